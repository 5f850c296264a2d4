//! Rules of scoring, each at its edges.

mod cells;
mod conditions;
mod derived;
mod organisation;
mod proven;
