//! Striking a passage at the wish of whoever said it, and finishing it: the only rewriting of the journal beside erasing
//! a person.
//!
//! Rows that hold some of the passage are hollowed: their value goes, their id and their place in the order stay, so
//! that other copies of the study still fit. What SQLite keeps of overwritten bytes is cleared with it, and only a look
//! at the bytes of the files says that it is done.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value as Json;

use super::error::Fault;
use super::file::{Database, beside};
use super::journal::hollow;
use super::{DraftKey, Origin, StoreError, Struck, draft, hold, journal, scan};
use crate::domain::change::{Change, Part, PartKey};
use crate::domain::id::Id;
use crate::domain::struck;

/// Says that a strike was recorded and the files were not cleared yet.
pub(super) const UNFINISHED: &str = "unfinished strike";

/// The endings of the files of a study that hold words of it; `-shm` holds numbers of pages only.
pub(super) const HOLDING: [&str; 3] = ["", "-wal", "-journal"];

/// A shorter passage is found in any file.
const TELLING: usize = 16;

/// Records what stays, hollows what held the passage, and tells who else quotes it.
pub(super) fn record(
    connection: &Connection,
    origin: &mut Origin,
    key: &DraftKey,
    stays: &[Change],
    words: &str,
    now: DateTime<Utc>,
) -> Result<Struck, Fault> {
    let part = key.part();
    if let Some(other) = stays.iter().find(|change| change.key().record != part.record) {
        return Err(Fault::Refused(format!("{} is not where the passage stands", other.key())));
    }
    draft::discard(connection, key)?;
    let written_up = without_in_write_ups(connection, key, words)?;
    journal::record(connection, origin, &[stays, &written_up].concat(), now)?;
    let mut hollowed = 0;
    for row in journal::history(connection, &part)? {
        let is_current = is_current(connection, &part, &row.id.to_string())?;
        let holds_some = row
            .value
            .as_ref()
            .is_some_and(|value| any_text(value, &|text| struck::shares_a_word(text, words)));
        if holds_some && !is_current {
            hollow(connection, &row.id.to_string())?;
            hollowed += 1;
        }
    }
    // A passage may have been cut from another note of the talk; what that said before is history.
    let mut notes = 0;
    for (part, id, value) in notes_of(connection, key)? {
        if part == key.part() || !any_text(&value, &|text| struck::quotes(text, words)) {
            continue;
        }
        if !is_current(connection, &part, &id)? {
            hollow(connection, &id)?;
            hollowed += 1;
        } else if any_text(&value, &|text| struck::holds(text, words)) {
            notes += 1;
        }
    }
    scan::forget(connection)?;
    begin(connection)?;
    Ok(Struck {
        hollowed,
        notes,
        evidence: quoting(connection, key, words)?,
        written: written_with(connection, words)?,
    })
}

/// Whether a text anywhere in a value is such.
fn any_text(value: &Json, is_such: &impl Fn(&str) -> bool) -> bool {
    match value {
        Json::String(text) => is_such(text),
        Json::Array(items) => items.iter().any(|item| any_text(item, is_such)),
        Json::Object(table) => {
            // Ids and words of the format are not what somebody said.
            let said = table.iter().filter(|(key, _)| {
                matches!(key.as_str(), "text" | "marks" | "typed" | "worked_up" | "approved" | "quotes")
            });
            said.into_iter().any(|(_, item)| any_text(item, is_such))
        }
        _ => false,
    }
}

fn is_current(connection: &Connection, part: &PartKey, id: &str) -> Result<bool, Fault> {
    Ok(journal::heads(connection, part, journal::END)?.iter().any(|head| head.id == id))
}

/// What is written up of the talk, without the words wherever they stand there in full.
fn without_in_write_ups(connection: &Connection, key: &DraftKey, words: &str) -> Result<Vec<Change>, Fault> {
    let mut changes = Vec::new();
    for (part, id, value) in notes_of(connection, key)? {
        if part.part != Part::WriteUp || !is_current(connection, &part, &id)? {
            continue;
        }
        if let Change::AnswerWriteUp(interview, question, write_up) = Change::read(&part, value)? {
            let left = write_up.without(words);
            if left != write_up {
                changes.push(Change::AnswerWriteUp(interview, question, left));
            }
        }
    }
    Ok(changes)
}

