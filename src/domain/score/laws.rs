//! Laws of scoring, over random studies.

use proptest::prelude::*;

use super::{
    CellScore, CellState, Origin, PossibleRecommendation, RoundScore, TestResult, UnitScore, View,
    score_round,
};
use crate::domain::condition::Truth;
use crate::domain::fixtures::random::{scenes, settle, shuffled};
use crate::domain::fixtures::{Scene, id};
use crate::domain::rating::{Level, Value};

/// Whether a later statement is one that an earlier one left open.
fn keeps_state(before: CellState, after: CellState) -> bool {
    before == after || before == CellState::Open
}

fn keeps_result(before: TestResult, after: TestResult) -> bool {
    before == after || before == TestResult::Open
}

fn keeps_cell(before: &CellScore, after: &CellScore) -> bool {
    keeps_state(before.state, after.state)
        && keeps_result(before.half, after.half)
        && before.low <= after.low
        && after.high <= before.high
        && before.applicable == after.applicable
        && before.rated <= after.rated
}

fn is_within(inner: Option<(u8, u8)>, outer: Option<(u8, u8)>) -> bool {
    match (inner, outer) {
        (Some(inner), Some(outer)) => outer.0 <= inner.0 && inner.1 <= outer.1,
        (inner, outer) => inner == outer,
    }
}

fn keeps_unit(before: &UnitScore, after: &UnitScore) -> bool {
    let fields = before.fields.iter().zip(&after.fields).all(|(before, after)| {
        before.cells.iter().zip(&after.cells).all(|(before, after)| keeps_cell(before, after))
            && is_within(after.lo.zip(after.hi), before.lo.zip(before.hi))
            && before
                .sensitivity
                .iter()
                .zip(&after.sensitivity)
                .all(|(before, after)| before.0 == after.0 && is_within(Some(after.1), Some(before.1)))
            && before.skipped.iter().all(|pair| {
                let p = usize::from(pair.0) - 1;
                after.skipped.contains(pair) || before.cells[p].state == CellState::Open
            })
    });
    let tests = before.tests.iter().zip(&after.tests).all(|(before, after)| keeps_result(before.1, after.1));
    let situations = after
        .situations
        .iter()
        .all(|possible| before.situations.iter().any(|before| before.index == possible.index));
    let recommendations = keeps_recommendations(&before.recommendations, &after.recommendations);
    fields && tests && situations && recommendations && is_within(after.common, before.common)
}

/// What is recommended stays so, and nothing is recommended that was ruled out.
fn keeps_recommendations(before: &[PossibleRecommendation], after: &[PossibleRecommendation]) -> bool {
    let made = before.iter().filter(|one| one.truth == Truth::Yes).all(|one| after.contains(one));
    let possible = after.iter().all(|one| before.iter().any(|before| before.index == one.index));
    made && possible
}

/// The same without the places of rows in the study.
fn without_places(mut round: RoundScore) -> RoundScore {
    let units = round.units.iter_mut().map(|unit| (&mut unit.indicators, &mut unit.factors));
    let whole = (&mut round.organisation.indicators, &mut round.organisation.factors);
    for (indicators, factors) in units.chain([whole]) {
        for state in indicators {
            state.set_aside = state.set_aside.map(|_| 0);
            if let Origin::Typed { rating } = &mut state.origin {
                *rating = 0;
            }
        }
        for factor in factors {
            if let super::FactorOrigin::Typed { judgement } = &mut factor.origin {
                *judgement = 0;
            }
        }
    }
    round
}

fn both_views(scene: &Scene, round: &str) -> [RoundScore; 2] {
    View::ALL.map(|view| score_round(&scene.scoring(view), &id(round)))
}

fn level() -> impl Strategy<Value = u8> {
    0u8..4
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn resolving_an_unknown_never_leaves_the_bounds(
        scene in scenes(),
        levels in proptest::collection::vec(level(), 1..40),
        every in 1usize..4,
    ) {
        let settled = settle(&scene, "r1", &levels, |count| count % every != 0);
        for (before, after) in both_views(&scene, "r1").iter().zip(&both_views(&settled, "r1")) {
            for (before, after) in before.units.iter().zip(&after.units) {
                prop_assert!(keeps_unit(before, after), "{before:#?}\n{after:#?}");
            }
            for possible in &after.organisation.situations {
                prop_assert!(before.organisation.situations.iter().any(|one| one.index == possible.index));
            }
            let (before, after) = (&before.organisation, &after.organisation);
            prop_assert!(keeps_recommendations(&before.recommendations, &after.recommendations));
        }
    }

    #[test]
    fn with_every_unknown_resolved_nothing_is_open(
        scene in scenes(),
        levels in proptest::collection::vec(level(), 1..40),
    ) {
        let settled = settle(&scene, "r1", &levels, |_| false);
        for round in both_views(&settled, "r1") {
            for unit in &round.units {
                prop_assert!(unit.fields.iter().all(|field| field.lo == field.hi));
                prop_assert!(unit.tests.iter().all(|(_, result)| *result != TestResult::Open));
                prop_assert!(unit.situations.len() <= 1);
            }
        }
    }

    #[test]
    fn raising_a_rating_never_lowers_lo_or_hi(scene in scenes(), pick in any::<prop::sample::Index>()) {
        let can_rise = |at: &usize| {
            matches!(scene.study.ratings[*at].value, Value::Level(level) if level.points() < 3)
        };
        let candidates: Vec<usize> = (0..scene.study.ratings.len()).filter(can_rise).collect();
        prop_assume!(!candidates.is_empty());
        let mut raised = scene.clone();
        let rating = &mut raised.study.ratings[candidates[pick.index(candidates.len())]];
        if let Value::Level(level) = rating.value {
            rating.value = Value::Level(Level::new(level.points() + 1).unwrap());
        }
        for round in ["r1", "r2"] {
            for (before, after) in both_views(&scene, round).iter().zip(&both_views(&raised, round)) {
                for (before, after) in before.units.iter().zip(&after.units) {
                    for (before, after) in before.fields.iter().zip(&after.fields) {
                        prop_assert!(before.lo <= after.lo && before.hi <= after.hi);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_proven_never_exceeds_the_own_account(scene in scenes()) {
        let [account, proven] = both_views(&scene, "r1");
        for (account, proven) in account.units.iter().zip(&proven.units) {
            for (account, proven) in account.indicators.iter().zip(&proven.indicators) {
                prop_assert_eq!(account.value, proven.value);
                prop_assert_eq!(account.interval.is_some(), proven.interval.is_some());
                if let (Some(account), Some(proven)) = (account.interval, proven.interval) {
                    prop_assert!(proven.0 <= account.0 && proven.1 <= account.1);
                }
            }
            for (account, proven) in account.fields.iter().zip(&proven.fields) {
                prop_assert!(proven.lo <= account.lo && proven.hi <= account.hi);
                for (account, proven) in account.cells.iter().zip(&proven.cells) {
                    prop_assert!(proven.low <= account.low && proven.high <= account.high);
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(
        (scene, other) in scenes().prop_flat_map(shuffled)
    ) {
        for (one, other) in both_views(&scene, "r1").into_iter().zip(both_views(&other, "r1")) {
            prop_assert_eq!(without_places(one), without_places(other));
        }
    }
}
