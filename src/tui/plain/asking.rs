//! Questions that the program asks: lists to choose from, forms field by field, yes or no.

use super::Plain;
use crate::language::Words;
use crate::tui::editor::Editor;
use crate::tui::form::{Field, Form, Input};
use crate::tui::keymap::Action;
use crate::tui::message::{Effect, Message};
use crate::tui::model::Overlay;
use crate::tui::picker::Picker;

/// So many items are told of a list; of a longer one it is said that words narrow it.
const ITEMS: usize = 40;

/// A question in lines, and what tells it from another.
pub fn told(overlay: &Overlay, words: &Words) -> (String, Vec<String>) {
    match overlay {
        Overlay::Picker(picker) | Overlay::Palette { picker, .. } => {
            let mut lines = vec![picker.title.clone()];
            let matching = picker.matching();
            for (at, index) in matching.iter().take(ITEMS).enumerate() {
                let item = &picker.items[*index];
                let marked = if item.is_marked { words.text("plain-is-chosen") } else { String::new() };
                let parts = [item.label.as_str(), item.detail.as_str(), &marked];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let number = if has_numbers(picker) { String::new() } else { format!("{}. ", at + 1) };
                lines.push(format!("{number}{}", parts.join(", ")));
            }
            if matching.len() > ITEMS {
                let more = [("count", (matching.len() - ITEMS).into())];
                lines.push(words.with("plain-more", &more));
            }
            lines.push(words.text(if picker.is_multiple { "plain-pick-several" } else { "plain-pick" }));
            (format!("picker {} {}", picker.title, picker.search.as_str()), lines)
        }
        Overlay::Form(form) => {
            let mut lines: Vec<String> = [form.title.clone(), form.text.clone()].into();
            lines.extend(form.problem.clone());
            if let Some(field) = form.fields.get(form.focus) {
                lines.push(field_in_words(field, words));
            }
            lines.push(words.text("plain-form"));
            lines.retain(|line| !line.trim().is_empty());
            (format!("form {}", form.title), lines)
        }
        Overlay::Confirm(question) => (format!("confirm {question}"), vec![question.clone()]),
        Overlay::Help { .. } => ("help".to_owned(), Vec::new()),
    }
}

/// A field with what it holds and what can be chosen in it.
fn field_in_words(field: &Field, words: &Words) -> String {
    let chosen = words.text("plain-is-chosen");
    let options = |options: Vec<(&String, bool)>| {
        let each = options.into_iter().enumerate().map(|(at, (label, is_chosen))| {
            let mark = if is_chosen { format!(" ({chosen})") } else { String::new() };
            format!("{} {label}{mark}", at + 1)
        });
        each.collect::<Vec<_>>().join(", ")
    };
    let held = match &field.input {
        Input::Choice(all, at) => {
            options(all.iter().enumerate().map(|(index, (_, label))| (label, index == *at)).collect())
        }
        Input::Several(all, _) => options(all.iter().map(|(_, label, marked)| (label, *marked)).collect()),
        Input::Line(editor)
        | Input::Lines(editor)
        | Input::Date(editor)
        | Input::Time(editor)
        | Input::Number(editor)
        | Input::Id(editor) => editor.text(),
    };
    let held = if held.trim().is_empty() { words.text("plain-empty") } else { held };
    format!("{}: {held}", field.label)
}

impl Plain {
    /// A line answers the question that is open.
    pub(super) fn answer_question(&mut self, line: &str) -> Vec<Effect> {
        let is_cancelling = line == ".";
        match &mut self.model.overlay {
            Some(Overlay::Confirm(_)) => {
                let first = line.to_lowercase().chars().next();
                match first {
                    Some('y' | 'j') => self.act(Action::Yes),
                    Some('n' | '.') => self.act(Action::No),
                    _ => {
                        self.said.push(self.model.setting.words.text("plain-yes-or-no"));
                        Vec::new()
                    }
                }
            }
            Some(Overlay::Picker(picker) | Overlay::Palette { picker, .. }) => {
                if is_cancelling || (line.is_empty() && !picker.is_multiple) {
                    return self.act(Action::Back);
                }
                match chosen(picker, line) {
                    Chosen::Done => self.act(Action::Choose),
                    Chosen::Narrowed => Vec::new(),
                    Chosen::Nothing => {
                        self.said.push(self.model.setting.words.text("picker-none"));
                        Vec::new()
                    }
                }
            }
            Some(Overlay::Form(form)) => {
                if is_cancelling {
                    let mut effects = self.act(Action::Back);
                    if self.model.overlay.is_some() {
                        effects.extend(self.act(Action::Back));
                    }
                    return effects;
                }
                if !line.is_empty() && !fill(form, line) {
                    self.said.push(self.model.setting.words.text("picker-none"));
                    return Vec::new();
                }
                form.problem = None;
                if form.focus + 1 < form.fields.len() {
                    return self.receive(Message::Act(Action::NextField));
                }
                self.receive(Message::Act(Action::Keep))
            }
            Some(Overlay::Help { .. }) | None => self.act(Action::Back),
        }
    }
}

