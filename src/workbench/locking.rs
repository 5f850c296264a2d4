//! Studies under a passphrase: made so, locked later, opened, and recovered from paper.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::failure::Failure;
use crate::store::sealed::{self, Seal};
use crate::store::{self, APPLICATION_ID, Store, StoreError};

use super::folder::Folder;
use super::{backups, failure, names, rescue};

/// The fewest characters of a passphrase.
pub const FEWEST: usize = 12;

/// From how many characters on a passphrase is called strong.
const STRONG: usize = 20;

/// How good a passphrase is, judged by its length, words and letters; nobody can judge whether it was drawn by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Shorter than [`FEWEST`] characters, or the same few over and over: not taken.
    TooWeak,
    /// Long enough against somebody who has the file for a while.
    Fair,
    /// At least four words, or twenty characters.
    Strong,
}

impl Strength {
    /// Judges a passphrase.
    ///
    /// ```
    /// use nulmeting::workbench::locking::Strength;
    /// assert_eq!(Strength::of("welkom123"), Strength::TooWeak);
    /// assert_eq!(Strength::of("aaaaaaaaaaaaaaaa"), Strength::TooWeak);
    /// assert_eq!(Strength::of("brug-lamp-koe"), Strength::Fair);
    /// assert_eq!(Strength::of("brug lamp koe sloot"), Strength::Strong);
    /// ```
    pub fn of(passphrase: &str) -> Self {
        let length = passphrase.chars().count();
        let different = passphrase.chars().collect::<BTreeSet<_>>().len();
        let words = passphrase.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
        if length < FEWEST || different < 6 {
            Self::TooWeak
        } else if length >= STRONG || words.collect::<BTreeSet<_>>().len() >= 4 {
            Self::Strong
        } else {
            Self::Fair
        }
    }
}

/// Whether this build can make locked studies.
pub const CAN_LOCK: bool = sealed::IS_BUILT_IN;

/// A passphrase on its way from who typed it: it is in no report of a fault.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// One that was typed, as it is.
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    /// What was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Whether this build has encryption, said before anything is asked.
///
/// # Errors
/// It has none, and which build does.
pub fn is_built_in(study: &Path) -> Result<(), Failure> {
    if sealed::IS_BUILT_IN { Ok(()) } else { Err(failure(StoreError::NotBuiltIn(study.to_owned()))) }
}

/// Whether a new locked study can be made here.
///
/// # Errors
/// Something lies there, or this build has no encryption.
pub fn is_free(study: &Path) -> Result<(), Failure> {
    is_built_in(study)?;
    for path in [study.to_owned(), sealed::key_path(study)] {
        if path.symlink_metadata().is_ok() {
            return Err(failure(StoreError::Exists(path)));
        }
    }
    Ok(())
}

/// Makes a study that is locked from its first byte on: its key file first, then what `make` makes. With the recovery
/// sheet.
///
/// # Errors
/// Those of `make`; then no key file is left.
pub fn new_locked<T>(
    folder: &Folder,
    study: &Path,
    passphrase: &str,
    now: DateTime<Utc>,
    make: impl FnOnce() -> Result<T, Failure>,
) -> Result<(T, String), Failure> {
    is_free(study)?;
    folder.make()?;
    let key = sealed::make(study, passphrase).map_err(failure)?;
    let made = make().inspect_err(|_| {
        // Only where nothing was made that would need it.
        if study.symlink_metadata().is_err() {
            let _ = fs::remove_file(sealed::key_path(study));
        }
    })?;
    Ok((made, sheet(study, &key.recovery_key(), now)))
}

/// Gives the passphrase of a locked study for as long as the program runs.
///
/// # Errors
/// It is another one, or the key file cannot be read.
pub fn give_passphrase(study: &Path, passphrase: &str) -> Result<(), Failure> {
    sealed::unlock_with(study, passphrase).map(|_| ()).map_err(failure)
}

