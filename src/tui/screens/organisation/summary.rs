//! The organisation as a whole: its own cells, its situation, and its units counted. No number for the whole, no mean.

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
    weak(sight, &mut sheet);
    initiatives(sight, &mut sheet);
    sheet
}

/// Fields on which the raters agree too little.
fn weak(sight: &Sight, sheet: &mut Sheet<Target>) {
    for field in &sight.case.weak {
        let text = sight.words().text("agree-weak-field");
        sheet.text(2, &format!("{}: {text}", wording::field(*field, sight.setting)), Look::Warning);
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
