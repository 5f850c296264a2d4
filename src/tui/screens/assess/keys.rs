//! What the keys of the screen do.

use crate::domain::assessment::CellPlace;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::domain::rating::{FactorValue, Value};
use crate::domain::study::SubjectKind;
use crate::tui::form::Filled;
use crate::tui::keymap::{self, Action, Place};
use crate::tui::list::List;
use crate::tui::message::{Destination, Step};
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::unfinished::Unfinished;
use crate::workbench::request::Request;

use super::changes;
use super::dialogs::{self, Draft};
use super::wording;
use super::{At, Focus, Pending, State, Way};
use crate::domain::assess::pieces::{Content, Key};
use crate::domain::assess::sheet::{Row, Standing};

/// What a key rates: an indicator's value, and a factor's where it has one.
pub fn rated_by(action: Action) -> Option<(Value, Option<FactorValue>)> {
    let level = |points| Value::level(points);
    Some(match action {
        Action::Rate0 => (level(0)?, Some(FactorValue::Absent)),
        Action::Rate1 => (level(1)?, Some(FactorValue::Partly)),
        Action::Rate2 => (level(2)?, Some(FactorValue::Present)),
        Action::Rate3 => (level(3)?, None),
        Action::RateUnknown => (Value::Unknown, Some(FactorValue::Unknown)),
        Action::RateNotApplicable => (Value::NotApplicable, Some(FactorValue::NotApplicable)),
        _ => return None,
    })
}

fn say(id: &str, setting: &Setting) -> Vec<Step> {
    vec![Step::Say(setting.words.text(id))]
}

impl State {
    pub(super) fn act_on_sheet(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        match action {
            Action::Back => return self.leave(setting),
            Action::EarlierRound | Action::LaterRound => return self.other_round(action, setting),
            Action::EarlierUnit => return self.other_unit(Way::Earlier),
            Action::LaterUnit => return self.other_unit(Way::Later),
            Action::ShowResult => {
                let (unit, round) = (self.site.unit.clone(), self.site.round.clone());
                return vec![Step::Open(if unit.is_organisation() {
                    Destination::Organisation { round }
                } else {
                    Destination::Result { unit, round }
                })];
            }
            Action::Across => return self.across(setting),
            Action::Differences => {
                let round = self.site.round.clone();
                return vec![Step::Open(Destination::Differences { round })];
            }
            Action::Findings => {
                return vec![Step::Open(Destination::Findings { round: self.site.round.clone() })];
            }
            Action::SwitchFocus => {
                self.focus = Focus::Evidence;
                self.arrange(setting);
                return Vec::new();
            }
            Action::SwitchFactors => {
                self.is_on_factors = !self.is_on_factors;
                self.arrange(setting);
                return Vec::new();
            }
            // Beyond the last row nothing is in sight; how far that is, is kept when everything is fitted.
            Action::PageDown => {
                self.detail += 5;
                return Vec::new();
            }
            Action::PageUp => {
                self.detail = self.detail.saturating_sub(5);
                return Vec::new();
            }
            _ => {}
        }
        if self.go_to(action, setting) {
            self.arrange(setting);
            return Vec::new();
        }
        let Some(row) = self.row().cloned() else { return Vec::new() };
        if let Some(value) = rated_by(action) {
            return self.rate(&row, value, setting);
        }
        match action {
            Action::NextUnrated => self.next_unrated(setting),
            Action::Reasons => self.reasons(&row, setting),
            Action::TakeProposal => self.take_proposal(&row, setting),
            Action::RatingNote => self.note(&row, setting),
            Action::NewDocument => self.new_document(setting),
            Action::CodingRule => self.ask_rule(&row, setting),
            Action::Remove => self.remove_rating(&row, setting),
            Action::NewEvidence => self.evidence_form(Draft::Blank, setting),
            _ => Vec::new(),
        }
    }

