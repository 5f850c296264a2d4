//! The file with the names of respondents, `STUDY.names` beside the study: the only place that says who they are. It is
//! in no journal, no search, no backup, no merge, and in an export or a report only where it is asked for.
//!
//! Whoever writes it holds the study open for writing, so that no two do. Where the study is locked, it is sealed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::id::{Id, InterviewId};
use crate::domain::names::{Name, Names};
use crate::failure::Failure;
use crate::store::sealed::{self, Seal};
use crate::store::{Scope, Store, StoreError};

use super::folder::Folder;
use super::{Desk, OpenStudy, failure, open_store, rescue};

/// The ending of the file beside a study.
pub const ENDING: &str = ".names";

/// What is on top of the file.
const ABOUT: &str = "\
# Names of the respondents of the study beside this file, by pseudonym. Nothing else says who they are.
# Keep it where only you can read it; delete it when nobody has to be reached any more.
# `nulmeting names STUDY` lists, sets and removes names. Comments are not kept.

";

/// The version of the file that this program writes.
const VERSION: u32 = 1;

/// The file, as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    version: u32,
    /// The study's id.
    study: String,
    #[serde(default)]
    names: Names,
}

/// What every version of the file has.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

/// Where the names of a study lie, whether there are any or not.
pub fn path(study: &Path) -> PathBuf {
    let mut name = study.as_os_str().to_owned();
    name.push(ENDING);
    PathBuf::from(name)
}

/// Whether there are names beside a study.
pub fn are_there(study: &Path) -> bool {
    path(study).symlink_metadata().is_ok()
}

fn wrong(study: &Path, what: impl Into<String>) -> StoreError {
    StoreError::Beside { path: path(study), what: what.into() }
}

/// The names beside a study, whose id is `id`; none where there is no file.
pub(super) fn read(study: &Path, id: &str) -> Result<Names, StoreError> {
    let file = path(study);
    let failed =
        |source| StoreError::Io { path: file.clone(), doing: "reading the names".to_owned(), source };
    match fs::symlink_metadata(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Names::default()),
        Err(error) => return Err(failed(error)),
        Ok(found) if found.is_symlink() => return Err(StoreError::Link(file)),
        Ok(found) if !found.is_file() => {
            return Err(wrong(study, "is no ordinary file: move it away"));
        }
        Ok(_) => {}
    }
    let bytes = fs::read(&file).map_err(failed)?;
    let bytes = match sealed::open_beside(study, &file, bytes) {
        Err(StoreError::Damaged { what, .. }) => {
            return Err(wrong(study, format!("cannot be opened: {what}; put back a copy, or move it away")));
        }
        opened => opened?,
    };
    let text = String::from_utf8(bytes).map_err(|_| {
        wrong(study, "is no text: put back a copy, or move it away and enter the names again")
    })?;
    let damaged = |error: &toml::de::Error| {
        // The message of the parser quotes what stands there, which may be a name.
        let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or_default());
        let line = before.matches('\n').count() + 1;
        wrong(study, format!("cannot be read from line {line} on: mend it in an editor, or move it away"))
    };
    let head: Head = toml::from_str(&text).map_err(|error| damaged(&error))?;
    if head.version > VERSION {
        return Err(wrong(study, "was written by a newer version of this program: update the program"));
    }
    let sheet: Sheet = toml::from_str(&text).map_err(|error| damaged(&error))?;
    if sheet.study != id {
        return Err(wrong(
            study,
            format!("holds the names of another study, `{}`: move it to where that one is", sheet.study),
        ));
    }
    Ok(sheet.names)
}

/// Puts names in the place of those that are there; with nobody among them the file goes.
fn write(study: &Path, id: &str, names: &Names, seal: &Seal) -> Result<(), StoreError> {
    if names.is_empty() {
        return sealed::replace_private(&path(study), None);
    }
    let sheet = Sheet { version: VERSION, study: id.to_owned(), names: names.clone() };
    let text = toml::to_string(&sheet).map_err(|error| wrong(study, format!("cannot be made: {error}")))?;
    let bytes = seal.seal(format!("{ABOUT}{text}").as_bytes())?;
    sealed::replace_private(&path(study), Some(&bytes))
}

/// Gives a respondent a name, or takes it away; whether anything changed. It is on disk when this returns.
///
/// The name of somebody who was erased is refused.
pub(super) fn set(store: &Store, id: &str, who: &Id, name: Option<&Name>) -> Result<bool, StoreError> {
    let study = store.path();
    if name.is_some() && store.erased()?.contains(who) {
        let doing = "keeping a name".to_owned();
        let what = format!("`{who}` was erased, and the id stays closed: take another one");
        return Err(StoreError::Refused { path: study.to_owned(), doing, what });
    }
    let mut names = read(study, id)?;
    let is_changed = names.set(who, name);
    if is_changed {
        write(study, id, &names, &Seal::of(study)?)?;
    }
    Ok(is_changed)
}

/// Takes away the names of those who were erased: where erasing was interrupted, they are still there.
pub(super) fn forget_erased(store: &Store, id: &str) -> Result<(), StoreError> {
    if !are_there(store.path()) {
        return Ok(());
    }
    for who in store.erased()? {
        set(store, id, &who, None)?;
    }
    Ok(())
}

/// Seals the names of a study that was locked, or opens them before its key goes; whether there was something to do.
pub(super) fn follow(study: &Path, seal: Option<&Seal>) -> Result<bool, StoreError> {
    sealed::follow(study, &path(study), seal, "reading the names")
}

/// Puts the names of a damaged study beside the one that was saved of it, which the same key opens; whether there were
/// any.
pub(super) fn salvage(study: &Path, to: &Store, id: &str) -> Result<bool, StoreError> {
    let names = read(study, id)?;
    write(to.path(), id, &names, &Seal::of(to.path())?)?;
    Ok(!names.is_empty())
}

