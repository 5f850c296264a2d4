//! A table for SPSS and PSPP: data as text, and the syntax that reads it, with labels and missing values.

use std::fmt::Write as _;

use super::{Cell, Kind, Table, Variable};

/// Missing values are below this.
const MISSING: i64 = -9900;
/// The longest string that SPSS has, in bytes.
const LONGEST: usize = 32767;

/// A table as two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syntax {
    /// The data: UTF-8, comma-separated, a row a line.
    pub data: String,
    /// The syntax that reads it from `NAME.txt`.
    pub syntax: String,
}

/// A table's data and syntax. Codes become numbers from 1 with value labels. A number that is missing has a value below
/// -9900 of its own for each kind of missing, labelled and declared missing. A line break within a text becomes ` ¶ `, for
/// SPSS ends a row at one; nothing is cut.
///
/// # Errors
/// A text is longer than SPSS can hold; it says which variable.
pub fn syntax(table: &Table) -> Result<Syntax, String> {
    let columns: Vec<Column> = (0..table.variables.len()).map(|at| Column::of(table, at)).collect();
    let too_long = columns.iter().find(|column| column.width > LONGEST);
    if let Some(column) = too_long {
        return Err(format!(
            "a text in `{}` of `{}` is longer than SPSS can hold",
            column.variable.name, table.name
        ));
    }
    let mut data = columns.iter().map(|column| column.variable.name).collect::<Vec<_>>().join(",");
    data.push_str("\r\n");
    for row in &table.rows {
        let cells: Vec<String> = columns.iter().map(|column| column.written(row)).collect();
        data.push_str(&cells.join(","));
        data.push_str("\r\n");
    }
    Ok(Syntax { data, syntax: written(table, &columns) })
}

/// A column as SPSS has it.
struct Column<'t> {
    variable: &'t Variable,
    at: usize,
    is_number: bool,
    /// Of a string, in bytes.
    width: usize,
    /// Where the kind of missing stands, and its words; of numbers only.
    state: Option<(usize, &'t Variable)>,
}

impl<'t> Column<'t> {
    fn of(table: &'t Table, at: usize) -> Self {
        let variable = &table.variables[at];
        let is_number = matches!(variable.kind, Kind::Number | Kind::Code);
        let state = table.variables.iter().position(|one| one.name == "state");
        let state = state.filter(|_| variable.kind == Kind::Number).map(|at| (at, &table.variables[at]));
        let texts = table.rows.iter().filter_map(|row| match row.get(at) {
            Some(Cell::Text(text)) => Some(one_line(text).len()),
            _ => None,
        });
        Self { variable, at, is_number, width: texts.max().unwrap_or(1).max(1), state }
    }

    fn written(&self, row: &[Cell]) -> String {
        match row.get(self.at) {
            Some(Cell::Number(number)) => number.to_string(),
            Some(Cell::Text(text)) if self.is_number => {
                self.code(text).map(|code| code.to_string()).unwrap_or_default()
            }
            Some(Cell::Text(text)) => format!("\"{}\"", one_line(text).replace('"', "\"\"")),
            Some(Cell::Nothing) | None => self.missing(row).map(|code| code.to_string()).unwrap_or_default(),
        }
    }

    fn code(&self, word: &str) -> Option<usize> {
        Some(self.variable.values.iter().position(|meaning| meaning.value == word)? + 1)
    }

    fn missing(&self, row: &[Cell]) -> Option<i64> {
        let (at, state) = self.state?;
        let Some(Cell::Text(word)) = row.get(at) else { return None };
        Some(MISSING - 1 - state.values.iter().position(|meaning| meaning.value == *word)? as i64)
    }

    /// Values with their labels.
    fn labels(&self) -> Vec<(String, &str)> {
        let values = self.variable.values.iter();
        let mut labels: Vec<(String, &str)> = match self.variable.kind {
            Kind::Code => {
                values.zip(1..).map(|(one, at): (_, usize)| (at.to_string(), one.label.as_str())).collect()
            }
            Kind::Number => values.map(|one| (one.value.clone(), one.label.as_str())).collect(),
            Kind::Id => {
                let fitting = values.filter(|one| one.value.len() <= self.width);
                fitting.map(|one| (quoted(&one.value, 120), one.label.as_str())).collect()
            }
            Kind::Text | Kind::Date | Kind::Moment => Vec::new(),
        };
        if let Some((_, state)) = self.state {
            let kinds = (1_i64..).zip(&state.values);
            labels.extend(kinds.map(|(at, one)| ((MISSING - at).to_string(), one.label.as_str())));
        }
        labels
    }
}

