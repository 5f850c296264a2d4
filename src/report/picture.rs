//! Figures as pictures: SVG that stands alone, with nothing in it that runs or is fetched.
//!
//! Every picture has a title and a description with the same words for those who hear it. Nothing is told by colour
//! alone: rounds differ in shape and weight, words stand beside every mark, and it can be printed in black and white.
//! Texts are data: the library escapes them, and nothing but what a figure says gets in. Widths are counted from
//! classes of letters, a little generously, so that any common font fits.

mod axis;
mod canvas;
mod cells;
mod comparison;
mod dots;
mod letters;
mod organisation;
mod rows;
mod series;
mod unit;

pub use canvas::SMALL;
pub use comparison::comparison;
pub use dots::{Dots, DotsError, dots};
pub use organisation::organisation;
pub use series::{series, told_fields};
pub use unit::unit;

use super::figure::FigureCell;
use crate::language::Words;

/// The cells of a field in one sentence: "Policy: 1 Preparing largely (3/3); …".
pub fn told_cells(field: &str, phases: &[String], cells: &[FigureCell], words: &Words) -> String {
    let told = cells.iter().enumerate().map(|(index, cell)| {
        let phase = phases.get(index).map_or("", String::as_str);
        [phase, cell.told(words).as_str()].join(" ").trim().to_owned()
    });
    format!("{field}: {}", told.collect::<Vec<_>>().join("; "))
}
