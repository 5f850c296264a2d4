//! The study file: bytes that were changed, and rows that somebody wrote with another program.

use std::fs;
use std::path::{Path, PathBuf};

use nulmeting::definition::write_study;
use nulmeting::store::{Reader, Scope, Store, doctor};
use nulmeting::workbench::begin;
use nulmeting::workbench::folder::Folder;
use rusqlite::Connection;

use super::Dice;
use crate::support::noon;

/// The sample study as a file.
pub struct Corpus {
    place: tempfile::TempDir,
    bytes: Vec<u8>,
}

impl Corpus {
    pub fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path());
        let path = begin::demo(&folder, false, noon()).unwrap().path;
        drop(Store::open(&path, origin()).unwrap());
        let bytes = fs::read(&path).unwrap();
        Self { place, bytes }
    }

    /// Opens a changed file, reads everything in it, looks it over, and writes into it.
    pub fn one(&self, dice: &mut Dice) -> bool {
        let path = self.place.path().join("changed.nulmeting");
        clear(&path);
        if dice.one_in(2) {
            self.broken(dice, &path);
        } else {
            self.doctored(dice, &path);
        }
        let is_read = Reader::open(&path).is_ok_and(|reader| {
            let _ = reader.drafts();
            reader.load(&Scope::Whole).map(|study| write_study(&study)).is_ok()
        });
        if let Ok(mut store) = Store::open(&path, origin()) {
            let _ = store.journal();
            let _ = store.conflicts();
            let _ = store.commit_drafts(noon());
        }
        let _ = doctor::examine(&path, noon());
        clear(&path);
        is_read
    }

    /// Bytes flipped, pages swapped, an end cut off.
    fn broken(&self, dice: &mut Dice, path: &Path) {
        let mut bytes = self.bytes.clone();
        for _ in 0..=dice.below(20) {
            let at = if dice.one_in(4) { dice.below(200) } else { dice.below(bytes.len()) };
            match dice.below(4) {
                0 => bytes[at] ^= 1 << dice.below(8),
                1 => {
                    let end = (at + dice.below(64)).min(bytes.len());
                    bytes[at..end].fill(dice.below(256) as u8);
                }
                2 => {
                    let pages = bytes.len() / 4096;
                    let (one, other) = (dice.below(pages) * 4096, dice.below(pages) * 4096);
                    for at in 0..4096 {
                        bytes.swap(one + at, other + at);
                    }
                }
                _ if dice.one_in(3) => bytes.truncate(at.max(1)),
                _ => {}
            }
            if bytes.len() < 4096 {
                break;
            }
        }
        fs::write(path, bytes).unwrap();
    }

    /// Values that the program would never write.
    fn doctored(&self, dice: &mut Dice, path: &Path) {
        fs::write(path, &self.bytes).unwrap();
        let connection = Connection::open(path).unwrap();
        for pragma in ["ignore_check_constraints = 1", "foreign_keys = 0", "writable_schema = 1"] {
            connection.execute_batch(&format!("PRAGMA {pragma}")).unwrap();
        }
        let tables: Vec<String> =
            column(&connection, "SELECT name FROM sqlite_schema WHERE type = 'table'", "");
        for _ in 0..=dice.below(4) {
            let table = dice.pick(&tables);
            let columns: Vec<String> = column(&connection, "SELECT name FROM pragma_table_info(?1)", table);
            if columns.is_empty() {
                continue;
            }
            let name = dice.pick(&columns);
            let value = match dice.below(8) {
                0 => "NULL".to_owned(),
                1 => "-9223372036854775808".to_owned(),
                2 => "x'ff00fe'".to_owned(),
                3 => "'[[[[[[[[[['".to_owned(),
                4 => "1e308".to_owned(),
                5 => "'{\"text\":1}'".to_owned(),
                6 => format!("'{}'", "[".repeat(5_000)),
                _ => format!("'{}'", dice.text().replace('\'', "''").replace('\0', "")),
            };
            // What its own rules refuse is refused: others were in its place.
            let row = dice.below(60);
            let _ = connection
                .execute(&format!("UPDATE \"{table}\" SET \"{name}\" = {value} WHERE rowid = 1 + {row}"), []);
            if dice.one_in(6) {
                let _ = connection.execute_batch(&format!("DROP TABLE \"{table}\""));
            }
            if dice.one_in(10) {
                let _ = connection.execute_batch(
                    "CREATE TRIGGER t AFTER INSERT ON journal BEGIN SELECT load_extension('x'); END",
                );
            }
        }
    }
}

fn column(connection: &Connection, sql: &str, argument: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let count = statement.parameter_count();
    let arguments: Vec<&str> = [argument].into_iter().take(count).collect();
    let rows = statement.query_map(rusqlite::params_from_iter(arguments), |row| row.get(0)).unwrap();
    rows.filter_map(Result::ok).collect()
}

fn origin() -> nulmeting::store::Origin {
    nulmeting::store::Origin::new(uuid::Uuid::from_u128(1), "somebody", uuid::Uuid::now_v7)
}

/// Removes a study with all that lies beside it.
fn clear(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
        let _ = fs::remove_file(with(path, ending));
    }
    let _ = fs::remove_dir_all(with(path, ".backups"));
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
