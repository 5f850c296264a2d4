//! The researcher's own words on a unit, heading by heading, and what is there for each: ratings, evidence and quotes.
//!
//! Headings are the model's; in a model without any, its fields.

use std::collections::BTreeSet;

use super::answer::{Answer, Mark, MarkKind};
use super::assessment::{Assessment, Indicator, Scope};
use super::evidence::Evidence;
use super::explain::informs;
use super::id::Id;
use super::ordered::Ordered;
use super::questionnaire::{Question, Questionnaire};
use super::rating::Rating;
use super::study::{Study, Summary};
use super::text::Text;
use super::writeup::Unquotable;

/// A heading of what is written on a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'m> {
    /// Its id: of a heading of the model, else of a field.
    pub id: &'m Id,
    /// Its name.
    pub title: &'m Text,
}

/// What is there for a heading of a unit in a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Material<'s> {
    /// The indicators under the heading, by their index in the model.
    pub indicators: Vec<usize>,
    /// The evidence that ratings of these indicators rest on, or that answers a question under the heading; in the order
    /// of entry, each piece once.
    pub evidence: Vec<&'s Evidence>,
    /// What was said word for word on the questions under the heading, in the order of the talks.
    pub quotes: Vec<Quoted<'s>>,
}

/// A quote in the notes of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted<'s> {
    /// The answer that it stands in.
    pub answer: &'s Answer,
    /// The quote.
    pub mark: &'s Mark,
    /// Why it may not leave the study, where it may not.
    pub held_back: Option<Unquotable>,
}

/// The headings of a model in its order; without any, its fields.
pub fn columns(model: &Assessment) -> Vec<Column<'_>> {
    if model.headings.is_empty() {
        return model.fields.iter().map(|field| Column { id: &field.id, title: &field.title }).collect();
    }
    model.headings.iter().map(|heading| Column { id: &heading.id, title: &heading.title }).collect()
}

/// The summary of a unit in a round under a heading; one without words is none.
pub fn summary<'s>(study: &'s Study, unit: &Id, round: &Id, heading: &Id) -> Option<&'s Summary> {
    let is_it = |one: &&Summary| one.unit == *unit && one.round == *round && one.heading == *heading;
    study.summaries.iter().find(is_it).filter(|one| !one.text.trim().is_empty())
}

/// What is there for a heading of a unit, or of the organisation, in a round. Evidence and quotes from what is in the
/// background are left out.
pub fn material<'s>(
    study: &'s Study,
    model: &Assessment,
    questionnaires: &[Questionnaire],
    unit: &Id,
    round: &Id,
    heading: &Id,
) -> Material<'s> {
    Materials::of(study, model, questionnaires).under(unit, round, heading)
}

/// A study put in order once, to find what is there for many headings.
#[derive(Debug)]
pub struct Materials<'s, 'm> {
    /// The study.
    pub ordered: Ordered<'s>,
    model: &'m Assessment,
    questionnaires: &'m [Questionnaire],
}

impl<'s, 'm> Materials<'s, 'm> {
    /// Puts the study in order.
    pub fn of(study: &'s Study, model: &'m Assessment, questionnaires: &'m [Questionnaire]) -> Self {
        Self { ordered: Ordered::of(study), model, questionnaires }
    }

    /// What is there for a heading of a unit, or of the organisation, in a round.
    pub fn under(&self, unit: &Id, round: &Id, heading: &Id) -> Material<'s> {
        let Self { ordered, model, questionnaires } = self;
        let scope = if unit.is_organisation() { Scope::Organisation } else { Scope::Unit };
        let belongs = |indicator: &Indicator| is_under(model, indicator, heading);
        let indicators: Vec<usize> =
            model.indicators_of(scope).filter(|(_, one)| belongs(one)).map(|(at, _)| at).collect();
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut quotes = Vec::new();
        for talk in ordered.talks(unit, round) {
            let Some(questionnaire) = ordered.study.questionnaire_of(talk, questionnaires) else {
                continue;
            };
            for question in questionnaire.questions().filter(|one| is_asked_under(model, one, heading)) {
                let answers = ordered.answers(&talk.id).iter().copied();
                let Some(answer) = question.answer_of(answers) else { continue };
                found.extend(ordered.said_in(answer));
                let marks = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
                quotes.extend(marks.filter(|mark| answer.notes.is_on_record(mark)).map(|mark| Quoted {
                    answer,
                    mark,
                    held_back: ordered.quotable(answer, mark).err(),
                }));
            }
        }
        let is_meant = |one: &Rating| indicators.iter().any(|at| model.indicators[*at].id == one.indicator);
        let ratings = ordered.ratings(unit, round).iter().filter(|one| is_meant(one));
        let rested_on = ratings.flat_map(|one| &one.evidence);
        found.extend(rested_on.filter_map(|id| ordered.place_of(id)));
        let evidence = found.into_iter().filter_map(|at| ordered.study.evidence.get(at)).collect();
        Material { indicators, evidence, quotes }
    }
}

/// What stands at a heading of a unit in a round, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether a summary is written.
    pub is_written: bool,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Quotes.
    pub quotes: usize,
    /// How many of these may not leave the study.
    pub held_back: usize,
}

impl Standing {
    /// Whether there is neither a summary nor anything to write one from.
    pub fn is_empty(&self) -> bool {
        !self.is_written && self.evidence + self.quotes == 0
    }
}

/// The units of a round and last the organisation, each with what stands at every heading, in the order of
/// [`columns`]; units in the order of [`Study::units_in_order`].
pub fn standings(
    study: &Study,
    model: &Assessment,
    questionnaires: &[Questionnaire],
    round: &Id,
    language: &str,
) -> Vec<(Id, Vec<Standing>)> {
    let materials = Materials::of(study, model, questionnaires);
    let units = study.units_in_order(language).into_iter().map(|unit| unit.id.clone());
    let of_unit = |unit: Id| {
        let cells = columns(model).into_iter().map(|column| {
            let found = materials.under(&unit, round, column.id);
            Standing {
                is_written: materials.ordered.summary(&unit, round, column.id).is_some(),
                evidence: found.evidence.len(),
                quotes: found.quotes.len(),
                held_back: found.quotes.iter().filter(|quoted| quoted.held_back.is_some()).count(),
            }
        });
        let cells = cells.collect();
        (unit, cells)
    };
    units.chain([Id::organisation()]).map(of_unit).collect()
}

fn is_under(model: &Assessment, indicator: &Indicator, heading: &Id) -> bool {
    if model.headings.is_empty() {
        return model.fields.get(indicator.field).is_some_and(|field| field.id == *heading);
    }
    indicator.heading.as_ref() == Some(heading)
}

/// Whether a question belongs under a heading: its own; without one, under those of the indicators that it is about.
pub fn is_asked_under(model: &Assessment, question: &Question, heading: &Id) -> bool {
    match question.heading.as_ref().filter(|_| !model.headings.is_empty()) {
        Some(own) => own == heading,
        None => model.indicators.iter().any(|one| is_under(model, one, heading) && informs(question, one)),
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
