//! The command line: one file per command. Results go to stdout, everything else to stderr.

mod adapt;
mod agree;
mod backups;
mod check;
mod course;
mod doctor;
mod erase;
mod exchange;
mod explain;
mod history;
mod leaving;
mod lists;
mod locking;
mod names;
mod past;
mod picture;
mod plain;
mod print;
mod progress;
mod qda;
mod report;
mod results;
mod scan;
mod schema;
mod screen;
mod sensitivity;
mod sheet;
mod tables;
mod undo;
mod whole;
mod words;

use std::fmt::Write;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::domain::undo::Way;
use crate::failure::Failure;
use crate::language::{LANGUAGES, of_locale};
use crate::tui::theme::{self, Theme};
use crate::workbench::folder::Folder;

use screen::Look;

/// Baseline measurement in the departments of a municipality: interviews, ratings, comparison.
///
/// Without a command the study that was open last opens, or a welcome screen. STUDY is a path if it has a separator or
/// ends in `.nulmeting`, else a name in the data folder.
#[derive(Debug, Parser)]
#[command(name = "nulmeting", version, max_term_width = 100)]
struct Arguments {
    /// The data folder; else `NULMETING_DATA`, else the system's folder for data
    #[arg(long, value_name = "FOLDER", global = true)]
    data: Option<PathBuf>,
    /// The language of screens and tables; else the one in `settings.toml`, else the system's
    #[arg(long, value_name = "LANGUAGE", global = true, value_parser = LANGUAGES)]
    language: Option<String>,
    /// Colours of the screen, for a dark or a light background; else as in `settings.toml`, else what fits what is known
    #[arg(long, value_name = "THEME", global = true, value_parser = theme::CHOICES)]
    theme: Option<String>,
    /// Lines instead of screens, for screen readers and terminals without a cursor; by itself where there is no terminal
    #[arg(long, global = true)]
    plain: bool,
    /// Take passphrases from this file, one a line in the order in which they are asked for, instead of asking
    #[arg(long, value_name = "FILE", global = true)]
    passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the sample study: Almelo, nine departments, two rounds
    Demo(screen::Demo),
    /// Make a study with the model and the rounds of an instrument
    New(exchange::New),
    /// Open a study
    Open(screen::Open),
    /// Lock a study with a passphrase, and print its recovery sheet
    Lock(locking::Lock),
    /// Make a plain study of a locked one
    Unlock(locking::Unlock),
    /// Check questionnaires, assessment models and study files, and name every finding
    Check(check::Check),
    /// Take a study file into a study, which is made where there is none; or a questionnaire, a model, tables, codings
    Import(exchange::Import),
    /// Write the whole study as a file, or as tables for statistics and spreadsheets
    Export(exchange::Export),
    /// List the names of respondents, which lie apart from the study, set one or remove one
    Names(names::Names),
    /// Print the JSON Schema of what a command writes as JSON, or their names
    Schema(schema::Schema),
    /// Erase a respondent: all that the person said is gone from the study, for good
    Erase(erase::Erase),
    /// Score units and the organisation, round by round
    Score(results::Score),
    /// Compare two rounds
    Compare(results::Compare),
    /// Say how far results hang on thresholds and on single testimonies
    Sensitivity(sensitivity::Sensitivity),
    /// Show the units of a round side by side: heat map, success factors, phases and situations by group
    Organisation(whole::Organisation),
    /// Say what became of initiatives from the baseline to every later round
    Initiatives(whole::Initiatives),
    /// Tell rounds, talks and events in the order of time
    Timeline(whole::Timeline),
    /// Say why a unit stands where it stands, down to the passages that were said
    Explain(explain::Explain),
    /// Tell what a record said before: who changed it when, from what to what
    History(history::History),
    /// Take back your last change, on whatever screen it was made, and say what it was
    Undo(undo::Undo),
    /// Do again what was taken back last
    Redo(undo::Undo),
    /// Draw results as a picture, for a page or a wall
    Picture(picture::Picture),
    /// Say how far several raters agree, by field and by indicator, and where they do not
    #[command(alias = "agreement")]
    Agree(agree::Agree),
    /// List what is to be checked in a round: open ratings, proposals that differ, ratings and evidence on their own
    Findings(lists::Findings),
    /// Print the coding rules: how indicators and factors are rated in this study
    Rules(lists::Rules),
    /// Print units × headings: the summaries in full, with the evidence and the quotes that may leave below each
    Framework(words::Framework),
    /// Write a report: the chapter on the study
    Report(report::Report),
    /// List words that may tell who somebody is, and decide what leaves in their place
    Scan(scan::Scan),
    /// List the memos, on whatever they are about
    Memos(words::Memos),
    /// Tell a talk in the order in which it went, with the times of its paragraphs
    Course(course::Course),
    /// Print a questionnaire to write on by hand, or the sheet of the evening before an interview
    Print(sheet::Print),
    /// Copy a questionnaire into a file of your own, to drop, reorder and add questions
    Adapt(adapt::Adapt),
    /// List the backups of a study, and whether each is sound
    Backups(backups::Backups),
    /// Put a backup in the place of a study; what is there is kept as a backup first
    Restore(backups::Restore),
    /// Look a study over, and mend what can be mended without guessing after a copy was made
    Doctor(doctor::Doctor),
    /// Print the keys as a file in which they can be changed
    Keys(screen::Keys),
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    Table,
    /// JSON for programs
    Json,
}

