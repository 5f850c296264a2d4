//! Lays figures out for a room: words in full, one thing after the other, with room between.

use unicode_width::UnicodeWidthStr;

use super::pages::Pages;
use crate::domain::assessment::CellPlace;
use crate::domain::id::Id;
use crate::domain::score::Word;
use crate::tui::model::Setting;
use crate::tui::screens::why::Target;
use crate::tui::sheet::{Cell, Look, Sheet, wrapped};
use crate::tui::widgets::shortened;
use crate::workbench::figures::{
    ComparedUnit, ComparisonFigure, FigureCell, HeatRow, OrganisationFigure, SeriesFigure, SeriesUnit,
    Standing, UnitFigure,
};

/// Something to go into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A unit.
    Unit(Id),
    /// What decides something of whom the presentation is about.
    Why(Target),
}

/// Where blocks begin: the mark of what is selected stands before it.
const LEFT: u16 = 3;

/// How the earlier and the later round are drawn on an axis: they differ in shape and weight.
const EARLIER: [char; 2] = ['○', '─'];
const LATER: [char; 2] = ['●', '━'];

/// An axis of completed phases, drawn with signs.
fn axis(standing: &Standing, total: usize, step: usize, [mark, between]: [char; 2]) -> String {
    let mut signs: Vec<char> = vec![' '; total * step + 1];
    for place in 0..=total {
        signs[place * step] = '·';
    }
    if standing.is_unknown(total) {
        signs.fill('┄');
        let middle = signs.len() / 2;
        signs[middle] = '?';
        return signs.into_iter().collect();
    }
    if let Some((lo, hi)) = standing.bounds {
        let [lo, hi] = [lo, hi].map(|end| usize::from(end).min(total) * step);
        signs[lo..=hi].fill(between);
        signs[lo] = mark;
        signs[hi] = mark;
    }
    signs.into_iter().collect()
}

/// The numbers above an axis.
fn numbers(total: usize, step: usize) -> String {
    let numbers: Vec<String> = (0..=total).map(|place| format!("{place:<step$}")).collect();
    numbers.concat().trim_end().to_owned()
}

/// Where the parts of a line with an axis stand.
#[derive(Clone, Copy)]
struct Lane {
    axis: u16,
    step: usize,
    words: u16,
}

impl Lane {
    fn of(labels: &[String], phases: usize, width: u16) -> Self {
        let label = labels.iter().map(|label| label.width()).max().unwrap_or_default();
        let axis = LEFT + (label as u16).min(width / 4) + 3;
        let step = match width {
            ..100 => 4,
            100..150 => 6,
            _ => 8,
        };
        Self { axis, step, words: axis + (phases * step) as u16 + 4 }
    }

    /// A standing on its axis, with its words beside it.
    fn put(self, sheet: &mut Sheet<Goal>, standing: &Standing, phases: usize, marks: [char; 2], look: Look) {
        let first = sheet.text(self.words, &standing.words, Look::Text);
        if sheet.lines().len() == first {
            sheet.line();
        }
        sheet.label(first, self.axis, axis(standing, phases, self.step, marks), look);
    }

    fn label(self, sheet: &mut Sheet<Goal>, line: usize, label: &str) {
        let room = usize::from(self.axis - LEFT - 1);
        sheet.label(line, LEFT, shortened(label, room), Look::Title);
    }
}

/// Two rounds: a block for each unit.
pub fn comparison(figure: &ComparisonFigure, setting: &Setting) -> Pages<Goal> {
    let mut pages = Pages::new(setting.size.width);
    let phases = figure.phases.len();
    let lane = Lane::of(&figure.fields, phases, setting.size.width);
    for group in &figure.groups {
        pages.head(|sheet| {
            sheet.text(1, &group.title, Look::Heading);
            if phases > 0 {
                let line = sheet.lines().len() - 1;
                let title_ends = 2 + group.title.width() as u16;
                if title_ends > lane.axis {
                    sheet.line();
                }
                let line = if title_ends > lane.axis { line + 1 } else { line };
                sheet.label(line, lane.axis, numbers(phases, lane.step), Look::Quiet);
                sheet.label(line, lane.words, setting.words.text("picture-phases"), Look::Quiet);
            }
        });
        for unit in &group.rows {
            pages.block(|sheet| compared(sheet, unit, figure, lane));
        }
    }
    legend(&mut pages, &figure.head.base, &figure.phases, &figure.legend, setting);
    pages
}

