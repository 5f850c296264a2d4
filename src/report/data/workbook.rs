//! The tables as a workbook: a sheet each, the codebook last.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError};

use super::{Cell, Dataset, Kind, Table};

/// The widest column, in characters.
const WIDEST: u16 = 60;

/// Why a workbook cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// A table has more rows than a sheet can have, or a text is longer than a cell can hold.
    #[error("the table `{table}` does not fit into a sheet: {why}")]
    TooLarge {
        /// The table.
        table: &'static str,
        /// What the writer says.
        why: String,
    },
    /// Anything else.
    #[error("the workbook cannot be made: {0}")]
    Other(String),
}

/// The bytes of a workbook. Numbers and full dates are typed; every text is a text, whatever it begins with. The first
/// row stays in sight; a column's label stands at its name.
///
/// # Errors
/// It does not fit.
pub fn workbook(dataset: &Dataset, codebook: &Table) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    for table in dataset.tables.iter().chain([codebook]) {
        let sheet = book.add_worksheet();
        fill(sheet, table)
            .map_err(|error| Unwritable::TooLarge { table: table.name, why: error.to_string() })?;
    }
    book.save_to_buffer().map_err(|error| Unwritable::Other(error.to_string()))
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let (head, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    let (moment, words) = (
        Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        Format::new().set_text_wrap().set_align(FormatAlign::Top),
    );
    sheet.set_name(table.name)?.set_freeze_panes(1, 0)?;
    for (column, variable) in (0_u16..).zip(&table.variables) {
        sheet.write_string_with_format(0, column, variable.name, &head)?;
        sheet.insert_note(0, column, &Note::new(&variable.label).add_author_prefix(false))?;
        let mut widest = variable.name.chars().count();
        for (row, cells) in (1_u32..).zip(&table.rows) {
            match cells.get(usize::from(column)).unwrap_or(&Cell::Nothing) {
                Cell::Nothing => {}
                Cell::Number(number) => match i32::try_from(*number) {
                    Ok(number) => {
                        sheet.write_number(row, column, number)?;
                    }
                    // A sheet's numbers have 15 digits; the text has them all.
                    Err(_) => {
                        sheet.write_string(row, column, number.to_string())?;
                    }
                },
                Cell::Text(text) => {
                    let typed = match variable.kind {
                        Kind::Date => moment_of(text).map(|at| (at, &day)),
                        Kind::Moment => moment_of(text.trim_end_matches('Z')).map(|at| (at, &moment)),
                        Kind::Id | Kind::Code | Kind::Number | Kind::Text => None,
                    };
                    if let Some((at, format)) = typed {
                        sheet.write_datetime_with_format(row, column, &at, format)?;
                    } else if text.contains('\n') {
                        sheet.write_string_with_format(row, column, text, &words)?;
                    } else {
                        sheet.write_string(row, column, text)?;
                    }
                    let longest = text.lines().map(|line| line.chars().count()).max();
                    widest = widest.max(longest.unwrap_or_default());
                }
            }
        }
        sheet.set_column_width(column, u16::try_from(widest).unwrap_or(WIDEST).min(WIDEST) + 2)?;
    }
    let last = u16::try_from(table.variables.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, u32::try_from(table.rows.len()).unwrap_or(u32::MAX), last)?;
    Ok(())
}

/// A full date, or date and time; of a month or year there is none, and it stays text.
fn moment_of(text: &str) -> Option<ExcelDateTime> {
    (text.len() >= 10).then(|| ExcelDateTime::parse_from_str(text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::report::data::Variable;
    use crate::report::manifest::Manifest;

    fn read(table: &Table) -> calamine::Range<Data> {
        let dataset =
            Dataset { study: "s".into(), tables: vec![table.clone()], manifest: Manifest::default() };
        let book = Table { name: "codebook", ..table.clone() };
        let bytes = workbook(&dataset, &book).unwrap();
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(read.sheet_names(), ["t", "codebook"]);
        assert!(read.worksheet_formula("t").unwrap().used_cells().all(|(_, _, formula)| formula.is_empty()));
        read.worksheet_range("t").unwrap()
    }

    #[test]
    fn a_workbook_gives_back_numbers_days_and_every_text_as_a_text() {
        let variable = |name, kind| Variable { name, label: "<b>=1</b>".into(), kind, values: Vec::new() };
        let table = Table {
            name: "t",
            title: String::new(),
            variables: vec![
                variable("n", Kind::Number),
                variable("day", Kind::Date),
                variable("x", Kind::Text),
            ],
            rows: vec![
                vec![Cell::Number(-3), Cell::text("2011-03-04"), Cell::text("=1+1")],
                vec![Cell::Nothing, Cell::text("2011-03"), Cell::text("<c>&\"é\u{7}\n2</c>")],
                vec![Cell::Number(7), Cell::Nothing, Cell::text("+31 6; @x")],
            ],
        };
        let range = read(&table);
        let at = |row, column| range.get((row, column)).unwrap();
        assert_eq!(at(0, 0), &Data::String("n".into()));
        assert_eq!(at(1, 0), &Data::Float(-3.0));
        assert!(matches!(at(1, 1), Data::DateTime(_)), "{:?}", at(1, 1));
        assert_eq!(at(1, 2), &Data::String("=1+1".into()));
        assert_eq!(at(2, 0), &Data::Empty);
        assert_eq!(at(2, 1), &Data::String("2011-03".into()));
        assert_eq!(at(2, 2), &Data::String("<c>&\"é\u{fffd}\n2</c>".into()));
        assert_eq!(at(3, 2), &Data::String("+31 6; @x".into()));
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_said_and_not_cut() {
        let variable = Variable { name: "x", label: String::new(), kind: Kind::Text, values: Vec::new() };
        let rows = vec![vec![Cell::text("a".repeat(40_000))]];
        let table = Table { name: "t", title: String::new(), variables: vec![variable], rows };
        let dataset =
            Dataset { study: "s".into(), tables: vec![table.clone()], manifest: Manifest::default() };
        assert!(matches!(workbook(&dataset, &table), Err(Unwritable::TooLarge { table: "t", .. })));
    }
}