/// Runs the program.
pub fn main() -> ExitCode {
    endure();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are results; clap knows where each goes and with which code.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    // The panic hook has reported already; it is our fault like any other.
    let ended = panic::catch_unwind(AssertUnwindSafe(|| unlocked(&arguments)))
        .unwrap_or_else(|_| Err(Failure::ours("the program failed; the lines above say where")));
    match ended {
        Ok(code) => code,
        Err(failure) => {
            print::say(&failure.to_string());
            ExitCode::from(failure.exit_code())
        }
    }
}

/// A file that may not grow any more is told where it is written; by itself the system would end the program.
fn endure() {
    #[cfg(unix)]
    {
        let noticed = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        // Where this cannot be had, it is as it was.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noticed);
    }
}

/// Runs the command. One that meets a locked study has done nothing yet: the passphrase is asked for, and it runs again.
fn unlocked(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut asking = locking::Asking::new(arguments.passphrase_file.as_deref())?;
    loop {
        let failure = match run(arguments, &mut asking) {
            Ok(code) => return Ok(code),
            Err(failure) => failure,
        };
        match &failure.locked {
            Some(study) => asking.unlock(study)?,
            None => return Err(failure),
        }
    }
}

fn run(arguments: &Arguments, asking: &mut locking::Asking) -> Result<ExitCode, Failure> {
    let folder = Folder::find(arguments.data.clone())?;
    let language = language(arguments.language.clone(), &folder);
    let look = Look {
        theme: theme(arguments.theme.as_deref(), &folder),
        language: language.clone(),
        is_plain: arguments.plain || plain::is_needed(),
    };
    match &arguments.command {
        None => screen::last(&folder, &look),
        Some(Command::Demo(command)) => command.run(&folder, &look),
        Some(Command::New(command)) => command.run(&folder, asking),
        Some(Command::Lock(command)) => command.run(&folder, asking),
        Some(Command::Unlock(command)) => command.run(&folder),
        Some(Command::Open(command)) => command.run(&folder, &look),
        Some(Command::Check(command)) => command.run(&folder),
        Some(Command::Import(command)) => command.run(&folder, &language),
        Some(Command::Export(command)) => command.run(&folder, &language),
        Some(Command::Names(command)) => command.run(&folder, &language),
        Some(Command::Schema(command)) => command.run(),
        Some(Command::Erase(command)) => command.run(&folder, &language),
        Some(Command::Score(command)) => command.run(&folder, &language),
        Some(Command::Compare(command)) => command.run(&folder, &language),
        Some(Command::Sensitivity(command)) => command.run(&folder, &language),
        Some(Command::Organisation(command)) => command.run(&folder, &language),
        Some(Command::Initiatives(command)) => command.run(&folder, &language),
        Some(Command::Timeline(command)) => command.run(&folder, &language),
        Some(Command::Explain(command)) => command.run(&folder, &language),
        Some(Command::History(command)) => command.run(&folder, &language),
        Some(Command::Undo(command)) => command.run(Way::Back, &folder, &language),
        Some(Command::Redo(command)) => command.run(Way::Again, &folder, &language),
        Some(Command::Picture(command)) => command.run(&folder, &language),
        Some(Command::Agree(command)) => command.run(&folder, &language),
        Some(Command::Findings(command)) => command.run(&folder, &language),
        Some(Command::Rules(command)) => command.run(&folder, &language),
        Some(Command::Framework(command)) => command.run(&folder, &language),
        Some(Command::Report(command)) => command.run(&folder, &language),
        Some(Command::Scan(command)) => command.run(&folder, &language),
        Some(Command::Memos(command)) => command.run(&folder, &language),
        Some(Command::Course(command)) => command.run(&folder, &language),
        Some(Command::Print(command)) => command.run(&folder, &language),
        Some(Command::Adapt(command)) => command.run(&folder, &language),
        Some(Command::Backups(command)) => command.run(&folder, &language),
        Some(Command::Restore(command)) => command.run(&folder, &language),
        Some(Command::Doctor(command)) => command.run(&folder, &language),
        Some(Command::Keys(screen::Keys)) => screen::Keys::run(&folder, &language),
    }
}

/// The language to speak: the one named on the command line, else the one kept, else the system's.
fn language(named: Option<String>, folder: &Folder) -> String {
    let kept = || folder.settings().ok().and_then(|settings| settings.language);
    let spoken = named.or_else(kept).filter(|code| LANGUAGES.contains(&code.as_str()));
    spoken.unwrap_or_else(|| of_locale(|name| std::env::var(name).ok()).to_owned())
}

/// The theme: the one named on the command line, else none where `NO_COLOR` asks for that, else the one kept.
fn theme(named: Option<&str>, folder: &Folder) -> Theme {
    let variable = |name: &str| std::env::var(name).ok();
    let kept = || folder.settings().ok().and_then(|settings| settings.theme);
    match named {
        Some(named) => Theme::chosen(named, variable),
        None if print::is_colourless() => Theme::plain(),
        None => Theme::chosen(&kept().unwrap_or_default(), variable),
    }
}

/// The whole `--help` of the program and of each command, for the test that reviews it.
pub fn help() -> String {
    let mut command = Arguments::command();
    command.build();
    let mut text = command.render_long_help().to_string();
    for sub in command.get_subcommands_mut().filter(|sub| sub.get_name() != "help") {
        let name = sub.get_name().to_owned();
        let _ = write!(text, "\n---- {name} ----\n{}", sub.render_long_help());
    }
    text
}
