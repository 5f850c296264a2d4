//! `nulmeting/score/1`: rounds, the organisation in each, and its units.

use std::collections::BTreeSet;

use serde::Serialize;

use super::responses::{ResponseDocument, responses};
use super::{ModelDocument, Range, range};
use crate::domain::agreement::{Reading, unreliable};
use crate::domain::assessment::Assessment;
use crate::domain::condition::Truth;
use crate::domain::rating::Value;
use crate::domain::score::{
    ByKind, CellScore, FactorState, FieldScore, OrganisationScore, PossibleRecommendation, PossibleSituation,
    RoundScore, UnitScore, View, WordCounts,
};
use crate::domain::study::{Study, UnitKind};
use crate::report::{Keyed, Selection};

/// The document of `score`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoreDocument {
    /// `nulmeting/score/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// `account` or `proven`.
    pub view: &'static str,
    /// The model.
    pub model: ModelDocument,
    /// Rounds, in the order given.
    pub rounds: Vec<RoundDocument>,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoundDocument {
    /// Id of the round.
    pub round: String,
    /// The organisation. Its counts are over all units, whichever are shown.
    pub organisation: OrganisationDocument,
    /// The units shown, line before staff, then by id.
    pub units: Vec<UnitDocument>,
}

/// The organisation in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OrganisationDocument {
    /// Its own cells, by field.
    pub cells: Keyed<Vec<CellDocument>>,
    /// Ids of the situations that are not ruled out.
    pub situation: Vec<String>,
    /// Recommendations for the whole by id: `recommended`, or `possible` where only unknowns are in the way.
    pub recommendations: Keyed<&'static str>,
    /// Its success factors by id: `absent`, `partly`, `present`, `unknown` or `n/a`.
    pub factors: Keyed<&'static str>,
    /// How many units are how far, by field; line and staff together.
    pub counts: Keyed<Vec<CountDocument>>,
}

/// How many units are how far in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CountDocument {
    /// The phase, from 1; null in a model without phases.
    pub phase: Option<usize>,
    /// Units of which something is known: the base of the last three.
    pub known: u32,
    /// Units of which nothing is rated.
    pub unknown: u32,
    /// Begun or more.
    pub begun: u32,
    /// Largely or more.
    pub largely: u32,
    /// Complete, as far as it is rated.
    pub complete: u32,
}

/// One unit in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitDocument {
    /// Id of the unit.
    pub unit: String,
    /// `line` or `staff`.
    pub kind: &'static str,
    /// Its fields by id.
    pub fields: Keyed<FieldDocument>,
    /// Phases completed in every field in scope, at least and at most; null where none can be told.
    pub common: Option<Range<u8>>,
    /// Tests by id: `yes`, `no`, `open` or `n/a`.
    pub tests: Keyed<&'static str>,
    /// Ids of the situations that are not ruled out.
    pub situation: Vec<String>,
    /// Flags of the model, each a key of its own: `yes`, `no` or `open`. One whose id is the name of another key here
    /// is written as `flag:ID`.
    #[serde(flatten)]
    pub flags: Keyed<&'static str>,
    /// Recommendations by id: `recommended`, or `possible` where only unknowns are in the way. Others are left out.
    pub recommendations: Keyed<&'static str>,
    /// Its success factors by id: `absent`, `partly`, `present`, `unknown` or `n/a`.
    pub factors: Keyed<&'static str>,
    /// The organisation's indicators by id, which the unit inherits: shown with it, never counted in it.
    pub inherited: Keyed<InheritedDocument>,
    /// What it said in the feedback talk; left out where nothing is recorded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<ResponseDocument>,
}

/// An indicator of the organisation, as a unit inherits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InheritedDocument {
    /// The value as given or derived: 0 to 3, `U` or `N`.
    pub value: Value,
    /// What it counts for the organisation in this view, at least and at most; null where it does not apply.
    pub counts: Option<Range<u8>>,
}

/// One field of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldDocument {
    /// Its cells in the order of the phases; one in a model without phases.
    pub cells: Vec<CellDocument>,
    /// `not reliable` where several people rated in the round and agree too little on this field; else it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<&'static str>,
    /// Whether enough of it applies.
    pub in_scope: bool,
    /// Phases completed, at least.
    pub lo: Option<u8>,
    /// Phases completed, at most.
    pub hi: Option<u8>,
    /// Pairs [p, q]: phase q is complete before phase p.
    pub skipped: Option<Vec<Range<u8>>>,
    /// `lo` and `hi` at other thresholds; empty in a model without phases.
    pub sensitivity: Keyed<Range<u8>>,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellDocument {
    /// The phase, from 1; null in a model without phases.
    pub phase: Option<usize>,
    /// `complete`, `not complete`, `open` or `n/a`.
    pub state: &'static str,
    /// `yes`, `no`, `open` or `n/a`.
    pub half: &'static str,
    /// What is known so far, in a word.
    pub word: &'static str,
    /// Indicators that apply and have one level.
    pub rated: u32,
    /// Indicators that apply.
    pub applicable: u32,
    /// Indicators that the model has here.
    pub defined: u32,
    /// Lowest possible sum of levels.
    pub low: u32,
    /// Highest possible sum of levels.
    pub high: u32,
}

