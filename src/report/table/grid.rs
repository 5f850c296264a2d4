//! Columns of text under their titles, as wide as they need to be and no wider than the page.

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

    /// Puts the columns from `first` on flush right.
    pub fn numbers_from(mut self, first: usize) -> Self {
        for column in self.columns.iter_mut().skip(first) {
            column.is_number = true;
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
        for row in &self.rows {
            match row {
                Row::Cells(cells) => self.draw_row(cells, &widths, out),
                Row::Heading(text) => wrap(text, width).iter().for_each(|line| push_line(line, out)),
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

    /// Each column as wide as its widest cell where all fit; else the widest give way to one another, down to their
    /// longest word.
    fn widths(&self, width: usize) -> Vec<usize> {
        let measure = |of: &dyn Fn(&str) -> usize| -> Vec<usize> {
            (0..self.columns.len())
                .map(|at| {
                    let cells = self.rows.iter().filter_map(|row| match row {
                        Row::Cells(cells) => cells.get(at).map(String::as_str),
                        Row::Heading(_) => None,
                    });
                    cells.chain([self.columns[at].title.as_str()]).map(of).max().unwrap_or(0).max(1)
                })
                .collect()
        };
        let full = measure(&|text| text.width());
        let least = measure(&|text| text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0));
        let room = width.saturating_sub(GAP * self.columns.len().saturating_sub(1));
        let capped = |cap: usize| -> Vec<usize> {
            full.iter().zip(&least).map(|(&full, &least)| full.min(cap.max(least))).collect()
        };
        let fits = |widths: &[usize]| widths.iter().sum::<usize>() <= room;
        let widest = full.iter().copied().max().unwrap_or(1);
        let mut widths =
            (1..=widest).rev().map(capped).find(|widths| fits(widths)).unwrap_or_else(|| least.clone());
        // Not even the longest words fit: they are broken, the longest first.
        while !fits(&widths) {
            let Some(longest) = widths.iter_mut().max().filter(|width| **width > 1) else { break };
            *longest -= 1;
        }
        widths
    }
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

/// Breaks the last line where it is a word that is too long.
fn break_last(lines: &mut Vec<String>, width: usize) {
    while let Some(line) = lines.last().filter(|line| line.width() > width) {
        let mut used = 0;
        let at = line.grapheme_indices(true).find_map(|(at, cluster)| {
            used += cluster.width();
            (used > width && at > 0).then_some(at)
        });
        let Some(at) = at else { return };
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
        let mut grid = Grid::new(["Unit", "n"]).numbers_from(1);
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
        for width in 6..60 {
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
