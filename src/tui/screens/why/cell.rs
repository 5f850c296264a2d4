//! Why a cell or a field stands where it stands.

use super::{Sight, Target, other};
use crate::domain::assessment::{CellPlace, Fraction, Scope};
use crate::domain::score::{CellScore, CellState, IndicatorState, Origin, View, Word};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

impl Sight<'_> {
    /// A cell: its word and state, what they rest on, and its indicators.
    pub(super) fn cell_page(&self, place: CellPlace) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let Some(cell) = self.case.cell(self.view, place) else { return self.nothing(sheet) };
        sheet.text(1, &wording::place(place, self.setting), Look::Title);
        sheet.text(1, &wording::cell(cell, self.setting), wording::cell_look(cell));
        if let Some(other) = self.case.cell(other(self.view), place)
            && let Some(text) = wording::difference(cell, other, self.view, self.setting)
        {
            sheet.after(0, &text, Look::Warning);
        }
        sheet.text(1, &self.meaning(cell.word), Look::Quiet);
        sheet.text(1, &self.verdict(cell), Look::Text);
        if cell.applicable > 0 {
            sheet.text(1, &self.points(cell), Look::Quiet);
        }
        if !cell.unknown.is_empty() {
            sheet.text(1, &self.ask(&cell.unknown), Look::Quiet);
        }
        sheet.heading(self.words().text("why-indicators"));
        for (index, _) in self.model().cell(self.case.scope(), place) {
            self.indicator_stop(&mut sheet, index);
        }
        if self.case.scope() == Scope::Unit {
            let inherited: Vec<usize> =
                self.model().cell(Scope::Organisation, place).map(|(index, _)| index).collect();
            if !inherited.is_empty() {
                sheet.heading(self.words().text("why-inherited"));
            }
            for index in inherited {
                self.indicator_stop(&mut sheet, index);
            }
        }
        sheet
    }

    /// A line that says that there is nothing.
    pub(super) fn nothing(&self, mut sheet: Sheet<Target>) -> Sheet<Target> {
        sheet.text(1, &self.words().text("nothing-here"), Look::Quiet);
        sheet
    }

    fn fraction(fraction: Fraction) -> String {
        format!("{}/{}", fraction.numerator, fraction.denominator)
    }

    /// What a word says.
    fn meaning(&self, word: Word) -> String {
        let thresholds = &self.model().thresholds;
        let arguments = [
            ("complete", Self::fraction(thresholds.complete).into()),
            ("half", Self::fraction(thresholds.half).into()),
        ];
        let id = format!("meaning-{}", word.as_str().replace([' ', '/'], "-"));
        self.words().with(&id, &arguments)
    }

    /// Whether the cell is complete, and why.
    fn verdict(&self, cell: &CellScore) -> String {
        let words = self.words();
        let unknown = [("unknown", cell.unknown.len().into())];
        match cell.state {
            CellState::NotApplicable => words.text("why-not-applicable"),
            CellState::Complete => words.with("why-complete", &unknown),
            CellState::NotComplete if !cell.core_below.is_empty() => {
                let names = wording::indicators(&cell.core_below, self.setting);
                words.with(
                    "why-core-below",
                    &[("count", cell.core_below.len().into()), ("names", names.into())],
                )
            }
            CellState::NotComplete => words.with("why-not-complete", &unknown),
            CellState::Open => words.text("why-open"),
        }
    }

    /// The sums that the state is decided on.
    fn points(&self, cell: &CellScore) -> String {
        let Fraction { numerator, denominator } = self.model().thresholds.complete;
        let needed = (3 * numerator * cell.applicable).div_ceil(denominator.max(1));
        let arguments = [
            ("low", cell.low.into()),
            ("high", cell.high.into()),
            ("most", (3 * cell.applicable).into()),
            ("needed", needed.into()),
        ];
        self.words().with(if cell.low == cell.high { "why-points" } else { "why-points-range" }, &arguments)
    }

    /// Which indicators are not known, and whom to ask.
    pub(super) fn ask(&self, unknown: &[usize]) -> String {
        let arguments = [
            ("names", wording::indicators(unknown, self.setting).into()),
            ("ask", wording::asked(unknown, self.setting).into()),
        ];
        self.words().with("why-ask", &arguments)
    }

    /// An indicator: its value, whether it is a core one, its name, and where the value comes from.
    pub fn indicator_stop(&self, sheet: &mut Sheet<Target>, index: usize) {
        let Some(state) = self.case.indicator(self.view, index) else { return };
        let name = wording::indicator(index, self.setting);
        let detail = self.indicator_detail(state);
        let is_core = self.model().indicators.get(index).is_some_and(|indicator| indicator.is_core);
        sheet.stop(Target::Indicator(index), |sheet| {
            let line = sheet.text(6, &name, Look::Text);
            sheet.label(line, 2, wording::value(state, self.setting), wording::value_look(state));
            if is_core {
                sheet.label(line, 4, self.words().text("result-core"), Look::Text);
            }
            sheet.after(0, &detail, Look::Quiet);
        });
    }

    /// Where a value comes from, in short: derived, its reasons, and what the other view says.
    fn indicator_detail(&self, state: &IndicatorState) -> String {
        let mut parts = Vec::new();
        let mut reasons = wording::reasons(state, &self.case.study, self.setting);
        if let Origin::Derived(_) = state.origin {
            reasons = self.words().with("why-derived", &[("why", reasons.into())]);
        }
        if !reasons.is_empty() {
            parts.push(reasons);
        }
        if let Some(cap) = state.cap {
            let value = match self.view {
                View::Account => cap.level.points().to_string(),
                View::Proven => state.value.to_string(),
            };
            let difference = self.words().with(wording::other_view(self.view), &[("what", value.into())]);
            parts.push(format!("{difference} ({})", wording::cap(cap.reason, self.setting)));
        }
        parts.extend(self.asking_short(state));
        parts.join(" · ")
    }

    /// A field over its phases: completed phases, what keeps them from being exact, and the cells.
    pub(super) fn field_page(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let Some(field) = self.case.field(self.view, index) else { return self.nothing(sheet) };
        let words = self.words();
        sheet.text(1, &wording::field(index, self.setting), Look::Title);
        if let Some(field) = self.model().fields.get(index) {
            self.feedback_line(&mut sheet, &field.id, |feedback| feedback.contests_field(&field.id));
        }
        if self.case.weak.contains(&index) {
            sheet.text(1, &words.text("agree-weak-field"), Look::Warning);
        }
        if !field.in_scope {
            sheet.text(1, &words.text("result-out-of-scope"), Look::Quiet);
        }
        if let (Some(lo), Some(hi)) = (field.lo, field.hi) {
            sheet.text(1, &wording::phases(lo, hi, self.setting), Look::Text);
            sheet.text(1, &words.text("why-phases"), Look::Quiet);
            if let Some(other) = self.case.field(other(self.view), index)
                && let (Some(other_lo), Some(other_hi)) = (other.lo, other.hi)
                && (other_lo, other_hi) != (lo, hi)
            {
                let phases = wording::phases(other_lo, other_hi, self.setting);
                let text = words.with(wording::other_view(self.view), &[("what", phases.into())]);
                sheet.text(1, &text, Look::Warning);
            }
        }
        for text in wording::skipped(field, self.setting) {
            sheet.text(1, &text, Look::Warning);
        }
        let missing = wording::missing(field);
        if !missing.is_empty() {
            sheet.text(1, &self.ask(&missing), Look::Text);
        }
        sheet.heading(words.text("why-cells"));
        for phase in 0..field.cells.len() {
            self.cell_stop(&mut sheet, CellPlace { field: index, phase });
        }
        self.next_phase_stops(&mut sheet, index);
        self.unproven_stops(&mut sheet, index);
        if !field.sensitivity.is_empty() {
            sheet.heading(words.text("why-sensitivity"));
        }
        for (threshold, (lo, hi)) in &field.sensitivity {
            sheet.labelled(threshold, 8, &wording::phases(*lo, *hi, self.setting), Look::Text);
        }
        sheet
    }

    /// A cell with its word, its state and what keeps it open.
    pub(super) fn cell_stop(&self, sheet: &mut Sheet<Target>, place: CellPlace) {
        let Some(cell) = self.case.cell(self.view, place) else { return };
        let name = match wording::phase(place.phase, self.setting) {
            phase if phase.is_empty() => wording::field(place.field, self.setting),
            phase => phase,
        };
        sheet.stop(Target::Cell(place), |sheet| {
            sheet.text(2, &name, Look::Text);
            sheet.after(20, &wording::cell(cell, self.setting), wording::cell_look(cell));
            let look = match cell.state {
                CellState::Complete => Look::Good,
                CellState::Open => Look::Unknown,
                CellState::NotComplete | CellState::NotApplicable => Look::Quiet,
            };
            sheet.after(44, &self.words().of("state", cell.state.as_str()), look);
        });
    }
}
