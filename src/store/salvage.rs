//! What can still be read of a damaged study, in a new one: every row of the journal that is readable in the file itself or
//! in one of its copies, every text being typed, where the person was, and what was decided of words. Nothing is guessed,
//! and the damaged file is only read.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior};
use serde_json::Value as Json;

use super::error::Fault;
use super::file::{self, Database, beside};
use super::{DraftKey, JournalRow, StoreError, backup, desk_draft, draft, journal, scan, sealed, strike};
use crate::domain::answer::Mark;
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::scan::Decided;
use crate::domain::times::Times;

/// How many places behind the last readable row are looked at where the file does not say where it ends.
const BEYOND: i64 = 20_000;

/// What was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Rows read from the damaged file.
    pub rows: usize,
    /// Rows of it that could not be read.
    pub unreadable: usize,
    /// Rows that only a copy had, and how many copies were read.
    pub from_copies: (usize, usize),
    /// Texts that were being typed.
    pub texts: usize,
    /// Decisions on words that may tell who somebody is.
    pub decided: usize,
    /// Rows and texts that have no place without what is lost; they stand in the file, as `kind record`.
    pub left: Vec<String>,
    /// The file with them; nothing where there are none.
    pub left_in: Option<PathBuf>,
}

/// Puts all that can be read of a study into a new one.
///
/// # Errors
/// Something lies at the new place, the key of a locked study is not held, or nothing in the file says what the study is:
/// then nothing was made.
pub fn salvage(study: &Path, to: &Path, now: DateTime<Utc>) -> Result<Salvaged, StoreError> {
    salvage_while(study, to, now, &mut || true)
}

/// The same; when all is read and before anything is made it asks whether to go on.
///
/// # Errors
/// As for [`salvage`], or it was not to go on: then nothing was made.
pub fn salvage_while(
    study: &Path,
    to: &Path,
    now: DateTime<Utc>,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Salvaged, StoreError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(to.to_owned()));
    }
    let seal = sealed::Seal::of(study)?;
    let mut found = Salvaged::default();
    let mut rows = Vec::new();
    let mut typed = Typed::default();
    let (mut places, mut decided) = (Vec::new(), Kept::Lost);
    match connect(study) {
        Ok(damaged) => {
            (rows, found.unreadable) = damaged.rows();
            typed = damaged.typed();
            (places, decided) = (damaged.places(), damaged.decided());
        }
        Err(StoreError::Io { path, doing, source }) => return Err(StoreError::Io { path, doing, source }),
        // Of the file itself nothing can be read; the copies are left.
        Err(_) => found.unreadable = 1,
    }
    found.rows = rows.len();
    let mut known: HashSet<_> = rows.iter().map(|row| row.id).collect();
    for copy in backup::all(study) {
        let Ok(copy) = connect(&copy.path) else { continue };
        let (of_copy, _) = copy.rows();
        if matches!(decided, Kept::Lost) {
            // The newest that has them.
            decided = copy.decided();
        }
        found.from_copies.1 += usize::from(!of_copy.is_empty());
        for row in of_copy {
            if known.insert(row.id) {
                found.from_copies.0 += 1;
                rows.push(row);
            } else if row.value.is_none() {
                // What was struck in either is struck.
                rows.push(row);
            }
        }
    }
    if !rows.iter().any(|row| row.key.kind == RecordKind::Study && row.value.is_some()) {
        let what = "neither the file nor a copy of it says what the study is".to_owned();
        return Err(StoreError::Damaged { path: study.to_owned(), doing: "salvaging it".to_owned(), what });
    }
    if !go_on() {
        return Err(StoreError::Stopped);
    }
    if sealed::is_locked(study) {
        let key = fs::read(sealed::key_path(study));
        let key = key.map_err(|source| io_failed(&sealed::key_path(study), source))?;
        sealed::write_private(&beside(to, sealed::KEY_ENDING), &key)?;
    }
    let fill = || -> Result<Vec<Json>, StoreError> {
        file::reserve(to)?;
        let mut database = Database::create(to)?;
        let left = place(&mut database.connection, rows);
        let mut left: Vec<Json> = left.iter().map(told).collect();
        found.texts = typed.put(&mut database.connection, &mut left, now);
        for (kind, text) in &places {
            attempt(&mut database.connection, |connection| draft::save_place(connection, kind, text));
        }
        if let Kept::There(decided) = &decided {
            // What stands in nothing that was saved is not kept either: it may have been struck.
            let put = |connection: &Connection| {
                scan::decide(connection, decided)?;
                scan::forget(connection)
            };
            if attempt(&mut database.connection, put) {
                let kept = scan::decided(&database.connection).map_err(|fault| fault.at(to, "salvaging"))?;
                found.decided = kept.keys().count();
            }
        }
        Ok(left)
    };
    let left = fill().inspect_err(|_| {
        file::take_back(to);
        let _ = fs::remove_file(beside(to, sealed::KEY_ENDING));
    })?;
    if !left.is_empty() {
        let name = |one: &Json| format!("{} {}", text_of(one, "kind"), text_of(one, "record"));
        found.left = left.iter().map(name).collect();
        let path = beside(to, ".left.json");
        let text = serde_json::to_string_pretty(&left).unwrap_or_default();
        sealed::write_private(&path, &seal.seal(text.as_bytes())?)?;
        found.left_in = Some(path);
    }
    Ok(found)
}

