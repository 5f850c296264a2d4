//! A small reader over the tree of a TOML file. Every method reports what is wrong and goes on; what could not be read
//! comes back as `None`, or as a value that stands in for it while the rest is checked. Knows no kind of file.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::sink::Sink;
use crate::definition::Finding;
use crate::definition::rules::{self, Rule};
use crate::domain::date::{Date, TimeOfDay};
use crate::domain::id::{Id, InterviewId, ORGANISATION};
use crate::domain::text::Text;

/// A value with its place and the name of its key.
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    value: &'t Spanned<DeValue<'t>>,
    pub(super) key: &'t str,
    pub(super) sink: &'t Sink,
}

/// A table with its place.
#[derive(Clone)]
pub(super) struct Table<'t> {
    map: &'t DeTable<'t>,
    /// Its header, or the whole of a table in braces.
    pub(super) span: Range<usize>,
    /// The key that it stands under, to name it in messages.
    pub(super) name: &'t str,
    pub(super) sink: &'t Sink,
}

/// The candidate that is spelled nearest to a word, if any is near.
pub(in crate::definition) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Helps with the candidate that is spelled nearest to a word, or with all where they are few.
pub(super) fn suggest<'c>(
    finding: Finding,
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Finding {
    let mut all: Vec<&str> = candidates.into_iter().collect();
    if let Some(near) = nearest(word, all.iter().copied()) {
        return finding.help(format!("did you mean `{near}`?"));
    }
    if all.is_empty() || all.len() > 12 {
        return finding;
    }
    all.sort_unstable();
    finding.help(format!("there is {}", all.join(", ")))
}

/// The id that stands in for one that could not be read.
pub(super) fn stand_in() -> Id {
    Id::from_title("unreadable", |_| false)
}

impl<'t> Node<'t> {
    pub(super) fn span(&self) -> Range<usize> {
        self.value.span()
    }

    fn inner(&self) -> &'t DeValue<'t> {
        self.value.get_ref()
    }

    /// Reports something about this value.
    pub(super) fn report(&self, finding: Finding) {
        self.sink.report_value(finding);
    }

    /// Reports that this value breaks a rule.
    pub(super) fn complain(&self, rule: &Rule, message: impl Into<String>) {
        self.report(Finding::new(rule, self.span(), message));
    }

