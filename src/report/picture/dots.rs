//! Pictures as dots (PNG), for word processors and slides that take no drawings.
//!
//! What is read is the SVG that this module's neighbours write and nothing else: an element or a value that they do not
//! write is an error, which a test over random studies would meet. Letters are those of `DejaVu` Sans, which come with the
//! program, so that a picture is the same on every computer; what that font has no letter for is an empty box.

use std::str::FromStr;

use roxmltree::{Document, Node};
use thiserror::Error;
use tiny_skia::{
    Color, FillRule, FilterQuality, Paint, Path, PathBuilder, Pattern, Pixmap, PixmapMut, Rect, Shader,
    SpreadMode, Stroke, StrokeDash, Transform,
};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// Dots for each unit of a picture: close to 300 an inch where a picture is as wide as a page.
const SHARP: f32 = 1.5;

/// Dots that a picture has at most; one that would have more gets fewer for each unit.
const MOST: f32 = 24e6;

/// Dots of each side of what fills an area again and again, for each unit.
const TILE: f32 = 4.0;

/// Why a picture could not be drawn: it is none of ours, or too large.
#[derive(Debug, Error)]
#[error("the picture could not be drawn as dots: {0}")]
pub struct DotsError(String);

fn wrong(what: impl Into<String>) -> DotsError {
    DotsError(what.into())
}

/// A picture as dots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dots {
    /// How wide the picture is in its own units, of which 96 make an inch.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// The file; the same picture gives the same bytes.
    pub png: Vec<u8>,
}

/// Draws a picture of this module as dots.
///
/// # Errors
/// It is no picture of this module.
pub fn dots(svg: &str) -> Result<Dots, DotsError> {
    let (width, height, canvas) = draw(svg)?;
    let png = canvas.encode_png().map_err(|error| wrong(error.to_string()))?;
    Ok(Dots { width, height, png })
}

fn draw(svg: &str) -> Result<(u32, u32, Pixmap), DotsError> {
    let read = Document::parse(svg).map_err(|error| wrong(error.to_string()))?;
    let root = read.root_element();
    let (width, height) = (number::<u32>(root, "width")?, number::<u32>(root, "height")?);
    let (wide, high) = (number::<f32>(root, "width")?, number::<f32>(root, "height")?);
    let scale = SHARP.min((MOST / (wide * high).max(1.0)).sqrt());
    let mut canvas = Pixmap::new((wide * scale).ceil() as u32, (high * scale).ceil() as u32)
        .ok_or_else(|| wrong(format!("nothing can be {width} by {height}")))?;
    let face = |bytes| Face::parse(bytes, 0).map_err(|error| wrong(error.to_string()));
    let mut pen = Pen {
        to: canvas.as_mut(),
        scale: Transform::from_scale(scale, scale),
        tile: None,
        regular: &face(dejavu::sans::regular())?,
        bold: &face(dejavu::sans::bold())?,
    };
    if let Some(pattern) = read.descendants().find(|node| node.has_tag_name("pattern")) {
        pen.tile = Some(pen.pattern(pattern)?);
    }
    pen.children(root)?;
    Ok((width, height, canvas))
}

fn said<'a>(node: Node<'a, '_>, name: &str) -> Result<&'a str, DotsError> {
    let told = || wrong(format!("<{}> has no `{name}`", node.tag_name().name()));
    node.attribute(name).ok_or_else(told)
}

fn number<N: FromStr>(node: Node<'_, '_>, name: &str) -> Result<N, DotsError> {
    let text = said(node, name)?;
    text.parse().map_err(|_| wrong(format!("`{name}` is `{text}`, which is no number")))
}

/// `#rrggbb`.
fn colour(text: &str) -> Result<Color, DotsError> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
    let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let [_, red, green, blue] = value.ok_or_else(|| wrong(format!("`{text}` is no colour")))?.to_be_bytes();
    Ok(Color::from_rgba8(red, green, blue, u8::MAX))
}

/// What draws, and with what.
struct Pen<'p> {
    to: PixmapMut<'p>,
    scale: Transform,
    /// What fills an area instead of a colour.
    tile: Option<Tile>,
    regular: &'p Face<'static>,
    bold: &'p Face<'static>,
}

