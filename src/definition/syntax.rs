//! The first look at a file: is it TOML, for which format, and of which kind.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::tree::nearest;
use super::{FORMAT, Finding, rules};

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Questionnaire,
    Assessment,
    Study,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Questionnaire, Self::Assessment, Self::Study];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Questionnaire => "questionnaire",
            Self::Assessment => "assessment",
            Self::Study => "study",
        }
    }
}

/// A file that is TOML, for this format, and of a known kind.
pub(super) struct Opened<'t> {
    pub(super) root: Spanned<DeTable<'t>>,
    pub(super) kind: Kind,
    /// The line that says the kind; what is missing in the whole file is shown there.
    pub(super) span: Range<usize>,
}

/// Takes the first look. All syntax errors come at once; a newer format is said first and alone, because nothing else
/// can be said about such a file.
pub(super) fn open(text: &str) -> Result<Opened<'_>, Vec<Finding>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let newer = |table: &DeTable<'_>| {
        let value = table.get("format")?;
        let number = value.get_ref().as_integer()?;
        let format = i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(i64::MAX);
        (format > FORMAT).then(|| {
            let message = format!("this file is for format {format}, this program reads format {FORMAT}");
            Finding::new(&rules::NEWER_FORMAT, value.span(), message)
        })
    };
    if let Some(finding) = newer(root.get_ref()) {
        return Err(vec![finding]);
    }
    if !errors.is_empty() {
        let mut findings: Vec<Finding> = errors
            .iter()
            .map(|error| {
                let span = error.span().unwrap_or(0..0);
                Finding::new(&rules::SYNTAX, span, error.message())
            })
            .collect();
        findings.sort_by_key(|finding| finding.span.start);
        return Err(findings);
    }
    let mut findings = Vec::new();
    let table = root.get_ref();
    match table.get("format") {
        None => findings.push(
            Finding::new(&rules::MISSING_KEY, 0..0, "`format` is missing in this file")
                .help("begin the file with `format = 1` and `kind = \"…\"`"),
        ),
        Some(value) => match value.get_ref() {
            DeValue::Integer(number) if number.as_str() == "1" => {}
            DeValue::Integer(number) => findings.push(Finding::new(
                &rules::UNKNOWN_FORMAT,
                value.span(),
                format!("there is no format {number}"),
            )),
            _ => findings.push(Finding::new(
                &rules::WRONG_TYPE,
                value.span(),
                "`format` must be a whole number",
            )),
        },
    }
    let mut found = None;
    match table.get("kind") {
        None => findings.push(
            Finding::new(&rules::MISSING_KEY, 0..0, "`kind` is missing in this file")
                .help(rules::UNKNOWN_KIND.remedy),
        ),
        Some(value) => {
            let name = value.get_ref().as_str().unwrap_or_default();
            found = Kind::ALL.into_iter().find(|kind| kind.as_str() == name).map(|kind| (kind, value.span()));
            if found.is_none() {
                let finding =
                    Finding::new(&rules::UNKNOWN_KIND, value.span(), "there is no such kind of file");
                findings.push(match nearest(name, Kind::ALL.map(Kind::as_str)) {
                    Some(near) => finding.help(format!("did you mean \"{near}\"?")),
                    None => finding,
                });
            }
        }
    }
    match found {
        Some((kind, span)) if findings.is_empty() => Ok(Opened { root, kind, span }),
        _ => Err(findings),
    }
}
