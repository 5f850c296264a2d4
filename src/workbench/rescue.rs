//! What is typed while the study cannot be written: kept in a file beside it, else in the data folder, else in memory that
//! outlasts the program, until it is in the study. The next time the study is opened it is taken in.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::domain::answer::Mark;
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::id::Id;
use crate::domain::names::Name;
use crate::domain::times::Times;
use crate::store::rescue::{Rescued, TakenIn};
use crate::store::sealed::{self, Seal};
use crate::store::{DraftKey, Scope, Store, StoreError};

use super::folder::{Folder, write_bytes};
use super::request::{DraftText, Save};
use super::{key_of, names};

/// How many rescue files of one study are looked for.
const MOST: u32 = 99;

/// The file, as it is written.
#[derive(Debug, Serialize, Deserialize)]
struct Sheet {
    /// What a person who opens it should know.
    about: String,
    /// The study's id.
    study: String,
    /// The last place of the journal that was known.
    known: i64,
    at: DateTime<Utc>,
    items: Vec<Item>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Item {
    Changes(Vec<Line>),
    Draft {
        kind: String,
        record: String,
        text: String,
        marks: Option<Vec<Mark>>,
        times: Times,
        cursor: usize,
    },
    Written(Line),
    Unwritten {
        kind: String,
        record: String,
    },
    Strike {
        kind: String,
        record: String,
        stays: Vec<Line>,
        words: String,
    },
    /// It goes beside the study again, never into it.
    Name {
        respondent: Id,
        name: Option<Name>,
    },
}

#[derive(Debug, Serialize, Deserialize)]
struct Line {
    kind: String,
    record: String,
    part: String,
    value: Json,
}

impl Line {
    fn of(change: &Change) -> Self {
        let key = change.key();
        Self {
            kind: key.kind.as_str().to_owned(),
            record: key.record,
            part: key.part.to_string(),
            value: change.value(),
        }
    }

    fn read(self) -> Result<Change, String> {
        let Self { kind, record, part, value } = self;
        let unknown = || format!("there is no `{kind}` with `{part}`");
        let key = PartKey {
            kind: RecordKind::read(&kind).ok_or_else(unknown)?,
            part: Part::read(&part).ok_or_else(unknown)?,
            record,
        };
        Change::read(&key, value).map_err(|error| error.to_string())
    }
}

impl Item {
    /// Where one was, and what was decided of words on the way out, is not worth keeping; what is to be taken back or
    /// erased is known only where it can be read.
    fn of(save: &Save) -> Option<Self> {
        let place = |interview, place| {
            let key = key_of(interview, place).part();
            (key.kind.as_str().to_owned(), key.record)
        };
        Some(match save {
            Save::Changes(changes) => Self::Changes(changes.iter().map(Line::of).collect()),
            Save::Draft(DraftText { interview, place: at, text, marks, times, cursor }) => {
                let (kind, record) = place(interview, at);
                let (text, marks, times) = (text.clone(), marks.clone(), times.clone());
                Self::Draft { kind, record, text, marks, times, cursor: *cursor }
            }
            Save::Written(change) => Self::Written(Line::of(change)),
            Save::Unwritten(kind, record) => {
                Self::Unwritten { kind: kind.as_str().to_owned(), record: record.clone() }
            }
            Save::Strike(strike) => {
                let (kind, record) = place(&strike.interview, &strike.place);
                let stays = strike.stays.iter().map(Line::of).collect();
                Self::Strike { kind, record, stays, words: strike.words.clone() }
            }
            Save::Name(respondent, name) => Self::Name { respondent: respondent.clone(), name: name.clone() },
            Save::Position(..) | Save::Elapsed(..) | Save::Word(..) | Save::Turn(_) | Save::Erase(..) => {
                return None;
            }
        })
    }
}

/// Where what cannot be written is kept meanwhile.
#[derive(Debug)]
pub(super) struct Rescue {
    study: PathBuf,
    folder: Folder,
    id: String,
    /// What is kept lies there as the study does: readable or not.
    seal: Option<Seal>,
    /// The last place of the journal that is known.
    pub(super) known: i64,
    /// The file that holds what is waiting, or was waiting the last time that it could be written.
    file: Option<PathBuf>,
    /// Whether the file holds all that is waiting.
    is_whole: bool,
}

impl Rescue {
    pub(super) fn new(folder: &Folder, store: &Store) -> Self {
        let id = store.load(&Scope::Frame).map(|study| study.header.id).unwrap_or_default();
        Self {
            study: std::path::absolute(store.path()).unwrap_or_else(|_| store.path().to_owned()),
            folder: folder.clone(),
            seal: Seal::of(store.path()).ok(),
            id,
            known: store.position().unwrap_or_default(),
            file: None,
            is_whole: false,
        }
    }

