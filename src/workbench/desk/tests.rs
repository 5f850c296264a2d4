//! What is answered of a part of a study is what the whole would answer, and of one talk nothing else.

use chrono::{DateTime, Utc};

use super::*;
use crate::domain::change::Change;
use crate::domain::evidence::{About, Evidence, EvidenceKind};
use crate::domain::rating::{Rating, Value};
use crate::domain::score::{Origin, UnitScore, score_unit};
use crate::workbench::request::Save;
use crate::workbench::{Workbench, begin, folder::Folder};

fn noon() -> DateTime<Utc> {
    "2026-11-27T12:00:00Z".parse().unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// A score without the places of its ratings, which are others in a part of a study.
fn score(desk: &Desk, study: &Study, view: View, round: &Id, unit: &Id) -> Option<(UnitScore, Vec<String>)> {
    let mut score = score_unit(&desk.scoring(study, view), round, unit)?;
    let mut reasons = Vec::new();
    for state in &mut score.indicators {
        reasons.push(state.reasons(study, &desk.instruments.model).join("; "));
        reasons.push(state.evidence(study).iter().map(Id::as_str).collect::<Vec<_>>().join(", "));
        state.set_aside = state.set_aside.map(|_| 0);
        if let Origin::Typed { rating } = &mut state.origin {
            *rating = 0;
        }
    }
    for factor in &mut score.factors {
        reasons.push(format!("{:?}", factor.evidence(&study.factors)));
        if let crate::domain::score::FactorOrigin::Typed { judgement } = &mut factor.origin {
            *judgement = 0;
        }
    }
    Some((score, reasons))
}

/// What people of other units say of a unit: two talks, each with one person, and nobody named.
fn words_of_others(study: &Study, unit: &Id) -> Vec<Change> {
    let others = study.interviews.iter().filter(|talk| {
        talk.details.unit != *unit
            && talk.details.round == id("r1")
            && study.participants.iter().filter(|who| who.interview == talk.id).count() == 1
    });
    let mut changes = Vec::new();
    let mut said = Vec::new();
    for (at, talk) in others.take(2).enumerate() {
        let evidence = Evidence {
            id: id(&format!("of-others-{at}")),
            kind: EvidenceKind::Testimony,
            text: "They adapted their leaflets.".to_owned(),
            interview: Some(talk.id.clone()),
            question: None,
            respondent: None,
            source: None,
            place: None,
            as_of: None,
            about: Some(About::Units(vec![unit.clone()])),
            side: crate::domain::evidence::Side::For,
        };
        said.push(evidence.id.clone());
        changes.push(Change::Evidence(evidence));
    }
    changes.push(Change::Rating(Rating {
        unit: unit.clone(),
        round: id("r2"),
        indicator: id("services_adapted"),
        value: Value::level(3).unwrap(),
        reasons: Vec::new(),
        rater: None,
        note: None,
        evidence: said,
    }));
    changes
}

#[test]
fn a_unit_read_alone_scores_as_it_does_in_the_whole_study() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::at(place.path());
    let path = begin::demo(&folder, false, noon()).unwrap().path;
    let (mut workbench, _) = Workbench::open(&folder, &path, noon()).unwrap();
    let desk = Desk::open(&path).unwrap();
    let society = id("samenleving");
    let changes = words_of_others(&desk.whole().unwrap().study, &society);
    assert_eq!(changes.len(), 3);
    workbench.save(&Save::Changes(changes), noon()).unwrap();
    let whole = desk.whole().unwrap().study;
    for unit in &whole.units {
        let part = desk.unit(&unit.id).unwrap();
        for (round, view) in whole.rounds.iter().flat_map(|round| View::ALL.map(|view| (&round.id, view))) {
            let expected = score(&desk, &whole, view, round, &unit.id);
            assert_eq!(score(&desk, &part, view, round, &unit.id), expected, "{} {round} {view:?}", unit.id);
        }
    }
    let proven = score(&desk, &desk.unit(&society).unwrap(), View::Proven, &id("r2"), &society).unwrap().0;
    let (index, _) = desk
        .instruments
        .model
        .indicators_of(crate::domain::assessment::Scope::Unit)
        .find(|(_, one)| one.id == *"services_adapted")
        .unwrap();
    assert_eq!(proven.indicator(index).unwrap().known(), Some(3), "two people of two other units say so");
}

