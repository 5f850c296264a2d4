//! The tables of `compare`: verdicts, observed movement, fate of initiatives and warnings.

use std::collections::{BTreeMap, HashMap};

use super::grid::Grid;
use super::sheet::Sheet;
use super::{Page, feedback};
use crate::domain::assessment::Assessment;
use crate::domain::compare::{
    Comparison, Fate, Ground, InitiativeFate, PhaseShift, SetComparison, UnitComparison, Warning,
};
use crate::domain::id::Id;
use crate::domain::score::View;
use crate::domain::study::{Link, Study};
use crate::domain::versions::OtherVersion;
use crate::report::{Selection, plain};

/// The tables of two compared rounds. `proven` is the same comparison as far as it is proven, to mark what reads
/// otherwise; hand over none where `view` is *proven* itself. With one unit selected, its indicators are listed.
pub fn compare(
    page: Page,
    study: &Study,
    model: &Assessment,
    view: View,
    comparison: &Comparison,
    proven: Option<&Comparison>,
    selection: &Selection,
) -> String {
    let mut sheet = Sheet::new(page, study, model, view);
    let units: Vec<&UnitComparison> =
        comparison.units.iter().filter(|found| selection.has(&found.unit)).collect();
    sheet.of_rounds(&[&comparison.from, &comparison.to]);
    head(&mut sheet, comparison, &units, selection);
    let twins: HashMap<&Id, &UnitComparison> =
        proven.iter().flat_map(|other| &other.units).map(|twin| (&twin.unit, twin)).collect();
    let pairs: Vec<Pair> = units.iter().map(|&found| (found, twins.get(&found.unit).copied())).collect();
    verdicts(&mut sheet, &pairs);
    fields(&mut sheet, &pairs);
    shifts(&mut sheet, &units);
    observed(&mut sheet, &pairs);
    if selection.unit.is_some() {
        for found in &units {
            indicators(&mut sheet, found);
        }
    }
    fates(&mut sheet, comparison, &units, selection);
    warnings(&mut sheet, &units);
    feedback::section(&mut sheet, &[&comparison.from, &comparison.to], selection);
    legend(&mut sheet, &units);
    sheet.finish()
}

/// A unit, and the same as far as it is proven.
type Pair<'c> = (&'c UnitComparison, Option<&'c UnitComparison>);

fn head(sheet: &mut Sheet, comparison: &Comparison, units: &[&UnitComparison], selection: &Selection) {
    let study = sheet.text(&sheet.study.header.title, &sheet.study.header.languages);
    let title = sheet.say(
        "report-compare-title",
        &[
            ("study", study.into()),
            ("from", sheet.round(&comparison.from).into()),
            ("to", sheet.round(&comparison.to).into()),
        ],
    );
    sheet.title(&title);
    let both = units.iter().filter(|found| found.proposed.link != Link::R4).count();
    let base = sheet.say(
        "report-compare-base",
        &[
            ("count", units.len().into()),
            ("units", sheet.units_word(units.len()).into()),
            ("both", both.into()),
        ],
    );
    let view = sheet.of("report-view", sheet.view.as_str());
    let rater = sheet.rater(selection);
    sheet.line(&format!("{view}{rater} {base}"));
    other_versions(sheet);
    for line in grounds(sheet, units) {
        sheet.line(&line);
    }
}

/// What other versions of the model that the study holds set apart, a line each.
pub(super) fn other_versions(sheet: &mut Sheet) {
    for other in &sheet.model.others {
        let text = other_version(sheet, other);
        sheet.line(&text);
    }
}

/// What the units stand on in both rounds, each with those that it is said of where they are not all.
pub(super) fn grounds(sheet: &Sheet, units: &[&UnitComparison]) -> Vec<String> {
    let mut found: BTreeMap<&Ground, Vec<&Id>> = BTreeMap::new();
    for unit in units {
        found.entry(&unit.ground).or_default().push(&unit.unit);
    }
    let is_one = found.len() == 1;
    let line = |(ground, of): (&Ground, Vec<&Id>)| {
        let text = ground_text(sheet, ground);
        if is_one { text } else { format!("{}: {text}", sheet.names(&of)) }
    };
    found.into_iter().map(line).collect()
}

