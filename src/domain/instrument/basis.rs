//! What a comparison of two rounds can rest on, by their questionnaires alone.

use super::{Coverage, ToldIndicator, compared};
use crate::domain::assessment::Assessment;
use crate::domain::compare::{SetComparison, UnitComparison, needed};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::Link;

/// What a comparison of units between two rounds can rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// All indicators of a unit.
    pub whole: SetBasis,
    /// Those of each field, in the order of the model.
    pub fields: Vec<SetBasis>,
}

/// What a comparison of a set of indicators can rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetBasis {
    /// How many indicators there are: all apply.
    pub union: usize,
    /// Indices of those that both rounds can inform, which count where the same person speaks (R0) or another one in
    /// the same role (R1).
    pub common: Vec<usize>,
    /// Indices of those that both rounds have a document on, which alone count where another role speaks (R2).
    pub on_paper: Vec<usize>,
    /// Indicators that are left out in any case.
    pub left_out: Vec<LeftOut>,
    /// Whether a verdict is possible at all where the same person or role speaks: two thirds of the union are common.
    pub has_verdict: bool,
    /// The same where another role speaks.
    pub has_verdict_on_paper: bool,
}

/// An indicator that a comparison cannot use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Index in the model.
    pub index: usize,
    /// Whether the earlier and the later round can inform it.
    pub is_informed: [bool; 2],
}

impl SetBasis {
    /// How many indicators a verdict needs.
    pub fn needed(&self) -> usize {
        needed(self.union as u32) as usize
    }

    /// Those that are left out and that only one round informs, 0 the earlier, 1 the later one; or, for nothing, those
    /// that neither does.
    pub fn only_in(&self, round: Option<usize>) -> impl Iterator<Item = usize> {
        let wanted = match round {
            Some(0) => [true, false],
            Some(_) => [false, true],
            None => [false, false],
        };
        self.left_out.iter().filter(move |left| left.is_informed == wanted).map(|left| left.index)
    }
}

impl Basis {
    /// What two rounds can be compared on by the questionnaires that each uses.
    pub fn of(model: &Assessment, rounds: [&[&Questionnaire]; 2]) -> Self {
        let told = rounds
            .map(|together| Coverage::of(model, together).unit.map_or_else(Vec::new, |unit| unit.indicators));
        let [same, other] = [Link::R0, Link::R2].map(|link| compared(model, rounds, link));
        let set = |pick: &dyn Fn(&UnitComparison) -> SetComparison| {
            // The made-up study has one unit, and both links compare it.
            let [same, other] = [&same, &other].map(|one| one.units.first().map(pick));
            SetBasis::of(same, other, &told)
        };
        Self {
            whole: set(&|unit| unit.whole.clone()),
            fields: (0..model.fields.len()).map(|field| set(&|unit| unit.fields[field].clone())).collect(),
        }
    }
}

impl SetBasis {
    fn of(same: Option<SetComparison>, other: Option<SetComparison>, told: &[Vec<ToldIndicator>; 2]) -> Self {
        let has_verdict =
            |set: &Option<SetComparison>| set.as_ref().is_some_and(|set| set.verdict.is_comparable());
        let is_informed = |round: usize, index: usize| {
            told[round].iter().any(|told| told.index == index && told.is_informed())
        };
        let left_out = same.iter().flat_map(|set| &set.left_out);
        Self {
            union: same.as_ref().map_or(0, |set| set.union as usize),
            left_out: left_out
                .map(|(index, _)| LeftOut {
                    index: *index,
                    is_informed: [0, 1].map(|round| is_informed(round, *index)),
                })
                .collect(),
            has_verdict: has_verdict(&same),
            has_verdict_on_paper: has_verdict(&other),
            common: same.map(|set| set.compared).unwrap_or_default(),
            on_paper: other.map(|set| set.compared).unwrap_or_default(),
        }
    }
}
