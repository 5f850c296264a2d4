//! What can go wrong with a study file, said so that a person knows which file it is and what to do.
//!
//! Inside the store functions return a [`Fault`]; the public methods add the file and what was attempted.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::domain::change::{ChangeError, PartKey};

/// Why a study cannot be opened, read or written. Nothing was changed, unless the message says otherwise.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// No file is there.
    #[error("{path} does not exist: check the name, or create the study first", path = .0.display())]
    Missing(PathBuf),
    /// Whoever wanted it ended it on the way; nothing was written.
    #[error("it was ended; nothing was written")]
    Stopped,
    /// A new study would overwrite something.
    #[error("{path} exists already: open it, or choose another name for the new study", path = .0.display())]
    Exists(PathBuf),
    /// A folder.
    #[error("{path} is a folder: name the study file in it", path = .0.display())]
    Directory(PathBuf),
    /// It did not exist yet at a moment that was asked for.
    #[error("{path} did not exist yet at {moment}: name a later time", path = .path.display())]
    NotYet {
        /// The file.
        path: PathBuf,
        /// The moment, in UTC.
        moment: chrono::DateTime<chrono::Utc>,
    },
    /// A symbolic link; the lock beside the link would not guard the file.
    #[error("{path} is a symbolic link: name the file that it points to", path = .0.display())]
    Link(PathBuf),
    /// A pipe, a device or a socket.
    #[error("{path} is no ordinary file: name a study file", path = .0.display())]
    Special(PathBuf),
    /// Nothing in it.
    #[error("{path} is empty: delete it and create the study again, or restore a backup", path = .0.display())]
    Empty(PathBuf),
    /// Another kind of file.
    #[error("{path} is not a study of this program: it was left as it is; name another file", path = .0.display())]
    NotAStudy(PathBuf),
    /// Locked, and its passphrase was not given in this process.
    #[error("{path} is locked: give its passphrase", path = .0.display())]
    Locked(PathBuf),
    /// Locked, and this build has no encryption.
    #[error(
        "{path} is locked, and this build of the program has no encryption: use the released program, or build it with \
         `cargo build --release --features encryption`",
        path = .0.display()
    )]
    NotBuiltIn(PathBuf),
    /// What was to be locked is locked.
    #[error("{path} is locked already: `nulmeting lock --change STUDY` gives it another passphrase", path = .0.display())]
    LockedAlready(PathBuf),
    /// What was to be unlocked is not locked.
    #[error("{path} is not locked: open it as it is", path = .0.display())]
    NotLocked(PathBuf),
    /// Another passphrase than the study's.
    #[error("the passphrase does not open {path}: mind capitals and the keyboard's language, and try again", path = .0.display())]
    WrongPassphrase(PathBuf),
    /// A recovery key that no study can have.
    #[error("the recovery key for {path} was mistyped: compare it with the recovery sheet, group by group", path = .0.display())]
    Mistyped(PathBuf),
    /// Random bytes with no key file beside them.
    #[error(
        "{path} is not a study of this program, or a locked one whose key file {path}.key is not beside it: put that \
         back, or use the recovery sheet: `nulmeting lock --recover STUDY`",
        path = .0.display()
    )]
    NoKeyFile(PathBuf),
    /// The key file cannot be used.
    #[error("{path} is no key file of this program: put back the one from a backup, or use the recovery sheet", path = .0.display())]
    KeyFile(PathBuf),
    /// A copy that is locked otherwise than the study whose place it is to take.
    #[error(
        "one of {study} and {copy} is locked and the other is not: lock or unlock one of them first",
        study = .study.display(), copy = .copy.display()
    )]
    OtherLock {
        /// The study.
        study: PathBuf,
        /// The copy.
        copy: PathBuf,
    },
    /// A copy cannot take the place of a study that another key opens.
    #[error(
        "{copy} is locked with another passphrase than {study}: move it out of the folder and open it as a study of its own",
        study = .study.display(), copy = .copy.display()
    )]
    OtherKeys {
        /// The study.
        study: PathBuf,
        /// The copy.
        copy: PathBuf,
    },
    /// The key was opened and is another study's.
    #[error("the key does not belong to {path}: put back the study's own key file, or use its recovery sheet", path = .0.display())]
    OtherKey(PathBuf),
    /// Written by a later version of the program.
    #[error(
        "{path} was written by a newer version of this program (file version {found}, known up to {known}): \
         update the program; the file was left as it is",
        path = .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The highest version that this program knows.
        known: i64,
    },
    /// Written by an earlier version, and opened for reading only.
    #[error(
        "{path} was written by an older version of this program (file version {found}, now {known}): \
         open it once for writing, which brings it up to date",
        path = .path.display()
    )]
    Older {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The version that this program reads.
        known: i64,
    },
    /// The program was stopped while it created the study.
    #[error("{path} was never finished: delete it and create the study again", path = .0.display())]
    Unfinished(PathBuf),
    /// Another program holds the lock.
    #[error("{path} is open elsewhere: close it there first; `score`, `compare` and `export` can read it meanwhile", path = .0.display())]
    InUse(PathBuf),
    /// The disk is full.
    #[error("no space was left for {path} while {doing}: free some space and try again", path = .path.display())]
    Full {
        /// The file.
        path: PathBuf,
        /// What was attempted.
        doing: String,
    },
    /// Nothing can be written where it is.
    #[error(
        "{path} cannot be written ({source}, while {doing}): the disk may be read-only, or the folder or the file not \
         yours to write; copy the study to a place of your own",
        path = .path.display()
    )]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// What was attempted.
        doing: String,
        /// What the database said.
        source: rusqlite::Error,
    },
    /// The disk does not take or give what it should.
    #[error(
        "the disk failed for {path} while {doing} ({source}): see whether it is still there, and whether a quota is used \
         up; nothing was written",
        path = .path.display()
    )]
    Disk {
        /// The file.
        path: PathBuf,
        /// What was attempted.
        doing: String,
        /// What the database said.
        source: rusqlite::Error,
    },
    /// Files cannot be locked in its folder, as on some network shares.
    #[error(
        "{path} cannot be locked, so that two windows could write into it: copy the study to a disk of this computer",
        path = .0.display()
    )]
    NoLocks(PathBuf),
    /// The file system refused.
    #[error("{doing} failed for {path}: {source}; check the folder and its permissions", path = .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What was attempted.
        doing: String,
        /// What the system said.
        source: io::Error,
    },
    /// The content cannot be read as a study.
    #[error(
        "{path} is damaged ({what}, found while {doing}): restore a backup, or save what can be read with \
         `nulmeting doctor STUDY --salvage NEW`",
        path = .path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was attempted.
        doing: String,
        /// What is wrong.
        what: String,
    },
    /// A part of a record that is not there.
    #[error("{doing} in {path} was refused: there is no {kind} {record} yet; enter it first", path = .path.display())]
    NoRecord {
        /// The file.
        path: PathBuf,
        /// What was attempted.
        doing: String,
        /// The kind of record.
        kind: &'static str,
        /// The record.
        record: String,
    },
    /// A change that names what is not there, or a value that a study cannot hold.
    #[error("{doing} in {path} was refused: {what}; nothing was written", path = .path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// What was attempted.
        doing: String,
        /// Why.
        what: String,
    },
    /// What lies beside the study cannot be read as what it should be.
    #[error("{path} {what}", path = .path.display())]
    Beside {
        /// The file.
        path: PathBuf,
        /// What is wrong with it and what to do, as the rest of a sentence that begins with the file.
        what: String,
    },
    /// Struck words were found in a file after it was cleared.
    #[error(
        "what was struck or erased still stands in {path}: close every other program that has the study open and do it again",
        path = .0.display()
    )]
    NotGone(PathBuf),
    /// The log beside the study is not its own.
    #[error(
        "the log {path}-wal does not fit {path}: another version of the study may have been put in its place, by a sync \
         service or by hand; move the log away and open the study as it is there, or restore a backup",
        path = .0.display()
    )]
    OtherLog(PathBuf),
    /// Anything else that the database says.
    #[error("{doing} failed for {path}: {source}; nothing was written, try again", path = .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What was attempted.
        doing: String,
        /// What the database said.
        source: rusqlite::Error,
    },
}

