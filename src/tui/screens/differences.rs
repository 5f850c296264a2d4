//! Where the raters of a round differ, and what they agree on: the list, and below each entry what everybody gave side by
//! side. A consensus is a row of its own; the raters' own stay.

mod page;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::assess::{changes, dialogs, wording as rating};
use super::wording;
use crate::domain::agreement::{Agreed, Disagreement, Matter, consensus, disagreements, without_consensus};
use crate::domain::assessment::Assessment;
use crate::domain::change::{Change, RecordKind, rated};
use crate::domain::id::Id;
use crate::domain::rating::{FactorRating, FactorValue, Rating, Value};
use crate::domain::study::Study;
use crate::tui::form::Filled;
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::sheet::{self, Sheet};
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::request::{Reply, Request, Save};

/// Something to stop at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stop {
    /// A disagreement: whose, and on what.
    Difference(Key),
    /// A piece of evidence below it.
    Evidence(Id),
}

/// What tells disagreements of a round apart.
type Key = (Id, Matter);

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    round: Id,
    /// What the raters differ on, as read and as changed here since.
    study: Option<Arc<Study>>,
    /// The disagreement that one went into.
    inside: Option<Key>,
    list: sheet::Place,
    place: sheet::Place,
    /// What was changed here since the records were read.
    unconfirmed: Vec<Change>,
    is_settled: bool,
    pending: Option<Pending>,
}

#[derive(Debug)]
enum Pending {
    Reasons(Key, Vec<Id>),
    Note(Key),
    /// Whose history is read.
    History(Vec<(RecordKind, String)>),
}

