//! The words of the screens: message catalogues in Fluent, one folder per language, one file per screen.
//!
//! No text that a person reads stands in the code of a screen. A text that is missing is shown as its id in angle
//! brackets, and a test finds every id that the code asks for and the catalogue lacks.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The catalogue of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

/// The English catalogue, one file per screen.
pub const ENGLISH: &[(&str, &str)] = &[
    ("frame.ftl", include_str!("language/en/frame.ftl")),
    ("keys.ftl", include_str!("language/en/keys.ftl")),
    ("records.ftl", include_str!("language/en/records.ftl")),
    ("home.ftl", include_str!("language/en/home.ftl")),
    ("talk.ftl", include_str!("language/en/talk.ftl")),
    ("assess.ftl", include_str!("language/en/assess.ftl")),
    ("result.ftl", include_str!("language/en/result.ftl")),
    ("report.ftl", include_str!("language/en/report.ftl")),
    ("method.ftl", include_str!("language/en/method.ftl")),
];

impl Default for Words {
    fn default() -> Self {
        Self::english()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("locales", &self.bundle.locales).finish_non_exhaustive()
    }
}

impl Words {
    /// The English catalogue.
    pub fn english() -> Self {
        Self::read("en", ENGLISH)
    }

    fn read(language: &str, files: &[(&str, &str)]) -> Self {
        let locale: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks around arguments are for bidirectional pages; a terminal would show them as blanks.
        bundle.set_use_isolating(false);
        for (_, text) in files {
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// A text without arguments.
    pub fn text(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A text with arguments.
    ///
    /// ```
    /// use nulmeting::language::Words;
    /// let words = Words::english();
    /// assert_eq!(words.with("units-count", &[("count", 1.into())]), "1 unit");
    /// assert_eq!(words.with("units-count", &[("count", 9.into())]), "9 units");
    /// ```
    pub fn with(&self, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let mut table = FluentArgs::new();
        for (name, value) in arguments {
            table.set(*name, value.clone());
        }
        self.format(id, Some(&table))
    }

    /// Whether the catalogue has a text.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// The word of the file format `word` within a family: `method-complete`, `status-in-progress`. Spaces and
    /// slashes become `-`; a word that the catalogue lacks is shown as it is.
    pub fn of(&self, family: &str, word: &str) -> String {
        let id = format!("{family}-{}", word.replace([' ', '/'], "-"));
        if self.has(&id) { self.text(&id) } else { word.to_owned() }
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return format!("<{id}>");
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_syntax::ast::Entry;
    use fluent_syntax::parser;

    use super::*;

    #[test]
    fn every_catalogue_file_parses_and_no_text_is_there_twice() {
        let mut seen = BTreeSet::new();
        for (file, text) in ENGLISH {
            let resource = parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
            for entry in resource.body {
                if let Entry::Message(message) = entry {
                    assert!(
                        seen.insert(message.id.name.to_owned()),
                        "{file}: `{}` is there twice",
                        message.id.name
                    );
                }
            }
        }
    }

    #[test]
    fn a_missing_text_shows_its_id() {
        assert_eq!(Words::english().text("no-such-text"), "<no-such-text>");
        assert_eq!(Words::english().of("status", "something new"), "something new");
    }
}
