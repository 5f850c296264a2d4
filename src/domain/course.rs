//! The course of a talk: what was typed, in the order of time.

use chrono::{DateTime, TimeDelta, Utc};

use super::answer::Notes;
use super::id::{Id, InterviewId};
use super::study::{Interview, NotePlace, Study};

/// A paragraph of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When it was typed; nothing where that is not known.
    pub at: Option<DateTime<Utc>>,
    /// How far into the recording that was; nothing where no recorder was started before.
    pub in_recording: Option<TimeDelta>,
    /// Where it stands.
    pub place: SaidAt,
    /// Its words on record.
    pub text: String,
}

/// Where a paragraph of a talk stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidAt {
    /// On a question.
    Question(Id),
    /// On a sheet that belongs to no question, with its number.
    Note(NotePlace, u32),
}

/// How far into the recording a time is: since the recorder was last started; nothing where it was not yet.
///
/// ```
/// use nulmeting::domain::course::in_recording;
/// let at = |time: &str| format!("2011-03-24T{time}Z").parse().unwrap();
/// let started = [at("09:30:00"), at("10:15:00")];
/// assert_eq!(in_recording(at("10:14:59"), &started).unwrap().num_seconds(), 44 * 60 + 59);
/// assert_eq!(in_recording(at("10:15:10"), &started).unwrap().num_seconds(), 10);
/// assert_eq!(in_recording(at("09:29:59"), &started), None);
/// ```
pub fn in_recording(at: DateTime<Utc>, recorder: &[DateTime<Utc>]) -> Option<TimeDelta> {
    recorder.iter().filter(|start| **start <= at).max().map(|start| at - *start)
}

/// A time in a recording: minutes and seconds, `+83:05`.
pub fn minutes(time: TimeDelta) -> String {
    format!("+{}:{:02}", time.num_minutes(), time.num_seconds() % 60)
}

/// What was typed in a talk and is on record, in the order of time; paragraphs without a time come last, in the order of
/// the study. What is in the background, and what was said in the corridor, is left out.
pub fn course(study: &Study, interview: &Interview) -> Vec<Said> {
    let is_here = |one: &InterviewId| *one == interview.id;
    let mut said = Vec::new();
    for answer in study.answers.iter().filter(|answer| is_here(&answer.interview)) {
        let notes = answer.notes.without_background();
        add(&mut said, interview, &SaidAt::Question(answer.question.clone()), &notes);
    }
    for note in study.notes.iter().filter(|note| is_here(&note.interview) && note.place != NotePlace::After) {
        let notes = Notes { text: note.text.clone(), times: note.times.clone(), ..Notes::default() };
        add(&mut said, interview, &SaidAt::Note(note.place, note.number), &notes);
    }
    said.sort_by_key(|one| (one.at.is_none(), one.at));
    said
}

fn add(said: &mut Vec<Said>, interview: &Interview, place: &SaidAt, notes: &Notes) {
    for (paragraph, line) in notes.text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let at = notes.times.of(paragraph);
        said.push(Said {
            at,
            in_recording: at.and_then(|at| in_recording(at, &interview.details.recorder)),
            place: place.clone(),
            text: line.trim().to_owned(),
        });
    }
}
