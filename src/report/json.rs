//! Results for machines: one document per command, with stable keys, ids instead of labels, and integers.
//!
//! The documents carry a `schema`, `nulmeting/score/1` and the like; it changes when a key changes its meaning or goes. What
//! it says stands as a JSON Schema in `schemas/`, made of the types here by a test. Keys that stand for parts of the model
//! (fields, tests, factors, flags) are their ids, in the order of the model. In a model without phases a cell's `phase` and
//! a field's `lo`, `hi` and `skipped` are null, as is a unit's `common`.

mod agree;
mod compare;
mod explain;
mod history;
mod organisation;
mod responses;
mod score;
mod sensitivity;
mod series;

pub use agree::{
    AgreeDocument, AgreementDocument, BootstrapDocument, DisagreementDocument, DisagreementsDocument,
    FactorAgreementDocument, GivenDocument, KappaDocument, MeasureDocument, agree, disagreements,
};
pub use compare::{
    CompareDocument, ObservedDocument, OtherVersionDocument, SetDocument, ShiftDocument,
    UnitComparisonDocument, compare,
};
pub use explain::{
    CellExplained, ExplainDocument, Explained, FactorExplained, FieldExplained, IndicatorExplained,
    LackDocument, ProvenDocument, RecommendationExplained, TestExplained, explain,
};
pub use history::{HistoryDocument, VersionDocument, history};
pub use organisation::{
    ContactDocument, FactorDocument, FactorTallyDocument, GroupDocument, HappeningDocument,
    InitiativeDocument, InitiativesDocument, IntervalDocument, MomentDocument, NominationDocument,
    PhasesDocument, RoundFatesDocument, SituationsDocument, SpanDocument, StandsDocument, TalkDocument,
    TalliesDocument, TimelineDocument, ToldDocument, WholeDocument, WholeRoundDocument, initiatives,
    organisation, timeline,
};
pub use responses::ResponseDocument;
pub use score::{
    CellDocument, CountDocument, FieldDocument, OrganisationDocument, RoundDocument, ScoreDocument,
    UnitDocument, score,
};

pub use sensitivity::{
    OutcomeDocument, SensitivityDocument, UnitSensitivityDocument, VariantDocument, sensitivity,
};
pub use series::{
    PointDocument, ReadingDocument, SeriesDocument, StepDocument, UnitSeriesDocument, series, since,
};

use serde::Serialize;

use super::plain::escape_json;
use crate::domain::assessment::Assessment;

/// The model that a result rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ModelDocument {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

impl ModelDocument {
    fn of(model: &Assessment) -> Self {
        Self { id: model.id.to_string(), version: model.version.clone() }
    }
}

/// Writes a document with indents. Nothing in it can steer a terminal.
///
/// # Errors
/// Only where the document itself cannot be written as JSON, which those of this module always can.
pub fn write(document: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(document).map(|json| escape_json(&json))
}

/// An interval as it is written: `[lo, hi]`.
type Range<T> = [T; 2];

fn range<T>((lo, hi): (T, T)) -> Range<T> {
    [lo, hi]
}
