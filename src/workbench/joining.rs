//! What files from elsewhere have in common when they are joined to a study: they are held against it first, everything
//! that fits is written in one step or nothing is, and a dry run never writes.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use chrono::{DateTime, Utc};

use super::folder::{Folder, refused};
use super::leaving::{Step, Steps};
use super::{Desk, OpenStudy, failure, open_store};
use crate::domain::change::{Change, PartKey};
use crate::domain::study::Study;
use crate::failure::Failure;
use crate::store::Scope;

/// How a file from elsewhere is joined to a study.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Joining {
    /// Whether it is only said what would be done.
    pub is_dry: bool,
    /// Whether what fits is written where something else does not.
    pub takes_what_fits: bool,
}

/// A file held against a study.
pub(super) trait Planned {
    /// Whether something does not fit.
    fn is_hindered(&self) -> bool;

    /// What is to be recorded, by who made it.
    fn changes(&self, study: &Study) -> Vec<(String, Vec<Change>)>;
}

/// What of a study's past bears on what may come in.
pub(super) struct Past<'p> {
    /// Whether the record of a part was removed.
    pub(super) is_removed: &'p dyn Fn(&PartKey) -> Result<bool, Failure>,
    /// Parts that were erased, whole or in part.
    pub(super) erased: BTreeSet<PartKey>,
}

/// Joins a file to a study, held against it by `plan`; with the plan comes how many parts were written.
///
/// # Errors
/// The study cannot be read or written, or it was ended: then nothing is written.
pub(super) fn join<P: Planned>(
    folder: &Folder,
    study: &Path,
    how: Joining,
    now: DateTime<Utc>,
    steps: &mut Steps,
    plan: impl Fn(&OpenStudy, Past<'_>) -> Result<P, Failure>,
) -> Result<(P, usize), Failure> {
    let desk = Desk::open(study)?;
    let open = desk.whole()?;
    let past = Past { is_removed: &|key| desk.is_removed(key), erased: desk.erased_parts()? };
    steps.next(Step::Matching)?;
    let planned = plan(&open, past)?;
    let may_write = |planned: &P| !planned.is_hindered() || how.takes_what_fits;
    let has_changes =
        |planned: &P| planned.changes(&open.study).iter().any(|(_, changes)| !changes.is_empty());
    if how.is_dry || !may_write(&planned) || !has_changes(&planned) {
        return Ok((planned, 0));
    }
    let mut store = open_store(folder, study, now)?;
    // What was typed before a crash is an answer before the file is held against it.
    store.commit_drafts(now).map_err(failure)?;
    let open = OpenStudy { study: store.load(&Scope::Whole).map_err(failure)?, ..open };
    let erased = store.erased_parts().map_err(failure)?;
    steps.next(Step::Matching)?;
    let planned = plan(&open, Past { is_removed: &|key| store.is_removed(key).map_err(failure), erased })?;
    if !may_write(&planned) {
        return Ok((planned, 0));
    }
    let changes = planned.changes(&open.study);
    steps.expect(changes.iter().map(|(_, changes)| changes.len()).sum());
    let mut go_on = || steps.next(Step::Taking).is_ok();
    let recorded = store.record_of(changes, now, &mut go_on).map_err(failure)?;
    Ok((planned, recorded.rows.len()))
}

/// The bytes of a file, of one that is larger than `most` no more than one byte too many.
pub(super) fn bounded(file: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let fails = |error: &io::Error| refused("the file", file, error);
    let opened = fs::File::open(file).map_err(|error| fails(&error))?;
    let mut bytes = Vec::new();
    opened.take(most + 1).read_to_end(&mut bytes).map_err(|error| fails(&error))?;
    Ok(bytes)
}
