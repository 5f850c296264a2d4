//! What is exported as tables comes back into an emptied copy of the study as it was.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;

use super::{Fate, Plan, TableKind, Taking, planned};
use crate::definition::tabular::{self, Sheet};
use crate::domain::answer::{Answer, ClosedAnswer, Missing, Notes};
use crate::domain::change::Change;
use crate::domain::fixtures::random::scenes;
use crate::domain::fixtures::{Scene, id};
use crate::domain::study::{
    BecauseOfProject, Consent, Initiative, InitiativeDetails, InitiativeState, InitiativeStatus, Interview,
    InterviewState, InterviewStatus, Participant, Study,
};
use crate::language::Words;
use crate::report::data::{Dataset, Material, Room, Table, codebook, dataset, separated, workbook};
use crate::workbench::OpenStudy;
use crate::workbench::joining::Past;
use crate::workbench::request::Instruments;

fn open(scene: &Scene, study: &Study) -> OpenStudy {
    let instruments = Instruments {
        header: study.header.clone(),
        model: scene.model.clone(),
        questionnaires: scene.questionnaires.clone(),
        ..Instruments::default()
    };
    OpenStudy { study: study.clone(), instruments: Arc::new(instruments), path: PathBuf::new() }
}

fn tables(scene: &Scene, study: &Study) -> Dataset {
    let Scene { model, questionnaires, .. } = scene;
    let material = Material {
        study,
        model,
        questionnaires,
        scores: &[],
        comparisons: &[],
        language: "en",
        room: Room::Own,
        names: None,
    };
    dataset(&material)
}

fn plan(scene: &Scene, study: &Study, sheets: &[Sheet]) -> Plan {
    let past = Past { is_removed: &|_| Ok(false), erased: BTreeSet::new() };
    planned(&open(scene, study), "en", past, sheets, Path::new("x"), Taking::default()).unwrap()
}

/// The study with changes made to it.
fn apply(study: &mut Study, changes: Vec<Change>) {
    for change in changes {
        match change {
            Change::Round(one) => study.rounds.push(one),
            Change::Unit(one) => study.units.push(one),
            Change::Interview(id, details) => {
                let state = InterviewState { status: InterviewStatus::Planned, reason: None };
                study.interviews.push(Interview { id, details, state, replies: Vec::new() });
            }
            Change::InterviewState(id, state) => {
                study.interviews.iter_mut().find(|one| one.id == id).unwrap().state = state;
            }
            Change::Participant(interview, respondent, details) => {
                study.participants.push(Participant { interview, respondent, details, consent: Vec::new() });
            }
            Change::Consent(interview, who, consent) => {
                let is_meant = |one: &&mut Participant| one.interview == interview && one.respondent == who;
                study.participants.iter_mut().find(is_meant).unwrap().consent = consent;
            }
            Change::Context(one) => study.contexts.push(one),
            Change::Initiative(id, details) => {
                study.initiatives.push(Initiative { id, details, states: Vec::new() });
            }
            Change::InitiativeState(id, state) => {
                study.initiatives.iter_mut().find(|one| one.id == id).unwrap().states.push(state);
            }
            Change::Evidence(one) => study.evidence.push(one),
            Change::Rating(one) => study.ratings.push(one),
            Change::Factor(one) => study.factors.push(one),
            Change::AnswerNotes(interview, question, notes) => {
                answer(study, interview, question).notes = notes;
            }
            Change::AnswerClosed(interview, question, closed) => {
                answer(study, interview, question).closed = closed;
            }
            other => panic!("no table has {other:?}"),
        }
    }
}

fn answer(
    study: &mut Study,
    interview: crate::domain::id::InterviewId,
    question: crate::domain::id::Id,
) -> &mut Answer {
    let at = study.answers.iter().position(|one| one.interview == interview && one.question == question);
    let at = at.unwrap_or_else(|| {
        study.answers.push(Answer::new(interview, question));
        study.answers.len() - 1
    });
    &mut study.answers[at]
}

