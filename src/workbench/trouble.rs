//! Why something could not be kept, by what a person can do about it.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::store::StoreError;

/// Why something is not on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What can be done about it.
    pub kind: TroubleKind,
    /// The file that could not be written, by its name.
    pub file: String,
    /// All that is known, in English, with the whole path.
    pub told: String,
    /// Where what was to be written lies meanwhile, if anywhere.
    pub kept_in: Option<PathBuf>,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TroubleKind {
    /// No space is left.
    Full,
    /// The disk can only be read, or nobody may write in the folder or the file.
    ReadOnly,
    /// The study is not where it was, or another file is.
    Gone,
    /// Another program writes into it.
    Busy,
    /// The disk does not take it, or is not there.
    Disk,
    /// The file is damaged.
    Damaged,
    /// Anything else.
    Other,
}

impl TroubleKind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Full, Self::ReadOnly, Self::Gone, Self::Busy, Self::Disk, Self::Damaged, Self::Other];

    /// The word for it in messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::ReadOnly => "read-only",
            Self::Gone => "gone",
            Self::Busy => "busy",
            Self::Disk => "disk",
            Self::Damaged => "damaged",
            Self::Other => "other",
        }
    }
}

impl Trouble {
    /// What is in the way of writing a file.
    pub fn of(error: &StoreError, file: &Path) -> Self {
        let kind = match error {
            StoreError::Full { .. } => TroubleKind::Full,
            StoreError::ReadOnly { .. } => TroubleKind::ReadOnly,
            StoreError::Io { source, .. } => of_system(source.kind()),
            StoreError::Missing(_) => TroubleKind::Gone,
            StoreError::InUse(_) => TroubleKind::Busy,
            StoreError::Disk { .. } => TroubleKind::Disk,
            StoreError::Damaged { .. } => TroubleKind::Damaged,
            _ => TroubleKind::Other,
        };
        Self { kind, ..Self::other(file, error.to_string()) }
    }

    /// The study is not where it was.
    pub fn gone(file: &Path) -> Self {
        let told = format!(
            "{} was moved, deleted or replaced by something else: put it back where it was",
            file.display()
        );
        Self { kind: TroubleKind::Gone, ..Self::other(file, told) }
    }

    /// Something that is only told.
    pub fn other(file: &Path, told: impl Into<String>) -> Self {
        let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self { kind: TroubleKind::Other, file, told: told.into(), kept_in: None }
    }

    /// The name of the file in which what was to be written lies meanwhile.
    pub fn kept_in(&self) -> Option<String> {
        let name = self.kept_in.as_ref()?.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }
}

fn of_system(kind: std::io::ErrorKind) -> TroubleKind {
    use std::io::ErrorKind;
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => TroubleKind::Full,
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => TroubleKind::ReadOnly,
        ErrorKind::NotFound | ErrorKind::StaleNetworkFileHandle => TroubleKind::Gone,
        _ => TroubleKind::Disk,
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)?;
        match &self.kept_in {
            Some(file) => {
                write!(f, "; it lies in {} and is taken in when the study is opened", file.display())
            }
            None => Ok(()),
        }
    }
}
