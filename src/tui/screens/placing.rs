//! After the talk: what it leaves to be placed, one key for each. Parked thoughts go to a question, passages to come
//! back to are looked at, words in quotation marks become quotes, and questions not asked get their reason.

mod keeping;
mod page;

use std::collections::HashSet;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::answer::Missing;
use crate::domain::change::Change;
use crate::domain::id::InterviewId;
use crate::domain::placing::{LooseEnd, loose_ends};
use crate::domain::study::NotePlace;
use crate::tui::keymap::Action;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::sheet::Place;
use crate::tui::speech::Speech;
use crate::tui::widgets;

use super::of_talk::Changing;

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    of: Changing,
    /// What is left to be placed.
    ends: Vec<LooseEnd>,
    /// Offers that were passed over, while the screen is open.
    passed: HashSet<LooseEnd>,
    place: Place,
    /// The thought that a question is being chosen for.
    pending: Option<u32>,
    /// What takes back what was done here, the last last.
    done: Vec<Done>,
}

/// Something done here, and what takes it back.
#[derive(Debug)]
struct Done {
    back: Vec<Change>,
    passed: Option<LooseEnd>,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(interview: InterviewId) -> Self {
        Self {
            of: Changing::new(interview),
            ends: Vec::new(),
            passed: HashSet::new(),
            place: Place::default(),
            pending: None,
            done: Vec::new(),
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        self.of.ask()
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(action, setting),
            Input::Reply(reply) if self.of.read(reply) => self.renew(setting),
            Input::Picked(chosen) => {
                if let (Some(number), Some(index)) = (self.pending.take(), chosen.first()) {
                    return self.put_on(number, *index, setting);
                }
            }
            Input::Saved => return self.of.saved(),
            Input::Tick => self.fit(setting),
            Input::GivenUp => self.pending = None,
            _ => {}
        }
        Vec::new()
    }

