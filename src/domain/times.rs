//! When the paragraphs of a text were typed, so that a talk can be told in the order in which it went.

use chrono::{DateTime, SecondsFormat, Timelike, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The time of each paragraph of a text, in whole seconds of UTC: when its first character was typed. A paragraph keeps
/// its time however it is edited; one that was never typed here, or is empty, has none.
///
/// Nothing at all where no paragraph has a time, else as many as the text has paragraphs. In files a list of times, with
/// an empty text for none.
///
/// ```
/// use nulmeting::domain::times::Times;
/// let nine = "2011-03-24T09:00:00Z".parse().ok();
/// let times = Times::new(vec![None, nine]);
/// assert_eq!(times.carried("één\ntwee", "één\nnieuw\ntwee"), Times::new(vec![None, None, nine]));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times(Vec<Option<DateTime<Utc>>>);

impl Times {
    /// The times of the paragraphs in order, cut to whole seconds.
    pub fn new(times: Vec<Option<DateTime<Utc>>>) -> Self {
        if times.iter().all(Option::is_none) {
            return Self::default();
        }
        Self(times.into_iter().map(|time| time.map(whole_seconds)).collect())
    }

    /// The same of times that have no parts of a second.
    pub fn of_whole_seconds(times: Vec<Option<DateTime<Utc>>>) -> Self {
        if times.iter().all(Option::is_none) { Self::default() } else { Self(times) }
    }

    /// Whether no paragraph has a time.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many paragraphs there are times for; none where none has one.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// When a paragraph was typed.
    pub fn of(&self, paragraph: usize) -> Option<DateTime<Utc>> {
        self.0.get(paragraph).copied().flatten()
    }

    /// When the first of the paragraphs that have a time was typed.
    pub fn first(&self) -> Option<DateTime<Utc>> {
        self.0.iter().flatten().min().copied()
    }

    /// The times of a text with another one below it.
    #[must_use]
    pub fn with_below(&self, text: &str, below: &str, times: &Self) -> Self {
        let all = |text: &str, times: &Self| -> Vec<_> {
            (0..text.split('\n').count()).map(|paragraph| times.of(paragraph)).collect()
        };
        let mut joined = if text.is_empty() { Vec::new() } else { all(text, self) };
        joined.extend(all(below, times));
        Self::new(joined)
    }

    /// The times that belong to a text after it was edited as a whole: paragraphs before and behind the edited ones
    /// keep theirs, and so do those edited where there are as many as before.
    #[must_use]
    pub fn carried(&self, before: &str, after: &str) -> Self {
        if self.is_empty() || before == after {
            return self.clone();
        }
        let (old, new): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
        let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let room = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
        let is_even = old.len() == new.len();
        let time = |at: usize| {
            if at < head || (is_even && !new[at].trim().is_empty()) {
                self.of(at)
            } else if at >= new.len() - tail {
                self.of(at + old.len() - new.len())
            } else {
                None
            }
        };
        Self::new((0..new.len()).map(time).collect())
    }
}

/// A time without parts of a second.
pub fn whole_seconds(time: DateTime<Utc>) -> DateTime<Utc> {
    time.with_nanosecond(0).unwrap_or(time)
}

impl Serialize for Times {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let word = |time: &Option<DateTime<Utc>>| {
            time.map(|time| time.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default()
        };
        serializer.collect_seq(self.0.iter().map(word))
    }
}

impl<'de> Deserialize<'de> for Times {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = Vec::<String>::deserialize(deserializer)?;
        let read = |word: String| match word.as_str() {
            "" => Ok(None),
            word => word.parse().map(Some).map_err(|_| Error::custom(format!("`{word}` is no time"))),
        };
        Ok(Self::new(words.into_iter().map(read).collect::<Result<_, _>>()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: u32) -> Option<DateTime<Utc>> {
        format!("2011-03-24T09:{minute:02}:00Z").parse().ok()
    }

    #[test]
    fn a_text_edited_as_a_whole_keeps_the_times_of_what_was_not_edited() {
        let times = Times::new(vec![at(1), at(2), at(3)]);
        for (after, wanted) in [
            ("a\nb\nc", vec![at(1), at(2), at(3)]),
            ("a\nB!\nc", vec![at(1), at(2), at(3)]),
            ("a\n\nc", vec![at(1), None, at(3)]),
            ("a\nc", vec![at(1), at(3)]),
            ("new\na\nb\nc", vec![None, at(1), at(2), at(3)]),
            ("x\ny", vec![]),
        ] {
            assert_eq!(times.carried("a\nb\nc", after), Times::new(wanted), "{after:?}");
        }
    }

    #[test]
    fn times_survive_the_file_and_parts_of_a_second_do_not() {
        let precise = "2011-03-24T09:01:02.345Z".parse().ok();
        let times = Times::new(vec![None, precise]);
        let json = serde_json::json!(["", "2011-03-24T09:01:02Z"]);
        assert_eq!(serde_json::to_value(&times).unwrap(), json);
        assert_eq!(serde_json::from_value::<Times>(json).unwrap(), times);
        assert!(serde_json::from_value::<Times>(serde_json::json!(["nine"])).is_err());
        assert_eq!(times.first(), "2011-03-24T09:01:02Z".parse().ok());
        assert!(Times::new(vec![None, None]).is_empty());
    }
}
