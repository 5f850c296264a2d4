//! Where findings are collected while a file is read. Knows no kind of file.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::tree::Table;
use crate::definition::rules::{self, Rule};
use crate::definition::{Checked, Finding, Severity};

impl Finding {
    /// A finding by a rule, with the rule's remedy as help.
    pub(in crate::definition) fn new(rule: &Rule, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            code: rule.code,
            severity: rule.severity,
            message: message.into(),
            span,
            label: None,
            related: Vec::new(),
            help: Some(rule.remedy.to_owned()),
        }
    }

    pub(in crate::definition) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(in crate::definition) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    pub(in crate::definition) fn related(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }
}

/// Collects what is found while a file is read, and what texts are checked against.
#[derive(Default)]
pub(in crate::definition) struct Sink {
    findings: RefCell<Vec<Finding>>,
    broken: RefCell<HashSet<(usize, usize)>>,
    languages: RefCell<Vec<String>>,
    placeholders: RefCell<Option<BTreeSet<String>>>,
}

impl Sink {
    /// Adds a finding.
    pub(super) fn report(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// Adds a finding on a value; once a value has an error nothing more is said about it.
    pub(super) fn report_value(&self, finding: Finding) {
        let place = (finding.span.start, finding.span.end);
        if self.broken.borrow().contains(&place) {
            return;
        }
        if finding.severity == Severity::Error {
            self.broken.borrow_mut().insert(place);
        }
        self.report(finding);
    }

    /// The languages that texts are wanted in.
    pub(super) fn set_languages(&self, languages: &[String]) {
        languages.clone_into(&mut self.languages.borrow_mut());
    }

    pub(super) fn languages(&self) -> Vec<String> {
        self.languages.borrow().clone()
    }

    /// Whether texts may be in a language: any, as long as the file lists none.
    pub(super) fn has_language(&self, code: &str) -> bool {
        let languages = self.languages.borrow();
        languages.is_empty() || languages.iter().any(|language| language == code)
    }

    /// The names that texts may hold in braces; nothing where they are not looked at.
    pub(super) fn placeholders(&self) -> std::cell::Ref<'_, Option<BTreeSet<String>>> {
        self.placeholders.borrow()
    }

    /// From now on texts may hold these `{name}`s and no others.
    pub(super) fn set_placeholders(&self, names: impl Iterator<Item = String>) {
        *self.placeholders.borrow_mut() = Some(names.collect());
    }

    /// Ends the reading: the value goes out only if nothing is an error.
    pub(super) fn finish<T>(self, value: T) -> Checked<T> {
        let mut findings = self.findings.into_inner();
        findings.sort_by_key(|finding| (finding.span.start, finding.severity));
        let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
        Checked { value: (!has_errors).then_some(value), findings }
    }
}

/// Names that are taken, with the place where each was taken.
#[derive(Default)]
pub(super) struct Taken(HashMap<String, Range<usize>>);

impl Taken {
    /// Takes the id at `key` of a row; a second one is reported with both places.
    pub(super) fn take_id(&mut self, row: &Table<'_>, key: &str, id: &str) {
        if let Some(node) = row.maybe(key) {
            self.take(&rules::DUPLICATE_ID, node.span(), id, format!("`{id}` is used twice"), node.sink);
        }
    }

    /// Takes a name for a place; a second one is reported with both places.
    pub(super) fn take(&mut self, rule: &Rule, span: Range<usize>, name: &str, message: String, sink: &Sink) {
        if let Some(first) = self.0.get(name) {
            sink.report_value(
                Finding::new(rule, span, message).label("again here").related(first.clone(), "first here"),
            );
        } else {
            self.0.insert(name.to_owned(), span);
        }
    }
}
