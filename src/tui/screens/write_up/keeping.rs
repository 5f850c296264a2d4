//! What is done to a write-up, and what takes it back.

use super::State;
use crate::domain::answer::Answer;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::study::SubjectKind;
use crate::domain::writeup::{QuoteState, Reply, ReplyStatus, Version, WriteUp, shown};
use crate::tui::form::{Field, Form};
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::unfinished::Unfinished;

impl State {
    /// The answers of the talk.
    pub(super) fn answers(&self) -> impl Iterator<Item = &Answer> {
        let study = self.of.study.iter();
        study.flat_map(|study| &study.answers).filter(|one| one.interview == self.of.interview)
    }

    /// Whether something was frozen.
    fn has_frozen(&self) -> bool {
        self.answers().any(|answer| answer.write_up.typed.is_some())
    }

    /// Whether all that was typed is frozen.
    pub(super) fn is_frozen(&self) -> bool {
        self.has_frozen() && self.answers().all(|answer| answer.frozen().is_none())
    }

    fn write_up(&self, question: &Id, write_up: WriteUp) -> Change {
        Change::AnswerWriteUp(self.of.interview.clone(), question.clone(), write_up)
    }

    /// What makes something else of what is written up, after freezing what is not frozen where that is wanted; and what
    /// takes it back.
    fn rewriting(
        &self,
        freezes: bool,
        rewrite: impl Fn(&Id, WriteUp) -> WriteUp,
    ) -> (Vec<Change>, Vec<Change>) {
        let pairs = self.answers().filter_map(|answer| {
            let before = &answer.write_up;
            let frozen = answer.frozen().filter(|_| freezes);
            let after = rewrite(&answer.question, frozen.unwrap_or_else(|| before.clone()));
            let change = |write_up| self.write_up(&answer.question, write_up);
            (after != *before).then(|| (change(after), change(before.clone())))
        });
        pairs.unzip()
    }

    /// Freezes the notes as they are typed now, where they are not frozen.
    pub(super) fn freeze(&mut self, setting: &Setting) -> Vec<Step> {
        let (changes, back) = self.rewriting(true, |_, write_up| write_up);
        if changes.is_empty() {
            let id = if self.is_frozen() { "write-up-frozen-already" } else { "write-up-nothing" };
            return vec![Step::Say(setting.words.text(id))];
        }
        let mut steps = self.keep(changes, back, setting);
        steps.push(Step::Say(setting.words.text("write-up-frozen")));
        steps
    }

    /// The text on a question as it is worked up so far.
    fn text(&self, question: &Id) -> String {
        let answer = self.of.answer(question);
        let write_up = answer.frozen().unwrap_or_else(|| answer.write_up.clone());
        shown(write_up.text(Version::WorkedUp).unwrap_or_default(), &answer.notes)
    }

    /// Opens the text on a question to be worked up.
    pub(super) fn ask_text(&mut self, question: Id, setting: &Setting) -> Vec<Step> {
        let fields = vec![Field::lines("text", setting.words.text("write-up-text"), &self.text(&question))];
        let answer = format!("{}/{question}", self.of.interview);
        let form = Form::new(setting.words.text("write-up-worked-up"), fields);
        let form = form.unfinished_as(Unfinished::noted_on(SubjectKind::Answer, answer));
        self.pending = Some(question);
        vec![Step::Fill(form)]
    }

    /// The text on a question was worked up; what was typed is frozen before.
    pub(super) fn worked_up(&mut self, question: &Id, text: &str, setting: &Setting) -> Vec<Step> {
        if self.text(question) == text {
            return Vec::new();
        }
        let (changes, back) = self.rewriting(true, |other, write_up| {
            let worked_up =
                if other == question { Some(text.to_owned()) } else { write_up.worked_up.clone() };
            WriteUp { worked_up, ..write_up }
        });
        self.keep(changes, back, setting)
    }

    /// The next state of a quote: checked, approved, withdrawn, and as typed again.
    pub(super) fn turn_quote(&mut self, question: &Id, mark: usize, setting: &Setting) -> Vec<Step> {
        let answer = self.of.answer(question);
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

    /// Notes a station of the write-up, today. What is sent is frozen before; what was frozen is approved as it is worked
    /// up now. What was typed since was not sent, and so is neither.
    pub(super) fn note(&mut self, status: ReplyStatus, setting: &Setting) -> Vec<Step> {
        let freezes = status == ReplyStatus::Sent || !self.has_frozen();
        let (mut changes, mut back) = self.rewriting(freezes, |_, write_up| {
            let approved = write_up.text(Version::WorkedUp).filter(|_| status == ReplyStatus::Approved);
            match approved.map(ToOwned::to_owned) {
                Some(approved) => WriteUp { approved: Some(approved), ..write_up },
                None => write_up,
            }
        });
        if changes.is_empty() && !self.has_frozen() {
            return vec![Step::Say(setting.words.text("write-up-nothing"))];
        }
        let study = self.of.study.as_ref();
        let before =
            study.and_then(|study| study.interview(&self.of.interview)).map(|one| one.replies.clone());
        let before = before.unwrap_or_default();
        let mut after = before.clone();
        after.push(Reply { status, on: setting.today() });
        changes.push(Change::Replies(self.of.interview.clone(), after));
        back.push(Change::Replies(self.of.interview.clone(), before));
        let mut steps = self.keep(changes, back, setting);
        let status = setting.words.of("write-up-status", status.as_str());
        steps.push(Step::Say(setting.words.with("write-up-noted", &[("status", status.into())])));
        steps
    }
}
