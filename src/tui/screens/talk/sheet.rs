//! What is being typed, and where it belongs: the notes on a question, or a parked thought. It knows no question and
//! no study; what stands in the answer already comes in.

use crate::domain::answer::Notes;
use crate::domain::id::InterviewId;
use crate::tui::editor::Editor;
use crate::tui::message::Step;
use crate::workbench::request::{DraftPlace, DraftText, Save};

/// The notes that a draft makes of those kept before.
pub fn notes_of(draft: &DraftText, before: Option<&Notes>) -> Notes {
    let mut notes = before.cloned().unwrap_or_default().with_text(&draft.text);
    if let Some(marks) = &draft.marks {
        notes.marks.clone_from(marks);
    }
    if !draft.times.is_empty() {
        notes.times.clone_from(&draft.times);
    }
    notes
}

/// Text being typed.
#[derive(Debug)]
pub struct Sheet {
    /// Where it belongs.
    pub place: DraftPlace,
    /// The text with its cursor and history.
    pub editor: Editor,
    /// Whether it was changed since it last became an answer.
    pub is_changed: bool,
    /// How many steps of undo of the editor the talk knows of.
    pub steps: u64,
}

impl Sheet {
    /// A sheet with what is there already.
    pub fn new(place: DraftPlace, editor: Editor) -> Self {
        let steps = editor.steps();
        Self { place, editor, is_changed: false, steps }
    }

    /// A sheet as it was when the program ended, with the marks on it.
    pub fn restored(draft: &DraftText, notes: &Notes) -> Self {
        let mut editor = Editor::marked(notes);
        let cursor = draft.text.get(..draft.cursor).map(|before| before.chars().count());
        if let Some(cursor) = cursor {
            editor.select_chars(cursor..cursor);
        }
        Self { is_changed: true, ..Self::new(draft.place.clone(), editor) }
    }

    /// What goes to the disk while typing.
    pub fn draft(&self, interview: &InterviewId) -> Step {
        Step::Save(Save::Draft(DraftText {
            interview: interview.clone(),
            place: self.place.clone(),
            text: self.editor.text(),
            marks: Some(self.editor.marks()),
            times: self.editor.times(),
            cursor: self.editor.cursor(),
        }))
    }
}
