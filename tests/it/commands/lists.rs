//! `findings` and `rules`.

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::study::CodingRule;
use predicates::str::{contains, is_empty};

use super::Place;
use crate::support::program::SAMPLE;

#[test]
fn findings_are_listed_for_people_and_for_programs() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let told = place.run(&["findings", "almelo"]).success().stderr(is_empty());
    let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(told.contains("Not rated yet: "), "{told}");
    assert!(told.contains("Social and Economic Affairs · "), "{told}");
    for language in ["de", "nl"] {
        place.run(&["findings", "almelo", "--language", language]).success().stderr(is_empty());
    }
    let json = place.run(&["findings", "almelo", "--round", "r2", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    let open = json["findings"].as_array().unwrap().iter().filter(|one| one["finding"] == "open");
    let open: Vec<_> =
        open.map(|one| (one["unit"].as_str().unwrap(), one["target"].as_str().unwrap())).collect();
    assert!(open.contains(&("sez", "step_plan")), "{open:?}");
    assert!(json["findings"].as_array().unwrap().iter().all(|one| one["round"] == "r2"));
    place.run(&["findings", "almelo", "--round", "r9"]).failure().stderr(contains("r9"));
}

#[test]
fn rules_are_printed_for_the_chapter_on_methods_and_go_out_and_in_with_the_study() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place.run(&["rules", "almelo"]).success().stdout(contains("No coding rule is written down yet."));
    let mut store = place.open("almelo");
    let rule = CodingRule { indicator: Id::new("step_plan").unwrap(), text: "Dated.\nOr decided.".into() };
    store.record(&[Change::Rule(rule)], "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    place.run(&["rules", "almelo"]).success().stdout(contains("(step_plan)\n    Dated.\n    Or decided.\n"));
    let json = place.run(&["rules", "almelo", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(json["rules"][0]["rule"], "Dated.\nOr decided.");
    assert_eq!(
        (&json["rules"][0]["field"], &json["rules"][0]["phase"]),
        (&"policy".into(), &"change".into())
    );
}
