//! A damaged file gives what can still be read of it, and nothing that was not there.

use std::fs;
use std::path::{Path, PathBuf};

use nulmeting::domain::scan::Decision;
use nulmeting::domain::study::{Memo, Study};
use nulmeting::store::backup::{self, Reason};
use nulmeting::store::salvage::{Salvaged, salvage};
use nulmeting::store::{DraftKey, Reader, Scope, Store, Typed, doctor};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use tempfile::TempDir;

use super::{created, fresh, id, noon, samples, somebody};

const MEMOS: usize = 400;

/// A study with many memos, each of which says something else, and a text being typed.
fn written(path: &Path) -> Study {
    let mut study = samples::full();
    study.memos.extend((0..MEMOS).map(|at| Memo {
        id: id(&format!("memo-{at}")),
        about: None,
        text: format!("Nummer {at}: {}", "zij weten het niet, en vragen het ook niet. ".repeat(1 + at % 9)),
        written_on: None,
    }));
    let mut store = created(path, &study);
    let answer = &study.answers[0];
    let key = DraftKey::read("answer", &format!("{}/{}", answer.interview, answer.question)).unwrap();
    store.save_draft(&key, &Typed::new("Getypt en nog niet bewaard", 6), noon()).unwrap();
    study
}

fn read(path: &Path) -> Study {
    Reader::open(path).unwrap().load(&Scope::Whole).unwrap()
}

fn save(study: &Path) -> (PathBuf, Salvaged) {
    let to = study.with_file_name("saved.nulmeting");
    for ending in ["", ".left.json"] {
        let _ = fs::remove_file(format!("{}{ending}", to.display()));
    }
    let saved = salvage(study, &to, noon()).unwrap();
    assert_eq!(doctor::examine(&to, noon()).unwrap().found, []);
    (to, saved)
}

/// Overwrites some pages, seldom the first.
fn damage(bytes: &mut [u8], dice: &mut Pcg64Mcg) {
    let pages = bytes.len() / 4096;
    for _ in 0..=dice.next_u64() % 3 {
        let page = 1 + dice.next_u64() as usize % (pages - 1);
        let (from, to) = (page * 4096, (page + 1) * 4096);
        match dice.next_u64() % 3 {
            0 => bytes[from..to].fill(0),
            1 => bytes[from..to].iter_mut().for_each(|byte| *byte = dice.next_u64() as u8),
            _ => bytes[from + 100..from + 200].fill(0xff),
        }
    }
    if dice.next_u64().is_multiple_of(4) {
        bytes[..100].fill(b'x');
    }
}

#[test]
fn a_sound_study_comes_out_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let study = written(&path);
    let rows = Reader::open(&path).unwrap().load(&Scope::Whole).unwrap();
    assert_eq!(rows, study);
    let (to, saved) = save(&path);
    assert_eq!(read(&to), study);
    assert_eq!((saved.unreadable, saved.left.len(), saved.texts), (0, 0, 1), "{saved:?}");
    let mut store = Store::open(&to, somebody(2)).unwrap();
    assert_eq!(store.drafts().unwrap()[0].text, "Getypt en nog niet bewaard");
    assert_eq!(store.commit_drafts(noon()).unwrap().rows.len(), 1);
    assert!(salvage(&path, &to, noon()).is_err(), "nothing is written over");
}

