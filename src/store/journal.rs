//! The journal: rows are appended, projected, and never taken back.
//!
//! A row says which rows it replaces. The rows of a part that nobody replaces are its current ones; where there are
//! several, two people changed the part without knowing of each other, and the last in order (turn, device, id) is
//! projected while all are shown. So projections are a fold over the journal in that order, and nothing else.

use std::collections::HashSet;

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value as Json;
use uuid::Uuid;

use super::error::Fault;
use super::{Conflict, JournalRow, Origin, Recorded, Turned, desk_draft, erase, project, scan, strike};
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::undo::Way;

/// The columns of a row, in the order that [`read_row`] expects.
pub(super) const COLUMNS: &str = "j.id, j.turn, j.device, j.author, j.at, j.kind, j.record, j.part, j.value, j.replaces, \
    j.change, j.takes_back, j.does_again";

/// The turns of rows that are being written.
pub(super) struct Turns {
    /// That of the last row.
    last: i64,
    /// That of the first row of the change that rows are being written of.
    change: i64,
    /// What is turned by the rows that follow.
    pub(super) turned: Option<Turned>,
}

impl Turns {
    /// A change after all others.
    pub(super) fn after_all(connection: &Connection) -> Result<Self, Fault> {
        let last = highest_turn(connection)?;
        Ok(Self { last, change: last + 1, turned: None })
    }

    /// What follows is another change.
    pub(super) fn begin(&mut self) {
        self.change = self.last + 1;
    }

    fn next(&mut self) -> i64 {
        self.last += 1;
        self.last
    }
}

/// A change on its way into the journal.
pub(super) struct Entry<'a> {
    pub(super) change: &'a Change,
    pub(super) key: PartKey,
    pub(super) value: String,
    /// The rows that are current for the part.
    pub(super) heads: Vec<Head>,
    /// The ids of those of them that it replaces.
    pub(super) replaces: Vec<String>,
}

impl<'a> Entry<'a> {
    /// A change that replaces all that is current.
    pub(super) fn over(change: &'a Change, key: PartKey, value: String, heads: Vec<Head>) -> Self {
        let replaces = heads.iter().map(|head| head.id.clone()).collect();
        Self { change, key, value, heads, replaces }
    }
}

/// A row that no other row replaces.
pub(super) struct Head {
    pub(super) position: i64,
    pub(super) id: String,
    /// Nothing where it was hollowed.
    pub(super) value: Option<String>,
}

/// Appends changes and projects them. A part that has this value already, undisputed, gets no row; a change to a removed
/// record brings the record back.
pub(super) fn record(
    connection: &Connection,
    origin: &mut Origin,
    changes: &[Change],
    now: DateTime<Utc>,
) -> Result<Recorded, Fault> {
    record_while(connection, origin, changes, now, &mut || true)
}

