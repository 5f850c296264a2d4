//! A newer version of the assessment model, taken into a study that rates with it.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::definition::{self, DefinitionFile};
use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::study::{Definition, DefinitionKind};
use crate::domain::versions::join_model;
use crate::failure::Failure;
use crate::store::Scope;

use super::check::{CheckedFile, library};
use super::folder::{Folder, read_text};
use super::{failure, open_store};

/// A model that was taken in.
#[derive(Clone, Debug)]
pub struct TakenIn {
    /// The model, with the versions that the study holds beside it.
    pub model: Assessment,
    /// Whether the study did not hold this version before.
    pub is_new: bool,
    /// The file with its warnings.
    pub file: CheckedFile,
}

/// Whether a file says that it is an assessment model.
///
/// # Errors
/// The file cannot be read.
pub fn is_model(path: &Path) -> Result<bool, Failure> {
    read_text(path).map(|text| definition::is_assessment(&text))
}

/// Takes in another version of the model that a study rates with. All rounds are read by it from then on; ratings count
/// under former ids, and what the versions do not describe alike is compared no more.
///
/// # Errors
/// The file has errors or is another model, a questionnaire of the study cannot be read with it, or the study holds
/// another version and `may_replace` was not said.
pub fn take_in(
    folder: &Folder,
    study: &Path,
    file: &Path,
    may_replace: bool,
    now: DateTime<Utc>,
) -> Result<TakenIn, Failure> {
    let mut store = open_store(folder, study, now)?;
    let held = store.load(&Scope::Whole).map_err(failure)?;
    let text = read_text(file)?;
    let known = library(folder)?.with(&held.definitions);
    let checked = definition::check(&text, &known);
    let checked_file = CheckedFile { path: file.to_owned(), text, findings: checked.findings };
    let Some(DefinitionFile::Assessment(mut model)) = checked.value else {
        let found = checked_file.render(false);
        return Err(Failure::person(format!(
            "{} has errors and was not taken in\n\n{}",
            file.display(),
            found.trim_end()
        )));
    };
    if model.id != *held.header.assessment {
        return Err(Failure::person(format!(
            "{} is the model `{}`, the study rates with `{}`",
            file.display(),
            model.id,
            held.header.assessment
        ))
        .hint("make a new study with another model"));
    }
    let versions: Vec<&Assessment> = known.assessments().filter(|one| one.id == model.id).collect();
    let of_study = |one: &Definition| one.kind == DefinitionKind::Assessment && one.id == model.id;
    let is_new = !held.definitions.iter().any(|one| of_study(one) && one.version == model.version);
    if let Some(other) = held.definitions.iter().rfind(|one| of_study(one)).filter(|_| is_new && !may_replace)
    {
        return Err(Failure::person(format!(
            "{} rates with version {} of the model `{}`, the file is version {}; nothing was imported",
            study.display(),
            other.version,
            model.id,
            model.version
        ))
        .hint("say `--replace`: all rounds are then read by this one, and what the two do not describe alike is not compared"));
    }
    let held_versions = held.definitions.iter().filter(|one| of_study(one) && one.version != model.version);
    let others: Vec<&Assessment> = held_versions
        .filter_map(|one| versions.iter().rfind(|version| version.version == one.version).copied())
        .collect();
    let definition = Definition {
        kind: DefinitionKind::Assessment,
        id: model.id.clone(),
        version: model.version.clone(),
        text: checked_file.text.clone(),
    };
    if is_new {
        let mut definitions = held.definitions.clone();
        definitions.push(definition.clone());
        let readable = definition::Library::new().with(&definitions);
        let mut asked = held.definitions.iter().filter(|one| one.kind == DefinitionKind::Questionnaire);
        if let Some(lost) = asked.find(|one| readable.questionnaire(one.id.as_str()).is_none()) {
            return Err(Failure::person(format!(
                "the questionnaire `{}` of the study points at something that {} does not have; nothing was imported",
                lost.id,
                file.display()
            ))
            .hint("name the former ids of what was renamed: `formerly = [\"old-id\"]`"));
        }
        store.record(&[Change::Definition(definition)], now).map_err(failure)?;
    }
    join_model(&mut model, &others);
    Ok(TakenIn { model, is_new, file: checked_file })
}
