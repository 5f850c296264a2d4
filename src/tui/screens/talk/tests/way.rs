//! The way through the questions: conditions, jumping, languages, earlier answers, the end.

use std::sync::Arc;

use super::desk::{Desk, id};
use crate::domain::answer::{Answer, ClosedAnswer, Mark, MarkKind};
use crate::domain::condition::Truth;
use crate::domain::study::InterviewStatus;
use crate::tui::keymap::Place;
use crate::tui::model::Overlay;

#[test]
fn a_closed_answer_opens_and_closes_what_hangs_on_it_and_says_so() {
    let mut desk = Desk::small().open();
    let truth = |desk: &Desk, at: usize| desk.talk().held.stops[at].on_path;
    assert_eq!((truth(&desk, 2), truth(&desk, 3)), (Truth::Open, Truth::Open));
    desk.press("<pagedown>1");
    assert_eq!((truth(&desk, 2), truth(&desk, 3)), (Truth::No, Truth::Yes));
    assert_eq!(desk.notice(), "Now to be asked: question 4. Off the path now: question 3.");
    desk.press("2");
    assert_eq!((truth(&desk, 2), truth(&desk, 3)), (Truth::Yes, Truth::No));
    desk.press("<backspace>");
    assert_eq!((truth(&desk, 2), truth(&desk, 3)), (Truth::Open, Truth::Open));
}

#[test]
fn next_and_earlier_pass_over_what_is_off_the_path_and_stop_at_what_is_open() {
    let mut desk = Desk::small().open();
    desk.press("<pagedown><pagedown>");
    assert_eq!(desk.question(), "why", "open questions are on the way");
    assert!(desk.screen().contains("Depends on question 2"), "{}", desk.screen());
    desk.press("<pageup>1<pagedown>");
    assert_eq!(desk.question(), "where");
    desk.press("<pageup>");
    assert_eq!(desk.question(), "plan");
    desk.press("<ctrl-p><pageup>");
    assert_eq!(desk.question(), "tasks");
    assert_eq!(desk.notice(), "This is the first question.");
    desk.press("<esc>j12<enter><pagedown>");
    assert_eq!(desk.question(), "sure");
    assert!(desk.notice().starts_with("This is the last question."), "{}", desk.notice());
}

#[test]
fn text_typed_off_the_path_is_kept() {
    let mut desk = Desk::small().open();
    desk.press("<pagedown><pagedown>because<pageup>1<esc>j3<enter>");
    assert_eq!((desk.question().as_str(), desk.text().as_str()), ("why", "because"));
    assert!(desk.screen().contains("Off the path"), "{}", desk.screen());
    desk.press(" of Ann<pagedown>");
    assert_eq!(desk.kept("why").text, "because of Ann");
    let unasked = desk.talk().held.unasked();
    assert!(!unasked.contains(&2), "it does not have to be asked any more: {unasked:?}");
}

#[test]
fn the_next_unasked_question_is_sought_ahead_and_then_from_the_start() {
    let mut desk = Desk::small().open();
    desk.press("<esc>j11<enter>x<esc>n");
    assert_eq!(desk.question(), "sure");
    desk.press("1<alt-n>");
    assert_eq!(desk.question(), "tasks");
    desk.press("x<esc>n1<esc>n");
    assert_eq!(desk.question(), "where", "what is off the path is not sought");
    for _ in 0..7 {
        desk.press("x<esc>n");
    }
    assert_eq!(desk.notice(), "Everything on the path is asked.");
    assert!(desk.screen().contains("all asked"));
}

#[test]
fn any_question_is_one_jump_away_by_number_or_by_words() {
    let mut desk = Desk::small().open();
    desk.press("<esc>j1");
    desk.press("2<enter>");
    assert_eq!(desk.question(), "sure");
    desk.press("<alt-j>turkish<enter>");
    assert_eq!(desk.question(), "share");
    desk.press("<alt-j>people many<enter>");
    assert_eq!(desk.question(), "staff");
    desk.press("<esc>j<esc>");
    assert_eq!((desk.question().as_str(), desk.place()), ("staff", Place::Companion));
}

