//! Rules of erasing.

use super::*;
use crate::domain::fixtures::{Scene, id};

#[test]
fn words_in_a_row_and_names_in_values_are_found() {
    let mut runs = Runs::default();
    runs.add("Mijn chef komt nooit op tijd.");
    assert!(runs.has_some_of("Zij zegt: chef komt nooit op!"));
    assert!(!runs.has_some_of("Mijn chef komt altijd."));
    let value = serde_json::json!({"marks": [{"respondent": "P1"}]});
    assert!(names(&value, &id("P1")));
    assert!(!names(&value, &id("P2")));
}

#[test]
fn what_arrives_for_an_erased_person_is_left_out_and_judgements_without_it_are_unknown() {
    let mut scene = Scene::with_sez();
    let talk = InterviewId::new("sez/r1").unwrap();
    scene.study.participants.clear();
    scene.participant(&talk, "P1", "team leader", None, true);
    scene.said("e1", "sez/r1", Some("P1"));
    let mut rating = crate::domain::rating::Rating {
        unit: id("sez"),
        round: id("r1"),
        indicator: id("x"),
        value: Value::level(2).unwrap(),
        reasons: Vec::new(),
        rater: None,
        note: None,
        evidence: vec![id("e1")],
    };
    scene.study.ratings = vec![rating.clone()];
    let closed = [Erased { respondent: id("P1"), on: Date::new("2026").unwrap(), rows: Vec::new() }];
    let (kept, left_out) = arriving(scene.study.changes(), &closed, &BTreeSet::new());
    assert!(left_out >= 3, "{left_out}");
    assert!(kept.iter().all(|change| !names(&change.value(), &id("P1"))));
    assert!(!kept.iter().any(|change| matches!(change, Change::Participant(..) | Change::Evidence(_))));
    rating.value = Value::Unknown;
    rating.reasons = vec![id(ERASED_REASON)];
    rating.evidence.clear();
    assert!(kept.contains(&Change::Rating(rating)));
}

#[test]
fn a_memo_on_a_talk_goes_with_who_was_alone_in_it_and_is_decided_on_where_others_were_there() {
    for has_other in [false, true] {
        let mut scene = Scene::with_sez();
        let talk = InterviewId::new("sez/r1").unwrap();
        scene.study.participants.clear();
        scene.participant(&talk, "P1", "team leader", None, true);
        if has_other {
            scene.participant(&talk, "P2", "policy officer", None, false);
        }
        let about = |kind, id: &str| Some(crate::domain::study::Subject { kind, id: id.into() });
        let memo = |name: &str, about| crate::domain::study::Memo {
            id: id(name),
            about,
            text: "Trommelvuur".into(),
            written_on: None,
        };
        scene.study.memos = vec![
            memo("on-talk", about(SubjectKind::Interview, "sez/r1")),
            memo("on-answer", about(SubjectKind::Answer, "sez/r1/vision_known")),
            memo("on-unit", about(SubjectKind::Unit, "sez")),
        ];
        let versions: Vec<Version> = scene
            .study
            .changes()
            .iter()
            .map(|change| Version { key: change.key(), value: change.value(), is_current: true })
            .collect();
        let memos = |keys: &mut dyn Iterator<Item = &PartKey>| -> Vec<String> {
            let of_memos = keys.filter(|key| key.kind == RecordKind::Memo && key.part == Part::Details);
            of_memos.map(|key| key.record.clone()).collect()
        };
        let plan = plan(&versions, &id("P1"), &Decisions::default());
        let on_talk = ["on-answer", "on-talk"];
        let goes = memos(&mut plan.goes.iter());
        let mut asked = memos(&mut plan.passages.iter().map(|passage| &passage.key));
        asked.sort();
        let (gone, open) = if has_other { (&[][..], &on_talk[..]) } else { (&on_talk[..], &[][..]) };
        assert_eq!((goes, asked), (owned(gone), owned(open)));
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
