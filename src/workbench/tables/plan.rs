//! Rows held against a study: the fate of each.

use std::collections::HashMap;

use super::heading::Heading;
use super::kind::TableKind;
use super::known::Known;
use super::line::{Line, Misfit};
use super::{answers, judged, organisation, people};
use crate::definition::tabular::Sheet;
use crate::domain::change::{Change, PartKey};
use crate::domain::erased;
use crate::failure::Failure;
use crate::workbench::OpenStudy;
use crate::workbench::joining::Past;

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The tables that were read, in the order in which they are taken in.
    pub tables: Vec<PlannedTable>,
    /// Sheets that were not read, and why.
    pub unread: Vec<(String, String)>,
}

/// What becomes of a table.
#[derive(Clone, Debug)]
pub struct PlannedTable {
    /// What its rows are about.
    pub kind: TableKind,
    /// The name of its sheet or file; empty where there is only one.
    pub name: String,
    /// The number of the row that names its columns.
    pub heading: usize,
    /// Columns that were not read, as the file calls them.
    pub unread: Vec<String>,
    /// Its rows that hold anything, in order.
    pub rows: Vec<PlannedRow>,
}

/// What becomes of a row.
#[derive(Clone, Debug)]
pub struct PlannedRow {
    /// Its number as a spreadsheet shows it.
    pub number: usize,
    /// What it is about, in its own words.
    pub about: String,
    /// What becomes of it.
    pub fate: Fate,
    /// What is worth a second look, and stops nothing.
    pub remarks: Vec<String>,
    changes: Vec<Change>,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The study has nothing of it, and it is written.
    New,
    /// The study says the same.
    Same,
    /// An earlier row of the file, by its number, says the same.
    Repeats(usize),
    /// The study says something else, which it replaces where that is allowed.
    Replaces(Vec<Difference>),
    /// It says nothing that could be taken in.
    Nothing(String),
    /// It does not fit.
    Misfit(Misfit),
}

/// Something that study and row say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is: a key of the study file.
    pub key: String,
    /// As the study has it; nothing where it has nothing.
    pub before: String,
    /// As the row has it.
    pub after: String,
}

/// What a row says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) changes: Vec<Change>,
    pub(super) remarks: Vec<String>,
    pub(super) nothing: Option<String>,
}

impl Said {
    pub(super) fn of(change: Change) -> Self {
        Self { changes: vec![change], ..Self::default() }
    }

    /// Nothing, and why.
    pub(super) fn nothing(why: &str) -> Self {
        Self { nothing: Some(why.to_owned()), ..Self::default() }
    }
}

impl Fate {
    /// The word of the machine-readable report.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::Repeats(_) => "repeats",
            Self::Replaces(_) => "replaces",
            Self::Nothing(_) => "nothing",
            Self::Misfit(_) => "misfit",
        }
    }

    /// Whether it is written.
    pub fn is_written(&self, may_replace: bool) -> bool {
        match self {
            Self::New => true,
            Self::Replaces(_) => may_replace,
            Self::Same | Self::Repeats(_) | Self::Nothing(_) | Self::Misfit(_) => false,
        }
    }
}

impl Plan {
    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &PlannedRow> {
        self.tables.iter().flat_map(|table| &table.rows)
    }

    /// How many rows keep the rest from being written: those that do not fit, and those that would replace something
    /// and may not.
    pub fn hindrances(&self, may_replace: bool) -> usize {
        let hinders = |fate: &Fate| match fate {
            Fate::Misfit(_) => true,
            Fate::Replaces(_) => !may_replace,
            Fate::New | Fate::Same | Fate::Repeats(_) | Fate::Nothing(_) => false,
        };
        self.rows().filter(|row| hinders(&row.fate)).count()
    }

    /// What is to be recorded, each part once: of a rating that several rows tie evidence to, what the last of them makes.
    pub(super) fn changes(&self, may_replace: bool) -> Vec<Change> {
        let written = self.rows().filter(|row| row.fate.is_written(may_replace));
        let mut all: Vec<Change> = Vec::new();
        let mut places: HashMap<PartKey, usize> = HashMap::new();
        for change in written.flat_map(|row| &row.changes) {
            let at = *places.entry(change.key()).or_insert(all.len());
            match all.get_mut(at) {
                Some(earlier) => *earlier = change.clone(),
                None => all.push(change.clone()),
            }
        }
        all
    }
}

/// Plans tables.
pub(super) struct Planner<'s> {
    known: Known<'s>,
    past: Past<'s>,
    /// The rows that said something of a part first: table, place among its rows, and what they said.
    said: HashMap<PartKey, (usize, usize, Change)>,
    plan: Plan,
    may_replace: bool,
}

