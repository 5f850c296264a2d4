//! A project of a program that codes texts (REFI-QDA), read from its bytes.
//!
//! The file is from elsewhere and may be anything. Nothing of it is written to a disk; every size and number has a bound;
//! what is declared as a document type or an entity of its own is refused. What is read is not checked against a study.

mod tree;

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use thiserror::Error;
use uuid::Uuid;
use zip::ZipArchive;

use tree::Node;

/// The most bytes of a package.
pub const PACKAGE: u64 = 256 << 20;
/// The most files in it.
const FILES: usize = 20_000;
/// The most bytes of `project.qde` when it is unpacked.
const PROJECT: u64 = 64 << 20;
/// The most bytes of one text.
const TEXT: u64 = 16 << 20;
/// The most bytes of all texts.
const TEXTS: u64 = 256 << 20;
/// The most passages.
const PASSAGES: usize = 500_000;

/// A project, as far as codings of texts go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// What it is called.
    pub name: String,
    /// What made it; empty where it does not say.
    pub origin: String,
    /// Coders: identity and name.
    pub users: HashMap<Uuid, String>,
    /// All codes, however deep they stand: identity and name.
    pub codes: HashMap<Uuid, String>,
    /// Its texts.
    pub texts: Vec<CodedText>,
    /// Sources that are no texts: pictures, recordings, pages.
    pub others: usize,
}

/// A text with its coded passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedText {
    /// Identity.
    pub guid: Uuid,
    /// Its name.
    pub name: String,
    /// What stands in it, as it is in the file but for a mark of byte order.
    pub text: Vec<char>,
    /// The passages, in the order of the file.
    pub passages: Vec<CodedPassage>,
}

/// A passage coded with one code. Positions count Unicode scalar values, the end is not included; they may lie anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedPassage {
    /// First character.
    pub from: i64,
    /// After the last character.
    pub to: i64,
    /// The code; nothing where the file does not say which, and where it is not in its codebook.
    pub code: Option<Uuid>,
    /// Who coded it.
    pub coder: Option<Uuid>,
    /// What was noted on it; empty where nothing was.
    pub memo: String,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// It is no ZIP, or a damaged one.
    #[error("it is no package, or a damaged one: {0}")]
    Package(String),
    /// Something is larger, deeper or more than what is read.
    #[error("{0} is more than what is read ({1})")]
    TooMuch(String, String),
    /// A name points out of the package.
    #[error("the file name {0:?} points out of the package")]
    Path(String),
    /// There is no project in it.
    #[error("it has no `project.qde`")]
    NoProject,
    /// The project cannot be understood.
    #[error("`project.qde` cannot be read: {0}")]
    Project(String),
    /// A text is not there, or is no UTF-8.
    #[error("the text {0:?} {1}")]
    Text(String, &'static str),
}

