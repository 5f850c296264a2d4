//! Questions whose answer is taken from a document: in the file, in a copy, in the talk, on paper, and as evidence.

use std::collections::BTreeMap;
use std::fs;

use nulmeting::definition::{builtin, copy_questionnaire, read_questionnaire};
use nulmeting::domain::evidence::EvidenceKind;
use nulmeting::domain::id::Id;
use nulmeting::language::Words;
use nulmeting::report::printed::{Markup, Reach, questionnaire};
use nulmeting::workbench::begin;

use crate::support::{Journey, noon};

/// The shipped baseline under an id of its own, with the first question answered from a document.
fn facts() -> String {
    let (_, text) = builtin::instruments()[0].files[1];
    let text = text.replacen("id = \"almelo-baseline\"", "id = \"facts\"", 1);
    let head = "[[section.question]]\nid = \"core_tasks\"\n";
    assert!(text.contains(head));
    text.replacen(head, &format!("{head}document = true\ninforms = [\"in_work_plan\"]\n"), 1)
}

#[test]
fn the_file_says_so_with_yes_or_no_and_a_copy_keeps_it() {
    let read = |text: &str| read_questionnaire(text, &builtin::library());
    let is_document = |text: &str| {
        let found = read(text).value.unwrap();
        found.questions().map(|question| question.is_document).collect::<Vec<_>>()
    };
    let text = facts();
    assert!(is_document(&text)[0] && !is_document(&text)[1..].contains(&true));
    let copy = copy_questionnaire(&text, &Id::new("copy").unwrap(), &[]).unwrap();
    assert_eq!(is_document(&copy), is_document(&text));
    let wrong = text.replacen("document = true", "document = \"yes\"", 1);
    let findings = read(&wrong).findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].code, "wrong-type");
}

#[test]
fn talk_and_paper_ask_for_the_document_and_what_is_noted_is_evidence_of_that_kind() {
    let printed = read_questionnaire(&facts(), &builtin::library()).value.unwrap();
    let paper = questionnaire(
        &printed,
        &BTreeMap::new(),
        Reach::Interviewer,
        ("nl", &Words::in_language("nl")),
        Markup::Markdown,
    )
    .unwrap();
    assert_eq!(paper.matches("Uit een document of register").count(), 1);

    let mut journey = Journey::made(80, 24, |folder| {
        let (path, file) = (folder.study("veenstad").unwrap(), folder.path().join("facts.toml"));
        folder.make().unwrap();
        fs::write(&file, facts()).unwrap();
        begin::new_study(folder, &path, "almelo-2011", &[file], noon()).unwrap();
        path
    });
    journey.press("uaParks<enter><esc><enter>y");
    assert!(journey.shows("From a document or register"), "{}", journey.screen());
    journey.press("Work plan 2026, page 3.<pagedown>");
    assert!(!journey.shows("From a document or register"), "{}", journey.screen());
    journey.press("<esc>qa<tab> <enter>");
    let study = journey.study();
    let kinds: Vec<EvidenceKind> = study.evidence.iter().map(|evidence| evidence.kind).collect();
    assert_eq!(kinds, [EvidenceKind::Document], "{}", journey.screen());
}
