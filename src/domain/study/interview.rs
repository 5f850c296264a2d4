//! Talks, who took part in them, and notes that belong to no question.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::date::{Date, TimeOfDay};
use crate::domain::id::{Id, InterviewId};
use crate::domain::times::Times;
use crate::domain::writeup::Reply;

/// A talk with a unit, or about the organisation, in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// Identity; `unit/round` where none was given.
    pub id: InterviewId,
    /// What is arranged.
    #[serde(flatten)]
    pub details: InterviewDetails,
    /// How far it is.
    #[serde(flatten)]
    pub state: InterviewState,
    /// What happened to its write-up, in the order in which it was noted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
}

/// What is arranged for an interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewDetails {
    /// The unit, or `organisation`.
    pub unit: Id,
    /// The round.
    pub round: Id,
    /// Its questionnaire, where it is not the round's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub questionnaire: Option<Id>,
    /// When it is or was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_on: Option<Date>,
    /// At what time of that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<TimeOfDay>,
    /// What was tried to arrange it, one line each, in the researcher's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempts: Vec<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Room, phone, video, written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Planned length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Language of the questionnaire, as a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When a recorder was started, each time, in whole seconds of UTC.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorder: Vec<DateTime<Utc>>,
}

impl InterviewDetails {
    /// A talk with a unit in a round, with nothing else arranged.
    pub fn new(unit: Id, round: Id) -> Self {
        Self {
            unit,
            round,
            questionnaire: None,
            held_on: None,
            at: None,
            attempts: Vec::new(),
            place: None,
            mode: None,
            minutes: None,
            language: None,
            recorder: Vec::new(),
        }
    }
}

/// How far an interview is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewState {
    /// Its status.
    pub status: InterviewStatus,
    /// Why it did not come about, or was broken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The status of an interview. Only completed ones count in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InterviewStatus {
    /// Not held yet.
    #[serde(rename = "planned")]
    Planned,
    /// Begun.
    #[serde(rename = "in progress")]
    InProgress,
    /// Begun and not finished.
    #[serde(rename = "broken off")]
    BrokenOff,
    /// Held.
    #[serde(rename = "completed")]
    Completed,
    /// Did not come about.
    #[serde(rename = "cancelled")]
    Cancelled,
    /// The unit did not want it.
    #[serde(rename = "declined")]
    Declined,
    /// Nobody could be reached.
    #[serde(rename = "not reached")]
    NotReached,
}

impl InterviewStatus {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Planned,
        Self::InProgress,
        Self::BrokenOff,
        Self::Completed,
        Self::Cancelled,
        Self::Declined,
        Self::NotReached,
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::InProgress => "in progress",
            Self::BrokenOff => "broken off",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Declined => "declined",
            Self::NotReached => "not reached",
        }
    }

    /// Reads the word of the file format.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// Somebody who takes part in an interview, by pseudonym.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The interview.
    pub interview: InterviewId,
    /// The pseudonym, the same in every interview of this person.
    pub respondent: Id,
    /// Role and team.
    #[serde(flatten)]
    pub details: ParticipantDetails,
    /// What the person agreed to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consent: Vec<Consent>,
}

/// A participant's role and team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipantDetails {
    /// Contact person, team leader, head of department, project leader, staff member, other.
    pub role: String,
    /// The team; nothing stated for one is another team than a stated one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Whether the person leads the talk.
    #[serde(default, skip_serializing_if = "is_false")]
    pub leads: bool,
    /// When the person joined, in words or as a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<String>,
    /// When the person left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
}

/// Roles that are offered, by their word in the file.
pub const ROLES: [&str; 6] =
    ["contact person", "team leader", "head of department", "project leader", "staff member", "other"];

/// What a participant agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Consent {
    /// To the interview.
    #[serde(rename = "interview")]
    Interview,
    /// To being quoted.
    #[serde(rename = "quote")]
    Quote,
    /// To being quoted with the role.
    #[serde(rename = "quote with role")]
    QuoteWithRole,
    /// To what was said being shown in the own unit.
    #[serde(rename = "show in own unit")]
    ShowInOwnUnit,
    /// To being asked again.
    #[serde(rename = "contact again")]
    ContactAgain,
}

impl Consent {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Interview, Self::Quote, Self::QuoteWithRole, Self::ShowInOwnUnit, Self::ContactAgain];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Quote => "quote",
            Self::QuoteWithRole => "quote with role",
            Self::ShowInOwnUnit => "show in own unit",
            Self::ContactAgain => "contact again",
        }
    }
}

/// A note of an interview that belongs to no question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The interview.
    pub interview: InterviewId,
    /// Where it belongs.
    pub place: NotePlace,
    /// Which one of several; one of a place needs no number.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub number: u32,
    /// What was typed.
    pub text: String,
    /// When its paragraphs were typed.
    #[serde(default, skip_serializing_if = "Times::is_empty")]
    pub times: Times,
}

impl Note {
    /// A note that nobody knows the time of.
    pub fn new(interview: InterviewId, place: NotePlace, number: u32, text: impl Into<String>) -> Self {
        Self { interview, place, number, text: text.into(), times: Times::default() }
    }
}

/// The places of notes that belong to no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NotePlace {
    /// Before the talk.
    Before,
    /// After it, in the corridor.
    After,
    /// The researcher's own.
    Observation,
    /// A thought in the talk, to be placed later.
    Parked,
}

impl NotePlace {
    /// All.
    pub const ALL: [Self; 4] = [Self::Before, Self::After, Self::Observation, Self::Parked];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Observation => "observation",
            Self::Parked => "parked",
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(value: &u32) -> bool {
    *value == 0
}
