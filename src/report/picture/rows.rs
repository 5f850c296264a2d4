//! What pictures of units in rows share: columns of names, of fields on axes of phases, and of words behind them.

use svg::node::element::{Group, Title};

use super::axis::{Axis, unknown};
use super::canvas::{
    DEEP, GUIDE, INK, Look, MARGIN, PAPER, PLAIN, QUIET, SMALL, circle, heading, line, lines, text,
};
use crate::language::Words;
use crate::report::figure;

/// Beside an axis.
const GAP: u32 = 36;

pub(super) const NAME: Look = Look::of(PLAIN).bold();
pub(super) const SAID: Look = Look::of(SMALL);
pub(super) const ASIDE: Look = Look::of(SMALL).fill(QUIET);

/// How much room things have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// The column of names.
    pub names: u32,
    /// The column of words behind the fields.
    pub said: u32,
    /// From one phase to the next.
    pub step: u32,
    /// A field in a model without phases.
    pub lone: u32,
}

/// Where things stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    room: Room,
    /// How many phases there are.
    pub phases: u32,
    /// How wide a field is.
    pub field: u32,
    fields: u32,
}

impl Layout {
    pub fn of(room: Room, phases: usize, fields: usize) -> Self {
        let phases = phases as u32;
        let field = if phases == 0 { room.lone } else { phases * room.step + GAP };
        Self { room, phases, field, fields: fields as u32 }
    }

    /// Where a field starts.
    pub fn at(&self, field: usize) -> u32 {
        MARGIN + self.room.names + field as u32 * self.field
    }

    /// Where the words behind the fields start.
    pub fn behind(&self) -> u32 {
        self.at(self.fields as usize)
    }

    pub fn axis(&self, field: usize) -> Axis {
        Axis { x: self.at(field) + 8, step: self.room.step, phases: self.phases }
    }

    pub fn width(&self) -> u32 {
        self.behind() + self.room.said + MARGIN
    }
}

/// What stands above the rows of every group.
pub(super) struct Heads<'f> {
    /// The names of the fields.
    pub fields: &'f [String],
    /// What the words behind them are.
    pub behind: String,
}

/// The head of the picture and every group of units, each unit drawn by `draw` from its upper edge; how far down it goes.
pub(super) fn groups<T>(
    head: &figure::Head,
    groups: &[figure::Group<T>],
    heads: &Heads<'_>,
    layout: &Layout,
    words: &Words,
    draw: impl Fn(u32, &T) -> (Group, u32),
) -> (Group, u32) {
    let width = layout.width();
    let (mut drawn, mut y) = heading(Group::new(), head, width);
    for group in groups {
        y += 22;
        (drawn, y) = group_heading(drawn, y, &group.title, heads, layout, words);
        for unit in &group.rows {
            let (row, lower) = draw(y, unit);
            drawn = drawn.add(row);
            y = lower;
            drawn = drawn.add(line((MARGIN, y), (width - MARGIN, y), GUIDE, 1));
        }
    }
    (drawn, y)
}

/// The kind of units, with the names of the fields and the numbers of their axes.
fn group_heading(
    drawn: Group,
    top: u32,
    title: &str,
    heads: &Heads<'_>,
    layout: &Layout,
    words: &Words,
) -> (Group, u32) {
    let head = Look::of(PLAIN).bold().fill(DEEP);
    let title = head.wrapped(title, layout.room.names - 16, 2);
    let (mut drawn, mut lower) = lines(drawn, MARGIN, top, head, &title);
    for (index, field) in heads.fields.iter().enumerate() {
        let end;
        (drawn, end) = lines(drawn, layout.at(index), top, head, &head.wrapped(field, layout.field - 10, 2));
        lower = lower.max(end);
    }
    (drawn, _) = lines(drawn, layout.behind(), top, head, std::slice::from_ref(&heads.behind));
    if layout.phases > 0 {
        for index in 0..heads.fields.len() {
            drawn = layout.axis(index).numbers(drawn, lower + SMALL);
        }
        drawn = drawn.add(text(MARGIN, lower + SMALL, ASIDE, &words.text("picture-phases")));
        lower += ASIDE.line();
    }
    let y = lower + 4;
    (drawn.add(line((MARGIN, y), (layout.width() - MARGIN, y), INK, 1)), y)
}

/// A sign of the legend.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sign {
    /// An earlier round.
    Earlier,
    /// The later or last round.
    Later,
    /// From at least to at most.
    Range,
    /// Nothing can be said yet.
    Unknown,
    /// What surely shifted.
    Shift,
}

/// What the signs and words mean.
pub(super) fn legend(
    top: u32,
    signs: &[(Sign, String)],
    phases: &[String],
    said: &[String],
    width: u32,
    words: &Words,
) -> (Group, u32) {
    let head = Look::of(PLAIN).bold().fill(DEEP);
    let title = words.text("picture-legend");
    let drawn = Group::new().add(Title::new(&title));
    let (mut drawn, mut y) = lines(drawn, MARGIN, top, head, &[title]);
    y += 6;
    let room = width - 2 * MARGIN;
    if !phases.is_empty() {
        for (sign, said) in signs {
            drawn = draw_sign(drawn, *sign, y);
            (drawn, y) = lines(drawn, MARGIN + 76, y, SAID, &SAID.wrapped(said, room - 76, 2));
            y += 5;
        }
        let phases = words.with("report-legend-phases", &[("names", phases.join(" · ").into())]);
        (drawn, y) = lines(drawn, MARGIN, y + 2, SAID, &SAID.wrapped(&phases, room, 3));
    }
    for said in std::iter::once(&words.text("picture-numbers")).chain(said) {
        (drawn, y) = lines(drawn, MARGIN, y + 2, SAID, &SAID.wrapped(said, room, 4));
    }
    (drawn, y)
}

fn draw_sign(drawn: Group, sign: Sign, y: u32) -> Group {
    let middle = y + 9;
    let [from, to] = [MARGIN + 8, MARGIN + 52];
    match sign {
        Sign::Earlier => drawn.add(circle((u32::midpoint(from, to), middle), 6, PAPER, INK)),
        Sign::Later => drawn.add(circle((u32::midpoint(from, to), middle), 6, DEEP, DEEP)),
        Sign::Range => drawn
            .add(line((from, middle), (to, middle), DEEP, 5))
            .add(circle((from, middle), 6, DEEP, DEEP))
            .add(circle((to, middle), 6, DEEP, DEEP)),
        Sign::Unknown => unknown(drawn, (from, to), middle, INK),
        Sign::Shift => drawn.add(line((from, y), (to, y + 18), INK, 2).set("stroke-dasharray", "2 3")),
    }
}