fn say(id: &str, setting: &Setting) -> Vec<Step> {
    vec![Step::Say(setting.words.text(id))]
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(round: Id) -> Self {
        Self {
            round,
            study: None,
            inside: None,
            list: sheet::Place::default(),
            place: sheet::Place::default(),
            unconfirmed: Vec::new(),
            is_settled: false,
            pending: None,
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Differences(self.round.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        let steps = match input {
            Input::Act(action) => self.act(action, setting),
            Input::Reply(Reply::Differences(round, study)) if *round == self.round => {
                let mut study = Arc::clone(study);
                if self.is_settled {
                    self.unconfirmed.clear();
                } else if !self.unconfirmed.is_empty() {
                    changes::apply(Arc::make_mut(&mut study), &self.unconfirmed);
                }
                self.study = Some(study);
                Vec::new()
            }
            Input::Picked(chosen) => self.picked(&chosen, setting),
            Input::Filled(filled) => self.filled(&filled, setting),
            // What was agreed on here is known: nothing is read again before the page comes into sight anew.
            Input::Saved => {
                self.is_settled = true;
                Vec::new()
            }
            Input::GivenUp => {
                self.pending = None;
                Vec::new()
            }
            _ => Vec::new(),
        };
        self.fit(setting);
        steps
    }

    /// Where the raters differ, units by name, line before staff, the organisation last.
    fn found<'s>(&'s self, model: &Assessment, setting: &Setting) -> Vec<Disagreement<'s>> {
        let Some(study) = &self.study else { return Vec::new() };
        let order: Vec<&Id> =
            study.units_in_order(&setting.language).into_iter().map(|unit| &unit.id).collect();
        let mut found = disagreements(study, model, &self.round);
        let place = |unit: &Id| order.iter().position(|other| *other == unit).unwrap_or(order.len());
        found.sort_by_key(|one| (place(one.unit), one.matter));
        found
    }

    /// A disagreement by its key.
    fn at<'s>(&'s self, (unit, matter): &Key, setting: &Setting) -> Option<Disagreement<'s>> {
        let found = self.found(&setting.instruments.model, setting);
        found.into_iter().find(|one| one.unit == unit && one.matter == *matter)
    }

    /// The disagreement that keys are about.
    fn selected(&self, setting: &Setting) -> Option<Key> {
        if let Some(inside) = &self.inside {
            return Some(inside.clone());
        }
        match self.sheet(setting).target(&self.list)? {
            Stop::Difference(key) => Some(key.clone()),
            Stop::Evidence(_) => None,
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let sheet = self.sheet(setting);
        let place = if self.inside.is_some() { &mut self.place } else { &mut self.list };
        if place.act(action, &sheet, setting.rows()) {
            return Vec::new();
        }
        match action {
            Action::Back if self.inside.take().is_some() => return Vec::new(),
            Action::Back => return vec![Step::Back],
            Action::EarlierRound => return self.turn_round(-1, setting),
            Action::LaterRound => return self.turn_round(1, setting),
            Action::NextOpen => return self.next_open(setting),
            _ => {}
        }
        let Some(key) = self.selected(setting) else { return Vec::new() };
        if let Some((value, factor)) = rated_by(action) {
            return self.agree(&key, value, factor, setting);
        }
        match action {
            Action::Why => {
                if self.inside.is_none() {
                    self.inside = Some(key);
                    self.place = sheet::Place::default();
                }
                Vec::new()
            }
            Action::Rate => {
                let target = Self::id_of(key.1, setting);
                vec![Step::Open(Destination::AssessAt { unit: key.0, round: self.round.clone(), target })]
            }
            Action::Reasons => {
                let steps = self.ask_reasons(&key, setting);
                if steps.is_empty() { say("differences-no-reasons", setting) } else { steps }
            }
            Action::RatingNote => self.ask_note(key, setting),
            Action::History => match sheet.target(&self.place).cloned() {
                Some(Stop::Evidence(id)) if self.inside.is_some() => {
                    vec![Step::Open(Destination::History(RecordKind::Evidence, id.to_string()))]
                }
                _ => self.ask_history(&key, setting),
            },
            Action::AttachEvidence => match sheet.target(&self.place).cloned() {
                Some(Stop::Evidence(id)) if self.inside.is_some() => self.toggle(&key, &id, setting),
                _ => Vec::new(),
            },
            Action::Remove => {
                let removed = self.study.as_ref().zip(self.at(&key, setting));
                match removed.and_then(|(study, found)| without_consensus(study, &found)) {
                    Some(change) => self.save(vec![change], "differences-taken-back", setting),
                    None => say("differences-none-yet", setting),
                }
            }
            _ => Vec::new(),
        }
    }

    fn turn_round(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let Some(round) = setting.round_beside(&self.round, step) else {
            return vec![Step::Say(setting.words.text("assess-no-other-round"))];
        };
        *self = Self::new(round);
        self.opened(setting)
    }

    /// To the next entry without a consensus, from the first one again behind the last.
    fn next_open(&mut self, setting: &Setting) -> Vec<Step> {
        let found = self.found(&setting.instruments.model, setting);
        let keys: Vec<(Key, bool)> =
            found.iter().map(|one| ((one.unit.clone(), one.matter), one.consensus.is_none())).collect();
        let here = self.selected(setting).and_then(|key| keys.iter().position(|(other, _)| *other == key));
        let from = here.map_or(0, |here| here + 1);
        let next = (0..keys.len()).map(|step| (from + step) % keys.len()).find(|at| keys[*at].1);
        let Some(next) = next else { return say("differences-all-agreed", setting) };
        if self.inside.is_some() {
            self.inside = Some(keys[next].0.clone());
            self.place = sheet::Place::default();
        }
        let list = page::list(self, setting);
        self.list.go(next, &list, setting.rows());
        Vec::new()
    }

    fn id_of(matter: Matter, setting: &Setting) -> Id {
        let model = &setting.instruments.model;
        match matter {
            Matter::Indicator(at) => model.indicators[at].id.clone(),
            Matter::Factor(at) => model.factors[at].id.clone(),
        }
    }

    /// Makes a value the consensus; asks for reasons where it wants some.
    fn agree(
        &mut self,
        key: &Key,
        value: Value,
        factor: Option<FactorValue>,
        setting: &Setting,
    ) -> Vec<Step> {
        let agreed = match key.1 {
            Matter::Indicator(_) => Some(Agreed::Indicator(value)),
            Matter::Factor(_) => factor.map(Agreed::Factor),
        };
        let Some(agreed) = agreed else { return say("assess-no-such-value", setting) };
        let made = self
            .study
            .as_ref()
            .zip(self.at(key, setting))
            .and_then(|(study, found)| consensus(study, &setting.instruments.model, &found, agreed));
        let Some(made) = made else { return Vec::new() };
        let lacks_reason = match &made {
            Change::Rating(rating) => rating.reasons.is_empty(),
            Change::Factor(judgement) => judgement.reason.is_none(),
            _ => false,
        };
        let mut steps = self.save(vec![made], "differences-agreed", setting);
        if lacks_reason {
            steps.extend(self.ask_reasons(key, setting));
        }
        steps
    }

    /// The row of the consensus.
    fn row(&self, key: &Key, setting: &Setting) -> Option<Row> {
        let study = self.study.as_ref()?;
        let at = self.at(key, setting)?.consensus?;
        match key.1 {
            Matter::Indicator(_) => study.ratings.get(at).cloned().map(Row::Rating),
            Matter::Factor(_) => study.factors.get(at).cloned().map(Row::Factor),
        }
    }

    fn ask_reasons(&mut self, key: &Key, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let (class, value, given, is_multiple) = match self.row(key, setting) {
            Some(Row::Rating(row)) => {
                let given: Vec<String> = row.reasons.iter().map(ToString::to_string).collect();
                (row.value.reason_class(), rating::value_word(row.value, words), given, true)
            }
            Some(Row::Factor(row)) => {
                let given = row.reason.clone().into_iter().collect();
                (changes::factor_class(row.value), words.of("factor", row.value.as_str()), given, false)
            }
            None => return Vec::new(),
        };
        let Some(class) = class else { return Vec::new() };
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        let title = rating::target_title(&Self::id_of(key.1, setting), setting);
        let (picker, ids) = dialogs::reasons_picker(&title, &value, (class, is_multiple), &given, setting);
        if ids.is_empty() {
            return Vec::new();
        }
        self.pending = Some(Pending::Reasons(key.clone(), ids));
        vec![Step::Pick(picker)]
    }

    fn ask_note(&mut self, key: Key, setting: &Setting) -> Vec<Step> {
        let Some(row) = self.row(&key, setting) else { return say("differences-none-yet", setting) };
        let note = match &row {
            Row::Rating(row) => row.note.as_deref(),
            Row::Factor(row) => row.note.as_deref(),
        };
        let form =
            dialogs::note_form(&rating::target_title(&Self::id_of(key.1, setting), setting), note, setting);
        self.pending = Some(Pending::Note(key));
        vec![Step::Fill(form)]
    }

    /// What one of those who rated said before; where there are several, asks whose.
    fn ask_history(&mut self, key: &Key, setting: &Setting) -> Vec<Step> {
        let Some((study, found)) = self.study.as_ref().zip(self.at(key, setting)) else { return Vec::new() };
        let rows = found.given.iter().map(|given| given.row).chain(found.consensus);
        let (names, records): (Vec<String>, Vec<(RecordKind, String)>) = rows
            .filter_map(|row| match key.1 {
                Matter::Indicator(_) => study.ratings.get(row).map(|row| {
                    let rater = row.rater.as_ref();
                    let record = rated(&row.unit, &row.round, &row.indicator, rater);
                    (page::rater(rater, setting), (RecordKind::Rating, record))
                }),
                Matter::Factor(_) => study.factors.get(row).map(|row| {
                    let rater = row.rater.as_ref();
                    let record = rated(&row.unit, &row.round, &row.factor, rater);
                    (page::rater(rater, setting), (RecordKind::Factor, record))
                }),
            })
            .unzip();
        let title = rating::target_title(&Self::id_of(key.1, setting), setting);
        let items = names.into_iter().map(|name| Item::new(name, String::new())).collect();
        self.pending = Some(Pending::History(records));
        vec![Step::Pick(Picker::one(title, items))]
    }

    fn picked(&mut self, chosen: &[usize], setting: &Setting) -> Vec<Step> {
        let (key, ids) = match self.pending.take() {
            Some(Pending::Reasons(key, ids)) => (key, ids),
            Some(Pending::History(records)) => {
                let record = chosen.first().and_then(|at| records.get(*at)).cloned();
                return record
                    .map(|(kind, record)| Step::Open(Destination::History(kind, record)))
                    .into_iter()
                    .collect();
            }
            Some(Pending::Note(_)) | None => return Vec::new(),
        };
        let reasons: Vec<Id> = chosen.iter().filter_map(|at| ids.get(*at)).cloned().collect();
        self.rewrite(&key, setting, |row| match row {
            Row::Rating(row) => row.reasons = reasons,
            Row::Factor(row) => row.reason = reasons.first().map(ToString::to_string),
        })
    }

    fn filled(&mut self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let Some(Pending::Note(key)) = self.pending.take() else { return Vec::new() };
        let note = filled.some("note");
        self.rewrite(&key, setting, |row| match row {
            Row::Rating(row) => row.note = note,
            Row::Factor(row) => row.note = note,
        })
    }

    /// Takes evidence into the consensus, or out of it.
    fn toggle(&mut self, key: &Key, id: &Id, setting: &Setting) -> Vec<Step> {
        let steps = self.rewrite(key, setting, |row| {
            let (Row::Rating(Rating { evidence, .. }) | Row::Factor(FactorRating { evidence, .. })) = row;
            if evidence.contains(id) {
                evidence.retain(|other| other != id);
            } else {
                evidence.push(id.clone());
            }
        });
        if steps.is_empty() { say("differences-none-yet", setting) } else { steps }
    }

    fn rewrite(&mut self, key: &Key, setting: &Setting, change: impl FnOnce(&mut Row)) -> Vec<Step> {
        let Some(mut row) = self.row(key, setting) else { return Vec::new() };
        change(&mut row);
        let made = match row {
            Row::Rating(row) => Change::Rating(row),
            Row::Factor(row) => Change::Factor(row),
        };
        self.save(vec![made], "differences-agreed", setting)
    }

    fn save(&mut self, made: Vec<Change>, told: &str, setting: &Setting) -> Vec<Step> {
        if let Some(study) = &mut self.study {
            changes::apply(Arc::make_mut(study), &made);
        }
        self.unconfirmed.extend(made.iter().cloned());
        self.is_settled = false;
        vec![Step::Save(Save::Changes(made)), Step::Say(setting.words.text(told))]
    }

    fn fit(&mut self, setting: &Setting) {
        if self.inside.as_ref().is_some_and(|key| self.study.is_some() && self.at(key, setting).is_none()) {
            self.inside = None;
        }
        let sheet = self.sheet(setting);
        let place = if self.inside.is_some() { &mut self.place } else { &mut self.list };
        place.fit(&sheet, setting.rows());
    }

    fn sheet(&self, setting: &Setting) -> Sheet<Stop> {
        let inside = self.inside.as_ref().and_then(|key| self.at(key, setting));
        match (&self.study, inside) {
            (Some(study), Some(found)) => page::one(study, &found, setting),
            _ => page::list(self, setting),
        }
    }

    /// Where keys go.
    pub fn place() -> Place {
        Place::Differences
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let round = wording::round(&self.round, setting);
        setting.words.with("differences-title", &[("round", round.into())])
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(format!("differences {:?}", self.inside));
        if self.study.is_some() {
            speech.sheet(&self.sheet(setting));
        }
        speech
    }

    /// Selects an entry or a piece of evidence.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        let stops = self.sheet(setting).spoken_stops();
        if let Some((row, column)) = stops.get(index) {
            let place = if self.inside.is_some() { &mut self.place } else { &mut self.list };
            (place.row, place.column) = (*row, *column);
        }
        self.fit(setting);
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        if self.study.is_none() {
            widgets::loading(setting, frame, area);
            return;
        }
        let place = if self.inside.is_some() { &self.place } else { &self.list };
        widgets::sheet::draw(&self.sheet(setting), place, &setting.theme, frame, area);
    }
}

/// A row of the consensus.
enum Row {
    Rating(Rating),
    Factor(FactorRating),
}

/// What a key agrees on: an indicator's value, and a factor's where it has one.
fn rated_by(action: Action) -> Option<(Value, Option<FactorValue>)> {
    super::assess::rated_by(action)
}
