//! What was changed in two places by people who did not know of each other's change: every version that stands beside
//! another, and the choice of the one that is to count. The others stay in the history.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::history::{head, name, told_of};
use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::request::{History, Reply, Request, Save};

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// The disputed parts, each with the versions that stand beside each other.
    found: Option<Arc<Vec<History>>>,
    place: Place,
}

/// A version: the index of the part, and that of the version in it.
type Stop = (usize, usize);

impl State {
    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Conflicts)]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(Action::Back) => return vec![Step::Back],
            Input::Act(Action::Restore) => return self.settle(setting),
            Input::Act(action) => {
                if let Some(sheet) = self.sheet(setting) {
                    self.place.act(*action, &sheet, setting.rows());
                }
            }
            Input::Reply(Reply::Conflicts(found)) => {
                self.found = Some(found.clone());
                self.fit(setting);
            }
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            _ => {}
        }
        Vec::new()
    }

    /// The version in sight counts from now on, as a change that replaces all of them.
    fn settle(&mut self, setting: &Setting) -> Vec<Step> {
        let Some(sheet) = self.sheet(setting) else { return Vec::new() };
        let version = sheet.target(&self.place).and_then(|(part, version)| {
            self.found.as_ref().and_then(|found| found.get(*part)?.versions.get(*version))
        });
        let Some(version) = version else { return Vec::new() };
        let id = if version.restored().is_some() { "conflict-settled" } else { "history-cannot-restore" };
        let mut steps = vec![Step::Say(setting.words.text(id))];
        steps.extend(version.restored().map(|change| Step::Save(Save::Changes(vec![change]))));
        steps
    }

    fn fit(&mut self, setting: &Setting) {
        if let Some(sheet) = self.sheet(setting) {
            self.place.fit(&sheet, setting.rows());
        }
    }

    fn sheet(&self, setting: &Setting) -> Option<Sheet<Stop>> {
        let words = &setting.words;
        let found = self.found.as_ref()?;
        let mut sheet = Sheet::new(setting.size.width);
        if found.is_empty() {
            sheet.text(1, &words.text("conflicts-none"), Look::Quiet);
            return Some(sheet);
        }
        sheet.text(1, &words.with("conflicts-base", &[("count", found.len().into())]), Look::Quiet);
        for (part, history) in found.iter().enumerate() {
            sheet.heading(name(history, setting));
            for (at, version) in history.versions.iter().enumerate() {
                sheet.stop((part, at), |sheet| {
                    sheet.text(2, &head(version, setting).join(" · "), Look::Heading);
                    for (text, look) in told_of(version, history, setting) {
                        sheet.text(4, &text, look);
                    }
                });
            }
        }
        Some(sheet)
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        setting.words.text("conflicts-title")
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(self.title(setting));
        if let Some(sheet) = self.sheet(setting) {
            speech.sheet(&sheet);
        }
        speech
    }

    /// Selects a version.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        self.place.row = index;
        self.fit(setting);
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        widgets::sheet::draw_read(self.sheet(setting).as_ref(), &self.place, setting, frame, area);
    }
}
