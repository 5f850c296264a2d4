//! What belongs to no question: thoughts parked in the talk, what was said before it and after it, and what the
//! researcher saw.

use crate::domain::study::NotePlace;
use crate::tui::editor::Editor;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::workbench::request::DraftPlace;

use super::hand::Talk;
use super::sheet::Sheet;

/// What such a note is called.
pub fn name(place: NotePlace, number: u32, setting: &Setting) -> String {
    setting.words.with(&format!("talk-{}", place.as_str()), &[("number", number.into())])
}

impl Talk {
    /// Opens an empty sheet for a thought that belongs to no question; closes it where it is open.
    pub fn park(&mut self, setting: &Setting) -> Vec<Step> {
        if self.parked.is_some() {
            return self.unpark(setting);
        }
        let number = self.held.parked().map(|note| note.number + 1).max().unwrap_or(1);
        self.parked = Some(Sheet::new(DraftPlace::Note(NotePlace::Parked, number), Editor::new("")));
        self.parked_before = None;
        Vec::new()
    }

    /// Opens the sheet of one of the other places, with what stands there already; closes it where it is open.
    pub fn turn_aside(&mut self, place: NotePlace, setting: &Setting) -> Vec<Step> {
        let is_open = |sheet: &Sheet| matches!(sheet.place, DraftPlace::Note(open, _) if open == place);
        if self.parked.as_ref().is_some_and(is_open) {
            return self.unpark(setting);
        }
        let number = self.held.aside().find(|note| note.place == place).map_or(0, |note| note.number);
        self.open_aside(place, number, setting)
    }

    /// Opens a note that belongs to no question, to go on at its end.
    pub fn open_aside(&mut self, place: NotePlace, number: u32, setting: &Setting) -> Vec<Step> {
        let steps = self.unpark(setting);
        let present = self.held.aside().find(|note| (note.place, note.number) == (place, number));
        let before = present.cloned();
        let text = present.map(|note| note.text.clone()).unwrap_or_default();
        let times = present.map(|note| note.times.clone()).unwrap_or_default();
        let mut editor = Editor::new(&text).with_times(&times);
        let end = text.chars().count();
        editor.select_chars(end..end);
        self.parked = Some(Sheet::new(DraftPlace::Note(place, number), editor));
        self.parked_before = before;
        steps
    }

    /// Goes back from such a note to the question.
    pub fn unpark(&mut self, setting: &Setting) -> Vec<Step> {
        if self.parked.is_none() {
            return Vec::new();
        }
        let steps = self.commit(setting);
        self.remember_aside();
        self.parked = None;
        steps
    }
}
