//! The journal: rows are appended, projected, and never taken back.
//!
//! A row says which rows it replaces. The rows of a part that nobody replaces are its current ones; where there are
//! several, two people changed the part without knowing of each other, and the last in order (turn, device, id) is
//! projected while all are shown. So projections are a fold over the journal in that order, and nothing else.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value as Json;
use uuid::Uuid;

use super::error::Fault;
use super::{Conflict, JournalRow, Origin, Recorded, project, strike};
use crate::domain::change::{Change, Part, PartKey, RecordKind};

/// The columns of a row, in the order that [`read_row`] expects.
const COLUMNS: &str = "j.id, j.turn, j.device, j.author, j.at, j.kind, j.record, j.part, j.value, j.replaces";

/// A change on its way into the journal.
pub(super) struct Entry<'a> {
    pub(super) change: &'a Change,
    pub(super) key: PartKey,
    pub(super) value: String,
    /// The ids of the rows that it replaces.
    pub(super) replaces: Vec<String>,
}

/// Appends changes and projects them. A part that has this value already, undisputed, gets no row; a change to a removed
/// record brings the record back.
pub(super) fn record(
    connection: &Connection,
    origin: &mut Origin,
    changes: &[Change],
    now: DateTime<Utc>,
) -> Result<Recorded, Fault> {
    let mut recorded = Recorded::default();
    let mut turn = highest_turn(connection)?;
    for change in changes {
        let key = change.key();
        let value = change.value().to_string();
        let heads = heads(connection, &key)?;
        let is_same = match heads.as_slice() {
            [only] => only.value(connection)?.as_ref() == Some(&value),
            // What was never removed is there.
            [] => key.part == Part::Removed && value == "false",
            _ => false,
        };
        if is_same {
            recorded.unchanged += 1;
        } else {
            let replaces = heads.into_iter().map(|head| head.id).collect();
            let entry = Entry { change, key: key.clone(), value, replaces };
            recorded.rows.push(append(connection, origin, &mut turn, &entry, now)?);
        }
        if key.part != Part::Removed {
            let replaces = removing_rows(connection, &key)?;
            if !replaces.is_empty() {
                let change = Change::Removed(key.kind, key.record.clone(), false);
                let entry =
                    Entry { change: &change, key: change.key(), value: change.value().to_string(), replaces };
                recorded.rows.push(append(connection, origin, &mut turn, &entry, now)?);
            }
        }
        clear_draft(connection, &key)?;
    }
    Ok(recorded)
}

/// Where the record of a part is removed: the ids of the rows that say so.
fn removing_rows(connection: &Connection, key: &PartKey) -> Result<Vec<String>, Fault> {
    let heads = heads(connection, &PartKey { part: Part::Removed, ..key.clone() })?;
    let is_removed = match heads.last() {
        Some(last) => last.value(connection)?.as_deref() == Some("true"),
        None => false,
    };
    Ok(if is_removed { heads.into_iter().map(|head| head.id).collect() } else { Vec::new() })
}

/// Appends one row after all others and projects it.
pub(super) fn append(
    connection: &Connection,
    origin: &mut Origin,
    turn: &mut i64,
    entry: &Entry<'_>,
    now: DateTime<Utc>,
) -> Result<Uuid, Fault> {
    *turn += 1;
    let id = (origin.ids)();
    let place = Place { turn: *turn, device: origin.device.to_string(), id: id.to_string() };
    connection
        .prepare_cached(
            "INSERT INTO journal (turn, device, id, author, at, kind, record, part, value, replaces)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            place.turn,
            place.device,
            place.id,
            origin.author,
            stamp(now),
            entry.key.kind.as_str(),
            entry.key.record,
            entry.key.part.to_string(),
            entry.value,
            id_list(&entry.replaces),
        ])?;
    become_current(connection, &entry.key, &place, &entry.replaces)?;
    project::project(connection, entry.change)?;
    Ok(id)
}

/// The turn of the last row; 0 in a new journal.
pub(super) fn highest_turn(connection: &Connection) -> Result<i64, Fault> {
    let highest: Option<i64> =
        connection.prepare_cached("SELECT max(turn) FROM journal")?.query_row([], |row| row.get(0))?;
    Ok(highest.unwrap_or(0))
}

/// Where a row stands in the order.
pub(super) struct Place {
    turn: i64,
    device: String,
    pub(super) id: String,
}

impl Place {
    /// The value of the row; nothing where it was hollowed.
    pub(super) fn value(&self, connection: &Connection) -> Result<Option<String>, Fault> {
        let mut statement = connection
            .prepare_cached("SELECT value FROM journal WHERE turn = ?1 AND device = ?2 AND id = ?3")?;
        Ok(statement
            .query_row(params![self.turn, self.device, self.id], |row| row.get(0))
            .optional()?
            .flatten())
    }
}

