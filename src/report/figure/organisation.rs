//! A round of all units as a figure: each cell in a word, with its basis.

use super::naming::Names;
use super::{FigureCell, Group, Head, Naming, Reader, Source};
use crate::domain::assessment::Scope;
use crate::domain::id::Id;
use crate::domain::score::{CellScore, RoundScore, UnitScore, Word};
use crate::domain::study::UnitKind;
use crate::report::table::score::situation;

/// A round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationFigure {
    /// What stands above.
    pub head: Head,
    /// The names of the phases with their numbers; none in a model without phases.
    pub phases: Vec<String>,
    /// The names of the fields.
    pub fields: Vec<String>,
    /// The organisation's own cells, where the model has any.
    pub own: Option<HeatRow>,
    /// The units.
    pub groups: Vec<Group<HeatRow>>,
    /// How many units are begun or further in each cell, of those of which something is known, by field and phase.
    pub begun: Vec<Vec<String>>,
    /// Every word that can stand in a cell, with what it means.
    pub meanings: Vec<(Word, String)>,
    /// What the signs in cells mean, for those who see them.
    pub signs: Vec<String>,
    /// What else is to be known.
    pub legend: Vec<String>,
}

/// A unit, or the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    /// Which; never drawn, since it tells the name.
    pub unit: Id,
    /// What it is called here.
    pub name: String,
    /// Its cells by field and phase.
    pub cells: Vec<Vec<FigureCell>>,
    /// Where the tests may place it; empty in a model without situations.
    pub situation: String,
    /// What to keep in mind.
    pub notes: Vec<String>,
}

impl OrganisationFigure {
    /// The organisation's own row and every unit, in the order in which they are drawn.
    pub fn rows(&self) -> impl Iterator<Item = &HeatRow> {
        self.own.iter().chain(self.groups.iter().flat_map(|group| &group.rows))
    }
}

/// Reads a scored round. `proven` is the same round as far as it is proven, to mark what is less; hand over none where the
/// view is *proven* itself.
pub fn organisation(source: Source, round: &RoundScore, proven: Option<&RoundScore>) -> OrganisationFigure {
    let reader = Reader::new(source, &[&round.round]);
    let names = Names::of(&reader, &round.round);
    let row = |id: &Id| {
        let score = round.units.iter().find(|score| score.unit == *id)?;
        let twin = proven.and_then(|proven| proven.units.iter().find(|twin| twin.unit == *id));
        Some(unit(&reader, &names, score, twin))
    };
    let groups = names.groups(&reader, row);
    let counts = round.organisation.counts.iter().map(|phases| {
        let counts = phases.iter().map(|counts| {
            let total = counts.total();
            reader.sheet.say("report-of", &[("part", total.begun.into()), ("base", total.known.into())])
        });
        counts.collect()
    });
    let order = match source.naming {
        Naming::All => "picture-no-ranking",
        Naming::Council => "picture-no-ranking-numbers",
    };
    OrganisationFigure {
        head: head(&reader, &names, round),
        phases: reader.phases(),
        fields: reader.fields(),
        own: own(&reader, round, proven),
        groups,
        begun: counts.collect(),
        meanings: reader.meanings(),
        signs: reader.signs(proven.is_some()),
        legend: std::iter::once(reader.sheet.word(order)).chain(reader.weak()).collect(),
    }
}

fn head(reader: &Reader, names: &Names, round: &RoundScore) -> Head {
    let sheet = &reader.sheet;
    let of_kind = |kind| round.units.iter().filter(|unit| unit.kind == kind).count();
    let count = round.units.len();
    let title = [("study", reader.title().into()), ("round", reader.round(&round.round).into())];
    let base = [
        ("count", count.into()),
        ("units", sheet.units_word(count).into()),
        ("line", of_kind(UnitKind::Line).into()),
        ("staff", of_kind(UnitKind::Staff).into()),
        ("interviewed", sheet.interviewed(round.units.iter().map(|unit| &unit.unit), &round.round).into()),
    ];
    Head {
        title: sheet.say("report-score-title", &title),
        base: vec![
            sheet.of("report-view", reader.source.view.as_str()),
            sheet.say("report-score-base", &base),
        ],
        remark: names.remark(reader, round.units.iter().map(|unit| &unit.unit)),
    }
}

fn own(reader: &Reader, round: &RoundScore, proven: Option<&RoundScore>) -> Option<HeatRow> {
    let model = reader.source.model;
    model.indicators_of(Scope::Organisation).next()?;
    let score = &round.organisation;
    let cells = score.cells.iter().enumerate().map(|(field, cells)| {
        let twin = proven.and_then(|proven| proven.organisation.cells.get(field));
        reader.cells(cells, twin.map(Vec::as_slice))
    });
    let has_situations = model.situations.iter().any(|situation| situation.scope == Scope::Organisation);
    let ask = [reader.sheet.word("report-situation-organisation-ask")];
    Some(HeatRow {
        unit: Id::organisation(),
        name: reader.sheet.word("report-organisation-whole"),
        cells: cells.collect(),
        situation: if has_situations {
            reader.sheet.situations(&score.situations, &ask)
        } else {
            String::new()
        },
        notes: Vec::new(),
    })
}

fn unit(reader: &Reader, names: &Names, score: &UnitScore, twin: Option<&UnitScore>) -> HeatRow {
    let cells = score.fields.iter().enumerate().map(|(field, found)| {
        let twin: Option<&[CellScore]> =
            twin.and_then(|twin| twin.fields.get(field)).map(|field| field.cells.as_slice());
        reader.cells(&found.cells, twin)
    });
    let contested = names.is_contested(reader, &score.unit).then(|| reader.sheet.word("picture-contested"));
    let model = reader.source.model;
    let has_situations = model.situations.iter().any(|situation| situation.scope == Scope::Unit);
    HeatRow {
        unit: score.unit.clone(),
        name: names.name(reader, &score.unit),
        cells: cells.collect(),
        situation: if has_situations { situation(&reader.sheet, score) } else { String::new() },
        notes: contested.into_iter().collect(),
    }
}
