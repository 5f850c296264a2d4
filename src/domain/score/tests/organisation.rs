//! The organisation: counts with their base, tests over units, situations, and which units a round has.

use crate::domain::condition::Truth;
use crate::domain::date::Date;
use crate::domain::fixtures::{Scene, id};
use crate::domain::rating::Value;
use crate::domain::score::{CellState, TestCounts, View, Word, score_study};
use crate::domain::study::UnitKind;

/// Line units of which so many act, do not, are unknown and have no services; with `vision` adopted or not.
fn scene(vision: &str, yes: usize, no: usize, open: usize, without: usize) -> Scene {
    let mut scene = Scene::new();
    for rating in &mut scene.study.ratings {
        rating.value = Value::read(vision).unwrap();
    }
    scene.rate("organisation", "r1", "top_visible", "3", &[]);
    let values = [("3", yes), ("0", no), ("U", open), ("N", without)];
    for (at, value) in values.iter().flat_map(|(value, count)| vec![*value; *count]).enumerate() {
        let name = format!("unit-{at}");
        scene.unit(&name, UnitKind::Line);
        scene.rate(&name, "r1", "services_adapted", value, &[]);
    }
    scene
}

fn situations(scene: &Scene) -> Vec<String> {
    let organisation = scene.round(View::Account, "r1").organisation;
    organisation
        .situations
        .iter()
        .map(|possible| {
            let name = scene.model.situations[possible.index].id.to_string();
            let adds = possible.additions.first().is_some_and(|addition| addition.truth == Truth::Yes);
            if adds { name + "+" } else { name }
        })
        .collect()
}

#[test]
fn most_units_act_if_at_least_half_of_those_with_services_do() {
    let most = |yes, no, open| TestCounts { yes, no, open, not_applicable: 9 }.most();
    assert_eq!(most(1, 2, 0), Truth::No);
    assert_eq!(most(2, 2, 0), Truth::Yes);
    assert_eq!(most(3, 2, 0), Truth::Yes);
    assert_eq!(most(1, 2, 1), Truth::Open); // 2 of 4 at most
    assert_eq!(most(0, 2, 1), Truth::No); // 1 of 3 at most
    assert_eq!(most(2, 1, 1), Truth::Yes); // 2 of 4 at least
    assert_eq!(most(0, 0, 0), Truth::Open);
}

#[test]
fn some_unit_acts_if_one_does() {
    let some = |yes, no, open| TestCounts { yes, no, open, not_applicable: 9 }.some();
    assert_eq!(some(1, 5, 0), Truth::Yes);
    assert_eq!(some(0, 5, 1), Truth::Open);
    assert_eq!(some(0, 5, 0), Truth::No);
    assert_eq!(some(0, 0, 0), Truth::No);
}

#[test]
fn the_organisation_is_in_every_situation_that_the_unknowns_allow() {
    assert_eq!(situations(&scene("3", 0, 3, 0, 1)), ["intention"]);
    assert_eq!(situations(&scene("3", 1, 3, 0, 1)), ["intention+"]);
    assert_eq!(situations(&scene("3", 2, 2, 0, 1)), ["coherent+"]);
    assert_eq!(situations(&scene("3", 1, 2, 1, 0)), ["intention+", "coherent+"]);
    assert_eq!(situations(&scene("0", 1, 3, 0, 0)), ["isolation+"]);
    assert_eq!(situations(&scene("0", 0, 3, 0, 0)), ["not yet moving"]);
    assert_eq!(situations(&scene("0", 0, 3, 1, 0)), ["isolation", "not yet moving"]);
    assert_eq!(situations(&scene("U", 0, 3, 0, 0)), ["intention", "not yet moving"]);
}

#[test]
fn line_and_staff_units_are_counted_apart() {
    let mut scene = scene("3", 1, 1, 1, 1);
    scene.unit("a-staff-unit", UnitKind::Staff);
    scene.rate("a-staff-unit", "r1", "services_adapted", "3", &[]);
    let organisation = scene.round(View::Account, "r1").organisation;
    let (name, counts) = &organisation.tests[1];
    assert_eq!(*name, id("action"));
    assert_eq!(counts.line, TestCounts { yes: 1, no: 1, open: 1, not_applicable: 1 });
    assert_eq!(counts.staff, TestCounts { yes: 1, ..TestCounts::default() });
    assert_eq!(counts.total().base(), 4);
}

