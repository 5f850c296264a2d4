//! Two rounds of all units as a figure: where each field stood and stands, the verdict, and what was seen in both.

use super::naming::Names;
use super::{Group, Head, Naming, Reader, Source, Standing};
use crate::domain::compare::{Comparison, LinkBasis, Observed, UnitComparison, Warning};
use crate::domain::id::Id;
use crate::domain::score::{RoundScore, UnitScore};
use crate::domain::study::Link;
use crate::report::table::compare::verdict;

/// Two rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonFigure {
    /// What stands above.
    pub head: Head,
    /// The labels of the earlier and the later round.
    pub rounds: [String; 2],
    /// The names of the phases with their numbers; none in a model without phases.
    pub phases: Vec<String>,
    /// The names of the fields.
    pub fields: Vec<String>,
    /// The units.
    pub groups: Vec<Group<ComparedUnit>>,
    /// What the words mean, and what they do not.
    pub legend: Vec<String>,
}

/// A unit in two rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedUnit {
    /// The unit; never drawn, since it tells the name.
    pub unit: Id,
    /// What it is called here.
    pub name: String,
    /// How its talks hang together.
    pub link: String,
    /// The verdict over all indicators, and why there is none.
    pub verdict: String,
    /// What was rated in both rounds and differs, counted.
    pub observed: String,
    /// What to keep in mind.
    pub notes: Vec<String>,
    /// Its fields, in the order of the model.
    pub fields: Vec<ComparedField>,
}

/// A field of a unit in two rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedField {
    /// In the earlier round.
    pub earlier: Standing,
    /// In the later round.
    pub later: Standing,
    /// The verdict on the field, with its base.
    pub verdict: String,
    /// Whether a shift of phase can be claimed: no unknown can undo it.
    pub has_shift: bool,
}

impl ComparisonFigure {
    /// Every unit, in the order in which they are drawn.
    pub fn units(&self) -> impl Iterator<Item = &ComparedUnit> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

/// Reads a comparison, with the scores of its two rounds in the same view.
pub fn comparison(source: Source, comparison: &Comparison, scores: [&RoundScore; 2]) -> ComparisonFigure {
    let reader = Reader::new(source, &[&comparison.from, &comparison.to]);
    let names = Names::of(&reader, &comparison.to);
    let shared = shared(comparison);
    let row = |id: &Id| {
        let found = comparison.units.iter().find(|found| found.unit == *id)?;
        Some(unit(&reader, &names, found, scores, &shared))
    };
    let groups = names.groups(&reader, row);
    let order = match source.naming {
        Naming::All => "picture-no-ranking",
        Naming::Council => "picture-no-ranking-numbers",
    };
    ComparisonFigure {
        head: head(&reader, &names, comparison, &shared),
        rounds: [reader.round(&comparison.from), reader.round(&comparison.to)],
        phases: reader.phases(),
        fields: reader.fields(),
        groups,
        legend: ["report-legend-verdict", "report-legend-observed", order]
            .map(|id| reader.sheet.word(id))
            .into_iter()
            .chain(reader.weak())
            .collect(),
    }
}

/// What is to be kept in mind for every unit: said once, above.
fn shared(comparison: &Comparison) -> Vec<&'static str> {
    let (Some(first), 2..) = (comparison.units.first(), comparison.units.len()) else { return Vec::new() };
    let is_everywhere = |kind: &&str| {
        comparison.units.iter().all(|unit| unit.warnings.iter().any(|one| one.as_str() == *kind))
    };
    let mut kinds: Vec<&str> = first.warnings.iter().map(Warning::as_str).filter(is_everywhere).collect();
    kinds.dedup();
    kinds
}

fn head(reader: &Reader, names: &Names, comparison: &Comparison, shared: &[&str]) -> Head {
    let sheet = &reader.sheet;
    let count = comparison.units.len();
    let both = comparison.units.iter().filter(|found| found.proposed.link != Link::R4).count();
    let title = [
        ("study", reader.title().into()),
        ("from", reader.round(&comparison.from).into()),
        ("to", reader.round(&comparison.to).into()),
    ];
    let base = [("count", count.into()), ("units", sheet.units_word(count).into()), ("both", both.into())];
    let view = sheet.of("report-view", reader.source.view.as_str());
    let base = sheet.say("report-compare-base", &base);
    let warnings = warnings(reader, shared, "picture-mind-all");
    Head {
        title: sheet.say("report-compare-title", &title),
        base: [view, base].into_iter().chain(warnings).collect(),
        remark: names.remark(reader, comparison.units.iter().map(|found| &found.unit)),
    }
}

