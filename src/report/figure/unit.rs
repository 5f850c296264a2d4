//! One unit in a round as a figure: its matrix in words, the phases of its fields, its situation and its factors.

use super::naming::Names;
use super::{FigureCell, Head, Reader, Source, Standing};
use crate::domain::assessment::Scope;
use crate::domain::id::Id;
use crate::domain::rating::FactorValue;
use crate::domain::score::{RoundScore, UnitScore, Word};
use crate::report::table::score::situation;

/// A unit in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFigure {
    /// What stands above; the title names the unit.
    pub head: Head,
    /// What it is called here.
    pub name: String,
    /// The names of the phases with their numbers; none in a model without phases.
    pub phases: Vec<String>,
    /// The names of the fields.
    pub fields: Vec<String>,
    /// Its cells by field and phase.
    pub cells: Vec<Vec<FigureCell>>,
    /// Completed phases of each field, and how it reads so far; none in a model without phases.
    pub standings: Vec<(Standing, String)>,
    /// Where the tests may place it; empty in a model without situations.
    pub situation: String,
    /// Its success factors: name, value, and the value in words.
    pub factors: Vec<(String, FactorValue, String)>,
    /// What to keep in mind.
    pub notes: Vec<String>,
    /// Every word that can stand in a cell, with what it means.
    pub meanings: Vec<(Word, String)>,
    /// What the signs in cells mean, for those who see them.
    pub signs: Vec<String>,
}

/// Reads a unit of a scored round; nothing where it was not there, or could not be shown without giving its name away.
/// `proven` is the same round as far as it is proven, to mark what is less.
pub fn unit(
    source: Source,
    round: &RoundScore,
    proven: Option<&RoundScore>,
    unit: &Id,
) -> Option<UnitFigure> {
    let reader = Reader::new(source, &[&round.round]);
    let find = |round: &'_ RoundScore| round.units.iter().position(|score| score.unit == *unit);
    let score = &round.units[find(round)?];
    let twin = proven.and_then(|proven| proven.units.get(find(proven)?));
    let names = Names::of(&reader, &round.round);
    if names.is_left_out(&reader, unit) {
        return None;
    }
    Some(figure(&reader, &names, round, score, twin))
}

fn figure(
    reader: &Reader,
    names: &Names,
    round: &RoundScore,
    score: &UnitScore,
    twin: Option<&UnitScore>,
) -> UnitFigure {
    let sheet = &reader.sheet;
    let model = reader.source.model;
    let cells = score.fields.iter().enumerate().map(|(index, field)| {
        let twin = twin.and_then(|twin| twin.fields.get(index));
        reader.cells(&field.cells, twin.map(|field| field.cells.as_slice()))
    });
    let standings = score.fields.iter().filter(|field| field.lo.is_some()).map(|field| {
        let standing = Standing { bounds: field.lo.zip(field.hi), words: sheet.field_completed(field) };
        (standing, sheet.field_reading(field))
    });
    let factors = score.factors.iter().filter_map(|state| {
        let factor = model.factors.get(state.index)?;
        let mut value = sheet.of("factor", state.value.as_str());
        if state.is_contradicted {
            value = sheet.say("report-contradicted", &[("value", value.into())]);
        }
        Some((sheet.of_model(&factor.title), state.value, value))
    });
    let has_situations = model.situations.iter().any(|situation| situation.scope == Scope::Unit);
    let name = names.name(reader, &score.unit);
    let title = [("unit", name.clone().into()), ("round", reader.round(&round.round).into())];
    let interviewed = sheet.interviewed(std::iter::once(&score.unit), &round.round) > 0;
    let interviewed = sheet.word(if interviewed { "picture-interviewed" } else { "picture-not-interviewed" });
    let rated = score.indicators.iter().filter(|state| state.known().is_some()).count();
    let base = [("rated", rated.into()), ("indicators", score.indicators.len().into())];
    let base = sheet.say("picture-unit-base", &base);
    let contested = names.is_contested(reader, &score.unit).then(|| sheet.word("picture-contested"));
    UnitFigure {
        head: Head {
            title: sheet.say("picture-unit-title", &title),
            base: vec![
                sheet.of("report-view", reader.source.view.as_str()),
                base,
                format!("{} · {interviewed}", reader.title()),
            ],
            remark: names.remark(reader, std::iter::once(&score.unit)),
        },
        name,
        phases: reader.phases(),
        fields: reader.fields(),
        cells: cells.collect(),
        standings: standings.collect(),
        situation: if has_situations { situation(sheet, score) } else { String::new() },
        factors: factors.collect(),
        notes: contested.into_iter().collect(),
        meanings: reader.meanings(),
        signs: reader.signs(twin.is_some()).into_iter().chain(reader.weak()).collect(),
    }
}
