//! Why something is recommended: its rule in words, the facts that it rests on, and where it comes from.

use super::{Sight, Target};
use crate::domain::condition::Truth;
use crate::tui::sheet::{Look, Sheet};

impl Sight<'_> {
    /// A recommendation: what it says, whether it is made or only possible, what decided, and what would settle it.
    pub(super) fn recommendation_page(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        let found = self.case.recommendations(self.view).iter().find(|one| one.index == index);
        let (Some(recommendation), Some(one)) = (self.model().recommendations.get(index), found) else {
            return self.nothing(sheet);
        };
        sheet.text(1, self.setting.text(&recommendation.title), Look::Title);
        sheet.blank();
        sheet.text(1, self.setting.text(&recommendation.text), Look::Text);
        sheet.blank();
        let is_made = one.truth == Truth::Yes;
        let (id, look) =
            if is_made { ("why-recommended", Look::Text) } else { ("why-possible", Look::Tentative) };
        sheet.text(1, &words.text(id), look);
        sheet.text(1, &self.condition(&recommendation.when), Look::Quiet);
        let named = recommendation.when.keys().into_iter().filter_map(|(fact, _)| self.indicator_of(fact));
        let unknown: Vec<usize> = named
            .filter(|index| {
                let state = self.case.indicator(self.view, *index);
                state.is_some_and(|state| state.interval.is_some() && state.known().is_none())
            })
            .collect();
        if !is_made && !unknown.is_empty() {
            sheet.text(1, &self.ask(&unknown), Look::Quiet);
        }
        sheet.heading(words.text("why-facts"));
        self.fact_stops(&mut sheet, std::iter::once(&recommendation.when));
        if let Some(source) = &recommendation.source {
            sheet.blank();
            sheet.text(
                1,
                &words.with("why-rule-source", &[("source", self.setting.text(source).into())]),
                Look::Quiet,
            );
        }
        sheet
    }
}
