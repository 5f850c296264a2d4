//! What is known of a unit, and which units and things to rate there are. Knows nothing of drawing.

use std::sync::Arc;

use crate::domain::assess::pieces::{Group, Piece, ordered, pieces};
use crate::domain::assess::sheet::{self, Sheet, Site};
use crate::domain::assessment::{Assessment, CellPlace, Scope};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::score::{DerivedReason, FactorOrigin, Origin};
use crate::domain::study::{Study, UnitKind};
use crate::tui::model::Setting;
use crate::tui::screens::{assess, wording};
use crate::workbench::request::AcrossRound;

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Above the units of a kind.
    Kind(UnitKind),
    /// A unit, with its index in the scored round.
    Unit(Id, usize),
}

impl Row {
    /// The unit.
    pub fn unit(&self) -> Option<&Id> {
        match self {
            Self::Kind(_) => None,
            Self::Unit(unit, _) => Some(unit),
        }
    }
}

/// How a unit stands at what is being rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Somebody rated.
    Rated,
    /// It waits for a rating.
    Open,
    /// There is nothing to rate, or it is computed.
    Derived,
}

impl Stands {
    /// How a row stands.
    pub fn of(row: &sheet::Row) -> Self {
        if row.is_to_rate() {
            Self::Open
        } else if row.derived().is_none() {
            Self::Rated
        } else {
            Self::Derived
        }
    }
}

/// What is known of a unit.
#[derive(Debug)]
pub struct Line {
    /// Everything that it is rated from.
    pub study: Arc<Study>,
    sheet: Sheet,
    pieces: Vec<Piece>,
}

/// How much evidence a rating has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Attached and for it.
    pub for_it: usize,
    /// Attached and against it.
    pub against: usize,
    /// On it and not attached, evidence or not yet.
    pub waiting: usize,
}

impl Line {
    /// A unit with what was worked out of it.
    pub fn of(study: Arc<Study>, sheet: Sheet, site: &Site, setting: &Setting) -> Self {
        let pieces = pieces(&study, &setting.instruments.questionnaires, site);
        Self { study, sheet, pieces }
    }

    /// A unit as it was read, with what was changed since; nothing for one that did not exist in the round.
    pub fn read(read: &AcrossRound, changed: &[Change], site: &Site, setting: &Setting) -> Option<Self> {
        let mut study = read.shares.part(&read.study, &site.unit);
        assess::changes::apply(&mut study, changed);
        let instruments = &setting.instruments;
        let sheet = sheet::sheet(&study, &instruments.model, &instruments.questionnaires, site)?;
        Some(Self::of(Arc::new(study), sheet, site, setting))
    }

    /// What is known of an indicator or a factor.
    pub fn row(&self, target: &Id) -> Option<&sheet::Row> {
        self.sheet.indicators.iter().chain(&self.sheet.factors).find(|row| row.id == *target)
    }

    /// What speaks to an indicator or a factor, with whether it is attached: that first.
    pub fn evidence(&self, target: &Id) -> Vec<(&Piece, bool)> {
        let attached = self.row(target).map_or(&[][..], |row| row.evidence(&self.study));
        ordered(&self.pieces, target, attached)
            .iter()
            .filter_map(|key| self.pieces.iter().find(|piece| piece.key == *key))
            .map(|piece| (piece, piece.group(target, attached)))
            .filter(|(_, group)| {
                matches!(group, Group::Attached | Group::Marked | Group::Informing | Group::Said)
            })
            .map(|(piece, group)| (piece, group == Group::Attached))
            .collect()
    }

    /// How much that is.
    pub fn amount(&self, target: &Id) -> Amount {
        let mut amount = Amount::default();
        for (piece, is_attached) in self.evidence(target) {
            match piece.evidence().filter(|_| is_attached) {
                Some(evidence) if evidence.side.is_for() => amount.for_it += 1,
                Some(_) => amount.against += 1,
                None => amount.waiting += 1,
            }
        }
        amount
    }
}

/// What can be rated in a unit: indicators phase by phase and within a phase field by field, then success factors.
pub fn targets(model: &Assessment) -> Vec<Id> {
    let mut indicators: Vec<_> = model.indicators_of(Scope::Unit).collect();
    indicators.sort_by_key(|(index, indicator)| (indicator.phase, indicator.field, *index));
    let factors = model.factors.iter().filter(|factor| factor.scope == Scope::Unit);
    indicators
        .into_iter()
        .map(|(_, indicator)| indicator.id.clone())
        .chain(factors.map(|factor| factor.id.clone()))
        .collect()
}

/// The cell of an indicator, by name.
pub fn place_of(target: &Id, setting: &Setting) -> Option<String> {
    let indicator = setting.instruments.model.indicator(target.as_str())?;
    Some(wording::place(CellPlace { field: indicator.field, phase: indicator.phase }, setting))
}

/// How a unit stands as it was read.
pub fn stands(read: &AcrossRound, unit: usize, target: &Id, model: &Assessment) -> Stands {
    let Some(unit) = read.account.units.get(unit) else { return Stands::Derived };
    let index = model.indicators.iter().position(|indicator| indicator.id == *target);
    let derived = match index.and_then(|index| unit.indicator(index)) {
        Some(state) => match state.origin {
            Origin::Typed { .. } => None,
            Origin::Derived(reason) => Some(reason),
        },
        None => match unit.factors.iter().find(|state| state.factor == *target).map(|state| state.origin) {
            Some(FactorOrigin::Derived(reason)) => Some(reason),
            Some(_) => None,
            None => return Stands::Derived,
        },
    };
    match derived {
        None => Stands::Rated,
        Some(DerivedReason::NotYetRated) => Stands::Open,
        Some(_) => Stands::Derived,
    }
}

/// The rows of a round: line units, then staff units, by name.
pub fn rows(read: &AcrossRound, setting: &Setting) -> Vec<Row> {
    let names = wording::names(&read.study, setting);
    let mut rows = Vec::new();
    for kind in [UnitKind::Line, UnitKind::Staff] {
        let of_kind = read.account.units.iter().enumerate().filter(|(_, unit)| unit.kind == kind);
        let mut named: Vec<(Option<&str>, usize, &Id)> = of_kind
            .map(|(index, unit)| (names.get(&unit.unit).map(|(_, name)| name.as_str()), index, &unit.unit))
            .collect();
        named.sort_unstable();
        if !named.is_empty() {
            rows.push(Row::Kind(kind));
        }
        rows.extend(named.into_iter().map(|(_, index, unit)| Row::Unit(unit.clone(), index)));
    }
    rows
}
