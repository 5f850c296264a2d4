//! The framework of a round: units × headings, and in each cell whether a summary is written, or only what one could be
//! written from, or nothing. The way down leads to the summary, the way back to the same cell.

mod page;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::memos::subject;
use super::wording;
use crate::domain::framework::{Standing, columns};
use crate::domain::id::Id;
use crate::domain::study::SubjectKind;
use crate::tui::keymap::Action;
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::speech::Speech;
use crate::workbench::request::{FrameworkRound, Reply, Request};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    round: Id,
    /// What there is, unit by unit.
    found: Option<Arc<FrameworkRound>>,
    list: List,
    /// The heading selected.
    column: usize,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(round: Id) -> Self {
        Self { round, found: None, list: List::default(), column: 0 }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, setting: &Setting) -> Vec<Step> {
        let (round, language) = (self.round.clone(), setting.language.clone());
        vec![Step::Ask(Request::Framework { round, language })]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::Framework(found)) if found.round == self.round => {
                self.found = Some(found.clone());
                self.fit(setting);
            }
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            _ => {}
        }
        Vec::new()
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let height = page::height(setting);
        if self.list.act(action, self.rows().len(), height) {
            return Vec::new();
        }
        let count = columns(&setting.instruments.model).len();
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(count.saturating_sub(1)),
            Action::Back => return vec![Step::Back],
            Action::EarlierRound => return self.turn_round(-1, setting),
            Action::LaterRound => return self.turn_round(1, setting),
            _ => {}
        }
        let Some(unit) = self.unit().cloned() else { return Vec::new() };
        let round = self.round.clone();
        match action {
            Action::Summaries => {
                let all = columns(&setting.instruments.model);
                let heading = all.get(self.column).map(|column| column.id.clone());
                vec![Step::Open(Destination::Summary { unit, round, heading })]
            }
            Action::ShowResult if unit.is_organisation() => {
                vec![Step::Open(Destination::Organisation { round })]
            }
            Action::ShowResult => vec![Step::Open(Destination::Result { unit, round })],
            Action::Memos => {
                let about = subject(SubjectKind::Unit, unit.as_str());
                vec![Step::Open(Destination::Memos(Some(about)))]
            }
            _ => Vec::new(),
        }
    }

    fn turn_round(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let Some(round) = setting.round_beside(&self.round, step) else {
            return vec![Step::Say(setting.words.text("assess-no-other-round"))];
        };
        self.round = round;
        self.found = None;
        self.opened(setting)
    }

    fn fit(&mut self, setting: &Setting) {
        // What is not read yet has no rows; where one is on them is kept.
        if self.found.is_some() {
            self.list.fit(self.rows().len(), page::height(setting));
        }
        let count = columns(&setting.instruments.model).len();
        self.column = self.column.min(count.saturating_sub(1));
    }

    fn rows(&self) -> &[(Id, Vec<Standing>)] {
        self.found.as_ref().map_or(&[], |found| &found.rows)
    }

    /// The unit of the row selected, or the organisation.
    fn unit(&self) -> Option<&Id> {
        self.rows().get(self.list.selected).map(|(unit, _)| unit)
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        setting.words.with("framework-of", &[("round", wording::round(&self.round, setting).into())])
    }

    /// What it says where nothing is drawn: a line for each cell.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(self.title(setting));
        let Some(found) = &self.found else { return speech };
        speech.text(page::base(self, setting));
        let all = columns(&setting.instruments.model);
        for (unit, cells) in &found.rows {
            for (column, cell) in all.iter().zip(cells) {
                let heading = setting.text(column.title);
                let name = wording::unit(&found.study, unit, setting);
                speech.choice(format!("{name}, {heading}: {}", page::told(cell, setting)));
            }
        }
        speech
    }

    /// Selects a cell, counted row by row.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        let count = columns(&setting.instruments.model).len().max(1);
        self.list.selected = index / count;
        self.column = index % count;
        self.fit(setting);
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        page::draw(self, setting, frame, area);
    }
}
