//! All units of a round in words: a line for each, the organisation first.

use super::{Row, State, in_view, table};
use crate::domain::assessment::CellPlace;
use crate::tui::model::Setting;
use crate::tui::screens::wording;
use crate::tui::speech::Speech;

impl State {
    /// The page gone into, or all units with their cells and situations.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let at = self.trail.as_ref().map(|trail| format!("{:?}", trail.at()));
        let page = format!("{} {:?} {:?} {at:?}", self.title(setting), self.page, self.grouping);
        let mut speech = Speech::once_on(page);
        if let Some(sheet) = self.sheet(setting) {
            speech.sheet(&sheet);
            return speech;
        }
        let Some(scored) = &self.scored else { return speech };
        let score = in_view(scored, self.view);
        for row in self.rows.iter().filter(|row| !matches!(row, Row::Group(_))) {
            let name = match row {
                Row::Unit(index) => score
                    .units
                    .get(*index)
                    .map(|unit| wording::unit(&scored.study, &unit.unit, setting))
                    .unwrap_or_default(),
                Row::Organisation | Row::Group(_) => setting.words.text("organisation-row"),
            };
            let model = &setting.instruments.model;
            let places = (0..model.fields.len())
                .flat_map(|field| (0..model.phase_count()).map(move |phase| CellPlace { field, phase }));
            let mut parts: Vec<String> = places
                .filter_map(|place| {
                    let cell = table::cell(score, *row, place)?;
                    let (cell, state) = (wording::cell(cell, setting), table::standing(cell, setting));
                    Some(format!("{}: {cell}{state}", wording::place(place, setting)))
                })
                .collect();
            parts.push(table::situation(table::situations(score, *row), setting));
            parts.retain(|part| !part.is_empty());
            speech.choice(format!("{name}: {}", parts.join("; ")));
        }
        speech
    }

    /// Selects a unit, or what can be gone into.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        let stops = self.sheet(setting).map(|sheet| sheet.spoken_stops());
        match (&mut self.trail, stops.unwrap_or_default().get(index)) {
            (Some(trail), Some((row, column))) => {
                let place = trail.place_mut();
                (place.row, place.column) = (*row, *column);
            }
            (Some(_), None) => {}
            (None, _) => {
                let rows = self.rows.iter().enumerate().filter(|(_, row)| !matches!(row, Row::Group(_)));
                self.list.selected = rows.map(|(at, _)| at).nth(index).unwrap_or(self.list.selected);
            }
        }
    }
}
