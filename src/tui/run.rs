//! Runs a model on a terminal: keys and signals in, effects out, one drawing after each batch.

use std::io;
use std::mem::ManuallyDrop;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Local, Offset, Utc};
use crossterm::execute;
use ratatui::layout::Size;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::failure::Failure;
use crate::workbench::folder::Folder;
use crate::workbench::outside;
use crate::workbench::request::{Request, Save};
use crate::workbench::trouble::Trouble;

use super::inbox::{Inbox, Post, inbox};
use super::message::{Beginning, Effect, Message};
use super::model::{Model, Saving};
use super::terminal::{self, Screen};
use super::update::{start, update};
use super::view::{view, view_typed};
use super::worker::Clerk;

/// How often time goes by.
const TICK: Duration = Duration::from_millis(500);

/// How long an ending program waits for what is still being kept.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a run ended.
#[derive(Debug)]
pub enum Ended {
    /// The person left.
    Left,
    /// The person chose how to begin.
    Begun(Beginning),
    /// The terminal is gone; there is nobody to tell anything.
    Gone,
    /// A part of the program panicked; the terminal was given back and the report is on it.
    Failed,
}

/// The terminal with everything that comes from it.
pub struct Stage {
    // Never dropped: dropping it writes to the terminal, and panics where that is gone. `terminal::leave` does it all.
    screen: ManuallyDrop<Screen>,
    inbox: Inbox,
    /// For the threads beside the screen.
    pub post: Post,
    /// Whether there is nothing to draw on any more.
    is_gone: bool,
}

/// Where effects go.
#[derive(Debug, Default)]
pub struct Backstage {
    /// To the thread that keeps things.
    pub saves: Option<Sender<(u64, Save)>>,
    /// To the thread that reads.
    pub requests: Option<Sender<Request>>,
    /// Where files for the person's own editor lie for a while.
    pub folder: Option<Folder>,
    /// The study that files are written of.
    pub study: Option<PathBuf>,
}

impl Backstage {
    /// Gives something to the thread that keeps things; without it, it says that nothing is kept.
    fn keep(&self, ticket: u64, save: Save, model: &mut Model, effects: &mut Vec<Effect>) {
        if self.saves.as_ref().is_some_and(|saves| saves.send((ticket, save)).is_ok()) {
            return;
        }
        let why = Trouble::other(Path::new(""), "the thread that writes has ended");
        effects.extend(update(model, Message::NotSaved(ticket, why)));
        if model.saving.is_ending {
            effects.push(Effect::Quit);
        }
    }
}

/// Questions that wait until what was given to be kept before them is on disk: the thread that reads would answer
/// with what was there before.
#[derive(Debug, Default)]
struct Questions(Vec<(u64, Request)>);

impl Questions {
    fn ask(&mut self, request: Request, saving: &Saving) {
        self.0.push((saving.given, request));
    }

    /// Those that need not wait any longer; where nothing can be kept, all.
    fn ripe(&mut self, saving: &Saving) -> Vec<Request> {
        let is_ripe = |ticket: u64| ticket <= saving.done || saving.problem.is_some();
        let ripe = self.0.extract_if(.., |(ticket, _)| is_ripe(*ticket));
        ripe.map(|(_, request)| request).collect()
    }
}

/// The clock of the program.
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

impl Stage {
    /// Whether there is a terminal; asked before anything is made or opened for it.
    ///
    /// # Errors
    /// There is none.
    pub fn require() -> Result<(), Failure> {
        if terminal::is_there() {
            return Ok(());
        }
        Err(Failure::person("there is no terminal to draw on")
            .hint("start it in a terminal, or use `score`, `compare`, `export` and `check`, which need none"))
    }

