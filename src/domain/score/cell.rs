//! A cell of the matrix: one phase of one field. Knows intervals and thresholds, and nothing of ratings or units.

use super::unit::TestResult;
use crate::domain::assessment::{Fraction, Thresholds};

/// What a cell needs to know of one of its indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellIndicator {
    /// Index of the indicator in the model.
    pub index: usize,
    /// Lowest and highest level that it can have, 0 to 3; nothing where it does not apply.
    pub interval: Option<(u8, u8)>,
    /// Whether the cell cannot be complete without it at 2.
    pub is_core: bool,
}

/// A cell of a unit or of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellScore {
    /// Whether it is complete, whatever the unknowns turn out to be.
    pub state: CellState,
    /// Whether it is half there, likewise.
    pub half: TestResult,
    /// What is known so far, in a word.
    pub word: Word,
    /// Whether the word rests on a part of what applies.
    pub is_tentative: bool,
    /// Indicators that apply and have one level.
    pub rated: u32,
    /// Indicators that apply.
    pub applicable: u32,
    /// Indicators that the model has here.
    pub defined: u32,
    /// Lowest possible sum of levels.
    pub low: u32,
    /// Highest possible sum of levels.
    pub high: u32,
    /// Indices of the indicators that apply and are not known.
    pub unknown: Vec<usize>,
    /// Indices of core indicators that stay below 2 whatever the unknowns turn out to be.
    pub core_below: Vec<usize>,
    /// Indices of core indicators that may be below 2.
    pub core_open: Vec<usize>,
}

/// Whether a cell is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellState {
    /// It is.
    Complete,
    /// It is not, however the unknowns turn out.
    NotComplete,
    /// It depends on the unknowns.
    Open,
    /// Nothing of it applies; neutral.
    NotApplicable,
}

impl CellState {
    /// All.
    pub const ALL: [Self; 4] = [Self::Complete, Self::NotComplete, Self::Open, Self::NotApplicable];

    /// The word of the file formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::NotComplete => "not complete",
            Self::Open => "open",
            Self::NotApplicable => "n/a",
        }
    }

    /// Whether a phase counts as completed with it, and whether it possibly does.
    pub(super) fn passes(self) -> (bool, bool) {
        match self {
            Self::Complete | Self::NotApplicable => (true, true),
            Self::Open => (false, true),
            Self::NotComplete => (false, false),
        }
    }
}

/// What is known so far of a cell, in a word. A convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// Complete, as far as it is rated.
    Complete,
    /// At least half of what is possible.
    Largely,
    /// At least one real step.
    Begun,
    /// Wishes and plans.
    Intended,
    /// Nothing, on a sufficient basis.
    NotBegun,
    /// At least one real step, on a thin basis.
    Signs,
    /// Nothing, on a thin basis.
    NoSignSoFar,
    /// Nothing is rated.
    Unknown,
    /// Nothing of it applies.
    NotApplicable,
}

impl Word {
    /// All.
    pub const ALL: [Self; 9] = [
        Self::Complete,
        Self::Largely,
        Self::Begun,
        Self::Intended,
        Self::NotBegun,
        Self::Signs,
        Self::NoSignSoFar,
        Self::Unknown,
        Self::NotApplicable,
    ];

    /// The word of the file formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Largely => "largely",
            Self::Begun => "begun",
            Self::Intended => "intended",
            Self::NotBegun => "not begun",
            Self::Signs => "signs",
            Self::NoSignSoFar => "no sign so far",
            Self::Unknown => "unknown",
            Self::NotApplicable => "n/a",
        }
    }

    /// Reads the word of the file formats.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.as_str() == text)
    }

    /// Whether it says *begun* or more; *signs* rest on too little to say so.
    pub fn is_begun(self) -> bool {
        matches!(self, Self::Complete | Self::Largely | Self::Begun)
    }

    /// Whether it says *largely* or more.
    pub fn is_largely(self) -> bool {
        matches!(self, Self::Complete | Self::Largely)
    }

    /// Whether a reading of a field goes past it.
    pub(super) fn is_passed(self) -> bool {
        matches!(self, Self::Complete | Self::NotApplicable)
    }
}

