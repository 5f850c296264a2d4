//! A page to read, with places to stop at and go into: lines of text, and stops beside and below each other.
//!
//! A sheet is laid out for a width and says nothing of colours; where one is on it is a [`Place`] of its own, so that
//! a sheet can be laid out anew whenever the window or the data change.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::editor;
use super::keymap::Action;

/// How a part of a line is meant. Colour never carries it alone: the text says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Ordinary.
    Text,
    /// What the page is about.
    Title,
    /// Above a part of the page.
    Heading,
    /// Less important.
    Quiet,
    /// Known in part only; the text has a sign for it.
    Tentative,
    /// Nothing is known.
    Unknown,
    /// Reached.
    Good,
    /// To be looked at.
    Warning,
}

/// A piece of text on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The column where it starts.
    pub column: u16,
    /// The text.
    pub text: String,
    /// How it is meant.
    pub look: Look,
    /// Row and column of the stop that it belongs to.
    pub stop: Option<(usize, usize)>,
}

/// Something on a sheet to go into.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stop<T> {
    target: T,
    lines: Range<usize>,
}

/// A page laid out for a width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<T> {
    width: u16,
    lines: Vec<Vec<Part>>,
    stops: Vec<Vec<Stop<T>>>,
    current: Option<(usize, usize)>,
}

/// The column of what finds no room on the line that it belongs to.
const BELOW: u16 = 8;

/// A cell of a row of stops: where it stands, what it leads to, and its lines.
#[derive(Clone, Debug)]
pub struct Cell<T> {
    /// The column where it starts.
    pub column: u16,
    /// What it leads to.
    pub target: T,
    /// Its lines.
    pub lines: Vec<(String, Look)>,
}

impl<T> Sheet<T> {
    /// An empty page of so many columns.
    pub fn new(width: u16) -> Self {
        Self { width, lines: Vec::new(), stops: Vec::new(), current: None }
    }

    /// Its columns.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Its lines.
    pub fn lines(&self) -> &[Vec<Part>] {
        &self.lines
    }

    /// An empty line; none at the top and none behind another.
    pub fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// Begins a line.
    pub fn line(&mut self) {
        self.lines.push(Vec::new());
    }

    /// Adds to the line begun last.
    pub fn put(&mut self, column: u16, text: impl Into<String>, look: Look) {
        let part = Part { column, text: text.into(), look, stop: self.current };
        match self.lines.last_mut() {
            Some(line) => line.push(part),
            None => self.lines.push(vec![part]),
        }
    }

    /// A heading, with room above it.
    pub fn heading(&mut self, text: impl AsRef<str>) {
        self.blank();
        self.text(1, text.as_ref(), Look::Heading);
    }

    /// Lines of text, wrapped at words, that start at a column; an empty text gives none. Returns the first line, to
    /// which a label can be added.
    pub fn text(&mut self, column: u16, text: &str, look: Look) -> usize {
        let first = self.lines.len();
        for row in wrapped(text, self.width.saturating_sub(column + 1)) {
            self.line();
            self.put(column, row, look);
        }
        first
    }

    /// Goes on behind what stands on the last line, from `column` on at least; below it where there is no room. An
    /// empty text adds nothing.
    pub fn after(&mut self, column: u16, text: &str, look: Look) {
        if text.is_empty() {
            return;
        }
        let parts = self.lines.last().map_or(&[][..], Vec::as_slice);
        let end = parts.iter().map(|part| part.column + columns(&part.text) + 2).max().unwrap_or_default();
        let at = column.max(end);
        if at + columns(text) < self.width {
            self.put(at, text, look);
        } else {
            self.text(BELOW, text, look);
        }
    }

    /// A label at the edge and a text beside it, wrapped from `column` on.
    pub fn labelled(&mut self, label: &str, column: u16, text: &str, look: Look) {
        let first = self.text(column, text, look);
        if self.lines.len() == first {
            self.line();
        }
        self.label(first, 1, label, Look::Quiet);
    }

