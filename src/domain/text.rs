//! What a person reads, in one language or several.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text without a language, or one per language (two-letter codes).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    Plain(String),
    /// One text per language code.
    ByLanguage(BTreeMap<String, String>),
}

/// A text as found for a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The text.
    pub text: &'a str,
    /// The language that it is in, where it is not the one asked for; screens mark it.
    pub instead: Option<&'a str>,
}

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Whether a spreadsheet takes a text of a CSV file for a formula, apostrophes in front of it apart: such a text is
/// written with one more apostrophe, which is taken away when it is read.
///
/// ```
/// use nulmeting::domain::text::is_like_formula;
/// assert!(is_like_formula("=1+1") && is_like_formula(" -3") && is_like_formula("'=1+1"));
/// assert!(!is_like_formula("'t Hart") && !is_like_formula("3"));
/// ```
pub fn is_like_formula(text: &str) -> bool {
    text.trim_start_matches(['\'', ' ']).starts_with(FORMULA)
}

/// Where a text is sought after the language asked for and the file's own.
pub const FALLBACK: [&str; 3] = ["en", "de", "nl"];

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl Text {
    /// Finds the text in `language`; where it is missing, in the first of `languages` that has it, then in English,
    /// German, Dutch, and last in whatever there is. An empty table gives an empty text.
    pub fn find<'a>(&'a self, language: &str, languages: &[String]) -> Found<'a> {
        let table = match self {
            Self::Plain(text) => return Found { text, instead: None },
            Self::ByLanguage(table) => table,
        };
        if let Some(text) = table.get(language) {
            return Found { text, instead: None };
        }
        languages
            .iter()
            .map(String::as_str)
            .chain(FALLBACK)
            .find_map(|code| table.get_key_value(code))
            .or_else(|| table.iter().next())
            .map_or(Found { text: "", instead: None }, |(code, text)| Found { text, instead: Some(code) })
    }

    /// The text in `language`, else in the first language that has it.
    pub fn get(&self, language: &str) -> &str {
        self.find(language, &[]).text
    }

    /// The languages of `wanted` that a table lacks; a plain text lacks none.
    pub fn missing<'a>(&self, wanted: &'a [String]) -> Vec<&'a str> {
        match self {
            Self::Plain(_) => Vec::new(),
            Self::ByLanguage(table) => {
                wanted.iter().map(String::as_str).filter(|code| !table.contains_key(*code)).collect()
            }
        }
    }

    /// All texts, each once.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, table) = match self {
            Self::Plain(text) => (Some(text.as_str()), None),
            Self::ByLanguage(table) => (None, Some(table)),
        };
        plain.into_iter().chain(table.into_iter().flat_map(|table| table.values().map(String::as_str)))
    }
}

/// Puts values in the place of `{name}`; an unknown name stays as it is written, so that it is seen.
///
/// ```
/// use nulmeting::domain::text::fill;
/// let value = |name: &str| (name == "months").then_some("18");
/// assert_eq!(fill("in the last {months} months of {project}", value), "in the last 18 months of {project}");
/// ```
pub fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        let found = after.find('}').and_then(|end| value(&after[..end]).map(|text| (end, text)));
        if let Some((end, text)) = found {
            filled.push_str(text);
            rest = &after[end + 1..];
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_the_files_first_and_says_so() {
        let text = Text::ByLanguage(
            [("nl".to_owned(), "visie".to_owned()), ("en".to_owned(), "vision".to_owned())].into(),
        );
        let found = text.find("de", &["nl".to_owned()]);
        assert_eq!(found, Found { text: "visie", instead: Some("nl") });
        assert_eq!(text.find("de", &[]), Found { text: "vision", instead: Some("en") });
        assert_eq!(text.find("en", &[]), Found { text: "vision", instead: None });
        assert_eq!(text.missing(&["de".to_owned(), "nl".to_owned()]), ["de"]);
    }

    #[test]
    fn placeholders_survive_stray_braces() {
        assert_eq!(fill("{a}{{a}", |name| (name == "a").then_some("x")), "x{x");
        assert_eq!(fill("open {", |_| Some("x")), "open {");
    }
}
