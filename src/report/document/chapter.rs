//! The chapter on a study, as the handbook's fifth has it: method, case, the organisation, unit by unit, comparison,
//! recommendations, limits and sources.

use super::Document;
use super::writer::{Content, Writer};
use crate::domain::study::Study;
use crate::report::figure::Naming;

/// Writes the chapter. It is the researcher's: units stand by their names, and what they contest is said to be contested.
///
/// Asks `go_on` before each of its [`parts`]; nothing where that answers no.
pub fn chapter(content: Content, go_on: &mut dyn FnMut() -> bool) -> Option<Document> {
    if !go_on() {
        return None;
    }
    let mut writer = Writer::new(content, "doc-chapter-title");
    writer.method();
    writer.case();
    writer.organisation(Naming::All);
    writer.units(go_on)?;
    if !go_on() {
        return None;
    }
    writer.comparison();
    let heading = writer.word("doc-recommendations-whole");
    writer.document.page(2, &heading);
    if content.rounds.is_empty() {
        let text = writer.word("doc-nothing-yet");
        writer.document.note(&text);
    }
    for round in content.rounds {
        let name = writer.round(&round.account.round);
        writer.document.heading(3, &name);
        writer.recommendations(&round.account.organisation.recommendations);
    }
    writer.limits(go_on)?;
    writer.sources();
    Some(writer.document)
}

/// How many parts a chapter is written in: each unit, each round for its limits, and what stands before and after the
/// units.
pub fn parts(study: &Study, rounds: usize) -> usize {
    2 + study.units.len() + rounds
}
