//! What saving and the first screen cost: `cargo bench --bench store`.
//!
//! Saving one answer is to cost at most half as much again as one durable insert into a bare table with the same
//! pragmas, and the first screen the same with 18 and with 10,000 interviews.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench that cannot write has nothing to measure"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use divan::{Bencher, counter::ItemsCount};
use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{
    Header, InterviewDetails, InterviewState, InterviewStatus, Round, RoundQuestionnaires, RoundRole, Unit,
    UnitKind,
};
use nulmeting::store::{DraftKey, DraftPlace, Origin, Scope, Store, Typed};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

const TEXT: &str = "Wij werken voor alle inwoners, en wie dat anders ziet mag het zeggen. ";

fn main() {
    if std::env::args().any(|argument| argument == "--bench") {
        answers_beside_bare_inserts();
    }
    divan::main();
}

fn id(text: impl Into<String>) -> Id {
    Id::new(text).unwrap()
}

fn noon() -> DateTime<Utc> {
    "2011-03-24T12:00:00Z".parse().unwrap()
}

fn notes(talk: &InterviewId, question: usize, text: String) -> Change {
    Change::AnswerNotes(talk.clone(), id(format!("q{question}")), Notes { text, ..Notes::default() })
}

/// Units with an interview in each of two rounds and thirty answers in each interview.
fn study(path: &Path, units: usize, answers: usize) -> Store {
    let header = Header {
        id: "almelo".into(),
        title: "Almelo".into(),
        assessment: "m".into(),
        languages: vec!["nl".into()],
        ..Header::default()
    };
    let mut changes = vec![Change::Study(header)];
    for round in ["r1", "r2"] {
        changes.push(Change::Round(Round {
            id: id(round),
            label: round.into(),
            role: RoundRole::Baseline,
            from: None,
            to: None,
            questionnaire: RoundQuestionnaires::Unit(id("q")),
        }));
    }
    for number in 0..units {
        let unit = id(format!("unit-{number}"));
        changes.push(Change::Unit(Unit {
            id: unit.clone(),
            name: format!("Afdeling {number}").into(),
            kind: UnitKind::Line,
            group: None,
            from: None,
            to: None,
            successor_of: None,
        }));
        for round in ["r1", "r2"] {
            let talk = InterviewId::of(&unit, &id(round));
            let details = InterviewDetails::new(unit.clone(), id(round));
            changes.push(Change::Interview(talk.clone(), details));
            let state = InterviewState { status: InterviewStatus::Completed, reason: None };
            changes.push(Change::InterviewState(talk.clone(), state));
            changes.extend((0..answers).map(|question| notes(&talk, question, TEXT.repeat(3))));
        }
    }
    let origin = Origin::new(Uuid::now_v7(), "bench", Uuid::now_v7);
    Store::create(path, origin, &changes, noon()).unwrap()
}

/// A bare table with the pragmas of a study.
fn bare(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    for (pragma, value) in
        [("journal_mode", "WAL"), ("synchronous", "FULL"), ("fullfsync", "ON"), ("secure_delete", "ON")]
    {
        connection.pragma_update(None, pragma, value).unwrap();
    }
    connection.execute_batch("CREATE TABLE t (id TEXT, text TEXT)").unwrap();
    connection
}

/// What one durable answer costs beside a bare insert: save by save in turns, so that what else the disk does meets all
/// alike.
fn answers_beside_bare_inserts() {
    const SAVES: usize = 1_000;
    let folder = TempDir::new().unwrap();
    let connection = bare(&folder.path().join("bare"));
    let mut store = study(&folder.path().join("s"), 9, 30);
    let talk = InterviewId::new("unit-3/r1").unwrap();
    let text = TEXT.repeat(3);
    let mut times = [const { Vec::new() }; 3];
    let insert = |times: &mut Vec<Duration>| {
        let since = Instant::now();
        connection
            .prepare_cached("INSERT INTO t VALUES (?1, ?2)")
            .unwrap()
            .execute([&Uuid::now_v7().to_string(), &text])
            .unwrap();
        times.push(since.elapsed());
    };
    let [bare, answers @ ..] = &mut times;
    for save in 0..SAVES {
        for (times, question) in answers.iter_mut().zip([1_000 + save, save % 30]) {
            // Each save follows one into the other file.
            insert(bare);
            let change = notes(&talk, question, format!("{text}{save}"));
            let since = Instant::now();
            store.record(&[change], noon()).unwrap();
            times.push(since.elapsed());
        }
    }
    let [bare, new, changed] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1000.0
    });
    println!("one durable answer, {SAVES} saves in turns, median");
    println!("  bare insert                     {bare:7.3} ms");
    println!("  a new answer                    {new:7.3} ms, {:.2} times (at most 1.5)", new / bare);
    println!("  a changed answer                {changed:7.3} ms, {:.2} times (at most 1.5)", changed / bare);
}

#[divan::bench(sample_count = 300, sample_size = 1)]
fn save_a_draft(bencher: Bencher<'_, '_>) {
    let folder = TempDir::new().unwrap();
    let mut store = study(&folder.path().join("s"), 9, 30);
    let key =
        DraftKey { interview: InterviewId::new("unit-3/r1").unwrap(), place: DraftPlace::Question(id("q3")) };
    let mut typed = 0;
    bencher.bench_local(|| {
        typed += 1;
        let text = format!("{TEXT}{typed}");
        store.save_draft(&key, &Typed::new(&text, typed), noon()).unwrap();
    });
}

#[divan::bench(args = [18, 10_000])]
fn overview_of_a_study_with_interviews(bencher: Bencher<'_, '_>, interviews: usize) {
    let folder = TempDir::new().unwrap();
    let store = study(&folder.path().join("s"), interviews / 2, 3);
    bencher.bench_local(|| store.overview(0, 9).unwrap());
}

#[divan::bench(args = [18, 10_000])]
fn load_of_one_interview(bencher: Bencher<'_, '_>, interviews: usize) {
    let folder = TempDir::new().unwrap();
    let store = study(&folder.path().join("s"), interviews / 2, 3);
    let scope = Scope::Interview(InterviewId::new("unit-3/r1").unwrap());
    bencher.bench_local(|| store.load(&scope).unwrap());
}

#[divan::bench(args = [18, 1_000], sample_count = 10)]
fn load_of_everything(bencher: Bencher<'_, '_>, interviews: usize) {
    let folder = TempDir::new().unwrap();
    let store = study(&folder.path().join("s"), interviews / 2, 30);
    bencher.counter(ItemsCount::new(interviews * 30)).bench_local(|| store.load(&Scope::Whole).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn rebuild_of_a_thousand_interviews(bencher: Bencher<'_, '_>) {
    let folder = TempDir::new().unwrap();
    let mut store = study(&folder.path().join("s"), 500, 30);
    bencher.bench_local(|| store.rebuild().unwrap());
}
