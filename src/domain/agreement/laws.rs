//! Laws of agreement, over random studies and ratings.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{
    Agreed, Matter, Metric, Resampling, RoundAgreement, Weights, agree, alpha, consensus, disagreements,
    disputed, kappa, raters,
};
use crate::domain::change::Change;
use crate::domain::fixtures::random::{scenes, shuffled};
use crate::domain::fixtures::{Scene, id};
use crate::domain::id::Id;
use crate::domain::rating::{CONSENSUS, Rating, Value};
use crate::domain::score::{Origin, RoundScore, View, score_round};
use crate::domain::study::Study;

/// A second opinion on everything: each rating of the lead again, some steps further.
fn with_second_rater(mut scene: Scene, steps: &[u8]) -> Scene {
    let mut steps = steps.iter().cycle();
    let lead = scene.study.header.lead_rater.clone();
    let own: Vec<Rating> = scene.study.ratings.clone();
    for row in own.into_iter().filter(|row| row.rater.is_none() || row.rater == lead) {
        let step = steps.next().copied().unwrap_or_default();
        let value = match row.value {
            Value::Level(level) => Value::level((level.points() + step) % 4).unwrap(),
            other if step == 0 => other,
            _ => Value::Unknown,
        };
        let is_same = |other: &Rating| {
            (&other.unit, &other.round, &other.indicator) == (&row.unit, &row.round, &row.indicator)
        };
        scene.study.ratings.retain(|other| other.rater != Some(id("cid")) || !is_same(other));
        scene.study.ratings.push(Rating { rater: Some(id("cid")), value, evidence: vec![], ..row });
    }
    scene
}

fn measured(scene: &Scene) -> RoundAgreement {
    let round = id("r1");
    let resampling = Resampling { seed: 7, resamples: 40 };
    let all = raters(&scene.study, &scene.model, &round);
    agree(&scene.study, &scene.model, &round, &all, resampling)
}

/// The same without the places of rows in the study.
fn without_places(mut round: RoundScore) -> RoundScore {
    for state in round.units.iter_mut().flat_map(|unit| &mut unit.indicators) {
        if let Origin::Typed { rating } = &mut state.origin {
            *rating = 0;
        }
    }
    round
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_raters_differ_on_is_the_same_without_the_rest_of_the_study(
        scene in scenes(), steps in vec(0u8..4, 1..9)
    ) {
        let mut scene = with_second_rater(scene, &steps);
        let round = id("r1");
        let agreed: Vec<Change> = disagreements(&scene.study, &scene.model, &round)
            .iter()
            .step_by(2)
            .filter_map(|one| consensus(&scene.study, &scene.model, one, Agreed::Indicator(Value::Unknown)))
            .collect();
        for change in agreed {
            if let Change::Rating(row) = change { scene.study.ratings.push(row) }
        }
        let part = disputed(&scene.study, &scene.model, &round);
        let told = |study: &Study| {
            let evidence = |ids: &[Id]| {
                let known = |id: &&Id| study.evidence.iter().any(|one| one.id == **id);
                ids.iter().filter(known).cloned().collect::<Vec<_>>()
            };
            disagreements(study, &scene.model, &round)
                .into_iter()
                .map(|one| {
                    let rows = one.given.iter().map(|given| given.row).chain(one.consensus);
                    let rows: Vec<_> = rows
                        .map(|row| match one.matter {
                            Matter::Indicator(_) => {
                                let row = &study.ratings[row];
                                (row.rater.clone(), row.value.to_string(), evidence(&row.evidence))
                            }
                            Matter::Factor(_) => {
                                let row = &study.factors[row];
                                (row.rater.clone(), row.value.as_str().to_owned(), evidence(&row.evidence))
                            }
                        })
                        .collect();
                    (one.unit.clone(), one.matter, rows, one.consensus.is_some())
                })
                .collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&part), told(&scene.study));
        prop_assert!(part.ratings.len() <= scene.study.ratings.len() && part.answers.is_empty());
    }

    #[test]
    fn a_second_rater_never_changes_any_score(scene in scenes(), steps in vec(0u8..4, 1..9)) {
        let rated = with_second_rater(scene.clone(), &steps);
        for round in ["r1", "r2"] {
            for view in View::ALL {
                let score = |scene: &Scene| without_places(score_round(&scene.scoring(view), &id(round)));
                prop_assert_eq!(score(&scene), score(&rated));
            }
        }
    }

    #[test]
    fn agreement_and_its_draws_are_independent_of_the_order_of_records(
        (one, other) in scenes().prop_flat_map(|scene| shuffled(with_second_rater(scene, &[0, 1, 0, 2]))),
    ) {
        prop_assert_eq!(measured(&one), measured(&other));
    }

    #[test]
    fn a_consensus_changes_no_agreement(scene in scenes(), steps in vec(0u8..4, 1..9)) {
        let scene = with_second_rater(scene, &steps);
        let mut without = scene.clone();
        without.study.ratings.retain(|row| row.rater.as_ref().is_none_or(|rater| *rater != CONSENSUS));
        prop_assert_eq!(measured(&scene), measured(&without));
    }

    #[test]
    fn who_is_called_first_changes_no_coefficient(table in vec(vec(0u32..9, 4), 4)) {
        let turned: Vec<Vec<u32>> = (0..4).map(|at| table.iter().map(|row| row[at]).collect()).collect();
        for weights in Weights::ALL {
            prop_assert_eq!(kappa(&table, weights), kappa(&turned, weights));
        }
    }

    #[test]
    fn a_scale_read_from_its_other_end_gives_the_same(rated in vec(vec(0i64..4, 0..5), 0..20)) {
        let turned: Vec<Vec<i64>> = rated.iter().map(|values| values.iter().map(|value| 3 - value).collect()).collect();
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
            prop_assert_eq!(alpha(&rated, metric), alpha(&turned, metric));
        }
    }

    #[test]
    fn what_the_levels_are_called_changes_no_nominal_alpha(
        rated in vec(vec(0i64..4, 0..5), 0..20),
        names in Just(vec![10i64, 20, 30, 40]).prop_shuffle(),
    ) {
        let renamed: Vec<Vec<i64>> =
            rated.iter().map(|values| values.iter().map(|value| names[*value as usize]).collect()).collect();
        prop_assert_eq!(alpha(&rated, Metric::Nominal), alpha(&renamed, Metric::Nominal));
    }

    #[test]
    fn the_order_of_raters_and_things_changes_no_alpha(
        (one, other) in vec(vec(0i64..4, 0..5), 0..20).prop_flat_map(|rated| {
            let turned: Vec<Vec<i64>> = rated.iter().map(|values| values.iter().rev().copied().collect()).collect();
            (Just(rated), Just(turned).prop_shuffle())
        }),
    ) {
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
            prop_assert_eq!(alpha(&one, metric), alpha(&other, metric));
        }
    }

    #[test]
    fn raters_who_agree_throughout_agree_fully_or_nothing_can_be_said(values in vec(0i64..4, 0..20)) {
        let rated: Vec<Vec<i64>> = values.iter().map(|value| vec![*value; 2]).collect();
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
            prop_assert!(alpha(&rated, metric).map_or(true, |found| found.terms().0 == found.terms().1));
        }
    }
}
