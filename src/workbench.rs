//! The use cases: the one door through which command line and screen reach files and data.

pub mod request;
