//! `nulmeting/agree/1`: how far the raters of a round agree; and `nulmeting/disagreements/1`: where they do not.

use serde::Serialize;

use super::ModelDocument;
use crate::domain::agreement::{
    Agreement, Coefficient, Disagreement, Given, Matter, Measure, Reading, RoundAgreement, Undefined,
};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::study::Study;

/// The document of `agree`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgreeDocument {
    /// `nulmeting/agree/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// The model.
    pub model: ModelDocument,
    /// Id of the round.
    pub round: String,
    /// Ids of the raters; null for a lead rater without a name.
    pub raters: Vec<Option<String>>,
    /// How intervals were found.
    pub bootstrap: BootstrapDocument,
    /// By field.
    pub fields: Vec<AgreementDocument>,
    /// By indicator.
    pub indicators: Vec<AgreementDocument>,
    /// By success factor.
    pub factors: Vec<FactorAgreementDocument>,
    /// Over all factors; null where nobody but one judged any.
    pub all_factors: Option<FactorAgreementDocument>,
    /// Over all indicators.
    pub overall: AgreementDocument,
}

/// How intervals were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BootstrapDocument {
    /// `units`: what was drawn.
    pub over: &'static str,
    /// How often.
    pub resamples: u32,
    /// Where the drawing started.
    pub seed: u64,
    /// The per cent of draws that lie within.
    pub percent: u8,
}

/// The measures on indicators.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgreementDocument {
    /// The field or indicator; left out over all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What two or more rated: unit and indicator.
    pub things: usize,
    /// In so many units.
    pub units: usize,
    /// Nominal alpha on rated, unknown, not applicable.
    pub alpha_nominal: MeasureDocument,
    /// Ordinal alpha on 0 to 3.
    pub alpha_ordinal: MeasureDocument,
    /// `reliable`, `tentative` or `not reliable`, by the ordinal alpha; null where it has no value.
    pub reading: Option<&'static str>,
    /// Of two raters; null of more.
    pub kappa: Option<KappaDocument>,
    /// The share of pairs of levels that are the same.
    pub same: MeasureDocument,
    /// The share of pairs of levels that are at most one step apart.
    pub within_one_step: MeasureDocument,
}

/// The measures on success factors.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactorAgreementDocument {
    /// The factor; left out over all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What two or more judged: unit and factor.
    pub things: usize,
    /// In so many units.
    pub units: usize,
    /// Nominal alpha on judged, unknown, not applicable.
    pub alpha_nominal: MeasureDocument,
    /// Nominal alpha on absent, partly, present.
    pub alpha_values: MeasureDocument,
    /// `reliable`, `tentative` or `not reliable`, by the alpha of values; null where it has none.
    pub reading: Option<&'static str>,
    /// The share of pairs of values that are the same.
    pub same: MeasureDocument,
}

/// Cohen's kappa over the full scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KappaDocument {
    /// Every disagreement alike.
    pub plain: MeasureDocument,
    /// By the steps between.
    pub linear: MeasureDocument,
    /// By their square.
    pub quadratic: MeasureDocument,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MeasureDocument {
    /// Its value, not rounded; null where it is undefined.
    pub value: Option<f64>,
    /// Why it is undefined: `nothing in common`, `no variation` or `too much`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// Things that it is over; for shares, pairs of judgements.
    pub n: usize,
    /// Between which values the draws lie; null where there are fewer than two units.
    pub interval: Option<[f64; 2]>,
    /// In how many draws it had a value, where there is an interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resamples: Option<usize>,
}

/// The document of how far raters agree.
pub fn agree(study: &Study, model: &Assessment, found: &RoundAgreement) -> AgreeDocument {
    let indicator = |at: usize| model.indicators.get(at).map(|one| one.id.to_string());
    let factor = |at: usize| model.factors.get(at).map(|one| one.id.to_string());
    AgreeDocument {
        schema: "nulmeting/agree/1",
        study: study.header.id.clone(),
        model: ModelDocument::of(model),
        round: found.round.to_string(),
        raters: found.raters.iter().map(|rater| rater.as_ref().map(Id::to_string)).collect(),
        bootstrap: BootstrapDocument {
            over: "units",
            resamples: found.resampling.resamples,
            seed: found.resampling.seed,
            percent: 95,
        },
        fields: found
            .fields
            .iter()
            .map(|(at, found)| levels(model.fields.get(*at).map(|one| one.id.to_string()), found))
            .collect(),
        indicators: found.indicators.iter().map(|(at, found)| levels(indicator(*at), found)).collect(),
        factors: found.factors.iter().map(|(at, found)| values(factor(*at), found)).collect(),
        all_factors: found.all_factors.as_ref().map(|found| values(None, found)),
        overall: levels(None, &found.overall),
    }
}

