//! The wrapped rows on screen: which there are, where the cursor is among them, and how far they are scrolled.

use std::ops::Range;

use super::{
    Editor,
    text::{boundary_before, columns, grapheme_columns, graphemes},
    wrap::Span,
};

/// One row as it is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// What fits the area; blanks hanging over its edge are not in it.
    pub text: &'a str,
    /// Where the row starts, as a byte offset into the whole text.
    pub start: usize,
    /// The number of its paragraph, from 0.
    pub paragraph: usize,
    /// The selected bytes of `text`; empty if none.
    pub selected: Range<usize>,
    /// Whether the selection goes on past `text`, over hanging blanks or the line break.
    pub selected_end: bool,
}

/// Returns the columns that text may take in an area `width` wide: one less, kept for the cursor.
fn text_columns(width: u16) -> u16 {
    width.saturating_sub(1).max(1)
}

impl Editor {
    /// Returns the rows of the whole text in an area `width` columns wide; at least one.
    pub fn rows(&self, width: u16) -> impl Iterator<Item = Row<'_>> {
        self.rows_between(0, usize::MAX, width)
    }

    /// Returns the rows to draw in an area of `width` columns and `height` rows, from the scroll offset on.
    pub fn visible_rows(&self, width: u16, height: u16) -> impl Iterator<Item = Row<'_>> {
        self.rows_between(self.scroll, usize::from(height), width)
    }

    /// Returns how many rows the text has in an area `width` columns wide.
    pub fn row_count(&self, width: u16) -> usize {
        self.paragraphs.counted(text_columns(width)).map(|(.., count)| count).sum()
    }

    /// Returns the number of the first visible row.
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    /// Scrolls as little as needed for the cursor to be in an area of `width` columns and `height` rows.
    ///
    /// Rows below the end of the text are not shown while there are others to show.
    pub fn scroll_to_cursor(&mut self, width: u16, height: u16) {
        let height = usize::from(height.max(1));
        let row = self.cursor_position(width).0;
        self.scroll = self
            .scroll
            .clamp((row + 1).saturating_sub(height), row)
            .min(self.row_count(width).saturating_sub(height));
    }

    /// Returns the row of the cursor, counted from the first row of the text, and its column.
    ///
    /// The column is less than `width`; among hanging blanks it is the last.
    pub fn cursor_position(&self, width: u16) -> (usize, u16) {
        let (number, start) = self.paragraphs.locate(self.caret.offset);
        let place = self.caret.offset - start;
        let mut above = 0;
        for (paragraph, start, count) in self.paragraphs.counted(text_columns(width)) {
            if paragraph == number {
                let rows = self.paragraphs.rows_of(number, start, text_columns(width));
                let row = rows.partition_point(|row| row.start <= place).saturating_sub(1);
                let Span { start: from, shown, .. } = rows[row];
                let before = &self.as_str()[start + from..start + place];
                let column = if place > shown { usize::MAX } else { columns(before) };
                return (above + row, column.min(usize::from(width.saturating_sub(1))) as u16);
            }
            above += count;
        }
        (above, 0)
    }

    /// Returns the last place on row `row` that is not right of `column`; the end of the text below the last row.
    pub(super) fn offset_at(&self, row: usize, column: usize, width: u16) -> usize {
        let mut above = 0;
        for (paragraph, start, count) in self.paragraphs.counted(text_columns(width)) {
            if row - above < count {
                let rows = self.paragraphs.rows_of(paragraph, start, text_columns(width));
                let number = row - above;
                let Span { start: from, end, .. } = rows[number];
                let line = &self.as_str()[start..start + end];
                let (mut place, mut passed) = (from, 0);
                for (at, grapheme) in graphemes(line, from) {
                    passed += grapheme_columns(grapheme);
                    if passed > column {
                        break;
                    }
                    place = at + grapheme.len();
                }
                // The place behind a row that goes on is the start of the next one.
                let last = number + 1 == rows.len();
                return start + if !last && place == end { boundary_before(line, end) } else { place };
            }
            above += count;
        }
        self.paragraphs.len()
    }

    fn rows_between(&self, first: usize, count: usize, width: u16) -> impl Iterator<Item = Row<'_>> {
        self.paragraphs
            .counted(text_columns(width))
            .scan(first, |skipped, (paragraph, start, count)| {
                // Paragraphs scrolled past are passed over whole.
                let here = (*skipped).min(count);
                *skipped -= here;
                Some((paragraph, start, count, here))
            })
            .filter(|(.., count, here)| here < count)
            .flat_map(move |(paragraph, start, count, here)| {
                let rows = self.paragraphs.rows_of(paragraph, start, text_columns(width));
                (here..count).map(move |number| {
                    let last = number + 1 == rows.len();
                    self.row(paragraph, start, rows[number], last)
                })
            })
            .take(count)
    }

    fn row(&self, paragraph: usize, start: usize, span: Span, last: bool) -> Row<'_> {
        let (from, shown) = (start + span.start, start + span.shown);
        // The line break, or else the hanging blanks, that come behind what is shown.
        let end = start + span.end + usize::from(last);
        let selected = self.selection().unwrap_or(0..0);
        let clamp = |offset: usize| offset.clamp(from, shown) - from;
        Row {
            text: &self.as_str()[from..shown],
            start: from,
            paragraph,
            selected: clamp(selected.start)..clamp(selected.end),
            selected_end: selected.end > shown && selected.start < end && end > shown,
        }
    }
}