/// Whether the study can be locked or unlocked at all, before anybody types a passphrase.
///
/// # Errors
/// This build has no encryption, or the file is no study.
pub fn is_ready(study: &Path) -> Result<(), Failure> {
    is_built_in(study)?;
    match store::check(study) {
        Ok(()) | Err(StoreError::Locked(_)) => Ok(()),
        Err(error) => Err(failure(error)),
    }
}

/// Locks a plain study with its backups, the names of respondents and what could not be saved into it, and gives its recovery sheet.
///
/// # Errors
/// It is locked already or open elsewhere, or cannot be written; then it is as it was.
pub fn lock(folder: &Folder, study: &Path, passphrase: &str, now: DateTime<Utc>) -> Result<String, Failure> {
    let key = sealed::lock(study, passphrase).map_err(failure)?;
    // What cannot be locked is found by `readable_copies`.
    let _ = lock_the_rest(folder, study);
    Ok(sheet(study, &key.recovery_key(), now))
}

/// Locks what lies beside a locked study and can still be read, since locking or unlocking it was interrupted; how many
/// backups and files with names or with what could not be saved.
///
/// # Errors
/// The passphrase was not given yet, or the study is open elsewhere.
pub fn lock_the_rest(folder: &Folder, study: &Path) -> Result<usize, Failure> {
    sealed::lock_rest(study, |seal| beside(folder, study, seal)).map_err(failure)
}

/// The same when a study is opened for writing. What cannot be locked now is tried again the next time.
pub(super) fn end_what_was_interrupted(folder: &Folder, store: &Store) {
    let _ = store.lock_rest(|seal| beside(folder, store.path(), seal));
}

fn beside(folder: &Folder, study: &Path, seal: &Seal) -> Result<usize, StoreError> {
    let named = names::follow(study, Some(seal));
    // One that fails does not keep the others readable.
    let rescued = rescue::follow(folder, study, Some(seal))?;
    Ok(rescued + usize::from(named?))
}

/// Makes a plain study of a locked one whose passphrase was given, and plain backups. Where that was interrupted at its end,
/// it is ended.
///
/// # Errors
/// It is not locked or open elsewhere, or cannot be written; then it is as it was.
pub fn unlock(folder: &Folder, study: &Path) -> Result<(), Failure> {
    if sealed::end_unlock(study).map_err(failure)? {
        return Ok(());
    }
    let unseal = || {
        names::follow(study, None)?;
        rescue::follow(folder, study, None).map(|_| ())
    };
    sealed::unlock(study, unseal).map_err(|error| {
        if is_locked(study) {
            // What was made plain before it failed; where that fails too, locking again names it.
            let _ = lock_the_rest(folder, study);
        }
        failure(error)
    })
}

/// Whether a study is locked.
pub fn is_locked(study: &Path) -> bool {
    sealed::is_locked(study)
}

/// Gives a locked study another passphrase.
///
/// # Errors
/// The old passphrase is another one, or the key file cannot be written; then the old one opens the study.
pub fn change_passphrase(study: &Path, old: &str, new: &str) -> Result<(), Failure> {
    let key = sealed::unlock_with(study, old).map_err(failure)?;
    sealed::rewrap(study, &key, new).map_err(failure)
}

/// The recovery sheet of a locked study once more.
///
/// # Errors
/// The passphrase is another one.
pub fn sheet_again(study: &Path, passphrase: &str, now: DateTime<Utc>) -> Result<String, Failure> {
    let key = sealed::unlock_with(study, passphrase).map_err(failure)?;
    Ok(sheet(study, &key.recovery_key(), now))
}

/// Gives a study whose passphrase or key file is lost a new passphrase, with the key from the recovery sheet.
///
/// # Errors
/// The key was mistyped or belongs to another study; then nothing was changed.
pub fn recover(study: &Path, recovery_key: &str, passphrase: &str) -> Result<(), Failure> {
    sealed::recover(study, recovery_key, passphrase).map(|_| ()).map_err(failure)
}

