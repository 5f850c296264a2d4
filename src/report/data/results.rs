//! What follows from the ratings, in both views: indicators as they count, cells, fields, readings, tests, comparisons.

use super::{Cell, Kind, Maker, Table, Variable};
use crate::domain::compare::{Barrier, Movement, SetComparison, UnitComparison};
use crate::domain::id::Id;
use crate::domain::rating::{FactorValue, Value};
use crate::domain::score::{
    CellScore, CellState, DerivedReason, FactorState, IndicatorState, Origin, RoundScore, TestResult,
    UnitScore, View,
};
use crate::domain::study::{Link, UnitKind};

const DERIVED: [DerivedReason; 5] = [
    DerivedReason::DidNotExistYet,
    DerivedReason::NotAsked,
    DerivedReason::InterviewMissing,
    DerivedReason::NotYetRated,
    DerivedReason::DoesNotApply,
];
const WORDS: [&str; 9] =
    ["complete", "largely", "begun", "intended", "not begun", "signs", "no sign so far", "unknown", "n/a"];

/// A table in the making.
struct Growing {
    name: &'static str,
    variables: Vec<Variable>,
    rows: Vec<Vec<Cell>>,
}

impl Maker<'_> {
    pub(super) fn results(&self) -> Vec<Table> {
        let mut all = [
            self.growing("indicators", self.indicator_columns()),
            self.growing(
                "factor_states",
                vec![
                    self.factors(),
                    self.coded("factor_value", "factor", FactorValue::ALL.map(FactorValue::as_str)),
                ],
            ),
            self.growing("cells", self.cell_columns()),
            self.growing(
                "fields",
                vec![
                    self.fields(),
                    self.yes_no("in_scope"),
                    self.variable("completed_least", Kind::Number),
                    self.variable("completed_most", Kind::Number),
                ],
            ),
            self.growing("readings", self.reading_columns()),
            self.growing("tests", vec![self.tests(), self.truth("result")]),
        ];
        for (view, rounds) in self.material.scores {
            for round in rounds {
                self.organisation(*view, round, &mut all);
                for unit in &round.units {
                    self.unit(*view, &round.round, unit, &mut all);
                }
            }
        }
        let mut tables: Vec<Table> =
            all.into_iter().map(|one| self.table(one.name, one.variables, one.rows)).collect();
        tables.push(self.comparisons());
        tables
    }

    fn growing(&self, name: &'static str, own: Vec<Variable>) -> Growing {
        let mut variables = vec![self.view(), self.units(), self.rounds("round")];
        variables.extend(own);
        Growing { name, variables, rows: Vec::new() }
    }

    fn view(&self) -> Variable {
        self.coded("view", "view", View::ALL.map(View::as_str))
    }

    fn truth(&self, name: &'static str) -> Variable {
        self.coded(name, "data-value", ["yes", "no", "open", "n/a"])
    }

    fn tests(&self) -> Variable {
        let tests = &self.material.model.tests;
        self.named("test", tests.iter().map(|one| (one.id.to_string(), self.say(&one.title))))
    }

    fn indicator_columns(&self) -> Vec<Variable> {
        vec![
            self.indicators(),
            self.fields(),
            self.phases(),
            self.coded("state", "data-value", ["rated", "unknown", "n/a"]),
            self.coded("derived", "derived", DERIVED.map(DerivedReason::as_str)),
            self.variable("level_least", Kind::Number),
            self.variable("level_most", Kind::Number),
        ]
    }

    fn cell_columns(&self) -> Vec<Variable> {
        vec![
            self.fields(),
            self.phases(),
            self.coded("cell_state", "state", CellState::ALL.map(CellState::as_str)),
            self.truth("half"),
            self.coded("word", "word", WORDS),
            self.variable("rated", Kind::Number),
            self.variable("applicable", Kind::Number),
            self.variable("defined", Kind::Number),
            self.variable("sum_least", Kind::Number),
            self.variable("sum_most", Kind::Number),
        ]
    }

    fn reading_columns(&self) -> Vec<Variable> {
        let situations = &self.material.model.situations;
        let situations =
            self.named("situations", situations.iter().map(|one| (one.id.to_string(), self.say(&one.title))));
        vec![
            self.coded("kind", "kind", ["line", "staff"]),
            self.variable("common_least", Kind::Number),
            self.variable("common_most", Kind::Number),
            situations,
        ]
    }

    fn organisation(&self, view: View, round: &RoundScore, all: &mut [Growing; 6]) {
        let key = [Cell::text(view.as_str()), Cell::id(&Id::organisation()), Cell::id(&round.round)];
        let score = &round.organisation;
        let [indicators, factors, cells, _, readings, _] = all;
        self.put_indicators(&key, &score.indicators, indicators);
        put_factors(&key, &score.factors, factors);
        for (at, of_field) in score.cells.iter().enumerate() {
            self.put_cells(&key, at, of_field, cells);
        }
        let situations = self.situations(score.situations.iter().map(|one| one.index));
        readings.push(&key, [Cell::Nothing, Cell::Nothing, Cell::Nothing, situations]);
    }

    fn unit(&self, view: View, round: &Id, score: &UnitScore, all: &mut [Growing; 6]) {
        let key = [Cell::text(view.as_str()), Cell::id(&score.unit), Cell::id(round)];
        let [indicators, factors, cells, fields, readings, tests] = all;
        self.put_indicators(&key, &score.indicators, indicators);
        put_factors(&key, &score.factors, factors);
        for (at, field) in score.fields.iter().enumerate() {
            self.put_cells(&key, at, &field.cells, cells);
            let completed = |number: Option<u8>| number.map_or(Cell::Nothing, Cell::number);
            let scope = Cell::number(i64::from(field.in_scope));
            fields.push(&key, [self.field(at), scope, completed(field.lo), completed(field.hi)]);
        }
        let kind = match score.kind {
            UnitKind::Line => "line",
            UnitKind::Staff => "staff",
        };
        let [least, most] = Cell::least(score.common);
        let situations = self.situations(score.situations.iter().map(|one| one.index));
        readings.push(&key, [Cell::text(kind), least, most, situations]);
        for (test, result) in &score.tests {
            tests.push(&key, [Cell::id(test), result_of(*result)]);
        }
    }

    fn put_indicators(&self, key: &[Cell; 3], states: &[IndicatorState], table: &mut Growing) {
        for state in states {
            let Some(indicator) = self.material.model.indicators.get(state.index) else { continue };
            let [least, most] = Cell::least(state.interval);
            let word = match state.value {
                Value::Level(_) => "rated",
                Value::Unknown => "unknown",
                Value::NotApplicable => "n/a",
            };
            let derived = match state.origin {
                Origin::Typed { .. } => Cell::Nothing,
                Origin::Derived(reason) => Cell::text(reason.as_str()),
            };
            let (field, phase) = (self.field(indicator.field), self.phase(indicator.phase));
            table.push(key, [Cell::id(&indicator.id), field, phase, Cell::text(word), derived, least, most]);
        }
    }

    fn put_cells(&self, key: &[Cell; 3], field: usize, scores: &[CellScore], table: &mut Growing) {
        for (phase, cell) in scores.iter().enumerate() {
            table.push(
                key,
                [
                    self.field(field),
                    self.phase(phase),
                    Cell::text(cell.state.as_str()),
                    result_of(cell.half),
                    Cell::text(cell.word.as_str()),
                    Cell::number(cell.rated),
                    Cell::number(cell.applicable),
                    Cell::number(cell.defined),
                    Cell::number(cell.low),
                    Cell::number(cell.high),
                ],
            );
        }
    }

    fn field(&self, at: usize) -> Cell {
        Cell::of(self.material.model.fields.get(at).map(|field| field.id.as_str()))
    }

    /// From 1; nothing in a model without phases.
    fn phase(&self, at: usize) -> Cell {
        if self.material.model.phases.is_empty() { Cell::Nothing } else { Cell::Number(at as i64 + 1) }
    }

    fn situations(&self, possible: impl Iterator<Item = usize>) -> Cell {
        super::joined(possible.filter_map(|at| Some(&self.material.model.situations.get(at)?.id)))
    }

    /// A row per unit and pair of rounds for the whole, whose field is empty, and one per field.
    fn comparisons(&self) -> Table {
        let number = |name| self.variable(name, Kind::Number);
        let verdicts = ["improved", "worse", "same", "undetermined", "not comparable"];
        let barriers =
            ["no interview", "other respondents", "nothing applies", "too few indicators", "too few rated"];
        let variables = vec![
            self.view(),
            self.units(),
            self.rounds("from_round"),
            self.rounds("to_round"),
            self.fields(),
            self.coded("link", "data-value", Link::ALL.map(Link::as_str)),
            self.coded("verdict", "verdict", verdicts),
            self.coded("barrier", "data-value", barriers),
            number("compared"),
            number("applicable_either"),
            number("change_least"),
            number("change_most"),
            number("counts_from"),
            number("observed"),
            number("observed_up"),
            number("observed_same"),
            number("observed_down"),
            self.coded("movement", "data-value", ["up", "little movement", "down"]),
        ];
        let mut rows = Vec::new();
        for (view, comparisons) in self.material.comparisons {
            for comparison in comparisons {
                for unit in &comparison.units {
                    let key = [
                        Cell::text(view.as_str()),
                        Cell::id(&unit.unit),
                        Cell::id(&comparison.from),
                        Cell::id(&comparison.to),
                    ];
                    rows.push(compared(&key, Cell::Nothing, unit, &unit.whole, true));
                    for (at, field) in unit.fields.iter().enumerate() {
                        rows.push(compared(&key, self.field(at), unit, field, false));
                    }
                }
            }
        }
        self.table("comparisons", variables, rows)
    }
}

