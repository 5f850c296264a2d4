//! The agreement of a round: by field, by indicator, and over all last, so that nobody reads one number for everything.

use super::{Agreement, Judged, Metric, Resampling, agreement, factors, indicators};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::study::Study;

/// How far the raters of a round agree. What nobody but one judged is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundAgreement {
    /// The round.
    pub round: Id,
    /// Whose judgements; nobody named is a lead rater without a name.
    pub raters: Vec<Option<Id>>,
    /// How the intervals were found.
    pub resampling: Resampling,
    /// By field, by its index in the model.
    pub fields: Vec<(usize, Agreement)>,
    /// By indicator, likewise.
    pub indicators: Vec<(usize, Agreement)>,
    /// By success factor, likewise.
    pub factors: Vec<(usize, Agreement)>,
    /// On all factors together; nothing where nobody but one judged any.
    pub all_factors: Option<Agreement>,
    /// On all indicators together.
    pub overall: Agreement,
}

/// Measures the agreement of some raters in a round. The organisation's indicators count like a unit's.
pub fn agree(
    study: &Study,
    model: &Assessment,
    round: &Id,
    raters: &[Option<&Id>],
    resampling: Resampling,
) -> RoundAgreement {
    let levels = (4, Metric::Ordinal);
    let presence = (3, Metric::Nominal);
    let rated = indicators(study, model, round);
    let judged = factors(study, model, round);
    let on_levels = |is_meant: &dyn Fn(&Judged) -> bool| {
        agreement(&rated, raters, levels, resampling, |one| is_meant(one))
    };
    let on_presence = |is_meant: &dyn Fn(&Judged) -> bool| {
        agreement(&judged, raters, presence, resampling, |one| is_meant(one))
    };
    let kept = |found: &(usize, Agreement)| found.1.things > 0;
    let of_field = |field| (field, on_levels(&|one: &Judged| model.indicators[one.what].field == field));
    let all_factors = on_presence(&|_| true);
    RoundAgreement {
        round: round.clone(),
        raters: raters.iter().map(|rater| rater.cloned()).collect(),
        resampling,
        fields: (0..model.fields.len()).map(of_field).filter(kept).collect(),
        indicators: (0..model.indicators.len())
            .map(|at| (at, on_levels(&|one: &Judged| one.what == at)))
            .filter(kept)
            .collect(),
        factors: (0..model.factors.len())
            .map(|at| (at, on_presence(&|one: &Judged| one.what == at)))
            .filter(kept)
            .collect(),
        all_factors: (all_factors.things > 0).then_some(all_factors),
        overall: on_levels(&|_| true),
    }
}
