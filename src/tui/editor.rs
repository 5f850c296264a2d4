//! The editor for notes typed while people talk: text, cursor, selection, undo, soft wrap and scrolling.
//!
//! Passages of the text can be marked, and their marks move with the text.
//!
//! A pure model: it must not know of keys, terminals, colours or files. The screen turns keys into [`Command`]s;
//! `widgets::notes` draws the [`Row`]s. The cursor only ever stands between graphemes, what a reader calls
//! characters: a family emoji, a flag or an accented letter is passed and erased whole. Text is kept and passed in
//! logical order; showing Arabic from right to left is the terminal's work.
//!
//! Widths are the columns of the area drawn on. The last column is kept free for the cursor behind a full row, so
//! text wraps at one less. Words are never cut unless they are wider than a row; blanks behind them hang.

mod history;
mod motion;
mod paragraphs;
mod passages;
mod rows;
mod text;
mod wrap;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::times::{Times, whole_seconds};
use history::{Caret, History, Kind, Step};
pub use motion::Motion;
use paragraphs::{Paragraphs, Replaced};
pub use passages::{Passage, Toggled};
pub use rows::Row;
pub use wrap::{Span, wrap};

/// What a key asks of the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Types one character in place of the selection; a control character does nothing.
    Insert(char),
    /// Puts a text in place of the selection, its line ends made `\n`, tabs spaces, other controls left out.
    Paste(String),
    /// Starts a paragraph; does nothing in a single line.
    Newline,
    /// Erases the selection, or the grapheme before the cursor.
    Backspace,
    /// Erases the selection, or the grapheme after the cursor.
    Delete,
    /// Erases the selection, or back to the start of the word; at the start of a paragraph only the line break.
    DeleteWordLeft,
    /// Erases the selection, or on to the end of the word; at the end of a paragraph only the line break.
    DeleteWordRight,
    /// Erases the selection, or on to the end of the paragraph; at its end the line break.
    DeleteToLineEnd,
    /// Empties the paragraph around the cursor, whatever is selected; its line break stays.
    ClearLine,
    /// Moves the cursor.
    Move {
        /// Where to.
        motion: Motion,
        /// Whether what is passed becomes selected; if not, the selection is dropped.
        extend: bool,
    },
    /// Selects the whole text.
    SelectAll,
    /// Takes back the last change: a word typed or erased, a paste, a cut.
    Undo,
    /// Does again what was undone, until something else is changed.
    Redo,
    /// Erases the selection; read [`Editor::selected_text`] before.
    Cut,
    /// Changes nothing; here so that a table of keys can name it. Read [`Editor::selected_text`].
    Copy,
}

/// A text being edited.
///
/// Cheap to ask: only the paragraphs that changed since the last question are wrapped anew. Undo reaches back
/// through 4 MiB of changes, then forgets the oldest.
///
/// ```
/// use nulmeting::tui::editor::{Command, Editor};
///
/// let mut editor = Editor::new("Geen loket");
/// editor.apply(Command::Insert('!'), 40);
/// assert_eq!(editor.text(), "Geen loket!");
/// editor.apply(Command::Undo, 40);
/// assert_eq!(editor.text(), "Geen loket");
/// ```
#[derive(Clone, Debug)]
pub struct Editor {
    paragraphs: Paragraphs,
    /// Stretches that mean something; they move with the text.
    passages: Arc<[Passage]>,
    caret: Caret,
    /// The column that moves up and down aim for, while they follow each other.
    goal: Option<usize>,
    history: History,
    /// The first row drawn.
    scroll: usize,
    single_line: bool,
    /// What the time is, for paragraphs that are begun.
    now: Option<DateTime<Utc>>,
}

