//! The screens: one file each, with its state, what it does with input, and how it is drawn.

pub mod across;
pub mod assess;
pub mod backups;
pub mod comparison;
pub mod conflicts;
pub mod differences;
pub mod erase;
pub mod export;
pub mod findings;
pub mod framework;
pub mod history;
pub mod home;
#[cfg(test)]
mod laws;
pub mod memos;
pub mod of_talk;
pub mod organisation;
pub mod paged;
pub mod placing;
pub mod prepare;
pub mod presentation;
pub mod questionnaires;
pub mod records;
pub mod result;
pub mod scan;
pub mod sensitivity;
pub mod series;
pub mod summary;
pub mod talk;
pub mod timeline;
pub mod welcome;
pub mod why;
pub mod wording;
pub mod write_up;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::paged::Paged;
use super::keymap::{Action, Place};
use super::message::{Destination, Input, Step};
use super::model::Setting;
use super::speech::Speech;

/// A screen.
#[derive(Debug)]
pub enum Screen {
    /// No study is open.
    Welcome(welcome::State),
    /// Units and rounds.
    Home(home::State),
    /// A list of records.
    Records(records::State),
    /// An interview.
    Talk(Box<talk::State>),
    /// What a talk leaves to be placed.
    Placing(Box<placing::State>),
    /// The evening before a talk.
    Prepare(Box<prepare::State>),
    /// The write-up of a talk.
    WriteUp(Box<write_up::State>),
    /// Where raters differ.
    Differences(Box<differences::State>),
    /// Rating.
    Assess(Box<assess::State>),
    /// Rating one thing in all units.
    Across(Box<across::State>),
    /// What is to be checked.
    Findings(Box<findings::State>),
    /// The result of a unit.
    Result(Box<result::State>),
    /// The researcher's own notes.
    Memos(Box<memos::State>),
    /// The researcher's own words on a unit.
    Summary(Box<summary::State>),
    /// Units × headings, and what is written.
    Framework(Box<framework::State>),
    /// Rounds, talks and events in the order of time.
    Timeline(timeline::State),
    /// What a record said before.
    History(Box<history::State>),
    /// What was changed in two places.
    Conflicts(conflicts::State),
    /// Words that may tell who somebody is.
    Scan(scan::State),
    /// The ways out of the study.
    Export(Box<export::State>),
    /// The copies of the study.
    Backups(Box<backups::State>),
    /// What erasing a respondent does.
    Erase(Box<erase::State>),
    /// Two rounds compared.
    Comparison(Box<comparison::State>),
    /// All rounds in a row.
    Series(Box<series::State>),
    /// How far results hang on what could be chosen otherwise.
    Sensitivity(Box<sensitivity::State>),
    /// The questionnaires and what they can tell.
    Questionnaires(Box<questionnaires::State>),
    /// All units at a glance.
    Organisation(Box<organisation::State>),
    /// A result, shown to a room.
    Presentation(Box<presentation::State>),
}

