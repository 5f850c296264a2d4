//! `nulmeting score` and `compare`: results as a table or as JSON.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::id::Id;
use crate::domain::score::View;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::table::Page;
use crate::report::{Selection, json, table};
use crate::workbench::OpenStudy;
use crate::workbench::folder::Folder;

use super::past::Past;
use super::progress::{self, Bar};
use super::{Format, print};

/// What both commands can be told.
#[derive(Debug, Args)]
struct Choice {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ViewName {
    /// By own account
    Account,
    /// Proven
    Proven,
}

impl From<ViewName> for View {
    fn from(name: ViewName) -> Self {
        match name {
            ViewName::Account => Self::Account,
            ViewName::Proven => Self::Proven,
        }
    }
}

impl Choice {
    fn open(
        &self,
        folder: &Folder,
        language: &str,
    ) -> Result<(OpenStudy, Option<Id>, Option<Id>, Bar), Failure> {
        let (open, bar) = progress::read(&self.past, folder, &self.study, language)?;
        let unit = self.unit.as_deref().map(|name| open.unit_named(name)).transpose()?;
        let rater = self.rater.as_deref().map(|name| open.rater_named(name)).transpose()?;
        Ok((open, unit, rater, bar))
    }
}

/// Rounds to score.
#[derive(Debug, Args)]
pub struct Score {
    #[command(flatten)]
    choice: Choice,
    /// Only this round
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
}

impl Score {
    /// Prints the scores.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let (open, unit, rater, bar) = self.choice.open(folder, language)?;
        let rounds = match &self.round {
            Some(name) => vec![open.round_named(name)?],
            None => open.rounds(),
        };
        let view = View::from(self.choice.view);
        let scores = open.score(&rounds, view, rater.as_ref());
        let selection = Selection { unit: unit.as_ref(), rater: rater.as_ref() };
        let model = &open.instruments.model;
        let text = match self.choice.format {
            Format::Json => written(&json::score(&open.study, model, view, &scores, &selection))?,
            Format::Table => {
                let proven = open.score(&rounds, View::Proven, rater.as_ref());
                let words = Words::in_language(language);
                table::score(page(&words, language), &open.study, model, view, &scores, &proven, &selection)
            }
        };
        drop(bar);
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Rounds to compare.
#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    choice: Choice,
    /// The earlier round; else the first
    #[arg(long, value_name = "ROUND")]
    from: Option<String>,
    /// The later round; else the last
    #[arg(long, value_name = "ROUND")]
    to: Option<String>,
    /// All rounds in a row, from the earlier one to the later one
    #[arg(long)]
    series: bool,
}

impl Compare {
    /// Prints the comparison.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let (open, unit, rater, bar) = self.choice.open(folder, language)?;
        let (from, to) = two_rounds(&open, self.from.as_deref(), self.to.as_deref())?;
        if self.series {
            return self.in_a_row(&open, bar, (&from, &to), (unit.as_ref(), rater.as_ref()), language);
        }
        let view = View::from(self.choice.view);
        let comparison = open.compare(&from, &to, view, rater.as_ref());
        let selection = Selection { unit: unit.as_ref(), rater: rater.as_ref() };
        let model = &open.instruments.model;
        let text = match self.choice.format {
            Format::Json => written(&json::compare(&open.study, model, view, &comparison, &selection))?,
            Format::Table => {
                let proven =
                    (view == View::Account).then(|| open.compare(&from, &to, View::Proven, rater.as_ref()));
                let words = Words::in_language(language);
                table::compare(
                    page(&words, language),
                    &open.study,
                    model,
                    view,
                    &comparison,
                    proven.as_ref(),
                    &selection,
                )
            }
        };
        drop(bar);
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Prints all rounds from one to another.
    fn in_a_row(
        &self,
        open: &OpenStudy,
        bar: Bar,
        (from, to): (&Id, &Id),
        (unit, rater): (Option<&Id>, Option<&Id>),
        language: &str,
    ) -> Result<ExitCode, Failure> {
        let rounds = &rounds_between(open, from, to);
        let view = View::from(self.choice.view);
        let series = open.series(rounds, view, rater);
        let selection = Selection { unit, rater };
        let model = &open.instruments.model;
        let text = match self.choice.format {
            Format::Json => written(&json::series(&open.study, model, view, &series, &selection))?,
            Format::Table => {
                let proven = (view == View::Account).then(|| open.series(rounds, View::Proven, rater));
                let words = Words::in_language(language);
                let page = page(&words, language);
                table::series(page, &open.study, model, view, &series, proven.as_ref(), &selection)
            }
        };
        drop(bar);
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The two rounds to compare: the first and the last where none are named.
pub(super) fn two_rounds(
    open: &OpenStudy,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<(Id, Id), Failure> {
    let rounds = open.rounds();
    let named = |name: Option<&str>, other: Option<&Id>| match name {
        Some(name) => open.round_named(name),
        None => other.cloned().ok_or_else(|| Failure::person("the study has no rounds")),
    };
    let (from, to) = (named(from, rounds.first())?, named(to, rounds.last())?);
    if from == to {
        return Err(
            Failure::person("a comparison needs two rounds").hint("name them with `--from` and `--to`")
        );
    }
    Ok((from, to))
}

/// All rounds from one to another, whichever of them is the earlier.
pub(super) fn rounds_between(open: &OpenStudy, from: &Id, to: &Id) -> Vec<Id> {
    let rounds = open.rounds();
    let place = |round: &Id| rounds.iter().position(|one| one == round).unwrap_or_default();
    let (first, last) = (place(from).min(place(to)), place(from).max(place(to)));
    rounds.get(first..=last).unwrap_or_default().to_vec()
}

/// A page as wide as the terminal.
pub(super) fn page<'a>(words: &'a Words, language: &'a str) -> Page<'a> {
    let width = crossterm::terminal::size().map_or(100, |(width, _)| usize::from(width));
    Page { words, language, width }
}

pub(super) fn written(document: &impl serde::Serialize) -> Result<String, Failure> {
    json::write(document).map_err(|error| Failure::ours(error.to_string()))
}
