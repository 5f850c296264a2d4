//! How far something is, on the terminal's stderr; nothing where nobody looks, or where it is done within a second.
//!
//! One line that is written over itself: what is done, a bar, and how much. Ctrl+C and the end of the terminal are heard,
//! so that what was begun beside its place is cleared away.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

use crate::failure::Failure;
use crate::language::Words;
use crate::workbench::leaving::Progress;

/// From when on it is said how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// The cells of the bar.
const CELLS: usize = 20;

/// A line about how far something is.
pub(super) struct Bar {
    words: Words,
    begun: Instant,
    is_ended: Arc<AtomicBool>,
    is_seen: bool,
    is_shown: bool,
}

impl Bar {
    /// Begins to listen for signals that end what is done.
    ///
    /// # Errors
    /// The system lets nobody listen.
    pub fn new(words: Words) -> Result<Self, Failure> {
        let is_ended = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            flag::register(signal, Arc::clone(&is_ended))
                .map_err(|error| Failure::ours(error.to_string()))?;
        }
        let is_seen = io::stderr().is_terminal();
        Ok(Self { words, begun: Instant::now(), is_ended, is_seen, is_shown: false })
    }

    /// Tells how far it is; whether to go on.
    pub fn tell(&mut self, progress: Progress) -> bool {
        if self.is_seen && self.begun.elapsed() > PATIENCE {
            // What a terminal refuses is not worth ending for.
            let _ = write!(io::stderr(), "\r\u{1b}[2K{}", line(progress, &self.words));
            let _ = io::stderr().flush();
            self.is_shown = true;
        }
        !self.is_ended.load(Ordering::Relaxed)
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(io::stderr(), "\r\u{1b}[2K");
            let _ = io::stderr().flush();
        }
    }
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
    use crate::workbench::leaving::Step;

    #[test]
    fn the_line_says_what_is_done_and_how_much() {
        let words = Words::english();
        let at = |done, of| line(Progress { step: Step::Scoring, done, of }, &words);
        assert_eq!(at(0, 0), "Scoring …");
        assert_eq!(at(1, 4), "█████░░░░░░░░░░░░░░░  25 % Scoring …");
        assert_eq!(at(4, 4), "████████████████████ 100 % Scoring …");
    }
}
