//! `nulmeting backups` and `restore`: the copies of a study, and putting one in its place.

use std::process::ExitCode;

use chrono::SecondsFormat;
use clap::Args;
use serde::Serialize;

use crate::failure::Failure;
use crate::language::Words;
use crate::tui::run::now;
use crate::workbench::backups::{self, Checked};
use crate::workbench::folder::Folder;
use crate::workbench::leaving::Step;
use crate::workbench::names;

use super::results::written;
use super::{Format, print, progress};

/// The copies of a study.
#[derive(Debug, Args)]
pub struct Backups {
    /// A name in the data folder, or a path
    study: String,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Backups {
    /// Looks at each and prints a line for it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let study = folder.study(&self.study)?;
        let all = progress::in_steps(language, |steps| backups::list_in_steps(&study, steps))?;
        let words = Words::in_language(language);
        let text = match self.format {
            Format::Table if all.is_empty() => words.text("backups-none"),
            Format::Table => all.iter().map(|one| line(one, &words)).collect::<Vec<_>>().join("\n"),
            Format::Json => {
                let backups = all.iter().map(|Checked { backup, problems }| BackupDocument {
                    backup: backup.name(),
                    at: backup.at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
                    reason: backup.reason.as_str(),
                    bytes: backup.size,
                    problems: problems.clone(),
                    file: backup.path.display().to_string(),
                });
                written(&BackupsDocument { schema: "nulmeting/backups/1", backups: backups.collect() })?
            }
        };
        print::result(&text)?;
        if names::are_there(&study) {
            let file = names::path(&study).display().to_string();
            print::say(&words.with("backups-no-names", &[("file", file.into())]));
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The document of `backups`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BackupsDocument {
    /// `nulmeting/backups/1`.
    pub schema: &'static str,
    /// The copies of the study.
    pub backups: Vec<BackupDocument>,
}

/// A copy of a study.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BackupDocument {
    /// Its name.
    pub backup: String,
    /// When it was made, in UTC.
    pub at: String,
    /// Why it was made.
    pub reason: &'static str,
    /// How large it is.
    pub bytes: u64,
    /// What is wrong with it; nothing where it is sound.
    pub problems: Vec<String>,
    /// Where it lies.
    pub file: String,
}

fn line(Checked { backup, problems }: &Checked, words: &Words) -> String {
    let state = match problems.first() {
        None => words.text("backup-sound"),
        Some(what) => words.with("backup-not-sound", &[("what", what.as_str().into())]),
    };
    let reason = words.of("backup-why", backup.reason.as_str());
    format!("{:<31} {:>8} KiB  {state} · {reason}", backup.name(), backup.size.div_ceil(1024))
}

/// A copy to put back.
#[derive(Debug, Args)]
pub struct Restore {
    /// A name in the data folder, or a path
    study: String,
    /// The name of a backup as `backups` lists it, or enough of its beginning; or a path
    backup: String,
}

impl Restore {
    /// Puts it back and says what became of what was there.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let study = folder.study(&self.study)?;
        let backup = backups::named(&study, &self.backup)?;
        let done = progress::whole(language, Step::Restoring, || backups::restore(&study, &backup, now()))?;
        print::say(&format!("{} is now what {} was.", study.display(), backup.display()));
        if let Some(kept) = &done.kept {
            print::say(&format!("What was there before is kept as {}.", kept.display()));
        }
        if names::are_there(&study) {
            print::say(&format!(
                "Names of respondents are in no backup: {} stays as it is.",
                names::path(&study).display()
            ));
        }
        if done.forgotten > 0 {
            print::say("What was struck since then is struck in it too.");
        }
        if done.was_unreadable {
            print::say(
                "The study that was there could not be read: if anything was struck in it since that backup, strike it again.",
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}
