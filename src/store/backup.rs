//! Copies of a study in the folder `STUDY.backups` beside it: how they are made, found, tidied and put back.
//!
//! Beside the study, so that who moves or deletes a study sees them, and so that making one needs nothing but the disk
//! that the study is on. They help against a slip, a broken file and a bad day; not against a broken disk.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior};
use serde_json::Value as Json;

use super::error::Fault;
use super::file::{self, Database, beside, check};
use super::{DraftKey, JournalRow, StoreError, draft, erase, journal, sealed, strike};
use crate::domain::backups;
use crate::domain::change::{PartKey, RecordKind};

/// The ending of the folder of copies beside a study.
pub(super) const BACKUPS: &str = ".backups";

/// How a time stands in the name of a copy.
const STAMP: &str = "%Y-%m-%dT%H-%M-%SZ";

/// Why a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The first change of a day.
    Day,
    /// Somebody wanted one.
    Wanted,
    /// A later version of the program was about to change the tables.
    Migration,
    /// Another copy was about to take the place of the study.
    Restore,
    /// The study was about to be mended.
    Mending,
    /// What was there could not be read and was set aside byte by byte.
    Damaged,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Day, Self::Wanted, Self::Migration, Self::Restore, Self::Mending, Self::Damaged];

    /// The word in the name of the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Wanted => "wanted",
            Self::Migration => "migration",
            Self::Restore => "restore",
            Self::Mending => "mending",
            Self::Damaged => "damaged",
        }
    }
}

/// A copy of a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, as its name says, to the second.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: Reason,
    /// Its size in bytes.
    pub size: u64,
}

impl Backup {
    /// What it is called: the name of its file without the ending.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn read(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".nulmeting")?;
        let (stamp, reason) = name.rsplit_once('-')?;
        let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
        let reason = Reason::ALL.into_iter().find(|one| one.as_str() == reason)?;
        let kind = path.symlink_metadata().ok()?;
        kind.is_file().then_some(Self { at, reason, size: kind.len(), path })
    }
}

/// What was done when a copy was put in the place of the study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBack {
    /// Where what was there before is kept now; nothing where no file was there.
    pub kept: Option<PathBuf>,
    /// How many rows and texts went from it, because what they said was struck or erased since.
    pub forgotten: usize,
    /// Whether what was there could not be read, so that nobody knows what was struck since.
    pub was_unreadable: bool,
}

/// The folder in which the copies of a study lie.
pub fn folder(study: &Path) -> PathBuf {
    beside(study, BACKUPS)
}

/// All copies of a study, the newest first. Whoever has to reach every file that holds words of a study (to lock it, to
/// erase from it) has them all here.
pub fn all(study: &Path) -> Vec<Backup> {
    let folder = folder(study);
    // What a link leads to is not the study's.
    let is_own = folder.symlink_metadata().is_ok_and(|found| found.is_dir());
    let entries = is_own.then(|| fs::read_dir(&folder)).into_iter().flatten().flatten().flatten();
    let mut found: Vec<Backup> = entries.filter_map(|entry| Backup::read(entry.path())).collect();
    found.sort_by(|one, other| (other.at, &other.path).cmp(&(one.at, &one.path)));
    found
}

/// Removes what a program that was killed left of a copy that it made: nobody would look for words in it. Whoever calls it
/// holds the writer's lock.
pub(super) fn sweep(study: &Path) {
    let folder = folder(study);
    let is_own = folder.symlink_metadata().is_ok_and(|found| found.is_dir());
    let entries = is_own.then(|| fs::read_dir(&folder)).into_iter().flatten().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let endings = [".nulmeting.part", ".nulmeting.new", ".nulmeting.locking"];
        if endings.iter().any(|ending| name.contains(ending)) {
            // The next time it is tried again. An unlock that was interrupted left it readable.
            let _ = sealed::wipe(&path);
        }
    }
}

/// Makes a copy of a study while others may write into it. It counts only when it was written whole and found sound.
///
/// # Errors
/// The study cannot be read, the copy cannot be written, or what was written is not sound; then no copy is left.
pub fn make(study: &Path, reason: Reason, now: DateTime<Utc>) -> Result<Backup, StoreError> {
    check(study)?;
    let connection = connect(study)?;
    make_of(&connection, study, reason, now)
}

