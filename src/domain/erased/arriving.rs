//! What may be taken into a study in which people were erased.

use std::collections::{BTreeSet, HashMap};

use super::{Decisions, Erased, Verdict, Version, plan};
use crate::domain::change::{Change, PartKey};

/// Changes as they may be taken into a study in which people were erased: nothing of those, and of a part that was
/// erased nothing at all, for nobody can say whether it is what was erased. With how many were left out or cut.
pub fn arriving(
    changes: Vec<Change>,
    closed: &[Erased],
    standing: &BTreeSet<PartKey>,
) -> (Vec<Change>, usize) {
    if closed.is_empty() {
        return (changes, 0);
    }
    let versions: Vec<Version> = changes
        .iter()
        .map(|change| Version { key: change.key(), value: change.value(), is_current: true })
        .collect();
    let (mut goes, mut becomes) = (standing.clone(), HashMap::new());
    for one in closed {
        let plan = plan(&versions, &one.respondent, &Decisions::all(Some(Verdict::Keep)));
        goes.extend(plan.goes);
        becomes.extend(plan.becomes.into_iter().map(|change| (change.key(), change)));
    }
    let is_closed = |change: &Change| match change {
        Change::Erased(other) => closed.iter().any(|one| one.respondent == other.respondent),
        _ => false,
    };
    let mut left_out = 0;
    let mut kept = Vec::new();
    for change in changes {
        let key = change.key();
        if goes.contains(&key) {
            left_out += 1;
        } else if let Some(cut) = becomes.remove(&key) {
            left_out += 1;
            kept.push(cut);
        } else if !is_closed(&change) {
            kept.push(change);
        }
    }
    (kept, left_out)
}
