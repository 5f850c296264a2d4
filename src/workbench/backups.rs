//! Copies of a study: made by themselves, listed, and put back.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};

use crate::definition::builtin;
use crate::domain::change::{Change, PartKey};
use crate::failure::Failure;
use crate::store::{Scope, StoreError, backup, doctor, salvage, sealed};

use super::check::library;
use super::folder::Folder;
use super::leaving::{Step, Steps};
use super::request::Save;
use super::rescue::{self, TakenUp};
use super::trouble::Trouble;
use super::{Desk, Restored, Workbench, exchange, failure, key_of, names, open_store};

pub use crate::store::backup::{Backup, PutBack, Reason};
pub use crate::store::doctor::{Ailment, Examined};
pub use crate::store::extent::{Against, Extent};
pub use crate::store::salvage::Salvaged;

/// What is to be done about copies because of what was kept.
#[derive(Debug, Default)]
pub(super) struct Errands {
    /// The day for which it was looked whether there is a copy.
    looked_on: Option<NaiveDate>,
    has_changed: bool,
    /// Where something was struck.
    struck: Vec<PartKey>,
}

impl Errands {
    /// Takes note of what was kept.
    pub(super) fn after(&mut self, save: &Save) {
        match save {
            Save::Changes(_) | Save::Draft(_) | Save::Written(_) | Save::Turn(_) | Save::Erase(..) => {
                self.has_changed = true;
            }
            Save::Strike(strike) => {
                self.has_changed = true;
                self.struck.push(key_of(&strike.interview, &strike.place).part());
            }
            // Where one was is no change of the study, and no copy of it holds a name.
            Save::Unwritten(..)
            | Save::Position(..)
            | Save::Elapsed(..)
            | Save::Name(..)
            | Save::Word(..) => {}
        }
    }

    pub(super) fn take(&mut self, study: &Path, now: DateTime<Utc>) -> Option<Errand> {
        let today = now.date_naive();
        let is_first = self.has_changed && self.looked_on != Some(today);
        if is_first {
            self.looked_on = Some(today);
        }
        let has_one = |backup: &Backup| backup.at.date_naive() == today && backup.reason != Reason::Damaged;
        let is_due = is_first && !backup::all(study).iter().any(has_one);
        let struck = std::mem::take(&mut self.struck);
        (is_first || !struck.is_empty()).then(|| Errand { study: study.to_owned(), is_due, struck, now })
    }
}

/// Held while copies are written or cleared: two threads of the program would write the same files, and a copy that was
/// begun before words were struck or erased would come to lie among the others after those were cleared of them.
pub(super) fn one_at_a_time() -> MutexGuard<'static, ()> {
    static COPYING: Mutex<()> = Mutex::new(());
    COPYING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Something to do about the copies of a study, beside the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    study: PathBuf,
    is_due: bool,
    struck: Vec<PartKey>,
    now: DateTime<Utc>,
}

impl Errand {
    /// Whether nothing may be called saved before it is done: words were struck, and a copy may hold them.
    pub fn is_awaited(&self) -> bool {
        !self.struck.is_empty()
    }

    /// Does it: what was struck goes out of the copies, the copy of the day is made, old ones are taken away.
    ///
    /// # Errors
    /// Why it could not be done; the study is as it was.
    pub fn run(&self) -> Result<(), Trouble> {
        let _copying = one_at_a_time();
        let attempt = || {
            backup::forget(&self.study, &self.struck)?;
            if self.is_due {
                let made = backup::make(&self.study, Reason::Day, self.now)?;
                backup::tidy(&self.study, Some(&made.path))?;
            }
            Ok(())
        };
        attempt().map_err(|error: StoreError| Trouble::of(&error, &self.study))
    }
}

/// A copy, and whether it is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The copy.
    pub backup: Backup,
    /// What is wrong with it; nothing where it is sound.
    pub problems: Vec<String>,
}

/// The copies of a study, the newest first, each looked at as a whole.
///
/// # Errors
/// They are locked, and the passphrase was not given yet.
pub fn list(study: &Path) -> Result<Vec<Checked>, Failure> {
    Steps::in_silence(|steps| list_in_steps(study, steps))
}

/// The same, a step for each.
///
/// # Errors
/// As for [`list`], or it was ended.
pub fn list_in_steps(study: &Path, steps: &mut Steps) -> Result<Vec<Checked>, Failure> {
    let all = backup::all(study);
    steps.expect(all.len());
    let look = |backup: Backup| {
        steps.next(Step::Examining)?;
        Ok(Checked { problems: problems(study, &backup.path)?, backup })
    };
    all.into_iter().map(look).collect()
}

