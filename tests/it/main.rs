//! The one integration binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod across;
mod adapting;
mod almelo;
mod architecture;
mod assessing;
mod backups;
mod beside;
mod colours;
mod commands;
mod comparing;
mod core_instrument;
mod definitions;
mod documents;
mod erasing;
mod exporting;
mod feedback;
mod first_run;
mod history;
mod hostile;
mod journeys;
mod keeping;
mod languages;
mod locking;
mod memos;
mod names;
mod picture;
mod placing;
mod plain;
mod preparing;
mod presentation;
mod questionnaires;
mod raters;
mod readme;
mod report;
#[cfg(unix)]
mod rescue;
mod results;
mod sample;
mod scan;
mod sealing;
mod store;
mod summaries;
mod support;
#[cfg(unix)]
mod terminal;
mod undo;
mod unfinished;
mod write_up;
