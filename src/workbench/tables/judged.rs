//! Rows of ratings and of judgements of success factors.

use super::known::{Known, items, named};
use super::line::{Line, Misfit, shortened, whole};
use super::plan::Said;
use crate::domain::assessment::DERIVED_REASONS;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::rating::{FactorRating, FactorValue, Rating, Value};

/// The words for a value where there is no level.
const STATES: [(State, &str); 3] = [
    (State::Rated, "rated"),
    (State::Is(Value::Unknown), "unknown"),
    (State::Is(Value::NotApplicable), "n/a"),
];

/// What a column says of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Rated,
    Is(Value),
}

/// A rating of an indicator.
pub(super) fn rating(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let (unit, round) = (known.unit_or_organisation(line)?, known.round(line)?);
    let indicator = named(line, "indicator", "indicator", &known.indicators)?;
    let model = &known.open.instruments.model;
    if let Some(one) = model.indicators.iter().find(|one| one.id == indicator) {
        Known::right_scope(line, "indicator", one.scope, &unit)?;
    }
    let rater = line.id("rater")?;
    let (value, reasons) = (value(line, known)?, reasons(line, known)?);
    let (evidence, note) = (known.evidence_of(line)?, line.free("note").map(str::to_owned));
    let fresh = Rating {
        unit,
        round,
        indicator,
        value: value.unwrap_or(Value::Unknown),
        reasons: Vec::new(),
        rater,
        note: None,
        evidence: Vec::new(),
    };
    let held = match known.held(&Change::Rating(fresh.clone()).key()) {
        Some(Change::Rating(held)) => Some(held.clone()),
        _ => None,
    };
    let says_more = reasons.is_some() || evidence.is_some() || note.is_some();
    let value = match (value, &held) {
        (Some(value), _) => value,
        (None, _) if !says_more => return Ok(Said::nothing("no rating is given")),
        (None, Some(held)) => held.value,
        (None, None) => {
            return Err(line.misfit(
                "no-value",
                "level",
                "reasons, evidence or a note are given, and no rating",
                "write 0, 1, 2, 3, U (unknown) or N (not applicable)",
            ));
        }
    };
    let mut rating = held.unwrap_or(fresh);
    // A reason for 0 is none for 2: only those of the same value stay.
    if value.reason_class() != rating.value.reason_class() {
        rating.reasons.clear();
    }
    rating.value = value;
    rating.reasons = reasons.unwrap_or(rating.reasons);
    rating.evidence = evidence.unwrap_or(rating.evidence);
    rating.note = note.or(rating.note);
    let remarks = remarks(&rating, known);
    Ok(Said { remarks, ..Said::of(Change::Rating(rating)) })
}

/// The value that the two columns say together.
fn value(line: &Line<'_>, known: &Known<'_>) -> Result<Option<Value>, Misfit> {
    let read = |column: &str| -> Result<Option<State>, Misfit> {
        let Some(text) = line.given(column) else { return Ok(None) };
        let level = whole(text).and_then(|level| Value::level(u8::try_from(level).ok()?));
        let letter = || Value::read(&text.to_uppercase());
        if let Some(value) = level.or_else(letter) {
            return Ok(Some(State::Is(value)));
        }
        known.one_of(text, "data-value", &STATES).map(Some).ok_or_else(|| {
            let why = format!("“{}” is no rating", shortened(text));
            let remedy = "write 0, 1, 2, 3, U (unknown) or N (not applicable)";
            line.misfit("no-rating", column, why, remedy)
        })
    };
    match (read("state")?, read("level")?) {
        (None | Some(State::Rated), Some(State::Is(value))) | (Some(State::Is(value)), None) => {
            Ok(Some(value))
        }
        (Some(State::Is(one)), Some(State::Is(other))) if one == other => Ok(Some(one)),
        (None, None) => Ok(None),
        (Some(State::Rated), None) | (_, Some(State::Rated)) => Err(line.misfit(
            "no-value",
            "level",
            "it says that there is a level, and not which",
            "write 0, 1, 2 or 3 there",
        )),
        (Some(State::Is(one)), Some(State::Is(other))) => Err(line.misfit(
            "contradiction",
            "level",
            format!("one column says {one}, the other {other}"),
            "let both say the same, or empty one of them",
        )),
    }
}

