//! Completed phases on an axis: a mark where it is exact, a range from at least to at most, a broken line with a question
//! mark where nothing can be said yet.

use svg::node::element::Group;

use super::canvas::{DEEP, GUIDE, INK, Look, PAPER, PLAIN, QUIET, SMALL, circle, line, rectangle, text};
use crate::report::figure::Standing;

/// An axis from no phase to all of them.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// Where it starts.
    pub x: u32,
    /// From one phase to the next.
    pub step: u32,
    /// How many phases there are.
    pub phases: u32,
}

/// Which round is drawn: they differ in shape and weight, and only then in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The earlier one of two.
    Earlier,
    /// The later one of two, or the only one.
    Later,
}

impl Axis {
    /// A number of completed phases.
    pub fn at(self, phases: u8) -> u32 {
        self.x + u32::from(phases).min(self.phases) * self.step
    }

    /// The numbers along it.
    pub fn numbers(self, drawn: Group, y: u32) -> Group {
        let look = Look::of(SMALL).fill(QUIET).middle();
        (0..=self.phases as u8)
            .fold(drawn, |drawn, phase| drawn.add(text(self.at(phase), y, look, &phase.to_string())))
    }

    /// Lines that guide the eye from the numbers down.
    pub fn guides(self, drawn: Group, top: u32, bottom: u32) -> Group {
        (0..=self.phases as u8)
            .map(|phase| self.at(phase))
            .fold(drawn, |drawn, x| drawn.add(line((x, top), (x, bottom), GUIDE, 1)))
    }

    /// Where a field stands.
    pub fn standing(self, drawn: Group, y: u32, standing: &Standing, which: Which) -> Group {
        let Some((lo, hi)) = standing.bounds else {
            return drawn.add(text(self.x, y + 5, Look::of(SMALL).fill(QUIET), "–"));
        };
        let (colour, fill, thickness) = match which {
            Which::Earlier => (INK, PAPER, 2),
            Which::Later => (DEEP, DEEP, 5),
        };
        let [from, to] = [lo, hi].map(|phases| self.at(phases));
        if standing.is_unknown(self.phases as usize) {
            return unknown(drawn, (from, to), y, colour);
        }
        let drawn = if lo == hi {
            drawn
        } else {
            drawn.add(line((from, y), (to, y), colour, thickness)).add(circle((to, y), 6, fill, colour))
        };
        drawn.add(circle((from, y), 6, fill, colour))
    }
}

/// A broken line with a question mark.
pub fn unknown(drawn: Group, (from, to): (u32, u32), y: u32, colour: &'static str) -> Group {
    let middle = u32::midpoint(from, to);
    drawn
        .add(line((from, y), (to, y), colour, 2).set("stroke-dasharray", "3 6"))
        .add(rectangle((middle - 9, y - 8), (18, 16), PAPER))
        .add(text(middle, y + 5, Look::of(PLAIN).bold().middle().fill(colour), "?"))
}
