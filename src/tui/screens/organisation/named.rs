//! Contact beside initiatives, and who names whom: counts with their base, no coefficient.

use unicode_width::UnicodeWidthStr;

use super::page::row;
use crate::domain::board::Board;
use crate::domain::id::Id;
use crate::domain::tables::{Named, Nomination, contact_and_initiatives, nominations};
use crate::tui::screens::why::{Sight, Target};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};
use crate::tui::widgets::shortened;

/// The columns of a count.
const COUNT: u16 = 15;

/// The columns of a cell of the matrix, and the least of the names before it.
const CELL: u16 = 3;
const MATRIX_NAMES: u16 = 24;

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

/// Units × units: each row says whom a unit names. Columns go by the numbers of the rows; what does not fit beside each
/// other follows below.
fn matrix(sight: &Sight, found: &[Nomination], name: impl Fn(&Id) -> String, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let room = usize::from(sheet.width().saturating_sub(MATRIX_NAMES + 1) / CELL).max(1);
    let longest = found.iter().map(|one| name(&one.unit).width()).max().unwrap_or_default() as u16 + 6;
    for block in (0..found.len()).step_by(room) {
        let block = block..found.len().min(block + room);
        let first =
            sheet.width().saturating_sub(block.len() as u16 * CELL + 1).min(longest.max(MATRIX_NAMES));
        let at = |place: usize| first + (place - block.start) as u16 * CELL;
        sheet.line();
        for place in block.clone() {
            sheet.put(at(place), format!("{:>2}", place + 1), Look::Heading);
        }
        for (number, one) in (1..).zip(found) {
            let label =
                shortened(&format!("{number:>2} {}", name(&one.unit)), usize::from(first).saturating_sub(3));
            sheet.line();
            sheet.put(2, label, Look::Text);
            for place in block.clone() {
                let named = one.names_unit(&found[place].unit);
                let look = if matches!(named, Named::Yes | Named::Itself) { Look::Text } else { Look::Quiet };
                sheet.put(at(place) + 1, words.of("named", named.as_str()), look);
            }
        }
        sheet.blank();
    }
    sheet.text(2, &words.text("named-legend"), Look::Quiet);
    sheet.blank();
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
    matrix(sight, &found, name, sheet);
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
