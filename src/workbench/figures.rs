//! Results as figures for the screen: the same that pictures are drawn from, and the study as a room may see it.

pub use crate::report::figure::comparison::{ComparedUnit, ComparisonFigure, comparison};
pub use crate::report::figure::organisation::{HeatRow, OrganisationFigure, organisation};
pub use crate::report::figure::series::{SeriesFigure, SeriesUnit, series};
pub use crate::report::figure::unit::{UnitFigure, unit};
pub use crate::report::figure::{FigureCell, Head, Naming, Source, Standing, for_a_room};
pub use crate::report::picture::{told_cells, told_fields};
pub use crate::report::{one_of, statement};
