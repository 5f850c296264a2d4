//! A study file of every version that was ever written opens and says what it said then.
//!
//! `tests/fixtures/versions/NN.sql` is the file as statements, `NN.json` what the study said, part by part. Those of a new version
//! are written with `NULMETING_FIXTURE=write cargo test --test it versions`; ones that are there are never written again.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use nulmeting::domain::change::{Change, RecordKind};
use nulmeting::domain::study::{Memo, Study};
use nulmeting::store::{DraftKey, FILE_VERSION, Reader, Scope, Store, Typed};
use rusqlite::Connection;
use tempfile::TempDir;

use super::{created, fresh, id, noon, samples, somebody};

fn place(version: i64, ending: &str) -> PathBuf {
    Path::new("tests/fixtures/versions").join(format!("{version:02}.{ending}"))
}

/// A study with everything that it can hold, changed, removed in part, and with words that are being typed.
fn written(path: &Path) -> Study {
    let study = samples::full();
    let mut store = created(path, &study);
    let memo = |text: &str| Memo { id: id("m9"), about: None, text: text.into(), written_on: None };
    store.record(&[Change::Memo(memo("Nog eens navragen."))], noon()).unwrap();
    store.record(&[Change::Memo(memo("Nog eens navragen: Größe 🙂"))], noon()).unwrap();
    let gone = study.evidence.last().unwrap().id.to_string();
    store.record(&[Change::Removed(RecordKind::Evidence, gone, true)], noon()).unwrap();
    let answer = &study.answers[0];
    let key = DraftKey::read("answer", &format!("{}/{}", answer.interview, answer.question)).unwrap();
    store.save_draft(&key, &Typed::new("Getypt en nog niet bewaard", 6), noon()).unwrap();
    store.load(&Scope::Whole).unwrap()
}

/// Everything in a file as statements, by name, with its marks.
fn dump(path: &Path) -> String {
    let connection = Connection::open(path).unwrap();
    let mark = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    let mut text = String::new();
    for name in ["application_id", "user_version"] {
        writeln!(text, "PRAGMA {name} = {};", mark(name)).unwrap();
    }
    let mut schema = connection
        .prepare(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    let parts: Vec<(String, String, String)> = schema
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let tables = || parts.iter().filter(|(kind, ..)| kind == "table");
    for (_, _, sql) in tables() {
        writeln!(text, "{sql};").unwrap();
    }
    for (_, table, _) in tables() {
        let columns =
            "SELECT group_concat(name, ', '), group_concat('quote(' || name || ')', ' || '', '' || ')
                       FROM pragma_table_xinfo(?1) WHERE hidden = 0";
        let (names, quoted): (String, String) =
            connection.query_row(columns, [table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let mut rows = connection.prepare(&format!("SELECT {quoted} FROM {table} ORDER BY 1")).unwrap();
        let rows = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
        for row in rows.map(Result::unwrap) {
            writeln!(text, "INSERT INTO {table} ({names}) VALUES ({row});").unwrap();
        }
    }
    for (_, _, sql) in parts.iter().filter(|(kind, ..)| kind != "table") {
        writeln!(text, "{sql};").unwrap();
    }
    text
}

/// What a study says, part by part.
fn parts(study: &Study) -> BTreeMap<String, serde_json::Value> {
    study.changes().iter().map(|change| (change.key().to_string(), change.value())).collect()
}

#[test]
fn the_present_version_has_a_fixture() {
    if std::env::var("NULMETING_FIXTURE").as_deref() == Ok("write") && !place(FILE_VERSION, "sql").exists() {
        let folder = TempDir::new().unwrap();
        let path = fresh(&folder);
        let study = written(&path);
        fs::write(place(FILE_VERSION, "sql"), dump(&path)).unwrap();
        let said = serde_json::to_string_pretty(&parts(&study)).unwrap();
        fs::write(place(FILE_VERSION, "json"), format!("{said}\n")).unwrap();
    }
    let hint = "NULMETING_FIXTURE=write cargo test --test it versions";
    assert!(place(FILE_VERSION, "sql").exists() && place(FILE_VERSION, "json").exists(), "{hint}");
}

#[test]
fn a_study_of_every_version_opens_and_says_what_it_said() {
    let fixtures = fs::read_dir("tests/fixtures/versions").unwrap().map(|entry| entry.unwrap().path());
    let mut fixtures: Vec<PathBuf> =
        fixtures.filter(|path| path.extension().is_some_and(|ending| ending == "sql")).collect();
    fixtures.sort();
    assert!(!fixtures.is_empty());
    for fixture in fixtures {
        let folder = TempDir::new().unwrap();
        let path = fresh(&folder);
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection.execute_batch(&fs::read_to_string(&fixture).unwrap()).unwrap();
        drop(connection);
        let text = fs::read_to_string(fixture.with_extension("json")).unwrap();
        let said: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
        let mut store = Store::open(&path, somebody(1)).unwrap();
        let is = store.load(&Scope::Whole).unwrap();
        assert_eq!(parts(&is), said, "{}", fixture.display());
        // What was being typed is there, and everything goes on from there.
        assert_eq!(store.drafts().unwrap()[0].text, "Getypt en nog niet bewaard");
        assert_eq!(store.commit_drafts(noon()).unwrap().rows.len(), 1);
        drop(store);
        assert_eq!(Reader::open(&path).unwrap().load(&Scope::Whole).unwrap().memos, is.memos);
        let examined = nulmeting::store::doctor::examine(&path, noon()).unwrap();
        assert_eq!(examined.found, [], "{}", fixture.display());
    }
}
