//! `nulmeting doctor`: looks a study over and mends what can be mended without guessing.

use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use crate::failure::Failure;
use crate::language::Words;
use crate::tui::run::now;
use crate::workbench::backups;
use crate::workbench::backups::{Ailment, Salvaged, Saved};
use crate::workbench::folder::Folder;
use crate::workbench::leaving::Step;
use crate::workbench::names;

use super::progress::Bar;
use super::results::written;
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
            let new = folder.study(new)?;
            let mut bar = Bar::new(Words::in_language(language))?;
            bar.step(Step::Reading);
            let mut go_on = || bar.hold(Step::Salvaging);
            let saved = backups::salvage(folder, &study, &new, now(), &mut go_on);
            drop(bar);
            let saved = saved?;
            return self.tell(&saved, &words);
        }
        let mut bar = Bar::new(Words::in_language(language))?;
        bar.step(Step::Examining);
        let examined = backups::examine_before(&study, now(), &mut || bar.hold(Step::Mending));
        drop(bar);
        let examined = examined?;
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
                let all = |ailments: &[Ailment]| ailments.iter().map(ailment).collect();
                written(&DoctorDocument {
                    schema: "nulmeting/doctor/1",
                    found: all(&examined.found),
                    left: all(&examined.left),
                    kept: examined.kept.as_ref().map(|kept| kept.display().to_string()),
                    names: NamesExaminedDocument {
                        mended: of_names.mended.iter().map(name_ailment).collect(),
                        left: of_names.left.iter().map(name_ailment).collect(),
                    },
                })?
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
        let Saved { salvaged, known_here, unknown, names, rescued } = saved;
        let Salvaged { rows, unreadable, from_copies: (of_copies, copies), texts, decided, left, left_in } =
            salvaged;
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
                for (id, count) in [("doctor-salvage-decided", *decided), ("restored-rescued", rescued.count)]
                {
                    if count > 0 {
                        lines.push(words.with(id, &[("count", count.into())]));
                    }
                }
                for (file, why) in &rescued.left {
                    let file = file.display().to_string();
                    lines.push(
                        words.with("restored-left", &[("file", file.into()), ("why", why.as_str().into())]),
                    );
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
            Format::Json => written(&SalvageDocument {
                schema: "nulmeting/salvage/1",
                known_here: known_here.clone(),
                unknown: unknown.clone(),
                rows: *rows,
                unreadable: *unreadable,
                from_copies: *of_copies,
                copies: *copies,
                texts: *texts,
                decided_words: *decided,
                rescued: rescued.count,
                left: left.clone(),
                left_in: left_in.as_ref().map(|file| file.display().to_string()),
                names: names.as_ref().is_ok_and(|names| *names),
                names_not_read: names.as_ref().err().cloned(),
            })?,
        };
        print::result(&text)?;
        let is_whole = left.is_empty()
            && rescued.left.is_empty()
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

/// The document of `doctor`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DoctorDocument {
    /// `nulmeting/doctor/1`.
    pub schema: &'static str,
    /// What was found.
    pub found: Vec<AilmentDocument>,
    /// What is still wrong.
    pub left: Vec<AilmentDocument>,
    /// The copy that was kept of the study as it was.
    pub kept: Option<String>,
    /// What was found wrong with the names of respondents, which lie beside the study.
    pub names: NamesExaminedDocument,
}

/// What was found wrong with the names of respondents.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NamesExaminedDocument {
    /// What was mended.
    pub mended: Vec<NamesAilmentDocument>,
    /// What is still wrong.
    pub left: Vec<NamesAilmentDocument>,
}

/// Something that is wrong with the file of names.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "ailment", rename_all = "lowercase")]
pub enum NamesAilmentDocument {
    /// The file cannot be read, or is of another study.
    Unreadable {
        /// Why.
        what: String,
    },
    /// Others than the owner may read or write the file.
    #[serde(rename = "readable by others")]
    Open,
    /// The study is locked, and the names can be read.
    #[serde(rename = "not locked")]
    NotSealed,
    /// The name of somebody who was erased.
    Erased {
        /// The pseudonym.
        respondent: String,
    },
    /// The name of somebody who takes part in no talk.
    Unknown {
        /// The pseudonym.
        respondent: String,
    },
}

/// Something that is wrong with a study file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "ailment", rename_all = "lowercase")]
pub enum AilmentDocument {
    /// The file is damaged.
    Damaged {
        /// How.
        what: String,
    },
    /// A row cannot be read.
    Unreadable {
        /// Which, and why.
        what: String,
    },
    /// Something refers to what is not there.
    Orphan {
        /// What.
        what: String,
    },
    /// A table says something else than the journal.
    Differs {
        /// The table.
        table: String,
        /// Rows that it has too many.
        surplus: usize,
        /// Rows that it lacks.
        missing: usize,
    },
}

/// The document of `doctor --salvage`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SalvageDocument {
    /// `nulmeting/salvage/1`.
    pub schema: &'static str,
    /// Definitions that were lost and are known to the program.
    pub known_here: Vec<String>,
    /// Definitions that were lost.
    pub unknown: Vec<String>,
    /// Rows of the journal that were saved.
    pub rows: usize,
    /// Rows that could not be read.
    pub unreadable: usize,
    /// Rows that came from backups.
    pub from_copies: usize,
    /// Backups that were read.
    pub copies: usize,
    /// Texts that had been typed and not stored.
    pub texts: usize,
    /// Decisions on words that may tell who somebody is.
    pub decided_words: usize,
    /// Changes and texts taken in that could not be written into the study when they were typed.
    pub rescued: usize,
    /// Rows and texts that have no place without what is lost, as `kind record`.
    pub left: Vec<String>,
    /// The file in which that stands.
    pub left_in: Option<String>,
    /// Whether the names of respondents were taken along.
    pub names: bool,
    /// Why the names could not be read; null where they could, or there are none.
    pub names_not_read: Option<String>,
}

fn name_ailment(ailment: &names::Ailment) -> NamesAilmentDocument {
    use names::Ailment;
    match ailment {
        Ailment::Unreadable(what) => NamesAilmentDocument::Unreadable { what: what.clone() },
        Ailment::Open => NamesAilmentDocument::Open,
        Ailment::NotSealed => NamesAilmentDocument::NotSealed,
        Ailment::Erased(who) => NamesAilmentDocument::Erased { respondent: who.to_string() },
        Ailment::Unknown(who) => NamesAilmentDocument::Unknown { respondent: who.to_string() },
    }
}

fn ailment(ailment: &Ailment) -> AilmentDocument {
    match ailment {
        Ailment::Damaged(what) => AilmentDocument::Damaged { what: what.clone() },
        Ailment::Unreadable(what) => AilmentDocument::Unreadable { what: what.clone() },
        Ailment::Orphan(what) => AilmentDocument::Orphan { what: what.clone() },
        Ailment::Differs { table, surplus, missing } => {
            AilmentDocument::Differs { table: table.clone(), surplus: *surplus, missing: *missing }
        }
    }
}
