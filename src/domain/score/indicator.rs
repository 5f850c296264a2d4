//! What is known of each indicator of a unit in a round: the rating that counts, or what is derived where there is none.

use super::facts::Facts;
use super::plan::Sheet;
use super::proof;
use super::records::{Records, is_held};
use super::unit::Site;
use super::{CellIndicator, View};
use crate::domain::assessment::{Assessment, CellPlace};
use crate::domain::condition::Truth;
use crate::domain::evidence::Evidence;
use crate::domain::id::Id;
use crate::domain::rating::{Level, Value};
use crate::domain::study::Study;

/// What is known of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorState {
    /// Index of the indicator in the model.
    pub index: usize,
    /// The value as given, or as derived.
    pub value: Value,
    /// What it counts in the view asked for: lowest and highest level, 0 to 3; nothing where it does not apply.
    pub interval: Option<(u8, u8)>,
    /// Where the value comes from.
    pub origin: Origin,
    /// The lower level that evidence proves, in either view; nothing where the value is proven as given.
    pub cap: Option<Cap>,
    /// Index of a rating in the study that a derived value stands in the place of.
    pub set_aside: Option<usize>,
    /// Whether a rating above 1 rests on nothing but words about all units at once.
    pub rests_on_all_units: bool,
}

/// Where the value of an indicator comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A person rated.
    Typed {
        /// Index of the rating in the study.
        rating: usize,
    },
    /// The program derived it.
    Derived(DerivedReason),
}

/// Why the program derived a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DerivedReason {
    /// A 0: what the indicator needs was not there yet in the organisation.
    DidNotExistYet,
    /// Unknown: no questionnaire of the unit can inform it, and there is no other evidence.
    NotAsked,
    /// Unknown: nobody of the unit was interviewed.
    InterviewMissing,
    /// Unknown: there may be evidence, and no rating.
    NotYetRated,
    /// It does not apply, by the model's rule.
    DoesNotApply,
}

impl DerivedReason {
    /// The reason's id in a model; for *does not apply* the model names its own.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DidNotExistYet => "did not exist yet",
            Self::NotAsked => "not asked",
            Self::InterviewMissing => "interview missing",
            Self::NotYetRated => "not yet rated",
            Self::DoesNotApply => "does not apply",
        }
    }

    /// Why nothing is known of an indicator or factor that nobody judged.
    pub(super) fn of_unknown(is_interview_missing: bool, informed: Truth, has_evidence: bool) -> Self {
        if is_interview_missing {
            Self::InterviewMissing
        } else if informed == Truth::No && !has_evidence {
            Self::NotAsked
        } else {
            Self::NotYetRated
        }
    }
}

/// The level that evidence proves, below the one given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cap {
    /// It counts at most this.
    pub level: Level,
    /// Why.
    pub reason: CapReason,
}

/// Why a rating is proven in part only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CapReason {
    /// One source says so; a second independent one, a document or a number would close the gap.
    SingleSource,
    /// There is no document or number.
    NoDocument,
}

impl CapReason {
    /// A stable key: `single source`, `no document`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleSource => "single source",
            Self::NoDocument => "no document",
        }
    }
}

impl IndicatorState {
    /// The single level that it counts, where it is known and applies.
    pub fn known(&self) -> Option<u8> {
        self.interval.filter(|(low, high)| low == high).map(|(low, _)| low)
    }

    /// Index of the rating in the study that counts.
    pub fn rating(&self) -> Option<usize> {
        match self.origin {
            Origin::Typed { rating } => Some(rating),
            Origin::Derived(_) => None,
        }
    }

    /// Whether it is a 0 because what it needs was not there yet; such a 0 is left out of all movement.
    pub fn did_not_exist_yet(&self) -> bool {
        self.origin == Origin::Derived(DerivedReason::DidNotExistYet)
    }

    /// Ids of the evidence that the rating rests on.
    pub fn evidence<'s>(&self, study: &'s Study) -> &'s [Id] {
        self.rating().and_then(|at| study.ratings.get(at)).map_or(&[], |rating| &rating.evidence)
    }

    /// Ids of the reasons for 0, unknown or not applicable: those given, or the derived one.
    pub fn reasons<'s>(&self, study: &'s Study, model: &'s Assessment) -> Vec<&'s str> {
        match self.origin {
            Origin::Typed { rating } => study
                .ratings
                .get(rating)
                .map_or(&[][..], |rating| &rating.reasons)
                .iter()
                .map(Id::as_str)
                .collect(),
            Origin::Derived(DerivedReason::DoesNotApply) => model
                .indicators
                .get(self.index)
                .and_then(|indicator| indicator.not_applicable_reason.as_ref())
                .map(Id::as_str)
                .into_iter()
                .collect(),
            Origin::Derived(reason) => vec![reason.as_str()],
        }
    }
}

/// What an unknown can turn out to be.
const UNKNOWN: Option<(u8, u8)> = Some((0, 3));