/// Makes a copy of a study of an older version, before its tables are changed; nothing where it is up to date.
///
/// # Errors
/// As [`make`].
pub fn make_before_migration(study: &Path, now: DateTime<Utc>) -> Result<Option<Backup>, StoreError> {
    check(study)?;
    if file::is_older(study) { make(study, Reason::Migration, now).map(Some) } else { Ok(None) }
}

fn make_of(
    connection: &Connection,
    study: &Path,
    reason: Reason,
    now: DateTime<Utc>,
) -> Result<Backup, StoreError> {
    let (path, at) = reserve_name(study, reason, now)?;
    copy(connection, study, &path)?;
    let size = fs::metadata(&path).map_err(|source| refused(&path, source))?.len();
    Ok(Backup { path, at, reason, size })
}

/// Makes a copy before a study is mended: what SQLite cannot copy is set aside byte by byte.
pub(super) fn make_before_mending(
    connection: &Connection,
    study: &Path,
    now: DateTime<Utc>,
) -> Result<PathBuf, StoreError> {
    match make_of(connection, study, Reason::Mending, now) {
        Ok(backup) => Ok(backup.path),
        Err(StoreError::Damaged { .. }) => set_aside(study, now),
        Err(other) => Err(other),
    }
}

/// Takes away the copies that the rule of [`backups::kept`] leaves out, but for `made`, which was made just now: where the
/// clock is wrong it may be called older than all others. How many.
///
/// # Errors
/// A copy cannot be removed.
pub fn tidy(study: &Path, made: Option<&Path>) -> Result<usize, StoreError> {
    let all = all(study);
    let times: Vec<DateTime<Utc>> = all.iter().map(|one| one.at).collect();
    let mut removed = 0;
    for (backup, is_kept) in all.iter().zip(backups::kept(&times)) {
        if !is_kept && made != Some(&backup.path) {
            match fs::remove_file(&backup.path) {
                Ok(()) => removed += 1,
                // Another copy was made meanwhile, and this one taken away for it.
                Err(gone) if gone.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(refused(&backup.path, source)),
            }
        }
    }
    Ok(removed)
}

/// Looks at a copy, or any study, as a whole; what is wrong with it, nothing where it is sound.
///
/// # Errors
/// It is no study.
pub fn problems(path: &Path) -> Result<Vec<String>, StoreError> {
    check(path)?;
    let look = |connection: Connection| {
        faults(&connection).map_err(|error| Fault::Sql(error).at(path, "checking the file"))
    };
    match connect(path).and_then(look) {
        Err(StoreError::Damaged { what, .. }) => Ok(vec![what]),
        looked => looked,
    }
}

