//! The organisation's pages: heat map, factor board, phases and situations, initiatives, contact; and the timeline.

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::rating::{FactorRating, FactorValue};
use nulmeting::domain::study::Unit;
use nulmeting::tui::message::{Destination, Effect};
use nulmeting::tui::screens::Screen;
use nulmeting::tui::update::start;
use nulmeting::workbench::request::Save;

use crate::support::Journey;

/// On the screen of the organisation in the follow-up.
fn organisation(width: u16, height: u16) -> Journey {
    organisation_in("en", width, height)
}

fn organisation_in(language: &str, width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample_in(language, width, height);
    journey.press("lo");
    journey
}

/// Keeps changes and comes to the screen anew.
fn with(journey: &mut Journey, changes: Vec<Change>) {
    journey.perform(vec![Effect::Save(900, Save::Changes(changes))]);
    let round = Id::new("r2").unwrap();
    journey.model.screens.push(Screen::new(Destination::Organisation { round }));
    let effects = start(&mut journey.model);
    journey.perform(effects);
}

#[test]
fn each_page_of_the_organisation_is_a_key_away() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = organisation(width, height);
        for (key, name) in [("2", "factors"), ("3", "spread"), ("4", "fates"), ("5", "named")] {
            journey.press(key);
            insta::assert_snapshot!(format!("whole-{name}-{width}x{height}"), journey.screen());
        }
        journey.press("<tab>");
        let map = journey.screen();
        assert!(journey.shows("▸The whole organisation"), "{map}");
        assert!(journey.press("<tab>").shows("counted, never averaged"), "{}", journey.screen());
        assert_eq!(journey.press("<esc>").screen(), map);
    }
}

#[test]
fn the_ways_out_are_the_same_on_every_page() {
    for page in ["1", "2", "3", "4", "5"] {
        let mut journey = organisation(80, 24);
        let here = journey.press(page).screen();
        for (key, title) in [("A", "Across the units"), ("!", "To check"), ("T", "Timeline")] {
            assert!(journey.press(key).shows(title), "{page} {key}\n{}", journey.screen());
            assert_eq!(journey.press("<esc>").screen(), here, "{page} {key}");
        }
    }
}

#[test]
fn every_page_fits_and_has_its_texts_in_every_language() {
    for language in ["en", "de", "nl"] {
        let mut journey = organisation_in(language, 80, 24);
        for key in ["1", "2", "3", "4", "5", "T"] {
            journey.press(key);
            for _ in 0..8 {
                let screen = journey.screen();
                assert!(!screen.contains('<'), "a text is missing:\n{screen}");
                journey.press("<pagedown>");
            }
        }
        insta::assert_snapshot!(format!("whole-factors-{language}-80x24"), journey.press("<esc>2").screen());
        insta::assert_snapshot!(format!("whole-fates-{language}-80x24"), journey.press("4").screen());
    }
}

#[test]
fn a_cell_of_the_factor_board_leads_to_the_passages_on_both_sides_and_back() {
    let mut journey = organisation(80, 40);
    let study = journey.study();
    let id = |text: &str| Id::new(text).unwrap();
    let found = study.factors.iter().find(|one| one.unit == *"samenleving" && one.round == *"r2").unwrap();
    let for_it = found.evidence[0].clone();
    let mut against = study.evidence.iter().find(|one| one.id == for_it).unwrap().clone();
    (against.id, against.side) = (id("e900"), nulmeting::domain::evidence::Side::Against);
    against.text = "Nobody told the staff.".to_owned();
    let contradictory = FactorRating {
        value: FactorValue::Unknown,
        reason: Some("contradictory".to_owned()),
        evidence: vec![for_it, against.id.clone()],
        factor: id("acceptance_managers"),
        ..found.clone()
    };
    with(&mut journey, vec![Change::Evidence(against), Change::Factor(contradictory)]);
    journey.press("2");
    assert!(journey.shows("≠?"), "{}", journey.screen());
    journey.press(&"<down>".repeat(11)).press("<enter>");
    assert!(journey.shows("Society · Follow-up"), "{}", journey.screen());
    assert!(journey.shows("Evidence on both sides: 1 for, 1 against"), "{}", journey.screen());
    assert!(journey.shows("Nobody told the staff."), "{}", journey.screen());
    journey.press("<esc>");
    assert!(journey.shows("▸≠?"), "{}", journey.screen());
    journey.press("<home><enter>");
    assert!(journey.shows("unknown, evidence for and against, line (1)"), "{}", journey.screen());
}

#[test]
fn counts_lead_to_the_units_by_name() {
    let mut journey = organisation(80, 24);
    journey.press("3<enter>");
    assert!(journey.shows("phase 1 completed, in phase 2, line (1)"), "{}", journey.screen());
    journey.press("<esc><down><down><down><enter>");
    assert!(journey.shows("The only one left, line (4)"), "{}", journey.screen());
    journey.press("4<down><enter>");
    assert!(journey.shows("running → running"), "{}", journey.screen());
    journey.press("<enter>");
    assert!(journey.shows("What became of it"), "{}", journey.screen());
    journey.press("5<down><enter>");
    assert!(journey.shows("little, line ("), "{}", journey.screen());
}

#[test]
fn units_are_put_together_by_programme_within_their_kind_on_every_page() {
    let mut journey = organisation(80, 40);
    let units = journey.study().units;
    let group = |unit: &Unit| match unit.id.as_str() {
        "sez" | "samenleving" | "interne-dienstverlening" => Some("Social domain".to_owned()),
        _ => None,
    };
    let changes = units.iter().map(|unit| Change::Unit(Unit { group: group(unit), ..unit.clone() }));
    with(&mut journey, changes.collect());
    let has_programme = |journey: &mut Journey, page: &str| {
        journey.press(page);
        let screen = journey.screen();
        (screen.contains("line units · Social"), screen.contains("staff units · Social"))
    };
    for page in ["1", "2", "3", "4"] {
        assert_eq!(has_programme(&mut journey, page), (false, false), "{}", journey.screen());
    }
    journey.press("1p");
    assert!(journey.shows("Put together by programme"), "{}", journey.screen());
    assert_eq!(has_programme(&mut journey, "1"), (true, true), "{}", journey.screen());
    let screen = journey.screen();
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text}\n{screen}"));
    assert!(
        at("line units · Social") < at("Society") && at("Society") < at("Property and Taxes"),
        "{screen}"
    );
    assert!(at("Property and Taxes") < at("staff units · Social"), "{screen}");
    for page in ["2", "3", "4"] {
        assert!(has_programme(&mut journey, page).0, "{}", journey.screen());
    }
}

#[test]
fn the_timeline_is_a_key_away_from_home_organisation_and_comparison() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = Journey::sample(width, height);
        insta::assert_snapshot!(format!("timeline-{width}x{height}"), journey.press("T").screen());
        assert!(journey.press("<esc>").shows("Next:"));
    }
    let mut journey = organisation(80, 24);
    assert!(journey.press("2T").shows("Timeline"), "{}", journey.screen());
    assert!(journey.press("<esc>").shows("counted, never averaged"), "{}", journey.screen());
    journey.press("<esc><esc>c");
    assert!(journey.press("T<end>").shows("└ Follow-up, spring 2011 ends"), "{}", journey.screen());
    assert!(journey.press("v").shows("Executive fixes the integration vision"), "{}", journey.screen());
}
