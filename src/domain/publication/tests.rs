//! What may be published: names, contested values, counts of people.

use proptest::prelude::*;

use ResponseView::{Agreed, Contested};

use super::*;
use crate::domain::assessment::Scope;
use crate::domain::study::Header;
use crate::domain::text::Text;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn unit(name: &str, kind: UnitKind) -> Unit {
    let name_of = Text::from(name);
    Unit { id: id(name), name: name_of, kind, group: None, from: None, to: None, successor_of: None }
}

fn response(unit: &str, about: &str, view: ResponseView) -> Response {
    let (unit, round) = (id(unit), id("r1"));
    Response { unit, round, about: about.to_owned(), text: String::new(), view, on: None }
}

/// Units `a` to `i`, the last three of them staff.
fn study() -> Study {
    let mut study = Study::new(Header { id: "almelo".to_owned(), ..Header::default() });
    for (at, name) in ('a'..='i').enumerate() {
        let kind = if at < 6 { UnitKind::Line } else { UnitKind::Staff };
        study.units.push(unit(&name.to_string(), kind));
    }
    study
}

fn generic(study: &Study) -> Vec<usize> {
    let names = council_names(study, &id("r1"));
    let number = |unit: &Unit| match names[&unit.id] {
        CouncilName::Generic { number, .. } => number,
        CouncilName::Own => 0,
    };
    study.units.iter().map(number).collect()
}

#[test]
fn a_unit_is_named_only_after_its_talk_about_the_whole_of_that_round() {
    let mut study = study();
    assert!(!may_be_named(&study, &id("a"), &id("r1")));
    study.responses.push(response("a", "policy", ResponseView::Agreed));
    assert!(!may_be_named(&study, &id("a"), &id("r1")), "a talk about a part is not the talk");
    study.responses.push(response("a", "whole", ResponseView::Contested));
    assert!(may_be_named(&study, &id("a"), &id("r1")), "contested or not, it had its say");
    assert!(!may_be_named(&study, &id("a"), &id("r2")));
    assert!(!may_be_named(&study, &id("b"), &id("r1")));
    assert!(may_be_named(&study, &Id::organisation(), &id("r1")));
}

#[test]
fn a_generic_name_follows_neither_the_alphabet_nor_the_order_of_entry() {
    let numbers = generic(&study());
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), numbers.len(), "{numbers:?}");
    assert_ne!(sorted, numbers);
    let other = Study { header: Header { id: "münster".to_owned(), ..Header::default() }, ..study() };
    assert_ne!(generic(&other), numbers, "another study gives other numbers");
}

#[test]
fn a_generic_name_stays_when_units_are_added_or_named() {
    let before = generic(&study());
    let mut more = study();
    for name in ["k", "l", "m"] {
        more.units.push(unit(name, UnitKind::Line));
    }
    more.responses.push(response("b", "all", ResponseView::Agreed));
    let after = generic(&more);
    assert_eq!(after[1], 0, "named");
    assert_eq!((after[0], &after[2..9]), (before[0], &before[2..]));
}

#[test]
fn the_last_one_of_its_kind_without_a_name_is_given_away() {
    let mut study = study();
    for name in ["g", "h"] {
        assert!(!given_away(&council_names(&study, &id("r1")), &id("i")));
        study.responses.push(response(name, "whole", ResponseView::Agreed));
    }
    let names = council_names(&study, &id("r1"));
    assert!(given_away(&names, &id("i")));
    assert!(!given_away(&names, &id("g")), "a name hides nothing");
    assert!(!given_away(&names, &id("a")));
}

#[test]
fn what_was_said_about_a_part_goes_before_what_was_said_about_the_whole() {
    let model = crate::domain::fixtures::model();
    let indicator = &model.indicators[0];
    let field = model.fields[indicator.field].id.clone();
    let contests = |responses: &[(&str, ResponseView)]| {
        let mut study = study();
        study.responses = responses.iter().map(|(about, view)| response("a", about, *view)).collect();
        let (unit, round) = (id("a"), id("r1"));
        let feedback = Feedback::of(&study, &unit, &round);
        (feedback.contests_indicator(&model, indicator), feedback.contests_field(&field))
    };
    assert_eq!(contests(&[]), (false, false));
    assert_eq!(contests(&[("whole", Contested)]), (true, true));
    assert_eq!(contests(&[("whole", Contested), (field.as_str(), Agreed)]), (false, false));
    assert_eq!(contests(&[("whole", Agreed), (field.as_str(), Contested)]), (true, true));
    let own = indicator.id.as_str();
    assert_eq!(contests(&[(field.as_str(), Contested), (own, Agreed)]), (false, true));
    assert_eq!(contests(&[(field.as_str(), Agreed), (own, Contested)]), (true, false));
}

