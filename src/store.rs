//! The study file: the only module that knows SQL.
//!
//! A [`Store`] is the one writer of a study; it holds the lock beside the file. A [`Reader`] has a connection of its own
//! and needs no lock. There is exactly one way to write, [`Store::record`]: a change becomes one row of the journal and
//! is projected into the typed table of its record in the same transaction. Time and ids come in from outside. Nothing
//! here knows questionnaires, reports or screens.

mod as_of;
pub mod backup;
mod closing;
mod coded;
mod columns;
mod desk_draft;
pub mod doctor;
mod draft;
mod erase;
mod error;
pub mod extent;
mod file;
mod hold;
mod journal;
#[cfg(test)]
mod laws;
mod load;
mod overview;
mod past;
mod project;
pub mod rescue;
pub mod salvage;
mod scan;
pub mod sealed;
mod strike;
mod undo;
pub mod volume;

use std::fmt;
use std::fs::File;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::domain::answer::Mark;
use crate::domain::change::{Change, PartKey, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{Event, Header, Interview, InterviewStatus, NotePlace, Round, Study, Unit};
use crate::domain::times::Times;
use error::Fault;
use file::Database;

pub use as_of::AsOf;
pub use desk_draft::DeskDraft;
pub use erase::{Erasure, Traces};
pub use error::StoreError;
pub use file::{APPLICATION_ID, FILE_VERSION, check, fingerprint};
pub use undo::Turned;

/// Makes ids for journal rows: UUIDs of version 7.
pub type IdSource = Box<dyn FnMut() -> Uuid + Send>;

/// Who writes, on which device, and where ids come from.
pub struct Origin {
    /// The device; made once and kept in the data folder.
    pub device: Uuid,
    /// Who writes, as asked for once; never the login name.
    pub author: String,
    /// Makes the ids of rows.
    pub ids: IdSource,
}

impl Origin {
    /// Who writes, on which device, with what makes the ids.
    pub fn new(device: Uuid, author: impl Into<String>, ids: impl FnMut() -> Uuid + Send + 'static) -> Self {
        Self { device, author: author.into(), ids: Box::new(ids) }
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Origin")
            .field("device", &self.device)
            .field("author", &self.author)
            .finish_non_exhaustive()
    }
}

/// How much of a study to read. Rounds are in all of them; definitions and events in the last three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What the study is, its rounds and its definitions: nothing that grows with the number of units.
    Frame,
    /// Rounds, units and events, without definitions and without what was said, found and judged.
    Outline,
    /// The outline, with the interviews that are still to be held and who takes part in them.
    Appointments,
    /// Everything.
    Whole,
    /// One unit, or `organisation`, with its interviews in all rounds and everything said, found and judged of it; and
    /// of the interviews of other units that its evidence comes from, who took part.
    Unit(Id),
    /// The unit of one interview, but of its interviews only this one.
    Interview(InterviewId),
}

/// What became of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// The ids of the new rows, in order.
    pub rows: Vec<Uuid>,
    /// How many changes said what was there already and got no row.
    pub unchanged: usize,
}

/// A row of the journal. Its place in the order is (turn, device, id).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    /// Identity, nothing else.
    pub id: Uuid,
    /// One more than the highest turn that its writer knew.
    pub turn: i64,
    /// Where it was written.
    pub device: Uuid,
    /// Who wrote it.
    pub author: String,
    /// When; shown, and never sorted by.
    pub at: DateTime<Utc>,
    /// The part that was changed.
    pub key: PartKey,
    /// The new value; nothing where the row was hollowed.
    pub value: Option<Json>,
    /// The rows that were current for the part.
    pub replaces: Vec<Uuid>,
    /// The turn of the first row that was written together with it; with the device it names the change.
    pub change: i64,
    /// What it takes back or does again.
    pub turned: Option<Turned>,
}

/// A part with several current rows, none of which replaces another. The last is the one that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The part.
    pub key: PartKey,
    /// Its current rows in order, at least two.
    pub rows: Vec<JournalRow>,
}

/// Where a draft is typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftPlace {
    /// In the notes on a question.
    Question(Id),
    /// In a note that belongs to no question, with its number.
    Note(NotePlace, u32),
}

/// Names a draft: one per interview and place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftKey {
    /// The interview.
    pub interview: InterviewId,
    /// Where in it.
    pub place: DraftPlace,
}

