//! A plain study becomes a locked one and back: a whole new file beside it, looked at, synced and renamed over the old
//! one. Killed anywhere in between, the old study or the new one opens; what is left over is removed when the study is
//! next opened for writing. Its copies follow the same way.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::super::Store;
use super::super::backup;
use super::super::error::{Fault, StoreError};
use super::super::file::{self, Database, beside};
use super::{DataKey, Seal, apply, is_locked, key_of, key_path, make, remove_if_there, sync_folder};

/// The ending of the new file until it is in its place.
const NEW: &str = ".locking";

/// Locks a plain study with a new key. No readable copy of it is left where it lay: the old file is overwritten before
/// it goes, as far as the disk does what it is told.
///
/// # Errors
/// It is locked already or open elsewhere, the disk is full, or this build has no encryption; then it is as it was.
pub fn lock(study: &Path, passphrase: &str) -> Result<DataKey, StoreError> {
    if !super::IS_BUILT_IN {
        return Err(StoreError::NotBuiltIn(study.to_owned()));
    }
    file::check(study)?;
    if is_locked(study) {
        return Err(StoreError::LockedAlready(study.to_owned()));
    }
    let _writer = file::lock(study)?;
    let database = alone(study)?;
    // A key file that an interrupted unlock left is replaced: copies that only it opens keep it.
    keep_key_of_copies(study)?;
    // From here on the key file says locked; the study itself says plain, which counts, until it is replaced.
    let key = make(study, passphrase)?;
    let done = convert(study, database, Some(&key));
    if done.is_err() && !is_locked(study) {
        let _ = fs::remove_file(key_path(study));
    }
    done.map(|()| key)
}

/// Locks what lies beside a locked study and can still be read: its copies, each as the study was, and what `rest` locks,
/// which tells how much it was; how much it was together. Copies that cannot be opened as a study stay as they are.
///
/// # Errors
/// The key of the study is not held, or the study is open elsewhere.
pub fn lock_rest(
    study: &Path,
    rest: impl FnOnce(&Seal) -> Result<usize, StoreError>,
) -> Result<usize, StoreError> {
    key_of(study)?;
    let _writer = file::lock(study)?;
    sweep(study)?;
    backup::sweep(study);
    lock_rest_of_held(study, rest)
}

impl Store {
    /// The same of a study that is open for writing.
    ///
    /// # Errors
    /// Something beside it cannot be read or written.
    pub fn lock_rest(
        &self,
        rest: impl FnOnce(&Seal) -> Result<usize, StoreError>,
    ) -> Result<usize, StoreError> {
        lock_rest_of_held(self.path(), rest)
    }
}

fn lock_rest_of_held(
    study: &Path,
    rest: impl FnOnce(&Seal) -> Result<usize, StoreError>,
) -> Result<usize, StoreError> {
    let Some(key) = key_of(study)? else { return Ok(0) };
    let mut count = 0;
    for copy in backup::all(study).into_iter().filter(|copy| !is_locked(&copy.path)) {
        // It was made plain after it was given a key of its own, which may not be the study's.
        let own = remove_if_there(&beside(&copy.path, super::KEY_ENDING));
        count += usize::from(own.is_ok() && convert_copy(&copy.path, Some(&key)).is_ok());
    }
    Ok(count + rest(&Seal::of(study)?)?)
}

/// Ends an unlock that was interrupted when all but the key file was done: that goes, and copies that only it opens keep
/// it. Whether there was one.
///
/// # Errors
/// The study is open elsewhere, or the folder cannot be written to.
pub fn end_unlock(study: &Path) -> Result<bool, StoreError> {
    if is_locked(study) || key_path(study).symlink_metadata().is_err() {
        return Ok(false);
    }
    let _writer = file::lock(study)?;
    sweep(study)?;
    backup::sweep(study);
    keep_key_of_copies(study)?;
    drop_key(study).map(|()| true)
}

