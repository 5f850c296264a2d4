//! The talk, key by key: what is saved, where keys go, what is seen.

mod answers;
mod aside;
mod desk;
mod laws;
mod marks;
mod time;
mod typing;
mod undo;
mod views;
mod way;
