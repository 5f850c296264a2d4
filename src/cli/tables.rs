//! `nulmeting import` of tables: the fate of every row, in lines and as JSON.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::failure::Failure;
use crate::report::{json, plain};
use crate::tui::run::now;
use crate::workbench::folder::Folder;
use crate::workbench::tables::{
    self, Difference, Fate, Misfit, PlannedRow, PlannedTable, TableKind, TakenIn, Taking,
};

use super::{Format, print, progress};

/// The most lines about rows that do not fit, where not every row is told.
const LINES: usize = 40;

/// Reads a kind of table on the command line.
pub(super) fn kind(word: &str) -> Result<TableKind, String> {
    TableKind::read(&word.to_lowercase()).ok_or_else(|| {
        let all: Vec<&str> = TableKind::ALL.into_iter().map(TableKind::as_str).collect();
        format!("possible values: {}", all.join(", "))
    })
}

/// Takes tables in, and says what became of their rows.
pub(super) fn take_in(
    folder: &Folder,
    study: &Path,
    place: &Path,
    language: &str,
    how: Taking,
    format: Format,
) -> Result<ExitCode, Failure> {
    let done = progress::in_steps(language, |steps| {
        tables::take_in(folder, study, place, language, how, now(), steps)
    })?;
    let hindrances = done.plan.hindrances(how.may_replace);
    let is_hindered = hindrances > 0 && !how.joining.takes_what_fits;
    let is_refused = is_hindered && !how.joining.is_dry;
    match format {
        Format::Json => {
            let document = document(place, &done, how, is_hindered);
            print::result(&json::write(&document).map_err(|error| Failure::ours(error.to_string()))?)?;
        }
        Format::Table if how.joining.is_dry => print::result(&all_rows(&done, how))?,
        Format::Table => say_misfits(&done, how),
    }
    for file in &done.windows_1252 {
        print::say(&format!(
            "{file} is no UTF-8 and was read as Windows-1252: look at its letters with accents."
        ));
    }
    for (name, why) in &done.plan.unread {
        print::say(&format!("Not read: {}: {why}.", plain(name)));
    }
    for table in done.plan.tables.iter().filter(|table| !table.unread.is_empty()) {
        let columns: Vec<String> = table.unread.iter().map(|name| format!("“{}”", plain(name))).collect();
        print::say(&format!("Columns of {} that were not read: {}.", title(table), columns.join(", ")));
    }
    if is_refused {
        let rows = if hindrances == 1 { "1 row does".to_owned() } else { format!("{hindrances} rows do") };
        let failure = Failure::person(format!("{rows} not fit; nothing was imported"))
            .hint("take in what fits with `--what-fits`, or see every row first with `--dry-run`");
        let has_others = done.plan.rows().any(|row| matches!(row.fate, Fate::Replaces(_)));
        return Err(if has_others && !how.may_replace {
            failure.hint("take over the file's values with `--replace`; the journal keeps the present ones")
        } else {
            failure
        });
    }
    print::say(&summary(study, &done, how));
    Ok(ExitCode::SUCCESS)
}

/// What was or would be done, in a sentence or two.
fn summary(study: &Path, done: &TakenIn, how: Taking) -> String {
    let count = |is: &dyn Fn(&Fate) -> bool| done.plan.rows().filter(|row| is(&row.fate)).count();
    let rows = |count: usize| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
    let (new, replaced) = (
        count(&|fate| *fate == Fate::New),
        count(&|fate| matches!(fate, Fate::Replaces(_)) && how.may_replace),
    );
    let mut text = match (how.joining.is_dry, new + replaced) {
        (true, written) => format!("Would write {}", rows(written)),
        (false, 0) => format!("{} has all of it already", study.display()),
        (false, written) => format!("Wrote {} into {}", rows(written), study.display()),
    };
    if replaced > 0 {
        let _ = write!(text, ", {replaced} in place of what was there");
    }
    if done.written == 0 {
        text.push_str("; nothing was written");
    }
    text.push('.');
    let others = [
        ("There already", count(&|fate| matches!(fate, Fate::Same | Fate::Repeats(_)))),
        ("Saying nothing", count(&|fate| matches!(fate, Fate::Nothing(_)))),
        ("Needing `--replace`", count(&|fate| matches!(fate, Fate::Replaces(_)) && !how.may_replace)),
        ("Not fitting", count(&|fate| matches!(fate, Fate::Misfit(_)))),
        ("Worth a second look", done.plan.rows().filter(|row| !row.remarks.is_empty()).count()),
    ];
    for (what, count) in others.into_iter().filter(|(_, count)| *count > 0) {
        let _ = write!(text, " {what}: {}.", rows(count));
    }
    text
}

