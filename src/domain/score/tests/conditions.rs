//! Conditions of a model about a unit: what decides them and what leaves them open.

use crate::domain::assessment::{ContextKey, Fact, Flag, KindFilter, TestRule};
use crate::domain::condition::{Condition, Truth};
use crate::domain::fixtures::{Scene, cell, id, is};
use crate::domain::rating::FactorValue;
use crate::domain::score::{TestResult, View};
use crate::domain::study::Contact;
use crate::domain::text::Text;

/// Decides a condition about `sez` in the first round.
fn decide(scene: &Scene, condition: Condition<Fact>) -> Truth {
    let mut scene = scene.clone();
    scene.model.flags.push(Flag { id: id("probe"), title: Text::default(), when: condition });
    scene.score(View::Account, "r1", "sez").flag("probe").unwrap()
}

fn with(indicator: &str, value: &str) -> Scene {
    let mut scene = Scene::with_sez();
    scene.rate("sez", "r1", indicator, value, &[]);
    scene
}

#[test]
fn an_indicator_is_among_values_if_all_that_it_can_be_is() {
    let decide = |value: &str, accepted: &[&str]| {
        decide(&with("gaps_known", value), is(Fact::Indicator(id("gaps_known")), accepted))
    };
    assert_eq!(decide("2", &["2"]), Truth::Yes);
    assert_eq!(decide("2", &["0", "1"]), Truth::No);
    assert_eq!(decide("U", &["0", "1"]), Truth::Open);
    assert_eq!(decide("U", &["0", "1", "2", "3"]), Truth::Yes);
    assert_eq!(decide("U", &["U"]), Truth::Yes);
    assert_eq!(decide("U", &["N"]), Truth::No);
    assert_eq!(decide("N", &["N"]), Truth::Yes);
    assert_eq!(decide("N", &["0", "U"]), Truth::No);
    assert_eq!(decide("2", &["U", "N"]), Truth::No);
}

#[test]
fn an_indicator_is_at_least_something_if_its_lowest_is() {
    let decide =
        |value: &str| decide(&with("gaps_known", value), is(Fact::AtLeast(id("gaps_known")), &["2"]));
    assert_eq!(decide("1"), Truth::No);
    assert_eq!(decide("2"), Truth::Yes);
    assert_eq!(decide("3"), Truth::Yes);
    assert_eq!(decide("U"), Truth::Open);
    assert_eq!(decide("N"), Truth::No);
}

#[test]
fn a_unit_can_be_asked_about_the_organisations_indicators() {
    let scene = Scene::with_sez();
    assert_eq!(decide(&scene, is(Fact::AtLeast(id("vision_adopted")), &["2"])), Truth::Yes);
    assert_eq!(decide(&scene, is(Fact::AtLeast(id("top_visible")), &["2"])), Truth::Open);
    assert_eq!(decide(&scene, is(Fact::AtLeast(id("nothing_of_the_kind")), &["2"])), Truth::Open);
}

#[test]
fn a_reason_is_open_while_an_unknown_can_turn_out_to_have_it() {
    let reason = |indicator: Option<&str>| is(Fact::Reason(indicator.map(id)), &["not considered"]);
    let mut scene = with("gaps_known", "0");
    scene.study.ratings.last_mut().unwrap().reasons = vec![id("no demand seen"), id("not considered")];
    assert_eq!(decide(&scene, reason(Some("gaps_known"))), Truth::Yes);
    assert_eq!(decide(&scene, reason(Some("means_listed"))), Truth::Open);
    assert_eq!(decide(&scene, reason(None)), Truth::Yes);
    scene.study.ratings.last_mut().unwrap().reasons = vec![id("no demand seen")];
    assert_eq!(decide(&scene, reason(Some("gaps_known"))), Truth::No);
    assert_eq!(decide(&scene, reason(None)), Truth::Open);
    scene.study.ratings.last_mut().unwrap().reasons.clear();
    assert_eq!(decide(&scene, reason(Some("gaps_known"))), Truth::Open);
    let mut all = Scene::with_sez();
    all.rate_all("sez", "r1", "2");
    assert_eq!(decide(&all, reason(None)), Truth::No);
}

#[test]
fn a_derived_reason_is_a_reason() {
    let scene = Scene::with_sez();
    let asked = is(Fact::Reason(Some(id("gaps_known"))), &["not yet rated"]);
    assert_eq!(decide(&scene, asked), Truth::Yes);
}

