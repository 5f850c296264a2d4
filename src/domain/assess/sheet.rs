//! What can be rated of a unit in a round, with what is known of it: computed once when data arrive or change, so that
//! a screen only reads.

use std::collections::BTreeMap;

use super::carried;
use crate::domain::answer::Answer;
use crate::domain::assessment::Assessment;
use crate::domain::condition::Truth;
use crate::domain::evidence::{Evidence, EvidenceKind, Side};
use crate::domain::id::{Id, InterviewId};
use crate::domain::path;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::rating::{CONSENSUS, FactorRating, FactorValue, Level, Rating, Value};
use crate::domain::score::{
    CapReason, CellScore, DerivedReason, FactorOrigin, FactorState, IndicatorState, Origin, Scoring, View,
    score_round, score_unit,
};
use crate::domain::study::Study;

/// Whom a rating is about, and when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// The unit, or the organisation.
    pub unit: Id,
    /// The round.
    pub round: Id,
}

/// Everything that can be rated at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Indicators, phase by phase and within a phase field by field.
    pub indicators: Vec<Row>,
    /// Success factors, in the order of the model.
    pub factors: Vec<Row>,
    /// How the cells stand, by field and phase.
    pub cells: Vec<Vec<CellScore>>,
}

/// Something that can be rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id in the model.
    pub id: Id,
    /// What is known of it.
    pub standing: Standing,
    /// What closed answers propose.
    pub proposals: Vec<Proposed>,
    /// What is to be looked at again.
    pub warnings: Vec<Warning>,
}

/// What is known of an indicator or a factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Of an indicator.
    Indicator(IndicatorState),
    /// Of a success factor.
    Factor(FactorState),
}

/// What a closed answer proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The value: `0` to `3`, or a factor's word.
    pub value: String,
    /// The interview.
    pub interview: InterviewId,
    /// The question.
    pub question: Id,
    /// Its number in the questionnaire, where that is known.
    pub number: Option<usize>,
    /// Whether a rating is there that says something else.
    pub differs: bool,
}

/// What is to be looked at again in a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// It is above 1 and rests on nothing but statements about all units.
    AllUnits,
    /// It rests on no evidence.
    NoEvidence,
    /// It counts less in the view *proven*: one source says so, that of these witnesses.
    SingleSource(Level, Vec<String>),
    /// It counts less in the view *proven*: there is no document or number.
    NoDocument(Level),
    /// Some of its evidence speaks against it.
    Against(usize),
    /// A factor with evidence for and against that is not rated unknown.
    Contradicted,
    /// A consensus counts in the place of the lead rater's value.
    Consensus,
    /// A piece of its evidence carries so many ratings of the unit in the round, more than are warned of.
    Carries(Id, usize),
}

impl Row {
    /// Whether it waits for a rating: there may be evidence, and nobody rated.
    pub fn is_to_rate(&self) -> bool {
        self.derived() == Some(DerivedReason::NotYetRated)
    }

    /// Whether a rating counts.
    pub fn is_rated(&self) -> bool {
        match &self.standing {
            Standing::Indicator(state) => state.rating().is_some(),
            Standing::Factor(state) => !matches!(state.origin, FactorOrigin::Derived(_)),
        }
    }

    /// Why its value is derived, where nobody rated.
    pub fn derived(&self) -> Option<DerivedReason> {
        match &self.standing {
            Standing::Indicator(IndicatorState { origin: Origin::Derived(reason), .. })
            | Standing::Factor(FactorState { origin: FactorOrigin::Derived(reason), .. }) => Some(*reason),
            _ => None,
        }
    }

    /// The index of the indicator that a factor is computed from.
    pub fn computed_from(&self) -> Option<usize> {
        match &self.standing {
            Standing::Factor(FactorState { origin: FactorOrigin::Indicator { index }, .. }) => Some(*index),
            _ => None,
        }
    }

    /// Whether it can be rated by hand: not where the model computes it, or where there was nothing to rate yet.
    pub fn can_be_rated(&self) -> bool {
        self.computed_from().is_none() && self.derived() != Some(DerivedReason::DidNotExistYet)
    }

