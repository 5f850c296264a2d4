//! Words that may tell who somebody is: names, ways to reach somebody, origin, religion, health. They are listed from
//! every free text that may leave the study; of each the researcher decides whether it leaves as it is or as something
//! else. The record keeps the words that were said; they are replaced on the way out.
//!
//! A list of words finds what is likely, not all there is: who can be told by what was done (the only woman on a team,
//! the one who came in 2009) is found by reading.

mod find;
mod lists;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::answer::{Answer, Mark, Notes};
use super::change::{Part, PartKey, RecordKind};
use super::study::{NotePlace, Study};

pub use find::{Find, Place, find};
pub use lists::Lists;

/// What a word may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tell {
    /// How somebody is called.
    Name,
    /// How to reach somebody: an address for mail, a telephone number.
    Contact,
    /// Where somebody or their family is from.
    Origin,
    /// What somebody believes.
    Religion,
    /// How somebody is.
    Health,
    /// Something else that the researcher decided on.
    Other,
}

impl Tell {
    /// All, in their order.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Contact, Self::Origin, Self::Religion, Self::Health, Self::Other];

    /// The word of the catalogue and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Origin => "origin",
            Self::Religion => "religion",
            Self::Health => "health",
            Self::Other => "other",
        }
    }

    /// What a find of this kind is known by: names as they are written, other words in small letters.
    fn key(self, word: &str) -> String {
        match self {
            Self::Name | Self::Contact | Self::Other => word.to_owned(),
            Self::Origin | Self::Religion | Self::Health => word.to_lowercase(),
        }
    }
}

/// What was decided of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It leaves as it is.
    Keep,
    /// This leaves in its place.
    Replace(String),
}

/// What was decided of words, by the word: names as they are written, other words in small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Words that leave as they are.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    keep: BTreeSet<String>,
    /// What leaves in place of others.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    replace: BTreeMap<String, String>,
}

impl Decided {
    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.keep.is_empty() && self.replace.is_empty()
    }

    /// What was decided of a word.
    pub fn of(&self, key: &str) -> Option<Decision> {
        if self.keep.contains(key) {
            return Some(Decision::Keep);
        }
        self.replace.get(key).cloned().map(Decision::Replace)
    }

    /// The words that were decided on.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keep.iter().chain(self.replace.keys()).map(String::as_str)
    }

    /// Decides of a word, or takes back what was decided. What leaves in its place is one line.
    pub fn decide(&mut self, key: &str, decision: Option<Decision>) {
        self.keep.remove(key);
        self.replace.remove(key);
        match decision {
            None => {}
            Some(Decision::Keep) => {
                self.keep.insert(key.to_owned());
            }
            Some(Decision::Replace(with)) => {
                let with = with.split(char::is_control).collect::<Vec<_>>().join(" ");
                self.replace.insert(key.to_owned(), with.trim().to_owned());
            }
        }
    }

    /// The words decided on that stand in a text.
    pub fn standing_in<'d>(&'d self, text: &'d str) -> impl Iterator<Item = &'d str> {
        self.keys().filter(|key| !occurrences(text, key).is_empty())
    }

    /// Forgets all words but these, so that what was struck or erased is not kept here; whether there were any.
    pub fn forget_all_but(&mut self, there: &BTreeSet<String>) -> bool {
        let before = self.keep.len() + self.replace.len();
        self.keep.retain(|key| there.contains(key));
        self.replace.retain(|key, _| there.contains(key));
        self.keep.len() + self.replace.len() < before
    }

    /// Puts what was decided in the place of words, in every free text of the study; how often. Marks, times and what
    /// became of quotes go along.
    pub fn apply(&self, study: &mut Study) -> usize {
        if self.replace.is_empty() {
            return 0;
        }
        let mut count = 0;
        for answer in &mut study.answers {
            count += self.apply_to_notes(answer);
        }
        study.each_text(&mut |key, text| {
            if !is_notes(key) {
                count += self.apply_to(text);
            }
        });
        count
    }

    /// The same in one text.
    fn apply_to(&self, text: &mut String) -> usize {
        let found = self.found_in(text);
        for (range, with) in found.iter().rev() {
            text.replace_range(range.clone(), with);
        }
        found.len()
    }

    fn apply_to_notes(&self, answer: &mut Answer) -> usize {
        let found = self.found_in(&answer.notes.text);
        if found.is_empty() {
            return 0;
        }
        let before = answer.notes.clone();
        answer.notes = replaced(&before, &found);
        // What became of a quote is known by its words.
        for quote in &mut answer.write_up.quotes {
            let mut marks = before.marks.iter().zip(&answer.notes.marks);
            match marks.find(|(old, _)| old.text == quote.text) {
                Some((_, new)) => quote.text.clone_from(&new.text),
                None => {
                    self.apply_to(&mut quote.text);
                }
            }
        }
        found.len()
    }

    /// What of a text each character of it stands for once words are replaced, in characters: itself, or all of the word in
    /// whose place it stands.
    pub fn origins(&self, text: &str) -> Vec<Range<usize>> {
        let mut origins: Vec<Range<usize>> = Vec::new();
        let (mut bytes, mut at) = (0, 0);
        let kept = |at: usize, part: &str| {
            let all = at..at + part.chars().count();
            (all.end, all.map(|one| one..one + 1))
        };
        for (range, with) in self.found_in(text) {
            let (end, part) = kept(at, &text[bytes..range.start]);
            origins.extend(part);
            at = end + text[range.clone()].chars().count();
            origins.extend(with.chars().map(|_| end..at));
            bytes = range.end;
        }
        origins.extend(kept(at, &text[bytes..]).1);
        origins
    }

    /// Where in a text something is replaced, with what: in order, apart from each other, the longest first.
    fn found_in(&self, text: &str) -> Vec<(Range<usize>, &str)> {
        let mut found: Vec<(Range<usize>, &str)> = Vec::new();
        for (key, with) in &self.replace {
            found.extend(occurrences(text, key).into_iter().map(|range| (range, with.as_str())));
        }
        found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        found.retain(|(range, _)| {
            let is_free = range.start >= end;
            if is_free {
                end = range.end;
            }
            is_free
        });
        found
    }
}

