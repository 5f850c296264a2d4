//! All units of a round at a glance.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::id::Id;
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    round: Id,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(round: Id) -> Self {
        Self { round }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        Vec::new()
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, _setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(Action::Back | Action::Leave | Action::Command) => vec![Step::Back],
            _ => Vec::new(),
        }
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Organisation
    }

    /// What stands on the line on top.
    pub fn title(&self, _setting: &Setting) -> String {
        self.round.to_string()
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        frame.render_widget(setting.words.text("loading"), area);
    }
}
