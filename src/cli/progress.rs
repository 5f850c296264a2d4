//! How far something is, on the terminal's stderr; nothing where nobody looks, or where it is done within a second.
//!
//! One line that is written over itself: what is done, and, where there are parts to count, a bar and how much. A thread
//! writes it, so that it is there while a step that cannot say anything takes its time. Ctrl+C and the end of the
//! terminal are heard where something is written, so that what was begun beside its place is cleared away; a command
//! that only reads is ended by them as any other program is.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

use crate::failure::Failure;
use crate::language::Words;
use crate::workbench::OpenStudy;
use crate::workbench::folder::Folder;
use crate::workbench::leaving::{NotWritten, Progress, Step, Steps};

use super::past::Past;

/// From when on it is said how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often it is looked whether there is something else to say.
const TURN: Duration = Duration::from_millis(100);

/// The cells of the bar.
const CELLS: usize = 20;

/// A line about how far something is. It is gone when this is.
pub(super) struct Bar {
    words: Words,
    /// The step and percentage that the line says.
    told: Option<(Step, usize)>,
    line: Arc<Line>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread writes.
struct Line {
    state: Mutex<State>,
    changed: Condvar,
    is_ended: Arc<AtomicBool>,
}

#[derive(Default)]
struct State {
    text: String,
    /// The text that stands on the terminal.
    shown: String,
    /// What to say, once, when somebody wants to end what cannot be ended.
    refusal: Option<String>,
    is_over: bool,
}

impl Bar {
    /// Begins to tell of something that is written. Signals that end it are heard, and answered before its next part.
    ///
    /// # Errors
    /// The system lets nobody listen.
    pub fn new(words: Words) -> Result<Self, Failure> {
        let is_ended = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            flag::register(signal, Arc::clone(&is_ended))
                .map_err(|error| Failure::ours(error.to_string()))?;
        }
        Ok(Self::begun(words, is_ended))
    }

    /// Begins to tell of something that is only read: a signal ends the program.
    pub fn reading(language: &str) -> Self {
        let mut bar = Self::begun(Words::in_language(language), Arc::default());
        bar.step(Step::Reading);
        bar
    }

    fn begun(words: Words, is_ended: Arc<AtomicBool>) -> Self {
        let line = Arc::new(Line { state: Mutex::default(), changed: Condvar::new(), is_ended });
        let is_seen = io::stderr().is_terminal();
        let writes = Arc::clone(&line);
        let thread = Some(thread::spawn(move || writes.keep_writing(is_seen)));
        Self { words, told: None, line, thread }
    }

    /// Tells how far it is; whether to go on.
    pub fn tell(&mut self, progress: Progress) -> bool {
        let percent = (progress.step, progress.done * 100 / progress.of.max(1));
        // A large file has many thousands of parts.
        if self.told.replace(percent) != Some(percent) {
            self.line.lock().text = line(progress, &self.words);
        }
        !self.is_ended()
    }

    /// Tells of a step that has no parts to count.
    pub fn step(&mut self, step: Step) {
        self.tell(Progress { step, done: 0, of: 0 });
    }

    /// Begins a step that is done wholly once it is begun: who wants to end it from here on is told that it goes on.
    ///
    /// # Errors
    /// It was ended before; nothing was begun.
    pub fn hold(&mut self, step: Step) -> Result<(), Failure> {
        self.step(step);
        if self.is_ended() {
            return Err(NotWritten::Stopped.into());
        }
        self.line.lock().refusal = Some(self.words.text("leaving-goes-on"));
        Ok(())
    }

    fn is_ended(&self) -> bool {
        self.line.is_ended.load(Ordering::Relaxed)
    }

    /// Takes the line away, for good.
    pub fn clear(&mut self) {
        if let Some(thread) = self.thread.take() {
            self.line.lock().is_over = true;
            self.line.changed.notify_all();
            let _ = thread.join();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Line {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what is to be said until it is over, and takes it away.
    fn keep_writing(&self, is_seen: bool) {
        let begun = Instant::now();
        let mut state = self.lock();
        while !state.is_over {
            if self.is_ended.load(Ordering::Relaxed)
                && let Some(refusal) = state.refusal.take()
            {
                let before = if state.shown.is_empty() { "" } else { "\r\u{1b}[2K" };
                write(&format!("{before}{refusal}\n"));
                state.shown.clear();
            }
            if is_seen && begun.elapsed() > PATIENCE && state.text != state.shown {
                write(&format!("\r\u{1b}[2K{}", state.text));
                let State { text, shown, .. } = &mut *state;
                shown.clone_from(text);
            }
            state = self
                .changed
                .wait_timeout(state, TURN)
                .map_or_else(|poisoned| poisoned.into_inner().0, |(state, _)| state);
        }
        if !state.shown.is_empty() {
            write("\r\u{1b}[2K");
        }
    }
}

/// What a terminal refuses is not worth ending for.
fn write(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes());
    let _ = err.flush();
}

/// A study that is read to find something in it, and the line that tells so; drop the line before anything is printed.
pub(super) fn read(
    past: &Past,
    folder: &Folder,
    study: &str,
    language: &str,
) -> Result<(OpenStudy, Bar), Failure> {
    let mut bar = Bar::reading(language);
    let open = past.desk(folder, study)?.whole()?;
    bar.step(Step::Scoring);
    Ok((open, bar))
}

/// Writes something in steps that can be ended between them, and tells of them; the line is gone when it returns.
pub(super) fn in_steps<T>(
    language: &str,
    work: impl FnOnce(&mut Steps) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut bar = Bar::new(Words::in_language(language))?;
    let mut go_on = |progress| bar.tell(progress);
    work(&mut Steps::new(&mut go_on))
}

/// Does something that cannot be ended halfway, and tells which step it is; the line is gone when it returns.
pub(super) fn whole<T>(
    language: &str,
    step: Step,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut bar = Bar::new(Words::in_language(language))?;
    bar.hold(step)?;
    work()
}

/// The line, without what moves the cursor.
fn line(progress: Progress, words: &Words) -> String {
    let Progress { step, done, of } = progress;
    let step = words.text(&format!("leaving-step-{}", step.as_str()));
    if of == 0 {
        return format!("{step} …");
    }
    let full = (done * CELLS / of).min(CELLS);
    let bar: String = (0..CELLS).map(|cell| if cell < full { '█' } else { '░' }).collect();
    format!("{bar} {:>3} % {step} …", done * 100 / of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_is_done_and_how_much() {
        let words = Words::english();
        let at = |done, of| line(Progress { step: Step::Scoring, done, of }, &words);
        assert_eq!(at(0, 0), "Scoring …");
        assert_eq!(at(1, 4), "█████░░░░░░░░░░░░░░░  25 % Scoring …");
        assert_eq!(at(4, 4), "████████████████████ 100 % Scoring …");
    }

    #[test]
    fn what_was_ended_before_it_cannot_be_ended_is_not_begun() {
        let mut bar = Bar::begun(Words::english(), Arc::default());
        assert!(bar.hold(Step::Erasing).is_ok());
        let mut bar = Bar::begun(Words::english(), Arc::new(AtomicBool::new(true)));
        assert!(!bar.tell(Progress { step: Step::Taking, done: 1, of: 2 }));
        let failure = bar.hold(Step::Erasing).unwrap_err();
        assert_eq!(failure.message, "it was ended; nothing was written");
    }
}
