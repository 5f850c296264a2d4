//! `agree`.

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::rating::{FactorRating, FactorValue, Level, Rating, Value};
use nulmeting::store::Scope;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, is_empty};

use super::Place;
use crate::support::program::SAMPLE;

/// The sample, with a second person who rated the last round by `other`; how many ratings that were.
fn rated_twice(place: &Place, other: impl Fn(&Rating) -> Value) -> usize {
    place.run(&["import", "almelo", SAMPLE]).success();
    let mut store = place.open("almelo");
    let study = store.load(&Scope::Whole).unwrap();
    let second = || Id::new("second").ok();
    let of_round = study.ratings.iter().filter(|rating| rating.round == *"r2");
    let ratings = of_round.map(|row| {
        let value = other(row);
        let reasons = if value == row.value { row.reasons.clone() } else { Vec::new() };
        Change::Rating(Rating { rater: second(), value, reasons, ..row.clone() })
    });
    let mut changes: Vec<Change> = ratings.collect();
    let count = changes.len();
    let factors = study.factors.iter().filter(|row| row.round == *"r2");
    changes.extend(factors.map(|row| {
        let value = if row.value == FactorValue::Partly { FactorValue::Present } else { row.value };
        Change::Factor(FactorRating { rater: second(), value, ..row.clone() })
    }));
    store.record(&changes, "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    count
}

fn level(points: u8) -> Value {
    Value::Level(Level::new(points).unwrap())
}

fn json(place: &Place, more: &[&str]) -> serde_json::Value {
    let told = place.run(&[&["agree", "almelo", "--format", "json"], more].concat()).success();
    serde_json::from_slice(&told.get_output().stdout).unwrap()
}

#[test]
fn two_raters_are_compared_by_field_indicator_and_factor_with_their_base() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place.run(&["agree", "almelo"]).code(1).stderr(contains("only one person rated").and(contains("import")));
    // One step lower wherever the lead gave a 3.
    let count = rated_twice(&place, |row| if row.value == level(3) { level(2) } else { row.value });
    let told = place.run(&["agree", "almelo"]).success().stderr(is_empty());
    let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(told.contains("the lead rater, second") && told.contains("seed 20111127"), "{told}");
    let at = |heading: &str| told.lines().position(|line| line == heading).unwrap();
    assert!(at("FIELD") < at("INDICATOR") && at("INDICATOR") < at("ALL TOGETHER"), "{told}");
    // The name that the command had before.
    place.run(&["agreement", "almelo"]).success().stdout(told.clone());

    let found = json(&place, &[]);
    assert_eq!(found["schema"], "nulmeting/agree/1");
    assert_eq!(found["raters"], serde_json::json!([null, "second"]));
    let overall = &found["overall"];
    assert_eq!(overall["things"], count);
    assert_eq!(overall["alpha_nominal"]["value"], 1.0);
    assert_eq!(overall["within_one_step"]["value"], 1.0);
    let alpha = overall["alpha_ordinal"]["value"].as_f64().unwrap();
    assert!(alpha > 0.667 && alpha < 1.0, "{alpha}");
    let interval = overall["alpha_ordinal"]["interval"].as_array().unwrap();
    assert!(interval[0].as_f64().unwrap() <= alpha && alpha <= interval[1].as_f64().unwrap());
    assert!(
        overall["kappa"]["quadratic"]["value"].as_f64().unwrap()
            > overall["kappa"]["plain"]["value"].as_f64().unwrap()
    );
    assert!(found["all_factors"]["alpha_values"]["value"].as_f64().unwrap() < 1.0);
    // Where nobody differs in anything there is no variation to speak of.
    let same =
        found["indicators"].as_array().unwrap().iter().find(|one| one["alpha_ordinal"]["value"].is_null());
    assert_eq!(same.unwrap()["alpha_ordinal"]["reason"], "no variation");
    let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert!(keys.contains(&&"overall".to_owned()) && keys.contains(&&"bootstrap".to_owned()), "{keys:?}");
}

#[test]
fn the_same_seed_says_the_same_and_another_seed_another_interval() {
    let place = Place::new();
    rated_twice(&place, |row| if row.value == level(3) { level(1) } else { row.value });
    assert_eq!(json(&place, &["--seed", "5"]), json(&place, &["--seed", "5"]));
    let interval =
        |seed: &str| json(&place, &["--seed", seed])["overall"]["alpha_ordinal"]["interval"].clone();
    assert_ne!(interval("5"), interval("6"));
}

