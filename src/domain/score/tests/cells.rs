//! Thresholds of cells, fields and units: at, just above and just below.

use crate::domain::assessment::{Fraction, Thresholds};
use crate::domain::fixtures::{Scene, model_without_phases};
use crate::domain::score::{
    CellIndicator, CellScore, CellState, FieldScore, Reading, TestResult, View, Word, score_cell, score_field,
};

fn thresholds() -> Thresholds {
    let fraction = |numerator, denominator| Fraction { numerator, denominator };
    Thresholds {
        complete: fraction(3, 4),
        half: fraction(1, 2),
        sensitivity: vec![("2/3".into(), fraction(2, 3)), ("5/6".into(), fraction(5, 6))],
    }
}

/// A cell written as `2 3? N`: levels, `U`, `N`; `*` marks a core indicator.
fn cell(text: &str) -> CellScore {
    let indicators: Vec<CellIndicator> = text
        .split_whitespace()
        .enumerate()
        .map(|(index, word)| {
            let interval = match word.trim_end_matches('*') {
                "U" => Some((0, 3)),
                "N" => None,
                level => Some((level.parse().unwrap(), level.parse().unwrap())),
            };
            CellIndicator { index, interval, is_core: word.ends_with('*') }
        })
        .collect();
    score_cell(&indicators, &thresholds())
}

fn state(text: &str) -> CellState {
    cell(text).state
}

fn word(text: &str) -> Word {
    cell(text).word
}

fn field(cells: &[&str]) -> FieldScore {
    score_field(cells.iter().map(|text| cell(text)).collect(), &thresholds(), true)
}

#[test]
fn a_cell_is_complete_from_three_quarters_of_the_highest_sum() {
    assert_eq!(state("3 3 2 0"), CellState::NotComplete); // 8 of 12
    assert_eq!(state("3 3 2 1"), CellState::Complete); // 9
    assert_eq!(state("3 3 2 2"), CellState::Complete); // 10
    assert_eq!(state("2 2 2"), CellState::NotComplete); // 6 of 9, where 6.75 is three quarters
    assert_eq!(state("3 2 2"), CellState::Complete); // 7
}

#[test]
fn a_cell_is_complete_only_if_every_core_indicator_that_applies_is_at_two() {
    assert_eq!(state("1* 3 3"), CellState::NotComplete);
    assert_eq!(state("2* 3 3"), CellState::Complete);
    assert_eq!(state("3* 3 3"), CellState::Complete);
    assert_eq!(state("2* 1* 3 3 3"), CellState::NotComplete);
    assert_eq!(state("N* 3 3"), CellState::Complete);
    assert_eq!(cell("1* U* 3").core_below, [0]);
    assert_eq!(cell("1* U* 3").core_open, [1]);
}

#[test]
fn an_unknown_leaves_a_cell_open_only_where_it_can_decide() {
    assert_eq!(state("3 3 U"), CellState::Open); // 6 to 9, 7 needed
    assert_eq!(state("3 1 U"), CellState::Open); // 4 to 7
    assert_eq!(state("3 0 U"), CellState::NotComplete); // 3 to 6
    assert_eq!(state("3 3 3 U"), CellState::Complete); // 9 to 12, 9 needed
    assert_eq!(state("3 3 3 U*"), CellState::Open);
    assert_eq!(state("3 3 1* U"), CellState::NotComplete);
    assert_eq!(cell("3 3 U").unknown, [2]);
}

#[test]
fn a_cell_that_nothing_applies_in_is_neutral() {
    for text in ["", "N", "N* N"] {
        let cell = cell(text);
        assert_eq!((cell.state, cell.half), (CellState::NotApplicable, TestResult::NotApplicable));
        assert_eq!((cell.word, cell.is_tentative), (Word::NotApplicable, false));
    }
    assert_eq!((cell("N 3").applicable, cell("N 3").defined), (1, 2));
}

