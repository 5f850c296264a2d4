//! The tables of `score`: phases, situations and factors of all units, and the organisation.

use std::collections::HashMap;

use super::grid::Grid;
use super::sheet::Sheet;
use super::{Page, feedback, organisation, unit};
use crate::domain::assessment::{Assessment, Scope};
use crate::domain::id::Id;
use crate::domain::rating::FactorValue;
use crate::domain::score::{CellScore, FieldScore, RoundScore, TestResult, UnitScore, View};
use crate::domain::study::{Study, UnitKind};
use crate::report::Selection;

/// The tables of scored rounds. `proven` holds the same rounds as far as they are proven, to mark what is less; hand
/// over none where `view` is *proven* itself. With one unit selected, its own sheet takes the place of the tables over
/// all units and the organisation.
pub fn score(
    page: Page,
    study: &Study,
    model: &Assessment,
    view: View,
    rounds: &[RoundScore],
    proven: &[RoundScore],
    selection: &Selection,
) -> String {
    let mut sheet = Sheet::new(page, study, model, view);
    for round in rounds {
        let proven = proven.iter().find(|other| other.round == round.round);
        let units = pairs(round, proven, selection);
        sheet.of_rounds(&[&round.round]);
        head(&mut sheet, round, &units, selection);
        match (selection.unit, units.as_slice()) {
            (Some(_), [(found, twin)]) => unit::sheet(&mut sheet, round, found, *twin),
            (Some(_), _) => {}
            (None, _) => {
                phases(&mut sheet, &units);
                situations(&mut sheet, &units);
                factors(&mut sheet, &units);
                organisation::sheet(&mut sheet, round, proven);
            }
        }
        feedback::section(&mut sheet, &[&round.round], selection);
    }
    if !rounds.is_empty() {
        legend(&mut sheet);
    }
    sheet.finish()
}

/// A unit, and the same as far as it is proven.
type Pair<'s> = (&'s UnitScore, Option<&'s UnitScore>);

fn pairs<'s>(round: &'s RoundScore, proven: Option<&'s RoundScore>, selection: &Selection) -> Vec<Pair<'s>> {
    let twins: HashMap<&Id, &UnitScore> =
        proven.iter().flat_map(|round| &round.units).map(|unit| (&unit.unit, unit)).collect();
    let units = round.units.iter().filter(|unit| selection.has(&unit.unit));
    units.map(|unit| (unit, twins.get(&unit.unit).copied())).collect()
}

fn head(sheet: &mut Sheet, round: &RoundScore, units: &[Pair], selection: &Selection) {
    let study = sheet.text(&sheet.study.header.title, &sheet.study.header.languages);
    let title = sheet
        .say("report-score-title", &[("study", study.into()), ("round", sheet.round(&round.round).into())]);
    sheet.title(&title);
    let of_kind = |kind| units.iter().filter(|(unit, _)| unit.kind == kind).count();
    let base = sheet.say(
        "report-score-base",
        &[
            ("count", units.len().into()),
            ("units", sheet.units_word(units.len()).into()),
            ("line", of_kind(UnitKind::Line).into()),
            ("staff", of_kind(UnitKind::Staff).into()),
            ("interviewed", sheet.interviewed(units.iter().map(|(unit, _)| &unit.unit), &round.round).into()),
        ],
    );
    let view = sheet.of("report-view", sheet.view.as_str());
    let rater = sheet.rater(selection);
    sheet.line(&format!("{view}{rater} {base}"));
}

