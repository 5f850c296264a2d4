//! What was changed in two places by people who did not know of each other's change: every version that stands beside
//! another, and the choice of the one that is to count. The others stay in the history.

use std::sync::Arc;

use super::history::{head, name, told_of};
use super::paged::Paged;
use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
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
}

impl Paged for State {
    type Stop = Stop;

    fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Conflicts)]
    }

    fn press(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if action == Action::Restore { self.settle(setting) } else { Vec::new() }
    }

    fn receive(&mut self, input: &Input<'_>, _setting: &Setting) -> Vec<Step> {
        if let Input::Reply(Reply::Conflicts(found)) = input {
            self.found = Some(found.clone());
        }
        Vec::new()
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn place_mut(&mut self) -> &mut Place {
        &mut self.place
    }

    /// What stands on the line on top.
    fn title(&self, setting: &Setting) -> String {
        setting.words.text("conflicts-title")
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
}
