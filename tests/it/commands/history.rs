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
