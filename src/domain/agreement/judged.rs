//! Who judged what in a round, and where they differ.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Coincidences, Metric, Reading};
use crate::domain::assessment::{Assessment, ERASED_REASON};
use crate::domain::id::{Id, InterviewId};
use crate::domain::rating::{CONSENSUS, FactorValue, Level, Value};
use crate::domain::score::DerivedReason;
use crate::domain::study::Study;

/// Something of a unit, or the organisation, that was judged in a round, with what each rater gave. The consensus is no
/// rater.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged<'s> {
    /// The unit, or `organisation`.
    pub unit: &'s Id,
    /// Index of the indicator or factor in the model.
    pub what: usize,
    /// What was given, one for each rater, in the order of their names.
    pub given: Vec<Given<'s>>,
}

/// What one rater gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given<'s> {
    /// Who; nobody named is a lead rater without a name.
    pub rater: Option<&'s Id>,
    /// What kind of value it is.
    pub kind: Kind,
    /// The place on the scale, where it is one: 0 to 3, or 0 to 2 for absent, partly, present.
    pub level: Option<u8>,
    /// Index of the row in the study's ratings, or factors.
    pub row: usize,
}

/// A value on the scale, unknown, or not applicable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// On the scale.
    OnScale,
    /// Unknown.
    Unknown,
    /// Not applicable.
    NotApplicable,
}

/// Whose row it is: rows of nobody named are the lead rater's. The second is whether that had to be said.
fn rater_of<'s>(rater: Option<&'s Id>, study: &'s Study) -> (Option<&'s Id>, bool) {
    match rater {
        Some(rater) => (Some(rater), false),
        None => (study.header.lead_rater.as_ref(), true),
    }
}

/// Who judged in a round, in the order of their names; nobody named is a lead rater without a name.
pub fn raters<'s>(study: &'s Study, model: &Assessment, round: &Id) -> Vec<Option<&'s Id>> {
    let judged = indicators(study, model, round).into_iter().chain(factors(study, model, round));
    let found: BTreeSet<Option<&Id>> = judged.flat_map(|one| one.given).map(|given| given.rater).collect();
    found.into_iter().collect()
}

type Found<'s> = BTreeMap<(&'s Id, usize), BTreeMap<Option<&'s Id>, ((bool, bool), Given<'s>)>>;

/// Of two rows of one rater the named one counts, as in scoring, and the one by the present id.
fn put<'s>(found: &mut Found<'s>, unit: &'s Id, what: usize, rank: (bool, bool), given: Given<'s>) {
    let of_thing = found.entry((unit, what)).or_default();
    match of_thing.get(&given.rater) {
        Some((better, _)) if *better <= rank => {}
        _ => {
            of_thing.insert(given.rater, (rank, given));
        }
    }
}

fn listed(found: Found) -> Vec<Judged> {
    let listed = found.into_iter();
    listed
        .map(|((unit, what), given)| Judged {
            unit,
            what,
            given: given.into_values().map(|(_, given)| given).collect(),
        })
        .collect()
}

/// Every indicator that was rated in a round, by unit and then in the order of the model. An unknown that only says what
/// the program derives is nobody's judgement and left out.
pub fn indicators<'s>(study: &'s Study, model: &Assessment, round: &Id) -> Vec<Judged<'s>> {
    let mut places: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for (at, indicator) in model.indicators.iter().enumerate() {
        places.insert(indicator.id.as_str(), (at, false));
        for former in &indicator.formerly {
            places.entry(former.as_str()).or_insert((at, true));
        }
    }
    let mut found = Found::new();
    for (row, rating) in study.ratings.iter().enumerate() {
        let is_derived = rating.value == Value::Unknown
            && !rating.reasons.is_empty()
            && rating.reasons.iter().all(|reason| is_derived(reason.as_str()));
        let is_consensus = rating.rater.as_ref().is_some_and(|rater| *rater == CONSENSUS);
        if rating.round != *round || is_derived || is_consensus {
            continue;
        }
        let Some((what, is_former)) = places.get(rating.indicator.as_str()).copied() else { continue };
        let (rater, is_unnamed) = rater_of(rating.rater.as_ref(), study);
        let (kind, level) = match rating.value {
            Value::Level(level) => (Kind::OnScale, Some(level.points())),
            Value::Unknown => (Kind::Unknown, None),
            Value::NotApplicable => (Kind::NotApplicable, None),
        };
        put(&mut found, &rating.unit, what, (is_unnamed, is_former), Given { rater, kind, level, row });
    }
    listed(found)
}

