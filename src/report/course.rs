//! The course of a talk as a document: what was typed in the order of time, and how each question went. What is in the
//! background, and what was said in the corridor, is left out.

use std::fmt::Write;

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde::Serialize;

use super::plain::{escape_json, plain};
use crate::domain::course::{Said, SaidAt, course, minutes};
use crate::domain::questionnaire::{Previous, Questionnaire};
use crate::domain::study::{Interview, Study};
use crate::language::Words;

/// The document of `course`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CourseDocument<'a> {
    /// `nulmeting/course/1`.
    pub schema: &'static str,
    /// Id of the interview.
    pub interview: &'a str,
    /// When a recorder was started.
    pub recorder: Vec<String>,
    /// Paragraphs in the order of time.
    pub lines: Vec<Line<'a>>,
    /// Questions that something is recorded of.
    pub questions: Vec<Asked<'a>>,
}

/// A paragraph.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "SaidDocument"))]
pub struct Line<'a> {
    /// When it was typed, in UTC; null where that is not known.
    pub at: Option<String>,
    /// How far into the recording that was.
    pub seconds_into_recording: Option<i64>,
    /// The question that it stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<&'a str>,
    /// The sheet that it stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// Which one of several notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The paragraph.
    pub text: &'a str,
}

/// How a question went.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AskedDocument"))]
pub struct Asked<'a> {
    /// Id of the question.
    pub question: &'a str,
    /// Where it stands in its questionnaire, from 1.
    pub number: Option<usize>,
    /// When it was first on the screen.
    pub shown_at: Option<String>,
    /// When something was first typed or chosen.
    pub typed_at: Option<String>,
    /// When it was last changed in the talk.
    pub changed_at: Option<String>,
    /// How the answer of an earlier round was kept.
    pub earlier: Option<Previous>,
}

/// The course of a talk for programs: times in UTC, questions by id and by their number in the questionnaire.
///
/// # Errors
/// Nothing of ours cannot be written.
pub fn json(
    study: &Study,
    interview: &Interview,
    questionnaire: Option<&Questionnaire>,
) -> serde_json::Result<String> {
    let stamp = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let said = course(study, interview);
    let lines = said.iter().map(|one| {
        let (question, note, number) = match &one.place {
            SaidAt::Question(id) => (Some(id.as_str()), None, None),
            SaidAt::Note(place, number) => (None, Some(place.as_str()), Some(*number)),
        };
        Line {
            at: one.at.map(stamp),
            seconds_into_recording: one.in_recording.map(|time| time.num_seconds()),
            question,
            note,
            number,
            text: &one.text,
        }
    });
    let answers = study.answers.iter().filter(|answer| answer.interview == interview.id);
    let mut questions: Vec<Asked<'_>> = answers
        .map(|answer| Asked {
            question: answer.question.as_str(),
            number: number_of(questionnaire, answer.question.as_str()),
            shown_at: answer.paradata.shown_at.map(stamp),
            typed_at: answer.paradata.typed_at.map(stamp),
            changed_at: answer.paradata.changed_at.map(stamp),
            earlier: answer.paradata.earlier,
        })
        .collect();
    questions.sort_by_key(|one| (one.number.is_none(), one.number));
    let recorder = interview.details.recorder.iter().copied().map(stamp).collect();
    let document = CourseDocument {
        schema: "nulmeting/course/1",
        interview: interview.id.as_str(),
        recorder,
        lines: lines.collect(),
        questions,
    };
    serde_json::to_string_pretty(&document).map(|json| escape_json(&json))
}

/// The course of a talk for people: a line for each paragraph, with day and time where the researcher is, the time in the
/// recording, and the question or sheet that it stands on.
pub fn text(
    study: &Study,
    interview: &Interview,
    questionnaire: Option<&Questionnaire>,
    offset: FixedOffset,
    words: &Words,
) -> String {
    let mut text = String::new();
    let mut day = None;
    for Said { at, in_recording, place, text: said } in course(study, interview) {
        let at = at.map(|at| at.with_timezone(&offset));
        if at.map(|at| at.date_naive()) != day {
            day = at.map(|at| at.date_naive());
            let heading = day.map_or_else(|| words.text("course-no-time"), |day| day.to_string());
            let _ = writeln!(text, "{}{heading}", if text.is_empty() { "" } else { "\n" });
        }
        let time = at.map_or_else(|| "--:--:--".to_owned(), |at| at.format("%H:%M:%S").to_string());
        let into = in_recording.map(|time| format!(" {}", minutes(time))).unwrap_or_default();
        let place = match &place {
            SaidAt::Question(id) => match number_of(questionnaire, id.as_str()) {
                Some(number) => words.with("talk-find-question", &[("number", number.into())]),
                None => id.to_string(),
            },
            SaidAt::Note(place, number) => {
                words.with(&format!("talk-{}", place.as_str()), &[("number", (*number).into())])
            }
        };
        let _ = writeln!(text, "{time}{into} · {place} · {}", plain(&said));
    }
    if text.is_empty() { words.text("talk-find-nothing") } else { text }
}

/// Where a question stands in its questionnaire, from 1.
fn number_of(questionnaire: Option<&Questionnaire>, id: &str) -> Option<usize> {
    questionnaire?.questions().position(|question| question.id == *id).map(|at| at + 1)
}
