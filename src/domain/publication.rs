//! What may be published, a convention of this program: which unit a text for the council names, what is printed as contested, and
//! which counts of people are shown.

use std::collections::BTreeMap;

use super::assessment::{Assessment, Factor, Indicator, Scope};
use super::id::Id;
use super::study::{Response, ResponseView, Study, Unit, UnitKind};
use super::text::Text;

/// The least base of a count of people.
const LEAST_BASE: u64 = 50;
/// The least count and the least complement.
const LEAST_COUNT: u64 = 10;
/// What counts are rounded to.
const STEP: u64 = 5;
/// Units without a name are numbered within groups of this many, in no order that tells which they are.
const GROUP: usize = 10;

/// How a unit is called in a text for the council.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CouncilName {
    /// By its name: it had its feedback talk.
    Own,
    /// "line department 3".
    Generic {
        /// Line or staff.
        kind: UnitKind,
        /// From 1; no two units of the study have the same.
        number: usize,
    },
}

/// Whether a unit may appear by its name in a text for the council: its feedback talk on the round is recorded, which is
/// a response about the whole. The organisation itself always may.
pub fn may_be_named(study: &Study, unit: &Id, round: &Id) -> bool {
    unit.is_organisation() || of(study, unit, round).any(Response::is_about_whole)
}

/// How every unit is called in a text for the council about a round. A number is the same in every round and stays when
/// units are added behind; it follows neither names nor the order of entry.
///
/// Where [`given_away`] holds, a generic name hides nothing.
pub fn council_names(study: &Study, round: &Id) -> BTreeMap<Id, CouncilName> {
    names(study, |unit| may_be_named(study, unit, round))
}

/// The same in a text about several rounds: a unit has one name in all of them, since two rounds with different names
/// would tell together what neither tells alone. It is its own where anything is recorded of the unit in these rounds
/// (interviews, ratings, factors, initiatives), and the feedback talk on each round of which something is.
pub fn council_names_over(study: &Study, rounds: &[Id]) -> BTreeMap<Id, CouncilName> {
    let has_records = |unit: &Id, round: &Id| {
        study.interviews_of(unit, round).next().is_some()
            || study.ratings.iter().any(|one| one.unit == *unit && one.round == *round)
            || study.factors.iter().any(|one| one.unit == *unit && one.round == *round)
            || study
                .initiatives
                .iter()
                .any(|one| one.details.unit == *unit && one.states.iter().any(|state| state.round == *round))
    };
    names(study, |unit| {
        let mut told = rounds.iter().filter(|round| has_records(unit, round)).peekable();
        told.peek().is_some() && told.all(|round| may_be_named(study, unit, round))
    })
}

fn names(study: &Study, may_be_named: impl Fn(&Id) -> bool) -> BTreeMap<Id, CouncilName> {
    let numbers = numbers(study);
    let name = |(unit, number): (&Unit, usize)| {
        let name = if may_be_named(&unit.id) {
            CouncilName::Own
        } else {
            CouncilName::Generic { kind: unit.kind, number }
        };
        (unit.id.clone(), name)
    };
    study.units.iter().zip(numbers).map(name).collect()
}

/// Whether a generic name tells all the same which unit it is: it is the only one of its kind without a name.
pub fn given_away(names: &BTreeMap<Id, CouncilName>, unit: &Id) -> bool {
    let Some(CouncilName::Generic { kind, .. }) = names.get(unit) else { return false };
    let same =
        |name: &&CouncilName| matches!(name, CouncilName::Generic { kind: other, .. } if other == kind);
    names.values().filter(same).count() == 1
}

/// A number per unit, in the order of entry. Each takes the next free place in its group after one that its id and the
/// study's give, so that a unit added later changes no number.
fn numbers(study: &Study) -> Vec<usize> {
    let mut numbers = Vec::with_capacity(study.units.len());
    for (at, group) in study.units.chunks(GROUP).enumerate() {
        let mut taken = [false; GROUP];
        for unit in group {
            let mut place = scatter(&study.header.id, unit.id.as_str());
            while taken[place] {
                place = (place + 1) % GROUP;
            }
            taken[place] = true;
            numbers.push(at * GROUP + place + 1);
        }
    }
    numbers
}

/// A place in a group that is always the same for two ids: FNV-1a, which is defined byte by byte and so never changes
/// with a compiler.
fn scatter(study: &str, unit: &str) -> usize {
    let bytes = study.bytes().chain([0]).chain(unit.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The low bits of the product depend on few bits of the text.
    let folded = (hash ^ (hash >> 29)) % GROUP as u64;
    usize::try_from(folded).unwrap_or(0)
}

fn of<'s>(study: &'s Study, unit: &'s Id, round: &'s Id) -> impl Iterator<Item = &'s Response> {
    study.responses.iter().filter(move |response| response.unit == *unit && response.round == *round)
}

/// What a unit said about its result in a round, part by part.
#[derive(Clone, Debug, Default)]
pub struct Feedback<'s> {
    responses: Vec<&'s Response>,
}

impl<'s> Feedback<'s> {
    /// What the unit said about the round.
    pub fn of(study: &'s Study, unit: &'s Id, round: &'s Id) -> Self {
        Self { responses: of(study, unit, round).collect() }
    }

    /// What was found already.
    pub(super) fn from(responses: Vec<&'s Response>) -> Self {
        Self { responses }
    }

    /// All of it, in the order of entry.
    pub fn all(&self) -> &[&'s Response] {
        &self.responses
    }

