//! `nulmeting adapt`: a questionnaire made one's own.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::domain::id::Id;
use crate::domain::text::Text;
use crate::failure::Failure;
use crate::language::Words;
use crate::workbench::adapt::{Adapted, Filling, Wanted, adapt};
use crate::workbench::folder::Folder;

use super::print;

/// A questionnaire to copy.
#[derive(Debug, Args)]
pub struct Adapt {
    /// The id of a questionnaire, shipped or in the data folder, or a file
    questionnaire: PathBuf,
    /// The file of the copy; it must not be there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// The id of the copy; else it is made of the name of the file
    #[arg(long, value_name = "ID", value_parser = id)]
    id: Option<Id>,
    /// Words for what the questionnaire leaves open, as `project=…`, or `group.de=…` for one language; may be said again
    #[arg(long = "set", value_name = "NAME=WORDS", value_parser = filling)]
    fillings: Vec<Filling>,
    /// Copy what this study asks with, and take its words for what the questionnaire leaves open
    #[arg(long, value_name = "STUDY")]
    study: Option<String>,
    /// Write over the file that is there
    #[arg(long)]
    force: bool,
}

fn id(text: &str) -> Result<Id, String> {
    Id::new(text).map_err(|error| error.to_string())
}

fn filling(text: &str) -> Result<Filling, String> {
    let (name, words) = text.split_once('=').ok_or("write `NAME=WORDS`, such as `months=24`")?;
    let (name, language) = match name.split_once('.') {
        Some((name, language)) => (name, Some(language.to_owned())),
        None => (name, None),
    };
    Ok(Filling { name: name.to_owned(), language, text: words.to_owned() })
}

impl Adapt {
    /// Writes the copy, and says what to do with it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let study = self.study.as_deref().map(|name| folder.study(name)).transpose()?;
        let words = Words::in_language(language);
        let wanted = Wanted {
            questionnaire: &self.questionnaire,
            study: study.as_deref(),
            id: self.id.clone(),
            fillings: self.fillings.clone(),
            to: &self.to,
            may_replace: self.force,
        };
        let Adapted { id, from, left } = adapt(folder, &wanted, |id, original| {
            let arguments = [
                ("id", id.as_str().into()),
                ("from", original.id.as_str().into()),
                ("version", original.version.as_str().into()),
            ];
            words.with("adapt-heading", &arguments)
        })?;
        print::result(&self.to.display().to_string())?;
        print::say(&format!("Wrote the questionnaire `{id}`, a copy of `{from}`."));
        for (name, text) in &left {
            print::say(&format!("Still in the words of the original: {{{name}}}, {}", shown(text)));
        }
        if !left.is_empty() {
            print::say(
                "  help: say `--set NAME=WORDS` or `--set NAME.de=WORDS`, or write them below [placeholders] in the file",
            );
        }
        print::say(&format!(
            "Next: change it, and see with `nulmeting check {0}` whether it can be used;\n  a new study asks with it by `nulmeting new STUDY --questionnaire {0}`,\n  one in use by `nulmeting import STUDY {0} --round ROUND`.",
            quoted(&self.to)
        ));
        Ok(ExitCode::SUCCESS)
    }
}

fn shown(text: &Text) -> String {
    let quoted: Vec<String> = text.all().map(|text| format!("\"{text}\"")).collect();
    quoted.join(" / ")
}

/// A path as it can be typed again.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text }
}
