//! Verdicts at their thresholds, and shifts of phase.

use super::sez;
use crate::domain::compare::{Barrier, LeftOut, PhaseShift, Sums, Verdict, judge};
use crate::domain::fixtures::Scene;
use crate::domain::rating::{Level, Value};
use crate::domain::study::InterviewStatus;

fn verdict(common: u32, least: i32, most: i32) -> Verdict {
    judge(Sums { union: common, common, both: common, least, most })
}

#[test]
fn change_counts_from_three_tenths_of_the_indicators_on_and_from_two() {
    for (common, m) in [(1, 2), (6, 2), (7, 3), (10, 3), (11, 4), (20, 6), (21, 7)] {
        assert_eq!(verdict(common, m - 1, m - 1), Verdict::Same, "{common}");
        assert_eq!(verdict(common, m, m), Verdict::Improved, "{common}");
        assert_eq!(verdict(common, m + 1, m + 2), Verdict::Improved, "{common}");
        assert_eq!(verdict(common, 1 - m, 1 - m), Verdict::Same, "{common}");
        assert_eq!(verdict(common, -m, -m), Verdict::Worse, "{common}");
        assert_eq!(verdict(common, -m - 2, -m - 1), Verdict::Worse, "{common}");
    }
}

#[test]
fn a_verdict_that_unknowns_can_overturn_is_not_given() {
    assert_eq!(verdict(10, 3, 9), Verdict::Improved);
    assert_eq!(verdict(10, 2, 9), Verdict::Undetermined);
    assert_eq!(verdict(10, -2, 2), Verdict::Same);
    assert_eq!(verdict(10, -3, 2), Verdict::Undetermined);
    assert_eq!(verdict(10, -2, 3), Verdict::Undetermined);
    assert_eq!(verdict(10, -9, -2), Verdict::Undetermined);
}

#[test]
fn two_thirds_of_what_applies_must_be_compared() {
    let verdict = |union, common| judge(Sums { union, common, both: common, least: 0, most: 0 });
    assert_eq!(verdict(9, 5), Verdict::NotComparable(Barrier::TooFewUsable));
    assert_eq!(verdict(9, 6), Verdict::Same);
    assert_eq!(verdict(9, 7), Verdict::Same);
    assert_eq!(verdict(10, 6), Verdict::NotComparable(Barrier::TooFewUsable));
    assert_eq!(verdict(0, 0), Verdict::NotComparable(Barrier::NothingApplies));
}

#[test]
fn half_of_what_is_compared_must_be_rated_in_both_rounds() {
    let verdict = |common, both| judge(Sums { union: common, common, both, least: 0, most: 0 });
    assert_eq!(verdict(4, 1), Verdict::NotComparable(Barrier::TooFewRated));
    assert_eq!(verdict(4, 2), Verdict::Same);
    assert_eq!(verdict(5, 2), Verdict::NotComparable(Barrier::TooFewRated));
    assert_eq!(verdict(5, 3), Verdict::Same);
}

/// All at 1 in both rounds, and some otherwise in the later one.
fn scene(later: &[(&str, &str)]) -> Scene {
    let mut scene = Scene::with_sez();
    scene.rate_all("sez", "r1", "1");
    scene.rate_all("sez", "r2", "1");
    for (name, value) in later {
        let is_it = |row: &&mut crate::domain::rating::Rating| {
            *row.round.as_str() == *"r2" && *row.indicator.as_str() == **name
        };
        scene.study.ratings.iter_mut().find(is_it).unwrap().value = Value::read(value).unwrap();
    }
    scene
}

#[test]
fn fields_have_verdicts_of_their_own() {
    let compared = sez(&scene(&[("gaps_known", "3"), ("means_listed", "3")]));
    let verdicts: Vec<Verdict> = compared.fields.iter().map(|field| field.verdict).collect();
    assert_eq!(verdicts, [Verdict::Same, Verdict::Improved, Verdict::Same]);
    assert_eq!((compared.fields[1].d, compared.fields[1].m, compared.fields[1].common), ((4, 4), 3, 10));
    assert_eq!((compared.whole.verdict, compared.whole.d, compared.whole.m), (Verdict::Same, (4, 4), 9));
}

