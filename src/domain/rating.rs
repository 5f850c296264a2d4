//! Ratings of indicators and of success factors.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::id::Id;

/// A researcher's rating of one indicator for one unit in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// The unit, or `organisation`.
    pub unit: Id,
    /// The round.
    pub round: Id,
    /// The indicator of the study's assessment model.
    pub indicator: Id,
    /// The value.
    pub value: Value,
    /// Why it is 0, unknown or not applicable; several may hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Id>,
    /// Who rated; nobody named is the lead rater.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rater: Option<Id>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of the evidence that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Id>,
}

/// The value of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "ValueFile", into = "ValueFile")]
pub enum Value {
    /// 0 to 3 on the described scale.
    Level(Level),
    /// `U`: not known.
    Unknown,
    /// `N`: does not apply here.
    NotApplicable,
}

/// A point of the scale, 0 to 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The lowest.
    pub const ZERO: Self = Self(0);
    /// All points.
    pub const ALL: [Self; 4] = [Self(0), Self(1), Self(2), Self(3)];

    /// A point of the scale; nothing above 3.
    pub fn new(points: u8) -> Option<Self> {
        (points <= 3).then_some(Self(points))
    }

    /// 0 to 3.
    pub fn points(self) -> u8 {
        self.0
    }
}

impl Value {
    /// A level, where `points` is one.
    pub fn level(points: u8) -> Option<Self> {
        Level::new(points).map(Self::Level)
    }

    /// Reads `0` to `3`, `U` or `N`.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "U" => Some(Self::Unknown),
            "N" => Some(Self::NotApplicable),
            _ => text.parse().ok().and_then(Self::level),
        }
    }

    /// The word that reasons are listed under in a model: `0`, `U` or `N`; other levels need none.
    pub fn reason_class(self) -> Option<&'static str> {
        match self {
            Self::Level(Level::ZERO) => Some("0"),
            Self::Level(_) => None,
            Self::Unknown => Some("U"),
            Self::NotApplicable => Some("N"),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level(level) => write!(f, "{}", level.points()),
            Self::Unknown => f.write_str("U"),
            Self::NotApplicable => f.write_str("N"),
        }
    }
}

/// A value as it stands in a file: a number or a letter.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum ValueFile {
    Number(i64),
    Letter(String),
}

impl TryFrom<ValueFile> for Value {
    type Error = String;

    fn try_from(file: ValueFile) -> Result<Self, String> {
        let found = match &file {
            ValueFile::Number(points) => u8::try_from(*points).ok().and_then(Self::level),
            ValueFile::Letter(letter) if letter == "U" => Some(Self::Unknown),
            ValueFile::Letter(letter) if letter == "N" => Some(Self::NotApplicable),
            ValueFile::Letter(_) => None,
        };
        found.ok_or_else(|| "a rating is 0, 1, 2, 3, \"U\" or \"N\"".to_owned())
    }
}

impl From<Value> for ValueFile {
    fn from(value: Value) -> Self {
        match value {
            Value::Level(level) => Self::Number(i64::from(level.points())),
            Value::Unknown => Self::Letter("U".to_owned()),
            Value::NotApplicable => Self::Letter("N".to_owned()),
        }
    }
}

/// A researcher's judgement of one success factor for one unit, or the organisation, in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorRating {
    /// The unit, or `organisation`.
    pub unit: Id,
    /// The round.
    pub round: Id,
    /// The factor of the study's assessment model.
    pub factor: Id,
    /// The judgement.
    pub value: FactorValue,
    /// Why it is unknown or not applicable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who judged; nobody named is the lead rater.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rater: Option<Id>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of the evidence that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Id>,
}

/// What is known of a success factor. Counted, never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactorValue {
    /// Not there.
    Absent,
    /// There in part.
    Partly,
    /// There.
    Present,
    /// Not known, or contradictory.
    Unknown,
    /// Does not apply here.
    #[serde(rename = "n/a")]
    NotApplicable,
}

impl FactorValue {
    /// All values, in the order of their keys.
    pub const ALL: [Self; 5] =
        [Self::Absent, Self::Partly, Self::Present, Self::Unknown, Self::NotApplicable];

    /// The word of the file formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Partly => "partly",
            Self::Present => "present",
            Self::Unknown => "unknown",
            Self::NotApplicable => "n/a",
        }
    }

    /// Reads the word of the file formats.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.as_str() == text)
    }
}

/// The rater whose rows are scored before the lead rater's.
pub const CONSENSUS: &str = "consensus";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_outside_the_scale_is_refused() {
        for (json, good) in [
            ("0", true),
            ("3", true),
            ("\"U\"", true),
            ("\"N\"", true),
            ("4", false),
            ("-1", false),
            ("\"u\"", false),
        ] {
            assert_eq!(serde_json::from_str::<Value>(json).is_ok(), good, "{json}");
        }
    }
}
