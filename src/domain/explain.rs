//! What stands between a cell and its completion, which questions would settle what is not known, and what would prove
//! what is only said. Plain data for a page or a document: the words are theirs.

use super::assessment::{Assessment, CellPlace, Indicator, Scope, Thresholds};
use super::id::Id;
use super::questionnaire::{Audience, Question, Questionnaire};
use super::score::{Cap, CellIndicator, CellScore, CellState, FieldScore, IndicatorState};
use super::study::{RoundQuestionnaires, Study};

/// What a cell lacks to be complete for certain, on the lowest values that its unknowns can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Points that the lowest sum is short of; 0 where it suffices.
    pub points: u32,
    /// Points that a complete cell needs, of three for each indicator that applies.
    pub needed: u32,
    /// Core indicators that are known and below 2, in the order of the model.
    pub core: Vec<usize>,
    /// Other indicators that are known and below 3, and so have points to give, in the order of the model; none where
    /// no points lack.
    pub raisable: Vec<usize>,
    /// Indicators that apply and are not known, in the order of the model.
    pub unknown: Vec<usize>,
}

impl Lack {
    /// Whether nothing lacks: the cell is complete, or nothing of it applies.
    pub fn is_nothing(&self) -> bool {
        self.points == 0 && self.core.is_empty() && self.unknown.is_empty()
    }
}

/// What a cell lacks, from the states of its indicators; states of others are passed over.
///
/// ```
/// # use nulmeting::domain::assessment::{Fraction, Thresholds};
/// # use nulmeting::domain::explain::lack;
/// # use nulmeting::domain::score::{CellIndicator, score_cell};
/// # let thresholds = Thresholds {
/// #     complete: Fraction { numerator: 3, denominator: 4 }, half: Fraction { numerator: 1, denominator: 2 },
/// #     sensitivity: vec![],
/// # };
/// // A core indicator at 1, one at 3, one unknown: 4 of 9 points are sure, 7 are needed.
/// let indicators = [
///     CellIndicator { index: 0, interval: Some((1, 1)), is_core: true },
///     CellIndicator { index: 1, interval: Some((3, 3)), is_core: false },
///     CellIndicator { index: 2, interval: Some((0, 3)), is_core: false },
/// ];
/// let found = lack(&score_cell(&indicators, &thresholds), &indicators, &thresholds);
/// assert_eq!((found.points, found.needed), (3, 7));
/// assert_eq!((found.core, found.raisable, found.unknown), (vec![0], vec![], vec![2]));
/// ```
pub fn lack(cell: &CellScore, indicators: &[CellIndicator], thresholds: &Thresholds) -> Lack {
    let fraction = thresholds.complete;
    let needed = (3 * fraction.numerator * cell.applicable).div_ceil(fraction.denominator.max(1));
    let points = needed.saturating_sub(cell.low);
    let is_passed = matches!(cell.state, CellState::Complete | CellState::NotApplicable);
    let known = |below: u8| {
        let applicable = indicators.iter().filter_map(|one| Some((one, one.interval?)));
        applicable.filter(move |(_, (low, high))| low == high && *low < below).map(|(one, _)| one)
    };
    let core: Vec<usize> = known(2).filter(|one| one.is_core).map(|one| one.index).collect();
    let raisable = known(3).map(|one| one.index).filter(|index| !core.contains(index));
    Lack {
        points,
        needed,
        raisable: if points > 0 { raisable.collect() } else { Vec::new() },
        core,
        unknown: if is_passed { Vec::new() } else { cell.unknown.clone() },
    }
}

/// What a cell lacks, from what is known of the indicators of a unit, or of the organisation, in a round.
pub fn lack_of(
    model: &Assessment,
    scope: Scope,
    place: CellPlace,
    cell: &CellScore,
    states: &[IndicatorState],
) -> Lack {
    let indicators: Vec<CellIndicator> = model
        .cell(scope, place)
        .filter_map(|(index, indicator)| {
            let state = states.iter().find(|state| state.index == index)?;
            Some(CellIndicator { index, interval: state.interval, is_core: indicator.is_core })
        })
        .collect();
    lack(cell, &indicators, &model.thresholds)
}

/// The first phase of a field that is not completed for certain, by its index; nothing where all are.
pub fn next_phase(field: &FieldScore) -> Option<usize> {
    field.cells.iter().position(|cell| matches!(cell.state, CellState::NotComplete | CellState::Open))
}

