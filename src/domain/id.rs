//! Names that never change: of units, rounds, questions, indicators and everything else that is referred to.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An id as it stands in a file: 1 to 64 letters, digits, `_`, `-` and single inner spaces.
///
/// Ids are compared by bytes and never changed; `formerly` joins renamed parts. They hold no `/`, so that ids can be
/// joined into the id of a record (`unit/round`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

/// Why a text cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum IdError {
    /// Nothing, or blanks only.
    #[error("an id needs at least one letter or digit")]
    Empty,
    /// More than 64 characters.
    #[error("an id has at most 64 characters, this one has {0}")]
    TooLong(usize),
    /// A character that ids do not have.
    #[error("an id has letters, digits, `_`, `-` and single inner spaces, not {0:?}")]
    Character(char),
    /// A space at an end, or two in a row.
    #[error("an id has no space at its ends and no two in a row")]
    Space,
}

/// The unit that stands for the organisation as a whole in ratings, factors and interviews.
pub const ORGANISATION: &str = "organisation";

impl Id {
    /// Makes an id of a text.
    ///
    /// ```
    /// use nulmeting::domain::id::Id;
    /// assert!(Id::new("interne-dienstverlening").is_ok());
    /// assert!(Id::new("no demand seen").is_ok());
    /// assert!(Id::new("a/b").is_err());
    /// ```
    ///
    /// # Errors
    /// Says which rule the text breaks.
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        if text.trim().is_empty() {
            return Err(IdError::Empty);
        }
        let length = text.chars().count();
        if length > 64 {
            return Err(IdError::TooLong(length));
        }
        if let Some(wrong) = text.chars().find(|c| !c.is_alphanumeric() && !matches!(c, '_' | '-' | ' ')) {
            return Err(IdError::Character(wrong));
        }
        if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") {
            return Err(IdError::Space);
        }
        Ok(Self(text))
    }

    /// The organisation as a whole, where a unit is named.
    pub fn organisation() -> Self {
        Self(ORGANISATION.to_owned())
    }

    /// Whether this names the organisation as a whole.
    pub fn is_organisation(&self) -> bool {
        self.0 == ORGANISATION
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes a free id from a title: lower case, spaces to `-`, other characters left out, a number where it is taken.
    ///
    /// ```
    /// use nulmeting::domain::id::Id;
    /// assert_eq!(Id::from_title("Straßen & Grün", |_| false).as_str(), "straßen-grün");
    /// assert_eq!(Id::from_title("Vastgoed", |id| id == "vastgoed").as_str(), "vastgoed-2");
    /// ```
    pub fn from_title(title: &str, is_taken: impl Fn(&str) -> bool) -> Self {
        let mut base = String::new();
        for character in title.chars() {
            if character.is_alphanumeric() {
                base.extend(character.to_lowercase());
            } else if !base.is_empty() && !base.ends_with('-') {
                base.push('-');
            }
        }
        let base: String = base.trim_end_matches('-').chars().take(56).collect();
        let base = if base.is_empty() { "unnamed".to_owned() } else { base };
        if base != ORGANISATION && !is_taken(&base) {
            return Self(base);
        }
        let mut number: u64 = 2;
        loop {
            let candidate = format!("{base}-{number}");
            if !is_taken(&candidate) {
                return Self(candidate);
            }
            number += 1;
        }
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(text)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// The id of an interview: an [`Id`] of its own, or `unit/round` where none was given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct InterviewId(String);

impl InterviewId {
    /// The id of a unit's interview in a round where none was given.
    pub fn of(unit: &Id, round: &Id) -> Self {
        Self(format!("{unit}/{round}"))
    }

    /// Reads an id as written: one [`Id`], or two with a `/` between.
    ///
    /// # Errors
    /// Says which rule the text breaks.
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        match text.split_once('/') {
            Some((unit, round)) => {
                Id::new(unit)?;
                Id::new(round)?;
            }
            None => {
                Id::new(text.as_str())?;
            }
        }
        Ok(Self(text))
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for InterviewId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(text)
    }
}

impl From<InterviewId> for String {
    fn from(id: InterviewId) -> Self {
        id.0
    }
}

impl fmt::Display for InterviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_refuse_what_would_break_a_path_or_a_screen() {
        assert_eq!(Id::new(""), Err(IdError::Empty));
        assert_eq!(Id::new("a/b"), Err(IdError::Character('/')));
        assert_eq!(Id::new("a\u{1b}[31m"), Err(IdError::Character('\u{1b}')));
        assert_eq!(Id::new(" a"), Err(IdError::Space));
        assert_eq!(Id::new("a  b"), Err(IdError::Space));
        assert_eq!(Id::new("x".repeat(65)), Err(IdError::TooLong(65)));
    }

    #[test]
    fn an_interview_is_named_by_its_unit_and_round() {
        let id = InterviewId::of(&Id::new("sez").unwrap(), &Id::new("r2").unwrap());
        assert_eq!(InterviewId::new("sez/r2"), Ok(id));
        assert!(InterviewId::new("a/b/c").is_err());
    }

    #[test]
    fn a_unit_called_organisation_gets_another_id() {
        assert_eq!(Id::from_title("Organisation", |_| false).as_str(), "organisation-2");
    }
}
