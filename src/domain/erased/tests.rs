//! Rules of erasing.

use super::*;
use crate::domain::fixtures::{Scene, id};

#[test]
fn words_in_a_row_and_names_in_values_are_found() {
    let mut runs = Runs::default();
    runs.add("Mijn chef komt nooit op tijd.");
    assert!(runs.has_some_of("Zij zegt: chef komt nooit op!"));
    assert!(!runs.has_some_of("Mijn chef komt altijd."));
    let value = serde_json::json!({"marks": [{"respondent": "P1"}]});
    assert!(names(&value, &id("P1")));
    assert!(!names(&value, &id("P2")));
}

#[test]
fn what_arrives_for_an_erased_person_is_left_out_and_judgements_without_it_are_unknown() {
    let mut scene = Scene::with_sez();
    let talk = InterviewId::new("sez/r1").unwrap();
    scene.study.participants.clear();
    scene.participant(&talk, "P1", "team leader", None, true);
    scene.said("e1", "sez/r1", Some("P1"));
    let mut rating = crate::domain::rating::Rating {
        unit: id("sez"),
        round: id("r1"),
        indicator: id("x"),
        value: Value::level(2).unwrap(),
        reasons: Vec::new(),
        rater: None,
        note: None,
        evidence: vec![id("e1")],
    };
    scene.study.ratings = vec![rating.clone()];
    let closed = [Erased { respondent: id("P1"), on: Date::new("2026").unwrap(), rows: Vec::new() }];
    let (kept, left_out) = arriving(scene.study.changes(), &closed, &BTreeSet::new());
    assert!(left_out >= 3, "{left_out}");
    assert!(kept.iter().all(|change| !names(&change.value(), &id("P1"))));
    assert!(!kept.iter().any(|change| matches!(change, Change::Participant(..) | Change::Evidence(_))));
    rating.value = Value::Unknown;
    rating.reasons = vec![id(ERASED_REASON)];
    rating.evidence.clear();
    assert!(kept.contains(&Change::Rating(rating)));
}
