//! `erase`: what is said beforehand, what is asked, and what is gone.

use std::fs;
use std::path::Path;

use predicates::prelude::*;
use predicates::str::contains;

use super::Place;
use crate::support::program::SAMPLE;

fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place
}

fn is_in_folder(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = fs::read(entry.unwrap().path()).unwrap_or_default();
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    })
}

#[test]
fn a_respondent_is_erased_after_the_pseudonym_is_typed_and_comes_back_by_no_import() {
    let place = place();
    let archive = place.export("almelo");
    let said = "[[participant]]\ninterview = \"publiekszaken/r1\"\nrespondent = \"publiekszaken-A\"";
    assert!(archive.contains(said));
    place
        .command(&["erase", "almelo", "publiekszaken-A"])
        .write_stdin("no\n")
        .assert()
        .code(1)
        .stderr(contains("publiekszaken/r1").and(contains("nothing was erased")));
    assert_eq!(place.export("almelo"), archive);
    place
        .command(&["erase", "almelo", "publiekszaken-A", "--rest", "keep"])
        .write_stdin("publiekszaken-A\n")
        .assert()
        .success()
        .stderr(contains("Erased `publiekszaken-A`").and(contains("exports, printed sheets")));
    let after = place.export("almelo");
    assert!(!after.contains(said));
    assert!(after.contains("[[erased]]\nrespondent = \"publiekszaken-A\""), "{after}");
    let archived = place.file("archive.toml", &archive);
    place
        .run(&["import", "almelo", &archived, "--replace"])
        .success()
        .stderr(contains("of respondents who were erased"));
    assert_eq!(place.export("almelo").lines().filter(|line| line.contains("publiekszaken-A")).count(), 1);
    // A study made of what was exported afterwards knows it as well.
    let exported = place.file("after.toml", &after);
    place.run(&["import", "again", &exported]).success();
    place
        .run(&["import", "again", &archived, "--replace"])
        .success()
        .stderr(contains("of respondents who were erased"));
    assert!(!place.export("again").contains(said));
}

#[test]
fn ratings_that_rested_on_it_are_unknown_and_say_why_in_every_form() {
    let place = place();
    let path = place.study("almelo");
    place
        .run(&["erase", "almelo", "sez-A", "--rest", "erase", "--yes"])
        .success()
        .stderr(contains("files were looked through"));
    // The second time it does not claim to have looked for what it does not know any more.
    place
        .run(&["erase", "almelo", "sez-A", "--rest", "erase", "--yes"])
        .success()
        .stderr(contains("nothing was left to look for").and(contains("looked through").not()));
    let export = place.export("almelo");
    assert!(export.contains("reasons = [\"evidence erased\"]"), "some rating rested on it alone");
    let rated = export.split("[[rating]]").find(|row| row.contains("evidence erased")).unwrap();
    let named = |key: &str| {
        let line = rated.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")));
        line.unwrap().trim_matches('"').to_owned()
    };
    let (unit, round) = (named("unit"), named("round"));
    let explained = ["explain", "almelo", &unit, "--round", &round, "--format", "json"];
    place.run(&explained).success().stdout(contains("evidence erased"));
    assert!(path.exists());
}

#[test]
fn nobody_of_that_name_is_told_with_those_who_are_there_and_copies_are_named() {
    let place = place();
    place
        .run(&["erase", "almelo", "nobody", "--yes"])
        .code(1)
        .stderr(contains("nobody in").and(contains("sez-A")));
    fs::copy(place.study("almelo"), place.study("copy")).unwrap();
    place
        .run(&["erase", "almelo", "rom-A", "--rest", "keep", "--yes"])
        .success()
        .stderr(contains("passages stay as you decided"))
        .stderr(contains("Not touched, a copy of the study").and(contains("copy.nulmeting")));
    assert!(is_in_folder(&place.data, "rom-A"), "the copy has it still, and the closed id stays");
}
