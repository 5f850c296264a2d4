//! Taking back the author's own last change, and doing it again.
//!
//! What was done is read from the journal alone, so that it holds across sittings, devices and copies. Changes of an
//! author are a pile: one that takes another back takes it off, one that does it again puts it on again, any other
//! empties what could be done again. What is passed over because somebody else replaced it is off the pile with it.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::error::Fault;
use super::journal::{self, END, Entry, Head, Turns};
use super::{JournalRow, Origin, Store, StoreError, erase};
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::past::{Said, Version};
use crate::domain::undo::{Left, TakenBack, Way, Why, before_anything, mentions};

/// A change of which another one takes back what it did, or does it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turned {
    /// Whether it is taken back or done again; done again is what took something back.
    pub way: Way,
    /// The row of the part that is turned; where a record was entered, the row that entered it.
    pub row: Uuid,
}

impl Store {
    /// Takes back the author's own last change, or does again what was taken back last: a new row for every part, with
    /// the value that stood there before. What somebody else replaced since, what was struck, and what is disputed is
    /// left as it is and told; a change of which nothing can be taken back is passed over.
    ///
    /// # Errors
    /// The file cannot be read or written; then nothing was changed.
    pub fn turn(&mut self, way: Way, now: DateTime<Utc>) -> Result<TakenBack, StoreError> {
        self.write(doing(way), |connection, origin| turn(connection, origin, way, now))
    }

    /// What turning so many changes one after the other would do; nothing is written.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn try_turning(
        &mut self,
        way: Way,
        count: usize,
        now: DateTime<Utc>,
    ) -> Result<Vec<TakenBack>, StoreError> {
        let Self { database, origin, .. } = self;
        let mut attempt = || -> Result<Vec<TakenBack>, Fault> {
            // Rolled back when it is dropped.
            let transaction = database.connection.unchecked_transaction()?;
            (0..count).map(|_| turn(&transaction, origin, way, now)).collect()
        };
        attempt().map_err(|fault| fault.at(&database.path, doing(way)))
    }

    /// Whether the author has a change that could be taken back.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn can_take_back(&self) -> Result<bool, StoreError> {
        self.read(doing(Way::Back), |connection| {
            let mut pile = Pile::of(&self.origin, Way::Back);
            while let Some(made) = pile.next(connection)? {
                let (parts, _) = parts(connection, &self.origin, &made)?;
                if !parts.is_empty() {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }
}

fn doing(way: Way) -> &'static str {
    match way {
        Way::Back => "taking back the last change",
        Way::Again => "doing again what was taken back",
    }
}

/// What tells changes apart: the device, and the turn of the first row.
type Name = (Uuid, i64);

/// Rows that were written together, in order, and the place of the last of them.
struct Made {
    rows: Vec<JournalRow>,
    last: i64,
}

impl Made {
    /// The change in which the row at this place was written. Its rows have turns in a row; those of other devices may
    /// lie between them.
    fn at(connection: &Connection, last: i64) -> Result<Self, Fault> {
        let sql = format!(
            "SELECT {} FROM journal j WHERE j.position <= ?1 ORDER BY j.position DESC",
            journal::COLUMNS
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let mut found = statement.query([last])?;
        let mut rows: Vec<JournalRow> = Vec::new();
        while let Some(row) = found.next()? {
            let row = journal::read_row(row)?;
            let Some(newest) = rows.first() else {
                rows.push(row);
                continue;
            };
            if row.turn < newest.change {
                break;
            }
            if is_one_change(&row, newest) {
                rows.push(row);
            }
        }
        rows.reverse();
        Ok(Self { rows, last })
    }

    fn first(&self) -> Option<&JournalRow> {
        self.rows.first()
    }

    /// Whether the study was begun with it.
    fn is_beginning(&self) -> bool {
        self.rows.iter().any(|row| row.key.kind == RecordKind::Study && row.replaces.is_empty())
    }

    /// How a question went in a talk is nothing that somebody did.
    fn is_only_noted(&self) -> bool {
        self.rows.iter().all(|row| row.key.part == Part::Paradata)
    }
}

fn is_one_change(one: &JournalRow, other: &JournalRow) -> bool {
    (one.device, one.change) == (other.device, other.change)
}

/// The changes of an author that can be turned, the one on top first.
struct Pile {
    way: Way,
    author: String,
    device: String,
    /// Changes before this place are still to be looked at.
    before: i64,
    seen: HashSet<Name>,
    /// Whether there is nothing more.
    is_over: bool,
}

impl Pile {
    fn of(origin: &Origin, way: Way) -> Self {
        Self {
            way,
            author: origin.author.clone(),
            device: origin.device.to_string(),
            before: END,
            seen: HashSet::new(),
            is_over: false,
        }
    }

    /// The author's newest change that was not looked at yet. Who said no name is known by the device.
    fn newest(&mut self, connection: &Connection) -> Result<Option<Made>, Fault> {
        let mut statement = connection.prepare_cached(
            "SELECT position, device, change FROM journal
             WHERE position < ?1 AND author = ?2 AND (author <> '' OR device = ?3) ORDER BY position DESC",
        )?;
        let mut rows = statement.query(params![self.before, self.author, self.device])?;
        while let Some(row) = rows.next()? {
            let change = (journal::read_id(&row.get::<_, String>(1)?)?, row.get(2)?);
            if self.seen.insert(change) {
                return Made::at(connection, row.get(0)?).map(Some);
            }
        }
        Ok(None)
    }

    /// The next change that can be turned.
    fn next(&mut self, connection: &Connection) -> Result<Option<Made>, Fault> {
        while !self.is_over {
            let Some(made) = self.newest(connection)? else { break };
            self.before = made.last;
            let turned = made.first().and_then(|first| first.turned);
            match (self.way, turned) {
                _ if made.is_beginning() => self.is_over = true,
                _ if made.is_only_noted() => {}
                (Way::Back, None | Some(Turned { way: Way::Again, .. }))
                | (Way::Again, Some(Turned { way: Way::Back, .. })) => return Ok(Some(made)),
                // Everything that was done since is off the pile.
                (_, Some(Turned { row, .. })) => {
                    self.before = match row_before(connection, row, made.last)? {
                        Some((place, change)) => {
                            self.seen.insert(change);
                            place
                        }
                        None => 0,
                    };
                }
                (Way::Again, None) => self.is_over = true,
            }
        }
        Ok(None)
    }
}

/// A row that lies before another one: its place, and what names its change.
fn row_before(connection: &Connection, id: Uuid, before: i64) -> Result<Option<(i64, Name)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT position, device, change FROM journal WHERE position < ?1 AND id = ?2
         ORDER BY position DESC LIMIT 1",
    )?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
    let found = statement.query_row(params![before, id.to_string()], read).optional()?;
    found.map(|(place, device, change)| Ok((place, (journal::read_id(&device)?, change)))).transpose()
}

