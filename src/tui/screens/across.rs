//! One indicator or factor in all units of a round, the evidence side by side, so that the same thing gets the same
//! rating. Units are never ranked: line before staff, and by name.
//!
//! For the unit that one is at it holds the page that rates a unit, and gives it what rates; so both do the same.

mod layout;
mod line;
mod speech;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use self::line::{Line, Row};
use super::{assess, wording};
use crate::domain::assess::sheet::Site;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::tui::keymap::{self, Action, Place};
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::workbench::request::{AcrossRound, Reply, Request, Save};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    round: Id,
    /// The indicator or factor that one is at; nothing until something was read.
    target: Option<Id>,
    /// The unit to begin with.
    wanted: Option<Id>,
    read: Option<Arc<AcrossRound>>,
    rows: Vec<Row>,
    list: List,
    /// What is known of the units that were in sight, with what was changed here.
    lines: BTreeMap<Id, Line>,
    /// The page of the unit that one is at.
    desk: assess::State,
    /// The first row in sight of the scale.
    scroll: usize,
    /// How many units are rated, and how many are to be.
    counts: (usize, usize),
    /// What was changed here since the records were read.
    unconfirmed: Vec<Change>,
    /// Whether everything saved is on disk, so that the records that come next hold it.
    is_settled: bool,
    pending: Option<Pending>,
}

