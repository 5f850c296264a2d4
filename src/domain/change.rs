//! A change that a person makes: one part of one record gets a new value. There is no other way to write.
//!
//! A *part* is the smallest value that is valid alone; conflicts, undo and history are about parts. Records are never
//! deleted: `removed` is a part as well.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use thiserror::Error;

use super::answer::{Answer, ClosedAnswer, Notes, Paradata};
use super::erased::Erased;
use super::evidence::Evidence;
use super::id::{Id, InterviewId};
use super::rating::{FactorRating, Rating};
use super::study::{
    CodingRule, Consent, Context, Definition, Event, Header, Initiative, InitiativeDetails, InitiativeState,
    InitiativeStatus, Interview, InterviewDetails, InterviewState, LinkOverride, Memo, Note, NotePlace,
    Participant, ParticipantDetails, Response, Round, Study, Summary, Unit,
};

use super::writeup::{Reply, WriteUp};

use RecordKind as K;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// What the study is.
    Study(Header),
    /// A questionnaire or model is used.
    Definition(Definition),
    /// A round.
    Round(Round),
    /// A unit.
    Unit(Unit),
    /// What is arranged for an interview.
    Interview(InterviewId, InterviewDetails),
    /// How far an interview is.
    InterviewState(InterviewId, InterviewState),
    /// A participant's role and team.
    Participant(InterviewId, Id, ParticipantDetails),
    /// What a participant agreed to.
    Consent(InterviewId, Id, Vec<Consent>),
    /// A unit's contact with residents.
    Context(Context),
    /// A context event.
    Event(Event),
    /// The notes on a question.
    AnswerNotes(InterviewId, Id, Notes),
    /// The companion of a question.
    AnswerClosed(InterviewId, Id, ClosedAnswer),
    /// How a question went in the talk.
    AnswerParadata(InterviewId, Id, Paradata),
    /// What is written up of an answer.
    AnswerWriteUp(InterviewId, Id, WriteUp),
    /// What happened to the write-up of an interview.
    Replies(InterviewId, Vec<Reply>),
    /// A note that belongs to no question.
    Note(Note),
    /// A piece of evidence.
    Evidence(Evidence),
    /// A rating.
    Rating(Rating),
    /// A judgement of a factor.
    Factor(FactorRating),
    /// What an initiative is.
    Initiative(Id, InitiativeDetails),
    /// How far an initiative was in a round.
    InitiativeState(Id, InitiativeState),
    /// Nothing is said any more of how far an initiative was in a round.
    NoInitiativeState(Id, Id),
    /// The researcher's words under a heading.
    Summary(Summary),
    /// The researcher's note on something.
    Memo(Memo),
    /// How an indicator or factor is rated.
    Rule(CodingRule),
    /// What a unit said about its result.
    Response(Response),
    /// A link that a person set.
    Link(LinkOverride),
    /// A respondent was erased.
    Erased(Erased),
    /// A record is removed, or brought back.
    Removed(RecordKind, String, bool),
}

/// The kinds of records, named as the tables of a study file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// The study itself.
    Study,
    /// `kind/id/version`.
    Definition,
    /// By id.
    Round,
    /// By id.
    Unit,
    /// By id.
    Interview,
    /// `interview/respondent`.
    Participant,
    /// `unit/round`.
    Context,
    /// By id.
    Event,
    /// `interview/question`.
    Answer,
    /// `interview/place/number`.
    Note,
    /// By id.
    Evidence,
    /// `unit/round/indicator/rater`, the lead rater's with nothing after the last `/`.
    Rating,
    /// `unit/round/factor/rater`, likewise.
    Factor,
    /// By id.
    Initiative,
    /// `unit/round/heading`.
    Summary,
    /// `unit/round/about`.
    Response,
    /// `unit/from/to`.
    Link,
    /// By id.
    Memo,
    /// By the indicator or factor.
    Rule,
    /// By the respondent.
    Erased,
}

impl RecordKind {
    /// All, so ordered that what is referred to comes before what refers to it.
    pub const ALL: [Self; 20] = [
        Self::Study,
        Self::Definition,
        Self::Round,
        Self::Unit,
        Self::Interview,
        Self::Participant,
        Self::Context,
        Self::Event,
        Self::Answer,
        Self::Note,
        Self::Evidence,
        Self::Rating,
        Self::Factor,
        Self::Initiative,
        Self::Summary,
        Self::Response,
        Self::Link,
        Self::Memo,
        Self::Rule,
        Self::Erased,
    ];

