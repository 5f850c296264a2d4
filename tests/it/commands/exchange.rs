//! Studies out and in again after work on them, and what an import must not pass over: what was removed, what was
//! typed and is no answer yet, and the instrument in use.

use std::fs;

use nulmeting::domain::answer::{Chosen, ClosedAnswer, Mark, MarkKind, Notes};
use nulmeting::domain::change::{Change, RecordKind};
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{Note, NotePlace, Study};
use nulmeting::store::{DraftKey, DraftPlace, Scope, Typed};
use nulmeting::workbench::Desk;
use predicates::prelude::*;
use predicates::str::contains;

use super::{Place, SAMPLE, sample};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn now() -> chrono::DateTime<chrono::Utc> {
    "2026-11-27T12:00:00Z".parse().unwrap()
}

/// The sample study, imported, with something changed in it.
fn worked_on(place: &Place, change: impl FnOnce(&Study) -> Vec<Change>) -> Study {
    place.run(&["import", "almelo", SAMPLE]).success();
    let mut store = place.open("almelo");
    let before = store.load(&Scope::Whole).unwrap();
    store.record(&change(&before), now()).unwrap();
    before
}

/// What comes out goes in again as another study, and comes out the same.
fn assert_travels(place: &Place) {
    let out = place.export("almelo");
    let file = place.file("out.toml", &out);
    place.run(&["check", &file]).success();
    place.run(&["import", "again", &file]).success();
    assert_eq!(place.export("again"), out);
    place.run(&["import", "almelo", &file]).success().stderr(contains("nothing was written"));
}

#[test]
fn a_study_travels_after_people_units_rounds_and_evidence_were_removed() {
    let place = Place::new();
    let removed = |kind, record: &str| Change::Removed(kind, record.to_owned(), true);
    worked_on(&place, |study| {
        let said =
            study.evidence.iter().find(|one| one.respondent.is_some() && one.interview.is_some()).unwrap();
        let (talk, who) = (said.interview.as_ref().unwrap(), said.respondent.as_ref().unwrap());
        let mut others = study.evidence.iter().filter(|one| one.interview.as_ref() != Some(talk));
        vec![
            removed(RecordKind::Participant, &format!("{talk}/{who}")),
            removed(RecordKind::Unit, "vastgoed"),
            removed(RecordKind::Evidence, others.next_back().unwrap().id.as_str()),
            removed(RecordKind::Event, study.events[0].id.as_str()),
            removed(RecordKind::Initiative, study.initiatives[0].id.as_str()),
        ]
    });
    assert_travels(&place);
    let mut store = place.open("almelo");
    store.record(&[removed(RecordKind::Round, "r2")], now()).unwrap();
    drop(store);
    fs::remove_file(place.study("again")).unwrap();
    assert_travels(&place);
}

#[test]
fn an_answer_that_names_a_removed_unit_travels_without_it() {
    let place = Place::new();
    let talk = InterviewId::new("sez/r1").unwrap();
    let named = |units: &[&str]| ClosedAnswer {
        chosen: Some(Chosen::Choices(units.iter().map(|unit| id(unit)).collect())),
        ..ClosedAnswer::default()
    };
    worked_on(&place, |_| {
        vec![
            Change::AnswerClosed(talk.clone(), id("key_departments"), named(&["vastgoed", "samenleving"])),
            Change::Removed(RecordKind::Unit, "vastgoed".to_owned(), true),
        ]
    });
    assert_travels(&place);
    let answers = place.open("again").load(&Scope::Whole).unwrap().answers;
    let answer =
        answers.iter().find(|one| one.interview == talk && one.question == *"key_departments").unwrap();
    assert_eq!(answer.closed, named(&["samenleving"]));
}

#[test]
fn a_study_travels_after_an_interview_got_another_questionnaire() {
    let place = Place::new();
    worked_on(&place, |study| {
        let talk = InterviewId::new("sez/r1").unwrap();
        let notes = Notes { text: "Für alle.".into(), ..Notes::default() };
        let mut details = study.interview(&talk).unwrap().details.clone();
        details.questionnaire = Some(id("almelo-follow-up"));
        vec![Change::AnswerNotes(talk.clone(), id("importance"), notes), Change::Interview(talk, details)]
    });
    assert_travels(&place);
    let file = place.file("out.toml", place.export("almelo"));
    place.run(&["check", &file]).success().stdout(contains("other-questionnaire"));
}

#[test]
fn what_was_removed_is_brought_back_only_when_told_to() {
    let place = Place::new();
    let mut gone = String::new();
    worked_on(&place, |study| {
        gone = study.evidence[0].id.to_string();
        vec![Change::Removed(RecordKind::Evidence, gone.clone(), true)]
    });
    let without = place.export("almelo");
    place
        .run(&["import", "almelo", SAMPLE])
        .code(1)
        .stderr(contains(format!("evidence {gone}\n    study: removed")).and(contains("--replace")));
    assert_eq!(place.export("almelo"), without);
    place.run(&["import", "almelo", SAMPLE, "--replace"]).success();
    assert!(place.export("almelo").contains(&gone));
    place.run(&["import", "almelo", SAMPLE]).success().stderr(contains("nothing was written"));
}

