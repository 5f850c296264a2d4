//! Erasing a respondent: hollows every row that is the person's, closes the id, and looks at the bytes of the files.
//!
//! What belongs to a person is for the domain to say. Rows that come from another copy later are held against it again:
//! one that names a closed id, or was written for a part that was erased by somebody who did not know of it, is hollow.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde_json::Value as Json;

use super::error::Fault;
use super::file::{Database, beside};
use super::journal::{append_hollow, hollow};
use super::{
    JournalRow, Origin, Reader, Store, StoreError, desk_draft, draft, hold, journal, load, scan, strike,
};
use crate::domain::change::{Change, PartKey, RecordKind};
use crate::domain::date::Date;
use crate::domain::erased::{self, Decisions, Erased, Plan, Version};
use crate::domain::id::Id;

/// So many bytes tell a text from others; a shorter one is found in any file.
const TELLING: usize = 16;

/// Bytes of what was erased, in stretches that do not overlap: wherever it stands in a file, whole or in part, some of
/// them do.
#[derive(Clone, Debug, Default)]
pub struct Traces(HashSet<[u8; TELLING]>);

/// What became of a respondent's data.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// What was planned and done.
    pub plan: Plan,
    /// How many rows of the journal were hollowed.
    pub hollowed: usize,
    /// What must not be in any file any more.
    pub traces: Traces,
}

impl Traces {
    /// Adds a text as it stands in tables and in JSON.
    fn add(&mut self, text: &str) {
        let escaped = Json::from(text).to_string();
        for form in [text, &escaped[1..escaped.len() - 1]] {
            for chunk in form.as_bytes().chunks_exact(TELLING) {
                self.0.extend(<[u8; TELLING]>::try_from(chunk).ok());
            }
        }
    }

    /// Leaves out what stands in this text as well.
    fn leave_out(&mut self, text: &[u8]) {
        for window in text.windows(TELLING) {
            self.0.remove(window);
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any of it is in these bytes.
    pub fn are_in(&self, bytes: &[u8]) -> bool {
        !self.is_empty() && bytes.windows(TELLING).any(|window| self.0.contains(window))
    }
}

impl Store {
    /// Erases a respondent: drafts become rows, every row that is the person's is hollowed, the id is closed, and the
    /// bytes of the file and the log beside it are cleared and looked at. Can be repeated.
    ///
    /// # Errors
    /// A passage was not decided on, or the file cannot be written: then nothing was erased. Or a reader is in the way,
    /// or some of it is found in a file all the same: then it has to be repeated.
    pub fn erase(
        &mut self,
        who: &Id,
        decisions: &Decisions,
        now: DateTime<Utc>,
    ) -> Result<Erasure, StoreError> {
        let doing = format!("erasing {who}");
        // A reader in the way is told before anything is erased, so that it is still known then what to look for.
        self.read(&doing, strike::empty_log)?;
        let erasure =
            self.write(&doing, |connection, origin| record(connection, origin, who, decisions, now))?;
        clear(&self.database, &erasure.traces)?;
        Ok(erasure)
    }

    /// What erasing a respondent would do, with these decisions; drafts are not looked at.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn plan_erasure(&self, who: &Id, decisions: &Decisions) -> Result<Plan, StoreError> {
        self.read(&format!("looking for what {who} said"), |connection| plan(connection, who, decisions))
    }

    /// The respondents who were erased.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn erased(&self) -> Result<BTreeSet<Id>, StoreError> {
        let erased = self.read("looking for who was erased", load::erased)?;
        Ok(erased.into_iter().map(|one| one.respondent).collect())
    }

    /// The rows that make an older copy of the study forget what was struck and erased in this one: merge
    /// them into it before it is used.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn forgetting(&self) -> Result<Vec<JournalRow>, StoreError> {
        self.read("looking for what was erased", forgetting)
    }

    /// The parts that were erased, whole or in part, but for what was judged.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn erased_parts(&self) -> Result<BTreeSet<PartKey>, StoreError> {
        self.read("looking for what was erased", erased_parts)
    }
}

impl Reader {
    /// What erasing a respondent would do, with these decisions; drafts are not looked at.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn plan_erasure(&self, who: &Id, decisions: &Decisions) -> Result<Plan, StoreError> {
        self.read(&format!("looking for what {who} said"), |connection| plan(connection, who, decisions))
    }

    /// The rows that make an older copy of the study forget what was struck and erased in this one.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn forgetting(&self) -> Result<Vec<JournalRow>, StoreError> {
        self.read("looking for what was erased", forgetting)
    }

    /// The parts that were erased, whole or in part, but for what was judged.
    ///
    /// # Errors
    /// The file cannot be read, or what is in it is damaged.
    pub fn erased_parts(&self) -> Result<BTreeSet<PartKey>, StoreError> {
        self.read("looking for what was erased", erased_parts)
    }
}

