//! The evening before a talk: who comes, which questions settle most, what to follow up, what is unknown. It is for the
//! desk: it is opened from the lists, never from a talk, because it names indicators. It is worked out when its records
//! arrive; drawing computes nothing of it.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::study::Study;
use crate::tui::keymap::Action;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::screens::{records, wording};
use crate::tui::sheet::{Look, Place, Sheet, columns};
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::evening::{self, Page, Talk};
use crate::workbench::request::{Reply, Request};

/// The column of an item behind its sign, and of what belongs to it.
const ITEM: u16 = 3;
const BELOW: u16 = 5;

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    talk: Talk,
    /// The records of the unit, as read.
    study: Option<Arc<Study>>,
    /// The sheet in words.
    page: Option<Page>,
    place: Place,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(talk: Talk) -> Self {
        Self { talk, study: None, page: None, place: Place::default() }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Unit(self.talk.unit.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::Unit(unit, study)) if *unit == self.talk.unit => {
                self.study = Some(study.clone());
                self.renew(setting);
            }
            Input::Reply(Reply::Instruments(_)) => self.renew(setting),
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            _ => {}
        }
        Vec::new()
    }

    /// Works the sheet out anew. A talk that was arranged since is taken up.
    fn renew(&mut self, setting: &Setting) {
        let Some(study) = &self.study else { return };
        if self.talk.interview.is_none() {
            let arranged = study.interviews_of(&self.talk.unit, &self.talk.round);
            self.talk.interview = arranged.map(|one| one.id.clone()).min();
        }
        let page = evening::page(study, &setting.instruments, &self.talk, &setting.language, &setting.words);
        self.page = Some(page);
        self.fit(setting);
    }

    fn fit(&mut self, setting: &Setting) {
        let sheet = self.sheet(setting);
        self.place.fit(&sheet, setting.rows());
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let sheet = self.sheet(setting);
        if self.place.act(action, &sheet, setting.rows()) {
            return Vec::new();
        }
        let (unit, round) = (self.talk.unit.clone(), self.talk.round.clone());
        let kind = match (action, &self.talk.interview) {
            (Action::Back, _) => return vec![Step::Back],
            (Action::Participants, Some(interview)) => records::Kind::Participants(interview.clone()),
            (Action::Interviews, _) => records::Kind::Interviews { unit, round },
            (Action::Initiatives, _) if !unit.is_organisation() => records::Kind::Initiatives { unit, round },
            _ => return Vec::new(),
        };
        vec![Step::Open(Destination::Records(kind))]
    }

    /// Whether a key would do nothing.
    pub fn is_idle(&self, action: Action) -> bool {
        match action {
            Action::Participants => self.talk.interview.is_none(),
            Action::Initiatives => self.talk.unit.is_organisation(),
            _ => false,
        }
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let Some(page) = &self.page else { return setting.words.text("evening-title-bare") };
        wording::title_of_unit(&page.unit, setting, |unit| {
            let arguments = [("unit", unit.into()), ("round", page.round.as_str().into())];
            setting.words.with("evening-title", &arguments)
        })
    }

    /// The page; it has no stops, and is only read.
    fn sheet(&self, setting: &Setting) -> Sheet<()> {
        let mut sheet = Sheet::new(setting.size.width);
        let Some(page) = &self.page else { return sheet };
        let labels = page.facts.iter().map(|fact| columns(&fact.label));
        let column = labels.max().unwrap_or_default() + 3;
        for fact in &page.facts {
            sheet.labelled(&fact.label, column, &fact.text, Look::Text);
        }
        for section in &page.sections {
            sheet.heading(&section.heading);
            sheet.text(1, &section.note, Look::Quiet);
            for item in &section.items {
                // What goes on below hangs behind the sign, so that items can be told apart.
                let look = if item.is_warning { Look::Warning } else { Look::Text };
                sheet.labelled("-", ITEM, &item.text, look);
                for line in &item.below {
                    sheet.text(BELOW, line, Look::Quiet);
                }
            }
        }
        sheet
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(format!("prepare {}/{}", self.talk.unit, self.talk.round));
        speech.sheet(&self.sheet(setting));
        speech
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        if self.page.is_none() {
            widgets::loading(setting, frame, area);
            return;
        }
        widgets::sheet::draw(&self.sheet(setting), &self.place, &setting.theme, frame, area);
    }
}
