//! Results as figures: the rows, bounds and words that a room gets to see, before anything is drawn.
//!
//! A figure is plain data in one language. The presentation on screen and the picture draw the same one, so they cannot
//! say different things. Everything that is drawn is said in words too, and what is unknown stays a range. A figure
//! holds no respondent, no note and no evidence, and no reason that somebody typed.

pub mod comparison;
pub mod organisation;
pub mod series;
pub mod unit;

mod naming;
mod room;

use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::score::{CellScore, View, Word};
use crate::domain::study::Study;
use crate::language::Words;

pub use naming::Naming;
pub(super) use naming::generic_name;
pub use room::for_a_room;

use super::plain;
use super::table::Page;
use super::table::sheet::Sheet;

/// What a figure is read from, and how it speaks.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its assessment model.
    pub model: &'a Assessment,
    /// Which ratings count.
    pub view: View,
    /// Which units are named.
    pub naming: Naming,
    /// The message catalogue.
    pub words: &'a Words,
    /// Language code for the texts of the study and its model.
    pub language: &'a str,
}

/// What stands above a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The study, and the round or rounds.
    pub title: String,
    /// Whose ratings count, and how many units it is about.
    pub base: Vec<String>,
    /// What to say of feedback talks that are not recorded; nothing where all are.
    pub remark: Option<String>,
}

/// Units of one kind; kinds are never ranked against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<T> {
    /// The kind of units.
    pub title: String,
    /// The units: those named by name, then the others by number.
    pub rows: Vec<T>,
}

/// Completed phases of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// At least and at most; nothing where the unit was not there, or the model has no phases.
    pub bounds: Option<(u8, u8)>,
    /// The same in words.
    pub words: String,
}

impl Standing {
    /// Whether nothing at all is known: anything between no phase and all of them.
    pub fn is_unknown(&self, phases: usize) -> bool {
        self.bounds.is_some_and(|(lo, hi)| lo == 0 && usize::from(hi) >= phases)
    }
}

/// A cell in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureCell {
    /// What is known so far.
    pub word: Word,
    /// The same as it is said.
    pub text: String,
    /// Indicators that are rated, and that apply; nothing where none applies.
    pub basis: Option<(u32, u32)>,
    /// Whether the word rests on a part of what applies.
    pub is_tentative: bool,
    /// Whether less of it is proven.
    pub is_less: bool,
}

impl FigureCell {
    /// The word with its signs: "≈ begun ↓".
    pub fn signed(&self) -> String {
        let before = if self.is_tentative { "≈ " } else { "" };
        let behind = if self.is_less { " ↓" } else { "" };
        format!("{before}{}{behind}", self.text)
    }

    /// The word with everything that its signs say, in words: "begun (2/3, not all rated)".
    pub fn told(&self, words: &Words) -> String {
        let signs = [("told-tentative", self.is_tentative), ("told-less", self.is_less)];
        let signs = signs.into_iter().filter(|(_, is_set)| *is_set).map(|(id, _)| words.text(id));
        let based = Some(self.based()).filter(|based| !based.is_empty());
        let beside: Vec<String> = based.into_iter().chain(signs).collect();
        if beside.is_empty() { self.text.clone() } else { format!("{} ({})", self.text, beside.join(", ")) }
    }

    /// The basis: "2/3"; empty where nothing applies.
    pub fn based(&self) -> String {
        self.basis.map_or_else(String::new, |(rated, applicable)| format!("{rated}/{applicable}"))
    }
}

/// A source, with the names of things at hand.
struct Reader<'a> {
    source: Source<'a>,
    sheet: Sheet<'a>,
}

impl<'a> Reader<'a> {
    /// Fields on which the raters of these rounds agree too little are marked.
    fn new(source: Source<'a>, rounds: &[&Id]) -> Self {
        let Source { study, model, view, words, language, .. } = source;
        let page = Page { words, language, width: 80 };
        let mut sheet = Sheet::new(page, study, model, view);
        sheet.of_rounds(rounds);
        Self { source, sheet }
    }

    /// What the mark of such fields means, where one is marked.
    fn weak(&self) -> Option<String> {
        self.sheet.has_weak_fields().then(|| self.sheet.word("agree-weak-field"))
    }

    /// The label of a round.
    fn round(&self, id: &Id) -> String {
        let Source { study, language, .. } = self.source;
        let round = study.round(id.as_str());
        let label = round.map(|round| round.label.find(language, &study.header.languages).text);
        plain(label.unwrap_or(id.as_str())).into_owned()
    }

    /// The title of the study.
    fn title(&self) -> String {
        let Source { study, language, .. } = self.source;
        plain(study.header.title.find(language, &study.header.languages).text).into_owned()
    }

    fn fields(&self) -> Vec<String> {
        (0..self.source.model.fields.len()).map(|index| self.sheet.field(index)).collect()
    }

    /// The names of the phases, with their numbers.
    fn phases(&self) -> Vec<String> {
        let phases = self.source.model.phases.iter().enumerate();
        phases.map(|(index, phase)| format!("{} {}", index + 1, self.sheet.of_model(&phase.title))).collect()
    }

    /// Completed phases in bounds and words; without them, whether the unit was there at all.
    fn standing(&self, bounds: Option<(u8, u8)>, is_there: bool) -> Standing {
        let words = match bounds {
            Some((lo, hi)) => self.sheet.completed(lo, hi),
            None if is_there => String::new(),
            None => self.sheet.word("compare-not-there"),
        };
        Standing { bounds, words }
    }

    /// Cells in words; `twins` are the same as far as they are proven.
    fn cells(&self, cells: &[CellScore], twins: Option<&[CellScore]>) -> Vec<FigureCell> {
        let cell = |(index, cell): (usize, &CellScore)| FigureCell {
            word: cell.word,
            text: self.sheet.of("word", cell.word.as_str()),
            basis: (cell.applicable > 0).then_some((cell.rated, cell.applicable)),
            is_tentative: cell.is_tentative && cell.word != Word::Unknown,
            is_less: twins.and_then(|twins| twins.get(index)).is_some_and(|twin| twin.word != cell.word),
        };
        cells.iter().enumerate().map(cell).collect()
    }

    /// What each word means.
    fn meanings(&self) -> Vec<(Word, String)> {
        let thresholds = &self.source.model.thresholds;
        let [complete, half] = [thresholds.complete, thresholds.half]
            .map(|fraction| format!("{}/{}", fraction.numerator, fraction.denominator));
        let meaning = |word: &Word| {
            let id = format!("meaning-{}", word.as_str().replace([' ', '/'], "-"));
            let arguments = [("complete", complete.clone().into()), ("half", half.clone().into())];
            (*word, self.sheet.say(&id, &arguments))
        };
        Word::ALL.iter().map(meaning).collect()
    }

    /// What the signs in cells mean; `has_marks` where less may be proven.
    fn signs(&self, has_marks: bool) -> Vec<String> {
        let ids = ["picture-basis", "picture-tentative"].into_iter();
        ids.chain(has_marks.then_some("legend-proven")).map(|id| self.sheet.word(id)).collect()
    }
}
