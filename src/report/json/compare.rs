//! `nulmeting/compare/1`: two rounds, unit by unit.

use serde::Serialize;

use super::responses::{ResponseDocument, responses};
use super::{ModelDocument, Range, range};
use crate::domain::agreement::unreliable_in;
use crate::domain::assessment::Assessment;
use crate::domain::compare::{
    Barrier, Comparison, Ground, Movement, Observed, PhaseShift, SetComparison, UnitComparison, Warning,
};
use crate::domain::id::Id;
use crate::domain::score::View;
use crate::domain::study::Study;
use crate::domain::versions::OtherVersion;
use crate::report::{Keyed, Selection};

/// The document of `compare`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CompareDocument {
    /// `nulmeting/compare/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// `account` or `proven`.
    pub view: &'static str,
    /// The model.
    pub model: ModelDocument,
    /// Id of the earlier round.
    pub from: String,
    /// Id of the later round.
    pub to: String,
    /// What other versions of the model that the study holds set apart, and so is not compared; none with one version.
    pub other_versions: Vec<OtherVersionDocument>,
    /// Fields by id on which the raters of a round agree too little to rely on (ordinal alpha below .667), with the ids of
    /// those rounds; none else.
    pub weak_agreement: Keyed<Vec<String>>,
    /// The units shown, line before staff, then by id.
    pub units: Vec<UnitComparisonDocument>,
}

/// Another version of the model, held against the one in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OtherVersionDocument {
    /// The other version.
    pub version: String,
    /// Indicators of the model in use that both describe alike, under this or a former id.
    pub alike: usize,
    /// Ids of those that the other one does not have.
    pub missing: Vec<String>,
    /// Ids of those whose levels it describes otherwise.
    pub changed: Vec<String>,
    /// Ids of its own that the model in use does not go on with.
    pub dropped: Vec<String>,
}

/// Fields on which the raters of rounds agree too little, with those rounds.
pub(super) fn weak_agreement(study: &Study, model: &Assessment, rounds: &[&Id]) -> Keyed<Vec<String>> {
    let found = unreliable_in(study, model, rounds);
    let fields = model.fields.iter().enumerate();
    let weak = fields.filter_map(|(at, field)| Some((field.id.as_str(), found.get(&at)?)));
    weak.map(|(id, rounds)| (id, rounds.iter().map(ToString::to_string).collect())).collect()
}

/// What the other versions of a model that a study holds set apart.
pub(super) fn other_versions(model: &Assessment) -> Vec<OtherVersionDocument> {
    model.others.iter().map(|other| other_version(model, other)).collect()
}

fn other_version(model: &Assessment, other: &OtherVersion) -> OtherVersionDocument {
    let ids = |indices: &[usize]| -> Vec<String> {
        indices.iter().filter_map(|&index| id_of(model, index)).collect()
    };
    OtherVersionDocument {
        version: other.version.clone(),
        alike: model.indicators.len() - other.missing.len() - other.changed.len(),
        missing: ids(&other.missing),
        changed: ids(&other.changed),
        dropped: other.dropped.iter().map(ToString::to_string).collect(),
    }
}

/// One unit in two rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitComparisonDocument {
    /// Id of the unit.
    pub unit: String,
    /// `R0` to `R4`: the one that a person set, else the one proposed.
    pub link: &'static str,
    /// What the records propose.
    pub proposed: ProposedDocument,
    /// Why a person set another link; null where nobody did.
    pub set_because: Option<String>,
    /// Over all indicators.
    #[serde(flatten)]
    pub whole: SetDocument,
    /// What both rounds have in common before anything is rated.
    pub ground: GroundDocument,
    /// Ids of the indicators compared, in the order of the model.
    pub compared: Vec<String>,
    /// Those that apply in either round and are not compared: id, and why.
    pub left_out: Vec<(String, &'static str)>,
    /// Initiatives that go on with others under another name: id, and the ids of those.
    pub renamed_initiatives: Vec<(String, Vec<String>)>,
    /// Why it is not comparable; null where it is.
    pub reason: Option<&'static str>,
    /// Whether a verdict *same* hides at least two ups and two downs.
    pub offsetting: bool,
    /// Shifts of phase that no unknown can undo.
    pub phase_shift: Vec<ShiftDocument>,
    /// What to keep in mind, each once.
    pub warnings: Vec<&'static str>,
    /// The same one by one, with what each is about and what to do.
    pub mind: Vec<WarningDocument>,
    /// What was seen to differ; null where a round has no interview (R4).
    pub observed: Option<ObservedDocument>,
    /// Its fields by id.
    pub fields: Keyed<SetDocument>,
    /// What it said in the feedback talks on both rounds; left out where nothing is recorded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<ResponseDocument>,
}