/// What SQLite finds wrong: at most a hundred damaged places, and references to what is not there.
pub(super) fn faults(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let mut found: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    found.retain(|line| line != "ok");
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let dangling = statement.query_map([], |row| {
        let (table, rowid, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let rowid = rowid.map_or_else(String::new, |rowid| format!(" row {rowid}"));
        Ok(format!("{table}{rowid} names a {parent} that is not there"))
    })?;
    for line in dangling {
        found.push(line?);
    }
    Ok(found)
}

/// Makes every copy of a study forget what was struck or erased in the study since. `struck` are parts in which something
/// was struck just now: what was being typed there when a copy was made goes from it as well. How many rows and texts went.
///
/// # Errors
/// A copy cannot be rewritten, and still holds it; those before it are done.
pub fn forget(study: &Path, struck: &[PartKey]) -> Result<usize, StoreError> {
    let doing = "clearing the backups of what was struck";
    let present = connect(study)?;
    let forgetting = forgetting(&present).map_err(|fault| fault.at(study, doing))?;
    let mut forgotten = 0;
    for backup in all(study).into_iter().filter(|one| one.reason != Reason::Damaged) {
        let old = connect(&backup.path)?;
        let missed = Missed::find(&old, &present, &forgetting, struck);
        let missed = missed.map_err(|fault| fault.at(&backup.path, doing))?;
        if missed.count() == 0 {
            continue;
        }
        let new = temporary(&backup.path)?;
        copy(&old, &backup.path, &new)?;
        drop(old);
        let done = make_forget(&new, &present, &missed).and_then(|count| {
            replace(&new, &backup.path)?;
            Ok(count)
        });
        forgotten += done.inspect_err(|_| file::take_back(&new))?;
    }
    Ok(forgotten)
}

/// Puts a copy in the place of the study. What was there is kept as a copy first, what was struck since is struck in what
/// comes back, and the study is either as it was or wholly the copy.
///
/// # Errors
/// The study is open elsewhere, the copy is not sound, or the folder cannot be written to: then the study is as it was.
pub fn restore(study: &Path, backup: &Path, now: DateTime<Utc>) -> Result<PutBack, StoreError> {
    let doing = "restoring a backup";
    let wrong = problems(backup)?;
    if let Some(what) = wrong.into_iter().next() {
        return Err(Fault::Damaged(what).at(backup, "checking the backup"));
    }
    // What comes back must open with what opens the study now.
    if sealed::is_locked(study) != sealed::is_locked(backup) && study.symlink_metadata().is_ok() {
        return Err(StoreError::OtherLock { study: study.to_owned(), copy: backup.to_owned() });
    }
    if sealed::is_locked(study) && !sealed::have_one_key(study, backup)? {
        return Err(StoreError::OtherKeys { study: study.to_owned(), copy: backup.to_owned() });
    }
    let _lock = file::lock(study)?;
    sweep(study);
    let mut put_back = PutBack { kept: None, forgotten: 0, was_unreadable: false };
    let is_there = study.symlink_metadata().is_ok();
    let present = if is_there { sound(study) } else { None };
    if let Some(present) = &present {
        let is_busy: bool = present
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|error| Fault::Sql(error).at(study, doing))?;
        if is_busy {
            return Err(StoreError::InUse(study.to_owned()));
        }
        put_back.kept = Some(make_of(present, study, Reason::Restore, now)?.path);
    } else if is_there || fs::metadata(beside(study, "-wal")).is_ok_and(|log| log.len() > 0) {
        // Of a study that is gone the log may be left; it holds what was written last.
        put_back.was_unreadable = true;
        put_back.kept = Some(set_aside(study, now)?);
    }
    let new = temporary(study)?;
    let filled = || -> Result<usize, StoreError> {
        copy(&connect(backup)?, backup, &new)?;
        let mut forgotten = 0;
        if let Some(present) = &present {
            let forgetting = forgetting(present).map_err(|fault| fault.at(study, doing))?;
            let copied = connect(&new)?;
            let missed = Missed::find(&copied, present, &forgetting, &[]);
            let missed = missed.map_err(|fault| fault.at(backup, doing))?;
            drop(copied);
            forgotten = make_forget(&new, present, &missed)?;
        }
        Ok(forgotten)
    };
    put_back.forgotten = filled().inspect_err(|_| file::take_back(&new))?;
    drop(present);
    // Emptied above, or kept with the damaged file: a log that is not the new file's would be read into it.
    for ending in ["-wal", "-shm"] {
        let beside = beside(study, ending);
        if beside.symlink_metadata().is_ok() {
            fs::remove_file(&beside).map_err(|source| refused(&beside, source))?;
        }
    }
    replace(&new, study).inspect_err(|_| file::take_back(&new))?;
    Ok(put_back)
}

/// A connection to the study for writing, where it is one and nothing is wrong with it.
fn sound(study: &Path) -> Option<Connection> {
    check(study).ok()?;
    let connection = file::connect(study, file::writing()).ok()?;
    file::prepare(&connection).ok()?;
    faults(&connection).is_ok_and(|faults| faults.is_empty()).then_some(connection)
}