/// The current rows of a part, in order.
pub(super) fn heads(connection: &Connection, key: &PartKey) -> Result<Vec<Place>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT turn, device, id FROM current WHERE record = ?1 AND kind = ?2 AND part = ?3
         ORDER BY turn, device, id",
    )?;
    let found = statement
        .query_map(params![key.record, key.kind.as_str(), key.part.to_string()], |row| {
            Ok(Place { turn: row.get(0)?, device: row.get(1)?, id: row.get(2)? })
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Enters a row among the current ones of its part in place of those that it replaces.
fn become_current(
    connection: &Connection,
    key: &PartKey,
    place: &Place,
    replaces: &[String],
) -> Result<(), Fault> {
    let (kind, part) = (key.kind.as_str(), key.part.to_string());
    if let [only] = replaces {
        // It takes that row's place, and whether there are others beside it does not change.
        let updated = connection
            .prepare_cached(
                "UPDATE current SET turn = ?5, device = ?6, id = ?7
                 WHERE record = ?1 AND kind = ?2 AND part = ?3 AND id = ?4",
            )?
            .execute(params![key.record, kind, part, only, place.turn, place.device, place.id])?;
        if updated > 0 {
            return Ok(());
        }
    }
    for id in replaces {
        connection
            .prepare_cached("DELETE FROM current WHERE record = ?1 AND kind = ?2 AND part = ?3 AND id = ?4")?
            .execute(params![key.record, kind, part, id])?;
    }
    let others = connection
        .prepare_cached("UPDATE current SET contested = 1 WHERE record = ?1 AND kind = ?2 AND part = ?3")?
        .execute(params![key.record, kind, part])?;
    connection
        .prepare_cached(
            "INSERT INTO current (record, kind, part, turn, device, id, contested)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![key.record, kind, part, place.turn, place.device, place.id, others > 0])?;
    Ok(())
}

fn clear_draft(connection: &Connection, key: &PartKey) -> Result<(), Fault> {
    if matches!((key.kind, &key.part), (RecordKind::Answer, Part::Notes) | (RecordKind::Note, Part::Details))
    {
        connection
            .prepare_cached("DELETE FROM draft WHERE record = ?1 AND kind = ?2")?
            .execute(params![key.record, key.kind.as_str()])?;
    }
    Ok(())
}

/// All rows of a part, in order.
pub(super) fn history(connection: &Connection, key: &PartKey) -> Result<Vec<JournalRow>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM journal j WHERE j.record = ?1 AND j.kind = ?2 AND j.part = ?3
         ORDER BY j.turn, j.device, j.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![key.record, key.kind.as_str(), key.part.to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_row(row)?);
    }
    Ok(found)
}

/// All rows of the journal, in order.
pub(super) fn all_rows(connection: &Connection) -> Result<Vec<JournalRow>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM journal j ORDER BY j.turn, j.device, j.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read_row(row)?);
    }
    Ok(found)
}

/// The parts that were changed by people who did not know of each other's change.
pub(super) fn conflicts(connection: &Connection) -> Result<Vec<Conflict>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM current c INDEXED BY current_contested CROSS JOIN journal j USING (turn, device, id)
         WHERE c.contested ORDER BY c.record, c.kind, c.part, c.turn, c.device, c.id"
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
    let hollow = || -> Result<i64, Fault> {
        let sql = "SELECT count(*) FROM journal WHERE value IS NULL";
        Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    };
    let before = hollow()?;
    let mut new = 0;
    {
        let mut statement = connection.prepare_cached(
            "INSERT INTO journal (turn, device, id, author, at, kind, record, part, value, replaces)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (turn, device, id) DO UPDATE SET value = NULL
                 WHERE excluded.value IS NULL AND value IS NOT NULL",
        )?;
        for row in rows {
            let replaces: Vec<String> = row.replaces.iter().map(Uuid::to_string).collect();
            new += statement.execute(params![
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
            ])?;
        }
    }
    if new > 0 {
        rebuild(connection)?;
    }
    if hollow()? > before {
        strike::begin(connection)?;
    }
    Ok(new)
}

/// Empties the projections and folds the journal into them again. The number of rows.
pub(super) fn rebuild(connection: &Connection) -> Result<usize, Fault> {
    project::clear(connection)?;
    let sql = format!("SELECT {COLUMNS} FROM journal j ORDER BY j.turn, j.device, j.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let row = read_row(row)?;
        let place = Place { turn: row.turn, device: row.device.to_string(), id: row.id.to_string() };
        let replaces: Vec<String> = row.replaces.iter().map(Uuid::to_string).collect();
        become_current(connection, &row.key, &place, &replaces)?;
        let change = match row.value {
            Some(value) => Some(Change::read(&row.key, value)?),
            None => row.key.emptied(),
        };
        if let Some(change) = change {
            project::project(connection, &change)?;
        }
        count += 1;
    }
    Ok(count)
}

fn read_row(row: &Row<'_>) -> Result<JournalRow, Fault> {
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
        key,
    })
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