fn turn(
    connection: &Connection,
    origin: &mut Origin,
    way: Way,
    now: DateTime<Utc>,
) -> Result<TakenBack, Fault> {
    let mut told = TakenBack { way, made: None, done: Vec::new(), left: Vec::new() };
    let mut pile = Pile::of(origin, way);
    while let Some(made) = pile.next(connection)? {
        let (parts, left) = parts(connection, origin, &made)?;
        told.left.extend(left);
        let Some(first) = made.first().filter(|_| !parts.is_empty()) else { continue };
        told.made = Some(first.at);
        let mut turns = Turns::after_all(connection)?;
        for part in parts {
            told.done.push(part.version(origin, now));
            turns.turned = Some(Turned { way, row: part.row });
            part.write(connection, origin, &mut turns, now)?;
        }
        break;
    }
    Ok(told)
}

/// A part of a change that can be turned.
struct Turning {
    key: PartKey,
    /// The last row of the change about it.
    row: Uuid,
    /// What stands there.
    stands: Said,
    /// The rows that are current.
    finals: Vec<String>,
    /// What is to stand there: more than one where several stood beside each other.
    becomes: Vec<Change>,
    /// Whether the record is removed, because it was entered by the change.
    is_entered: bool,
}

impl Turning {
    fn version(&self, origin: &Origin, now: DateTime<Utc>) -> Version {
        let after =
            self.becomes.last().filter(|_| !self.is_entered).map(|change| Said::Value(change.value()));
        Version {
            turn: 0,
            at: now,
            author: origin.author.clone(),
            device: origin.device.to_string(),
            key: self.key.clone(),
            before: self.stands.clone(),
            after: after.unwrap_or(Said::Nothing),
            is_current: true,
        }
    }

