//! Two rounds compared over all units: how the talks hang together, what can be said and why not more, and the way down
//! to an indicator with the evidence of both rounds side by side. Units are never ranked: line before staff, by name.

pub(super) mod axis;
mod by_hand;
mod pair;
mod phrases;
pub(super) mod said;
mod speech;
mod table;
mod whole;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::presentation::Subject;
use super::why::{Case, Sight, Target, Trail, other};
use super::wording;
use crate::domain::change::{Change, RecordKind, rated};
use crate::domain::compare::UnitComparison;
use crate::domain::id::Id;
use crate::domain::score::{RoundScore, UnitScore, View};
use crate::domain::study::{Study, UnitKind};
use crate::tui::form::{Field, Filled, Form};
use crate::tui::keymap::{Action, Place};
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::Sheet;
use crate::tui::widgets;
use crate::workbench::figures::Naming;
use crate::workbench::request::{ComparedRounds, ComparedView, Reply, Request, Save};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    from: Id,
    to: Id,
    view: View,
    compared: Option<Arc<ComparedRounds>>,
    rows: Vec<Row>,
    list: List,
    /// The way down from a row, while one is on it.
    inside: Option<Inside>,
    /// The form that is open.
    pending: Option<Pending>,
    /// What takes back the links set here, the last one last.
    done: Vec<Change>,
}

/// A form over the screen.
#[derive(Debug)]
enum Pending {
    /// The link of a unit, by its index in the comparison.
    Link(usize, Box<Form>),
    /// Which rounds to compare.
    Rounds(Box<Form>),
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// All units together, with the events between the rounds.
    Whole,
    /// A unit, by its index in the comparison.
    Unit(usize),
}

