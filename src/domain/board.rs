//! The units of a round side by side: success factors counted, completed phases and situations as intervals, for all
//! units and for groups of them. Counts with their base and names; no mean, no rank, kinds never mixed in one group.

use std::collections::HashMap;

use super::assessment::{Assessment, Scope};
use super::id::Id;
use super::rating::FactorValue;
use super::score::{CellScore, CellState, RoundScore, UnitScore};
use super::study::{Study, Unit, UnitKind};

/// How units are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// Line and staff units apart.
    #[default]
    Kind,
    /// By the programme that they belong to, line and staff apart within it.
    Programme,
}

impl Grouping {
    /// The other way.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Kind => Self::Programme,
            Self::Programme => Self::Kind,
        }
    }

    /// A stable key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Programme => "programme",
        }
    }
}

/// Units of one kind, and of one programme where they are put together like that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Line or staff.
    pub kind: UnitKind,
    /// The programme; nothing for units without one, and where they are put together by kind only.
    pub programme: Option<String>,
    /// The units by name.
    pub units: Vec<Id>,
}

/// Puts units together: line before staff, programmes by name and those without one last, units by name in `language`.
/// Ids that the study does not have are left out.
pub fn groups<'u>(
    study: &Study,
    units: impl Iterator<Item = &'u Id>,
    grouping: Grouping,
    language: &str,
) -> Vec<Group> {
    let known: HashMap<&Id, &Unit> = study.units.iter().map(|unit| (&unit.id, unit)).collect();
    let mut found: Vec<&Unit> = units.filter_map(|id| known.get(id).copied()).collect();
    let programme = |unit: &Unit| match grouping {
        Grouping::Kind => None,
        Grouping::Programme => unit.group.clone().filter(|name| !name.trim().is_empty()),
    };
    found.sort_by_cached_key(|unit| {
        let programme = programme(unit);
        let name = unit.name.find(language, &study.header.languages).text.to_lowercase();
        let title = programme.as_ref().map(|name| name.to_lowercase());
        (unit.kind, programme.is_none(), title, programme, name, unit.id.clone())
    });
    let mut groups: Vec<Group> = Vec::new();
    for unit in found {
        let programme = programme(unit);
        match groups.last_mut().filter(|group| group.kind == unit.kind && group.programme == programme) {
            Some(group) => group.units.push(unit.id.clone()),
            None => groups.push(Group { kind: unit.kind, programme, units: vec![unit.id.clone()] }),
        }
    }
    groups
}

/// How a success factor stands over units, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorTally {
    /// Index of the factor in the model.
    pub index: usize,
    /// Units with each value, in the order of [`FactorValue::ALL`].
    values: [Vec<Id>; 5],
    /// Units whose evidence stands on both sides.
    pub contradicted: Vec<Id>,
}

impl FactorTally {
    /// The units with a value, in the order in which they were given.
    pub fn units(&self, value: FactorValue) -> &[Id] {
        &self.values[place(value)]
    }

    /// How many units have a value.
    pub fn count(&self, value: FactorValue) -> usize {
        self.units(value).len()
    }

    /// All units counted: the base of every count, unknown ones and those that it does not apply to among them.
    pub fn base(&self) -> usize {
        self.values.iter().map(Vec::len).sum()
    }
}

fn place(value: FactorValue) -> usize {
    FactorValue::ALL.iter().position(|one| *one == value).unwrap_or_default()
}

/// How sure it is whether a cell is complete, for a table in which each cell has one sign. A cell of which everything is
/// rated is complete where its word says so, and not complete else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Everything that applies is rated, or nothing applies: the word says it all.
    Rated,
    /// Not everything is rated, and what is not decides whether it is complete.
    Open,
    /// Not everything is rated; it is not complete, whatever the rest turns out to be.
    SurelyNot,
    /// Not everything is rated; it is complete, whatever the rest turns out to be.
    Surely,
}

