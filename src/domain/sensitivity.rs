//! How far a result hangs on what could have been chosen otherwise: the threshold from which a cell is complete, and
//! ratings for which one witness alone speaks. A result that changes is no worse; it says where to look once more.
//!
//! The thresholds are those of the model; leaving out single testimonies is a convention of this program.

use std::borrow::Cow;

use super::assessment::{Assessment, Fraction};
use super::compare::{Verdict, compare};
use super::id::Id;
use super::rating::{Rating, Value};
use super::score::{
    PossibleSituation, Records, RoundScore, Scoring, UnitScore, rests_on_one_witness, score_round,
};
use super::study::{Study, UnitKind};

/// A round scored in several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// The round.
    pub round: Id,
    /// The round before it, which verdicts compare it with; nothing for the first.
    pub before: Option<Id>,
    /// The units of the round, line before staff, then by id.
    pub units: Vec<UnitSensitivity>,
}

/// A unit scored in several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSensitivity {
    /// The unit.
    pub unit: Id,
    /// Line or staff.
    pub kind: UnitKind,
    /// As it is scored everywhere else.
    pub base: Outcome,
    /// At every other threshold of the model, then without single testimonies.
    pub variants: Vec<(Variant, Outcome)>,
}

/// What was chosen otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variant {
    /// A cell is complete from this part of the highest sum on, as the model writes it.
    Threshold(String),
    /// Ratings for which one witness alone speaks count as unknown.
    WithoutSingle {
        /// Indicators of the unit that lost their level in the round.
        left_out: u32,
        /// Indicators of the unit that had one.
        rated: u32,
    },
}

/// Phases, situation and verdict of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Phases completed, at least and at most, by field; nothing in a model without phases.
    pub fields: Vec<Option<(u8, u8)>>,
    /// Situations that are not ruled out.
    pub situations: Vec<PossibleSituation>,
    /// The verdict on the round before and this one; nothing without a round before, or where the unit was in neither.
    pub verdict: Option<Verdict>,
}

/// What differs between two outcomes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Indices of the fields whose phases differ.
    pub fields: Vec<usize>,
    /// Whether something else can be said of the situation.
    pub situation: bool,
    /// Whether the verdict differs.
    pub verdict: bool,
}

impl Changes {
    /// Whether nothing differs.
    pub fn is_none(&self) -> bool {
        self.fields.is_empty() && !self.situation && !self.verdict
    }
}

impl Variant {
    /// A stable key: the threshold, or `without single testimony`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Threshold(text) => text,
            Self::WithoutSingle { .. } => "without single testimony",
        }
    }
}

impl Outcome {
    fn of(score: &UnitScore, verdict: Option<Verdict>) -> Self {
        Self {
            fields: score.fields.iter().map(|field| field.lo.zip(field.hi)).collect(),
            situations: score.situations.clone(),
            verdict,
        }
    }

    /// What is otherwise in `other`.
    pub fn changes(&self, other: &Self) -> Changes {
        let fields = self.fields.iter().zip(&other.fields).enumerate();
        Changes {
            fields: fields.filter(|(_, (one, other))| one != other).map(|(index, _)| index).collect(),
            situation: self.situations != other.situations,
            verdict: self.verdict != other.verdict,
        }
    }
}

