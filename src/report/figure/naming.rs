//! Which units a figure names. In a council text a unit appears by name only after its feedback talk is recorded.

use std::collections::{HashMap, HashSet};

use super::{Group, Reader};
use crate::domain::id::Id;
use crate::domain::study::{ResponseView, Study, Unit, UnitKind};
use crate::report::plain;

/// Which units are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// All of them.
    #[default]
    All,
    /// For a council: only those with a recorded feedback talk on the round; the others by kind and number.
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

/// The names of units in a figure on a round.
pub(super) struct Names<'a> {
    by_id: HashMap<&'a Id, String>,
    answered: HashSet<&'a Id>,
    contested: HashSet<&'a Id>,
    /// All units of the study in the order of figures.
    order: Vec<&'a Unit>,
}

impl<'a> Names<'a> {
    /// Names the units of a study; feedback talks on `round` count.
    pub fn of(reader: &Reader<'a>, round: &Id) -> Self {
        let study = reader.source.study;
        let language = reader.source.language;
        let responses = study.responses.iter().filter(|response| response.round == *round);
        let answered: HashSet<&Id> = responses.clone().map(|response| &response.unit).collect();
        let contested = responses.filter(|response| response.view == ResponseView::Contested);
        let contested = contested.map(|response| &response.unit).collect();
        let is_named = |unit: &Unit| reader.source.naming == Naming::All || answered.contains(&unit.id);

        let mut by_id = HashMap::new();
        let mut order: Vec<&Unit> = Vec::new();
        let by_name = study.units_in_order(language);
        for kind in [UnitKind::Line, UnitKind::Staff] {
            let of_kind = || by_name.iter().copied().filter(|unit| unit.kind == kind);
            for unit in of_kind().filter(|unit| is_named(unit)) {
                let name = unit.name.find(language, &study.header.languages).text;
                by_id.insert(&unit.id, plain(name).into_owned());
                order.push(unit);
            }
            // A unit keeps its number whoever else is named, and the number says nothing of the place in the alphabet.
            let mut numbered: Vec<&Unit> = of_kind().collect();
            numbered.sort_by_key(|unit| (mixed(study, &unit.id), &unit.id));
            for (at, unit) in numbered.into_iter().enumerate().filter(|(_, unit)| !is_named(unit)) {
                let id = match kind {
                    UnitKind::Line => "picture-line-unit",
                    UnitKind::Staff => "picture-staff-unit",
                };
                let arguments = [("unit", reader.sheet.unit_title().into()), ("number", (at + 1).into())];
                by_id.insert(&unit.id, reader.sheet.say(id, &arguments));
                order.push(unit);
            }
        }
        Self { by_id, answered, contested, order }
    }

    /// The name of a unit.
    pub fn name(&self, unit: &Id) -> String {
        self.by_id.get(unit).cloned().unwrap_or_default()
    }

    /// Whether the unit contested something of its result.
    pub fn is_contested(&self, unit: &Id) -> bool {
        self.contested.contains(unit)
    }

    /// Rows in groups: line before staff, in each first those named in the order of their names.
    pub fn groups<T>(&self, reader: &Reader, mut row: impl FnMut(&Id) -> Option<T>) -> Vec<Group<T>> {
        let kinds = [UnitKind::Line, UnitKind::Staff].into_iter();
        let groups = kinds.map(|kind| Group {
            title: reader.sheet.kind(kind),
            rows: self
                .order
                .iter()
                .filter(|unit| unit.kind == kind)
                .filter_map(|unit| row(&unit.id))
                .collect(),
        });
        groups.filter(|group| !group.rows.is_empty()).collect()
    }

    /// What to say of units in a figure whose feedback talk is not recorded.
    pub fn remark<'u>(&self, reader: &Reader, units: impl Iterator<Item = &'u Id>) -> Option<String> {
        let count = units.filter(|unit| !self.answered.contains(*unit)).count();
        let id = match reader.source.naming {
            Naming::All => "picture-no-feedback",
            Naming::Council => "picture-not-named",
        };
        let arguments = [("count", count.into()), ("units", reader.sheet.units_word(count).into())];
        (count > 0).then(|| reader.sheet.say(id, &arguments))
    }
}

/// A number by which units come in an order of their own: FNV-1a, the same on every machine.
fn mixed(study: &Study, unit: &Id) -> u64 {
    let bytes = study.header.id.bytes().chain([0]).chain(unit.as_str().bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
