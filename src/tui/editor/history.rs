//! What was changed, so that it can be taken back and done again.
//!
//! Knows nothing of paragraphs and screens: a step says which bytes gave way to which.

use std::collections::VecDeque;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::passages::Passage;

/// The most bytes of changed text a history keeps; beyond it the oldest steps are forgotten.
///
/// That is some 35,000 words typed one by one. The newest step is kept whatever its size.
pub(super) const LIMIT: usize = 4 * 1024 * 1024;

/// Where the cursor stands and where the selection began, in byte offsets into the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Caret {
    pub(super) offset: usize,
    pub(super) anchor: Option<usize>,
}

/// How a change came about: what one undo takes back together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Key by key, joined up to the end of a word and the blanks behind it.
    Typing,
    /// Grapheme by grapheme towards the start, joined per word.
    Backspacing,
    /// Grapheme by grapheme towards the end, joined per word.
    Deleting,
    /// Always a step of its own.
    Whole,
}

/// One replacement, with the cursor and the passages before and after it.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    pub(super) before: Caret,
    pub(super) after: Caret,
    pub(super) marked_before: Arc<[Passage]>,
    pub(super) marked_after: Arc<[Passage]>,
    /// When the paragraphs that it touches were typed, before it and after.
    pub(super) times: [Vec<Option<DateTime<Utc>>>; 2],
}

impl Step {
    fn size(&self) -> usize {
        self.removed.len()
            + self.inserted.len()
            + size_of::<Self>()
            + self.marked_after.len() * size_of::<Passage>()
            + self.times.iter().map(Vec::len).sum::<usize>() * size_of::<Option<DateTime<Utc>>>()
    }

    /// Takes `next` in, if one undo should take back both; else hands it back.
    fn join(&mut self, next: Self, kind: Kind) -> Option<Self> {
        let joins = match kind {
            Kind::Typing => {
                next.removed.is_empty()
                    && next.at == self.at + self.inserted.len()
                    && !starts_word(&self.inserted, &next.inserted)
            }
            Kind::Deleting => next.at == self.at && !starts_word(&self.removed, &next.removed),
            Kind::Backspacing => {
                next.at + next.removed.len() == self.at && !starts_word(&next.removed, &self.removed)
            }
            Kind::Whole => false,
        };
        if !joins {
            return Some(next);
        }
        let [own_before, own_after] = &mut self.times;
        let [mut before, mut after] = next.times;
        match kind {
            // It goes on in the last paragraph of this one.
            Kind::Typing => {
                own_after.pop();
                own_after.append(&mut after);
            }
            Kind::Deleting => {
                own_before.extend(before.drain(..).skip(1));
                *own_after = after;
            }
            Kind::Backspacing => {
                before.pop();
                before.append(own_before);
                *own_before = before;
                *own_after = after;
            }
            Kind::Whole => {}
        }
        self.inserted.push_str(&next.inserted);
        if kind == Kind::Backspacing {
            self.removed.insert_str(0, &next.removed);
            self.at = next.at;
        } else {
            self.removed.push_str(&next.removed);
        }
        self.after = next.after;
        self.marked_after = next.marked_after;
        None
    }
}

/// Whether a word begins between the two.
fn starts_word(left: &str, right: &str) -> bool {
    left.ends_with(char::is_whitespace) && right.starts_with(|first: char| !first.is_whitespace())
}

/// The steps that can be undone, and those that can be done again.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// The kind of the newest step, while the next of its kind may still join it.
    open: Option<Kind>,
    size: usize,
    /// How many steps were ever recorded.
    count: u64,
}

impl History {
    /// Adds a step, or joins it to the newest; what was undone before can no longer be redone.
    pub(super) fn record(&mut self, step: Step, kind: Kind) {
        self.size -= self.undone.drain(..).map(|undone| undone.size()).sum::<usize>();
        let mut step = Some(step);
        if self.open == Some(kind)
            && let Some(newest) = self.done.back_mut()
        {
            let before = newest.size();
            step = step.and_then(|next| newest.join(next, kind));
            self.size = self.size + newest.size() - before;
        }
        if let Some(step) = step {
            self.size += step.size();
            self.count += 1;
            self.done.push_back(step);
        }
        self.open = Some(kind);
        while self.size > LIMIT && self.done.len() > 1 {
            self.size -= self.done.pop_front().map_or(0, |oldest| oldest.size());
        }
    }

    /// How many steps were ever recorded; what is undone and done again counts once.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Lets nothing join the newest step any more: the cursor went elsewhere.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// Returns the step to take back.
    pub(super) fn undo(&mut self) -> Option<&Step> {
        self.close();
        self.undone.push(self.done.pop_back()?);
        self.undone.last()
    }

    /// Returns the step to do again.
    pub(super) fn redo(&mut self) -> Option<&Step> {
        self.close();
        self.done.push_back(self.undone.pop()?);
        self.done.back()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(at: usize, inserted: &str) -> Step {
        let caret = Caret::default();
        Step {
            at,
            removed: String::new(),
            inserted: inserted.into(),
            before: caret,
            after: caret,
            marked_before: Arc::default(),
            marked_after: Arc::default(),
            times: Default::default(),
        }
    }

    #[test]
    fn the_oldest_steps_are_forgotten_beyond_the_limit() {
        let mut history = History::default();
        let quarter = "x".repeat(LIMIT / 4);
        for at in 0..6 {
            history.record(typed(at, &quarter), Kind::Whole);
            assert!(history.size <= LIMIT);
        }
        let kept: Vec<_> = std::iter::from_fn(|| history.undo().map(|step| step.at)).collect();
        assert_eq!(kept, [5, 4, 3]);
    }

    #[test]
    fn the_newest_step_is_kept_whatever_its_size() {
        let mut history = History::default();
        history.record(typed(0, "a"), Kind::Whole);
        history.record(typed(1, &"x".repeat(LIMIT + 1)), Kind::Whole);
        assert_eq!(history.undo().map(|step| step.at), Some(1));
        assert!(history.undo().is_none());
    }

    #[test]
    fn the_size_is_that_of_the_steps_kept() {
        let mut history = History::default();
        for (at, character) in "eins zwei".chars().enumerate() {
            history.record(typed(at, &character.to_string()), Kind::Typing);
        }
        history.undo();
        history.record(typed(5, "drei"), Kind::Whole);
        assert_eq!(history.size, history.done.iter().map(Step::size).sum::<usize>());
        assert!(history.redo().is_none());
    }
}
