//! The real program on the command line: exit codes, what goes to stdout and what to stderr, and that what fails
//! changes nothing.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use nulmeting::store::{Origin, Store};
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::program::{PROGRAM, SAMPLE};

mod adapt;
mod agree;
mod backups;
mod core_instrument;
mod course;
mod data;
mod doctor;
mod erase;
mod evening;
mod exchange;
#[cfg(target_os = "linux")]
mod faults;
mod gone;
mod history;
mod instrument;
mod lists;
mod names;
mod picture;
mod qda;
mod report;
mod results;
mod scan;
mod schemas;
mod shared;
mod tables;
mod undo;
mod whole;
mod words;
mod write_up;

/// A data folder of its own, and the program in it.
struct Place {
    temporary: TempDir,
    data: PathBuf,
}

impl Place {
    fn new() -> Self {
        Self::named("data")
    }

    fn named(name: &str) -> Self {
        let temporary = TempDir::new().unwrap();
        let data = temporary.path().join(name);
        Self { temporary, data }
    }

    fn run(&self, arguments: &[&str]) -> assert_cmd::assert::Assert {
        self.command(arguments).assert()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .env("NULMETING_DATA", &self.data)
            .env("LC_ALL", "C.UTF-8")
            .env_remove("NO_COLOR")
            .args(arguments);
        command
    }

    /// A file beside the data folder.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.temporary.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn study(&self, name: &str) -> PathBuf {
        self.data.join(format!("{name}.nulmeting"))
    }

    /// The whole study as it is exported.
    fn export(&self, study: &str) -> String {
        let output = self.run(&["export", study]).success().get_output().clone();
        String::from_utf8(output.stdout).unwrap()
    }

    /// How many rows the journal of a study has.
    fn rows(&self, study: &str) -> usize {
        self.open(study).journal().unwrap().len()
    }

    fn open(&self, study: &str) -> Store {
        Store::open(&self.study(study), Origin::new(Uuid::from_u128(1), "somebody", Uuid::now_v7)).unwrap()
    }
}

fn sample() -> String {
    fs::read_to_string(SAMPLE).unwrap()
}

/// The sample study with one thing in it changed.
fn sample_with(before: &str, after: &str) -> String {
    let text = sample();
    assert!(text.contains(before), "the sample study has no {before:?}");
    text.replacen(before, after, 1)
}

const CANCELLED: &str = "status = \"cancelled\"";
const DECLINED: &str = "status = \"declined\"";

#[test]
fn the_whole_help_reads_like_this() {
    insta::assert_snapshot!(nulmeting::cli::help());
}

#[test]
fn help_and_version_are_results() {
    let place = Place::new();
    place.run(&["--help"]).success().stdout(contains("Usage:")).stderr(is_empty());
    place.run(&["import", "--help"]).success().stdout(contains("--replace")).stderr(is_empty());
    place.run(&["--version"]).success().stdout(starts_with("nulmeting ")).stderr(is_empty());
    assert!(!place.data.exists());
}

#[test]
fn a_command_line_that_makes_no_sense_ends_with_2() {
    let place = Place::new();
    for arguments in [&["chek", "x"][..], &["check"], &["export", "x", "--format", "pdf"], &["import", "x"]] {
        place.run(arguments).code(2).stdout(is_empty()).stderr(contains("Usage:").or(contains("possible")));
    }
    assert!(!place.data.exists());
}

#[test]
fn the_keys_printed_are_a_file_of_keys() {
    let place = Place::new();
    let printed = place.run(&["keys"]).success().stderr(contains("keys.toml")).get_output().stdout.clone();
    let text = String::from_utf8(printed).unwrap();
    assert!(text.contains("[home]") && text.contains("compare = [\"c\"]"), "{text}");
    assert!(nulmeting::tui::keymap::own::table(&text).is_ok());
}

#[test]
fn without_a_terminal_and_a_study_it_is_said_how_to_name_one() {
    let place = Place::new();
    place.run(&[]).code(1).stdout(is_empty()).stderr(contains("no study was open").and(contains("help: ")));
    place.run(&["open", "almelo"]).code(1).stdout(is_empty()).stderr(contains("does not exist"));
    assert!(!place.data.exists());
}