fn levels(id: Option<String>, found: &Agreement) -> AgreementDocument {
    AgreementDocument {
        id,
        things: found.things,
        units: found.units,
        alpha_nominal: measure(&found.kind),
        alpha_ordinal: measure(&found.level),
        reading: found.level.reading().map(Reading::as_str),
        kappa: found.kappa.as_ref().map(|[plain, linear, quadratic]| KappaDocument {
            plain: measure(plain),
            linear: measure(linear),
            quadratic: measure(quadratic),
        }),
        same: measure(&found.same),
        within_one_step: measure(&found.near),
    }
}

fn values(id: Option<String>, found: &Agreement) -> FactorAgreementDocument {
    FactorAgreementDocument {
        id,
        things: found.things,
        units: found.units,
        alpha_nominal: measure(&found.kind),
        alpha_values: measure(&found.level),
        reading: found.level.reading().map(Reading::as_str),
        same: measure(&found.same),
    }
}

fn measure(found: &Measure) -> MeasureDocument {
    MeasureDocument {
        value: found.value.ok().map(Coefficient::value),
        reason: found.value.err().map(Undefined::as_str),
        n: found.n,
        interval: found.interval.map(|interval| [interval.low, interval.high]),
        resamples: found.interval.map(|interval| interval.resamples),
    }
}

/// The document of `agree --disagreements`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DisagreementsDocument {
    /// `nulmeting/disagreements/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// The model.
    pub model: ModelDocument,
    /// Where raters differ.
    pub disagreements: Vec<DisagreementDocument>,
}

/// Something that raters gave different values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DisagreementDocument {
    /// The unit, or `organisation`.
    pub unit: String,
    /// The round.
    pub round: String,
    /// The indicator, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// The factor, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<String>,
    /// What each rater gave.
    pub given: Vec<GivenDocument>,
    /// What was agreed on since; null where nothing was.
    pub consensus: Option<GivenDocument>,
}

/// What one rater gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GivenDocument {
    /// The rater; null for a lead rater without a name.
    pub rater: Option<String>,
    /// `0` to `3`, `U` or `N`; of a factor its word.
    pub value: String,
    /// Ids of reasons.
    pub reasons: Vec<String>,
    /// A remark.
    pub note: Option<String>,
    /// Ids of evidence.
    pub evidence: Vec<String>,
}

/// The document of where raters differ.
pub fn disagreements(study: &Study, model: &Assessment, found: &[Disagreement]) -> DisagreementsDocument {
    let one = |found: &Disagreement| {
        let (indicator, factor) = match found.matter {
            Matter::Indicator(at) => (model.indicators.get(at).map(|one| one.id.to_string()), None),
            Matter::Factor(at) => (None, model.factors.get(at).map(|one| one.id.to_string())),
        };
        let row = |rater: Option<&Id>, row: usize| given(study, found.matter, rater, row);
        DisagreementDocument {
            unit: found.unit.to_string(),
            round: found.round.to_string(),
            indicator,
            factor,
            given: found.given.iter().filter_map(|Given { rater, row: at, .. }| row(*rater, *at)).collect(),
            consensus: found
                .consensus
                .and_then(|at| row(None, at))
                .map(|given| GivenDocument { rater: Some("consensus".to_owned()), ..given }),
        }
    };
    DisagreementsDocument {
        schema: "nulmeting/disagreements/1",
        study: study.header.id.clone(),
        model: ModelDocument::of(model),
        disagreements: found.iter().map(one).collect(),
    }
}

fn given(study: &Study, matter: Matter, rater: Option<&Id>, at: usize) -> Option<GivenDocument> {
    let texts = |ids: &[Id]| ids.iter().map(Id::to_string).collect();
    let rater = rater.map(Id::to_string);
    Some(match matter {
        Matter::Indicator(_) => {
            let row = study.ratings.get(at)?;
            GivenDocument {
                rater,
                value: row.value.to_string(),
                reasons: texts(&row.reasons),
                note: row.note.clone(),
                evidence: texts(&row.evidence),
            }
        }
        Matter::Factor(_) => {
            let row = study.factors.get(at)?;
            GivenDocument {
                rater,
                value: row.value.as_str().to_owned(),
                reasons: row.reason.iter().cloned().collect(),
                note: row.note.clone(),
                evidence: texts(&row.evidence),
            }
        }
    })
}
