//! Lists of records: units, rounds, interviews, participants, events, initiatives; each with a form to add and edit.

pub mod changes;
pub mod forms;
pub mod kinds;
mod naming;
pub mod study;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::memos::subject;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{Study, SubjectKind};
use crate::tui::keymap::{Action, Place};
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::wrapped;
use crate::tui::speech::Speech;
use crate::tui::unfinished::Unfinished;
use crate::tui::widgets::{loading, put, shortened};
use crate::workbench::evening::Talk;
use crate::workbench::request::{Reply, Request, Save};

use naming::Naming;

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
    /// Talks of all units that are still to be held.
    Appointments,
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
    is_empty: bool,
    pending: Option<Pending>,
    naming: Naming,
}

/// What a dialog that is open is about.
#[derive(Debug)]
enum Pending {
    Add,
    /// By the id of the record: the list may be read anew and be in another order when the form is kept.
    Edit(String),
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
        Self {
            kind,
            study: None,
            list: List::default(),
            is_empty: true,
            pending: None,
            naming: Naming::default(),
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        let records = Step::Ask(match &self.kind {
            Kind::Units | Kind::Rounds | Kind::Events => Request::Outline,
            Kind::Appointments => Request::Appointments,
            Kind::Interviews { unit, .. } | Kind::Initiatives { unit, .. } => Request::Unit(unit.clone()),
            Kind::Participants(interview) => Request::Interview(interview.clone()),
        });
        let names = matches!(self.kind, Kind::Participants(_)).then_some(Step::Ask(Request::Names));
        std::iter::once(records).chain(names).collect()
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => self.act(action, setting),
            Input::Reply(reply) => {
                let study = match (reply, &self.kind) {
                    (Reply::Outline(study), Kind::Units | Kind::Rounds | Kind::Events)
                    | (Reply::Appointments(study), Kind::Appointments) => study,
                    (
                        Reply::Unit(id, study),
                        Kind::Interviews { unit, .. } | Kind::Initiatives { unit, .. },
                    ) if id == unit => study,
                    (Reply::Interview(id, opened), Kind::Participants(interview)) if id == interview => {
                        &opened.study
                    }
                    (Reply::Names(known), Kind::Participants(_)) => {
                        self.naming.learn(known);
                        return Vec::new();
                    }
                    _ => return Vec::new(),
                };
                self.study = Some(Arc::clone(study));
                self.is_empty = self.rows(setting).is_empty();
                let rows = self.rows(setting);
                self.list.fit(rows.len(), self.height(&rows, setting));
                Vec::new()
            }
            Input::Filled(filled) => {
                let pending = self.pending.take();
                let index = match &pending {
                    Some(Pending::Edit(record)) => {
                        let rows = self.rows(setting);
                        let Some(index) = rows.iter().position(|row| row.record.1 == *record) else {
                            return vec![Step::Say(setting.words.text("records-gone"))];
                        };
                        Some(index)
                    }
                    _ => None,
                };
                let Some(study) = &self.study else { return Vec::new() };
                let present = kinds::respondent(&self.kind, study, index);
                let refusal = changes::refusal(&self.kind, study, index, &filled, setting)
                    .or_else(|| self.naming.refusal(&filled, present, setting));
                if let Some(problem) = refusal {
                    let form = forms::form(&self.kind, study, index, setting);
                    let form = self.naming.add_to(&self.kind, form, present, setting);
                    self.pending = pending;
                    return vec![Step::Fill(form.again(&filled, problem))];
                }
                let changes = changes::changes(&self.kind, study, index, &filled, setting);
                let warning = changes::hardly_comparable(&changes, study, setting);
                let save = Step::Save(Save::Changes(changes));
                let names = self.naming.kept(&filled, present).into_iter().map(Step::Save);
                std::iter::once(save).chain(names).chain(warning.map(Step::Say)).collect()
            }
            Input::FieldLeft(filled) => {
                let Some(study) = &self.study else { return Vec::new() };
                let index = match &self.pending {
                    Some(Pending::Edit(record)) => {
                        self.rows(setting).iter().position(|row| row.record.1 == *record)
                    }
                    _ => None,
                };
                let present = kinds::respondent(&self.kind, study, index);
                self.naming.left(&filled, present, setting).into_iter().map(Step::Save).collect()
            }
            Input::Confirmed => match self.pending.take() {
                Some(Pending::Remove(kind, record)) => {
                    vec![Step::Save(Save::Changes(vec![Change::Removed(kind, record, true)]))]
                }
                _ => Vec::new(),
            },
            Input::GivenUp => {
                self.pending = None;
                self.naming.given_up().into_iter().map(Step::Save).collect()
            }
            Input::Saved => {
                // The frame of the study holds its rounds and which ids are not free.
                let mut steps = self.opened(setting);
                steps.push(Step::Ask(Request::Instruments));
                steps
            }
            _ => Vec::new(),
        }
    }

    /// What becomes of a form that is not finished: a memo on what it belongs to, so that it goes with it.
    fn unfinished(&self, row: Option<&Row>) -> Unfinished {
        let of_row = row.and_then(|row| Some((memo_kind(row.record.0)?, row.record.1.clone())));
        match (&self.kind, of_row) {
            (Kind::Participants(talk), _) => Unfinished::noted_on(SubjectKind::Interview, talk.as_str()),
            (_, Some((kind, id))) => Unfinished::noted_on(kind, id),
            (Kind::Interviews { unit, .. } | Kind::Initiatives { unit, .. }, None) => {
                Unfinished::noted_on(SubjectKind::Unit, unit.as_str())
            }
            (Kind::Units | Kind::Rounds | Kind::Events | Kind::Appointments, None) => Unfinished::default(),
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let rows = self.rows(setting);
        if self.list.act(action, rows.len(), self.height(&rows, setting)) {
            return Vec::new();
        }
        let selected = rows.get(self.list.selected);
        match (action, &self.study) {
            (Action::Back, _) => vec![Step::Back],
            (Action::Add, Some(study)) if self.kind != Kind::Appointments => {
                self.pending = Some(Pending::Add);
                let form = forms::form(&self.kind, study, None, setting).unfinished_as(self.unfinished(None));
                vec![Step::Fill(self.naming.begin(&self.kind, form, None, setting))]
            }
            (Action::Edit, Some(study)) => {
                let Some(row) = selected else { return Vec::new() };
                self.pending = Some(Pending::Edit(row.record.1.clone()));
                let index = Some(self.list.selected);
                let form = forms::form(&self.kind, study, index, setting);
                let form = form.unfinished_as(self.unfinished(Some(row)));
                let present = kinds::respondent(&self.kind, study, index);
                vec![Step::Fill(self.naming.begin(&self.kind, form, present, setting))]
            }
            (Action::Remove, Some(_)) => {
                let Some(row) = selected else { return Vec::new() };
                let what = row.columns.first().cloned().unwrap_or_default();
                self.pending = Some(Pending::Remove(row.record.0, row.record.1.clone()));
                vec![Step::Confirm(setting.words.with("records-remove", &[("what", what.into())]))]
            }
            (
                Action::Participants | Action::Hold | Action::PlaceNotes | Action::WriteUp | Action::Prepare,
                Some(study),
            ) if matches!(self.kind, Kind::Interviews { .. } | Kind::Appointments) => {
                let found = selected
                    .and_then(|row| study.interviews.iter().find(|one| one.id.as_str() == row.record.1));
                let Some(interview) = found else { return Vec::new() };
                let id = interview.id.clone();
                vec![Step::Open(match action {
                    Action::Hold => Destination::Talk(id),
                    Action::PlaceNotes => Destination::Placing(id),
                    Action::WriteUp => Destination::WriteUp(id),
                    Action::Prepare => Destination::Prepare(Talk::of(interview)),
                    _ => Destination::Records(Kind::Participants(id)),
                })]
            }
            (Action::Questionnaires, _) => vec![Step::Open(Destination::Questionnaires)],
            (Action::Memos, Some(_)) => {
                let about = selected.and_then(|row| Some(subject(memo_kind(row.record.0)?, &row.record.1)));
                about.map_or_else(Vec::new, |about| vec![Step::Open(Destination::Memos(Some(about)))])
            }
            (Action::History, Some(_)) => selected.map_or_else(Vec::new, |row| {
                vec![Step::Open(Destination::History(row.record.0, row.record.1.clone()))]
            }),
            (Action::AsInLetter, Some(study)) => self.as_in_letter(study, setting),
            (Action::Erase, Some(study)) => {
                let who = kinds::respondent(&self.kind, study, Some(self.list.selected));
                who.map_or_else(Vec::new, |who| vec![Step::Open(Destination::Erase(who.clone()))])
            }
            _ => Vec::new(),
        }
    }

    /// The participant selected agreed to what stands in the study's letter.
    fn as_in_letter(&self, study: &Study, setting: &Setting) -> Vec<Step> {
        let Kind::Participants(interview) = &self.kind else { return Vec::new() };
        let Some(one) = kinds::participants(&self.kind, study).get(self.list.selected).copied() else {
            return Vec::new();
        };
        let letter = &setting.instruments.header.letter;
        if letter.is_empty() {
            return vec![Step::Say(setting.words.text("records-no-letter"))];
        }
        let change = Change::Consent(interview.clone(), one.respondent.clone(), letter.clone());
        let said =
            [("name", one.respondent.to_string().into()), ("what", kinds::agreed(letter, setting).into())];
        vec![
            Step::Save(Save::Changes(vec![change])),
            Step::Say(setting.words.with("records-as-in-letter", &said)),
        ]
    }

    fn rows(&self, setting: &Setting) -> Vec<Row> {
        let mut rows =
            self.study.as_ref().map_or_else(Vec::new, |study| kinds::rows(&self.kind, study, setting));
        self.naming.fill(&self.kind, &mut rows);
        rows
    }

    /// What stands above the columns of these rows.
    fn headings(&self, rows: &[Row], setting: &Setting) -> Vec<String> {
        let mut headings = kinds::headings(&self.kind, setting);
        // A row has one more where names are known.
        if rows.iter().any(|row| row.columns.len() > headings.len()) {
            headings.insert(1, setting.words.text("head-real-name"));
        }
        headings
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let words = &setting.words;
        let unit_name = |id: &Id| {
            self.study
                .as_ref()
                .map_or_else(|| id.to_string(), |study| super::wording::unit(study, id, setting))
        };
        match &self.kind {
            Kind::Units => words.text("records-units"),
            Kind::Rounds => words.text("records-rounds"),
            Kind::Events => words.text("records-events"),
            Kind::Appointments => words.text("records-appointments"),
            Kind::Interviews { unit, round } => {
                let round = setting.instruments.round_label(round, &setting.language);
                words.with("records-interviews", &[("unit", unit_name(unit).into()), ("round", round.into())])
            }
            Kind::Participants(interview) => {
                let details = self.study.as_ref().and_then(|study| study.interview(interview));
                let name = details.map_or_else(
                    || interview.to_string(),
                    |interview| {
                        let round =
                            setting.instruments.round_label(&interview.details.round, &setting.language);
                        let unit = unit_name(&interview.details.unit);
                        words.with("home-cell", &[("unit", unit.into()), ("round", round.into())])
                    },
                );
                words.with("records-participants", &[("interview", name.into())])
            }
            Kind::Initiatives { unit, .. } => {
                words.with("records-initiatives", &[("unit", unit_name(unit).into())])
            }
        }
    }

    /// What it says where nothing is drawn: a line for each record.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(self.title(setting));
        if self.study.is_none() {
            return speech;
        }
        let rows = self.rows(setting);
        if rows.is_empty() {
            speech.text(self.empty(setting));
        }
        let headings = self.headings(&rows, setting);
        for row in rows {
            let named = headings.iter().zip(&row.columns).enumerate();
            let parts: Vec<String> = named
                .filter(|(_, (_, text))| !text.is_empty())
                .map(
                    |(at, (heading, text))| if at == 0 { text.clone() } else { format!("{heading}: {text}") },
                )
                .collect();
            speech.choice(parts.join("; "));
        }
        speech
    }

    /// Selects a record.
    pub fn select(&mut self, index: usize) {
        self.list.selected = index;
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        let theme = &setting.theme;
        if self.study.is_none() {
            loading(setting, frame, area);
            return;
        }
        let rows = self.rows(setting);
        if rows.is_empty() {
            let text = self.empty(setting);
            for (line, y) in
                wrapped(&text, area.width.saturating_sub(2)).iter().zip(area.y + 1..area.bottom())
            {
                put(frame, area, area.x + 1, y, line, theme.quiet);
            }
            return;
        }
        let headings = self.headings(&rows, setting);
        let (widths, is_roomy) = kinds::widths(&headings, &rows, area.width.saturating_sub(2));
        let mut x = area.x + 1;
        for (heading, width) in headings.iter().zip(&widths) {
            put(
                frame,
                area,
                x,
                area.y,
                &shortened(heading, usize::from(width.saturating_sub(2))),
                theme.heading,
            );
            x += width;
        }
        for (index, y) in self.list.visible(rows.len(), self.height(&rows, setting)).zip(area.y + 1..) {
            let is_selected = index == self.list.selected;
            if is_selected {
                put(frame, area, area.x, y, "▸", theme.key);
            }
            let mut x = area.x + 1;
            for (column, (text, width)) in rows[index].columns.iter().zip(&widths).enumerate() {
                let style = match (is_selected, column) {
                    (true, _) => theme.selected,
                    (false, 0) => theme.text,
                    (false, _) => theme.quiet,
                };
                put(frame, area, x, y, &shortened(text, usize::from(width.saturating_sub(2))), style);
                x += width;
            }
        }
        if let Some(row) = rows.get(self.list.selected).filter(|_| !is_roomy) {
            // What the columns have no room for stands below, in full.
            let parts: Vec<&str> =
                row.columns.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            let text = parts.join(" · ");
            let top = area.bottom().saturating_sub(BELOW - 1);
            for (line, y) in wrapped(&text, area.width.saturating_sub(2)).iter().zip(top..area.bottom()) {
                put(frame, area, area.x + 1, y, line, theme.text);
            }
        }
    }

    /// What the list is for, while nothing is in it.
    fn empty(&self, setting: &Setting) -> String {
        let what = setting.words.text(match self.kind {
            Kind::Units => "records-empty-units",
            Kind::Rounds => "records-empty-rounds",
            Kind::Interviews { .. } => "records-empty-interviews",
            Kind::Appointments => return setting.words.text("records-empty-appointments"),
            Kind::Participants(_) => "records-empty-participants",
            Kind::Events => "records-empty-events",
            Kind::Initiatives { .. } => "records-empty-initiatives",
        });
        format!("{what}\n{}", setting.words.text("records-empty"))
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        match self.kind {
            Kind::Interviews { .. } | Kind::Appointments => Place::Interviews,
            Kind::Participants(_) => Place::Participants,
            Kind::Rounds => Place::Rounds,
            Kind::Units | Kind::Events | Kind::Initiatives { .. } => Place::Records,
        }
    }

    /// Whether a key would do nothing just now: there is nothing to change in an empty list.
    pub fn is_idle(&self, action: Action) -> bool {
        let is_empty = self.study.is_none() || self.is_empty;
        let needs_one = matches!(
            action,
            Action::Edit
                | Action::Remove
                | Action::Hold
                | Action::Participants
                | Action::AsInLetter
                | Action::Erase
        );
        (is_empty && needs_one) || (action == Action::Add && self.kind == Kind::Appointments)
    }

    /// Rows of the list.
    fn height(&self, rows: &[Row], setting: &Setting) -> usize {
        let headings = kinds::headings(&self.kind, setting);
        let (_, is_roomy) = kinds::widths(&headings, rows, setting.size.width.saturating_sub(2));
        let below = if is_roomy { 0 } else { BELOW };
        usize::from(setting.body_height().saturating_sub(1 + below)).max(1)
    }
}

/// Rows below the list, a blank one among them, that say the selected one in full.
const BELOW: u16 = 4;

/// What a memo on a record of a kind is about; participants have none.
fn memo_kind(kind: RecordKind) -> Option<SubjectKind> {
    SubjectKind::ALL.into_iter().find(|subject| subject.as_str() == kind.as_str())
}
