//! What the promise "what you typed is there, whatever happens" is tried with, over and over:
//! `cargo bench --bench torture`, or a part of it with how often: `cargo bench --bench torture -- kills 1000 cuts 2000 steps 100`.
//!
//! - `kills`: the real program is killed (SIGKILL) in a pseudo-terminal while somebody types into the notes of a talk.
//!   Afterwards the study must be whole, hold all that was typed but what came in the last moments, and the next start
//!   must say that something was restored.
//! - `locked` (with `--features encryption`): the same in a locked study, and no word that was typed can be read in any
//!   file.
//!
//! - `cuts`: what the program asks the system to write, sync, cut and remove is recorded (`strace`), and the power goes
//!   after any of these steps: of what was not synced, each write is there, is missing, or is there in pieces of 512
//!   bytes. The study must open and hold everything that was said to be saved.
//!
//! - `steps`: the real program is killed in the middle of commands that change much: import, erase, restore, bringing the
//!   tables up to date, and with `--features encryption` lock and unlock. Afterwards the study must be as it was or as it should be, and the command once more must end as
//!   if nothing had happened, with nothing left beside the study and nothing erased in any byte.
//!
//! It ends with a failure where a study is not whole or something that was saved is missing.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench that cannot go on has nothing to measure"
)]

#[cfg(target_os = "linux")]
#[path = "torture/cuts.rs"]
mod cuts;
#[cfg(target_os = "linux")]
#[path = "torture/kills.rs"]
mod kills;
#[cfg(target_os = "linux")]
#[path = "torture/power.rs"]
mod power;
#[cfg(target_os = "linux")]
#[path = "../tests/it/support/pty.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod pty;

#[cfg(target_os = "linux")]
#[path = "torture/steps.rs"]
mod steps;
#[cfg(target_os = "linux")]
use kills::whole;

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("kills and cuts power only on Linux");
}

#[cfg(target_os = "linux")]
fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, drive, study] = arguments.as_slice()
        && drive == cuts::DRIVE
    {
        return cuts::drive(std::path::Path::new(study));
    }
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("tries only when run by `cargo bench`");
        return;
    }
    let words: Vec<&String> = arguments.iter().skip(1).filter(|word| !word.starts_with("--")).collect();
    let wanted = |part: &str, usual: usize| {
        let at = words.iter().position(|word| *word == part);
        match at {
            Some(at) => words.get(at + 1).and_then(|count| count.parse().ok()).unwrap_or(usual),
            None if words.is_empty() => usual,
            None => 0,
        }
    };
    let (kills, cuts, steps) = (wanted("kills", 1000), wanted("cuts", 2000), wanted("steps", 100));
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(now.as_secs());
    println!("the same again with SEED={seed}");
    if kills > 0 {
        println!("{}", kills::run(kills, seed));
    }
    #[cfg(feature = "encryption")]
    if wanted("locked", 200) > 0 {
        println!("{}", kills::run_locked(wanted("locked", 200), seed));
    }
    if cuts > 0 {
        println!("{}", cuts::run(cuts, seed));
    }
    if steps > 0 {
        println!("{}", steps::run_all(steps, seed));
    }
}
