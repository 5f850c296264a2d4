//! All units together in two rounds: how many can be compared, what became of the initiatives, and what happened between.

use std::collections::BTreeMap;

use super::Side;
use crate::domain::compare::Ground;
use crate::domain::study::Link;
use crate::tui::screens::why::Target;
use crate::tui::sheet::{Look, Sheet};

/// The column where what stands beside a count begins.
const BESIDE: u16 = 7;

/// Lays out the page.
pub fn page(side: &Side) -> Sheet<Target> {
    let setting = side.setting;
    let words = &setting.words;
    let comparison = &side.compared.comparison;
    let total = comparison.units.len();
    let mut sheet = Sheet::new(setting.size.width);
    sheet.text(1, &words.text("home-organisation"), Look::Title);
    let counted = |sheet: &mut Sheet<Target>, count: usize, text: &str| {
        let line = sheet.text(BESIDE, text, Look::Text);
        sheet.label(line, 2, count.to_string(), Look::Title);
    };

    for text in super::said::other_versions(setting) {
        sheet.text(1, &text, Look::Warning);
    }
    for text in super::said::weak_fields(side.weak, setting) {
        sheet.text(1, &text, Look::Warning);
    }
    let mut grounds: BTreeMap<&Ground, usize> = BTreeMap::new();
    for unit in &comparison.units {
        *grounds.entry(&unit.ground).or_default() += 1;
    }
    if !grounds.is_empty() {
        sheet.heading(words.with("compare-grounds", &[("total", total.into())]));
    }
    for (ground, count) in grounds {
        counted(&mut sheet, count, &super::said::ground(ground, setting));
    }
    sheet.heading(words.with("compare-links", &[("total", total.into())]));
    for link in Link::ALL {
        let count = comparison.units.iter().filter(|unit| unit.link == link).count();
        if count > 0 {
            counted(&mut sheet, count, &side.link(link));
        }
    }

    sheet.heading(words.with("compare-verdicts", &[("total", total.into())]));
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    for unit in &comparison.units {
        *verdicts.entry(side.verdict(&unit.whole)).or_default() += 1;
    }
    for (verdict, count) in verdicts {
        counted(&mut sheet, count, &verdict);
    }

    let initiatives: u32 = comparison.fates.iter().map(|(_, count)| count).sum();
    sheet.heading(words.with("compare-fates", &[("total", initiatives.into())]));
    for (fate, count) in &comparison.fates {
        counted(&mut sheet, *count as usize, &words.of("report-fate", fate.as_str()));
    }

    sheet.heading(words.text("compare-events"));
    let rounds = [&comparison.from, &comparison.to];
    let [earlier, later] = rounds.map(|id| setting.instruments.rounds.iter().find(|round| round.id == *id));
    let first = earlier.and_then(|round| round.from.as_ref().or(round.to.as_ref()));
    let last = later.and_then(|round| round.to.as_ref().or(round.from.as_ref()));
    let mut events: Vec<_> = side
        .study
        .events
        .iter()
        .filter(|event| !first.is_some_and(|first| event.date.is_certainly_before(first)))
        .filter(|event| !last.is_some_and(|last| last.is_certainly_before(&event.date)))
        .collect();
    events.sort_by(|a, b| a.date.cmp(&b.date));
    if events.is_empty() {
        sheet.text(2, &words.text("compare-no-events"), Look::Quiet);
    }
    for event in events {
        let line = sheet.text(14, &event.text, Look::Text);
        sheet.label(line, 2, event.date.as_str(), Look::Quiet);
    }
    sheet
}
