//! A form over a screen: fields to fill in, one line each, kept with Enter.

use std::collections::BTreeMap;

use crate::domain::date::{Date, TimeOfDay};
use crate::domain::id::Id;
use crate::language::Words;

use super::editor::{Command, Editor};
use super::keymap::Action;
use super::typing;
use super::unfinished::Unfinished;

/// A form being filled in.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub title: String,
    /// A sentence above the fields.
    pub text: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field where keys go.
    pub focus: usize,
    /// What is wrong, after an attempt to keep it.
    pub problem: Option<String>,
    /// What the fields held at first.
    initial: Vec<String>,
    /// Whether it was said that what was typed is not kept yet.
    is_warned: bool,
    /// What becomes of what stands in it if the program ends in the middle.
    pub unfinished: Unfinished,
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name for the screen that opened the form.
    pub id: &'static str,
    /// What stands beside it.
    pub label: String,
    /// What it holds.
    pub input: Input,
    /// Whether it may stay empty.
    pub is_required: bool,
    /// Whether it is kept apart from the study: its words are in no memo of an unfinished form, and the screen gets them
    /// as soon as it is left.
    pub is_private: bool,
    /// Whether what is typed is never shown, and how it is judged.
    pub secret: Option<Secret>,
    /// The text that it was given, and how the editor shows it: what nobody touched is given back as it was.
    given: Option<(String, String)>,
}

/// What is typed without being shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secret {
    /// A new passphrase, whose strength is told.
    New,
    /// The same once more.
    Again,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum Input {
    /// One line of text.
    Line(Editor),
    /// Several lines.
    Lines(Editor),
    /// A year, month or day.
    Date(Editor),
    /// A time of day.
    Time(Editor),
    /// A whole number.
    Number(Editor),
    /// An id.
    Id(Editor),
    /// One of several, as value and label.
    Choice(Vec<(String, String)>, usize),
    /// Any of several, as value, label and whether it is marked; and where the cursor is.
    Several(Vec<(String, String, bool)>, usize),
}

/// What was filled in, by the ids of the fields. Marked values of several are joined by line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled(BTreeMap<&'static str, String>);

impl Filled {
    /// The text of a field; empty where it was left out.
    pub fn text(&self, id: &str) -> &str {
        self.0.get(id).map_or("", String::as_str)
    }

    /// Whether the form has a field.
    pub fn asks(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The text of a field that was filled in.
    pub fn some(&self, id: &str) -> Option<String> {
        Some(self.text(id)).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
    }

    /// The date of a field.
    pub fn date(&self, id: &str) -> Option<Date> {
        Date::new(self.text(id)).ok()
    }

    /// The time of day of a field.
    pub fn time(&self, id: &str) -> Option<TimeOfDay> {
        TimeOfDay::new(self.text(id)).ok()
    }

    /// The number of a field.
    pub fn number(&self, id: &str) -> Option<u32> {
        self.text(id).parse().ok()
    }

    /// The id of a field.
    pub fn id(&self, id: &str) -> Option<Id> {
        Id::new(self.text(id)).ok()
    }

    /// The lines of a field in which something stands.
    pub fn lines(&self, id: &str) -> Vec<String> {
        self.text(id).lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
    }

    /// The values marked in a field.
    pub fn several(&self, id: &str) -> Vec<&str> {
        self.text(id).lines().filter(|line| !line.is_empty()).collect()
    }
}

/// What became of a key in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It was given up.
    Left,
    /// It was kept.
    Kept(Filled),
}

impl Form {
    /// A form with its fields.
    pub fn new(title: impl Into<String>, fields: Vec<Field>) -> Self {
        let initial = fields.iter().map(Field::value).collect();
        Self {
            title: title.into(),
            text: String::new(),
            fields,
            focus: 0,
            problem: None,
            initial,
            is_warned: false,
            unfinished: Unfinished::default(),
        }
    }

