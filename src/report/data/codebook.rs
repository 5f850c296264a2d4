//! The codebook: every table and variable with its label, type, values and where they come from.

use std::fmt::Write as _;

use super::{Cell, Dataset, Kind, Table, Variable};
use crate::language::Words;

/// The codebook as a table: a row per variable, and after it one per value that it can have.
pub fn codebook(dataset: &Dataset, words: &Words) -> Table {
    let variable = |name: &'static str, kind| Variable {
        name,
        label: words.text(&format!("data-book-{}", name.replace('_', "-"))),
        kind,
        values: Vec::new(),
    };
    let variables = vec![
        variable("file", Kind::Id),
        variable("variable", Kind::Id),
        variable("label", Kind::Text),
        variable("type", Kind::Code),
        variable("value", Kind::Text),
        variable("value_label", Kind::Text),
        variable("source", Kind::Text),
    ];
    let mut rows = Vec::new();
    for table in &dataset.tables {
        for variable in &table.variables {
            let head = [
                Cell::text(table.name),
                Cell::text(variable.name),
                Cell::text(&variable.label),
                Cell::text(variable.kind.as_str()),
            ];
            let row = |own: [Cell; 3]| head.iter().cloned().chain(own).collect::<Vec<_>>();
            rows.push(row([Cell::Nothing, Cell::Nothing, Cell::Nothing]));
            for meaning in &variable.values {
                rows.push(row([
                    Cell::text(&meaning.value),
                    Cell::text(&meaning.label),
                    Cell::text(&meaning.source),
                ]));
            }
        }
    }
    Table { name: "codebook", title: words.text("data-table-codebook"), variables, rows }
}

/// The codebook to read, in Markdown. A list of values stands once, at the first table that has the variable.
pub fn markdown(dataset: &Dataset, words: &Words) -> String {
    let mut text = format!("# {} – {}\n\n", escaped(&dataset.study), words.text("data-table-codebook"));
    let _ = writeln!(text, "{}", words.text("data-book-intro"));
    if dataset.has_names() {
        let _ = writeln!(text, "\n**{}**", words.text("data-book-names"));
    }
    let mut told: Vec<(&str, &[super::Meaning])> = Vec::new();
    for table in &dataset.tables {
        let _ = writeln!(text, "\n## {}\n\n{}", table.name, escaped(&table.title));
        let _ = writeln!(
            text,
            "\n| {} | {} | {} |\n|---|---|---|",
            words.text("data-book-variable"),
            words.text("data-book-label"),
            words.text("data-book-type")
        );
        for Variable { name, label, kind, .. } in &table.variables {
            let _ = writeln!(text, "| `{name}` | {} | {} |", escaped(label), kind.as_str());
        }
        for variable in table.variables.iter().filter(|variable| !variable.values.is_empty()) {
            let _ = write!(text, "\n`{}`", variable.name);
            if told.contains(&(variable.name, variable.values.as_slice())) {
                let _ = writeln!(text, ": {}", words.text("data-book-above"));
                continue;
            }
            told.push((variable.name, &variable.values));
            text.push_str(":\n\n");
            for meaning in &variable.values {
                let source = match meaning.source.as_str() {
                    "" => String::new(),
                    source => format!(" ({})", escaped(source)),
                };
                let _ = writeln!(text, "- {} – {}{source}", escaped(&meaning.value), escaped(&meaning.label));
            }
        }
    }
    text
}

/// Text that Markdown and the HTML made of it show as it is, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_label_is_text() {
        assert_eq!(escaped("<b>x</b> | [a](b)\nc"), "&lt;b&gt;x&lt;/b&gt; \\| \\[a\\](b) c");
    }
}
