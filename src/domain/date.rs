//! Dates as researchers know them: a year, a month or a day.

use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; sorts by time, a year before its months.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Date(String);

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is no date: write `2011`, `2011-03` or `2011-03-24`")]
pub struct DateError(pub String);

impl Date {
    /// Reads a date.
    ///
    /// ```
    /// use nulmeting::domain::date::Date;
    /// assert!(Date::new("2011-03").is_ok());
    /// assert!(Date::new("2011-02-30").is_err());
    /// assert!(Date::new("24.3.2011").is_err());
    /// ```
    ///
    /// # Errors
    /// The text has another shape, or names a day that does not exist.
    pub fn new(text: &str) -> Result<Self, DateError> {
        let is_shaped = match text.len() {
            4 | 7 | 10 => text
                .char_indices()
                .all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() }),
            _ => false,
        };
        let whole = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        if is_shaped && NaiveDate::parse_from_str(&whole, "%Y-%m-%d").is_ok() {
            Ok(Self(text.to_owned()))
        } else {
            Err(DateError(text.to_owned()))
        }
    }

    /// The day of a clock's time.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.format("%Y-%m-%d").to_string())
    }

    /// Whether it is before another date whatever the day meant is: a month is not before a day in it.
    ///
    /// ```
    /// use nulmeting::domain::date::Date;
    /// let date = |text| Date::new(text).unwrap();
    /// assert!(date("2009-12").is_certainly_before(&date("2010")));
    /// assert!(!date("2011-03").is_certainly_before(&date("2011-03-24")));
    /// ```
    pub fn is_certainly_before(&self, other: &Self) -> bool {
        let shared = self.0.len().min(other.0.len());
        self.0[..shared] < other.0[..shared]
    }

    /// Year, month and day, as far as they are known.
    pub fn parts(&self) -> (i32, Option<u32>, Option<u32>) {
        let mut parts = self.0.split('-');
        let year = parts.next().and_then(|year| year.parse().ok()).unwrap_or_default();
        let mut next = || parts.next().and_then(|part| part.parse().ok());
        let month = next();
        (year, month, next())
    }

    /// The date as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A time of day, `HH:MM`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay(String);

/// A text that is no time of day.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is no time of day: write `09:30`")]
pub struct TimeOfDayError(pub String);

impl TimeOfDay {
    /// Reads a time of day; the hour may have one digit.
    ///
    /// ```
    /// use nulmeting::domain::date::TimeOfDay;
    /// assert_eq!(TimeOfDay::new("9:30").unwrap().as_str(), "09:30");
    /// assert!(TimeOfDay::new("9:3").is_err());
    /// assert!(TimeOfDay::new("24:00").is_err());
    /// assert!(TimeOfDay::new("half past nine").is_err());
    /// ```
    ///
    /// # Errors
    /// The text has another shape, or names a time that does not exist.
    pub fn new(text: &str) -> Result<Self, TimeOfDayError> {
        let no_time = || TimeOfDayError(text.to_owned());
        let has_minutes = text.split_once(':').is_some_and(|(_, minutes)| minutes.len() == 2);
        let time = NaiveTime::parse_from_str(text, "%H:%M").ok().filter(|_| has_minutes);
        let time = time.ok_or_else(no_time)?;
        Ok(Self(time.format("%H:%M").to_string()))
    }

    /// The time as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = TimeOfDayError;

    fn try_from(text: String) -> Result<Self, TimeOfDayError> {
        Self::new(&text)
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.0
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        Self::new(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