    /// The word in files and in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Study => "study",
            Self::Definition => "definition",
            Self::Round => "round",
            Self::Unit => "unit",
            Self::Interview => "interview",
            Self::Participant => "participant",
            Self::Context => "context",
            Self::Event => "event",
            Self::Answer => "answer",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Rating => "rating",
            Self::Factor => "factor",
            Self::Initiative => "initiative",
            Self::Summary => "summary",
            Self::Response => "response",
            Self::Link => "link",
            Self::Memo => "memo",
            Self::Rule => "rule",
            Self::Erased => "erased",
        }
    }

    /// Reads the word.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Which part of a record a change is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The record, or what is not a part of its own.
    Details,
    /// An interview's status with its reason.
    Status,
    /// A participant's consent.
    Consent,
    /// An answer's notes with their marks.
    Notes,
    /// An answer's closed companion or missing kind.
    Companion,
    /// How an answer's question went in the talk.
    Paradata,
    /// What is written up of an answer.
    WriteUp,
    /// What happened to an interview's write-up.
    Replies,
    /// An initiative's state in a round.
    State(Id),
    /// Whether the record is removed.
    Removed,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Details => f.write_str("details"),
            Self::Status => f.write_str("status"),
            Self::Consent => f.write_str("consent"),
            Self::Notes => f.write_str("notes"),
            Self::Companion => f.write_str("companion"),
            Self::Paradata => f.write_str("paradata"),
            Self::WriteUp => f.write_str("write-up"),
            Self::Replies => f.write_str("replies"),
            Self::State(round) => write!(f, "state/{round}"),
            Self::Removed => f.write_str("removed"),
        }
    }
}

impl Part {
    /// Reads a part as written by `to_string`.
    pub fn read(text: &str) -> Option<Self> {
        Some(match text {
            "details" => Self::Details,
            "status" => Self::Status,
            "consent" => Self::Consent,
            "notes" => Self::Notes,
            "companion" => Self::Companion,
            "paradata" => Self::Paradata,
            "write-up" => Self::WriteUp,
            "replies" => Self::Replies,
            "removed" => Self::Removed,
            _ => Self::State(Id::new(text.strip_prefix("state/")?).ok()?),
        })
    }
}

/// Names a part of a record in a study.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartKey {
    /// The kind of record.
    pub kind: RecordKind,
    /// The record's id, composed with `/` where it has no id of its own.
    pub record: String,
    /// The part.
    pub part: Part,
}

impl fmt::Display for PartKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.as_str(), self.record.trim_end_matches('/'))?;
        if self.part == Part::Details { Ok(()) } else { write!(f, " ({})", self.part) }
    }
}

impl PartKey {
    /// What a hollowed row of the part says: that nothing was typed. Only what is typed in a talk is ever hollowed.
    pub fn emptied(&self) -> Option<Change> {
        let (interview, last) = self.record.rsplit_once('/')?;
        match (self.kind, &self.part) {
            (K::Answer, Part::Notes) => {
                let (interview, question) = (InterviewId::new(interview).ok()?, Id::new(last).ok()?);
                Some(Change::AnswerNotes(interview, question, Notes::default()))
            }
            (K::Note, Part::Details) => {
                let (interview, place) = interview.rsplit_once('/')?;
                let place = NotePlace::ALL.into_iter().find(|one| one.as_str() == place)?;
                let (interview, number) = (InterviewId::new(interview).ok()?, last.parse().ok()?);
                Some(Change::Note(Note::new(interview, place, number, String::new())))
            }
            _ => None,
        }
    }
}

/// A journal row that cannot be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ChangeError {
    /// Its value has another shape.
    #[error("the value of {key} cannot be read: {source}")]
    Value {
        /// The part.
        key: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// Its record id has another shape, or the record has no such part.
    #[error("{0} is no part of a study")]
    Key(String),
}