#[test]
fn a_new_study_has_the_rounds_of_its_instrument_and_nothing_else() {
    let place = Place::new();
    let path = place.study("münster");
    place
        .run(&["new", "münster", "--instrument", "almelo-2011"])
        .success()
        .stdout(format!("{}\n", path.display()))
        .stderr(contains("nulmeting open münster"));
    let text = place.export("münster");
    let (own, _) = text.split_once("[[definition]]").unwrap();
    assert_eq!(text.matches("[[round]]").count(), 2, "{text}");
    for absent in ["[[unit]]", "[[interview]]", "[[answer]]", "[[rating]]", "\nfrom = "] {
        assert!(!own.contains(absent), "{absent} in\n{own}");
    }
    let exported = place.file("neu.toml", &text);
    place.run(&["check", &exported]).success();
}

#[test]
fn a_new_study_takes_nobodys_place() {
    let place = Place::new();
    place.run(&["new", "a"]).success();
    let before = fs::read(place.study("a")).unwrap();
    place.run(&["new", "a"]).code(1).stdout(is_empty()).stderr(contains("exists already"));
    assert_eq!(fs::read(place.study("a")).unwrap(), before);
}

#[test]
fn an_unknown_instrument_names_those_that_there_are() {
    let place = Place::new();
    place.run(&["new", "a", "--instrument", "utrecht"]).code(1).stderr(contains("almelo-2011"));
    assert!(!place.data.exists());
}

#[test]
fn what_no_study_can_be_called_is_refused() {
    let place = Place::new();
    for name in ["", " ", "..", ".hidden", "a\u{1b}b"] {
        place.run(&["new", name]).code(1).stderr(contains("is no name for a study"));
    }
    assert!(!place.data.exists());
}

#[test]
fn everything_shipped_is_checked_without_a_finding() {
    let place = Place::new();
    let files = ["baseline", "follow-up", "bellaart", "study"]
        .map(|name| format!("questionnaires/almelo-2011/{name}.toml"));
    let mut arguments = vec!["check"];
    arguments.extend(files.iter().map(String::as_str));
    // The historical case reads much into some passages, as it was coded; else there is nothing.
    let found = place.run(&[&arguments[..], &["--format", "json"]].concat()).success();
    let found: serde_json::Value = serde_json::from_slice(&found.get_output().stdout).unwrap();
    let found = found["findings"].as_array().unwrap();
    assert!(!found.is_empty() && found.iter().all(|one| one["code"] == "crowded-passage"), "{found:?}");
    place
        .run(&arguments[..4])
        .success()
        .stdout(is_empty())
        .stderr(starts_with("3 files: 0 errors, 0 warnings\n"));
    assert!(!place.data.exists());
}

#[test]
fn every_finding_of_every_file_is_printed_at_its_place() {
    let place = Place::new();
    let wrong = place.file("falsch.toml", sample_with("kind = \"line\"", "kind = \"lime\""));
    let other = place.file("andere.toml", "format = 1\nkind = \"study\"\n");
    place
        .run(&["check", &wrong, &other])
        .code(1)
        .stdout(contains("falsch.toml:").and(contains("error[")).and(contains("andere.toml:")))
        .stderr(starts_with("2 files: "));
    let output = place.run(&["check", "--format", "json", &wrong]).code(1).stderr(is_empty());
    let findings: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    assert_eq!(findings["schema"], "nulmeting/check/1");
    let first = &findings["findings"][0];
    let line = sample().lines().position(|line| line == "kind = \"line\"").unwrap() + 1;
    assert_eq!((&first["line"], &first["severity"]), (&line.into(), &"error".into()));
    assert!(first["file"].as_str().unwrap().ends_with("falsch.toml"));
}

#[test]
fn warnings_alone_end_with_0() {
    let place = Place::new();
    let warned = fs::read_to_string("tests/fixtures/definitions/unused-evidence.toml").unwrap();
    let warned = place.file("warnung.toml", warned);
    place
        .run(&["check", &warned])
        .success()
        .stdout(contains("warning[unused-evidence]"))
        .stderr(starts_with("1 file: 0 errors, 1 warning\n"));
}