/// How sure it is whether a cell is complete.
///
/// ```
/// use nulmeting::domain::assessment::{Fraction, Thresholds};
/// use nulmeting::domain::board::{Certainty, certainty};
/// use nulmeting::domain::score::{CellIndicator, score_cell};
/// let (complete, half) = (Fraction { numerator: 3, denominator: 4 }, Fraction { numerator: 1, denominator: 2 });
/// let thresholds = Thresholds { complete, half, sensitivity: Vec::new() };
/// let of = |levels: &[(u8, u8)]| {
///     let one = |interval: &(u8, u8)| CellIndicator { index: 0, interval: Some(*interval), is_core: false };
///     certainty(&score_cell(&levels.iter().map(one).collect::<Vec<_>>(), &thresholds))
/// };
/// assert_eq!(of(&[(3, 3), (2, 2)]), Certainty::Rated);
/// assert_eq!(of(&[(3, 3), (0, 3)]), Certainty::Open);
/// assert_eq!(of(&[(1, 1), (0, 3)]), Certainty::SurelyNot);
/// assert_eq!(of(&[(3, 3), (3, 3), (3, 3), (0, 3)]), Certainty::Surely);
/// ```
pub fn certainty(cell: &CellScore) -> Certainty {
    match cell.state {
        _ if cell.rated == cell.applicable => Certainty::Rated,
        CellState::Complete => Certainty::Surely,
        CellState::NotComplete => Certainty::SurelyNot,
        CellState::Open | CellState::NotApplicable => Certainty::Open,
    }
}

/// Out of a base: so many surely, and so many at most, whatever the unknowns turn out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AtLeast {
    /// Surely.
    pub surely: u32,
    /// At most.
    pub possibly: u32,
}

/// How many phases of a field units have completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseSpread {
    /// Index of the field in the model.
    pub field: usize,
    /// Units in whose scope the field is: the base.
    pub base: u32,
    /// Units in whose scope it is not.
    pub outside: u32,
    /// Units that have completed the first one, two, … phases or more. In a model without phases only one: complete.
    pub reached: Vec<AtLeast>,
    /// Units by the phases that they have completed, at least and at most, the least first.
    pub intervals: Vec<((u8, u8), Vec<Id>)>,
}

/// In which situations units are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SituationSpread {
    /// Units that a situation can be told of: the base.
    pub base: u32,
    /// Units that none can be told of, because what it goes by does not apply.
    pub none: u32,
    /// Situations by their index in the model, with the units for which each is the only one left, and for which it is
    /// not ruled out.
    pub counts: Vec<(usize, AtLeast)>,
}

/// Units counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tallies {
    /// Success factors of units, in the order of the model.
    pub factors: Vec<FactorTally>,
    /// Completed phases by field, in the order of the model.
    pub phases: Vec<PhaseSpread>,
    /// Situations.
    pub situations: SituationSpread,
}

/// All units of a round, and groups of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The round.
    pub round: Id,
    /// How the groups were made.
    pub grouping: Grouping,
    /// All units together.
    pub all: Tallies,
    /// Each group.
    pub groups: Vec<(Group, Tallies)>,
}

impl Board {
    /// All units, in the order of the groups.
    pub fn units(&self) -> impl Iterator<Item = &Id> {
        self.groups.iter().flat_map(|(group, _)| &group.units)
    }
}

/// Counts the units of a scored round, together and in groups.
///
/// ```
/// # use nulmeting::domain::{assessment::Assessment, board::*, id::Id, score::*, study::*};
/// # let study = Study::new(Header::default());
/// # let model = Assessment::default();
/// # let scoring = Scoring { study: &study, model: &model, questionnaires: &[], view: View::Account, rater: None };
/// let round = score_round(&scoring, &Id::new("r1").unwrap());
/// let board = board(&study, &model, &round, Grouping::Kind, "en");
/// assert!(board.groups.is_empty()); // there are no units
/// assert_eq!(board.all.situations.base, 0);
/// ```
pub fn board(
    study: &Study,
    model: &Assessment,
    round: &RoundScore,
    grouping: Grouping,
    language: &str,
) -> Board {
    let scores: HashMap<&Id, &UnitScore> = round.units.iter().map(|unit| (&unit.unit, unit)).collect();
    let found = |grouping| groups(study, round.units.iter().map(|unit| &unit.unit), grouping, language);
    let of =
        |ids: &[Id]| -> Vec<&UnitScore> { ids.iter().filter_map(|id| scores.get(id).copied()).collect() };
    // All is all, and in the same order, however the groups are made.
    let together: Vec<Id> = found(Grouping::Kind).into_iter().flat_map(|group| group.units).collect();
    let all = tallies(model, &of(&together));
    let groups = found(grouping).into_iter().map(|group| {
        let tallies = tallies(model, &of(&group.units));
        (group, tallies)
    });
    Board { round: round.round.clone(), grouping, all, groups: groups.collect() }
}