    /// Reports that nothing has the id written here, and what is spelled like it.
    pub(super) fn unknown<'c>(
        &self,
        rule: &Rule,
        what: &str,
        id: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        let finding = Finding::new(rule, self.span(), format!("there is no {what} `{id}`"));
        self.report(suggest(finding, id, candidates));
    }

    fn wrong_type(&self, wanted: &str) {
        let found = match self.inner() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let finding = Finding::new(
            &rules::WRONG_TYPE,
            self.span(),
            format!("`{}` must be {wanted}, this is {found}", self.key),
        );
        self.report(match self.inner() {
            DeValue::Datetime(_) => finding.help("write dates in quotes, like \"2011-03-24\""),
            DeValue::Integer(_) | DeValue::Boolean(_) if wanted.contains("text") => {
                finding.help("write it in quotes")
            }
            DeValue::String(_) if wanted.contains("number") || wanted.contains("true") => {
                finding.help("write it without quotes")
            }
            DeValue::String(_) if wanted.contains("list") => finding.help("write it in [ ]"),
            _ => finding,
        });
    }

    pub(super) fn is_text(&self) -> bool {
        self.inner().is_str()
    }

    pub(super) fn is_integer(&self) -> bool {
        self.inner().is_integer()
    }

    /// Whether it is a table with nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.inner().as_table().is_some_and(DeTable::is_empty)
    }

    pub(super) fn is_list(&self) -> bool {
        self.inner().is_array()
    }

    /// A text as it is written, line ends included.
    pub(super) fn verbatim(&self) -> Option<String> {
        let Some(text) = self.inner().as_str() else {
            self.wrong_type("a text");
            return None;
        };
        Some(text.to_owned())
    }

    /// A text; the line ends of a file that was saved on Windows become plain ones.
    pub(super) fn string(&self) -> Option<String> {
        let text = self.verbatim()?;
        let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
        if let Some(control) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            self.complain(
                &rules::CONTROL_CHARACTER,
                format!("`{}` holds the control character U+{:04X}", self.key, u32::from(control)),
            );
            return None;
        }
        Some(text)
    }

    pub(super) fn integer(&self) -> Option<i64> {
        let Some(number) = self.inner().as_integer() else {
            self.wrong_type("a whole number");
            return None;
        };
        let read = i64::from_str_radix(number.as_str(), number.radix());
        if read.is_err() {
            self.complain(&rules::OUT_OF_RANGE, format!("`{}` is too large a number", self.key));
        }
        read.ok()
    }

    /// A whole number between two ends, both included.
    pub(super) fn integer_within(&self, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let number = self.integer()?;
        if range.contains(&number) {
            return Some(number);
        }
        let message = if *range.end() == i64::MAX {
            format!("`{}` is at least {}", self.key, range.start())
        } else {
            format!("`{}` lies between {} and {}", self.key, range.start(), range.end())
        };
        self.complain(&rules::OUT_OF_RANGE, message);
        None
    }

    pub(super) fn boolean(&self) -> Option<bool> {
        let value = self.inner().as_bool();
        if value.is_none() {
            self.wrong_type("true or false");
        }
        value
    }

    pub(super) fn id(&self) -> Option<Id> {
        let text = self.string()?;
        match Id::new(text) {
            Ok(id) => Some(id),
            Err(error) => {
                self.complain(&rules::BAD_ID, error.to_string());
                None
            }
        }
    }

    /// The id of an interview: one id, or a unit and a round with `/` between.
    pub(super) fn interview_id(&self) -> Option<InterviewId> {
        let text = self.string()?;
        match InterviewId::new(text) {
            Ok(id) => Some(id),
            Err(error) => {
                self.complain(&rules::BAD_ID, error.to_string());
                None
            }
        }
    }

    /// Whether the organisation as a whole is named where a unit could be.
    pub(super) fn names_organisation(&self) -> bool {
        self.inner().as_str() == Some(ORGANISATION)
    }

    /// The code of a language.
    pub(super) fn language(&self) -> Option<String> {
        let code = self.string()?;
        if !is_language(&code) {
            self.complain(&rules::BAD_LANGUAGE, format!("`{code}` is no language code"));
        }
        Some(code)
    }

    pub(super) fn date(&self) -> Option<Date> {
        let text = self.string()?;
        match Date::new(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.complain(&rules::BAD_DATE, error.to_string());
                None
            }
        }
    }

    /// A time of day.
    pub(super) fn time_of_day(&self) -> Option<TimeOfDay> {
        let time = TimeOfDay::new(&self.string()?);
        time.map_err(|error| self.complain(&rules::BAD_TIME_OF_DAY, error.to_string())).ok()
    }

    /// A text, or a whole number as a text.
    pub(super) fn scalar(&self) -> Option<String> {
        if self.is_integer() {
            return self.integer().map(|number| number.to_string());
        }
        if !self.is_text() {
            self.wrong_type("a text or a number");
            return None;
        }
        self.string()
    }

    /// One of a few words, each with its meaning.
    pub(super) fn word<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.string()?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let names = || words.iter().map(|(word, _)| *word);
            let list = names().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
            let finding = Finding::new(
                &rules::UNKNOWN_WORD,
                self.span(),
                format!("`{text}` is no word for `{}`", self.key),
            );
            self.report(match nearest(&text, names()) {
                Some(near) => finding.help(format!("did you mean \"{near}\"?")),
                None => finding.help(format!("write one of {list}")),
            });
        }
        found
    }

    pub(super) fn table(&self) -> Option<Table<'t>> {
        let DeValue::Table(map) = self.inner() else {
            self.wrong_type("a table");
            return None;
        };
        Some(Table { map, span: self.span(), name: self.key, sink: self.sink })
    }

    /// The members of a list, under the key of the list.
    pub(super) fn items(&self) -> Vec<Node<'t>> {
        let DeValue::Array(items) = self.inner() else {
            self.wrong_type("a list");
            return Vec::new();
        };
        items.iter().map(|value| Node { value, key: self.key, sink: self.sink }).collect()
    }

    /// The members of a list, or the value itself where it is none.
    pub(super) fn one_or_items(&self) -> Vec<Node<'t>> {
        if self.is_list() { self.items() } else { vec![*self] }
    }

    /// A list of ids with their places; those that are none are reported and left out.
    pub(super) fn ids(&self) -> Vec<(Id, Node<'t>)> {
        self.items().into_iter().filter_map(|item| Some((item.id()?, item))).collect()
    }

    /// A text, or one per language.
    pub(super) fn text(&self) -> Option<Text> {
        if self.is_text() {
            let text = self.string()?;
            self.check_text(&text);
            return Some(Text::Plain(text));
        }
        let DeValue::Table(_) = self.inner() else {
            self.wrong_type("a text or a table of languages");
            return None;
        };
        let mut texts = BTreeMap::new();
        for (code, key_span, node) in self.table()?.entries() {
            if !is_language(code) {
                self.sink.report(Finding::new(
                    &rules::BAD_LANGUAGE,
                    key_span,
                    format!("`{code}` is no language code"),
                ));
                continue;
            }
            if !self.sink.has_language(code) {
                let message = format!("`{code}` is not among the file's languages");
                self.sink.report(Finding::new(&rules::UNDECLARED_LANGUAGE, key_span, message));
            }
            if let Some(text) = node.string() {
                node.check_text(&text);
                texts.insert(code.to_owned(), text);
            }
        }
        let text = Text::ByLanguage(texts);
        let missing = text.missing(&self.sink.languages()).join(", ");
        if !missing.is_empty() {
            self.complain(&rules::MISSING_LANGUAGE, format!("`{}` has no text in {missing}", self.key));
        }
        Some(text)
    }

    fn check_text(&self, text: &str) {
        if text.trim().is_empty() {
            self.complain(&rules::EMPTY_TEXT, format!("`{}` is empty", self.key));
        }
        let known = self.sink.placeholders();
        let Some(known) = known.as_ref() else { return };
        for name in placeholders_in(text).filter(|name| !known.contains(*name)) {
            let message = format!("there is no placeholder `{name}`");
            let finding = Finding::new(&rules::UNKNOWN_PLACEHOLDER, self.span(), message);
            self.report(match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => finding.help(format!("did you mean `{{{near}}}`?")),
                None => finding,
            });
        }
    }
}