    /// What was said about exactly this part: the id of a field, heading, indicator or factor.
    pub fn about(&self, part: &str) -> Option<&'s Response> {
        self.responses.iter().copied().find(|response| response.about == part)
    }

    /// What was said about the whole.
    pub fn whole(&self) -> Option<&'s Response> {
        self.responses.iter().copied().find(|response| response.is_about_whole())
    }

    /// Whether the whole is contested.
    pub fn contests_whole(&self) -> bool {
        let mut whole = self.responses.iter().filter(|response| response.is_about_whole());
        whole.any(|response| response.view == ResponseView::Contested)
    }

    /// Whether the value of an indicator is printed as contested. What was said about the indicator itself decides; else
    /// what was said about its field and its heading, where either is contested; else about the whole.
    pub fn contests_indicator(&self, model: &Assessment, indicator: &Indicator) -> bool {
        let field = model.fields.get(indicator.field).map(|field| field.id.as_str());
        let parts = [field, indicator.heading.as_ref().map(Id::as_str)];
        self.contests(indicator.id.as_str(), parts.into_iter().flatten())
    }

    /// Whether the value of a factor is printed as contested: by what was said about it, else about the whole.
    pub fn contests_factor(&self, factor: &Factor) -> bool {
        self.contests(factor.id.as_str(), std::iter::empty())
    }

    /// Whether the phases of a field are printed as contested: by what was said about it, else about the whole.
    pub fn contests_field(&self, field: &Id) -> bool {
        self.contests(field.as_str(), std::iter::empty())
    }

    fn contests<'p>(&self, part: &str, around: impl Iterator<Item = &'p str>) -> bool {
        if let Some(response) = self.about(part) {
            return response.view == ResponseView::Contested;
        }
        let around: Vec<_> = around.filter_map(|part| self.about(part)).collect();
        if around.is_empty() {
            return self.contests_whole();
        }
        around.iter().any(|response| response.view == ResponseView::Contested)
    }
}

/// What a unit, or the organisation, can say something about: the whole first, then fields, headings, indicators and
/// factors.
pub fn parts(model: &Assessment, scope: Scope) -> impl Iterator<Item = &str> {
    let fields = model.fields.iter().map(|field| field.id.as_str());
    let headings = model.headings.iter().map(|heading| heading.id.as_str());
    let headings = headings.filter(|id| model.fields.iter().all(|field| field.id != **id));
    let indicators = model.indicators_of(scope).map(|(_, indicator)| indicator.id.as_str());
    let factors = model.factors.iter().filter(move |factor| factor.scope == scope);
    let factors = factors.map(|factor| factor.id.as_str());
    std::iter::once(Response::WHOLE).chain(fields).chain(headings).chain(indicators).chain(factors)
}

/// The name of what a response is about; none of the whole, or of what the model does not know.
pub fn part_title<'m>(model: &'m Assessment, part: &str) -> Option<&'m Text> {
    let field = model.fields.iter().find(|field| field.id == *part).map(|field| &field.title);
    let heading = || model.headings.iter().find(|heading| heading.id == *part).map(|heading| &heading.title);
    let indicator = || model.indicator(part).map(|indicator| &indicator.title);
    field.or_else(heading).or_else(indicator).or_else(|| model.factor(part).map(|factor| &factor.title))
}

/// Counts of people, as far as they may be shown.
///
/// A value is the count rounded to the next five; nothing stands for "not shown".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleCounts {
    /// One per part, in the order given.
    pub parts: Vec<Option<u64>>,
    /// All of them together: the base.
    pub total: Option<u64>,
}

/// Shows the counts of a whole that people are divided into, each person in one part.
///
/// A count is shown where the base is at least 50, and count and complement at least 10. What is not shown must not
/// follow from the rest: the smallest that is left is withheld as well until at least two are, with 10 people among them;
/// where none is left, the total is withheld.
///
/// ```
/// use nulmeting::domain::publication::people;
/// let shown = people(&[112, 31, 4]);
/// assert_eq!((shown.parts, shown.total), (vec![Some(110), None, None], Some(145)));
/// assert_eq!(people(&[30, 19]).total, None);
/// ```
pub fn people(counts: &[u64]) -> PeopleCounts {
    let base: u64 = counts.iter().sum();
    if base < LEAST_BASE {
        return PeopleCounts { parts: vec![None; counts.len()], total: None };
    }
    let may = |count: u64| count >= LEAST_COUNT && base - count >= LEAST_COUNT;
    let mut is_shown: Vec<bool> = counts.iter().map(|count| may(*count)).collect();
    let mut total = Some(rounded(base));
    loop {
        let hidden = || counts.iter().zip(&is_shown).filter(|(_, shown)| !**shown).map(|(count, _)| *count);
        let number = hidden().count();
        if number == 0 || (number >= 2 && hidden().sum::<u64>() >= LEAST_COUNT) {
            break;
        }
        let left = counts.iter().enumerate().filter(|(at, _)| is_shown[*at]);
        let Some((smallest, _)) = left.min_by_key(|(_, count)| **count) else {
            total = None;
            break;
        };
        is_shown[smallest] = false;
    }
    let parts = counts.iter().zip(is_shown).map(|(count, shown)| shown.then(|| rounded(*count))).collect();
    PeopleCounts { parts, total }
}

/// One count of people out of a base, where it may be shown.
///
/// ```
/// use nulmeting::domain::publication::people_of;
/// assert_eq!(people_of(13, 60), Some(15));
/// assert_eq!(people_of(9, 60), None);
/// ```
pub fn people_of(count: u64, base: u64) -> Option<u64> {
    people(&[count, base.checked_sub(count)?]).parts.first().copied().flatten()
}

fn rounded(count: u64) -> u64 {
    (count + STEP / 2) / STEP * STEP
}

#[cfg(test)]
mod tests;
