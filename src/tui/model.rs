//! The one state of the program: where one is, what is over it, what is being kept.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Utc};
use ratatui::layout::Size;

use crate::domain::id::Id;
use crate::language::{LANGUAGES, Words};
use crate::workbench::request::Instruments;

use super::form::Form;
use super::keymap::{Action, Place};
use super::list::List;
use super::message::Destination;
use super::picker::Picker;
use super::screens::Screen;
use super::theme::Theme;

/// What every screen needs to update and draw itself.
#[derive(Debug)]
pub struct Setting {
    /// The words of the screens.
    pub words: Words,
    /// How things look.
    pub theme: Theme,
    /// The language of labels and questions, as a code.
    pub language: String,
    /// The size of the terminal.
    pub size: Size,
    /// The time, as of the last tick.
    pub now: DateTime<Utc>,
    /// Where we are from UTC.
    pub offset: FixedOffset,
    /// The person's own editor, as a command.
    pub editor: Option<String>,
    /// The frame of the study.
    pub instruments: Arc<Instruments>,
}

impl Setting {
    /// A text of the study in the language of the screen.
    pub fn text<'a>(&self, text: &'a crate::domain::text::Text) -> &'a str {
        self.instruments.text(text, &self.language)
    }

    /// The language that comes after the one spoken, by its code.
    pub fn next_language(&self) -> String {
        let at = LANGUAGES.iter().position(|code| *code == self.language).unwrap_or(0);
        LANGUAGES[(at + 1) % LANGUAGES.len()].to_owned()
    }

    /// Today, where we are.
    pub fn today(&self) -> crate::domain::date::Date {
        crate::domain::date::Date::of(self.day())
    }

    /// Today, where the person is, as a day of the calendar.
    pub fn day(&self) -> chrono::NaiveDate {
        self.now.with_timezone(&self.offset).date_naive()
    }

    /// Rows between the line on top and the footer.
    pub fn body_height(&self) -> u16 {
        self.size.height.saturating_sub(FRAME_ROWS)
    }

    /// The same as a count, for what scrolls.
    pub fn rows(&self) -> usize {
        usize::from(self.body_height())
    }

    /// The round so many places after another in the order of the study, or before it; none past either end.
    pub fn round_beside(&self, round: &Id, step: isize) -> Option<Id> {
        let rounds = &self.instruments.rounds;
        let here = rounds.iter().position(|one| one.id == *round)?;
        Some(rounds.get(here.checked_add_signed(step)?)?.id.clone())
    }
}

/// Rows of the frame around a screen: one on top, two below.
pub const FRAME_ROWS: u16 = 3;

/// The smallest window in which screens are drawn.
pub const LEAST: Size = Size { width: 60, height: 16 };

/// The state of the program.
#[derive(Debug)]
pub struct Model {
    /// What every screen needs.
    pub setting: Setting,
    /// Screens, the one in sight last.
    pub screens: Vec<Screen>,
    /// What is over the screen.
    pub overlay: Option<Overlay>,
    /// What is being kept.
    pub saving: Saving,
    /// What was said last.
    pub notice: Option<String>,
    /// Whether a file is being written.
    pub is_writing: bool,
    /// What can be taken back.
    pub undo: Undo,
    /// As of when the study is shown, where it is not as it is now: then it can only be read.
    pub past: Option<DateTime<Utc>>,
}

/// What is known of taking back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    /// Whether there is something to take back, as far as is known.
    pub is_possible: bool,
    /// Where what was taken back last is.
    pub place: Option<Destination>,
}

/// What can be over a screen.
#[derive(Debug)]
pub enum Overlay {
    /// A list to choose from.
    Picker(Picker),
    /// Everything that can be done on the screen below, to be found by its words.
    Palette {
        /// The sentences.
        picker: Picker,
        /// What each of them does.
        actions: Vec<Action>,
    },
    /// A form.
    Form(Form),
    /// A question to answer with yes or no.
    Confirm(String),
    /// The keys of the screen below.
    Help {
        /// The place that it is about.
        place: Place,
        /// Where one is in it.
        list: List,
    },
}

/// What is being kept. *Saved* is said only when everything is on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// The last ticket given out.
    pub given: u64,
    /// Everything up to this ticket is on disk.
    pub done: u64,
    /// Why something could not be kept yet.
    pub problem: Option<String>,
    /// Where what could not be kept lies meanwhile, as it was told; nothing where all is kept.
    pub told_aside: Option<String>,
    /// Why something was refused. It is not on disk and never will be, so *saved* is not said any more.
    pub refused: Option<String>,
    /// Whether the program ends once everything is kept.
    pub is_ending: bool,
}

impl Saving {
    /// Whether everything is on disk.
    pub fn is_saved(&self) -> bool {
        self.done >= self.given && self.what_is_wrong().is_none()
    }

    /// Why not everything is kept, where something is in the way.
    pub fn what_is_wrong(&self) -> Option<&str> {
        self.refused.as_deref().or(self.problem.as_deref())
    }
}

impl Model {
    /// A program that shows `screen`.
    pub fn new(setting: Setting, screen: Screen) -> Self {
        Self {
            setting,
            screens: vec![screen],
            overlay: None,
            saving: Saving::default(),
            notice: None,
            is_writing: false,
            undo: Undo::default(),
            past: None,
        }
    }

    /// What is to be said on its own row: the last notice, and where what cannot be saved lies meanwhile.
    pub fn said(&self) -> Option<String> {
        match (&self.notice, &self.saving.told_aside) {
            (Some(notice), Some(aside)) if notice != aside => Some(format!("{notice} {aside}")),
            (notice, aside) => notice.as_ref().or(aside.as_ref()).cloned(),
        }
    }

    /// What is said about a study that is shown as it was, by the id of a text; nothing where it is as it is now.
    pub fn said_of_past(&self, id: &str) -> Option<String> {
        let Setting { words, offset, .. } = &self.setting;
        let when = self.past?.with_timezone(offset).format("%Y-%m-%d %H:%M").to_string();
        Some(words.with(id, &[("when", when.into())]))
    }

    /// Where keys go now.
    pub fn place(&self) -> Place {
        match &self.overlay {
            Some(Overlay::Picker(picker)) if picker.is_multiple => Place::Several,
            Some(Overlay::Picker(_) | Overlay::Palette { .. }) => Place::Picker,
            Some(Overlay::Form(_)) => Place::Form,
            Some(Overlay::Confirm(_)) => Place::Confirm,
            Some(Overlay::Help { .. }) => Place::Help,
            None => self.screens.last().map_or(Place::Everywhere, Screen::place),
        }
    }

    /// Whether the window is too small to draw in.
    pub fn is_too_small(&self) -> bool {
        self.setting.size.width < LEAST.width || self.setting.size.height < LEAST.height
    }
}
