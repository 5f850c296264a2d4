//! Draws two rounds: for each unit and field the earlier round above the later one, on a common axis of phases.

use svg::node::element::{Group, Title};

use super::axis::{Axis, Which};
use super::canvas::{INK, MARGIN, document, line, lines};
use super::rows::{ASIDE, Heads, Layout, NAME, Room, SAID, Sign, groups, legend};
use crate::language::Words;
use crate::report::figure::comparison::{ComparedField, ComparedUnit, ComparisonFigure};

const ROOM: Room = Room { names: 260, said: 340, step: 44, lone: 160 };

/// From the upper edge of a unit to the axis of the earlier round, and on to that of the later one.
const EARLIER: u32 = 16;
const LATER: u32 = 36;

/// The figure as SVG.
pub fn comparison(figure: &ComparisonFigure, language: &str, words: &Words) -> String {
    let layout = Layout::of(ROOM, figure.phases.len(), figure.fields.len());
    let heads = Heads { fields: &figure.fields, behind: words.text("report-verdict") };
    let draw = |top, unit: &ComparedUnit| draw_unit(top, unit, &layout);
    let (drawn, y) = groups(&figure.head, &figure.groups, &heads, &layout, words, draw);
    let (width, signs) = (layout.width(), signs(figure, words));
    let (legend, y) = legend(y + 24, &signs, &figure.phases, &figure.legend, width, words);
    let told = told(figure, words);
    document(language, (width, y + MARGIN), &figure.head.title, &told, drawn.add(legend))
}

fn draw_unit(top: u32, unit: &ComparedUnit, layout: &Layout) -> (Group, u32) {
    let group = Group::new().add(Title::new(&unit.name));
    let room = ROOM.names - 16;
    let (group, y) = lines(group, MARGIN, top + 8, NAME, &NAME.wrapped(&unit.name, room, 3));
    let (mut group, names) = lines(group, MARGIN, y, ASIDE, &ASIDE.wrapped(&unit.link, room, 3));
    let mut lower = names;
    for (index, field) in unit.fields.iter().enumerate() {
        let end;
        (group, end) = draw_field(group, top, index, field, layout);
        lower = lower.max(end);
    }
    let x = layout.behind();
    let mut y = top + 8;
    (group, y) = lines(group, x, y, NAME, &NAME.wrapped(&unit.verdict, ROOM.said, 2));
    (group, y) = lines(group, x, y, SAID, &SAID.wrapped(&unit.observed, ROOM.said, 4));
    for note in &unit.notes {
        (group, y) = lines(group, x, y, ASIDE, &ASIDE.wrapped(note, ROOM.said, 3));
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

fn signs(figure: &ComparisonFigure, words: &Words) -> Vec<(Sign, String)> {
    let [earlier, later] = &figure.rounds;
    let mut signs = vec![
        (Sign::Earlier, words.with("picture-earlier", &[("round", earlier.as_str().into())])),
        (Sign::Later, words.with("picture-later", &[("round", later.as_str().into())])),
        (Sign::Range, words.text("picture-range")),
        (Sign::Unknown, words.text("picture-unknown")),
    ];
    if figure.units().flat_map(|unit| &unit.fields).any(|field| field.has_shift) {
        signs.push((Sign::Shift, words.text("picture-shift")));
    }
    signs
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
