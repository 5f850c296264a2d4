//! Marks on what was said: quote, to come back to, background, tied, who said it; and striking it for good.
//!
//! A mark goes on the selection, else on the passage of its kind that the cursor is in, else on the paragraph; on an
//! empty line it is the paragraph above that is meant.

use std::ops::Range;

use crate::domain::answer::{MarkKind, Notes};
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::domain::struck;
use crate::domain::study::Note;
use crate::tui::editor::{Editor, Passage, Toggled};
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::widgets::shortened;
use crate::workbench::request::{DraftPlace, Save, Strike};

use super::hand::{Pending, Talk};

/// Columns of what is to be struck in the question whether it is.
const SHOWN: usize = 40;

impl Talk {
    /// Puts a mark of a kind, or takes it away.
    pub fn mark(&mut self, kind: MarkKind, setting: &Setting) -> Vec<Step> {
        self.toggle_mark(Passage::new(0..0, kind), setting)
    }

    /// Puts what `meaning` means where it belongs, or takes it away; its own range says nothing.
    fn toggle_mark(&mut self, meaning: Passage, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        if self.parked.is_some() {
            return vec![Step::Say(words.text("talk-mark-parked"))];
        }
        let Some(range) = aim(&self.sheet.editor, &meaning) else {
            return vec![Step::Say(words.text("talk-mark-nothing"))];
        };
        let (name, who) = (name(&meaning), respondent(&meaning));
        let is_background = meaning.kind == MarkKind::Background;
        let stretch = range.clone();
        let done = match self.sheet.editor.toggle(Passage { range, ..meaning }) {
            Toggled::Put => "put",
            Toggled::Taken => "taken",
        };
        let quoting = if is_background && done == "put" { self.evidence_of(stretch) } else { Vec::new() };
        let mut steps = self.changed();
        steps.push(Step::Say(if quoting.is_empty() {
            words.with(&format!("talk-{done}-{name}"), &[("who", who.into())])
        } else {
            words.with("talk-background-evidence", &[("evidence", quoting.join(", ").into())])
        }));
        steps
    }

    /// The evidence of this interview that was made of a stretch of the notes.
    fn evidence_of(&self, stretch: Range<usize>) -> Vec<String> {
        let words = &self.sheet.editor.as_str()[stretch];
        let evidence = self.held.study.evidence.iter();
        evidence
            .filter(|one| one.interview.as_ref() == Some(&self.held.interview.id))
            .filter(|one| struck::holds(words, &one.text) || struck::quotes_at_length(&one.text, words))
            .map(|one| one.id.to_string())
            .collect()
    }

    /// What the words at the cursor are marked as, in words; nothing of what they are tied to, which others may read.
    pub fn meanings_here(&self, setting: &Setting) -> String {
        if self.parked.is_some() {
            return String::new();
        }
        let cursor = self.sheet.editor.cursor();
        let passages = self.sheet.editor.passages().iter();
        let here = passages.filter(|one| (one.range.start..=one.range.end).contains(&cursor));
        meanings(here.cloned(), setting).join(" · ")
    }

    /// What is marked in the notes on the question at a place, as they are now: ranges in characters.
    pub fn marked(&self, at: usize) -> Vec<Passage> {
        let marks = if at == self.at {
            self.sheet.editor.marks()
        } else {
            let notes = self.held.notes(&self.held.question(at).id);
            notes.map(|notes| notes.marks.clone()).unwrap_or_default()
        };
        marks
            .into_iter()
            .map(|mark| Passage {
                range: mark.from..mark.to,
                kind: mark.kind,
                target: mark.target,
                respondent: mark.respondent,
            })
            .collect()
    }

