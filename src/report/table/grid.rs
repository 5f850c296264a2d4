//! Columns of text under their titles, as wide as they need to be and no wider than the page.

use std::ops::RangeBounds;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Blanks between two columns.
const GAP: usize = 2;

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Column {
    title: String,
    is_number: bool,
}

#[derive(Clone, Debug)]
enum Row {
    Cells(Vec<String>),
    Heading(String),
}

impl Grid {
    /// A table with these titles and no rows.
    pub fn new<T: Into<String>>(titles: impl IntoIterator<Item = T>) -> Self {
        let column = |title: T| Column { title: title.into(), is_number: false };
        Self { columns: titles.into_iter().map(column).collect(), rows: Vec::new() }
    }

    /// Puts some columns flush right.
    pub fn numbers(mut self, columns: impl RangeBounds<usize>) -> Self {
        for (at, column) in self.columns.iter_mut().enumerate() {
            column.is_number = columns.contains(&at);
        }
        self
    }

    /// Adds a row; cells that lack are empty.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(Row::Cells(cells));
    }

    /// Adds a line over the full width.
    pub fn heading(&mut self, text: String) {
        self.rows.push(Row::Heading(text));
    }

    /// Draws it into `width` columns of the terminal, a line break after each line.
    pub fn draw(&self, width: usize, out: &mut String) {
        let widths = self.widths(width);
        let titles: Vec<String> = self.columns.iter().map(|column| column.title.clone()).collect();
        self.draw_row(&titles, &widths, out);
        let rules: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
        push_line(&rules.join("  "), out);
        for (at, row) in self.rows.iter().enumerate() {
            match row {
                Row::Cells(cells) => self.draw_row(cells, &widths, out),
                Row::Heading(text) => {
                    if at > 0 {
                        out.push('\n');
                    }
                    for line in wrap(text, width) {
                        push_line(&line, out);
                    }
                }
            }
        }
    }

    fn draw_row(&self, cells: &[String], widths: &[usize], out: &mut String) {
        let wrapped: Vec<Vec<String>> = widths
            .iter()
            .enumerate()
            .map(|(at, &width)| cells.get(at).map_or_else(Vec::new, |cell| wrap(cell, width)))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let mut text = String::new();
            for (at, column) in self.columns.iter().enumerate() {
                let part = wrapped[at].get(line).map_or("", String::as_str);
                let blanks = " ".repeat(widths[at].saturating_sub(part.width()));
                if at > 0 {
                    text.push_str(&" ".repeat(GAP));
                }
                let (first, second) =
                    if column.is_number { (blanks.as_str(), part) } else { (part, blanks.as_str()) };
                text.push_str(first);
                text.push_str(second);
            }
            push_line(&text, out);
        }
    }

    /// Each column as wide as its widest cell where all fit, and as its title where there is room left; else the widest
    /// give way to one another, down to their longest word.
    fn widths(&self, width: usize) -> Vec<usize> {
        let longest_word = |text: &str| text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
        let widest = |at: usize, of: &dyn Fn(&str) -> usize| {
            let cells = self.rows.iter().filter_map(|row| match row {
                Row::Cells(cells) => cells.get(at).map(String::as_str),
                Row::Heading(_) => None,
            });
            cells.map(of).max().unwrap_or(0)
        };
        let columns = || self.columns.iter().enumerate();
        let least: Vec<usize> =
            columns().map(|(at, column)| widest(at, &longest_word).max(title_width(&column.title))).collect();
        let full: Vec<usize> =
            columns().map(|(at, _)| widest(at, &|text| text.width()).max(least[at])).collect();
        let room = width.saturating_sub(GAP * self.columns.len().saturating_sub(1));
        let capped = |cap: usize| -> Vec<usize> {
            full.iter().zip(&least).map(|(&full, &least)| full.min(cap.max(least))).collect()
        };
        let used = |widths: &[usize]| widths.iter().sum::<usize>();
        let widest = full.iter().copied().max().unwrap_or(1);
        let fitting = (1..=widest).rev().map(capped).find(|widths| used(widths) <= room);
        let mut widths = fitting.unwrap_or_else(|| least.clone());
        // Not even the longest words fit: they are broken, the longest first.
        while used(&widths) > room {
            let Some(longest) = widths.iter_mut().max().filter(|width| **width > 1) else { break };
            *longest -= 1;
        }
        let mut spare = room.saturating_sub(used(&widths));
        for (at, column) in columns() {
            let wanted = column.title.width().saturating_sub(widths[at]);
            if wanted <= spare {
                widths[at] += wanted;
                spare -= wanted;
            }
        }
        widths
    }
}

/// The least width at which a title takes up no more than two lines.
fn title_width(title: &str) -> usize {
    let least = title.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0).max(1);
    (least..title.width()).find(|&width| wrap(title, width).len() <= 2).unwrap_or(least.max(title.width()))
}

/// Adds a line without blanks at its end.
pub(super) fn push_line(line: &str, out: &mut String) {
    out.push_str(line.trim_end());
    out.push('\n');
}

/// Breaks a text into lines of at most `width` columns, at blanks where that is possible; at least one line.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let used = lines.last().map_or(0, |line| line.width());
        let fits = used == 0 || used + 1 + word.width() <= width;
        if !fits {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        break_last(&mut lines, width);
    }
    lines
}

/// Where to break a line that is longer than `width` columns: before the first character that does not fit, though never
/// before the first one of all; its end where all fit.
pub(super) fn break_at(line: &str, width: usize) -> usize {
    let mut used = 0;
    let at = line.grapheme_indices(true).find_map(|(at, cluster)| {
        used += cluster.width();
        (used > width && at > 0).then_some(at)
    });
    at.unwrap_or(line.len())
}

/// Breaks the last line where it is a word that is too long.
fn break_last(lines: &mut Vec<String>, width: usize) {
    while let Some(line) = lines.last().filter(|line| line.width() > width) {
        let at = break_at(line, width);
        if at == line.len() {
            return;
        }
        let rest = line[at..].to_owned();
        if let Some(line) = lines.last_mut() {
            line.truncate(at);
        }
        lines.push(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(grid: &Grid, width: usize) -> String {
        let mut out = String::new();
        grid.draw(width, &mut out);
        out
    }

    #[test]
    fn columns_line_up_whatever_the_script() {
        let mut grid = Grid::new(["Unit", "n"]).numbers(1..);
        grid.row(vec!["Bürger".into(), "7".into()]);
        grid.row(vec!["統合".into(), "12".into()]);
        assert_eq!(draw(&grid, 40), "Unit     n\n──────  ──\nBürger   7\n統合    12\n");
    }

    #[test]
    fn the_widest_column_gives_way_first() {
        let mut grid = Grid::new(["A", "B"]);
        grid.row(vec!["short".into(), "words that do not fit in here".into()]);
        assert_eq!(
            draw(&grid, 20),
            "A      B\n─────  ─────────────\nshort  words that do\n       not fit in\n       here\n"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let mut grid = Grid::new(["Department", "Completed phases", "Reads so far"]);
        grid.row(vec!["Ruimtelijke Ontwikkeling".into(), "a".repeat(50), "統".repeat(30)]);
        grid.heading("Staff departments, and a heading that goes on".into());
        for width in 12..60 {
            let drawn = draw(&grid, width);
            assert!(drawn.lines().all(|line| line.width() <= width), "{width}:\n{drawn}");
        }
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_between_characters() {
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301} a", 2), ["e\u{301}e\u{301}", "e\u{301}", "a"]);
        assert_eq!(wrap("", 5), [""]);
    }
}
