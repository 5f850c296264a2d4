//! The program without drawing: lines in, lines out. What was typed is on disk before the next prompt appears.

use std::collections::VecDeque;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ratatui::layout::Size;

use crate::domain::id::InterviewId;
use crate::failure::Failure;
use crate::language::Words;
use crate::tui::message::{Beginning, Destination, Effect, Message};
use crate::tui::model::{Model, Setting};
use crate::tui::plain::Plain;
use crate::tui::run::{now, offset};
use crate::tui::screens::{self, Screen, home};
use crate::tui::theme::Theme;
use crate::tui::worker;
use crate::workbench::backups::{self, Reopened};
use crate::workbench::folder::Folder;
use crate::workbench::leaving;
use crate::workbench::request::{AsOf, Save};
use crate::workbench::{Desk, Workbench};

use super::print;
use super::screen::{restored_words, show_past};

/// The page that is laid out and never drawn: as wide as lines are read well, and high enough for everything.
const PAGE: Size = Size { width: 100, height: 5_000 };

/// Whether there is nothing to draw on, or nobody who could see it.
pub fn is_needed() -> bool {
    let is_dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    is_dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal()
}

/// Tells a study in lines until the person leaves or the lines end.
///
/// # Errors
/// The file is no study, is open elsewhere, or not everything could be kept.
pub fn play(
    folder: &Folder,
    path: &Path,
    (only, first): (Option<&InterviewId>, Option<Destination>),
    language: &str,
    notice: Option<String>,
) -> Result<ExitCode, Failure> {
    let words = Words::in_language(language);
    if !ask_author(folder, &words)? {
        return Ok(ExitCode::SUCCESS);
    }
    let (workbench, restored) = Workbench::open(folder, path, now())?;
    let (desk, screen) = match only {
        Some(interview) => {
            (Desk::open_only(path, interview)?, Screen::new(Destination::Talk(interview.clone())))
        }
        None => (Desk::open(path)?, first.map_or_else(|| Screen::Home(home::State::default()), Screen::new)),
    };
    let mut model = Model::new(setting(words, language, &desk), screen);
    model.notice = restored_words(&restored, &model.setting.words).or(notice);
    model.undo.is_possible = workbench.can_take_back();
    print::line(&model.setting.words.text("plain-begin"))?;
    let kept = model.setting.words.text("plain-kept");
    let (plain, effects) = Plain::begin(model);
    let workbench = Some(workbench);
    let mut session = Session { plain, workbench, desk, folder, waiting: VecDeque::new(), is_over: false };
    session.converse(effects)?;
    session.keep();
    if let Err(why) = session.plain.is_saved() {
        let failure = Failure::person(format!("not everything was kept: {why}"));
        return Err(match session.workbench.as_ref().and_then(Workbench::kept_apart) {
            Some(file) => failure
                .hint(format!("it lies in {} and is taken in when the study is opened", file.display())),
            None => failure,
        });
    }
    print::line(&kept)?;
    Ok(ExitCode::SUCCESS)
}

/// Tells a study as it was in lines until the person leaves or the lines end; nothing is written.
///
/// # Errors
/// What is typed cannot be read.
pub fn read(folder: &Folder, desk: Desk, found: &AsOf, language: &str) -> Result<ExitCode, Failure> {
    let setting = setting(Words::in_language(language), language, &desk);
    let mut model = Model::new(setting, Screen::Home(home::State::default()));
    show_past(&mut model, found);
    print::line(&model.setting.words.text("plain-begin"))?;
    let (plain, effects) = Plain::begin(model);
    let waiting = VecDeque::new();
    let mut session = Session { plain, workbench: None, desk, folder, waiting, is_over: false };
    session.converse(effects)?;
    Ok(ExitCode::SUCCESS)
}

fn setting(words: Words, language: &str, desk: &Desk) -> Setting {
    Setting {
        words,
        theme: Theme::plain(),
        language: language.to_owned(),
        size: PAGE,
        now: now(),
        offset: offset(),
        editor: None,
        instruments: desk.instruments(),
    }
}

/// Asks who writes, where nobody said yet; whether it is known now.
fn ask_author(folder: &Folder, words: &Words) -> Result<bool, Failure> {
    let mut settings = folder.settings()?;
    if settings.author.is_some() {
        return Ok(true);
    }
    print::line(&words.text("plain-who"))?;
    let Some(name) = read_line("")? else { return Ok(false) };
    settings.author = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    folder.keep(&settings)?;
    Ok(settings.author.is_some())
}

