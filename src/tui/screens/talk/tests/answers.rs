//! The closed companion in every variant, and the missing kinds.

use serde_json::{Value as Json, json};

use super::desk::{Desk, id};
use crate::domain::answer::{ClosedAnswer, Missing};
use crate::domain::change::Change;
use crate::domain::study::{InitiativeState, InitiativeStatus, Unit};
use crate::tui::keymap::Place;
use crate::tui::model::Overlay;

/// A desk at the question with this number.
fn at(number: usize) -> Desk {
    let mut desk = Desk::small().open();
    desk.press(&format!("<esc>j{number}<enter>"));
    desk.changes();
    desk
}

/// The closed answer in the words of the study file.
fn given(desk: &Desk) -> Json {
    serde_json::to_value(desk.closed()).unwrap()
}

#[test]
fn a_digit_answers_yes_or_no_at_once() {
    let mut desk = at(2);
    desk.press("2");
    let closed = ClosedAnswer::choice(id("no"));
    assert_eq!(
        desk.changes(),
        [Change::AnswerClosed(desk.interview.clone(), id("plan"), closed)],
        "it is kept without leaving the question"
    );
    desk.press("2");
    assert_eq!(desk.changes(), [], "the same again is nothing new");
    desk.press("1");
    assert_eq!(given(&desk), json!({"choice": "yes"}));
    desk.press("7");
    assert_eq!(given(&desk), json!({"choice": "yes"}));
    assert!(desk.notice().contains('7'));
    assert_eq!(desk.text(), "");
}

#[test]
fn a_digit_chooses_one_option() {
    let mut desk = at(4);
    desk.press("2");
    assert_eq!(given(&desk), json!({"choice": "back"}));
    desk.press("<enter><up><enter>");
    assert_eq!(given(&desk), json!({"choice": "front"}), "the list begins at what is chosen");
}

#[test]
fn digits_mark_several_options_zero_the_tenth_and_the_list_has_the_rest() {
    let mut desk = at(3);
    desk.press("301");
    assert_eq!(given(&desk), json!({"choices": ["a", "c", "j"]}));
    desk.press("3");
    assert_eq!(given(&desk), json!({"choices": ["a", "j"]}));
    desk.press("<enter>reason<tab><enter>");
    assert_eq!(given(&desk), json!({"choices": ["a", "j", "k"]}));
    desk.press("10");
    assert_eq!(given(&desk), json!({"choices": ["k"]}));
}

#[test]
fn on_a_scale_the_digit_is_the_number() {
    let mut desk = at(5);
    desk.press("0");
    assert_eq!(given(&desk), json!({"value": 0}));
    desk.press("7");
    assert_eq!(given(&desk), json!({"value": 7}));
    desk.press("<enter>10<enter>");
    assert_eq!(given(&desk), json!({"value": 10}));
}

#[test]
fn a_number_is_typed_in_a_form_that_the_first_digit_opens() {
    let mut desk = at(6);
    desk.press("12<enter>");
    assert_eq!(given(&desk), json!({"value": 12}));
    desk.press("<enter>0<enter>");
    assert_eq!(given(&desk), json!({"value": 120}), "Enter changes what is there");
    desk.press("<enter>0<enter>");
    assert!(matches!(desk.model.overlay, Some(Overlay::Form(_))), "501 and more is too much");
    assert!(desk.screen().contains("The highest number is 500."), "{}", desk.screen());
    desk.press("<backspace><backspace><enter>");
    assert_eq!(given(&desk), json!({"value": 12}));
}

#[test]
fn a_share_has_two_numbers_of_which_the_first_is_part_of_the_second() {
    let mut desk = at(7);
    desk.press("3<tab>12<enter>");
    assert_eq!(given(&desk), json!({"value": {"part": 3, "whole": 12}}));
    assert!(desk.screen().contains("3 of 12"));
    desk.press("<enter><backspace>13<enter>");
    assert!(desk.screen().contains("3 of 12."), "13 of 12 is refused: {}", desk.screen());
    desk.press("<esc>");
    assert_eq!(given(&desk), json!({"value": {"part": 3, "whole": 12}}));
}