fn phases(sheet: &mut Sheet, units: &[Pair]) {
    let indicators = sheet.model.indicators_of(Scope::Unit).count();
    let base = sheet.say(
        "report-phases-base",
        &[
            ("count", units.len().into()),
            ("units", sheet.units_word(units.len()).into()),
            ("indicators", indicators.into()),
        ],
    );
    let heading = sheet.word(if sheet.model.phases.is_empty() { "report-fields" } else { "report-phases" });
    sheet.section(&heading, &base);
    let titles = [
        sheet.unit_title(),
        sheet.word("report-field"),
        sheet.word(if sheet.model.phases.is_empty() { "report-state" } else { "report-completed" }),
        sheet.word("report-reading"),
    ];
    let mut grid = Grid::new(titles);
    by_kind(sheet, &mut grid, units, |sheet, grid, (score, twin)| {
        let mut name = sheet.unit(&score.unit);
        for (index, field) in score.fields.iter().enumerate() {
            let other = twin.and_then(|twin| twin.fields.get(index));
            let completed = sheet.field_completed(field);
            let completed = sheet.marked(completed, other.is_some_and(|other| is_behind(other, field)));
            let reading = sheet.field_reading(field);
            let reading = sheet.marked(reading, other.is_some_and(|other| reads_less(other, field)));
            grid.row(vec![std::mem::take(&mut name), sheet.field(index), completed, reading]);
        }
        if let Some((lo, hi)) = score.common {
            let is_less = twin.and_then(|twin| twin.common).is_some_and(|(l, h)| l < lo || h < hi);
            let text = sheet.completed(lo, hi);
            let text = sheet.marked(text, is_less);
            grid.row(vec![name, sheet.word("report-in-common"), text]);
        }
    });
    sheet.table(&grid);
}

/// Adds rows for each unit, under headings where there are two kinds of them.
fn by_kind(sheet: &mut Sheet, grid: &mut Grid, units: &[Pair], rows: impl Fn(&mut Sheet, &mut Grid, Pair)) {
    for kind in [UnitKind::Line, UnitKind::Staff] {
        let mut of_kind = units.iter().filter(|(unit, _)| unit.kind == kind).peekable();
        if of_kind.peek().is_some() && units.iter().any(|(unit, _)| unit.kind != kind) {
            grid.heading(sheet.kind(kind));
        }
        of_kind.for_each(|&pair| rows(sheet, grid, pair));
    }
}

/// Whether fewer phases are completed, at least or at most; in a model without phases, whether the state is less.
pub(super) fn is_behind(proven: &FieldScore, account: &FieldScore) -> bool {
    if account.lo.is_none() {
        return proven.cells.first().map(|cell| cell.state) != account.cells.first().map(|cell| cell.state);
    }
    proven.lo < account.lo || proven.hi < account.hi
}

/// Whether a cell that the reading names is less, or the reading stands elsewhere.
fn reads_less(proven: &FieldScore, account: &FieldScore) -> bool {
    let Some(reading) = account.reading else {
        return proven.cells.iter().zip(&account.cells).any(|(proven, account)| is_less(proven, account));
    };
    proven.reading != account.reading
        || reading.at.into_iter().chain(reading.next).any(|at| {
            matches!((proven.cells.get(at), account.cells.get(at)), (Some(proven), Some(account)) if is_less(proven, account))
        })
}

/// Whether a cell is less.
pub(in crate::report) fn is_less(proven: &CellScore, account: &CellScore) -> bool {
    proven.low < account.low || proven.high < account.high
}

fn situations(sheet: &mut Sheet, units: &[Pair]) {
    let model = sheet.model;
    if model.tests.is_empty() && model.flags.is_empty() {
        return;
    }
    let base = sheet.say(
        "report-situations-base",
        &[("count", units.len().into()), ("units", sheet.units_word(units.len()).into())],
    );
    let heading = sheet.word("report-situations");
    sheet.section(&heading, &base);
    let has_situations = model.situations.iter().any(|situation| situation.scope == Scope::Unit);
    let titles = [sheet.unit_title()]
        .into_iter()
        .chain(model.tests.iter().map(|test| sheet.of_model(&test.title)))
        .chain(has_situations.then(|| sheet.word("report-situation")))
        .chain(model.flags.iter().map(|flag| sheet.of_model(&flag.title)));
    let mut grid = Grid::new(titles.collect::<Vec<_>>());
    by_kind(sheet, &mut grid, units, |sheet, grid, (score, twin)| {
        let mut cells = vec![sheet.unit(&score.unit)];
        for (index, (_, result)) in score.tests.iter().enumerate() {
            let other = twin.and_then(|twin| twin.tests.get(index)).map(|(_, other)| *other);
            let text = truth(sheet, result.as_str());
            cells.push(sheet.marked(text, other.is_some_and(|other| other != *result)));
        }
        if has_situations {
            let indices = |score: &UnitScore| -> Vec<usize> {
                score.situations.iter().map(|possible| possible.index).collect()
            };
            let is_other = twin.is_some_and(|twin| indices(twin) != indices(score));
            let text = situation(sheet, score);
            cells.push(sheet.marked(text, is_other));
        }
        for (index, (_, holds)) in score.flags.iter().enumerate() {
            let other = twin.and_then(|twin| twin.flags.get(index)).map(|(_, other)| *other);
            let text = truth(sheet, holds.as_str());
            cells.push(sheet.marked(text, other.is_some_and(|other| other != *holds)));
        }
        grid.row(cells);
    });
    sheet.table(&grid);
}

