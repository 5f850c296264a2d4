//! Taking in what was typed and could not be written when it was typed. What the study says by then about the same parts
//! is not written over: both stay, as a conflict.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::error::Fault;
use super::journal::{self, END, Entry, Head};
use super::{DraftKey, Origin, Store, StoreError, Typed, desk_draft, draft};
use crate::domain::answer::Mark;
use crate::domain::change::{Change, PartKey, RecordKind};
use crate::domain::times::Times;

/// Something that could not be written when it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rescued {
    /// Changes that belong together.
    Changes(Vec<Change>),
    /// Text of a talk.
    Draft {
        /// Where it was typed.
        key: DraftKey,
        /// All of it.
        text: String,
        /// What was marked in it.
        marks: Option<Vec<Mark>>,
        /// When its paragraphs were typed.
        times: Times,
        /// Where the cursor was, as the editor counts.
        cursor: usize,
    },
    /// What was being written at the desk.
    Written(Change),
    /// What was being written at the desk was given up.
    Unwritten(RecordKind, String),
}

/// What became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// How many changes and texts were taken in, those that said what was there already included.
    pub count: usize,
    /// How many of the changes are in conflict with what was entered since. Of texts that is told when they become rows.
    pub conflicts: usize,
}

impl Store {
    /// Takes in what was rescued, all of it or nothing. `known` is the last place of the journal that whoever typed it knew;
    /// texts become drafts that began there.
    ///
    /// # Errors
    /// A change names what is not there, or the file cannot be written; then nothing was taken in.
    pub fn take_in(
        &mut self,
        rescued: &[Rescued],
        known: i64,
        now: DateTime<Utc>,
    ) -> Result<TakenIn, StoreError> {
        self.write("taking in what could not be saved before", |connection, origin| {
            let mut taking = Taking { connection, known, own: HashMap::new(), done: TakenIn::default() };
            for one in rescued {
                taking.take(origin, one, now)?;
            }
            Ok(taking.done)
        })
    }
}

struct Taking<'c> {
    connection: &'c Connection,
    known: i64,
    /// The last row of each part that was taken in; what follows goes on from it.
    own: HashMap<PartKey, String>,
    done: TakenIn,
}

impl Taking<'_> {
    fn take(&mut self, origin: &mut Origin, rescued: &Rescued, now: DateTime<Utc>) -> Result<(), Fault> {
        match rescued {
            Rescued::Changes(changes) => {
                for change in changes {
                    self.change(origin, change, now)?;
                    self.done.count += 1;
                }
            }
            Rescued::Draft { key, text, marks, times, cursor } => {
                let typed = Typed { text, marks: marks.as_deref(), times: Some(times), cursor: *cursor };
                let is_new = !self.has_draft("draft", &key.part())?;
                draft::save(self.connection, key, &typed, now)?;
                self.begun(is_new, "draft", &key.part())?;
            }
            Rescued::Written(change) => {
                let is_new = !self.has_draft("desk_draft", &change.key())?;
                desk_draft::save(self.connection, change, now)?;
                self.begun(is_new, "desk_draft", &change.key())?;
            }
            Rescued::Unwritten(kind, record) => desk_draft::forget(self.connection, *kind, record)?,
        }
        Ok(())
    }

    fn change(&mut self, origin: &mut Origin, change: &Change, now: DateTime<Utc>) -> Result<(), Fault> {
        let key = change.key();
        let heads = journal::heads(self.connection, &key, END)?;
        let (present, begun) = (ids(&heads), self.base(&key)?);
        if present == begun {
            let recorded = journal::record(self.connection, origin, std::slice::from_ref(change), now)?;
            if let Some(row) = recorded.rows.first() {
                self.own.insert(key, row.to_string());
            }
            return Ok(());
        }
        let value = change.value().to_string();
        if heads.iter().any(|head| head.value.as_ref() == Some(&value)) {
            return Ok(());
        }
        let mut turns = journal::Turns::after_all(self.connection)?;
        let entry = Entry { change, value, replaces: begun, heads, key: key.clone() };
        let row = journal::append(self.connection, origin, &mut turns, &entry, now)?;
        draft::discard_of(self.connection, &key)?;
        self.done.conflicts += usize::from(!self.own.contains_key(&key));
        self.own.insert(key, row.to_string());
        Ok(())
    }

    /// The rows that were current for a part when what is rescued was typed.
    fn base(&self, key: &PartKey) -> Result<Vec<String>, Fault> {
        if let Some(row) = self.own.get(key) {
            return Ok(vec![row.clone()]);
        }
        let known = journal::heads(self.connection, key, self.known.saturating_add(1))?;
        Ok(known.into_iter().filter(|head| head.position <= self.known).map(|head| head.id).collect())
    }

    fn has_draft(&self, table: &str, part: &PartKey) -> Result<bool, Fault> {
        let found: Option<i64> = self
            .connection
            .query_row(
                &format!("SELECT 1 FROM {table} WHERE record = ?1 AND kind = ?2"),
                params![part.record, part.kind.as_str()],
                |row| row.get(0),
            )
            .optional()?;
        Ok(found.is_some())
    }

    /// A text that had no draft yet began with what was known then.
    fn begun(&mut self, is_new: bool, table: &str, part: &PartKey) -> Result<(), Fault> {
        if is_new {
            let begun = journal::id_list(&self.base(part)?);
            self.connection.execute(
                &format!("UPDATE {table} SET started_from = ?3 WHERE record = ?1 AND kind = ?2"),
                params![part.record, part.kind.as_str(), begun],
            )?;
        }
        self.done.count += 1;
        Ok(())
    }
}

fn ids(heads: &[Head]) -> Vec<String> {
    heads.iter().map(|head| head.id.clone()).collect()
}
