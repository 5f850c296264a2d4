//! Taking back and doing again, over the whole interview.

use proptest::prelude::*;
use proptest::sample::select;

use super::desk::Desk;
use crate::domain::answer::Missing;
use crate::domain::study::InitiativeStatus;

#[test]
fn the_last_thing_done_is_taken_back_wherever_it_was_and_it_is_said_what() {
    let mut desk = Desk::small().open();
    desk.press("We mow.<pagedown>1<pagedown>");
    assert_eq!(desk.question(), "where");
    desk.press("<ctrl-u>");
    assert_eq!((desk.question().as_str(), desk.closed().is_empty()), ("plan", true));
    assert_eq!(desk.notice(), "Taken back: closed answer to question 2.");
    desk.press("<ctrl-u>");
    assert_eq!((desk.question().as_str(), desk.text().as_str()), ("tasks", "We "));
    assert_eq!(desk.notice(), "Taken back: notes on question 1.");
    desk.press("<ctrl-u>");
    assert_eq!(desk.text(), "");
    desk.press("<ctrl-u>");
    assert_eq!(desk.notice(), "There is nothing to take back.");
    desk.press("<ctrl-r><ctrl-r><ctrl-r>");
    assert_eq!((desk.question().as_str(), desk.closed().is_empty()), ("plan", false));
    assert_eq!(desk.notice(), "Done again: closed answer to question 2.");
    assert_eq!(desk.kept("tasks").text, "We mow.");
    desk.press("<ctrl-r>");
    assert_eq!(desk.notice(), "There is nothing to do again.");
}

#[test]
fn a_missing_kind_a_sheet_an_initiative_its_fate_and_the_recorder_are_taken_back() {
    let mut desk = Desk::small().open();
    desk.press("<esc>k<alt-p>ask Ann<esc><esc>d");
    desk.press("<esc>j10<enter><enter><enter>Market<enter>");
    assert_eq!(desk.talk().held.initiatives().count(), 2);
    desk.press("26");
    let fate = |desk: &Desk| {
        let round = &desk.talk().held.interview.details.round;
        let one = desk.talk().held.initiatives().find(|one| one.initiative.details.title == "Market")?;
        one.state(round).map(|state| state.status)
    };
    let last = fate(&desk);
    assert_eq!(last, Some(InitiativeStatus::Stopped));
    desk.press("<ctrl-u>");
    assert_eq!(fate(&desk), None);
    assert_eq!(desk.notice(), "Taken back: Market.");
    desk.press("<ctrl-u>");
    assert_eq!(desk.talk().held.initiatives().count(), 1);
    desk.press("<ctrl-u>");
    assert!(desk.talk().held.interview.details.recorder.is_empty());
    assert_eq!(desk.notice(), "Taken back: mark for the recorder.");
    desk.press("<ctrl-u>");
    assert_eq!(
        (desk.talk().held.parked().count(), desk.notice().as_str()),
        (0, "Taken back: Parked thought 1.")
    );
    assert_eq!(desk.talk().held.closed(0).missing, Some(Missing::DoesNotKnow));
    desk.press("<ctrl-u>");
    assert_eq!((desk.question().as_str(), desk.closed().missing), ("tasks", None));
    desk.press("<ctrl-r><ctrl-r><ctrl-r><ctrl-r><ctrl-r>");
    assert_eq!((desk.talk().held.parked().count(), fate(&desk)), (1, last));
}

#[test]
fn with_a_sheet_open_only_what_was_typed_in_it_is_taken_back() {
    let mut desk = Desk::small().open();
    desk.press("We mow.<alt-p>ask<ctrl-u><ctrl-u>");
    assert_eq!((desk.text().as_str(), desk.notice().as_str()), ("", "There is nothing to take back."));
    desk.press("<ctrl-r><esc>");
    assert_eq!((desk.text().as_str(), desk.talk().held.parked().count()), ("We mow.", 1));
}

#[test]
fn a_strike_cannot_be_taken_back_nor_can_what_was_before_it() {
    let mut desk = Desk::small().open();
    desk.press("Good.<enter>Jansen does nothing.<esc>sy<pagedown>1<ctrl-u><ctrl-u><ctrl-u>");
    assert_eq!(desk.notice(), "There is nothing to take back.");
    assert_eq!(desk.kept("tasks").text, "Good.");
}

/// Keys that do something that can be taken back, or go elsewhere.
const KEYS: [&str; 22] = [
    "a",
    "größe ",
    "<enter>",
    "<backspace>",
    "<pagedown>",
    "<pageup>",
    "<tab>",
    "1",
    "2",
    "<esc>k",
    "<esc>x",
    "<esc>v",
    "<esc>!",
    "<esc>h",
    "<alt-p>later<alt-p>",
    "<alt-i> seen<esc>",
    "<esc>d",
    "<ctrl-w>",
    "<enter>@2 there<enter>",
    "<enter>! why?<enter>",
    "<home><delete>",
    "<esc>n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn everything_done_in_an_interview_can_be_taken_back_and_done_again(script in prop::collection::vec(select(&KEYS[..]), 0..25)) {
        let mut desk = Desk::small().open();
        let said = |desk: &Desk| {
            let here = desk.study.answers.iter().filter(|one| one.interview == desk.interview);
            let mut answers: Vec<_> = here
                .map(|one| (one.question.to_string(), one.notes.text.clone(), one.notes.marks.clone(), one.closed.clone()))
                .filter(|(_, text, _, closed)| !text.is_empty() || !closed.is_empty())
                .collect();
            answers.sort_by(|a, b| a.0.cmp(&b.0));
            let held = &desk.talk().held;
            let mut aside: Vec<String> = held.aside().map(|note| note.text.clone()).collect();
            aside.sort();
            (answers, aside, held.interview.details.recorder.len())
        };
        let start = said(&desk);
        for keys in &script {
            desk.press(keys);
            while desk.model.overlay.is_some() {
                desk.press("<esc>");
            }
        }
        // Out of a sheet, and what was typed becomes an answer.
        desk.press("<pagedown><pageup>");
        let end = said(&desk);
        for _ in 0..200 {
            desk.press("<ctrl-u>");
        }
        desk.press("<pagedown><pageup>");
        prop_assert_eq!(said(&desk), start, "{:?}", script);
        for _ in 0..200 {
            desk.press("<ctrl-r>");
        }
        desk.press("<pagedown><pageup>");
        prop_assert_eq!(said(&desk), end, "{:?}", script);
    }
}
