//! Draws the screen. Decides nothing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::domain::assessment::CellPlace;
use crate::domain::study::Study;
use crate::tui::model::Setting;
use crate::tui::theme::Theme;
use crate::tui::widgets::{put, shortened};

use super::details::{Line, Look};
use super::layout::{Entry, View};
use super::wording;
use super::{Focus, State};
use crate::domain::assess::sheet::{Row, Sheet};

/// Draws it.
pub fn draw(state: &State, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let (Some(study), Some(sheet)) = (&state.study, &state.sheet) else {
        let text = if state.study.is_none() { "loading" } else { "assess-no-unit-then" };
        put(frame, area, area.x + 1, area.y + 1, &setting.words.text(text), theme.quiet);
        return;
    };
    let view = View::within(state, setting, area);
    let areas = view.areas;
    for y in areas.line.top()..areas.line.bottom() {
        put(frame, areas.line, areas.line.x, y, "│", theme.frame);
    }
    let [left, right] = areas.heads;
    head(frame, left, &evidence_head(state, setting), state.focus == Focus::Evidence, theme);
    head(frame, right, &sheet_head(state, setting), state.focus == Focus::Sheet, theme);
    draw_pieces(state, &view, setting, frame);
    if areas.matrix.height > 0 {
        draw_matrix(state, sheet, setting, frame, areas.matrix);
    }
    draw_list(state, study, sheet, &view, setting, frame);
    if let Some(row) = state.row() {
        let core = if wording::is_core(row, &setting.instruments.model) {
            "assess-name-core"
        } else {
            "assess-name"
        };
        let title = wording::target_title(&row.id, setting);
        let name = setting.words.with(core, &[("title", title.into())]);
        let lines = view.details();
        let behind = lines.len().saturating_sub(state.detail + usize::from(areas.details.height));
        let more = if behind + state.detail > 0 {
            setting.words.with("assess-more", &[("count", behind.into())])
        } else {
            String::new()
        };
        draw_name(frame, areas.name, &name, &more, theme);
        for (line, y) in lines.iter().skip(state.detail).zip(areas.details.top()..areas.details.bottom()) {
            put(frame, areas.details, areas.details.x + 1, y, &line.text, look(line.look, theme));
        }
    }
}

/// A heading over one side; the side where keys go is told by its mark too.
pub fn head(frame: &mut Frame, area: Rect, text: &str, is_focused: bool, theme: &Theme) {
    let (mark, style) = if is_focused { ("▸", theme.key) } else { (" ", theme.heading) };
    let text = shortened(text, usize::from(area.width).saturating_sub(2));
    put(frame, area, area.x, area.y, &format!("{mark}{text}"), style);
}

/// How much evidence there is, and how much of it is attached.
pub fn evidence_head(state: &State, setting: &Setting) -> String {
    let attached = state.attached(setting).len();
    let count = state.pieces.iter().filter(|piece| piece.evidence().is_some()).count();
    let against = state.attached_against(setting);
    let names = [("count", count.into()), ("attached", attached.into()), ("against", against.into())];
    setting.words.with(if against > 0 { "assess-evidence-against" } else { "assess-evidence" }, &names)
}

fn sheet_head(state: &State, setting: &Setting) -> String {
    let rows = state.rows();
    let rated = rows.iter().filter(|row| row.is_rated()).count();
    let open = rows.iter().filter(|row| row.is_to_rate()).count();
    let names = [("rated", rated.into()), ("all", rows.len().into()), ("open", open.into())];
    setting.words.with(if state.is_on_factors { "assess-factors" } else { "assess-indicators" }, &names)
}

/// The style of a row of text.
pub fn look(look: Look, theme: &Theme) -> Style {
    match look {
        Look::Text => theme.text,
        Look::Quiet => theme.quiet,
        Look::Chosen | Look::Rule => theme.title,
        Look::Proposal => theme.good,
        Look::Warning => theme.warning,
        Look::Head => theme.heading,
    }
}

/// The evidence, from the first piece in sight on.
pub fn draw_pieces(state: &State, view: &View, setting: &Setting, frame: &mut Frame) {
    let theme = &setting.theme;
    let area = view.areas.evidence;
    let pieces = view.pieces();
    if pieces.is_empty() {
        put(frame, area, area.x + 1, area.y, &setting.words.text("assess-no-evidence"), theme.quiet);
        return;
    }
    let mut y = area.y;
    for (index, lines) in pieces.iter().enumerate().skip(state.piece.top) {
        let is_here = state.focus == Focus::Evidence && index == state.piece.selected;
        for (at, Line { text, look: of }) in lines.iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            let (mark, style) =
                if is_here && at == 0 { ("▸", theme.selected) } else { (" ", look(*of, theme)) };
            put(frame, area, area.x, y, &format!("{mark}{text}"), style);
            y += 1;
        }
    }
}

