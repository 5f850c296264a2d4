//! The researcher's own words on a unit in a round, heading by heading: what is there for the heading, and beside it the
//! text, which is on disk with every key.

mod page;
mod speech;
mod writing;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::why::{Case, Sight};
use super::wording;
use crate::domain::change::RecordKind;
use crate::domain::framework::{Column, columns, summary};
use crate::domain::id::Id;
use crate::domain::study::Study;
use crate::tui::editor::Editor;
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::Sheet;
use crate::workbench::request::{Reply, Request};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    unit: Id,
    round: Id,
    /// The heading to begin with.
    wanted: Option<Id>,
    /// What is scored of the unit, with its records.
    case: Option<Case>,
    /// The heading in sight.
    at: usize,
    /// Its text.
    editor: Editor,
    /// Whether something was typed that is no row yet.
    is_changed: bool,
    /// When something was typed last.
    typed_at: Option<DateTime<Utc>>,
    /// The texts as they were kept here, by heading: what comes from the disk may be older.
    written: BTreeMap<Id, String>,
    /// Whether the texts may be others by now, because one was elsewhere.
    is_back: bool,
    /// What was cut or copied.
    clipboard: String,
    /// The first row of the material in sight.
    scroll: usize,
}

impl State {
    /// The screen with nothing read yet; on a heading, or on the first that nothing is written under.
    pub fn new(unit: Id, round: Id, heading: Option<Id>) -> Self {
        Self {
            unit,
            round,
            wanted: heading,
            case: None,
            at: 0,
            editor: Editor::new(""),
            is_changed: false,
            typed_at: None,
            written: BTreeMap::new(),
            is_back: false,
            clipboard: String::new(),
            scroll: 0,
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        self.is_back = self.case.is_some();
        vec![Step::Ask(Request::Unit(self.unit.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Reply(Reply::Unit(unit, study)) if *unit == self.unit => self.arrived(study, setting),
            Input::Act(Action::Back) if self.case.is_none() => return vec![Step::Back],
            _ if self.case.is_none() => {}
            Input::Act(action) => return self.act(action, setting),
            Input::Edit(command) => return self.edit(command, setting),
            Input::Type(character) => return self.typed(character, setting),
            Input::Line(number, edit) => return self.edit_line(number, edit, setting),
            Input::Confirmed => return self.open_own_editor(setting),
            Input::Edited(text) => return self.edited_outside(&text, setting),
            Input::Tick => return self.tick(setting),
            Input::Leaving => return self.commit_here(setting),
            _ => {}
        }
        Vec::new()
    }

    fn arrived(&mut self, study: &Arc<Study>, setting: &Setting) {
        let is_first = self.case.is_none();
        let (unit, round) = (self.unit.clone(), self.round.clone());
        self.case = Some(Case::of_unit(study.clone(), unit, round, setting));
        if is_first {
            let all = columns(&setting.instruments.model);
            let wanted = self.wanted.take();
            let at = match &wanted {
                Some(wanted) => all.iter().position(|column| column.id == wanted),
                None => all.iter().position(|column| self.text(column.id).is_empty()),
            };
            self.go(at.unwrap_or(0), setting);
        } else if std::mem::take(&mut self.is_back) && !self.is_changed {
            self.written.clear();
            let text = self.heading(setting).map(|heading| self.text(&heading)).unwrap_or_default();
            if text != self.editor.as_str() {
                self.go(self.at, setting);
            }
        }
    }

    /// What the text under the heading in sight said before.
    fn history(&self, setting: &Setting) -> Vec<Step> {
        let Some(heading) = self.heading(setting) else { return Vec::new() };
        let record = format!("{}/{}/{heading}", self.unit, self.round);
        vec![Step::Open(Destination::History(RecordKind::Summary, record))]
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let count = columns(&setting.instruments.model).len().max(1);
        match action {
            Action::Back => return vec![Step::Back],
            Action::NextHeading => return self.turn((self.at + 1) % count, setting),
            Action::EarlierHeading => return self.turn((self.at + count - 1) % count, setting),
            Action::ScrollUp => self.scroll = self.scroll.saturating_sub(3),
            Action::ScrollDown => self.scroll += 3,
            Action::OwnEditor => return Self::ask_own_editor(setting),
            Action::History => return self.history(setting),
            _ => return self.text_act(action, setting),
        }
        self.fit(setting);
        Vec::new()
    }

    /// The text under another heading; what was typed under this one is kept.
    fn turn(&mut self, at: usize, setting: &Setting) -> Vec<Step> {
        let steps = self.commit_here(setting);
        self.go(at, setting);
        steps
    }

    fn go(&mut self, at: usize, setting: &Setting) {
        self.at = at;
        self.scroll = 0;
        let text = self.heading(setting).map(|heading| self.text(&heading)).unwrap_or_default();
        self.editor = Editor::new(&text);
        self.fit(setting);
    }

    /// The heading in sight; none in a model without headings and fields.
    fn column<'m>(&self, setting: &'m Setting) -> Option<Column<'m>> {
        columns(&setting.instruments.model).get(self.at).copied()
    }

    fn heading(&self, setting: &Setting) -> Option<Id> {
        self.column(setting).map(|column| column.id.clone())
    }

    /// The text that is kept under a heading.
    fn text(&self, heading: &Id) -> String {
        if let Some(written) = self.written.get(heading) {
            return written.clone();
        }
        let study = self.case.as_ref().map(|case| &case.study);
        let found = study.and_then(|study| summary(study, &self.unit, &self.round, heading));
        found.map(|summary| summary.text.clone()).unwrap_or_default()
    }

    /// Whether something is written under a heading, as it is typed now.
    fn is_written(&self, at: usize, heading: &Id) -> bool {
        if at == self.at {
            return !self.editor.as_str().trim().is_empty();
        }
        !self.text(heading).trim().is_empty()
    }

    fn fit(&mut self, setting: &Setting) {
        let areas = page::areas(page::body(setting));
        let rows = self.sheet(setting).map_or(0, |sheet| sheet.lines().len());
        self.scroll = self.scroll.min(rows.saturating_sub(usize::from(areas.material.height)));
        self.editor.scroll_to_cursor(areas.text.width, areas.text.height);
    }

    fn sheet(&self, setting: &Setting) -> Option<Sheet<()>> {
        let case = self.case.as_ref()?;
        let width = page::areas(page::body(setting)).material.width;
        let sight = Sight { width, ..Sight::new(case, crate::domain::score::View::Account, setting) };
        Some(page::material_sheet(&sight, self.column(setting)?))
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Summary
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let unit = self
            .case
            .as_ref()
            .map_or_else(String::new, |case| wording::unit(&case.study, &self.unit, setting));
        wording::title_of_unit(&unit, setting, |unit| {
            let round = wording::round(&self.round, setting);
            setting.words.with("summary-title", &[("unit", unit.into()), ("round", round.into())])
        })
    }

    /// Draws it; the cursor only where nothing is over it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect, is_on_top: bool) {
        page::draw(self, setting, frame, area, is_on_top);
    }
}