fn compared(sheet: &mut Sheet<Goal>, unit: &ComparedUnit, figure: &ComparisonFigure, lane: Lane) {
    let phases = figure.phases.len();
    sheet.stop(Goal::Unit(unit.unit.clone()), |sheet| {
        sheet.text(LEFT, &unit.name, Look::Title);
    });
    sheet.text(LEFT, &unit.link, Look::Quiet);
    for (name, field) in figure.fields.iter().zip(&unit.fields) {
        let first = sheet.lines().len();
        if phases == 0 {
            sheet.text(lane.words, &field.verdict, Look::Text);
        } else {
            lane.put(sheet, &field.earlier, phases, EARLIER, Look::Quiet);
            lane.put(sheet, &field.later, phases, LATER, Look::Title);
        }
        lane.label(sheet, first, name);
    }
    sheet.text(LEFT, &unit.verdict, Look::Title);
    sheet.text(LEFT, &unit.observed, Look::Text);
    for note in &unit.notes {
        sheet.text(LEFT, note, Look::Quiet);
    }
}

/// Rounds in a row: a block for each unit, a line a round for each field.
pub fn series(figure: &SeriesFigure, setting: &Setting) -> Pages<Goal> {
    let mut pages = Pages::new(setting.size.width);
    let phases = figure.phases.len();
    let lane = Lane::of(&figure.fields, phases, setting.size.width);
    for group in &figure.groups {
        pages.head(|sheet| {
            sheet.text(1, &group.title, Look::Heading);
            if phases > 0 {
                sheet.line();
                sheet.put(lane.axis, numbers(phases, lane.step), Look::Quiet);
                sheet.put(lane.words, setting.words.text("picture-phases"), Look::Quiet);
            }
        });
        for unit in &group.rows {
            pages.block(|sheet| in_a_row(sheet, unit, figure, lane));
        }
    }
    legend(&mut pages, &figure.head.base, &figure.phases, &figure.legend, setting);
    pages
}

fn in_a_row(sheet: &mut Sheet<Goal>, unit: &SeriesUnit, figure: &SeriesFigure, lane: Lane) {
    let phases = figure.phases.len();
    let last = figure.rounds.len().saturating_sub(1);
    sheet.stop(Goal::Unit(unit.unit.clone()), |sheet| {
        sheet.text(LEFT, &unit.name, Look::Title);
    });
    for (name, standings) in figure.fields.iter().zip(&unit.fields) {
        let first = sheet.lines().len();
        for (at, (round, standing)) in figure.rounds.iter().zip(standings).enumerate() {
            let said = Standing { words: format!("{round}: {}", standing.words), ..standing.clone() };
            let (marks, look) = if at == last { (LATER, Look::Title) } else { (EARLIER, Look::Quiet) };
            if phases == 0 {
                sheet.text(lane.words, &said.words, Look::Text);
            } else {
                lane.put(sheet, &said, phases, marks, look);
            }
        }
        lane.label(sheet, first, name);
    }
    for step in &unit.steps {
        sheet.text(LEFT, step, Look::Text);
    }
    for note in &unit.notes {
        sheet.text(LEFT, note, Look::Quiet);
    }
}

/// Where the columns of a table of cells stand.
struct Columns {
    names: u16,
    cell: u16,
    /// Fields beside each other.
    fields: usize,
}

/// The least columns of the names of units in a table.
const NAMES: u16 = 22;

