//! What is to be checked before a round is called rated: a list of places, each with what is found there. Nothing of it
//! is wrong by itself, and nothing of it keeps anybody from going on.

use std::collections::HashSet;

use super::shares::Shares;
use super::sheet::{Proposed, Row, Sheet, Site, Standing, Warning, sheet};
use super::{carried, pieces};
use crate::domain::assessment::Assessment;
use crate::domain::evidence::{About, Evidence};
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::rating::{FactorRating, FactorValue, Rating, Value};
use crate::domain::study::Study;

/// A place to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The unit, or the organisation, and the round.
    pub site: Site,
    /// The indicator or factor, where it is about one.
    pub target: Option<Id>,
    /// The piece of evidence, where it is about one.
    pub evidence: Option<Id>,
    /// What is found.
    pub kind: Kind,
}

/// What is found. The order is that of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It waits for a rating.
    Open,
    /// A closed answer proposes something else than was rated.
    Proposal {
        /// The rating: `0` to `3`, `U`, `N`, or a factor's word.
        value: String,
        /// What is proposed, and where.
        proposed: Proposed,
    },
    /// A rating above 0 rests on no evidence.
    NoEvidence(String),
    /// A rating above 1 rests on nothing but statements about all units.
    AllUnits(String),
    /// Evidence for and against a factor that is not rated unknown.
    Contradicted(String),
    /// A piece of evidence carries more than [`carried::MOST`] ratings: of these indicators and factors.
    Carries(Vec<Id>),
    /// No rating of any unit or round rests on a piece of evidence.
    Unused,
}

impl Kind {
    /// All, by their keys, in the order of the list.
    pub const ALL: [&'static str; 7] =
        ["open", "proposal", "no evidence", "all units", "contradicted", "carries many", "unused"];

    /// A stable key.
    pub fn as_str(&self) -> &'static str {
        Self::ALL[self.place()]
    }

    fn place(&self) -> usize {
        match self {
            Self::Open => 0,
            Self::Proposal { .. } => 1,
            Self::NoEvidence(_) => 2,
            Self::AllUnits(_) => 3,
            Self::Contradicted(_) => 4,
            Self::Carries(_) => 5,
            Self::Unused => 6,
        }
    }
}

/// Ids of the evidence that ratings and judgements rest on, whoever made them.
pub fn used<'s>(ratings: &'s [Rating], factors: &'s [FactorRating]) -> HashSet<&'s Id> {
    let rated = ratings.iter().flat_map(|row| &row.evidence);
    rated.chain(factors.iter().flat_map(|row| &row.evidence)).collect()
}

/// Everything to be checked in a round: kind by kind, and within a kind unit by unit as they were entered, the organisation
/// last. A unit that did not exist in the round has nothing to be checked but evidence that names it.
pub fn findings(
    study: &Study,
    model: &Assessment,
    questionnaires: &[Questionnaire],
    round: &Id,
) -> Vec<Finding> {
    let shares = Shares::of(study, round);
    let mut found = Vec::new();
    for unit in study.units.iter().map(|unit| unit.id.clone()).chain([Id::organisation()]) {
        let site = Site { unit, round: round.clone() };
        let part = shares.part(study, &site.unit);
        if let Some(sheet) = sheet(&part, model, questionnaires, &site) {
            of_sheet(&sheet, &part, &site, &mut found);
        }
        for (evidence, targets) in carried::overloaded(&part, &site) {
            found.push(Finding {
                site: site.clone(),
                target: None,
                evidence: Some(evidence.clone()),
                kind: Kind::Carries(targets.into_iter().cloned().collect()),
            });
        }
    }
    let used = used(&study.ratings, &study.factors);
    for evidence in study.evidence.iter().filter(|evidence| !used.contains(&evidence.id)) {
        let site = Site { unit: unit_of(evidence, study), round: round.clone() };
        if pieces::belongs(evidence, study, &site) {
            let id = Some(evidence.id.clone());
            found.push(Finding { site, target: None, evidence: id, kind: Kind::Unused });
        }
    }
    found.sort_by_key(|finding| finding.kind.place());
    found
}

/// The one unit under which evidence is listed: the first that it names, else that of its talk, else the organisation.
fn unit_of(evidence: &Evidence, study: &Study) -> Id {
    let named = match &evidence.about {
        Some(About::Units(units)) => units.first().cloned(),
        Some(About::All) | None => None,
    };
    let talk = evidence.interview.as_ref().and_then(|id| study.interview(id));
    named.or_else(|| talk.map(|talk| talk.details.unit.clone())).unwrap_or_else(Id::organisation)
}

fn of_sheet(sheet: &Sheet, study: &Study, site: &Site, found: &mut Vec<Finding>) {
    for row in sheet.indicators.iter().chain(&sheet.factors) {
        let mut add = |kind| {
            let target = Some(row.id.clone());
            found.push(Finding { site: site.clone(), target, evidence: None, kind });
        };
        if row.is_to_rate() {
            add(Kind::Open);
        }
        let Some(value) = row.typed() else { continue };
        for proposed in row.proposals.iter().filter(|proposed| proposed.differs) {
            add(Kind::Proposal { value: value.clone(), proposed: proposed.clone() });
        }
        if is_above_zero(row) && row.evidence(study).is_empty() {
            add(Kind::NoEvidence(value.clone()));
        }
        if row.warnings.contains(&Warning::AllUnits) {
            add(Kind::AllUnits(value.clone()));
        }
        if row.warnings.contains(&Warning::Contradicted) {
            add(Kind::Contradicted(value));
        }
    }
}

