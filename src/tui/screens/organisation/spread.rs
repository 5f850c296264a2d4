//! How many units have completed how many phases, in which situations they are, and how far they are in each cell: for all
//! and by group, with the base, and as intervals where it is not known.

use super::page::{group_title, head, row};
use crate::domain::assessment::CellPlace;
use crate::domain::board::{AtLeast, Board, Tallies};
use crate::domain::score::{ByKind, WordCounts};
use crate::tui::screens::why::{Sight, Target};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

/// The columns of a number of phases.
const REACHED: u16 = 13;

/// The column where what stands beside a count begins.
const BESIDE: u16 = 14;

/// Lays out the page.
pub fn page(sight: &Sight, board: &Board) -> Sheet<Target> {
    let words = sight.words();
    let mut sheet = sight.sheet();
    let units: usize = board.groups.iter().map(|(group, _)| group.units.len()).sum();
    let id = if sight.model().phases.is_empty() { "board-spread-lone" } else { "board-spread" };
    sheet.text(1, &words.with(id, &[("units", units.into())]), Look::Title);
    sheet.text(1, &words.text("board-ranges"), Look::Quiet);
    part(sight, &mut sheet, &words.text("board-all-units"), &board.all);
    if board.groups.len() > 1 {
        for (group, tallies) in &board.groups {
            part(sight, &mut sheet, &group_title(group, sight.setting), tallies);
        }
    }
    counts(sight, &mut sheet);
    sheet
}

fn part(sight: &Sight, sheet: &mut Sheet<Target>, title: &str, tallies: &Tallies) {
    let words = sight.words();
    let phases = sight.model().phase_count();
    let per_row = usize::from(sheet.width().saturating_sub(BESIDE + 8) / REACHED).clamp(1, phases);
    let first = sheet.width().saturating_sub(REACHED * per_row as u16).min(42);
    for block in (0..phases).step_by(per_row) {
        let block = block..phases.min(block + per_row);
        let columns: Vec<u16> = (0..).map(|at| first + at * REACHED).take(block.len()).collect();
        let heading = |phase: usize| {
            let id = if phase + 1 == phases { "board-all-phases" } else { "board-or-more" };
            if sight.model().phases.is_empty() {
                words.of("state", "complete")
            } else {
                words.with(id, &[("count", (phase + 1).into())])
            }
        };
        let titles: Vec<String> = block.clone().map(heading).collect();
        sheet.blank();
        let over = columns.iter().copied().zip(titles.iter().map(String::as_str));
        head(sheet, title, over, Look::Heading);
        for spread in &tallies.phases {
            let reached = block.clone().filter_map(|phase| spread.reached.get(phase));
            let values: Vec<String> = reached.map(|count| counted(sight, *count, spread.base)).collect();
            let name = wording::field(spread.field, sight.setting);
            row(sheet, Target::PhaseUnits(spread.field), &name, &values, &columns);
        }
    }
    let outside: Vec<String> = tallies
        .phases
        .iter()
        .filter(|spread| spread.outside > 0)
        .map(|spread| format!("{} {}", wording::field(spread.field, sight.setting), spread.outside))
        .collect();
    if !outside.is_empty() {
        let text = words.with("board-outside-of", &[("fields", outside.join(", ").into())]);
        sheet.text(2, &text, Look::Quiet);
    }
    let spread = &tallies.situations;
    for (index, count) in &spread.counts {
        let Some(situation) = sight.model().situations.get(*index) else { continue };
        sheet.stop(Target::SituationUnits(*index), |sheet| {
            let line = sheet.text(BESIDE, sight.setting.text(&situation.title), Look::Text);
            sheet.label(line, 2, counted(sight, *count, spread.base), Look::Text);
        });
    }
    if spread.none > 0 && !spread.counts.is_empty() {
        let line = sheet.text(BESIDE, &words.text("situation-none"), Look::Quiet);
        sheet.label(line, 2, spread.none.to_string(), Look::Quiet);
    }
}

/// "2 of 9", or "2–5 of 9" where it depends on the unknowns.
fn counted(sight: &Sight, count: AtLeast, base: u32) -> String {
    let arguments = [("low", count.surely.into()), ("high", count.possibly.into()), ("base", base.into())];
    let id = if count.surely == count.possibly { "board-count" } else { "board-range" };
    sight.words().with(id, &arguments)
}

/// How many units are how far, by cell.
fn counts(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    sheet.heading(words.text("organisation-counts"));
    for field in 0..sight.model().fields.len() {
        for phase in 0..sight.model().phase_count() {
            let place = CellPlace { field, phase };
            let all = &sight.case.organisation(sight.view).counts;
            let Some(counts) = all.get(field).and_then(|field| field.get(phase)) else { continue };
            let label = if phase == 0 { wording::field(field, sight.setting) } else { String::new() };
            sheet.stop(Target::Units(place), |sheet| {
                let line = sheet.text(BESIDE, &count_line(sight, phase, counts), Look::Text);
                sheet.label(line, 2, label, Look::Heading);
            });
        }
    }
}

fn count_line(sight: &Sight, phase: usize, counts: &ByKind<WordCounts>) -> String {
    let total = counts.total();
    let arguments = [
        ("phase", (phase + 1).into()),
        ("begun", total.begun.into()),
        ("largely", total.largely.into()),
        ("known", total.known.into()),
        ("unknown", total.unknown.into()),
    ];
    let id = if sight.model().phases.is_empty() { "organisation-count-lone" } else { "organisation-count" };
    sight.words().with(id, &arguments)
}
