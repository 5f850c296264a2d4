//! The researcher's own words on a unit, heading by heading: typed, kept, found again after a power cut.

use nulmeting::domain::study::Summary;
use nulmeting::tui::message::Message;

use crate::support::Journey;

/// The summaries of a unit in the follow-up.
fn at(unit: &str, width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("/").press(unit).press("<enter>lrs");
    journey
}

fn texts(journey: &Journey) -> Vec<(String, String)> {
    let row = |one: &Summary| (one.heading.to_string(), one.text.clone());
    let mut all: Vec<_> =
        journey.study().summaries.iter().filter(|one| one.round == *"r2").map(row).collect();
    all.sort();
    all
}

#[test]
fn a_summary_is_written_beside_what_is_there_for_its_heading() {
    let mut journey = at("Social", 80, 24);
    journey.press("Die Abteilung weiß, wo ihre Angebote nicht ankommen 🙂; das ist neu.");
    insta::assert_snapshot!("summary-80x24", journey.screen());
    let mut journey = at("Social", 120, 40);
    journey.press("Die Abteilung weiß, wo ihre Angebote nicht ankommen 🙂; das ist neu.<pagedown>");
    insta::assert_snapshot!("summary-120x40", journey.screen());
}

#[test]
fn what_is_typed_under_a_heading_is_a_row_when_another_is_opened_or_after_a_minute() {
    let mut journey = at("Social", 80, 24);
    let before = texts(&journey).len();
    journey.press("Über Größe<enter>und mehr");
    assert_eq!(texts(&journey).len(), before, "a draft is no row");
    journey.press("<pagedown>");
    assert_eq!(texts(&journey).len(), before + 1);
    journey.press("Zweitens").wait(61);
    assert_eq!(texts(&journey).len(), before + 2);
    journey.press("<pageup>");
    assert!(journey.shows("Über Größe"), "{}", journey.screen());
    journey.press("<ctrl-u><ctrl-u><ctrl-u><ctrl-u><esc>");
    assert!(journey.shows("Completed phases"), "{}", journey.screen());
    assert_eq!(texts(&journey).len(), before + 2, "opening it again begins a history of its own");
}

#[test]
fn a_power_cut_in_the_middle_of_a_word_loses_nothing_and_the_program_says_so() {
    let mut journey = at("Social", 80, 24);
    let before = texts(&journey);
    journey.press("Halb getippter Sa");
    let (mut journey, restored) = journey.crash_and_reopen();
    assert_eq!((restored.drafts.len(), restored.desk.len(), restored.conflicts), (0, 1, 0));
    let after = texts(&journey);
    let new: Vec<_> = after.iter().filter(|one| !before.contains(one)).collect();
    assert_eq!(new.len(), 1, "{after:?}");
    assert_eq!(new[0].1, "Halb getippter Sa");
    journey.press("/Social<enter>lrs");
    let (heading, _) = new[0].clone();
    assert!(!journey.shows("Halb getippter"), "it begins with a heading without a text: {heading}");
    journey.press("<pageup>");
    assert!(journey.shows("Halb getippter Sa"), "{}", journey.screen());
    journey.press("tz");
    let (journey, _) = journey.crash_and_reopen();
    assert!(texts(&journey).contains(&(heading, "Halb getippter Satz".to_owned())));
}

#[test]
fn a_text_that_is_emptied_is_gone_and_comes_back_when_typed_again() {
    let mut journey = at("Social", 80, 24);
    let before = texts(&journey).len();
    journey.press("Weg damit<pagedown><pageup><ctrl-g><backspace><pagedown>");
    assert_eq!(texts(&journey).len(), before);
    journey.press("<pageup>Doch");
    let (journey, restored) = journey.crash_and_reopen();
    assert_eq!(restored.desk.len(), 1);
    assert_eq!(texts(&journey).len(), before + 1);
    let (_, restored) = journey.crash_and_reopen();
    assert!(restored.desk.is_empty(), "nothing is restored twice");
}

#[test]
fn a_long_paste_is_taken_in_whole_and_undone_in_one_step() {
    let mut journey = at("Social", 80, 24);
    let long = "Änderungen über Änderungen. ".repeat(2000);
    journey.paste(&long);
    journey.press("<pagedown><pageup>");
    assert!(texts(&journey).iter().any(|(_, text)| *text == long));
    journey.paste(&long).press("<ctrl-u><pagedown>");
    assert!(texts(&journey).iter().any(|(_, text)| *text == long));
}

#[test]
fn the_persons_own_editor_gets_the_text_and_what_comes_back_is_kept() {
    let mut journey = at("Social", 80, 24);
    journey.press("Kurz.").press("<alt-=>");
    assert!(journey.shows("No editor"), "{}", journey.screen());
    journey.model.setting.editor = Some("vim".to_owned());
    journey.press("<alt-=>y");
    journey.send(Message::Edited(Ok("Kurz.\nUnd länger.".to_owned())));
    assert!(texts(&journey).iter().any(|(_, text)| text == "Kurz.\nUnd länger."));
}

/// The summaries of the follow-up, unit by heading.
fn framework_in(language: &str, width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample_in(language, width, height);
    journey.press("lF");
    journey
}

#[test]
fn the_summaries_of_a_round_are_a_table_and_lead_to_each_text_and_back() {
    let mut journey = framework_in("en", 80, 24);
    let is_at = |journey: &Journey, text: &str| {
        assert!(journey.shows(text), "{text}\n{}", journey.screen());
    };
    journey.press("<down><down><right><enter>Sie kennt niemanden.<esc>");
    insta::assert_snapshot!("framework-80x24", journey.screen());
    is_at(&journey, "▸text (");
    is_at(&journey, "Contacts: a summary is written");
    is_at(&journey, "Sie kennt niemanden.");
    journey.press("<enter>");
    is_at(&journey, "Contacts · heading 2 of 4");
    journey.press("<esc>r");
    is_at(&journey, "Completed phases");
    journey.press("<esc>");
    is_at(&journey, "Sie kennt niemanden.");
    journey.press("[");
    is_at(&journey, "Summaries · Baseline");
    journey.press("]<end><enter>Über alle.<esc>");
    is_at(&journey, "Über alle.");
    assert!(texts(&journey).iter().any(|(_, text)| text == "Über alle."));
}

#[test]
fn the_organisations_pages_lead_to_the_summaries_of_the_round() {
    let mut journey = Journey::sample(80, 24);
    journey.press("lo");
    for page in ["1", "2", "3", "4", "5"] {
        let here = journey.press(page).screen();
        assert!(journey.press("F").shows("Summaries · Follow-up"), "{}", journey.screen());
        assert_eq!(journey.press("<esc>").screen(), here);
    }
}

#[test]
fn the_table_of_summaries_fits_in_every_language_and_scrolls() {
    for language in ["en", "de", "nl"] {
        let mut journey = framework_in(language, 80, 24);
        for _ in 0..4 {
            let screen = journey.screen();
            assert!(!screen.contains('<') && !screen.contains("framework-"), "{screen}");
            journey.press("<right>");
        }
        insta::assert_snapshot!(format!("framework-{language}-80x24"), journey.screen());
    }
    insta::assert_snapshot!("framework-120x40", framework_in("en", 120, 40).screen());
    let mut journey = framework_in("en", 60, 16);
    assert!(journey.shows("▼") && !journey.shows("▲"), "{}", journey.screen());
    journey.press("<end>");
    assert!(journey.shows("▲") && !journey.shows("▼"), "{}", journey.screen());
    assert!(journey.shows("The organisation"), "{}", journey.screen());
}