/// What is wrong with a copy of a study; nothing where it is sound.
fn problems(study: &Path, copy: &Path) -> Result<Vec<String>, Failure> {
    Ok(match backup::problems(copy) {
        // One with a key of its own is told: the passphrase of the study would not open it.
        Err(StoreError::Locked(copy)) if sealed::have_one_key(study, &copy).unwrap_or(false) => {
            return Err(failure(StoreError::Locked(study.to_owned())));
        }
        Err(StoreError::Locked(copy)) => {
            vec![StoreError::OtherKeys { study: study.to_owned(), copy }.to_string()]
        }
        looked => looked.unwrap_or_else(|error| vec![error.to_string()]),
    })
}

/// The copies of a study, not looked at yet, and what the study holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// The copies, the newest first.
    pub all: Vec<Backup>,
    /// How much the study holds.
    pub now: Extent,
    /// The folder that they lie in.
    pub folder: PathBuf,
    /// The file with the names of respondents, which no copy has; nothing where there is none.
    pub names: Option<PathBuf>,
}

impl Copies {
    /// Those of a study.
    ///
    /// # Errors
    /// The study cannot be read.
    pub fn of(study: &Path) -> Result<Self, Failure> {
        let names = names::are_there(study).then(|| names::path(study));
        let now = Extent::of(study).map_err(failure)?;
        Ok(Self { all: backup::all(study), now, folder: backup::folder(study), names })
    }
}

/// A copy that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedAt {
    /// What is wrong with it; nothing where it is sound.
    pub problems: Vec<String>,
    /// How it differs from the study; nothing where it cannot be read.
    pub against: Option<Against>,
}

/// Looks at one copy of a study as a whole.
///
/// # Errors
/// It is locked, and the passphrase was not given yet.
pub fn look(study: &Path, copy: &Path) -> Result<LookedAt, Failure> {
    let problems = problems(study, copy)?;
    let against = if problems.is_empty() { Against::of(study, copy).ok() } else { None };
    Ok(LookedAt { problems, against })
}

/// Makes a copy because somebody wants one, and takes away those that the rule leaves out.
///
/// # Errors
/// The study cannot be read, or no copy can be written; then none is left.
pub fn make_now(study: &Path, now: DateTime<Utc>) -> Result<Backup, Failure> {
    let _copying = one_at_a_time();
    let made = backup::make(study, Reason::Wanted, now).map_err(failure)?;
    backup::tidy(study, Some(&made.path)).map_err(failure)?;
    Ok(made)
}

/// The copy of a name: the whole name or the beginning of exactly one, or the path of a file.
///
/// # Errors
/// There is none, or several begin so.
pub fn named(study: &Path, name: &str) -> Result<PathBuf, Failure> {
    let all = backup::all(study);
    let found: Vec<&Backup> = all.iter().filter(|one| one.name().starts_with(name)).collect();
    match found.as_slice() {
        [only] => return Ok(only.path.clone()),
        [] if Path::new(name).is_file() => return Ok(PathBuf::from(name)),
        _ => {}
    }
    if let Some(exact) = found.iter().find(|one| one.name() == name) {
        return Ok(exact.path.clone());
    }
    let message = match found.len() {
        0 => format!("there is no backup `{name}` of {}", study.display()),
        count => format!("{count} backups of {} begin with `{name}`", study.display()),
    };
    let known: Vec<String> = all.iter().map(Backup::name).collect();
    Err(Failure::person(message).hint(if known.is_empty() {
        format!("there are none in {}", backup::folder(study).display())
    } else {
        format!("name one of them: {}", known.join(", "))
    }))
}

/// Puts a copy in the place of a study; see [`backup::restore`].
///
/// # Errors
/// The study is open elsewhere, the copy is not sound, or the folder cannot be written to: then the study is as it was.
pub fn restore(study: &Path, copy: &Path, now: DateTime<Utc>) -> Result<PutBack, Failure> {
    backup::restore(study, copy, now).map_err(failure)
}

/// A study that is open again, after a copy was to take its place.
#[derive(Debug)]
pub struct Reopened {
    /// It, for writing.
    pub workbench: Workbench,
    /// It, for reading.
    pub desk: Desk,
    /// What was found when it was opened: what was being typed when the copy was made.
    pub restored: Restored,
    /// What was done, or why the study is as it was.
    pub done: Result<PutBack, Failure>,
}

