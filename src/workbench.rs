//! The use cases: the one door through which command line and screen reach files and data.
//!
//! A [`Workbench`] holds a study open for writing; a [`Desk`] answers what screens and commands ask, on a connection of
//! its own, so that reading never keeps a sentence waiting.

pub mod adapt;
pub mod backups;
pub mod begin;
pub mod beside;
pub mod check;
pub mod data;
mod desk;
pub mod erase;
pub mod evening;
pub mod exchange;
pub mod figures;
pub mod folder;
pub mod found;
pub mod instrument;
mod joining;
pub mod leaving;
pub mod locking;
pub mod models;
pub mod names;
pub mod outside;
pub mod qda;
pub mod questionnaires;
pub mod request;
pub mod rescue;
mod results;
pub mod scan;
pub mod tables;
pub mod trouble;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::domain::change::Change;
use crate::domain::id::InterviewId;
use crate::domain::study::{Round, Study};
use crate::domain::undo::{TakenBack, Way};
use crate::failure::Failure;
use crate::store::{self, DraftKey, Origin, Store, StoreError, Typed};

pub use desk::Desk;
use folder::Folder;
use request::{DraftPlace, DraftText, Kept, Save, Struck};
use trouble::Trouble;

/// A study that is open for writing.
#[derive(Debug)]
pub struct Workbench {
    store: Store,
    errands: backups::Errands,
    rescue: rescue::Rescue,
    folder: Folder,
    /// The study's own id.
    id: String,
    /// Which file the name stood for when it was opened.
    identity: Option<Identity>,
}

/// Something could not be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotKept {
    /// Why.
    pub why: Trouble,
    /// Whether trying again may help: a full disk can be emptied, a wrong reference stays wrong.
    pub is_worth_trying_again: bool,
}

/// What was found and taken up when a study was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Text typed before the program ended without storing it as an answer; what the answer says already is left out.
    pub drafts: Vec<DraftText>,
    /// What was written at the desk before the program ended without storing it.
    pub desk: Vec<Change>,
    /// What became of what could not be written the last time.
    pub rescued: rescue::TakenUp,
    /// How many of both are in conflict with what was changed since.
    pub conflicts: usize,
    /// What is unusual about the place of the study.
    pub beside: beside::Beside,
}

impl Workbench {
    /// Opens a study for writing. What was typed before a crash becomes answers again; it is told what.
    ///
    /// # Errors
    /// The file is no study, from a newer version, or open elsewhere.
    pub fn open(folder: &Folder, path: &Path, now: DateTime<Utc>) -> Result<(Self, Restored), Failure> {
        let mut store = open_store(folder, path, now)?;
        let rescued = rescue::take_in(folder, &mut store, now);
        let mut drafts = store.drafts().map_err(failure)?;
        let mut desk = store.desk_drafts().map_err(failure)?;
        if !drafts.is_empty() || !desk.is_empty() {
            store.commit_drafts(now).map_err(failure)?;
        }
        drafts.retain(|draft| draft.is_news);
        desk.retain(|draft| draft.is_news);
        let restored = Restored {
            conflicts: drafts.iter().filter(|draft| draft.is_overtaken).count()
                + desk.iter().filter(|draft| draft.is_overtaken).count()
                + rescued.conflicts,
            rescued,
            drafts: drafts.into_iter().map(text_of).collect(),
            desk: desk.into_iter().map(|draft| draft.change).collect(),
            beside: beside::Beside::of(path),
        };
        let identity = Identity::of(path).map(|found| Identity { print: store::fingerprint(path), ..found });
        let rescue = rescue::Rescue::new(folder, &store);
        let id = store.load(&store::Scope::Frame).map_err(failure)?.header.id;
        // Where erasing was interrupted. What cannot be read is told where names are asked for.
        let _ = names::forget_erased(&store, &id);
        let (errands, folder) = (backups::Errands::default(), folder.clone());
        Ok((Self { store, errands, rescue, folder, id, identity }, restored))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Keeps something; it is on disk when this returns. Of a passage that was struck it is told who else quotes it, and of
    /// what was taken back what it was.
    ///
    /// # Errors
    /// It is not on disk, and why.
    pub fn save(&mut self, save: &Save, now: DateTime<Utc>) -> Result<Kept, NotKept> {
        if self.is_elsewhere() {
            // It could be written to all the same, and nobody would ever find it.
            return Err(NotKept { why: Trouble::gone(self.store.path()), is_worth_trying_again: true });
        }
        let kept = match save {
            Save::Changes(changes) => {
                let recorded = self.kept_by_talks(changes).and_then(|mut kept| {
                    if kept.is_empty() {
                        return self.store.record(changes, now);
                    }
                    kept.extend(changes.iter().cloned());
                    self.store.record(&kept, now)
                });
                recorded.map(|_| Kept::Quietly)
            }
            Save::Draft(DraftText { interview, place, text, marks, times, cursor }) => {
                let key = key_of(interview, place);
                let typed = Typed { text, marks: marks.as_deref(), times: Some(times), cursor: *cursor };
                self.store.save_draft(&key, &typed, now).map(|()| Kept::Quietly)
            }
            Save::Written(change) => self.store.save_desk_draft(change, now).map(|()| Kept::Quietly),
            Save::Unwritten(kind, record) => {
                self.store.discard_desk_draft(*kind, record).map(|()| Kept::Quietly)
            }
            Save::Position(interview, question) => {
                let place = desk::position_of(interview);
                self.store.save_place(&place, question.as_str()).map(|()| Kept::Quietly)
            }
            Save::Elapsed(interview, seconds) => {
                let place = desk::clock_of(interview);
                self.store.save_place(&place, &seconds.to_string()).map(|()| Kept::Quietly)
            }
            Save::Name(who, name) => {
                names::set(&self.store, &self.id, who, name.as_ref()).map(|_| Kept::Quietly)
            }
            Save::Word(word, decision) => {
                self.store.decide_words(&[(word.clone(), decision.clone())]).map(|()| Kept::Quietly)
            }
            Save::Turn(way) => self.store.turn(*way, now).map(Kept::TakenBack),
            Save::Erase(who, decisions) => {
                let erased = erase::erase_from(&mut self.store, &self.folder, (who, decisions), now);
                Ok(Kept::Erased(who.clone(), erased))
            }
            Save::Strike(strike) => {
                let key = key_of(&strike.interview, &strike.place);
                let struck = self.store.strike(&key, &strike.stays, &strike.words, now);
                struck.map(|struck| {
                    let store::Struck { notes, evidence, written, .. } = struck;
                    Kept::Struck(Struck { notes, evidence, written })
                })
            }
        };
        self.remember();
        if kept.is_ok() {
            self.errands.after(save);
            self.rescue.known = self.store.position().unwrap_or(self.rescue.known);
        }
        kept.map_err(|error| NotKept {
            is_worth_trying_again: !matches!(
                error,
                StoreError::Refused { .. } | StoreError::NoRecord { .. } | StoreError::Beside { .. }
            ),
            why: Trouble::of(&error, self.store.path()),
        })
    }

    /// Whether there is a change of whoever writes that could be taken back; not where the file cannot be read.
    pub fn can_take_back(&self) -> bool {
        self.store.can_take_back().unwrap_or(false)
    }

    /// What taking back so many changes one after the other would do, or doing so many again; nothing is changed.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn try_turning(
        &mut self,
        way: Way,
        count: usize,
        now: DateTime<Utc>,
    ) -> Result<Vec<TakenBack>, Failure> {
        self.store.try_turning(way, count, now).map_err(failure)
    }