    /// What `write` adds is one stop.
    pub fn stop(&mut self, target: T, write: impl FnOnce(&mut Self)) {
        let first = self.lines.len();
        self.stops.push(vec![Stop { target, lines: first..first }]);
        self.current = Some((self.stops.len() - 1, 0));
        write(self);
        self.current = None;
        let last = self.lines.len();
        if let Some(stop) = self.stops.last_mut().and_then(|row| row.first_mut()) {
            stop.lines = first..last;
        }
    }

    /// Stops beside each other; returns the first line, to which a label can be added.
    pub fn row(&mut self, cells: Vec<Cell<T>>) -> usize {
        let first = self.lines.len();
        let height = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
        self.lines.resize_with(first + height, Vec::new);
        let row = self.stops.len();
        let mut stops = Vec::new();
        for (index, cell) in cells.into_iter().enumerate() {
            for (at, (text, look)) in cell.lines.into_iter().enumerate() {
                let part = Part { column: cell.column, text, look, stop: Some((row, index)) };
                self.lines[first + at].push(part);
            }
            stops.push(Stop { target: cell.target, lines: first..first + height });
        }
        if !stops.is_empty() {
            self.stops.push(stops);
        }
        first
    }

    /// Adds a text to a line that is there already.
    pub fn label(&mut self, line: usize, column: u16, text: impl Into<String>, look: Look) {
        if let Some(line) = self.lines.get_mut(line) {
            line.push(Part { column, text: text.into(), look, stop: self.current });
        }
    }

    /// Puts two pages side by side, the second one from `column` on; their stops are neighbours, row by row.
    pub fn beside(&mut self, left: Self, right: Self, column: u16) {
        let first = self.lines.len();
        let row = self.stops.len();
        self.lines.resize_with(first + left.lines.len().max(right.lines.len()), Vec::new);
        self.stops.resize_with(row + left.stops.len().max(right.stops.len()), Vec::new);
        let lefts: Vec<usize> =
            (0..right.stops.len()).map(|at| left.stops.get(at).map_or(0, Vec::len)).collect();
        for (sheet, shift, is_right) in [(left, 0, false), (right, column, true)] {
            for (at, line) in sheet.lines.into_iter().enumerate() {
                for mut part in line {
                    part.column += shift;
                    part.stop = part.stop.map(|(stop, index)| {
                        (row + stop, index + if is_right { lefts.get(stop).copied().unwrap_or(0) } else { 0 })
                    });
                    self.lines[first + at].push(part);
                }
            }
            for (at, stops) in sheet.stops.into_iter().enumerate() {
                self.stops[row + at].extend(stops.into_iter().map(|stop| Stop {
                    target: stop.target,
                    lines: stop.lines.start + first..stop.lines.end + first,
                }));
            }
        }
    }

    /// Puts another page below.
    pub fn below(&mut self, page: Self) {
        let width = page.width;
        self.beside(page, Self::new(width), 0);
    }

    /// What the stop at a place leads to.
    pub fn target(&self, place: &Place) -> Option<&T> {
        self.stop_at(place).map(|stop| &stop.target)
    }

    /// What all stops lead to.
    pub fn targets(&self) -> impl Iterator<Item = &T> {
        self.stops.iter().flatten().map(|stop| &stop.target)
    }

    /// The row and column of the stop selected.
    pub fn selected(&self, place: &Place) -> Option<(usize, usize)> {
        let row = self.stops.get(place.row)?;
        (!row.is_empty()).then(|| (place.row, place.column.min(row.len() - 1)))
    }

    fn stop_at(&self, place: &Place) -> Option<&Stop<T>> {
        let (row, column) = self.selected(place)?;
        self.stops.get(row)?.get(column)
    }

    /// The row of the first stop that leads to what is sought.
    pub fn find(&self, is_sought: impl Fn(&T) -> bool) -> Option<usize> {
        self.stops.iter().position(|row| row.iter().any(|stop| is_sought(&stop.target)))
    }
}

/// Where one is on a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The row of stops.
    pub row: usize,
    /// The stop in it; counted as the last one where the row is shorter.
    pub column: usize,
    /// The first line in sight.
    pub offset: usize,
}

