//! Taking back and doing again, over the whole interview: notes and their marks on every question, closed answers, sheets,
//! initiatives, the mark for the recorder. The last thing done goes first, wherever it was; where that is not in sight,
//! one is brought there, and it is said what it was. Striking cannot be taken back, and ends what could be.
//!
//! Taking back is a change like any other: the journal keeps what was there in between.

use chrono::{DateTime, Utc};

use crate::domain::answer::{ClosedAnswer, Notes};
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::domain::study::{Note, NotePlace};
use crate::tui::editor::Command;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::workbench::request::{DraftPlace, Save};

use super::aside;
use super::hand::Talk;

/// Something done in the interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// A step of an editor: what it was, the editor knows.
    Typed(DraftPlace),
    /// A closed answer, or why there is none.
    Closed {
        /// The question.
        question: Id,
        /// What was there.
        before: ClosedAnswer,
        /// What was put in its place.
        after: ClosedAnswer,
    },
    /// A sheet that belongs to no question was opened, changed and closed.
    Aside {
        /// Which sheet.
        place: NotePlace,
        /// With its number.
        number: u32,
        /// What stood there.
        before: Option<Note>,
        /// What stands there.
        after: Option<Note>,
    },
    /// An initiative was told of, or how far it is.
    Initiative {
        /// What it is called.
        title: String,
        /// What takes it back.
        back: Vec<Change>,
        /// What does it again.
        again: Vec<Change>,
    },
    /// A recorder was started.
    Recorder(DateTime<Utc>),
}

/// A thing done, and whether it goes together with the one before.
#[derive(Clone, Debug)]
struct Entry {
    did: Did,
    is_tied: bool,
}

/// What was done in this sitting, in its order, and what was taken back of it.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
}

impl History {
    /// Ties the thing done last to the one before it: one key takes back both.
    pub fn tie(&mut self) {
        if self.done.len() > 1
            && let Some(last) = self.done.last_mut()
        {
            last.is_tied = true;
        }
    }

    /// Forgets everything: something was struck.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Which way a thing is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

impl Way {
    fn choose<T>(self, back: T, again: T) -> T {
        match self {
            Self::Back => back,
            Self::Again => again,
        }
    }
}

impl Talk {
    /// Remembers what was done; what was taken back before can no longer be done again.
    pub fn did(&mut self, did: Did) {
        self.history.undone.clear();
        self.history.done.push(Entry { did, is_tied: false });
    }

    /// A sheet is closed: what was typed in it is one thing done from now on.
    pub fn remember_aside(&mut self) {
        let before = self.parked_before.take();
        let Some(DraftPlace::Note(place, number)) = self.parked.as_ref().map(|sheet| sheet.place.clone())
        else {
            return;
        };
        let here = DraftPlace::Note(place, number);
        let is_here = |entry: &Entry| entry.did == Did::Typed(here.clone());
        self.history.done.retain(|entry| !is_here(entry));
        self.history.undone.retain(|entry| !is_here(entry));
        let after = self.held.aside().find(|note| (note.place, note.number) == (place, number)).cloned();
        if before.as_ref().map(|note| &note.text) != after.as_ref().map(|note| &note.text) {
            self.did(Did::Aside { place, number, before, after });
        }
    }

    /// Takes back the last thing done.
    pub fn take_back(&mut self, setting: &Setting) -> Vec<Step> {
        let (mut turned, mut steps) = (Vec::new(), Vec::new());
        let open = self.parked.as_ref().map(|sheet| Did::Typed(sheet.place.clone()));
        while let Some(entry) = self.history.done.pop_if(|entry| is_in_sight(&entry.did, open.as_ref())) {
            let is_tied = entry.is_tied;
            let is_done = self.turn(&entry.did, Way::Back, setting, &mut steps);
            if is_done {
                turned.push(entry.did.clone());
            }
            self.history.undone.push(entry);
            // What an editor has forgotten is passed over.
            if !is_tied && is_done {
                break;
            }
        }
        self.tell(&turned, Way::Back, steps, setting)
    }

    /// Does again what was taken back last.
    pub fn do_again(&mut self, setting: &Setting) -> Vec<Step> {
        let (mut turned, mut steps) = (Vec::new(), Vec::new());
        let open = self.parked.as_ref().map(|sheet| Did::Typed(sheet.place.clone()));
        while let Some(entry) = self.history.undone.pop_if(|entry| is_in_sight(&entry.did, open.as_ref())) {
            if self.turn(&entry.did, Way::Again, setting, &mut steps) {
                turned.push(entry.did.clone());
            }
            self.history.done.push(entry);
            let goes_on = self.history.undone.last().is_some_and(|next| next.is_tied);
            if !goes_on && !turned.is_empty() {
                break;
            }
        }
        self.tell(&turned, Way::Again, steps, setting)
    }

