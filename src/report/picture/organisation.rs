//! Draws a round: units by cells, each in a word, the organisation's own cells first.

use svg::node::element::{Group, Title};

use super::canvas::{DEEP, INK, Look, MARGIN, PLAIN, QUIET, SMALL, document, heading, line, lines};
use super::cells::{self, cell, meanings, sentences};
use crate::language::Words;
use crate::report::figure::organisation::{HeatRow, OrganisationFigure};

/// The column of names and situations.
const NAMES: u32 = 290;

/// The least and most of a cell, as its words need it; in a model without phases the name of the field stands above.
const CELL: (u32, u32) = (84, 124);
const LONE: u32 = 150;

/// The least height of a row.
const ROW: u32 = 58;

/// Between two fields.
const GAP: u32 = 10;

const NAME: Look = Look::of(PLAIN).bold();
const ASIDE: Look = Look::of(SMALL).fill(QUIET);

/// Where things stand.
struct Layout {
    cell: u32,
    phases: u32,
    fields: u32,
}

impl Layout {
    fn of(figure: &OrganisationFigure) -> Self {
        let cell = if figure.phases.is_empty() { LONE } else { widest(figure).clamp(CELL.0, CELL.1) };
        Self { cell, phases: (figure.phases.len() as u32).max(1), fields: figure.fields.len() as u32 }
    }

    fn at(&self, field: usize, phase: usize) -> u32 {
        MARGIN + NAMES + field as u32 * (self.phases * self.cell + GAP) + phase as u32 * self.cell
    }

    fn width(&self) -> u32 {
        self.at(self.fields as usize, 0) + MARGIN
    }
}

/// What the words in cells need.
fn widest(figure: &OrganisationFigure) -> u32 {
    let cells = figure.rows().flat_map(|row| row.cells.iter().flatten());
    cells.map(cells::least_width).max().unwrap_or_default()
}

/// The figure as SVG.
pub fn organisation(figure: &OrganisationFigure, language: &str, words: &Words) -> String {
    let layout = Layout::of(figure);
    // A model of one field leaves room for what is written above.
    let width = layout.width().max(800);
    let drawn = Group::new().add(cells::definitions());
    let (mut drawn, mut y) = heading(drawn, &figure.head, width);
    (drawn, y) = columns(drawn, y + 22, figure, &layout);
    if let Some(own) = &figure.own {
        let row;
        (row, y) = draw_row(y + 4, own, &layout);
        drawn = drawn.add(row);
    }
    for group in &figure.groups {
        (drawn, y) = cells::heading(drawn, y + 16, &group.title, NAMES);
        y += 4;
        drawn = drawn.add(line((MARGIN, y), (width - MARGIN, y), INK, 1));
        y += 4;
        for unit in &group.rows {
            let row;
            (row, y) = draw_row(y, unit, &layout);
            drawn = drawn.add(row);
        }
    }
    if !figure.groups.is_empty() {
        (drawn, y) = counts(drawn, y + 10, figure, &layout, words);
    }
    (drawn, y) = cells::heading(drawn, y + 24, &words.text("report-legend"), width - 2 * MARGIN);
    (drawn, y) = meanings(drawn, y + 6, width, &figure.meanings);
    (drawn, y) = sentences(drawn, y, width, &phases(figure, words));
    (drawn, y) = sentences(drawn, y, width, &figure.signs);
    (drawn, y) = sentences(drawn, y, width, &figure.legend);
    document(language, (width, y + MARGIN), &figure.head.title, &told(figure, words), drawn)
}

/// The names of the phases, where there are any.
fn phases(figure: &OrganisationFigure, words: &Words) -> Vec<String> {
    let names = figure.phases.join(" · ");
    let said = || words.with("report-legend-phases", &[("names", names.as_str().into())]);
    (!figure.phases.is_empty()).then(said).into_iter().collect()
}

