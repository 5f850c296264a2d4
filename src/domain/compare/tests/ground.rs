//! What a comparison stands on, and what was renamed between the rounds.

use super::{comparison, of_unit, sez};
use crate::domain::compare::Fate;
use crate::domain::fixtures::{Scene, id};
use crate::domain::study::{
    BecauseOfProject, Initiative, InitiativeDetails, InitiativeState, InitiativeStatus,
};

#[test]
fn questions_of_both_rounds_are_counted_and_renamed_ones_named() {
    let mut scene = Scene::with_sez();
    let total = scene.questionnaires[0].questions().count();
    let ground = sez(&scene).ground;
    assert_eq!((ground.asked, ground.common, ground.renamed.len()), ([total, total], total, 0));
    assert_eq!((ground.informed, ground.defined), (ground.defined, 30));

    // The second round asks with a questionnaire of its own that renames a question.
    let mut later = scene.questionnaires[0].clone();
    later.id = id("later");
    let question = &mut later.sections[0].questions[0];
    let before = question.id.clone();
    question.id = id("asked_anew");
    scene.questionnaires.push(later);
    scene.study.interviews[1].details.questionnaire = Some(id("later"));
    let ground = sez(&scene).ground;
    assert_eq!((ground.common, ground.renamed.clone()), (total - 1, vec![]));
    scene.questionnaires[2].sections[0].questions[0].formerly = vec![before.clone()];
    let ground = sez(&scene).ground;
    assert_eq!((ground.common, ground.renamed.clone()), (total, vec![(id("asked_anew"), before.clone())]));
    assert_eq!(ground.questionnaires, [vec![id("full")], vec![id("later")]]);
    assert_eq!(ground.renamings(), format!("{before} → asked_anew"));
}

#[test]
fn a_short_questionnaire_in_one_round_leaves_little_to_stand_on() {
    let mut scene = Scene::with_sez();
    scene.study.interviews[1].details.questionnaire = Some(id("short"));
    let found = sez(&scene);
    assert_eq!((found.ground.informed, found.whole.common), (1, 1));
    assert_eq!(found.whole.left_out.len() + found.whole.compared.len(), found.whole.union as usize);
}

fn initiative(name: &str, formerly: &[&str], states: &[(&str, InitiativeStatus)]) -> Initiative {
    let states = states.iter().map(|(round, status)| InitiativeState { round: id(round), status: *status });
    Initiative {
        id: id(name),
        details: InitiativeDetails {
            unit: id("sez"),
            title: name.into(),
            field: id("activities"),
            own: true,
            because_of_project: BecauseOfProject::Unknown,
            formerly: formerly.iter().map(|name| id(name)).collect(),
            place: None,
        },
        states: states.collect(),
    }
}

#[test]
fn an_initiative_that_goes_on_under_another_name_is_one() {
    use InitiativeStatus::{Idea, Pilot, Running, Stopped};
    let mut scene = Scene::with_sez();
    scene.study.initiatives = vec![
        initiative("course", &[], &[("r1", Idea)]),
        initiative("academy", &["course"], &[("r2", Running)]),
    ];
    let fates = of_unit(&scene, "sez").initiatives;
    assert_eq!(fates.len(), 1);
    assert_eq!((&fates[0].initiative, &fates[0].formerly), (&id("academy"), &vec![id("course")]));
    assert_eq!((fates[0].from, fates[0].to, fates[0].fate), (Some(Idea), Some(Running), Fate::Advanced));
    assert_eq!(comparison(&scene).fates, [(Fate::Advanced, 1)]);
    // What was told of it itself goes before what was told of the former one; and names in a row are followed.
    scene.study.initiatives[0] = initiative("course", &["lessons"], &[("r2", Stopped)]);
    scene.study.initiatives.push(initiative("lessons", &[], &[("r1", Pilot)]));
    let fates = of_unit(&scene, "sez").initiatives;
    assert_eq!((fates.len(), fates[0].from, fates[0].to), (1, Some(Pilot), Some(Running)));
    // Names in a circle join nothing, and nothing is lost.
    scene.study.initiatives[2].details.formerly = vec![id("academy")];
    assert_eq!(of_unit(&scene, "sez").initiatives.len(), 3);
}
