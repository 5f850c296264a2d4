//! Draws the table of units × headings, the cell selected in words with what is written, and what the words mean.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::State;
use crate::domain::framework::{Standing, columns, summary};
use crate::tui::model::Setting;
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, wrapped};
use crate::tui::widgets::sheet::style;
use crate::tui::widgets::{loading, put, shortened};

/// The least and most columns of a heading: the longest word with its count; and what its name needs.
const LEAST: u16 = 14;
const MOST: u16 = 21;

/// The least and most columns of the units' names.
const NAMES: (u16, u16) = (20, 40);

/// Rows above the table: how much is written, and the headings.
const HEAD: usize = 2;

/// Rows of the text of the cell selected, in a low window and in a tall one.
const TEXT: (usize, usize) = (3, 8);

/// From this height on the window is tall.
const TALL: u16 = 30;

/// Rows of the text in sight.
fn text_rows(setting: &Setting) -> usize {
    if setting.body_height() >= TALL { TEXT.1 } else { TEXT.0 }
}

/// Rows of the table in sight.
pub fn height(setting: &Setting) -> usize {
    // Below the table: an empty row, the cell in words, its text, and the legend.
    let below = HEAD + 2 + text_rows(setting) + legend(setting).len();
    setting.rows().saturating_sub(below).max(1)
}

/// Where the columns stand.
struct Layout {
    /// Columns of the names.
    names: u16,
    /// Columns of a heading.
    column: u16,
    /// The first heading in sight.
    first: usize,
    /// Headings in sight.
    shown: usize,
}

impl Layout {
    fn of(state: &State, setting: &Setting, width: u16) -> Self {
        let count = columns(&setting.instruments.model).len().max(1);
        let room = width.saturating_sub(NAMES.0 + 1);
        let shown = usize::from(room / LEAST).clamp(1, count);
        let column = (room / shown as u16).clamp(LEAST, MOST);
        let names = width.saturating_sub(column * shown as u16 + 1).clamp(NAMES.0.min(width), NAMES.1);
        Self { names, column, first: (state.column + 1).saturating_sub(shown), shown }
    }

    /// The headings in sight, by their index, with the column where each begins.
    fn places(&self) -> impl Iterator<Item = (usize, u16)> + '_ {
        (0..self.shown).map(|at| (self.first + at, self.names + at as u16 * self.column))
    }
}

/// How much is written of all that could be.
pub fn base(state: &State, setting: &Setting) -> String {
    let cells = || state.rows().iter().flat_map(|(_, cells)| cells);
    let written = cells().filter(|cell| cell.is_written).count();
    let arguments = [("written", written.into()), ("count", cells().count().into())];
    setting.words.with("framework-base", &arguments)
}

/// A cell in a word, with how much there is to write from.
fn mark(cell: &Standing, setting: &Setting) -> (String, Look) {
    let words = &setting.words;
    let sources = cell.evidence + cell.quotes;
    let (id, look) = match (cell.is_written, sources) {
        (true, _) => ("framework-cell-written", Look::Good),
        (false, 0) => return (words.text("framework-cell-nothing"), Look::Quiet),
        (false, _) => ("framework-cell-open", Look::Tentative),
    };
    (words.with(id, &[("sources", sources.into())]), look)
}

/// A cell in full: what is written and what there is.
pub fn told(cell: &Standing, setting: &Setting) -> String {
    let words = &setting.words;
    let mut parts =
        vec![words.text(if cell.is_written { "framework-written" } else { "framework-unwritten" })];
    parts.push(words.with("framework-pieces", &[("count", cell.evidence.into())]));
    let quotes = [("count", cell.quotes.into()), ("held", cell.held_back.into())];
    parts.push(words.with("framework-quotes", &quotes));
    parts.join("; ")
}

/// Draws the screen.
pub fn draw(state: &State, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let Some(found) = &state.found else {
        loading(setting, frame, area);
        return;
    };
    let all = columns(&setting.instruments.model);
    let layout = Layout::of(state, setting, area.width);
    put(frame, area, area.x + 1, area.y, &base(state, setting), theme.quiet);
    for (at, x) in layout.places() {
        let Some(column) = all.get(at) else { continue };
        let name = shortened(setting.text(column.title), usize::from(layout.column).saturating_sub(2));
        let look = if at == state.column { theme.title } else { theme.heading };
        put(frame, area, area.x + x, area.y + 1, &name, look);
    }
    let height = height(setting);
    let top = area.y + HEAD as u16;
    for (row, y) in state.list.visible(found.rows.len(), height).zip(top..) {
        let (unit, cells) = &found.rows[row];
        let is_row = row == state.list.selected;
        let name = wording::unit(&found.study, unit, setting);
        let name = shortened(&name, usize::from(layout.names).saturating_sub(3));
        let look = if unit.is_organisation() { theme.quiet } else { theme.text };
        put(frame, area, area.x + 1, y, &name, if is_row { theme.title } else { look });
        for (at, x) in layout.places() {
            let Some(cell) = cells.get(at) else { continue };
            let (text, look) = mark(cell, setting);
            let is_here = is_row && at == state.column;
            if is_here {
                put(frame, area, area.x + x - 1, y, "▸", theme.key);
            }
            let look = if is_here { theme.selected } else { style(look, theme) };
            put(
                frame,
                area,
                area.x + x,
                y,
                &shortened(&text, usize::from(layout.column).saturating_sub(1)),
                look,
            );
        }
    }
    let more = area.right().saturating_sub(1);
    if state.list.offset > 0 {
        put(frame, area, more, top, "▲", theme.key);
    }
    if state.list.offset + height < found.rows.len() {
        put(frame, area, more, top + height as u16 - 1, "▼", theme.key);
    }
    let shown = found.rows.len().min(height) as u16;
    draw_words(state, setting, frame, Rect { y: top + shown + 1, ..area });
    let legend = legend(setting);
    for (line, y) in legend.iter().zip(area.bottom().saturating_sub(legend.len() as u16)..) {
        put(frame, area, area.x + 1, y, line, theme.quiet);
    }
}

/// The cell selected in words, and the first rows of its text.
fn draw_words(state: &State, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let all = columns(&setting.instruments.model);
    let Some(found) = &state.found else { return };
    let Some((unit, cells)) = found.rows.get(state.list.selected) else { return };
    let (Some(column), Some(cell)) = (all.get(state.column), cells.get(state.column)) else { return };
    let heading = setting.text(column.title);
    let line = format!("{heading}: {}", told(cell, setting));
    let room = usize::from(area.width).saturating_sub(2);
    put(frame, area, area.x + 1, area.y, &shortened(&line, room), theme.title);
    let Some(written) = summary(&found.study, unit, &state.round, column.id) else { return };
    let lines = wrapped(&written.text, area.width.saturating_sub(3));
    let rows = text_rows(setting);
    for (at, line) in lines.iter().take(rows).enumerate() {
        let is_cut = at + 1 == rows && lines.len() > rows;
        let line = if is_cut {
            shortened(&format!("{line} …"), room.saturating_sub(1))
        } else {
            (*line).to_owned()
        };
        put(frame, area, area.x + 2, area.y + 1 + at as u16, &line, theme.text);
    }
}

/// What the words of the cells mean.
fn legend(setting: &Setting) -> Vec<String> {
    let width = setting.size.width.saturating_sub(2);
    let text = setting.words.text("framework-legend");
    wrapped(&text, width).into_iter().map(str::to_owned).collect()
}
