//! Baseline measurement in the departments of a municipality.

pub mod cli;
pub mod definition;
pub mod domain;
pub mod failure;
pub mod language;
pub mod report;
pub mod store;
pub mod tui;
pub mod workbench;
