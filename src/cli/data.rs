//! `nulmeting export --format csv`, `xlsx` and `spss`: a study as tables.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::failure::Failure;
use crate::report::data::{LeftOut, Room};
use crate::workbench::Desk;
use crate::workbench::data::{self, DataFormat};

use super::print;

/// From when on it is said what is being done.
const PATIENCE: Duration = Duration::from_secs(1);

/// Writes the tables, says what was left out, and returns how many background passages were.
pub(super) fn write(
    desk: &Desk,
    language: &str,
    format: DataFormat,
    output: &Path,
    may_replace: bool,
    is_own: bool,
) -> Result<usize, Failure> {
    let begun = Instant::now();
    // Ctrl-C ends at the next table, and what was begun beside the place is cleared away.
    let is_ended = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register(signal, Arc::clone(&is_ended)).map_err(|error| Failure::ours(error.to_string()))?;
    }
    let room = if is_own { Room::Own } else { Room::Shared };
    let made = data::gather(desk, language, room)?;
    data::write(&made, format, output, may_replace, &mut |table| {
        if begun.elapsed() > PATIENCE && !table.is_empty() {
            print::say(&format!("Writing {table} …"));
        }
        !is_ended.load(Ordering::Relaxed)
    })?;
    let rows: usize = made.0.tables.iter().map(|table| table.rows.len()).sum();
    print::say(&format!("Wrote {} tables with {rows} rows into {}.", made.0.tables.len(), output.display()));
    let LeftOut { background, texts, quotes, counts } = made.0.left_out;
    say(
        texts,
        "text in free words",
        "texts in free words",
        match room {
            Room::Shared => "to be handed on they stay here; for your own analysis say `--own`",
            Room::Own => "somebody in the talk has not agreed to it",
        },
    );
    say(quotes, "marked quote", "marked quotes", "not approved, or its speaker has not agreed to be quoted");
    say(counts, "share", "shares", "of too few people; `--own` has them");
    if is_own {
        print::say(
            "These tables are for your own analysis. They hold what people said, and are not to be handed on.",
        );
    }
    Ok(background)
}

pub(super) fn say(count: usize, one: &str, many: &str, why: &str) {
    if count > 0 {
        let what = if count == 1 { one } else { many };
        print::say(&format!("Left out: {count} {what} ({why})."));
    }
}
