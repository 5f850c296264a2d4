//! What every report is written from, and the names of things in it.

use super::Document;
use crate::domain::assessment::{Assessment, Scope};
use crate::domain::compare::Comparison;
use crate::domain::framework::Materials;
use crate::domain::id::Id;
use crate::domain::publication::Feedback;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::score::{CellScore, RoundScore, View};
use crate::domain::study::{Interview, InterviewStatus, Study};
use crate::domain::text::Text;
use crate::language::Words;
use crate::report::figure::{Naming, Source};
use crate::report::plain;
use crate::report::table::Page;
use crate::report::table::score::is_less;
use crate::report::table::sheet::{Argument, Sheet};

/// What a report is written from.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its assessment model.
    pub model: &'a Assessment,
    /// Its questionnaires.
    pub questionnaires: &'a [Questionnaire],
    /// The rounds that it is about, in order.
    pub rounds: &'a [ScoredRound],
    /// Two of them compared: by own account, and as far as it is proven.
    pub compared: Option<&'a [Comparison; 2]>,
    /// The message catalogue.
    pub words: &'a Words,
    /// Code of the language of the report.
    pub language: &'a str,
}

/// A round in both views.
#[derive(Clone, Debug)]
pub struct ScoredRound {
    /// By own account.
    pub account: RoundScore,
    /// As far as it is proven.
    pub proven: RoundScore,
}

/// A report that is being written.
pub(super) struct Writer<'a> {
    pub content: Content<'a>,
    pub sheet: Sheet<'a>,
    pub materials: Materials<'a, 'a>,
    pub document: Document,
}

impl<'a> Writer<'a> {
    /// A report with a title made of a text of the catalogue, which may name the study.
    pub fn new(content: Content<'a>, title: &str) -> Self {
        let Content { study, model, questionnaires, words, language, .. } = content;
        let page = Page { words, language, width: 80 };
        let sheet = Sheet::new(page, study, model, View::Account);
        let header = &study.header;
        let name = named(header.title.find(language, &header.languages).text, &header.id);
        let name = if name.is_empty() { words.text("doc-unnamed-study") } else { name };
        let title = sheet.say(title, &[("study", name.into())]);
        let materials = Materials::of(study, model, questionnaires);
        let mut document = Document::new(language, &title);
        document.told_instead = words.text("doc-figure-told");
        let organisation = plain(header.organisation.trim());
        document.about.extend((!organisation.is_empty()).then(|| organisation.into_owned()));
        Self { content, sheet, materials, document }
    }

    /// Gives the report a title that names a unit, and a round where it is about one.
    pub fn retitle_for(&mut self, title: &str, unit: &Id, round: Option<&Id>) {
        let round = round.map_or_else(String::new, |round| self.round(round));
        let arguments = [("unit", self.unit(unit).into()), ("round", round.into())];
        self.document.title = super::safe(&self.say(title, &arguments));
    }

    /// A title of the model, or the id of what has none.
    pub fn titled(&self, title: &Text, id: &Id) -> String {
        let title = self.sheet.of_model(title);
        if title.is_empty() { id.to_string() } else { title }
    }

    /// A text of the catalogue.
    pub fn word(&self, id: &str) -> String {
        self.sheet.word(id)
    }

    /// A text of the catalogue with arguments.
    pub fn say(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.sheet.say(id, arguments)
    }

    /// The name of a round.
    pub fn round(&self, id: &Id) -> String {
        let Content { study, language, .. } = self.content;
        let label =
            study.round(id.as_str()).map(|one| one.label.find(language, &study.header.languages).text);
        named(label.unwrap_or_default(), id.as_str())
    }

    /// The name of a unit, or of the organisation.
    pub fn unit(&self, id: &Id) -> String {
        if id.is_organisation() {
            return self.word("report-organisation-whole");
        }
        named(&self.sheet.unit(id), id.as_str())
    }

    /// The names of units, all of them.
    pub fn names<'u>(&self, units: impl IntoIterator<Item = &'u Id>) -> String {
        let names: Vec<String> = units.into_iter().map(|unit| self.unit(unit)).collect();
        names.join(", ")
    }

    /// "2 of 9"; a dash where there is nothing to count.
    pub fn part_of(&self, part: usize, base: usize) -> String {
        if base == 0 {
            return "–".to_owned();
        }
        self.say("report-of", &[("part", part.into()), ("base", base.into())])
    }

    /// The titles of the columns of a matrix: the field, and each phase.
    pub fn matrix_head(&self) -> Vec<String> {
        let phases = self.content.model.phases.iter().enumerate();
        let mut head = vec![self.word("report-field")];
        head.extend(phases.map(|(at, phase)| format!("{} {}", at + 1, self.sheet.of_model(&phase.title))));
        if head.len() == 1 {
            head.push(self.word("report-reading"));
        }
        head
    }

    /// A cell by own account, and what is proven of it where that is less.
    pub fn cell(&self, cell: &CellScore, proven: Option<&CellScore>) -> String {
        let text = self.sheet.cell(cell);
        match proven.filter(|proven| proven.word != cell.word || is_less(proven, cell)) {
            Some(proven) => self.both(text, self.sheet.cell(proven)),
            None => text,
        }
    }

    /// A text by own account and another as far as it is proven; once where they are the same.
    pub fn both(&self, account: String, proven: String) -> String {
        if account == proven {
            return account;
        }
        self.say("doc-both", &[("account", account.into()), ("proven", proven.into())])
    }

    /// A value, marked where it is contested.
    pub fn contested(&self, value: String, is_contested: bool) -> String {
        if is_contested { self.say("doc-contested", &[("value", value.into())]) } else { value }
    }

    /// What a unit said about its result.
    pub fn feedback(&self, unit: &Id, round: &Id) -> Feedback<'a> {
        self.materials.ordered.feedback(unit, round)
    }

    /// The talks with a unit in a round that were held to their end.
    pub fn talks(&self, unit: &Id, round: &Id) -> impl Iterator<Item = &'a Interview> {
        let all = self.materials.ordered.talks(unit, round).iter().copied();
        all.filter(|talk| talk.state.status == InterviewStatus::Completed)
    }

    /// What pictures are drawn from.
    pub fn source(&self, naming: Naming) -> Source<'a> {
        let Content { study, model, words, language, .. } = self.content;
        Source { study, model, view: View::Account, naming, words, language }
    }

    /// How many indicators the model has for a unit, or for the organisation.
    pub fn indicators(&self, scope: Scope) -> usize {
        self.content.model.indicators_of(scope).count()
    }
}

/// A name, or the id where it has none.
fn named(name: &str, id: &str) -> String {
    let name = name.trim();
    plain(if name.is_empty() { id } else { name }).into_owned()
}
