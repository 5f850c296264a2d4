//! `agreement`.

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::rating::{Level, Rating, Value};
use nulmeting::store::Scope;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, is_empty};

use super::Place;
use crate::support::program::SAMPLE;

#[test]
fn two_raters_are_compared_by_field_and_indicator_with_their_base() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place
        .run(&["agreement", "almelo"])
        .code(1)
        .stderr(contains("only one person rated").and(contains("import")));
    let mut store = place.open("almelo");
    let study = store.load(&Scope::Whole).unwrap();
    // Somebody else rates everything of the last round the same, but for one thing one step away.
    let mut others: Vec<Rating> = study
        .ratings
        .iter()
        .filter(|rating| rating.round == *"r2")
        .map(|rating| Rating { rater: Id::new("second").ok(), ..rating.clone() })
        .collect();
    let moved = others.iter_mut().find(|one| one.value == Value::Level(Level::new(2).unwrap())).unwrap();
    moved.value = Value::Level(Level::new(1).unwrap());
    let count = others.len();
    let changes: Vec<Change> = others.into_iter().map(Change::Rating).collect();
    store.record(&changes, "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    let told = place.run(&["agreement", "almelo"]).success().stderr(is_empty());
    let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    let last = told.lines().rev().nth(1).unwrap();
    assert!(last.starts_with(&format!("All indicators: {count} rated by several")), "{told}");
    assert!(told.contains("Policy: ") && told.contains("kappa "), "{told}");
    let json = place.run(&["agreement", "almelo", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    let all = &json["all"];
    assert_eq!(all["pairs"].as_u64().unwrap() - all["same"].as_u64().unwrap(), 1);
    assert_eq!(all["pairs"], all["within_one_step"]);
    assert_eq!(all["alpha_kind"], 1.0);
    assert!(all["alpha_level"].as_f64().unwrap() > 0.9 && all["alpha_level"].as_f64().unwrap() < 1.0);
}
