//! A talk with a questionnaire of one's own, from the copy to the answers in the study.

use std::fs;
use std::path::PathBuf;

use nulmeting::definition::Filling;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::InterviewStatus;
use nulmeting::workbench::adapt::{Wanted, adapt};
use nulmeting::workbench::begin;
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::questionnaires;

use crate::support::program::without_question;
use crate::support::{Journey, noon};

/// The baseline without a question, with one moved to the front and one of one's own.
fn own_questionnaire(folder: &Folder) -> PathBuf {
    folder.make().unwrap();
    let to = folder.path().join("veenstad.toml");
    let filling = |name: &str, text: &str| Filling { name: name.into(), language: None, text: text.into() };
    let wanted = Wanted {
        questionnaire: "almelo-baseline".as_ref(),
        study: None,
        id: None,
        fillings: vec![filling("group", "newcomers"), filling("project", "Samen")],
        to: &to,
        may_replace: false,
    };
    let made = adapt(folder, &wanted, |_, _| "Ours.".to_owned()).unwrap();
    assert_eq!(
        made.left.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["months", "organisation", "vision"]
    );
    let text = fs::read_to_string(&to).unwrap();
    let first = "[[section.question]]\nid = \"core_tasks\"";
    let contact = &text[text.find("[[section.question]]\nid = \"contact_migrants\"").unwrap()..];
    let end = 1 + contact[1..].find("[[section.question]]").unwrap();
    let contact = &contact[..end];
    let own = "[[section.question]]\nid = \"our_café\"\nask = \"Who comes to your café?\"\ninforms = [\"vision_known\"]\n\n";
    let text = without_question(&without_question(&text, "contact_migrants"), "importance");
    let text = text.replacen(first, &format!("{own}{contact}{first}"), 1);
    fs::write(&to, text).unwrap();
    to
}

#[test]
fn a_talk_asks_what_the_own_questionnaire_asks_in_its_order_and_words() {
    let mut journey = Journey::made(80, 24, |folder| {
        let path = folder.study("veenstad").unwrap();
        let own = own_questionnaire(folder);
        begin::new_study(folder, &path, "almelo-2011", &[own], noon()).unwrap();
        path
    });
    journey.press("uaBurgerzaken<enter><esc><enter>y");
    assert!(journey.shows("Question 1 of 22"), "{}", journey.screen());
    assert!(journey.shows("Who comes to your café?"), "{}", journey.screen());
    journey.press("Mostly neighbours.<pagedown>");
    assert!(journey.shows("newcomers"), "{}", journey.screen());
    insta::assert_snapshot!("own-questionnaire-80x24", journey.screen());
    journey.press("3<pagedown><esc>q");
    let study = journey.study();
    let talk = InterviewId::new("burgerzaken/baseline").unwrap();
    let answer = |question: &str| {
        study.answers.iter().find(|one| one.interview == talk && one.question == *question).unwrap()
    };
    assert_eq!(answer("our_café").notes.text, "Mostly neighbours.");
    assert!(answer("contact_migrants").closed.chosen.is_some());
    // What was said is there to be rated by what the question informs.
    journey.press("a");
    assert!(journey.shows("Mostly neighbours."), "{}", journey.screen());
}

#[test]
fn a_questionnaire_taken_into_a_study_in_use_can_be_chosen_for_a_round_by_its_id() {
    let mut journey = Journey::made(80, 24, |folder| {
        let path = begin::demo(folder, false, noon()).unwrap().path;
        let own = own_questionnaire(folder);
        let done = questionnaires::take_in(folder, &path, &own, None, false, noon()).unwrap();
        assert!(done.is_new);
        path
    });
    // Label, role, from, to, and then the questionnaire.
    journey.press("n<down><enter><tab><tab><tab><tab>v");
    assert!(journey.shows("veenstad · Baseline in the departments"), "{}", journey.screen());
    journey.press("<enter>");
    let study = journey.study();
    for talk in study.interviews.iter().filter(|talk| talk.details.round == *"r2") {
        // What was said stays the answer to what was asked; a talk that is still to be held asks anew.
        let own = talk.details.questionnaire.as_ref().map(Id::as_str);
        let is_held = talk.state.status == InterviewStatus::Completed;
        assert_eq!(own, is_held.then_some("almelo-follow-up"), "{}", talk.id);
    }
    let round = study.round("r2").unwrap();
    assert_eq!(round.questionnaire.of(&Id::new("sez").unwrap()), Some(&Id::new("veenstad").unwrap()));
    journey.press("<esc>jjjjj<right><enter>");
    assert!(journey.shows("of 17"), "{}", journey.screen());
}
