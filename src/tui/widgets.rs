//! Drawing only: a widget borrows a model, paints it into a buffer and decides nothing.

pub mod dialog;
pub mod form;
pub mod help;
pub mod notes;
pub mod picker;
pub mod sheet;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Block, BorderType, Clear};

use super::model::Setting;
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
        if let [byte] = symbol.as_bytes()
            && matches!(byte, b' '..=b'~')
        {
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
    write(frame.buffer_mut(), x, y, text, area.right() - x, style)
}

/// Says that what a screen shows is still being read.
pub fn loading(setting: &Setting, frame: &mut Frame, area: Rect) {
    put(frame, area, area.x + 1, area.y + 1, &setting.words.text("loading"), setting.theme.quiet);
}

/// Writes a text into one row, at most `room` columns of it; returns the column behind it.
///
/// Does what `Buffer::set_stringn` does. Where every character is a cell of its own it need not look for clusters,
/// which is most of what a screen costs.
pub fn write(buffer: &mut Buffer, x: u16, y: u16, text: &str, room: u16, style: Style) -> u16 {
    if !text.chars().all(is_one_cell) || !buffer.area.contains(Position { x, y }) {
        return buffer.set_stringn(x, y, text, usize::from(room), style).0;
    }
    let start = buffer.index_of(x, y);
    let cells = &mut buffer.content[start..start + usize::from(room.min(buffer.area.right() - x))];
    let mut written = x;
    for (cell, character) in cells.iter_mut().zip(text.chars()) {
        cell.set_char(character).set_style(style);
        written += 1;
    }
    written
}

/// Whether a character is one column wide and joins none of its neighbours: the letters of Western Europe, the signs
/// that texts are set with, and lines.
fn is_one_cell(character: char) -> bool {
    matches!(
        character,
        ' '..='~' | '\u{A1}'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{17F}' | '–' | '—' | '‘'..='‟'
            | '…' | '€' | '\u{2500}'..='\u{259F}'
    )
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
    use ratatui::style::Color;

    use super::*;

    #[test]
    fn a_text_is_written_as_the_library_would() {
        let every = (' '..='\u{2600}').filter(|character| is_one_cell(*character)).map(String::from);
        let texts = [
            "",
            "Maßnahmen · für „alle“ – 3 €",
            "e\u{301}x",
            "日本",
            "👩\u{200D}👩\u{200D}👧 da",
            "\u{7}\u{AD}",
        ];
        for text in texts.map(String::from).into_iter().chain(every) {
            for (x, room) in [(0, 12), (3, 40), (3, 4), (3, 1), (3, 0), (10, 40)] {
                let area = Rect::new(0, 0, 12, 2);
                let style = Style::new().fg(Color::Red);
                let mut ours = Buffer::empty(area);
                let mut theirs = Buffer::empty(area);
                let (end, _) = theirs.set_stringn(x, 1, &text, usize::from(room), style);
                assert_eq!(write(&mut ours, x, 1, &text, room, style), end, "{text:?} at {x}, {room}");
                assert_eq!(ours, theirs);
            }
        }
    }

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
