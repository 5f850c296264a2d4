//! The program without drawing: the same model, told in lines. For screen readers and braille, for a terminal without a
//! cursor, and for scripts.
//!
//! A line typed is a command, or in an interview what was said; then it begins with `.` where it is a command. What a
//! command does is what its key does on the screen: both come from the one table of keys. What was said is told once:
//! after a line only what is new on the page follows, and all of it where the page is another.

mod asking;
mod commands;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::editor::Motion;
use super::keymap::{Action, Place};
use super::message::{Effect, Message};
use super::model::{Model, Overlay, Setting};
use super::screens::Screen;
use super::speech::Speech;
use super::update::{start, update};

use commands::Command;
pub use commands::LineEdit;

/// The program as lines.
#[derive(Debug)]
pub struct Plain {
    model: Model,
    /// The title and the page told last; a question that was asked over it changes neither.
    told: (String, String),
    /// The lines told of each page.
    pages: HashMap<String, Vec<String>>,
    /// The question asked last over a page, and its lines.
    asked: Option<(String, Vec<String>)>,
    /// What is to be said before the page.
    said: Vec<String>,
}

impl Plain {
    /// Begins with a model; what it wants first comes with it.
    pub fn begin(mut model: Model) -> (Self, Vec<Effect>) {
        let effects = start(&mut model);
        let told = (String::new(), String::new());
        (Self { model, told, pages: HashMap::new(), asked: None, said: Vec::new() }, effects)
    }

    /// What every screen needs, as it is now.
    pub fn setting(&self) -> &Setting {
        &self.model.setting
    }

    /// Something came from outside.
    pub fn receive(&mut self, message: Message) -> Vec<Effect> {
        update(&mut self.model, message)
    }

    /// Whether everything typed is on disk; else why not.
    ///
    /// # Errors
    /// It is not, and why.
    pub fn is_saved(&self) -> Result<(), &str> {
        self.model.saving.what_is_wrong().map_or(Ok(()), Err)
    }

    /// A line was typed.
    pub fn take(&mut self, line: &str, now: DateTime<Utc>) -> Vec<Effect> {
        let mut effects = self.receive(Message::Tick(now));
        if self.model.overlay.is_some() {
            effects.extend(self.answer_question(line.trim()));
            return effects;
        }
        let is_talk = self.model.screens.last().is_some_and(|screen| screen.typed().is_some());
        let command = line.trim();
        effects.extend(match command.strip_prefix('.') {
            Some(rest) if is_talk && rest.starts_with('.') => self.type_line(&line.trim_start()[1..]),
            Some(rest) => self.command(rest.trim()),
            None if is_talk && command.is_empty() => Vec::new(),
            None if is_talk => self.type_line(line.trim_end()),
            None => self.command(command),
        });
        effects
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        self.receive(Message::Act(action))
    }

    /// A line of what was said goes below the notes, as if its keys were pressed: what stands at its start counts.
    fn type_line(&mut self, line: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.model.place() == Place::Companion {
            effects.extend(self.act(Action::SwitchFocus));
        }
        effects.extend(self.receive(Message::Move(Motion::TextEnd)));
        if self.typed().is_some_and(|text| !text.is_empty() && !text.ends_with('\n')) {
            effects.extend(self.act(Action::NewLine));
        }
        for character in line.chars() {
            effects.extend(self.receive(Message::Type(character)));
        }
        // A new line makes what the signs at the start of this one mean happen; it leaves no empty one behind.
        effects.extend(self.act(Action::NewLine));
        if self.typed().is_some_and(|text| text.ends_with('\n')) {
            effects.extend(self.act(Action::EraseLeft));
        }
        effects
    }

    /// The text being typed on the screen in sight.
    fn typed(&self) -> Option<&str> {
        self.model.screens.last().and_then(Screen::typed)
    }