fn draw_matrix(state: &State, sheet: &Sheet, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let model = &setting.instruments.model;
    let label = |phase: usize| model.phases.get(phase).map_or("", |phase| setting.text(&phase.title));
    let labels = (0..model.phase_count()).map(|phase| label(phase).width()).max().unwrap_or(0) as u16 + 3;
    let labels = labels.min(area.width / 3).max(area.width / 5);
    let columns = model.fields.len().max(1) as u16;
    let width = area.width.saturating_sub(labels) / columns;
    let column = |field: usize| area.x + labels + field as u16 * width;
    put(frame, area, area.x + 1, area.y, &setting.words.text("assess-core-legend"), theme.quiet);
    for (field, title) in model.fields.iter().map(|field| setting.text(&field.title)).enumerate() {
        let title = shortened(title, usize::from(width.saturating_sub(1)));
        put(frame, area, column(field), area.y, &title, theme.heading);
    }
    for (phase, y) in (0..model.phase_count()).zip(area.top() + 1..) {
        let title = shortened(label(phase), usize::from(labels).saturating_sub(2));
        put(frame, area, area.x + 1, y, &title, theme.heading);
        for field in 0..model.fields.len() {
            let mut x = column(field);
            let end = Rect { width: (x + width).saturating_sub(area.x), ..area };
            for (index, row) in sheet.indicators.iter().enumerate() {
                if wording::cell_of(row, model) != Some(CellPlace { field, phase }) {
                    continue;
                }
                let is_here = !state.is_on_factors && index == state.indicator.selected;
                let core = if wording::is_core(row, model) { "*" } else { "" };
                let style = if is_here { theme.selected } else { value_style(row, theme) };
                x = put(frame, end, x, y, &format!("{}{core}", wording::sign(row)), style) + 1;
            }
        }
    }
}

/// The style of a value: what waits for a rating, what is derived, what was rated.
pub fn value_style(row: &Row, theme: &Theme) -> Style {
    if row.is_to_rate() {
        theme.warning
    } else if row.derived().is_some() {
        theme.unknown
    } else {
        theme.text
    }
}

fn draw_list(state: &State, study: &Study, sheet: &Sheet, view: &View, setting: &Setting, frame: &mut Frame) {
    let theme = &setting.theme;
    let area = view.areas.list;
    let at = if state.is_on_factors { state.factor } else { state.indicator };
    // Values need less of the room than titles do.
    let values = (area.width * 9 / 25).clamp(14, 30);
    let signs = if state.is_on_factors { 9 } else { 4 };
    let titles = area.width.saturating_sub(values + signs + 3);
    for (entry, y) in view.entries.iter().skip(at.top).zip(area.top()..area.bottom()) {
        match *entry {
            Entry::Cell(place) => {
                let name = wording::cell_name(place, setting);
                let x = put(frame, area, area.x + 1, y, &name, theme.heading);
                if let Some(cell) = sheet.cells.get(place.field).and_then(|cells| cells.get(place.phase)) {
                    let style = if cell.is_tentative { theme.unknown } else { theme.quiet };
                    put(frame, area, x + 1, y, &wording::cell_word(cell, &setting.words), style);
                }
            }
            Entry::Row(index) => {
                let Some(row) = state.rows().get(index) else { continue };
                let is_here = index == at.selected;
                let style = match (is_here, state.focus) {
                    (true, Focus::Sheet) => theme.selected,
                    (true, Focus::Evidence) => theme.title,
                    (false, _) => theme.text,
                };
                let core = if wording::is_core(row, &setting.instruments.model) { "*" } else { " " };
                let title = wording::target_title(&row.id, setting);
                let title = shortened(&title, usize::from(titles.saturating_sub(2)));
                let padded = format!("{core}{title:<width$}", width = usize::from(titles.saturating_sub(1)));
                let mark = if is_here { "▸" } else { " " };
                put(frame, area, area.x, y, &format!("{mark}{padded}"), style);
                let x = area.x + 1 + titles;
                let value = shortened(&wording::value(row, study, setting), usize::from(values));
                put(frame, area, x, y, &value, if is_here { style } else { value_style(row, theme) });
                let sign = wording::proposal_sign(row, &setting.words);
                let x = x + values + 1;
                let x = put(frame, area, x, y, &shortened(&sign, usize::from(signs - 1)), theme.good);
                if !row.warnings.is_empty() {
                    let edge = area.right().saturating_sub(1);
                    put(frame, area, x.max(edge), y, "!", theme.warning);
                }
            }
        }
    }
}

/// The name of what is being rated in a line across, and how much more there is to read.
pub fn draw_name(frame: &mut Frame, area: Rect, name: &str, more: &str, theme: &Theme) {
    let room = usize::from(area.width);
    put(frame, area, area.x, area.y, &"─".repeat(room), theme.frame);
    let more = if more.is_empty() { String::new() } else { format!(" {more} ") };
    let name = format!(" {} ", shortened(name, room.saturating_sub(more.width() + 4)));
    put(frame, area, area.x + 1, area.y, &name, theme.title);
    let x = area.right().saturating_sub(more.width() as u16 + 1);
    put(frame, area, x, area.y, &more, theme.quiet);
}