    /// Takes back the last change of whoever writes, or does again what was taken back last.
    ///
    /// # Errors
    /// It is not on disk, and why.
    pub fn turn(&mut self, way: Way, now: DateTime<Utc>) -> Result<TakenBack, Failure> {
        match self.save(&Save::Turn(way), now) {
            Ok(Kept::TakenBack(taken)) => Ok(taken),
            Ok(Kept::Quietly | Kept::Struck(_) | Kept::Erased(..)) => {
                Err(Failure::ours("nothing was said of what was taken back"))
            }
            Err(not_kept) => Err(Failure::person(not_kept.why.to_string())),
        }
    }

    /// Whether another file lies where the study was, or something else wrote into it.
    fn is_elsewhere(&mut self) -> bool {
        let path = self.store.path();
        match (&mut self.identity, Identity::of(path)) {
            (Some(before), Some(now)) if before.inode == now.inode => {
                if before.written == now.written {
                    return false;
                }
                // Only its time was set, where its content is the same.
                let is_other = store::fingerprint(path) != before.print;
                before.written = if is_other { before.written } else { now.written };
                is_other
            }
            (before, now) => before.is_some() || now.is_some(),
        }
    }

    /// Takes the study as it is now for its own: what changed in it just now changed because of this program.
    fn remember(&mut self) {
        let path = self.store.path();
        if let (Some(before), Some(now)) = (&mut self.identity, Identity::of(path))
            && before.inode == now.inode
            && before.written != now.written
        {
            *before = Identity { print: store::fingerprint(path), ..now };
        }
    }

    /// Keeps what waits to be written in a file beside the study, or in the data folder; with nothing waiting, the file is
    /// taken away.
    pub fn keep_apart<'s>(&mut self, waiting: impl Iterator<Item = &'s Save>, now: DateTime<Utc>) {
        self.rescue.keep(waiting, now);
    }

    /// The file in which all that waits to be written is kept, where there is one.
    pub fn kept_apart(&self) -> Option<&Path> {
        self.rescue.file()
    }

    /// What is to be done beside the keys since something was kept, if anything: the copy of the day, and clearing copies
    /// of what was struck. It is given out once, and runs on any thread.
    pub fn errand(&mut self, now: DateTime<Utc>) -> Option<backups::Errand> {
        self.errands.take(self.store.path(), now)
    }

    /// What belongs to changes of rounds: talks that were begun keep the questionnaire that they were begun with.
    fn kept_by_talks(&self, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
        let rounds: Vec<&Round> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Round(round) => Some(round),
                _ => None,
            })
            .collect();
        if rounds.is_empty() {
            return Ok(Vec::new());
        }
        let held = self.store.overview(0, usize::MAX)?;
        let mut kept = Vec::new();
        for after in rounds {
            let Some(before) = held.rounds.iter().find(|round| round.id == after.id) else { continue };
            let talks = held.interviews.iter().map(|line| &line.interview);
            let talks = before.kept_questionnaires(&after.questionnaire, talks);
            kept.extend(talks.into_iter().map(|(talk, details)| Change::Interview(talk, details)));
        }
        Ok(kept)
    }
}

