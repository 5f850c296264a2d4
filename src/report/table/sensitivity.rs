//! The table of `sensitivity`: a row for each unit, and what would be otherwise.

use super::Page;
use super::grid::Grid;
use super::sheet::Sheet;
use crate::domain::assessment::Assessment;
use crate::domain::score::View;
use crate::domain::sensitivity::{Outcome, Sensitivity, Variant};
use crate::domain::study::Study;
use crate::report::Selection;

/// The table of a round scored in several ways.
pub fn sensitivity(
    page: Page,
    study: &Study,
    model: &Assessment,
    view: View,
    found: &Sensitivity,
    selection: &Selection,
) -> String {
    let mut sheet = Sheet::new(page, study, model, view);
    let study = sheet.text(&sheet.study.header.title, &sheet.study.header.languages);
    let arguments = [("study", study.into()), ("round", sheet.round(&found.round).into())];
    let title = sheet.say("report-score-title", &arguments);
    sheet.title(&title);
    let units: Vec<_> = found.units.iter().filter(|unit| selection.has(&unit.unit)).collect();
    let arguments = [("count", units.len().into()), ("units", sheet.units_word(units.len()).into())];
    let base = sheet.say("report-situations-base", &arguments);
    let line = format!("{}{} {base}", sheet.of("report-view", view.as_str()), sheet.rater(selection));
    sheet.line(&line);
    let before = found.before.as_ref().map(|before| sheet.round(before));
    let explained = match before {
        Some(before) => sheet.say("sensitivity-base-before", &[("before", before.into())]),
        None => sheet.word("sensitivity-base"),
    };
    let heading = sheet.word("sensitivity-heading");
    sheet.section(&heading, &explained);
    let variants = units.first().map_or(&[][..], |unit| &unit.variants);
    let titles = variants.iter().map(|(variant, _)| match variant {
        Variant::Threshold(text) => sheet.say("report-at-threshold", &[("threshold", text.as_str().into())]),
        Variant::WithoutSingle { .. } => sheet.word("sensitivity-without"),
    });
    let titles: Vec<String> =
        [sheet.unit_title(), sheet.word("sensitivity-scored")].into_iter().chain(titles).collect();
    let mut grid = Grid::new(titles);
    for unit in units {
        let mut row = vec![sheet.unit(&unit.unit), as_scored(&sheet, &unit.base)];
        row.extend(unit.variants.iter().map(|(variant, outcome)| {
            let changes = changes(&sheet, &unit.base, outcome);
            match variant {
                Variant::Threshold(_) => changes,
                Variant::WithoutSingle { left_out, rated } => {
                    let counts = [("left", (*left_out).into()), ("rated", (*rated).into())];
                    format!("{}: {changes}", sheet.say("sensitivity-left", &counts))
                }
            }
        }));
        grid.row(row);
    }
    sheet.table(&grid);
    sheet.finish()
}

/// "0–1" for a range of completed phases.
fn phases(phases: Option<(u8, u8)>) -> String {
    match phases {
        None => "–".to_owned(),
        Some((lo, hi)) if lo == hi => lo.to_string(),
        Some((lo, hi)) => format!("{lo}–{hi}"),
    }
}

fn as_scored(sheet: &Sheet, base: &Outcome) -> String {
    let fields = base.fields.iter().enumerate().filter(|(_, found)| found.is_some());
    let fields: Vec<String> =
        fields.map(|(index, found)| format!("{} {}", sheet.field(index), phases(*found))).collect();
    let situations = (!sheet.model.situations.is_empty()).then(|| situations(sheet, base));
    let verdict = base.verdict.map(|verdict| sheet.of("verdict", verdict.as_str()));
    fields.into_iter().chain(situations).chain(verdict).collect::<Vec<_>>().join("; ")
}

fn situations(sheet: &Sheet, found: &Outcome) -> String {
    match found.situations.len() {
        0..3 => sheet.situations(&found.situations, &[]),
        _ => sheet.word("situation-unknown"),
    }
}

/// What is otherwise: "Policy 0 → 1; situation: …; verdict: …".
fn changes(sheet: &Sheet, base: &Outcome, other: &Outcome) -> String {
    let changes = base.changes(other);
    if changes.is_none() {
        return sheet.word("sensitivity-nothing");
    }
    let mut parts: Vec<String> = changes
        .fields
        .iter()
        .map(|&index| {
            let [from, to] = [base, other].map(|found| phases(found.fields.get(index).copied().flatten()));
            format!("{} {from} → {to}", sheet.field(index))
        })
        .collect();
    if changes.situation {
        let situations = situations(sheet, other);
        parts.push(sheet.say("sensitivity-situation", &[("situation", situations.into())]));
    }
    if changes.verdict {
        let verdict =
            other.verdict.map_or_else(|| "–".to_owned(), |verdict| sheet.of("verdict", verdict.as_str()));
        parts.push(sheet.say("sensitivity-verdict", &[("verdict", verdict.into())]));
    }
    parts.join("; ")
}
