//! Backups: whole copies that nobody else can read, put back all or not at all, and struck like the study itself.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chrono::Duration;
use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::Change;
use nulmeting::domain::study::NotePlace;
use nulmeting::store::backup::{self, Reason};
use nulmeting::store::{DraftKey, DraftPlace, Reader, Scope, Store, StoreError, Typed};
use tempfile::TempDir;

use super::{created, fresh, id, noon, samples, somebody, talk};

fn said(text: &str) -> Change {
    Change::AnswerNotes(talk("sez/r1"), id("q1"), Notes { text: text.into(), ..Notes::default() })
}

fn text_in(path: &Path) -> String {
    let study = Reader::open(path).unwrap().load(&Scope::Whole).unwrap();
    study.answers.iter().map(|answer| answer.notes.text.as_str()).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    all.sort();
    all
}

fn has_word(path: &Path, word: &str) -> bool {
    fs::read(path).unwrap().windows(word.len()).any(|bytes| bytes == word.as_bytes())
}

#[test]
fn a_copy_is_whole_sound_private_and_made_while_the_study_is_written() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::full());
    let made = backup::make(&path, Reason::Day, noon()).unwrap();
    store.record(&[said("later")], noon()).unwrap();
    let again = backup::make(&path, Reason::Day, noon()).unwrap();
    assert_eq!(made.name(), "2011-03-24T12-00-00Z-day");
    assert_eq!(again.name(), "2011-03-24T12-00-01Z-day", "none takes the place of another");
    assert_eq!(backup::all(&path), [again.clone(), made.clone()]);
    assert_eq!(Reader::open(&made.path).unwrap().load(&Scope::Whole).unwrap(), samples::full());
    assert!(text_in(&again.path).contains("later"));
    assert_eq!(backup::problems(&made.path).unwrap(), Vec::<String>::new());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&backup::folder(&path)), mode(&made.path)), (0o700, 0o600));
    let found = names(&backup::folder(&path));
    assert!(
        found
            .iter()
            .all(|name| name.ends_with("-day.nulmeting") || name.ends_with("-wal") || name.ends_with("-shm")),
        "{found:?}"
    );
}

#[test]
fn old_copies_go_and_other_files_stay() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::small()));
    for day in 0..20 {
        backup::make(&path, Reason::Day, noon() + Duration::days(day)).unwrap();
    }
    fs::write(backup::folder(&path).join("my notes.txt"), "x").unwrap();
    let removed = backup::tidy(&path, None).unwrap();
    let left = backup::all(&path);
    assert_eq!(removed + left.len(), 20);
    assert!((8..=11).contains(&left.len()), "{}", left.len());
    assert_eq!(backup::tidy(&path, None).unwrap(), 0);
    assert!(backup::folder(&path).join("my notes.txt").exists());
}

#[test]
fn a_copy_that_cannot_be_made_leaves_nothing_and_the_study_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::small()));
    fs::write(backup::folder(&path), "in the way").unwrap();
    let error = backup::make(&path, Reason::Day, noon()).unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error}");
    fs::remove_file(backup::folder(&path)).unwrap();
    // A page that says something else than it should.
    let mut bytes = fs::read(&path).unwrap();
    let length = bytes.len();
    bytes[4096..length / 2].fill(0x5a);
    fs::write(&path, &bytes).unwrap();
    let error = backup::make(&path, Reason::Day, noon()).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    assert_eq!(names(&backup::folder(&path)), Vec::<String>::new());
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn restoring_brings_back_what_was_there_and_keeps_what_is() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::small());
    store.record(&[said("before")], noon()).unwrap();
    let old = backup::make(&path, Reason::Day, noon()).unwrap();
    store.record(&[said("after")], noon()).unwrap();
    let open = backup::restore(&path, &old.path, noon()).unwrap_err();
    assert!(matches!(open, StoreError::InUse(_)), "{open}");
    drop(store);
    let done = backup::restore(&path, &old.path, noon() + Duration::hours(1)).unwrap();
    assert_eq!(text_in(&path), "before");
    let kept = done.kept.unwrap();
    assert_eq!(text_in(&kept), "after");
    backup::restore(&path, &kept, noon() + Duration::hours(2)).unwrap();
    assert_eq!(text_in(&path), "after");
    let mut store = Store::open(&path, somebody(1)).unwrap();
    store.record(&[said("and on")], noon()).unwrap();
    assert_eq!(text_in(&path), "and on");
}

