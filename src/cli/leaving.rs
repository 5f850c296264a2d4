//! Files that leave a study: written with how far it is, then told what is in them and what is not; or only told.

use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::language::Words;
use crate::workbench::Desk;
use crate::workbench::leaving::{Order, Steps, make};

use super::print;
use super::progress::Bar;

/// Where to, and whether at all.
#[derive(Clone, Copy, Debug)]
pub(super) struct To<'a> {
    /// The place; stdout where there is none.
    pub output: Option<&'a Path>,
    /// Whether what is there may be replaced.
    pub may_replace: bool,
    /// Whether it is only told what would be written.
    pub is_dry: bool,
}

/// Writes what is wanted, and says on stderr what is in it; with `is_dry` writes nothing and says it on stdout.
pub(super) fn run(desk: &Desk, order: &Order, to: To, language: &str) -> Result<ExitCode, Failure> {
    let words = Words::in_language(language);
    let mut bar = Bar::new(Words::in_language(language))?;
    let mut go_on = |progress| bar.tell(progress);
    let mut steps = Steps::new(&mut go_on);
    let made = make(desk, order, &mut steps);
    let written = made.and_then(|made| {
        if let Some(output) = to.output.filter(|_| !to.is_dry) {
            made.write(output, to.may_replace, &mut steps)?;
        }
        Ok(made)
    });
    bar.clear();
    let made = written?;
    let told = made.manifest.told(&words);
    if to.is_dry {
        print::result(&told.join("\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(output) = to.output {
        let place = output.display().to_string();
        print::say(&words.with("leaving-written", &[("place", place.into())]));
    } else {
        print::result(&String::from_utf8_lossy(&made.bytes()?.unwrap_or_default()))?;
    }
    for line in &told {
        print::say(line);
    }
    Ok(ExitCode::SUCCESS)
}