    /// The file that holds all that is waiting, where there is one.
    pub(super) fn file(&self) -> Option<&Path> {
        self.file.as_deref().filter(|_| self.is_whole)
    }

    /// Keeps what is waiting in the file; with nothing waiting, the file goes.
    pub(super) fn keep<'s>(&mut self, waiting: impl Iterator<Item = &'s Save>, now: DateTime<Utc>) {
        let items: Vec<Item> = waiting.filter_map(Item::of).collect();
        if items.is_empty() {
            if let Some(file) = self.file.take() {
                let _ = fs::remove_file(file);
            }
            return;
        }
        self.is_whole = false;
        let sheet = Sheet {
            about: "typed into a study that could not be written; it is taken in when the study is opened"
                .to_owned(),
            study: self.id.clone(),
            known: self.known,
            at: now,
            items,
        };
        let Ok(text) = serde_json::to_string_pretty(&sheet) else { return };
        // Without a seal nothing is written that anybody could read.
        let Some(Ok(bytes)) = self.seal.as_ref().map(|seal| seal.seal(text.as_bytes())) else { return };
        let fresh = places(&self.folder, &self.study).into_iter().map(|place| free(&place));
        let places = self.file.clone().into_iter().chain(fresh);
        for place in places {
            if write_bytes(&place, &bytes, true).is_ok() {
                if let Some(old) = self.file.replace(place.clone()).filter(|old| *old != place) {
                    let _ = fs::remove_file(old);
                }
                self.is_whole = true;
                return;
            }
        }
    }
}

/// Where rescue files of a study lie: beside it, in the data folder, or, where no disk has room, in the system's folder for
/// as long as the person is logged in.
fn places(folder: &Folder, study: &Path) -> Vec<PathBuf> {
    let name = study.file_name().unwrap_or_default();
    let mut places = vec![study.to_owned(), folder.path().join(name)];
    places.extend(folder.spare().map(|spare| spare.join(name)));
    places
}

fn numbered(study: &Path, number: u32) -> PathBuf {
    let mut name = study.as_os_str().to_owned();
    name.push(ending(number));
    PathBuf::from(name)
}

fn ending(number: u32) -> String {
    if number == 1 { ".rescue".to_owned() } else { format!(".rescue-{number}") }
}

/// The endings that rescue files of a study have after its name, in the order in which they are taken in.
pub(super) fn endings() -> impl Iterator<Item = String> {
    (1..=MOST).map(ending)
}

/// The first name that nothing has yet.
fn free(study: &Path) -> PathBuf {
    let mut number = 1;
    while numbered(study, number).symlink_metadata().is_ok() {
        number += 1;
    }
    numbered(study, number)
}

/// Whether it is a file itself: one that a link leads to was not written here.
fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_file())
}

/// The rescue files of a study, wherever they lie.
pub fn files(folder: &Folder, study: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for place in places(folder, study) {
        found.extend((1..=MOST).map(|number| numbered(&place, number)).filter(|file| is_file(file)));
    }
    let whole = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    let mut seen: Vec<PathBuf> = Vec::new();
    found.retain(|path| {
        let is_new = !seen.contains(&whole(path));
        seen.push(whole(path));
        is_new
    });
    found
}