#[test]
fn the_whole_comes_first_of_what_can_be_responded_to_and_every_other_part_has_a_title() {
    let model = crate::domain::fixtures::model();
    let all: Vec<&str> = parts(&model, Scope::Unit).collect();
    assert_eq!(all[0], Response::WHOLE);
    assert!(all[1..].iter().all(|part| part_title(&model, part).is_some()));
    assert!(all.contains(&"gaps_known") && all.contains(&"acceptance_managers"), "{all:?}");
    assert!(!all.contains(&"vision_adopted"), "the organisation's own is not the unit's to contest");
}

#[test]
fn a_count_that_follows_from_the_rest_is_not_shown_either() {
    assert_eq!(people(&[60, 30, 4]).parts, [Some(60), None, None]);
    assert_eq!(people(&[100, 3]).parts, [None, None]);
    assert_eq!(people(&[50, 50, 3, 2]).parts, [None, Some(50), None, None]);
    assert_eq!(people(&[70]), PeopleCounts { parts: vec![None], total: None });
    assert_eq!(people(&[49]), PeopleCounts { parts: vec![None], total: None });
    assert_eq!(people(&[]), PeopleCounts { parts: Vec::new(), total: None });
    assert_eq!(people(&[25, 25]).parts, [Some(25), Some(25)]);
    assert_eq!(people_of(3, 2), None, "more than there are");
}

proptest! {
    #[test]
    fn nothing_small_is_shown_nor_follows_from_what_is(counts in prop::collection::vec(0_u64..90, 0..7)) {
        let shown = people(&counts);
        let base: u64 = counts.iter().sum();
        prop_assert_eq!(shown.parts.len(), counts.len());
        let mut hidden = Vec::new();
        for (count, part) in counts.iter().zip(&shown.parts) {
            match part {
                Some(part) => {
                    prop_assert!(base >= 50 && *count >= 10 && base - count >= 10);
                    prop_assert!(part % 5 == 0 && part.abs_diff(*count) <= 2);
                }
                None => hidden.push(*count),
            }
        }
        match shown.total {
            Some(total) => {
                prop_assert!(base >= 50 && total % 5 == 0 && total.abs_diff(base) <= 2);
                prop_assert!(hidden.is_empty() || (hidden.len() >= 2 && hidden.iter().sum::<u64>() >= 10));
            }
            // The total is withheld only where nothing beside it is shown.
            None => prop_assert!(shown.parts.iter().all(Option::is_none)),
        }
    }

    #[test]
    fn the_order_of_the_parts_does_not_matter(counts in prop::collection::vec(0_u64..90, 0..7), by in 0_usize..7) {
        let mut turned = counts.clone();
        if !turned.is_empty() {
            let by = by % turned.len();
            turned.rotate_left(by);
        }
        let sorted = |shown: PeopleCounts| {
            let mut parts = shown.parts;
            parts.sort_unstable();
            (parts, shown.total)
        };
        prop_assert_eq!(sorted(people(&counts)), sorted(people(&turned)));
    }

    #[test]
    fn numbers_of_units_are_never_given_twice_and_never_change(
        names in prop::collection::hash_set("[a-z]{1,6}", 1..30),
        more in 0_usize..10,
    ) {
        let mut study = study();
        study.units = names.iter().map(|name| unit(name, UnitKind::Line)).collect();
        let all = generic(&study);
        let mut sorted = all.clone();
        sorted.sort_unstable();
        sorted.dedup();
        prop_assert_eq!(sorted.len(), all.len());
        study.units.truncate(study.units.len().saturating_sub(more).max(1));
        let before = generic(&study);
        prop_assert_eq!(&all[..before.len()], &before[..]);
    }
}
