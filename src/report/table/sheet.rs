//! What the tables share: the text that grows, the names of things, and the words for ranges.

use std::collections::{BTreeSet, HashMap, HashSet};

use fluent_bundle::FluentValue;
use unicode_width::UnicodeWidthStr;

use super::Page;
use super::grid::{Grid, break_at, push_line, wrap};
use crate::domain::agreement;
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::score::{CellScore, FieldScore, PossibleSituation, View};
use crate::domain::study::{InterviewStatus, Study, Unit, UnitKind};
use crate::domain::text::Text;
use crate::report::{Selection, plain};

/// Put behind what is less in *proven*.
pub(super) const MARK: &str = "*";

/// Put behind the name of a field whose raters agree too little.
const WEAK: &str = " ≠";

/// A document that grows, and what its texts are taken from.
pub(in crate::report) struct Sheet<'a> {
    pub page: Page<'a>,
    pub study: &'a Study,
    pub model: &'a Assessment,
    pub view: View,
    units: HashMap<&'a Id, &'a Unit>,
    out: String,
    is_marked: bool,
    weak: BTreeSet<usize>,
    is_weak: bool,
}

impl<'a> Sheet<'a> {
    pub fn new(page: Page<'a>, study: &'a Study, model: &'a Assessment, view: View) -> Self {
        let page = Page { width: page.width.clamp(80, 120), ..page };
        let units = study.units.iter().map(|unit| (&unit.id, unit)).collect();
        Self {
            page,
            study,
            model,
            view,
            units,
            out: String::new(),
            is_marked: false,
            weak: BTreeSet::new(),
            is_weak: false,
        }
    }

    /// The document, with a legend for the marks where there are any.
    pub fn finish(mut self) -> String {
        if self.is_marked {
            let text = self.word("report-legend-mark");
            self.paragraph(&text);
        }
        if self.is_weak {
            let text = self.word("agree-legend-weak");
            self.paragraph(&text);
        }
        self.out
    }

    // Texts

    /// A text of the catalogue.
    pub fn word(&self, id: &str) -> String {
        self.page.words.text(id)
    }

    /// A text of the catalogue with arguments. Arguments come from the study, so they are made safe here.
    pub fn say(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        let values: Vec<(&str, FluentValue)> =
            arguments.iter().map(|(name, argument)| (*name, argument.value())).collect();
        self.page.words.with(id, &values)
    }

    /// The catalogue's word for a word of the file formats.
    pub fn of(&self, family: &str, word: &str) -> String {
        self.page.words.of(family, word)
    }

    /// A text of the study or the model; one in another language than the page's says in which.
    pub fn text(&self, text: &Text, languages: &[String]) -> String {
        let found = text.find(self.page.language, languages);
        let safe = plain(found.text);
        found.instead.map_or_else(
            || safe.clone().into_owned(),
            |language| format!("{safe} {}", self.say("report-language", &[("language", language.into())])),
        )
    }

    /// A text of the model.
    pub fn of_model(&self, text: &Text) -> String {
        self.text(text, &self.model.languages)
    }

    /// The name of a unit, or its id where the study does not have it.
    pub fn unit(&self, id: &Id) -> String {
        self.units
            .get(id)
            .map_or_else(|| id.to_string(), |unit| self.text(&unit.name, &self.study.header.languages))
    }

    /// The name of a round with its id.
    pub fn round(&self, id: &Id) -> String {
        let round = self.study.round(id.as_str());
        round.map_or_else(
            || id.to_string(),
            |round| format!("{} ({id})", self.text(&round.label, &self.study.header.languages)),
        )
    }

    /// The name of a field of the model, marked where the raters agree too little on it.
    pub fn field(&self, index: usize) -> String {
        let mark = if self.weak.contains(&index) { WEAK } else { "" };
        self.model
            .fields
            .get(index)
            .map_or_else(String::new, |field| format!("{}{mark}", self.of_model(&field.title)))
    }

    /// From here on fields are marked on which the raters of these rounds agree too little.
    pub fn of_rounds(&mut self, rounds: &[&Id]) {
        self.weak =
            rounds.iter().flat_map(|round| agreement::unreliable(self.study, self.model, round)).collect();
        self.is_weak |= !self.weak.is_empty();
    }

    /// Whether a field is marked so.
    pub fn has_weak_fields(&self) -> bool {
        self.is_weak
    }