/// Keeps a damaged study byte by byte, with its log.
fn set_aside(study: &Path, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
    let (path, _) = reserve_name(study, Reason::Damaged, now)?;
    for ending in ["-wal", ""] {
        let (from, to) = (beside(study, ending), beside(&path, ending));
        if from.symlink_metadata().is_ok() {
            let copied = file::private_file(&to, OpenOptions::new().write(true).create_new(true)).and_then(
                |mut file| {
                    io::copy(&mut File::open(&from)?, &mut file)?;
                    file.sync_all()
                },
            );
            copied.map_err(|source| refused(&to, source))?;
        }
    }
    Ok(path)
}

/// The rows that make a copy forget what was struck and erased.
fn forgetting(present: &Connection) -> Result<Vec<JournalRow>, Fault> {
    // A study of an older version knows no erasures.
    erase::forgetting(present).or_else(|_| {
        let mut rows = journal::all_rows(present)?;
        rows.retain(|row| row.value.is_none());
        Ok(rows)
    })
}

/// What a copy holds that was struck or erased since.
struct Missed {
    /// Hollow rows that still say something in the copy, and erasures that it does not know.
    rows: Vec<JournalRow>,
    /// Where something was being typed when the copy was made, and something was struck since. A text that never became a
    /// row leaves no other trace.
    drafts: Vec<PartKey>,
}

impl Missed {
    fn find(
        copy: &Connection,
        present: &Connection,
        forgetting: &[JournalRow],
        struck: &[PartKey],
    ) -> Result<Self, Fault> {
        let mut looks = copy.prepare("SELECT value IS NOT NULL FROM journal WHERE id = ?1")?;
        let mut rows = Vec::new();
        // Parts of which the copy does not know that something in them is hollow.
        let mut unknown = HashSet::new();
        for row in forgetting {
            let says: Option<bool> = looks.query_row([row.id.to_string()], |says| says.get(0)).optional()?;
            if row.value.is_none() && says != Some(false) {
                unknown.insert(&row.key);
            }
            let is_erasure = row.key.kind == RecordKind::Erased && says.is_none();
            if is_erasure || row.value.is_none() && says == Some(true) {
                rows.push(row.clone());
            }
        }
        let mut statement = copy.prepare("SELECT kind, record FROM draft")?;
        let typed = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
        let mut drafts = Vec::new();
        for (kind, record) in typed {
            let Some(part) = DraftKey::read(&kind, &record).map(|key| key.part()) else { continue };
            if struck.contains(&part)
                || unknown.contains(&part)
                || times_struck(present, &part)? > times_struck(copy, &part)?
            {
                drafts.push(part);
            }
        }
        Ok(Self { rows, drafts })
    }

    fn count(&self) -> usize {
        self.rows.len() + self.drafts.len()
    }
}

/// How often something was struck in notes, as they say it themselves.
fn times_struck(connection: &Connection, part: &PartKey) -> Result<usize, Fault> {
    let heads = journal::heads(connection, part, journal::END)?;
    let values = heads.iter().filter_map(|head| serde_json::from_str::<Json>(head.value.as_deref()?).ok());
    Ok(values.filter_map(|value| Some(value.get("struck")?.as_array()?.len())).max().unwrap_or_default())
}

/// Brings a copy up to date and makes it forget: the rows are hollowed, what the study says of their parts since is
/// taken over where it fits, and what was being typed there is gone. The file is sound and has no log when this returns.
fn make_forget(copy: &Path, present: &Connection, missed: &Missed) -> Result<usize, StoreError> {
    if missed.count() == 0 {
        return Ok(0);
    }
    let doing = "clearing a backup of what was struck";
    let named = |fault: Fault| fault.at(copy, doing);
    let mut database = Database::open(copy)?;
    let least = forgetting(present).map_err(named)?;
    let mut since = least.clone();
    let mut parts: Vec<&PartKey> = missed.rows.iter().map(|row| &row.key).collect();
    parts.sort();
    parts.dedup();
    for part in &parts {
        since.extend(journal::history(present, part).map_err(named)?);
    }
    parts.extend(&missed.drafts);
    let connection = &mut database.connection;
    let whole = write(connection, &parts, &since);
    // What was said since may name what the copy does not have yet.
    let least = whole.or_else(|_| write(connection, &parts, &least));
    least.or_else(|_| write(connection, &parts, &missed.rows)).map_err(named)?;
    strike::clear(&database, None)?;
    let wrong = faults(&database.connection).map_err(|error| named(Fault::Sql(error)))?;
    database.connection.pragma_update(None, "journal_mode", "DELETE").map_err(|error| named(error.into()))?;
    match wrong.into_iter().next() {
        Some(what) => Err(named(Fault::Damaged(what))),
        None => Ok(missed.count()),
    }
}