impl Place {
    /// Moves by a key; returns whether the key was one that moves.
    pub fn act<T>(&mut self, action: Action, sheet: &Sheet<T>, height: usize) -> bool {
        let height = height.max(1);
        let page = height.saturating_sub(2).max(1);
        match action {
            Action::Up => self.up(sheet, height),
            Action::Down => self.down(sheet, height),
            Action::Left => self.column = sheet.selected(self).map_or(0, |(_, at)| at.saturating_sub(1)),
            Action::Right => self.column = sheet.selected(self).map_or(0, |(_, at)| at + 1),
            Action::PageUp => {
                self.offset = self.offset.saturating_sub(page);
                self.select_in_sight(sheet, height);
            }
            Action::PageDown => {
                self.offset += page;
                self.settle(sheet, height);
                self.select_in_sight(sheet, height);
            }
            Action::First => *self = Self { column: self.column, ..Self::default() },
            Action::Last => {
                self.row = sheet.stops.len().saturating_sub(1);
                self.offset = sheet.lines.len();
            }
            _ => return false,
        }
        self.settle(sheet, height);
        true
    }

    /// Keeps the place on the sheet after either changed; what is read stays in sight.
    pub fn fit<T>(&mut self, sheet: &Sheet<T>, height: usize) {
        self.row = self.row.min(sheet.stops.len().saturating_sub(1));
        self.settle(sheet, height);
    }

    /// Selects a row of stops and brings it into sight.
    pub fn go<T>(&mut self, row: usize, sheet: &Sheet<T>, height: usize) {
        self.row = row;
        self.fit(sheet, height);
        self.show(sheet, height);
    }

    /// Whether the first line of the stop selected is in sight.
    pub fn is_in_sight<T>(&self, sheet: &Sheet<T>, height: usize) -> bool {
        let sight = self.offset..self.offset + height.max(1);
        sheet.stop_at(self).is_some_and(|stop| sight.contains(&stop.lines.start))
    }

    /// Selects a row of stops and brings what begins with it into sight, its heading on top.
    pub fn go_to_part<T>(&mut self, row: usize, sheet: &Sheet<T>, height: usize) {
        self.row = row;
        let start = sheet.stop_at(self).map_or(0, |stop| stop.lines.start);
        self.offset = if row == 0 { 0 } else { start.saturating_sub(1) };
        self.settle(sheet, height);
    }

    fn up<T>(&mut self, sheet: &Sheet<T>, height: usize) {
        let is_cut = sheet.stop_at(self).is_none_or(|stop| stop.lines.start < self.offset);
        if is_cut || self.row == 0 {
            self.offset = self.offset.saturating_sub(1);
        } else {
            self.row -= 1;
            self.show_from_below(sheet, height);
        }
    }

    fn down<T>(&mut self, sheet: &Sheet<T>, height: usize) {
        let bottom = self.offset + height;
        let is_cut = sheet.stop_at(self).is_none_or(|stop| stop.lines.end > bottom);
        // Lines between two stops are read before the next one is gone to.
        let next = sheet.stops.get(self.row + 1).and_then(|row| row.first());
        if is_cut || next.is_none_or(|stop| stop.lines.start > bottom) {
            self.offset += 1;
        } else {
            self.row += 1;
            self.show(sheet, height);
        }
    }

    /// Brings the stop selected into sight, its first line at least.
    fn show<T>(&mut self, sheet: &Sheet<T>, height: usize) {
        let Some(stop) = sheet.stop_at(self) else { return };
        let Range { start, end } = stop.lines.clone();
        if end > self.offset + height {
            self.offset = end.saturating_sub(height);
        }
        self.offset = self.offset.min(start);
        self.settle(sheet, height);
    }

    /// The same, its last line at least: where one comes up to it.
    fn show_from_below<T>(&mut self, sheet: &Sheet<T>, height: usize) {
        let Some(stop) = sheet.stop_at(self) else { return };
        let Range { start, end } = stop.lines.clone();
        self.offset = self.offset.min(start);
        if end > self.offset + height {
            self.offset = end.saturating_sub(height);
        }
    }

