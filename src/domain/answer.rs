//! An answer: open notes, and what was chosen in the companion or why there is nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::id::{Id, InterviewId};
use super::questionnaire::Previous;
use super::times::Times;
use super::writeup::WriteUp;

/// What was said to one question of one interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The interview.
    pub interview: InterviewId,
    /// The question of its questionnaire.
    pub question: Id,
    /// The open notes.
    #[serde(flatten)]
    pub notes: Notes,
    /// The companion.
    #[serde(flatten)]
    pub closed: ClosedAnswer,
    /// How the question went.
    #[serde(flatten)]
    pub paradata: Paradata,
    /// What is written up of it for the respondent.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub write_up: WriteUp,
}

fn is_nothing(write_up: &WriteUp) -> bool {
    *write_up == WriteUp::default()
}

/// How a question went in the talk: data on the asking, not on what was said. Times are whole seconds of UTC; nothing
/// where the talk was held without this program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paradata {
    /// When the question was first on the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_at: Option<DateTime<Utc>>,
    /// When something was first typed or chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed_at: Option<DateTime<Utc>>,
    /// When the notes or the closed answer were last changed in the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<DateTime<Utc>>,
    /// How the answer of an earlier round was kept: to be seen at once, after this answer, or not at all; nothing where
    /// there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Previous>,
}

/// The open notes on a question, with what is marked in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// As typed; empty where nothing was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Who said it, where several took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub respondent: Option<Id>,
    /// Marked passages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// When passages were struck at the speaker's wish; nothing else of them stays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub struck: Vec<DateTime<Utc>>,
    /// When its paragraphs were typed.
    #[serde(default, skip_serializing_if = "Times::is_empty")]
    pub times: Times,
}

/// The closed part of an answer; no chosen value and no missing kind is "not asked yet".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedAnswer {
    /// What was chosen.
    #[serde(flatten)]
    pub chosen: Option<Chosen>,
    /// Why there is no answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
    /// Why a soft check's warning was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_reason: Option<String>,
}

/// What was chosen in a companion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Chosen {
    /// One option, `yes` or `no` included.
    Choice(Id),
    /// Several options, or units.
    Choices(Vec<Id>),
    /// A number, a share or a date.
    Value(ChosenValue),
    /// Repeated fields, by field id.
    Records(Vec<BTreeMap<String, String>>),
}

/// A value that is not chosen from options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ChosenValue {
    /// A point on a scale, or a count.
    Number(i64),
    /// So many of so many.
    Share {
        /// The part.
        part: i64,
        /// The whole.
        whole: i64,
    },
    /// A date.
    Date(Date),
}

/// Why there is no answer to a question. *Off path* is not among them: it is computed from the conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Missing {
    /// The question was left out.
    #[serde(rename = "not asked")]
    NotAsked,
    /// The respondent declined.
    #[serde(rename = "no answer")]
    NoAnswer,
    /// The respondent does not know.
    #[serde(rename = "does not know")]
    DoesNotKnow,
    /// The question does not apply here.
    #[serde(rename = "does not apply")]
    DoesNotApply,
}

impl Missing {
    /// All kinds, in the order of their keys.
    pub const ALL: [Self; 4] = [Self::NotAsked, Self::NoAnswer, Self::DoesNotKnow, Self::DoesNotApply];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked",
            Self::NoAnswer => "no answer",
            Self::DoesNotKnow => "does not know",
            Self::DoesNotApply => "does not apply",
        }
    }
}

/// A marked passage of a note. Positions count Unicode scalar values, the end is not included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What the mark means.
    pub kind: MarkKind,
    /// First character.
    pub from: usize,
    /// After the last character.
    pub to: usize,
    /// The marked text, to find the place again when the note was edited.
    pub text: String,
    /// The indicator or factor that the passage is tied to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Id>,
    /// Who said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub respondent: Option<Id>,
}

/// What a mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// Said word for word.
    Quote,
    /// To come back to.
    Flag,
    /// Tied to an indicator or factor.
    Passage,
    /// Never quoted, exported, shown or used as evidence.
    Background,
}

impl ClosedAnswer {
    /// Whether nothing was chosen, said to be missing, or kept.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// An answer with one option.
    pub fn choice(option: Id) -> Self {
        Self { chosen: Some(Chosen::Choice(option)), ..Self::default() }
    }

    /// No answer, for a reason.
    pub fn missing(kind: Missing) -> Self {
        Self { missing: Some(kind), ..Self::default() }
    }
}

