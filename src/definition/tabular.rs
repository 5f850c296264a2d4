//! Tables of a spreadsheet or text file, read from their bytes: sheets of rows of cells, every cell as a text.
//!
//! The file is from elsewhere and may be anything. Every size and number has a bound, nothing is run and nothing is
//! fetched: of a formula the value counts that it had when the file was saved. What the columns mean is not known here.

mod separated;
#[cfg(test)]
mod tests;
mod workbook;

use thiserror::Error;

/// The most bytes of a file.
pub const FILE: u64 = 64 << 20;
/// The most rows of a sheet.
pub const ROWS: usize = 200_000;
/// The most columns of a sheet.
pub const COLUMNS: usize = 1_000;
/// The most bytes of a cell.
pub const CELL: usize = 1 << 20;
/// The most bytes of all cells together, and of a workbook when it is unpacked.
const TOTAL: u64 = 192 << 20;

/// A file of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tabular {
    /// Its sheets in their order; a text file has one without a name.
    pub sheets: Vec<Sheet>,
    /// Whether it was no Unicode text, and was read as Windows-1252.
    pub is_windows_1252: bool,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// Its rows that hold anything, in order.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: usize,
    /// Its cells; those of blanks only are empty. Rows may be of different length. Line breaks are `\n`; whole numbers
    /// have no decimals, days are `YYYY-MM-DD`.
    pub cells: Vec<String>,
    /// Cells that hold what no text is made of, by their column, and why.
    pub wrong: Vec<(usize, String)>,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Something is larger or more than what is read.
    #[error("{0} is more than what is read ({1})")]
    TooMuch(String, String),
    /// It is no text.
    #[error("it is neither text nor a workbook (`.xlsx`)")]
    NoText,
    /// The workbook is damaged.
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    /// It is a workbook of another kind.
    #[error("it is a workbook of another kind than `.xlsx`")]
    OtherWorkbook,
}

/// Reads a file: a workbook where it begins as one, else text with cells apart by `;`, `,` or tabs.
///
/// # Errors
/// It is no such file, or is larger than what is read.
pub fn read(bytes: &[u8]) -> Result<Tabular, Unreadable> {
    if bytes.len() as u64 > FILE {
        return Err(too_much("the file", &size(FILE)));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook::read(bytes);
    }
    // The container of older office programs.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Unreadable::OtherWorkbook);
    }
    separated::read(bytes)
}

/// A cell's text as it is given on, or why it is none.
fn cell(text: &str) -> Result<String, String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        Some(wrong) => Err(format!("it has the control character {}", wrong.escape_unicode())),
        None => Ok(text),
    }
}

fn too_much(what: &str, bound: &str) -> Unreadable {
    Unreadable::TooMuch(what.to_owned(), format!("at most {bound}"))
}

fn size(bytes: u64) -> String {
    if bytes < 1 << 20 { format!("{} KB", bytes >> 10) } else { format!("{} MB", bytes >> 20) }
}