impl Screen {
    /// The screen of a destination, with nothing read yet.
    pub fn new(destination: Destination) -> Self {
        match destination {
            Destination::Home => Self::Home(home::State::default()),
            Destination::Records(kind) => Self::Records(records::State::new(kind)),
            Destination::Talk(interview) => Self::Talk(Box::new(talk::State::new(interview))),
            Destination::TalkAt { interview, question, start } => {
                Self::Talk(Box::new(talk::State::at(interview, question, start)))
            }
            Destination::WriteUp(interview) => Self::WriteUp(Box::new(write_up::State::new(interview))),
            Destination::Placing(interview) => Self::Placing(Box::new(placing::State::new(interview))),
            Destination::Prepare(talk) => Self::Prepare(Box::new(prepare::State::new(talk))),
            Destination::Assess { unit, round } => Self::Assess(Box::new(assess::State::new(unit, round))),
            Destination::AssessAt { unit, round, target } => {
                Self::Assess(Box::new(assess::State::at(unit, round, target)))
            }
            Destination::Findings { round } => Self::Findings(Box::new(findings::State::new(round))),
            Destination::Across { round, unit, target } => {
                Self::Across(Box::new(across::State::new(round, unit, target)))
            }
            Destination::Result { unit, round } => Self::Result(Box::new(result::State::new(unit, round))),
            Destination::Memos(about) => Self::Memos(Box::new(memos::State::new(about))),
            Destination::Summary { unit, round, heading } => {
                Self::Summary(Box::new(summary::State::new(unit, round, heading)))
            }
            Destination::Factor { unit, round, factor } => {
                Self::Result(Box::new(result::State::at_factor(unit, round, factor)))
            }
            Destination::Framework { round } => Self::Framework(Box::new(framework::State::new(round))),
            Destination::Timeline => Self::Timeline(timeline::State::default()),
            Destination::Conflicts => Self::Conflicts(conflicts::State::default()),
            Destination::Scan => Self::Scan(scan::State::default()),
            Destination::Export => Self::Export(Box::default()),
            Destination::Backups => Self::Backups(Box::default()),
            Destination::Erase(who) => Self::Erase(Box::new(erase::State::new(who))),
            Destination::History(kind, record) => Self::History(Box::new(history::State::new(kind, record))),
            Destination::Comparison { from, to } => {
                Self::Comparison(Box::new(comparison::State::new(from, to)))
            }
            Destination::Series => Self::Series(Box::default()),
            Destination::Sensitivity { round, unit } => {
                Self::Sensitivity(Box::new(sensitivity::State::new(round, unit)))
            }
            Destination::AssessBlind(rater) => Self::Assess(Box::new(assess::State::blind(rater))),
            Destination::Differences { round } => Self::Differences(Box::new(differences::State::new(round))),
            Destination::Questionnaires => Self::Questionnaires(Box::default()),
            Destination::Presentation { what, view, naming } => {
                Self::Presentation(Box::new(presentation::State::new(what, view, naming)))
            }
            Destination::Organisation { round } => {
                Self::Organisation(Box::new(organisation::State::new(round)))
            }
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, setting: &Setting) -> Vec<Step> {
        match self {
            Self::Welcome(state) => state.opened(setting),
            Self::Home(state) => state.opened(setting),
            Self::Records(state) => state.opened(setting),
            Self::Talk(state) => state.opened(setting),
            Self::WriteUp(state) => state.opened(setting),
            Self::Placing(state) => state.opened(setting),
            Self::Prepare(state) => state.opened(setting),
            Self::Assess(state) => state.opened(setting),
            Self::Differences(state) => state.opened(setting),
            Self::Across(state) => state.opened(setting),
            Self::Findings(state) => state.opened(setting),
            Self::Result(state) => state.opened(setting),
            Self::Memos(state) => state.opened(setting),
            Self::Summary(state) => state.opened(setting),
            Self::Framework(state) => state.opened(setting),
            Self::Timeline(state) => state.opened(setting),
            Self::History(state) => state.opened(setting),
            Self::Conflicts(state) => state.opened(setting),
            Self::Scan(state) => state.opened(setting),
            Self::Export(state) => state.opened(setting),
            Self::Backups(state) => state.opened(setting),
            Self::Erase(state) => state.opened(setting),
            Self::Comparison(state) => state.opened(setting),
            Self::Series(state) => state.opened(setting),
            Self::Sensitivity(state) => state.opened(setting),
            Self::Questionnaires(state) => state.opened(setting),
            Self::Organisation(state) => state.opened(setting),
            Self::Presentation(state) => state.opened(setting),
        }
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        match self {
            Self::Welcome(state) => state.update(input, setting),
            Self::Home(state) => state.update(input, setting),
            Self::Records(state) => state.update(input, setting),
            Self::Talk(state) => state.update(input, setting),
            Self::WriteUp(state) => state.update(input, setting),
            Self::Placing(state) => state.update(input, setting),
            Self::Prepare(state) => state.update(&input, setting),
            Self::Assess(state) => state.update(input, setting),
            Self::Differences(state) => state.update(input, setting),
            Self::Across(state) => state.update(input, setting),
            Self::Findings(state) => state.update(&input, setting),
            Self::Result(state) => state.update(&input, setting),
            Self::Memos(state) => state.update(&input, setting),
            Self::Summary(state) => state.update(input, setting),
            Self::Framework(state) => state.update(&input, setting),
            Self::Timeline(state) => state.update(&input, setting),
            Self::History(state) => state.update(&input, setting),
            Self::Conflicts(state) => state.update(&input, setting),
            Self::Scan(state) => state.update(&input, setting),
            Self::Export(state) => state.update(&input, setting),
            Self::Backups(state) => state.update(&input, setting),
            Self::Erase(state) => state.update(&input, setting),
            Self::Comparison(state) => state.update(&input, setting),
            Self::Series(state) => state.update(&input, setting),
            Self::Sensitivity(state) => state.update(&input, setting),
            Self::Questionnaires(state) => state.update(&input, setting),
            Self::Organisation(state) => state.update(&input, setting),
            Self::Presentation(state) => state.update(&input, setting),
        }
    }

    /// Draws it; `is_on_top` where nothing is over it and it may show the cursor.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect, is_on_top: bool) {
        match self {
            Self::Welcome(state) => state.view(setting, frame, area),
            Self::Home(state) => state.view(setting, frame, area),
            Self::Records(state) => state.view(setting, frame, area),
            Self::Talk(state) => state.view(setting, frame, area, is_on_top),
            Self::WriteUp(state) => state.view(setting, frame, area),
            Self::Placing(state) => state.view(setting, frame, area),
            Self::Prepare(state) => state.view(setting, frame, area),
            Self::Assess(state) => state.view(setting, frame, area),
            Self::Differences(state) => state.view(setting, frame, area),
            Self::Across(state) => state.view(setting, frame, area),
            Self::Findings(state) => state.view(setting, frame, area),
            Self::Result(state) => state.view(setting, frame, area),
            Self::Memos(state) => state.view(setting, frame, area),
            Self::Summary(state) => state.view(setting, frame, area, is_on_top),
            Self::Framework(state) => state.view(setting, frame, area),
            Self::Timeline(state) => state.view(setting, frame, area),
            Self::History(state) => state.view(setting, frame, area),
            Self::Conflicts(state) => state.view(setting, frame, area),
            Self::Scan(state) => state.view(setting, frame, area),
            Self::Export(state) => state.view(setting, frame, area),
            Self::Backups(state) => state.view(setting, frame, area),
            Self::Erase(state) => state.view(setting, frame, area),
            Self::Comparison(state) => state.view(setting, frame, area),
            Self::Series(state) => state.view(setting, frame, area),
            Self::Sensitivity(state) => state.view(setting, frame, area),
            Self::Questionnaires(state) => state.view(setting, frame, area),
            Self::Organisation(state) => state.view(setting, frame, area),
            Self::Presentation(state) => state.view(setting, frame, area),
        }
    }

