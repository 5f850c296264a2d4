//! A study as a project for programs that code texts: written whole or not at all.

use std::path::Path;

use serde::Deserialize;

use crate::domain::answer::Notes;
use crate::domain::change::{Part, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::failure::Failure;
use crate::language::LANGUAGES;
use crate::report::data::Room;
use crate::report::qda::{self, By, Material, Project, Trace};
use crate::store::JournalRow;

use super::folder::{write_bytes, write_whole};
use super::{Desk, OpenStudy};

/// The project of a study, with titles in its first language, or in `language` where it names none that is spoken.
///
/// # Errors
/// The study cannot be read.
pub fn gather(desk: &Desk, language: &str, room: Room) -> Result<Project, Failure> {
    Ok(of_study(&desk.whole()?, &trace(&desk.journal()?), language, room))
}

fn of_study(open: &OpenStudy, trace: &Trace, language: &str, room: Room) -> Project {
    let of_study = open.study.header.languages.iter().map(String::as_str);
    let language = of_study.into_iter().find(|code| LANGUAGES.contains(code)).unwrap_or(language);
    qda::project(&Material {
        study: &open.study,
        model: &open.instruments.model,
        questionnaires: &open.instruments.questionnaires,
        trace,
        language,
        room,
    })
}

/// Who wrote what when.
fn trace(journal: &[JournalRow]) -> Trace {
    let mut trace = Trace::default();
    for row in journal {
        let by = By { author: row.author.clone(), at: row.at };
        trace.record(row.key.kind, &row.key.record, &by);
        let (RecordKind::Answer, Part::Notes, Some(value)) = (row.key.kind, &row.key.part, &row.value) else {
            continue;
        };
        let Some((interview, question)) = row.key.record.rsplit_once('/') else { continue };
        let ids = (InterviewId::new(interview), Id::new(question));
        if let ((Ok(interview), Ok(question)), Ok(notes)) = (ids, Notes::deserialize(value)) {
            trace.marks(&interview, &question, notes.marks, &by);
        }
    }
    trace
}

/// Writes a project as one file, readable by its owner only.
///
/// # Errors
/// Something is there and may not be replaced, or the place cannot be written to.
pub fn write(project: &Project, output: &Path, may_replace: bool) -> Result<(), Failure> {
    let bytes = qda::package(project).map_err(|error| Failure::ours(error.to_string()))?;
    write_bytes(output, &bytes, may_replace)
}

/// Writes the codebook of a project.
///
/// # Errors
/// Something is there and may not be replaced, or the place cannot be written to.
pub fn write_codebook(project: &Project, output: &Path, may_replace: bool) -> Result<(), Failure> {
    let text = qda::codebook(project).map_err(|error| Failure::ours(error.to_string()))?;
    write_whole(output, &text, may_replace)
}
