//! All units of a round at a glance, the organisation's own cells first. Units are never ranked: line before staff, and
//! by name. The way down leads to a unit's result, and on the organisation's own row to its indicators.

mod speech;
mod summary;
mod table;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::presentation::Subject;
use super::why::{Case, Sight, Target, Trail, other};
use super::wording;
use crate::domain::agreement::unreliable;
use crate::domain::assessment::CellPlace;
use crate::domain::id::Id;
use crate::domain::score::{RoundScore, View};
use crate::domain::study::UnitKind;
use crate::tui::keymap::{Action, Place};
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::Sheet;
use crate::tui::widgets;
use crate::workbench::figures::Naming;
use crate::workbench::request::{Reply, Request, ScoredRound};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    round: Id,
    view: View,
    scored: Option<Arc<ScoredRound>>,
    case: Option<Case>,
    rows: Vec<Row>,
    list: List,
    /// The cell selected, counted over the phases of the fields.
    column: usize,
    /// The way down from the organisation's own row, while one is on it.
    trail: Option<Trail<Target>>,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// The organisation as a whole.
    Organisation,
    /// Above the units of a kind.
    Kind(UnitKind),
    /// A unit, by its index in the scored round.
    Unit(usize),
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(round: Id) -> Self {
        Self {
            round,
            view: View::Account,
            scored: None,
            case: None,
            rows: Vec::new(),
            list: List::default(),
            column: 0,
            trail: None,
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Round(self.round.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::Round(scored)) if scored.account.round == self.round => {
                self.rows = rows(scored, setting);
                let mut case = Case::of_organisation(scored);
                case.weak = unreliable(&scored.study, &setting.instruments.model, &self.round);
                self.case = Some(case);
                self.scored = Some(scored.clone());
                self.fit(setting);
            }
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            Input::Reply(_)
            | Input::Edit(_)
            | Input::Type(_)
            | Input::Picked(_)
            | Input::Filled(_)
            | Input::Confirmed
            | Input::Edited(_)
            | Input::Line(..)
            | Input::GivenUp
            | Input::Leaving => {}
        }
        Vec::new()
    }

    fn fit(&mut self, setting: &Setting) {
        self.list.fit(self.rows.len(), table::height(setting));
        if let Some(sheet) = self.sheet(setting)
            && let Some(trail) = &mut self.trail
        {
            trail.place_mut().fit(&sheet, usize::from(setting.body_height()));
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        match action {
            Action::Present => {
                let what = Subject::Organisation { round: self.round.clone() };
                let (view, naming) = (self.view, Naming::All);
                return vec![Step::Open(Destination::Presentation { what, view, naming })];
            }
            Action::SwitchView => {
                self.view = other(self.view);
                self.fit(setting);
                return Vec::new();
            }
            Action::ShowSensitivity => {
                let round = self.round.clone();
                return vec![Step::Open(Destination::Sensitivity { round, unit: None })];
            }
            Action::EarlierRound => return self.turn_round(-1, setting),
            Action::LaterRound => return self.turn_round(1, setting),
            _ => {}
        }
        if let Some(sheet) = self.sheet(setting)
            && let Some(trail) = &mut self.trail
        {
            let is_taken = trail.act(action, &sheet, usize::from(setting.body_height()));
            if !is_taken && action == Action::Back {
                self.trail = None;
            } else if action == Action::Rate {
                return vec![Step::Open(Destination::Assess {
                    unit: Id::organisation(),
                    round: self.round.clone(),
                })];
            }
            return Vec::new();
        }
        if self.list.act(action, self.rows.len(), table::height(setting)) {
            self.pass_heading(action, setting);
            return Vec::new();
        }
        let columns = setting.instruments.model.fields.len() * setting.instruments.model.phase_count();
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(columns.saturating_sub(1)),
            Action::Back => return vec![Step::Back],
            Action::Why if self.selected() == Some(Row::Organisation) => self.trail = Some(Trail::default()),
            Action::Why => {
                if let Some(unit) = self.unit() {
                    return vec![Step::Open(Destination::Result { unit, round: self.round.clone() })];
                }
            }
            Action::Differences => {
                let round = self.round.clone();
                return vec![Step::Open(Destination::Differences { round })];
            }
            Action::Findings => {
                return vec![Step::Open(Destination::Findings { round: self.round.clone() })];
            }
            Action::Across => {
                let unit = self.unit().filter(|unit| !unit.is_organisation());
                return vec![Step::Open(Destination::Across {
                    round: self.round.clone(),
                    unit,
                    target: None,
                })];
            }
            Action::Rate => {
                if let Some(unit) = self.unit() {
                    return vec![Step::Open(Destination::Assess { unit, round: self.round.clone() })];
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Headings are passed over: there is nothing to go into.
    fn pass_heading(&mut self, action: Action, setting: &Setting) {
        if !matches!(self.selected(), Some(Row::Kind(_))) {
            return;
        }
        let is_up = matches!(action, Action::Up | Action::PageUp | Action::First);
        self.list.selected =
            if is_up { self.list.selected.saturating_sub(1) } else { self.list.selected + 1 };
        self.list.fit(self.rows.len(), table::height(setting));
    }

    fn turn_round(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let rounds = &setting.instruments.rounds;
        let here = rounds.iter().position(|round| round.id == self.round);
        let there = here.and_then(|here| here.checked_add_signed(step)).and_then(|there| rounds.get(there));
        let Some(round) = there else { return Vec::new() };
        self.round = round.id.clone();
        self.scored = None;
        self.case = None;
        self.opened(setting)
    }

    fn selected(&self) -> Option<Row> {
        self.rows.get(self.list.selected).copied()
    }

    /// The unit of the row selected, or the organisation.
    fn unit(&self) -> Option<Id> {
        match self.selected()? {
            Row::Organisation => Some(Id::organisation()),
            Row::Kind(_) => None,
            Row::Unit(index) => self.score()?.units.get(index).map(|unit| unit.unit.clone()),
        }
    }

    /// The round in the view in sight.
    fn score(&self) -> Option<&RoundScore> {
        let scored = self.scored.as_deref()?;
        Some(in_view(scored, self.view))
    }

    /// The cell of the column selected.
    fn cell(&self, setting: &Setting) -> CellPlace {
        let phases = setting.instruments.model.phase_count();
        CellPlace { field: self.column / phases, phase: self.column % phases }
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Organisation
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let arguments = [
            ("unit", setting.instruments.header.organisation.as_str().into()),
            ("round", wording::round(&self.round, setting).into()),
            ("view", setting.words.of("view", self.view.as_str()).into()),
        ];
        setting.words.with("result-title", &arguments)
    }

    /// The page below the organisation's own row.
    fn sheet(&self, setting: &Setting) -> Option<Sheet<Target>> {
        let trail = self.trail.as_ref()?;
        let sight = Sight::new(self.case.as_ref()?, self.view, setting);
        Some(match trail.at() {
            None => summary::page(&sight),
            Some(target) => sight.page(target),
        })
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        if let (Some(trail), Some(sheet)) = (&self.trail, self.sheet(setting)) {
            widgets::sheet::draw(&sheet, trail.place(), &setting.theme, frame, area);
        } else if let Some(scored) = &self.scored {
            table::draw(self, scored, setting, frame, area);
        } else {
            let text = setting.words.text("loading");
            widgets::put(frame, area, area.x + 1, area.y + 1, &text, setting.theme.quiet);
        }
    }
}

/// A scored round in a view.
fn in_view(scored: &ScoredRound, view: View) -> &RoundScore {
    match view {
        View::Account => &scored.account,
        View::Proven => &scored.proven,
    }
}

/// The rows of a round: the organisation, then line units and staff units by name.
fn rows(scored: &ScoredRound, setting: &Setting) -> Vec<Row> {
    let names = wording::names(&scored.study, setting);
    let mut rows = vec![Row::Organisation];
    for kind in [UnitKind::Line, UnitKind::Staff] {
        let of_kind = scored.account.units.iter().enumerate().filter(|(_, unit)| unit.kind == kind);
        let mut named: Vec<(Option<&str>, usize)> = of_kind
            .map(|(index, unit)| (names.get(&unit.unit).map(|(_, name)| name.as_str()), index))
            .collect();
        named.sort_unstable();
        if !named.is_empty() {
            rows.push(Row::Kind(kind));
        }
        rows.extend(named.into_iter().map(|(_, index)| Row::Unit(index)));
    }
    rows
}
