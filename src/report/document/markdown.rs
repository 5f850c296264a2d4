//! A report as Markdown. Pictures are told in words; no text of the study becomes markup.

use super::{Block, Document, Table};
use crate::report::printed::escaped;

/// Writes a report as Markdown, with a line break at its end.
pub fn markdown(document: &Document) -> String {
    let mut parts = vec![format!("# {}", escaped(&document.title))];
    parts.extend(document.about.iter().map(|line| escaped(line)));
    parts.extend(document.blocks.iter().map(block));
    parts.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text, .. } => format!("{} {}", "#".repeat((*level).into()), escaped(text)),
        Block::Paragraph { text } => escaped(text),
        Block::Note { text } => format!("*{}*", escaped(text)),
        Block::List { items } => list(items),
        Block::Quote { text, by } => format!("> „{}“ – {}", escaped(text), escaped(by)),
        Block::Table(found) => table(found),
        Block::Figure { caption, told, .. } => format!("{}\n\n*{}*", list(told), escaped(caption)),
    }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("- {}", escaped(item))).collect();
    items.join("\n")
}

fn table(table: &Table) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(table.head.len()));
    let mut lines = vec![format!("**{}**", escaped(&table.caption)), String::new(), line(&table.head), rule];
    lines.extend(table.rows.iter().map(|row| line(row)));
    lines.extend([String::new(), format!("*{}*", escaped(&table.base))]);
    lines.join("\n")
}
