//! `print --write-up`.

use std::fs;

use nulmeting::domain::answer::{Mark, MarkKind, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::writeup::{CheckedQuote, QuoteState, WriteUp};
use nulmeting::store::Scope;
use predicates::str::{contains, is_empty};

use super::Place;
use crate::support::program::SAMPLE;

/// The sample study with something typed, worked up, and said in confidence.
fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let talk = InterviewId::new("samenleving/r2").unwrap();
    let question = Id::new("knows_project").unwrap();
    let mark = |kind, from, to, text: &str| Mark {
        kind,
        from,
        to,
        text: text.into(),
        target: None,
        respondent: None,
    };
    let notes = Notes {
        text: "Wij zijn <b>open</b>. Jan is *lui*. Weg ermee.".into(),
        marks: vec![
            mark(MarkKind::Quote, 0, 21, "Wij zijn <b>open</b>."),
            mark(MarkKind::Background, 22, 35, "Jan is *lui*."),
            mark(MarkKind::Quote, 36, 46, "Weg ermee."),
        ],
        ..Notes::default()
    };
    let write_up = WriteUp {
        typed: Some("Wij zijn <b>open</b>. Jan is *lui*. Weg ermee.".into()),
        worked_up: Some("Zij zijn open.\n# Geen kop".into()),
        approved: None,
        quotes: vec![CheckedQuote { text: "Weg ermee.".into(), state: QuoteState::Withdrawn }],
    };
    let changes = [
        Change::AnswerNotes(talk.clone(), question.clone(), notes),
        Change::AnswerWriteUp(talk, question, write_up),
    ];
    place.open("almelo").record(&changes, "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    place
}

#[test]
fn the_write_up_has_the_version_asked_for_and_never_what_is_in_confidence() {
    let place = place();
    let print = |arguments: &[&str]| {
        let arguments =
            [&["print", "--write-up", "samenleving/r2", "--study", "almelo", "--language", "nl"], arguments]
                .concat();
        let output = place.run(&arguments).success().stderr(is_empty()).get_output().clone();
        String::from_utf8(output.stdout).unwrap()
    };
    let latest = print(&[]);
    insta::assert_snapshot!("print-write-up", latest);
    assert!(latest.contains("Zij zijn open\\.") || latest.contains("Zij zijn open."), "{latest}");
    assert!(latest.contains("\\# Geen kop"), "no sign becomes markup: {latest}");
    let typed = print(&["--version", "typed"]);
    assert!(typed.contains("\\<b\\>open") && typed.contains('…'), "{typed}");
    for text in [&latest, &typed] {
        assert!(!text.contains("Jan") && !text.contains("lui"), "{text}");
        assert!(!text.contains("☐ „Weg"), "what was withdrawn is not asked again");
    }
    let html = print(&["--version", "typed", "--format", "html"]);
    assert!(html.contains("&lt;b&gt;open&lt;") && !html.contains("<b>"), "{html}");
    assert!(!html.contains("lui") && !html.contains("http"));
}

#[test]
fn the_page_is_called_approved_only_where_every_text_on_it_was() {
    let place = place();
    let heading = || {
        let print = ["print", "--write-up", "samenleving/r2", "--study", "almelo", "--language", "en"];
        let output = place.run(&print).success().get_output().clone();
        String::from_utf8(output.stdout).unwrap().lines().nth(2).unwrap().to_owned()
    };
    assert_eq!(
        heading(),
        "From the notes as they are now",
        "one text was worked up, the others never frozen"
    );
    let keep = |make: &dyn Fn(WriteUp, String) -> WriteUp| {
        let mut store = place.open("almelo");
        let talk = InterviewId::new("samenleving/r2").unwrap();
        let answers: Vec<_> = store.load(&Scope::Whole).unwrap().answers;
        let answers: Vec<_> = answers.into_iter().filter(|one| one.interview == talk).collect();
        assert!(answers.len() > 1);
        let changes: Vec<_> = answers
            .into_iter()
            .map(|one| {
                let write_up = make(one.write_up, one.notes.text);
                Change::AnswerWriteUp(talk.clone(), one.question, write_up)
            })
            .collect();
        store.record(&changes, "2026-11-27T13:00:00Z".parse().unwrap()).unwrap();
    };
    keep(&|write_up, notes| WriteUp { typed: Some(notes), ..write_up });
    assert_eq!(heading(), "As typed, frozen");
    keep(&|write_up, _| WriteUp { worked_up: write_up.typed.clone(), ..write_up });
    assert_eq!(heading(), "As worked up");
    keep(&|write_up, _| WriteUp { approved: write_up.worked_up.clone(), ..write_up });
    assert_eq!(heading(), "As approved by the respondent");
}

#[test]
fn what_was_put_in_the_background_later_leaves_no_version_behind_in_an_export() {
    let place = place();
    let out = place.export("almelo");
    assert!(out.contains("worked_up = ") && !out.contains("*lui*"), "background stays here");
    // Taken in again it changes nothing: what stayed here is not lost.
    let file = place.file("again.toml", &out);
    let rows = place.rows("almelo");
    place.run(&["import", "almelo", &file]).success();
    assert_eq!(place.rows("almelo"), rows);
    place
        .run(&["print", "--write-up", "samenleving/r9", "--study", "almelo"])
        .code(1)
        .stderr(contains("samenleving/r2"));
    assert!(fs::metadata(&file).is_ok());
}

#[test]
fn a_dry_run_says_what_the_write_up_would_hold_and_what_is_left_out() {
    let place = place();
    let dry = ["print", "--write-up", "samenleving/r2", "--study", "almelo", "--dry-run", "--language", "en"];
    let told = place.run(&dry).success().stderr(is_empty()).get_output().stdout.clone();
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("1 talk") && told.contains("Left out"), "{told}");
    let output = place.temporary.path().join("made.md");
    place.run(&[&dry[..], &["--output", output.to_str().unwrap()]].concat()).success();
    assert!(!output.exists());
    // The report of the interview is the same file.
    let report =
        ["report", "almelo", "--kind", "interview", "--unit", "samenleving", "--round", "r2", "--dry-run"];
    let same =
        place.run(&[&report[..], &["--language", "en"]].concat()).success().get_output().stdout.clone();
    assert_eq!(String::from_utf8(same).unwrap(), told);
    place.run(&["print", "talk", "--dry-run"]).code(2);
}
