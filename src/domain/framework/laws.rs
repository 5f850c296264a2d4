//! What each heading of each unit gets equals going through the whole study for it, over random studies.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;

use super::*;
use crate::domain::assessment::Heading;
use crate::domain::fixtures::random::{scenes, shuffled};
use crate::domain::fixtures::{Scene, id};
use crate::domain::publication::{Feedback, may_be_named};
use crate::domain::study::{Consent, Response, ResponseView};
use crate::domain::writeup::{QuoteState, quotable, speaker_of};

const HEADINGS: [&str; 3] = ["acceptance", "contacts", "rest"];
const ROUNDS: [&str; 3] = ["r1", "r2", "never"];

/// Without an index: every record is looked at, as the rule is told.
fn by_filtering<'s>(scene: &'s Scene, unit: &Id, round: &Id, heading: &Id) -> Material<'s> {
    let Scene { study, model, questionnaires, .. } = scene;
    let scope = if unit.is_organisation() { Scope::Organisation } else { Scope::Unit };
    let indicators: Vec<usize> = (0..model.indicators.len())
        .filter(|at| model.indicators[*at].scope == scope && is_under(model, &model.indicators[*at], heading))
        .collect();
    let mut answers = Vec::new();
    let mut quotes = Vec::new();
    for talk in study.interviews.iter().filter(|one| one.details.unit == *unit && one.details.round == *round)
    {
        let Some(questionnaire) = study.questionnaire_of(talk, questionnaires) else { continue };
        for question in questionnaire.questions().filter(|one| is_asked_under(model, one, heading)) {
            let of_talk = study.answers.iter().filter(|one| one.interview == talk.id);
            let Some(answer) = question.answer_of(of_talk) else { continue };
            answers.push(answer);
            for mark in answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote) {
                if answer.notes.is_on_record(mark) {
                    quotes.push(Quoted { answer, mark, held_back: quotable(study, answer, mark).err() });
                }
            }
        }
    }
    let is_rested_on = |one: &Evidence| {
        study.ratings.iter().any(|rating| {
            rating.unit == *unit
                && rating.round == *round
                && rating.evidence.contains(&one.id)
                && indicators.iter().any(|at| model.indicators[*at].id == rating.indicator)
        })
    };
    let is_said = |one: &Evidence| {
        answers.iter().any(|answer| {
            one.interview.as_ref() == Some(&answer.interview)
                && one.question.as_ref() == Some(&answer.question)
        })
    };
    let evidence = study.evidence.iter().filter(|one| is_rested_on(one) || is_said(one)).collect();
    Material { indicators, evidence, quotes }
}

/// Answers with quotes and background in the talks, what was said in them as evidence, headings of the model and of
/// questions, summaries and feedback.
fn written() -> impl Strategy<Value = Scene> {
    let answer = (any::<Index>(), any::<Index>(), 0u8..4, 0u8..4, any::<bool>());
    let heading = prop_oneof![Just(None), (0..HEADINGS.len()).prop_map(Some)];
    (
        scenes(),
        vec(answer, 0..40),
        vec(heading.clone(), 60),
        vec(heading, 60),
        any::<bool>(),
        vec((any::<Index>(), 0usize..2, any::<Index>(), 0u8..3), 0..20),
    )
        .prop_map(|(mut scene, answers, of_indicators, of_questions, has_headings, words)| {
            if has_headings {
                scene.model.headings =
                    HEADINGS.map(|name| Heading { id: id(name), title: name.into() }).into();
                let named = |at: Option<usize>| at.map(|at| id(HEADINGS[at]));
                for (indicator, at) in scene.model.indicators.iter_mut().zip(of_indicators) {
                    indicator.heading = named(at);
                }
                let sections = scene.questionnaires.iter_mut().flat_map(|one| &mut one.sections);
                for (question, at) in sections.flat_map(|one| &mut one.questions).zip(of_questions) {
                    question.heading = named(at);
                }
            }
            for (number, (talk, question, state, hides, has_evidence)) in answers.into_iter().enumerate() {
                answered(&mut scene, number, (talk, question), state, hides, has_evidence);
            }
            let headings: Vec<Id> = columns(&scene.model).iter().map(|one| one.id.clone()).collect();
            for (unit, round, heading, text) in words {
                let unit = unit.get(&scene.study.units).id.clone();
                let (round, heading) = (id(ROUNDS[round]), heading.get(&headings).clone());
                if text == 2 {
                    let view = ResponseView::Contested;
                    let about = heading.to_string();
                    scene.study.responses.push(Response {
                        unit,
                        round,
                        about,
                        view,
                        text: String::new(),
                        on: None,
                    });
                } else {
                    let text = ["Ja.", " "][usize::from(text)].to_owned();
                    scene.study.summaries.push(Summary { unit, round, heading, text });
                }
            }
            scene
        })
}

