//! Nothing that is typed goes astray: not into another record, not with a form, and never is *saved* said of it untruly.

use nulmeting::domain::answer::{ClosedAnswer, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{Contact, InterviewStatus};
use nulmeting::tui::key;
use nulmeting::tui::message::{Effect, Message};
use nulmeting::tui::model::Overlay;
use nulmeting::tui::update::update;

use crate::support::Journey;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Presses keys and holds back what they ask for and save: the threads are slow.
fn press_ahead(journey: &mut Journey, script: &str) -> Vec<Effect> {
    key::keys(script)
        .into_iter()
        .flat_map(|pressed| update(&mut journey.model, Message::Key(pressed)))
        .collect()
}

// ---- records and their ids ----

#[test]
fn initiatives_of_two_units_with_one_title_are_two() {
    let mut journey = Journey::sample(80, 24);
    for unit in ["", "j"] {
        journey.press(unit).press("ta").press("Leaflet in plain language<tab>a<enter><esc>");
    }
    let study = journey.study();
    let units: Vec<&str> = study
        .initiatives
        .iter()
        .filter(|one| one.details.title == "Leaflet in plain language")
        .map(|one| one.details.unit.as_str())
        .collect();
    assert_eq!(units.len(), 2, "{units:?}");
    assert_ne!(units[0], units[1]);
}

#[test]
fn a_unit_called_like_a_removed_one_is_another_one() {
    let mut journey = Journey::sample(80, 24);
    journey.press("u");
    let before = journey.study();
    let first = before.units_in_order("en")[0].clone();
    journey.press("dy").press("a").press(&format!("{}<enter>", first.name.get("en")));
    let study = journey.study();
    assert!(study.unit(first.id.as_str()).is_none());
    let new = study.units.iter().find(|unit| unit.name.get("en") == first.name.get("en")).unwrap();
    assert!(study.interviews.iter().all(|one| one.details.unit != new.id), "it has a past of its own");
    assert_eq!(study.units.len(), before.units.len());
}

#[test]
fn an_interview_begun_after_one_was_removed_holds_none_of_its_answers() {
    let mut journey = Journey::blank(80, 24);
    journey.press("ua").press("Vastgoed<enter><esc>").press("<enter>y");
    journey.press("1Was hier gesagt wurde<esc>q");
    assert_eq!(journey.study().answers.len(), 1, "{}", journey.screen());
    while !journey.shows("Next:") {
        journey.press("<esc>");
    }
    journey.press("idy<esc>");
    assert!(journey.study().interviews.is_empty(), "{}", journey.screen());
    journey.press("<enter>y");
    let study = journey.study();
    assert_eq!(study.interviews.len(), 1);
    assert_eq!(study.interviews[0].id.as_str(), "vastgoed/baseline-2");
    assert!(study.answers.is_empty(), "{:?}", study.answers);
}

#[test]
fn a_participant_is_not_written_over_by_another_of_the_same_name() {
    let mut journey = Journey::sample(80, 24);
    let talk = journey.study().interviews[0].clone();
    let before: Vec<_> = journey.study().participants;
    let present = before.iter().find(|one| one.interview == talk.id).unwrap();
    go_to_participants(&mut journey, &talk.id);
    journey.press("a").press(&format!("{}<tab><tab><tab>Other team<enter>", present.respondent));
    assert!(journey.shows("takes part already"), "{}", journey.screen());
    assert_eq!(journey.study().participants, before);
    let Some(Overlay::Form(form)) = &journey.model.overlay else { panic!("{}", journey.screen()) };
    assert_eq!(form.fields[3].value(), "Other team", "what was typed is still there");
    journey.press("<ctrl-u>x").press("<tab>").press("<enter>");
}

/// From the home screen to the participants of the only interview of a cell.
fn go_to_participants(journey: &mut Journey, talk: &InterviewId) {
    let study = journey.study();
    let details = &study.interview(talk).unwrap().details;
    let row = study.units_in_order("en").iter().position(|unit| unit.id == details.unit).unwrap();
    let column = study.rounds.iter().position(|round| round.id == details.round).unwrap();
    journey.press(&"j".repeat(row)).press(&"<right>".repeat(column)).press("p");
    assert!(journey.shows("Participants"), "{}", journey.screen());
}

#[test]
fn a_new_pseudonym_takes_along_what_was_said_under_the_old_one() {
    let mut journey = Journey::sample(80, 24);
    let study = journey.study();
    let said = study.evidence.iter().find(|one| one.respondent.is_some() && one.interview.is_some()).unwrap();
    let (talk, who) = (said.interview.clone().unwrap(), said.respondent.clone().unwrap());
    let count = |journey: &Journey, who: &str| {
        let study = journey.study();
        study
            .evidence
            .iter()
            .filter(|one| {
                one.interview.as_ref() == Some(&talk) && one.respondent.as_ref().is_some_and(|one| one == who)
            })
            .count()
    };
    let before = count(&journey, who.as_str());
    go_to_participants(&mut journey, &talk);
    let at = study
        .participants
        .iter()
        .filter(|one| one.interview == talk)
        .position(|one| one.respondent == who)
        .unwrap();
    journey.press(&"j".repeat(at)).press("<enter><ctrl-u><ctrl-g>renamed<enter>");
    assert_eq!(
        (count(&journey, "renamed"), count(&journey, who.as_str())),
        (before, 0),
        "{}",
        journey.screen()
    );
    let after = journey.study();
    assert!(after.participants.iter().any(|one| one.interview == talk && one.respondent == *"renamed"));
    assert!(!after.participants.iter().any(|one| one.interview == talk && one.respondent == who));
}

// ---- keys that are quicker than the disk ----

#[test]
fn a_form_asked_for_one_unit_is_not_kept_for_another() {
    let mut journey = Journey::sample(80, 24);
    let before = journey.study().contexts;
    let waiting = press_ahead(&mut journey, "xj");
    journey.perform(waiting);
    assert!(journey.model.overlay.is_none(), "whoever goes on does not wait for the form");
    journey.press("x").press("n<tab>n<enter>");
    let second = journey.study().units_in_order("en")[1].id.clone();
    let study = journey.study();
    let changed: Vec<_> = study.contexts.iter().filter(|one| !before.contains(one)).collect();
    assert_eq!(changed.len(), 1);
    assert_eq!((&changed[0].unit, changed[0].contact_residents), (&second, Contact::None));
}

#[test]
fn a_form_is_kept_for_the_record_it_was_opened_for_though_the_list_moved() {
    let mut journey = Journey::sample(80, 24);
    journey.press("u");
    let study = journey.study();
    let order = study.units_in_order("en");
    let (first, second) = (order[0].id.clone(), order[1].id.clone());
    // The first unit goes to the end of the alphabet, and before the list is read again its group is changed.
    let mut waiting = press_ahead(&mut journey, "<enter><ctrl-u><ctrl-g>Zzz<enter>");
    waiting.extend(press_ahead(&mut journey, "<enter>"));
    journey.perform(waiting);
    journey.press("<tab><tab><ctrl-u><ctrl-g>Programme 9<enter>");
    let study = journey.study();
    assert_eq!(study.unit(first.as_str()).unwrap().group.as_deref(), Some("Programme 9"));
    assert_ne!(study.unit(second.as_str()).unwrap().group.as_deref(), Some("Programme 9"));
}

#[test]
fn what_is_asked_for_on_a_covered_screen_opens_nothing_over_the_one_in_sight() {
    let mut journey = Journey::sample(80, 24);
    let waiting = press_ahead(&mut journey, "x");
    let over = press_ahead(&mut journey, "u");
    journey.perform(waiting);
    journey.perform(over);
    assert!(journey.model.overlay.is_none(), "{}", journey.screen());
    assert!(journey.shows("Kind"), "{}", journey.screen());
}

// ---- forms ----

#[test]
fn what_stands_in_a_form_is_kept_when_the_program_must_end() {
    for ending in [Message::Stop, Message::HangUp, Message::Key(key::key("ctrl-c").unwrap())] {
        let mut journey = Journey::blank(80, 24);
        journey.press("ua").press("Vastgoed");
        journey.send(ending);
        assert!(journey.has_ended);
        assert_eq!(journey.study().units.len(), 1);
    }
}

#[test]
fn a_form_that_cannot_be_kept_holds_up_a_person_and_no_signal() {
    let mut journey = Journey::blank(80, 24);
    journey.press("ua").press("<tab>s<ctrl-c>");
    assert!(!journey.has_ended);
    assert!(journey.shows("Name is needed."), "{}", journey.screen());
    journey.send(Message::Stop);
    assert!(journey.has_ended);
    assert!(journey.study().units.is_empty());
}

#[test]
fn a_form_nobody_typed_into_is_left_as_it_was() {
    let mut journey = Journey::sample(80, 24);
    let before = journey.study();
    journey.press("u<enter><ctrl-c>");
    assert!(journey.has_ended);
    assert_eq!(journey.study(), before);
}

#[test]
fn esc_asks_once_before_it_throws_away_what_was_typed() {
    let mut journey = Journey::blank(80, 24);
    journey.press("ua").press("Vast<esc>");
    assert!(journey.shows("Not kept yet"), "{}", journey.screen());
    journey.press("goed<enter>");
    assert_eq!(journey.study().units[0].name.get("en"), "Vastgoed");
    journey.press("a").press("Weg<esc><esc>");
    assert!(journey.model.overlay.is_none());
    assert_eq!(journey.study().units.len(), 1);
}

#[test]
fn a_form_that_would_begin_something_begins_nothing_when_the_program_must_end() {
    let mut journey = Journey::sample(80, 24);
    journey.press("<enter>");
    let status = |journey: &Journey| journey.study().interviews[0].state.status;
    assert_eq!(status(&journey), InterviewStatus::Completed, "{}", journey.screen());
    journey.press("<esc>f");
    journey.send(Message::Stop);
    assert!(journey.has_ended);
    assert_eq!(status(&journey), InterviewStatus::Completed);
}

// ---- the word saved ----

#[test]
fn what_was_refused_is_never_called_saved() {
    let mut journey = Journey::sample(80, 24);
    assert!(journey.shows("saved"));
    let nowhere = Change::AnswerNotes(
        InterviewId::new("nobody/r1").unwrap(),
        id("core_tasks"),
        Notes { text: "lost".into(), ..Notes::default() },
    );
    journey.model.saving.given += 1;
    let ticket = journey.model.saving.given;
    journey.perform(vec![Effect::Save(ticket, nulmeting::workbench::request::Save::Changes(vec![nowhere]))]);
    assert!(journey.shows("NOT SAVED"), "{}", journey.screen());
    journey.press("uj");
    assert!(journey.shows("NOT SAVED"), "it does not go away with the next key");
    journey.press("<ctrl-c>");
    assert!(journey.has_ended, "and it holds nobody up");
}

#[test]
fn a_pasted_thought_is_an_answer_after_a_minute_without_a_key() {
    let mut journey = Journey::blank(80, 24);
    journey.press("ua").press("Vastgoed<enter><esc>").press("<enter>y");
    journey.paste("Zeile eins\nZeile zwei");
    assert!(journey.study().answers.is_empty(), "a draft is no answer yet");
    journey.wait(61);
    assert_eq!(journey.study().answers[0].notes.text, "Zeile eins\nZeile zwei");
    assert_eq!(journey.study().answers[0].closed, ClosedAnswer::default());
}
