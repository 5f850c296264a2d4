//! What was typed becomes an answer or a note; thoughts are parked.

use crate::domain::answer::Notes;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::domain::study::{InterviewDetails, InterviewState, InterviewStatus, Note};
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::workbench::request::{DraftPlace, Save};

use super::Talk;
use super::begin::language;

impl Talk {
    /// What was typed becomes an answer or a note, where it says something else than before.
    pub fn commit(&mut self, setting: &Setting) -> Vec<Step> {
        let interview = self.held.interview.id.clone();
        let mut changes = Vec::new();
        if let DraftPlace::Question(id) = &self.sheet.place
            && std::mem::take(&mut self.sheet.is_changed)
        {
            let before = self.held.notes(id).cloned().unwrap_or_default();
            let notes = self.notes_now(id);
            if notes != before {
                changes.push(Change::AnswerNotes(interview.clone(), id.clone(), notes));
            }
        }
        if !changes.is_empty() || self.parked.as_ref().is_some_and(|sheet| sheet.is_changed) {
            let goes_on = self.going_on();
            if let Some(change) = &goes_on {
                self.held.apply(change);
            }
            changes.extend(goes_on);
        }
        changes.extend(self.paradata_change(setting));
        changes.extend(self.parked_change());
        let details = &self.held.interview.details;
        if self.language != language(&self.held, setting) {
            let language = Some(self.language.clone());
            changes.push(Change::Interview(interview, InterviewDetails { language, ..details.clone() }));
        }
        if changes.is_empty() {
            return Vec::new();
        }
        for change in &changes {
            self.held.apply(change);
        }
        vec![Step::Save(Save::Changes(changes))]
    }

    /// A talk that was broken off goes on with the first thing typed or chosen.
    pub fn going_on(&self) -> Option<Change> {
        let is_broken_off = self.held.interview.state.status == InterviewStatus::BrokenOff;
        let state = InterviewState { status: InterviewStatus::InProgress, reason: None };
        is_broken_off.then(|| Change::InterviewState(self.held.interview.id.clone(), state))
    }

    /// The notes on the question in sight as they are typed and marked now.
    pub fn notes_now(&self, id: &Id) -> Notes {
        let kept = self.held.notes(id).cloned().unwrap_or_default();
        Notes {
            text: self.sheet.editor.text(),
            marks: self.sheet.editor.marks(),
            times: self.sheet.editor.times(),
            ..kept
        }
    }

    fn parked_change(&mut self) -> Option<Change> {
        let sheet = self.parked.as_mut()?;
        let DraftPlace::Note(place, number) = sheet.place else { return None };
        if !std::mem::take(&mut sheet.is_changed) {
            return None;
        }
        let interview = self.held.interview.id.clone();
        let text = sheet.editor.text();
        let present = self.held.aside().find(|note| (note.place, note.number) == (place, number));
        if present.is_some_and(|note| note.text == text) {
            None
        } else if !text.trim().is_empty() {
            let times = sheet.editor.times();
            Some(Change::Note(Note { interview, place, number, text, times }))
        } else if present.is_some() {
            let record = format!("{interview}/{}/{number}", place.as_str());
            Some(Change::Removed(RecordKind::Note, record, true))
        } else {
            None
        }
    }
}
