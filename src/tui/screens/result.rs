//! The result of a unit in a round: the matrix, the phases of its fields, situation, factors and initiatives, and the
//! way down from each of them to the evidence. It is scored when its records arrive; drawing computes nothing of it.

mod feedback;
#[cfg(test)]
mod laws;
mod overview;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::memos::subject;
use super::presentation::Subject;
use super::why::{Case, Sight, Target, Trail, other};
use super::wording;
use crate::domain::change::{RecordKind, rated};
use crate::domain::id::Id;
use crate::domain::score::View;
use crate::domain::study::{Study, SubjectKind};
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::Sheet;
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::figures::Naming;
use crate::workbench::request::{Reply, Request};

pub use feedback::lines as feedback_lines;

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    unit: Id,
    round: Id,
    view: View,
    /// The records of the unit, as read.
    study: Option<Arc<Study>>,
    /// What they come to.
    case: Option<Case>,
    trail: Trail<Target>,
    /// The success factor at which it was entered.
    entry: Option<usize>,
    /// Units in the order of screens, once they were asked for.
    order: Vec<Id>,
    /// How many units further to go once the order is known.
    step: Option<isize>,
    /// What is being asked of the feedback talk.
    asked: Option<feedback::Asked>,
    /// Fields on which the raters agree too little, by round, as far as it is known.
    weak: BTreeMap<Id, BTreeSet<usize>>,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(unit: Id, round: Id) -> Self {
        Self {
            unit,
            round,
            view: View::Account,
            study: None,
            case: None,
            trail: Trail::default(),
            entry: None,
            order: Vec::new(),
            step: None,
            asked: None,
            weak: BTreeMap::new(),
        }
    }

    /// The screen at one of the unit's success factors, by its index in the model; the way back from there leads out.
    pub fn at_factor(unit: Id, round: Id, factor: usize) -> Self {
        let mut state = Self { entry: Some(factor), ..Self::new(unit, round) };
        state.trail.push(Target::Factor(factor));
        state
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Unit(self.unit.clone())), Step::Ask(Request::Unreliable(self.round.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::Unit(unit, study)) if *unit == self.unit => {
                self.study = Some(study.clone());
                self.score(setting);
            }
            Input::Reply(Reply::Unreliable(round, fields)) => {
                self.weak.insert(round.clone(), fields.clone());
                self.score(setting);
            }
            Input::Reply(Reply::Instruments(_)) => self.score(setting),
            Input::Reply(Reply::Outline(study)) => {
                self.order =
                    study.units_in_order(&setting.language).into_iter().map(|unit| unit.id.clone()).collect();
                if let Some(step) = self.step.take() {
                    return self.go(step);
                }
            }
            Input::Saved => return self.opened(setting),
            Input::Picked(chosen) => return self.feedback_picked(chosen, setting),
            Input::Filled(filled) => return self.feedback_filled(filled),
            Input::GivenUp => self.asked = None,
            Input::Tick => self.fit(setting),
            _ => {}
        }
        Vec::new()
    }

    fn score(&mut self, setting: &Setting) {
        let Some(study) = &self.study else { return };
        let mut case = Case::of_unit(study.clone(), self.unit.clone(), self.round.clone(), setting);
        case.weak = self.weak.get(&self.round).cloned().unwrap_or_default();
        self.case = Some(case);
        self.fit(setting);
    }

    fn fit(&mut self, setting: &Setting) {
        let Some(sheet) = self.sheet(setting) else { return };
        self.trail.place_mut().fit(&sheet, setting.rows());
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let is_entry = self.entry.is_some_and(|factor| self.trail.at() == Some(&Target::Factor(factor)));
        if is_entry && action == Action::Back {
            return vec![Step::Back];
        }
        if let Some(sheet) = self.sheet(setting)
            && self.trail.act(action, &sheet, setting.rows())
        {
            return Vec::new();
        }
        match action {
            Action::Back => return vec![Step::Back],
            Action::Present => {
                let what = Subject::Unit { unit: self.unit.clone(), round: self.round.clone() };
                let (view, naming) = (self.view, Naming::All);
                return vec![Step::Open(Destination::Presentation { what, view, naming })];
            }
            Action::SwitchView => {
                self.view = other(self.view);
                self.fit(setting);
            }
            Action::SwitchFactors => self.switch_factors(setting),
            Action::Rate => {
                let (unit, round) = (self.unit.clone(), self.round.clone());
                return vec![Step::Open(Destination::Assess { unit, round })];
            }
            Action::Memos => {
                let about = self.memo_subject(setting);
                return vec![Step::Open(Destination::Memos(Some(about)))];
            }
            Action::History => return self.history(setting),
            Action::Feedback => return self.ask_feedback(setting),
            Action::Summaries => {
                let (unit, round) = (self.unit.clone(), self.round.clone());
                return vec![Step::Open(Destination::Summary { unit, round, heading: None })];
            }
            Action::ShowSensitivity => {
                let (unit, round) = (Some(self.unit.clone()), self.round.clone());
                return vec![Step::Open(Destination::Sensitivity { round, unit })];
            }
            Action::EarlierRound => return self.turn_round(-1, setting),
            Action::LaterRound => return self.turn_round(1, setting),
            Action::EarlierUnit => return self.turn_unit(-1),
            Action::LaterUnit => return self.turn_unit(1),
            _ => {}
        }
        Vec::new()
    }

    /// What a memo is about where one is: the rating, the evidence or the initiative in sight, else the unit.
    fn memo_subject(&self, setting: &Setting) -> crate::domain::study::Subject {
        let model = &setting.instruments.model;
        let rating = |id: &Id| subject(SubjectKind::Rating, format!("{}/{}/{id}", self.unit, self.round));
        let own = match self.trail.at() {
            Some(Target::Indicator(at)) => model.indicators.get(*at).map(|one| rating(&one.id)),
            Some(Target::Factor(at)) => model.factors.get(*at).map(|one| rating(&one.id)),
            Some(Target::Evidence(id)) => Some(subject(SubjectKind::Evidence, id.as_str())),
            Some(Target::Initiative(id)) => Some(subject(SubjectKind::Initiative, id.as_str())),
            _ => None,
        };
        own.unwrap_or_else(|| subject(SubjectKind::Unit, self.unit.as_str()))
    }

    /// What the rating, the evidence or the initiative in sight said before, else the unit.
    fn history(&self, setting: &Setting) -> Vec<Step> {
        let model = &setting.instruments.model;
        let record = |id: &Id| rated(&self.unit, &self.round, id, None);
        let own = match self.trail.at() {
            Some(Target::Indicator(at)) => {
                model.indicators.get(*at).map(|one| (RecordKind::Rating, record(&one.id)))
            }
            Some(Target::Factor(at)) => {
                model.factors.get(*at).map(|one| (RecordKind::Factor, record(&one.id)))
            }
            Some(Target::Evidence(id)) => Some((RecordKind::Evidence, id.to_string())),
            Some(Target::Initiative(id)) => Some((RecordKind::Initiative, id.to_string())),
            _ => None,
        };
        let (kind, record) = own.unwrap_or_else(|| (RecordKind::Unit, self.unit.to_string()));
        vec![Step::Open(Destination::History(kind, record))]
    }

    /// To the success factors, and from anywhere below the matrix back to it.
    fn switch_factors(&mut self, setting: &Setting) {
        self.trail.clear();
        let Some(sheet) = self.sheet(setting) else { return };
        let factors = sheet.find(|target| matches!(target, Target::Factor(_)));
        let here = self.trail.place().row;
        let row = factors.filter(|&row| here < row).unwrap_or(0);
        self.trail.place_mut().go_to_part(row, &sheet, setting.rows());
    }

    fn turn_round(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let Some(round) = setting.round_beside(&self.round, step) else {
            return vec![Step::Say(setting.words.text("assess-no-other-round"))];
        };
        self.round = round;
        self.score(setting);
        vec![Step::Ask(Request::Unreliable(self.round.clone()))]
    }

    fn turn_unit(&mut self, step: isize) -> Vec<Step> {
        if self.order.is_empty() {
            self.step = Some(step);
            return vec![Step::Ask(Request::Outline)];
        }
        self.go(step)
    }

    fn go(&mut self, step: isize) -> Vec<Step> {
        let here = self.order.iter().position(|unit| *unit == self.unit);
        let there =
            here.and_then(|here| here.checked_add_signed(step)).and_then(|there| self.order.get(there));
        let Some(unit) = there.cloned() else { return Vec::new() };
        self.unit = unit.clone();
        self.study = None;
        self.case = None;
        vec![Step::Ask(Request::Unit(unit))]
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Result
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let unit =
            self.study.as_ref().map_or_else(String::new, |study| wording::unit(study, &self.unit, setting));
        wording::title_of_unit(&unit, setting, |unit| {
            let arguments = [
                ("unit", unit.into()),
                ("round", wording::round(&self.round, setting).into()),
                ("view", setting.words.of("view", self.view.as_str()).into()),
            ];
            setting.words.with("result-title", &arguments)
        })
    }

    /// The page in sight.
    fn sheet(&self, setting: &Setting) -> Option<Sheet<Target>> {
        let sight = Sight::new(self.case.as_ref()?, self.view, setting);
        Some(match self.trail.at() {
            None => overview::page(&sight),
            Some(target) => sight.page(target),
        })
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(format!("{} {:?}", self.title(setting), self.trail.at()));
        if let Some(sheet) = self.sheet(setting) {
            speech.sheet(&sheet);
        }
        speech
    }

    /// Selects what can be gone into.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        let stops = self.sheet(setting).map(|sheet| sheet.spoken_stops()).unwrap_or_default();
        if let Some((row, column)) = stops.get(index) {
            let place = self.trail.place_mut();
            (place.row, place.column) = (*row, *column);
        }
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        widgets::sheet::draw_read(self.sheet(setting).as_ref(), self.trail.place(), setting, frame, area);
    }
}
