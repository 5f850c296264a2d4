//! The key file beside a locked study: the data key, wrapped by the passphrase. It tells nobody anything without it.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{DataKey, StoreError, hold, is_locked, key_path, write_private};

/// The version of the key file's format.
const FORMAT: u32 = 1;

const ABOUT: &str =
    "Opens the study beside it together with its passphrase. Keep it beside the study and in its backups.";

/// What stands in a key file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    about: String,
    format: u32,
    #[serde(flatten)]
    wrapped: Wrapped,
}

/// A wrapped key, with what it takes to unwrap it: Argon2id's cost and salt, the nonce, all in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wrapped {
    pub(super) id: String,
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
    pub(super) salt: String,
    pub(super) nonce: String,
    pub(super) sealed: String,
}

impl Wrapped {
    /// What is bound to the wrapped key, so that nobody can change it unnoticed.
    #[cfg_attr(not(feature = "encryption"), allow(dead_code))]
    pub(super) fn about(&self) -> String {
        let Self { id, memory_kib, passes, lanes, salt, .. } = self;
        format!("nulmeting key {FORMAT} {id} {memory_kib} {passes} {lanes} {salt}")
    }
}

impl KeyFile {
    /// The id of the key in it.
    pub fn id(&self) -> &str {
        &self.wrapped.id
    }

    /// Reads the key file of a study.
    ///
    /// # Errors
    /// It is not there, is a symbolic link, or is no key file of this program.
    pub fn read(study: &Path) -> Result<Self, StoreError> {
        let path = key_path(study);
        let failed = |source: io::Error| StoreError::Io {
            path: path.clone(),
            doing: "reading the key file".to_owned(),
            source,
        };
        let found = path.symlink_metadata().map_err(failed)?;
        if found.is_symlink() {
            return Err(StoreError::Link(path));
        }
        if !found.is_file() || found.len() > 65_536 {
            return Err(StoreError::KeyFile(path));
        }
        let bytes = fs::read(&path).map_err(failed)?;
        match serde_json::from_slice::<Self>(&bytes) {
            Ok(file) if file.format == FORMAT => Ok(file),
            _ => Err(StoreError::KeyFile(path)),
        }
    }

    fn write(study: &Path, wrapped: Wrapped) -> Result<(), StoreError> {
        let file = Self { about: ABOUT.to_owned(), format: FORMAT, wrapped };
        let path = key_path(study);
        let mut text = serde_json::to_string_pretty(&file).map_err(|_| StoreError::KeyFile(path.clone()))?;
        text.push('\n');
        write_private(&path, text.as_bytes())
    }
}

/// Makes a new key with its key file for a study that is not there yet or is plain, and holds the key.
///
/// # Errors
/// This build has no encryption, or the folder cannot be written to.
pub fn make(study: &Path, passphrase: &str) -> Result<DataKey, StoreError> {
    let key = DataKey::random(study)?;
    KeyFile::write(study, key.wrap(study, passphrase)?)?;
    hold(&key);
    Ok(key)
}

/// Opens the key file with a passphrase and holds the key, so that the study can be opened in this process.
///
/// # Errors
/// The passphrase is another one, or the key file cannot be read.
pub fn unlock_with(study: &Path, passphrase: &str) -> Result<DataKey, StoreError> {
    let wrapped = built_in(study).and_then(|()| KeyFile::read(study))?.wrapped;
    let key =
        DataKey::unwrap(&wrapped, passphrase).ok_or_else(|| StoreError::WrongPassphrase(study.to_owned()))?;
    hold(&key);
    Ok(key)
}

/// Gives a locked study another passphrase. The key stays, and so does the recovery sheet.
///
/// # Errors
/// The key file cannot be written; then the old passphrase opens the study.
pub fn rewrap(study: &Path, key: &DataKey, passphrase: &str) -> Result<(), StoreError> {
    KeyFile::write(study, key.wrap(study, passphrase)?)
}

/// Reads the recovery key from paper, looks whether it opens the study, and gives the study a new passphrase. It makes
/// the key file anew where that was lost.
///
/// # Errors
/// The recovery key was mistyped or belongs to another study; then nothing was changed.
pub fn recover(study: &Path, written: &str, passphrase: &str) -> Result<DataKey, StoreError> {
    built_in(study)?;
    let key = DataKey::from_recovery(written).ok_or_else(|| StoreError::Mistyped(study.to_owned()))?;
    super::super::file::opens_with(study, &key)?;
    KeyFile::write(study, key.wrap(study, passphrase)?)?;
    hold(&key);
    debug_assert!(is_locked(study), "a study that the key opens is locked");
    Ok(key)
}

fn built_in(study: &Path) -> Result<(), StoreError> {
    if super::IS_BUILT_IN { Ok(()) } else { Err(StoreError::NotBuiltIn(study.to_owned())) }
}

#[cfg_attr(not(feature = "encryption"), allow(dead_code))]
pub(super) fn to_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
        .collect()
}

#[cfg_attr(not(feature = "encryption"), allow(dead_code))]
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_their_digits() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(from_hex(&to_hex(&bytes)), Some(bytes));
        assert_eq!(from_hex("abc"), None);
        assert_eq!(from_hex("zz"), None);
    }

    #[test]
    fn what_is_no_key_file_is_not_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let study = folder.path().join("s.nulmeting");
        assert!(matches!(KeyFile::read(&study), Err(StoreError::Io { .. })));
        for text in ["", "{}", "{\"about\":\"\",\"format\":2}", "x"] {
            fs::write(key_path(&study), text).unwrap();
            assert!(matches!(KeyFile::read(&study), Err(StoreError::KeyFile(_))), "{text}");
        }
    }
}
