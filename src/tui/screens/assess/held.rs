//! What the page across units does with this one: it holds it for the unit that one is at, so that rating is the same
//! there and here.

use std::sync::Arc;

use ratatui::Frame;

use super::layout::{Areas, View};
use super::{Focus, State, view};
use crate::domain::assess::sheet::{Row, Sheet, Site};
use crate::domain::id::Id;
use crate::domain::study::Study;
use crate::tui::model::Setting;

impl State {
    /// Puts a unit of a round on it, at an indicator or factor, with what is known of it.
    pub fn show(&mut self, site: Site, target: &Id, study: &Arc<Study>, setting: &Setting) {
        if self.site != site {
            self.site = site;
            self.study = None;
            self.sheet = None;
            self.order.clear();
            self.focus = Focus::Sheet;
        }
        self.unconfirmed.clear();
        self.is_settled = true;
        self.read(study, setting);
        if self.row().is_none_or(|row| row.id != *target) {
            self.go_to_target(target, setting);
        }
        self.fit(setting);
    }

    /// Where its parts stand from now on.
    pub fn put_in(&mut self, areas: Areas, setting: &Setting) {
        self.frame = Some(areas);
        self.fit(setting);
    }

    /// The unit and the round.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// What is known of the unit, with what was changed here.
    pub fn known(&self) -> Option<(&Arc<Study>, &Sheet)> {
        Some((self.study.as_ref()?, self.sheet.as_ref()?))
    }

    /// The row that one is at.
    pub fn current(&self) -> Option<&Row> {
        self.row()
    }

    /// Whether keys go to the evidence.
    pub fn is_on_evidence(&self) -> bool {
        self.focus == Focus::Evidence
    }

    /// The evidence that one is at.
    #[cfg(test)]
    pub fn on_piece(&self) -> Option<Id> {
        Some(self.selected_piece()?.evidence()?.id.clone())
    }

    /// How much evidence the unit has, and how much of it is attached.
    pub fn evidence_head(&self, unit: &str, setting: &Setting) -> String {
        let attached = self.attached(setting).len();
        let count = self.pieces.iter().filter(|piece| piece.evidence().is_some()).count();
        let against = self.attached_against(setting);
        let names = [
            ("unit", unit.into()),
            ("count", count.into()),
            ("attached", attached.into()),
            ("against", against.into()),
        ];
        let id = if against > 0 { "across-evidence-against" } else { "across-evidence" };
        setting.words.with(id, &names)
    }

    /// Draws the evidence where it was put.
    pub fn draw_evidence(&self, areas: Areas, setting: &Setting, frame: &mut Frame) {
        view::draw_pieces(self, &View::with(self, setting, areas), setting, frame);
    }
}
