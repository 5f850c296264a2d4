//! A study as data for statistics and spreadsheets: read, put into tables, written as one file or one folder, or not at
//! all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::domain::names::Names;
use crate::domain::score::View;
use crate::failure::Failure;
use crate::language::{LANGUAGES, Words};
use crate::report::data::{
    Dataset, Material, Room, Unwritable, codebook, dataset, markdown, separated, syntax, workbook,
};

use super::OpenStudy;
use super::folder::{refused, write_bytes};
use super::leaving::{NotWritten, Step, Steps};

/// About so many tables there are, for how far the writing is.
const TABLES: usize = 20;

/// What data is written as. The one list of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataFormat {
    /// A folder of CSV files, with a codebook.
    Csv,
    /// A workbook with a sheet for each table.
    Xlsx,
    /// A folder with data and syntax for SPSS and PSPP.
    Spss,
}

impl DataFormat {
    /// All.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Spss];

    /// The word of the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Spss => "spss",
        }
    }

    /// Whether it is a folder of files and not one file.
    pub fn is_folder(self) -> bool {
        match self {
            Self::Csv | Self::Spss => true,
            Self::Xlsx => false,
        }
    }
}

/// The tables of a study, as it leaves where they are to be handed on, with labels in its first language, or in `language` where it names none that is spoken;
/// with one that says who respondents are, where names are given.
///
/// # Errors
/// It was ended.
pub(super) fn tables(
    open: &OpenStudy,
    language: &str,
    room: Room,
    names: Option<&Names>,
    steps: &mut Steps,
) -> Result<(Dataset, Words), NotWritten> {
    let of_study = open.study.header.languages.iter().map(String::as_str);
    let language = of_study.into_iter().find(|code| LANGUAGES.contains(code)).unwrap_or(language);
    let rounds = open.rounds();
    let pairs = || {
        let later = |(at, from)| rounds.iter().skip(at + 1).map(move |to| (from, to));
        rounds.iter().enumerate().flat_map(later)
    };
    // Writing takes a part per table.
    steps.expect(View::ALL.len() * (rounds.len() + pairs().count()) + 1 + TABLES);
    let mut scores = Vec::new();
    let mut comparisons = Vec::new();
    for view in View::ALL {
        let mut of_view = Vec::new();
        for round in &rounds {
            steps.next(Step::Scoring)?;
            of_view.extend(open.score(std::slice::from_ref(round), view, None));
        }
        scores.push((view, of_view));
    }
    for view in View::ALL {
        let mut of_view = Vec::new();
        for (from, to) in pairs() {
            steps.next(Step::Comparing)?;
            of_view.push(open.compare(from, to, view, None));
        }
        comparisons.push((view, of_view));
    }
    steps.next(Step::LayingOut)?;
    let made = dataset(&Material {
        study: &open.study,
        model: &open.instruments.model,
        questionnaires: &open.instruments.questionnaires,
        scores: &scores,
        comparisons: &comparisons,
        language,
        room,
        names,
    });
    Ok((made, Words::in_language(language)))
}

/// Writes data to a place: all of it or nothing. Files are readable by their owner only. `may_go_on` is told the name of
/// each table before it is made, and ends the writing by answering no.
///
/// # Errors
/// Something is there and may not be replaced; a table does not fit the format; the place cannot be written to; it was
/// ended.
pub fn write(
    (dataset, words): &(Dataset, Words),
    format: DataFormat,
    output: &Path,
    may_replace: bool,
    may_go_on: &mut dyn FnMut(&str) -> bool,
) -> Result<(), Failure> {
    if !may_replace && output.symlink_metadata().is_ok() {
        return Err(Failure::person(format!("{} exists already", output.display()))
            .hint("choose another name, or say `--force`"));
    }
    let book = codebook(dataset, words);
    if format == DataFormat::Xlsx {
        let go_on = may_go_on("codebook");
        let bytes = workbook(dataset, &book).map_err(|error| match error {
            Unwritable::TooLarge { .. } => {
                Failure::person(error.to_string()).hint("export as `--format csv`, which has no such limit")
            }
            Unwritable::Other(_) => Failure::ours(error.to_string()),
        })?;
        return if go_on && may_go_on("") { write_bytes(output, &bytes, may_replace) } else { Err(ended()) };
    }
    let mut files = Vec::new();
    for table in dataset.tables.iter().chain([&book]) {
        if !may_go_on(table.name) {
            return Err(ended());
        }
        if format == DataFormat::Csv || table.name == book.name {
            files.push((format!("{}.csv", table.name), separated(table).map_err(Failure::ours)?));
        } else {
            let made = syntax(table).map_err(|error| {
                Failure::person(error).hint("export as `--format csv`, which has no such limit")
            })?;
            files.push((format!("{}.txt", table.name), made.data));
            files.push((format!("{}.sps", table.name), made.syntax));
        }
    }
    files.push(("codebook.md".to_owned(), markdown(dataset, words)));
    write_folder(output, &files, may_replace, may_go_on)
}

fn ended() -> Failure {
    Failure::person("the export was ended; nothing was written")
}

/// Writes a folder of files beside its place and moves it there when it is whole. A folder is replaced only where it
/// holds nothing but such files.
fn write_folder(
    output: &Path,
    files: &[(String, String)],
    may_replace: bool,
    may_go_on: &mut dyn FnMut(&str) -> bool,
) -> Result<(), Failure> {
    let parent = output.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fails = |error: &io::Error| match error.kind() {
        io::ErrorKind::NotFound => Failure::person(format!("the folder {} does not exist", parent.display()))
            .hint("make it first, or write somewhere else"),
        _ => refused("the folder", output, error),
    };
    let place =
        tempfile::Builder::new().prefix(".nulmeting-").tempdir_in(parent).map_err(|error| fails(&error))?;
    let fresh = place.path().join("new");
    let fill = || -> io::Result<()> {
        fs::create_dir(&fresh)?;
        own_folder(&fresh)?;
        for (name, text) in files {
            let mut file = own_file(&fresh.join(name))?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
        }
        fs::File::open(&fresh)?.sync_all()
    };
    fill().map_err(|error| fails(&error))?;
    if !may_go_on("") {
        return Err(ended());
    }
    let old = place.path().join("old");
    let is_there = output.symlink_metadata().is_ok();
    if is_there {
        if !may_replace || !is_ours(output) {
            return Err(Failure::person(format!(
                "{} is not a folder of exported data, and is left as it is",
                output.display()
            ))
            .hint("choose another name"));
        }
        fs::rename(output, &old).map_err(|error| fails(&error))?;
    }
    fs::rename(&fresh, output).map_err(|error| {
        if is_there {
            let _ = fs::rename(&old, output);
        }
        fails(&error)
    })
}

/// Whether a folder holds files of an export and nothing else.
fn is_ours(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let names: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let is_kind = |path: &Path| {
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        path.is_file() && ["csv", "txt", "sps", "md"].contains(&kind)
    };
    names.iter().all(|path| is_kind(path)) && (names.is_empty() || folder.join("codebook.csv").is_file())
}

#[cfg(unix)]
fn own_file(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn own_file(path: &Path) -> io::Result<fs::File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn own_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn own_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