#[test]
fn of_damaged_pages_the_rest_is_saved_and_nothing_is_made_up() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let study = written(&path);
    let whole = fs::read(&path).unwrap();
    let (mut saved_memos, mut tries) = (0, 0);
    for seed in 0..24 {
        let mut bytes = whole.clone();
        damage(&mut bytes, &mut Pcg64Mcg::seed_from_u64(seed));
        fs::write(&path, &bytes).unwrap();
        let to = path.with_file_name("saved.nulmeting");
        let _ = fs::remove_file(&to);
        match salvage(&path, &to, noon()) {
            Err(refused) => assert!(refused.to_string().contains("what the study is"), "{seed}: {refused}"),
            Ok(saved) => {
                let is = read(&to);
                for memo in &is.memos {
                    assert!(study.memos.contains(memo), "{seed}: {memo:?}");
                }
                assert!(is.answers.iter().all(|answer| study.answers.contains(answer)), "{seed}");
                assert_eq!(doctor::examine(&to, noon()).unwrap().found, [], "{seed}: {saved:?}");
                saved_memos += is.memos.len();
            }
        }
        tries += 1;
        assert_eq!(fs::read(&path).unwrap(), bytes, "the damaged file is only read");
        let _ = fs::remove_file(format!("{}.left.json", to.display()));
    }
    let share = saved_memos * 100 / (tries * study.memos.len());
    assert!(share >= 60, "{share} % were saved");
}

#[test]
fn what_a_backup_has_comes_from_there() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let study = written(&path);
    backup::make(&path, Reason::Day, noon()).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    for seed in 0..12 {
        damage(&mut bytes, &mut Pcg64Mcg::seed_from_u64(seed));
    }
    fs::write(&path, &bytes).unwrap();
    let (to, saved) = save(&path);
    assert_eq!(read(&to), study);
    assert!(saved.from_copies.0 > 0 && saved.left.is_empty(), "{saved:?}");
    fs::write(&path, "nothing of it").unwrap();
    let (to, _) = save(&path);
    assert_eq!(read(&to), study, "and all of it where the file is gone");
}

#[test]
fn what_was_decided_of_words_and_where_one_was_is_saved_too_from_a_copy_where_the_file_lost_it() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    written(&path);
    let mut store = Store::open(&path, somebody(1)).unwrap();
    let with = |words: &str| Some(Decision::Replace(words.into()));
    let decisions =
        [("vragen", Some(Decision::Keep)), ("Nummer", with("Nr")), ("Kwispelstaart", with("[naam]"))];
    store.decide_words(&decisions.map(|(word, decision)| (word.to_owned(), decision))).unwrap();
    store.save_place("clock/sez/r1", "77").unwrap();
    drop(store);
    let sound = |saved: &Salvaged, to: &Path| {
        assert_eq!(saved.decided, 2, "a word that stands nowhere is not kept");
        let reader = Reader::open(to).unwrap();
        let decided = reader.decided_words().unwrap();
        assert_eq!(decided.of("vragen"), Some(Decision::Keep));
        assert_eq!(decided.of("Nummer"), with("Nr"));
        assert_eq!(decided.of("Kwispelstaart"), None);
        assert_eq!(reader.place("clock/sez/r1").unwrap().as_deref(), Some("77"));
    };
    let (to, saved) = save(&path);
    sound(&saved, &to);
    backup::make(&path, Reason::Day, noon()).unwrap();
    let damage = |sql: &str| {
        rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    };
    damage("UPDATE place SET text = '{' WHERE kind = 'scan'");
    let (to, saved) = save(&path);
    sound(&saved, &to);
    // What was taken back since the copy was made stays taken back.
    damage("DELETE FROM place WHERE kind = 'scan'");
    assert_eq!(save(&path).1.decided, 0);
}

#[test]
fn what_has_no_place_without_what_is_lost_is_in_a_file_of_its_own() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    written(&path);
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch("DROP TRIGGER journal_keeps; DELETE FROM journal WHERE kind = 'unit'").unwrap();
    drop(connection);
    let (to, saved) = save(&path);
    assert!(saved.left.iter().any(|one| one.starts_with("interview ")), "{saved:?}");
    let left = fs::read_to_string(saved.left_in.unwrap()).unwrap();
    assert!(left.contains("Getypt en nog niet bewaard"), "{left}");
    assert!(read(&to).units.is_empty() && read(&to).memos.len() >= MEMOS);
}
