//! The study file before and beside SQLite: its first bytes, its permissions, its lock, and how it is opened.
//!
//! Knows nothing of what is in a study. A file that fails the check here is never handed to SQLite.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::backup;
use super::error::{Fault, StoreError};
use super::hold::{self, Hold};
use super::sealed::{self, DataKey, PLAIN};
use super::volume::{begin_to_write, can_write};

/// Marks a SQLite file as a study: `nulm` in ASCII.
pub const APPLICATION_ID: i32 = 0x6e75_6c6d;

const STEPS: &[M<'_>] = &[
    M::up(include_str!("migrations/01-journal-and-projections.sql")),
    M::up(include_str!("migrations/02-marks-of-drafts.sql")),
    M::up(include_str!("migrations/03-finding-what-was-removed.sql")),
    M::up(include_str!("migrations/04-appointments-and-the-letter.sql")),
    M::up(include_str!("migrations/05-times-of-paragraphs.sql")),
    M::up(include_str!("migrations/06-write-ups.sql")),
    M::up(include_str!("migrations/07-memos-and-coding-rules.sql")),
    M::up(include_str!("migrations/08-feedback-talks-and-drafts-at-the-desk.sql")),
    M::up(include_str!("migrations/09-initiatives-that-go-on.sql")),
    M::up(include_str!("migrations/10-erased-respondents.sql")),
    M::up(include_str!("migrations/11-taking-back.sql")),
];

/// All changes of the schema so far, in order.
pub(super) const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);

/// The file version that this program writes.
pub const FILE_VERSION: i64 = STEPS.len() as i64;

/// How long a lock may be held by nobody.
const MOMENT: Duration = Duration::from_millis(200);

/// How long to wait for a reader that is about to finish.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection with the file that it is to.
pub(super) struct Database {
    // Dropped in this order: the hold lets go when the connection is closed.
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    _hold: Option<Hold>,
}

impl Database {
    /// A connection to a file, which is held for as long as it is open.
    pub(super) fn of(connection: Connection, path: &Path) -> Self {
        Self { connection, path: path.to_owned(), _hold: Hold::of(path).ok() }
    }

    /// Makes the tables in a reserved file.
    pub(super) fn create(path: &Path) -> Result<Self, StoreError> {
        let failed = |error| Fault::Sql(error).at(path, "creating the study");
        let mut connection = connect(path, writing())?;
        prepare_to_write(&connection).map_err(failed)?;
        // Before the log is turned on, so that the first bytes of the file tell what it is from the start.
        connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(failed)?;
        migrate(&mut connection, path)?;
        let connection = begin_to_write(connection, path)?;
        Ok(Self::of(connection, path))
    }