fn is_above_zero(row: &Row) -> bool {
    match &row.standing {
        Standing::Indicator(state) => matches!(state.value, Value::Level(level) if level.points() > 0),
        Standing::Factor(state) => matches!(state.value, FactorValue::Partly | FactorValue::Present),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::EvidenceKind;
    use crate::domain::fixtures::{Scene, id};

    fn of(scene: &Scene, round: &str, kind: &str) -> Vec<(String, Option<String>, Option<String>)> {
        findings(&scene.study, &scene.model, &scene.questionnaires, &id(round))
            .into_iter()
            .filter(|finding| finding.kind.as_str() == kind)
            .map(|finding| {
                let text = |id: Option<Id>| id.map(|id| id.to_string());
                (finding.site.unit.to_string(), text(finding.target), text(finding.evidence))
            })
            .collect()
    }

    fn place(
        unit: &str,
        target: Option<&str>,
        evidence: Option<&str>,
    ) -> (String, Option<String>, Option<String>) {
        (unit.to_owned(), target.map(str::to_owned), evidence.map(str::to_owned))
    }

    #[test]
    fn what_waits_for_a_rating_is_open_until_it_has_one() {
        let mut scene = Scene::with_sez();
        let open = place("sez", Some("gaps_known"), None);
        assert!(of(&scene, "r1", "open").contains(&open));
        scene.rate("sez", "r1", "gaps_known", "U", &[]);
        assert!(!of(&scene, "r1", "open").contains(&open));
        assert!(of(&scene, "r2", "open").contains(&open), "the other round has its own");
    }

    #[test]
    fn only_a_rating_above_zero_wants_evidence() {
        let mut scene = Scene::with_sez();
        scene.rate("sez", "r1", "gaps_known", "0", &[]);
        scene.rate("sez", "r1", "means_listed", "U", &[]);
        assert_eq!(of(&scene, "r1", "no evidence"), [place("organisation", Some("vision_adopted"), None)]);
        scene.rate("sez", "r1", "contacts_sought", "1", &[]);
        assert_eq!(
            of(&scene, "r1", "no evidence"),
            [
                place("sez", Some("contacts_sought"), None),
                place("organisation", Some("vision_adopted"), None)
            ]
        );
    }

    #[test]
    fn evidence_that_nothing_rests_on_is_listed_once_under_its_unit_and_round() {
        let mut scene = Scene::with_sez();
        scene.said("used", "sez/r1", Some("A"));
        scene.said("left", "sez/r1", Some("A"));
        scene.said_of_all("everybody");
        scene.evidence("paper", EvidenceKind::Document).about = Some(About::Units(vec![id("sez")]));
        scene.rate("sez", "r1", "gaps_known", "2", &["used"]);
        let left = of(&scene, "r1", "unused");
        assert!(left.contains(&place("sez", None, Some("left"))), "{left:?}");
        assert!(left.contains(&place("sez", None, Some("paper"))), "{left:?}");
        assert_eq!(left.iter().filter(|(.., id)| id.as_deref() == Some("everybody")).count(), 1);
        assert!(!left.iter().any(|(.., id)| id.as_deref() == Some("used")));
        assert!(!of(&scene, "r2", "unused").contains(&place("sez", None, Some("left"))));
    }

    #[test]
    fn a_rating_on_words_about_all_units_alone_is_found() {
        let mut scene = Scene::with_sez();
        scene.said_of_all("everybody");
        scene.rate("sez", "r1", "gaps_known", "2", &["everybody"]);
        assert_eq!(of(&scene, "r1", "all units"), [place("sez", Some("gaps_known"), None)]);
        scene.rate("sez", "r1", "means_listed", "1", &["everybody"]);
        assert_eq!(of(&scene, "r1", "all units").len(), 1, "a 1 may rest on it");
    }

    #[test]
    fn what_carries_more_than_three_is_found_with_what_it_carries() {
        let mut scene = Scene::with_sez();
        scene.said("much", "sez/r1", Some("A"));
        for indicator in ["gaps_known", "means_listed", "contacts_sought"] {
            scene.rate("sez", "r1", indicator, "1", &["much"]);
        }
        assert!(of(&scene, "r1", "carries many").is_empty());
        scene.rate("sez", "r1", "own_role_named", "1", &["much"]);
        assert_eq!(of(&scene, "r1", "carries many"), [place("sez", None, Some("much"))]);
    }

    #[test]
    fn kinds_stand_together_in_the_order_of_the_list() {
        let mut scene = Scene::with_sez();
        scene.said("left", "sez/r1", None);
        scene.rate("sez", "r1", "gaps_known", "3", &[]);
        let found = findings(&scene.study, &scene.model, &scene.questionnaires, &id("r1"));
        let places: Vec<usize> = found.iter().map(|finding| finding.kind.place()).collect();
        assert!(places.is_sorted());
        assert!(places.len() > 3);
    }
}
