//! Results for people: tables in plain text, for a terminal or a pipe.
//!
//! No colours and no frames, aligned by the width that characters have in a terminal. Each table prints its base, and
//! each document a legend. *By own account* leads; a `*` marks what is less, or reads otherwise, in *proven*.

mod agree;
mod board;
pub(super) mod compare;
mod fates;
mod feedback;
mod framework;
mod grid;
mod organisation;
pub(super) mod score;
mod sensitivity;
mod series;
pub(super) mod sheet;
mod timeline;
mod unit;

pub use agree::{agree, disagreements};
pub use board::{WholeRound, organisation};
pub use compare::compare;
pub use fates::initiatives;
pub use framework::{framework, memos};
pub use score::score;
pub use sensitivity::sensitivity;
pub use series::series;
pub use timeline::timeline;

use crate::language::Words;

/// How a document speaks, and how much room it has.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The message catalogue.
    pub words: &'a Words,
    /// Language code for the texts of the study and its model.
    pub language: &'a str,
    /// Columns of the terminal; what is below 80 or above 120 counts as 80 or 120.
    pub width: usize,
}
