//! Words that may tell who somebody is: found, decided on with a key, and replaced in what leaves.

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::scan::Decision;
use nulmeting::domain::study::{Memo, Subject, SubjectKind};
use nulmeting::store::Store;
use nulmeting::workbench::{Desk, begin};

use crate::support::{Journey, noon};

fn memo(name: &str, text: &str) -> Change {
    let about = Subject { kind: SubjectKind::Unit, id: "sez".into() };
    Change::Memo(Memo { id: Id::new(name).unwrap(), about: Some(about), text: text.into(), written_on: None })
}

fn journey(width: u16, height: u16) -> Journey {
    Journey::made(width, height, |folder| {
        let path = begin::demo(folder, false, noon()).unwrap().path;
        let origin = nulmeting::store::Origin::new(uuid::Uuid::from_u128(7), "Ann", uuid::Uuid::now_v7);
        let mut store = Store::open(&path, origin).unwrap();
        let texts = [
            memo(
                "m1",
                "Mrs Yılmaz was on sick leave for most of the year, so nobody could tell us about the visits.",
            ),
            memo(
                "m2",
                "After the talk we met Mrs Yılmaz and Fatma el Amrani (f.amrani@almelo.nl) in the hall.",
            ),
        ];
        store.record(&texts, noon()).unwrap();
        path
    })
}

fn decision(journey: &Journey, word: &str) -> Option<Decision> {
    Desk::open(&journey.path).unwrap().decided_words().unwrap().of(word)
}

#[test]
fn words_are_kept_and_replaced_with_one_key_each() {
    let mut journey = journey(80, 24);
    journey.press("W");
    insta::assert_snapshot!("scan-80x24", journey.screen());
    journey.press("r<down><down>");
    assert_eq!(decision(&journey, "Fatma el Amrani"), Some(Decision::Replace("[name]".into())));
    journey.press("e<end><backspace><backspace><backspace><backspace><backspace><backspace>P3<enter>");
    assert_eq!(decision(&journey, "Yılmaz"), Some(Decision::Replace("P3".into())));
    journey.press("<space>");
    assert_eq!(decision(&journey, "f.amrani@almelo.nl"), Some(Decision::Keep));
    // The cursor is on the next word, as far down as the page goes.
    while !journey.shows("▸Yılmaz") {
        assert!(!journey.shows("▸Fatma"), "{}", journey.screen());
        journey.press("<up>");
    }
    journey.press("d");
    assert_eq!(decision(&journey, "Yılmaz"), None);
    assert!(journey.shows("Yılmaz · 2× · not decided"), "{}", journey.screen());
}

#[test]
fn what_leaves_has_what_was_decided_in_the_place_of_words_and_the_record_keeps_them() {
    let mut journey = journey(120, 40);
    journey.press("W");
    insta::assert_snapshot!("scan-120x40", journey.screen());
    journey.press("r<down><down>r");
    let leaving = Desk::open(&journey.path).unwrap().leaving().unwrap().study;
    let texts: Vec<&str> = leaving.memos.iter().rev().take(2).map(|one| one.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "After the talk we met Mrs [name] and [name] (f.amrani@almelo.nl) in the hall.",
            "Mrs [name] was on sick leave for most of the year, so nobody could tell us about the visits.",
        ]
    );
    assert!(journey.study().memos.iter().any(|one| one.text.contains("Yılmaz")));
}

#[test]
fn a_decision_is_there_after_a_crash() {
    let mut journey = journey(80, 24);
    journey.press("Wr");
    let (journey, _) = journey.crash_and_reopen();
    assert_eq!(decision(&journey, "Fatma el Amrani"), Some(Decision::Replace("[name]".into())));
}
