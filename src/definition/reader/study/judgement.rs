//! Evidence, and the ratings and factors that rest on it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::index::Index;
use crate::definition::reader::assessment::FACTOR_WORDS;
use crate::definition::reader::sink::Taken;
use crate::definition::reader::tree::{Node, Table, stand_in};
use crate::definition::rules;
use crate::domain::assess::carried::MOST;
use crate::domain::assessment::{DERIVED_REASONS, Scope};
use crate::domain::date::Date;
use crate::domain::evidence::{About, Evidence, EvidenceKind, Side};
use crate::domain::id::Id;
use crate::domain::rating::{FactorRating, FactorValue, Rating, Value};
use crate::domain::study::Study;

const KINDS: [(&str, EvidenceKind); 4] = [
    ("testimony", EvidenceKind::Testimony),
    ("observation", EvidenceKind::Observation),
    ("document", EvidenceKind::Document),
    ("number", EvidenceKind::Number),
];
const SIDES: [(&str, Side); 2] = [("for", Side::For), ("against", Side::Against)];

pub(super) fn evidence(root: &Table<'_>, index: &mut Index<'_>) -> Vec<Evidence> {
    let mut taken = Taken::default();
    let mut all = Vec::new();
    for row in &root.tables("evidence") {
        row.only(&[
            "id",
            "type",
            "text",
            "interview",
            "question",
            "respondent",
            "source",
            "where",
            "as_of",
            "about",
            "side",
        ]);
        let id = row.id("id");
        taken.take_id(row, "id", id.as_str());
        index.evidence.insert(id.clone());
        let talk = row.maybe("interview").and_then(|node| index.talk(node));
        let question = row.maybe("question").and_then(|node| {
            if let Some(talk) = talk {
                index.question(node, talk);
            }
            node.id()
        });
        let as_of = row.maybe("as_of").and_then(|node| {
            let text = node.string()?;
            if Date::new(&text).is_err() && !index.rounds.contains_key(text.as_str()) {
                let message = format!("`{text}` is neither a date nor a round");
                node.complain(&rules::UNKNOWN_TIME, message);
            }
            Some(text)
        });
        let (source, place) = (row.maybe_string("source"), row.maybe_string("where"));
        if row.maybe("interview").is_none() && source.is_none() && place.is_none() {
            row.complain(&rules::NO_SOURCE, format!("nothing says where `{id}` is from"));
        }
        all.push(Evidence {
            id,
            kind: row.word("type", &KINDS, EvidenceKind::Testimony),
            text: row.string("text"),
            interview: talk.map(|talk| talk.id.clone()),
            question,
            respondent: index.respondent(row, talk),
            source,
            place,
            as_of,
            about: row.maybe("about").map(|node| about(node, index)),
            side: row.maybe("side").and_then(|node| node.word(&SIDES)).unwrap_or_default(),
        });
    }
    all
}

fn about(node: Node<'_>, index: &Index<'_>) -> About {
    if node.is_text() && node.string().as_deref() == Some("all") {
        return About::All;
    }
    let unit = |node: Node<'_>| {
        if node.names_organisation() { Some(Id::organisation()) } else { index.unit_at(node) }
    };
    About::Units(node.one_or_items().into_iter().filter_map(unit).collect())
}

/// Evidence that no row rests on.
pub(super) fn unused(root: &Table<'_>, evidence: &[Evidence], used: &HashSet<&Id>) {
    for (evidence, row) in evidence.iter().zip(root.tables("evidence")) {
        if !used.contains(&evidence.id) {
            row.complain_at("id", &rules::UNUSED_EVIDENCE, format!("nothing rests on `{}`", evidence.id));
        }
    }
}

