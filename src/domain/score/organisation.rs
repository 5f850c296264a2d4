//! The organisation as a whole in a round: its own indicators, and counts of its units. No number for the whole, no mean.

use super::cell::{CellScore, Word};
use super::factor::{self, FactorState};
use super::facts::Facts;
use super::indicator::{self, IndicatorState};
use super::records::Records;
use super::unit::{self, PossibleRecommendation, PossibleSituation, Site, TestResult, UnitScore};
use crate::domain::assessment::Scope;
use crate::domain::condition::Truth;
use crate::domain::id::Id;
use crate::domain::study::UnitKind;

/// The organisation in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationScore {
    /// Its own indicators, in the order of the model.
    pub indicators: Vec<IndicatorState>,
    /// Its own cells, by field and phase, in the order of the model.
    pub cells: Vec<Vec<CellScore>>,
    /// Situations that are not ruled out.
    pub situations: Vec<PossibleSituation>,
    /// Recommendations for the whole that are not ruled out, in the order of the model.
    pub recommendations: Vec<PossibleRecommendation>,
    /// Its success factors, in the order of the model.
    pub factors: Vec<FactorState>,
    /// How many units are how far, by field and phase.
    pub counts: Vec<Vec<ByKind<WordCounts>>>,
    /// How the tests of the units came out, in the order of the model.
    pub tests: Vec<(Id, ByKind<TestCounts>)>,
    /// In which situations the units are, in the order of the model.
    pub distribution: Vec<SituationCounts>,
}

/// Something counted of line and staff units apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ByKind<T> {
    /// Line units.
    pub line: T,
    /// Staff units.
    pub staff: T,
}

impl<T> ByKind<T> {
    /// The count of one kind.
    pub fn of(&self, kind: UnitKind) -> &T {
        match kind {
            UnitKind::Line => &self.line,
            UnitKind::Staff => &self.staff,
        }
    }

    fn of_mut(&mut self, kind: UnitKind) -> &mut T {
        match kind {
            UnitKind::Line => &mut self.line,
            UnitKind::Staff => &mut self.staff,
        }
    }
}

/// How far units are in one cell, by its word. Each of the last three includes the ones after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordCounts {
    /// Units of which something is known: the base of the next three.
    pub known: u32,
    /// Units of which nothing is rated.
    pub unknown: u32,
    /// Units that it does not apply to.
    pub not_applicable: u32,
    /// Begun or more.
    pub begun: u32,
    /// Largely or more.
    pub largely: u32,
    /// Complete, as far as it is rated.
    pub complete: u32,
}

/// How a test came out over units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TestCounts {
    /// Units with yes.
    pub yes: u32,
    /// Units with no.
    pub no: u32,
    /// Units where it depends on the unknowns.
    pub open: u32,
    /// Units where the test makes no sense; no part of any base.
    pub not_applicable: u32,
}

/// How many units are in a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SituationCounts {
    /// Index of the situation in the model.
    pub index: usize,
    /// Units for which it is the only one left.
    pub only: ByKind<u32>,
    /// Units for which it is one of several.
    pub possible: ByKind<u32>,
}

impl ByKind<WordCounts> {
    /// Both kinds together.
    pub fn total(&self) -> WordCounts {
        let Self { line, staff } = self;
        WordCounts {
            known: line.known + staff.known,
            unknown: line.unknown + staff.unknown,
            not_applicable: line.not_applicable + staff.not_applicable,
            begun: line.begun + staff.begun,
            largely: line.largely + staff.largely,
            complete: line.complete + staff.complete,
        }
    }
}

impl ByKind<TestCounts> {
    /// Both kinds together.
    pub fn total(&self) -> TestCounts {
        let Self { line, staff } = self;
        TestCounts {
            yes: line.yes + staff.yes,
            no: line.no + staff.no,
            open: line.open + staff.open,
            not_applicable: line.not_applicable + staff.not_applicable,
        }
    }
}

impl WordCounts {
    fn add(&mut self, word: Word) {
        match word {
            Word::NotApplicable => self.not_applicable += 1,
            Word::Unknown => self.unknown += 1,
            _ => self.known += 1,
        }
        self.begun += u32::from(word.is_begun());
        self.largely += u32::from(word.is_largely());
        self.complete += u32::from(word == Word::Complete);
    }
}

impl TestCounts {
    fn add(&mut self, result: TestResult) {
        match result {
            TestResult::Yes => self.yes += 1,
            TestResult::No => self.no += 1,
            TestResult::Open => self.open += 1,
            TestResult::NotApplicable => self.not_applicable += 1,
        }
    }

    /// Units to which the test applies.
    pub fn base(&self) -> u32 {
        self.yes + self.no + self.open
    }

