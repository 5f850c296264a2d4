//! The full-screen program: models that change by messages, and widgets that draw them.
//!
//! It reaches files and data only through the workbench.

pub mod editor;
pub mod form;
pub mod inbox;
pub mod key;
pub mod keymap;
pub mod list;
pub mod message;
pub mod model;
pub mod picker;
pub mod plain;
pub mod run;
pub mod screens;
pub mod sheet;
pub mod speech;
pub mod terminal;
pub mod theme;
pub mod turned;
pub mod typing;
pub mod unfinished;
pub mod update;
pub mod view;
pub mod widgets;
pub mod worker;
