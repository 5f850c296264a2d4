//! Where everything stands: the same for drawing as for keeping what one is at in sight.

use ratatui::layout::Rect;

use super::State;
use crate::tui::model::Setting;
use crate::tui::screens::assess::details::{self, Line};
use crate::tui::screens::assess::layout as desk;

/// The parts of the screen.
#[derive(Clone, Debug)]
pub struct Areas {
    /// The name of what is rated.
    pub name: Rect,
    /// The scale, and what counts.
    pub measure: Rect,
    /// How many rows that would need.
    pub measure_rows: usize,
    /// The heading above the units.
    pub head: Rect,
    /// The units.
    pub list: Rect,
    /// What is to be said of the unit that one is at.
    pub remarks: Rect,
    /// The parts of that unit's page that are seen here: the heading and the evidence.
    pub desk: desk::Areas,
    /// Neighbours' evidence: the line before it, the heading, the evidence.
    pub beside: Vec<(Rect, Rect, Rect)>,
}

/// Widths from which one neighbour, and two, are seen beside the unit.
const WIDE: [u16; 2] = [110, 170];

/// Fewest rows with which the scale takes more of them.
const HIGH: u16 = 30;

/// The rows of the scale, in the width of the screen.
pub fn measure(state: &State, setting: &Setting, width: u16) -> Vec<Line> {
    let room = usize::from(width.saturating_sub(2));
    let (Some((study, _)), Some(row)) = (state.desk.known(), state.desk.current()) else { return Vec::new() };
    details::measure(row, study, setting, room)
}

/// What is to be said of the unit that one is at.
pub fn remarks(state: &State, setting: &Setting, width: u16) -> Vec<Line> {
    let (Some((study, _)), Some(row)) = (state.desk.known(), state.desk.current()) else { return Vec::new() };
    let room = usize::from(width.saturating_sub(1));
    details::remarks(row, study, state.desk.site(), setting, room)
}

fn measure_height(rows: usize, area: Rect) -> u16 {
    let most = if area.height < HIGH { area.height / 3 } else { area.height * 2 / 5 };
    most.min(rows as u16)
}

/// Rows of the list of units.
pub fn list_height(state: &State, setting: &Setting, area: Rect) -> usize {
    let measure = measure_height(measure(state, setting, area.width).len(), area);
    usize::from(area.height.saturating_sub(measure + 2))
}

impl Areas {
    /// Lays the screen out in an area.
    pub fn of(state: &State, setting: &Setting, area: Rect) -> Self {
        let measure_rows = measure(state, setting, area.width).len();
        let measure = measure_height(measure_rows, area);
        let top = area.y + 1 + measure;
        let rest = area.height.saturating_sub(1 + measure);
        let neighbours = WIDE.iter().filter(|width| area.width >= **width).count() as u16;
        let units = if neighbours == 0 { area.width * 11 / 20 } else { (area.width / 3).clamp(42, 66) };
        let column = area.width.saturating_sub(units) / (neighbours + 1);
        let evidence = Rect { x: area.x + units + 1, y: top, width: column.saturating_sub(1), height: rest };
        let said = remarks(state, setting, evidence.width).len() as u16;
        let said = said.min(rest.saturating_sub(1) / 3);
        let below = |rect: Rect, rows: u16| Rect {
            y: rect.y + rows,
            height: rect.height.saturating_sub(rows),
            ..rect
        };
        let line = |rect: &Rect| Rect { x: rect.x - 1, width: 1, ..*rect };
        let head = |rect: &Rect| Rect { height: rect.height.min(1), ..*rect };
        let beside = (1..=neighbours)
            .map(|at| {
                let rect = Rect { x: evidence.x + at * column, ..evidence };
                (line(&rect), head(&rect), below(rect, 1))
            })
            .collect();
        let units = Rect { x: area.x, y: top, width: units, height: rest };
        Self {
            name: Rect { height: area.height.min(1), ..area },
            measure: Rect { y: area.y + 1, height: measure, ..area },
            measure_rows,
            head: head(&units),
            list: below(units, 1),
            remarks: Rect { height: said, ..below(evidence, 1) },
            desk: desk::Areas {
                heads: [head(&evidence), Rect::default()],
                evidence: below(evidence, 1 + said),
                line: line(&evidence),
                ..desk::Areas::default()
            },
            beside,
        }
    }
}
