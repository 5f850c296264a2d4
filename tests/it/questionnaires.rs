//! The screen of the questionnaires: what they are, what the rounds can tell by them, and why.

use nulmeting::domain::id::Id;
use nulmeting::domain::study::RoundQuestionnaires;
use nulmeting::workbench::begin;

use crate::support::{Journey, noon};

#[test]
fn the_first_page_tells_of_questionnaires_rounds_and_what_they_can_be_compared_on() {
    for language in ["en", "de", "nl"] {
        let mut journey = Journey::sample_in(language, 80, 24);
        journey.press("Q");
        insta::assert_snapshot!(format!("questionnaires-{language}-80x24"), journey.screen());
        journey.press("G");
        insta::assert_snapshot!(format!("questionnaires-{language}-end-80x24"), journey.screen());
    }
    let mut wide = Journey::sample(120, 40);
    wide.press("Q");
    insta::assert_snapshot!("questionnaires-120x40", wide.screen());
}

#[test]
fn every_line_leads_to_the_indicators_under_it_and_the_questions_about_them() {
    let mut journey = Journey::sample(80, 24);
    // The two questionnaires, then the matrix of the first round.
    journey.press("Qjj<right><enter>");
    insta::assert_snapshot!("questionnaires-cell-80x24", journey.screen());
    journey.press("<esc>jjjj<enter>");
    insta::assert_snapshot!("questionnaires-field-80x24", journey.screen());
    journey.press("jj<enter>");
    assert!(journey.shows("No question is about it."), "{}", journey.screen());
    journey.press("<esc><esc>j<enter>");
    insta::assert_snapshot!("questionnaires-factors-80x24", journey.screen());
    journey.press("<esc>G<enter>");
    insta::assert_snapshot!("questionnaires-set-80x24", journey.screen());
    journey.press("<esc>g<enter>");
    insta::assert_snapshot!("questionnaires-one-80x24", journey.screen());
    journey.press("<esc><esc>");
    assert!(journey.shows("Follow-up"), "{}", journey.screen());
    assert_eq!(journey.model.screens.len(), 1);
}

#[test]
fn the_list_of_rounds_leads_there_and_a_round_is_given_questionnaires_with_a_word_on_what_they_share() {
    let mut journey = Journey::sample(80, 24);
    journey.press("n");
    assert!(journey.shows("Q questionnaires"), "{}", journey.screen());
    journey.press("Q<esc>");
    // Label, role, from, to, questionnaire: the first round asks with that of the second as well.
    journey.press("<enter><tab><tab><tab><tab><right><enter>");
    let round = |journey: &Journey| journey.study().rounds[0].questionnaire.clone();
    assert_eq!(round(&journey), RoundQuestionnaires::Unit(Id::new("almelo-follow-up").unwrap()));
    assert!(journey.shows("ask about 18 of 30"), "{}", journey.screen());
    // What it used before, beside it: more is asked, and what both ask stays the same.
    journey.press("<enter><tab><tab><tab><tab><tab><tab> <enter>");
    assert_eq!(round(&journey).also(), [Id::new("almelo-baseline").unwrap()]);
    insta::assert_snapshot!("questionnaires-warned-80x24", journey.screen());
    // Where nothing about questionnaires changes, nothing is said.
    journey.press("<enter>!<enter>");
    assert!(!journey.shows("can hardly be compared"), "{}", journey.screen());
}

#[test]
fn they_are_told_in_lines() {
    let mut journey = Journey::sample(80, 24);
    journey.press("Q");
    let told = journey.model.screens.last().unwrap().speech(&journey.model.setting).told();
    assert!(told.iter().any(|line| line == "3. 1 Preparing, Policy: 2/3 never"), "{told:#?}");
    assert!(
        told.iter()
            .any(|line| line
                .ends_with("All fields 13 of 30 indicators in both, 20 needed: no verdict possible")),
        "{told:#?}"
    );
}

#[test]
fn the_core_instrument_can_state_and_prove_every_phase_and_its_rounds_can_be_compared() {
    let mut journey = Journey::made(80, 40, |folder| {
        let path = folder.study("kern").unwrap();
        begin::new_study(folder, &path, "nulmeting-core", &[], noon()).unwrap();
        path
    });
    journey.press("Q");
    let screen = journey.screen();
    assert!(screen.contains("4 at most, 4 proven") && !screen.contains("/3 never"), "{screen}");
    assert!(screen.contains(" The organisation  11 of 11 indicators informed"), "{screen}");
    journey.press("G");
    assert!(
        journey.shows("30 of 30 indicators in both, 20 needed: a verdict is possible"),
        "{}",
        journey.screen()
    );
}

#[test]
fn a_questionnaire_is_used_beside_that_of_a_round_and_no_more() {
    let mut journey = Journey::sample(80, 24);
    let also = |journey: &Journey| -> Vec<Vec<String>> {
        let rounds = journey.study().rounds;
        let ids = |also: &[Id]| also.iter().map(ToString::to_string).collect();
        rounds.iter().map(|round| ids(round.questionnaire.also())).collect()
    };
    // The first questionnaire is the baseline's: only the follow-up can use it beside its own.
    journey.press("Qa");
    insta::assert_snapshot!("questionnaires-beside-80x24", journey.screen());
    journey.press(" <enter>");
    assert_eq!(also(&journey), [vec![], vec!["almelo-baseline".to_owned()]]);
    // Left as it is nothing is written; unmarked it is taken out again.
    journey.press("a<enter>");
    assert_eq!(also(&journey), [vec![], vec!["almelo-baseline".to_owned()]]);
    journey.press("a <enter>");
    assert_eq!(also(&journey), [Vec::<String>::new(), vec![]]);
    // On a line that is no questionnaire it says what to do.
    journey.press("jja");
    assert!(journey.shows("Select a questionnaire first."), "{}", journey.screen());
}
