//! `framework` and `memos`.

use nulmeting::domain::answer::{Answer, Mark, MarkKind, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{Consent, Memo, Subject, Summary};
use nulmeting::domain::writeup::QuoteState;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value as Json;

use super::Place;
use crate::support::program::SAMPLE;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The sample study with a summary, two quotes of which one may leave, and memos.
pub(super) fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let talk = InterviewId::new("samenleving/r2").unwrap();
    let mut answer = Answer::new(talk.clone(), id("initiatives_experience"));
    let quote = |from, to, text: &str| Mark {
        kind: MarkKind::Quote,
        from,
        to,
        text: text.into(),
        target: None,
        respondent: Some(id("samenleving-A")),
    };
    answer.notes = Notes {
        text: "Wij zijn open. Dat is geheim.".into(),
        marks: vec![quote(0, 14, "Wij zijn open."), quote(15, 29, "Dat is geheim.")],
        ..Notes::default()
    };
    let write_up = answer.write_up.with_state("Wij zijn open.", Some(QuoteState::Approved));
    let summary = Summary {
        unit: id("samenleving"),
        round: id("r2"),
        heading: id("contacts"),
        text: "Sie sucht *Kontakt*.\nÜber Größe <b>spricht</b> sie\u{1b}[2J nicht.".into(),
    };
    let memo = |name: &str, about: Option<&str>, text: &str| {
        let about = about.and_then(Subject::read);
        Change::Memo(Memo { id: id(name), about, text: text.into(), written_on: None })
    };
    let mut store = place.open("almelo");
    let whole = store.load(&nulmeting::store::Scope::Whole).unwrap();
    let who = whole.participants.iter().find(|one| one.interview == talk).unwrap().respondent.clone();
    for mark in &mut answer.notes.marks {
        mark.respondent = Some(who.clone());
    }
    let changes = [
        Change::AnswerNotes(talk.clone(), answer.question.clone(), answer.notes.clone()),
        Change::AnswerWriteUp(talk.clone(), answer.question.clone(), write_up),
        Change::Consent(talk, who, vec![Consent::Interview, Consent::Quote]),
        Change::Summary(summary),
        memo("m1", Some("unit/samenleving"), "Nochmals fragen 🙂"),
        memo("m2", None, "Methode prüfen"),
    ];
    store.record(&changes, chrono::Utc::now()).unwrap();
    place
}

#[test]
fn a_chapter_starts_from_the_framework_with_the_evidence_and_only_the_quotes_that_may_leave() {
    let place = place();
    let all = ["framework", "almelo", "--round", "r2", "--unit", "samenleving", "--language", "en"];
    let said = place.run(&all).success();
    let output = String::from_utf8(said.get_output().stdout.clone()).unwrap();
    assert!(output.contains("### Society\n\n"), "{output}");
    assert!(output.contains("Sie sucht \\*Kontakt\\*."), "{output}");
    assert!(output.contains("\\<b\\>spricht") && !output.contains('\u{1b}'), "{output}");
    assert!(output.contains("> „Wij zijn open"), "{output}");
    assert!(!output.contains("geheim") && output.contains("One quote may not leave"), "{output}");
    assert!(output.contains("Evidence: "), "{output}");

    let json = place.run(&[&all[..], &["--format", "json"]].concat()).success();
    let json: Json = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(json["schema"], "nulmeting/framework/1");
    let headings = json["rounds"][0]["units"][0]["headings"].as_array().unwrap();
    let contacts = headings.iter().find(|one| one["heading"] == "contacts").unwrap();
    assert!(contacts["summary"].as_str().unwrap().starts_with("Sie sucht *Kontakt*.\n"));
    let held_back: u64 = headings.iter().map(|one| one["quotes_held_back"].as_u64().unwrap()).sum();
    assert_eq!(held_back, 1);
    assert!(!json.to_string().contains("geheim"));

    let table = place.run(&[&all[..], &["--format", "table"]].concat()).success();
    table.stdout(contains("1 of 4").and(contains("geheim").not()));
}

#[test]
fn memos_are_listed_and_found_by_their_words_and_by_what_they_are_about() {
    let place = place();
    let told = place.run(&["memos", "almelo", "--language", "en"]).success();
    told.stdout(contains("Nochmals fragen 🙂").and(contains("Methode prüfen")).and(contains("the study")));
    let found = place.run(&["memos", "almelo", "--find", "SAMENLEVING", "--format", "json"]).success();
    let json: Json = serde_json::from_slice(&found.get_output().stdout).unwrap();
    let wanted = serde_json::json!([
        { "id": "m1", "about": "unit/samenleving", "text": "Nochmals fragen 🙂" }
    ]);
    assert_eq!(json["memos"], wanted);
    let none = place.run(&["memos", "almelo", "--find", "nowhere", "--language", "en"]).success();
    none.stdout(contains("No memo."));
}
