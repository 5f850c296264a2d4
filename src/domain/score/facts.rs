//! Decides the conditions of a model about a unit or the organisation, in three-valued logic.
//!
//! A key is open while an unknown can still change it. What has not been computed at the time of asking is open too.

use super::factor::FactorState;
use super::field::FieldScore;
use super::indicator::IndicatorState;
use super::organisation::{ByKind, TestCounts};
use super::records::{Records, is_held};
use super::unit::{Site, TestResult};
use super::{CellState, cell};
use crate::domain::assessment::{CellPlace, ContextKey, Fact, KindFilter, Scope, Test, TestRule};
use crate::domain::condition::{Condition, Truth};
use crate::domain::id::Id;
use crate::domain::rating::{FactorValue, Level, Value};
use crate::domain::study::Contact;

/// Conditions that hang on each other are followed this deep; the loader refuses circles.
const DEPTH: usize = 32;

/// What is known when a condition is decided.
#[derive(Clone, Copy)]
pub(super) struct Facts<'f, 'a> {
    /// The study in order.
    pub records: &'f Records<'a>,
    /// Whom the condition is about.
    pub site: &'f Site<'f, 'a>,
    /// Its indicators, in the order of its sheet.
    pub own: &'f [IndicatorState],
    /// The organisation's indicators.
    pub organisation: &'f [IndicatorState],
    /// Its factors and, for a unit, the organisation's.
    pub factors: [&'f [FactorState]; 2],
    /// Its fields.
    pub fields: &'f [FieldScore],
    /// Its tests, once they are decided.
    pub tests: &'f [(Id, TestResult)],
    /// For the organisation: how the tests of the units came out, in the order of the model.
    pub counts: &'f [ByKind<TestCounts>],
}

impl<'f, 'a> Facts<'f, 'a> {
    /// What is known before anything is scored: indicators, context, kind and roles.
    pub fn before_scoring(
        records: &'f Records<'a>,
        site: &'f Site<'f, 'a>,
        own: &'f [IndicatorState],
        organisation: &'f [IndicatorState],
    ) -> Self {
        Self { records, site, own, organisation, factors: [&[], &[]], fields: &[], tests: &[], counts: &[] }
    }

    /// Decides a condition.
    pub fn holds(&self, condition: &Condition<Fact>) -> Truth {
        self.condition(condition, 0)
    }

    fn condition(&self, condition: &Condition<Fact>, depth: usize) -> Truth {
        if depth > DEPTH {
            return Truth::Open;
        }
        condition.decide(&mut |fact, accepted| self.fact(fact, accepted, depth + 1))
    }

    fn fact(&self, fact: &Fact, accepted: &[String], depth: usize) -> Truth {
        let lists = |word: &str| accepted.iter().any(|value| value == word);
        match fact {
            Fact::Indicator(id) => self.state(id).map_or(Truth::Open, |state| is_one_of(state, accepted)),
            Fact::AtLeast(id) => self.state(id).map_or(Truth::Open, |state| is_at_least(state, accepted)),
            Fact::Reason(Some(id)) => {
                self.state(id).map_or(Truth::Open, |state| self.has_reason(state, accepted))
            }
            Fact::Reason(None) => {
                self.own.iter().fold(Truth::No, |truth, state| truth.or(self.has_reason(state, accepted)))
            }
            Fact::Factor(id) => self.factor(id).map_or(Truth::Open, |value| is_factor(value, accepted)),
            Fact::Test(id) => result_is(self.test(id, depth), accepted),
            Fact::Flag(id) => truth_is(self.flag(id, depth), accepted),
            Fact::State(place) => match self.cell(*place).map(|cell| cell.state) {
                None => Truth::Open,
                Some(CellState::Open) => {
                    let is_either = lists("complete") && lists("not complete");
                    if lists("open") || is_either { Truth::Yes } else { Truth::Open }
                }
                Some(state) => Truth::from(lists(state.as_str())),
            },
            // A word says what is known so far, and so is itself never open.
            Fact::Word(place) => match self.cell(*place).map(|cell| cell.word) {
                None => Truth::Open,
                Some(cell::Word::Unknown) if !lists(cell::Word::Unknown.as_str()) => Truth::Open,
                Some(word) => Truth::from(lists(word.as_str())),
            },
            Fact::Context(key) => self.context(*key, accepted),
            Fact::Kind => Truth::from(self.site.kind.is_some_and(|kind| {
                lists(match kind {
                    crate::domain::study::UnitKind::Line => "line",
                    crate::domain::study::UnitKind::Staff => "staff",
                })
            })),
            Fact::Situation => {
                accepted.iter().fold(Truth::No, |truth, id| truth.or(self.situation(id, depth)))
            }
            Fact::Role => self.role(accepted),
            Fact::Most(filter, test) => truth_is(self.most(*filter, test), accepted),
            Fact::Some(filter, test) => truth_is(self.some(*filter, test), accepted),
        }
    }

