//! Finding them.

use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;

use super::lists::Spoken;
use super::{Decided, Lists, Tell, each_text_on_record, occurrences};
use crate::domain::change::PartKey;
use crate::domain::study::Study;

/// How much of a text is shown on each side of a word, in characters.
const AROUND: usize = 36;
/// The least number of digits of a telephone number.
const DIGITS: usize = 9;
/// The most words of a name.
const LONGEST_NAME: usize = 6;

/// A word that may tell who somebody is, with all places where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// What it may tell.
    pub tell: Tell,
    /// What it is known by when it is decided on.
    pub key: String,
    /// Where it stands, in the order of the study; at least one.
    pub places: Vec<Place>,
}

/// A place where a word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The part of the record.
    pub part: PartKey,
    /// What stands before it on its line, cut with `…`.
    pub before: String,
    /// The word as it is written there.
    pub word: String,
    /// What stands behind it on its line, cut with `…`.
    pub after: String,
}

/// Lists the words of a study that may tell who somebody is, of every text that may leave it: names first, each kind
/// in the order of the alphabet. `known` are words, in small letters, that stand for something else here, such as the
/// names of units and the texts of the instrument; they are no names. What was decided on and would not be found stands
/// last.
pub fn find(study: &Study, lists: &Lists, known: &BTreeSet<String>, decided: &Decided) -> Vec<Find> {
    let mut plain = known.clone();
    each_text_on_record(study, |_, text| {
        let words = text.unicode_words().filter(|word| !is_capital(word));
        plain.extend(words.map(ToOwned::to_owned));
    });
    let mut found: BTreeMap<(Tell, String), Vec<Place>> = BTreeMap::new();
    each_text_on_record(study, |key, text| {
        let spoken = lists.of(text);
        for line in text.lines() {
            for (tell, range) in in_line(line, &spoken, &plain, known) {
                let word = &line[range.clone()];
                found.entry((tell, tell.key(word))).or_default().push(place(key, line, range));
            }
        }
    });
    let known: BTreeSet<String> = found.keys().map(|(_, key)| key.clone()).collect();
    let others: Vec<&str> = decided.keys().filter(|key| !known.contains(*key)).collect();
    if !others.is_empty() {
        each_text_on_record(study, |key, text| {
            for (line, other) in text.lines().flat_map(|line| others.iter().map(move |other| (line, *other)))
            {
                let places = occurrences(line, other).into_iter().map(|range| place(key, line, range));
                found.entry((Tell::Other, other.to_owned())).or_default().extend(places);
            }
        });
    }
    found.retain(|_, places| !places.is_empty());
    found.into_iter().map(|((tell, key), places)| Find { tell, key, places }).collect()
}

fn place(part: &PartKey, line: &str, range: Range) -> Place {
    Place {
        part: part.clone(),
        before: tail(&line[..range.start]),
        word: line[range.clone()].to_owned(),
        after: head(&line[range.end..]),
    }
}

fn head(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((at, character)) => format!("…{}", &text[at + character.len_utf8()..]),
        None => text.to_owned(),
    }
}

type Range = std::ops::Range<usize>;

/// The words of a line, with where each stands.
struct Line<'l> {
    text: &'l str,
    words: Vec<(usize, &'l str)>,
    spoken: &'l Spoken<'l>,
    /// Words that are written with a small letter somewhere, or known.
    plain: &'l BTreeSet<String>,
    known: &'l BTreeSet<String>,
}

fn in_line(
    text: &str,
    spoken: &Spoken<'_>,
    plain: &BTreeSet<String>,
    known: &BTreeSet<String>,
) -> Vec<(Tell, Range)> {
    let mut found = contacts(text);
    let words: Vec<(usize, &str)> = text.unicode_word_indices().map(|(at, word)| (at, bare(word))).collect();
    let line = Line { text, words, spoken, plain, known };
    let mut at = 0;
    while at < line.words.len() {
        let range = line.range(at, at + 1);
        if found.iter().any(|(_, other)| other.start < range.end && range.start < other.end) {
            at += 1;
            continue;
        }
        if let Some((from, to)) = line.name(at) {
            found.push((Tell::Name, line.range(from, to)));
            at = to;
            continue;
        }
        let word = line.words[at].1;
        if let Some(tell) = spoken.tell(&word.to_lowercase()) {
            found.push((tell, range));
        }
        at += 1;
    }
    found
}

