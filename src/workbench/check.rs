//! Checks files: every finding of every file, with its place.

use std::path::{Path, PathBuf};

use crate::definition::{self, DefinitionFile, Finding, Library, Severity, rules};
use crate::domain::assessment::Assessment;
use crate::domain::instrument::Outlook;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::DefinitionKind;
use crate::failure::Failure;

use super::folder::{Folder, read_text};

/// A file that was checked.
#[derive(Clone, Debug)]
pub struct CheckedFile {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What was found, by place.
    pub findings: Vec<Finding>,
}

/// A file that was checked, and what its instruments can tell.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The file.
    pub file: CheckedFile,
    /// What a questionnaire by itself, or the rounds of a study can tell, by the model; nothing for a file with errors,
    /// a model, and where no model is at hand.
    pub told: Option<(Outlook, Assessment)>,
}

/// A finding as plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAt<'f> {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The rule.
    pub code: &'static str,
    /// What is wrong.
    pub message: &'f str,
    /// What to do about it.
    pub help: Option<&'f str>,
}

impl CheckedFile {
    /// How many errors and how many warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        (errors, self.findings.len() - errors)
    }

    /// The findings as a person reads them, with the lines that they are about.
    pub fn render(&self, colour: bool) -> String {
        definition::render(&self.path.display().to_string(), &self.text, &self.findings, colour)
    }

    /// The findings as plain data, by place.
    pub fn list(&self) -> Vec<FoundAt<'_>> {
        self.findings
            .iter()
            .map(|finding| {
                let (line, column) = self.place(finding.span.start);
                let severity = match finding.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                };
                let help = finding.help.as_deref();
                FoundAt { line, column, severity, code: finding.code, message: &finding.message, help }
            })
            .collect()
    }

    /// Line and column of a place, both from 1; columns count characters.
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

/// What references are resolved against: shipped definitions, then the user's own in the data folder.
///
/// # Errors
/// A file of the user's own cannot be read, or has errors.
pub fn library(folder: &Folder) -> Result<Library, Failure> {
    let (library, broken) = all_definitions(folder)?;
    match broken.first() {
        None => Ok(library),
        Some(path) => Err(Failure::person(format!("{} has errors and cannot be used", path.display()))
            .hint(format!("see them with `nulmeting check {}`", path.display()))),
    }
}

/// A questionnaire by its id, shipped or the user's own, or in a file.
///
/// # Errors
/// There is none of that id, the file cannot be read, has errors or is no questionnaire.
pub fn questionnaire(folder: &Folder, name: &Path) -> Result<Questionnaire, Failure> {
    found_questionnaire(&library(folder)?, name).map(|(found, _)| found)
}

/// A questionnaire by its id, or in a file, with its text.
///
/// # Errors
/// There is none of that id, the file cannot be read, has errors or is no questionnaire.
pub(super) fn found_questionnaire(
    library: &Library,
    name: &Path,
) -> Result<(Questionnaire, String), Failure> {
    let id = name.to_str().unwrap_or_default();
    let known = library.definition(DefinitionKind::Questionnaire, id).map(|definition| definition.text);
    if let (Some(found), Some(text)) = (library.questionnaire(id), known) {
        return Ok((found.clone(), text));
    }
    if !name.exists() {
        let ids: Vec<&str> = library.used_questionnaires().map(|one| one.id.as_str()).collect();
        return Err(Failure::person(format!("there is no questionnaire and no file `{}`", name.display()))
            .hint(format!("there is: {}", ids.join(", "))));
    }
    let text = read_text(name)?;
    let read = definition::read_questionnaire(&text, library);
    let Some(found) = read.value else {
        let rendered = definition::render(&name.display().to_string(), &text, &read.findings, false);
        let message = format!("{} is no questionnaire that can be used\n{rendered}", name.display());
        return Err(Failure::person(message));
    };
    Ok((found, text))
}

