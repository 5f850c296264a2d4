//! `nulmeting organisation`, `initiatives` and `timeline`: the units of a round side by side, what became of initiatives
//! over all rounds, and what happened when.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::board::Grouping;
use crate::domain::fates::fates;
use crate::domain::score::View;
use crate::domain::timeline::timeline;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::{Selection, json, table};
use crate::workbench::folder::Folder;

use super::past::Past;
use super::results::{ViewName, page, written};
use super::{Format, print, progress};

/// Rounds of the organisation.
#[derive(Debug, Args)]
pub struct Organisation {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// Only this round
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    /// How units are put together; line and staff units are never mixed
    #[arg(long, value_enum, default_value = "kind")]
    by: By,
    /// Whose ratings count where there is no consensus; else the lead rater's
    #[arg(long, value_name = "RATER")]
    rater: Option<String>,
    /// Ratings as given, or only as far as evidence proves them
    #[arg(long, value_enum, default_value = "account")]
    view: ViewName,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Line and staff units apart
    Kind,
    /// By programme, line and staff units apart within it
    Programme,
}

impl From<By> for Grouping {
    fn from(by: By) -> Self {
        match by {
            By::Kind => Self::Kind,
            By::Programme => Self::Programme,
        }
    }
}

impl Organisation {
    /// Prints it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let (open, bar) = progress::read(&self.past, folder, &self.study, language)?;
        let rater = self.rater.as_deref().map(|name| open.rater_named(name)).transpose()?;
        let rounds = match &self.round {
            Some(name) => vec![open.round_named(name)?],
            None => open.rounds(),
        };
        let view = View::from(self.view);
        let whole = open.organisation(&rounds, view, rater.as_ref(), self.by.into(), language);
        let model = &open.instruments.model;
        let text = match self.format {
            Format::Json => written(&json::organisation(&open.study, model, view, &whole))?,
            Format::Table => {
                let words = Words::in_language(language);
                let selection = Selection { unit: None, rater: rater.as_ref() };
                table::organisation(page(&words, language), &open.study, model, view, &whole, &selection)
            }
        };
        drop(bar);
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The initiatives of a study.
#[derive(Debug, Args)]
pub struct Initiatives {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// Only this unit; `organisation` for the organisation's own
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Initiatives {
    /// Prints them.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let (open, bar) = progress::read(&self.past, folder, &self.study, language)?;
        let named = |name: &str| match crate::domain::id::Id::organisation() {
            whole if whole == *name => Ok(whole),
            _ => open.unit_named(name),
        };
        let unit = self.unit.as_deref().map(named).transpose()?;
        let selection = Selection { unit: unit.as_ref(), rater: None };
        let fates = fates(&open.study, language);
        let text = match self.format {
            Format::Json => written(&json::initiatives(&open.study, &fates, &selection))?,
            Format::Table => {
                let words = Words::in_language(language);
                let model = &open.instruments.model;
                table::initiatives(page(&words, language), &open.study, model, &fates, &selection)
            }
        };
        drop(bar);
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A study in the order of time.
#[derive(Debug, Args)]
pub struct Timeline {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Timeline {
    /// Prints it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let (open, bar) = progress::read(&self.past, folder, &self.study, language)?;
        let line = timeline(&open.study);
        let text = match self.format {
            Format::Json => written(&json::timeline(&open.study, &line))?,
            Format::Table => {
                let words = Words::in_language(language);
                table::timeline(page(&words, language), &open.study, &open.instruments.model, &line)
            }
        };
        drop(bar);
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
