//! Keys on the sample study, what they save, and whole screens.

use proptest::prelude::*;

use super::State;
use crate::domain::change::{Change, RecordKind};
use crate::domain::rating::{Rating, Value};
use crate::domain::study::Study;
use crate::language::LANGUAGES;
use crate::tui::message::{Effect, Message};
use crate::tui::model::Overlay;
use crate::tui::screens::Screen;
use crate::tui::screens::assess::tests::{Stage, id, sample};
use crate::tui::update::update;

fn stage(study: Study, unit: Option<&str>, target: Option<&str>) -> Stage {
    Stage::at(study, Screen::Across(Box::new(State::new(id("r2"), unit.map(id), target.map(id)))))
}

fn on(unit: &str, target: &str) -> Stage {
    stage(sample(), Some(unit), Some(target))
}

fn state(stage: &Stage) -> &State {
    match stage.model.screens.last() {
        Some(Screen::Across(state)) => state,
        other => panic!("{other:?} is in sight"),
    }
}

fn rated(changes: &[Change]) -> Vec<(String, String, String)> {
    let told = changes.iter().map(|change| match change {
        Change::Rating(Rating { unit, indicator, value, .. }) => {
            (unit.to_string(), indicator.to_string(), value.to_string())
        }
        other => panic!("a rating was wanted: {other:?}"),
    });
    told.collect()
}

fn told(unit: &str, indicator: &str, value: &str) -> (String, String, String) {
    (unit.to_owned(), indicator.to_owned(), value.to_owned())
}

#[test]
fn a_digit_rates_the_unit_at_once_and_is_seen_at_once() {
    let mut stage = on("sez", "step_plan");
    assert!(stage.screen().contains("not yet rated"), "{}", stage.screen());
    assert_eq!(rated(&stage.press("2").saved()), [told("sez", "step_plan", "2")]);
    let screen = stage.screen();
    let row = screen.lines().find(|line| line.contains("▸")).unwrap();
    assert!(!row.contains("not yet rated"), "{screen}");
    assert_eq!(state(&stage).lines[&id("sez")].row(&id("step_plan")).unwrap().typed().unwrap(), "2");
}

#[test]
fn the_next_open_unit_is_one_key_away_and_behind_the_last_one_the_next_indicator() {
    let mut stage = stage(sample(), None, None);
    let mut seen = Vec::new();
    for _ in 0..200 {
        let before = (state(&stage).unit().cloned(), state(&stage).target.clone());
        let saved = stage.press("2").saved();
        seen.extend(rated(&saved.into_iter().filter(|c| matches!(c, Change::Rating(_))).collect::<Vec<_>>()));
        stage.press("n");
        if (state(&stage).unit().cloned(), state(&stage).target.clone()) == before {
            break;
        }
    }
    assert_eq!(stage.notice(), "Nothing is left to rate in this round: Esc goes back.");
    let once: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!(once.len(), seen.len(), "nothing is come to twice: {seen:?}");
    assert!(seen.contains(&told("sez", "inflow_active", "2")), "{seen:?}");
    assert!(seen.len() > 5);
}

#[test]
fn a_zero_asks_for_reasons_here_too() {
    let mut stage = on("sez", "step_plan");
    stage.press("0");
    assert!(matches!(stage.model.overlay, Some(Overlay::Picker(_))));
    let saved = stage.press("<down><enter>").saved();
    let [Change::Rating(_), Change::Rating(last)] = saved.as_slice() else { panic!("{saved:?}") };
    assert_eq!(last.reasons.len(), 1);
    assert_eq!(last.value, Value::level(0).unwrap());
}

#[test]
fn what_is_derived_is_refused_with_the_reason() {
    let mut stage = Stage::at(
        sample(),
        Screen::Across(Box::new(State::new(id("r1"), Some(id("sez")), Some(id("vision_known"))))),
    );
    assert!(stage.press("2").saved().is_empty());
    assert_eq!(stage.notice(), "There was nothing to rate yet: a derived 0, whatever is typed.");

    let mut stage = on("sez", "policy_in_writing");
    assert!(stage.press("1").saved().is_empty());
    assert!(stage.notice().starts_with("Not typed: the program derives it"), "{}", stage.notice());
}

