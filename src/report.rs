//! Results as documents: JSON for machines, tables in plain text for a terminal or a pipe, and figures for a room.
//!
//! Pure functions from what [`domain`](crate::domain) computed to text. They compute nothing of the method themselves
//! and read no files: whoever calls them has scored the rounds. What a person reads comes from the message catalogue
//! and from the study and its model. Nothing that was typed reaches a terminal raw: see [`plain()`].

pub mod course;
pub mod data;
pub mod document;
pub mod evening;
pub mod figure;
pub mod findings;
pub mod framework;
pub mod instrument;
pub mod json;
pub mod manifest;
pub mod picture;
pub mod printed;
pub mod qda;
pub mod rules;
pub mod scan;
pub mod table;
pub mod write_up;

mod keyed;
mod plain;
mod statement;

pub use keyed::Keyed;
pub use plain::plain;
pub use statement::{one_of, statement};

use crate::domain::id::Id;

/// Which part of the results a document shows, and whose they are. Rounds are chosen by handing over only those.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection<'a> {
    /// Only this unit; nothing for all.
    pub unit: Option<&'a Id>,
    /// Whose ratings were scored where there is no consensus; nobody named is the lead rater. Tables say so.
    pub rater: Option<&'a Id>,
}

impl Selection<'_> {
    fn has(&self, unit: &Id) -> bool {
        self.unit.is_none_or(|wanted| wanted == unit)
    }
}
