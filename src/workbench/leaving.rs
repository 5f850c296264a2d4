//! The ways out of a study: what a file will hold is told before it is written, and it is written whole or not at all.
//!
//! Page and command line ask here and nowhere else, so that both tell the same of the same file.

mod made;
mod place;

use std::path::{Path, PathBuf};

use crate::domain::date::Date;
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Study;
use crate::failure::Failure;

use super::Desk;
use super::data::DataFormat;

pub use crate::domain::writeup::Version;
pub use crate::report::data::Room;
pub use crate::report::manifest::{Lot, Manifest, Place, Remark, What, Why};
pub use made::{Made, make};
pub use place::{proposed, typed};

/// A kind of file that can leave a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// The chapter on the study.
    Chapter,
    /// The feedback sheet of a unit.
    Unit,
    /// The write-up of a talk.
    Talk,
    /// The account to the council.
    Council,
    /// Tables for statistics and spreadsheets.
    Data(DataFormat),
    /// The study as a file for an archive.
    Archive,
    /// A project for programs that code texts.
    Project,
    /// The codebook of that alone.
    Codebook,
    /// Results as a picture.
    Picture(Drawn),
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawn {
    /// All units in a round.
    Organisation,
    /// A unit in a round.
    Unit,
    /// Two rounds.
    Comparison,
    /// All rounds in a row.
    Series,
}

impl Way {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Chapter,
        Self::Unit,
        Self::Talk,
        Self::Council,
        Self::Data(DataFormat::Csv),
        Self::Data(DataFormat::Xlsx),
        Self::Data(DataFormat::Spss),
        Self::Archive,
        Self::Project,
        Self::Codebook,
        Self::Picture(Drawn::Organisation),
        Self::Picture(Drawn::Unit),
        Self::Picture(Drawn::Comparison),
        Self::Picture(Drawn::Series),
    ];

    /// Its name in the catalogue, and in the names of files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::Unit => "unit",
            Self::Talk => "interview",
            Self::Council => "council",
            Self::Data(format) => format.as_str(),
            Self::Archive => "toml",
            Self::Project => "qdpx",
            Self::Codebook => "qdc",
            Self::Picture(Drawn::Organisation) => "picture-organisation",
            Self::Picture(Drawn::Unit) => "picture-unit",
            Self::Picture(Drawn::Comparison) => "picture-comparison",
            Self::Picture(Drawn::Series) => "picture-series",
        }
    }

    /// Whether it is written in whole sentences, in a format of one's choice.
    pub fn is_report(self) -> bool {
        matches!(self, Self::Chapter | Self::Unit | Self::Talk | Self::Council)
    }

    /// Whether its language can be chosen.
    pub fn has_language(self) -> bool {
        self.is_report() || matches!(self, Self::Picture(_))
    }

    /// Whether it can be for handing on or for the researcher's own use.
    pub fn has_room(self) -> bool {
        matches!(self, Self::Data(_) | Self::Archive | Self::Project)
    }

    /// For whom it is where nothing is said: an archive holds all, everything else is handed on.
    pub fn usual_room(self) -> Room {
        if self == Self::Archive { Room::Own } else { Room::Shared }
    }

    /// Whether it is about one unit.
    pub fn is_of_unit(self) -> bool {
        matches!(self, Self::Unit | Self::Picture(Drawn::Unit))
    }

    /// Whether words that may tell who somebody is are replaced in it, where it is handed on, and counted: not in the
    /// write-up, which goes back to whoever said it. In pictures they are replaced without a word; hardly any stand there.
    fn replaces_words(self) -> bool {
        match self {
            Self::Chapter | Self::Unit | Self::Council | Self::Data(_) | Self::Archive | Self::Project => {
                true
            }
            Self::Talk | Self::Codebook | Self::Picture(_) => false,
        }
    }

    /// Whether its rounds can be chosen.
    pub fn has_rounds(self) -> bool {
        match self {
            Self::Chapter | Self::Unit | Self::Council | Self::Picture(_) => true,
            Self::Talk | Self::Data(_) | Self::Archive | Self::Project | Self::Codebook => false,
        }
    }
}

/// What a report is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// One page for a browser, with pictures.
    #[default]
    Html,
    /// A document for a word processor.
    Docx,
    /// Markdown.
    Markdown,
}

impl Markup {
    /// All.
    pub const ALL: [Self; 3] = [Self::Html, Self::Docx, Self::Markdown];

    /// The word of the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Markdown => "markdown",
        }
    }
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The kind of file.
    pub way: Way,
    /// What a report is written in.
    pub markup: Markup,
    /// The language of reports and pictures, by its code; of data where the study names none that is spoken.
    pub language: String,
    /// For whom data or the study as a file is.
    pub room: Room,
    /// The rounds: none for all, of which the first and the last are compared; one; or two to compare.
    pub rounds: Vec<Id>,
    /// The unit of a sheet; the first one where none is named.
    pub unit: Option<Id>,
    /// The talk that is written up; the first one where none is named.
    pub talk: Option<InterviewId>,
    /// The version of a write-up.
    pub version: Version,
    /// Whether tables and write-ups say who people are, as it is kept beside the study.
    pub has_names: bool,
}

impl Order {
    /// The kind of file as it is usually wanted: to be handed on, an archive with everything.
    pub fn new(way: Way, language: &str) -> Self {
        Self {
            way,
            markup: Markup::default(),
            language: language.to_owned(),
            room: way.usual_room(),
            rounds: Vec::new(),
            unit: None,
            talk: None,
            version: Version::Approved,
            has_names: false,
        }
    }
}

