//! Initiatives, with an identity over the rounds.

use std::collections::{HashMap, HashSet};

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
    /// Ids of initiatives that this one goes on with under another name; what was known of them belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<Id>,
    /// The place in a source.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// An initiative with those that it goes on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed<'a> {
    /// The initiative as it is called last.
    pub initiative: &'a Initiative,
    /// Those that it goes on with, the latest first.
    pub former: Vec<&'a Initiative>,
}

impl<'a> Followed<'a> {
    /// What was known in a round: of the initiative itself, else of the latest of those that it goes on with.
    pub fn state(&self, round: &Id) -> Option<&'a InitiativeState> {
        let all = std::iter::once(self.initiative).chain(self.former.iter().copied());
        all.into_iter().find_map(|one| one.states.iter().find(|state| state.round == *round))
    }
}

/// Follows initiatives under the names that they had: one that another goes on with stands with that one and not alone.
/// Names that lead in a circle, or to nothing, join nothing.
///
/// ```
/// # use nulmeting::domain::{id::Id, study::*};
/// # let id = |text: &str| Id::new(text).unwrap();
/// # let made = |name: &str, formerly: Vec<Id>, round: &str, status| Initiative {
/// #     id: id(name),
/// #     details: InitiativeDetails {
/// #         unit: id("sez"), title: name.into(), field: id("staff"), own: true,
/// #         because_of_project: BecauseOfProject::Unknown, formerly, place: None,
/// #     },
/// #     states: vec![InitiativeState { round: id(round), status }],
/// # };
/// let all = [
///     made("course", vec![], "r1", InitiativeStatus::Idea),
///     made("academy", vec![id("course")], "r2", InitiativeStatus::Running),
/// ];
/// let found = followed(&all);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].initiative.id, id("academy"));
/// assert_eq!(found[0].state(&id("r1")).unwrap().status, InitiativeStatus::Idea);
/// ```
pub fn followed(initiatives: &[Initiative]) -> Vec<Followed<'_>> {
    if initiatives.iter().all(|one| one.details.formerly.is_empty()) {
        return initiatives.iter().map(|initiative| Followed { initiative, former: Vec::new() }).collect();
    }
    let by_id: HashMap<&Id, &Initiative> = initiatives.iter().map(|one| (&one.id, one)).collect();
    let all: Vec<Followed> = initiatives
        .iter()
        .map(|initiative| {
            let mut former: Vec<&Initiative> = Vec::new();
            let mut next: Vec<&Id> = initiative.details.formerly.iter().collect();
            let mut at = 0;
            while let Some(id) = next.get(at).copied() {
                at += 1;
                if let Some(one) = by_id.get(id).filter(|one| !former.contains(one)) {
                    former.push(one);
                    next.extend(&one.details.formerly);
                }
            }
            Followed { initiative, former }
        })
        .collect();
    let in_circles: HashSet<&Id> =
        all.iter().filter(|one| one.former.contains(&one.initiative)).map(|one| &one.initiative.id).collect();
    let is_in_circle = |one: &Initiative| in_circles.contains(&one.id);
    let gone_on: HashSet<&Id> =
        all.iter().flat_map(|one| &one.former).filter(|one| !is_in_circle(one)).map(|one| &one.id).collect();
    all.into_iter()
        .filter(|one| !gone_on.contains(&one.initiative.id))
        .map(|mut one| {
            one.former.retain(|former| !is_in_circle(former));
            one
        })
        .collect()
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
