//! Drawing only: a widget borrows a model, paints it into a buffer and decides nothing.

pub mod dialog;
pub mod form;
pub mod help;
pub mod notes;
pub mod picker;
pub mod sheet;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Block, BorderType, Clear};

use super::theme::Theme;

/// A box in the middle of `area`, at most as large as it.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// A frame with a title; brighter where keys go.
pub fn framed<'a>(title: &'a str, is_focused: bool, theme: &Theme) -> Block<'a> {
    let style = if is_focused { theme.frame_focused } else { theme.frame };
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(style)
        .title(format!(" {title} "))
        .title_style(style)
}

/// Clears a box over the screen and frames it; gives the room inside.
pub fn boxed(frame: &mut Frame, area: Rect, title: &str, theme: &Theme) -> Rect {
    frame.render_widget(Clear, area);
    let block = framed(title, true, theme);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner.inner(ratatui::layout::Margin::new(1, 0))
}

/// Takes out what could make a terminal do something or show cells in another order: some ways of drawing keep
/// invisible characters with the cell before them. Joiners, accents and variants are part of what is seen, and stay.
pub fn tame(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if symbol.is_ascii() && !symbol.contains(|character: char| character.is_control()) {
            continue;
        }
        if symbol.contains(is_untame) {
            let tamed: String = symbol.chars().filter(|character| !is_untame(*character)).collect();
            cell.set_symbol(if tamed.is_empty() { " " } else { &tamed });
        }
    }
}

/// Control characters, separators of lines, and marks and overrides of direction.
fn is_untame(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061C}' | '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        )
}

/// Draws one row of text, cut at the edge; returns the column behind it.
pub fn put(frame: &mut Frame, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
    if y >= area.bottom() || x >= area.right() {
        return x;
    }
    let room = usize::from(area.right() - x);
    frame.buffer_mut().set_stringn(x, y, text, room, style).0
}

/// Shortens a text to `width` columns, with `…` where something was left out.
pub fn shortened(text: &str, width: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        if used + grapheme.width() + 1 > width {
            break;
        }
        used += grapheme.width();
        short.push_str(grapheme);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_holds_nothing_that_commands_a_terminal_and_keeps_what_is_seen() {
        let seen = ["a", "ü", "e\u{301}", "👩\u{200D}👩\u{200D}👧", "☎\u{FE0F}", "क्\u{200C}"];
        for symbol in seen {
            for (untame, left) in
                [("", symbol), ("\u{202E}", symbol), ("\u{1B}", symbol), ("\u{9B}\u{2066}\u{200B}", symbol)]
            {
                let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
                buffer[(0, 0)].set_symbol(&format!("{symbol}{untame}"));
                tame(&mut buffer);
                assert_eq!(buffer[(0, 0)].symbol(), left);
            }
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer[(0, 0)].set_symbol("\u{7}");
        tame(&mut buffer);
        assert_eq!(buffer[(0, 0)].symbol(), " ");
    }
}
