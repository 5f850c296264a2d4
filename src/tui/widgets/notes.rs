//! Draws an editor: its visible rows, the selection, a placeholder while it is empty.
//!
//! Decides nothing and keeps nothing. Call `Editor::scroll_to_cursor` with the size of the area before drawing.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
    widgets::Widget,
};

use crate::tui::editor::Editor;

/// How notes look.
///
/// The selection is told by the modifier as well as by colour, so that it shows without any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotesStyles {
    /// The whole area and the text on it.
    pub text: Style,
    /// Selected text.
    pub selection: Style,
    /// The words shown while there is no text.
    pub placeholder: Style,
}

impl Default for NotesStyles {
    fn default() -> Self {
        Self {
            text: Style::new(),
            selection: Style::new().add_modifier(Modifier::REVERSED),
            placeholder: Style::new().add_modifier(Modifier::DIM),
        }
    }
}

/// An editor on screen.
#[derive(Clone, Copy, Debug)]
pub struct Notes<'a> {
    /// What is drawn.
    pub editor: &'a Editor,
    /// Whether keys go here: only then are the cursor and the selection shown.
    pub focused: bool,
    /// Shown while there is no text; cut at the edge of the area.
    pub placeholder: &'a str,
    /// How it looks.
    pub styles: NotesStyles,
}

impl Notes<'_> {
    /// Returns where the terminal's cursor belongs when drawn on `area`; nowhere without focus or when scrolled out.
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        if !self.focused || area.is_empty() {
            return None;
        }
        let (row, column) = self.editor.cursor_position(area.width);
        let row = u16::try_from(row.checked_sub(self.editor.scroll())?).ok()?;
        (row < area.height).then(|| Position::new(area.x + column, area.y + row))
    }
}

impl Widget for Notes<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        buffer.set_style(area, self.styles.text);
        if self.editor.is_empty() {
            buffer.set_stringn(
                area.x,
                area.y,
                self.placeholder,
                usize::from(area.width),
                self.styles.placeholder,
            );
            return;
        }
        let Notes { editor, focused, styles, .. } = self;
        for (row, y) in editor.visible_rows(area.width, area.height).zip(area.top()..) {
            let selected = if focused { row.selected.clone() } else { 0..0 };
            let parts = [
                (&row.text[..selected.start], styles.text),
                (&row.text[selected.clone()], styles.selection),
                (&row.text[selected.end..], styles.text),
            ];
            let mut x = area.x;
            for (text, style) in parts {
                x = buffer.set_stringn(x, y, text, usize::from(area.right() - x), style).0;
            }
            if focused && row.selected_end && x < area.right() {
                buffer[(x, y)].set_style(styles.selection);
            }
        }
    }
}