    /// Takes the terminal and starts to listen.
    ///
    /// # Errors
    /// There is no terminal, or it refuses.
    pub fn enter() -> Result<Self, Failure> {
        Self::require()?;
        let refused = |error: io::Error| Failure::person(format!("the terminal cannot be used: {error}"));
        let (post, inbox) = inbox().map_err(refused)?;
        listen_to_signals(post.clone()).map_err(refused)?;
        let screen = terminal::enter().map_err(refused)?;
        Ok(Self { screen: ManuallyDrop::new(screen), inbox, post, is_gone: false })
    }

    /// The size of the terminal.
    pub fn size(&self) -> Size {
        terminal::size().unwrap_or(terminal::USUAL)
    }

    /// Runs a model until the person leaves or begins with something, the terminal is gone, or something panics.
    pub fn run(&mut self, model: &mut Model, backstage: &Backstage) -> Ended {
        // What was typed before a panic is with the writer already; whoever called us waits for that.
        panic::catch_unwind(AssertUnwindSafe(|| self.play(model, backstage))).unwrap_or(Ended::Failed)
    }

    /// Shows a model once, while nothing runs it.
    pub fn show(&mut self, model: &mut Model) {
        self.draw(model, &mut Vec::new());
    }

    fn play(&mut self, model: &mut Model, backstage: &Backstage) -> Ended {
        let mut ending: Option<Instant> = None;
        let mut ticked = Instant::now();
        let mut questions = Questions::default();
        // Dropped at whatever end, it clears away what is half-written.
        let mut clerk = Clerk::default();
        let mut effects = start(model);
        loop {
            // First what a key did is shown, then it is kept: on a small machine one would wait for the other. What
            // ends here is not shown any more, so that nobody sees a step done that is not.
            if !effects.iter().any(|effect| matches!(effect, Effect::Begin(_) | Effect::Quit)) {
                self.draw(model, &mut effects);
            }
            while !effects.is_empty() {
                for effect in std::mem::take(&mut effects) {
                    match effect {
                        Effect::Ask(request) => questions.ask(request, &model.saving),
                        Effect::Save(ticket, save) => backstage.keep(ticket, save, model, &mut effects),
                        Effect::Copy(text) => {
                            let copy = crossterm::clipboard::CopyToClipboard::to_clipboard_from(text);
                            let _ = execute!(io::stdout(), copy);
                        }
                        Effect::Edit { editor, text } => {
                            self.edit(model, backstage, &editor, &text, &mut effects);
                        }
                        Effect::Write(writing) => {
                            if let Some(study) = &backstage.study {
                                clerk.write(study.clone(), *writing, self.post.clone());
                            }
                        }
                        Effect::StopWriting => clerk.stop(),
                        Effect::Speak(language) => {
                            let kept = backstage.folder.as_ref().map(|folder| folder.speak(&language));
                            if let Some(Err(failure)) = kept {
                                model.notice = Some(failure.message);
                            }
                        }
                        Effect::Begin(beginning) => return Ended::Begun(beginning),
                        Effect::Quit => return self.ended(),
                    }
                }
            }
            for request in questions.ripe(&model.saving) {
                if let Some(requests) = &backstage.requests {
                    let _ = requests.send(request);
                }
            }
            if model.saving.is_ending {
                let since = *ending.get_or_insert_with(Instant::now);
                if since.elapsed() > PATIENCE {
                    return self.ended();
                }
            }
            // A change of size that comes with a key can be lost on its way here: the terminal is asked, too.
            if let Some(size) = terminal::size().filter(|size| !self.is_gone && *size != model.setting.size) {
                self.take(model, Message::Resize(size.width, size.height), &mut effects);
                continue;
            }
            let come = self.inbox.wait(TICK.saturating_sub(ticked.elapsed()));
            let has_keys = come.iter().any(|message| matches!(message, Message::Key(_)));
            for message in come {
                self.take(model, message, &mut effects);
            }
            // The row in which one types is shown before everything else on the screen is gone through.
            if has_keys
                && !self.is_gone
                && !terminal::has_failed()
                && let Some((row, cursor)) = view_typed(model)
            {
                let _ = self.screen.draw_ahead(&row, cursor);
            }
            if ticked.elapsed() >= TICK {
                ticked = Instant::now();
                self.take(model, Message::Tick(now()), &mut effects);
            }
        }
    }

