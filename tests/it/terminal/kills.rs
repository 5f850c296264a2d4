//! The program is killed at random moments while somebody types. `cargo bench --bench torture` does it a thousand times.

use crate::support::pty;

#[path = "../../../benches/torture/kills.rs"]
mod killed;

#[test]
fn killed_at_any_moment_a_study_is_whole_and_the_next_start_says_what_it_restored() {
    let told = killed::run(12, 7);
    assert!(told.starts_with("killed 12 times"), "{told}");
}
