//! `nulmeting print`: a questionnaire on paper.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::language::Words;
use crate::report::printed::{self, Markup};
use crate::workbench::check;
use crate::workbench::folder::{Folder, write_whole};

use super::print;

/// A questionnaire to print.
#[derive(Debug, Args)]
pub struct Print {
    /// The id of a questionnaire, shipped or in the data folder, or a file
    questionnaire: String,
    /// What it is written in
    #[arg(long, value_enum, default_value = "markdown")]
    format: MarkupName,
    /// Write into this file instead of to stdout; it must not be there yet
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MarkupName {
    /// For an editor or a word processor
    Markdown,
    /// For a browser, which prints it
    Html,
}

impl Print {
    /// Prints the questionnaire.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let found = check::questionnaire(folder, Path::new(&self.questionnaire))?;
        let markup = match self.format {
            MarkupName::Markdown => Markup::Markdown,
            MarkupName::Html => Markup::Html,
        };
        let text = printed::questionnaire(&found, language, &Words::in_language(language), markup)
            .map_err(|error| Failure::ours(error.to_string()))?;
        match &self.output {
            Some(output) => write_whole(output, &text, self.force)?,
            None => print::result(&text)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
