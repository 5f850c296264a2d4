//! `nulmeting course`: a talk in the order in which it went.

use std::process::ExitCode;

use clap::Args;

use crate::failure::Failure;
use crate::language::Words;
use crate::report::course;
use crate::tui::run::offset;
use crate::workbench::folder::Folder;

use super::past::Past;
use super::{Format, print};

/// The talk.
#[derive(Debug, Args)]
pub struct Course {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// The interview
    #[arg(value_name = "UNIT/ROUND")]
    interview: String,
    /// How it is printed; JSON also says when each question was shown, typed on and changed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Course {
    /// Prints it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let open = self.past.desk(folder, &self.study)?.whole()?;
        let interview = open.interview_named(&self.interview)?;
        let questionnaire = open.instruments.questionnaire_of(interview);
        let text = match self.format {
            Format::Table => {
                course::text(&open.study, interview, questionnaire, offset(), &Words::in_language(language))
            }
            Format::Json => course::json(&open.study, interview, questionnaire)
                .map_err(|error| Failure::ours(error.to_string()))?,
        };
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
