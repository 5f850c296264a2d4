//! Passages: stretches of the text that mean something, and move with it whatever is typed around or in them.
//!
//! A passage that was marked as a whole paragraph grows with the paragraph; one within a paragraph takes in what is
//! typed in its middle and nothing at its edges. Only a background passage takes in whatever replaces a part of it:
//! what was told in confidence is rather hidden too far than shown.

use std::ops::Range;
use std::sync::Arc;

use super::history::{Caret, Kind, Step};
use super::{Editor, text};
use crate::domain::answer::{Mark, MarkKind, Notes};
use crate::domain::id::Id;

/// A stretch of the text with its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it is, in byte offsets into the whole text; never empty.
    pub range: Range<usize>,
    /// What it means.
    pub kind: MarkKind,
    /// The indicator or factor that it is tied to.
    pub target: Option<Id>,
    /// Who said it.
    pub respondent: Option<Id>,
}

impl Passage {
    /// A passage of a kind that is tied to nothing and nobody.
    pub fn new(range: Range<usize>, kind: MarkKind) -> Self {
        Self { range, kind, target: None, respondent: None }
    }

    /// A passage tied to an indicator or factor.
    pub fn tied(range: Range<usize>, target: Id) -> Self {
        Self { target: Some(target), ..Self::new(range, MarkKind::Passage) }
    }

    /// A passage that somebody said.
    pub fn said_by(range: Range<usize>, respondent: Id) -> Self {
        Self { respondent: Some(respondent), ..Self::new(range, MarkKind::Passage) }
    }

    /// Whether it says who spoke and nothing else.
    pub fn is_attribution(&self) -> bool {
        self.kind == MarkKind::Passage && self.target.is_none() && self.respondent.is_some()
    }

    /// Whether both mean the same of their stretch.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.target == other.target
            && self.is_attribution() == other.is_attribution()
            && (!self.is_attribution() || self.respondent == other.respondent)
    }

    /// Where it is after `insert` was put in place of `edit` in `text`; nothing where nothing is left of it.
    fn moved(&self, text: &str, edit: &Range<usize>, insert: &str) -> Option<Range<usize>> {
        let Range { start, end } = self.range;
        let behind = |at: usize| at - edit.end + edit.start + insert.len();
        let is_whole = (start == 0 || text.as_bytes()[start - 1] == b'\n')
            && (end == text.len() || text.as_bytes()[end] == b'\n');
        let is_greedy = self.kind == MarkKind::Background;
        let moved = if edit.is_empty() && edit.start == end {
            let grown = if is_whole { insert.find('\n').unwrap_or(insert.len()) } else { 0 };
            start..end + grown
        } else if edit.is_empty() && edit.start == start {
            let passed = if is_whole { insert.rfind('\n').map_or(0, |at| at + 1) } else { insert.len() };
            start + passed..behind(end)
        } else if edit.start >= end {
            start..end
        } else if edit.end <= start {
            behind(start)..behind(end)
        } else if edit.start <= start && edit.end >= end {
            let kept = if is_greedy && *edit == self.range { insert.len() } else { 0 };
            edit.start..edit.start + kept
        } else if edit.start <= start {
            let takes_in = is_greedy || (is_whole && edit.start == start);
            let from = if takes_in { edit.start } else { edit.start + insert.len() };
            from..behind(end)
        } else if edit.end >= end {
            let takes_in = is_greedy || (is_whole && edit.end == end);
            start..edit.start + if takes_in { insert.len() } else { 0 }
        } else {
            start..behind(end)
        };
        (!moved.is_empty()).then_some(moved)
    }
}

/// All passages after `insert` was put in place of `edit` in `text`.
pub(super) fn moved(
    passages: &Arc<[Passage]>,
    text: &str,
    edit: &Range<usize>,
    insert: &str,
) -> Arc<[Passage]> {
    if passages.is_empty() {
        return Arc::clone(passages);
    }
    passages
        .iter()
        .filter_map(|passage| Some(Passage { range: passage.moved(text, edit, insert)?, ..passage.clone() }))
        .collect()
}