/// The number that an item has of its own: of a question, a point on a scale, an answer.
fn own_number(picker: &Picker, index: usize) -> Option<usize> {
    picker.items[index].label.split_whitespace().next()?.parse().ok()
}

/// Whether every item that matches has a number of its own; then that one chooses it.
fn has_numbers(picker: &Picker) -> bool {
    picker.matching().into_iter().all(|index| own_number(picker, index).is_some())
}

/// What became of a line in a list.
enum Chosen {
    /// It says what is chosen.
    Done,
    /// It leaves several.
    Narrowed,
    /// Nothing is like it.
    Nothing,
}

/// Chooses by numbers, or narrows by words.
fn chosen(picker: &mut Picker, line: &str) -> Chosen {
    let matching = picker.matching();
    let is_numbered = has_numbers(picker);
    let place = |number: usize| {
        if is_numbered {
            matching.iter().position(|index| own_number(picker, *index) == Some(number))
        } else {
            number.checked_sub(1).filter(|at| *at < matching.len())
        }
    };
    let parts = line.split([' ', ',']).filter(|part| !part.is_empty());
    let numbers: Option<Vec<usize>> = parts.map(|part| place(part.parse().ok()?)).collect();
    if let Some(numbers) = numbers {
        if picker.is_multiple {
            for (index, item) in picker.items.iter_mut().enumerate() {
                item.is_marked = numbers.iter().any(|at| matching[*at] == index);
            }
            picker.is_touched = true;
            return Chosen::Done;
        }
        let Some(at) = numbers.first() else { return Chosen::Nothing };
        picker.list.selected = *at;
        return Chosen::Done;
    }
    let before = std::mem::replace(&mut picker.search, Editor::single_line(line));
    let exact = |index: &usize| picker.items[*index].label.to_lowercase() == line.to_lowercase();
    let found = picker.matching();
    picker.list.selected = 0;
    match found.as_slice() {
        [] => {
            picker.search = before;
            Chosen::Nothing
        }
        [only] if picker.is_multiple => {
            picker.items[*only].is_marked = true;
            picker.is_touched = true;
            Chosen::Done
        }
        [_] => Chosen::Done,
        several if !picker.is_multiple && several.first().is_some_and(exact) => Chosen::Done,
        _ => Chosen::Narrowed,
    }
}

/// Puts a line into the field in question; whether it fits.
fn fill(form: &mut Form, line: &str) -> bool {
    let Some(field) = form.fields.get_mut(form.focus) else { return false };
    let place = |word: &str, labels: &[String]| {
        let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        number.filter(|at| *at < labels.len()).or_else(|| {
            let word = word.to_lowercase();
            labels.iter().position(|label| label.to_lowercase().starts_with(&word))
        })
    };
    match &mut field.input {
        Input::Choice(options, at) => {
            let labels: Vec<String> = options.iter().map(|(_, label)| label.clone()).collect();
            let found = place(line, &labels);
            *at = found.unwrap_or(*at);
            found.is_some()
        }
        Input::Several(options, _) => {
            let labels: Vec<String> = options.iter().map(|(_, label, _)| label.clone()).collect();
            let words = line.split([' ', ',']).filter(|word| !word.is_empty());
            let Some(places) = words.map(|word| place(word, &labels)).collect::<Option<Vec<usize>>>() else {
                return false;
            };
            for (index, (_, _, is_marked)) in options.iter_mut().enumerate() {
                *is_marked = places.contains(&index);
            }
            true
        }
        Input::Lines(editor) => {
            *editor = Editor::new(line);
            true
        }
        Input::Line(editor)
        | Input::Date(editor)
        | Input::Time(editor)
        | Input::Number(editor)
        | Input::Id(editor) => {
            *editor = Editor::single_line(line);
            true
        }
    }
}
