//! The pages: the list of where raters differ, and one entry with what everybody gave side by side.

use unicode_width::UnicodeWidthStr;

use super::{State, Stop};
use crate::domain::agreement::{Disagreement, Given, Matter};
use crate::domain::assessment::CellPlace;
use crate::domain::id::Id;
use crate::domain::rating::{FactorValue, Level};
use crate::domain::study::Study;
use crate::tui::model::Setting;
use crate::tui::screens::assess::wording as rating;
use crate::tui::screens::why::evidence_stop;
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};
use crate::tui::widgets::shortened;

/// A rater by name, or as the lead rater without one.
pub(super) fn rater(rater: Option<&Id>, setting: &Setting) -> String {
    rater.map_or_else(|| setting.words.text("agree-lead"), ToString::to_string)
}

fn unit(study: &Study, id: &Id, setting: &Setting) -> String {
    if id.is_organisation() {
        setting.words.text("agree-organisation")
    } else {
        wording::unit(study, id, setting)
    }
}

fn title(matter: Matter, setting: &Setting) -> String {
    let model = &setting.instruments.model;
    let id = match matter {
        Matter::Indicator(at) => &model.indicators[at].id,
        Matter::Factor(at) => &model.factors[at].id,
    };
    rating::target_title(id, setting)
}

/// The value of a row in a word.
fn value(study: &Study, matter: Matter, row: usize, setting: &Setting) -> String {
    let words = &setting.words;
    let found = match matter {
        Matter::Indicator(_) => study.ratings.get(row).map(|row| rating::value_word(row.value, words)),
        Matter::Factor(_) => study.factors.get(row).map(|row| words.of("factor", row.value.as_str())),
    };
    found.unwrap_or_default()
}

/// The list, units one below the other.
pub(super) fn list(state: &State, setting: &Setting) -> Sheet<Stop> {
    let words = &setting.words;
    let mut sheet = Sheet::new(setting.size.width);
    let Some(study) = &state.study else { return sheet };
    let found = state.found(&setting.instruments.model, setting);
    if found.is_empty() {
        sheet.text(1, &words.text("differences-nothing"), Look::Quiet);
        return sheet;
    }
    let open = found.iter().filter(|one| one.consensus.is_none()).count();
    let base = [("count", found.len().into()), ("open", open.into())];
    sheet.text(1, &words.with("agree-differences-base", &base), Look::Quiet);
    // What was given stands beside the names, as far to the right as the longest leaves room.
    let given = |one: &Disagreement| -> String {
        let given = one.given.iter();
        let all: Vec<String> = given
            .map(|given| {
                let value = value(study, one.matter, given.row, setting);
                format!("{} {value}", rater(given.rater, setting))
            })
            .collect();
        all.join(" · ")
    };
    let widest = found.iter().map(|one| given(one).width()).max().unwrap_or_default();
    let width = usize::from(setting.size.width);
    let beside = width.saturating_sub(widest + 22).max(width / 3);
    let mut before: Option<&Id> = None;
    for one in &found {
        if before != Some(one.unit) {
            sheet.heading(unit(study, one.unit, setting));
            before = Some(one.unit);
        }
        sheet.stop(Stop::Difference((one.unit.clone(), one.matter)), |sheet| {
            sheet.line();
            let name = shortened(&title(one.matter, setting), beside.saturating_sub(3));
            sheet.put(2, name, Look::Text);
            let text = shortened(&given(one), width.saturating_sub(beside + 20));
            sheet.put(beside as u16, text, Look::Text);
            let (text, look) = match one.consensus {
                Some(row) => {
                    let value = value(study, one.matter, row, setting);
                    (words.with("differences-consensus", &[("value", value.into())]), Look::Good)
                }
                None => (words.text("differences-open"), Look::Warning),
            };
            sheet.put(width.saturating_sub(19) as u16, shortened(&text, 17), look);
        });
    }
    sheet
}

/// One entry: the scale with who gave what, the consensus, and everybody's words and evidence side by side.
pub(super) fn one(study: &Study, found: &Disagreement, setting: &Setting) -> Sheet<Stop> {
    let words = &setting.words;
    let model = &setting.instruments.model;
    let mut sheet = Sheet::new(setting.size.width);
    sheet.text(1, &title(found.matter, setting), Look::Title);
    let mut facts = vec![unit(study, found.unit, setting), wording::round(found.round, setting)];
    match found.matter {
        Matter::Indicator(at) => {
            let indicator = &model.indicators[at];
            facts.push(wording::place(CellPlace { field: indicator.field, phase: indicator.phase }, setting));
        }
        Matter::Factor(_) => facts.push(words.text("why-factor")),
    }
    sheet.text(1, &facts.join(" · "), Look::Quiet);
    sheet.blank();
    scale(&mut sheet, found, setting);
    sheet.blank();
    agreed(&mut sheet, study, found, setting);
    sheet.blank();
    let half = setting.size.width / 2;
    for pair in found.given.chunks(2) {
        let column = |given: &Given| column(study, found, given, half, setting);
        match pair {
            [left, right] => sheet.beside(column(left), column(right), half),
            [only] => sheet.below(column(only)),
            _ => {}
        }
        sheet.blank();
    }
    sheet
}

