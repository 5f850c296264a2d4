//! `nulmeting lock` and `unlock`, and asking for passphrases: never on the command line or in the environment, where
//! others could read them, and never shown.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::failure::Failure;
use crate::tui::run::now;
use crate::workbench::folder::{Folder, read_text, write_whole};
use crate::workbench::locking::{self, FEWEST, Strength};

use super::print;

/// How often a passphrase may be mistyped.
const TRIES: usize = 3;

/// Where passphrases come from: a person at a terminal, or the lines of a file.
#[derive(Debug)]
pub struct Asking {
    lines: Option<VecDeque<String>>,
}

impl Asking {
    /// Asks at the terminal, or takes lines from a file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn new(file: Option<&Path>) -> Result<Self, Failure> {
        let lines = file.map(read_text).transpose()?;
        Ok(Self { lines: lines.map(|text| text.lines().map(ToOwned::to_owned).collect()) })
    }

    /// One line, from the file or typed without being shown.
    fn ask(&mut self, prompt: &str) -> Result<String, Failure> {
        match &mut self.lines {
            Some(lines) => lines.pop_front().ok_or_else(|| {
                Failure::person("the passphrase file has too few lines")
                    .hint(format!("the next one would have been: {prompt}"))
            }),
            None => rpassword::prompt_password(format!("{}: ", print::tame(prompt))).map_err(|_| {
                Failure::person("there is no terminal to ask for a passphrase on")
                    .hint("give it in a file that only you can read: `--passphrase-file FILE`")
            }),
        }
    }

    /// Asks for the passphrase of a locked study until it is the right one.
    ///
    /// # Errors
    /// It was wrong three times, or there is nobody to ask.
    pub fn unlock(&mut self, study: &Path) -> Result<(), Failure> {
        self.of(study, |passphrase| locking::give_passphrase(study, passphrase))
    }

    /// Asks for the passphrase of a locked study and does something with it; asks again where it is wrong.
    fn of<T>(
        &mut self,
        study: &Path,
        mut with: impl FnMut(&str) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let prompt = format!("Passphrase of {}", name(study));
        let mut tries = 1;
        loop {
            let passphrase = self.ask(&prompt)?;
            match with(&passphrase) {
                Err(failure) if tries < TRIES && self.lines.is_none() => print::say(&failure.to_string()),
                Err(failure) => {
                    let hint = "forgotten? The recovery sheet opens it: `nulmeting lock --recover STUDY`";
                    return Err(failure.hint(hint));
                }
                done => return done,
            }
            tries += 1;
        }
    }

    /// Asks for a new passphrase, twice, and says how strong it is.
    ///
    /// # Errors
    /// It is too weak, or the two are not the same, three times.
    pub fn new_passphrase(&mut self, study: &Path) -> Result<String, Failure> {
        let weak = || {
            Failure::person(format!(
                "the passphrase is too weak: at least {FEWEST} characters, not the same few over and over"
            ))
            .hint("four words that do not belong together are easy to type and hard to guess")
        };
        if self.lines.is_none() {
            print::say(
                "Four words that do not belong together make a good passphrase. It is not shown while you type.",
            );
        }
        for _ in 0..TRIES {
            let passphrase = self.ask(&format!("New passphrase of {}", name(study)))?;
            match Strength::of(&passphrase) {
                Strength::TooWeak if self.lines.is_some() => return Err(weak()),
                Strength::TooWeak => {
                    print::say(&weak().to_string());
                    continue;
                }
                Strength::Fair => print::say("Strength: fair. A longer one is better."),
                Strength::Strong => print::say("Strength: strong."),
            }
            if self.lines.is_some() || self.ask("The same once more")? == passphrase {
                return Ok(passphrase);
            }
            print::say("The two are not the same.");
        }
        Err(Failure::person("no passphrase was chosen; nothing was changed"))
    }
}