fn ground_text(sheet: &Sheet, ground: &Ground) -> String {
    let name = |round| ground.names(round).unwrap_or_else(|| sheet.word("compare-ground-none"));
    let arguments = [
        ("from", name(0).into()),
        ("to", name(1).into()),
        ("common", ground.common.into()),
        ("asked", ground.asked[1].into()),
        ("informed", ground.informed.into()),
        ("defined", ground.defined.into()),
    ];
    let text = sheet.say("compare-ground", &arguments);
    if ground.renamed.is_empty() {
        return text;
    }
    let arguments = [("ground", text.into()), ("renamed", ground.renamings().into())];
    sheet.say("compare-ground-renamed", &arguments)
}

/// What another version of the model sets apart, by name.
fn other_version(sheet: &Sheet, other: &OtherVersion) -> String {
    let names = |indices: &[usize]| -> Vec<String> {
        let found = indices.iter().filter_map(|&index| sheet.model.indicators.get(index));
        found.map(|indicator| sheet.of_model(&indicator.title)).collect()
    };
    let apart = [names(&other.missing), names(&other.changed)].concat();
    let total = sheet.model.indicators.len();
    let dropped: Vec<String> = other.dropped.iter().map(ToString::to_string).collect();
    let or_none = |names: Vec<String>| match names.as_slice() {
        [] => sheet.word("versions-none"),
        names => names.join(", "),
    };
    let arguments = [
        ("present", sheet.model.version.as_str().into()),
        ("other", other.version.as_str().into()),
        ("alike", (total - apart.len()).into()),
        ("total", total.into()),
        ("apart", or_none(apart).into()),
        ("dropped", or_none(dropped).into()),
    ];
    sheet.say("versions-joined", &arguments)
}

fn verdicts(sheet: &mut Sheet, pairs: &[Pair]) {
    let heading = sheet.word("report-verdicts");
    let base = sheet.word("report-verdicts-base");
    sheet.section(&heading, &base);
    let titles = [
        sheet.unit_title(),
        sheet.word("report-link"),
        sheet.word("report-verdict"),
        sheet.word("report-compared"),
        sheet.word("report-change"),
        sheet.word("report-counts-from"),
    ];
    let mut grid = Grid::new(titles).numbers(4..);
    for (found, twin) in pairs {
        let whole = &found.whole;
        let is_other = twin.is_some_and(|twin| twin.whole.verdict != whole.verdict);
        let verdict = verdict(sheet, whole);
        let (change, margin) = if whole.verdict.is_comparable() {
            (range(whole.d), whole.m.to_string())
        } else {
            ("–".to_owned(), "–".to_owned())
        };
        let link = link(sheet, found);
        grid.row(vec![
            sheet.unit(&found.unit),
            link,
            sheet.marked(verdict, is_other),
            of(sheet, whole.common, whole.union),
            change,
            margin,
        ]);
    }
    sheet.table(&grid);
}

/// The link with its meaning here, and whether a person set it.
pub(in crate::report) fn link(sheet: &Sheet, found: &UnitComparison) -> String {
    let is_set = found.set_because.is_some();
    let meaning = if is_set {
        sheet.of("report-link", found.link.as_str())
    } else {
        sheet.of("report-basis", found.proposed.basis.as_str())
    };
    let mut text = format!("{} {meaning}", found.link.as_str());
    if let Some(reason) = &found.set_because {
        let proposed = found.proposed.link.as_str();
        let arguments = [("reason", reason.as_str().into()), ("proposed", proposed.into())];
        text.push_str(&sheet.say("report-link-set", &arguments));
    }
    if let Some(predecessor) = &found.predecessor {
        let name = sheet.unit(predecessor);
        text.push_str(&sheet.say("report-predecessor", &[("unit", name.into())]));
    }
    text
}

/// A verdict, and what stands in its way.
pub(in crate::report) fn verdict(sheet: &Sheet, set: &SetComparison) -> String {
    let word = sheet.of("verdict", set.verdict.as_str());
    match set.verdict.barrier() {
        Some(barrier) => format!("{word}: {}", sheet.of("report-barrier", barrier.as_str())),
        None if set.offsetting => format!("{word}, {}", sheet.word("report-offsetting")),
        None => word,
    }
}

