//! `undo` and `redo`.

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::study::{CodingRule, Memo};
use nulmeting::store::Scope;
use nulmeting::workbench::Workbench;
use nulmeting::workbench::request::Save;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};

use super::Place;
use crate::support::noon;
use crate::support::program::{SAMPLE, signed_folder};

/// The sample study with a rule and a memo of whoever writes here.
fn changed() -> Place {
    let place = Place::new();
    let folder = signed_folder(&place.data);
    place.run(&["import", "almelo", SAMPLE]).success();
    let path = folder.study("almelo").unwrap();
    let (mut workbench, _) = Workbench::open(&folder, &path, noon()).unwrap();
    let (indicator, id) = (Id::new("contacts").unwrap(), Id::new("m77").unwrap());
    let rule = |text: &str| Change::Rule(CodingRule { indicator: indicator.clone(), text: text.to_owned() });
    let memo = Change::Memo(Memo { id, about: None, text: "Nachfragen".into(), written_on: None });
    workbench.save(&Save::Changes(vec![rule("first")]), noon()).unwrap();
    workbench.save(&Save::Changes(vec![rule("second")]), noon()).unwrap();
    workbench.save(&Save::Changes(vec![memo]), noon()).unwrap();
    place
}

fn said(place: &Place) -> (Vec<String>, usize) {
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    (
        study.rules.iter().map(|rule| rule.text.clone()).collect(),
        study.memos.iter().filter(|one| one.id == *"m77").count(),
    )
}

#[test]
fn changes_are_taken_back_and_done_again_and_a_dry_run_only_says_so() {
    let place = changed();
    let begun = said(&place);
    place
        .run(&["undo", "almelo", "--dry-run", "-n", "2"])
        .success()
        .stdout(
            contains("Taken back: Memo").and(contains("second → first").or(contains("[-second-][+first+]"))),
        )
        .stderr(contains("Nothing was changed"));
    assert_eq!(said(&place), begun);
    place.run(&["undo", "almelo"]).success().stdout(contains("Memo")).stderr(is_empty());
    assert_eq!(said(&place), (begun.0.clone(), 0));
    place.run(&["undo", "almelo"]).success().stdout(contains("Coding rule"));
    assert!(said(&place).0.contains(&"first".to_owned()));
    place.run(&["redo", "almelo", "-n", "5"]).success().stdout(contains("Done again: ").count(2));
    assert_eq!(said(&place), begun);
    // All three; the study itself stays, and nothing more is a failure for scripts.
    place.run(&["undo", "almelo", "-n", "9"]).success();
    assert!(said(&place).0.iter().all(|text| text != "first" && text != "second"));
    place.run(&["undo", "almelo"]).code(1).stdout(contains("nothing more of yours"));
    place.run(&["undo", "almelo", "-n", "0"]).code(2);
    place.run(&["undo", "nowhere"]).failure().stderr(contains("does not exist"));
}