    /// Asks which indicator or factor it is tied to: those of the question first.
    pub fn ask_tie(&mut self, setting: &Setting) -> Vec<Step> {
        if self.parked.is_some() {
            return vec![Step::Say(setting.words.text("talk-mark-parked"))];
        }
        let targets = self.targets(setting);
        if targets.is_empty() {
            return vec![Step::Say(setting.words.text("talk-no-model"))];
        }
        let Some(range) = stretch(&self.sheet.editor) else {
            return vec![Step::Say(setting.words.text("talk-mark-nothing"))];
        };
        let passages = self.sheet.editor.passages();
        let is_tied = |target: &Id| {
            passages.iter().any(|one| {
                one.target.as_ref() == Some(target)
                    && one.range.start < range.end
                    && range.start < one.range.end
            })
        };
        let items = targets
            .iter()
            .map(|(id, title)| Item { is_marked: is_tied(id), ..Item::new(id.as_str(), title) })
            .collect();
        let ids = targets.into_iter().map(|(id, _)| id).collect();
        let picker = Picker::one(setting.words.text("talk-tie"), items);
        self.ask(Pending::Tie(ids), Step::Pick(picker), setting)
    }

    /// Indicators and factors with their names: those that the question informs first.
    pub fn targets(&self, setting: &Setting) -> Vec<(Id, String)> {
        let model = &setting.instruments.model;
        let question = self.held.question(self.at);
        let proposed = question.proposes.iter().map(|proposal| &proposal.target);
        let own: Vec<&Id> = question.informs.iter().chain(proposed).collect();
        let indicators = model.indicators.iter().map(|one| (&one.id, &one.title));
        let all = indicators.chain(model.factors.iter().map(|one| (&one.id, &one.title)));
        let mut targets: Vec<(Id, String)> =
            all.map(|(id, title)| (id.clone(), setting.text(title).to_owned())).collect();
        targets.sort_by_key(|(id, _)| !own.contains(&id));
        targets
    }

    /// An indicator or factor was chosen.
    pub fn picked_tie(&mut self, targets: &[Id], index: usize, setting: &Setting) -> Vec<Step> {
        let Some(target) = targets.get(index) else { return Vec::new() };
        self.toggle_mark(Passage::tied(0..0, target.clone()), setting)
    }

    /// Asks who said it, where several took part.
    pub fn ask_speaker(&mut self, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        if self.parked.is_some() {
            return vec![Step::Say(words.text("talk-mark-parked"))];
        }
        let speakers = &self.held.speakers;
        match speakers.as_slice() {
            [] => return vec![Step::Say(words.text("talk-no-participant"))],
            [(who, _)] => {
                let who = [("who", who.as_str().into())];
                return vec![Step::Say(words.with("talk-one-participant", &who))];
            }
            _ => {}
        }
        if stretch(&self.sheet.editor).is_none() {
            return vec![Step::Say(words.text("talk-mark-nothing"))];
        }
        let interview = &self.held.interview.id;
        let items = speakers
            .iter()
            .map(|(who, letter)| {
                let of_who = |one: &&crate::domain::study::Participant| {
                    one.interview == *interview && one.respondent == *who
                };
                let found = self.held.study.participants.iter().find(of_who);
                let role = found.map_or("", |one| one.details.role.as_str());
                let team = found.and_then(|one| one.details.team.as_deref());
                let detail = [Some(role), team].into_iter().flatten().collect::<Vec<_>>().join(" · ");
                Item::new(format!("{letter} {who}"), detail)
            })
            .collect();
        let picker = Picker::one(words.text("talk-speaker"), items);
        self.ask(Pending::Speaker, Step::Pick(picker), setting)
    }

    /// Who said it was chosen.
    pub fn picked_speaker(&mut self, index: usize, setting: &Setting) -> Vec<Step> {
        let Some((who, _)) = self.held.speakers.get(index).cloned() else { return Vec::new() };
        self.toggle_mark(Passage::said_by(0..0, who), setting)
    }

    /// Asks whether the selection or the paragraph is to be struck.
    pub fn ask_strike(&mut self, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let editor = &self.active().editor;
        let Some(range) = stretch(editor) else {
            return vec![Step::Say(words.text("talk-strike-nothing"))];
        };
        let struck = editor.as_str()[range.clone()].replace('\n', " ");
        let question = words.with("talk-strike", &[("words", shortened(&struck, SHOWN).into())]);
        self.ask(Pending::Strike(range), Step::Confirm(question), setting)
    }

