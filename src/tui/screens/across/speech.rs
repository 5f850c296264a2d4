//! Rating across units in words: a line for each unit, then the scale, and the evidence of the one selected.

use super::line::Row;
use super::{State, layout, view};
use crate::tui::model::Setting;
use crate::tui::screens::assess;
use crate::tui::speech::Speech;

impl State {
    /// All units with their values; below them what is rated, and what is known of the unit selected.
    pub fn speech(&self, setting: &Setting) -> Speech {
        if self.desk.is_on_evidence() {
            return self.desk.speech(setting);
        }
        let Some(target) = &self.target else { return Speech::once_on(self.title(setting)) };
        let name = view::name(target, setting);
        let mut speech = Speech::once_on(format!("{} {name}", self.title(setting)));
        if self.rows.is_empty() {
            speech.text(setting.words.text("across-no-units"));
            return speech;
        }
        for row in &self.rows {
            let Row::Unit(unit, _) = row else { continue };
            let name = view::unit_name(self, unit, setting);
            match self.lines.get(unit).and_then(|line| line.row(target).map(|row| (line, row))) {
                Some((line, row)) => {
                    let value = assess::wording::value(row, &line.study, setting);
                    speech.choice(format!("{name}: {value} {}", view::signs(line, target, setting)));
                }
                None => speech.choice(name),
            }
        }
        speech.text(name);
        // Wide enough that nothing is broken.
        let all = [layout::measure(self, setting, 600), layout::remarks(self, setting, 600)];
        for line in all.into_iter().flatten() {
            speech.text(line.text);
        }
        if let Some(line) = self.unit().and_then(|unit| self.lines.get(unit)) {
            for (piece, is_attached) in line.evidence(target) {
                let mark = if is_attached { "[x]" } else { "[ ]" };
                let amount = assess::details::Amount::Whole;
                let rows = assess::details::piece(piece, mark, Some(target), setting, (600, amount));
                let rows: Vec<&str> = rows.iter().map(|line| line.text.trim()).collect();
                speech.text(rows.join(" "));
            }
        }
        speech
    }

    /// Selects a unit, or a piece of its evidence.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        if self.desk.is_on_evidence() {
            self.desk.select(index, setting);
            return;
        }
        let units = self.rows.iter().enumerate().filter(|(_, row)| row.unit().is_some());
        self.list.selected = units.map(|(at, _)| at).nth(index).unwrap_or(self.list.selected);
        self.fit(setting);
    }
}
