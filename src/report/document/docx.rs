//! A report as a document for a word processor (Office Open XML): headings by style, tables with a row of titles that is
//! repeated on each page, the language set. Pictures are dots, with the same in words for those who do not see them, and
//! below those whose letters become too small on a page.

use std::io::{Cursor, Write as _};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, context};
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Block, Document, Table};
use crate::report::picture::{Dots, DotsError, SMALL, dots};

/// Room for text on a page, in twentieths of a point: A4 with margins of two centimetres.
const WIDTH: usize = 9638;

/// How many letters of a table go beside each other there.
const LETTERS: usize = 96;

/// Why a document could not be made.
#[derive(Debug, Error)]
pub enum DocxError {
    /// A template of ours is wrong.
    #[error(transparent)]
    Template(#[from] minijinja::Error),
    /// A picture of ours is wrong.
    #[error(transparent)]
    Picture(#[from] DotsError),
    /// The parts do not go into one file.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// The same.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

/// Writes a report as the bytes of a DOCX file; the same report gives the same bytes.
///
/// # Errors
/// A template of ours is wrong, or the report is larger than a file may be.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocxError> {
    let language = match document.language.as_str() {
        "de" => "de-DE",
        "nl" => "nl-NL",
        "en" => "en-GB",
        other => other,
    };
    let pictures: Vec<Option<Picture>> = document.blocks.iter().map(picture).collect::<Result<_, _>>()?;
    let told = context! {
        language,
        title => &document.title,
        about => &document.about,
        told_instead => &document.told_instead,
        breaks => breaks(document),
        grids => document.blocks.iter().map(grid).collect::<Vec<_>>(),
        pictures => pictures.iter().map(|found| found.as_ref().map(Picture::placed)).collect::<Vec<_>>(),
        blocks => Value::from(Serde(&document.blocks)),
    };
    let parts = [
        ("[Content_Types].xml", include_str!("docx/types.xml")),
        ("_rels/.rels", include_str!("docx/package.xml")),
        ("docProps/core.xml", include_str!("docx/core.xml")),
        ("word/document.xml", include_str!("docx/document.xml")),
        ("word/_rels/document.xml.rels", include_str!("docx/relations.xml")),
        ("word/styles.xml", include_str!("docx/styles.xml")),
        ("word/numbering.xml", include_str!("docx/numbering.xml")),
    ];
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, template) in parts {
        let text = environment.render_named_str(name, template, &told)?;
        file.start_file(name, options)?;
        file.write_all(readable(&text).as_bytes())?;
    }
    // Dots are pressed together already.
    let options = options.compression_method(CompressionMethod::Stored);
    for (number, picture) in pictures.iter().enumerate() {
        if let Some(picture) = picture {
            file.start_file(format!("word/media/picture{number}.png"), options)?;
            file.write_all(&picture.dots.png)?;
        }
    }
    Ok(file.finish()?.into_inner())
}

/// A picture with its size on the page, in the units of these documents.
struct Picture {
    dots: Dots,
    width: u64,
    height: u64,
    /// Whether its smallest letters are too small to be read there.
    is_small: bool,
}

impl Picture {
    fn placed(&self) -> Value {
        context! { width => self.width, height => self.height, is_small => self.is_small }
    }
}

/// Draws a picture, as large as the page lets it be and no larger than it is.
fn picture(block: &Block) -> Result<Option<Picture>, DotsError> {
    /// Of an inch there are 914,400, and 96 of a picture's own units.
    const UNIT: u64 = 9_525;
    /// A page with margins of two centimetres and room for the caption, and the smallest letters that people read.
    const PAGE: (u64, u64) = (6_120_000, 8_200_000);
    const LEAST_POINTS: u64 = 6;
    let Block::Figure { svg, .. } = block else { return Ok(None) };
    let dots = dots(svg)?;
    let (width, height) = (u64::from(dots.width) * UNIT, u64::from(dots.height) * UNIT);
    let by = |wide: u64| (wide, wide * height / width);
    let whole = by(width.min(PAGE.0));
    let (shown_width, shown_height) =
        if whole.1 > PAGE.1 { (PAGE.1 * width / height, PAGE.1) } else { whole };
    let is_small = u64::from(SMALL) * 72 * shown_width < LEAST_POINTS * 96 * width;
    Ok(Some(Picture { dots, width: shown_width, height: shown_height, is_small }))
}

/// Which headings begin a page: not one right below another one.
fn breaks(document: &Document) -> Vec<bool> {
    let before = std::iter::once(None).chain(document.blocks.iter().map(Some));
    let blocks = document.blocks.iter().zip(before);
    let begins = |(block, before): (&Block, Option<&Block>)| {
        matches!(block, Block::Heading { starts_page: true, .. })
            && !matches!(before, Some(Block::Heading { .. }))
    };
    blocks.map(begins).collect()
}

/// The widths of a table's columns, in twentieths of a point: first room for the longest word of each, then the rest to
/// those with longer texts.
fn grid(block: &Block) -> Vec<usize> {
    let Block::Table(table) = block else { return Vec::new() };
    // Generous, since another font may stand in for ours, and titles are heavy.
    let words = table.longest_words().into_iter().map(|word| word * 5 / 4 + 3);
    let mut shares: Vec<usize> = words.collect();
    let rest = LETTERS.saturating_sub(shares.iter().sum());
    let wanted = wanted(table, &shares);
    let all: usize = wanted.iter().sum();
    for (share, wanted) in shares.iter_mut().zip(wanted) {
        *share += (rest * wanted).checked_div(all).unwrap_or_default();
    }
    let all = shares.iter().sum::<usize>().max(1);
    shares.into_iter().map(|share| share * WIDTH / all).collect()
}

/// What a column could use beyond its longest word, up to a few lines of a paragraph.
fn wanted(table: &Table, shares: &[usize]) -> Vec<usize> {
    let texts = table.columns(|cell| cell.chars().count());
    texts.into_iter().zip(shares).map(|(text, share)| text.min(160).saturating_sub(*share)).collect()
}

/// A text without what XML has no place for; controls are gone already.
fn readable(xml: &str) -> String {
    xml.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_room_for_its_longest_word_and_long_texts_get_the_rest() {
        let mut table = Table::new("caption", "base", ["a", "Transformationsphase", "c"].map(str::to_owned));
        table.row(["x", "1", &"some words ".repeat(20)].map(str::to_owned));
        let widths = grid(&Block::Table(table));
        let letter = WIDTH / LETTERS;
        assert!(widths[1] >= 24 * letter && widths[1] < 30 * letter, "{widths:?}");
        assert!(widths[2] > 60 * letter && widths[0] < 6 * letter, "{widths:?}");
        let sum: usize = widths.iter().sum();
        assert!((WIDTH - 3..=WIDTH).contains(&sum), "{widths:?}");
        // More words than go beside each other share the room.
        let table = Table::new("caption", "base", vec!["Transformationsphase".to_owned(); 9]);
        assert_eq!(grid(&Block::Table(table)), [WIDTH / 9; 9]);
    }

    #[test]
    fn a_heading_that_begins_a_page_does_so_unless_another_one_stands_right_above() {
        let mut document = Document::new("en", "title");
        document.page(2, "first");
        document.page(3, "below");
        document.paragraph("text");
        document.page(3, "next");
        document.figure("figure", &["told".to_owned()], "<svg width='9' height='9'/>".to_owned());
        let bytes = docx(&document).unwrap();
        assert_eq!(bytes, docx(&document).unwrap(), "the same report, the same bytes");
        let mut file = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let text = std::io::read_to_string(file.by_name("word/document.xml").unwrap()).unwrap();
        let breaks: Vec<bool> = ["first", "below", "next"]
            .map(|title| {
                text.split("<w:p>").any(|one| one.contains(title) && one.contains("<w:pageBreakBefore/>"))
            })
            .into();
        assert_eq!(breaks, [true, false, true]);
    }
}
