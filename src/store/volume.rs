//! What kind of file system a study lies on, and how it is written there. A log beside the study needs memory that all
//! programs on it share, which computers that share a folder do not have.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, ffi};

use super::StoreError;
use super::error::Fault;
use super::file::{APPLICATION_ID, connect, prepare_to_write, writing};

/// What the folder of a file is shared by, where it lies on a network share or on what may be one; nothing on a disk of
/// this computer and where the system does not tell.
///
/// The names are those of the file system: `nfs`, `smb`, `fuse`. What comes through FUSE may be local as well, and nobody
/// can tell.
pub fn share(path: &Path) -> Option<&'static str> {
    #[cfg(target_os = "linux")]
    {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let found = rustix::fs::statfs(path).or_else(|_| rustix::fs::statfs(folder)).ok()?;
        // The number is 32 bits wide, whatever the system keeps it in.
        named(found.f_type as u32)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
        None
    }
}

/// Shares, by the number that Linux gives them (`man 2 statfs`).
#[cfg(target_os = "linux")]
fn named(number: u32) -> Option<&'static str> {
    Some(match number {
        0x6969 => "nfs",
        0xff53_4d42 | 0xfe53_4d42 | 0x517b => "smb",
        0x6573_5546 => "fuse",
        0x0102_1997 => "9p",
        0x5346_414f | 0x6b41_4653 => "afs",
        0x00c3_6400 => "ceph",
        0x7375_7245 => "coda",
        0x564c => "ncp",
        0x0bd0_0bd0 => "lustre",
        0x4750_4653 => "gpfs",
        0x0116_1970 => "gfs2",
        0x7461_636f => "ocfs2",
        0x786f_4256 => "vboxsf",
        0xbacb_acbc => "vmhgfs",
        _ => return None,
    })
}

/// Makes a connection ready to write: with a log beside the study where that can be, else as [`without_log`].
pub(super) fn begin_to_write(connection: Connection, path: &Path) -> Result<Connection, StoreError> {
    let failed = |error| Fault::Sql(error).at(path, "opening the study");
    if share(path).is_some() {
        return without_log(&connection).map(|()| connection).map_err(failed);
    }
    let with_log = || {
        prepare_to_write(&connection)?;
        connection.pragma_update(None, "journal_mode", "WAL")
    };
    match with_log() {
        Ok(()) => Ok(connection),
        Err(error) if lacks_shared_memory(&error) => {
            // One that has looked for the log once does not do without.
            drop(connection);
            let fresh = connect(path, writing())?;
            // What cannot be written at all says so once more.
            without_log(&fresh).map(|()| fresh).map_err(|_| failed(error))
        }
        Err(error) => Err(failed(error)),
    }
}

/// Makes a connection ready to write where programs cannot share memory, as on a network share: what a page said is set
/// aside in a file beside the study until the change is whole. Slower, and readers wait for a moment.
fn without_log(connection: &Connection) -> rusqlite::Result<()> {
    // A log that is left from elsewhere is taken in by one connection alone, without shared memory.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    prepare_to_write(connection)?;
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    connection.pragma_update(None, "locking_mode", "NORMAL")?;
    // The lock for itself is given back with the next look.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
}

/// Whether changes could be kept, before anything is typed: SQLite opens what it may only read without a word.
pub(super) fn can_write(connection: &Connection) -> rusqlite::Result<()> {
    if connection.is_readonly("main")? {
        return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_READONLY), None));
    }
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode == "wal" {
        return Ok(());
    }
    // Without a log, a file beside the study is made for every change.
    connection.pragma_update(None, "application_id", APPLICATION_ID)
}

/// Whether the memory beside a log cannot be had.
fn lacks_shared_memory(error: &rusqlite::Error) -> bool {
    const OF_MEMORY: [i32; 4] = [
        ffi::SQLITE_IOERR_SHMOPEN,
        ffi::SQLITE_IOERR_SHMSIZE,
        ffi::SQLITE_IOERR_SHMLOCK,
        ffi::SQLITE_IOERR_SHMMAP,
    ];
    let code = error.sqlite_error().map(|found| found.extended_code);
    error.sqlite_error_code() == Some(ErrorCode::CannotOpen)
        || code.is_some_and(|code| OF_MEMORY.contains(&code))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn shares_are_known_by_their_numbers_and_disks_are_none() {
        assert_eq!(named(0x6969), Some("nfs"));
        assert_eq!(named(0xff53_4d42), Some("smb"));
        assert_eq!(named(0x6573_5546), Some("fuse"));
        // ext4, tmpfs, btrfs, xfs, zfs, overlayfs.
        for disk in [0xef53, 0x0102_1994, 0x9123_683e, 0x5846_5342, 0x2fc1_2fc1, 0x794c_7630] {
            assert_eq!(named(disk), None);
        }
        assert_eq!(share(Path::new("/proc/self/status")), None);
        assert_eq!(share(Path::new("/nowhere/at/all")), None);
    }
}