    /// Whether anything was typed or chosen in it.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().map(Field::value).ne(self.initial.iter().cloned())
    }

    /// The form as it was filled in, with what is wrong about it.
    #[must_use]
    pub fn again(mut self, filled: &Filled, problem: impl Into<String>) -> Self {
        for field in &mut self.fields {
            field.refill(filled.text(field.id));
        }
        self.problem = Some(problem.into());
        self
    }

    /// With a sentence above the fields.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// With what becomes of what stands in it if the program ends in the middle.
    #[must_use]
    pub fn unfinished_as(mut self, unfinished: Unfinished) -> Self {
        self.unfinished = unfinished;
        self
    }

    /// Whether a text was typed into it, and not only chosen.
    pub fn has_words(&self) -> bool {
        let mut fields = self.fields.iter().zip(&self.initial);
        fields.any(|(field, initial)| {
            let value = field.value();
            field.editor().is_some()
                && !field.is_private
                && field.secret.is_none()
                && value != *initial
                && !value.is_empty()
        })
    }

    /// With one more field, before the one at `index` or at the end.
    #[must_use]
    pub fn with_field(mut self, index: usize, field: Field) -> Self {
        let index = index.min(self.fields.len());
        self.initial.insert(index, field.value());
        self.fields.insert(index, field);
        self
    }

    /// What stands in it so far, whether it could be kept or not.
    pub fn so_far(&self) -> Filled {
        Filled(self.fields.iter().map(|field| (field.id, field.value())).collect())
    }

    /// A key of the table.
    pub fn act(&mut self, action: Action, words: &Words) -> Outcome {
        let count = self.fields.len().max(1);
        let was_warned = std::mem::take(&mut self.is_warned);
        match action {
            Action::Back if self.is_changed() && !was_warned => {
                self.problem = Some(words.text("form-not-kept"));
                self.is_warned = true;
            }
            Action::Back => return Outcome::Left,
            Action::Keep => return self.keep(words),
            Action::NextField => self.focus = (self.focus + 1) % count,
            Action::EarlierField => self.focus = (self.focus + count - 1) % count,
            _ => {
                if let Some(field) = self.fields.get_mut(self.focus) {
                    field.act(action);
                }
            }
        }
        Outcome::Open
    }

    /// A character typed.
    pub fn typed(&mut self, character: char) {
        self.problem = None;
        self.is_warned = false;
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.typed(character);
        }
    }

    /// A text pasted.
    pub fn pasted(&mut self, text: &str) {
        if let Some(editor) = self.fields.get_mut(self.focus).and_then(Field::editor_mut) {
            editor.apply(Command::Paste(text.to_owned()), WIDTH);
        }
    }

    fn keep(&mut self, words: &Words) -> Outcome {
        let mut filled = BTreeMap::new();
        for (index, field) in self.fields.iter().enumerate() {
            let value = field.value();
            if let Some(problem) = field.problem(&value, words) {
                self.problem = Some(problem);
                self.focus = index;
                return Outcome::Open;
            }
            filled.insert(field.id, value);
        }
        Outcome::Kept(Filled(filled))
    }
}

/// The width that lines are moved in; fields scroll sideways by rows of it.
pub const WIDTH: u16 = 200;

impl Field {
    fn new(id: &'static str, label: impl Into<String>, input: Input) -> Self {
        let mut field = Self {
            id,
            label: label.into(),
            input,
            is_required: false,
            is_private: false,
            secret: None,
            given: None,
        };
        field.given = field.editor().map(|editor| (editor.text(), editor.text()));
        field
    }

    /// With the text that its editor was made of, which may have lines that the editor does not show.
    fn of(mut self, text: &str) -> Self {
        self.given = self.editor().map(|editor| (text.to_owned(), editor.text()));
        self
    }

    /// Puts in what was filled in before.
    fn refill(&mut self, value: &str) {
        match &mut self.input {
            Input::Choice(options, at) => {
                *at = options.iter().position(|(option, _)| option == value).unwrap_or(*at);
            }
            Input::Several(options, _) => {
                for (option, _, is_marked) in options {
                    *is_marked = value.lines().any(|line| line == option);
                }
            }
            Input::Lines(editor) => *editor = Editor::new(value),
            Input::Line(editor)
            | Input::Date(editor)
            | Input::Time(editor)
            | Input::Number(editor)
            | Input::Id(editor) => {
                *editor = Editor::single_line(value);
            }
        }
    }

    /// One line of text.
    pub fn line(id: &'static str, label: impl Into<String>, text: &str) -> Self {
        Self::new(id, label, Input::Line(Editor::single_line(text))).of(text)
    }

    /// Several lines of text.
    pub fn lines(id: &'static str, label: impl Into<String>, text: &str) -> Self {
        Self::new(id, label, Input::Lines(Editor::new(text))).of(text)
    }