/// Whether bytes begin as a package does.
pub fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a package.
///
/// # Errors
/// It is no such file, or is larger or other than what is read.
pub fn read(bytes: &[u8]) -> Result<Package, Unreadable> {
    if bytes.len() as u64 > PACKAGE {
        return Err(too_much("the file", &size(PACKAGE)));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > FILES {
        return Err(too_much("the number of files in it", &FILES.to_string()));
    }
    let names = names(&mut archive)?;
    let &project = names.get("project.qde").ok_or(Unreadable::NoProject)?;
    let bytes = unpack(&mut archive, project, PROJECT, "`project.qde`")?;
    let text = String::from_utf8(bytes).map_err(|_| Unreadable::Project("it is no UTF-8".to_owned()))?;
    let root = tree::read(&text)?;
    if root.name != "Project" {
        return Err(Unreadable::Project(format!("its first element is `{}`", root.name)));
    }
    let mut package = Package {
        name: root.attribute("name").unwrap_or_default().to_owned(),
        origin: root.attribute("origin").unwrap_or_default().to_owned(),
        ..Package::default()
    };
    for user in root.path(&["Users", "User"]) {
        let name = user.attribute("name").unwrap_or_default().trim();
        package.users.insert(user.guid("guid")?, name.to_owned());
    }
    let mut open = root.path(&["CodeBook", "Codes", "Code"]);
    while let Some(code) = open.pop() {
        let name = code.attribute("name").unwrap_or_default();
        package.codes.insert(code.guid("guid")?, name.to_owned());
        open.extend(code.children("Code"));
    }
    let (mut left, mut count) = (TEXTS, 0);
    for source in root.path(&["Sources"]).into_iter().flat_map(|sources| &sources.children) {
        if source.name != "TextSource" {
            package.others += 1;
            continue;
        }
        let text = content(&mut archive, &names, source, &mut left)?;
        let passages = passages(source, &mut count)?;
        let name = source.attribute("name").unwrap_or_default().to_owned();
        package.texts.push(CodedText { guid: source.guid("guid")?, name, text, passages });
    }
    Ok(package)
}

fn damaged(error: &dyn std::error::Error) -> Unreadable {
    Unreadable::Package(error.to_string())
}

fn too_much(what: &str, most: &str) -> Unreadable {
    Unreadable::TooMuch(what.to_owned(), most.to_owned())
}

fn size(bytes: u64) -> String {
    format!("{} MB", bytes >> 20)
}

/// The files of a package by their names in small letters.
fn names(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<HashMap<String, usize>, Unreadable> {
    let mut names = HashMap::new();
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(|error| damaged(&error))?;
        let name = file.name().map_err(|error| damaged(&error))?.into_owned();
        let is_outside = name.starts_with('/')
            || name.contains(['\\', ':', '\0'])
            || name.split('/').any(|part| part == "..");
        if is_outside {
            return Err(Unreadable::Path(name));
        }
        // Of two files with one name nobody knows which is meant.
        if names.insert(name.to_lowercase(), at).is_some() {
            return Err(Unreadable::Package(format!("the file {name:?} is in it twice")));
        }
    }
    Ok(names)
}

/// Unpacks a file, and not one byte more than `most`, whatever the package says of its size.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    most: u64,
    what: &str,
) -> Result<Vec<u8>, Unreadable> {
    let file = archive.by_index(at).map_err(|error| damaged(&error))?;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
    if bytes.len() as u64 > most { Err(too_much(what, &size(most))) } else { Ok(bytes) }
}

/// What stands in a text: in its file, or within the project.
fn content(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    names: &HashMap<String, usize>,
    source: &Node,
    left: &mut u64,
) -> Result<Vec<char>, Unreadable> {
    let text = match source.attribute("plainTextPath") {
        None => source.children("PlainTextContent").next().map(|node| node.text.clone()).unwrap_or_default(),
        Some(path) => {
            let name = path.strip_prefix("internal://").unwrap_or(path);
            if name.is_empty() || name.contains(['/', '\\', ':', '\0']) || name == ".." {
                return Err(Unreadable::Path(path.to_owned()));
            }
            let place = names.get(&format!("sources/{}", name.to_lowercase()));
            let &at = place.ok_or_else(|| Unreadable::Text(name.to_owned(), "is not in the package"))?;
            let bytes = unpack(archive, at, TEXT.min(*left), "a text, or all texts together,")?;
            *left -= bytes.len() as u64;
            String::from_utf8(bytes).map_err(|_| Unreadable::Text(name.to_owned(), "is no UTF-8"))?
        }
    };
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).chars().collect())
}

fn passages(source: &Node, count: &mut usize) -> Result<Vec<CodedPassage>, Unreadable> {
    let mut found = Vec::new();
    for selection in source.children("PlainTextSelection") {
        let position = |name: &str| {
            let text = selection.attribute(name).unwrap_or_default();
            let wrong = || Unreadable::Project(format!("`{name}` of a passage is no number: {text:?}"));
            text.trim().parse::<i64>().map_err(|_| wrong())
        };
        let (from, to) = (position("startPosition")?, position("endPosition")?);
        let coder = selection.maybe_guid("creatingUser")?;
        let memo = selection.children("Description").next().map(|node| node.text.clone()).unwrap_or_default();
        let mut seen = HashSet::new();
        for coding in selection.children("Coding") {
            let coder = match coder {
                Some(coder) => Some(coder),
                None => coding.maybe_guid("creatingUser")?,
            };
            for code in coding.children("CodeRef") {
                let code = code.maybe_guid("targetGUID")?;
                if !seen.insert(code) {
                    continue;
                }
                *count += 1;
                if *count > PASSAGES {
                    return Err(too_much("the number of coded passages", &PASSAGES.to_string()));
                }
                found.push(CodedPassage { from, to, code, coder, memo: memo.clone() });
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
