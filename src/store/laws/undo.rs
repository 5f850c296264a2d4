//! Taking back undoes, doing again redoes: after any changes, in any sittings, by two people, the study is what it was.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::domain::undo::{TakenBack, Way, Why};

/// What the study says, and what is disputed. Parts that say nothing are as if they were never there.
fn said(store: &Store) -> (Vec<String>, Vec<String>) {
    let study = store.load(&Scope::Whole).unwrap();
    let nothing = |change: &Change| {
        let empty = crate::domain::undo::before_anything(&change.key());
        change.key().part != Part::Details && empty.as_ref() == Some(change)
    };
    let mut parts: Vec<String> = study
        .changes()
        .iter()
        .filter(|change| !nothing(change))
        .map(|change| format!("{change:?}"))
        .collect();
    parts.sort();
    let disputed = store.conflicts().unwrap();
    (parts, disputed.iter().map(|one| format!("{} {}", one.key, one.rows.len())).collect())
}

/// Somebody, whose ids differ from those of a sitting before.
fn author(device: u128, name: &str) -> Origin {
    static LAST: AtomicU64 = AtomicU64::new(1);
    Origin::new(Uuid::from_u128(device), name, || {
        Uuid::from_u128(u128::from(LAST.fetch_add(1, Ordering::Relaxed)))
    })
}

/// Records some changes as one; whether anything was written.
fn record(store: &mut Store, changes: &[Change]) -> bool {
    match store.record(changes, noon()) {
        Ok(recorded) => !recorded.rows.is_empty(),
        Err(StoreError::NoRecord { .. }) => false,
        Err(error) => panic!("{error}"),
    }
}

/// Cuts changes into groups of one to four that are made at once.
fn groups(edits: &[[u8; 6]]) -> Vec<Vec<Change>> {
    let mut groups: Vec<Vec<Change>> = Vec::new();
    let mut room = 0;
    for edit in edits {
        if room == 0 {
            room = edit[5] % 4 + 1;
            groups.push(Vec::new());
        }
        room -= 1;
        groups.last_mut().unwrap().push(change(*edit));
    }
    groups
}

/// Makes changes one after the other, in several sittings, and what the study said after each.
fn played(path: &Path, groups: &[Vec<Change>]) -> Vec<(Vec<String>, Vec<String>)> {
    let mut store = quick(Store::create(path, author(1, "Ann"), &base(), noon()).unwrap());
    let mut states = vec![said(&store)];
    for (at, group) in groups.iter().enumerate() {
        if at % 9 == 8 {
            drop(store);
            store = quick(Store::open(path, author(1, "Ann")).unwrap());
        }
        if record(&mut store, group) {
            states.push(said(&store));
        }
    }
    states
}

fn turned(store: &mut Store, way: Way) -> TakenBack {
    let told = store.turn(way, noon()).unwrap();
    assert!(told.left.iter().all(|left| left.why == Why::Lasting), "{:?}", told.left);
    told
}