pub(super) fn of(sheet: &Sheet, part: u32, base: u32) -> String {
    sheet.say("report-of", &[("part", part.to_string().into()), ("base", base.to_string().into())])
}

pub(in crate::report) fn range((lo, hi): (i32, i32)) -> String {
    if lo == hi { signed(lo) } else { format!("{} … {}", signed(lo), signed(hi)) }
}

pub(in crate::report) fn signed(number: i32) -> String {
    match number {
        1.. => format!("+{number}"),
        0 => "0".to_owned(),
        ..0 => format!("−{}", number.unsigned_abs()),
    }
}

fn fields(sheet: &mut Sheet, pairs: &[Pair]) {
    let heading = sheet.word("report-verdicts-by-field");
    let base = sheet.word("report-verdicts-by-field-base");
    sheet.section(&heading, &base);
    let names = (0..sheet.model.fields.len()).map(|index| sheet.field(index));
    let mut grid = Grid::new([sheet.unit_title()].into_iter().chain(names).collect::<Vec<_>>());
    for (found, twin) in pairs {
        let mut row = vec![sheet.unit(&found.unit)];
        for (index, set) in found.fields.iter().enumerate() {
            let other = twin.and_then(|twin| twin.fields.get(index));
            let text = format!(
                "{} ({})",
                sheet.of("verdict", set.verdict.as_str()),
                of(sheet, set.common, set.union)
            );
            row.push(sheet.marked(text, other.is_some_and(|other| other.verdict != set.verdict)));
        }
        grid.row(row);
    }
    sheet.table(&grid);
}

fn shifts(sheet: &mut Sheet, units: &[&UnitComparison]) {
    if sheet.model.phases.is_empty() {
        return;
    }
    let heading = sheet.word("report-shifts");
    let comparable = units.iter().filter(|found| found.whole.verdict.is_comparable()).count();
    let base = sheet.say(
        "report-shifts-base",
        &[
            ("comparable", comparable.into()),
            ("count", units.len().into()),
            ("units", sheet.units_word(2).into()),
        ],
    );
    sheet.section(&heading, &base);
    let mut has_any = false;
    for found in units {
        for shift in &found.phase_shifts {
            has_any = true;
            let text = shift_text(sheet, &found.unit, shift);
            sheet.point(&text);
        }
    }
    if !has_any {
        let none = sheet.word("report-shifts-none");
        sheet.line(&none);
    }
}

fn shift_text(sheet: &Sheet, unit: &Id, shift: &PhaseShift) -> String {
    let field = shift.field.map_or_else(|| sheet.word("report-in-common"), |index| sheet.field(index));
    let id = if shift.is_forward() { "report-shift-forward" } else { "report-shift-back" };
    sheet.say(
        id,
        &[
            ("unit", sheet.unit(unit).into()),
            ("field", field.into()),
            ("from", sheet.completed(shift.from.0, shift.from.1).into()),
            ("to", sheet.completed(shift.to.0, shift.to.1).into()),
        ],
    )
}

fn observed(sheet: &mut Sheet, pairs: &[Pair]) {
    let heading = sheet.word("report-observed");
    let base = sheet.word("report-observed-base");
    sheet.section(&heading, &base);
    let titles = [
        sheet.unit_title(),
        sheet.word("report-observed-on"),
        sheet.word("report-up"),
        sheet.word("report-same"),
        sheet.word("report-down"),
        sheet.word("report-sum"),
        sheet.word("report-carried"),
        sheet.word("report-observed-reading"),
    ];
    let mut grid = Grid::new(titles).numbers(2..7);
    for (found, twin) in pairs {
        let name = sheet.unit(&found.unit);
        let Some(seen) = &found.observed else {
            let none = sheet.of("report-basis", "no interview");
            grid.row(vec![name, none]);
            continue;
        };
        let on = sheet.say(
            "report-observed-n",
            &[
                ("n", seen.n.into()),
                ("defined", seen.defined.into()),
                ("fields", seen.fields.into()),
                ("all", sheet.model.fields.len().into()),
            ],
        );
        let other = twin.and_then(|twin| twin.observed.as_ref());
        let reading = match (seen.reading, found.link) {
            (Some(reading), _) => sheet.of("report-movement", reading.as_str()),
            (None, Link::R2 | Link::R3) => sheet.of("report-observed", found.link.as_str()),
            (None, Link::R0 | Link::R1 | Link::R4) => sheet.word("report-too-few"),
        };
        let reading = sheet.marked(reading, other.is_some_and(|other| other.reading != seen.reading));
        let [up, same, down] = [seen.up, seen.same, seen.down].map(|count| count.to_string());
        let carried = seen.carried_over.len().to_string();
        grid.row(vec![name, on, up, same, down, signed(seen.d), carried, reading]);
    }
    sheet.table(&grid);
}