/// Scores a round at every threshold of the model, and without ratings for which one witness alone speaks.
///
/// Such ratings are left out of the round and the one before it; those of the organisation stay, for they decide what
/// could exist in a unit at all. A threshold moves phases and situations and no verdict, which knows no threshold.
///
/// ```
/// # use nulmeting::domain::{assessment::*, id::*, rating::*, score::*, sensitivity::*, study::*, text::Text};
/// # let id = |text: &str| Id::new(text).unwrap();
/// # let fraction = |numerator, denominator| Fraction { numerator, denominator };
/// # let model = Assessment {
/// #     id: id("m"), version: "1".into(),
/// #     thresholds: Thresholds {
/// #         complete: fraction(3, 4), half: fraction(1, 2), sensitivity: vec![("2/3".into(), fraction(2, 3))],
/// #     },
/// #     ..Assessment::default()
/// # };
/// # let mut study = Study::new(Header::default());
/// # study.units.push(Unit {
/// #     id: id("sez"), name: Text::default(), kind: UnitKind::Line, group: None, from: None, to: None, successor_of: None,
/// # });
/// # let scoring = Scoring { study: &study, model: &model, questionnaires: &[], view: View::Account, rater: None };
/// let found = sensitivity(&scoring, &id("r1"));
/// let unit = &found.units[0];
/// assert_eq!(unit.variants.len(), 2); // at 2/3, and without single testimonies
/// assert!(unit.variants.iter().all(|(_, outcome)| unit.base.changes(outcome).is_none())); // nothing is rated
/// ```
pub fn sensitivity(scoring: &Scoring, round: &Id) -> Sensitivity {
    let rounds = &scoring.study.rounds;
    let here = rounds.iter().position(|found| found.id == *round);
    let before = here.and_then(|here| here.checked_sub(1)).map(|before| rounds[before].id.clone());
    let verdicts = |scoring: &Scoring| -> Vec<(Id, Verdict)> {
        let Some(before) = &before else { return Vec::new() };
        let units = compare(scoring, before, round).units;
        units.into_iter().map(|unit| (unit.unit, unit.whole.verdict)).collect()
    };
    let base = (score_round(scoring, round), verdicts(scoring));
    let at_thresholds: Vec<(&str, RoundScore)> = scoring
        .model
        .thresholds
        .sensitivity
        .iter()
        .map(|(text, complete)| {
            let model = with_threshold(scoring.model, *complete);
            (text.as_str(), score_round(&Scoring { model: &model, ..*scoring }, round))
        })
        .collect();
    let study = without_single(scoring, &[Some(round), before.as_ref()]);
    let sparse = Scoring { study: &study, ..*scoring };
    let without = (score_round(&sparse, round), verdicts(&sparse));

    let of_unit = |(score, verdicts): (&RoundScore, &[(Id, Verdict)]), unit: &Id| {
        let verdict = verdicts.iter().find(|(found, _)| found == unit).map(|(_, verdict)| *verdict);
        score.units.iter().find(|score| score.unit == *unit).map(|score| Outcome::of(score, verdict))
    };
    let units = base.0.units.iter().map(|scored| {
        let thresholds = at_thresholds.iter().filter_map(|(text, score)| {
            // The verdict is the one that it was.
            let outcome = of_unit((score, &base.1), &scored.unit)?;
            Some((Variant::Threshold((*text).to_owned()), outcome))
        });
        let sparse = without.0.units.iter().find(|other| other.unit == scored.unit);
        let rated =
            |score: &UnitScore| score.indicators.iter().filter(|state| is_rated(state.interval)).count();
        let single = of_unit((&without.0, &without.1), &scored.unit).map(|outcome| {
            let (all, left) = (rated(scored) as u32, sparse.map_or(0, rated) as u32);
            (Variant::WithoutSingle { left_out: all.saturating_sub(left), rated: all }, outcome)
        });
        UnitSensitivity {
            unit: scored.unit.clone(),
            kind: scored.kind,
            base: Outcome::of(scored, base.1.iter().find(|(id, _)| *id == scored.unit).map(|found| found.1)),
            variants: thresholds.chain(single).collect(),
        }
    });
    Sensitivity { round: round.clone(), units: units.collect(), before }
}

fn is_rated(interval: Option<(u8, u8)>) -> bool {
    interval.is_some_and(|(low, high)| low == high)
}

fn with_threshold(model: &Assessment, complete: Fraction) -> Assessment {
    let mut model = model.clone();
    model.thresholds.complete = complete;
    model
}

