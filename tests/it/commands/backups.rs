//! `backups` and `restore`.

use std::fs;

use nulmeting::store::backup::{self, Reason};
use predicates::str::contains;

use super::Place;
use crate::support::program::SAMPLE;

#[test]
fn a_copy_is_made_with_the_first_change_of_the_day_listed_and_put_back() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    place.run(&["backups", "almelo"]).success().stdout(contains("No backups yet"));
    let study = place.study("almelo");
    // Looking changes nothing, so there is nothing to copy.
    place.command(&["open", "almelo", "--plain"]).write_stdin("Name\n").assert().success();
    assert_eq!(backup::all(&study), []);
    let talk = ["open", "almelo", "--plain", "--only", "samenleving/r2"];
    for words in ["And one thing more.\n", "And another.\n"] {
        place.command(&talk).write_stdin(words).assert().success();
    }
    let made = backup::all(&study);
    assert_eq!(made.len(), 1, "one a day");
    assert_eq!(made[0].reason, Reason::Day);
    let listed = place.run(&["backups", "almelo"]).success();
    listed.stdout(contains(made[0].name())).stdout(contains("sound · first change of a day"));
    let json = place.run(&["backups", "almelo", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(
        (&json["backups"][0]["reason"], &json["backups"][0]["problems"]),
        (&"day".into(), &serde_json::json!([]))
    );
    for language in ["de", "nl"] {
        place.run(&["backups", "almelo", "--language", language]).success();
    }

    place.run(&["restore", "almelo", "1999"]).failure().code(1).stderr(contains(made[0].name()));
    fs::write(&study, "overwritten by mistake").unwrap();
    place.run(&["score", "almelo"]).failure();
    let name = made[0].name();
    place.run(&["restore", "almelo", &name[..10]]).success().stderr(contains("could not be read"));
    place.run(&["score", "almelo"]).success();
    place.run(&["restore", "almelo", &name]).success().stderr(contains("is kept as"));
    place.run(&["score", "almelo"]).success();
}
