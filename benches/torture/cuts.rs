//! The power goes while a study is written.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use chrono::Utc;
use nulmeting::definition::builtin;
use nulmeting::domain::change::Change;
use nulmeting::domain::evidence::{Evidence, EvidenceKind, Side};
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::rating::{Rating, Value};
use nulmeting::domain::study::Study;
use nulmeting::domain::times::Times;
use nulmeting::store::{Origin, Scope, Store};
use nulmeting::workbench::folder::{Folder, Settings};
use nulmeting::workbench::request::{DraftPlace, DraftText, Save};
use nulmeting::workbench::{Workbench, begin};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use tempfile::TempDir;
use uuid::Uuid;

use super::kills::whole;
use super::power::{Asked, Disk};

/// The argument with which this program only writes, to be watched.
pub const DRIVE: &str = "--drive";

/// How many things are saved one after the other; enough for the log to be taken into the study several times.
const SAVES: usize = 900;

const NAME: &str = "power.nulmeting";
const WORD: &str = "Wort";

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn folder_of(study: &Path) -> Folder {
    Folder::at(study.parent().unwrap().join("data"))
}

/// Saves one thing after the other, and says so.
pub fn drive(study: &Path) {
    let (mut workbench, _) = Workbench::open(&folder_of(study), study, Utc::now()).unwrap();
    let mut out = std::io::stdout();
    for number in 1..=SAVES {
        workbench.save(&nth(number), Utc::now()).unwrap();
        writeln!(out, "saved {number}").unwrap();
        out.flush().unwrap();
    }
}

/// The `number`th thing that is saved: text that grows, a rating whose note is the number, or a piece of evidence.
fn nth(number: usize) -> Save {
    match number % 3 {
        0 => Save::Draft(DraftText {
            interview: InterviewId::new("samenleving/r2").unwrap(),
            place: DraftPlace::Question(id("zz-power")),
            text: format!("{WORD} ").repeat(number),
            marks: None,
            times: Times::default(),
            cursor: 0,
        }),
        1 => Save::Changes(vec![Change::Rating(Rating {
            unit: id("vastgoed"),
            round: id("r2"),
            indicator: id("vision_known"),
            value: Value::level(u8::try_from(number % 4).unwrap()).unwrap(),
            reasons: Vec::new(),
            rater: None,
            note: Some(number.to_string()),
            evidence: Vec::new(),
        })]),
        _ => Save::Changes(vec![Change::Evidence(Evidence {
            id: id(&format!("power-{number}")),
            kind: EvidenceKind::Document,
            text: format!("{number} {}", WORD.repeat(number % 700)),
            interview: None,
            question: None,
            respondent: None,
            source: Some("power".to_owned()),
            place: None,
            as_of: None,
            about: None,
            side: Side::For,
        })]),
    }
}

/// Cuts the power so often, at any moment of the writing; fails where a study does not open, is not whole or lacks
/// something that was said to be saved.
pub fn run(cuts: usize, seed: u64) -> String {
    let since = Instant::now();
    let Some((start, asked)) = watched() else {
        return "the power is cut only where `strace` is installed".to_owned();
    };
    let mut random = Pcg64Mcg::seed_from_u64(seed);
    let mut moments: Vec<usize> = (0..cuts).map(|_| random.next_u32() as usize % asked.len()).collect();
    moments.sort_unstable();
    let syncs = asked.iter().filter(|one| matches!(one, Asked::Sync(_))).count();
    let (mut disk, mut done) = (start, 0);
    for moment in moments {
        while done <= moment {
            disk.ask(&asked[done]);
            done += 1;
        }
        let place = TempDir::new().unwrap();
        disk.lose_power(place.path(), || random.next_u32());
        let study = place.path().join(NAME);
        whole(&study);
        holds(&study, disk.saved);
    }
    format!(
        "power cut {cuts} times in {:.0} s, at any of {} steps ({syncs} syncs, {} things saved)\n  \
         every study opened, was whole and held what was said to be saved",
        since.elapsed().as_secs_f64(),
        asked.len(),
        disk.saved,
    )
}

/// Fails where a study does not hold what was said to be saved.
fn holds(study: &Path, saved: usize) {
    let store = Store::open(study, Origin::new(Uuid::from_u128(2), "t", Uuid::now_v7)).unwrap();
    let all: Study = store.load(&Scope::Whole).unwrap();
    let typed = store.drafts().unwrap().first().map_or(0, |draft| draft.text.matches(WORD).count());
    assert!(typed >= saved - saved % 3, "{saved} saved, and of the text {typed} words are there");
    let rated = all.ratings.iter().find_map(|one| {
        let is_it = one.unit == *"vastgoed" && one.indicator == *"vision_known" && one.rater.is_none();
        one.note.as_deref().filter(|_| is_it)?.parse::<usize>().ok()
    });
    let wanted = (1..=saved).rev().find(|number| number % 3 == 1).unwrap_or(0);
    assert!(rated.unwrap_or(0) >= wanted, "{saved} saved, and the rating is that of {rated:?}");
    for number in (1..=saved).filter(|number| number % 3 == 2) {
        let found = all.evidence.iter().find(|one| one.id == *format!("power-{number}").as_str());
        let text = found.map(|one| one.text.as_str());
        let expected = format!("{number} {}", WORD.repeat(number % 700));
        assert_eq!(text, Some(expected.as_str()), "{saved} saved, and evidence {number} is not there");
    }
}