    /// Ids of the evidence that the row that counts rests on.
    pub fn evidence<'s>(&self, study: &'s Study) -> &'s [Id] {
        match &self.standing {
            Standing::Indicator(state) => state.evidence(study),
            Standing::Factor(state) => state.evidence(&study.factors),
        }
    }

    /// The value that a person gave, as it is written; nothing where it is derived.
    pub fn typed(&self) -> Option<String> {
        match &self.standing {
            Standing::Indicator(state) => state.rating().map(|_| state.value.to_string()),
            Standing::Factor(FactorState { origin: FactorOrigin::Typed { .. }, value, .. }) => {
                Some(value.as_str().to_owned())
            }
            Standing::Factor(_) => None,
        }
    }
}

impl Site {
    /// The row of the lead rater for an indicator: the one that a person changes here.
    pub fn rating<'s>(&self, study: &'s Study, model: &Assessment, id: &Id) -> Option<&'s Rating> {
        let formerly = model.indicator(id.as_str()).map_or(&[][..], |indicator| &indicator.formerly);
        let rows = study.ratings.iter().filter(|row| {
            row.unit == self.unit
                && row.round == self.round
                && (row.indicator == *id || formerly.contains(&row.indicator))
        });
        lead(rows, study, |row| row.rater.as_ref())
    }

    /// The same for a success factor.
    pub fn factor<'s>(&self, study: &'s Study, model: &Assessment, id: &Id) -> Option<&'s FactorRating> {
        let formerly = model.factor(id.as_str()).map_or(&[][..], |factor| &factor.formerly);
        let rows = study.factors.iter().filter(|row| {
            row.unit == self.unit
                && row.round == self.round
                && (row.factor == *id || formerly.contains(&row.factor))
        });
        lead(rows, study, |row| row.rater.as_ref())
    }

    /// Evidence that the lead rater's row rests on; nothing where there is no such row.
    pub fn attached<'s>(&self, study: &'s Study, model: &Assessment, id: &Id) -> Option<&'s [Id]> {
        self.rating(study, model, id)
            .map(|row| row.evidence.as_slice())
            .or_else(|| self.factor(study, model, id).map(|row| row.evidence.as_slice()))
    }
}

/// The lead rater's row: by name where it is named, else the one without a name, as scoring takes it.
fn lead<'s, R>(
    rows: impl Iterator<Item = &'s R>,
    study: &Study,
    rater: impl Fn(&R) -> Option<&Id>,
) -> Option<&'s R> {
    let mut unnamed = None;
    for row in rows {
        match rater(row) {
            Some(rater) if Some(rater) == study.header.lead_rater.as_ref() => return Some(row),
            None => unnamed = unnamed.or(Some(row)),
            Some(_) => {}
        }
    }
    unnamed
}

/// Scores a site; nothing for a unit that did not exist in the round.
pub fn sheet(
    study: &Study,
    model: &Assessment,
    questionnaires: &[Questionnaire],
    site: &Site,
) -> Option<Sheet> {
    let scoring = Scoring { study, model, questionnaires, view: View::Account, rater: None };
    let (indicators, factors, cells) = if site.unit.is_organisation() {
        let whole = score_round(&scoring, &site.round).organisation;
        (whole.indicators, whole.factors, whole.cells)
    } else {
        let unit = score_unit(&scoring, &site.round, &site.unit)?;
        let cells = unit.fields.into_iter().map(|field| field.cells).collect();
        (unit.indicators, unit.factors, cells)
    };
    let mut proposals = proposals(study, questionnaires, site);
    let evidence = study.evidence_by_id();
    let overloaded = carried::overloaded(study, site);
    let mut row = |id: &Id, formerly: &[Id], standing: Standing| {
        let mut proposed = proposals.remove(id).unwrap_or_default();
        for former in formerly {
            proposed.extend(proposals.remove(former).unwrap_or_default());
        }
        let mut row = Row { id: id.clone(), standing, proposals: proposed, warnings: Vec::new() };
        if let Some(typed) = row.typed() {
            for proposal in &mut row.proposals {
                proposal.differs = proposal.value != typed;
            }
        }
        row.warnings = warnings(&row, study, &evidence);
        let carrying = row.evidence(study).iter().filter_map(|id| overloaded.get_key_value(id));
        row.warnings.extend(carrying.map(|(id, targets)| Warning::Carries((*id).clone(), targets.len())));
        row
    };
    let mut ordered = indicators;
    ordered.sort_by_key(|state| {
        let indicator = &model.indicators[state.index];
        (indicator.phase, indicator.field, state.index)
    });
    let indicators = ordered
        .into_iter()
        .map(|state| {
            let indicator = &model.indicators[state.index];
            row(&indicator.id, &indicator.formerly, Standing::Indicator(state))
        })
        .collect();
    let factors = factors
        .into_iter()
        .map(|state| {
            let factor = &model.factors[state.index];
            row(&factor.id, &factor.formerly, Standing::Factor(state))
        })
        .collect();
    Some(Sheet { indicators, factors, cells })
}