fn reasons(line: &Line<'_>, known: &Known<'_>) -> Result<Option<Vec<Id>>, Misfit> {
    let Some(text) = line.given("reasons") else { return Ok(None) };
    let mut found = Vec::new();
    for item in items(text, |item| known.reasons.find(item).is_ok()) {
        // A reason that the model does not list is one all the same.
        let reason = match known.reasons.find(item) {
            Ok(reason) => reason.clone(),
            Err(_) => line.as_id("reasons", item)?,
        };
        if DERIVED_REASONS.contains(&reason.as_str()) {
            let why = format!("“{reason}” is found by the program, never typed");
            return Err(line.misfit(
                "derived-reason",
                "reasons",
                why,
                "leave the row out, or say why by hand",
            ));
        }
        if !found.contains(&reason) {
            found.push(reason);
        }
    }
    Ok(Some(found))
}

/// What is worth a second look and stops nothing.
fn remarks(rating: &Rating, known: &Known<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    let class = rating.value.reason_class();
    match class {
        Some(class) if rating.reasons.is_empty() => remarks.push(format!("{class} without a reason")),
        None if !rating.reasons.is_empty() => {
            remarks.push(format!("a rating of {} needs no reason", rating.value));
        }
        _ => {}
    }
    for reason in &rating.reasons {
        match known.open.instruments.model.reason(reason.as_str()) {
            None => remarks.push(format!("the model does not list the reason “{reason}”")),
            Some(found) => {
                let other = class.filter(|class| !found.of.iter().any(|of| of == class));
                remarks.extend(other.map(|class| format!("“{reason}” is no reason for {class}")));
            }
        }
    }
    if matches!(rating.value, Value::Level(_)) && rating.evidence.is_empty() {
        remarks.push("rests on no evidence".to_owned());
    }
    remarks
}

/// A judgement of a success factor.
pub(super) fn factor(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let (unit, round) = (known.unit_or_organisation(line)?, known.round(line)?);
    let factor = named(line, "factor", "success factor", &known.factors)?;
    if let Some(one) = known.open.instruments.model.factors.iter().find(|one| one.id == factor) {
        Known::right_scope(line, "factor", one.scope, &unit)?;
        if let Some(derived) = &one.derived {
            let why = format!("`{factor}` is computed from `{}`", derived.indicator);
            return Err(line.misfit(
                "derived-factor",
                "factor",
                why,
                "rate that indicator, and leave the row out",
            ));
        }
    }
    let rater = line.id("rater")?;
    let all = FactorValue::ALL.map(|value| (value, value.as_str()));
    let value = known.word(line, "factor_value", "factor", all)?;
    let (evidence, note) = (known.evidence_of(line)?, line.free("note").map(str::to_owned));
    let fresh = FactorRating {
        unit,
        round,
        factor,
        value: value.unwrap_or(FactorValue::Unknown),
        reason: None,
        rater,
        note: None,
        evidence: Vec::new(),
    };
    let held = match known.held(&Change::Factor(fresh.clone()).key()) {
        Some(Change::Factor(held)) => Some(held.clone()),
        _ => None,
    };
    if value.is_none() && evidence.is_none() && note.is_none() {
        return Ok(Said::nothing("no judgement is given"));
    }
    if value.is_none() && held.is_none() {
        return Err(line.misfit(
            "no-value",
            "factor_value",
            "evidence or a note is given, and no judgement",
            "write absent, partly, present, unknown or n/a",
        ));
    }
    let mut judged = held.unwrap_or(fresh);
    if value.is_some_and(|value| value != judged.value) {
        judged.reason = None;
    }
    judged.value = value.unwrap_or(judged.value);
    judged.evidence = evidence.unwrap_or(judged.evidence);
    judged.note = note.or(judged.note);
    let is_judged = !matches!(judged.value, FactorValue::Unknown | FactorValue::NotApplicable);
    let remarks = if is_judged && judged.evidence.is_empty() {
        vec!["rests on no evidence".to_owned()]
    } else {
        Vec::new()
    };
    Ok(Said { remarks, ..Said::of(Change::Factor(judged)) })
}
