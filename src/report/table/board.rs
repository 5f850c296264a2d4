//! The tables of `organisation`: the heat map, success factors, completed phases and situations by group, contact beside
//! initiatives, and who names whom.

use std::collections::HashMap;

use super::Page;
use super::grid::{Grid, wrap};
use super::organisation::factor_values;
use super::sheet::Sheet;
use crate::domain::assessment::Assessment;
use crate::domain::board::{AtLeast, Board, Certainty, FactorTally, Group, Tallies, certainty};
use crate::domain::id::Id;
use crate::domain::rating::FactorValue;
use crate::domain::score::{CellScore, FactorState, RoundScore, UnitScore, View, Word};
use crate::domain::study::{Study, UnitKind};
use crate::domain::tables::{ContactRow, Nomination};
use crate::report::Selection;

/// A round of the organisation: its scores, their counts, and the tables beside them.
#[derive(Clone, Debug)]
pub struct WholeRound {
    /// The scores.
    pub score: RoundScore,
    /// The same as far as it is proven, to mark what is less; nothing where `score` is that itself.
    pub proven: Option<RoundScore>,
    /// The units counted.
    pub board: Board,
    /// Contact beside initiatives.
    pub contacts: Vec<ContactRow>,
    /// Who names whom, in the order of the groups.
    pub nominations: Vec<Nomination>,
}

/// The tables of rounds.
pub fn organisation(
    page: Page,
    study: &Study,
    model: &Assessment,
    view: View,
    rounds: &[WholeRound],
    selection: &Selection,
) -> String {
    let mut sheet = Sheet::new(page, study, model, view);
    for round in rounds {
        let study = sheet.text(&sheet.study.header.title, &sheet.study.header.languages);
        let id = &round.score.round;
        let title =
            sheet.say("report-score-title", &[("study", study.into()), ("round", sheet.round(id).into())]);
        sheet.title(&title);
        let view = sheet.of("report-view", sheet.view.as_str());
        let rater = sheet.rater(selection);
        let grouping = sheet.of("board-grouping", round.board.grouping.as_str());
        sheet.line(&format!("{view}{rater} {grouping}"));
        heat_map(&mut sheet, round);
        factors(&mut sheet, round);
        phases(&mut sheet, &round.board);
        situations(&mut sheet, &round.board);
        contacts(&mut sheet, round);
        named(&mut sheet, round);
    }
    sheet.finish()
}

/// The heading over a group.
fn title(sheet: &Sheet, group: &Group) -> String {
    let kind = sheet.kind(group.kind);
    match &group.programme {
        Some(programme) => format!("{kind} · {}", crate::report::plain(programme)),
        None => kind,
    }
}

/// Whether anything is told apart at all.
fn has_groups(board: &Board) -> bool {
    board.groups.len() > 1
}

/// The columns of a cell: a sign, two letters, an arrow.
const CELL: usize = 4;

