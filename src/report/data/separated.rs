//! A table as comma-separated values (RFC 4180): UTF-8, CRLF, a header of names.

use super::{Cell, Kind, Table};
use crate::domain::text::is_like_formula;

/// The table as text. A text that a spreadsheet would take for a formula has an apostrophe before it; numbers, dates and
/// missing values (empty) never have.
///
/// # Errors
/// None that memory does not have: the writer's own, as text.
pub fn separated(table: &Table) -> Result<String, String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write = |record: &[String]| writer.write_record(record).map_err(|error| error.to_string());
    let names: Vec<String> = table.variables.iter().map(|variable| variable.name.to_owned()).collect();
    write(&names)?;
    for row in &table.rows {
        let cells = row.iter().zip(&table.variables);
        let record: Vec<String> = cells.map(|(cell, variable)| field(cell, variable.kind)).collect();
        write(&record)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn field(cell: &Cell, kind: Kind) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) if kind != Kind::Date && is_like_formula(text) => {
            format!("'{text}")
        }
        Cell::Text(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::data::Variable;

    fn table(cells: Vec<Cell>) -> Table {
        let variable = |name| Variable { name, label: String::new(), kind: Kind::Text, values: Vec::new() };
        let rows = cells.into_iter().map(|cell| vec![cell, Cell::Number(-1)]).collect();
        Table { name: "t", title: String::new(), variables: vec![variable("a"), variable("b")], rows }
    }

    #[test]
    fn what_would_be_a_formula_stays_text_and_a_negative_number_a_number() {
        let cells = ["=1+1", "+3", "-3", "@SUM(A1)", "\t=1", " =1", "say \"hi\", now"].map(Cell::text);
        let text = separated(&table(cells.into())).unwrap();
        assert_eq!(
            text,
            "a,b\r\n'=1+1,-1\r\n'+3,-1\r\n'-3,-1\r\n'@SUM(A1),-1\r\n'\t=1,-1\r\n' =1,-1\r\n\"say \"\"hi\"\", now\",-1\r\n"
        );
    }

    proptest! {
        #[test]
        fn whatever_was_typed_is_read_back_cell_by_cell(texts in prop::collection::vec("\\PC*[\n\",;']*\\PC*", 1..6)) {
            let written = separated(&table(texts.iter().map(Cell::text).collect())).unwrap();
            let mut reader = csv::Reader::from_reader(written.as_bytes());
            let read: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
            prop_assert_eq!(read.len(), texts.len());
            for (read, text) in read.iter().zip(&texts) {
                let guarded = read.strip_prefix('\'').filter(|rest| is_like_formula(rest));
                let read = guarded.unwrap_or(read);
                prop_assert_eq!(Cell::text(read), Cell::text(text));
            }
        }
    }
}
