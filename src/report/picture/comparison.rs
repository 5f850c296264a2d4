//! Draws two rounds: for each unit and field the earlier round above the later one, on a common axis of phases.

use svg::node::element::{Group, Title};

use super::axis::{Axis, Which, unknown};
use super::canvas::{
    DEEP, GUIDE, INK, Look, MARGIN, PAPER, PLAIN, QUIET, SMALL, circle, document, heading, line, lines, text,
};
use crate::language::Words;
use crate::report::figure::comparison::{ComparedField, ComparedUnit, ComparisonFigure};

/// The columns of names and of verdicts.
const NAMES: u32 = 260;
const VERDICTS: u32 = 340;

/// From one phase to the next.
const STEP: u32 = 44;

/// Beside an axis.
const GAP: u32 = 36;

/// A field in a model without phases.
const LONE: u32 = 160;

/// From the upper edge of a unit to the axis of the earlier round, and on to that of the later one.
const EARLIER: u32 = 16;
const LATER: u32 = 36;

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
    fn of(figure: &ComparisonFigure) -> Self {
        let phases = figure.phases.len() as u32;
        let field = if phases == 0 { LONE } else { phases * STEP + GAP };
        Self { phases, field, fields: figure.fields.len() as u32 }
    }

    /// Where a field starts; the one behind the last is where the verdicts start.
    fn at(&self, field: usize) -> u32 {
        MARGIN + NAMES + field as u32 * self.field
    }

    fn axis(&self, field: usize) -> Axis {
        Axis { x: self.at(field) + 8, step: STEP, phases: self.phases }
    }

    fn width(&self) -> u32 {
        self.at(self.fields as usize) + VERDICTS + MARGIN
    }
}

/// The figure as SVG.
pub fn comparison(figure: &ComparisonFigure, language: &str, words: &Words) -> String {
    let layout = Layout::of(figure);
    let width = layout.width();
    let (mut drawn, mut y) = heading(Group::new(), &figure.head, width);
    for group in &figure.groups {
        y += 22;
        (drawn, y) = group_heading(drawn, y, &group.title, figure, &layout, words);
        for unit in &group.rows {
            let (row, lower) = draw_unit(y, unit, &layout);
            drawn = drawn.add(row);
            y = lower;
            drawn = drawn.add(line((MARGIN, y), (width - MARGIN, y), GUIDE, 1));
        }
    }
    let (signs, lower) = legend(y + 24, figure, width, words);
    drawn = drawn.add(signs);
    y = lower;
    let told = told(figure, words);
    document(language, (width, y + MARGIN), &figure.head.title, &told, drawn)
}