    /// The row that is being typed in, just as `view` draws it, and where the cursor is; only where somebody types while
    /// looking elsewhere.
    pub fn draw_typed(&self, setting: &Setting) -> Option<(Buffer, Position)> {
        match self {
            Self::Talk(state) => state.draw_typed(setting),
            Self::Welcome(_)
            | Self::Home(_)
            | Self::Records(_)
            | Self::Placing(_)
            | Self::WriteUp(_)
            | Self::Prepare(_)
            | Self::Assess(_)
            | Self::Differences(_)
            | Self::Across(_)
            | Self::Findings(_)
            | Self::Result(_)
            | Self::Memos(_)
            | Self::Summary(_)
            | Self::Framework(_)
            | Self::Timeline(_)
            | Self::History(_)
            | Self::Conflicts(_)
            | Self::Scan(_)
            | Self::Export(_)
            | Self::Backups(_)
            | Self::Erase(_)
            | Self::Comparison(_)
            | Self::Series(_)
            | Self::Sensitivity(_)
            | Self::Questionnaires(_)
            | Self::Organisation(_)
            | Self::Presentation(_) => None,
        }
    }

    /// Whether a key would do nothing just now, so that the footer need not name it.
    pub fn is_idle(&self, action: Action) -> bool {
        match self {
            Self::Memos(state) => state.is_idle(action),
            Self::Records(state) => state.is_idle(action),
            Self::Talk(state) => state.is_idle(action),
            Self::WriteUp(state) => state.is_idle(action),
            Self::Placing(state) => state.is_idle(action),
            Self::Prepare(state) => state.is_idle(action),
            Self::Comparison(state) => state.is_idle(action),
            Self::Welcome(state) => state.is_idle(action),
            Self::Export(state) => state.is_idle(action),
            Self::Erase(state) => state.is_idle(action),
            Self::Series(_)
            | Self::Backups(_)
            | Self::Sensitivity(_)
            | Self::Framework(_)
            | Self::Timeline(_)
            | Self::History(_)
            | Self::Conflicts(_)
            | Self::Scan(_)
            | Self::Home(_)
            | Self::Assess(_)
            | Self::Differences(_)
            | Self::Across(_)
            | Self::Findings(_)
            | Self::Result(_)
            | Self::Summary(_)
            | Self::Questionnaires(_)
            | Self::Organisation(_)
            | Self::Presentation(_) => false,
        }
    }

