//! The researcher's own words on a unit, heading by heading, and what is there for each: ratings, evidence and quotes.
//!
//! Headings are the model's; in a model without any, its fields.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::answer::{Answer, Mark, MarkKind};
use super::assessment::{Assessment, Indicator, Scope};
use super::evidence::Evidence;
use super::explain::informs;
use super::id::{Id, InterviewId};
use super::questionnaire::{Question, Questionnaire};
use super::rating::Rating;
use super::study::{Interview, Study, Summary};
use super::text::Text;
use super::writeup::{Unquotable, quotable};

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
    study: &'s Study,
    model: &'m Assessment,
    questionnaires: &'m [Questionnaire],
    /// The talks of a unit in a round, in the order of the study.
    talks: HashMap<(&'s Id, &'s Id), Vec<&'s Interview>>,
    /// The answers of a talk, in the order of the study.
    answers: HashMap<&'s InterviewId, Vec<&'s Answer>>,
    ratings: HashMap<(&'s Id, &'s Id), Vec<&'s Rating>>,
    /// Where a piece of evidence stands in the order of entry.
    places: HashMap<&'s Id, usize>,
    /// Where the evidence from an answer stands.
    said: HashMap<(&'s InterviewId, &'s Id), Vec<usize>>,
}

impl<'s, 'm> Materials<'s, 'm> {
    /// Puts the study in order.
    pub fn of(study: &'s Study, model: &'m Assessment, questionnaires: &'m [Questionnaire]) -> Self {
        let mut all = Self {
            study,
            model,
            questionnaires,
            talks: HashMap::new(),
            answers: HashMap::new(),
            ratings: HashMap::new(),
            places: HashMap::new(),
            said: HashMap::new(),
        };
        for talk in &study.interviews {
            all.talks.entry((&talk.details.unit, &talk.details.round)).or_default().push(talk);
        }
        for answer in &study.answers {
            all.answers.entry(&answer.interview).or_default().push(answer);
        }
        for rating in &study.ratings {
            all.ratings.entry((&rating.unit, &rating.round)).or_default().push(rating);
        }
        for (at, one) in study.evidence.iter().enumerate() {
            all.places.insert(&one.id, at);
            if let (Some(talk), Some(question)) = (&one.interview, &one.question) {
                all.said.entry((talk, question)).or_default().push(at);
            }
        }
        all
    }

    /// What is there for a heading of a unit, or of the organisation, in a round.
    pub fn under(&self, unit: &Id, round: &Id, heading: &Id) -> Material<'s> {
        let model = self.model;
        let scope = if unit.is_organisation() { Scope::Organisation } else { Scope::Unit };
        let belongs = |indicator: &Indicator| is_under(model, indicator, heading);
        let indicators: Vec<usize> =
            model.indicators_of(scope).filter(|(_, one)| belongs(one)).map(|(at, _)| at).collect();
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut quotes = Vec::new();
        for talk in self.talks.get(&(unit, round)).into_iter().flatten() {
            let Some(questionnaire) = self.study.questionnaire_of(talk, self.questionnaires) else {
                continue;
            };
            for question in questionnaire.questions().filter(|one| is_asked_under(model, one, heading)) {
                let answers = self.answers.get(&talk.id).into_iter().flatten().copied();
                let Some(answer) = question.answer_of(answers) else { continue };
                found.extend(self.said.get(&(&answer.interview, &answer.question)).into_iter().flatten());
                let marks = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
                quotes.extend(marks.filter(|mark| answer.notes.is_on_record(mark)).map(|mark| Quoted {
                    answer,
                    mark,
                    held_back: quotable(self.study, answer, mark).err(),
                }));
            }
        }
        let ratings = self.ratings.get(&(unit, round)).into_iter().flatten();
        let rested_on = ratings
            .filter(|one| indicators.iter().any(|at| model.indicators[*at].id == one.indicator))
            .flat_map(|one| &one.evidence);
        found.extend(rested_on.filter_map(|id| self.places.get(id)).copied());
        let evidence = found.into_iter().filter_map(|at| self.study.evidence.get(at)).collect();
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
    let written: HashSet<(&Id, &Id)> = study
        .summaries
        .iter()
        .filter(|one| one.round == *round && !one.text.trim().is_empty())
        .map(|one| (&one.unit, &one.heading))
        .collect();
    let units = study.units_in_order(language).into_iter().map(|unit| unit.id.clone());
    let of_unit = |unit: Id| {
        let cells = columns(model).into_iter().map(|column| {
            let found = materials.under(&unit, round, column.id);
            Standing {
                is_written: written.contains(&(&unit, column.id)),
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
mod tests;
