//! What tests of screens share: a study in a folder of its own, driven by keys, drawn on a screen of a given size.

#[cfg(target_os = "linux")]
pub mod ground;
pub mod hostile;
pub mod program;
#[cfg(unix)]
pub mod pty;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Utc};
use nulmeting::domain::study::Study;
use nulmeting::language::Words;
use nulmeting::tui::key;
use nulmeting::tui::message::{Beginning, Effect, Message};
use nulmeting::tui::model::{Model, Setting};
use nulmeting::tui::screens::{self, Screen, home};
use nulmeting::tui::theme::Theme;
use nulmeting::tui::update::{start, update};
use nulmeting::tui::view::view;
use nulmeting::tui::worker;
use nulmeting::workbench::backups::{self, Reopened};
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::leaving;
use nulmeting::workbench::request::Save;
use nulmeting::workbench::{Desk, Workbench, begin};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

/// The time in tests.
pub fn noon() -> DateTime<Utc> {
    "2026-11-27T12:00:00Z".parse().unwrap()
}

/// A person at the keyboard: the whole program but its threads and its terminal.
pub struct Journey {
    _place: tempfile::TempDir,
    /// The data folder.
    pub folder: Folder,
    /// The study's file.
    pub path: PathBuf,
    /// Nothing while a copy takes the place of the study.
    workbench: Option<Workbench>,
    desk: Desk,
    /// The state of the program.
    pub model: Model,
    /// Whether the program ended.
    pub has_ended: bool,
    /// What was put on the clipboard.
    pub clipboard: Option<String>,
}

impl Journey {
    /// Opens the sample study.
    pub fn sample(width: u16, height: u16) -> Self {
        Self::sample_in("en", width, height)
    }