#[test]
fn enter_goes_to_the_same_thing_of_the_unit_and_esc_comes_back_to_it() {
    let mut stage = on("sez", "step_plan");
    stage.press("<enter>");
    let Some(Screen::Assess(_)) = stage.model.screens.last() else { panic!("the unit was wanted") };
    assert!(stage.screen().contains("Assess · "), "{}", stage.screen());
    assert_eq!(rated(&stage.press("3").saved()), [told("sez", "step_plan", "3")]);
    stage.press("<esc>");
    assert_eq!(state(&stage).unit(), Some(&id("sez")));
    assert_eq!(state(&stage).target, Some(id("step_plan")));
}

#[test]
fn indicators_factors_and_units_are_gone_through_with_one_key_each() {
    let mut stage = on("sez", "vision_known");
    stage.press("<right>");
    let second = state(&stage).target.clone();
    assert_ne!(second, Some(id("vision_known")));
    stage.press("<left><left><left>");
    assert_eq!(state(&stage).target, Some(id("vision_known")));
    stage.press("f");
    assert!(state(&stage).target.as_ref().is_some_and(|target| target.as_str() == "acceptance_managers"));
    stage.press("f");
    assert_eq!(state(&stage).target, Some(id("vision_known")));
    stage.press("irecruit<enter>");
    assert_eq!(state(&stage).target, Some(id("inflow_active")));
    stage.press("g");
    let first = state(&stage).unit().cloned();
    stage.press("kkk");
    assert_eq!(state(&stage).unit().cloned(), first, "above the first unit there is none");
    stage.press("G");
    assert_ne!(state(&stage).unit().cloned(), first);
    assert_eq!(stage.saved(), []);
}

#[test]
fn evidence_is_attached_here_as_on_the_page_of_the_unit() {
    let mut stage = on("sez", "vision_known");
    stage.press("<tab><space>");
    let saved = stage.saved();
    let [Change::Rating(rating)] = saved.as_slice() else { panic!("{saved:?}") };
    assert_eq!(rating.evidence.len(), 1, "the first piece was attached and is not any more");
    stage.press("<tab>");
    assert_eq!(stage.saved(), []);
    assert!(matches!(stage.model.screens.last(), Some(Screen::Across(_))));
}

#[test]
fn what_was_read_before_a_save_does_not_undo_it_on_screen() {
    let mut stage = on("sez", "step_plan");
    stage.press("3");
    stage.reread();
    let typed = |stage: &Stage| {
        let line = &state(stage).lines[&id("sez")];
        line.row(&id("step_plan")).unwrap().typed()
    };
    assert_eq!(typed(&stage).as_deref(), Some("3"));
    stage.press("jk");
    assert_eq!(typed(&stage).as_deref(), Some("3"));
    // Once it is on disk nothing is read again: a rating costs the same in a study of whatever size.
    let ticket = stage.model.saving.given;
    let effects = update(&mut stage.model, Message::Saved(ticket));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Ask(_))), "{effects:?}");
    assert_eq!(typed(&stage).as_deref(), Some("3"));
    // What is read when the page comes into sight the next time is what there is.
    stage.reread();
    assert_eq!(typed(&stage), None);
}

#[test]
fn whole_screens() {
    let mut stage = on("stadsbeheer", "services_adapted");
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let screen = stage.size(width, height).screen();
        insta::assert_snapshot!(format!("{width}x{height}"), screen);
    }
    stage.size(80, 24).press("<tab>");
    insta::assert_snapshot!("80x24-evidence", stage.screen());
}

#[test]
fn every_language_fits() {
    for language in LANGUAGES {
        let mut stage = on("sez", "step_plan");
        stage.model.setting.words = crate::language::Words::in_language(language);
        stage.model.setting.language = language.into();
        stage.press("jk");
        let screen = stage.screen();
        assert!(!screen.contains('⟨') && !screen.contains("<across"), "{screen}");
        insta::assert_snapshot!(format!("80x24-{language}"), screen);
    }
}

