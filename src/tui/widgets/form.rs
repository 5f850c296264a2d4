//! Draws a form.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Paragraph, Wrap};
use unicode_width::UnicodeWidthStr;

use crate::tui::editor::Editor;
use crate::tui::form::{Field, Form, Input};
use crate::tui::model::Setting;

/// Rows that a field of several lines is drawn with.
const LINES: u16 = 4;

/// Draws the form in a box over the screen.
pub fn draw(form: &Form, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let label_width = form.fields.iter().map(|field| field.label.width()).max().unwrap_or(0) as u16 + 2;
    let text_rows = if form.text.is_empty() { 0 } else { form.text.width() as u16 / 68 + 2 };
    let rows: u16 = form.fields.iter().map(height).sum();
    let area = super::centred(area, 76, rows + text_rows + 4);
    let inner = super::boxed(frame, area, &form.title, theme);
    if text_rows > 0 {
        let text = Rect { height: text_rows.min(inner.height), ..inner };
        frame.render_widget(Paragraph::new(form.text.as_str()).wrap(Wrap { trim: true }), text);
    }
    let room = inner.height.saturating_sub(text_rows + 2);
    // Where the window is too low for all fields, those around the focus are drawn.
    let before: u16 = form.fields.iter().take(form.focus + 1).map(height).sum();
    let mut skip = before.saturating_sub(room);
    let mut y = inner.y + text_rows;
    for (index, field) in form.fields.iter().enumerate() {
        if skip >= height(field) {
            skip -= height(field);
            continue;
        }
        skip = 0;
        if y + height(field) > inner.y + text_rows + room {
            break;
        }
        let is_focused = index == form.focus;
        let style = if is_focused { theme.key } else { theme.quiet };
        super::put(frame, inner, inner.x, y, &field.label, style);
        let x = inner.x + label_width;
        let value = Rect { x, y, width: inner.right().saturating_sub(x), height: height(field) };
        draw_value(field, is_focused, setting, frame, value);
        y += height(field);
    }
    if let Some(problem) = &form.problem {
        super::put(frame, inner, inner.x, inner.bottom().saturating_sub(1), problem, theme.danger);
    }
}

fn height(field: &Field) -> u16 {
    if matches!(field.input, Input::Lines(_)) { LINES } else { 1 }
}

fn draw_value(field: &Field, is_focused: bool, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    match &field.input {
        Input::Choice(options, at) => {
            let mut x = area.x;
            let all: usize = options.iter().map(|(_, label)| label.width() + 2).sum();
            let is_narrow = all > usize::from(area.width);
            for (index, (_, label)) in options.iter().enumerate() {
                let is_chosen = index == *at;
                if is_narrow && !is_chosen {
                    continue;
                }
                let style = match (is_chosen, is_focused) {
                    (true, true) => theme.selected,
                    (true, false) => theme.title,
                    (false, _) => theme.quiet,
                };
                let label = if is_narrow && is_focused { format!("‹ {label} ›") } else { label.clone() };
                x = super::put(frame, area, x, area.y, &label, style) + 2;
            }
        }
        Input::Several(options, at) => {
            let mut x = area.x;
            for (index, (_, label, is_marked)) in options.iter().enumerate() {
                let style = if is_focused && index == *at { theme.selected } else { theme.text };
                let mark = if *is_marked { "[x]" } else { "[ ]" };
                x = super::put(frame, area, x, area.y, &format!("{mark} {label}"), style) + 2;
            }
        }
        Input::Line(editor)
        | Input::Lines(editor)
        | Input::Date(editor)
        | Input::Number(editor)
        | Input::Id(editor) => {
            draw_text(editor, is_focused, setting, frame, area);
        }
    }
}

fn draw_text(editor: &Editor, is_focused: bool, setting: &Setting, frame: &mut Frame, area: Rect) {
    let mut editor = editor.clone();
    editor.scroll_to_cursor(area.width, area.height);
    let notes = super::notes::Notes {
        editor: &editor,
        focused: is_focused,
        placeholder: "",
        styles: super::notes::NotesStyles {
            text: setting.theme.text,
            ..super::notes::NotesStyles::default()
        },
    };
    if is_focused {
        frame
            .buffer_mut()
            .set_style(area, ratatui::style::Style::new().add_modifier(ratatui::style::Modifier::UNDERLINED));
        let Position { x, y } = notes.cursor(area).unwrap_or(Position::new(area.x, area.y));
        frame.set_cursor_position(Position::new(x, y));
    }
    frame.render_widget(notes, area);
}
