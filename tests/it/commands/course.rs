//! `course`.

use chrono::{DateTime, Utc};
use nulmeting::domain::answer::{Mark, MarkKind, Notes, Paradata};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::questionnaire::Previous;
use nulmeting::domain::study::{InterviewDetails, Note, NotePlace};
use nulmeting::domain::times::Times;
use nulmeting::store::Scope;
use predicates::str::{contains, is_empty};

use super::Place;
use crate::support::program::SAMPLE;

#[test]
fn a_talk_is_told_in_the_order_of_time_without_what_is_in_the_background() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let talk = InterviewId::new("samenleving/r2").unwrap();
    let time = |text: &str| -> DateTime<Utc> { format!("2011-04-12T{text}Z").parse().unwrap() };
    let times = |all: &[&str]| Times::new(all.iter().map(|one| Some(time(one))).collect());
    let hidden = Mark {
        kind: MarkKind::Background,
        from: 9,
        to: 15,
        text: "geheim".into(),
        target: None,
        respondent: None,
    };
    let first = Notes {
        text: "Größe 🙂.\ngeheim".into(),
        times: times(&["10:00:05", "10:00:09"]),
        ..Notes::default()
    };
    let first = Notes { marks: vec![hidden], ..first };
    let second = Notes { text: "Daarna.".into(), times: times(&["10:02:00"]), ..Notes::default() };
    let note = Note {
        times: times(&["10:01:00"]),
        ..Note::new(talk.clone(), NotePlace::Parked, 1, "Tussendoor\u{1b}[2J")
    };
    let paradata =
        Paradata { shown_at: Some(time("10:00:00")), earlier: Some(Previous::Hidden), ..Paradata::default() };
    let mut study = place.open("almelo");
    let details = study.load(&Scope::Whole).unwrap().interview(&talk).unwrap().details.clone();
    let details = InterviewDetails { recorder: vec![time("10:00:00")], ..details };
    let changes = [
        Change::Interview(talk.clone(), details),
        Change::AnswerNotes(talk.clone(), Id::new("knows_project").unwrap(), second),
        Change::AnswerNotes(talk.clone(), Id::new("alive_in_department").unwrap(), first),
        Change::AnswerParadata(talk.clone(), Id::new("alive_in_department").unwrap(), paradata),
        Change::Note(note),
    ];
    study.record(&changes, time("10:30:00")).unwrap();
    drop(study);
    let told = place.run(&["course", "almelo", "samenleving/r2"]).success().stderr(is_empty());
    let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    let lines: Vec<&str> = told.lines().take(5).collect();
    let ends = [
        "2011-04-12",
        "+0:05 · question 4 · Größe 🙂.",
        "+0:09 · question 4 · …",
        "+1:00 · Parked thought 1 · Tussendoor�[2J",
        "+2:00 · question 1 · Daarna.",
    ];
    assert!(lines.iter().zip(ends).all(|(line, end)| line.ends_with(end)), "{told}");
    assert!(told.contains("Without a time") && !told.contains("geheim"), "{told}");
    let json = place.run(&["course", "almelo", "samenleving/r2", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(json["lines"][0]["seconds_into_recording"], 5);
    let questions = json["questions"].as_array().unwrap();
    let alive = questions.iter().find(|one| one["question"] == "alive_in_department").unwrap();
    assert_eq!(
        (alive["earlier"].as_str(), alive["shown_at"].as_str()),
        (Some("hidden"), Some("2011-04-12T10:00:00Z"))
    );
    place.run(&["course", "almelo", "samenleving/r3"]).code(1).stderr(contains("samenleving/r2"));
}
