//! `nulmeting names`: who respondents are.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::domain::id::InterviewId;
use crate::domain::names::Name;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::plain;
use crate::tui::run::now;
use crate::workbench::folder::Folder;
use crate::workbench::names::{self, Entry};

use super::results::written;
use super::{Format, print};

/// The names of respondents.
#[derive(Debug, Args)]
pub struct Names {
    /// A name in the data folder, or a path
    study: String,
    /// Give this respondent the name that is asked for; it is read from stdin, so that it stands in no history of commands
    #[arg(long, value_name = "PSEUDONYM", conflicts_with = "remove")]
    set: Option<String>,
    /// Remove the name of this respondent
    #[arg(long, value_name = "PSEUDONYM")]
    remove: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table", conflicts_with_all = ["set", "remove"])]
    format: Format,
}

impl Names {
    /// Lists all respondents with their names, or changes a name and says so.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let study = folder.study(&self.study)?;
        let words = Words::in_language(language);
        if let Some(who) = &self.set {
            print::say(&words.with("names-ask", &[("who", who.as_str().into())]));
            let typed = super::erase::answer()?.unwrap_or_default();
            let name = Name::new(&typed)
                .map_err(|error| Failure::person(error.to_string()).hint("nothing was changed"))?;
            names::change(folder, &study, who, Some(&name), now())?;
            print::say(&words.with("names-kept", &[("who", who.as_str().into()), place(&study)]));
            return Ok(ExitCode::SUCCESS);
        }
        if let Some(who) = &self.remove {
            let had_one = names::change(folder, &study, who, None, now())?;
            let id = if had_one { "names-removed" } else { "names-had-none" };
            print::say(&words.with(id, &[("who", who.as_str().into()), place(&study)]));
            return Ok(ExitCode::SUCCESS);
        }
        let all = names::list(&study)?;
        let text = match self.format {
            Format::Table if all.is_empty() => words.text("names-nobody"),
            Format::Table => table(&all, &words),
            Format::Json => written(&document(&study, &all))?,
        };
        print::result(&text)?;
        if names::are_there(&study) {
            print::say(&words.with("names-where", &[place(&study)]));
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn place(study: &Path) -> (&'static str, fluent_bundle::FluentValue<'static>) {
    ("file", names::path(study).display().to_string().into())
}

/// The document of `names`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NamesDocument {
    /// `nulmeting/names/1`.
    pub schema: &'static str,
    /// The file in which the names are; it need not be there.
    pub file: String,
    /// Everybody who takes part in a talk or has a name, by pseudonym.
    pub names: Vec<NameDocument>,
}

/// Who a respondent is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NameDocument {
    /// The pseudonym.
    pub respondent: String,
    /// The name; null where none is kept.
    pub name: Option<String>,
    /// The talks in which the respondent takes part.
    pub talks: Vec<String>,
}

fn document(study: &Path, all: &[Entry]) -> NamesDocument {
    let line = |Entry { who, name, talks }: &Entry| NameDocument {
        respondent: who.to_string(),
        name: name.as_ref().map(ToString::to_string),
        talks: talks.iter().map(ToString::to_string).collect(),
    };
    NamesDocument {
        schema: "nulmeting/names/1",
        file: names::path(study).display().to_string(),
        names: all.iter().map(line).collect(),
    }
}

/// A line for each: pseudonym, name, talks.
fn table(all: &[Entry], words: &Words) -> String {
    let name = |one: &Entry| plain(one.name.as_ref().map_or("–", Name::as_str)).into_owned();
    let width = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| text.width()).max().unwrap_or(0);
    let first = width(&mut all.iter().map(|one| one.who.to_string()));
    let second = width(&mut all.iter().map(name));
    let padded =
        |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(text.width())));
    let line = |one: &Entry| {
        let talks: Vec<&str> = one.talks.iter().map(InterviewId::as_str).collect();
        let talks = if talks.is_empty() { words.text("names-in-no-talk") } else { talks.join(", ") };
        format!("{}  {}  {talks}", padded(one.who.as_str(), first), padded(&name(one), second))
    };
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}
