//! `nulmeting doctor`: looks a study over and mends what can be mended without guessing.

use std::process::ExitCode;

use clap::Args;

use crate::failure::Failure;
use crate::language::Words;
use crate::tui::run::now;
use crate::workbench::backups;
use crate::workbench::backups::{Ailment, Salvaged, Saved};
use crate::workbench::folder::Folder;
use crate::workbench::names;

use super::{Format, print};

/// A study to look over.
#[derive(Debug, Args)]
pub struct Doctor {
    /// A name in the data folder, or a path
    study: String,
    /// Put all that can still be read of it, and of its backups, into this new study: a name in the data folder, or a path.
    /// The damaged file stays as it is
    #[arg(long, value_name = "NEW")]
    salvage: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Doctor {
    /// Says what was found and done; ends with 1 where something is still wrong.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let study = folder.study(&self.study)?;
        let words = Words::in_language(language);
        if let Some(new) = &self.salvage {
            let saved = backups::salvage(folder, &study, &folder.study(new)?, now())?;
            return self.tell(&saved, &words);
        }
        let examined = backups::examine(&study, now())?;
        let of_names = names::examine(folder, &study, now());
        let of_names = match of_names {
            // What is wrong with the study itself is told below.
            Err(failure) if failure.locked.is_none() && !examined.left.is_empty() => {
                names::Examined::default()
            }
            looked => looked?,
        };
        let text = match self.format {
            Format::Table => {
                let mut lines: Vec<String> = Vec::new();
                if examined.found.is_empty() && of_names == names::Examined::default() {
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
                for (state, all) in [("mended", &of_names.mended), ("left", &of_names.left)] {
                    let told = all.iter().map(|one| said_of_names(one, &words));
                    lines.extend(told.map(|told| format!("{}: {told}", words.of("doctor", state))));
                }
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
                    "names": {
                        "mended": of_names.mended.iter().map(json_of_names).collect::<Vec<_>>(),
                        "left": of_names.left.iter().map(json_of_names).collect::<Vec<_>>(),
                    },
                });
                serde_json::to_string_pretty(&told).map_err(|error| Failure::ours(error.to_string()))?
            }
        };
        print::result(&text)?;
        if examined.left.is_empty() && of_names.left.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        if examined.left.is_empty() {
            return Ok(ExitCode::FAILURE);
        }
        print::say("Something is still wrong: `nulmeting backups` lists copies that can be put back.");
        Ok(ExitCode::FAILURE)
    }
}

impl Doctor {
    /// Says what was saved; ends with 1 where something was not.
    fn tell(&self, saved: &Saved, words: &Words) -> Result<ExitCode, Failure> {
        let Saved { salvaged, known_here, unknown, names } = saved;
        let Salvaged { rows, unreadable, from_copies: (of_copies, copies), texts, left, left_in } = salvaged;
        let text = match self.format {
            Format::Table => {
                let arguments = [
                    ("rows", (*rows).into()),
                    ("unreadable", (*unreadable).into()),
                    ("more", (*of_copies).into()),
                    ("copies", (*copies).into()),
                    ("texts", (*texts).into()),
                ];
                let mut lines = vec![words.with("doctor-salvaged", &arguments)];
                if let Some(file) = left_in {
                    let file = file.display().to_string();
                    let arguments = [("count", left.len().into()), ("file", file.into())];
                    lines.push(words.with("doctor-salvage-left", &arguments));
                }
                match names {
                    Ok(true) => lines.push(words.text("doctor-salvage-names")),
                    Ok(false) => {}
                    Err(why) => {
                        lines.push(words.with("doctor-salvage-no-names", &[("why", why.as_str().into())]));
                    }
                }
                for (id, ids) in [("doctor-salvage-known", known_here), ("doctor-salvage-unknown", unknown)] {
                    if !ids.is_empty() {
                        lines.push(words.with(id, &[("ids", ids.join(", ").into())]));
                    }
                }
                lines.join("\n")
            }
            Format::Json => {
                let told = serde_json::json!({
                    "known_here": known_here,
                    "unknown": unknown,
                    "rows": rows,
                    "unreadable": unreadable,
                    "from_copies": of_copies,
                    "copies": copies,
                    "texts": texts,
                    "left": left,
                    "left_in": left_in,
                    "names": names.as_ref().is_ok_and(|names| *names),
                    "names_not_read": names.as_ref().err(),
                });
                serde_json::to_string_pretty(&told).map_err(|error| Failure::ours(error.to_string()))?
            }
        };
        print::result(&text)?;
        let is_whole = left.is_empty()
            && names.is_ok()
            && known_here.is_empty()
            && unknown.is_empty()
            && *unreadable <= *of_copies;
        Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

fn said_of_names(ailment: &names::Ailment, words: &Words) -> String {
    use names::Ailment;
    match ailment {
        Ailment::Unreadable(what) => words.with("doctor-names-unreadable", &[("what", what.as_str().into())]),
        Ailment::Open => words.text("doctor-names-open"),
        Ailment::NotSealed => words.text("doctor-names-not-sealed"),
        Ailment::Erased(who) => words.with("doctor-names-erased", &[("who", who.as_str().into())]),
        Ailment::Unknown(who) => words.with("doctor-names-unknown", &[("who", who.as_str().into())]),
    }
}

fn json_of_names(ailment: &names::Ailment) -> serde_json::Value {
    use names::Ailment;
    match ailment {
        Ailment::Unreadable(what) => serde_json::json!({ "ailment": "unreadable", "what": what }),
        Ailment::Open => serde_json::json!({ "ailment": "readable by others" }),
        Ailment::NotSealed => serde_json::json!({ "ailment": "not locked" }),
        Ailment::Erased(who) => serde_json::json!({ "ailment": "erased", "respondent": who }),
        Ailment::Unknown(who) => serde_json::json!({ "ailment": "unknown", "respondent": who }),
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
