//! The tables of `initiatives`: how far they are in the baseline and in every later round, by unit and in sum, and each of
//! them over all rounds.

use super::Page;
use super::grid::Grid;
use super::sheet::Sheet;
use crate::domain::assessment::Assessment;
use crate::domain::fates::{Fates, RoundFates, Stand, Stands, Told};
use crate::domain::id::Id;
use crate::domain::score::View;
use crate::domain::study::Study;
use crate::report::{Selection, plain};

/// The tables of the initiatives of a study, or of one unit of it.
pub fn initiatives(
    page: Page,
    study: &Study,
    model: &Assessment,
    fates: &Fates,
    selection: &Selection,
) -> String {
    let mut sheet = Sheet::new(page, study, model, View::Account);
    let title = sheet.text(&study.header.title, &study.header.languages);
    let title = sheet.say("fates-title", &[("study", title.into())]);
    sheet.title(&title);
    let courses: Vec<_> =
        fates.courses.iter().filter(|one| selection.has(&one.initiative.details.unit)).collect();
    let of_others = courses.iter().filter(|one| !one.initiative.details.own).count();
    let base = sheet.say("fates-base", &[("count", courses.len().into()), ("others", of_others.into())]);
    sheet.line(&base);
    for (at, round) in fates.rounds.iter().enumerate() {
        of_round(&mut sheet, fates, round, at > 0, selection);
    }
    let heading = sheet.word("fates-each");
    let legend = sheet.word("fates-each-base");
    sheet.section(&heading, &legend);
    let titles = [sheet.unit_title(), sheet.word("fates-initiative")]
        .into_iter()
        .chain(study.rounds.iter().map(|round| sheet.text(&round.label, &study.header.languages)));
    let mut grid = Grid::new(titles.collect::<Vec<_>>());
    let mut last: Option<&Id> = None;
    for course in courses {
        let details = &course.initiative.details;
        let unit = if last == Some(&details.unit) { String::new() } else { name(&sheet, &details.unit) };
        last = Some(&details.unit);
        let mut title = plain(&details.title).into_owned();
        if !details.own {
            title = format!("{title} ({})", sheet.word("own-no"));
        }
        let states = course.states.iter().map(|state| match state {
            Some(status) => sheet.of("fate", status.as_str()),
            None => "–".to_owned(),
        });
        grid.row([unit, title].into_iter().chain(states).collect());
    }
    sheet.table(&grid);
    sheet.finish()
}

/// A unit, or the organisation as a whole.
fn name(sheet: &Sheet, unit: &Id) -> String {
    if unit.is_organisation() { sheet.word("organisation-row") } else { sheet.unit(unit) }
}

fn of_round(sheet: &mut Sheet, fates: &Fates, round: &RoundFates, is_later: bool, selection: &Selection) {
    let heading = sheet.round(&round.round);
    let baseline = sheet.study.rounds.get(fates.baseline).map(|round| sheet.round(&round.id));
    let base = if is_later {
        sheet.say("fates-later-base", &[("round", baseline.unwrap_or_default().into())])
    } else {
        sheet.word("fates-baseline-base")
    };
    sheet.section(&heading, &base);
    let titles = [sheet.unit_title(), sheet.word("fates-told")]
        .into_iter()
        .chain(Stand::ALL.map(|stand| sheet.of("stand", stand.as_str())));
    let mut grid = Grid::new(titles.collect::<Vec<_>>()).numbers(1..);
    let mut part = |is_since: bool| {
        let of = |told: &Told| if is_since { told.since } else { told.from_baseline };
        if is_later {
            grid.heading(sheet.word(if is_since { "fates-since" } else { "fates-from-baseline" }));
        }
        for (unit, told) in round.units.iter().filter(|(unit, _)| selection.has(unit)) {
            // What came later is listed only where there is something.
            if of(told).told() > 0 || !is_since {
                grid.row(row(name(sheet, unit), &of(told)));
            }
        }
        if selection.unit.is_none() {
            grid.row(row(sheet.word("report-all"), &of(&round.total)));
        }
    };
    part(false);
    if is_later {
        part(true);
    }
    sheet.table(&grid);
}

fn row(name: String, stands: &Stands) -> Vec<String> {
    let counts = Stand::ALL.map(|stand| stands.count(stand).to_string());
    [name, stands.told().to_string()].into_iter().chain(counts).collect()
}
