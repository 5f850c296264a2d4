//! What an instrument can tell before anybody was asked: which indicators and factors its questions inform, how many
//! phases could be stated at the most, and what a comparison of two rounds could rest on.
//!
//! Nothing of the method is written down here a second time. A study is made up in which everything that the questions
//! inform was answered in the best way and rated 3, and everything else is unknown; it is scored and compared like any
//! other. So thresholds, core indicators, proof and the rule for verdicts are those of the model and of
//! [`score`](super::score) and [`compare`](super::compare).
//!
//! What is assumed: one talk for each questionnaire, each with somebody else (in the view *proven* two questionnaires
//! about an indicator are two sources); a questionnaire for units is held in more than one unit, so that what it asks
//! about the organisation has several sources; an answer to a question with `document = true` is a document; everything
//! applies. What a researcher finds out elsewhere comes on top and is not counted.

mod basis;
mod made;
mod outlook;

#[cfg(test)]
mod tests;

use super::assessment::{Assessment, Scope};
use super::compare::{Comparison, compare};
use super::id::Id;
use super::questionnaire::{Audience, Questionnaire};
use super::score::{CellScore, CellState, RoundScore, Scoring, View, score_field, score_round};
use super::study::{Link, RoundQuestionnaires};

pub use basis::{Basis, LeftOut, SetBasis};
pub use outlook::{Outlook, Pair, Part};

/// What questionnaires that are used together in a round can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Of each unit; nothing where no questionnaire is for units.
    pub unit: Option<ScopeCoverage>,
    /// Of the organisation; nothing where none is for it and none asks anything about it.
    pub organisation: Option<ScopeCoverage>,
}

/// What can be told of a unit, or of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeCoverage {
    /// Which of the two.
    pub scope: Scope,
    /// All indicators of the scope, in the order of the model.
    pub indicators: Vec<ToldIndicator>,
    /// All factors of the scope, in the order of the model.
    pub factors: Vec<ToldFactor>,
    /// All fields, in the order of the model.
    pub fields: Vec<FieldCoverage>,
}

/// A question that can say something about an indicator or factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Index of the questionnaire among those used together.
    pub questionnaire: usize,
    /// The question.
    pub question: Id,
    /// Whether its answer is taken from a document.
    pub is_document: bool,
}

/// An indicator, and what can be told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldIndicator {
    /// Index in the model.
    pub index: usize,
    /// The questions about it; none where it cannot be informed.
    pub asked: Vec<Asked>,
    /// The highest level that it can be rated at and counts, by own account and proven; nothing where it cannot be
    /// informed.
    pub highest: Option<[u8; 2]>,
}

/// A success factor, and what can be told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldFactor {
    /// Index in the model.
    pub index: usize,
    /// The questions about it, or about the indicator that it is derived from.
    pub asked: Vec<Asked>,
    /// Index of the indicator that it is derived from.
    pub derived_from: Option<usize>,
}

/// A field, and what can be told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldCoverage {
    /// Index in the model.
    pub field: usize,
    /// Its cells in the order of the phases; one in a model without phases.
    pub cells: Vec<CellCoverage>,
    /// The highest number of completed phases that could ever be stated, by own account and proven; nothing in a model
    /// without phases.
    pub completed: Option<[u8; 2]>,
}

/// A cell, and what can be told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellCoverage {
    /// Indices of its indicators that can be informed.
    pub informed: Vec<usize>,
    /// Indices of its indicators that cannot.
    pub missing: Vec<usize>,
    /// Whether it could be said to be complete, by own account and proven. A cell without indicators is neutral, and is.
    pub is_complete: [bool; 2],
}

impl ToldIndicator {
    /// Whether any question is about it.
    pub fn is_informed(&self) -> bool {
        !self.asked.is_empty()
    }
}

impl ToldFactor {
    /// Whether any question is about it.
    pub fn is_informed(&self) -> bool {
        !self.asked.is_empty()
    }
}

impl FieldCoverage {
    /// How many of its indicators can be informed, and how many there are.
    pub fn counts(&self) -> (usize, usize) {
        self.cells.iter().fold((0, 0), |(informed, all), cell| {
            (informed + cell.informed.len(), all + cell.informed.len() + cell.missing.len())
        })
    }
}

impl ScopeCoverage {
    /// Indices of the indicators that cannot be informed, in the order of the model.
    pub fn missing(&self) -> impl Iterator<Item = usize> {
        self.indicators.iter().filter(|told| !told.is_informed()).map(|told| told.index)
    }