/// What tells a file from another one of the same name, and from itself after somebody else wrote into it.
#[derive(Clone, Debug)]
struct Identity {
    inode: (u64, u64),
    /// When it was last written, in seconds and parts of them, and how long it was then.
    written: (i64, i64, u64),
    /// Of its content; looked at only where it was written since.
    print: Option<u64>,
}

impl Identity {
    /// That of the file that a name stands for now, without its content; nothing where there is none, or where the system
    /// does not tell.
    fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let found = std::fs::metadata(path).ok()?;
            let written = (found.mtime(), found.mtime_nsec(), found.len());
            Some(Self { inode: (found.dev(), found.ino()), written, print: None })
        }
        #[cfg(not(unix))]
        {
            let _ = path;
            None
        }
    }
}

/// Opens a study for writing. A file that is none is told before anything is made in the data folder.
///
/// A study of an older version is copied before its tables are changed; where that cannot be done it stays as it is.
fn open_store(folder: &Folder, path: &Path, now: DateTime<Utc>) -> Result<Store, Failure> {
    store::check(path).map_err(failure)?;
    store::backup::make_before_migration(path, now).map_err(|error| {
        failure(error)
            .hint("the study is of an older version and is copied before it is changed; it is as it was")
    })?;
    let store = Store::open(path, origin(folder)?).map_err(failure)?;
    locking::end_what_was_interrupted(folder, &store);
    Ok(store)
}

/// Who writes on this device, with ids in the order of time.
fn origin(folder: &Folder) -> Result<Origin, Failure> {
    let settings = folder.settings()?;
    // A device that is not kept would be another one next time.
    folder.keep(&settings)?;
    Ok(Origin::new(settings.device, settings.author.unwrap_or_default(), Uuid::now_v7))
}

/// What a person is told about a problem with a study file.
pub(crate) fn failure(error: StoreError) -> Failure {
    let message = error.to_string();
    // The store writes `what happened: what to do`.
    match error {
        StoreError::Missing(path) => Failure::person(format!("{} does not exist", path.display()))
            .hint("check the name, or make the study: `nulmeting new STUDY`"),
        StoreError::Locked(path) => Failure { locked: Some(path), ..Failure::person(message) },
        StoreError::Io { path, doing, source } => {
            let message = format!("{doing} failed for {}: {source}", path.display());
            Failure::person(message).hint("check the disk, the folder and who may write there")
        }
        StoreError::Full { path, doing } => Failure::person(format!("no space was left for {} while {doing}", path.display()))
            .hint("free some space and try again; nothing was written"),
        StoreError::ReadOnly { path, doing, source } => {
            Failure::person(format!("{} cannot be written ({source}, while {doing})", path.display()))
                .hint("the disk may be read-only, or the folder or the file not yours to write: see `ls -l`, or copy the study to a place of your own")
        }
        StoreError::Disk { path, doing, source } => {
            Failure::person(format!("the disk failed for {} while {doing} ({source})", path.display()))
                .hint("see whether the disk is still there, and whether a quota is used up; nothing was written")
        }
        StoreError::NoLocks(path) => Failure::person(format!("{} cannot be locked, so that two windows could write into it", path.display()))
            .hint("some network shares lock no files: copy the study to a disk of this computer"),
        StoreError::Refused { .. } | StoreError::NoRecord { .. } => Failure::ours(message),
        _ => Failure::person(message),
    }
}

fn key_of(interview: &InterviewId, place: &DraftPlace) -> DraftKey {
    let place = match place {
        DraftPlace::Question(question) => store::DraftPlace::Question(question.clone()),
        DraftPlace::Note(place, number) => store::DraftPlace::Note(*place, *number),
    };
    DraftKey { interview: interview.clone(), place }
}

fn text_of(draft: store::Draft) -> DraftText {
    let store::Draft { key: DraftKey { interview, place }, text, marks, times, cursor, .. } = draft;
    let place = match place {
        store::DraftPlace::Question(question) => DraftPlace::Question(question),
        store::DraftPlace::Note(place, number) => DraftPlace::Note(place, number),
    };
    DraftText { interview, place, text, marks, times, cursor }
}

/// A study read as a whole, with the file that it is from.
#[derive(Clone, Debug)]
pub struct OpenStudy {
    /// Everything in it.
    pub study: Study,
    /// Its instruments.
    pub instruments: std::sync::Arc<request::Instruments>,
    /// The file.
    pub path: PathBuf,
}