/// The study with ratings of these rounds unknown where one witness alone speaks for them.
fn without_single<'a>(scoring: &Scoring<'a>, rounds: &[Option<&Id>]) -> Cow<'a, Study> {
    let records = Records::new(scoring, &|_, _| false);
    let is_single = |rating: &Rating| {
        matches!(rating.value, Value::Level(_))
            && !rating.unit.is_organisation()
            && rounds.contains(&Some(&rating.round))
            && rests_on_one_witness(&records, &rating.evidence)
    };
    if !scoring.study.ratings.iter().any(is_single) {
        return Cow::Borrowed(scoring.study);
    }
    let mut study = scoring.study.clone();
    for (rating, held) in study.ratings.iter_mut().zip(&scoring.study.ratings) {
        if is_single(held) {
            rating.value = Value::Unknown;
            rating.reasons.clear();
        }
    }
    Cow::Owned(study)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::evidence::EvidenceKind;
    use crate::domain::fixtures::random::scenes;
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::score::View;

    fn of_sez(scene: &Scene) -> UnitSensitivity {
        let found = sensitivity(&scene.scoring(View::Account), &id("r2"));
        found.units.into_iter().find(|unit| unit.unit == *"sez").unwrap()
    }

    fn without(unit: &UnitSensitivity) -> (&Variant, &Outcome) {
        unit.variants.last().map(|(variant, outcome)| (variant, outcome)).unwrap()
    }

    #[test]
    fn a_rating_for_which_one_witness_speaks_is_left_out_and_one_with_a_document_stays() {
        let mut scene = Scene::with_sez();
        scene.said("word", "sez/r2", Some("A"));
        scene.evidence("paper", EvidenceKind::Document);
        scene.rate("sez", "r2", "vision_known", "3", &["word"]);
        scene.rate("sez", "r2", "leadership_backs", "3", &["word"]);
        scene.rate("sez", "r2", "own_role_named", "3", &["word", "paper"]);
        let unit = of_sez(&scene);
        assert_eq!(unit.base.fields[0], Some((1, 4)));
        let (variant, outcome) = without(&unit);
        assert_eq!(*variant, Variant::WithoutSingle { left_out: 2, rated: 3 });
        assert_eq!(outcome.fields[0], Some((0, 4)));
        assert_eq!(unit.base.changes(outcome).fields, [0]);
    }

    #[test]
    fn two_witnesses_or_a_rating_without_evidence_are_no_single_testimony() {
        let mut scene = Scene::with_sez();
        scene.talk("sez", "r2", "B", "team leader", None);
        scene.said("one", "sez/r2", Some("A"));
        scene.evidence("two", EvidenceKind::Observation);
        scene.rate("sez", "r2", "vision_known", "3", &["one", "two"]);
        scene.rate("sez", "r2", "gaps_known", "2", &[]);
        let unit = of_sez(&scene);
        assert_eq!(*without(&unit).0, Variant::WithoutSingle { left_out: 0, rated: 2 });
        assert!(unit.base.changes(without(&unit).1).is_none());
    }

    #[test]
    fn thresholds_stand_in_the_order_of_the_model_and_move_no_verdict() {
        let mut scene = Scene::with_sez();
        scene.rate_all("sez", "r1", "1");
        scene.rate_all("sez", "r2", "2");
        let unit = of_sez(&scene);
        let names: Vec<&str> = unit.variants.iter().map(|(variant, _)| variant.as_str()).collect();
        assert_eq!(names, ["2/3", "5/6", "without single testimony"]);
        assert_eq!(unit.base.verdict, Some(Verdict::Improved));
        // All at 2 is two thirds of the highest sum.
        assert_eq!(unit.base.fields[0], Some((0, 0)));
        assert_eq!(unit.variants[0].1.fields[0], Some((4, 4)));
        assert!(unit.variants.iter().all(|(_, outcome)| outcome.verdict == unit.base.verdict));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn leaving_out_ratings_never_raises_what_is_sure_nor_lowers_what_is_possible(scene in scenes()) {
            for view in View::ALL {
                for unit in sensitivity(&scene.scoring(view), &id("r2")).units {
                    let (variant, sparse) = without(&unit);
                    let is_full = matches!(variant, Variant::WithoutSingle { left_out: 0, .. });
                    for (full, sparse) in unit.base.fields.iter().zip(&sparse.fields) {
                        let (full, sparse) = (full.unwrap(), sparse.unwrap());
                        prop_assert!(sparse.0 <= full.0 && full.1 <= sparse.1);
                        prop_assert!(!is_full || full == sparse);
                    }
                    let possible = |outcome: &Outcome| -> Vec<usize> {
                        outcome.situations.iter().map(|one| one.index).collect()
                    };
                    prop_assert!(possible(&unit.base).iter().all(|one| possible(sparse).contains(one)));
                }
            }
        }

        #[test]
        fn a_threshold_says_of_phases_what_scoring_says_of_it(scene in scenes()) {
            let scoring = scene.scoring(View::Account);
            let scored = score_round(&scoring, &id("r2"));
            for (unit, scored) in sensitivity(&scoring, &id("r2")).units.iter().zip(&scored.units) {
                for (variant, outcome) in &unit.variants {
                    let Variant::Threshold(text) = variant else { continue };
                    for (field, phases) in scored.fields.iter().zip(&outcome.fields) {
                        let at = field.sensitivity.iter().find(|(other, _)| other == text);
                        prop_assert_eq!(at.map(|(_, phases)| *phases), *phases);
                    }
                }
            }
        }
    }
}