    /// Turns one thing back or does it again; whether there was anything to turn.
    fn turn(&mut self, did: &Did, way: Way, setting: &Setting, steps: &mut Vec<Step>) -> bool {
        match did {
            Did::Typed(place) => return self.turn_typed(place, way, steps),
            Did::Closed { question, before, after } => {
                steps.extend(self.put_closed(question, way.choose(before, after).clone(), setting));
            }
            Did::Aside { place, number, before, after } => {
                let record = format!("{}/{}/{number}", self.held.interview.id, place.as_str());
                let removed = |is| Change::Removed(RecordKind::Note, record, is);
                let changes = match way.choose(before, after) {
                    Some(note) => vec![Change::Note(note.clone()), removed(false)],
                    None => vec![removed(true)],
                };
                for change in &changes {
                    self.held.apply(change);
                }
                steps.push(Step::Save(Save::Changes(changes)));
            }
            Did::Initiative { back, again, .. } => {
                steps.extend(self.keep(way.choose(back, again).clone(), setting));
            }
            Did::Recorder(at) => {
                let mut details = self.held.interview.details.clone();
                if let Some(last) =
                    details.recorder.iter().rposition(|start| start == at).filter(|_| way == Way::Back)
                {
                    details.recorder.remove(last);
                }
                if way == Way::Again {
                    details.recorder.push(*at);
                }
                let change = Change::Interview(self.held.interview.id.clone(), details);
                self.held.apply(&change);
                steps.push(Step::Save(Save::Changes(vec![change])));
            }
        }
        true
    }

    fn turn_typed(&mut self, place: &DraftPlace, way: Way, steps: &mut Vec<Step>) -> bool {
        let command = way.choose(Command::Undo, Command::Redo);
        if self.active().place == *place {
            if !self.active_mut().editor.apply(command, 0) {
                return false;
            }
            steps.extend(self.changed());
            return true;
        }
        let DraftPlace::Question(id) = place else { return false };
        let Some(editor) = self.editors.get_mut(id) else { return false };
        if !editor.apply(command, 0) {
            return false;
        }
        let (text, marks, times) = (editor.text(), editor.marks(), editor.times());
        let kept = self.held.notes(id).cloned().unwrap_or_default();
        let notes = Notes { text, marks, times, ..kept };
        let change = Change::AnswerNotes(self.held.interview.id.clone(), id.clone(), notes);
        self.held.apply(&change);
        self.held.find_way();
        self.mark_given();
        steps.push(Step::Save(Save::Changes(vec![change])));
        true
    }

    /// Goes to where something was turned, and says what it was where one would not see it.
    fn tell(&mut self, turned: &[Did], way: Way, mut steps: Vec<Step>, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        if turned.is_empty() {
            let id = way.choose("talk-nothing-done", "talk-nothing-undone");
            return vec![Step::Say(words.text(id))];
        }
        let here = self.active().place.clone();
        let places: Vec<DraftPlace> = turned.iter().filter_map(place_of).collect();
        let question = match places.first() {
            Some(DraftPlace::Question(id)) if !places.contains(&here) => self.held.place_of(id),
            _ => None,
        };
        if let Some(at) = question {
            steps.extend(self.go(at, setting));
        }
        let elsewhere = turned.iter().filter(|did| **did != Did::Typed(here.clone()));
        let names: Vec<String> = elsewhere.map(|did| self.name_of(did, setting)).collect();
        if !names.is_empty() {
            let what = [("what", names.join(", ").into())];
            let id = way.choose("talk-taken-back", "talk-done-again");
            steps.push(Step::Say(words.with(id, &what)));
        }
        steps
    }

    /// What a thing done was, in words.
    fn name_of(&self, did: &Did, setting: &Setting) -> String {
        let words = &setting.words;
        let numbered = |id: &str, question: &Id| {
            let number = self.held.place_of(question).map_or(0, |at| at + 1);
            words.with(id, &[("number", number.into())])
        };
        match did {
            Did::Typed(DraftPlace::Question(question)) => numbered("talk-did-notes", question),
            Did::Closed { question, .. } => numbered("talk-did-answer", question),
            Did::Typed(DraftPlace::Note(place, number)) | Did::Aside { place, number, .. } => {
                aside::name(*place, *number, setting)
            }
            Did::Initiative { title, .. } => title.clone(),
            Did::Recorder(_) => words.text("talk-did-recorder"),
        }
    }
}

/// While a sheet is open only what was typed in it is turned: what lies under it is not in sight.
fn is_in_sight(did: &Did, open: Option<&Did>) -> bool {
    open.is_none_or(|open| did == open)
}

/// The question or sheet that a thing was done on.
fn place_of(did: &Did) -> Option<DraftPlace> {
    match did {
        Did::Typed(place) => Some(place.clone()),
        Did::Closed { question, .. } => Some(DraftPlace::Question(question.clone())),
        Did::Aside { .. } | Did::Initiative { .. } | Did::Recorder(_) => None,
    }
}
