//! What goes wrong with the file of a study: no room, other programs, a clock that is wrong, logs of another version.

use std::fs;
use std::path::Path;
use std::process::Command;

use chrono::{DateTime, TimeDelta, Utc};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::study::Memo;
use nulmeting::store::backup::{self, Reason};
use nulmeting::store::{DraftKey, DraftPlace, Reader, Scope, Store, StoreError, Typed};
use tempfile::TempDir;

use super::{created, fresh, id, noon, samples, somebody, talk};

fn memo(number: usize, text: &str) -> Change {
    let id = Id::new(format!("m{number}")).unwrap();
    Change::Memo(Memo { id, about: None, text: text.into(), written_on: None })
}

fn key() -> DraftKey {
    DraftKey { interview: talk("sez/r1"), place: DraftPlace::Question(id("q1")) }
}

fn memos(path: &Path) -> usize {
    Reader::open(path).unwrap().load(&Scope::Whole).unwrap().memos.len()
}

/// What another program does that looks into the study: it opens it as it likes, and leaves.
#[test]
fn child_that_looks_in_and_leaves() {
    let Some(path) = std::env::var_os("NULMETING_TEST_LOOKS_IN") else { return };
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.query_row("SELECT count(*) FROM journal", [], |_| Ok(())).unwrap();
}

fn look_in(path: &Path) {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::faults::child_that_looks_in_and_leaves"])
        .env("NULMETING_TEST_LOOKS_IN", path)
        .output()
        .unwrap();
    assert!(child.status.success());
}

#[test]
fn another_program_that_looks_in_takes_no_log_away_from_the_one_that_writes() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::full());
    let log = path.with_file_name("almelo.nulmeting-wal");
    let before = memos(&path);
    // Whatever looks at the file in this program must not let go of the locks that it has on it.
    drop(Reader::open(&path).unwrap());
    nulmeting::store::check(&path).unwrap();
    backup::make(&path, Reason::Day, noon()).unwrap();
    backup::forget(&path, &[]).unwrap();
    for number in 0..3 {
        store.record(&[memo(number, "typed while others look in")], noon()).unwrap();
        look_in(&path);
        assert!(log.metadata().is_ok_and(|log| log.len() > 0), "its log is gone");
    }
    // Striking and erasing look at every byte of the files.
    let nobody = Id::new("nobody").unwrap();
    store.erase(&nobody, &nulmeting::domain::erased::Decisions::default(), noon()).unwrap();
    store.record(&[memo(9, "after it")], noon()).unwrap();
    look_in(&path);
    drop(store);
    assert_eq!(memos(&path), before + 4);
}

#[test]
fn a_log_of_another_version_of_the_study_is_told_before_anything_is_mixed() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    super::opening::run_child(&path);
    let log = path.with_file_name("almelo.nulmeting-wal");
    assert!(log.metadata().unwrap().len() > 0);
    // A sync service brings another version, and leaves the log.
    let elsewhere = TempDir::new().unwrap();
    let other = fresh(&elsewhere);
    let mut store = created(&other, &samples::full());
    for number in 0..200 {
        store.record(&[memo(number, &"other ".repeat(number))], noon()).unwrap();
    }
    drop(store);
    fs::rename(&other, &path).unwrap();
    let bytes = fs::read(&path).unwrap();
    let refused = Store::open(&path, somebody(2)).unwrap_err();
    assert!(matches!(refused, StoreError::OtherLog(_)), "{refused}");
    assert!(fs::read(&path).unwrap() == bytes, "it was written to");
    // The remedy that it names.
    fs::rename(&log, elsewhere.path().join("log")).unwrap();
    let store = Store::open(&path, somebody(2)).unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap().memos.len(), 200 + samples::full().memos.len());
}

#[test]
fn where_no_memory_can_be_shared_a_study_is_written_without_a_log() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::full()));
    let before = memos(&path);
    for ending in ["-shm", "-wal"] {
        let _ = fs::remove_file(path.with_file_name(format!("almelo.nulmeting{ending}")));
    }
    // Nothing can be made of this name: so it is on shares whose memory two computers do not see.
    std::os::unix::fs::symlink("nowhere", path.with_file_name("almelo.nulmeting-shm")).unwrap();
    let mut store = Store::open(&path, somebody(1)).unwrap();
    let reader = Reader::open(&path).unwrap();
    for number in 0..5 {
        store.record(&[memo(number, "on a share")], noon()).unwrap();
        assert_eq!(reader.load(&Scope::Whole).unwrap().memos.len(), before + number + 1);
        assert!(!path.with_file_name("almelo.nulmeting-wal").exists());
    }
    store.save_draft(&key(), &Typed::new("being typed", 0), noon()).unwrap();
    backup::make(&path, Reason::Day, noon()).unwrap();
    drop(store);
    drop(reader);
    // Back on a disk of one's own there is a log again.
    fs::remove_file(path.with_file_name("almelo.nulmeting-shm")).unwrap();
    let store = Store::open(&path, somebody(1)).unwrap();
    assert!(path.with_file_name("almelo.nulmeting-wal").exists());
    assert_eq!(store.drafts().unwrap().len(), 1);
    assert_eq!(memos(&path), before + 5);
}

#[test]
fn a_clock_that_was_set_back_changes_no_order_and_loses_no_copy() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::full());
    let moments: [DateTime<Utc>; 4] = [
        noon(),
        noon() - TimeDelta::days(400),
        "1970-01-01T00:00:10Z".parse().unwrap(),
        noon() - TimeDelta::hours(3),
    ];
    for (number, at) in moments.into_iter().enumerate() {
        store.record(&[memo(1, &format!("version {number}"))], at).unwrap();
    }
    let key = memo(1, "").key();
    let history = store.history(&key).unwrap();
    let texts: Vec<_> = history.iter().map(|row| row.value.as_ref().unwrap()["text"].clone()).collect();
    assert_eq!(texts, ["version 0", "version 1", "version 2", "version 3"]);
    assert!(history.is_sorted_by_key(|row| row.turn));
    assert!(store.conflicts().unwrap().is_empty());
    store.rebuild().unwrap();
    let held = store.load(&Scope::Whole).unwrap();
    assert!(held.memos.iter().any(|memo| memo.text == "version 3"));
    drop(store);
    // Copies of two weeks, and then the clock says 1970.
    for day in 0..14 {
        backup::make(&path, Reason::Day, noon() + TimeDelta::days(day)).unwrap();
    }
    let made = backup::make(&path, Reason::Day, moments[2]).unwrap();
    backup::tidy(&path, Some(&made.path)).unwrap();
    let left = backup::all(&path);
    assert!(left.contains(&made), "the copy that was just made went");
    assert!(left.len() > 7 && left[0].at == noon() + TimeDelta::days(13));
}
