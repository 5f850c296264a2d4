//! The `nulmeting` program: parse arguments, run, print a failure, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    nulmeting::cli::main()
}
