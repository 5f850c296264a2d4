//! Tables come in: what an export wrote, and what people make by hand; every row has a fate, and nothing is half-written.

use std::fs;

use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::rating::Value;
use nulmeting::domain::study::Consent;
use nulmeting::store::Scope;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use rust_xlsxwriter::Workbook;
use serde_json::Value as Json;

use super::{Place, SAMPLE};

/// The sample, in which everybody agreed to talk.
fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let mut store = place.open("almelo");
    let study = store.load(&Scope::Whole).unwrap();
    let agreed = study
        .participants
        .iter()
        .map(|one| Change::Consent(one.interview.clone(), one.respondent.clone(), vec![Consent::Interview]));
    let changes: Vec<Change> = agreed.collect();
    store.record(&changes, "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    place
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn json(place: &Place, arguments: &[&str], code: i32) -> Json {
    let output = place.run(&[arguments, &["--format", "json"]].concat()).code(code).get_output().clone();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Row, fate and why of each row of the first table.
fn fates(document: &Json) -> Vec<(u64, String, String)> {
    let rows = document["tables"][0]["rows"].as_array().unwrap();
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (row["row"].as_u64().unwrap(), text(&row["fate"]), text(&row["code"]))).collect()
}

fn value(place: &Place, [unit, round, indicator]: [&str; 3]) -> Option<Value> {
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    let mut ratings = study.ratings.into_iter();
    let found = ratings.find(|one| {
        one.unit == *unit && one.round == *round && one.indicator == *indicator && one.rater.is_none()
    });
    found.map(|one| one.value)
}

#[test]
fn what_was_exported_as_tables_is_there_already_in_every_format_and_language() {
    let place = place();
    let rows = place.rows("almelo");
    for (format, more) in [("csv", &[][..]), ("csv", &["--own"]), ("xlsx", &["--own"])] {
        let out = place.temporary.path().join(format!("out{}.{format}", more.len()));
        let out = out.to_str().unwrap();
        let export = ["export", "almelo", "--format", format, "--output", out];
        place.run(&[&export[..], more].concat()).success();
        place.run(&["import", "almelo", out]).success().stderr(contains("has all of it already"));
        assert_eq!(place.rows("almelo"), rows, "{format} {more:?}");
    }
}

/// A table as somebody makes it: a title above, names of columns in Dutch, names of things in any language.
const BY_HAND: &str = "Beoordelingen\n;;;\nAFDELING;Ronde;Indicator;Waarde;Reden;Kleur\n\
    sez;r1;vision_known;2,0;;rood\n\
    sezz;r1;vision_known;2;;\n\
    sez;r1;vision_known;2;;\n\
    sez;r1;vision_known;3;;\n\
    SEZ;r2;OWN ROLE NAMED;0;;\n\
    sez;r9;vision_known;U;;\n\
    sez;r1;conflict_skills;7;;\n\
    sez;r1;procedures_evaluated;;;\n\
    sez;r1;staff_asked;onbekend;;\n\
    ;;;;;\n";

#[test]
fn a_table_made_by_hand_is_told_row_by_row_and_comes_in_whole_or_not_at_all() {
    let place = place();
    let file = place.file("hand.csv", BY_HAND);
    let (rows, before) = (place.rows("almelo"), place.export("almelo"));
    let told = json(&place, &["import", "almelo", &file, "--dry-run"], 0);
    assert_eq!(told["schema"], "nulmeting/import/1");
    assert_eq!(told["tables"][0]["table"], "ratings");
    assert_eq!(told["tables"][0]["heading_row"], 3);
    assert_eq!(told["tables"][0]["unread_columns"], serde_json::json!(["Kleur"]));
    let fate = |row, fate: &str, code: &str| (row, fate.to_owned(), code.to_owned());
    assert_eq!(
        fates(&told),
        [
            fate(4, "new", ""),
            fate(5, "misfit", "unknown"),
            fate(6, "repeats", ""),
            fate(7, "misfit", "contradicts"),
            fate(8, "replaces", ""),
            fate(9, "misfit", "unknown"),
            fate(10, "misfit", "no-rating"),
            fate(11, "nothing", ""),
            fate(12, "new", ""),
        ]
    );
    let row = |at: usize| &told["tables"][0]["rows"][at];
    assert_eq!(row(1)["column"], "AFDELING");
    assert!(row(1)["remedy"].as_str().unwrap().contains("`sez`"));
    assert_eq!(row(8)["remarks"], serde_json::json!(["U without a reason"]));
    place
        .run(&["import", "almelo", &file, "--dry-run"])
        .success()
        .stdout(contains("does not fit: the study has no unit “sezz”").and(contains("would replace")));
    place.run(&["import", "almelo", &file]).code(1).stdout(is_empty()).stderr(
        contains("5 rows do not fit; nothing was imported")
            .and(contains("--what-fits"))
            .and(contains("row 5: sezz"))
            .and(contains("“Kleur”")),
    );
    assert_eq!((place.rows("almelo"), place.export("almelo")), (rows, before));
    place.run(&["import", "almelo", &file, "--what-fits"]).success().stderr(contains("Wrote 2 rows"));
    assert_eq!(value(&place, ["sez", "r1", "vision_known"]), Value::level(2));
    assert_eq!(value(&place, ["sez", "r1", "staff_asked"]), Some(Value::Unknown));
    assert_eq!(value(&place, ["sez", "r2", "own_role_named"]), Value::level(3));
    assert_eq!(place.rows("almelo"), rows + 2);
    let journal = place.open("almelo").journal().unwrap();
    assert_eq!(journal.last().unwrap().author, "hand.csv");
    place
        .run(&["import", "almelo", &file, "--what-fits", "--replace"])
        .success()
        .stderr(contains("1 in place of what was there"));
    assert_eq!(value(&place, ["sez", "r2", "own_role_named"]), Value::level(0));
}

#[test]
fn units_and_their_interviews_come_from_a_workbook_made_by_hand_and_refer_to_each_other() {
    let place = place();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Gespräche").unwrap();
    sheet.write_row(0, 0, ["Abteilung", "Runde", "Status", "Datum"]).unwrap();
    sheet.write_row(1, 0, ["Hafenbetrieb", "r1", "completed", "24.3.2010"]).unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Abteilungen").unwrap();
    sheet.write_row(0, 0, ["Art", "Name"]).unwrap();
    sheet.write_row(1, 0, ["Linie", "Hafenbetrieb"]).unwrap();
    sheet.write_row(2, 0, ["Stab", "=cmd()"]).unwrap();
    let file = place.file("neu.xlsx", book.save_to_buffer().unwrap());
    place.run(&["import", "almelo", &file]).success().stderr(contains("Wrote 3 rows"));
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    let unit = study.unit("hafenbetrieb").unwrap();
    assert_eq!(unit.name.get("de"), "Hafenbetrieb");
    let talk = study.interview(&InterviewId::of(&unit.id, &id("r1"))).unwrap();
    assert_eq!(talk.details.held_on.as_ref().unwrap().as_str(), "2010-03-24");
    place.run(&["import", "almelo", &file]).success().stderr(contains("has all of it already"));
}

#[test]
fn answers_are_taken_by_their_words_and_kinds_of_missing() {
    let place = place();
    let table = "unit,round,question,answer\nsez,r1,contact_residents,Weiß nicht\nsez,r1,core_tasks,yes\n";
    let file = place.file("antworten.csv", table);
    let told = json(&place, &["import", "almelo", &file, "--dry-run"], 0);
    assert_eq!(told["tables"][0]["table"], "answers");
    let found: Vec<String> =
        fates(&told).into_iter().map(|(_, fate, code)| format!("{fate} {code}")).collect();
    assert_eq!(found[1], "misfit no-answer-to-it");
    assert!(found[0].starts_with("new") || found[0].starts_with("replaces"), "{found:?}");
}

#[test]
fn text_of_an_older_program_is_read_and_said_so_and_what_is_no_table_is_refused() {
    let place = place();
    let latin = place.file("alt.csv", b"unit;unit_name;kind\nsued;Amt S\xfcd;line\n");
    place.run(&["import", "almelo", &latin]).success().stderr(contains("Windows-1252"));
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    assert_eq!(study.unit("sued").unwrap().name.get("de"), "Amt Süd");
    let rows = place.rows("almelo");
    for (name, bytes, why) in [
        ("bild.csv", &b"\x89PNG\0\0"[..], "neither text nor a workbook"),
        ("alt.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "another kind"),
        ("leer.csv", b"", "it is empty"),
        ("fremd.csv", b"a,b\n1,2\n", "no row names the columns"),
        ("kaputt.xlsx", b"PK\x03\x04 and no more", "cannot be read"),
        ("indicators.csv", b"unit,round,indicator,state\nsez,r1,vision_known,rated\n", "finds by itself"),
        ("esc.csv", b"unit,unit_name,kind\nx,\x1b[2J,line\n", "control character"),
    ] {
        let file = place.file(name, bytes);
        let output =
            place.run(&["import", "almelo", &file]).code(1).stderr(contains(why)).get_output().clone();
        assert!(!output.stderr.contains(&0x1b), "{name}");
    }
    let units = place.file("x.csv", "unit,unit_name,kind\nx,X,line\n");
    place.run(&["import", "none", &units]).code(1).stderr(contains("does not exist"));
    place.run(&["import", "almelo", &units, "--as", "colours"]).code(2).stderr(contains("possible values"));
    place.run(&["import", "almelo", &units, "--as", "ratings"]).code(1).stderr(contains("ratings need"));
    place.run(&["import", "almelo", &units, "--round", "r1"]).code(2).stderr(contains("--round"));
    place.run(&["import", "almelo", SAMPLE, "--as", "units"]).code(2).stderr(contains("--as"));
    assert_eq!(place.rows("almelo"), rows);
}

#[test]
fn what_was_struck_removed_or_said_by_whoever_was_erased_does_not_come_back() {
    let place = place();
    let talk = InterviewId::of(&id("publiekszaken"), &id("r1"));
    let notes = Notes { text: "Wij doen dat al jaren.".into(), ..Notes::default() };
    let mut store = place.open("almelo");
    let change = Change::AnswerNotes(talk, id("core_tasks"), notes);
    store.record(&[change], "2026-11-28T11:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    let own = place.temporary.path().join("own");
    let own = own.to_str().unwrap().to_owned();
    place.run(&["export", "almelo", "--own", "--format", "csv", "--output", &own]).success();
    // A unit that was removed comes back only where that is said.
    let mut store = place.open("almelo");
    let removed = Change::Removed(nulmeting::domain::change::RecordKind::Unit, "sez".to_owned(), true);
    store.record(&[removed], "2026-11-28T12:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    let units = format!("{own}/units.csv");
    place.run(&["import", "almelo", &units]).code(1).stderr(contains("removed: “yes” becomes “no”"));
    place.run(&["import", "almelo", &units, "--replace"]).success();
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    assert!(study.unit("sez").is_some());
    // Whoever was erased left answers in the table.
    place.run(&["erase", "almelo", "publiekszaken-A", "--rest", "keep", "--yes"]).success();
    let rows = place.rows("almelo");
    let answers = format!("{own}/answers.csv");
    assert!(fs::read_to_string(&answers).unwrap().contains("al jaren"));
    place.run(&["import", "almelo", &answers, "--what-fits"]).success();
    let told = json(&place, &["import", "almelo", &answers, "--dry-run"], 0);
    assert!(fates(&told).iter().any(|(_, _, code)| code == "erased"), "{told}");
    assert_eq!(place.rows("almelo"), rows, "nothing came back");
}

#[test]
fn a_list_of_documents_comes_in_as_evidence_that_ratings_rest_on_and_no_file_is_opened() {
    let place = place();
    let list = "Bron;Datum;Afdeling;Ronde;Indicator;Tekst\n\
        /etc/passwd;24.3.2011;sez;r2;own_role_named;The plan names its own role\n\
        file:///share/jaarplan.pdf;2011;sez;r2;own_role_named;The yearly plan as well\n\
        intranet;2011;alle;;;All units were told\n";
    let file = place.file("documenten.csv", list);
    let told = json(&place, &["import", "almelo", &file, "--dry-run"], 0);
    assert_eq!(told["tables"][0]["table"], "evidence", "{told}");
    place.run(&["import", "almelo", &file]).code(1).stderr(contains("--replace"));
    place.run(&["import", "almelo", &file, "--replace"]).success().stderr(contains("Wrote 3 rows"));
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    let of = |source: &str| study.evidence.iter().find(|one| one.source.as_deref() == Some(source)).unwrap();
    let (first, second) = (of("/etc/passwd"), of("file:///share/jaarplan.pdf"));
    assert_eq!(first.as_of.as_deref(), Some("2011-03-24"));
    assert_eq!(first.text, "The plan names its own role");
    let rating = study.ratings.iter().find(|one| {
        one.unit == *"sez" && one.round == *"r2" && one.indicator == *"own_role_named" && one.rater.is_none()
    });
    let rests_on = &rating.unwrap().evidence;
    assert!(rests_on.contains(&first.id) && rests_on.contains(&second.id), "{rests_on:?}");
    let archive = place.export("almelo");
    assert!(archive.contains("file:///share/jaarplan.pdf") && !archive.contains("root:"));
    place.run(&["import", "almelo", &file]).success().stderr(contains("has all of it already"));
}

#[test]
fn an_export_fills_a_new_study_of_the_same_instrument() {
    let place = place();
    let out = place.temporary.path().join("own");
    let out = out.to_str().unwrap();
    let export = |study: &str, to: &str| {
        place.run(&["export", study, "--own", "--format", "csv", "--output", to]).success();
    };
    export("almelo", out);
    place.run(&["new", "again", "--instrument", "almelo-2011"]).success();
    place.run(&["import", "again", out, "--replace"]).success();
    let back = place.temporary.path().join("back");
    export("again", back.to_str().unwrap());
    for name in [
        "units",
        "interviews",
        "participants",
        "contacts",
        "initiatives",
        "evidence",
        "ratings",
        "factors",
        "answers",
        "entries",
    ] {
        let read = |folder: &str| fs::read_to_string(format!("{folder}/{name}.csv")).unwrap();
        assert_eq!(read(back.to_str().unwrap()), read(out), "{name}");
    }
}
