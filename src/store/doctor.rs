//! Looking a study over, and mending what can be mended without guessing: the journal is what was entered, all else is
//! made from it and can be made again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};

use super::error::Fault;
use super::file::{self, Database, check};
use super::project::TABLES;
use super::{StoreError, backup, journal};

/// Something that is wrong with a study.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ailment {
    /// The database itself is damaged, in the words of SQLite.
    Damaged(String),
    /// A row of the journal cannot be read, or names what is not there.
    Unreadable(String),
    /// A table does not say what the journal says.
    Differs {
        /// The table.
        table: String,
        /// How many of its rows the journal does not account for.
        surplus: usize,
        /// How many rows are missing in it.
        missing: usize,
    },
    /// Something typed and not stored yet belongs to an interview that is not there, as `kind record`. It is kept.
    Orphan(String),
}

/// What was found and done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examined {
    /// What was wrong.
    pub found: Vec<Ailment>,
    /// What is still wrong.
    pub left: Vec<Ailment>,
    /// The copy of the study that was made before anything was mended; nothing where nothing was.
    pub kept: Option<PathBuf>,
}

impl Ailment {
    /// Whether making tables and indexes anew may mend it.
    pub fn can_be_mended(&self) -> bool {
        match self {
            Self::Differs { .. } | Self::Damaged(_) => true,
            Self::Unreadable(_) | Self::Orphan(_) => false,
        }
    }
}

/// Looks a study over and mends what can be mended without guessing, after a copy was made: the tables are made anew from
/// the journal, and indexes from their tables.
///
/// # Errors
/// The file is no study, is open elsewhere, or cannot be read at all; or the copy cannot be made: then nothing was mended.
pub fn examine(study: &Path, now: DateTime<Utc>) -> Result<Examined, StoreError> {
    examine_while(study, now, &mut || true)
}

/// The same; before anything is copied or mended it asks whether to go on.
///
/// # Errors
/// As for [`examine`], or it was not to go on: then nothing was mended.
pub fn examine_while(
    study: &Path,
    now: DateTime<Utc>,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Examined, StoreError> {
    check(study)?;
    let _lock = file::lock(study)?;
    backup::sweep(study);
    let mut database = Database::open(study)?;
    let named = |fault: Fault, doing: &str| fault.at(study, doing);
    let found = look(&mut database.connection).map_err(|fault| named(fault, "looking the study over"))?;
    if !found.iter().any(Ailment::can_be_mended) {
        return Ok(Examined { left: found.clone(), found, kept: None });
    }
    if !go_on() {
        return Err(StoreError::Stopped);
    }
    let kept = Some(backup::make_before_mending(&database.connection, study, now)?);
    // What cannot be made anew stays as it was, and is found again.
    let _ = database.connection.execute_batch("REINDEX");
    let _ = rebuild(&mut database.connection);
    let left =
        look(&mut database.connection).map_err(|fault| named(fault, "looking the study over again"))?;
    Ok(Examined { found, left, kept })
}

fn rebuild(connection: &mut Connection) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    journal::rebuild(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// Finds what is wrong; nothing is changed.
pub(super) fn look(connection: &mut Connection) -> Result<Vec<Ailment>, Fault> {
    let mut found: Vec<Ailment> = backup::faults(connection)?.into_iter().map(Ailment::Damaged).collect();
    found.extend(orphans(connection)?.into_iter().map(Ailment::Orphan));
    match differences(connection) {
        Ok(differs) => found.extend(differs),
        Err(Fault::Damaged(what) | Fault::Refused(what)) => found.push(Ailment::Unreadable(what)),
        Err(Fault::NoRecord(key)) => {
            found.push(Ailment::Unreadable(format!("{key} belongs to no record")));
        }
        // It was found above what is wrong with the file.
        Err(Fault::Sql(_)) if !found.is_empty() => {}
        Err(other) => return Err(other),
    }
    Ok(found)
}

/// The tables that do not say what the journal says. They are made anew in a transaction that is taken back.
fn differences(connection: &mut Connection) -> Result<Vec<Ailment>, Fault> {
    let trial = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let before = contents(&trial)?;
    journal::rebuild(&trial)?;
    let after = contents(&trial)?;
    trial.rollback()?;
    let mut found = Vec::new();
    for ((table, is), (_, should)) in before.into_iter().zip(after) {
        let (surplus, missing) = (apart(&is, &should), apart(&should, &is));
        if surplus + missing > 0 {
            found.push(Ailment::Differs { table: table.to_owned(), surplus, missing });
        }
    }
    Ok(found)
}

/// How many of the rows are not among the others.
fn apart(rows: &[String], others: &[String]) -> usize {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for row in others {
        *left.entry(row).or_default() += 1;
    }
    let mut apart = 0;
    for row in rows {
        match left.get_mut(row.as_str()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => apart += 1,
        }
    }
    apart
}

/// All rows of the projections in words, by table.
fn contents(connection: &Connection) -> Result<Vec<(&'static str, Vec<String>)>, Fault> {
    let mut all = Vec::new();
    for table in TABLES {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
        let width = statement.column_count();
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let cells = (0..width).map(|at| row.get_ref(at)).collect::<rusqlite::Result<Vec<_>>>()?;
            found.push(format!("{cells:?}"));
        }
        all.push((table, found));
    }
    Ok(all)
}

/// Drafts of interviews that are not there.
fn orphans(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut statement = connection.prepare(
        "SELECT d.kind || ' ' || d.record FROM draft d
         WHERE NOT EXISTS (SELECT 1 FROM interview i WHERE i.id = d.interview) ORDER BY 1",
    )?;
    let found = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}
