//! How far several raters agree. Exact fractions: nothing is rounded before it is shown.
//!
//! Sources: Cohen, *Educational and Psychological Measurement* 20 (1960), and *Psychological Bulletin* 70 (1968), for kappa
//! plain and weighted; Krippendorff, *Content Analysis*, and Hayes and Krippendorff, *Communication Methods and Measures* 1
//! (2007), for alpha, its thresholds, and the interval by drawing units again and again.

mod consensus;
mod judged;
mod measure;
mod round;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use consensus::{Agreed, consensus, without_consensus};
pub use judged::{
    Disagreement, Given, Judged, Kind, Matter, disagreements, disputed, factors, indicators, raters,
    unreliable, unreliable_in,
};
pub use measure::{Agreement, DEFAULT_SEED, Interval, Measure, RESAMPLES, Resampling, agreement};
pub use round::{RoundAgreement, agree};

/// A coefficient of agreement: 1 where all agree, 0 where they agree as by chance, below where less than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coefficient {
    numerator: i128,
    denominator: i128,
}

/// Why there is no coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Undefined {
    /// No two raters gave anything that can be compared.
    NothingInCommon,
    /// Everybody gave the same everywhere: no disagreement could be expected, so nothing can be said.
    NoVariation,
    /// There is too much of it to be counted exactly.
    TooMuch,
}

impl Undefined {
    /// A stable key: `nothing in common`, `no variation`, `too much`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NothingInCommon => "nothing in common",
            Self::NoVariation => "no variation",
            Self::TooMuch => "too much",
        }
    }
}

/// How far a coefficient carries, after Krippendorff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// .800 or more.
    Reliable,
    /// From .667: for tentative conclusions.
    Tentative,
    /// Below.
    NotReliable,
}

impl Reading {
    /// A stable key: `reliable`, `tentative`, `not reliable`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reliable => "reliable",
            Self::Tentative => "tentative",
            Self::NotReliable => "not reliable",
        }
    }
}

impl Coefficient {
    /// One minus a share of disagreement.
    fn one_minus(observed: i128, expected: i128) -> Result<Self, Undefined> {
        if expected <= 0 {
            return Err(Undefined::NoVariation);
        }
        let numerator = expected.checked_sub(observed).ok_or(Undefined::TooMuch)?;
        Ok(Self { numerator, denominator: expected })
    }

    /// The coefficient as a number, for showing it.
    #[expect(clippy::cast_precision_loss, reason = "it is only shown")]
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The fraction that it is, not reduced.
    pub fn terms(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// How far it carries, by the value as it is before rounding.
    ///
    /// ```
    /// use nulmeting::domain::agreement::{Reading, Weights, kappa};
    /// let two_thirds = kappa(&[vec![5, 1], vec![1, 5]], Weights::Plain).unwrap();
    /// assert_eq!(two_thirds.reading(), Reading::NotReliable); // .6667 is shown as .67, and is below .667
    /// ```
    pub fn reading(self) -> Reading {
        let reaches = |thousandths: i128| match (
            self.numerator.checked_mul(1000),
            self.denominator.checked_mul(thousandths),
        ) {
            (Some(own), Some(wanted)) => own >= wanted,
            // Terms so long that a number differs from them far behind the third place.
            _ => self.value() * 1000.0 >= f64::from(thousandths as i32),
        };
        if reaches(800) {
            Reading::Reliable
        } else if reaches(667) {
            Reading::Tentative
        } else {
            Reading::NotReliable
        }
    }
}

/// How much a disagreement of two raters weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// All alike.
    Plain,
    /// By the steps between.
    Linear,
    /// By their square.
    Quadratic,
}

impl Weights {
    /// All, the plain ones first.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Linear, Self::Quadratic];
}

/// Cohen's kappa of two raters: `table[i][j]` counts what the first rated `i` and the second `j`. The table has a row and a
/// column for every level of the scale, also for those that nobody used: leaving them out would change a weighted kappa.
///
/// ```
/// use nulmeting::domain::agreement::{Weights, kappa};
/// let value = kappa(&[vec![20, 20], vec![10, 50]], Weights::Plain).unwrap().value();
/// assert!((value - 0.3478).abs() < 0.0001);
/// ```
///
/// # Errors
/// Nothing was rated by both, or both gave one and the same level throughout.
pub fn kappa(table: &[Vec<u32>], weights: Weights) -> Result<Coefficient, Undefined> {
    let size = table.len();
    let count = |row: usize, column: usize| table[row].get(column).copied().unwrap_or_default();
    let cells: Vec<i128> =
        (0..size * size).map(|at| i128::from(count(at / size.max(1), at % size.max(1)))).collect();
    kappa_of(&cells, size, weights)
}

