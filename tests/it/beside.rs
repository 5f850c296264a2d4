//! Rounds that use further questionnaires beside the talk: in files, in a study, in the forms.

use nulmeting::definition::{builtin, check, read_study, write_study};
use nulmeting::domain::id::Id;
use nulmeting::domain::study::{Definition, DefinitionKind, RoundQuestionnaires};
use nulmeting::workbench::exchange;
use nulmeting::workbench::leaving::Steps;

use crate::support::{Journey, noon};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn study_with(questionnaire: &str) -> String {
    format!(
        "format = 1\nkind = \"study\"\nid = \"s\"\ntitle = \"S\"\norganisation = \"O\"\n\
        assessment = \"bellaart-almelo\"\n\n[[round]]\nid = \"r1\"\nlabel = \"One\"\nrole = \"baseline\"\n\
        from = \"2026\"\nquestionnaire = {questionnaire}\n\n\
        [[unit]]\nid = \"sez\"\nname = \"Sez\"\nkind = \"line\"\n"
    )
}

#[test]
fn a_round_of_a_file_can_name_questionnaires_used_beside_the_talk() {
    let text = study_with("{ unit = \"almelo-baseline\", also = [\"almelo-follow-up\"] }");
    let read = read_study(&text, &builtin::library());
    assert_eq!(read.findings, []);
    let study = read.value.unwrap();
    let expected = RoundQuestionnaires::new(Some(id("almelo-baseline")), None, [id("almelo-follow-up")]);
    assert_eq!(study.rounds[0].questionnaire, expected);
    let again = read_study(&write_study(&study), &builtin::library()).value.unwrap();
    assert_eq!(again.rounds, study.rounds);
}

#[test]
fn one_that_is_not_known_or_named_twice_is_found_at_its_place() {
    for (questionnaire, code, at) in [
        (
            "{ unit = \"almelo-baseline\", also = [\"almelo-folow-up\"] }",
            "unknown-questionnaire",
            "\"almelo-folow",
        ),
        (
            "{ also = [\"almelo-baseline\"], unit = \"almelo-baseline\" }",
            "duplicate-row",
            "\"almelo-baseline\"]",
        ),
    ] {
        let text = study_with(questionnaire);
        let findings = check(&text, &builtin::library()).findings;
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!((findings[0].code, findings[0].span.start), (code, text.find(at).unwrap()));
    }
}

#[test]
fn their_texts_are_kept_with_the_study() {
    let mut journey = Journey::made(80, 24, |folder| {
        let (path, file) = (folder.study("veenstad").unwrap(), folder.path().join("veenstad.toml"));
        folder.make().unwrap();
        std::fs::write(&file, study_with("{ also = [\"almelo-follow-up\"] }")).unwrap();
        Steps::in_silence(|steps| exchange::import(folder, &path, &file, false, noon(), steps)).unwrap();
        path
    });
    let study = journey.press("<esc>").study();
    let is_kept = |definition: &Definition| {
        definition.kind == DefinitionKind::Questionnaire && definition.id == *"almelo-follow-up"
    };
    assert!(study.definitions.iter().any(is_kept));
}

#[test]
fn the_form_of_a_round_names_them_and_a_talk_is_offered_them_first() {
    let mut journey = Journey::blank(80, 24);
    // Label, role, from, to, questionnaire, for the organisation, and what is used beside them.
    journey.press("n<enter><tab><tab><tab><tab><tab><tab><right>");
    insta::assert_snapshot!("beside-round-80x24", journey.screen());
    journey.press(" <enter>");
    let round = journey.study().rounds[0].clone();
    assert_eq!(round.questionnaire.also(), [id("almelo-follow-up")], "{}", journey.screen());
    assert!(journey.shows("almelo-baseline, almelo-follow-up"), "{}", journey.screen());
    journey.press("<esc>uaParks<enter><esc>ia<tab><tab><tab><tab><tab><tab><tab><tab><right>");
    insta::assert_snapshot!("beside-interview-80x24", journey.screen());
    journey.press("<enter>");
    let talk = &journey.study().interviews[0];
    assert_eq!(talk.details.questionnaire, Some(id("almelo-follow-up")));
    // Given up again: no talk loses its questionnaire.
    journey.press("<esc>n<enter><tab><tab><tab><tab><tab><tab><right> <enter>");
    let study = journey.study();
    assert_eq!(study.rounds[0].questionnaire, RoundQuestionnaires::Unit(id("almelo-baseline")));
    assert_eq!(study.interviews[0].details.questionnaire, Some(id("almelo-follow-up")));
}
