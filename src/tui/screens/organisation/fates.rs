//! What became of initiatives from the baseline to every later round: units × fate, and each of them over all rounds.

use std::collections::HashMap;

use super::page::{Names, group_title, head, row};
use crate::domain::board::Grouping;
use crate::domain::board::groups;
use crate::domain::fates::{Fates, InitiativeCourse, RoundFates, Stand, Stands, Told};
use crate::domain::id::Id;
use crate::tui::screens::why::{Sight, Target};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

/// The columns of a count.
const COUNT: u16 = 7;

/// The column where the name of an initiative begins, where its states are short enough.
const BESIDE: u16 = 26;

/// Lays out the page.
pub fn page(sight: &Sight, fates: &Fates, grouping: Grouping) -> Sheet<Target> {
    let words = sight.words();
    let mut sheet = sight.sheet();
    let arguments = [("count", fates.courses.len().into()), ("others", fates.of_others.into())];
    sheet.text(1, &words.with("fates-base", &arguments), Look::Title);
    sheet.text(1, &words.text("fates-legend"), Look::Quiet);
    // The round in sight first: what became of the initiatives is asked of the last one.
    for round in fates.rounds.iter().rev() {
        let is_baseline = fates.rounds.first().is_some_and(|first| first.round == round.round);
        let label = wording::round(&round.round, sight.setting);
        let id = if is_baseline { "fates-in-baseline" } else { "fates-from-baseline-in" };
        let title = words.with(id, &[("round", label.as_str().into())]);
        part(sight, &mut sheet, round, grouping, &title, |told| told.from_baseline);
        if !is_baseline && round.total.since.told() > 0 {
            let title = words.with("fates-since-in", &[("round", label.into())]);
            part(sight, &mut sheet, round, grouping, &title, |told| told.since);
        }
    }
    each(sight, fates, &mut sheet);
    sheet
}

fn part(
    sight: &Sight,
    sheet: &mut Sheet<Target>,
    round: &RoundFates,
    grouping: Grouping,
    title: &str,
    of: impl Fn(&Told) -> Stands,
) {
    let words = sight.words();
    sheet.heading(title);
    let count = Stand::ALL.len() as u16 + 1;
    let first = sheet.width().saturating_sub(COUNT * count + 1).min(42);
    let columns: Vec<u16> = (0..count).map(|at| first + at * COUNT).collect();
    let told: HashMap<&Id, &Told> = round.units.iter().map(|(unit, told)| (unit, told)).collect();
    let names = Names::new(sight);
    let titles: Vec<String> = std::iter::once(words.text("fates-short-told"))
        .chain(Stand::ALL.map(|stand| words.of("fates-short", stand.as_str())))
        .collect();
    let head = |sheet: &mut Sheet<Target>, title: &str| {
        let over = columns.iter().copied().zip(titles.iter().map(String::as_str));
        head(sheet, title, over, Look::Quiet);
    };
    let values = |told: &Told| -> Vec<String> {
        let stands = of(told);
        std::iter::once(stands.told())
            .chain(Stand::ALL.map(|stand| stands.count(stand)))
            .map(|count| count.to_string())
            .collect()
    };
    head(sheet, &words.text("fates-unit"));
    let total = values(&round.total);
    row(sheet, Target::UnitInitiatives(None), &words.text("fates-all"), &total, &columns);
    let units = round.units.iter().map(|(unit, _)| unit).filter(|unit| of(told[*unit]).told() > 0);
    let units: Vec<&Id> = units.collect();
    for group in groups(&sight.case.study, units.iter().copied(), grouping, &sight.setting.language) {
        head(sheet, &group_title(&group, sight.setting));
        for unit in &group.units {
            let Some(told) = told.get(unit) else { continue };
            row(sheet, Target::UnitInitiatives(Some(unit.clone())), names.of(unit), &values(told), &columns);
        }
    }
    if let Some(whole) = units.iter().find(|unit| unit.is_organisation()) {
        row(
            sheet,
            Target::UnitInitiatives(Some((*whole).clone())),
            names.of(whole),
            &values(told[whole]),
            &columns,
        );
    }
}

fn each(sight: &Sight, fates: &Fates, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let rounds: Vec<String> =
        sight.case.study.rounds.iter().map(|round| wording::round(&round.id, sight.setting)).collect();
    sheet.heading(words.with("fates-each-of", &[("rounds", rounds.join(" → ").into())]));
    sheet.text(1, &words.text("fates-each-base"), Look::Quiet);
    let names = Names::new(sight);
    let mut last: Option<&Id> = None;
    for course in &fates.courses {
        let unit = &course.initiative.details.unit;
        if last != Some(unit) {
            sheet.text(1, names.of(unit), Look::Heading);
        }
        last = Some(unit);
        initiative(sight, course, sheet);
    }
}

/// An initiative with its states over the rounds.
fn initiative(sight: &Sight, course: &InitiativeCourse, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let states: Vec<String> = course
        .states
        .iter()
        .map(|state| state.map_or_else(|| "–".to_owned(), |status| words.of("fate", status.as_str())))
        .collect();
    let states = states.join(" → ");
    let details = &course.initiative.details;
    let title = if details.own {
        details.title.clone()
    } else {
        format!("{} · {}", details.title, words.text("own-no"))
    };
    sheet.stop(Target::Initiative(course.initiative.id.clone()), |sheet| {
        if crate::tui::sheet::columns(&states) + 4 > BESIDE {
            sheet.text(2, &states, Look::Quiet);
            sheet.text(4, &title, Look::Text);
        } else {
            let line = sheet.text(BESIDE, &title, Look::Text);
            sheet.label(line, 2, states.clone(), Look::Quiet);
        }
    });
}

/// The initiatives of a unit, or all, over the rounds.
pub fn of_unit(sight: &Sight, fates: &Fates, unit: Option<&Id>) -> Sheet<Target> {
    let mut sheet = sight.sheet();
    let names = Names::new(sight);
    let title = unit.map_or_else(|| sight.words().text("fates-all"), |unit| names.of(unit).to_owned());
    sheet.text(1, &title, Look::Title);
    let is_of = |course: &&InitiativeCourse| unit.is_none_or(|unit| course.initiative.details.unit == *unit);
    let courses = fates.courses.iter().filter(is_of).cloned().collect();
    each(sight, &Fates { courses, ..fates.clone() }, &mut sheet);
    sheet
}