/// The same for many changes: asks before each whether to go on.
pub(super) fn record_while(
    connection: &Connection,
    origin: &mut Origin,
    changes: &[Change],
    now: DateTime<Utc>,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Recorded, Fault> {
    let mut recorded = Recorded::default();
    let mut turns = Turns::after_all(connection)?;
    for change in changes {
        if !go_on() {
            return Err(Fault::Stopped);
        }
        let key = change.key();
        let value = change.value();
        erase::refuse_closed(connection, &key, &value)?;
        let value = value.to_string();
        let heads = heads(connection, &key, END)?;
        let is_same = match heads.as_slice() {
            [only] => only.value.as_ref() == Some(&value),
            // What was never removed is there.
            [] => key.part == Part::Removed && value == "false",
            _ => false,
        };
        if is_same {
            recorded.unchanged += 1;
        } else {
            let entry = Entry::over(change, key.clone(), value, heads);
            recorded.rows.push(append(connection, origin, &mut turns, &entry, now)?);
        }
        if key.part != Part::Removed {
            let removing = removal(connection, &key)?;
            if is_removal(&removing) {
                let change = Change::Removed(key.kind, key.record.clone(), false);
                let entry = Entry::over(&change, change.key(), change.value().to_string(), removing);
                recorded.rows.push(append(connection, origin, &mut turns, &entry, now)?);
            }
        }
        clear_draft(connection, &key)?;
    }
    Ok(recorded)
}

/// Whether the record of a part is removed.
pub(super) fn is_removed(connection: &Connection, key: &PartKey) -> Result<bool, Fault> {
    Ok(is_removal(&removal(connection, key)?))
}

/// The current rows that say whether the record of a part is removed.
fn removal(connection: &Connection, key: &PartKey) -> Result<Vec<Head>, Fault> {
    heads(connection, &PartKey { part: Part::Removed, ..key.clone() }, END)
}

fn is_removal(heads: &[Head]) -> bool {
    heads.last().is_some_and(|last| last.value.as_deref() == Some("true"))
}

/// Appends one row after all others and projects it.
pub(super) fn append(
    connection: &Connection,
    origin: &mut Origin,
    turns: &mut Turns,
    entry: &Entry<'_>,
    now: DateTime<Utc>,
) -> Result<Uuid, Fault> {
    let turn = turns.next();
    let id = (origin.ids)();
    let (back, again) = turned_columns(turns.turned);
    connection.prepare_cached(INSERT)?.execute(params![
        turn,
        origin.device.to_string(),
        id.to_string(),
        origin.author,
        stamp(now),
        entry.key.kind.as_str(),
        entry.key.record,
        entry.key.part.to_string(),
        entry.value,
        id_list(&entry.replaces),
        turns.change,
        back,
        again,
    ])?;
    let position = connection.last_insert_rowid();
    become_current(connection, &entry.key, position, &entry.heads, &entry.replaces)?;
    project::project(connection, entry.change)?;
    Ok(id)
}

/// Appends a row that is hollow from the start, after all others: what was current is replaced by nothing.
pub(super) fn append_hollow(
    connection: &Connection,
    origin: &mut Origin,
    turns: &mut Turns,
    key: &PartKey,
    now: DateTime<Utc>,
) -> Result<Uuid, Fault> {
    let turn = turns.next();
    let id = (origin.ids)();
    let replaces: Vec<String> = heads(connection, key, END)?.into_iter().map(|head| head.id).collect();
    connection.prepare_cached(INSERT)?.execute(params![
        turn,
        origin.device.to_string(),
        id.to_string(),
        origin.author,
        stamp(now),
        key.kind.as_str(),
        key.record,
        key.part.to_string(),
        None::<String>,
        id_list(&replaces),
        turns.change,
        None::<String>,
        None::<String>,
    ])?;
    Ok(id)
}

/// Hollows a row: its value goes, its id and its place stay.
pub(super) fn hollow(connection: &Connection, id: &str) -> Result<(), Fault> {
    connection.prepare_cached("UPDATE journal SET value = NULL WHERE id = ?1")?.execute([id])?;
    Ok(())
}

const INSERT: &str =
    "INSERT INTO journal (turn, device, id, author, at, kind, record, part, value, replaces, change,
        takes_back, does_again)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

/// What a row takes back and what it does again, as the two columns have it.
fn turned_columns(turned: Option<Turned>) -> (Option<String>, Option<String>) {
    match turned {
        None => (None, None),
        Some(Turned { way: Way::Back, row }) => (Some(row.to_string()), None),
        Some(Turned { way: Way::Again, row }) => (None, Some(row.to_string())),
    }
}

/// The turn of the last row; 0 in a new journal.
pub(super) fn highest_turn(connection: &Connection) -> Result<i64, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT turn FROM journal ORDER BY position DESC LIMIT 1")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?.unwrap_or(0))
}

/// Behind every row.
pub(super) const END: i64 = i64::MAX;