#[test]
fn a_factor_is_open_while_unknown() {
    let mut scene = Scene::with_sez();
    let asked = |accepted: &[&str]| is(Fact::Factor(id("acceptance_managers")), accepted);
    assert_eq!(decide(&scene, asked(&["partly", "absent"])), Truth::Open);
    assert_eq!(decide(&scene, asked(&["unknown"])), Truth::Yes);
    scene.judge("sez", "r1", "acceptance_managers", FactorValue::Partly);
    assert_eq!(decide(&scene, asked(&["partly", "absent"])), Truth::Yes);
    assert_eq!(decide(&scene, asked(&["present"])), Truth::No);
    assert_eq!(decide(&scene, is(Fact::Factor(id("top_support")), &["absent"])), Truth::Open);
}

#[test]
fn an_open_test_is_met_by_open_or_by_every_outcome() {
    let scene = Scene::with_sez();
    let asked = |accepted: &[&str]| is(Fact::Test(id("aims")), accepted);
    assert_eq!(decide(&scene, asked(&["open"])), Truth::Yes);
    assert_eq!(decide(&scene, asked(&["yes", "no"])), Truth::Yes);
    assert_eq!(decide(&scene, asked(&["yes"])), Truth::Open);
    assert_eq!(decide(&scene, asked(&["no", "n/a"])), Truth::Open);
    assert_eq!(decide(&scene, is(Fact::Flag(id("staff_ahead")), &["open"])), Truth::Yes);
    assert_eq!(decide(&scene, is(Fact::Flag(id("staff_ahead")), &["yes"])), Truth::Open);
}

#[test]
fn a_test_that_makes_no_sense_meets_nothing_but_that() {
    let scene = with("services_adapted", "N");
    let asked = |accepted: &[&str]| is(Fact::Test(id("action")), accepted);
    assert_eq!(decide(&scene, asked(&["n/a"])), Truth::Yes);
    assert_eq!(decide(&scene, asked(&["yes", "no", "open"])), Truth::No);
}

#[test]
fn a_test_that_perhaps_does_not_apply_is_open() {
    let mut scene = with("gaps_known", "3");
    scene.model.tests[1].rule = TestRule::Yes(is(Fact::AtLeast(id("gaps_known")), &["2"]));
    scene.model.tests[1].applies_if = Some(is(Fact::Context(ContextKey::Residents), &["much"]));
    let result = |scene: &Scene| scene.score(View::Account, "r1", "sez").test("action").unwrap();
    assert_eq!(result(&scene), TestResult::Open);
    scene.contact("sez", "r1", Contact::Much);
    assert_eq!(result(&scene), TestResult::Yes);
    scene.study.contexts[0].contact_residents = Contact::None;
    assert_eq!(result(&scene), TestResult::NotApplicable);
}

#[test]
fn the_state_and_the_word_of_a_cell_can_be_asked() {
    let mut scene = Scene::with_sez();
    let place = cell("activities", "change");
    let state = |accepted: &[&str]| is(Fact::State(place), accepted);
    let word = |accepted: &[&str]| is(Fact::Word(place), accepted);
    assert_eq!(decide(&scene, state(&["complete"])), Truth::Open);
    assert_eq!(decide(&scene, state(&["open"])), Truth::Yes);
    assert_eq!(decide(&scene, state(&["complete", "not complete"])), Truth::Yes);
    assert_eq!(decide(&scene, word(&["begun", "largely"])), Truth::Open);
    assert_eq!(decide(&scene, word(&["unknown"])), Truth::Yes);
    for name in ["services_adapted", "communication_adapted", "groups_involved"] {
        scene.rate("sez", "r1", name, "2", &[]);
    }
    assert_eq!(decide(&scene, state(&["not complete"])), Truth::Yes);
    assert_eq!(decide(&scene, state(&["complete", "open", "n/a"])), Truth::No);
    assert_eq!(decide(&scene, word(&["begun", "largely"])), Truth::Yes);
    assert_eq!(decide(&scene, word(&["begun"])), Truth::No);
}

#[test]
fn contact_is_open_without_a_row_and_where_it_is_unknown() {
    let mut scene = Scene::with_sez();
    let asked = |key, accepted: &[&str]| is(Fact::Context(key), accepted);
    assert_eq!(decide(&scene, asked(ContextKey::Residents, &["none"])), Truth::Open);
    scene.contact("sez", "r1", Contact::Little);
    assert_eq!(decide(&scene, asked(ContextKey::Residents, &["none"])), Truth::No);
    assert_eq!(decide(&scene, asked(ContextKey::Residents, &["little", "none"])), Truth::Yes);
    assert_eq!(decide(&scene, asked(ContextKey::Migrants, &["none"])), Truth::Open);
    assert_eq!(decide(&scene, asked(ContextKey::Migrants, &["unknown"])), Truth::Yes);
}

