//! The words that are looked for.

use std::collections::{HashMap, HashSet};

use whatlang::{Detector, Lang};

use super::Tell;

/// Lists of words by language, and given names, which know none.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    languages: Vec<Language>,
    pub(super) given: HashSet<String>,
    pub(super) particles: HashSet<String>,
    pub(super) surname: HashSet<String>,
}

/// The lists of one language.
#[derive(Clone, Debug)]
struct Language {
    code: String,
    whole: HashMap<String, Tell>,
    begun: HashMap<String, Tell>,
    longest: usize,
    titles: HashSet<String>,
    common: HashSet<String>,
}

impl Lists {
    /// Reads the lists of languages, by code, and of given names: texts with a heading in brackets over each list.
    pub fn read<'t>(languages: impl IntoIterator<Item = (&'t str, &'t str)>, names: &str) -> Self {
        let mut lists = Self::default();
        for (code, text) in languages {
            let mut own = Language {
                code: code.to_owned(),
                whole: HashMap::new(),
                begun: HashMap::new(),
                longest: 0,
                titles: HashSet::new(),
                common: HashSet::new(),
            };
            each_word(text, |heading, word| own.add(heading, word));
            lists.languages.push(own);
        }
        each_word(names, |heading, word| {
            let list = match heading {
                "given" => &mut lists.given,
                "particle" => &mut lists.particles,
                _ => &mut lists.surname,
            };
            list.insert(word.to_owned());
        });
        lists
    }

    /// The lists for a text: those of its language where that can be told, else all.
    pub(super) fn of<'l>(&'l self, text: &str) -> Spoken<'l> {
        let known: Vec<Lang> = self.languages.iter().filter_map(Language::detected).collect();
        let found = (known.len() > 1)
            .then(|| Detector::with_allowlist(known).detect(text))
            .flatten()
            .filter(whatlang::Info::is_reliable)
            .map(|found| found.lang());
        let is_spoken = |one: &&Language| found.is_none() || one.detected() == found;
        Spoken { lists: self, languages: self.languages.iter().filter(is_spoken).collect() }
    }
}

/// Visits every word of a text of lists with the heading that it stands under.
fn each_word(text: &str, mut visit: impl FnMut(&str, &str)) {
    let mut heading = "";
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(named) => heading = named,
            None => line.split_whitespace().for_each(|word| visit(heading, word)),
        }
    }
}

impl Language {
    fn detected(&self) -> Option<Lang> {
        match self.code.as_str() {
            "en" => Some(Lang::Eng),
            "de" => Some(Lang::Deu),
            "nl" => Some(Lang::Nld),
            _ => None,
        }
    }

    fn add(&mut self, heading: &str, word: &str) {
        let tell = match heading {
            "origin" => Tell::Origin,
            "religion" => Tell::Religion,
            "health" => Tell::Health,
            other => {
                let list = if other == "title" { &mut self.titles } else { &mut self.common };
                list.insert(word.to_lowercase());
                return;
            }
        };
        match word.strip_suffix('*') {
            Some(stem) => {
                self.longest = self.longest.max(stem.chars().count());
                self.begun.insert(stem.to_lowercase(), tell);
            }
            None => {
                self.whole.insert(word.to_lowercase(), tell);
            }
        }
    }

    fn tell(&self, word: &str) -> Option<Tell> {
        if let Some(tell) = self.whole.get(word) {
            return Some(*tell);
        }
        let ends = word.char_indices().map(|(at, character)| at + character.len_utf8());
        let stems: Vec<&str> = ends.take(self.longest).map(|end| &word[..end]).collect();
        stems.into_iter().rev().find_map(|stem| self.begun.get(stem).copied())
    }
}

/// The lists for one text.
pub(super) struct Spoken<'l> {
    pub lists: &'l Lists,
    languages: Vec<&'l Language>,
}

impl Spoken<'_> {
    /// What a word may tell by itself, in small letters.
    pub fn tell(&self, word: &str) -> Option<Tell> {
        self.languages.iter().find_map(|one| one.tell(word))
    }

    /// Whether a word, in small letters, stands before names.
    pub fn is_title(&self, word: &str) -> bool {
        self.languages.iter().any(|one| one.titles.contains(word))
    }

    /// Whether a word, in small letters, is written with a capital letter and is no name.
    pub fn is_common(&self, word: &str) -> bool {
        self.languages.iter().any(|one| one.common.contains(word))
    }

    /// Whether every noun begins with a capital letter in what may be the language of the text.
    pub fn has_capital_nouns(&self) -> bool {
        self.languages.iter().any(|one| one.code == "de")
    }
}
