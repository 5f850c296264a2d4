//! What is written at the desk: summaries, responses, links, and the definitions that the study uses.

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;

/// The researcher's own words on a unit in a round under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The unit.
    pub unit: Id,
    /// The round.
    pub round: Id,
    /// The heading of the model.
    pub heading: Id,
    /// The words.
    pub text: String,
}

/// What a unit said about its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The unit.
    pub unit: Id,
    /// The round.
    pub round: Id,
    /// An indicator, factor, field or the whole.
    pub about: String,
    /// What was said.
    pub text: String,
    /// Whether the unit agrees.
    pub view: ResponseView,
}

/// Whether a unit agrees with its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ResponseView {
    /// It does.
    Agreed,
    /// It does not; printed as contested.
    Contested,
}

/// A link between two rounds of a unit that a person set, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkOverride {
    /// The unit.
    pub unit: Id,
    /// The earlier round.
    pub from: Id,
    /// The later round.
    pub to: Id,
    /// R0 to R4.
    pub link: Link,
    /// Why.
    pub reason: String,
}

/// How the talks of two rounds of a unit hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Link {
    /// Same person, same role.
    R0,
    /// Other person, same role, same team.
    R1,
    /// Other role, same team.
    R2,
    /// Other team, or the unit changed.
    R3,
    /// No interview in one round.
    R4,
}

impl Link {
    /// All.
    pub const ALL: [Self; 5] = [Self::R0, Self::R1, Self::R2, Self::R3, Self::R4];

    /// `R0` to `R4`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::R0 => "R0",
            Self::R1 => "R1",
            Self::R2 => "R2",
            Self::R3 => "R3",
            Self::R4 => "R4",
        }
    }
}

/// A questionnaire or model as the study uses it, word for word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// What it is.
    pub kind: DefinitionKind,
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// The whole file.
    pub text: String,
}

/// What a definition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DefinitionKind {
    /// A questionnaire.
    Questionnaire,
    /// An assessment model.
    Assessment,
}

impl DefinitionKind {
    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Questionnaire => "questionnaire",
            Self::Assessment => "assessment",
        }
    }
}