/// A random study with names, people who agreed, words of all sorts, answers and initiatives.
fn filled() -> impl Strategy<Value = Scene> {
    let text = "[a-z'=+@;,\"\n äß-]{1,30}[a-z]";
    (scenes(), prop::collection::vec((0usize..64, 0u8..6, text), 0..24)).prop_map(|(mut scene, drawn)| {
        scene.study.header.organisation = "Almelo".into();
        let study = &mut scene.study;
        for (round, label) in study.rounds.iter_mut().zip(["Before", "After"]) {
            round.label = label.into();
        }
        for one in &mut study.participants {
            one.consent = vec![Consent::Interview, Consent::QuoteWithRole];
        }
        for one in &mut study.evidence {
            one.text = format!("=said in {}", one.id);
            one.source = Some("/share/plans/policy 2011.pdf".into());
        }
        let there: Vec<_> = study.evidence.iter().map(|one| one.id.clone()).collect();
        for one in &mut study.ratings {
            one.evidence.retain(|id| there.contains(id));
        }
        let talks: Vec<_> = study.interviews.iter().map(|talk| talk.id.clone()).collect();
        let questions: Vec<_> = scene.questionnaires[0].questions().map(|one| one.id.clone()).collect();
        for (at, sort, text) in drawn {
            let talk = talks[at % talks.len()].clone();
            let asked = scene.questionnaires[0].question(questions[at % questions.len()].as_str()).unwrap();
            let is_full =
                study.questionnaire_of(study.interview(&talk).unwrap(), &scene.questionnaires).unwrap().id
                    == *"full";
            match sort {
                0 | 1 if is_full => {
                    let notes = Notes { text: text.clone(), ..Notes::default() };
                    answer(study, talk, asked.id.clone()).notes = notes;
                }
                2 if is_full => {
                    let closed = ClosedAnswer::missing(Missing::ALL[at % 4]);
                    answer(study, talk, asked.id.clone()).closed = closed;
                }
                3 => {
                    let rating = at % study.ratings.len();
                    study.ratings[rating].note = Some(text);
                }
                4 => {
                    let name = format!("initiative-{}", study.initiatives.len());
                    let states = vec![
                        InitiativeState { round: id("r1"), status: InitiativeStatus::ALL[at % 8] },
                        InitiativeState { round: id("r2"), status: InitiativeStatus::Running },
                    ];
                    study.initiatives.push(Initiative {
                        id: id(&name),
                        details: InitiativeDetails {
                            unit: id("sez"),
                            title: text.trim().to_owned(),
                            field: scene.model.fields[at % scene.model.fields.len()].id.clone(),
                            own: at % 2 == 0,
                            because_of_project: BecauseOfProject::No,
                            formerly: Vec::new(),
                            place: None,
                        },
                        states: states.into_iter().take(at % 3).collect(),
                    });
                }
                _ => {}
            }
        }
        scene
    })
}

fn sheets(dataset: &Dataset, is_workbook: bool) -> Vec<Sheet> {
    if is_workbook {
        let book = codebook(dataset, &Words::english());
        return tabular::read(&workbook(dataset, &book).unwrap()).unwrap().sheets;
    }
    let sheet = |table: &Table| {
        let read = tabular::read(separated(table).unwrap().as_bytes()).unwrap();
        Sheet { name: table.name.to_owned(), ..read.sheets.into_iter().next().unwrap() }
    };
    dataset.tables.iter().map(sheet).collect()
}

fn own(dataset: Dataset) -> Vec<Table> {
    dataset.tables.into_iter().filter(|table| TableKind::read(table.name).is_some()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_come_back_into_an_emptied_copy_as_they_were_and_into_the_study_as_nothing_new(
        scene in filled(),
        is_workbook: bool,
    ) {
        let exported = tables(&scene, &scene.study);
        let sheets = sheets(&exported, is_workbook);
        let again = plan(&scene, &scene.study, &sheets);
        let news: Vec<_> =
            again.rows().filter(|row| !matches!(row.fate, Fate::Same | Fate::Nothing(_) | Fate::Repeats(_))).collect();
        prop_assert!(news.is_empty(), "{news:#?}");
        let mut copy = Study::new(scene.study.header.clone());
        let fresh = plan(&scene, &copy, &sheets);
        let misfits: Vec<_> = fresh.rows().filter(|row| matches!(row.fate, Fate::Misfit(_))).collect();
        prop_assert!(misfits.is_empty(), "{misfits:#?}");
        apply(&mut copy, fresh.changes(false));
        prop_assert_eq!(own(tables(&scene, &copy)), own(exported));
        prop_assert_eq!(copy.ratings, scene.study.ratings);
        prop_assert_eq!(copy.evidence, scene.study.evidence);
        prop_assert_eq!(copy.participants, scene.study.participants);
    }

    #[test]
    fn any_cells_have_a_fate(
        scene in scenes(),
        kind in prop::sample::select(TableKind::ALL.to_vec()),
        rows in prop::collection::vec(prop::collection::vec("(|sez|r1|r2|vision_adopted|gaps_known|rated|U|3|2.0|all|x;y|=1+1|24.3.2011|for|line|[ -~]{0,12})", 13), 0..12),
    ) {
        let columns: Vec<String> = kind.columns().iter().map(|name| (*name).to_owned()).collect();
        let rows = std::iter::once(columns).chain(rows).enumerate().map(|(at, cells)| tabular::Row {
            number: at + 1,
            cells,
            wrong: Vec::new(),
        });
        let sheet = Sheet { name: kind.as_str().to_owned(), is_hidden: false, rows: rows.collect() };
        let first = plan(&scene, &scene.study, std::slice::from_ref(&sheet));
        prop_assert!(first.rows().all(|row| row.number > 1));
    }
}
