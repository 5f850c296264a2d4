//! The study file on a real disk: what is written is there, and nothing else is touched.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::Study;
use nulmeting::store::{Origin, Reader, Scope, Store};
use tempfile::TempDir;
use uuid::Uuid;

mod backup;
mod drafts;
mod erase;
#[cfg(unix)]
mod faults;
mod opening;
mod power;
mod salvage;
mod samples;
mod strike;
mod versions;
mod writing;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn talk(text: &str) -> InterviewId {
    InterviewId::new(text).unwrap()
}

/// A clock that stands still.
fn noon() -> DateTime<Utc> {
    "2011-03-24T12:00:00Z".parse().unwrap()
}

/// Somebody on a device of their own; no id is ever made twice.
fn somebody(device: u128) -> Origin {
    static LAST: AtomicU64 = AtomicU64::new(0);
    Origin::new(Uuid::from_u128(device), format!("author {device}"), || {
        Uuid::from_u64_pair(0, LAST.fetch_add(1, Ordering::Relaxed))
    })
}

fn fresh(folder: &TempDir) -> PathBuf {
    folder.path().join("almelo.nulmeting")
}

fn created(path: &Path, study: &Study) -> Store {
    Store::create(path, somebody(1), &study.changes(), noon()).unwrap()
}

#[test]
fn a_study_comes_back_as_it_was_entered() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let study = samples::full();
    let store = created(&path, &study);
    assert_eq!(store.load(&Scope::Whole).unwrap(), study);
    drop(store);
    assert_eq!(Store::open(&path, somebody(1)).unwrap().load(&Scope::Whole).unwrap(), study);
    assert_eq!(Reader::open(&path).unwrap().load(&Scope::Whole).unwrap(), study);
}

#[test]
fn the_same_changes_again_write_nothing() {
    let folder = TempDir::new().unwrap();
    let study = samples::full();
    let mut store = created(&fresh(&folder), &study);
    let before = store.journal().unwrap();
    let again = store.record(&study.changes(), noon()).unwrap();
    assert_eq!((again.rows.len(), again.unchanged), (0, study.changes().len()));
    assert_eq!(store.journal().unwrap(), before);
}
