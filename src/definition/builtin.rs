//! The instruments that ship with the program, embedded as they stand in `questionnaires/`.

use std::sync::LazyLock;

use super::{DefinitionFile, Library, check};

/// Questionnaires and a model that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// The folder's name.
    pub id: &'static str,
    /// File names with their texts, the model first.
    pub files: &'static [(&'static str, &'static str)],
}

/// The names and texts of the files of an instrument.
macro_rules! instrument {
    ($id:literal: $($file:literal),+) => {
        Instrument {
            id: $id,
            files: &[$(($file, include_str!(concat!("../../questionnaires/", $id, "/", $file)))),+],
        }
    };
}

/// What is shipped; each file is a test case too.
static INSTRUMENTS: [Instrument; 1] =
    [instrument!("almelo-2011": "bellaart.toml", "baseline.toml", "follow-up.toml")];

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let mut library = Library::new();
    for (_, text) in INSTRUMENTS.iter().flat_map(|instrument| instrument.files) {
        library.add(text);
    }
    library
});

/// The shipped instruments.
pub fn instruments() -> &'static [Instrument] {
    &INSTRUMENTS
}

/// The shipped questionnaires and models.
pub fn library() -> Library {
    LIBRARY.clone()
}

/// The coded Almelo case: a study file to try things on.
pub fn sample_study() -> &'static str {
    include_str!("../../questionnaires/almelo-2011/study.toml")
}

/// The name of a shipped instrument in a language: that of its model, or its id where it has none.
pub fn title(instrument: &Instrument, language: &str) -> String {
    let model = instrument.files.iter().find_map(|(_, text)| match check(text, &LIBRARY).value {
        Some(DefinitionFile::Assessment(assessment)) => Some(assessment),
        _ => None,
    });
    model.map_or_else(|| instrument.id.to_owned(), |model| model.title.get(language).to_owned())
}
