//! Tables of a spreadsheet taken into a study: every row has a fate, and all that fit are written in one step.
//!
//! What an export of tables writes comes back in as it was; a table made by hand needs the columns that say what its rows
//! are about, in any order, case and language of the program. An empty cell says nothing and takes nothing away.

mod answers;
mod heading;
mod judged;
mod kind;
mod known;
#[cfg(test)]
mod laws;
mod line;
mod organisation;
mod people;
mod plan;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::definition::tabular::{self, Sheet};
use crate::domain::change::Change;
use crate::domain::study::Study;
use crate::failure::Failure;
use crate::language::LANGUAGES;
use crate::report::plain;

use super::OpenStudy;
use super::folder::{Folder, refused};
use super::joining::{self, Joining, Past, Planned};
use super::leaving::{Step, Steps};

use heading::{Heading, Headings};
pub use kind::TableKind;
pub use line::Misfit;
pub use plan::{Difference, Fate, Plan, PlannedRow, PlannedTable};

/// How tables are taken in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taking {
    /// Whether anything is written, and when.
    pub joining: Joining,
    /// Whether rows may replace what the study says otherwise.
    pub may_replace: bool,
    /// What the rows are about, where the file does not say it.
    pub kind: Option<TableKind>,
}

/// What taking tables in did, or would do.
#[derive(Clone, Debug)]
pub struct TakenIn {
    /// The fate of every row.
    pub plan: Plan,
    /// How many parts were written.
    pub written: usize,
    /// Files that are no Unicode text and were read as Windows-1252.
    pub windows_1252: Vec<String>,
}

/// Endings of files that hold tables.
const ENDINGS: [&str; 8] = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods"];

/// Whether a place holds tables: a file by its ending, or a folder.
pub fn is_table(place: &Path) -> bool {
    let ending = place.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    place.is_dir() || ENDINGS.contains(&ending.to_lowercase().as_str())
}

/// Takes the tables of a file, or of all CSV files of a folder, into a study that is there.
///
/// # Errors
/// The place cannot be read or holds no table, the study is not there, or cannot be opened for writing. Rows that do not
/// fit are no error here: the plan tells them, and nothing is written.
pub fn take_in(
    folder: &Folder,
    study: &Path,
    place: &Path,
    language: &str,
    how: Taking,
    now: DateTime<Utc>,
    steps: &mut Steps,
) -> Result<TakenIn, Failure> {
    if study.symlink_metadata().is_err() {
        return Err(Failure::person(format!("{} does not exist", study.display()))
            .hint("make the study first: `nulmeting new`"));
    }
    steps.next(Step::Reading)?;
    let (sheets, windows_1252) = sheets(place)?;
    let author = folder.settings()?.author.unwrap_or_default();
    let author = origin(&author, place);
    let plan = |open: &OpenStudy, past: Past<'_>| {
        let of_study = open.study.header.languages.iter().map(String::as_str);
        let language = of_study.into_iter().find(|code| LANGUAGES.contains(code)).unwrap_or(language);
        let plan = planned(open, language, past, &sheets, place, how)?;
        Ok(Held { plan, author: author.clone(), may_replace: how.may_replace })
    };
    let (held, written) = joining::join(folder, study, how.joining, now, steps, plan)?;
    Ok(TakenIn { plan: held.plan, written, windows_1252 })
}

/// Who the journal says made a change: whoever took the file in, and from which file.
fn origin(author: &str, place: &Path) -> String {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name: String = plain(&name).chars().take(80).collect();
    if author.is_empty() { name } else { format!("{author} ({name})") }
}

struct Held {
    plan: Plan,
    author: String,
    may_replace: bool,
}

impl Planned for Held {
    fn is_hindered(&self) -> bool {
        self.plan.hindrances(self.may_replace) > 0
    }

    fn changes(&self, _: &Study) -> Vec<(String, Vec<Change>)> {
        vec![(self.author.clone(), self.plan.changes(self.may_replace))]
    }
}