/// A question that could settle what is known of an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asking<'q> {
    /// Its questionnaire.
    pub questionnaire: &'q Questionnaire,
    /// Its number there, from 1.
    pub number: usize,
    /// The question.
    pub question: &'q Question,
}

/// The questions about an indicator in the questionnaires that a unit, or the organisation, is asked with in a round: those
/// of its talks, else the round's, then those used beside them. What belongs to the organisation may come up in any talk of the round. None where nothing asks for it.
pub fn asking<'q>(
    study: &Study,
    questionnaires: &'q [Questionnaire],
    unit: &Id,
    round: &Id,
    indicator: &Indicator,
) -> Vec<Asking<'q>> {
    let of_round = study.round(round.as_str()).map(|round| &round.questionnaire);
    let main = of_round.and_then(|all| all.of(unit));
    let mut talks = study.interviews_of(unit, round).peekable();
    let has_talks = talks.peek().is_some();
    let of_talks = talks.filter_map(|talk| talk.details.questionnaire.as_ref().or(main));
    let beside = of_round.map_or(&[][..], |all| all.also());
    let is_everybodys = unit.is_organisation() || indicator.scope == Scope::Organisation;
    let others = of_round.into_iter().filter(|_| is_everybodys).flat_map(RoundQuestionnaires::all);
    let mut used: Vec<&Id> = Vec::new();
    for id in of_talks.chain(main.filter(|_| !has_talks)).chain(beside).chain(others) {
        if !used.contains(&id) {
            used.push(id);
        }
    }
    let named = used.into_iter().filter_map(|id| questionnaires.iter().find(|one| one.id == *id));
    let named = named.filter(|one| is_everybodys || one.audience == Audience::Unit);
    named
        .flat_map(|questionnaire| {
            let numbered = questionnaire.questions().enumerate();
            numbered.filter(|(_, question)| informs(question, indicator)).map(move |(at, question)| Asking {
                questionnaire,
                number: at + 1,
                question,
            })
        })
        .collect()
}

/// Whether a question is about an indicator, under its present or a former id.
pub fn informs(question: &Question, indicator: &Indicator) -> bool {
    let mut named = question.informs.iter().chain(question.proposes.iter().map(|one| &one.target));
    named.any(|id| *id == indicator.id || indicator.formerly.contains(id))
}

/// A rating that evidence proves in part only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unproven {
    /// Index of the indicator in the model.
    pub index: usize,
    /// The level that is proven, and what is missing.
    pub cap: Cap,
}

