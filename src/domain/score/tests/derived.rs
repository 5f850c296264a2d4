//! Whose rating counts, and what is derived where there is none.

use crate::domain::answer::{Answer, Mark, MarkKind};
use crate::domain::evidence::About;
use crate::domain::fixtures::{Scene, id};
use crate::domain::id::InterviewId;
use crate::domain::questionnaire::Audience;
use crate::domain::rating::{FactorValue, Level, Value};
use crate::domain::score::{
    CellState, DerivedReason, FactorOrigin, IndicatorState, Origin, Scoring, View, score_round, score_unit,
};
use crate::domain::study::{Contact, InterviewStatus, RoundQuestionnaires, UnitKind};

fn state(scene: &Scene, round: &str, indicator: &str) -> IndicatorState {
    let score = scene.score(View::Account, round, "sez");
    score.indicator(scene.index(indicator)).unwrap().clone()
}

fn reason(scene: &Scene, indicator: &str) -> DerivedReason {
    let state = state(scene, "r1", indicator);
    assert_eq!((state.value, state.interval), (Value::Unknown, Some((0, 3))));
    match state.origin {
        Origin::Derived(reason) => reason,
        Origin::Typed { .. } => panic!("typed"),
    }
}

#[test]
fn without_a_rating_an_indicator_is_unknown_and_not_yet_rated() {
    assert_eq!(reason(&Scene::with_sez(), "gaps_known"), DerivedReason::NotYetRated);
}

#[test]
fn the_interview_is_missing_unless_one_was_at_least_begun() {
    let with = |status| {
        let mut scene = Scene::with_sez();
        scene.study.interviews[0].state.status = status;
        reason(&scene, "gaps_known")
    };
    for status in InterviewStatus::ALL {
        let is_held = matches!(
            status,
            InterviewStatus::Completed | InterviewStatus::InProgress | InterviewStatus::BrokenOff
        );
        let expected = if is_held { DerivedReason::NotYetRated } else { DerivedReason::InterviewMissing };
        assert_eq!(with(status), expected, "{status:?}");
    }
}

#[test]
fn what_no_questionnaire_informs_was_not_asked() {
    let mut scene = Scene::with_sez();
    scene.study.interviews[0].details.questionnaire = Some(id("short"));
    assert_eq!(reason(&scene, "gaps_known"), DerivedReason::NotYetRated);
    assert_eq!(reason(&scene, "means_listed"), DerivedReason::NotAsked);
    scene.talk("sez", "r1", "B", "team leader", None); // with the round's questionnaire
    assert_eq!(reason(&scene, "means_listed"), DerivedReason::NotYetRated);
}

#[test]
fn what_a_questionnaire_beside_the_talk_asks_is_a_thing_to_rate() {
    let mut scene = Scene::with_sez();
    let (short, full) = (id("short"), id("full"));
    scene.study.rounds[0].questionnaire = RoundQuestionnaires::Unit(short.clone());
    assert_eq!(reason(&scene, "means_listed"), DerivedReason::NotAsked);
    scene.study.rounds[0].questionnaire = RoundQuestionnaires::new(Some(short.clone()), None, [full.clone()]);
    assert_eq!(reason(&scene, "means_listed"), DerivedReason::NotYetRated);
    scene.study.interviews[0].details.questionnaire = Some(short);
    assert_eq!(reason(&scene, "means_listed"), DerivedReason::NotYetRated);
    let at = scene.questionnaires.iter().position(|one| one.id == full).unwrap();
    scene.questionnaires[at].audience = Audience::Organisation;
    assert_eq!(reason(&scene, "means_listed"), DerivedReason::NotAsked);
}

#[test]
fn a_questionnaire_that_is_not_at_hand_may_have_asked() {
    let mut scene = Scene::with_sez();
    scene.study.interviews[0].details.questionnaire = Some(id("lost"));
    assert_eq!(reason(&scene, "means_listed"), DerivedReason::NotYetRated);
}