impl Change {
    /// The part that is changed.
    pub fn key(&self) -> PartKey {
        let (kind, record, part) = match self {
            Self::Study(_) => (K::Study, "study".to_owned(), Part::Details),
            Self::Definition(d) => {
                (K::Definition, format!("{}/{}/{}", d.kind.as_str(), d.id, d.version), Part::Details)
            }
            Self::Round(round) => (K::Round, round.id.to_string(), Part::Details),
            Self::Unit(unit) => (K::Unit, unit.id.to_string(), Part::Details),
            Self::Interview(id, _) => (K::Interview, id.to_string(), Part::Details),
            Self::InterviewState(id, _) => (K::Interview, id.to_string(), Part::Status),
            Self::Participant(interview, who, _) => {
                (K::Participant, format!("{interview}/{who}"), Part::Details)
            }
            Self::Consent(interview, who, _) => (K::Participant, format!("{interview}/{who}"), Part::Consent),
            Self::Context(context) => {
                (K::Context, format!("{}/{}", context.unit, context.round), Part::Details)
            }
            Self::Event(event) => (K::Event, event.id.to_string(), Part::Details),
            Self::AnswerNotes(interview, question, _) => {
                (K::Answer, format!("{interview}/{question}"), Part::Notes)
            }
            Self::AnswerClosed(interview, question, _) => {
                (K::Answer, format!("{interview}/{question}"), Part::Companion)
            }
            Self::AnswerParadata(interview, question, _) => {
                (K::Answer, format!("{interview}/{question}"), Part::Paradata)
            }
            Self::AnswerWriteUp(interview, question, _) => {
                (K::Answer, format!("{interview}/{question}"), Part::WriteUp)
            }
            Self::Replies(id, _) => (K::Interview, id.to_string(), Part::Replies),
            Self::Note(n) => {
                (K::Note, format!("{}/{}/{}", n.interview, n.place.as_str(), n.number), Part::Details)
            }
            Self::Evidence(evidence) => (K::Evidence, evidence.id.to_string(), Part::Details),
            Self::Rating(r) => {
                (K::Rating, rated(&r.unit, &r.round, &r.indicator, r.rater.as_ref()), Part::Details)
            }
            Self::Factor(r) => {
                (K::Factor, rated(&r.unit, &r.round, &r.factor, r.rater.as_ref()), Part::Details)
            }
            Self::Initiative(id, _) => (K::Initiative, id.to_string(), Part::Details),
            Self::InitiativeState(id, state) => {
                (K::Initiative, id.to_string(), Part::State(state.round.clone()))
            }
            Self::NoInitiativeState(id, round) => (K::Initiative, id.to_string(), Part::State(round.clone())),
            Self::Summary(s) => (K::Summary, format!("{}/{}/{}", s.unit, s.round, s.heading), Part::Details),
            Self::Memo(memo) => (K::Memo, memo.id.to_string(), Part::Details),
            Self::Rule(rule) => (K::Rule, rule.indicator.to_string(), Part::Details),
            Self::Response(r) => (K::Response, format!("{}/{}/{}", r.unit, r.round, r.about), Part::Details),
            Self::Link(link) => (K::Link, format!("{}/{}/{}", link.unit, link.from, link.to), Part::Details),
            Self::Erased(erased) => (K::Erased, erased.respondent.to_string(), Part::Details),
            Self::Removed(kind, record, _) => (*kind, record.clone(), Part::Removed),
        };
        PartKey { kind, record, part }
    }

    /// The new value, as it stands in the journal.
    pub fn value(&self) -> Json {
        fn json(value: &impl Serialize) -> Json {
            // Our records hold nothing that JSON cannot: string keys, integers, text.
            serde_json::to_value(value).unwrap_or(Json::Null)
        }
        match self {
            Self::Study(header) => json(header),
            Self::Definition(definition) => json(definition),
            Self::Round(round) => json(round),
            Self::Unit(unit) => json(unit),
            Self::Interview(_, details) => json(details),
            Self::InterviewState(_, state) => json(state),
            Self::Participant(_, _, details) => json(details),
            Self::Consent(_, _, consent) => json(consent),
            Self::Context(context) => json(context),
            Self::Event(event) => json(event),
            Self::AnswerNotes(_, _, notes) => json(notes),
            Self::AnswerClosed(_, _, closed) => json(closed),
            Self::AnswerParadata(_, _, paradata) => json(paradata),
            Self::AnswerWriteUp(_, _, write_up) => json(write_up),
            Self::Replies(_, replies) => json(replies),
            Self::Note(note) => json(note),
            Self::Evidence(evidence) => json(evidence),
            Self::Rating(rating) => json(rating),
            Self::Factor(rating) => json(rating),
            Self::Initiative(_, details) => json(details),
            Self::InitiativeState(_, state) => json(&state.status),
            Self::NoInitiativeState(..) => Json::Null,
            Self::Summary(summary) => json(summary),
            Self::Memo(memo) => json(memo),
            Self::Rule(rule) => json(rule),
            Self::Response(response) => json(response),
            Self::Link(link) => json(link),
            Self::Erased(erased) => json(erased),
            Self::Removed(_, _, removed) => Json::Bool(*removed),
        }
    }

