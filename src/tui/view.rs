//! Draws the model: the frame around every screen, the screen, and what is over it. Decides nothing.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Paragraph, Wrap};
use unicode_width::UnicodeWidthStr;

use super::keymap;
use super::model::{LEAST, Model, Overlay};
use super::sheet::wrapped;
use super::widgets;

/// Draws everything.
pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    let words = &model.setting.words;
    if model.is_too_small() {
        let text = words.with(
            "too-small",
            &[
                ("width", area.width.into()),
                ("height", area.height.into()),
                ("least-width", LEAST.width.into()),
                ("least-height", LEAST.height.into()),
            ],
        );
        frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: true }), area);
        return;
    }
    let row = |y| Rect { y, height: 1, ..area };
    let (top, notice, footer) = (row(area.y), row(area.bottom() - 2), row(area.bottom() - 1));
    let body = Rect { y: top.bottom(), height: notice.y - top.bottom(), ..area };
    draw_top(model, frame, top);
    if let Some(screen) = model.screens.last() {
        screen.view(&model.setting, frame, body, model.overlay.is_none());
    }
    match &model.overlay {
        Some(Overlay::Picker(picker) | Overlay::Palette { picker, .. }) => {
            widgets::picker::draw(picker, &model.setting, frame, body);
        }
        Some(Overlay::Form(form)) => widgets::form::draw(form, &model.setting, frame, body),
        Some(Overlay::Confirm(question)) => widgets::dialog::draw(question, &model.setting, frame, body),
        Some(Overlay::Help { place, list }) => widgets::help::draw(*place, list, &model.setting, frame, body),
        None => {}
    }
    match model.said() {
        Some(text) => draw_notice(&text, model, frame, notice),
        None => draw_undo(model, frame, notice),
    }
    draw_footer(model, frame, footer);
    widgets::tame(frame.buffer_mut());
}

/// Draws nothing but the row that is being typed in, just as `view` does, and tells where the cursor is.
pub fn view_typed(model: &Model) -> Option<(Buffer, Position)> {
    if model.overlay.is_some() || model.said().is_some() || model.is_too_small() {
        return None;
    }
    let (mut row, cursor) = model.screens.last()?.draw_typed(&model.setting)?;
    widgets::tame(&mut row);
    Some((row, cursor))
}

fn draw_top(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.setting.theme;
    let words = &model.setting.words;
    let title = model.screens.last().map(|screen| screen.title(&model.setting)).unwrap_or_default();
    let past = model.said_of_past("past-header");
    let (state, style) = match model.saving.what_is_wrong() {
        None if past.is_some() => (past.unwrap_or_default(), theme.warning),
        Some(why) => (words.with("not-saved", &[("why", why.into())]), theme.danger),
        // Before a room nothing is said that is not about the result.
        None if model.place() == keymap::Place::Presentation => (String::new(), theme.quiet),
        None if model.saving.is_saved() => (words.text("saved"), theme.good),
        None => (words.text("saving"), theme.quiet),
    };
    let width = u16::try_from(state.width()).unwrap_or(area.width).min(area.width);
    let right = Rect { x: area.right() - width, width, ..area };
    let left = Rect { width: (area.width - width).saturating_sub(1), ..area };
    widgets::put(frame, left, left.x + 1, left.y, &title, theme.title);
    widgets::put(frame, right, right.x, right.y, &state, style);
}

/// Something to say: on its row, and over the screen where it needs more.
fn draw_notice(text: &str, model: &Model, frame: &mut Frame, row: Rect) {
    let lines = wrapped(text, row.width.saturating_sub(2));
    let height = (lines.len() as u16).min(row.y);
    let area = Rect { y: row.bottom() - height, height, ..row };
    frame.render_widget(Clear, area);
    for (line, y) in lines.iter().zip(area.y..) {
        widgets::put(frame, area, area.x + 1, y, line, model.setting.theme.warning);
    }
}

/// The key that takes back the last change, while there is one: at the end of the row over the footer, which is too short
/// for it on many screens.
fn draw_undo(model: &Model, frame: &mut Frame, row: Rect) {
    let take_back = keymap::Action::TakeBack;
    let is_offered = model.place().beyond().contains(&keymap::Place::Everywhere);
    if !model.undo.is_possible || !is_offered {
        return;
    }
    let theme = &model.setting.theme;
    let key = keymap::key_of(keymap::Place::Everywhere, take_back);
    let label = model.setting.words.text(&format!("do-{}", take_back.id()));
    let width = u16::try_from(key.width() + label.width() + 2).unwrap_or(row.width).min(row.width);
    let x = widgets::put(frame, row, row.right() - width, row.y, &key, theme.key);
    widgets::put(frame, row, x + 1, row.y, &label, theme.quiet);
}

fn draw_footer(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.setting.theme;
    let place = model.place();
    let part = |row: &keymap::Row| {
        let key = keymap::shown_key(row.keys.first()?);
        let label = model.setting.words.text(&format!("do-{}", row.action.id()));
        Some((key.width() + label.width() + 3, key, label))
    };
    let screen = model.screens.last().filter(|_| model.overlay.is_none());
    let rows = keymap::footer(place).filter(|row| !screen.is_some_and(|screen| screen.is_idle(row.action)));
    let (last, first): (Vec<_>, Vec<_>) = rows.partition(|row| is_last(row));
    let mut last: Vec<_> = last.into_iter().filter_map(part).collect();
    last.sort_by_key(|(_, key, _)| key != "?");
    // The way to help and out is found also where the row is too short for everything.
    let mut room = usize::from(area.width).saturating_sub(last.iter().map(|(width, ..)| width).sum());
    let first = first.into_iter().filter_map(part).take_while(|(width, ..)| {
        let is_fitting = *width <= room;
        room = room.saturating_sub(*width);
        is_fitting
    });
    let mut x = area.x;
    for (_, key, label) in first.chain(last.iter().cloned()) {
        x = widgets::put(frame, area, x + 1, area.y, &key, theme.key);
        x = widgets::put(frame, area, x + 1, area.y, &label, Style::default()) + 1;
    }
}

/// Whether the footer names it at its end, always.
fn is_last(row: &keymap::Row) -> bool {
    use keymap::Action;
    matches!(row.action, Action::Help | Action::Back | Action::Quit | Action::Command | Action::No)
}
