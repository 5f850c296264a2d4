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

/// The languages that the program speaks, as codes, the first one where nothing else is wanted.
pub const LANGUAGES: [&str; 3] = ["en", "de", "nl"];

/// The English catalogue, one file per screen.
pub const ENGLISH: &[(&str, &str)] = &[
    ("frame.ftl", include_str!("language/en/frame.ftl")),
    ("keys.ftl", include_str!("language/en/keys.ftl")),
    ("records.ftl", include_str!("language/en/records.ftl")),
    ("home.ftl", include_str!("language/en/home.ftl")),
    ("instrument.ftl", include_str!("language/en/instrument.ftl")),
    ("talk.ftl", include_str!("language/en/talk.ftl")),
    ("assess.ftl", include_str!("language/en/assess.ftl")),
    ("across.ftl", include_str!("language/en/across.ftl")),
    ("raters.ftl", include_str!("language/en/raters.ftl")),
    ("result.ftl", include_str!("language/en/result.ftl")),
    ("report.ftl", include_str!("language/en/report.ftl")),
    ("picture.ftl", include_str!("language/en/picture.ftl")),
    ("print.ftl", include_str!("language/en/print.ftl")),
    ("send.ftl", include_str!("language/en/send.ftl")),
    ("adapt.ftl", include_str!("language/en/adapt.ftl")),
    ("placing.ftl", include_str!("language/en/placing.ftl")),
    ("write_up.ftl", include_str!("language/en/write_up.ftl")),
    ("evening.ftl", include_str!("language/en/evening.ftl")),
    ("document.ftl", include_str!("language/en/document.ftl")),
    ("explain.ftl", include_str!("language/en/explain.ftl")),
    ("plain.ftl", include_str!("language/en/plain.ftl")),
    ("words.ftl", include_str!("language/en/words.ftl")),
    ("method.ftl", include_str!("language/en/method.ftl")),
    ("compare.ftl", include_str!("language/en/compare.ftl")),
    ("organisation.ftl", include_str!("language/en/organisation.ftl")),
    ("history.ftl", include_str!("language/en/history.ftl")),
    ("data.ftl", include_str!("language/en/data.ftl")),
    ("qda.ftl", include_str!("language/en/qda.ftl")),
    ("tables.ftl", include_str!("language/en/tables.ftl")),
    ("scan.ftl", include_str!("language/en/scan.ftl")),
    ("leaving.ftl", include_str!("language/en/leaving.ftl")),
    ("backups.ftl", include_str!("language/en/backups.ftl")),
    ("erase.ftl", include_str!("language/en/erase.ftl")),
];

/// The German catalogue, with the same files.
pub const GERMAN: &[(&str, &str)] = &[
    ("frame.ftl", include_str!("language/de/frame.ftl")),
    ("keys.ftl", include_str!("language/de/keys.ftl")),
    ("records.ftl", include_str!("language/de/records.ftl")),
    ("home.ftl", include_str!("language/de/home.ftl")),
    ("instrument.ftl", include_str!("language/de/instrument.ftl")),
    ("talk.ftl", include_str!("language/de/talk.ftl")),
    ("assess.ftl", include_str!("language/de/assess.ftl")),
    ("across.ftl", include_str!("language/de/across.ftl")),
    ("raters.ftl", include_str!("language/de/raters.ftl")),
    ("result.ftl", include_str!("language/de/result.ftl")),
    ("report.ftl", include_str!("language/de/report.ftl")),
    ("picture.ftl", include_str!("language/de/picture.ftl")),
    ("print.ftl", include_str!("language/de/print.ftl")),
    ("send.ftl", include_str!("language/de/send.ftl")),
    ("adapt.ftl", include_str!("language/de/adapt.ftl")),
    ("placing.ftl", include_str!("language/de/placing.ftl")),
    ("write_up.ftl", include_str!("language/de/write_up.ftl")),
    ("evening.ftl", include_str!("language/de/evening.ftl")),
    ("document.ftl", include_str!("language/de/document.ftl")),
    ("explain.ftl", include_str!("language/de/explain.ftl")),
    ("plain.ftl", include_str!("language/de/plain.ftl")),
    ("words.ftl", include_str!("language/de/words.ftl")),
    ("method.ftl", include_str!("language/de/method.ftl")),
    ("compare.ftl", include_str!("language/de/compare.ftl")),
    ("organisation.ftl", include_str!("language/de/organisation.ftl")),
    ("history.ftl", include_str!("language/de/history.ftl")),
    ("data.ftl", include_str!("language/de/data.ftl")),
    ("qda.ftl", include_str!("language/de/qda.ftl")),
    ("tables.ftl", include_str!("language/de/tables.ftl")),
    ("scan.ftl", include_str!("language/de/scan.ftl")),
    ("leaving.ftl", include_str!("language/de/leaving.ftl")),
    ("backups.ftl", include_str!("language/de/backups.ftl")),
    ("erase.ftl", include_str!("language/de/erase.ftl")),
];