/// A link as the records propose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProposedDocument {
    /// `R0` to `R4`.
    pub link: &'static str,
    /// `same person`, `same role`, `same team`, `team stated once`, `other team`, `nobody named`, `unit changed` or
    /// `no interview`.
    pub basis: &'static str,
}

/// What two rounds have in common before anything is rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroundDocument {
    /// Ids of the questionnaires of the earlier and of the later round.
    pub questionnaires: [Vec<String>; 2],
    /// How many questions each has.
    pub asked: [usize; 2],
    /// How many of the later round's the earlier one asked as well, under the same id or a former one.
    pub common: usize,
    /// Of those, the ones that were renamed: the later id, then the earlier one.
    pub renamed: Vec<(String, String)>,
    /// Indicators of a unit that the questionnaires of both rounds can inform.
    pub informed: usize,
    /// Indicators that the model has for units.
    pub defined: usize,
}

fn ground(found: &Ground) -> GroundDocument {
    let ids = |ids: &Vec<Id>| ids.iter().map(ToString::to_string).collect();
    let renamed = found.renamed.iter().map(|(now, then)| (now.to_string(), then.to_string()));
    GroundDocument {
        questionnaires: found.questionnaires.each_ref().map(ids),
        asked: found.asked,
        common: found.common,
        renamed: renamed.collect(),
        informed: found.informed,
        defined: found.defined,
    }
}

/// Something to keep in mind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WarningDocument {
    /// What: `young mandate`, `reorganisation`, `self-report only`, `superior in one round only`, `changed instrument` or
    /// `changed model`.
    pub warning: &'static str,
    /// Id of the event that it is about; null where it is about none.
    pub event: Option<String>,
    /// Id of the round that it is about; null where it is about both.
    pub round: Option<String>,
    /// What to do: `read 0 as not yet`, `check the link`, `ask for a document or a number`,
    /// `talk once without the superior`, `use one questionnaire` or `rate the earlier round anew`.
    pub what_to_do: &'static str,
}

fn warning(found: &Warning) -> WarningDocument {
    WarningDocument {
        warning: found.as_str(),
        event: found.event().map(ToString::to_string),
        round: found.round().map(ToString::to_string),
        what_to_do: found.remedy(),
    }
}

/// A verdict and what it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SetDocument {
    /// `improved`, `worse`, `same`, `undetermined` or `not comparable`.
    pub verdict: &'static str,
    /// Indicators compared.
    pub common: u32,
    /// Indicators that apply in either round.
    pub union: u32,
    /// Change of the sum of levels over those compared, at least and at most.
    pub d: Range<i32>,
    /// From which change on it counts.
    pub m: i32,
}

/// A shift of phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShiftDocument {
    /// Id of the field; null for the phases that all fields in scope have in common.
    pub field: Option<String>,
    /// Phases completed in the earlier round, at least and at most.
    pub from: Range<u8>,
    /// Phases completed in the later round, at least and at most.
    pub to: Range<u8>,
}

/// Observed movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ObservedDocument {
    /// Indicators with one level in both rounds on evidence that is not the same.
    pub n: u32,
    /// Of the `n`: higher in the later round.
    pub up: u32,
    /// Of the `n`: at the same level.
    pub same: u32,
    /// Of the `n`: lower in the later round.
    pub down: u32,
    /// Change of the sum of levels over the `n`.
    pub d: i32,
    /// Indicators that rest on the same evidence in both rounds, and so cannot move; no part of `n`.
    pub carried_over: usize,
    /// Fields that the `n` lie in.
    pub fields: u32,
    /// `up`, `little movement` or `down`; null where respondents or numbers allow no reading.
    pub reading: Option<&'static str>,
    /// The `n`: id, level in the earlier round, level in the later round.
    pub indicators: Vec<(String, u8, u8)>,
}