/// What a list that this screen opened is about; all other dialogs are those of the unit's page.
#[derive(Debug)]
enum Pending {
    Target(Vec<Id>),
    Unit(Vec<usize>),
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(round: Id, unit: Option<Id>, target: Option<Id>) -> Self {
        Self {
            desk: assess::State::new(Id::organisation(), round.clone()),
            round,
            target,
            wanted: unit,
            read: None,
            rows: Vec::new(),
            list: List::default(),
            lines: BTreeMap::new(),
            scroll: 0,
            counts: (0, 0),
            unconfirmed: Vec::new(),
            is_settled: false,
            pending: None,
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Across(self.round.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        let steps = match input {
            Input::Act(action) => self.act(action, setting),
            Input::Reply(Reply::Across(read)) if read.account.round == self.round => {
                self.take_in(read, setting);
                Vec::new()
            }
            // The model or the rounds may be others now.
            Input::Reply(Reply::Instruments(_)) => self.opened(setting),
            Input::Picked(chosen) => match self.pending.take() {
                Some(pending) => {
                    self.picked(&pending, &chosen);
                    Vec::new()
                }
                None => self.give(Input::Picked(chosen), setting),
            },
            Input::GivenUp => {
                self.pending = None;
                self.give(Input::GivenUp, setting)
            }
            Input::Filled(_) | Input::Confirmed => self.give(input, setting),
            // What was changed here is known: nothing is read again before the page comes into sight anew.
            Input::Saved => {
                self.is_settled = true;
                Vec::new()
            }
            _ => Vec::new(),
        };
        self.fit(setting);
        steps
    }

    fn take_in(&mut self, read: &Arc<AcrossRound>, setting: &Setting) {
        if self.is_settled {
            self.unconfirmed.clear();
        }
        let unit = self.wanted.take().or_else(|| self.unit().cloned());
        self.rows = line::rows(read, setting);
        self.read = Some(Arc::clone(read));
        self.lines.clear();
        let here = unit.and_then(|unit| self.rows.iter().position(|row| row.unit() == Some(&unit)));
        if let Some(here) = here {
            self.list.selected = here;
        }
        self.list.selected = self.list.selected.min(self.rows.len().saturating_sub(1));
        self.leave_heading(false);
        let targets = line::targets(&setting.instruments.model);
        if self.target.as_ref().is_none_or(|target| !targets.contains(target)) {
            let here = self.list.selected;
            self.target = targets.iter().find(|target| self.is_to_rate(here, target, setting)).cloned();
            if self.target.is_none() && !self.go_to_open(setting) {
                self.target = targets.into_iter().next();
            }
        }
        if let Some((unit, target)) = self.unit().cloned().zip(self.target.clone()) {
            self.show(&unit, &target, setting);
        }
    }

    /// Gives the unit's page something, and takes over what it changes.
    fn give(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        let steps = self.desk.update(input, setting);
        // Evidence can be about other units too, and a rule is about all of them.
        let is_of_others =
            |change: &Change| matches!(change.key().kind, RecordKind::Evidence | RecordKind::Rule);
        let mut changes_others = false;
        for step in &steps {
            if let Step::Save(Save::Changes(made)) = step {
                changes_others |= made.iter().any(is_of_others);
                self.unconfirmed.extend(made.iter().cloned());
                self.is_settled = false;
            }
        }
        if changes_others {
            let here = self.desk.site().unit.clone();
            let known: Vec<Id> = self.lines.keys().filter(|unit| **unit != here).cloned().collect();
            for unit in known {
                self.lines.remove(&unit);
                self.know(&unit, setting);
            }
        }
        if let Some((study, sheet)) = self.desk.known()
            && self.lines.get(&self.desk.site().unit).is_none_or(|line| !Arc::ptr_eq(&line.study, study))
        {
            let line = Line::of(Arc::clone(study), sheet.clone(), self.desk.site(), setting);
            self.lines.insert(self.desk.site().unit.clone(), line);
        }
        steps
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if self.desk.is_on_evidence() {
            return self.give(Input::Act(action), setting);
        }
        let height = layout::list_height(self, setting, whole(setting));
        match action {
            Action::EarlierRound => return self.turn_round(-1, setting),
            Action::LaterRound => return self.turn_round(1, setting),
            Action::EarlierTarget => self.turn(-1, setting),
            Action::LaterTarget => self.turn(1, setting),
            Action::PageDown => self.scroll += 5,
            Action::PageUp => self.scroll = self.scroll.saturating_sub(5),
            Action::SwitchFactors => self.switch_factors(setting),
            Action::NextOpen => {
                if !self.go_to_open(setting) {
                    let key = keymap::key_of(Place::Everywhere, Action::Back);
                    return vec![Step::Say(
                        setting.words.with("across-nothing-to-rate", &[("back", key.into())]),
                    )];
                }
            }
            Action::Findings => {
                return vec![Step::Open(Destination::Findings { round: self.round.clone() })];
            }
            Action::FindTarget => return self.ask_target(setting),
            Action::SearchUnit => return self.ask_unit(setting),
            Action::OpenUnit => {
                let (Some(unit), Some(target)) = (self.unit().cloned(), self.target.clone()) else {
                    return Vec::new();
                };
                let round = self.round.clone();
                return vec![Step::Open(Destination::AssessAt { unit, round, target })];
            }
            _ if self.list.act(action, self.rows.len(), height) => {
                self.leave_heading(matches!(action, Action::Up | Action::First));
            }
            _ => return self.give(Input::Act(action), setting),
        }
        Vec::new()
    }

    /// Headings are passed over: there is nothing to rate.
    fn leave_heading(&mut self, is_up: bool) {
        if !matches!(self.rows.get(self.list.selected), Some(Row::Kind(_))) {
            return;
        }
        self.list.selected = if is_up && self.list.selected > 0 {
            self.list.selected - 1
        } else {
            (self.list.selected + 1).min(self.rows.len().saturating_sub(1))
        };
    }

    /// To the indicator or factor before or after.
    fn turn(&mut self, step: isize, setting: &Setting) {
        let targets = line::targets(&setting.instruments.model);
        let here = self.target.as_ref().and_then(|target| targets.iter().position(|other| other == target));
        let there = here.and_then(|here| here.checked_add_signed(step)).and_then(|there| targets.get(there));
        if let Some(target) = there {
            self.target = Some(target.clone());
            self.scroll = 0;
        }
    }

    fn switch_factors(&mut self, setting: &Setting) {
        let model = &setting.instruments.model;
        let is_factor = self.target.as_ref().is_some_and(|target| model.factor(target.as_str()).is_some());
        let mut targets = line::targets(model).into_iter();
        let first = targets.find(|target| model.factor(target.as_str()).is_some() != is_factor);
        if first.is_some() {
            self.target = first;
            self.scroll = 0;
        }
    }

    /// To the next unit to be rated, here or else at the next indicator or factor that has one; whether there is any.
    fn go_to_open(&mut self, setting: &Setting) -> bool {
        let targets = line::targets(&setting.instruments.model);
        let here = self.target.as_ref().and_then(|target| targets.iter().position(|other| other == target));
        let (count, rows) = (targets.len(), self.rows.len());
        let first = here.unwrap_or(0);
        for step in 0..=count {
            let Some(target) = targets.get((first + step) % count.max(1)) else { return false };
            // Behind the row that one is at; of every other target from the top, and of this one at last from there too.
            let from = if step == 0 && here.is_some() { self.list.selected + 1 } else { 0 };
            if let Some(row) = (from..rows).find(|row| self.is_to_rate(*row, target, setting)) {
                self.list.selected = row;
                self.target = Some(target.clone());
                self.scroll = 0;
                return true;
            }
        }
        false
    }

    /// Whether a unit waits for a rating.
    fn is_to_rate(&self, row: usize, target: &Id, setting: &Setting) -> bool {
        let (Some(read), Some(Row::Unit(unit, index))) = (&self.read, self.rows.get(row)) else {
            return false;
        };
        match self.lines.get(unit) {
            Some(line) => line.row(target).is_some_and(crate::domain::assess::sheet::Row::is_to_rate),
            None => line::stands(read, *index, target, &setting.instruments.model) == line::Stands::Open,
        }
    }

    fn ask_target(&mut self, setting: &Setting) -> Vec<Step> {
        let targets = line::targets(&setting.instruments.model);
        let here = targets.iter().position(|target| Some(target) == self.target.as_ref());
        let items = targets
            .iter()
            .map(|target| {
                let place = line::place_of(target, setting).unwrap_or_default();
                Item::new(assess::wording::target_title(target, setting), place)
            })
            .collect();
        self.pending = Some(Pending::Target(targets));
        let title = setting.words.text("across-find-target");
        vec![Step::Pick(Picker::one(title, items).at(here.unwrap_or(0)))]
    }

    fn ask_unit(&mut self, setting: &Setting) -> Vec<Step> {
        let Some(read) = &self.read else { return Vec::new() };
        let names = wording::names(&read.study, setting);
        let (places, items): (Vec<usize>, Vec<Item>) = self
            .rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| {
                let unit = row.unit()?;
                let name = names.get(unit).map_or_else(|| unit.to_string(), |(_, name)| name.clone());
                Some((at, Item::new(name, "")))
            })
            .unzip();
        self.pending = Some(Pending::Unit(places));
        vec![Step::Pick(Picker::one(setting.words.text("home-find"), items))]
    }

    fn picked(&mut self, pending: &Pending, chosen: &[usize]) {
        let Some(index) = chosen.first() else { return };
        match pending {
            Pending::Target(targets) => {
                self.target = targets.get(*index).cloned().or_else(|| self.target.take());
                self.scroll = 0;
            }
            Pending::Unit(places) => {
                self.list.selected = places.get(*index).copied().unwrap_or(self.list.selected);
            }
        }
    }

    fn turn_round(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let Some(round) = setting.round_beside(&self.round, step) else {
            return vec![Step::Say(setting.words.text("assess-no-other-round"))];
        };
        self.round = round;
        self.wanted = self.unit().cloned();
        self.read = None;
        self.rows.clear();
        self.lines.clear();
        self.opened(setting)
    }

    /// Makes what is in sight known, puts the unit that one is at on its page, and keeps everything in sight.
    fn fit(&mut self, setting: &Setting) {
        if self.read.is_none() {
            return;
        }
        let area = whole(setting);
        let height = layout::list_height(self, setting, area);
        self.list.fit(self.rows.len(), height);
        let beside = self.list.selected.saturating_sub(2)..self.list.selected + 3;
        for at in self.list.visible(self.rows.len(), height).chain(beside) {
            if let Some(unit) = self.rows.get(at).and_then(Row::unit).cloned() {
                self.know(&unit, setting);
            }
        }
        if let Some((unit, target)) = self.unit().cloned().zip(self.target.clone())
            && (self.desk.site().unit != unit
                || self.desk.site().round != self.round
                || self.desk.current().is_none_or(|row| row.id != target))
        {
            self.show(&unit, &target, setting);
        }
        let areas = layout::Areas::of(self, setting, area);
        self.scroll = self.scroll.min(areas.measure_rows.saturating_sub(usize::from(areas.measure.height)));
        self.desk.put_in(areas.desk, setting);
        self.count(setting);
    }

    /// Puts a unit on its page.
    fn show(&mut self, unit: &Id, target: &Id, setting: &Setting) {
        self.know(unit, setting);
        let Some(line) = self.lines.get(unit) else { return };
        let site = Site { unit: unit.clone(), round: self.round.clone() };
        self.desk.show(site, target, &line.study, setting);
    }

    /// Makes sure that a unit is known.
    fn know(&mut self, unit: &Id, setting: &Setting) {
        let Some(read) = self.read.as_ref().filter(|_| !self.lines.contains_key(unit)) else { return };
        let site = Site { unit: unit.clone(), round: self.round.clone() };
        if let Some(line) = Line::read(read, &self.unconfirmed, &site, setting) {
            self.lines.insert(unit.clone(), line);
        }
    }

    fn count(&mut self, setting: &Setting) {
        self.counts = (0, 0);
        let (Some(read), Some(target)) = (&self.read, &self.target) else { return };
        for row in &self.rows {
            let Row::Unit(unit, index) = row else { continue };
            let stands = match self.lines.get(unit).and_then(|line| line.row(target)) {
                Some(row) => line::Stands::of(row),
                None => line::stands(read, *index, target, &setting.instruments.model),
            };
            match stands {
                line::Stands::Rated => self.counts.0 += 1,
                line::Stands::Open => self.counts.1 += 1,
                line::Stands::Derived => {}
            }
        }
    }

    /// The unit that one is at.
    fn unit(&self) -> Option<&Id> {
        self.rows.get(self.list.selected).and_then(Row::unit)
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        if self.desk.is_on_evidence() { Place::Evidence } else { Place::Across }
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let round = wording::round(&self.round, setting);
        setting.words.with("across-title", &[("round", round.into())])
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        view::draw(self, setting, frame, area);
    }
}

/// The room that the window leaves the screen.
fn whole(setting: &Setting) -> Rect {
    Rect::new(0, 0, setting.size.width, setting.body_height())
}
