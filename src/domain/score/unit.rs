//! One unit in one round: its indicators, factors and fields, its tests, and the situations that it can be in.

use super::factor::{self, FactorState};
use super::facts::Facts;
use super::field::{FieldScore, score_field};
use super::indicator::{self, IndicatorState};
use super::organisation::Whole;
use super::records::{Entry, Records};
use super::score_cell;
use crate::domain::assessment::{CellPlace, Scope, Situation};
use crate::domain::condition::Truth;
use crate::domain::id::Id;
use crate::domain::study::{Unit, UnitKind};

/// A unit in a round. The profile of its fields is the result; there is no mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitScore {
    /// The unit.
    pub unit: Id,
    /// Line or staff; never ranked against each other.
    pub kind: UnitKind,
    /// Its indicators, in the order of the model.
    pub indicators: Vec<IndicatorState>,
    /// Its fields, in the order of the model.
    pub fields: Vec<FieldScore>,
    /// Phases completed in every field in scope, at least and at most; nothing unless the model's first field and at
    /// least one other are in scope.
    pub common: Option<(u8, u8)>,
    /// The model's tests, in its order.
    pub tests: Vec<(Id, TestResult)>,
    /// Situations that are not ruled out, in the order of the model; none where none can be told.
    pub situations: Vec<PossibleSituation>,
    /// The model's flags, in its order.
    pub flags: Vec<(Id, Truth)>,
    /// Recommendations that are not ruled out, in the order of the model.
    pub recommendations: Vec<PossibleRecommendation>,
    /// Its success factors, in the order of the model.
    pub factors: Vec<FactorState>,
}

/// A recommendation that is not ruled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PossibleRecommendation {
    /// Index of the recommendation in the model.
    pub index: usize,
    /// Yes where it is made whatever the unknowns turn out to be; else open, and only they are in the way.
    pub truth: Truth,
}

/// How a test came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TestResult {
    /// Whatever the unknowns turn out to be.
    Yes,
    /// Whatever the unknowns turn out to be, not.
    No,
    /// It depends on the unknowns.
    Open,
    /// The test makes no sense here.
    NotApplicable,
}

impl TestResult {
    /// The word of the file formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Open => "open",
            Self::NotApplicable => "n/a",
        }
    }
}

impl From<Truth> for TestResult {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Yes,
            Truth::No => Self::No,
            Truth::Open => Self::Open,
        }
    }
}

/// A situation that is not ruled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleSituation {
    /// Index of the situation in the model.
    pub index: usize,
    /// Yes where it holds whatever the unknowns turn out to be, else open.
    pub truth: Truth,
    /// Words to add that are not ruled out.
    pub additions: Vec<PossibleAddition>,
}

/// Words that are added to a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PossibleAddition {
    /// Index of the addition within the situation.
    pub index: usize,
    /// Yes where it holds whatever the unknowns turn out to be, else open.
    pub truth: Truth,
}

/// Whom something is resolved for: a unit, or the organisation, in a round.
pub(super) struct Site<'f, 'a> {
    /// The unit, or the organisation.
    pub unit: &'f Id,
    /// Which of the two.
    pub scope: Scope,
    /// Line or staff; the organisation has none.
    pub kind: Option<UnitKind>,
    /// The round.
    pub round: &'f Id,
    /// What is recorded.
    pub entry: &'f Entry<'a>,
}

