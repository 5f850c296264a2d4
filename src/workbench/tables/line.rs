//! A row of a table while it is read: cells by the name of their column, as what they have to be, or why they are not.

use super::heading::Heading;
use crate::definition::tabular::Row;
use crate::domain::date::Date;
use crate::domain::id::Id;

/// Why a row does not fit, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// A word for it that does not change.
    pub code: &'static str,
    /// The column, as the file calls it; nothing where it is the row as a whole.
    pub column: Option<String>,
    /// What is wrong.
    pub why: String,
    /// What to do.
    pub remedy: String,
}

/// A row with the names of its columns.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) row: &'t Row,
    pub(super) heading: &'t Heading,
}

impl<'t> Line<'t> {
    /// What stands in a column, without blanks around it; nothing where the table has no such column.
    pub(super) fn given(&self, column: &str) -> Option<&'t str> {
        self.free(column).map(str::trim)
    }

    /// What stands in a column as it is.
    pub(super) fn free(&self, column: &str) -> Option<&'t str> {
        let place = self.heading.place(column)?;
        self.row.cells.get(place).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    /// What stands in a column that has to say something.
    pub(super) fn need(&self, column: &str) -> Result<&'t str, Misfit> {
        self.given(column).ok_or_else(|| {
            let name = self.heading.name(column);
            self.misfit(
                "nothing-said",
                column,
                format!("“{name}” is empty"),
                "fill it in, or leave the row out",
            )
        })
    }

    /// Something about a column that does not fit.
    pub(super) fn misfit(
        &self,
        code: &'static str,
        column: &str,
        why: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Misfit {
        let column = self.heading.place(column).map(|_| self.heading.name(column).to_owned());
        Misfit { code, column, why: why.into(), remedy: remedy.into() }
    }

    /// An id.
    pub(super) fn id(&self, column: &str) -> Result<Option<Id>, Misfit> {
        self.given(column).map(|text| self.as_id(column, text)).transpose()
    }

    /// A text as an id.
    pub(super) fn as_id(&self, column: &str, text: &str) -> Result<Id, Misfit> {
        Id::new(text).map_err(|error| {
            let why = format!("“{}” is no id", shortened(text));
            self.misfit("no-id", column, why, error.to_string())
        })
    }

    /// A whole number.
    pub(super) fn number(&self, column: &str) -> Result<Option<i64>, Misfit> {
        let Some(text) = self.given(column) else { return Ok(None) };
        let read = whole(text).map(Some);
        read.ok_or_else(|| {
            let why = format!("“{}” is no whole number", shortened(text));
            self.misfit("no-number", column, why, "write it in digits, such as 12")
        })
    }

    /// A day, month or year.
    pub(super) fn date(&self, column: &str) -> Result<Option<Date>, Misfit> {
        let Some(text) = self.given(column) else { return Ok(None) };
        let read = date(text).map(Some);
        read.ok_or_else(|| {
            let why = format!("“{}” is no date that can be understood", shortened(text));
            self.misfit("no-date", column, why, "write 2011, 2011-03 or 2011-03-24, or 24.3.2011")
        })
    }
}

/// A whole number, whatever a spreadsheet made of it: `2`, `2.0`, `2,0`.
pub(super) fn whole(text: &str) -> Option<i64> {
    let is_nought = |rest: &str| !rest.is_empty() && rest.chars().all(|c| c == '0');
    let whole = match text.split_once(['.', ',']) {
        Some((whole, rest)) if is_nought(rest) => whole,
        Some(_) => return None,
        None => text,
    };
    whole.trim().parse().ok()
}

/// A date as this program writes it, or with the day first and points or hyphens between. With slashes nobody knows
/// whether the day or the month comes first.
pub(super) fn date(text: &str) -> Option<Date> {
    if let Ok(date) = Date::new(text) {
        return Some(date);
    }
    let separator = if text.contains('.') { '.' } else { '-' };
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let is_number = |part: &&&str| part.chars().all(|c| c.is_ascii_digit());
    if parts.iter().filter(is_number).count() != parts.len() {
        return None;
    }
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => Date::new(&format!("{year}-{month:0>2}-{day:0>2}")).ok(),
        [month, year] if year.len() == 4 => Date::new(&format!("{year}-{month:0>2}")).ok(),
        _ => None,
    }
}

/// The beginning of a long text, for a message.
pub(super) fn shortened(text: &str) -> String {
    const LENGTH: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LENGTH {
        return line;
    }
    line.chars().take(LENGTH - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_read_however_a_spreadsheet_writes_them() {
        for (text, wanted) in [
            ("2011", Some("2011")),
            ("2011-03", Some("2011-03")),
            ("24.3.2011", Some("2011-03-24")),
            ("24-03-2011", Some("2011-03-24")),
            ("3.2011", Some("2011-03")),
            ("3/4/2011", None),
            ("30.2.2011", None),
            ("last week", None),
            ("-..", None),
        ] {
            assert_eq!(date(text).as_ref().map(Date::as_str), wanted, "{text}");
        }
        for (text, wanted) in
            [("2", Some(2)), ("2.0", Some(2)), ("-3,00", Some(-3)), ("2.5", None), ("2.", None)]
        {
            assert_eq!(whole(text), wanted, "{text}");
        }
    }
}
