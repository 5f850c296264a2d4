//! The page of ways out: what a file will hold is told before it is written, and it is written as it was told.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};
use nulmeting::language::Words;
use nulmeting::workbench::leaving::{Markup, Order, Way, What, Writing, write};

use crate::support::Journey;

/// What lies in the folder of the study, but for what is the study's own.
fn left(journey: &Journey) -> Vec<PathBuf> {
    let folder = journey.path.parent().unwrap();
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_ours = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name == "settings.toml" || name.contains(".nulmeting")
    };
    let mut found: Vec<PathBuf> = all.filter(|path| !is_ours(path)).collect();
    found.sort();
    found
}

/// The words of a package, part after part.
fn unpacked(path: &Path) -> String {
    let mut file = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let parts = 0..file.len();
    let mut read = |at| {
        let mut bytes = Vec::new();
        file.by_index(at).unwrap().read_to_end(&mut bytes).unwrap();
        // Pictures are dots.
        String::from_utf8_lossy(&bytes).into_owned()
    };
    parts.map(&mut read).collect()
}

#[test]
fn the_page_lists_every_way_out_and_says_what_will_be_in_the_file() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = Journey::sample(width, height);
        journey.press("e");
        assert!(journey.shows("Export") && journey.shows("9 units, 17 talks"), "{}", journey.screen());
        insta::assert_snapshot!(format!("export-{width}x{height}"), no_folder(&journey));
    }
    let mut journey = Journey::sample(80, 24);
    journey.press("e<down><right><enter>");
    insta::assert_snapshot!("export-workbook-80x24", no_folder(&journey));
    for language in ["de", "nl"] {
        let mut journey = Journey::sample_in(language, 80, 24);
        journey.press("e");
        insta::assert_snapshot!(format!("export-{language}-80x24"), no_folder(&journey));
    }
}

/// The screen without the folder of the test, which is another one each time.
fn no_folder(journey: &Journey) -> String {
    let folder = journey.path.parent().unwrap().display().to_string();
    journey.screen().replace(&folder, "/data")
}

#[test]
fn each_kind_is_written_from_the_page_and_opens() {
    let mut journey = Journey::sample(100, 40);
    // Reports in each format.
    journey.press("ew");
    assert!(journey.shows("Wrote "), "{}", journey.screen());
    let html = left(&journey).pop().unwrap();
    assert!(html.to_string_lossy().ends_with("-chapter-2026-11-27.html"), "{html:?}");
    assert!(fs::read_to_string(&html).unwrap().starts_with("<!DOCTYPE html>"));
    fs::remove_file(html).unwrap();
    // The formats stand below the four rows of kinds.
    journey.press("<down><down><down><down><enter>DOCX<enter>w");
    let docx = left(&journey).pop().unwrap();
    let words = unpacked(&docx);
    assert!(words.contains("<w:document") && words.contains("Target=\"media/picture"));
    fs::remove_file(docx).unwrap();
    journey.press("<home><right><enter>w");
    let sheet = left(&journey).pop().unwrap();
    assert!(sheet.to_string_lossy().contains("-unit-"), "{sheet:?}");
    fs::remove_file(sheet).unwrap();
    journey.press("<right><enter>w<right><right><enter>w");
    assert_eq!(left(&journey).len(), 2, "{:?}", left(&journey));
    for path in left(&journey) {
        fs::remove_file(path).unwrap();
    }
    // Writing goes back to the kind that was written.
    let rows = |journey: &mut Journey, down: &str, count: usize| {
        for column in 0..count {
            journey.press(&format!("<home>{}{down}{}<enter>w", "<left>".repeat(4), "<right>".repeat(column)));
        }
        left(journey)
    };
    let written = rows(&mut journey, "<down>", 3);
    let [csv, spss, xlsx] = written.as_slice() else { panic!("{written:?}") };
    assert!(fs::read_to_string(csv.join("interviews.csv")).unwrap().lines().count() > 10);
    assert!(spss.join("interviews.sps").is_file());
    let workbook: Xlsx<_> = open_workbook(xlsx).unwrap();
    assert!(workbook.sheet_names().contains(&"ratings".to_owned()));
    fs::remove_dir_all(csv).unwrap();
    fs::remove_dir_all(spss).unwrap();
    fs::remove_file(xlsx).unwrap();
    let written = rows(&mut journey, "<down><down>", 3);
    let [qdc, qdpx, toml] = written.as_slice() else { panic!("{written:?}") };
    assert!(fs::read_to_string(qdc).unwrap().contains("<CodeBook"));
    assert!(unpacked(qdpx).contains("<Project"));
    assert!(fs::read_to_string(toml).unwrap().contains("kind = \"study\""));
    for path in written {
        fs::remove_file(path).unwrap();
    }
    let written = rows(&mut journey, "<down><down><down>", 4);
    assert_eq!(written.len(), 4);
    assert!(written.iter().all(|path| fs::read_to_string(path).unwrap().contains("<svg")));
}

