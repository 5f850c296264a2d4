//! All units of a round at a glance, the organisation's own cells first. Units are never ranked: line before staff, and
//! by name, put together by kind or by programme within it. The way down leads to a unit's result, and on the
//! organisation's own row to its indicators. Beside this heat map there are pages of counts, a key away each.

mod factors;
mod fates;
mod named;
mod page;
mod speech;
mod spread;
mod summary;
mod table;

use std::collections::HashMap;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::memos::subject;
use super::presentation::Subject;
use super::why::{Case, Sight, Target, Trail, other};
use super::wording;
use crate::domain::agreement::unreliable;
use crate::domain::assessment::CellPlace;
use crate::domain::board::{Board, Grouping, board};
use crate::domain::fates::fates as fates_of;
use crate::domain::id::Id;
use crate::domain::score::{RoundScore, View};
use crate::domain::study::SubjectKind;
use crate::tui::keymap::{Action, Place};
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::Sheet;
use crate::tui::widgets;
use crate::workbench::figures::Naming;
use crate::workbench::request::{Reply, Request, ScoredRound};

pub use fates::of_unit;
use page::Page;

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
    page: Page,
    grouping: Grouping,
    /// The units counted, by own account and proven.
    boards: Option<[Board; 2]>,
    /// The way down from the organisation's own row, or on a page beside the heat map, while one is on it.
    trail: Option<Trail<Target>>,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// The organisation as a whole.
    Organisation,
    /// Above the units of a group, by its index on the board.
    Group(usize),
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
            page: Page::default(),
            grouping: Grouping::default(),
            boards: None,
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
                let mut case = Case::of_organisation(scored);
                case.weak = unreliable(&scored.study, &setting.instruments.model, &self.round);
                self.case = Some(case);
                self.scored = Some(scored.clone());
                self.count(setting);
            }
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            _ => {}
        }
        Vec::new()
    }

    /// Counts the units anew, and puts them together.
    fn count(&mut self, setting: &Setting) {
        let Some(scored) = &self.scored else { return };
        let (model, grouping) = (&setting.instruments.model, self.grouping);
        let counted = |score| board(&scored.study, model, score, grouping, &setting.language);
        let boards = [counted(&scored.account), counted(&scored.proven)];
        self.rows = rows(scored, &boards[0]);
        self.boards = Some(boards);
        self.fit(setting);
    }

    fn board(&self) -> Option<&Board> {
        let [account, proven] = self.boards.as_ref()?;
        Some(match self.view {
            View::Account => account,
            View::Proven => proven,
        })
    }

    fn fit(&mut self, setting: &Setting) {
        self.list.fit(self.rows.len(), table::height(setting));
        if let Some(sheet) = self.sheet(setting)
            && let Some(trail) = &mut self.trail
        {
            trail.place_mut().fit(&sheet, setting.rows());
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
            Action::SwitchGrouping => {
                self.grouping = self.grouping.other();
                self.count(setting);
                let id = format!("board-grouping-{}", self.grouping.as_str());
                return vec![Step::Say(setting.words.text(&id))];
            }
            Action::ShowFramework => {
                let round = self.round.clone();
                return vec![Step::Open(Destination::Framework { round })];
            }
            Action::ShowTimeline => return vec![Step::Open(Destination::Timeline)],
            Action::Memos => {
                // The unit in sight on the map, the round on the pages that count.
                let about = match self.unit().filter(|_| self.trail.is_none()) {
                    Some(unit) => subject(SubjectKind::Unit, unit.as_str()),
                    None => subject(SubjectKind::Round, self.round.as_str()),
                };
                return vec![Step::Open(Destination::Memos(Some(about)))];
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
            _ => {}
        }
        if let Some(page) = self.page.of(action) {
            self.page = page;
            self.trail = (page != Page::Map).then(Trail::default);
            return Vec::new();
        }
        if let Some(sheet) = self.sheet(setting)
            && let Some(trail) = &mut self.trail
        {
            let height = setting.rows();
            if action == Action::Why
                && trail.place().is_in_sight(&sheet, height)
                && let Some(Target::UnitFactor(unit, factor)) = sheet.target(trail.place())
            {
                let (unit, round, factor) = (unit.clone(), self.round.clone(), *factor);
                return vec![Step::Open(Destination::Factor { unit, round, factor })];
            }
            let is_taken = trail.act(action, &sheet, height);
            if !is_taken && action == Action::Back {
                self.trail = None;
                self.page = Page::Map;
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
        if !matches!(self.selected(), Some(Row::Group(_))) {
            return;
        }
        let is_up = matches!(action, Action::Up | Action::PageUp | Action::First);
        self.list.selected =
            if is_up { self.list.selected.saturating_sub(1) } else { self.list.selected + 1 };
        self.list.fit(self.rows.len(), table::height(setting));
    }

    fn turn_round(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let Some(round) = setting.round_beside(&self.round, step) else {
            return vec![Step::Say(setting.words.text("assess-no-other-round"))];
        };
        self.round = round;
        self.scored = None;
        self.case = None;
        self.boards = None;
        self.opened(setting)
    }

    fn selected(&self) -> Option<Row> {
        self.rows.get(self.list.selected).copied()
    }

    /// The unit of the row selected, or the organisation.
    fn unit(&self) -> Option<Id> {
        match self.selected()? {
            Row::Organisation => Some(Id::organisation()),
            Row::Group(_) => None,
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
        if let Some(target) = trail.at() {
            return Some(sight.page(target));
        }
        let board = self.board()?;
        Some(match self.page {
            Page::Map => summary::page(&sight),
            Page::Factors => factors::page(&sight, board, self.score()?),
            Page::Spread => spread::page(&sight, board),
            Page::Fates => {
                let study = self.scored.as_deref()?.study.as_ref();
                fates::page(&sight, &fates_of(study, &setting.language), self.grouping)
            }
            Page::Named => named::page(&sight, board),
        })
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        if let (Some(trail), Some(sheet)) = (&self.trail, self.sheet(setting)) {
            widgets::sheet::draw(&sheet, trail.place(), &setting.theme, frame, area);
        } else if let Some(scored) = &self.scored {
            table::draw(self, scored, setting, frame, area);
        } else {
            widgets::loading(setting, frame, area);
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

/// The rows of a round: the organisation, then the groups of units, each by name.
fn rows(scored: &ScoredRound, board: &Board) -> Vec<Row> {
    let units = scored.account.units.iter().enumerate();
    let places: HashMap<&Id, usize> = units.map(|(index, unit)| (&unit.unit, index)).collect();
    let mut rows = vec![Row::Organisation];
    for (at, (group, _)) in board.groups.iter().enumerate() {
        rows.push(Row::Group(at));
        rows.extend(group.units.iter().filter_map(|unit| places.get(unit)).map(|index| Row::Unit(*index)));
    }
    rows
}