/// Scores a cell.
///
/// With *a* indicators that apply, a cell is complete where the sum of levels reaches the model's fraction of 3·*a* and
/// every core indicator that applies is at 2 or more; with unknowns it is so only if the lowest possible levels suffice,
/// and not so only if the highest do not. The word goes by what is rated: on a sufficient basis (two thirds of what
/// applies, and at least two indicators where two apply) *complete*, *largely* (half), *begun* (some at 2), *intended*
/// (some at 1) or *not begun*; on less *signs*, *intended* or *no sign so far*.
///
/// ```
/// use nulmeting::domain::assessment::{Fraction, Thresholds};
/// use nulmeting::domain::score::{CellIndicator, CellState, Word, score_cell};
/// let thresholds = Thresholds {
///     complete: Fraction { numerator: 3, denominator: 4 },
///     half: Fraction { numerator: 1, denominator: 2 },
///     sensitivity: Vec::new(),
/// };
/// let core = |low, high| CellIndicator { index: 0, interval: Some((low, high)), is_core: true };
/// let other = |low, high| CellIndicator { index: 1, interval: Some((low, high)), is_core: false };
///
/// let cell = score_cell(&[core(2, 2), other(3, 3), other(0, 3)], &thresholds);
/// assert_eq!(cell.state, CellState::Open); // 5 of 9 so far, 7 needed, 8 possible
/// assert_eq!((cell.word, cell.is_tentative), (Word::Complete, true)); // 5 of 6 on what is rated, 2/3
///
/// let cell = score_cell(&[core(1, 1), other(3, 3), other(3, 3)], &thresholds);
/// assert_eq!(cell.state, CellState::NotComplete); // 7 of 9, and the core indicator is below 2
/// assert_eq!(cell.core_below, [0]);
/// ```
pub fn score_cell(indicators: &[CellIndicator], thresholds: &Thresholds) -> CellScore {
    let mut cell = CellScore {
        state: CellState::NotApplicable,
        half: TestResult::NotApplicable,
        word: Word::NotApplicable,
        is_tentative: false,
        rated: 0,
        applicable: 0,
        defined: 0,
        low: 0,
        high: 0,
        unknown: Vec::new(),
        core_below: Vec::new(),
        core_open: Vec::new(),
    };
    let (mut sum, mut best) = (0, 0);
    for indicator in indicators {
        cell.defined += 1;
        let Some((low, high)) = indicator.interval else { continue };
        cell.applicable += 1;
        cell.low += u32::from(low);
        cell.high += u32::from(high);
        if low == high {
            cell.rated += 1;
            sum += u32::from(low);
            best = best.max(low);
        } else {
            cell.unknown.push(indicator.index);
        }
        if indicator.is_core && high < 2 {
            cell.core_below.push(indicator.index);
        } else if indicator.is_core && low < 2 {
            cell.core_open.push(indicator.index);
        }
    }
    cell.state = cell.state_at(thresholds.complete);
    cell.half = half(cell.low, cell.high, cell.applicable, thresholds.half);
    cell.word = cell.word_of(sum, best, thresholds);
    cell.is_tentative = cell.rated < cell.applicable;
    cell
}

/// Whether sums between `low` and `high` of so many indicators reach the half.
pub(super) fn half(low: u32, high: u32, applicable: u32, fraction: Fraction) -> TestResult {
    if applicable == 0 {
        TestResult::NotApplicable
    } else if fraction.is_reached(low, applicable) {
        TestResult::Yes
    } else if fraction.is_reached(high, applicable) {
        TestResult::Open
    } else {
        TestResult::No
    }
}

impl CellScore {
    /// Whether the cell is complete at another threshold than the model's.
    pub fn state_at(&self, complete: Fraction) -> CellState {
        let is_ruled_out = !self.core_below.is_empty();
        if self.applicable == 0 {
            CellState::NotApplicable
        } else if is_ruled_out || !complete.is_reached(self.high, self.applicable) {
            CellState::NotComplete
        } else if self.core_open.is_empty() && complete.is_reached(self.low, self.applicable) {
            CellState::Complete
        } else {
            CellState::Open
        }
    }

    /// The word for `sum` points on the rated indicators, the best of them at `best`.
    fn word_of(&self, sum: u32, best: u8, thresholds: &Thresholds) -> Word {
        let Self { rated, applicable, .. } = *self;
        if applicable == 0 {
            return Word::NotApplicable;
        }
        if rated == 0 {
            return Word::Unknown;
        }
        let has_basis = 3 * rated >= 2 * applicable && rated >= applicable.min(2);
        let has_cores = self.core_below.is_empty() && self.core_open.is_empty();
        if has_basis && has_cores && thresholds.complete.is_reached(sum, rated) {
            Word::Complete
        } else if has_basis && thresholds.half.is_reached(sum, rated) {
            Word::Largely
        } else {
            match (best, has_basis) {
                (2.., true) => Word::Begun,
                (2.., false) => Word::Signs,
                (1, _) => Word::Intended,
                (0, true) => Word::NotBegun,
                (0, false) => Word::NoSignSoFar,
            }
        }
    }
}
