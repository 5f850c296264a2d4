//! One unit in two rounds: link, verdicts, observed movement, fates and warnings together.

use std::collections::{HashMap, HashSet};

use super::fate::{self, InitiativeFate};
use super::ground::Ground;
use super::link::{self, ProposedLink};
use super::observed::{Observed, observe};
use super::usable::{Instruments, left_out};
use super::verdict::{Barrier, Compared, SetComparison, compare_set};
use super::warnings::{self, Case, Warning};
use crate::domain::assessment::Scope;
use crate::domain::id::Id;
use crate::domain::score::{Records, RoundScore, UnitScore};
use crate::domain::study::{Link, LinkOverride, Unit};

/// A unit in two rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitComparison {
    /// The unit.
    pub unit: Id,
    /// The unit whose place it took between the rounds, where the earlier round is that one's.
    pub predecessor: Option<Id>,
    /// What both rounds have in common before anything is rated.
    pub ground: Ground,
    /// The link that counts.
    pub link: Link,
    /// The link that the records propose.
    pub proposed: ProposedLink,
    /// Why a person set another one.
    pub set_because: Option<String>,
    /// All its indicators.
    pub whole: SetComparison,
    /// Its fields, in the order of the model.
    pub fields: Vec<SetComparison>,
    /// Where the phase shifted whatever the unknowns turn out to be; none unless the unit is comparable.
    pub phase_shifts: Vec<PhaseShift>,
    /// What was seen to differ; nothing where there is no interview in one round (R4).
    pub observed: Option<Observed>,
    /// Fate of its initiatives.
    pub initiatives: Vec<InitiativeFate>,
    /// What to keep in mind.
    pub warnings: Vec<Warning>,
}

/// Completed phases that surely differ between two rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PhaseShift {
    /// Index of the field in the model; nothing for the phases that all fields in scope have in common.
    pub field: Option<usize>,
    /// At least and at most, in the earlier round.
    pub from: (u8, u8),
    /// At least and at most, in the later round.
    pub to: (u8, u8),
}

impl PhaseShift {
    fn find(field: Option<usize>, from: Option<(u8, u8)>, to: Option<(u8, u8)>) -> Option<Self> {
        let (from, to) = (from?, to?);
        (from.1 < to.0 || to.1 < from.0).then_some(Self { field, from, to })
    }

    /// Whether it is a shift to a later phase.
    pub fn is_forward(&self) -> bool {
        self.from.1 < self.to.0
    }
}

/// Two scored rounds of a study.
pub(super) struct Rounds<'c, 'a> {
    records: &'c Records<'a>,
    ids: [&'c Id; 2],
    scores: [HashMap<&'c Id, &'c UnitScore>; 2],
    fates: HashMap<&'c Id, Vec<InitiativeFate>>,
    overrides: HashMap<&'c Id, &'c LinkOverride>,
    changed: HashSet<&'c Id>,
}

impl<'c, 'a> Rounds<'c, 'a> {
    /// Puts two scored rounds in order.
    pub fn of(records: &'c Records<'a>, ids: [&'c Id; 2], scores: [&'c RoundScore; 2]) -> Self {
        let mut fates: HashMap<&Id, Vec<InitiativeFate>> = HashMap::new();
        for (unit, fate) in fate::of_study(records.study, ids) {
            fates.entry(unit).or_default().push(fate);
        }
        let is_ours = |link: &&LinkOverride| link.from == *ids[0] && link.to == *ids[1];
        Self {
            records,
            ids,
            scores: scores.map(|score| score.units.iter().map(|unit| (&unit.unit, unit)).collect()),
            fates,
            overrides: records.study.links.iter().filter(is_ours).map(|link| (&link.unit, link)).collect(),
            changed: link::changed_units(records, ids),
        }
    }

    /// Fate of the initiatives of a unit, or of the organisation.
    pub fn fates(&self, unit: &Id) -> Vec<InitiativeFate> {
        self.fates.get(unit).cloned().unwrap_or_default()
    }