    fn command(&mut self, line: &str) -> Vec<Effect> {
        let words = &self.model.setting.words;
        match commands::read(line, self.model.place(), words) {
            Command::Nothing => Vec::new(),
            Command::Help => {
                self.said.extend(commands::help(self.model.place(), words));
                Vec::new()
            }
            Command::Read => {
                self.pages.remove(&self.told.1);
                self.told = (String::new(), String::new());
                let notes = self.model.screens.last().map(Screen::notes).unwrap_or_default();
                let numbered = notes.iter().enumerate().map(|(at, line)| {
                    let arguments = [("number", (at + 1).into()), ("text", line.as_str().into())];
                    words.with("plain-note", &arguments)
                });
                self.said.extend(numbered);
                Vec::new()
            }
            Command::Choose(number) => self.choose(number),
            Command::Line(number, edit) => {
                let line = self.typed().and_then(|text| text.lines().nth(number.checked_sub(1)?));
                if let Some(line) = line.filter(|_| edit == LineEdit::Go) {
                    let arguments = [("number", number.into()), ("text", line.into())];
                    self.said.push(words.with("plain-note", &arguments));
                }
                self.receive(Message::Line(number, edit))
            }
            Command::Act(action, rest) => {
                let mut effects = self.act(action);
                if rest.is_empty() {
                    return effects;
                }
                if self.model.overlay.is_some() {
                    effects.extend(self.answer_question(rest));
                } else if self.model.place() == Place::Parked {
                    // A thought in one line: the sheet is closed again.
                    effects.extend(self.type_line(rest));
                    effects.extend(self.act(Action::Back));
                }
                effects
            }
            Command::Unknown => {
                let arguments = [("command", line.into())];
                self.said.push(words.with("plain-unknown", &arguments));
                Vec::new()
            }
            Command::Several(names) => {
                let arguments = [("command", line.into()), ("names", names.join(", ").into())];
                self.said.push(words.with("plain-several", &arguments));
                Vec::new()
            }
        }
    }

    /// Chooses a line by its number; on a page of reasons it is gone into.
    fn choose(&mut self, number: usize) -> Vec<Effect> {
        let setting = &self.model.setting;
        let Some(screen) = self.model.screens.last_mut() else { return Vec::new() };
        let speech = screen.speech(setting);
        let Some(chosen) = number.checked_sub(1).and_then(|index| speech.chosen(index)) else {
            self.said.push(setting.words.with("plain-no-number", &[("number", number.into())]));
            return Vec::new();
        };
        screen.select(number - 1, setting);
        let goes_in = matches!(
            screen,
            Screen::Result(_)
                | Screen::Comparison(_)
                | Screen::Organisation(_)
                | Screen::Series(_)
                | Screen::Sensitivity(_)
                | Screen::Presentation(_)
        );
        if goes_in {
            return self.act(Action::Why);
        }
        let said = [("what", chosen.into())];
        self.said.push(setting.words.with("plain-chosen", &said));
        Vec::new()
    }

    /// What is new to say: answers to commands, what the program has to say, and what is new on the page.
    pub fn tell(&mut self) -> Vec<String> {
        let mut lines = std::mem::take(&mut self.said);
        lines.extend(self.model.notice.take());
        if let Some(why) = self.model.saving.what_is_wrong() {
            let why = [("why", why.into())];
            lines.push(self.model.setting.words.with("plain-not-saved", &why));
        }
        if let Some(overlay) = &self.model.overlay {
            let (question, all) = asking::told(overlay, &self.model.setting.words);
            let before = self.asked.take().filter(|(asked, _)| *asked == question);
            let is_new = |line: &&String| before.as_ref().is_none_or(|(_, before)| !before.contains(line));
            lines.extend(all.iter().filter(is_new).cloned());
            self.asked = Some((question, all));
            return lines;
        }
        self.asked = None;
        let speech = self.speech();
        let title =
            self.model.screens.last().map(|screen| screen.title(&self.model.setting)).unwrap_or_default();
        if title != self.told.0 && !title.is_empty() {
            lines.push(title.clone());
            lines.extend(self.model.said_of_past("past-header"));
        }
        let all = speech.told();
        let before =
            self.pages.get(&speech.page).filter(|_| speech.is_said_once || speech.page == self.told.1);
        lines.extend(all.iter().filter(|line| before.is_none_or(|before| !before.contains(line))).cloned());
        self.told = (title, speech.page.clone());
        self.pages.insert(speech.page, all);
        lines
    }

    fn speech(&self) -> Speech {
        self.model.screens.last().map(|screen| screen.speech(&self.model.setting)).unwrap_or_default()
    }

    /// What stands before what is typed: where one is.
    pub fn prompt(&self) -> String {
        match &self.model.overlay {
            Some(Overlay::Form(form)) => {
                form.fields.get(form.focus).map_or_else(String::new, |field| field.label.clone())
            }
            Some(Overlay::Confirm(_)) => self.model.setting.words.text("plain-yes-or-no"),
            Some(_) => self.model.setting.words.text("plain-which"),
            None => {
                let setting = &self.model.setting;
                self.model.screens.last().map(|screen| screen.short_place(setting)).unwrap_or_default()
            }
        }
    }
}
