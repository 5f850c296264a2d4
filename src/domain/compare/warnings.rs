//! What to keep in mind beside a comparison. Warnings never change a verdict.

use super::link::{is_completed, leaders};
use super::usable::Instruments;
use crate::domain::date::Date;
use crate::domain::evidence::EvidenceKind;
use crate::domain::id::Id;
use crate::domain::score::{IndicatorState, Records};
use crate::domain::study::{DefinitionKind, Effect, Event};

/// Something to keep in mind beside a comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warning {
    /// The unit's mandate was, or may have been, younger than six months in the later round.
    YoungMandate {
        /// The event that gave it.
        event: Id,
    },
    /// The unit was reorganised between the rounds.
    Reorganisation {
        /// The event, where it is one; else the unit's own dates tell.
        event: Option<Id>,
    },
    /// The unit's ratings rest on what people say: no document, number or observation in either round.
    SelfReportOnly,
    /// A superior of whoever led the talk sat in on it in one round only.
    SuperiorOnce {
        /// The round.
        round: Id,
    },
    /// The rounds asked with other questionnaires.
    ChangedInstrument,
    /// The study holds more than one version of its model; ratings may stem from another than this one.
    ChangedModel,
}

impl Warning {
    /// A stable key.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::YoungMandate { .. } => "young mandate",
            Self::Reorganisation { .. } => "reorganisation",
            Self::SelfReportOnly => "self-report only",
            Self::SuperiorOnce { .. } => "superior in one round only",
            Self::ChangedInstrument => "changed instrument",
            Self::ChangedModel => "changed model",
        }
    }

    /// What to do about it, as a stable key.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::YoungMandate { .. } => "read 0 as not yet",
            Self::Reorganisation { .. } => "check the link",
            Self::SelfReportOnly => "ask for a document or a number",
            Self::SuperiorOnce { .. } => "talk once without the superior",
            Self::ChangedInstrument => "use one questionnaire",
            Self::ChangedModel => "rate the earlier round anew",
        }
    }

    /// The event that it is about.
    pub fn event(&self) -> Option<&Id> {
        match self {
            Self::YoungMandate { event } => Some(event),
            Self::Reorganisation { event } => event.as_ref(),
            Self::SelfReportOnly
            | Self::SuperiorOnce { .. }
            | Self::ChangedInstrument
            | Self::ChangedModel => None,
        }
    }

    /// The round that it is about.
    pub fn round(&self) -> Option<&Id> {
        match self {
            Self::SuperiorOnce { round } => Some(round),
            Self::YoungMandate { .. }
            | Self::Reorganisation { .. }
            | Self::SelfReportOnly
            | Self::ChangedInstrument
            | Self::ChangedModel => None,
        }
    }
}

/// What the warnings of a unit go by.
pub(super) struct Case<'c, 'r, 'a> {
    /// The study in order.
    pub records: &'r Records<'a>,
    /// The unit in each round.
    pub units: [&'c Id; 2],
    /// The rounds.
    pub rounds: [&'c Id; 2],
    /// Its questionnaires.
    pub instruments: &'c Instruments<'r, 'a>,
    /// Its indicators in each round.
    pub states: [&'c [IndicatorState]; 2],
    /// Whether it was split, merged or succeeded another.
    pub is_unit_changed: bool,
}

/// The warnings of a unit, in a fixed order.
pub(super) fn of(case: &Case) -> Vec<Warning> {
    let mut warnings: Vec<Warning> =
        young_mandates(case).into_iter().map(|event| Warning::YoungMandate { event }).collect();
    let reorganisations = reorganisations(case);
    if case.is_unit_changed && reorganisations.is_empty() {
        warnings.push(Warning::Reorganisation { event: None });
    }
    warnings.extend(reorganisations.into_iter().map(|event| Warning::Reorganisation { event: Some(event) }));
    if is_self_report_only(case) {
        warnings.push(Warning::SelfReportOnly);
    }
    if let [Some(earlier), Some(later)] = [0, 1].map(|at| has_superior(case, at))
        && earlier != later
    {
        let round = case.rounds[usize::from(later)].clone();
        warnings.push(Warning::SuperiorOnce { round });
    }
    if case.instruments.differ() {
        warnings.push(Warning::ChangedInstrument);
    }
    let model = case.records.plan.model;
    let is_other = |kind, id: &Id, version: &str| {
        kind == DefinitionKind::Assessment && *id == model.id && version != model.version
    };
    if case.records.study.definitions.iter().any(|text| is_other(text.kind, &text.id, &text.version)) {
        warnings.push(Warning::ChangedModel);
    }
    warnings
}

fn events<'c>(case: &'c Case, effect: Effect) -> impl Iterator<Item = &'c Event> {
    let concerns =
        |event: &Event| event.units.is_empty() || event.units.iter().any(|unit| case.units.contains(&unit));
    let mut events: Vec<&Event> =
        case.records.study.events.iter().filter(|event| event.effect == effect && concerns(event)).collect();
    events.sort_by(|a, b| (&a.date, &a.id).cmp(&(&b.date, &b.id)));
    events.into_iter()
}