#[test]
fn kind_and_roles_can_be_asked() {
    let mut scene = Scene::with_sez();
    assert_eq!(decide(&scene, is(Fact::Kind, &["line"])), Truth::Yes);
    assert_eq!(decide(&scene, is(Fact::Kind, &["staff"])), Truth::No);
    assert_eq!(decide(&scene, is(Fact::Role, &["staff member"])), Truth::No);
    scene.talk("sez", "r1", "B", "staff member", None);
    assert_eq!(decide(&scene, is(Fact::Role, &["staff member"])), Truth::Yes);
    scene.study.participants.clear();
    assert_eq!(decide(&scene, is(Fact::Role, &["staff member"])), Truth::Open);
}

#[test]
fn counts_over_units_are_open_when_asked_about_one() {
    let scene = Scene::with_sez();
    let some = is(Fact::Some(KindFilter::Line, id("action")), &["yes"]);
    assert_eq!(decide(&scene, some), Truth::Open);
}

/// The ids of the situations that are left for `sez`, `+` where it is surely active on staff, `?` where perhaps.
fn situations(scene: &Scene) -> Vec<String> {
    let score = scene.score(View::Account, "r1", "sez");
    score
        .situations
        .iter()
        .map(|possible| {
            let name = scene.model.situations[possible.index].id.to_string();
            match possible.additions.first().map(|addition| addition.truth) {
                Some(Truth::Yes) => name + "+",
                Some(_) => name + "?",
                None => name,
            }
        })
        .collect()
}

#[test]
fn every_situation_that_the_unknowns_allow_is_possible() {
    let mut scene = Scene::with_sez();
    assert_eq!(situations(&scene), ["neither?", "aims?", "services?", "both?"]);
    scene.rate("sez", "r1", "services_adapted", "1", &[]);
    assert_eq!(situations(&scene), ["neither?", "aims?"]);
    for name in ["leadership_backs", "vision_known", "own_role_named"] {
        scene.rate("sez", "r1", name, "3", &[]);
    }
    assert_eq!(situations(&scene), ["aims?"]); // 9 of 18 is the half
    for name in ["inflow_active", "training_used"] {
        scene.rate("sez", "r1", name, "3", &[]);
    }
    assert_eq!(situations(&scene), ["aims+"]);
    assert_eq!(scene.score(View::Account, "r1", "sez").flag("staff_ahead"), Some(Truth::Yes));
    assert_eq!(decide(&scene, is(Fact::Situation, &["aims", "both"])), Truth::Yes);
    assert_eq!(decide(&scene, is(Fact::Situation, &["neither"])), Truth::No);
}

#[test]
fn services_are_adapted_at_three_or_at_two_with_communication_or_groups() {
    let action = |services: &str, communication: &str, groups: &str| {
        let mut scene = Scene::with_sez();
        for (name, value) in [
            ("services_adapted", services),
            ("communication_adapted", communication),
            ("groups_involved", groups),
        ] {
            scene.rate("sez", "r1", name, value, &[]);
        }
        scene.score(View::Account, "r1", "sez").test("action").unwrap()
    };
    assert_eq!(action("3", "0", "0"), TestResult::Yes);
    assert_eq!(action("2", "1", "1"), TestResult::No);
    assert_eq!(action("2", "2", "0"), TestResult::Yes);
    assert_eq!(action("2", "0", "3"), TestResult::Yes);
    assert_eq!(action("1", "3", "3"), TestResult::No);
    assert_eq!(action("2", "U", "0"), TestResult::Open);
    assert_eq!(action("U", "0", "0"), TestResult::Open);
    assert_eq!(action("N", "3", "3"), TestResult::NotApplicable);
}

#[test]
fn without_services_to_adapt_there_is_no_situation() {
    assert!(situations(&with("services_adapted", "N")).is_empty());
}

/// What is recommended to a unit, and what only unknowns are in the way of.
fn recommended(scene: &Scene) -> (Vec<&'static str>, Vec<&'static str>) {
    let score = scene.score(View::Account, "r1", "sez");
    let names = |truth| {
        let all = score.recommendations.iter().filter(|one| one.truth == truth);
        let names = ["study_recruitment", "account_for_aims", "keep_services_in_view", "build_expertise"];
        all.filter_map(|one| names.get(one.index).copied()).collect()
    };
    (names(Truth::Yes), names(Truth::Open))
}

#[test]
fn a_recommendation_is_made_where_its_rule_holds_whatever_is_unknown() {
    let mut scene = Scene::with_sez();
    let (made, possible) = recommended(&scene);
    assert_eq!(made, [""; 0], "of nothing nothing is recommended");
    assert_eq!(possible.len(), 4, "but nothing is ruled out either");
    scene.rate("sez", "r1", "reason_stated", "1", &["e"]);
    assert_eq!(recommended(&scene).0, ["study_recruitment"]);
    scene.rate_all("sez", "r1", "3");
    let (made, possible) = recommended(&scene);
    assert_eq!((made.len(), possible.len()), (1, 0), "{made:?} {possible:?}");
}
