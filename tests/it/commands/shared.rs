//! `export --shared`: the study as a file to be handed on.

use nulmeting::domain::answer::{Mark, MarkKind, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{Consent, Memo};
use nulmeting::store::Scope;
use predicates::str::contains;

use super::Place;
use crate::support::program::SAMPLE;

fn mark(kind: MarkKind, text: &str, words: &str) -> Mark {
    let from = text.chars().count()
        - text.split_once(words).map(|(_, rest)| rest.chars().count()).unwrap()
        - words.chars().count();
    let to = from + words.chars().count();
    Mark { kind, from, to, text: words.into(), target: None, respondent: None }
}

/// The sample, in which everybody agreed to talk but those of one talk.
fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "s", SAMPLE]).success();
    let mut store = place.open("s");
    let study = store.load(&Scope::Whole).unwrap();
    let mut changes = Vec::new();
    for one in &study.participants {
        let consent = if one.interview.as_str() == "rom/r1" { Vec::new() } else { vec![Consent::Interview] };
        changes.push(Change::Consent(one.interview.clone(), one.respondent.clone(), consent));
    }
    let text = "Wij staan altijd klaar, zei zij. Er loopt een klacht tegen de chef. Verder niets.";
    let marks = vec![
        mark(MarkKind::Quote, text, "Wij staan altijd klaar"),
        mark(MarkKind::Background, text, "Er loopt een klacht tegen de chef."),
    ];
    let notes = Notes { text: text.into(), marks, ..Notes::default() };
    let id = |text: &str| Id::new(text).unwrap();
    changes.push(Change::AnswerNotes(InterviewId::new("sez/r1").unwrap(), id("core_tasks"), notes));
    let of_refused = Notes { text: "Dat zegt niemand hardop.".into(), ..Notes::default() };
    changes.push(Change::AnswerNotes(InterviewId::new("rom/r1").unwrap(), id("core_tasks"), of_refused));
    let text = "Zij klonk moe.".to_owned();
    changes.push(Change::Memo(Memo { id: id("m1"), about: None, text, written_on: None }));
    store.record(&changes, "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    place
}

fn stdout(place: &Place, arguments: &[&str]) -> String {
    String::from_utf8(place.run(arguments).success().get_output().stdout.clone()).unwrap()
}

#[test]
fn what_is_handed_on_holds_what_may_leave_says_what_it_is_and_scores_the_same() {
    let place = place();
    let told = place.run(&["export", "s", "--shared"]).success();
    let told = told.stderr(contains("agreed"));
    let shared = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(shared.starts_with("# Study \"almelo-2011\": made to be handed on."), "{}", &shared[..300]);
    assert!(shared.contains("# Left out: background passages, 1;") && shared.contains("may not be used, 1;"));
    for words in ["altijd klaar", "tegen de chef", "niemand hardop", "klonk moe", "[[memo]]"] {
        assert!(!shared.contains(words), "{words}");
    }
    assert!(shared.contains("Verder niets."));
    let archive = stdout(&place, &["export", "s"]);
    assert!(archive.lines().nth(1).unwrap().contains("not for handing on"));
    for words in ["altijd klaar", "niemand hardop", "klonk moe", "Verder niets."] {
        assert!(archive.contains(words), "{words}");
    }
    assert!(!archive.contains("tegen de chef"), "background is in neither");

    let file = place.file("shared.toml", &shared);
    place.run(&["check", &file]).success();
    place.run(&["import", "t", &file]).success();
    for command in [&["score"][..], &["compare"], &["organisation"]] {
        let of = |study: &str| {
            let all: Vec<&str> = [command[0], study, "--format", "json"].to_vec();
            stdout(&place, &all)
        };
        assert_eq!(of("s"), of("t"), "{command:?}");
    }
    // Handed on once more it is the same but for what was left out now.
    let body = |text: &str| text.split_once("\n\n").unwrap().1.to_owned();
    let again = stdout(&place, &["export", "t", "--shared"]);
    assert_eq!(body(&again), body(&shared));
    assert!(again.contains("background passages, 0; texts of talks to which somebody has not agreed, 0;"));
    // Into the study that it was made of it does not go by itself.
    let before = place.export("s");
    place.run(&["import", "s", &file]).code(1).stderr(contains("holds another value"));
    assert_eq!(place.export("s"), before);
}

#[test]
fn other_formats_are_for_handing_on_already_and_own_is_not() {
    let place = place();
    let output = place.temporary.path().join("out");
    let output = output.to_str().unwrap();
    place
        .run(&["export", "s", "--shared", "--format", "csv", "--output", output])
        .code(2)
        .stderr(contains("to be handed on unless `--own`"));
    place.run(&["export", "s", "--shared", "--own"]).code(2);
    place.run(&["export", "s", "--shared", "--with-names"]).code(2);
}
