//! `nulmeting framework` and `memos`: the researcher's own words.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::language::Words;
use crate::report::{Selection, framework, table};
use crate::workbench::folder::Folder;

use super::past::Past;
use super::results::{page, written};
use super::{Format, print};

/// Units × headings.
#[derive(Debug, Args)]
pub struct Framework {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// Only this round
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    /// Only this unit
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// How it is printed; only quotes that were approved and may be quoted are
    #[arg(long, value_enum, default_value = "markdown")]
    format: FrameworkFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FrameworkFormat {
    /// Markdown, for a chapter to begin with
    Markdown,
    /// JSON for programs
    Json,
    /// A table for people
    Table,
}

impl Framework {
    /// Prints it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let open = self.past.desk(folder, &self.study)?.leaving()?;
        let unit = self.unit.as_deref().map(|name| open.unit_named(name)).transpose()?;
        let rounds = match &self.round {
            Some(name) => vec![open.round_named(name)?],
            None => open.rounds(),
        };
        let words = Words::in_language(language);
        let selection = Selection { unit: unit.as_ref(), rater: None };
        let (study, model) = (&open.study, &open.instruments.model);
        let questionnaires = &open.instruments.questionnaires;
        let document =
            framework::framework(study, model, questionnaires, &rounds, &selection, (&words, language));
        let text = match self.format {
            FrameworkFormat::Markdown => {
                let title = study.header.title.find(language, &study.header.languages).text;
                framework::markdown(title, &document, &words)
            }
            FrameworkFormat::Json => written(&document)?,
            FrameworkFormat::Table => {
                table::framework(page(&words, language), study, model, &document.rounds)
            }
        };
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Memos on anything.
#[derive(Debug, Args)]
pub struct Memos {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// Only memos that hold these words, or are about what is called so
    #[arg(long, value_name = "WORDS", default_value = "")]
    find: String,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Memos {
    /// Prints them.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let open = self.past.desk(folder, &self.study)?.whole()?;
        let memos = framework::memos(&open.study, &self.find);
        let text = match self.format {
            Format::Json => written(&framework::memos_document(&open.study, &memos))?,
            Format::Table => {
                let words = Words::in_language(language);
                table::memos(page(&words, language), &open.study, &open.instruments.model, &memos)
            }
        };
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
