//! The verdict on a set of indicators: what no unknown can overturn. Knows intervals, and nothing of units or evidence.

use super::usable::LeftOut;

/// A set of indicators, a field or the whole unit, compared between two rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetComparison {
    /// The verdict.
    pub verdict: Verdict,
    /// Indicators compared, |C|.
    pub common: u32,
    /// Indicators that apply in either round.
    pub union: u32,
    /// Of those compared: with one level in both rounds.
    pub both: u32,
    /// Change of the sum of levels, at least and at most.
    pub d: (i32, i32),
    /// From which change on it counts: 30 % of the indicators compared, and at least 2. A convention.
    pub m: i32,
    /// Of those compared: surely higher in the later round.
    pub up: u32,
    /// Of those compared: surely lower in the later round.
    pub down: u32,
    /// Whether a verdict *same* hides at least two ups and two downs.
    pub offsetting: bool,
    /// Indices of the indicators compared.
    pub compared: Vec<usize>,
    /// Indices of the indicators that apply in either round and are not compared, and why.
    pub left_out: Vec<(usize, LeftOut)>,
}

/// What can be said of a set of indicators between two rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Higher by `m` or more, whatever the unknowns turn out to be.
    Improved,
    /// Lower by `m` or more, likewise.
    Worse,
    /// Changed by less than `m`, likewise.
    Same,
    /// It depends on the unknowns.
    Undetermined,
    /// The rounds cannot be compared.
    NotComparable(Barrier),
}

/// Why rounds cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Barrier {
    /// R4: no interview in one round.
    NoInterview,
    /// R3: other respondents, or another unit.
    Respondents,
    /// Nothing applies in either round.
    NothingApplies,
    /// Less than two thirds of what applies can be compared.
    TooFewUsable,
    /// Less than half of what can be compared is rated in both rounds.
    TooFewRated,
}

impl Verdict {
    /// The word of the file formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Improved => "improved",
            Self::Worse => "worse",
            Self::Same => "same",
            Self::Undetermined => "undetermined",
            Self::NotComparable(_) => "not comparable",
        }
    }

    /// Why the rounds cannot be compared, where they cannot.
    pub fn barrier(self) -> Option<Barrier> {
        match self {
            Self::NotComparable(barrier) => Some(barrier),
            Self::Improved | Self::Worse | Self::Same | Self::Undetermined => None,
        }
    }

    /// Whether the rounds can be compared.
    pub fn is_comparable(self) -> bool {
        self.barrier().is_none()
    }
}

impl Barrier {
    /// A stable key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoInterview => "no interview",
            Self::Respondents => "other respondents",
            Self::NothingApplies => "nothing applies",
            Self::TooFewUsable => "too few indicators",
            Self::TooFewRated => "too few rated",
        }
    }
}

/// The sums that a verdict goes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Indicators that apply in either round.
    pub union: u32,
    /// Indicators compared.
    pub common: u32,
    /// Of those: with one level in both rounds.
    pub both: u32,
    /// Change of the sum of levels, at least.
    pub least: i32,
    /// Change of the sum of levels, at most.
    pub most: i32,
}

/// From which change on it counts, on so many indicators: `max(2, ⌈0.3·n⌉)`.
pub(super) fn margin(indicators: u32) -> i32 {
    ((3 * indicators).div_ceil(10) as i32).max(2)
}

/// How many of so many indicators that apply have to be compared for a verdict: two thirds, rounded up.
///
/// ```
/// use nulmeting::domain::compare::needed;
/// assert_eq!((needed(0), needed(9), needed(10)), (0, 6, 7));
/// ```
pub fn needed(union: u32) -> u32 {
    (2 * union).div_ceil(3)
}

/// Gives the verdict on a set whose respondents can be compared.
///
/// Not comparable where nothing applies, where less than two thirds of it is compared, or where less than half of what
/// is compared is rated in both rounds. Else the change of the sum counts from 30 % of the indicators on, at least 2.
///
/// ```
/// use nulmeting::domain::compare::{Barrier, Sums, Verdict, judge};
/// let sums = |least, most| Sums { union: 10, common: 8, both: 6, least, most };
/// assert_eq!(judge(sums(3, 9)), Verdict::Improved); // 30 % of 8, rounded up
/// assert_eq!(judge(sums(2, 9)), Verdict::Undetermined);
/// assert_eq!(judge(sums(-2, 2)), Verdict::Same);
/// assert_eq!(judge(sums(-9, -3)), Verdict::Worse);
/// assert_eq!(judge(Sums { union: 13, ..sums(3, 9) }), Verdict::NotComparable(Barrier::TooFewUsable));
/// ```
pub fn judge(sums: Sums) -> Verdict {
    let Sums { union, common, both, least, most } = sums;
    let m = margin(common);
    if union == 0 {
        Verdict::NotComparable(Barrier::NothingApplies)
    } else if common < needed(union) {
        Verdict::NotComparable(Barrier::TooFewUsable)
    } else if 2 * both < common {
        Verdict::NotComparable(Barrier::TooFewRated)
    } else if least >= m {
        Verdict::Improved
    } else if most <= -m {
        Verdict::Worse
    } else if least > -m && most < m {
        Verdict::Same
    } else {
        Verdict::Undetermined
    }
}

/// An indicator that applies in either round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Compared {
    /// Index in the model.
    pub index: usize,
    /// Its levels in both rounds; nothing where it does not apply.
    pub intervals: [Option<(u8, u8)>; 2],
    /// Why it is not compared.
    pub left_out: Option<LeftOut>,
}

/// Compares a set. `barrier` is what stands between the respondents of the two rounds.
pub(super) fn compare_set(indicators: &[Compared], barrier: Option<Barrier>) -> SetComparison {
    let mut sums = Sums { union: indicators.len() as u32, ..Sums::default() };
    let (mut up, mut down) = (0, 0);
    let (mut compared, mut left_out) = (Vec::new(), Vec::new());
    for indicator in indicators {
        let (Some((l1, h1)), Some((l2, h2)), None) =
            (indicator.intervals[0], indicator.intervals[1], indicator.left_out)
        else {
            left_out.push((indicator.index, indicator.left_out.unwrap_or(LeftOut::AppliesOnce)));
            continue;
        };
        compared.push(indicator.index);
        sums.common += 1;
        sums.both += u32::from(l1 == h1 && l2 == h2);
        sums.least += i32::from(l2) - i32::from(h1);
        sums.most += i32::from(h2) - i32::from(l1);
        up += u32::from(l2 > h1);
        down += u32::from(h2 < l1);
    }
    let verdict = barrier.map_or_else(|| judge(sums), Verdict::NotComparable);
    SetComparison {
        verdict,
        common: sums.common,
        union: sums.union,
        both: sums.both,
        d: (sums.least, sums.most),
        m: margin(sums.common),
        up,
        down,
        offsetting: verdict == Verdict::Same && up >= 2 && down >= 2,
        compared,
        left_out,
    }
}
