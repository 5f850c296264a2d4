//! Why an indicator or a success factor has its value: the scale, the reasons, and the evidence.

use super::{Sight, Target, evidence_stop};
use crate::domain::assessment::{CellPlace, Scope};
use crate::domain::evidence::Side;
use crate::domain::id::Id;
use crate::domain::rating::{CONSENSUS, FactorValue, Level, Value};
use crate::domain::score::{DerivedReason, FactorOrigin, FactorState, IndicatorState, Origin, View};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

/// The column where what stands beside a label begins.
const BESIDE: u16 = 17;

/// The same in one of two columns.
const NARROW: u16 = 10;

impl Sight<'_> {
    /// An indicator: its value on the described scale, how it came about, and its evidence.
    pub(super) fn indicator_page(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        let (Some(indicator), Some(state)) =
            (self.model().indicators.get(index), self.case.indicator(self.view, index))
        else {
            return self.nothing(sheet);
        };
        sheet.text(1, self.setting.text(&indicator.title), Look::Title);
        let place = CellPlace { field: indicator.field, phase: indicator.phase };
        let mut facts = vec![wording::place(place, self.setting)];
        if indicator.is_core {
            facts.push(words.text("why-core"));
        }
        if indicator.scope == Scope::Organisation && self.case.scope() == Scope::Unit {
            facts.push(words.text("why-inherited-one"));
        }
        sheet.text(1, &facts.join(" · "), Look::Quiet);
        self.feedback_line(&mut sheet, &indicator.id, |feedback| {
            indicator.scope == self.case.scope() && feedback.contests_indicator(self.model(), indicator)
        });
        sheet.blank();
        self.scale(&mut sheet, state, &indicator.levels.each_ref().map(|level| self.setting.text(level)));
        sheet.blank();
        self.value(&mut sheet, state, BESIDE);
        self.asking_lines(&mut sheet, state, BESIDE);
        self.proof(&mut sheet, state, BESIDE);
        self.rating_words(&mut sheet, state, BESIDE);
        self.evidence_stops(&mut sheet, state.evidence(&self.case.study));
        let rules = [
            ("why-counts", &indicator.counts),
            ("why-counts-not", &indicator.counts_not),
            ("why-borderline", &indicator.borderline),
            ("why-source", &indicator.source),
        ];
        if rules.iter().any(|(_, text)| text.is_some()) {
            sheet.heading(words.text("why-rules"));
        }
        for (id, text) in rules {
            if let Some(text) = text {
                sheet.labelled(&words.text(id), BESIDE, self.setting.text(text), Look::Quiet);
            }
        }
        sheet
    }

    /// An indicator in one of two columns: its value in words, how it came about, and its evidence.
    pub(in crate::tui::screens) fn indicator_column(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        sheet.heading(wording::round(&self.case.round, self.setting));
        let (Some(indicator), Some(state)) =
            (self.model().indicators.get(index), self.case.indicator(self.view, index))
        else {
            return self.nothing(sheet);
        };
        // A 0 that is derived says nothing of what the scale describes.
        let given = given(state);
        if let Some(level) = given {
            let text = self.setting.text(&indicator.levels[usize::from(level.points())]);
            let arguments = [("level", level.points().into()), ("text", text.into())];
            sheet.text(1, &self.words().with("compare-level", &arguments), Look::Title);
        }
        if given.is_none() {
            self.value(&mut sheet, state, NARROW);
        }
        self.proof(&mut sheet, state, NARROW);
        self.rating_words(&mut sheet, state, NARROW);
        self.evidence_stops(&mut sheet, state.evidence(&self.case.study));
        sheet
    }

    /// The four levels in words, the one that counts marked.
    fn scale(&self, sheet: &mut Sheet<Target>, state: &IndicatorState, levels: &[&str; 4]) {
        let given = given(state);
        let proven = state.cap.map_or(given, |cap| Some(cap.level));
        for (level, text) in Level::ALL.into_iter().zip(levels) {
            let is_given = given == Some(level);
            let is_proven = proven == Some(level) && proven != given;
            let mark = match (is_given, is_proven) {
                (true, _) => self.words().text("scale-given"),
                (_, true) => self.words().text("scale-proven"),
                _ => String::new(),
            };
            let line = sheet.text(6, text, if is_given { Look::Title } else { Look::Quiet });
            sheet.label(line, 2, mark, Look::Title);
            sheet.label(
                line,
                4,
                level.points().to_string(),
                if is_given { Look::Title } else { Look::Quiet },
            );
        }
    }

    /// The value, and why the program derived it where it did.
    fn value(&self, sheet: &mut Sheet<Target>, state: &IndicatorState, beside: u16) {
        let words = self.words();
        let label = words.text("why-value");
        let value = match state.value {
            Value::Level(level) => level.points().to_string(),
            Value::Unknown => words.text("value-unknown-long"),
            Value::NotApplicable => words.text("value-not-applicable-long"),
        };
        let text = match state.origin {
            Origin::Typed { .. } => value,
            Origin::Derived(reason) => words
                .with("why-derived-value", &[("value", value.into()), ("why", self.derived(reason).into())]),
        };
        sheet.labelled(&label, beside, &text, Look::Text);
    }

    /// What proof is missing, and what stands in the way of the rating.
    fn proof(&self, sheet: &mut Sheet<Target>, state: &IndicatorState, beside: u16) {
        let words = self.words();
        if let Some(cap) = state.cap {
            let arguments = [("level", cap.level.points().into())];
            let id = format!("why-{}", cap.reason.as_str().replace(' ', "-"));
            sheet.labelled(
                &words.of("view", View::Proven.as_str()),
                beside,
                &words.with(&id, &arguments),
                Look::Warning,
            );
        }
        if state.rests_on_all_units {
            sheet.text(beside, &words.text("why-all-units"), Look::Warning);
        }
        if let Some(rating) = state.set_aside.and_then(|at| self.case.study.ratings.get(at)) {
            let text = words.with("why-set-aside", &[("value", rating.value.to_string().into())]);
            sheet.text(beside, &text, Look::Quiet);
        }
    }

    fn derived(&self, reason: DerivedReason) -> String {
        self.words().of("derived", reason.as_str())
    }

    /// Reasons, remark and rater of a rating.
    fn rating_words(&self, sheet: &mut Sheet<Target>, state: &IndicatorState, beside: u16) {
        let words = self.words();
        let reasons = wording::reasons(state, &self.case.study, self.setting);
        let is_typed = matches!(state.origin, Origin::Typed { .. });
        if !reasons.is_empty() && is_typed {
            sheet.labelled(&words.text("why-reasons"), beside, &reasons, Look::Text);
        }
        let Some(rating) = state.rating().and_then(|at| self.case.study.ratings.get(at)) else { return };
        if let Some(note) = &rating.note {
            sheet.labelled(&words.text("why-note"), beside, note, Look::Text);
        }
        self.rater(sheet, rating.rater.as_ref(), beside);
    }

    /// Whose row counts, where that is not a lead rater without a name.
    fn rater(&self, sheet: &mut Sheet<Target>, rater: Option<&Id>, beside: u16) {
        let words = self.words();
        if let Some(rater) = rater {
            let is_consensus = *rater == CONSENSUS;
            let name = if is_consensus { words.text("why-rater-consensus") } else { rater.to_string() };
            sheet.labelled(&words.text("why-rater"), beside, &name, Look::Quiet);
        }
    }

    /// The evidence that something rests on, each piece a stop.
    fn evidence_stops(&self, sheet: &mut Sheet<Target>, ids: &[Id]) {
        let words = self.words();
        sheet.heading(words.with("why-evidence", &[("count", ids.len().into())]));
        if ids.is_empty() {
            sheet.text(2, &words.text("why-no-evidence"), Look::Quiet);
        }
        for id in ids {
            evidence_stop(sheet, Target::Evidence(id.clone()), &self.case.study, id, self.setting);
        }
    }

    /// A success factor: its value, what that means, and its evidence.
    pub(super) fn factor_page(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        let found = self.case.factors(self.view).iter().find(|state| state.index == index);
        let (Some(factor), Some(state)) = (self.model().factors.get(index), found) else {
            return self.nothing(sheet);
        };
        sheet.text(1, self.setting.text(&factor.title), Look::Title);
        sheet.text(1, &words.text("why-factor"), Look::Quiet);
        self.feedback_line(&mut sheet, &factor.id, |feedback| feedback.contests_factor(factor));
        sheet.blank();
        let values = [FactorValue::Absent, FactorValue::Partly, FactorValue::Present];
        for (value, text) in values.into_iter().zip(&factor.levels) {
            let is_given = state.value == value;
            let look = if is_given { Look::Title } else { Look::Quiet };
            let line = sheet.text(BESIDE, self.setting.text(text), look);
            if is_given {
                sheet.label(line, 2, words.text("scale-given"), look);
            }
            sheet.label(line, 4, words.of("factor", value.as_str()), look);
        }
        sheet.blank();
        self.factor_origin(&mut sheet, state);
        let ids = state.evidence(&self.case.study.factors);
        let side = |side: Side| -> usize {
            let of_side =
                |id: &&Id| self.case.study.evidence.iter().any(|one| one.id == **id && one.side == side);
            ids.iter().filter(of_side).count()
        };
        if state.is_contradicted {
            let arguments = [("for", side(Side::For).into()), ("against", side(Side::Against).into())];
            sheet.text(BESIDE, &words.with("why-contradicted", &arguments), Look::Warning);
        }
        self.evidence_stops(&mut sheet, ids);
        sheet
    }

    fn factor_origin(&self, sheet: &mut Sheet<Target>, state: &FactorState) {
        let words = self.words();
        let value = words.of("factor", state.value.as_str());
        let label = words.text("why-value");
        match state.origin {
            FactorOrigin::Typed { judgement } => {
                sheet.labelled(&label, BESIDE, &value, Look::Text);
                if let Some(reason) = &state.reason {
                    sheet.labelled(&words.text("why-reasons"), BESIDE, reason, Look::Text);
                }
                let judgement = self.case.study.factors.get(judgement);
                if let Some(note) = judgement.and_then(|judgement| judgement.note.as_ref()) {
                    sheet.labelled(&words.text("why-note"), BESIDE, note, Look::Text);
                }
                self.rater(sheet, judgement.and_then(|judgement| judgement.rater.as_ref()), BESIDE);
            }
            FactorOrigin::Indicator { index } => {
                sheet.labelled(
                    &label,
                    BESIDE,
                    &words.with("why-of-indicator", &[("value", value.into())]),
                    Look::Text,
                );
                self.indicator_stop(sheet, index);
            }
            FactorOrigin::Derived(reason) => {
                let arguments = [("value", value.into()), ("why", self.derived(reason).into())];
                sheet.labelled(&label, BESIDE, &words.with("why-derived-value", &arguments), Look::Text);
            }
        }
    }
}

/// The level that a person gave.
fn given(state: &IndicatorState) -> Option<Level> {
    match (state.origin, state.value) {
        (Origin::Typed { .. }, Value::Level(level)) => Some(level),
        _ => None,
    }
}
