//! Contact beside initiatives, and who names whom: counts with their base, no coefficient.

use super::page::row;
use crate::domain::board::Board;
use crate::domain::id::Id;
use crate::domain::tables::{contact_and_initiatives, nominations};
use crate::tui::screens::why::{Sight, Target};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

/// The columns of a count.
const COUNT: u16 = 15;

/// Lays out the page.
pub fn page(sight: &Sight, board: &Board) -> Sheet<Target> {
    let mut sheet = sight.sheet();
    let units: Vec<Id> = board.units().cloned().collect();
    contacts(sight, &units, &mut sheet);
    named(sight, &units, &mut sheet);
    sheet
}

fn contacts(sight: &Sight, units: &[Id], sheet: &mut Sheet<Target>) {
    let words = sight.words();
    sheet.text(1, &words.with("organisation-contacts", &[("units", units.len().into())]), Look::Title);
    let titles = ["board-units", "board-none", "board-some", "board-many"];
    let first = sheet.width().saturating_sub(COUNT * titles.len() as u16).min(30);
    let columns: Vec<u16> = (0..titles.len() as u16).map(|at| first + at * COUNT).collect();
    sheet.line();
    sheet.put(1, words.text("board-contact"), Look::Heading);
    for (title, column) in titles.into_iter().zip(&columns) {
        sheet.put(*column, words.text(title), Look::Heading);
    }
    for found in contact_and_initiatives(&sight.case.study, &sight.case.round, units) {
        let all: usize = found.units.iter().sum();
        let values: Vec<String> =
            [all].into_iter().chain(found.units).map(|count| count.to_string()).collect();
        let name = words.of("contact", found.contact.as_str());
        row(sheet, Target::ContactUnits(found.contact), &name, &values, &columns);
    }
    sheet.text(2, &words.text("organisation-contacts-note"), Look::Quiet);
}

/// Who names whom: named by others against naming oneself.
fn named(sight: &Sight, units: &[Id], sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let study = &sight.case.study;
    let questionnaires = &sight.setting.instruments.questionnaires;
    let found = nominations(study, &sight.case.round, units, questionnaires);
    let asked = found.iter().filter(|one| one.has_named).count();
    sheet.heading(words.with("organisation-named", &[("asked", asked.into())]));
    if asked == 0 {
        sheet.text(2, &words.text("board-nobody-named"), Look::Quiet);
        return;
    }
    let name = |id: &Id| wording::unit(study, id, sight.setting);
    for one in &found {
        let by: Vec<String> = one.named_by.iter().map(name).collect();
        let arguments = [
            ("unit", name(&one.unit).into()),
            ("count", by.len().into()),
            ("asked", (asked - usize::from(one.has_named)).into()),
        ];
        sheet.text(2, &words.with("organisation-named-by", &arguments), Look::Text);
        if !by.is_empty() {
            sheet.text(4, &by.join(", "), Look::Quiet);
        }
        if one.names_itself {
            sheet.text(4, &words.text("organisation-names-itself"), Look::Quiet);
        }
    }
}
