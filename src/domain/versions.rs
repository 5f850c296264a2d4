//! Two versions of a model held against each other: which indicators both describe alike, so that ratings made by either
//! mean the same. Renamed parts, of models and of questionnaires, are joined through `formerly`, from version to version.

use std::collections::{HashMap, HashSet};

use super::assessment::{Assessment, Indicator};
use super::id::Id;
use super::questionnaire::Questionnaire;

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

/// Holds a model against the other versions that a study has: a part renamed more than once goes by all its former ids,
/// and what the versions do not describe alike is told apart.
pub fn join_model(model: &mut Assessment, others: &[&Assessment]) {
    type Parts<'a> = Vec<(&'a Id, &'a Vec<Id>)>;
    let fields: Parts =
        others.iter().flat_map(|one| &one.fields).map(|one| (&one.id, &one.formerly)).collect();
    join(model.fields.iter_mut().map(|one| (&one.id, &mut one.formerly)).collect(), &fields);
    let indicators = others.iter().flat_map(|one| &one.indicators).map(|one| (&one.id, &one.formerly));
    let factors = others.iter().flat_map(|one| &one.factors).map(|one| (&one.id, &one.formerly));
    let own = model.indicators.iter_mut().map(|one| (&one.id, &mut one.formerly));
    let own = own.chain(model.factors.iter_mut().map(|one| (&one.id, &mut one.formerly)));
    join(own.collect(), &indicators.chain(factors).collect::<Parts>());
    model.others = others.iter().map(|other| OtherVersion::of(other, model)).collect();
}

/// Lets a question that was renamed more than once go by all its former ids; `all` are the questionnaires of the study in
/// all their versions.
pub fn join_questions(questionnaire: &mut Questionnaire, all: &[&Questionnaire]) {
    let earlier: Vec<_> =
        all.iter().flat_map(|one| one.questions()).map(|one| (&one.id, &one.formerly)).collect();
    let own = questionnaire.sections.iter_mut().flat_map(|section| &mut section.questions);
    join(own.map(|one| (&one.id, &mut one.formerly)).collect(), &earlier);
}

/// Follows former ids to those that the earlier versions name for them. Where an id is in use, it is its own.
fn join(own: Vec<(&Id, &mut Vec<Id>)>, earlier: &[(&Id, &Vec<Id>)]) {
    let in_use: HashSet<Id> = own.iter().map(|(id, _)| (*id).clone()).collect();
    let mut before: HashMap<&Id, Vec<&Id>> = HashMap::new();
    for (id, formerly) in earlier {
        before.entry(*id).or_default().extend(formerly.iter());
    }
    for (_, formerly) in own {
        let mut at = 0;
        while let Some(former) = formerly.get(at) {
            for id in before.get(former).into_iter().flatten() {
                if !in_use.contains(*id) && !formerly.contains(*id) {
                    formerly.push((*id).clone());
                }
            }
            at += 1;
        }
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

    #[test]
    fn a_part_renamed_twice_goes_by_both_former_ids_and_an_id_in_use_is_its_own() {
        let first = Scene::new().model;
        let mut second = first.clone();
        second.version = "2".into();
        let at = |name: &str| first.indicators.iter().position(|one| one.id == *name).unwrap();
        let (gaps, means) = (at("gaps_known"), at("means_listed"));
        second.indicators[gaps].formerly = vec![id("gaps_known")];
        second.indicators[gaps].id = id("needs_known");
        second.fields[0].formerly = vec![second.fields[0].id.clone()];
        second.fields[0].id = id("aims");
        let mut third = second.clone();
        third.version = "3".into();
        third.indicators[gaps].formerly = vec![id("needs_known")];
        third.indicators[gaps].id = id("demand_known");
        third.fields[0].formerly = vec![id("aims")];
        third.fields[0].id = id("course");
        let mut joined = third.clone();
        join_model(&mut joined, &[&first, &second]);
        assert_eq!(joined.indicators[gaps].formerly, [id("needs_known"), id("gaps_known")]);
        assert_eq!(joined.field(first.fields[0].id.as_str()).unwrap().id, id("course"));
        assert!(joined.others.iter().all(|other| other.missing.is_empty() && other.dropped.is_empty()));
        assert_eq!(joined.others.len(), 2);
        // Another indicator has taken the first id: its ratings are its own.
        third.indicators[means].id = id("gaps_known");
        join_model(&mut third, &[&first, &second]);
        assert_eq!(third.indicators[gaps].formerly, [id("needs_known")]);
    }

    #[test]
    fn a_question_renamed_twice_keeps_the_first_answer() {
        let mut questionnaires = Vec::new();
        for (version, name, formerly) in [("1", "q1", None), ("2", "q2", Some("q1")), ("3", "q3", Some("q2"))]
        {
            let mut one = Scene::new().questionnaires[0].clone();
            one.version = version.into();
            let question = &mut one.sections[0].questions[0];
            question.id = id(name);
            question.formerly = formerly.map(id).into_iter().collect();
            questionnaires.push(one);
        }
        let mut last = questionnaires[2].clone();
        assert!(last.question_by("q1").is_none());
        join_questions(&mut last, &questionnaires.iter().collect::<Vec<_>>());
        assert_eq!(last.question_by("q1").unwrap().id, id("q3"));
        assert_eq!(last.question("q1"), None);
    }
}
