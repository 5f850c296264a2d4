//! Before the talk: appointments, who comes, and what they agreed to.

use nulmeting::domain::id::Id;
use nulmeting::domain::study::Consent;
use nulmeting::language::Words;
use nulmeting::tui::keymap::{self, Action, Place};
use nulmeting::workbench::Desk;
use nulmeting::workbench::evening::{self, Talk};
use nulmeting::workbench::request::{Reply, Request};

use crate::support::Journey;

/// Internal Services, whose second talk was cancelled, with the list of its interviews open.
fn at_the_missing_talk(width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("jjjjjjjj<right>i");
    journey
}

#[test]
fn an_appointment_is_made_with_what_was_tried_and_stands_in_this_weeks_list() {
    let mut journey = at_the_missing_talk(80, 24);
    // Status, then date, time, and at the end the attempts.
    journey.press("<enter>p<tab><tab>2026-11-29<tab>9:3<enter>");
    assert!(journey.shows("write hour and minute"), "{}", journey.screen());
    journey.press(
        "0<shift-tab><shift-tab><shift-tab><shift-tab>phoned, nobody<alt-enter>mail to the office<enter>",
    );
    let study = journey.study();
    let talk = study.interviews.iter().find(|one| one.id.as_str() == "interne-dienstverlening/r2").unwrap();
    assert_eq!(talk.details.at.as_ref().unwrap().as_str(), "09:30");
    assert_eq!(talk.details.attempts, ["phoned, nobody", "mail to the office"]);
    journey.press("<esc>w");
    assert!(journey.shows("this week"), "{}", journey.screen());
    assert!(journey.shows("mail to the office"));
    insta::assert_snapshot!("appointments-80x24", journey.screen());
    // The talk can be held from here, and once it was, nothing waits any more.
    journey.press("<enter>c<enter>");
    assert!(journey.shows("Nothing is waiting"), "{}", journey.screen());
}

#[test]
fn one_key_notes_what_the_signed_letter_covers() {
    let mut journey = Journey::sample(80, 24);
    journey.press("jjjjjjjj<right>ip").press("aint-B<enter>");
    assert!(journey.shows("nothing yet"), "{}", journey.screen());
    journey.press("s");
    assert!(journey.shows("Say first what people agree to"), "{}", journey.screen());
    // The letter of the study: the interview, and contact again.
    journey.press("<esc><esc>s<tab><tab><tab>i<space>c<space><enter>");
    assert_eq!(journey.study().header.letter, [Consent::Interview, Consent::ContactAgain]);
    journey.press("ip");
    insta::assert_snapshot!("participants-not-agreed-80x24", journey.screen());
    journey.press("s");
    let study = journey.study();
    let who = study.participants.iter().find(|one| one.respondent == *"int-B").unwrap();
    assert_eq!(who.consent, study.header.letter);
    assert!(journey.shows("int-B agreed, as in the signed letter"), "{}", journey.screen());
    assert_eq!(study.not_agreed(&who.interview).count(), 0);
}

#[test]
fn who_has_not_agreed_is_said_in_the_list_and_before_the_talk_begins() {
    let mut journey = at_the_missing_talk(80, 24);
    journey.press("paint-B<enter><esc>");
    assert!(journey.shows("not agreed yet: int-B"), "{}", journey.screen());
    journey.press("<esc><enter>y");
    assert!(journey.shows("Not agreed to the interview yet: int-B"), "{}", journey.screen());
}

#[test]
fn the_evening_before_one_sheet_says_who_comes_what_to_ask_and_what_is_unknown() {
    let mut journey = Journey::sample(80, 24);
    journey.press("jjjjjjjj<right>b");
    insta::assert_snapshot!("evening-80x24", journey.screen());
    assert!(journey.shows("Nobody is entered yet."));
    // Who comes is entered from here, and the sheet knows it at once.
    journey.press("pa").press("int-B<enter><esc>");
    assert!(journey.shows("has not agreed to the interview yet"), "{}", journey.screen());
    journey.press("t");
    assert!(journey.shows("Counting applications"), "{}", journey.screen());
    journey.press("<esc>G");
    assert!(journey.shows("22 · Do you use means"), "{}", journey.screen());
    insta::assert_snapshot!("evening-end-80x24", journey.screen());
    journey.press("g<pagedown>k<esc>");
    assert!(journey.shows("The organisation as a whole"), "{}", journey.screen());
    let mut journey = Journey::sample(120, 40);
    insta::assert_snapshot!("evening-120x40", journey.press("jjjj<right>b").screen());
}