/// All rows about the notes of the talk, and about what is written up of them.
fn notes_of(connection: &Connection, key: &DraftKey) -> Result<Vec<(PartKey, String, Json)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, record, id, value, part FROM journal
         WHERE value IS NOT NULL AND record GLOB ?1 || '/*'
           AND ((kind = 'answer' AND part IN ('notes', 'write-up')) OR (kind = 'note' AND part = 'details'))",
    )?;
    let mut rows = statement.query([key.interview.as_str()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, record): (String, String) = (row.get(0)?, row.get(1)?);
        // The id of another talk may begin like that of this one.
        let Some(own) = DraftKey::read(&kind, &record).filter(|own| own.interview == key.interview) else {
            continue;
        };
        let value = serde_json::from_str(&row.get::<_, String>(3)?)
            .map_err(|error| Fault::Damaged(format!("the value of {record}: {error}")))?;
        let mut part = own.part();
        if row.get::<_, String>(4)? == Part::WriteUp.to_string() {
            part.part = Part::WriteUp;
        }
        found.push((part, row.get(2)?, value));
    }
    Ok(found)
}

/// Evidence that quotes the passage: any of it from the same talk, four words in a row from elsewhere.
fn quoting(connection: &Connection, key: &DraftKey, words: &str) -> Result<Vec<Id>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT id, interview, text FROM evidence WHERE NOT removed ORDER BY entered")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, interview, text): (String, Option<String>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let is_own = interview.as_deref() == Some(key.interview.as_str());
        if struck::quotes_at_length(&text, words) || (is_own && struck::quotes(&text, words)) {
            found.push(Id::new(id).map_err(|error| Fault::Damaged(error.to_string()))?);
        }
    }
    Ok(found)
}

/// What was written at the desk that quotes the passage: memos, summaries, responses, and the drafts of them. They have
/// no talk of their own, so four words in a row are needed, or all of a short passage.
fn written_with(connection: &Connection, words: &str) -> Result<Vec<String>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT 'memo', id, text FROM memo WHERE NOT removed
         UNION SELECT 'summary', unit || '/' || round || '/' || heading, text FROM summary WHERE NOT removed
         UNION SELECT 'response', unit || '/' || round || '/' || about, text FROM response WHERE NOT removed
         UNION SELECT kind, record, json_extract(value, '$.text') FROM desk_draft
         ORDER BY 1, 2",
    )?;
    let mut rows = statement.query([])?;
    let mut found: Vec<String> = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, record, text): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let name = format!("{kind} {record}");
        if (struck::quotes_at_length(&text, words) || struck::holds(&text, words)) && !found.contains(&name) {
            found.push(name);
        }
    }
    Ok(found)
}

/// Keeps in mind that the files have to be cleared.
pub(super) fn begin(connection: &Connection) -> Result<(), Fault> {
    draft::save_place(connection, UNFINISHED, "")
}

/// Whether a strike was recorded whose files were not cleared.
pub(super) fn is_unfinished(connection: &Connection) -> Result<bool, Fault> {
    Ok(draft::place(connection, UNFINISHED)?.is_some())
}

/// Clears the files of what was overwritten in them.
///
/// # Errors
/// A reader is in the middle of something, the disk is full, or the words are found in a file all the same.
pub(super) fn clear(database: &Database, words: Option<&str>) -> Result<(), StoreError> {
    let doing = "clearing the file of what was struck";
    let attempt = || -> Result<(), Fault> {
        let connection = &database.connection;
        // Twice: what VACUUM writes anew goes through the log as well.
        empty_log(connection)?;
        connection.execute_batch("VACUUM")?;
        connection.execute("DELETE FROM place WHERE kind = ?1", [UNFINISHED])?;
        empty_log(connection)?;
        match words {
            Some(words) => look_for(database, words),
            None => Ok(()),
        }
    };
    attempt().map_err(|fault| fault.at(&database.path, doing))
}

/// Writes the log into the file and cuts it to nothing.
pub(super) fn empty_log(connection: &Connection) -> Result<(), Fault> {
    let is_busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if is_busy {
        return Err(Fault::Busy);
    }
    Ok(())
}

/// Looks for the words in the bytes of the files, unless they still stand in the study and so may be there.
fn look_for(database: &Database, words: &str) -> Result<(), Fault> {
    let escaped = Json::from(words).to_string();
    let escaped = &escaped[1..escaped.len() - 1];
    if words.len() < TELLING || !words.trim().contains(char::is_whitespace) {
        return Ok(());
    }
    let still_there: Option<i64> = database
        .connection
        .query_row(
            "SELECT 1 FROM journal WHERE instr(value, ?1)
             UNION ALL SELECT 1 FROM draft WHERE instr(text, ?2)
             UNION ALL SELECT 1 FROM desk_draft WHERE instr(value, ?1) LIMIT 1",
            params![escaped, words],
            |row| row.get(0),
        )
        .optional()?;
    if still_there.is_some() {
        return Ok(());
    }
    for ending in HOLDING {
        let path = beside(&database.path, ending);
        // A file that is not there holds nothing.
        let bytes = hold::bytes(&path).unwrap_or_default();
        for needle in [words.as_bytes(), escaped.as_bytes()] {
            if bytes.windows(needle.len()).any(|window| window == needle) {
                return Err(Fault::NotGone(path));
            }
        }
    }
    Ok(())
}
