//! The talk in words. What is typed is not said again; the notes are read when they are asked for.

use super::State;
use super::aside;
use super::hand::Talk;
use crate::tui::editor::Editor;
use crate::tui::message::{LineEdit, Step};
use crate::tui::model::Setting;
use crate::tui::speech::Speech;
use crate::workbench::request::DraftPlace;

impl State {
    /// The question with what belongs to it, or the sheet that is open.
    pub fn speech(&self, setting: &Setting) -> Speech {
        if let Some(talk) = &self.talk {
            return talk.speech(setting);
        }
        let mut speech = Speech::on("talk");
        speech.text(self.problem.map(|id| setting.words.text(id)).unwrap_or_default());
        speech
    }

    /// The text being typed.
    pub fn typed(&self) -> Option<&str> {
        self.talk.as_ref().map(|talk| talk.active().editor.as_str())
    }

    /// Where one is, for a prompt.
    pub fn short_place(&self, setting: &Setting) -> String {
        let Some(talk) = &self.talk else { return String::new() };
        match talk.parked.as_ref().map(|sheet| &sheet.place) {
            Some(DraftPlace::Note(place, number)) => aside::name(*place, *number, setting),
            _ => setting.words.with("talk-find-question", &[("number", (talk.at + 1).into())]),
        }
    }
}

impl Talk {
    fn speech(&self, setting: &Setting) -> Speech {
        let words = &setting.words;
        if let Some(DraftPlace::Note(place, number)) = self.parked.as_ref().map(|sheet| &sheet.place) {
            let mut speech = Speech::on(format!("sheet {} {number}", place.as_str()));
            speech.text(aside::name(*place, *number, setting));
            speech.text(words.text(&format!("talk-{}-placeholder", place.as_str())));
            return speech;
        }
        let mut speech = Speech::on(format!("question {} {}", self.at, self.language));
        let arguments = [
            ("section", self.page.section.as_str().into()),
            ("number", (self.at + 1).into()),
            ("count", self.held.stops.len().into()),
        ];
        speech.text(words.with("talk-place", &arguments));
        speech.text(self.page.remark.as_deref().unwrap_or_default());
        speech.text(&self.page.ask);
        for probe in &self.page.probes {
            speech.text(words.with("plain-probe", &[("text", probe.as_str().into())]));
        }
        if let Some(guide) = self.page.guide.as_ref().filter(|_| self.has_guide) {
            speech.text(words.with("talk-guide", &[("text", guide.as_str().into())]));
        }
        if let Some(panel) = &self.page.panel {
            speech.text(&panel.title);
            for offer in &panel.offers {
                let chosen = if offer.is_chosen { words.text("plain-is-chosen") } else { String::new() };
                let parts = [offer.label.as_str(), &chosen];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let digit = offer.digit.map_or_else(String::new, |digit| format!("{digit} "));
                speech.text(format!("{digit}{}", parts.join(", ")));
            }
            if let Some(value) = &panel.value {
                speech.text(words.with("talk-earlier-closed", &[("answer", value.as_str().into())]));
            }
        }
        for text in [&self.page.missing, &self.page.warning].into_iter().flatten() {
            speech.text(text);
        }
        for told in &self.earlier {
            speech.text(&told.heading);
            for paragraph in &told.paragraphs {
                speech.text(paragraph);
            }
        }
        let count = self.sheet.editor.as_str().lines().filter(|line| !line.trim().is_empty()).count();
        if count > 0 && !self.sheet.is_changed {
            speech.text(words.with("plain-notes", &[("count", count.into())]));
        }
        speech
    }

    /// Goes to a line of what is being typed, writes it anew, or takes it out.
    pub fn edit_line(&mut self, number: usize, edit: LineEdit, setting: &Setting) -> Vec<Step> {
        match edit_line(&mut self.active_mut().editor, number, edit) {
            None => vec![Step::Say(setting.words.with("plain-no-line", &[("number", number.into())]))],
            Some(false) => Vec::new(),
            Some(true) => self.changed(),
        }
    }
}

/// Goes to a line of a text, writes it anew, or takes it out; whether that changed it. Nothing where there is no such
/// line.
pub fn edit_line(editor: &mut Editor, number: usize, edit: LineEdit) -> Option<bool> {
    let text = editor.as_str();
    let mut lines = text.split_inclusive('\n');
    let start: usize = lines.by_ref().take(number.saturating_sub(1)).map(str::len).sum();
    let line = lines.next().filter(|_| number > 0)?;
    let (whole, words) = (line.len(), line.trim_end_matches('\n').len());
    let before = text[..start].chars().count();
    match edit {
        LineEdit::Go => {
            let end = before + editor.as_str()[start..start + words].chars().count();
            editor.select_chars(end..end);
            return Some(false);
        }
        LineEdit::Fix(text) => editor.rewrite(start..start + words, &text, |_| {}),
        LineEdit::Drop if whole > words || start == 0 => editor.rewrite(start..start + whole, "", |_| {}),
        LineEdit::Drop => editor.rewrite(start - 1..start + words, "", |_| {}),
    }
    Some(true)
}