#[test]
fn a_file_that_is_not_there_or_no_text_is_said_so() {
    let place = Place::new();
    place.run(&["check", "/nirgends/x.toml"]).code(1).stdout(is_empty()).stderr(contains("/nirgends/x.toml"));
    let latin1 = place.file("latin1.toml", b"format = 1\ntitle = \"Gr\xf6\xdfe\"\n");
    for arguments in [&["check", &latin1][..], &["import", "a", &latin1]] {
        place.run(arguments).code(1).stderr(contains("latin1.toml:2: the file is not UTF-8 text"));
    }
    let folder = place.temporary.path().to_str().unwrap();
    place.run(&["check", folder]).code(1).stderr(contains(folder));
    assert!(!place.data.exists());
}

#[test]
fn what_could_command_a_terminal_is_never_printed_raw() {
    let place = Place::new();
    for (name, control) in [("esc", '\u{1b}'), ("csi", '\u{9b}'), ("bel", '\u{7}'), ("bidi", '\u{202e}')] {
        let text = format!(
            "format = 1\nkind = \"study\"\nid = \"x\"\ntitle = \"A{control}[31mB\"\nwrong{control} = 1\n"
        );
        let file = place.file(&format!("{name}.toml"), text);
        for arguments in [&["check", &file][..], &["import", "a", &file]] {
            let output = place.run(arguments).code(1).get_output().clone();
            let shown = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert!(shown.contains(&format!("{name}.toml:")), "{shown}");
            let raw = shown.chars().find(|c| *c == control || c.is_control() && *c != '\n');
            assert_eq!(raw, None, "{arguments:?}: {shown:?}");
        }
    }
    place.run(&["export", "/a\u{1b}[2J\u{9b}2J.nulmeting"]).code(1).stderr(contains("\\u{1b}[2J\\u{9b}2J"));
    assert!(!place.data.exists());
}

#[test]
fn a_study_is_made_by_an_import_and_comes_out_as_it_went_in() {
    let place = Place::new();
    place
        .run(&["import", "almelo", SAMPLE])
        .success()
        .stdout(is_empty())
        .stderr(starts_with(format!("Made {}", place.study("almelo").display())));
    let text = place.export("almelo");
    let file = place.file("out.toml", &text);
    place.run(&["check", &file]).success();
    place.run(&["import", "again", &file]).success();
    assert_eq!(place.export("again"), text);
    let rows = place.rows("almelo");
    place.run(&["import", "almelo", &file]).success().stderr(contains("nothing was written"));
    assert_eq!(place.rows("almelo"), rows);
}

#[test]
fn the_same_file_twice_writes_nothing() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let (rows, text) = (place.rows("almelo"), place.export("almelo"));
    place.run(&["import", "almelo", SAMPLE]).success().stderr(contains("nothing was written"));
    place.run(&["import", "almelo", SAMPLE, "--replace"]).success().stderr(contains("nothing was written"));
    assert_eq!((place.rows("almelo"), place.export("almelo")), (rows, text));
}

#[test]
fn differences_are_all_listed_and_only_replaced_when_told_to() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let (rows, before) = (place.rows("almelo"), place.export("almelo"));
    let text = sample_with(CANCELLED, DECLINED).replacen(
        "organisation = \"Gemeente Almelo\"",
        "organisation = \"Stadt Almelo\"",
        1,
    );
    let changed = place.file("changed.toml", text);
    place.run(&["import", "almelo", &changed]).code(1).stdout(is_empty()).stderr(
        contains("another value for 2 parts; nothing was imported")
            .and(contains("cancelled"))
            .and(contains("declined"))
            .and(contains("Gemeente Almelo"))
            .and(contains("Stadt Almelo"))
            .and(contains("--replace")),
    );
    assert_eq!((place.rows("almelo"), place.export("almelo")), (rows, before.clone()));
    place.run(&["import", "almelo", &changed, "--replace"]).success().stderr(contains("2 parts"));
    assert_eq!(place.rows("almelo"), rows + 2);
    assert_eq!(
        place.export("almelo"),
        before.replacen(CANCELLED, DECLINED, 1).replacen("Gemeente Almelo", "Stadt Almelo", 1)
    );
}

