//! Draws rounds in a row: for each unit a row a round below its name, every field on a common axis of phases.

use svg::node::element::{Group, Title};

use super::axis::Which;
use super::canvas::{MARGIN, document, lines};
use super::rows::{ASIDE, Heads, Layout, NAME, Room, SAID, Sign, groups, legend};
use crate::language::Words;
use crate::report::figure::Standing;
use crate::report::figure::series::{SeriesFigure, SeriesUnit};

const ROOM: Room = Room { names: 240, said: 400, step: 36, lone: 180 };

/// From one round of a unit to the next.
const ROW: u32 = 22;

/// The figure as SVG.
pub fn series(figure: &SeriesFigure, language: &str, words: &Words) -> String {
    let layout = Layout::of(ROOM, figure.phases.len(), figure.fields.len());
    let heads = Heads { fields: &figure.fields, behind: words.text("series-steps") };
    let draw = |top, unit: &SeriesUnit| draw_unit(top, unit, figure, &layout);
    let (drawn, y) = groups(&figure.head, &figure.groups, &heads, &layout, words, draw);
    let (width, signs) = (layout.width(), signs(figure, words));
    let (legend, y) = legend(y + 24, &signs, &figure.phases, &figure.legend, width, words);
    document(language, (width, y + MARGIN), &figure.head.title, &told(figure), drawn.add(legend))
}

fn draw_unit(top: u32, unit: &SeriesUnit, figure: &SeriesFigure, layout: &Layout) -> (Group, u32) {
    let group = Group::new().add(Title::new(&unit.name));
    let room = layout.behind() - MARGIN - 16;
    let (mut group, first) = lines(group, MARGIN, top + 8, NAME, &NAME.wrapped(&unit.name, room, 2));
    let at = |round: usize| first + 14 + round as u32 * ROW;
    let last = figure.rounds.len().saturating_sub(1);
    let lower = at(last) + 12;
    for (round, label) in figure.rounds.iter().enumerate() {
        let label = ASIDE.wrapped(label, ROOM.names - 24, 1);
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
    let x = layout.behind();
    let mut y = top + 8;
    for step in &unit.steps {
        (group, y) = lines(group, x, y, SAID, &SAID.wrapped(step, ROOM.said, 4));
        y += 3;
    }
    for note in &unit.notes {
        (group, y) = lines(group, x, y, ASIDE, &ASIDE.wrapped(note, ROOM.said, 4));
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

fn signs(figure: &SeriesFigure, words: &Words) -> [(Sign, String); 4] {
    let last = figure.rounds.last().map_or("", String::as_str);
    [
        (Sign::Earlier, words.text("picture-earlier-rounds")),
        (Sign::Later, words.with("picture-later", &[("round", last.into())])),
        (Sign::Range, words.text("picture-range")),
        (Sign::Unknown, words.text("picture-unknown")),
    ]
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
