//! Drafts of what is written at the desk: the whole change, kept with every key until it becomes a row.
//!
//! Like a draft of notes it remembers which rows were current when it began, and replaces those and no others.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::error::Fault;
use super::journal::{END, Entry, Turns, append, heads, id_list, is_removed, read_id_list, stamp};
use super::{Origin, Recorded, Store, StoreError};
use crate::domain::change::{Change, Part, PartKey, RecordKind};

/// Something written at the desk that is not in the journal yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskDraft {
    /// The change that it will be.
    pub change: Change,
    /// The rows that were current when it began.
    pub started_from: Vec<Uuid>,
    /// Whether other rows are current by now: turned into a row it will be a conflict.
    pub is_overtaken: bool,
    /// Whether it says something else than what is there.
    pub is_news: bool,
}

impl Store {
    /// Keeps what was written at the desk so far, as the change that it will be: a summary or a memo.
    ///
    /// # Errors
    /// It is nothing that is written at the desk, or the file cannot be written.
    pub fn save_desk_draft(&mut self, change: &Change, now: DateTime<Utc>) -> Result<(), StoreError> {
        let doing = format!("keeping the draft of {}", change.key());
        self.write(&doing, |connection, _| save(connection, change, now))
    }

    /// Forgets what was being written at the desk, where something was.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn discard_desk_draft(&mut self, kind: RecordKind, record: &str) -> Result<(), StoreError> {
        self.write("discarding a draft", |connection, _| forget(connection, kind, record))
    }
}

/// Whether a part is written at the desk, so that it may have a draft here.
fn has_drafts(key: &PartKey) -> bool {
    matches!(key.kind, RecordKind::Summary | RecordKind::Memo)
        && matches!(key.part, Part::Details | Part::Removed)
}

/// Keeps what was written so far; the first time, with the rows that it started from.
pub(super) fn save(connection: &Connection, change: &Change, now: DateTime<Utc>) -> Result<(), Fault> {
    let key = change.key();
    if !has_drafts(&key) {
        return Err(Fault::Refused(format!("{key} is not written at the desk")));
    }
    let (kind, value) = (key.kind.as_str(), change.value().to_string());
    let updated = connection
        .prepare_cached("UPDATE desk_draft SET value = ?3, at = ?4 WHERE record = ?1 AND kind = ?2")?
        .execute(params![key.record, kind, value, stamp(now)])?;
    if updated == 0 {
        let started_from: Vec<String> =
            heads(connection, &key, END)?.into_iter().map(|head| head.id).collect();
        connection
            .prepare_cached(
                "INSERT INTO desk_draft (kind, record, value, started_from, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![kind, key.record, value, id_list(&started_from), stamp(now)])?;
    }
    Ok(())
}

/// Forgets the draft of what became a row, or was removed.
pub(super) fn discard(connection: &Connection, key: &PartKey) -> Result<(), Fault> {
    if has_drafts(key) { forget(connection, key.kind, &key.record) } else { Ok(()) }
}

/// Forgets a draft, where there is one.
pub(super) fn forget(connection: &Connection, kind: RecordKind, record: &str) -> Result<(), Fault> {
    connection
        .prepare_cached("DELETE FROM desk_draft WHERE record = ?1 AND kind = ?2")?
        .execute(params![record, kind.as_str()])?;
    Ok(())
}

/// All drafts, the oldest first.
pub(super) fn all(connection: &Connection) -> Result<Vec<DeskDraft>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT kind, record, value, started_from FROM desk_draft ORDER BY at, record")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (word, record): (String, String) = (row.get(0)?, row.get(1)?);
        let kind =
            RecordKind::read(&word).ok_or_else(|| Fault::Damaged(format!("a draft for {word} {record}")))?;
        let key = PartKey { kind, record, part: Part::Details };
        let value = serde_json::from_str(&row.get::<_, String>(2)?)
            .map_err(|error| Fault::Damaged(format!("the draft of {key}: {error}")))?;
        let change = Change::read(&key, value)?;
        let started_from: Vec<Uuid> = read_id_list(&row.get::<_, String>(3)?)?;
        let present = heads(connection, &key, END)?;
        let says = present.last().and_then(|head| head.value.clone());
        let is_there = says.is_some() && !is_removed(connection, &key)?;
        found.push(DeskDraft {
            is_overtaken: present.len() != started_from.len()
                || present.iter().any(|head| !started_from.iter().any(|id| id.to_string() == head.id)),
            is_news: if is_there { says != Some(change.value().to_string()) } else { !is_empty(&change) },
            change,
            started_from,
        });
    }
    Ok(found)
}

/// Whether nothing stands in it.
fn is_empty(change: &Change) -> bool {
    match change {
        Change::Summary(summary) => summary.text.trim().is_empty(),
        Change::Memo(memo) => memo.text.trim().is_empty(),
        _ => false,
    }
}

/// Turns all drafts into rows. One that says what is there already is only forgotten.
pub(super) fn commit(
    connection: &Connection,
    origin: &mut Origin,
    now: DateTime<Utc>,
) -> Result<Recorded, Fault> {
    let mut recorded = Recorded::default();
    let mut turns = Turns::after_all(connection)?;
    for draft in all(connection)? {
        turns.begin();
        let key = draft.change.key();
        if draft.is_news {
            let entry = Entry {
                change: &draft.change,
                value: draft.change.value().to_string(),
                replaces: draft.started_from.iter().map(ToString::to_string).collect(),
                heads: heads(connection, &key, END)?,
                key: key.clone(),
            };
            recorded.rows.push(append(connection, origin, &mut turns, &entry, now)?);
            if is_removed(connection, &key)? {
                let change = Change::Removed(key.kind, key.record.clone(), false);
                let removing = heads(connection, &change.key(), END)?;
                let entry = Entry::over(&change, change.key(), change.value().to_string(), removing);
                recorded.rows.push(append(connection, origin, &mut turns, &entry, now)?);
            }
        } else {
            recorded.unchanged += 1;
        }
        discard(connection, &key)?;
    }
    Ok(recorded)
}