/// Units × cells in two letters and signs.
fn heat_map(sheet: &mut Sheet, round: &WholeRound) {
    let heading = sheet.word("board-map");
    let base = base(sheet, &round.board);
    sheet.section(&heading, &base);
    let phases = sheet.model.phase_count();
    let width = (CELL * phases + 1).max(12);
    let names = (sheet.page.width.saturating_sub(width * sheet.model.fields.len())).max(12);
    let name = |field| wrap(&sheet.field(field), width - 1).into_iter().next().unwrap_or_default();
    let fields: Vec<String> = (0..sheet.model.fields.len()).map(name).collect();
    sheet.columns((0, ""), names, &fields, width);
    if !sheet.model.phases.is_empty() {
        let numbers: Vec<String> = (1..=phases).map(|phase| format!(" {phase:<3}")).collect();
        let numbers = vec![numbers.concat(); fields.len()];
        sheet.columns((0, ""), names, &numbers, width);
    }
    let [account, proven] =
        [Some(&round.score), round.proven.as_ref()].map(|score| -> HashMap<&Id, &UnitScore> { by_id(score) });
    let row = |sheet: &Sheet, cells: &[Vec<CellScore>], other: Option<Vec<Vec<CellScore>>>| -> Vec<String> {
        let field = |(field, cells): (usize, &Vec<CellScore>)| -> String {
            let cell = |(phase, cell): (usize, &CellScore)| {
                let other = other.as_ref().and_then(|other| other.get(field)?.get(phase));
                let is_less = other.is_some_and(|other| other.word != cell.word);
                short(sheet, cell, is_less)
            };
            cells.iter().enumerate().map(cell).collect()
        };
        cells.iter().enumerate().map(field).collect()
    };
    let whole = row(
        sheet,
        &round.score.organisation.cells,
        round.proven.as_ref().map(|proven| proven.organisation.cells.clone()),
    );
    let label = sheet.word("organisation-row");
    sheet.columns((0, &label), names, &whole, width);
    for (group, _) in &round.board.groups {
        if has_groups(&round.board) {
            let title = title(sheet, group);
            sheet.line(&title);
        }
        for unit in &group.units {
            let Some(score) = account.get(unit) else { continue };
            let cells = |score: &UnitScore| -> Vec<Vec<CellScore>> {
                score.fields.iter().map(|field| field.cells.clone()).collect()
            };
            let other = proven.get(unit).map(|score| cells(score));
            let row = row(sheet, &cells(score), other);
            let name = sheet.unit(unit);
            sheet.columns((1, &name), names, &row, width);
        }
    }
    sheet.blank();
    let words: Vec<String> = Word::ALL
        .iter()
        .map(|word| format!("{} {}", sheet.of("short", word.as_str()), sheet.of("word", word.as_str())))
        .collect();
    let signs = ["legend-signs", "legend-proven"];
    let signs: Vec<String> = signs.map(|id| sheet.word(id)).into();
    sheet.line(&[words, signs].concat().join("; "));
}

fn by_id(score: Option<&RoundScore>) -> HashMap<&Id, &UnitScore> {
    score.into_iter().flat_map(|score| &score.units).map(|unit| (&unit.unit, unit)).collect()
}

/// A cell in its columns.
fn short(sheet: &Sheet, cell: &CellScore, is_less: bool) -> String {
    let sign = match certainty(cell) {
        _ if cell.word == Word::Unknown => " ".to_owned(),
        Certainty::Rated => " ".to_owned(),
        Certainty::Open => sheet.word("sign-tentative"),
        Certainty::SurelyNot => sheet.word("sign-surely-not"),
        Certainty::Surely => sheet.word("sign-surely"),
    };
    let arrow = if is_less { sheet.word("sign-proven") } else { String::new() };
    let text = format!("{sign}{}{arrow}", sheet.of("short", cell.word.as_str()));
    format!("{text:<CELL$}")
}

fn base(sheet: &Sheet, board: &Board) -> String {
    let of_kind = |kind: UnitKind| -> usize {
        let groups = board.groups.iter().filter(|(group, _)| group.kind == kind);
        groups.map(|(group, _)| group.units.len()).sum()
    };
    let (line, staff) = (of_kind(UnitKind::Line), of_kind(UnitKind::Staff));
    let arguments = [
        ("count", (line + staff).into()),
        ("units", sheet.units_word(line + staff).into()),
        ("line", line.into()),
        ("staff", staff.into()),
    ];
    sheet.say("board-base", &arguments)
}

/// All units and then each group, where there is more than one.
fn parts<'b>(sheet: &Sheet, board: &'b Board) -> Vec<(String, &'b Tallies)> {
    let mut parts =
        vec![(sheet.say("report-all-units", &[("units", sheet.units_word(2).into())]), &board.all)];
    if has_groups(board) {
        parts.extend(board.groups.iter().map(|(group, tallies)| (title(sheet, group), tallies)));
    }
    parts
}

