//! The free texts of records: whatever a person typed in words of their own, in one place, so that erasing, looking for
//! names and everything else that has to go over all of them forgets none.
//!
//! Not among them are names of units and rounds, what the study is, and the texts of questionnaires and models.

use super::answer::{Chosen, ClosedAnswer, Notes};
use super::change::{Change, PartKey};
use super::evidence::Evidence;
use super::rating::{FactorRating, Rating};
use super::study::{
    CodingRule, Context, Event, InitiativeDetails, InterviewDetails, InterviewState, LinkOverride, Memo,
    Note, ParticipantDetails, Response, Study, Summary,
};
use super::writeup::WriteUp;

/// What is done with a text; it may change it.
pub type Visit<'v> = &'v mut dyn FnMut(&mut String);

/// Something that holds free texts.
pub trait FreeText {
    /// Visits every text in it, in a fixed order. What belongs to a text, such as the marks of notes, moves along.
    fn each_text(&mut self, visit: Visit<'_>);
}

impl FreeText for InterviewDetails {
    fn each_text(&mut self, visit: Visit<'_>) {
        self.attempts.iter_mut().for_each(&mut *visit);
        self.place.iter_mut().chain(&mut self.mode).for_each(visit);
    }
}

impl FreeText for InterviewState {
    fn each_text(&mut self, visit: Visit<'_>) {
        self.reason.iter_mut().for_each(visit);
    }
}

impl FreeText for ParticipantDetails {
    fn each_text(&mut self, visit: Visit<'_>) {
        let rest = self.team.iter_mut().chain(&mut self.joined).chain(&mut self.left);
        std::iter::once(&mut self.role).chain(rest).for_each(visit);
    }
}

impl FreeText for Context {
    fn each_text(&mut self, visit: Visit<'_>) {
        self.note.iter_mut().for_each(visit);
    }
}

impl FreeText for Event {
    fn each_text(&mut self, visit: Visit<'_>) {
        visit(&mut self.text);
    }
}

impl FreeText for Notes {
    fn each_text(&mut self, visit: Visit<'_>) {
        let mut text = self.text.clone();
        visit(&mut text);
        if text != self.text {
            *self = self.with_text(&text);
        }
    }
}

impl FreeText for ClosedAnswer {
    fn each_text(&mut self, visit: Visit<'_>) {
        if let Some(Chosen::Records(records)) = &mut self.chosen {
            records.iter_mut().flat_map(|record| record.values_mut()).for_each(&mut *visit);
        }
        self.check_reason.iter_mut().for_each(visit);
    }
}

impl FreeText for WriteUp {
    fn each_text(&mut self, visit: Visit<'_>) {
        let versions = self.typed.iter_mut().chain(&mut self.worked_up).chain(&mut self.approved);
        versions.for_each(&mut *visit);
        self.quotes.iter_mut().for_each(|quote| visit(&mut quote.text));
    }
}

impl FreeText for Note {
    fn each_text(&mut self, visit: Visit<'_>) {
        let before = self.text.clone();
        visit(&mut self.text);
        self.times = self.times.carried(&before, &self.text);
    }
}

impl FreeText for Evidence {
    fn each_text(&mut self, visit: Visit<'_>) {
        let rest = self.source.iter_mut().chain(&mut self.place).chain(&mut self.as_of);
        std::iter::once(&mut self.text).chain(rest).for_each(visit);
    }
}

impl FreeText for Rating {
    fn each_text(&mut self, visit: Visit<'_>) {
        self.note.iter_mut().for_each(visit);
    }
}

impl FreeText for FactorRating {
    fn each_text(&mut self, visit: Visit<'_>) {
        self.note.iter_mut().for_each(visit);
    }
}

impl FreeText for InitiativeDetails {
    fn each_text(&mut self, visit: Visit<'_>) {
        std::iter::once(&mut self.title).chain(&mut self.place).for_each(visit);
    }
}

impl FreeText for Summary {
    fn each_text(&mut self, visit: Visit<'_>) {
        visit(&mut self.text);
    }
}

impl FreeText for Memo {
    fn each_text(&mut self, visit: Visit<'_>) {
        visit(&mut self.text);
    }
}

impl FreeText for CodingRule {
    fn each_text(&mut self, visit: Visit<'_>) {
        visit(&mut self.text);
    }
}

impl FreeText for Response {
    fn each_text(&mut self, visit: Visit<'_>) {
        visit(&mut self.text);
    }
}

impl FreeText for LinkOverride {
    fn each_text(&mut self, visit: Visit<'_>) {
        visit(&mut self.reason);
    }
}

impl FreeText for Change {
    fn each_text(&mut self, visit: Visit<'_>) {
        match self {
            Self::Interview(_, details) => details.each_text(visit),
            Self::InterviewState(_, state) => state.each_text(visit),
            Self::Participant(_, _, details) => details.each_text(visit),
            Self::Context(context) => context.each_text(visit),
            Self::Event(event) => event.each_text(visit),
            Self::AnswerNotes(_, _, notes) => notes.each_text(visit),
            Self::AnswerClosed(_, _, closed) => closed.each_text(visit),
            Self::AnswerWriteUp(_, _, write_up) => write_up.each_text(visit),
            Self::Note(note) => note.each_text(visit),
            Self::Evidence(evidence) => evidence.each_text(visit),
            Self::Rating(rating) => rating.each_text(visit),
            Self::Factor(rating) => rating.each_text(visit),
            Self::Initiative(_, details) => details.each_text(visit),
            Self::Summary(summary) => summary.each_text(visit),
            Self::Memo(memo) => memo.each_text(visit),
            Self::Rule(rule) => rule.each_text(visit),
            Self::Response(response) => response.each_text(visit),
            Self::Link(link) => link.each_text(visit),
            Self::Study(_)
            | Self::Definition(_)
            | Self::Round(_)
            | Self::Unit(_)
            | Self::Consent(..)
            | Self::AnswerParadata(..)
            | Self::Replies(..)
            | Self::InitiativeState(..)
            | Self::NoInitiativeState(..)
            | Self::Erased(_)
            | Self::Removed(..) => {}
        }
    }
}

impl Study {
    /// Visits every free text with the part that it stands in.
    pub fn each_text(&mut self, visit: &mut dyn FnMut(&PartKey, &mut String)) {
        // The keys come first: a part borrows itself while its texts are visited.
        macro_rules! over {
            ($rows:expr, $key:expr) => {
                for row in $rows.iter_mut() {
                    let key = $key(row);
                    row.each_text(&mut |text| visit(&key, text));
                }
            };
        }
        for talk in &mut self.interviews {
            let details = Change::Interview(talk.id.clone(), talk.details.clone()).key();
            talk.details.each_text(&mut |text| visit(&details, text));
            let state = Change::InterviewState(talk.id.clone(), talk.state.clone()).key();
            talk.state.each_text(&mut |text| visit(&state, text));
        }
        for one in &mut self.participants {
            let change =
                Change::Participant(one.interview.clone(), one.respondent.clone(), one.details.clone());
            let key = change.key();
            one.details.each_text(&mut |text| visit(&key, text));
        }
        over!(self.contexts, |row: &Context| Change::Context(row.clone()).key());
        over!(self.events, |row: &Event| Change::Event(row.clone()).key());
        for answer in &mut self.answers {
            let (talk, question) = (&answer.interview, &answer.question);
            let notes = Change::AnswerNotes(talk.clone(), question.clone(), Notes::default()).key();
            answer.notes.each_text(&mut |text| visit(&notes, text));
            let closed = Change::AnswerClosed(talk.clone(), question.clone(), ClosedAnswer::default()).key();
            answer.closed.each_text(&mut |text| visit(&closed, text));
            let write_up = Change::AnswerWriteUp(talk.clone(), question.clone(), WriteUp::default()).key();
            answer.write_up.each_text(&mut |text| visit(&write_up, text));
        }
        over!(self.notes, |row: &Note| Change::Note(row.clone()).key());
        over!(self.evidence, |row: &Evidence| Change::Evidence(row.clone()).key());
        over!(self.ratings, |row: &Rating| Change::Rating(row.clone()).key());
        over!(self.factors, |row: &FactorRating| Change::Factor(row.clone()).key());
        for one in &mut self.initiatives {
            let key = Change::Initiative(one.id.clone(), one.details.clone()).key();
            one.details.each_text(&mut |text| visit(&key, text));
        }
        over!(self.summaries, |row: &Summary| Change::Summary(row.clone()).key());
        over!(self.memos, |row: &Memo| Change::Memo(row.clone()).key());
        over!(self.rules, |row: &CodingRule| Change::Rule(row.clone()).key());
        over!(self.responses, |row: &Response| Change::Response(row.clone()).key());
        over!(self.links, |row: &LinkOverride| Change::Link(row.clone()).key());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::EvidenceKind;
    use crate::domain::fixtures::Scene;
    use crate::domain::id::InterviewId;
    use crate::domain::study::{Effect, NotePlace};

    #[test]
    fn study_and_changes_visit_the_same_texts() {
        let mut scene = Scene::with_sez();
        scene.participant(&InterviewId::new("sez/r1").unwrap(), "P1", "team leader", Some("east"), true);
        scene.said("e1", "sez/r1", Some("P1"));
        scene.evidence("e2", EvidenceKind::Document).source = Some("report".into());
        scene.event("e", "2010", Effect::Savings, &["sez"]);
        let mut study = scene.study;
        study.notes.push(Note::new(InterviewId::new("sez/r1").unwrap(), NotePlace::Parked, 1, "parked"));
        let mut changes: Vec<(String, String)> = Vec::new();
        for mut change in study.changes() {
            let key = change.key().to_string();
            change.each_text(&mut |text| changes.push((key.clone(), text.clone())));
        }
        let mut whole = Vec::new();
        study.each_text(&mut |key, text| whole.push((key.to_string(), text.clone())));
        whole.sort();
        changes.sort();
        assert_eq!(whole, changes);
    }
}
