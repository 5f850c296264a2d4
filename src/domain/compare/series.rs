//! More than two rounds in a row: where every unit stood in each, and what can be said between them. Each step is a
//! comparison of two rounds like any other; a series adds no figure of its own, and ranks nothing.

use std::collections::HashMap;

use super::{Comparison, UnitComparison, between};
use crate::domain::id::Id;
use crate::domain::score::{FieldScore, Records, RoundScore, Scoring, round_of};

/// Rounds in a row, unit by unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The rounds, as they were given.
    pub rounds: Vec<Id>,
    /// Every unit that may have existed in one of the rounds, line before staff, then by id.
    pub units: Vec<UnitSeries>,
}

/// A unit in every round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSeries {
    /// The unit.
    pub unit: Id,
    /// Its fields in each round, in the order of the model; nothing for a round in which it did not exist.
    pub points: Vec<Option<Vec<FieldScore>>>,
    /// What lies between each round and the next, one fewer than rounds.
    pub steps: Vec<Option<UnitComparison>>,
    /// From the first round to the last, where there are more than two; nothing for a unit in neither.
    pub whole: Option<UnitComparison>,
}

/// Puts rounds in a row, in the order given, each of them once: neighbours are compared, and the first with the last.
///
/// A step is exactly what [`compare`](super::compare) says of its two rounds. A round that the study does not have has
/// nothing in it. A single round has points and no steps.
///
/// ```
/// # use nulmeting::domain::{assessment::*, compare::*, id::*, rating::*, score::*, study::*, text::Text};
/// # let id = |text: &str| Id::new(text).unwrap();
/// # let fraction = |numerator, denominator| Fraction { numerator, denominator };
/// # let model = Assessment {
/// #     id: id("m"), version: "1".into(), title: Text::default(), languages: vec![], source: None,
/// #     unit_one: Text::default(), unit_many: Text::default(),
/// #     thresholds: Thresholds { complete: fraction(3, 4), half: fraction(1, 2), sensitivity: vec![] },
/// #     phases: vec![], fields: vec![Field { id: id("policy"), formerly: vec![], title: Text::default() }], headings: vec![],
/// #     indicators: vec![], factors: vec![], reasons: vec![], tests: vec![], situations: vec![], flags: vec![],
/// #     recommendations: vec![], others: vec![],
/// # };
/// # let mut study = Study::new(Header::default());
/// # study.units.push(Unit {
/// #     id: id("sez"), name: Text::default(), kind: UnitKind::Line, group: None, from: None, to: None, successor_of: None,
/// # });
/// # let scoring = Scoring { study: &study, model: &model, questionnaires: &[], view: View::Account, rater: None };
/// let found = series(&scoring, &[id("r1"), id("r2"), id("r3")]);
/// let unit = &found.units[0];
/// assert_eq!((unit.points.len(), unit.steps.len()), (3, 2));
/// assert_eq!(unit.whole.as_ref().unwrap().link, Link::R4); // nobody was interviewed in the first and the last
/// ```
pub fn series(scoring: &Scoring, rounds: &[Id]) -> Series {
    let records = Records::new(scoring, &|_, round| rounds.contains(round));
    let scores: Vec<RoundScore> = rounds.iter().map(|round| round_of(&records, round)).collect();
    let compared = |from: usize, to: usize| -> HashMap<Id, UnitComparison> {
        let Comparison { units, .. } = between(&records, [&scores[from], &scores[to]]);
        units.into_iter().map(|unit| (unit.unit.clone(), unit)).collect()
    };
    let mut steps: Vec<HashMap<Id, UnitComparison>> =
        (1..rounds.len()).map(|to| compared(to - 1, to)).collect();
    let mut whole = if rounds.len() > 2 { compared(0, rounds.len() - 1) } else { HashMap::new() };
    let mut points: Vec<HashMap<&Id, &Vec<FieldScore>>> = Vec::new();
    for score in &scores {
        points.push(score.units.iter().map(|unit| (&unit.unit, &unit.fields)).collect());
    }
    let units = records
        .units()
        .iter()
        .filter(|unit| rounds.iter().any(|round| records.exists(unit, round)))
        .map(|unit| UnitSeries {
            unit: unit.id.clone(),
            points: points.iter().map(|round| round.get(&unit.id).map(|fields| (*fields).clone())).collect(),
            steps: steps.iter_mut().map(|step| step.remove(&unit.id)).collect(),
            whole: whole.remove(&unit.id),
        })
        .collect();
    Series { rounds: rounds.to_vec(), units }
}
