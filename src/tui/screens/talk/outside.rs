//! The note in the person's own editor, and back: what differs is one step of undo, and marks move with their words.

use std::ops::Range;

use crate::tui::message::Step;
use crate::tui::model::Setting;

use super::hand::{Pending, Talk};

impl Talk {
    /// Asks whether the note in hand goes to the person's own editor, which may keep copies of it.
    pub fn ask_own_editor(&mut self, setting: &Setting) -> Vec<Step> {
        let Some(editor) = &setting.editor else {
            return vec![Step::Say(setting.words.text("talk-no-editor"))];
        };
        let question = setting.words.with("talk-own-editor", &[("editor", editor.as_str().into())]);
        self.ask(Pending::OwnEditor, Step::Confirm(question), setting)
    }

    /// Gives the note to the editor; what was typed is an answer before.
    pub fn open_own_editor(&mut self, setting: &Setting) -> Vec<Step> {
        let mut steps = self.leave_line(false, setting);
        steps.extend(self.commit(setting));
        steps.push(Step::Edit(self.active().editor.text()));
        steps
    }

    /// The note came back.
    pub fn edited_outside(&mut self, text: &str, setting: &Setting) -> Vec<Step> {
        let editor = &mut self.active_mut().editor;
        let (range, insert) = difference(editor.as_str(), text);
        if range.is_empty() && insert.is_empty() {
            return vec![Step::Say(setting.words.text("talk-edited-nothing"))];
        }
        editor.rewrite(range, insert, |_| {});
        let mut steps = self.changed();
        steps.extend(self.commit(setting));
        steps.push(Step::Say(setting.words.text("talk-edited")));
        steps
    }
}

/// The stretch of a text that differs from another, in bytes, and what stands there in the other.
pub fn difference<'t>(before: &str, after: &'t str) -> (Range<usize>, &'t str) {
    let same = |(one, other): &(char, char)| one == other;
    let head: usize = before.chars().zip(after.chars()).take_while(same).map(|(one, _)| one.len_utf8()).sum();
    let (before_rest, after_rest) = (&before[head..], &after[head..]);
    let pairs = before_rest.chars().rev().zip(after_rest.chars().rev());
    let tail: usize = pairs.take_while(same).map(|(one, _)| one.len_utf8()).sum();
    (head..before.len() - tail, &after_rest[..after_rest.len() - tail])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_differs_put_in_its_place_makes_the_other_text(before in "[aé🙂\n]{0,12}", after in "[aé🙂\n]{0,12}") {
            let (range, insert) = difference(&before, &after);
            let mut made = before.clone();
            made.replace_range(range.clone(), insert);
            prop_assert_eq!(&made, &after);
            prop_assert_eq!(before == after, range.is_empty() && insert.is_empty());
        }
    }
}
