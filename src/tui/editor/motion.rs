//! Where the cursor goes: by graphemes and words through the text, by rows and columns over the screen.

use super::{
    Editor,
    text::{boundary_after, boundary_before, boundary_from, word_end_after, word_start_before},
};

/// A way to move the cursor. Rows are the wrapped rows on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme towards the start; with a selection and not extending it, to its start.
    Left,
    /// One grapheme towards the end; with a selection and not extending it, to its end.
    Right,
    /// To the start of the word, or over the line break.
    WordLeft,
    /// To the end of the word, or over the line break.
    WordRight,
    /// One row up, in the same column; on the first row to the start of the text.
    Up,
    /// One row down, in the same column; on the last row to the end of the text.
    Down,
    /// To the start of the row.
    Home,
    /// To the end of the row; where a word is cut by the edge, before its last grapheme on the row.
    End,
    /// So many rows up.
    PageUp(u16),
    /// So many rows down.
    PageDown(u16),
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
}

impl Editor {
    /// Moves the cursor, with the selection growing or dropped.
    pub(super) fn travel(&mut self, motion: Motion, extend: bool, width: u16) {
        self.history.close();
        let cursor = self.caret.offset;
        let selection = if extend { None } else { self.selection() };
        let goal = self.goal.take();
        let target = match motion {
            Motion::Left => selection.map_or_else(|| self.left_of(cursor), |range| range.start),
            Motion::Right => selection.map_or_else(|| self.right_of(cursor), |range| range.end),
            Motion::WordLeft => self.word_left_of(cursor),
            Motion::WordRight => self.word_right_of(cursor),
            Motion::Up => self.rows_away(-1, goal, width),
            Motion::Down => self.rows_away(1, goal, width),
            Motion::PageUp(rows) => self.rows_away(-(rows as isize), goal, width),
            Motion::PageDown(rows) => self.rows_away(rows as isize, goal, width),
            Motion::Home => self.offset_at(self.cursor_position(width).0, 0, width),
            Motion::End => self.offset_at(self.cursor_position(width).0, usize::MAX, width),
            Motion::TextStart => 0,
            Motion::TextEnd => self.paragraphs.len(),
        };
        self.caret.anchor = extend.then_some(self.caret.anchor.unwrap_or(cursor));
        self.caret.offset = target;
    }

    /// Returns the place `rows` below the cursor (above if negative), and keeps the column aimed for.
    fn rows_away(&mut self, rows: isize, goal: Option<usize>, width: u16) -> usize {
        let (row, column) = self.cursor_position(width);
        let goal = goal.unwrap_or(usize::from(column));
        self.goal = Some(goal);
        match row.checked_add_signed(rows) {
            None => 0,
            Some(target) => self.offset_at(target, goal, width),
        }
    }

    /// Returns the place one grapheme, or a line break, before `offset`.
    pub(super) fn left_of(&self, offset: usize) -> usize {
        let (line, start) = self.paragraphs.around(offset);
        if offset == start { start.saturating_sub(1) } else { start + boundary_before(line, offset - start) }
    }

    /// Returns the place one grapheme, or a line break, after `offset`.
    pub(super) fn right_of(&self, offset: usize) -> usize {
        let (line, start) = self.paragraphs.around(offset);
        if offset == start + line.len() {
            (offset + 1).min(self.paragraphs.len())
        } else {
            start + boundary_after(line, offset - start)
        }
    }

    /// Returns the start of the word before `offset`; at the start of a paragraph the end of the one before.
    pub(super) fn word_left_of(&self, offset: usize) -> usize {
        let (line, start) = self.paragraphs.around(offset);
        if offset == start {
            start.saturating_sub(1)
        } else {
            start + word_start_before(line, offset - start)
        }
    }

    /// Returns the end of the word after `offset`; at the end of a paragraph the start of the next.
    pub(super) fn word_right_of(&self, offset: usize) -> usize {
        let (line, start) = self.paragraphs.around(offset);
        if offset == start + line.len() {
            (offset + 1).min(self.paragraphs.len())
        } else {
            start + word_end_after(line, offset - start)
        }
    }

    /// Returns `offset`, or the end of the grapheme that it cuts.
    pub(super) fn snapped(&self, offset: usize) -> usize {
        let (line, start) = self.paragraphs.around(offset);
        start + boundary_from(line, offset - start)
    }

    /// Returns `offset`, or the start of the grapheme that it cuts.
    pub(super) fn snapped_back(&self, offset: usize) -> usize {
        let (line, start) = self.paragraphs.around(offset);
        let after = boundary_from(line, offset - start);
        start + if start + after == offset { after } else { boundary_before(line, after) }
    }
}
