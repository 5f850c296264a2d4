//! `nulmeting/explain/1`: why a unit, or the organisation, stands where it stands: figure, cells, indicators, ratings,
//! and what somebody said.

use serde::Serialize;

use super::series::StepDocument;
use super::{ModelDocument, Range, range};
use crate::domain::assessment::{Assessment, CellPlace, Fact, Indicator, Scope, TestRule};
use crate::domain::condition::{Condition, Truth};
use crate::domain::evidence::Evidence;
use crate::domain::explain::{asking, lack_of, next_phase};
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::rating::Value;
use crate::domain::score::{
    CellScore, FactorOrigin, FactorState, FieldScore, IndicatorState, Origin, PossibleRecommendation,
    RoundScore, TestResult, UnitScore, View,
};
use crate::domain::study::Study;
use crate::report::Keyed;

/// The document of `explain`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExplainDocument {
    /// `nulmeting/explain/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// `account` or `proven`.
    pub view: &'static str,
    /// The model.
    pub model: ModelDocument,
    /// Id of the round.
    pub round: String,
    /// Id of the unit, or `organisation`.
    pub unit: String,
    /// Its fields by id. The organisation completes no phases: its `lo`, `hi` and `next` are null.
    pub fields: Keyed<FieldExplained>,
    /// Ids of the situations that are not ruled out.
    pub situation: Vec<String>,
    /// Tests by id; none for the organisation.
    pub tests: Keyed<TestExplained>,
    /// Success factors by id.
    pub factors: Keyed<FactorExplained>,
    /// Recommendations by id; those that are ruled out are left out.
    pub recommendations: Keyed<RecommendationExplained>,
    /// What can be said of the unit since an earlier round, as `nulmeting/compare/1` says it; left out where that was not
    /// asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<StepDocument>,
    /// Every piece of evidence that is named above, by id, as it stands in the study.
    pub evidence: Keyed<Evidence>,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldExplained {
    /// Phases completed, at least.
    pub lo: Option<u8>,
    /// Phases completed, at most.
    pub hi: Option<u8>,
    /// What the first phase lacks that is not completed for certain; null where all are.
    pub next: Option<LackDocument>,
    /// Its cells in the order of the phases.
    pub cells: Vec<CellExplained>,
}

/// What a phase lacks to be completed for certain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LackDocument {
    /// The phase, from 1.
    pub phase: usize,
    /// Points that the lowest sum is short of.
    pub points: u32,
    /// Points that a complete cell needs.
    pub needed: u32,
    /// Core indicators that are known and below 2.
    pub core: Vec<String>,
    /// Indicators that are not known.
    pub unknown: Vec<String>,
    /// Others that could give the points.
    pub raisable: Vec<String>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellExplained {
    /// The phase, from 1; null in a model without phases.
    pub phase: Option<usize>,
    /// `complete`, `not complete`, `open` or `n/a`.
    pub state: &'static str,
    /// What is known so far, in a word.
    pub word: &'static str,
    /// Lowest possible sum of levels.
    pub low: u32,
    /// Highest possible sum of levels.
    pub high: u32,
    /// Its indicators by id.
    pub indicators: Keyed<IndicatorExplained>,
    /// The organisation's indicators of the cell, shown with a unit and never counted in it.
    #[serde(skip_serializing_if = "is_empty")]
    pub inherited: Keyed<IndicatorExplained>,
}

