//! `nulmeting undo` and `nulmeting redo`: the last change of whoever writes, taken back or done again.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use crate::domain::undo::{TakenBack, Way};
use crate::failure::Failure;
use crate::tui::run::now;
use crate::tui::turned;
use crate::workbench::folder::Folder;
use crate::workbench::{Desk, Workbench};

use super::history::setting;
use super::print;

/// How often, and whether at all.
#[derive(Debug, Args)]
pub struct Undo {
    /// A name in the data folder, or a path
    study: String,
    /// So many changes, the last one first
    #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1000))]
    count: u16,
    /// Say what would be done, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Undo {
    /// Takes back, or does again, and says what it was.
    pub fn run(&self, way: Way, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let path = folder.study(&self.study)?;
        // What was to be named is read before: a record that is out again has its name still.
        let named = Desk::open(&path)?;
        let (before, setting) = (Arc::new(named.whole()?.study), setting(&named, language));
        let (mut workbench, _) = Workbench::open(folder, &path, now())?;
        let count = usize::from(self.count);
        let all: Vec<TakenBack> = if self.dry_run {
            workbench.try_turning(way, count, now())?
        } else {
            let mut all = Vec::new();
            while all.len() < count && all.last().is_none_or(|last: &TakenBack| !last.done.is_empty()) {
                all.push(workbench.turn(way, now())?);
            }
            all
        };
        let mut turned_any = false;
        for taken in &all {
            // Of several the first that finds nothing says so for all that follow.
            if taken.done.is_empty() && turned_any {
                break;
            }
            turned_any |= !taken.done.is_empty();
            print::result(&turned::told(taken, &before, &setting).join("\n"))?;
            if taken.done.is_empty() {
                break;
            }
        }
        if self.dry_run {
            print::say("Nothing was changed: this is what it would do.");
        }
        Ok(if turned_any { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