/// The kind of units, with the names of the fields and the numbers of their axes.
fn group_heading(
    drawn: Group,
    top: u32,
    title: &str,
    figure: &ComparisonFigure,
    layout: &Layout,
    words: &Words,
) -> (Group, u32) {
    let head = Look::of(PLAIN).bold().fill(DEEP);
    let (mut drawn, mut lower) = lines(drawn, MARGIN, top, head, &head.wrapped(title, NAMES - 16, 2));
    for (index, field) in figure.fields.iter().enumerate() {
        let names = head.wrapped(field, layout.field - 10, 2);
        let end;
        (drawn, end) = lines(drawn, layout.at(index), top, head, &names);
        lower = lower.max(end);
    }
    let verdicts = layout.at(figure.fields.len());
    (drawn, _) = lines(drawn, verdicts, top, head, &[words.text("report-verdict")]);
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

fn draw_unit(top: u32, unit: &ComparedUnit, layout: &Layout) -> (Group, u32) {
    let group = Group::new().add(Title::new(&unit.name));
    let room = NAMES - 16;
    let (group, y) = lines(group, MARGIN, top + 8, NAME, &NAME.wrapped(&unit.name, room, 3));
    let (mut group, names) = lines(group, MARGIN, y, ASIDE, &ASIDE.wrapped(&unit.link, room, 3));
    let mut lower = names;
    for (index, field) in unit.fields.iter().enumerate() {
        let end;
        (group, end) = draw_field(group, top, index, field, layout);
        lower = lower.max(end);
    }
    let x = layout.at(layout.fields as usize);
    let mut y = top + 8;
    (group, y) = lines(group, x, y, NAME, &NAME.wrapped(&unit.verdict, VERDICTS, 2));
    (group, y) = lines(group, x, y, SAID, &SAID.wrapped(&unit.observed, VERDICTS, 4));
    for note in &unit.notes {
        (group, y) = lines(group, x, y, ASIDE, &ASIDE.wrapped(note, VERDICTS, 3));
    }
    (group, lower.max(y) + 10)
}

fn draw_field(group: Group, top: u32, index: usize, field: &ComparedField, layout: &Layout) -> (Group, u32) {
    let mut group = group;
    let mut y = top + 8;
    if layout.phases > 0 {
        let axis = layout.axis(index);
        group = axis.guides(group, top + 6, top + LATER + 10);
        if field.has_shift {
            group = shift(group, top, field, axis);
        }
        group = axis.standing(group, top + EARLIER, &field.earlier, Which::Earlier);
        group = axis.standing(group, top + LATER, &field.later, Which::Later);
        y = top + LATER + 14;
    }
    let look = if layout.phases > 0 { ASIDE } else { SAID };
    lines(group, layout.at(index), y, look, &look.wrapped(&field.verdict, layout.field - 14, 3))
}

/// What surely shifted, from where it was to where it is.
fn shift(group: Group, top: u32, field: &ComparedField, axis: Axis) -> Group {
    let (Some(earlier), Some(later)) = (field.earlier.bounds, field.later.bounds) else { return group };
    let is_forward = earlier.1 < later.0;
    let (from, to) = if is_forward { (earlier.1, later.0) } else { (earlier.0, later.1) };
    let [from, to] = [from, to].map(|phases| axis.at(phases));
    group.add(line((from, top + EARLIER), (to, top + LATER), INK, 2).set("stroke-dasharray", "2 3"))
}

/// What the signs and words mean.
fn legend(top: u32, figure: &ComparisonFigure, width: u32, words: &Words) -> (Group, u32) {
    let head = Look::of(PLAIN).bold().fill(DEEP);
    let title = words.text("picture-legend");
    let drawn = Group::new().add(Title::new(&title));
    let (mut drawn, mut y) = lines(drawn, MARGIN, top, head, &[title]);
    y += 6;
    if !figure.phases.is_empty() {
        let [earlier, later] = &figure.rounds;
        let earlier = words.with("picture-earlier", &[("round", earlier.as_str().into())]);
        let later = words.with("picture-later", &[("round", later.as_str().into())]);
        let signs = [earlier, later, words.text("picture-range"), words.text("picture-unknown")];
        let shift = words.text("picture-shift");
        let has_shift = figure.units().flat_map(|unit| &unit.fields).any(|field| field.has_shift);
        let signs = signs.into_iter().chain(has_shift.then_some(shift));
        for (at, said) in signs.enumerate() {
            let middle = y + 9;
            let [from, to] = [MARGIN + 8, MARGIN + 52];
            drawn = match at {
                0 => drawn.add(circle((u32::midpoint(from, to), middle), 6, PAPER, INK)),
                1 => drawn.add(circle((u32::midpoint(from, to), middle), 6, DEEP, DEEP)),
                2 => drawn
                    .add(line((from, middle), (to, middle), DEEP, 5))
                    .add(circle((from, middle), 6, DEEP, DEEP))
                    .add(circle((to, middle), 6, DEEP, DEEP)),
                3 => unknown(drawn, (from, to), middle, INK),
                _ => drawn.add(line((from, y), (to, y + 18), INK, 2).set("stroke-dasharray", "2 3")),
            };
            let room = width - 2 * MARGIN - 76;
            (drawn, y) = lines(drawn, MARGIN + 76, y, SAID, &SAID.wrapped(&said, room, 2));
            y += 5;
        }
        let phases = words.with("report-legend-phases", &[("names", figure.phases.join(" · ").into())]);
        (drawn, y) = lines(drawn, MARGIN, y + 2, SAID, &SAID.wrapped(&phases, width - 2 * MARGIN, 3));
    }
    for said in std::iter::once(&words.text("picture-numbers")).chain(&figure.legend) {
        (drawn, y) = lines(drawn, MARGIN, y + 2, SAID, &SAID.wrapped(said, width - 2 * MARGIN, 4));
    }
    (drawn, y)
}

/// The picture in sentences.
fn told(figure: &ComparisonFigure, words: &Words) -> Vec<String> {
    let head = figure.head.base.iter().chain(&figure.head.remark).cloned();
    let mut told: Vec<String> = head.collect();
    for group in &figure.groups {
        told.push(group.title.clone());
        for unit in &group.rows {
            told.push(format!("{}: {}; {}; {}", unit.name, unit.link, unit.verdict, unit.observed));
            told.extend(figure.fields.iter().zip(&unit.fields).map(|(name, field)| {
                if figure.phases.is_empty() {
                    let arguments =
                        [("field", name.as_str().into()), ("verdict", field.verdict.as_str().into())];
                    return words.with("picture-field-lone", &arguments);
                }
                let arguments = [
                    ("field", name.as_str().into()),
                    ("earlier", field.earlier.words.as_str().into()),
                    ("later", field.later.words.as_str().into()),
                    ("verdict", field.verdict.as_str().into()),
                ];
                words.with("picture-field-line", &arguments)
            }));
            told.extend(unit.notes.iter().cloned());
        }
    }
    told.extend(figure.legend.iter().cloned());
    told
}