/// What each value means, and who gave it.
fn scale(sheet: &mut Sheet<Stop>, found: &Disagreement, setting: &Setting) {
    let model = &setting.instruments.model;
    let texts: Vec<(String, &str)> = match found.matter {
        Matter::Indicator(at) => Level::ALL
            .into_iter()
            .zip(&model.indicators[at].levels)
            .map(|(level, text)| (level.points().to_string(), setting.text(text)))
            .collect(),
        Matter::Factor(at) => [FactorValue::Absent, FactorValue::Partly, FactorValue::Present]
            .into_iter()
            .zip(&model.factors[at].levels)
            .map(|(value, text)| (setting.words.of("factor", value.as_str()), setting.text(text)))
            .collect(),
    };
    let beside = texts.iter().map(|(name, _)| name.width()).max().unwrap_or(0) as u16 + 3;
    for (level, (name, text)) in texts.iter().enumerate() {
        let who = found.given.iter().filter(|given| given.level.map(usize::from) == Some(level));
        let who: Vec<String> = who.map(|given| rater(given.rater, setting)).collect();
        let look = if who.is_empty() { Look::Quiet } else { Look::Text };
        let text = if who.is_empty() { (*text).to_owned() } else { format!("{text} ({})", who.join(", ")) };
        sheet.labelled(name, beside, &text, look);
    }
}

/// What was agreed on.
fn agreed(sheet: &mut Sheet<Stop>, study: &Study, found: &Disagreement, setting: &Setting) {
    let words = &setting.words;
    let Some(row) = found.consensus else {
        sheet.text(1, &words.text("differences-none-yet"), Look::Warning);
        return;
    };
    let value = value(study, found.matter, row, setting);
    sheet.text(1, &words.with("differences-consensus", &[("value", value.into())]), Look::Good);
    let (reasons, note, evidence) = details(study, found.matter, row, setting);
    details_below(sheet, &reasons, note, setting);
    sheet.text(2, &words.with("differences-rests-on", &[("count", evidence.into())]), Look::Quiet);
}

/// Reasons, note, and how many pieces of evidence a row rests on.
fn details<'s>(
    study: &'s Study,
    matter: Matter,
    row: usize,
    setting: &Setting,
) -> (String, Option<&'s str>, usize) {
    match matter {
        Matter::Indicator(_) => study.ratings.get(row).map_or((String::new(), None, 0), |row| {
            let reasons: Vec<String> =
                row.reasons.iter().map(|reason| wording::reason(reason.as_str(), setting)).collect();
            (reasons.join("; "), row.note.as_deref(), row.evidence.len())
        }),
        Matter::Factor(_) => study.factors.get(row).map_or((String::new(), None, 0), |row| {
            let reason = row.reason.as_deref().map(|reason| wording::reason(reason, setting));
            (reason.unwrap_or_default(), row.note.as_deref(), row.evidence.len())
        }),
    }
}

fn details_below(sheet: &mut Sheet<Stop>, reasons: &str, note: Option<&str>, setting: &Setting) {
    let words = &setting.words;
    for (id, text) in [("assess-reason", reasons), ("assess-note", note.unwrap_or_default())] {
        if !text.is_empty() {
            sheet.text(2, &words.with(id, &[("text", text.into())]), Look::Text);
        }
    }
}

/// What one rater gave: value, reasons, note, evidence.
fn column(study: &Study, found: &Disagreement, given: &Given, width: u16, setting: &Setting) -> Sheet<Stop> {
    let words = &setting.words;
    let mut sheet = Sheet::new(width);
    let value = value(study, found.matter, given.row, setting);
    let name = [("rater", rater(given.rater, setting).into()), ("value", value.into())];
    sheet.heading(words.with("differences-rater", &name));
    let (reasons, note, _) = details(study, found.matter, given.row, setting);
    details_below(&mut sheet, &reasons, note, setting);
    let ids: &[Id] = match found.matter {
        Matter::Indicator(_) => study.ratings.get(given.row).map_or(&[], |row| &row.evidence),
        Matter::Factor(_) => study.factors.get(given.row).map_or(&[], |row| &row.evidence),
    };
    let taken: &[Id] = match (found.matter, found.consensus) {
        (_, None) => &[],
        (Matter::Indicator(_), Some(at)) => study.ratings.get(at).map_or(&[], |row| &row.evidence),
        (Matter::Factor(_), Some(at)) => study.factors.get(at).map_or(&[], |row| &row.evidence),
    };
    if ids.is_empty() {
        sheet.text(2, &words.text("why-no-evidence"), Look::Quiet);
    }
    for id in ids {
        evidence_stop(&mut sheet, Stop::Evidence(id.clone()), study, id, setting);
        if taken.contains(id) {
            sheet.text(4, &words.text("differences-taken"), Look::Good);
        }
    }
    sheet
}
