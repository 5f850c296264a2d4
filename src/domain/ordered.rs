//! A study put in order once, for whoever looks up much of it: by unit and round, and by talk.
//!
//! What is found is what going through the whole study finds, in the same order; a law holds the two together.

use std::collections::HashMap;
use std::hash::Hash;

use super::answer::{Answer, Mark};
use super::evidence::Evidence;
use super::id::{Id, InterviewId};
use super::publication::Feedback;
use super::rating::Rating;
use super::study::{Consent, Interview, Note, Participant, Response, Study, Summary, Unit};
use super::writeup::{Unquotable, quotable_of, speaker_among};

/// A study and where what is found in it. Every list is in the order of entry.
#[derive(Debug)]
pub struct Ordered<'s> {
    /// The study.
    pub study: &'s Study,
    units: HashMap<&'s Id, &'s Unit>,
    interviews: HashMap<&'s InterviewId, &'s Interview>,
    talks: HashMap<&'s Id, HashMap<&'s Id, Vec<&'s Interview>>>,
    participants: HashMap<&'s InterviewId, Vec<&'s Participant>>,
    answers: HashMap<&'s InterviewId, Vec<&'s Answer>>,
    notes: HashMap<&'s InterviewId, Vec<&'s Note>>,
    ratings: HashMap<&'s Id, HashMap<&'s Id, Vec<&'s Rating>>>,
    responses: HashMap<&'s Id, HashMap<&'s Id, Vec<&'s Response>>>,
    /// The first of each unit, round and heading.
    summaries: HashMap<(&'s Id, &'s Id, &'s Id), &'s Summary>,
    /// Where a piece of evidence stands in the order of entry.
    places: HashMap<&'s Id, usize>,
    /// Where the evidence from an answer stands.
    said: HashMap<&'s InterviewId, HashMap<&'s Id, Vec<usize>>>,
}

impl<'s> Ordered<'s> {
    /// Puts a study in order.
    pub fn of(study: &'s Study) -> Self {
        let mut places = HashMap::new();
        let mut said: HashMap<_, HashMap<_, Vec<usize>>> = HashMap::new();
        for (at, one) in study.evidence.iter().enumerate() {
            places.insert(&one.id, at);
            if let (Some(talk), Some(question)) = (&one.interview, &one.question) {
                said.entry(talk).or_default().entry(question).or_default().push(at);
            }
        }
        Self {
            study,
            units: first(&study.units, |one| &one.id),
            interviews: first(&study.interviews, |one| &one.id),
            talks: nested(&study.interviews, |one| (&one.details.unit, &one.details.round)),
            participants: grouped(&study.participants, |one| &one.interview),
            answers: grouped(&study.answers, |one| &one.interview),
            notes: grouped(&study.notes, |one| &one.interview),
            ratings: nested(&study.ratings, |one| (&one.unit, &one.round)),
            responses: nested(&study.responses, |one| (&one.unit, &one.round)),
            summaries: first(&study.summaries, |one| (&one.unit, &one.round, &one.heading)),
            places,
            said,
        }
    }

