//! What instruments can tell, as laws over any instruments and as cases.

use proptest::prelude::*;

use super::*;
use crate::domain::fixtures::{Scene, id, questionnaire};
use crate::domain::score::score_unit;

/// All indicators and factors of the model by name.
fn names(scene: &Scene) -> Vec<String> {
    let indicators = scene.model.indicators.iter().map(|indicator| indicator.id.to_string());
    indicators.chain(scene.model.factors.iter().map(|factor| factor.id.to_string())).collect()
}

/// A questionnaire that informs what `picked` says, from documents where it says so.
fn asking(name: &str, names: &[String], picked: &[(bool, bool)]) -> Questionnaire {
    let wanted: Vec<(&str, bool)> = names
        .iter()
        .zip(picked)
        .filter(|(_, (is_asked, _))| *is_asked)
        .map(|(name, (_, is_document))| (name.as_str(), *is_document))
        .collect();
    let informs: Vec<&str> = wanted.iter().map(|(name, _)| *name).collect();
    let mut made = questionnaire(name, &informs);
    let questions = made.sections.iter_mut().flat_map(|section| &mut section.questions);
    for (question, (_, is_document)) in questions.zip(wanted) {
        question.is_document = is_document;
    }
    made
}

fn picked() -> impl Strategy<Value = Vec<(bool, bool)>> {
    prop::collection::vec((prop::bool::weighted(0.7), any::<bool>()), 60)
}

fn unit(model: &Assessment, together: &[&Questionnaire]) -> ScopeCoverage {
    Coverage::of(model, together).unit.unwrap()
}

proptest! {
    #[test]
    fn nothing_is_proven_that_is_not_claimed_and_more_questions_never_tell_less(
        one in picked(), other in picked(),
    ) {
        let scene = Scene::new();
        let names = names(&scene);
        let (one, other) = (asking("one", &names, &one), asking("other", &names, &other));
        let (alone, both) = (unit(&scene.model, &[&one]), unit(&scene.model, &[&one, &other]));
        for (less, more) in alone.indicators.iter().zip(&both.indicators) {
            prop_assert_eq!(less.index, more.index);
            prop_assert_eq!(less.highest.is_some(), less.is_informed());
            if let Some([account, proven]) = less.highest {
                prop_assert_eq!(account, 3);
                prop_assert!(proven <= account);
                let [_, with] = more.highest.unwrap();
                prop_assert!(proven <= with);
            }
        }
        for (less, more) in alone.factors.iter().zip(&both.factors) {
            prop_assert!(!less.is_informed() || more.is_informed());
        }
        for (less, more) in alone.fields.iter().zip(&both.fields) {
            let ([account, proven], [with, with_proven]) = (less.completed.unwrap(), more.completed.unwrap());
            prop_assert!(proven <= account && account <= with && proven <= with_proven && with_proven <= with);
            for (less, more) in less.cells.iter().zip(&more.cells) {
                prop_assert!(!less.is_complete[0] || more.is_complete[0]);
                prop_assert_eq!(
                    less.informed.len() + less.missing.len(),
                    more.informed.len() + more.missing.len()
                );
            }
        }
    }

    #[test]
    fn the_phases_are_those_of_a_unit_of_which_all_that_is_asked_was_rated_highest(asks in picked()) {
        let mut scene = Scene::new();
        let names = names(&scene);
        let told = unit(&scene.model, &[&asking("one", &names, &asks)]);
        scene.unit("sez", crate::domain::study::UnitKind::Line);
        scene.talk("sez", "r1", "A", "head of department", None);
        for indicator in told.indicators.iter().filter(|told| told.is_informed()) {
            let name = scene.model.indicators[indicator.index].id.to_string();
            scene.rate("sez", "r1", &name, "3", &[]);
        }
        let score = score_unit(&scene.scoring(View::Account), &id("r1"), &id("sez")).unwrap();
        for (field, told) in score.fields.iter().zip(&told.fields) {
            prop_assert_eq!(field.lo, told.completed.map(|[account, _]| account));
        }
    }

    #[test]
    fn a_comparison_rests_on_what_both_can_inform_and_a_verdict_on_two_thirds_of_all(
        one in picked(), other in picked(),
    ) {
        let scene = Scene::new();
        let names = names(&scene);
        let (one, other) = (asking("one", &names, &one), asking("other", &names, &other));
        let basis = Basis::of(&scene.model, [&[&one], &[&other]]);
        let told = [unit(&scene.model, &[&one]), unit(&scene.model, &[&other])];
        let is_informed = |index: usize| {
            told.each_ref().map(|told| told.indicator(index).unwrap().is_informed())
        };
        for (field, set) in basis.fields.iter().enumerate().map(|(field, set)| (Some(field), set))
            .chain([(None, &basis.whole)])
        {
            let of_field = scene.model.indicators_of(Scope::Unit)
                .filter(|(_, indicator)| field.is_none_or(|field| indicator.field == field));
            let expected: Vec<usize> = of_field.map(|(index, _)| index).collect();
            prop_assert_eq!(set.union, expected.len());
            let common: Vec<usize> =
                expected.iter().copied().filter(|index| is_informed(*index) == [true, true]).collect();
            prop_assert_eq!(&set.common, &common);
            prop_assert_eq!(set.has_verdict, 3 * common.len() >= 2 * set.union);
            prop_assert_eq!(set.has_verdict_on_paper, 3 * set.on_paper.len() >= 2 * set.union);
            prop_assert!(set.on_paper.iter().all(|index| common.contains(index)));
            prop_assert_eq!(set.left_out.len() + common.len(), set.union);
            for left in &set.left_out {
                prop_assert_eq!(left.is_informed, is_informed(left.index));
            }
        }
        let back = Basis::of(&scene.model, [&[&other], &[&one]]);
        prop_assert_eq!(&back.whole.common, &basis.whole.common);
        prop_assert_eq!(&back.whole.on_paper, &basis.whole.on_paper);
    }
}

