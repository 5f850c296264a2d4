//! Opening: what is no study of ours is told apart and left alone; one writer, any number of readers; nobody else's eyes.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use nulmeting::store::{FILE_VERSION, Reader, Scope, Store, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;

use super::{created, fresh, id, noon, samples, somebody};

/// Everything in a folder, with its bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap_or_default()))
        .collect();
    found.sort();
    found
}

/// Both ways of opening refuse, with these words, and the folder is as it was.
fn assert_refused(folder: &TempDir, path: &Path, words: &str) {
    let before = contents(folder.path());
    let write = Store::open(path, somebody(1)).unwrap_err().to_string();
    let read = Reader::open(path).unwrap_err().to_string();
    assert!(write.contains(words), "{write}");
    assert_eq!(read, write);
    assert!(write.contains(&path.display().to_string()), "{write}");
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn what_is_no_study_is_refused_and_not_touched() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    assert_refused(&folder, &path, "does not exist");

    fs::write(&path, "").unwrap();
    assert_refused(&folder, &path, "is empty");

    fs::write(&path, "format = 1\nkind = \"study\"\n").unwrap();
    assert_refused(&folder, &path, "is not a study");

    fs::write(&path, b"SQLite format 3\0").unwrap();
    assert_refused(&folder, &path, "is not a study");

    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    assert_refused(&folder, &path, "is not a study");

    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_refused(&folder, &path, "is a folder");

    fs::remove_dir(&path).unwrap();
    let real = folder.path().join("real");
    drop(created(&real, &samples::small()));
    symlink(&real, &path).unwrap();
    assert_refused(&folder, &path, "is a symbolic link");
}

#[test]
fn a_study_of_a_newer_version_is_refused_and_not_touched() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::small()));
    fs::remove_file(folder.path().join("almelo.nulmeting.lock")).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&u32::try_from(FILE_VERSION + 1).unwrap().to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    let words = format!("(file version {}, known up to {FILE_VERSION})", FILE_VERSION + 1);
    assert_refused(&folder, &path, &format!("newer version of this program {words}"));
}

#[test]
fn a_newer_version_that_only_the_log_tells_of_is_refused_too() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::small()));
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", FILE_VERSION + 1).unwrap();
    assert!(matches!(Store::open(&path, somebody(1)), Err(StoreError::Newer { .. })));
    assert!(matches!(Reader::open(&path), Err(StoreError::Newer { .. })));
}

#[test]
fn a_study_that_was_never_finished_says_so() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::small()));
    Connection::open(&path).unwrap().execute_batch("DELETE FROM study").unwrap();
    assert!(matches!(Store::open(&path, somebody(1)), Err(StoreError::Unfinished(_))));
    assert!(matches!(Reader::open(&path), Err(StoreError::Unfinished(_))));
    let bare = folder.path().join("bare");
    let half = Connection::open(&bare).unwrap();
    half.pragma_update(None, "application_id", nulmeting::store::APPLICATION_ID).unwrap();
    drop(half);
    assert!(matches!(Store::open(&bare, somebody(1)), Err(StoreError::Unfinished(_))));
    assert!(matches!(Reader::open(&bare), Err(StoreError::Unfinished(_))));
}

#[test]
fn a_damaged_study_is_named_as_damaged() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::full()));
    let mut bytes = fs::read(&path).unwrap();
    bytes[100..].fill(0x5a);
    fs::write(&path, &bytes).unwrap();
    let error = Store::open(&path, somebody(1)).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("restore a backup"), "{error}");
}

#[test]
fn creating_overwrites_nothing() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    fs::write(&path, "my shopping list").unwrap();
    let before = contents(folder.path());
    let error = Store::create(&path, somebody(1), &samples::small().changes(), noon()).unwrap_err();
    assert!(matches!(error, StoreError::Exists(_)), "{error}");
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_study_that_cannot_be_filled_leaves_no_file() {
    let folder = TempDir::new().unwrap();
    let mut study = samples::small();
    study.ratings =
        vec![samples::rating("nowhere", "r1", "vision", nulmeting::domain::rating::Value::Unknown, &[])];
    let error = Store::create(&fresh(&folder), somebody(1), &study.changes(), noon()).unwrap_err();
    assert!(error.to_string().contains("the unit that the rating names is not in the study"), "{error}");
    let error = Store::create(&fresh(&folder), somebody(1), &study.changes()[1..2], noon()).unwrap_err();
    assert!(error.to_string().contains("nothing says what the study is"), "{error}");
    assert_eq!(contents(folder.path()), []);
    let nowhere = folder.path().join("no-folder").join("s");
    let error = Store::create(&nowhere, somebody(1), &samples::small().changes(), noon()).unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error}");
}