fn write(connection: &mut Connection, parts: &[&PartKey], rows: &[JournalRow]) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for part in parts {
        draft::discard_of(&transaction, part)?;
    }
    if parts.iter().any(|part| part.kind == RecordKind::Erased) {
        // Nothing says whose words a draft has; what was typed then became rows of the study before it was erased from.
        transaction.execute_batch("DELETE FROM draft; DELETE FROM desk_draft")?;
    }
    journal::merge(&transaction, rows)?;
    transaction.commit()?;
    Ok(())
}

/// A connection that only reads, to a study of any version.
pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = file::connect(path, flags)?;
    file::prepare(&connection).map_err(|error| Fault::Sql(error).at(path, "opening the study"))?;
    Ok(connection)
}

/// Copies a study into a file that only its owner can read: beside its place first, looked at, synced, then renamed.
pub(super) fn copy(connection: &Connection, from: &Path, to: &Path) -> Result<(), StoreError> {
    let doing = "making a backup";
    let part = beside(to, ".part");
    // What a program that was killed left behind: a journal would be taken for that of the new file.
    for ending in ["", "-journal"] {
        let _ = fs::remove_file(beside(&part, ending));
    }
    let attempt = || -> Result<(), StoreError> {
        let failed = |error| Fault::Sql(error).at(from, doing);
        let name = part.to_str().ok_or_else(|| {
            Fault::Refused(format!("{} is no name in Unicode", part.display())).at(from, doing)
        })?;
        file::private_file(&part, OpenOptions::new().write(true).create_new(true))
            .map_err(|source| refused(&part, source))?;
        connection.execute("VACUUM INTO ?1", [name]).map_err(failed)?;
        let wrong = faults(&connect(&part)?).map_err(failed)?;
        if let Some(what) = wrong.into_iter().next() {
            return Err(Fault::Damaged(what).at(from, doing));
        }
        replace(&part, to)
    };
    attempt().inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })
}

/// Gives a whole file another's place, and makes sure that the folder knows.
fn replace(new: &Path, place: &Path) -> Result<(), StoreError> {
    let attempt = || -> io::Result<()> {
        File::open(new)?.sync_all()?;
        fs::rename(new, place)?;
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Not every system lets a folder be synced; the rename stands all the same.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    };
    attempt().map_err(|source| refused(place, source))
}

/// A place beside a file for what will become it; what a killed program left there is removed.
fn temporary(path: &Path) -> Result<PathBuf, StoreError> {
    let new = beside(path, ".new");
    if new.symlink_metadata().is_ok() {
        fs::remove_file(&new).map_err(|source| refused(&new, source))?;
    }
    Ok(new)
}

/// The name of a new copy, and its time: a second later where one of this second is there. Makes the folder.
fn reserve_name(
    study: &Path,
    reason: Reason,
    now: DateTime<Utc>,
) -> Result<(PathBuf, DateTime<Utc>), StoreError> {
    let folder = folder(study);
    if folder.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
        return Err(StoreError::Link(folder));
    }
    if !folder.is_dir() {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).map_err(|source| refused(&folder, source))?;
    }
    let mut at = now;
    loop {
        let path = folder.join(format!("{}-{}.nulmeting", at.format(STAMP), reason.as_str()));
        if path.symlink_metadata().is_err() {
            return Ok((path, at));
        }
        at += chrono::Duration::seconds(1);
    }
}

fn refused(path: &Path, source: io::Error) -> StoreError {
    let (path, doing) = (path.to_owned(), "keeping backups".to_owned());
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full { path, doing },
        _ => StoreError::Io { path, doing, source },
    }
}
