//! Taking back one's own last change and doing it again: what it means for a part, and what became of it.
//!
//! Taking back is a change like any other: it gives every part of the last change the value that stood there before.
//! What somebody else changed since is left as it is and told.

use chrono::{DateTime, Utc};

use super::answer::{ClosedAnswer, Notes, Paradata};
use super::change::{Change, Part, PartKey, RecordKind};
use super::id::{Id, InterviewId};
use super::past::Version;
use super::study::{InterviewState, InterviewStatus};
use super::writeup::WriteUp;

/// Which way a change is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What was done is taken back.
    Back,
    /// What was taken back is done again.
    Again,
}

/// What became of taking back, or doing again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// Which of both.
    pub way: Way,
    /// When the change was made, in UTC; nothing where there was none to turn.
    pub made: Option<DateTime<Utc>>,
    /// What was turned, part by part in the order of the change: what stood there, and what stands there now. Of a part
    /// that has nothing any more, nothing is after it. Empty where there was nothing to turn.
    pub done: Vec<Version>,
    /// What could not be turned and is as it was.
    pub left: Vec<Left>,
}

/// A part that is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The part.
    pub key: PartKey,
    /// Why.
    pub why: Why,
}

/// Why a part is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody replaced it since; the name is empty where nobody said one.
    Replaced(String),
    /// It was changed in two places, and nobody chose yet.
    Disputed,
    /// What stood there was struck or erased.
    Gone,
    /// The record is new, and somebody else built on it since.
    BuiltOn(String),
    /// It cannot be taken back: it erased somebody.
    Lasting,
}

/// The change after which a part says what it said before anything was recorded of it; nothing where there is none such.
/// A record that was entered is removed.
pub fn before_anything(key: &PartKey) -> Option<Change> {
    let talk = || InterviewId::new(key.record.as_str()).ok();
    let pair = || {
        let (interview, last) = key.record.rsplit_once('/')?;
        Some((InterviewId::new(interview).ok()?, Id::new(last).ok()?))
    };
    Some(match (key.kind, &key.part) {
        (RecordKind::Study | RecordKind::Erased, _) => return None,
        (kind, Part::Details) => Change::Removed(kind, key.record.clone(), true),
        (kind, Part::Removed) => Change::Removed(kind, key.record.clone(), false),
        (RecordKind::Interview, Part::Status) => {
            Change::InterviewState(talk()?, InterviewState { status: InterviewStatus::Planned, reason: None })
        }
        (RecordKind::Interview, Part::Replies) => Change::Replies(talk()?, Vec::new()),
        (RecordKind::Participant, Part::Consent) => {
            let (interview, who) = pair()?;
            Change::Consent(interview, who, Vec::new())
        }
        (RecordKind::Answer, part) => {
            let (interview, question) = pair()?;
            match part {
                Part::Notes => Change::AnswerNotes(interview, question, Notes::default()),
                Part::Companion => Change::AnswerClosed(interview, question, ClosedAnswer::default()),
                Part::Paradata => Change::AnswerParadata(interview, question, Paradata::default()),
                Part::WriteUp => Change::AnswerWriteUp(interview, question, WriteUp::default()),
                _ => return None,
            }
        }
        (RecordKind::Initiative, Part::State(round)) => {
            Change::NoInitiativeState(Id::new(key.record.as_str()).ok()?, round.clone())
        }
        _ => return None,
    })
}

/// Whether a value or the id of a record mentions a record: a unit in a rating, a talk in an answer, evidence in a
/// judgement.
pub fn mentions(key: &PartKey, value: &serde_json::Value, kind: RecordKind, record: &str) -> bool {
    use serde_json::Value as Json;
    fn is_said(value: &Json, name: &str) -> bool {
        match value {
            Json::String(text) => text == name,
            Json::Array(items) => items.iter().any(|item| is_said(item, name)),
            Json::Object(table) => table.values().any(|item| is_said(item, name)),
            Json::Null | Json::Bool(_) | Json::Number(_) => false,
        }
    }
    if key.kind == kind && key.record == record {
        return true;
    }
    // A talk's id may hold a `/`; a definition is named by its id alone.
    let name = match kind {
        RecordKind::Definition => record.split('/').nth(1).unwrap_or(record),
        _ => record,
    };
    let is_in_id = key.record.split('/').any(|part| part == name)
        || key.record.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'));
    is_in_id || is_said(value, name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn key(kind: RecordKind, record: &str, part: Part) -> PartKey {
        PartKey { kind, record: record.to_owned(), part }
    }

    #[test]
    fn what_says_that_nothing_was_recorded_is_about_the_record_itself() {
        let parts = [
            key(RecordKind::Rating, "sez/r1/vision/", Part::Details),
            key(RecordKind::Unit, "sez", Part::Removed),
            key(RecordKind::Interview, "sez/r1", Part::Status),
            key(RecordKind::Interview, "sez/r1", Part::Replies),
            key(RecordKind::Participant, "sez/r1/P01", Part::Consent),
            key(RecordKind::Answer, "sez/r1/open", Part::Notes),
            key(RecordKind::Answer, "sez/r1/open", Part::Companion),
            key(RecordKind::Answer, "sez/r1/open", Part::Paradata),
            key(RecordKind::Answer, "sez/r1/open", Part::WriteUp),
            key(RecordKind::Initiative, "i1", Part::State(Id::new("r1").unwrap())),
        ];
        for part in parts {
            let change = before_anything(&part).unwrap();
            let made = change.key();
            assert_eq!((made.kind, &made.record), (part.kind, &part.record));
            let is_removal = part.part == Part::Details && made.part == Part::Removed;
            assert!(made.part == part.part || is_removal, "{part}");
        }
        assert_eq!(before_anything(&key(RecordKind::Study, "study", Part::Details)), None);
        assert_eq!(before_anything(&key(RecordKind::Erased, "P01", Part::Details)), None);
    }

    #[test]
    fn a_record_is_mentioned_in_ids_and_in_values_but_not_in_words() {
        let rating = key(RecordKind::Rating, "sez/r1/vision/", Part::Details);
        let value = json!({"evidence": ["said"], "note": "about wijken and more"});
        assert!(mentions(&rating, &value, RecordKind::Unit, "sez"));
        assert!(mentions(&rating, &value, RecordKind::Evidence, "said"));
        assert!(!mentions(&rating, &value, RecordKind::Unit, "wijken"));
        let answer = key(RecordKind::Answer, "sez/r1/open", Part::Notes);
        assert!(mentions(&answer, &json!({}), RecordKind::Interview, "sez/r1"));
        assert!(!mentions(&answer, &json!({}), RecordKind::Interview, "sez/r"));
    }
}