    /// Opens a checked file for writing, and brings its tables up to date.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let failed = |error| Fault::Sql(error).at(path, "opening the study");
        let mut connection = begin_to_write(connect(path, writing())?, path)?;
        is_ours(&connection, path)?;
        match Standing::of(version(&connection).map_err(failed)?) {
            Standing::Present => {}
            Standing::Unfinished => return Err(StoreError::Unfinished(path.to_owned())),
            Standing::Older(_) => {
                migrate(&mut connection, path)?;
                // So that the first bytes of the file tell its version, whatever happens to the log beside it.
                connection.pragma_update(None, "wal_checkpoint", "TRUNCATE").map_err(failed)?;
            }
            Standing::Newer(found) => {
                return Err(StoreError::Newer { path: path.to_owned(), found, known: FILE_VERSION });
            }
        }
        can_write(&connection).map_err(failed)?;
        Ok(Self::of(connection, path))
    }

    /// Empty tables in memory, for what is read from a file and never written to it. References are not held to.
    pub(super) fn in_memory(path: &Path) -> Result<Self, StoreError> {
        let failed = |error| Fault::Sql(error).at(path, "making room in memory");
        let mut connection = Connection::open_in_memory().map_err(failed)?;
        migrate(&mut connection, path)?;
        prepare(&connection).map_err(failed)?;
        connection.pragma_update(None, "foreign_keys", false).map_err(failed)?;
        Ok(Self { connection, path: path.to_owned(), _hold: None })
    }

    /// Opens a checked file for reading only.
    pub(super) fn read(path: &Path) -> Result<Self, StoreError> {
        let failed = |error| Fault::Sql(error).at(path, "opening the study for reading");
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = connect(path, flags)?;
        let mut found = version(&connection);
        let has_log = fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
        if found.is_err() && !has_log {
            // A read-only folder: SQLite cannot make its files beside the study, and with no log there is nothing
            // that could change under us.
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            connection = connect_as(Path::new(&immutable_uri(path)), path, flags)?;
            found = version(&connection);
        }
        if found.is_ok() {
            is_ours(&connection, path)?;
        }
        prepare(&connection).map_err(failed)?;
        connection.pragma_update(None, "query_only", true).map_err(failed)?;
        let hold = Hold::of(path).ok();
        let path = path.to_owned();
        match Standing::of(found.map_err(failed)?) {
            Standing::Present => Ok(Self { connection, path, _hold: hold }),
            Standing::Unfinished => Err(StoreError::Unfinished(path)),
            Standing::Older(found) => Err(StoreError::Older { path, found, known: FILE_VERSION }),
            Standing::Newer(found) => Err(StoreError::Newer { path, found, known: FILE_VERSION }),
        }
    }
}

/// What a row refers to and is not there.
pub(super) fn missing_reference(connection: &Connection) -> Option<String> {
    connection
        .query_row("SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1", [], |row| {
            let (from, to): (String, String) = (row.get(0)?, row.get(1)?);
            // `rating_evidence` holds what a rating names.
            let from = from.split_once('_').map_or(from.as_str(), |(record, _)| record);
            Ok(format!("the {to} that the {from} names is not in the study"))
        })
        .ok()
}

/// Opens a connection, with its key where the study is locked.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    connect_as(path, path, flags)
}

/// The same, with the name under which SQLite is to open the file.
fn connect_as(name: &Path, path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let key = sealed::key_of(path)?;
    let connection = Connection::open_with_flags(name, flags)
        .map_err(|error| Fault::Sql(error).at(path, "opening the study"))?;
    if let Some(key) = key {
        sealed::apply(&connection, path, &key)?;
    }
    Ok(connection)
}

