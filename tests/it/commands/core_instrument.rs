//! The core instrument on the command line: what it can tell, and its fact sheet as it is sent.

use std::fs;

use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;

use super::Place;

#[test]
fn a_new_study_can_tell_everything_in_each_round_and_compare_them() {
    let place = Place::new();
    place.run(&["new", "veenstad"]).success();
    let file = place.file("veenstad.toml", place.export("veenstad"));
    place
        .run(&["check", &file])
        .success()
        .stdout(contains("no question about").not().and(contains("can hardly be compared").not()));
    let told = place.run(&["check", &file, "--format", "json"]).success().get_output().stdout.clone();
    let told: Value = serde_json::from_slice(&told).unwrap();
    let told = &told["instruments"][0]["can_tell"];
    let rounds = told["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 2, "{told:#}");
    for round in rounds {
        for scope in ["unit", "organisation"] {
            let scope = &round[scope];
            assert_eq!(scope["informed"], scope["defined"]);
            for field in scope["fields"].as_object().unwrap().values() {
                assert_eq!(field["completed"], serde_json::json!({ "account": 4, "proven": 4 }), "{field:#}");
            }
        }
    }
    assert_eq!(told["comparisons"][0]["whole"]["verdict_possible"], true);
}

#[test]
fn the_fact_sheet_is_printed_to_be_sent_with_the_words_of_the_study() {
    let place = Place::new();
    place.run(&["new", "veenstad"]).success();
    let text = place.export("veenstad").replacen(
        "\n[[round]]",
        "\n[placeholders]\ngroup = { nl = \"nieuwe buren\" }\n\n[[round]]",
        1,
    );
    let file = place.file("veenstad.toml", text);
    place.run(&["import", "buren", &file]).success();
    let print = ["print", "nulmeting-core-facts", "--to-send", "--study", "buren", "--language", "nl"];
    place
        .run(&print)
        .success()
        .stdout(contains("Stuk: het geldende werk- of jaarplan").and(contains("nieuwe buren")))
        .stdout(contains("Graag terug vóór").and(contains("migratieachtergrond").not()));
    let page = place.temporary.path().join("blad.html");
    let to_file = ["--format", "html", "--output", page.to_str().unwrap()];
    place.run(&[&print[..], &to_file].concat()).success().stdout(is_empty());
    assert!(fs::read_to_string(page).unwrap().contains("is bijgevoegd"));
    // Only a questionnaire can be sent.
    let other = ["print", "--to-send", "--interview", "a/b", "--study", "buren"];
    place.run(&other).code(2).stdout(is_empty()).stderr(contains("--to-send"));
}