/// The situations of a unit; where they cannot be told apart, by the tests that would.
pub(in crate::report) fn situation(sheet: &Sheet, score: &UnitScore) -> String {
    let open = score.tests.iter().filter(|(_, result)| *result == TestResult::Open);
    let titles = open.filter_map(|(id, _)| sheet.model.tests.iter().find(|test| test.id == *id));
    let titles: Vec<String> = titles.map(|test| sheet.of_model(&test.title)).collect();
    sheet.situations(&score.situations, &titles)
}

/// Yes, no, open or n/a.
pub(super) fn truth(sheet: &Sheet, word: &str) -> String {
    sheet.word(if word == "n/a" { "state-n-a" } else { word })
}

fn factors(sheet: &mut Sheet, units: &[Pair]) {
    let factors = sheet.model.factors.iter().enumerate();
    let factors: Vec<_> = factors.filter(|(_, factor)| factor.scope == Scope::Unit).collect();
    if factors.is_empty() {
        return;
    }
    let base = sheet.say(
        "report-factors-base",
        &[("count", units.len().into()), ("units", sheet.units_word(units.len()).into())],
    );
    let heading = sheet.word("report-factors");
    sheet.section(&heading, &base);
    let columns =
        [FactorValue::Present, FactorValue::Partly, FactorValue::Absent, FactorValue::NotApplicable];
    let titles = [sheet.word("report-factor")]
        .into_iter()
        .chain(columns.map(|value| sheet.of("factor", value.as_str())))
        .chain([sheet.word("report-factor-unknown")]);
    let mut grid = Grid::new(titles.collect::<Vec<_>>()).numbers(1..=columns.len());
    for (index, factor) in factors {
        let with = |value: FactorValue| -> Vec<&Id> {
            let has = |unit: &UnitScore| {
                unit.factors.iter().any(|state| state.index == index && state.value == value)
            };
            units.iter().filter(|(unit, _)| has(unit)).map(|(unit, _)| &unit.unit).collect()
        };
        let unknown = with(FactorValue::Unknown);
        let names = sheet.names(&unknown);
        let unknown = if unknown.is_empty() { "0".to_owned() } else { format!("{}: {names}", unknown.len()) };
        let counts = columns.map(|value| with(value).len().to_string());
        grid.row([sheet.of_model(&factor.title)].into_iter().chain(counts).chain([unknown]).collect());
    }
    sheet.table(&grid);
}

fn legend(sheet: &mut Sheet) {
    sheet.legend();
    let thresholds = sheet.model.thresholds.complete;
    let threshold = format!("{}/{}", thresholds.numerator, thresholds.denominator);
    let half = sheet.model.thresholds.half;
    let half = format!("{}/{}", half.numerator, half.denominator);
    let phases = sheet.phases_legend();
    let lines = [
        phases,
        Some(sheet.say("report-legend-complete", &[("complete", threshold.into())])),
        (!sheet.model.phases.is_empty()).then(|| sheet.word("report-legend-range")),
        Some(sheet.say("report-legend-words", &[("half", half.into())])),
        Some(sheet.word("report-legend-basis")),
        Some(sheet.word("report-legend-open")),
    ];
    for line in lines.into_iter().flatten() {
        sheet.point(&line);
    }
}