/// Whether a file says that it is a questionnaire.
///
/// # Errors
/// The file cannot be read.
pub fn is_questionnaire(path: &Path) -> Result<bool, Failure> {
    read_text(path).map(|text| definition::is_questionnaire(&text))
}

/// Shipped definitions and the user's own that have no errors; and the paths of those that have.
fn all_definitions(folder: &Folder) -> Result<(Library, Vec<PathBuf>), Failure> {
    let mut library = definition::builtin::library();
    let mut files = folder.definitions()?;
    files.sort_by_key(|(_, text)| !is_model(text));
    let mut broken = Vec::new();
    for (path, text) in files {
        let findings = library.add(&text);
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            broken.push(path);
        }
    }
    Ok((library, broken))
}

/// Whether a text may be a model. Models are read first, because questionnaires point at them.
fn is_model(text: &str) -> bool {
    let mut lines = text.lines().map(|line| line.split_whitespace().collect::<String>());
    lines.any(|line| line.starts_with("kind=\"assessment\"") || line.starts_with("kind='assessment'"))
}

/// Checks files. Definitions among them count for the others, whatever their order.
///
/// # Errors
/// A file cannot be read at all.
pub fn check(folder: &Folder, paths: &[PathBuf]) -> Result<Vec<Examined>, Failure> {
    let texts =
        paths.iter().map(|path| Ok((path.clone(), read_text(path)?))).collect::<Result<Vec<_>, Failure>>()?;
    // The user's own files may be those that are to be checked, because they have errors.
    let (base, _) = all_definitions(folder)?;
    let mut files = Vec::new();
    for (at, (path, text)) in texts.iter().enumerate() {
        let mut others = base.clone();
        let mut definitions: Vec<&String> =
            texts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, (_, text))| text).collect();
        definitions.sort_by_key(|text| !is_model(text));
        for other in definitions {
            others.add(other);
        }
        let checked = definition::check(text, &others);
        let told = checked.value.and_then(|value| tell(value, &others));
        let file = CheckedFile { path: path.clone(), text: text.clone(), findings: checked.findings };
        files.push(Examined { file, told });
    }
    Ok(files)
}

/// What the instruments of a file can tell.
fn tell(file: DefinitionFile, library: &Library) -> Option<(Outlook, Assessment)> {
    match file {
        DefinitionFile::Assessment(_) => None,
        DefinitionFile::Questionnaire(questionnaire) => {
            let model = library.assessment(questionnaire.assessment.as_ref()?.as_str())?;
            Some((Outlook::of_questionnaire(&questionnaire, model), model.clone()))
        }
        DefinitionFile::Study(study) => {
            let library = library.with(&study.definitions);
            let model = library.assessment(&study.header.assessment)?;
            let questionnaires: Vec<Questionnaire> = library.joined_questionnaires();
            Some((Outlook::of_rounds(&study.rounds, &questionnaires, model), model.clone()))
        }
    }
}

/// Reads a study file; a file with errors gives a failure that names each.
///
/// # Errors
/// The file cannot be read, is no study, or has errors.
pub fn read_study(
    path: &Path,
    library: &Library,
) -> Result<(crate::domain::study::Study, CheckedFile), Failure> {
    let text = read_text(path)?;
    let mut checked = definition::check(&text, library);
    // What ratings rest on is looked at where they are made, not where they come in.
    checked.findings.retain(|finding| finding.code != rules::CROWDED_PASSAGE.code);
    let file = CheckedFile { path: path.to_owned(), text, findings: checked.findings };
    match checked.value {
        Some(DefinitionFile::Study(study)) => Ok((study, file)),
        Some(_) => Err(Failure::person(format!("{} is no study", path.display())).hint(
            "a study file has `kind = \"study\"`; a model is used from the data folder's `questionnaires/`",
        )),
        None => {
            let (errors, _) = file.counts();
            let count = if errors == 1 { "an error".to_owned() } else { format!("{errors} errors") };
            Err(Failure::person(format!(
                "{} has {count}; nothing was imported\n\n{}",
                path.display(),
                file.render(false).trim_end()
            )))
        }
    }
}