    pub(super) fn act_on_evidence(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let mut list = List { selected: self.piece.selected, offset: self.piece.top };
        if list.act(action, self.order.len(), 5) {
            self.piece.selected = list.selected;
            return Vec::new();
        }
        match (action, self.selected_piece().map(|piece| (piece.key.clone(), piece.content.clone()))) {
            (Action::Back | Action::SwitchFocus, _) => {
                self.focus = Focus::Sheet;
                self.arrange(setting);
                Vec::new()
            }
            (Action::AttachEvidence, Some((Key::Evidence(id), _))) => self.attach(&id, setting),
            (
                Action::AttachEvidence | Action::NewEvidence | Action::Edit,
                Some((_, Content::Material(material))),
            ) => self.evidence_form(Draft::Said(material), setting),
            (Action::TurnSide | Action::AboutAll, Some((_, Content::Evidence(evidence)))) => {
                self.turn(evidence, action, setting)
            }
            (Action::TurnSide | Action::AboutAll, Some(_)) => say("assess-no-evidence-yet", setting),
            (Action::NewEvidence, _) => self.evidence_form(Draft::Blank, setting),
            (Action::Edit, Some((_, Content::Evidence(evidence)))) => {
                self.evidence_form(Draft::Present(evidence), setting)
            }
            (Action::Remove, Some((Key::Evidence(id), _))) => self.remove_evidence(id, setting),
            (Action::Remove, Some(_)) => say("assess-said-stays", setting),
            _ => Vec::new(),
        }
    }

    /// Moves among what can be rated; returns whether the key was one that moves.
    fn go_to(&mut self, action: Action, setting: &Setting) -> bool {
        let rows = self.rows();
        let last = rows.len().saturating_sub(1);
        let selected = self.row_index();
        let next = match action {
            Action::Up => selected.saturating_sub(1),
            Action::Down => (selected + 1).min(last),
            Action::First => 0,
            Action::Last => last,
            Action::Left | Action::Right => {
                let place = |row: &Row| wording::cell_of(row, &setting.instruments.model);
                let Some(here) = rows.get(selected).and_then(place) else { return true };
                let in_phase = rows.iter().enumerate().filter_map(|(at, row)| {
                    let CellPlace { field, phase } = place(row)?;
                    (phase == here.phase).then_some((at, field))
                });
                let beside: Vec<(usize, usize)> = if action == Action::Left {
                    in_phase.filter(|(_, field)| *field < here.field).collect()
                } else {
                    in_phase.filter(|(_, field)| *field > here.field).collect()
                };
                let nearest = if action == Action::Left {
                    beside.iter().map(|(_, field)| *field).max()
                } else {
                    beside.iter().map(|(_, field)| *field).min()
                };
                beside.iter().find(|(_, field)| Some(*field) == nearest).map_or(selected, |(at, _)| *at)
            }
            _ => return false,
        };
        self.place_in_list().selected = next;
        true
    }

    fn row_index(&self) -> usize {
        if self.is_on_factors { self.factor.selected } else { self.indicator.selected }
    }

    fn next_unrated(&mut self, setting: &Setting) -> Vec<Step> {
        let rows = self.rows();
        let from = self.row_index() + 1;
        let count = rows.len().max(1);
        let next = (0..rows.len()).map(|step| (from + step) % count).find(|at| rows[*at].is_to_rate());
        let Some(next) = next else {
            let key = |action| keymap::key_of(Place::Assess, action).into();
            let arguments = [("result", key(Action::ShowResult)), ("other", key(Action::SwitchFactors))];
            return vec![Step::Say(setting.words.with("assess-nothing-to-rate", &arguments))];
        };
        self.place_in_list().selected = next;
        self.arrange(setting);
        Vec::new()
    }

    /// Says why a row cannot be rated by hand, where it cannot.
    fn refusal(row: &Row, setting: &Setting) -> Option<Vec<Step>> {
        if row.can_be_rated() {
            return None;
        }
        let model = &setting.instruments.model;
        let text = match row.computed_from().and_then(|index| model.indicators.get(index)) {
            Some(from) => {
                setting.words.with("assess-computed", &[("indicator", setting.text(&from.title).into())])
            }
            None => setting.words.text("assess-did-not-exist"),
        };
        Some(vec![Step::Say(text)])
    }

