//! Laws of comparing, over random studies.

use proptest::prelude::*;

use super::{Barrier, Comparison, SetComparison, UnitComparison, Verdict, compare, series};
use crate::domain::fixtures::random::{complete, scenes, settle, shuffled};
use crate::domain::fixtures::{Scene, id};
use crate::domain::rating::{Level, Value};
use crate::domain::score::{View, score_round};

fn both_views(scene: &Scene, from: &str, to: &str) -> [Comparison; 2] {
    View::ALL.map(|view| compare(&scene.scoring(view), &id(from), &id(to)))
}

/// Every set of a comparison: each unit and each of its fields.
fn sets(comparison: &Comparison) -> impl Iterator<Item = &SetComparison> {
    comparison.units.iter().flat_map(|unit| unit.fields.iter().chain([&unit.whole]))
}

/// The same without the places of rows in the study.
fn without_places(mut comparison: Comparison) -> Comparison {
    for observed in comparison.units.iter_mut().filter_map(|unit| unit.observed.as_mut()) {
        for indicator in &mut observed.indicators {
            indicator.ratings = (0, 0);
        }
    }
    comparison
}

/// The vision exists in both rounds, so that no derived nought is left out.
fn with_vision(mut scene: Scene) -> Scene {
    for rating in scene.study.ratings.iter_mut().filter(|row| *row.indicator.as_str() == *"vision_adopted") {
        rating.value = Value::Level(Level::new(3).unwrap());
    }
    scene
}

fn levels() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(0u8..4, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn resolving_an_unknown_never_leaves_the_bounds_of_change_nor_overturns_a_verdict(
        scene in scenes(),
        levels in levels(),
        every in 1usize..4,
    ) {
        let mut scene = scene;
        complete(&mut scene);
        let settled = settle(&scene, "r1", &levels, |count| count % every != 0);
        let settled = settle(&settled, "r2", &levels, |count| count % every == 0);
        for (before, after) in both_views(&scene, "r1", "r2").iter().zip(&both_views(&settled, "r1", "r2")) {
            for (before, after) in sets(before).zip(sets(after)) {
                prop_assert!(before.d.0 <= after.d.0 && after.d.1 <= before.d.1);
                prop_assert_eq!((before.common, before.union, before.m), (after.common, after.union, after.m));
                prop_assert!(before.both <= after.both);
                if matches!(before.verdict, Verdict::Improved | Verdict::Worse | Verdict::Same) {
                    prop_assert_eq!(before.verdict, after.verdict);
                }
            }
            for (before, after) in before.units.iter().zip(&after.units) {
                for shift in &before.phase_shifts {
                    let is_kept = |other: &&super::PhaseShift| {
                        other.field == shift.field && other.is_forward() == shift.is_forward()
                    };
                    prop_assert!(after.phase_shifts.iter().find(is_kept).is_some());
                }
            }
        }
    }

    #[test]
    fn a_round_compared_with_itself_is_the_same_or_leaves_that_possible(scene in scenes(), levels in levels()) {
        let mut scene = with_vision(scene);
        complete(&mut scene);
        for comparison in both_views(&scene, "r1", "r1") {
            for set in sets(&comparison) {
                prop_assert!(set.d.0 <= 0 && 0 <= set.d.1);
                prop_assert!(!matches!(set.verdict, Verdict::Improved | Verdict::Worse));
            }
        }
        let settled = settle(&scene, "r1", &levels, |_| false);
        for comparison in both_views(&settled, "r1", "r1") {
            for set in sets(&comparison) {
                let expected = match set.union {
                    0 => Verdict::NotComparable(Barrier::NothingApplies),
                    _ => Verdict::Same,
                };
                prop_assert_eq!((set.verdict, set.d, set.offsetting), (expected, (0, 0), false));
            }
            prop_assert!(comparison.units.iter().all(|unit| unit.phase_shifts.is_empty()));
        }
    }

    #[test]
    fn turning_the_rounds_round_turns_the_verdict_round(scene in scenes()) {
        for (there, back) in both_views(&scene, "r1", "r2").iter().zip(&both_views(&scene, "r2", "r1")) {
            for (there, back) in sets(there).zip(sets(back)) {
                prop_assert_eq!(there.d, (-back.d.1, -back.d.0));
                let expected = match there.verdict {
                    Verdict::Improved => Verdict::Worse,
                    Verdict::Worse => Verdict::Improved,
                    other => other,
                };
                prop_assert_eq!(back.verdict, expected);
            }
        }
    }

    #[test]
    fn observed_movement_adds_up(scene in scenes()) {
        for comparison in both_views(&scene, "r1", "r2") {
            for observed in comparison.units.iter().filter_map(|unit| unit.observed.as_ref()) {
                prop_assert_eq!(observed.n, observed.up + observed.same + observed.down);
                prop_assert_eq!(observed.n as usize, observed.indicators.len());
                let change: i32 = observed
                    .indicators
                    .iter()
                    .map(|one| i32::from(one.to.points()) - i32::from(one.from.points()))
                    .sum();
                prop_assert_eq!(observed.d, change);
            }
        }
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(
        (scene, other) in scenes().prop_flat_map(shuffled)
    ) {
        let pairs = both_views(&scene, "r1", "r2").into_iter().zip(both_views(&other, "r1", "r2"));
        for (one, other) in pairs {
            prop_assert_eq!(without_places(one), without_places(other));
        }
    }

    #[test]
    fn a_series_says_of_each_two_rounds_what_comparing_them_says(scene in scenes()) {
        for view in View::ALL {
            let scoring = scene.scoring(view);
            let rounds = ["r1", "r2", "r1"].map(id);
            for rounds in [&rounds[..1], &rounds[..2], &rounds[..]] {
                let found = series(&scoring, rounds);
                let of = |from: usize, to: usize| compare(&scoring, &rounds[from], &rounds[to]).units;
                let is_said = |unit: &Option<UnitComparison>, all: &[UnitComparison]| {
                    unit.iter().all(|unit| all.contains(unit))
                };
                for to in 1..rounds.len() {
                    let all = of(to - 1, to);
                    prop_assert_eq!(all.len(), found.units.iter().filter(|unit| unit.steps[to - 1].is_some()).count());
                    prop_assert!(found.units.iter().all(|unit| is_said(&unit.steps[to - 1], &all)));
                }
                let is_long = rounds.len() > 2;
                let ends = of(0, rounds.len() - 1);
                prop_assert!(found.units.iter().all(|unit| is_said(&unit.whole, &ends)));
                prop_assert!(found.units.iter().all(|unit| unit.whole.is_none() || is_long));
                for (at, round) in rounds.iter().enumerate() {
                    for scored in score_round(&scoring, round).units {
                        let unit = found.units.iter().find(|unit| unit.unit == scored.unit).unwrap();
                        prop_assert_eq!(unit.points[at].as_ref(), Some(&scored.fields));
                    }
                }
            }
        }
    }
}
