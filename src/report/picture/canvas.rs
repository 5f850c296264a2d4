//! What pictures are drawn with: text and lines in a few looks, and the frame around them.

use svg::Document;
use svg::node::element::{Circle, Description, Group, Line, Rectangle, Text, Title};

use super::letters::wrapped;
use crate::report::figure::Head;

/// Text and marks. On white the contrast is above 16:1.
pub const INK: &str = "#1a1a1a";
/// Text beside the point; 7:1 on white.
pub const QUIET: &str = "#525252";
/// The later round, and headings; 8:1 on white.
pub const DEEP: &str = "#0b4f8a";
/// Lines that guide the eye.
pub const GUIDE: &str = "#bdbdbd";
/// The paper.
pub const PAPER: &str = "#ffffff";

/// Around everything.
pub const MARGIN: u32 = 32;

/// Sizes of text.
pub const LARGE: u32 = 24;
/// Names, verdicts, headings.
pub const PLAIN: u32 = 15;
/// What is said beside them.
pub const SMALL: u32 = 13;

/// Where text starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts here.
    Start,
    /// Its middle is here.
    Middle,
}

/// How text looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The size of the font.
    pub size: u32,
    /// Its colour.
    pub fill: &'static str,
    /// Whether it is heavy.
    pub is_bold: bool,
    /// Where it starts.
    pub anchor: Anchor,
}

impl Look {
    /// Plain text of a size.
    pub const fn of(size: u32) -> Self {
        Self { size, fill: INK, is_bold: false, anchor: Anchor::Start }
    }

    /// The same heavy.
    pub const fn bold(self) -> Self {
        Self { is_bold: true, ..self }
    }

    /// The same in another colour.
    pub const fn fill(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }

    /// The same around its middle.
    pub const fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    /// The height of a line.
    pub const fn line(self) -> u32 {
        self.size * 13 / 10
    }

    /// A text in lines of a width; heavy letters are a little wider.
    pub fn wrapped(self, text: &str, room: u32, most: usize) -> Vec<String> {
        wrapped(text, self.size, if self.is_bold { room * 9 / 10 } else { room }, most)
    }
}

/// A line of text, by the baseline.
pub fn text(x: u32, y: u32, look: Look, said: &str) -> Text {
    let text = Text::new(said).set("x", x).set("y", y).set("font-size", look.size).set("fill", look.fill);
    let text = if look.is_bold { text.set("font-weight", "bold") } else { text };
    match look.anchor {
        Anchor::Start => text,
        Anchor::Middle => text.set("text-anchor", "middle"),
    }
}

/// Lines of text below each other, from the upper edge; gives the lower edge too.
pub fn lines(group: Group, x: u32, top: u32, look: Look, said: &[String]) -> (Group, u32) {
    let mut group = group;
    let mut y = top;
    for line in said {
        group = group.add(text(x, y + look.size, look, line));
        y += look.line();
    }
    (group, y)
}

/// A straight line.
pub fn line(from: (u32, u32), to: (u32, u32), stroke: &'static str, thickness: u32) -> Line {
    Line::new()
        .set("x1", from.0)
        .set("y1", from.1)
        .set("x2", to.0)
        .set("y2", to.1)
        .set("stroke", stroke)
        .set("stroke-width", thickness)
}

/// A circle.
pub fn circle(at: (u32, u32), radius: u32, fill: &'static str, stroke: &'static str) -> Circle {
    Circle::new()
        .set("cx", at.0)
        .set("cy", at.1)
        .set("r", radius)
        .set("fill", fill)
        .set("stroke", stroke)
        .set("stroke-width", 2)
}

/// A rectangle.
pub fn rectangle(at: (u32, u32), size: (u32, u32), fill: &'static str) -> Rectangle {
    Rectangle::new()
        .set("x", at.0)
        .set("y", at.1)
        .set("width", size.0)
        .set("height", size.1)
        .set("fill", fill)
}

/// The title and what stands below it; gives the lower edge too.
pub fn heading(group: Group, head: &Head, width: u32) -> (Group, u32) {
    let room = width - 2 * MARGIN;
    let title = Look::of(LARGE).bold();
    let (mut group, mut y) = lines(group, MARGIN, MARGIN, title, &title.wrapped(&head.title, room, 3));
    y += 6;
    let look = Look::of(PLAIN).fill(QUIET);
    for base in &head.base {
        (group, y) = lines(group, MARGIN, y, look, &look.wrapped(base, room, 4));
    }
    if let Some(remark) = &head.remark {
        let look = Look::of(PLAIN).bold();
        (group, y) = lines(group, MARGIN, y + 4, look, &look.wrapped(remark, room, 4));
    }
    (group, y)
}

/// The picture as a document: what is drawn on white, with its title and a description of the same.
pub fn document(language: &str, size: (u32, u32), title: &str, told: &[String], drawn: Group) -> String {
    let (width, height) = size;
    let document = Document::new()
        .set("viewBox", (0, 0, width, height))
        .set("width", width)
        .set("height", height)
        .set("role", "img")
        .set("lang", language)
        .set("aria-labelledby", "picture-title")
        .set("aria-describedby", "picture-description")
        .set("font-family", "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif")
        .add(Title::new(title).set("id", "picture-title"))
        .add(Description::new().set("id", "picture-description").add(svg::node::Text::new(told.join("\n"))))
        .add(rectangle((0, 0), (width, height), PAPER))
        .add(drawn);
    format!("{document}\n")
}
