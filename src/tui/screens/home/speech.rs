//! The first screen in words: a line for each unit and round.

use super::State;
use crate::domain::id::Id;
use crate::tui::model::Setting;
use crate::tui::speech::Speech;

impl State {
    /// Units and rounds with the state of their interviews.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on("home");
        let Some(window) = &self.window else { return speech };
        for (unit, round) in self.cells(setting) {
            let state = self.cell(&unit, &round, setting).0;
            let rated = window.ratings.iter().find(|(u, r, _)| *u == unit && *r == round);
            let rated = [("count", rated.map_or(0, |found| found.2).into())];
            let rated = setting.words.with("home-rated", &rated);
            speech.choice(format!("{}: {state}, {rated}", self.cell_name(&unit, &round, setting)));
        }
        speech
    }

    /// Selects a unit and round, in the order in which they are said.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        let rounds = setting.instruments.rounds.len().max(1);
        self.list.selected = index / rounds;
        self.column = index % rounds;
        self.list.fit(self.rows(), super::height(setting));
    }

    fn cells(&self, setting: &Setting) -> Vec<(Id, Id)> {
        let Some(window) = &self.window else { return Vec::new() };
        let units = window.units.iter().map(|unit| unit.id.clone()).chain([Id::organisation()]);
        let rounds = &setting.instruments.rounds;
        units.flat_map(|unit| rounds.iter().map(move |round| (unit.clone(), round.id.clone()))).collect()
    }
}