#[test]
fn in_words_every_unit_is_a_choice_and_the_scale_is_told() {
    let stage = on("sez", "step_plan");
    let speech = state(&stage).speech(&stage.model.setting);
    let told = speech.told();
    assert!(told.iter().any(|line| line.starts_with("1. ")), "{told:?}");
    assert!(told.iter().any(|line| line.contains("not yet rated")), "{told:?}");
    assert!(told.iter().any(|line| line.starts_with("0 ")), "{told:?}");
}

fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "j",
        "k",
        "<left>",
        "<right>",
        "g",
        "G",
        "n",
        "f",
        "0",
        "1",
        "2",
        "3",
        "u",
        "x",
        "p",
        "t",
        "r",
        "e",
        "i",
        "/",
        "<tab>",
        "<space>",
        "<esc>",
        "<enter>",
        "<pagedown>",
        "<pageup>",
        "[",
        "]",
        "<backspace>",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_key_leads_out_of_the_lists_and_every_window_can_be_drawn(
        keys in prop::collection::vec(key(), 0..30),
        width in 40..210_u16,
        height in 10..60_u16,
    ) {
        let mut stage = on("sez", "step_plan");
        stage.size(width, height);
        for key in keys {
            if !matches!(stage.model.screens.as_slice(), [Screen::Across(_)]) {
                break;
            }
            stage.press(key);
            stage.screen();
        }
    }
}

#[test]
fn a_coding_rule_is_written_in_place_and_stands_under_the_scale_of_every_unit() {
    let mut stage = on("sez", "step_plan");
    stage.size(120, 40);
    let saved = stage.press("cA plan counts from its first date.<enter>").saved();
    let [Change::Rule(rule)] = saved.as_slice() else { panic!("{saved:?}") };
    assert_eq!(
        (rule.indicator.as_str(), rule.text.as_str()),
        ("step_plan", "A plan counts from its first date.")
    );
    for keys in ["", "j", "k", "<enter>"] {
        let screen = stage.press(keys).screen();
        let wanted =
            if keys == "<enter>" { "Assess · " } else { "Rule: A plan counts from its first date." };
        assert!(screen.contains(wanted), "{keys}: {screen}");
    }
    stage.press("<esc>");
    assert_eq!(stage.press("c<enter>").saved(), [], "what was not changed is not saved again");
    let saved = stage.press("c<ctrl-g><backspace><enter>").saved();
    assert_eq!(saved, [Change::Removed(RecordKind::Rule, "step_plan".into(), true)]);
    assert!(!stage.screen().contains("Rule: "));
}

#[test]
fn the_fourth_rating_on_one_passage_is_said_and_marked_and_not_kept_from_anybody() {
    let mut study = sample();
    study.ratings.retain(|row| row.unit != "sez" || row.round != "r2");
    study.factors.retain(|row| row.unit != "sez" || row.round != "r2");
    let piece = study
        .evidence
        .iter()
        .find(|one| one.interview.as_ref().is_some_and(|talk| talk.as_str() == "sez/r2"));
    let piece = piece.expect("a passage of the talk").id.clone();
    for indicator in ["gaps_known", "means_listed", "contacts_sought"] {
        study.ratings.push(Rating {
            unit: id("sez"),
            round: id("r2"),
            indicator: id(indicator),
            value: Value::level(1).unwrap(),
            reasons: vec![],
            rater: None,
            note: None,
            evidence: vec![piece.clone()],
        });
    }
    let mut stage = stage(study, Some("sez"), Some("step_plan"));
    assert!(!stage.screen().contains("carries"));
    stage.press("1");
    assert_eq!(stage.notice(), "");
    stage.press("<tab>");
    for _ in 0..60 {
        let at = state(&stage).desk.on_piece();
        if at == Some(piece.clone()) {
            break;
        }
        stage.press("j");
    }
    stage.saved();
    let saved = stage.press("<space>").saved();
    assert_eq!(saved.len(), 1, "it is attached all the same");
    assert_eq!(
        stage.notice(),
        format!("{piece} now carries 4 ratings of this unit in this round. Is each of them said in it?")
    );
    let screen = stage.size(120, 40).screen();
    assert!(screen.contains("carries 4"), "{screen}");
    stage.press("<tab>");
    let screen = stage.screen();
    assert!(screen.contains(&format!("! {piece} carries 4 ratings")), "{screen}");
}
