//! A study as tables: what is in the files, what stays in the study, and that nothing is half-written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use nulmeting::domain::answer::{ClosedAnswer, Mark, MarkKind, Missing, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::Consent;
use nulmeting::store::Scope;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};

use super::{Place, SAMPLE};

fn talk() -> InterviewId {
    InterviewId::new("sez/r1").unwrap()
}

/// The sample, in which everybody agreed to talk, with one answer that has background and one that is missing.
fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let mut store = place.open("almelo");
    let study = store.load(&Scope::Whole).unwrap();
    let agreed = study
        .participants
        .iter()
        .map(|one| Change::Consent(one.interview.clone(), one.respondent.clone(), vec![Consent::Interview]));
    let mut changes: Vec<Change> = agreed.collect();
    let text = "=HYPERLINK(\"x\") open SECRET";
    let from = text.chars().count() - 6;
    let mark = Mark {
        kind: MarkKind::Background,
        from,
        to: from + 6,
        text: "SECRET".into(),
        target: None,
        respondent: None,
    };
    let notes = Notes { text: text.into(), marks: vec![mark], ..Notes::default() };
    let id = |text: &str| Id::new(text).unwrap();
    changes.push(Change::AnswerNotes(talk(), id("key_departments"), notes));
    changes.push(Change::AnswerClosed(
        talk(),
        id("contact_residents"),
        ClosedAnswer::missing(Missing::DoesNotKnow),
    ));
    store.record(&changes, "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    place
}

fn read(folder: &Path, file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn everything(folder: &Path) -> String {
    let files = fs::read_dir(folder).unwrap();
    files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

#[test]
fn tables_to_hand_on_have_no_notes_and_those_for_oneself_have_them_without_background() {
    let place = place();
    let shared = place.temporary.path().join("shared");
    let own = place.temporary.path().join("own");
    let export = |to: &Path, more: &[&str]| {
        let to = to.to_str().unwrap().to_owned();
        place.run(&[&["export", "almelo", "--format", "csv", "--output", &to], more].concat())
    };
    export(&shared, &[])
        .success()
        .stdout(is_empty())
        .stderr(contains("in free words").and(contains("background")));
    export(&own, &["--own"]).success().stderr(contains("not to be handed on"));
    assert!(!everything(&shared).contains("HYPERLINK"));
    let all = everything(&own);
    assert!(all.contains("'=HYPERLINK(\"\"x\"\") open …") && !all.contains("SECRET"));
    let answers = read(&own, "answers.csv");
    let column = |name: &str| answers[0].iter().position(|one| one == name).unwrap();
    let row = answers
        .iter()
        .find(|row| row[0] == "sez/r1" && row[column("question")] == "contact_residents")
        .unwrap();
    assert_eq!((row[column("state")].as_str(), row[column("value")].as_str()), ("does not know", ""));
}

#[test]
fn the_codebook_has_every_variable_of_every_table_and_every_code_that_stands_there() {
    let place = place();
    let out = place.temporary.path().join("out");
    place.run(&["export", "almelo", "--format", "csv", "--output", out.to_str().unwrap()]).success();
    let book = read(&out, "codebook.csv");
    let known: BTreeSet<(&str, &str, &str)> =
        book.iter().map(|row| (row[0].as_str(), row[1].as_str(), row[4].as_str())).collect();
    let codes: BTreeSet<(&str, &str)> =
        book.iter().filter(|row| row[3] == "code").map(|row| (row[0].as_str(), row[1].as_str())).collect();
    assert!(book.iter().all(|row| !row[2].contains('<')), "a label is missing");
    let mut tables = 0;
    for file in fs::read_dir(&out).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let Some(table) = name.strip_suffix(".csv").filter(|table| *table != "codebook") else { continue };
        tables += 1;
        let rows = read(&out, &name);
        for (at, variable) in rows[0].iter().enumerate() {
            assert!(known.contains(&(table, variable, "")), "{table} {variable}");
            if codes.contains(&(table, variable)) {
                let wrong = rows[1..]
                    .iter()
                    .find(|row| !row[at].is_empty() && !known.contains(&(table, variable, &row[at])));
                assert!(wrong.is_none(), "{table} {variable}: {wrong:?}");
            }
        }
    }
    assert_eq!(tables, 22);
}

#[test]
fn a_workbook_has_the_same_rows_and_no_formula() {
    let place = place();
    let (out, book) = (place.temporary.path().join("out"), place.temporary.path().join("almelo.xlsx"));
    for (format, to) in [("csv", &out), ("xlsx", &book)] {
        let to = to.to_str().unwrap();
        place.run(&["export", "almelo", "--own", "--format", format, "--output", to]).success();
    }
    let mut book: Xlsx<_> = open_workbook(&book).unwrap();
    for sheet in book.sheet_names() {
        assert!(
            book.worksheet_formula(&sheet).unwrap().used_cells().all(|(_, _, formula)| formula.is_empty())
        );
        let (range, rows) = (book.worksheet_range(&sheet).unwrap(), read(&out, &format!("{sheet}.csv")));
        assert_eq!(range.height(), rows.len(), "{sheet}");
        for (cells, row) in range.rows().zip(&rows) {
            for (cell, text) in cells.iter().zip(row) {
                match cell {
                    Data::String(cell) => assert_eq!(cell, text.strip_prefix('\'').unwrap_or(text)),
                    Data::Float(number) => assert_eq!(number.to_string(), *text),
                    Data::Empty => assert_eq!(text, ""),
                    _ => assert!(!text.is_empty()),
                }
            }
        }
    }
}

#[test]
fn what_is_there_stays_unless_it_may_be_replaced_and_is_an_export() {
    let place = place();
    let out = place.temporary.path().join("out");
    let path = out.to_str().unwrap();
    let export = |more: &[&str]| {
        place.run(&[&["export", "almelo", "--format", "spss", "--output", path], more].concat())
    };
    place.run(&["export", "almelo", "--format", "csv"]).code(2).stderr(contains("--output"));
    export(&[]).success();
    assert!(fs::read_to_string(out.join("answers.sps")).unwrap().contains("MISSING VALUES number"));
    export(&[]).code(1).stderr(contains("exists already"));
    export(&["--replace"]).success();
    fs::write(out.join("thesis.docx"), "mine").unwrap();
    export(&["--force"]).code(1).stderr(contains("left as it is"));
    assert_eq!(fs::read_to_string(out.join("thesis.docx")).unwrap(), "mine");
    let left = fs::read_dir(place.temporary.path()).unwrap().map(|one| one.unwrap().file_name());
    let left: BTreeSet<_> = left.map(|name| name.into_string().unwrap()).collect();
    assert_eq!(left, BTreeSet::from(["data".to_owned(), "out".to_owned()]), "nothing half-written");
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_what_is_exported() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let out = place.temporary.path().join("out");
    place.run(&["export", "almelo", "--format", "csv", "--output", out.to_str().unwrap()]).success();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&out), mode(&out.join("answers.csv"))), (0o700, 0o600));
}
