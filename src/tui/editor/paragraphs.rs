//! The text in one string, the lengths of its paragraphs beside it, and the wrapping of each, kept until it changes.

use std::{cell::RefCell, ops::Range, sync::Arc};

use chrono::{DateTime, Utc};

use super::wrap::{Span, wrap};

/// One paragraph: the text up to a line break.
#[derive(Clone, Debug, Default)]
struct Paragraph {
    /// Bytes without the line break.
    length: usize,
    /// Whether its beginning came from single keys at its beginning.
    typed: bool,
    /// When it was first typed; nothing where that is not known or it is empty.
    at: Option<DateTime<Utc>>,
    /// The columns it was last wrapped for, and its rows.
    wrapped: RefCell<Option<(u16, Arc<[Span]>)>>,
}

/// What gave way to another text, and when the paragraphs that both touch were typed.
#[derive(Debug)]
pub(super) struct Replaced {
    pub(super) text: String,
    pub(super) times_before: Vec<Option<DateTime<Utc>>>,
    pub(super) times_after: Vec<Option<DateTime<Utc>>>,
}

/// A text of one or more paragraphs; byte offsets are into the whole text.
#[derive(Clone, Debug)]
pub(super) struct Paragraphs {
    text: String,
    paragraphs: Vec<Paragraph>,
}

impl Paragraphs {
    /// Takes a text whose only line breaks are `\n`.
    pub(super) fn new(text: String) -> Self {
        let paragraphs = text
            .split('\n')
            .map(|paragraph| Paragraph { length: paragraph.len(), ..Paragraph::default() })
            .collect();
        Self { text, paragraphs }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Returns the number of the paragraph that `offset` is in, and where that starts.
    pub(super) fn locate(&self, offset: usize) -> (usize, usize) {
        let mut start = 0;
        for (number, paragraph) in self.paragraphs.iter().enumerate() {
            if offset <= start + paragraph.length {
                return (number, start);
            }
            start += paragraph.length + 1;
        }
        let last = self.paragraphs.len() - 1;
        (last, self.text.len() - self.paragraphs[last].length)
    }

    /// Returns the text of the paragraph that `offset` is in, and where that starts.
    pub(super) fn around(&self, offset: usize) -> (&str, usize) {
        let (number, start) = self.locate(offset);
        (&self.text[start..start + self.paragraphs[number].length], start)
    }

    /// Whether the beginning of the paragraph that `offset` is in was typed there key by key.
    pub(super) fn is_typed(&self, offset: usize) -> bool {
        self.paragraphs[self.locate(offset).0].typed
    }

    /// When each paragraph was typed.
    pub(super) fn times(&self) -> Vec<Option<DateTime<Utc>>> {
        self.paragraphs.iter().map(|paragraph| paragraph.at).collect()
    }

    /// Sets when the paragraphs from the one that `offset` is in on were typed.
    pub(super) fn set_times(&mut self, offset: usize, times: &[Option<DateTime<Utc>>]) {
        let (first, _) = self.locate(offset);
        for (paragraph, time) in self.paragraphs[first..].iter_mut().zip(times) {
            paragraph.at = *time;
        }
    }

    /// Puts `insert` in place of `range`; `typed` says that it came from a key, and what is new was typed at `now`.
    ///
    /// Only the paragraphs that the range touches are wrapped anew.
    pub(super) fn replace(
        &mut self,
        range: Range<usize>,
        insert: &str,
        typed: bool,
        now: Option<DateTime<Utc>>,
    ) -> Replaced {
        let (first, first_start) = self.locate(range.start);
        let (last, last_start) = self.locate(range.end);
        let before = range.start - first_start;
        let behind = last_start + self.paragraphs[last].length - range.end;
        let mut fresh: Vec<Paragraph> = insert
            .split('\n')
            .map(|piece| Paragraph { length: piece.len(), ..Paragraph::default() })
            .collect();
        let end = fresh.len() - 1;
        if end > 0 && range.end == last_start {
            fresh[end].typed = insert.ends_with('\n') && self.paragraphs[last].typed;
        }
        fresh[0].typed = match (before, fresh[0].length) {
            (0, 0) => self.paragraphs[first].typed && self.paragraphs[last].typed,
            (0, _) => typed,
            _ => self.paragraphs[first].typed,
        };
        let (first_at, last_at) = (self.paragraphs[first].at, self.paragraphs[last].at);
        for paragraph in &mut fresh {
            paragraph.at = now.filter(|_| paragraph.length > 0);
        }
        // What is only split, joined or gone on with keeps its time.
        if behind > 0 {
            fresh[end].at = last_at;
        }
        if before > 0 {
            fresh[0].at = first_at;
        }
        fresh[0].length += before;
        fresh[end].length += behind;
        let times = |some: &[Paragraph]| some.iter().map(|paragraph| paragraph.at).collect();
        let times_after = times(&fresh);
        let times_before = times(&self.paragraphs[first..=last]);
        self.paragraphs.splice(first..=last, fresh);
        let text = self.text[range.clone()].to_owned();
        self.text.replace_range(range, insert);
        Replaced { text, times_before, times_after }
    }

    /// Returns the rows of paragraph `number`, which starts at `start`, for `columns`.
    pub(super) fn rows_of(&self, number: usize, start: usize, columns: u16) -> Arc<[Span]> {
        let paragraph = &self.paragraphs[number];
        let mut wrapped = paragraph.wrapped.borrow_mut();
        match &*wrapped {
            Some((kept, rows)) if *kept == columns => Arc::clone(rows),
            _ => {
                let rows: Arc<[Span]> = wrap(&self.text[start..start + paragraph.length], columns).into();
                *wrapped = Some((columns, Arc::clone(&rows)));
                rows
            }
        }
    }

    /// Returns how many rows paragraph `number`, which starts at `start`, has for `columns`: what is asked of every
    /// paragraph with every key, and so copies nothing.
    fn count_of(&self, number: usize, start: usize, columns: u16) -> usize {
        if let Some((kept, rows)) = &*self.paragraphs[number].wrapped.borrow()
            && *kept == columns
        {
            return rows.len();
        }
        self.rows_of(number, start, columns).len()
    }

    /// Walks over the paragraphs with their number, start and how many rows they have for `columns`.
    pub(super) fn counted(&self, columns: u16) -> impl Iterator<Item = (usize, usize, usize)> {
        let mut start = 0;
        self.paragraphs.iter().enumerate().map(move |(number, paragraph)| {
            let here = start;
            start += paragraph.length + 1;
            (number, here, self.count_of(number, here, columns))
        })
    }
}