    /// The unit whose place another took between the rounds, where only that one was talked to in the earlier round.
    fn predecessor(&self, unit: &'c Unit, is_changed: bool) -> Option<&'c Id> {
        let predecessor = unit.successor_of.as_ref().filter(|_| is_changed)?;
        let was_rated = |id: &Id| {
            let entry = self.records.entry(id, self.ids[0]);
            !entry.ratings.is_empty() || entry.talks.iter().any(|talk| link::is_completed(talk))
        };
        (!was_rated(&unit.id) && was_rated(predecessor)).then_some(predecessor)
    }
}

/// Compares a unit between two rounds.
pub(super) fn compare<'c>(rounds: &Rounds<'c, '_>, unit: &'c Unit) -> UnitComparison {
    let records = rounds.records;
    let is_unit_changed = rounds.changed.contains(&unit.id);
    let predecessor = rounds.predecessor(unit, is_unit_changed);
    let units = [predecessor.unwrap_or(&unit.id), &unit.id];
    let proposed = link::propose(records, units, rounds.ids, is_unit_changed);
    let by_hand = rounds.overrides.get(&unit.id);
    let link = by_hand.map_or(proposed.link, |set| set.link);
    let scores = [0, 1].map(|at| rounds.scores[at].get(units[at]).copied());
    let states = scores.map(|score| score.map_or(&[][..], |score| &score.indicators));
    let instruments = Instruments::of(records, units, rounds.ids);

    let indicators: Vec<Compared> = states[0]
        .iter()
        .zip(states[1])
        .filter(|(earlier, later)| earlier.interval.is_some() || later.interval.is_some())
        .map(|(earlier, later)| Compared {
            index: earlier.index,
            intervals: [earlier.interval, later.interval],
            left_out: left_out(records, link, &instruments, [earlier, later]),
        })
        .collect();
    let barrier = match link {
        Link::R0 | Link::R1 | Link::R2 => None,
        Link::R3 => Some(Barrier::Respondents),
        Link::R4 => Some(Barrier::NoInterview),
    };
    let field_of = |index: usize| records.plan.model.indicators[index].field;
    let whole = compare_set(&indicators, barrier);
    let fields = (0..records.plan.model.fields.len())
        .map(|field| {
            let of_field: Vec<Compared> =
                indicators.iter().copied().filter(|indicator| field_of(indicator.index) == field).collect();
            compare_set(&of_field, barrier)
        })
        .collect();
    let observed = (link != Link::R4).then(|| observe(records.study, link, states, field_of));
    let phase_shifts = match scores {
        [Some(earlier), Some(later)] if whole.verdict.is_comparable() => shifts(earlier, later),
        _ => Vec::new(),
    };
    let units_indicators = records.plan.model.indicators_of(Scope::Unit).map(|(index, _)| index);
    let warnings = warnings::of(&Case {
        records,
        units,
        rounds: rounds.ids,
        instruments: &instruments,
        states,
        is_unit_changed,
    });
    UnitComparison {
        unit: unit.id.clone(),
        predecessor: predecessor.cloned(),
        ground: Ground::of(&instruments, units_indicators),
        link,
        proposed,
        set_because: by_hand.map(|set| set.reason.clone()),
        whole,
        fields,
        phase_shifts,
        observed,
        initiatives: rounds.fates(&unit.id),
        warnings,
    }
}

fn shifts(earlier: &UnitScore, later: &UnitScore) -> Vec<PhaseShift> {
    let fields = earlier.fields.iter().zip(&later.fields).enumerate();
    let of_fields = fields.filter_map(|(field, (from, to))| {
        PhaseShift::find(Some(field), from.lo.zip(from.hi), to.lo.zip(to.hi))
    });
    PhaseShift::find(None, earlier.common, later.common).into_iter().chain(of_fields).collect()
}
