//! Evidence: what ratings rest on, entered once and referred to by its id.

use serde::{Deserialize, Serialize};

use super::id::{Id, InterviewId};

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Identity within the study.
    pub id: Id,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EvidenceKind,
    /// What it says.
    pub text: String,
    /// The interview that a testimony is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<InterviewId>,
    /// The question that it answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Id>,
    /// Who said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub respondent: Option<Id>,
    /// The document, register or person that it is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The place within the source.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The date or round that it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The units that it is about; without it, the unit of its interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// Whether it speaks for or against what it is attached to.
    #[serde(default, skip_serializing_if = "Side::is_for")]
    pub side: Side,
}

/// What a piece of evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// Somebody said it.
    Testimony,
    /// The researcher saw it.
    Observation,
    /// It is written.
    Document,
    /// It was counted.
    Number,
}

/// The units that evidence is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "AboutFile", into = "AboutFile")]
pub enum About {
    /// Every unit of the organisation.
    All,
    /// The units named.
    Units(Vec<Id>),
}

/// `about` as it stands in a file: a word or a list.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum AboutFile {
    Word(String),
    Units(Vec<Id>),
}

impl TryFrom<AboutFile> for About {
    type Error = String;

    fn try_from(file: AboutFile) -> Result<Self, String> {
        match file {
            AboutFile::Word(word) if word == "all" => Ok(Self::All),
            AboutFile::Word(word) => match Id::new(word) {
                Ok(unit) => Ok(Self::Units(vec![unit])),
                Err(error) => Err(error.to_string()),
            },
            AboutFile::Units(units) => Ok(Self::Units(units)),
        }
    }
}

impl From<About> for AboutFile {
    fn from(about: About) -> Self {
        match about {
            About::All => Self::Word("all".to_owned()),
            About::Units(units) => Self::Units(units),
        }
    }
}

/// Whether evidence speaks for or against what it is attached to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// For.
    #[default]
    For,
    /// Against.
    Against,
}

impl Side {
    /// Whether it speaks for.
    pub fn is_for(&self) -> bool {
        *self == Self::For
    }
}

impl EvidenceKind {
    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Testimony => "testimony",
            Self::Observation => "observation",
            Self::Document => "document",
            Self::Number => "number",
        }
    }

    /// Whether it needs no second witness: a document or a number.
    pub fn is_paper(self) -> bool {
        matches!(self, Self::Document | Self::Number)
    }
}

impl Evidence {
    /// Whether it is said of every unit at once.
    pub fn is_about_all(&self) -> bool {
        self.about == Some(About::All)
    }

    /// Whether it is about the unit: named, or about all.
    pub fn names(&self, unit: &Id) -> bool {
        match &self.about {
            Some(About::All) => true,
            Some(About::Units(units)) => units.contains(unit),
            None => false,
        }
    }
}