impl Notes {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The same notes with their text edited. A mark before the edited stretch stays and one behind it moves along. One
    /// that reaches into it goes to where its text is found nearest, else takes in what was typed there; a mark whose
    /// passage was deleted is gone.
    ///
    /// ```
    /// use nulmeting::domain::answer::{Mark, MarkKind, Notes};
    /// let mark = Mark { kind: MarkKind::Quote, from: 4, to: 8, text: "alle".into(), target: None, respondent: None };
    /// let notes = Notes { text: "wij alle".into(), marks: vec![mark], ..Notes::default() };
    /// let edited = notes.with_text("nu wij alleen");
    /// assert_eq!((edited.marks[0].from, edited.marks[0].to), (7, 11));
    /// ```
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        let (old, new): (Vec<char>, Vec<char>) = (self.text.chars().collect(), text.chars().collect());
        let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let room = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
        let (old_end, new_end) = (old.len() - tail, new.len() - tail);
        let behind = |position: usize| position - old_end + new_end;
        let marks = self.marks.iter().filter_map(|mark| {
            let (from, to) = (mark.from.min(old.len()), mark.to.min(old.len()));
            let (from, to) = if to <= head {
                (from, to)
            } else if from >= old_end {
                (behind(from), behind(to))
            } else if let Some(from) = nearest(&new, &mark.text, from) {
                (from, from + mark.text.chars().count())
            } else {
                (from.min(head), if to >= old_end { behind(to) } else { new_end })
            };
            let text: String = new.get(from..to)?.iter().collect();
            (!text.is_empty()).then(|| Mark { from, to, text, ..mark.clone() })
        });
        let marks = marks.collect();
        let (respondent, struck) = (self.respondent.clone(), self.struck.clone());
        let times = self.times.carried(&self.text, text);
        Self { text: text.to_owned(), respondent, marks, struck, times }
    }
}

impl Notes {
    /// The text without its background passages, each of which leaves `…` behind: what may be shown.
    pub fn on_record(&self) -> String {
        let mut shown = String::with_capacity(self.text.len());
        let mut is_hiding = false;
        for (at, character) in self.text.chars().enumerate() {
            let hides = self.is_background(at);
            if !hides {
                shown.push(character);
            } else if !is_hiding {
                shown.push('…');
            }
            is_hiding = hides;
        }
        shown
    }

    /// Whether the character at a place is in the background; at no place behind the text.
    pub fn is_background(&self, at: usize) -> bool {
        let here = |mark: &Mark| mark.kind == MarkKind::Background && (mark.from..mark.to).contains(&at);
        self.marks.iter().any(here)
    }

    /// Whether anything of a marked passage is on record: what is wholly in the background is evidence for nothing.
    pub fn is_on_record(&self, mark: &Mark) -> bool {
        (mark.from..mark.to).any(|at| !self.is_background(at))
    }

    /// Who said a marked passage: as it says itself, else who said all of it, else who said the notes.
    pub fn speaker_of<'a>(&'a self, mark: &'a Mark) -> Option<&'a Id> {
        let said_all = |one: &&Mark| {
            one.kind == MarkKind::Passage
                && one.target.is_none()
                && one.respondent.is_some()
                && one.from <= mark.from
                && mark.to <= one.to
        };
        let of_passage = || self.marks.iter().find(said_all).and_then(|one| one.respondent.as_ref());
        mark.respondent.as_ref().or_else(of_passage).or(self.respondent.as_ref())
    }

    /// The notes as they may leave the study: the text on record, and the marks on what is left of it.
    #[must_use]
    pub fn without_background(&self) -> Self {
        if self.marks.iter().all(|mark| mark.kind != MarkKind::Background) {
            return self.clone();
        }
        let text = self.on_record();
        let shown: Vec<char> = text.chars().collect();
        // Where each character that is shown stands now.
        let mut next = 0;
        let mut is_hiding = false;
        let places: Vec<Option<usize>> = (0..self.text.chars().count())
            .map(|at| {
                let hides = self.is_background(at);
                let place = (!hides).then_some(next);
                next += usize::from(!hides || !is_hiding);
                is_hiding = hides;
                place
            })
            .collect();
        let marks = self.marks.iter().filter_map(|mark| {
            let part = places.get(mark.from..mark.to.min(places.len()))?;
            let (from, to) = (part.iter().flatten().next()?, part.iter().flatten().next_back()? + 1);
            let text = shown[*from..to].iter().collect();
            Some(Mark { from: *from, to, text, ..mark.clone() })
        });
        let (respondent, struck) = (self.respondent.clone(), self.struck.clone());
        // A paragraph that is shown begins where a line break is.
        let mut begun = vec![self.times.of(0)];
        let breaks = self.text.chars().zip(&places).filter(|(character, _)| *character == '\n');
        for (paragraph, (_, place)) in breaks.enumerate() {
            begun.extend(place.map(|_| self.times.of(paragraph + 1)));
        }
        Self { respondent, marks: marks.collect(), struck, times: Times::new(begun), text }
    }
}

impl Answer {
    /// An answer with nothing in it yet.
    pub fn new(interview: InterviewId, question: Id) -> Self {
        Self {
            interview,
            question,
            notes: Notes::default(),
            closed: ClosedAnswer::default(),
            paradata: Paradata::default(),
            write_up: WriteUp::default(),
        }
    }

    /// What is written up of it once its notes are frozen as they are typed now; nothing where nothing on record was
    /// typed, or where they are frozen: that is done once.
    pub fn frozen(&self) -> Option<WriteUp> {
        if self.write_up.typed.is_some() {
            return None;
        }
        let text = self.notes.on_record();
        let is_empty = text.trim().is_empty() || text.trim() == "…";
        (!is_empty).then(|| WriteUp { typed: Some(text), ..self.write_up.clone() })
    }

