//! `nulmeting print`: a questionnaire on paper, or the sheet of the evening before an interview.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::id::InterviewId;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::evening::render_page;
use crate::report::printed::{self, Markup};
use crate::workbench::folder::{Folder, write_whole};
use crate::workbench::{Desk, check, evening};

use super::print;
use super::screen::interview;

/// What to print.
#[derive(Debug, Args)]
pub struct Print {
    /// The id of a questionnaire, shipped or in the data folder, or a file
    #[arg(required_unless_present = "interview")]
    questionnaire: Option<String>,
    /// Instead, the sheet of the evening before this interview, for the researcher: what is unknown, which questions settle
    /// most, which initiatives to follow up, who comes; an interview that is not arranged yet is named by unit and round
    #[arg(long, value_name = "UNIT/ROUND", value_parser = interview, requires = "study")]
    #[arg(conflicts_with = "questionnaire")]
    interview: Option<InterviewId>,
    /// The study that the interview belongs to: a name in the data folder, or a path
    #[arg(long, value_name = "STUDY", requires = "interview", conflicts_with = "questionnaire")]
    study: Option<String>,
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
    /// Prints the questionnaire, or the sheet.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let words = Words::in_language(language);
        let markup = match self.format {
            MarkupName::Markdown => Markup::Markdown,
            MarkupName::Html => Markup::Html,
        };
        let text = if let (Some(interview), Some(study)) = (&self.interview, &self.study) {
            let open = Desk::open(&folder.study(study)?)?.whole()?;
            let talk = open.talk_named(interview)?;
            let page = evening::page(&open.study, &open.instruments, &talk, language, &words);
            render_page(&page, language, &words, markup)
        } else {
            let name = self.questionnaire.as_deref().unwrap_or_default();
            let found = check::questionnaire(folder, Path::new(name))?;
            printed::questionnaire(&found, language, &words, markup)
        };
        let text = text.map_err(|error| Failure::ours(error.to_string()))?;
        match &self.output {
            Some(output) => write_whole(output, &text, self.force)?,
            None => print::result(&text)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