    fn rate(
        &mut self,
        row: &Row,
        (value, factor): (Value, Option<FactorValue>),
        setting: &Setting,
    ) -> Vec<Step> {
        if let Some(refused) = Self::refusal(row, setting) {
            return refused;
        }
        let Some(study) = self.study.clone() else { return Vec::new() };
        let marks = self.marks_of(&row.id);
        let model = &setting.instruments.model;
        let made = match (&row.standing, factor) {
            (Standing::Indicator(_), _) => changes::rate(&study, model, &self.site, (&row.id, value), &marks),
            (Standing::Factor(_), Some(factor)) => {
                changes::judge(&study, model, &self.site, (&row.id, factor), &marks)
            }
            (Standing::Factor(_), None) => return say("assess-no-such-value", setting),
        };
        self.marks.remove(&(self.site.clone(), row.id.clone()));
        let lacks_reason = match &made {
            Change::Rating(rating) => rating.reasons.is_empty(),
            Change::Factor(judgement) => judgement.reason.is_none(),
            _ => false,
        };
        let mut steps = self.save(vec![made], setting);
        if lacks_reason {
            steps.extend(self.ask_reasons(&row.id, setting));
        }
        steps
    }

    fn reasons(&mut self, row: &Row, setting: &Setting) -> Vec<Step> {
        let steps = self.ask_reasons(&row.id, setting);
        if steps.is_empty() { say("assess-no-reasons", setting) } else { steps }
    }

    /// Opens the reasons for the value that is there, where the model has some.
    fn ask_reasons(&mut self, target: &Id, setting: &Setting) -> Vec<Step> {
        let Some(study) = self.study.clone() else { return Vec::new() };
        let model = &setting.instruments.model;
        let words = &setting.words;
        let name = wording::target_title(target, setting);
        let (class, value, given, is_multiple) = if let Some(rating) = self.site.rating(&study, model, target)
        {
            let given: Vec<String> = rating.reasons.iter().map(ToString::to_string).collect();
            (rating.value.reason_class(), wording::value_word(rating.value, words), given, true)
        } else if let Some(judgement) = self.site.factor(&study, model, target) {
            let given = judgement.reason.clone().into_iter().collect();
            let word = words.of("factor", judgement.value.as_str());
            (changes::factor_class(judgement.value), word, given, false)
        } else {
            return Vec::new();
        };
        let Some(class) = class else { return Vec::new() };
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        let (picker, ids) = dialogs::reasons_picker(&name, &value, (class, is_multiple), &given, setting);
        if ids.is_empty() {
            return Vec::new();
        }
        self.pending = Some(Pending::Reasons(ids));
        vec![Step::Pick(picker)]
    }

    fn take_proposal(&mut self, row: &Row, setting: &Setting) -> Vec<Step> {
        let mut values: Vec<String> = row.proposals.iter().map(|proposal| proposal.value.clone()).collect();
        values.sort();
        values.dedup();
        match values.as_slice() {
            [] => say("assess-no-proposal", setting),
            [value] => self.take(row, &value.clone(), setting),
            _ => {
                if let Some(refused) = Self::refusal(row, setting) {
                    return refused;
                }
                let items = values
                    .iter()
                    .map(|value| {
                        let from: Vec<String> = row
                            .proposals
                            .iter()
                            .filter(|proposal| proposal.value == *value)
                            .map(|proposal| format!("{}, {}", proposal.interview, proposal.question))
                            .collect();
                        Item::new(wording::proposed_word(row, value, &setting.words), from.join(" · "))
                    })
                    .collect();
                self.pending = Some(Pending::Proposal(values));
                vec![Step::Pick(Picker::one(setting.words.text("assess-proposals"), items))]
            }
        }
    }

    fn take(&mut self, row: &Row, value: &str, setting: &Setting) -> Vec<Step> {
        let value = match &row.standing {
            Standing::Indicator(_) => Value::read(value).map(|value| (value, None)),
            Standing::Factor(_) => FactorValue::read(value).map(|value| (Value::Unknown, Some(value))),
        };
        value.map_or_else(Vec::new, |value| self.rate(row, value, setting))
    }