/// Every value in the journal, with the id of its row.
fn versions(connection: &Connection) -> Result<(Vec<Version>, Vec<String>), Fault> {
    let rows = journal::all_rows(connection)?;
    let mut last: HashMap<PartKey, usize> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        last.insert(row.key.clone(), at);
    }
    let mut found = (Vec::new(), Vec::new());
    for (at, row) in rows.into_iter().enumerate() {
        let Some(value) = row.value else { continue };
        let is_current = last.get(&row.key) == Some(&at);
        found.0.push(Version { key: row.key, value, is_current });
        found.1.push(row.id.to_string());
    }
    Ok(found)
}

/// What erasing a person would do.
fn plan(connection: &Connection, who: &Id, decisions: &Decisions) -> Result<Plan, Fault> {
    Ok(erased::plan(&versions(connection)?.0, who, decisions))
}

/// Turns drafts into rows, hollows what is the person's, writes what stays of the rest, and closes the id.
fn record(
    connection: &Connection,
    origin: &mut Origin,
    who: &Id,
    decisions: &Decisions,
    now: DateTime<Utc>,
) -> Result<Erasure, Fault> {
    draft::commit(connection, origin, now)?;
    desk_draft::commit(connection, origin, now)?;
    let (versions, ids) = versions(connection)?;
    let plan = erased::plan(&versions, who, decisions);
    if plan.is_open() {
        return Err(Fault::Refused("some passages were not decided on".to_owned()));
    }
    let before = load::erased(connection)?.into_iter().find(|one| one.respondent == *who);
    let mut rows = before.as_ref().map(|one| one.rows.clone()).unwrap_or_default();
    let mut turns = journal::Turns::after_all(connection)?;
    for key in &plan.goes {
        rows.push(append_hollow(connection, origin, &mut turns, key, now)?.to_string());
    }
    let written = journal::record(connection, origin, &plan.becomes, now)?;
    rows.extend(written.rows.iter().map(ToString::to_string));
    let (mut hollowed, mut traces) = (0, Traces::default());
    for (version, id) in versions.iter().zip(&ids).filter(|(version, _)| plan.hollows(version)) {
        erased::each_string(&version.value, &mut |text| traces.add(text));
        hollow(connection, id)?;
        hollowed += 1;
    }
    if before.is_none() || !plan.is_empty() {
        let on = before.map_or_else(|| Date::of(now.date_naive()), |one| one.on);
        let closed = Change::Erased(Erased { respondent: who.clone(), on, rows });
        journal::record(connection, origin, &[closed], now)?;
    }
    journal::rebuild(connection)?;
    scan::forget(connection)?;
    strike::begin(connection)?;
    still_said(connection, &mut traces)?;
    Ok(Erasure { plan, hollowed, traces })
}

/// Leaves out of the traces what stands in the study all the same: others may have used the same words, and rows that are
/// hollow keep their time.
fn still_said(connection: &Connection, traces: &mut Traces) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT value FROM journal WHERE value IS NOT NULL UNION ALL SELECT DISTINCT record FROM journal
         UNION ALL SELECT author FROM journal UNION ALL SELECT text FROM draft
         -- A paragraph is typed in the minute in which its row is written.
         UNION ALL SELECT DISTINCT at FROM journal UNION ALL SELECT id FROM journal
         UNION ALL SELECT value FROM desk_draft UNION ALL SELECT text FROM place
         UNION ALL SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        traces.leave_out(text.as_bytes());
        if let Ok(value) = serde_json::from_str::<Json>(&text) {
            erased::each_string(&value, &mut |text| traces.leave_out(text.as_bytes()));
        }
    }
    Ok(())
}

/// The files of a study that may hold any of it.
fn files_of(path: &Path) -> Vec<PathBuf> {
    strike::HOLDING.map(|ending| beside(path, ending)).to_vec()
}

/// Clears the files of what was overwritten in them, and looks whether it is gone.
fn clear(database: &Database, traces: &Traces) -> Result<(), StoreError> {
    strike::clear(database, None)?;
    for path in files_of(&database.path) {
        // A file that is not there holds nothing.
        if traces.are_in(&hold::bytes(&path).unwrap_or_default()) {
            return Err(Fault::NotGone(path).at(&database.path, "looking whether it is gone"));
        }
    }
    Ok(())
}