/// The place of the last row; 0 where there is none.
pub(super) fn last(connection: &Connection) -> Result<i64, Fault> {
    let sql = "SELECT coalesce(max(position), 0) FROM journal";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The rows of a part that were current before a position, in order.
pub(super) fn heads(connection: &Connection, key: &PartKey, before: i64) -> Result<Vec<Head>, Fault> {
    let read = |row: &Row<'_>| Ok(Head { position: row.get(0)?, id: row.get(1)?, value: row.get(2)? });
    let part = key.part.to_string();
    let mut statement = connection.prepare_cached(
        "SELECT j.position, j.id, j.value FROM conflict c JOIN journal j ON j.position = c.row
         WHERE c.record = ?1 AND c.kind = ?2 AND c.part = ?3 ORDER BY c.row",
    )?;
    let disputed: Vec<Head> =
        statement.query_map(params![key.record, key.kind.as_str(), part], read)?.collect::<Result<_, _>>()?;
    if !disputed.is_empty() {
        return Ok(disputed);
    }
    let mut statement = connection.prepare_cached(
        "SELECT position, id, value FROM journal
         WHERE record = ?1 AND kind = ?2 AND part = ?3 AND position < ?4 ORDER BY position DESC LIMIT 1",
    )?;
    let last = statement.query_row(params![key.record, key.kind.as_str(), part, before], read).optional()?;
    Ok(last.into_iter().collect())
}

/// Enters a row, which is the last, among the current ones of its part in place of those that it replaces.
fn become_current(
    connection: &Connection,
    key: &PartKey,
    position: i64,
    heads: &[Head],
    replaces: &[String],
) -> Result<(), Fault> {
    let (kind, part) = (key.kind.as_str(), key.part.to_string());
    if heads.len() > 1 {
        connection
            .prepare_cached("DELETE FROM conflict WHERE record = ?1 AND kind = ?2 AND part = ?3")?
            .execute(params![key.record, kind, part])?;
    }
    let left = heads.iter().filter(|head| !replaces.contains(&head.id)).map(|head| head.position);
    let mut current: Vec<i64> = left.collect();
    if !current.is_empty() {
        current.push(position);
        for row in current {
            connection
                .prepare_cached("INSERT INTO conflict (record, kind, part, row) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![key.record, kind, part, row])?;
        }
    }
    Ok(())
}

fn clear_draft(connection: &Connection, key: &PartKey) -> Result<(), Fault> {
    if matches!((key.kind, &key.part), (RecordKind::Answer, Part::Notes) | (RecordKind::Note, Part::Details))
    {
        connection
            .prepare_cached("DELETE FROM draft WHERE record = ?1 AND kind = ?2")?
            .execute(params![key.record, key.kind.as_str()])?;
    }
    desk_draft::discard(connection, key)
}

/// All rows of a part, in order.
pub(super) fn history(connection: &Connection, key: &PartKey) -> Result<Vec<JournalRow>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM journal j WHERE j.record = ?1 AND j.kind = ?2 AND j.part = ?3
         ORDER BY j.position"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![key.record, key.kind.as_str(), key.part.to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_row(row)?);
    }
    Ok(found)
}

/// All rows of all parts of a record, in order.
pub(super) fn of_record(
    connection: &Connection,
    kind: RecordKind,
    record: &str,
) -> Result<Vec<JournalRow>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM journal j WHERE j.record = ?1 AND j.kind = ?2 ORDER BY j.position");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![record, kind.as_str()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_row(row)?);
    }
    Ok(found)
}

/// All rows of the journal, in order.
pub(super) fn all_rows(connection: &Connection) -> Result<Vec<JournalRow>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM journal j ORDER BY j.position");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_row(row)?);
    }
    Ok(found)
}

/// The row at a place of the journal; nothing where none is.
pub(super) fn row_at(connection: &Connection, position: i64) -> Result<Option<JournalRow>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM journal j WHERE j.position = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([position])?;
    rows.next()?.map(read_row).transpose()
}

/// The parts that were changed by people who did not know of each other's change.
pub(super) fn conflicts(connection: &Connection) -> Result<Vec<Conflict>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM conflict c JOIN journal j ON j.position = c.row
         ORDER BY c.record, c.kind, c.part, c.row"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut conflicts: Vec<Conflict> = Vec::new();
    while let Some(row) = rows.next()? {
        let row = read_row(row)?;
        match conflicts.last_mut() {
            Some(last) if last.key == row.key => last.rows.push(row),
            _ => conflicts.push(Conflict { key: row.key.clone(), rows: vec![row] }),
        }
    }
    Ok(conflicts)
}