fn drop_key(study: &Path) -> Result<(), StoreError> {
    let gone = remove_if_there(&key_path(study)).and_then(|()| sync_folder(study));
    gone.map_err(|source| io_failed(&key_path(study), source))
}

/// Makes a plain study of a locked one whose key is held, and plain copies of its copies. One that cannot be opened keeps
/// the key beside it. `unseal` is for what else lies beside the study. The study itself comes last: whatever interrupts
/// this, what is still locked has its key, and locking or unlocking again goes on from there.
///
/// # Errors
/// It is not locked or open elsewhere, its key is not held, or the disk is full; then the study is as it was, and copies
/// may be plain already.
pub fn unlock(study: &Path, unseal: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
    file::check(study)?;
    if key_of(study)?.is_none() {
        return Err(StoreError::NotLocked(study.to_owned()));
    }
    let _writer = file::lock(study)?;
    let database = alone(study)?;
    backup::sweep(study);
    for copy in backup::all(study).into_iter().filter(|copy| is_locked(&copy.path)) {
        // One that fails is still locked, and gets its key below.
        let _ = convert_copy(&copy.path, None);
    }
    keep_key_of_copies(study)?;
    unseal()?;
    convert(study, database, None)?;
    drop_key(study)
}

/// Puts the present key file of a study beside each copy that only it opens, before the file goes.
fn keep_key_of_copies(study: &Path) -> Result<(), StoreError> {
    let own = |copy: &Path| beside(copy, super::KEY_ENDING);
    let needs_it = |copy: &Path| is_locked(copy) && own(copy).symlink_metadata().is_err();
    for copy in backup::all(study).into_iter().filter(|copy| needs_it(&copy.path)) {
        let key = fs::read(key_path(study)).map_err(|source| io_failed(&key_path(study), source))?;
        super::write_private(&own(&copy.path), &key)?;
    }
    Ok(())
}

/// Converts a copy, which nobody has open and which keeps its version.
fn convert_copy(copy: &Path, key: Option<&DataKey>) -> Result<(), StoreError> {
    let database = Database::of(file::connect(copy, file::writing())?, copy);
    let connection = &database.connection;
    let failed = |error| Fault::Sql(error).at(copy, "opening the copy");
    file::prepare(connection).map_err(failed)?;
    let faults = backup::faults(connection).map_err(failed)?;
    match faults.into_iter().next() {
        Some(what) => Err(Fault::Damaged(what).at(copy, "checking the copy")),
        None => convert(copy, database, key),
    }
}

/// The only connection to a study, with everything in the one file: brought up to date, and no log beside it.
fn alone(study: &Path) -> Result<Database, StoreError> {
    let database = Database::open(study)?;
    let connection = &database.connection;
    let failed = |error| Fault::Sql(error).at(study, "taking the study for itself");
    let mode: String =
        connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).map_err(failed)?;
    if mode != "delete" {
        return Err(StoreError::InUse(study.to_owned()));
    }
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT").map_err(failed)?;
    Ok(database)
}

/// Puts the same study with another key, or none, in the place of the present file.
fn convert(study: &Path, database: Database, key: Option<&DataKey>) -> Result<(), StoreError> {
    let new = beside(study, NEW);
    sweep(study)?;
    file::reserve(&new)?;
    let made = copy(study, &database.connection, &new, key)
        .and_then(|()| compare(study, &database.connection, &new, key));
    if let Err(error) = made {
        let _ = sweep(study);
        return Err(error);
    }
    let attempt = || -> io::Result<()> {
        File::open(&new)?.sync_all()?;
        let old = if key.is_some() { Some(OpenOptions::new().write(true).open(study)?) } else { None };
        // Closed before the file goes, so that SQLite does nothing more to it.
        drop(database);
        fs::rename(&new, study)?;
        sync_folder(study)?;
        if let Some(old) = old {
            overwrite(old)?;
        }
        Ok(())
    };
    attempt().map_err(|source| io_failed(study, source))
}

