//! How far a command is at a terminal, and what it leaves when it is ended: nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use nulmeting::definition::{builtin, write_study};
use nulmeting::workbench::begin;
use tempfile::TempDir;

use crate::support::pty::Pty;

#[path = "../../../benches/common/large.rs"]
mod large;

const PROGRAM: &str = env!("CARGO_BIN_EXE_nulmeting");

/// A data folder, the sample study as a file, and the same with so many departments that taking it in takes its time.
struct Place {
    folder: TempDir,
    small: PathBuf,
    large: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sample = begin::sample(&builtin::library()).unwrap();
        let [small, large] = ["small.toml", "large.toml"].map(|name| folder.path().join(name));
        fs::write(&small, write_study(&sample)).unwrap();
        fs::write(&large, write_study(&large::multiplied(&sample, 40))).unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        Self { folder, small, large }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(["--language", "en"]).args(arguments).env("NULMETING_DATA", self.data());
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Vec<u8> {
        let done = self.command(arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        done.stdout
    }

    /// What lies in the data folder, but for the lock of a study that nobody has open.
    fn files(&self) -> Vec<String> {
        let all = fs::read_dir(self.data()).unwrap();
        let names = all.map(|one| one.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> =
            names.filter(|name| Path::new(name).extension().is_none_or(|ending| ending != "lock")).collect();
        names.sort();
        names
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn an_import_says_at_a_terminal_how_far_it_is_and_ended_by_ctrl_c_leaves_the_study_as_it_was() {
    let place = Place::new();
    place.run(&["import", "almelo", text(&place.small)]);
    let files = place.files();
    let before = place.run(&["export", "almelo"]);
    let data = place.data();
    let arguments = ["--language", "en", "import", "almelo", text(&place.large)];
    let mut pty = Pty::start(PROGRAM, &arguments, &[("NULMETING_DATA", text(&data))], super::USUAL);
    pty.wait_for("how far it is", |screen| {
        let screen = screen.contents();
        screen.contains("Taking it in …") && screen.contains(" % ") && screen.contains('░')
    });
    pty.press("\u{3}");
    let ended = pty.ended();
    assert_eq!(ended.exit_code(), 1, "{}", pty.text());
    assert!(pty.text().contains("it was ended; nothing was written"), "{}", pty.text());
    assert!(!pty.text().contains("Taking it in"), "the line is gone:\n{}", pty.text());
    assert_eq!(place.files(), files);
    assert!(place.run(&["export", "almelo"]) == before, "the study is as it was");
    // It can be done again, to its end.
    place.run(&["import", "almelo", text(&place.large)]);
    assert!(place.run(&["export", "almelo"]).len() > 10 * before.len());
}

#[test]
fn an_import_that_nobody_looks_at_says_nothing_of_how_far_it_is_and_ended_makes_no_study() {
    let place = Place::new();
    place.run(&["import", "other", text(&place.small)]);
    let files = place.files();
    let mut command = place.command(&["import", "almelo", text(&place.large)]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let since = Instant::now();
    let beside = place.data().join("almelo.nulmeting.new");
    while !beside.exists() {
        assert!(since.elapsed().as_secs() < 90, "the study was never begun");
        std::thread::yield_now();
    }
    let sent = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap();
    assert!(sent.success());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(told.trim_end(), "error: it was ended; nothing was written");
    assert_eq!(ended.stdout, b"");
    assert_eq!(place.files(), files);
    place.run(&["import", "almelo", text(&place.small)]);
}