    /// Strikes a stretch: it leaves notes, undo, clipboard and file.
    pub fn strike(&mut self, range: Range<usize>, setting: &Setting) -> Vec<Step> {
        let editor = &mut self.active_mut().editor;
        let Some(words) = editor.as_str().get(range.clone()).map(ToOwned::to_owned) else {
            return Vec::new();
        };
        editor.strike(with_its_gap(editor.as_str(), range));
        // It may have been cut here and put in there: what could be undone elsewhere is forgotten as well.
        let own = std::iter::once(&mut self.sheet.editor);
        for editor in own.chain(self.editors.values_mut()) {
            let cursor = editor.cursor();
            editor.strike(cursor..cursor);
        }
        self.history.forget();
        self.parked_before = None;
        let mut steps = Vec::new();
        if struck::quotes(&self.clipboard, &words) {
            self.clipboard.clear();
            steps.push(Step::Copy(String::new()));
        }
        let interview = self.held.interview.id.clone();
        let place = self.active().place.clone();
        let stays = self.what_stays(&place, setting);
        for change in &stays {
            self.held.apply(change);
        }
        self.active_mut().is_changed = false;
        self.mark_given();
        steps.push(Step::Save(Save::Strike(Strike { interview, place, stays, words })));
        steps
    }

    /// What is kept where something was struck.
    fn what_stays(&self, place: &DraftPlace, setting: &Setting) -> Vec<Change> {
        let interview = self.held.interview.id.clone();
        match place {
            DraftPlace::Question(id) => {
                let mut notes: Notes = self.notes_now(id);
                notes.struck.push(setting.now);
                vec![Change::AnswerNotes(interview, id.clone(), notes)]
            }
            DraftPlace::Note(place, number) => {
                let (text, times) = (self.active().editor.text(), self.active().editor.times());
                let is_kept = self.held.aside().any(|note| (note.place, note.number) == (*place, *number));
                if !text.trim().is_empty() {
                    vec![Change::Note(Note { interview, place: *place, number: *number, text, times })]
                } else if is_kept {
                    let record = format!("{interview}/{}/{number}", place.as_str());
                    vec![Change::Removed(RecordKind::Note, record, true)]
                } else {
                    Vec::new()
                }
            }
        }
    }
}

/// What a mark is put on; nothing where there are no words.
fn aim(editor: &Editor, meaning: &Passage) -> Option<Range<usize>> {
    let range = editor.aim(meaning);
    if range.is_empty() { stretch(editor) } else { Some(range) }
}

/// The selection, else the paragraph, else the one above; nothing where there are no words.
fn stretch(editor: &Editor) -> Option<Range<usize>> {
    let range = editor.selection().map_or_else(|| editor.current_paragraph(), |range| editor.trimmed(range));
    if range.is_empty() && editor.selection().is_none() {
        return editor.paragraph_above();
    }
    (!range.is_empty()).then_some(range)
}

/// A stretch with the line break or the blank that would be left of it.
pub fn with_its_gap(text: &str, range: Range<usize>) -> Range<usize> {
    let Range { start, end } = range;
    let (before, behind) = (&text[..start], &text[end..]);
    let begins = before.is_empty() || before.ends_with('\n');
    let ends = behind.is_empty() || behind.starts_with('\n');
    if begins && behind.starts_with('\n') || before.ends_with(' ') && behind.starts_with(' ') {
        start..end + 1
    } else if ends && before.ends_with(['\n', ' ']) {
        start - 1..end
    } else {
        start..end
    }
}

/// What passages mean, in words, each once.
pub fn meanings(passages: impl Iterator<Item = Passage>, setting: &Setting) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for passage in passages {
        let who = [("who", respondent(&passage).into())];
        let text = setting.words.with(&format!("talk-here-{}", name(&passage)), &who);
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said
}

/// What a passage means, as the catalogue names it.
fn name(passage: &Passage) -> &'static str {
    match passage.kind {
        MarkKind::Quote => "quote",
        MarkKind::Flag => "flag",
        MarkKind::Background => "background",
        MarkKind::Passage if passage.is_attribution() => "speaker",
        MarkKind::Passage => "passage",
    }
}

fn respondent(passage: &Passage) -> String {
    passage.respondent.as_ref().map(ToString::to_string).unwrap_or_default()
}
