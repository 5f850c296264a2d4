//! Draws the keys of a place, from the one table.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::language::Words;
use crate::tui::keymap::{self, Place};
use crate::tui::list::List;
use crate::tui::model::Setting;

/// A row of the help: a heading, or keys and what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A place.
    Heading(String),
    /// Keys and a sentence.
    Keys(String, String),
}

/// The rows for a place and those beyond it; a talk's commands too.
pub fn rows(place: Place, words: &Words) -> Vec<Row> {
    let mut places = vec![place];
    if matches!(place, Place::Talk | Place::Companion | Place::Parked | Place::Command) {
        places = vec![Place::Talk, Place::Companion, Place::Command, Place::Parked, Place::Text];
    }
    if matches!(place, Place::Assess | Place::Evidence) {
        places = vec![Place::Assess, Place::Evidence];
    }
    for beyond in place.beyond() {
        if !places.contains(beyond) {
            places.push(*beyond);
        }
    }
    let mut rows = Vec::new();
    for place in places {
        rows.push(Row::Heading(words.text(place.id())));
        for row in keymap::rows(place) {
            let keys: Vec<String> = row.keys.iter().map(|key| keymap::shown_key(key)).collect();
            rows.push(Row::Keys(keys.join(" "), words.text(&format!("help-{}", row.action.id()))));
        }
    }
    rows
}

/// Draws the page.
pub fn draw(place: Place, list: &List, setting: &Setting, frame: &mut Frame, area: Rect) {
    let area = super::centred(area, 84, area.height);
    let inner = super::boxed(frame, area, &setting.words.text("help-title"), &setting.theme);
    for (row, y) in rows(place, &setting.words).iter().skip(list.offset).zip(inner.top()..inner.bottom()) {
        match row {
            Row::Heading(text) => {
                super::put(frame, inner, inner.x, y, text, setting.theme.heading);
            }
            Row::Keys(keys, text) => {
                super::put(frame, inner, inner.x + 1, y, keys, setting.theme.key);
                super::put(frame, inner, inner.x + 20, y, text, setting.theme.text);
            }
        }
    }
}