/// The document of scored rounds.
pub fn score(
    study: &Study,
    model: &Assessment,
    view: View,
    rounds: &[RoundScore],
    selection: &Selection,
) -> ScoreDocument {
    let of_round = |round: &RoundScore| {
        let weak = unreliable(study, model, &round.round);
        RoundDocument {
            round: round.round.to_string(),
            organisation: organisation(model, &round.organisation),
            units: round
                .units
                .iter()
                .filter(|score| selection.has(&score.unit))
                .map(|score| UnitDocument {
                    responses: responses(study, &score.unit, &[&round.round]),
                    ..unit(model, score, &round.organisation, &weak)
                })
                .collect(),
        }
    };
    ScoreDocument {
        schema: "nulmeting/score/1",
        study: study.header.id.clone(),
        view: view.as_str(),
        model: ModelDocument::of(model),
        rounds: rounds.iter().map(of_round).collect(),
    }
}

fn organisation(model: &Assessment, score: &OrganisationScore) -> OrganisationDocument {
    let cells_of = |scores: &Vec<CellScore>| cells(model, scores);
    let counts_of = |counts: &Vec<_>| numbered(model, counts, count_of);
    OrganisationDocument {
        cells: by_field(model, &score.cells, cells_of),
        situation: situations(model, &score.situations),
        recommendations: recommendations(model, &score.recommendations),
        factors: factors(&score.factors),
        counts: by_field(model, &score.counts, counts_of),
    }
}

fn unit(
    model: &Assessment,
    score: &UnitScore,
    whole: &OrganisationScore,
    weak: &BTreeSet<usize>,
) -> UnitDocument {
    let flag_key = |id: &str| {
        let is_taken = matches!(
            id,
            "unit"
                | "kind"
                | "fields"
                | "common"
                | "tests"
                | "situation"
                | "recommendations"
                | "factors"
                | "inherited"
                | "responses"
        );
        if is_taken { format!("flag:{id}") } else { id.to_owned() }
    };
    UnitDocument {
        unit: score.unit.to_string(),
        kind: kind(score.kind),
        fields: model
            .fields
            .iter()
            .zip(&score.fields)
            .enumerate()
            .map(|(at, (field, score))| (field.id.as_str(), field_of(model, score, weak.contains(&at))))
            .collect(),
        common: score.common.map(range),
        tests: score.tests.iter().map(|(id, result)| (id.as_str(), result.as_str())).collect(),
        situation: situations(model, &score.situations),
        flags: score.flags.iter().map(|(id, truth)| (flag_key(id.as_str()), truth.as_str())).collect(),
        recommendations: recommendations(model, &score.recommendations),
        factors: factors(&score.factors),
        inherited: whole
            .indicators
            .iter()
            .filter_map(|state| {
                let indicator = model.indicators.get(state.index)?;
                let counts = state.interval.map(range);
                Some((indicator.id.as_str(), InheritedDocument { value: state.value, counts }))
            })
            .collect(),
        responses: Vec::new(),
    }
}

fn field_of(model: &Assessment, score: &FieldScore, is_weak: bool) -> FieldDocument {
    let has_phases = !model.phases.is_empty();
    FieldDocument {
        cells: cells(model, &score.cells),
        agreement: is_weak.then(|| Reading::NotReliable.as_str()),
        in_scope: score.in_scope,
        lo: score.lo,
        hi: score.hi,
        skipped: has_phases.then(|| score.skipped.iter().copied().map(range).collect()),
        sensitivity: score.sensitivity.iter().map(|(text, at)| (text.as_str(), range(*at))).collect(),
    }
}

fn cells(model: &Assessment, scores: &[CellScore]) -> Vec<CellDocument> {
    numbered(model, scores, |phase, cell| CellDocument {
        phase,
        state: cell.state.as_str(),
        half: cell.half.as_str(),
        word: cell.word.as_str(),
        rated: cell.rated,
        applicable: cell.applicable,
        defined: cell.defined,
        low: cell.low,
        high: cell.high,
    })
}

fn count_of(phase: Option<usize>, counts: &ByKind<WordCounts>) -> CountDocument {
    let WordCounts { known, unknown, begun, largely, complete, .. } = counts.total();
    CountDocument { phase, known, unknown, begun, largely, complete }
}

fn numbered<S, D>(model: &Assessment, parts: &[S], document: impl Fn(Option<usize>, &S) -> D) -> Vec<D> {
    let has_phases = !model.phases.is_empty();
    parts.iter().enumerate().map(|(index, part)| document(has_phases.then_some(index + 1), part)).collect()
}

fn by_field<S, D>(model: &Assessment, parts: &[S], document: impl Fn(&S) -> D) -> Keyed<D> {
    model.fields.iter().zip(parts).map(|(field, part)| (field.id.as_str(), document(part))).collect()
}

pub(super) fn situations(model: &Assessment, possible: &[PossibleSituation]) -> Vec<String> {
    let found = possible.iter().filter_map(|possible| model.situations.get(possible.index));
    found.map(|situation| situation.id.to_string()).collect()
}

fn recommendations(model: &Assessment, possible: &[PossibleRecommendation]) -> Keyed<&'static str> {
    let word = |truth| if truth == Truth::Yes { "recommended" } else { "possible" };
    let found = possible.iter().filter_map(|one| Some((model.recommendations.get(one.index)?, one.truth)));
    found.map(|(recommendation, truth)| (recommendation.id.as_str(), word(truth))).collect()
}

fn factors(states: &[FactorState]) -> Keyed<&'static str> {
    states.iter().map(|state| (state.factor.as_str(), state.value.as_str())).collect()
}

pub(super) fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Line => "line",
        UnitKind::Staff => "staff",
    }
}
