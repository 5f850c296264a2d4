//! How many ratings one piece of evidence carries. What carries many is either very strong or was read into much.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::Site;
use crate::domain::id::Id;
use crate::domain::study::Study;

/// So many ratings of a unit in a round may rest on one piece of evidence before it is to be looked at again.
pub const MOST: usize = 3;

/// The indicators and factors of a site whose rating names a piece of evidence, by the evidence. Several raters of one
/// indicator count once; a rating that is unknown or does not apply counts like any other.
///
/// ```
/// # use nulmeting::domain::{assess::{carried, sheet::Site}, id::Id, rating::*, study::*};
/// # let id = |text: &str| Id::new(text).unwrap();
/// # let mut study = Study::new(Header::default());
/// for indicator in ["gaps_known", "means_listed", "contacts_sought", "step_plan"] {
///     study.ratings.push(Rating {
///         unit: id("sez"), round: id("r1"), indicator: id(indicator), value: Value::Unknown,
///         reasons: vec![], rater: None, note: None, evidence: vec![id("e1")],
///     });
/// }
/// let site = Site { unit: id("sez"), round: id("r1") };
/// assert_eq!(carried::targets(&study, &site)[&id("e1")].len(), 4);
/// assert!(carried::overloaded(&study, &site).contains_key(&id("e1")));
/// ```
pub fn targets<'s>(study: &'s Study, site: &Site) -> BTreeMap<&'s Id, BTreeSet<&'s Id>> {
    let mut found: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
    let ratings = study.ratings.iter().map(|row| (&row.unit, &row.round, &row.indicator, &row.evidence));
    let factors = study.factors.iter().map(|row| (&row.unit, &row.round, &row.factor, &row.evidence));
    for (unit, round, target, evidence) in ratings.chain(factors) {
        if *unit == site.unit && *round == site.round {
            for id in evidence {
                found.entry(id).or_default().insert(target);
            }
        }
    }
    found
}

/// Evidence that carries more than [`MOST`] ratings of a site, with what it carries.
pub fn overloaded<'s>(study: &'s Study, site: &Site) -> BTreeMap<&'s Id, BTreeSet<&'s Id>> {
    let mut found = targets(study, site);
    found.retain(|_, targets| targets.len() > MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::rating::FactorValue;

    #[test]
    fn the_fourth_rating_of_a_unit_in_a_round_is_one_too_many_and_raters_do_not_add_up() {
        let mut scene = Scene::with_sez();
        let site = Site { unit: id("sez"), round: id("r1") };
        scene.rate("sez", "r1", "a", "2", &["e1"]);
        scene.rate("sez", "r1", "b", "2", &["e1"]);
        scene.judge("sez", "r1", "f", FactorValue::Present).evidence = vec![id("e1"), id("e2")];
        assert!(overloaded(&scene.study, &site).is_empty());
        scene.rate("sez", "r1", "b", "1", &["e1"]).rater = Some(id("second"));
        assert!(overloaded(&scene.study, &site).is_empty(), "another rater of the same");
        scene.rate("sez", "r2", "c", "1", &["e1"]);
        assert!(overloaded(&scene.study, &site).is_empty(), "another round");
        scene.rate("sez", "r1", "c", "U", &["e1"]);
        let found = overloaded(&scene.study, &site);
        assert_eq!(found.len(), 1);
        assert_eq!(found[&id("e1")].len(), 4);
    }
}
