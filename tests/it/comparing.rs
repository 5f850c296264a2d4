//! Comparing as a person does it: the link set by hand, any two of several rounds.

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::score::View;
use nulmeting::domain::study::{Link, Study};
use nulmeting::report::{Selection, json};
use nulmeting::workbench::Desk;

use crate::support::Journey;

fn link_of(study: &Study) -> Option<(Link, &str)> {
    study.links.iter().find(|set| set.unit == *"sez").map(|set| (set.link, set.reason.as_str()))
}

/// The comparison of the study's file as JSON, one unit.
fn json_of(journey: &Journey, unit: &str) -> serde_json::Value {
    let open = Desk::open(&journey.path).unwrap().whole().unwrap();
    let (from, to, unit) = (Id::new("r1").unwrap(), Id::new("r2").unwrap(), Id::new(unit).unwrap());
    let comparison = open.compare(&from, &to, View::Account, None);
    let selection = Selection { unit: Some(&unit), rater: None };
    let document =
        json::compare(&open.study, &open.instruments.model, View::Account, &comparison, &selection);
    serde_json::to_value(document).unwrap()["units"][0].clone()
}

#[test]
fn a_link_is_set_by_hand_with_a_reason_and_goes_back_to_what_was_proposed() {
    let mut journey = Journey::sample(80, 24);
    journey.press("c").press(&"<down>".repeat(5)).press("<enter>");
    assert!(journey.shows("R2 same team, another role"), "{}", journey.screen());
    journey.press("e");
    insta::assert_snapshot!("link-form-80x24", journey.screen());
    // Without a reason it is not kept.
    journey.press("<home><right><right><enter>");
    assert!(journey.shows("Because is needed"), "{}", journey.screen());
    assert_eq!(link_of(&journey.study()), None);
    journey.press("<tab>The team leader spoke for Größe 👩‍👩‍👧 both times<enter>");
    let study = journey.study();
    assert_eq!(link_of(&study), Some((Link::R1, "The team leader spoke for Größe 👩‍👩‍👧 both times")));
    insta::assert_snapshot!("link-set-80x24", journey.screen());
    assert!(journey.shows("R1 another person, same role and team"), "{}", journey.screen());
    assert!(journey.shows("set by hand, because: The team leader"), "{}", journey.screen());
    assert!(journey.shows("Proposed was R2 same team, another role"), "{}", journey.screen());
    assert!(journey.shows("Observed movement"), "the page is computed anew: {}", journey.screen());
    let unit = json_of(&journey, "sez");
    assert_eq!((&unit["link"], &unit["proposed"]["link"]), (&"R1".into(), &"R2".into()));
    assert_eq!(unit["set_because"], "The team leader spoke for Größe 👩‍👩‍👧 both times");

    // Back to the proposal, through the form; and forward and back again by undoing.
    journey.press("e<home><enter>");
    assert_eq!(link_of(&journey.study()), None);
    assert!(journey.shows("R2 same team, another role") && !journey.shows("set by hand, because"));
    journey.press("u");
    assert_eq!(link_of(&journey.study()).map(|set| set.0), Some(Link::R1));
    assert!(journey.shows("R1 another person"), "{}", journey.screen());
    journey.press("u");
    assert_eq!(link_of(&journey.study()), None);
    assert!(journey.shows("R2 same team, another role"), "{}", journey.screen());
    let change = journey.study().links;
    assert!(change.is_empty(), "{change:?}");
    assert!(json_of(&journey, "sez")["set_because"].is_null());
}

#[test]
fn the_link_that_is_set_already_is_not_written_again() {
    let mut journey = Journey::sample(80, 24);
    journey.press("c").press(&"<down>".repeat(5)).press("e<home><right><tab>as heard<enter>");
    let before = journey.study();
    assert_eq!(link_of(&before).map(|set| set.0), Some(Link::R0));
    journey.press("e<enter>");
    assert_eq!(Change::Link(journey.study().links[0].clone()), Change::Link(before.links[0].clone()));
    assert!(journey.shows("R0 same person"), "{}", journey.screen());
    // A reason alone can be mended.
    journey.press("e<tab><ctrl-g>seen on the list<enter>");
    assert_eq!(link_of(&journey.study()), Some((Link::R0, "seen on the list")));
    journey.press("u");
    assert_eq!(link_of(&journey.study()), Some((Link::R0, "as heard")));
}
