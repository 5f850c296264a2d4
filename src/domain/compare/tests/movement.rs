//! Observed movement and the fate of initiatives.

use super::{comparison, sez};
use crate::domain::compare::{Fate, Movement, ObservedIndicator};
use crate::domain::fixtures::{Scene, id};
use crate::domain::rating::Level;
use crate::domain::study::{
    BecauseOfProject, Initiative, InitiativeDetails, InitiativeState, InitiativeStatus,
};

const NAMES: [&str; 12] = [
    "gaps_known",
    "means_listed",
    "contacts_sought",
    "step_plan",
    "embedded",
    "inflow_active",
    "skills_used",
    "staff_asked",
    "own_role_named",
    "reason_stated",
    "methods_standard",
    "careers_guided",
];

/// So many of the names at levels in the earlier and the later round.
fn scene(levels: &[(&str, &str)]) -> Scene {
    let mut scene = Scene::with_sez();
    for (name, (from, to)) in NAMES.iter().zip(levels) {
        scene.rate("sez", "r1", name, from, &[]);
        scene.rate("sez", "r2", name, to, &[]);
    }
    scene
}

fn reading(levels: &[(&str, &str)]) -> Option<Movement> {
    sez(&scene(levels)).observed.unwrap().reading
}

#[test]
fn indicators_with_one_level_in_both_rounds_are_observed() {
    let scene = scene(&[("1", "2"), ("2", "2"), ("3", "1"), ("U", "2"), ("2", "N"), ("0", "3")]);
    let observed = sez(&scene).observed.unwrap();
    assert_eq!((observed.n, observed.up, observed.same, observed.down, observed.d), (4, 2, 1, 1, 2));
    assert_eq!((observed.fields, observed.defined), (2, 30));
    let first = observed.indicators[0];
    let level = |points| Level::new(points).unwrap();
    assert_eq!(
        first,
        ObservedIndicator {
            index: scene.index("gaps_known"),
            from: level(1),
            to: level(2),
            ratings: (2, 3) // after the two of the vision
        }
    );
}

#[test]
fn what_rests_on_the_same_evidence_in_both_rounds_is_carried_over() {
    let observe = |earlier: &[&str], later: &[&str]| {
        let mut scene = Scene::with_sez();
        for name in ["x", "y"] {
            scene.said(name, "sez/r1", None);
        }
        scene.rate("sez", "r1", "gaps_known", "1", earlier);
        scene.rate("sez", "r2", "gaps_known", "2", later);
        let observed = sez(&scene).observed.unwrap();
        (observed.n, observed.carried_over.len())
    };
    assert_eq!(observe(&["x"], &["x"]), (0, 1));
    assert_eq!(observe(&["x", "y"], &["y", "x"]), (0, 1));
    assert_eq!(observe(&["x"], &["x", "y"]), (1, 0));
    assert_eq!(observe(&["x", "y"], &["y"]), (1, 0));
    assert_eq!(observe(&[], &[]), (1, 0)); // resting on nothing is not resting on the same
}

#[test]
fn a_reading_needs_four_indicators_in_two_fields() {
    let up = ("0", "3");
    assert_eq!(reading(&[up; 3]), None); // activities alone
    assert_eq!(reading(&[up; 4]), Some(Movement::Up)); // and one of policy
    let mut alone = scene(&[up; 4]);
    alone.study.ratings.retain(|row| *row.indicator.as_str() != *"step_plan");
    for (round, value) in [("r1", "0"), ("r2", "3")] {
        alone.rate("sez", round, "services_adapted", value, &[]);
    }
    let observed = sez(&alone).observed.unwrap();
    assert_eq!((observed.n, observed.fields, observed.reading), (4, 1, None));
}

#[test]
fn a_reading_counts_from_three_tenths_of_the_indicators_on_and_from_two() {
    let change = |ups: usize, downs: usize, n: usize| {
        let mut levels = vec![("1", "1"); n];
        levels[..ups].fill(("1", "2"));
        levels[n - downs..].fill(("1", "0"));
        reading(&levels)
    };
    assert_eq!(change(1, 0, 4), Some(Movement::Little));
    assert_eq!(change(2, 0, 4), Some(Movement::Up));
    assert_eq!(change(2, 0, 7), Some(Movement::Little)); // 3 of 7 are needed
    assert_eq!(change(3, 0, 7), Some(Movement::Up));
    assert_eq!(change(4, 0, 7), Some(Movement::Up));
    assert_eq!(change(3, 0, 11), Some(Movement::Little));
    assert_eq!(change(4, 0, 11), Some(Movement::Up));
    assert_eq!(change(0, 1, 4), Some(Movement::Little));
    assert_eq!(change(0, 2, 4), Some(Movement::Down));
    assert_eq!(change(3, 3, 7), Some(Movement::Little));
}

