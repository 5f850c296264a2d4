//! The organisation's part of the tables of `score`: its own cells and factors, and counts of its units.

use super::grid::Grid;
use super::score::is_less;
use super::sheet::Sheet;
use crate::domain::assessment::Scope;
use crate::domain::score::{ByKind, FactorState, OrganisationScore, RoundScore, WordCounts};

/// Draws the organisation in a round.
pub(super) fn sheet(sheet: &mut Sheet, round: &RoundScore, proven: Option<&RoundScore>) {
    let score = &round.organisation;
    cells(sheet, score, proven.map(|round| &round.organisation));
    counts(sheet, score, round.units.len());
    distribution(sheet, score, round.units.len());
    if !score.factors.is_empty() {
        let heading = sheet.word("report-organisation-factors");
        let base = sheet.word("report-organisation-base");
        sheet.section(&heading, &base);
        factor_values(sheet, &score.factors);
    }
}

/// One factor a line.
pub(super) fn factor_values(sheet: &mut Sheet, factors: &[FactorState]) {
    let mut grid = Grid::new([sheet.word("report-factor"), sheet.word("report-value")]);
    for state in factors {
        let Some(factor) = sheet.model.factors.get(state.index) else { continue };
        let mut value = sheet.of("factor", state.value.as_str());
        if state.is_contradicted {
            value = sheet.say("report-contradicted", &[("value", value.into())]);
        }
        grid.row(vec![sheet.of_model(&factor.title), value]);
    }
    sheet.table(&grid);
}

fn cells(sheet: &mut Sheet, score: &OrganisationScore, proven: Option<&OrganisationScore>) {
    let has_own = sheet.model.indicators_of(Scope::Organisation).next().is_some();
    if !has_own && score.situations.is_empty() {
        return;
    }
    let heading = sheet.word("report-organisation");
    let base = sheet.say("report-organisation-indicators", &[("indicators", score.indicators.len().into())]);
    sheet.section(&heading, &base);
    if has_own {
        let mut grid = matrix(sheet);
        for (field, cells) in score.cells.iter().enumerate() {
            let mut row = vec![sheet.field(field)];
            for (phase, cell) in cells.iter().enumerate() {
                let other = proven.and_then(|proven| proven.cells.get(field)?.get(phase));
                let text = sheet.cell(cell);
                row.push(sheet.marked(text, other.is_some_and(|other| is_less(other, cell))));
            }
            grid.row(row);
        }
        sheet.table(&grid);
    }
    if sheet.model.situations.iter().any(|situation| situation.scope == Scope::Organisation) {
        let ask = [sheet.word("report-situation-organisation-ask")];
        let text = sheet.situations(&score.situations, &ask);
        let line = sheet.say("report-situation-is", &[("situation", text.into())]);
        sheet.paragraph(&line);
    }
}

/// A table with a column per phase.
pub(super) fn matrix(sheet: &Sheet) -> Grid {
    let phases = sheet.model.phases.iter().enumerate();
    let phases: Vec<String> =
        phases.map(|(index, phase)| format!("{} {}", index + 1, sheet.of_model(&phase.title))).collect();
    let phases = if phases.is_empty() { vec![sheet.word("report-reading")] } else { phases };
    Grid::new([sheet.word("report-field")].into_iter().chain(phases).collect::<Vec<_>>())
}

/// Which kinds of units there are, for counts of them apart.
struct Kinds {
    has_both: bool,
}

impl Kinds {
    fn pair(&self, line: u32, staff: u32) -> String {
        if self.has_both { format!("{line}+{staff}") } else { (line + staff).to_string() }
    }

    fn of_base(
        &self,
        sheet: &Sheet,
        count: &ByKind<WordCounts>,
        part: impl Fn(&WordCounts) -> u32,
    ) -> String {
        let part = self.pair(part(&count.line), part(&count.staff));
        let base = self.pair(count.line.known, count.staff.known);
        sheet.say("report-of", &[("part", part.into()), ("base", base.into())])
    }
}

fn kinds(sheet: &Sheet) -> Kinds {
    let first = sheet.study.units.first().map(|unit| unit.kind);
    Kinds { has_both: sheet.study.units.iter().any(|unit| Some(unit.kind) != first) }
}

fn counts(sheet: &mut Sheet, score: &OrganisationScore, units: usize) {
    let kinds = kinds(sheet);
    let heading = sheet.word("report-counts");
    let id = if kinds.has_both { "report-counts-base-kinds" } else { "report-counts-base" };
    let base = sheet.say(id, &[("count", units.into()), ("units", sheet.units_word(units).into())]);
    sheet.section(&heading, &base);
    let titles = [
        "report-field",
        "report-phase",
        "report-begun",
        "report-largely",
        "report-complete",
        "report-unknown",
        "state-n-a",
    ];
    let mut grid = Grid::new(titles.map(|title| sheet.word(title))).numbers(2..);
    for (field, counts) in score.counts.iter().enumerate() {
        let mut name = sheet.field(field);
        for (phase, count) in counts.iter().enumerate() {
            let phase = sheet.model.phases.get(phase).map_or_else(String::new, |_| (phase + 1).to_string());
            grid.row(vec![
                std::mem::take(&mut name),
                phase,
                kinds.of_base(sheet, count, |count| count.begun),
                kinds.of_base(sheet, count, |count| count.largely),
                kinds.of_base(sheet, count, |count| count.complete),
                kinds.pair(count.line.unknown, count.staff.unknown),
                kinds.pair(count.line.not_applicable, count.staff.not_applicable),
            ]);
        }
    }
    sheet.table(&grid);
}

fn distribution(sheet: &mut Sheet, score: &OrganisationScore, units: usize) {
    if score.distribution.is_empty() {
        return;
    }
    let kinds = kinds(sheet);
    let heading = sheet.word("report-distribution");
    let id = if kinds.has_both { "report-distribution-base-kinds" } else { "report-distribution-base" };
    let base = sheet.say(id, &[("count", units.into()), ("units", sheet.units_word(units).into())]);
    sheet.section(&heading, &base);
    let titles = ["report-situation", "report-only", "report-possible"];
    let mut grid = Grid::new(titles.map(|title| sheet.word(title))).numbers(1..);
    for count in &score.distribution {
        let Some(situation) = sheet.model.situations.get(count.index) else { continue };
        grid.row(vec![
            sheet.of_model(&situation.title),
            kinds.pair(count.only.line, count.only.staff),
            kinds.pair(count.possible.line, count.possible.staff),
        ]);
    }
    sheet.table(&grid);
}