    /// Whether somebody rates on it who must not learn of the round or of what others gave.
    pub fn is_blind(&self) -> bool {
        matches!(self, Self::Assess(state) if state.is_blind())
    }

    /// Whether it shows what it saved on top of what is read, until it is told that all of it is on disk.
    pub fn holds_what_it_saved(&self) -> bool {
        matches!(self, Self::Assess(_) | Self::Across(_) | Self::Differences(_))
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        match self {
            Self::Welcome(_) => Place::Welcome,
            Self::Home(_) => Place::Home,
            Self::Records(state) => state.place(),
            Self::Talk(state) => state.place(),
            Self::WriteUp(_) => Place::WriteUp,
            Self::Placing(_) => Place::Placing,
            Self::Prepare(_) => Place::Prepare,
            Self::Assess(state) => state.place(),
            Self::Differences(_) => differences::State::place(),
            Self::Across(state) => state.place(),
            Self::Findings(state) => state.place(),
            Self::Result(_) => Place::Result,
            Self::Memos(_) => Place::Memos,
            Self::Summary(state) => state.place(),
            Self::Framework(_) => Place::Framework,
            Self::Timeline(_) => Place::Timeline,
            Self::History(_) | Self::Conflicts(_) => Place::History,
            Self::Scan(_) => Place::Scan,
            Self::Export(_) => Place::Export,
            Self::Backups(_) => Place::Backups,
            Self::Erase(_) => Place::Erase,
            Self::Comparison(_) => Place::Comparison,
            Self::Series(_) => Place::Series,
            Self::Sensitivity(_) => Place::Sensitivity,
            Self::Questionnaires(_) => Place::Questionnaires,
            Self::Organisation(_) => Place::Organisation,
            Self::Presentation(state) => state.place(),
        }
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        match self {
            Self::Welcome(_) => Speech::default(),
            Self::Home(state) => state.speech(setting),
            Self::Records(state) => state.speech(setting),
            Self::Talk(state) => state.speech(setting),
            Self::WriteUp(state) => state.speech(setting),
            Self::Placing(state) => state.speech(setting),
            Self::Prepare(state) => state.speech(setting),
            Self::Assess(state) => state.speech(setting),
            Self::Differences(state) => state.speech(setting),
            Self::Across(state) => state.speech(setting),
            Self::Findings(state) => state.speech(setting),
            Self::Result(state) => state.speech(setting),
            Self::Memos(state) => state.speech(setting),
            Self::Summary(state) => state.speech(setting),
            Self::Framework(state) => state.speech(setting),
            Self::Timeline(state) => state.speech(setting),
            Self::History(state) => state.speech(setting),
            Self::Conflicts(state) => state.speech(setting),
            Self::Scan(state) => state.speech(setting),
            Self::Export(state) => state.speech(setting),
            Self::Backups(state) => state.speech(setting),
            Self::Erase(state) => state.speech(setting),
            Self::Comparison(state) => state.speech(setting),
            Self::Series(state) => state.speech(setting),
            Self::Sensitivity(state) => state.speech(setting),
            Self::Questionnaires(state) => state.speech(setting),
            Self::Organisation(state) => state.speech(setting),
            Self::Presentation(state) => state.speech(setting),
        }
    }

