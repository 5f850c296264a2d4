//! The terminal: entered once, and given back on every way out.

use std::io::{self, IsTerminal, Write, stdout};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// What is drawn on.
pub type Screen = Terminal<CrosstermBackend<io::Stdout>>;

/// Whether the terminal is ours now. A terminal given back twice would jump to where its cursor was at first, into
/// what has been said since.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether a panic, in whatever thread, gave the terminal back.
static HAS_FAILED: AtomicBool = AtomicBool::new(false);

/// Whether keys come from a terminal and go to one.
pub fn is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Takes the terminal: keys one by one, a screen of its own, pastes as a whole. A panic gives it back first, so that
/// its report can be read.
///
/// # Errors
/// The terminal refuses.
pub fn enter() -> io::Result<Screen> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |report| {
            if IS_TAKEN.load(Ordering::SeqCst) {
                HAS_FAILED.store(true, Ordering::SeqCst);
                leave();
            }
            earlier(report);
        }));
    });
    // crossterm drops weights such as bold along with colours under NO_COLOR; the theme leaves colours out instead.
    crossterm::style::force_color_output(true);
    again()
}

/// Takes the terminal once more, after it was given back for a while. Its screen is empty.
///
/// Clearing an earlier screen instead would ask the terminal where the cursor is, and the answer would go to whoever
/// waits for keys.
///
/// # Errors
/// The terminal refuses; then it is as it was.
pub fn again() -> io::Result<Screen> {
    enable_raw_mode()?;
    IS_TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)
        .and_then(|()| Terminal::new(CrosstermBackend::new(stdout())))
        .inspect_err(|_| leave())
}

/// Gives the terminal back, if it was not yet. On a terminal that is gone nothing can be done and nothing is said.
pub fn leave() {
    if !IS_TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, crossterm::cursor::Show);
    let _ = disable_raw_mode();
    let _ = stdout().flush();
}

/// Whether a panic gave the terminal back: nothing may be drawn on it any more.
pub fn has_failed() -> bool {
    HAS_FAILED.load(Ordering::SeqCst)
}
