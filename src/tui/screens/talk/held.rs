//! What is known of the interview in hand: its questionnaire, the answers so far, and the way through the questions.
//!
//! It is kept up to date with every change made here, so that the screen never waits for the disk. The way through
//! the questions is worked out anew when a closed answer is given, never per key.

use std::collections::{BTreeSet, HashMap};

use crate::domain::answer::{Answer, ClosedAnswer, Notes};
use crate::domain::change::{Change, RecordKind};
use crate::domain::condition::Truth;
use crate::domain::id::{Id, InterviewId};
use crate::domain::path;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::domain::study::{Followed, Initiative, Interview, Note, NotePlace, Study, Unit, followed};
use crate::domain::text::Text;
use crate::tui::model::Setting;

/// The interview in hand.
#[derive(Debug)]
pub struct Held {
    /// Everything of its unit, in every round; the answers of this interview stand apart.
    pub study: Study,
    /// The interview.
    pub interview: Interview,
    /// Its unit; none for the organisation.
    pub unit: Option<Unit>,
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// The answers of this interview, by question.
    pub answers: HashMap<Id, Answer>,
    /// All questions in the order of the talk, at least one.
    pub stops: Vec<Stop>,
    /// Who takes part, with the letter that stands for each beside the notes.
    pub speakers: Vec<(Id, char)>,
}

/// A question on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its section.
    pub section: usize,
    /// Its place in the section.
    pub index: usize,
    /// Whether its condition holds; only *no* is off the path.
    pub on_path: Truth,
    /// Whether anything was typed, chosen or said to be missing.
    pub is_given: bool,
}

impl Stop {
    /// Whether it still has to be asked.
    pub fn is_unasked(self) -> bool {
        self.on_path != Truth::No && !self.is_given
    }
}

