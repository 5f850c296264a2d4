//! The real program, killed in the middle of a command that changes much: afterwards the study is as it was or as it
//! should be, and the same command once more ends as if nothing had happened.

#[cfg(feature = "encryption")]
#[path = "locked.rs"]
mod locked;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nulmeting::definition::builtin;
use nulmeting::domain::answer::{Mark, MarkKind};
use nulmeting::domain::id::Id;
use nulmeting::domain::study::{Consent, Study};
use nulmeting::store::backup::{self, Reason};
use nulmeting::store::{Origin, Reader, Scope, Store, sealed};
use nulmeting::workbench::begin;
use nulmeting::workbench::folder::{Folder, Settings};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::whole;

const PROGRAM: &str = env!("CARGO_BIN_EXE_nulmeting");

/// A study as text, and the place of one in it that is changed.
const SAMPLE: &str = "questionnaires/almelo-2011/study.toml";

/// What is asked of the system that can leave something half-done.
const STEPS: &str =
    "pwrite64,write,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat";

/// Something that the program does to the study `s` in a data folder.
struct Deed {
    name: &'static str,
    prepare: fn(&Path),
    arguments: &'static [&'static str],
    /// Words that are in no file any more when it is done.
    gone: &'static [&'static str],
    /// What the command says where it was done already, and fails; nothing where it can be repeated.
    done_says: Option<&'static str>,
    /// What must hold of a copy of the data folder that was left, after whatever comes next.
    next: fn(&Path),
}

impl Deed {
    const fn new(name: &'static str, prepare: fn(&Path), arguments: &'static [&'static str]) -> Self {
        Self { name, prepare, arguments, gone: &[], done_says: None, next: |_| {} }
    }
}

const DEEDS: &[Deed] = &[
    Deed::new("import, new", |_| {}, &["import", "s", SAMPLE]),
    Deed::new(
        "import, over what is there",
        |data| {
            sample(data, |_| {});
            let text = fs::read_to_string(SAMPLE).unwrap();
            let changed = text.replace("name = \"Samenleving\"", "name = \"Samen leven\"");
            fs::write(data.join("changed.toml"), changed.replace("value = 2", "value = 3")).unwrap();
        },
        &["import", "s", "{data}/changed.toml", "--replace"],
    ),
    Deed::new("import of codings", coded, &["import", "s", "{data}/coded.qdpx"]),
    Deed {
        gone: &["publiekszaken-A/"],
        ..Deed::new(
            "erase",
            |data| sample(data, |_| {}),
            &["erase", "s", "publiekszaken-A", "--rest", "erase", "--yes"],
        )
    },
    Deed::new("restore", with_backup, &["restore", "s", "2011"]),
    Deed::new("new version of the tables", older, &["doctor", "s"]),
    #[cfg(feature = "encryption")]
    locked::LOCK,
    #[cfg(feature = "encryption")]
    locked::UNLOCK,
];

/// How many commands are killed.
#[allow(dead_code, reason = "the tests count")]
pub const COUNT: usize = DEEDS.len();

/// What the study is.
#[derive(PartialEq)]
enum State {
    Nothing,
    Older(i64),
    /// With how many rows of its journal say something, and whether it is locked.
    Study(Box<Study>, usize, bool),
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Older(version) => write!(f, "version {version}"),
            Self::Study(_, rows, is_locked) => {
                let kind = if *is_locked { "locked" } else { "plain" };
                write!(f, "a {kind} study of {rows} rows that say something")
            }
        }
    }
}

fn settings(data: &Path) {
    let settings = Settings {
        author: Some("b".into()),
        device: Uuid::from_u128(1),
        last: None,
        language: None,
        theme: None,
    };
    Folder::at(data).keep(&settings).unwrap();
}

fn study_in(data: &Path) -> PathBuf {
    data.join("s.nulmeting")
}

fn sample(data: &Path, change: impl FnOnce(&mut Study)) {
    let mut study = begin::sample(&builtin::library()).unwrap();
    change(&mut study);
    let origin = Origin::new(Uuid::from_u128(1), "b", Uuid::now_v7);
    drop(Store::create(&study_in(data), origin, &study.changes(), chrono::Utc::now()).unwrap());
}

