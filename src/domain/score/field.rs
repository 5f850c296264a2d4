//! A field over its phases: how many are completed, at least and at most, and how it reads so far.

use super::cell::{CellScore, CellState};
use crate::domain::assessment::{Fraction, Thresholds};

/// A field of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldScore {
    /// Its cells, in the order of the phases; one in a model without phases.
    pub cells: Vec<CellScore>,
    /// Whether enough of it applies: at least half of its indicators, and at least one.
    pub in_scope: bool,
    /// Phases completed, at least; nothing in a model without phases.
    pub lo: Option<u8>,
    /// Phases completed, at most; nothing in a model without phases.
    pub hi: Option<u8>,
    /// Pairs (p, q), counted from 1: phase q is complete before phase p, which is not complete or open.
    pub skipped: Vec<(u8, u8)>,
    /// `lo` and `hi` at the model's other thresholds, by the text they were written as.
    pub sensitivity: Vec<(String, (u8, u8))>,
    /// How it reads so far; nothing in a model without phases.
    pub reading: Option<Reading>,
}

/// How a field reads so far: "phase 1 largely (3/3), phase 2 begun (2/3)". The words stand in the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Index of the first phase that is not complete or n/a by word; nothing where all are.
    pub at: Option<usize>,
    /// Index of the phase after it, where that one is begun or more.
    pub next: Option<usize>,
}

/// Scores a field from its cells, in the order of the phases.
///
/// Completed phases are the leading cells that are complete or do not apply; open ones count for `hi` only.
///
/// ```
/// use nulmeting::domain::assessment::{Fraction, Thresholds};
/// use nulmeting::domain::score::{CellIndicator, score_cell, score_field};
/// let thresholds = Thresholds {
///     complete: Fraction { numerator: 3, denominator: 4 },
///     half: Fraction { numerator: 1, denominator: 2 },
///     sensitivity: Vec::new(),
/// };
/// let cell = |low, high| {
///     score_cell(&[CellIndicator { index: 0, interval: Some((low, high)), is_core: true }], &thresholds)
/// };
/// let field = score_field(vec![cell(3, 3), cell(0, 3), cell(1, 1), cell(3, 3)], &thresholds, true);
/// assert_eq!((field.lo, field.hi), (Some(1), Some(2))); // at least 1, at most 2 completed
/// assert_eq!(field.skipped, [(2, 4), (3, 4)]); // phase 4 before phases 2 and 3
/// ```
pub fn score_field(cells: Vec<CellScore>, thresholds: &Thresholds, has_phases: bool) -> FieldScore {
    let applicable: u32 = cells.iter().map(|cell| cell.applicable).sum();
    let defined: u32 = cells.iter().map(|cell| cell.defined).sum();
    let in_scope = applicable > 0 && 2 * applicable >= defined;
    if !has_phases {
        let (skipped, sensitivity) = (Vec::new(), Vec::new());
        return FieldScore { cells, in_scope, lo: None, hi: None, skipped, sensitivity, reading: None };
    }
    let (lo, hi) = completed(&cells, thresholds.complete);
    let sensitivity = thresholds
        .sensitivity
        .iter()
        .map(|(text, fraction)| (text.clone(), completed(&cells, *fraction)))
        .collect();
    FieldScore {
        in_scope,
        lo: Some(lo),
        hi: Some(hi),
        skipped: skipped(&cells),
        sensitivity,
        reading: Some(read(&cells)),
        cells,
    }
}

/// Completed phases at a threshold, at least and at most.
fn completed(cells: &[CellScore], complete: Fraction) -> (u8, u8) {
    let passes = || cells.iter().map(|cell| cell.state_at(complete).passes());
    let lo = passes().take_while(|(surely, _)| *surely).count();
    let hi = passes().take_while(|(_, possibly)| *possibly).count();
    (lo as u8, hi as u8)
}

fn skipped(cells: &[CellScore]) -> Vec<(u8, u8)> {
    let mut pairs = Vec::new();
    for (q, _) in cells.iter().enumerate().filter(|(_, cell)| cell.state == CellState::Complete) {
        for (p, earlier) in cells[..q].iter().enumerate() {
            if matches!(earlier.state, CellState::NotComplete | CellState::Open) {
                pairs.push((p as u8 + 1, q as u8 + 1));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

fn read(cells: &[CellScore]) -> Reading {
    let at = cells.iter().position(|cell| !cell.word.is_passed());
    let next = at.map(|at| at + 1).filter(|&next| cells.get(next).is_some_and(|cell| cell.word.is_begun()));
    Reading { at, next }
}