#[test]
fn a_date_is_a_year_a_month_or_a_day() {
    let mut desk = at(8);
    desk.press("<enter>2009-13<enter>");
    assert!(given(&desk).as_object().unwrap().is_empty());
    desk.press("<backspace>1<enter>");
    assert_eq!(given(&desk), json!({"value": "2009-11"}));
}

#[test]
fn units_are_marked_by_digits_or_in_the_list_the_own_one_too() {
    let mut desk = at(9);
    desk.press("2");
    assert_eq!(given(&desk), json!({"choices": ["social"]}));
    desk.press("<enter>");
    let Some(Overlay::Picker(picker)) = &desk.model.overlay else { panic!("no list") };
    let labels: Vec<&str> = picker.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels, ["Parks", "Social Affairs", "Taxes"]);
    desk.press("taxes<tab><enter>");
    assert_eq!(given(&desk), json!({"choices": ["social", "taxes"]}));
    desk.press("<enter><down><tab><down><tab><enter>");
    assert_eq!(desk.closed(), ClosedAnswer::default());
}

#[test]
fn in_a_large_organisation_the_page_has_the_departments_chosen_and_the_list_has_all() {
    let mut desk = Desk::small();
    for number in 0..500 {
        let unit = desk.study.units[1].clone();
        let name = format!("Bureau {number}").as_str().into();
        desk.study.units.push(Unit { id: id(&format!("bureau-{number}")), name, ..unit });
    }
    let mut desk = desk.open();
    desk.press("<esc>j9<enter>1");
    assert_eq!(desk.closed(), ClosedAnswer::default());
    desk.press("<enter>bureau 499<tab><enter>");
    assert_eq!(given(&desk), json!({"choices": ["bureau-499"]}));
    let panel = desk.talk().page.panel.as_ref().unwrap();
    assert_eq!(panel.offers.len(), 1, "no key gets slower by the number of departments");
    desk.press("<enter>taxes<tab><enter>");
    assert_eq!(given(&desk), json!({"choices": ["bureau-499", "taxes"]}));
}

#[test]
fn an_initiative_gets_its_state_in_this_round_by_its_digit() {
    let mut desk = at(10);
    assert!(desk.screen().contains("before: pilot · Language café"), "{}", desk.screen());
    desk.press("1standard<enter>");
    let state = InitiativeState { round: id("r2"), status: InitiativeStatus::Standard };
    assert_eq!(desk.changes(), [Change::InitiativeState(id("cafe"), state)]);
    assert!(desk.screen().contains("standard · Language café"), "{}", desk.screen());
    assert_eq!(desk.closed(), ClosedAnswer::default(), "initiatives are records of their own");
}

#[test]
fn a_new_initiative_has_a_title_a_field_and_a_state() {
    let mut desk = at(10);
    desk.press("<enter><enter>Language café<tab><right><tab><tab><tab><right><right><enter>");
    let changes = desk.changes();
    let Change::Initiative(new, details) = &changes[0] else { panic!("{changes:?}") };
    assert_eq!((new.as_str(), details.title.as_str()), ("i-20110412-080000-parks", "Language café"));
    assert_eq!((details.unit.as_str(), details.field.as_str()), ("parks", "activities"));
    let state = InitiativeState { round: id("r2"), status: InitiativeStatus::Decided };
    assert_eq!(changes[1], Change::InitiativeState(new.clone(), state));
    desk.press("2never<enter>");
    assert_eq!(desk.changes().len(), 1, "the new one is there to be changed");
}

