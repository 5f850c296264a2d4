//! Two versions of a model held against each other: which indicators both describe alike, so that ratings made by either
//! mean the same. Renamed ones are joined through `formerly`.

use super::assessment::{Assessment, Indicator};
use super::id::Id;

/// Another version of a model, held against the one in use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherVersion {
    /// The other version.
    pub version: String,
    /// Indices, in the model in use, of indicators that the other one does not have.
    pub missing: Vec<usize>,
    /// Indices, in the model in use, of indicators whose levels the other one describes otherwise.
    pub changed: Vec<usize>,
    /// Ids of the other one's indicators that none of the model in use goes on with.
    pub dropped: Vec<Id>,
}

impl OtherVersion {
    /// Holds another version of a model against the one in use.
    ///
    /// An indicator is the same one where its id is, or where either names the other's as a former one; it is described
    /// alike where its scope and the texts of its four levels are equal. Where it stands in the matrix does not matter:
    /// both rounds are read by the model in use.
    pub fn of(other: &Assessment, model: &Assessment) -> Self {
        let mut found = Self { version: other.version.clone(), ..Self::default() };
        for (index, indicator) in model.indicators.iter().enumerate() {
            match other.indicators.iter().find(|one| is_same(one, indicator)) {
                None => found.missing.push(index),
                Some(one) if one.levels != indicator.levels || one.scope != indicator.scope => {
                    found.changed.push(index);
                }
                Some(_) => {}
            }
        }
        let goes_on = |one: &&Indicator| model.indicators.iter().any(|indicator| is_same(one, indicator));
        let dropped = other.indicators.iter().filter(|one| !goes_on(one));
        found.dropped = dropped.map(|one| one.id.clone()).collect();
        found
    }

    /// Whether ratings of an indicator, by its index in the model in use, may not mean the same.
    pub fn sets_apart(&self, index: usize) -> bool {
        self.missing.contains(&index) || self.changed.contains(&index)
    }
}

fn is_same(one: &Indicator, other: &Indicator) -> bool {
    one.id == other.id || one.formerly.contains(&other.id) || other.formerly.contains(&one.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::text::Text;

    #[test]
    fn a_renamed_indicator_is_the_same_and_one_described_otherwise_is_set_apart() {
        let other = Scene::new().model;
        let mut model = other.clone();
        model.version = "2".into();
        let at = |name: &str| other.indicators.iter().position(|one| one.id == *name).unwrap();
        let (renamed, changed, new) = (at("gaps_known"), at("step_plan"), at("means_listed"));
        model.indicators[renamed].formerly = vec![id("gaps_known")];
        model.indicators[renamed].id = id("needs_known");
        model.indicators[changed].levels[3] = Text::Plain("Otherwise".into());
        model.indicators[new].id = id("means_counted");
        let found = OtherVersion::of(&other, &model);
        assert_eq!((found.missing.clone(), found.changed.clone()), (vec![new], vec![changed]));
        assert_eq!(found.dropped, [id("means_listed")]);
        assert!(found.sets_apart(changed) && found.sets_apart(new) && !found.sets_apart(renamed));
        // Held the other way round the same are set apart.
        let back = OtherVersion::of(&model, &other);
        assert_eq!((back.missing, back.changed), (vec![new], vec![changed]));
    }
}