    /// Finds a unit.
    pub fn unit(&self, id: &Id) -> Option<&'s Unit> {
        self.units.get(id).copied()
    }

    /// Finds an interview.
    pub fn interview(&self, id: &InterviewId) -> Option<&'s Interview> {
        self.interviews.get(id).copied()
    }

    /// The talks with a unit in a round.
    pub fn talks(&self, unit: &Id, round: &Id) -> &[&'s Interview] {
        both(&self.talks, unit, round)
    }

    /// Who takes part in a talk.
    pub fn participants(&self, talk: &InterviewId) -> &[&'s Participant] {
        self.participants.get(talk).map_or(&[], Vec::as_slice)
    }

    /// Whether everybody who is entered as taking part in a talk agreed to it, as [`Study::is_agreed`] has it.
    pub fn is_agreed(&self, talk: &InterviewId) -> bool {
        self.participants(talk).iter().all(|one| one.consent.contains(&Consent::Interview))
    }

    /// The answers of a talk.
    pub fn answers(&self, talk: &InterviewId) -> &[&'s Answer] {
        self.answers.get(talk).map_or(&[], Vec::as_slice)
    }

    /// The notes of a talk that belong to no question.
    pub fn notes(&self, talk: &InterviewId) -> &[&'s Note] {
        self.notes.get(talk).map_or(&[], Vec::as_slice)
    }

    /// The ratings of a unit, or of the organisation, in a round.
    pub fn ratings(&self, unit: &Id, round: &Id) -> &[&'s Rating] {
        both(&self.ratings, unit, round)
    }

    /// What a unit said about its result in a round.
    pub fn feedback(&self, unit: &Id, round: &Id) -> Feedback<'s> {
        Feedback::from(both(&self.responses, unit, round).to_vec())
    }

    /// The summary of a unit in a round under a heading; one without words is none.
    pub fn summary(&self, unit: &Id, round: &Id, heading: &Id) -> Option<&'s Summary> {
        self.summaries.get(&(unit, round, heading)).copied().filter(|one| !one.text.trim().is_empty())
    }

    /// Where a piece of evidence stands in the order of entry.
    pub fn place_of(&self, evidence: &Id) -> Option<usize> {
        self.places.get(evidence).copied()
    }

    /// A piece of evidence.
    pub fn evidence(&self, id: &Id) -> Option<&'s Evidence> {
        self.study.evidence.get(self.place_of(id)?)
    }

    /// Where the evidence from an answer stands in the order of entry.
    pub fn said_in(&self, answer: &Answer) -> &[usize] {
        both(&self.said, &answer.interview, &answer.question)
    }

    /// Who said what is marked in an answer, as [`super::writeup::speaker_of`] has it.
    pub fn speaker_of(&self, answer: &Answer, mark: &Mark) -> Option<&'s Participant> {
        speaker_among(self.participants(&answer.interview), answer, mark)
    }

    /// Whether a quote marked in an answer may be used, as [`super::writeup::quotable`] has it.
    ///
    /// # Errors
    /// It may not: the first reason why.
    pub fn quotable(&self, answer: &Answer, mark: &Mark) -> Result<(), Unquotable> {
        quotable_of(answer, mark, || self.speaker_of(answer, mark))
    }
}

/// Records by what they belong to.
fn grouped<'s, K: Hash + Eq, T>(records: &'s [T], key: impl Fn(&'s T) -> K) -> HashMap<K, Vec<&'s T>> {
    let mut found: HashMap<K, Vec<&T>> = HashMap::new();
    for one in records {
        found.entry(key(one)).or_default().push(one);
    }
    found
}

/// Records by what names them; the first where several have a name.
fn first<'s, K: Hash + Eq, T>(records: &'s [T], key: impl Fn(&'s T) -> K) -> HashMap<K, &'s T> {
    let mut found = HashMap::with_capacity(records.len());
    for one in records {
        found.entry(key(one)).or_insert(one);
    }
    found
}

/// Records by the two things that they belong to.
fn nested<'s, T>(
    records: &'s [T],
    key: impl Fn(&'s T) -> (&'s Id, &'s Id),
) -> HashMap<&'s Id, HashMap<&'s Id, Vec<&'s T>>> {
    let mut found: HashMap<_, HashMap<_, Vec<&T>>> = HashMap::new();
    for one in records {
        let (outer, inner) = key(one);
        found.entry(outer).or_default().entry(inner).or_default().push(one);
    }
    found
}

/// What belongs to two things.
fn both<'o, A: Hash + Eq, T>(found: &'o HashMap<&A, HashMap<&Id, Vec<T>>>, outer: &A, inner: &Id) -> &'o [T] {
    found.get(outer).and_then(|found| found.get(inner)).map_or(&[], Vec::as_slice)
}