/// The names in `{braces}` of a text.
fn placeholders_in(text: &str) -> impl Iterator<Item = &str> {
    let is_name =
        |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).filter(is_name)
}

/// Whether a text has the form of a language code.
pub(super) fn is_language(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

impl<'t> Table<'t> {
    /// The whole file; what is missing in it is shown at `span`.
    pub(in crate::definition) fn root(
        map: &'t DeTable<'t>,
        span: Range<usize>,
        name: &'t str,
        sink: &'t Sink,
    ) -> Self {
        Self { map, span, name, sink }
    }

    /// Reports every key that is not among these.
    pub(super) fn only(&self, keys: &[&str]) {
        for (key, span, _) in self.entries() {
            if keys.contains(&key) {
                continue;
            }
            let message = format!("`{key}` is not known in this {}", self.name);
            let finding = Finding::new(&rules::UNKNOWN_KEY, span, message);
            self.sink.report(match nearest(key, keys.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help(format!("known are {}", keys.join(", "))),
            });
        }
    }

    /// Keys with their places and values, in the order of the file.
    pub(super) fn entries(&self) -> Vec<(&'t str, Range<usize>, Node<'t>)> {
        let mut entries: Vec<_> = self
            .map
            .iter()
            .map(|(key, value)| {
                let name: &'t str = key.get_ref();
                (name, key.span(), Node { value, key: name, sink: self.sink })
            })
            .collect();
        entries.sort_by_key(|(_, span, _)| span.start);
        entries
    }

    /// The value of a key, if it is there.
    pub(super) fn maybe(&self, key: &str) -> Option<Node<'t>> {
        let (key, value) = self.map.get_key_value(key)?;
        Some(Node { value, key: key.get_ref(), sink: self.sink })
    }

    /// The value of a key that must be there.
    pub(super) fn need(&self, key: &str) -> Option<Node<'t>> {
        let node = self.maybe(key);
        if node.is_none() {
            let message = format!("`{key}` is missing in this {}", self.name);
            let finding = Finding::new(&rules::MISSING_KEY, self.span.clone(), message);
            self.sink.report(finding.help(format!("add `{key}`")));
        }
        node
    }

    /// Reports that this table breaks a rule.
    pub(super) fn complain(&self, rule: &Rule, message: impl Into<String>) {
        self.sink.report(Finding::new(rule, self.span.clone(), message));
    }

    /// Reports something at the value of a key, or nothing where the key is missing.
    pub(super) fn complain_at(&self, key: &str, rule: &Rule, message: impl Into<String>) {
        if let Some(node) = self.maybe(key) {
            node.complain(rule, message);
        }
    }

    pub(super) fn string(&self, key: &str) -> String {
        self.need(key).and_then(|node| node.string()).unwrap_or_default()
    }

    pub(super) fn maybe_string(&self, key: &str) -> Option<String> {
        self.maybe(key)?.string()
    }

    pub(super) fn text(&self, key: &str) -> Text {
        self.need(key).and_then(|node| node.text()).unwrap_or_default()
    }

    pub(super) fn maybe_text(&self, key: &str) -> Option<Text> {
        self.maybe(key)?.text()
    }

    pub(super) fn id(&self, key: &str) -> Id {
        self.need(key).and_then(|node| node.id()).unwrap_or_else(stand_in)
    }

    pub(super) fn maybe_id(&self, key: &str) -> Option<Id> {
        self.maybe(key)?.id()
    }

    pub(super) fn ids(&self, key: &str) -> Vec<Id> {
        self.maybe(key).map(|node| node.ids().into_iter().map(|(id, _)| id).collect()).unwrap_or_default()
    }

    pub(super) fn maybe_date(&self, key: &str) -> Option<Date> {
        self.maybe(key)?.date()
    }

    /// A word that must be there; `otherwise` stands in for it.
    pub(super) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)], otherwise: T) -> T {
        self.need(key).and_then(|node| node.word(words)).unwrap_or(otherwise)
    }

    /// The tables of `[[key]]`; nothing where there are none.
    pub(super) fn tables(&self, key: &str) -> Vec<Table<'t>> {
        let items = self.maybe(key).map(|node| node.items()).unwrap_or_default();
        items.into_iter().filter_map(|item| item.table()).collect()
    }

    /// The same, where at least one is needed.
    pub(super) fn need_tables(&self, key: &str) -> Vec<Table<'t>> {
        let tables = self.need(key).map(|_| self.tables(key)).unwrap_or_default();
        if tables.is_empty() {
            self.complain_at(key, &rules::EMPTY_LIST, format!("`{key}` is empty"));
        }
        tables
    }

    /// The languages of a file, which all its texts are wanted in from now on.
    pub(super) fn languages(&self, node: Option<Node<'t>>) -> Vec<String> {
        let items = node.map(|node| node.items()).unwrap_or_default();
        let languages: Vec<String> = items.iter().filter_map(Node::language).collect();
        self.sink.set_languages(&languages);
        languages
    }

    /// `from` and `to`, in order.
    pub(super) fn period(&self) -> (Option<Date>, Option<Date>) {
        let (from, to) = (self.maybe_date("from"), self.maybe_date("to"));
        if let (Some(from), Some(to)) = (&from, &to) {
            // A year and one of its months overlap: only what both state is compared.
            let shared = from.as_str().len().min(to.as_str().len());
            if from.as_str()[..shared] > to.as_str()[..shared] {
                self.complain_at("to", &rules::DATES_REVERSED, format!("{to} is before {from}"));
            }
        }
        (from, to)
    }
}
