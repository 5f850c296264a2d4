//! What evidence proves: independent witnesses, documents, and the level that a rating counts at in the view *proven*.

use super::indicator::{Cap, CapReason};
use super::records::Records;
use crate::domain::assessment::Proof;
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::rating::Level;

/// The level that a rating counts at in the view *proven*, where that is below the one given.
///
/// Only evidence that speaks for a rating proves it. Two witnesses, or a document or number, prove a 3; without a
/// second witness a rating counts at most 2, and where paper is asked for, without paper at most 1.
pub(super) fn cap(records: &Records, proof: Proof, level: Level, evidence: &[Id]) -> Option<Cap> {
    let [_, one, two, _] = Level::ALL;
    let (most, reason) = match proof {
        Proof::Word => return None,
        Proof::Witness => (two, CapReason::SingleSource),
        Proof::Paper => (one, CapReason::NoDocument),
    };
    if level <= most {
        return None;
    }
    let found: Vec<&Evidence> = evidence
        .iter()
        .filter_map(|id| records.evidence(id))
        .filter(|evidence| evidence.side.is_for())
        .collect();
    let is_proven = found.iter().any(|evidence| evidence.kind.is_paper())
        || (proof == Proof::Witness && has_two_witnesses(records, &found));
    (!is_proven).then_some(Cap { level: most, reason })
}

/// Whether people's words alone speak for a rating, and nobody independent of the first.
pub(crate) fn rests_on_one_witness(records: &Records, evidence: &[Id]) -> bool {
    let found: Vec<&Evidence> = evidence
        .iter()
        .filter_map(|id| records.evidence(id))
        .filter(|evidence| evidence.side.is_for())
        .collect();
    !found.is_empty()
        && found.iter().all(|evidence| evidence.kind == EvidenceKind::Testimony)
        && !has_two_witnesses(records, &found)
}

fn has_two_witnesses(records: &Records, found: &[&Evidence]) -> bool {
    let witnesses: Vec<Witness> = found.iter().map(|evidence| Witness::of(records, evidence)).collect();
    witnesses
        .iter()
        .enumerate()
        .any(|(at, witness)| witnesses[at + 1..].iter().any(|other| witness.is_independent_of(other)))
}

/// Who says something, and where it stands.
struct Witness<'a> {
    speaker: Option<Speaker<'a>>,
    interview: Option<&'a InterviewId>,
    source: Option<&'a str>,
    place: Option<&'a str>,
}

#[derive(PartialEq, Eq)]
enum Speaker<'a> {
    /// The researcher, who saw it.
    Researcher,
    /// By pseudonym.
    Respondent(&'a Id),
}

impl<'a> Witness<'a> {
    fn of(records: &Records<'a>, evidence: &'a Evidence) -> Self {
        let interview = evidence.interview.as_ref();
        // A talk with one person need not say who spoke.
        let alone = || match records.participants(interview?) {
            [only] => Some(&only.respondent),
            _ => None,
        };
        let speaker = match evidence.kind {
            EvidenceKind::Observation => Some(Speaker::Researcher),
            EvidenceKind::Testimony | EvidenceKind::Document | EvidenceKind::Number => {
                evidence.respondent.as_ref().or_else(alone).map(Speaker::Respondent)
            }
        };
        let place = evidence.place.as_deref().map(|place| {
            let end = place.find([',', ';']).unwrap_or(place.len());
            place[..end].trim()
        });
        Self {
            speaker,
            interview,
            source: evidence.source.as_deref().map(str::trim).filter(|source| !source.is_empty()),
            place: place.filter(|place| !place.is_empty()),
        }
    }

    fn is_independent_of(&self, other: &Self) -> bool {
        let speakers = self.speaker.as_ref().zip(other.speaker.as_ref()).map(|(a, b)| a != b);
        let interviews = self.interview.zip(other.interview).map(|(a, b)| a != b);
        if speakers == Some(false) || interviews == Some(false) {
            return false;
        }
        // What the researcher saw outside a talk is from nobody's talk.
        let saw = |witness: &Self| witness.speaker == Some(Speaker::Researcher);
        let is_outside = |witness: &Self| saw(witness) && witness.interview.is_none();
        if speakers == Some(true) && (interviews == Some(true) || is_outside(self) || is_outside(other)) {
            return true;
        }
        let sources = self.source.zip(other.source).map(|(a, b)| a != b);
        let places = self.place.zip(other.place).map(|(a, b)| a != b);
        sources == Some(true) || places == Some(true)
    }
}
