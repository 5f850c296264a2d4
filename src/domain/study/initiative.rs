//! Initiatives, with an identity over the rounds.

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;

/// Something a unit does or plans, with an identity over the rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initiative {
    /// Identity.
    pub id: Id,
    /// What it is.
    #[serde(flatten)]
    pub details: InitiativeDetails,
    /// What was known of it in each round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<InitiativeState>,
}

/// What an initiative is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeDetails {
    /// The unit.
    pub unit: Id,
    /// Its name.
    pub title: String,
    /// The field of the model.
    pub field: Id,
    /// The unit's own, or another body's.
    pub own: bool,
    /// Whether it came of the project.
    #[serde(default)]
    pub because_of_project: BecauseOfProject,
    /// The place in a source.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Whether an initiative came of the project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "BecauseFile", into = "BecauseFile")]
pub enum BecauseOfProject {
    /// It did.
    Yes,
    /// It did not.
    No,
    /// Not known.
    #[default]
    Unknown,
}

/// The same as it stands in a file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum BecauseFile {
    Known(bool),
    Word(String),
}

impl TryFrom<BecauseFile> for BecauseOfProject {
    type Error = String;

    fn try_from(file: BecauseFile) -> Result<Self, String> {
        match file {
            BecauseFile::Known(true) => Ok(Self::Yes),
            BecauseFile::Known(false) => Ok(Self::No),
            BecauseFile::Word(word) if word == "unknown" => Ok(Self::Unknown),
            BecauseFile::Word(_) => Err("because_of_project is true, false or \"unknown\"".to_owned()),
        }
    }
}

impl From<BecauseOfProject> for BecauseFile {
    fn from(because: BecauseOfProject) -> Self {
        match because {
            BecauseOfProject::Yes => Self::Known(true),
            BecauseOfProject::No => Self::Known(false),
            BecauseOfProject::Unknown => Self::Word("unknown".to_owned()),
        }
    }
}

/// What was known of an initiative in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeState {
    /// The round.
    pub round: Id,
    /// How far it was.
    pub status: InitiativeStatus,
}

/// How far an initiative is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InitiativeStatus {
    /// A thought.
    #[serde(rename = "idea")]
    Idea,
    /// Decided.
    #[serde(rename = "decided")]
    Decided,
    /// Tried out.
    #[serde(rename = "pilot")]
    Pilot,
    /// Running.
    #[serde(rename = "running")]
    Running,
    /// Standard practice.
    #[serde(rename = "standard")]
    Standard,
    /// Stopped.
    #[serde(rename = "stopped")]
    Stopped,
    /// Announced and never begun.
    #[serde(rename = "never begun")]
    NeverBegun,
    /// Not known.
    #[serde(rename = "unknown")]
    Unknown,
}

impl InitiativeStatus {
    /// All, in the order of their keys.
    pub const ALL: [Self; 8] = [
        Self::Idea,
        Self::Decided,
        Self::Pilot,
        Self::Running,
        Self::Standard,
        Self::Stopped,
        Self::NeverBegun,
        Self::Unknown,
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Decided => "decided",
            Self::Pilot => "pilot",
            Self::Running => "running",
            Self::Standard => "standard",
            Self::Stopped => "stopped",
            Self::NeverBegun => "never begun",
            Self::Unknown => "unknown",
        }
    }
}
