//! Instead of the ciphers, in a build without them: there are no keys, so nothing is ever sealed or opened.

use std::convert::Infallible;
use std::path::Path;

use super::StoreError;
use super::key_file::Wrapped;

/// How sealed bytes begin.
pub(super) const SEALED: &[u8] = b"nulmeting sealed 1\n";

/// A key. In this build there is none.
#[derive(Clone, Debug)]
pub struct DataKey(Infallible);

impl DataKey {
    pub(super) fn random(study: &Path) -> Result<Self, StoreError> {
        Err(StoreError::NotBuiltIn(study.to_owned()))
    }

    pub(super) fn from_recovery(_written: &str) -> Option<Self> {
        None
    }

    pub(super) fn unwrap(_wrapped: &Wrapped, _passphrase: &str) -> Option<Self> {
        None
    }

    /// Nothing can be asked of a key that there is not.
    pub fn id(&self) -> String {
        match self.0 {}
    }

    /// Nothing can be asked of a key that there is not.
    pub fn recovery_key(&self) -> String {
        match self.0 {}
    }

    pub(super) fn wrap(&self, _study: &Path, _passphrase: &str) -> Result<Wrapped, StoreError> {
        match self.0 {}
    }

    pub(super) fn statement(&self, _before: &str) -> String {
        match self.0 {}
    }

    pub(super) fn seal(&self, _study: &Path, _bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        match self.0 {}
    }

    pub(super) fn open(&self, _sealed: &[u8]) -> Option<Vec<u8>> {
        match self.0 {}
    }
}
