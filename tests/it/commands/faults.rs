//! Commands on a disk that fails: a plain sentence, something to do about it, and nothing half-written.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::{PROGRAM, Place, SAMPLE};
use crate::support::ground;

/// Commands that print a result.
const PRINTING: &[&[&str]] = &[
    &["export", "almelo"],
    &["score", "almelo"],
    &["compare", "almelo"],
    &["organisation", "almelo"],
    &["initiatives", "almelo"],
    &["timeline", "almelo"],
    &["history", "almelo", "unit/samenleving"],
    &["framework", "almelo"],
    &["findings", "almelo"],
    &["sensitivity", "almelo"],
    &["report", "almelo", "--kind", "chapter"],
    &["backups", "almelo"],
    &["keys"],
];

/// Commands that write a file, with the option that names it last.
const WRITING: &[&[&str]] = &[
    &["export", "almelo", "--output"],
    &["export", "almelo", "--format", "xlsx", "--output"],
    &["export", "almelo", "--format", "csv", "--output"],
    &["export", "almelo", "--format", "spss", "--output"],
    &["export", "almelo", "--format", "qdpx", "--output"],
    &["export", "almelo", "--format", "qdc", "--output"],
    &["report", "almelo", "--kind", "chapter", "--format", "docx", "--output"],
    &["report", "almelo", "--kind", "chapter", "--format", "html", "--output"],
    &["picture", "almelo", "organisation", "--round", "r1", "--output"],
    &["print", "almelo-baseline", "--format", "html", "--output"],
    &["adapt", "nulmeting-core", "--to"],
];

fn started(place: &Place, before: &[String], arguments: &[&str]) -> Command {
    let mut all: Vec<&str> = before.iter().map(String::as_str).collect();
    all.push(PROGRAM);
    all.extend(arguments);
    let mut command = Command::new(all[0]);
    command.args(&all[1..]).env("NULMETING_DATA", &place.data).env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    command
}

/// That something went wrong, in a sentence with a remedy.
#[track_caller]
fn assert_told(output: &Output, words: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(words) && said.contains("help: "), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_result_that_fits_nowhere_is_told_by_every_command_that_prints() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    for arguments in PRINTING {
        let sound = started(&place, &[], arguments).output().unwrap();
        assert_ne!(sound.stdout, b"", "{arguments:?}: {}", String::from_utf8_lossy(&sound.stderr));
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = started(&place, &[], arguments).stdout(full).output().unwrap();
        assert_told(&output, "the result could not be written");
    }
}

#[test]
fn a_reader_that_is_gone_is_no_failure_for_any_command_that_prints() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    for arguments in PRINTING {
        let mut child =
            started(&place, &[], arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("error") && !said.contains("panicked"), "{arguments:?}: {said}");
    }
}

#[test]
fn what_is_no_file_is_never_replaced_by_one() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let pipe = place.temporary.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for arguments in
        WRITING.iter().filter(|arguments| !arguments.contains(&"csv") && !arguments.contains(&"spss"))
    {
        let mut all = arguments.to_vec();
        all.push(pipe.to_str().unwrap());
        if arguments[0] != "adapt" {
            all.push("--force");
        }
        let output = started(&place, &[], &all).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{all:?}: {}", String::from_utf8_lossy(&output.stderr));
        let kind = pipe.symlink_metadata().unwrap().file_type();
        assert!(std::os::unix::fs::FileTypeExt::is_fifo(&kind), "{all:?} put a file in the place of a pipe");
    }
}

#[test]
fn on_a_full_disk_every_command_that_writes_says_so_and_leaves_nothing() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let disk = place.temporary.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let kept = disk.to_str().unwrap();
    // A page is left, and on it goes what is left there when the command is over.
    let list = place.temporary.path().join("list");
    let script = format!(
        "mount -t tmpfs -o size=64k tmpfs '{kept}' && head -c 60000 /dev/zero > '{kept}/fill'; \
         \"$0\" \"$@\"; code=$?; ls -A '{kept}' > '{}'; exit $code; true",
        list.display()
    );
    let Some(before) = ground::with_mounts(&script) else { return };
    let out = format!("{kept}/out");
    let study = format!("{kept}/new.nulmeting");
    let picture = format!("{kept}/out.svg");
    let out = |one: &[&str]| if one[0] == "picture" { picture.as_str() } else { out.as_str() };
    let mut all: Vec<Vec<&str>> = WRITING.iter().map(|one| [*one, &[out(one)]].concat()).collect();
    all.push(vec!["import", &study, SAMPLE]);
    all.push(vec!["new", &study]);
    for arguments in all {
        let output = started(&place, &before, &arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.contains("pace") && !said.contains("panicked"), "{arguments:?}: {said}");
        let left = fs::read_to_string(&list).unwrap();
        let left: Vec<&str> = left.lines().filter(|name| *name != "new.nulmeting.lock").collect();
        assert_eq!(left, ["fill"], "{arguments:?}");
    }
}

#[test]
fn on_a_disk_that_can_only_be_read_a_study_is_read_and_writing_says_why_not() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let data = place.data.to_str().unwrap();
    let script = format!("mount --bind '{data}' '{data}' && mount -o remount,bind,ro '{data}'");
    let Some(before) = ground::with_mounts(&script) else { return };
    let score = started(&place, &before, &["score", "almelo"]).output().unwrap();
    assert!(score.status.success(), "{}", String::from_utf8_lossy(&score.stderr));
    let changed = place.file("changed.toml", super::sample());
    let study = place.study("almelo");
    let bytes = fs::read(&study).unwrap();
    for arguments in [
        &["import", "almelo", &changed][..],
        &["open", "almelo", "--plain"],
        &["erase", "almelo", "nobody"],
        &["doctor", "almelo"],
        &["new", "other"],
    ] {
        let output = started(&place, &before, arguments).output().unwrap();
        assert_told(&output, "ead-only");
    }
    assert!(fs::read(&study).unwrap() == bytes);
    assert_eq!(names(&place.data), ["almelo.nulmeting", "almelo.nulmeting.lock", "settings.toml"]);
}

