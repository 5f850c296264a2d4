//! What evidence proves.

use crate::domain::evidence::{EvidenceKind, Side};
use crate::domain::fixtures::{Scene, id};
use crate::domain::score::{Cap, CapReason, IndicatorState, View};

fn scene() -> Scene {
    let mut scene = Scene::with_sez();
    scene.said("a1", "sez/r1", Some("A"));
    scene.said("a2", "sez/r1", Some("A"));
    scene.said("a-later", "sez/r2", Some("A"));
    scene.talk("sez", "r1", "B", "team leader", None);
    scene.said("b1", "sez-1/r1", Some("B"));
    scene.evidence("paper", EvidenceKind::Document);
    scene.evidence("count", EvidenceKind::Number);
    scene.evidence("seen", EvidenceKind::Observation);
    scene
}

fn state(scene: &Scene, view: View, indicator: &str) -> IndicatorState {
    let score = scene.score(view, "r1", "sez");
    score.indicator(scene.index(indicator)).unwrap().clone()
}

/// The level that a rating of `value` on `evidence` is proven at.
fn proven(mut scene: Scene, indicator: &str, value: &str, evidence: &[&str]) -> u8 {
    scene.rate("sez", "r1", indicator, value, evidence);
    state(&scene, View::Proven, indicator).known().unwrap()
}

#[test]
fn a_single_witness_proves_two_at_most() {
    for (value, level) in [("0", 0), ("1", 1), ("2", 2), ("3", 2)] {
        assert_eq!(proven(scene(), "gaps_known", value, &["a1"]), level);
        assert_eq!(proven(scene(), "gaps_known", value, &[]), level);
    }
}

#[test]
fn a_document_or_a_number_proves_three() {
    assert_eq!(proven(scene(), "gaps_known", "3", &["paper"]), 3);
    assert_eq!(proven(scene(), "gaps_known", "3", &["a1", "count"]), 3);
}

#[test]
fn a_paper_indicator_without_paper_counts_one_at_most() {
    for (value, level) in [("0", 0), ("1", 1), ("2", 1), ("3", 1)] {
        assert_eq!(proven(scene(), "in_work_plan", value, &["a1", "b1", "seen"]), level);
    }
    assert_eq!(proven(scene(), "in_work_plan", "3", &["paper"]), 3);
    assert_eq!(proven(scene(), "in_work_plan", "2", &["count"]), 2);
}

#[test]
fn the_own_word_suffices_where_the_model_says_so() {
    assert_eq!(proven(scene(), "leadership_backs", "3", &[]), 3);
}

#[test]
fn two_witnesses_are_independent_in_different_interviews_and_different_persons() {
    assert_eq!(proven(scene(), "gaps_known", "3", &["a1", "b1"]), 3);
    assert_eq!(proven(scene(), "gaps_known", "3", &["a1", "a2"]), 2); // the same talk
    assert_eq!(proven(scene(), "gaps_known", "3", &["a1", "a-later"]), 2); // the same person
    let mut together = scene();
    together.said("c1", "sez/r1", Some("C"));
    assert_eq!(proven(together, "gaps_known", "3", &["a1", "c1"]), 2); // another person in the same talk
}

#[test]
fn a_talk_with_one_person_need_not_say_who_spoke() {
    let mut scene = scene();
    scene.said("a0", "sez/r1", None);
    scene.said("b0", "sez-1/r1", None);
    scene.said("later", "sez/r2", None);
    assert_eq!(proven(scene.clone(), "gaps_known", "3", &["a0", "b0"]), 3);
    assert_eq!(proven(scene, "gaps_known", "3", &["a0", "later"]), 2);
}

