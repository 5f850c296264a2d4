//! The foot of the home screen: the cell selected in words, and the next thing to do with the keys for it.

use ratatui::Frame;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::domain::id::Id;
use crate::domain::study::InterviewStatus;
use crate::tui::keymap::{self, Action, Place};
use crate::tui::model::Setting;
use crate::tui::sheet::wrapped;
use crate::tui::widgets::{put, shortened};
use crate::workbench::request::{InterviewProgress, Overview};

use super::State;

/// The rows that the next thing to do may take.
const NEXT: usize = 2;

impl State {
    /// Draws it at the bottom of an area; how many rows it took.
    pub(super) fn draw_foot(
        &self,
        window: &Overview,
        setting: &Setting,
        frame: &mut Frame,
        area: Rect,
    ) -> u16 {
        let words = &setting.words;
        let theme = &setting.theme;
        let label = words.text("home-next");
        let text = format!("{label} {}", self.next(window, setting));
        let lines: Vec<&str> = wrapped(&text, area.width.saturating_sub(2)).into_iter().take(NEXT).collect();
        let height = (lines.len().max(1) + 1) as u16;
        let top = area.bottom().saturating_sub(height);
        if let (Some(unit), Some(round)) = (self.unit(), self.round(setting)) {
            let rated =
                window.ratings.iter().find(|(u, r, _)| *u == unit && *r == round).map_or(0, |found| found.2);
            let rated = words.with("home-rated", &[("count", rated.into())]);
            let state = format!(" · {} · {rated}", self.cell(&unit, &round, setting).0);
            let room = usize::from(area.width).saturating_sub(state.width() + 2);
            let cell = shortened(&self.cell_name(&unit, &round, setting), room);
            put(frame, area, area.x + 1, top, &format!("{cell}{state}"), theme.quiet);
        }
        for (line, y) in lines.into_iter().zip(top + 1..) {
            put(frame, area, area.x + 1, y, line, theme.text);
        }
        put(frame, area, area.x + 1, top + 1, &label, theme.key);
        height
    }

    /// The next thing to do, in words.
    fn next(&self, window: &Overview, setting: &Setting) -> String {
        let words = &setting.words;
        let rounds = &setting.instruments.rounds;
        let key = |action| keymap::key_of(Place::Home, action);
        let with_key = |id: &str, action| words.with(id, &[("keys", key(action).into())]);
        if rounds.is_empty() {
            return with_key("home-next-round", Action::Rounds);
        }
        if window.units_total == 0 {
            return with_key("home-next-unit", Action::Units);
        }
        let at = |id: &str, unit: &Id, round: &Id, action| {
            // The key acts on the cell selected; whoever is somewhere else is sent there first.
            let is_here = self.unit().as_ref() == Some(unit) && self.round(setting).as_ref() == Some(round);
            let keys = if is_here { key(action) } else { with_key("home-next-go", action) };
            let round = setting.instruments.round_label(round, &setting.language);
            let arguments = [
                ("unit", self.unit_name(unit, setting).into()),
                ("round", round.into()),
                ("keys", keys.into()),
                ("compare", key(Action::Compare).into()),
            ];
            words.with(id, &arguments)
        };
        let with = |id: &str, progress: &InterviewProgress, action| {
            at(id, &progress.interview.details.unit, &progress.interview.details.round, action)
        };
        let status = |wanted: &[InterviewStatus]| {
            window.interviews.iter().find(|one| wanted.contains(&one.interview.state.status))
        };
        if let Some(found) = status(&[InterviewStatus::InProgress]) {
            return with("home-next-resume", found, Action::Hold);
        }
        if let Some(found) = status(&[InterviewStatus::Planned]) {
            return with("home-next-hold", found, Action::Hold);
        }
        let is_unrated = |progress: &&InterviewProgress| {
            let details = &progress.interview.details;
            progress.interview.state.status == InterviewStatus::Completed
                && !window
                    .ratings
                    .iter()
                    .any(|(unit, round, _)| *unit == details.unit && *round == details.round)
        };
        if let Some(found) = window.interviews.iter().find(is_unrated) {
            return with("home-next-rate", found, Action::Rate);
        }
        for round in rounds {
            if let Some(unit) =
                window.units.iter().find(|unit| self.interviews(&unit.id, &round.id).is_empty())
            {
                return at("home-next-hold", &unit.id, &round.id, Action::Hold);
            }
        }
        if rounds.len() < 2 {
            return with_key("home-next-round", Action::Rounds);
        }
        let missed =
            status(&[InterviewStatus::Cancelled, InterviewStatus::Declined, InterviewStatus::NotReached]);
        match missed {
            Some(found) => with("home-next-missed", found, Action::Hold),
            None => with_key("home-next-compare", Action::Compare),
        }
    }
}

/// What to do first in a study without units.
pub(super) fn draw_first_steps(setting: &Setting, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&setting.words, &setting.theme);
    put(frame, area, area.x + 1, area.y, &words.text("home-first"), theme.heading);
    let steps = [
        (Action::StudyDetails, "home-first-study"),
        (Action::Units, "home-first-units"),
        (Action::Rounds, "home-first-rounds"),
        (Action::Hold, "home-first-hold"),
        (Action::Rate, "home-first-rate"),
        (Action::Help, "home-first-help"),
    ];
    for ((action, text), y) in steps.into_iter().zip(area.y + 1..) {
        let place = if action == Action::Help { Place::Everywhere } else { Place::Home };
        put(frame, area, area.x + 3, y, &keymap::key_of(place, action), theme.key);
        put(frame, area, area.x + 10, y, &words.text(text), theme.text);
    }
}
