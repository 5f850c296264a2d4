//! Rating at the keyboard, down to the rows of the file and back.

use nulmeting::domain::evidence::About;
use nulmeting::domain::rating::{Rating, Value};

use crate::support::Journey;

/// On the screen of Social and Economic Affairs in the follow-up.
fn assessing() -> Journey {
    let mut journey = Journey::sample(80, 24);
    journey.press("/Social<enter>la");
    assert!(journey.shows("Assess · Social and Economic Affairs · Follow-up"), "{}", journey.screen());
    journey
}

fn rating(journey: &Journey, indicator: &str) -> Option<Rating> {
    let is_it = |row: &Rating| row.unit == "sez" && row.round == "r2" && row.indicator == indicator;
    journey.study().ratings.into_iter().find(is_it)
}

#[test]
fn a_rating_and_its_reasons_are_in_the_file_at_once() {
    let mut journey = assessing();
    assert_eq!(rating(&journey, "step_plan"), None);
    journey.press("n0");
    assert_eq!(rating(&journey, "step_plan").unwrap().value, Value::level(0).unwrap());
    journey.press("<space><enter>");
    let (journey, _) = journey.crash_and_reopen();
    let kept = rating(&journey, "step_plan").unwrap();
    assert_eq!(kept.reasons, ["not considered"]);
    assert_eq!(kept.rater, None);
}

#[test]
fn a_removed_rating_is_back_in_the_file_when_it_is_rated_again() {
    let mut journey = assessing();
    let before = rating(&journey, "vision_known").unwrap();
    journey.press("<backspace>");
    assert_eq!(rating(&journey, "vision_known"), None);
    // What was removed is not among the records at hand; it comes back all the same, also after the program ended.
    let (mut journey, _) = journey.crash_and_reopen();
    journey.press("/Social<enter>la");
    assert!(journey.shows("not yet rated"), "{}", journey.screen());
    journey.press("1");
    let after = rating(&journey, "vision_known").unwrap();
    assert_eq!((after.value, after.indicator), (before.value, before.indicator));
}

#[test]
fn evidence_made_of_an_answer_carries_the_rating_that_it_is_attached_to() {
    let mut journey = assessing();
    journey.press("n<tab><space><esc>2");
    let chosen = rating(&journey, "step_plan").unwrap();
    assert_eq!(chosen.evidence.len(), 1, "what was chosen before is attached");
    let count = journey.study().evidence.len();
    journey.press("ed<tab>A plan with dates<tab>Work plan 2011<enter>");
    let study = journey.study();
    assert_eq!(study.evidence.len(), count + 1);
    let document = study.evidence.last().unwrap();
    assert_eq!(
        rating(&journey, "step_plan").unwrap().evidence,
        [chosen.evidence[0].clone(), document.id.clone()]
    );
    assert!(matches!(&document.about, Some(About::Units(units)) if units[0] == "sez"));
}

#[test]
fn evidence_of_the_organisation_stays_in_sight_after_the_file_is_read_again() {
    let mut journey = Journey::sample(80, 24);
    journey.press("Gla");
    assert!(journey.shows("Assess · The organisation as a whole"), "{}", journey.screen());
    let before = 35;
    assert!(journey.shows(&format!("Evidence: {before}, 1 attached")), "{}", journey.screen());
    journey.press("ed<tab>A decree of the mayor<tab><tab><tab><tab><tab><tab><tab><tab>n<enter>");
    let study = journey.study();
    let decree = study.evidence.last().unwrap();
    assert_eq!((decree.text.as_str(), &decree.about), ("A decree of the mayor", &None));
    assert!(study.ratings.iter().all(|rating| !rating.evidence.contains(&decree.id)));
    journey.press("<esc>a<tab>");
    assert!(journey.shows(&format!("Evidence: {}, 1 attached", 1 + before)), "{}", journey.screen());
}

#[test]
fn what_was_tied_in_the_talk_is_evidence_in_two_keys_and_background_never() {
    let mut journey = Journey::sample(80, 24);
    journey.press("/Internal<enter>l<enter>y");
    assert!(journey.shows("Question 1 of"), "{}", journey.screen());
    journey.press("> Größe 🙂 kennt hier jeder.<enter>#vision_known Het werkplan noemt de visie.<enter>");
    journey.press("#vision_known Jansen zegt dat in vertrouwen.<enter><esc>h<esc>q");
    let (mut journey, restored) = journey.crash_and_reopen();
    assert_eq!(restored.drafts, []);
    journey.press("/Internal<enter>la<tab>");
    let mut screen = journey.screen();
    assert!(screen.contains("Het werkplan noemt de visie."), "{screen}");
    insta::assert_snapshot!("assess-marks-80x24", screen);
    journey.press("<space><enter><esc>2");
    let study = journey.study();
    let made = study.evidence.last().unwrap();
    assert_eq!(made.text, "Het werkplan noemt de visie.");
    assert_eq!(made.interview.as_ref().unwrap().as_str(), "interne-dienstverlening/r2");
    let is_it = |row: &&Rating| row.unit == "interne-dienstverlening" && row.round == "r2";
    let rating = study.ratings.iter().rev().find(is_it).unwrap();
    assert_eq!((rating.indicator.as_str(), &rating.evidence), ("vision_known", &vec![made.id.clone()]));
    screen = journey.press("<tab><down><down><down><down>").screen();
    assert!(!screen.contains("vertrouwen"), "{screen}");
}
