//! The study as it was: the tables rebuilt in memory from the rows that were there at a moment. The file is only read.
//!
//! Rows that were struck or erased since are hollow in the journal, so what they said is not in the past either.

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use super::error::Fault;
use super::file::Database;
use super::{JournalRow, Reader, StoreError, journal, load, scan};
use crate::domain::scan::Decided;

/// What a past state is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The moment, in UTC.
    pub moment: DateTime<Utc>,
    /// How many changes are in it.
    pub rows: usize,
    /// How many were made later and are not.
    pub later: usize,
    /// How many of the later ones have an earlier time, because a clock was set back.
    pub set_back: usize,
}

impl Reader {
    /// Opens the study as it was at a moment, as a copy in memory. What is asked of it says nothing of what came later,
    /// drafts and places included, but for what was decided of words that may tell who somebody is: that holds for whatever
    /// leaves now.
    ///
    /// Changes follow their turns, not the clock: one whose clock was set back counts as made no earlier than what its
    /// device wrote before it, and than what it replaced.
    ///
    /// # Errors
    /// The file cannot be read, or the study did not exist then.
    pub fn as_of(path: &Path, moment: DateTime<Utc>) -> Result<(Self, AsOf), StoreError> {
        let present = Self::open(path)?;
        let all = present.journal()?;
        let decided = present.decided_words()?;
        drop(present);
        let (kept, set_back) = until(&all, moment);
        let mut found = AsOf { moment, rows: kept.len(), later: all.len() - kept.len(), set_back };
        let rebuilt = |rows: &[&JournalRow]| -> Result<(Database, bool), StoreError> {
            let database = Database::in_memory(path)?;
            let is_whole = lay(&database.connection, rows, &decided)
                .map_err(|fault| fault.at(path, "rebuilding the study as it was"))?;
            Ok((database, is_whole))
        };
        let (mut database, is_whole) = rebuilt(&kept)?;
        if !is_whole {
            // The clocks of two devices differ so much that what one refers to seems to come later. Up to the last row
            // nothing is missing, because nobody refers to what they do not know.
            let last = kept.last().and_then(|last| all.iter().position(|row| row.id == last.id));
            let before: Vec<&JournalRow> = all.iter().take(last.map_or(0, |at| at + 1)).collect();
            database = rebuilt(&before)?.0;
            let later = &all[before.len()..];
            let set_back = later.iter().filter(|row| row.at <= moment).count();
            found = AsOf { moment, rows: before.len(), later: later.len(), set_back };
        }
        let is_there = load::header(&database.connection);
        is_there.map_err(|_| StoreError::NotYet { path: path.to_owned(), moment })?;
        Ok((Self { database }, found))
    }
}

/// Puts rows and decisions into an empty study; whether nothing that they refer to is missing.
fn lay(connection: &Connection, rows: &[&JournalRow], decided: &Decided) -> Result<bool, Fault> {
    connection.execute_batch("BEGIN")?;
    journal::lay(connection, rows)?;
    scan::decide(connection, decided)?;
    connection.execute_batch("COMMIT")?;
    let mut statement = connection.prepare("SELECT 1 FROM pragma_foreign_key_check LIMIT 1")?;
    let is_whole = !statement.exists([])?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(is_whole)
}

/// The rows that were there at a moment, in order, and how many are left out though their own time is not later.
fn until(rows: &[JournalRow], moment: DateTime<Utc>) -> (Vec<&JournalRow>, usize) {
    let mut by_device: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    let mut by_row: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    let (mut kept, mut set_back) = (Vec::new(), 0);
    for row in rows {
        let replaced = row.replaces.iter().filter_map(|id| by_row.get(id));
        let known = replaced.chain(by_device.get(&row.device)).copied().max();
        let made = known.map_or(row.at, |known| known.max(row.at));
        by_device.insert(row.device, made);
        by_row.insert(row.id, made);
        if made <= moment {
            kept.push(row);
        } else if row.at <= moment {
            set_back += 1;
        }
    }
    (kept, set_back)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::domain::change::Change;
    use crate::domain::id::Id;
    use crate::domain::study::{Header, Study};
    use crate::store::{Origin, Scope, Store};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + chrono::Duration::minutes(1_000 + minute)
    }

    fn rule(text: &str) -> Change {
        Change::Rule(crate::domain::study::CodingRule {
            indicator: Id::new("contacts").unwrap(),
            text: text.to_owned(),
        })
    }

    /// A study with a rule that was written at minute 10 and rewritten at 20, and by a clock set back at 5.
    fn study(path: &Path) -> Study {
        let study = Study::new(Header::default());
        let origin = Origin::new(Uuid::from_u128(1), "Ada", Uuid::now_v7);
        let mut store = Store::create(path, origin, &study.changes(), at(0)).unwrap();
        store.record(&[rule("first")], at(10)).unwrap();
        store.record(&[rule("second")], at(20)).unwrap();
        store.record(&[rule("third")], at(5)).unwrap();
        study
    }

    #[test]
    fn the_study_is_as_it_was_and_the_file_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.nulmeting");
        let begun = study(&path);
        let bytes = fs::read(&path).unwrap();
        let text = |minute| {
            let (reader, found) = Reader::as_of(&path, at(minute)).unwrap();
            let rules = reader.load(&Scope::Whole).unwrap().rules;
            (rules.last().map(|rule| rule.text.clone()), found.later, found.set_back)
        };
        assert_eq!(text(9), (None, 3, 1));
        assert_eq!(text(10), (Some("first".into()), 2, 1));
        // What the clock that was set back wrote came after what it replaced.
        assert_eq!(text(20), (Some("third".into()), 0, 0));
        let (reader, found) = Reader::as_of(&path, at(9)).unwrap();
        assert_eq!(reader.load(&Scope::Whole).unwrap().changes(), begun.changes());
        assert_eq!(found.rows, begun.changes().len());
        assert!(matches!(Reader::as_of(&path, at(-1)), Err(StoreError::NotYet { .. })));
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}