fn is_empty<T>(keyed: &Keyed<T>) -> bool {
    keyed.iter().next().is_none()
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IndicatorExplained {
    /// The value as given or derived: 0 to 3, `U` or `N`.
    pub value: Value,
    /// What it counts in this view, at least and at most; null where it does not apply.
    pub counts: Option<Range<u8>>,
    /// Whether its cell needs it at 2.
    pub core: bool,
    /// `rating`, or why the program derived the value.
    pub origin: &'static str,
    /// Ids of the reasons given.
    pub reasons: Vec<String>,
    /// Who rated; null for the lead rater without a name, and where nobody did.
    pub rater: Option<String>,
    /// The remark on the rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of the evidence that the rating rests on.
    pub evidence: Vec<String>,
    /// The lower level that is proven, and what is missing: `single source` or `no document`; null where the value is
    /// proven as given.
    pub proven: Option<ProvenDocument>,
    /// Whether a rating above 1 rests on nothing but statements about all units; left out where it does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rests_on_all_units: bool,
    /// Whom to ask where it is not known; else nobody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<String>,
    /// Questions of the round that would settle it where it is not known, as `questionnaire/question`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
}

/// What is proven of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProvenDocument {
    /// The level.
    pub level: u8,
    /// What is missing for more.
    pub missing: &'static str,
}

/// A test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TestExplained {
    /// `yes`, `no`, `open` or `n/a`.
    pub result: &'static str,
    /// Cells that together decide it, as `field/phase`, or the facts that its rule names, as a model writes them.
    pub rests_on: Vec<String>,
}

/// A success factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactorExplained {
    /// `absent`, `partly`, `present`, `unknown` or `n/a`.
    pub value: &'static str,
    /// `judgement`, `indicator:ID`, or why nothing is known.
    pub origin: String,
    /// Whether it rests on evidence for and against.
    pub contradicted: bool,
    /// Ids of the evidence.
    pub evidence: Vec<String>,
}

/// A recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecommendationExplained {
    /// `recommended`, or `possible` where only unknowns are in the way.
    pub status: &'static str,
    /// The facts that its rule names, as a model writes them.
    pub rests_on: Vec<String>,
    /// Ids of indicators that the rule names and that are not known.
    pub unknown: Vec<String>,
}

/// What is explained.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its model.
    pub model: &'a Assessment,
    /// Its questionnaires.
    pub questionnaires: &'a [Questionnaire],
    /// The view that `round` is scored in.
    pub view: View,
    /// The round.
    pub round: &'a RoundScore,
    /// The unit, or the organisation.
    pub unit: &'a Id,
    /// Only this field, by its index; tests, factors and recommendations are left out then.
    pub field: Option<usize>,
}

/// Explains a unit, or the organisation; nothing for a unit that did not exist in the round.
pub fn explain(explained: &Explained) -> Option<ExplainDocument> {
    let Explained { study, model, round, unit, .. } = *explained;
    let own = round.units.iter().find(|score| score.unit == *unit);
    if own.is_none() && !unit.is_organisation() {
        return None;
    }
    let writer = Writer { explained, own };
    let is_whole = explained.field.is_none();
    let fields: Keyed<FieldExplained> = model
        .fields
        .iter()
        .enumerate()
        .filter(|(at, _)| explained.field.is_none_or(|wanted| wanted == *at))
        .map(|(at, field)| (field.id.as_str(), writer.field(at)))
        .collect();
    let situations = own.map_or(&round.organisation.situations, |own| &own.situations);
    let factors = own.map_or(&round.organisation.factors, |own| &own.factors);
    let recommendations = own.map_or(&round.organisation.recommendations, |own| &own.recommendations);
    let factors: Keyed<FactorExplained> =
        factors.iter().filter(|_| is_whole).map(|one| (one.factor.as_str(), writer.factor(one))).collect();
    let mut named: Vec<&String> = fields
        .iter()
        .flat_map(|(_, field)| &field.cells)
        .flat_map(|cell| cell.indicators.iter().chain(cell.inherited.iter()))
        .flat_map(|(_, indicator)| &indicator.evidence)
        .chain(factors.iter().flat_map(|(_, factor)| &factor.evidence))
        .collect();
    named.sort();
    named.dedup();
    let evidence = named
        .into_iter()
        .filter_map(|id| study.evidence.iter().find(|one| one.id.as_str() == id))
        .map(|one| (one.id.as_str(), one.clone()))
        .collect();
    Some(ExplainDocument {
        schema: "nulmeting/explain/1",
        study: study.header.id.clone(),
        view: explained.view.as_str(),
        model: ModelDocument::of(model),
        round: round.round.to_string(),
        unit: unit.to_string(),
        since: None,
        situation: situations
            .iter()
            .filter(|_| is_whole)
            .filter_map(|one| model.situations.get(one.index))
            .map(|situation| situation.id.to_string())
            .collect(),
        tests: own
            .into_iter()
            .flat_map(|own| own.tests.iter().enumerate())
            .filter(|_| is_whole)
            .map(|(at, (id, result))| (id.as_str(), writer.test(at, *result)))
            .collect(),
        recommendations: recommendations
            .iter()
            .filter(|_| is_whole)
            .filter_map(|one| {
                let recommendation = model.recommendations.get(one.index)?;
                Some((recommendation.id.as_str(), writer.recommendation(one, &recommendation.when)))
            })
            .collect(),
        fields,
        factors,
        evidence,
    })
}

