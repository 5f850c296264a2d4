//! Reads a file of each kind: the tree first, then what hangs together in it.

mod assessment;
mod companion;
mod condition;
mod facts;
mod formerly;
mod questionnaire;
pub(super) mod sink;
mod study;
pub(super) mod tree;

use self::sink::Sink;
use self::tree::Table;
use super::syntax::{Kind, Opened, open};
use super::{Checked, DefinitionFile, Finding, Library, rules};
use crate::domain::assessment::Assessment;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{DefinitionKind, Study};

pub(super) fn check(text: &str, library: &Library) -> Checked<DefinitionFile> {
    let opened = match open(text) {
        Err(findings) => return Checked { value: None, findings },
        Ok(opened) => opened,
    };
    let sink = Sink::default();
    let root = Table::root(opened.root.get_ref(), opened.span, opened.kind.as_str(), &sink);
    let value = match opened.kind {
        Kind::Questionnaire => {
            let questionnaire = questionnaire::read(&root, library);
            let (id, version) = (questionnaire.id.as_str(), questionnaire.version.as_str());
            is_as_known(&root, library.text(DefinitionKind::Questionnaire, id, version), text);
            formerly::questionnaire(&root, &questionnaire, library);
            DefinitionFile::Questionnaire(questionnaire)
        }
        Kind::Assessment => {
            let assessment = assessment::read(&root);
            let (id, version) = (assessment.id.as_str(), assessment.version.as_str());
            is_as_known(&root, library.text(DefinitionKind::Assessment, id, version), text);
            formerly::assessment(&root, &assessment, library);
            DefinitionFile::Assessment(assessment)
        }
        Kind::Study => {
            let study = study::read(&root, library);
            study::crowded(&root, &study);
            DefinitionFile::Study(study)
        }
    };
    sink.finish(value)
}

/// Reports a definition that is not what was used under the same id and version.
fn is_as_known(root: &Table<'_>, known: Option<&str>, text: &str) {
    if known.is_some_and(|known| !is_same_text(known, text)) {
        root.complain_at("version", &rules::SAME_VERSION, "this version is known with another text");
    }
}

/// Whether two texts are the same but for the line ends that an editor writes.
fn is_same_text(one: &str, other: &str) -> bool {
    one.lines().eq(other.lines())
}

pub(super) fn questionnaire(text: &str, library: &Library) -> Checked<Questionnaire> {
    read(text, Kind::Questionnaire, |root| questionnaire::read(root, library))
}

pub(super) fn assessment(text: &str) -> Checked<Assessment> {
    read(text, Kind::Assessment, assessment::read)
}

pub(super) fn study(text: &str, library: &Library) -> Checked<Study> {
    read(text, Kind::Study, |root| study::read(root, library))
}

/// Reads a file of the kind wanted.
fn read<T>(text: &str, wanted: Kind, read: impl FnOnce(&Table<'_>) -> T) -> Checked<T> {
    match open(text) {
        Err(findings) => Checked { value: None, findings },
        Ok(Opened { kind, span, .. }) if kind != wanted => {
            let message = format!("this is a {}, a {} is wanted", kind.as_str(), wanted.as_str());
            Checked { value: None, findings: vec![Finding::new(&rules::OTHER_KIND, span, message)] }
        }
        Ok(opened) => {
            let sink = Sink::default();
            let value = read(&Table::root(opened.root.get_ref(), opened.span, wanted.as_str(), &sink));
            sink.finish(value)
        }
    }
}
