//! The full-screen program: models that change by messages, and widgets that draw them.
//!
//! It reaches files and data only through the workbench.

pub mod editor;
pub mod widgets;
