//! Draws an editor: its visible rows, the selection, a placeholder while it is empty.
//!
//! Decides nothing and keeps nothing. Call `Editor::scroll_to_cursor` with the size of the area before drawing.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
    widgets::Widget,
};

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::answer::MarkKind;
use crate::domain::id::Id;
use crate::tui::editor::{Editor, Passage, Row};
use crate::tui::widgets::write;

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
    /// What was said word for word.
    pub quote: Style,
    /// What is not on record.
    pub background: Style,
    /// The signs of passages in the margin.
    pub sign: Style,
}

impl Default for NotesStyles {
    fn default() -> Self {
        Self {
            text: Style::new(),
            selection: Style::new().add_modifier(Modifier::REVERSED),
            placeholder: Style::new().add_modifier(Modifier::DIM),
            quote: Style::new().add_modifier(Modifier::UNDERLINED),
            background: Style::new().add_modifier(Modifier::DIM),
            sign: Style::new().add_modifier(Modifier::BOLD),
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
    /// Whether the column left of the area is free for the signs of passages.
    pub has_margin: bool,
    /// The letters that stand there for who said something.
    pub speakers: &'a [(Id, char)],
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

    /// Draws nothing but the row of the cursor; what is drawn, and where the cursor belongs.
    pub fn cursor_row(&self, area: Rect) -> Option<(Buffer, Position)> {
        let cursor = self.cursor(area)?;
        let row = self.editor.visible_rows(area.width, area.height).nth(usize::from(cursor.y - area.y))?;
        let area = Rect { y: cursor.y, height: 1, ..area };
        let margin = u16::from(self.has_margin && area.x > 0);
        let mut buffer = Buffer::empty(Rect { x: area.x - margin, width: area.width + margin, ..area });
        buffer.set_style(area, self.styles.text);
        self.draw_row(&row, area, &mut buffer);
        Some((buffer, cursor))
    }

    /// The sign of a passage, with its rank: the lowest is shown where several meet.
    fn sign(&self, passage: &Passage) -> (u8, char) {
        match passage.kind {
            MarkKind::Background => (0, '~'),
            MarkKind::Flag => (1, '!'),
            MarkKind::Passage if passage.target.is_some() => (2, '#'),
            MarkKind::Quote => (3, '“'),
            MarkKind::Passage => {
                let found = self.speakers.iter().find(|(who, _)| passage.respondent.as_ref() == Some(who));
                (4, found.map_or('@', |(_, letter)| *letter))
            }
        }
    }

    fn draw_row(&self, row: &Row<'_>, area: Rect, buffer: &mut Buffer) {
        let styles = self.styles;
        let selected = if self.focused { row.selected.clone() } else { 0..0 };
        let (start, end) = (row.start, row.start + row.text.len());
        // A passage is on every row that it has words on.
        let passages: Vec<&Passage> = self
            .editor
            .passages()
            .iter()
            .filter(|one| one.range.start < end && start < one.range.end)
            .collect();
        let mut x = area.x;
        let mut put = |text: &str, style| {
            if !text.is_empty() {
                x = write(buffer, x, area.y, text, area.right() - x, style);
            }
        };
        if passages.is_empty() {
            put(&row.text[..selected.start], styles.text);
            put(&row.text[selected.clone()], styles.selection);
            put(&row.text[selected.end..], styles.text);
        } else {
            // A passage may end within what is one character on the screen.
            let style_at = |at: usize| {
                let is =
                    |kind| passages.iter().any(|one| one.kind == kind && one.range.contains(&(start + at)));
                let style = if selected.contains(&at) { styles.selection } else { styles.text };
                let style = if is(MarkKind::Quote) { style.patch(styles.quote) } else { style };
                if is(MarkKind::Background) { style.patch(styles.background) } else { style }
            };
            let mut run = (0, style_at(0));
            for (at, _) in row.text.grapheme_indices(true) {
                let style = style_at(at);
                if style != run.1 {
                    put(&row.text[run.0..at], run.1);
                    run = (at, style);
                }
            }
            put(&row.text[run.0..], run.1);
        }
        if let Some(sign) = passages.iter().map(|one| self.sign(one)).min().filter(|_| self.has_margin)
            && area.x > 0
        {
            let sign = sign.1.to_string();
            write(buffer, area.x - 1, area.y, &sign, 1, styles.sign);
        }
        if self.focused && row.selected_end && x < area.right() {
            buffer[(x, area.y)].set_style(styles.selection);
        }
    }
}

impl Widget for Notes<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        if self.styles.text != Style::default() {
            buffer.set_style(area, self.styles.text);
        }
        if self.editor.is_empty() {
            write(buffer, area.x, area.y, self.placeholder, area.width, self.styles.placeholder);
            return;
        }
        for (row, y) in self.editor.visible_rows(area.width, area.height).zip(area.top()..) {
            self.draw_row(&row, Rect { y, height: 1, ..area }, buffer);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{Terminal, backend::TestBackend};

    use super::*;
    use crate::tui::editor::{Command, Motion};

    const LONG: &str = "Die Abteilung für Straßen, Brücken und Verkehrssicherheit pflegt ihr Anlagenverzeichnis \
        teilweise in Tabellen und teilweise im Geoinformationssystem; Schäden werden telefonisch gemeldet, \
        Prioritäten entstehen im Gespräch, und Donaudampfschifffahrtsgesellschaftskapitänsmützenverwaltungsamt \
        bleibt auß";

    fn shown<'a>(editor: &'a Editor, focused: bool, placeholder: &'a str) -> Notes<'a> {
        let styles = NotesStyles::default();
        Notes { editor, focused, placeholder, styles, has_margin: false, speakers: &[] }
    }

    /// Types `text` key by key, drawing on an area at (1, 1) after each, as the program does.
    fn typed(text: &str, width: u16, height: u16) -> (Terminal<TestBackend>, Editor) {
        let mut terminal = Terminal::new(TestBackend::new(width + 2, height + 2)).unwrap();
        let mut editor = Editor::new("");
        for character in text.chars() {
            let command = if character == '\n' { Command::Newline } else { Command::Insert(character) };
            editor.apply(command, width);
            draw(&mut terminal, &mut editor);
        }
        (terminal, editor)
    }

    fn draw(terminal: &mut Terminal<TestBackend>, editor: &mut Editor) {
        terminal
            .draw(|frame| {
                let area = frame.area().inner(ratatui::layout::Margin::new(1, 1));
                editor.scroll_to_cursor(area.width, area.height);
                let notes = shown(editor, true, "Notizen");
                frame.render_widget(notes, area);
                if let Some(place) = notes.cursor(area) {
                    frame.set_cursor_position(place);
                }
            })
            .unwrap();
    }

    fn lines(buffer: &Buffer) -> Vec<String> {
        buffer
            .content
            .chunks(usize::from(buffer.area.width))
            .map(|row| {
                let mut passed = 0;
                let mut line = String::new();
                for cell in row {
                    // The cell behind a wide character is covered by it.
                    if passed == 0 {
                        line.push_str(cell.symbol());
                        passed = unicode_width::UnicodeWidthStr::width(cell.symbol());
                    }
                    passed = passed.saturating_sub(1);
                }
                line.trim_end().to_owned()
            })
            .collect()
    }

    #[test]
    fn a_long_paragraph_is_wrapped_at_words() {
        let (mut terminal, _) = typed(LONG, 40, 10);
        assert_eq!(
            lines(terminal.backend().buffer()),
            [
                "",
                " Die Abteilung für Straßen, Brücken und",
                " Verkehrssicherheit pflegt ihr",
                " Anlagenverzeichnis teilweise in",
                " Tabellen und teilweise im",
                " Geoinformationssystem; Schäden werden",
                " telefonisch gemeldet, Prioritäten",
                " entstehen im Gespräch, und",
                " Donaudampfschifffahrtsgesellschaftskapi",
                " tänsmützenverwaltungsamt bleibt auß",
                "",
                "",
            ]
        );
        terminal.backend_mut().assert_cursor_position((36, 9));
    }

    #[test]
    fn umlauts_emoji_accents_arabic_and_wide_characters_are_drawn_as_typed() {
        let texts = [
            ("Größe der Behörde: äöüß ÄÖÜ —", 29),
            ("a👩‍👩‍👧‍👦b🏳️‍🌈c👍🏽d🇩🇪e", 13),
            ("e\u{301}x n\u{303}y o\u{308}z q\u{323}\u{307}w", 11),
            ("مرحبا بالعالم İstanbul ığüşöç", 29),
            ("日本語テスト 漢字", 17),
        ];
        for (text, columns) in texts {
            let (mut terminal, _) = typed(text, 40, 2);
            assert_eq!(lines(terminal.backend().buffer())[1], format!(" {text}"));
            terminal.backend_mut().assert_cursor_position((1 + columns, 1));
        }
    }

    #[test]
    fn the_cursor_is_drawn_behind_a_full_row() {
        let (mut terminal, _) = typed("abcdefghi", 10, 2);
        terminal.backend_mut().assert_cursor_position((10, 1));
        let (mut terminal, _) = typed("abcdefghij", 10, 2);
        assert_eq!(lines(terminal.backend().buffer()), ["", " abcdefghi", " j", ""]);
        terminal.backend_mut().assert_cursor_position((2, 2));
    }

    #[test]
    fn only_the_rows_in_sight_are_drawn() {
        let (mut terminal, mut editor) = typed("eins\nzwei\ndrei\nvier", 10, 2);
        assert_eq!(lines(terminal.backend().buffer()), ["", " drei", " vier", ""]);
        editor.apply(Command::Move { motion: Motion::TextStart, extend: false }, 10);
        draw(&mut terminal, &mut editor);
        assert_eq!(lines(terminal.backend().buffer()), ["", " eins", " zwei", ""]);
        terminal.backend_mut().assert_cursor_position((1, 1));
    }

    #[test]
    fn the_selection_is_reversed_with_a_mark_for_its_line_breaks() {
        let (mut terminal, mut editor) = typed("eins\n\nzwei", 10, 3);
        editor.select_chars(2..8);
        draw(&mut terminal, &mut editor);
        let buffer = terminal.backend().buffer();
        let reversed: Vec<(u16, u16)> = (0..5)
            .flat_map(|y| (0..12).map(move |x| (x, y)))
            .filter(|&place| buffer[place].modifier.contains(Modifier::REVERSED))
            .collect();
        assert_eq!(reversed, [(3, 1), (4, 1), (5, 1), (1, 2), (1, 3), (2, 3)]);
    }

    #[test]
    fn without_focus_there_is_neither_selection_nor_cursor() {
        let mut editor = Editor::new("eins");
        editor.apply(Command::SelectAll, 10);
        let notes = shown(&editor, false, "");
        let area = Rect::new(0, 0, 10, 1);
        assert_eq!(notes.cursor(area), None);
        let mut buffer = Buffer::empty(area);
        notes.render(area, &mut buffer);
        assert_eq!(buffer, Buffer::with_lines(["eins      "]));
    }

    #[test]
    fn the_placeholder_is_shown_until_something_is_typed() {
        let (mut terminal, mut editor) = typed("", 10, 1);
        draw(&mut terminal, &mut editor);
        assert_eq!(lines(terminal.backend().buffer())[1], " Notizen");
        terminal.backend_mut().assert_cursor_position((1, 1));
        editor.apply(Command::Insert('x'), 10);
        draw(&mut terminal, &mut editor);
        assert_eq!(lines(terminal.backend().buffer())[1], " x");
    }

    #[test]
    fn an_area_without_room_or_outside_the_screen_draws_nothing() {
        let editor = Editor::new("日本語");
        let notes = shown(&editor, true, "");
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for area in
            [Rect::new(0, 0, 0, 1), Rect::new(0, 0, 4, 0), Rect::new(9, 9, 4, 1), Rect::new(0, 0, 1, 1)]
        {
            notes.render(area, &mut buffer);
        }
        assert_eq!(buffer, Buffer::empty(Rect::new(0, 0, 4, 1)));
        assert_eq!(notes.cursor(Rect::new(0, 0, 0, 1)), None);
    }
}
