//! Laws of preparing a talk, over random studies, and what a person would expect of it.

use proptest::prelude::*;

use super::*;
use crate::domain::answer::{ClosedAnswer, Mark, Notes};
use crate::domain::condition::Condition;
use crate::domain::fixtures::random::{complete, scenes, shuffled};
use crate::domain::fixtures::{Scene, cell, id};
use crate::domain::id::InterviewId;
use crate::domain::rating::{CONSENSUS, Level, Value};
use crate::domain::study::{
    BecauseOfProject, InitiativeDetails, InitiativeStatus, InterviewStatus, RoundQuestionnaires,
};

/// The weights of a talk of `sez` in a round, by question.
fn weights(scene: &Scene, round: &str) -> Vec<(String, u32)> {
    told(scene, round, |prepared| {
        let weight = |one: &Priority| (one.question.id.to_string(), one.weight);
        prepared.questions.iter().map(weight).collect()
    })
}

/// Prepares the talk of `sez` in a round.
fn told<T>(scene: &Scene, round: &str, tell: impl Fn(&Preparation) -> T) -> T {
    let (unit, round) = (id("sez"), id(round));
    let interview = scene.study.interview(&InterviewId::of(&unit, &round));
    tell(&prepare(&scene.scoring(View::Account), &unit, &round, interview))
}

/// Everything that is told, in words that know no place in the study.
fn in_words(scene: &Scene, round: &str) -> String {
    told(scene, round, |prepared| {
        let questions: Vec<_> =
            prepared.questions.iter().map(|one| (one.number, one.weight, &one.settles)).collect();
        let initiatives: Vec<_> =
            prepared.initiatives.iter().map(|one| (&one.initiative.id, one.last.status)).collect();
        let who: Vec<_> = prepared.participants.iter().map(|one| &one.respondent).collect();
        let left: Vec<_> = prepared.left.iter().map(|one| (one.number, one.is_unasked, one.flags)).collect();
        format!("{:?} {questions:?} {initiatives:?} {who:?} {left:?} {:?}", prepared.open, prepared.earlier)
    })
}

/// The points that every question would have, also those behind the first five.
fn all_points(scene: &Scene, round: &str) -> Vec<u32> {
    told(scene, round, |prepared| {
        let questions = prepared.questionnaire.unwrap().questions();
        let settled = questions.map(|question| settled(question, &scene.model, &prepared.open));
        settled.map(|gaps| gaps.iter().map(|(_, gap)| gap.points()).sum()).collect()
    })
}

fn answered(scene: &mut Scene, talk: &str, question: &str) {
    let notes = Notes { text: "Ja.".into(), ..Notes::default() };
    let answer = Answer { notes, ..Answer::new(InterviewId::new(talk).unwrap(), id(question)) };
    scene.study.answers.push(answer);
}

