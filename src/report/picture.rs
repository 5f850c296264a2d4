//! Figures as pictures: SVG that stands alone, with nothing in it that runs or is fetched.
//!
//! Every picture has a title and a description with the same words for those who hear it. Nothing is told by colour
//! alone: rounds differ in shape and weight, words stand beside every mark, and it can be printed in black and white.
//! Texts are data: the library escapes them, and nothing but what a figure says gets in. Widths are counted from
//! classes of letters, a little generously, so that any common font fits.

mod canvas;
mod comparison;
mod letters;

pub use comparison::comparison;
