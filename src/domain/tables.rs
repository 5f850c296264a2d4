//! Tables of counts over the units of a round: contact beside initiatives, and who names whom. Counts with their base, no
//! coefficient and no order by size: with so few units a number for how two things hang together would say more than is
//! known.

use std::collections::{HashMap, HashSet};

use super::answer::Chosen;
use super::id::{Id, InterviewId};
use super::questionnaire::{CompanionKind, Questionnaire};
use super::study::{Contact, InitiativeStatus, Interview, Study, followed};

/// How many units with some contact told of how many initiatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// The units' contact with people with a migration background.
    pub contact: Contact,
    /// Units with no initiative, with one or two, and with three or more.
    pub units: [usize; 3],
}

/// Contact with people with a migration background beside the initiatives of a round: a row for each degree of contact, the
/// unknown last. An initiative counts where it is the unit's own and more than an idea: decided, tried, running, standard,
/// or stopped in that round. A unit without a record of its contact is unknown; one that did not exist in the round is left
/// out by the caller.
pub fn contact_and_initiatives(study: &Study, round: &Id, units: &[Id]) -> Vec<ContactRow> {
    let mut rows = Contact::ALL.map(|contact| ContactRow { contact, units: [0; 3] });
    let contexts = study.contexts.iter().filter(|context| context.round == *round);
    let contacts: HashMap<&Id, Contact> =
        contexts.map(|context| (&context.unit, context.contact_migrants)).collect();
    let mut told: HashMap<&Id, usize> = HashMap::new();
    for one in followed(&study.initiatives).iter().filter(|one| one.initiative.details.own) {
        if one.state(round).is_some_and(|state| is_begun(state.status)) {
            *told.entry(&one.initiative.details.unit).or_default() += 1;
        }
    }
    for unit in units {
        let contact = contacts.get(unit).copied().unwrap_or(Contact::Unknown);
        let class = match told.get(unit).copied().unwrap_or_default() {
            0 => 0,
            1 | 2 => 1,
            _ => 2,
        };
        if let Some(row) = rows.iter_mut().find(|row| row.contact == contact) {
            row.units[class] += 1;
        }
    }
    rows.to_vec()
}

/// Whether an initiative with a status is more than an idea.
fn is_begun(status: InitiativeStatus) -> bool {
    match status {
        InitiativeStatus::Decided
        | InitiativeStatus::Pilot
        | InitiativeStatus::Running
        | InitiativeStatus::Standard
        | InitiativeStatus::Stopped => true,
        InitiativeStatus::Idea | InitiativeStatus::NeverBegun | InitiativeStatus::Unknown => false,
    }
}

/// Whom a unit names, and who names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nomination {
    /// The unit.
    pub unit: Id,
    /// Whether it was asked and named anybody.
    pub has_named: bool,
    /// Other units that it names, in the order in which it named them.
    pub names: Vec<Id>,
    /// Other units that name it, in the order of the units given.
    pub named_by: Vec<Id>,
    /// Whether it names itself.
    pub names_itself: bool,
}

/// A cell of the matrix of who names whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Nobody was named: the unit was not asked, or named nobody.
    Nobody,
    /// Others were named, this one not.
    No,
    /// This one was named.
    Yes,
    /// It is the unit itself, and it was named.
    Itself,
}

impl Named {
    /// Its name in the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::No => "no",
            Self::Yes => "yes",
            Self::Itself => "itself",
        }
    }
}

impl Nomination {
    /// Whether the unit names another one, or itself.
    pub fn names_unit(&self, other: &Id) -> Named {
        match () {
            () if self.unit == *other && self.names_itself => Named::Itself,
            () if self.names.contains(other) => Named::Yes,
            () if self.has_named => Named::No,
            () => Named::Nobody,
        }
    }
}

