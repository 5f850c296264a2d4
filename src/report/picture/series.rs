//! Draws rounds in a row: for each unit a row a round below its name, every field on a common axis of phases.

use svg::node::element::{Group, Title};

use super::axis::{Axis, Which, unknown};
use super::canvas::{
    DEEP, GUIDE, INK, Look, MARGIN, PAPER, PLAIN, QUIET, SMALL, circle, document, heading, line, lines, text,
};
use crate::language::Words;
use crate::report::figure::Standing;
use crate::report::figure::series::{SeriesFigure, SeriesUnit};

/// The columns of names and of what is said between the rounds.
const NAMES: u32 = 240;
const SAID_ROOM: u32 = 400;

/// From one phase to the next.
const STEP: u32 = 36;

/// Beside an axis.
const GAP: u32 = 36;

/// A field in a model without phases.
const LONE: u32 = 180;

/// From one round of a unit to the next.
const ROW: u32 = 22;

const NAME: Look = Look::of(PLAIN).bold();
const SAID: Look = Look::of(SMALL);
const ASIDE: Look = Look::of(SMALL).fill(QUIET);

/// Where things stand.
struct Layout {
    phases: u32,
    field: u32,
    fields: u32,
}

impl Layout {
    fn of(figure: &SeriesFigure) -> Self {
        let phases = figure.phases.len() as u32;
        let field = if phases == 0 { LONE } else { phases * STEP + GAP };
        Self { phases, field, fields: figure.fields.len() as u32 }
    }

    /// Where a field starts; the one behind the last is where the words start.
    fn at(&self, field: usize) -> u32 {
        MARGIN + NAMES + field as u32 * self.field
    }

    fn axis(&self, field: usize) -> Axis {
        Axis { x: self.at(field) + 8, step: STEP, phases: self.phases }
    }

    fn width(&self) -> u32 {
        self.at(self.fields as usize) + SAID_ROOM + MARGIN
    }
}

/// The figure as SVG.
pub fn series(figure: &SeriesFigure, language: &str, words: &Words) -> String {
    let layout = Layout::of(figure);
    let width = layout.width();
    let (mut drawn, mut y) = heading(Group::new(), &figure.head, width);
    for group in &figure.groups {
        y += 22;
        (drawn, y) = group_heading(drawn, y, &group.title, figure, &layout, words);
        for unit in &group.rows {
            let (row, lower) = draw_unit(y, unit, figure, &layout);
            drawn = drawn.add(row);
            y = lower;
            drawn = drawn.add(line((MARGIN, y), (width - MARGIN, y), GUIDE, 1));
        }
    }
    let (signs, lower) = legend(y + 24, figure, width, words);
    drawn = drawn.add(signs);
    document(language, (width, lower + MARGIN), &figure.head.title, &told(figure), drawn)
}

/// The kind of units, with the names of the fields and the numbers of their axes.
fn group_heading(
    drawn: Group,
    top: u32,
    title: &str,
    figure: &SeriesFigure,
    layout: &Layout,
    words: &Words,
) -> (Group, u32) {
    let head = Look::of(PLAIN).bold().fill(DEEP);
    let (mut drawn, mut lower) = lines(drawn, MARGIN, top, head, &head.wrapped(title, NAMES - 16, 2));
    for (index, field) in figure.fields.iter().enumerate() {
        let end;
        (drawn, end) = lines(drawn, layout.at(index), top, head, &head.wrapped(field, layout.field - 10, 2));
        lower = lower.max(end);
    }
    let said = layout.at(figure.fields.len());
    (drawn, _) = lines(drawn, said, top, head, &[words.text("series-steps")]);
    if layout.phases > 0 {
        for index in 0..figure.fields.len() {
            drawn = layout.axis(index).numbers(drawn, lower + SMALL);
        }
        drawn = drawn.add(text(MARGIN, lower + SMALL, ASIDE, &words.text("picture-phases")));
        lower += ASIDE.line();
    }
    let y = lower + 4;
    (drawn.add(line((MARGIN, y), (layout.width() - MARGIN, y), INK, 1)), y)
}