fn indicators(sheet: &mut Sheet, found: &UnitComparison) {
    let heading = sheet.word("report-indicators");
    let left_out = left_out(sheet, &found.whole);
    sheet.section(&heading, &left_out);
    let Some(seen) = &found.observed else { return };
    let titles = ["report-field", "report-indicator", "report-earlier", "report-later"];
    let mut grid = Grid::new(titles.map(|title| sheet.word(title)));
    let carried = sheet.word("report-carried");
    let levels = seen.indicators.iter();
    let levels =
        levels.map(|seen| (seen.index, seen.from.points().to_string(), seen.to.points().to_string()));
    let same = seen.carried_over.iter().map(|&index| (index, carried.clone(), carried.clone()));
    for (index, from, to) in levels.chain(same) {
        let Some(indicator) = sheet.model.indicators.get(index) else { continue };
        grid.row(vec![sheet.field(indicator.field), sheet.of_model(&indicator.title), from, to]);
    }
    sheet.table(&grid);
}

/// How many indicators are left out of the comparison, by the reason.
fn left_out(sheet: &Sheet, set: &SetComparison) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (_, reason) in &set.left_out {
        match counts.iter_mut().find(|(found, _)| *found == reason.as_str()) {
            Some((_, count)) => *count += 1,
            None => counts.push((reason.as_str(), 1)),
        }
    }
    if counts.is_empty() {
        return sheet.word("report-left-out-none");
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(reason, count)| format!("{} {count}", sheet.of("report-left-out", reason)))
        .collect();
    sheet.say("report-left-out", &[("counts", counts.join(", ").into())])
}

fn fates(sheet: &mut Sheet, comparison: &Comparison, units: &[&UnitComparison], selection: &Selection) {
    let whole = Id::organisation();
    let of_organisation = if selection.unit.is_none() { comparison.initiatives.as_slice() } else { &[] };
    let rows: Vec<(&Id, &[InitiativeFate])> = units
        .iter()
        .map(|found| (&found.unit, found.initiatives.as_slice()))
        .chain([(&whole, of_organisation)])
        .filter(|(_, initiatives)| !initiatives.is_empty())
        .collect();
    let all = rows.iter().flat_map(|(_, initiatives)| *initiatives);
    let total = all.clone().count();
    if total == 0 {
        return;
    }
    let heading = sheet.word("report-fates");
    let base = sheet.say("report-fates-base", &[("count", total.into())]);
    sheet.section(&heading, &base);
    let count = |initiatives: &[InitiativeFate], fate: Fate| {
        initiatives.iter().filter(|initiative| initiative.fate == fate).count()
    };
    let kinds: Vec<Fate> =
        Fate::ALL.into_iter().filter(|&fate| all.clone().any(|initiative| initiative.fate == fate)).collect();
    let titles = [sheet.unit_title()]
        .into_iter()
        .chain(kinds.iter().map(|fate| sheet.of("report-fate", fate.as_str())))
        .chain([sheet.word("report-all")]);
    let mut grid = Grid::new(titles.collect::<Vec<_>>()).numbers(1..);
    for (unit, initiatives) in &rows {
        let name =
            if unit.is_organisation() { sheet.word("report-organisation-whole") } else { sheet.unit(unit) };
        let counts = kinds.iter().map(|&fate| count(initiatives, fate).to_string());
        grid.row([name].into_iter().chain(counts).chain([initiatives.len().to_string()]).collect());
    }
    if rows.len() > 1 {
        let counts = kinds.iter().map(|&fate| {
            rows.iter().map(|(_, initiatives)| count(initiatives, fate)).sum::<usize>().to_string()
        });
        grid.row([sheet.word("report-all")].into_iter().chain(counts).chain([total.to_string()]).collect());
    }
    sheet.table(&grid);
}

