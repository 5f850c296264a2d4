//! Reads a study file: the definitions that it holds, then its rows table by table, each checked against what was read
//! before it.

mod answers;
mod definitions;
mod desk;
mod index;
mod judgement;
mod organisation;
mod talks;

use self::index::Index;
pub(super) use self::judgement::crowded;
use super::questionnaire::placeholders;
use super::tree::Table;
use crate::definition::{Library, rules};
use crate::domain::assess::findings;
use crate::domain::study::{Header, Study};

pub(super) fn read(root: &Table<'_>, library: &Library) -> Study {
    root.only(&[
        "format",
        "kind",
        "id",
        "title",
        "organisation",
        "assessment",
        "languages",
        "legal_basis",
        "letter",
        "lead_rater",
        "placeholders",
        "round",
        "unit",
        "interview",
        "participant",
        "context",
        "event",
        "answer",
        "note",
        "evidence",
        "rating",
        "factor",
        "initiative",
        "summary",
        "response",
        "memo",
        "rule",
        "link",
        "definition",
        "erased",
    ]);
    let languages = root.languages(root.maybe("languages"));
    let header = Header {
        id: root.id("id").to_string(),
        title: root.text("title"),
        organisation: root.maybe_string("organisation").unwrap_or_default(),
        assessment: root.id("assessment").to_string(),
        languages,
        legal_basis: root.maybe_string("legal_basis"),
        letter: talks::consents(root, "letter"),
        lead_rater: root.maybe_id("lead_rater"),
        placeholders: placeholders(root),
    };
    let (definitions, library) = definitions::read(root, library);
    let model = library.assessment(&header.assessment);
    if let (None, Some(node)) = (model, root.maybe("assessment")) {
        let all = library.assessments().map(|assessment| assessment.id.as_str());
        node.unknown(&rules::UNKNOWN_ASSESSMENT, "assessment model", &header.assessment, all);
    }
    let mut index = Index::new(&library, model);
    let rounds = organisation::rounds(root, &mut index);
    let units = organisation::units(root, &mut index);
    let contexts = organisation::contexts(root, &index);
    let events = organisation::events(root, &index);
    let interviews = talks::interviews(root, &rounds, &mut index);
    let participants = talks::participants(root, &mut index);
    let notes = talks::notes(root, &index);
    let answers = answers::read(root, &index);
    let evidence = judgement::evidence(root, &mut index);
    let ratings = judgement::ratings(root, &index);
    let factors = judgement::factors(root, &index);
    judgement::unused(root, &evidence, &findings::used(&ratings, &factors));
    let mut study = Study {
        initiatives: desk::initiatives(root, &index),
        summaries: desk::summaries(root, &index),
        memos: Vec::new(),
        rules: desk::rules(root, &index),
        responses: desk::responses(root, &index),
        links: desk::links(root, &index),
        header,
        rounds,
        units,
        interviews,
        participants,
        contexts,
        events,
        answers,
        notes,
        evidence,
        ratings,
        factors,
        definitions,
        erased: talks::erased(root),
    };
    study.memos = desk::memos(root, &index, &study);
    study
}

/// Words with their meaning, from all values and their words.
fn named<T: Copy, const N: usize>(all: [T; N], word: fn(T) -> &'static str) -> [(&'static str, T); N] {
    all.map(|value| (word(value), value))
}
