//! Which units a figure names. In a council text a unit appears by name only after its feedback talk is recorded.

use std::collections::BTreeMap;

use super::{Group, Reader};
use crate::domain::id::Id;
use crate::domain::publication::{CouncilName, Feedback, council_names, given_away, may_be_named};
use crate::domain::study::{ResponseView, UnitKind};
use crate::report::plain;
use crate::report::table::sheet::Sheet;

/// Which units are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// All of them.
    #[default]
    All,
    /// For a council: only those with a recorded feedback talk on the round; the others by kind and number. A unit that
    /// is the only one of its kind without a name is left out: it could be told from those that are there.
    Council,
}

impl Naming {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::All => Self::Council,
            Self::Council => Self::All,
        }
    }
}

/// How a unit is called that may not be named: "Line department 3".
pub fn generic_name(sheet: &Sheet, kind: UnitKind, number: usize) -> String {
    let id = match kind {
        UnitKind::Line => "council-name-line",
        UnitKind::Staff => "council-name-staff",
    };
    let text = sheet.say(id, &[("unit", sheet.units_word(1).into()), ("number", number.into())]);
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The names of units in a figure on a round.
pub(super) struct Names<'a> {
    round: &'a Id,
    /// How a council is told of each unit.
    council: BTreeMap<Id, CouncilName>,
}

impl<'a> Names<'a> {
    /// Names the units of a study; feedback talks on `round` count.
    pub fn of(reader: &Reader, round: &'a Id) -> Self {
        Self { round, council: council_names(reader.source.study, round) }
    }

    /// How a unit is called where it may not be named.
    fn number(&self, reader: &Reader, unit: &Id) -> Option<(UnitKind, usize)> {
        match self.council.get(unit) {
            Some(CouncilName::Generic { kind, number }) if reader.source.naming == Naming::Council => {
                Some((*kind, *number))
            }
            _ => None,
        }
    }

    /// The name of a unit.
    pub fn name(&self, reader: &Reader, unit: &Id) -> String {
        let Some((kind, number)) = self.number(reader, unit) else {
            let study = reader.source.study;
            let found = study.unit(unit.as_str());
            let name = found.map(|unit| unit.name.find(reader.source.language, &study.header.languages).text);
            return plain(name.unwrap_or(unit.as_str())).into_owned();
        };
        generic_name(&reader.sheet, kind, number)
    }

    /// Whether a unit cannot be shown without giving its name away.
    pub fn is_left_out(&self, reader: &Reader, unit: &Id) -> bool {
        reader.source.naming == Naming::Council && given_away(&self.council, unit)
    }

    /// Whether the unit contested something of its result.
    pub fn is_contested(&self, reader: &Reader, unit: &Id) -> bool {
        let feedback = Feedback::of(reader.source.study, unit, self.round);
        feedback.all().iter().any(|response| response.view == ResponseView::Contested)
    }

    /// Rows in groups: line before staff, in each first those named in the order of their names, then by number.
    pub fn groups<T>(&self, reader: &Reader, mut row: impl FnMut(&Id) -> Option<T>) -> Vec<Group<T>> {
        let mut order = reader.source.study.units_in_order(reader.source.language);
        // The sort is stable: those named stay in the order of their names.
        order.sort_by_key(|unit| (unit.kind, self.number(reader, &unit.id)));
        order.retain(|unit| !self.is_left_out(reader, &unit.id));
        let kinds = [UnitKind::Line, UnitKind::Staff].into_iter();
        let groups = kinds.map(|kind| Group {
            title: reader.sheet.kind(kind),
            rows: order.iter().filter(|unit| unit.kind == kind).filter_map(|unit| row(&unit.id)).collect(),
        });
        groups.filter(|group| !group.rows.is_empty()).collect()
    }

    /// What to say of units in a figure whose feedback talk is not recorded.
    pub fn remark<'u>(&self, reader: &Reader, units: impl Iterator<Item = &'u Id>) -> Option<String> {
        let study = reader.source.study;
        let without: Vec<&Id> = units.filter(|unit| !may_be_named(study, unit, self.round)).collect();
        let left_out = without.iter().filter(|unit| self.is_left_out(reader, unit)).count();
        let counted = |id: &str, count: usize| {
            let arguments = [("count", count.into()), ("units", reader.sheet.units_word(count).into())];
            (count > 0).then(|| reader.sheet.say(id, &arguments))
        };
        let remarks = match reader.source.naming {
            Naming::All => [counted("picture-no-feedback", without.len()), None],
            Naming::Council => [
                counted("picture-not-named", without.len() - left_out),
                counted("picture-left-out", left_out),
            ],
        };
        let remarks: Vec<String> = remarks.into_iter().flatten().collect();
        (!remarks.is_empty()).then(|| remarks.join(" "))
    }
}