/// What became of a stretch that was to be marked or unmarked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toggled {
    /// It has the mark now.
    Put,
    /// It had it and has it no more.
    Taken,
}

impl Editor {
    /// Opens notes with their marks, the cursor at the end.
    pub fn marked(notes: &Notes) -> Self {
        let mut editor = Self::new(&notes.text).with_times(&notes.times);
        let cleaned = (editor.as_str() != notes.text).then(|| notes.with_text(editor.as_str()));
        let marks = cleaned.as_ref().map_or(&notes.marks, |notes| &notes.marks);
        if marks.is_empty() {
            return editor;
        }
        let mut places: Vec<usize> = editor.as_str().char_indices().map(|(at, _)| at).collect();
        places.push(editor.as_str().len());
        let byte = |at: usize| places[at.min(places.len() - 1)];
        editor.passages = marks
            .iter()
            .map(|mark| Passage {
                range: byte(mark.from)..byte(mark.to),
                kind: mark.kind,
                target: mark.target.clone(),
                respondent: mark.respondent.clone(),
            })
            .filter(|passage| !passage.range.is_empty())
            .collect();
        editor
    }

    /// Returns the passages, in the order in which they were marked.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// Returns the passages as marks of notes, in Unicode scalar values.
    pub fn marks(&self) -> Vec<Mark> {
        let mut places: Vec<usize> =
            self.passages.iter().flat_map(|passage| [passage.range.start, passage.range.end]).collect();
        places.sort_unstable();
        places.dedup();
        // One walk over the text for all of them.
        let (mut at, mut passed) = (0, 0);
        let counts: Vec<usize> = places
            .iter()
            .map(|place| {
                passed += self.as_str()[at..*place].chars().count();
                at = *place;
                passed
            })
            .collect();
        let scalar = |place: usize| places.binary_search(&place).map_or(0, |index| counts[index]);
        self.passages
            .iter()
            .map(|passage| Mark {
                kind: passage.kind,
                from: scalar(passage.range.start),
                to: scalar(passage.range.end),
                text: self.as_str()[passage.range.clone()].to_owned(),
                target: passage.target.clone(),
                respondent: passage.respondent.clone(),
            })
            .collect()
    }

    /// Returns the paragraph the cursor is in, without blanks around its words; empty if it has none.
    pub fn current_paragraph(&self) -> Range<usize> {
        let (line, start) = self.paragraphs.around(self.caret.offset);
        self.trimmed(start..start + line.len())
    }

    /// Returns the last paragraph with words before the one the cursor is in.
    pub fn paragraph_above(&self) -> Option<Range<usize>> {
        let (_, mut start) = self.paragraphs.around(self.caret.offset);
        while start > 0 {
            let (line, above) = self.paragraphs.around(start - 1);
            let range = self.trimmed(above..above + line.len());
            if !range.is_empty() {
                return Some(range);
            }
            start = above;
        }
        None
    }

    /// Returns the range without blanks at its edges.
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.as_str()[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    }

    /// Returns where `meaning` is to be put or taken away: the selection; else the passage alike that the cursor
    /// touches; else the paragraph. Empty if there are no words.
    pub fn aim(&self, meaning: &Passage) -> Range<usize> {
        if let Some(selected) = self.selection() {
            return self.trimmed(selected);
        }
        let cursor = self.caret.offset;
        let touched = self
            .passages
            .iter()
            .find(|one| one.is_alike(meaning) && (one.range.start..=one.range.end).contains(&cursor));
        touched.map_or_else(|| self.current_paragraph(), |one| one.range.clone())
    }

