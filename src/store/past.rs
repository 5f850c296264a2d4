//! The journal as history: every row of a record, and which of them are current.

use std::collections::HashSet;

use uuid::Uuid;

use super::{JournalRow, Reader, StoreError, journal};
use crate::domain::change::RecordKind;
use crate::domain::past::{Said, Version};

impl Reader {
    /// Every change of every part of a record, the newest first.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn versions(&self, kind: RecordKind, record: &str) -> Result<Vec<Version>, StoreError> {
        let doing = format!("reading the history of {} {record}", kind.as_str());
        let rows = self.read(&doing, |connection| journal::of_record(connection, kind, record))?;
        let mut versions: Vec<Version> = versions(&rows);
        versions.reverse();
        Ok(versions)
    }
}

/// Rows of a record, in order, as versions.
fn versions(rows: &[JournalRow]) -> Vec<Version> {
    let replaced: HashSet<Uuid> = rows.iter().flat_map(|row| row.replaces.iter().copied()).collect();
    let said = |row: &JournalRow| row.value.clone().map_or(Said::Gone, Said::Value);
    let version = |row: &JournalRow| {
        // Of several that it replaced, the last in order was the one that counted.
        let before = rows.iter().rfind(|one| row.replaces.contains(&one.id));
        Version {
            turn: row.turn,
            at: row.at,
            author: row.author.clone(),
            device: row.device.to_string(),
            key: row.key.clone(),
            before: before.map_or(Said::Nothing, said),
            after: said(row),
            is_current: !replaced.contains(&row.id),
        }
    };
    rows.iter().map(version).collect()
}