impl Editor {
    /// Opens `text`, cleaned like a paste, with the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self::open(text, false)
    }

    /// Opens `text` as one line: line breaks, now and in every paste, become spaces.
    ///
    /// A line longer than its area still wraps; an area of one row shows the row of the cursor.
    pub fn single_line(text: &str) -> Self {
        Self::open(text, true)
    }

    fn open(text: &str, single_line: bool) -> Self {
        let paragraphs = Paragraphs::new(text::clean(text, single_line));
        let caret = Caret { offset: paragraphs.len(), anchor: None };
        let passages = Arc::default();
        let history = History::default();
        Self { paragraphs, passages, caret, goal: None, history, scroll: 0, single_line, now: None }
    }

    /// Returns a copy of the text, its paragraphs divided by `\n`.
    pub fn text(&self) -> String {
        self.as_str().to_owned()
    }

    /// Returns the text without copying it.
    pub fn as_str(&self) -> &str {
        self.paragraphs.text()
    }

    /// Returns how many steps of undo were ever made.
    pub fn steps(&self) -> u64 {
        self.history.count()
    }

    /// Tells what the time is: paragraphs begun from now on have it.
    pub fn set_clock(&mut self, now: DateTime<Utc>) {
        self.now = Some(whole_seconds(now));
    }

    /// Returns when each paragraph was typed.
    pub fn times(&self) -> Times {
        Times::of_whole_seconds(self.paragraphs.times())
    }

    /// Takes over when each paragraph of the text was typed, as it is known of it.
    #[must_use]
    pub fn with_times(mut self, times: &Times) -> Self {
        let all: Vec<_> = (0..times.len()).map(|paragraph| times.of(paragraph)).collect();
        self.paragraphs.set_times(0, &all);
        self
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.len() == 0
    }

    /// Returns where the cursor stands, as a byte offset into [`Self::as_str`].
    pub fn cursor(&self) -> usize {
        self.caret.offset
    }

    /// Returns where the cursor stands, in Unicode scalar values from the start.
    pub fn cursor_offset(&self) -> usize {
        self.as_str()[..self.caret.offset].chars().count()
    }

    /// Returns the selected bytes of [`Self::as_str`]; nothing if no character is selected.
    pub fn selection(&self) -> Option<Range<usize>> {
        let (cursor, anchor) = (self.caret.offset, self.caret.anchor?);
        (cursor != anchor).then(|| cursor.min(anchor)..cursor.max(anchor))
    }

    /// Returns the selection in Unicode scalar values from the start, the end exclusive.
    pub fn char_range_of_selection(&self) -> Option<Range<usize>> {
        let range = self.selection()?;
        let start = self.as_str()[..range.start].chars().count();
        Some(start..start + self.as_str()[range].chars().count())
    }

    /// Returns the selected text.
    pub fn selected_text(&self) -> Option<&str> {
        self.selection().map(|range| &self.as_str()[range])
    }

    /// Selects a range of Unicode scalar values, the cursor at its end; an empty range only moves the cursor.
    ///
    /// Ends beyond the text are brought back to its end; a grapheme that the range cuts is taken in.
    pub fn select_chars(&mut self, range: Range<usize>) {
        let byte =
            |place: usize| self.as_str().char_indices().nth(place).map_or(self.as_str().len(), |(at, _)| at);
        let (from, to) = (byte(range.start), byte(range.end.max(range.start)));
        let end = self.snapped(to);
        let start = if from == to { end } else { self.snapped_back(from) };
        self.history.close();
        self.goal = None;
        self.caret = Caret { offset: end, anchor: (start != end).then_some(start) };
    }

    /// Returns the paragraph the cursor is in, without its line break.
    pub fn current_line(&self) -> &str {
        self.paragraphs.around(self.caret.offset).0
    }

    /// Returns the paragraph the cursor is in if its beginning was typed there, key by key.
    ///
    /// Nothing for a paragraph that was opened, pasted, brought back by undo or split off: marks at the start of a
    /// line count only when typed.
    pub fn typed_line(&self) -> Option<&str> {
        self.paragraphs.is_typed(self.caret.offset).then(|| self.current_line())
    }

    /// Carries out `command` on an area `width` columns wide; returns whether the text or a passage in it changed.
    pub fn apply(&mut self, command: Command, width: u16) -> bool {
        let cursor = self.caret.offset;
        match command {
            Command::Insert(character) => {
                let kind = if character == '\t' { Kind::Whole } else { Kind::Typing };
                self.insert(character.encode_utf8(&mut [0; 4]), kind)
            }
            Command::Newline => !self.single_line && self.insert("\n", Kind::Typing),
            Command::Paste(pasted) => self.insert(&pasted, Kind::Whole),
            Command::Backspace => self.erase(self.left_of(cursor)..cursor, Kind::Backspacing),
            Command::Delete => self.erase(cursor..self.right_of(cursor), Kind::Deleting),
            Command::DeleteWordLeft => self.erase(self.word_left_of(cursor)..cursor, Kind::Whole),
            Command::DeleteWordRight => self.erase(cursor..self.word_right_of(cursor), Kind::Whole),
            Command::DeleteToLineEnd => {
                let (line, start) = self.paragraphs.around(cursor);
                let end = start + line.len();
                let end = if end == cursor { self.right_of(cursor) } else { end };
                self.erase(cursor..end, Kind::Whole)
            }
            Command::ClearLine => {
                let (line, start) = self.paragraphs.around(cursor);
                self.replace(start..start + line.len(), "", Kind::Whole)
            }
            Command::Cut => match self.selection() {
                Some(range) => self.replace(range, "", Kind::Whole),
                None => false,
            },
            Command::Copy => false,
            Command::Move { motion, extend } => {
                self.travel(motion, extend, width);
                false
            }
            Command::SelectAll => {
                self.history.close();
                self.goal = None;
                self.caret = Caret { offset: self.paragraphs.len(), anchor: Some(0) };
                false
            }
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
        }
    }

    fn insert(&mut self, text: &str, kind: Kind) -> bool {
        let cleaned = text::clean(text, self.single_line);
        let range = self.selection().unwrap_or(self.caret.offset..self.caret.offset);
        !cleaned.is_empty() && self.replace(range, &cleaned, kind)
    }

    /// Erases the selection if there is one, else `range`.
    fn erase(&mut self, range: Range<usize>, kind: Kind) -> bool {
        match self.selection() {
            Some(selected) => self.replace(selected, "", Kind::Whole),
            None => self.replace(range, "", kind),
        }
    }

    fn replace(&mut self, range: Range<usize>, insert: &str, kind: Kind) -> bool {
        if self.as_str()[range.clone()] == *insert {
            // Nothing changes, but what was selected and typed over is selected no more.
            self.goal = None;
            self.caret = Caret { offset: range.end, anchor: None };
            self.history.close();
            return false;
        }
        self.replace_and(range, insert, kind, |_| {});
        true
    }

    /// Puts `insert`, which is clean, in place of `range`, and then changes the passages.
    fn replace_and(
        &mut self,
        range: Range<usize>,
        insert: &str,
        kind: Kind,
        change: impl FnOnce(&mut Vec<Passage>),
    ) {
        self.goal = None;
        let (at, before) = (range.start, self.caret);
        let mut passages = passages::moved(&self.passages, self.as_str(), &range, insert).to_vec();
        let Replaced { text: removed, times_before, times_after } =
            self.paragraphs.replace(range, insert, kind == Kind::Typing, self.now);
        let times = [times_before, times_after];
        change(&mut passages);
        let marked_before = Arc::clone(&self.passages);
        if *passages != *marked_before {
            self.passages = passages.into();
        }
        let after = Caret { offset: self.snapped(at + insert.len()), anchor: None };
        self.caret = after;
        let marked_after = Arc::clone(&self.passages);
        let inserted = insert.to_owned();
        let step = Step { at, removed, inserted, before, after, marked_before, marked_after, times };
        self.history.record(step, kind);
    }

    fn undo(&mut self) -> bool {
        let Some(step) = self.history.undo() else { return false };
        self.goal = None;
        self.caret = step.before;
        self.passages = Arc::clone(&step.marked_before);
        self.paragraphs.replace(step.at..step.at + step.inserted.len(), &step.removed, false, None);
        self.paragraphs.set_times(step.at, &step.times[0]);
        step.removed != step.inserted || step.marked_before != step.marked_after
    }

    fn redo(&mut self) -> bool {
        let Some(step) = self.history.redo() else { return false };
        self.goal = None;
        self.caret = step.after;
        self.passages = Arc::clone(&step.marked_after);
        self.paragraphs.replace(step.at..step.at + step.removed.len(), &step.inserted, false, None);
        self.paragraphs.set_times(step.at, &step.times[1]);
        step.removed != step.inserted || step.marked_before != step.marked_after
    }
}