#[test]
fn the_study_as_a_file_is_for_the_archive_or_to_be_handed_on_and_what_is_chosen_stays() {
    let mut journey = Journey::sample(100, 40);
    journey.press("e<down><down><enter>");
    assert!(journey.shows("All that is on record is in it"), "{}", journey.screen());
    // For whom it is stands below the two rows that are left.
    journey.press("<down><down><enter>handed on: only<enter>");
    assert!(journey.shows("stays here when handed on"), "{}", journey.screen());
    journey.press("w");
    let [shared] = left(&journey).try_into().unwrap();
    assert!(shared.to_string_lossy().ends_with("-toml-shared-2026-11-27.toml"), "{shared:?}");
    let text = fs::read_to_string(&shared).unwrap();
    assert!(text.starts_with("# ") && !text.contains("[[memo]]"), "{}", &text[..400]);
    // A workbook and the archive again: what was chosen of whom it is for counts for every kind that asks.
    journey.press("<home><down><right><enter><down><right><left><left><left><enter>");
    assert!(journey.shows("to be handed on: only texts of talks"), "{}", journey.screen());
}

#[test]
fn what_is_there_is_written_over_only_after_asking() {
    let mut journey = Journey::sample(80, 24);
    let there = journey.path.with_file_name("mine.html");
    fs::write(&there, "mine").unwrap();
    // The place stands behind format, language and rounds.
    journey.press("e<down><down><down><down><down><down><down><enter><ctrl-u>");
    for _ in 0..200 {
        journey.press("<backspace>");
    }
    journey.press("mine.html<enter>");
    assert!(journey.shows("mine.html"), "{}", journey.screen());
    journey.press("w");
    assert!(journey.shows("mine.html is there already"), "{}", journey.screen());
    journey.press("n");
    assert_eq!(fs::read_to_string(&there).unwrap(), "mine");
    journey.press("wy");
    assert!(fs::read_to_string(&there).unwrap().starts_with("<!DOCTYPE html>"), "{}", journey.screen());
    assert_eq!(left(&journey), [there]);
}

#[test]
fn what_is_left_out_leads_to_its_place() {
    let mut journey = Journey::sample(80, 24);
    // Up from the first row is the first row: the last one is what is left out.
    journey.press("e<end><enter>");
    assert!(journey.shows("Where to?"), "{}", journey.screen());
    journey.press("e002<enter>");
    assert!(journey.shows("Assess · Public Affairs"), "{}", journey.screen());
    journey.press("<esc><esc>");
    assert!(journey.shows("Export"), "{}", journey.screen());
}

#[test]
fn writing_that_is_ended_leaves_the_folder_as_it_was() {
    let journey = Journey::sample(80, 24);
    let before = left(&journey);
    for way in Way::ALL {
        let order = Order { markup: Markup::Docx, ..Order::new(way, "en") };
        let place = journey.path.with_file_name("out");
        let mut steps = 0;
        let all = {
            let writing = Writing { order: order.clone(), place: place.clone(), may_replace: false };
            let mut count = |_| {
                steps += 1;
                true
            };
            write(&journey.path, &writing, &mut count).unwrap();
            if place.is_dir() {
                fs::remove_dir_all(&place).unwrap();
            } else {
                fs::remove_file(&place).unwrap();
            }
            steps
        };
        for end in [1, all / 2, all - 1, all] {
            let mut left_to_do = end;
            let writing = Writing { order: order.clone(), place: place.clone(), may_replace: false };
            let written = write(&journey.path, &writing, &mut |_| {
                left_to_do -= 1;
                left_to_do > 0
            });
            assert!(written.is_err(), "{way:?} {end} of {all}");
            assert_eq!(left(&journey), before, "{way:?} {end} of {all}");
        }
    }
}

#[test]
fn page_and_command_line_tell_the_same() {
    let mut journey = Journey::sample(200, 60);
    journey.press("e");
    let words = Words::english();
    for (keys, way) in [("", Way::Chapter), ("<right><right><right><enter>", Way::Council)] {
        journey.press(keys);
        let place = journey.path.with_file_name("out.html");
        let writing = Writing { order: Order::new(way, "en"), place: place.clone(), may_replace: true };
        let written = write(&journey.path, &writing, &mut |_| true).unwrap();
        assert!(written.manifest.held(What::Table) > 0);
        for line in written.manifest.told(&words) {
            let line =
                line.trim_start_matches("In it: ").trim_start_matches("Left out: ").trim_end_matches('.');
            assert!(journey.shows(&line[..line.len().min(150)]), "{line}\n{}", journey.screen());
        }
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_nulmeting"))
            .args(["report", journey.path.to_str().unwrap(), "--kind", way.as_str(), "--dry-run"])
            .args(["--language", "en", "--data", journey.folder.path().to_str().unwrap()])
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(told.lines().collect::<Vec<_>>(), written.manifest.told(&words));
        fs::remove_file(place).unwrap();
    }
}
