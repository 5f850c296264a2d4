//! Draws the talk. Decides nothing.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Clear;
use unicode_width::UnicodeWidthStr;

use crate::domain::study::InterviewStatus;
use crate::tui::keymap::{self, Action, Place};
use crate::tui::model::Setting;
use crate::tui::widgets::notes::{Notes, NotesStyles};
use crate::tui::widgets::{put, shortened};
use crate::workbench::request::DraftPlace;

use super::aside;
use super::hand::Talk;
use super::layout::{self, Areas, Row, Tone};
use super::outline;
use super::page::{Meaning, Offer, Panel};

/// Draws it; the cursor only where nothing is over it.
pub fn draw(talk: &Talk, setting: &Setting, frame: &mut Frame, area: Rect, is_on_top: bool) {
    if talk.is_blank {
        let y = area.y + area.height / 2;
        let text = if talk.clock.is_paused() { "talk-paused" } else { "talk-blank" };
        put(frame, area, area.x + 2, y, &setting.words.text(text), setting.theme.quiet);
    } else {
        let areas = layout::areas(talk, area, setting);
        if let Some(outline) = areas.outline {
            outline::draw(talk, setting, frame, outline);
        }
        draw_head(talk, setting, frame, areas.head);
        draw_question(talk, setting, frame, &areas);
        draw_notes(talk, setting, frame, &areas, is_on_top);
        if let Some(panel) = &talk.page.panel {
            draw_companion(talk, panel, setting, frame, &areas, is_on_top);
        }
        let warning = talk.page.warning.as_deref().unwrap_or_default();
        for (line, y) in layout::wrapped(warning, areas.warning.width)
            .into_iter()
            .zip(areas.warning.top()..areas.warning.bottom())
        {
            put(frame, areas.warning, areas.warning.x, y, line, setting.theme.warning);
        }
    }
    if talk.is_commanding {
        draw_commands(setting, frame, area);
    }
}

/// The row that is being typed in, as `draw` draws it.
pub fn draw_typed(talk: &Talk, setting: &Setting) -> Option<(Buffer, Position)> {
    let is_empty = talk.active().editor.is_empty();
    let is_typing = matches!(talk.place(), Place::Talk | Place::Parked) && !talk.is_blank && !is_empty;
    is_typing.then(|| notes(talk, setting, "").cursor_row(talk.notes_area))?
}

fn notes<'a>(talk: &'a Talk, setting: &Setting, placeholder: &'a str) -> Notes<'a> {
    let theme = &setting.theme;
    Notes {
        editor: &talk.active().editor,
        focused: matches!(talk.place(), Place::Talk | Place::Parked),
        placeholder,
        styles: NotesStyles {
            text: theme.text,
            placeholder: theme.quiet,
            sign: theme.key,
            ..NotesStyles::default()
        },
        has_margin: true,
        speakers: &talk.held.speakers,
    }
}

/// A text at the right edge; returns the column where it starts.
fn put_right(frame: &mut Frame, area: Rect, y: u16, text: &str, style: Style) -> u16 {
    let width = u16::try_from(text.width()).unwrap_or(area.width).min(area.width);
    put(frame, area, area.right() - width, y, text, style);
    area.right() - width
}

fn draw_head(talk: &Talk, setting: &Setting, frame: &mut Frame, area: Rect) {
    let words = &setting.words;
    let theme = &setting.theme;
    let count = [("count", talk.held.unasked().len().into())];
    let unasked = words.with("talk-unasked", &count);
    let clock = clock(talk, setting);
    let right = format!("{clock} · {unasked}");
    let edge = put_right(frame, area, area.y, &right, theme.title);
    let arguments = [
        ("section", talk.page.section.as_str().into()),
        ("number", (talk.at + 1).into()),
        ("count", talk.held.stops.len().into()),
    ];
    let place = words.with("talk-place", &arguments);
    let room = usize::from(edge.saturating_sub(area.x + 2));
    put(frame, area, area.x, area.y, &shortened(&place, room), theme.heading);
}

/// How long the talk lasts, against the plan; where it is over, its state.
fn clock(talk: &Talk, setting: &Setting) -> String {
    let words = &setting.words;
    let status = talk.held.interview.state.status;
    if status != InterviewStatus::InProgress {
        return words.of("status", status.as_str());
    }
    let minutes = talk.clock.elapsed(setting.now).num_minutes();
    let planned = talk.held.interview.details.minutes.or(talk.held.questionnaire.minutes);
    match planned {
        Some(planned) => {
            words.with("talk-clock", &[("minutes", minutes.into()), ("planned", planned.into())])
        }
        None => words.with("talk-clock-unplanned", &[("minutes", minutes.into())]),
    }
}