impl<'s> Planner<'s> {
    pub(super) fn new(open: &'s OpenStudy, language: &'s str, past: Past<'s>, may_replace: bool) -> Self {
        Self {
            known: Known::of(open, language),
            past,
            said: HashMap::new(),
            plan: Plan::default(),
            may_replace,
        }
    }

    /// Plans a table.
    pub(super) fn table(&mut self, name: &str, heading: &Heading, sheet: &Sheet) -> Result<(), Failure> {
        let mut table = PlannedTable {
            kind: heading.kind,
            name: name.to_owned(),
            heading: heading.number,
            unread: heading.unread.clone(),
            rows: Vec::new(),
        };
        let at = self.plan.tables.len();
        if heading.kind == TableKind::Entries {
            self.entries(heading, sheet, &mut table)?;
            self.plan.tables.push(table);
            return Ok(());
        }
        for row in sheet.rows.iter().skip(heading.at + 1) {
            let line = Line { row, heading };
            let planned = self.row(&line, (at, table.rows.len()), &table)?;
            table.rows.extend(planned);
        }
        self.plan.tables.push(table);
        Ok(())
    }

    /// Names a sheet that is not read.
    pub(super) fn unread(&mut self, name: &str, why: &str) {
        self.plan.unread.push((name.to_owned(), why.to_owned()));
    }

    fn row(
        &mut self,
        line: &Line<'_>,
        place: (usize, usize),
        table: &PlannedTable,
    ) -> Result<Option<PlannedRow>, Failure> {
        let Some((mut planned, wrong)) = begun(line) else { return Ok(None) };
        let said = match wrong {
            Some(misfit) => Err(misfit),
            None => say(table.kind, line, &self.known),
        };
        match said {
            Err(misfit) => planned.fate = Fate::Misfit(misfit),
            Ok(Said { changes, remarks, nothing }) => {
                planned.remarks = remarks;
                planned.fate = match nothing {
                    Some(why) => Fate::Nothing(why),
                    None => self.fate(&changes, place, table)?,
                };
                planned.changes = changes;
            }
        }
        Ok(Some(planned))
    }

    /// Rows of entries: those of one answer say one thing together, and fit together or not at all.
    fn entries(&mut self, heading: &Heading, sheet: &Sheet, table: &mut PlannedTable) -> Result<(), Failure> {
        let lines = sheet.rows.iter().skip(heading.at + 1).map(|row| Line { row, heading });
        let mut answers: Vec<Vec<Line<'_>>> = Vec::new();
        let mut places: HashMap<[&str; 4], usize> = HashMap::new();
        for line in lines.filter(|line| begun(line).is_some()) {
            let of = ["interview", "unit", "round", "question"]
                .map(|column| line.given(column).unwrap_or_default());
            let at = *places.entry(of).or_insert(answers.len());
            if at == answers.len() {
                answers.push(Vec::new());
            }
            if let Some(lines) = answers.get_mut(at) {
                lines.push(line);
            }
        }
        for lines in answers {
            let mut rows: Vec<PlannedRow> = Vec::new();
            let mut hindrance: Option<(usize, Misfit)> = None;
            for (at, line) in lines.iter().enumerate() {
                let Some((planned, wrong)) = begun(line) else { continue };
                hindrance = hindrance.or(wrong.map(|misfit| (at, misfit)));
                rows.push(planned);
            }
            let said = match hindrance {
                Some(hindrance) => Err(hindrance),
                None => answers::entries(&lines, &self.known),
            };
            match said {
                Ok(said) => {
                    let place = (self.plan.tables.len(), table.rows.len());
                    let fate = self.fate(&said.changes, place, table)?;
                    for row in &mut rows {
                        (row.fate, row.changes) = (fate.clone(), said.changes.clone());
                    }
                }
                Err((at, misfit)) => {
                    let number = rows.get(at).map_or(0, |row| row.number);
                    for (place, row) in rows.iter_mut().enumerate() {
                        row.fate = Fate::Misfit(if place == at {
                            misfit.clone()
                        } else {
                            Misfit {
                                code: "belongs-together",
                                column: None,
                                why: format!("row {number} of the same answer does not fit"),
                                remedy: "mend that row".to_owned(),
                            }
                        });
                    }
                }
            }
            table.rows.extend(rows);
        }
        Ok(())
    }

