//! Draws one unit in a round: phases below each other, fields beside each other, then phases, situation and factors.

use svg::node::element::{Group, Title};

use super::axis::{Axis, Which};
use super::canvas::{DEEP, Look, MARGIN, PLAIN, QUIET, SMALL, document, heading, lines, text};
use super::cells::{self, cell, meanings, sentences};
use crate::domain::rating::FactorValue;
use crate::language::Words;
use crate::report::figure::unit::UnitFigure;

/// The column of phases.
const PHASES: u32 = 190;

/// A cell.
const CELL: (u32, u32) = (240, 56);

/// The least width: as of a model with three fields.
const WIDTH: u32 = 2 * MARGIN + PHASES + 3 * CELL.0;

/// From one phase to the next on an axis.
const STEP: u32 = 48;

const NAME: Look = Look::of(PLAIN).bold();
const SAID: Look = Look::of(PLAIN);
const ASIDE: Look = Look::of(SMALL).fill(QUIET);

/// The figure as SVG.
pub fn unit(figure: &UnitFigure, language: &str, words: &Words) -> String {
    let width = (2 * MARGIN + PHASES + figure.fields.len() as u32 * CELL.0).max(WIDTH);
    let drawn = Group::new().add(cells::definitions()).add(Title::new(&figure.name));
    let (mut drawn, mut y) = heading(drawn, &figure.head, width);
    for note in &figure.notes {
        (drawn, y) = lines(drawn, MARGIN, y + 4, NAME, &NAME.wrapped(note, width - 2 * MARGIN, 2));
    }
    (drawn, y) = matrix(drawn, y + 20, figure);
    if !figure.standings.is_empty() {
        (drawn, y) = standings(drawn, y + 22, figure, width, words);
    }
    if !figure.situation.is_empty() {
        (drawn, y) = cells::heading(drawn, y + 22, &words.text("report-situation"), width);
        let said = SAID.wrapped(&figure.situation, width - 2 * MARGIN, 5);
        (drawn, y) = lines(drawn, MARGIN, y + 4, SAID, &said);
    }
    if !figure.factors.is_empty() {
        (drawn, y) = factors(drawn, y + 22, figure, width, words);
    }
    (drawn, y) = cells::heading(drawn, y + 26, &words.text("report-legend"), width);
    (drawn, y) = meanings(drawn, y + 6, width, &figure.meanings);
    (drawn, y) = sentences(drawn, y, width, &figure.signs);
    document(language, (width, y + MARGIN), &figure.head.title, &told(figure, words), drawn)
}

fn matrix(drawn: Group, top: u32, figure: &UnitFigure) -> (Group, u32) {
    let head = Look::of(PLAIN).bold().fill(DEEP);
    let at = |field: usize| MARGIN + PHASES + field as u32 * CELL.0;
    let (mut drawn, mut y) = (drawn, top);
    for (field, name) in figure.fields.iter().enumerate() {
        let end;
        (drawn, end) = lines(drawn, at(field) + 2, top, head, &head.wrapped(name, CELL.0 - 10, 2));
        y = y.max(end);
    }
    y += 4;
    let rows = figure.cells.iter().map(Vec::len).max().unwrap_or_default();
    for phase in 0..rows {
        if let Some(name) = figure.phases.get(phase) {
            (drawn, _) = lines(drawn, MARGIN, y + 16, NAME, &NAME.wrapped(name, PHASES - 12, 2));
        }
        for (field, cells) in figure.cells.iter().enumerate() {
            if let Some(found) = cells.get(phase) {
                drawn = cell(drawn, (at(field), y), CELL, found);
            }
        }
        y += CELL.1;
    }
    (drawn, y)
}

/// Completed phases of each field on an axis, in words, and how the field reads so far.
fn standings(drawn: Group, top: u32, figure: &UnitFigure, width: u32, words: &Words) -> (Group, u32) {
    let (drawn, y) = cells::heading(drawn, top, &words.text("report-completed"), PHASES - 12);
    let axis = Axis { x: MARGIN + PHASES + 8, step: STEP, phases: figure.phases.len() as u32 };
    let mut drawn = axis.numbers(drawn, y.max(top + SMALL));
    let mut y = y + 4;
    let beside = axis.at(figure.phases.len() as u8) + 28;
    for (field, (standing, reading)) in figure.fields.iter().zip(&figure.standings) {
        drawn = axis.guides(drawn, y, y + 34);
        drawn = axis.standing(drawn, y + 17, standing, Which::Later);
        (drawn, _) = lines(drawn, MARGIN, y + 8, NAME, &NAME.wrapped(field, PHASES - 12, 2));
        let room = width - MARGIN - beside;
        let end;
        (drawn, end) = lines(drawn, beside, y, SAID, &SAID.wrapped(&standing.words, room, 3));
        (drawn, y) = lines(drawn, beside, end, ASIDE, &ASIDE.wrapped(reading, room, 3));
        y = y.max(end) + 8;
    }
    (drawn, y)
}

/// Success factors, a sign and a word before each.
fn factors(drawn: Group, top: u32, figure: &UnitFigure, width: u32, words: &Words) -> (Group, u32) {
    let (mut drawn, mut y) = cells::heading(drawn, top, &words.text("report-factors"), width);
    y += 4;
    for (title, value, said) in &figure.factors {
        let sign = match value {
            FactorValue::Present => "●",
            FactorValue::Partly => "◐",
            FactorValue::Absent => "○",
            FactorValue::Unknown => "?",
            FactorValue::NotApplicable => "–",
        };
        drawn = drawn.add(text(MARGIN + 8, y + PLAIN, NAME.middle(), sign));
        let end;
        (drawn, end) = lines(drawn, MARGIN + 26, y, NAME, &NAME.wrapped(said, PHASES - 30, 4));
        let room = width - 2 * MARGIN - PHASES - 8;
        (drawn, y) = lines(drawn, MARGIN + PHASES + 8, y, SAID, &SAID.wrapped(title, room, 3));
        y = y.max(end) + 3;
    }
    (drawn, y)
}

/// The picture in sentences.
fn told(figure: &UnitFigure, words: &Words) -> Vec<String> {
    let head = figure.head.base.iter().chain(&figure.head.remark).chain(&figure.notes);
    let mut told: Vec<String> = head.cloned().collect();
    let fields = figure.fields.iter().zip(&figure.cells);
    told.extend(fields.map(|(field, cells)| super::told_cells(field, &figure.phases, cells, words)));
    let standings = figure.fields.iter().zip(&figure.standings);
    told.extend(
        standings.map(|(field, (standing, reading))| format!("{field}: {}; {reading}", standing.words)),
    );
    told.extend((!figure.situation.is_empty()).then(|| figure.situation.clone()));
    told.extend(figure.factors.iter().map(|(title, _, said)| format!("{title}: {said}")));
    told
}
