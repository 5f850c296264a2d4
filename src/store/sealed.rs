//! Locked studies: how one is recognised, and the keys that were opened in this process.
//!
//! A locked study is a file of `SQLCipher`. Its data key is random, stays the same for the life of the study and opens the
//! file, its log, its copies and what is sealed beside it. It lies in the key file beside the study (`STUDY.key`),
//! wrapped by the passphrase, so that a new passphrase is one small file renamed into place. The recovery sheet holds the
//! data key itself, so that it opens the study also where the key file is lost.
//!
//! The first bytes of a locked study are random. It is known by its key file: a study that does not begin like a plain
//! SQLite file and has a key file beside it is locked. A plain study with a key file is a lock that was interrupted, and
//! stays plain.

#[cfg(feature = "encryption")]
mod cipher;
#[cfg(not(feature = "encryption"))]
#[path = "sealed/without.rs"]
mod cipher;
mod key_file;
mod locking;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, ErrorCode};

use super::backup::BACKUPS;
use super::error::{Fault, StoreError};
use super::file::{beside, private_file};
use super::hold;

pub use cipher::DataKey;
pub use key_file::{KeyFile, make, recover, rewrap, unlock_with};
pub use locking::{end_unlock, lock, lock_rest, unlock};
pub(super) use locking::{sweep, wipe};

/// Whether this build opens and makes locked studies.
pub const IS_BUILT_IN: bool = cfg!(feature = "encryption");

/// The ending of the key file beside a study.
pub const KEY_ENDING: &str = ".key";

/// How a plain file of SQLite begins.
pub(super) const PLAIN: &[u8] = b"SQLite format 3\0";

/// The keys of this process, by their id. A study is opened in many places, by its path; its passphrase is asked once.
static RING: Mutex<Vec<DataKey>> = Mutex::new(Vec::new());

/// Keeps a key for as long as the process lasts.
fn hold(key: &DataKey) {
    let mut ring = RING.lock().unwrap_or_else(PoisonError::into_inner);
    if !ring.iter().any(|held| held.id() == key.id()) {
        ring.push(key.clone());
    }
}

fn held(id: &str) -> Option<DataKey> {
    let ring = RING.lock().unwrap_or_else(PoisonError::into_inner);
    ring.iter().find(|key| key.id() == id).cloned()
}

/// The key file of a study. A copy in its folder of backups, and what is about to become the study or a copy, has none of
/// its own and is opened by the study's.
pub fn key_path(study: &Path) -> PathBuf {
    let own = beside(study, KEY_ENDING);
    if own.symlink_metadata().is_ok() {
        return own;
    }
    let of_study = study_of(study).map(|study| beside(&study, KEY_ENDING));
    of_study.filter(|key| key.symlink_metadata().is_ok()).unwrap_or(own)
}

/// The study that a file is a copy of, or will become in a moment, by its name; none where it is a study itself.
fn study_of(file: &Path) -> Option<PathBuf> {
    let mut name = file.file_name()?.to_str()?;
    let whole = name;
    for ending in [".part", ".new"] {
        name = name.strip_suffix(ending).unwrap_or(name);
    }
    let folder = file.parent()?;
    let study = folder.file_name().and_then(|folder| folder.to_str()?.strip_suffix(BACKUPS));
    match study {
        Some(study) => Some(folder.with_file_name(study)),
        None => (name != whole).then(|| file.with_file_name(name)),
    }
}

/// Whether a study is locked; a study that is being made and has a key file will be, and a copy that is being made will be
/// as the study is. A file that is not there is not.
pub fn is_locked(study: &Path) -> bool {
    let Ok(head) = hold::head(study, PLAIN.len()) else { return false };
    if head.is_empty() {
        // The key file beside it may be what an interrupted lock left.
        let of = study_of(study).filter(|of| hold::head(of, 1).is_ok_and(|head| !head.is_empty()));
        if let Some(of) = of {
            return is_locked(&of);
        }
    }
    head != PLAIN && key_path(study).symlink_metadata().is_ok()
}

/// Whether the same key opens two locked files, whatever their passphrases are.
///
/// # Errors
/// One of the key files cannot be read.
pub fn have_one_key(one: &Path, other: &Path) -> Result<bool, StoreError> {
    Ok(KeyFile::read(one)?.id() == KeyFile::read(other)?.id())
}

/// The key of a study where it is locked; nothing where it is plain.
///
/// # Errors
/// It is locked, and its passphrase was not given yet or this build cannot open it, or its key file is damaged.
pub(super) fn key_of(study: &Path) -> Result<Option<DataKey>, StoreError> {
    if !is_locked(study) {
        return Ok(None);
    }
    if !IS_BUILT_IN {
        return Err(StoreError::NotBuiltIn(study.to_owned()));
    }
    let file = KeyFile::read(study)?;
    held(file.id()).map(Some).ok_or_else(|| StoreError::Locked(study.to_owned()))
}

/// Looks at what lies where a new study is to be: a key file that was just made locks it, one that was left there by
/// another study would lock it for ever.
pub(super) fn check_new(study: &Path) -> Result<(), StoreError> {
    let path = key_path(study);
    let is_ours = || KeyFile::read(study).is_ok_and(|file| held(file.id()).is_some());
    if path.symlink_metadata().is_ok() && !is_ours() { Err(StoreError::Exists(path)) } else { Ok(()) }
}