struct Writer<'w, 'a> {
    explained: &'w Explained<'a>,
    /// The unit; nothing for the organisation.
    own: Option<&'a UnitScore>,
}

impl Writer<'_, '_> {
    fn scope(&self) -> Scope {
        if self.own.is_some() { Scope::Unit } else { Scope::Organisation }
    }

    fn states(&self) -> &[IndicatorState] {
        self.own.map_or(&self.explained.round.organisation.indicators, |own| &own.indicators)
    }

    fn field(&self, at: usize) -> FieldExplained {
        let model = self.explained.model;
        let field = self.own.and_then(|own| own.fields.get(at));
        let cells = match field {
            Some(field) => field.cells.as_slice(),
            None => self.explained.round.organisation.cells.get(at).map_or(&[][..], Vec::as_slice),
        };
        let has_phases = !model.phases.is_empty();
        FieldExplained {
            lo: field.and_then(|field| field.lo),
            hi: field.and_then(|field| field.hi),
            next: field.filter(|_| has_phases).and_then(|field| self.next(at, field)),
            cells: cells
                .iter()
                .enumerate()
                .map(|(phase, cell)| {
                    self.cell(CellPlace { field: at, phase }, has_phases.then_some(phase + 1), cell)
                })
                .collect(),
        }
    }

    fn next(&self, at: usize, field: &FieldScore) -> Option<LackDocument> {
        let model = self.explained.model;
        let phase = next_phase(field)?;
        let cell = field.cells.get(phase)?;
        let place = CellPlace { field: at, phase };
        let found = lack_of(model, self.scope(), place, cell, self.states());
        let ids = |indices: &[usize]| -> Vec<String> {
            indices
                .iter()
                .filter_map(|&index| model.indicators.get(index))
                .map(|one| one.id.to_string())
                .collect()
        };
        Some(LackDocument {
            phase: phase + 1,
            points: found.points,
            needed: found.needed,
            core: ids(&found.core),
            unknown: ids(&found.unknown),
            raisable: ids(&found.raisable),
        })
    }

    fn cell(&self, place: CellPlace, phase: Option<usize>, cell: &CellScore) -> CellExplained {
        let of = |scope: Scope, states: &[IndicatorState]| -> Keyed<IndicatorExplained> {
            self.explained
                .model
                .cell(scope, place)
                .filter_map(|(index, indicator)| {
                    let state = states.iter().find(|state| state.index == index)?;
                    Some((indicator.id.as_str(), self.indicator(indicator, state)))
                })
                .collect()
        };
        let inherited: &[IndicatorState] = match self.scope() {
            Scope::Unit => &self.explained.round.organisation.indicators,
            Scope::Organisation => &[],
        };
        CellExplained {
            phase,
            state: cell.state.as_str(),
            word: cell.word.as_str(),
            low: cell.low,
            high: cell.high,
            indicators: of(self.scope(), self.states()),
            inherited: of(Scope::Organisation, inherited),
        }
    }

