//! The tables of `agree`: by field, by indicator, by factor, and over all last, so that nobody reads one number for
//! everything; and where raters differ, with what each gave.

use super::Page;
use super::grid::Grid;
use super::sheet::Sheet;
use crate::domain::agreement::{Agreement, Disagreement, Given, Matter, Measure, RoundAgreement};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::rating::CONSENSUS;
use crate::domain::score::View;
use crate::domain::study::Study;

/// The tables of how far the raters of a round agree.
pub fn agree(page: Page, study: &Study, model: &Assessment, found: &RoundAgreement) -> String {
    let mut sheet = Sheet::new(page, study, model, View::Account);
    let study = sheet.text(&sheet.study.header.title, &sheet.study.header.languages);
    let title =
        sheet.say("agree-title", &[("study", study.into()), ("round", sheet.round(&found.round).into())]);
    sheet.title(&title);
    let names: Vec<String> = found.raters.iter().map(|rater| name(&sheet, rater.as_ref())).collect();
    let raters = sheet.say("agree-raters", &[("names", names.join(", ").into())]);
    sheet.line(&raters);
    let field = |sheet: &Sheet, at: usize| sheet.field(at);
    let indicator = |sheet: &Sheet, at: usize| {
        sheet.model.indicators.get(at).map_or_else(String::new, |one| sheet.of_model(&one.title))
    };
    let factor = |sheet: &Sheet, at: usize| {
        sheet.model.factors.get(at).map_or_else(String::new, |one| sheet.of_model(&one.title))
    };
    let by_field = named(&sheet, &found.fields, field);
    levels(&mut sheet, "report-field", &by_field);
    let by_indicator = named(&sheet, &found.indicators, indicator);
    levels(&mut sheet, "report-indicator", &by_indicator);
    let by_factor = named(&sheet, &found.factors, factor);
    factors(&mut sheet, &by_factor, found.all_factors.as_ref());
    let overall = [(sheet.word("agree-all"), &found.overall)];
    levels(&mut sheet, "agree-overall", &overall);
    sheet.legend();
    let lines = [
        sheet.word("agree-legend-alpha"),
        sheet.word("agree-legend-kappa"),
        sheet.say(
            "agree-legend-interval",
            &[
                ("resamples", (found.resampling.resamples as usize).into()),
                ("seed", found.resampling.seed.to_string().into()),
                ("units", sheet.units_word(2).into()),
            ],
        ),
        sheet.word("agree-legend-reading"),
    ];
    for line in &lines {
        sheet.point(line);
    }
    sheet.finish()
}

fn named<'f>(
    sheet: &Sheet,
    found: &'f [(usize, Agreement)],
    title: impl Fn(&Sheet, usize) -> String,
) -> Vec<(String, &'f Agreement)> {
    found.iter().map(|(at, found)| (title(sheet, *at), found)).collect()
}

/// A rater by name; the lead rater where there is none.
fn name(sheet: &Sheet, rater: Option<&Id>) -> String {
    match rater {
        Some(rater) if *rater == CONSENSUS => sheet.word("agree-consensus"),
        Some(rater) => rater.to_string(),
        None => sheet.word("agree-lead"),
    }
}

fn levels(sheet: &mut Sheet, title: &str, found: &[(String, &Agreement)]) {
    if found.is_empty() {
        return;
    }
    let heading = sheet.word(title);
    let base = sheet.word("agree-base-levels");
    sheet.section(&heading, &base);
    let mut grid = Grid::new([
        String::new(),
        sheet.word("agree-things"),
        sheet.word("agree-kind"),
        sheet.word("agree-level"),
        sheet.word("agree-reading"),
        sheet.word("agree-same"),
        sheet.word("agree-near"),
    ])
    .numbers(1..=1);
    for (name, found) in found {
        grid.row(vec![
            name.clone(),
            found.things.to_string(),
            measure(sheet, &found.kind),
            measure(sheet, &found.level),
            reading(sheet, &found.level),
            share(&found.same),
            share(&found.near),
        ]);
    }
    sheet.table(&grid);
    if found.iter().all(|(_, found)| found.kappa.is_none()) {
        return;
    }
    sheet.blank();
    let mut grid = Grid::new([
        sheet.word("agree-kappa"),
        sheet.word("agree-both"),
        sheet.word("agree-plain"),
        sheet.word("agree-linear"),
        sheet.word("agree-quadratic"),
    ])
    .numbers(1..=1);
    for (name, found) in found {
        let Some([plain, linear, quadratic]) = &found.kappa else { continue };
        let [first, second, third] = [plain, linear, quadratic].map(|one| measure(sheet, one));
        grid.row(vec![name.clone(), plain.n.to_string(), first, second, third]);
    }
    sheet.table(&grid);
}