/// Scores a unit in a round; `whole` holds what is known of the organisation.
pub(super) fn score(records: &Records, round: &Id, unit: &Unit, whole: &Whole) -> UnitScore {
    let site = Site {
        unit: &unit.id,
        scope: Scope::Unit,
        kind: Some(unit.kind),
        round,
        entry: records.entry(&unit.id, round),
    };
    let indicators = indicator::resolve(records, &site, &whole.indicators);
    let factors = factor::resolve(records, &site, &indicators);
    let fields = fields(records, &site, &indicators);
    let facts = Facts {
        factors: [&factors, &whole.factors],
        fields: &fields,
        ..Facts::before_scoring(records, &site, &indicators, &whole.indicators)
    };
    let model = records.plan.model;
    let tests: Vec<(Id, TestResult)> =
        model.tests.iter().map(|test| (test.id.clone(), facts.test(&test.id, 0))).collect();
    let facts = Facts { tests: &tests, ..facts };
    let situations = situations(&facts, Scope::Unit);
    let flags = model.flags.iter().map(|flag| (flag.id.clone(), facts.holds(&flag.when))).collect();
    let recommendations = recommendations(&facts, Scope::Unit);
    let common = common(&fields);
    UnitScore {
        unit: unit.id.clone(),
        kind: unit.kind,
        indicators,
        fields,
        common,
        tests,
        situations,
        flags,
        recommendations,
        factors,
    }
}

/// The fields of a site, in the order of the model.
pub(super) fn fields(records: &Records, site: &Site, states: &[IndicatorState]) -> Vec<FieldScore> {
    let model = records.plan.model;
    let mut buffer = Vec::new();
    (0..model.fields.len())
        .map(|field| {
            let cells = (0..model.phase_count())
                .map(|phase| {
                    let place = CellPlace { field, phase };
                    buffer.clear();
                    buffer.extend(indicator::cell_indicators(records, site, states, place));
                    score_cell(&buffer, &model.thresholds)
                })
                .collect();
            score_field(cells, &model.thresholds, !model.phases.is_empty())
        })
        .collect()
}

fn common(fields: &[FieldScore]) -> Option<(u8, u8)> {
    let in_scope: Vec<&FieldScore> = fields.iter().filter(|field| field.in_scope).collect();
    if !fields.first()?.in_scope || in_scope.len() < 2 {
        return None;
    }
    let lo = in_scope.iter().map(|field| field.lo).min().flatten()?;
    let hi = in_scope.iter().map(|field| field.hi).min().flatten()?;
    Some((lo, hi))
}

/// The situations of a scope that are not ruled out.
pub(super) fn situations(facts: &Facts, scope: Scope) -> Vec<PossibleSituation> {
    let situations = facts.records.plan.model.situations.iter().enumerate();
    situations
        .filter(|(_, situation)| situation.scope == scope)
        .filter_map(|(index, situation)| {
            let truth = facts.holds(&situation.when);
            let additions = additions(facts, situation);
            (truth != Truth::No).then_some(PossibleSituation { index, truth, additions })
        })
        .collect()
}

/// The recommendations of a scope that are not ruled out.
pub(super) fn recommendations(facts: &Facts, scope: Scope) -> Vec<PossibleRecommendation> {
    let all = facts.records.plan.model.recommendations.iter().enumerate();
    all.filter(|(_, recommendation)| recommendation.scope == scope)
        .map(|(index, recommendation)| PossibleRecommendation {
            index,
            truth: facts.holds(&recommendation.when),
        })
        .filter(|recommendation| recommendation.truth != Truth::No)
        .collect()
}

fn additions(facts: &Facts, situation: &Situation) -> Vec<PossibleAddition> {
    let additions = situation.additions.iter().enumerate();
    additions
        .map(|(index, addition)| PossibleAddition { index, truth: facts.holds(&addition.when) })
        .filter(|addition| addition.truth != Truth::No)
        .collect()
}

impl UnitScore {
    /// How a test came out.
    pub fn test(&self, id: &str) -> Option<TestResult> {
        self.tests.iter().find(|(test, _)| *test == *id).map(|(_, result)| *result)
    }

    /// Whether a flag holds.
    pub fn flag(&self, id: &str) -> Option<Truth> {
        self.flags.iter().find(|(flag, _)| *flag == *id).map(|(_, truth)| *truth)
    }

    /// What is known of an indicator, by its index in the model.
    pub fn indicator(&self, index: usize) -> Option<&IndicatorState> {
        let position = self.indicators.binary_search_by_key(&index, |state| state.index).ok()?;
        self.indicators.get(position)
    }
}