/// The names of fields and phases above their columns.
fn columns(drawn: Group, top: u32, figure: &OrganisationFigure, layout: &Layout) -> (Group, u32) {
    let head = Look::of(PLAIN).bold().fill(DEEP);
    let (mut drawn, mut lower) = (drawn, top);
    for (index, field) in figure.fields.iter().enumerate() {
        let names = head.wrapped(field, layout.phases * layout.cell - 8, 3);
        let end;
        (drawn, end) = lines(drawn, layout.at(index, 0) + 2, top, head, &names);
        lower = lower.max(end);
    }
    let top = lower + 2;
    let look = Look { size: 12, ..ASIDE.middle() };
    let room = layout.cell - 4;
    // Names that would be cut are told by their numbers; the legend has them whole.
    let is_cut = |name: &String| look.wrapped(name, room, 2).iter().any(|line| line.ends_with('…'));
    let is_any_cut = figure.phases.iter().any(is_cut);
    for field in 0..figure.fields.len() {
        for (phase, name) in figure.phases.iter().enumerate() {
            let middle = layout.at(field, phase) + layout.cell / 2;
            let number = (phase + 1).to_string();
            let said = look.wrapped(if is_any_cut { &number } else { name }, room, 2);
            let end;
            (drawn, end) = lines(drawn, middle, top, look, &said);
            lower = lower.max(end);
        }
    }
    (drawn, lower)
}

fn draw_row(top: u32, row: &HeatRow, layout: &Layout) -> (Group, u32) {
    let drawn = Group::new().add(Title::new(&row.name));
    let room = NAMES - 16;
    let (mut drawn, mut y) = lines(drawn, MARGIN, top + 6, NAME, &NAME.wrapped(&row.name, room, 3));
    for said in std::iter::once(&row.situation).chain(&row.notes) {
        (drawn, y) = lines(drawn, MARGIN, y, ASIDE, &ASIDE.wrapped(said, room, 4));
    }
    let height = (y + 8 - top).max(ROW);
    for (field, cells) in row.cells.iter().enumerate() {
        for (phase, found) in cells.iter().enumerate() {
            drawn = cell(drawn, (layout.at(field, phase), top), (layout.cell, height), found);
        }
    }
    (drawn, top + height)
}

/// How many units are begun or further, of those known.
fn counts(
    drawn: Group,
    top: u32,
    figure: &OrganisationFigure,
    layout: &Layout,
    words: &Words,
) -> (Group, u32) {
    let look = Look::of(SMALL);
    let said = look.wrapped(&words.text("picture-begun"), NAMES - 16, 2);
    let (mut drawn, y) = lines(drawn, MARGIN, top, look, &said);
    for (field, counts) in figure.begun.iter().enumerate() {
        for (phase, said) in counts.iter().enumerate() {
            let middle = layout.at(field, phase) + layout.cell / 2;
            (drawn, _) = lines(drawn, middle, top, look.middle(), std::slice::from_ref(said));
        }
    }
    (drawn, y)
}

/// The picture in sentences.
fn told(figure: &OrganisationFigure, words: &Words) -> Vec<String> {
    let mut told: Vec<String> = figure.head.base.iter().chain(&figure.head.remark).cloned().collect();
    told.extend(figure.own.iter().flat_map(|row| told_row(row, figure, words)));
    for group in &figure.groups {
        told.push(group.title.clone());
        told.extend(group.rows.iter().flat_map(|row| told_row(row, figure, words)));
    }
    told.extend(figure.legend.iter().cloned());
    told
}

fn told_row(row: &HeatRow, figure: &OrganisationFigure, words: &Words) -> Vec<String> {
    let parts = std::iter::once(&row.situation).chain(&row.notes).filter(|part| !part.is_empty());
    let parts: Vec<&str> = std::iter::once(row.name.as_str()).chain(parts.map(String::as_str)).collect();
    let mut told = vec![parts.join(": ")];
    let fields = figure.fields.iter().zip(&row.cells);
    told.extend(fields.map(|(field, cells)| super::told_cells(field, &figure.phases, cells, words)));
    told
}
