//! What is to be checked in a round, for the screen: computed, and in words.

use std::sync::Arc;

use crate::domain::assess::findings;
use crate::domain::id::Id;
use crate::domain::study::Study;

use super::request::{FoundInRound, Instruments};

pub use crate::report::findings::{heading, line};

/// What is to be checked in a round of a study.
pub fn found(study: Arc<Study>, instruments: &Instruments, round: &Id) -> FoundInRound {
    let findings = findings::findings(&study, &instruments.model, &instruments.questionnaires, round);
    FoundInRound { round: round.clone(), study, findings }
}
