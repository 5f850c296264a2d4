//! What a rating can rest on: the evidence of a unit and round, and what was said there and is no evidence yet.
//!
//! Background passages are never shown here.

use std::collections::BTreeSet;

use crate::domain::answer::{Answer, Mark, MarkKind, Notes};
use crate::domain::date::Date;
use crate::domain::evidence::Evidence;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{Interview, Study};
use crate::domain::text::{Text, fill};

use super::carried;
use super::sheet::Site;

/// What identifies a piece.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Evidence.
    Evidence(Id),
    /// Notes on a question; or a passage marked in them, by the place of its mark.
    Answer(InterviewId, Id, Option<usize>),
}

/// A piece of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What identifies it.
    pub key: Key,
    /// What is known of it.
    pub content: Content,
    /// Indicators and factors that it speaks to, by its question or its mark.
    pub informs: Vec<Id>,
    /// How many ratings of the site rest on it.
    pub carries: usize,
}

/// Evidence, or material for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Evidence.
    Evidence(Evidence),
    /// What was said and is no evidence yet.
    Material(Material),
}

/// What was said in a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// The interview.
    pub interview: InterviewId,
    /// The question.
    pub question: Id,
    /// Its number in the questionnaire, where that is known.
    pub number: Option<usize>,
    /// How the question is worded, with its `{name}` filled in.
    pub asked: Option<Text>,
    /// Whether the question asks for a document or register.
    pub is_document: bool,
    /// Who said it, where that is known.
    pub respondent: Option<Id>,
    /// What was said, without background passages.
    pub text: String,
    /// Whether evidence was made of this question of this interview before; of a passage, of these words.
    pub is_used: bool,
    /// Whether it was marked as said word for word.
    pub is_quote: bool,
    /// Whether it was tied in the talk to what it speaks to.
    pub is_tied: bool,
}

/// Where a piece stands for what is being rated. The order is that of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Tied to it.
    Attached,
    /// Tied to it in the talk, no evidence yet.
    Marked,
    /// Evidence from a question about it.
    Informing,
    /// Said to a question about it, no evidence yet.
    Said,
    /// Other evidence about the unit.
    Further,
    /// Other evidence about all units at once.
    Everybody,
    /// Said to other questions, no evidence yet.
    FurtherSaid,
}

impl Piece {
    /// Where it stands for `target`, of whose evidence `attached` are the ids.
    pub fn group(&self, target: &Id, attached: &[Id]) -> Group {
        let informs = self.informs.contains(target);
        match (&self.key, &self.content) {
            (Key::Evidence(id), _) if attached.contains(id) => Group::Attached,
            (Key::Evidence(_), _) if informs => Group::Informing,
            (_, Content::Evidence(evidence)) if evidence.is_about_all() => Group::Everybody,
            (_, Content::Evidence(_)) => Group::Further,
            (_, Content::Material(material)) if informs && !material.is_used => {
                if material.is_tied {
                    Group::Marked
                } else {
                    Group::Said
                }
            }
            _ => Group::FurtherSaid,
        }
    }

    /// The evidence, where it is some.
    pub fn evidence(&self) -> Option<&Evidence> {
        match &self.content {
            Content::Evidence(evidence) => Some(evidence),
            Content::Material(_) => None,
        }
    }
}

/// All pieces of a site: evidence in the order in which it was entered, then what was said.
pub fn pieces(study: &Study, questionnaires: &[Questionnaire], site: &Site) -> Vec<Piece> {
    let carried = carried::targets(study, site);
    let mut pieces: Vec<Piece> = study
        .evidence
        .iter()
        .filter(|evidence| carried.contains_key(&evidence.id) || belongs(evidence, study, site))
        .map(|evidence| {
            let interview = evidence.interview.as_ref().and_then(|id| study.interview(id));
            let informs = interview
                .zip(evidence.question.as_ref())
                .map(|(interview, question)| informs(interview, question, study, questionnaires))
                .unwrap_or_default();
            Piece {
                key: Key::Evidence(evidence.id.clone()),
                content: Content::Evidence(evidence.clone()),
                informs,
                carries: carried.get(&evidence.id).map_or(0, BTreeSet::len),
            }
        })
        .collect();
    for interview in study.interviews_of(&site.unit, &site.round) {
        for answer in study.answers.iter().filter(|answer| answer.interview == interview.id) {
            pieces.extend(said(answer, interview, study, questionnaires));
        }
    }
    pieces
}