#[test]
fn a_round_that_is_asked_for_again_is_scored_again_only_where_something_changed() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::at(place.path());
    let path = begin::demo(&folder, false, noon()).unwrap().path;
    let (mut workbench, _) = Workbench::open(&folder, &path, noon()).unwrap();
    let mut desk = Desk::open(&path).unwrap();
    let round = |desk: &mut Desk| match desk.answer(&Request::Round(id("r2"))) {
        Reply::Round(scored) => scored,
        other => panic!("{other:?}"),
    };
    let comparison =
        |desk: &mut Desk| match desk.answer(&Request::Comparison { from: id("r1"), to: id("r2") }) {
            Reply::Comparison(compared) => compared,
            other => panic!("{other:?}"),
        };
    let (first, compared) = (round(&mut desk), comparison(&mut desk));
    assert!(Arc::ptr_eq(&first, &round(&mut desk)));
    assert!(Arc::ptr_eq(&compared, &comparison(&mut desk)));
    let rated = |scored: &ScoredRound| {
        let unit = scored.account.units.iter().find(|one| one.unit == id("vastgoed")).unwrap().clone();
        unit.indicators.into_iter().map(|state| state.value).collect::<Vec<_>>()
    };
    let change = Change::Rating(Rating {
        unit: id("vastgoed"),
        round: id("r2"),
        indicator: id("vision_known"),
        value: Value::level(3).unwrap(),
        reasons: Vec::new(),
        rater: None,
        note: None,
        evidence: Vec::new(),
    });
    workbench.save(&Save::Changes(vec![change]), noon()).unwrap();
    let after = round(&mut desk);
    assert!(rated(&after) != rated(&first));
    assert!(!Arc::ptr_eq(&compared, &comparison(&mut desk)));
    assert!(matches!(desk.answer(&Request::Instruments), Reply::Instruments(_)));
    assert!(!Arc::ptr_eq(&after, &round(&mut desk)), "the model may be another one");
}

#[test]
fn a_desk_for_one_interview_has_nothing_else_of_the_study() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::at(place.path());
    let path = begin::demo(&folder, false, noon()).unwrap().path;
    let talk = InterviewId::new("samenleving/r2").unwrap();
    let mut desk = Desk::open_only(&path, &talk).unwrap();
    assert!(desk.instruments().model.indicators.is_empty());
    assert_eq!(desk.instruments().questionnaires.len(), 1);
    let Reply::Interview(_, opened) = desk.answer(&Request::Interview(talk.clone())) else {
        panic!("its interview is there")
    };
    let study = &opened.study;
    assert!(study.answers.iter().all(|answer| answer.interview == talk));
    assert!(!study.answers.is_empty());
    assert_eq!(study.interviews.len(), 1);
    assert_eq!((study.ratings.len(), study.evidence.len(), study.factors.len()), (0, 0, 0));
    assert_eq!((study.summaries.len(), study.contexts.len(), study.events.len()), (0, 0, 0));
    let other = Request::Interview(InterviewId::new("samenleving/r1").unwrap());
    for request in [other, Request::Outline, Request::Unit(id("samenleving")), Request::Round(id("r2"))] {
        assert!(matches!(desk.answer(&request), Reply::Failed(_)), "{request:?}");
    }
    assert!(matches!(desk.answer(&Request::Instruments), Reply::Instruments(_)));
    let nowhere = InterviewId::new("samenleving/r9").unwrap();
    assert!(Desk::open_only(&path, &nowhere).unwrap_err().message.contains("samenleving/r9"));
}