/// Refuses what names a closed id.
pub(super) fn refuse_closed(connection: &Connection, key: &PartKey, value: &Json) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached("SELECT respondent FROM erased")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let closed: String = row.get(0)?;
        let who = Id::new(closed.as_str()).map_err(|error| Fault::Damaged(error.to_string()))?;
        if is_named(key, value, &who) {
            return Err(Fault::Refused(format!(
                "`{closed}` was erased, and the id stays closed: take another one"
            )));
        }
    }
    Ok(())
}

fn is_named(key: &PartKey, value: &Json, who: &Id) -> bool {
    let is_participant = key.kind == RecordKind::Participant
        && key.record.rsplit_once('/').is_some_and(|(_, name)| name == who.as_str());
    key.kind != RecordKind::Erased && (is_participant || erased::names(value, who))
}

/// Evidence of which every row is hollow.
pub(super) fn erased_evidence(connection: &Connection) -> Result<BTreeSet<Id>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT record FROM journal WHERE kind = 'evidence' AND part = 'details'
         GROUP BY record HAVING count(value) = 0",
    )?;
    let found = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    found.into_iter().map(|id| Id::new(id).map_err(|error| Fault::Damaged(error.to_string()))).collect()
}

/// Holds every row against the erasures that the journal knows, and hollows what came back. How many rows.
pub(super) fn close(connection: &Connection) -> Result<usize, Fault> {
    let rows = journal::all_rows(connection)?;
    let mut closed: BTreeMap<Id, BTreeSet<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.key.kind == RecordKind::Erased) {
        let Some(value) = &row.value else { continue };
        if let Ok(Change::Erased(one)) = Change::read(&row.key, value.clone()) {
            closed.entry(one.respondent).or_default().extend(one.rows);
        }
    }
    if closed.is_empty() {
        return Ok(0);
    }
    let back = came_back(&rows, &closed);
    for id in &back {
        hollow(connection, id)?;
    }
    Ok(back.len())
}

fn came_back(rows: &[JournalRow], closed: &BTreeMap<Id, BTreeSet<String>>) -> BTreeSet<String> {
    let standing: HashSet<&str> = closed.values().flatten().map(String::as_str).collect();
    let ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    let touched: HashSet<&PartKey> = rows
        .iter()
        .zip(&ids)
        .filter(|(_, id)| standing.contains(id.as_str()))
        .map(|(row, _)| &row.key)
        .collect();
    // Rows lie in their order, and a row is later than those that it replaces.
    let mut knew: HashSet<&str> = standing.clone();
    for (row, id) in rows.iter().zip(&ids) {
        if row.replaces.iter().any(|replaced| knew.contains(replaced.to_string().as_str())) {
            knew.insert(id);
        }
    }
    let alone: HashSet<String> = closed
        .keys()
        .flat_map(|who| erased::talks_with(rows.iter().map(|row| &row.key), who).0)
        .map(|talk| talk.to_string())
        .collect();
    let mut back = BTreeSet::new();
    for (row, id) in rows.iter().zip(&ids) {
        let Some(value) = &row.value else { continue };
        if knew.contains(id.as_str()) {
            continue;
        }
        let is_of_closed = closed.keys().any(|who| is_named(&row.key, value, who));
        let is_said_alone = erased::said_in(&row.key, value).is_some_and(|talk| alone.contains(&talk));
        if touched.contains(&row.key) && !is_judgement(&row.key) || is_of_closed || is_said_alone {
            back.insert(id.clone());
        }
    }
    back
}

/// What was judged is no text of the person's: without its evidence it is unknown, which the projections see to.
fn is_judgement(key: &PartKey) -> bool {
    matches!(key.kind, RecordKind::Rating | RecordKind::Factor)
}

/// The rows that make another copy of the study forget what this one has: hollow ones, erasures, and what stands where
/// the erased was.
pub(super) fn forgetting(connection: &Connection) -> Result<Vec<JournalRow>, Fault> {
    let standing: HashSet<String> = load::erased(connection)?.into_iter().flat_map(|one| one.rows).collect();
    let mut rows = journal::all_rows(connection)?;
    rows.retain(|row| {
        row.value.is_none() || row.key.kind == RecordKind::Erased || standing.contains(&row.id.to_string())
    });
    Ok(rows)
}

/// The parts that were erased, whole or in part, but for what was judged.
fn erased_parts(connection: &Connection) -> Result<BTreeSet<PartKey>, Fault> {
    let standing: HashSet<String> = load::erased(connection)?.into_iter().flat_map(|one| one.rows).collect();
    if standing.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows = journal::all_rows(connection)?.into_iter();
    let rows = rows.filter(|row| standing.contains(&row.id.to_string()) && !is_judgement(&row.key));
    Ok(rows.map(|row| row.key).collect())
}
