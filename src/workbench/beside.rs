//! Where a study lies and what lies beside it that a person should know of when it is opened.

use std::fs;
use std::path::{Path, PathBuf};

use crate::store::{Reader, Scope, volume};

use super::folder::ENDING;

/// What is unusual about the place of a study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The kind of network share that it lies on.
    pub share: Option<&'static str>,
    /// Other versions of it, as sync services leave them under another name.
    pub copies: Vec<PathBuf>,
}

impl Beside {
    /// Looks at the place of a study.
    pub fn of(study: &Path) -> Self {
        Self { share: volume::share(study), copies: copies(study) }
    }
}

/// Files in the folder of a study that a sync service made of it, where two versions met.
fn copies(study: &Path) -> Vec<PathBuf> {
    let folder = study.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(stem) = study.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_of_sync = |path: &PathBuf| {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let is_study = path.extension().is_some_and(|ending| ending == ENDING);
        is_study && name.strip_prefix(stem).is_some_and(is_added_by_sync)
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_of_sync).collect();
    let id = |path: &Path| Some(Reader::open(path).ok()?.load(&Scope::Frame).ok()?.header.id);
    if !found.is_empty() {
        let own = id(study);
        // What cannot be opened, as one that is locked, may be one as well.
        found.retain(|path| id(path).is_none_or(|other| Some(other) == own));
    }
    found.sort();
    found
}

/// Whether a sync service adds this to a name: `.sync-conflict-20261128-101530-ABCDEFG` (Syncthing), ` (conflicted copy
/// 2026-11-28 101530)` (Nextcloud, Dropbox, in the language of the computer), ` (1)`.
fn is_added_by_sync(rest: &str) -> bool {
    let small = rest.to_lowercase();
    let number = small.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')'));
    small.contains("conflict")
        || small.contains("konflikt")
        || number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sync_services_are_known_and_names_of_ones_own_are_not() {
        for rest in [
            ".sync-conflict-20261128-101530-ABCDEFG",
            " (conflicted copy 2026-11-28 101530)",
            " (In Konflikt stehende Kopie von Ö 2026-11-28)",
            " (Conflicterende kopie van Ö 2026-11-28)",
            " (2)",
        ] {
            assert!(is_added_by_sync(rest), "{rest}");
        }
        for rest in ["", "-2026-11-28", "-2", " (old)", " ()", "-demo"] {
            assert!(!is_added_by_sync(rest), "{rest}");
        }
    }
}
