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
    assert_eq!(told.matches(": 3 times").count(), steps::COUNT, "{told}");
}

#[cfg(feature = "encryption")]
mod in_a_locked_study {
    use std::fs;

    use nulmeting::workbench::locking;
    use tempfile::TempDir;

    use super::{killed, pty::Pty};
    use crate::support::program::PROGRAM;

    const PASSPHRASE: &str = "brug lamp koe sloot";

    #[test]
    fn killed_at_any_moment_a_locked_study_is_whole_and_no_word_of_it_can_be_read() {
        let told = killed::run_locked(8, 7);
        assert!(told.starts_with("killed 8 times"), "{told}");
        assert!(told.contains("older than 100 ms: 0 of 8"), "{told}");
    }

    #[test]
    fn killed_while_a_locked_study_is_away_what_was_typed_is_sealed_beside_it_and_taken_in() {
        let place = TempDir::new().unwrap();
        let (folder, study) = killed::begun(place.path());
        locking::lock(&folder, &study, PASSPHRASE, chrono::Utc::now()).unwrap();
        let passphrase = place.path().join("passphrase");
        fs::write(&passphrase, PASSPHRASE).unwrap();
        let (data, temporary) = (folder.path().to_str().unwrap(), place.path().to_str().unwrap());
        let start = || {
            let variables = [("NULMETING_DATA", data), ("TMPDIR", temporary)];
            let arguments =
                ["open", study.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()];
            let pty = Pty::start(PROGRAM, &arguments, &variables, (80, 24));
            pty.wait_for_text("Internal Services");
            pty
        };
        let mut pty = start();
        killed::enter(&mut pty);
        pty.press("Tandemfiets ");
        pty.wait_for_text("Tandemfiets");
        let away = study.with_extension("away");
        fs::rename(&study, &away).unwrap();
        pty.press("Zwemvliezen ");
        pty.wait_for_text("kept in torture.nulmeting.rescue");
        pty.signal("KILL");
        pty.ended();
        assert!(study.with_file_name("torture.nulmeting.rescue").exists());
        let is_hidden = || killed::nothing_to_read(place.path(), "Tandemfiets Zwemvliezen");
        is_hidden();
        fs::rename(&away, &study).unwrap();
        let pty = start();
        pty.wait_for_text("Taken in what could not be saved the last time");
        is_hidden();
        assert!(!study.with_file_name("torture.nulmeting.rescue").exists());
    }
}
