//! Results as they are shown: from the matrix of a unit down to the evidence, all units at a glance, and two rounds.

mod pages;
pub mod shapes;
mod whole;

use nulmeting::tui::message::{Destination, Message};
use nulmeting::tui::screens::Screen;
use nulmeting::tui::update::start;

use crate::support::Journey;

/// At home, on a unit in the follow-up.
fn at(unit: &str, width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("/").press(unit).press("<enter>l");
    journey
}

#[test]
fn a_result_shows_words_with_their_basis_and_phases_as_ranges() {
    insta::assert_snapshot!("result-80x24", at("Social", 80, 24).press("r").screen());
    insta::assert_snapshot!("result-120x40", at("Social", 120, 40).press("r").screen());
}

#[test]
fn what_nobody_was_asked_is_drawn_as_unknown() {
    insta::assert_snapshot!("result-unknown-80x24", at("Internal", 80, 24).press("r").screen());
}

#[test]
fn why_leads_from_a_cell_to_the_rating_and_the_evidence_and_esc_back_step_by_step() {
    let mut journey = at("Social", 80, 24);
    journey.press("r<right>");
    let mut seen = vec![journey.screen()];
    for name in ["why-cell-80x24", "why-rating-80x24", "why-evidence-80x24"] {
        journey.press("<enter>");
        insta::assert_snapshot!(name, journey.screen());
        seen.push(journey.screen());
    }
    while let Some(screen) = seen.pop() {
        assert_eq!(journey.screen(), screen);
        journey.press("<esc>");
    }
    assert!(journey.shows("Next:"), "{}", journey.screen());
}

#[test]
fn a_situation_leads_to_its_tests_and_they_to_cells_and_indicators() {
    let mut journey = at("Social", 80, 24);
    journey.press("r").press(&"<down>".repeat(7)).press("<enter>");
    insta::assert_snapshot!("why-situation-80x24", journey.screen());
    journey.press("<enter>");
    insta::assert_snapshot!("why-test-80x24", journey.screen());
    journey.press("<down><enter>");
    assert!(journey.shows("The vision is known"), "{}", journey.screen());
}

#[test]
fn a_phase_leads_to_the_cells_that_decide_it_and_to_what_is_missing() {
    let mut journey = at("Society", 80, 24);
    journey.press("r").press(&"<down>".repeat(5)).press("<enter>");
    insta::assert_snapshot!("why-field-80x24", journey.screen());
}

#[test]
fn the_view_is_switched_and_named_and_a_difference_between_the_views_is_marked() {
    let mut journey = at("Social", 80, 24);
    journey.press("r<enter><down><down><enter>");
    assert!(journey.shows("by own account"));
    assert!(journey.shows("● 3"), "{}", journey.screen());
    assert!(journey.shows("↓ 2"), "{}", journey.screen());
    assert!(journey.shows("one source only"), "{}", journey.screen());
    journey.press("<esc>");
    assert!(journey.shows("3   Own part is named  ↓ proven: 2 (one source)"), "{}", journey.screen());
    journey.press("v");
    assert!(journey.shows("2   Own part is named  ↑ by own account: 3 (one source)"), "{}", journey.screen());
    assert!(journey.shows("spring 2011 · proven"));
}

#[test]
fn rounds_units_and_factors_are_a_key_away() {
    let mut journey = at("Social", 80, 24);
    journey.press("r[");
    assert!(journey.shows("Social and Economic Affairs · Baseline, autumn 2009"), "{}", journey.screen());
    journey.press("[");
    assert!(journey.shows("Baseline, autumn 2009 ·"), "there is no earlier one");
    journey.press("]>");
    assert!(journey.shows("Society · Follow-up, spring 2011"), "{}", journey.screen());
    journey.press("<<><<>");
    assert!(journey.shows("Safety and Emergency Services · Follow-up"), "{}", journey.screen());
    journey.press("f");
    assert!(journey.shows("▸partly    Acceptance among managers"), "{}", journey.screen());
    journey.press("f");
    assert!(journey.shows("▸begun 3/3"), "{}", journey.screen());
    journey.press("a");
    assert!(matches!(journey.model.screens.last(), Some(Screen::Assess(_))));
}

#[test]
fn records_of_another_unit_that_come_late_are_not_shown() {
    let mut journey = at("Social", 80, 24);
    journey.press("r");
    let before = journey.screen();
    let other = nulmeting::domain::id::Id::new("samenleving").unwrap();
    let study = std::sync::Arc::new(journey.study());
    journey.send(Message::Reply(nulmeting::workbench::request::Reply::Unit(other, study)));
    assert_eq!(journey.screen(), before);
}

