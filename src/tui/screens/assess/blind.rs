//! Rating as a second rater: from the evidence alone, case after case, without what others gave and without the round.

use std::sync::Arc;

use super::{At, Focus, State, wording};
use crate::domain::assess::blind::{Case, masked};
use crate::domain::assess::pieces::{Content, Piece};
use crate::domain::assess::sheet::{Row, Sheet, Warning};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::rating::CONSENSUS;
use crate::domain::study::Study;
use crate::tui::keymap::Action;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::workbench::request::Request;

/// Who rates blind, and where they are.
#[derive(Debug)]
pub(super) struct Blind {
    rater: Id,
    cases: Vec<Case>,
    at: usize,
    /// Whether to go to the first row without a rating as soon as the case is read.
    is_seeking: bool,
}

/// The rater of a name that was typed; nothing for the lead rater and the consensus, which are no second rater, and for
/// a name without letters.
pub fn rater_called(name: &str, lead: Option<&Id>) -> Option<Id> {
    if !name.chars().any(char::is_alphanumeric) {
        return None;
    }
    let rater = Id::new(name.trim()).unwrap_or_else(|_| Id::from_title(name, |_| false));
    (rater != *CONSENSUS && Some(&rater) != lead).then_some(rater)
}

impl State {
    /// The screen of a second rater, with nothing read yet.
    pub fn blind(rater: Id) -> Self {
        let blind = Blind { rater, cases: Vec::new(), at: 0, is_seeking: true };
        Self { blind: Some(blind), ..Self::new(Id::organisation(), Id::organisation()) }
    }

    /// What it wants to know first.
    pub(super) fn wanted(&self) -> Request {
        match &self.blind {
            Some(blind) if blind.cases.is_empty() => Request::Cases(blind.rater.clone()),
            _ => Request::Unit(self.site.unit.clone()),
        }
    }

    /// The cases came: to the first one that this rater has not begun.
    pub(super) fn cases_came(&mut self, rater: &Id, cases: &[Case], setting: &Setting) -> Vec<Step> {
        let Some(blind) = self.blind.as_mut().filter(|blind| blind.rater == *rater) else {
            return Vec::new();
        };
        blind.cases = cases.to_vec();
        if cases.is_empty() {
            return vec![Step::Say(setting.words.text("blind-nothing"))];
        }
        let first = cases.iter().position(|case| case.rated == 0).unwrap_or(0);
        self.go_to_case(first)
    }

    fn go_to_case(&mut self, at: usize) -> Vec<Step> {
        let Some(blind) = &mut self.blind else { return Vec::new() };
        let Some(case) = blind.cases.get(at) else { return Vec::new() };
        blind.at = at;
        self.site = case.site.clone();
        self.study = None;
        self.sheet = None;
        self.focus = Focus::Sheet;
        self.pieces.clear();
        self.order.clear();
        (self.indicator, self.factor) = (At::default(), At::default());
        vec![Step::Ask(Request::Unit(self.site.unit.clone()))]
    }

    /// What this rater may see of what was read.
    pub(super) fn seen(&self, study: &Arc<Study>, setting: &Setting) -> Arc<Study> {
        match &self.blind {
            Some(blind) => {
                let questionnaires = &setting.instruments.questionnaires;
                Arc::new(masked(study, questionnaires, &self.site, &blind.rater))
            }
            None => Arc::clone(study),
        }
    }

    /// To the first row without a rating, where a case was come to in search of one.
    pub(super) fn seek(&mut self, setting: &Setting) {
        if !self.blind.as_mut().is_some_and(|blind| std::mem::take(&mut blind.is_seeking)) {
            return;
        }
        if let Some(at) = self.rows().iter().position(Row::is_to_rate) {
            self.place_in_list().selected = at;
            self.arrange(setting);
        }
    }

    /// Leaves out of what was computed what would tell the round: numbers of questions, and ids of evidence.
    pub(super) fn hide(&self, sheet: &mut Option<Sheet>, pieces: &mut [Piece]) {
        if self.blind.is_none() {
            return;
        }
        for row in sheet.iter_mut().flat_map(|sheet| sheet.indicators.iter_mut().chain(&mut sheet.factors)) {
            row.warnings.retain(|warning| !matches!(warning, Warning::Carries(..)));
            row.proposals.iter_mut().for_each(|proposal| proposal.number = None);
        }
        for piece in pieces {
            if let Content::Material(material) = &mut piece.content {
                material.number = None;
            }
        }
    }

    /// Whether somebody rates blind here.
    pub(in crate::tui) fn is_blind(&self) -> bool {
        self.blind.is_some()
    }

    /// Gives what was rated here its rater.
    pub(super) fn sign(&self, made: &mut [Change]) {
        let Some(blind) = &self.blind else { return };
        for change in made {
            match change {
                Change::Rating(row) => row.rater = Some(blind.rater.clone()),
                Change::Factor(row) => row.rater = Some(blind.rater.clone()),
                _ => {}
            }
        }
    }

    /// Keys that mean something else while rating blind, or nothing; nothing is returned where they are as always.
    pub(super) fn act_blind(&mut self, action: Action, setting: &Setting) -> Option<Vec<Step>> {
        let blind = self.blind.as_ref()?;
        let (at, count) = (blind.at, blind.cases.len());
        let not_here = || Some(vec![Step::Say(setting.words.text("blind-not-here"))]);
        let is_on_evidence = self.focus == Focus::Evidence;
        match action {
            Action::EarlierUnit => Some(at.checked_sub(1).map_or_else(Vec::new, |at| self.go_to_case(at))),
            Action::LaterUnit => Some(self.go_to_case(at + 1)),
            Action::NextUnrated if !is_on_evidence && !self.rows().iter().any(Row::is_to_rate) => {
                if at + 1 >= count {
                    return Some(vec![Step::Say(setting.words.text("blind-last"))]);
                }
                if let Some(blind) = &mut self.blind {
                    blind.is_seeking = true;
                }
                Some(self.go_to_case(at + 1))
            }
            Action::Remove if is_on_evidence => not_here(),
            Action::AttachEvidence => {
                let is_evidence = self.selected_piece().is_some_and(|piece| piece.evidence().is_some());
                if is_evidence { None } else { not_here() }
            }
            Action::Up
            | Action::Down
            | Action::Left
            | Action::Right
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Back
            | Action::SwitchFocus
            | Action::SwitchFactors
            | Action::NextUnrated
            | Action::Rate0
            | Action::Rate1
            | Action::Rate2
            | Action::Rate3
            | Action::RateUnknown
            | Action::RateNotApplicable
            | Action::Reasons
            | Action::RatingNote
            | Action::TakeProposal
            | Action::Remove => None,
            // Everything else leads to what this rater is not to see, or changes what others rate from.
            _ => not_here(),
        }
    }

    /// What stands on the line on top while rating blind.
    pub(super) fn blind_title(&self, setting: &Setting) -> Option<String> {
        let blind = self.blind.as_ref()?;
        let unit = wording::unit_name(&self.site.unit, self.study.as_deref(), setting);
        let arguments = [
            ("at", (blind.at + 1).into()),
            ("all", blind.cases.len().into()),
            ("unit", unit.into()),
            ("rater", blind.rater.as_str().into()),
        ];
        Some(setting.words.with("blind-title", &arguments))
    }
}
