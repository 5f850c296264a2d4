//! The real program, and data folders for it.

use std::path::Path;

use nulmeting::workbench::folder::{Folder, Settings};
use uuid::Uuid;

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_nulmeting");

/// The sample study as it is shipped.
pub const SAMPLE: &str = "questionnaires/almelo-2011/study.toml";

/// Makes a data folder where it is known already who writes, so that nobody is asked.
pub fn signed_folder(path: &Path) -> Folder {
    let folder = Folder::at(path);
    let settings = Settings {
        author: Some("Ö. K.".to_owned()),
        device: Uuid::from_u128(7),
        last: None,
        language: None,
        theme: None,
    };
    folder.keep(&settings).unwrap();
    folder
}

/// The text of a questionnaire without one of its questions, as an editor would take it out.
pub fn without_question(text: &str, id: &str) -> String {
    let head = format!("[[section.question]]\nid = \"{id}\"\n");
    let start = text.find(&head).unwrap_or_else(|| panic!("there is no question {id}"));
    let next = |marker| text[start + 1..].find(marker).map(|at| start + 1 + at);
    let ends = ["[[section.question]]\n", "[[section]]\n"].into_iter().filter_map(next);
    format!("{}{}", &text[..start], &text[ends.min().unwrap_or(text.len())..])
}