#[test]
fn what_informs_everything_from_documents_can_state_every_phase() {
    let scene = Scene::new();
    let names = names(&scene);
    let all = asking("all", &names, &vec![(true, true); names.len()]);
    let told = unit(&scene.model, &[&all]);
    assert_eq!(told.missing().count(), 0);
    assert_eq!(told.missing_factors().count(), 0);
    let phases = scene.model.phases.len() as u8;
    for field in &told.fields {
        assert_eq!(field.completed, Some([phases, phases]));
    }
    let basis = Basis::of(&scene.model, [&[&all], &[&all]]);
    assert_eq!(
        (basis.whole.common.len(), basis.whole.on_paper.len()),
        (basis.whole.union, basis.whole.union)
    );
    assert!(basis.fields.iter().all(|field| field.has_verdict && field.has_verdict_on_paper));
    assert_eq!(basis.whole.needed(), (2 * basis.whole.union).div_ceil(3));
}

#[test]
fn one_talk_is_one_source_a_second_with_somebody_else_another_and_a_document_is_proof() {
    let scene = Scene::new();
    let talk = questionnaire("talk", &["gaps_known", "in_work_plan", "leadership_backs"]);
    let second = questionnaire("second", &["gaps_known", "in_work_plan"]);
    let mut facts = questionnaire("facts", &["gaps_known", "in_work_plan"]);
    facts.sections[0].questions.iter_mut().for_each(|question| question.is_document = true);
    let highest = |together: &[&Questionnaire], name: &str| {
        unit(&scene.model, together).indicator(scene.index(name)).unwrap().highest
    };
    assert_eq!(highest(&[&talk], "gaps_known"), Some([3, 2]));
    assert_eq!(highest(&[&talk], "in_work_plan"), Some([3, 1]));
    assert_eq!(highest(&[&talk], "leadership_backs"), Some([3, 3])); // the own word is enough
    assert_eq!(highest(&[&talk], "step_plan"), None);
    assert_eq!(highest(&[&talk, &second], "gaps_known"), Some([3, 3]));
    assert_eq!(highest(&[&talk, &second], "in_work_plan"), Some([3, 1])); // paper is asked for
    assert_eq!(highest(&[&talk, &facts], "gaps_known"), Some([3, 3]));
    assert_eq!(highest(&[&talk, &facts], "in_work_plan"), Some([3, 3]));
}

