//! What changed between two rounds, and how far that can be said.
//!
//! Pure functions over scored rounds, in integers only; they know nothing of languages or screens. A verdict is given
//! only where the respondents, the instruments and the ratings of both rounds allow it, and it is one that no unknown
//! can overturn. Beside it stands the observed movement: what was seen to differ, counted, with nothing claimed.
//!
//! The rules are conventions of this program; what they guard against is reported in *Integration für europäische
//! Kommunen* (2011), chapter 5: rounds with other respondents, other questions and a mandate of a few weeks.

mod fate;
mod ground;
mod link;
mod observed;
mod pair;
mod series;
mod usable;
mod verdict;
mod warnings;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use super::id::Id;
use super::score::{Records, RoundScore, Scoring, round_of};

pub use fate::{Fate, InitiativeFate};
pub use ground::Ground;
pub use link::{LinkBasis, ProposedLink};
pub use observed::{Movement, Observed, ObservedIndicator};
pub use pair::{PhaseShift, UnitComparison};
pub use series::{Series, UnitSeries, series};
pub use usable::LeftOut;
pub use verdict::{Barrier, SetComparison, Sums, Verdict, judge, needed};
pub use warnings::Warning;

/// Two rounds of a study, unit by unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The earlier round.
    pub from: Id,
    /// The later round.
    pub to: Id,
    /// Every unit that may have existed in one of the rounds, line before staff, then by id.
    pub units: Vec<UnitComparison>,
    /// Fate of the initiatives of the organisation as a whole; those of units stand with the unit.
    pub initiatives: Vec<InitiativeFate>,
    /// How many initiatives had which fate, over all units and the organisation; fates that none had are left out.
    pub fates: Vec<(Fate, u32)>,
}

/// Compares two rounds. A round that the study does not have has nothing in it, and nothing is comparable.
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
/// let comparison = compare(&scoring, &id("r1"), &id("r2"));
/// let unit = &comparison.units[0];
/// assert_eq!(unit.link, Link::R4); // nobody was interviewed
/// assert_eq!(unit.whole.verdict, Verdict::NotComparable(Barrier::NoInterview));
/// ```
pub fn compare(scoring: &Scoring, from: &Id, to: &Id) -> Comparison {
    let records = Records::new(scoring, &|_, round| round == from || round == to);
    let scores = [from, to].map(|round| round_of(&records, round));
    between(&records, scores.each_ref())
}

/// Compares two scored rounds.
fn between(records: &Records, scores: [&RoundScore; 2]) -> Comparison {
    let [from, to] = scores.map(|score| &score.round);
    let rounds = pair::Rounds::of(records, [from, to], scores);
    let units: Vec<UnitComparison> = records
        .units()
        .iter()
        .filter(|unit| records.exists(unit, from) || records.exists(unit, to))
        .map(|unit| pair::compare(&rounds, unit))
        .collect();
    let initiatives = rounds.fates(&Id::organisation());
    let fates = fate::count(units.iter().flat_map(|unit| &unit.initiatives).chain(&initiatives));
    Comparison { from: from.clone(), to: to.clone(), units, initiatives, fates }
}
