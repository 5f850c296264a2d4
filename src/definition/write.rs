//! A study as a study file. What is written here is read back equal.

use serde::Serialize;

use super::FORMAT;
use crate::domain::answer::Answer;
use crate::domain::erased::Erased;
use crate::domain::evidence::Evidence;
use crate::domain::rating::{FactorRating, Rating};
use crate::domain::study::{
    CodingRule, Context, Definition, Event, Header, Initiative, Interview, LinkOverride, Memo, Note,
    Participant, Response, Round, Study, Summary, Unit,
};

/// Writes a study with everything in it, whatever its participants agreed to; the first lines say so.
///
/// Reading it back gives an equal study.
pub fn write_study(study: &Study) -> String {
    write_study_as(
        study,
        &[
            "holds everything on record, whatever was consented to.",
            "It is for an archive or another machine of yours, and not for handing on: `export --shared` makes a file for that.",
        ],
    )
}

/// Writes a study; what the file is stands in its first lines, the first of which begins with the study's id.
///
/// Reading it back gives an equal study.
pub fn write_study_as(study: &Study, about: &[&str]) -> String {
    let file = StudyFile {
        format: FORMAT,
        kind: "study",
        header: &study.header,
        round: &study.rounds,
        unit: &study.units,
        interview: &study.interviews,
        participant: &study.participants,
        context: &study.contexts,
        event: &study.events,
        answer: &study.answers,
        note: &study.notes,
        evidence: &study.evidence,
        rating: &study.ratings,
        factor: &study.factors,
        initiative: &study.initiatives,
        summary: &study.summaries,
        memo: &study.memos,
        rule: &study.rules,
        response: &study.responses,
        link: &study.links,
        definition: &study.definitions,
        erased: &study.erased,
    };
    let head = format!("# Study \"{}\": {}\n\n", study.header.id, about.join("\n# "));
    // Nothing in a study lacks a TOML form; should that ever change, the file says so and cannot be taken for a study.
    head + &toml::to_string(&file).unwrap_or_else(|error| format!("# It could not be written: {error}\n"))
}

/// The tables of a study file, in the order in which they are written; an empty one is left out.
#[derive(Serialize)]
struct StudyFile<'s> {
    format: i64,
    kind: &'static str,
    #[serde(flatten)]
    header: &'s Header,
    #[serde(skip_serializing_if = "is_empty")]
    round: &'s [Round],
    #[serde(skip_serializing_if = "is_empty")]
    unit: &'s [Unit],
    #[serde(skip_serializing_if = "is_empty")]
    interview: &'s [Interview],
    #[serde(skip_serializing_if = "is_empty")]
    participant: &'s [Participant],
    #[serde(skip_serializing_if = "is_empty")]
    context: &'s [Context],
    #[serde(skip_serializing_if = "is_empty")]
    event: &'s [Event],
    #[serde(skip_serializing_if = "is_empty")]
    answer: &'s [Answer],
    #[serde(skip_serializing_if = "is_empty")]
    note: &'s [Note],
    #[serde(skip_serializing_if = "is_empty")]
    evidence: &'s [Evidence],
    #[serde(skip_serializing_if = "is_empty")]
    rating: &'s [Rating],
    #[serde(skip_serializing_if = "is_empty")]
    factor: &'s [FactorRating],
    #[serde(skip_serializing_if = "is_empty")]
    initiative: &'s [Initiative],
    #[serde(skip_serializing_if = "is_empty")]
    summary: &'s [Summary],
    #[serde(skip_serializing_if = "is_empty")]
    memo: &'s [Memo],
    #[serde(skip_serializing_if = "is_empty")]
    rule: &'s [CodingRule],
    #[serde(skip_serializing_if = "is_empty")]
    response: &'s [Response],
    #[serde(skip_serializing_if = "is_empty")]
    link: &'s [LinkOverride],
    #[serde(skip_serializing_if = "is_empty")]
    definition: &'s [Definition],
    #[serde(skip_serializing_if = "is_empty")]
    erased: &'s [Erased],
}

fn is_empty<T>(rows: &[T]) -> bool {
    rows.is_empty()
}
