//! The tables of `compare --series`: where each unit stood in every round, and what can be said between the rounds.

use super::Page;
use super::compare::{grounds, legend, link, of, other_versions, range, verdict, warning_lines, what_to_do};
use super::grid::Grid;
use super::sheet::Sheet;
use crate::domain::assessment::Assessment;
use crate::domain::compare::{Series, UnitComparison, UnitSeries};
use crate::domain::id::Id;
use crate::domain::score::{FieldScore, View};
use crate::domain::study::Study;
use crate::report::Selection;

/// A unit, and the same as far as it is proven.
type Pair<'s> = (&'s UnitSeries, Option<&'s UnitSeries>);

/// The tables of rounds in a row. `proven` is the same as far as it is proven, to mark what reads otherwise; hand over
/// none where `view` is *proven* itself.
pub fn series(
    page: Page,
    study: &Study,
    model: &Assessment,
    view: View,
    series: &Series,
    proven: Option<&Series>,
    selection: &Selection,
) -> String {
    let mut sheet = Sheet::new(page, study, model, view);
    let twin = |unit: &Id| proven.and_then(|other| other.units.iter().find(|twin| twin.unit == *unit));
    let shown = series.units.iter().filter(|found| selection.has(&found.unit));
    let pairs: Vec<Pair> = shown.map(|found| (found, twin(&found.unit))).collect();
    sheet.of_rounds(&series.rounds.iter().collect::<Vec<_>>());
    head(&mut sheet, series, pairs.len(), selection);
    stands_on(&mut sheet, series, &pairs);
    points(&mut sheet, series, &pairs);
    steps(&mut sheet, series, &pairs);
    warnings(&mut sheet, series, &pairs);
    let all: Vec<&UnitComparison> =
        pairs.iter().flat_map(|(found, _)| found.steps.iter().flatten().chain(&found.whole)).collect();
    legend(&mut sheet, &all);
    sheet.finish()
}

fn head(sheet: &mut Sheet, series: &Series, count: usize, selection: &Selection) {
    let study = sheet.text(&sheet.study.header.title, &sheet.study.header.languages);
    let rounds: Vec<String> = series.rounds.iter().map(|round| sheet.round(round)).collect();
    let title =
        sheet.say("series-table-title", &[("study", study.into()), ("rounds", rounds.join(" → ").into())]);
    sheet.title(&title);
    let arguments = [
        ("count", count.into()),
        ("units", sheet.units_word(count).into()),
        ("rounds", series.rounds.len().into()),
    ];
    let base = sheet.say("series-table-base", &arguments);
    let view = sheet.of("report-view", sheet.view.as_str());
    let rater = sheet.rater(selection);
    sheet.line(&format!("{view}{rater} {base}"));
    other_versions(sheet);
}

/// What each two neighbouring rounds stand on.
fn stands_on(sheet: &mut Sheet, series: &Series, pairs: &[Pair]) {
    for at in 0..series.rounds.len().saturating_sub(1) {
        let units: Vec<&UnitComparison> =
            pairs.iter().filter_map(|(found, _)| found.steps.get(at)?.as_ref()).collect();
        for line in grounds(sheet, &units) {
            sheet.line(&format!("{} → {}: {line}", series.rounds[at], series.rounds[at + 1]));
        }
    }
}

/// Completed phases, at least and at most, and the word, of each field in every round.
fn points(sheet: &mut Sheet, series: &Series, pairs: &[Pair]) {
    let (heading, base) = (sheet.word("series-table-points"), sheet.word("series-table-points-base"));
    sheet.section(&heading, &base);
    let titles = [sheet.unit_title(), sheet.word("series-table-round")];
    let names = (0..sheet.model.fields.len()).map(|index| sheet.field(index));
    let mut grid = Grid::new(titles.into_iter().chain(names).collect::<Vec<_>>());
    for (found, twin) in pairs {
        let mut name = sheet.unit(&found.unit);
        for (at, (round, point)) in series.rounds.iter().zip(&found.points).enumerate() {
            let mut row = vec![std::mem::take(&mut name), round.to_string()];
            let Some(fields) = point else {
                row.push(sheet.word("compare-not-there"));
                grid.row(row);
                continue;
            };
            let other = twin.and_then(|twin| twin.points.get(at)?.as_ref());
            for (index, field) in fields.iter().enumerate() {
                let text = field_text(sheet, field);
                let proven = other.and_then(|other| Some(field_text(sheet, other.get(index)?)));
                let is_less = proven.is_some_and(|proven| proven != text);
                row.push(sheet.marked(text, is_less));
            }
            grid.row(row);
        }
    }
    sheet.table(&grid);
}