/// Gives a fresh connection its key, before anything else is asked of it.
pub(super) fn apply(connection: &Connection, study: &Path, key: &DataKey) -> Result<(), StoreError> {
    let attempt = || -> rusqlite::Result<()> {
        // What SQLCipher says of a wrong key would be written over the screen.
        connection.execute_batch("PRAGMA cipher_log_level = none")?;
        connection.execute_batch(&key.statement("PRAGMA key = "))
    };
    attempt().map_err(|error| Fault::Sql(error).at(study, "unlocking the study"))?;
    let look = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0));
    match look {
        // Others are met again, and told, by whoever uses the connection.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            Err(StoreError::OtherKey(study.to_owned()))
        }
        _ => Ok(()),
    }
}

/// What seals bytes that are to lie beside a study, also once the study itself has gone from there.
#[derive(Clone, Debug)]
pub struct Seal {
    study: PathBuf,
    key: Option<DataKey>,
}

impl Seal {
    /// That of a study as it is now.
    ///
    /// # Errors
    /// The study is locked and its passphrase was not given yet.
    pub fn of(study: &Path) -> Result<Self, StoreError> {
        Ok(Self { study: study.to_owned(), key: key_of(study)? })
    }

    /// Bytes as they may lie beside the study: sealed where it is locked, as they are where it is plain.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        match &self.key {
            Some(key) => key.seal(&self.study, bytes),
            None => Ok(bytes.to_vec()),
        }
    }
}

/// Whether bytes were sealed.
pub fn are_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(cipher::SEALED)
}

/// Bytes that lie beside a study, as they were before they were sealed. Plain ones come back as they are.
///
/// # Errors
/// They are sealed, and the passphrase was not given yet, or they were sealed with another key or changed since.
pub fn open_beside(study: &Path, path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
    if !are_sealed(&bytes) {
        return Ok(bytes);
    }
    if !IS_BUILT_IN {
        return Err(StoreError::NotBuiltIn(study.to_owned()));
    }
    let key = held(KeyFile::read(study)?.id()).ok_or_else(|| StoreError::Locked(study.to_owned()))?;
    key.open(&bytes).ok_or_else(|| {
        let what = "it was sealed with another key, or changed since".to_owned();
        StoreError::Damaged { path: path.to_owned(), doing: "unsealing it".to_owned(), what }
    })
}

/// Seals a file beside a study that was locked, or opens it before the key goes; whether there was something to do. What
/// was readable is overwritten where it lay, also what an interrupted writing of it left.
///
/// # Errors
/// A symbolic link is in its place, it cannot be read or written, or it was sealed with another key.
pub fn follow(study: &Path, file: &Path, seal: Option<&Seal>, doing: &str) -> Result<bool, StoreError> {
    let failed = |source| StoreError::Io { path: file.to_owned(), doing: doing.to_owned(), source };
    // Interrupted unsealing: it can be read.
    locking::wipe(&beside(file, ".new")).map_err(failed)?;
    match file.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Ok(found) if found.is_symlink() => return Err(StoreError::Link(file.to_owned())),
        _ => {}
    }
    let bytes = fs::read(file).map_err(failed)?;
    match (seal, are_sealed(&bytes)) {
        (Some(seal), false) => replace_private(file, Some(&seal.seal(&bytes)?))?,
        (None, true) => write_private(file, &open_beside(study, file, bytes)?)?,
        (Some(_), true) | (None, false) => return Ok(false),
    }
    Ok(true)
}

/// Writes a whole file that only its owner can read, or none: beside it first, synced, then renamed.
///
/// # Errors
/// A symbolic link is in its place, or the folder cannot be written to.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if path.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
        return Err(StoreError::Link(path.to_owned()));
    }
    let new = beside(path, ".new");
    let attempt = || -> io::Result<()> {
        remove_if_there(&new)?;
        let mut file = private_file(&new, OpenOptions::new().write(true).create_new(true))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, path)?;
        sync_folder(path)
    };
    attempt().map_err(|source| StoreError::Io {
        path: path.to_owned(),
        doing: "writing it".to_owned(),
        source,
    })
}

/// The same for what must not be found on the disk afterwards: what was in the file before is overwritten, as far as the
/// disk does what it is told. Without bytes the file goes.
///
/// # Errors
/// A symbolic link is in its place, or the folder cannot be written to.
pub fn replace_private(path: &Path, bytes: Option<&[u8]>) -> Result<(), StoreError> {
    if path.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
        return Err(StoreError::Link(path.to_owned()));
    }
    let failed = |source| StoreError::Io { path: path.to_owned(), doing: "clearing it".to_owned(), source };
    let clear = |old: Option<File>| old.map_or(Ok(()), locking::overwrite).map_err(failed);
    // What was being written when the program ended is whole or not, and as readable.
    let new = beside(path, ".new");
    if new.symlink_metadata().is_ok_and(|found| found.is_file()) {
        clear(OpenOptions::new().write(true).open(&new).ok())?;
    }
    let old = match OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        opened => Some(opened.map_err(failed)?),
    };
    if let Some(bytes) = bytes {
        write_private(path, bytes)?;
    } else {
        let gone = remove_if_there(&new).and_then(|()| remove_if_there(path));
        gone.and_then(|()| sync_folder(path)).map_err(failed)?;
    }
    clear(old)
}

pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes a rename last.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
