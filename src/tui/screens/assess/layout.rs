//! Where everything stands: the same for drawing as for keeping what one is at in sight.

use ratatui::layout::Rect;

use crate::domain::assessment::CellPlace;
use crate::tui::model::Setting;

use super::details::{self, Amount, Line};
use super::wording;
use super::{Focus, State};
use crate::domain::assess::sheet::Row;

/// The rows of the screen and its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The heading above the evidence, and above what can be rated.
    pub heads: [Rect; 2],
    /// The evidence.
    pub evidence: Rect,
    /// The line between the two.
    pub line: Rect,
    /// The matrix; no rows where there is no room or nothing to show.
    pub matrix: Rect,
    /// The list of what can be rated.
    pub list: Rect,
    /// The name of what is being rated.
    pub name: Rect,
    /// Its scale and what belongs to it.
    pub details: Rect,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The name of a cell.
    Cell(CellPlace),
    /// Something that can be rated, by its index.
    Row(usize),
}

/// Fewest rows with which the matrix is drawn.
const LOW: u16 = 18;

/// Fewest rows with which the list takes more of them.
const HIGH: u16 = 30;

/// The screen as it is laid out.
pub struct View<'a> {
    state: &'a State,
    setting: &'a Setting,
    /// Where everything stands.
    pub areas: Areas,
    /// The rows of the list.
    pub entries: Vec<Entry>,
}

impl<'a> View<'a> {
    /// Lays the screen out in the room that the window leaves it.
    pub fn of(state: &'a State, setting: &'a Setting) -> Self {
        match state.frame {
            Some(areas) => Self::with(state, setting, areas),
            None => Self::within(state, setting, Rect::new(0, 0, setting.size.width, setting.body_height())),
        }
    }

    /// The screen with its parts where somebody else put them.
    pub fn with(state: &'a State, setting: &'a Setting, areas: Areas) -> Self {
        Self { state, setting, areas, entries: entries(state, setting) }
    }

    /// Lays the screen out in an area.
    pub fn within(state: &'a State, setting: &'a Setting, area: Rect) -> Self {
        let entries = entries(state, setting);
        // The side where keys go takes more of the room.
        let share = if state.focus == Focus::Evidence { 51 } else { 38 };
        let left = (u32::from(area.width) * share / 100) as u16;
        let right = area.width.saturating_sub(left + 1);
        let x = area.x + left + 1;
        let rest = area.height.saturating_sub(1);
        let phases = setting.instruments.model.phase_count() as u16;
        let matrix = if state.is_on_factors || area.height < LOW { 0 } else { phases + 1 };
        let room = rest.saturating_sub(matrix + 1);
        let count = entries.len() as u16;
        let tenths = if area.height < HIGH { 3 } else { 4 };
        let list = if state.is_on_factors { room / 2 } else { (room * tenths / 10).max(4) };
        let list = list.min(count).min(room);
        let y = area.y + 1;
        let row = |y: u16, height: u16| Rect { x, y, width: right, height }.intersection(area);
        let areas = Areas {
            heads: [Rect { width: left, height: 1, ..area }, row(area.y, 1)],
            evidence: Rect { y, width: left, height: rest, ..area },
            line: Rect { x: area.x + left, y: area.y, width: 1, height: area.height },
            matrix: row(y, matrix),
            list: row(y + matrix, list),
            name: row(y + matrix + list, 1),
            details: row(y + matrix + list + 1, room.saturating_sub(list)),
        };
        Self { state, setting, areas, entries }
    }

    /// The rows below the list.
    pub fn details(&self) -> Vec<Line> {
        let (Some(study), Some(row)) = (&self.state.study, self.state.row()) else { return Vec::new() };
        let width = usize::from(self.areas.details.width.saturating_sub(1));
        details::rows(row, study, &self.state.site, self.setting, width)
    }

    /// The rows of each piece of evidence, in their order.
    pub fn pieces(&self) -> Vec<Vec<Line>> {
        let State { order, piece: at, focus, .. } = self.state;
        let attached = self.state.attached(self.setting);
        let target = self.state.row().map(|row| &row.id);
        let waiting = target.map(|target| self.state.marks_of(target)).unwrap_or_default();
        let width = usize::from(self.areas.evidence.width.saturating_sub(2));
        let rows = order.iter().enumerate().filter_map(|(index, key)| {
            let piece = self.state.piece_of(key)?;
            let id = piece.evidence().map(|evidence| &evidence.id);
            let is_attached = id.is_some_and(|id| attached.contains(id));
            let mark = match id {
                None => " · ",
                Some(id) if waiting.contains(id) => "[+]",
                Some(_) if is_attached => "[x]",
                Some(_) => "[ ]",
            };
            let amount = match focus {
                // Where evidence is from tells when it was said.
                Focus::Evidence if index == at.selected && self.state.is_blind() && id.is_some() => {
                    Amount::Text
                }
                Focus::Evidence if index == at.selected => Amount::Whole,
                Focus::Sheet if is_attached => Amount::Text,
                _ => Amount::Part,
            };
            Some(details::piece(piece, mark, target, self.setting, (width, amount)))
        });
        rows.collect()
    }

    /// The first row of the list in sight: the whole cell that one is in, if it fits.
    pub fn list_top(&self) -> usize {
        let state = self.state;
        let at = if state.is_on_factors { state.factor } else { state.indicator };
        let height = usize::from(self.areas.list.height).max(1);
        let Some(here) = self.entries.iter().position(|entry| *entry == Entry::Row(at.selected)) else {
            return 0;
        };
        let is_cell = |entry: &Entry| matches!(entry, Entry::Cell(_));
        let first = self.entries[..here].iter().rposition(is_cell).unwrap_or(here);
        let behind = self.entries[here..].iter().position(is_cell).map_or(self.entries.len(), |at| here + at);
        let mut top = at.top.min(first);
        if behind > top + height {
            top = first.min(behind.saturating_sub(height)).max(top);
        }
        if behind > top + height {
            top = first;
        }
        if here >= top + height {
            top = here + 1 - height;
        }
        top.min(self.entries.len().saturating_sub(height))
    }

    /// The first piece in sight, so that the one that one is at is seen as a whole.
    pub fn piece_top(&self) -> usize {
        let heights: Vec<usize> = self.pieces().iter().map(Vec::len).collect();
        let room = usize::from(self.areas.evidence.height);
        let selected = self.state.piece.selected.min(heights.len().saturating_sub(1));
        let mut top = self.state.piece.top.min(selected);
        while top < selected && heights[top..=selected].iter().sum::<usize>() > room {
            top += 1;
        }
        while top > 0 && heights[top - 1..].iter().sum::<usize>() <= room {
            top -= 1;
        }
        top
    }

    /// The first row in sight below the list.
    pub fn detail_top(&self) -> usize {
        let room = usize::from(self.areas.details.height);
        self.state.detail.min(self.details().len().saturating_sub(room))
    }
}

fn entries(state: &State, setting: &Setting) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut cell = None;
    let place = |row: &Row| wording::cell_of(row, &setting.instruments.model);
    for (index, row) in state.rows().iter().enumerate() {
        let here = place(row);
        if let Some(place) = here.filter(|_| here != cell) {
            entries.push(Entry::Cell(place));
        }
        cell = here;
        entries.push(Entry::Row(index));
    }
    entries
}