/// A word without what makes a genitive of it.
fn bare(word: &str) -> &str {
    let endings = ["'s", "’s", "'", "’"];
    endings.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a word looks like a name: one capital letter and small ones.
fn is_name_like(word: &str) -> bool {
    is_capital(word) && word.chars().nth(1).is_some() && word.chars().skip(1).any(char::is_lowercase)
}

impl<'l> Line<'l> {
    fn word(&self, at: usize) -> Option<&'l str> {
        self.words.get(at).map(|(_, word)| *word)
    }

    fn range(&self, from: usize, to: usize) -> Range {
        let (last, word) = self.words[to - 1];
        self.words[from].0..last + word.len()
    }

    /// What stands before a word since the one before.
    fn gap(&self, at: usize) -> &'l str {
        let from = at.checked_sub(1).map_or(0, |before| self.words[before].0 + self.words[before].1.len());
        &self.text[from..self.words[at].0]
    }

    /// Whether a word goes on with what stands before it, as the words of a name do.
    fn goes_on(&self, at: usize) -> bool {
        at < self.words.len() && matches!(self.gap(at), " " | "-" | "\u{a0}" | "\u{2010}")
    }

    /// Whether a sentence, or something like it, begins with a word.
    fn begins(&self, at: usize) -> bool {
        // Behind a number or a letter that stands for one, as in a list.
        let is_numbered = |at: usize| {
            let word = self.words[at].1;
            word.contains(|one: char| one.is_ascii_digit()) || word.chars().count() == 1
        };
        at == 0
            || is_numbered(at - 1)
            || self
                .gap(at)
                .chars()
                .any(|character| !matches!(character, ' ' | '\u{a0}' | ',' | '-' | '/' | '&' | '('))
    }

    fn is_title(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| self.spoken.is_title(&word.to_lowercase()))
    }

    /// A capital letter with a full stop, which stands for a given name.
    fn is_initial(&self, at: usize) -> bool {
        // Several without blanks are one word.
        let is_letters = self
            .word(at)
            .is_some_and(|word| word.split('.').all(|part| is_capital(part) && part.chars().count() == 1));
        is_letters && self.words.get(at + 1).is_some() && self.gap(at + 1).starts_with('.')
    }

    /// Whether a word is written like a name and stands for nothing else here.
    fn is_telling(&self, at: usize) -> bool {
        let Some(word) = self.word(at).filter(|word| is_name_like(word)) else { return false };
        let small = word.to_lowercase();
        !self.known.contains(&small) && !self.spoken.is_common(&small) && self.spoken.tell(&small).is_none()
    }

    /// The words of the surname that begins here, with what stands before it in small letters.
    fn surname(&self, at: usize) -> Option<usize> {
        let mut end = at;
        while self.goes_on(end) && self.word(end).is_some_and(|word| self.is_particle(word)) {
            end += 1;
        }
        if !(self.goes_on(end) && self.is_telling(end)) {
            return None;
        }
        end += 1;
        // The second half of a double name.
        while end < self.words.len() && self.gap(end) == "-" && self.is_telling(end) {
            end += 1;
        }
        Some(end)
    }

    fn is_particle(&self, word: &str) -> bool {
        !is_capital(word) && self.spoken.lists.particles.contains(word)
    }

    /// The name that begins at a word.
    fn name(&self, at: usize) -> Option<(usize, usize)> {
        let (from, to) = self
            .titled(at)
            .or_else(|| self.initials(at))
            .or_else(|| self.given(at))
            .or_else(|| self.with_particle(at))
            .or_else(|| self.capital(at))?;
        Some((from, to.min(from + LONGEST_NAME)))
    }

    /// `Mrs Dr. A. de Vries`: what follows a title.
    fn titled(&self, at: usize) -> Option<(usize, usize)> {
        if !self.is_title(at) {
            return None;
        }
        let mut from = at + 1;
        let follows = |at: usize| at < self.words.len() && matches!(self.gap(at).trim(), "" | "." | "-");
        while follows(from) && (self.is_title(from) || self.is_initial(from)) {
            from += 1;
        }
        if !follows(from) {
            return None;
        }
        let mut start = from;
        while self.word(start).is_some_and(|word| self.is_particle(word)) && self.goes_on(start + 1) {
            start += 1;
        }
        if !self.is_telling(start) {
            return None;
        }
        let mut to = start + 1;
        // One more, and the second half of a double name.
        if let Some(end) =
            self.surname(to).filter(|_| !self.spoken.has_capital_nouns() || self.gap(to) == "-")
        {
            to = end;
        }
        Some((from, to))
    }

    /// `A. Yilmaz`, `J.P. de Vries`.
    fn initials(&self, at: usize) -> Option<(usize, usize)> {
        let after_abbreviation = at > 0
            && self.word(at - 1).is_some_and(|word| word.chars().count() == 1)
            && self.gap(at).starts_with('.');
        if !self.is_initial(at) || after_abbreviation {
            return None;
        }
        let mut end = at + 1;
        while self.is_initial(end) {
            end += 1;
        }
        while self.word(end).is_some_and(|word| self.is_particle(word)) && self.goes_on(end + 1) {
            end += 1;
        }
        (self.is_telling(end) && !self.plain.contains(&self.words[end].1.to_lowercase()))
            .then_some((at, end + 1))
    }

    /// A given name, with the surname where there is one.
    fn given(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.word(at)?;
        if !self.spoken.lists.given.contains(word) || !self.is_telling(at) {
            return None;
        }
        let end = self.surname(at + 1).filter(|end| {
            // In a language that writes nouns like names, one that is written small nowhere tells nothing.
            !self.spoken.has_capital_nouns()
                || *end > at + 2
                || !self.plain.contains(&self.words[end - 1].1.to_lowercase())
        });
        // A name that is an ordinary word here as well needs a surname.
        match end {
            Some(end) => Some((at, end)),
            None => (!self.plain.contains(&word.to_lowercase())).then_some((at, at + 1)),
        }
    }

    /// `van der Berg`.
    fn with_particle(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.word(at)?;
        if !self.spoken.lists.surname.contains(word) {
            return None;
        }
        let mut end = at + 1;
        while self.goes_on(end) && self.word(end).is_some_and(|word| self.is_particle(word)) {
            end += 1;
        }
        let is_name = self.goes_on(end) && self.is_telling(end);
        (is_name && !self.plain.contains(&self.words[end].1.to_lowercase())).then_some((at, end + 1))
    }

    /// Within a sentence a word with a capital letter that is written small nowhere, where nouns are written small.
    fn capital(&self, at: usize) -> Option<(usize, usize)> {
        let is_lone =
            |at: usize| self.is_telling(at) && !self.plain.contains(&self.words[at].1.to_lowercase());
        if self.spoken.has_capital_nouns() || self.begins(at) || !is_lone(at) {
            return None;
        }
        let mut end = at + 1;
        while self.goes_on(end) && is_lone(end) {
            end += 1;
        }
        Some((at, end))
    }
}

