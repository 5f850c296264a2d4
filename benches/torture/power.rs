//! Files as a disk holds them when the power goes: what was synced is there, of the rest anything may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What the disk gives and takes in one piece.
const SECTOR: usize = 512;

/// Something that was asked of the system, in order.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Bytes, at a place of a file.
    Write(String, usize, Vec<u8>),
    /// A file is to have this length.
    Cut(String, usize),
    /// Everything written to a file is to be on the disk.
    Sync(String),
    /// A file is to be gone.
    Remove(String),
    /// So many things were said to be saved.
    Saved(usize),
}

/// The disk while nothing goes wrong.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    /// Files as they were synced last.
    synced: BTreeMap<String, Vec<u8>>,
    /// What was asked of a file since.
    waiting: BTreeMap<String, Vec<Asked>>,
    /// How many things were said to be saved.
    pub saved: usize,
}

impl Disk {
    /// A disk with these files, all of them synced.
    pub fn with(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self { synced: files.into_iter().collect(), ..Self::default() }
    }

    /// The system is asked for something.
    pub fn ask(&mut self, asked: &Asked) {
        match asked {
            Asked::Write(file, ..) | Asked::Cut(file, _) | Asked::Remove(file) => {
                self.waiting.entry(file.clone()).or_default().push(asked.clone());
            }
            Asked::Sync(file) => {
                for waiting in self.waiting.remove(file).unwrap_or_default() {
                    apply(&mut self.synced, &waiting, |_| true);
                }
            }
            Asked::Saved(count) => self.saved = *count,
        }
    }

    /// The power goes: of what was not synced, each write is there, is missing or is there in part, as `random` (numbers
    /// of any size) will have it. The files are put into a folder.
    pub fn lose_power(&self, folder: &Path, mut random: impl FnMut() -> u32) {
        let mut files = self.synced.clone();
        for asked in self.waiting.values().flatten() {
            match random() % 3 {
                0 => {}
                1 => apply(&mut files, asked, |_| true),
                _ => apply(&mut files, asked, |_| random().is_multiple_of(2)),
            }
        }
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
}

/// Does what was asked; of a write, the sectors that `is_there` lets through.
fn apply(files: &mut BTreeMap<String, Vec<u8>>, asked: &Asked, mut is_there: impl FnMut(usize) -> bool) {
    match asked {
        Asked::Write(name, offset, bytes) => {
            let file = files.entry(name.clone()).or_default();
            let mut at = 0;
            while at < bytes.len() {
                let sector = (offset + at) / SECTOR;
                let end = ((sector + 1) * SECTOR - offset).min(bytes.len());
                if is_there(sector) {
                    if file.len() < offset + end {
                        file.resize(offset + end, 0);
                    }
                    file[offset + at..offset + end].copy_from_slice(&bytes[at..end]);
                }
                at = end;
            }
        }
        Asked::Cut(name, length) if is_there(0) => files.entry(name.clone()).or_default().resize(*length, 0),
        Asked::Remove(name) if is_there(0) => {
            files.remove(name);
        }
        Asked::Cut(..) | Asked::Remove(_) | Asked::Sync(_) | Asked::Saved(_) => {}
    }
}
