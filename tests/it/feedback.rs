//! Feedback talks: what a unit said about its result, shown wherever the result is.

use std::process::Command;

use nulmeting::domain::study::{Response, ResponseView};
use nulmeting::tui::message::Message;
use serde_json::Value as Json;

use crate::support::Journey;
use crate::support::program::PROGRAM;

/// The result of a unit in the follow-up.
fn at(width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("/Social<enter>lr");
    journey
}

/// What the unit said on the follow-up, the last last.
fn said(journey: &Journey) -> Vec<Response> {
    let all = journey.study().responses;
    all.into_iter().filter(|one| one.unit == *"sez" && one.round == *"r2").collect()
}

/// What a command prints on the study of a journey.
fn printed(journey: &Journey, arguments: &[&str]) -> String {
    let mut command = Command::new(PROGRAM);
    let (name, rest) = arguments.split_first().unwrap();
    command.env("NULMETING_DATA", journey.path.parent().unwrap()).env("LC_ALL", "C.UTF-8");
    let output = command.arg(name).arg(&journey.path).args(rest).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_the_unit_said_about_the_whole_and_a_part_is_recorded_with_the_day_and_shown_on_the_result() {
    let mut journey = at(80, 24);
    journey.press("b");
    insta::assert_snapshot!("feedback-about-80x24", journey.screen());
    journey.press("<enter>");
    insta::assert_snapshot!("feedback-form-80x24", journey.screen());
    journey.press("<tab>Wir finden uns wieder 🙂.<enter>");
    journey.press("bPolicy<enter><right><tab>Der Arbeitsplan „zählt“ nicht.<tab><ctrl-g>2011-06-15<enter>");
    let all = said(&journey);
    assert_eq!(all.len(), 2);
    assert_eq!((all[0].about.as_str(), all[0].view), ("whole", ResponseView::Agreed));
    assert_eq!(all[0].on.as_ref().unwrap().as_str(), "2026-11-27", "today, where nothing else is known");
    assert_eq!((all[1].about.as_str(), all[1].view), ("policy", ResponseView::Contested));
    assert_eq!(all[1].text, "Der Arbeitsplan „zählt“ nicht.");
    assert_eq!(all[1].on.as_ref().unwrap().as_str(), "2011-06-15");
    insta::assert_snapshot!("feedback-result-80x24", journey.screen());
    let mut tall = journey.crash_and_reopen().0;
    tall.press("/Social<enter>lr");
    tall.send(Message::Resize(120, 60));
    let screen = tall.screen();
    let field = screen.lines().skip_while(|line| !line.contains("Completed phases")).take(4);
    let field: Vec<&str> = field.collect();
    assert!(field.iter().any(|line| line.contains("contested in the feedback talk")), "{screen}");
    let mut wide = at(120, 40);
    wide.press("b<enter><enter>");
    assert!(wide.shows("Feedback talk, agreed on: the whole (2026-11-27)"), "{}", wide.screen());
}

#[test]
fn a_why_page_says_what_the_unit_contests_and_takes_the_response_to_it() {
    let mut journey = at(80, 24);
    journey.press("<enter><enter>");
    let title = journey.screen().lines().nth(1).unwrap().trim().to_owned();
    journey.press("b<right><tab>Stimmt nicht.<enter>");
    let all = said(&journey);
    assert_eq!((all.len(), all[0].view), (1, ResponseView::Contested));
    assert!(journey.shows("Contested by the unit: Stimmt nicht."), "{}", journey.screen());
    journey.press("<esc><esc>");
    assert!(journey.shows(&format!("contested: {title}")), "{}", journey.screen());
    journey.send(Message::Resize(100, 60));
    let line = format!("contested in the feedback talk: {title}");
    assert!(journey.shows(&line), "{line}\n{}", journey.screen());
    journey.send(Message::Resize(80, 24));
    journey.press("bPolicy<enter><right><enter>").press("<enter><right>");
    journey.press("<esc><enter><down><enter>");
    assert!(journey.shows("Contested by the unit with a wider part"), "{}", journey.screen());
    let one = all[0].about.clone();
    journey.press("<esc><esc>").press("b").press(&title).press("<enter><right><enter>");
    assert!(said(&journey).iter().all(|response| response.about != one), "taken back");
}

#[test]
fn scores_and_comparisons_print_what_units_said() {
    let mut journey = at(80, 24);
    journey.press("b<enter><right><tab>Nein.<enter>");
    let score: Json =
        serde_json::from_str(&printed(&journey, &["score", "--round", "r2", "--format", "json"])).unwrap();
    let units = score["rounds"][0]["units"].as_array().unwrap();
    let sez = units.iter().find(|unit| unit["unit"] == "sez").unwrap();
    let wanted = serde_json::json!([{
        "round": "r2", "about": "whole", "view": "contested", "on": "2026-11-27", "text": "Nein."
    }]);
    assert_eq!(sez["responses"], wanted);
    assert!(units.iter().filter(|unit| unit["unit"] != "sez").all(|unit| unit.get("responses").is_none()));
    let compare: Json = serde_json::from_str(&printed(&journey, &["compare", "--format", "json"])).unwrap();
    let units = compare["units"].as_array().unwrap();
    assert_eq!(units.iter().find(|unit| unit["unit"] == "sez").unwrap()["responses"], wanted);
    for command in ["score", "compare"] {
        let table = printed(&journey, &[command, "--language", "en"]);
        assert!(
            table.to_lowercase().contains("feedback talks")
                && table.contains("contested")
                && table.contains("Nein."),
            "{table}"
        );
    }
}

#[test]
fn a_comparison_shows_the_feedback_talks_of_both_rounds() {
    let mut journey = at(120, 40);
    journey.press("b<enter><right><tab>Nein.<enter><esc>c");
    let line = |screen: &str| screen.lines().position(|line| line.contains("▸")).unwrap();
    for _ in 0..20 {
        let screen = journey.screen();
        if screen.lines().nth(line(&screen)).unwrap().contains("Social") {
            break;
        }
        journey.press("<down>");
    }
    journey.press("<enter>");
    assert!(journey.shows("spring 2011: Feedback talk, contested: the whole"), "{}", journey.screen());
}