fn factors(sheet: &mut Sheet, found: &[(String, &Agreement)], all: Option<&Agreement>) {
    let Some(all) = all else { return };
    let heading = sheet.word("report-factors");
    let base = sheet.word("agree-base-factors");
    sheet.section(&heading, &base);
    let mut grid = Grid::new([
        String::new(),
        sheet.word("agree-things"),
        sheet.word("agree-kind"),
        sheet.word("agree-values"),
        sheet.word("agree-reading"),
        sheet.word("agree-same"),
    ])
    .numbers(1..=1);
    let all = (sheet.word("agree-all-factors"), all);
    for (name, found) in found.iter().chain([&all]) {
        grid.row(vec![
            name.clone(),
            found.things.to_string(),
            measure(sheet, &found.kind),
            measure(sheet, &found.level),
            reading(sheet, &found.level),
            share(&found.same),
        ]);
    }
    sheet.table(&grid);
}

/// The value to three places, and between which values the draws lie.
fn measure(sheet: &Sheet, measure: &Measure) -> String {
    match (measure.value, measure.interval) {
        (Err(why), _) => sheet.of("agree-undefined", why.as_str()),
        (Ok(value), None) => format!("{:.3}", value.value()),
        (Ok(value), Some(interval)) => {
            format!("{:.3} ({:.2}–{:.2})", value.value(), interval.low, interval.high)
        }
    }
}

fn reading(sheet: &Sheet, measure: &Measure) -> String {
    measure.reading().map_or_else(String::new, |reading| sheet.of("agree-reading", reading.as_str()))
}

/// So many of all.
fn share(measure: &Measure) -> String {
    measure.value.map_or_else(|_| "–".to_owned(), |share| format!("{}/{}", share.terms().0, measure.n))
}

/// The list of where raters differ, with what each gave.
pub fn disagreements(
    page: Page,
    study: &Study,
    model: &Assessment,
    rounds: &[(Id, Vec<Disagreement>)],
) -> String {
    let mut sheet = Sheet::new(page, study, model, View::Account);
    for (round, found) in rounds {
        let study = sheet.text(&sheet.study.header.title, &sheet.study.header.languages);
        let title = sheet
            .say("agree-differences-title", &[("study", study.into()), ("round", sheet.round(round).into())]);
        sheet.title(&title);
        let open = found.iter().filter(|one| one.consensus.is_none()).count();
        let base =
            sheet.say("agree-differences-base", &[("count", found.len().into()), ("open", open.into())]);
        sheet.line(&base);
        for one in found {
            difference(&mut sheet, one);
        }
    }
    sheet.finish()
}

fn difference(sheet: &mut Sheet, found: &Disagreement) {
    let unit =
        if found.unit.is_organisation() { sheet.word("agree-organisation") } else { sheet.unit(found.unit) };
    let title = match found.matter {
        Matter::Indicator(at) => sheet.model.indicators.get(at).map(|one| &one.title),
        Matter::Factor(at) => sheet.model.factors.get(at).map(|one| &one.title),
    };
    let title = title.map(|title| sheet.of_model(title)).unwrap_or_default();
    sheet.paragraph(&format!("{unit} · {title}"));
    let consensus = Id::new(CONSENSUS).ok();
    let given = found.given.iter().map(|Given { rater, row, .. }| (*rater, *row));
    let agreed = found.consensus.map(|row| (consensus.as_ref(), row));
    for (rater, row) in given.chain(agreed) {
        let text = line(sheet, found.matter, rater, row);
        sheet.point(&text);
    }
    if found.consensus.is_none() {
        let text = sheet.word("agree-no-consensus");
        sheet.point(&text);
    }
}

/// What one gave: the value, the reasons, the note, and how many pieces of evidence.
fn line(sheet: &Sheet, matter: Matter, rater: Option<&Id>, row: usize) -> String {
    let study = sheet.study;
    let (value, reasons, note, evidence) = match matter {
        Matter::Indicator(_) => {
            let Some(row) = study.ratings.get(row) else { return String::new() };
            (row.value.to_string(), row.reasons.as_slice(), row.note.as_ref(), row.evidence.len())
        }
        Matter::Factor(_) => {
            let Some(row) = study.factors.get(row) else { return String::new() };
            let value = sheet.of("factor", row.value.as_str());
            (value, &[][..], row.note.as_ref().or(row.reason.as_ref()), row.evidence.len())
        }
    };
    let title = |id: &Id| {
        let known = sheet.model.reasons.iter().find(|reason| reason.id == *id);
        known.map_or_else(|| id.to_string(), |reason| sheet.of_model(&reason.title))
    };
    let mut parts = vec![format!("{}: {value}", name(sheet, rater))];
    parts.extend(reasons.iter().map(title));
    parts.extend(note.cloned());
    parts.push(sheet.say("agree-evidence", &[("count", evidence.into())]));
    parts.join(" · ")
}