/// Something typed that is not in the journal yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where it is typed.
    pub key: DraftKey,
    /// All of it so far.
    pub text: String,
    /// What is marked in it; nothing where it was kept without, and the marks of the answer move with its words.
    pub marks: Option<Vec<Mark>>,
    /// When its paragraphs were typed; nothing where it was kept without, and those of the answer stay.
    pub times: Times,
    /// Where the cursor was, as the editor counts.
    pub cursor: usize,
    /// The rows that were current when it began.
    pub started_from: Vec<Uuid>,
    /// Whether other rows are current by now: turned into a row it will be a conflict.
    pub is_overtaken: bool,
    /// Whether it says something else than the answer does.
    pub is_news: bool,
    /// When it was last saved.
    pub at: DateTime<Utc>,
}

/// What is being typed.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'t> {
    /// All of it so far.
    pub text: &'t str,
    /// What is marked in it; where nothing is said of it, the marks of the answer move with its words.
    pub marks: Option<&'t [Mark]>,
    /// When its paragraphs were typed; where nothing is said of it, those of the answer keep their times.
    pub times: Option<&'t Times>,
    /// Where the cursor is, as the editor counts.
    pub cursor: usize,
}

impl<'t> Typed<'t> {
    /// Text of which nothing more is known.
    pub fn new(text: &'t str, cursor: usize) -> Self {
        Self { text, marks: None, times: None, cursor }
    }
}

/// What became of a passage that was struck, and who else quotes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Struck {
    /// How many rows of the journal were hollowed.
    pub hollowed: usize,
    /// How many other notes of the same talk still hold it.
    pub notes: usize,
    /// The evidence that quotes it.
    pub evidence: Vec<Id>,
    /// The memos, summaries and responses that quote it, as `kind record`.
    pub written: Vec<String>,
}

/// What the first screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// What the study is.
    pub header: Header,
    /// All rounds.
    pub rounds: Vec<Round>,
    /// How many units there are; the window shows some of them.
    pub unit_count: usize,
    /// The units of the window: line before staff, then by name in the study's first language.
    pub units: Vec<Unit>,
    /// The interviews about the organisation, then those of each unit in the window.
    pub interviews: Vec<InterviewLine>,
    /// How many interviews there are in the whole study, by round and status; none of it zero.
    pub counts: Vec<StatusCount>,
    /// All events, in the order of time.
    pub events: Vec<Event>,
    /// How many ratings the organisation and each unit in the window have, by unit and round; none of it zero.
    pub ratings: Vec<(Id, Id, usize)>,
}

/// An interview in the overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewLine {
    /// The interview.
    pub interview: Interview,
    /// How many questions have anything typed, chosen or said to be missing.
    pub answered: usize,
}

/// How many interviews of a round have a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCount {
    /// The round.
    pub round: Id,
    /// The status.
    pub status: InterviewStatus,
    /// How many, at least one.
    pub interviews: usize,
}

/// The one writer of a study.
pub struct Store {
    // Dropped in this order: the lock is let go when the file is closed.
    database: Database,
    origin: Origin,
    lock: File,
}

/// A reader of a study, with a connection of its own. It sees what is written after it was opened.
pub struct Reader {
    database: Database,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("path", &self.database.path)
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("path", &self.database.path).finish_non_exhaustive()
    }
}

impl Store {
    /// Makes a new study of changes, of which one says what the study is. Only its owner can read the file.
    ///
    /// # Errors
    /// Something of this name is there, the folder cannot be written to, or a change is refused; then no file is left.
    pub fn create(
        path: &Path,
        origin: Origin,
        changes: &[Change],
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        Self::create_while(path, origin, changes, now, &mut || true)
    }

    /// Opens a study for writing, and brings a file of an older version up to date.
    ///
    /// # Errors
    /// The file is no study, from a newer version, or open elsewhere; then it was not touched.
    pub fn open(path: &Path, origin: Origin) -> Result<Self, StoreError> {
        check(path)?;
        let lock = file::lock(path)?;
        sealed::sweep(path)?;
        file::check_log(path)?;
        backup::sweep(path);
        let database = Database::open(path)?;
        load::header(&database.connection).map_err(|fault| fault.at(path, "opening the study"))?;
        let unfinished = strike::is_unfinished(&database.connection);
        if unfinished.map_err(|fault| fault.at(path, "opening the study"))? {
            // Interrupted. Where a reader is in the way now, the next time does it.
            let _ = strike::clear(&database, None);
        }
        Ok(Self { database, origin, lock })
    }

