//! A list to choose from over a screen, narrowed by typing.

use super::editor::{Command, Editor};
use super::keymap::Action;
use super::list::List;
use super::typing;

/// A list to choose from.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What is chosen.
    pub title: String,
    /// All there is.
    pub items: Vec<Item>,
    /// Whether several can be marked.
    pub is_multiple: bool,
    /// Whether the items are numbered, and a digit chooses one at once.
    pub is_numbered: bool,
    /// Whether anything was marked or unmarked.
    pub is_touched: bool,
    /// What was typed to narrow it.
    pub search: Editor,
    /// Where one is among the items that match.
    pub list: List,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is shown.
    pub label: String,
    /// Shown behind it, less strongly.
    pub detail: String,
    /// Whether it is marked.
    pub is_marked: bool,
}

/// What became of a key in a picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It was given up.
    Left,
    /// These were chosen, as indices of the items.
    Chosen(Vec<usize>),
}

impl Item {
    /// Something to choose, with a detail behind it.
    pub fn new(label: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { label: label.into(), detail: detail.into(), is_marked: false }
    }
}

/// Rows that a picker shows at most; the widget draws fewer in a low window.
pub const HEIGHT: usize = 12;

impl Picker {
    /// A picker for one item.
    pub fn one(title: impl Into<String>, items: Vec<Item>) -> Self {
        Self {
            title: title.into(),
            items,
            is_multiple: false,
            is_numbered: false,
            is_touched: false,
            search: Editor::single_line(""),
            list: List::default(),
        }
    }

    /// A picker for any number of items.
    pub fn several(title: impl Into<String>, items: Vec<Item>) -> Self {
        Self { is_multiple: true, ..Self::one(title, items) }
    }

    /// A picker for one item that a digit chooses at once: nine items at most have one.
    pub fn numbered(title: impl Into<String>, mut items: Vec<Item>) -> Self {
        for (item, digit) in items.iter_mut().zip(1..10) {
            item.label = format!("{digit} {}", item.label);
        }
        Self { is_numbered: true, ..Self::one(title, items) }
    }

    /// With an item selected.
    #[must_use]
    pub fn at(mut self, index: usize) -> Self {
        self.list.selected = index;
        self.list.fit(self.items.len(), HEIGHT);
        self
    }

    /// Indices of the items that have every typed word in label or detail, whatever their case; first those whose label
    /// begins with what was typed, so that a number finds its question.
    pub fn matching(&self) -> Vec<usize> {
        let wanted = self.search.as_str().to_lowercase();
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |item: &Item| {
            let text = format!("{} {}", item.label, item.detail).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let begins = |index: &usize| self.items[*index].label.to_lowercase().starts_with(wanted.trim());
        let found = (0..self.items.len()).filter(|index| fits(&self.items[*index]));
        let (mut first, others): (Vec<usize>, Vec<usize>) = found.partition(begins);
        first.extend(others);
        first
    }

    /// A key of the table.
    pub fn act(&mut self, action: Action) -> Outcome {
        let matching = self.matching();
        let current = matching.get(self.list.selected).copied();
        match action {
            Action::Back => return Outcome::Left,
            Action::Choose if self.is_multiple => {
                let marked =
                    self.items.iter().enumerate().filter(|(_, item)| item.is_marked).map(|(index, _)| index);
                let marked: Vec<usize> = marked.collect();
                // Who went to one, marked none and presses Enter means that one.
                let is_sought = self.list.selected > 0 || !self.search.is_empty();
                let only = current.filter(|_| marked.is_empty() && !self.is_touched && is_sought);
                return Outcome::Chosen(only.map_or(marked, |index| vec![index]));
            }
            Action::Choose => return current.map_or(Outcome::Open, |index| Outcome::Chosen(vec![index])),
            Action::Toggle => {
                if let Some(item) =
                    current.filter(|_| self.is_multiple).and_then(|index| self.items.get_mut(index))
                {
                    item.is_marked = !item.is_marked;
                    self.is_touched = true;
                }
            }
            action if self.list.act(action, matching.len(), HEIGHT) => {}
            action => {
                if let Some(command) = typing::command(action) {
                    self.search.apply(command, super::form::WIDTH);
                    self.narrow();
                }
            }
        }
        Outcome::Open
    }

    /// A character typed: it narrows the list; in a list of several a space marks while nothing was typed, in a numbered
    /// one a digit chooses.
    pub fn typed(&mut self, character: char) -> Outcome {
        let number = character.to_digit(10).filter(|_| self.is_numbered && self.search.is_empty());
        let index = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        if let Some(index) = index.filter(|index| *index < self.items.len()) {
            return Outcome::Chosen(vec![index]);
        }
        if self.is_multiple && character == ' ' && self.search.is_empty() {
            self.act(Action::Toggle);
        } else {
            self.search.apply(Command::Insert(character), super::form::WIDTH);
            self.narrow();
        }
        Outcome::Open
    }

    /// A text pasted.
    pub fn pasted(&mut self, text: &str) {
        self.search.apply(Command::Paste(text.to_owned()), super::form::WIDTH);
        self.narrow();
    }

    fn narrow(&mut self) {
        self.list = List::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_narrows_and_enter_takes_what_is_left() {
        let mut picker =
            Picker::one("Unit", vec![Item::new("Vastgoed", "line"), Item::new("Stadsbeheer", "line")]);
        for character in "BEHEER".chars() {
            picker.typed(character);
        }
        assert_eq!(picker.act(Action::Choose), Outcome::Chosen(vec![1]));
        picker.typed('q');
        assert_eq!(picker.act(Action::Choose), Outcome::Open);
    }

    #[test]
    fn in_a_numbered_list_a_digit_chooses_and_letters_narrow() {
        let mut picker = Picker::numbered("Fate", vec![Item::new("idea", ""), Item::new("pilot", "")]);
        assert_eq!(picker.items[1].label, "2 pilot");
        assert_eq!(picker.typed('2'), Outcome::Chosen(vec![1]));
        assert_eq!(picker.typed('3'), Outcome::Open);
        picker.act(Action::EraseLeft);
        assert_eq!(picker.typed('i'), Outcome::Open);
        assert_eq!(picker.act(Action::Choose), Outcome::Chosen(vec![0]));
    }

    #[test]
    fn what_begins_as_typed_comes_before_what_only_has_it() {
        let mut picker = Picker::one(
            "",
            vec![Item::new("6 · in 18 months", ""), Item::new("7", "8"), Item::new("8 · why", "")],
        );
        picker.typed('8');
        assert_eq!(picker.matching(), [2, 0, 1]);
    }

    #[test]
    fn several_are_marked_and_taken_together() {
        let mut picker =
            Picker::several("Units", vec![Item::new("a", ""), Item::new("b", ""), Item::new("c", "")]);
        picker.typed(' ');
        picker.act(Action::Down);
        picker.act(Action::Down);
        picker.act(Action::Toggle);
        assert_eq!(picker.act(Action::Choose), Outcome::Chosen(vec![0, 2]));
    }

    #[test]
    fn where_nothing_was_marked_enter_takes_the_one_gone_to() {
        let mut picker = Picker::several("Units", vec![Item::new("a", ""), Item::new("b", "")]);
        assert_eq!(picker.act(Action::Choose), Outcome::Chosen(vec![]));
        picker.act(Action::Down);
        assert_eq!(picker.act(Action::Choose), Outcome::Chosen(vec![1]));
        picker.typed(' ');
        picker.typed(' ');
        assert_eq!(picker.act(Action::Choose), Outcome::Chosen(vec![]));
    }
}
