//! `score`, `compare` and `explain`.

use std::fs;

use nulmeting::workbench::folder::{Folder, Settings};
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use serde_json::json as of;

use super::Place;
use crate::support::program::SAMPLE;

fn json(place: &Place, arguments: &[&str]) -> serde_json::Value {
    let output = place.run(arguments).success().stderr(is_empty()).get_output().clone();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_study_is_scored_as_a_table_and_as_json() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place.run(&["score", "almelo"]).success().stdout(contains("Society")).stderr(is_empty());
    place.run(&["score", "almelo", "--language", "nl"]).success().stdout(contains("Samenleving"));
    let all = json(&place, &["score", "almelo", "--format", "json"]);
    assert_eq!((&all["schema"], &all["study"]), (&"nulmeting/score/1".into(), &"almelo-2011".into()));
    assert_eq!((&all["view"], all["rounds"].as_array().unwrap().len()), (&"account".into(), 2));
    assert_eq!(all["rounds"][1]["units"].as_array().unwrap().len(), 9);
    let one = json(
        &place,
        &["score", "almelo", "--round", "r2", "--unit", "sez", "--view", "proven", "--format", "json"],
    );
    assert_eq!((&one["view"], one["rounds"].as_array().unwrap().len()), (&"proven".into(), 1));
    let units = one["rounds"][0]["units"].as_array().unwrap();
    assert_eq!((units.len(), &units[0]["unit"]), (1, &"sez".into()));
}

#[test]
fn tables_speak_the_language_named_or_kept_or_that_of_the_system() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let score = ["score", "almelo"];
    place.run(&["score", "almelo", "--language", "de"]).success().stdout(contains("Basis: 9 Abteilungen."));
    place
        .command(&score)
        .env("LC_ALL", "")
        .env("LC_MESSAGES", "nl_NL.UTF-8")
        .assert()
        .stdout(contains("Basis: 9 afdelingen."));
    place.command(&score).env("LC_ALL", "fr_FR.UTF-8").assert().stdout(contains("Base: 9 departments."));
    let folder = Folder::at(&place.data);
    let kept = Settings { language: Some("de".to_owned()), ..folder.settings().unwrap() };
    folder.keep(&kept).unwrap();
    place.command(&score).env("LC_ALL", "nl_NL.UTF-8").assert().stdout(contains("Basis: 9 Abteilungen."));
    place
        .run(&["score", "almelo", "--language", "fr"])
        .code(2)
        .stderr(contains("possible values: en, de, nl"));
}

#[test]
fn two_rounds_are_compared_as_a_table_and_as_json() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place.run(&["compare", "almelo"]).success().stdout(contains("Society")).stderr(is_empty());
    let usual = json(&place, &["compare", "almelo", "--format", "json"]);
    assert_eq!(usual["schema"], "nulmeting/compare/1");
    let named = json(&place, &["compare", "almelo", "--from", "r1", "--to", "r2", "--format", "json"]);
    assert_eq!(named, usual, "the first and the last round are the usual ones");
    place.run(&["compare", "almelo", "--to", "r1"]).code(1).stdout(is_empty()).stderr(contains("two rounds"));
}

#[test]
fn a_result_asked_for_by_a_name_that_is_not_there_says_what_there_is() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    for (arguments, wanted) in [
        (&["score", "almelo", "--round", "r3"][..], "r2"),
        (&["score", "almelo", "--unit", "sezz"], "sez"),
        (&["compare", "almelo", "--from", "r0"], "r1"),
        (&["compare", "almelo", "--unit", "Haven"], "samenleving"),
        (&["score", "nirgends"], "does not exist"),
        (&["compare", "nirgends"], "does not exist"),
    ] {
        place.run(arguments).code(1).stdout(is_empty()).stderr(starts_with("error: ").and(contains(wanted)));
    }
    place.run(&["score"]).code(2);
    place.run(&["score", "almelo", "--view", "guessed"]).code(2).stderr(contains("proven"));
    place.run(&["compare", "almelo", "--format", "pdf"]).code(2).stderr(contains("json"));
}

#[test]
fn results_change_nothing_in_the_study() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let before = fs::read(place.study("almelo")).unwrap();
    for command in ["score", "compare", "export"] {
        place.run(&[command, "almelo"]).success();
    }
    assert_eq!(fs::read(place.study("almelo")).unwrap(), before);
}

