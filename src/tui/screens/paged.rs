//! What a screen needs that is one page with places to stop at.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Place, Sheet};
use crate::tui::speech::Speech;
use crate::tui::widgets;

/// A screen that says what its page holds and where one is on it; the rest follows.
pub trait Paged {
    /// What can be stopped at.
    type Stop;

    /// The page, once what it tells is read.
    fn sheet(&self, setting: &Setting) -> Option<Sheet<Self::Stop>>;

    /// Where one is.
    fn place(&self) -> &Place;

    /// The same, to change it.
    fn place_mut(&mut self) -> &mut Place;

    /// What stands on the line on top.
    fn title(&self, setting: &Setting) -> String;

    /// What it wants to know when it comes into sight, and when what it saved is on disk.
    fn opened(&mut self, setting: &Setting) -> Vec<Step>;

    /// What a key does that neither moves nor leads back.
    fn press(&mut self, action: Action, setting: &Setting) -> Vec<Step>;

    /// What any other input does: answers, and what was chosen, filled in or confirmed.
    fn receive(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step>;

    /// What the key does that leads back.
    fn back(&self) -> Step {
        Step::Back
    }

    /// What input does to it.
    fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) if self.moves(*action, setting) => Vec::new(),
            Input::Act(Action::Back) => vec![self.back()],
            Input::Act(action) => self.press(*action, setting),
            Input::Saved => self.opened(setting),
            Input::Tick => {
                self.fit(setting);
                Vec::new()
            }
            other => {
                let steps = self.receive(other, setting);
                if let Input::Reply(_) = other {
                    self.fit(setting);
                }
                steps
            }
        }
    }

    /// Keeps where one is within the page.
    fn fit(&mut self, setting: &Setting) {
        if let Some(sheet) = self.sheet(setting) {
            self.place_mut().fit(&sheet, setting.rows());
        }
    }

    /// Moves on the page; whether that is what the key is for.
    fn moves(&mut self, action: Action, setting: &Setting) -> bool {
        let Some(sheet) = self.sheet(setting) else { return false };
        self.place_mut().act(action, &sheet, setting.rows())
    }

    /// What it says where nothing is drawn.
    fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(self.title(setting));
        if let Some(sheet) = self.sheet(setting) {
            speech.sheet(&sheet);
        }
        speech
    }

    /// Selects a place to stop at.
    fn select(&mut self, index: usize, setting: &Setting) {
        self.place_mut().row = index;
        self.fit(setting);
    }

    /// Draws it.
    fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        widgets::sheet::draw_read(self.sheet(setting).as_ref(), self.place(), setting, frame, area);
    }
}
