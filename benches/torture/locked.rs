//! Locking and unlocking, killed in their midst: what was promised locked cannot be read, neither after the same command
//! once more nor after any other that writes.

use std::fs;
use std::path::Path;

use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::names::Name;
use nulmeting::domain::times::Times;
use nulmeting::store::backup::{self, Reason};
use nulmeting::store::sealed;
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::request::{DraftPlace, DraftText, Save};
use nulmeting::workbench::{Workbench, locking, names};

use super::{Deed, SAMPLE, files, run, sample, study_in};

const PASSPHRASE: &str = "brug lamp koe sloot";

/// Lies in the data folder, with the passphrase in it.
const FILE: &str = "{data}/passphrase";

/// What stands in the study, in its copy, in the names beside it and in what could not be saved, and how a plain study
/// begins.
const WORDS: &[&str] = &[
    "SQLite format 3",
    "CREATE TABLE",
    "Not a subject of work meetings",
    "Kwispelstaart",
    "Fietsles op de Bornsestraat",
];

pub(super) const LOCK: Deed = Deed {
    gone: WORDS,
    done_says: Some("locked already"),
    next: start,
    ..Deed::new("lock", plain, &["lock", "s", "--passphrase-file", FILE])
};

pub(super) const UNLOCK: Deed = Deed {
    done_says: Some("is not locked"),
    next: start,
    ..Deed::new("unlock", locked, &["unlock", "s", "--passphrase-file", FILE])
};

/// A study with a copy, a name, and something that could not be saved.
fn plain(data: &Path) {
    sample(data, |_| {});
    let (study, folder, now) = (study_in(data), Folder::at(data), chrono::Utc::now());
    names::change(&folder, &study, "sez-A", Some(&Name::new("Kwispelstaart").unwrap()), now).unwrap();
    backup::make(&study, Reason::Day, "2011-03-24T12:00:00Z".parse().unwrap()).unwrap();
    let (mut workbench, _) = Workbench::open(&folder, &study, now).unwrap();
    let away = data.join("away");
    fs::rename(&study, &away).unwrap();
    let save = Save::Draft(DraftText {
        interview: InterviewId::new("sez/r1").unwrap(),
        place: DraftPlace::Question(Id::new("core_tasks").unwrap()),
        text: "Fietsles op de Bornsestraat".into(),
        marks: None,
        times: Times::default(),
        cursor: 0,
    });
    assert!(workbench.save(&save, now).is_err());
    workbench.keep_apart(std::iter::once(&save), now);
    fs::rename(&away, &study).unwrap();
    drop(workbench);
    fs::write(data.join("passphrase"), PASSPHRASE).unwrap();
    for words in WORDS {
        let holds = |path: &Path| fs::read(path).unwrap().windows(words.len()).any(|w| w == words.as_bytes());
        assert!(files(data).iter().any(|path| holds(path)), "{words} is nowhere");
    }
}

fn locked(data: &Path) {
    plain(data);
    locking::lock(&Folder::at(data), &study_in(data), PASSPHRASE, chrono::Utc::now()).unwrap();
}

/// So that a locked study can be looked into.
pub(super) fn give_passphrase(study: &Path) {
    if sealed::is_locked(study) {
        // Most of the time is spent making a key of it.
        sealed::unlock_with(study, PASSPHRASE).unwrap();
    }
}

/// Whatever writes into the study next: it opens, what it makes beside it is whole, and where it is locked nothing can be
/// read; where it is not, it can be locked.
fn start(data: &Path) {
    let passphrase = FILE.replace("{data}", data.to_str().unwrap());
    let command = |arguments: &[&str]| {
        let mut all: Vec<String> = arguments.iter().map(|one| (*one).to_owned()).collect();
        all.extend(["--passphrase-file".to_owned(), passphrase.clone()]);
        let output = run(data, &all);
        assert!(output.status.success(), "{all:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let study = study_in(data);
    let was_locked = sealed::is_locked(&study);
    command(&["import", "s", SAMPLE]);
    assert_eq!(sealed::is_locked(&study), was_locked);
    if was_locked {
        nothing_to_read(data);
    }
    give_passphrase(&study);
    let made = backup::make(&study, Reason::Day, chrono::Utc::now()).unwrap();
    assert_eq!(sealed::is_locked(&made.path), was_locked);
    for copy in backup::all(&study) {
        assert_eq!(backup::problems(&copy.path).unwrap(), [] as [String; 0], "{}", copy.path.display());
    }
    command(&["restore", "s", made.path.file_stem().unwrap().to_str().unwrap()]);
    let names = names::list(&study).unwrap();
    assert!(names.iter().any(|one| one.name.as_ref().is_some_and(|name| name.as_str() == "Kwispelstaart")));
    if !was_locked {
        command(&["lock", "s"]);
    }
    nothing_to_read(data);
}

fn nothing_to_read(data: &Path) {
    for file in files(data) {
        let bytes = fs::read(&file).unwrap();
        for words in WORDS {
            let is_there = bytes.windows(words.len()).any(|window| window == words.as_bytes());
            assert!(!is_there, "{words:?} can be read in {}", file.display());
        }
    }
}
