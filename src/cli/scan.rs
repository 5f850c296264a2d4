//! `nulmeting scan`: words that may tell who somebody is, listed and decided on before anything leaves.

use std::process::ExitCode;

use clap::Args;

use crate::domain::scan::Decision;
use crate::failure::Failure;
use crate::language::Words;
use crate::report;
use crate::tui::run::now;
use crate::workbench::folder::Folder;
use crate::workbench::{Desk, scan};

use super::{Format, print};

/// Which words, and what is decided of them.
#[derive(Debug, Args)]
pub struct Scan {
    /// A name in the data folder, or a path
    study: String,
    /// Only words that nothing was decided of
    #[arg(long)]
    undecided: bool,
    /// This word leaves as it is; may be said again
    #[arg(long, value_name = "WORD")]
    keep: Vec<String>,
    /// This leaves in the place of the word, as in `--replace "Yılmaz=[name]"`; with nothing behind `=` nothing does
    #[arg(long, value_name = "WORD=TEXT", value_parser = pair)]
    replace: Vec<(String, String)>,
    /// What was decided of this word is open again
    #[arg(long, value_name = "WORD")]
    forget: Vec<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// A word and what leaves in its place; the word may have no `=` in it.
fn pair(text: &str) -> Result<(String, String), String> {
    let (word, with) = text.split_once('=').ok_or("write WORD=TEXT")?;
    if word.trim().is_empty() {
        return Err("there is no word before `=`".to_owned());
    }
    Ok((word.trim().to_owned(), with.trim().to_owned()))
}

impl Scan {
    /// Keeps what is decided, and prints the words.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let path = folder.study(&self.study)?;
        let kept = self.keep.iter().map(|word| (word.clone(), Some(Decision::Keep)));
        let replaced =
            self.replace.iter().map(|(word, with)| (word.clone(), Some(Decision::Replace(with.clone()))));
        let open = self.forget.iter().map(|word| (word.clone(), None));
        let decisions: Vec<_> = kept.chain(replaced).chain(open).collect();
        if !decisions.is_empty() {
            scan::decide(folder, &path, &decisions, now())?;
        }
        let scanned = scan::scan(&Desk::open(&path)?)?;
        let finds: Vec<_> =
            if self.undecided { scanned.undecided().collect() } else { scanned.finds.iter().collect() };
        let text = match self.format {
            Format::Table => report::scan::text(&finds, &scanned.decided, &Words::in_language(language)),
            Format::Json => report::scan::json(&finds, &scanned.decided)
                .map_err(|error| Failure::ours(error.to_string()))?,
        };
        print::result(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
