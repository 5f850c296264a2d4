//! The questionnaires of the study, with their findings; what the rounds can tell by them, and what a comparison of two
//! rounds can rest on. Every line leads to the indicators under it and the questions about them.

mod page;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::assessment::Scope;
use crate::domain::instrument::{Outlook, Part};
use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::screens::of_talk::height;
use crate::tui::screens::why::Trail;
use crate::tui::sheet::Sheet;
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::request::{QuestionnaireFindings, Reply, Request};

/// What a line leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// A questionnaire of the study, by its place.
    Questionnaire(usize),
    /// What can be told of a unit, or of the organisation.
    Scope(Source, Scope),
    /// A cell: field and phase.
    Cell(Source, Scope, usize, usize),
    /// A field.
    Field(Source, Scope, usize),
    /// The success factors.
    Factors(Source, Scope),
    /// What two rounds can be compared on, by the place of the pair: in a field, or in all.
    Set(usize, Option<usize>),
}

/// Whose questions are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// Those of a round, by the place of its part.
    Round(usize),
    /// Those of one questionnaire, by its place.
    Alone(usize),
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    trail: Trail<Target>,
    told: Option<Told>,
    /// What is found in the questionnaires, once it was read.
    findings: Option<Arc<Vec<QuestionnaireFindings>>>,
}

/// What is told, worked out when the study's frame comes.
#[derive(Debug)]
struct Told {
    /// By the rounds.
    rounds: Outlook,
    /// By each questionnaire alone, in the order of the study.
    alone: Vec<Outlook>,
}

impl Told {
    fn part(&self, source: Source) -> Option<&Part> {
        match source {
            Source::Round(at) => self.rounds.parts.get(at),
            Source::Alone(at) => self.alone.get(at)?.parts.first(),
        }
    }
}

impl State {
    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, setting: &Setting) -> Vec<Step> {
        self.renew(setting);
        vec![Step::Ask(Request::QuestionnaireFindings)]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::QuestionnaireFindings(findings)) => {
                self.findings = Some(Arc::clone(findings));
                self.fit(setting);
            }
            Input::Reply(Reply::Instruments(_)) => self.renew(setting),
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            Input::Reply(_)
            | Input::Edit(_)
            | Input::Edited(_)
            | Input::Line(..)
            | Input::Type(_)
            | Input::Picked(_)
            | Input::Filled(_)
            | Input::Confirmed
            | Input::GivenUp
            | Input::Leaving => {}
        }
        Vec::new()
    }

    fn renew(&mut self, setting: &Setting) {
        let instruments = &setting.instruments;
        let alone = instruments.questionnaires.iter();
        self.told = Some(Told {
            rounds: instruments.outlook(),
            alone: alone.map(|one| Outlook::of_questionnaire(one, &instruments.model)).collect(),
        });
        self.fit(setting);
    }

    fn fit(&mut self, setting: &Setting) {
        let sheet = self.sheet(setting);
        self.trail.place_mut().fit(&sheet, height(setting));
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let sheet = self.sheet(setting);
        if !self.trail.act(action, &sheet, height(setting)) && action == Action::Back {
            return vec![Step::Back];
        }
        self.fit(setting);
        Vec::new()
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        setting.words.text("questionnaires-title")
    }

    /// The page in sight.
    fn sheet(&self, setting: &Setting) -> Sheet<Target> {
        let Some(told) = &self.told else { return Sheet::new(setting.size.width) };
        let findings = self.findings.as_deref().map(Vec::as_slice);
        page::Writer { told, findings, setting }.page(self.trail.at().copied())
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(format!("questionnaires {:?}", self.trail.at()));
        speech.sheet(&self.sheet(setting));
        speech
    }

    /// Selects what can be gone into.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        let stops = self.sheet(setting).spoken_stops();
        if let Some((row, column)) = stops.get(index) {
            let place = self.trail.place_mut();
            (place.row, place.column) = (*row, *column);
        }
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        widgets::sheet::draw(&self.sheet(setting), self.trail.place(), &setting.theme, frame, area);
    }
}
