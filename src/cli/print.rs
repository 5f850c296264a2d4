//! The only place that prints: results to stdout, everything else to stderr.

use std::fmt::Write as _;
use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::failure::Failure;

/// Prints a result: byte for byte into a file or a pipe, tamed on a terminal. A reader that has gone, such as `head`,
/// is no failure.
pub fn result(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let tamed = if out.is_terminal() { Some(tame(text)) } else { None };
    let text = tamed.as_deref().unwrap_or(text);
    let printed = out.write_all(text.as_bytes()).and_then(|()| {
        if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }?;
        out.flush()
    });
    match printed {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::person(format!("the result could not be written: {error}"))
            .hint("what was written of it is not whole: see whether the disk is full, and do it again")),
    }
}

/// A line of a conversation, which is read before the next one is awaited.
pub fn line(text: &str) -> Result<(), Failure> {
    conversation(&format!("{}\n", tame(&text.replace('\n', " "))))
}

/// What stands before what is typed.
pub fn prompt(text: &str) -> Result<(), Failure> {
    conversation(&format!("{}> ", tame(&text.replace('\n', " "))))
}

fn conversation(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::person(format!("nothing can be said: {error}"))),
    }
}

/// Says something beside the result.
pub fn say(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{}", tame(text.trim_end()));
}

/// The text with everything spelled out that could make a terminal do something, or show lines in another order than
/// they are in. Line breaks, tabs and our own colours stay.
pub fn tame(text: &str) -> String {
    let mut tamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = colour_length(rest).unwrap_or(character.len_utf8());
        let (taken, after) = rest.split_at(length);
        rest = after;
        let is_harmless = length > 1 && character == ESCAPE || matches!(character, '\n' | '\t');
        let reorders = matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if !is_harmless && (character.is_control() || reorders) {
            let _ = write!(tamed, "{}", character.escape_unicode());
        } else {
            tamed.push_str(taken);
        }
    }
    tamed
}

const ESCAPE: char = '\u{1B}';

/// The length of the colour sequence that a text begins with.
fn colour_length(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix(ESCAPE)?.strip_prefix('[')?;
    let end = parameters.find(|character: char| !character.is_ascii_digit() && character != ';')?;
    parameters[end..].starts_with('m').then_some(end + 3)
}

/// Whether results may have colours: only on a terminal, and not under `NO_COLOR`.
pub fn has_colour() -> bool {
    io::stdout().is_terminal() && !is_colourless()
}

/// Whether the person wants no colours.
pub fn is_colourless() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_command_a_terminal_is_spelled_out_and_colours_stay() {
        assert_eq!(tame("a\tb\nü\u{1b}[1;31mred\u{1b}[0m"), "a\tb\nü\u{1b}[1;31mred\u{1b}[0m");
        assert_eq!(tame("\u{1b}[2J\u{1b}]0;x\u{7}"), "\\u{1b}[2J\\u{1b}]0;x\\u{7}");
        assert_eq!(tame("\u{9b}31m\r\u{202e}x\u{2066}\u{7f}"), "\\u{9b}31m\\u{d}\\u{202e}x\\u{2066}\\u{7f}");
        assert_eq!(tame("\u{1b}"), "\\u{1b}");
        assert_eq!(tame("\u{1b}[31"), "\\u{1b}[31");
        assert_eq!(tame("\u{1b}[ü"), "\\u{1b}[ü");
    }
}