fn draw_question(talk: &Talk, setting: &Setting, frame: &mut Frame, areas: &Areas) {
    let area = areas.question;
    let rows = layout::rows(talk, area.width, areas.side.is_none(), setting);
    let height = usize::from(area.height);
    let below = rows.len().saturating_sub(talk.scroll + height);
    draw_rows(&rows, talk.scroll, setting, frame, area);
    if below > 0 && height > 0 {
        let more = setting.words.with("talk-more", &[("count", (below + 1).into())]);
        let last = Rect { y: area.bottom() - 1, height: 1, ..area };
        frame.render_widget(Clear, last);
        put(frame, last, last.x, last.y, &more, setting.theme.quiet);
    }
    if let Some(side) = areas.side {
        for y in side.top()..side.bottom() {
            put(frame, frame.area(), side.x - 2, y, "│", setting.theme.frame);
        }
        draw_rows(&layout::side_rows(talk, side.width, setting), 0, setting, frame, side);
    }
}

fn draw_rows(rows: &[Row], skip: usize, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    for (row, y) in rows.iter().skip(skip).zip(area.top()..area.bottom()) {
        let style = match row.tone {
            Tone::Ask => theme.title,
            Tone::Probe | Tone::Told | Tone::Blank => theme.text,
            Tone::Guide => theme.quiet,
            Tone::Remark => theme.warning,
            Tone::Heading => theme.heading,
        };
        put(frame, area, area.x, y, &row.text, style);
    }
}

/// A line with words on it, double where keys go.
fn draw_rule(
    setting: &Setting,
    frame: &mut Frame,
    area: Rect,
    title: &str,
    right: (&str, Style),
    is_focused: bool,
) {
    let theme = &setting.theme;
    let (line, style) = if is_focused { ("═", theme.frame_focused) } else { ("─", theme.frame) };
    put(frame, area, area.x, area.y, &line.repeat(usize::from(area.width)), style);
    let x = put(frame, area, area.x + 1, area.y, &format!(" {title} "), style);
    let room = usize::from(area.right().saturating_sub(x + 2));
    if !right.0.is_empty() && room > 4 {
        let text = format!(" {} ", shortened(right.0, room.saturating_sub(2)));
        let inner = Rect { width: area.width.saturating_sub(1), ..area };
        put_right(frame, inner, area.y, &text, right.1);
    }
}

fn draw_notes(talk: &Talk, setting: &Setting, frame: &mut Frame, areas: &Areas, is_on_top: bool) {
    let words = &setting.words;
    let theme = &setting.theme;
    let is_focused = matches!(talk.place(), Place::Talk | Place::Parked);
    let (title, hint) = match talk.parked.as_ref().map(|sheet| &sheet.place) {
        Some(DraftPlace::Note(place, number)) => {
            (aside::name(*place, *number, setting), (words.text("talk-parked-hint"), theme.quiet))
        }
        _ => match &talk.page.missing {
            Some(missing) if talk.page.panel.is_none() => {
                (words.text("talk-notes"), (missing.clone(), theme.title))
            }
            _ => {
                let hint = talk.line_hint(setting).unwrap_or_else(|| talk.meanings_here(setting));
                (words.text("talk-notes"), (hint, theme.quiet))
            }
        },
    };
    draw_rule(setting, frame, areas.notes_rule, &title, (&hint.0, hint.1), is_focused);
    let placeholder = match talk.parked.as_ref().map(|sheet| &sheet.place) {
        Some(DraftPlace::Note(place, _)) => words.text(&format!("talk-{}-placeholder", place.as_str())),
        _ => words.text("talk-notes-placeholder"),
    };
    let notes = notes(talk, setting, &placeholder);
    frame.render_widget(notes, areas.notes);
    if let Some(place) = notes.cursor(areas.notes).filter(|_| is_on_top) {
        frame.set_cursor_position(place);
    }
}

