//! The talk in hand: where one is, what is being typed, and what every input does to it.

mod begin;
mod keeping;

use std::collections::HashMap;
use std::ops::Range;

use chrono::{DateTime, TimeDelta, Utc};
use ratatui::layout::Rect;

use crate::domain::answer::Notes;
use crate::domain::condition::Truth;
use crate::domain::id::Id;
use crate::domain::study::{InterviewStatus, Note, NotePlace};
use crate::tui::editor::{Command, Editor};
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::typing;
use crate::workbench::request::{DraftPlace, Save};

use super::clock::Clock;
use super::earlier::Told;
use super::finding::Line;
use super::held::Held;
use super::layout;
use super::page::{Contents, Meaning, Page};
use super::paradata::Sight;
use super::sheet::Sheet;
use super::undo::{Did, History};

/// After so long without a key what was typed becomes an answer.
const PAUSE: TimeDelta = TimeDelta::seconds(60);

/// Where printable keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// To the notes.
    Notes,
    /// To the closed companion, digits only.
    Companion,
}

/// What a dialog that is open is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// A question to go to.
    Jump,
    /// A line that was typed to go to.
    Find(Vec<Line>),
    /// One or several of these answers.
    Answer(Vec<Meaning>),
    /// A number, a share or a date.
    Value,
    /// A row of repeated fields, by its place, or one more.
    Row(Option<usize>),
    /// Which row.
    Rows,
    /// Which initiative.
    Initiatives,
    /// A new initiative.
    NewInitiative,
    /// How far an initiative is.
    Fate(Id),
    /// Why a warning is kept.
    KeepWarning,
    /// Whether the note is given to the person's own editor.
    OwnEditor,
    /// Whether the talk is over.
    Finish,
    /// Why the talk is broken off.
    BreakOff,
    /// Which of these indicators and factors a passage is tied to.
    Tie(Vec<Id>),
    /// Who said a passage.
    Speaker,
    /// Whether a stretch of the text is struck.
    Strike(Range<usize>),
}

/// The talk in hand.
#[derive(Debug)]
pub struct Talk {
    /// The interview with its answers.
    pub held: Held,
    /// Which question is in sight.
    pub at: usize,
    /// Its texts and its closed answer, as they are drawn.
    pub page: Page,
    /// The sections and questions by their texts.
    pub contents: Contents,
    /// The notes on the question.
    pub sheet: Sheet,
    /// A thought being parked; then keys go there.
    pub parked: Option<Sheet>,
    /// What stood there when it was opened.
    pub parked_before: Option<Note>,
    /// Where printable keys go otherwise.
    pub focus: Focus,
    /// Whether the next key is a command.
    pub is_commanding: bool,
    /// Whether the screen shows nothing.
    pub is_blank: bool,
    /// Whether the outline is shown, where a person said so.
    pub outline: Option<bool>,
    /// Whether the notes for the interviewer are shown.
    pub has_guide: bool,
    /// What was answered earlier, where it was asked for.
    pub earlier: Vec<Told>,
    /// The language of the questions.
    pub language: String,
    /// Where the notes are on the screen.
    pub notes_area: Rect,
    /// How many rows of the question are scrolled past.
    pub scroll: usize,
    /// What the dialog that is open is about.
    pub pending: Option<Pending>,
    /// What can be taken back.
    pub history: History,
    /// How long it has lasted.
    pub clock: Clock,
    /// How the question in sight goes.
    pub sight: Sight,
    /// The editors of questions that were left, for their cursor and history.
    pub editors: HashMap<Id, Editor>,
    /// The last key.
    touched: DateTime<Utc>,
    /// What was cut or copied here.
    pub clipboard: String,
}

impl Talk {
    /// Takes in the interview as it is on disk now. What is being typed stays as it is.
    pub fn renew(&mut self, held: Held, setting: &Setting) {
        let id = self.held.question(self.at).id.clone();
        self.held = held;
        let Some(at) = self.held.place_of(&id) else {
            self.contents = Contents::of(&self.held, &self.language, setting);
            return self.enter(0, setting);
        };
        self.at = at;
        let notes = self.held.notes(&id).cloned().unwrap_or_default();
        if !self.sheet.is_changed && !is_same(&self.sheet.editor, &notes) {
            self.sheet = Sheet::new(DraftPlace::Question(id.clone()), Editor::marked(&notes));
        }
        self.mark_given();
        self.contents = Contents::of(&self.held, &self.language, setting);
        self.turn_page(setting);
        self.settle(setting);
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        match (&self.parked, self.focus) {
            _ if self.is_commanding => Place::Command,
            (Some(_), _) => Place::Parked,
            (None, Focus::Notes) => Place::Talk,
            (None, Focus::Companion) => Place::Companion,
        }
    }