/// The day on which a unit was first talked to in a round, else the round's first or last day.
fn talked_on<'r>(case: &'r Case, at: usize) -> Option<&'r Date> {
    let talks = &case.records.entry(case.units[at], case.rounds[at]).talks;
    let first =
        talks.iter().filter(|talk| is_completed(talk)).filter_map(|talk| talk.details.held_on.as_ref()).min();
    let times = case.records.round(case.rounds[at]);
    first.or_else(|| times?.from.as_ref().or(times?.to.as_ref()))
}

fn young_mandates(case: &Case) -> Vec<Id> {
    let Some(talked) = talked_on(case, 1) else { return Vec::new() };
    events(case, Effect::Mandate)
        .filter(|event| !talked.is_certainly_before(&event.date) && may_be_younger(&event.date, talked))
        .map(|event| event.id.clone())
        .collect()
}

/// Whether six months after `start` may still lie ahead on `day`; dates without a day or month leave it open.
fn may_be_younger(start: &Date, day: &Date) -> bool {
    let (year, month, latest) = start.parts();
    let (day_year, day_month, earliest) = day.parts();
    let months = |year: i32, month: u32| year * 12 + month as i32;
    let end = (months(year, month.unwrap_or(12)) + 6, latest.unwrap_or(31));
    let now = (months(day_year, day_month.unwrap_or(1)), earliest.unwrap_or(1));
    end > now
}

fn reorganisations(case: &Case) -> Vec<Id> {
    let (first, last) = (talked_on(case, 0), talked_on(case, 1));
    events(case, Effect::Reorganisation)
        .filter(|event| {
            let is_earlier = first.is_some_and(|first| event.date.is_certainly_before(first));
            let is_later = last.is_some_and(|last| last.is_certainly_before(&event.date));
            !is_earlier && !is_later
        })
        .map(|event| event.id.clone())
        .collect()
}

/// Whether there are ratings in both rounds, and none rests on a document, a number or an observation.
fn is_self_report_only(case: &Case) -> bool {
    let rated = |at: usize| case.states[at].iter().filter(|state| state.rating().is_some());
    let is_said = |state: &IndicatorState| {
        state
            .evidence(case.records.study)
            .iter()
            .filter_map(|id| case.records.evidence(id))
            .all(|evidence| evidence.kind == EvidenceKind::Testimony)
    };
    [0, 1].into_iter().all(|at| rated(at).next().is_some() && rated(at).all(is_said))
}

/// Whether a superior of whoever led sat in on a completed talk; nothing where there was none.
fn has_superior(case: &Case, at: usize) -> Option<bool> {
    let talks = &case.records.entry(case.units[at], case.rounds[at]).talks;
    let mut completed = talks.iter().filter(|talk| is_completed(talk)).peekable();
    completed.peek()?;
    Some(completed.any(|talk| {
        let present = case.records.participants(&talk.id);
        let leading = leaders(present).into_iter().map(|who| rank(&who.details.role)).min();
        present.iter().any(|who| leading.is_some_and(|leading| rank(&who.details.role) > leading))
    }))
}

/// Who stands above whom; a project leader or contact person leads no staff.
fn rank(role: &str) -> u8 {
    match role {
        "head of department" => 2,
        "team leader" => 1,
        _ => 0,
    }
}
