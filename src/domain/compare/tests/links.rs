//! How the talks of two rounds hang together, and which indicators that leaves.

use super::{of_unit, sez};
use crate::domain::compare::{Barrier, LeftOut, LinkBasis, Verdict};
use crate::domain::date::Date;
use crate::domain::evidence::EvidenceKind;
use crate::domain::fixtures::{Scene, id};
use crate::domain::study::{InterviewStatus, Link, LinkOverride, UnitKind};

type Talk<'a> = (&'a str, &'a str, Option<&'a str>);

fn scene(earlier: &[Talk], later: &[Talk]) -> Scene {
    let mut scene = Scene::new();
    scene.unit("sez", UnitKind::Line);
    for (round, talks) in [("r1", earlier), ("r2", later)] {
        for (respondent, role, team) in talks {
            scene.talk("sez", round, respondent, role, *team);
        }
    }
    scene
}

fn link(earlier: &[Talk], later: &[Talk]) -> (Link, LinkBasis) {
    let compared = sez(&scene(earlier, later));
    assert_eq!(compared.link, compared.proposed.link);
    (compared.link, compared.proposed.basis)
}

#[test]
fn the_same_person_in_the_same_role_is_r0_in_whatever_team() {
    let expected = (Link::R0, LinkBasis::SamePerson);
    assert_eq!(link(&[("A", "head", None)], &[("A", "head", None)]), expected);
    assert_eq!(link(&[("A", "head", Some("x"))], &[("A", "head", Some("y"))]), expected);
    assert_eq!(link(&[("A", "head", Some("x"))], &[("A", "head", None)]), expected);
}

#[test]
fn another_person_in_the_same_role_and_team_is_r1() {
    let expected = (Link::R1, LinkBasis::SameRole);
    assert_eq!(link(&[("A", "head", Some("x"))], &[("B", "head", Some("x"))]), expected);
    assert_eq!(link(&[("A", "head", None)], &[("B", "head", None)]), expected); // two unstated teams are the same
    assert_eq!(link(&[("A", "head", Some("x "))], &[("B", "head", Some("x"))]), expected);
    assert_eq!(link(&[("A", "head", Some(""))], &[("B", "head", None)]), expected);
}

#[test]
fn another_role_in_the_same_team_is_r2_also_for_the_same_person() {
    let expected = (Link::R2, LinkBasis::SameTeam);
    assert_eq!(link(&[("A", "head", Some("x"))], &[("B", "leader", Some("x"))]), expected);
    assert_eq!(link(&[("A", "head", None)], &[("A", "leader", None)]), expected);
}

#[test]
fn another_team_is_r3_and_so_is_one_that_is_stated_once() {
    let other = (Link::R3, LinkBasis::OtherTeam);
    assert_eq!(link(&[("A", "head", Some("x"))], &[("B", "head", Some("y"))]), other);
    assert_eq!(link(&[("A", "head", Some("x"))], &[("A", "leader", Some("y"))]), other);
    let once = (Link::R3, LinkBasis::TeamStatedOnce);
    assert_eq!(link(&[("A", "head", Some("x"))], &[("B", "head", None)]), once);
    assert_eq!(link(&[("A", "head", None)], &[("B", "head", Some("whole unit"))]), once);
}

#[test]
fn only_completed_interviews_count_and_without_one_it_is_r4() {
    for status in InterviewStatus::ALL {
        let mut scene = Scene::with_sez();
        scene.study.interviews[1].state.status = status;
        let expected = if status == InterviewStatus::Completed { Link::R0 } else { Link::R4 };
        assert_eq!(sez(&scene).link, expected, "{status:?}");
    }
    let none = (Link::R4, LinkBasis::NoInterview);
    assert_eq!(link(&[], &[("A", "head", None)]), none);
    assert_eq!(link(&[], &[]), none);
}

#[test]
fn of_several_interviews_the_best_pair_counts() {
    let earlier = [("A", "head", None), ("B", "leader", Some("x"))];
    let later = [("C", "staff", Some("y")), ("B", "leader", Some("z")), ("D", "leader", Some("x"))];
    assert_eq!(link(&earlier, &later), (Link::R0, LinkBasis::SamePerson));
    assert_eq!(link(&earlier, &later[..1]), (Link::R3, LinkBasis::TeamStatedOnce)); // A's team may be C's
    assert_eq!(link(&earlier, &[later[0], later[2]]), (Link::R1, LinkBasis::SameRole));
    let compared = sez(&scene(&earlier, &later));
    assert_eq!(compared.proposed.pair, Some((id("B"), id("B"))));
}

#[test]
fn a_link_goes_by_those_who_led() {
    let mut scene = scene(&[("A", "head", None)], &[("B", "leader", Some("x"))]);
    let later = scene.study.interviews[1].id.clone();
    scene.participant(&later, "A", "head", None, false);
    assert_eq!(sez(&scene).link, Link::R3);
    scene.study.participants[1].details.leads = false; // nobody is said to have led
    assert_eq!(sez(&scene).link, Link::R0);
    scene.study.participants.truncate(1);
    let compared = sez(&scene);
    assert_eq!((compared.link, compared.proposed.basis), (Link::R3, LinkBasis::NobodyNamed));
}

