//! What is there for a heading, and what is not.

use super::*;
use crate::domain::assessment::Heading;
use crate::domain::evidence::EvidenceKind;
use crate::domain::fixtures::{Scene, id};
use crate::domain::id::InterviewId;
use crate::domain::study::Consent;
use crate::domain::writeup::QuoteState;

/// A talk with a unit in which the question about `gaps_known` is asked; a quote in the answer, a rating of it with evidence, and one of `reason_stated` with other evidence.
fn scene() -> Scene {
    let mut scene = Scene::with_sez();
    let question = id("gaps_known");
    let talk = InterviewId::new("sez/r1").unwrap();
    let mut answer = Answer::new(talk.clone(), question.clone());
    answer.notes.text = "Wij zijn open. Niet verder vertellen.".into();
    let mark = |kind, from, to, text: &str| Mark {
        kind,
        from,
        to,
        text: text.into(),
        target: None,
        respondent: None,
    };
    answer.notes.marks = vec![
        mark(MarkKind::Quote, 0, 14, "Wij zijn open."),
        mark(MarkKind::Quote, 15, 37, "Niet verder vertellen."),
        mark(MarkKind::Background, 15, 37, "Niet verder vertellen."),
    ];
    answer.write_up = answer.write_up.with_state("Wij zijn open.", Some(QuoteState::Approved));
    scene.study.answers.push(answer);
    scene.evidence("E1", EvidenceKind::Document);
    scene.evidence("E2", EvidenceKind::Document);
    scene.said("E3", "sez/r1", Some("A")).question = Some(question);
    scene.said("E4", "sez/r2", Some("A"));
    scene.rate("sez", "r1", "gaps_known", "2", &["E1"]);
    scene.rate("sez", "r1", "reason_stated", "1", &["E2"]);
    scene
}

fn found(scene: &Scene, round: &str, heading: &str) -> (Vec<String>, Vec<(String, bool)>) {
    let material =
        material(&scene.study, &scene.model, &scene.questionnaires, &id("sez"), &id(round), &id(heading));
    let evidence = material.evidence.iter().map(|one| one.id.to_string()).collect();
    let quotes = material.quotes.iter().map(|one| (one.mark.text.clone(), one.held_back.is_none())).collect();
    (evidence, quotes)
}

#[test]
fn without_headings_the_fields_are_the_headings() {
    let scene = scene();
    let ids: Vec<&str> = columns(&scene.model).iter().map(|column| column.id.as_str()).collect();
    assert_eq!(ids, crate::domain::fixtures::FIELDS);
    assert_eq!(found(&scene, "r1", "activities").0, ["E1", "E3"]);
    assert_eq!(found(&scene, "r1", "staff").0, ["E2"]);
    assert_eq!(found(&scene, "r2", "activities").0, [""; 0], "the talk of another round");
}

#[test]
fn with_headings_ratings_and_questions_belong_where_the_model_and_the_questionnaire_say() {
    let mut scene = scene();
    let heading = |name: &str| Heading { id: id(name), title: name.into() };
    scene.model.headings = vec![heading("acceptance"), heading("contacts")];
    let gaps = scene.model.indicators.iter_mut().find(|one| one.id == *"gaps_known").unwrap();
    gaps.heading = Some(id("contacts"));
    assert_eq!(found(&scene, "r1", "contacts").0, ["E1", "E3"], "the question is about an indicator there");
    assert_eq!(found(&scene, "r1", "acceptance").0, [""; 0]);
    let mut questions = scene.questionnaires[0].sections[0].questions.iter_mut();
    questions.find(|one| one.id == *"gaps_known").unwrap().heading = Some(id("acceptance"));
    assert_eq!(found(&scene, "r1", "contacts").0, ["E1"], "its own heading goes before");
    assert_eq!(found(&scene, "r1", "acceptance").0, ["E3"]);
}

#[test]
fn quotes_in_the_background_are_left_out_and_others_say_whether_they_may_leave() {
    let mut scene = scene();
    assert_eq!(found(&scene, "r1", "activities").1, [("Wij zijn open.".to_owned(), false)]);
    scene.study.participants[0].consent = vec![Consent::Interview, Consent::Quote];
    assert_eq!(found(&scene, "r1", "activities").1, [("Wij zijn open.".to_owned(), true)]);
}

#[test]
fn a_summary_without_words_is_none() {
    let mut scene = scene();
    let (unit, round, heading) = (id("sez"), id("r1"), id("policy"));
    let written = |text: &str| Summary {
        unit: unit.clone(),
        round: round.clone(),
        heading: heading.clone(),
        text: text.into(),
    };
    scene.study.summaries = vec![written(" \n")];
    assert_eq!(summary(&scene.study, &unit, &round, &heading), None);
    scene.study.summaries = vec![written("Ja.")];
    assert_eq!(summary(&scene.study, &unit, &round, &heading).unwrap().text, "Ja.");
    assert_eq!(summary(&scene.study, &unit, &id("r2"), &heading), None);
}

#[test]
fn the_table_counts_what_is_there_for_each_heading_and_ends_with_the_organisation() {
    let mut scene = scene();
    scene.study.summaries =
        vec![Summary { unit: id("sez"), round: id("r1"), heading: id("policy"), text: "Ja.".into() }];
    let rows = standings(&scene.study, &scene.model, &scene.questionnaires, &id("r1"), "en");
    assert!(rows.last().unwrap().0.is_organisation());
    let (_, cells) = rows.iter().find(|(unit, _)| *unit == *"sez").unwrap();
    assert_eq!(cells[0], Standing { is_written: true, ..Standing::default() });
    assert_eq!(cells[1], Standing { is_written: false, evidence: 2, quotes: 1, held_back: 1 });
    assert_eq!((cells[2].evidence, cells[2].is_empty()), (1, false));
    let other = standings(&scene.study, &scene.model, &scene.questionnaires, &id("r2"), "en");
    assert!(other.iter().all(|(_, cells)| cells.iter().all(|cell| !cell.is_written)));
}
