//! `nulmeting report`: a report in whole sentences, from the chapter on a study on.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Interview;
use crate::failure::Failure;
use crate::workbench::OpenStudy;
use crate::workbench::folder::Folder;
use crate::workbench::leaving::{Markup, Order, Way};

use super::leaving;
use super::past::Past;
use super::screen::interview;
use super::sheet::VersionName;

/// What to write.
#[derive(Debug, Args)]
pub struct Report {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// Which report
    #[arg(long, value_enum)]
    kind: Kind,
    /// What it is written in
    #[arg(long, value_enum, default_value = "html")]
    format: Format,
    /// The unit that a sheet is for, or that was interviewed in `--round`
    #[arg(long, value_name = "UNIT", conflicts_with = "interview")]
    unit: Option<String>,
    /// The interview that is written up, instead of `--unit` and `--round`
    #[arg(long, value_name = "UNIT/ROUND", value_parser = interview, conflicts_with_all = ["round", "from", "to"])]
    interview: Option<InterviewId>,
    /// Which version of the write-up of an interview; of a text that is not there in it, the one before
    #[arg(long, value_enum, value_name = "VERSION")]
    version: Option<VersionName>,
    /// Say in the write-up of an interview who took part, with the names that are kept beside the study
    #[arg(long)]
    with_names: bool,
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
    /// Say what would be in it and what would be left out, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Method, case, organisation, unit by unit, comparison, limits, sources
    Chapter,
    /// The write-up of an interview for the respondent, by heading, with how to reply; needs `--unit` and `--round`, or
    /// `--interview`
    Interview,
    /// The yearly account to the council, by programme: names only units whose feedback talk is recorded, quotes nobody
    Council,
    /// For one department to talk over: its own results, quotes and next steps; needs `--unit`
    Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One page for a browser, with pictures, complete in itself
    Html,
    /// A document for a word processor; pictures are told in words
    Docx,
    /// Markdown, for an editor; pictures are told in words
    Markdown,
}

impl From<Kind> for Way {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Chapter => Self::Chapter,
            Kind::Interview => Self::Talk,
            Kind::Council => Self::Council,
            Kind::Unit => Self::Unit,
        }
    }
}

impl From<Format> for Markup {
    fn from(format: Format) -> Self {
        match format {
            Format::Html => Self::Html,
            Format::Docx => Self::Docx,
            Format::Markdown => Self::Markdown,
        }
    }
}

impl Report {
    /// Writes the report.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        self.check_scope()?;
        let desk = self.past.desk(folder, &self.study)?;
        let open = desk.whole()?;
        let order = Order {
            markup: self.format.into(),
            rounds: if self.kind == Kind::Interview { Vec::new() } else { self.rounds(&open)? },
            unit: match &self.unit {
                Some(unit) if self.kind == Kind::Unit => Some(open.unit_named(unit)?),
                _ => None,
            },
            talk: if self.kind == Kind::Interview { Some(self.talk(&open)?.id.clone()) } else { None },
            version: self.version.unwrap_or(VersionName::Approved).into(),
            has_names: self.with_names,
            ..Order::new(self.kind.into(), language)
        };
        let to =
            leaving::To { output: self.output.as_deref(), may_replace: self.replace, is_dry: self.dry_run };
        leaving::run(&desk, &order, to, language)
    }

    /// Whether what is named is what the kind of report is about, and the format has a place to go.
    fn check_scope(&self) -> Result<(), Failure> {
        if self.format == Format::Docx && self.output.is_none() && !self.dry_run {
            return Err(Failure::person("a document for a word processor is a file".to_owned())
                .hint("say where to write it with `--output FILE`"));
        }
        let is_about_talk = self.interview.is_some() || self.version.is_some();
        let (message, hint) = match self.kind {
            Kind::Interview if self.interview.is_none() && (self.unit.is_none() || self.round.is_none()) => {
                ("which interview is to be written up?", "name it with `--unit UNIT --round ROUND`")
            }
            Kind::Unit if self.unit.is_none() => {
                ("whose sheet is it?", "name the unit with `--unit`, by its id in the list of units")
            }
            Kind::Chapter | Kind::Council | Kind::Unit if is_about_talk => (
                "`--interview` and `--version` are for the write-up of an interview",
                "leave them out, or say `--kind interview`",
            ),
            Kind::Chapter | Kind::Council | Kind::Unit if self.with_names => (
                "`--with-names` is for the write-up of an interview: no other report names respondents",
                "leave it out, or say `--kind interview`",
            ),
            Kind::Chapter | Kind::Council if self.unit.is_some() => {
                ("this report is about all units", "leave `--unit` out, or say `--kind unit`")
            }
            Kind::Chapter | Kind::Council | Kind::Unit | Kind::Interview => return Ok(()),
        };
        Err(Failure::person(message.to_owned()).hint(hint))
    }

    /// The interview that is written up.
    fn talk<'o>(&self, open: &'o OpenStudy) -> Result<&'o Interview, Failure> {
        if let Some(named) = &self.interview {
            return open.interview_named(named.as_str());
        }
        let unit = open.unit_named(self.unit.as_deref().unwrap_or_default())?;
        let round = open.round_named(self.round.as_deref().unwrap_or_default())?;
        let is_it = |one: &&Interview| one.details.unit == unit && one.details.round == round;
        let all: Vec<&Interview> = open.study.interviews.iter().filter(is_it).collect();
        match all.as_slice() {
            [only] => Ok(only),
            [] => Err(Failure::person(format!("there is no interview with `{unit}` in `{round}`"))
                .hint("the list of interviews on the screen shows those that there are")),
            several => {
                let names: Vec<&str> = several.iter().map(|one| one.id.as_str()).collect();
                let count = several.len();
                Err(Failure::person(format!("there are {count} interviews with `{unit}` in `{round}`"))
                    .hint(format!("name one of them with `--interview`: {}", names.join(", "))))
            }
        }
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
