//! How far the results of a round hang on what could have been chosen otherwise: a line for each unit at every other
//! threshold, and without ratings for which one witness alone speaks.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::why::other;
use super::wording;
use crate::domain::compare::Verdict;
use crate::domain::id::Id;
use crate::domain::score::View;
use crate::domain::sensitivity::{Outcome, Sensitivity, UnitSensitivity, Variant};
use crate::domain::study::UnitKind;
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{self, Look, Sheet};
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::request::{Reply, Request, RoundInWays};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    round: Id,
    /// The one unit that it is about, else all.
    only: Option<Id>,
    view: View,
    found: Option<Arc<RoundInWays>>,
    place: sheet::Place,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(round: Id, only: Option<Id>) -> Self {
        Self { round, only, view: View::Account, found: None, place: sheet::Place::default() }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Sensitivity(self.round.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::Sensitivity(found)) if found.account.round == self.round => {
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
            self.place.fit(&sheet, setting.rows());
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if let Some(sheet) = self.sheet(setting) {
            if action == Action::Why {
                let unit = sheet.target(&self.place).cloned();
                return unit.map_or_else(Vec::new, |unit| {
                    vec![Step::Open(Destination::Result { unit, round: self.round.clone() })]
                });
            }
            if self.place.act(action, &sheet, setting.rows()) {
                return Vec::new();
            }
        }
        match action {
            Action::Back => vec![Step::Back],
            Action::SwitchView => {
                self.view = other(self.view);
                self.fit(setting);
                Vec::new()
            }
            Action::EarlierRound => self.turn_round(-1, setting),
            Action::LaterRound => self.turn_round(1, setting),
            _ => Vec::new(),
        }
    }

    fn turn_round(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let Some(round) = setting.round_beside(&self.round, step) else {
            return vec![Step::Say(setting.words.text("assess-no-other-round"))];
        };
        *self = Self { view: self.view, ..Self::new(round, self.only.clone()) };
        self.opened(setting)
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Sensitivity
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let arguments = [
            ("round", wording::round(&self.round, setting).into()),
            ("view", setting.words.of("view", self.view.as_str()).into()),
        ];
        setting.words.with("sensitivity-title", &arguments)
    }

    fn sensitivity(&self) -> Option<(&RoundInWays, &Sensitivity)> {
        let found = self.found.as_deref()?;
        Some((found, if self.view == View::Account { &found.account } else { &found.proven }))
    }

    /// The units in sight by name, line before staff.
    fn units(&self, setting: &Setting) -> Vec<&UnitSensitivity> {
        let Some((found, sensitivity)) = self.sensitivity() else { return Vec::new() };
        let names = wording::names(&found.study, setting);
        let is_meant = |unit: &&UnitSensitivity| self.only.as_ref().is_none_or(|only| unit.unit == *only);
        let mut units: Vec<&UnitSensitivity> = sensitivity.units.iter().filter(is_meant).collect();
        let name = |unit: &UnitSensitivity| -> Option<&(UnitKind, String)> { names.get(&unit.unit) };
        units.sort_by(|one, other| name(one).cmp(&name(other)));
        units
    }

    /// The page.
    fn sheet(&self, setting: &Setting) -> Option<Sheet<Id>> {
        let (found, sensitivity) = self.sensitivity()?;
        let words = &setting.words;
        let mut sheet = Sheet::new(setting.size.width);
        let explained = match &sensitivity.before {
            Some(before) => {
                let before = wording::round(before, setting);
                words.with("sensitivity-base-before", &[("before", before.into())])
            }
            None => words.text("sensitivity-base"),
        };
        sheet.text(1, &explained, Look::Quiet);
        for unit in self.units(setting) {
            sheet.blank();
            sheet.stop(unit.unit.clone(), |sheet| {
                sheet.text(1, &wording::unit(&found.study, &unit.unit, setting), Look::Title);
            });
            sheet.labelled("", 4, &as_scored(&unit.base, setting), Look::Text);
            for (variant, outcome) in &unit.variants {
                let is_same = unit.base.changes(outcome).is_none();
                let text = changed(variant, &unit.base, outcome, setting);
                sheet.text(4, &text, if is_same { Look::Quiet } else { Look::Warning });
            }
        }
        Some(sheet)
    }

    /// What it says where nothing is drawn: a line for each unit.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(self.title(setting));
        let Some((found, _)) = self.sensitivity() else { return speech };
        for unit in self.units(setting) {
            let variants =
                unit.variants.iter().map(|(variant, other)| changed(variant, &unit.base, other, setting));
            let parts: Vec<String> = [as_scored(&unit.base, setting)].into_iter().chain(variants).collect();
            let name = wording::unit(&found.study, &unit.unit, setting);
            speech.choice(format!("{name}: {}", parts.join("; ")));
        }
        speech
    }

    /// Selects a unit.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        if let Some(sheet) = self.sheet(setting) {
            self.place.go(index, &sheet, setting.rows());
        }
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        widgets::sheet::draw_read(self.sheet(setting).as_ref(), &self.place, setting, frame, area);
    }
}

fn as_scored(base: &Outcome, setting: &Setting) -> String {
    let fields = base.fields.iter().enumerate().filter_map(|(index, phases)| {
        let (lo, hi) = (*phases)?;
        let arguments = [
            ("field", wording::field(index, setting).into()),
            ("phases", wording::phases(lo, hi, setting).into()),
        ];
        Some(setting.words.with("sensitivity-field", &arguments))
    });
    let has_situations = !setting.instruments.model.situations.is_empty();
    let situations = has_situations.then(|| wording::situation_line(&base.situations, "", setting));
    let verdict = base.verdict.map(|verdict| verdict_text(verdict, setting));
    fields.chain(situations).chain(verdict).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn verdict_text(verdict: Verdict, setting: &Setting) -> String {
    let verdict = setting.words.of("verdict", verdict.as_str());
    setting.words.with("sensitivity-verdict", &[("verdict", verdict.into())])
}

/// "At 2/3: Policy phase 1 completed; situation: …", or that nothing changes.
fn changed(variant: &Variant, base: &Outcome, other: &Outcome, setting: &Setting) -> String {
    let words = &setting.words;
    let changes = base.changes(other);
    let mut parts: Vec<String> = changes
        .fields
        .iter()
        .filter_map(|&index| {
            let (lo, hi) = other.fields.get(index).copied().flatten()?;
            let arguments = [
                ("field", wording::field(index, setting).into()),
                ("phases", wording::phases(lo, hi, setting).into()),
            ];
            Some(words.with("sensitivity-field", &arguments))
        })
        .collect();
    if changes.situation {
        let situation = wording::situation_line(&other.situations, "", setting);
        parts.push(words.with("sensitivity-situation", &[("situation", situation.into())]));
    }
    if let Some(verdict) = other.verdict.filter(|_| changes.verdict) {
        parts.push(verdict_text(verdict, setting));
    }
    if parts.is_empty() {
        parts.push(words.text("sensitivity-nothing"));
    }
    let changes = parts.join("; ");
    match variant {
        Variant::Threshold(text) => {
            let arguments = [("threshold", text.as_str().into()), ("changes", changes.into())];
            words.with("sensitivity-at", &arguments)
        }
        Variant::WithoutSingle { left_out, rated } => {
            let arguments =
                [("left", (*left_out).into()), ("rated", (*rated).into()), ("changes", changes.into())];
            words.with("sensitivity-without-those", &arguments)
        }
    }
}