/// Removes what a lock or unlock that was interrupted left beside a study: when unlocking, that can be read. Whoever
/// calls it holds the writer's lock.
pub(in crate::store) fn sweep(study: &Path) -> Result<(), StoreError> {
    let new = beside(study, NEW);
    let endings = ["", "-journal", "-wal", "-shm"];
    let swept = endings.into_iter().try_for_each(|ending| wipe(&beside(&new, ending)));
    swept.map_err(|source| io_failed(&new, source))
}

/// Removes a file that may hold what nobody is to read; it is overwritten first, as far as the disk does what it is told.
pub(in crate::store) fn wipe(path: &Path) -> io::Result<()> {
    let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
    // One that cannot be written to can go all the same.
    if is_file && let Ok(old) = OpenOptions::new().write(true).open(path) {
        let _ = overwrite(old);
    }
    remove_if_there(path)
}

/// Copies everything, with the marks of the file.
fn copy(study: &Path, from: &Connection, new: &Path, key: Option<&DataKey>) -> Result<(), StoreError> {
    let attempt = || -> rusqlite::Result<()> {
        let attach = "ATTACH DATABASE ?1 AS fresh KEY ";
        let name = new.to_string_lossy();
        match key {
            Some(key) => from.execute(&key.statement(attach), [name])?,
            None => from.execute(&format!("{attach}\"\""), [name])?,
        };
        // What a study may not do by itself is needed once to copy it.
        from.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
        from.query_row("SELECT sqlcipher_export('fresh')", [], |_| Ok(()))?;
        for mark in ["application_id", "user_version"] {
            let value: i64 = from.pragma_query_value(Some("main"), mark, |row| row.get(0))?;
            from.pragma_update(Some("fresh"), mark, value)?;
        }
        from.execute_batch("DETACH DATABASE fresh")
    };
    attempt().map_err(|error| Fault::Sql(error).at(study, "copying the study"))
}

/// Looks whether the new file is whole and holds as many rows of every table as the old one.
fn compare(study: &Path, old: &Connection, new: &Path, key: Option<&DataKey>) -> Result<(), StoreError> {
    let failed = |error| Fault::Sql(error).at(study, "comparing the copy with the study");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let copy = Connection::open_with_flags(new, flags).map_err(failed)?;
    if let Some(key) = key {
        apply(&copy, study, key)?;
    }
    let whole: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0)).map_err(failed)?;
    if whole == "ok" && rows(old).map_err(failed)? == rows(&copy).map_err(failed)? {
        return Ok(());
    }
    let what = format!("its copy is not the same ({whole}); the study was left as it is");
    Err(Fault::Damaged(what).at(study, "comparing the copy with the study"))
}

/// Every table, index and trigger, and how many rows each table has.
fn rows(connection: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let mut statement =
        connection.prepare("SELECT type, name FROM main.sqlite_schema ORDER BY type, name")?;
    let names: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let counted = names.into_iter().map(|(kind, name)| {
        let count = if kind == "table" {
            let quoted = name.replace('"', "\"\"");
            connection.query_row(&format!("SELECT count(*) FROM main.\"{quoted}\""), [], |row| row.get(0))?
        } else {
            0
        };
        Ok((format!("{kind} {name}"), count))
    });
    counted.collect()
}

/// Overwrites what nobody sees any more. A disk that writes elsewhere than it is told may keep the old bytes.
pub(super) fn overwrite(mut file: File) -> io::Result<()> {
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let zeros = [0; 8_192];
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(zeros.len()).min(zeros.len());
        file.write_all(&zeros[..part])?;
        left -= part as u64;
    }
    file.sync_all()
}

fn io_failed(path: &Path, source: io::Error) -> StoreError {
    StoreError::Io { path: path.to_owned(), doing: "locking or unlocking the study".to_owned(), source }
}