impl Columns {
    /// As many fields beside each other as have room for their longest word; what is over goes to the cells, then to the
    /// names.
    fn of<'c>(
        cells: impl Iterator<Item = &'c FigureCell> + Clone,
        phases: usize,
        fields: usize,
        width: u16,
    ) -> Self {
        let phases = phases as u16;
        let least = cells.clone().map(|cell| longest(&cell.signed())).max().unwrap_or_default() as u16 + 2;
        let whole = cells.map(|cell| cell.signed().width()).max().unwrap_or_default() as u16 + 2;
        let room = width.saturating_sub(NAMES);
        let beside = (room / (least * phases + 2)).clamp(1, (fields as u16).max(1));
        let cell = ((room / beside).saturating_sub(2) / phases).clamp(6, whole.max(least).max(6));
        let taken = beside * (cell * phases + 2);
        Self { names: width.saturating_sub(taken).clamp(NAMES, 38), cell, fields: usize::from(beside) }
    }

    fn at(&self, field: usize, phase: usize, phases: usize) -> u16 {
        self.names + field as u16 * (self.cell * phases as u16 + 2) + phase as u16 * self.cell
    }
}

/// The columns of the longest word of a text; a sign stays with the word behind it.
fn longest(text: &str) -> usize {
    let sign = if text.starts_with('≈') { 2 } else { 0 };
    text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or_default() + sign
}

/// A round: the organisation and its units, as many fields beside each other as there is room for.
pub fn organisation(figure: &OrganisationFigure, setting: &Setting) -> Pages<Goal> {
    let width = setting.size.width;
    let mut pages = Pages::new(width);
    let phases = figure.phases.len().max(1);
    let cells: Vec<&FigureCell> = figure.rows().flat_map(|row| row.cells.iter().flatten()).collect();
    let columns = Columns::of(cells.iter().copied(), phases, figure.fields.len(), width);
    let all: Vec<usize> = (0..figure.fields.len()).collect();
    for fields in all.chunks(columns.fields) {
        pages.head(|sheet| cell_heads(sheet, fields, figure, &columns));
        let own = figure.own.iter().map(|own| (None, own));
        let units = figure.groups.iter().flat_map(|group| {
            let first = std::iter::once(Some(&group.title)).chain(std::iter::repeat(None));
            first.zip(&group.rows)
        });
        for (title, row) in own.chain(units) {
            pages.block(|sheet| {
                if let Some(title) = title {
                    sheet.text(1, title, Look::Heading);
                }
                heat_row(sheet, row, fields, phases, &columns);
            });
        }
    }
    let has_situations = figure.rows().any(|row| !row.situation.is_empty());
    if has_situations {
        pages.head(|sheet| {
            sheet.text(1, &setting.words.text("report-situations"), Look::Heading);
        });
        for row in figure.rows() {
            pages.block(|sheet| {
                let goal = if row.unit.is_organisation() {
                    Goal::Why(Target::Situation)
                } else {
                    Goal::Unit(row.unit.clone())
                };
                sheet.stop(goal, |sheet| {
                    sheet.text(LEFT, &row.name, Look::Title);
                });
                sheet.text(LEFT + 2, &row.situation, Look::Text);
                row.notes.iter().for_each(|note| {
                    sheet.text(LEFT + 2, note, Look::Quiet);
                });
            });
        }
    }
    meanings(&mut pages, &figure.meanings, setting);
    legend(
        &mut pages,
        &figure.head.base,
        &figure.phases,
        &[&figure.signs[..], &figure.legend].concat(),
        setting,
    );
    pages
}

