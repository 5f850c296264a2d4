//! Documents and numbers: entered with the source that they are from, which is chosen where it is known already.

use super::dialogs::Draft;
use super::{Pending, State};
use crate::domain::evidence::Evidence;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};

impl State {
    /// Asks which source a document is from, where some are known; else opens its form at once.
    pub(super) fn new_document(&mut self, setting: &Setting) -> Vec<Step> {
        let known = self.known_sources();
        if known.is_empty() {
            return self.evidence_form(Draft::Paper(None), setting);
        }
        let mut items = vec![Item::new(setting.words.text("assess-source-new"), "")];
        items.extend(known.iter().map(|one| {
            let (source, as_of) = (one.source.clone(), one.as_of.clone());
            Item::new(source.unwrap_or_default(), as_of.unwrap_or_default())
        }));
        self.pending = Some(Pending::Source(known));
        vec![Step::Pick(Picker::one(setting.words.text("assess-source-title"), items))]
    }

    /// Opens the form with the source chosen; the first choice is another one.
    pub(super) fn source_picked(
        &mut self,
        known: &[Evidence],
        chosen: &[usize],
        setting: &Setting,
    ) -> Vec<Step> {
        let Some(at) = chosen.first() else { return Vec::new() };
        let like = at.checked_sub(1).and_then(|at| known.get(at)).cloned();
        self.evidence_form(Draft::Paper(like.map(Box::new)), setting)
    }

    /// A document or number of each source and time that is at hand, by source.
    fn known_sources(&self) -> Vec<Evidence> {
        let mut known: Vec<Evidence> = Vec::new();
        let all = self.study.iter().flat_map(|study| &study.evidence);
        for one in all.filter(|one| one.kind.is_paper() && one.source.is_some()) {
            if !known.iter().any(|other| other.source == one.source && other.as_of == one.as_of) {
                known.push(one.clone());
            }
        }
        known.sort_by(|a, b| (&a.source, &a.as_of).cmp(&(&b.source, &b.as_of)));
        known
    }
}
