//! Before the talk: appointments, who comes, and what they agreed to.

use nulmeting::domain::study::Consent;

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
