//! Draws a page with places to stop at.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::tui::theme::Theme;

/// Draws the lines in sight; a mark stands before the stop where keys go, and at the edge where there is more.
pub fn draw<T>(sheet: &Sheet<T>, place: &Place, theme: &Theme, frame: &mut Frame, area: Rect) {
    let selected = sheet.selected(place);
    let mut is_marked = false;
    for (line, y) in sheet.lines().iter().skip(place.offset).zip(area.top()..area.bottom()) {
        for part in line {
            let is_selected = part.stop.is_some() && part.stop == selected;
            let style = if is_selected { theme.selected } else { style(part.look, theme) };
            super::put(frame, area, area.x + part.column, y, &part.text, style);
        }
        let of_selected = line.iter().filter(|part| part.stop.is_some() && part.stop == selected);
        let marked = of_selected.min_by_key(|part| part.column);
        if let Some(column) = marked.filter(|_| !is_marked).and_then(|part| part.column.checked_sub(1)) {
            super::put(frame, area, area.x + column, y, "▸", theme.key);
            is_marked = true;
        }
    }
    let edge = area.right().saturating_sub(1);
    if place.offset > 0 {
        super::put(frame, area, edge, area.y, "▲", theme.key);
    }
    if place.offset + usize::from(area.height) < sheet.lines().len() {
        super::put(frame, area, edge, area.bottom().saturating_sub(1), "▼", theme.key);
    }
}

/// Draws a page once what it tells is read, and until then that it is being read.
pub fn draw_read<T>(
    sheet: Option<&Sheet<T>>,
    place: &Place,
    setting: &Setting,
    frame: &mut Frame,
    area: Rect,
) {
    match sheet {
        Some(sheet) => draw(sheet, place, &setting.theme, frame, area),
        None => super::loading(setting, frame, area),
    }
}

/// How a meaning looks.
pub fn style(look: Look, theme: &Theme) -> Style {
    match look {
        Look::Text => theme.text,
        Look::Title => theme.title,
        Look::Heading => theme.heading,
        Look::Quiet => theme.quiet,
        Look::Tentative => theme.text.add_modifier(Modifier::ITALIC),
        Look::Unknown => theme.unknown,
        Look::Good => theme.good,
        Look::Warning => theme.warning,
    }
}
