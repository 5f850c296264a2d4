//! Draws a list to choose from.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use crate::tui::model::Setting;
use crate::tui::picker::{HEIGHT, Picker};
use crate::tui::widgets::shortened;

/// Draws the picker in a box over the screen.
pub fn draw(picker: &Picker, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let matching = picker.matching();
    let rows = picker.items.len().clamp(1, HEIGHT);
    let longest = picker.items.iter().map(|item| item.label.width() + item.detail.width() + 6).max();
    let wanted = u16::try_from(longest.unwrap_or(0) + 4).unwrap_or(u16::MAX);
    let width = wanted.clamp(72, area.width.saturating_sub(6).max(72));
    let area = super::centred(area, width, u16::try_from(rows).unwrap_or(1) + 4);
    let inner = super::boxed(frame, area, &picker.title, theme);
    let typed = picker.search.as_str();
    let (hint, style) = if typed.is_empty() {
        let id = match (picker.is_multiple, picker.is_numbered) {
            (true, _) => "picker-hint-several",
            (false, true) => "picker-hint-numbered",
            (false, false) => "picker-hint",
        };
        (setting.words.text(id), theme.quiet)
    } else {
        (typed.to_owned(), theme.text)
    };
    super::put(frame, inner, inner.x, inner.y, "› ", theme.key);
    super::put(frame, inner, inner.x + 2, inner.y, &hint, style);
    let (_, column) = picker.search.cursor_position(inner.width.max(2));
    frame.set_cursor_position(Position::new(
        (inner.x + 2 + column).min(inner.right().saturating_sub(1)),
        inner.y,
    ));
    if matching.is_empty() {
        let id = if picker.items.is_empty() { "picker-empty" } else { "picker-none" };
        super::put(frame, inner, inner.x + 2, inner.y + 1, &setting.words.text(id), theme.quiet);
    }
    let height = usize::from(inner.height.saturating_sub(1)).min(HEIGHT);
    let mut list = picker.list;
    list.fit(matching.len(), height);
    for (row, y) in list.visible(matching.len(), height).zip(inner.top() + 1..) {
        let item = &picker.items[matching[row]];
        let style = if row == list.selected { theme.selected } else { theme.text };
        let mark = match (picker.is_multiple, item.is_marked) {
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
            (false, true) => "• ",
            (false, false) => "  ",
        };
        if row == list.selected {
            super::put(frame, area, inner.x.saturating_sub(1), y, "▸", theme.key);
        }
        let x = super::put(frame, inner, inner.x, y, mark, style);
        let room = usize::from(inner.right().saturating_sub(x));
        let x = super::put(frame, inner, x, y, &shortened(&item.label, room), style);
        let room = usize::from(inner.right().saturating_sub(x + 2));
        if room > 3 {
            super::put(frame, inner, x + 2, y, &shortened(&item.detail, room), theme.quiet);
        }
    }
}
