//! Rating a unit, or the organisation, in a round: the evidence on the left, what can be rated on the right.
//!
//! What is rated is saved at once. Until the file is read again the records at hand take the change in, so that the
//! next key meets what the last one did.

mod blind;
pub(super) mod changes;
pub(super) mod details;
pub(super) mod dialogs;
mod held;
mod keys;
pub(super) mod layout;
mod papers;
mod rule;
mod speech;
mod turning;
pub(super) mod view;
pub(super) mod wording;

#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::change::{Change, RecordKind, rated};
use crate::domain::evidence::Evidence;
use crate::domain::id::Id;
use crate::domain::study::{Study, SubjectKind};
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::workbench::request::{Reply, Request, Save};

pub use self::blind::rater_called;
use self::dialogs::Draft;
pub(super) use self::keys::rated_by;
use super::memos::subject;
use crate::domain::assess::carried;
use crate::domain::assess::pieces::{self, Key, Piece};
use crate::domain::assess::sheet::{self, Row, Sheet, Site, Standing};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    site: Site,
    /// Everything of the unit, as read and as changed here since.
    study: Option<Arc<Study>>,
    /// What can be rated; nothing while it is read, and for a unit that did not exist in the round.
    sheet: Option<Sheet>,
    /// Evidence, and what was said that is none yet.
    pieces: Vec<Piece>,
    /// The order in which they are listed.
    order: Vec<Key>,
    focus: Focus,
    is_on_factors: bool,
    /// The indicator and the factor that one is at.
    indicator: At,
    factor: At,
    /// The piece that one is at, and the first one in sight.
    piece: At,
    /// The first row in sight of what stands below the list.
    detail: usize,
    /// Evidence chosen for what has no rating yet.
    marks: BTreeMap<(Site, Id), Marks>,
    /// What was saved here and may not be in the records that are read next.
    unconfirmed: Vec<Change>,
    /// Whether everything saved is on disk, so that the records that come next hold it.
    is_settled: bool,
    /// The units in order, once they were asked for, and where to go as soon as they are there.
    units: Vec<Id>,
    way: Option<Way>,
    pending: Option<Pending>,
    /// What to go to as soon as it is read.
    sought: Option<Id>,
    /// Who rates blind, where somebody does.
    blind: Option<blind::Blind>,
    /// Where everything stands, while the page across units holds this one.
    frame: Option<layout::Areas>,
}

/// Where keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Sheet,
    Evidence,
}

/// Where one is in a list, and the first row of it in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct At {
    selected: usize,
    top: usize,
}

/// Evidence chosen for what has no rating yet.
#[derive(Clone, Debug, Default)]
struct Marks {
    evidence: Vec<Id>,
    /// Whether somebody chose it here; what a removed rating rested on is offered again without a question.
    is_chosen: bool,
}

/// To the unit before or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Earlier,
    Later,
}

/// What a dialog that is open is about.
#[derive(Debug)]
enum Pending {
    Reasons(Vec<Id>),
    Note,
    Rule(Id),
    Source(Vec<Evidence>),
    Evidence(Draft),
    RemoveEvidence(Id),
    Proposal(Vec<String>),
    Leave,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(unit: Id, round: Id) -> Self {
        Self {
            site: Site { unit, round },
            study: None,
            sheet: None,
            pieces: Vec::new(),
            order: Vec::new(),
            focus: Focus::Sheet,
            is_on_factors: false,
            indicator: At::default(),
            factor: At::default(),
            piece: At::default(),
            detail: 0,
            marks: BTreeMap::new(),
            unconfirmed: Vec::new(),
            is_settled: false,
            units: Vec::new(),
            way: None,
            pending: None,
            sought: None,
            blind: None,
            frame: None,
        }
    }

