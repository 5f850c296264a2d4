//! `nulmeting check`: every finding of every file, and what its instruments can tell.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use crate::failure::Failure;
use crate::language::Words;
use crate::report::instrument::{self, OutlookDocument};
use crate::workbench::check::{Examined, check};
use crate::workbench::folder::Folder;

use super::results::written;
use super::{Format, print};

/// Files to check.
#[derive(Debug, Args)]
pub struct Check {
    /// Questionnaires, assessment models and study files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Check {
    /// Exits with 0 where there are only warnings, with 1 where there are errors.
    pub fn run(&self, folder: &Folder) -> Result<ExitCode, Failure> {
        let files = check(folder, &self.files)?;
        let counts = files.iter().map(|examined| examined.file.counts());
        let (errors, warnings) = counts.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        match self.format {
            Format::Table => {
                for Examined { file, .. } in files.iter().filter(|one| !one.file.findings.is_empty()) {
                    print::result(&print::tame(&file.render(print::has_colour())))?;
                }
                let count = |number: usize, word: &str| {
                    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
                };
                let summary = format!(
                    "{}: {}, {}",
                    count(files.len(), "file"),
                    count(errors, "error"),
                    count(warnings, "warning")
                );
                print::say(&summary);
                // Beside the findings, so that no findings are no output. Findings are English, and so is this.
                let words = Words::english();
                for Examined { file, told } in &files {
                    if let Some((outlook, model)) =
                        told.as_ref().filter(|(outlook, _)| !outlook.parts.is_empty())
                    {
                        let told = instrument::text(outlook, model, "en", &words);
                        print::say(&format!("\nWhat {} can tell:\n{told}", file.path.display()));
                    }
                }
            }
            Format::Json => print::result(&written(&document(&files))?)?,
        }
        Ok(ExitCode::from(u8::from(errors > 0)))
    }
}

/// The document of `check`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckDocument {
    /// `nulmeting/check/1`.
    pub schema: &'static str,
    /// Every finding of every file.
    pub findings: Vec<FindingDocument>,
    /// What the instruments of each file can tell.
    pub instruments: Vec<ToldDocument>,
}

/// A finding.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FindingDocument {
    /// The file.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The rule.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// What the instruments of a file can tell.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "CanTellDocument"))]
pub struct ToldDocument {
    /// The file.
    pub file: String,
    /// What they can tell.
    pub can_tell: OutlookDocument,
}

fn document(files: &[Examined]) -> CheckDocument {
    let told = files.iter().filter_map(|examined| {
        let (outlook, model) = examined.told.as_ref()?;
        let file = examined.file.path.display().to_string();
        Some(ToldDocument { file, can_tell: instrument::document(outlook, model) })
    });
    let findings = files.iter().flat_map(|Examined { file, .. }| {
        file.list().into_iter().map(|found| FindingDocument {
            file: file.path.display().to_string(),
            line: found.line,
            column: found.column,
            severity: found.severity,
            code: found.code,
            message: found.message.to_owned(),
            help: found.help.map(str::to_owned),
        })
    });
    CheckDocument { schema: "nulmeting/check/1", findings: findings.collect(), instruments: told.collect() }
}
