//! What of a study may be read out in a room: results go down to the evidence there, but nobody is given away by it.

use super::naming::Names;
use super::{Naming, Reader, Source};
use crate::domain::answer::{Answer, MarkKind};
use crate::domain::evidence::{About, Evidence, EvidenceKind};
use crate::domain::id::Id;
use crate::domain::publication::may_be_named;
use crate::domain::study::{Interview, InterviewDetails, InterviewState, Study, Unit};
use crate::domain::text::Text;
use crate::domain::writeup::quotable;

/// The study without what a room must not get to see.
///
/// Testimony shows its words only where they are a quote that its speaker agreed to and approved; an observation or a
/// number never does, since it may be about few people. A document shows what it says. Speakers, remarks, answers,
/// reasons that somebody typed, days and places of talks are gone. Units are called as `source` names them on `round`.
/// Indices into ratings, factors and evidence stay what they are.
pub fn for_a_room(source: Source, round: &Id) -> Study {
    let reader = Reader::new(source, &[]);
    let names = Names::of(&reader, round);
    let study = source.study;
    let unit = |unit: &Unit| Unit {
        name: match source.naming {
            Naming::All => unit.name.clone(),
            Naming::Council => Text::Plain(names.name(&reader, &unit.id)),
        },
        ..unit.clone()
    };
    let interview = |talk: &Interview| Interview {
        id: talk.id.clone(),
        details: InterviewDetails {
            questionnaire: talk.details.questionnaire.clone(),
            ..InterviewDetails::new(talk.details.unit.clone(), talk.details.round.clone())
        },
        state: InterviewState { status: talk.state.status, reason: None },
        replies: Vec::new(),
    };
    let mut room = Study::new(study.header.clone());
    room.rounds.clone_from(&study.rounds);
    room.definitions.clone_from(&study.definitions);
    room.units = study.units.iter().map(unit).collect();
    room.interviews = study.interviews.iter().map(interview).collect();
    room.evidence = study.evidence.iter().map(|evidence| shown(&reader, round, evidence)).collect();
    room.ratings.clone_from(&study.ratings);
    for rating in &mut room.ratings {
        (rating.note, rating.rater) = (None, None);
    }
    room.factors.clone_from(&study.factors);
    for judged in &mut room.factors {
        (judged.note, judged.rater, judged.reason) = (None, None, None);
    }
    room
}

/// A piece of evidence as a room gets to see it.
fn shown(reader: &Reader, round: &Id, evidence: &Evidence) -> Evidence {
    let study = reader.source.study;
    let is_document = evidence.kind == EvidenceKind::Document;
    let hidden = match evidence.kind {
        EvidenceKind::Document | EvidenceKind::Testimony if gives_away(reader, round, evidence) => {
            Some("room-not-shown")
        }
        EvidenceKind::Document => None,
        EvidenceKind::Testimony if is_quotable(study, evidence) => None,
        EvidenceKind::Testimony => Some("room-no-consent"),
        EvidenceKind::Observation | EvidenceKind::Number => Some("room-not-shown"),
    };
    let is_source_shown = is_document && hidden.is_none();
    Evidence {
        text: hidden.map_or_else(|| evidence.text.clone(), |id| reader.sheet.word(id)),
        respondent: None,
        source: evidence.source.clone().filter(|_| is_source_shown),
        place: evidence.place.clone().filter(|_| is_source_shown),
        ..evidence.clone()
    }
}

/// Whether the words may tell which unit it is about, and that one is not named.
fn gives_away(reader: &Reader, round: &Id, evidence: &Evidence) -> bool {
    let study = reader.source.study;
    if reader.source.naming == Naming::All {
        return false;
    }
    let is_named = |unit: &Id| may_be_named(study, unit, round);
    match (&evidence.about, &evidence.interview) {
        (Some(About::All), _) => false,
        (Some(About::Units(units)), _) => !units.iter().all(is_named),
        (None, Some(talk)) => study.interview(talk).is_none_or(|talk| !is_named(&talk.details.unit)),
        (None, None) => true,
    }
}

/// Whether a testimony is word for word a quote that may be used.
fn is_quotable(study: &Study, evidence: &Evidence) -> bool {
    let (Some(interview), Some(question)) = (&evidence.interview, &evidence.question) else { return false };
    let of_question = |answer: &&Answer| answer.interview == *interview && answer.question == *question;
    study.answers.iter().filter(of_question).any(|answer| {
        let marks = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
        let same = |text: &str| text.trim() == evidence.text.trim();
        marks.filter(|mark| same(&mark.text)).any(|mark| quotable(study, answer, mark).is_ok())
    })
}
