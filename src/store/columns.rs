//! Reading rows of projections back into the domain, with a word on what is damaged where it does not fit.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use rusqlite::types::FromSql;
use rusqlite::{Connection, Params, Row};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::error::Fault;
use crate::domain::date::{Date, TimeOfDay};
use crate::domain::id::{Id, InterviewId};

/// One row of a table.
pub(super) struct Columns<'r> {
    row: &'r Row<'r>,
    table: &'static str,
}

/// Reads all rows of a query.
pub(super) fn select<T>(
    connection: &Connection,
    table: &'static str,
    sql: &str,
    values: impl Params,
    read: impl Fn(&Columns<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(&Columns { row, table })?);
    }
    Ok(found)
}

impl Columns<'_> {
    /// A column as it is.
    pub(super) fn get<T: FromSql>(&self, column: &str) -> Result<T, Fault> {
        Ok(self.row.get(column)?)
    }

    fn damaged(&self, column: &str, error: impl Display) -> Fault {
        Fault::Damaged(format!("{column} of a row of {}: {error}", self.table))
    }

    fn read<T, E: Display>(
        &self,
        column: &str,
        read: impl FnOnce(String) -> Result<T, E>,
    ) -> Result<T, Fault> {
        read(self.get(column)?).map_err(|error| self.damaged(column, error))
    }

    fn read_some<T, E: Display>(
        &self,
        column: &str,
        read: impl FnOnce(String) -> Result<T, E>,
    ) -> Result<Option<T>, Fault> {
        let text: Option<String> = self.get(column)?;
        text.map(read).transpose().map_err(|error| self.damaged(column, error))
    }

    /// An id.
    pub(super) fn id(&self, column: &str) -> Result<Id, Fault> {
        self.read(column, Id::new)
    }

    /// An id, or nothing.
    pub(super) fn some_id(&self, column: &str) -> Result<Option<Id>, Fault> {
        self.read_some(column, Id::new)
    }

    /// An id, or nothing where the column is empty.
    pub(super) fn rater(&self) -> Result<Option<Id>, Fault> {
        let text: String = self.get("rater")?;
        if text.is_empty() { Ok(None) } else { self.id("rater").map(Some) }
    }

    /// The id of an interview.
    pub(super) fn interview(&self, column: &str) -> Result<InterviewId, Fault> {
        self.read(column, InterviewId::new)
    }

    /// The id of an interview, or nothing.
    pub(super) fn some_interview(&self, column: &str) -> Result<Option<InterviewId>, Fault> {
        self.read_some(column, InterviewId::new)
    }

    /// A date.
    pub(super) fn date(&self, column: &str) -> Result<Date, Fault> {
        self.read(column, |text| Date::new(&text))
    }

    /// A date, or nothing.
    pub(super) fn some_date(&self, column: &str) -> Result<Option<Date>, Fault> {
        self.read_some(column, |text| Date::new(&text))
    }

    /// A time, or nothing.
    pub(super) fn some_time(&self, column: &str) -> Result<Option<DateTime<Utc>>, Fault> {
        self.read_some(column, |text| text.parse::<DateTime<Utc>>())
    }

    /// A time of day, or nothing.
    pub(super) fn some_time_of_day(&self, column: &str) -> Result<Option<TimeOfDay>, Fault> {
        self.read_some(column, |text| TimeOfDay::new(&text))
    }

    /// A value that is one word in files.
    pub(super) fn word<T: DeserializeOwned>(&self, column: &str) -> Result<T, Fault> {
        self.read(column, |text| serde_json::from_value(Json::String(text)))
    }

    /// A value that is one word in files, or nothing.
    pub(super) fn some_word<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>, Fault> {
        self.read_some(column, |text| serde_json::from_value(Json::String(text)))
    }

    /// A value that is kept as JSON.
    pub(super) fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T, Fault> {
        self.read(column, |text| serde_json::from_str(&text))
    }

    /// A value that is kept as JSON, or nothing.
    pub(super) fn some_json<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>, Fault> {
        self.read_some(column, |text| serde_json::from_str(&text))
    }
}