fn is_derived(reason: &str) -> bool {
    [DerivedReason::NotAsked, DerivedReason::InterviewMissing, DerivedReason::NotYetRated]
        .into_iter()
        .any(|derived| derived.as_str() == reason)
        || reason == ERASED_REASON
}

/// Every success factor that was judged in a round, likewise.
pub fn factors<'s>(study: &'s Study, model: &Assessment, round: &Id) -> Vec<Judged<'s>> {
    let mut places: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for (at, factor) in model.factors.iter().enumerate() {
        places.insert(factor.id.as_str(), (at, false));
        for former in &factor.formerly {
            places.entry(former.as_str()).or_insert((at, true));
        }
    }
    let mut found = Found::new();
    for (row, judgement) in study.factors.iter().enumerate() {
        let is_consensus = judgement.rater.as_ref().is_some_and(|rater| *rater == CONSENSUS);
        if judgement.round != *round || is_consensus {
            continue;
        }
        let Some((what, is_former)) = places.get(judgement.factor.as_str()).copied() else { continue };
        let (rater, is_unnamed) = rater_of(judgement.rater.as_ref(), study);
        let (kind, level) = match judgement.value {
            FactorValue::Absent => (Kind::OnScale, Some(0)),
            FactorValue::Partly => (Kind::OnScale, Some(1)),
            FactorValue::Present => (Kind::OnScale, Some(2)),
            FactorValue::Unknown => (Kind::Unknown, None),
            FactorValue::NotApplicable => (Kind::NotApplicable, None),
        };
        put(&mut found, &judgement.unit, what, (is_unnamed, is_former), Given { rater, kind, level, row });
    }
    listed(found)
}

/// Fields, by index, on whose levels the raters of a round agree too little to rely on: ordinal alpha below .667. None
/// where only one person rated.
pub fn unreliable(study: &Study, model: &Assessment, round: &Id) -> BTreeSet<usize> {
    let judged = indicators(study, model, round);
    let scale = Level::ALL.map(|level| i64::from(level.points()));
    let is_weak = |field: &usize| {
        let levels: Vec<Vec<usize>> = judged
            .iter()
            .filter(|one| model.indicators[one.what].field == *field)
            .map(|one| one.given.iter().filter_map(|given| given.level.map(usize::from)).collect::<Vec<_>>())
            .filter(|levels| levels.len() > 1)
            .collect();
        let found =
            Coincidences::new(scale.len(), levels.iter().map(Vec::len)).and_then(|mut coincidences| {
                for levels in &levels {
                    coincidences.add(levels);
                }
                coincidences.alpha(&scale, Metric::Ordinal)
            });
        found.is_ok_and(|alpha| alpha.reading() == Reading::NotReliable)
    };
    (0..model.fields.len()).filter(is_weak).collect()
}

/// The same over several rounds: each such field, with the rounds in which it is so.
pub fn unreliable_in(study: &Study, model: &Assessment, rounds: &[&Id]) -> BTreeMap<usize, Vec<Id>> {
    let mut found: BTreeMap<usize, Vec<Id>> = BTreeMap::new();
    for round in rounds {
        for field in unreliable(study, model, round) {
            found.entry(field).or_default().push((*round).clone());
        }
    }
    found
}

/// What raters can differ on, by index in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// An indicator.
    Indicator(usize),
    /// A success factor.
    Factor(usize),
}

/// Something that raters of a round gave different values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement<'s> {
    /// The unit, or `organisation`.
    pub unit: &'s Id,
    /// The round.
    pub round: &'s Id,
    /// On what.
    pub matter: Matter,
    /// What each gave, in the order of their names.
    pub given: Vec<Given<'s>>,
    /// Index of the row of the consensus, where there is one.
    pub consensus: Option<usize>,
}