/// Whether evidence is about the unit and of the round. Evidence of no round and no talk is of every round; evidence
/// with a date of those that were not over yet.
pub fn belongs(evidence: &Evidence, study: &Study, site: &Site) -> bool {
    let interview = evidence.interview.as_ref().and_then(|id| study.interview(id));
    let is_about_nothing = evidence.about.is_none() && evidence.interview.is_none();
    let is_of_unit = evidence.names(&site.unit)
        || interview.is_some_and(|interview| interview.details.unit == site.unit)
        || (is_about_nothing && site.unit.is_organisation());
    if !is_of_unit {
        return false;
    }
    if let Some(interview) = interview {
        return interview.details.round == site.round;
    }
    let Some(as_of) = &evidence.as_of else { return true };
    if study.rounds.iter().any(|round| round.id == *as_of.as_str()) {
        return site.round == *as_of.as_str();
    }
    let end = study.round(site.round.as_str()).and_then(|round| round.to.as_ref().or(round.from.as_ref()));
    let (Ok(as_of), Some(end)) = (Date::new(as_of), end) else { return true };
    let shared = as_of.as_str().len().min(end.as_str().len());
    as_of.as_str()[..shared] <= end.as_str()[..shared]
}

/// The wording of a question, with the study's texts for its `{name}` before the questionnaire's.
fn asked(
    interview: &Interview,
    question: &Id,
    study: &Study,
    questionnaires: &[Questionnaire],
) -> Option<Text> {
    let questionnaire = study.questionnaire_of(interview, questionnaires)?;
    let text = &questionnaire.question_by(question.as_str())?.ask;
    let placeholder =
        |name: &str| study.header.placeholders.get(name).or_else(|| questionnaire.placeholders.get(name));
    let filled = |language: &str, text: &str| {
        fill(text, |name| placeholder(name).map(|text| text.find(language, &questionnaire.languages).text))
    };
    Some(match text {
        Text::Plain(text) => Text::Plain(filled("", text)),
        Text::ByLanguage(table) => {
            Text::ByLanguage(table.iter().map(|(code, text)| (code.clone(), filled(code, text))).collect())
        }
    })
}

/// The number of a question in its questionnaire.
pub fn number(
    interview: &Interview,
    question: &Id,
    study: &Study,
    questionnaires: &[Questionnaire],
) -> Option<usize> {
    let questionnaire = study.questionnaire_of(interview, questionnaires)?;
    let asked = questionnaire.question_by(question.as_str())?;
    questionnaire.questions().position(|one| one.id == asked.id).map(|at| at + 1)
}

fn informs(interview: &Interview, question: &Id, study: &Study, questionnaires: &[Questionnaire]) -> Vec<Id> {
    study
        .questionnaire_of(interview, questionnaires)
        .and_then(|questionnaire| questionnaire.question_by(question.as_str()))
        .map(|question| question.targets().cloned().collect())
        .unwrap_or_default()
}