    /// Whether it is yes for at least half of the units to which it applies, whatever the unknowns turn out to be.
    ///
    /// ```
    /// use nulmeting::domain::condition::Truth;
    /// use nulmeting::domain::score::TestCounts;
    /// let counts = |yes, no, open| TestCounts { yes, no, open, not_applicable: 2 };
    /// assert_eq!(counts(2, 2, 0).most(), Truth::Yes);
    /// assert_eq!(counts(1, 2, 0).most(), Truth::No);
    /// assert_eq!(counts(1, 2, 1).most(), Truth::Open);
    /// assert_eq!(counts(0, 0, 0).most(), Truth::Open); // nobody to count
    /// ```
    pub fn most(&self) -> Truth {
        let base = self.base();
        if base > 0 && 2 * self.yes >= base {
            Truth::Yes
        } else if 2 * (self.yes + self.open) < base {
            Truth::No
        } else {
            Truth::Open
        }
    }

    /// Whether it is yes for at least one unit, whatever the unknowns turn out to be.
    pub fn some(&self) -> Truth {
        if self.yes > 0 {
            Truth::Yes
        } else if self.open > 0 {
            Truth::Open
        } else {
            Truth::No
        }
    }
}

/// What is known of the organisation before its units are scored.
pub(super) struct Whole {
    /// Its own indicators.
    pub indicators: Vec<IndicatorState>,
    /// Its own factors.
    pub factors: Vec<FactorState>,
}

impl Whole {
    /// Resolves the organisation's own indicators and factors in a round.
    pub fn of(records: &Records, round: &Id) -> Self {
        let unit = Id::organisation();
        let site = site(records, round, &unit);
        let mut indicators = indicator::resolve(records, &site, &[]);
        let model = records.plan.model;
        if indicators.iter().any(|state| model.indicators[state.index].needs.is_some()) {
            indicators = indicator::resolve(records, &site, &indicators);
        }
        let factors = factor::resolve(records, &site, &indicators);
        Self { indicators, factors }
    }
}

fn site<'f, 'a>(records: &'f Records<'a>, round: &'f Id, unit: &'f Id) -> Site<'f, 'a> {
    Site { unit, scope: Scope::Organisation, kind: None, round, entry: records.entry(unit, round) }
}

/// Scores the organisation, once its units are.
pub(super) fn score(records: &Records, round: &Id, whole: Whole, units: &[UnitScore]) -> OrganisationScore {
    let model = records.plan.model;
    let Whole { indicators, factors } = whole;
    let unit = Id::organisation();
    let site = site(records, round, &unit);
    let fields = unit::fields(records, &site, &indicators);
    let tests = count_tests(model.tests.len(), units);
    let facts = Facts {
        factors: [&factors, &[]],
        fields: &fields,
        counts: &tests,
        ..Facts::before_scoring(records, &site, &indicators, &indicators)
    };
    let situations = unit::situations(&facts, Scope::Organisation);
    let recommendations = unit::recommendations(&facts, Scope::Organisation);
    OrganisationScore {
        situations,
        recommendations,
        cells: fields.into_iter().map(|field| field.cells).collect(),
        counts: count_words(model.fields.len(), model.phase_count(), units),
        tests: model.tests.iter().map(|test| test.id.clone()).zip(tests).collect(),
        distribution: distribute(records, units),
        indicators,
        factors,
    }
}

fn count_tests(tests: usize, units: &[UnitScore]) -> Vec<ByKind<TestCounts>> {
    let mut counts = vec![ByKind::<TestCounts>::default(); tests];
    for unit in units {
        for (count, (_, result)) in counts.iter_mut().zip(&unit.tests) {
            count.of_mut(unit.kind).add(*result);
        }
    }
    counts
}

fn count_words(fields: usize, phases: usize, units: &[UnitScore]) -> Vec<Vec<ByKind<WordCounts>>> {
    let mut counts = vec![vec![ByKind::<WordCounts>::default(); phases]; fields];
    for unit in units {
        for (counts, field) in counts.iter_mut().zip(&unit.fields) {
            for (count, cell) in counts.iter_mut().zip(&field.cells) {
                count.of_mut(unit.kind).add(cell.word);
            }
        }
    }
    counts
}

fn distribute(records: &Records, units: &[UnitScore]) -> Vec<SituationCounts> {
    let situations = records.plan.model.situations.iter().enumerate();
    let mut counts: Vec<SituationCounts> = situations
        .filter(|(_, situation)| situation.scope == Scope::Unit)
        .map(|(index, _)| SituationCounts { index, only: ByKind::default(), possible: ByKind::default() })
        .collect();
    for unit in units {
        for possible in &unit.situations {
            let Some(count) = counts.iter_mut().find(|count| count.index == possible.index) else { continue };
            let is_only = unit.situations.len() == 1;
            let count = if is_only { &mut count.only } else { &mut count.possible };
            *count.of_mut(unit.kind) += 1;
        }
    }
    counts
}