    /// What units are called, with a capital where a heading or title starts with it.
    pub fn unit_title(&self) -> String {
        let text = self.of_model(&self.model.unit_one);
        let mut characters = text.chars();
        characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
    }

    /// What so many units are called.
    pub fn units_word(&self, count: usize) -> String {
        let model = self.model;
        self.of_model(if count == 1 { &model.unit_one } else { &model.unit_many })
    }

    /// The heading over the units of a kind.
    pub fn kind(&self, kind: UnitKind) -> String {
        let id = match kind {
            UnitKind::Line => "report-kind-line",
            UnitKind::Staff => "report-kind-staff",
        };
        self.say(id, &[("units", self.units_word(2).into())])
    }

    /// A list of names, at most ten of them.
    pub fn names(&self, units: &[&Id]) -> String {
        const MOST: usize = 10;
        let named: Vec<String> = units.iter().take(MOST).map(|id| self.unit(id)).collect();
        let named = named.join(", ");
        if units.len() <= MOST {
            return named;
        }
        self.say("report-and-more", &[("names", named.into()), ("count", (units.len() - MOST).into())])
    }

    // What was scored

    /// The word of a cell with its basis: "largely (2/3)".
    pub fn cell(&self, cell: &CellScore) -> String {
        let word = self.of("word", cell.word.as_str());
        if cell.applicable == 0 {
            return word;
        }
        format!("{word} ({}/{})", cell.rated, cell.applicable)
    }

    /// Completed phases in words, out of so many.
    pub fn completed(&self, lo: u8, hi: u8) -> String {
        let phases = self.model.phases.len();
        let arguments: [(&str, Argument); 4] = [
            ("lo", usize::from(lo).into()),
            ("hi", usize::from(hi).into()),
            ("next", (usize::from(lo) + 1).into()),
            ("of", phases.into()),
        ];
        let id = match (usize::from(lo), usize::from(hi)) {
            (0, hi) if hi == phases => "report-completed-unknown",
            (0, 0) => "report-completed-none",
            (lo, hi) if lo < hi => "report-completed-range",
            (lo, _) if lo == phases => "report-completed-all",
            _ => "report-completed-exact",
        };
        self.say(id, &arguments)
    }

    /// Completed phases of a field, and what else is to be said of them.
    pub fn field_completed(&self, field: &FieldScore) -> String {
        let mut parts = Vec::new();
        match (field.lo, field.hi) {
            (Some(lo), Some(hi)) => parts.push(self.completed(lo, hi)),
            _ => parts.extend(field.cells.first().map(|cell| self.of("state", cell.state.as_str()))),
        }
        parts.extend(field.skipped.iter().map(|&(p, q)| {
            self.say(
                "report-skipped",
                &[("later", usize::from(q).into()), ("earlier", usize::from(p).into())],
            )
        }));
        if !field.in_scope {
            parts.push(self.word("report-out-of-scope"));
        }
        parts.join("; ")
    }

    /// How a field reads so far.
    pub fn field_reading(&self, field: &FieldScore) -> String {
        let phase = |index: usize| {
            let cell = field.cells.get(index)?;
            let arguments = [("phase", (index + 1).into()), ("word", self.cell(cell).into())];
            Some(self.say("report-reading-phase", &arguments))
        };
        match field.reading {
            None => field.cells.first().map_or_else(String::new, |cell| self.cell(cell)),
            Some(reading) => {
                let parts: Vec<String> =
                    reading.at.into_iter().chain(reading.next).filter_map(phase).collect();
                if parts.is_empty() { self.word("report-reading-complete") } else { parts.join(", ") }
            }
        }
    }

    /// The situations that are not ruled out; for three or more, `ask` says what would tell them apart.
    pub fn situations(&self, possible: &[PossibleSituation], ask: &[String]) -> String {
        if possible.is_empty() {
            return self.word("report-situation-none");
        }
        if possible.len() > 2 {
            let ask = ask.join(", ");
            return self.say("report-situation-open", &[("ask", ask.into())]);
        }
        let titles: Vec<String> = possible.iter().map(|possible| self.situation(possible)).collect();
        titles.join(&self.word("report-or"))
    }