    /// Reads a change back from a journal row.
    ///
    /// # Errors
    /// The key names no part of a study, or the value has another shape.
    pub fn read(key: &PartKey, value: Json) -> Result<Self, ChangeError> {
        fn shaped<T: DeserializeOwned>(key: &PartKey, value: Json) -> Result<T, ChangeError> {
            serde_json::from_value(value)
                .map_err(|source| ChangeError::Value { key: key.to_string(), source })
        }
        let wrong = || ChangeError::Key(key.to_string());
        let whole = || InterviewId::new(key.record.as_str()).map_err(|_| wrong());
        let own = || Id::new(key.record.as_str()).map_err(|_| wrong());
        let pair = || {
            let (interview, last) = key.record.rsplit_once('/').ok_or_else(wrong)?;
            Ok((InterviewId::new(interview).map_err(|_| wrong())?, Id::new(last).map_err(|_| wrong())?))
        };
        Ok(match (key.kind, &key.part) {
            (kind, Part::Removed) => Self::Removed(kind, key.record.clone(), shaped(key, value)?),
            (K::Study, Part::Details) => Self::Study(shaped(key, value)?),
            (K::Definition, Part::Details) => Self::Definition(shaped(key, value)?),
            (K::Round, Part::Details) => Self::Round(shaped(key, value)?),
            (K::Unit, Part::Details) => Self::Unit(shaped(key, value)?),
            (K::Interview, Part::Details) => Self::Interview(whole()?, shaped(key, value)?),
            (K::Interview, Part::Status) => Self::InterviewState(whole()?, shaped(key, value)?),
            (K::Participant, Part::Details) => {
                let (interview, who) = pair()?;
                Self::Participant(interview, who, shaped(key, value)?)
            }
            (K::Participant, Part::Consent) => {
                let (interview, who) = pair()?;
                Self::Consent(interview, who, shaped(key, value)?)
            }
            (K::Context, Part::Details) => Self::Context(shaped(key, value)?),
            (K::Event, Part::Details) => Self::Event(shaped(key, value)?),
            (K::Answer, Part::Notes) => {
                let (interview, question) = pair()?;
                Self::AnswerNotes(interview, question, shaped(key, value)?)
            }
            (K::Answer, Part::Companion) => {
                let (interview, question) = pair()?;
                Self::AnswerClosed(interview, question, shaped(key, value)?)
            }
            (K::Answer, Part::Paradata) => {
                let (interview, question) = pair()?;
                Self::AnswerParadata(interview, question, shaped(key, value)?)
            }
            (K::Answer, Part::WriteUp) => {
                let (interview, question) = pair()?;
                Self::AnswerWriteUp(interview, question, shaped(key, value)?)
            }
            (K::Interview, Part::Replies) => Self::Replies(whole()?, shaped(key, value)?),
            (K::Note, Part::Details) => Self::Note(shaped(key, value)?),
            (K::Evidence, Part::Details) => Self::Evidence(shaped(key, value)?),
            (K::Rating, Part::Details) => Self::Rating(shaped(key, value)?),
            (K::Factor, Part::Details) => Self::Factor(shaped(key, value)?),
            (K::Initiative, Part::Details) => Self::Initiative(own()?, shaped(key, value)?),
            (K::Initiative, Part::State(round)) => match shaped::<Option<InitiativeStatus>>(key, value)? {
                Some(status) => {
                    Self::InitiativeState(own()?, InitiativeState { round: round.clone(), status })
                }
                None => Self::NoInitiativeState(own()?, round.clone()),
            },
            (K::Summary, Part::Details) => Self::Summary(shaped(key, value)?),
            (K::Memo, Part::Details) => Self::Memo(shaped(key, value)?),
            (K::Rule, Part::Details) => Self::Rule(shaped(key, value)?),
            (K::Response, Part::Details) => Self::Response(shaped(key, value)?),
            (K::Link, Part::Details) => Self::Link(shaped(key, value)?),
            (K::Erased, Part::Details) => Self::Erased(shaped(key, value)?),
            _ => return Err(wrong()),
        })
    }
}

