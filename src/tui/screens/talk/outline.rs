//! Draws the outline: sections, and their questions with a mark for what has become of each.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::condition::Truth;
use crate::tui::model::Setting;
use crate::tui::widgets::{put, shortened};

use super::hand::Talk;
use super::held::Stop;

/// What has become of a question, in the order of the legend: its sign and the id of its word.
const MARKS: [(&str, &str); 5] = [
    ("x", "talk-mark-given"),
    ("!", "talk-mark-missing"),
    (".", "talk-mark-unasked"),
    ("?", "talk-mark-open"),
    ("-", "talk-mark-off"),
];

/// A row: a section, or a question by its place.
enum Row {
    Section(usize),
    Question(usize),
}

/// Draws it, the question in sight somewhere in the middle, the legend below.
pub fn draw(talk: &Talk, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    for y in area.top()..area.bottom() {
        put(frame, Rect { width: area.width + 1, ..area }, area.right(), y, "│", theme.frame);
    }
    let legend = legend(setting, area.width);
    let height = usize::from(area.height).saturating_sub(legend.len());
    let mut rows = Vec::new();
    let mut section = None;
    for (at, stop) in talk.held.stops.iter().enumerate() {
        if section != Some(stop.section) {
            section = Some(stop.section);
            rows.push(Row::Section(stop.section));
        }
        rows.push(Row::Question(at));
    }
    let here = rows.iter().position(|row| matches!(row, Row::Question(at) if *at == talk.at)).unwrap_or(0);
    let first = here.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    let room = usize::from(area.width);
    for (row, y) in rows.iter().skip(first).take(height).zip(area.y..) {
        match row {
            Row::Section(section) => {
                let title = shortened(&talk.contents.sections[*section], room.saturating_sub(1));
                put(frame, area, area.x + 1, y, &title, theme.heading);
            }
            Row::Question(at) => {
                let stop = talk.held.stops[*at];
                let (sign, _) = MARKS[mark(talk, *at, stop)];
                let pointer = if *at == talk.at { ">" } else { " " };
                let text = format!("{pointer}{:>2} {sign} {}", at + 1, talk.contents.asks[*at]);
                let text = shortened(&text, room.saturating_sub(1));
                let style = if *at == talk.at {
                    theme.selected
                } else if stop.on_path == Truth::No {
                    theme.quiet
                } else {
                    theme.text
                };
                put(frame, area, area.x, y, &text, style);
            }
        }
    }
    let top = area.bottom().saturating_sub(u16::try_from(legend.len()).unwrap_or(0));
    for (line, y) in legend.iter().zip(top..) {
        put(frame, area, area.x + 1, y, line, theme.quiet);
    }
}

/// Which of the marks a question has.
fn mark(talk: &Talk, at: usize, stop: Stop) -> usize {
    let question = &talk.held.question(at).id;
    let is_missing = talk.held.answers.get(question).is_some_and(|answer| answer.closed.missing.is_some());
    match (stop.on_path, stop.is_given) {
        (Truth::No, _) => 4,
        (_, true) if is_missing => 1,
        (_, true) => 0,
        (Truth::Open, false) => 3,
        (Truth::Yes, false) => 2,
    }
}

/// The legend in as few lines as the width allows.
fn legend(setting: &Setting, width: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (sign, word) in MARKS {
        let part = format!("{sign} {}", setting.words.text(word));
        match lines.last_mut() {
            Some(line) if line.chars().count() + part.chars().count() + 4 <= usize::from(width) => {
                line.push_str("  ");
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines
}
