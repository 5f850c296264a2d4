//! What keys change in ratings and evidence, and how the records at hand look after it. Knows nothing of the screen.
//!
//! The records at hand hold nothing that was removed, so nobody can see here whether a rating was there before. Nobody
//! has to: the journal brings a removed record back with whatever is written to it.

use crate::domain::assessment::Assessment;
use crate::domain::change::{Change, RecordKind, rated};
use crate::domain::id::Id;
use crate::domain::rating::{FactorRating, FactorValue, Rating, Value};
use crate::domain::study::Study;

use crate::domain::assess::sheet::Site;

/// Rates an indicator. Note and evidence stay; reasons stay where the model has them for the new value too.
pub fn rate(
    study: &Study,
    model: &Assessment,
    site: &Site,
    (indicator, value): (&Id, Value),
    marked: &[Id],
) -> Change {
    let present = site.rating(study, model, indicator);
    let mut rating = present.cloned().unwrap_or_else(|| Rating {
        unit: site.unit.clone(),
        round: site.round.clone(),
        indicator: indicator.clone(),
        value,
        reasons: Vec::new(),
        rater: None,
        note: None,
        evidence: Vec::new(),
    });
    rating.value = value;
    let class = value.reason_class();
    rating.reasons.retain(|reason| {
        class.is_some_and(|class| model.reasons_for(class).any(|listed| listed.id == *reason))
    });
    add(&mut rating.evidence, marked);
    Change::Rating(rating)
}

/// Judges a success factor; note and evidence stay, the reason too where the value does.
pub fn judge(
    study: &Study,
    model: &Assessment,
    site: &Site,
    (factor, value): (&Id, FactorValue),
    marked: &[Id],
) -> Change {
    let present = site.factor(study, model, factor);
    let mut judgement = present.cloned().unwrap_or_else(|| FactorRating {
        unit: site.unit.clone(),
        round: site.round.clone(),
        factor: factor.clone(),
        value,
        reason: None,
        rater: None,
        note: None,
        evidence: Vec::new(),
    });
    if judgement.value != value {
        judgement.reason = None;
    }
    judgement.value = value;
    add(&mut judgement.evidence, marked);
    Change::Factor(judgement)
}

fn add(evidence: &mut Vec<Id>, marked: &[Id]) {
    for id in marked {
        if !evidence.contains(id) {
            evidence.push(id.clone());
        }
    }
}

/// The word that reasons are listed under for a factor's value.
pub fn factor_class(value: FactorValue) -> Option<&'static str> {
    match value {
        FactorValue::Unknown => Some("U"),
        FactorValue::NotApplicable => Some("N"),
        FactorValue::Absent | FactorValue::Partly | FactorValue::Present => None,
    }
}

/// Ties a piece of evidence to a rating or judgement that is there, or unties it; nothing where there is none.
pub fn attach(study: &Study, model: &Assessment, site: &Site, target: &Id, evidence: &Id) -> Option<Change> {
    let toggle = |attached: &mut Vec<Id>| {
        if attached.contains(evidence) {
            attached.retain(|id| id != evidence);
        } else {
            attached.push(evidence.clone());
        }
    };
    if let Some(rating) = site.rating(study, model, target) {
        let mut rating = rating.clone();
        toggle(&mut rating.evidence);
        return Some(Change::Rating(rating));
    }
    let mut judgement = site.factor(study, model, target)?.clone();
    toggle(&mut judgement.evidence);
    Some(Change::Factor(judgement))
}

/// Gives a rating or judgement that is there reasons, of which a factor keeps the first.
pub fn reasons(
    study: &Study,
    model: &Assessment,
    site: &Site,
    target: &Id,
    reasons: Vec<Id>,
) -> Option<Change> {
    if let Some(rating) = site.rating(study, model, target) {
        return Some(Change::Rating(Rating { reasons, ..rating.clone() }));
    }
    let judgement = site.factor(study, model, target)?.clone();
    let reason = reasons.first().map(ToString::to_string);
    Some(Change::Factor(FactorRating { reason, ..judgement }))
}

/// Writes a remark on a rating or judgement that is there.
pub fn note(
    study: &Study,
    model: &Assessment,
    site: &Site,
    target: &Id,
    note: Option<String>,
) -> Option<Change> {
    if let Some(rating) = site.rating(study, model, target) {
        return Some(Change::Rating(Rating { note, ..rating.clone() }));
    }
    let judgement = site.factor(study, model, target)?.clone();
    Some(Change::Factor(FactorRating { note, ..judgement }))
}

/// Takes back the rating or judgement that is there.
pub fn remove(study: &Study, model: &Assessment, site: &Site, target: &Id) -> Option<Change> {
    let change = if let Some(rating) = site.rating(study, model, target) {
        Change::Rating(rating.clone())
    } else {
        Change::Factor(site.factor(study, model, target)?.clone())
    };
    let key = change.key();
    Some(Change::Removed(key.kind, key.record, true))
}

/// Puts changes into the records at hand, so that the screen is right before the file is read again.
pub fn apply(study: &mut Study, changes: &[Change]) {
    for change in changes {
        match change {
            Change::Rating(rating) => put(&mut study.ratings, rating, |row| key_of(row) == key_of(rating)),
            Change::Factor(judgement) => {
                put(&mut study.factors, judgement, |row| judged(row) == judged(judgement));
            }
            Change::Rule(rule) => put(&mut study.rules, rule, |row| row.indicator == rule.indicator),
            Change::Removed(RecordKind::Rule, record, true) => {
                study.rules.retain(|row| row.indicator.as_str() != record);
            }
            Change::Evidence(evidence) => put(&mut study.evidence, evidence, |row| row.id == evidence.id),
            Change::Removed(RecordKind::Rating, record, true) => {
                study.ratings.retain(|row| key_of(row) != *record);
            }
            Change::Removed(RecordKind::Factor, record, true) => {
                study.factors.retain(|row| judged(row) != *record);
            }
            Change::Removed(RecordKind::Evidence, record, true) => {
                study.evidence.retain(|row| row.id.as_str() != record);
                // What was read names nothing that was removed.
                study.ratings.iter_mut().for_each(|row| row.evidence.retain(|id| id.as_str() != record));
                study.factors.iter_mut().for_each(|row| row.evidence.retain(|id| id.as_str() != record));
            }
            // Nothing else is changed here.
            _ => {}
        }
    }
}

fn put<R: Clone>(rows: &mut Vec<R>, new: &R, same: impl Fn(&R) -> bool) {
    match rows.iter_mut().find(|row| same(row)) {
        Some(row) => *row = new.clone(),
        None => rows.push(new.clone()),
    }
}

fn key_of(row: &Rating) -> String {
    rated(&row.unit, &row.round, &row.indicator, row.rater.as_ref())
}

fn judged(row: &FactorRating) -> String {
    rated(&row.unit, &row.round, &row.factor, row.rater.as_ref())
}