/// Takes over rows of another copy of the study; those that are there already are left alone, but a row that was
/// hollowed in either copy is hollow. The number of rows that are new or hollowed now.
pub(super) fn merge(connection: &Connection, rows: &[JournalRow]) -> Result<usize, Fault> {
    let mut known = {
        let mut statement = connection.prepare_cached("SELECT id FROM journal")?;
        statement.query_map([], |row| row.get(0))?.collect::<Result<HashSet<String>, _>>()?
    };
    let (mut changed, mut is_hollowed) = (0, false);
    for row in rows {
        let id = row.id.to_string();
        let (kind, part) = (row.key.kind.as_str(), row.key.part.to_string());
        if known.insert(id.clone()) {
            insert(connection, row)?;
            changed += 1;
            is_hollowed |= row.value.is_none();
        } else if row.value.is_none() {
            let hollowed = connection
                .prepare_cached(
                    "UPDATE journal SET value = NULL
                     WHERE record = ?1 AND kind = ?2 AND part = ?3 AND id = ?4 AND value IS NOT NULL",
                )?
                .execute(params![row.key.record, kind, part, id])?;
            changed += hollowed;
            is_hollowed |= hollowed > 0;
        }
    }
    if changed > 0 {
        project::clear(connection)?;
        put_in_order(connection)?;
        is_hollowed |= erase::close(connection)? > 0;
        fold(connection)?;
    }
    if is_hollowed {
        scan::forget(connection)?;
        strike::begin(connection)?;
    }
    Ok(changed)
}

/// Puts a row behind all others, as it is.
fn insert(connection: &Connection, row: &JournalRow) -> Result<(), Fault> {
    let replaces: Vec<String> = row.replaces.iter().map(Uuid::to_string).collect();
    let (back, again) = turned_columns(row.turned);
    connection.prepare_cached(INSERT)?.execute(params![
        row.turn,
        row.device.to_string(),
        row.id.to_string(),
        row.author,
        stamp(row.at),
        row.key.kind.as_str(),
        row.key.record,
        row.key.part.to_string(),
        row.value.as_ref().map(Json::to_string),
        id_list(&replaces),
        row.change,
        back,
        again,
    ])?;
    Ok(())
}

/// Puts rows, which are in order, into an empty journal and folds them into empty projections.
pub(super) fn lay(connection: &Connection, rows: &[&JournalRow]) -> Result<usize, Fault> {
    for row in rows {
        insert(connection, row)?;
    }
    fold(connection)
}

/// Lays the rows in their order: first all behind the last, then back to the beginning.
fn put_in_order(connection: &Connection) -> Result<(), Fault> {
    let last: i64 =
        connection.query_row("SELECT coalesce(max(position), 0) FROM journal", [], |row| row.get(0))?;
    connection.execute(
        "UPDATE journal SET position = ?1 + ordered.place
         FROM (SELECT position AS at, row_number() OVER (ORDER BY turn, device, id) AS place FROM journal) ordered
         WHERE position = ordered.at",
        [last],
    )?;
    connection.execute("UPDATE journal SET position = position - ?1", [last])?;
    Ok(())
}

/// Empties the projections and folds the journal into them again. The number of rows.
pub(super) fn rebuild(connection: &Connection) -> Result<usize, Fault> {
    project::clear(connection)?;
    fold(connection)
}