    /// What becomes of what a row says.
    fn fate(
        &mut self,
        changes: &[Change],
        (at, place): (usize, usize),
        table: &PlannedTable,
    ) -> Result<Fate, Failure> {
        let (mut differences, mut is_new, mut repeated) = (Vec::new(), false, None);
        let mut is_removed = false;
        for change in changes {
            let key = change.key();
            let ties = table.kind == TableKind::Evidence && matches!(change, Change::Rating(_));
            if let Some((other, row, said)) = self.said.get(&key).filter(|_| !ties) {
                let rows = if *other == at { &table.rows } else { &self.plan.tables[*other].rows };
                let number = rows.get(*row).map_or(0, |row| row.number);
                if said == change {
                    repeated = Some(number);
                    continue;
                }
                return Ok(Fate::Misfit(Misfit {
                    code: "contradicts",
                    column: None,
                    why: format!("row {number} says otherwise of the same"),
                    remedy: "leave one of them out".to_owned(),
                }));
            }
            match self.known.held(&key) {
                Some(held) if held == change => {}
                Some(held) => differences.extend(differ(held, change)),
                None if (self.past.is_removed)(&key)? => {
                    is_removed = true;
                    differences.push(Difference {
                        key: "removed".to_owned(),
                        before: "yes".to_owned(),
                        after: "no".to_owned(),
                    });
                }
                None => is_new = true,
            }
        }
        let is_there = !is_removed || self.may_replace;
        for change in changes.iter().filter(|_| is_there) {
            self.said.entry(change.key()).or_insert_with(|| (at, place, change.clone()));
            self.known.add(change);
        }
        Ok(match (differences.is_empty(), is_new, repeated) {
            (false, ..) => Fate::Replaces(differences),
            (true, true, _) => Fate::New,
            (true, false, Some(number)) => Fate::Repeats(number),
            (true, false, None) => Fate::Same,
        })
    }

    /// The plan, in which nothing comes back of whoever was erased.
    pub(super) fn finish(mut self) -> Plan {
        let closed = &self.known.study().erased;
        if closed.is_empty() {
            return self.plan;
        }
        let changes = self.plan.changes(true);
        let (kept, left_out) = erased::arriving(changes, closed, &self.past.erased);
        if left_out == 0 {
            return self.plan;
        }
        let kept: HashMap<PartKey, Change> = kept.into_iter().map(|change| (change.key(), change)).collect();
        for row in self.plan.tables.iter_mut().flat_map(|table| &mut table.rows) {
            let is_left = row.changes.iter().any(|change| kept.get(&change.key()) != Some(change));
            if row.fate.is_written(true) && is_left {
                row.fate = Fate::Misfit(Misfit {
                    code: "erased",
                    column: None,
                    why: "it is of a respondent who was erased".to_owned(),
                    remedy: "leave the row out".to_owned(),
                });
            }
        }
        self.plan
    }
}

/// A row of which nothing is known yet, and what of it cannot be read; nothing where no column that is read says anything.
fn begun(line: &Line<'_>) -> Option<(PlannedRow, Option<Misfit>)> {
    let kind = line.heading.kind;
    let wrong = line.row.wrong.iter().find(|(at, _)| line.heading.reads(*at));
    if wrong.is_none() && kind.columns().iter().all(|column| line.given(column).is_none()) {
        return None;
    }
    let words = kind.about().iter().filter_map(|column| line.given(column));
    let about = words.map(super::line::shortened).collect::<Vec<_>>().join(" · ");
    let wrong = wrong.map(|(at, why)| Misfit {
        code: "unreadable-cell",
        column: Some(line.heading.over(*at).to_owned()),
        why: format!("a cell cannot be read: {why}"),
        remedy: "mend the cell, or empty it".to_owned(),
    });
    let (remarks, changes) = (Vec::new(), Vec::new());
    Some((PlannedRow { number: line.row.number, about, fate: Fate::Same, remarks, changes }, wrong))
}

fn say(kind: TableKind, line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    match kind {
        TableKind::Units => organisation::unit(line, known),
        TableKind::Rounds => organisation::round(line, known),
        TableKind::Interviews => organisation::interview(line, known),
        TableKind::Contacts => organisation::contact(line, known),
        TableKind::Initiatives => organisation::initiative(line, known),
        TableKind::Ratings => judged::rating(line, known),
        TableKind::Factors => judged::factor(line, known),
        TableKind::Answers => answers::answer(line, known),
        TableKind::Participants => people::participant(line, known),
        TableKind::Evidence => people::evidence(line, known),
        TableKind::Entries => answers::entries(&[*line], known).map_err(|(_, misfit)| misfit),
    }
}

/// The keys of the study file that two values of a part say differently.
fn differ(held: &Change, new: &Change) -> Vec<Difference> {
    use serde_json::Value;
    let shown = |value: Option<&Value>| match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => super::line::shortened(text),
        Some(other) => super::line::shortened(&other.to_string()),
    };
    match (held.value(), new.value()) {
        (Value::Object(before), Value::Object(after)) => {
            let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
            keys.sort();
            keys.dedup();
            let differing = keys.into_iter().filter(|key| before.get(*key) != after.get(*key));
            differing
                .map(|key| Difference {
                    key: key.clone(),
                    before: shown(before.get(key)),
                    after: shown(after.get(key)),
                })
                .collect()
        }
        (before, after) => vec![Difference {
            key: new.key().part.to_string(),
            before: shown(Some(&before)),
            after: shown(Some(&after)),
        }],
    }
}
