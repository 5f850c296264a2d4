//! Rating in words: what can be rated with its value, and what is known of the one selected; or the evidence.

use ratatui::layout::Rect;

use super::layout::View;
use super::{Focus, State, wording};
use crate::tui::model::Setting;
use crate::tui::speech::Speech;

impl State {
    /// A line for each indicator or factor, or for each piece of evidence, and below them the one selected in full.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech =
            Speech::once_on(format!("{} {:?} {}", self.title(setting), self.focus, self.is_on_factors));
        let (Some(study), Some(_)) = (&self.study, &self.sheet) else { return speech };
        // Wide enough that nothing is cut and hardly anything is broken.
        let view = View::within(self, setting, Rect::new(0, 0, 600, 5_000));
        match self.focus {
            Focus::Sheet => {
                for row in self.rows() {
                    let title = wording::target_title(&row.id, setting);
                    let value = wording::value(row, study, setting);
                    let proposal = wording::proposal_sign(row, &setting.words);
                    let parts: Vec<&str> =
                        [value.trim(), proposal.trim()].into_iter().filter(|part| !part.is_empty()).collect();
                    speech.choice(format!("{title}: {}", parts.join(" ")));
                }
                if let Some(row) = self.row() {
                    speech.text(wording::target_title(&row.id, setting));
                    let lines: Vec<String> = view.details().into_iter().map(|line| line.text).collect();
                    speech.text(lines.join("\n"));
                }
            }
            Focus::Evidence => {
                for lines in view.pieces() {
                    let lines: Vec<String> = lines.into_iter().map(|line| line.text).collect();
                    speech.choice(lines.join(" "));
                }
            }
        }
        speech
    }

    /// Selects what is to be rated, or a piece of evidence.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        match self.focus {
            Focus::Sheet => {
                self.place_in_list().selected = index;
                self.arrange(setting);
            }
            Focus::Evidence => self.piece.selected = index,
        }
        self.fit(setting);
    }
}