/// A study, and the file of a program that codes texts, made from one with more marks.
fn coded(data: &Path) {
    // Only talks leave to which everybody agreed.
    let agree = |study: &mut Study| {
        for participant in &mut study.participants {
            participant.consent = vec![Consent::Interview];
        }
    };
    let mark = |study: &mut Study| {
        agree(study);
        for answer in study.answers.iter_mut().filter(|answer| answer.notes.text.chars().count() > 40) {
            let text: String = answer.notes.text.chars().take(12).collect();
            let target = Some(Id::new("vision_known").unwrap());
            let mark = Mark { kind: MarkKind::Passage, from: 0, to: 12, text, target, respondent: None };
            answer.notes.marks.push(mark);
        }
    };
    let elsewhere = TempDir::new().unwrap();
    sample(elsewhere.path(), mark);
    settings(elsewhere.path());
    let to = data.join("coded.qdpx");
    let arguments = ["export", "s", "--format", "qdpx", "--own", "--output", to.to_str().unwrap()];
    let output = run(elsewhere.path(), &arguments.map(str::to_owned));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    sample(data, agree);
}

fn with_backup(data: &Path) {
    sample(data, |_| {});
    let path = study_in(data);
    backup::make(&path, Reason::Day, "2011-03-24T12:00:00Z".parse().unwrap()).unwrap();
    let mut store = Store::open(&path, Origin::new(Uuid::from_u128(1), "b", Uuid::now_v7)).unwrap();
    let mut header = store.load(&Scope::Frame).unwrap().header;
    header.organisation = "changed since".into();
    store.record(&[nulmeting::domain::change::Change::Study(header)], chrono::Utc::now()).unwrap();
}

/// A study as the version before the present one wrote it.
fn older(data: &Path) {
    let present = TempDir::new().unwrap();
    sample(present.path(), |_| {});
    let version = nulmeting::store::FILE_VERSION - 1;
    let mut steps: Vec<PathBuf> =
        fs::read_dir("src/store/migrations").unwrap().map(|entry| entry.unwrap().path()).collect();
    steps.sort();
    let connection = Connection::open(study_in(data)).unwrap();
    for step in steps.iter().take(version.try_into().unwrap()) {
        connection.execute_batch(&fs::read_to_string(step).unwrap()).unwrap();
    }
    connection.pragma_update(None, "user_version", version).unwrap();
    connection.pragma_update(None, "application_id", nulmeting::store::APPLICATION_ID).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute("ATTACH ?1 AS present", [study_in(present.path()).to_str().unwrap()]).unwrap();
    let names = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let tables = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    // What triggers counted meanwhile is there already.
    let (counts, others): (Vec<String>, Vec<String>) =
        names(tables).into_iter().partition(|table| table.ends_with("_count"));
    for table in others.iter().chain(&counts) {
        let columns = names(&format!("SELECT name FROM pragma_table_info('{table}')")).join(", ");
        if counts.contains(table) {
            connection.execute_batch(&format!("DELETE FROM main.{table}")).unwrap();
        }
        let copy = format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM present.{table}");
        connection.execute_batch(&copy).unwrap();
    }
}

fn state(data: &Path) -> State {
    let path = study_in(data);
    if !path.exists() {
        return State::Nothing;
    }
    #[cfg(feature = "encryption")]
    locked::give_passphrase(&path);
    match Reader::open(&path) {
        Ok(reader) => {
            let rows = reader.journal().unwrap().iter().filter(|row| row.value.is_some()).count();
            let mut study = reader.load(&Scope::Whole).unwrap();
            // Ids of rows are others each time.
            study.erased.iter_mut().for_each(|one| one.rows.clear());
            State::Study(Box::new(study), rows, sealed::is_locked(&path))
        }
        Err(nulmeting::store::StoreError::Older { found, .. }) => State::Older(found),
        Err(other) => panic!("{other}"),
    }
}

fn command(data: &Path, before: &[&str], arguments: &[String]) -> Command {
    let mut all: Vec<&str> = before.to_vec();
    all.push(PROGRAM);
    all.extend(arguments.iter().map(String::as_str));
    let mut command = Command::new(all[0]);
    command.args(&all[1..]).env("NULMETING_DATA", data).stdin(Stdio::null());
    command
}

