//! `nulmeting export --format qdpx` and `qdc`, and `import` of a `.qdpx`: a study for programs that code texts, and codings
//! made there.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::report::data::Room;
use crate::report::plain;
use crate::report::qda::LeftOut;
use crate::tui::run::now;
use crate::workbench::folder::Folder;
use crate::workbench::qda::{Joined, Joining, Misfit, Why};
use crate::workbench::{Desk, qda};

use super::data::say;
use super::print;

/// Writes the project, says what is in it and what was left out, and returns how many background passages were.
pub(super) fn write(
    desk: &Desk,
    language: &str,
    output: &Path,
    may_replace: bool,
    is_own: bool,
) -> Result<usize, Failure> {
    let room = if is_own { Room::Own } else { Room::Shared };
    let project = qda::gather(desk, language, room)?;
    qda::write(&project, output, may_replace)?;
    let codings: usize = project.sources.iter().map(|source| source.codings.len()).sum();
    let codes = project.all_codes().iter().filter(|code| code.meaning.is_codable()).count();
    print::say(&format!(
        "Wrote {} with {}, {} and {} into {}.",
        counted(project.sources.len(), "text"),
        counted(codings, "coded passage"),
        counted(codes, "code"),
        counted(project.notes.len(), "memo"),
        output.display()
    ));
    let LeftOut { background: _, notes, not_agreed, quotes, memos, evidence, roles } = &project.left_out;
    let hand_on = "to be handed on they stay here; for your own analysis say `--own`";
    let agreed = "somebody in the talk has not agreed to it, or agrees no longer";
    say(*not_agreed, "text or piece of evidence", "texts and pieces of evidence", agreed);
    say(*notes, "answer or note, or part of one", "answers and notes, or parts of them", hand_on);
    say(*evidence, "piece of evidence", "pieces of evidence", hand_on);
    say(*memos, "memo", "memos", hand_on);
    for (reason, count) in quotes {
        say(*count, "marked quote", "marked quotes", why(reason));
    }
    say(*roles, "role", "roles", "the speaker has not agreed to be quoted with it");
    print::say(
        "Not in such a file: ratings, closed answers, initiatives, summaries. `--format csv` has them.",
    );
    if is_own {
        print::say(
            "This file is for your own analysis. It holds what people said, and is not to be handed on.",
        );
    }
    Ok(project.left_out.background)
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn why(reason: &str) -> &'static str {
    match reason {
        "background" => "some of it is in the background",
        "no-speaker" => "who said it is not recorded",
        "not-agreed" => "the speaker has not agreed to be quoted",
        "not-checked" => "not checked and approved",
        "not-approved" => "not approved",
        _ => "taken back by the speaker",
    }
}

/// Writes the codebook alone.
pub(super) fn codebook(
    desk: &Desk,
    language: &str,
    output: &Path,
    may_replace: bool,
) -> Result<ExitCode, Failure> {
    let project = qda::gather(desk, language, Room::Shared)?;
    qda::write_codebook(&project, output, may_replace)?;
    print::say(&format!("Wrote {} codes into {}.", project.all_codes().len(), output.display()));
    Ok(ExitCode::SUCCESS)
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
    let Joined { plan, others, written } = qda::join(folder, study, file, language, how, now())?;
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
        Why::ChangedText => "the text changed since, and these words are not in it exactly once".to_owned(),
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
