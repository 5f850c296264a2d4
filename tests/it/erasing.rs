//! Erasing a respondent on the screen: what goes is told, passages are decided on, and nothing changes before the
//! pseudonym is typed.

use std::collections::VecDeque;
use std::fs;
use std::path::Path;

use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::Change;
use nulmeting::domain::erased::{Decisions, Verdict};
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::Study;
use nulmeting::domain::times::Times;
use nulmeting::store::backup::{self, Reason};
use nulmeting::store::{Origin, Store};
use nulmeting::tui::message::Message;
use nulmeting::tui::worker;
use nulmeting::workbench::erase::{Erasing, NotErased};
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::request::{DraftPlace, DraftText, Save};
use nulmeting::workbench::{Desk, Workbench, begin};

use crate::support::{Journey, noon};

/// What was said in a talk of two people, and nothing says by whom.
const JOINT: &str = "De commandant wilde er zelf niets van weten.\nHet team heeft een tolk gevraagd.";

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// Notes without marks on a question of the joint talk of the sample study.
fn said(text: &str) -> Change {
    let notes = Notes { text: text.into(), ..Notes::default() };
    Change::AnswerNotes(InterviewId::new("samenleving/r1").unwrap(), id("bottlenecks"), notes)
}

fn made(folder: &Folder) -> std::path::PathBuf {
    let path = begin::demo(folder, false, noon()).unwrap().path;
    let mut store = Store::open(&path, Origin::new(uuid::Uuid::from_u128(7), "Ann", uuid::Uuid::now_v7));
    store.as_mut().unwrap().record(&[said(JOINT)], noon()).unwrap();
    path
}

/// The page on somebody who took part in a talk with another one.
fn journey(width: u16, height: u16) -> Journey {
    let mut journey = Journey::made(width, height, made);
    journey.press("jjjjjp");
    assert!(journey.shows("samenleving-A"), "{}", journey.screen());
    journey.press("D");
    journey
}

fn is_in(path: &Path, words: &str) -> bool {
    fs::read(path).unwrap().windows(words.len()).any(|window| window == words.as_bytes())
}

fn takes_part(study: &Study, who: &str) -> bool {
    study.participants.iter().any(|one| one.respondent == *who)
}

/// Decides on every passage in turn.
fn decide_all(journey: &mut Journey, key: &str) {
    for _ in 0..200 {
        journey.press("E");
        if journey.shows("This cannot be undone") {
            journey.press("<esc>");
            return;
        }
        journey.press(key);
    }
    panic!("passages without end: {}", journey.screen());
}

#[test]
fn the_page_tells_what_goes_and_what_stays_and_asks_about_each_passage() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = journey(width, height);
        assert!(journey.shows("What goes") && journey.shows("What stays"), "{}", journey.screen());
        insta::assert_snapshot!(format!("erase-{width}x{height}"), journey.screen());
        journey.press("E");
        assert!(journey.shows("to be decided on first"), "{}", journey.screen());
        insta::assert_snapshot!(format!("erase-passage-{width}x{height}"), journey.screen());
    }
    for language in ["de", "nl"] {
        let mut journey = Journey::sample_in(language, 80, 24);
        journey.press("jjjjjpD");
        insta::assert_snapshot!(format!("erase-{language}-80x24"), journey.screen());
    }
}

#[test]
fn nothing_changes_before_the_pseudonym_is_typed() {
    let mut journey = journey(80, 24);
    let (before, position) = (journey.study(), journey.position());
    decide_all(&mut journey, "d");
    journey.press("E");
    insta::assert_snapshot!("erase-form-80x24", journey.screen());
    journey.press("samenleving-B<enter>");
    assert!(journey.shows("That is not the pseudonym"), "{}", journey.screen());
    journey.press("<esc><esc><esc><esc>");
    assert_eq!((journey.study(), journey.position()), (before, position));
}