/// Addresses for mail and telephone numbers.
fn contacts(line: &str) -> Vec<(Tell, Range)> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices('@') {
        let is_part = |character: char| character.is_alphanumeric() || "._-+".contains(character);
        let from = line[..at].char_indices().rev().take_while(|(_, one)| is_part(*one)).last();
        let to = line[at + 1..].char_indices().take_while(|(_, one)| is_part(*one)).last();
        if let (Some((from, _)), Some((last, character))) = (from, to) {
            let range = from..at + 1 + last + character.len_utf8();
            let range = range.start..range.start + line[range].trim_end_matches(['.', '-', '_']).len();
            if range.end > at + 1 && line[at + 1..range.end].contains('.') {
                found.push((Tell::Contact, range));
            }
        }
    }
    let mut rest = 0;
    while let Some(start) = line[rest..].find(['+', '0']) {
        let start = rest + start;
        let is_apart =
            !line[..start].chars().next_back().is_some_and(|one| one.is_alphanumeric() || one == '.');
        let end = line[start..]
            .char_indices()
            .find(|(_, one)| !(one.is_ascii_digit() || " -/()+".contains(*one)))
            .map_or(line.len(), |(at, _)| start + at);
        let number = line[start..end].trim_end_matches(|one: char| !one.is_ascii_digit());
        if is_apart && number.chars().filter(char::is_ascii_digit).count() >= DIGITS {
            found.push((Tell::Contact, start..start + number.len()));
        }
        rest = end.max(start + 1);
    }
    found
}
