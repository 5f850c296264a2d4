//! The ways out of the study: what a file will hold and what is left out of it, with a way to each place, before it is
//! written; then it is written beside everything else, and where it lies stays to be read.

mod choices;
mod page;

use std::path::PathBuf;
use std::sync::Arc;

use self::choices::Pending;
use super::paged::Paged;
use crate::tui::form::{Field, Form};
use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Place, Sheet};
use crate::tui::unfinished::Unfinished;
use crate::workbench::leaving::{self, NotWritten, Offer, Order, Progress, Room, Way, Why, Writing, Written};
use crate::workbench::leaving::{Manifest, What};
use crate::workbench::request::{Reply, Request};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    order: Order,
    /// For whom files are, once that was chosen; else as is usual for each kind.
    room: Option<Room>,
    /// What the reader told of an order, which may be the one before.
    offer: Option<Arc<Offer>>,
    /// The place that was typed, where it is not the one proposed.
    place_typed: Option<PathBuf>,
    place: Place,
    pending: Option<Pending>,
    /// How far the writing is, where something is being written.
    progress: Option<Progress>,
    /// What was written last.
    written: Option<Written>,
}

/// What can be stopped at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A kind of file.
    Way(Way),
    /// What a report is written in.
    Markup,
    /// The language.
    Language,
    /// For whom it is.
    Room,
    /// The rounds.
    Rounds,
    /// The unit.
    Unit,
    /// The talk.
    Talk,
    /// The version of a write-up.
    Version,
    /// Where it will lie.
    Place,
    /// Something that is left out.
    Missing(What, Why),
}

impl Default for State {
    fn default() -> Self {
        Self {
            order: Order::new(Way::Chapter, ""),
            room: None,
            offer: None,
            place_typed: None,
            place: Place::default(),
            pending: None,
            progress: None,
            written: None,
        }
    }
}

impl State {
    fn ask(&self, setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Leaving(Box::new(self.order.clone()), setting.today()))]
    }

    /// Something else is wanted: what is in it is asked for, and it lies where is proposed.
    fn changed(&mut self, setting: &Setting) -> Vec<Step> {
        self.place_typed = None;
        self.fit(setting);
        self.ask(setting)
    }

    /// What the reader told of what is wanted now.
    fn offer(&self) -> Option<&Offer> {
        self.offer.as_deref().filter(|offer| offer.order == self.order)
    }

    fn manifest(&self) -> Option<&Manifest> {
        self.offer()?.manifest.as_ref().ok()
    }

    fn proposed(&self) -> Option<PathBuf> {
        self.offer().map(|offer| offer.place.clone())
    }

    /// Where it will lie.
    fn target(&self) -> Option<PathBuf> {
        self.place_typed.clone().or_else(|| self.proposed())
    }

    fn ask_place(&mut self, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let place = self.target().unwrap_or_default().display().to_string();
        let field = Field::line("place", words.text("export-place"), &place).required();
        let form = Form::new(words.text("export-place-form"), vec![field]);
        self.pending = None;
        vec![Step::Fill(form.with_text(words.text("export-place-text")).unfinished_as(Unfinished::nothing()))]
    }

    fn write(&mut self, may_replace: bool, setting: &Setting) -> Vec<Step> {
        let say = |text: String| vec![Step::Say(text)];
        if self.progress.is_some() {
            return say(setting.words.text("export-busy"));
        }
        let (Some(offer), Some(place)) = (self.offer(), self.target()) else {
            return say(setting.words.text("loading"));
        };
        if let Err(why) = &offer.manifest {
            return say(why.clone());
        }
        let writing = Writing { order: self.order.clone(), place, may_replace };
        self.progress = Some(Progress { step: leaving::Step::Reading, done: 0, of: 0 });
        self.written = None;
        vec![Step::Write(Box::new(writing))]
    }

    /// It was written, or not.
    fn ended(&mut self, written: &Result<Written, NotWritten>, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        self.progress = None;
        match written {
            Ok(written) => {
                self.written = Some(written.clone());
                self.place_typed = None;
                self.place = Place::default();
                self.fit(setting);
                self.select_way(setting);
                let place = written.place.display().to_string();
                let mut steps = vec![Step::Say(words.with("leaving-written", &[("place", place.into())]))];
                // What is proposed next is another place.
                steps.extend(self.ask(setting));
                steps
            }
            Err(NotWritten::Stopped) => vec![Step::Say(words.text("export-stopped"))],
            Err(NotWritten::Exists(place)) => {
                self.pending = Some(Pending::Replace);
                let place = place.display().to_string();
                vec![Step::Confirm(words.with("export-replace", &[("place", place.into())]))]
            }
            Err(NotWritten::Failed(failure)) => vec![Step::Say(failure.told())],
        }
    }

    /// Goes to the kind of file that is chosen.
    fn select_way(&mut self, setting: &Setting) {
        let Some(sheet) = self.sheet(setting) else { return };
        let way = self.order.way;
        let row = sheet.find(|stop| *stop == Stop::Way(way));
        if let Some(row) = row {
            self.place.row = row;
            self.place.column = page::column_of(way, setting);
            self.fit(setting);
        }
    }

    /// Whether a key would do nothing just now.
    pub fn is_idle(&self, action: Action) -> bool {
        action == Action::WriteFile && (self.progress.is_some() || self.manifest().is_none())
    }
}

impl Paged for State {
    type Stop = Stop;

    fn opened(&mut self, setting: &Setting) -> Vec<Step> {
        if self.order.language.is_empty() {
            self.order.language.clone_from(&setting.language);
        }
        self.ask(setting)
    }

    fn receive(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Reply(Reply::Leaving(offer)) if offer.order == self.order => {
                self.offer = Some(offer.clone());
            }
            Input::Picked(chosen) => {
                let chosen = chosen.first().copied();
                return chosen.map_or_else(Vec::new, |index| self.picked(index, setting));
            }
            Input::Filled(filled) => {
                self.pending = None;
                let text = filled.text("place").trim();
                let is_own = self.proposed().is_none_or(|place| place.as_os_str() != text);
                let study = PathBuf::from(&setting.instruments.path);
                self.place_typed = (is_own && !text.is_empty()).then(|| leaving::typed(&study, text));
            }
            Input::Confirmed => {
                if let Some(Pending::Replace) = self.pending.take() {
                    return self.write(true, setting);
                }
            }
            Input::Progress(progress) => self.progress = Some(*progress),
            Input::Written(written) => return self.ended(written, setting),
            Input::GivenUp => self.pending = None,
            _ => {}
        }
        Vec::new()
    }

    fn press(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        match action {
            Action::WriteFile => self.write(false, setting),
            Action::ChangeHere => {
                let stop = self.sheet(setting).and_then(|sheet| sheet.target(&self.place).cloned());
                stop.map_or_else(Vec::new, |stop| self.change(&stop, setting))
            }
            _ => Vec::new(),
        }
    }

    fn back(&self) -> Step {
        if self.progress.is_some() { Step::StopWriting } else { Step::Back }
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn place_mut(&mut self) -> &mut Place {
        &mut self.place
    }

    fn title(&self, setting: &Setting) -> String {
        setting.words.text("export-title")
    }

    fn sheet(&self, setting: &Setting) -> Option<Sheet<Stop>> {
        // What can be chosen is named by the study, which comes with the first answer.
        self.offer.as_ref()?;
        Some(self.page(setting))
    }
}
