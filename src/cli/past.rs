//! `--as-of`: the option of every command that reads a study, to read it as it was.

use std::path::Path;

use chrono::{DateTime, Days, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use clap::Args;

use super::print;
use crate::failure::Failure;
use crate::workbench::Desk;
use crate::workbench::folder::Folder;
use crate::workbench::request::AsOf;

/// When.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Past {
    /// Read the study as it was then: a date (all of that day) or a local time, as 2026-11-20 or 2026-11-20T14:00
    #[arg(long, value_name = "WHEN", value_parser = moment)]
    as_of: Option<DateTime<Utc>>,
}

impl Past {
    /// Opens a study for reading, as it is or as it was, and says which past state it is.
    ///
    /// # Errors
    /// The file is no study, or the study did not exist then.
    pub fn desk(self, folder: &Folder, study: &str) -> Result<Desk, Failure> {
        self.at(&folder.study(study)?)
    }

    /// The study as it was, where somebody asks for that, without a word on it.
    ///
    /// # Errors
    /// The same.
    pub fn found(self, path: &Path) -> Result<Option<(Desk, AsOf)>, Failure> {
        self.as_of.map(|moment| Desk::as_of(path, moment)).transpose()
    }

    /// Whether somebody asks for the study as it was.
    pub fn is_asked(self) -> bool {
        self.as_of.is_some()
    }

    /// The same, of a file.
    ///
    /// # Errors
    /// The same.
    pub fn at(self, path: &Path) -> Result<Desk, Failure> {
        let Some(moment) = self.as_of else { return Desk::open(path) };
        let (desk, found) = Desk::as_of(path, moment)?;
        print::say(&told(&found));
        Ok(desk)
    }
}

/// What a past state is.
fn told(found: &AsOf) -> String {
    let AsOf { moment, rows, later, set_back } = found;
    let local = moment.with_timezone(&Local).format("%Y-%m-%d %H:%M:%S");
    let text = format!("The study as it was at {local} local time: {rows} changes; {later} came later.");
    if *set_back == 0 {
        return text;
    }
    format!(
        "{text} {set_back} of those have an earlier time, because a clock was set back: changes follow each other, not \
         the clock."
    )
}

/// Reads a moment: a date is the end of that day, times are local unless they say otherwise.
fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Ok(exact.with_timezone(&Utc));
    }
    let local = |naive: NaiveDateTime| {
        let found = Local.from_local_datetime(&naive).latest();
        // An hour that a clock leaves out in spring is read as the one behind it.
        let found = found.or_else(|| Local.from_local_datetime(&(naive + TimeDelta::hours(1))).latest());
        found.map(|found| found.with_timezone(&Utc)).ok_or_else(|| format!("`{text}` is no time here"))
    };
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        let next = date.checked_add_days(Days::new(1)).unwrap_or(date);
        return Ok(local(next.and_time(NaiveTime::MIN))? - TimeDelta::milliseconds(1));
    }
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"];
    let found = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    found.map_or_else(|| Err("write a date or a time, as 2026-11-20 or 2026-11-20T14:00".to_owned()), local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_all_of_its_day_and_a_time_is_local_unless_it_says_otherwise() {
        let day = moment("2026-11-20").unwrap();
        let next = moment("2026-11-21T00:00").unwrap();
        assert_eq!(next - day, TimeDelta::milliseconds(1));
        assert_eq!(moment("2026-11-20 14:00").unwrap(), moment("2026-11-20T14:00:00").unwrap());
        let exact = moment("2026-11-20T14:00:00+01:00").unwrap();
        assert_eq!(exact, "2026-11-20T13:00:00Z".parse::<DateTime<Utc>>().unwrap());
        for wrong in ["", "yesterday", "2026-13-01", "2026-11-20T25:00", "20.11.2026"] {
            assert!(moment(wrong).is_err(), "{wrong}");
        }
    }
}