/// A small picture that is laid beside itself.
struct Tile {
    name: String,
    dots: Pixmap,
    /// From its dots to units of the picture.
    placed: Transform,
}

impl Pen<'_> {
    fn children(&mut self, node: Node<'_, '_>) -> Result<(), DotsError> {
        node.children().filter(Node::is_element).try_for_each(|child| self.element(child))
    }

    fn element(&mut self, node: Node<'_, '_>) -> Result<(), DotsError> {
        match node.tag_name().name() {
            "title" | "desc" | "defs" => Ok(()),
            "g" => match node.attributes().next() {
                None => self.children(node),
                Some(attribute) => Err(wrong(format!("`{}` of a group is unknown", attribute.name()))),
            },
            "rect" => {
                let at = (number(node, "x")?, number(node, "y")?);
                let size = (number(node, "width")?, number(node, "height")?);
                let Some(area) = Rect::from_xywh(at.0, at.1, size.0, size.1) else { return Ok(()) };
                self.shape(node, &PathBuilder::from_rect(area))
            }
            "circle" => {
                let round =
                    PathBuilder::from_circle(number(node, "cx")?, number(node, "cy")?, number(node, "r")?);
                round.map_or(Ok(()), |round| self.shape(node, &round))
            }
            "line" => {
                let mut line = PathBuilder::new();
                line.move_to(number(node, "x1")?, number(node, "y1")?);
                line.line_to(number(node, "x2")?, number(node, "y2")?);
                line.finish().map_or(Ok(()), |line| self.shape(node, &line))
            }
            "text" => self.text(node),
            other => Err(wrong(format!("<{other}> is unknown"))),
        }
    }

    /// Fills a shape and draws its edge, each where the element says how.
    fn shape(&mut self, node: Node<'_, '_>, shape: &Path) -> Result<(), DotsError> {
        let scale = self.scale;
        if let Some(fill) = node.attribute("fill") {
            let shader = shader(fill, self.tile.as_ref())?;
            let paint = Paint { shader, anti_alias: true, ..Paint::default() };
            self.to.fill_path(shape, &paint, FillRule::Winding, scale, None);
        }
        if let Some(stroke) = node.attribute("stroke") {
            let paint = Paint { shader: Shader::SolidColor(colour(stroke)?), ..Paint::default() };
            let dash = match node.attribute("stroke-dasharray") {
                None => None,
                Some(lengths) => {
                    let lengths: Result<Vec<f32>, _> = lengths.split(' ').map(str::parse).collect();
                    let lengths = lengths.map_err(|_| wrong("a broken line of unknown lengths"))?;
                    StrokeDash::new(lengths, 0.0)
                }
            };
            let stroke = Stroke { width: number(node, "stroke-width")?, dash, ..Stroke::default() };
            self.to.stroke_path(shape, &paint, &stroke, scale, None);
        }
        Ok(())
    }

    fn pattern(&self, node: Node<'_, '_>) -> Result<Tile, DotsError> {
        let side = |name| number::<f32>(node, name).map(|units| (units * TILE) as u32);
        let mut dots =
            Pixmap::new(side("width")?, side("height")?).ok_or_else(|| wrong("a pattern of nothing"))?;
        let scale = Transform::from_scale(TILE, TILE);
        let mut pen = Pen { to: dots.as_mut(), scale, tile: None, regular: self.regular, bold: self.bold };
        pen.children(node)?;
        let turned = said(node, "patternTransform")?;
        let angle = turned.strip_prefix("rotate(").and_then(|rest| rest.strip_suffix(')'));
        let angle: f32 = angle.and_then(|angle| angle.parse().ok()).ok_or_else(|| wrong(turned))?;
        let placed = Transform::from_scale(1.0 / TILE, 1.0 / TILE).post_rotate(angle);
        Ok(Tile { name: said(node, "id")?.to_owned(), dots, placed })
    }

    fn text(&mut self, node: Node<'_, '_>) -> Result<(), DotsError> {
        let text = node.text().unwrap_or_default().trim();
        let face = match node.attribute("font-weight") {
            None => self.regular,
            Some("bold") => self.bold,
            Some(other) => return Err(wrong(format!("letters are `{other}`"))),
        };
        let size: f32 = number(node, "font-size")?;
        let paint = Paint {
            shader: Shader::SolidColor(colour(said(node, "fill")?)?),
            anti_alias: true,
            ..Paint::default()
        };
        let wide = width(face, text, size);
        let start: f32 = number(node, "x")?;
        let start = match node.attribute("text-anchor") {
            None => start,
            Some("middle") => start - wide / 2.0,
            Some(other) => return Err(wrong(format!("text starts at its `{other}`"))),
        };
        let mut outline = Outline {
            path: PathBuilder::new(),
            at: (start, number(node, "y")?),
            unit: size / f32::from(face.units_per_em()),
        };
        for glyph in glyphs(face, text) {
            face.outline_glyph(glyph, &mut outline);
            outline.at.0 += advance(face, glyph) * outline.unit;
        }
        if let Some(path) = outline.path.finish() {
            self.to.fill_path(&path, &paint, FillRule::Winding, self.scale, None);
        }
        Ok(())
    }
}