#[test]
fn the_half_is_reached_at_half_of_the_highest_sum() {
    assert_eq!(cell("1 1").half, TestResult::No);
    assert_eq!(cell("2 1").half, TestResult::Yes);
    assert_eq!(cell("2 2").half, TestResult::Yes);
    assert_eq!(cell("2 2 0").half, TestResult::No); // 4 of 9, where 4.5 is the half
    assert_eq!(cell("2 2 1").half, TestResult::Yes);
    assert_eq!(cell("2 U").half, TestResult::Open);
    assert_eq!(cell("3 U").half, TestResult::Yes);
    assert_eq!(cell("0 0 0 U").half, TestResult::No);
}

#[test]
fn the_word_says_what_is_known_so_far() {
    assert_eq!(word("3 3 2 1"), Word::Complete);
    assert_eq!(word("3 3 2 0"), Word::Largely); // 8 of 12
    assert_eq!(word("3 3 0 0"), Word::Largely); // 6, the half
    assert_eq!(word("3 2 0 0"), Word::Begun); // 5
    assert_eq!(word("2 0 0 0"), Word::Begun);
    assert_eq!(word("1 1 1 1"), Word::Intended); // 4
    assert_eq!(word("1 0 0 0"), Word::Intended);
    assert_eq!(word("0 0 0 0"), Word::NotBegun);
    assert_eq!(word("U U"), Word::Unknown);
}

#[test]
fn a_cell_is_complete_by_word_only_if_its_core_indicators_are_rated() {
    assert_eq!(word("3 3 2*"), Word::Complete);
    assert_eq!(word("3 3 1*"), Word::Largely);
    assert_eq!(word("3 3 U*"), Word::Largely);
    assert_eq!(word("3 3 N*"), Word::Complete);
}

#[test]
fn two_thirds_of_what_applies_and_at_least_two_are_basis_enough() {
    assert_eq!(word("3 3 U"), Word::Complete); // 2 of 3
    assert_eq!(word("3 3 U U"), Word::Signs); // 2 of 4
    assert_eq!(word("3 3 3 U"), Word::Complete); // 3 of 4
    assert_eq!(word("3 U"), Word::Signs); // 1 of 2
    assert_eq!(word("3"), Word::Complete); // 1 of 1
    assert_eq!(word("3 N N"), Word::Complete); // 1 of 1 that applies
    assert_eq!(word("1 U"), Word::Intended);
    assert_eq!(word("0 U"), Word::NoSignSoFar);
    assert_eq!(word("0 0 U"), Word::NotBegun);
    assert!(cell("3 3 U").is_tentative);
    assert!(!cell("3 3 N").is_tentative);
}

#[test]
fn leading_cells_that_are_complete_or_do_not_apply_are_completed_phases() {
    let bounds = |cells: &[&str]| {
        let field = field(cells);
        (field.lo.unwrap(), field.hi.unwrap())
    };
    assert_eq!(bounds(&["0", "3", "3", "3"]), (0, 0));
    assert_eq!(bounds(&["3", "0", "3", "3"]), (1, 1));
    assert_eq!(bounds(&["3", "N", "3", "0"]), (3, 3));
    assert_eq!(bounds(&["3", "U", "3", "0"]), (1, 3));
    assert_eq!(bounds(&["U", "U", "U", "U"]), (0, 4));
    assert_eq!(bounds(&["3", "3", "3", "3"]), (4, 4));
}

#[test]
fn a_phase_completed_before_an_earlier_one_is_named() {
    assert_eq!(field(&["0", "3", "0", "3"]).skipped, [(1, 2), (1, 4), (3, 4)]);
    assert_eq!(field(&["U", "3", "0", "0"]).skipped, [(1, 2)]);
    assert_eq!(field(&["N", "3", "0", "U"]).skipped, []);
}

