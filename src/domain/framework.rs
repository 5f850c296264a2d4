//! The researcher's own words on a unit, heading by heading, and what is there for each: ratings, evidence and quotes.
//!
//! Headings are the model's; in a model without any, its fields.

use std::collections::HashSet;

use super::answer::{Answer, Mark, MarkKind};
use super::assessment::{Assessment, Indicator, Scope};
use super::evidence::Evidence;
use super::explain::informs;
use super::id::{Id, InterviewId};
use super::questionnaire::{Question, Questionnaire};
use super::study::{Study, Summary};
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
    let scope = if unit.is_organisation() { Scope::Organisation } else { Scope::Unit };
    let belongs = |indicator: &Indicator| is_under(model, indicator, heading);
    let indicators: Vec<usize> =
        model.indicators_of(scope).filter(|(_, one)| belongs(one)).map(|(at, _)| at).collect();
    let mut asked: HashSet<(&InterviewId, &Id)> = HashSet::new();
    let mut quotes = Vec::new();
    for talk in study.interviews_of(unit, round) {
        let Some(questionnaire) = study.questionnaire_of(talk, questionnaires) else { continue };
        for question in questionnaire.questions().filter(|one| is_asked_under(model, one, heading)) {
            let answers = study.answers.iter().filter(|one| one.interview == talk.id);
            let Some(answer) = question.answer_of(answers) else { continue };
            asked.insert((&answer.interview, &answer.question));
            let marks = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
            quotes.extend(marks.filter(|mark| answer.notes.is_on_record(mark)).map(|mark| Quoted {
                answer,
                mark,
                held_back: quotable(study, answer, mark).err(),
            }));
        }
    }
    let ratings = study.ratings.iter().filter(|one| one.unit == *unit && one.round == *round);
    let rested_on: HashSet<&Id> = ratings
        .filter(|one| indicators.iter().any(|at| model.indicators[*at].id == one.indicator))
        .flat_map(|one| &one.evidence)
        .collect();
    let answers = |one: &Evidence| {
        let (Some(talk), Some(question)) = (&one.interview, &one.question) else { return false };
        asked.contains(&(talk, question))
    };
    let evidence = study.evidence.iter().filter(|one| rested_on.contains(&one.id) || answers(one)).collect();
    Material { indicators, evidence, quotes }
}

fn is_under(model: &Assessment, indicator: &Indicator, heading: &Id) -> bool {
    if model.headings.is_empty() {
        return model.fields.get(indicator.field).is_some_and(|field| field.id == *heading);
    }
    indicator.heading.as_ref() == Some(heading)
}

/// A question belongs under its own heading; without one, under those of the indicators that it is about.
fn is_asked_under(model: &Assessment, question: &Question, heading: &Id) -> bool {
    match question.heading.as_ref().filter(|_| !model.headings.is_empty()) {
        Some(own) => own == heading,
        None => model.indicators.iter().any(|one| is_under(model, one, heading) && informs(question, one)),
    }
}

#[cfg(test)]
mod tests;