/// Whether a key opens a file that seems to be a locked study.
pub(super) fn opens_with(path: &Path, key: &DataKey) -> Result<(), StoreError> {
    let head = look_at(path)?;
    if head.starts_with(PLAIN) {
        return Err(StoreError::NotLocked(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| Fault::Sql(error).at(path, "opening the study"))?;
    sealed::apply(&connection, path, key)?;
    is_ours(&connection, path)
}

/// Whether the database inside is a study: of a locked one the first bytes do not tell.
fn is_ours(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let id: i32 = connection
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(|error| Fault::Sql(error).at(path, "opening the study"))?;
    if id == APPLICATION_ID { Ok(()) } else { Err(StoreError::NotAStudy(path.to_owned())) }
}

/// How a file's version stands to this program's.
#[derive(Debug, PartialEq, Eq)]
enum Standing {
    Unfinished,
    Older(i64),
    Present,
    Newer(i64),
}

impl Standing {
    fn of(version: i64) -> Self {
        match version {
            FILE_VERSION => Self::Present,
            0 => Self::Unfinished,
            found if found > FILE_VERSION => Self::Newer(found),
            found => Self::Older(found),
        }
    }
}

/// Looks at a file without SQLite: whether it is a study that this program can read. Touches nothing.
///
/// # Errors
/// Says what the file is instead, or that it is locked and its passphrase was not given yet.
pub fn check(path: &Path) -> Result<(), StoreError> {
    let head = look_at(path)?;
    if sealed::is_locked(path) {
        return sealed::key_of(path).map(|_| ());
    }
    let number = |at: usize| {
        let bytes = head.get(at..at + 4).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok());
        bytes.map(i32::from_be_bytes)
    };
    if !head.starts_with(PLAIN) || number(68) != Some(APPLICATION_ID) {
        let has_lost_its_key = head.len() == HEAD && !head.starts_with(PLAIN) && looks_random(&head);
        return Err(if has_lost_its_key {
            StoreError::NoKeyFile(path.to_owned())
        } else {
            StoreError::NotAStudy(path.to_owned())
        });
    }
    match number(60).map(i64::from) {
        Some(found) if found > FILE_VERSION => {
            Err(StoreError::Newer { path: path.to_owned(), found, known: FILE_VERSION })
        }
        _ => Ok(()),
    }
}

/// How much of a file is looked at.
const HEAD: usize = 100;

/// Whether bytes may be the beginning of a locked study: many different ones, and not text.
fn looks_random(head: &[u8]) -> bool {
    let different: std::collections::BTreeSet<u8> = head.iter().copied().collect();
    different.len() > HEAD / 2 && std::str::from_utf8(head).is_err()
}

/// The first bytes of an ordinary file that is not empty.
fn look_at(path: &Path) -> Result<Vec<u8>, StoreError> {
    let unreadable = |source: io::Error| {
        if source.kind() == io::ErrorKind::NotFound {
            StoreError::Missing(path.to_owned())
        } else {
            StoreError::Io { path: path.to_owned(), doing: "looking at the study".to_owned(), source }
        }
    };
    let kind = fs::symlink_metadata(path).map_err(unreadable)?.file_type();
    if kind.is_symlink() {
        return Err(StoreError::Link(path.to_owned()));
    } else if kind.is_dir() {
        return Err(StoreError::Directory(path.to_owned()));
    } else if !kind.is_file() {
        return Err(StoreError::Special(path.to_owned()));
    }
    let head = hold::head(path, HEAD).map_err(unreadable)?;
    if head.is_empty() {
        return Err(StoreError::Empty(path.to_owned()));
    }
    Ok(head)
}

/// Looks whether a log that was left beside a study fits it, before it is taken in: a sync service or a copy may have put
/// another version of the study in its place, and pages of both would be mixed. Nothing is written.
pub(super) fn check_log(path: &Path) -> Result<(), StoreError> {
    if !fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0) {
        return Ok(());
    }
    let failed = |error| Fault::Sql(error).at(path, "looking at the log beside the study");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let alone = connect_as(Path::new(&immutable_uri(path)), path, flags | OpenFlags::SQLITE_OPEN_URI)?;
    // Before the log was written back it may be anything.
    let Ok(rows) = rows_of(&alone) else { return Ok(()) };
    let both = Database::of(connect(path, flags)?, path);
    prepare(&both.connection).map_err(failed)?;
    let fits = match backup::faults(&both.connection) {
        Ok(faults) if faults.is_empty() => {
            // A row is never deleted: the log can only have more of them.
            let known = rows_of(&both.connection).map_err(failed)?;
            rows.is_subset(&known)
        }
        Ok(_) => !backup::faults(&alone).is_ok_and(|faults| faults.is_empty()),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => false,
            // Whoever opens it meets it again, and tells.
            _ => true,
        },
    };
    if fits { Ok(()) } else { Err(StoreError::OtherLog(path.to_owned())) }
}

/// The ids of all rows of the journal.
fn rows_of(connection: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement = connection.prepare("SELECT id FROM journal")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// Whether the first bytes of a checked file tell of an older version, which opening brings up to date.
pub(super) fn is_older(path: &Path) -> bool {
    if sealed::is_locked(path) {
        // Its first bytes tell nothing.
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let found = connect(path, flags).map(|connection| version(&connection));
        return matches!(found, Ok(Ok(found)) if matches!(Standing::of(found), Standing::Older(_)));
    }
    let head = hold::head(path, HEAD).unwrap_or_default();
    let version = head.get(60..64).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok()).map(i32::from_be_bytes);
    version.is_some_and(|version| matches!(Standing::of(i64::from(version)), Standing::Older(_)))
}

