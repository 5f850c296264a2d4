//! What a record said before, for programs.

use chrono::SecondsFormat;
use serde::Serialize;

use crate::domain::change::RecordKind;
use crate::domain::past::{Said, Version};

/// The changes of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HistoryDocument {
    /// `nulmeting/history/1`.
    pub schema: &'static str,
    /// The kind of record, as in study files.
    pub kind: &'static str,
    /// Its id in the journal.
    pub record: String,
    /// Every change of every part, the newest first: in the order of turns, not of times.
    pub changes: Vec<VersionDocument>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VersionDocument {
    /// Its place in the order of changes, from 1.
    pub turn: i64,
    /// When, in UTC, by the clock of the device.
    pub at: String,
    /// Who; empty where nobody said a name.
    pub author: String,
    /// The id of the device.
    pub device: String,
    /// The part that was changed.
    pub part: String,
    /// What stood there before, as in the journal; null where nothing did or where it is gone.
    pub before: Option<serde_json::Value>,
    /// What was put there; null where it is gone.
    pub after: Option<serde_json::Value>,
    /// Whether what stood there before was struck or erased.
    pub before_is_gone: bool,
    /// Whether what was put there was struck or erased.
    pub is_gone: bool,
    /// Whether nothing replaced it.
    pub is_current: bool,
}

/// The document on the changes of a record.
pub fn history(kind: RecordKind, record: &str, versions: &[Version]) -> HistoryDocument {
    let value = |said: &Said| match said {
        Said::Value(value) => Some(value.clone()),
        Said::Nothing | Said::Gone => None,
    };
    let change = |one: &Version| VersionDocument {
        turn: one.turn,
        at: one.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        author: one.author.clone(),
        device: one.device.clone(),
        part: one.key.part.to_string(),
        before: value(&one.before),
        after: value(&one.after),
        before_is_gone: one.before == Said::Gone,
        is_gone: one.after == Said::Gone,
        is_current: one.is_current,
    };
    HistoryDocument {
        schema: "nulmeting/history/1",
        kind: kind.as_str(),
        record: record.to_owned(),
        changes: versions.iter().map(change).collect(),
    }
}
