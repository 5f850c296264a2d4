//! Draws the keys of a place, from the one table.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::language::Words;
use crate::tui::keymap::{self, Place};
use crate::tui::list::List;
use crate::tui::model::Setting;
use crate::tui::sheet::wrapped;

/// A row of the help: a heading, or keys and what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A place.
    Heading(String),
    /// Keys and a sentence, or a part of one: the rest has no keys.
    Keys(String, String),
}

/// Where the sentences begin.
const SENTENCES: u16 = 20;

/// The box of the page in the room below the line on top.
fn place_of(area: Rect) -> Rect {
    super::centred(area, 84, area.height)
}

/// The rows for a place and those beyond it, in a window of some width; a talk's commands too.
pub fn rows(place: Place, width: u16, words: &Words) -> Vec<Row> {
    // The frame and a margin on both sides.
    let columns = width.min(84).saturating_sub(4 + SENTENCES);
    let mut places = vec![place];
    if matches!(place, Place::Talk | Place::Companion | Place::Parked | Place::Command) {
        places = vec![Place::Talk, Place::Command, Place::Companion, Place::Parked, Place::Text];
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
        for (keys, sentence) in keymap::told(place) {
            let mut keys = keys.join(" ");
            for part in wrapped(&words.text(&sentence), columns) {
                rows.push(Row::Keys(std::mem::take(&mut keys), part.to_owned()));
            }
        }
    }
    rows
}

/// Draws the page.
pub fn draw(place: Place, list: &List, setting: &Setting, frame: &mut Frame, area: Rect) {
    let window = area.width;
    let area = place_of(area);
    let inner = super::boxed(frame, area, &setting.words.text("help-title"), &setting.theme);
    let rows = rows(place, window, &setting.words);
    let below = rows.len().saturating_sub(list.offset + usize::from(inner.height));
    if below > 0 {
        let more = format!(" {} ", setting.words.with("help-more", &[("count", below.into())]));
        super::put(frame, area, area.x + 2, area.bottom() - 1, &more, setting.theme.key);
    }
    for (row, y) in rows.iter().skip(list.offset).zip(inner.top()..inner.bottom()) {
        match row {
            Row::Heading(text) => {
                super::put(frame, inner, inner.x, y, text, setting.theme.heading);
            }
            Row::Keys(keys, text) => {
                super::put(frame, inner, inner.x + 1, y, keys, setting.theme.key);
                super::put(frame, inner, inner.x + SENTENCES, y, text, setting.theme.text);
            }
        }
    }
}