    /// Indices of the factors that cannot be informed, in the order of the model.
    pub fn missing_factors(&self) -> impl Iterator<Item = usize> {
        self.factors.iter().filter(|told| !told.is_informed()).map(|told| told.index)
    }

    /// What can be told of an indicator, by its index in the model.
    pub fn indicator(&self, index: usize) -> Option<&ToldIndicator> {
        self.indicators.iter().find(|told| told.index == index)
    }
}

impl Coverage {
    /// What questionnaires used together in a round can tell by a model.
    ///
    /// ```
    /// # use nulmeting::domain::{assessment::*, id::Id, instrument::*, questionnaire::*, text::Text};
    /// # let id = |text: &str| Id::new(text).unwrap();
    /// # let fraction = |numerator, denominator| Fraction { numerator, denominator };
    /// # let indicator = |name: &str, proof| Indicator {
    /// #     id: id(name), formerly: vec![], field: 0, phase: 0, is_core: true, scope: Scope::Unit, heading: None,
    /// #     title: Text::default(), levels: Default::default(), counts: None, counts_not: None, borderline: None,
    /// #     ask: vec![], proof, needs: None, applies_if: None, not_applicable_reason: None, source: None,
    /// # };
    /// # let model = Assessment {
    /// #     thresholds: Thresholds { complete: fraction(3, 4), half: fraction(1, 2), sensitivity: vec![] },
    /// #     phases: vec![Phase { id: id("change"), title: Text::default(), aim: None }],
    /// #     fields: vec![Field { id: id("policy"), formerly: vec![], title: Text::default() }],
    /// #     indicators: vec![indicator("in_work_plan", Proof::Paper), indicator("step_plan", Proof::Witness)],
    /// #     ..Assessment::default()
    /// # };
    /// # let question = |name: &str, is_document| Question {
    /// #     id: id(name), formerly: vec![], ask: Text::default(), probes: vec![], guide: None, companion: None,
    /// #     informs: vec![id(name)], proposes: vec![], is_document, previous: Previous::After, heading: None,
    /// #     when: None, check: None,
    /// # };
    /// # let questionnaire = |questions| Questionnaire {
    /// #     id: id("q"), version: "1".into(), title: Text::default(), languages: vec![], source: None,
    /// #     assessment: None, audience: Audience::Unit, minutes: None, placeholders: Default::default(),
    /// #     sections: vec![Section { id: id("s"), title: Text::default(), questions }],
    /// # };
    /// let talk = questionnaire(vec![question("in_work_plan", false), question("step_plan", false)]);
    /// let told = Coverage::of(&model, &[&talk]).unit.unwrap();
    /// assert_eq!(told.indicators[0].highest, Some([3, 1])); // on paper, and nobody brings the paper
    /// assert_eq!(told.indicators[1].highest, Some([3, 2])); // one talk is one source
    /// assert_eq!(told.fields[0].completed, Some([1, 0]));
    ///
    /// let facts = questionnaire(vec![question("in_work_plan", true)]);
    /// let told = Coverage::of(&model, &[&talk, &facts]).unit.unwrap();
    /// assert_eq!(told.indicators[0].highest, Some([3, 3]));
    /// assert_eq!(told.fields[0].completed, Some([1, 1]));
    /// ```
    pub fn of(model: &Assessment, together: &[&Questionnaire]) -> Self {
        let made = made::study(model, &[together], Link::R0);
        let scores = View::ALL.map(|view| {
            let scoring = Scoring {
                study: &made.study,
                model,
                questionnaires: &made.questionnaires,
                view,
                rater: None,
            };
            score_round(&scoring, &made.rounds[0])
        });
        let is_for = |audience| together.iter().any(|one| one.audience == audience);
        let unit = is_for(Audience::Unit).then(|| of_scope(model, together, Scope::Unit, &scores));
        let organisation = of_scope(model, together, Scope::Organisation, &scores);
        let is_asked = organisation.indicators.iter().any(ToldIndicator::is_informed)
            || organisation.factors.iter().any(ToldFactor::is_informed);
        let organisation = (is_for(Audience::Organisation) || is_asked).then_some(organisation);
        Self { unit, organisation }
    }

    /// What can be told of units and of the organisation, as far as it is asked about.
    pub fn scopes(&self) -> impl Iterator<Item = &ScopeCoverage> {
        self.unit.iter().chain(&self.organisation)
    }
}

/// The questionnaires that a round names, of those at hand.
pub fn of_round<'q>(
    round: &RoundQuestionnaires,
    questionnaires: &'q [Questionnaire],
) -> Vec<&'q Questionnaire> {
    round.all().filter_map(|id| questionnaires.iter().find(|one| one.id == *id)).collect()
}