    /// Whether a key would do nothing to what is selected.
    pub fn is_idle(&self, action: Action) -> bool {
        let end = self.selected();
        match action {
            Action::GoThere => end.is_none(),
            Action::Observation | Action::After => !matches!(end, Some(LooseEnd::Parked(_))),
            Action::Quote => !matches!(end, Some(LooseEnd::Flagged(..) | LooseEnd::Offered(..))),
            Action::NotAsked | Action::NoAnswer | Action::DoesNotKnow | Action::DoesNotApply => {
                !matches!(end, Some(LooseEnd::Unasked(_)))
            }
            Action::Remove => matches!(end, None | Some(LooseEnd::Unasked(_) | LooseEnd::OffPath(_))),
            Action::Undo => self.done.is_empty(),
            _ => false,
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let sheet = self.sheet(setting);
        if self.place.act(action, &sheet, setting.rows()) {
            return Vec::new();
        }
        if action == Action::Back {
            return vec![Step::Back];
        }
        if self.is_idle(action) {
            return Vec::new();
        }
        if action == Action::Undo {
            return self.take_back(setting);
        }
        let Some(end) = self.selected().cloned() else { return Vec::new() };
        match (action, &end) {
            (Action::GoThere, LooseEnd::Parked(number)) => self.ask_question(*number, setting),
            (Action::GoThere, _) => self.go_there(&end),
            (Action::Observation, LooseEnd::Parked(number)) => {
                self.move_aside(*number, NotePlace::Observation, setting)
            }
            (Action::After, LooseEnd::Parked(number)) => self.move_aside(*number, NotePlace::After, setting),
            (Action::Remove, LooseEnd::Parked(number)) => self.remove_parked(*number, setting),
            (Action::Remove, LooseEnd::Offered(..)) => {
                self.passed.insert(end.clone());
                self.done.push(Done { back: Vec::new(), passed: Some(end) });
                self.renew(setting);
                Vec::new()
            }
            (Action::Remove, LooseEnd::Flagged(question, from, to)) => {
                self.unflag(question, *from, *to, setting)
            }
            (
                Action::Quote,
                LooseEnd::Flagged(question, from, to) | LooseEnd::Offered(question, from, to),
            ) => self.quote(question, *from, *to, setting),
            (Action::NotAsked, LooseEnd::Unasked(question)) => {
                self.miss(question, Missing::NotAsked, setting)
            }
            (Action::NoAnswer, LooseEnd::Unasked(question)) => {
                self.miss(question, Missing::NoAnswer, setting)
            }
            (Action::DoesNotKnow, LooseEnd::Unasked(question)) => {
                self.miss(question, Missing::DoesNotKnow, setting)
            }
            (Action::DoesNotApply, LooseEnd::Unasked(question)) => {
                self.miss(question, Missing::DoesNotApply, setting)
            }
            _ => Vec::new(),
        }
    }

    /// Into the talk, where it is.
    fn go_there(&self, end: &LooseEnd) -> Vec<Step> {
        let Some(question) = end.question().cloned() else { return Vec::new() };
        let start = match end {
            LooseEnd::Flagged(_, from, _) | LooseEnd::Offered(_, from, _) => Some(*from),
            LooseEnd::Parked(_) | LooseEnd::Unasked(_) | LooseEnd::OffPath(_) => None,
        };
        vec![Step::Replace(Destination::TalkAt { interview: self.of.interview.clone(), question, start })]
    }

    /// Asks which question a parked thought belongs to.
    fn ask_question(&mut self, number: u32, setting: &Setting) -> Vec<Step> {
        let Some(talk) = self.of.talk(setting) else { return Vec::new() };
        let asks = talk.questionnaire.questions().enumerate();
        let items = asks
            .map(|(at, one)| Item::new(format!("{} · {}", at + 1, talk.say(&one.ask, setting)), ""))
            .collect();
        let picker = Picker::one(setting.words.text("placing-which"), items);
        self.pending = Some(number);
        vec![Step::Pick(picker)]
    }

    /// What is selected.
    fn selected(&self) -> Option<&LooseEnd> {
        self.ends.get(self.place.row)
    }

    /// Works out what is left.
    fn renew(&mut self, setting: &Setting) {
        let ends =
            self.of.talk(setting).map(|talk| loose_ends(talk.study, talk.interview, talk.questionnaire));
        self.ends = ends.unwrap_or_default();
        self.ends.retain(|end| !self.passed.contains(end));
        self.fit(setting);
    }

    fn fit(&mut self, setting: &Setting) {
        let sheet = self.sheet(setting);
        self.place.fit(&sheet, setting.rows());
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        self.of.title("placing-title", "placing-title-bare", setting)
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on("placing");
        speech.sheet(&self.sheet(setting));
        speech
    }

    /// Selects something to be placed.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        self.place.row = index;
        self.fit(setting);
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        if self.of.study.is_none() {
            widgets::loading(setting, frame, area);
            return;
        }
        widgets::sheet::draw(&self.sheet(setting), &self.place, &setting.theme, frame, area);
    }

    /// Keeps changes, with what takes them back.
    fn keep(&mut self, changes: Vec<Change>, back: Vec<Change>, setting: &Setting) -> Vec<Step> {
        self.done.push(Done { back, passed: None });
        self.record(changes, setting)
    }

    fn record(&mut self, changes: Vec<Change>, setting: &Setting) -> Vec<Step> {
        let save = self.of.record(changes);
        self.renew(setting);
        vec![save]
    }

    fn take_back(&mut self, setting: &Setting) -> Vec<Step> {
        let Some(Done { back, passed }) = self.done.pop() else { return Vec::new() };
        if let Some(end) = passed {
            self.passed.remove(&end);
            self.renew(setting);
        }
        let mut steps = vec![Step::Say(setting.words.text("placing-undone"))];
        if !back.is_empty() {
            steps.extend(self.record(back, setting));
        }
        steps
    }
}