/// Who names whom in a round: over all questions that ask for departments. Nobody is named where no such question was
/// answered; a unit that was named and is not among `units` is left out.
pub fn nominations(
    study: &Study,
    round: &Id,
    units: &[Id],
    questionnaires: &[Questionnaire],
) -> Vec<Nomination> {
    let asked: HashSet<&Id> = units.iter().collect();
    let talks: HashMap<&InterviewId, &Interview> = study
        .interviews
        .iter()
        .filter(|talk| talk.details.round == *round && asked.contains(&talk.details.unit))
        .map(|talk| (&talk.id, talk))
        .collect();
    let mut named: HashMap<&Id, Vec<&Id>> = HashMap::new();
    for answer in &study.answers {
        let (Some(Chosen::Choices(chosen)), Some(talk)) =
            (&answer.closed.chosen, talks.get(&answer.interview))
        else {
            continue;
        };
        let questionnaire = study.questionnaire_of(talk, questionnaires);
        let question = questionnaire.and_then(|one| one.question_by(answer.question.as_str()));
        let asks = question.and_then(|question| question.companion.as_ref());
        if asks.is_none_or(|companion| companion.kind != CompanionKind::Units) {
            continue;
        }
        let names = named.entry(&talk.details.unit).or_default();
        for id in chosen.iter().filter_map(|id| asked.get(id)) {
            if !names.contains(id) {
                names.push(id);
            }
        }
    }
    let mut named_by: HashMap<&Id, Vec<Id>> = HashMap::new();
    for unit in units {
        for other in named.get(unit).into_iter().flatten().filter(|other| **other != unit) {
            named_by.entry(other).or_default().push(unit.clone());
        }
    }
    let nomination = |unit: &Id| {
        let own = named.get(unit).map(Vec::as_slice).unwrap_or_default();
        Nomination {
            unit: unit.clone(),
            has_named: !own.is_empty(),
            names: own.iter().filter(|id| **id != unit).map(|id| (*id).clone()).collect(),
            named_by: named_by.get(unit).cloned().unwrap_or_default(),
            names_itself: own.contains(&unit),
        }
    };
    units.iter().map(nomination).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::builtin;
    use crate::domain::answer::{Answer, ClosedAnswer};
    use crate::domain::id::InterviewId;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn sample() -> (Study, Vec<Id>, Vec<Questionnaire>) {
        let library = builtin::library();
        let study = crate::definition::read_study(builtin::sample_study(), &library).value.unwrap();
        let units = study.units.iter().map(|unit| unit.id.clone()).collect();
        (study, units, library.questionnaires().cloned().collect())
    }

    #[test]
    fn every_unit_stands_once_beside_its_contact_whatever_the_order_of_records() {
        let (mut study, units, _) = sample();
        let rows = contact_and_initiatives(&study, &id("r2"), &units);
        assert_eq!(rows.iter().flat_map(|row| row.units).sum::<usize>(), units.len());
        study.initiatives.reverse();
        study.contexts.reverse();
        assert_eq!(contact_and_initiatives(&study, &id("r2"), &units), rows);
        study.contexts.clear();
        let rows = contact_and_initiatives(&study, &id("r2"), &units);
        let unknown = rows.iter().find(|row| row.contact == Contact::Unknown).unwrap();
        assert_eq!(unknown.units.iter().sum::<usize>(), units.len());
        study.initiatives.clear();
        let rows = contact_and_initiatives(&study, &id("r2"), &units);
        assert_eq!(rows.last().unwrap().units, [units.len(), 0, 0]);
    }

    #[test]
    fn who_names_whom_is_read_from_both_sides_and_naming_oneself_is_no_vote_of_others() {
        let (mut study, units, questionnaires) = sample();
        study.answers.clear();
        let say = |unit: &str, named: &[&str]| Answer {
            closed: ClosedAnswer {
                chosen: Some(Chosen::Choices(named.iter().map(|name| id(name)).collect())),
                ..ClosedAnswer::default()
            },
            ..Answer::new(InterviewId::new(format!("{unit}/r1")).unwrap(), id("key_departments"))
        };
        study.answers = vec![
            say("sez", &["samenleving", "sez"]),
            say("vastgoed", &["samenleving", "gone"]),
            say("samenleving", &["sez"]),
        ];
        let found = nominations(&study, &id("r1"), &units, &questionnaires);
        let of = |unit: &str| found.iter().find(|one| one.unit == *unit).unwrap();
        assert_eq!(of("samenleving").named_by.len(), 2);
        assert_eq!((of("sez").named_by.as_slice(), of("sez").names_itself), (&[id("samenleving")][..], true));
        assert_eq!(of("vastgoed").names, [id("samenleving")], "who is no unit is not named");
        assert!(!of("publiekszaken").has_named || of("publiekszaken").names.is_empty());
        let named: usize = found.iter().map(|one| one.names.len()).sum();
        assert_eq!(named, found.iter().map(|one| one.named_by.len()).sum::<usize>());
    }
}
