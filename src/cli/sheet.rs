//! `nulmeting print`: a questionnaire on paper, to write on or to be sent, the sheet of the evening before an interview, or its write-up.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::id::InterviewId;
use crate::domain::names::Names;
use crate::domain::writeup::Version;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::evening::render_page;
use crate::report::printed::{self, Markup, Reach};
use crate::report::write_up::write_up;
use crate::workbench::folder::{Folder, write_whole};
use crate::workbench::leaving::{Order, Way};
use crate::workbench::{OpenStudy, check, evening};

use super::past::Past;
use super::screen::interview;
use super::{leaving, print};

/// What to print.
#[derive(Debug, Args)]
pub struct Print {
    /// The id of a questionnaire, shipped or in the data folder, or a file
    #[arg(required_unless_present_any = ["interview", "write_up"])]
    questionnaire: Option<String>,
    /// Instead, the sheet of the evening before this interview, for the researcher: what is unknown, which questions settle
    /// most, which initiatives to follow up, who comes; an interview that is not arranged yet is named by unit and round
    #[arg(long, value_name = "UNIT/ROUND", value_parser = interview, requires = "study")]
    #[arg(conflicts_with = "questionnaire")]
    interview: Option<InterviewId>,
    /// Instead, the write-up of this interview for the respondent: the texts by question, with the quotes to approve
    #[arg(long, value_name = "UNIT/ROUND", requires = "study", conflicts_with_all = ["questionnaire", "interview"])]
    write_up: Option<String>,
    /// Which version of the write-up; of one that is not there, the one before
    #[arg(long, value_enum, default_value = "approved", requires = "write_up")]
    version: VersionName,
    /// The study that the interview belongs to, or whose words fill what the questionnaire leaves open: a name in the data
    /// folder, or a path
    #[arg(long, value_name = "STUDY")]
    study: Option<String>,
    #[command(flatten)]
    past: Past,
    /// The questionnaire for those who fill it in themselves, such as a fact sheet: without what is meant for the
    /// interviewer, and with room to tick where each document is
    #[arg(long, requires = "questionnaire", conflicts_with_all = ["interview", "write_up"])]
    to_send: bool,
    /// Say who takes part in the interview, with the names that are kept beside the study
    #[arg(long, conflicts_with = "questionnaire")]
    with_names: bool,
    /// What it is written in
    #[arg(long, value_enum, default_value = "markdown")]
    format: MarkupName,
    /// Write into this file instead of to stdout; it must not be there yet
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "output")]
    force: bool,
    /// Of a write-up: say what would be in it and what would be left out, and write nothing
    #[arg(long, requires = "write_up")]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MarkupName {
    /// For an editor or a word processor
    Markdown,
    /// For a browser, which prints it
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VersionName {
    /// As typed, frozen when the talk was over
    Typed,
    /// As worked up by the researcher
    WorkedUp,
    /// As approved by the respondent
    Approved,
}

impl From<VersionName> for Version {
    fn from(name: VersionName) -> Self {
        match name {
            VersionName::Typed => Self::Typed,
            VersionName::WorkedUp => Self::WorkedUp,
            VersionName::Approved => Self::Approved,
        }
    }
}

impl Print {
    /// Prints the questionnaire, or the sheet.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        if self.past.is_asked() && self.study.is_none() {
            return Err(Failure::person("as it was is only known of a study")
                .hint("name it with `--study`, or leave `--as-of` out"));
        }
        if let (true, Some(talk), Some(study)) = (self.dry_run, &self.write_up, &self.study) {
            let desk = self.past.desk(folder, study)?;
            let talk = desk.whole()?.interview_named(talk)?.id.clone();
            let order = Order {
                talk: Some(talk),
                version: self.version.into(),
                has_names: self.with_names,
                ..Order::new(Way::Talk, language)
            };
            let to = leaving::To { output: None, may_replace: false, is_dry: true };
            return leaving::run(&desk, &order, to, language);
        }
        let words = Words::in_language(language);
        let markup = match self.format {
            MarkupName::Markdown => Markup::Markdown,
            MarkupName::Html => Markup::Html,
        };
        let text = if let (Some(interview), Some(study)) = (&self.interview, &self.study) {
            let open = self.past.desk(folder, study)?.whole()?;
            let talk = open.talk_named(interview)?;
            let names = self.names(&open)?;
            let speaking = (language, &words);
            let page = evening::page_with(&open.study, &open.instruments, &talk, names.as_ref(), speaking);
            render_page(&page, language, &words, markup)
        } else if let (Some(interview), Some(study)) = (&self.write_up, &self.study) {
            let open = self.past.desk(folder, study)?.whole()?;
            let held = open.interview_named(interview)?;
            let questionnaire = open.questionnaire_of(held)?;
            let speaking = (language, &words);
            let names = self.names(&open)?;
            let version = self.version.into();
            write_up(&open.study, held, questionnaire, version, names.as_ref(), speaking, markup)
        } else {
            let name = Path::new(self.questionnaire.as_deref().unwrap_or_default());
            let study =
                self.study.as_ref().map(|study| self.past.desk(folder, study)?.whole()).transpose()?;
            // The text that the study asks with wins over a later one of the same id.
            let held = study.as_ref().and_then(|open| {
                open.instruments.questionnaires.iter().find(|one| name.to_str() == Some(one.id.as_str()))
            });
            let found = match held {
                Some(held) => held.clone(),
                None => check::questionnaire(folder, name)?,
            };
            let own = study.as_ref().map(|open| open.study.header.placeholders.clone()).unwrap_or_default();
            let reach = if self.to_send { Reach::Respondent } else { Reach::Interviewer };
            printed::questionnaire(&found, &own, reach, (language, &words), markup)
        };
        let text = text.map_err(|error| Failure::ours(error.to_string()))?;
        match &self.output {
            Some(output) => write_whole(output, &text, self.force)?,
            None => print::result(&text)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Print {
    /// Who respondents are, where that was asked for.
    fn names(&self, open: &OpenStudy) -> Result<Option<Names>, Failure> {
        if self.with_names { open.names().map(Some) } else { Ok(None) }
    }
}
