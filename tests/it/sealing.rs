//! Locked studies on the command line. With the feature `encryption` every byte beside a study is searched for what was
//! typed (`cargo test --features encryption --test it sealing`); without it, a locked study is recognised and refused.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

use crate::support::program::{PROGRAM, SAMPLE};

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn study(&self) -> PathBuf {
        self.folder.path().join("s.nulmeting")
    }

    fn key(&self) -> PathBuf {
        self.folder.path().join("s.nulmeting.key")
    }

    /// Runs a command with lines to answer what is asked.
    fn run(&self, arguments: &[&str], lines: &[&str]) -> assert_cmd::assert::Assert {
        let file = self.folder.path().join("answers");
        fs::write(&file, lines.join("\n")).unwrap();
        let mut command = Command::new(PROGRAM);
        command.env("NULMETING_DATA", self.folder.path()).env("LC_ALL", "C.UTF-8");
        let run = command.args(arguments).arg("--passphrase-file").arg(&file).assert();
        fs::remove_file(&file).unwrap();
        run
    }
}

#[cfg(not(feature = "encryption"))]
#[test]
fn a_locked_study_is_recognised_and_left_alone_by_a_build_that_cannot_open_it() {
    let place = Place::new();
    let bytes: Vec<u8> = (0..8192_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    fs::write(place.study(), &bytes).unwrap();
    let lost = contains("s.nulmeting.key is not beside it").and(contains("--recover"));
    place.run(&["score", "s"], &[]).code(1).stderr(lost);
    fs::write(place.key(), "{}").unwrap();
    let told = || contains("is locked").and(contains("--features encryption"));
    for command in ["open", "score", "export", "lock", "unlock"] {
        place.run(&[command, "s", "--plain"], &[]).code(1).stderr(told());
    }
    place.run(&["lock", "--recover", "s"], &["x"]).code(1).stderr(told());
    place
        .run(&["new", "t", "--lock"], &["brug lamp koe sloot"])
        .code(1)
        .stderr(contains("--features encryption"));
    assert_eq!(fs::read(place.study()).unwrap(), bytes);
    assert!(!place.folder.path().join("t.nulmeting").exists());
    assert!(!place.folder.path().join("t.nulmeting.key").exists());
}

/// Whether any file in the folder, or below it, holds the words.
fn holds(folder: &Path, words: &str) -> Option<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find_map(|path| {
        if path.is_dir() {
            return holds(&path, words);
        }
        let bytes = fs::read(&path).unwrap();
        bytes.windows(words.len()).any(|window| window == words.as_bytes()).then_some(path)
    })
}

#[test]
fn a_plain_study_holds_the_words_that_a_locked_one_must_not() {
    let place = Place::new();
    place.run(&["new", "s"], &[]).success();
    assert_eq!(holds(place.folder.path(), "CREATE TABLE"), Some(place.study()));
}

#[test]
fn what_an_interrupted_unlock_left_readable_goes_when_the_study_is_next_written() {
    let place = Place::new();
    let left = place.folder.path().join("s.nulmeting.locking");
    place.run(&["import", "s", SAMPLE], &[]).success();
    fs::write(&left, "words that can be read").unwrap();
    place.run(&["import", "s", SAMPLE], &[]).success();
    assert!(!left.exists());
}

#[cfg(feature = "encryption")]
mod with_encryption {
    use super::*;

    const PASSPHRASE: &str = "brug lamp koe sloot";
    const OTHER: &str = "een heel andere lange zin";

    /// Words of the sample study, and of the schema.
    const WORDS: [&str; 3] = ["CREATE TABLE", "werkoverleg", "Nullmessung"];

    fn sealed(place: &Place) {
        for words in WORDS.iter().chain(&["Not a subject of work meetings"]) {
            assert_eq!(holds(place.folder.path(), words), None, "{words}");
        }
    }

    fn sheet_key(sheet: &str) -> String {
        let is_key = |line: &&str| line.starts_with("    ") && !line.contains("nulmeting");
        sheet.lines().filter(is_key).collect()
    }

