//! How the talks of a unit in two rounds hang together. Knows who took part, and nothing of ratings.

use std::collections::{HashMap, HashSet};

use crate::domain::id::Id;
use crate::domain::score::Records;
use crate::domain::study::{Interview, InterviewStatus, Link, Participant, Unit};

/// A link as the records propose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedLink {
    /// R0 to R4.
    pub link: Link,
    /// What it goes by.
    pub basis: LinkBasis,
    /// The respondents of the best pair, earlier and later, where there is one.
    pub pair: Option<(Id, Id)>,
}

/// What a proposed link goes by; of equal links the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkBasis {
    /// R0: the same person in the same role.
    SamePerson,
    /// R1: another person in the same role and team.
    SameRole,
    /// R2: the same team in another role.
    SameTeam,
    /// R3: a team is stated in one round only; stating it in both may better the link.
    TeamStatedOnce,
    /// R3: another team.
    OtherTeam,
    /// R3: a completed interview does not say who took part.
    NobodyNamed,
    /// R3: the unit was split, merged or succeeded another between the rounds.
    UnitChanged,
    /// R4: no completed interview in at least one of the rounds.
    NoInterview,
}

impl LinkBasis {
    /// A stable key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SamePerson => "same person",
            Self::SameRole => "same role",
            Self::SameTeam => "same team",
            Self::OtherTeam => "other team",
            Self::TeamStatedOnce => "team stated once",
            Self::NobodyNamed => "nobody named",
            Self::UnitChanged => "unit changed",
            Self::NoInterview => "no interview",
        }
    }
}

/// Whether an interview counts in a comparison.
pub(super) fn is_completed(interview: &Interview) -> bool {
    interview.state.status == InterviewStatus::Completed
}

/// Proposes the link of a unit in `rounds`, where it goes by `units` (its predecessor in the earlier one, perhaps).
pub(super) fn propose(
    records: &Records,
    units: [&Id; 2],
    rounds: [&Id; 2],
    is_unit_changed: bool,
) -> ProposedLink {
    let talks = [0, 1].map(|at| completed(records, units[at], rounds[at]));
    if talks.iter().any(Vec::is_empty) {
        return ProposedLink { link: Link::R4, basis: LinkBasis::NoInterview, pair: None };
    }
    let [earlier, later] = talks.map(|talks| {
        talks.into_iter().flat_map(|talk| leaders(records.participants(&talk.id))).collect::<Vec<_>>()
    });
    let best = earlier
        .iter()
        .flat_map(|a| later.iter().map(move |b| (link_of(a, b), a, b)))
        // Equal pairs: the one that comes first by name, so that the order of the records does not matter.
        .min_by_key(|(found, a, b)| (*found, &a.respondent, &b.respondent));
    let Some(((link, basis), a, b)) = best else {
        let basis = if is_unit_changed { LinkBasis::UnitChanged } else { LinkBasis::NobodyNamed };
        return ProposedLink { link: Link::R3, basis, pair: None };
    };
    let (link, basis) = if is_unit_changed { (Link::R3, LinkBasis::UnitChanged) } else { (link, basis) };
    ProposedLink { link, basis, pair: Some((a.respondent.clone(), b.respondent.clone())) }
}

fn completed<'r, 'a>(records: &'r Records<'a>, unit: &Id, round: &Id) -> Vec<&'r &'a Interview> {
    records.entry(unit, round).talks.iter().filter(|talk| is_completed(talk)).collect()
}

/// Those who led a talk; all who took part where nobody is said to have led.
pub(super) fn leaders<'a>(participants: &[&'a Participant]) -> Vec<&'a Participant> {
    let leading: Vec<&Participant> = participants.iter().copied().filter(|who| who.details.leads).collect();
    if leading.is_empty() { participants.to_vec() } else { leading }
}

fn link_of(a: &Participant, b: &Participant) -> (Link, LinkBasis) {
    let is_same_person = a.respondent == b.respondent;
    let is_same_role = a.details.role == b.details.role;
    if is_same_person && is_same_role {
        return (Link::R0, LinkBasis::SamePerson);
    }
    match (team(a), team(b)) {
        (Some(_), None) | (None, Some(_)) => (Link::R3, LinkBasis::TeamStatedOnce),
        (one, other) if one != other => (Link::R3, LinkBasis::OtherTeam),
        _ if is_same_role => (Link::R1, LinkBasis::SameRole),
        _ => (Link::R2, LinkBasis::SameTeam),
    }
}

fn team(participant: &Participant) -> Option<&str> {
    participant.details.team.as_deref().map(str::trim).filter(|team| !team.is_empty())
}

/// The units that were split, merged or succeeded another between two rounds.
///
/// A succession counts where its date (the successor's first day, else the predecessor's last) lies after the earlier
/// round and not after the later one. Without a date it counts where the successor was interviewed in the later round
/// only and the predecessor in the earlier one only.
pub(super) fn changed_units<'a>(records: &Records<'a>, rounds: [&Id; 2]) -> HashSet<&'a Id> {
    let units: HashMap<&Id, &Unit> = records.units().iter().map(|&unit| (&unit.id, unit)).collect();
    records
        .units()
        .iter()
        .filter_map(|&successor| Some((*units.get(successor.successor_of.as_ref()?)?, successor)))
        .filter(|(predecessor, successor)| is_between(records, predecessor, successor, rounds))
        .flat_map(|(predecessor, successor)| [&predecessor.id, &successor.id])
        .collect()
}

fn is_between(records: &Records, predecessor: &Unit, successor: &Unit, rounds: [&Id; 2]) -> bool {
    let times = rounds.map(|round| records.round(round));
    let last = |at: usize| times[at].and_then(|round| round.to.as_ref().or(round.from.as_ref()));
    let date = successor.from.as_ref().or(predecessor.to.as_ref());
    if let (Some(date), Some(earlier), Some(later)) = (date, last(0), last(1)) {
        return earlier.is_certainly_before(date) && !later.is_certainly_before(date);
    }
    let is_interviewed = |unit: &Unit, at: usize| !completed(records, &unit.id, rounds[at]).is_empty();
    is_interviewed(predecessor, 0)
        && !is_interviewed(predecessor, 1)
        && !is_interviewed(successor, 0)
        && is_interviewed(successor, 1)
}