#[test]
fn after_esc_a_key_that_is_no_command_is_neither_text_nor_a_command() {
    let mut desk = Desk::small().open();
    desk.press("<esc>D");
    assert_eq!((desk.text().as_str(), desk.place()), ("", Place::Talk));
    assert!(desk.notice().contains("Esc D"), "{}", desk.notice());
    desk.press("<esc><esc>n");
    assert_eq!(desk.text(), "n");
    desk.press("<esc>?");
    assert!(matches!(desk.model.overlay, Some(Overlay::Help { place: Place::Talk, .. })));
    desk.press("<esc>o");
    assert_eq!(desk.text(), "no", "after the help one types on");
}

#[test]
fn texts_are_read_with_their_placeholders_and_a_missing_language_is_marked() {
    let mut desk = Desk::small().open();
    assert!(desk.screen().contains("What do you do for the town?"));
    desk.press("<esc>l");
    assert!(desk.screen().contains("Was tun Sie für die Stadt?"), "{}", desk.screen());
    assert_eq!(desk.notice(), "Questions in German.");
    desk.press("<pagedown>");
    assert!(desk.screen().contains("[en] Is KleurRijk in the plan?"), "the study's own: {}", desk.screen());
    desk.press("<esc>q");
    let details = &desk.study.interview(&desk.interview).unwrap().details;
    assert_eq!(details.language.as_deref(), Some("de"), "the next time it goes on in German");
    let mut desk = desk.open();
    assert!(desk.screen().contains("Anfang"));
    desk.press("<esc>l");
    assert!(desk.screen().contains("Start"));
}

#[test]
fn the_guide_is_shown_when_asked_for() {
    let mut desk = Desk::small().open();
    desk.press("<esc>g");
    assert_eq!(desk.notice(), "This question has no notes for the interviewer.");
    desk.press("<pagedown>");
    assert!(!desk.screen().contains("Ask for the page."));
    desk.press("<esc>g");
    assert!(desk.screen().contains("For you: Ask for the page."));
    desk.press("<esc>g");
    assert!(!desk.screen().contains("Ask for the page."));
}

#[test]
fn an_earlier_answer_is_seen_at_once_where_the_question_says_so() {
    let mut desk = Desk::small().open();
    assert!(!desk.screen().contains("We mow."));
    desk.press("<esc>e");
    assert!(desk.screen().contains("We mow."), "{}", desk.screen());
    desk.press("<esc>e");
    assert!(!desk.screen().contains("We mow."));
    desk.press("<esc>e<pagedown><pageup>");
    assert!(!desk.screen().contains("We mow."), "it is asked for at each question anew");
}

#[test]
fn an_earlier_answer_is_seen_after_an_answer_of_today_where_the_question_says_so() {
    let mut desk = Desk::small().open();
    desk.press("<pagedown><esc>e");
    assert!(!desk.screen().contains("Not in writing."));
    assert!(desk.notice().contains("once there is an answer"), "{}", desk.notice());
    desk.press("Yes<esc>e");
    let screen = desk.screen();
    assert!(screen.contains("Not in writing.") && screen.contains("Closed answer: no"), "{screen}");
}