    /// After the page was turned: the stop selected if it is in sight, else the nearest one.
    fn select_in_sight<T>(&mut self, sheet: &Sheet<T>, height: usize) {
        let sight = self.offset..self.offset + height;
        let is_in_sight =
            |row: &Vec<Stop<T>>| row.first().is_some_and(|stop| sight.contains(&stop.lines.start));
        if sheet.stops.get(self.row).is_some_and(is_in_sight) {
            return;
        }
        let is_below = sheet.stop_at(self).is_some_and(|stop| stop.lines.start >= self.offset + height);
        let found = if is_below {
            sheet.stops.iter().rposition(is_in_sight)
        } else {
            sheet.stops.iter().position(is_in_sight)
        };
        self.row = found.unwrap_or(self.row);
    }

    fn settle<T>(&mut self, sheet: &Sheet<T>, height: usize) {
        self.offset = self.offset.min(sheet.lines.len().saturating_sub(height.max(1)));
    }
}

/// The rows of a text wrapped at words; line breaks are kept, an empty text has none.
pub fn wrapped(text: &str, columns: u16) -> Vec<&str> {
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    paragraphs
        .flat_map(|line| {
            editor::wrap(line, columns).into_iter().map(|row| line[row.start..row.shown].trim_end())
        })
        .collect()
}

/// The columns that a text takes.
pub fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sheet(heights: &[(usize, usize, usize)]) -> Sheet<usize> {
        let mut sheet = Sheet::new(20);
        for (index, &(before, stops, height)) in heights.iter().enumerate() {
            for _ in 0..before {
                sheet.text(1, "text", Look::Text);
            }
            let cell = |at| Cell {
                column: at as u16 * 5,
                target: index,
                lines: vec![("cell".to_owned(), Look::Text); height],
            };
            sheet.row((0..stops).map(cell).collect());
        }
        sheet
    }

    proptest! {
        #[test]
        fn going_down_reads_every_line_and_passes_every_stop(
            rows in prop::collection::vec((0..9_usize, 1..4_usize, 1..9_usize), 1..9),
            height in 1..7_usize,
        ) {
            let sheet = sheet(&rows);
            let mut place = Place::default();
            let (mut lines, mut stops) = (vec![false; sheet.lines().len()], vec![false; rows.len()]);
            for _ in 0..400 {
                for line in lines.iter_mut().skip(place.offset).take(height) {
                    *line = true;
                }
                stops[place.row] = true;
                place.act(Action::Down, &sheet, height);
            }
            prop_assert!(stops.iter().all(|passed| *passed));
            prop_assert!(lines.iter().all(|read| *read));
        }

        #[test]
        fn a_place_never_points_beyond_its_sheet(
            rows in prop::collection::vec((0..4_usize, 0..4_usize, 1..4_usize), 0..6),
            moves in prop::collection::vec((0..8_usize, 1..9_usize), 0..60),
        ) {
            let sheet = sheet(&rows);
            let actions = [
                Action::Up, Action::Down, Action::Left, Action::Right,
                Action::PageUp, Action::PageDown, Action::First, Action::Last,
            ];
            let mut place = Place::default();
            for (action, height) in moves {
                place.act(actions[action], &sheet, height);
                place.fit(&sheet, height);
                prop_assert!(place.offset <= sheet.lines().len().saturating_sub(height));
                prop_assert!(place.row < sheet.stops.len().max(1));
            }
        }
    }

    #[test]
    fn stops_side_by_side_are_neighbours() {
        let side = |name: &'static str| {
            let mut sheet = Sheet::new(10);
            sheet.stop(name, |sheet| {
                sheet.text(1, "one two three", Look::Text);
            });
            sheet
        };
        let mut sheet = Sheet::new(30);
        sheet.heading("both");
        sheet.beside(side("left"), side("right"), 15);
        let mut place = Place::default();
        assert_eq!(sheet.target(&place), Some(&"left"));
        place.act(Action::Right, &sheet, 9);
        assert_eq!(sheet.target(&place), Some(&"right"));
        assert_eq!(sheet.lines()[1].iter().map(|part| part.column).collect::<Vec<_>>(), [1, 16]);
    }

    #[test]
    fn a_text_keeps_its_line_breaks_and_is_cut_at_words() {
        assert_eq!(wrapped("Straßen und Brücken\n\nGrün", 12), ["Straßen und", "Brücken", "Grün"]);
        assert!(wrapped(" ", 5).is_empty());
    }
}