    fn note(&mut self, row: &Row, setting: &Setting) -> Vec<Step> {
        let Some(study) = self.study.clone() else { return Vec::new() };
        let model = &setting.instruments.model;
        let note = match (self.site.rating(&study, model, &row.id), self.site.factor(&study, model, &row.id))
        {
            (Some(rating), _) => rating.note.as_deref(),
            (None, Some(judgement)) => judgement.note.as_deref(),
            (None, None) => return say("assess-rate-first", setting),
        };
        let form = dialogs::note_form(&wording::target_title(&row.id, setting), note, setting);
        let form = form.unfinished_as(Unfinished::noted_on(SubjectKind::Unit, self.site.unit.as_str()));
        self.pending = Some(Pending::Note);
        vec![Step::Fill(form)]
    }

    fn remove_rating(&mut self, row: &Row, setting: &Setting) -> Vec<Step> {
        let Some(study) = self.study.clone() else { return Vec::new() };
        let model = &setting.instruments.model;
        let Some(change) = changes::remove(&study, model, &self.site, &row.id) else {
            return say("assess-rate-first", setting);
        };
        let evidence = self.site.attached(&study, model, &row.id).unwrap_or_default().to_vec();
        let marks = self.marks.entry((self.site.clone(), row.id.clone())).or_default();
        marks.evidence = evidence;
        self.save(vec![change], setting)
    }

    pub(super) fn evidence_form(&mut self, draft: Draft, setting: &Setting) -> Vec<Step> {
        let (Some(study), Some(row)) = (&self.study, self.row()) else { return Vec::new() };
        let target = wording::target_title(&row.id, setting);
        let form = dialogs::evidence_form(&draft, study, &self.site, &target, setting);
        let unfinished = Unfinished::noted_on(SubjectKind::Unit, self.site.unit.as_str());
        let form = form.unfinished_as(unfinished.said_in(dialogs::WHO));
        self.pending = Some(Pending::Evidence(draft));
        vec![Step::Fill(form)]
    }

    /// Ties evidence to the rating, or unties it; where there is no rating yet it waits for one.
    fn attach(&mut self, evidence: &Id, setting: &Setting) -> Vec<Step> {
        let (Some(study), Some(row)) = (self.study.clone(), self.row().cloned()) else { return Vec::new() };
        if let Some(refused) = Self::refusal(&row, setting) {
            return refused;
        }
        let model = &setting.instruments.model;
        if let Some(change) = changes::attach(&study, model, &self.site, &row.id, evidence) {
            return self.save(vec![change], setting);
        }
        let marks = self.marks.entry((self.site.clone(), row.id.clone())).or_default();
        marks.is_chosen = true;
        if marks.evidence.contains(evidence) {
            marks.evidence.retain(|id| id != evidence);
            Vec::new()
        } else {
            marks.evidence.push(evidence.clone());
            say("assess-waits-for-rating", setting)
        }
    }

    fn remove_evidence(&mut self, id: Id, setting: &Setting) -> Vec<Step> {
        let Some(study) = &self.study else { return Vec::new() };
        let is_here = |unit: &Id, evidence: &[Id]| *unit == self.site.unit && evidence.contains(&id);
        let ratings = study.ratings.iter().filter(|row| is_here(&row.unit, &row.evidence)).count();
        let judgements = study.factors.iter().filter(|row| is_here(&row.unit, &row.evidence)).count();
        let names = [("count", (ratings + judgements).into())];
        self.pending = Some(Pending::RemoveEvidence(id));
        vec![Step::Confirm(setting.words.with("assess-remove-evidence", &names))]
    }

