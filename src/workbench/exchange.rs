//! Studies in and out as TOML: all or nothing, and the same file twice writes nothing.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::definition::{Library, write_study};
use crate::domain::change::{Change, PartDifferences};
use crate::domain::id::Id;
use crate::domain::study::{Definition, DefinitionKind, Study};
use crate::failure::Failure;
use crate::store::{Scope, Store};

use super::check::{CheckedFile, library, read_study};
use super::folder::Folder;
use super::{Desk, failure, open_store, origin};

/// What an import did.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Whether the study was made by it.
    pub is_new: bool,
    /// How many parts were written.
    pub written: usize,
    /// How many of them replaced another value.
    pub replaced: usize,
    /// The file with its warnings.
    pub file: CheckedFile,
}

/// Imports a study file into a study; makes the study where there is none.
///
/// What only the study has is never touched. Where both have another value for the same part, nothing is imported and
/// every difference is named, unless `may_replace`.
///
/// # Errors
/// The file has errors, differs from the study, or the study cannot be opened for writing.
pub fn import(
    folder: &Folder,
    study: &Path,
    file: &Path,
    may_replace: bool,
    now: DateTime<Utc>,
) -> Result<Imported, Failure> {
    let shipped = library(folder)?;
    if study.symlink_metadata().is_err() {
        let (incoming, file) = read_study(file, &shipped)?;
        let changes = with_definitions(&incoming, &shipped)?.changes();
        folder.make()?;
        Store::create(study, origin(folder)?, &changes, now).map_err(failure)?;
        return Ok(Imported { is_new: true, written: changes.len(), replaced: 0, file });
    }
    let mut store = open_store(folder, study)?;
    let held = store.load(&Scope::Whole).map_err(failure)?;
    let known = shipped.with(&held.definitions);
    let (incoming, file) = read_study(file, &known)?;
    if incoming.header.id != held.header.id {
        return Err(Failure::person(format!(
            "{} holds the study `{}`, the file the study `{}`",
            study.display(),
            held.header.id,
            incoming.header.id
        ))
        .hint("import it under a name of its own"));
    }
    let incoming = with_definitions(&incoming, &known)?;
    let PartDifferences { absent, different } = held.compare_parts(&incoming);
    if !different.is_empty() && !may_replace {
        return Err(conflicts(study, &held, &different));
    }
    let replaced = different.len();
    let changes: Vec<Change> = absent.into_iter().chain(different).collect();
    let recorded = store.record(&changes, now).map_err(failure)?;
    Ok(Imported { is_new: false, written: recorded.rows.len(), replaced, file })
}

/// The whole study as a file.
///
/// # Errors
/// The study cannot be read.
pub fn export(study: &Path) -> Result<String, Failure> {
    Ok(write_study(&Desk::open(study)?.whole()?.study))
}

/// The study with the texts of the model and questionnaires that it uses.
///
/// # Errors
/// One of them is not known.
pub(super) fn with_definitions(study: &Study, library: &Library) -> Result<Study, Failure> {
    let mut study = study.clone();
    let mut wanted: BTreeSet<(DefinitionKind, String)> = BTreeSet::new();
    wanted.insert((DefinitionKind::Assessment, study.header.assessment.clone()));
    let of_rounds = study.rounds.iter().flat_map(|round| round.questionnaire.all());
    let of_interviews =
        study.interviews.iter().filter_map(|interview| interview.details.questionnaire.as_ref());
    for id in of_rounds.chain(of_interviews).map(Id::as_str) {
        wanted.insert((DefinitionKind::Questionnaire, id.to_owned()));
    }
    for (kind, id) in wanted {
        if study.definitions.iter().any(|held| held.kind == kind && held.id == *id.as_str()) {
            continue;
        }
        let definition: Definition = library.definition(kind, &id).ok_or_else(|| {
            Failure::person(format!("the {} `{id}` is not known", kind.as_str()))
                .hint("put its file into the data folder's `questionnaires/`")
        })?;
        study.definitions.push(definition);
    }
    Ok(study)
}

fn conflicts(path: &Path, held: &Study, different: &[Change]) -> Failure {
    let count =
        if different.len() == 1 { "one part".to_owned() } else { format!("{} parts", different.len()) };
    let mut message = format!("{} holds another value for {count}; nothing was imported", path.display());
    let present = held.changes();
    for change in different {
        let key = change.key();
        let before = present
            .iter()
            .find(|one| one.key() == key)
            .map(|one| one.value().to_string())
            .unwrap_or_default();
        let after = change.value().to_string();
        let same = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
        let (before, after) = (excerpt(&before, same), excerpt(&after, same));
        let _ = write!(message, "\n  {key}\n    study: {before}\n    file:  {after}");
    }
    Failure::person(message)
        .hint("take over the file's values with `--replace`; the journal keeps the present ones")
}

/// What is shown of a long value: from a little before the first `same` characters end, so that the difference is in it.
fn excerpt(text: &str, same: usize) -> String {
    const LENGTH: usize = 160;
    const BEFORE: usize = 40;
    let all = text.chars().count();
    let from = if all > LENGTH { same.saturating_sub(BEFORE).min(all) } else { 0 };
    let mut shown = if from > 0 { "…".to_owned() } else { String::new() };
    shown.extend(text.chars().skip(from).take(LENGTH));
    if from + LENGTH < all {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_value_the_part_is_shown_where_it_differs() {
        assert_eq!(excerpt("kurz", 2), "kurz");
        let long = "ä".repeat(500);
        let shown = excerpt(&format!("{long}here{long}"), 500);
        assert!(shown.starts_with("…ää") && shown.ends_with("ä…") && shown.contains("here"), "{shown}");
        assert_eq!(excerpt(&format!("{long}end"), 503), format!("…{}end", "ä".repeat(37)));
        assert_eq!(excerpt(&long, 0).chars().count(), 161);
    }
}
