//! The only place that prints: results to stdout, everything else to stderr.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::failure::Failure;

/// Prints a result. A reader that has gone, such as `head`, is no failure.
pub fn result(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let printed = out.write_all(text.as_bytes()).and_then(|()| {
        if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }?;
        out.flush()
    });
    match printed {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::person(format!("the result could not be written: {error}"))),
    }
}

/// Says something beside the result.
pub fn say(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{}", text.trim_end());
}

/// Whether results may have colours: only on a terminal, and not under `NO_COLOR`.
pub fn has_colour() -> bool {
    io::stdout().is_terminal() && !is_colourless()
}

/// Whether the person wants no colours.
pub fn is_colourless() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
