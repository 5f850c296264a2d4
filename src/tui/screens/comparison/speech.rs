//! Two rounds compared, in words: a line for each unit.

use super::{Row, Side, State, phases, said};
use crate::tui::model::Setting;
use crate::tui::screens::wording;
use crate::tui::speech::Speech;

impl State {
    /// The page gone into, or all units with link, verdict, phases and what was seen to move.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let inside = self.inside.as_ref().map(|inside| (inside.row, inside.trail.at()));
        let mut speech = Speech::once_on(format!("{} {inside:?}", self.title(setting)));
        if let Some(sheet) = self.sheet(setting) {
            speech.sheet(&sheet);
            return speech;
        }
        let Some(compared) = &self.compared else { return speech };
        let side = Side::new(compared, self.view, setting);
        for row in &self.rows {
            match row {
                Row::Whole => speech.choice(setting.words.text("organisation-row")),
                Row::Unit(index) => {
                    let Some(unit) = side.compared.comparison.units.get(*index) else { continue };
                    let name = wording::unit(side.study, &unit.unit, setting);
                    let fields = (0..setting.instruments.model.fields.len()).filter_map(|field| {
                        let [earlier, later] = phases(side.scores(unit), field);
                        let words = |range: Option<(u8, u8)>| match range {
                            None => setting.words.text("plain-nothing-known"),
                            Some((lo, hi)) => wording::phases(lo, hi, setting),
                        };
                        let arguments = [
                            ("field", said::field(field, side.weak, setting).into()),
                            ("earlier", words(earlier).into()),
                            ("later", words(later).into()),
                        ];
                        (earlier.is_some() || later.is_some())
                            .then(|| setting.words.with("plain-phases", &arguments))
                    });
                    let mut parts =
                        vec![side.verdict(&unit.whole), side.link(unit.link), side.observed(unit)];
                    parts.extend(fields);
                    parts.retain(|part| !part.is_empty());
                    speech.choice(format!("{name}: {}", parts.join("; ")));
                }
            }
        }
        speech
    }

    /// Selects a unit, or what can be gone into on its page.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        let stops = self.sheet(setting).map(|sheet| sheet.spoken_stops());
        match (&mut self.inside, stops.unwrap_or_default().get(index)) {
            (Some(inside), Some((row, column))) => {
                let place = inside.trail.place_mut();
                (place.row, place.column) = (*row, *column);
            }
            (Some(_), None) => {}
            (None, _) => self.list.selected = index,
        }
    }
}