fn written(table: &Table, columns: &[Column]) -> String {
    let mut text = format!("* {}.\n", one_line(&table.title).replace('.', " ").trim_end());
    text.push_str("* Run it in the folder of the data: INSERT FILE='THIS FILE' CD=YES.\n");
    let _ = writeln!(
        text,
        "GET DATA /TYPE=TXT /FILE='{}.txt' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED\n /DELIMITERS=\",\" /QUALIFIER='\"' /FIRSTCASE=2\n /VARIABLES=",
        table.name
    );
    for column in columns {
        let format = if column.is_number { "F10.0".to_owned() } else { format!("A{}", column.width) };
        let _ = writeln!(text, "  {} {format}", column.variable.name);
    }
    text.push_str(" .\n");
    for column in columns {
        let Column { variable: Variable { name, label, .. }, .. } = column;
        let _ = writeln!(text, "VARIABLE LABELS {name} {}.", quoted(label, 255));
    }
    for column in columns {
        let labels = column.labels();
        if !labels.is_empty() {
            let _ = write!(text, "VALUE LABELS {}", column.variable.name);
            for (value, label) in labels {
                let _ = write!(text, "\n  {value} {}", quoted(label, 120));
            }
            text.push_str(".\n");
        }
        if column.state.is_some() {
            let _ = writeln!(text, "MISSING VALUES {} (LOWEST THRU {MISSING}).", column.variable.name);
        }
    }
    let _ = writeln!(text, "EXECUTE.\nDATASET NAME {}.", table.name);
    text
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ¶ ").replace('\t', " ")
}

/// A text of syntax: no text within can end it. Labels longer than SPSS allows are cut; the codebook has them whole.
fn quoted(text: &str, longest: usize) -> String {
    let text = one_line(text);
    let mut end = text.len().min(longest);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("'{}'", text.get(..end).unwrap_or_default().replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::data::Meaning;

    fn variable(name: &'static str, kind: Kind, values: &[&str]) -> Variable {
        let meaning = |value: &&str| Meaning {
            value: (*value).into(),
            label: format!("{value}'s"),
            source: String::new(),
        };
        Variable { name, label: "it's.\nEXECUTE.".into(), kind, values: values.iter().map(meaning).collect() }
    }

    #[test]
    fn each_kind_of_missing_has_a_value_of_its_own_and_no_text_ends_a_command() {
        let table = Table {
            name: "answers",
            title: "All.\nERASE FILE='x'.".into(),
            variables: vec![
                variable("state", Kind::Code, &["given", "not asked", "no answer"]),
                variable("number", Kind::Number, &[]),
                variable("notes", Kind::Text, &[]),
            ],
            rows: vec![
                vec![Cell::text("given"), Cell::Number(3), Cell::text("one\n\"two\", three")],
                vec![Cell::text("not asked"), Cell::Nothing, Cell::Nothing],
                vec![Cell::text("no answer"), Cell::Nothing, Cell::Nothing],
            ],
        };
        let Syntax { data, syntax } = syntax(&table).unwrap();
        assert_eq!(
            data,
            "state,number,notes\r\n1,3,\"one ¶ \"\"two\"\", three\"\r\n2,-9902,\r\n3,-9903,\r\n"
        );
        assert!(syntax.contains("MISSING VALUES number (LOWEST THRU -9900)."), "{syntax}");
        assert!(syntax.contains("  -9902 'not asked''s'"), "{syntax}");
        assert!(syntax.contains("VARIABLE LABELS notes 'it''s. ¶ EXECUTE.'."), "{syntax}");
        assert!(syntax.contains("  notes A19\n"), "{syntax}");
        assert!(!syntax.lines().any(|line| line.starts_with("ERASE") || line.starts_with("EXECUTE. ")));
        assert!(syntax.starts_with("* All  ¶ ERASE FILE='x'.\n"), "{syntax}");
    }

    #[test]
    fn a_text_too_long_is_said_and_not_cut() {
        let table = Table {
            name: "t",
            title: String::new(),
            variables: vec![variable("x", Kind::Text, &[])],
            rows: vec![vec![Cell::text("ä".repeat(20_000))]],
        };
        assert!(super::syntax(&table).unwrap_err().contains("`x` of `t`"));
    }
}