fn name(study: &Path) -> String {
    study.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A study to lock.
#[derive(Debug, Args)]
pub struct Lock {
    /// A name in the data folder, or a path
    study: String,
    /// Give a locked study another passphrase; the recovery sheet stays good
    #[arg(long, conflicts_with_all = ["recover", "show_sheet"])]
    change: bool,
    /// Give a locked study a new passphrase with the key from the recovery sheet, where the old one is forgotten or the
    /// key file is lost
    #[arg(long, conflicts_with = "show_sheet")]
    recover: bool,
    /// Print the recovery sheet of a locked study once more
    #[arg(long)]
    show_sheet: bool,
    /// Write the recovery sheet into this file instead of to stdout; it must not be there yet
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
}

impl Lock {
    /// Locks it, or changes how it is opened.
    pub fn run(&self, folder: &Folder, asking: &mut Asking) -> Result<ExitCode, Failure> {
        let path = folder.study(&self.study)?;
        if self.recover {
            return recover(&path, asking);
        }
        locking::is_ready(&path)?;
        let is_locked = locking::is_locked(&path);
        if self.change || self.show_sheet {
            if !is_locked {
                return Err(Failure::person(format!("{} is not locked", path.display()))
                    .hint(format!("lock it: `nulmeting lock {}`", self.study)));
            }
            if self.show_sheet {
                let sheet = asking.of(&path, |old| locking::sheet_again(&path, old, now()))?;
                return self.give(&sheet).map(|()| ExitCode::SUCCESS);
            }
            let old =
                asking.of(&path, |old| locking::give_passphrase(&path, old).map(|()| old.to_owned()))?;
            let new = asking.new_passphrase(&path)?;
            locking::change_passphrase(&path, &old, &new)?;
            print::say(
                "The new passphrase opens it. The recovery sheet stays good. Copies of the key file in backups still have the old passphrase.",
            );
            return Ok(ExitCode::SUCCESS);
        }
        if is_locked {
            let rest = locking::lock_the_rest(folder, &path)?;
            if rest > 0 {
                print::say(&format!(
                    "It was locked; so are now {rest} backups and other files beside it that could still be read. The recovery sheet: `--show-sheet`."
                ));
                return Ok(ExitCode::SUCCESS);
            }
            return Err(Failure::person(format!("{} is locked already", path.display()))
                .hint("another passphrase: `--change`; the recovery sheet once more: `--show-sheet`"));
        }
        if let Some(file) = self.sheet.as_deref().filter(|file| file.symlink_metadata().is_ok()) {
            return Err(
                Failure::person(format!("{} exists already", file.display())).hint("choose another name")
            );
        }
        let passphrase = asking.new_passphrase(&path)?;
        let sheet = locking::lock(folder, &path, &passphrase, now())?;
        self.give(&sheet)?;
        print::say(&format!(
            "{} is locked with its backups and the names beside it; {} belongs to it.",
            path.display(),
            name(&path) + ".key"
        ));
        let copies = locking::readable_copies(folder, &path);
        if !copies.is_empty() {
            print::say(
                "Still readable without a passphrase; lock each (`nulmeting lock FILE`) or delete it:",
            );
            for copy in copies {
                print::say(&format!("  {}", copy.display()));
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Gives the recovery sheet out.
    fn give(&self, sheet: &str) -> Result<(), Failure> {
        match &self.sheet {
            Some(file) => write_whole(file, sheet, false),
            None => print::result(sheet),
        }
    }
}

fn recover(path: &Path, asking: &mut Asking) -> Result<ExitCode, Failure> {
    locking::is_built_in(path)?;
    let key = asking.ask("Recovery key, all eleven groups")?;
    let passphrase = asking.new_passphrase(path)?;
    locking::recover(path, &key, &passphrase)?;
    print::say("The new passphrase opens it.");
    Ok(ExitCode::SUCCESS)
}

/// A study to unlock.
#[derive(Debug, Args)]
pub struct Unlock {
    /// A name in the data folder, or a path
    study: String,
}

impl Unlock {
    /// Makes a plain study of it.
    pub fn run(&self, folder: &Folder) -> Result<ExitCode, Failure> {
        let path = folder.study(&self.study)?;
        locking::unlock(folder, &path)?;
        print::say(&format!(
            "{} is plain, and so are its backups and the names beside it: whoever has a file can read it.",
            path.display()
        ));
        Ok(ExitCode::SUCCESS)
    }
}