#[test]
fn all_units_stand_by_name_with_counts_and_their_base() {
    insta::assert_snapshot!("organisation-80x24", at("Public", 80, 24).press("o").screen());
    insta::assert_snapshot!("organisation-120x40", at("Public", 120, 40).press("o").screen());
}

#[test]
fn a_unit_of_the_table_leads_to_its_result_and_the_organisation_to_its_own_indicators() {
    let mut journey = at("Public", 80, 24);
    journey.press("o<enter>");
    insta::assert_snapshot!("organisation-whole-80x24", journey.screen());
    journey.press(&"<down>".repeat(4)).press("<enter>");
    insta::assert_snapshot!("organisation-why-80x24", journey.screen());
    journey.press("<down><enter>");
    assert!(journey.shows("yes, line (2)"), "{}", journey.screen());
    journey.press("<esc><esc><esc>");
    assert!(journey.shows("▸The whole organisation"), "{}", journey.screen());
    journey.press("<down><down><down>");
    assert!(journey.shows("▸Public Space Management"), "{}", journey.screen());
    journey.press("<enter>");
    assert!(journey.shows("Public Space Management · Follow-up, spring 2011"), "{}", journey.screen());
    journey.press("<esc>");
    assert!(journey.shows("▸Public Space Management"), "{}", journey.screen());
    journey.press("[");
    assert!(journey.shows("Gemeente Almelo · Baseline, autumn 2009"), "{}", journey.screen());
}

#[test]
fn two_rounds_stand_on_a_common_axis_with_link_and_verdict() {
    let down = "<down>".repeat(5);
    insta::assert_snapshot!("comparison-80x24", at("Public", 80, 24).press("c").press(&down).screen());
    insta::assert_snapshot!("comparison-120x40", at("Public", 120, 40).press("c").press(&down).screen());
}

#[test]
fn a_comparison_leads_to_an_indicator_with_the_evidence_of_both_rounds_side_by_side() {
    for (width, height) in [(80, 24), (120, 40), (70, 24)] {
        let mut journey = at("Public", width, height);
        journey.press("c").press(&"<down>".repeat(5)).press("<enter>");
        insta::assert_snapshot!(format!("comparison-unit-{width}x{height}"), journey.screen());
        if !journey.shows("▸0 → 1") {
            journey.press("<enter>");
        }
        assert!(journey.shows("▸0 → 1        The vision is known"), "{}", journey.screen());
        journey.press("<down><enter>");
        assert!(journey.shows("Management backs it"), "{}", journey.screen());
        insta::assert_snapshot!(format!("comparison-indicator-{width}x{height}"), journey.screen());
        // To the piece of evidence of the later round.
        journey.press(if width < 76 { "<end><enter>" } else { "<right><enter>" });
        let interview = "Interview              Social and Economic Affairs · Follow-up,";
        assert!(journey.shows(interview), "{}", journey.screen());
        journey.press("<esc><esc><esc>");
        assert!(journey.shows("▸Social and Econ"), "{}", journey.screen());
    }
}

#[test]
fn what_differs_between_other_respondents_is_not_called_movement() {
    let mut journey = at("Public", 120, 40);
    journey.press("c<down><down>");
    assert!(
        journey.shows("R0 same person, same role – team leader (publiekszaken-A)"),
        "{}",
        journey.screen()
    );
    assert!(journey.shows("Observed movement, on 7 of 30 indicators"), "{}", journey.screen());
    journey.press("<down><down><down>");
    assert!(journey.shows("R2 same team, another role"), "{}", journey.screen());
    assert!(journey.shows("Difference between respondents, on 13 of 30"), "{}", journey.screen());
    assert!(!journey.shows("Observed movement"), "{}", journey.screen());
}

#[test]
fn the_first_row_of_a_comparison_counts_what_can_be_compared() {
    let mut journey = at("Public", 80, 24);
    journey.press("c<enter>");
    insta::assert_snapshot!("comparison-whole-80x24", journey.screen());
}

#[test]
fn a_round_that_is_gone_leaves_a_screen_that_says_so_and_can_be_left() {
    let mut journey = at("Public", 80, 24);
    let id = |text: &str| nulmeting::domain::id::Id::new(text).unwrap();
    let destinations = [
        Destination::Result { unit: id("gone"), round: id("r9") },
        Destination::Organisation { round: id("r9") },
        Destination::Comparison { from: id("r9"), to: id("r2") },
    ];
    for destination in destinations {
        journey.model.screens.push(Screen::new(destination));
        let effects = start(&mut journey.model);
        journey.perform(effects);
        journey.press("<enter><down>v]f<enter>").screen();
        journey.press("<esc><esc><esc>");
        journey.press("/Public<enter>");
        assert!(journey.shows("Next:"), "{}", journey.screen());
    }
}