impl OpenStudy {
    /// The names of respondents, where they were asked for.
    ///
    /// # Errors
    /// The file beside the study cannot be read, or is of another study.
    pub fn names(&self) -> Result<Names, Failure> {
        read(&self.path, &self.study.header.id).map_err(failure)
    }
}

/// A respondent with the name, where it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The pseudonym.
    pub who: Id,
    /// The name.
    pub name: Option<Name>,
    /// The talks that the person takes part in; none where the name belongs to nobody.
    pub talks: Vec<InterviewId>,
}

/// All respondents of a study, and names that belong to nobody, by pseudonym.
///
/// # Errors
/// The study or the names cannot be read.
pub fn list(study: &Path) -> Result<Vec<Entry>, Failure> {
    let open = Desk::open(study)?.whole()?;
    let names = open.names()?;
    let mut talks: BTreeMap<&Id, Vec<InterviewId>> = names.iter().map(|(who, _)| (who, Vec::new())).collect();
    for one in &open.study.participants {
        talks.entry(&one.respondent).or_default().push(one.interview.clone());
    }
    let entry = |(who, talks): (&Id, Vec<InterviewId>)| Entry {
        who: who.clone(),
        name: names.get(who).cloned(),
        talks,
    };
    Ok(talks.into_iter().map(entry).collect())
}

/// Gives a respondent a name, or takes it away; whether anything changed. What could not be saved before is taken in first.
///
/// # Errors
/// The study is open elsewhere, nobody of this pseudonym takes part, or the file cannot be written: then it is as it was.
pub fn change(
    folder: &Folder,
    study: &Path,
    who: &str,
    name: Option<&Name>,
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let who = Id::new(who).map_err(|error| Failure::usage(format!("{who:?} is no id: {error}")))?;
    let mut store = open_store(folder, study, now)?;
    rescue::take_in(folder, &mut store, now);
    let held = store.load(&Scope::Whole).map_err(failure)?;
    let takes_part = held.participants.iter().any(|one| one.respondent == who);
    let has_name = || read(study, &held.header.id).is_ok_and(|names| names.get(&who).is_some());
    if !takes_part && (name.is_some() || !has_name()) {
        let failed = Failure::person(format!("nobody in {} is called `{who}`", study.display()));
        let mut all: Vec<&str> = held.participants.iter().map(|one| one.respondent.as_str()).collect();
        all.sort_unstable();
        all.dedup();
        return Err(match all.as_slice() {
            [] => failed.hint("enter who takes part in a talk first, on the screen (`i`, `p`)"),
            all => failed.hint(format!("those who take part: {}", all.join(", "))),
        });
    }
    set(&store, &held.header.id, &who, name).map_err(failure)
}

/// Something that is wrong with the names of a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ailment {
    /// The file cannot be read, or is of another study; why.
    Unreadable(String),
    /// Others than the owner may read or write the file.
    Open,
    /// The study is locked, and the names can be read.
    NotSealed,
    /// The name of somebody who was erased.
    Erased(Id),
    /// The name of somebody who takes part in no talk.
    Unknown(Id),
}

/// What was found wrong with the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examined {
    /// What was mended.
    pub mended: Vec<Ailment>,
    /// What is still wrong.
    pub left: Vec<Ailment>,
}

/// Looks the names of a study over: what everybody may read is closed, and names of those who were erased go. Names of
/// nobody stay, since nobody but a person knows whose they are.
///
/// # Errors
/// The study cannot be opened for writing.
pub fn examine(folder: &Folder, study: &Path, now: DateTime<Utc>) -> Result<Examined, Failure> {
    let mut examined = Examined::default();
    let file = path(study);
    if !are_there(study) {
        return Ok(examined);
    }
    let is_sealed = || fs::read(&file).is_ok_and(|bytes| sealed::are_sealed(&bytes));
    // Opening a locked study for writing seals what can be read beside it.
    let was_readable = sealed::is_locked(study) && !is_sealed();
    let store = open_store(folder, study, now)?;
    let held = store.load(&Scope::Whole).map_err(failure)?;
    let id = &held.header.id;
    let names = match read(study, id) {
        Ok(names) => names,
        Err(error) => {
            examined.left.push(Ailment::Unreadable(failure(error).message));
            return Ok(examined);
        }
    };
    let mut note = |ailment: Ailment, mended: Result<(), StoreError>| {
        if mended.is_ok() { &mut examined.mended } else { &mut examined.left }.push(ailment);
    };
    if is_open(&file) {
        note(Ailment::Open, close(&file));
    }
    if was_readable {
        let sealing = Seal::of(study).and_then(|seal| follow(study, Some(&seal)).map(|_| ()));
        note(Ailment::NotSealed, sealing);
    }
    for (who, _) in names.iter() {
        if held.erased.iter().any(|one| one.respondent == *who) {
            note(Ailment::Erased(who.clone()), set(&store, id, who, None).map(|_| ()));
        }
    }
    let takes_part = |who: &Id| held.participants.iter().any(|one| one.respondent == *who);
    let is_erased = |who: &Id| held.erased.iter().any(|one| one.respondent == *who);
    let unknown = names.iter().map(|(who, _)| who).filter(|who| !takes_part(who) && !is_erased(who));
    examined.left.extend(unknown.cloned().map(Ailment::Unknown));
    Ok(examined)
}

#[cfg(unix)]
fn is_open(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &Path) -> bool {
    false
}

/// Lets only the owner read and write a file.
fn close(file: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(0o600)).map_err(|source| StoreError::Io {
            path: file.to_owned(),
            doing: "closing it to others".to_owned(),
            source,
        })?;
    }
    let _ = file;
    Ok(())
}