/// Folds the journal into empty projections. The number of rows. What was judged does not rest on evidence of which
/// every row is hollow.
fn fold(connection: &Connection) -> Result<usize, Fault> {
    let erased = erase::erased_evidence(connection)?;
    let sql = format!("SELECT {COLUMNS}, j.position FROM journal j ORDER BY j.position");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let position = row.get("position")?;
        let row = read_row(row)?;
        let replaces: Vec<String> = row.replaces.iter().map(Uuid::to_string).collect();
        let heads = heads(connection, &row.key, position)?;
        become_current(connection, &row.key, position, &heads, &replaces)?;
        let change = match row.value {
            Some(value) => Some(Change::read(&row.key, value)?),
            None => match row.key.emptied() {
                Some(emptied) => Some(emptied),
                None => later_value(connection, &row.key, position)?,
            },
        };
        if let Some(mut change) = change {
            change.rest_without(&erased);
            project::project(connection, &change)?;
        }
        count += 1;
    }
    Ok(count)
}

/// The next value that a part has after a hollow row: its record has its place in the order of entry, and other parts
/// of it may come before.
fn later_value(connection: &Connection, key: &PartKey, after: i64) -> Result<Option<Change>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT value FROM journal WHERE record = ?1 AND kind = ?2 AND part = ?3 AND position > ?4
         AND value IS NOT NULL ORDER BY position LIMIT 1",
    )?;
    let values = params![key.record, key.kind.as_str(), key.part.to_string(), after];
    let Some(text) = statement.query_row(values, |row| row.get::<_, String>(0)).optional()? else {
        return Ok(None);
    };
    let value = serde_json::from_str(&text)
        .map_err(|error| Fault::Damaged(format!("the value of a journal row of {key}: {error}")))?;
    Ok(Some(Change::read(key, value)?))
}

pub(super) fn read_row(row: &Row<'_>) -> Result<JournalRow, Fault> {
    let kind: String = row.get(5)?;
    let record: String = row.get(6)?;
    let part: String = row.get(7)?;
    let value: Option<String> = row.get(8)?;
    let replaces: String = row.get(9)?;
    let key = match (RecordKind::read(&kind), Part::read(&part)) {
        (Some(kind), Some(part)) => PartKey { kind, record, part },
        _ => return Err(Fault::Damaged(format!("a journal row about {kind} {record} ({part})"))),
    };
    let damaged =
        |what: &str, error: String| Fault::Damaged(format!("{what} of a journal row of {key}: {error}"));
    Ok(JournalRow {
        id: read_id(&row.get::<_, String>(0)?)?,
        turn: row.get(1)?,
        device: read_id(&row.get::<_, String>(2)?)?,
        author: row.get(3)?,
        at: read_stamp(&row.get::<_, String>(4)?)?,
        value: value
            .map(|text| serde_json::from_str(&text).map_err(|error| damaged("the value", error.to_string())))
            .transpose()?,
        replaces: read_id_list(&replaces)?,
        change: row.get(10)?,
        turned: read_turned(row.get(11)?, row.get(12)?)?,
        key,
    })
}

fn read_turned(back: Option<String>, again: Option<String>) -> Result<Option<Turned>, Fault> {
    let turned = |way, id: String| Ok(Turned { way, row: read_id(&id)? });
    match (back, again) {
        (Some(id), _) => turned(Way::Back, id).map(Some),
        (None, Some(id)) => turned(Way::Again, id).map(Some),
        (None, None) => Ok(None),
    }
}

/// A time as it stands in the file: UTC, to the millisecond.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

pub(super) fn read_stamp(text: &str) -> Result<DateTime<Utc>, Fault> {
    text.parse().map_err(|error| Fault::Damaged(format!("the time {text:?}: {error}")))
}

pub(super) fn read_id(text: &str) -> Result<Uuid, Fault> {
    Uuid::try_parse(text).map_err(|error| Fault::Damaged(format!("the row id {text:?}: {error}")))
}

/// Ids of rows as a JSON list.
pub(super) fn id_list(ids: &[String]) -> String {
    Json::from(ids).to_string()
}

pub(super) fn read_id_list(text: &str) -> Result<Vec<Uuid>, Fault> {
    let ids: Vec<String> = serde_json::from_str(text)
        .map_err(|error| Fault::Damaged(format!("the list of row ids {text:?}: {error}")))?;
    ids.iter().map(|id| read_id(id)).collect()
}