fn factors(sheet: &mut Sheet, round: &WholeRound) {
    let board = &round.board;
    if !board.all.factors.is_empty() {
        let heading = sheet.word("report-factors");
        let base = format!("{} {}", base(sheet, board), sheet.word("board-counted"));
        sheet.section(&heading, &base);
        let columns =
            [FactorValue::Absent, FactorValue::Partly, FactorValue::Present, FactorValue::NotApplicable];
        let titles = [sheet.word("report-factor")]
            .into_iter()
            .chain(columns.map(|value| sheet.of("factor", value.as_str())))
            .chain([sheet.word("report-factor-unknown")]);
        let mut grid = Grid::new(titles.collect::<Vec<_>>()).numbers(1..=columns.len());
        for (heading, tallies) in parts(sheet, board) {
            if has_groups(board) {
                grid.heading(heading);
            }
            for (number, tally) in (1..).zip(&tallies.factors) {
                let Some(factor) = sheet.model.factors.get(tally.index) else { continue };
                let name = format!("{number} {}", sheet.of_model(&factor.title));
                let counts = columns.map(|value| tally.count(value).to_string());
                let unknown = unknown(sheet, tally);
                grid.row([name].into_iter().chain(counts).chain([unknown]).collect());
            }
        }
        sheet.table(&grid);
        board_of(sheet, round);
    }
    if !round.score.organisation.factors.is_empty() {
        let heading = sheet.word("report-organisation-factors");
        let base = sheet.word("report-organisation-base");
        sheet.section(&heading, &base);
        factor_values(sheet, &round.score.organisation.factors);
    }
}

/// Unknown ones by name; those with evidence on both sides say so.
fn unknown(sheet: &Sheet, tally: &FactorTally) -> String {
    let units = tally.units(FactorValue::Unknown);
    if units.is_empty() {
        return "0".to_owned();
    }
    let name = |unit: &Id| {
        let name = sheet.unit(unit);
        if tally.contradicted.contains(unit) { format!("{name} ≠") } else { name }
    };
    let names: Vec<String> = units.iter().map(name).collect();
    format!("{}: {}", units.len(), names.join(", "))
}

/// Units × factors.
fn board_of(sheet: &mut Sheet, round: &WholeRound) {
    let scores = by_id(Some(&round.score));
    let titles = [sheet.unit_title()]
        .into_iter()
        .chain((1..=round.board.all.factors.len()).map(|number| number.to_string()));
    let mut grid = Grid::new(titles.collect::<Vec<_>>());
    for (group, _) in &round.board.groups {
        if has_groups(&round.board) {
            grid.heading(title(sheet, group));
        }
        for unit in &group.units {
            let Some(score) = scores.get(unit) else { continue };
            let values = score.factors.iter().map(|state| short_value(sheet, state));
            grid.row([sheet.unit(unit)].into_iter().chain(values).collect());
        }
    }
    sheet.blank();
    sheet.table(&grid);
    let legend = sheet.word("board-signs");
    sheet.paragraph(&legend);
}

fn short_value(sheet: &Sheet, state: &FactorState) -> String {
    let value = sheet.of("board-value", state.value.as_str());
    if state.is_contradicted { format!("{value} ≠") } else { value }
}

/// "2 of 9", or "2–5 of 9" where it depends on the unknowns.
fn counted(sheet: &Sheet, count: AtLeast, base: u32) -> String {
    let arguments = [("low", count.surely.into()), ("high", count.possibly.into()), ("base", base.into())];
    sheet.say(if count.surely == count.possibly { "board-count" } else { "board-range" }, &arguments)
}

fn phases(sheet: &mut Sheet, board: &Board) {
    let heading = sheet.word("board-phases");
    let base = format!("{} {}", base(sheet, board), sheet.word("board-ranges"));
    sheet.section(&heading, &base);
    let count = sheet.model.phase_count();
    let has_phases = !sheet.model.phases.is_empty();
    let reached = (1..=count).map(|phase| {
        let id = if phase == count { "board-all-phases" } else { "board-or-more" };
        if has_phases { sheet.say(id, &[("count", phase.into())]) } else { sheet.of("state", "complete") }
    });
    let titles = [sheet.word("report-field")].into_iter().chain(reached).chain([sheet.word("board-outside")]);
    let mut grid = Grid::new(titles.collect::<Vec<_>>()).numbers(1..);
    for (heading, tallies) in parts(sheet, board) {
        if has_groups(board) {
            grid.heading(heading);
        }
        for spread in &tallies.phases {
            let reached = spread.reached.iter().map(|count| counted(sheet, *count, spread.base));
            let row = [sheet.field(spread.field)].into_iter().chain(reached);
            grid.row(row.chain([spread.outside.to_string()]).collect());
        }
    }
    sheet.table(&grid);
}

