//! `nulmeting/sensitivity/1`: how far the results of a round hang on thresholds and single testimonies.

use serde::Serialize;

use super::score::{kind, situations};
use super::{ModelDocument, Range, range};
use crate::domain::assessment::Assessment;
use crate::domain::compare::Verdict;
use crate::domain::score::View;
use crate::domain::sensitivity::{Outcome, Sensitivity, UnitSensitivity, Variant};
use crate::domain::study::Study;
use crate::report::{Keyed, Selection};

/// The document of `sensitivity`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SensitivityDocument {
    /// `nulmeting/sensitivity/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// `account` or `proven`.
    pub view: &'static str,
    /// The model.
    pub model: ModelDocument,
    /// Id of the round.
    pub round: String,
    /// Id of the round before it, that verdicts compare it with; null for the first.
    pub before: Option<String>,
    /// The units shown, line before staff, then by id.
    pub units: Vec<UnitSensitivityDocument>,
}

/// A unit scored in several ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitSensitivityDocument {
    /// Id of the unit.
    pub unit: String,
    /// `line` or `staff`.
    pub kind: &'static str,
    /// As it is scored everywhere else.
    pub base: OutcomeDocument,
    /// At every other threshold of the model, then without single testimonies.
    pub variants: Vec<VariantDocument>,
}

/// Phases, situation and verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OutcomeDocument {
    /// Phases completed, at least and at most, by field; null in a model without phases.
    pub fields: Keyed<Option<Range<u8>>>,
    /// Ids of the situations that are not ruled out.
    pub situation: Vec<String>,
    /// The verdict on the round before and this one; null without a round before.
    pub verdict: Option<&'static str>,
}

/// The same, with something chosen otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VariantDocument {
    /// The threshold, as `2/3`, or `without single testimony`.
    pub variant: String,
    /// Indicators of the unit that lost their level; null for a threshold.
    pub left_out: Option<u32>,
    /// Phases, situation and verdict.
    #[serde(flatten)]
    pub outcome: OutcomeDocument,
    /// What differs: ids of fields.
    pub changed_fields: Vec<String>,
    /// Whether something else can be said of the situation.
    pub changed_situation: bool,
    /// Whether the verdict differs.
    pub changed_verdict: bool,
}

/// The document of a round scored in several ways.
pub fn sensitivity(
    study: &Study,
    model: &Assessment,
    view: View,
    found: &Sensitivity,
    selection: &Selection,
) -> SensitivityDocument {
    let units = found.units.iter().filter(|unit| selection.has(&unit.unit));
    SensitivityDocument {
        schema: "nulmeting/sensitivity/1",
        study: study.header.id.clone(),
        view: view.as_str(),
        model: ModelDocument::of(model),
        round: found.round.to_string(),
        before: found.before.as_ref().map(ToString::to_string),
        units: units.map(|found| unit(model, found)).collect(),
    }
}

fn unit(model: &Assessment, found: &UnitSensitivity) -> UnitSensitivityDocument {
    let variants = found.variants.iter().map(|(variant, other)| {
        let changes = found.base.changes(other);
        let fields = changes.fields.iter().filter_map(|index| model.fields.get(*index));
        VariantDocument {
            variant: variant.as_str().to_owned(),
            left_out: match variant {
                Variant::Threshold(_) => None,
                Variant::WithoutSingle { left_out, .. } => Some(*left_out),
            },
            outcome: outcome(model, other),
            changed_fields: fields.map(|field| field.id.to_string()).collect(),
            changed_situation: changes.situation,
            changed_verdict: changes.verdict,
        }
    });
    UnitSensitivityDocument {
        unit: found.unit.to_string(),
        kind: kind(found.kind),
        base: outcome(model, &found.base),
        variants: variants.collect(),
    }
}

fn outcome(model: &Assessment, found: &Outcome) -> OutcomeDocument {
    let phases = found.fields.iter().map(|phases| phases.map(range));
    OutcomeDocument {
        fields: model.fields.iter().zip(phases).map(|(field, phases)| (field.id.as_str(), phases)).collect(),
        situation: situations(model, &found.situations),
        verdict: found.verdict.map(Verdict::as_str),
    }
}