/// Puts a copy in the place of a study that was open until now, and opens it again. Whoever calls it has closed the study.
///
/// # Errors
/// It cannot be opened any more.
pub fn put_back(folder: &Folder, study: &Path, copy: &Path, now: DateTime<Utc>) -> Result<Reopened, Failure> {
    let done = restore(study, copy, now);
    let (workbench, restored) = Workbench::open(folder, study, now)?;
    Ok(Reopened { workbench, desk: Desk::open(study)?, restored, done })
}

/// Looks a study over and mends what can be mended without guessing; see [`doctor::examine`]. A study of an older version
/// is copied before its tables are changed.
///
/// # Errors
/// The file is no study, is open elsewhere, or cannot be read at all; or no copy can be made: then nothing was mended.
pub fn examine(study: &Path, now: DateTime<Utc>) -> Result<Examined, Failure> {
    examine_before(study, now, &mut || Ok(()))
}

/// The same; before anything is mended or copied it asks whether to go on.
///
/// # Errors
/// As for [`examine`], or it was not to go on: then nothing was mended.
pub fn examine_before(
    study: &Path,
    now: DateTime<Utc>,
    go_on: &mut dyn FnMut() -> Result<(), Failure>,
) -> Result<Examined, Failure> {
    backup::make_before_migration(study, now).map_err(failure)?;
    let mut why = None;
    let examined = doctor::examine_while(study, now, &mut || {
        why = go_on().err();
        why.is_none()
    });
    examined.map_err(|error| why.unwrap_or_else(|| failure(error)))
}

/// What was saved of a damaged study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Rows and texts.
    pub salvaged: Salvaged,
    /// The model and questionnaires, by id, whose text was lost and is now the one that is known here, which may be of
    /// another version.
    pub known_here: Vec<String>,
    /// Those whose text is not known here either: without them the study cannot be opened.
    pub unknown: Vec<String>,
    /// Whether the names of respondents lie beside the new study as well; why not, where there are some.
    pub names: Result<bool, String>,
    /// What became of what could not be written into the damaged study: its files stay where they are.
    pub rescued: TakenUp,
}

/// Puts all that can be read of a damaged study, and of its copies, into a new one; see [`salvage::salvage`]. When all
/// is read and before anything is made it asks whether to go on.
///
/// # Errors
/// Something lies at the new place, or nothing says what the study is, or it was not to go on: then nothing was made.
pub fn salvage(
    folder: &Folder,
    study: &Path,
    to: &Path,
    now: DateTime<Utc>,
    go_on: &mut dyn FnMut() -> Result<(), Failure>,
) -> Result<Saved, Failure> {
    let mut why = None;
    let salvaged = salvage::salvage_while(study, to, now, &mut || {
        why = go_on().err();
        why.is_none()
    });
    let salvaged = salvaged.map_err(|error| why.unwrap_or_else(|| failure(error)))?;
    let library = library(folder).unwrap_or_else(|_| builtin::library());
    let mut store = open_store(folder, to, now)?;
    let held = store.load(&Scope::Whole).map_err(failure)?;
    let names = names::salvage(study, &store, &held.header.id).map_err(|error| failure(error).message);
    let unsaved = rescue::files(folder, study);
    let rescued = rescue::take_in_copies(&unsaved, &mut store, now);
    let mut saved = Saved { salvaged, known_here: Vec::new(), unknown: Vec::new(), names, rescued };
    let mut changes = Vec::new();
    for (kind, id) in exchange::lacking(&held) {
        match library.definition(kind, &id) {
            Some(definition) => {
                changes.push(Change::Definition(definition));
                saved.known_here.push(id);
            }
            None => saved.unknown.push(id),
        }
    }
    if !changes.is_empty() {
        store.record(&changes, now).map_err(failure)?;
    }
    Ok(saved)
}

/// Every file that holds words of a study: the study, the names of respondents, what could not be written into it, and its copies. Whoever locks a study or
/// erases from it has to reach them all.
pub fn files(folder: &Folder, study: &Path) -> Vec<PathBuf> {
    let mut found = vec![study.to_owned()];
    found.extend(Some(names::path(study)).filter(|_| names::are_there(study)));
    found.extend(rescue::files(folder, study));
    found.extend(backup::all(study).into_iter().map(|backup| backup.path));
    found
}
