//! The terminal: entered once, and given back on every way out.

use std::io::{self, IsTerminal, Write, stdout};
use std::panic;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// What is drawn on.
pub type Screen = Terminal<CrosstermBackend<io::Stdout>>;

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
    let earlier = panic::take_hook();
    panic::set_hook(Box::new(move |report| {
        leave();
        earlier(report);
    }));
    // crossterm drops weights such as bold along with colours under NO_COLOR; the theme leaves colours out instead.
    crossterm::style::force_color_output(true);
    again()?;
    Terminal::new(CrosstermBackend::new(stdout()))
}

/// Takes the terminal once more, after it was given back for a while.
///
/// # Errors
/// The terminal refuses.
pub fn again() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

/// Gives the terminal back. On a terminal that is gone nothing can be done and nothing is said.
pub fn leave() {
    let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, crossterm::cursor::Show);
    let _ = disable_raw_mode();
    let _ = stdout().flush();
}