/// What was gone into.
#[derive(Debug)]
struct Inside {
    row: Row,
    /// The unit in the earlier and the later round.
    cases: Option<[Case; 2]>,
    trail: Trail<Target>,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(from: Id, to: Id) -> Self {
        Self {
            from,
            to,
            view: View::Account,
            compared: None,
            rows: Vec::new(),
            list: List::default(),
            inside: None,
            pending: None,
            done: Vec::new(),
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Comparison { from: self.from.clone(), to: self.to.clone() })]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::Comparison(compared)) if self.is_asked(compared) => {
                self.rows = rows(compared, setting);
                self.compared = Some(compared.clone());
                if let Some(row) = self.inside.as_ref().map(|inside| inside.row) {
                    let cases = self.cases(row);
                    if let Some(inside) = &mut self.inside {
                        inside.cases = cases;
                    }
                }
                self.fit(setting);
            }
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            Input::Filled(filled) => return self.filled(filled, setting),
            Input::GivenUp => self.pending = None,
            _ => {}
        }
        Vec::new()
    }

    fn is_asked(&self, compared: &ComparedRounds) -> bool {
        let comparison = &compared.account.comparison;
        comparison.from == self.from && comparison.to == self.to
    }

    fn fit(&mut self, setting: &Setting) {
        self.list.fit(self.rows.len(), self.height(setting));
        if let Some(sheet) = self.sheet(setting)
            && let Some(inside) = &mut self.inside
        {
            inside.trail.place_mut().fit(&sheet, setting.rows());
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        match action {
            Action::Present => {
                let what = Subject::Comparison { from: self.from.clone(), to: self.to.clone() };
                let (view, naming) = (self.view, Naming::All);
                return vec![Step::Open(Destination::Presentation { what, view, naming })];
            }
            Action::SwitchView => {
                self.view = other(self.view);
                self.fit(setting);
                return Vec::new();
            }
            Action::ShowTimeline => return vec![Step::Open(Destination::Timeline)],
            Action::EarlierRound => return self.turn_rounds(-1, setting),
            Action::LaterRound => return self.turn_rounds(1, setting),
            Action::SetLink => return self.ask_link(setting),
            Action::ShowSeries => return vec![Step::Open(Destination::Series)],
            Action::ChooseRounds => return self.ask_rounds(setting),
            Action::Undo => return self.take_back(setting),
            Action::History => return self.history(setting),
            _ => {}
        }
        if let Some(sheet) = self.sheet(setting)
            && let Some(inside) = &mut self.inside
        {
            let is_taken = inside.trail.act(action, &sheet, setting.rows());
            if !is_taken && action == Action::Back {
                self.inside = None;
            }
            return Vec::new();
        }
        if self.list.act(action, self.rows.len(), self.height(setting)) {
            // Where more is to be said on this row, fewer rows are in sight.
            self.list.fit(self.rows.len(), self.height(setting));
            return Vec::new();
        }
        match action {
            Action::Back => vec![Step::Back],
            Action::Why => {
                if let Some(&row) = self.rows.get(self.list.selected) {
                    self.inside = Some(Inside { row, cases: self.cases(row), trail: Trail::default() });
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Rows of the table in sight.
    fn height(&self, setting: &Setting) -> usize {
        let compared = self.compared.as_deref();
        let side = compared.map(|compared| Side::new(compared, self.view, setting));
        table::height(side.as_ref(), self.rows.get(self.list.selected), setting)
    }

    /// Both rounds one earlier or later, where the study has so many.
    fn turn_rounds(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let turned = |round| setting.round_beside(round, step);
        let (Some(from), Some(to)) = (turned(&self.from), turned(&self.to)) else {
            return vec![Step::Say(setting.words.text("assess-no-other-round"))];
        };
        self.go_to(from, to, setting)
    }

    fn go_to(&mut self, from: Id, to: Id, setting: &Setting) -> Vec<Step> {
        let done = std::mem::take(&mut self.done);
        *self = Self { view: self.view, done, ..Self::new(from, to) };
        self.opened(setting)
    }

    /// Whether a key would do nothing just now.
    pub fn is_idle(&self, action: Action) -> bool {
        match action {
            Action::Undo => self.done.is_empty(),
            Action::SetLink => self.unit_here().is_none(),
            _ => false,
        }
    }

    /// The index of the unit gone into or selected.
    fn unit_here(&self) -> Option<usize> {
        let row = self.inside.as_ref().map(|inside| inside.row);
        match row.or_else(|| self.rows.get(self.list.selected).copied())? {
            Row::Unit(index) => Some(index),
            Row::Whole => None,
        }
    }

    fn ask_link(&mut self, setting: &Setting) -> Vec<Step> {
        let (Some(index), Some(compared)) = (self.unit_here(), self.compared.as_deref()) else {
            return Vec::new();
        };
        let side = Side::new(compared, self.view, setting);
        let Some(unit) = side.compared.comparison.units.get(index) else { return Vec::new() };
        let form = by_hand::form(&side, unit, &wording::unit(side.study, &unit.unit, setting));
        self.pending = Some(Pending::Link(index, Box::new(form.clone())));
        vec![Step::Fill(form)]
    }

    /// Any two rounds of the study.
    fn ask_rounds(&mut self, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let rounds = &setting.instruments.rounds;
        let options = || rounds.iter().map(|one| (one.id.to_string(), wording::round(&one.id, setting)));
        let field = |id, label, chosen: &Id| {
            Field::choice(id, words.text(label), options().collect(), chosen.as_str())
        };
        let fields = vec![field("from", "rounds-earlier", &self.from), field("to", "rounds-later", &self.to)];
        let form = Form::new(words.text("rounds-form"), fields);
        self.pending = Some(Pending::Rounds(Box::new(form.clone())));
        vec![Step::Fill(form)]
    }

    fn filled(&mut self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        match self.pending.take() {
            Some(Pending::Link(index, form)) => self.linked(index, &form, filled, setting),
            Some(Pending::Rounds(form)) => {
                let rounds = &setting.instruments.rounds;
                let place = |field| rounds.iter().position(|round| *round.id.as_str() == *filled.text(field));
                match (place("from"), place("to")) {
                    (Some(one), Some(other)) if one != other => {
                        let [from, to] = [one.min(other), one.max(other)].map(|at| rounds[at].id.clone());
                        self.go_to(from, to, setting)
                    }
                    _ => {
                        let again = form.again(filled, setting.words.text("rounds-same"));
                        self.pending = Some(Pending::Rounds(Box::new(again.clone())));
                        vec![Step::Fill(again)]
                    }
                }
            }
            None => Vec::new(),
        }
    }

    fn linked(&mut self, index: usize, form: &Form, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let Some(compared) = self.compared.clone() else { return Vec::new() };
        let side = Side::new(&compared, self.view, setting);
        let Some(unit) = side.compared.comparison.units.get(index) else { return Vec::new() };
        match by_hand::filled(&side, unit, form, filled) {
            by_hand::Outcome::Nothing => Vec::new(),
            by_hand::Outcome::Again(form) => {
                self.pending = Some(Pending::Link(index, form.clone()));
                vec![Step::Fill(*form)]
            }
            by_hand::Outcome::Kept(changes) => {
                let [change, back] = *changes;
                let said = match &change {
                    Change::Removed(RecordKind::Link, ..) => "link-removed",
                    _ => "link-kept",
                };
                self.done.push(back);
                vec![Step::Save(Save::Changes(vec![change])), Step::Say(setting.words.text(said))]
            }
        }
    }

    fn take_back(&mut self, setting: &Setting) -> Vec<Step> {
        let Some(back) = self.done.pop() else { return Vec::new() };
        vec![Step::Save(Save::Changes(vec![back])), Step::Say(setting.words.text("placing-undone"))]
    }

    /// What the rating, the evidence or the initiative in sight said before, in the later round; of a unit, the link that
    /// was set by hand.
    fn history(&self, setting: &Setting) -> Vec<Step> {
        let unit = self.unit_here().zip(self.compared.as_deref());
        let unit = unit.and_then(|(index, compared)| compared.account.comparison.units.get(index));
        let Some(unit) = unit.map(|found| &found.unit) else {
            return vec![Step::Say(setting.words.text("compare-history-unit"))];
        };
        let model = &setting.instruments.model;
        let record = |id: &Id| rated(unit, &self.to, id, None);
        let own = match self.inside.as_ref().and_then(|inside| inside.trail.at()) {
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
        let link = || (RecordKind::Link, format!("{unit}/{}/{}", self.from, self.to));
        let (kind, record) = own.unwrap_or_else(link);
        vec![Step::Open(Destination::History(kind, record))]
    }

    /// The unit of a row in both rounds.
    fn cases(&self, row: Row) -> Option<[Case; 2]> {
        let (Some(compared), Row::Unit(index)) = (&self.compared, row) else { return None };
        cases(compared, index)
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Comparison
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let arguments = [
            ("from", wording::round(&self.from, setting).into()),
            ("to", wording::round(&self.to, setting).into()),
            ("view", setting.words.of("view", self.view.as_str()).into()),
        ];
        setting.words.with("compare-title", &arguments)
    }

    /// The page of the row gone into.
    fn sheet(&self, setting: &Setting) -> Option<Sheet<Target>> {
        let inside = self.inside.as_ref()?;
        let compared = self.compared.as_deref()?;
        let side = Side::new(compared, self.view, setting);
        let (Some([earlier, later]), Row::Unit(index)) = (&inside.cases, inside.row) else {
            return Some(whole::page(&side));
        };
        let sights = [earlier, later].map(|case| Sight::new(case, self.view, setting));
        Some(match inside.trail.at() {
            None => pair::unit_page(&side, &sights, side.compared.comparison.units.get(index)?),
            Some(Target::Indicator(indicator)) => {
                let unit = side.compared.comparison.units.get(index)?;
                pair::indicator_page(&sights, unit, *indicator)
            }
            Some(target) => sights[1].page(target),
        })
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        if let (Some(inside), Some(sheet)) = (&self.inside, self.sheet(setting)) {
            widgets::sheet::draw(&sheet, inside.trail.place(), &setting.theme, frame, area);
        } else if let Some(compared) = &self.compared {
            let side = Side::new(compared, self.view, setting);
            table::draw(&side, &self.rows, &self.list, frame, area);
        } else {
            widgets::loading(setting, frame, area);
        }
    }
}

/// The page of a unit in two rounds, as the screen shows it; nothing where it was in neither.
pub fn page_of(
    compared: &Arc<ComparedRounds>,
    view: View,
    unit: &Id,
    setting: &Setting,
) -> Option<Sheet<Target>> {
    let units = &compared.account.comparison.units;
    let index = units.iter().position(|found| found.unit == *unit)?;
    let cases = cases(compared, index)?;
    let side = Side::new(compared, view, setting);
    let sights = cases.each_ref().map(|case| Sight::new(case, view, setting));
    Some(pair::unit_page(&side, &sights, side.compared.comparison.units.get(index)?))
}

/// A unit in both rounds, by its index in the comparison; the earlier one may be the one whose place it took.
fn cases(compared: &ComparedRounds, index: usize) -> Option<[Case; 2]> {
    let unit = compared.account.comparison.units.get(index)?;
    let earlier = unit.predecessor.as_ref().unwrap_or(&unit.unit);
    let case = |unit: &Id, score: fn(&ComparedView) -> &RoundScore| {
        Case::of_scored(compared.study.clone(), unit, [score(&compared.account), score(&compared.proven)])
    };
    Some([case(earlier, |view| &view.from), case(&unit.unit, |view| &view.to)])
}

/// Two rounds in a view, with the words of the screen.
#[derive(Clone, Copy)]
struct Side<'a> {
    study: &'a Study,
    compared: &'a ComparedView,
    weak: &'a said::Weak,
    setting: &'a Setting,
}

impl<'a> Side<'a> {
    fn new(compared: &'a ComparedRounds, view: View, setting: &'a Setting) -> Self {
        Self { study: &compared.study, compared: in_view(compared, view), weak: &compared.weak, setting }
    }

    /// The scores of a unit in both rounds.
    fn scores(&self, unit: &UnitComparison) -> [Option<&'a UnitScore>; 2] {
        let earlier = unit.predecessor.as_ref().unwrap_or(&unit.unit);
        let find = |score: &'a RoundScore, id: &Id| score.units.iter().find(|score| score.unit == *id);
        [find(&self.compared.from, earlier), find(&self.compared.to, &unit.unit)]
    }
}

/// Completed phases of a field in both rounds, at least and at most.
fn phases(scores: [Option<&UnitScore>; 2], field: usize) -> [Option<(u8, u8)>; 2] {
    scores.map(|score| score?.fields.get(field).and_then(|field| field.lo.zip(field.hi)))
}

fn in_view(compared: &ComparedRounds, view: View) -> &ComparedView {
    match view {
        View::Account => &compared.account,
        View::Proven => &compared.proven,
    }
}

/// The whole first, then line units and staff units by name.
fn rows(compared: &ComparedRounds, setting: &Setting) -> Vec<Row> {
    let names = wording::names(&compared.study, setting);
    let units = compared.account.comparison.units.iter().enumerate();
    let mut named: Vec<(Option<&(UnitKind, String)>, usize)> =
        units.map(|(index, unit)| (names.get(&unit.unit), index)).collect();
    named.sort_unstable();
    std::iter::once(Row::Whole).chain(named.into_iter().map(|(_, index)| Row::Unit(index))).collect()
}

fn is_staff(study: &Study, unit: &Id) -> bool {
    study.unit(unit.as_str()).is_some_and(|unit| unit.kind == UnitKind::Staff)
}
