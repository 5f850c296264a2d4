//! Cells of the matrix: the word on a shade that follows it, a broken edge where it is tentative, hatching where nothing
//! is known. The word is always there, so the shades may be lost in a copy.

use svg::node::element::{Definitions, Group, Line, Pattern};

use super::canvas::{DEEP, GUIDE, INK, Look, MARGIN, PAPER, PLAIN, QUIET, SMALL, lines, rectangle, text};
use super::letters::width;
use crate::domain::score::Word;
use crate::report::figure::FigureCell;

/// The fill of what is unknown.
const HATCH: &str = "url(#picture-hatch)";

/// The pattern that the fill of what is unknown refers to.
pub fn definitions() -> Definitions {
    let stroke = Line::new().set("x1", 0).set("y1", 0).set("x2", 0).set("y2", 8);
    let stroke = stroke.set("stroke", "#d9d9d9").set("stroke-width", 3);
    let pattern = Pattern::new()
        .set("id", "picture-hatch")
        .set("width", 8)
        .set("height", 8)
        .set("patternUnits", "userSpaceOnUse")
        .set("patternTransform", "rotate(45)")
        .add(stroke);
    Definitions::new().add(pattern)
}

/// The shade of a word, and the ink on it. On every shade the contrast is above 7:1.
fn shade(word: Word) -> (&'static str, &'static str) {
    match word {
        Word::Complete => (DEEP, PAPER),
        Word::Largely => ("#86b6dd", INK),
        Word::Begun | Word::Signs => ("#bfd9ee", INK),
        Word::Intended => ("#e6f0f8", INK),
        Word::NotBegun | Word::NoSignSoFar => (PAPER, INK),
        Word::Unknown => (HATCH, INK),
        Word::NotApplicable => ("#eeeeee", INK),
    }
}

/// A cell in its room, with a gap around it.
pub fn cell(drawn: Group, at: (u32, u32), size: (u32, u32), cell: &FigureCell) -> Group {
    let (fill, ink) = shade(cell.word);
    let edge = rectangle((at.0 + 1, at.1 + 1), (size.0 - 3, size.1 - 3), fill);
    let edge = if cell.is_tentative {
        edge.set("stroke", QUIET).set("stroke-width", 1).set("stroke-dasharray", "4 3")
    } else {
        edge.set("stroke", GUIDE).set("stroke-width", 1)
    };
    let look = Look::of(SMALL).fill(ink).middle();
    let said = look.wrapped(&cell.signed(), size.0 - 8, 2);
    let based = cell.based();
    let rows = said.len() as u32 + u32::from(!based.is_empty());
    let middle = at.0 + size.0 / 2;
    let top = at.1 + size.1.saturating_sub(rows * look.line()) / 2;
    let (drawn, y) = lines(drawn.add(edge), middle, top, look, &said);
    drawn.add(text(middle, y + SMALL, Look { size: 12, ..look }, &based))
}

/// The width that a cell needs so that no word in it is cut.
pub fn least_width(cell: &FigureCell) -> u32 {
    let before = if cell.is_tentative { "≈ " } else { "" };
    let words = cell.text.split_whitespace().enumerate();
    let widths =
        words.map(
            |(at, word)| {
                if at == 0 { width(&format!("{before}{word}"), SMALL) } else { width(word, SMALL) }
            },
        );
    widths.max().unwrap_or_default() + 12
}

/// What the words mean, each beside its shade; gives the lower edge too.
pub fn meanings(drawn: Group, top: u32, room: u32, meanings: &[(Word, String)]) -> (Group, u32) {
    let look = Look::of(SMALL);
    let (mut drawn, mut y) = (drawn, top);
    for (word, said) in meanings {
        let (fill, _) = shade(*word);
        let swatch = rectangle((MARGIN, y), (40, 16), fill).set("stroke", QUIET).set("stroke-width", 1);
        let room = room - 2 * MARGIN - 54;
        (drawn, y) = lines(drawn.add(swatch), MARGIN + 54, y, look, &look.wrapped(said, room, 3));
        y += 5;
    }
    (drawn, y)
}

/// Sentences below each other; gives the lower edge too.
pub fn sentences(drawn: Group, top: u32, room: u32, said: &[String]) -> (Group, u32) {
    let look = Look::of(SMALL);
    let (mut drawn, mut y) = (drawn, top);
    for sentence in said {
        (drawn, y) = lines(drawn, MARGIN, y + 2, look, &look.wrapped(sentence, room - 2 * MARGIN, 4));
    }
    (drawn, y)
}

/// The heading of a part.
pub fn heading(drawn: Group, top: u32, said: &str, room: u32) -> (Group, u32) {
    let look = Look::of(PLAIN).bold().fill(DEEP);
    lines(drawn, MARGIN, top, look, &look.wrapped(said, room, 2))
}