    /// A date.
    pub fn date(id: &'static str, label: impl Into<String>, date: Option<&Date>) -> Self {
        Self::new(id, label, Input::Date(Editor::single_line(date.map_or("", Date::as_str))))
    }

    /// A time of day.
    pub fn time(id: &'static str, label: impl Into<String>, time: Option<&TimeOfDay>) -> Self {
        Self::new(id, label, Input::Time(Editor::single_line(time.map_or("", TimeOfDay::as_str))))
    }

    /// A number.
    pub fn number(id: &'static str, label: impl Into<String>, number: Option<u32>) -> Self {
        let text = number.map(|number| number.to_string()).unwrap_or_default();
        Self::new(id, label, Input::Number(Editor::single_line(&text)))
    }

    /// An id.
    pub fn id(id: &'static str, label: impl Into<String>, text: &str) -> Self {
        Self::new(id, label, Input::Id(Editor::single_line(text)))
    }

    /// One of several, as value and label; the first where `chosen` is none of them.
    pub fn choice(
        id: &'static str,
        label: impl Into<String>,
        options: Vec<(String, String)>,
        chosen: &str,
    ) -> Self {
        let index = options.iter().position(|(value, _)| value == chosen).unwrap_or(0);
        Self::new(id, label, Input::Choice(options, index))
    }

    /// Any of several, as value, label and whether it is marked.
    pub fn several(id: &'static str, label: impl Into<String>, options: Vec<(String, String, bool)>) -> Self {
        Self::new(id, label, Input::Several(options, 0))
    }

    /// The same, kept apart from the study.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.is_private = true;
        self
    }

    /// One line that is never shown: it is typed and taken back at its end.
    pub fn secret(id: &'static str, label: impl Into<String>, secret: Secret) -> Self {
        Self { secret: Some(secret), ..Self::line(id, label, "") }
    }

    /// The same, not to be left empty.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    /// The editor of a field that takes text.
    pub fn editor(&self) -> Option<&Editor> {
        match &self.input {
            Input::Line(editor)
            | Input::Lines(editor)
            | Input::Date(editor)
            | Input::Time(editor)
            | Input::Number(editor)
            | Input::Id(editor) => Some(editor),
            Input::Choice(..) | Input::Several(..) => None,
        }
    }

    /// The editor of a field that takes text, to change.
    pub fn editor_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.input {
            Input::Line(editor)
            | Input::Lines(editor)
            | Input::Date(editor)
            | Input::Time(editor)
            | Input::Number(editor)
            | Input::Id(editor) => Some(editor),
            Input::Choice(..) | Input::Several(..) => None,
        }
    }

    fn act(&mut self, action: Action) {
        if self.secret.is_some() && action != Action::EraseLeft {
            // Nobody sees a cursor in it, and nothing of it goes to where other programs find it.
            if let (Action::EraseWordLeft, Some(editor)) = (action, self.editor_mut()) {
                *editor = Editor::single_line("");
            }
            return;
        }
        if let Some(editor) = self.editor_mut() {
            if let Some(command) = typing::command(action) {
                editor.apply(command, WIDTH);
            }
            return;
        }
        let (count, at) = match &mut self.input {
            Input::Choice(options, at) => (options.len(), at),
            Input::Several(options, at) => (options.len(), at),
            _ => return,
        };
        match action {
            Action::CursorLeft => *at = at.saturating_sub(1),
            Action::CursorRight => *at = (*at + 1).min(count.saturating_sub(1)),
            Action::LineStart => *at = 0,
            Action::LineEnd => *at = count.saturating_sub(1),
            _ => {}
        }
    }

    fn typed(&mut self, character: char) {
        match &mut self.input {
            Input::Choice(options, at) => {
                let count = options.len().max(1);
                if character == ' ' {
                    *at = (*at + 1) % count;
                } else if let Some(step) =
                    (1..=count).find(|step| starts(&options[(*at + step) % count].1, character))
                {
                    *at = (*at + step) % count;
                }
            }
            Input::Several(options, at) => {
                if character == ' ' {
                    if let Some(option) = options.get_mut(*at) {
                        option.2 = !option.2;
                    }
                } else if let Some(found) = options.iter().position(|option| starts(&option.1, character)) {
                    *at = found;
                }
            }
            _ => {
                if let Some(editor) = self.editor_mut() {
                    editor.apply(Command::Insert(character), WIDTH);
                }
            }
        }
    }

    /// What the field holds, as text.
    pub fn value(&self) -> String {
        match &self.input {
            Input::Choice(options, at) => options.get(*at).map(|option| option.0.clone()).unwrap_or_default(),
            Input::Several(options, _) => {
                let marked: Vec<&str> =
                    options.iter().filter(|option| option.2).map(|option| option.0.as_str()).collect();
                marked.join("\n")
            }
            _ => match (self.editor(), &self.given) {
                (Some(editor), Some((given, shown))) if editor.as_str() == shown => given.clone(),
                (Some(editor), _) => editor.as_str().trim().to_owned(),
                (None, _) => String::new(),
            },
        }
    }

    fn problem(&self, value: &str, words: &Words) -> Option<String> {
        let field = || self.label.clone().into();
        if value.is_empty() {
            return self.is_required.then(|| words.with("required", &[("field", field())]));
        }
        match &self.input {
            Input::Date(_) if Date::new(value).is_err() => {
                Some(words.with("bad-date", &[("field", field())]))
            }
            Input::Time(_) if TimeOfDay::new(value).is_err() => {
                Some(words.with("bad-time", &[("field", field())]))
            }
            Input::Number(_) if value.parse::<u32>().is_err() => {
                Some(words.with("bad-number", &[("field", field())]))
            }
            Input::Id(_) => {
                let error = Id::new(value).err()?;
                Some(words.with("bad-id", &[("field", field()), ("why", error.to_string().into())]))
            }
            _ => None,
        }
    }
}

