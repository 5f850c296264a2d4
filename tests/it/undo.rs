//! Taking back the last change from wherever one is, and doing it again.

use nulmeting::domain::rating::Value;
use nulmeting::domain::study::Study;

use crate::support::{Journey, noon};

/// At home, on a unit in the follow-up.
fn at(width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("/Social<enter>l");
    journey
}

fn rated(study: &Study) -> Vec<Value> {
    study.ratings.iter().map(|rating| rating.value).collect()
}

#[test]
fn a_rating_is_taken_back_from_home_which_says_what_it_was_and_goes_there() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = at(width, height);
        assert!(!journey.shows("Ctrl+U"), "{}", journey.screen());
        let before = rated(&journey.study());
        journey.press("a3");
        let after = rated(&journey.study());
        assert_ne!(before, after);
        journey.press("<esc>");
        assert!(journey.shows("Ctrl+U undo"), "{}", journey.screen());
        journey.press("<ctrl-u>");
        assert_eq!(rated(&journey.study()), before);
        assert!(journey.shows("Taken back: "), "{}", journey.screen());
        insta::assert_snapshot!(format!("undo-home-{width}x{height}"), journey.screen());
        journey.press("<ctrl-g>");
        assert!(journey.shows("Assess") || journey.shows("Social"), "{}", journey.screen());
        // There it is done again, and what is in sight says so at once.
        journey.press("<ctrl-r>");
        assert_eq!(rated(&journey.study()), after);
        assert!(journey.shows("Done again: "), "{}", journey.screen());
        journey.press("<ctrl-u>");
        assert_eq!(rated(&journey.study()), before);
        // The sample itself stays.
        journey.press("<ctrl-u>");
        assert!(journey.shows("There is nothing more of yours to take back."), "{}", journey.screen());
        assert_eq!(rated(&journey.study()), before);
    }
}

#[test]
fn what_is_on_the_screen_follows_at_once() {
    let mut journey = at(120, 40);
    journey.press("a");
    let before = journey.screen();
    journey.press("3");
    let rated = journey.screen();
    assert_ne!(rated, before);
    journey.press("<ctrl-u>");
    let body = |screen: &str| screen.lines().skip(1).take(20).map(ToOwned::to_owned).collect::<Vec<_>>();
    assert_eq!(body(&journey.screen()), body(&before));
    journey.press("<ctrl-r>");
    assert_eq!(body(&journey.screen()), body(&rated));
    // And what is rated after it rests on what stands there.
    journey.press("<ctrl-u>2<ctrl-u>");
    assert_eq!(body(&journey.screen()), body(&before));
}

#[test]
fn records_memos_settings_and_talks_are_taken_back_one_after_the_other_also_in_the_next_sitting() {
    let mut journey = at(80, 24);
    let states = |journey: &Journey| {
        let study = journey.study();
        (study.units.len(), study.memos.len(), study.header.organisation.clone())
    };
    let begun = states(&journey);
    journey.press("uaParken<enter><esc>");
    let with_unit = states(&journey);
    assert_eq!(with_unit.0, begun.0 + 1);
    journey.press("MaNachfragen<enter><esc>");
    let with_memo = states(&journey);
    assert_eq!(with_memo.1, begun.1 + 1);
    let (mut journey, _) = journey.crash_and_reopen();
    journey.press("<ctrl-u>");
    assert_eq!(states(&journey), with_unit);
    assert!(journey.shows("is out again"), "{}", journey.screen());
    journey.press("<ctrl-u>");
    assert_eq!(states(&journey), begun);
    assert!(!journey.shows("Parken:"), "{}", journey.screen());
    let (mut journey, _) = journey.crash_and_reopen();
    journey.press("<ctrl-r><ctrl-r>");
    assert_eq!(states(&journey), with_memo);
    journey.press("<ctrl-r>");
    assert!(journey.shows("There is nothing to do again."), "{}", journey.screen());
}

#[test]
fn what_was_typed_in_a_talk_can_be_taken_back_at_the_desk() {
    let mut journey = at(80, 24);
    journey.press("<enter><ctrl-home>Drei Leute 🙂. <esc>q");
    let said = |journey: &Journey| {
        journey.study().answers.iter().any(|answer| answer.notes.text.contains("Drei Leute"))
    };
    assert!(said(&journey));
    journey.press("<ctrl-u>");
    for _ in 0..3 {
        if said(&journey) {
            journey.press("<ctrl-u>");
        }
    }
    assert!(!said(&journey), "{}", journey.screen());
    assert!(journey.shows("Taken back: "), "{}", journey.screen());
}

#[test]
fn who_rates_blind_takes_nothing_back_from_there() {
    let mut journey = at(80, 24);
    journey.press("a3<esc>");
    let before = rated(&journey.study());
    journey.press("BWim<enter>");
    journey.press("<ctrl-u>");
    assert!(journey.shows("While rating blind"), "{}", journey.screen());
    assert_eq!(rated(&journey.study()), before);
}

#[test]
fn the_study_as_it_was_says_so_on_every_screen_and_refuses_every_key_that_writes() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = at(width, height);
        let before = rated(&journey.study());
        let begun = noon();
        journey.wait(3600).press("a3<esc>");
        let now = rated(&journey.study());
        assert_ne!(before, now);
        let position = journey.position();
        journey.as_of(begun);
        // The rating has the time of the test's clock, so it is in it: what counts is that nothing can be changed.
        journey.press("/Social<enter>l");
        assert!(journey.shows("as it was 2026-11-27 13:00"), "{}", journey.screen());
        insta::assert_snapshot!(format!("as-of-home-{width}x{height}"), journey.screen());
        let screens = [
            "", "a", "a<tab>", "r", "rs", "c", "o", "D", "F", "M", "u", "n", "i", "p", "t", "v", "T", "w",
            "+", "y", "Q", "A", "!", "b",
        ];
        let keys = [
            "0",
            "1",
            "2",
            "3",
            "u",
            "x",
            "d",
            "e",
            "r",
            "t",
            "p",
            "n",
            "a",
            "s",
            "v",
            "f",
            "c",
            "i",
            ".",
            "-",
            "<ctrl-u>",
            "<ctrl-r>",
            "<backspace>",
            "<delete>",
            "<space>",
            "<enter>",
            "w",
            "*",
            "!",
        ];
        for screen in screens {
            journey.as_of(begun);
            journey.press("/Social<enter>l").press(screen);
            for key in keys {
                journey.press(key);
                assert!(
                    journey.model.is_too_small() || journey.shows("as it was 2026-11-27"),
                    "{screen} {key}\n{}",
                    journey.screen()
                );
                // Whatever a key opened is filled in and kept.
                journey.press("Nein<enter>");
            }
        }
        assert_eq!(journey.position(), position, "nothing was written");
        journey.as_of(begun);
        journey.press("/Social<enter>la2");
        assert!(journey.shows("This is the study as it was on"), "{}", journey.screen());
        // In a talk nothing can be typed.
        journey.as_of(begun);
        journey.press("/Social<enter>l<enter>Nein");
        assert!(!journey.shows("Nein") && journey.shows("as it was 2026-11-27"), "{}", journey.screen());
    }
}
