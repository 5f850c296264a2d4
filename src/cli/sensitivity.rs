//! `nulmeting sensitivity`: how far results hang on thresholds and single testimonies.

use std::process::ExitCode;

use clap::Args;

use crate::domain::score::View;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::{Selection, json, table};
use crate::workbench::folder::Folder;

use super::past::Past;
use super::results::{ViewName, page, written};
use super::{Format, print, progress};

/// What to score in several ways.
#[derive(Debug, Args)]
pub struct Sensitivity {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// This round; else the last
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    /// Only this unit
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// Whose ratings count where there is no consensus; else the lead rater's
    #[arg(long, value_name = "RATER")]
    rater: Option<String>,
    /// Ratings as given, or only as far as evidence proves them
    #[arg(long, value_enum, default_value = "account")]
    view: ViewName,
    /// How results are printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Sensitivity {
    /// Prints what would be otherwise.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let (open, bar) = progress::read(&self.past, folder, &self.study, language)?;
        let unit = self.unit.as_deref().map(|name| open.unit_named(name)).transpose()?;
        let rater = self.rater.as_deref().map(|name| open.rater_named(name)).transpose()?;
        let round = match &self.round {
            Some(name) => open.round_named(name)?,
            None => open.rounds().pop().ok_or_else(|| Failure::person("the study has no rounds"))?,
        };
        let view = View::from(self.view);
        let found = open.sensitivity(&round, view, rater.as_ref());
        let selection = Selection { unit: unit.as_ref(), rater: rater.as_ref() };
        let model = &open.instruments.model;
        let text = match self.format {
            Format::Json => written(&json::sensitivity(&open.study, model, view, &found, &selection))?,
            Format::Table => {
                let words = Words::in_language(language);
                table::sensitivity(page(&words, language), &open.study, model, view, &found, &selection)
            }
        };
        drop(bar);
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
