//! What was there before: read where one is, and put back.

use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::{Change, RecordKind};
use nulmeting::domain::past::Said;
use nulmeting::tui::message::Effect;
use nulmeting::workbench::Desk;
use nulmeting::workbench::request::{DraftPlace, Save, Strike};

use crate::support::Journey;

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
