//! The units behind a count, by name: never a ranking, line and staff apart.

use super::{Case, Sight, Target};
use crate::domain::id::Id;
use crate::domain::rating::FactorValue;
use crate::domain::score::{FactorState, UnitScore};
use crate::domain::study::Contact;
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

impl Sight<'_> {
    /// Which units have which value of a success factor.
    pub(super) fn factor_units_page(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        let Some(factor) = self.model().factors.get(index) else { return self.nothing(sheet) };
        sheet.text(1, self.setting.text(&factor.title), Look::Title);
        sheet.text(1, &words.text("why-units"), Look::Quiet);
        let state = |unit: &UnitScore| -> Option<FactorState> {
            unit.factors.iter().find(|state| state.index == index).cloned()
        };
        for value in FactorValue::ALL {
            let heading = words.of("factor", value.as_str());
            self.named_units(&mut sheet, &heading, |unit| {
                state(unit).is_some_and(|state| state.value == value && !state.is_contradicted)
            });
            let heading = words.with("board-contradicted", &[("value", heading.into())]);
            self.named_units(&mut sheet, &heading, |unit| {
                state(unit).is_some_and(|state| state.value == value && state.is_contradicted)
            });
        }
        sheet
    }

    /// Which units have completed how many phases of a field.
    pub(super) fn phase_units_page(&self, field: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        sheet.text(1, &wording::field(field, self.setting), Look::Title);
        sheet.text(1, &self.words().text("why-units"), Look::Quiet);
        let of = |unit: &UnitScore| -> Option<(u8, u8)> {
            let score = unit.fields.get(field).filter(|score| score.in_scope)?;
            score.lo.zip(score.hi)
        };
        if self.model().phases.is_empty() {
            let state = |unit: &UnitScore| {
                unit.fields.get(field).and_then(|score| score.cells.first()).map(|cell| cell.state)
            };
            for one in crate::domain::score::CellState::ALL {
                let heading = self.words().of("state", one.as_str());
                self.named_units(&mut sheet, &heading, |unit| state(unit) == Some(one));
            }
            return sheet;
        }
        let count = self.model().phases.len() as u8;
        for lo in 0..=count {
            for hi in lo..=count {
                let heading = wording::phases(lo, hi, self.setting);
                self.named_units(&mut sheet, &heading, |unit| of(unit) == Some((lo, hi)));
            }
        }
        let heading = self.words().text("board-outside");
        self.named_units(&mut sheet, &heading, |unit| of(unit).is_none());
        sheet
    }

    /// Which units are in a situation, surely or possibly.
    pub(super) fn situation_units_page(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        let Some(situation) = self.model().situations.get(index) else { return self.nothing(sheet) };
        sheet.text(1, self.setting.text(&situation.title), Look::Title);
        sheet.text(1, &words.text("why-units"), Look::Quiet);
        let is_left = |unit: &UnitScore| unit.situations.iter().any(|possible| possible.index == index);
        let heading = words.text("board-only");
        self.named_units(&mut sheet, &heading, |unit| is_left(unit) && unit.situations.len() == 1);
        let heading = words.text("board-possible");
        self.named_units(&mut sheet, &heading, |unit| is_left(unit) && unit.situations.len() > 1);
        let heading = words.text("board-ruled-out");
        self.named_units(&mut sheet, &heading, |unit| !is_left(unit));
        sheet
    }

    /// Which units have so much contact.
    pub(super) fn contact_units_page(&self, contact: Contact) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        let group = wording::group(&self.case.study, self.setting);
        sheet.text(1, &words.with("result-contact-group", &[("group", group.into())]), Look::Title);
        sheet.text(1, &words.text("why-units"), Look::Quiet);
        let of = |unit: &Id| {
            let here =
                |one: &&crate::domain::study::Context| one.unit == *unit && one.round == self.case.round;
            let context = self.case.study.contexts.iter().find(here);
            context.map_or(Contact::Unknown, |context| context.contact_migrants)
        };
        let heading = words.of("contact", contact.as_str());
        self.named_units(&mut sheet, &heading, |unit| of(&unit.unit) == contact);
        sheet
    }

    /// A success factor of one unit, as on the unit's own pages.
    pub(super) fn unit_factor_page(&self, unit: &Id, index: usize) -> Sheet<Target> {
        let Some(whole) = &self.case.whole else { return self.nothing(self.sheet()) };
        let case = Case::of_scored(self.case.study.clone(), unit, [&whole.account, &whole.proven]);
        Sight { case: &case, ..*self }.factor_page(index)
    }
}
