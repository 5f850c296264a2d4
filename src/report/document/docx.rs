//! A report as a document for a word processor (Office Open XML): headings by style, tables with a row of titles that is
//! repeated on each page, the language set. Pictures are told in words, since a word processor wants them as dots.

use std::io::{Cursor, Write as _};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, context};
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Document;

/// Room for text on a page, in twentieths of a point: A4 with margins of two centimetres.
const WIDTH: u32 = 9638;

/// Why a document could not be made.
#[derive(Debug, Error)]
pub enum DocxError {
    /// A template of ours is wrong.
    #[error(transparent)]
    Template(#[from] minijinja::Error),
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
    let told = context! {
        language,
        title => &document.title,
        about => &document.about,
        told_instead => &document.told_instead,
        width => WIDTH,
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
    Ok(file.finish()?.into_inner())
}

/// A text without what XML has no place for; controls are gone already.
fn readable(xml: &str) -> String {
    xml.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
