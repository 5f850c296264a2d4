//! The factor board: how often each success factor is absent, partly there, present, unknown, and units × factors in words
//! and signs. Counted with its base, never averaged; a cell leads to the passages on both sides.

use std::collections::HashMap;

use super::page::{Names, group_title, head, row};
use crate::domain::board::Board;
use crate::domain::id::Id;
use crate::domain::rating::FactorValue;
use crate::domain::score::{FactorState, RoundScore, UnitScore};
use crate::tui::screens::why::parts::factors;
use crate::tui::screens::why::{Sight, Target};
use crate::tui::sheet::{Cell, Look, Sheet};
use crate::tui::widgets::shortened;

/// The columns of a value in the counts.
const COUNT: u16 = 10;

/// The least columns of a factor on the board: the longest word with a sign.
const LEAST: u16 = 10;

/// The columns in which a part of its name can be read.
const WIDE: u16 = 16;

/// The most.
const MOST: u16 = 24;

/// The least columns of the units' names.
const NAMES: u16 = 20;

/// Lays out the page.
pub fn page(sight: &Sight, board: &Board, score: &RoundScore) -> Sheet<Target> {
    let words = sight.words();
    let mut sheet = sight.sheet();
    let units = score.units.len();
    if !board.all.factors.is_empty() {
        sheet.text(1, &words.with("board-factors", &[("units", units.into())]), Look::Title);
        counts(sight, board, &mut sheet);
        values(sight, board, score, &mut sheet);
        sheet.text(1, &words.text("board-signs"), Look::Quiet);
    }
    if !sight.case.factors(sight.view).is_empty() {
        sheet.heading(words.text("board-own-factors"));
        factors(sight, &mut sheet);
    }
    sheet
}

/// How many units have which value of each factor; unknown ones stand by name on the page behind.
fn counts(sight: &Sight, board: &Board, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let room = sheet.width().saturating_sub(COUNT * FactorValue::ALL.len() as u16);
    let columns: Vec<u16> = (0..).map(|at| room + at * COUNT).take(FactorValue::ALL.len()).collect();
    sheet.line();
    sheet.put(1, words.text("board-factor"), Look::Heading);
    for (value, column) in FactorValue::ALL.into_iter().zip(&columns) {
        sheet.put(*column, words.of("factor", value.as_str()), Look::Heading);
    }
    for (number, tally) in (1..).zip(&board.all.factors) {
        let Some(factor) = sight.model().factors.get(tally.index) else { continue };
        let name = format!("{number} {}", sight.setting.text(&factor.title));
        let counts = FactorValue::ALL.map(|value| tally.count(value).to_string());
        row(sheet, Target::FactorUnits(tally.index), &name, &counts, &columns);
    }
}

/// Units × factors; factors that do not fit beside each other follow below.
fn values(sight: &Sight, board: &Board, score: &RoundScore, sheet: &mut Sheet<Target>) {
    let scores: HashMap<&Id, &UnitScore> = score.units.iter().map(|unit| (&unit.unit, unit)).collect();
    let names = Names::new(sight);
    let count = board.all.factors.len();
    let room = sheet.width().saturating_sub(NAMES);
    let per_block = usize::from(room / LEAST).clamp(1, count.max(1));
    let column = (room / per_block as u16).clamp(LEAST, MOST);
    let first = sheet.width().saturating_sub(column * per_block as u16).clamp(NAMES, 42);
    for block in (0..count).step_by(per_block) {
        let block = block..count.min(block + per_block);
        for (group, _) in &board.groups {
            sheet.blank();
            let titles: Vec<String> =
                block.clone().map(|index| heading(sight, board, index, column)).collect();
            let columns = (0..).map(|at| first + at * column).zip(titles.iter().map(String::as_str));
            head(sheet, &group_title(group, sight.setting), columns, Look::Quiet);
            for unit in &group.units {
                let Some(score) = scores.get(unit) else { continue };
                let cells = block.clone().enumerate().filter_map(|(at, index)| {
                    let factor = board.all.factors[index].index;
                    let state = score.factors.iter().find(|state| state.index == factor)?;
                    Some(Cell {
                        column: first + at as u16 * column,
                        target: Target::UnitFactor(unit.clone(), factor),
                        lines: vec![value(sight, state)],
                    })
                });
                let line = sheet.row(cells.collect());
                sheet.label(
                    line,
                    2,
                    shortened(names.of(unit), usize::from(first).saturating_sub(3)),
                    Look::Text,
                );
            }
        }
    }
}

/// The number of a factor, and its name where there is room.
fn heading(sight: &Sight, board: &Board, index: usize, column: u16) -> String {
    let tally = board.all.factors.get(index);
    let factor = tally.and_then(|tally| sight.model().factors.get(tally.index));
    let title = factor.filter(|_| column >= WIDE).map_or("", |factor| sight.setting.text(&factor.title));
    shortened(format!("{} {title}", index + 1).trim_end(), usize::from(column).saturating_sub(2))
}

/// A value in a word or a sign.
fn value(sight: &Sight, state: &FactorState) -> (String, Look) {
    let word = sight.words().of("board-value", state.value.as_str());
    let text = if state.is_contradicted { format!("≠{word}") } else { word };
    let look = match state.value {
        FactorValue::Unknown => Look::Unknown,
        FactorValue::NotApplicable => Look::Quiet,
        FactorValue::Present => Look::Good,
        FactorValue::Absent | FactorValue::Partly => Look::Text,
    };
    (text, look)
}