    fn indicator(&self, indicator: &Indicator, state: &IndicatorState) -> IndicatorExplained {
        let Explained { study, model, questionnaires, round, unit, .. } = *self.explained;
        let rating = state.rating().and_then(|at| study.ratings.get(at));
        let is_unknown = state.interval.is_some() && state.known().is_none();
        let questions = asking(study, questionnaires, unit, &round.round, indicator);
        let questions = questions.iter().map(|one| format!("{}/{}", one.questionnaire.id, one.question.id));
        let (origin, reasons) = match state.origin {
            Origin::Typed { .. } => ("rating", state.reasons(study, model)),
            Origin::Derived(reason) => (reason.as_str(), Vec::new()),
        };
        IndicatorExplained {
            value: state.value,
            counts: state.interval.map(range),
            core: indicator.is_core,
            origin,
            reasons: reasons.into_iter().map(str::to_owned).collect(),
            rater: rating.and_then(|rating| rating.rater.as_ref()).map(Id::to_string),
            note: rating.and_then(|rating| rating.note.clone()),
            evidence: state.evidence(study).iter().map(Id::to_string).collect(),
            proven: state
                .cap
                .map(|cap| ProvenDocument { level: cap.level.points(), missing: cap.reason.as_str() }),
            rests_on_all_units: state.rests_on_all_units,
            ask: if is_unknown { indicator.ask.clone() } else { Vec::new() },
            questions: if is_unknown { questions.collect() } else { Vec::new() },
        }
    }

    fn test(&self, at: usize, result: TestResult) -> TestExplained {
        let rests_on = match self.explained.model.tests.get(at).map(|test| &test.rule) {
            Some(TestRule::Half(places)) => places.iter().map(|place| self.place(*place)).collect(),
            Some(TestRule::Yes(condition)) => self.facts(condition),
            None => Vec::new(),
        };
        TestExplained { result: result.as_str(), rests_on }
    }

    fn factor(&self, state: &FactorState) -> FactorExplained {
        let Explained { study, model, .. } = *self.explained;
        let origin = match state.origin {
            FactorOrigin::Typed { .. } => "judgement".to_owned(),
            FactorOrigin::Indicator { index } => {
                model.indicators.get(index).map_or_else(String::new, |one| format!("indicator:{}", one.id))
            }
            FactorOrigin::Derived(reason) => reason.as_str().to_owned(),
        };
        FactorExplained {
            value: state.value.as_str(),
            origin,
            contradicted: state.is_contradicted,
            evidence: state.evidence(&study.factors).iter().map(Id::to_string).collect(),
        }
    }

    fn recommendation(
        &self,
        one: &PossibleRecommendation,
        when: &Condition<Fact>,
    ) -> RecommendationExplained {
        let is_unknown = |id: &Id| {
            let model = self.explained.model;
            let state = self.states().iter().find(|state| model.indicators[state.index].id == *id);
            state.is_some_and(|state| state.interval.is_some() && state.known().is_none())
        };
        let mut unknown: Vec<String> = when
            .keys()
            .into_iter()
            .filter_map(|(fact, _)| match fact {
                Fact::Indicator(id) | Fact::AtLeast(id) if is_unknown(id) => Some(id.to_string()),
                _ => None,
            })
            .collect();
        unknown.dedup();
        RecommendationExplained {
            status: if one.truth == Truth::Yes { "recommended" } else { "possible" },
            rests_on: self.facts(when),
            unknown,
        }
    }

    /// A cell as `field/phase`, or as its field in a model without phases.
    fn place(&self, place: CellPlace) -> String {
        let model = self.explained.model;
        let field = model.fields.get(place.field).map_or("", |field| field.id.as_str());
        match model.phases.get(place.phase) {
            Some(phase) => format!("{field}/{}", phase.id),
            None => field.to_owned(),
        }
    }

    /// The facts that a condition names, each once, as a model writes them.
    fn facts(&self, condition: &Condition<Fact>) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for (fact, _) in condition.keys() {
            let key = fact.key(|place| self.place(place));
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }
}
