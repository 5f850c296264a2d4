//! Many changes in one step, which can be ended on the way; and those that several people made.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::error::Fault;
use super::file::{self, Database};
use super::{Origin, Recorded, Store, StoreError, journal, sealed};
use crate::domain::change::Change;

impl Store {
    /// Records changes that several people made, each under the name of who made them, in one transaction. Changes of
    /// nobody named are of who writes here. Asks before each whether to go on.
    ///
    /// # Errors
    /// As for [`record`](Self::record), or it was not to go on; then nothing of anybody is written.
    pub fn record_of(
        &mut self,
        changes: Vec<(String, Vec<Change>)>,
        now: DateTime<Utc>,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Recorded, StoreError> {
        let own = self.origin.author.clone();
        let recorded = self.write("recording what others made", |connection, origin| {
            let mut all = Recorded::default();
            for (author, changes) in changes {
                origin.author = if author.is_empty() { own.clone() } else { author };
                all.rows.extend(journal::record_while(connection, origin, &changes, now, go_on)?.rows);
            }
            Ok(all)
        });
        self.origin.author = own;
        recorded
    }

    /// [`create`](Self::create) with many changes: asks before each whether to go on.
    ///
    /// # Errors
    /// As for [`create`](Self::create), or it was not to go on; then no file is left.
    pub fn create_while(
        path: &Path,
        origin: Origin,
        changes: &[Change],
        now: DateTime<Utc>,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Self, StoreError> {
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        sealed::check_new(path)?;
        let lock = file::lock(path)?;
        let filled = |new: &Path| {
            if !changes.iter().any(|change| matches!(change, Change::Study(_))) {
                let what = "nothing says what the study is".to_owned();
                return Err(Fault::Refused(what).at(path, "creating the study"));
            }
            let mut store = Self { database: Database::create(new)?, origin, lock };
            store.record_while(changes, now, go_on)?;
            Ok((store.origin, store.lock))
        };
        let (origin, lock) = file::begin(path, filled).inspect_err(|_| file::take_back(path))?;
        Ok(Self { database: Database::open(path)?, origin, lock })
    }

    /// [`record`](Self::record) of many changes: asks before each whether to go on.
    ///
    /// # Errors
    /// As for [`record`](Self::record), or it was not to go on; then nothing is written.
    pub fn record_while(
        &mut self,
        changes: &[Change],
        now: DateTime<Utc>,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Recorded, StoreError> {
        let doing = match changes {
            [] => return Ok(Recorded::default()),
            [only] => format!("recording {}", only.key()),
            [first, ..] => format!("recording {} changes from {} on", changes.len(), first.key()),
        };
        self.write(&doing, |connection, origin| {
            journal::record_while(connection, origin, changes, now, go_on)
        })
    }
}
