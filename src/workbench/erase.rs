//! Erasing a respondent: what would go, the decisions, and the files that have to be looked at.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::domain::erased::{Decisions, Passage, Plan, Verdict};
use crate::domain::id::Id;
use crate::failure::Failure;
use crate::store::{Reader, Scope, Store, backup};

use super::folder::Folder;
use super::{failure, names, open_store, outside, rescue};

/// A study held open to erase somebody from it.
#[derive(Debug)]
pub struct Erasing {
    store: Store,
    folder: Folder,
    who: Id,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// How many passages stay, as was decided.
    pub stays: usize,
    /// How many values of the journal are hollow now.
    pub hollowed: usize,
    /// Whether there was anything to look for in the files; nothing is, where it was erased before or is too short to be
    /// told from other words.
    pub was_looked_for: bool,
    /// Whether there was a name beside the study, which is gone as well.
    pub had_name: bool,
    /// Other files with the same study, the names beside them, and rescue files that could not be taken in, which were not touched.
    pub copies: Vec<PathBuf>,
}

impl Erasing {
    /// Opens the study for writing; what was typed and not stored becomes answers first, so that it is found.
    ///
    /// # Errors
    /// The study cannot be opened for writing, or nobody of this name takes or took part.
    pub fn begin(folder: &Folder, study: &Path, who: &str, now: DateTime<Utc>) -> Result<Self, Failure> {
        let who = Id::new(who).map_err(|error| Failure::usage(format!("{who:?} is no id: {error}")))?;
        let mut store = open_store(folder, study, now)?;
        rescue::take_in(folder, &mut store, now);
        store.commit_drafts(now).map_err(failure)?;
        let erasing = Self { store, folder: folder.clone(), who };
        let held = erasing.store.load(&Scope::Whole).map_err(failure)?;
        let is_closed = held.erased.iter().any(|one| one.respondent == erasing.who);
        if !is_closed && erasing.plan(&Decisions::default())?.is_empty() {
            let mut all: Vec<&str> = held.participants.iter().map(|one| one.respondent.as_str()).collect();
            all.sort_unstable();
            all.dedup();
            let failed =
                Failure::person(format!("nobody in {} is called `{}`", study.display(), erasing.who));
            return Err(match all.as_slice() {
                [] => failed.hint("no talk has a participant yet"),
                all => failed.hint(format!("those who take part: {}", all.join(", "))),
            });
        }
        Ok(erasing)
    }

    /// Who is erased.
    pub fn who(&self) -> &Id {
        &self.who
    }

    /// What would go, with these decisions.
    ///
    /// # Errors
    /// The study cannot be read.
    pub fn plan(&self, decisions: &Decisions) -> Result<Plan, Failure> {
        self.store.plan_erasure(&self.who, decisions).map_err(failure)
    }

    /// Erases, and looks at every byte of the study's files.
    ///
    /// # Errors
    /// A passage was not decided on, a file cannot be written, or some of it was found all the same.
    pub fn finish(mut self, decisions: &Decisions, now: DateTime<Utc>) -> Result<Done, Failure> {
        erase(&mut self.store, &self.folder, &self.who, decisions, now)
    }
}

/// Why nobody was erased, or not from every file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotErased {
    /// What was being typed became answers, and some of it has to be decided on: nothing was erased.
    Undecided,
    /// It failed, and what to do about it.
    Failed(String),
}

/// Erases somebody from a study that is open; as [`Erasing`] does.
///
/// # Errors
/// Something has to be decided on still, or it failed.
pub(super) fn erase_from(
    store: &mut Store,
    folder: &Folder,
    (who, decisions): (&Id, &Decisions),
    now: DateTime<Utc>,
) -> Result<Done, NotErased> {
    let mut attempt = || -> Result<Option<Done>, Failure> {
        store.commit_drafts(now).map_err(failure)?;
        if store.plan_erasure(who, decisions).map_err(failure)?.is_open() {
            return Ok(None);
        }
        erase(store, folder, who, decisions, now).map(Some)
    };
    attempt().map_err(|failure| NotErased::Failed(failure.told()))?.ok_or(NotErased::Undecided)
}

fn erase(
    store: &mut Store,
    folder: &Folder,
    who: &Id,
    decisions: &Decisions,
    now: DateTime<Utc>,
) -> Result<Done, Failure> {
    // A copy that is being made would come to lie among the others after those were cleared.
    let _copying = super::backups::one_at_a_time();
    let erasure = store.erase(who, decisions, now).map_err(failure)?;
    outside::sweep(folder);
    let path = store.path().to_owned();
    let id = store.load(&Scope::Frame).map_err(failure)?.header.id;
    let had_name = names::set(store, &id, who, None).map_err(|error| {
        failure(error)
            .hint("the study itself is erased from; delete that file or mend it, and erase once more")
    })?;
    backup::forget(&path, &[]).map_err(|error| {
        failure(error).hint("the study itself is erased from; delete that backup, or erase once more")
    })?;
    let mut copies = copies(folder, &path, store)?;
    let names: Vec<PathBuf> =
        copies.iter().filter(|copy| names::are_there(copy)).map(|copy| names::path(copy)).collect();
    copies.extend(names);
    // What could not be read cannot be erased from either.
    let unreadable = backup::all(&path).into_iter().filter(|one| one.reason == backup::Reason::Damaged);
    copies.extend(unreadable.map(|one| one.path));
    copies.extend(rescue::files(folder, &path));
    let was_looked_for = !erasure.traces.is_empty();
    let is_kept = |one: &&Passage| one.verdict == Some(Verdict::Keep);
    let stays = erasure.plan.passages.iter().filter(is_kept).count();
    Ok(Done { stays, hollowed: erasure.hollowed, was_looked_for, had_name, copies })
}

/// Other files with the same study, in its folder and in the data folder.
fn copies(folder: &Folder, path: &Path, store: &Store) -> Result<Vec<PathBuf>, Failure> {
    let id = store.load(&Scope::Frame).map_err(failure)?.header.id;
    let own = path.canonicalize().ok();
    let beside = path.parent().map_or_else(|| folder.clone(), Folder::at);
    let mut all = folder.studies();
    all.extend(beside.studies());
    let mut found: Vec<PathBuf> = all.iter().filter_map(|one| one.canonicalize().ok()).collect();
    found.sort();
    found.dedup();
    found.retain(|one| {
        let same = || Some(Reader::open(one).ok()?.load(&Scope::Frame).ok()?.header.id == id);
        Some(one) != own.as_ref() && same() == Some(true)
    });
    Ok(found)
}
