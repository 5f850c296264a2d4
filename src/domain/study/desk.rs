//! What is written at the desk: summaries, memos, coding rules, responses, links, and the definitions that the study uses.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
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
    /// The day of the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

impl Response {
    /// The word for the whole result, as it is written.
    pub const WHOLE: &'static str = "whole";

    /// Whether it is about the whole result: `whole`, or `all` as older files say.
    pub fn is_about_whole(&self) -> bool {
        self.about == Self::WHOLE || self.about == "all"
    }
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

impl ResponseView {
    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Contested => "contested",
        }
    }
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

/// The researcher's own note on anything in the study.
///
/// ```
/// use nulmeting::domain::study::{Subject, SubjectKind};
/// let subject = Subject::read("unit/sez").unwrap();
/// assert_eq!((subject.kind, subject.id.as_str()), (SubjectKind::Unit, "sez"));
/// assert_eq!(subject.to_string(), "unit/sez");
/// assert_eq!(Subject::read("weather/today"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Memo {
    /// Identity within the study.
    pub id: Id,
    /// What it is about; without it, the study as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Subject>,
    /// The words.
    pub text: String,
    /// The day it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_on: Option<Date>,
}

/// What a memo is about: a record or a part of the model. In files `kind/id`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its id; of a rating `unit/round/indicator`, of an answer `interview/question`.
    pub id: String,
}

/// What a memo can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectKind {
    /// A round.
    Round,
    /// A unit, or `organisation`.
    Unit,
    /// An interview.
    Interview,
    /// An answer, `interview/question`.
    Answer,
    /// A piece of evidence.
    Evidence,
    /// An indicator, whatever the unit.
    Indicator,
    /// A success factor, whatever the unit.
    Factor,
    /// The rating of an indicator or the judgement of a factor, `unit/round/indicator`.
    Rating,
    /// An initiative.
    Initiative,
    /// A context event.
    Event,
}

impl SubjectKind {
    /// All.
    pub const ALL: [Self; 10] = [
        Self::Round,
        Self::Unit,
        Self::Interview,
        Self::Answer,
        Self::Evidence,
        Self::Indicator,
        Self::Factor,
        Self::Rating,
        Self::Initiative,
        Self::Event,
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Unit => "unit",
            Self::Interview => "interview",
            Self::Answer => "answer",
            Self::Evidence => "evidence",
            Self::Indicator => "indicator",
            Self::Factor => "factor",
            Self::Rating => "rating",
            Self::Initiative => "initiative",
            Self::Event => "event",
        }
    }
}

impl Subject {
    /// Reads `kind/id`; nothing where the kind is not known or the id is empty.
    pub fn read(text: &str) -> Option<Self> {
        let (word, id) = text.split_once('/')?;
        let kind = SubjectKind::ALL.into_iter().find(|kind| kind.as_str() == word)?;
        (!id.is_empty()).then(|| Self { kind, id: id.to_owned() })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.as_str(), self.id)
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

impl TryFrom<String> for Subject {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::read(&text).ok_or_else(|| format!("`{text}` is nothing that a memo can be about"))
    }
}

/// How an indicator or factor is rated in this study, agreed on while rating and shown there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodingRule {
    /// The indicator or factor; it has one rule.
    pub indicator: Id,
    /// The rule.
    pub text: String,
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