impl Held {
    /// Takes an interview in hand.
    ///
    /// # Errors
    /// It is not in the study, or has nothing to ask: the id of the text that says so.
    pub fn new(id: &InterviewId, study: &Study, setting: &Setting) -> Result<Self, &'static str> {
        let interview = study.interview(id).ok_or("talk-gone")?.clone();
        let questionnaire =
            setting.instruments.questionnaire_of(&interview).ok_or("talk-no-questionnaire")?.clone();
        let mut study = study.clone();
        let (own, others): (Vec<Answer>, Vec<Answer>) =
            study.answers.drain(..).partition(|answer| answer.interview == *id);
        study.answers = others;
        let answers = own.into_iter().map(|answer| (answer.question.clone(), answer)).collect();
        let unit = study.unit(interview.details.unit.as_str()).cloned();
        let speakers = speakers(&study, id);
        let mut held = Self { study, interview, unit, questionnaire, answers, stops: Vec::new(), speakers };
        held.find_way();
        if held.stops.is_empty() { Err("talk-no-questions") } else { Ok(held) }
    }

    /// Works out which questions are asked, open or off the path.
    pub fn find_way(&mut self) {
        let answers = &self.answers;
        let steps = path::steps(&self.questionnaire, |id| answers.get(id));
        let mut stops: Vec<Stop> = Vec::with_capacity(steps.len());
        for step in steps {
            let index =
                stops.last().filter(|last| last.section == step.section).map_or(0, |last| last.index + 1);
            let (section, on_path, is_given) = (step.section, step.on_path, step.is_given);
            stops.push(Stop { section, index, on_path, is_given });
        }
        self.stops = stops;
    }

    /// The question at a place on the way.
    pub fn question(&self, at: usize) -> &Question {
        let stop = self.stops[at];
        &self.questionnaire.sections[stop.section].questions[stop.index]
    }

    /// Where a question is on the way.
    pub fn place_of(&self, id: &Id) -> Option<usize> {
        (0..self.stops.len()).find(|at| self.question(*at).id == *id)
    }

    /// How many questions still have to be asked.
    pub fn unasked(&self) -> Vec<usize> {
        (0..self.stops.len()).filter(|at| self.stops[*at].is_unasked()).collect()
    }

    /// The notes kept on a question.
    pub fn notes(&self, id: &Id) -> Option<&Notes> {
        self.answers.get(id).map(|answer| &answer.notes)
    }

    /// The closed answer to the question at a place.
    pub fn closed(&self, at: usize) -> ClosedAnswer {
        self.answers.get(&self.question(at).id).map(|answer| answer.closed.clone()).unwrap_or_default()
    }

    /// The message of the soft check of the question at a place, where it warns.
    pub fn warning(&self, at: usize) -> Option<&Text> {
        path::warning(&self.questionnaire, self.question(at), |id| self.answers.get(id))
    }

    /// The initiatives of the unit, in the order in which they were entered.
    pub fn initiatives(&self) -> impl Iterator<Item = Followed<'_>> {
        let all = followed(&self.study.initiatives).into_iter();
        all.filter(|one| one.initiative.details.unit == self.interview.details.unit)
    }

    /// Notes of this interview that belong to no question.
    pub fn aside(&self) -> impl Iterator<Item = &Note> {
        self.study.notes.iter().filter(|note| note.interview == self.interview.id)
    }

    /// Thoughts parked in this interview.
    pub fn parked(&self) -> impl Iterator<Item = &Note> {
        self.aside().filter(|note| note.place == NotePlace::Parked)
    }

    /// Takes in a change that is on its way to the disk.
    pub fn apply(&mut self, change: &Change) {
        let interview = &self.interview.id;
        let answer = |question: &Id| Answer::new(interview.clone(), question.clone());
        match change {
            Change::AnswerNotes(_, question, notes) => {
                self.answers.entry(question.clone()).or_insert_with(|| answer(question)).notes =
                    notes.clone();
            }
            Change::AnswerClosed(_, question, closed) => {
                self.answers.entry(question.clone()).or_insert_with(|| answer(question)).closed =
                    closed.clone();
            }
            Change::AnswerParadata(_, question, paradata) => {
                self.answers.entry(question.clone()).or_insert_with(|| answer(question)).paradata =
                    paradata.clone();
            }
            Change::AnswerWriteUp(_, question, write_up) => {
                self.answers.entry(question.clone()).or_insert_with(|| answer(question)).write_up =
                    write_up.clone();
            }
            Change::Note(note) => {
                let same = |other: &&mut Note| {
                    (&other.interview, other.place, other.number)
                        == (&note.interview, note.place, note.number)
                };
                match self.study.notes.iter_mut().find(same) {
                    Some(present) => present.clone_from(note),
                    None => self.study.notes.push(note.clone()),
                }
            }
            Change::Interview(_, details) => self.interview.details = details.clone(),
            Change::InterviewState(_, state) => self.interview.state = state.clone(),
            Change::Initiative(id, details) => {
                match self.study.initiatives.iter_mut().find(|one| one.id == *id) {
                    Some(present) => present.details = details.clone(),
                    None => self.study.initiatives.push(Initiative {
                        id: id.clone(),
                        details: details.clone(),
                        states: Vec::new(),
                    }),
                }
            }
            Change::InitiativeState(id, state) => {
                if let Some(one) = self.study.initiatives.iter_mut().find(|one| one.id == *id) {
                    one.states.retain(|other| other.round != state.round);
                    one.states.push(state.clone());
                }
            }
            Change::NoInitiativeState(id, round) => {
                if let Some(one) = self.study.initiatives.iter_mut().find(|one| one.id == *id) {
                    one.states.retain(|other| other.round != *round);
                }
            }
            Change::Removed(RecordKind::Initiative, record, true) => {
                self.study.initiatives.retain(|one| one.id.as_str() != record);
            }
            Change::Removed(RecordKind::Note, record, true) => {
                let name =
                    |note: &Note| format!("{}/{}/{}", note.interview, note.place.as_str(), note.number);
                self.study.notes.retain(|note| name(note) != *record);
            }
            _ => {}
        }
    }
}

/// Who takes part, each with a letter of its own: the first of the pseudonym, else the last, else by the order.
fn speakers(study: &Study, id: &InterviewId) -> Vec<(Id, char)> {
    let names: Vec<&Id> =
        study.participants.iter().filter(|one| one.interview == *id).map(|one| &one.respondent).collect();
    let first = |name: &&Id| name.as_str().chars().next();
    let last = |name: &&Id| name.as_str().chars().last();
    let own = |letters: Vec<Option<char>>| -> Option<Vec<char>> {
        let letters: Vec<char> = letters.into_iter().flatten().map(|one| one.to_ascii_uppercase()).collect();
        let distinct: BTreeSet<&char> = letters.iter().collect();
        (distinct.len() == names.len()).then_some(letters)
    };
    let letters = own(names.iter().map(first).collect())
        .or_else(|| own(names.iter().map(last).collect()))
        .unwrap_or_else(|| ('A'..='Z').collect());
    names.iter().copied().cloned().zip(letters).collect()
}
