//! Hostile input by the ten thousand: `cargo bench --bench fuzz`, or parts of it with how many:
//! `cargo bench --bench fuzz -- files 20000 databases 10000 keys 1000`, from another seed on with `SEED=…`.
//!
//! - `files`: questionnaires, models and studies as TOML, changed at random and filled with awkward texts, are checked, what
//!   is found is told, and studies that can be read are scored and shown.
//! - `databases`: study files with changed bytes, and with rows that another program wrote, are opened, read and mended.
//! - `keys`: any keys, pastes and sizes of the window on every screen.
//!
//! It ends with a failure where the program panics, takes longer than twenty seconds, or hands a terminal anything that
//! the terminal would obey. The tests try a part of it (`cargo test --test it hostile`).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench that cannot go on has nothing to measure"
)]

#[path = "../tests/it"]
#[allow(dead_code, reason = "the tests use all of it")]
mod it {
    pub mod support;
}

use it::support;
use support::hostile::{Tried, databases, definitions, keys, many};

/// Keys in each try.
const PRESSES: usize = 400;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let wanted = |part: &str, usual: u64| -> u64 {
        if arguments.is_empty() {
            return usual;
        }
        let at = arguments.iter().position(|one| one == part);
        at.map_or(0, |at| arguments.get(at + 1).and_then(|count| count.parse().ok()).unwrap_or(usual))
    };
    let first: u64 = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1_000_000);
    // Panics are counted; what each says is told below.
    std::panic::set_hook(Box::new(|_| {}));
    let mut has_failed = false;
    let mut tell = |part: &str, tried: &Tried| {
        let Tried { count, taken, slowest, findings } = tried;
        println!(
            "{part}: {count} tried, {taken} taken, {} findings, the slowest took {slowest:?}",
            findings.len()
        );
        for (seed, what) in findings {
            println!("  seed {seed}: {what}");
        }
        has_failed |= !findings.is_empty();
    };
    let count = wanted("files", 20_000);
    if count > 0 {
        let corpus = definitions::Corpus::new();
        tell("files", &many(first..first + count, |dice| corpus.one(dice)));
    }
    let count = wanted("databases", 5_000);
    if count > 0 {
        let corpus = databases::Corpus::new();
        tell("databases", &many(first..first + count, |dice| corpus.one(dice)));
    }
    let count = wanted("keys", 500);
    if count > 0 {
        tell("keys", &many(first..first + count, |dice| keys::one(dice, PRESSES)));
    }
    println!("{}", peak().unwrap_or_default());
    assert!(!has_failed, "there are findings");
}

/// The most memory that this process had, in the words of Linux.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find(|line| line.starts_with("VmHWM")).map(ToOwned::to_owned)
}
