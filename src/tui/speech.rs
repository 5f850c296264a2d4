//! A screen in words: lines to be read one after the other, some of which can be chosen by their number. For screen
//! readers, braille and terminals without a cursor; nothing in it depends on columns.

use super::sheet::Sheet;

/// What a screen says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speech {
    /// What tells one page of the screen from another: where it changes, everything is said anew.
    pub page: String,
    /// Whether it is not said again when one comes back to it, but for what is new.
    pub is_said_once: bool,
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Text(String),
    Choice(String),
}

impl Speech {
    /// Nothing yet, on a page.
    pub fn on(page: impl Into<String>) -> Self {
        Self { page: page.into(), is_said_once: false, lines: Vec::new() }
    }

    /// The same, of a page that one often comes back to.
    pub fn once_on(page: impl Into<String>) -> Self {
        Self { is_said_once: true, ..Self::on(page) }
    }

    /// Says something; nothing where it is empty.
    pub fn text(&mut self, text: impl AsRef<str>) {
        let lines = text.as_ref().lines().map(|line| line.trim_start_matches('▸').trim());
        let lines = lines.filter(|line| !line.is_empty());
        self.lines.extend(lines.map(|line| Line::Text(line.to_owned())));
    }

    /// Says something that can be chosen by its number.
    pub fn choice(&mut self, text: impl AsRef<str>) {
        let words: Vec<&str> = text.as_ref().split_whitespace().collect();
        self.lines.push(Line::Choice(words.join(" ")));
    }

    /// The lines, choices with their numbers.
    pub fn told(&self) -> Vec<String> {
        let mut number = 0;
        let told = self.lines.iter().map(|line| match line {
            Line::Text(text) => text.clone(),
            Line::Choice(text) => {
                number += 1;
                format!("{number}. {text}")
            }
        });
        told.collect()
    }

    /// A choice by its number, from 0.
    pub fn chosen(&self, index: usize) -> Option<&str> {
        let choices = self.lines.iter().filter_map(|line| match line {
            Line::Choice(text) => Some(text.as_str()),
            Line::Text(_) => None,
        });
        choices.into_iter().nth(index)
    }

    /// Says a page with places to stop at, each of which can be chosen. In a table each is said with the label of its row
    /// and the heading of its column, which on the screen stand beside and above it.
    pub fn sheet<T>(&mut self, sheet: &Sheet<T>) {
        let mut said = Vec::new();
        let mut headings: Vec<(u16, &str)> = Vec::new();
        for line in sheet.lines() {
            let mut parts: Vec<_> = line.iter().collect();
            parts.sort_by_key(|part| part.column);
            let mut here: Vec<_> = parts.iter().filter_map(|part| part.stop).collect();
            here.sort_unstable();
            here.dedup();
            let stops = here.iter().filter(|stop| !said.contains(*stop)).count();
            let beside: Vec<&str> =
                parts.iter().filter(|part| part.stop.is_none()).map(|part| part.text.trim()).collect();
            let is_choice = parts.iter().any(|part| part.stop.is_some());
            if !is_choice {
                headings.clear();
                if parts.len() > 1 {
                    headings = parts.iter().map(|part| (part.column, part.text.trim())).collect();
                }
                self.text(beside.join(" "));
                continue;
            }
            for part in &parts {
                let Some(stop) = part.stop.filter(|stop| !said.contains(stop)) else { continue };
                said.push(stop);
                let heading = headings.iter().find(|(column, _)| column.abs_diff(part.column) <= 1);
                let heading = heading.filter(|_| stops > 1).map(|(_, text)| *text);
                let label: Vec<&str> = beside.iter().copied().chain(heading).collect();
                // A row of a table that is one stop says its values with the headings over them.
                let over = if stops == 1 { headings.as_slice() } else { &[] };
                let whole = sheet.stop_text(stop, over);
                let label = label.join(", ");
                self.choice(if label.is_empty() { whole } else { format!("{label}: {whole}") });
            }
            if stops == 0 {
                self.text(beside.join(" "));
            }
        }
    }
}

impl<T> Sheet<T> {
    /// The stops in the order in which they are said.
    pub fn spoken_stops(&self) -> Vec<(usize, usize)> {
        let mut said = Vec::new();
        for line in self.lines() {
            let mut parts: Vec<_> = line.iter().collect();
            parts.sort_by_key(|part| part.column);
            for stop in parts.iter().filter_map(|part| part.stop) {
                if !said.contains(&stop) {
                    said.push(stop);
                }
            }
        }
        said
    }

    /// All words of a stop, on one line; those behind the first of a line with the heading over them, where there is one.
    fn stop_text(&self, stop: (usize, usize), headings: &[(u16, &str)]) -> String {
        let mut words = String::new();
        for line in self.lines() {
            let mut parts: Vec<_> = line.iter().filter(|part| part.stop == Some(stop)).collect();
            parts.sort_by_key(|part| part.column);
            for (at, part) in parts.iter().enumerate() {
                let heading = headings.iter().find(|(column, _)| *column == part.column).filter(|_| at > 0);
                let between = match (words.is_empty(), heading) {
                    (true, _) => "",
                    (false, Some(_)) if at == 1 => ": ",
                    (false, Some(_)) => ", ",
                    (false, None) => " ",
                };
                words.push_str(between);
                if let Some((_, heading)) = heading {
                    words.push_str(heading);
                    words.push(' ');
                }
                words.push_str(part.text.trim());
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::sheet::{Cell, Look};

    #[test]
    fn a_row_of_a_table_that_is_one_stop_says_its_values_with_their_headings() {
        let mut sheet: Sheet<u8> = Sheet::new(40);
        let line = |sheet: &mut Sheet<u8>, texts: [&str; 3], look| {
            sheet.line();
            for (column, text) in [2, 20, 30].into_iter().zip(texts) {
                sheet.put(column, text, look);
            }
        };
        line(&mut sheet, ["Unit", "told", "running"], Look::Heading);
        sheet.stop(1, |sheet| line(sheet, ["Society", "3", "2"], Look::Text));
        let mut speech = Speech::default();
        speech.sheet(&sheet);
        assert_eq!(speech.told(), ["Unit told running", "1. Society: told 3, running 2"]);
    }

    #[test]
    fn a_page_is_said_line_by_line_with_its_stops_as_choices() {
        let mut sheet: Sheet<u8> = Sheet::new(40);
        sheet.heading("Matrix");
        let cell =
            |column, target, text: &str| Cell { column, target, lines: vec![(text.into(), Look::Text)] };
        sheet.line();
        sheet.put(12, "Policy", Look::Heading);
        sheet.put(24, "Staff", Look::Heading);
        let line = sheet.row(vec![cell(12, 1, "begun"), cell(24, 2, "largely")]);
        sheet.label(line, 1, "Phase 1", Look::Text);
        sheet.stop(3, |sheet| {
            sheet.text(1, "A situation that takes more than one line of the page", Look::Text);
        });
        let mut speech = Speech::default();
        speech.sheet(&sheet);
        let wanted = [
            "Matrix",
            "Policy Staff",
            "1. Phase 1, Policy: begun",
            "2. Phase 1, Staff: largely",
            "3. A situation that takes more than one line of the page",
        ];
        assert_eq!(speech.told(), wanted);
        assert_eq!(sheet.spoken_stops().len(), 3);
        assert_eq!(speech.chosen(1), Some("Phase 1, Staff: largely"));
    }
}
