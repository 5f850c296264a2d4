//! `doctor`.

use std::fs;

use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::scan::Decision;
use nulmeting::domain::times::Times;
use nulmeting::store::backup;
use nulmeting::workbench::Workbench;
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::request::{DraftPlace, DraftText, Save};
use predicates::str::contains;

use super::Place;
use crate::support::program::SAMPLE;

#[test]
fn a_sound_study_is_called_so_and_not_touched() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let before = std::fs::read(place.study("almelo")).unwrap();
    place.run(&["doctor", "almelo"]).success().stdout(contains("Nothing is wrong."));
    for language in ["de", "nl"] {
        place.run(&["doctor", "almelo", "--language", language]).success();
    }
    assert_eq!(std::fs::read(place.study("almelo")).unwrap(), before);
    assert_eq!(backup::all(&place.study("almelo")), []);
}

#[test]
fn tables_that_say_something_else_than_the_journal_are_made_anew_after_a_copy() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let before = place.export("almelo");
    let study = place.study("almelo");
    let spoil = || {
        let other = rusqlite::Connection::open(&study).unwrap();
        other
            .execute_batch(
                "UPDATE unit SET name = '\"Spoiled\"' WHERE id = 'sez'; DELETE FROM memo; DELETE FROM link",
            )
            .unwrap();
    };
    spoil();
    assert_ne!(place.export("almelo"), before);
    place
        .run(&["doctor", "almelo"])
        .success()
        .stdout(contains("Mended: table `unit`: 1 row too many, 1 missing"))
        .stdout(contains("-mending.nulmeting"));
    assert_eq!(place.export("almelo"), before);
    assert_eq!(backup::all(&study).len(), 1);
    spoil();
    let told = place.run(&["doctor", "almelo", "--format", "json"]).success();
    let told: serde_json::Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert_eq!((&told["found"][0]["ailment"], &told["left"]), (&"differs".into(), &serde_json::json!([])));
    place.run(&["doctor", "almelo"]).success().stdout(contains("Nothing is wrong."));
}

#[test]
fn an_index_that_is_wrong_is_made_anew() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let study = place.study("almelo");
    let other = rusqlite::Connection::open(&study).unwrap();
    // The index says something else than its table: its entries are those of another column.
    other
        .execute_batch(
            "PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = 'CREATE INDEX interview_unit ON interview (round)' WHERE name = 'interview_unit';
             PRAGMA writable_schema = RESET;",
        )
        .unwrap();
    drop(other);
    place.run(&["doctor", "almelo"]).success().stdout(contains("Mended: the file is damaged"));
    place.run(&["doctor", "almelo"]).success().stdout(contains("Nothing is wrong."));
}

#[test]
fn a_row_of_the_journal_that_cannot_be_read_is_named_and_nothing_is_guessed() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let study = place.study("almelo");
    let other = rusqlite::Connection::open(&study).unwrap();
    other
        .execute_batch(
            "UPDATE journal SET value = '{\"nonsense\": 1}' WHERE kind = 'unit' AND record = 'sez'",
        )
        .unwrap();
    drop(other);
    let before = std::fs::read(&study).unwrap();
    place.run(&["doctor", "almelo"]).code(1).stdout(contains("Not mended: ")).stderr(contains("still wrong"));
    assert_eq!(std::fs::read(&study).unwrap(), before);
}

#[test]
fn a_study_whose_model_is_lost_is_saved_with_the_one_that_the_program_knows() {
    let place = Place::new();
    let run = |arguments: &[&str]| place.run(arguments);
    run(&["import", "s", SAMPLE]).success();
    let scores = run(&["score", "s"]).success().get_output().stdout.clone();
    let study = place.study("s");
    let connection = rusqlite::Connection::open(&study).unwrap();
    let lost = "DROP TRIGGER journal_keeps;
        DELETE FROM journal WHERE kind = 'definition' AND record LIKE 'assessment/%'";
    connection.execute_batch(lost).unwrap();
    drop(connection);
    run(&["doctor", "s", "--salvage", "saved"])
        .code(1)
        .stdout(contains("The text of bellaart-almelo was lost"));
    assert_eq!(run(&["score", "saved"]).success().get_output().stdout, scores);
    run(&["doctor", "s", "--salvage", "saved"]).code(1).stderr(contains("exists"));
}

#[test]
fn what_lies_outside_of_the_journal_is_saved_with_it_and_the_damaged_study_is_left_alone() {
    let place = Place::new();
    place.run(&["import", "s", SAMPLE]).success();
    let study = place.study("s");
    place.open("s").decide_words(&[("meetings".into(), Some(Decision::Keep))]).unwrap();
    let now = chrono::Utc::now();
    let (mut workbench, _) = Workbench::open(&Folder::at(&place.data), &study, now).unwrap();
    let away = place.temporary.path().join("away");
    fs::rename(&study, &away).unwrap();
    let late = Save::Draft(DraftText {
        interview: InterviewId::new("sez/r1").unwrap(),
        place: DraftPlace::Question(Id::new("core_tasks").unwrap()),
        text: "Te laat getypt".into(),
        marks: None,
        times: Times::default(),
        cursor: 0,
    });
    assert!(workbench.save(&late, now).is_err());
    workbench.keep_apart([&late].into_iter(), now);
    drop(workbench);
    fs::rename(&away, &study).unwrap();
    place
        .run(&["doctor", "s", "--salvage", "saved"])
        .success()
        .stdout(contains("decided of one word is kept"))
        .stdout(contains("Taken in what could not be saved the last time: one entry."));
    let rescue = place.data.join("s.nulmeting.rescue");
    assert!(rescue.exists(), "it is read, and stays");
    place.run(&["scan", "saved"]).success().stdout(contains("meetings"));
    let typed = place.open("saved").drafts().unwrap();
    assert_eq!(typed.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), ["Te laat getypt"]);
}

#[test]
fn what_a_killed_backup_left_goes_with_the_next_look() {
    let place = Place::new();
    place.run(&["import", "s", SAMPLE]).success();
    let folder = backup::folder(&place.study("s"));
    fs::create_dir(&folder).unwrap();
    for ending in ["part", "part-journal"] {
        fs::write(folder.join(format!("20110324-120000-migration.nulmeting.{ending}")), "half").unwrap();
    }
    place.run(&["doctor", "s"]).success();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