#[test]
fn a_person_can_set_another_link_with_a_reason() {
    let mut scene = scene(&[("A", "head", None)], &[("B", "head", Some("x"))]);
    let by_hand = |to: &str, link| LinkOverride {
        unit: id("sez"),
        from: id("r1"),
        to: id(to),
        link,
        reason: "the team was only renamed".into(),
    };
    scene.study.links = vec![by_hand("r3", Link::R0)]; // of other rounds
    assert_eq!((sez(&scene).link, sez(&scene).set_because), (Link::R3, None));
    scene.study.links = vec![by_hand("r2", Link::R1)];
    let compared = sez(&scene);
    assert_eq!((compared.link, compared.proposed.link), (Link::R1, Link::R3));
    assert_eq!(compared.set_because.as_deref(), Some("the team was only renamed"));
    assert_eq!(compared.whole.common, 30); // everything is usable again
}

#[test]
fn a_unit_that_was_split_or_merged_is_r3() {
    let mut scene = Scene::with_sez();
    scene.unit("rom", UnitKind::Line).successor_of = Some(id("sez"));
    let changed = |scene: &Scene| sez(scene).proposed.basis == LinkBasis::UnitChanged;
    for (from, expected) in [("2009-12", false), ("2010", true), ("2011-05", true), ("2011-06", false)] {
        scene.study.units[1].from = Some(Date::new(from).unwrap());
        assert_eq!(changed(&scene), expected, "{from}");
    }
    scene.study.units[1].from = None;
    assert!(!changed(&scene)); // no date, and it was not interviewed in the later round only
    assert_eq!(of_unit(&scene, "rom").link, Link::R4);
}

#[test]
fn a_successor_is_compared_with_the_unit_whose_place_it_took() {
    let mut scene = Scene::new();
    scene.unit("old", UnitKind::Line);
    scene.unit("new", UnitKind::Line).successor_of = Some(id("old"));
    scene.talk("old", "r1", "A", "head", None);
    scene.talk("new", "r2", "A", "head", None);
    scene.rate("old", "r1", "gaps_known", "1", &[]);
    scene.rate("new", "r2", "gaps_known", "2", &[]);
    let compared = of_unit(&scene, "new");
    assert_eq!(compared.predecessor, Some(id("old")));
    assert_eq!((compared.link, compared.proposed.basis), (Link::R3, LinkBasis::UnitChanged));
    assert_eq!(compared.whole.verdict, Verdict::NotComparable(Barrier::Respondents));
    assert_eq!(compared.observed.unwrap().up, 1);
    assert_eq!(of_unit(&scene, "old").link, Link::R4);
}

/// What is left out of `gaps_known` and `means_listed` at a link, where the second rests on paper in so many rounds.
fn left_out(link: Link, papers: usize, questionnaire: &str) -> [Option<LeftOut>; 2] {
    let mut scene = Scene::with_sez();
    scene.evidence("paper", EvidenceKind::Document);
    for (at, round) in ["r1", "r2"].into_iter().enumerate() {
        let evidence: &[&str] = if at < papers { &["paper"] } else { &[] };
        scene.rate("sez", round, "gaps_known", "1", &[]);
        scene.rate("sez", round, "means_listed", "1", evidence);
    }
    scene.study.interviews[1].details.questionnaire = Some(id(questionnaire));
    scene.study.links =
        vec![LinkOverride { unit: id("sez"), from: id("r1"), to: id("r2"), link, reason: "test".into() }];
    let whole = sez(&scene).whole;
    ["gaps_known", "means_listed"].map(|name| {
        let index = scene.index(name);
        let left_out = whole.left_out.iter().find(|(left, _)| *left == index).map(|(_, why)| *why);
        assert_eq!(left_out.is_none(), whole.compared.contains(&index));
        left_out
    })
}

#[test]
fn each_link_leaves_its_own_indicators_usable() {
    let no_document = Some(LeftOut::NoDocument);
    for link in [Link::R0, Link::R1] {
        assert_eq!(left_out(link, 0, "full"), [None, None]);
    }
    assert_eq!(left_out(Link::R2, 2, "full"), [no_document, None]);
    assert_eq!(left_out(Link::R2, 1, "full"), [no_document, no_document]);
    for link in [Link::R3, Link::R4] {
        assert_eq!(left_out(link, 2, "full"), [Some(LeftOut::Respondents); 2]);
    }
}

#[test]
fn an_indicator_is_usable_if_both_rounds_could_ask_it_or_have_it_on_paper() {
    assert_eq!(left_out(Link::R0, 0, "short"), [None, Some(LeftOut::NotAsked)]);
    assert_eq!(left_out(Link::R0, 1, "short"), [None, Some(LeftOut::NotAsked)]);
    assert_eq!(left_out(Link::R0, 2, "short"), [None, None]);
    assert_eq!(left_out(Link::R0, 0, "lost"), [Some(LeftOut::NotAsked); 2]); // nobody knows what it asked
}

#[test]
fn what_did_not_exist_yet_in_a_round_is_not_compared() {
    let mut scene = Scene::with_sez();
    scene.rate_all("sez", "r1", "1");
    scene.rate_all("sez", "r2", "1");
    assert_eq!(sez(&scene).whole.common, 30);
    scene.study.ratings[0].value = crate::domain::rating::Value::read("1").unwrap();
    let compared = sez(&scene);
    assert_eq!((compared.whole.common, compared.whole.union), (29, 30));
    assert_eq!(compared.whole.left_out, [(scene.index("vision_known"), LeftOut::DidNotExistYet)]);
    assert_eq!((compared.whole.d, compared.observed.unwrap().n), ((0, 0), 29));
}
