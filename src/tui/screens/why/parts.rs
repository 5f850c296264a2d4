//! Parts that the first pages of a unit and of the organisation have in common.

use super::{Sight, Target, other};
use crate::domain::assessment::{CellPlace, Scope};
use crate::domain::condition::Truth;
use crate::domain::id::Id;
use crate::domain::rating::FactorValue;
use crate::domain::score::{FactorOrigin, FactorState, View};
use crate::domain::study::{BecauseOfProject, Followed, followed};
use crate::tui::screens::wording;
use crate::tui::sheet::{Cell, Look, Sheet};
use crate::tui::widgets::shortened;

/// The column where the matrix, and what stands beside a label, begins.
pub const LABELS: u16 = 17;

/// The least columns of a field in the matrix: the longest word with its sign and basis.
const FIELD: u16 = 21;

/// The columns of a field in which the other view fits beside the word.
const WIDE_FIELD: u16 = 38;

/// Phases down, fields across; fields that do not fit beside each other follow below.
pub fn matrix(sight: &Sight, sheet: &mut Sheet<Target>) {
    let count = sight.model().fields.len();
    let room = sheet.width().saturating_sub(LABELS);
    let per_block = usize::from(room / FIELD).clamp(1, count.max(1));
    let width = (room / per_block as u16).min(WIDE_FIELD + 6);
    for block in (0..count).step_by(per_block) {
        let columns: Vec<(usize, u16)> =
            (block..count.min(block + per_block)).zip((0..).map(|at| LABELS + at * width)).collect();
        sheet.line();
        for &(field, column) in &columns {
            let name = shortened(&wording::field(field, sight.setting), usize::from(width).saturating_sub(1));
            sheet.put(column, name, Look::Heading);
        }
        for phase in 0..sight.model().phase_count() {
            let cells = columns.iter().map(|&(field, column)| Cell {
                column,
                target: Target::Cell(CellPlace { field, phase }),
                lines: cell(sight, CellPlace { field, phase }, width),
            });
            let line = sheet.row(cells.collect());
            let name = shortened(&wording::phase(phase, sight.setting), usize::from(LABELS) - 3);
            sheet.label(line, 1, name, Look::Heading);
        }
    }
    sheet.text(1, &sight.words().text("result-legend"), Look::Quiet);
}

/// The word and basis of a cell, and what the other view says where it differs.
fn cell(sight: &Sight, place: CellPlace, width: u16) -> Vec<(String, Look)> {
    let Some(cell) = sight.case.cell(sight.view, place) else { return Vec::new() };
    let word = wording::cell(cell, sight.setting);
    let look = wording::cell_look(cell);
    let other = sight.case.cell(other(sight.view), place);
    let difference = other.filter(|other| other.word != cell.word).map(|other| {
        let word = sight.words().of("word", other.word.as_str());
        sight.words().with(short_other(sight.view), &[("word", word.into())])
    });
    match difference {
        None => vec![(word, look)],
        Some(difference) if width >= WIDE_FIELD => vec![(format!("{word}  {difference}"), look)],
        Some(difference) => vec![(word, look), (difference, Look::Warning)],
    }
}

fn short_other(view: View) -> &'static str {
    match view {
        View::Account => "result-cell-proven",
        View::Proven => "result-cell-account",
    }
}

/// The situations that are left, the tests that they rest on, and the flags that hold.
pub fn situation(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    if sight.model().situations.iter().any(|situation| situation.scope == sight.case.scope()) {
        sheet.heading(words.text("result-situation"));
        sheet.stop(Target::Situation, |sheet| {
            let possible = sight.case.situations(sight.view);
            let ask = wording::asked(&sight.situation_unknown(), sight.setting);
            let look = if possible.len() == 1 { Look::Title } else { Look::Tentative };
            let line = wording::situation_line(possible, &ask, sight.setting);
            sheet.text(2, &line, look);
            let others = sight.case.situations(other(sight.view));
            let other_line = wording::situation_line(others, &ask, sight.setting);
            if other_line != line {
                let text = words.with(wording::other_view(sight.view), &[("what", other_line.into())]);
                sheet.text(2, &text, Look::Warning);
            }
        });
    }
    for (index, test) in sight.model().tests.iter().enumerate() {
        let Some(result) = sight.case.test(sight.view, index) else { continue };
        sheet.stop(Target::Test(index), |sheet| {
            sheet.text(2, sight.setting.text(&test.title), Look::Quiet);
            sheet.after(26, &words.of("result", result.as_str()), Look::Text);
        });
    }
    for (index, truth) in sight.case.flags(sight.view) {
        let Some(flag) = sight.model().flags.get(index).filter(|_| truth != Truth::No) else { continue };
        let name = sight.setting.text(&flag.title).to_owned();
        let text = match truth {
            Truth::Yes => name,
            Truth::No | Truth::Open => words.with("result-perhaps", &[("what", name.into())]),
        };
        sheet.text(2, &text, if truth == Truth::Yes { Look::Warning } else { Look::Tentative });
    }
}