/// The notes on a question, and before them the passages that are tied to an indicator or factor, and the quotes.
fn said(
    answer: &Answer,
    interview: &Interview,
    study: &Study,
    questionnaires: &[Questionnaire],
) -> Vec<Piece> {
    let mut participants =
        study.participants.iter().filter(|participant| participant.interview == answer.interview);
    let only = participants.next().filter(|_| participants.next().is_none());
    let alone = only.map(|participant| &participant.respondent);
    let made: Vec<&Evidence> = study
        .evidence
        .iter()
        .filter(|evidence| {
            evidence.interview.as_ref() == Some(&answer.interview)
                && evidence.question.as_ref() == Some(&answer.question)
        })
        .collect();
    let piece = |at: Option<usize>, text: String, informs: Vec<Id>| {
        let mark = at.and_then(|at| answer.notes.marks.get(at));
        let is_used = made.iter().any(|evidence| mark.is_none() || evidence.text.trim() == text);
        let speaker = match mark {
            Some(mark) => answer.notes.speaker_of(mark),
            None => answer.notes.respondent.as_ref(),
        };
        let respondent = speaker.or(alone).cloned();
        let is_quote = mark.is_some_and(|mark| is_quoted(&answer.notes, mark));
        let is_tied = mark.is_some_and(|mark| mark.target.is_some());
        let asked = asked(interview, &answer.question, study, questionnaires);
        let number = number(interview, &answer.question, study, questionnaires);
        let asks = study.questionnaire_of(interview, questionnaires);
        let question = asks.and_then(|all| all.question_by(answer.question.as_str()));
        let is_document = question.is_some_and(|question| question.is_document);
        let (interview, question) = (answer.interview.clone(), answer.question.clone());
        Piece {
            key: Key::Answer(interview.clone(), question.clone(), at),
            content: Content::Material(Material {
                interview,
                question,
                number,
                asked,
                is_document,
                respondent,
                text,
                is_used,
                is_quote,
                is_tied,
            }),
            informs,
            carries: 0,
        }
    };
    let notes = &answer.notes;
    let mut pieces = Vec::new();
    for (at, mark) in notes.marks.iter().enumerate() {
        let targets = match (&mark.target, mark.kind) {
            (_, MarkKind::Background) => continue,
            (Some(target), _) => vec![target.clone()],
            // A quote that is tied as a whole stands there with what it is tied to.
            (None, MarkKind::Quote) if !is_tied_as_a_whole(notes, mark) => {
                informs(interview, &answer.question, study, questionnaires)
            }
            (None, _) => continue,
        };
        let text = on_record(&notes.text, &notes.marks, mark.from..mark.to);
        if !text.is_empty() {
            pieces.push(piece(Some(at), text, targets));
        }
    }
    let text = on_record(&notes.text, &notes.marks, 0..notes.text.chars().count());
    if !text.is_empty() {
        pieces.push(piece(None, text, informs(interview, &answer.question, study, questionnaires)));
    }
    pieces
}

/// Whether all of a passage was said word for word.
fn is_quoted(notes: &Notes, mark: &Mark) -> bool {
    let covers = |one: &Mark| one.kind == MarkKind::Quote && one.from <= mark.from && mark.to <= one.to;
    notes.marks.iter().any(covers)
}

/// Whether just this passage is tied to something.
fn is_tied_as_a_whole(notes: &Notes, mark: &Mark) -> bool {
    let is_same = |one: &Mark| one.target.is_some() && (one.from, one.to) == (mark.from, mark.to);
    notes.marks.iter().any(is_same)
}

/// A part of notes without what is background, positions in characters.
fn on_record(text: &str, marks: &[Mark], part: std::ops::Range<usize>) -> String {
    let is_background = |at: usize| {
        marks.iter().any(|mark| mark.kind == MarkKind::Background && (mark.from..mark.to).contains(&at))
    };
    let kept: String = text
        .chars()
        .enumerate()
        .filter(|(at, _)| part.contains(at) && !is_background(*at))
        .map(|(_, character)| character)
        .collect();
    kept.trim().to_owned()
}

/// The order of the list for what is being rated: tied to it first, then what speaks to it.
pub fn ordered(pieces: &[Piece], target: &Id, attached: &[Id]) -> Vec<Key> {
    let mut order: Vec<&Piece> = pieces.iter().collect();
    order.sort_by_key(|piece| piece.group(target, attached));
    order.into_iter().map(|piece| piece.key.clone()).collect()
}

/// The same pieces in the order that they had, with those that came since on top: what one is looking at stays where
/// it is while it is tied and untied.
pub fn reordered(pieces: &[Piece], before: &[Key]) -> Vec<Key> {
    let mut order: Vec<Key> =
        pieces.iter().map(|piece| &piece.key).filter(|key| !before.contains(key)).cloned().collect();
    let is_there = |key: &&Key| pieces.iter().any(|piece| piece.key == **key);
    order.extend(before.iter().filter(is_there).cloned());
    order
}
