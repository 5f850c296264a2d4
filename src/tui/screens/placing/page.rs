//! What is left to be placed, laid out as a page: by kind, each with the keys that place it.

use super::State;
use crate::domain::id::Id;
use crate::domain::placing::LooseEnd;
use crate::domain::study::NotePlace;
use crate::tui::model::Setting;
use crate::tui::screens::of_talk::Talk;
use crate::tui::sheet::{Look, Sheet};

/// The column of texts below a question.
const INDENT: u16 = 5;

impl State {
    /// The page.
    pub(super) fn sheet(&self, setting: &Setting) -> Sheet<usize> {
        let words = &setting.words;
        let mut sheet = Sheet::new(setting.size.width);
        let Some(talk) = self.of.talk(setting) else {
            if self.of.study.is_some() {
                sheet.text(1, &words.text("talk-no-questionnaire"), Look::Quiet);
            }
            return sheet;
        };
        if self.ends.is_empty() {
            sheet.text(1, &words.text("placing-nothing"), Look::Good);
            return sheet;
        }
        let mut kind = "";
        for (index, end) in self.ends.iter().enumerate() {
            if std::mem::replace(&mut kind, name(end)) != name(end) {
                let count = self.ends.iter().filter(|other| name(other) == kind).count();
                sheet.heading(words.with(&format!("placing-{kind}"), &[("count", count.into())]));
                sheet.text(1, &words.text(&format!("placing-{kind}-keys")), Look::Quiet);
            }
            sheet.stop(index, |sheet| write(sheet, &talk, end, setting));
        }
        sheet
    }
}

/// What a kind is called in the catalogue.
fn name(end: &LooseEnd) -> &'static str {
    match end {
        LooseEnd::Parked(_) => "parked",
        LooseEnd::Flagged(..) => "flagged",
        LooseEnd::Offered(..) => "offered",
        LooseEnd::Unasked(_) => "unasked",
        LooseEnd::OffPath(_) => "off-path",
    }
}

fn write(sheet: &mut Sheet<usize>, talk: &Talk<'_>, end: &LooseEnd, setting: &Setting) {
    match end {
        LooseEnd::Parked(number) => {
            let is_meant = |place, other| place == NotePlace::Parked && other == *number;
            let note = talk
                .study
                .notes
                .iter()
                .find(|note| note.interview == talk.interview.id && is_meant(note.place, note.number));
            sheet.text(2, note.map_or("", |note| note.text.as_str()), Look::Text);
        }
        LooseEnd::Flagged(question, from, to) | LooseEnd::Offered(question, from, to) => {
            let notes = talk.answer(question).map_or("", |answer| answer.notes.text.as_str());
            let words: String = notes.chars().skip(*from).take(to - from).collect();
            sheet.text(2, &words, Look::Text);
            ask(sheet, INDENT, talk, question, Look::Quiet, setting);
        }
        LooseEnd::Unasked(question) | LooseEnd::OffPath(question) => {
            ask(sheet, 2, talk, question, Look::Text, setting);
        }
    }
}

fn ask(sheet: &mut Sheet<usize>, column: u16, talk: &Talk<'_>, question: &Id, look: Look, setting: &Setting) {
    let (number, ask) = talk.numbered(question, setting);
    sheet.text(column, &format!("{number} · {ask}"), look);
}