    #[test]
    fn a_study_is_locked_opened_changed_recovered_and_unlocked_and_says_the_same() {
        let place = Place::new();
        place.run(&["import", "s", SAMPLE], &[]).success();
        let before = place.run(&["export", "s"], &[]).success().get_output().stdout.clone();
        fs::copy(place.study(), place.folder.path().join("s-old.nulmeting")).unwrap();
        let locked = place.run(&["lock", "s"], &[PASSPHRASE]).success().stderr(contains("s-old.nulmeting"));
        let sheet = String::from_utf8(locked.get_output().stdout.clone()).unwrap();
        fs::remove_file(place.folder.path().join("s-old.nulmeting")).unwrap();
        sealed(&place);
        let export = |passphrase: &str| place.run(&["export", "s"], &[passphrase]);
        assert_eq!(export(PASSPHRASE).success().get_output().stdout, before);
        export(OTHER).code(1).stderr(contains("does not open").and(contains("--recover")));
        place.run(&["lock", "s"], &[PASSPHRASE]).code(1).stderr(contains("locked already"));

        place.run(&["lock", "--change", "s"], &[PASSPHRASE, "kort"]).code(1).stderr(contains("too weak"));
        place.run(&["lock", "--change", "s"], &[PASSPHRASE, OTHER]).success();
        export(PASSPHRASE).code(1);
        assert_eq!(export(OTHER).success().get_output().stdout, before);

        let paper = sheet_key(&sheet);
        let slip = paper.replacen(paper.trim().chars().next().unwrap(), "", 1);
        place.run(&["lock", "--recover", "s"], &[&slip, PASSPHRASE]).code(1).stderr(contains("mistyped"));
        fs::remove_file(place.key()).unwrap();
        export(OTHER).code(1).stderr(contains("s.nulmeting.key is not beside it"));
        place.run(&["lock", "--recover", "s"], &[&paper, PASSPHRASE]).success();
        assert_eq!(export(PASSPHRASE).success().get_output().stdout, before);

        place.run(&["unlock", "s"], &[PASSPHRASE]).success();
        assert!(!place.key().exists());
        assert_eq!(export("").success().get_output().stdout, before);
        assert_eq!(holds(place.folder.path(), "CREATE TABLE"), Some(place.study()));
    }

    #[test]
    fn a_study_made_locked_is_locked_from_its_first_byte_and_typing_shows_nowhere() {
        let place = Place::new();
        place.run(&["new", "s", "--lock"], &[PASSPHRASE]).success().stderr(contains("RECOVERY SHEET"));
        sealed(&place);
        place.run(&["import", "s", "--replace", SAMPLE], &[PASSPHRASE]).code(1);
        place.run(&["new", "s", "--lock"], &[PASSPHRASE]).code(1).stderr(contains("exists already"));
        sealed(&place);
    }

    #[test]
    fn another_studys_key_file_is_told_and_nothing_is_lost() {
        let place = Place::new();
        place.run(&["new", "s", "--lock"], &[PASSPHRASE]).success();
        place.run(&["new", "t", "--lock"], &[PASSPHRASE]).success();
        let own = fs::read(place.key()).unwrap();
        fs::copy(place.folder.path().join("t.nulmeting.key"), place.key()).unwrap();
        let told = place.run(&["export", "s"], &[PASSPHRASE]).code(1);
        told.stderr(contains("does not belong").and(contains("SQL").not()));
        fs::write(place.key(), own).unwrap();
        place.run(&["export", "s"], &[PASSPHRASE]).success();
    }

    #[test]
    fn a_lock_that_was_interrupted_leaves_a_study_that_opens_and_can_be_locked() {
        let place = Place::new();
        place.run(&["new", "s"], &[]).success();
        place.run(&["new", "t", "--lock"], &[PASSPHRASE]).success();
        // Killed after the key file was written, in the middle of the copy.
        fs::copy(place.folder.path().join("t.nulmeting.key"), place.key()).unwrap();
        fs::write(place.folder.path().join("s.nulmeting.locking"), [1; 5000]).unwrap();
        place.run(&["export", "s"], &[]).success();
        place.run(&["lock", "s"], &[OTHER]).success();
        place.run(&["export", "s"], &[OTHER]).success();
        assert!(!place.folder.path().join("s.nulmeting.locking").exists());
        sealed(&place);
    }
}