#[test]
fn every_line_of_the_sheet_is_reached_by_going_down() {
    let mut journey = Journey::sample(60, 16);
    journey.press("jjjjjjjj<right>b");
    let mut seen = String::new();
    for _ in 0..120 {
        seen.push_str(&journey.screen());
        journey.press("j");
    }
    for line in [
        "Planned time",
        "7 · Which initiatives were they?",
        "Initiatives to follow up",
        "Promotion and leaving are",
    ] {
        assert!(seen.contains(line), "{line}");
    }
    let end = journey.screen();
    assert_eq!(journey.press("jj").screen(), end);
}

#[test]
fn the_sheet_opens_from_the_lists_of_talks_and_for_one_that_nobody_arranged() {
    let mut journey = at_the_missing_talk(80, 24);
    journey.press("<enter>p<tab><tab>2026-11-29<tab>9:30<enter>").press("b");
    assert!(journey.shows("2026-11-29 · 09:30"), "{}", journey.screen());
    journey.press("<esc><esc>w").press("b");
    assert!(journey.shows("2026-11-29 · 09:30"), "{}", journey.screen());
    let mut journey = Journey::blank(80, 24);
    journey.press("ua").press("Haven<enter><esc>b");
    assert!(journey.shows("not arranged yet"), "{}", journey.screen());
    // Arranged from the sheet, the talk is on it.
    journey.press("ia").press("<enter><esc>");
    assert!(!journey.shows("not arranged yet"), "{}", journey.screen());
    assert!(journey.shows("Interview"), "{}", journey.screen());
    // The organisation has a sheet as well, though no questionnaire here asks about it.
    journey.press("<esc>Gb");
    assert!(journey.shows("There is no questionnaire for"), "{}", journey.screen());
}

#[test]
fn several_talks_of_a_unit_are_listed_to_choose_from() {
    let mut journey = at_the_missing_talk(80, 24);
    journey.press("a<enter><esc>b");
    assert!(journey.shows("Interviews: Internal Services"), "{}", journey.screen());
    journey.press("jb");
    assert!(journey.shows("the evening before"), "{}", journey.screen());
}

#[test]
fn no_key_of_a_talk_opens_the_sheet() {
    let of_talk = [Place::Talk, Place::Companion, Place::Parked, Place::Command, Place::Placing];
    for place in of_talk {
        let beyond = place.beyond().iter().flat_map(|beyond| keymap::rows(*beyond));
        assert!(keymap::rows(place).chain(beyond).all(|row| row.action != Action::Prepare), "{place:?}");
    }
    let mut journey = Journey::sample(80, 24);
    journey.press("jjjjj<right><enter>b<alt-b>b");
    assert!(!journey.shows("the evening before"), "{}", journey.screen());
}

#[test]
fn screen_and_paper_say_the_same_though_one_reads_the_unit_and_the_other_the_whole_study() {
    let journey = Journey::sample(80, 24);
    let mut desk = Desk::open(&journey.path).unwrap();
    let whole = desk.whole().unwrap();
    let units = whole.study.units.iter().map(|unit| unit.id.clone()).chain([Id::organisation()]);
    for unit in units {
        let Reply::Unit(_, part) = desk.answer(&Request::Unit(unit.clone())) else { panic!("{unit}") };
        for round in whole.rounds() {
            let interview = whole.study.interviews_of(&unit, &round).map(|one| one.id.clone()).next();
            let talk = Talk { unit: unit.clone(), round, interview };
            let page =
                |study| evening::page(study, &whole.instruments, &talk, "nl", &Words::in_language("nl"));
            assert_eq!(page(&part), page(&whole.study), "{talk:?}");
        }
    }
}
