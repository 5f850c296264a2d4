//! `history`.

use nulmeting::domain::change::Change;
use nulmeting::store::Scope;
use predicates::str::{contains, is_empty};

use super::Place;
use crate::support::program::SAMPLE;

#[test]
fn what_a_record_said_before_is_told_for_people_and_for_programs() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let mut store = place.open("almelo");
    let mut unit = store.load(&Scope::Whole).unwrap().unit("sez").unwrap().clone();
    unit.group = Some("Sociaal\u{1b}[2J".to_owned());
    // An hour before the import, by a clock that was set back.
    store.record(&[Change::Unit(unit)], "2001-01-01T00:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    let told = place.run(&["history", "almelo", "unit/sez"]).success().stderr(is_empty());
    told.stdout(contains("2 changes, the newest first")).stdout(contains("a clock was set back"));
    let json = place.run(&["history", "almelo", "unit/sez", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(json["schema"], "nulmeting/history/1");
    let changes = json["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[0]["at"], "2001-01-01T00:00:00.000Z");
    assert_eq!(changes[0]["before"], changes[1]["after"]);
    assert_eq!((&changes[0]["is_current"], &changes[1]["is_current"]), (&true.into(), &false.into()));
    for language in ["de", "nl"] {
        let arguments = ["history", "almelo", "rating/sez/r2/step_plan", "--language", language];
        let code = place.run(&arguments).get_output().status.code();
        assert!(matches!(code, Some(0 | 1)), "{code:?}");
    }
    place.run(&["history", "almelo", "unit/nobody"]).failure().stderr(contains("nothing was ever recorded"));
    place.run(&["history", "almelo", "thing/x"]).failure().stderr(contains("kinds are: study, definition"));
}

#[test]
fn every_reading_command_can_read_the_study_as_it_was() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let path = place.data.join("almelo.nulmeting");
    let rating = |value: u8| {
        let store = nulmeting::store::Reader::open(&path).unwrap();
        let study = store.load(&Scope::Whole).unwrap();
        let mut rating =
            study.ratings.iter().find(|one| one.unit == *"sez" && one.round == *"r2").unwrap().clone();
        rating.value = nulmeting::domain::rating::Value::level(value).unwrap();
        Change::Rating(rating)
    };
    let mut store = place.open("almelo");
    for (value, at) in [(0, "2095-01-01T10:00:00Z"), (3, "2095-01-02T10:00:00Z")] {
        store.record(&[rating(value)], at.parse().unwrap()).unwrap();
    }
    drop(store);
    let before = std::fs::read(&path).unwrap();
    let out = |arguments: &[&str]| {
        let ran = place.run(arguments).success();
        (String::from_utf8(ran.get_output().stdout.clone()).unwrap(), ran)
    };
    let (now, _) = out(&["export", "almelo"]);
    let (first, ran) = out(&["export", "almelo", "--as-of", "2095-01-01T10:00:00Z"]);
    ran.stderr(contains("The study as it was at ")).stderr(contains("1 came later"));
    assert_ne!(now, first);
    // A date is all of that day.
    assert_eq!(out(&["export", "almelo", "--as-of", "2095-01-01"]).0, first);
    assert_eq!(out(&["export", "almelo", "--as-of", "2095-01-03"]).0, now);
    for command in [
        &["score", "almelo"][..],
        &["compare", "almelo"],
        &["explain", "almelo", "sez"],
        &["organisation", "almelo"],
        &["findings", "almelo"],
        &["history", "almelo", "unit/sez"],
        &["report", "almelo", "--kind", "chapter", "--format", "markdown"],
        &["print", "--interview", "sez/r2", "--study", "almelo"],
        &["picture", "almelo", "comparison"],
    ] {
        let past = [command, &["--as-of", "2095-01-01"]].concat();
        place.run(&past).success().stderr(contains("The study as it was at "));
    }
    let report = |when: &str| {
        let arguments = ["report", "almelo", "--kind", "unit", "--unit", "sez", "--format", "markdown"];
        out(&[&arguments[..], &["--as-of", when]].concat()).0
    };
    assert_ne!(report("2095-01-01"), report("2095-01-03"));
    place.run(&["print", "almelo-baseline", "--as-of", "2095-01-01"]).failure().stderr(contains("--study"));
    let early = place.run(&["score", "almelo", "--as-of", "1999-01-01"]).failure();
    early.stderr(contains("did not exist yet"));
    place.run(&["score", "almelo", "--as-of", "soon"]).failure().stderr(contains("2026-11-20T14:00"));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