    pub(super) fn picked(&mut self, chosen: &[usize], setting: &Setting) -> Vec<Step> {
        let (Some(study), Some(row)) = (self.study.clone(), self.row().cloned()) else { return Vec::new() };
        match self.pending.take() {
            Some(Pending::Reasons(ids)) => {
                let given = chosen.iter().filter_map(|at| ids.get(*at)).cloned().collect();
                let model = &setting.instruments.model;
                changes::reasons(&study, model, &self.site, &row.id, given)
                    .map_or_else(Vec::new, |change| self.save(vec![change], setting))
            }
            Some(Pending::Source(known)) => self.source_picked(&known, chosen, setting),
            Some(Pending::Proposal(values)) => chosen
                .first()
                .and_then(|at| values.get(*at))
                .map_or_else(Vec::new, |value| self.take(&row, value, setting)),
            _ => Vec::new(),
        }
    }

    pub(super) fn filled(&mut self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let (Some(study), Some(row)) = (self.study.clone(), self.row().cloned()) else { return Vec::new() };
        let model = &setting.instruments.model;
        match self.pending.take() {
            Some(Pending::Note) => changes::note(&study, model, &self.site, &row.id, filled.some("note"))
                .map_or_else(Vec::new, |change| self.save(vec![change], setting)),
            Some(Pending::Rule(target)) => self.keep_rule(target, filled.text("rule"), setting),
            Some(Pending::Evidence(draft)) => {
                let evidence = dialogs::filled_evidence(&draft, filled, &study, &self.site, setting.now);
                let id = evidence.id.clone();
                let key = Key::Evidence(id.clone());
                let mut made = vec![Change::Evidence(evidence)];
                let is_tied = filled.text("attach") == "yes" && row.can_be_rated();
                let tied =
                    is_tied.then(|| changes::attach(&study, model, &self.site, &row.id, &id)).flatten();
                if is_tied && tied.is_none() {
                    let marks = self.marks.entry((self.site.clone(), row.id.clone())).or_default();
                    marks.is_chosen = true;
                    marks.evidence.push(id);
                }
                made.extend(tied);
                let steps = self.save(made, setting);
                if let Some(at) = self.order.iter().position(|other| *other == key) {
                    self.piece.selected = at;
                }
                steps
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn confirmed(&mut self, setting: &Setting) -> Vec<Step> {
        match self.pending.take() {
            Some(Pending::RemoveEvidence(id)) => {
                self.save(vec![Change::Removed(RecordKind::Evidence, id.to_string(), true)], setting)
            }
            Some(Pending::Leave) => vec![Step::Back],
            _ => Vec::new(),
        }
    }

    /// Leaves; evidence chosen for ratings that were not made would be forgotten.
    fn leave(&mut self, setting: &Setting) -> Vec<Step> {
        let waiting =
            self.marks.values().filter(|marks| marks.is_chosen && !marks.evidence.is_empty()).count();
        if waiting == 0 {
            return vec![Step::Back];
        }
        self.pending = Some(Pending::Leave);
        vec![Step::Confirm(setting.words.with("assess-leave", &[("count", waiting.into())]))]
    }

    /// To the same thing in all units of the round.
    fn across(&self, setting: &Setting) -> Vec<Step> {
        let round = self.site.round.clone();
        if self.site.unit.is_organisation() {
            return say("assess-not-across", setting);
        }
        let (unit, target) = (Some(self.site.unit.clone()), self.row().map(|row| row.id.clone()));
        vec![Step::Open(Destination::Across { round, unit, target })]
    }

    fn other_round(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let rounds = &setting.instruments.rounds;
        let at = rounds.iter().position(|round| round.id == self.site.round);
        let next =
            at.and_then(|at| if action == Action::EarlierRound { at.checked_sub(1) } else { Some(at + 1) });
        let Some(round) = next.and_then(|next| rounds.get(next)) else {
            return say("assess-no-other-round", setting);
        };
        self.site.round = round.id.clone();
        self.order.clear();
        self.piece = At::default();
        self.score(setting);
        self.arrange(setting);
        Vec::new()
    }

    fn other_unit(&mut self, way: Way) -> Vec<Step> {
        if self.units.is_empty() {
            self.way = Some(way);
            return vec![Step::Ask(Request::Outline)];
        }
        self.go(way)
    }
}