    fn state(&self, indicator: &Id) -> Option<&'f IndicatorState> {
        let (scope, position) = self.records.plan.place(indicator.as_str())?;
        if scope == self.site.scope {
            self.own.get(position)
        } else if scope == Scope::Organisation {
            self.organisation.get(position)
        } else {
            None
        }
    }

    fn has_reason(&self, state: &IndicatorState, accepted: &[String]) -> Truth {
        let reasons = state.reasons(self.records.study, self.records.plan.model);
        if reasons.iter().any(|reason| accepted.iter().any(|value| value == reason)) {
            return Truth::Yes;
        }
        match state.value {
            // It may turn out to be a 0 for that reason; and a 0 without a reason has one that nobody wrote down.
            Value::Unknown => Truth::Open,
            Value::Level(Level::ZERO) if reasons.is_empty() => Truth::Open,
            Value::Level(_) | Value::NotApplicable => Truth::No,
        }
    }

    fn factor(&self, factor: &Id) -> Option<FactorValue> {
        let index = self.records.plan.factor(factor.as_str())?;
        self.factors.iter().copied().flatten().find(|state| state.index == index).map(|state| state.value)
    }

    fn cell(&self, place: CellPlace) -> Option<&'f cell::CellScore> {
        self.fields.get(place.field)?.cells.get(place.phase)
    }

    /// Decides a test of the unit, or looks it up where it was decided before.
    pub fn test(&self, id: &Id, depth: usize) -> TestResult {
        if let Some((_, result)) = self.tests.iter().find(|(test, _)| test == id) {
            return *result;
        }
        let test = self.records.plan.model.tests.iter().find(|test| test.id == *id);
        match test {
            Some(test) if self.site.scope == Scope::Unit && depth <= DEPTH => self.decide_test(test, depth),
            _ => TestResult::Open,
        }
    }

    fn decide_test(&self, test: &Test, depth: usize) -> TestResult {
        let applies = test.applies_if.as_ref().map_or(Truth::Yes, |rule| self.condition(rule, depth + 1));
        if applies == Truth::No {
            return TestResult::NotApplicable;
        }
        let result = match &test.rule {
            TestRule::Half(places) => self.half(places),
            TestRule::Yes(rule) => TestResult::from(self.condition(rule, depth + 1)),
        };
        if applies == Truth::Open && result != TestResult::NotApplicable { TestResult::Open } else { result }
    }

    fn half(&self, places: &[CellPlace]) -> TestResult {
        let (mut low, mut high, mut applicable) = (0, 0, 0);
        for place in places {
            let Some(cell) = self.cell(*place) else { return TestResult::Open };
            low += cell.low;
            high += cell.high;
            applicable += cell.applicable;
        }
        cell::half(low, high, applicable, self.records.plan.model.thresholds.half)
    }

    fn flag(&self, id: &Id, depth: usize) -> Truth {
        let flag = self.records.plan.model.flags.iter().find(|flag| flag.id == *id);
        flag.map_or(Truth::Open, |flag| self.condition(&flag.when, depth + 1))
    }

    fn situation(&self, id: &str, depth: usize) -> Truth {
        let mut situations = self.records.plan.model.situations.iter();
        let found = situations.find(|situation| situation.scope == self.site.scope && situation.id == *id);
        found.map_or(Truth::No, |situation| self.condition(&situation.when, depth + 1))
    }

    fn context(&self, key: ContextKey, accepted: &[String]) -> Truth {
        let contact = self.site.entry.context.map_or(Contact::Unknown, |context| match key {
            ContextKey::Residents => context.contact_residents,
            ContextKey::Migrants => context.contact_migrants,
        });
        let is_listed = accepted.iter().any(|value| value == contact.as_str());
        match contact {
            Contact::Unknown if is_listed => Truth::Yes,
            Contact::Unknown => Truth::Open,
            _ => Truth::from(is_listed),
        }
    }

    fn role(&self, accepted: &[String]) -> Truth {
        let talks = self.site.entry.talks.iter().filter(|talk| is_held(talk));
        let mut roles =
            talks.flat_map(|talk| self.records.participants(&talk.id)).map(|who| &who.details.role);
        let Some(first) = roles.next() else { return Truth::Open };
        Truth::from(accepted.contains(first) || roles.any(|role| accepted.contains(role)))
    }

    fn count(&self, filter: KindFilter, test: &Id) -> Option<TestCounts> {
        let index = self.records.plan.model.tests.iter().position(|known| known.id == *test)?;
        let counts = self.counts.get(index)?;
        Some(match filter {
            KindFilter::Line => counts.line,
            KindFilter::Staff => counts.staff,
            KindFilter::Any => counts.total(),
        })
    }

    fn most(&self, filter: KindFilter, test: &Id) -> Truth {
        self.count(filter, test).map_or(Truth::Open, |counts| counts.most())
    }

    fn some(&self, filter: KindFilter, test: &Id) -> Truth {
        self.count(filter, test).map_or(Truth::Open, |counts| counts.some())
    }
}

