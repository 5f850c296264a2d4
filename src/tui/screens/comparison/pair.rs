//! One unit in two rounds, and one of its indicators with the evidence of both rounds side by side.

use super::axis::{EARLIER, LATER};
use super::phrases::signed;
use super::{Side, axis, said};
use crate::domain::assessment::{CellPlace, Scope};
use crate::domain::compare::{InitiativeFate, LeftOut, UnitComparison};
use crate::domain::publication::Feedback;
use crate::domain::score::IndicatorState;
use crate::domain::study::InitiativeStatus;
use crate::tui::screens::result::feedback_lines;
use crate::tui::screens::why::{Sight, Target};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

/// The column where what stands beside a label begins.
const BESIDE: u16 = 17;

/// From this width on the two rounds stand side by side.
const WIDE: u16 = 76;

/// Lays out the page of a unit.
pub fn unit_page(side: &Side, sights: &[Sight; 2], unit: &UnitComparison) -> Sheet<Target> {
    let words = &side.setting.words;
    let mut sheet = sights[1].sheet();
    sheet.text(1, &wording::unit(side.study, &unit.unit, side.setting), Look::Title);
    if let Some(earlier) = &unit.predecessor {
        let name = wording::unit(side.study, earlier, side.setting);
        sheet.text(1, &words.with("compare-predecessor", &[("unit", name.into())]), Look::Quiet);
    }
    sheet.labelled(&words.text("report-link"), BESIDE, &side.link(unit.link), Look::Text);
    if let Some(reason) = &unit.set_because {
        let set = words.with("link-set", &[("reason", reason.as_str().into())]);
        sheet.text(BESIDE, &set, Look::Warning);
        sheet.text(BESIDE, &side.proposal(unit), Look::Quiet);
    } else {
        sheet.text(BESIDE, &side.basis(unit), Look::Quiet);
    }
    sheet.labelled(&words.text("report-verdict"), BESIDE, &side.verdict(&unit.whole), Look::Title);
    sheet.text(BESIDE, &side.sums(&unit.whole), Look::Quiet);
    sheet.text(BESIDE, &said::ground(&unit.ground, side.setting), Look::Quiet);
    let label = words.text("compare-seen-long");
    sheet.labelled(&label, BESIDE, &side.observed(unit), Look::Text);
    if !unit.warnings.is_empty() {
        let kinds = side.warning_kinds(unit);
        sheet.labelled(&words.text("compare-mind"), BESIDE, &kinds, Look::Warning);
    }
    for sight in sights {
        let feedback = Feedback::of(side.study, &unit.unit, &sight.case.round);
        for (text, view) in feedback_lines(&feedback, side.setting) {
            let round = wording::round(&sight.case.round, side.setting);
            sheet.text(1, &format!("{round}: {text}"), wording::response_look(view));
        }
    }
    for text in said::other_versions(side.setting) {
        sheet.text(1, &text, Look::Warning);
    }
    for text in said::weak_fields(side.weak, side.setting) {
        sheet.text(1, &text, Look::Warning);
    }
    phases(side, unit, &mut sheet);
    indicators(side, sights, unit, &mut sheet);
    initiatives(side, &unit.initiatives, &mut sheet);
    warnings(side, unit, &mut sheet);
    sheet
}

/// Completed phases of each field in both rounds, on a common axis and in words, and where they surely shifted.
fn phases(side: &Side, unit: &UnitComparison, sheet: &mut Sheet<Target>) {
    let words = &side.setting.words;
    let model = &side.setting.instruments.model;
    let total = model.phases.len();
    let step = if sheet.width() >= 110 { 4 } else { 2 };
    sheet.heading(words.text("compare-by-field"));
    if total > 0 {
        sheet.line();
        sheet.put(BESIDE, axis::scale(total, step), Look::Quiet);
    }
    let beside = BESIDE + (total * step) as u16 + 3;
    let scores = side.scores(unit);
    for (index, set) in unit.fields.iter().enumerate() {
        let name = said::field(index, side.weak, side.setting);
        if total > 0 {
            let rounds = super::phases(scores, index);
            for (at, (range, marks)) in rounds.into_iter().zip([EARLIER, LATER]).enumerate() {
                let text = range.map_or_else(
                    || words.text("compare-not-there"),
                    |(lo, hi)| wording::phases(lo, hi, side.setting),
                );
                let look = if at == 0 { Look::Quiet } else { Look::Text };
                let line = sheet.text(beside, &text, look);
                sheet.label(line, BESIDE, axis::draw(range, total, step, marks), look);
                if at == 0 {
                    sheet.label(line, 1, name.as_str(), Look::Heading);
                }
            }
        }
        let text = side.field_verdict(set);
        let label = if total > 0 { "" } else { name.as_str() };
        sheet.labelled(label, if total > 0 { beside } else { BESIDE }, &text, Look::Quiet);
    }
    for shift in &unit.phase_shifts {
        let field = shift
            .field
            .map_or_else(|| words.text("report-in-common"), |field| wording::field(field, side.setting));
        let arguments = [
            ("unit", wording::unit(side.study, &unit.unit, side.setting).into()),
            ("field", field.into()),
            ("from", wording::phases(shift.from.0, shift.from.1, side.setting).into()),
            ("to", wording::phases(shift.to.0, shift.to.1, side.setting).into()),
        ];
        let id = if shift.is_forward() { "report-shift-forward" } else { "report-shift-back" };
        sheet.text(1, &words.with(id, &arguments), Look::Title);
    }
}