#[test]
fn the_earlier_answer_to_a_question_that_was_renamed_since_is_seen() {
    // In another questionnaire than the earlier round's, and in a later version of the same.
    for (is_other, is_named) in [(true, true), (true, false), (false, true), (false, false)] {
        let mut desk = Desk::small();
        let instruments = Arc::make_mut(&mut desk.model.setting.instruments);
        let asked = instruments.questionnaires.iter_mut().find(|one| one.id == id("small")).unwrap();
        let mut questions = asked.sections.iter_mut().flat_map(|one| &mut one.questions);
        let question = questions.find(|one| one.id == id("tasks")).unwrap();
        question.id = id("duties");
        question.formerly = is_named.then(|| id("tasks")).into_iter().collect();
        // Nothing else leads from the one to the other.
        question.informs.clear();
        if !is_other {
            let mut talks = desk.study.interviews.iter_mut();
            talks.find(|one| one.id.as_str() == "parks/r1").unwrap().details.questionnaire =
                Some(id("small"));
        }
        let mut desk = desk.open();
        desk.press("<esc>e");
        assert_eq!(desk.screen().contains("We mow."), is_named, "{is_other}: {}", desk.screen());
    }
}

#[test]
fn an_earlier_answer_is_never_seen_where_the_question_hides_it() {
    let mut desk = Desk::small();
    let earlier = crate::domain::id::InterviewId::new("parks/r1").unwrap();
    let mut answer = Answer::new(earlier, id("why"));
    answer.notes.text = "No time.".into();
    desk.study.answers.push(answer);
    let mut desk = desk.open();
    desk.press("<esc>j3<enter>x<esc>e");
    assert!(!desk.screen().contains("No time."));
    assert_eq!(desk.notice(), "The earlier answer to this question stays hidden.");
}

#[test]
fn an_earlier_answer_stays_hidden_from_somebody_else_and_where_nobody_is_recorded() {
    for (respondent, said) in [(Some("parks-B"), "Somebody else leads"), (None, "not recorded")] {
        let mut desk = Desk::small();
        let today = desk.interview.clone();
        let position = desk.study.participants.iter().position(|one| one.interview == today).unwrap();
        match respondent {
            Some(other) => desk.study.participants[position].respondent = id(other),
            None => desk.study.participants[position].details.leads = false,
        }
        let mut desk = desk.open();
        desk.press("<esc>e");
        assert!(!desk.screen().contains("We mow."));
        assert!(desk.notice().contains(said), "{}", desk.notice());
    }
}

#[test]
fn what_is_in_the_background_is_not_in_the_earlier_answer() {
    let mut desk = Desk::small();
    let answer = desk.study.answers.iter_mut().find(|one| one.question == "tasks").unwrap();
    answer.notes.text = "We mow. The boss drinks.".into();
    answer.notes.marks.push(Mark {
        kind: MarkKind::Background,
        from: 8,
        to: 24,
        text: "The boss drinks.".into(),
        target: None,
        respondent: None,
    });
    let mut desk = desk.open();
    desk.press("<esc>e");
    let screen = desk.screen();
    assert!(screen.contains("We mow. …") && !screen.contains("boss"), "{screen}");
}

#[test]
fn where_the_question_is_new_the_earlier_answers_about_the_same_are_shown() {
    let mut desk = Desk::shipped("publiekszaken/r2").open();
    desk.press("<esc>j7<enter><esc>e");
    let screen = desk.screen();
    assert!(screen.contains("asked as:"), "{screen}");
}

#[test]
fn finishing_lists_what_is_unasked_and_completes_the_interview() {
    let mut desk = Desk::small().open();
    desk.press("x<esc>f");
    let Some(Overlay::Confirm(question)) = &desk.model.overlay else { panic!("no question") };
    assert!(question.starts_with("11 questions are not asked yet: 2, 3, 4"), "{question}");
    desk.press("n");
    let status = |desk: &Desk| desk.study.interview(&desk.interview).unwrap().state.clone();
    assert_eq!(status(&desk).status, InterviewStatus::InProgress);
    desk.press("y<esc>fy");
    assert_eq!(status(&desk).status, InterviewStatus::Completed);
    assert_eq!(desk.kept("tasks").text, "xy");
    assert_eq!(desk.model.screens.len(), 1, "one is back at home");
    let mut desk = desk.open();
    assert!(desk.screen().contains("completed ·"), "the clock has stopped: {}", desk.screen());
    desk.press("<esc>f");
    assert!(desk.model.overlay.is_none());
}