fn starts(label: &str, character: char) -> bool {
    label.chars().next().is_some_and(|first| first.to_lowercase().eq(character.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let options = vec![("line".to_owned(), "line".to_owned()), ("staff".to_owned(), "staff".to_owned())];
        Form::new(
            "Unit",
            vec![
                Field::line("name", "Name", "").required(),
                Field::date("from", "From", None),
                Field::choice("kind", "Kind", options, "line"),
            ],
        )
    }

    #[test]
    fn a_form_names_the_field_that_is_wrong_and_goes_there() {
        let words = Words::english();
        let mut form = form();
        assert_eq!(form.act(Action::Keep, &words), Outcome::Open);
        assert_eq!(form.problem.as_deref(), Some("Name is needed."));
        form.pasted("Größe\nund mehr");
        form.act(Action::NextField, &words);
        form.pasted("24.3.2011");
        form.act(Action::NextField, &words);
        assert_eq!(form.act(Action::Keep, &words), Outcome::Open);
        assert_eq!(form.focus, 1);
    }

    #[test]
    fn a_form_with_something_typed_is_left_with_the_second_esc() {
        let words = Words::english();
        let mut form = form();
        assert_eq!(form.act(Action::Back, &words), Outcome::Left);
        form.typed('V');
        assert!(form.is_changed());
        assert_eq!(form.act(Action::Back, &words), Outcome::Open);
        assert!(form.problem.is_some());
        form.typed('a');
        assert_eq!(form.act(Action::Back, &words), Outcome::Open, "typing takes it up again");
        assert_eq!(form.act(Action::Back, &words), Outcome::Left);
    }

    #[test]
    fn what_nobody_touched_is_given_back_with_the_lines_that_are_not_shown() {
        let words = Words::english();
        let fields = || vec![Field::line("text", "Text", " one\ntwo\n"), Field::line("place", "Place", "")];
        let mut form = Form::new("Event", fields());
        form.act(Action::NextField, &words);
        form.pasted("Almelo");
        let Outcome::Kept(filled) = form.act(Action::Keep, &words) else { panic!("nothing is missing") };
        assert_eq!((filled.text("text"), filled.text("place")), (" one\ntwo\n", "Almelo"));

        let again = Form::new("Event", fields()).again(&filled, "no");
        assert_eq!((again.fields[1].value().as_str(), again.problem.as_deref()), ("Almelo", Some("no")));
        assert!(again.is_changed());
    }

    #[test]
    fn a_kept_form_gives_its_values() {
        let words = Words::english();
        let mut form = form();
        form.pasted("Größe\nund mehr");
        form.act(Action::EarlierField, &words);
        form.typed('s');
        let Outcome::Kept(filled) = form.act(Action::Keep, &words) else { panic!("the form is complete") };
        assert_eq!(filled.text("name"), "Größe und mehr");
        assert_eq!(filled.text("kind"), "staff");
        assert_eq!(filled.some("from"), None);
    }
}
