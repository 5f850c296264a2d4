//! What is typed under a heading, and how it is kept.

use chrono::TimeDelta;

use super::{State, page};
use crate::domain::change::{Change, RecordKind};
use crate::domain::study::Summary;
use crate::tui::editor::Command;
use crate::tui::keymap::Action;
use crate::tui::message::{LineEdit, Step};
use crate::tui::model::Setting;
use crate::tui::screens::talk;
use crate::tui::typing;
use crate::workbench::request::Save;

/// After so long without a key what was typed becomes a row.
const PAUSE: TimeDelta = TimeDelta::seconds(60);

impl State {
    /// A character was typed.
    pub(super) fn typed(&mut self, character: char, setting: &Setting) -> Vec<Step> {
        self.edit(Command::Insert(character), setting)
    }

    /// A key that edits, or cuts and pastes.
    pub(super) fn text_act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        match action {
            Action::PasteCut => self.edit(Command::Paste(self.clipboard.clone()), setting),
            Action::Cut | Action::Copy => {
                let Some(text) = self.editor.selected_text().map(ToOwned::to_owned) else {
                    return Vec::new();
                };
                self.clipboard.clone_from(&text);
                let mut steps = vec![Step::Copy(text)];
                if action == Action::Cut {
                    steps.extend(self.edit(Command::Cut, setting));
                }
                steps
            }
            _ => typing::command(action).map_or_else(Vec::new, |command| self.edit(command, setting)),
        }
    }

    /// Carries out a command of the editor; what it changed is kept at once.
    pub(super) fn edit(&mut self, command: Command, setting: &Setting) -> Vec<Step> {
        let areas = page::areas(page::body(setting));
        let is_changed = self.editor.apply(command, areas.text.width);
        self.editor.scroll_to_cursor(areas.text.width, areas.text.height);
        if is_changed { self.changed(setting) } else { Vec::new() }
    }

    /// Goes to a line, writes it anew, or takes it out.
    pub(super) fn edit_line(&mut self, number: usize, edit: LineEdit, setting: &Setting) -> Vec<Step> {
        match talk::edit_line(&mut self.editor, number, edit) {
            None => vec![Step::Say(setting.words.with("plain-no-line", &[("number", number.into())]))],
            Some(false) => Vec::new(),
            Some(true) => self.changed(setting),
        }
    }

    fn changed(&mut self, setting: &Setting) -> Vec<Step> {
        self.is_changed = true;
        self.typed_at = Some(setting.now);
        let Some(summary) = self.summary_now(setting) else { return Vec::new() };
        vec![Step::Save(Save::Written(Box::new(Change::Summary(summary))))]
    }

    /// The text in sight as it is typed now.
    fn summary_now(&self, setting: &Setting) -> Option<Summary> {
        let (unit, round) = (self.unit.clone(), self.round.clone());
        Some(Summary { unit, round, heading: self.heading(setting)?, text: self.editor.text() })
    }

    /// What was typed becomes a row when no key comes for a while.
    pub(super) fn tick(&mut self, setting: &Setting) -> Vec<Step> {
        self.fit(setting);
        let is_pause = self.typed_at.is_some_and(|at| (setting.now - at).abs() >= PAUSE);
        if is_pause { self.commit_here(setting) } else { Vec::new() }
    }

    /// What was typed becomes a row; a text that was emptied is taken away.
    pub(super) fn commit_here(&mut self, setting: &Setting) -> Vec<Step> {
        self.typed_at = None;
        if !std::mem::take(&mut self.is_changed) {
            return Vec::new();
        }
        let Some(summary) = self.summary_now(setting) else { return Vec::new() };
        let before = self.text(&summary.heading);
        self.written.insert(summary.heading.clone(), summary.text.clone());
        let change = match (summary.text.trim().is_empty(), before.trim().is_empty()) {
            // Nothing was there and nothing is; the draft knows.
            (true, true) => return Vec::new(),
            (true, false) => {
                let record = format!("{}/{}/{}", summary.unit, summary.round, summary.heading);
                Change::Removed(RecordKind::Summary, record, true)
            }
            (false, _) => Change::Summary(summary),
        };
        vec![Step::Save(Save::Changes(vec![change]))]
    }

    /// Asks whether the text goes to the person's own editor, which may keep copies of it.
    pub(super) fn ask_own_editor(setting: &Setting) -> Vec<Step> {
        let Some(editor) = &setting.editor else {
            return vec![Step::Say(setting.words.text("talk-no-editor"))];
        };
        let question = setting.words.with("talk-own-editor", &[("editor", editor.as_str().into())]);
        vec![Step::Confirm(question)]
    }

    /// Gives the text to the editor; what was typed is a row before.
    pub(super) fn open_own_editor(&mut self, setting: &Setting) -> Vec<Step> {
        let mut steps = self.commit_here(setting);
        steps.push(Step::Edit(self.editor.text()));
        steps
    }

    /// The text came back.
    pub(super) fn edited_outside(&mut self, text: &str, setting: &Setting) -> Vec<Step> {
        let (range, insert) = talk::difference(self.editor.as_str(), text);
        if range.is_empty() && insert.is_empty() {
            return vec![Step::Say(setting.words.text("talk-edited-nothing"))];
        }
        self.editor.rewrite(range, insert, |_| {});
        let mut steps = self.changed(setting);
        steps.extend(self.commit_here(setting));
        self.fit(setting);
        steps.push(Step::Say(setting.words.text("talk-edited")));
        steps
    }
}
