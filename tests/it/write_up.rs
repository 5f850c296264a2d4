//! The write-up of a talk for the respondent: frozen, worked up, sent, approved, with its quotes.

use nulmeting::domain::answer::Answer;
use nulmeting::domain::study::Study;
use nulmeting::domain::writeup::{QuoteState, ReplyStatus};

use crate::support::Journey;

const TALK: &str = "interne-dienstverlening/r2";

/// A talk with a quote and something in confidence, finished; its write-up is open.
fn after_the_talk(width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("/Internal<enter>l<enter>y");
    journey
        .press("Größe 🙂 kent hier niemand.<enter>> Wij zijn open.<enter>Jan zegt dat in vertrouwen.<esc>h");
    journey.press("<esc>fy").press("y");
    assert!(journey.shows("As typed, frozen"), "{}", journey.screen());
    journey
}

fn answer(study: &Study) -> Answer {
    let mut here = study.answers.iter().filter(|one| one.interview.as_str() == TALK);
    here.find(|one| one.question == *"knows_project").unwrap().clone()
}

#[test]
fn what_was_typed_is_frozen_when_the_talk_is_over_and_later_notes_do_not_touch_it() {
    let mut journey = after_the_talk(80, 24);
    insta::assert_snapshot!("write-up-80x24", journey.screen());
    let typed = Some("Größe 🙂 kent hier niemand.\nWij zijn open.\n…".to_owned());
    assert_eq!(answer(&journey.study()).write_up.typed, typed);
    journey.press("<esc><enter><ctrl-end><enter>En nog iets.<esc>q");
    let study = journey.study();
    assert!(answer(&study).notes.text.ends_with("En nog iets."));
    assert_eq!(answer(&study).write_up.typed, typed);
    journey.press("y");
    assert!(!journey.shows("vertrouwen") && !journey.shows("En nog iets"), "{}", journey.screen());
}

#[test]
fn it_is_worked_up_sent_and_approved_and_undo_takes_each_step_back() {
    let mut journey = after_the_talk(120, 40);
    journey.press("<enter>");
    journey.press("<alt-enter>Niemand kent het project.<enter>");
    assert!(journey.shows("As worked up"), "{}", journey.screen());
    let worked_up = answer(&journey.study()).write_up.worked_up.unwrap();
    assert!(worked_up.ends_with("Niemand kent het project."), "{worked_up}");
    assert!(!worked_up.contains("vertrouwen"));
    journey.press("sca");
    assert!(journey.shows("As approved by the respondent"), "{}", journey.screen());
    let study = journey.study();
    assert_eq!(answer(&study).write_up.approved.as_ref(), Some(&worked_up));
    let replies = |study: &Study| -> Vec<ReplyStatus> {
        let talk = study.interviews.iter().find(|one| one.id.as_str() == TALK).unwrap();
        talk.replies.iter().map(|reply| reply.status).collect()
    };
    assert_eq!(replies(&study), [ReplyStatus::Sent, ReplyStatus::Corrected, ReplyStatus::Approved]);
    insta::assert_snapshot!("write-up-120x40", journey.screen());
    journey.press("uuuu");
    let study = journey.study();
    assert_eq!((replies(&study).len(), answer(&study).write_up.worked_up), (0, None));
    assert!(answer(&study).write_up.typed.is_some(), "what was frozen when the talk ended stays");
}

#[test]
fn what_is_typed_after_the_respondent_approved_is_not_called_approved_and_is_frozen_by_itself() {
    let mut journey = after_the_talk(120, 40);
    journey.press("sa");
    assert!(journey.shows("As approved by the respondent"), "{}", journey.screen());
    journey.press("<esc><enter><ctrl-end><pagedown>Later gezegd.<esc>q").press("y");
    assert!(journey.shows("The notes as they are now"), "{}", journey.screen());
    let later = |study: &Study| {
        let mut here = study.answers.iter().filter(|one| one.interview.as_str() == TALK);
        here.find(|one| one.notes.text == "Later gezegd.").unwrap().write_up.clone()
    };
    journey.press("a");
    assert_eq!(later(&journey.study()).approved, None, "nobody was sent it");
    journey.press("f");
    assert!(journey.shows("Frozen as typed") && journey.shows("As typed, frozen"), "{}", journey.screen());
    assert_eq!(later(&journey.study()).typed.as_deref(), Some("Later gezegd."));
    journey.press("sa");
    assert!(journey.shows("As approved by the respondent"), "{}", journey.screen());
    assert!(!journey.shows("As typed, frozen"), "{}", journey.screen());
    assert_eq!(later(&journey.study()).approved.as_deref(), Some("Later gezegd."));
}

#[test]
fn what_is_worked_up_after_the_approval_stands_below_what_was_approved() {
    let mut journey = after_the_talk(120, 40);
    journey.press("sa<enter>").press("<alt-enter>Toch anders.<enter>");
    assert!(journey.shows("Worked up since, not approved yet:"), "{}", journey.screen());
    let study = journey.study();
    let approved = answer(&study).write_up.approved.unwrap();
    assert!(!approved.contains("Toch anders."), "{approved}");
    journey.press("a");
    assert!(!journey.shows("Worked up since"), "{}", journey.screen());
    assert!(answer(&journey.study()).write_up.approved.unwrap().ends_with("Toch anders."));
}

#[test]
fn a_quote_goes_from_typed_to_checked_approved_and_withdrawn_and_says_whether_it_may_be_used() {
    let mut journey = after_the_talk(80, 24);
    assert!(journey.shows("typed live · not used"), "{}", journey.screen());
    let state = |journey: &Journey| answer(&journey.study()).write_up.state_of("Wij zijn open.");
    for wanted in [Some(QuoteState::Checked), Some(QuoteState::Approved), Some(QuoteState::Withdrawn), None] {
        journey.press("jv");
        assert_eq!(state(&journey), wanted);
    }
}