/// What a page tells before anything is written.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What is wanted.
    pub order: Order,
    /// The study that names what can be chosen.
    pub study: std::sync::Arc<Study>,
    /// What will be in the file; else why it cannot be made.
    pub manifest: Result<Manifest, String>,
    /// Where it would lie, in the folder of the study; nothing is there.
    pub place: PathBuf,
}

/// What is to be written where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// What.
    pub order: Order,
    /// Where.
    pub place: PathBuf,
    /// Whether what is there may be replaced.
    pub may_replace: bool,
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// Where it lies.
    pub place: PathBuf,
    /// What is in it.
    pub manifest: Manifest,
}

/// Why nothing was written.
#[derive(Clone, Debug)]
pub enum NotWritten {
    /// It was ended.
    Stopped,
    /// Something is there.
    Exists(PathBuf),
    /// It could not be done.
    Failed(Failure),
}

impl From<Failure> for NotWritten {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<NotWritten> for Failure {
    fn from(why: NotWritten) -> Self {
        match why {
            NotWritten::Stopped => Self::person("it was ended; nothing was written"),
            NotWritten::Exists(place) => Self::person(format!("{} exists already", place.display()))
                .hint("choose another name, or say `--force`"),
            NotWritten::Failed(failure) => failure,
        }
    }
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The study is read.
    Reading,
    /// Rounds are scored.
    Scoring,
    /// Rounds are compared.
    Comparing,
    /// What will be in the file is laid out.
    LayingOut,
    /// The file is written.
    Writing,
    /// What a file says is held against the study.
    Matching,
    /// What a file says is taken into the study.
    Taking,
    /// A study or a copy of it is looked over.
    Examining,
    /// What is wrong is mended.
    Mending,
    /// What can still be read is saved.
    Salvaging,
    /// A copy is put in the place of a study.
    Restoring,
    /// It is looked for what somebody said.
    Searching,
    /// Somebody is erased.
    Erasing,
}

impl Step {
    /// All, in their order.
    pub const ALL: [Self; 13] = [
        Self::Reading,
        Self::Scoring,
        Self::Comparing,
        Self::LayingOut,
        Self::Writing,
        Self::Matching,
        Self::Taking,
        Self::Examining,
        Self::Mending,
        Self::Salvaging,
        Self::Restoring,
        Self::Searching,
        Self::Erasing,
    ];

    /// Its name in the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Scoring => "scoring",
            Self::Comparing => "comparing",
            Self::LayingOut => "laying-out",
            Self::Writing => "writing",
            Self::Matching => "matching",
            Self::Taking => "taking",
            Self::Examining => "examining",
            Self::Mending => "mending",
            Self::Salvaging => "salvaging",
            Self::Restoring => "restoring",
            Self::Searching => "searching",
            Self::Erasing => "erasing",
        }
    }
}

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// So many parts are done.
    pub done: usize,
    /// Of so many; 0 where nobody knows yet.
    pub of: usize,
}

/// Tells how far something is, and asks before each part whether to go on.
pub struct Steps<'g> {
    go_on: &'g mut dyn FnMut(Progress) -> bool,
    done: usize,
    of: usize,
}

impl std::fmt::Debug for Steps<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Steps").field("done", &self.done).field("of", &self.of).finish_non_exhaustive()
    }
}

impl<'g> Steps<'g> {
    /// Tells `go_on`, which ends everything by answering no.
    pub fn new(go_on: &'g mut dyn FnMut(Progress) -> bool) -> Self {
        Self { go_on, done: 0, of: 0 }
    }

    /// The same for an import or another command of whose steps nobody is told, and which nobody ends.
    pub fn in_silence<T>(work: impl FnOnce(&mut Steps) -> T) -> T {
        work(&mut Steps::new(&mut |_| true))
    }

    /// So many parts are to come.
    pub fn expect(&mut self, parts: usize) {
        self.of = self.done + parts;
    }

    /// Begins the next part.
    ///
    /// # Errors
    /// It is ended.
    pub fn next(&mut self, step: Step) -> Result<(), NotWritten> {
        self.of = if self.of == 0 { 0 } else { self.of.max(self.done + 1) };
        if !(self.go_on)(Progress { step, done: self.done, of: self.of }) {
            return Err(NotWritten::Stopped);
        }
        self.done += usize::from(self.of > 0);
        Ok(())
    }
}

/// Writes a file of a study, on a connection of its own that only reads.
///
/// # Errors
/// It was ended, something is there and may not be replaced, or it cannot be made or written; then nothing is left behind.
pub fn write(
    study: &Path,
    writing: &Writing,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Written, NotWritten> {
    let mut steps = Steps::new(go_on);
    steps.next(Step::Reading)?;
    let made = make(&Desk::open(study)?, &writing.order, &mut steps)?;
    made.write(&writing.place, writing.may_replace, &mut steps)?;
    Ok(Written { place: writing.place.clone(), manifest: made.manifest })
}

impl Desk {
    /// What a page tells of what is wanted, before anything is written.
    pub(super) fn offer(&self, order: &Order, day: &Date, study: std::sync::Arc<Study>) -> Offer {
        let open = self.open_of(&study);
        let mut go_on = |_| true;
        let made = made::of(self, &open, order, &mut Steps::new(&mut go_on));
        let manifest = made.map(|made| made.manifest).map_err(|why| Failure::from(why).message);
        let place = proposed(&open.path, order, day);
        Offer { order: order.clone(), study, manifest, place }
    }
}
