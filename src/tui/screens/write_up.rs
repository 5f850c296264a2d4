//! The write-up of a talk for the respondent: what was typed, frozen; what is made of it; what was approved. With it the
//! quotes and what became of each, and the way of the write-up: sent, corrected, approved, no reply.

mod keeping;
mod page;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::change::Change;
use crate::domain::id::{Id, InterviewId};
use crate::domain::writeup::ReplyStatus;
use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::Place;
use crate::tui::speech::Speech;
use crate::tui::widgets;

use super::of_talk::Changing;

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    of: Changing,
    place: Place,
    /// The question whose text is being worked up.
    pending: Option<Id>,
    /// What takes back what was done here, the last last.
    done: Vec<Vec<Change>>,
}

/// What can be stopped at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stop {
    /// The text on a question.
    Text(Id),
    /// A quote, by the place of its mark in the notes on a question.
    Quote(Id, usize),
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(interview: InterviewId) -> Self {
        Self { of: Changing::new(interview), place: Place::default(), pending: None, done: Vec::new() }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        self.of.ask()
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(action, setting),
            Input::Reply(reply) if self.of.read(reply) => self.fit(setting),
            Input::Filled(filled) => {
                if let Some(question) = self.pending.take() {
                    return self.worked_up(&question, filled.text("text"), setting);
                }
            }
            Input::Saved => return self.of.saved(),
            Input::Tick => self.fit(setting),
            Input::GivenUp => self.pending = None,
            _ => {}
        }
        Vec::new()
    }

    /// Whether a key would do nothing just now.
    pub fn is_idle(&self, action: Action) -> bool {
        match action {
            Action::Undo => self.done.is_empty(),
            Action::Freeze => self.is_frozen(),
            _ => false,
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let sheet = self.sheet(setting);
        if self.place.act(action, &sheet, setting.rows()) {
            return Vec::new();
        }
        let stop = sheet.target(&self.place).cloned();
        match (action, stop) {
            (Action::Back, _) => vec![Step::Back],
            (Action::Undo, _) => self.take_back(setting),
            (Action::WorkUp, Some(Stop::Text(question))) => self.ask_text(question, setting),
            (Action::WorkUp | Action::QuoteState, Some(Stop::Quote(question, mark))) => {
                self.turn_quote(&question, mark, setting)
            }
            (Action::Freeze, _) => self.freeze(setting),
            (Action::Sent, _) => self.note(ReplyStatus::Sent, setting),
            (Action::Corrected, _) => self.note(ReplyStatus::Corrected, setting),
            (Action::Approved, _) => self.note(ReplyStatus::Approved, setting),
            (Action::NoReply, _) => self.note(ReplyStatus::NoReply, setting),
            _ => Vec::new(),
        }
    }

    fn fit(&mut self, setting: &Setting) {
        let sheet = self.sheet(setting);
        self.place.fit(&sheet, setting.rows());
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        self.of.title("write-up-title", "write-up-title-bare", setting)
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on("write-up");
        speech.sheet(&self.sheet(setting));
        speech
    }

    /// Selects a text or a quote.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        self.place.row = index;
        self.fit(setting);
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        if self.of.study.is_none() {
            widgets::loading(setting, frame, area);
            return;
        }
        widgets::sheet::draw(&self.sheet(setting), &self.place, &setting.theme, frame, area);
    }

    /// Keeps changes, with what takes them back.
    fn keep(&mut self, changes: Vec<Change>, back: Vec<Change>, setting: &Setting) -> Vec<Step> {
        self.done.push(back);
        self.record(changes, setting)
    }

    fn record(&mut self, changes: Vec<Change>, setting: &Setting) -> Vec<Step> {
        let save = self.of.record(changes);
        self.fit(setting);
        vec![save]
    }

    fn take_back(&mut self, setting: &Setting) -> Vec<Step> {
        let Some(back) = self.done.pop() else { return Vec::new() };
        let mut steps = self.record(back, setting);
        steps.push(Step::Say(setting.words.text("placing-undone")));
        steps
    }
}
