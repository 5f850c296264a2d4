//! Conditions in three-valued logic: what is not known keeps a condition open, and never decides it.

use std::ops::Not;

/// What is known of a statement (Kleene's strong logic).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It holds, whatever the unknowns turn out to be.
    Yes,
    /// It does not hold, whatever the unknowns turn out to be.
    No,
    /// It depends on something unknown.
    Open,
}

impl Truth {
    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Open,
        }
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        !((!self).and(!other))
    }

    /// The word of the file formats: `yes`, `no`, `open`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Open => "open",
        }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A condition over keys: question ids in a questionnaire, [facts](super::assessment::Fact) in an assessment model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition<K> {
    /// The key has one of the accepted values.
    Is(K, Vec<String>),
    /// Every part holds; an empty list holds.
    All(Vec<Condition<K>>),
    /// At least one part holds; an empty list does not.
    Any(Vec<Condition<K>>),
    /// The part does not hold.
    Not(Box<Condition<K>>),
}

impl<K> Condition<K> {
    /// Decides the condition, asking `decide` about each key and its accepted values.
    ///
    /// ```
    /// use nulmeting::domain::condition::{Condition, Truth};
    /// let asked = Condition::Any(vec![
    ///     Condition::Is("staff_present", vec!["yes".into()]),
    ///     Condition::Is("recruit_future", vec!["yes".into(), "perhaps".into()]),
    /// ]);
    /// let truth = asked.decide(&mut |key, _| if *key == "staff_present" { Truth::No } else { Truth::Open });
    /// assert_eq!(truth, Truth::Open);
    /// ```
    pub fn decide(&self, decide: &mut impl FnMut(&K, &[String]) -> Truth) -> Truth {
        match self {
            Self::Is(key, accepted) => decide(key, accepted),
            Self::All(parts) => parts.iter().fold(Truth::Yes, |truth, part| truth.and(part.decide(decide))),
            Self::Any(parts) => parts.iter().fold(Truth::No, |truth, part| truth.or(part.decide(decide))),
            Self::Not(part) => !part.decide(decide),
        }
    }

    /// Every key with its accepted values, in the order written.
    pub fn keys(&self) -> Vec<(&K, &[String])> {
        match self {
            Self::Is(key, accepted) => vec![(key, accepted.as_slice())],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::keys).collect(),
            Self::Not(part) => part.keys(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Truth; 3] = [Truth::Yes, Truth::No, Truth::Open];

    #[test]
    fn an_unknown_decides_only_what_holds_either_way() {
        assert_eq!(Truth::Open.and(Truth::No), Truth::No);
        assert_eq!(Truth::Open.or(Truth::Yes), Truth::Yes);
        assert_eq!(Truth::Open.and(Truth::Yes), Truth::Open);
        assert_eq!(!Truth::Open, Truth::Open);
    }

    #[test]
    fn resolving_an_unknown_never_overturns_a_decision() {
        for a in ALL {
            for b in [Truth::Yes, Truth::No] {
                for combine in [Truth::and, Truth::or] {
                    let open = combine(a, Truth::Open);
                    assert!(open == Truth::Open || open == combine(a, b), "{a:?} {b:?}");
                }
            }
        }
    }
}