fn draw_unit(top: u32, unit: &SeriesUnit, figure: &SeriesFigure, layout: &Layout) -> (Group, u32) {
    let group = Group::new().add(Title::new(&unit.name));
    let room = layout.at(layout.fields as usize) - MARGIN - 16;
    let (mut group, first) = lines(group, MARGIN, top + 8, NAME, &NAME.wrapped(&unit.name, room, 2));
    let at = |round: usize| first + 14 + round as u32 * ROW;
    let last = figure.rounds.len().saturating_sub(1);
    let lower = at(last) + 12;
    for (round, label) in figure.rounds.iter().enumerate() {
        let label = ASIDE.wrapped(label, NAMES - 24, 1);
        group = lines(group, MARGIN + 8, at(round) - 9, ASIDE, &label).0;
    }
    for (index, standings) in unit.fields.iter().enumerate() {
        if layout.phases > 0 {
            group = layout.axis(index).guides(group, at(0) - 8, at(last) + 8);
        }
        for (round, standing) in standings.iter().enumerate() {
            group = draw(group, at(round), index, standing, round == last, layout);
        }
    }
    let x = layout.at(layout.fields as usize);
    let mut y = top + 8;
    for step in &unit.steps {
        (group, y) = lines(group, x, y, SAID, &SAID.wrapped(step, SAID_ROOM, 4));
        y += 3;
    }
    for note in &unit.notes {
        (group, y) = lines(group, x, y, ASIDE, &ASIDE.wrapped(note, SAID_ROOM, 4));
    }
    (group, lower.max(y) + 8)
}

/// A field of a unit in a round.
fn draw(group: Group, y: u32, field: usize, standing: &Standing, is_last: bool, layout: &Layout) -> Group {
    if layout.phases == 0 {
        let said = SAID.wrapped(&standing.words, layout.field - 12, 1);
        return lines(group, layout.at(field), y - 9, SAID, &said).0;
    }
    let which = if is_last { Which::Later } else { Which::Earlier };
    layout.axis(field).standing(group, y, standing, which)
}

/// What the signs and words mean.
fn legend(top: u32, figure: &SeriesFigure, width: u32, words: &Words) -> (Group, u32) {
    let head = Look::of(PLAIN).bold().fill(DEEP);
    let title = words.text("picture-legend");
    let drawn = Group::new().add(Title::new(&title));
    let (mut drawn, mut y) = lines(drawn, MARGIN, top, head, &[title]);
    y += 6;
    let room = width - 2 * MARGIN;
    if !figure.phases.is_empty() {
        let last = figure.rounds.last().map_or("", String::as_str);
        let signs = [
            words.text("picture-earlier-rounds"),
            words.with("picture-later", &[("round", last.into())]),
            words.text("picture-range"),
            words.text("picture-unknown"),
        ];
        for (at, said) in signs.iter().enumerate() {
            let middle = y + 9;
            let [from, to] = [MARGIN + 8, MARGIN + 52];
            drawn = match at {
                0 => drawn.add(circle((u32::midpoint(from, to), middle), 6, PAPER, INK)),
                1 => drawn.add(circle((u32::midpoint(from, to), middle), 6, DEEP, DEEP)),
                2 => drawn
                    .add(line((from, middle), (to, middle), DEEP, 5))
                    .add(circle((from, middle), 6, DEEP, DEEP))
                    .add(circle((to, middle), 6, DEEP, DEEP)),
                _ => unknown(drawn, (from, to), middle, INK),
            };
            (drawn, y) = lines(drawn, MARGIN + 76, y, SAID, &SAID.wrapped(said, room - 76, 2));
            y += 5;
        }
        let phases = words.with("report-legend-phases", &[("names", figure.phases.join(" · ").into())]);
        (drawn, y) = lines(drawn, MARGIN, y + 2, SAID, &SAID.wrapped(&phases, room, 3));
    }
    for said in std::iter::once(&words.text("picture-numbers")).chain(&figure.legend) {
        (drawn, y) = lines(drawn, MARGIN, y + 2, SAID, &SAID.wrapped(said, room, 4));
    }
    (drawn, y)
}

/// The picture in sentences.
fn told(figure: &SeriesFigure) -> Vec<String> {
    let mut told: Vec<String> = figure.head.base.iter().chain(&figure.head.remark).cloned().collect();
    for group in &figure.groups {
        told.push(group.title.clone());
        for unit in &group.rows {
            told.push(unit.name.clone());
            told.extend(told_fields(&figure.fields, &figure.rounds, unit));
            told.extend(unit.steps.iter().chain(&unit.notes).cloned());
        }
    }
    told.extend(figure.legend.iter().cloned());
    told
}

/// The fields of a unit over the rounds, a sentence each: "Policy: First: in phase 1; Second: …".
pub fn told_fields<'f>(
    fields: &'f [String],
    rounds: &'f [String],
    unit: &'f SeriesUnit,
) -> impl Iterator<Item = String> + 'f {
    fields.iter().zip(&unit.fields).map(move |(name, standings)| {
        let told: Vec<String> = rounds
            .iter()
            .zip(standings)
            .map(|(round, standing)| format!("{round}: {}", standing.words))
            .collect();
        format!("{name}: {}", told.join("; "))
    })
}