/// Success factors, counted and never averaged; unknown ones are named like the others.
pub fn factors(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let states = sight.case.factors(sight.view);
    if states.is_empty() {
        return;
    }
    let count = |value: FactorValue| states.iter().filter(|state| state.value == value).count();
    let arguments = [
        ("present", count(FactorValue::Present).into()),
        ("partly", count(FactorValue::Partly).into()),
        ("absent", count(FactorValue::Absent).into()),
        ("unknown", count(FactorValue::Unknown).into()),
        ("total", states.len().into()),
    ];
    sheet.heading(words.with("result-factors", &arguments));
    for state in states {
        let Some(factor) = sight.model().factors.get(state.index) else { continue };
        sheet.stop(Target::Factor(state.index), |sheet| {
            let value = words.of("factor", state.value.as_str());
            let look = match state.value {
                FactorValue::Unknown => Look::Unknown,
                FactorValue::NotApplicable => Look::Quiet,
                FactorValue::Absent | FactorValue::Partly | FactorValue::Present => Look::Text,
            };
            let line = sheet.text(12, sight.setting.text(&factor.title), Look::Text);
            sheet.label(line, 2, value, look);
            sheet.after(50, &factor_detail(sight, state), Look::Quiet);
        });
    }
}

fn factor_detail(sight: &Sight, state: &FactorState) -> String {
    match state.origin {
        FactorOrigin::Derived(reason) => wording::reason(reason.as_str(), sight.setting),
        FactorOrigin::Indicator { .. } => sight.words().text("result-of-indicator"),
        FactorOrigin::Typed { .. } if state.is_contradicted => sight.words().text("result-contradicted"),
        FactorOrigin::Typed { .. } => state.reason.clone().unwrap_or_default(),
    }
}

/// What is recommended; apart from it what would be, depending on what is not known.
pub fn recommendations(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let all = sight.case.recommendations(sight.view);
    let count = |truth: Truth| all.iter().filter(|one| one.truth == truth).count();
    for (truth, heading) in
        [(Truth::Yes, "result-recommendations"), (Truth::Open, "result-recommendations-open")]
    {
        if count(truth) == 0 {
            continue;
        }
        sheet.heading(words.with(heading, &[("count", count(truth).into())]));
        for one in all.iter().filter(|one| one.truth == truth) {
            let Some(recommendation) = sight.model().recommendations.get(one.index) else { continue };
            let look = if truth == Truth::Yes { Look::Text } else { Look::Tentative };
            sheet.stop(Target::Recommendation(one.index), |sheet| {
                sheet.text(2, sight.setting.text(&recommendation.title), look);
            });
        }
    }
}

/// What the unit does and plans, and how far it is.
pub fn initiatives(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let mut all = followed(&sight.case.study.initiatives);
    all.retain(|one| one.initiative.details.unit == sight.case.unit);
    // Those that were spoken of in this round come first.
    all.sort_by_key(|one| one.state(&sight.case.round).is_none());
    if all.is_empty() && sight.case.scope() == Scope::Organisation {
        return;
    }
    sheet.heading(words.with("result-initiatives", &[("count", all.len().into())]));
    for one in all {
        sheet.stop(Target::Initiative(one.initiative.id.clone()), |sheet| {
            let state = one.state(&sight.case.round);
            let fate = state.map_or_else(
                || words.text("result-not-mentioned"),
                |state| words.of("fate", state.status.as_str()),
            );
            let look = if state.is_some() { Look::Text } else { Look::Quiet };
            let line = sheet.text(LABELS, &initiative_line(sight, &one), look);
            sheet.label(line, 2, fate, look);
        });
    }
}

fn initiative_line(sight: &Sight, one: &Followed) -> String {
    let words = sight.words();
    let initiative = one.initiative;
    let mut parts = vec![initiative.details.title.clone()];
    if !initiative.details.own {
        parts.push(words.text("own-no"));
    }
    if initiative.details.because_of_project == BecauseOfProject::Yes {
        parts.push(words.text("result-because"));
    }
    parts.extend(earlier(sight, one, &sight.case.round));
    parts.join(" · ")
}

/// What it was in the round before.
fn earlier(sight: &Sight, followed: &Followed, round: &Id) -> Option<String> {
    let rounds = &sight.setting.instruments.rounds;
    let here = rounds.iter().position(|one| one.id == *round)?;
    let before = rounds[..here].iter().rev();
    let (state, label) = before
        .filter_map(|one| Some((followed.state(&one.id)?, one)))
        .map(|(state, one)| (state.status, sight.setting.text(&one.label).to_owned()))
        .next()?;
    let arguments = [("round", label.into()), ("fate", sight.words().of("fate", state.as_str()).into())];
    Some(sight.words().with("result-was", &arguments))
}