fn title(table: &PlannedTable) -> String {
    let kind = table.kind.as_str();
    if table.name == kind { kind.to_owned() } else { format!("{kind} (“{}”)", plain(&table.name)) }
}

/// Every row of every table.
fn all_rows(done: &TakenIn, how: Taking) -> String {
    let mut text = String::new();
    for table in &done.plan.tables {
        let _ = writeln!(text, "{}, columns named in row {}", title(table), table.heading);
        let widest = table.rows.iter().map(|row| row.about.chars().count()).max().unwrap_or_default().min(60);
        for row in &table.rows {
            let (about, fate) = (plain(&row.about), told(row, how.may_replace));
            let _ = writeln!(text, "  {:>5}  {about:<widest$}  {fate}", row.number);
        }
    }
    text
}

/// The first rows that do not fit, or need to be allowed.
fn say_misfits(done: &TakenIn, how: Taking) {
    let hinders = |row: &&PlannedRow| match &row.fate {
        Fate::Misfit(_) => true,
        Fate::Replaces(_) => !how.may_replace,
        Fate::New | Fate::Same | Fate::Repeats(_) | Fate::Nothing(_) => false,
    };
    let rows = done.plan.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let all: Vec<_> = rows.filter(|(_, row)| hinders(row)).collect();
    for (table, row) in all.iter().take(LINES) {
        let (about, fate) = (plain(&row.about), told(row, how.may_replace));
        print::say(&format!("{} row {}: {about}: {fate}", title(table), row.number));
    }
    if all.len() > LINES {
        print::say(&format!("… and {} more rows.", all.len() - LINES));
    }
}

/// The fate of a row, in words.
fn told(row: &PlannedRow, may_replace: bool) -> String {
    let fate = match &row.fate {
        Fate::New => "is new".to_owned(),
        Fate::Same => "is there already".to_owned(),
        Fate::Repeats(number) => format!("says the same as row {number}"),
        Fate::Nothing(why) => format!("says nothing: {why}"),
        Fate::Replaces(differences) => {
            let shown =
                |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("“{text}”") };
            let each = differences.iter().map(|Difference { key, before, after }| {
                format!("{key}: {} becomes {}", shown(before), shown(after))
            });
            let allowed = if may_replace { "replaces" } else { "would replace (say `--replace`)" };
            format!("{allowed} {}", each.collect::<Vec<_>>().join("; "))
        }
        Fate::Misfit(Misfit { column, why, remedy, .. }) => {
            let place = column.as_ref().map(|name| format!(" (column “{name}”)")).unwrap_or_default();
            format!("does not fit: {why}{place}; {remedy}")
        }
    };
    let remarks = row.remarks.iter().map(|remark| format!("note: {remark}"));
    let all: Vec<String> = std::iter::once(fate).chain(remarks).collect();
    plain(&all.join("; ")).into_owned()
}