/// Whether a value is among the accepted ones: yes if all that it can be is, no if nothing is.
fn is_one_of(state: &IndicatorState, accepted: &[String]) -> Truth {
    let lists = |word: &str| accepted.iter().any(|value| value == word);
    let Some((low, high)) = state.interval else { return Truth::from(lists("N")) };
    if state.value == Value::Unknown && lists("U") {
        return Truth::Yes;
    }
    let accepts = |level: u8| lists(["0", "1", "2", "3"][usize::from(level.min(3))]);
    let count = (low..=high).filter(|&level| accepts(level)).count();
    if count == 0 {
        Truth::No
    } else if count == usize::from(high - low) + 1 {
        Truth::Yes
    } else {
        Truth::Open
    }
}

fn is_at_least(state: &IndicatorState, accepted: &[String]) -> Truth {
    let Some((low, high)) = state.interval else { return Truth::No };
    match accepted.iter().filter_map(|value| value.parse::<u8>().ok()).min() {
        Some(wanted) if low >= wanted => Truth::Yes,
        Some(wanted) if high >= wanted => Truth::Open,
        _ => Truth::No,
    }
}

fn is_factor(value: FactorValue, accepted: &[String]) -> Truth {
    let is_listed = accepted.iter().any(|word| word == value.as_str());
    match value {
        FactorValue::Unknown if is_listed => Truth::Yes,
        FactorValue::Unknown => Truth::Open,
        _ => Truth::from(is_listed),
    }
}

/// Whether a test came out as one of the accepted words.
fn result_is(result: TestResult, accepted: &[String]) -> Truth {
    let lists = |word: &str| accepted.iter().any(|value| value == word);
    match result {
        TestResult::Open if lists("open") || (lists("yes") && lists("no")) => Truth::Yes,
        TestResult::Open => Truth::Open,
        _ => Truth::from(lists(result.as_str())),
    }
}

fn truth_is(truth: Truth, accepted: &[String]) -> Truth {
    result_is(TestResult::from(truth), accepted)
}
