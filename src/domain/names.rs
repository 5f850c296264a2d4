//! Who respondents are. Everything else knows them by pseudonym; a name is in no record, no journal and no result.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::id::Id;

/// The most characters of a name.
const MOST: usize = 200;

/// A person's name as typed, on one line, without blanks at its ends: 1 to 200 characters.
///
/// Its `Debug` does not show it, so that no report of a failure does.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// Why a text cannot be a name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NameError {
    /// Nothing, or blanks only.
    #[error("a name needs at least one letter")]
    Empty,
    /// More than 200 characters.
    #[error("a name has at most {MOST} characters, this one has {0}")]
    TooLong(usize),
    /// A line break, or a character that steers a terminal or turns the direction of what follows.
    #[error("a name stands on one line, without characters that cannot be seen")]
    Unseen,
}

impl Name {
    /// Makes a name of what was typed.
    ///
    /// ```
    /// use nulmeting::domain::names::Name;
    /// assert_eq!(Name::new(" Ö. van der Kuil ").unwrap().as_str(), "Ö. van der Kuil");
    /// assert!(Name::new(" ").is_err());
    /// assert!(Name::new("Jan\nJansen").is_err());
    /// ```
    ///
    /// # Errors
    /// Says which rule the text breaks.
    pub fn new(text: impl AsRef<str>) -> Result<Self, NameError> {
        let text = text.as_ref().trim();
        let length = text.chars().count();
        let turns = |c: char| matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if text.is_empty() {
            Err(NameError::Empty)
        } else if length > MOST {
            Err(NameError::TooLong(length))
        } else if text.chars().any(|c| c.is_control() || turns(c)) {
            Err(NameError::Unseen)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
        Self::new(text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(…)")
    }
}

/// The names of respondents, by pseudonym. Not everybody has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Names(BTreeMap<Id, Name>);

impl Names {
    /// The name of a respondent; nothing where none is known.
    pub fn get(&self, who: &Id) -> Option<&Name> {
        self.0.get(who)
    }

    /// Gives a respondent a name, or takes it away; whether anything changed.
    pub fn set(&mut self, who: &Id, name: Option<&Name>) -> bool {
        match name {
            Some(name) => self.0.insert(who.clone(), name.clone()).as_ref() != Some(name),
            None => self.0.remove(who).is_some(),
        }
    }

    /// All of them, in the order of the pseudonyms.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Name)> {
        self.0.iter()
    }

    /// Whether nobody has a name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pseudonym with the name behind it where it is known: `sez-A (Jan Jansen)`.
    pub fn shown(&self, who: &Id) -> String {
        self.get(who).map_or_else(|| who.to_string(), |name| format!("{who} ({name})"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_name_is_one_line_that_is_a_name_again_and_no_report_shows_it(text in any::<String>()) {
            if let Ok(name) = Name::new(&text) {
                prop_assert!(!name.as_str().is_empty() && name.as_str().lines().count() == 1);
                prop_assert_eq!(Name::new(name.as_str()).unwrap(), name.clone());
                prop_assert_eq!(format!("{name:?}"), "Name(…)");
            }
        }

        #[test]
        fn what_was_set_last_counts_and_nobody_else_is_touched(
            steps in prop::collection::vec((0..4_usize, prop::option::of("[a-z]{1,3}")), 0..20),
        ) {
            let id = |at: usize| Id::new(format!("P{at}")).unwrap();
            let mut names = Names::default();
            let mut expected: [Option<String>; 4] = Default::default();
            for (at, name) in steps {
                let is_new = expected[at] != name;
                let set = name.as_ref().map(|name| Name::new(name).unwrap());
                prop_assert_eq!(names.set(&id(at), set.as_ref()), is_new);
                expected[at] = name;
                for (at, name) in expected.iter().enumerate() {
                    prop_assert_eq!(names.get(&id(at)).map(Name::as_str), name.as_deref());
                }
            }
            prop_assert_eq!(names.is_empty(), expected.iter().all(Option::is_none));
        }
    }

    #[test]
    fn what_steers_is_no_name() {
        for text in ["a\u{1b}[31m", "a\tb", "a\u{202e}b", "a\u{9b}b"] {
            assert_eq!(Name::new(text), Err(NameError::Unseen), "{text:?}");
        }
        assert_eq!(Name::new("x".repeat(201)), Err(NameError::TooLong(201)));
    }
}