/// Seals the rescue files of a study that was locked, or opens them before its key goes; how many.
pub(super) fn follow(folder: &Folder, study: &Path, seal: Option<&Seal>) -> Result<usize, StoreError> {
    let mut count = 0;
    for file in files(folder, study) {
        count += usize::from(sealed::follow(study, &file, seal, "reading what could not be saved")?);
    }
    Ok(count)
}

/// What became of the rescue files of a study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenUp {
    /// How many changes and texts were taken in.
    pub count: usize,
    /// How many of them are in conflict with what was entered since.
    pub conflicts: usize,
    /// Files that could not be taken in and are still there, with why.
    pub left: Vec<(PathBuf, String)>,
}

/// Takes in what lies beside a study; a file goes when all of it is in the study.
pub(super) fn take_in(folder: &Folder, store: &mut Store, now: DateTime<Utc>) -> TakenUp {
    let mut taken = TakenUp::default();
    for file in files(folder, store.path()) {
        match take_in_one(&file, store, now) {
            Ok(done) => {
                taken.count += done.count;
                taken.conflicts += done.conflicts;
                if let Err(error) = fs::remove_file(&file) {
                    taken.left.push((file, error.to_string()));
                }
            }
            Err(why) => taken.left.push((file, why)),
        }
    }
    taken
}

/// Takes in what lies beside another study, a damaged one, and leaves it there.
pub(super) fn take_in_copies(files: &[PathBuf], store: &mut Store, now: DateTime<Utc>) -> TakenUp {
    let mut taken = TakenUp::default();
    for file in files {
        match take_in_one(file, store, now) {
            Ok(done) => {
                taken.count += done.count;
                taken.conflicts += done.conflicts;
            }
            Err(why) => taken.left.push((file.clone(), why)),
        }
    }
    taken
}

fn take_in_one(file: &Path, store: &mut Store, now: DateTime<Utc>) -> Result<TakenIn, String> {
    let told = |error: StoreError| error.to_string();
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    let bytes = sealed::open_beside(store.path(), file, bytes).map_err(told)?;
    let sheet: Sheet = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
    let id = store.load(&Scope::Frame).map_err(told)?.header.id;
    if id != sheet.study {
        return Err(format!("it is of another study, `{}`", sheet.study));
    }
    let closed = store.erased().map_err(told)?;
    let draft_key = |kind: &str, record: &str| {
        DraftKey::read(kind, record).ok_or_else(|| format!("nothing is typed into {kind} {record}"))
    };
    let (mut rescued, mut strikes, mut named) = (Vec::new(), Vec::new(), 0);
    for item in sheet.items {
        match item {
            Item::Changes(lines) => {
                rescued.push(Rescued::Changes(lines.into_iter().map(Line::read).collect::<Result<_, _>>()?));
            }
            Item::Draft { kind, record, text, marks, times, cursor } => {
                let key = draft_key(&kind, &record)?;
                rescued.push(Rescued::Draft { key, text, marks, times, cursor });
            }
            Item::Written(line) => rescued.push(Rescued::Written(line.read()?)),
            Item::Unwritten { kind, record } => {
                let read = RecordKind::read(&kind).ok_or_else(|| format!("there is no `{kind}`"))?;
                rescued.push(Rescued::Unwritten(read, record));
            }
            Item::Strike { kind, record, stays, words } => {
                let stays: Vec<Change> = stays.into_iter().map(Line::read).collect::<Result<_, _>>()?;
                strikes.push((draft_key(&kind, &record)?, stays, words));
            }
            Item::Name { respondent, name } => {
                let name = name.filter(|_| !closed.contains(&respondent));
                names::set(store, &id, &respondent, name.as_ref()).map_err(told)?;
                named += 1;
            }
        }
    }
    let mut done = store.take_in(&rescued, sheet.known, now).map_err(told)?;
    done.count += named;
    for (key, stays, words) in strikes {
        store.strike(&key, &stays, &words, now).map_err(told)?;
    }
    Ok(done)
}