    /// What stands on the line on top; nothing of the talk while the screen is blank.
    pub fn title(&self, setting: &Setting) -> String {
        if self.is_blank {
            return setting.words.text("app-title");
        }
        let details = &self.held.interview.details;
        let unit = match &self.held.unit {
            Some(unit) => setting.text(&unit.name).to_owned(),
            None if details.unit.is_organisation() => setting.words.text("home-organisation"),
            None => details.unit.to_string(),
        };
        let round = setting.instruments.round_label(&details.round, &setting.language);
        setting.words.with("talk-title", &[("unit", unit.into()), ("round", round.into())])
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        if !matches!(input, Input::Tick | Input::Saved | Input::Progress(_) | Input::Leaving) {
            self.touched = setting.now;
        }
        self.active_mut().editor.set_clock(setting.now);
        let is_letter = matches!(input, Input::Type(_));
        let before = (self.place(), self.active().editor.is_empty());
        let steps = match input {
            Input::Act(action) => self.act(action, setting),
            Input::Type(character) => self.typed(character, setting),
            Input::Edit(command) => {
                self.is_commanding = false;
                self.edit(command, setting)
            }
            Input::Picked(chosen) => self.picked(&chosen, setting),
            Input::Filled(filled) => self.filled(&filled, setting),
            Input::Confirmed => self.confirmed(setting),
            Input::Line(number, edit) => self.edit_line(number, edit, setting),
            Input::Edited(text) => self.edited_outside(&text, setting),
            Input::GivenUp => {
                self.pending = None;
                Vec::new()
            }
            Input::Tick => {
                let is_over = (setting.now - self.touched).abs() >= PAUSE;
                let mut steps = if is_over { self.commit(setting) } else { Vec::new() };
                if self.clock.has_new_minute(setting.now) {
                    steps.extend(self.keep_time(setting));
                }
                steps
            }
            Input::Leaving => {
                let mut steps = self.leave_line(false, setting);
                steps.extend(self.commit(setting));
                steps.extend(self.keep_time(setting));
                steps
            }
            Input::Saved
            | Input::Reply(_)
            | Input::FieldLeft(_)
            | Input::Progress(_)
            | Input::Written(_)
            | Input::Erased(..) => Vec::new(),
        };
        if is_letter && before == (self.place(), false) {
            // One letter more in the notes moves nothing else.
            self.follow_cursor();
        } else {
            self.settle(setting);
        }
        steps
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let was_commanding = std::mem::take(&mut self.is_commanding);
        match action {
            Action::Back if !was_commanding => {
                let number =
                    self.parked.as_ref().filter(|sheet| !sheet.editor.is_empty()).map(|sheet| &sheet.place);
                let said = match number {
                    Some(DraftPlace::Note(NotePlace::Parked, number)) => {
                        let number = [("number", (*number).into())];
                        Some(Step::Say(setting.words.with("talk-parked-kept", &number)))
                    }
                    _ => None,
                };
                let mut steps = self.unpark(setting);
                steps.extend(said);
                steps
            }
            Action::Command => {
                self.is_commanding = true;
                Vec::new()
            }
            Action::SwitchFocus => {
                self.focus = match self.focus {
                    Focus::Notes if self.held.question(self.at).companion.is_some() => Focus::Companion,
                    Focus::Notes | Focus::Companion => Focus::Notes,
                };
                Vec::new()
            }
            Action::NextQuestion => self.step(true, setting),
            Action::EarlierQuestion => self.step(false, setting),
            Action::ScrollUp => {
                self.scroll = self.scroll.saturating_sub(1);
                Vec::new()
            }
            Action::ScrollDown => {
                self.scroll += 1;
                Vec::new()
            }
            Action::Undo => self.take_back(setting),
            Action::Redo => self.do_again(setting),
            Action::PasteCut => self.edit(Command::Paste(self.clipboard.clone()), setting),
            Action::Cut | Action::Copy => {
                let Some(text) = self.active().editor.selected_text().map(ToOwned::to_owned) else {
                    return Vec::new();
                };
                self.clipboard.clone_from(&text);
                let mut steps = vec![Step::Copy(text)];
                if action == Action::Cut {
                    steps.extend(self.edit(Command::Cut, setting));
                }
                steps
            }
            Action::NewLine if self.parked.is_none() => self.enter_line(setting),
            Action::Help => vec![Step::Help],
            Action::Palette => vec![Step::Palette(Place::Command)],
            Action::Leave => vec![Step::Back],
            _ => match typing::command(action) {
                Some(command @ Command::Move { .. }) if self.parked.is_none() => {
                    self.move_cursor(command, setting)
                }
                Some(command) => self.edit(command, setting),
                None => self.command(action, setting),
            },
        }
    }

    fn typed(&mut self, character: char, setting: &Setting) -> Vec<Step> {
        if std::mem::take(&mut self.is_commanding) {
            let key = [("key", character.to_string().into())];
            return vec![Step::Say(setting.words.with("talk-no-command", &key))];
        }
        self.edit(Command::Insert(character), setting)
    }

    /// Changes the text being typed; the draft goes to the disk.
    pub fn edit(&mut self, command: Command, setting: &Setting) -> Vec<Step> {
        if self.parked.is_none() && matches!(command, Command::Insert(_) | Command::Paste(_)) {
            self.focus = Focus::Notes;
        }
        let width = layout::notes_width(self, setting);
        let sheet = self.active_mut();
        let marked = sheet.editor.passages().len();
        if !sheet.editor.apply(command, width) {
            return Vec::new();
        }
        let lost = marked.saturating_sub(sheet.editor.passages().len());
        let mut steps = self.changed();
        if lost > 0 {
            steps.push(Step::Say(setting.words.with("talk-marks-lost", &[("count", lost.into())])));
        }
        steps
    }