#[test]
fn other_roles_and_teams_are_counted_and_not_read() {
    let with = |role: &str, team: Option<&str>| {
        let mut scene = scene(&[("0", "3"); 6]);
        scene.study.participants[1].respondent = id("B");
        scene.study.participants[1].details.role = role.into();
        scene.study.participants[1].details.team = team.map(str::to_owned);
        let observed = sez(&scene).observed.unwrap();
        assert_eq!(observed.n, 6);
        observed.reading
    };
    assert_eq!(with("head of department", None), Some(Movement::Up)); // R1
    assert_eq!(with("team leader", None), None); // R2
    assert_eq!(with("head of department", Some("x")), None); // R3
}

#[test]
fn every_pair_of_statuses_has_a_fate() {
    use InitiativeStatus::{Decided, Idea, NeverBegun, Pilot, Running, Standard, Stopped, Unknown};
    for (from, to, fate) in [
        (None, Some(Idea), Fate::New),
        (None, Some(Standard), Fate::New),
        (None, Some(Stopped), Fate::Stopped),
        (None, Some(Unknown), Fate::Unknown),
        (Some(Idea), Some(Decided), Fate::Advanced),
        (Some(Pilot), Some(Running), Fate::Advanced),
        (Some(Running), Some(Standard), Fate::Advanced),
        (Some(Stopped), Some(Pilot), Fate::Advanced),
        (Some(NeverBegun), Some(Idea), Fate::Advanced),
        (Some(Pilot), Some(Pilot), Fate::Unchanged),
        (Some(Stopped), Some(Stopped), Fate::Unchanged),
        (Some(Running), Some(Pilot), Fate::SetBack),
        (Some(Running), Some(Stopped), Fate::Stopped),
        (Some(Decided), Some(NeverBegun), Fate::NeverBegun),
        (Some(Unknown), Some(Running), Fate::Unknown),
        (Some(Running), Some(Unknown), Fate::Unknown),
        (Some(Running), None, Fate::Unknown),
        (Some(Unknown), Some(Unknown), Fate::Unknown),
    ] {
        assert_eq!(Fate::of(from, to), fate, "{from:?} {to:?}");
    }
}

fn initiative(name: &str, unit: &str, states: &[(&str, InitiativeStatus)]) -> Initiative {
    Initiative {
        id: id(name),
        details: InitiativeDetails {
            unit: id(unit),
            title: name.into(),
            field: id("activities"),
            own: true,
            because_of_project: BecauseOfProject::Unknown,
            formerly: Vec::new(),
            place: None,
        },
        states: states
            .iter()
            .map(|(round, status)| InitiativeState { round: id(round), status: *status })
            .collect(),
    }
}

#[test]
fn fates_stand_with_their_unit_and_are_counted_over_all() {
    use InitiativeStatus::{Idea, Pilot, Running};
    let mut scene = Scene::with_sez();
    scene.study.initiatives = vec![
        initiative("i3", "sez", &[("r1", Pilot), ("r2", Running)]),
        initiative("i1", "sez", &[("r2", Idea)]),
        initiative("i2", "organisation", &[("r1", Pilot), ("r2", Running)]),
        initiative("i4", "sez", &[("r0", Pilot)]),
    ];
    let compared = comparison(&scene);
    let fates: Vec<(&str, Fate)> = compared.units[0]
        .initiatives
        .iter()
        .map(|initiative| (initiative.initiative.as_str(), initiative.fate))
        .collect();
    assert_eq!(fates, [("i1", Fate::New), ("i3", Fate::Advanced)]);
    assert_eq!(compared.initiatives[0].initiative, id("i2"));
    assert_eq!(compared.fates, [(Fate::New, 1), (Fate::Advanced, 2)]);
}