/// The sheets of a place, named by their file or sheet; and the files that are no Unicode text.
fn sheets(place: &Path) -> Result<(Vec<Sheet>, Vec<String>), Failure> {
    let (mut all, mut windows_1252) = (Vec::new(), Vec::new());
    for file in files(place)? {
        let bytes = joining::bounded(&file, tabular::FILE)?;
        let read = tabular::read(&bytes).map_err(|error| {
            let failure = Failure::person(format!("{}: {error}", file.display()));
            match error {
                tabular::Unreadable::TooMuch(..) => failure.hint("divide the table into several files"),
                _ => failure.hint("save it in the spreadsheet as `.xlsx` or `.csv`"),
            }
        })?;
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if read.is_windows_1252 {
            windows_1252.push(file.display().to_string());
        }
        all.extend(read.sheets.into_iter().map(|sheet| {
            let name = if sheet.name.is_empty() { stem.clone() } else { sheet.name };
            Sheet { name, ..sheet }
        }));
    }
    Ok((all, windows_1252))
}

/// The file, or the CSV files of a folder in the order of their names.
fn files(place: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !place.is_dir() {
        return Ok(vec![place.to_owned()]);
    }
    let entries = fs::read_dir(place).map_err(|error| refused("the folder", place, &error))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(
            Failure::person(format!("{} holds no CSV files", place.display())).hint("name the file itself")
        );
    }
    Ok(files)
}

fn planned(
    open: &OpenStudy,
    language: &str,
    past: Past<'_>,
    sheets: &[Sheet],
    place: &Path,
    how: Taking,
) -> Result<Plan, Failure> {
    let headings = Headings::new();
    let mut planner = plan::Planner::new(open, language, past, how.may_replace);
    let mut found: Vec<(Heading, &Sheet)> = Vec::new();
    let mut unread: Vec<(&Sheet, String)> = Vec::new();
    for sheet in sheets {
        match heading_of(&headings, sheet, how.kind, sheets.len() == 1) {
            Ok(heading) => found.push((heading, sheet)),
            Err(why) => unread.push((sheet, why)),
        }
    }
    if found.is_empty() {
        let mut failure = Failure::person(match unread.as_slice() {
            [(_, why)] => format!("{}: {why}", place.display()),
            _ => format!("{} holds no table that can be taken in", place.display()),
        });
        let kinds: Vec<&str> = TableKind::ALL.into_iter().map(TableKind::as_str).collect();
        failure = failure.hint(format!("say what its rows are about with `--as`: {}", kinds.join(", ")));
        return Err(failure.hint("an export (`--format csv`) shows which columns such a table has"));
    }
    found.sort_by_key(|(heading, _)| heading.kind);
    for (heading, sheet) in found {
        planner.table(&sheet.name, &heading, sheet)?;
    }
    for (sheet, why) in unread {
        planner.unread(&sheet.name, &why);
    }
    Ok(planner.finish())
}

/// The heading of a sheet, or why it is not read.
fn heading_of(
    headings: &Headings,
    sheet: &Sheet,
    wanted: Option<TableKind>,
    is_only: bool,
) -> Result<Heading, String> {
    let lacking = |kind: TableKind| {
        let needs = kind.needs().iter().map(|group| group.join(" or ")).collect::<Vec<_>>().join(", ");
        format!("no row names the columns that {} need: {needs}", kind.as_str())
    };
    if sheet.is_hidden && !is_only {
        return Err("it is hidden".to_owned());
    }
    if let Some(kind) = wanted {
        return headings.of_kind(kind, sheet).ok_or_else(|| lacking(kind));
    }
    if TableKind::is_computed(&sheet.name) {
        return Err("it holds what the program finds by itself".to_owned());
    }
    if let Some(kind) = headings.named(&sheet.name)
        && let Some(heading) = headings.of_kind(kind, sheet)
    {
        return Ok(heading);
    }
    let mut all = headings.all(sheet).into_iter();
    match (all.next(), all.next()) {
        (Some(only), None) => Ok(only),
        (Some(one), Some(other)) => {
            Err(format!("its rows can be {} or {}", one.kind.as_str(), other.kind.as_str()))
        }
        _ if sheet.rows.is_empty() => Err("it is empty".to_owned()),
        _ => Err("no row names the columns of a table that can be taken in".to_owned()),
    }
}