fn io_failed(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Io { path: path.to_owned(), doing: "salvaging the study".to_owned(), source }
}

fn text_of(one: &Json, field: &str) -> String {
    one.get(field).and_then(Json::as_str).unwrap_or_default().to_owned()
}

/// A row as it stands among those that have no place.
fn told(row: &JournalRow) -> Json {
    serde_json::json!({
        "kind": row.key.kind.as_str(),
        "record": row.key.record,
        "part": row.key.part.to_string(),
        "at": row.at,
        "author": row.author,
        "value": row.value,
    })
}

/// A file that is read row by row.
struct Damaged {
    connection: Connection,
    /// A copy of the file with a new beginning, where the old one was broken.
    _mended: Option<tempfile::NamedTempFile>,
}

/// Opens a file whatever state it is in.
fn connect(path: &Path) -> Result<Damaged, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let attempt = |path: &Path, key_of: &Path| -> Result<Connection, StoreError> {
        let connection = file::connect(path, flags)?;
        let failed = |error| Fault::Sql(error).at(key_of, "opening the damaged study");
        file::prepare(&connection).map_err(failed)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(failed)?;
        Ok(connection)
    };
    match attempt(path, path) {
        Ok(connection) => Ok(Damaged { connection, _mended: None }),
        Err(_) if !sealed::is_locked(path) => {
            let mended = with_new_head(path)?;
            let connection = attempt(mended.path(), path)?;
            Ok(Damaged { connection, _mended: Some(mended) })
        }
        Err(error) => Err(error),
    }
}