#[test]
fn one_writer_at_a_time_and_readers_beside_it() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::small());
    let error = Store::open(&path, somebody(2)).unwrap_err();
    assert!(matches!(error, StoreError::InUse(_)), "{error}");
    let reader = Reader::open(&path).unwrap();
    assert_eq!(reader.load(&Scope::Whole).unwrap(), samples::small());
    let mut study = samples::small();
    study.units.push(samples::unit("nieuw"));
    store.record(&study.changes(), noon()).unwrap();
    assert!(reader.load(&Scope::Whole).unwrap().unit("nieuw").is_some());
    drop(store);
    assert!(reader.load(&Scope::Whole).unwrap().unit("nieuw").is_some());
    assert!(Store::open(&path, somebody(2)).is_ok());
}

#[test]
fn reading_needs_no_lock_and_changes_no_byte_of_the_study() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::full()));
    fs::remove_file(folder.path().join("almelo.nulmeting.lock")).unwrap();
    let before = fs::read(&path).unwrap();
    let reader = Reader::open(&path).unwrap();
    assert_eq!(reader.load(&Scope::Whole).unwrap(), samples::full());
    drop(reader);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(!folder.path().join("almelo.nulmeting.lock").exists());
}

#[test]
fn a_study_is_read_where_nothing_can_be_written_beside_it() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::full()));
    // Root may write anywhere, so that a read-only folder proves nothing; a folder in the place of the file does.
    fs::create_dir(folder.path().join("almelo.nulmeting-shm")).unwrap();
    assert_eq!(Reader::open(&path).unwrap().load(&Scope::Whole).unwrap(), samples::full());
    // What an earlier reader left behind.
    fs::write(folder.path().join("almelo.nulmeting-wal"), "").unwrap();
    assert_eq!(Reader::open(&path).unwrap().load(&Scope::Whole).unwrap(), samples::full());
}

#[test]
fn a_study_may_have_any_name() {
    let folder = TempDir::new().unwrap();
    for name in ["file:study?mode=memory", "a b#c%20", "Almelo ü 👩‍👩‍👧.nulmeting"] {
        let path = folder.path().join(name);
        drop(created(&path, &samples::small()));
        assert!(path.exists());
        assert_eq!(Reader::open(&path).unwrap().load(&Scope::Whole).unwrap(), samples::small());
    }
}

/// What a child process of these tests does: it writes a study and dies in the midst of things.
#[test]
fn child_that_writes_and_dies() {
    let Some(path) = std::env::var_os("NULMETING_TEST_CHILD") else { return };
    let mut store = created(Path::new(&path), &samples::full());
    let mut header = samples::full().header;
    header.organisation = "saved before the end".into();
    store.record(&[nulmeting::domain::change::Change::Study(header)], noon()).unwrap();
    std::process::abort();
}

/// Runs the child with every file permission open by default.
pub(super) fn run_child(path: &Path) {
    let child = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" --exact store::opening::child_that_writes_and_dies"])
        .arg(std::env::current_exe().unwrap())
        .env("NULMETING_TEST_CHILD", path)
        .output()
        .unwrap();
    assert!(!child.status.success());
}

#[test]
fn what_was_recorded_survives_the_death_of_the_program() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    run_child(&path);
    assert!(folder.path().join("almelo.nulmeting-wal").metadata().unwrap().len() > 0);
    let read = Reader::open(&path).unwrap().load(&Scope::Whole).unwrap();
    assert_eq!(read.header.organisation, "saved before the end");
    let written = Store::open(&path, somebody(2)).unwrap().load(&Scope::Whole).unwrap();
    assert_eq!(written, read);
    assert!(written.unit("sez").is_some_and(|unit| unit.id == id("sez")));
}

#[test]
fn nobody_else_can_read_any_of_its_files_whatever_the_umask() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    run_child(&path);
    let modes = || -> Vec<(String, u32)> {
        let mut found: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| {
                (
                    entry.file_name().into_string().unwrap(),
                    entry.metadata().unwrap().permissions().mode() & 0o777,
                )
            })
            .collect();
        found.sort();
        found
    };
    let all = ["almelo.nulmeting", "almelo.nulmeting-shm", "almelo.nulmeting-wal", "almelo.nulmeting.lock"];
    assert_eq!(modes(), all.map(|name| (name.to_owned(), 0o600)));
    drop(Store::open(&path, somebody(2)).unwrap());
    fs::remove_file(folder.path().join("almelo.nulmeting.lock")).unwrap();
    assert_eq!(modes(), [("almelo.nulmeting".to_owned(), 0o600)], "closing leaves nothing beside the study");
    let reader = Reader::open(&path).unwrap();
    assert_eq!(modes(), all[..3].iter().map(|name| ((*name).to_owned(), 0o600)).collect::<Vec<_>>());
    drop(reader);
}