#[test]
fn what_only_the_file_has_is_added_and_what_only_the_study_has_stays() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let before = place.export("almelo");
    let text = sample();
    let first = text.find("[[unit]]").unwrap();
    let rounds = &text[..first];
    let more = place.file(
        "mehr.toml",
        format!("{rounds}[[unit]]\nid = \"haven\"\nname = \"Havenbedrijf\"\nkind = \"line\"\n"),
    );
    place.run(&["import", "almelo", &more]).success().stderr(starts_with("Wrote 1 part into "));
    let after = place.export("almelo");
    assert!(after.contains("Havenbedrijf"));
    assert!(before.lines().all(|line| after.contains(line)), "something got lost");
}

#[test]
fn another_study_is_not_mixed_in() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let before = place.export("almelo");
    let other = place.file("other.toml", sample_with("id = \"almelo-2011\"", "id = \"enschede-2011\""));
    place.run(&["import", "almelo", &other, "--replace"]).code(1).stderr(contains("`enschede-2011`"));
    assert_eq!(place.export("almelo"), before);
}

#[test]
fn a_file_with_an_error_changes_nothing() {
    let place = Place::new();
    let broken = place.file("kaputt.toml", sample_with("kind = \"line\"", "kind = \"lime\""));
    let half = place.file("halb.toml", &sample()[..sample().len() / 2]);
    let model = "questionnaires/almelo-2011/bellaart.toml";
    for (file, why) in [
        (broken.as_str(), "has an error; nothing was imported"),
        (&half, "nothing was imported"),
        (model, "does not exist"),
    ] {
        place.run(&["import", "neu", file]).code(1).stdout(is_empty()).stderr(contains(why));
    }
    assert!(!place.data.exists());
    place.run(&["import", "almelo", SAMPLE]).success();
    let (rows, before) = (place.rows("almelo"), place.export("almelo"));
    for file in [broken.as_str(), &half] {
        place.run(&["import", "almelo", file, "--replace"]).code(1);
    }
    place.run(&["import", "almelo", model, "--replace"]).success().stderr(contains("already"));
    assert_eq!((place.rows("almelo"), place.export("almelo")), (rows, before));
}

#[test]
fn a_study_that_is_open_elsewhere_can_be_read_but_not_written() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let before = place.export("almelo");
    let held = place.open("almelo");
    let changed = place.file("changed.toml", sample_with(CANCELLED, DECLINED));
    place.run(&["import", "almelo", &changed, "--replace"]).code(1).stderr(contains("open elsewhere"));
    assert_eq!(place.export("almelo"), before);
    drop(held);
    place.run(&["import", "almelo", &changed, "--replace"]).success();
}

#[test]
fn what_is_no_study_is_left_as_it_is() {
    let place = Place::new();
    let foreign = place.temporary.path().join("foreign.nulmeting");
    rusqlite::Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        .unwrap();
    let text =
        place.file("text.nulmeting", "ein Text, der lang genug ist, um keine Datenbank zu sein".repeat(9));
    let empty = place.file("leer.nulmeting", "");
    let foreign = foreign.to_str().unwrap().to_owned();
    for (file, why) in [(foreign, "is not a study"), (text, "is not a study"), (empty, "is empty")] {
        let before = fs::read(&file).unwrap();
        let beside = fs::read_dir(place.temporary.path()).unwrap().count();
        for arguments in [&["export", &file][..], &["import", &file, SAMPLE]] {
            place
                .run(arguments)
                .code(1)
                .stdout(is_empty())
                .stderr(contains(why).and(contains(file.as_str())));
        }
        assert_eq!(fs::read(&file).unwrap(), before);
        assert_eq!(
            fs::read_dir(place.temporary.path()).unwrap().count(),
            beside,
            "something was put beside {file}"
        );
    }
    let folder = format!("{}/", place.temporary.path().display());
    place.run(&["export", &folder]).code(1).stderr(contains("is a folder"));
    place
        .run(&["export", "nirgends"])
        .code(1)
        .stderr(contains("does not exist").and(contains("nulmeting new")));
}

#[test]
fn a_study_of_a_newer_version_is_left_as_it_is() {
    let place = Place::new();
    place.run(&["new", "neu"]).success();
    let path = place.study("neu");
    let mut bytes = fs::read(&path).unwrap();
    // The user version of a SQLite file is at byte 60, most significant byte first.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    for arguments in [&["export", "neu"][..], &["import", "neu", SAMPLE]] {
        place
            .run(arguments)
            .code(1)
            .stdout(is_empty())
            .stderr(contains("newer version").and(contains("update")));
    }
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_study_that_is_damaged_is_said_so() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let path = place.study("almelo");
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..].fill(0xA5);
    fs::write(&path, &bytes).unwrap();
    place
        .run(&["export", "almelo"])
        .code(1)
        .stdout(is_empty())
        .stderr(contains("damaged").and(contains("backup")));
}