/// The disk before, and what was asked of it while things were saved; nothing where nobody can watch.
fn watched() -> Option<(Disk, Vec<Asked>)> {
    let place = TempDir::new().unwrap();
    let study = place.path().join(NAME);
    let settings = Settings {
        author: Some("b".into()),
        device: Uuid::from_u128(1),
        last: None,
        language: None,
        theme: None,
    };
    folder_of(&study).keep(&settings).unwrap();
    let sample = begin::sample(&builtin::library()).unwrap();
    let origin = Origin::new(Uuid::from_u128(1), "b", Uuid::now_v7);
    drop(Store::create(&study, origin, &sample.changes(), Utc::now()).unwrap());
    let start = Disk::with([(NAME.to_owned(), fs::read(&study).unwrap())]);
    let log = place.path().join("log");
    let calls = "trace=pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat";
    let watched = Command::new("strace")
        .args(["-f", "-y", "-xx", "-s", "16777216", "-e", calls, "-o"])
        .arg(&log)
        .arg(std::env::current_exe().unwrap())
        .args([DRIVE.as_ref(), study.as_os_str()])
        .output();
    let output = watched.ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let log = fs::read_to_string(&log).unwrap();
    let asked: Vec<Asked> = log.lines().filter_map(|line| read(line, place.path())).collect();
    let saved = asked.iter().filter(|one| matches!(one, Asked::Saved(_))).count();
    assert_eq!(saved, SAVES, "the log is not understood");
    // The log, played back without a cut, is the file as it is.
    let mut disk = start.clone();
    for one in &asked {
        disk.ask(one);
    }
    let again = TempDir::new().unwrap();
    disk.lose_power(again.path(), || 1);
    assert!(fs::read(again.path().join(NAME)).unwrap() == fs::read(&study).unwrap(), "the log misses writes");
    Some((start, asked))
}

/// A line of the log: `PID call(FD</path>, "\x0a…", COUNT, OFFSET) = RESULT`, with paths and texts as bytes in
/// hexadecimal.
fn read(line: &str, place: &Path) -> Option<Asked> {
    let call = line.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let (name, rest) = call.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(") = ")?;
    if result.starts_with('-') {
        return None;
    }
    if name.starts_with("unlink") {
        let file = ours(&String::from_utf8(quoted(arguments)?).ok()?, place)?;
        return Some(Asked::Remove(file));
    }
    let path = arguments.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(path, _)| path)?;
    let path = String::from_utf8(unescaped(path)).ok()?;
    let after = &arguments[arguments.find('>')? + 1..];
    if name == "write" {
        let bytes = quoted(after)?;
        let text = String::from_utf8(bytes).ok()?;
        return text.strip_prefix("saved ")?.trim_end().parse().ok().map(Asked::Saved);
    }
    let file = ours(&path, place)?;
    let last = || after.rsplit(", ").next()?.trim().parse::<usize>().ok();
    match name {
        "pwrite64" => Some(Asked::Write(file, last()?, quoted(after)?)),
        "ftruncate" => Some(Asked::Cut(file, last()?)),
        "fsync" | "fdatasync" => Some(Asked::Sync(file)),
        _ => None,
    }
}

/// The name of a file of the study; not what lies elsewhere, and not the index of the log, which a cut always takes.
fn ours(path: &str, place: &Path) -> Option<String> {
    let path = Path::new(path);
    let name = path.file_name()?.to_str()?;
    let is_ours = path.parent() == Some(place) && (name == NAME || name == format!("{NAME}-wal"));
    is_ours.then(|| name.to_owned())
}

fn quoted(text: &str) -> Option<Vec<u8>> {
    let (_, rest) = text.split_once('"')?;
    let (inner, _) = rest.split_once('"')?;
    Some(unescaped(inner))
}

/// Bytes written as `\x0a`; what is written otherwise stands for itself.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let hex = rest.strip_prefix("\\x").and_then(|hex| hex.get(..2));
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &rest[4..];
        } else {
            let length = first.len_utf8();
            bytes.extend(rest[..length].bytes());
            rest = &rest[length..];
        }
    }
    bytes
}