/// The names of fields and phases above cells.
fn cell_heads(sheet: &mut Sheet<Goal>, fields: &[usize], figure: &OrganisationFigure, columns: &Columns) {
    let phases = figure.phases.len().max(1);
    sheet.line();
    let line = sheet.lines().len() - 1;
    for (at, &field) in fields.iter().enumerate() {
        let room = usize::from(columns.cell) * phases - 1;
        let name = shortened(&figure.fields[field], room);
        sheet.label(line, columns.at(at, 0, phases), name, Look::Heading);
    }
    if figure.phases.is_empty() {
        return;
    }
    sheet.line();
    let room = usize::from(columns.cell).saturating_sub(2);
    let is_any_cut = figure.phases.iter().any(|name| name.width() > room);
    for at in 0..fields.len() {
        for (phase, name) in figure.phases.iter().enumerate() {
            let number = (phase + 1).to_string();
            let text = if is_any_cut { &number } else { name };
            sheet.put(columns.at(at, phase, phases), text.as_str(), Look::Quiet);
        }
    }
}

fn heat_row(sheet: &mut Sheet<Goal>, row: &HeatRow, fields: &[usize], phases: usize, columns: &Columns) {
    let cells = fields.iter().enumerate().flat_map(|(at, &field)| {
        let of_field = row.cells.get(field).map_or(&[][..], Vec::as_slice).iter().enumerate();
        of_field.map(move |(phase, found)| {
            let goal = if row.unit.is_organisation() {
                Goal::Why(Target::Cell(CellPlace { field, phase }))
            } else {
                Goal::Unit(row.unit.clone())
            };
            cell(found, goal, columns.at(at, phase, phases), columns.cell.saturating_sub(2))
        })
    });
    let first = sheet.row(cells.collect());
    let room = columns.names.saturating_sub(LEFT + 3);
    let name = wrapped(&row.name, room);
    for (at, line) in name.iter().take(2).enumerate() {
        let is_cut = at == 1 && name.len() > 2;
        let text =
            if is_cut { shortened(&format!("{line} …"), usize::from(room)) } else { (*line).to_owned() };
        sheet.label(first + at, LEFT, text, Look::Title);
    }
}

/// A cell in a word, its basis below.
fn cell(found: &FigureCell, target: Goal, column: u16, room: u16) -> Cell<Goal> {
    let look = match found.word {
        Word::Unknown => Look::Unknown,
        Word::NotApplicable => Look::Quiet,
        _ if found.is_tentative => Look::Tentative,
        Word::Complete => Look::Good,
        Word::Largely | Word::Begun | Word::Intended | Word::NotBegun | Word::Signs | Word::NoSignSoFar => {
            Look::Text
        }
    };
    let signed = found.signed();
    let said = wrapped(&signed, room).into_iter().map(|line| (line.to_owned(), look));
    Cell { column, target, lines: said.chain([(found.based(), Look::Quiet)]).collect() }
}