#[test]
fn an_observation_is_the_researchers_testimony() {
    assert_eq!(proven(scene(), "gaps_known", "3", &["a1", "seen"]), 3);
    assert_eq!(proven(scene(), "gaps_known", "3", &["seen"]), 2);
    let mut scene = scene();
    scene.evidence("seen-again", EvidenceKind::Observation);
    scene.evidence("seen-in-talk", EvidenceKind::Observation).interview =
        scene.study.evidence[0].interview.clone();
    assert_eq!(proven(scene.clone(), "gaps_known", "3", &["seen", "seen-again"]), 2);
    assert_eq!(proven(scene, "gaps_known", "3", &["a1", "seen-in-talk"]), 2);
}

#[test]
fn without_interviews_the_source_tells_witnesses_apart_and_else_the_place_up_to_its_first_comma() {
    let independent = |texts: [(Option<&str>, Option<&str>); 2]| {
        let mut scene = scene();
        for (name, (source, place)) in ["x", "y"].into_iter().zip(texts) {
            let evidence = scene.evidence(name, EvidenceKind::Testimony);
            evidence.source = source.map(str::to_owned);
            evidence.place = place.map(str::to_owned);
        }
        proven(scene, "gaps_known", "3", &["x", "y"]) == 3
    };
    assert!(independent([(Some("letter"), None), (Some("handbook"), None)]));
    assert!(!independent([(Some("handbook"), None), (Some("handbook"), None)]));
    assert!(independent([(None, Some("5.b Society, activities")), (None, Some("5.c Evaluation, staff"))]));
    assert!(!independent([(None, Some("5.b Society, activities")), (None, Some("5.b Society; contacts"))]));
    assert!(independent([(Some("handbook"), Some("5.b, x")), (Some("handbook"), Some("5.c, x"))]));
    assert!(!independent([(Some("letter"), None), (None, Some("5.b"))]));
    assert!(!independent([(None, None), (None, None)]));
}

#[test]
fn evidence_against_a_rating_does_not_prove_it() {
    let mut scene = scene();
    scene.evidence("contrary", EvidenceKind::Document).side = Side::Against;
    assert_eq!(proven(scene, "gaps_known", "3", &["a1", "contrary"]), 2);
}

#[test]
fn the_gap_is_named_in_either_view_and_counts_in_one() {
    let mut scene = scene();
    scene.rate("sez", "r1", "gaps_known", "3", &["a1"]);
    scene.rate("sez", "r1", "in_work_plan", "2", &["a1"]);
    for (view, levels) in [(View::Account, (3, 2)), (View::Proven, (2, 1))] {
        let [gaps, plan] = ["gaps_known", "in_work_plan"].map(|name| state(&scene, view, name));
        assert_eq!((gaps.known().unwrap(), plan.known().unwrap()), levels);
        let cap = |state: &IndicatorState| state.cap.map(|Cap { level, reason }| (level.points(), reason));
        assert_eq!(cap(&gaps), Some((2, CapReason::SingleSource)));
        assert_eq!(cap(&plan), Some((1, CapReason::NoDocument)));
        assert_eq!(gaps.evidence(&scene.study), [id("a1")]);
    }
}

#[test]
fn a_rating_that_is_proven_as_given_has_no_gap() {
    for (indicator, value) in [("gaps_known", "2"), ("in_work_plan", "1"), ("leadership_backs", "3")] {
        let mut scene = scene();
        scene.rate("sez", "r1", indicator, value, &["a1"]);
        assert_eq!(state(&scene, View::Proven, indicator).cap, None, "{indicator}");
    }
}

#[test]
fn a_rating_above_one_on_nothing_but_words_about_all_units_is_marked() {
    let mut scene = scene();
    scene.said_of_all("all");
    let marked = |value: &str, evidence: &[&str]| {
        let mut scene = scene.clone();
        scene.rate("sez", "r1", "gaps_known", value, evidence);
        state(&scene, View::Account, "gaps_known").rests_on_all_units
    };
    assert!(marked("2", &["all"]));
    assert!(!marked("1", &["all"]));
    assert!(!marked("2", &["all", "a1"]));
    assert!(!marked("2", &[]));
}
