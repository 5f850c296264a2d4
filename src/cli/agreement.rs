//! `nulmeting agreement`: how far several raters agree.

use std::process::ExitCode;

use clap::Args;

use crate::domain::agreement::raters;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::agreement;
use crate::workbench::Desk;
use crate::workbench::folder::Folder;

use super::{Format, print};

/// Whose agreement.
#[derive(Debug, Args)]
pub struct Agreement {
    /// A name in the data folder, or a path
    study: String,
    /// The round; else the last
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Agreement {
    /// Prints it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let open = Desk::open(&folder.study(&self.study)?)?.whole()?;
        let round = match &self.round {
            Some(name) => open.round_named(name)?,
            None => open.rounds().pop().ok_or_else(|| Failure::person("the study has no rounds"))?,
        };
        let raters = raters(&open.study, &round);
        if raters.len() < 2 {
            return Err(Failure::person(format!("only one person rated in the round `{round}`"))
                .hint("ratings of others are taken in with `nulmeting import`: a rating names its `rater`"));
        }
        let model = &open.instruments.model;
        let text = match self.format {
            Format::Table => {
                agreement::text(&open.study, model, &round, language, &Words::in_language(language))
            }
            Format::Json => agreement::json(&open.study, model, &round)
                .map_err(|error| Failure::ours(error.to_string()))?,
        };
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
