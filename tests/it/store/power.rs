//! The power goes between two saves: what was saved is there, and of what comes after it all or nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::Change;
use nulmeting::domain::rating::Value;
use nulmeting::store::{DraftKey, DraftPlace, Scope, Store, Typed};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use tempfile::TempDir;

use self::disk::{Asked, Disk};
use super::{created, fresh, id, noon, samples, somebody, talk};

#[path = "../../../benches/torture/power.rs"]
#[allow(dead_code, reason = "the bench asks for more")]
mod disk;

const SAVES: usize = 36;
const CUTS_BETWEEN: usize = 8;

/// The study and its log, as they lie on the disk.
fn files(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let all = ["", "-wal"].map(|ending| format!("{name}{ending}"));
    let held =
        all.into_iter().filter_map(|name| Some((name.clone(), fs::read(path.with_file_name(name)).ok()?)));
    held.collect()
}

/// What there is of a study: its records and the texts that are being typed.
fn held(store: &Store) -> impl PartialEq + std::fmt::Debug + use<> {
    let drafts: Vec<String> = store.drafts().unwrap().into_iter().map(|draft| draft.text).collect();
    (store.load(&Scope::Whole).unwrap(), drafts)
}

fn save(store: &mut Store, number: usize) {
    match number % 3 {
        0 => {
            let notes = Notes { text: format!("nee {number}"), ..Notes::default() };
            store.record(&[Change::AnswerNotes(talk("sez/r1"), id("q1"), notes)], noon()).unwrap();
        }
        1 => {
            let key = DraftKey { interview: talk("sez/r1"), place: DraftPlace::Question(id("q2")) };
            let text = "Größe ".repeat(number);
            store.save_draft(&key, &Typed::new(&text, 0), noon()).unwrap();
        }
        _ => {
            let value = Value::level(u8::try_from(number % 4).unwrap()).unwrap();
            let rating = samples::rating("sez", "r1", "vision", value, &[]);
            store.record(&[Change::Rating(rating)], noon()).unwrap();
        }
    }
}

#[test]
fn what_was_saved_is_there_after_a_power_cut_and_what_came_after_it_all_or_not_at_all() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::full());
    let mut random = Pcg64Mcg::seed_from_u64(1);
    let (mut cuts, mut with_all, mut with_none) = (0, 0, 0);
    for number in 0..SAVES {
        let (before, files_before) = (held(&store), files(&path));
        save(&mut store, number);
        let (after, files_after) = (held(&store), files(&path));
        assert!(before != after);
        // Everything goes to the log and stays there: this is what is synced before something counts as saved.
        let name = path.file_name().unwrap().to_str().unwrap();
        assert_eq!(files_before[name], files_after[name], "the log was taken in");
        let log = format!("{name}-wal");
        let (old, new) = (files_before.get(&log).cloned().unwrap_or_default(), &files_after[&log]);
        let from = (0..new.len()).find(|at| old.get(*at) != new.get(*at)).unwrap();
        let mut disk = Disk::with(files_before);
        disk.ask(&Asked::Write(log, from, new[from..].to_vec()));
        for _ in 0..CUTS_BETWEEN {
            let there = TempDir::new().unwrap();
            disk.lose_power(there.path(), || random.next_u32());
            let cut = Store::open(&there.path().join(name), somebody(2)).unwrap();
            let left = held(&cut);
            assert!(left == before || left == after, "save {number}: a part of it is there: {left:?}");
            cuts += 1;
            with_all += usize::from(left == after);
            with_none += usize::from(left == before);
        }
    }
    assert_eq!(cuts, SAVES * CUTS_BETWEEN);
    assert!(with_all > 0 && with_none > 0, "{with_all} whole, {with_none} without: nothing was cut");
}
