//! Lists of records: units, rounds, interviews, participants, events, initiatives; each with a form to add and edit.

pub mod changes;
pub mod forms;
pub mod kinds;
pub mod study;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::change::{Change, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Study;
use crate::tui::keymap::Action;
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::widgets::{put, shortened};
use crate::workbench::request::{Reply, Request, Save};

/// Which records a list holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Units of the study.
    Units,
    /// Its rounds.
    Rounds,
    /// Interviews of a unit in a round.
    Interviews {
        /// The unit, or the organisation.
        unit: Id,
        /// The round.
        round: Id,
    },
    /// Who takes part in an interview.
    Participants(InterviewId),
    /// What happened around the rounds.
    Events,
    /// What a unit does and plans, with its state in a round.
    Initiatives {
        /// The unit.
        unit: Id,
        /// The round.
        round: Id,
    },
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    kind: Kind,
    study: Option<Arc<Study>>,
    list: List,
    pending: Option<Pending>,
}

/// What a dialog that is open is about.
#[derive(Debug)]
enum Pending {
    Add,
    Edit(usize),
    Remove(RecordKind, String),
}

/// A row of a list: what identifies the record, and its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The record's kind and id.
    pub record: (RecordKind, String),
    /// What is shown, the first column most prominently.
    pub columns: Vec<String>,
}

impl State {
    /// The list with nothing read yet.
    pub fn new(kind: Kind) -> Self {
        Self { kind, study: None, list: List::default(), pending: None }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(match &self.kind {
            Kind::Units | Kind::Rounds | Kind::Events => Request::Outline,
            Kind::Interviews { unit, .. } | Kind::Initiatives { unit, .. } => Request::Unit(unit.clone()),
            Kind::Participants(interview) => Request::Interview(interview.clone()),
        })]
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => self.act(action, setting),
            Input::Reply(reply) => {
                let study = match (reply, &self.kind) {
                    (Reply::Outline(study), Kind::Units | Kind::Rounds | Kind::Events) => study,
                    (
                        Reply::Unit(id, study),
                        Kind::Interviews { unit, .. } | Kind::Initiatives { unit, .. },
                    ) if id == unit => study,
                    (Reply::Interview(id, opened), Kind::Participants(interview)) if id == interview => {
                        &opened.study
                    }
                    _ => return Vec::new(),
                };
                self.study = Some(Arc::clone(study));
                let rows = self.rows(setting).len();
                self.list.fit(rows, height(setting));
                Vec::new()
            }
            Input::Filled(filled) => {
                let index = match self.pending.take() {
                    Some(Pending::Edit(index)) => Some(index),
                    _ => None,
                };
                let Some(study) = &self.study else { return Vec::new() };
                let changes = changes::changes(&self.kind, study, index, &filled, setting);
                let mut steps = vec![Step::Save(Save::Changes(changes))];
                if self.kind == Kind::Rounds {
                    steps.push(Step::Ask(Request::Instruments));
                }
                steps
            }
            Input::Confirmed => match self.pending.take() {
                Some(Pending::Remove(kind, record)) => {
                    vec![Step::Save(Save::Changes(vec![Change::Removed(kind, record, true)]))]
                }
                _ => Vec::new(),
            },
            Input::GivenUp => {
                self.pending = None;
                Vec::new()
            }
            Input::Saved => {
                let mut steps = self.opened(setting);
                if self.kind == Kind::Rounds {
                    steps.push(Step::Ask(Request::Instruments));
                }
                steps
            }
            Input::Picked(_) | Input::Edit(_) | Input::Type(_) | Input::Tick | Input::Leaving => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let rows = self.rows(setting);
        if self.list.act(action, rows.len(), height(setting)) {
            return Vec::new();
        }
        let selected = rows.get(self.list.selected);
        match (action, &self.study) {
            (Action::Back, _) => vec![Step::Back],
            (Action::Add, Some(study)) => {
                self.pending = Some(Pending::Add);
                vec![Step::Fill(forms::form(&self.kind, study, None, setting))]
            }
            (Action::Edit, Some(study)) if selected.is_some() => {
                self.pending = Some(Pending::Edit(self.list.selected));
                vec![Step::Fill(forms::form(&self.kind, study, Some(self.list.selected), setting))]
            }
            (Action::Remove, Some(_)) => {
                let Some(row) = selected else { return Vec::new() };
                let what = row.columns.first().cloned().unwrap_or_default();
                self.pending = Some(Pending::Remove(row.record.0, row.record.1.clone()));
                vec![Step::Confirm(setting.words.with("records-remove", &[("what", what.into())]))]
            }
            (Action::Participants | Action::Hold, Some(_))
                if matches!(self.kind, Kind::Interviews { .. }) =>
            {
                let Some(id) = selected.and_then(|row| InterviewId::new(row.record.1.as_str()).ok()) else {
                    return Vec::new();
                };
                vec![Step::Open(match action {
                    Action::Hold => Destination::Talk(id),
                    _ => Destination::Records(Kind::Participants(id)),
                })]
            }
            _ => Vec::new(),
        }
    }

    fn rows(&self, setting: &Setting) -> Vec<Row> {
        self.study.as_ref().map_or_else(Vec::new, |study| kinds::rows(&self.kind, study, setting))
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let words = &setting.words;
        let unit_name = |id: &Id| {
            self.study.as_ref().map_or_else(|| id.to_string(), |study| kinds::unit_name(id, study, setting))
        };
        match &self.kind {
            Kind::Units => words.text("records-units"),
            Kind::Rounds => words.text("records-rounds"),
            Kind::Events => words.text("records-events"),
            Kind::Interviews { unit, round } => {
                let round = setting.instruments.round_label(round, &setting.language);
                words.with("records-interviews", &[("unit", unit_name(unit).into()), ("round", round.into())])
            }
            Kind::Participants(interview) => {
                words.with("records-participants", &[("interview", interview.as_str().into())])
            }
            Kind::Initiatives { unit, .. } => {
                words.with("records-initiatives", &[("unit", unit_name(unit).into())])
            }
        }
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        let theme = &setting.theme;
        if self.study.is_none() {
            put(frame, area, area.x + 1, area.y + 1, &setting.words.text("loading"), theme.quiet);
            return;
        }
        let rows = self.rows(setting);
        if rows.is_empty() {
            put(frame, area, area.x + 1, area.y + 1, &setting.words.text("records-empty"), theme.quiet);
            return;
        }
        let widths = kinds::widths(&self.kind, area.width);
        let mut x = area.x + 1;
        for (heading, width) in kinds::headings(&self.kind, setting).iter().zip(&widths) {
            put(
                frame,
                area,
                x,
                area.y,
                &shortened(heading, usize::from(width.saturating_sub(1))),
                theme.heading,
            );
            x += width;
        }
        for (index, y) in self.list.visible(rows.len(), height(setting)).zip(area.y + 1..) {
            let is_selected = index == self.list.selected;
            let mut x = area.x + 1;
            for (column, (text, width)) in rows[index].columns.iter().zip(&widths).enumerate() {
                let style = match (is_selected, column) {
                    (true, _) => theme.selected,
                    (false, 0) => theme.text,
                    (false, _) => theme.quiet,
                };
                let text = shortened(text, usize::from(width.saturating_sub(1)));
                let padded = format!("{text:<width$}", width = usize::from(*width) - 1);
                put(frame, area, x, y, if is_selected { &padded } else { &text }, style);
                x += width;
            }
        }
    }
}

/// Rows of the list.
fn height(setting: &Setting) -> usize {
    usize::from(setting.body_height().saturating_sub(1))
}
