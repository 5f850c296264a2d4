//! Changes that several people made, recorded in one step.

use chrono::{DateTime, Utc};

use super::{Recorded, Store, StoreError, journal};
use crate::domain::change::Change;

impl Store {
    /// Records changes that several people made, each under the name of who made them, in one transaction. Changes of
    /// nobody named are of who writes here.
    ///
    /// # Errors
    /// As for [`record`](Self::record); then nothing of anybody is written.
    pub fn record_of(
        &mut self,
        changes: Vec<(String, Vec<Change>)>,
        now: DateTime<Utc>,
    ) -> Result<Recorded, StoreError> {
        let own = self.origin.author.clone();
        let recorded = self.write("recording what others made", |connection, origin| {
            let mut all = Recorded::default();
            for (author, changes) in changes {
                origin.author = if author.is_empty() { own.clone() } else { author };
                all.rows.extend(journal::record(connection, origin, &changes, now)?.rows);
            }
            Ok(all)
        });
        self.origin.author = own;
        recorded
    }
}