#[test]
fn the_person_is_gone_from_the_study_its_backups_and_every_byte_and_the_rest_is_told() {
    let mut journey = journey(80, 24);
    let copy = backup::make(&journey.path, Reason::Day, noon()).unwrap().path;
    fs::copy(&journey.path, journey.path.with_file_name("elsewhere.nulmeting")).unwrap();
    assert!(is_in(&copy, "tolk gevraagd") && is_in(&copy, "commandant wilde"));
    // The first paragraph is the other one's.
    journey.press("E<space>");
    decide_all(&mut journey, "d");
    journey.press("Esamenleving-A<enter>");
    assert!(journey.shows("samenleving-A is erased"), "{}", journey.screen());
    assert!(journey.shows("elsewhere.nulmeting"), "{}", journey.screen());
    let study = journey.study();
    assert!(!takes_part(&study, "samenleving-A"));
    assert!(study.erased.iter().any(|one| one.respondent == *"samenleving-A"));
    for file in [&journey.path, &copy] {
        assert!(!is_in(file, "tolk gevraagd") && is_in(file, "commandant wilde"), "{}", file.display());
    }
    let told = journey.screen().replace(&journey.path.parent().unwrap().display().to_string(), "/data");
    insta::assert_snapshot!("erase-done-80x24", told);
    // The list that one comes back to does not have the person any more, and nothing brings anything back.
    journey.press("<esc>");
    assert!(!journey.shows("samenleving-A"), "{}", journey.screen());
    journey.press("<ctrl-u>");
    assert!(!takes_part(&journey.study(), "samenleving-A"));
}

#[test]
fn page_and_command_erase_the_same() {
    let mut journey = Journey::sample(80, 24);
    journey.press("jpD");
    decide_all(&mut journey, "<space>");
    journey.press("Epubliekszaken-A<enter>");
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::at(place.path());
    let path = begin::demo(&folder, false, noon()).unwrap().path;
    let erasing = Erasing::begin(&folder, &path, "publiekszaken-A", noon()).unwrap();
    erasing.finish(&Decisions::all(Some(Verdict::Keep)), noon()).unwrap();
    let mut other = Desk::open(&path).unwrap().whole().unwrap().study;
    let mut one = journey.study();
    // Which rows were hollowed is told by ids, which are others in each study.
    for study in [&mut one, &mut other] {
        study.erased.iter_mut().for_each(|erased| erased.rows.clear());
    }
    assert_eq!(one, other);
}

#[test]
fn what_is_being_typed_is_found_and_has_to_be_decided_on_before_anything_goes() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::at(place.path());
    let path = made(&folder);
    let (mut workbench, _) = Workbench::open(&folder, &path, noon()).unwrap();
    let draft = DraftText {
        interview: InterviewId::new("samenleving/r1").unwrap(),
        place: DraftPlace::Question(id("bottlenecks")),
        text: format!("{JOINT}\nEn nog iets, halverwege getypt."),
        marks: Some(Vec::new()),
        times: Times::default(),
        cursor: 0,
    };
    let who = id("samenleving-A");
    let mut desk = Desk::open(&path).unwrap();
    let mut decisions = Decisions::default();
    let mut decide = |desk: &mut Desk| loop {
        let request = nulmeting::workbench::request::Request::Erasure(who.clone(), decisions.clone());
        let nulmeting::workbench::request::Reply::Erasure(found) = desk.answer(&request) else { panic!() };
        let Some(open) = found.plan.passages.iter().find(|one| one.verdict.is_none()) else {
            return decisions.clone();
        };
        decisions.decide(open, Verdict::Erase);
    };
    let decided = decide(&mut desk);
    let saves = VecDeque::from([(1, Save::Draft(draft)), (2, Save::Erase(who.clone(), decided))]);
    let told = worker::keep(&mut workbench, &mut saves.clone(), noon);
    let undecided = |message: &Message| matches!(message, Message::Erased(_, erased) if erased.as_ref() == &Err(NotErased::Undecided));
    assert!(told.iter().any(undecided), "{told:?}");
    assert!(takes_part(&Desk::open(&path).unwrap().whole().unwrap().study, "samenleving-A"));
    let decided = decide(&mut desk);
    let told = worker::keep(&mut workbench, &mut VecDeque::from([(3, Save::Erase(who, decided))]), noon);
    let is_done =
        |message: &Message| matches!(message, Message::Erased(_, erased) if erased.as_ref().is_ok());
    assert!(told.iter().any(is_done), "{told:?}");
    assert!(!is_in(&path, "halverwege getypt"));
}

#[test]
fn a_study_shown_as_it_was_erases_nobody() {
    let mut journey = Journey::sample(80, 24);
    let before = journey.position();
    journey.as_of(noon());
    journey.press("jpD");
    assert!(journey.shows("What goes"), "{}", journey.screen());
    decide_all_or_refused(&mut journey);
    assert_eq!(journey.position(), before);
}

fn decide_all_or_refused(journey: &mut Journey) {
    journey.press("dE<enter>publiekszaken-A<enter>");
    assert!(!journey.shows("is erased"), "{}", journey.screen());
}
