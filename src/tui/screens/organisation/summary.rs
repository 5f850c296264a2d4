//! The organisation as a whole: its own cells, its situation, and its units counted. No number for the whole, no mean.

use crate::domain::assessment::CellPlace;
use crate::domain::id::Id;
use crate::domain::score::{ByKind, SituationCounts, WordCounts};
use crate::domain::tables::{contact_and_initiatives, nominations};
use crate::tui::screens::why::parts::{factors, initiatives, matrix, recommendations, situation};
use crate::tui::screens::why::{Sight, Target};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

/// Lays out the page.
pub fn page(sight: &Sight) -> Sheet<Target> {
    let mut sheet = sight.sheet();
    sheet.text(1, &sight.words().text("home-organisation"), Look::Title);
    matrix(sight, &mut sheet);
    situation(sight, &mut sheet);
    factors(sight, &mut sheet);
    recommendations(sight, &mut sheet);
    tests(sight, &mut sheet);
    counts(sight, &mut sheet);
    weak(sight, &mut sheet);
    distribution(sight, &mut sheet);
    initiatives(sight, &mut sheet);
    contacts(sight, &mut sheet);
    named(sight, &mut sheet);
    sheet
}

/// Fields on which the raters agree too little.
fn weak(sight: &Sight, sheet: &mut Sheet<Target>) {
    for field in &sight.case.weak {
        let text = sight.words().text("agree-weak-field");
        sheet.text(2, &format!("{}: {text}", wording::field(*field, sight.setting)), Look::Warning);
    }
}

/// The units that existed in the round, by name.
fn units(sight: &Sight) -> Vec<Id> {
    let case = sight.case;
    let existing = case.units(sight.view);
    let in_order = case.study.units_in_order(&sight.setting.language).into_iter();
    in_order.map(|unit| unit.id.clone()).filter(|id| existing.contains(id)).collect()
}

/// Contact beside initiatives: counts with their base.
fn contacts(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let units = units(sight);
    sheet.heading(words.with("organisation-contacts", &[("units", units.len().into())]));
    for row in contact_and_initiatives(&sight.case.study, &sight.case.round, &units) {
        let all: usize = row.units.iter().sum();
        if all == 0 {
            continue;
        }
        let arguments = [
            ("contact", words.of("contact", row.contact.as_str()).into()),
            ("all", all.into()),
            ("none", row.units[0].into()),
            ("some", row.units[1].into()),
            ("many", row.units[2].into()),
        ];
        sheet.text(2, &words.with("organisation-contact", &arguments), Look::Text);
    }
    sheet.text(2, &words.text("organisation-contacts-note"), Look::Quiet);
}

/// Who names whom: named by others against naming oneself.
fn named(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let study = &sight.case.study;
    let questionnaires = &sight.setting.instruments.questionnaires;
    let found = nominations(study, &sight.case.round, &units(sight), questionnaires);
    let asked = found.iter().filter(|one| one.has_named).count();
    if asked == 0 {
        return;
    }
    sheet.heading(words.with("organisation-named", &[("asked", asked.into())]));
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

/// How the tests came out over the units.
fn tests(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let tests = &sight.case.organisation(sight.view).tests;
    if !tests.is_empty() {
        sheet.heading(words.text("organisation-tests"));
    }
    for (index, (_, counts)) in tests.iter().enumerate() {
        let Some(test) = sight.model().tests.get(index) else { continue };
        sheet.stop(Target::Tally(index), |sheet| {
            sheet.line();
            sheet.put(2, sight.setting.text(&test.title), Look::Text);
            let arguments =
                [("line", sight.counts(counts.line).into()), ("staff", sight.counts(counts.staff).into())];
            sheet.text(4, &words.with("organisation-by-kind", &arguments), Look::Quiet);
        });
    }
}

/// How many units are how far, by field and phase, with their base.
fn counts(sight: &Sight, sheet: &mut Sheet<Target>) {
    sheet.heading(sight.words().text("organisation-counts"));
    for (field, cells) in sight.case.organisation(sight.view).counts.iter().enumerate() {
        for (phase, counts) in cells.iter().enumerate() {
            let place = CellPlace { field, phase };
            let label = if phase == 0 { wording::field(field, sight.setting) } else { String::new() };
            sheet.stop(Target::Units(place), |sheet| {
                let line = sheet.text(14, &count_line(sight, phase, counts), Look::Text);
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

/// In which situations the units are.
fn distribution(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let distribution = &sight.case.organisation(sight.view).distribution;
    if !distribution.is_empty() {
        sheet.heading(words.text("organisation-distribution"));
    }
    for SituationCounts { index, only, possible } in distribution {
        let Some(situation) = sight.model().situations.get(*index) else { continue };
        sheet.text(2, sight.setting.text(&situation.title), Look::Text);
        let arguments = [
            ("line", only.line.into()),
            ("staff", only.staff.into()),
            ("line-possible", possible.line.into()),
            ("staff-possible", possible.staff.into()),
        ];
        sheet.text(4, &words.with("organisation-situations", &arguments), Look::Quiet);
    }
}