fn tallies(model: &Assessment, units: &[&UnitScore]) -> Tallies {
    let factors = model.factors.iter().enumerate().filter(|(_, factor)| factor.scope == Scope::Unit);
    Tallies {
        factors: factors.map(|(index, _)| factor_tally(index, units)).collect(),
        phases: (0..model.fields.len()).map(|field| phase_spread(model, field, units)).collect(),
        situations: situation_spread(model, units),
    }
}

fn factor_tally(index: usize, units: &[&UnitScore]) -> FactorTally {
    let mut tally = FactorTally { index, values: Default::default(), contradicted: Vec::new() };
    for unit in units {
        let Some(state) = unit.factors.iter().find(|state| state.index == index) else { continue };
        tally.values[place(state.value)].push(unit.unit.clone());
        if state.is_contradicted {
            tally.contradicted.push(unit.unit.clone());
        }
    }
    tally
}

fn phase_spread(model: &Assessment, field: usize, units: &[&UnitScore]) -> PhaseSpread {
    let phases = model.phase_count();
    let mut spread = PhaseSpread {
        field,
        base: 0,
        outside: 0,
        reached: vec![AtLeast::default(); phases],
        intervals: Vec::new(),
    };
    for unit in units {
        let Some(score) = unit.fields.get(field) else { continue };
        let state = score.cells.first().map(|cell| cell.state);
        let completed = score.lo.zip(score.hi).or(match state {
            Some(CellState::Complete) => Some((1, 1)),
            Some(CellState::NotComplete) => Some((0, 0)),
            Some(CellState::Open) => Some((0, 1)),
            Some(CellState::NotApplicable) | None => None,
        });
        let Some((lo, hi)) = completed.filter(|_| score.in_scope) else {
            spread.outside += 1;
            continue;
        };
        spread.base += 1;
        for (reached, count) in spread.reached.iter_mut().zip(1..) {
            reached.surely += u32::from(lo >= count);
            reached.possibly += u32::from(hi >= count);
        }
        match spread.intervals.iter_mut().find(|(interval, _)| *interval == (lo, hi)) {
            Some((_, found)) => found.push(unit.unit.clone()),
            None => spread.intervals.push(((lo, hi), vec![unit.unit.clone()])),
        }
    }
    spread.intervals.sort_by_key(|(interval, _)| *interval);
    spread
}

