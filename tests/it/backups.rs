//! The page of copies: each is looked at, one is made, and one takes the place of the study after asking.

use std::fs;

use nulmeting::domain::erased::{Decisions, Verdict};
use nulmeting::store::backup::{self, Reason};
use nulmeting::workbench::begin;
use nulmeting::workbench::erase::Erasing;

use crate::support::{Journey, noon};

/// The sample study with a copy of yesterday.
fn journey(width: u16, height: u16, language: &str) -> Journey {
    let mut journey = Journey::sample_in(language, width, height);
    backup::make(&journey.path, Reason::Day, noon() - chrono::Duration::days(1)).unwrap();
    journey.press("u<enter><tab><tab>X<enter><esc>");
    journey
}

/// The screen without sizes, which are those of this version of SQLite.
fn drawn(journey: &Journey) -> String {
    let line = |line: &str| match line.split_once(" KiB") {
        Some((head, tail)) => {
            format!("{}NNN KiB{tail}", head.trim_end_matches(|one: char| one.is_ascii_digit()))
        }
        None => line.to_owned(),
    };
    journey.screen().lines().map(line).collect::<Vec<_>>().join("\n")
}

fn reasons(journey: &Journey) -> Vec<Reason> {
    backup::all(&journey.path).iter().map(|one| one.reason).collect()
}

#[test]
fn copies_are_listed_looked_at_and_made() {
    for (width, height, language) in [(80, 24, "en"), (120, 40, "en"), (80, 24, "de"), (80, 24, "nl")] {
        let mut journey = journey(width, height, language);
        journey.press("Ka");
        assert_eq!(reasons(&journey), [Reason::Wanted, Reason::Day]);
        journey.press("<down><enter>");
        let name = format!("backups-{language}-{width}x{height}");
        insta::assert_snapshot!(name, drawn(&journey));
    }
}

#[test]
fn a_copy_takes_the_place_of_the_study_after_asking_and_the_study_as_it_was_can_come_back() {
    let mut journey = journey(80, 24, "en");
    let changed = journey.study();
    let position = journey.position();
    journey.press("Kr");
    insta::assert_snapshot!("backups-ask-80x24", journey.screen());
    journey.press("n");
    assert_eq!((journey.study(), reasons(&journey)), (changed.clone(), vec![Reason::Day]));
    journey.press("ry");
    assert_eq!(reasons(&journey), [Reason::Restore, Reason::Day]);
    assert_eq!(journey.position(), position - 1);
    assert_ne!(journey.study().units, changed.units);
    journey.press("<enter>");
    insta::assert_snapshot!("backups-done-80x24", drawn(&journey));
    assert!(journey.shows("It has 1 change that the study does not have any more."));
    // What is changed now belongs to the study that came back.
    journey.press("<esc>");
    assert!(journey.shows("Property and Taxes"), "{}", journey.screen());
    journey.press("u<enter><tab><tab>Y<enter><esc>");
    assert_eq!(journey.position(), position);
    journey.press("Kry");
    assert_eq!(journey.study().units, changed.units);
    assert_eq!(reasons(&journey), [Reason::Restore, Reason::Restore, Reason::Day]);
    let (journey, restored) = journey.crash_and_reopen();
    assert_eq!((journey.study().units, restored.drafts.len()), (changed.units, 0));
}

#[test]
fn what_was_erased_since_comes_back_by_no_copy() {
    let mut journey = Journey::made(100, 30, |folder| {
        let path = begin::demo(folder, false, noon()).unwrap().path;
        let copy = backup::make(&path, Reason::Day, noon()).unwrap();
        let elsewhere = path.with_extension("elsewhere");
        fs::copy(&copy.path, &elsewhere).unwrap();
        let erasing = Erasing::begin(folder, &path, "publiekszaken-A", noon()).unwrap();
        erasing.finish(&Decisions::all(Some(Verdict::Erase)), noon()).unwrap();
        // A copy that nobody knew of when it was erased.
        fs::rename(&elsewhere, &copy.path).unwrap();
        path
    });
    journey.press("Kry");
    assert!(
        journey.shows("What was struck or erased since is gone from it as well ("),
        "{}",
        journey.screen()
    );
    let study = journey.study();
    assert!(study.participants.iter().all(|one| one.respondent != *"publiekszaken-A"));
    assert_eq!(study.erased.len(), 1);
}

#[test]
fn a_damaged_copy_says_so_and_is_not_put_back() {
    let mut journey = journey(80, 24, "en");
    let copy = backup::all(&journey.path).remove(0).path;
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0x5A);
    fs::write(&copy, bytes).unwrap();
    let position = journey.position();
    journey.press("Kr");
    assert!(
        journey.shows("damaged (") && journey.shows("This copy cannot be put back"),
        "{}",
        journey.screen()
    );
    journey.press("y");
    assert_eq!((journey.position(), reasons(&journey)), (position, vec![Reason::Day]));
}

#[test]
fn a_copy_that_goes_while_it_is_asked_about_leaves_the_study_as_it_was() {
    let mut journey = journey(80, 24, "en");
    let position = journey.position();
    journey.press("Kr");
    fs::remove_file(&backup::all(&journey.path)[0].path).unwrap();
    journey.press("y");
    assert!(journey.shows("was not put back; the study is as it was"), "{}", journey.screen());
    assert_eq!(journey.position(), position);
    journey.press("<esc>u");
    assert!(journey.shows("Units"), "{}", journey.screen());
}

#[test]
fn a_study_shown_as_it_was_makes_and_puts_back_nothing() {
    let mut journey = journey(80, 24, "en");
    journey.as_of(noon());
    journey.press("K");
    assert!(journey.shows("sound"), "{}", journey.screen());
    journey.press("ary");
    assert_eq!(reasons(&journey), [Reason::Day]);
}