/// What anybody who has the disk can read of a locked study: backups and what could not be saved, where they could not be
/// locked, and plain studies in its folder, or one below it, under names that begin like its own.
pub fn readable_copies(folder: &Folder, study: &Path) -> Vec<PathBuf> {
    let mut found = copies_beside(study);
    let mut own = backups::files(folder, study);
    own.retain(|path| path != study && !found.contains(path) && is_readable(path));
    found.append(&mut own);
    found.sort();
    found
}

/// Whether a backup or a rescue file was left as it was.
fn is_readable(path: &Path) -> bool {
    let is_sealed = || fs::read(path).is_ok_and(|bytes| sealed::are_sealed(&bytes));
    is_plain_study(path) || (!is_locked(path) && !is_sealed())
}

fn copies_beside(study: &Path) -> Vec<PathBuf> {
    let folder = study.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let stem = study.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let is_named_so =
        |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&stem));
    let inside = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let mut found = inside(folder);
    let below: Vec<PathBuf> =
        found.iter().filter(|path| path.is_dir()).flat_map(|path| inside(path)).collect();
    found.extend(below);
    found.retain(|path| path != study && is_named_so(path) && is_plain_study(path));
    found.sort();
    found
}

/// Whether a file begins like a plain study.
fn is_plain_study(path: &Path) -> bool {
    let mut head = Vec::new();
    let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
    let mut read = || File::open(path)?.take(72).read_to_end(&mut head);
    is_file
        && read().is_ok()
        && head.starts_with(b"SQLite format 3\0")
        && head.get(68..72) == Some(&APPLICATION_ID.to_be_bytes())
}

/// What to keep on paper.
fn sheet(study: &Path, recovery_key: &str, now: DateTime<Utc>) -> String {
    let groups: Vec<&str> = recovery_key.split('-').collect();
    let lines: Vec<String> = groups.chunks(4).map(|groups| format!("    {}", groups.join(" "))).collect();
    let name = study.file_name().unwrap_or_default().to_string_lossy();
    format!(
        "RECOVERY SHEET of the study {name}, {}\n\n\
         Whoever has this key and the study file can read the study, without the passphrase.\n\
         Print it, put it in a closed envelope, and keep it apart from the computer.\n\n{}\n\n\
         When the passphrase or the file {name}.key is lost:\n\n\
         \u{20}   nulmeting lock --recover STUDY\n\n\
         It asks for this key and a new passphrase. Capitals, spaces and dashes do not matter.\n\
         A changed passphrase does not change this key. Without both, nobody can open the study.\n",
        now.format("%Y-%m-%d"),
        lines.join("\n"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_holds_the_whole_key_in_groups() {
        let key = ["ABCDE"; 11].join("-");
        let text = sheet(Path::new("/x/almelo.nulmeting"), &key, "2026-11-28T10:00:00Z".parse().unwrap());
        assert_eq!(text.matches("ABCDE").count(), 11);
        assert!(text.starts_with("RECOVERY SHEET of the study almelo.nulmeting, 2026-11-28"));
        assert!(text.lines().all(|line| line.chars().count() <= 90), "{text}");
    }

    #[test]
    fn copies_that_anybody_can_read_are_found_beside_and_below_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let mut plain = b"SQLite format 3\0".to_vec();
        plain.resize(68, 0);
        plain.extend(APPLICATION_ID.to_be_bytes());
        let at = |name: &str| place.path().join(name);
        fs::create_dir(at("backups")).unwrap();
        for name in ["a.nulmeting", "a-2026.nulmeting", "backups/a.1", "other.nulmeting"] {
            fs::write(at(name), &plain).unwrap();
        }
        fs::write(at("a-sealed.nulmeting"), [7; 100]).unwrap();
        fs::write(at("a.txt"), "SQLite format 3\0").unwrap();
        assert_eq!(copies_beside(&at("a.nulmeting")), [at("a-2026.nulmeting"), at("backups/a.1")]);
    }
}