#[test]
fn other_evidence_makes_what_was_not_asked_a_thing_to_rate() {
    let mut asked_little = Scene::with_sez();
    asked_little.study.interviews[0].details.questionnaire = Some(id("short"));

    let mut passage = asked_little.clone();
    let mut answer = Answer::new(InterviewId::new("sez/r1").unwrap(), id("gaps_known"));
    let mark = |kind| Mark {
        kind,
        from: 0,
        to: 1,
        text: "x".into(),
        target: Some(id("means_listed")),
        respondent: None,
    };
    answer.notes.marks = vec![mark(MarkKind::Passage)];
    passage.study.answers = vec![answer.clone()];
    assert_eq!(reason(&passage, "means_listed"), DerivedReason::NotYetRated);

    let mut background = asked_little.clone();
    answer.notes.marks = vec![mark(MarkKind::Background)];
    background.study.answers = vec![answer.clone()];
    assert_eq!(reason(&background, "means_listed"), DerivedReason::NotAsked);

    let mut hidden = asked_little.clone();
    answer.notes.marks = vec![mark(MarkKind::Passage), Mark { target: None, ..mark(MarkKind::Background) }];
    hidden.study.answers = vec![answer.clone()];
    assert_eq!(reason(&hidden, "means_listed"), DerivedReason::NotAsked);

    let mut second_rater = asked_little.clone();
    second_rater.said("e", "sez/r1", None);
    second_rater.rate("sez", "r1", "means_listed", "2", &["e"]).rater = Some(id("ben"));
    assert_eq!(reason(&second_rater, "means_listed"), DerivedReason::NotYetRated);

    for about in [About::All, About::Units(vec![id("sez")])] {
        let mut elsewhere = asked_little.clone();
        elsewhere.unit("rom", UnitKind::Line);
        elsewhere.talk("rom", "r1", "R", "team leader", None);
        let evidence = elsewhere.said("e", "rom/r1", None);
        evidence.question = Some(id("means_listed"));
        evidence.about = Some(about);
        assert_eq!(reason(&elsewhere, "means_listed"), DerivedReason::NotYetRated);
        assert_eq!(reason(&elsewhere, "step_plan"), DerivedReason::NotAsked);
    }
}

#[test]
fn the_organisation_misses_an_interview_only_where_one_was_planned() {
    let top = |scene: &Scene| {
        let round = scene.round(View::Account, "r1");
        round
            .organisation
            .indicators
            .iter()
            .find(|state| state.index == scene.index("top_visible"))
            .unwrap()
            .origin
    };
    let mut scene = Scene::with_sez();
    assert_eq!(top(&scene), Origin::Derived(DerivedReason::NotYetRated));
    scene.study.rounds[0].questionnaire = RoundQuestionnaires::Both {
        unit: Some(id("full")),
        organisation: Some(id("full")),
        also: Vec::new(),
    };
    assert_eq!(top(&scene), Origin::Derived(DerivedReason::InterviewMissing));
    scene.talk("organisation", "r1", "M", "other", None);
    assert_eq!(top(&scene), Origin::Derived(DerivedReason::NotYetRated));
    scene.study.rounds[0].questionnaire = RoundQuestionnaires::Unit(id("short"));
    assert_eq!(top(&scene), Origin::Derived(DerivedReason::NotAsked));
}

#[test]
fn what_did_not_exist_yet_is_nought_whatever_was_typed() {
    for typed in [None, Some("3"), Some("U"), Some("N")] {
        for (needed, is_absent) in
            [("0", true), ("1", true), ("2", false), ("3", false), ("U", false), ("N", false)]
        {
            let mut scene = Scene::with_sez();
            scene.study.ratings[0].value = Value::read(needed).unwrap();
            let row = typed.map(|value| {
                scene.rate("sez", "r1", "vision_known", value, &[]);
                scene.study.ratings.len() - 1
            });
            let state = state(&scene, "r1", "vision_known");
            assert_eq!(state.did_not_exist_yet(), is_absent, "{typed:?} {needed}");
            if is_absent {
                assert_eq!((state.value, state.interval), (Value::Level(Level::ZERO), Some((0, 0))));
                assert_eq!((state.set_aside, state.rating()), (row, None));
                assert_eq!(state.reasons(&scene.study, &scene.model), ["did not exist yet"]);
            } else {
                assert_eq!(state.rating(), row);
            }
        }
    }
}

#[test]
fn a_lack_of_proof_that_something_exists_is_no_absence() {
    let mut scene = Scene::with_sez();
    scene.rate("sez", "r1", "vision_known", "2", &[]);
    let proven = scene.score(View::Proven, "r1", "sez");
    assert!(!proven.indicators[0].did_not_exist_yet());
    assert_eq!(scene.round(View::Proven, "r1").organisation.indicators[0].known(), Some(1));
}

#[test]
fn the_models_rule_for_what_applies_is_asked_only_where_there_is_no_rating() {
    let mut scene = Scene::with_sez();
    assert_eq!(state(&scene, "r1", "clients_asked").interval, Some((0, 3))); // contact unknown: open
    scene.contact("sez", "r1", Contact::None);
    let clients = state(&scene, "r1", "clients_asked");
    assert_eq!((clients.value, clients.interval), (Value::NotApplicable, None));
    assert_eq!(clients.origin, Origin::Derived(DerivedReason::DoesNotApply));
    assert_eq!(clients.reasons(&scene.study, &scene.model), ["no contact with residents"]);
    scene.rate("sez", "r1", "clients_asked", "1", &[]);
    assert_eq!(state(&scene, "r1", "clients_asked").interval, Some((1, 1)));
    scene.study.contexts[0].contact_residents = Contact::Little;
    assert_eq!(state(&scene, "r1", "use_followed").interval, Some((0, 3)));
}