/// Resolves every indicator of a site, in the order of its sheet. `organisation` holds what is known of the
/// organisation's own indicators in the round, for those that need one of them.
///
/// First comes what did not exist yet, whatever was typed; then the rating; then, where there is none, the model's rule
/// for what applies, which is decided on what is known without such rules.
pub(super) fn resolve(
    records: &Records,
    site: &Site,
    organisation: &[IndicatorState],
) -> Vec<IndicatorState> {
    let model = records.plan.model;
    let sheet = records.plan.sheet(site.scope);
    let rows = Rows::of(records, site, sheet);
    let informed = records.informed(site.unit, site.round, is_held);
    let is_missing = records.is_interview_missing(site.unit, site.round);
    let mut states: Vec<IndicatorState> = sheet
        .indicators
        .iter()
        .enumerate()
        .map(|(position, &index)| {
            let indicator = &model.indicators[index];
            let row = rows.chosen[position];
            if is_absent(records, indicator.needs.as_ref(), organisation) {
                return IndicatorState {
                    set_aside: row,
                    ..derived(index, Value::Level(Level::ZERO), DerivedReason::DidNotExistYet)
                };
            }
            row.map_or_else(
                || {
                    let has_evidence = rows.has_evidence[position];
                    let reason =
                        DerivedReason::of_unknown(is_missing, informed.indicator(index), has_evidence);
                    derived(index, Value::Unknown, reason)
                },
                |rating| typed(records, site, index, rating),
            )
        })
        .collect();
    let facts = Facts::before_scoring(records, site, &states, organisation);
    let inapplicable: Vec<usize> = (0..states.len())
        .filter(|&position| {
            let IndicatorState { index, origin, value, .. } = states[position];
            let rule = model.indicators[index].applies_if.as_ref();
            matches!(origin, Origin::Derived(_))
                && value == Value::Unknown
                && rule.is_some_and(|rule| facts.holds(rule) == Truth::No)
        })
        .collect();
    for position in inapplicable {
        let index = states[position].index;
        states[position] = derived(index, Value::NotApplicable, DerivedReason::DoesNotApply);
    }
    states
}

/// Whether what an indicator needs is rated 0 or 1 in the organisation, as given: a lack of proof is no absence.
fn is_absent(records: &Records, needs: Option<&Id>, organisation: &[IndicatorState]) -> bool {
    needs
        .and_then(|needed| records.plan.place(needed.as_str()))
        .and_then(|(_, position)| organisation.get(position))
        .is_some_and(|state| matches!(state.value, Value::Level(level) if level.points() <= 1))
}

fn derived(index: usize, value: Value, reason: DerivedReason) -> IndicatorState {
    let interval = match value {
        Value::Level(level) => Some((level.points(), level.points())),
        Value::Unknown => UNKNOWN,
        Value::NotApplicable => None,
    };
    IndicatorState {
        index,
        value,
        interval,
        origin: Origin::Derived(reason),
        cap: None,
        set_aside: None,
        rests_on_all_units: false,
    }
}

fn typed(records: &Records, site: &Site, index: usize, rating: usize) -> IndicatorState {
    let row = &records.study.ratings[rating];
    let mut state = IndicatorState {
        origin: Origin::Typed { rating },
        ..derived(index, row.value, DerivedReason::NotYetRated)
    };
    if let Value::Level(level) = row.value {
        state.cap = proof::cap(records, records.plan.model.indicators[index].proof, level, &row.evidence);
        if let (View::Proven, Some(cap)) = (records.view, state.cap) {
            state.interval = Some((cap.level.points(), cap.level.points()));
        }
        state.rests_on_all_units = level.points() > 1
            && !site.unit.is_organisation()
            && !row.evidence.is_empty()
            && row.evidence.iter().all(|id| records.evidence(id).is_some_and(Evidence::is_about_all));
    }
    state
}

/// The ratings of a site by position in its sheet.
struct Rows {
    chosen: Vec<Option<usize>>,
    has_evidence: Vec<bool>,
}

impl Rows {
    fn of(records: &Records, site: &Site, sheet: &Sheet) -> Self {
        let count = sheet.indicators.len();
        let mut chosen: Vec<Option<(u8, usize)>> = vec![None; count];
        let mut has_evidence = vec![false; count];
        let position_of = |id: &str| {
            let (scope, position) = records.plan.place(id)?;
            (scope == site.scope).then_some(position)
        };
        for &at in &site.entry.ratings {
            let rating = &records.study.ratings[at];
            let Some(position) = position_of(rating.indicator.as_str()) else { continue };
            has_evidence[position] |= !rating.evidence.is_empty();
            if let Some(rank) = records.precedence(rating.rater.as_ref())
                && chosen[position].is_none_or(|(best, _)| rank < best)
            {
                chosen[position] = Some((rank, at));
            }
        }
        for position in records.evidenced(site.entry, site.round).filter_map(position_of) {
            has_evidence[position] = true;
        }
        Self { chosen: chosen.into_iter().map(|row| row.map(|(_, at)| at)).collect(), has_evidence }
    }
}

/// The indicators of a cell, as scoring a cell wants them.
pub(super) fn cell_indicators<'s>(
    records: &'s Records,
    site: &Site,
    states: &'s [IndicatorState],
    place: CellPlace,
) -> impl Iterator<Item = CellIndicator> + use<'s> {
    let model = records.plan.model;
    records.plan.sheet(site.scope).cell(place).iter().map(move |&position| {
        let state = &states[position];
        CellIndicator {
            index: state.index,
            interval: state.interval,
            is_core: model.indicators[state.index].is_core,
        }
    })
}