fn goes_back_and_forth(groups: &[Vec<Change>]) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("s");
    let states = played(&path, groups);
    let mut store = quick(Store::open(&path, author(1, "Ann")).unwrap());
    for (step, state) in states.iter().enumerate().rev().skip(1) {
        assert!(!turned(&mut store, Way::Back).done.is_empty());
        assert_eq!(said(&store), *state, "back to {step}");
        if step % 5 == 0 {
            drop(store);
            store = quick(Store::open(&path, author(1, "Ann")).unwrap());
        }
    }
    assert!(turned(&mut store, Way::Back).done.is_empty(), "the study itself stays");
    // Half of it again, a little back, and all again.
    let half = states.len() / 2;
    for state in &states[1..=half] {
        turned(&mut store, Way::Again);
        assert_eq!(said(&store), *state);
    }
    for state in states[..half].iter().rev().take(3) {
        turned(&mut store, Way::Back);
        assert_eq!(said(&store), *state);
    }
    while !turned(&mut store, Way::Again).done.is_empty() {}
    assert_eq!(said(&store), *states.last().unwrap());
    // The tables are what the journal says all the while.
    let live = dump(&store);
    store.rebuild().unwrap();
    assert_eq!(dump(&store), live);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taken_back_one_by_one_the_study_is_what_it_was_and_done_again_what_it_became(edits in bytes(60)) {
        goes_back_and_forth(&groups(&edits));
    }

    #[test]
    fn what_somebody_else_changed_is_never_touched(
        steps in prop::collection::vec((0_u8..4, any::<[u8; 6]>()), 1..50),
    ) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("base");
        drop(quick(Store::create(&path, author(1, "Ann"), &base(), noon()).unwrap()));
        let mut ann = quick(Store::open(&path, author(2, "Ann")).unwrap());
        let other = folder.path().join("other");
        std::fs::copy(&path, &other).unwrap();
        let mut ben = quick(Store::open(&other, author(3, "Ben")).unwrap());
        for (who, edit) in steps {
            match who {
                0 => { record(&mut ann, &[change(edit)]); }
                1 => { record(&mut ben, &[change(edit)]); }
                2 => { ann.turn(if edit[0] % 3 == 0 { Way::Again } else { Way::Back }, noon()).unwrap(); }
                _ => {
                    ann.merge_rows(&ben.journal().unwrap()).unwrap();
                    ben.merge_rows(&ann.journal().unwrap()).unwrap();
                }
            }
        }
        ann.merge_rows(&ben.journal().unwrap()).unwrap();
        // What Ben's rows say, where nobody replaced them, still stands when Ann takes back everything.
        let current = |store: &Store| -> Vec<Uuid> {
            let rows = store.journal().unwrap();
            let replaced: HashSet<Uuid> = rows.iter().flat_map(|row| row.replaces.iter().copied()).collect();
            rows.iter().filter(|row| row.author == "Ben" && !replaced.contains(&row.id)).map(|row| row.id).collect()
        };
        let before = current(&ann);
        while !ann.turn(Way::Back, noon()).unwrap().done.is_empty() {}
        let after = current(&ann);
        prop_assert!(before.iter().all(|row| after.contains(row)));
        let live = dump(&ann);
        ann.rebuild().unwrap();
        prop_assert_eq!(dump(&ann), live);
        ben.merge_rows(&ann.journal().unwrap()).unwrap();
        prop_assert_eq!(dump(&ben), dump(&ann));
    }

    #[test]
    fn struck_words_never_come_back(edits in bytes(40)) {
        let folder = TempDir::new().unwrap();
        let mut store = quick(Store::create(&folder.path().join("s"), author(1, "Ann"), &base(), noon()).unwrap());
        let secret = "unsäglich geheim";
        for (at, edit) in edits.iter().enumerate() {
            record(&mut store, &[change(*edit)]);
            if at % 7 == 3 {
                let notes = Notes { text: format!("ja {secret} {at}"), ..Notes::default() };
                record(&mut store, &[Change::AnswerNotes(talk_of(edit[1]), id("q0"), notes)]);
                let stays = [Change::AnswerNotes(talk_of(edit[1]), id("q0"), Notes::default())];
                let key = DraftKey { interview: talk_of(edit[1]), place: DraftPlace::Question(id("q0")) };
                store.strike(&key, &stays, secret, noon()).unwrap();
            }
        }
        while !store.turn(Way::Back, noon()).unwrap().done.is_empty() {
            let rows = store.journal().unwrap();
            let mut values = rows.iter().filter_map(|row| row.value.as_ref());
            prop_assert!(!values.any(|value| value.to_string().contains(secret)));
        }
    }
}

/// The law once more, long and the same every time.
#[test]
fn a_thousand_changes_are_taken_back_one_by_one() {
    let mut seed: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut byte = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 32) as u8
    };
    let edits: Vec<[u8; 6]> = (0..1_000).map(|_| std::array::from_fn(|_| byte())).collect();
    let singles: Vec<Vec<Change>> = edits.iter().map(|edit| vec![change(*edit)]).collect();
    goes_back_and_forth(&singles);
    goes_back_and_forth(&groups(&edits[..300]));
}

