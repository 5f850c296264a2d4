//! A study as data: tables of ids, codes and numbers for statistics and spreadsheets, with a codebook.
//!
//! One row is one observation, one column one variable. What is missing has no value, and a column `state` beside it says
//! of which kind it is. What leaves the study here is decided in one place, [`Room`], for every format alike.

mod answers;
mod codebook;
mod people;
mod records;
mod results;
mod separated;
mod spss;
mod workbook;

use crate::domain::assessment::Assessment;
use crate::domain::compare::Comparison;
use crate::domain::id::Id;
use crate::domain::names::Names;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::score::{RoundScore, View};
use crate::domain::study::{NotePlace, Study};
use crate::domain::text::Text;
use crate::language::Words;

use super::manifest::{Manifest, Place, Remark, What, Why};

pub use codebook::{codebook, markdown};
pub use separated::separated;
pub use spss::{Syntax, syntax};
pub use workbook::{Unwritable, workbook};

/// For whom data is written, which decides what is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// To be handed on: no notes, of what was said only quotes that may be used, and counts of people as they may be
    /// published.
    #[default]
    Shared,
    /// The researcher's own analysis: notes on record and counts as they are. Background is left out all the same, and so
    /// are the notes of talks in which somebody has not agreed to the talk.
    Own,
}

impl Room {
    /// Why words that are on record are not told here.
    pub(super) fn refusal(self) -> Why {
        match self {
            Self::Shared => Why::NotHandedOn,
            Self::Own => Why::NotAgreed,
        }
    }
}

/// What a study's tables are made of.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its model.
    pub model: &'a Assessment,
    /// Its questionnaires.
    pub questionnaires: &'a [Questionnaire],
    /// All its rounds, scored in each view.
    pub scores: &'a [(View, Vec<RoundScore>)],
    /// All pairs of its rounds, compared in each view.
    pub comparisons: &'a [(View, Vec<Comparison>)],
    /// The language of labels, as a code.
    pub language: &'a str,
    /// For whom it is.
    pub room: Room,
    /// Who respondents are, where that was asked for: then there is a table of them.
    pub names: Option<&'a Names>,
}

/// All tables of a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// Id of the study.
    pub study: String,
    /// Its tables, none of them without columns; one without rows is there all the same.
    pub tables: Vec<Table>,
    /// What is in them, and what is not.
    pub manifest: Manifest,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, of small letters: of a file, a sheet.
    pub name: &'static str,
    /// What it holds, in the language of labels.
    pub title: String,
    /// Its columns.
    pub variables: Vec<Variable>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name, of small letters and `_`; the same name means the same in every table.
    pub name: &'static str,
    /// What it is, in the language of labels.
    pub label: String,
    /// What its cells are.
    pub kind: Kind,
    /// Values that it can have, with what they mean.
    pub values: Vec<Meaning>,
}

/// A value and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// As it stands in the table.
    pub value: String,
    /// What it means, in the language of labels.
    pub label: String,
    /// The question or indicator that it is of; empty where it is the same for all.
    pub source: String,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An id of the study, its model or questionnaires.
    Id,
    /// One of few words.
    Code,
    /// A whole number; 0 and 1 stand for no and yes.
    Number,
    /// A day, or a month or year where no day is known.
    Date,
    /// A moment of UTC.
    Moment,
    /// Words.
    Text,
}

impl Kind {
    /// Its name in the codebook: `id`, `code`, `number`, `date`, `moment`, `text`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Code => "code",
            Self::Number => "number",
            Self::Date => "date",
            Self::Moment => "moment",
            Self::Text => "text",
        }
    }
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// There is none; where there are kinds of missing values, the column `state` says which.
    Nothing,
    /// A whole number.
    Number(i64),
    /// Anything else; no control characters but line breaks and tabs are in it.
    Text(String),
}

impl Dataset {
    /// Whether it says who respondents are.
    pub fn has_names(&self) -> bool {
        self.tables.iter().any(|table| table.name == NAMES)
    }
}

/// The table that is there only where names were asked for.
const NAMES: &str = "names";