/// A unit: its matrix, the phases of its fields, its situation and its factors.
pub fn unit(figure: &UnitFigure, factors: &[usize], setting: &Setting) -> Pages<Goal> {
    let words = &setting.words;
    let width = setting.size.width;
    let mut pages = Pages::new(width);
    let phases = figure.cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
    // Fields stand beside each other here, so one column per field.
    let names = figure.phases.iter().map(|name| name.width() as u16).max().unwrap_or_default();
    let names = (names + LEFT + 3).min(width / 3);
    let cell_width = ((width.saturating_sub(names + 1)) / (figure.fields.len().max(1) as u16)).clamp(12, 36);
    let side_by_side = usize::from(width.saturating_sub(names) / cell_width).max(1);
    let all: Vec<usize> = (0..figure.fields.len()).collect();
    for fields in all.chunks(side_by_side) {
        let at = |index: usize| names + index as u16 * cell_width;
        pages.head(|sheet| {
            sheet.line();
            for (index, &field) in fields.iter().enumerate() {
                let name = shortened(&figure.fields[field], usize::from(cell_width).saturating_sub(2));
                sheet.put(at(index), name, Look::Heading);
            }
        });
        for phase in 0..phases {
            pages.block(|sheet| {
                let cells = fields.iter().enumerate().filter_map(|(index, &field)| {
                    let found = figure.cells.get(field)?.get(phase)?;
                    let goal = Goal::Why(Target::Cell(CellPlace { field, phase }));
                    Some(cell(found, goal, at(index), cell_width.saturating_sub(2)))
                });
                let first = sheet.row(cells.collect());
                if let Some(name) = figure.phases.get(phase) {
                    sheet.label(
                        first,
                        LEFT,
                        shortened(name, usize::from(names.saturating_sub(LEFT)).saturating_sub(2)),
                        Look::Title,
                    );
                }
            });
        }
    }
    standings(&mut pages, figure, setting);
    if !figure.situation.is_empty() {
        pages.head(|sheet| {
            sheet.text(1, &words.text("report-situation"), Look::Heading);
        });
        pages.block(|sheet| {
            sheet.stop(Goal::Why(Target::Situation), |sheet| {
                sheet.text(LEFT, &figure.situation, Look::Text);
            });
            for note in &figure.notes {
                sheet.text(LEFT, note, Look::Title);
            }
        });
    }
    if !figure.factors.is_empty() {
        pages.head(|sheet| {
            sheet.text(1, &words.text("report-factors"), Look::Heading);
        });
        let values = figure.factors.iter().map(|(_, _, said)| said.width()).max().unwrap_or_default();
        let beside = LEFT + (values as u16).min(width / 3) + 3;
        pages.block(|sheet| {
            for ((title, _, said), index) in figure.factors.iter().zip(factors) {
                sheet.stop(Goal::Why(Target::Factor(*index)), |sheet| {
                    let first = sheet.text(beside, title, Look::Text);
                    sheet.label(first, LEFT, shortened(said, usize::from(beside - LEFT) - 1), Look::Title);
                });
            }
        });
    }
    meanings(&mut pages, &figure.meanings, setting);
    legend(&mut pages, &figure.head.base, &figure.phases, &figure.signs, setting);
    pages
}

/// Completed phases of each field on an axis and in words.
fn standings(pages: &mut Pages<Goal>, figure: &UnitFigure, setting: &Setting) {
    if figure.standings.is_empty() {
        return;
    }
    let phases = figure.phases.len();
    let lane = Lane::of(&figure.fields, phases, setting.size.width);
    pages.head(|sheet| {
        sheet.text(1, &setting.words.text("picture-phases"), Look::Heading);
        sheet.line();
        sheet.put(lane.axis, numbers(phases, lane.step), Look::Quiet);
    });
    for (index, (name, (standing, reading))) in figure.fields.iter().zip(&figure.standings).enumerate() {
        pages.block(|sheet| {
            sheet.stop(Goal::Why(Target::Field(index)), |sheet| {
                let first = sheet.lines().len();
                lane.put(sheet, standing, phases, LATER, Look::Title);
                lane.label(sheet, first, name);
            });
            sheet.text(lane.words, reading, Look::Quiet);
        });
    }
}

/// What each word means.
fn meanings(pages: &mut Pages<Goal>, meanings: &[(Word, String)], setting: &Setting) {
    pages.head(|sheet| {
        sheet.text(1, &setting.words.text("report-legend"), Look::Heading);
    });
    pages.block(|sheet| {
        for (_, said) in meanings {
            sheet.text(LEFT, said, Look::Text);
        }
    });
}

/// What else is to be known, last.
fn legend(pages: &mut Pages<Goal>, base: &[String], phases: &[String], legend: &[String], setting: &Setting) {
    pages.head(|_| {});
    pages.block(|sheet| {
        if !phases.is_empty() {
            let arguments = [("names", phases.join(" · ").into())];
            sheet.text(LEFT, &setting.words.with("report-legend-phases", &arguments), Look::Quiet);
        }
        for said in base.iter().skip(2).chain(legend) {
            sheet.text(LEFT, said, Look::Quiet);
        }
    });
}