/// The indicators of the unit by cell: the values of both rounds and what differs, those seen in both first to the eye.
fn indicators(side: &Side, sights: &[Sight; 2], unit: &UnitComparison, sheet: &mut Sheet<Target>) {
    let words = &side.setting.words;
    let model = &side.setting.instruments.model;
    sheet.heading(words.text("compare-indicators"));
    sheet.text(1, &words.text("compare-indicators-legend"), Look::Quiet);
    for field in 0..model.fields.len() {
        for phase in 0..model.phase_count() {
            let place = CellPlace { field, phase };
            let mut is_first = true;
            for (index, indicator) in model.cell(Scope::Unit, place) {
                let states = sights.each_ref().map(|sight| sight.case.indicator(sight.view, index));
                if is_first {
                    sheet.line();
                    sheet.put(1, wording::place(place, side.setting), Look::Heading);
                    is_first = false;
                }
                sheet.stop(Target::Indicator(index), |sheet| {
                    let value = |state: Option<&IndicatorState>| {
                        state.map_or_else(String::new, |state| wording::value(state, side.setting))
                    };
                    let arguments = [("from", value(states[0]).into()), ("to", value(states[1]).into())];
                    let line = sheet.text(15, side.setting.text(&indicator.title), Look::Text);
                    sheet.label(line, 2, words.with("compare-values", &arguments), Look::Text);
                    let (change, note) = change(side, unit, index);
                    sheet.label(line, 10, change, Look::Title);
                    sheet.after(0, &note, Look::Quiet);
                });
            }
        }
    }
}

/// What differs in an indicator seen in both rounds; else why nothing is said.
fn change(side: &Side, unit: &UnitComparison, index: usize) -> (String, String) {
    let words = &side.setting.words;
    let observed = unit.observed.as_ref();
    let seen = observed.and_then(|seen| seen.indicators.iter().find(|one| one.index == index));
    if let Some(seen) = seen {
        let change = i32::from(seen.to.points()) - i32::from(seen.from.points());
        let text = if change == 0 { words.text("compare-same") } else { signed(change) };
        return (text, String::new());
    }
    if observed.is_some_and(|seen| seen.carried_over.contains(&index)) {
        return (String::new(), words.text("compare-carried"));
    }
    let left_out = unit.whole.left_out.iter().find(|(at, _)| *at == index).map(|(_, why)| *why);
    let note = match left_out {
        // The link stands above; here it would only repeat itself.
        Some(LeftOut::Respondents) | None => String::new(),
        Some(why) => words.of("report-left-out", why.as_str()),
    };
    (String::new(), note)
}

/// What became of the unit's initiatives.
fn initiatives(side: &Side, fates: &[InitiativeFate], sheet: &mut Sheet<Target>) {
    let words = &side.setting.words;
    if fates.is_empty() {
        return;
    }
    sheet.heading(words.with("compare-fates", &[("total", fates.len().into())]));
    for fate in fates {
        let title = side.study.initiatives.iter().find(|one| one.id == fate.initiative);
        let title = title.map_or(fate.initiative.as_str(), |one| one.details.title.as_str());
        let status = |status: Option<InitiativeStatus>| {
            status.map_or_else(
                || words.text("result-not-mentioned"),
                |status| words.of("fate", status.as_str()),
            )
        };
        sheet.stop(Target::Initiative(fate.initiative.clone()), |sheet| {
            let arguments =
                [("title", title.into()), ("from", status(fate.from).into()), ("to", status(fate.to).into())];
            let line = sheet.text(BESIDE, &words.with("compare-fate", &arguments), Look::Text);
            sheet.label(line, 2, words.of("report-fate", fate.fate.as_str()), Look::Text);
        });
    }
}

/// What to keep in mind, with the events that it is about.
fn warnings(side: &Side, unit: &UnitComparison, sheet: &mut Sheet<Target>) {
    if unit.warnings.is_empty() {
        return;
    }
    sheet.heading(side.setting.words.text("compare-mind"));
    for (at, warning) in unit.warnings.iter().enumerate() {
        sheet.text(2, &side.warning(warning), Look::Text);
        // What to do stands once below those of a kind, which stand together.
        let next = unit.warnings.get(at + 1);
        if next.is_none_or(|next| next.as_str() != warning.as_str()) {
            let advice = side.setting.words.of("warning-advice", warning.as_str());
            sheet.text(4, &advice, Look::Quiet);
        }
    }
}

/// Lays out the page of an indicator: what it says of both rounds, side by side or below each other.
pub fn indicator_page(sights: &[Sight; 2], unit: &UnitComparison, index: usize) -> Sheet<Target> {
    let setting = sights[1].setting;
    let words = &setting.words;
    let mut sheet = sights[1].sheet();
    let Some(indicator) = setting.instruments.model.indicators.get(index) else { return sheet };
    sheet.text(1, setting.text(&indicator.title), Look::Title);
    let place = CellPlace { field: indicator.field, phase: indicator.phase };
    let mut facts = vec![wording::place(place, setting)];
    if indicator.is_core {
        facts.push(words.text("why-core"));
    }
    sheet.text(1, &facts.join(" · "), Look::Quiet);
    if unit.observed.as_ref().is_some_and(|seen| seen.carried_over.contains(&index)) {
        sheet.text(1, &words.text("compare-carried-long"), Look::Warning);
    }
    let width = sheet.width();
    if width < WIDE {
        for sight in sights {
            sheet.blank();
            sheet.below(sight.indicator_column(index));
        }
        return sheet;
    }
    let half = width / 2;
    let [left, right] = sights.map(|sight| Sight { width: half, ..sight }.indicator_column(index));
    sheet.line();
    sheet.beside(left, right, half);
    sheet
}
