//! Reads a file of each kind: the tree first, then what hangs together in it.

mod assessment;
mod companion;
mod condition;
mod facts;
mod questionnaire;
pub(super) mod sink;
pub(super) mod tree;

use self::sink::Sink;
use self::tree::Table;
use super::syntax::{Kind, Opened, open};
use super::{Checked, DefinitionFile, Finding, Library, rules};
use crate::domain::assessment::Assessment;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{DefinitionKind, Study};

pub(super) fn check(text: &str, library: &Library) -> Checked<DefinitionFile> {
    let _ = (text, library, DefinitionKind::Assessment);
    match open(text) {
        Err(findings) => Checked { value: None, findings },
        Ok(Opened { kind: Kind::Assessment, .. }) => assessment(text).map(DefinitionFile::Assessment),
        Ok(Opened { kind: Kind::Questionnaire, .. }) => {
            questionnaire(text, library).map(DefinitionFile::Questionnaire)
        }
        Ok(_) => Checked { value: None, findings: Vec::new() },
    }
}
pub(super) fn questionnaire(text: &str, library: &Library) -> Checked<Questionnaire> {
    read(text, Kind::Questionnaire, |root, _| Some(questionnaire::read(root, library)))
}
pub(super) fn assessment(text: &str) -> Checked<Assessment> {
    read(text, Kind::Assessment, |a, b| Some(assessment::read(a, b)))
}
pub(super) fn study(text: &str, library: &Library) -> Checked<Study> {
    let _ = library;
    read(text, Kind::Study, |_, _| None)
}

/// Opens a file of the kind wanted.
fn read<T>(text: &str, wanted: Kind, inside: impl FnOnce(&Table<'_>, &Sink) -> Option<T>) -> Checked<T> {
    match open(text) {
        Err(findings) => Checked { value: None, findings },
        Ok(Opened { kind, span, .. }) if kind != wanted => {
            let message = format!("this is a {}, a {} is wanted", kind.as_str(), wanted.as_str());
            Checked { value: None, findings: vec![Finding::new(&rules::OTHER_KIND, span, message)] }
        }
        Ok(opened) => {
            let sink = Sink::default();
            let value =
                inside(&Table::root(opened.root.get_ref(), opened.span, wanted.as_str(), &sink), &sink);
            let checked = sink.finish(value);
            Checked { value: checked.value.flatten(), findings: checked.findings }
        }
    }
}
