//! How much a study holds, told by counting, and how a copy of it differs from it.

use std::collections::HashSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::backup::connect;
use super::error::Fault;
use super::file::check;
use super::{StoreError, journal};

/// How much a study holds. What was removed does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Units, without the organisation.
    pub units: usize,
    /// Interviews, arranged ones as well.
    pub interviews: usize,
    /// Questions with notes, a closed answer or a missing kind.
    pub answers: usize,
    /// When the last change was made, by the clock of whoever made it; nothing where there is none.
    pub last_change: Option<DateTime<Utc>>,
}

/// A copy of a study held against the study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// How much the copy holds.
    pub extent: Extent,
    /// Changes of the study that the copy does not have.
    pub lacks: usize,
    /// Changes of the copy that the study does not have, because another copy took its place since.
    pub has_more: usize,
}

impl Extent {
    /// Counts what a study of any version holds.
    ///
    /// # Errors
    /// It is no study, or cannot be read.
    pub fn of(study: &Path) -> Result<Self, StoreError> {
        check(study)?;
        count(&connect(study)?).map_err(|fault| fault.at(study, "counting what the study holds"))
    }
}

impl Against {
    /// Holds a copy against the study.
    ///
    /// # Errors
    /// One of the two is no study, or cannot be read.
    pub fn of(study: &Path, copy: &Path) -> Result<Self, StoreError> {
        let doing = "comparing a backup with the study";
        check(study)?;
        check(copy)?;
        let of_study = changes(&connect(study)?).map_err(|fault| fault.at(study, doing))?;
        let copied = connect(copy)?;
        let of_copy = changes(&copied).map_err(|fault| fault.at(copy, doing))?;
        Ok(Self {
            extent: count(&copied).map_err(|fault| fault.at(copy, doing))?,
            lacks: of_study.difference(&of_copy).count(),
            has_more: of_copy.difference(&of_study).count(),
        })
    }
}

fn count(connection: &Connection) -> Result<Extent, Fault> {
    let number =
        |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map(|count| count as usize);
    let held = "FROM interview WHERE NOT removed
                AND NOT EXISTS (SELECT 1 FROM unit WHERE id = interview.unit AND removed)
                AND NOT EXISTS (SELECT 1 FROM round WHERE id = interview.round AND removed)";
    let last = "SELECT at FROM journal ORDER BY turn DESC, device DESC, id DESC LIMIT 1";
    let last = connection.query_row(last, [], |row| row.get::<_, String>(0)).optional()?;
    Ok(Extent {
        units: number("SELECT count(*) FROM unit WHERE NOT removed")?,
        interviews: number(&format!("SELECT count(*) {held}"))?,
        answers: number(&format!("SELECT coalesce(sum(answered), 0) {held}"))?,
        last_change: last.map(|at| journal::read_stamp(&at)).transpose()?,
    })
}

/// The ids of all rows of the journal.
fn changes(connection: &Connection) -> Result<HashSet<String>, Fault> {
    let mut statement = connection.prepare("SELECT id FROM journal")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, RecordKind};
    use crate::store::backup::{self, Reason};
    use crate::store::laws::big_study;

    #[test]
    fn a_copy_lacks_what_was_changed_since_and_has_what_a_restored_study_lost() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("study.nulmeting");
        let now: DateTime<Utc> = "2026-11-28T08:00:00Z".parse().unwrap();
        let mut store = big_study(&path, 3);
        let before = Extent::of(&path).unwrap();
        assert_eq!((before.units, before.interviews, before.answers), (3, 6, 18));
        let first = backup::make(&path, Reason::Day, now).unwrap();
        let same = Against { extent: before.clone(), lacks: 0, has_more: 0 };
        assert_eq!(Against::of(&path, &first.path).unwrap(), same);

        let later = now + chrono::Duration::hours(1);
        store.record(&[Change::Removed(RecordKind::Unit, "unit-0".into(), true)], later).unwrap();
        let after = Extent::of(&path).unwrap();
        let last_change = Some(later);
        assert_eq!(after, Extent { units: 2, interviews: 4, answers: 12, last_change });
        let told = Against::of(&path, &first.path).unwrap();
        assert_eq!(told, Against { extent: before, lacks: 1, has_more: 0 });

        drop(store);
        let kept = backup::restore(&path, &first.path, later).unwrap().kept.unwrap();
        let told = Against::of(&path, &kept).unwrap();
        assert_eq!(told, Against { extent: after, lacks: 0, has_more: 1 });
    }
}
