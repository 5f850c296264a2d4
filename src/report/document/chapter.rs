//! The chapter on a study, as the handbook's fifth has it: method, case, the organisation, unit by unit, comparison,
//! recommendations, limits and sources.

use super::Document;
use super::writer::{Content, Writer};
use crate::report::figure::Naming;

/// Writes the chapter. It is the researcher's: units stand by their names, and what they contest is said to be contested.
pub fn chapter(content: Content) -> Document {
    let mut writer = Writer::new(content, "doc-chapter-title");
    writer.method();
    writer.case();
    writer.organisation(Naming::All);
    writer.units();
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
    writer.limits();
    writer.sources();
    writer.document
}