    /// Draws; where a panic in another thread gave the terminal back, or the window was closed without a signal, what
    /// was typed is kept and the program ends.
    fn draw(&mut self, model: &mut Model, effects: &mut Vec<Effect>) {
        if self.is_gone {
            return;
        }
        let size = model.setting.size;
        if terminal::has_failed() || self.screen.draw(size, |frame| view(model, frame)).is_err() {
            self.is_gone = true;
            effects.extend(update(model, Message::Stop));
        }
    }

    fn ended(&self) -> Ended {
        if terminal::has_failed() {
            Ended::Failed
        } else if self.is_gone {
            Ended::Gone
        } else {
            Ended::Left
        }
    }

    fn take(&mut self, model: &mut Model, message: Message, effects: &mut Vec<Effect>) {
        if let Message::Suspend = message {
            self.suspend();
            if self.is_gone {
                effects.extend(update(model, Message::Stop));
            }
            return;
        }
        if let Message::HangUp = message {
            self.is_gone = true;
            effects.extend(update(model, Message::Stop));
            return;
        }
        effects.extend(update(model, message));
    }

    /// Gives the terminal back while the program is stopped, and takes it again when it goes on.
    fn suspend(&mut self) {
        terminal::leave();
        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
        match terminal::again() {
            Ok(screen) => self.screen = ManuallyDrop::new(screen),
            Err(_) => self.is_gone = true,
        }
    }

    /// Gives the terminal to the person's own editor until it ends. What is to be kept is kept meanwhile.
    fn edit(
        &mut self,
        model: &mut Model,
        backstage: &Backstage,
        editor: &str,
        text: &str,
        effects: &mut Vec<Effect>,
    ) {
        let Some(folder) = &backstage.folder else { return };
        terminal::leave();
        let edited = outside::edit(folder, editor, text);
        match terminal::again() {
            Ok(screen) => self.screen = ManuallyDrop::new(screen),
            Err(_) => self.is_gone = true,
        }
        effects.extend(update(model, Message::Tick(now())));
        effects.extend(update(model, Message::Edited(edited)));
        if self.is_gone {
            effects.extend(update(model, Message::Stop));
        }
    }

    /// Gives the terminal back for good.
    pub fn leave(self) {
        terminal::leave();
    }
}

/// Where we are from UTC.
pub fn offset() -> chrono::FixedOffset {
    Local::now().offset().fix()
}

fn listen_to_signals(post: Post) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGHUP => Message::HangUp,
                SIGTSTP => Message::Suspend,
                SIGWINCH => match terminal::size() {
                    Some(size) => Message::Resize(size.width, size.height),
                    None => continue,
                },
                _ => Message::Stop,
            };
            if !post.send(message) {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_waits_for_what_was_to_be_kept_before_it() {
        let mut questions = Questions::default();
        let mut saving = Saving::default();
        questions.ask(Request::Outline, &saving);
        saving.given = 2;
        questions.ask(Request::Instruments, &saving);
        assert_eq!(questions.ripe(&saving), [Request::Outline]);
        saving.done = 1;
        assert_eq!(questions.ripe(&saving), []);
        saving.given = 5;
        saving.done = 2;
        assert_eq!(questions.ripe(&saving), [Request::Instruments], "what came later does not matter");
        assert_eq!(questions.ripe(&saving), []);
    }

    #[test]
    fn where_nothing_can_be_kept_one_can_still_read() {
        let mut questions = Questions::default();
        let saving = Saving { given: 1, problem: Some("the disk is full".into()), ..Saving::default() };
        questions.ask(Request::Outline, &saving);
        assert_eq!(questions.ripe(&saving), [Request::Outline]);
    }
}
