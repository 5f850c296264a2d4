//! An assessment model laid out for scoring: which indicator stands where. Knows nothing of any study.

use std::collections::HashMap;

use crate::domain::assessment::{Assessment, CellPlace, Scope};

/// A model with its indicators sorted into sheets and cells, so that scoring never searches.
pub(crate) struct Plan<'a> {
    /// The model.
    pub model: &'a Assessment,
    unit: Sheet,
    organisation: Sheet,
    places: HashMap<&'a str, (Scope, usize)>,
    factors: HashMap<&'a str, usize>,
}

/// The indicators of one scope. A *position* is a place in this sheet, an *index* one in the model.
pub(crate) struct Sheet {
    /// Index in the model by position.
    pub indicators: Vec<usize>,
    cells: Vec<Vec<usize>>,
    phases: usize,
}

impl<'a> Plan<'a> {
    /// Lays out a model.
    pub fn new(model: &'a Assessment) -> Self {
        let unit = Sheet::new(model, Scope::Unit);
        let organisation = Sheet::new(model, Scope::Organisation);
        let mut places = HashMap::new();
        for (scope, sheet) in [(Scope::Unit, &unit), (Scope::Organisation, &organisation)] {
            for (position, &index) in sheet.indicators.iter().enumerate() {
                let indicator = &model.indicators[index];
                for former in &indicator.formerly {
                    places.entry(former.as_str()).or_insert((scope, position));
                }
                places.insert(indicator.id.as_str(), (scope, position));
            }
        }
        let mut factors = HashMap::new();
        for (index, factor) in model.factors.iter().enumerate() {
            for former in &factor.formerly {
                factors.entry(former.as_str()).or_insert(index);
            }
            factors.insert(factor.id.as_str(), index);
        }
        Self { model, unit, organisation, places, factors }
    }

    /// The indicators of a scope.
    pub fn sheet(&self, scope: Scope) -> &Sheet {
        match scope {
            Scope::Unit => &self.unit,
            Scope::Organisation => &self.organisation,
        }
    }

    /// Where an indicator stands, by its present or an earlier id.
    pub fn place(&self, indicator: &str) -> Option<(Scope, usize)> {
        self.places.get(indicator).copied()
    }

    /// The index of a factor, by its present or an earlier id.
    pub fn factor(&self, factor: &str) -> Option<usize> {
        self.factors.get(factor).copied()
    }
}

impl Sheet {
    fn new(model: &Assessment, scope: Scope) -> Self {
        let phases = model.phase_count();
        let indicators: Vec<usize> = model.indicators_of(scope).map(|(index, _)| index).collect();
        let mut cells = vec![Vec::new(); model.fields.len() * phases];
        for (position, &index) in indicators.iter().enumerate() {
            let indicator = &model.indicators[index];
            if indicator.phase < phases
                && let Some(cell) = cells.get_mut(indicator.field * phases + indicator.phase)
            {
                cell.push(position);
            }
        }
        Self { indicators, cells, phases }
    }

    /// Positions of the indicators of a cell; none for a cell that the model does not have.
    pub fn cell(&self, place: CellPlace) -> &[usize] {
        if place.phase >= self.phases {
            return &[];
        }
        self.cells.get(place.field * self.phases + place.phase).map_or(&[], Vec::as_slice)
    }
}