#[test]
fn a_damaged_copy_is_not_put_back_and_a_missing_or_damaged_study_gets_its_copy() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::full()));
    let old = backup::make(&path, Reason::Day, noon()).unwrap();
    let bad = folder.path().join("bad");
    let mut bytes = fs::read(&old.path).unwrap();
    bytes[8192..].fill(0x5a);
    fs::write(&bad, &bytes).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(backup::restore(&path, &bad, noon()), Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);

    fs::write(&path, &bytes).unwrap();
    let done = backup::restore(&path, &old.path, noon()).unwrap();
    assert!(done.was_unreadable);
    assert_eq!(fs::read(done.kept.unwrap()).unwrap(), bytes, "the damaged file is kept byte by byte");
    fs::remove_file(&path).unwrap();
    let done = backup::restore(&path, &old.path, noon()).unwrap();
    assert_eq!((done.kept, done.was_unreadable), (None, false));
    let study = Store::open(&path, somebody(1)).unwrap().load(&Scope::Whole).unwrap();
    assert_eq!(study, samples::full());
}

const STRUCK: &str = "Grootveld slaapt op het stadhuis";

/// A study with a passage in an answer, in what was typed over it, and a copy of both; then the passage is struck.
fn struck_since(path: &Path) -> backup::Backup {
    let mut store = created(path, &samples::small());
    store.record(&[said(&format!("Wij werken. {STRUCK}"))], noon()).unwrap();
    let key = DraftKey { interview: talk("sez/r1"), place: DraftPlace::Question(id("q1")) };
    store.save_draft(&key, &Typed::new(&format!("Wij werken. {STRUCK}!"), 0), noon()).unwrap();
    let old = backup::make(path, Reason::Day, noon()).unwrap();
    assert!(has_word(&old.path, "stadhuis"));
    store.strike(&key, &[said("Wij werken.")], STRUCK, noon()).unwrap();
    old
}

#[test]
fn what_was_struck_does_not_come_back_with_an_older_copy() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let old = struck_since(&path);
    let done = backup::restore(&path, &old.path, noon()).unwrap();
    assert_eq!(done.forgotten, 2, "a row, and what was being typed over it");
    assert_eq!(text_in(&path), "Wij werken.");
    assert!(!has_word(&path, "stadhuis"));
    let store = Store::open(&path, somebody(1)).unwrap();
    assert_eq!(store.drafts().unwrap(), []);
}

#[test]
fn copies_forget_what_was_struck_and_stay_sound() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let old = struck_since(&path);
    assert_eq!(backup::forget(&path, &[]).unwrap(), 2);
    assert!(!has_word(&old.path, "stadhuis"));
    assert_eq!(backup::problems(&old.path).unwrap(), Vec::<String>::new());
    assert_eq!(text_in(&old.path), "Wij werken.");
    assert_eq!(backup::forget(&path, &[]).unwrap(), 0, "once is enough");
    assert!(
        names(&backup::folder(&path)).iter().all(|name| !name.contains(".new") && !name.contains(".part"))
    );
}

#[test]
fn what_was_only_ever_being_typed_and_was_struck_goes_from_copies_too() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::small());
    let asked = DraftKey { interview: talk("sez/r1"), place: DraftPlace::Question(id("q1")) };
    let parked = DraftKey { interview: talk("sez/r1"), place: DraftPlace::Note(NotePlace::Parked, 1) };
    let other = DraftKey { interview: talk("sez/r1"), place: DraftPlace::Question(id("q2")) };
    for (key, words) in [(&asked, STRUCK), (&parked, STRUCK), (&other, "stays here")] {
        store.save_draft(key, &Typed::new(words, 0), noon()).unwrap();
    }
    let old = backup::make(&path, Reason::Day, noon()).unwrap();
    let hidden = folder.path().join("hidden");
    fs::copy(&old.path, &hidden).unwrap();
    let notes = Notes { struck: vec![noon()], ..Notes::default() };
    let stays = Change::AnswerNotes(talk("sez/r1"), id("q1"), notes);
    store.strike(&asked, &[stays], STRUCK, noon()).unwrap();
    store.strike(&parked, &[], STRUCK, noon()).unwrap();
    assert_eq!(backup::forget(&path, &[asked.part(), parked.part()]).unwrap(), 2);
    assert!(!has_word(&old.path, "stadhuis"));
    assert!(has_word(&old.path, "stays here"));
    assert_eq!(backup::forget(&path, &[]).unwrap(), 0);
    drop(store);
    // Of a copy that nobody knew of it is told by what the notes say themselves.
    assert_eq!(backup::restore(&path, &hidden, noon()).unwrap().forgotten, 1);
    let drafts = Store::open(&path, somebody(1)).unwrap().drafts().unwrap();
    assert!(drafts.iter().all(|draft| draft.key != asked), "{drafts:?}");
}
