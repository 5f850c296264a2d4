//! The course of the talk: every line in the order in which it was typed, with its time, and its time in the recording
//! where a recorder was started.

use chrono::{DateTime, Utc};

use crate::domain::course::{in_recording, minutes};
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};

use super::hand::{Pending, Talk};

impl Talk {
    /// Lists every line by its time; those without one, typed elsewhere or before times were kept, come last.
    pub fn ask_course(&mut self, setting: &Setting) -> Vec<Step> {
        let mut lines = self.lines(setting);
        if lines.is_empty() {
            return vec![Step::Say(setting.words.text("talk-find-nothing"))];
        }
        lines.sort_by_key(|one| (one.at.is_none(), one.at));
        let last = lines.iter().rposition(|one| one.at.is_some()).unwrap_or(0);
        let recorder = &self.held.interview.details.recorder;
        let (items, lines) = lines
            .into_iter()
            .map(|one| {
                let time = one.at.map_or_else(|| "--:--".to_owned(), |at| clock(at, recorder, setting));
                (Item::new(format!("{time} {}", one.words), one.detail), one.line)
            })
            .unzip();
        let picker = Picker::one(setting.words.text("talk-course"), items).at(last);
        self.ask(Pending::Find(lines), Step::Pick(picker), setting)
    }
}

/// The time of day, with the time in the recording where one runs.
fn clock(at: DateTime<Utc>, recorder: &[DateTime<Utc>], setting: &Setting) -> String {
    let time = at.with_timezone(&setting.offset).format("%H:%M").to_string();
    match in_recording(at, recorder) {
        Some(since) => format!("{time} {}", minutes(since)),
        None => time,
    }
}
