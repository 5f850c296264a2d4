//! One key on a piece of evidence: for or against what it is attached to, and about this unit or about all of them.

use super::State;
use crate::domain::change::Change;
use crate::domain::evidence::{About, Evidence, Side};
use crate::tui::keymap::Action;
use crate::tui::message::Step;
use crate::tui::model::Setting;

impl State {
    /// How many pieces that are attached speak against.
    pub(super) fn attached_against(&self, setting: &Setting) -> usize {
        let attached = self.attached(setting);
        let evidence = self.pieces.iter().filter_map(|piece| piece.evidence());
        evidence.filter(|one| attached.contains(&one.id) && !one.side.is_for()).count()
    }

    /// Turns evidence round, and says how it stands now: it stands so wherever it is attached.
    pub(super) fn turn(&mut self, mut evidence: Evidence, action: Action, setting: &Setting) -> Vec<Step> {
        let said = if action == Action::TurnSide {
            evidence.side = if evidence.side.is_for() { Side::Against } else { Side::For };
            if evidence.side.is_for() { "assess-now-for" } else { "assess-now-against" }
        } else if evidence.is_about_all() {
            let talk = evidence.interview.as_ref().and_then(|id| self.study.as_ref()?.interview(id));
            let is_own = talk.is_some_and(|talk| talk.details.unit == self.site.unit);
            // Where nothing is named it is about the unit of its talk, and without one about the organisation.
            let is_told = is_own || (talk.is_none() && self.site.unit.is_organisation());
            evidence.about = (!is_told).then(|| About::Units(vec![self.site.unit.clone()]));
            "assess-now-unit"
        } else {
            evidence.about = Some(About::All);
            "assess-now-all"
        };
        let mut steps = self.save(vec![Change::Evidence(evidence)], setting);
        // What a rating on it alone means is said with the rating; this says what the key did.
        steps.push(Step::Say(setting.words.text(said)));
        steps
    }
}
