//! `nulmeting import` of a `.qdpx`: codings made elsewhere.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::report::plain;
use crate::tui::run::now;
use crate::workbench::folder::Folder;
use crate::workbench::qda;
use crate::workbench::qda::{Joined, Joining, Misfit, Why};

use super::{print, progress};

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The most lines about what does not fit.
const LINES: usize = 40;

/// Takes codings made elsewhere in, and says what fits and what does not.
pub(super) fn join(
    folder: &Folder,
    study: &Path,
    file: &Path,
    language: &str,
    how: Joining,
) -> Result<ExitCode, Failure> {
    let joined =
        progress::in_steps(language, |steps| qda::join(folder, study, file, language, how, now(), steps));
    let Joined { plan, others, written } = joined?;
    for misfit in plan.misfits.iter().take(LINES) {
        print::say(&plain(&told(misfit)));
    }
    if plan.misfits.len() > LINES {
        print::say(&format!("… and {} more that do not fit.", plan.misfits.len() - LINES));
    }
    if others > 0 {
        print::say(&format!("Not read: {} that are no texts.", counted(others, "source")));
    }
    if plan.memos > 0 {
        print::say(&format!(
            "Not taken over: {} on passages, which have no place in a study.",
            counted(plan.memos, "memo")
        ));
    }
    if plan.moved > 0 {
        print::say(&format!(
            "Found again by their words, because the text changed since: {}.",
            counted(plan.moved, "coding")
        ));
    }
    let is_refused = !plan.misfits.is_empty() && !how.takes_what_fits && !how.is_dry;
    if is_refused {
        let hint = "take in what fits with `--what-fits`, or see all of it first with `--dry-run`";
        let does = match plan.misfits.len() {
            1 => "1 thing does".to_owned(),
            count => format!("{count} things do"),
        };
        return Err(Failure::person(format!("{does} not fit; nothing was imported")).hint(hint));
    }
    let mut coders: BTreeMap<&str, usize> = BTreeMap::new();
    for (coder, _) in &plan.added {
        *coders.entry(coder).or_default() += 1;
    }
    let by: Vec<String> = coders
        .iter()
        .map(|(coder, count)| {
            let coder = if coder.is_empty() { "nobody named" } else { coder };
            format!("{count} by {coder}")
        })
        .collect();
    let by = if by.is_empty() { String::new() } else { format!(" ({})", plain(&by.join(", "))) };
    let new = counted(plan.added.len(), "new coding");
    print::say(&match (how.is_dry, written) {
        (true, _) => format!("Would write {new}{by}; nothing was written."),
        (false, 0) if !plan.misfits.is_empty() => "Nothing that fits is new; nothing was written.".to_owned(),
        (false, 0) => format!("{} has all of it already; nothing was written.", study.display()),
        (false, _) => format!("Wrote {new}{by} into {}.", study.display()),
    });
    if plan.present > 0 {
        print::say(&format!("There already: {}.", counted(plan.present, "coding")));
    }
    Ok(ExitCode::SUCCESS)
}

/// What does not fit, in a line.
fn told(misfit: &Misfit) -> String {
    let place = match misfit.passage {
        None => String::new(),
        Some((from, to)) if misfit.words.is_empty() => format!(", {from}–{to}"),
        Some((from, to)) => {
            let words = misfit.words.split_whitespace().collect::<Vec<_>>().join(" ");
            format!(", {from}–{to} “{words}”")
        }
    };
    let why = match &misfit.why {
        Why::UnknownText(count) => format!("no text of the study ({})", counted(*count, "coding")),
        Why::ChangedText => {
            "the text changed since, or other words are replaced in it than now, and these words are not in it exactly once"
                .to_owned()
        }
        Why::Outside => "lies outside the text".to_owned(),
        Why::NoCode => "its code is not in the file's codebook".to_owned(),
        Why::UnknownCode(code) => format!("the code “{code}” is no indicator or factor of the model"),
        Why::ManyCodes(code) => format!("the code “{code}” is the name of several indicators or factors"),
        Why::Group(code) => {
            format!("the code “{code}” is a field or heading; passages are tied to indicators and factors")
        }
        Why::NoAnswer => "is on a question, an observation or evidence, and on no answer".to_owned(),
    };
    format!("Does not fit: {}{place}: {why}.", misfit.text)
}
