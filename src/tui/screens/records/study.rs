//! The form for the study itself: its name, its organisation, and the words that the questionnaires leave open.

use std::collections::BTreeMap;

use crate::domain::change::Change;
use crate::domain::study::Header;
use crate::domain::text::Text;
use crate::tui::form::{Field, Filled, Form};
use crate::tui::model::Setting;

use super::changes::{given, renamed};
use super::forms::consents;

/// Field ids of the placeholders, in the order of their names.
const PLACEHOLDERS: [&str; 8] =
    ["open-0", "open-1", "open-2", "open-3", "open-4", "open-5", "open-6", "open-7"];

/// What the questionnaires leave open, with the text that counts now: the study's own, else the questionnaire's.
fn open_words(setting: &Setting) -> BTreeMap<&str, &Text> {
    let instruments = &setting.instruments;
    let mut words = BTreeMap::new();
    for questionnaire in &instruments.questionnaires {
        for (name, text) in &questionnaire.placeholders {
            words.entry(name.as_str()).or_insert(text);
        }
    }
    for (name, text) in &instruments.header.placeholders {
        words.insert(name, text);
    }
    words
}

/// The form.
pub fn form(setting: &Setting) -> Form {
    let words = &setting.words;
    let header = &setting.instruments.header;
    let mut fields = vec![
        Field::line("title", words.text("field-study"), setting.text(&header.title)).required(),
        Field::line("organisation", words.text("field-organisation"), &header.organisation),
        Field::line(
            "legal_basis",
            words.text("field-legal-basis"),
            header.legal_basis.as_deref().unwrap_or_default(),
        ),
        Field::several("letter", words.text("field-letter"), consents(&header.letter, setting)),
    ];
    for ((name, text), id) in open_words(setting).into_iter().zip(PLACEHOLDERS) {
        fields.push(Field::line(id, format!("{{{name}}}"), setting.text(text)));
    }
    Form::new(words.text("records-study"), fields).with_text(words.text("records-study-text"))
}

/// What the kept form changes. A word that was left as the questionnaire has it stays the questionnaire's.
pub fn change(filled: &Filled, setting: &Setting) -> Change {
    let header = &setting.instruments.header;
    let mut placeholders = header.placeholders.clone();
    for ((name, text), id) in open_words(setting).into_iter().zip(PLACEHOLDERS) {
        let typed = filled.text(id);
        if typed != setting.text(text) {
            placeholders.insert(name.to_owned(), renamed(Some(text), typed, setting));
        }
    }
    Change::Study(Header {
        title: renamed(Some(&header.title), filled.text("title"), setting),
        organisation: filled.text("organisation").to_owned(),
        legal_basis: filled.some("legal_basis"),
        letter: given(filled, "letter"),
        placeholders,
        ..header.clone()
    })
}