/// The same of a table as one list, row by row.
fn kappa_of(cells: &[i128], size: usize, weights: Weights) -> Result<Coefficient, Undefined> {
    let rows: Vec<i128> = (0..size).map(|row| cells[row * size..(row + 1) * size].iter().sum()).collect();
    let columns: Vec<i128> =
        (0..size).map(|column| cells.iter().skip(column).step_by(size.max(1)).sum()).collect();
    let all: i128 = rows.iter().sum();
    if all == 0 {
        return Err(Undefined::NothingInCommon);
    }
    let (mut observed, mut expected) = (0, 0);
    for (row, of_first) in rows.iter().enumerate() {
        for (column, of_second) in columns.iter().enumerate() {
            let steps = row.abs_diff(column) as i128;
            let weight = match weights {
                Weights::Plain => steps.min(1),
                Weights::Linear => steps,
                Weights::Quadratic => steps * steps,
            };
            observed += weight * cells[row * size + column] * all;
            expected += weight * of_first * of_second;
        }
    }
    Coefficient::one_minus(observed, expected)
}

/// How far two values lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Alike or not.
    Nominal,
    /// By how many values lie between, as they were given.
    Ordinal,
    /// By the square of the difference.
    Interval,
}

/// Krippendorff's alpha: for each thing that was rated, the values that its raters gave; things with fewer than two values
/// are left out.
///
/// ```
/// use nulmeting::domain::agreement::{Metric, Undefined, alpha};
/// let rated = [vec![0, 1], vec![1, 1], vec![0, 1], vec![0, 0], vec![0, 0]];
/// assert!(alpha(&rated, Metric::Nominal).is_ok());
/// assert_eq!(alpha(&[vec![2, 2], vec![2, 2]], Metric::Nominal), Err(Undefined::NoVariation));
/// ```
///
/// # Errors
/// All values are the same, or none can be compared.
pub fn alpha(rated: &[Vec<i64>], metric: Metric) -> Result<Coefficient, Undefined> {
    let values: Vec<i64> = rated.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let place = |value: &i64| values.binary_search(value).unwrap_or_default();
    let mut coincidences = Coincidences::new(values.len(), rated.iter().map(Vec::len))?;
    for given in rated {
        coincidences.add(&given.iter().map(place).collect::<Vec<_>>());
    }
    coincidences.alpha(&values, metric)
}

/// How often which two values were given to the same thing. Each thing counts by one less than its raters; a common
/// multiple of that keeps everything whole.
#[derive(Clone, Debug)]
struct Coincidences {
    cells: Vec<i128>,
    size: usize,
    multiple: i128,
}

impl Coincidences {
    /// None yet, for so many values, and things that have so many of them.
    fn new(size: usize, counts: impl Iterator<Item = usize>) -> Result<Self, Undefined> {
        let counts: BTreeSet<usize> = counts.filter(|count| *count > 1).collect();
        let multiple = counts.into_iter().try_fold(1_i128, |multiple, count| {
            let other = count as i128 - 1;
            (multiple / greatest_common_divisor(multiple, other)).checked_mul(other)
        });
        // Beyond this no sum of a study could be told exactly.
        let multiple = multiple.filter(|multiple| *multiple < 1 << 40).ok_or(Undefined::TooMuch)?;
        Ok(Self { cells: vec![0; size * size], size, multiple })
    }

    /// Takes in a thing, by the places of its values.
    fn add(&mut self, places: &[usize]) {
        for (at, one) in places.iter().enumerate() {
            for (beside, other) in places.iter().enumerate() {
                if at != beside {
                    self.cells[one * self.size + other] += self.multiple / (places.len() as i128 - 1);
                }
            }
        }
    }

    fn alpha(&self, values: &[i64], metric: Metric) -> Result<Coefficient, Undefined> {
        let Self { cells, size, multiple } = self;
        let counts: Vec<i128> =
            (0..*size).map(|row| cells[row * size..(row + 1) * size].iter().sum()).collect();
        let all: i128 = counts.iter().sum();
        if all == 0 {
            return Err(Undefined::NothingInCommon);
        }
        // All counts are so many times too large, which cancels out but for the one that is taken off.
        let sums = || -> Option<(i128, i128)> {
            let (mut observed, mut expected) = (0_i128, 0_i128);
            for one in 0..*size {
                for other in (0..*size).filter(|other| *other != one) {
                    let apart = match metric {
                        Metric::Nominal => 1,
                        Metric::Ordinal => {
                            let between: i128 = counts[one.min(other)..=one.max(other)].iter().sum();
                            // Four times the usual square, on both sides of the fraction.
                            (2 * between - counts[one] - counts[other]).checked_pow(2)?
                        }
                        Metric::Interval => i128::from(values[one].abs_diff(values[other])).checked_pow(2)?,
                    };
                    let seen = cells[one * size + other].checked_mul(all - multiple)?;
                    observed = observed.checked_add(seen.checked_mul(apart)?)?;
                    let meant = counts[one].checked_mul(counts[other])?;
                    expected = expected.checked_add(meant.checked_mul(apart)?)?;
                }
            }
            Some((observed, expected))
        };
        let (observed, expected) = sums().ok_or(Undefined::TooMuch)?;
        Coefficient::one_minus(observed, expected)
    }
}

fn greatest_common_divisor(one: i128, other: i128) -> i128 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