fn answered(
    scene: &mut Scene,
    number: usize,
    (talk, question): (Index, Index),
    state: u8,
    hides: u8,
    has_evidence: bool,
) {
    if scene.study.interviews.is_empty() {
        return;
    }
    let interview = talk.get(&scene.study.interviews).clone();
    let Some(asked) = scene.study.questionnaire_of(&interview, &scene.questionnaires) else { return };
    let questions: Vec<Id> = asked.questions().map(|one| one.id.clone()).collect();
    let question = question.get(&questions).clone();
    let mut answer = Answer::new(interview.id.clone(), question.clone());
    answer.notes.text = "Wij zijn open. Ja.".into();
    let mark = |kind, from, to, text: &str| Mark {
        kind,
        from,
        to,
        text: text.into(),
        target: None,
        respondent: None,
    };
    answer.notes.marks.push(mark(MarkKind::Quote, 0, 14, "Wij zijn open."));
    answer.notes.marks.push(mark(MarkKind::Quote, 15, 18, "Ja."));
    if hides == 3 {
        answer.notes.marks.push(mark(MarkKind::Background, 15, 18, "Ja."));
    }
    let state = [None, Some(QuoteState::Checked), Some(QuoteState::Approved), Some(QuoteState::Approved)]
        [usize::from(state)];
    answer.write_up = answer.write_up.with_state("Wij zijn open.", state);
    scene.study.answers.push(answer);
    if has_evidence {
        let evidence = scene.said(&format!("answer-{number}"), interview.id.as_str(), None);
        evidence.question = Some(question);
    }
    let here = scene.study.participants.iter_mut().filter(|one| one.interview == interview.id);
    here.for_each(|one| one.consent = vec![Consent::Interview, Consent::Quote]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn each_heading_gets_what_going_through_the_whole_study_gives(
        scene in written().prop_flat_map(shuffled).prop_map(|(_, other)| other)
    ) {
        let Scene { study, model, questionnaires, .. } = &scene;
        let materials = Materials::of(study, model, questionnaires);
        let units = study.units.iter().map(|unit| unit.id.clone()).chain([Id::organisation(), id("nobody")]);
        for unit in units {
            for round in ROUNDS.map(id) {
                for column in columns(model) {
                    let found = materials.under(&unit, &round, column.id);
                    prop_assert_eq!(&found, &by_filtering(&scene, &unit, &round, column.id));
                    let written = materials.ordered.summary(&unit, &round, column.id);
                    prop_assert_eq!(written, summary(study, &unit, &round, column.id));
                }
                let feedback = materials.ordered.feedback(&unit, &round);
                let all = Feedback::of(study, &unit, &round);
                prop_assert_eq!(feedback.all(), all.all());
                let is_told = unit.is_organisation() || feedback.whole().is_some();
                prop_assert_eq!(is_told, may_be_named(study, &unit, &round));
                let talks: Vec<_> = study.interviews_of(&unit, &round).collect();
                prop_assert_eq!(materials.ordered.talks(&unit, &round), talks.as_slice());
            }
        }
        for answer in &study.answers {
            for mark in &answer.notes.marks {
                let found = materials.ordered.speaker_of(answer, mark);
                prop_assert_eq!(found, speaker_of(study, answer, mark));
            }
        }
    }
}

#[test]
fn random_studies_have_something_under_their_headings() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut evidence, mut may, mut held_back) = (0, 0, 0);
    for _ in 0..16 {
        let scene = written().new_tree(&mut runner).unwrap().current();
        let materials = Materials::of(&scene.study, &scene.model, &scene.questionnaires);
        for unit in &scene.study.units {
            for column in columns(&scene.model) {
                let found = materials.under(&unit.id, &id("r1"), column.id);
                evidence += found.evidence.len();
                held_back += found.quotes.iter().filter(|one| one.held_back.is_some()).count();
                may += found.quotes.iter().filter(|one| one.held_back.is_none()).count();
            }
        }
    }
    assert!(evidence > 0 && may > 0 && held_back > 0, "{evidence} {may} {held_back}");
}
