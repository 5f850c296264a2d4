//! What was there before: the journal read as history.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Desk;
use crate::domain::change::RecordKind;
use crate::domain::undo::TakenBack;
use crate::failure::Failure;
use crate::store::{Conflict, JournalRow, Reader};
use crate::workbench::failure;
use crate::workbench::request::{AsOf, History, Reply};

impl Desk {
    /// Opens a study for reading as it was at a moment; the file is not touched.
    ///
    /// # Errors
    /// The file is no study or from another version, or the study did not exist then.
    pub fn as_of(path: &Path, moment: DateTime<Utc>) -> Result<(Self, AsOf), Failure> {
        let (reader, found) = Reader::as_of(path, moment).map_err(failure)?;
        Ok((Self::of(reader, path)?, found))
    }

    /// What was taken back, with the study that names it.
    pub(super) fn taken_back(&mut self, taken: &Arc<TakenBack>) -> Result<Reply, Failure> {
        Ok(Reply::TakenBack(taken.clone(), self.whole.study(&self.reader).map_err(failure)?))
    }

    /// Every row of the journal, in order.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(in crate::workbench) fn journal(&self) -> Result<Vec<JournalRow>, Failure> {
        self.reader.journal().map_err(failure)
    }

    /// What a record said before, the newest change first. Nothing is found of a record that never was.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn history(&mut self, kind: RecordKind, record: &str) -> Result<History, Failure> {
        let study = self.whole.study(&self.reader).map_err(failure)?;
        let versions = self.reader.versions(kind, record).map_err(failure)?;
        Ok(History { kind, record: record.to_owned(), study, versions })
    }

    /// The parts that were changed by people who did not know of each other's change, each with the versions that stand
    /// beside each other, the last first: it is the one that counts.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn conflicts(&mut self) -> Result<Vec<History>, Failure> {
        let conflicts = self.reader.conflicts().map_err(failure)?;
        let one = |conflict: Conflict| -> Result<History, Failure> {
            let mut history = self.history(conflict.key.kind, &conflict.key.record)?;
            history.versions.retain(|version| version.is_current && version.key == conflict.key);
            Ok(history)
        };
        conflicts.into_iter().map(one).collect()
    }
}