    /// The same, at an indicator, a factor or a piece of evidence.
    pub fn at(unit: Id, round: Id, target: Id) -> Self {
        Self { sought: Some(target), ..Self::new(unit, round) }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(self.wanted())]
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        let steps = match input {
            Input::Act(action) => self.act(action, setting),
            Input::Reply(Reply::Unit(unit, study)) if *unit == self.site.unit => {
                self.read(study, setting);
                Vec::new()
            }
            Input::Reply(Reply::Cases(rater, cases)) => self.cases_came(rater, cases, setting),
            Input::Reply(Reply::Outline(study)) => self.outline(study, setting),
            // The model, the rounds or the questionnaires may be others now.
            Input::Reply(Reply::Instruments(_)) => {
                self.score(setting);
                Vec::new()
            }
            Input::Picked(chosen) => self.picked(&chosen, setting),
            Input::Filled(filled) => self.filled(&filled, setting),
            Input::Confirmed => self.confirmed(setting),
            Input::GivenUp => {
                self.pending = None;
                Vec::new()
            }
            Input::Saved => {
                self.is_settled = true;
                self.opened(setting)
            }
            _ => Vec::new(),
        };
        self.fit(setting);
        steps
    }

    /// Takes in what was read, with what was saved since.
    fn read(&mut self, study: &Arc<Study>, setting: &Setting) {
        let mut study = self.seen(study, setting);
        if self.is_settled {
            self.unconfirmed.clear();
        } else if !self.unconfirmed.is_empty() {
            changes::apply(Arc::make_mut(&mut study), &self.unconfirmed);
        }
        let is_first = self.study.is_none();
        self.study = Some(study);
        self.score(setting);
        if is_first {
            self.arrange(setting);
        }
        if is_first {
            self.seek(setting);
        }
        if let Some(sought) = self.sought.take() {
            self.go_to_target(&sought, setting);
        }
    }

    /// To an indicator, a factor or a piece of evidence; stays where there is no such thing here.
    fn go_to_target(&mut self, target: &Id, setting: &Setting) {
        for is_on_factors in [false, true] {
            let place = self.rows_of(is_on_factors).iter().position(|row| row.id == *target);
            if let Some(place) = place {
                (self.is_on_factors, self.focus) = (is_on_factors, Focus::Sheet);
                self.place_in_list().selected = place;
                self.arrange(setting);
                return;
            }
        }
        if let Some(place) = self.order.iter().position(|key| *key == Key::Evidence(target.clone())) {
            self.focus = Focus::Evidence;
            self.piece.selected = place;
        }
    }

    /// Computes what is known from the records at hand.
    fn score(&mut self, setting: &Setting) {
        let Some(study) = &self.study else { return };
        let (indicator, factor) = (self.row_of(false).cloned(), self.row_of(true).cloned());
        let (model, questionnaires) = (&setting.instruments.model, &setting.instruments.questionnaires);
        let mut sheet = sheet::sheet(study, model, questionnaires, &self.site);
        let mut pieces = pieces::pieces(study, questionnaires, &self.site);
        self.hide(&mut sheet, &mut pieces);
        (self.sheet, self.pieces) = (sheet, pieces);
        if let Some(sheet) = &self.sheet {
            let place = |rows: &[Row], before: Option<Row>| {
                before.and_then(|before| rows.iter().position(|row| row.id == before.id))
            };
            self.indicator.selected = place(&sheet.indicators, indicator).unwrap_or(self.indicator.selected);
            self.factor.selected = place(&sheet.factors, factor).unwrap_or(self.factor.selected);
        }
        let key = self.order.get(self.piece.selected).cloned();
        self.order = pieces::reordered(&self.pieces, &self.order);
        if let Some(at) = key.and_then(|key| self.order.iter().position(|other| *other == key)) {
            self.piece.selected = at;
        }
    }

    /// Puts the evidence in the order of what is being rated, and the cursor on the first piece.
    fn arrange(&mut self, setting: &Setting) {
        let attached = self.attached(setting);
        if let Some(row) = self.row() {
            self.order = pieces::ordered(&self.pieces, &row.id, &attached);
        }
        self.piece = At::default();
        self.detail = 0;
    }

    /// Saves changes, and takes them into the records at hand.
    fn save(&mut self, mut made: Vec<Change>, setting: &Setting) -> Vec<Step> {
        self.sign(&mut made);
        let before = self.overloaded();
        if let Some(study) = &mut self.study {
            changes::apply(Arc::make_mut(study), &made);
        }
        self.unconfirmed.extend(made.iter().cloned());
        self.is_settled = false;
        self.score(setting);
        let mut steps = vec![Step::Save(Save::Changes(made))];
        if let Some((evidence, count)) =
            self.overloaded().into_iter().find(|(id, _)| !before.contains_key(id) && !self.is_blind())
        {
            let names = [("evidence", evidence.as_str().into()), ("count", count.into())];
            steps.push(Step::Say(setting.words.with("assess-one-too-many", &names)));
        }
        steps
    }

    /// Evidence that carries more ratings than are let go without a word, and how many.
    fn overloaded(&self) -> BTreeMap<Id, usize> {
        let Some(study) = &self.study else { return BTreeMap::new() };
        let found = carried::overloaded(study, &self.site);
        found.into_iter().map(|(id, targets)| (id.clone(), targets.len())).collect()
    }

    /// The units came, to go to the one before or after.
    fn outline(&mut self, study: &Study, setting: &Setting) -> Vec<Step> {
        let Some(way) = self.way.take() else { return Vec::new() };
        self.units =
            study.units_in_order(&setting.language).into_iter().map(|unit| unit.id.clone()).collect();
        self.units.push(Id::organisation());
        self.go(way)
    }

    /// To the unit before or after; behind the last one comes the organisation.
    fn go(&mut self, way: Way) -> Vec<Step> {
        let at = self.units.iter().position(|unit| *unit == self.site.unit);
        let next = match (at, way) {
            (Some(at), Way::Earlier) => at.checked_sub(1),
            (Some(at), Way::Later) => Some(at + 1),
            (None, _) => Some(0),
        };
        let Some(unit) = next.and_then(|next| self.units.get(next)).cloned() else { return Vec::new() };
        self.site.unit = unit;
        self.study = None;
        self.sheet = None;
        self.pieces.clear();
        self.order.clear();
        vec![Step::Ask(Request::Unit(self.site.unit.clone()))]
    }

    /// The rows that can be rated now.
    fn rows(&self) -> &[Row] {
        self.rows_of(self.is_on_factors)
    }

    fn rows_of(&self, is_on_factors: bool) -> &[Row] {
        let Some(sheet) = &self.sheet else { return &[] };
        if is_on_factors { &sheet.factors } else { &sheet.indicators }
    }

    /// The row that one is at.
    fn row(&self) -> Option<&Row> {
        self.row_of(self.is_on_factors)
    }

    fn row_of(&self, is_on_factors: bool) -> Option<&Row> {
        let at = if is_on_factors { self.factor } else { self.indicator };
        self.rows_of(is_on_factors).get(at.selected)
    }

    fn place_in_list(&mut self) -> &mut At {
        if self.is_on_factors { &mut self.factor } else { &mut self.indicator }
    }

    /// To the memos on the evidence, or on the rating, that one is at.
    fn memos(&self) -> Vec<Step> {
        let evidence =
            self.selected_piece().and_then(Piece::evidence).filter(|_| self.focus == Focus::Evidence);
        let about = match (evidence, self.row()) {
            (Some(evidence), _) => subject(SubjectKind::Evidence, evidence.id.as_str()),
            (None, Some(row)) => {
                let Site { unit, round, .. } = &self.site;
                subject(SubjectKind::Rating, format!("{unit}/{round}/{}", row.id))
            }
            (None, None) => return Vec::new(),
        };
        vec![Step::Open(Destination::Memos(Some(about)))]
    }

    /// What the evidence or the rating that one is at said before.
    fn history(&self) -> Vec<Step> {
        let Site { unit, round, .. } = &self.site;
        let evidence =
            self.selected_piece().and_then(Piece::evidence).filter(|_| self.focus == Focus::Evidence);
        let (kind, record) = match (evidence, self.row()) {
            (Some(evidence), _) => (RecordKind::Evidence, evidence.id.to_string()),
            (None, Some(row)) => {
                let kind = match row.standing {
                    Standing::Indicator(_) => RecordKind::Rating,
                    Standing::Factor(_) => RecordKind::Factor,
                };
                (kind, rated(unit, round, &row.id, None))
            }
            (None, None) => return Vec::new(),
        };
        vec![Step::Open(Destination::History(kind, record))]
    }

    fn selected_piece(&self) -> Option<&Piece> {
        self.order.get(self.piece.selected).and_then(|key| self.piece_of(key))
    }

    fn piece_of(&self, key: &Key) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.key == *key)
    }

    /// Evidence of the row that one is at: what its rating rests on, and what was chosen for one to come.
    fn attached(&self, setting: &Setting) -> Vec<Id> {
        let (Some(study), Some(row)) = (&self.study, self.row()) else { return Vec::new() };
        let own = self.site.attached(study, &setting.instruments.model, &row.id);
        let mut attached = own.unwrap_or_else(|| row.evidence(study)).to_vec();
        attached.extend(self.marks_of(&row.id));
        attached
    }

    /// Evidence chosen for a rating to come.
    fn marks_of(&self, target: &Id) -> Vec<Id> {
        let key = (self.site.clone(), target.clone());
        self.marks.get(&key).map(|marks| marks.evidence.clone()).unwrap_or_default()
    }

    /// Keeps every cursor within its list and within sight.
    fn fit(&mut self, setting: &Setting) {
        let count = self.rows().len();
        let at = self.place_in_list();
        at.selected = at.selected.min(count.saturating_sub(1));
        self.piece.selected = self.piece.selected.min(self.order.len().saturating_sub(1));
        let view = layout::View::of(self, setting);
        let (list, piece, detail) = (view.list_top(), view.piece_top(), view.detail_top());
        self.place_in_list().top = list;
        self.piece.top = piece;
        self.detail = detail;
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        match self.focus {
            Focus::Sheet => Place::Assess,
            Focus::Evidence => Place::Evidence,
        }
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        if let Some(title) = self.blind_title(setting) {
            return title;
        }
        let unit = wording::unit_name(&self.site.unit, self.study.as_deref(), setting);
        let round = setting.instruments.round_label(&self.site.round, &setting.language);
        super::wording::title_of_unit(&unit, setting, |unit| {
            setting.words.with("assess-title", &[("unit", unit.into()), ("round", round.as_str().into())])
        })
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        view::draw(self, setting, frame, area);
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if let Some(steps) = self.act_blind(action, setting) {
            return steps;
        }
        if action == Action::Memos {
            return self.memos();
        }
        if action == Action::History {
            return self.history();
        }
        match self.focus {
            Focus::Sheet => self.act_on_sheet(action, setting),
            Focus::Evidence => self.act_on_evidence(action, setting),
        }
    }
}
