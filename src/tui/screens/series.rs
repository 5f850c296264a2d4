//! All rounds in a row: where every unit stood in each of them, drawn on one axis, and what can be said from round to
//! round. Units stand by name, line before staff, and are never ranked.

mod page;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::presentation::Subject;
use super::why::{Trail, other};
use super::wording;
use crate::domain::compare::Series;
use crate::domain::id::Id;
use crate::domain::score::View;
use crate::domain::study::{Study, UnitKind};
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::Sheet;
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::figures::Naming;
use crate::workbench::request::{Reply, Request, RoundsInARow};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    view: View,
    found: Option<Arc<RoundsInARow>>,
    /// The units by name, as indices of the series.
    order: Vec<usize>,
    trail: Trail<Stop>,
}

/// What can be gone into.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stop {
    /// A unit, by its index in the series.
    Unit(usize),
    /// Two rounds.
    Rounds(Id, Id),
}

impl Default for State {
    fn default() -> Self {
        Self { view: View::Account, found: None, order: Vec::new(), trail: Trail::default() }
    }
}

impl State {
    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Series)]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::Series(found)) => {
                self.order = by_name(&found.study, &found.account, setting);
                self.found = Some(found.clone());
                self.fit(setting);
            }
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            _ => {}
        }
        Vec::new()
    }

    fn fit(&mut self, setting: &Setting) {
        if let Some(sheet) = self.sheet(setting) {
            self.trail.place_mut().fit(&sheet, setting.rows());
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if action == Action::SwitchView {
            self.view = other(self.view);
            self.fit(setting);
            return Vec::new();
        }
        if let Some(sheet) = self.sheet(setting) {
            let place = self.trail.place();
            if action == Action::Why
                && place.is_in_sight(&sheet, setting.rows())
                && let Some(Stop::Rounds(from, to)) = sheet.target(place).cloned()
            {
                return vec![Step::Open(Destination::Comparison { from, to })];
            }
            if self.trail.act(action, &sheet, setting.rows()) {
                return Vec::new();
            }
        }
        match action {
            Action::Present => {
                let (what, view, naming) = (Subject::Series, self.view, Naming::All);
                vec![Step::Open(Destination::Presentation { what, view, naming })]
            }
            Action::Back => vec![Step::Back],
            _ => Vec::new(),
        }
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Series
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let arguments = [
            ("rounds", setting.instruments.rounds.len().into()),
            ("view", setting.words.of("view", self.view.as_str()).into()),
        ];
        setting.words.with("series-title", &arguments)
    }

    /// The page in sight.
    fn sheet(&self, setting: &Setting) -> Option<Sheet<Stop>> {
        let found = self.found.as_deref()?;
        let series = match self.view {
            View::Account => &found.account,
            View::Proven => &found.proven,
        };
        let sight = page::Sight { study: &found.study, series, weak: &found.weak, setting };
        Some(match self.trail.at() {
            Some(Stop::Unit(index)) => sight.unit(series.units.get(*index)?),
            Some(Stop::Rounds(..)) | None => sight.all(&self.order),
        })
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(format!("{} {:?}", self.title(setting), self.trail.at()));
        let Some(found) = &self.found else { return speech };
        if self.trail.at().is_none() {
            let series = if self.view == View::Account { &found.account } else { &found.proven };
            let sight = page::Sight { study: &found.study, series, weak: &found.weak, setting };
            for &index in &self.order {
                speech.choice(series.units.get(index).map_or_else(String::new, |unit| sight.told(unit)));
            }
        } else if let Some(sheet) = self.sheet(setting) {
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
            if let Some(sheet) = self.sheet(setting) {
                self.trail.place_mut().go(*row, &sheet, setting.rows());
            }
        }
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        widgets::sheet::draw_read(self.sheet(setting).as_ref(), self.trail.place(), setting, frame, area);
    }
}

/// Line units and staff units by name, as indices of the series.
fn by_name(study: &Study, series: &Series, setting: &Setting) -> Vec<usize> {
    let names = wording::names(study, setting);
    let mut named: Vec<(Option<&(UnitKind, String)>, usize)> =
        series.units.iter().enumerate().map(|(index, unit)| (names.get(&unit.unit), index)).collect();
    named.sort_unstable();
    named.into_iter().map(|(_, index)| index).collect()
}