    /// Whether nothing at all is recorded of the question, not even that it was shown.
    pub fn is_blank(&self) -> bool {
        self.notes == Notes::default()
            && self.closed.is_empty()
            && self.paradata == Paradata::default()
            && is_nothing(&self.write_up)
    }

    /// Whether anything was typed, chosen or said to be missing.
    pub fn is_given(&self) -> bool {
        !self.notes.is_empty() || !self.closed.is_empty()
    }
}

/// Where `wanted` begins in `text`, the place nearest to `near`.
fn nearest(text: &[char], wanted: &str, near: usize) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    let places = text.windows(wanted.len().max(1)).enumerate();
    places.filter(|(_, window)| **window == wanted).map(|(at, _)| at).min_by_key(|at| at.abs_diff(near))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_background_passage_is_never_shown() {
        let mark = Mark {
            kind: MarkKind::Background,
            from: 4,
            to: 9,
            text: "Größe".into(),
            target: None,
            respondent: None,
        };
        let notes = Notes { text: "Die Größe zählt.".into(), marks: vec![mark], ..Notes::default() };
        assert_eq!(notes.on_record(), "Die … zählt.");
        assert_eq!(Notes { marks: Vec::new(), ..notes }.on_record(), "Die Größe zählt.");
    }

    #[test]
    fn what_leaves_the_study_has_marks_on_its_own_words_and_nothing_of_the_background() {
        let mark = |kind, from, to, text: &str| Mark {
            kind,
            from,
            to,
            text: text.into(),
            target: None,
            respondent: None,
        };
        let notes = Notes {
            text: "Jä: geheim 🙂 und gut.".into(),
            marks: vec![
                mark(MarkKind::Background, 4, 12, "geheim 🙂"),
                mark(MarkKind::Flag, 4, 10, "geheim"),
                mark(MarkKind::Quote, 0, 16, "Jä: geheim 🙂 und"),
                mark(MarkKind::Quote, 8, 20, "im 🙂 und gut"),
            ],
            ..Notes::default()
        };
        let left = notes.without_background();
        assert_eq!(left.text, "Jä: … und gut.");
        let quote = |from, to, text| mark(MarkKind::Quote, from, to, text);
        assert_eq!(left.marks, [quote(0, 9, "Jä: … und"), quote(5, 13, " und gut")]);
        assert_eq!(left.without_background(), left);
    }

    #[test]
    fn an_answer_reads_and_writes_the_keys_of_the_file() {
        let json = serde_json::json!({
            "interview": "sez/r1", "question": "in_work_plan", "text": "Nee, nog niet.", "choice": "no"
        });
        let answer: Answer = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(answer.closed.chosen, Some(Chosen::Choice(Id::new("no").unwrap())));
        assert_eq!(serde_json::to_value(&answer).unwrap(), json);
    }

    #[test]
    fn every_kind_of_closed_answer_survives_the_file() {
        for json in [
            serde_json::json!({"choices": ["a", "b"]}),
            serde_json::json!({"value": 4}),
            serde_json::json!({"value": {"part": 3, "whole": 12}}),
            serde_json::json!({"value": "2011-03"}),
            serde_json::json!({"records": [{"title": "x"}]}),
            serde_json::json!({"missing": "does not know"}),
            serde_json::json!({}),
        ] {
            let closed: ClosedAnswer = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(serde_json::to_value(&closed).unwrap(), json);
        }
    }
    fn marked(text: &str, passage: &str) -> Notes {
        let from = text[..text.find(passage).unwrap()].chars().count();
        let to = from + passage.chars().count();
        let mark =
            Mark { kind: MarkKind::Quote, from, to, text: passage.into(), target: None, respondent: None };
        Notes { text: text.into(), marks: vec![mark], ..Notes::default() }
    }

    #[test]
    fn a_mark_keeps_its_passage_when_the_note_is_edited() {
        for (before, passage, after, kept) in [
            ("één twee drie", "twee", "één twee drie, vier", Some("twee")),
            ("één twee drie", "twee", "nul één twee drie", Some("twee")),
            ("één twee drie", "twee", "nul twee vier", Some("twee")),
            ("één twee drie", "twee", "één twwee drie", Some("twwee")),
            ("één twee drie", "twee", "één drie", None),
            ("één twee drie", "één twee drie", "", None),
            ("👩‍👩‍👧 twee", "twee", "👩‍👩‍👧👩‍👩‍👧 twee", Some("twee")),
            ("één twee", "twee", "één twee", Some("twee")),
        ] {
            let edited = marked(before, passage).with_text(after);
            assert_eq!(edited.text, after);
            let mark = edited.marks.first();
            assert_eq!(mark.map(|mark| mark.text.as_str()), kept, "{before} -> {after}");
            if let Some(mark) = mark {
                let found: String = after.chars().skip(mark.from).take(mark.to - mark.from).collect();
                assert_eq!(found, mark.text);
            }
        }
    }
}