#[test]
fn what_somebody_else_replaced_is_told_and_what_was_before_it_taken_back() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("s");
    let mut ann = quick(Store::create(&path, author(1, "Ann"), &base(), noon()).unwrap());
    let rule = |text: &str| Change::Rule(CodingRule { indicator: id("x"), text: text.into() });
    let memo =
        |text: &str| Change::Memo(Memo { id: id("m"), about: None, text: text.into(), written_on: None });
    ann.record(&[memo("Ann's")], noon()).unwrap();
    ann.record(&[rule("Ann's")], noon()).unwrap();
    drop(ann);
    let mut ben = quick(Store::open(&path, author(2, "Ben")).unwrap());
    assert!(!ben.can_take_back().unwrap());
    ben.record(&[rule("Ben's")], noon()).unwrap();
    drop(ben);
    let mut ann = quick(Store::open(&path, author(1, "Ann")).unwrap());
    let tried = ann.try_turning(Way::Back, 2, noon()).unwrap();
    let told = ann.turn(Way::Back, noon()).unwrap();
    assert_eq!(tried[0], told);
    assert!(tried[1].done.is_empty());
    assert_eq!(told.left.len(), 1);
    assert_eq!((told.left[0].key.kind, &told.left[0].why), (RecordKind::Rule, &Why::Replaced("Ben".into())));
    assert_eq!(told.done.len(), 1);
    let study = ann.load(&Scope::Whole).unwrap();
    assert!(study.memos.is_empty());
    assert_eq!(study.rules[0].text, "Ben's");
    // What was passed over is not told again.
    let told = ann.turn(Way::Back, noon()).unwrap();
    assert!(told.done.is_empty() && told.left.iter().all(|left| left.why == Why::Lasting), "{told:?}");
    assert_eq!(ann.turn(Way::Again, noon()).unwrap().done.len(), 1);
    assert_eq!(ann.load(&Scope::Whole).unwrap().memos[0].text, "Ann's");
}

#[test]
fn a_unit_on_which_somebody_else_built_stays() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("s");
    let mut ann = quick(Store::create(&path, author(1, "Ann"), &base(), noon()).unwrap());
    let new = Unit { id: id("new"), ..unit(0, [0, 0, 0]) };
    ann.record(&[Change::Unit(new)], noon()).unwrap();
    drop(ann);
    let mut ben = quick(Store::open(&path, author(2, "Ben")).unwrap());
    let talk = InterviewId::new("new/r0").unwrap();
    ben.record(&[Change::Interview(talk, details(id("new"), id("r0")))], noon()).unwrap();
    drop(ben);
    let mut ann = quick(Store::open(&path, author(1, "Ann")).unwrap());
    let told = ann.turn(Way::Back, noon()).unwrap();
    assert!(told.done.is_empty());
    assert_eq!(told.left[0].why, Why::BuiltOn("Ben".into()));
}

#[test]
fn a_settled_conflict_stands_open_again() {
    let folder = TempDir::new().unwrap();
    let (path, other) = (folder.path().join("a"), folder.path().join("b"));
    drop(quick(Store::create(&path, author(1, "Ann"), &base(), noon()).unwrap()));
    std::fs::copy(&path, &other).unwrap();
    let mut ann = quick(Store::open(&path, author(1, "Ann")).unwrap());
    let mut ben = quick(Store::open(&other, author(2, "Ben")).unwrap());
    let rule = |text: &str| Change::Rule(CodingRule { indicator: id("x"), text: text.into() });
    ann.record(&[rule("a")], noon()).unwrap();
    ben.record(&[rule("b")], noon()).unwrap();
    ann.merge_rows(&ben.journal().unwrap()).unwrap();
    let open = said(&ann);
    assert_eq!(open.1.len(), 1);
    // While it is open nothing of it is taken back.
    assert_eq!(ann.try_turning(Way::Back, 1, noon()).unwrap()[0].left[0].why, Why::Disputed);
    ann.record(&[rule("a and b")], noon()).unwrap();
    let settled = said(&ann);
    ann.turn(Way::Back, noon()).unwrap();
    assert_eq!(said(&ann), open);
    ann.turn(Way::Again, noon()).unwrap();
    assert_eq!(said(&ann), settled);
    let live = dump(&ann);
    ann.rebuild().unwrap();
    assert_eq!(dump(&ann), live);
}
