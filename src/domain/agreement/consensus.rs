//! What raters agree on where they differed: a row of its own beside theirs, which stay.

use super::{Disagreement, Matter};
use crate::domain::assessment::Assessment;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::domain::rating::{CONSENSUS, FactorRating, FactorValue, Rating, Value};
use crate::domain::study::Study;

/// What is agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    /// Of an indicator.
    Indicator(Value),
    /// Of a success factor.
    Factor(FactorValue),
}

/// The row of a consensus: what was agreed on before with the new value, else what those who gave that value rest on;
/// where nobody gave it, the evidence of all. Nothing where the value is of another kind than the matter.
pub fn consensus(study: &Study, model: &Assessment, found: &Disagreement, agreed: Agreed) -> Option<Change> {
    let rater = Id::new(CONSENSUS).ok();
    match (found.matter, agreed) {
        (Matter::Indicator(at), Agreed::Indicator(value)) => {
            let rows = found.given.iter().filter_map(|given| study.ratings.get(given.row));
            let rows: Vec<&Rating> = rows.collect();
            let same: Vec<&Rating> = rows.iter().copied().filter(|row| row.value == value).collect();
            let present = found.consensus.and_then(|at| study.ratings.get(at));
            let class = value.reason_class();
            let is_for = |reason: &Id| {
                class.is_some_and(|class| model.reasons_for(class).any(|listed| listed.id == *reason))
            };
            let mut rating = present.cloned().unwrap_or_else(|| Rating {
                unit: found.unit.clone(),
                round: found.round.clone(),
                indicator: model.indicators[at].id.clone(),
                value,
                reasons: Vec::new(),
                rater,
                note: same.iter().find_map(|row| row.note.clone()),
                evidence: all(if same.is_empty() { &rows } else { &same }, |row| &row.evidence),
            });
            rating.value = value;
            rating.reasons.retain(is_for);
            if rating.reasons.is_empty() {
                rating.reasons = all(&same, |row| &row.reasons);
            }
            Some(Change::Rating(rating))
        }
        (Matter::Factor(at), Agreed::Factor(value)) => {
            let rows = found.given.iter().filter_map(|given| study.factors.get(given.row));
            let rows: Vec<&FactorRating> = rows.collect();
            let same: Vec<&FactorRating> = rows.iter().copied().filter(|row| row.value == value).collect();
            let present = found.consensus.and_then(|at| study.factors.get(at));
            let mut judgement = present.cloned().unwrap_or_else(|| FactorRating {
                unit: found.unit.clone(),
                round: found.round.clone(),
                factor: model.factors[at].id.clone(),
                value,
                reason: None,
                rater,
                note: same.iter().find_map(|row| row.note.clone()),
                evidence: all(if same.is_empty() { &rows } else { &same }, |row| &row.evidence),
            });
            if judgement.value != value || present.is_none() {
                judgement.reason = same.iter().find_map(|row| row.reason.clone());
            }
            judgement.value = value;
            Some(Change::Factor(judgement))
        }
        (Matter::Indicator(_), Agreed::Factor(_)) | (Matter::Factor(_), Agreed::Indicator(_)) => None,
    }
}

/// Takes a consensus back, so that the lead rater's counts again; nothing where there is none.
pub fn without_consensus(study: &Study, found: &Disagreement) -> Option<Change> {
    let at = found.consensus?;
    let (kind, present) = match found.matter {
        Matter::Indicator(_) => (RecordKind::Rating, Change::Rating(study.ratings.get(at)?.clone())),
        Matter::Factor(_) => (RecordKind::Factor, Change::Factor(study.factors.get(at)?.clone())),
    };
    Some(Change::Removed(kind, present.key().record, true))
}

/// What several rows name, each once, in their order.
fn all<R>(rows: &[&R], ids: impl Fn(&R) -> &Vec<Id>) -> Vec<Id> {
    let mut found: Vec<Id> = Vec::new();
    for id in rows.iter().flat_map(|row| ids(row)) {
        if !found.contains(id) {
            found.push(id.clone());
        }
    }
    found
}
