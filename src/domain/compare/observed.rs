//! Observed movement: what was rated in both rounds and differs, counted, with nothing claimed about the rest.

use super::verdict::margin;
use crate::domain::id::Id;
use crate::domain::rating::Level;
use crate::domain::score::IndicatorState;
use crate::domain::study::{Link, Study};

/// What was seen to differ between two rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// Indicators with one level in both rounds on evidence that is not the same.
    pub n: u32,
    /// Indicators that the model has for units.
    pub defined: u32,
    /// Of the `n`: higher in the later round.
    pub up: u32,
    /// Of the `n`: at the same level.
    pub same: u32,
    /// Of the `n`: lower in the later round.
    pub down: u32,
    /// Change of the sum of levels over the `n`.
    pub d: i32,
    /// Indices of indicators that rest on exactly the same evidence in both rounds, and so cannot move.
    pub carried_over: Vec<usize>,
    /// Fields of the model that the `n` lie in.
    pub fields: u32,
    /// A tentative reading; nothing where respondents or numbers do not allow one.
    pub reading: Option<Movement>,
    /// The `n`, in the order of the model.
    pub indicators: Vec<ObservedIndicator>,
}

/// An indicator with one level in both rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ObservedIndicator {
    /// Index in the model.
    pub index: usize,
    /// Level in the earlier round.
    pub from: Level,
    /// Level in the later round.
    pub to: Level,
    /// Indices of the two ratings in the study; their evidence explains the difference.
    pub ratings: (usize, usize),
}

/// A tentative reading of observed movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Movement {
    /// Up.
    Up,
    /// Hardly any.
    Little,
    /// Down.
    Down,
}

impl Movement {
    /// The word of the file formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Little => "little movement",
            Self::Down => "down",
        }
    }

    /// Reads a change over `n` indicators: it counts from 30 % of them on, at least 2.
    pub(super) fn of(change: i32, n: u32) -> Self {
        let m = margin(n);
        if change >= m {
            Self::Up
        } else if change <= -m {
            Self::Down
        } else {
            Self::Little
        }
    }
}

/// Observes a unit's indicators in two rounds; `field_of` gives the field of one by its index.
pub(super) fn observe(
    study: &Study,
    link: Link,
    states: [&[IndicatorState]; 2],
    field_of: impl Fn(usize) -> usize,
) -> Observed {
    let mut observed = Observed {
        n: 0,
        defined: states[0].len() as u32,
        up: 0,
        same: 0,
        down: 0,
        d: 0,
        carried_over: Vec::new(),
        fields: 0,
        reading: None,
        indicators: Vec::new(),
    };
    let mut fields = Vec::new();
    for (earlier, later) in states[0].iter().zip(states[1]) {
        // A derived 0 has no rating, and so drops out here.
        let (Some(first), Some(second)) = (earlier.rating(), later.rating()) else { continue };
        let levels = [earlier, later].map(|state| state.known().and_then(Level::new));
        let [Some(from), Some(to)] = levels else { continue };
        if is_same_evidence(earlier.evidence(study), later.evidence(study)) {
            observed.carried_over.push(earlier.index);
            continue;
        }
        observed.n += 1;
        observed.up += u32::from(to > from);
        observed.same += u32::from(to == from);
        observed.down += u32::from(to < from);
        observed.d += i32::from(to.points()) - i32::from(from.points());
        observed.indicators.push(ObservedIndicator {
            index: earlier.index,
            from,
            to,
            ratings: (first, second),
        });
        fields.push(field_of(earlier.index));
    }
    fields.sort_unstable();
    fields.dedup();
    observed.fields = fields.len() as u32;
    let is_readable = matches!(link, Link::R0 | Link::R1) && observed.n >= 4 && observed.fields >= 2;
    observed.reading = is_readable.then(|| Movement::of(observed.d, observed.n));
    observed
}

/// Whether two ratings rest on exactly the same evidence. Two that rest on none do not.
fn is_same_evidence(a: &[Id], b: &[Id]) -> bool {
    !a.is_empty() && a.iter().all(|id| b.contains(id)) && b.iter().all(|id| a.contains(id))
}
