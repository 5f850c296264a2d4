//! The pages of the screen, and what they are made of.

use std::collections::HashMap;

use crate::domain::board::Group;
use crate::domain::id::Id;
use crate::domain::study::UnitKind;
use crate::tui::keymap::Action;
use crate::tui::model::Setting;
use crate::tui::screens::why::{Sight, Target};
use crate::tui::sheet::{Look, Sheet};
use crate::tui::widgets::shortened;

/// What is in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// Units × cells.
    #[default]
    Map,
    /// Success factors.
    Factors,
    /// How many units have completed how many phases, and in which situations they are.
    Spread,
    /// What became of initiatives.
    Fates,
    /// Contact beside initiatives, and who names whom.
    Named,
}

impl Page {
    /// All, in the order of their keys.
    const ALL: [Self; 5] = [Self::Map, Self::Factors, Self::Spread, Self::Fates, Self::Named];

    /// The page that a key leads to.
    pub fn of(self, action: Action) -> Option<Self> {
        match action {
            Action::ShowMap => Some(Self::Map),
            Action::ShowFactors => Some(Self::Factors),
            Action::ShowSpread => Some(Self::Spread),
            Action::ShowFates => Some(Self::Fates),
            Action::ShowNamed => Some(Self::Named),
            Action::NextPage => {
                let here = Self::ALL.iter().position(|page| *page == self)?;
                Some(Self::ALL[(here + 1) % Self::ALL.len()])
            }
            _ => None,
        }
    }
}

/// What units are called, to look up many.
pub struct Names<'a>(HashMap<&'a Id, &'a str>, String);

impl<'a> Names<'a> {
    /// The names of the units of a case, and of the organisation.
    pub fn new(sight: &Sight<'a>) -> Self {
        let units = sight.case.study.units.iter();
        Self(
            units.map(|unit| (&unit.id, sight.setting.text(&unit.name))).collect(),
            sight.words().text("organisation-row"),
        )
    }

    /// The name of a unit.
    pub fn of<'n>(&'n self, unit: &'n Id) -> &'n str {
        if unit.is_organisation() {
            return &self.1;
        }
        self.0.get(unit).copied().unwrap_or(unit.as_str())
    }
}

/// What stands over a group.
pub fn group_title(group: &Group, setting: &Setting) -> String {
    let kind = setting.words.text(match group.kind {
        UnitKind::Line => "organisation-line",
        UnitKind::Staff => "organisation-staff",
    });
    match &group.programme {
        Some(programme) => {
            let arguments = [("kind", kind.into()), ("programme", programme.as_str().into())];
            setting.words.with("board-group", &arguments)
        }
        None => kind,
    }
}

/// The head of a table: what stands over the names, and the headings of the columns. A title that reaches into them stands
/// on a line of its own.
pub fn head<'t>(
    sheet: &mut Sheet<Target>,
    title: &str,
    columns: impl Iterator<Item = (u16, &'t str)>,
    look: Look,
) {
    let mut columns = columns.peekable();
    let first = columns.peek().map_or(sheet.width(), |(column, _)| *column);
    if crate::tui::sheet::columns(title) + 2 > first {
        sheet.text(1, title, look);
        sheet.line();
    } else {
        sheet.line();
        sheet.put(1, title, look);
    }
    for (column, text) in columns {
        sheet.put(column, text, Look::Heading);
    }
}

/// A row of a table: a name, and values under their headings. One stop, so that it is said in one.
pub fn row(sheet: &mut Sheet<Target>, target: Target, name: &str, values: &[String], columns: &[u16]) {
    let room = columns.first().map_or(sheet.width(), |first| first.saturating_sub(1));
    sheet.stop(target, |sheet| {
        sheet.line();
        sheet.put(2, shortened(name, usize::from(room.saturating_sub(2))), Look::Text);
        for (value, column) in values.iter().zip(columns) {
            let look = if value == "0" { Look::Quiet } else { Look::Text };
            sheet.put(*column, value, look);
        }
    });
}
