//! `nulmeting report`: a report in whole sentences, from the chapter on a study on.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::id::Id;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::document::{self, Content};
use crate::workbench::folder::{Folder, write_whole};
use crate::workbench::{Desk, OpenStudy};

use super::print;

/// What to write.
#[derive(Debug, Args)]
pub struct Report {
    /// A name in the data folder, or a path
    study: String,
    /// Which report
    #[arg(long, value_enum)]
    kind: Kind,
    /// What it is written in
    #[arg(long, value_enum, default_value = "html")]
    format: Format,
    /// Only this round, without a comparison
    #[arg(long, value_name = "ROUND", conflicts_with_all = ["from", "to"])]
    round: Option<String>,
    /// The earlier of two rounds; else the first
    #[arg(long, value_name = "ROUND")]
    from: Option<String>,
    /// The later of two rounds; else the last
    #[arg(long, value_name = "ROUND")]
    to: Option<String>,
    /// Write into this file instead of to stdout; it must not be there yet
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, visible_alias = "force", requires = "output")]
    replace: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Method, case, organisation, unit by unit, comparison, limits, sources
    Chapter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One page for a browser, with pictures, complete in itself
    Html,
    /// Markdown, for an editor or a word processor; pictures are told in words
    Markdown,
}

impl Report {
    /// Writes the report.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let open = Desk::open(&folder.study(&self.study)?)?.whole()?;
        let rounds = self.rounds(&open)?;
        let scored = open.scored(&rounds);
        let compared = match rounds.as_slice() {
            [from, .., to] => Some(open.compare_in_both_views(from, to)),
            _ => None,
        };
        let words = Words::in_language(language);
        let content = Content {
            study: &open.study,
            model: &open.instruments.model,
            questionnaires: &open.instruments.questionnaires,
            rounds: &scored,
            compared: compared.as_ref(),
            words: &words,
            language,
        };
        let written = match self.kind {
            Kind::Chapter => document::chapter(content),
        };
        let text = match self.format {
            Format::Markdown => document::markdown(&written),
            Format::Html => document::html(&written).map_err(|error| Failure::ours(error.to_string()))?,
        };
        match &self.output {
            Some(output) => write_whole(output, &text, self.replace)?,
            None => print::result(&text)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The rounds to report on: the one named; else the two named, where only one is, with the first or the last; else
    /// all of them, of which the first and the last are compared.
    fn rounds(&self, open: &OpenStudy) -> Result<Vec<Id>, Failure> {
        if let Some(name) = &self.round {
            return Ok(vec![open.round_named(name)?]);
        }
        if self.from.is_some() || self.to.is_some() {
            let (from, to) = super::results::two_rounds(open, self.from.as_deref(), self.to.as_deref())?;
            return Ok(vec![from, to]);
        }
        Ok(open.rounds())
    }
}
