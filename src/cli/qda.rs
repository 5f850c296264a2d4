//! `nulmeting export --format qdpx` and `qdc`: a study for programs that code texts.

use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::report::data::Room;
use crate::report::qda::LeftOut;
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