    /// Writes changes, all of them or none: one row each in the journal, and into the tables of their records.
    ///
    /// A part that has the value already, undisputed, gets no row. A change to a removed record brings it back. Writing
    /// notes or a note deletes the draft of it.
    ///
    /// # Errors
    /// A change names a record that is not there, or the file cannot be written.
    pub fn record(&mut self, changes: &[Change], now: DateTime<Utc>) -> Result<Recorded, StoreError> {
        self.record_while(changes, now, &mut || true)
    }

    /// Strikes a passage at the wish of whoever said it. What stays is recorded; every row that held some of the passage
    /// is hollowed, its draft is gone, and the bytes of the file and the log beside it are cleared. Can be repeated.
    ///
    /// # Errors
    /// What stays is not about where the passage stood, or the file cannot be written: then nothing was struck. Or a
    /// reader is in the way, or the words are found in a file all the same: then it has to be repeated.
    pub fn strike(
        &mut self,
        key: &DraftKey,
        stays: &[Change],
        words: &str,
        now: DateTime<Utc>,
    ) -> Result<Struck, StoreError> {
        let struck = self.write("striking a passage", |connection, origin| {
            strike::record(connection, origin, key, stays, words, now)
        })?;
        strike::clear(&self.database, Some(words))?;
        Ok(struck)
    }

    /// Keeps what was typed so far, with what is marked in it, on the disk.
    ///
    /// # Errors
    /// The interview is not there, or the file cannot be written.
    pub fn save_draft(
        &mut self,
        key: &DraftKey,
        typed: &Typed<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let doing = format!("keeping the draft of {}", key.part());
        self.write(&doing, |connection, _| draft::save(connection, key, typed, now))
    }

    /// Forgets a draft; whether there was one.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn discard_draft(&mut self, key: &DraftKey) -> Result<bool, StoreError> {
        let doing = format!("discarding the draft of {}", key.part());
        self.write(&doing, |connection, _| draft::discard(connection, key))
    }

    /// Turns all drafts into rows. Where the answer was changed since the draft began, both stay, as a conflict.
    ///
    /// # Errors
    /// The file cannot be written; then the drafts are still there.
    pub fn commit_drafts(&mut self, now: DateTime<Utc>) -> Result<Recorded, StoreError> {
        self.write("recording the drafts", |connection, origin| {
            let mut recorded = draft::commit(connection, origin, now)?;
            let at_desk = desk_draft::commit(connection, origin, now)?;
            recorded.rows.extend(at_desk.rows);
            recorded.unchanged += at_desk.unchanged;
            Ok(recorded)
        })
    }

    /// Keeps where the person is: a text of the screen's own making, one for each kind.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save_place(&mut self, kind: &str, text: &str) -> Result<(), StoreError> {
        self.write("keeping your place", |connection, _| draft::save_place(connection, kind, text))
    }

    /// Takes over rows of another copy of this study, in any order and any number of times; what was struck in either
    /// copy is struck. How many rows were new, or are hollow now.
    ///
    /// # Errors
    /// The rows together are no study, or the file cannot be written; then none was taken over. Or what was struck could
    /// not be cleared from the file; then that is done when the study is opened next.
    pub fn merge_rows(&mut self, rows: &[JournalRow]) -> Result<usize, StoreError> {
        let doing = "merging changes of another copy";
        let new = self.write(doing, |connection, _| journal::merge(connection, rows))?;
        if self.read(doing, strike::is_unfinished)? {
            strike::clear(&self.database, None)?;
        }
        Ok(new)
    }

    /// Makes all tables anew from the journal. How many rows it has.
    ///
    /// # Errors
    /// A row cannot be read, or the file cannot be written; then the tables are as they were.
    pub fn rebuild(&mut self) -> Result<usize, StoreError> {
        self.write("rebuilding the study from its journal", |connection, _| journal::rebuild(connection))
    }

    /// Does something in one transaction, all of it or nothing.
    fn write<T>(
        &mut self,
        doing: &str,
        work: impl FnOnce(&Connection, &mut Origin) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let Self { database: Database { connection, path, .. }, origin, .. } = self;
        let attempt = || -> Result<T, Fault> {
            let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
            let done = work(&transaction, origin)?;
            // By hand: after a refusal the transaction is still open, and can tell what is missing.
            let committed = transaction.prepare_cached("COMMIT")?.execute([]);
            match committed {
                Ok(_) => Ok(done),
                Err(error) => {
                    Err(file::missing_reference(&transaction).map_or(Fault::Sql(error), Fault::Refused))
                }
            }
        };
        attempt().map_err(|fault| fault.at(path, doing))
    }
}

