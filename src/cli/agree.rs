//! `nulmeting agree`: how far several raters agree, and where they do not.

use std::process::ExitCode;

use clap::Args;

use crate::domain::agreement::{DEFAULT_SEED, RESAMPLES, Resampling, agree, disagreements, raters};
use crate::domain::id::Id;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::{json, table};
use crate::workbench::OpenStudy;
use crate::workbench::folder::Folder;

use super::past::Past;
use super::results::{page, written};
use super::{Format, print, progress};

/// Whose agreement, and on what.
#[derive(Debug, Args)]
pub struct Agree {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// The round; else the last one that several people rated
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    /// Only these raters, with commas between them; `lead` is a lead rater without a name
    #[arg(long, value_name = "RATERS", value_delimiter = ',')]
    raters: Vec<String>,
    /// List where they differ instead, with what each gave; of all rounds unless one is named
    #[arg(long)]
    disagreements: bool,
    /// Where the drawing of units for the intervals starts; the same seed says the same
    #[arg(long, value_name = "NUMBER", default_value_t = DEFAULT_SEED)]
    seed: u64,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Agree {
    /// Prints it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let (open, bar) = progress::read(&self.past, folder, &self.study, language)?;
        let words = Words::in_language(language);
        let page = page(&words, language);
        let text = if self.disagreements {
            let rounds = match &self.round {
                Some(name) => vec![open.round_named(name)?],
                None => open.rounds(),
            };
            self.differences(&open, &rounds, page)?
        } else {
            let round = self.round(&open)?;
            let raters = self.chosen(&open, &round)?;
            let raters: Vec<Option<&Id>> = raters.iter().map(Option::as_ref).collect();
            let resampling = Resampling { seed: self.seed, resamples: RESAMPLES };
            let model = &open.instruments.model;
            let found = agree(&open.study, model, &round, &raters, resampling);
            match self.format {
                Format::Table => table::agree(page, &open.study, model, &found),
                Format::Json => written(&json::agree(&open.study, model, &found))?,
            }
        };
        drop(bar);
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }

    fn differences(&self, open: &OpenStudy, rounds: &[Id], page: table::Page) -> Result<String, Failure> {
        let (study, model) = (&open.study, &open.instruments.model);
        let mut chosen = Vec::new();
        for name in &self.raters {
            chosen.push(named(open, name)?);
        }
        let of_round = |round| {
            let mut found = disagreements(study, model, round);
            if !chosen.is_empty() {
                found.retain_mut(|one| {
                    one.given.retain(|given| chosen.iter().any(|rater| rater.as_ref() == given.rater));
                    let mut values = one.given.iter().map(|given| (given.kind, given.level));
                    let first = values.next();
                    values.any(|other| Some(other) != first)
                });
            }
            found
        };
        let found: Vec<(Id, Vec<_>)> = rounds.iter().map(|round| (round.clone(), of_round(round))).collect();
        match self.format {
            Format::Table => Ok(table::disagreements(page, study, model, &found)),
            Format::Json => {
                let all: Vec<_> = found.into_iter().flat_map(|(_, found)| found).collect();
                written(&json::disagreements(study, model, &all))
            }
        }
    }

    /// The round named, or else the last one that several people rated.
    fn round(&self, open: &OpenStudy) -> Result<Id, Failure> {
        let model = &open.instruments.model;
        let round = if let Some(name) = &self.round {
            open.round_named(name)?
        } else {
            let rounds = open.rounds();
            let several = rounds.iter().rev().find(|round| raters(&open.study, model, round).len() > 1);
            let last = several.or(rounds.last()).cloned();
            last.ok_or_else(|| Failure::person("the study has no rounds"))?
        };
        if raters(&open.study, model, &round).len() > 1 {
            return Ok(round);
        }
        Err(Failure::person(format!("only one person rated in the round `{round}`"))
            .hint("ratings of others are taken in with `nulmeting import`: a rating names its `rater`"))
    }

    /// The raters named, or else all of the round.
    fn chosen(&self, open: &OpenStudy, round: &Id) -> Result<Vec<Option<Id>>, Failure> {
        let there = raters(&open.study, &open.instruments.model, round);
        if self.raters.is_empty() {
            return Ok(there.into_iter().map(Option::<&Id>::cloned).collect());
        }
        let mut chosen: Vec<Option<Id>> = Vec::new();
        for name in &self.raters {
            let rater = named(open, name)?;
            if !there.contains(&rater.as_ref()) {
                return Err(Failure::person(format!("`{name}` rated nothing in the round `{round}`")));
            }
            chosen.push(rater);
        }
        chosen.sort();
        chosen.dedup();
        if chosen.len() < 2 {
            return Err(Failure::person("agreement needs two raters").hint("name two, as in `--raters a,b`"));
        }
        Ok(chosen)
    }
}

/// The rater of a name; `lead` is the lead rater, unless somebody is called that.
fn named(open: &OpenStudy, name: &str) -> Result<Option<Id>, Failure> {
    match open.rater_named(name) {
        Ok(rater) => Ok(Some(rater)),
        Err(_) if name == "lead" => Ok(open.study.header.lead_rater.clone()),
        Err(failure) => Err(failure),
    }
}