/// A colour, or the name of what is laid side by side.
fn shader<'t>(fill: &str, tile: Option<&'t Tile>) -> Result<Shader<'t>, DotsError> {
    let Some(name) = fill.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) else {
        return Ok(Shader::SolidColor(colour(fill)?));
    };
    let tile = tile.filter(|tile| tile.name == name);
    let tile = tile.ok_or_else(|| wrong(format!("there is no `{name}` to fill with")))?;
    Ok(Pattern::new(tile.dots.as_ref(), SpreadMode::Repeat, FilterQuality::Bilinear, 1.0, tile.placed))
}

fn glyphs(face: &Face<'_>, text: &str) -> impl Iterator<Item = GlyphId> {
    text.chars().map(|letter| face.glyph_index(letter).unwrap_or_default())
}

fn advance(face: &Face<'_>, glyph: GlyphId) -> f32 {
    face.glyph_hor_advance(glyph).map_or(0.0, f32::from)
}

fn width(face: &Face<'_>, text: &str, size: f32) -> f32 {
    let units: f32 = glyphs(face, text).map(|glyph| advance(face, glyph)).sum();
    units * size / f32::from(face.units_per_em())
}

/// The outlines of letters, put where they stand in the picture. In a font heights go up.
struct Outline {
    path: PathBuilder,
    at: (f32, f32),
    unit: f32,
}