/// "0–1 · phase 1 largely (2/3)"; the reading alone in a model without phases.
fn field_text(sheet: &Sheet, field: &FieldScore) -> String {
    let reading = sheet.field_reading(field);
    match field.lo.zip(field.hi) {
        None => reading,
        Some((lo, hi)) if lo == hi => format!("{lo} · {reading}"),
        Some((lo, hi)) => format!("{lo}–{hi} · {reading}"),
    }
}

/// A row of the links and verdicts: a unit between two rounds, and the same as far as it is proven.
struct Step<'s> {
    from: &'s Id,
    to: &'s Id,
    found: &'s UnitComparison,
    proven: Option<&'s UnitComparison>,
}

/// The steps of a unit: between neighbours, then from the first round to the last.
fn steps_of<'s>(series: &'s Series, (found, twin): &Pair<'s>) -> Vec<Step<'s>> {
    let step = |from: usize, to: usize, found: Option<&'s UnitComparison>, proven| {
        Some(Step { from: series.rounds.get(from)?, to: series.rounds.get(to)?, found: found?, proven })
    };
    let neighbours = found.steps.iter().enumerate().filter_map(|(at, between)| {
        let proven = twin.and_then(|twin| twin.steps.get(at)?.as_ref());
        step(at, at + 1, between.as_ref(), proven)
    });
    let last = series.rounds.len().saturating_sub(1);
    let whole = step(0, last, found.whole.as_ref(), twin.and_then(|twin| twin.whole.as_ref()));
    neighbours.chain(whole).collect()
}

fn steps(sheet: &mut Sheet, series: &Series, pairs: &[Pair]) {
    if series.rounds.len() < 2 {
        return;
    }
    let (heading, base) = (sheet.word("series-table-steps"), sheet.word("report-verdicts-by-field-base"));
    sheet.section(&heading, &base);
    let titles = [
        sheet.unit_title(),
        sheet.word("series-table-between"),
        sheet.word("report-link"),
        sheet.word("report-verdict"),
    ];
    let names = (0..sheet.model.fields.len()).map(|index| sheet.field(index));
    let mut grid = Grid::new(titles.into_iter().chain(names).collect::<Vec<_>>());
    for pair in pairs {
        let mut name = sheet.unit(&pair.0.unit);
        for Step { from, to, found, proven } in steps_of(series, pair) {
            let whole = verdict(sheet, &found.whole);
            let change = if found.whole.verdict.is_comparable() {
                format!(
                    "{whole} ({}; {})",
                    of(sheet, found.whole.common, found.whole.union),
                    range(found.whole.d)
                )
            } else {
                format!("{whole} ({})", of(sheet, found.whole.common, found.whole.union))
            };
            let is_other = proven.is_some_and(|proven| proven.whole.verdict != found.whole.verdict);
            let mut row = vec![
                std::mem::take(&mut name),
                format!("{from} → {to}"),
                link(sheet, found),
                sheet.marked(change, is_other),
            ];
            for (index, set) in found.fields.iter().enumerate() {
                let other = proven.and_then(|proven| proven.fields.get(index));
                let text = sheet.of("verdict", set.verdict.as_str());
                let text = format!("{text} ({})", of(sheet, set.common, set.union));
                row.push(sheet.marked(text, other.is_some_and(|other| other.verdict != set.verdict)));
            }
            grid.row(row);
        }
    }
    sheet.table(&grid);
}

fn warnings(sheet: &mut Sheet, series: &Series, pairs: &[Pair]) {
    let mut lines = Vec::new();
    for at in 0..series.rounds.len().saturating_sub(1) {
        let units: Vec<&UnitComparison> =
            pairs.iter().filter_map(|(found, _)| found.steps.get(at)?.as_ref()).collect();
        let (from, to) = (&series.rounds[at], &series.rounds[at + 1]);
        lines.extend(warning_lines(sheet, &units).into_iter().map(|line| format!("{from} → {to}: {line}")));
    }
    if lines.is_empty() {
        return;
    }
    let (heading, base) = (sheet.word("report-warnings"), sheet.word("report-warnings-base"));
    sheet.section(&heading, &base);
    for line in lines {
        sheet.point(&line);
    }
    let all: Vec<&UnitComparison> =
        pairs.iter().flat_map(|(found, _)| found.steps.iter().flatten()).collect();
    what_to_do(sheet, &all);
}
