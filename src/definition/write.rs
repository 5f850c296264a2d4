//! A study as a study file. What is written here is read back equal.

use std::collections::BTreeMap;

use serde::Serialize;

use super::FORMAT;
use crate::domain::study::{Header, Study};

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
    let head = StudyFile { format: FORMAT, kind: "study", header: &study.header };
    let mut text = format!("# Study \"{}\": {}\n\n", study.header.id, about.join("\n# "));
    text += &toml(&head);
    rows(&mut text, "round", &study.rounds);
    rows(&mut text, "unit", &study.units);
    rows(&mut text, "interview", &study.interviews);
    rows(&mut text, "participant", &study.participants);
    rows(&mut text, "context", &study.contexts);
    rows(&mut text, "event", &study.events);
    rows(&mut text, "answer", &study.answers);
    rows(&mut text, "note", &study.notes);
    rows(&mut text, "evidence", &study.evidence);
    rows(&mut text, "rating", &study.ratings);
    rows(&mut text, "factor", &study.factors);
    rows(&mut text, "initiative", &study.initiatives);
    rows(&mut text, "summary", &study.summaries);
    rows(&mut text, "memo", &study.memos);
    rows(&mut text, "rule", &study.rules);
    rows(&mut text, "response", &study.responses);
    rows(&mut text, "link", &study.links);
    rows(&mut text, "definition", &study.definitions);
    rows(&mut text, "erased", &study.erased);
    text
}

/// What stands before the tables of a study file.
#[derive(Serialize)]
struct StudyFile<'s> {
    format: i64,
    kind: &'static str,
    #[serde(flatten)]
    header: &'s Header,
}

/// Writes rows one by one: the writer of whole files moves all that follows for each of them.
fn rows<T: Serialize>(text: &mut String, name: &str, rows: &[T]) {
    for row in rows {
        text.push('\n');
        text.push_str(&toml(&BTreeMap::from([(name, [row])])));
    }
}

/// Nothing in a study lacks a TOML form; should that ever change, the file says so and cannot be taken for a study.
fn toml(what: &impl Serialize) -> String {
    toml::to_string(what).unwrap_or_else(|error| format!("# It could not be written: {error}\n"))
}