#[test]
fn where_one_may_not_write_a_study_is_read_and_writing_says_why_not() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let study = place.study("almelo");
    let Some(before) = ground::bound_by_rights(&place.data) else { return };
    for (folder, file) in [(0o500, 0o400), (0o700, 0o400), (0o500, 0o600)] {
        ground::set_rights(&study, file);
        ground::set_rights(&place.data, folder);
        let score = started(&place, &before, &["score", "almelo"]).output().unwrap();
        let said = String::from_utf8_lossy(&score.stderr);
        assert!(score.status.success(), "{folder:o} {file:o}: {said}");
        let output = started(&place, &before, &["import", "almelo", SAMPLE]).output().unwrap();
        assert_told(&output, "almelo.nulmeting");
    }
    // Not even read.
    ground::set_rights(&place.data, 0o700);
    ground::set_rights(&study, 0o000);
    assert_told(&started(&place, &before, &["score", "almelo"]).output().unwrap(), "almelo.nulmeting");
}

/// Everything below a folder that others could look into, links left out.
fn open_to_others(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.symlink_metadata().unwrap();
        if kind.permissions().mode() & 0o077 != 0 && !kind.is_symlink() {
            found.push(format!("{:o} {}", kind.permissions().mode() & 0o777, path.display()));
        }
        if kind.is_dir() {
            found.extend(open_to_others(&path));
        }
    }
    found
}

#[test]
fn whatever_a_command_writes_is_its_owners_alone_whatever_the_umask() {
    let place = Place::new();
    let out = place.temporary.path().join("out");
    fs::create_dir(&out).unwrap();
    let umask = ["sh", "-c", "umask 000; exec \"$0\" \"$@\""].map(str::to_owned);
    let run = |arguments: &[&str]| {
        let output = started(&place, &umask, arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
    };
    run(&["import", "almelo", SAMPLE]);
    run(&["new", "other"]);
    let out = out.to_str().unwrap();
    for (number, arguments) in WRITING.iter().enumerate() {
        let ending = if arguments[0] == "picture" { ".svg" } else { "" };
        run(&[*arguments, &[format!("{out}/{number}{ending}").as_str()]].concat());
    }
    started(&place, &umask, &["open", "almelo", "--plain"]).output().unwrap();
    nulmeting::store::backup::make(
        &place.study("almelo"),
        nulmeting::store::backup::Reason::Day,
        chrono::Utc::now(),
    )
    .unwrap();
    run(&["restore", "almelo", "2"]);
    run(&["erase", "almelo", "publiekszaken-A", "--rest", "erase", "--yes"]);
    run(&["doctor", "almelo", "--salvage", &format!("{out}/salvaged.nulmeting")]);
    assert!(fs::read_dir(out).unwrap().count() > WRITING.len());
    assert_eq!(open_to_others(Path::new(out)), Vec::<String>::new());
    assert_eq!(open_to_others(&place.data), Vec::<String>::new());
}

#[test]
fn links_lead_nothing_out_of_its_place() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let elsewhere = place.temporary.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("kept"), "kept").unwrap();
    // Backups are not written through a link, and what it leads to is not taken for some.
    let study = place.study("almelo");
    symlink(&elsewhere, study.with_file_name("almelo.nulmeting.backups")).unwrap();
    let refused =
        nulmeting::store::backup::make(&study, nulmeting::store::backup::Reason::Day, chrono::Utc::now());
    assert!(refused.unwrap_err().to_string().contains("symbolic link"));
    // Neither is an export, nor a study.
    let link = place.temporary.path().join("link");
    for target in ["kept", "none"] {
        let _ = fs::remove_file(&link);
        symlink(elsewhere.join(target), &link).unwrap();
        for arguments in WRITING {
            let mut all = [*arguments, &[link.to_str().unwrap()]].concat();
            if arguments[0] != "adapt" {
                all.push("--force");
            }
            let output = started(&place, &[], &all).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{all:?}");
        }
    }
    let named = place.study("named");
    symlink(elsewhere.join("none"), &named).unwrap();
    for arguments in [&["import", "named", SAMPLE][..], &["new", "named"], &["open", "named", "--plain"]] {
        assert_eq!(started(&place, &[], arguments).output().unwrap().status.code(), Some(1), "{arguments:?}");
    }
    assert_eq!(names(&elsewhere), ["kept"]);
    assert_eq!(fs::read_to_string(elsewhere.join("kept")).unwrap(), "kept");
}

#[test]
fn a_file_without_end_is_refused_and_not_read_to_its_end() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    for arguments in
        [&["check", "/dev/zero"][..], &["import", "almelo", "/dev/zero"], &["import", "new", "/dev/zero"]]
    {
        let output = started(&place, &[], arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.contains("MB") || said.contains("more than"), "{arguments:?}: {said}");
    }
    assert!(!place.study("new").exists());
}

#[test]
fn a_name_of_a_study_stays_in_the_data_folder_or_is_a_path() {
    let place = Place::new();
    for name in ["..", ".", ".hidden", "", " ", "a\nb", "a\u{1b}[2Jb"] {
        let output = started(&place, &[], &["new", name]).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{name:?}");
    }
    let before = names(place.temporary.path());
    assert!(before.is_empty() || before == ["data"], "{before:?}");
}
