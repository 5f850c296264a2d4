//! `organisation`, `initiatives` and `timeline`.

use nulmeting::domain::change::Change;
use nulmeting::domain::date::Date;
use nulmeting::domain::rating::FactorValue;
use nulmeting::domain::study::{InterviewDetails, Unit};
use nulmeting::store::Scope;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::Place;
use crate::support::noon;
use crate::support::program::SAMPLE;

fn sample() -> Place {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place
}

fn json(place: &Place, arguments: &[&str]) -> Value {
    let output = place.run(&[arguments, &["--format", "json"]].concat()).success().stderr(is_empty());
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

fn text(place: &Place, arguments: &[&str]) -> String {
    let output = place.run(arguments).success().stderr(is_empty()).get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

/// The sample study with its line units in two programmes.
fn with_programmes(place: &Place) {
    let mut store = place.open("almelo");
    let units = store.load(&Scope::Whole).unwrap().units;
    let of = |unit: &Unit| match unit.id.as_str() {
        "sez" | "samenleving" => Some("Sociaal\u{1b}[2J domein".to_owned()),
        "rom" => Some("Ruimte".to_owned()),
        _ => None,
    };
    let changes: Vec<Change> =
        units.iter().map(|unit| Change::Unit(Unit { group: of(unit), ..unit.clone() })).collect();
    store.record(&changes, noon()).unwrap();
}

#[test]
fn the_units_of_a_round_stand_side_by_side_in_words_and_signs() {
    let place = sample();
    insta::assert_snapshot!("organisation-table", text(&place, &["organisation", "almelo", "--round", "r2"]));
    for language in ["en", "de", "nl"] {
        for command in ["organisation", "initiatives", "timeline"] {
            let told = text(&place, &[command, "almelo", "--language", language]);
            assert!(!told.contains('<'), "a text is missing:\n{told}");
            let widest = told.lines().max_by_key(|line| line.width()).unwrap();
            assert!(widest.width() <= 100, "{widest}");
        }
    }
}

#[test]
fn the_counts_of_the_document_add_up_and_are_those_of_score() {
    let place = sample();
    let whole = json(&place, &["organisation", "almelo"]);
    assert_eq!((&whole["schema"], &whole["grouping"]), (&"nulmeting/organisation/1".into(), &"kind".into()));
    let score = json(&place, &["score", "almelo"]);
    for (round, scored) in whole["rounds"].as_array().unwrap().iter().zip(score["rounds"].as_array().unwrap())
    {
        let units = scored["units"].as_array().unwrap();
        for (factor, tally) in round["all"]["success_factors"].as_object().unwrap() {
            for value in FactorValue::ALL.map(FactorValue::as_str) {
                let count = units.iter().filter(|unit| unit["factors"][factor] == value).count();
                assert_eq!(tally["counts"][value], count, "{factor} {value}");
            }
            assert_eq!(tally["base"], units.len());
            assert_eq!(tally["unknown"].as_array().unwrap().len(), tally["counts"]["unknown"]);
            for unit in units {
                let own = &round["units"][unit["unit"].as_str().unwrap()][factor]["value"];
                assert_eq!(*own, unit["factors"][factor]);
            }
        }
        for (field, spread) in round["all"]["phases"].as_object().unwrap() {
            for (at, reached) in spread["reached"].as_array().unwrap().iter().enumerate() {
                let has = |end: &str| {
                    let found =
                        units.iter().filter(|unit| unit["fields"][field][end].as_u64() > Some(at as u64));
                    found.count()
                };
                assert_eq!(*reached, serde_json::json!([has("lo"), has("hi")]), "{field} {at}");
            }
        }
        let contacts = round["contacts"].as_array().unwrap().iter();
        let sum: u64 = contacts
            .flat_map(|row| ["none", "one_or_two", "three_or_more"].map(|class| row[class].as_u64().unwrap()))
            .sum();
        assert_eq!(sum, units.len() as u64);
        assert_eq!(round["nominations"].as_array().unwrap().len(), units.len());
        let groups = round["groups"].as_array().unwrap();
        assert_eq!(
            groups.iter().map(|group| group["kind"].as_str().unwrap()).collect::<Vec<_>>(),
            ["line", "staff"]
        );
    }
}

#[test]
fn units_are_put_together_by_programme_within_their_kind() {
    let place = sample();
    with_programmes(&place);
    let told = text(&place, &["organisation", "almelo", "--round", "r2", "--by", "programme"]);
    assert!(told.contains("Line departments · Ruimte\n") && !told.contains('\u{1b}'), "{told}");
    let whole = json(&place, &["organisation", "almelo", "--round", "r2", "--by", "programme"]);
    let groups = whole["rounds"][0]["groups"].as_array().unwrap();
    let named: Vec<(&str, Option<&str>, usize)> = groups
        .iter()
        .map(|group| {
            let units = group["units"].as_array().unwrap().len();
            (group["kind"].as_str().unwrap(), group["programme"].as_str(), units)
        })
        .collect();
    let social = Some("Sociaal\u{1b}[2J domein");
    assert_eq!(
        named,
        [("line", Some("Ruimte"), 1), ("line", social, 2), ("line", None, 4), ("staff", None, 2)]
    );
    let by_kind = json(&place, &["organisation", "almelo", "--round", "r2"]);
    assert_eq!(
        by_kind["rounds"][0]["all"], whole["rounds"][0]["all"],
        "all is all, however it is put together"
    );
    place.run(&["organisation", "almelo", "--by", "size"]).code(2).stderr(contains("possible values"));
}

#[test]
fn initiatives_are_followed_over_the_rounds_by_unit_and_in_sum() {
    let place = sample();
    let told = text(&place, &["initiatives", "almelo"]);
    let document = json(&place, &["initiatives", "almelo"]);
    assert_eq!(
        (&document["schema"], &document["baseline"]),
        (&"nulmeting/initiatives/1".into(), &"r1".into())
    );
    for round in document["rounds"].as_array().unwrap() {
        let units = round["units"].as_object().unwrap();
        for part in ["from_baseline", "since"] {
            let all = &round["all"][part];
            for (stand, count) in all.as_object().unwrap() {
                let sum: u64 = units.values().map(|unit| unit[part][stand].as_u64().unwrap()).sum();
                assert_eq!(*count, sum, "{part} {stand}");
            }
            // The same line stands in the table.
            if all["told"].as_u64() > Some(0) {
                let stands =
                    ["told", "planned", "begun", "running", "standard", "stopped", "never begun", "unknown"];
                let line = stands.map(|stand| all[stand].to_string()).join(" ");
                let squeezed = told.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
                assert!(squeezed.into_iter().any(|found| found == format!("All {line}")), "{line}\n{told}");
            }
        }
    }
    let count = document["initiatives"].as_array().unwrap().len() as u64;
    let last = &document["rounds"][1]["all"];
    assert_eq!(
        last["from_baseline"]["told"].as_u64().unwrap() + last["since"]["told"].as_u64().unwrap(),
        count
    );
    let one = json(&place, &["initiatives", "almelo", "--unit", "sez"]);
    assert!(one["initiatives"].as_array().unwrap().iter().all(|initiative| initiative["unit"] == "sez"));
    assert!(one["rounds"][0].get("all").is_none());
    place.run(&["initiatives", "almelo", "--unit", "organisation"]).success();
    place.run(&["initiatives", "almelo", "--unit", "seze"]).code(1).stderr(contains("there is: sez"));
}

#[test]
fn the_timeline_tells_rounds_talks_and_events_in_the_order_of_time() {
    let place = sample();
    let mut store = place.open("almelo");
    let talks = store.load(&Scope::Whole).unwrap().interviews;
    let changes: Vec<Change> = talks
        .iter()
        .filter(|talk| talk.details.round == *"r1")
        .take(2)
        .map(|talk| {
            let held_on = Date::new("2009-10-05").ok();
            Change::Interview(talk.id.clone(), InterviewDetails { held_on, ..talk.details.clone() })
        })
        .collect();
    store.record(&changes, noon()).unwrap();
    drop(store);
    let told = text(&place, &["timeline", "almelo"]).split_whitespace().collect::<Vec<_>>().join(" ");
    let at = |sought: &str| told.find(sought).unwrap_or_else(|| panic!("{sought}\n{told}"));
    assert!(at("(r1) begins: 9 of 9 talks held") < at("2 talks: "), "{told}");
    assert!(at("2 talks: ") < at("(r1) ends"), "{told}");
    assert!(
        at("(r1) ends") < at("Council adopts the vision")
            && at("Council adopts the vision") < at("(r2) begins")
    );
    assert!(told.contains("7 talks have no day"), "{told}");
    let document = json(&place, &["timeline", "almelo"]);
    let moments = document["moments"].as_array().unwrap();
    let of = |what: &str| moments.iter().filter(|moment| moment["what"] == what).count();
    assert_eq!((of("begins"), of("ends"), of("talks"), of("event")), (2, 2, 1, 19));
    let talks = moments.iter().find(|moment| moment["what"] == "talks").unwrap();
    assert_eq!((&talks["date"], &talks["during"]), (&"2009-10-05".into(), &serde_json::json!(["r1"])));
    assert_eq!(talks["talks"].as_array().unwrap().len(), 2);
    assert_eq!(document["rounds"][0]["undated"], 7);
    let events = moments.iter().filter(|moment| moment["what"] == "event");
    assert!(events.into_iter().all(|event| event["units"].is_array() && event["effect"].is_string()));
    place.run(&["timeline", "nowhere"]).code(1).stderr(is_empty().not());
}