/// How much of a file its fingerprint is of; a study of nine departments is a quarter of it.
const TELLING: usize = 4 << 20;

/// A number that another content of a file does not have; nothing where it cannot be read. Of a large file only the
/// beginning counts.
pub fn fingerprint(path: &Path) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    hold::head(path, TELLING).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}

/// Makes an empty file that only its owner can read, where nothing is yet.
pub(super) fn reserve(path: &Path) -> Result<(), StoreError> {
    match private_file(path, OpenOptions::new().write(true).create_new(true)) {
        Ok(_) => Ok(()),
        Err(source) if source.kind() == io::ErrorKind::AlreadyExists => {
            Err(StoreError::Exists(path.to_owned()))
        }
        Err(source) => {
            Err(StoreError::Io { path: path.to_owned(), doing: "creating the study".to_owned(), source })
        }
    }
}

/// Fills a new study beside its place and moves it there when it is whole: whoever is killed meanwhile leaves none that was
/// never finished, and one that was left so is begun anew. `fill` gets the place beside.
pub(super) fn begin<T>(
    path: &Path,
    fill: impl FnOnce(&Path) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let new = beside(path, ".new");
    take_back(&new);
    let filled = reserve(&new).and_then(|()| fill(&new)).and_then(|filled| {
        let moved = fs::rename(&new, path).and_then(|()| sealed::sync_folder(path));
        let doing = || "creating the study".to_owned();
        moved.map(|()| filled).map_err(|source| StoreError::Io {
            path: path.to_owned(),
            doing: doing(),
            source,
        })
    });
    filled.inspect_err(|_| take_back(&new))
}

/// Takes back a study that could not be filled.
pub(super) fn take_back(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
        // What is left is found by the next check, which says what to do with it.
        let _ = fs::remove_file(beside(path, ending));
    }
}

/// Takes the one writer's lock beside a study; it is held until the file is dropped.
pub(super) fn lock(path: &Path) -> Result<File, StoreError> {
    let lock_path = beside(path, ".lock");
    let failed =
        |source| StoreError::Io { path: lock_path.clone(), doing: "locking the study".to_owned(), source };
    if fs::symlink_metadata(&lock_path).is_ok_and(|found| found.is_symlink()) {
        return Err(StoreError::Link(lock_path));
    }
    let file = private_file(&lock_path, OpenOptions::new().write(true).create(true).truncate(false));
    let file = file.map_err(failed)?;
    let since = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            // A process that is being started has our open files for a moment, a lock that was just given back included.
            Err(TryLockError::WouldBlock) if since.elapsed() < MOMENT => thread::sleep(MOMENT / 20),
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse(path.to_owned())),
            Err(TryLockError::Error(source)) if source.kind() == io::ErrorKind::Unsupported => {
                return Err(StoreError::NoLocks(path.to_owned()));
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
    }
}

/// A file beside the study, with `ending` after its name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Opens a file that only its owner can read and write, whatever the umask.
pub(super) fn private_file(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        let file = options.mode(0o600).open(path)?;
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
        Ok(file)
    }
    #[cfg(not(unix))]
    options.open(path)
}

/// No URI names: a study may be called `file:x`. No mutex: a connection stays with its thread.
pub(super) fn writing() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

pub(super) fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(128);
    // A study may come from somebody else: what its schema could do is limited.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")
}

pub(super) fn prepare_to_write(connection: &Connection) -> rusqlite::Result<()> {
    prepare(connection)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    MIGRATIONS.to_latest(connection).map_err(|error| {
        let doing = "bringing the study's tables up to date";
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => Fault::Sql(err).at(path, doing),
            other => Fault::Damaged(other.to_string()).at(path, doing),
        }
    })
}

/// The name of a file that nothing can change, for SQLite.
fn immutable_uri(path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut uri = "file://".to_owned();
    for byte in whole.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri.push_str("?immutable=1");
    uri
}

#[cfg(test)]
mod tests;
