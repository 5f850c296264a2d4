//! What was there before: the journal read as history.

use super::Desk;
use crate::domain::change::RecordKind;
use crate::failure::Failure;
use crate::workbench::failure;
use crate::workbench::request::History;

impl Desk {
    /// What a record said before, the newest change first. Nothing is found of a record that never was.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn history(&mut self, kind: RecordKind, record: &str) -> Result<History, Failure> {
        let study = self.whole.study(&self.reader).map_err(failure)?;
        let versions = self.reader.versions(kind, record).map_err(failure)?;
        Ok(History { kind, record: record.to_owned(), study, versions })
    }
}