fn compared(
    key: &[Cell; 4],
    field: Cell,
    unit: &UnitComparison,
    set: &SetComparison,
    is_whole: bool,
) -> Vec<Cell> {
    let barrier = set.verdict.barrier().map(Barrier::as_str);
    let mut row = key.to_vec();
    row.extend([field, Cell::text(unit.link.as_str()), Cell::text(set.verdict.as_str()), Cell::of(barrier)]);
    row.extend([Cell::number(set.common), Cell::number(set.union)]);
    // Where nothing is compared there is no change to tell.
    let change = set.verdict.is_comparable().then_some(set.d);
    row.extend(Cell::least(change));
    row.push(if change.is_some() { Cell::number(set.m) } else { Cell::Nothing });
    match unit.observed.as_ref().filter(|_| is_whole) {
        Some(seen) => {
            row.extend([seen.n, seen.up, seen.same, seen.down].map(Cell::number));
            row.push(Cell::of(seen.reading.map(Movement::as_str)));
        }
        None => row.extend(std::iter::repeat_n(Cell::Nothing, 5)),
    }
    row
}

fn put_factors(key: &[Cell; 3], states: &[FactorState], table: &mut Growing) {
    for state in states {
        table.push(key, [Cell::id(&state.factor), Cell::text(state.value.as_str())]);
    }
}

fn result_of(result: TestResult) -> Cell {
    Cell::text(result.as_str())
}

impl Growing {
    fn push<const N: usize>(&mut self, key: &[Cell; 3], own: [Cell; N]) {
        self.rows.push(key.iter().cloned().chain(own).collect());
    }
}