    /// Marks the stretch of `meaning`, or takes the mark away where all of the stretch has it, as one step of undo. The
    /// selection is dropped, so that the next key does not write over it.
    pub fn toggle(&mut self, meaning: Passage) -> Toggled {
        let mut passages = self.passages.to_vec();
        let toggled = if is_covered(&passages, &meaning) {
            self.cut_out(&mut passages, &meaning);
            Toggled::Taken
        } else {
            if meaning.is_attribution() {
                // One speaker at a time.
                let others: Vec<Passage> =
                    passages.iter().filter(|one| one.is_attribution()).cloned().collect();
                for other in others {
                    self.cut_out(&mut passages, &Passage { range: meaning.range.clone(), ..other });
                }
            }
            put(&mut passages, meaning);
            Toggled::Put
        };
        self.mark(passages);
        toggled
    }

    /// Sets the passages, as one step of undo; the selection is dropped.
    pub fn mark(&mut self, passages: Vec<Passage>) {
        let (before, marked_before) = (self.caret, Arc::clone(&self.passages));
        self.goal = None;
        self.caret.anchor = None;
        self.passages = passages.into();
        if self.passages != marked_before {
            let step = Step {
                at: 0,
                removed: String::new(),
                inserted: String::new(),
                before,
                after: self.caret,
                marked_before,
                marked_after: Arc::clone(&self.passages),
                times: Default::default(),
            };
            self.history.record(step, Kind::Whole);
        }
    }

    /// Puts `insert` in place of `range` and then changes the passages, all as one step of undo. The cursor comes to
    /// stand behind `insert`.
    pub fn rewrite(&mut self, range: Range<usize>, insert: &str, change: impl FnOnce(&mut Vec<Passage>)) {
        self.replace_and(range, &text::clean(insert, self.single_line), Kind::Whole, change);
    }

    /// Takes a stretch out of the text so that nothing brings it back: what could be undone is forgotten.
    pub fn strike(&mut self, range: Range<usize>) {
        self.replace_and(range, "", Kind::Whole, |_| {});
        self.history = super::History::default();
        self.caret = Caret { anchor: None, ..self.caret };
    }

    /// Takes the stretch of `like` out of the passages that are alike; what is left of them has no blanks at its edges.
    fn cut_out(&self, passages: &mut Vec<Passage>, like: &Passage) {
        let Range { start, end } = like.range;
        let cut = |one: &Passage| {
            if !one.is_alike(like) || one.range.end <= start || one.range.start >= end {
                return vec![one.clone()];
            }
            [one.range.start..start.max(one.range.start), end.min(one.range.end)..one.range.end]
                .into_iter()
                .map(|range| Passage { range: self.trimmed(range), ..one.clone() })
                .filter(|left| !left.range.is_empty())
                .collect()
        };
        *passages = passages.iter().flat_map(cut).collect();
    }
}

/// Whether every part of the stretch of `meaning` has that meaning.
fn is_covered(passages: &[Passage], meaning: &Passage) -> bool {
    let mut alike: Vec<&Range<usize>> =
        passages.iter().filter(|one| one.is_alike(meaning)).map(|one| &one.range).collect();
    alike.sort_by_key(|range| range.start);
    let mut reached = meaning.range.start;
    for range in alike {
        if range.start <= reached {
            reached = reached.max(range.end);
        }
    }
    reached >= meaning.range.end
}

/// Adds a passage; those alike that it touches become one with it.
pub(super) fn put(passages: &mut Vec<Passage>, mut passage: Passage) {
    passages.retain(|one| {
        let touches = one.range.start <= passage.range.end && passage.range.start <= one.range.end;
        let joins = touches && one.is_alike(&passage);
        if joins {
            passage.range = passage.range.start.min(one.range.start)..passage.range.end.max(one.range.end);
            passage.respondent = passage.respondent.take().or_else(|| one.respondent.clone());
        }
        !joins
    });
    passages.push(passage);
}

#[cfg(test)]
mod tests;
