//! Words that may tell who somebody is, as a document.

use serde::Serialize;

use super::plain::plain;
use crate::domain::scan::{Decided, Decision, Find, Place, Tell};
use crate::language::Words;

/// How many places of a word are shown to people.
const PLACES: usize = 2;

/// The document of `scan`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScanDocument {
    /// `nulmeting/scan/1`.
    pub schema: &'static str,
    /// The words that were found.
    pub words: Vec<WordDocument>,
}

/// A word that may tell who somebody is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WordDocument {
    /// What it is likely to tell: `name`, `address`, `origin`, `religion`, `health` or the like.
    pub tells: &'static str,
    /// The word, in the form in which it is decided upon.
    pub word: String,
    /// What was decided, `keep` or `replace`; left out while nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<&'static str>,
    /// What stands for it in what leaves; only where it is replaced, and empty where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// Where it stands.
    pub places: Vec<PlaceDocument>,
}

/// A place where a word stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceDocument {
    /// The part of the study, as the history names it.
    pub part: String,
    /// What stands before it.
    pub before: String,
    /// The word as it was written there.
    pub word: String,
    /// What stands after it.
    pub after: String,
}

impl PlaceDocument {
    fn of(place: &Place) -> Self {
        Self {
            part: place.part.to_string(),
            before: place.before.clone(),
            word: place.word.clone(),
            after: place.after.clone(),
        }
    }
}

/// For programs.
///
/// # Errors
/// Nothing of ours cannot be written.
pub fn json(finds: &[&Find], decided: &Decided) -> serde_json::Result<String> {
    let line = |find: &&Find| {
        let (decision, with) = match decided.of(&find.key) {
            None => (None, None),
            Some(Decision::Keep) => (Some("keep"), None),
            Some(Decision::Replace(with)) => (Some("replace"), Some(with)),
        };
        let places = find.places.iter().map(PlaceDocument::of).collect();
        WordDocument { tells: find.tell.as_str(), word: find.key.clone(), decision, with, places }
    };
    let words = finds.iter().map(line).collect();
    super::json::write(&ScanDocument { schema: "nulmeting/scan/1", words })
}

/// For people: below each kind its words, each with what was decided and where it stands.
pub fn text(finds: &[&Find], decided: &Decided, words: &Words) -> String {
    let mut text = String::new();
    let mut line = |indent: usize, words: &str| {
        text.push_str(&" ".repeat(indent));
        text.push_str(words);
        text.push('\n');
    };
    if finds.is_empty() {
        line(0, &words.text("scan-none"));
    }
    for tell in Tell::ALL {
        let of_kind: Vec<&&Find> = finds.iter().filter(|one| one.tell == tell).collect();
        if of_kind.is_empty() {
            continue;
        }
        line(0, &heading(tell, of_kind.len(), words));
        for find in of_kind {
            line(2, &head(find, decided, words));
            for place in find.places.iter().take(PLACES) {
                line(6, &format!("{}: {}", place.part, context(place)));
            }
            let more = find.places.len().saturating_sub(PLACES);
            if more > 0 {
                line(6, &words.with("scan-more", &[("count", more.into())]));
            }
        }
    }
    line(0, &words.text("scan-limits"));
    text
}

/// What is listed below it.
pub fn heading(tell: Tell, count: usize, words: &Words) -> String {
    let name = words.of("scan-tells", tell.as_str());
    words.with("scan-heading", &[("name", name.into()), ("count", count.into())])
}

/// A word with how often it stands, and what was decided of it.
pub fn head(find: &Find, decided: &Decided, words: &Words) -> String {
    let decision = match decided.of(&find.key) {
        None => words.text("scan-undecided"),
        Some(Decision::Keep) => words.text("scan-kept"),
        Some(Decision::Replace(with)) if with.is_empty() => words.text("scan-left-out"),
        Some(Decision::Replace(with)) => {
            words.with("scan-replaced", &[("with", plain(&with).into_owned().into())])
        }
    };
    let arguments = [
        ("word", plain(&find.key).into_owned().into()),
        ("count", find.places.len().into()),
        ("decision", decision.into()),
    ];
    words.with("scan-word", &arguments)
}

/// A word within what is around it.
pub fn context(place: &Place) -> String {
    plain(format!("{}{}{}", place.before, place.word, place.after).trim()).into_owned()
}

/// What is proposed in the place of a word.
pub fn proposed(tell: Tell, words: &Words) -> String {
    words.of("scan-instead", tell.as_str())
}