#[test]
fn rows_of_fields_are_added_changed_and_taken_away() {
    let mut desk = at(11);
    desk.press("<enter>Hall<tab>l<enter>");
    assert_eq!(given(&desk), json!({"records": [{"name": "Hall", "size": "large"}]}));
    desk.press("<enter><enter>Shed<enter>");
    assert_eq!(given(&desk), json!({"records": [{"name": "Hall", "size": "large"}, {"name": "Shed"}]}));
    desk.press("2!<enter>");
    assert_eq!(given(&desk)["records"][1], json!({"name": "Shed!"}));
    desk.press("1<ctrl-g><backspace><tab><home><enter>");
    assert_eq!(given(&desk), json!({"records": [{"name": "Shed!"}]}));
}

#[test]
fn backspace_in_the_companion_takes_the_answer_back_and_leaves_the_text() {
    let mut desk = at(2);
    desk.press("1yes, since May<tab><backspace>");
    assert_eq!(desk.closed(), ClosedAnswer::default());
    assert_eq!(desk.text(), "yes, since May");
}

#[test]
fn undo_in_the_companion_takes_back_the_last_closed_answer() {
    let mut desk = at(2);
    desk.press("12<esc>u");
    assert_eq!(given(&desk), json!({"choice": "yes"}));
    desk.press("<ctrl-u><ctrl-u>");
    assert_eq!(desk.closed(), ClosedAnswer::default());
    desk.press("<ctrl-r><ctrl-r><ctrl-r>");
    assert_eq!(given(&desk), json!({"choice": "no"}));
    assert_eq!(desk.talk().held.stops[3].on_path, crate::domain::condition::Truth::No);
}

#[test]
fn each_missing_kind_is_set_and_unset_and_the_text_is_kept() {
    let keys = [
        ("-", Missing::NotAsked),
        ("a", Missing::NoAnswer),
        ("k", Missing::DoesNotKnow),
        ("x", Missing::DoesNotApply),
    ];
    for number in [1, 2] {
        for (key, kind) in keys {
            let mut desk = at(number);
            desk.press("wordsx<backspace>");
            desk.press(&format!("<esc>{key}"));
            assert_eq!(desk.closed(), ClosedAnswer::missing(kind));
            assert!(desk.screen().contains(&kind.as_str().replace("not asked", "not asked ")));
            assert_eq!(desk.text(), "words");
            desk.press(&format!("<alt-{key}>"));
            assert_eq!(desk.closed(), ClosedAnswer::default());
        }
    }
}

#[test]
fn an_answer_and_a_reason_for_none_exclude_each_other() {
    let mut desk = at(2);
    desk.press("1<esc>k");
    assert_eq!(given(&desk), json!({"missing": "does not know"}));
    desk.press("1");
    assert_eq!(given(&desk), json!({"choice": "yes"}));
}

#[test]
fn a_missing_kind_counts_as_asked() {
    let mut desk = at(1);
    assert_eq!(desk.talk().held.unasked().len(), 12);
    desk.press("<esc>-");
    assert_eq!(desk.talk().held.unasked().len(), 11);
}

#[test]
fn a_soft_check_warns_until_it_is_kept_with_a_reason() {
    let mut desk = at(2);
    desk.press("2<esc>j12<enter>");
    desk.press("<esc>w");
    assert!(desk.model.overlay.is_none());
    desk.press("1");
    assert!(desk.screen().contains("Sure of a plan that is not there?"), "{}", desk.screen());
    desk.press("<esc>w<enter>");
    assert!(matches!(desk.model.overlay, Some(Overlay::Form(_))), "a reason is needed");
    desk.press("said so twice<enter>");
    assert_eq!(given(&desk), json!({"choice": "yes", "check_reason": "said so twice"}));
    assert!(desk.screen().contains("Kept in spite of the check: said so twice"));
    desk.press("21");
    assert!(desk.screen().contains("Sure of a plan"), "another answer is checked anew");
}

#[test]
fn the_focus_stays_in_the_companion_after_it_answered() {
    let mut desk = at(2);
    desk.press("1<enter><esc>");
    assert_eq!(desk.place(), Place::Companion);
}
