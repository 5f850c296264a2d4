//! The sheet of one unit in a round: its matrix, situation and factors, and what each of its indicators rests on.

use super::grid::Grid;
use super::organisation::{factor_values, matrix};
use super::score::{is_behind, is_less, situation, truth};
use super::sheet::Sheet;
use crate::domain::score::{IndicatorState, RoundScore, UnitScore};

/// Draws a unit of a round, and below its own indicators those of the organisation.
pub(super) fn sheet(sheet: &mut Sheet, round: &RoundScore, score: &UnitScore, proven: Option<&UnitScore>) {
    fields(sheet, score, proven);
    tests(sheet, score, proven);
    if !score.factors.is_empty() {
        let heading = sheet.word("report-factors");
        let base = sheet.say("report-unit-factors-base", &[("count", score.factors.len().into())]);
        sheet.section(&heading, &base);
        factor_values(sheet, &score.factors);
    }
    let heading = sheet.word("report-indicators");
    indicators(sheet, &heading, &score.indicators);
    let inherited = &round.organisation.indicators;
    if !inherited.is_empty() {
        let heading = sheet.word("report-inherited");
        indicators(sheet, &heading, inherited);
    }
}

fn fields(sheet: &mut Sheet, score: &UnitScore, proven: Option<&UnitScore>) {
    let name = sheet.unit(&score.unit);
    let base = sheet.say("report-unit-base", &[("indicators", score.indicators.len().into())]);
    sheet.section(&name, &base);
    let mut grid = matrix(sheet);
    for (index, field) in score.fields.iter().enumerate() {
        let other = proven.and_then(|proven| proven.fields.get(index));
        let mut row = vec![sheet.field(index)];
        for (phase, cell) in field.cells.iter().enumerate() {
            let other = other.and_then(|other| other.cells.get(phase));
            let text = sheet.cell(cell);
            row.push(sheet.marked(text, other.is_some_and(|other| is_less(other, cell))));
        }
        grid.row(row);
    }
    sheet.table(&grid);
    if sheet.model.phases.is_empty() {
        return;
    }
    sheet.blank();
    let sensitivity = sheet
        .model
        .thresholds
        .sensitivity
        .iter()
        .map(|(text, _)| sheet.say("report-at-threshold", &[("threshold", text.as_str().into())]));
    let titles = [sheet.word("report-field"), sheet.word("report-completed")].into_iter().chain(sensitivity);
    let mut grid = Grid::new(titles.collect::<Vec<_>>());
    for (index, field) in score.fields.iter().enumerate() {
        let other = proven.and_then(|proven| proven.fields.get(index));
        let text = sheet.field_completed(field);
        let text = sheet.marked(text, other.is_some_and(|other| is_behind(other, field)));
        let others = field.sensitivity.iter().map(|(_, (lo, hi))| sheet.completed(*lo, *hi));
        grid.row([sheet.field(index), text].into_iter().chain(others).collect());
    }
    if let Some((lo, hi)) = score.common {
        grid.row(vec![sheet.word("report-in-common"), sheet.completed(lo, hi)]);
    }
    sheet.table(&grid);
}

fn tests(sheet: &mut Sheet, score: &UnitScore, proven: Option<&UnitScore>) {
    if score.tests.is_empty() && score.flags.is_empty() {
        return;
    }
    let heading = sheet.word("report-situation");
    let text = situation(sheet, score);
    sheet.section(&heading, &text);
    let mut grid = Grid::new([sheet.word("report-statement"), sheet.word("report-holds")]);
    for (index, (id, result)) in score.tests.iter().enumerate() {
        let other = proven.and_then(|proven| proven.tests.get(index)).map(|(_, other)| *other);
        let title = sheet.model.tests.iter().find(|test| test.id == *id);
        let title = title.map_or_else(|| id.to_string(), |test| sheet.of_model(&test.title));
        let text = truth(sheet, result.as_str());
        let text = sheet.marked(text, other.is_some_and(|other| other != *result));
        grid.row(vec![title, text]);
    }
    for (index, (id, holds)) in score.flags.iter().enumerate() {
        let other = proven.and_then(|proven| proven.flags.get(index)).map(|(_, other)| *other);
        let title = sheet.model.flags.iter().find(|flag| flag.id == *id);
        let title = title.map_or_else(|| id.to_string(), |flag| sheet.of_model(&flag.title));
        let text = truth(sheet, holds.as_str());
        let text = sheet.marked(text, other.is_some_and(|other| other != *holds));
        grid.row(vec![title, text]);
    }
    sheet.table(&grid);
}

fn indicators(sheet: &mut Sheet, heading: &str, states: &[IndicatorState]) {
    let rated = states.iter().filter(|state| state.known().is_some()).count();
    let base =
        sheet.say("report-indicators-base", &[("rated", rated.into()), ("indicators", states.len().into())]);
    sheet.section(heading, &base);
    let titles = ["report-field", "report-phase", "report-indicator", "report-rating", "report-because"];
    let mut grid = Grid::new(titles.map(|title| sheet.word(title)));
    for state in states {
        let Some(indicator) = sheet.model.indicators.get(state.index) else { continue };
        let phase =
            if sheet.model.phases.is_empty() { String::new() } else { (indicator.phase + 1).to_string() };
        grid.row(vec![
            sheet.field(indicator.field),
            phase,
            sheet.of_model(&indicator.title),
            state.value.to_string(),
            because(sheet, state),
        ]);
    }
    sheet.table(&grid);
}

/// Why a rating is 0, unknown or not applicable, and what proves it in part only.
fn because(sheet: &Sheet, state: &IndicatorState) -> String {
    let reasons = state.reasons(sheet.study, sheet.model).into_iter().map(|id| {
        let reason = sheet.model.reason(id);
        reason.map_or_else(|| sheet.of("report-derived", id), |reason| sheet.of_model(&reason.title))
    });
    let cap = state.cap.map(|cap| {
        let why = sheet.of("report-cap", cap.reason.as_str());
        sheet.say("report-proven-at", &[("level", u32::from(cap.level.points()).into()), ("why", why.into())])
    });
    let all = state.rests_on_all_units.then(|| sheet.word("report-rests-on-all"));
    reasons.chain(cap).chain(all).collect::<Vec<_>>().join("; ")
}
