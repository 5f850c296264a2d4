//! An interview: outline, question, notes, closed companion.
//!
//! The person types while looking at somebody. So a printable key is text, nothing waits for the disk, what comes from
//! there never changes what is being typed, and no key costs more because the study is large: all that hangs on the
//! answers is worked out when a closed answer is given, not when a letter is typed.
//!
//! The respondent may see the screen: no indicators, ratings, proposals or other units are shown here.

mod answering;
mod aside;
mod clock;
mod commands;
mod course;
mod draw;
mod earlier;
mod finding;
mod hand;
mod held;
mod initiatives;
mod layout;
mod line_marks;
mod marking;
mod outline;
mod outside;
mod page;
mod paradata;
mod sheet;
mod speech;
mod undo;
mod value;

#[cfg(test)]
mod tests;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::id::{Id, InterviewId};
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::widgets::put;
use crate::workbench::request::{OpenedInterview, Reply, Request, Save};

use hand::Talk;
use held::Held;

pub use outside::difference;
pub use speech::edit_line;

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    interview: InterviewId,
    /// The talk, once it was read.
    talk: Option<Talk>,
    /// Why there is none, as an id of the catalogue.
    problem: Option<&'static str>,
    /// Whether something was changed here since the interview was asked for: then what comes is out of date.
    is_overtaken: bool,
    /// The question to go to once it is read, and the place in its notes.
    wanted: Option<(Id, Option<usize>)>,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(interview: InterviewId) -> Self {
        Self { interview, talk: None, problem: None, is_overtaken: false, wanted: None }
    }

    /// The same, to begin on a question, with the cursor behind so many characters of its notes.
    pub fn at(interview: InterviewId, question: Id, start: Option<usize>) -> Self {
        Self { wanted: Some((question, start)), ..Self::new(interview) }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        self.is_overtaken = false;
        vec![Step::Ask(Request::Interview(self.interview.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        if let Input::Reply(reply) = input {
            return match reply {
                Reply::Interview(id, opened) if *id == self.interview => self.arrived(opened, setting),
                _ => Vec::new(),
            };
        }
        let Some(talk) = &mut self.talk else {
            let is_leaving = matches!(input, Input::Act(Action::Back | Action::Leave | Action::Command));
            return if is_leaving { vec![Step::Back] } else { Vec::new() };
        };
        let steps = talk.update(input, setting);
        self.is_overtaken |=
            steps.iter().any(|step| matches!(step, Step::Save(Save::Changes(_) | Save::Strike(_))));
        steps
    }

    /// The interview came. What is being typed stays as it is.
    fn arrived(&mut self, opened: &OpenedInterview, setting: &Setting) -> Vec<Step> {
        if self.is_overtaken {
            return self.opened(setting);
        }
        let held = match Held::new(&self.interview, &opened.study, setting) {
            Ok(held) => held,
            Err(problem) if self.talk.is_none() => {
                self.problem = Some(problem);
                return Vec::new();
            }
            Err(_) => return Vec::new(),
        };
        if let Some(talk) = &mut self.talk {
            talk.renew(held, setting);
            return Vec::new();
        }
        let (mut talk, mut steps) = Talk::begin(held, opened, setting);
        if let Some((question, start)) = self.wanted.take() {
            steps.extend(talk.go_to(&question, start, setting));
        }
        self.talk = Some(talk);
        self.is_overtaken =
            steps.iter().any(|step| matches!(step, Step::Save(Save::Changes(_) | Save::Strike(_))));
        steps
    }

    /// Whether a key would do nothing just now: there is nothing to switch to where a question has no closed answer.
    pub fn is_idle(&self, action: Action) -> bool {
        let has_companion = self.talk.as_ref().is_some_and(|talk| talk.page.panel.is_some());
        action == Action::SwitchFocus && !has_companion
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        self.talk.as_ref().map_or(Place::Talk, Talk::place)
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        self.talk.as_ref().map(|talk| talk.title(setting)).unwrap_or_default()
    }

    /// The row that is being typed in, and where the cursor is.
    pub fn draw_typed(&self, setting: &Setting) -> Option<(Buffer, Position)> {
        self.talk.as_ref().and_then(|talk| draw::draw_typed(talk, setting))
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect, is_on_top: bool) {
        if let Some(talk) = &self.talk {
            return draw::draw(talk, setting, frame, area, is_on_top);
        }
        let text = setting.words.text(self.problem.unwrap_or("loading"));
        put(frame, area, area.x + 1, area.y + 1, &text, setting.theme.quiet);
    }
}