/// Where a word stands in a text: as written, or as a whole word in whatever letters.
fn occurrences(text: &str, key: &str) -> Vec<Range<usize>> {
    if key.is_empty() {
        return Vec::new();
    }
    let is_apart = |range: &Range<usize>| {
        let before = text[..range.start].chars().next_back();
        let behind = text[range.end..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    };
    let written = text.match_indices(key).map(|(at, found)| at..at + found.len()).filter(is_apart);
    let mut found: Vec<Range<usize>> = written.collect();
    if key.chars().any(char::is_uppercase) {
        return found;
    }
    let words = text.unicode_word_indices().filter(|(_, word)| word.to_lowercase() == key);
    found.extend(words.map(|(at, word)| at..at + word.len()));
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

/// Notes with stretches of their text replaced. A mark that a stretch reaches into takes in all that stands there now.
fn replaced(notes: &Notes, found: &[(Range<usize>, &str)]) -> Notes {
    let mut text = notes.text.clone();
    for (range, with) in found.iter().rev() {
        text.replace_range(range.clone(), with);
    }
    let count = |text: &str| text.chars().count();
    let stretches: Vec<(usize, usize, usize)> = found
        .iter()
        .map(|(range, with)| {
            let from = count(&notes.text[..range.start]);
            (from, from + count(&notes.text[range.clone()]), count(with))
        })
        .collect();
    // Counted as a sum to be subtracted from, since a stretch may get longer or shorter.
    let moved = |position: usize, is_end: bool| {
        let (mut added, mut taken) = (0, 0);
        for (from, to, length) in &stretches {
            if position >= *to {
                added += length;
                taken += to - from;
            } else if position > *from {
                let start = from + added - taken;
                return if is_end { start + length } else { start };
            } else {
                break;
            }
        }
        position + added - taken
    };
    let characters: Vec<char> = text.chars().collect();
    let marks = notes.marks.iter().map(|mark| {
        let (from, to) = (moved(mark.from, false), moved(mark.to, true));
        let (from, to) = (from.min(characters.len()), to.min(characters.len()));
        let text = characters.get(from..to).unwrap_or_default().iter().collect();
        Mark { from, to, text, ..mark.clone() }
    });
    let marks = marks.collect();
    let times = notes.times.carried(&notes.text, &text);
    Notes { text, marks, times, ..notes.clone() }
}

fn is_notes(key: &PartKey) -> bool {
    key.kind == RecordKind::Answer && key.part == Part::Notes
}

/// Visits every free text that may leave the study: without what is in the background.
fn each_text_on_record(study: &Study, mut visit: impl FnMut(&PartKey, &str)) {
    let mut study = study.clone();
    for answer in &mut study.answers {
        answer.notes = Notes { text: answer.notes.on_record(), ..Notes::default() };
    }
    study.notes.retain(|note| note.place != NotePlace::After);
    study.each_text(&mut |key, text| visit(key, text));
}

#[cfg(test)]
mod tests;
