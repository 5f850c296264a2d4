//! What is done to a write-up, and what takes it back.

use super::State;
use crate::domain::answer::Answer;
use crate::domain::change::Change;
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Study;
use crate::domain::writeup::{QuoteState, Reply, ReplyStatus, Version, WriteUp, shown};
use crate::tui::form::{Field, Form};
use crate::tui::message::Step;
use crate::tui::model::Setting;

impl State {
    /// The answers of the talk.
    fn answers(&self) -> impl Iterator<Item = &Answer> {
        let study = self.study.iter();
        study.flat_map(|study| &study.answers).filter(|one| one.interview == self.interview)
    }

    /// Whether what was typed is frozen.
    pub(super) fn is_frozen(&self) -> bool {
        self.answers().any(|answer| answer.write_up.typed.is_some())
    }

    fn answer(&self, question: &Id) -> Answer {
        let found = self.answers().find(|one| one.question == *question).cloned();
        found.unwrap_or_else(|| Answer::new(self.interview.clone(), question.clone()))
    }

    fn write_up(&self, question: &Id, write_up: WriteUp) -> Change {
        Change::AnswerWriteUp(self.interview.clone(), question.clone(), write_up)
    }

    /// What freezes the notes as they are typed now, and what undoes that; nothing where they are frozen.
    fn freezing(&self) -> (Vec<Change>, Vec<Change>) {
        if self.is_frozen() {
            return (Vec::new(), Vec::new());
        }
        let frozen = self.answers().filter_map(|answer| Some((answer, answer.frozen()?)));
        let pairs = frozen.map(|(answer, frozen)| {
            (
                self.write_up(&answer.question, frozen),
                self.write_up(&answer.question, answer.write_up.clone()),
            )
        });
        pairs.unzip()
    }

    /// Freezes the notes as they are typed now.
    pub(super) fn freeze(&mut self, setting: &Setting) -> Vec<Step> {
        let (changes, back) = self.freezing();
        if changes.is_empty() {
            let id = if self.is_frozen() { "write-up-frozen-already" } else { "write-up-nothing" };
            return vec![Step::Say(setting.words.text(id))];
        }
        let mut steps = self.keep(changes, back, setting);
        steps.push(Step::Say(setting.words.text("write-up-frozen")));
        steps
    }

    /// Opens the text on a question to be worked up.
    pub(super) fn ask_text(&mut self, question: Id, setting: &Setting) -> Vec<Step> {
        let answer = self.answer(&question);
        let typed = answer.frozen().and_then(|frozen| frozen.typed).unwrap_or_default();
        let text = answer.write_up.text(Version::WorkedUp).map_or(typed, ToOwned::to_owned);
        let text = shown(&text, &answer.notes);
        let fields = vec![Field::lines("text", setting.words.text("write-up-text"), &text)];
        let form = Form::new(setting.words.text("write-up-worked-up"), fields);
        self.pending = Some(question);
        vec![Step::Fill(form)]
    }

    /// The text on a question was worked up; what was typed is frozen before.
    pub(super) fn worked_up(&mut self, question: &Id, text: &str, setting: &Setting) -> Vec<Step> {
        let (mut changes, mut back) = self.freezing();
        let present = self.answer(question);
        let before = changes.iter().find_map(|change| match change {
            Change::AnswerWriteUp(_, other, write_up) if other == question => Some(write_up.clone()),
            _ => None,
        });
        let before = before.unwrap_or_else(|| present.write_up.clone());
        if before.text(Version::WorkedUp) == Some(text) {
            return Vec::new();
        }
        let after = WriteUp { worked_up: Some(text.to_owned()), ..before };
        changes.retain(|change| !matches!(change, Change::AnswerWriteUp(_, other, _) if other == question));
        back.retain(|change| !matches!(change, Change::AnswerWriteUp(_, other, _) if other == question));
        changes.push(self.write_up(question, after));
        back.push(self.write_up(question, present.write_up));
        self.keep(changes, back, setting)
    }

    /// The next state of a quote: checked, approved, withdrawn, and as typed again.
    pub(super) fn turn_quote(&mut self, question: &Id, mark: usize, setting: &Setting) -> Vec<Step> {
        let answer = self.answer(question);
        let Some(mark) = answer.notes.marks.get(mark) else { return Vec::new() };
        let next = match answer.write_up.state_of(&mark.text) {
            None => Some(QuoteState::Checked),
            Some(QuoteState::Checked) => Some(QuoteState::Approved),
            Some(QuoteState::Approved) => Some(QuoteState::Withdrawn),
            Some(QuoteState::Withdrawn) => None,
        };
        let after = answer.write_up.with_state(&mark.text, next);
        let (changes, back) =
            (vec![self.write_up(question, after)], vec![self.write_up(question, answer.write_up)]);
        self.keep(changes, back, setting)
    }

    /// Notes a station of the write-up, today. What was sent is frozen; what was approved is kept as it is now.
    pub(super) fn note(&mut self, status: ReplyStatus, setting: &Setting) -> Vec<Step> {
        let (mut changes, mut back) = self.freezing();
        if changes.is_empty() && !self.is_frozen() {
            return vec![Step::Say(setting.words.text("write-up-nothing"))];
        }
        if status == ReplyStatus::Approved {
            for answer in self.answers() {
                let own = changes.iter().find_map(|change| match change {
                    Change::AnswerWriteUp(_, other, write_up) if *other == answer.question => {
                        Some(write_up.clone())
                    }
                    _ => None,
                });
                let before = own.unwrap_or_else(|| answer.write_up.clone());
                let Some(text) = before.text(Version::WorkedUp).map(ToOwned::to_owned) else { continue };
                let is_other = |change: &Change| !matches!(change, Change::AnswerWriteUp(_, other, _) if *other == answer.question);
                changes.retain(is_other);
                back.retain(is_other);
                changes.push(self.write_up(&answer.question, WriteUp { approved: Some(text), ..before }));
                back.push(self.write_up(&answer.question, answer.write_up.clone()));
            }
        }
        let study = self.study.as_ref();
        let before = study.and_then(|study| study.interview(&self.interview)).map(|one| one.replies.clone());
        let before = before.unwrap_or_default();
        let mut after = before.clone();
        after.push(Reply { status, on: setting.today() });
        changes.push(Change::Replies(self.interview.clone(), after));
        back.push(Change::Replies(self.interview.clone(), before));
        let mut steps = self.keep(changes, back, setting);
        let status = setting.words.of("write-up-status", status.as_str());
        steps.push(Step::Say(setting.words.with("write-up-noted", &[("status", status.into())])));
        steps
    }
}

/// Takes in changes that are on their way to the disk.
pub(super) fn take_in(study: &mut Study, changes: &[Change]) {
    for change in changes {
        match change {
            Change::AnswerWriteUp(interview, question, write_up) => {
                entry(study, interview, question).write_up = write_up.clone();
            }
            Change::Replies(id, replies) => {
                if let Some(interview) = study.interviews.iter_mut().find(|one| one.id == *id) {
                    interview.replies.clone_from(replies);
                }
            }
            _ => {}
        }
    }
}

fn entry<'s>(study: &'s mut Study, interview: &InterviewId, question: &Id) -> &'s mut Answer {
    let found = study.answers.iter().position(|one| one.interview == *interview && one.question == *question);
    let at = found.unwrap_or_else(|| {
        study.answers.push(Answer::new(interview.clone(), question.clone()));
        study.answers.len() - 1
    });
    &mut study.answers[at]
}