impl Reader {
    /// Opens a study for reading, whether a writer has it open or nobody. The study itself is not changed; beside it
    /// an empty log and an index of it may be left, which the next writer takes away.
    ///
    /// # Errors
    /// The file is no study, or from another version; then it was not touched.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        check(path)?;
        let database = Database::read(path)?;
        load::header(&database.connection)
            .map_err(|fault| fault.at(path, "opening the study for reading"))?;
        Ok(Self { database })
    }
}

/// What the writer and readers can both read.
macro_rules! reads {
    ($type:ty) => {
        impl $type {
            fn read<T>(
                &self,
                doing: &str,
                work: impl FnOnce(&Connection) -> Result<T, Fault>,
            ) -> Result<T, StoreError> {
                work(&self.database.connection).map_err(|fault| fault.at(&self.database.path, doing))
            }

            /// The file.
            pub fn path(&self) -> &Path {
                &self.database.path
            }

            /// Reads the study, or a part of it, with records in the order in which they were entered. Removed records
            /// are left out, and so is what belongs to them and every mention of them.
            ///
            /// # Errors
            /// The file cannot be read, or what is in it is damaged.
            pub fn load(&self, scope: &Scope) -> Result<Study, StoreError> {
                self.read("reading the study", |connection| load::load(connection, scope))
            }

            /// Reads what the first screen shows: `limit` units after the first `offset`. Costs the same with any
            /// number of interviews.
            ///
            /// # Errors
            /// The file cannot be read, or what is in it is damaged.
            pub fn overview(&self, offset: usize, limit: usize) -> Result<Overview, StoreError> {
                self.read("reading the overview", |connection| overview::overview(connection, offset, limit))
            }

            /// All values that a part ever had, the first first.
            ///
            /// # Errors
            /// The file cannot be read, or what is in it is damaged.
            pub fn history(&self, key: &PartKey) -> Result<Vec<JournalRow>, StoreError> {
                self.read(&format!("reading the history of {key}"), |connection| {
                    journal::history(connection, key)
                })
            }

            /// The whole journal, in order.
            ///
            /// # Errors
            /// The file cannot be read, or what is in it is damaged.
            pub fn journal(&self) -> Result<Vec<JournalRow>, StoreError> {
                self.read("reading the journal", journal::all_rows)
            }

            /// The last row of the journal, by its place; 0 in an empty one. It grows with every change.
            ///
            /// # Errors
            /// The file cannot be read.
            pub fn position(&self) -> Result<i64, StoreError> {
                self.read("looking for changes", journal::last)
            }

            /// Which units, rounds, interviews and initiatives are removed, by kind and id: what is entered anew must not
            /// take their ids, or it would bring them back.
            ///
            /// # Errors
            /// The file cannot be read.
            pub fn removed(&self) -> Result<Vec<(RecordKind, String)>, StoreError> {
                self.read("looking for removed records", load::removed)
            }

            /// Whether a record is removed.
            ///
            /// # Errors
            /// The file cannot be read.
            pub fn is_removed(&self, key: &PartKey) -> Result<bool, StoreError> {
                self.read("looking for a removed record", |connection| journal::is_removed(connection, key))
            }

            /// The parts that were changed by people who did not know of each other's change.
            ///
            /// # Errors
            /// The file cannot be read, or what is in it is damaged.
            pub fn conflicts(&self) -> Result<Vec<Conflict>, StoreError> {
                self.read("looking for conflicts", journal::conflicts)
            }

            /// What was typed and is not in the journal yet, the oldest first.
            ///
            /// # Errors
            /// The file cannot be read, or what is in it is damaged.
            pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
                self.read("reading the drafts", draft::all)
            }

            /// What was written at the desk and is not in the journal yet, the oldest first.
            ///
            /// # Errors
            /// The file cannot be read, or what is in it is damaged.
            pub fn desk_drafts(&self) -> Result<Vec<DeskDraft>, StoreError> {
                self.read("reading the drafts", desk_draft::all)
            }

            /// Where the person was, as kept for this kind; nothing where nothing was kept.
            ///
            /// # Errors
            /// The file cannot be read.
            pub fn place(&self, kind: &str) -> Result<Option<String>, StoreError> {
                self.read("reading your place", |connection| draft::place(connection, kind))
            }
        }
    };
}

reads!(Store);
reads!(Reader);