    fn write(
        &self,
        connection: &Connection,
        origin: &mut Origin,
        turns: &mut Turns,
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        for change in &self.becomes {
            let key = change.key();
            let heads = journal::heads(connection, &key, END)?;
            // A removal is another part than the one that it takes back.
            let replaces = if key == self.key {
                self.finals.clone()
            } else {
                heads.iter().map(|head| head.id.clone()).collect()
            };
            let entry = Entry { change, value: change.value().to_string(), heads, replaces, key };
            journal::append(connection, origin, turns, &entry, now)?;
        }
        Ok(())
    }
}

/// The parts of a change that can be turned, in their order, and those that cannot.
fn parts(connection: &Connection, origin: &Origin, made: &Made) -> Result<(Vec<Turning>, Vec<Left>), Fault> {
    let mut keys: Vec<&PartKey> = Vec::new();
    for row in &made.rows {
        if !keys.contains(&&row.key) {
            keys.push(&row.key);
        }
    }
    let erased = erase::erased_evidence(connection)?;
    let (mut turning, mut left) = (Vec::new(), Vec::new());
    // A record that the change entered goes as a whole, or stays as a whole.
    let mut entered: HashSet<(RecordKind, &str)> = HashSet::new();
    for key in keys {
        if entered.contains(&(key.kind, key.record.as_str())) {
            continue;
        }
        let found = match Standing::of(connection, made, key)? {
            Ok(standing) => standing.turned(connection, origin, made, key, &erased)?,
            Err(why) => Err(why),
        };
        match found {
            Ok(part) => {
                if part.is_entered {
                    entered.insert((key.kind, key.record.as_str()));
                }
                turning.push(part);
            }
            Err(why) => {
                if key.part == Part::Details {
                    entered.insert((key.kind, key.record.as_str()));
                }
                left.push(Left { key: key.clone(), why });
            }
        }
    }
    // What is said of a record comes before whether it is there.
    turning.sort_by_key(|part| part.key.part == Part::Removed);
    Ok((turning, left))
}

/// How a part of a change stands, where nobody replaced it.
struct Standing {
    row: Uuid,
    heads: Vec<Head>,
    /// What it replaced, in order.
    before: Vec<JournalRow>,
}

impl Standing {
    fn of(connection: &Connection, made: &Made, key: &PartKey) -> Result<Result<Self, Why>, Fault> {
        let rows = journal::history(connection, key)?;
        let heads = journal::heads(connection, key, END)?;
        let is_own = |row: &&JournalRow| made.first().is_some_and(|first| is_one_change(row, first));
        let own: Vec<&JournalRow> = rows.iter().filter(is_own).collect();
        let finals: Vec<&JournalRow> = own
            .iter()
            .filter(|row| !own.iter().any(|other| other.replaces.contains(&row.id)))
            .copied()
            .collect();
        let current: Vec<&JournalRow> =
            rows.iter().filter(|row| heads.iter().any(|head| head.id == row.id.to_string())).collect();
        if resting(&rows, &current) != resting(&rows, &finals) {
            let is_disputed = current.len() > 1 && finals.iter().any(|row| current.contains(row));
            let who = current.last().map(|row| row.author.clone()).unwrap_or_default();
            return Ok(Err(if is_disputed { Why::Disputed } else { Why::Replaced(who) }));
        }
        let before = replaced(&rows, &own).into_iter().cloned().collect();
        let Some(row) = finals.last().map(|row| row.id) else { return Ok(Err(Why::Gone)) };
        Ok(Ok(Self { row, heads, before }))
    }

