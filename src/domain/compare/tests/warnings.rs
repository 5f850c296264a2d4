//! What to keep in mind beside a comparison.

use super::sez;
use crate::domain::compare::Warning;
use crate::domain::date::Date;
use crate::domain::evidence::EvidenceKind;
use crate::domain::fixtures::{Scene, id};
use crate::domain::study::{Definition, DefinitionKind, Effect};

fn with_event(date: &str, effect: Effect, units: &[&str]) -> Vec<Warning> {
    let mut scene = Scene::with_sez();
    scene.event("e", date, effect, units);
    sez(&scene).warnings
}

#[test]
fn without_anything_to_keep_in_mind_there_is_no_warning() {
    assert_eq!(sez(&Scene::with_sez()).warnings, []);
}

#[test]
fn a_mandate_younger_than_six_months_in_the_later_round_is_named() {
    let young = [Warning::YoungMandate { event: id("e") }];
    let mut scene = Scene::with_sez();
    scene.study.interviews[1].details.held_on = Some(Date::new("2011-04-20").unwrap());
    for (date, is_young) in [
        ("2010-10-20", false), // six months to the day
        ("2010-10-21", true),
        ("2011-04-20", true),
        ("2011-04-21", false), // after the talk
        ("2010-10", true),     // may have been at its end
        ("2010-09", false),
        ("2010", true),
        ("2009", false),
    ] {
        scene.study.events.clear();
        scene.event("e", date, Effect::Mandate, &[]);
        assert_eq!(sez(&scene).warnings == young, is_young, "{date}");
    }
    assert_eq!(with_event("2011-03", Effect::Mandate, &["sez"]), young); // by the round's dates
    assert_eq!(with_event("2011-03", Effect::Mandate, &["rom"]), []);
    assert_eq!(with_event("2011-03", Effect::Savings, &[]), []);
}

#[test]
fn a_reorganisation_between_the_rounds_is_named() {
    let named = [Warning::Reorganisation { event: Some(id("e")) }];
    for (date, is_between) in
        [("2009-08", false), ("2009-09", true), ("2010", true), ("2011-04", true), ("2011-05", false)]
    {
        assert_eq!(with_event(date, Effect::Reorganisation, &[]) == named, is_between, "{date}");
    }
    assert_eq!(with_event("2010", Effect::Reorganisation, &["rom"]), []);
}

#[test]
fn ratings_on_words_alone_in_both_rounds_are_self_report() {
    let warned = |evidence: [&[&str]; 2]| {
        let mut scene = Scene::with_sez();
        scene.said("word", "sez/r1", None);
        scene.evidence("paper", EvidenceKind::Document);
        scene.evidence("seen", EvidenceKind::Observation);
        for (round, evidence) in ["r1", "r2"].into_iter().zip(evidence) {
            scene.rate("sez", round, "gaps_known", "1", evidence);
        }
        sez(&scene).warnings.contains(&Warning::SelfReportOnly)
    };
    assert!(warned([&["word"], &["word"]]));
    assert!(warned([&[], &["word"]]));
    assert!(!warned([&["word", "paper"], &["word"]]));
    assert!(!warned([&["word"], &["seen"]]));
}

#[test]
fn a_superior_who_sat_in_once_is_named() {
    let mut scene = Scene::new();
    scene.unit("sez", crate::domain::study::UnitKind::Line);
    let earlier = scene.talk("sez", "r1", "A", "team leader", None);
    let later = scene.talk("sez", "r2", "A", "team leader", None);
    scene.participant(&later, "C", "staff member", None, false);
    assert_eq!(sez(&scene).warnings, []);
    scene.participant(&later, "B", "head of department", None, false);
    assert_eq!(sez(&scene).warnings, [Warning::SuperiorOnce { round: id("r2") }]);
    scene.participant(&earlier, "B", "head of department", None, false);
    assert_eq!(sez(&scene).warnings, []);
}

#[test]
fn another_questionnaire_or_model_is_named() {
    let mut scene = Scene::with_sez();
    scene.study.interviews[1].details.questionnaire = Some(id("short"));
    assert_eq!(sez(&scene).warnings, [Warning::ChangedInstrument]);
    let mut scene = Scene::with_sez();
    let version = |version: &str| Definition {
        kind: DefinitionKind::Assessment,
        id: id("model"),
        version: version.into(),
        text: String::new(),
    };
    scene.study.definitions = vec![version("1")];
    assert_eq!(sez(&scene).warnings, []);
    scene.study.definitions.push(version("2"));
    assert_eq!(sez(&scene).warnings, [Warning::ChangedModel]);
}

#[test]
fn a_unit_split_or_merged_by_its_own_dates_is_reorganised_and_an_event_says_it_better() {
    let mut scene = Scene::with_sez();
    scene.unit("social", crate::domain::study::UnitKind::Line).successor_of = Some(id("sez"));
    scene.study.units.iter_mut().find(|unit| unit.id == *"social").unwrap().from = Date::new("2010-06").ok();
    scene.talk("social", "r2", "A", "head of department", None);
    let warnings = super::of_unit(&scene, "social").warnings;
    assert!(warnings.contains(&Warning::Reorganisation { event: None }), "{warnings:?}");
    scene.event("e", "2010-06", Effect::Reorganisation, &["social"]);
    let warnings = super::of_unit(&scene, "social").warnings;
    assert!(warnings.contains(&Warning::Reorganisation { event: Some(id("e")) }), "{warnings:?}");
    assert!(!warnings.contains(&Warning::Reorganisation { event: None }), "{warnings:?}");
}

/// One of each kind.
fn kinds() -> [Warning; 6] {
    [
        Warning::YoungMandate { event: id("e") },
        Warning::Reorganisation { event: None },
        Warning::SelfReportOnly,
        Warning::SuperiorOnce { round: id("r2") },
        Warning::ChangedInstrument,
        Warning::ChangedModel,
    ]
}

#[test]
fn every_kind_of_warning_has_a_word_of_its_own_for_what_it_is_and_for_what_to_do() {
    let kinds = kinds();
    let names: std::collections::BTreeSet<&str> = kinds.iter().map(Warning::as_str).collect();
    let remedies: std::collections::BTreeSet<&str> = kinds.iter().map(Warning::remedy).collect();
    assert_eq!((names.len(), remedies.len()), (kinds.len(), kinds.len()));
    assert_eq!(kinds.iter().filter_map(Warning::event).count(), 1);
    assert_eq!(kinds.iter().filter_map(Warning::round).count(), 1);
}
