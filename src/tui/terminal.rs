//! The terminal: entered once, and given back on every way out.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write, stdout};
use std::panic;
use std::rc::Rc;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use unicode_width::UnicodeWidthStr;

/// What is drawn on. Whoever draws tells it the size: asking the terminal costs as much as drawing does.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Drawing>>,
    drawing: Drawing,
    /// The row that was shown ahead last, as it is on the terminal.
    typed: Buffer,
}

/// What was drawn and is not on the terminal yet. It goes there at once and not in parts: whoever reads on the other
/// side is woken only once, and the cursor is never seen on its way.
#[derive(Clone, Debug, Default)]
struct Drawing(Rc<RefCell<Vec<u8>>>);

impl Write for Drawing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    /// Nothing yet: `show` puts it on the terminal.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drawing {
    fn show(&self) -> io::Result<()> {
        let mut bytes = self.0.borrow_mut();
        let mut out = stdout().lock();
        let shown = out.write_all(&bytes).and_then(|()| out.flush());
        bytes.clear();
        shown
    }
}

impl Screen {
    fn of(size: Size) -> io::Result<Self> {
        let drawing = Drawing::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(whole(size)) };
        let terminal = Terminal::with_options(CrosstermBackend::new(drawing.clone()), options)?;
        Ok(Self { terminal, drawing, typed: Buffer::default() })
    }

    /// Draws on a terminal of this size.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, size: Size, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if self.terminal.get_frame().area() != whole(size) {
            self.terminal.resize(whole(size))?;
        }
        let drawn = self.terminal.draw(view)?;
        self.drawing.show()?;
        if drawn.buffer.area.intersection(self.typed.area) == self.typed.area {
            for place in self.typed.area.positions() {
                self.typed[place].clone_from(&drawn.buffer[place]);
            }
        } else {
            self.typed = Buffer::default();
        }
        Ok(())
    }

    /// Shows a row ahead of the drawing that it is part of.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw_ahead(&mut self, row: &Buffer, cursor: Position) -> io::Result<()> {
        if row.area.intersection(self.terminal.get_frame().area()) != row.area {
            return Ok(());
        }
        let is_narrow = |row: &Buffer| row.content.iter().all(|cell| cell.symbol().width() == 1);
        let is_known = self.typed.area == row.area && is_narrow(&self.typed) && is_narrow(row);
        let mut covered = 0;
        let cells = (row.area.x..).zip(&row.content).enumerate().filter(|(at, (_, cell))| {
            // What a wide character covers is not drawn over it, and what is there already not again.
            let is_covered = covered > 0;
            covered = if is_covered { covered - 1 } else { cell.symbol().width().saturating_sub(1) };
            let is_there = is_known && self.typed.content[*at] == **cell;
            !is_covered && !is_there
        });
        let backend = self.terminal.backend_mut();
        backend.draw(cells.map(|(_, (x, cell))| (x, row.area.y, cell)))?;
        backend.set_cursor_position(cursor)?;
        self.drawing.show()?;
        self.typed.clone_from(row);
        Ok(())
    }
}

fn whole(size: Size) -> Rect {
    Rect::from((Position::ORIGIN, size))
}

/// The size of the terminal, in columns and rows; none where it does not tell.
pub fn size() -> Option<Size> {
    crossterm::terminal::size().ok().map(Size::from)
}

/// The size of a terminal that does not tell.
pub const USUAL: Size = Size { width: 80, height: 24 };

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
        .and_then(|()| Screen::of(size().unwrap_or(USUAL)))
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
