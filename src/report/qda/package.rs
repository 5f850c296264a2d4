//! The project as one file: a ZIP with `project.qde` and a folder of texts named by their identities.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Project, xml};

/// The file of a project (`.qdpx`). The same project gives the same bytes.
///
/// # Errors
/// It is larger than a ZIP can be.
pub fn package(project: &Project) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    file.start_file("project.qde", options)?;
    file.write_all(xml::project(project)?.as_bytes())?;
    let texts = project.sources.iter().map(|source| (source.guid, source.text.iter().collect::<String>()));
    let notes = project.notes.iter().map(|note| (note.guid, note.text.clone()));
    for (guid, text) in texts.chain(notes) {
        file.start_file(format!("sources/{guid}.txt"), options)?;
        file.write_all(text.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}

/// The file of its codebook (`.qdc`).
///
/// # Errors
/// It cannot be put into words; nobody has seen that.
pub fn codebook(project: &Project) -> io::Result<String> {
    xml::codebook(project)
}