fn initiative(scene: &mut Scene, name: &str, states: &[(&str, InitiativeStatus)]) {
    let state = |&(round, status): &(&str, InitiativeStatus)| InitiativeState { round: id(round), status };
    scene.study.initiatives.push(Initiative {
        id: id(name),
        details: InitiativeDetails {
            unit: id("sez"),
            title: name.to_owned(),
            field: id("policy"),
            own: true,
            because_of_project: BecauseOfProject::Unknown,
            formerly: Vec::new(),
            place: None,
        },
        states: states.iter().map(state).collect(),
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn there_are_never_more_than_five_and_the_weightiest_come_first(scene in scenes()) {
        for round in ["r1", "r2"] {
            let weights = weights(&scene, round);
            prop_assert!(weights.len() <= MOST);
            prop_assert!(weights.iter().all(|(_, weight)| *weight > 0));
            prop_assert!(weights.windows(2).all(|pair| pair[0].1 >= pair[1].1));
            let most = all_points(&scene, round).into_iter().max().unwrap_or(0);
            prop_assert_eq!(weights.first().map_or(0, |(_, weight)| *weight), most);
        }
    }

    #[test]
    fn a_question_with_an_answer_is_never_among_them(scene in scenes(), picks in prop::collection::vec(any::<bool>(), 45)) {
        let mut scene = scene;
        complete(&mut scene);
        let names: Vec<Id> = scene.questionnaires[0].questions().map(|question| question.id.clone()).collect();
        let given: Vec<&Id> = names.iter().zip(picks).filter_map(|(name, is_given)| is_given.then_some(name)).collect();
        for name in &given {
            answered(&mut scene, "sez/r1", name.as_str());
        }
        for (name, _) in weights(&scene, "r1") {
            prop_assert!(!given.iter().any(|one| **one == *name), "{name}");
        }
    }

    #[test]
    fn a_further_rating_never_raises_the_weight_of_a_question_on_that_indicator_alone(
        scene in scenes(),
        pick in any::<prop::sample::Index>(),
        level in 0u8..4,
        is_earlier in any::<bool>(),
    ) {
        // With the questionnaire `full` every question informs one indicator, or a factor.
        let mut scene = scene;
        complete(&mut scene);
        let names: Vec<String> = scene.questionnaires[0].questions().map(|one| one.id.to_string()).collect();
        let at = pick.index(scene.model.indicators.len());
        let mut rated = scene.clone();
        let row = rated.rate("sez", if is_earlier { "r1" } else { "r2" }, &names[at], "0", &[]);
        row.value = Value::Level(Level::new(level).unwrap());
        row.rater = Some(id(CONSENSUS));
        let (before, after) = (all_points(&scene, "r2"), all_points(&rated, "r2"));
        prop_assert!(after[at] <= before[at], "{}: {} → {}", names[at], before[at], after[at]);
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(
        (scene, other) in scenes().prop_map(with_records).prop_flat_map(shuffled)
    ) {
        for round in ["r1", "r2"] {
            prop_assert_eq!(in_words(&scene, round), in_words(&other, round));
        }
    }

    #[test]
    fn every_gap_is_unknown_and_lies_in_a_cell_that_is_open(scene in scenes()) {
        told(&scene, "r2", |prepared| {
            let views = View::ALL.map(|view| scene.score(view, "r2", "sez"));
            for cell in &prepared.open {
                let of = |at: usize| &views[at].fields[cell.place.field].cells[cell.place.phase];
                assert!((0..2).any(|at| of(at).state == CellState::Open));
                assert!(!cell.gaps.is_empty());
                for gap in &cell.gaps {
                    assert!((0..2).all(|at| of(at).unknown.contains(&gap.indicator)));
                }
            }
        });
    }
}

/// A scene with answers, initiatives, and a second talk of the unit in the first round.
fn with_records(mut scene: Scene) -> Scene {
    scene.talk("sez", "r1", "sez-C", "staff member", None);
    for question in ["gaps_known", "step_plan", "skills_used"] {
        answered(&mut scene, "sez/r1", question);
        answered(&mut scene, "sez-1/r1", question);
    }
    answered(&mut scene, "sez/r2", "own_role_named");
    for name in ["Inloop", "Folder", "Cursus"] {
        initiative(&mut scene, name, &[("r1", InitiativeStatus::Idea)]);
    }
    scene
}

#[test]
fn a_core_indicator_counts_two_and_one_never_known_double() {
    let mut scene = Scene::with_sez();
    scene.rate_all("sez", "r1", "2");
    scene.study.ratings.retain(|row| row.indicator != *"step_plan" && row.indicator != *"means_listed");
    let weights = weights(&scene, "r2");
    let weights: Vec<(&str, u32)> = weights.iter().map(|(name, weight)| (name.as_str(), *weight)).collect();
    let expected = [
        ("step_plan", 4),
        ("vision_known", 2),
        ("leadership_backs", 2),
        ("embedded", 2),
        ("procedures_evaluated", 2),
    ];
    assert_eq!(weights, expected);
    assert_eq!(all_points(&scene, "r2")[scene.index("means_listed")], 2);
    assert_eq!(all_points(&scene, "r2")[scene.index("own_role_named")], 1);
}

#[test]
fn what_counts_only_in_cells_that_are_decided_is_not_asked_for() {
    let mut scene = Scene::with_sez();
    // The core indicator is at 0: however the others turn out, the cell is not complete.
    scene.rate("sez", "r1", "gaps_known", "0", &[]);
    told(&scene, "r1", |prepared| {
        assert!(prepared.open.iter().all(|one| one.place != cell("activities", "prepare")));
        assert!(prepared.open.iter().any(|one| one.place == cell("activities", "change")));
    });
    assert_eq!(all_points(&scene, "r1")[scene.index("means_listed")], 0);
}

#[test]
fn with_everything_known_no_question_is_named_and_nothing_is_open() {
    let mut scene = Scene::with_sez();
    scene.rate_all("sez", "r1", "3");
    told(&scene, "r1", |prepared| {
        assert!(prepared.open.is_empty() && prepared.questions.is_empty());
        assert_eq!(prepared.earlier, None);
    });
}

#[test]
fn a_question_off_the_path_is_not_named_and_one_that_may_come_is() {
    let mut scene = Scene::with_sez();
    let questions = &mut scene.questionnaires[0].sections[0].questions;
    questions[1].when = Some(Condition::Is(id("vision_known"), vec!["yes".into()]));
    let is_certain = |scene: &Scene| {
        told(scene, "r1", |prepared| {
            let found = prepared.questions.iter().find(|one| one.question.id == *"leadership_backs");
            found.map(|one| one.is_certain)
        })
    };
    assert_eq!(is_certain(&scene), Some(false));
    let interview = InterviewId::new("sez/r1").unwrap();
    scene.study.answers.push(Answer {
        closed: ClosedAnswer::choice(id("no")),
        ..Answer::new(interview, id("vision_known"))
    });
    assert_eq!(is_certain(&scene), None);
    scene.study.answers.last_mut().unwrap().closed = ClosedAnswer::choice(id("yes"));
    assert_eq!(is_certain(&scene), Some(true));
}

#[test]
fn a_talk_that_is_not_arranged_yet_is_prepared_with_the_questionnaire_of_its_round() {
    let mut scene = Scene::with_sez();
    scene.study.interviews.retain(|one| one.details.round != *"r2");
    told(&scene, "r2", |prepared| {
        assert!(prepared.interview.is_none() && prepared.participants.is_empty());
        assert_eq!(prepared.questions.len(), MOST);
        assert_eq!(prepared.earlier.map(Id::as_str), Some("r1"));
    });
    scene.study.rounds[1].questionnaire = RoundQuestionnaires::Unit(id("nowhere"));
    told(&scene, "r2", |prepared| assert!(prepared.questionnaire.is_none() && !prepared.open.is_empty()));
}

#[test]
fn the_organisation_is_prepared_from_its_own_cells() {
    let mut scene = Scene::with_sez();
    let (unit, round) = (Id::organisation(), id("r1"));
    scene.study.rounds[0].questionnaire =
        RoundQuestionnaires::Both { unit: None, organisation: Some(id("full")), also: Vec::new() };
    let prepared = prepare(&scene.scoring(View::Account), &unit, &round, None);
    let names: Vec<&str> = prepared.questions.iter().map(|one| one.question.id.as_str()).collect();
    // The vision is adopted, by own account; what is known is not asked for.
    assert_eq!(
        names,
        [
            "top_visible",
            "unit_plans_required",
            "in_general_policy",
            "policy_evaluated",
            "instruments_inventoried"
        ]
    );
}

#[test]
fn initiatives_of_earlier_rounds_are_followed_up_until_this_one_tells_of_them() {
    let mut scene = Scene::with_sez();
    initiative(&mut scene, "b", &[("r1", InitiativeStatus::Pilot)]);
    initiative(&mut scene, "a", &[("r1", InitiativeStatus::Idea)]);
    initiative(&mut scene, "told", &[("r1", InitiativeStatus::Idea), ("r2", InitiativeStatus::Running)]);
    initiative(&mut scene, "new", &[("r2", InitiativeStatus::Idea)]);
    let names = |round: &str| {
        told(&scene, round, |prepared| {
            let all = prepared.initiatives.iter();
            all.map(|one| format!("{} {}", one.initiative.id, one.last.status.as_str())).collect::<Vec<_>>()
        })
    };
    assert_eq!(names("r2"), ["a idea", "b pilot"]);
    assert_eq!(names("r1"), Vec::<String>::new());
}

#[test]
fn the_earlier_talk_tells_what_it_left_and_nothing_of_the_background() {
    let mut scene = Scene::with_sez();
    let names: Vec<Id> = scene.questionnaires[0].questions().map(|one| one.id.clone()).collect();
    for name in &names[3..] {
        answered(&mut scene, "sez/r1", name.as_str());
    }
    answered(&mut scene, "sez/r1", names[1].as_str());
    scene.study.answers.last_mut().unwrap().closed.missing = Some(Missing::NotAsked);
    let mark = |kind, from, to| Mark { kind, from, to, text: "Ja".into(), target: None, respondent: None };
    scene.study.answers[0].notes.marks = vec![mark(MarkKind::Flag, 0, 2)];
    scene.study.answers[1].notes.marks = vec![mark(MarkKind::Flag, 0, 2), mark(MarkKind::Background, 0, 3)];
    told(&scene, "r2", |prepared| {
        let left: Vec<_> = prepared.left.iter().map(|one| (one.number, one.is_unasked, one.flags)).collect();
        assert_eq!(left, [(1, true, 0), (2, true, 0), (3, true, 0), (4, false, 1)]);
    });
    // A talk that was not held left nothing, and the one before it counts.
    scene.study.interviews[0].state.status = InterviewStatus::Cancelled;
    told(&scene, "r2", |prepared| assert!(prepared.left.is_empty() && prepared.earlier.is_none()));
}
