//! `picture`: results as a picture.

use std::fs;

use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};

use super::Place;
use crate::support::program::SAMPLE;

#[test]
fn a_picture_is_written_into_a_file_and_over_one_only_when_told() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place.run(&["picture", "almelo", "comparison"]).success().stdout(starts_with("<svg ")).stderr(is_empty());
    for drawn in [&["organisation", "--round", "r1"][..], &["unit", "--unit", "sez", "--council"]] {
        let all = [&["picture", "almelo"], drawn].concat();
        place
            .run(&all)
            .success()
            .stdout(starts_with("<svg ").and(contains("autumn 2009").or(contains("department"))));
    }
    let file = place.file("bild.svg", "ours");
    let write = ["picture", "almelo", "comparison", "--language", "de", "--output", &file];
    place.run(&write).code(1).stdout(is_empty()).stderr(contains("exists already").and(contains("--force")));
    assert_eq!(fs::read_to_string(&file).unwrap(), "ours");
    place.run(&[&write[..], &["--force"]].concat()).success().stdout(is_empty());
    let drawn = fs::read_to_string(&file).unwrap();
    assert!(drawn.contains("lang=\"de\"") && drawn.contains("Urteil") && drawn.ends_with("</svg>\n"));
    let left: Vec<_> =
        fs::read_dir(place.temporary.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    let file = place.temporary.path().join("bild.png");
    place.run(&["picture", "almelo", "comparison", "--output", file.to_str().unwrap()]).success();
    let drawn = fs::read(&file).unwrap();
    assert!(drawn.starts_with(b"\x89PNG") && drawn.ends_with(b"IEND\xaeB`\x82"));
}

#[test]
fn what_cannot_be_drawn_is_refused_with_what_to_do() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let refused = |arguments: &[&str], code, wanted: &str| {
        let all = [&["picture", "almelo"], arguments].concat();
        place.run(&all).code(code).stdout(is_empty()).stderr(contains(wanted));
    };
    refused(&["comparison", "--output", "x.jpg"], 1, "SVG");
    refused(&["comparison", "--from", "r2"], 1, "a comparison needs two rounds");
    refused(&["comparison", "--to", "r9"], 1, "there is: r");
    refused(&["comparison", "--output", "nowhere/x.svg"], 1, "the folder nowhere does not exist");
    refused(&["unit"], 2, "--unit");
    refused(&["unit", "--unit", "sezz"], 1, "there is: sez");
    refused(&["organisation", "--round", "r9"], 1, "there is: r");
    refused(&["organisation", "--round", "r1", "--from", "r1"], 2, "--from");
    refused(&["comparison", "--force"], 2, "--output");
    refused(&["weather"], 2, "comparison");
}

#[test]
fn a_dry_run_says_what_a_picture_would_show_and_leave_out_and_writes_nothing() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let output = place.temporary.path().join("bild.svg");
    for drawn in ["comparison", "series", "organisation"] {
        let all = ["picture", "almelo", drawn, "--dry-run", "--output", output.to_str().unwrap()];
        place.run(&all).success().stdout(contains("1 picture").and(contains("9 units"))).stderr(is_empty());
    }
    let unit = ["picture", "almelo", "unit", "--unit", "sez", "--dry-run", "--language", "de"];
    place.run(&unit).success().stdout(contains("1 Bild").and(contains("<svg").not()));
    // Of what a council is not told it is said how much that is.
    let council = ["picture", "almelo", "organisation", "--council", "--dry-run"];
    place.run(&council).success().stdout(contains("the names of ").or(contains("the name of ")));
    assert!(!output.exists());
}
