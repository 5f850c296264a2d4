//! `nulmeting new`, `import` and `export`: studies made, taken in and given out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::id::Id;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::instrument;
use crate::tui::run::now;
use crate::workbench::data::DataFormat;
use crate::workbench::folder::{Folder, write_whole};
use crate::workbench::leaving::{Order, Room, Way};
use crate::workbench::qda::{self as coded, Joining};
use crate::workbench::tables::{TableKind, Taking, is_table};
use crate::workbench::{Desk, begin, check, exchange, locking, models, questionnaires};

use super::locking::Asking;
use super::{Format, leaving, print, progress, qda, tables};

/// A study to make.
#[derive(Debug, Args)]
pub struct New {
    /// A name in the data folder, or a path
    study: String,
    /// The instrument, questionnaires that belong together and their model: `nulmeting-core`, which asks the same in every
    /// round and is meant for use, or `almelo-2011`, the historical case; else the one that `--questionnaire` was made
    /// from, else `nulmeting-core`
    #[arg(long)]
    instrument: Option<String>,
    /// A questionnaire of your own, in the place of the shipped one that it was made from; may be said again
    #[arg(long = "questionnaire", value_name = "FILE")]
    questionnaires: Vec<PathBuf>,
    /// Lock it with a passphrase from the first byte on, and print its recovery sheet to stderr
    #[arg(long)]
    lock: bool,
    /// Write the recovery sheet into this file instead; it must not be there yet
    #[arg(long, value_name = "FILE", requires = "lock")]
    sheet: Option<PathBuf>,
}

impl New {
    /// Makes the study and says where.
    pub fn run(&self, folder: &Folder, asking: &mut Asking) -> Result<ExitCode, Failure> {
        let path = folder.study(&self.study)?;
        let instrument = match &self.instrument {
            Some(named) => named,
            None => begin::fitting(folder, &self.questionnaires)?,
        };
        let make = || begin::new_study(folder, &path, instrument, &self.questionnaires, now());
        let placed = if self.lock {
            locking::is_free(&path)?;
            let passphrase = asking.new_passphrase(&path)?;
            let (placed, sheet) = locking::new_locked(folder, &path, &passphrase, now(), make)?;
            match &self.sheet {
                Some(file) => write_whole(file, &sheet, false)?,
                None => print::say(&sheet),
            }
            placed
        } else {
            make()?
        };
        print::result(&path.display().to_string())?;
        for questionnaires::Placed { id, rounds, lost, file } in &placed {
            if !file.findings.is_empty() {
                print::say(&file.render(false));
            }
            for round in rounds {
                print::say(&format!("The round `{round}` asks with `{id}`."));
            }
            if rounds.is_empty() {
                print::say(&format!(
                    "`{id}` is in the study; no round asks with it yet: choose it there (`n`, then Enter)."
                ));
            }
            say_lost(lost);
        }
        say_hardly(&path)?;
        let name = if self.study.contains(char::is_whitespace) {
            format!("\"{}\"", self.study)
        } else {
            self.study.clone()
        };
        print::say(&format!("Made {}. Open it with `nulmeting open {name}`.", path.display()));
        Ok(ExitCode::SUCCESS)
    }
}