/// What the closed answers of a site's interviews propose, by target; an answer off the path proposes nothing.
fn proposals(study: &Study, questionnaires: &[Questionnaire], site: &Site) -> BTreeMap<Id, Vec<Proposed>> {
    let mut found: BTreeMap<Id, Vec<Proposed>> = BTreeMap::new();
    for interview in study.interviews_of(&site.unit, &site.round) {
        let Some(questionnaire) = study.questionnaire_of(interview, questionnaires) else {
            continue;
        };
        let answers: BTreeMap<&Id, &Answer> = study
            .answers
            .iter()
            .filter(|answer| answer.interview == interview.id)
            .map(|answer| (&answer.question, answer))
            .collect();
        for step in path::steps(questionnaire, |question| answers.get(question).copied()) {
            let Some(answer) = answers.get(&step.question.id).filter(|_| step.on_path != Truth::No) else {
                continue;
            };
            for (target, value) in path::proposals(step.question, &answer.closed) {
                found.entry(target.clone()).or_default().push(Proposed {
                    value: value.to_owned(),
                    interview: interview.id.clone(),
                    question: step.question.id.clone(),
                    number: questionnaire
                        .questions()
                        .position(|one| one.id == step.question.id)
                        .map(|at| at + 1),
                    differs: false,
                });
            }
        }
    }
    found
}

fn warnings(row: &Row, study: &Study, evidence: &std::collections::HashMap<&Id, &Evidence>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let (attached, rater, is_level) = match &row.standing {
        Standing::Indicator(state) => {
            let Some(rating) = state.rating().map(|at| &study.ratings[at]) else { return warnings };
            (&rating.evidence, rating.rater.as_ref(), matches!(rating.value, Value::Level(_)))
        }
        Standing::Factor(state) => {
            let FactorOrigin::Typed { judgement } = state.origin else { return warnings };
            let judgement = &study.factors[judgement];
            let is_level =
                matches!(judgement.value, FactorValue::Absent | FactorValue::Partly | FactorValue::Present);
            (&judgement.evidence, judgement.rater.as_ref(), is_level)
        }
    };
    let found: Vec<&Evidence> = attached.iter().filter_map(|id| evidence.get(id).copied()).collect();
    if rater.is_some_and(|rater| *rater == CONSENSUS) {
        warnings.push(Warning::Consensus);
    }
    if is_level && attached.is_empty() {
        warnings.push(Warning::NoEvidence);
    }
    let against = found.iter().filter(|evidence| evidence.side == Side::Against).count();
    match &row.standing {
        Standing::Indicator(state) => {
            if state.rests_on_all_units {
                warnings.push(Warning::AllUnits);
            }
            if let Some(cap) = state.cap {
                warnings.push(match cap.reason {
                    CapReason::SingleSource => Warning::SingleSource(cap.level, witnesses(&found)),
                    CapReason::NoDocument => Warning::NoDocument(cap.level),
                });
            }
            if against > 0 && is_level {
                warnings.push(Warning::Against(against));
            }
        }
        Standing::Factor(state) if state.is_contradicted && is_level => {
            warnings.push(Warning::Contradicted);
        }
        Standing::Factor(_) => {}
    }
    warnings
}

/// Who says something, each once: by pseudonym, else by interview, source or place. The researcher has no name here.
fn witnesses(found: &[&Evidence]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for evidence in found.iter().filter(|evidence| evidence.side.is_for()) {
        let name = evidence
            .respondent
            .as_ref()
            .map(ToString::to_string)
            .or_else(|| evidence.interview.as_ref().map(ToString::to_string))
            .or_else(|| evidence.source.clone())
            .or_else(|| evidence.place.clone())
            .filter(|_| evidence.kind != EvidenceKind::Observation);
        if let Some(name) = name
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}