#[test]
fn breaking_off_needs_a_reason() {
    let mut desk = Desk::small().open();
    desk.press("x<esc>z<enter>");
    assert!(matches!(desk.model.overlay, Some(Overlay::Form(_))));
    desk.press("called away<enter>");
    let state = desk.study.interview(&desk.interview).unwrap().state.clone();
    assert_eq!((state.status, state.reason.as_deref()), (InterviewStatus::BrokenOff, Some("called away")));
    assert_eq!(desk.kept("tasks").text, "x");
}

#[test]
fn the_clock_runs_against_the_planned_minutes() {
    let mut desk = Desk::small().open();
    desk.wait(12 * 60 + 59);
    assert!(desk.screen().contains("12 of 45 min"), "{}", desk.screen());
    desk.study.interviews[1].details.minutes = Some(30);
    assert!(desk.open().screen().contains("12 of 30 min"));
}

#[test]
fn the_outline_is_there_when_there_is_room_and_a_key_turns_it() {
    let mut desk = Desk::small().open();
    let is_shown = |desk: &Desk| desk.screen().contains("off path");
    assert!(!is_shown(&desk));
    desk.press("<esc>o");
    assert!(is_shown(&desk));
    desk.press("<esc>o");
    desk.resize(100, 30);
    assert!(!is_shown(&desk), "what a person said holds");
    let mut desk = Desk::small();
    desk.resize(100, 30);
    assert!(is_shown(&desk.open()));
}

#[test]
fn an_interview_that_is_gone_or_has_nothing_to_ask_says_so_and_can_be_left() {
    let mut desk = Desk::small();
    desk.study.interviews.clear();
    let mut desk = desk.open();
    assert!(desk.screen().contains("not in the study"), "{}", desk.screen());
    desk.press("<esc>");
    assert_eq!(desk.model.screens.len(), 1);
    let mut desk = Desk::small();
    desk.study.interviews[1].details.questionnaire = Some(id("none"));
    let desk = desk.open();
    assert!(desk.screen().contains("has no questionnaire"), "{}", desk.screen());
}

#[test]
fn every_shipped_question_can_be_held_in_a_small_window() {
    for interview in ["publiekszaken/r1", "publiekszaken/r2"] {
        let mut desk = Desk::shipped(interview);
        desk.study.answers.retain(|answer| answer.interview.as_str() != interview);
        let mut desk = desk.open();
        desk.press("<esc>g");
        for number in 1..=desk.talk().held.stops.len() {
            desk.press(&format!("<esc>j{number}<enter>"));
            let screen = desk.screen();
            for text in std::iter::once(&desk.talk().page.ask).chain(&desk.talk().page.probes) {
                let last = text.split_whitespace().last().unwrap();
                assert!(screen.contains(last), "{interview} {number}: {last}\n{screen}");
            }
            let title = desk.talk().page.panel.as_ref().map_or("Notes", |panel| panel.title.as_str());
            assert!(screen.contains(title), "{screen}");
        }
    }
}

#[test]
fn a_whole_follow_up_is_held_by_digits_and_words() {
    let mut desk = Desk::shipped("interne-dienstverlening/r2").open();
    desk.changes();
    desk.press("2heard of it<pagedown>mail<pagedown>2<pagedown>3<pagedown>no time<pagedown>2");
    assert_eq!(desk.closed(), ClosedAnswer::choice(id("no")));
    desk.press("<pagedown>");
    assert_eq!(desk.question(), "why_no_initiatives", "initiatives are not asked for");
    desk.press("16none<pagedown>2<pagedown>1");
    assert_eq!(desk.question(), "in_work_plan_why");
    let unasked = desk.talk().held.unasked().len();
    desk.press("<esc>fy");
    assert_eq!(unasked, 6);
    assert_eq!(desk.kept("knows_project").text, "heard of it");
}
