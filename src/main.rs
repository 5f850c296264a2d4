//! The `nulmeting` program: parse arguments, run, print a failure, exit.

fn main() {}