/// A file to take in.
#[derive(Debug, Args)]
pub struct Import {
    /// A name in the data folder, or a path; made where there is none
    study: String,
    /// A study file, a questionnaire of your own, another version of the study's model, codings made elsewhere in an
    /// export of the study (`.qdpx`), or tables (`.csv`, `.xlsx`, or a folder of CSV files): what `export` writes as
    /// tables, or made by hand
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Take over the file's values where the study holds others; the journal keeps those
    #[arg(long)]
    replace: bool,
    /// Let this round ask with the questionnaire; talks already begun keep the one they were begun with
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    /// Let the round use the questionnaire beside the one that it asks with, in interviews that name it
    #[arg(long, requires = "round")]
    also: bool,
    /// Of tables and codings: say what would be written and what does not fit, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Of tables and codings: take in what fits, and leave out what does not; else it is all or nothing
    #[arg(long)]
    what_fits: bool,
    /// What the rows of a table are about, where neither its name nor its columns say it: units, rounds, interviews,
    /// participants, contacts, initiatives, evidence, ratings, factors, answers or entries
    #[arg(long = "as", value_name = "KIND", value_parser = tables::kind)]
    kind: Option<TableKind>,
    /// How the fate of every row of a table is printed; `json` prints it without `--dry-run` as well
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Import {
    /// Imports all of the file or nothing.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let path = folder.study(&self.study)?;
        // A workbook is packed as a package is: its name tells them apart.
        if is_table(&self.file) {
            return self.table(folder, &path, language);
        }
        if coded::is_package(&self.file) {
            return self.coded(folder, &path, language);
        }
        self.only_for_tables()?;
        if self.dry_run || self.what_fits {
            let option = if self.dry_run { "--dry-run" } else { "--what-fits" };
            return Err(Failure::usage(format!(
                "`{option}` is for tables and for codings made elsewhere (`.qdpx`)"
            ))
            .hint("leave it out"));
        }
        if check::is_questionnaire(&self.file)? {
            return self.questionnaire(folder, &path);
        }
        if self.round.is_none() && models::is_model(&self.file)? {
            return self.model(folder, &path);
        }
        if self.round.is_some() {
            return Err(Failure::usage(format!(
                "{} is no questionnaire, and has its rounds in it",
                self.file.display()
            ))
            .hint("leave `--round` out"));
        }
        let done = progress::in_steps(language, |steps| {
            exchange::import(folder, &path, &self.file, self.replace, now(), steps)
        })?;
        if !done.file.findings.is_empty() {
            print::say(&done.file.render(false));
        }
        if done.restored > 0 {
            print::say(&format!("Stored {} that had been typed and not stored yet.", texts(done.restored)));
        }
        let what = match (done.is_new, done.written) {
            (true, written) => format!("Made {} with {}.", path.display(), parts(written)),
            (false, 0) => format!("{} holds all of it already; nothing was written.", path.display()),
            (false, written) => {
                let replaced = match done.replaced {
                    0 => String::new(),
                    replaced => format!(", {replaced} in place of what was there"),
                };
                format!("Wrote {} into {}{replaced}.", parts(written), path.display())
            }
        };
        print::say(&what);
        if done.erased > 0 {
            print::say(&format!("Left out: {} of respondents who were erased.", parts(done.erased)));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn joining(&self) -> Joining {
        Joining { is_dry: self.dry_run, takes_what_fits: self.what_fits }
    }

    /// Refuses options that only tables have.
    fn only_for_tables(&self) -> Result<(), Failure> {
        let option = match (self.kind, self.format) {
            (Some(_), _) => "--as",
            (None, Format::Json) => "--format",
            (None, Format::Table) => return Ok(()),
        };
        Err(Failure::usage(format!("`{option}` is for tables (`.csv`, `.xlsx`)")).hint("leave it out"))
    }

    /// Takes tables in.
    fn table(&self, folder: &Folder, path: &Path, language: &str) -> Result<ExitCode, Failure> {
        if self.round.is_some() {
            return Err(Failure::usage(
                "`--round` is for questionnaires; a table names the rounds of its rows",
            )
            .hint("leave it out"));
        }
        let how = Taking { joining: self.joining(), may_replace: self.replace, kind: self.kind };
        tables::take_in(folder, path, &self.file, language, how, self.format)
    }

    /// Takes codings made elsewhere in.
    fn coded(&self, folder: &Folder, path: &Path, language: &str) -> Result<ExitCode, Failure> {
        self.only_for_tables()?;
        if self.replace || self.round.is_some() {
            let option = if self.replace { "--replace" } else { "--round" };
            return Err(Failure::usage(format!("`{option}` is not for codings, which take nothing away"))
                .hint("leave it out"));
        }
        qda::join(folder, path, &self.file, language, self.joining())
    }

    /// Takes another version of the study's model in.
    fn model(&self, folder: &Folder, path: &Path) -> Result<ExitCode, Failure> {
        if path.symlink_metadata().is_err() {
            return Err(Failure::person(format!("{} does not exist", path.display()))
                .hint("make the study first: `nulmeting new`"));
        }
        let done = models::take_in(folder, path, &self.file, self.replace, now())?;
        if !done.file.findings.is_empty() {
            print::say(&done.file.render(false));
        }
        let since = if done.is_new { "now" } else { "already" };
        let (id, version) = (&done.model.id, &done.model.version);
        print::say(&format!("{} holds the model `{id}`, version {version}, {since}.", path.display()));
        for other in &done.model.others {
            let apart = other.missing.iter().chain(&other.changed);
            let ids: Vec<&str> = apart
                .filter_map(|&index| Some(done.model.indicators.get(index)?.id.as_str()))
                .chain(other.dropped.iter().map(crate::domain::id::Id::as_str))
                .collect();
            print::say(&match ids.as_slice() {
                [] => format!("Version {} describes every indicator alike.", other.version),
                ids => format!(
                    "Not described alike in version {}, so not compared: {}.",
                    other.version,
                    ids.join(", ")
                ),
            });
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Takes a questionnaire in.
    fn questionnaire(&self, folder: &Folder, path: &Path) -> Result<ExitCode, Failure> {
        if path.symlink_metadata().is_err() {
            return Err(Failure::person(format!("{} does not exist", path.display())).hint(format!(
                "make the study with it: `nulmeting new {} --questionnaire {}`",
                self.study,
                self.file.display()
            )));
        }
        let how = if self.also { questionnaires::Use::Beside } else { questionnaires::Use::Main };
        let round = self.round.as_deref().map(|round| (round, how));
        let done = questionnaires::take_in(folder, path, &self.file, round, self.replace, now())?;
        if !done.file.findings.is_empty() {
            print::say(&done.file.render(false));
        }
        let name = format!("the questionnaire `{}`, version {}", done.id, done.version);
        let since = if done.is_new { "now" } else { "already" };
        print::say(&format!("{} holds {name} {since}.", path.display()));
        print::say(&match &done.round {
            None => "Choose it where a round (`n`) or an interview (`i`) is changed, or say `--round ROUND`."
                .to_owned(),
            Some(round) if self.also => format!(
                "The round `{round}` uses it beside its own; choose it where an interview (`i`) is changed."
            ),
            Some(round) => format!("The round `{round}` asks with it."),
        });
        say_lost(&done.lost);
        if done.round.is_some() {
            say_hardly(path)?;
        }
        if done.kept > 0 {
            let talks = if done.kept == 1 { "1 talk".to_owned() } else { format!("{} talks", done.kept) };
            print::say(&format!("Begun with another one, which they keep: {talks}."));
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Says what a questionnaire does not ask about that the one before it did.
fn say_lost(lost: &[Id]) {
    if !lost.is_empty() {
        let lost: Vec<&str> = lost.iter().map(Id::as_str).collect();
        print::say(&format!(
            "None of its questions informs: {}. Rounds are compared on these only where both have a document or number.",
            lost.join(", ")
        ));
    }
}

/// Says which rounds of a study can hardly be compared by their questionnaires; it stops nothing.
fn say_hardly(study: &Path) -> Result<(), Failure> {
    let instruments = Desk::open(study)?.instruments();
    let words = Words::english();
    let warnings = instrument::warnings(&instruments.outlook(), ToOwned::to_owned, &words);
    for warning in &warnings {
        print::say(&format!("Note: {warning}"));
    }
    if !warnings.is_empty() {
        print::say(&words.text("instrument-hardly-why"));
    }
    Ok(())
}

fn texts(count: usize) -> String {
    if count == 1 { "1 text".to_owned() } else { format!("{count} texts") }
}

fn parts(count: usize) -> String {
    if count == 1 { "1 part".to_owned() } else { format!("{count} parts") }
}

/// A study to give out.
#[derive(Debug, Args)]
pub struct Export {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: super::past::Past,
    /// The format: one file, or for `csv` and `spss` a folder
    #[arg(long, value_enum, default_value = "toml")]
    format: ExportFormat,
    /// Write into this file or folder instead of to stdout; it must not be there yet. All formats but `toml` need it
    #[arg(long, value_name = "PLACE")]
    output: Option<PathBuf>,
    /// Write over what is there
    #[arg(long, requires = "output", visible_alias = "replace")]
    force: bool,
    /// Data for your own analysis, not to be handed on: with notes on record and with counts of people as they are
    #[arg(long)]
    own: bool,
    /// The study as TOML to be handed on: without texts of talks to which somebody has not agreed, quotes that may not be
    /// used, and memos and remarks of your own; what the file is and what is not in it stands in its first lines
    #[arg(long, conflicts_with_all = ["own", "with_names"])]
    shared: bool,
    /// Tables: one more with the names that are kept beside the study. No other export has names
    #[arg(long)]
    with_names: bool,
    /// Say what would be in it and what would be left out, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// The study as TOML without background passages: all on record for an archive, or with `--shared` to be handed on
    Toml,
    /// Tables as CSV with a codebook, for statistics
    Csv,
    /// The same tables as the sheets of a workbook
    Xlsx,
    /// The same tables with syntax for SPSS and PSPP
    Spss,
    /// Interviews, quotes and passages as a REFI-QDA project for programs that code texts, with indicators as the codebook
    Qdpx,
    /// That codebook alone
    Qdc,
}

impl Export {
    /// Writes the whole study.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let path = folder.study(&self.study)?;
        let desk = self.past.at(&path)?;
        let way = Way::from(self.format);
        if way != Way::Archive && self.output.is_none() && !self.dry_run {
            return Err(Failure::usage(format!("`{}` is written into a place of its own", way.as_str()))
                .hint("say where with `--output PLACE`"));
        }
        if self.own && way == Way::Archive {
            return Err(Failure::usage(
                "`--own` is for tables and for `qdpx`; the study as TOML has all that is on record",
            )
            .hint("leave `--own` out"));
        }
        if self.with_names && !matches!(way, Way::Data(_)) {
            return Err(Failure::usage("`--with-names` is for tables (`csv`, `xlsx`, `spss`)")
                .hint("leave it out; `nulmeting names STUDY` lists names"));
        }
        if self.shared && way != Way::Archive {
            return Err(Failure::usage(
                "`--shared` is for the study as TOML; every other format is to be handed on unless `--own` is said",
            )
            .hint("leave `--shared` out"));
        }
        let usual = Order::new(way, language);
        let room = match (self.own, self.shared) {
            (true, _) if way.has_room() => Room::Own,
            (_, true) => Room::Shared,
            _ => usual.room,
        };
        let order = Order { room, has_names: self.with_names, ..usual };
        let to =
            leaving::To { output: self.output.as_deref(), may_replace: self.force, is_dry: self.dry_run };
        leaving::run(&desk, &order, to, language)
    }
}

impl From<ExportFormat> for Way {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Toml => Self::Archive,
            ExportFormat::Csv => Self::Data(DataFormat::Csv),
            ExportFormat::Xlsx => Self::Data(DataFormat::Xlsx),
            ExportFormat::Spss => Self::Data(DataFormat::Spss),
            ExportFormat::Qdpx => Self::Project,
            ExportFormat::Qdc => Self::Codebook,
        }
    }
}
