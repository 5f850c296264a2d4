//! `nulmeting history`: what a record said before, the newest change first.

use std::process::ExitCode;

use clap::Args;
use ratatui::layout::Size;

use crate::domain::change::RecordKind;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::json;
use crate::tui::model::Setting;
use crate::tui::run::{now, offset};
use crate::tui::screens::history;
use crate::tui::theme::Theme;
use crate::workbench::Desk;
use crate::workbench::folder::Folder;

use super::past::Past;
use super::results::written;
use super::{Format, print};

/// The record.
#[derive(Debug, Args)]
pub struct History {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// What to tell the history of, as KIND/ID: `answer/society/r1/contacts`, `rating/society/r1/contacts`, `unit/society`, `interview/society/r1`, `memo/ID`, …
    #[arg(value_name = "RECORD")]
    record: String,
    /// How it is printed; JSON has the values as they stand in the journal, and times in UTC
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl History {
    /// Prints it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let mut desk = self.past.desk(folder, &self.study)?;
        let (kind, record) = read(&self.record)?;
        let found = desk.history(kind, &record)?;
        if found.versions.is_empty() {
            return Err(Failure::person(format!("nothing was ever recorded of `{}`", self.record)).hint(
                "ids are those of `nulmeting export`; a talk is UNIT/ROUND, an answer UNIT/ROUND/QUESTION",
            ));
        }
        let text = match self.format {
            Format::Json => written(&json::history(kind, &record, &found.versions))?,
            Format::Table => {
                let setting = setting(&desk, language);
                let page = history::page(&found, &setting);
                format!("{}\n{}", history::name(&found, &setting), super::explain::plain(&page))
            }
        };
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// What pages of the screen are laid out with when they are printed.
pub(super) fn setting(desk: &Desk, language: &str) -> Setting {
    let width = crossterm::terminal::size().map_or(100, |(width, _)| width).clamp(60, 120);
    Setting {
        words: Words::in_language(language),
        theme: Theme::plain(),
        language: language.to_owned(),
        size: Size { width, height: u16::MAX },
        now: now(),
        offset: offset(),
        editor: None,
        instruments: desk.instruments(),
    }
}

/// Kind and id of a record. A rating that names no rater is the lead rater's.
fn read(name: &str) -> Result<(RecordKind, String), Failure> {
    let (kind, record) = name.split_once('/').unwrap_or((name, ""));
    let Some(kind) = RecordKind::read(kind) else {
        let kinds: Vec<&str> = RecordKind::ALL.into_iter().map(RecordKind::as_str).collect();
        return Err(Failure::person(format!("`{name}` is no record: it is written KIND/ID"))
            .hint(format!("kinds are: {}", kinds.join(", "))));
    };
    let is_rated = matches!(kind, RecordKind::Rating | RecordKind::Factor);
    let record = match (kind, record) {
        (RecordKind::Study, "") => "study".to_owned(),
        (_, record) if is_rated && record.matches('/').count() == 2 => format!("{record}/"),
        (_, record) => record.to_owned(),
    };
    Ok((kind, record))
}
