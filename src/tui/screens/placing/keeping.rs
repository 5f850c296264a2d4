//! What placing changes, and what takes it back.

use super::State;
use crate::domain::answer::{ClosedAnswer, Mark, MarkKind, Missing, Notes};
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::domain::study::{Note, NotePlace};
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::screens::of_talk;

impl State {
    fn note(&self, place: NotePlace, number: u32) -> Option<Note> {
        let mut notes = self.of.study.iter().flat_map(|study| &study.notes);
        notes
            .find(|note| (&note.interview, note.place, note.number) == (&self.of.interview, place, number))
            .cloned()
    }

    /// A parked thought goes below the notes on a question.
    pub(super) fn put_on(&mut self, number: u32, index: usize, setting: &Setting) -> Vec<Step> {
        let question = self.of.talk(setting).and_then(|talk| talk.questionnaire.questions().nth(index));
        let Some(question) = question.map(|question| question.id.clone()) else { return Vec::new() };
        let Some(note) = self.note(NotePlace::Parked, number) else { return Vec::new() };
        let before = self.of.answer(&question).notes;
        let times = before.times.with_below(&before.text, &note.text, &note.times);
        let text = below(&before.text, &note.text);
        let after = Notes { text, times, ..before.clone() };
        let notes = |notes| Change::AnswerNotes(self.of.interview.clone(), question.clone(), notes);
        let changes = vec![notes(after), removed(&note, true)];
        let back = vec![notes(before), removed(&note, false), Change::Note(note)];
        let said = [("number", (index + 1).into())];
        let mut steps = self.keep(changes, back, setting);
        steps.push(Step::Say(setting.words.with("placing-put", &said)));
        steps
    }

    /// A parked thought goes to one of the sheets that belong to no question.
    pub(super) fn move_aside(&mut self, number: u32, place: NotePlace, setting: &Setting) -> Vec<Step> {
        let Some(note) = self.note(NotePlace::Parked, number) else { return Vec::new() };
        let present = self.of.study.iter().flat_map(|study| &study.notes);
        let mut present = present.filter(|one| one.interview == self.of.interview && one.place == place);
        let before = present.next().cloned();
        let there = before.clone().unwrap_or_else(|| Note::new(self.of.interview.clone(), place, 0, ""));
        let after = Note {
            times: there.times.with_below(&there.text, &note.text, &note.times),
            text: below(&there.text, &note.text),
            ..there.clone()
        };
        let mut back = vec![removed(&note, false), Change::Note(note.clone())];
        back.push(before.map_or_else(|| removed(&there, true), Change::Note));
        // A sheet that was removed before is there again.
        let changes = vec![Change::Note(after.clone()), removed(&after, false), removed(&note, true)];
        let mut steps = self.keep(changes, back, setting);
        let sheet = setting.words.text(&format!("talk-{}", place.as_str()));
        steps.push(Step::Say(setting.words.with("placing-moved", &[("sheet", sheet.into())])));
        steps
    }

    /// A parked thought is not needed any more.
    pub(super) fn remove_parked(&mut self, number: u32, setting: &Setting) -> Vec<Step> {
        let Some(note) = self.note(NotePlace::Parked, number) else { return Vec::new() };
        let back = vec![removed(&note, false), Change::Note(note.clone())];
        self.keep(vec![removed(&note, true)], back, setting)
    }

    fn change_notes(
        &mut self,
        question: &Id,
        setting: &Setting,
        change: impl FnOnce(&mut Notes),
    ) -> Vec<Step> {
        let before = self.of.answer(question).notes;
        let mut after = before.clone();
        change(&mut after);
        let notes = |notes| Change::AnswerNotes(self.of.interview.clone(), question.clone(), notes);
        let (changes, back) = (vec![notes(after)], vec![notes(before)]);
        self.keep(changes, back, setting)
    }

    /// There is nothing to come back to any more.
    pub(super) fn unflag(&mut self, question: &Id, from: usize, to: usize, setting: &Setting) -> Vec<Step> {
        self.change_notes(question, setting, |notes| {
            notes.marks.retain(|mark| !(mark.kind == MarkKind::Flag && (mark.from, mark.to) == (from, to)));
        })
    }

    /// Words are a quote; what was to come back to is come back to with it.
    pub(super) fn quote(&mut self, question: &Id, from: usize, to: usize, setting: &Setting) -> Vec<Step> {
        self.change_notes(question, setting, |notes| {
            notes.marks.retain(|mark| !(mark.kind == MarkKind::Flag && (mark.from, mark.to) == (from, to)));
            let is_quoted = |mark: &Mark| mark.kind == MarkKind::Quote && mark.from <= from && to <= mark.to;
            if !notes.marks.iter().any(is_quoted) {
                let text = notes.text.chars().skip(from).take(to - from).collect();
                notes.marks.push(Mark {
                    kind: MarkKind::Quote,
                    from,
                    to,
                    text,
                    target: None,
                    respondent: None,
                });
            }
        })
    }

    /// Why a question has no answer.
    pub(super) fn miss(&mut self, question: &Id, missing: Missing, setting: &Setting) -> Vec<Step> {
        let before = self.of.answer(question).closed;
        let closed = |closed| Change::AnswerClosed(self.of.interview.clone(), question.clone(), closed);
        let (changes, back) = (vec![closed(ClosedAnswer::missing(missing))], vec![closed(before)]);
        self.keep(changes, back, setting)
    }
}

/// A text with another one below it.
fn below(text: &str, more: &str) -> String {
    if text.is_empty() { more.to_owned() } else { format!("{text}\n{more}") }
}

fn removed(note: &Note, is_removed: bool) -> Change {
    Change::Removed(RecordKind::Note, of_talk::note_record(note), is_removed)
}