/// The Dutch catalogue, with the same files.
pub const DUTCH: &[(&str, &str)] = &[
    ("frame.ftl", include_str!("language/nl/frame.ftl")),
    ("keys.ftl", include_str!("language/nl/keys.ftl")),
    ("records.ftl", include_str!("language/nl/records.ftl")),
    ("home.ftl", include_str!("language/nl/home.ftl")),
    ("instrument.ftl", include_str!("language/nl/instrument.ftl")),
    ("talk.ftl", include_str!("language/nl/talk.ftl")),
    ("assess.ftl", include_str!("language/nl/assess.ftl")),
    ("across.ftl", include_str!("language/nl/across.ftl")),
    ("raters.ftl", include_str!("language/nl/raters.ftl")),
    ("result.ftl", include_str!("language/nl/result.ftl")),
    ("report.ftl", include_str!("language/nl/report.ftl")),
    ("picture.ftl", include_str!("language/nl/picture.ftl")),
    ("print.ftl", include_str!("language/nl/print.ftl")),
    ("send.ftl", include_str!("language/nl/send.ftl")),
    ("adapt.ftl", include_str!("language/nl/adapt.ftl")),
    ("placing.ftl", include_str!("language/nl/placing.ftl")),
    ("write_up.ftl", include_str!("language/nl/write_up.ftl")),
    ("evening.ftl", include_str!("language/nl/evening.ftl")),
    ("document.ftl", include_str!("language/nl/document.ftl")),
    ("explain.ftl", include_str!("language/nl/explain.ftl")),
    ("plain.ftl", include_str!("language/nl/plain.ftl")),
    ("words.ftl", include_str!("language/nl/words.ftl")),
    ("method.ftl", include_str!("language/nl/method.ftl")),
    ("compare.ftl", include_str!("language/nl/compare.ftl")),
    ("organisation.ftl", include_str!("language/nl/organisation.ftl")),
    ("history.ftl", include_str!("language/nl/history.ftl")),
    ("data.ftl", include_str!("language/nl/data.ftl")),
    ("qda.ftl", include_str!("language/nl/qda.ftl")),
    ("tables.ftl", include_str!("language/nl/tables.ftl")),
    ("scan.ftl", include_str!("language/nl/scan.ftl")),
    ("leaving.ftl", include_str!("language/nl/leaving.ftl")),
    ("backups.ftl", include_str!("language/nl/backups.ftl")),
    ("erase.ftl", include_str!("language/nl/erase.ftl")),
];

/// Given names, and what stands before surnames, as lists with a heading in brackets over each.
pub const GIVEN_NAMES: &str = include_str!("language/telling/given-names.txt");

/// Words of a language that may tell who somebody is, as lists with a heading in brackets over each; English ones of a
/// language that is not spoken.
pub fn telling(language: &str) -> &'static str {
    match language {
        "de" => include_str!("language/telling/de.txt"),
        "nl" => include_str!("language/telling/nl.txt"),
        _ => include_str!("language/telling/en.txt"),
    }
}

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

    /// The catalogue of a language by its code; English for a language that the program does not speak.
    pub fn in_language(code: &str) -> Self {
        match code {
            "de" => Self::read("de", GERMAN),
            "nl" => Self::read("nl", DUTCH),
            _ => Self::english(),
        }
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

    /// A text with a mark in front where it is in another language than the one wanted.
    pub fn marked(&self, text: String, instead: Option<&str>) -> String {
        match instead {
            Some(code) => {
                let mark = self.with("language-instead", &[("language", code.into())]);
                format!("{mark} {text}")
            }
            None => text,
        }
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return format!("<{id}>");
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }
}

/// The language of the system's messages, as a code: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set says
/// it. English where none is set, or another language.
///
/// ```
/// use nulmeting::language::of_locale;
/// assert_eq!(of_locale(|name| (name == "LANG").then(|| "nl_NL.UTF-8".to_owned())), "nl");
/// assert_eq!(of_locale(|name| (name == "LC_ALL").then(|| "C".to_owned())), "en");
/// ```
pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> &'static str {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|text| !text.is_empty());
    let locale = set.unwrap_or_default().to_ascii_lowercase();
    let spoken = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    LANGUAGES.into_iter().find(|code| *code == spoken).unwrap_or(LANGUAGES[0])
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::Entry;
    use fluent_syntax::parser;

    use super::*;

    /// Every text of a catalogue, with its file and the arguments that it mentions.
    fn texts(
        catalogue: &[(&'static str, &'static str)],
    ) -> BTreeMap<String, (&'static str, BTreeSet<String>)> {
        let mut found = BTreeMap::new();
        for (file, text) in catalogue {
            let resource = parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                // The printed form of the tree names every variable: `VariableReference { id: Identifier { name: "count" } }`.
                let tree = format!("{:?}", message.value);
                let arguments = tree.split("VariableReference { id: Identifier { name: \"").skip(1);
                let arguments =
                    arguments.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
                let id = message.id.name.to_owned();
                assert!(
                    found.insert(id.clone(), (*file, arguments)).is_none(),
                    "{file}: `{id}` is there twice"
                );
            }
        }
        found
    }

    #[test]
    fn every_language_says_the_same_texts_with_the_same_arguments() {
        let english = texts(ENGLISH);
        assert_eq!(english["home-cell"].1, BTreeSet::from(["unit".to_owned(), "round".to_owned()]));
        let mut wrong = Vec::new();
        for (language, catalogue) in [("de", GERMAN), ("nl", DUTCH)] {
            let other = texts(catalogue);
            for (id, (file, arguments)) in &english {
                match other.get(id) {
                    None => wrong.push(format!("{language}/{file}: `{id}` is missing")),
                    Some((place, _)) if place != file => {
                        wrong.push(format!("{language}/{place}: `{id}` belongs into {file}"));
                    }
                    Some((_, others)) if others != arguments => {
                        wrong.push(format!(
                            "{language}/{file}: `{id}` has {others:?}, in English {arguments:?}"
                        ));
                    }
                    Some(_) => {}
                }
            }
            let superfluous = other.iter().filter(|(id, _)| !english.contains_key(*id));
            wrong.extend(
                superfluous.map(|(id, (file, _))| format!("{language}/{file}: `{id}` is superfluous")),
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_missing_text_shows_its_id() {
        assert_eq!(Words::english().text("no-such-text"), "<no-such-text>");
        assert_eq!(Words::english().of("status", "something new"), "something new");
    }
}
