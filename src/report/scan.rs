//! Words that may tell who somebody is, as a document.

use serde::Serialize;

use super::plain::{escape_json, plain};
use crate::domain::scan::{Decided, Decision, Find, Place, Tell};
use crate::language::Words;

/// How many places of a word are shown to people.
const PLACES: usize = 2;

#[derive(Serialize)]
struct Line<'a> {
    tells: &'static str,
    word: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    places: Vec<PlaceLine<'a>>,
}

#[derive(Serialize)]
struct PlaceLine<'a> {
    part: String,
    before: &'a str,
    word: &'a str,
    after: &'a str,
}

impl<'a> PlaceLine<'a> {
    fn of(place: &'a Place) -> Self {
        Self { part: place.part.to_string(), before: &place.before, word: &place.word, after: &place.after }
    }
}

/// For programs.
///
/// # Errors
/// Nothing of ours cannot be written.
pub fn json(finds: &[&Find], decided: &Decided) -> serde_json::Result<String> {
    let lines: Vec<Line<'_>> = finds
        .iter()
        .map(|find| {
            let (decision, with) = match decided.of(&find.key) {
                None => (None, None),
                Some(Decision::Keep) => (Some("keep"), None),
                Some(Decision::Replace(with)) => (Some("replace"), Some(with)),
            };
            let places = find.places.iter().map(PlaceLine::of).collect();
            Line { tells: find.tell.as_str(), word: &find.key, decision, with, places }
        })
        .collect();
    serde_json::to_string_pretty(&lines).map(|json| escape_json(&json))
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
