//! What happens while somebody types and the disk, the file or its rights fail.

use std::fs;
use std::path::Path;

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use super::interview::{enter, left, open, study, wait_until_saved};
use super::{CTRL_C, Place, assert_given_back, assert_left};
use crate::support::ground;
use crate::support::program::PROGRAM;
use crate::support::pty::{Pty, says};

/// Lets no file of the program grow beyond so many bytes.
fn limit(pty: &Pty, bytes: Option<u64>) {
    let id = Pid::from_raw(pty.process_id().unwrap().try_into().unwrap());
    prlimit(id, Resource::Fsize, Rlimit { current: bytes, maximum: None }).unwrap();
}

/// Starts the program behind other words of a command.
fn start_behind(place: &Place, before: &[String], arguments: &[&str]) -> Pty {
    let mut all: Vec<&str> = before.iter().map(String::as_str).collect();
    all.push(PROGRAM);
    all.extend(arguments);
    let data = place.data();
    Pty::start(all[0], &all[1..], &[("NULMETING_DATA", data.to_str().unwrap())], super::USUAL)
}

/// Waits until a file holds a text.
#[track_caller]
fn wait_until_in(file: &Path, text: &str) {
    let since = std::time::Instant::now();
    while !fs::read_to_string(file).unwrap_or_default().contains(text) {
        assert!(since.elapsed().as_secs() < 90, "never in {}: {text:?}", file.display());
        std::thread::yield_now();
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn where_no_file_may_grow_what_is_typed_waits_in_memory_and_is_saved_as_soon_as_it_can_be() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("Die Größe");
    wait_until_saved(&pty, "Die Größe");
    limit(&pty, Some(1));
    pty.press(" der Gruppe");
    pty.wait_for_text("NOT SAVED: the disk fails");
    pty.wait_for_text("Kept only in memory");
    // It stands there for as long as it is so, whatever is typed.
    pty.press(" ist");
    pty.wait_for("what was typed, and that it is nowhere", |screen| {
        screen.contents().contains("Gruppe ist") && says(screen, "Kept only in memory")
    });
    limit(&pty, None);
    wait_until_saved(&pty, "Die Größe der Gruppe ist");
    assert!(!pty.text().contains("Kept only"), "{}", pty.text());
    pty.press(CTRL_C);
    assert_left(&mut pty);
    assert_eq!(left(&path).notes, "Die Größe der Gruppe ist");
}

#[test]
fn what_cannot_be_written_into_the_study_lies_beside_it_and_comes_in_at_the_next_start() {
    for way in [CTRL_C, "KILL", "HUP"] {
        let place = Place::new();
        let path = study(&place);
        let mut pty = open(&place, &path);
        enter(&mut pty);
        pty.press("Die Größe");
        wait_until_saved(&pty, "Die Größe");
        let log = path.with_file_name("probe.nulmeting-wal").metadata().unwrap().len();
        assert!(log > 8_192, "{log}");
        // Too little for the log, enough for the other file.
        limit(&pty, Some(8_192));
        pty.press(" der Gruppe");
        pty.wait_for_text("NOT SAVED: the disk fails");
        pty.wait_for_text("kept in probe.nulmeting.rescue");
        let file = path.with_file_name("probe.nulmeting.rescue");
        wait_until_in(&file, "Die Größe der Gruppe");
        if way.len() > 1 {
            pty.signal(way);
        } else {
            pty.press(way);
        }
        let status = pty.ended();
        if way != "KILL" {
            assert_given_back(&pty.seen());
            assert_eq!(status.exit_code(), 1);
            for said in ["not everything was kept", "probe.nulmeting.rescue"] {
                assert!(pty.text().replace(['\r', '\n'], "").contains(said), "{}", pty.text());
            }
        }
        let mut pty = open(&place, &path);
        pty.wait_for_text("Taken in what could not be saved");
        pty.press(CTRL_C);
        assert_left(&mut pty);
        assert_eq!(left(&path).notes, "Die Größe der Gruppe", "{way}");
        assert!(!file.exists());
    }
}

#[test]
fn on_a_full_disk_it_is_said_and_what_is_typed_lies_on_another_until_there_is_room() {
    let place = Place::new();
    let path = study(&place);
    let disk = place.data().with_file_name("disk");
    fs::create_dir(&disk).unwrap();
    let inside = disk.join("probe.nulmeting");
    let script = format!(
        "mount -t tmpfs -o size=3m tmpfs '{}' && cp '{}' '{}'",
        text(&disk),
        text(&path),
        text(&inside)
    );
    let Some(before) = ground::with_mounts(&script) else { return };
    let mut pty = start_behind(&place, &before, &["open", text(&inside)]);
    pty.wait_for_text("Internal Services");
    enter(&mut pty);
    let seen_from_here = format!("/proc/{}/root{}/fill", pty.process_id().unwrap(), text(&disk));
    let filled = fs::write(&seen_from_here, vec![0; 4 << 20]).unwrap_err();
    assert_eq!(filled.kind(), std::io::ErrorKind::StorageFull);
    pty.press("Kein Platz");
    pty.wait_for_text("NOT SAVED: the disk is full: free some space");
    pty.wait_for_text("kept in probe.nulmeting.rescue");
    let beside = place.data().join("probe.nulmeting.rescue");
    wait_until_in(&beside, "Kein Platz");
    fs::remove_file(&seen_from_here).unwrap();
    wait_until_saved(&pty, "Kein Platz");
    assert!(!beside.exists());
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn rights_that_are_taken_away_meanwhile_lose_nothing() {
    let place = Place::new();
    let path = study(&place);
    let studies = place.data().with_file_name("studies");
    fs::create_dir(&studies).unwrap();
    let moved = studies.join("probe.nulmeting");
    fs::rename(&path, &moved).unwrap();
    let Some(before) = ground::bound_by_rights(&studies) else { return };
    if !before.is_empty() {
        ground::bound_by_rights(&place.data());
    }
    let mut pty = start_behind(&place, &before, &["open", text(&moved)]);
    pty.wait_for_text("Internal Services");
    enter(&mut pty);
    pty.press("Erst");
    wait_until_saved(&pty, "Erst");
    // The file and its log are open: what is typed still goes there.
    ground::set_rights(&moved, 0o400);
    ground::set_rights(&studies, 0o500);
    pty.press(" dann");
    wait_until_saved(&pty, "Erst dann");
    // Nobody can say any more whether the study is where it was.
    ground::set_rights(&studies, 0o000);
    pty.press(" zuletzt");
    pty.wait_for_text("NOT SAVED: probe.nulmeting was moved");
    pty.wait_for_text("kept in probe.nulmeting.rescue");
    ground::set_rights(&studies, 0o700);
    ground::set_rights(&moved, 0o600);
    wait_until_saved(&pty, "Erst dann zuletzt");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    assert_eq!(left(&moved).notes, "Erst dann zuletzt");
}

#[test]
fn a_study_that_is_written_over_under_the_program_is_told_and_what_is_typed_lies_beside_it() {
    let place = Place::new();
    let path = study(&place);
    let other = place.study("other", |study| study.header.organisation = "Somewhere else".into());
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("Vorher");
    wait_until_saved(&pty, "Vorher");
    // As `cp` and some sync services do it: into the same file.
    fs::write(&path, fs::read(&other).unwrap()).unwrap();
    pty.press(" nachher");
    pty.wait_for_text("NOT SAVED: probe.nulmeting was moved, deleted or replaced");
    pty.wait_for_text("kept in probe.nulmeting.rescue");
    wait_until_in(&path.with_file_name("probe.nulmeting.rescue"), "Vorher nachher");
    pty.signal("KILL");
    pty.ended();
}

#[test]
fn a_file_of_a_sync_service_beside_the_study_is_named_when_it_is_opened() {
    let place = Place::new();
    let path = study(&place);
    let named = "probe (conflicted copy 2026-11-28 101530).nulmeting";
    fs::copy(&path, path.with_file_name(named)).unwrap();
    fs::write(path.with_file_name("probe (notes on a conflict).txt"), "no study").unwrap();
    let mut pty = open(&place, &path);
    pty.wait_for_text("A sync service left another version of this study");
    pty.wait_for_text("(conflicted");
    assert!(!pty.text().contains("notes on a conflict"), "{}", pty.text());
    pty.press(CTRL_C);
    assert_left(&mut pty);
}
