//! Rounds in a row as a figure: where each field of a unit stood in every round, and what can be said from one to the next.

use super::naming::Names;
use super::{Group, Head, Naming, Reader, Source, Standing};
use crate::domain::compare::{Series, UnitComparison, UnitSeries, Warning};
use crate::domain::id::Id;
use crate::report::table::compare::verdict;

/// Rounds in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesFigure {
    /// What stands above.
    pub head: Head,
    /// The labels of the rounds, in order.
    pub rounds: Vec<String>,
    /// The names of the phases with their numbers; none in a model without phases.
    pub phases: Vec<String>,
    /// The names of the fields.
    pub fields: Vec<String>,
    /// The units.
    pub groups: Vec<Group<SeriesUnit>>,
    /// What the words mean, and what they do not.
    pub legend: Vec<String>,
}

/// A unit in every round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesUnit {
    /// The unit; never drawn, since it tells the name.
    pub unit: Id,
    /// What it is called here.
    pub name: String,
    /// Where each field stood, by field and round.
    pub fields: Vec<Vec<Standing>>,
    /// What can be said between each two rounds, and from the first to the last.
    pub steps: Vec<String>,
    /// What to keep in mind.
    pub notes: Vec<String>,
}

impl SeriesFigure {
    /// Every unit, in the order in which they are drawn.
    pub fn units(&self) -> impl Iterator<Item = &SeriesUnit> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

/// Reads rounds in a row. Feedback talks on the last of them decide what a council may be told.
pub fn series(source: Source, series: &Series) -> SeriesFigure {
    let rounds: Vec<&Id> = series.rounds.iter().collect();
    let reader = Reader::new(source, &rounds);
    let nowhere = Id::organisation();
    let names = Names::of(&reader, series.rounds.last().unwrap_or(&nowhere));
    let row = |id: &Id| {
        let found = series.units.iter().find(|found| found.unit == *id)?;
        Some(unit(&reader, &names, series, found))
    };
    let groups = names.groups(&reader, row);
    let order = match source.naming {
        Naming::All => "picture-no-ranking",
        Naming::Council => "picture-no-ranking-numbers",
    };
    let legend = ["report-legend-verdict", order].map(|id| reader.sheet.word(id));
    SeriesFigure {
        head: head(&reader, &names, series),
        rounds: rounds.iter().map(|round| reader.round(round)).collect(),
        phases: reader.phases(),
        fields: reader.fields(),
        groups,
        legend: legend.into_iter().chain(reader.weak()).collect(),
    }
}

fn head(reader: &Reader, names: &Names, series: &Series) -> Head {
    let sheet = &reader.sheet;
    let count = series.units.len();
    let labels: Vec<String> = series.rounds.iter().map(|round| reader.round(round)).collect();
    let title = [("study", reader.title().into()), ("rounds", labels.join(" → ").into())];
    let base = [
        ("count", count.into()),
        ("units", sheet.units_word(count).into()),
        ("rounds", series.rounds.len().into()),
    ];
    Head {
        title: sheet.say("series-table-title", &title),
        base: vec![
            sheet.of("report-view", reader.source.view.as_str()),
            sheet.say("series-table-base", &base),
        ],
        remark: names.remark(reader, series.units.iter().map(|found| &found.unit)),
    }
}

fn unit(reader: &Reader, names: &Names, series: &Series, found: &UnitSeries) -> SeriesUnit {
    let sheet = &reader.sheet;
    let standing = |field: usize| {
        let points = found.points.iter().map(move |point| {
            let field = point.as_ref().and_then(|fields| fields.get(field));
            let standing = reader.standing(field.and_then(|field| field.lo.zip(field.hi)), field.is_some());
            match field {
                // Without phases a field is one cell, and its word all there is.
                Some(field) if standing.words.is_empty() => {
                    Standing { words: sheet.field_reading(field), ..standing }
                }
                _ => standing,
            }
        });
        points.collect::<Vec<Standing>>()
    };
    let last = series.rounds.len().saturating_sub(1);
    let neighbours = found.steps.iter().enumerate().map(|(at, step)| (at, at + 1, step));
    let steps = neighbours.chain([(0, last, &found.whole)]);
    let steps = steps.filter_map(|(from, to, step)| Some(said(reader, series, (from, to), step.as_ref()?)));
    let mut kinds: Vec<&str> =
        found.steps.iter().flatten().flat_map(|step| step.warnings.iter().map(Warning::as_str)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kinds: Vec<String> = kinds.into_iter().map(|kind| sheet.of("report-warning", kind)).collect();
    let mind =
        (!kinds.is_empty()).then(|| sheet.say("compare-warnings", &[("warnings", kinds.join(" · ").into())]));
    let contested = names.is_contested(reader, &found.unit).then(|| sheet.word("picture-contested"));
    SeriesUnit {
        unit: found.unit.clone(),
        name: names.name(reader, &found.unit),
        fields: (0..reader.source.model.fields.len()).map(standing).collect(),
        steps: steps.collect(),
        notes: contested.into_iter().chain(mind).collect(),
    }
}

/// What can be said between two rounds: the verdict, what it rests on and how the talks hang together.
fn said(reader: &Reader, series: &Series, (from, to): (usize, usize), step: &UnitComparison) -> String {
    let arguments = [
        ("from", reader.round(&series.rounds[from]).into()),
        ("to", reader.round(&series.rounds[to]).into()),
        ("verdict", verdict(&reader.sheet, &step.whole).into()),
        ("common", step.whole.common.into()),
        ("union", step.whole.union.into()),
        ("link", step.link.as_str().into()),
        ("meaning", reader.sheet.of("report-link", step.link.as_str()).into()),
    ];
    reader.sheet.say("picture-series-step", &arguments)
}
