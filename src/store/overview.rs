//! What the first screen shows: a window of units with their interviews, and counts of everything. Whatever is read
//! here is found through an index or counted already, so that it costs the same in a large study.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::closing::Gone;
use super::columns::{Columns, select};
use super::error::Fault;
use super::load::{self, header, read_interview, read_unit, rounds};
use super::{InterviewLine, Overview, Reader, StatusCount, StoreError};
use crate::domain::id::Id;
use crate::domain::study::Event;

impl Reader {
    /// Whether somebody beside the lead rater rated, the consensus aside.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn has_several_raters(&self) -> Result<bool, StoreError> {
        let sql = "SELECT unit FROM rating WHERE NOT removed AND rater NOT IN
                       ('', 'consensus', COALESCE((SELECT lead_rater FROM study), '')) LIMIT 1";
        self.read("looking for raters", |connection| {
            Ok(!select(connection, "rating", sql, [], |row| row.get::<String>("unit"))?.is_empty())
        })
    }

    /// Who takes part in talks, by pseudonym, and in how many; nobody with none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn respondents(&self) -> Result<BTreeMap<Id, usize>, StoreError> {
        let sql = "SELECT p.respondent AS respondent, count(*) AS talks FROM participant p
                   JOIN interview i ON i.id = p.interview WHERE NOT p.removed AND NOT i.removed
                   GROUP BY p.respondent";
        self.read("looking for who takes part", |connection| {
            let one = |row: &Columns| Ok((row.id("respondent")?, row.get::<i64>("talks")? as usize));
            Ok(select(connection, "participant", sql, [], one)?.into_iter().collect())
        })
    }
}

/// Reads `limit` units after the first `offset`.
pub(super) fn overview(connection: &Connection, offset: usize, limit: usize) -> Result<Overview, Fault> {
    let view = connection.unchecked_transaction()?;
    let sql = "SELECT * FROM unit WHERE NOT removed ORDER BY kind, sort_name, entered LIMIT ?1 OFFSET ?2";
    let bound = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut units = select(connection, "unit", sql, [bound(limit), bound(offset)], read_unit)?;
    let mut events = events(connection)?;
    let gone = Gone::read(connection)?;
    gone.leave_out_of_units(&mut units);
    gone.leave_out_of_events(&mut events);
    let organisation = Id::organisation();
    let mut interviews = Vec::new();
    let mut ratings = Vec::new();
    for unit in std::iter::once(&organisation).chain(units.iter().map(|unit| &unit.id)) {
        interviews.extend(interviews_of(connection, unit)?);
        ratings.extend(ratings_of(connection, unit)?);
    }
    let overview = Overview {
        header: header(connection)?,
        rounds: rounds(connection)?,
        unit_count: count(connection, "SELECT coalesce(sum(units), 0) FROM unit_count")?,
        units,
        interviews,
        counts: counts(connection)?,
        events,
        ratings,
    };
    view.finish()?;
    Ok(overview)
}

fn interviews_of(connection: &Connection, unit: &Id) -> Result<Vec<InterviewLine>, Fault> {
    let sql = "SELECT * FROM interview WHERE unit = ?1 AND NOT removed
               AND NOT EXISTS (SELECT 1 FROM round WHERE id = interview.round AND removed) ORDER BY entered";
    select(connection, "interview", sql, [unit.as_str()], |row| {
        let answered: i64 = row.get("answered")?;
        Ok(InterviewLine { interview: read_interview(row)?, answered: answered as usize })
    })
}

fn events(connection: &Connection) -> Result<Vec<Event>, Fault> {
    let mut events = load::events(connection)?;
    events.sort_by(|one, other| one.date.cmp(&other.date));
    Ok(events)
}

fn ratings_of(connection: &Connection, unit: &Id) -> Result<Vec<(Id, Id, usize)>, Fault> {
    let sql = "SELECT round, count(*) AS ratings FROM rating WHERE unit = ?1 AND NOT removed GROUP BY round";
    select(connection, "rating", sql, [unit.as_str()], |row| {
        let ratings: i64 = row.get("ratings")?;
        Ok((unit.clone(), row.id("round")?, ratings as usize))
    })
}

fn counts(connection: &Connection) -> Result<Vec<StatusCount>, Fault> {
    let sql = "SELECT c.round, c.status, c.interviews FROM interview_count c JOIN round r ON r.id = c.round
               WHERE c.interviews > 0 AND NOT r.removed ORDER BY r.entered, c.status";
    select(connection, "interview_count", sql, [], |row| {
        let interviews: i64 = row.get("interviews")?;
        Ok(StatusCount {
            round: row.id("round")?,
            status: row.word("status")?,
            interviews: interviews as usize,
        })
    })
}

fn count(connection: &Connection, sql: &str) -> Result<usize, Fault> {
    let found: i64 = connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(found as usize)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tempfile::TempDir;

    use crate::domain::id::{Id, InterviewId};
    use crate::store::laws::big_study;
    use crate::store::{Scope, Store, StoreError};

    /// How many steps the database takes to read something.
    fn steps<T>(store: &Store, read: impl Fn(&Store) -> Result<T, StoreError>) -> usize {
        let steps = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&steps);
        let connection = &store.database.connection;
        let count = move || {
            counted.fetch_add(1, Ordering::Relaxed);
            false
        };
        connection.progress_handler(1, Some(count)).unwrap();
        read(store).unwrap();
        connection.progress_handler(0, None::<fn() -> bool>).unwrap();
        steps.load(Ordering::Relaxed)
    }

    #[test]
    fn what_a_screen_shows_costs_the_same_with_ten_thousand_interviews() {
        let folder = TempDir::new().unwrap();
        let small = big_study(&folder.path().join("small"), 9);
        let large = big_study(&folder.path().join("large"), 5_000);
        let overview = large.overview(0, 9).unwrap();
        assert_eq!((overview.unit_count, overview.interviews.len()), (5_000, 18));
        assert_eq!(overview.counts.iter().map(|count| count.interviews).sum::<usize>(), 10_000);
        assert!(overview.interviews.iter().all(|line| line.answered == 3));
        let unit = Scope::Unit(Id::new("unit-3").unwrap());
        let interview = Scope::Interview(InterviewId::new("unit-3/r1").unwrap());
        let first_screen = |store: &Store| store.overview(0, 9).map(|_| ());
        let one_unit = |store: &Store| store.load(&unit).map(|_| ());
        let one_interview = |store: &Store| store.load(&interview).map(|_| ());
        let conflicts = |store: &Store| store.conflicts().map(|_| ());
        for (name, read) in [
            ("the first screen", &first_screen as &dyn Fn(&Store) -> Result<(), StoreError>),
            ("one unit", &one_unit),
            ("one interview", &one_interview),
            ("conflicts", &conflicts),
        ] {
            let (few, many) = (steps(&small, read), steps(&large, read));
            assert!(many <= few + few / 20, "{name}: {few} steps became {many}");
        }
        assert!(steps(&small, first_screen) > 100, "steps are counted");
        assert_eq!(large.load(&Scope::Whole).unwrap().interviews.len(), 10_000);
    }
}
