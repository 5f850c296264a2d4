//! After the talk: what it leaves finds its place, one key for each.

use nulmeting::domain::answer::{MarkKind, Missing, Notes};
use nulmeting::domain::id::Id;
use nulmeting::domain::study::{NotePlace, Study};

use crate::support::Journey;

const TALK: &str = "interne-dienstverlening/r2";

/// The talk that was cancelled is held: with two thoughts, something to come back to, and two quotes.
fn after_the_talk(width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("/Internal<enter>l<enter>y");
    journey.press("Zij zegt: „Größe 🙂 kent hier niemand“.<enter>! Wie leidt dat?<enter>En „het“.");
    journey.press("<alt-p>vraag 3: met de kamer van Jan<alt-p><alt-p>Koffie was koud<alt-p><esc>fy");
    assert!(journey.shows("things of it are to be placed: + here"), "{}", journey.screen());
    journey.press("+");
    journey
}

fn notes(study: &Study, question: &str) -> Notes {
    let mut answers = study.answers.iter().filter(|one| one.interview.as_str() == TALK);
    answers.find(|one| one.question == *question).map(|one| one.notes.clone()).unwrap_or_default()
}

fn aside(study: &Study) -> Vec<(NotePlace, String)> {
    let here = study.notes.iter().filter(|note| note.interview.as_str() == TALK);
    here.map(|note| (note.place, note.text.clone())).collect()
}

#[test]
fn what_a_talk_leaves_stands_by_kind_with_the_keys_that_place_it() {
    insta::assert_snapshot!("placing-80x24", after_the_talk(80, 24).screen());
    insta::assert_snapshot!("placing-120x40", after_the_talk(120, 40).screen());
}

#[test]
fn a_parked_thought_goes_to_its_question_or_to_a_sheet_and_undo_brings_it_back() {
    let mut journey = after_the_talk(80, 24);
    journey.press("<enter>").press("3 ·<enter>");
    assert!(journey.shows("Kept on question 3."), "{}", journey.screen());
    let study = journey.study();
    let put: Vec<&Id> = study
        .answers
        .iter()
        .filter(|one| one.interview.as_str() == TALK && one.notes.text == "vraag 3: met de kamer van Jan")
        .map(|one| &one.question)
        .collect();
    assert_eq!(put.len(), 1);
    assert_eq!(aside(&study), [(NotePlace::Parked, "Koffie was koud".to_owned())]);
    journey.press("i");
    assert_eq!(aside(&journey.study()), [(NotePlace::Observation, "Koffie was koud".to_owned())]);
    journey.press("uu");
    let study = journey.study();
    assert_eq!(aside(&study).len(), 2);
    assert!(aside(&study).iter().all(|(place, _)| *place == NotePlace::Parked), "{:?}", aside(&study));
    assert!(study.answers.iter().all(|one| one.notes.text != "vraag 3: met de kamer van Jan"));
    // What was removed is told of nowhere, and undo knows it.
    journey.press("dd");
    assert_eq!(aside(&journey.study()), []);
    journey.press("uu");
    assert_eq!(aside(&journey.study()).len(), 2);
}

#[test]
fn two_thoughts_put_below_one_question_at_once_are_both_there() {
    let mut journey = after_the_talk(80, 24);
    journey.press("<enter>").press("2 ·<enter><enter>").press("2 ·<enter>");
    let study = journey.study();
    let both = study.answers.iter().find(|one| one.notes.text.contains("Jan")).unwrap();
    assert_eq!(both.notes.text, "vraag 3: met de kamer van Jan\nKoffie was koud");
    assert_eq!(both.notes.times.len(), 2, "each keeps its time");
}

#[test]
fn passages_become_quotes_or_are_done_and_questions_get_their_reason() {
    let mut journey = after_the_talk(80, 24);
    // Past the two thoughts: what was to come back to, then the words in quotation marks.
    journey.press("jjd");
    assert!(notes(&journey.study(), "knows_project").marks.is_empty());
    journey.press("v");
    let marks = notes(&journey.study(), "knows_project").marks;
    assert_eq!((marks[0].kind, marks[0].text.as_str()), (MarkKind::Quote, "Größe 🙂 kent hier niemand"));
    journey.press("w");
    let study = journey.study();
    let missing: Vec<Missing> = study
        .answers
        .iter()
        .filter(|one| one.interview.as_str() == TALK)
        .filter_map(|one| one.closed.missing)
        .collect();
    assert_eq!(missing, [Missing::DoesNotKnow]);
    // Into the talk at a passage, and back.
    journey.press("uuu").press("<enter>");
    assert!(journey.shows("Question 1 of"), "{}", journey.screen());
    journey.press("<esc>+");
    assert!(journey.shows("Parked thoughts: 2"), "{}", journey.screen());
    journey.press("q");
    assert!(journey.shows("Almelo"), "{}", journey.screen());
}