impl Cell {
    /// A text as it may stand in a file: line breaks are `\n`, other control characters become `�`. An empty one is
    /// nothing.
    pub fn text(text: impl AsRef<str>) -> Self {
        let text = text.as_ref().replace("\r\n", "\n").replace('\r', "\n");
        let tame = |c: char| if c.is_control() && c != '\n' && c != '\t' { '\u{fffd}' } else { c };
        // Two code points that no XML can hold.
        let text: String = text
            .chars()
            .map(|c| if matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { tame(c) })
            .collect();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    fn id(id: &Id) -> Self {
        Self::text(id.as_str())
    }

    fn of<T: AsRef<str>>(text: Option<T>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    fn number(number: impl Into<i64>) -> Self {
        Self::Number(number.into())
    }

    fn least<T: Copy + Into<i64>>(range: Option<(T, T)>) -> [Self; 2] {
        range.map_or([Self::Nothing, Self::Nothing], |(least, most)| {
            [Self::Number(least.into()), Self::Number(most.into())]
        })
    }
}

/// The tables of a study.
pub fn dataset(material: &Material) -> Dataset {
    let words = Words::in_language(material.language);
    let mut maker = Maker { material, words, manifest: Manifest::default() };
    let mut tables = maker.records();
    tables.extend(maker.answers());
    tables.extend(maker.results());
    tables.extend(material.names.map(|names| maker.names(names)));
    let mut manifest = maker.manifest;
    count(&mut manifest, material, &tables);
    Dataset { study: material.study.header.id.clone(), tables, manifest }
}

/// Counts what the tables hold, and what of the study no table does.
fn count(manifest: &mut Manifest, material: &Material, tables: &[Table]) {
    let study = material.study;
    let rows =
        |name: &str| tables.iter().find(|table| table.name == name).map_or(0, |table| table.rows.len());
    manifest.hold(What::Table, tables.len());
    manifest.hold(What::Row, tables.iter().map(|table| table.rows.len()).sum());
    let counted = [
        (What::Unit, "units"),
        (What::Talk, "interviews"),
        (What::Quote, "quotes"),
        (What::Rating, "ratings"),
    ];
    for (what, table) in counted {
        manifest.hold(what, rows(table));
    }
    for note in &study.notes {
        let (what, why) = match note.place {
            NotePlace::After => (What::Background, Why::Background),
            _ if note.text.trim().is_empty() => continue,
            NotePlace::Before | NotePlace::Observation | NotePlace::Parked => (What::Note, Why::NotInSuch),
        };
        manifest.leave_out(what, why, Place::Talk(note.interview.clone()));
    }
    for one in study.summaries.iter().filter(|one| !one.text.trim().is_empty()) {
        let place = Place::Unit(one.unit.clone(), Some(one.round.clone()));
        manifest.leave_out(What::Summary, Why::NotInSuch, place);
    }
    for memo in study.memos.iter().filter(|memo| !memo.text.trim().is_empty()) {
        manifest.leave_out(What::Memo, Why::NotInSuch, Place::Memo(memo.id.clone()));
    }
    match material.room {
        Room::Shared => manifest.remark(Remark::Nobody),
        Room::Own => {
            manifest.remark(Remark::Pseudonyms);
            manifest.remark(Remark::OwnAnalysis);
        }
    }
}

/// Makes tables.
struct Maker<'a> {
    material: &'a Material<'a>,
    words: Words,
    manifest: Manifest,
}

impl Maker<'_> {
    fn table(&self, name: &'static str, variables: Vec<Variable>, rows: Vec<Vec<Cell>>) -> Table {
        debug_assert!(rows.iter().all(|row| row.len() == variables.len()), "{name}");
        Table { name, title: self.words.text(&format!("data-table-{name}")), variables, rows }
    }

    fn variable(&self, name: &'static str, kind: Kind) -> Variable {
        let label = self.words.text(&format!("data-{}", name.replace('_', "-")));
        Variable { name, label, kind, values: Vec::new() }
    }

    /// A variable with few words, whose meanings are a family of the catalogue.
    fn coded<'w>(
        &self,
        name: &'static str,
        family: &str,
        codes: impl IntoIterator<Item = &'w str>,
    ) -> Variable {
        let meaning = |word: &str| Meaning {
            value: word.to_owned(),
            label: self.words.of(family, word),
            source: String::new(),
        };
        Variable { values: codes.into_iter().map(meaning).collect(), ..self.variable(name, Kind::Code) }
    }

    fn named(&self, name: &'static str, things: impl IntoIterator<Item = (String, String)>) -> Variable {
        let meaning = |(value, label)| Meaning { value, label, source: String::new() };
        Variable { values: things.into_iter().map(meaning).collect(), ..self.variable(name, Kind::Id) }
    }

    /// A text of the study or its model.
    fn say(&self, text: &Text) -> String {
        text.find(self.material.language, &self.material.study.header.languages).text.to_owned()
    }

    fn units(&self) -> Variable {
        let study = self.material.study;
        let whole = (Id::organisation().to_string(), study.header.organisation.clone());
        let units = study.units.iter().map(|unit| (unit.id.to_string(), self.say(&unit.name)));
        self.named("unit", units.chain([whole]))
    }

    fn rounds(&self, name: &'static str) -> Variable {
        let rounds = &self.material.study.rounds;
        self.named(name, rounds.iter().map(|round| (round.id.to_string(), self.say(&round.label))))
    }

    fn fields(&self) -> Variable {
        let fields = &self.material.model.fields;
        self.named("field", fields.iter().map(|field| (field.id.to_string(), self.say(&field.title))))
    }

    fn phases(&self) -> Variable {
        let phases = self.material.model.phases.iter().enumerate();
        let values = phases.map(|(at, phase)| Meaning {
            value: (at + 1).to_string(),
            label: self.say(&phase.title),
            source: phase.id.to_string(),
        });
        Variable { values: values.collect(), ..self.variable("phase", Kind::Number) }
    }

    fn yes_no(&self, name: &'static str) -> Variable {
        let meaning = |value: &str, word: &str| Meaning {
            value: value.to_owned(),
            label: self.words.of("data-value", word),
            source: String::new(),
        };
        Variable {
            values: vec![meaning("0", "no"), meaning("1", "yes")],
            ..self.variable(name, Kind::Number)
        }
    }

    /// A free text of the researcher, which only stands in data for the researcher.
    fn own_words(&mut self, text: Option<&str>, place: impl FnOnce() -> Place) -> Cell {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Cell::Nothing };
        match self.material.room {
            Room::Own => Cell::text(text),
            Room::Shared => {
                self.manifest.leave_out(What::RatingNote, Why::NotHandedOn, place());
                Cell::Nothing
            }
        }
    }
}

fn joined<'i>(ids: impl IntoIterator<Item = &'i Id>) -> Cell {
    let ids: Vec<&str> = ids.into_iter().map(Id::as_str).collect();
    Cell::text(ids.join("; "))
}