#[test]
fn an_unknown_widens_the_change_and_keeps_the_indicator() {
    let compared = sez(&scene(&[("gaps_known", "U")]));
    let field = &compared.fields[1];
    assert_eq!((field.d, field.common, field.both), ((-1, 2), 10, 9));
    assert_eq!(field.verdict, Verdict::Same);
}

#[test]
fn what_applies_in_one_round_only_is_in_the_union_alone() {
    let scene = scene(&[("gaps_known", "N")]);
    let field = &sez(&scene).fields[1];
    assert_eq!((field.common, field.union), (9, 10));
    assert_eq!(field.left_out, [(scene.index("gaps_known"), LeftOut::AppliesOnce)]);
}

#[test]
fn two_ups_and_two_downs_offset_each_other() {
    let offsetting = |later: &[(&str, &str)]| {
        let field = sez(&scene(later)).fields[1].clone();
        assert_eq!(field.verdict, Verdict::Same);
        field.offsetting
    };
    let ups = [("gaps_known", "2"), ("means_listed", "2")];
    let downs = [("contacts_sought", "0"), ("services_adapted", "0")];
    assert!(offsetting(&[ups, downs].concat()));
    assert!(!offsetting(&[&ups[..], &downs[..1]].concat()));
    assert!(!offsetting(&[&ups[..1], &downs[..]].concat()));
    assert!(!offsetting(&[]));
}

#[test]
fn without_an_interview_nothing_is_comparable() {
    let mut scene = scene(&[]);
    scene.study.interviews[1].state.status = InterviewStatus::Cancelled;
    let compared = sez(&scene);
    for set in compared.fields.iter().chain([&compared.whole]) {
        assert_eq!(set.verdict, Verdict::NotComparable(Barrier::NoInterview));
        assert_eq!((set.common, set.d), (0, (0, 0)));
        assert!(set.left_out.iter().all(|(_, why)| *why == LeftOut::Respondents));
    }
    assert_eq!(compared.whole.union, 30);
    assert_eq!(compared.observed, None);
}

#[test]
fn a_shift_of_phase_is_claimed_only_where_no_unknown_can_undo_it() {
    let shifts = |from: &str, to: &[(&str, &str)]| {
        let mut scene = Scene::with_sez();
        scene.rate_all("sez", "r1", from);
        scene.rate_all("sez", "r2", "3");
        for (name, value) in to {
            scene
                .study
                .ratings
                .retain(|row| *row.round.as_str() != *"r2" || *row.indicator.as_str() != **name);
            scene.rate("sez", "r2", name, value, &[]);
        }
        sez(&scene).phase_shifts
    };
    let shift = |field, to| PhaseShift { field, from: (0, 0), to };
    let all = [shift(None, (4, 4)), shift(Some(0), (4, 4)), shift(Some(1), (4, 4)), shift(Some(2), (4, 4))];
    assert_eq!(shifts("1", &[]), all);
    assert!(all[0].is_forward());
    assert_eq!(
        shifts("1", &[("step_plan", "U"), ("gaps_known", "U")]),
        [shift(Some(0), (1, 4)), shift(Some(2), (4, 4))] // activities and the common phases may be as before
    );
    assert_eq!(shifts("3", &[]), []);
}

#[test]
fn no_shift_of_phase_is_claimed_of_a_unit_that_cannot_be_compared() {
    let mut scene = Scene::with_sez();
    scene.rate_all("sez", "r1", "1");
    scene.rate_all("sez", "r2", "3");
    assert!(!sez(&scene).phase_shifts.is_empty());
    scene.study.participants[1].respondent = crate::domain::fixtures::id("B");
    scene.study.participants[1].details.team = Some("other".into());
    assert!(sez(&scene).phase_shifts.is_empty());
}

#[test]
fn capped_levels_are_compared_in_the_view_of_what_is_proven() {
    let mut scene = scene(&[]);
    for rating in scene.study.ratings.iter_mut().filter(|row| *row.round.as_str() == *"r2") {
        rating.value = Value::Level(Level::new(3).unwrap());
    }
    let proven = super::super::compare(
        &scene.scoring(crate::domain::score::View::Proven),
        &crate::domain::fixtures::id("r1"),
        &crate::domain::fixtures::id("r2"),
    );
    // 28 witness indicators rise from 1 to 2, one on paper stays at 1, one on the own word rises to 3.
    assert_eq!(proven.units[0].whole.d, (30, 30));
    assert_eq!(sez(&scene).whole.d, (60, 60));
}