fn of_scope(
    model: &Assessment,
    together: &[&Questionnaire],
    scope: Scope,
    scores: &[RoundScore; 2],
) -> ScopeCoverage {
    let known = |index: usize, score: &RoundScore| {
        let states = match scope {
            Scope::Unit => score.units.first().map_or(&[][..], |unit| &unit.indicators),
            Scope::Organisation => &score.organisation.indicators,
        };
        states.iter().find(|state| state.index == index)?.known()
    };
    let indicators: Vec<ToldIndicator> = model
        .indicators_of(scope)
        .map(|(index, indicator)| {
            let [account, proven] = scores.each_ref().map(|score| known(index, score));
            ToldIndicator {
                index,
                asked: asked(together, scope, &indicator.id, &indicator.formerly),
                highest: account.zip(proven).map(|(account, proven)| [account, proven]),
            }
        })
        .collect();
    let factors = model.factors.iter().enumerate().filter(|(_, factor)| factor.scope == scope);
    let factors = factors
        .map(|(index, factor)| {
            let rule = factor.derived.as_ref();
            let source = rule.and_then(|rule| {
                indicators.iter().find(|told| model.indicators[told.index].id == rule.indicator)
            });
            ToldFactor {
                index,
                asked: match (rule, source) {
                    (None, _) => asked(together, scope, &factor.id, &factor.formerly),
                    (Some(_), source) => source.map(|told| told.asked.clone()).unwrap_or_default(),
                },
                derived_from: source.map(|told| told.index),
            }
        })
        .collect();
    let fields =
        (0..model.fields.len()).map(|field| field_of(model, field, scope, &indicators, scores)).collect();
    ScopeCoverage { scope, indicators, factors, fields }
}

fn field_of(
    model: &Assessment,
    field: usize,
    scope: Scope,
    indicators: &[ToldIndicator],
    scores: &[RoundScore; 2],
) -> FieldCoverage {
    let scored: [Vec<CellScore>; 2] = scores.each_ref().map(|score| match scope {
        Scope::Unit => score.units.first().map_or_else(Vec::new, |unit| unit.fields[field].cells.clone()),
        Scope::Organisation => score.organisation.cells[field].clone(),
    });
    let cells = (0..model.phase_count())
        .map(|phase| {
            let is_here = |told: &&ToldIndicator| {
                let indicator = &model.indicators[told.index];
                (indicator.field, indicator.phase) == (field, phase)
            };
            let (informed, missing): (Vec<&ToldIndicator>, Vec<&ToldIndicator>) =
                indicators.iter().filter(is_here).partition(|told| told.is_informed());
            let indices = |told: Vec<&ToldIndicator>| told.into_iter().map(|told| told.index).collect();
            CellCoverage {
                informed: indices(informed),
                missing: indices(missing),
                is_complete: scored.each_ref().map(|cells| {
                    let state = cells.get(phase).map(|cell| cell.state);
                    matches!(state, Some(CellState::Complete | CellState::NotApplicable))
                }),
            }
        })
        .collect();
    let [account, proven] =
        scored.map(|cells| score_field(cells, &model.thresholds, !model.phases.is_empty()).lo);
    FieldCoverage { field, cells, completed: account.zip(proven).map(|(account, proven)| [account, proven]) }
}

/// The questions about an indicator or factor. What is asked about the organisation counts only of the organisation,
/// what is asked of units counts of it as well.
fn asked(together: &[&Questionnaire], scope: Scope, id: &Id, formerly: &[Id]) -> Vec<Asked> {
    let mut found = Vec::new();
    for (at, questionnaire) in together.iter().enumerate() {
        if scope == Scope::Unit && questionnaire.audience == Audience::Organisation {
            continue;
        }
        let about = questionnaire.questions().filter(|question| question.informs_any(id, formerly));
        found.extend(about.map(|question| Asked {
            questionnaire: at,
            question: question.id.clone(),
            is_document: question.is_document,
        }));
    }
    found
}

/// Compares two rounds of which everything asked was answered in the best way.
fn compared(model: &Assessment, rounds: [&[&Questionnaire]; 2], link: Link) -> Comparison {
    let made = made::study(model, &rounds, link);
    let scoring = Scoring {
        study: &made.study,
        model,
        questionnaires: &made.questionnaires,
        view: View::Account,
        rater: None,
    };
    compare(&scoring, &made.rounds[0], &made.rounds[1])
}