/// The record id of a rating.
pub fn rated(unit: &Id, round: &Id, what: &Id, rater: Option<&Id>) -> String {
    format!("{unit}/{round}/{what}/{}", rater.map_or("", Id::as_str))
}

impl Study {
    /// Everything in the study as changes, what is referred to before what refers to it.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = vec![Change::Study(self.header.clone())];
        changes.extend(self.definitions.iter().cloned().map(Change::Definition));
        changes.extend(self.rounds.iter().cloned().map(Change::Round));
        changes.extend(self.units.iter().cloned().map(Change::Unit));
        for Interview { id, details, state, replies } in &self.interviews {
            changes.push(Change::Interview(id.clone(), details.clone()));
            changes.push(Change::InterviewState(id.clone(), state.clone()));
            if !replies.is_empty() {
                changes.push(Change::Replies(id.clone(), replies.clone()));
            }
        }
        for Participant { interview, respondent, details, consent } in &self.participants {
            changes.push(Change::Participant(interview.clone(), respondent.clone(), details.clone()));
            if !consent.is_empty() {
                changes.push(Change::Consent(interview.clone(), respondent.clone(), consent.clone()));
            }
        }
        changes.extend(self.contexts.iter().cloned().map(Change::Context));
        changes.extend(self.events.iter().cloned().map(Change::Event));
        for Answer { interview, question, notes, closed, paradata, write_up } in &self.answers {
            if *notes != Notes::default() {
                changes.push(Change::AnswerNotes(interview.clone(), question.clone(), notes.clone()));
            }
            if !closed.is_empty() {
                changes.push(Change::AnswerClosed(interview.clone(), question.clone(), closed.clone()));
            }
            if *paradata != Paradata::default() {
                let paradata = paradata.clone();
                changes.push(Change::AnswerParadata(interview.clone(), question.clone(), paradata));
            }
            if *write_up != WriteUp::default() {
                let write_up = write_up.clone();
                changes.push(Change::AnswerWriteUp(interview.clone(), question.clone(), write_up));
            }
        }
        changes.extend(self.notes.iter().cloned().map(Change::Note));
        changes.extend(self.evidence.iter().cloned().map(Change::Evidence));
        changes.extend(self.ratings.iter().cloned().map(Change::Rating));
        changes.extend(self.factors.iter().cloned().map(Change::Factor));
        for Initiative { id, details, states } in &self.initiatives {
            changes.push(Change::Initiative(id.clone(), details.clone()));
            changes.extend(states.iter().map(|state| Change::InitiativeState(id.clone(), state.clone())));
        }
        changes.extend(self.summaries.iter().cloned().map(Change::Summary));
        changes.extend(self.memos.iter().cloned().map(Change::Memo));
        changes.extend(self.rules.iter().cloned().map(Change::Rule));
        changes.extend(self.responses.iter().cloned().map(Change::Response));
        changes.extend(self.links.iter().cloned().map(Change::Link));
        changes.extend(self.erased.iter().cloned().map(Change::Erased));
        changes
    }

    /// What `incoming` has that this study lacks (`absent`), and where the two differ (`different`).
    pub fn compare_parts(&self, incoming: &Self) -> PartDifferences {
        self.compare_changes(incoming.changes())
    }

    /// The same of an incoming study as changes.
    pub fn compare_changes(&self, incoming: Vec<Change>) -> PartDifferences {
        let held: BTreeMap<PartKey, Json> =
            self.changes().iter().map(|change| (change.key(), change.value())).collect();
        let mut differences = PartDifferences::default();
        for change in incoming {
            match held.get(&change.key()) {
                None => differences.absent.push(change),
                Some(value) if *value != change.value() => differences.different.push(change),
                Some(_) => {}
            }
        }
        differences
    }
}

/// How an incoming study differs from the one that is there. What only the present one has is never touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartDifferences {
    /// Parts that only the incoming study has.
    pub absent: Vec<Change>,
    /// Parts that both have, with another value.
    pub different: Vec<Change>,
}

#[cfg(test)]
mod tests;