/// The document of two compared rounds.
pub fn compare(
    study: &Study,
    model: &Assessment,
    view: View,
    comparison: &Comparison,
    selection: &Selection,
) -> CompareDocument {
    CompareDocument {
        schema: "nulmeting/compare/1",
        study: study.header.id.clone(),
        view: view.as_str(),
        model: ModelDocument::of(model),
        from: comparison.from.to_string(),
        to: comparison.to.to_string(),
        other_versions: other_versions(model),
        weak_agreement: weak_agreement(study, model, &[&comparison.from, &comparison.to]),
        units: comparison
            .units
            .iter()
            .filter(|found| selection.has(&found.unit))
            .map(|found| UnitComparisonDocument {
                responses: responses(study, &found.unit, &[&comparison.from, &comparison.to]),
                ..unit(model, found)
            })
            .collect(),
    }
}

pub(super) fn unit(model: &Assessment, found: &UnitComparison) -> UnitComparisonDocument {
    let mut warnings: Vec<&str> = found.warnings.iter().map(Warning::as_str).collect();
    // They come in a fixed order, so the same ones stand together.
    warnings.dedup();
    UnitComparisonDocument {
        unit: found.unit.to_string(),
        link: found.link.as_str(),
        proposed: ProposedDocument {
            link: found.proposed.link.as_str(),
            basis: found.proposed.basis.as_str(),
        },
        set_because: found.set_because.clone(),
        whole: set(&found.whole),
        ground: ground(&found.ground),
        compared: found.whole.compared.iter().filter_map(|&index| id_of(model, index)).collect(),
        left_out: found
            .whole
            .left_out
            .iter()
            .filter_map(|(index, why)| Some((id_of(model, *index)?, why.as_str())))
            .collect(),
        renamed_initiatives: found
            .initiatives
            .iter()
            .filter(|one| !one.formerly.is_empty())
            .map(|one| (one.initiative.to_string(), one.formerly.iter().map(ToString::to_string).collect()))
            .collect(),
        reason: found.whole.verdict.barrier().map(Barrier::as_str),
        offsetting: found.whole.offsetting,
        phase_shift: found.phase_shifts.iter().map(|found| shift(model, found)).collect(),
        warnings,
        mind: found.warnings.iter().map(warning).collect(),
        observed: found.observed.as_ref().map(|found| observed(model, found)),
        fields: model
            .fields
            .iter()
            .zip(&found.fields)
            .map(|(field, found)| (field.id.as_str(), set(found)))
            .collect(),
        responses: Vec::new(),
    }
}

fn id_of(model: &Assessment, index: usize) -> Option<String> {
    model.indicators.get(index).map(|indicator| indicator.id.to_string())
}

fn set(found: &SetComparison) -> SetDocument {
    SetDocument {
        verdict: found.verdict.as_str(),
        common: found.common,
        union: found.union,
        d: range(found.d),
        m: found.m,
    }
}

fn shift(model: &Assessment, found: &PhaseShift) -> ShiftDocument {
    let field = found.field.and_then(|index| model.fields.get(index));
    ShiftDocument {
        field: field.map(|field| field.id.to_string()),
        from: range(found.from),
        to: range(found.to),
    }
}

fn observed(model: &Assessment, found: &Observed) -> ObservedDocument {
    let levels = found.indicators.iter().filter_map(|seen| {
        let indicator = model.indicators.get(seen.index)?;
        Some((indicator.id.to_string(), seen.from.points(), seen.to.points()))
    });
    ObservedDocument {
        n: found.n,
        up: found.up,
        same: found.same,
        down: found.down,
        d: found.d,
        carried_over: found.carried_over.len(),
        fields: found.fields,
        reading: found.reading.map(Movement::as_str),
        indicators: levels.collect(),
    }
}
