//! What was there before: read where one is, and put back.

use std::fs;

use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::{Change, RecordKind};
use nulmeting::domain::id::Id;
use nulmeting::domain::past::Said;
use nulmeting::domain::study::Memo;
use nulmeting::store::{Origin, Store};
use nulmeting::tui::message::Effect;
use nulmeting::workbench::request::{DraftPlace, Save, Strike};
use nulmeting::workbench::{Desk, begin};
use uuid::Uuid;

use crate::support::{Journey, noon};

#[test]
fn the_history_of_a_rating_is_read_and_an_earlier_version_put_back() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = Journey::sample(width, height);
        journey.press("/Social<enter>l").press("a1").press("3H");
        assert!(journey.shows("Value: 1 → 3"), "{}", journey.screen());
        insta::assert_snapshot!(format!("history-rating-{width}x{height}"), journey.screen());
        // What holds is not written again.
        journey.press("<enter>");
        assert!(journey.shows("This version holds now."), "{}", journey.screen());
        assert!(!journey.shows("Value: 3 → 1"), "{}", journey.screen());
        // The version before it is, and what it replaced can be put back the same way.
        journey.press("j<enter>");
        assert!(journey.shows("Put back the version"), "{}", journey.screen());
        assert!(journey.shows("Value: 3 → 1") && journey.shows("Value: 1 → 3"), "{}", journey.screen());
        let ratings = journey.study().ratings;
        journey.press("j<enter>");
        assert_ne!(journey.study().ratings, ratings);
    }
}

#[test]
fn the_history_of_an_answer_marks_what_changed_and_what_is_put_back_is_in_the_talk() {
    let mut journey = Journey::sample(80, 24);
    journey.press("/Social<enter>l<enter>");
    journey.press("<ctrl-home>Drei Leute 🙂. <esc>H<esc>");
    journey.press("<ctrl-home><delete><delete><delete><delete>Vier<esc>H");
    assert!(journey.shows("[-Drei-][+Vier+]"), "{}", journey.screen());
    insta::assert_snapshot!("history-answer-80x24", journey.screen());
    journey.press("j<enter><esc>");
    assert!(journey.shows("Drei Leute"), "{}", journey.screen());
}

#[test]
fn a_struck_version_says_that_it_was_struck_and_never_what() {
    let words = "Unaussprechliches Geheimwort";
    let mut journey = Journey::sample(80, 24);
    journey.press("/Social<enter>l<enter>").press("<ctrl-end><enter>").press(words).press("<esc>H<esc>");
    let study = journey.study();
    let answer = study.answers.iter().find(|one| one.notes.text.contains(words)).unwrap();
    let (interview, question) = (answer.interview.clone(), answer.question.clone());
    let text = answer.notes.text.replace(words, "").trim_end().to_owned();
    let stays = Notes { text, marks: Vec::new(), ..answer.notes.clone() };
    let strike = Strike {
        interview: interview.clone(),
        place: DraftPlace::Question(question.clone()),
        stays: vec![Change::AnswerNotes(interview.clone(), question.clone(), stays)],
        words: words.to_owned(),
    };
    journey.press("<esc>q");
    journey.perform(vec![Effect::Save(1_000, Save::Strike(strike))]);
    let record = format!("{interview}/{question}");
    let found = Desk::open(&journey.path).unwrap().history(RecordKind::Answer, &record).unwrap();
    assert!(found.versions.iter().any(|one| one.after == Said::Gone), "{:?}", found.versions);
    assert!(!format!("{found:?}").contains(words));
}

#[test]
fn what_was_changed_in_two_places_is_shown_side_by_side_and_settled_with_one_key() {
    let origin = |device: u128, name: &str| Origin::new(Uuid::from_u128(device), name, Uuid::now_v7);
    let memo = |text: &str| {
        let id = Id::new("m1").unwrap();
        Change::Memo(Memo { id, about: None, text: text.into(), written_on: None })
    };
    let mut journey = Journey::made(80, 24, |folder| {
        let path = begin::demo(folder, false, noon()).unwrap().path;
        let copy = path.with_extension("copy");
        fs::copy(&path, &copy).unwrap();
        let mut here = Store::open(&path, origin(1, "Ann")).unwrap();
        here.record(&[memo("Nachfragen bei Ann")], noon()).unwrap();
        let mut there = Store::open(&copy, origin(2, "Ben")).unwrap();
        there.record(&[memo("Nachfragen bei Ben")], noon()).unwrap();
        here.merge_rows(&there.journal().unwrap()).unwrap();
        assert_eq!(here.conflicts().unwrap().len(), 1);
        path
    });
    journey.press("X");
    insta::assert_snapshot!("conflicts-80x24", journey.screen());
    let other = if journey.study().memos.last().unwrap().text.ends_with("Ann") { "Ben" } else { "Ann" };
    journey.press("<down><enter>");
    assert!(journey.shows("Nothing stands against anything else"), "{}", journey.screen());
    assert_eq!(journey.study().memos.last().unwrap().text, format!("Nachfragen bei {other}"));
    journey.press("<esc>X");
    assert!(journey.shows("Nothing stands"), "{}", journey.screen());
}

#[test]
fn a_summary_goes_back_to_what_it_said_before() {
    let mut journey = Journey::sample(80, 24);
    journey.press("/Social<enter>lrs").press("Erst dies.<pagedown><pageup>");
    journey.press("<ctrl-home><ctrl-k>Dann das.<alt-h>");
    assert!(journey.shows("[+das.+]"), "{}", journey.screen());
    assert!(journey.shows("History: Summary"), "{}", journey.screen());
    journey.press("j<enter><esc>");
    assert!(journey.shows("Erst dies.") && !journey.shows("Dann das."), "{}", journey.screen());
    // What is typed now goes on from there.
    journey.press("<ctrl-end> Ja.<esc>");
    assert!(journey.study().summaries.iter().any(|one| one.text == "Erst dies. Ja."));
}

#[test]
fn a_link_and_the_ratings_below_it_have_their_history_on_the_comparison() {
    let mut journey = Journey::sample(120, 40);
    journey.press("cH");
    assert!(journey.shows("Select a unit"), "{}", journey.screen());
    journey.press("jH");
    assert!(journey.shows("History: Link"), "{}", journey.screen());
    assert!(journey.shows("Nothing was changed here yet."), "{}", journey.screen());
    journey.press("<esc>");
    assert!(journey.shows("Completed phases"), "{}", journey.screen());
}