fn run(data: &Path, arguments: &[String]) -> Output {
    command(data, &[], arguments).output().unwrap()
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Kills so often in each of the deeds, and tells what was met.
pub fn run_all(kills: usize, seed: u64) -> String {
    let mut random = Pcg64Mcg::seed_from_u64(seed);
    let since = Instant::now();
    let mut told = Vec::new();
    for deed in DEEDS {
        let (as_before, done) = killed(deed, kills, &mut random);
        told.push(format!("{}: {kills} times, {as_before} as before, {done} done", deed.name));
    }
    format!(
        "killed in the middle of commands in {:.0} s\n  {}",
        since.elapsed().as_secs_f64(),
        told.join("\n  ")
    )
}

fn killed(deed: &Deed, kills: usize, random: &mut Pcg64Mcg) -> (usize, usize) {
    let place = TempDir::new().unwrap();
    let ground = place.path().join("ground");
    settings(&ground);
    (deed.prepare)(&ground);
    let before = state(&ground);
    let arguments = |data: &Path| -> Vec<String> {
        deed.arguments.iter().map(|one| one.replace("{data}", data.to_str().unwrap())).collect()
    };
    // Once without a kill.
    let whole_run = place.path().join("whole");
    copied(&ground, &whole_run);
    let log = place.path().join("log");
    let trace = format!("trace={STEPS}");
    let watching = ["strace", "-f", "-o", log.to_str().unwrap(), "-e", &trace];
    let watched = command(&whole_run, &watching, &arguments(&whole_run)).output();
    let said = watched.as_ref().map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned(),
    );
    let steps = watched
        .is_ok_and(|output| output.status.success())
        .then(|| fs::read_to_string(&log).unwrap().lines().filter(|line| line.contains('(')).count());
    let started = Instant::now();
    if steps.is_none() {
        let output = run(&whole_run, &arguments(&whole_run));
        assert!(output.status.success(), "{}: {}", deed.name, String::from_utf8_lossy(&output.stderr));
    }
    let takes = started.elapsed();
    let after = state(&whole_run);
    assert!(before != after, "{} does nothing: {said}", deed.name);
    let (mut as_before, mut done) = (0, 0);
    for number in 0..kills {
        let data = place.path().join(format!("{number}"));
        copied(&ground, &data);
        let moment = if let Some(steps) = steps {
            let step = 1 + random.next_u32() as usize % steps;
            let inject = format!("inject={STEPS}:signal=SIGKILL:when={step}");
            let killing = ["strace", "-f", "-o", "/dev/null", "-e", &trace, "-e", &inject];
            command(&data, &killing, &arguments(&data)).output().unwrap();
            format!("step {step} of {steps}")
        } else {
            let time = takes.mul_f64(f64::from(random.next_u32() % 1000) / 1000.0);
            kill_after(command(&data, &[], &arguments(&data)).spawn().unwrap(), time);
            format!("{time:?}")
        };
        let at = format!("{}, killed at {moment}", deed.name);
        let found = state(&data);
        assert!(found == before || found == after, "{at}: {found:?}, before {before:?}, after {after:?}");
        as_before += usize::from(found == before);
        done += usize::from(found == after);
        let other = place.path().join("other");
        copied(&data, &other);
        // A copy of its own, since what comes next is not always the same command.
        (deed.next)(&other);
        fs::remove_dir_all(&other).unwrap();
        let again = run(&data, &arguments(&data));
        let said = String::from_utf8_lossy(&again.stderr);
        let was_done = found == after && deed.done_says.is_some_and(|says| said.contains(says));
        assert!(again.status.success() || was_done, "{at}, once more: {said}");
        assert!(state(&data) == after, "{at}, once more");
        whole(&study_in(&data));
        let has_key = sealed::key_path(&study_in(&data)).exists();
        assert_eq!(has_key, sealed::is_locked(&study_in(&data)), "{at}: the key file");
        for file in files(&data) {
            let name = file.file_name().unwrap().to_str().unwrap();
            let is_left =
                [".new", ".part", ".locking", "-journal"].iter().any(|ending| name.ends_with(ending));
            assert!(!is_left, "{at}: {} is left", file.display());
            let bytes = fs::read(&file).unwrap();
            for words in deed.gone {
                let is_there = bytes.windows(words.len()).any(|window| window == words.as_bytes());
                assert!(!is_there, "{at}: {words:?} in {}", file.display());
            }
        }
        fs::remove_dir_all(&data).unwrap();
    }
    (as_before, done)
}

fn kill_after(mut child: Child, time: Duration) {
    thread::sleep(time);
    let _ = child.kill();
    child.wait().unwrap();
}
