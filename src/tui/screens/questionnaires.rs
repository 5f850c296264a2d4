//! The questionnaires of the study, with their findings; what the rounds can tell by them, and what a comparison of two
//! rounds can rest on. Every line leads to the indicators under it and the questions about them.

mod page;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::assessment::Scope;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::instrument::{Outlook, Part};
use crate::domain::study::Round;
use crate::tui::form::{Field, Filled, Form};
use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::screens::why::Trail;
use crate::tui::screens::wording;
use crate::tui::sheet::Sheet;
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::questionnaires::beside;
use crate::workbench::request::{QuestionnaireFindings, Reply, Request, Save};

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
    /// The questionnaire, by its place, whose rounds are asked for.
    pending: Option<usize>,
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

/// Whether a round asks with a questionnaire already.
fn is_main(round: &Round, id: &Id) -> bool {
    round.questionnaire.all().any(|one| one == id) && !round.questionnaire.also().contains(id)
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
            Input::Saved => {
                let mut steps = self.opened(setting);
                steps.push(Step::Ask(Request::Instruments));
                return steps;
            }
            Input::Tick => self.fit(setting),
            Input::Filled(filled) => return self.filled(filled, setting),
            Input::GivenUp => self.pending = None,
            _ => {}
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
        self.trail.place_mut().fit(&sheet, setting.rows());
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if action == Action::Add {
            return self.ask_rounds(setting);
        }
        let sheet = self.sheet(setting);
        if !self.trail.act(action, &sheet, setting.rows()) && action == Action::Back {
            return vec![Step::Back];
        }
        self.fit(setting);
        Vec::new()
    }

    /// The questionnaire that one is on or in, by its place.
    fn here(&self, setting: &Setting) -> Option<usize> {
        let on = self.sheet(setting).target(self.trail.place()).copied();
        match self.trail.at().copied().or(on) {
            Some(Target::Questionnaire(at)) => Some(at),
            _ => None,
        }
    }

    /// Asks which rounds use a questionnaire beside the one that they ask with.
    fn ask_rounds(&mut self, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let instruments = &setting.instruments;
        let here = self.here(setting).and_then(|at| Some((at, instruments.questionnaires.get(at)?)));
        let Some((at, questionnaire)) = here else {
            return vec![Step::Say(words.text("questionnaires-choose"))];
        };
        let options: Vec<(String, String, bool)> = instruments
            .rounds
            .iter()
            .filter(|round| !is_main(round, &questionnaire.id))
            .map(|round| {
                let is_used = round.questionnaire.also().contains(&questionnaire.id);
                (round.id.to_string(), wording::round(&round.id, setting), is_used)
            })
            .collect();
        if options.is_empty() {
            return vec![Step::Say(words.text("questionnaires-in-all"))];
        }
        let title = setting.text(&questionnaire.title);
        let fields = vec![Field::several("rounds", words.text("questionnaires-rounds"), options)];
        let form = Form::new(words.with("questionnaires-beside", &[("title", title.into())]), fields);
        self.pending = Some(at);
        vec![Step::Fill(form)]
    }

    /// Keeps which rounds use it.
    fn filled(&mut self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let instruments = &setting.instruments;
        let asked = self.pending.take().and_then(|at| instruments.questionnaires.get(at));
        let Some(questionnaire) = asked else { return Vec::new() };
        let marked = filled.several("rounds");
        let rounds = instruments.rounds.iter().filter(|round| !is_main(round, &questionnaire.id));
        let changes: Vec<Change> = rounds
            .filter_map(|round| beside(round, &questionnaire.id, marked.contains(&round.id.as_str())))
            .map(Change::Round)
            .collect();
        if changes.is_empty() { Vec::new() } else { vec![Step::Save(Save::Changes(changes))] }
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