    /// Selects one of the choices that it says, from 0.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        match self {
            Self::Memos(state) => state.select(index, setting),
            Self::History(state) => state.select(index, setting),
            Self::Conflicts(state) => state.select(index, setting),
            Self::Scan(state) => state.select(index, setting),
            Self::Export(state) => state.select(index, setting),
            Self::Backups(state) => state.select(index, setting),
            Self::Erase(state) => state.select(index, setting),
            Self::Welcome(_) | Self::Talk(_) | Self::Prepare(_) | Self::Summary(_) | Self::Timeline(_) => {}
            Self::Home(state) => state.select(index, setting),
            Self::Records(state) => state.select(index),
            Self::WriteUp(state) => state.select(index, setting),
            Self::Placing(state) => state.select(index, setting),
            Self::Assess(state) => state.select(index, setting),
            Self::Differences(state) => state.select(index, setting),
            Self::Across(state) => state.select(index, setting),
            Self::Findings(state) => state.select(index, setting),
            Self::Result(state) => state.select(index, setting),
            Self::Comparison(state) => state.select(index, setting),
            Self::Series(state) => state.select(index, setting),
            Self::Sensitivity(state) => state.select(index, setting),
            Self::Questionnaires(state) => state.select(index, setting),
            Self::Framework(state) => state.select(index, setting),
            Self::Organisation(state) => state.select(index, setting),
            Self::Presentation(state) => state.select(index, setting),
        }
    }

    /// The lines of what is being typed.
    pub fn notes(&self) -> Vec<String> {
        self.typed().unwrap_or_default().lines().map(ToOwned::to_owned).collect()
    }

    /// The text being typed, where the screen is there for typing.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Self::Talk(state) => state.typed(),
            Self::Summary(state) => state.typed_text(),
            _ => None,
        }
    }

    /// Where one is in what is typed, for a prompt.
    pub fn short_place(&self, setting: &Setting) -> String {
        match self {
            Self::Talk(state) => state.short_place(setting),
            Self::Summary(state) => state.short_place(setting),
            _ => setting.words.text(self.place().id()),
        }
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        match self {
            Self::Welcome(state) => state.title(setting),
            Self::Home(state) => state.title(setting),
            Self::Records(state) => state.title(setting),
            Self::Talk(state) => state.title(setting),
            Self::WriteUp(state) => state.title(setting),
            Self::Placing(state) => state.title(setting),
            Self::Prepare(state) => state.title(setting),
            Self::Assess(state) => state.title(setting),
            Self::Differences(state) => state.title(setting),
            Self::Across(state) => state.title(setting),
            Self::Findings(state) => state.title(setting),
            Self::Result(state) => state.title(setting),
            Self::Memos(state) => state.title(setting),
            Self::Summary(state) => state.title(setting),
            Self::Framework(state) => state.title(setting),
            Self::Timeline(state) => state.title(setting),
            Self::History(state) => state.title(setting),
            Self::Conflicts(state) => state.title(setting),
            Self::Scan(state) => state.title(setting),
            Self::Export(state) => state.title(setting),
            Self::Backups(state) => state.title(setting),
            Self::Erase(state) => state.title(setting),
            Self::Comparison(state) => state.title(setting),
            Self::Series(state) => state.title(setting),
            Self::Sensitivity(state) => state.title(setting),
            Self::Questionnaires(state) => state.title(setting),
            Self::Organisation(state) => state.title(setting),
            Self::Presentation(state) => state.title(setting),
        }
    }
}
