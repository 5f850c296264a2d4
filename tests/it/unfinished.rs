//! What stands in a form when the program ends is a memo, and holds what a respondent said: whoever is erased is gone from
//! there too, before it became a memo and afterwards.

use std::fs;
use std::path::Path;

use nulmeting::domain::erased::{Decisions, Verdict};
use nulmeting::store::backup::{self, Reason};
use nulmeting::workbench::erase::Erasing;

use crate::support::{Closed, Journey, noon};

const WORDS: &str = "de zonderlinge meneer Kwispelstaart slaapt nooit op het stadhuis";
const TELLING: &str = "Kwispelstaart";

/// Said nowhere else: only where it stands tells whose it is.
const ALONE: &str = "Trommelvuur";

/// Forms and texts that may hold what the respondent of a talk said, with the keys that lead there from the first screen.
const PLACES: &[(&str, &str)] = &[
    ("notes", "<enter><ctrl-end>"),
    ("parked", "<enter><esc>p"),
    ("before the talk", "<enter><esc>,"),
    ("after the talk", "<enter><esc>."),
    ("seen by oneself", "<enter><esc>i"),
    ("evidence", "ae<tab>"),
    ("note on a rating", "a1t"),
    ("coding rule", "ac"),
    ("feedback", "rb<enter><tab>"),
    ("summary", "rs"),
    ("write-up", "yf<enter>"),
    ("memo", "Ma"),
    ("memo on a rating", "aMa"),
    ("who takes part", "pa<tab><tab><tab>"),
    ("interview", "ie<tab>"),
    ("initiative", "ta"),
    ("event", "va<tab>"),
    ("context", "x<tab><tab>"),
    ("unit", "ue"),
    ("link", "c<down><down><enter>e<tab>"),
    ("study", "s<tab>"),
];

/// Those that belong to the talk, so that whatever stands in them goes with it.
const OF_THE_TALK: &[(&str, &str)] = &[
    ("notes", "<enter><ctrl-end>"),
    ("parked", "<enter><esc>p"),
    ("after the talk", "<enter><esc>."),
    ("write-up", "yf<enter>"),
    ("who takes part", "pa<tab><tab><tab>"),
    ("interview", "ie<tab>"),
];

fn is_below(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return is_below(&path, words);
        }
        fs::read(path).unwrap().windows(words.len()).any(|window| window == words.as_bytes())
    })
}

/// The talk of the sample with one respondent, on the first screen; the words stand in its notes.
fn at_talk() -> Journey {
    let mut journey = Journey::sample(100, 40);
    journey.press("/Public Affairs<enter><enter>");
    assert!(journey.shows("Question 1 of"), "{}", journey.screen());
    journey.press(&format!("<ctrl-end><enter>Zij zegt: {WORDS}.<pagedown><esc>q"));
    journey
}

fn erase(journey: &Closed, what: &str) {
    let decisions = Decisions::all(Some(Verdict::Erase));
    let erasing = Erasing::begin(&journey.folder, &journey.path, "publiekszaken-A", noon()).unwrap();
    erasing.finish(&decisions, noon()).unwrap_or_else(|failure| panic!("{what}: {failure}"));
}

/// Types into all of these places, each time until the screen is gone; makes a copy, and erases: where `is_later`, once the
/// program was started again.
fn erased_from(places: &[(&str, &str)], typed: &str, is_later: bool) {
    let mut journey = at_talk();
    let mark = |number: usize| format!("zz{number}zz");
    for (number, (place, keys)) in places.iter().enumerate() {
        journey.torn().press("/Public Affairs<enter>").press(keys);
        let before = journey.screen();
        journey.press(&format!("{typed} {}", mark(number)));
        let folder = journey.path.parent().unwrap();
        assert!(is_below(folder, &mark(number)), "{place}\n{before}\n{}", journey.screen());
    }
    backup::make(&journey.path, Reason::Day, noon()).unwrap();
    let journey = journey.closed(is_later);
    let all = || places.iter().enumerate();
    let left = || -> Vec<&str> {
        let found = all().filter(|(number, _)| is_below(journey.folder.path(), &mark(*number)));
        found.map(|(_, (place, _))| *place).collect()
    };
    assert_eq!(left().len(), places.len(), "the test looks at the right files");
    erase(&journey, typed);
    assert_eq!(left(), [] as [&str; 0]);
    for words in [TELLING, ALONE] {
        assert!(!is_below(journey.folder.path(), words), "{words}");
    }
}

#[test]
fn what_was_typed_into_any_form_and_has_words_of_who_was_erased_is_in_no_byte() {
    erased_from(PLACES, WORDS, false);
    erased_from(PLACES, WORDS, true);
}

#[test]
fn what_was_typed_into_a_form_of_the_talk_goes_whatever_it_says() {
    erased_from(OF_THE_TALK, ALONE, false);
}

#[test]
fn evidence_that_was_being_written_goes_with_the_talk_that_it_is_from() {
    let mut journey = at_talk();
    journey.press("ae<tab>").press(ALONE).press("<tab><tab><tab><tab><tab><left>");
    assert!(journey.study().memos.is_empty());
    let (mut journey, restored) = journey.crash_and_reopen();
    assert_eq!(restored.desk.len(), 1);
    assert_eq!(journey.study().memos[0].about.as_ref().unwrap().to_string(), "unit/publiekszaken");
    // With a speaker it is the speaker's.
    journey.wait(5).press("/Public Affairs<enter>").press("ae<tab>").press(ALONE);
    journey.press("<tab><tab><tab><tab><tab><right>");
    let (journey, _) = journey.crash_and_reopen();
    let about: Vec<String> =
        journey.study().memos.iter().map(|memo| memo.about.as_ref().unwrap().to_string()).collect();
    assert_eq!(about, ["unit/publiekszaken", "interview/publiekszaken/r1"]);
    let journey = journey.closed(false);
    erase(&journey, "evidence");
    let memos = journey.study().memos;
    assert_eq!(memos.len(), 1, "{memos:?}");
}