#[test]
fn a_study_that_is_being_written_to_is_read_all_the_same() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let text = place.export("almelo");
    let mut held = place.open("almelo");
    held.save_place("question/x", "y").unwrap();
    place.run(&["score", "almelo"]).success();
    assert_eq!(place.export("almelo"), text);
}

#[test]
fn a_unit_is_explained_from_its_phases_down_to_what_was_said() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let explained = |arguments: &[&str]| {
        let arguments = [&["explain", "almelo", "samenleving"], arguments].concat();
        let output = place.run(&arguments).success().stderr(is_empty()).get_output().clone();
        String::from_utf8(output.stdout).unwrap()
    };
    let whole = explained(&["--field", "activities"]);
    // Why three times in a row: field, cell, indicator, passage.
    let steps = [
        "at least phases 1 and 2 completed",
        "8 of 9 points",
        "Gaps in own services are known",
        "Migrants are over-represented in many of the unit's domains.",
    ];
    let places: Vec<usize> = steps.iter().map(|step| whole.find(step).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(whole.starts_with("Society · Follow-up, spring 2011\n"));
    assert_eq!(whole.matches("Evidence e186: document").count(), 1, "what was told is not told again");
    assert!(!explained(&["--field", "activities", "--why", "3"]).contains("Evidence e186: document"));
    assert!(explained(&["--round", "r1"]).starts_with("Society · Baseline, autumn 2009\n"));
    assert!(explained(&["--view", "proven"]) != explained(&[]));
    place.run(&["explain", "almelo", "nix"]).code(1).stderr(contains("samenleving"));
    place
        .run(&["explain", "almelo", "sez", "--field", "x"])
        .code(1)
        .stderr(contains("policy, activities, staff"));
    place.run(&["explain", "almelo", "sez", "--why", "5"]).code(2);
}

#[test]
fn an_explanation_as_json_leads_from_the_figure_to_the_words_that_were_said() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let explained = |arguments: &[&str]| {
        json(&place, &[&["explain", "almelo"], arguments, &["--format", "json"]].concat())
    };
    let unit = explained(&["samenleving"]);
    assert_eq!(unit["schema"], "nulmeting/explain/1");
    // Why three times in a row: figure, cell, rating, passage.
    let policy = &unit["fields"]["policy"];
    assert_eq!((&policy["lo"], &policy["next"]["phase"]), (&of!(1), &of!(2)));
    let indicator = &policy["cells"][0]["indicators"]["vision_known"];
    assert_eq!(indicator["value"], 3);
    let evidence = indicator["evidence"][0].as_str().unwrap();
    assert!(!unit["evidence"][evidence]["text"].as_str().unwrap().is_empty());
    // What is not known says whom to ask, and with which question.
    let unknown = &policy["cells"][1]["indicators"]["in_work_plan"];
    assert_eq!(unknown["questions"][0], "almelo-follow-up/in_work_plan");
    assert!(!unknown["ask"].as_array().unwrap().is_empty());
    let part = explained(&["samenleving", "--field", "staff", "--round", "r1"]);
    assert_eq!(part["fields"].as_object().unwrap().len(), 1);
    assert_eq!((&part["round"], &part["factors"]), (&of!("r1"), &of!({})));
    let whole = explained(&["organisation"]);
    assert_eq!(whole["situation"], of!(["intention"]));
    assert_eq!(whole["fields"]["policy"]["lo"], of!(null));
    assert_eq!(whole["fields"]["policy"]["cells"][0]["indicators"]["vision_adopted"]["value"], 3);
    place.run(&["explain", "almelo", "organisation"]).success().stdout(starts_with("The organisation"));
}

#[test]
fn a_questionnaire_is_printed_for_those_who_write_by_hand() {
    let place = Place::new();
    let file = place.data.with_file_name("sheet.html");
    let printed = place.run(&["print", "almelo-baseline", "--language", "nl"]).success().stderr(is_empty());
    insta::assert_snapshot!(String::from_utf8(printed.get_output().stdout.clone()).unwrap());
    let out = file.to_str().unwrap();
    let html = ["print", "almelo-baseline", "--format", "html", "--language", "de", "--output", out];
    place.run(&html).success().stdout(is_empty());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("<!DOCTYPE html>") && text.contains("<html lang=\"de\">"));
    assert!(!text.contains("http"), "the page needs nothing from elsewhere");
    place.run(&html).code(1).stderr(contains("help:"));
    place.run(&["print", "nix"]).code(1).stderr(contains("almelo-follow-up"));
    place.run(&["print", SAMPLE]).code(1).stderr(contains("no questionnaire"));
}