#[test]
fn another_version_of_an_instrument_is_not_taken_over_unseen() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let baseline = fs::read_to_string("questionnaires/almelo-2011/baseline.toml").unwrap();
    let second = baseline.replacen("version = \"1\"", "version = \"2\"", 1);
    assert!(second.contains("version = \"2\"") && !second.contains("'''"));
    let file = place.file(
        "second.toml",
        format!(
            "{}\n[[definition]]\nkind = \"questionnaire\"\nid = \"almelo-baseline\"\nversion = \"2\"\ntext = '''\n{second}'''\n",
            sample()
        ),
    );
    place
        .run(&["import", "almelo", &file])
        .code(1)
        .stderr(contains("study: version 1\n    file:  version 2"));
    place.run(&["import", "almelo", &file, "--replace"]).success();
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    let versions: Vec<&str> = study
        .definitions
        .iter()
        .filter(|one| one.id == *"almelo-baseline")
        .map(|one| one.version.as_str())
        .collect();
    assert_eq!(versions, ["1", "2"], "what was used before stays");
    let instruments = Desk::open(&place.study("almelo")).unwrap().instruments();
    let used: Vec<&str> = instruments
        .questionnaires
        .iter()
        .filter(|one| one.id == *"almelo-baseline")
        .map(|one| one.version.as_str())
        .collect();
    assert_eq!(used, ["2"], "everywhere the same one is used");
    assert_travels(&place);
}

#[test]
fn what_was_typed_before_a_crash_is_an_answer_before_a_file_is_held_against_it() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let talk = InterviewId::new("sez/r1").unwrap();
    let on = |question: &str| DraftKey { interview: talk.clone(), place: DraftPlace::Question(id(question)) };
    let mut store = place.open("almelo");
    store.save_draft(&on("importance"), &Typed::new("mitten im Wort", 14), now()).unwrap();
    store.save_draft(&on("function"), &Typed::new("", 0), now()).unwrap();
    drop(store);
    place.run(&["export", "almelo"]).success().stderr(contains("Left out: 1 text typed"));
    let answer = "[[answer]]\ninterview = \"sez/r1\"\nquestion = \"importance\"\ntext = \"From the file.\"\n"
        .to_owned();
    let file = place.file("more.toml", format!("{}\n{answer}", sample()));
    place.run(&["import", "almelo", &file]).code(1).stderr(contains("mitten im Wort"));
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    let mut answers = study.answers.iter().filter(|one| one.interview == talk);
    let typed = answers.find(|one| one.question == *"importance").unwrap();
    assert_eq!(typed.notes.text, "mitten im Wort");
    assert!(place.open("almelo").drafts().unwrap().is_empty());
}

#[test]
fn a_file_of_ones_own_that_has_errors_can_be_checked_where_it_lies() {
    let place = Place::new();
    let own = place.data.join("questionnaires");
    fs::create_dir_all(&own).unwrap();
    let broken = own.join("mine.toml");
    fs::write(&broken, "format = 1\nkind = \"questionnaire\"\nid = \"mine\"\n").unwrap();
    place.run(&["check", broken.to_str().unwrap()]).code(1).stdout(contains("missing-key"));
    place.run(&["check", SAMPLE]).success();
}

#[test]
fn an_export_into_a_folder_that_is_not_there_names_the_folder() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let folder = place.temporary.path().join("nowhere");
    let file = folder.join("out.toml");
    place
        .run(&["export", "almelo", "--output", file.to_str().unwrap()])
        .code(1)
        .stderr(contains(format!("the folder {} does not exist", folder.display())));
}

#[test]
fn what_is_in_the_background_never_leaves_the_study_and_stays_in_it() {
    let place = Place::new();
    let mark = |kind, from, text: &str| Mark {
        kind,
        from,
        to: from + text.chars().count(),
        text: text.into(),
        target: None,
        respondent: None,
    };
    let notes = Notes {
        text: "Größe zählt. Zonderling liegt im Bett 🛌. Schluss.".into(),
        marks: vec![
            mark(MarkKind::Background, 13, "Zonderling liegt im Bett 🛌."),
            mark(MarkKind::Quote, 13, "Zonderling"),
            mark(MarkKind::Flag, 41, "Schluss."),
        ],
        ..Notes::default()
    };
    worked_on(&place, |study| {
        let answer = &study.answers[0];
        let corridor = Note::new(answer.interview.clone(), NotePlace::After, 0, "Op de gang: ruzie.");
        vec![
            Change::AnswerNotes(answer.interview.clone(), answer.question.clone(), notes),
            Change::Note(corridor),
        ]
    });
    let out = place.export("almelo");
    assert!(!out.contains("Zonderling") && !out.contains("🛌") && !out.contains("ruzie"));
    assert!(out.contains("Größe zählt. … Schluss."));
    place
        .run(&["export", "almelo"])
        .success()
        .stderr(contains("Left out: 2 background passages (in the background)."));
    assert_travels(&place);
    let kept = place.open("almelo").load(&Scope::Whole).unwrap();
    assert!(kept.answers[0].notes.text.contains("Zonderling"), "its own export takes nothing away");
    assert!(kept.notes.iter().any(|note| note.text.contains("ruzie")));
}
