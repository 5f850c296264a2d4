//! Finds the row of a sheet that names its columns, whatever their order, case and language.

use std::collections::HashMap;

use super::kind::TableKind;
use crate::definition::tabular::{Row, Sheet};
use crate::language::{LANGUAGES, Words};

/// A heading stands among so many first rows.
const FIRST: usize = 20;

/// The row that names the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// What the table is about.
    pub(super) kind: TableKind,
    /// Where the row is in the sheet.
    pub(super) at: usize,
    /// Its number as a spreadsheet shows it.
    pub(super) number: usize,
    /// The columns that are read, with their place.
    columns: Vec<(&'static str, usize)>,
    /// What they are called in the file.
    names: Vec<String>,
    /// Columns with a name that are not read.
    pub(super) unread: Vec<String>,
}

/// Every name that columns have, by kind of table.
pub(super) struct Headings {
    by_kind: Vec<(TableKind, HashMap<String, &'static str>)>,
    kinds: HashMap<String, TableKind>,
}

/// A name without what people write differently.
pub(super) fn key(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if matches!(c, '_' | '-' | '*' | ':') { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Headings {
    /// In all languages of the program.
    pub(super) fn new() -> Self {
        let catalogues = LANGUAGES.map(Words::in_language);
        let of_kind = |kind: TableKind| {
            let mut names: HashMap<String, &'static str> = HashMap::new();
            // The export's own names go first, then its labels, then what people write.
            for name in kind.columns() {
                names.entry(key(name)).or_insert(name);
            }
            for name in kind.columns() {
                let id = name.replace('_', "-");
                for words in &catalogues {
                    names.entry(key(&words.text(&format!("data-{id}")))).or_insert(name);
                }
            }
            for name in kind.columns() {
                let id = format!("column-{}", name.replace('_', "-"));
                for words in catalogues.iter().filter(|words| words.has(&id)) {
                    for other in words.text(&id).split(';') {
                        names.entry(key(other)).or_insert(name);
                    }
                }
            }
            (kind, names)
        };
        let mut kinds = HashMap::new();
        for kind in TableKind::ALL {
            kinds.insert(key(kind.as_str()), kind);
            for words in &catalogues {
                for name in words.text(&format!("table-{}", kind.as_str())).split(';') {
                    kinds.entry(key(name)).or_insert(kind);
                }
            }
        }
        Self { by_kind: TableKind::ALL.map(of_kind).into(), kinds }
    }

    /// The kind that a sheet or file is named after.
    pub(super) fn named(&self, name: &str) -> Option<TableKind> {
        self.kinds.get(&key(name)).copied()
    }

    /// The heading of a sheet that is of a kind.
    pub(super) fn of_kind(&self, kind: TableKind, sheet: &Sheet) -> Option<Heading> {
        let (_, names) = self.by_kind.iter().find(|(one, _)| *one == kind)?;
        sheet.rows.iter().take(FIRST).enumerate().find_map(|(at, row)| heading(kind, names, at, row))
    }

    /// The headings of all kinds that a sheet can be of, those first that read most of its columns.
    pub(super) fn all(&self, sheet: &Sheet) -> Vec<Heading> {
        let mut found: Vec<Heading> =
            TableKind::ALL.into_iter().filter_map(|kind| self.of_kind(kind, sheet)).collect();
        found.sort_by_key(|heading| std::cmp::Reverse(heading.columns.len()));
        let most = found.first().map_or(0, |heading| heading.columns.len());
        found.retain(|heading| heading.columns.len() == most);
        found
    }
}

fn heading(kind: TableKind, names: &HashMap<String, &'static str>, at: usize, row: &Row) -> Option<Heading> {
    let mut found = Heading {
        kind,
        at,
        number: row.number,
        columns: Vec::new(),
        names: row.cells.clone(),
        unread: Vec::new(),
    };
    for (place, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        match names.get(&key(cell)) {
            Some(name) if found.place(name).is_none() => found.columns.push((name, place)),
            _ if kind.known().contains(&cell.as_str()) => {}
            _ => found.unread.push(cell.trim().to_owned()),
        }
    }
    let has_all = kind.needs().iter().all(|group| group.iter().any(|name| found.place(name).is_some()));
    has_all.then_some(found)
}

impl Heading {
    /// Where a column stands.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().find(|(one, _)| *one == name).map(|(_, place)| *place)
    }

    /// Whether a place is one of a column that is read.
    pub(super) fn reads(&self, place: usize) -> bool {
        self.columns.iter().any(|(_, one)| *one == place)
    }

    /// What a column is called in the file, or in an export.
    pub(super) fn name<'n>(&'n self, column: &'n str) -> &'n str {
        self.place(column).and_then(|place| self.names.get(place)).map_or(column, |name| name.trim())
    }

    /// What stands over a place.
    pub(super) fn over(&self, place: usize) -> &str {
        self.names.get(place).map_or("", |name| name.trim())
    }
}
