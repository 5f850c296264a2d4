//! The study and its method, as plain data and pure functions.
//!
//! Nothing in here knows TOML, SQL, the screen, files, the clock or randomness: time, ids and text come in as
//! arguments. Every rule of the method has its law tests beside it.

pub mod agreement;
pub mod answer;
pub mod appointments;
pub mod assess;
pub mod assessment;
pub mod backups;
pub mod board;
pub mod change;
pub mod compare;
pub mod condition;
pub mod course;
pub mod date;
pub mod erased;
pub mod evidence;
pub mod explain;
pub mod fates;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod framework;
pub mod free_text;
pub mod id;
pub mod instrument;
pub mod names;
pub mod ordered;
pub mod past;
pub mod path;
pub mod placing;
pub mod prepare;
pub mod publication;
pub mod questionnaire;
pub mod rating;
pub mod scan;
pub mod score;
pub mod sensitivity;
pub mod shared;
pub mod struck;
pub mod study;
pub mod tables;
pub mod text;
pub mod timeline;
pub mod times;
pub mod undo;
pub mod versions;
pub mod writeup;