/// Where the raters of a round differ, by unit, indicators before factors, in the order of the model. What a consensus was
/// found on stays in the list.
pub fn disagreements<'s>(study: &'s Study, model: &Assessment, round: &'s Id) -> Vec<Disagreement<'s>> {
    let differ = |judged: &Judged| {
        let mut values = judged.given.iter().map(|given| (given.kind, given.level));
        let first = values.next();
        values.any(|other| Some(other) != first)
    };
    let ids = |matter| match matter {
        Matter::Indicator(at) => (&model.indicators[at].id, &model.indicators[at].formerly),
        Matter::Factor(at) => (&model.factors[at].id, &model.factors[at].formerly),
    };
    let agreed = consensuses(study, round);
    let consensus = |unit: &Id, matter: Matter| {
        let (id, formerly) = ids(matter);
        let rows = std::iter::once(id).chain(formerly);
        rows.filter_map(|id| agreed.get(&(unit, id, matches!(matter, Matter::Factor(_)))).copied()).min()
    };
    let of_indicators =
        indicators(study, model, round).into_iter().map(|one| (Matter::Indicator(one.what), one));
    let of_factors = factors(study, model, round).into_iter().map(|one| (Matter::Factor(one.what), one));
    let mut found: Vec<Disagreement> = of_indicators
        .chain(of_factors)
        .filter(|(_, judged)| differ(judged))
        .map(|(matter, judged)| Disagreement {
            unit: judged.unit,
            round,
            matter,
            consensus: consensus(judged.unit, matter),
            given: judged.given,
        })
        .collect();
    found.sort_by(|one, other| (one.unit, one.matter).cmp(&(other.unit, other.matter)));
    found
}

/// The rows of the consensus in a round: by unit, by id, and whether that is a factor's. Of two the first counts.
fn consensuses<'s>(study: &'s Study, round: &Id) -> HashMap<(&'s Id, &'s Id, bool), usize> {
    let mut found = HashMap::new();
    let is_meant =
        |rater: Option<&Id>, at: &Id| at == round && rater.is_some_and(|rater| *rater == CONSENSUS);
    for (at, row) in study.ratings.iter().enumerate() {
        if is_meant(row.rater.as_ref(), &row.round) {
            found.entry((&row.unit, &row.indicator, false)).or_insert(at);
        }
    }
    for (at, row) in study.factors.iter().enumerate() {
        if is_meant(row.rater.as_ref(), &row.round) {
            found.entry((&row.unit, &row.factor, true)).or_insert(at);
        }
    }
    found
}

/// A study with nothing but what the raters of a round differ on: their rows, the consensus, and the evidence of them with
/// the talks that it is from. Its disagreements are those of the whole study, whatever else is in that.
pub fn disputed(study: &Study, model: &Assessment, round: &Id) -> Study {
    let found = disagreements(study, model, round);
    let (mut ratings, mut factors) = (BTreeSet::new(), BTreeSet::new());
    for one in &found {
        let rows = if matches!(one.matter, Matter::Indicator(_)) { &mut ratings } else { &mut factors };
        rows.extend(one.given.iter().map(|given| given.row).chain(one.consensus));
    }
    let ratings: Vec<_> = ratings.into_iter().map(|at| study.ratings[at].clone()).collect();
    let factors: Vec<_> = factors.into_iter().map(|at| study.factors[at].clone()).collect();
    let ids: HashSet<&Id> = ratings
        .iter()
        .flat_map(|row| &row.evidence)
        .chain(factors.iter().flat_map(|row| &row.evidence))
        .collect();
    let evidence: Vec<_> = study.evidence.iter().filter(|one| ids.contains(&one.id)).cloned().collect();
    let talks: HashSet<&InterviewId> = evidence.iter().filter_map(|one| one.interview.as_ref()).collect();
    let interviews = study.interviews.iter().filter(|one| talks.contains(&one.id)).cloned().collect();
    let participants =
        study.participants.iter().filter(|one| talks.contains(&one.interview)).cloned().collect();
    Study {
        rounds: study.rounds.clone(),
        units: study.units.clone(),
        interviews,
        participants,
        evidence,
        ratings,
        factors,
        ..Study::new(study.header.clone())
    }
}