/// The ratings of a cell that are proven in part only, in the order of the model.
pub fn unproven(model: &Assessment, states: &[IndicatorState], place: CellPlace) -> Vec<Unproven> {
    let is_here = |index: usize| {
        model.indicators.get(index).is_some_and(|one| one.field == place.field && one.phase == place.phase)
    };
    let capped = states.iter().filter_map(|state| Some(Unproven { index: state.index, cap: state.cap? }));
    capped.filter(|one| is_here(one.index)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::definition::builtin;
    use crate::domain::assessment::Fraction;
    use crate::domain::score::{Scoring, View, score_cell, score_study};

    fn thresholds() -> Thresholds {
        let fraction = |numerator, denominator| Fraction { numerator, denominator };
        Thresholds { complete: fraction(3, 4), half: fraction(1, 2), sensitivity: Vec::new() }
    }

    fn indicator() -> impl Strategy<Value = (Option<(u8, u8)>, bool)> {
        let interval = prop_oneof![
            1 => Just(None),
            2 => Just(Some((0, 3))),
            5 => (0u8..=3).prop_map(|value| Some((value, value))),
        ];
        (interval, any::<bool>())
    }

    proptest! {
        #[test]
        fn a_cell_lacks_nothing_just_where_it_is_complete_or_does_not_apply(
            parts in prop::collection::vec(indicator(), 0..6),
        ) {
            let indicators: Vec<CellIndicator> = parts
                .iter()
                .enumerate()
                .map(|(index, &(interval, is_core))| CellIndicator { index, interval, is_core })
                .collect();
            let cell = score_cell(&indicators, &thresholds());
            let found = lack(&cell, &indicators, &thresholds());
            let is_passed = matches!(cell.state, CellState::Complete | CellState::NotApplicable);
            prop_assert_eq!(found.is_nothing(), is_passed);
        }

        #[test]
        fn a_cell_is_complete_once_what_it_lacks_is_there(
            parts in prop::collection::vec(indicator(), 1..6),
        ) {
            let mut indicators: Vec<CellIndicator> = parts
                .iter()
                .enumerate()
                .map(|(index, &(interval, is_core))| CellIndicator { index, interval, is_core })
                .collect();
            let found = lack(&score_cell(&indicators, &thresholds()), &indicators, &thresholds());
            for index in found.core.iter().chain(&found.raisable).chain(&found.unknown) {
                indicators[*index].interval = Some((3, 3));
            }
            let state = score_cell(&indicators, &thresholds()).state;
            prop_assert!(matches!(state, CellState::Complete | CellState::NotApplicable));
        }

        #[test]
        fn a_cell_stays_incomplete_with_one_point_less_than_it_lacks(
            values in prop::collection::vec(0u8..=3, 1..6),
        ) {
            let indicators: Vec<CellIndicator> = values
                .iter()
                .enumerate()
                .map(|(index, &value)| CellIndicator { index, interval: Some((value, value)), is_core: false })
                .collect();
            let found = lack(&score_cell(&indicators, &thresholds()), &indicators, &thresholds());
            prop_assume!(found.points > 0);
            let mut raised = indicators.clone();
            let mut left = found.points - 1;
            for one in raised.iter_mut().rev() {
                let Some((value, _)) = one.interval else { continue };
                let more = left.min(u32::from(3 - value));
                left -= more;
                one.interval = Some((value + more as u8, value + more as u8));
            }
            prop_assert_ne!(score_cell(&raised, &thresholds()).state, CellState::Complete);
        }
    }

    #[test]
    fn questions_about_an_indicator_are_those_of_the_round_and_of_its_talks() {
        let library = builtin::library();
        let study = crate::definition::read_study(builtin::sample_study(), &library).value.unwrap();
        let questionnaires: Vec<Questionnaire> = library.questionnaires().cloned().collect();
        let model = library.assessment("bellaart-almelo").unwrap();
        let id = |text: &str| Id::new(text).unwrap();
        let plan = model.indicator("in_work_plan").unwrap();
        let found = |round: &str| asking(&study, &questionnaires, &id("sez"), &id(round), plan);
        let names: Vec<&str> = found("r2").iter().map(|one| one.question.id.as_str()).collect();
        assert_eq!(names, ["in_work_plan", "in_work_plan_why"]);
        for one in found("r2") {
            assert_eq!(one.questionnaire.id, id("almelo-follow-up"));
            assert_eq!(one.questionnaire.questions().nth(one.number - 1), Some(one.question));
        }
        assert!(found("r1").is_empty(), "the baseline does not ask for the work plan");
        assert!(found("r9").is_empty());
    }

    #[test]
    fn what_is_unproven_is_what_counts_less_in_the_view_proven() {
        let library = builtin::library();
        let study = crate::definition::read_study(builtin::sample_study(), &library).value.unwrap();
        let questionnaires: Vec<Questionnaire> = library.questionnaires().cloned().collect();
        let model = library.assessment("bellaart-almelo").unwrap();
        let scored = |view| {
            let questionnaires = &questionnaires;
            score_study(&Scoring { study: &study, model, questionnaires, view, rater: None })
        };
        let mut count = 0;
        for (account, proven) in scored(View::Account).iter().zip(&scored(View::Proven)) {
            for (account, proven) in account.units.iter().zip(&proven.units) {
                let differing: Vec<usize> = account
                    .indicators
                    .iter()
                    .zip(&proven.indicators)
                    .filter(|(one, other)| one.interval != other.interval)
                    .map(|(one, _)| one.index)
                    .collect();
                let places = (0..model.fields.len())
                    .flat_map(|field| (0..4).map(move |phase| CellPlace { field, phase }));
                let mut found: Vec<usize> = places
                    .flat_map(|place| unproven(model, &account.indicators, place))
                    .map(|one| one.index)
                    .collect();
                found.sort_unstable();
                assert_eq!(found, differing, "{}", account.unit);
                count += found.len();
            }
        }
        assert!(count > 0);
    }
}
