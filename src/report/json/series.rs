//! `nulmeting/series/1`: rounds in a row, unit by unit.

use serde::Serialize;

use super::compare::{
    OtherVersionDocument, UnitComparisonDocument, other_versions, unit as comparison, weak_agreement,
};
use super::score::kind;
use super::{ModelDocument, Range, range};
use crate::domain::assessment::Assessment;
use crate::domain::compare::{Comparison, Series, UnitComparison, UnitSeries};
use crate::domain::id::Id;
use crate::domain::score::{FieldScore, View};
use crate::domain::study::Study;
use crate::report::{Keyed, Selection};

/// The document of `compare --series`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SeriesDocument {
    /// `nulmeting/series/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// `account` or `proven`.
    pub view: &'static str,
    /// The model.
    pub model: ModelDocument,
    /// What other versions of the model that the study holds set apart, and so is not compared; none with one version.
    pub other_versions: Vec<OtherVersionDocument>,
    /// Fields by id on which the raters of a round agree too little to rely on, with the ids of those rounds; none else.
    pub weak_agreement: Keyed<Vec<String>>,
    /// Ids of the rounds, in order.
    pub rounds: Vec<String>,
    /// The units shown, line before staff, then by id.
    pub units: Vec<UnitSeriesDocument>,
}

/// One unit in every round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitSeriesDocument {
    /// Id of the unit.
    pub unit: String,
    /// `line` or `staff`.
    pub kind: &'static str,
    /// Its fields by id in each round; null for a round in which it did not exist.
    pub points: Vec<Option<Keyed<PointDocument>>>,
    /// From each round to the next; null for a unit in neither.
    pub steps: Vec<Option<StepDocument>>,
    /// From the first round to the last; null where there are fewer than three rounds, or the unit was in neither.
    pub first_to_last: Option<StepDocument>,
}

/// A field in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PointDocument {
    /// Phases completed, at least and at most; null in a model without phases.
    pub completed: Option<Range<u8>>,
    /// How it reads so far: the first phase that is not complete, and the next where that is begun; none where all are.
    pub reading: Vec<ReadingDocument>,
}

/// A phase in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReadingDocument {
    /// The phase, from 1; null in a model without phases.
    pub phase: Option<usize>,
    /// Its word.
    pub word: &'static str,
    /// Indicators rated.
    pub rated: u32,
    /// Indicators that apply.
    pub applicable: u32,
}

/// Two rounds of a unit, as `nulmeting/compare/1` says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepDocument {
    /// Id of the earlier round.
    pub from: String,
    /// Id of the later round.
    pub to: String,
    /// The comparison.
    #[serde(flatten)]
    pub comparison: UnitComparisonDocument,
}

/// The document of rounds in a row.
pub fn series(
    study: &Study,
    model: &Assessment,
    view: View,
    series: &Series,
    selection: &Selection,
) -> SeriesDocument {
    let units = series.units.iter().filter(|found| selection.has(&found.unit));
    SeriesDocument {
        schema: "nulmeting/series/1",
        study: study.header.id.clone(),
        view: view.as_str(),
        model: ModelDocument::of(model),
        other_versions: other_versions(model),
        weak_agreement: weak_agreement(study, model, &series.rounds.iter().collect::<Vec<_>>()),
        rounds: series.rounds.iter().map(ToString::to_string).collect(),
        units: units.map(|found| unit(study, model, series, found)).collect(),
    }
}

fn unit(study: &Study, model: &Assessment, series: &Series, found: &UnitSeries) -> UnitSeriesDocument {
    let step = |from: usize, to: usize, between: Option<&UnitComparison>| {
        Some(StepDocument {
            from: series.rounds.get(from)?.to_string(),
            to: series.rounds.get(to)?.to_string(),
            comparison: comparison(model, between?),
        })
    };
    let steps = found.steps.iter().enumerate();
    UnitSeriesDocument {
        unit: found.unit.to_string(),
        kind: study.unit(found.unit.as_str()).map_or("line", |unit| kind(unit.kind)),
        points: found.points.iter().map(|fields| Some(points(model, fields.as_ref()?))).collect(),
        steps: steps.map(|(at, between)| step(at, at + 1, between.as_ref())).collect(),
        first_to_last: step(0, series.rounds.len().saturating_sub(1), found.whole.as_ref()),
    }
}

/// What can be said of a unit between two rounds, as a step of a series; nothing where it was in neither.
pub fn since(model: &Assessment, compared: &Comparison, unit: &Id) -> Option<StepDocument> {
    let found = compared.units.iter().find(|found| found.unit == *unit)?;
    Some(StepDocument {
        from: compared.from.to_string(),
        to: compared.to.to_string(),
        comparison: comparison(model, found),
    })
}

fn points(model: &Assessment, fields: &[FieldScore]) -> Keyed<PointDocument> {
    let points = fields.iter().map(point);
    model.fields.iter().zip(points).map(|(field, point)| (field.id.as_str(), point)).collect()
}

fn point(field: &FieldScore) -> PointDocument {
    let places = match field.reading {
        Some(reading) => [reading.at, reading.next],
        None => [Some(0), None],
    };
    let reading = places.into_iter().flatten().filter_map(|at| {
        let cell = field.cells.get(at)?;
        Some(ReadingDocument {
            phase: field.reading.map(|_| at + 1),
            word: cell.word.as_str(),
            rated: cell.rated,
            applicable: cell.applicable,
        })
    });
    PointDocument { completed: field.lo.zip(field.hi).map(range), reading: reading.collect() }
}
