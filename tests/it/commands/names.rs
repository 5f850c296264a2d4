//! `names`: who respondents are, listed, set and removed; and what `erase` and `doctor` do with it.

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value as Json;

use super::Place;
use crate::support::program::SAMPLE;

fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "s", SAMPLE]).success();
    place
}

fn set(place: &Place, who: &str, name: &str) -> assert_cmd::assert::Assert {
    place.command(&["names", "s", "--set", who]).write_stdin(format!("{name}\n")).assert()
}

#[test]
fn names_are_set_listed_and_removed_in_text_and_json() {
    let place = place();
    place.run(&["names", "s"]).success().stdout(contains("sez-A  ").and(contains("–")));
    let kept = set(&place, "sez-A", " Jan Jansen ").success();
    kept.stderr(contains("is kept in").and(contains("s.nulmeting.names")));
    let listed = place.run(&["names", "s"]).success().stderr(contains("nowhere else"));
    let listed = String::from_utf8(listed.get_output().stdout.clone()).unwrap();
    let line: Vec<&str> =
        listed.lines().find(|line| line.starts_with("sez-A ")).unwrap().split("  ").collect();
    assert!(line.contains(&"Jan Jansen") && line.last().unwrap().trim().starts_with("sez/r1"), "{listed}");
    let told = place.run(&["names", "s", "--format", "json"]).success();
    let told: Json = serde_json::from_slice(&told.get_output().stdout).unwrap();
    let all = told["names"].as_array().unwrap();
    let one = all.iter().find(|one| one["respondent"] == "sez-A").unwrap();
    assert_eq!((&one["name"], &one["talks"][0]), (&Json::from("Jan Jansen"), &Json::from("sez/r1")));
    assert!(all.iter().any(|one| one["name"].is_null()));
    for language in ["de", "nl"] {
        place.run(&["names", "s", "--language", language]).success();
    }

    set(&place, "nobody", "Jan").code(1).stderr(contains("nobody in").and(contains("sez-A")));
    set(&place, "sez-A", "").code(1).stderr(contains("needs at least one letter"));
    set(&place, "sez-A", "a\u{1b}[31mb").code(1).stderr(contains("cannot be seen"));
    place.run(&["names", "s", "--set", "a/b"]).code(1);
    place.run(&["names", "s"]).success().stdout(contains("Jan Jansen"));

    place.run(&["names", "s", "--remove", "sez-A"]).success().stderr(contains("is gone from"));
    assert!(!place.study("s").with_extension("nulmeting.names").exists());
    place.run(&["names", "s", "--remove", "sez-A"]).success().stderr(contains("had no name"));
}

#[test]
fn while_the_study_is_open_elsewhere_names_can_be_read_and_not_changed() {
    let place = place();
    set(&place, "sez-A", "Jan").success();
    let open = place.open("s");
    place.run(&["names", "s"]).success().stdout(contains("Jan"));
    set(&place, "sez-A", "Piet").code(1).stderr(contains("open"));
    drop(open);
    place.run(&["names", "s"]).success().stdout(contains("Jan"));
}

#[test]
fn whoever_is_erased_has_no_name_any_more_and_backups_say_that_they_have_none() {
    let place = place();
    set(&place, "sez-A", "Jan Jansen").success();
    set(&place, "sez-B", "Piet").success();
    place.run(&["backups", "s"]).success().stderr(contains("in no backup"));
    place
        .run(&["erase", "s", "sez-A", "--rest", "keep", "--yes"])
        .success()
        .stderr(contains("The name that was written beside the study is gone as well"));
    place.run(&["names", "s"]).success().stdout(contains("Piet").and(contains("sez-A").not()));
    set(&place, "sez-A", "Jan Jansen").code(1);
}

#[test]
fn doctor_closes_names_to_others_and_tells_those_of_nobody() {
    let place = place();
    let file = place.study("s").with_extension("nulmeting.names");
    set(&place, "sez-A", "Jan").success();
    place.run(&["doctor", "s"]).success().stdout(contains("Nothing is wrong."));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        place
            .run(&["doctor", "s"])
            .success()
            .stdout(contains("Mended: the names of respondents could be read"));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}gone = \"Piet\"\n")).unwrap();
    place.run(&["doctor", "s"]).code(1).stdout(contains("Not mended: `gone` has a name"));
    let told = place.run(&["doctor", "s", "--format", "json"]).code(1);
    let told: Json = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert_eq!(told["names"]["left"][0]["respondent"], "gone");
    place.run(&["names", "s"]).success().stdout(contains("in no talk"));
    place.run(&["names", "s", "--remove", "gone"]).success();
    place.run(&["doctor", "s"]).success().stdout(contains("Nothing is wrong."));
    fs::write(&file, "nothing of ours").unwrap();
    place.run(&["doctor", "s"]).code(1).stdout(contains("from line 1 on"));
    place.run(&["names", "s"]).code(1).stderr(contains("from line 1 on"));
}

#[test]
fn what_is_saved_of_a_damaged_study_has_its_names() {
    let place = place();
    set(&place, "sez-A", "Jan Jansen").success();
    place
        .run(&["doctor", "s", "--salvage", "saved"])
        .success()
        .stdout(contains("The names of respondents lie beside it as well"));
    place.run(&["names", "saved"]).success().stdout(contains("Jan Jansen"));
}