    fn situation(&self, possible: &PossibleSituation) -> String {
        let Some(situation) = self.model.situations.get(possible.index) else { return String::new() };
        let additions = possible.additions.iter().filter(|addition| addition.truth.as_str() == "yes");
        let additions = additions.filter_map(|addition| situation.additions.get(addition.index));
        additions.fold(self.of_model(&situation.title), |text, addition| {
            format!("{text} + {}", self.of_model(&addition.text))
        })
    }

    /// How many of the units were talked to in the round.
    pub fn interviewed<'u>(&self, units: impl Iterator<Item = &'u Id>, round: &Id) -> usize {
        let talks =
            self.study.interviews.iter().filter(|talk| {
                talk.details.round == *round && talk.state.status == InterviewStatus::Completed
            });
        let talked: HashSet<&Id> = talks.map(|talk| &talk.details.unit).collect();
        units.filter(|unit| talked.contains(unit)).count()
    }

    /// Whose ratings were scored, where somebody was named; a sentence with a blank before it.
    pub fn rater(&self, selection: &Selection) -> String {
        selection.rater.map_or_else(String::new, |rater| {
            format!(" {}", self.say("report-rater", &[("rater", rater.as_str().into())]))
        })
    }

    /// Marks a text where *proven* is less.
    pub fn marked(&mut self, text: String, is_less: bool) -> String {
        self.is_marked |= is_less;
        if is_less { text + MARK } else { text }
    }

    // The document

    /// A line over everything that follows.
    pub fn title(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        for line in wrap(text, self.page.width) {
            push_line(&line, &mut self.out);
        }
        self.out.push_str(&"═".repeat(self.page.width));
        self.out.push('\n');
    }

    /// The heading of a table, with its base under it.
    pub fn section(&mut self, heading: &str, base: &str) {
        self.out.push('\n');
        push_line(&heading.to_uppercase(), &mut self.out);
        self.line(base);
        self.blank();
    }

    /// The heading of the legend.
    pub fn legend(&mut self) {
        self.out.push('\n');
        push_line(&self.word("report-legend").to_uppercase(), &mut self.out);
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A table.
    pub(super) fn table(&mut self, grid: &Grid) {
        grid.draw(self.page.width, &mut self.out);
    }

    /// A line of columns, as it stands: a label within `names` columns, cut where it is longer, and texts of at least
    /// `width` columns each.
    pub fn columns(&mut self, (indent, label): (usize, &str), names: usize, texts: &[String], width: usize) {
        let room = names.saturating_sub(indent + 1);
        let label = if label.width() > room {
            let cut = break_at(label, room.saturating_sub(1));
            format!("{}…", label[..cut].trim_end())
        } else {
            label.to_owned()
        };
        let blanks = names.saturating_sub(indent + label.width());
        let mut line = format!("{}{label}{}", " ".repeat(indent), " ".repeat(blanks));
        line.extend(texts.iter().map(|text| {
            let blanks = width.saturating_sub(text.width());
            format!("{text}{}", " ".repeat(blanks))
        }));
        push_line(&line, &mut self.out);
    }

    /// A line of its own, wrapped.
    pub fn line(&mut self, text: &str) {
        for line in wrap(text, self.page.width) {
            push_line(&line, &mut self.out);
        }
    }

    /// A line with a blank one before.
    pub fn paragraph(&mut self, text: &str) {
        self.out.push('\n');
        self.line(text);
    }

    /// A point of a list, wrapped under itself.
    pub fn point(&mut self, text: &str) {
        for (at, line) in wrap(text, self.page.width - 2).iter().enumerate() {
            let mark = if at == 0 { "· " } else { "  " };
            push_line(&format!("{mark}{line}"), &mut self.out);
        }
    }

    /// The names of the phases.
    pub fn phases_legend(&self) -> Option<String> {
        if self.model.phases.is_empty() {
            return None;
        }
        let names = self.model.phases.iter().enumerate();
        let names: Vec<String> =
            names.map(|(index, phase)| format!("{} {}", index + 1, self.of_model(&phase.title))).collect();
        Some(self.say("report-legend-phases", &[("names", names.join(" · ").into())]))
    }
}

/// An argument of a text: a number, or words that are already safe or made so.
pub(in crate::report) enum Argument {
    Number(usize),
    Words(String),
}

impl Argument {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Words(words) => FluentValue::from(plain(words).into_owned()),
        }
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number as usize)
    }
}

impl From<String> for Argument {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&str> for Argument {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}
