//! `nulmeting doctor`: looks a study over and mends what can be mended without guessing.

use std::process::ExitCode;

use clap::Args;

use crate::failure::Failure;
use crate::language::Words;
use crate::tui::run::now;
use crate::workbench::backups;
use crate::workbench::backups::Ailment;
use crate::workbench::folder::Folder;

use super::{Format, print};

/// A study to look over.
#[derive(Debug, Args)]
pub struct Doctor {
    /// A name in the data folder, or a path
    study: String,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Doctor {
    /// Says what was found and done; ends with 1 where something is still wrong.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let study = folder.study(&self.study)?;
        let examined = backups::examine(&study, now())?;
        let words = Words::in_language(language);
        let text = match self.format {
            Format::Table => {
                let mut lines: Vec<String> = Vec::new();
                if examined.found.is_empty() {
                    lines.push(words.text("doctor-sound"));
                }
                for one in &examined.found {
                    let state = if examined.left.contains(one) { "left" } else { "mended" };
                    lines.push(format!("{}: {}", words.of("doctor", state), said(one, &words)));
                }
                lines.extend(
                    examined
                        .left
                        .iter()
                        .filter(|one| !examined.found.contains(one))
                        .map(|one| format!("{}: {}", words.of("doctor", "left"), said(one, &words))),
                );
                if let Some(kept) = &examined.kept {
                    lines.push(words.with("doctor-kept", &[("file", kept.display().to_string().into())]));
                }
                lines.join("\n")
            }
            Format::Json => {
                let all =
                    |ailments: &[Ailment]| -> Vec<serde_json::Value> { ailments.iter().map(json).collect() };
                let told = serde_json::json!({
                    "found": all(&examined.found),
                    "left": all(&examined.left),
                    "kept": examined.kept,
                });
                serde_json::to_string_pretty(&told).map_err(|error| Failure::ours(error.to_string()))?
            }
        };
        print::result(&text)?;
        if examined.left.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        print::say("Something is still wrong: `nulmeting backups` lists copies that can be put back.");
        Ok(ExitCode::FAILURE)
    }
}

fn said(ailment: &Ailment, words: &Words) -> String {
    match ailment {
        Ailment::Damaged(what) => words.with("doctor-damaged", &[("what", what.as_str().into())]),
        Ailment::Unreadable(what) => words.with("doctor-unreadable", &[("what", what.as_str().into())]),
        Ailment::Orphan(what) => words.with("doctor-orphan", &[("what", what.as_str().into())]),
        Ailment::Differs { table, surplus, missing } => words.with(
            "doctor-differs",
            &[
                ("table", table.as_str().into()),
                ("surplus", (*surplus).into()),
                ("missing", (*missing).into()),
            ],
        ),
    }
}

fn json(ailment: &Ailment) -> serde_json::Value {
    match ailment {
        Ailment::Damaged(what) => serde_json::json!({ "ailment": "damaged", "what": what }),
        Ailment::Unreadable(what) => serde_json::json!({ "ailment": "unreadable", "what": what }),
        Ailment::Orphan(what) => serde_json::json!({ "ailment": "orphan", "what": what }),
        Ailment::Differs { table, surplus, missing } => {
            serde_json::json!({ "ailment": "differs", "table": table, "surplus": surplus, "missing": missing })
        }
    }
}
