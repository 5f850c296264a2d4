//! Drawing only: a widget borrows a model, paints it into a buffer and decides nothing.

pub mod notes;
