//! What holds for the one table.

use std::collections::BTreeSet;

use super::*;
use crate::language::Words;

#[test]
fn no_key_means_two_things_in_one_place() {
    let mut seen = BTreeSet::new();
    for row in TABLE {
        for name in row.keys {
            assert!(key::key(name).is_some(), "`{name}` is no key");
            assert!(seen.insert((row.place, *name)), "`{name}` means two things in {:?}", row.place);
        }
    }
}

#[test]
fn every_action_is_in_the_table_and_described() {
    let words = Words::english();
    for action in Action::ALL {
        assert!(TABLE.iter().any(|row| row.action == *action), "{action:?} has no key");
        assert!(words.has(&format!("do-{}", action.id())), "`do-{}` is missing", action.id());
        assert!(words.has(&format!("help-{}", action.id())), "`help-{}` is missing", action.id());
    }
    for place in Place::ALL {
        assert!(words.has(place.id()), "`{}` is missing", place.id());
        assert!(told(place).iter().all(|(_, id)| words.has(id)), "{place:?}");
    }
}

#[test]
fn what_is_told_in_one_follows_one_another_and_has_one_key_each() {
    for (first, count, _) in TOLD_IN_ONE {
        let at = TABLE.iter().position(|row| row.action == first).unwrap();
        let digits: Vec<u32> =
            TABLE[at..at + count].iter().map(|row| row.keys.concat().parse().unwrap()).collect();
        assert!(digits.windows(2).all(|two| two[0] + 1 == two[1]), "{digits:?}");
    }
}

#[test]
fn no_binding_depends_on_a_key_that_terminals_keep_for_themselves() {
    for row in TABLE {
        for name in row.keys {
            assert!(!own::UNSENT.contains(name), "{name}");
        }
    }
}

#[test]
fn where_text_is_typed_no_printable_key_is_bound() {
    for row in TABLE.iter().filter(|row| row.place.takes_text() || row.place == Place::Text) {
        for name in row.keys {
            assert!(key::typed(key::key(name).unwrap()).is_none(), "`{name}` in {:?}", row.place);
        }
    }
}

#[test]
fn alt_and_a_key_mean_esc_and_the_key_in_a_talk() {
    assert_eq!(action(Place::Talk, key::key("alt-n").unwrap()), Some(Action::NextUnasked));
    assert_eq!(action(Place::Home, key::key("alt-n").unwrap()), None);
}

#[test]
fn no_command_after_esc_is_the_start_of_what_terminals_send_for_a_key() {
    for row in TABLE.iter().filter(|row| row.place == Place::Command) {
        for name in row.keys {
            assert!(!["[", "]", "O", "P", "N", "X", "^", "_", "\\"].contains(name), "Esc {name}");
        }
    }
}