fn situation_spread(model: &Assessment, units: &[&UnitScore]) -> SituationSpread {
    let own = model.situations.iter().enumerate().filter(|(_, one)| one.scope == Scope::Unit);
    let counts = own.map(|(index, _)| {
        let mut count = AtLeast::default();
        for unit in units.iter().filter(|unit| unit.situations.iter().any(|one| one.index == index)) {
            count.possibly += 1;
            count.surely += u32::from(unit.situations.len() == 1);
        }
        (index, count)
    });
    let base = units.iter().filter(|unit| !unit.situations.is_empty()).count();
    SituationSpread { base: base as u32, none: (units.len() - base) as u32, counts: counts.collect() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fixtures::random::scenes;
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::score::{View, score_round};
    use crate::domain::text::Text;

    fn of(scene: &Scene, view: View, grouping: Grouping) -> (RoundScore, Board) {
        let round = score_round(&scene.scoring(view), &id("r1"));
        let board = board(&scene.study, &scene.model, &round, grouping, "en");
        (round, board)
    }

    fn named(scene: &mut Scene, name: &str, kind: UnitKind, group: Option<&str>) {
        scene.unit(name, kind);
        let unit = scene.study.units.last_mut().unwrap();
        unit.name = Text::from(name);
        unit.group = group.map(ToOwned::to_owned);
    }

    #[test]
    fn programmes_stand_by_name_within_a_kind_and_units_without_one_last() {
        let mut scene = Scene::new();
        for (name, kind, group) in [
            ("zoo", UnitKind::Line, Some("Town")),
            ("cash", UnitKind::Staff, Some("Town")),
            ("arts", UnitKind::Line, Some("Town")),
            ("care", UnitKind::Line, Some("people")),
            ("moor", UnitKind::Line, None),
            ("bogs", UnitKind::Line, Some("  ")),
        ] {
            named(&mut scene, name, kind, group);
        }
        let groups = |grouping| -> Vec<(UnitKind, Option<String>, Vec<String>)> {
            let (_, board) = of(&scene, View::Account, grouping);
            let told = board.groups.into_iter().map(|(group, _)| {
                (group.kind, group.programme, group.units.iter().map(ToString::to_string).collect())
            });
            told.collect()
        };
        let told = |names: &[&str]| -> Vec<String> { names.iter().map(|&name| name.to_owned()).collect() };
        let line = UnitKind::Line;
        let wanted = vec![
            (line, Some("people".to_owned()), told(&["care"])),
            (line, Some("Town".to_owned()), told(&["arts", "zoo"])),
            (line, None, told(&["bogs", "moor"])),
            (UnitKind::Staff, Some("Town".to_owned()), told(&["cash"])),
        ];
        assert_eq!(groups(Grouping::Programme), wanted);
        let wanted = vec![
            (line, None, told(&["arts", "bogs", "care", "moor", "zoo"])),
            (UnitKind::Staff, None, told(&["cash"])),
        ];
        assert_eq!(groups(Grouping::Kind), wanted);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn counts_keep_their_base_and_groups_add_up_to_all(scene in scenes(), by_programme in any::<bool>()) {
            let mut scene = scene;
            for (unit, group) in scene.study.units.iter_mut().zip([Some("A"), None, Some("B")]) {
                unit.group = group.map(str::to_owned);
            }
            let grouping = if by_programme { Grouping::Programme } else { Grouping::Kind };
            for view in View::ALL {
                let (round, board) = of(&scene, view, grouping);
                let units = round.units.len();
                prop_assert_eq!(board.groups.iter().map(|(group, _)| group.units.len()).sum::<usize>(), units);
                for (at, tally) in board.all.factors.iter().enumerate() {
                    prop_assert_eq!(tally.base(), units);
                    for value in FactorValue::ALL {
                        let parts = board.groups.iter().map(|(_, of)| of.factors[at].count(value));
                        prop_assert_eq!(parts.sum::<usize>(), tally.count(value));
                    }
                }
                for (at, spread) in board.all.phases.iter().enumerate() {
                    prop_assert_eq!((spread.base + spread.outside) as usize, units);
                    let named: usize = spread.intervals.iter().map(|(_, units)| units.len()).sum();
                    prop_assert_eq!(named, spread.base as usize);
                    let mut before = AtLeast { surely: spread.base, possibly: spread.base };
                    for (phase, reached) in spread.reached.iter().enumerate() {
                        prop_assert!(reached.surely <= reached.possibly);
                        prop_assert!(reached.surely <= before.surely && reached.possibly <= before.possibly);
                        before = *reached;
                        let parts = board.groups.iter().map(|(_, of)| of.phases[at].reached[phase].surely);
                        prop_assert_eq!(parts.sum::<u32>(), reached.surely);
                    }
                }
                let situations = &board.all.situations;
                prop_assert_eq!((situations.base + situations.none) as usize, units);
                for ((index, count), other) in situations.counts.iter().zip(&round.organisation.distribution) {
                    prop_assert_eq!(*index, other.index);
                    prop_assert_eq!(count.surely, other.only.line + other.only.staff);
                    prop_assert_eq!(count.possibly - count.surely, other.possible.line + other.possible.staff);
                }
            }
        }

        #[test]
        fn what_is_proven_never_has_more_units_surely_through_a_phase(scene in scenes()) {
            let [account, proven] = [View::Account, View::Proven].map(|view| of(&scene, view, Grouping::Kind).1);
            for (account, proven) in account.all.phases.iter().zip(&proven.all.phases) {
                for (account, proven) in account.reached.iter().zip(&proven.reached) {
                    prop_assert!(proven.surely <= account.surely && proven.possibly <= account.possibly);
                }
            }
        }
    }
}
