//! Finding what was typed in the interview: every line with text in it and what is marked there, narrowed by typing.

use chrono::{DateTime, Utc};

use crate::domain::id::Id;
use crate::domain::times::Times;
use crate::tui::editor::Passage;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::workbench::request::DraftPlace;

use super::hand::{Pending, Talk};
use super::marking;

/// A line of the interview: where it stands, and where it begins there, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The notes on a question, or a note that belongs to none.
    pub place: DraftPlace,
    /// Characters before it.
    pub start: usize,
}

/// A line as it is listed.
pub struct Listed {
    /// Where it is.
    pub line: Line,
    /// Its words.
    pub words: String,
    /// The question or sheet that it stands on, and what is marked in it.
    pub detail: String,
    /// When it was typed.
    pub at: Option<DateTime<Utc>>,
}

impl Talk {
    /// Every line with words that was typed, in the order of the questions.
    pub fn lines(&self, setting: &Setting) -> Vec<Listed> {
        let mut lines = Vec::new();
        let mut add = |place: DraftPlace, text: &str, times: &Times, name: String, marked: &[Passage]| {
            let mut start = 0;
            for (paragraph, line) in text.split('\n').enumerate() {
                let end = start + line.chars().count();
                if !line.trim().is_empty() {
                    let here = marked.iter().filter(|one| one.range.start < end && start < one.range.end);
                    let mut detail = vec![name.clone()];
                    detail.extend(marking::meanings(here.cloned(), setting));
                    lines.push(Listed {
                        line: Line { place: place.clone(), start },
                        words: line.trim().to_owned(),
                        detail: detail.join(" · "),
                        at: times.of(paragraph),
                    });
                }
                start = end + 1;
            }
        };
        for at in 0..self.held.stops.len() {
            let id = &self.held.question(at).id;
            let place = DraftPlace::Question(id.clone());
            let is_here = at == self.at;
            let kept = self.held.notes(id).cloned().unwrap_or_default();
            let (text, times) = if is_here {
                (self.sheet.editor.text(), self.sheet.editor.times())
            } else {
                (kept.text, kept.times)
            };
            let number = [("number", (at + 1).into())];
            let name = setting.words.with("talk-find-question", &number);
            add(place, &text, &times, name, &self.marked(at));
        }
        for note in self.held.aside() {
            let place = DraftPlace::Note(note.place, note.number);
            let is_open = self.parked.as_ref().filter(|sheet| sheet.place == place);
            let open = is_open.map(|sheet| (sheet.editor.text(), sheet.editor.times()));
            let (text, times) = open.unwrap_or_else(|| (note.text.clone(), note.times.clone()));
            let name = super::aside::name(note.place, note.number, setting);
            add(place, &text, &times, name, &[]);
        }
        lines
    }

    /// Lists every line that was typed.
    pub fn ask_find(&mut self, setting: &Setting) -> Vec<Step> {
        let lines = self.lines(setting);
        if lines.is_empty() {
            return vec![Step::Say(setting.words.text("talk-find-nothing"))];
        }
        let (items, lines) =
            lines.into_iter().map(|one| (Item::new(one.words, one.detail), one.line)).unzip();
        let picker = Picker::one(setting.words.text("talk-find"), items);
        self.ask(Pending::Find(lines), Step::Pick(picker), setting)
    }

    /// Goes to a question, and to a place in its notes where one is meant.
    pub fn go_to(&mut self, question: &Id, start: Option<usize>, setting: &Setting) -> Vec<Step> {
        let Some(at) = self.held.place_of(question) else { return Vec::new() };
        let steps = self.go(at, setting);
        if let Some(start) = start {
            self.focus = super::hand::Focus::Notes;
            self.active_mut().editor.select_chars(start..start);
        }
        steps
    }

    /// Goes to a line that was found, with the cursor at its start.
    pub fn found(&mut self, line: &Line, setting: &Setting) -> Vec<Step> {
        let steps = match &line.place {
            DraftPlace::Question(id) => {
                let Some(at) = self.held.place_of(id) else { return Vec::new() };
                self.go(at, setting)
            }
            DraftPlace::Note(place, number) => self.open_aside(*place, *number, setting),
        };
        self.focus = super::hand::Focus::Notes;
        self.active_mut().editor.select_chars(line.start..line.start);
        steps
    }
}
