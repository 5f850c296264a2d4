//! Where one is in a list: the row selected and the first row shown.

use super::keymap::Action;

/// A place in a list. The list's length and the rows shown come in with each move, so that it never points beyond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The row selected; 0 in an empty list.
    pub selected: usize,
    /// The first row shown.
    pub offset: usize,
}

impl List {
    /// Moves by a key; returns whether the key was one that moves.
    pub fn act(&mut self, action: Action, length: usize, height: usize) -> bool {
        let last = length.saturating_sub(1);
        let page = height.saturating_sub(1).max(1);
        self.selected = match action {
            Action::Up => self.selected.saturating_sub(1),
            Action::Down => self.selected + 1,
            Action::PageUp => self.selected.saturating_sub(page),
            Action::PageDown => self.selected + page,
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        self.fit(length, height);
        true
    }

    /// Keeps the selected row within the list and within sight.
    pub fn fit(&mut self, length: usize, height: usize) {
        self.selected = self.selected.min(length.saturating_sub(1));
        let height = height.max(1);
        if self.selected < self.offset {
            self.offset = self.selected;
        } else if self.selected >= self.offset + height {
            self.offset = self.selected + 1 - height;
        }
        self.offset = self.offset.min(length.saturating_sub(height));
    }

    /// The rows in sight.
    pub fn visible(&self, length: usize, height: usize) -> std::ops::Range<usize> {
        let start = self.offset.min(length);
        start..(start + height).min(length)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_selected_row_is_always_in_sight(
            moves in prop::collection::vec((0..6_usize, 0..30_usize, 1..12_usize), 0..60)
        ) {
            let actions = [Action::Up, Action::Down, Action::PageUp, Action::PageDown, Action::First, Action::Last];
            let mut list = List::default();
            for (action, length, height) in moves {
                list.act(actions[action], length, height);
                prop_assert!(length == 0 || list.visible(length, height).contains(&list.selected));
            }
        }
    }
}
