//! `scan`: words that may tell who somebody is, and what leaves in their place.

use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{Consent, Summary};
use predicates::prelude::*;
use predicates::str::{contains, is_empty};

use super::Place;
use crate::support::program::SAMPLE;

fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let mut store = place.open("almelo");
    let study = store.load(&nulmeting::store::Scope::Whole).unwrap();
    let agreed = study
        .participants
        .iter()
        .map(|one| Change::Consent(one.interview.clone(), one.respondent.clone(), vec![Consent::Interview]));
    let mut changes: Vec<Change> = agreed.collect();
    let text = "What Mrs Quispelberg told us about the mosque: call 06-12345678 and ask.";
    let id = |text: &str| Id::new(text).unwrap();
    let notes = Notes { text: text.into(), ..Notes::default() };
    changes.push(Change::AnswerNotes(InterviewId::new("sez/r1").unwrap(), id("key_departments"), notes));
    let summary = Summary {
        unit: id("sez"),
        round: id("r2"),
        heading: id("activities"),
        text: "Since Mrs Quispelberg came there is a plan. An occasional caretaker helps.".into(),
    };
    changes.push(Change::Summary(summary));
    store.record(&changes, "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    place
}

#[test]
fn words_are_listed_for_people_in_three_languages_and_for_programs() {
    let place = place();
    let told = place.run(&["scan", "almelo"]).success().stderr(is_empty());
    let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(told.contains("Quispelberg · 2× · not decided, leaves as it is"), "{told}");
    assert!(told.contains("06-12345678 · 1×"), "{told}");
    assert!(told.contains("mosque · 1×"), "{told}");
    place.run(&["scan", "almelo", "--language", "de"]).success().stdout(contains("nicht entschieden"));
    place.run(&["scan", "almelo", "--language", "nl"]).success().stdout(contains("niet beslist"));
    let json = place.run(&["scan", "almelo", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    let found = json["words"].as_array().unwrap().iter().find(|one| one["word"] == "Quispelberg").unwrap();
    assert_eq!((&found["tells"], &found["decision"]), (&"name".into(), &serde_json::Value::Null));
    assert_eq!(found["places"][0]["before"], "What Mrs ");
}

#[test]
fn what_was_decided_stands_in_what_leaves_and_not_in_the_study() {
    let place = place();
    let chapter = ["report", "almelo", "--kind", "chapter", "--format", "markdown"];
    place
        .run(&chapter)
        .success()
        .stdout(contains("Mrs Quispelberg"))
        .stderr(contains("Nothing was decided of"));
    place
        .run(&[
            "scan",
            "almelo",
            "--replace",
            "Quispelberg=P9",
            "--keep",
            "mosque",
            "--replace",
            "caretaker=",
        ])
        .success()
        .stdout(contains("leaves as “P9”").and(contains("caretaker · 1× · is left out")));
    let left = place.run(&["scan", "almelo", "--undecided"]).success();
    left.stdout(contains("Quispelberg ·").not().and(contains("mosque ·").not()).and(contains("06-12345678")));
    let told = contains("Mrs P9 came there is a plan. An occasional  helps.");
    place.run(&chapter).success().stdout(told.and(contains("Quispelberg").not()));
    // What is decided holds for whatever leaves now, however old.
    let old = chapter.iter().copied().chain(["--as-of", "2099-01-01"]).collect::<Vec<_>>();
    place.run(&old).success().stdout(contains("Mrs P9 came").and(contains("Quispelberg").not()));
    let folder = place.temporary.path().join("tables");
    let output = folder.to_str().unwrap();
    place.run(&["export", "almelo", "--format", "csv", "--output", output]).success();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(!std::fs::read_to_string(&path).unwrap().contains("Quispelberg"), "{}", path.display());
    }
    assert!(place.export("almelo").contains("Quispelberg"), "the archive keeps what was said");
    let own = place.temporary.path().join("own");
    place.run(&["export", "almelo", "--format", "csv", "--own", "--output", own.to_str().unwrap()]).success();
    assert!(std::fs::read_to_string(own.join("answers.csv")).unwrap().contains("Quispelberg"));
    place
        .run(&["scan", "almelo", "--forget", "Quispelberg"])
        .success()
        .stdout(contains("Quispelberg · 2× · not decided"));
}

#[test]
fn a_word_that_stands_nowhere_is_refused_and_nothing_is_decided() {
    let place = place();
    place
        .run(&["scan", "almelo", "--keep", "mosque", "--keep", "Zebrafink"])
        .failure()
        .stdout(is_empty())
        .stderr(contains("\"Zebrafink\" stands in no text"));
    place.run(&["scan", "almelo", "--undecided"]).success().stdout(contains("mosque"));
    place.run(&["scan", "almelo", "--replace", "mosque"]).code(2).stderr(contains("WORD=TEXT"));
}