/// A line that is typed; nothing at the end of all lines. What is no text in it is marked as such.
fn read_line(prompt: &str) -> Result<Option<String>, Failure> {
    // Into a pipe nobody looks for a prompt.
    if io::stdin().is_terminal() {
        print::prompt(prompt)?;
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut bytes);
    let length = read.map_err(|error| Failure::person(format!("what is typed cannot be read: {error}")))?;
    let line = String::from_utf8_lossy(&bytes);
    Ok((length > 0).then(|| line.trim_end_matches(['\n', '\r']).to_owned()))
}

/// A study that is told.
struct Session<'f> {
    plain: Plain,
    /// Nothing where the study is only read.
    workbench: Option<Workbench>,
    desk: Desk,
    folder: &'f Folder,
    /// What is to be kept and is not on disk yet.
    waiting: VecDeque<(u64, Save)>,
    is_over: bool,
}

impl Session<'_> {
    /// Takes in lines and tells what is new, until the person leaves or the lines end.
    fn converse(&mut self, effects: Vec<Effect>) -> Result<(), Failure> {
        self.perform(effects)?;
        self.tell()?;
        while !self.is_over {
            let Some(line) = read_line(&self.plain.prompt())? else {
                let effects = self.plain.receive(Message::Stop);
                self.perform(effects)?;
                break;
            };
            let effects = self.plain.take(&line, now());
            self.perform(effects)?;
            if !self.is_over {
                self.tell()?;
            }
        }
        Ok(())
    }

    /// Does what is wanted, in its order: what is asked for is found out when what was to be kept before it is on disk.
    fn perform(&mut self, effects: Vec<Effect>) -> Result<(), Failure> {
        let mut effects: VecDeque<Effect> = effects.into();
        loop {
            let Some(effect) = effects.pop_front() else {
                if self.waiting.is_empty() {
                    return Ok(());
                }
                let before = self.waiting.len();
                effects.extend(self.keep());
                if self.waiting.len() == before {
                    return Ok(());
                }
                continue;
            };
            match effect {
                Effect::Save(ticket, save) => self.waiting.push_back((ticket, save)),
                Effect::Ask(request) => {
                    effects.extend(self.keep());
                    let reply = self.desk.answer(&request);
                    effects.extend(self.plain.receive(Message::Reply(reply)));
                }
                Effect::Speak(language) => {
                    // What cannot be remembered is spoken all the same.
                    let _ = self.folder.speak(&language);
                }
                Effect::Quit => {
                    self.keep();
                    self.is_over = true;
                }
                Effect::Write(writing) => {
                    effects.extend(self.keep());
                    // Of a study that is shown as it was nothing is written: the file has what came later.
                    if let Some(workbench) = &self.workbench {
                        let written = leaving::write(workbench.path(), &writing, &mut |_| true);
                        effects.extend(self.plain.receive(Message::Written(Box::new(written))));
                    }
                }
                Effect::Begin(Beginning::PutBack(copy)) => effects.extend(self.put_back(copy)?),
                Effect::Copy(_) | Effect::Begin(_) | Effect::Edit { .. } | Effect::StopWriting => {}
            }
        }
    }

    /// Puts a copy in the place of the study and goes on with it, at the page of its copies. What cannot be kept stays with
    /// the study as it is.
    fn put_back(&mut self, copy: PathBuf) -> Result<Vec<Effect>, Failure> {
        let effects = self.keep();
        if !self.waiting.is_empty() {
            return Ok(effects);
        }
        let Some(workbench) = self.workbench.take() else { return Ok(effects) };
        let path = workbench.path().to_owned();
        drop(workbench);
        let Reopened { workbench, desk, restored, done } =
            backups::put_back(self.folder, &path, &copy, now())?;
        let spoken = &self.plain.setting().language;
        let mut model = Model::new(
            setting(Words::in_language(spoken), spoken, &desk),
            Screen::Home(home::State::default()),
        );
        model.screens.push(Screen::Backups(Box::new(screens::backups::State::after(copy, done))));
        model.notice = restored_words(&restored, &model.setting.words);
        model.undo.is_possible = workbench.can_take_back();
        (self.workbench, self.desk) = (Some(workbench), desk);
        let (plain, effects) = Plain::begin(model);
        self.plain = plain;
        Ok(effects)
    }

    /// Keeps what is waiting; what cannot be kept waits for the next time.
    fn keep(&mut self) -> Vec<Effect> {
        let Some(workbench) = &mut self.workbench else { return Vec::new() };
        worker::drop_overtaken_drafts(&mut self.waiting);
        let mut messages = worker::keep(workbench, &mut self.waiting, now);
        if let Some(Err(why)) = workbench.errand(now()).map(|errand| errand.run()) {
            messages.push(Message::NoBackup(why));
        }
        messages.into_iter().flat_map(|message| self.plain.receive(message)).collect()
    }

    fn tell(&mut self) -> Result<(), Failure> {
        self.plain.tell().iter().try_for_each(|line| print::line(line))
    }
}
