//! What was there before: the versions of a record's parts as the journal tells them, and what differs between two.
//!
//! Versions are in the order of turns, not of the clock: a clock that was set back changes the times shown and nothing
//! else. Of a version that was struck or erased only that it was is known.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{DateTime, Utc};
use serde_json::Value as Json;

use super::change::{Change, PartKey, RecordKind};
use similar::{ChangeTag, TextDiff};

/// What a part said at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing was recorded yet.
    Nothing,
    /// It was struck or erased, and nobody can tell any more.
    Gone,
    /// This, as it stands in the journal.
    Value(Json),
}

/// One change of one part, with what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its place in the order of changes, from 1; several devices may have the same.
    pub turn: i64,
    /// When, in UTC, by the clock of the device.
    pub at: DateTime<Utc>,
    /// Who; empty where nobody said a name.
    pub author: String,
    /// The id of the device.
    pub device: String,
    /// The part.
    pub key: PartKey,
    /// What it replaced.
    pub before: Said,
    /// What it put there.
    pub after: Said,
    /// Whether nothing replaced it. Several of a part are current where two people did not know of each other's change.
    pub is_current: bool,
}

/// A field of a part that a change gave another value; nothing where it had none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name in the file format; parts of it behind dots, items of a list by number from 1.
    pub field: String,
    /// Before.
    pub before: Option<String>,
    /// After.
    pub after: Option<String>,
}

impl Version {
    /// The change that puts this version back; nothing where it is gone.
    pub fn restored(&self) -> Option<Change> {
        match &self.after {
            Said::Value(value) => Change::read(&self.key, value.clone()).ok(),
            Said::Gone | Said::Nothing => None,
        }
    }

    /// What the change changed, field by field. Nothing where one of both is gone; in a first version what names the
    /// record is left out.
    pub fn differences(&self) -> Vec<Difference> {
        let fields_of = |said: &Said| match said {
            Said::Value(value) => Some(fields(value)),
            Said::Nothing => Some(BTreeMap::new()),
            Said::Gone => None,
        };
        let (Some(before), Some(after)) = (fields_of(&self.before), fields_of(&self.after)) else {
            return Vec::new();
        };
        let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
        names.sort();
        names.dedup();
        let is_first = self.before == Said::Nothing;
        names
            .into_iter()
            .filter(|name| before.get(*name) != after.get(*name))
            .filter(|name| !(is_first && names_record(self.key.kind, name)))
            .map(|name| Difference {
                field: name.clone(),
                before: before.get(name).cloned(),
                after: after.get(name).cloned(),
            })
            .collect()
    }
}

/// Whether a field only says which record it is.
fn names_record(kind: RecordKind, field: &str) -> bool {
    let is_composed = matches!(
        kind,
        RecordKind::Rating
            | RecordKind::Factor
            | RecordKind::Summary
            | RecordKind::Response
            | RecordKind::Link
            | RecordKind::Context
            | RecordKind::Note
            | RecordKind::Rule
    );
    let own = ["unit", "round", "indicator", "factor", "rater", "heading", "interview", "place", "number"];
    field == "id" || is_composed && own.contains(&field)
}

/// The fields of a value with their texts. When paragraphs were typed, and where marks begin and end, is left out.
fn fields(value: &Json) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    gather("", value, &mut found);
    found
}

fn gather(name: &str, value: &Json, found: &mut BTreeMap<String, String>) {
    let under = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
    match value {
        Json::Null => {}
        Json::Object(table) => {
            let told = table.iter().filter(|(key, value)| {
                *key != "times" && !(name.starts_with("marks") && matches!(value, Json::Number(_)))
            });
            for (key, value) in told {
                gather(&under(key), value, found);
            }
        }
        Json::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            let texts: Vec<String> = items.iter().map(plain).collect();
            if !texts.is_empty() {
                found.insert(name.to_owned(), texts.join(", "));
            }
        }
        Json::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                gather(&under(&(at + 1).to_string()), item, found);
            }
        }
        one => {
            let text = plain(one);
            if !text.is_empty() {
                found.insert(name.to_owned(), text);
            }
        }
    }
}

fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A text with what was taken out of it in `[-…-]` and what came in `[+…+]`, word by word.
///
/// ```
/// use nulmeting::domain::past::marked;
///
/// assert_eq!(marked("three people came", "four people came"), "[-three-][+four+] people came");
/// ```
pub fn marked(before: &str, after: &str) -> String {
    let diff = TextDiff::from_words(before, after);
    let mut text = String::new();
    let mut open: Option<ChangeTag> = None;
    let close = |text: &mut String, open: Option<ChangeTag>| match open {
        Some(ChangeTag::Delete) => text.push_str("-]"),
        Some(ChangeTag::Insert) => text.push_str("+]"),
        Some(ChangeTag::Equal) | None => {}
    };
    for change in diff.iter_all_changes() {
        if open != Some(change.tag()) {
            close(&mut text, open);
            match change.tag() {
                ChangeTag::Delete => text.push_str("[-"),
                ChangeTag::Insert => text.push_str("[+"),
                ChangeTag::Equal => {}
            }
            open = Some(change.tag());
        }
        let _ = write!(text, "{}", change.value());
    }
    close(&mut text, open);
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::domain::change::Part;

    fn version(before: Said, after: Said) -> Version {
        let record = "society/r1/contacts/".to_owned();
        Version {
            turn: 2,
            at: DateTime::UNIX_EPOCH,
            author: "Ada".into(),
            device: String::new(),
            key: PartKey { kind: RecordKind::Rating, record, part: Part::Details },
            before,
            after,
            is_current: true,
        }
    }

    #[test]
    fn a_change_names_the_fields_that_differ_and_a_first_one_not_what_names_the_record() {
        let rating =
            |value: i64| json!({"unit": "society", "round": "r1", "indicator": "contacts", "value": value});
        let told = |version: &Version| -> Vec<(String, Option<String>, Option<String>)> {
            version.differences().into_iter().map(|one| (one.field, one.before, one.after)).collect()
        };
        let changed = version(Said::Value(rating(1)), Said::Value(rating(2)));
        assert_eq!(told(&changed), [("value".to_owned(), Some("1".into()), Some("2".into()))]);
        let first = version(Said::Nothing, Said::Value(rating(1)));
        assert_eq!(told(&first), [("value".to_owned(), None, Some("1".into()))]);
        assert!(matches!(first.restored(), Some(Change::Rating(_))));
    }

    #[test]
    fn of_what_is_gone_nothing_is_told_and_nothing_put_back() {
        let after = version(Said::Gone, Said::Value(json!({"text": "stays"})));
        assert_eq!(after.differences(), []);
        let gone = version(Said::Value(json!({"text": "was"})), Said::Gone);
        assert_eq!((gone.differences(), gone.restored()), (Vec::new(), None));
    }

    proptest! {
        #[test]
        fn a_marked_text_holds_both_texts(before in "[a-cé \n]{0,20}", after in "[a-cé \n]{0,20}") {
            let text = marked(&before, &after);
            let without = |open: &str, close: &str, other: &str, end: &str| {
                let mut left = String::new();
                let mut rest = text.as_str();
                while let Some(at) = rest.find(open) {
                    left.push_str(&rest[..at]);
                    let inner = &rest[at + 2..];
                    rest = inner.find(close).map_or("", |to| &inner[to + 2..]);
                }
                left.push_str(rest);
                left.replace(other, "").replace(end, "")
            };
            prop_assert_eq!(without("[-", "-]", "[+", "+]"), after);
            prop_assert_eq!(without("[+", "+]", "[-", "-]"), before);
        }
    }
}