    /// The text or its marks were changed: the draft goes to the disk.
    pub fn changed(&mut self) -> Vec<Step> {
        let sheet = self.active_mut();
        sheet.is_changed = true;
        if std::mem::replace(&mut sheet.steps, sheet.editor.steps()) < sheet.editor.steps() {
            let place = sheet.place.clone();
            self.did(Did::Typed(place));
        }
        if self.parked.is_none() {
            self.sight.touch(self.touched);
        }
        self.mark_given();
        vec![self.active().draft(&self.held.interview.id)]
    }

    /// What keys change: the parked thought, else the notes.
    pub fn active(&self) -> &Sheet {
        self.parked.as_ref().unwrap_or(&self.sheet)
    }

    /// The same, to be changed.
    pub fn active_mut(&mut self) -> &mut Sheet {
        self.parked.as_mut().unwrap_or(&mut self.sheet)
    }

    /// Whether the question in sight is answered, with what is being typed.
    pub fn mark_given(&mut self) {
        let has_closed =
            self.held.answers.get(&self.held.question(self.at).id).is_some_and(|one| !one.closed.is_empty());
        let is_given = has_closed || !self.sheet.editor.as_str().trim().is_empty();
        self.held.stops[self.at].is_given = is_given;
    }

    /// Makes the texts of the question in sight anew.
    pub fn turn_page(&mut self, setting: &Setting) {
        self.page = Page::of(&self.held, self.at, &self.language, setting);
    }

    /// Keeps how long the talk has lasted.
    pub fn keep_time(&self, setting: &Setting) -> Option<Step> {
        let interview = &self.held.interview;
        let is_going_on = interview.state.status == InterviewStatus::InProgress;
        let seconds = self.clock.seconds(setting.now);
        is_going_on.then(|| Step::Save(Save::Elapsed(interview.id.clone(), seconds)))
    }

    /// Keeps the cursor in sight.
    fn settle(&mut self, setting: &Setting) {
        let areas = layout::areas(self, layout::body(setting), setting);
        self.notes_area = areas.notes;
        self.scroll = self.scroll.min(areas.hidden_rows);
        self.follow_cursor();
    }

    fn follow_cursor(&mut self) {
        let Rect { width, height, .. } = self.notes_area;
        self.active_mut().editor.scroll_to_cursor(width, height);
    }

    /// The companion has the focus when its question is entered and there are no notes yet.
    fn focus_on_entry(&self) -> Focus {
        let has_companion = self.held.question(self.at).companion.is_some();
        let has_notes = !self.sheet.editor.as_str().trim().is_empty();
        if has_companion && !has_notes { Focus::Companion } else { Focus::Notes }
    }

    fn enter(&mut self, at: usize, setting: &Setting) {
        self.at = at;
        self.sight = Sight::since(setting.now);
        let id = self.held.question(at).id.clone();
        let notes = self.held.notes(&id).cloned().unwrap_or_default();
        let kept = self.editors.remove(&id).filter(|editor| is_same(editor, &notes));
        let editor = kept.unwrap_or_else(|| Editor::marked(&notes));
        self.sheet = Sheet::new(DraftPlace::Question(id), editor);
        self.focus = self.focus_on_entry();
        self.scroll = 0;
        self.earlier.clear();
        self.turn_page(setting);
    }

    /// Goes to a question: what was typed on the one in sight becomes an answer first.
    pub fn go(&mut self, at: usize, setting: &Setting) -> Vec<Step> {
        let mut steps = self.unpark(setting);
        if at == self.at {
            return steps;
        }
        steps.extend(self.leave_line(false, setting));
        steps.extend(self.commit(setting));
        let left = self.held.question(self.at).id.clone();
        self.editors.insert(left, self.sheet.editor.clone());
        self.enter(at, setting);
        let position = Save::Position(self.held.interview.id.clone(), self.held.question(at).id.clone());
        steps.push(Step::Save(position));
        steps
    }

    /// To the next question on the path, or the one before.
    fn step(&mut self, is_forward: bool, setting: &Setting) -> Vec<Step> {
        let on_path = |at: &usize| self.held.stops[*at].on_path != Truth::No;
        let found = if is_forward {
            (self.at + 1..self.held.stops.len()).find(on_path)
        } else {
            (0..self.at).rev().find(on_path)
        };
        match found {
            Some(at) => self.go(at, setting),
            None if is_forward => {
                let count = [("count", self.held.unasked().len().into())];
                vec![Step::Say(setting.words.with("talk-last", &count))]
            }
            None => vec![Step::Say(setting.words.text("talk-first"))],
        }
    }
}

/// Whether an editor holds these notes, with their marks.
pub fn is_same(editor: &Editor, notes: &Notes) -> bool {
    editor.as_str() == notes.text && editor.marks() == notes.marks
}