#[test]
fn a_field_on_which_raters_agree_too_little_says_so_wherever_it_is_used() {
    let place = Place::new();
    // The scale upside down.
    rated_twice(&place, |row| match row.value {
        Value::Level(found) => level(3 - found.points()),
        other => other,
    });
    assert_eq!(json(&place, &[])["overall"]["reading"], "not reliable");
    for command in [&["score", "almelo"][..], &["compare", "almelo"], &["compare", "almelo", "--series"]] {
        let told = place.run(command).success();
        let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
        assert!(told.contains("Policy ≠") && told.contains("agree too little"), "{told}");
    }
    // Pictures mark the field and say what the mark means; one of the other round does neither.
    for (picture, is_marked) in [
        (&["picture", "almelo", "comparison"][..], true),
        (&["picture", "almelo", "organisation"], true),
        (&["picture", "almelo", "unit", "--unit", "sez"], true),
        (&["picture", "almelo", "organisation", "--round", "r1"], false),
    ] {
        let drawn = place.run(picture).success();
        let drawn = String::from_utf8(drawn.get_output().stdout.clone()).unwrap();
        assert_eq!(drawn.contains("Policy ≠"), is_marked, "{picture:?}");
        assert_eq!(drawn.contains("agree too little"), is_marked, "{picture:?}");
    }
    for series in [&[][..], &["--series"]] {
        let told = place.run(&[&["compare", "almelo", "--format", "json"], series].concat()).success();
        let found: serde_json::Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
        assert_eq!(found["weak_agreement"]["policy"], serde_json::json!(["r2"]));
    }
    place.run(&["explain", "almelo", "sez"]).success().stdout(contains("the raters agree too little"));
    place
        .run(&["explain", "almelo", "sez", "--round", "r1"])
        .success()
        .stdout(contains("raters agree too little").not());
    // A second rater changes nothing but this mark.
    let told = place.run(&["score", "almelo", "--format", "json"]).success();
    let found: serde_json::Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    let field = |round: usize| &found["rounds"][round]["units"][0]["fields"]["policy"]["agreement"];
    assert_eq!((field(0), field(1)), (&serde_json::Value::Null, &"not reliable".into()));
}

#[test]
fn where_raters_differ_is_listed_with_what_each_gave() {
    let place = Place::new();
    rated_twice(&place, |row| if row.value == level(3) { level(2) } else { row.value });
    let told = place.run(&["agree", "almelo", "--disagreements", "--round", "r2"]).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(told.contains("· the lead rater: 3 · ") && told.contains("· second: 2 · "), "{told}");
    assert!(told.contains("no consensus yet"), "{told}");
    let found = json(&place, &["--disagreements"]);
    assert_eq!(found["schema"], "nulmeting/disagreements/1");
    let all = found["disagreements"].as_array().unwrap();
    assert!(all.iter().all(|one| one["round"] == "r2" && one["consensus"].is_null()));
    assert!(all.iter().any(|one| one["factor"].is_string()));
    let one = all.iter().find(|one| one["indicator"].is_string()).unwrap();
    assert_eq!((&one["given"][0]["value"], &one["given"][1]["value"]), (&"3".into(), &"2".into()));
    // What is agreed on stands beside what each gave, and a result that rests on it says so.
    let mut store = place.open("almelo");
    let study = store.load(&Scope::Whole).unwrap();
    let is_lead = |row: &&Rating| row.rater.is_none() && row.round == *"r2" && row.value == level(3);
    let agreed = study.ratings.iter().find(is_lead).unwrap().clone();
    let unit = agreed.unit.to_string();
    let agreed = Rating { rater: Id::new("consensus").ok(), value: level(2), ..agreed };
    store.record(&[Change::Rating(agreed)], "2026-11-27T13:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    place.run(&["agree", "almelo", "--disagreements"]).success().stdout(contains("· consensus: 2 · "));
    place.run(&["explain", "almelo", &unit]).success().stdout(contains("what the raters agreed on"));
    place
        .run(&["agree", "almelo", "--raters", "second,nobody"])
        .code(1)
        .stderr(contains("no rater `nobody`"));
}