/// What goes wrong inside, before the file and the attempt are named.
#[derive(Debug)]
pub(super) enum Fault {
    Sql(rusqlite::Error),
    Unfinished,
    Damaged(String),
    NoRecord(PartKey),
    Refused(String),
    Busy,
    NotGone(PathBuf),
    Stopped,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<ChangeError> for Fault {
    fn from(error: ChangeError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl Fault {
    /// Names the file and what was attempted.
    pub(super) fn at(self, path: &Path, doing: impl Into<String>) -> StoreError {
        let (path, doing) = (path.to_owned(), doing.into());
        let source = match self {
            Self::Unfinished => return StoreError::Unfinished(path),
            Self::Damaged(what) => return StoreError::Damaged { path, doing, what },
            Self::NoRecord(key) => {
                let record = key.record.trim_end_matches('/').to_owned();
                return StoreError::NoRecord { path, doing, kind: key.kind.as_str(), record };
            }
            Self::Refused(what) => return StoreError::Refused { path, doing, what },
            Self::Busy => return StoreError::InUse(path),
            Self::Stopped => return StoreError::Stopped,
            Self::NotGone(found) => return StoreError::NotGone(found),
            Self::Sql(source) => source,
        };
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::Full { path, doing },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                StoreError::Damaged { path, doing, what: source.to_string() }
            }
            Some(ErrorCode::ConstraintViolation | ErrorCode::TooBig) => {
                StoreError::Refused { path, doing, what: source.to_string() }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::InUse(path),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::ReadOnly { path, doing, source }
            }
            Some(ErrorCode::SystemIoFailure) => StoreError::Disk { path, doing, source },
            _ => StoreError::Database { path, doing, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;
    use crate::domain::study::{Header, Study};
    use crate::store::{Origin, Scope, Store};

    #[test]
    fn a_study_without_room_stays_as_it_was_and_takes_the_rest_when_there_is_some() {
        let folder = tempfile::TempDir::new().unwrap();
        let origin = Origin::new(uuid::Uuid::from_u128(1), "t", uuid::Uuid::now_v7);
        let now = "2026-11-27T12:00:00Z".parse().unwrap();
        let mut store =
            Store::create(&folder.path().join("s"), origin, &Study::new(Header::default()).changes(), now)
                .unwrap();
        let before = store.load(&Scope::Whole).unwrap();
        let room = |store: &Store, more: i64| {
            let connection = &store.database.connection;
            let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
            connection.pragma_update(None, "max_page_count", pages + more).unwrap();
        };
        let mut header = before.header.clone();
        header.organisation = "x".repeat(400_000);
        room(&store, 0);
        let refused = store.record(&[crate::domain::change::Change::Study(header.clone())], now).unwrap_err();
        assert!(matches!(refused, StoreError::Full { .. }), "{refused}");
        assert!(refused.to_string().contains("free some space"), "{refused}");
        assert!(store.load(&Scope::Whole).unwrap() == before);
        room(&store, 1_000);
        store.record(&[crate::domain::change::Change::Study(header.clone())], now).unwrap();
        assert_eq!(store.load(&Scope::Whole).unwrap().header, header);
    }

    #[test]
    fn what_the_database_says_is_told_by_what_a_person_can_do_about_it() {
        let said = |code: std::ffi::c_int| {
            let source = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
            Fault::Sql(source).at(Path::new("s"), "writing")
        };
        assert!(matches!(said(ffi::SQLITE_FULL), StoreError::Full { .. }));
        for code in [ffi::SQLITE_READONLY, ffi::SQLITE_READONLY_DBMOVED, ffi::SQLITE_CANTOPEN] {
            assert!(matches!(said(code), StoreError::ReadOnly { .. }), "{code}");
        }
        for code in [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_READ] {
            assert!(matches!(said(code), StoreError::Disk { .. }), "{code}");
        }
        assert!(matches!(said(ffi::SQLITE_BUSY), StoreError::InUse(_)));
        assert!(matches!(said(ffi::SQLITE_CORRUPT), StoreError::Damaged { .. }));
    }
}