#[test]
fn an_export_into_a_file_overwrites_nothing_unless_told_to() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let text = place.export("almelo");
    let out = place.temporary.path().join("out.toml");
    let output = out.to_str().unwrap();
    place.run(&["export", "almelo", "--output", output]).success().stdout(is_empty());
    assert_eq!(fs::read_to_string(&out).unwrap(), text);
    fs::write(&out, "meins").unwrap();
    place.run(&["export", "almelo", "--output", output]).code(1).stderr(contains("exists already"));
    assert_eq!(fs::read_to_string(&out).unwrap(), "meins");
    place.run(&["export", "almelo", "--output", output, "--force"]).success();
    assert_eq!(fs::read_to_string(&out).unwrap(), text);
    place.run(&["export", "almelo", "--force"]).code(2);
}

#[test]
fn a_reader_that_stops_listening_is_no_failure() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let mut exporting = Process::new(PROGRAM)
        .env("NULMETING_DATA", &place.data)
        .args(["export", "almelo"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(exporting.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.contains("almelo-2011"), "{first}");
    let mut said = String::new();
    exporting.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(exporting.wait().unwrap().code(), Some(0));
    assert!(said.starts_with("In it: ") && !said.contains("error"), "{said}");
}

#[test]
fn a_folder_that_cannot_be_made_is_said_so() {
    let place = Place::new();
    fs::write(&place.data, "a file where the folder should be").unwrap();
    for arguments in [&["new", "a"][..], &["import", "a", SAMPLE]] {
        let why = contains("the data folder").and(contains(place.data.to_str().unwrap()));
        place.run(arguments).code(1).stdout(is_empty()).stderr(why);
    }
    assert_eq!(fs::read_to_string(&place.data).unwrap(), "a file where the folder should be");
    let inside = place.data.join("out.toml");
    let place = Place::new();
    place.run(&["new", "a"]).success();
    place.run(&["export", "a", "--output", inside.to_str().unwrap()]).code(1).stderr(contains("out.toml"));
}

#[test]
fn a_data_folder_may_have_blanks_and_umlauts_in_its_name() {
    let place = Place::named("Meine Größen & Maße „2011“");
    place.run(&["import", "Almelo 2011", SAMPLE]).success();
    assert!(place.study("Almelo 2011").is_file());
    assert!(place.export("Almelo 2011").contains("[[rating]]"));
    let here = place.temporary.path().join("hier und da.nulmeting");
    place.run(&["import", here.to_str().unwrap(), SAMPLE]).success();
    assert_eq!(place.export(here.to_str().unwrap()), place.export("Almelo 2011"));
    let named = place.temporary.path().join("per Schalter");
    place.run(&["--data", named.to_str().unwrap(), "new", "a"]).success();
    assert!(named.join("a.nulmeting").is_file(), "--data goes before NULMETING_DATA");
}

#[test]
fn only_its_owner_can_read_what_is_made() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&place.data), 0o700);
        for entry in fs::read_dir(&place.data).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}

#[test]
fn a_questionnaire_in_the_data_folder_with_errors_is_named() {
    let place = Place::new();
    let own = place.data.join("questionnaires");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("mine.toml"), "format = 1\nkind = \"questionnaire\"\n").unwrap();
    place.run(&["new", "a"]).code(1).stderr(contains("mine.toml").and(contains("nulmeting check")));
    assert!(!place.study("a").exists());
}

#[test]
fn settings_that_cannot_be_read_are_named_and_left_as_they_are() {
    let place = Place::new();
    fs::create_dir_all(&place.data).unwrap();
    let settings = place.data.join("settings.toml");
    fs::write(&settings, "author = [").unwrap();
    place.run(&["new", "a"]).code(1).stderr(contains("settings.toml").and(contains("help:")));
    assert_eq!(fs::read_to_string(&settings).unwrap(), "author = [");
    assert!(!place.study("a").exists());
}