fn situations(sheet: &mut Sheet, board: &Board) {
    if board.all.situations.counts.is_empty() {
        return;
    }
    let heading = sheet.word("report-distribution");
    let base = format!("{} {}", base(sheet, board), sheet.word("board-ranges"));
    sheet.section(&heading, &base);
    let mut grid = Grid::new([sheet.word("report-situation"), sheet.word("board-units")]).numbers(1..);
    for (heading, tallies) in parts(sheet, board) {
        if has_groups(board) {
            grid.heading(heading);
        }
        let spread = &tallies.situations;
        for (index, count) in &spread.counts {
            let Some(situation) = sheet.model.situations.get(*index) else { continue };
            grid.row(vec![sheet.of_model(&situation.title), counted(sheet, *count, spread.base)]);
        }
        if spread.none > 0 {
            grid.row(vec![sheet.word("report-situation-none"), spread.none.to_string()]);
        }
    }
    sheet.table(&grid);
}

fn contacts(sheet: &mut Sheet, round: &WholeRound) {
    let heading = sheet.word("board-contacts");
    let base = format!("{} {}", base(sheet, &round.board), sheet.word("organisation-contacts-note"));
    sheet.section(&heading, &base);
    let titles = ["board-contact", "board-units", "board-none", "board-some", "board-many"];
    let mut grid = Grid::new(titles.map(|title| sheet.word(title))).numbers(1..);
    for row in &round.contacts {
        let all: usize = row.units.iter().sum();
        let counts = [all].into_iter().chain(row.units).map(|count| count.to_string());
        grid.row([sheet.of("contact", row.contact.as_str())].into_iter().chain(counts).collect());
    }
    sheet.table(&grid);
}

/// Units × units: each row says whom a unit names, columns by the numbers of the rows.
fn matrix(sheet: &mut Sheet, nominations: &[Nomination]) {
    let per_block = (sheet.page.width.saturating_sub(MATRIX_NAMES) / MATRIX_CELL).max(1);
    for block in (0..nominations.len()).step_by(per_block) {
        if block > 0 {
            sheet.blank();
        }
        let block = block..nominations.len().min(block + per_block);
        let numbers = block.clone().map(|at| (at + 1).to_string());
        let mut grid = Grid::new([sheet.unit_title()].into_iter().chain(numbers).collect::<Vec<_>>());
        for (number, one) in (1..).zip(nominations) {
            let others = nominations[block.clone()].iter();
            let cells = others.map(|other| sheet.of("named", one.names_unit(&other.unit).as_str()));
            let name = format!("{number} {}", sheet.unit(&one.unit));
            grid.row([name].into_iter().chain(cells).collect());
        }
        sheet.table(&grid);
    }
    let legend = sheet.word("named-legend");
    sheet.paragraph(&legend);
    sheet.blank();
}

/// The columns of a cell of the matrix with its gap, and those of the names.
const MATRIX_CELL: usize = 4;
const MATRIX_NAMES: usize = 36;

fn named(sheet: &mut Sheet, round: &WholeRound) {
    let asked = round.nominations.iter().filter(|one| one.has_named).count();
    let heading = sheet.word("board-named");
    let base = sheet.say("board-named-base", &[("asked", asked.into())]);
    sheet.section(&heading, &base);
    if asked == 0 {
        return;
    }
    matrix(sheet, &round.nominations);
    let titles =
        [sheet.unit_title(), sheet.word("board-named-by"), sheet.word("board-by"), sheet.word("board-names")];
    let mut grid = Grid::new(titles).numbers(1..=1);
    for one in &round.nominations {
        let by: Vec<String> = one.named_by.iter().map(|unit| sheet.unit(unit)).collect();
        let mut names: Vec<String> = one.names.iter().map(|unit| sheet.unit(unit)).collect();
        if one.names_itself {
            names.push(sheet.word("organisation-names-itself"));
        }
        let others = asked - usize::from(one.has_named);
        let count = AtLeast { surely: one.named_by.len() as u32, possibly: one.named_by.len() as u32 };
        grid.row(vec![
            sheet.unit(&one.unit),
            counted(sheet, count, others as u32),
            by.join(", "),
            names.join(", "),
        ]);
    }
    sheet.table(&grid);
}
