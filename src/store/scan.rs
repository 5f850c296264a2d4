//! What was decided of words that may tell who somebody is. It is kept in the file, so that it is locked and copied with
//! it, and not in the journal: it goes to no other copy, and out with nothing. A word that was struck or erased everywhere
//! is forgotten here too.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::Value as Json;

use super::error::Fault;
use super::{Reader, Store, StoreError, draft};
use crate::domain::erased;
use crate::domain::scan::{Decided, Decision};

/// Under which name it is kept.
pub(super) const DECIDED: &str = "scan";

impl Store {
    /// Keeps what is decided of words, or that nothing is: all of it.
    ///
    /// # Errors
    /// The file cannot be written; then nothing was kept.
    pub fn decide_words(&mut self, decisions: &[(String, Option<Decision>)]) -> Result<(), StoreError> {
        self.write("keeping what was decided of words", |connection, _| {
            let mut decided = decided(connection)?;
            for (word, decision) in decisions {
                decided.decide(word, decision.clone());
            }
            decide(connection, &decided)
        })
    }

    /// What was decided of words.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn decided_words(&self) -> Result<Decided, StoreError> {
        self.read("reading what was decided of words", decided)
    }
}

impl Reader {
    /// What was decided of words.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn decided_words(&self) -> Result<Decided, StoreError> {
        self.read("reading what was decided of words", decided)
    }
}

pub(super) fn decided(connection: &Connection) -> Result<Decided, Fault> {
    let Some(text) = draft::place(connection, DECIDED)? else { return Ok(Decided::default()) };
    serde_json::from_str(&text).map_err(|error| Fault::Damaged(format!("what was decided of words: {error}")))
}

pub(super) fn decide(connection: &Connection, decided: &Decided) -> Result<(), Fault> {
    let text = serde_json::to_string(decided)
        .map_err(|error| Fault::Damaged(format!("what was decided of words: {error}")))?;
    draft::save_place(connection, DECIDED, &text)
}

/// Forgets words that stand in no value of the journal and in nothing that is being typed.
pub(super) fn forget(connection: &Connection) -> Result<(), Fault> {
    let mut decided = decided(connection)?;
    if decided.is_empty() {
        return Ok(());
    }
    let mut there = BTreeSet::new();
    let mut statement = connection.prepare_cached(
        "SELECT value FROM journal WHERE value IS NOT NULL UNION ALL SELECT value FROM desk_draft
         UNION ALL SELECT json_quote(text) FROM draft",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Ok(value) = serde_json::from_str::<Json>(&row.get::<_, String>(0)?) else { continue };
        erased::each_string(&value, &mut |text| {
            there.extend(decided.standing_in(text).map(ToOwned::to_owned));
        });
    }
    if decided.forget_all_but(&there) { decide(connection, &decided) } else { Ok(()) }
}
