//! Looking at the bytes of a study file without letting go of SQLite's locks on it.
//!
//! On Unix a process that closes any handle of a file loses every lock that it has on that file, those of SQLite
//! included: another program that looks into an open study could then take its log away, and what is typed after that is
//! nowhere. So a file that SQLite may have open is opened once, and closed when its last connection is.

use std::fs::File;
use std::io;
use std::path::Path;

/// Keeps a file open for looking at its bytes, until the last hold on it is dropped.
#[derive(Debug)]
pub(super) struct Hold {
    #[cfg(unix)]
    inode: unix::Inode,
    #[cfg(not(unix))]
    file: File,
}

impl Hold {
    /// At most `most` bytes from the beginning of the file.
    pub(super) fn read(&self, most: usize) -> io::Result<Vec<u8>> {
        self.with(|file| {
            let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
            let mut bytes = vec![0; length.min(most)];
            let mut read = 0;
            while read < bytes.len() {
                match read_at(file, &mut bytes[read..], read as u64) {
                    // Cut meanwhile.
                    Ok(0) => bytes.truncate(read),
                    Ok(count) => read += count,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(bytes)
        })
    }
}

/// At most `most` bytes from the beginning of a file that SQLite may have open.
pub(super) fn head(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    Hold::of(path)?.read(most)
}

/// All bytes of a file that SQLite may have open.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    head(path, usize::MAX)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, bytes, at)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, bytes: &mut [u8], at: u64) -> io::Result<usize> {
    use std::io::{Read, Seek, SeekFrom};
    file.seek(SeekFrom::Start(at))?;
    file.read(bytes)
}

#[cfg(unix)]
mod unix {
    use std::collections::BTreeMap;
    use std::fs::{self, File};
    use std::io;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use super::Hold;

    /// What tells a file from all others.
    pub(super) type Inode = (u64, u64);

    /// Files that are held, and by how many.
    static HELD: Mutex<BTreeMap<Inode, (Vec<File>, usize)>> = Mutex::new(BTreeMap::new());

    fn held() -> MutexGuard<'static, BTreeMap<Inode, (Vec<File>, usize)>> {
        HELD.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn inode(found: &fs::Metadata) -> Inode {
        (found.dev(), found.ino())
    }

    impl Hold {
        /// Holds a file; one that is held already is not opened again.
        pub(in crate::store) fn of(path: &Path) -> io::Result<Self> {
            let mut held = held();
            let known = inode(&fs::metadata(path)?);
            if let Some((_, count)) = held.get_mut(&known) {
                *count += 1;
                return Ok(Self { inode: known });
            }
            let file = File::open(path)?;
            // Another file may have taken the name in between.
            let inode = inode(&file.metadata()?);
            let (files, count) = held.entry(inode).or_default();
            files.push(file);
            *count += 1;
            Ok(Self { inode })
        }

        pub(super) fn with<T>(&self, look: impl FnOnce(&File) -> io::Result<T>) -> io::Result<T> {
            match held().get(&self.inode).and_then(|(files, _)| files.first()) {
                Some(file) => look(file),
                None => Err(io::ErrorKind::NotFound.into()),
            }
        }
    }

    impl Drop for Hold {
        fn drop(&mut self) {
            let mut held = held();
            if let Some((_, count)) = held.get_mut(&self.inode) {
                *count -= 1;
                if *count == 0 {
                    held.remove(&self.inode);
                }
            }
        }
    }
}

#[cfg(not(unix))]
impl Hold {
    /// Holds a file.
    pub(in crate::store) fn of(path: &Path) -> io::Result<Self> {
        Ok(Self { file: File::open(path)? })
    }

    fn with<T>(&self, look: impl FnOnce(&File) -> io::Result<T>) -> io::Result<T> {
        look(&self.file)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_held_file_is_read_from_its_beginning_as_it_is_now_also_when_its_name_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        fs::write(&path, "one two").unwrap();
        let hold = Hold::of(&path).unwrap();
        assert_eq!(hold.read(3).unwrap(), b"one");
        fs::write(&path, "ONE").unwrap();
        let again = Hold::of(&path).unwrap();
        fs::remove_file(&path).unwrap();
        drop(hold);
        assert_eq!(again.read(100).unwrap(), b"ONE");
        assert!(head(&path, 1).is_err());
    }
}