/// A copy of a file with the first hundred bytes as this program writes them, in a place that only its owner can read.
fn with_new_head(path: &Path) -> Result<tempfile::NamedTempFile, StoreError> {
    let failed = |source| io_failed(path, source);
    let mut bytes = fs::read(path).map_err(failed)?;
    if bytes.len() < 4096 {
        bytes.resize(4096, 0);
    }
    let number = |bytes: &mut [u8], at: usize, value: u32| {
        bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
    };
    bytes[..16].copy_from_slice(sealed::PLAIN);
    // Pages of 4096 bytes, no log, the usual fractions, the fourth format of the schema, UTF-8.
    bytes[16..24].copy_from_slice(&[0x10, 0, 1, 1, 0, 64, 32, 32]);
    let pages = u32::try_from(bytes.len() / 4096).unwrap_or(u32::MAX);
    for (at, value) in [(28, pages), (32, 0), (36, 0), (44, 4), (52, 0), (56, 1), (64, 0)] {
        number(&mut bytes, at, value);
    }
    number(&mut bytes, 60, u32::try_from(file::FILE_VERSION).unwrap_or_default());
    number(&mut bytes, 68, file::APPLICATION_ID.cast_unsigned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mended = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    fs::write(mended.path(), bytes).map_err(failed)?;
    Ok(mended)
}

impl Damaged {
    /// The rows of the journal that can be read, in order, and how many cannot.
    fn rows(&self) -> (Vec<JournalRow>, usize) {
        let last: Option<i64> = self
            .connection
            .query_row("SELECT max(position) FROM journal", [], |row| row.get(0))
            .ok()
            .flatten();
        let (mut rows, mut unreadable, mut missing) = (Vec::new(), 0, 0);
        let mut position = 0;
        let mut seen_last = 0;
        while last.map_or(position < seen_last + BEYOND, |last| position < last) {
            position += 1;
            match journal::row_at(&self.connection, position) {
                Ok(Some(row)) => {
                    rows.push(row);
                    (unreadable, missing, seen_last) = (unreadable + missing, 0, position);
                }
                // Behind the last row that is there nothing is missing.
                Ok(None) | Err(_) => missing += 1,
            }
        }
        (rows, if last.is_some() { unreadable + missing } else { unreadable })
    }

    /// Where the person was, and how long talks had lasted.
    fn places(&self) -> Vec<(String, String)> {
        let of = |rowid: i64| {
            let sql = "SELECT CAST(kind AS TEXT), CAST(text AS TEXT) FROM place NOT INDEXED WHERE rowid = ?1";
            let row = self.connection.query_row(sql, [rowid], |row| Ok((row.get(0)?, row.get(1)?)));
            row.optional().ok().flatten()
        };
        let all = rowids(&self.connection, "place").into_iter().filter_map(of);
        all.filter(|(kind, _): &(String, String)| {
            ![scan::DECIDED, strike::UNFINISHED].contains(&kind.as_str())
        })
        .collect()
    }

    /// What was decided of words.
    fn decided(&self) -> Kept {
        let sql = "SELECT text FROM place NOT INDEXED WHERE kind = ?1";
        let found: rusqlite::Result<Option<String>> =
            self.connection.query_row(sql, [scan::DECIDED], |row| row.get(0)).optional();
        match found {
            Ok(None) => Kept::Nothing,
            Ok(Some(text)) => serde_json::from_str(&text).map_or(Kept::Lost, Kept::There),
            Err(_) => Kept::Lost,
        }
    }

    /// What was being typed.
    fn typed(&self) -> Typed {
        // Each by itself: what is lost of a text takes nothing else with it.
        let field = |table: &str, field: &str, rowid: i64| -> Option<String> {
            let sql = format!("SELECT CAST({field} AS TEXT) FROM {table} WHERE rowid = ?1");
            self.connection.query_row(&sql, [rowid], |row| row.get(0)).optional().ok().flatten()
        };
        let mut typed = Typed::default();
        for rowid in rowids(&self.connection, "draft") {
            let of = |name: &str| field("draft", name, rowid);
            if let (Some(kind), Some(record), Some(text)) = (of("kind"), of("record"), of("text")) {
                let read = |name: &str| of(name).and_then(|json| serde_json::from_str(&json).ok());
                let times = of("times").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
                let cursor = of("cursor").and_then(|cursor| cursor.parse().ok()).unwrap_or_default();
                typed.of_talks.push(OfTalk { kind, record, text, marks: read("marks"), times, cursor });
            }
        }
        for rowid in rowids(&self.connection, "desk_draft") {
            let of = |name: &str| field("desk_draft", name, rowid);
            if let (Some(kind), Some(record), Some(value)) = (of("kind"), of("record"), of("value")) {
                typed.at_desk.push((kind, record, value));
            }
        }
        typed
    }
}

/// What a file says was decided of words.
enum Kept {
    /// This.
    There(Decided),
    /// Nothing was decided.
    Nothing,
    /// It cannot be read.
    Lost,
}

/// The rows that a table says it has; where it cannot say, those that it may have.
fn rowids(connection: &Connection, table: &str) -> Vec<i64> {
    let sql = format!("SELECT rowid FROM {table} NOT INDEXED");
    let all = connection
        .prepare(&sql)
        .and_then(|mut rows| rows.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>());
    all.unwrap_or_else(|_| (1..=500).collect())
}

/// Texts that were being typed.
#[derive(Default)]
struct Typed {
    of_talks: Vec<OfTalk>,
    /// Kind, record and value.
    at_desk: Vec<(String, String, String)>,
}

/// A text of a talk.
struct OfTalk {
    kind: String,
    record: String,
    text: String,
    marks: Option<Vec<Mark>>,
    times: Times,
    cursor: usize,
}

impl Typed {
    /// Puts them into the new study, as texts being typed; how many. What has no place there is added to what is left.
    fn put(self, connection: &mut Connection, left: &mut Vec<Json>, now: DateTime<Utc>) -> usize {
        let mut count = 0;
        for OfTalk { kind, record, text, marks, times, cursor } in self.of_talks {
            let typed = super::Typed { text: &text, marks: marks.as_deref(), times: Some(&times), cursor };
            let is_put = attempt(connection, |connection| {
                let key = DraftKey::read(&kind, &record).ok_or_else(|| Fault::Damaged(record.clone()))?;
                draft::save(connection, &key, &typed, now)
            });
            count += usize::from(is_put);
            if !is_put {
                left.push(
                    serde_json::json!({ "kind": kind, "record": record, "part": "draft", "value": text }),
                );
            }
        }
        for (kind, record, value) in self.at_desk {
            let put = |connection: &Connection| -> Result<(), Fault> {
                let kind = RecordKind::read(&kind).ok_or_else(|| Fault::Damaged(kind.clone()))?;
                let key = PartKey { kind, record: record.clone(), part: Part::Details };
                let value =
                    serde_json::from_str(&value).map_err(|error| Fault::Damaged(error.to_string()))?;
                desk_draft::save(connection, &Change::read(&key, value)?, now)
            };
            let is_put = attempt(connection, put);
            count += usize::from(is_put);
            if !is_put {
                left.push(
                    serde_json::json!({ "kind": kind, "record": record, "part": "draft", "value": value }),
                );
            }
        }
        count
    }
}

/// Does something wholly or not at all; whether it did.
fn attempt(connection: &mut Connection, work: impl FnOnce(&Connection) -> Result<(), Fault>) -> bool {
    let done = || -> Result<(), Fault> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        work(&transaction)?;
        transaction.commit()?;
        Ok(())
    };
    done().is_ok()
}

/// Puts rows into a new study, all that have a place there; those that have none.
fn place(connection: &mut Connection, mut rows: Vec<JournalRow>) -> Vec<JournalRow> {
    // What others belong to comes first.
    let rank = |row: &JournalRow| RecordKind::ALL.iter().position(|kind| *kind == row.key.kind);
    rows.sort_by_key(rank);
    let mut left = rows;
    loop {
        let before = left.len();
        left = put(connection, left);
        // What had no place may have one now.
        if left.is_empty() || left.len() == before {
            return left;
        }
    }
}

fn put(connection: &mut Connection, rows: Vec<JournalRow>) -> Vec<JournalRow> {
    if rows.is_empty() || attempt(connection, |connection| journal::merge(connection, &rows).map(|_| ())) {
        return Vec::new();
    }
    if rows.len() == 1 {
        return rows;
    }
    let mut first = rows;
    let second = first.split_off(first.len() / 2);
    let mut left = put(connection, first);
    left.extend(put(connection, second));
    left
}
