//! Taking up an interview: the question where it was left, and what was typed when the program ended.

use std::collections::HashMap;

use ratatui::layout::Rect;

use crate::domain::change::Change;
use crate::domain::study::{InterviewDetails, InterviewState, InterviewStatus, Note};
use crate::tui::editor::Editor;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::screens::talk::clock::Clock;
use crate::tui::screens::talk::held::Held;
use crate::tui::screens::talk::page::{Contents, Page};
use crate::tui::screens::talk::paradata::Sight;
use crate::tui::screens::talk::sheet::{Sheet, notes_of};
use crate::tui::screens::talk::undo::History;
use crate::workbench::request::{DraftPlace, DraftText, OpenedInterview, Save};

use super::{Focus, Talk};

impl Talk {
    /// Takes up an interview where it was left: the question, and what was typed when the program ended.
    pub fn begin(mut held: Held, opened: &OpenedInterview, setting: &Setting) -> (Self, Vec<Step>) {
        let drafts = Drafts::sort(&held, &opened.drafts);
        let at = opened
            .position
            .as_ref()
            .and_then(|id| held.place_of(id))
            .or_else(|| drafts.questions.last().map(|(at, _)| *at))
            .or_else(|| held.unasked().first().copied())
            .unwrap_or(0);
        let mut changes = entering(&held, setting);
        // What was typed on another question than the one in sight becomes an answer; nobody would look for it there.
        for (place, draft) in drafts.questions.iter().filter(|(place, _)| *place != at) {
            let id = held.question(*place).id.clone();
            let notes = notes_of(draft, held.notes(&id));
            changes.push(Change::AnswerNotes(held.interview.id.clone(), id, notes));
        }
        for change in &changes {
            held.apply(change);
        }
        held.find_way();

        let mut steps = Vec::new();
        if !changes.is_empty() {
            steps.push(Step::Save(Save::Changes(changes)));
        }
        let language = language(&held, setting);
        let place = DraftPlace::Question(held.question(at).id.clone());
        let mut talk = Self {
            page: Page::of(&held, at, &language, setting),
            contents: Contents::of(&held, &language, setting),
            sheet: Sheet::new(place, Editor::new("")),
            parked: drafts.parked.map(|draft| Sheet::restored(draft, &notes_of(draft, None))),
            parked_before: None,
            focus: Focus::Notes,
            is_commanding: false,
            is_blank: false,
            outline: None,
            has_guide: false,
            earlier: Vec::new(),
            notes_area: Rect::ZERO,
            language,
            scroll: 0,
            pending: None,
            history: History::default(),
            clock: Clock::after(opened.elapsed, setting.now),
            editors: HashMap::new(),
            sight: Sight::since(setting.now),
            touched: setting.now,
            clipboard: String::new(),
            held,
            at,
        };
        talk.enter(at, setting);
        if let Some((_, draft)) = drafts.questions.iter().find(|(place, _)| *place == at) {
            let notes = notes_of(draft, talk.held.notes(&talk.held.question(at).id));
            talk.sheet = Sheet::restored(draft, &notes);
            talk.focus = talk.focus_on_entry();
            talk.mark_given();
        }
        talk.settle(setting);
        let here = &talk.held.question(at).id;
        if opened.position.as_ref() != Some(here) {
            steps.push(Step::Save(Save::Position(talk.held.interview.id.clone(), here.clone())));
        }
        let missing: Vec<&str> =
            opened.study.not_agreed(&talk.held.interview.id).map(|one| one.respondent.as_str()).collect();
        if !missing.is_empty() && talk.held.answers.is_empty() {
            let who = [("who", missing.join(", ").into())];
            steps.push(Step::Say(setting.words.with("talk-not-agreed", &who)));
        }
        let mut restored: Vec<String> = drafts
            .questions
            .iter()
            .map(|(place, _)| setting.words.with("talk-restored-notes", &[("number", (place + 1).into())]))
            .collect();
        if talk.parked.is_some() {
            restored.push(setting.words.text("talk-restored-parked"));
        }
        if !restored.is_empty() {
            let what = restored.join(", ");
            steps.push(Step::Say(setting.words.with("talk-restored", &[("what", what.into())])));
        }
        (talk, steps)
    }
}

/// Drafts by where they go.
struct Drafts<'d> {
    /// Those that say something else than the answer, with the place of their question.
    questions: Vec<(usize, &'d DraftText)>,
    /// A thought that was being parked.
    parked: Option<&'d DraftText>,
}

impl<'d> Drafts<'d> {
    fn sort(held: &Held, drafts: &'d [DraftText]) -> Self {
        let mut sorted = Self { questions: Vec::new(), parked: None };
        for draft in drafts {
            match &draft.place {
                DraftPlace::Question(id) => {
                    let kept = held.notes(id).cloned().unwrap_or_default();
                    let place = held.place_of(id).filter(|_| notes_of(draft, Some(&kept)) != kept);
                    sorted.questions.extend(place.map(|place| (place, draft)));
                }
                DraftPlace::Note(place, number) => {
                    let is_same = |note: &Note| (note.place, note.number) == (*place, *number);
                    let is_kept = held.aside().any(|note| is_same(note) && note.text == draft.text);
                    if !is_kept && !draft.text.trim().is_empty() {
                        sorted.parked = Some(draft);
                    }
                }
            }
        }
        sorted
    }
}

/// A planned interview begins when it is entered, today where no day was set.
fn entering(held: &Held, setting: &Setting) -> Vec<Change> {
    let interview = &held.interview;
    if interview.state.status != InterviewStatus::Planned {
        return Vec::new();
    }
    let state = InterviewState { status: InterviewStatus::InProgress, reason: None };
    let mut changes = vec![Change::InterviewState(interview.id.clone(), state)];
    if interview.details.held_on.is_none() {
        let held_on = Some(setting.today());
        let details = InterviewDetails { held_on, ..interview.details.clone() };
        changes.push(Change::Interview(interview.id.clone(), details));
    }
    changes
}

/// The language to begin with: the interview's, the screen's, or the questionnaire's first.
pub(super) fn language(held: &Held, setting: &Setting) -> String {
    let languages = &held.questionnaire.languages;
    let wanted = [held.interview.details.language.as_ref(), Some(&setting.language)];
    let found = wanted.into_iter().flatten().find(|code| languages.contains(code));
    found.or_else(|| languages.first()).unwrap_or(&setting.language).clone()
}