#[test]
fn another_threshold_shows_how_much_hangs_on_it() {
    let field = field(&["2 2 2", "3 2 2", "3", "0"]);
    assert_eq!((field.lo, field.hi), (Some(0), Some(0)));
    assert_eq!(field.sensitivity, [("2/3".to_owned(), (3, 3)), ("5/6".to_owned(), (0, 0))]);
}

#[test]
fn a_reading_names_the_first_cell_that_is_not_complete_and_the_next_if_that_is_begun() {
    let read = |cells: &[&str]| field(cells).reading.unwrap();
    assert_eq!(read(&["3 2 0", "2 0 0", "0", "0"]), Reading { at: Some(0), next: Some(1) });
    assert_eq!(read(&["3 2 0", "1 0 0", "0", "0"]), Reading { at: Some(0), next: None });
    assert_eq!(read(&["3 3 U", "2 U U", "0", "0"]), Reading { at: Some(1), next: None });
    assert_eq!(read(&["3 2 0", "2 U U", "0", "0"]), Reading { at: Some(0), next: None }); // signs are not enough
    assert_eq!(read(&["3", "N", "3", "1"]), Reading { at: Some(3), next: None });
    assert_eq!(read(&["3", "3", "3", "3"]), Reading { at: None, next: None });
}

#[test]
fn a_field_is_in_scope_if_at_least_half_of_its_indicators_apply() {
    assert!(field(&["3 N", "3 N", "", ""]).in_scope);
    assert!(!field(&["3 N", "N N N", "3", "0 N"]).in_scope); // 3 of 8
    assert!(field(&["3 N", "N N 0", "3", "0 N"]).in_scope); // 4 of 8
    assert!(!field(&["N", "N", "", ""]).in_scope);
    assert!(!field(&["", "", "", ""]).in_scope);
}

#[test]
fn common_phases_are_those_of_the_field_that_is_least_far() {
    let mut scene = Scene::with_sez();
    scene.rate_all("sez", "r1", "3");
    assert_eq!(scene.score(View::Account, "r1", "sez").common, Some((4, 4)));
    scene.study.ratings.retain(|rating| *rating.indicator.as_str() != *"inflow_active");
    assert_eq!(scene.score(View::Account, "r1", "sez").common, Some((1, 4)));
}

#[test]
fn there_are_no_common_phases_without_the_first_field_and_another() {
    let without = |fields: &[usize]| {
        let mut scene = Scene::with_sez();
        scene.rate_all("sez", "r1", "3");
        let model = &scene.model;
        for rating in &mut scene.study.ratings {
            let indicator = model.indicator(rating.indicator.as_str()).unwrap();
            if fields.contains(&indicator.field) && !rating.unit.is_organisation() {
                rating.value = crate::domain::rating::Value::NotApplicable;
            }
        }
        scene.score(View::Account, "r1", "sez").common
    };
    assert_eq!(without(&[]), Some((4, 4)));
    assert_eq!(without(&[1]), Some((4, 4)));
    assert_eq!(without(&[1, 2]), None);
    assert_eq!(without(&[0]), None);
}

#[test]
fn a_model_without_phases_has_one_cell_per_field_and_no_phases_to_state() {
    let mut scene = Scene::with_sez();
    scene.model = model_without_phases();
    scene.rate_all("sez", "r1", "2");
    scene.rate("sez", "r2", "gaps_known", "1", &[]);
    let score = scene.score(View::Account, "r1", "sez");
    assert_eq!(score.fields.len(), 3);
    for field in &score.fields {
        assert_eq!((field.lo, field.hi, field.reading), (None, None, None));
        assert!(field.skipped.is_empty() && field.sensitivity.is_empty() && field.in_scope);
        assert_eq!((field.cells.len(), field.cells[0].word), (1, Word::Largely));
    }
    assert_eq!(score.common, None);
    assert_eq!(scene.round(View::Account, "r1").organisation.counts[0][0].total().largely, 1);
}