#[test]
fn counts_are_cumulative_and_name_their_base() {
    let mut scene = Scene::new();
    let rows = [
        ("complete", "3 3 3"),
        ("largely", "2 2 1"),
        ("begun", "2 0 0"),
        ("intended", "1 0 0"),
        ("signs", "3 U U"),
        ("unknown", "U U U"),
        ("outside", "N N N"),
    ];
    for (name, values) in rows {
        scene.unit(name, UnitKind::Line);
        let names = ["gaps_known", "means_listed", "contacts_sought"];
        for (indicator, value) in names.into_iter().zip(values.split_whitespace()) {
            scene.rate(name, "r1", indicator, value, &[]);
        }
        let word = scene.score(View::Account, "r1", name).fields[1].cells[0].word;
        let expected = if name == "outside" { "n/a" } else { name };
        assert_eq!(word, Word::read(expected).unwrap());
    }
    let counts = scene.round(View::Account, "r1").organisation.counts[1][0].total();
    assert_eq!((counts.known, counts.unknown, counts.not_applicable), (5, 1, 1));
    assert_eq!((counts.begun, counts.largely, counts.complete), (3, 2, 1));
}

#[test]
fn units_with_several_situations_left_are_counted_apart() {
    let mut scene = scene("3", 1, 1, 1, 0);
    for rating in scene.study.ratings.clone() {
        if !rating.unit.is_organisation() {
            for name in ["vision_known", "leadership_backs", "own_role_named"] {
                scene.rate(rating.unit.as_str(), "r1", name, "3", &[]);
            }
        }
    }
    let distribution = scene.round(View::Account, "r1").organisation.distribution;
    let counts: Vec<(u32, u32)> =
        distribution.iter().map(|count| (count.only.line, count.possible.line)).collect();
    assert_eq!(counts, [(0, 0), (1, 1), (0, 0), (1, 1)]);
}

#[test]
fn the_organisations_own_cells_stand_beside_its_units() {
    let organisation = scene("3", 0, 1, 0, 0).round(View::Account, "r1").organisation;
    assert_eq!(organisation.cells[0][0].state, CellState::Complete);
    assert_eq!(organisation.cells[0][3].state, CellState::Open);
    assert_eq!(organisation.cells[1][3].state, CellState::NotApplicable);
    assert_eq!((organisation.cells[0][0].rated, organisation.cells[0][0].defined), (2, 2));
}

#[test]
fn units_stand_by_kind_and_then_by_id() {
    let mut scene = Scene::new();
    for (name, kind) in
        [("b", UnitKind::Staff), ("d", UnitKind::Line), ("a", UnitKind::Staff), ("c", UnitKind::Line)]
    {
        scene.unit(name, kind);
    }
    let rounds = score_study(&scene.scoring(View::Account));
    assert_eq!(rounds.len(), 2);
    for round in rounds {
        let names: Vec<&str> = round.units.iter().map(|unit| unit.unit.as_str()).collect();
        assert_eq!(names, ["c", "d", "a", "b"]);
    }
}

#[test]
fn a_round_has_the_units_that_may_have_existed_in_it() {
    let mut scene = Scene::new();
    let date = |text: &str| Some(Date::new(text).unwrap());
    scene.unit("ended", UnitKind::Line).to = date("2010");
    scene.unit("begun", UnitKind::Line).from = date("2010-06");
    scene.unit("within", UnitKind::Line).from = date("2009-12");
    scene.unit("perhaps", UnitKind::Line).to = date("2011"); // which may be after April
    let names = |scene: &Scene, round: &str| -> Vec<String> {
        scene.round(View::Account, round).units.iter().map(|unit| unit.unit.to_string()).collect()
    };
    assert_eq!(names(&scene, "r1"), ["ended", "perhaps", "within"]);
    assert_eq!(names(&scene, "r2"), ["begun", "perhaps", "within"]);
    scene.rate("ended", "r2", "gaps_known", "1", &[]); // somebody rated it all the same
    assert_eq!(names(&scene, "r2"), ["begun", "ended", "perhaps", "within"]);
}
