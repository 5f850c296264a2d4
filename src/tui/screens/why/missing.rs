//! What is missing: for the next phase of a field, for proof, and the questions that would settle what is not known.

use super::{Sight, Target};
use crate::domain::assessment::CellPlace;
use crate::domain::explain::{Asking, asking, lack_of, next_phase, unproven};
use crate::domain::id::Id;
use crate::domain::score::{IndicatorState, Origin, View};
use crate::domain::text::fill;
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

impl Sight<'_> {
    /// What a field lacks for the first phase that it has not completed for certain, each indicator a stop.
    pub(super) fn next_phase_stops(&self, sheet: &mut Sheet<Target>, field: usize) {
        let Some(score) = self.case.field(self.view, field) else { return };
        let Some(phase) = next_phase(score) else { return };
        let place = CellPlace { field, phase };
        let states = self.case.indicators(self.view);
        let found = lack_of(self.model(), self.case.scope(), place, &score.cells[phase], states);
        let words = self.words();
        let name = match wording::phase(phase, self.setting) {
            name if name.is_empty() => wording::field(field, self.setting),
            name => name,
        };
        sheet.heading(words.with("explain-next", &[("phase", name.into())]));
        if found.points > 0 {
            let arguments = [("points", found.points.into()), ("needed", found.needed.into())];
            sheet.text(2, &words.with("explain-points", &arguments), Look::Text);
        }
        let lists = [
            ("explain-core", &found.core),
            ("explain-unknown", &found.unknown),
            ("explain-raisable", &found.raisable),
        ];
        for (id, indicators) in lists.into_iter().filter(|(_, indicators)| !indicators.is_empty()) {
            sheet.text(2, &words.text(id), Look::Quiet);
            for index in indicators {
                self.indicator_stop(sheet, *index);
            }
        }
    }

    /// The ratings of a field that are proven in part only, each a stop that says what would close the gap.
    pub(super) fn unproven_stops(&self, sheet: &mut Sheet<Target>, field: usize) {
        let Some(score) = self.case.unit_score(self.view) else { return };
        let places = (0..self.model().phase_count()).map(|phase| CellPlace { field, phase });
        let found: Vec<_> =
            places.flat_map(|place| unproven(self.model(), &score.indicators, place)).collect();
        if found.is_empty() {
            return;
        }
        sheet.heading(self.words().with("explain-unproven", &[("count", found.len().into())]));
        for one in found {
            sheet.stop(Target::Indicator(one.index), |sheet| {
                sheet.text(2, &wording::indicator(one.index, self.setting), Look::Text);
                let arguments = [("level", one.cap.level.points().into())];
                let id = format!("why-{}", one.cap.reason.as_str().replace(' ', "-"));
                let view = self.words().of("view", View::Proven.as_str());
                sheet.text(6, &format!("{view} {}", self.words().with(&id, &arguments)), Look::Quiet);
            });
        }
    }

    /// The questions of the round that an indicator could be known from.
    fn asking(&self, index: usize) -> Vec<Asking<'_>> {
        let Some(indicator) = self.model().indicators.get(index) else { return Vec::new() };
        let case = self.case;
        asking(&case.study, &self.setting.instruments.questionnaires, &case.unit, &case.round, indicator)
    }

    /// Whom to ask about an indicator that is not known, and with which questions, each in full.
    pub(super) fn asking_lines(&self, sheet: &mut Sheet<Target>, state: &IndicatorState, beside: u16) {
        if !is_unknown(state) {
            return;
        }
        let words = self.words();
        let whom = wording::asked(&[state.index], self.setting);
        if !whom.is_empty() {
            sheet.labelled(&words.text("explain-ask"), beside, &whom, Look::Text);
        }
        let found = self.asking(state.index);
        if found.is_empty() {
            sheet.text(beside, &words.text("explain-no-question"), Look::Quiet);
        }
        for Asking { questionnaire, number, question } in found {
            let own = |name: &str| {
                let placeholders = &self.case.study.header.placeholders;
                placeholders.get(name).or_else(|| questionnaire.placeholders.get(name))
            };
            let ask =
                fill(self.setting.text(&question.ask), |name| own(name).map(|text| self.setting.text(text)));
            let arguments = [
                ("number", number.into()),
                ("questionnaire", self.setting.text(&questionnaire.title).into()),
                ("ask", ask.into()),
            ];
            sheet.text(beside, &words.with("explain-question", &arguments), Look::Text);
        }
    }

    /// The same in short, for a line: "ask the head · question 13".
    pub(super) fn asking_short(&self, state: &IndicatorState) -> Vec<String> {
        if !is_unknown(state) {
            return Vec::new();
        }
        let words = self.words();
        let mut parts = Vec::new();
        let whom = wording::asked(&[state.index], self.setting);
        if !whom.is_empty() {
            parts.push(words.with("explain-ask-short", &[("whom", whom.into())]));
        }
        let found = self.asking(state.index);
        let mut of: Vec<(&Id, Vec<String>)> = Vec::new();
        for one in &found {
            match of.last_mut() {
                Some((id, numbers)) if **id == one.questionnaire.id => numbers.push(one.number.to_string()),
                _ => of.push((&one.questionnaire.id, vec![one.number.to_string()])),
            }
        }
        for (_, numbers) in &of {
            let arguments = [("count", numbers.len().into()), ("numbers", numbers.join(", ").into())];
            parts.push(words.with("explain-questions-short", &arguments));
        }
        parts
    }
}

/// Whether an indicator applies and is not known, so that somebody can be asked.
fn is_unknown(state: &IndicatorState) -> bool {
    let is_open = state.interval.is_some() && state.known().is_none();
    is_open && !matches!(state.origin, Origin::Derived(reason) if reason.as_str() == "did not exist yet")
}
