//! The questionnaires and models that a study holds word for word.

use std::ops::Range;

use crate::definition::reader::sink::Taken;
use crate::definition::reader::tree::{Node, Table};
use crate::definition::{Checked, Finding, Library, Severity, rules};
use crate::domain::id::Id;
use crate::domain::study::{Definition, DefinitionKind};

const KINDS: [(&str, DefinitionKind); 2] =
    [("questionnaire", DefinitionKind::Questionnaire), ("assessment", DefinitionKind::Assessment)];

/// Reads `[[definition]]`; they come last in the library that is handed back, and so win.
pub(super) fn read(root: &Table<'_>, library: &Library) -> (Vec<Definition>, Library) {
    let mut taken = Taken::default();
    let rows = root.tables("definition");
    let definitions: Vec<Definition> = rows
        .iter()
        .map(|row| {
            row.only(&["kind", "id", "version", "text"]);
            let definition = Definition {
                kind: row.word("kind", &KINDS, DefinitionKind::Questionnaire),
                id: row.id("id"),
                version: row.string("version"),
                text: row.need("text").and_then(|node| node.verbatim()).unwrap_or_default(),
            };
            let Definition { kind, id, version, .. } = &definition;
            taken.take_id(row, "id", &format!("{} {id} {version}", kind.as_str()));
            definition
        })
        .collect();
    let mut own = library.clone();
    // Models first: questionnaires point at them.
    for kind in [DefinitionKind::Assessment, DefinitionKind::Questionnaire] {
        for (definition, row) in definitions.iter().zip(&rows).filter(|(known, _)| known.kind == kind) {
            let Some(node) = row.maybe("text") else { continue };
            let known = library.text(kind, definition.id.as_str(), &definition.version);
            if known.is_some_and(|known| !super::super::is_same_text(known, &definition.text)) {
                let message =
                    format!("version {} of `{}` has another text here", definition.version, definition.id);
                node.report(Finding::new(&rules::DEFINITION_DIFFERS, beginning(node), message));
            }
            let text = definition.text.as_str();
            let read = match kind {
                DefinitionKind::Assessment => {
                    let checked = crate::definition::read_assessment(text);
                    sound(node, text, checked).map(|model| {
                        let names = (model.id.clone(), model.version.clone());
                        own.put_assessment(model, text);
                        names
                    })
                }
                DefinitionKind::Questionnaire => {
                    let checked = crate::definition::read_questionnaire(text, &own);
                    sound(node, text, checked).map(|questionnaire| {
                        let names = (questionnaire.id.clone(), questionnaire.version.clone());
                        own.put_questionnaire(questionnaire, text);
                        names
                    })
                }
            };
            if let Some((id, version)) = read {
                is_same(row, definition, &id, &version);
            }
        }
    }
    (definitions, own)
}

/// The definition, or its first error reported at the text that holds it.
fn sound<T>(node: Node<'_>, text: &str, checked: Checked<T>) -> Option<T> {
    let (errors, _) = checked.counts();
    if let Some(first) = checked.findings.iter().find(|finding| finding.severity == Severity::Error) {
        let line = text.get(..first.span.start).map_or(1, |before| before.matches('\n').count() + 1);
        let message = format!("this definition has an error in its line {line}: {}", first.message);
        let finding = Finding::new(&rules::BROKEN_DEFINITION, beginning(node), message);
        node.report(match errors {
            1 => finding.label(first.code),
            _ => finding.label(format!("{}, the first of {errors} errors", first.code)),
        });
    }
    checked.value
}

/// The place where the text of a definition begins; the whole of it would fill the screen.
fn beginning(node: Node<'_>) -> Range<usize> {
    let span = node.span();
    span.start..span.end.min(span.start + 1)
}

fn is_same(row: &Table<'_>, definition: &Definition, id: &Id, version: &str) {
    if definition.id != *id {
        let message = format!("the text is that of `{id}`");
        row.complain_at("id", &rules::DEFINITION_MISMATCH, message);
    }
    if definition.version != version {
        let message = format!("the text is that of version {version}");
        row.complain_at("version", &rules::DEFINITION_MISMATCH, message);
    }
}
