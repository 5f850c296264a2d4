//! The screen in words. What is typed is not said again; it is read when it is asked for.

use super::State;
use crate::domain::framework::columns;
use crate::tui::model::Setting;
use crate::tui::speech::Speech;

impl State {
    /// The heading with what is there for it.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let words = &setting.words;
        let mut speech = Speech::on(format!("summary {}", self.at));
        let (Some(column), Some(sheet)) = (self.column(setting), self.sheet(setting)) else { return speech };
        let all = columns(&setting.instruments.model);
        let written = all.iter().enumerate().filter(|(at, one)| self.is_written(*at, one.id)).count();
        let arguments = [
            ("heading", setting.text(column.title).into()),
            ("number", (self.at + 1).into()),
            ("count", all.len().into()),
            ("written", written.into()),
        ];
        // While it is typed in, the number of texts is no news.
        if !self.is_changed {
            speech.text(words.with("summary-head", &arguments));
        }
        for line in sheet.lines() {
            let mut parts: Vec<_> = line.iter().collect();
            parts.sort_by_key(|part| part.column);
            speech.text(parts.iter().map(|part| part.text.trim()).collect::<Vec<_>>().join(" "));
        }
        let count = self.editor.as_str().lines().filter(|line| !line.trim().is_empty()).count();
        if count > 0 && !self.is_changed {
            speech.text(words.with("plain-notes", &[("count", count.into())]));
        }
        speech
    }

    /// The text being typed.
    pub fn typed_text(&self) -> Option<&str> {
        self.case.as_ref().map(|_| self.editor.as_str())
    }

    /// Where one is, for a prompt.
    pub fn short_place(&self, setting: &Setting) -> String {
        self.column(setting).map(|column| setting.text(column.title).to_owned()).unwrap_or_default()
    }
}