    /// Opens the sample study in a language of the program, by its code.
    pub fn sample_in(language: &str, width: u16, height: u16) -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path());
        let path = begin::demo(&folder, false, noon()).unwrap().path;
        Self::open(place, folder, path, language, Size { width, height })
    }

    /// Opens a new study made from the shipped instrument.
    pub fn blank(width: u16, height: u16) -> Self {
        Self::made(width, height, |folder| {
            let path = folder.study("probe").unwrap();
            begin::new_study(folder, &path, "almelo-2011", &[], noon()).unwrap();
            path
        })
    }

    /// Opens a study that is made in an empty data folder.
    pub fn made(width: u16, height: u16, make: impl FnOnce(&Folder) -> PathBuf) -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path());
        let path = make(&folder);
        Self::open(place, folder, path, "en", Size { width, height })
    }

    fn open(place: tempfile::TempDir, folder: Folder, path: PathBuf, language: &str, size: Size) -> Self {
        let (workbench, _) = Workbench::open(&folder, &path, noon()).unwrap();
        let mut desk = Desk::open(&path).unwrap();
        let model = model(&mut desk, language, size);
        let workbench = Some(workbench);
        let mut journey =
            Self { _place: place, folder, path, workbench, desk, model, has_ended: false, clipboard: None };
        let effects = start(&mut journey.model);
        journey.perform(effects);
        journey
    }

    /// Presses keys, as `jj<enter>3<tab>`.
    pub fn press(&mut self, script: &str) -> &mut Self {
        for pressed in key::keys(script) {
            self.send(Message::Key(pressed));
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Message::Paste(text.to_owned()));
        self
    }

    /// Lets time go by.
    pub fn wait(&mut self, seconds: i64) -> &mut Self {
        let then = self.model.setting.now + chrono::Duration::seconds(seconds);
        self.send(Message::Tick(then));
        self
    }

    /// Something happens.
    pub fn send(&mut self, message: Message) -> &mut Self {
        let effects = update(&mut self.model, message);
        self.perform(effects);
        self
    }

    /// Does what the program wants done.
    pub fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting: VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            let messages = match effect {
                Effect::Ask(request) => vec![Message::Reply(self.desk.answer(&request))],
                Effect::Save(ticket, save) => self.keep(ticket, save),
                Effect::Copy(text) => {
                    self.clipboard = Some(text);
                    Vec::new()
                }
                Effect::Write(writing) => {
                    let mut messages = Vec::new();
                    let written = leaving::write(&self.path, &writing, &mut |progress| {
                        messages.push(Message::Progress(progress));
                        true
                    });
                    messages.push(Message::Written(Box::new(written)));
                    messages
                }
                Effect::Begin(Beginning::PutBack(copy)) => {
                    // Whatever was to be done before it was put back belongs to the study as it was.
                    waiting = self.put_back(copy).into();
                    Vec::new()
                }
                Effect::Begin(_) | Effect::Edit { .. } | Effect::Speak(_) | Effect::StopWriting => Vec::new(),
                Effect::Quit => {
                    self.has_ended = true;
                    Vec::new()
                }
            };
            for message in messages {
                waiting.extend(update(&mut self.model, message));
            }
        }
    }

    fn keep(&mut self, ticket: u64, save: Save) -> Vec<Message> {
        let workbench = self.workbench.as_mut().unwrap();
        worker::keep(workbench, &mut VecDeque::from([(ticket, save)]), noon)
    }

    /// Puts a copy in the place of the study, as the program does between two runs of its screens.
    fn put_back(&mut self, copy: PathBuf) -> Vec<Effect> {
        drop(self.workbench.take());
        let reopened = backups::put_back(&self.folder, &self.path, &copy, noon()).unwrap();
        let Reopened { workbench, desk, done, .. } = reopened;
        (self.workbench, self.desk) = (Some(workbench), desk);
        let setting = &self.model.setting;
        let (language, size) = (setting.language.clone(), setting.size);
        self.model = model(&mut self.desk, &language, size);
        let page = screens::backups::State::after(copy, done);
        self.model.screens.push(Screen::Backups(Box::new(page)));
        start(&mut self.model)
    }

    /// The program ends as in a power cut, and is started anew.
    pub fn crash_and_reopen(self) -> (Self, nulmeting::workbench::Restored) {
        let Self { _place: place, folder, path, workbench, desk, model, .. } = self;
        let (language, size) = (model.setting.language, model.setting.size);
        drop(desk);
        drop(workbench);
        let (workbench, restored) = Workbench::open(&folder, &path, noon()).unwrap();
        let mut desk = Desk::open(&path).unwrap();
        let model = self::model(&mut desk, &language, size);
        let workbench = Some(workbench);
        let mut journey =
            Self { _place: place, folder, path, workbench, desk, model, has_ended: false, clipboard: None };
        let effects = start(&mut journey.model);
        journey.perform(effects);
        (journey, restored)
    }

    /// The screen is gone in the middle of everything, and a moment later there is a new one: nothing was told to anybody.
    pub fn torn(&mut self) -> &mut Self {
        let Setting { language, size, now, .. } = &self.model.setting;
        let mut model = model(&mut self.desk, language, *size);
        model.setting.now = *now + chrono::Duration::seconds(5);
        self.model = model;
        let effects = start(&mut self.model);
        self.perform(effects);
        self
    }

    /// The program ends as in a power cut. Nothing writes into the study any more; it was started once more where `again`.
    pub fn closed(self, again: bool) -> Closed {
        let Self { _place: place, folder, path, workbench, desk, .. } = self;
        drop(desk);
        drop(workbench);
        if again {
            drop(Workbench::open(&folder, &path, noon()).unwrap());
        }
        Closed { _place: place, folder, path }
    }

    /// Shows the study as it was at a moment from here on.
    pub fn as_of(&mut self, moment: DateTime<Utc>) -> &mut Self {
        self.desk = Desk::as_of(&self.path, moment).unwrap().0;
        self.model = model(&mut self.desk, "en", self.model.setting.size);
        self.model.past = Some(moment);
        let effects = start(&mut self.model);
        self.perform(effects);
        self
    }

    /// What is on the screen.
    pub fn screen(&self) -> String {
        screen(&self.model)
    }

    /// Whether the screen shows a text.
    pub fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }

    /// How many changes the file holds.
    pub fn position(&self) -> usize {
        nulmeting::store::Reader::open(&self.path).unwrap().journal().unwrap().len()
    }

    /// What is in the file.
    pub fn study(&self) -> Study {
        self.desk.whole().unwrap().study
    }
}

/// A data folder in which nothing is open.
pub struct Closed {
    _place: tempfile::TempDir,
    /// The data folder.
    pub folder: Folder,
    /// The study's file.
    pub path: PathBuf,
}

impl Closed {
    /// What is in the file.
    pub fn study(&self) -> Study {
        Desk::open(&self.path).unwrap().whole().unwrap().study
    }
}

fn model(desk: &mut Desk, language: &str, size: Size) -> Model {
    let setting = Setting {
        words: Words::in_language(language),
        theme: Theme::dark(),
        language: language.to_owned(),
        size,
        now: noon(),
        offset: FixedOffset::east_opt(3600).unwrap(),
        editor: None,
        instruments: Arc::clone(&desk.instruments()),
    };
    Model::new(setting, Screen::Home(home::State::default()))
}

/// Draws a model on a screen of its size.
pub fn screen(model: &Model) -> String {
    let Size { width, height } = model.setting.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(model, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let mut text = String::new();
    for y in 0..height {
        let mut row = String::new();
        let mut x = 0;
        while x < width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += (unicode_width::UnicodeWidthStr::width(symbol) as u16).max(1);
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}