    /// What the part becomes.
    fn turned(
        self,
        connection: &Connection,
        origin: &Origin,
        made: &Made,
        key: &PartKey,
        erased: &std::collections::BTreeSet<crate::domain::id::Id>,
    ) -> Result<Result<Turning, Why>, Fault> {
        let Self { row, heads, before } = self;
        let Some(head) = heads.last() else { return Ok(Err(Why::Gone)) };
        let stands = match &head.value {
            Some(text) => Said::Value(
                serde_json::from_str(text)
                    .map_err(|error| Fault::Damaged(format!("the value of {key}: {error}")))?,
            ),
            None => return Ok(Err(Why::Gone)),
        };
        if key.kind == RecordKind::Erased {
            return Ok(Err(Why::Lasting));
        }
        let mut becomes = Vec::new();
        for row in &before {
            let Some(value) = row.value.clone() else { return Ok(Err(Why::Gone)) };
            let mut change = Change::read(key, value)?;
            change.rest_without(erased);
            match erase::refuse_closed(connection, key, &change.value()) {
                Ok(()) => becomes.push(change),
                Err(Fault::Refused(_)) => return Ok(Err(Why::Gone)),
                Err(fault) => return Err(fault),
            }
        }
        let is_entered = before.is_empty() && key.part == Part::Details;
        if before.is_empty() {
            let Some(change) = before_anything(key) else { return Ok(Err(Why::Lasting)) };
            becomes.push(change);
        }
        if is_entered {
            if journal::is_removed(connection, key)? {
                let removal = PartKey { part: Part::Removed, ..key.clone() };
                let who = journal::history(connection, &removal)?.pop().map(|row| row.author);
                return Ok(Err(Why::Replaced(who.unwrap_or_default())));
            }
            if let Some(who) = built_on(connection, origin, made, key)? {
                return Ok(Err(Why::BuiltOn(who)));
            }
        }
        let finals = heads.into_iter().map(|head| head.id).collect();
        Ok(Ok(Turning { key: key.clone(), row, stands, finals, becomes, is_entered }))
    }
}

/// The rows that rows of one change replaced, themselves not of it.
fn replaced<'r>(rows: &'r [JournalRow], own: &[&JournalRow]) -> Vec<&'r JournalRow> {
    let is_own = |row: &JournalRow| own.iter().any(|one| one.id == row.id);
    rows.iter().filter(|row| !is_own(row) && own.iter().any(|one| one.replaces.contains(&row.id))).collect()
}

/// On which rows of a part its value rests: what was put back rests on the rows that were put back.
fn resting(rows: &[JournalRow], current: &[&JournalRow]) -> Vec<Uuid> {
    let mut current: Vec<&JournalRow> = current.to_vec();
    while let Some(turned) = current.first().and_then(|row| row.turned) {
        let is_whole = current.iter().all(|row| row.turned == Some(turned) && is_one_change(row, current[0]));
        // Where a record was entered, what it rests on is another part: then it rests on itself.
        let target = rows.iter().find(|row| row.id == turned.row);
        let of_target: Vec<&JournalRow> = match (target, is_whole) {
            (Some(target), true) => rows.iter().filter(|row| is_one_change(row, target)).collect(),
            _ => break,
        };
        current = replaced(rows, &of_target);
    }
    let mut ids: Vec<Uuid> = current.iter().map(|row| row.id).collect();
    ids.sort_unstable();
    ids
}

/// Who else mentions a record in something that was written after it was entered.
fn built_on(
    connection: &Connection,
    origin: &Origin,
    made: &Made,
    key: &PartKey,
) -> Result<Option<String>, Fault> {
    let is_built_on = matches!(
        key.kind,
        RecordKind::Definition
            | RecordKind::Round
            | RecordKind::Unit
            | RecordKind::Interview
            | RecordKind::Participant
            | RecordKind::Evidence
            | RecordKind::Initiative
            | RecordKind::Event
    );
    let Some(first) = made.first().filter(|_| is_built_on) else { return Ok(None) };
    let sql = format!(
        "SELECT {} FROM journal j WHERE j.position > ?1 AND j.value IS NOT NULL
         AND (j.author <> ?2 OR (j.author = '' AND j.device <> ?3)) ORDER BY j.position",
        journal::COLUMNS
    );
    let from = row_before(connection, first.id, END)?.map_or(0, |(place, _)| place);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![from, origin.author, origin.device.to_string()])?;
    while let Some(row) = rows.next()? {
        let row = journal::read_row(row)?;
        let value = row.value.clone().unwrap_or_default();
        if mentions(&row.key, &value, key.kind, &key.record) {
            return Ok(Some(row.author));
        }
    }
    Ok(None)
}
