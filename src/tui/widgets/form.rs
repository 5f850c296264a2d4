//! Draws a form.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use crate::tui::editor::{Command, Editor, Motion};
use crate::tui::form::{Field, Form, Input, Secret};
use crate::tui::model::Setting;
use crate::tui::sheet::wrapped;
use crate::workbench::locking::Strength;

/// Rows that a field of several lines is drawn with.
const LINES: u16 = 4;

/// The width of the box.
const BOX: u16 = 76;

/// Draws the form in a box over the screen.
pub fn draw(form: &Form, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let label_width = form.fields.iter().map(|field| field.label.width()).max().unwrap_or(0) as u16 + 2;
    // The frame and a margin on both sides.
    let columns = BOX.min(area.width).saturating_sub(4);
    let value_width = columns.saturating_sub(label_width);
    let height = |field: &Field| height(field, value_width);
    let text = wrapped(&form.text, columns);
    let text_rows = if text.is_empty() { 0 } else { text.len() as u16 + 1 };
    let rows: u16 = form.fields.iter().map(height).sum();
    let area = super::centred(area, BOX, rows + text_rows + 4);
    let inner = super::boxed(frame, area, &form.title, theme);
    for (line, y) in text.iter().zip(inner.top()..inner.bottom()) {
        super::put(frame, inner, inner.x, y, line, theme.text);
    }
    let room = inner.height.saturating_sub(text_rows + 2);
    // Where the window is too low for all fields, those around the focus are drawn.
    let before: u16 = form.fields.iter().take(form.focus + 1).map(height).sum();
    let mut skip = before.saturating_sub(room);
    let mut y = inner.y + text_rows;
    for (index, field) in form.fields.iter().enumerate() {
        if skip > 0 {
            skip = skip.saturating_sub(height(field));
            continue;
        }
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
    let bottom = inner.bottom().saturating_sub(1);
    if let Some(problem) = &form.problem {
        super::put(frame, inner, inner.x, bottom, problem, theme.danger);
    } else if let Some(hint) = form.fields.get(form.focus).and_then(hint) {
        super::put(frame, inner, inner.x, bottom, &setting.words.text(hint), theme.quiet);
    }
}

/// The id of the text that says how the field is filled in, where that does not go without saying.
fn hint(field: &Field) -> Option<&'static str> {
    if let Some(secret) = field.secret {
        return Some(match secret {
            _ if field.editor().is_some_and(Editor::is_empty) => "secret-hint",
            Secret::Again => "secret-again",
            Secret::New => match Strength::of(&field.editor().map(Editor::text).unwrap_or_default()) {
                Strength::TooWeak => "secret-too-weak",
                Strength::Fair => "secret-fair",
                Strength::Strong => "secret-strong",
            },
        });
    }
    match &field.input {
        Input::Line(_) if field.is_private => Some("form-hint-private"),
        Input::Choice(options, _) if options.len() < 2 => None,
        Input::Choice(..) => Some("form-hint-choice"),
        Input::Several(..) => Some("form-hint-several"),
        Input::Date(_) => Some("form-hint-date"),
        Input::Time(_) => Some("form-hint-time"),
        Input::Lines(_) => Some("form-hint-lines"),
        Input::Line(_) | Input::Number(_) | Input::Id(_) => None,
    }
}

/// Rows of a field.
fn height(field: &Field, width: u16) -> u16 {
    match &field.input {
        Input::Lines(_) => LINES,
        Input::Several(options, _) => places(options, width).last().map_or(1, |(_, row)| row + 1),
        _ => 1,
    }
}

/// Where options of several stand, as column and row: beside each other as far as there is room.
fn places(options: &[(String, String, bool)], width: u16) -> Vec<(u16, u16)> {
    let (mut x, mut y) = (0, 0);
    let place = |(_, label, _): &(String, String, bool)| {
        let columns = label.width() as u16 + MARK;
        if x > 0 && x + columns > width {
            (x, y) = (0, y + 1);
        }
        let place = (x, y);
        x += columns + 2;
        place
    };
    options.iter().map(place).collect()
}

/// Columns of the mark before an option.
const MARK: u16 = 4;

fn draw_value(field: &Field, is_focused: bool, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    match &field.input {
        Input::Line(editor) if field.secret.is_some() => {
            // How long it is stays to be seen, as far as there is room; nothing else.
            let count = editor.text().chars().count().min(usize::from(area.width).saturating_sub(1));
            let dots = Editor::single_line(&"•".repeat(count));
            draw_text(&dots, is_focused, setting, frame, area);
        }
        Input::Choice(options, at) => {
            let mut x = area.x;
            let mark = usize::from(MARK);
            let all: usize = options.iter().map(|(_, label)| label.width() + mark + 2).sum();
            let is_narrow = all > usize::from(area.width) + 2;
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
                let label = match (is_narrow, is_chosen) {
                    (true, _) if is_focused => format!("‹ {label} ›"),
                    (false, true) if options.len() > 1 => format!("(x) {label}"),
                    (false, false) => format!("( ) {label}"),
                    (true | false, _) => label.clone(),
                };
                x = super::put(frame, area, x, area.y, &label, style) + 2;
            }
        }
        Input::Several(options, at) => {
            let places = places(options, area.width);
            for (index, ((_, label, is_marked), (x, y))) in options.iter().zip(places).enumerate() {
                let style = if is_focused && index == *at { theme.selected } else { theme.text };
                let mark = if *is_marked { "[x]" } else { "[ ]" };
                super::put(frame, area, area.x + x, area.y + y, &format!("{mark} {label}"), style);
            }
        }
        Input::Line(editor)
        | Input::Lines(editor)
        | Input::Date(editor)
        | Input::Time(editor)
        | Input::Number(editor)
        | Input::Id(editor) => {
            draw_text(editor, is_focused, setting, frame, area);
        }
    }
}

fn draw_text(editor: &Editor, is_focused: bool, setting: &Setting, frame: &mut Frame, area: Rect) {
    let mut editor = editor.clone();
    // Where one does not type, the text is read from its beginning.
    if !is_focused {
        editor.apply(Command::Move { motion: Motion::TextStart, extend: false }, area.width);
    }
    editor.scroll_to_cursor(area.width, area.height);
    let notes = super::notes::Notes {
        editor: &editor,
        focused: is_focused,
        placeholder: "",
        styles: super::notes::NotesStyles {
            text: setting.theme.text,
            ..super::notes::NotesStyles::default()
        },
        has_margin: false,
        speakers: &[],
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