impl Outline {
    fn placed(&self, x: f32, y: f32) -> (f32, f32) {
        (self.at.0 + x * self.unit, self.at.1 - y * self.unit)
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.placed(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.placed(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.placed(x1, y1), self.placed(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (x1, y1) = self.placed(x1, y1);
        let ((x2, y2), (x, y)) = (self.placed(x2, y2), self.placed(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use svg::node::element::Group;
    use tiny_skia::PremultipliedColorU8;

    use super::*;
    use crate::domain::compare::{compare, series as in_a_row};
    use crate::domain::fixtures::random::scenes;
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::score::{Scoring, View, score_study};
    use crate::language::Words;
    use crate::report::figure::{Naming, Source};
    use crate::report::{figure, picture};
    use picture::canvas::{DEEP, INK, Look, MARGIN, PAPER, document, rectangle, text};

    fn dot(canvas: &Pixmap, x: u32, y: u32) -> PremultipliedColorU8 {
        canvas.pixel(x * 3 / 2, y * 3 / 2).unwrap()
    }

    fn of(text: &str) -> PremultipliedColorU8 {
        colour(text).unwrap().premultiply().to_color_u8()
    }

    #[test]
    fn shapes_and_letters_stand_where_the_drawing_has_them() {
        let drawn = Group::new()
            .add(rectangle((40, 40), (20, 10), DEEP))
            .add(picture::canvas::line((10, 100), (90, 100), INK, 4))
            .add(picture::canvas::circle((50, 150), 8, DEEP, INK))
            .add(text(100, 60, Look::of(20).bold(), "I"))
            .add(text(150, 60, Look::of(20).bold().middle(), "I"));
        let svg = document("en", (200, 180), "title", &[], drawn);
        let (_, _, canvas) = draw(&svg).unwrap();
        assert_eq!((canvas.width(), canvas.height()), (300, 270));
        for (x, y) in [(45, 45), (50, 150)] {
            assert_eq!(dot(&canvas, x, y), of(DEEP), "{x} {y}");
        }
        assert_eq!(dot(&canvas, 50, 100), of(INK));
        for (x, y) in [(35, 45), (61, 45), (45, 51), (50, 103), (50, 165), (5, 5)] {
            assert_eq!(dot(&canvas, x, y), of(PAPER), "{x} {y}");
        }
        let ink = |from: u32, to: u32| (from..to).filter(|x| dot(&canvas, *x, 53) == of(INK)).count();
        // Where it starts, and around its middle.
        assert!(ink(98, 108) > 1 && ink(90, 100) == 0);
        assert_eq!(ink(145, 155), ink(140, 160));
        assert!(dot(&canvas, 149, 53) == of(INK) && ink(145, 155) > 1);
    }

    #[test]
    fn what_is_none_of_ours_is_refused_with_what_it_is() {
        for (inside, told) in [
            ("<image href='x'/>", "<image>"),
            ("<g transform='scale(2)'/>", "transform"),
            ("<rect x='0' y='0' width='1' height='1' fill='red'/>", "red"),
            ("<rect x='0' y='0' width='1' fill='#000000'/>", "height"),
            ("<rect x='0' y='0' width='1' height='1' fill='url(#else)'/>", "else"),
            ("<text x='0' y='a' font-size='2' fill='#000000'>x</text>", "`a`"),
        ] {
            let svg = format!("<svg width='10' height='10'>{inside}</svg>");
            let error = dots(&svg).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
        assert!(dots("<svg width='0' height='10'/>").is_err() && dots("no").is_err());
    }

    #[test]
    fn a_very_large_picture_has_no_more_dots_than_there_may_be() {
        let svg = document("en", (2_000, 60_000), "title", &[], Group::new());
        let (width, height, canvas) = draw(&svg).unwrap();
        assert_eq!((width, height), (2_000, 60_000));
        assert!(f64::from(canvas.width()) * f64::from(canvas.height()) <= f64::from(MOST) * 1.01);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4))]

        /// Every picture of every study can be drawn, and none of its words goes beyond the edge.
        #[test]
        fn every_picture_of_a_study_is_drawn_within_its_margins(scene in scenes()) {
            let Scene { study, model, questionnaires } = &scene;
            let words = Words::english();
            let scoring = Scoring { study, model, questionnaires, view: View::Account, rater: None };
            let rounds = score_study(&scoring);
            let source =
                Source { study, model, view: View::Account, naming: Naming::All, words: &words, language: "en" };
            let compared = compare(&scoring, &id("r1"), &id("r2"));
            let row = in_a_row(&scoring, &[id("r1"), id("r2")]);
            let mut drawn = vec![
                picture::comparison(&figure::comparison::comparison(source, &compared, [&rounds[0], &rounds[1]]), "en", &words),
                picture::series(&figure::series::series(source, &row), "en", &words),
                picture::organisation(&figure::organisation::organisation(source, &rounds[1], None), "en", &words),
            ];
            let of_unit = |unit| figure::unit::unit(source, &rounds[1], None, unit);
            let of_units = study.units.iter().filter_map(|unit| of_unit(&unit.id));
            drawn.extend(of_units.map(|figure| picture::unit(&figure, "en", &words)));
            for svg in &drawn {
                let (width, height, canvas) = draw(svg).unwrap();
                let edge = MARGIN / 4;
                for y in 0..height {
                    for x in (0..edge).chain(width - edge..width) {
                        prop_assert_eq!(dot(&canvas, x, y), of(PAPER), "{} of {}, {}", x, width, y);
                    }
                }
            }
        }
    }
}