#[test]
fn the_consensus_counts_before_the_lead_rater_and_a_second_rater_not_at_all() {
    let mut scene = Scene::with_sez();
    let level = |scene: &Scene| state(scene, "r1", "gaps_known").known();
    scene.rate("sez", "r1", "gaps_known", "3", &[]).rater = Some(id("ben"));
    assert_eq!(level(&scene), None);
    scene.rate("sez", "r1", "gaps_known", "2", &[]);
    assert_eq!(level(&scene), Some(2));
    scene.study.header.lead_rater = Some(id("ben"));
    assert_eq!(level(&scene), Some(3));
    scene.rate("sez", "r1", "gaps_known", "1", &[]).rater = Some(id("consensus"));
    assert_eq!(level(&scene), Some(1));
}

#[test]
fn another_raters_ratings_can_be_asked_for() {
    let mut scene = Scene::with_sez();
    scene.study.header.lead_rater = Some(id("ann"));
    scene.rate("sez", "r1", "gaps_known", "3", &[]).rater = Some(id("ben"));
    scene.rate("sez", "r1", "gaps_known", "2", &[]);
    let level = |rater: Option<&str>| {
        let rater = rater.map(id);
        let scoring = Scoring { rater: rater.as_ref(), ..scene.scoring(View::Account) };
        let score = score_unit(&scoring, &id("r1"), &id("sez")).unwrap();
        score.indicator(scene.index("gaps_known")).unwrap().known()
    };
    assert_eq!(level(None), Some(2));
    assert_eq!(level(Some("ann")), Some(2));
    assert_eq!(level(Some("ben")), Some(3));
    assert_eq!(level(Some("cor")), None);
}

#[test]
fn a_rating_under_an_indicators_earlier_id_counts() {
    let mut scene = Scene::with_sez();
    let at = scene.index("gaps_known");
    scene.model.indicators[at].formerly = vec![id("gaps")];
    scene.rate("sez", "r1", "gaps", "2", &[]);
    assert_eq!(state(&scene, "r1", "gaps_known").known(), Some(2));
}

#[test]
fn a_derived_factor_follows_its_indicator_and_is_else_unknown() {
    let value = |view: View, typed: Option<&str>| {
        let mut scene = Scene::with_sez();
        if let Some(typed) = typed {
            scene.rate("sez", "r1", "in_work_plan", typed, &[]);
        }
        scene.judge("sez", "r1", "policy_in_writing", FactorValue::Present);
        let score = scene.score(view, "r1", "sez");
        let factor = &score.factors[1];
        assert_eq!(factor.factor, id("policy_in_writing"));
        assert_eq!(factor.origin, FactorOrigin::Indicator { index: scene.index("in_work_plan") });
        factor.value
    };
    assert_eq!(value(View::Account, Some("0")), FactorValue::Absent);
    assert_eq!(value(View::Account, Some("2")), FactorValue::Partly);
    assert_eq!(value(View::Account, Some("3")), FactorValue::Present);
    assert_eq!(value(View::Proven, Some("3")), FactorValue::Partly);
    assert_eq!(value(View::Account, Some("U")), FactorValue::Unknown);
    assert_eq!(value(View::Account, None), FactorValue::Unknown);
}

#[test]
fn a_factor_keeps_its_judgement_and_shows_both_sides_of_the_evidence() {
    let mut scene = Scene::with_sez();
    scene.said("for", "sez/r1", None);
    scene.said("against", "sez/r1", None).side = crate::domain::evidence::Side::Against;
    let judgement = scene.judge("sez", "r1", "acceptance_managers", FactorValue::Unknown);
    judgement.reason = Some("contradictory".into());
    judgement.evidence = vec![id("for"), id("against")];
    let factor = scene.score(View::Account, "r1", "sez").factors[0].clone();
    assert_eq!((factor.value, factor.reason.as_deref()), (FactorValue::Unknown, Some("contradictory")));
    assert!(factor.is_contradicted);
    assert_eq!(factor.evidence(&scene.study.factors).len(), 2);
    let later = scene.score(View::Account, "r2", "sez").factors[0].clone();
    assert_eq!(later.origin, FactorOrigin::Derived(DerivedReason::NotYetRated));
}

#[test]
fn a_unit_alone_scores_as_it_does_in_its_round() {
    let mut scene = Scene::with_sez();
    scene.unit("rom", UnitKind::Staff);
    scene.rate_all("sez", "r1", "2");
    scene.study.ratings[0].value = Value::Level(Level::ZERO);
    let scoring = scene.scoring(View::Proven);
    let round = score_round(&scoring, &id("r1"));
    for unit in &round.units {
        assert_eq!(score_unit(&scoring, &id("r1"), &unit.unit).as_ref(), Some(unit));
    }
    assert_eq!(score_unit(&scoring, &id("r1"), &id("nobody")), None);
    assert_eq!(round.units[0].fields[0].cells[0].state, CellState::NotComplete);
}