/// What became of tables that were taken in.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ImportDocument {
    /// `nulmeting/import/1`.
    pub schema: &'static str,
    /// The file or folder.
    pub file: String,
    /// Whether it was only asked what would be done.
    pub dry_run: bool,
    /// Whether nothing is written because something does not fit.
    pub refused: bool,
    /// How many parts of records were written.
    pub written: usize,
    /// Files that are no Unicode text and were read as Windows-1252.
    pub windows_1252: Vec<String>,
    /// The tables, in the order in which they are taken in.
    pub tables: Vec<TableDocument>,
    /// Sheets and files that were not read.
    pub unread: Vec<UnreadDocument>,
}

/// A sheet or file that was not read.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnreadDocument {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// What became of a table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableDocument {
    /// What its rows are about: the name of the table in an export.
    pub table: &'static str,
    /// The name of its sheet or file.
    pub name: String,
    /// The number of the row that names its columns.
    pub heading_row: usize,
    /// Columns that were not read.
    pub unread_columns: Vec<String>,
    /// Its rows that hold anything.
    pub rows: Vec<RowDocument>,
}

/// What became of a row.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RowDocument {
    /// Its number as a spreadsheet shows it, from 1.
    pub row: usize,
    /// What it is about, in its own words.
    pub about: String,
    /// `new`, `same`, `repeats`, `replaces`, `nothing` or `misfit`.
    pub fate: &'static str,
    /// Whether it was written, or would be.
    pub is_written: bool,
    /// The earlier row that says the same.
    pub same_as: Option<usize>,
    /// What study and row say differently.
    pub differences: Vec<DifferenceDocument>,
    /// A word for why it does not fit.
    pub code: Option<&'static str>,
    /// The column that does not fit, as the file calls it.
    pub column: Option<String>,
    /// Why it does not fit, or says nothing.
    pub why: Option<String>,
    /// What to do about it.
    pub remedy: Option<String>,
    /// What is worth a second look.
    pub remarks: Vec<String>,
}

/// Something that study and row say differently.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DifferenceDocument {
    /// A key of the study file.
    pub key: String,
    /// As the study has it, shortened; empty where it has nothing.
    pub before: String,
    /// As the row has it, shortened.
    pub after: String,
}

fn document(place: &Path, done: &TakenIn, how: Taking, refused: bool) -> ImportDocument {
    let table = |table: &PlannedTable| TableDocument {
        table: table.kind.as_str(),
        name: table.name.clone(),
        heading_row: table.heading,
        unread_columns: table.unread.clone(),
        rows: table.rows.iter().map(|row| row_document(row, how.may_replace, refused)).collect(),
    };
    let unread = done.plan.unread.iter();
    ImportDocument {
        schema: "nulmeting/import/1",
        file: place.display().to_string(),
        dry_run: how.joining.is_dry,
        refused,
        written: done.written,
        windows_1252: done.windows_1252.clone(),
        tables: done.plan.tables.iter().map(table).collect(),
        unread: unread.map(|(name, why)| UnreadDocument { name: name.clone(), why: why.clone() }).collect(),
    }
}

fn row_document(row: &PlannedRow, may_replace: bool, refused: bool) -> RowDocument {
    let mut document = RowDocument {
        row: row.number,
        about: row.about.clone(),
        fate: row.fate.as_str(),
        is_written: row.fate.is_written(may_replace) && !refused,
        same_as: None,
        differences: Vec::new(),
        code: None,
        column: None,
        why: None,
        remedy: None,
        remarks: row.remarks.clone(),
    };
    match &row.fate {
        Fate::New | Fate::Same => {}
        Fate::Repeats(number) => document.same_as = Some(*number),
        Fate::Nothing(why) => document.why = Some(why.clone()),
        Fate::Replaces(differences) => {
            let each = differences.iter().map(|Difference { key, before, after }| DifferenceDocument {
                key: key.clone(),
                before: before.clone(),
                after: after.clone(),
            });
            document.differences = each.collect();
        }
        Fate::Misfit(Misfit { code, column, why, remedy }) => {
            document.code = Some(code);
            document.column.clone_from(column);
            (document.why, document.remedy) = (Some(why.clone()), Some(remedy.clone()));
        }
    }
    document
}
