//! Success factors: what is known of each, counted and never averaged.

use super::indicator::{DerivedReason, IndicatorState};
use super::records::{Records, is_held};
use super::unit::Site;
use crate::domain::assessment::Factor;
use crate::domain::evidence::Side;
use crate::domain::id::Id;
use crate::domain::rating::{FactorRating, FactorValue, Level};

/// What is known of a success factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorState {
    /// The factor.
    pub factor: Id,
    /// Its index in the model.
    pub index: usize,
    /// Its value.
    pub value: FactorValue,
    /// Where the value comes from.
    pub origin: FactorOrigin,
    /// The reason that was given for *unknown* or *n/a*.
    pub reason: Option<String>,
    /// Whether it rests on evidence for and against; both sides are shown.
    pub is_contradicted: bool,
}

/// Where the value of a success factor comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactorOrigin {
    /// A person judged.
    Typed {
        /// Index of the judgement in the study.
        judgement: usize,
    },
    /// The model derives it from an indicator.
    Indicator {
        /// Index of the indicator in the model.
        index: usize,
    },
    /// Nobody judged.
    Derived(DerivedReason),
}

impl FactorState {
    /// Ids of the evidence that the judgement rests on.
    pub fn evidence<'s>(&self, judgements: &'s [FactorRating]) -> &'s [Id] {
        match self.origin {
            FactorOrigin::Typed { judgement } => {
                judgements.get(judgement).map_or(&[], |judgement| &judgement.evidence)
            }
            FactorOrigin::Indicator { .. } | FactorOrigin::Derived(_) => &[],
        }
    }
}

/// Resolves the factors of a site, in the order of the model. A factor that the model derives from an indicator has
/// the value of the level that counts in this view, and is unknown where that is no single level.
pub(super) fn resolve(records: &Records, site: &Site, own: &[IndicatorState]) -> Vec<FactorState> {
    let model = records.plan.model;
    let informed = records.informed(site.unit, site.round, is_held);
    let is_missing = records.is_interview_missing(site.unit, site.round);
    let (mut chosen, mut has_evidence) =
        (vec![None::<(u8, usize)>; model.factors.len()], vec![false; model.factors.len()]);
    for &at in &site.entry.factors {
        let judgement = &records.study.factors[at];
        let Some(index) = records.plan.factor(judgement.factor.as_str()) else { continue };
        has_evidence[index] |= !judgement.evidence.is_empty();
        if let Some(rank) = records.precedence(judgement.rater.as_ref())
            && chosen[index].is_none_or(|(best, _)| rank < best)
        {
            chosen[index] = Some((rank, at));
        }
    }
    for index in records.evidenced(site.entry, site.round).filter_map(|target| records.plan.factor(target)) {
        has_evidence[index] = true;
    }
    let scoped = model.factors.iter().enumerate().filter(|(_, factor)| factor.scope == site.scope);
    scoped
        .map(|(index, factor)| {
            let state = |value, origin| FactorState {
                factor: factor.id.clone(),
                index,
                value,
                origin,
                reason: None,
                is_contradicted: false,
            };
            if let Some((value, index)) = of_indicator(records, site, factor, own) {
                return state(value, FactorOrigin::Indicator { index });
            }
            let Some((_, at)) = chosen[index] else {
                let reason =
                    DerivedReason::of_unknown(is_missing, informed.factor(index), has_evidence[index]);
                return state(FactorValue::Unknown, FactorOrigin::Derived(reason));
            };
            let judgement = &records.study.factors[at];
            FactorState {
                reason: judgement.reason.clone(),
                is_contradicted: has_both_sides(records, &judgement.evidence),
                ..state(judgement.value, FactorOrigin::Typed { judgement: at })
            }
        })
        .collect()
}

/// The value that the model derives from an indicator, and the indicator's index.
fn of_indicator(
    records: &Records,
    site: &Site,
    factor: &Factor,
    own: &[IndicatorState],
) -> Option<(FactorValue, usize)> {
    let rule = factor.derived.as_ref()?;
    let (scope, position) = records.plan.place(rule.indicator.as_str())?;
    let state = own.get(position).filter(|_| scope == site.scope)?;
    let level = state.known().and_then(Level::new);
    Some((level.map_or(FactorValue::Unknown, |level| rule.at(level)), state.index))
}

fn has_both_sides(records: &Records, evidence: &[Id]) -> bool {
    let has = |side: Side| {
        evidence.iter().filter_map(|id| records.evidence(id)).any(|evidence| evidence.side == side)
    };
    has(Side::For) && has(Side::Against)
}
