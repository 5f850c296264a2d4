//! A study as a project for programs that code texts: written whole or not at all, and codings made there taken in.

mod join;

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::definition;
use crate::definition::qda::Package;
use crate::domain::answer::Notes;
use crate::domain::change::{Change, Part, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::scan::Decided;
use crate::domain::study::Study;
use crate::failure::Failure;
use crate::language::LANGUAGES;
use crate::report::data::Room;
use crate::report::qda::{self, By, Material, Place, Project, Trace};
use crate::store::JournalRow;

use super::folder::Folder;
use super::joining::{self, Past, Planned};
use super::leaving::{Step, Steps};
use super::{Desk, OpenStudy};

pub use super::joining::Joining;
use join::Exports;
pub use join::{Added, Misfit, Plan, Why};

/// The project of a study, with titles in its first language, or in `language` where it names none that is spoken.
pub(super) fn of_study(open: &OpenStudy, trace: &Trace, language: &str, room: Room) -> Project {
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
pub(super) fn trace(journal: &[JournalRow]) -> Trace {
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

/// What an import of codings did, or would do.
#[derive(Clone, Debug)]
pub struct Joined {
    /// What fits and what does not.
    pub plan: Plan,
    /// Sources of the file that are no texts.
    pub others: usize,
    /// How many answers got a mark; 0 where nothing was written.
    pub written: usize,
}

/// Whether a file is a package of a program that codes texts: by its name or its first bytes.
pub fn is_package(file: &Path) -> bool {
    let is_named = file.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("qdpx"));
    let begins = || {
        let mut first = Vec::new();
        let opened = fs::File::open(file).ok()?;
        opened.take(4).read_to_end(&mut first).ok()?;
        Some(definition::qda::is_package(&first))
    };
    is_named || begins().unwrap_or_default()
}

/// Takes codings that were made elsewhere into a study, as marks of its answers: all that the file has in one step, or
/// nothing. Where something does not fit, nothing is written unless `takes_what_fits`; with `is_dry` nothing ever is. The
/// same file twice writes nothing the second time. Nothing is taken away from the study.
///
/// # Errors
/// The file cannot be read or is no package, something does not fit, or the study cannot be opened for writing. Of what
/// does not fit the plan tells more: ask with `is_dry` first.
pub fn join(
    folder: &Folder,
    study: &Path,
    file: &Path,
    language: &str,
    how: Joining,
    now: DateTime<Utc>,
    steps: &mut Steps,
) -> Result<Joined, Failure> {
    steps.next(Step::Reading)?;
    let bytes = joining::bounded(file, definition::qda::PACKAGE)?;
    let package = definition::qda::read(&bytes)
        .map_err(|error| Failure::person(format!("{}: {error}", file.display())))?;
    let others = package.others;
    let decided = Desk::open(study)?.decided_words()?;
    let plan = |open: &OpenStudy, _: Past<'_>| Ok(planned(open, &decided, language, &package));
    let (plan, written) = joining::join(folder, study, how, now, steps, plan)?;
    Ok(Joined { plan, others, written })
}

impl Planned for Plan {
    fn is_hindered(&self) -> bool {
        !self.misfits.is_empty()
    }

    fn changes(&self, study: &Study) -> Vec<(String, Vec<Change>)> {
        Plan::changes(self, study)
    }
}

fn planned(open: &OpenStudy, decided: &Decided, language: &str, package: &Package) -> Plan {
    let project = |room| of_study(open, &Trace::default(), language, room);
    let mut exports =
        Exports { projects: vec![project(Room::Own), project(Room::Shared)], ..Exports::default() };
    as_replaced(open, decided, language, &mut exports);
    join::plan(&open.study, &open.instruments.model, &exports, package)
}

/// Adds the project as it is handed on, with words replaced, where any are; its characters know what they stand for in the
/// study.
fn as_replaced(open: &OpenStudy, decided: &Decided, language: &str, exports: &mut Exports) {
    let mut replaced = open.clone();
    if decided.apply(&mut replaced.study) == 0 {
        return;
    }
    let mut project = of_study(&replaced, &Trace::default(), language, Room::Shared);
    let mut all: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
    for place in project.sources.iter_mut().flat_map(|source| &mut source.places) {
        let Some(Place { answer, at, .. }) = *place else { continue };
        let origins = all.entry(answer).or_insert_with(|| {
            open.study.answers.get(answer).map_or_else(Vec::new, |one| decided.origins(&one.notes.text))
        });
        *place = origins.get(at).map(|origin| Place { answer, at: origin.start, to: origin.end });
    }
    for (answer, origins) in all {
        let gaps = origins.windows(2).filter(|pair| pair[0].end < pair[1].start);
        exports.gone.extend(gaps.map(|pair| (answer, pair[0].end, pair[1].start)));
    }
    exports.projects.push(project);
}

#[cfg(test)]
mod laws;