#[test]
fn a_factor_that_is_derived_is_informed_with_its_indicator() {
    let scene = Scene::new();
    let factor = |asks: &[&str], name: &str| {
        let told = unit(&scene.model, &[&questionnaire("q", asks)]);
        let index = scene.model.factors.iter().position(|factor| factor.id == *name).unwrap();
        told.factors.iter().find(|told| told.index == index).unwrap().clone()
    };
    let derived = factor(&["in_work_plan"], "policy_in_writing");
    assert_eq!(derived.derived_from, Some(scene.index("in_work_plan")));
    assert_eq!(derived.asked[0].question, id("in_work_plan"));
    assert!(!factor(&["policy_in_writing"], "policy_in_writing").is_informed()); // nobody judges it
    assert!(factor(&["acceptance_managers"], "acceptance_managers").is_informed());
}

#[test]
fn the_organisation_is_told_of_by_its_own_questionnaire_and_by_talks_of_several_units() {
    let scene = Scene::new();
    let mut board = questionnaire("board", &["vision_adopted", "gaps_known", "top_visible"]);
    board.audience = Audience::Organisation;
    let told = Coverage::of(&scene.model, &[&board]);
    assert_eq!(told.unit, None); // what is asked there about units is not counted
    let organisation = told.organisation.unwrap();
    let highest = |told: &ScopeCoverage, name: &str| told.indicator(scene.index(name)).unwrap().highest;
    assert_eq!(highest(&organisation, "vision_adopted"), Some([3, 1]));
    assert_eq!(highest(&organisation, "top_visible"), Some([3, 2]));
    let talk = questionnaire("talk", &["gaps_known", "top_visible"]);
    let told = Coverage::of(&scene.model, &[&talk]);
    assert_eq!(highest(&told.organisation.unwrap(), "top_visible"), Some([3, 3])); // two units say so
    assert_eq!(told.unit.unwrap().fields.len(), scene.model.fields.len());
    assert_eq!(Coverage::of(&scene.model, &[&questionnaire("short", &["gaps_known"])]).organisation, None);
}

#[test]
fn a_model_without_phases_tells_which_fields_can_be_complete() {
    let mut scene = Scene::new();
    scene.model.phases.clear();
    for indicator in &mut scene.model.indicators {
        indicator.phase = 0;
    }
    let names = names(&scene);
    let all = asking("all", &names, &vec![(true, false); names.len()]);
    let told = unit(&scene.model, &[&all]);
    for field in &told.fields {
        assert_eq!((field.completed, field.cells.len()), (None, 1));
        assert!(field.cells[0].is_complete[0]);
    }
    let less = unit(&scene.model, &[&questionnaire("short", &["gaps_known"])]);
    assert!(less.fields.iter().all(|field| !field.cells[0].is_complete[0]));
    assert!(Basis::of(&scene.model, [&[&all], &[&all]]).whole.has_verdict);
}

#[test]
fn two_versions_of_a_questionnaire_are_told_apart() {
    let scene = Scene::new();
    let names = names(&scene);
    let all = asking("talk", &names, &vec![(true, false); names.len()]);
    let less = questionnaire("talk", &["gaps_known"]);
    let basis = Basis::of(&scene.model, [&[&all], &[&less]]);
    assert_eq!(basis.whole.common, [scene.index("gaps_known")]);
    assert_eq!(basis.whole.only_in(Some(0)).count(), basis.whole.union - 1);
    assert_eq!(basis.whole.only_in(Some(1)).count() + basis.whole.only_in(None).count(), 0);
}

#[test]
fn a_round_without_a_questionnaire_for_units_can_be_compared_on_nothing() {
    let scene = Scene::new();
    let talk = questionnaire("talk", &["gaps_known"]);
    let basis = Basis::of(&scene.model, [&[&talk], &[]]);
    assert!(basis.whole.common.is_empty() && !basis.whole.has_verdict);
    assert_eq!(Coverage::of(&scene.model, &[]), Coverage { unit: None, organisation: None });
}
