//! A presentation in words: the whole figure in sentences without a drawing, what can be gone into as choices.

use super::layout::Goal;
use super::{Figure, State};
use crate::domain::assessment::CellPlace;
use crate::tui::model::Setting;
use crate::tui::screens::why::Target;
use crate::tui::sheet::Place as OnSheet;
use crate::tui::speech::Speech;
use crate::workbench::figures::{
    ComparedUnit, ComparisonFigure, FigureCell, HeatRow, OrganisationFigure, SeriesFigure, UnitFigure,
    told_cells, told_fields,
};

/// A sentence, and what it leads to.
type Said = (String, Option<Goal>);

impl State {
    /// The page gone into, or the whole figure.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(format!("{} {:?}", self.title(setting), self.below.at()));
        if let Some(sheet) = self.sheet(setting) {
            speech.sheet(&sheet);
            return speech;
        }
        for (text, goal) in self.said(setting) {
            if goal.is_some() { speech.choice(text) } else { speech.text(text) }
        }
        speech
    }

    /// The figure in sentences.
    fn said(&self, setting: &Setting) -> Vec<Said> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let head = self.head();
        let head = head.iter().flat_map(|head| head.base.iter().chain(&head.remark));
        let mut said: Vec<Said> = head.map(|line| (line.clone(), None)).collect();
        match &shown.figure {
            Figure::Comparison(figure) => compared(&mut said, figure, setting),
            Figure::Series(figure) => in_a_row(&mut said, figure),
            Figure::Organisation(figure) => round(&mut said, figure, setting),
            Figure::Unit(figure, factors) => unit(&mut said, figure, factors, setting),
            Figure::Nothing => said.push((setting.words.text("room-nothing"), None)),
        }
        said
    }

    /// Selects what can be gone into.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        if let Some(sheet) = self.sheet(setting) {
            if let Some((row, column)) = sheet.spoken_stops().get(index) {
                let place = self.below.place_mut();
                (place.row, place.column) = (*row, *column);
            }
            return;
        }
        let goal = self.said(setting).into_iter().filter_map(|(_, goal)| goal).nth(index);
        let (Some(goal), Some(layout)) = (goal, self.layout(setting)) else { return };
        let sheet = &layout.pages.sheet;
        let leads_there = |stop: &(usize, usize)| {
            let place = OnSheet { row: stop.0, column: stop.1, offset: 0 };
            sheet.target(&place) == Some(&goal)
        };
        if let Some(stop) = sheet.spoken_stops().into_iter().find(leads_there) {
            (self.place.row, self.place.column) = stop;
            let page = layout.each.iter().position(|page| layout.pages.stops(page).contains(&stop));
            self.page = page.unwrap_or(self.page);
        }
    }
}

fn compared(said: &mut Vec<Said>, figure: &ComparisonFigure, setting: &Setting) {
    let words = &setting.words;
    let unit = |unit: &ComparedUnit| {
        let fields = figure.fields.iter().zip(&unit.fields).map(|(name, field)| {
            let arguments = [
                ("field", name.as_str().into()),
                ("earlier", field.earlier.words.as_str().into()),
                ("later", field.later.words.as_str().into()),
                ("verdict", field.verdict.as_str().into()),
            ];
            let is_lone = figure.phases.is_empty();
            words.with(if is_lone { "picture-field-lone" } else { "picture-field-line" }, &arguments)
        });
        let parts = [unit.verdict.clone(), unit.link.clone(), unit.observed.clone()];
        let parts: Vec<String> = parts.into_iter().chain(fields).chain(unit.notes.iter().cloned()).collect();
        (format!("{}: {}", unit.name, parts.join("; ")), Some(Goal::Unit(unit.unit.clone())))
    };
    for group in &figure.groups {
        said.push((group.title.clone(), None));
        said.extend(group.rows.iter().map(unit));
    }
    said.extend(figure.legend.iter().map(|line| (line.clone(), None)));
}

fn in_a_row(said: &mut Vec<Said>, figure: &SeriesFigure) {
    for group in &figure.groups {
        said.push((group.title.clone(), None));
        said.extend(group.rows.iter().map(|unit| {
            let fields = told_fields(&figure.fields, &figure.rounds, unit);
            let parts: Vec<String> =
                fields.chain(unit.steps.iter().cloned()).chain(unit.notes.iter().cloned()).collect();
            (format!("{}: {}", unit.name, parts.join(". ")), Some(Goal::Unit(unit.unit.clone())))
        }));
    }
    said.extend(figure.legend.iter().map(|line| (line.clone(), None)));
}

fn round(said: &mut Vec<Said>, figure: &OrganisationFigure, setting: &Setting) {
    let cells = |row: &HeatRow| {
        let fields = figure.fields.iter().zip(&row.cells);
        let told: Vec<String> = fields
            .map(|(name, cells)| told_cells(name, &figure.phases, cells, &setting.words))
            .chain([row.situation.clone()])
            .chain(row.notes.iter().cloned())
            .filter(|part| !part.is_empty())
            .collect();
        format!("{}. {}", row.name, told.join(". "))
    };
    if let Some(own) = &figure.own {
        said.push((own.name.clone(), None));
        if !own.situation.is_empty() {
            said.push((own.situation.clone(), Some(Goal::Why(Target::Situation))));
        }
        said.extend(each_cell(&own.cells, &figure.fields, &figure.phases, setting));
    }
    for group in &figure.groups {
        said.push((group.title.clone(), None));
        said.extend(group.rows.iter().map(|row| (cells(row), Some(Goal::Unit(row.unit.clone())))));
    }
    let meanings = figure.meanings.iter().map(|(_, meaning)| meaning);
    said.extend(meanings.chain(&figure.legend).map(|line| (line.clone(), None)));
}

/// A choice for each cell.
fn each_cell(
    cells: &[Vec<FigureCell>],
    fields: &[String],
    phases: &[String],
    setting: &Setting,
) -> Vec<Said> {
    let of_fields = cells.iter().zip(fields).enumerate();
    let said = of_fields.flat_map(|(field, (cells, name))| {
        cells.iter().enumerate().map(move |(phase, cell)| {
            let named = phases.get(phase).map_or_else(|| name.clone(), |phase| format!("{name}, {phase}"));
            let goal = Goal::Why(Target::Cell(CellPlace { field, phase }));
            (format!("{named}: {}", cell.told(&setting.words)), Some(goal))
        })
    });
    said.collect()
}

fn unit(said: &mut Vec<Said>, figure: &UnitFigure, factors: &[usize], setting: &Setting) {
    said.extend(figure.notes.iter().map(|note| (note.clone(), None)));
    said.extend(each_cell(&figure.cells, &figure.fields, &figure.phases, setting));
    let standings = figure.fields.iter().zip(&figure.standings).enumerate();
    said.extend(standings.map(|(index, (name, (standing, reading)))| {
        let goal = Goal::Why(Target::Field(index));
        (format!("{name}: {}; {reading}", standing.words), Some(goal))
    }));
    if !figure.situation.is_empty() {
        said.push((figure.situation.clone(), Some(Goal::Why(Target::Situation))));
    }
    let named = figure.factors.iter().zip(factors);
    said.extend(named.map(|((title, _, value), index)| {
        (format!("{title}: {value}"), Some(Goal::Why(Target::Factor(*index))))
    }));
    let meanings = figure.meanings.iter().map(|(_, meaning)| meaning);
    said.extend(meanings.map(|line| (line.clone(), None)));
}