/// Passages that more ratings and judgements of a unit in a round rest on than one is likely to carry. Several raters of
/// the same count once.
pub(in crate::definition::reader) fn crowded(root: &Table<'_>, study: &Study) {
    let ratings = study.ratings.iter().map(|row| (&row.unit, &row.round, &row.indicator, &row.evidence));
    let factors = study.factors.iter().map(|row| (&row.unit, &row.round, &row.factor, &row.evidence));
    let mut carried: BTreeMap<(&Id, &Id, &Id), BTreeSet<&Id>> = BTreeMap::new();
    for (unit, round, target, evidence) in ratings.chain(factors) {
        for id in evidence {
            carried.entry((id, unit, round)).or_default().insert(target);
        }
    }
    carried.retain(|_, targets| targets.len() > MOST);
    let rows = root.tables("evidence");
    let places: HashMap<&Id, (&Evidence, &Table<'_>)> =
        study.evidence.iter().zip(&rows).map(|(one, row)| (&one.id, (one, row))).collect();
    for ((id, unit, round), targets) in carried {
        let Some((evidence, row)) = places.get(id) else { continue };
        if evidence.kind == EvidenceKind::Testimony {
            let message = format!("{} ratings of `{unit}` in `{round}` rest on `{id}`", targets.len());
            row.complain_at("id", &rules::CROWDED_PASSAGE, message);
        }
    }
}

pub(super) fn ratings(root: &Table<'_>, index: &Index<'_>) -> Vec<Rating> {
    let mut taken = Taken::default();
    root.tables("rating")
        .iter()
        .map(|row| {
            row.only(&["unit", "round", "indicator", "value", "reasons", "rater", "note", "evidence"]);
            let unit = index.unit_or_organisation(row, "unit");
            let round = index.round(row, "round");
            let node = row.need("indicator");
            let known = node.and_then(|node| index.indicator(node));
            let indicator = node.and_then(|node| node.id()).unwrap_or_else(stand_in);
            if let (Some(known), Some(node)) = (known, node) {
                right_level(node, known.scope, &unit);
            }
            let rater = row.maybe_id("rater");
            once(&mut taken, row, [&unit, &round, &indicator], rater.as_ref());
            let value = row.need("value").and_then(value);
            let evidence = index.evidence(row);
            let reasons = row.maybe("reasons").map(|node| node.ids()).unwrap_or_default();
            if let Some(value) = value {
                for (reason, node) in &reasons {
                    check_reason(*node, reason, value, index);
                }
                let named = format!("`{indicator}` of `{unit}` in `{round}`");
                match value {
                    Value::Level(level) if level.points() == 0 && reasons.is_empty() => {
                        row.complain_at(
                            "value",
                            &rules::ZERO_WITHOUT_REASON,
                            format!("{named} is 0, and nothing says why"),
                        );
                    }
                    Value::NotApplicable if reasons.is_empty() => row.complain_at(
                        "value",
                        &rules::LEFT_OUT_WITHOUT_REASON,
                        format!("{named} is left out, and nothing says why"),
                    ),
                    _ => {}
                }
                if matches!(value, Value::Level(_)) && evidence.is_empty() {
                    row.complain(&rules::NO_EVIDENCE, format!("{named} rests on no evidence"));
                }
            }
            Rating {
                unit,
                round,
                indicator,
                value: value.unwrap_or(Value::Unknown),
                reasons: reasons.into_iter().map(|(id, _)| id).collect(),
                rater,
                note: row.maybe_string("note"),
                evidence,
            }
        })
        .collect()
}

/// 0 to 3, "U" or "N".
fn value(node: Node<'_>) -> Option<Value> {
    let text = node.scalar()?;
    let found = match Value::read(&text) {
        // A level in quotes is no level.
        Some(Value::Level(_)) if !node.is_integer() => None,
        found => found,
    };
    if found.is_none() {
        node.complain(&rules::RATING_VALUE, format!("`{text}` is no rating"));
    }
    found
}

fn right_level(node: Node<'_>, scope: Scope, unit: &Id) {
    let message = match (scope, unit.is_organisation()) {
        (Scope::Unit, true) => "is rated for each unit, not for the organisation",
        (Scope::Organisation, false) => "is rated for the organisation, not for a unit",
        _ => return,
    };
    let name = node.id().unwrap_or_else(stand_in);
    node.complain(&rules::RATING_LEVEL, format!("`{name}` {message}"));
}

/// One row per unit, round, indicator or factor, and rater.
fn once(taken: &mut Taken, row: &Table<'_>, [unit, round, what]: [&Id; 3], rater: Option<&Id>) {
    let rater = rater.map_or("", Id::as_str);
    let name = format!("{unit}/{round}/{what}/{rater}");
    let by = if rater.is_empty() { String::new() } else { format!(" by `{rater}`") };
    let message = format!("`{what}` of `{unit}` in `{round}` is rated twice{by}");
    taken.take(&rules::DUPLICATE_RATING, row.span.clone(), &name, message, row.sink);
}

fn check_reason(node: Node<'_>, reason: &Id, value: Value, index: &Index<'_>) {
    let Some(model) = index.model else { return };
    if DERIVED_REASONS.contains(&reason.as_str()) {
        node.complain(&rules::DERIVED_REASON, format!("`{reason}` is found by the program, never typed"));
        return;
    }
    let Some(known) = model.reason(reason.as_str()) else {
        let all = model.reasons.iter().map(|reason| reason.id.as_str());
        node.unknown(&rules::UNLISTED_REASON, "reason", reason.as_str(), all);
        return;
    };
    match value.reason_class() {
        None => node.complain(
            &rules::OTHER_VALUES_REASON,
            format!("`{reason}` gives a reason, and a rating of {value} needs none"),
        ),
        Some(class) if !known.of.iter().any(|of| of == class) => {
            node.complain(&rules::OTHER_VALUES_REASON, format!("`{reason}` is no reason for {class}"));
        }
        Some(_) => {}
    }
}

pub(super) fn factors(root: &Table<'_>, index: &Index<'_>) -> Vec<FactorRating> {
    let mut taken = Taken::default();
    root.tables("factor")
        .iter()
        .map(|row| {
            row.only(&["unit", "round", "factor", "value", "reason", "rater", "note", "evidence"]);
            let unit = index.unit_or_organisation(row, "unit");
            let round = index.round(row, "round");
            let node = row.need("factor");
            let known = node.and_then(|node| index.factor(node));
            let factor = node.and_then(|node| node.id()).unwrap_or_else(stand_in);
            if let (Some(known), Some(node)) = (known, node) {
                right_level(node, known.scope, &unit);
                if let Some(derived) = &known.derived {
                    let message = format!("`{factor}` is computed from `{}`", derived.indicator);
                    node.complain(&rules::DERIVED_FACTOR, message);
                }
            }
            let rater = row.maybe_id("rater");
            once(&mut taken, row, [&unit, &round, &factor], rater.as_ref());
            let value = row.word("value", &FACTOR_WORDS, FactorValue::Unknown);
            let evidence = index.evidence(row);
            let is_judged = !matches!(value, FactorValue::Unknown | FactorValue::NotApplicable);
            if is_judged && evidence.is_empty() {
                let message = format!("`{factor}` of `{unit}` in `{round}` rests on no evidence");
                row.complain(&rules::NO_EVIDENCE, message);
            }
            let (reason, note) = (row.maybe_string("reason"), row.maybe_string("note"));
            FactorRating { unit, round, factor, value, reason, rater, note, evidence }
        })
        .collect()
}
