//! TOML text to the domain, or every finding with its place.
//!
//! A questionnaire, an assessment model and a study file are checked as a whole: a reader walks the tree of the file,
//! collects what is wrong and goes on, so that one run names everything. Values come out only where there is no error;
//! warnings do not stop anything. Files of other programs are read here as well: projects that code texts, and tables.
//! This module must not know files, folders, SQL, screens or the clock: it gets text
//! and gives data and findings.

mod copy;
mod diagnostic;
mod library;
pub mod qda;
mod reader;
pub mod rules;
mod syntax;
pub mod tabular;
mod write;

pub mod builtin;

use std::ops::Range;

pub use copy::{Filling, copy_questionnaire};
pub use diagnostic::render;
pub use library::Library;
pub use write::{write_study, write_study_as};

use crate::domain::assessment::Assessment;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::Study;

/// The number of the file format that is read and written.
pub const FORMAT: i64 = 1;

/// Something that is wrong, or worth a second look, in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code of its [rule](rules), such as `unknown-key`.
    pub code: &'static str,
    /// Whether it stops an import.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where, in bytes of the text.
    pub span: Range<usize>,
    /// What to write under the place.
    pub label: Option<String>,
    /// Other places that belong to it, each with what to write under it.
    pub related: Vec<(Range<usize>, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

/// Whether a finding stops an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Warning,
}

/// What was read, with all findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked<T> {
    /// What was read; there only where no finding is an error.
    pub value: Option<T>,
    /// All findings, by their place.
    pub findings: Vec<Finding>,
}

impl<T> Checked<T> {
    /// Whether anything stops an import.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// How many errors and how many warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        (errors, self.findings.len() - errors)
    }

    /// The same with the value changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: self.value.map(change), findings: self.findings }
    }
}

/// A file of one of the three kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefinitionFile {
    /// A questionnaire.
    Questionnaire(Questionnaire),
    /// An assessment model.
    Assessment(Assessment),
    /// A study.
    Study(Study),
}

/// Reads a file of any kind, told apart by `format` and `kind` at its top.
///
/// A definition with the id and version of one in the library but another text is an error here: what was used must
/// stay what it was.
pub fn check(text: &str, library: &Library) -> Checked<DefinitionFile> {
    reader::check(text, library)
}

/// Whether a text says at its top that it is a questionnaire, whatever else is wrong with it.
pub fn is_questionnaire(text: &str) -> bool {
    syntax::open(text).is_ok_and(|opened| opened.kind == syntax::Kind::Questionnaire)
}

/// Whether a text says that it is an assessment model.
pub fn is_assessment(text: &str) -> bool {
    syntax::open(text).is_ok_and(|opened| opened.kind == syntax::Kind::Assessment)
}

/// Reads a questionnaire; its references are resolved against the library.
pub fn read_questionnaire(text: &str, library: &Library) -> Checked<Questionnaire> {
    reader::questionnaire(text, library)
}

/// Reads an assessment model.
pub fn read_assessment(text: &str) -> Checked<Assessment> {
    reader::assessment(text)
}

/// Reads a study file; its references are resolved against its own definitions first, then the library.
pub fn read_study(text: &str, library: &Library) -> Checked<Study> {
    reader::study(text, library)
}
