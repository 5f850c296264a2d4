//! How units and the organisation stand in a round, from the ratings and the evidence under them.
//!
//! Pure functions over a [`Study`] and its [`Assessment`] model, in integers only. They know nothing of languages: a
//! result names indicators, fields and situations by their index in the model and everything else by its id, and keeps
//! what decided it, so that every number can be explained. What is unknown stays an interval to the end: a result is
//! stated exactly where the unknowns cannot change it, and as *open* or *at least … at most …* where they can.
//!
//! After *Integration für europäische Kommunen* (2011), chapter 5; the scale, the thresholds and the words of the cells
//! are conventions of this program.

mod cell;
mod factor;
mod facts;
mod field;
mod indicator;
mod organisation;
mod plan;
mod proof;
mod records;
mod unit;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use super::assessment::Assessment;
use super::id::Id;
use super::questionnaire::Questionnaire;
use super::study::Study;

pub use cell::{CellIndicator, CellScore, CellState, Word, score_cell};
pub use factor::{FactorOrigin, FactorState};
pub use field::{FieldScore, Reading, score_field};
pub use indicator::{Cap, CapReason, DerivedReason, IndicatorState, Origin};
pub use organisation::{ByKind, OrganisationScore, SituationCounts, TestCounts, WordCounts};
pub use unit::{PossibleAddition, PossibleRecommendation, PossibleSituation, TestResult, UnitScore};

pub(crate) use proof::rests_on_one_witness;
pub(crate) use records::{Informed, Records, is_held};

/// Which ratings count: as given, or as far as the evidence proves them. Both are shown; *by own account* leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// By own account: ratings as given.
    Account,
    /// Proven: capped where there is a single source, or no document.
    Proven,
}

impl View {
    /// Both, the leading one first.
    pub const ALL: [Self; 2] = [Self::Account, Self::Proven];

    /// The word of the command line: `account`, `proven`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Proven => "proven",
        }
    }

    /// Reads the word of the command line.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == text)
    }
}

/// What is scored, and how.
#[derive(Clone, Copy, Debug)]
pub struct Scoring<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its assessment model.
    pub model: &'a Assessment,
    /// The questionnaires that its rounds and interviews name; of one that is not here nobody can say what it asks.
    pub questionnaires: &'a [Questionnaire],
    /// Which ratings count.
    pub view: View,
    /// Whose ratings count where there is no consensus; nobody named is the lead rater.
    pub rater: Option<&'a Id>,
}

/// One round of a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundScore {
    /// The round.
    pub round: Id,
    /// The organisation as a whole.
    pub organisation: OrganisationScore,
    /// Its units, line before staff, then by id. Units that verifiably did not exist in the round are left out.
    pub units: Vec<UnitScore>,
}

/// Scores one round. A round that the study does not have has nothing in it: every rating is unknown.
///
/// ```
/// # use nulmeting::domain::{assessment::*, id::Id, rating::*, score::*, study::*, text::Text};
/// # let id = |text: &str| Id::new(text).unwrap();
/// # let fraction = |numerator, denominator| Fraction { numerator, denominator };
/// # let model = Assessment {
/// #     id: id("m"), version: "1".into(), title: Text::default(), languages: vec![], source: None,
/// #     unit_one: Text::default(), unit_many: Text::default(),
/// #     thresholds: Thresholds { complete: fraction(3, 4), half: fraction(1, 2), sensitivity: vec![] },
/// #     phases: vec![Phase { id: id("prepare"), title: Text::default(), aim: None }],
/// #     fields: vec![Field { id: id("policy"), formerly: vec![], title: Text::default() }], headings: vec![],
/// #     indicators: vec![Indicator {
/// #         id: id("gaps_known"), formerly: vec![], field: 0, phase: 0, is_core: true, scope: Scope::Unit, heading: None,
/// #         title: Text::default(), levels: Default::default(), counts: None, counts_not: None, borderline: None,
/// #         ask: vec![], proof: Proof::Witness, needs: None, applies_if: None, not_applicable_reason: None, source: None,
/// #     }],
/// #     factors: vec![], reasons: vec![], tests: vec![], situations: vec![], flags: vec![], recommendations: vec![], others: vec![],
/// # };
/// # let mut study = Study::new(Header::default());
/// # study.units.push(Unit {
/// #     id: id("sez"), name: Text::default(), kind: UnitKind::Line, group: None, from: None, to: None, successor_of: None,
/// # });
/// # study.rounds.push(Round {
/// #     id: id("r1"), label: Text::default(), role: RoundRole::Baseline, from: None, to: None,
/// #     questionnaire: RoundQuestionnaires::Unit(id("talk")),
/// # });
/// study.ratings.push(Rating {
///     unit: id("sez"), round: id("r1"), indicator: id("gaps_known"), value: Value::level(3).unwrap(),
///     reasons: vec![], rater: None, note: None, evidence: vec![],
/// });
/// let account = Scoring { study: &study, model: &model, questionnaires: &[], view: View::Account, rater: None };
/// let proven = Scoring { view: View::Proven, ..account };
/// let sums = |scoring| {
///     let cell = score_round(&scoring, &id("r1")).units[0].fields[0].cells[0].clone();
///     (cell.low, cell.high)
/// };
/// assert_eq!(sums(account), (3, 3));
/// assert_eq!(sums(proven), (2, 2)); // nobody else says so, and there is no document
/// ```
pub fn score_round(scoring: &Scoring, round: &Id) -> RoundScore {
    let records = Records::new(scoring, &|_, at| at == round);
    round_of(&records, round)
}

/// Scores every round, in the order of the study.
pub fn score_study(scoring: &Scoring) -> Vec<RoundScore> {
    let records = Records::new(scoring, &|_, _| true);
    scoring.study.rounds.iter().map(|round| round_of(&records, &round.id)).collect()
}

/// Scores one unit in one round; nothing for a unit that the study does not have or that did not exist then.
pub fn score_unit(scoring: &Scoring, round: &Id, unit: &Id) -> Option<UnitScore> {
    let records = Records::new(scoring, &|of, at| at == round && (of == unit || of.is_organisation()));
    let found = records.units_in(round).find(|found| found.id == *unit)?;
    let whole = organisation::Whole::of(&records, round);
    Some(unit::score(&records, round, found, &whole))
}

/// Scores a round of a study that is already in order.
pub(crate) fn round_of(records: &Records, round: &Id) -> RoundScore {
    let whole = organisation::Whole::of(records, round);
    let units: Vec<UnitScore> =
        records.units_in(round).map(|unit| unit::score(records, round, unit, &whole)).collect();
    let organisation = organisation::score(records, round, whole, &units);
    RoundScore { round: round.clone(), organisation, units }
}