fn draw_companion(
    talk: &Talk,
    panel: &Panel,
    setting: &Setting,
    frame: &mut Frame,
    areas: &Areas,
    is_on_top: bool,
) {
    let area = areas.companion;
    let words = &setting.words;
    let theme = &setting.theme;
    let is_focused = talk.place() == Place::Companion;
    let unfocused = words.text("talk-hint-tab");
    let hint = match &talk.page.missing {
        Some(missing) => (missing.as_str(), theme.title),
        None if is_focused => (panel.hint.as_str(), theme.quiet),
        None => (unfocused.as_str(), theme.quiet),
    };
    draw_rule(setting, frame, Rect { height: 1, ..area }, &panel.title, hint, is_focused);
    let inner = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if is_focused && is_on_top && !inner.is_empty() {
        frame.set_cursor_position((inner.x, inner.y));
    }
    if panel.offers.is_empty() || areas.is_folded {
        let chosen: Vec<&str> = panel
            .offers
            .iter()
            .filter(|offer| offer.is_chosen)
            .map(|offer| offer.label.as_str())
            .chain(panel.value.as_deref())
            .collect();
        let (text, style) = match chosen.as_slice() {
            [] => (words.text("talk-no-answer-yet"), theme.quiet),
            chosen => (chosen.join("; "), theme.title),
        };
        put(frame, inner, inner.x, inner.y, &shortened(&text, usize::from(inner.width)), style);
        return;
    }
    let grid = layout::grid(panel, area.width, inner.height);
    for (index, offer) in panel.offers.iter().enumerate() {
        let (column, row) = (index / grid.rows, index % grid.rows);
        let x = inner.x + u16::try_from(column * grid.width).unwrap_or(u16::MAX);
        let y = inner.y + u16::try_from(row).unwrap_or(u16::MAX);
        if y < inner.bottom() {
            draw_offer(
                offer,
                panel.is_several,
                setting,
                frame,
                Rect { x, y, height: 1, ..inner },
                grid.width,
            );
        }
    }
}

fn draw_offer(
    offer: &Offer,
    is_several: bool,
    setting: &Setting,
    frame: &mut Frame,
    area: Rect,
    width: usize,
) {
    let theme = &setting.theme;
    let mark = match (is_several, offer.is_chosen) {
        (true, true) => "[x] ",
        (true, false) => "[ ] ",
        (false, true) => "(x) ",
        (false, false) => "( ) ",
    };
    let style = if offer.is_chosen { theme.title } else { theme.text };
    let digit = offer.digit.map_or_else(|| "  ".to_owned(), |digit| format!("{digit} "));
    // The points of a scale begin with their number already.
    let is_numbered = matches!(offer.stands_for, Meaning::Point(_)) && offer.digit != Some(0);
    let label = if is_numbered {
        offer.label.strip_prefix(digit.trim()).unwrap_or(&offer.label).trim_start()
    } else {
        &offer.label
    };
    let x = put(frame, area, area.x, area.y, mark, style);
    let x = put(frame, area, x, area.y, &digit, theme.key);
    let room = width.saturating_sub(layout::MARK + 1);
    put(frame, area, x, area.y, &shortened(label, room), style);
}

/// Columns of a command in the list of commands.
const COMMAND: u16 = 19;

/// The keys that may follow Esc, over the lower part of the screen.
fn draw_commands(setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let hidden = [Action::Back, Action::Quit, Action::ScrollUp, Action::ScrollDown];
    let rows: Vec<_> = keymap::rows(Place::Command).filter(|row| !hidden.contains(&row.action)).collect();
    let columns = usize::from((area.width / COMMAND).max(1));
    let lines = rows.len().div_ceil(columns);
    let height = (u16::try_from(lines).unwrap_or(u16::MAX)).saturating_add(1).min(area.height);
    let area = Rect { y: area.bottom() - height, height, ..area };
    frame.render_widget(Clear, area);
    let hint = setting.words.text("talk-commands-hint");
    let rule = Rect { height: 1, ..area };
    draw_rule(setting, frame, rule, &setting.words.text("talk-commands"), (&hint, theme.quiet), true);
    for (index, row) in rows.iter().enumerate() {
        let x = area.x + 1 + u16::try_from(index / lines).unwrap_or(0) * COMMAND;
        let y = area.y + 1 + u16::try_from(index % lines).unwrap_or(0);
        let key = row.keys.first().map(|key| keymap::shown_key(key)).unwrap_or_default();
        let x = put(frame, area, x, y, &key, theme.key);
        let label = setting.words.text(&format!("do-{}", row.action.id()));
        put(frame, area, x + 1, y, &label, theme.text);
    }
}
