//! What is studied: rounds, units, their contact with residents, and what happened around them.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::id::{Id, InterviewId};
use crate::domain::text::Text;

use super::interview::{Interview, InterviewDetails, InterviewStatus};

/// A time in which units are interviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Identity.
    pub id: Id,
    /// Its name.
    pub label: Text,
    /// Baseline or follow-up.
    pub role: RoundRole,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// The questionnaires of the round.
    pub questionnaire: RoundQuestionnaires,
}

/// Baseline or follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoundRole {
    /// The first measurement.
    #[serde(rename = "baseline")]
    Baseline,
    /// A later one.
    #[serde(rename = "follow-up")]
    FollowUp,
}

/// The questionnaires of a round: one for units, perhaps one for the organisation, and perhaps further ones that are used
/// beside these, such as a fact sheet beside the talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RoundQuestionnaires {
    /// For units only.
    Unit(Id),
    /// One for each.
    Both {
        /// For units.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Id>,
        /// For the organisation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organisation: Option<Id>,
        /// Used beside them, each in an interview that names it; each is for whom it says.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also: Vec<Id>,
    },
}

impl RoundQuestionnaires {
    /// Questionnaires for units and for the organisation, and those used beside them; none twice.
    pub fn new(unit: Option<Id>, organisation: Option<Id>, also: impl IntoIterator<Item = Id>) -> Self {
        let mut beside: Vec<Id> = Vec::new();
        for id in also {
            if Some(&id) != unit.as_ref() && Some(&id) != organisation.as_ref() && !beside.contains(&id) {
                beside.push(id);
            }
        }
        match (unit, organisation) {
            (Some(unit), None) if beside.is_empty() => Self::Unit(unit),
            (unit, organisation) => Self::Both { unit, organisation, also: beside },
        }
    }

    /// The questionnaire for a talk about `unit`, which may be the organisation, where its interview names none.
    pub fn of(&self, unit: &Id) -> Option<&Id> {
        match self {
            Self::Unit(id) if !unit.is_organisation() => Some(id),
            Self::Unit(_) => None,
            Self::Both { unit: id, .. } if !unit.is_organisation() => id.as_ref(),
            Self::Both { organisation, .. } => organisation.as_ref(),
        }
    }

    /// Those used beside the questionnaires for units and for the organisation.
    pub fn also(&self) -> &[Id] {
        match self {
            Self::Unit(_) => &[],
            Self::Both { also, .. } => also,
        }
    }

    /// All questionnaires named.
    pub fn all(&self) -> impl Iterator<Item = &Id> {
        let (first, second) = match self {
            Self::Unit(id) => (Some(id), None),
            Self::Both { unit, organisation, .. } => (unit.as_ref(), organisation.as_ref()),
        };
        first.into_iter().chain(second).chain(self.also())
    }
}

impl Round {
    /// Interviews that were begun by the questionnaire of the round, each with that one as its own, where the round is
    /// to ask with another: what was said stays the answer to what was asked.
    pub fn kept_questionnaires<'a>(
        &self,
        after: &RoundQuestionnaires,
        interviews: impl IntoIterator<Item = &'a Interview>,
    ) -> Vec<(InterviewId, InterviewDetails)> {
        let mut kept = Vec::new();
        for Interview { id, details, state, .. } in interviews {
            let is_begun = matches!(
                state.status,
                InterviewStatus::InProgress | InterviewStatus::BrokenOff | InterviewStatus::Completed
            );
            let before = self.questionnaire.of(&details.unit);
            if is_begun
                && details.round == self.id
                && details.questionnaire.is_none()
                && before.is_some()
                && before != after.of(&details.unit)
            {
                kept.push((
                    id.clone(),
                    InterviewDetails { questionnaire: before.cloned(), ..details.clone() },
                ));
            }
        }
        kept
    }
}

/// A department, or whatever else is assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Identity; `organisation` is reserved.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Line or staff; never ranked against each other.
    pub kind: UnitKind,
    /// A programme or sector that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Since when it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Until when it existed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// The unit whose place it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor_of: Option<Id>,
}

/// Whether a unit has a policy sector of its own or supports others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitKind {
    /// Own policy sector, contact with the outside.
    Line,
    /// Supports other units.
    Staff,
}

/// How much contact a unit has; describes and never proposes a rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The unit.
    pub unit: Id,
    /// The round.
    pub round: Id,
    /// With residents.
    pub contact_residents: Contact,
    /// With residents with a migration background.
    pub contact_migrants: Contact,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An amount of contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Contact {
    /// None.
    None,
    /// Little.
    Little,
    /// Regular.
    Regular,
    /// Much.
    Much,
    /// Not known.
    #[default]
    Unknown,
}

impl Contact {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::None, Self::Little, Self::Regular, Self::Much, Self::Unknown];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Little => "little",
            Self::Regular => "regular",
            Self::Much => "much",
            Self::Unknown => "unknown",
        }
    }
}

/// Something with a date that happened around the rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Identity; made of date and text where a file gives none.
    pub id: Id,
    /// When.
    pub date: Date,
    /// What.
    pub text: String,
    /// What it can have done to the units.
    #[serde(default)]
    pub effect: Effect,
    /// The units concerned; without it, all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Id>,
}

/// What an event can have done to the units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// A task was given.
    Mandate,
    /// Money or posts were cut.
    Savings,
    /// Units changed.
    Reorganisation,
    /// Something else.
    #[default]
    Other,
}

impl Effect {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Mandate, Self::Savings, Self::Reorganisation, Self::Other];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mandate => "mandate",
            Self::Savings => "savings",
            Self::Reorganisation => "reorganisation",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    #[test]
    fn a_round_names_its_questionnaires_once_and_main_ones_first() {
        let beside = [id("facts"), id("talk"), id("facts")];
        let round = RoundQuestionnaires::new(Some(id("talk")), Some(id("board")), beside);
        assert_eq!(round.also(), [id("facts")]);
        assert_eq!(round.all().map(Id::as_str).collect::<Vec<_>>(), ["talk", "board", "facts"]);
        assert_eq!(round.of(&id("sez")), Some(&id("talk")));
        assert_eq!(round.of(&Id::organisation()), Some(&id("board")));
        let alone = RoundQuestionnaires::new(Some(id("talk")), None, [id("talk")]);
        assert_eq!(alone, RoundQuestionnaires::Unit(id("talk")));
    }

    #[test]
    fn rounds_kept_before_there_were_further_questionnaires_are_read_as_they_are() {
        for kept in [r#""talk""#, r#"{"unit":"talk","organisation":"board"}"#, r#"{"unit":"talk"}"#, "{}"] {
            let read: RoundQuestionnaires = serde_json::from_str(kept).unwrap();
            assert!(read.also().is_empty(), "{kept}");
            assert_eq!(serde_json::to_string(&read).unwrap(), kept);
        }
        let kept = r#"{"unit":"talk","also":["facts"]}"#;
        let read: RoundQuestionnaires = serde_json::from_str(kept).unwrap();
        assert_eq!(read, RoundQuestionnaires::new(Some(id("talk")), None, [id("facts")]));
        assert_eq!(serde_json::to_string(&read).unwrap(), kept);
    }
}