fn warnings(sheet: &mut Sheet, units: &[&UnitComparison]) {
    let lines = warning_lines(sheet, units);
    if lines.is_empty() {
        return;
    }
    let heading = sheet.word("report-warnings");
    let base = sheet.word("report-warnings-base");
    sheet.section(&heading, &base);
    for line in lines {
        sheet.point(&line);
    }
    what_to_do(sheet, units);
}

/// What to do about what is to be kept in mind, once for each kind.
pub(super) fn what_to_do(sheet: &mut Sheet, units: &[&UnitComparison]) {
    let mut found: Vec<&Warning> = units.iter().flat_map(|unit| &unit.warnings).collect();
    found.sort();
    found.dedup_by_key(|warning| warning.as_str());
    if found.is_empty() {
        return;
    }
    let (heading, base) = (sheet.word("report-what-to-do"), sheet.word("report-what-to-do-base"));
    sheet.section(&heading, &base);
    for warning in found {
        let name = sheet.of("report-warning", warning.as_str());
        let advice = sheet.of("warning-advice", warning.as_str());
        sheet.point(&format!("{name}: {advice}"));
    }
}

/// What to keep in mind, each with the units that it is about.
pub(in crate::report) fn warning_lines(sheet: &Sheet, units: &[&UnitComparison]) -> Vec<String> {
    let mut found: Vec<(&Warning, Vec<&Id>)> = Vec::new();
    for unit in units {
        for warning in &unit.warnings {
            match found.iter_mut().find(|(other, _)| *other == warning) {
                Some((_, units)) => units.push(&unit.unit),
                None => found.push((warning, vec![&unit.unit])),
            }
        }
    }
    found.sort_by_key(|(warning, _)| *warning);
    let line = |(warning, of): (&Warning, Vec<&Id>)| {
        let whom = if of.len() == units.len() && of.len() > 1 {
            sheet.say("report-all-units", &[("units", sheet.units_word(units.len()).into())])
        } else {
            sheet.names(&of)
        };
        format!("{}: {whom}", warning_text(sheet, warning))
    };
    found.into_iter().map(line).collect()
}

fn warning_text(sheet: &Sheet, warning: &Warning) -> String {
    match warning_parts(sheet, warning) {
        (text, Some(detail)) => format!("{text} ({detail})"),
        (text, None) => text,
    }
}

/// A warning by its kind, and what exactly it is about.
pub(in crate::report) fn warning_parts(sheet: &Sheet, warning: &Warning) -> (String, Option<String>) {
    let text = sheet.of("report-warning", warning.as_str());
    let detail = match warning {
        Warning::YoungMandate { event } | Warning::Reorganisation { event: Some(event) } => {
            let event = sheet.study.events.iter().find(|found| found.id == *event);
            event.map(|event| format!("{}, {}", event.date, plain(&event.text)))
        }
        Warning::SuperiorOnce { round } => Some(sheet.round(round)),
        Warning::Reorganisation { event: None }
        | Warning::SelfReportOnly
        | Warning::ChangedInstrument
        | Warning::ChangedModel => None,
    };
    (text, detail)
}

pub(super) fn legend(sheet: &mut Sheet, units: &[&UnitComparison]) {
    sheet.legend();
    for link in Link::ALL.into_iter().filter(|link| units.iter().any(|found| found.link == *link)) {
        let meaning = sheet.of("report-link", link.as_str());
        sheet.point(&format!("{} {meaning}", link.as_str()));
    }
    for id in ["report-legend-verdict", "report-legend-margin", "report-legend-observed"] {
        let text = sheet.word(id);
        sheet.point(&text);
    }
}
