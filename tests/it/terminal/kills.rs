//! The program is killed at random moments while somebody types. `cargo bench --bench torture` does it a thousand times.

use crate::support::pty;

#[path = "../../../benches/torture/kills.rs"]
mod killed;
#[path = "../../../benches/torture/steps.rs"]
mod steps;

use killed::whole;

#[test]
fn killed_at_any_moment_a_study_is_whole_and_the_next_start_says_what_it_restored() {
    let told = killed::run(12, 7);
    assert!(told.starts_with("killed 12 times"), "{told}");
}

#[test]
fn killed_in_the_middle_of_a_command_a_study_is_as_it_was_or_as_it_should_be_and_the_command_can_be_repeated()
{
    let told = steps::run_all(3, 7);
    assert_eq!(told.matches(": 3 times").count(), 6, "{told}");
}
