//! A workbook (`.xlsx`): cells as they come, never the rectangle that they claim to fill.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::{CELL, COLUMNS, ROWS, Row, Sheet, TOTAL, Tabular, Unreadable, cell, size, too_much};

/// The most files in a workbook, and the most sheets.
const FILES: usize = 2_000;
/// The most merged places of a sheet.
const MERGED: usize = 50_000;
/// Days that a spreadsheet can count: up to the end of the year 9999.
const DAYS: f64 = 2_958_466.0;

pub(super) fn read(bytes: &[u8]) -> Result<Tabular, Unreadable> {
    check_size(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let (mut read, mut left) = (Tabular::default(), TOTAL);
    for (name, is_hidden) in sheets {
        let mut rows = cells(&mut book, &name, &mut left)?;
        merge(&mut book, &name, &mut rows, &mut left)?;
        let rows = rows
            .into_values()
            .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()) || !row.wrong.is_empty());
        read.sheets.push(Sheet { rows: rows.collect(), name, is_hidden });
    }
    Ok(read)
}

/// Unpacks every file once into nothing: what a file says of its size is not to be believed.
fn check_size(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > FILES {
        return Err(too_much("the number of files in it", &FILES.to_string()));
    }
    let mut left = TOTAL;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|error| damaged(&error))?;
        let unpacked =
            io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(|error| damaged(&error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| too_much("the unpacked workbook", &size(TOTAL)))?;
    }
    Ok(())
}

fn damaged(error: &dyn std::fmt::Display) -> Unreadable {
    Unreadable::Workbook(error.to_string())
}

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The rows of a sheet that hold anything, by their number from 0.
fn cells(book: &mut Book<'_>, name: &str, left: &mut u64) -> Result<BTreeMap<u32, Row>, Unreadable> {
    let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
    // A sheet of pictures or charts has no cells.
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(rows) };
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(|error| damaged(&error))? {
        let (row, column) = (found.pos.0, found.pos.1 as usize);
        let text = match (text_of(&found.value), found.formula) {
            (Ok(text), Some(_)) if text.is_empty() => {
                Err("its formula has no value: open the file in the spreadsheet, and save it again"
                    .to_owned())
            }
            (Ok(text), None) if text.is_empty() => continue,
            (text, _) => text,
        };
        if column >= COLUMNS {
            return Err(too_much("the number of columns", &COLUMNS.to_string()));
        }
        let is_new = !rows.contains_key(&row);
        if is_new && rows.len() >= ROWS {
            return Err(too_much("the number of rows", &ROWS.to_string()));
        }
        let kept = rows.entry(row).or_insert_with(|| Row { number: row as usize + 1, ..Row::default() });
        put(kept, column, text, left)?;
    }
    Ok(rows)
}

/// Puts a text into a row that is as long as it has to be.
fn put(row: &mut Row, column: usize, text: Result<String, String>, left: &mut u64) -> Result<(), Unreadable> {
    let before = row.cells.len();
    if before <= column {
        row.cells.resize(column + 1, String::new());
    }
    let added = (row.cells.len() - before) as u64 * 32;
    let text = match text {
        Ok(text) => text,
        Err(why) => {
            row.wrong.push((column, why));
            String::new()
        }
    };
    if text.len() > CELL {
        return Err(too_much(&format!("a cell of row {}", row.number), &size(CELL as u64)));
    }
    *left = left
        .checked_sub(text.len() as u64 + added)
        .ok_or_else(|| too_much("the text of all cells", &size(TOTAL)))?;
    if let Some(place) = row.cells.get_mut(column) {
        *place = text;
    }
    Ok(())
}

/// Cells that are merged downwards hold what the first of them holds.
fn merge(
    book: &mut Book<'_>,
    name: &str,
    rows: &mut BTreeMap<u32, Row>,
    left: &mut u64,
) -> Result<(), Unreadable> {
    let places = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    if places.len() > MERGED {
        return Err(too_much("the number of merged cells", &MERGED.to_string()));
    }
    for place in places {
        let (column, first) = (place.start.1 as usize, place.start.0);
        let text = rows.get(&first).and_then(|row| row.cells.get(column)).cloned().unwrap_or_default();
        if text.is_empty() || column >= COLUMNS || place.end.0 <= first {
            continue;
        }
        for (_, row) in rows.range_mut(first + 1..=place.end.0) {
            put(row, column, Ok(text.clone()), left)?;
        }
    }
    Ok(())
}

fn text_of(value: &DataRef<'_>) -> Result<String, String> {
    match value {
        DataRef::Empty => Ok(String::new()),
        DataRef::Int(number) => Ok(number.to_string()),
        DataRef::Float(number) => Ok(number_of(*number)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cell(text),
        DataRef::SharedString(text) => cell(text),
        DataRef::Bool(is_true) => Ok(if *is_true { "yes" } else { "no" }.to_owned()),
        DataRef::DateTime(moment) => day_of(moment),
        DataRef::Error(error) => Err(format!("it holds the error {error}")),
    }
}

fn number_of(number: f64) -> String {
    // Whole numbers up to here are exact.
    if number.fract() == 0.0 && number.abs() < 9e15 { format!("{number:.0}") } else { number.to_string() }
}

/// The day; what has a time of day as well is given with it.
fn day_of(moment: &ExcelDateTime) -> Result<String, String> {
    let days = moment.as_f64();
    if moment.is_duration() || !(0.0..DAYS).contains(&days) {
        return Err("it is no day".to_owned());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    Ok(if days.fract() == 0.0 { date } else { format!("{date}T{hour:02}:{minute:02}:{second:02}Z") })
}