fn unit(
    reader: &Reader,
    names: &Names,
    found: &UnitComparison,
    scores: [&RoundScore; 2],
    shared: &[&str],
) -> ComparedUnit {
    let sheet = &reader.sheet;
    let units = [found.predecessor.as_ref().unwrap_or(&found.unit), &found.unit];
    let scores: [Option<&UnitScore>; 2] =
        [0, 1].map(|at| scores[at].units.iter().find(|score| score.unit == *units[at]));
    let fields = found.fields.iter().enumerate().map(|(index, set)| {
        let [earlier, later] = scores.map(|score| {
            let field = score.and_then(|score| score.fields.get(index));
            reader.standing(field.and_then(|field| field.lo.zip(field.hi)), field.is_some())
        });
        let arguments = [
            ("verdict", sheet.of("verdict", set.verdict.as_str()).into()),
            ("common", set.common.into()),
            ("union", set.union.into()),
        ];
        ComparedField {
            earlier,
            later,
            verdict: sheet.say("picture-field-verdict", &arguments),
            has_shift: found.phase_shifts.iter().any(|shift| shift.field == Some(index)),
        }
    });
    ComparedUnit {
        unit: found.unit.clone(),
        name: names.name(reader, &found.unit),
        link: link(reader, found),
        verdict: verdict(sheet, &found.whole),
        observed: observed(reader, found),
        notes: notes(reader, names, found, shared),
        fields: fields.collect(),
    }
}

/// The link and its meaning; why somebody set another one is not for a room.
fn link(reader: &Reader, found: &UnitComparison) -> String {
    let sheet = &reader.sheet;
    let meaning = match found.set_because {
        Some(_) => sheet.of("report-link", found.link.as_str()),
        None => sheet.of("report-basis", found.proposed.basis.as_str()),
    };
    let text =
        sheet.say("compare-link", &[("link", found.link.as_str().into()), ("meaning", meaning.into())]);
    if found.set_because.is_none() {
        return text;
    }
    sheet.say("picture-link-set", &[("link", text.into())])
}

/// What was seen in both rounds: movement where the same or a like person spoke, else a difference.
fn observed(reader: &Reader, found: &UnitComparison) -> String {
    let sheet = &reader.sheet;
    let Some(seen) = &found.observed else { return sheet.word("compare-nothing-observed") };
    let is_changed = found.proposed.basis == LinkBasis::UnitChanged;
    let name = sheet.word(match found.link {
        Link::R0 | Link::R1 => "compare-movement",
        Link::R3 if is_changed => "compare-units",
        Link::R2 | Link::R3 | Link::R4 => "compare-respondents",
    });
    let Observed { n, defined, up, same, down, .. } = *seen;
    let arguments = [
        ("name", name.into()),
        ("n", n.into()),
        ("defined", defined.into()),
        ("up", up.into()),
        ("same", same.into()),
        ("down", down.into()),
    ];
    let text = sheet.say("picture-observed", &arguments);
    match seen.reading {
        Some(reading) => {
            let reading = sheet.of("report-movement", reading.as_str());
            sheet.say("compare-reads", &[("observed", text.into()), ("reading", reading.into())])
        }
        None => text,
    }
}

fn notes(reader: &Reader, names: &Names, found: &UnitComparison, shared: &[&str]) -> Vec<String> {
    let sheet = &reader.sheet;
    let earlier = found.predecessor.as_ref();
    let earlier =
        earlier.map(|unit| sheet.say("compare-predecessor", &[("unit", names.name(reader, unit).into())]));
    let contested = names.is_contested(reader, &found.unit).then(|| sheet.word("picture-contested"));
    let mut kinds: Vec<&str> = found.warnings.iter().map(Warning::as_str).collect();
    kinds.retain(|kind| !shared.contains(kind));
    kinds.dedup();
    earlier.into_iter().chain(contested).chain(warnings(reader, &kinds, "compare-warnings")).collect()
}

/// Kinds of warnings in one line; nothing where there are none.
fn warnings(reader: &Reader, kinds: &[&str], id: &str) -> Option<String> {
    let kinds: Vec<String> = kinds.iter().map(|kind| reader.sheet.of("report-warning", kind)).collect();
    (!kinds.is_empty()).then(|| reader.sheet.say(id, &[("warnings", kinds.join(" · ").into())]))
}
