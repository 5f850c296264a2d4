//! Reports as plain data: headings, paragraphs, lists, tables, quotes and figures, in the order in which they are read.
//!
//! What a report says is decided once, here and below; how it looks is the renderers'. A renderer adds no words, so that
//! every format says the same. Texts are data: they are made safe when they come in, and escaped when they go out.

mod attribution;
mod case;
mod chapter;
mod compared;
mod council;
mod docx;
mod ending;
mod html;
mod markdown;
mod method;
mod rule;
mod talk;
mod unit_sheet;
mod units;
mod writer;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::Serialize;

pub use chapter::{chapter, parts};
pub use council::{ForCouncil, council, for_council};
pub use docx::{DocxError, docx};
pub use html::html;
pub use markdown::markdown;
pub use talk::talk;
pub use unit_sheet::unit_sheet;
pub use writer::{Content, ScoredRound};

use super::manifest::Place;
use super::plain;

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Code of the language that it is written in.
    pub language: String,
    /// What it is called.
    pub title: String,
    /// What stands below the title, a line each.
    pub about: Vec<String>,
    /// What is said where a picture is told in words, since the format has none.
    pub told_instead: String,
    /// Whether it is set close on paper, to go on few pages.
    pub is_dense: bool,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// Where the quotes in it stand in the study, each once.
    pub quoted: BTreeSet<Place>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A heading.
    Heading {
        /// 2 below the title, to 5; never more than one below the heading before.
        level: u8,
        /// Its words.
        text: String,
        /// Whether it begins a page on paper.
        starts_page: bool,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// Small print: a base, or what nothing is known of.
    Note {
        /// Its words.
        text: String,
    },
    /// Points without an order.
    List {
        /// At least one.
        items: Vec<String>,
    },
    /// What somebody said, word for word.
    Quote {
        /// The words.
        text: String,
        /// Who said it, in general terms.
        by: String,
    },
    /// A table.
    Table(Table),
    /// A picture.
    Figure {
        /// What stands below it.
        caption: String,
        /// The same for those who do not see it, and for formats without pictures; a line each.
        told: Vec<String>,
        /// The picture as SVG.
        svg: String,
    },
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// What its figures are counted of.
    pub base: String,
    /// Titles of the columns.
    pub head: Vec<String>,
    /// At least one row; as many cells as titles, the first names the row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(caption: &str, base: &str, head: impl IntoIterator<Item = String>) -> Self {
        let head = head.into_iter().map(|title| safe(&title)).collect();
        Self { caption: safe(caption), base: safe(base), head, rows: Vec::new() }
    }

    /// Adds a row; cells that lack, or have nothing in them, get a dash.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let mut cells: Vec<String> = cells.into_iter().map(|cell| safe(&cell)).collect();
        cells.resize(self.head.len(), String::new());
        cells.iter_mut().filter(|cell| cell.is_empty()).for_each(|cell| cell.push('–'));
        self.rows.push(cells);
    }

    /// How many letters the longest word of each column has, its title included. A word ends at a blank or a hyphen.
    fn longest_words(&self) -> Vec<usize> {
        let longest = |cell: &String| {
            let words = cell.split_whitespace().flat_map(|word| word.split_inclusive('-'));
            words.map(|word| word.chars().count()).max().unwrap_or_default()
        };
        self.columns(longest)
    }

    /// The most that a measure gives in each column.
    fn columns(&self, measure: impl Fn(&String) -> usize) -> Vec<usize> {
        let most = |at: usize| {
            let cells = std::iter::once(&self.head).chain(&self.rows).filter_map(|row| row.get(at));
            cells.map(&measure).max().unwrap_or_default()
        };
        (0..self.head.len()).map(most).collect()
    }
}

impl Document {
    /// A report that says nothing yet.
    pub fn new(language: &str, title: &str) -> Self {
        Self {
            language: language.to_owned(),
            title: safe(title),
            about: Vec::new(),
            told_instead: String::new(),
            is_dense: false,
            blocks: Vec::new(),
            quoted: BTreeSet::new(),
        }
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: &str) {
        self.blocks.push(Block::Heading { level, text: safe(text), starts_page: false });
    }

    /// Adds a heading that begins a page on paper.
    pub fn page(&mut self, level: u8, text: &str) {
        self.blocks.push(Block::Heading { level, text: safe(text), starts_page: true });
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph { text: safe(text) });
    }

    /// Adds each line of a text that has words in it as a paragraph.
    pub fn paragraphs(&mut self, text: &str) {
        text.lines().filter(|line| !line.trim().is_empty()).for_each(|line| self.paragraph(line));
    }

    /// Adds small print.
    pub fn note(&mut self, text: &str) {
        self.blocks.push(Block::Note { text: safe(text) });
    }

    /// Adds small print below a heading that nothing stands below yet.
    pub fn note_below_nothing(&mut self, text: &str) {
        if matches!(self.blocks.last(), Some(Block::Heading { .. })) {
            self.note(text);
        }
    }

    /// Adds points, where there are any.
    pub fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| safe(&item)).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List { items });
        }
    }

    /// Adds a quote.
    pub fn quote(&mut self, text: &str, by: &str) {
        self.blocks.push(Block::Quote { text: safe(text), by: safe(by) });
    }

    /// Adds a table, where it has rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds a picture.
    pub fn figure(&mut self, caption: &str, told: &[String], svg: String) {
        let told = told.iter().map(|line| safe(line)).filter(|line| !line.is_empty()).collect();
        self.blocks.push(Block::Figure { caption: safe(caption), told, svg });
    }

    /// Every text in it, in order, but for what is drawn.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.title.as_str()];
        texts.extend(self.about.iter().map(String::as_str));
        for block in &self.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text } | Block::Note { text } => {
                    texts.push(text);
                }
                Block::List { items } => texts.extend(items.iter().map(String::as_str)),
                Block::Quote { text, by } => texts.extend([text.as_str(), by]),
                Block::Table(table) => {
                    texts.extend([table.caption.as_str(), &table.base]);
                    texts.extend(table.head.iter().chain(table.rows.iter().flatten()).map(String::as_str));
                }
                Block::Figure { caption, told, .. } => {
                    texts.push(caption);
                    texts.extend(told.iter().map(String::as_str));
                }
            }
        }
        texts
    }
}

/// A text on one line without anything that steers, and without blanks around it.
fn safe(text: &str) -> String {
    plain(text.trim()).trim().to_owned()
}
