//! `nulmeting findings` and `nulmeting rules`: what is to be checked, and how it is rated in a study.

use std::process::ExitCode;

use clap::Args;

use crate::domain::assess::findings;
use crate::failure::Failure;
use crate::language::Words;
use crate::report;
use crate::workbench::folder::Folder;

use super::past::Past;
use super::{Format, print};

/// What is to be checked.
#[derive(Debug, Args)]
pub struct Findings {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// The round; else the last
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Findings {
    /// Prints it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let open = self.past.desk(folder, &self.study)?.whole()?;
        let round = match &self.round {
            Some(name) => open.round_named(name)?,
            None => open.rounds().pop().ok_or_else(|| Failure::person("the study has no rounds"))?,
        };
        let model = &open.instruments.model;
        let found = findings::findings(&open.study, model, &open.instruments.questionnaires, &round);
        let text = match self.format {
            Format::Table => {
                let words = Words::in_language(language);
                report::findings::text(&found, &open.study, model, language, &words)
            }
            Format::Json => {
                report::findings::json(&found).map_err(|error| Failure::ours(error.to_string()))?
            }
        };
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The coding rules.
#[derive(Debug, Args)]
pub struct Rules {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Rules {
    /// Prints them.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let open = self.past.desk(folder, &self.study)?.whole()?;
        let model = &open.instruments.model;
        let text = match self.format {
            Format::Table => report::rules::text(&open.study, model, language, &Words::in_language(language)),
            Format::Json => report::rules::json(&open.study, model, language)
                .map_err(|error| Failure::ours(error.to_string()))?,
        };
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
