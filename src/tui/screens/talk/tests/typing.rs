//! Where keys go, and what becomes of what is typed.

use super::desk::{Desk, id};
use crate::domain::answer::{Answer, Mark, MarkKind, Notes};
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::InterviewId;
use crate::domain::study::{InterviewStatus, NotePlace};
use crate::domain::times::Times;
use crate::tui::keymap::Place;
use crate::tui::message::Message;
use crate::workbench::request::{DraftPlace, DraftText, Reply, Save};

fn notes_change(question: &str, text: &str) -> Change {
    let notes = Notes { text: text.into(), ..Notes::default() };
    Change::AnswerNotes(InterviewId::new("parks/r2").unwrap(), id(question), notes)
}

fn draft(place: DraftPlace, text: &str, cursor: usize) -> DraftText {
    let interview = InterviewId::new("parks/r2").unwrap();
    DraftText {
        interview,
        place,
        text: text.into(),
        marks: Some(Vec::new()),
        times: Times::default(),
        cursor,
    }
}

#[test]
fn a_question_without_a_companion_takes_letters_and_digits_as_text() {
    let mut desk = Desk::small().open();
    assert_eq!((desk.question().as_str(), desk.place()), ("tasks", Place::Talk));
    desk.press("3 people");
    assert_eq!(desk.text(), "3 people");
    desk.press("<tab>1");
    assert_eq!(desk.text(), "3 people1", "there is nothing to switch to");
}

#[test]
fn a_companion_has_the_focus_while_there_are_no_notes_and_only_digits_are_its_own() {
    let mut desk = Desk::small().open();
    for number in 2..=12 {
        desk.press(&format!("<esc>j{number}<enter>"));
        let question = desk.question();
        assert_eq!(desk.place(), Place::Companion, "{question}");
        desk.press("ü");
        assert_eq!((desk.place(), desk.text().as_str()), (Place::Talk, "ü"), "{question}");
        desk.press("1 2");
        assert_eq!(desk.text(), "ü1 2", "{question}: with the notes in focus a digit is text");
        assert!(desk.closed().is_empty(), "{question}");
        desk.press("<tab>");
        assert_eq!(desk.place(), Place::Companion, "{question}");
        desk.press(" x");
        assert_eq!(desk.text(), "ü1 2 x", "{question}: another key goes to the notes from there too");
    }
}

#[test]
fn a_question_with_notes_is_entered_in_the_notes() {
    let mut desk = Desk::small().open();
    desk.press("<pagedown>said<pageup><pagedown>");
    assert_eq!((desk.question().as_str(), desk.place()), ("plan", Place::Talk));
    desk.press("<ctrl-w>");
    desk.press("<pageup><pagedown>");
    assert_eq!(desk.place(), Place::Companion, "the notes are empty again");
}

#[test]
fn a_paste_goes_to_the_notes_wherever_the_focus_is() {
    let mut desk = Desk::small().open();
    desk.press("<pagedown>");
    desk.send(Message::Paste("1\r\n2".into()));
    assert_eq!((desk.text().as_str(), desk.place()), ("1\n2", Place::Talk));
    desk.press("<esc>");
    desk.send(Message::Paste("3".into()));
    assert_eq!((desk.text().as_str(), desk.place()), ("1\n23", Place::Talk));
}

#[test]
fn every_change_of_the_text_is_a_draft_and_moving_is_none() {
    let mut desk = Desk::small().open();
    desk.saves.clear();
    desk.press("né<left><backspace>");
    let times = Times::new(vec![Some(desk.model.setting.now)]);
    let draft = |place, text, cursor| DraftText { times: times.clone(), ..draft(place, text, cursor) };
    let tasks = || DraftPlace::Question(id("tasks"));
    assert_eq!(
        desk.saves,
        [
            Save::Draft(draft(tasks(), "n", 1)),
            Save::Draft(draft(tasks(), "né", 3)),
            Save::Draft(draft(tasks(), "é", 0)),
        ]
    );
}

#[test]
fn a_draft_becomes_the_answer_when_the_question_is_left_and_not_before() {
    let mut desk = Desk::small().open();
    desk.changes();
    desk.press("We mow. Größe 👩‍👩‍👧‍👦!");
    assert_eq!(desk.changes(), []);
    desk.press("<pagedown>");
    assert_eq!(desk.changes(), [notes_change("tasks", "We mow. Größe 👩‍👩‍👧‍👦!")]);
    assert_eq!(desk.position, Some(id("plan")));
    desk.press("<pageup><pagedown>");
    assert_eq!(desk.changes(), [], "nothing was changed, so nothing is kept");
}

#[test]
fn text_typed_and_taken_back_changes_no_answer() {
    let mut desk = Desk::small().open();
    desk.press("We mow.<pagedown><pageup>");
    desk.changes();
    desk.press(" x<backspace><backspace><pagedown>");
    assert_eq!(desk.changes(), []);
}

#[test]
fn after_a_minute_without_a_key_the_draft_becomes_the_answer() {
    let mut desk = Desk::small().open();
    desk.changes();
    desk.press("We mow.");
    desk.wait(59);
    assert_eq!(desk.changes(), []);
    desk.press("!");
    desk.wait(59);
    assert_eq!(desk.changes(), [], "a key starts the minute anew");
    desk.wait(1);
    assert_eq!(desk.changes(), [notes_change("tasks", "We mow.!")]);
    desk.wait(600);
    assert_eq!(desk.changes(), []);
    desk.press("?");
    desk.wait(60);
    assert_eq!(desk.changes(), [notes_change("tasks", "We mow.!?")]);
}

#[test]
fn leaving_the_screen_and_the_end_of_the_program_make_it_the_answer() {
    for way in ["<esc>q", "<alt-q>", "<ctrl-c>"] {
        let mut desk = Desk::small().open();
        desk.press("We mow.");
        desk.changes();
        desk.press(way);
        assert_eq!(desk.changes(), [notes_change("tasks", "We mow.")], "{way}");
    }
    let mut desk = Desk::small().open();
    desk.press("We mow.");
    desk.changes();
    desk.send(Message::Stop);
    assert_eq!(desk.changes(), [notes_change("tasks", "We mow.")]);
}

#[test]
fn undo_and_redo_reach_back_even_after_coming_back_to_the_question() {
    let mut desk = Desk::small().open();
    desk.press("one<pagedown><pageup> two");
    desk.press("<esc>u");
    assert_eq!(desk.text(), "one ");
    desk.press("<ctrl-u><alt-u>");
    assert_eq!(desk.text(), "");
    desk.press("<esc>r<alt-r><ctrl-r>");
    assert_eq!(desk.text(), "one two");
}

#[test]
fn what_is_cut_here_can_be_pasted_at_another_question() {
    let mut desk = Desk::small().open();
    desk.press("one two<ctrl-shift-left><ctrl-x>");
    assert_eq!(desk.text(), "one ");
    desk.press("<pagedown>x<ctrl-v>");
    assert_eq!(desk.text(), "xtwo");
}

#[test]
fn a_long_paste_is_kept_whole_and_the_cursor_stays_in_sight() {
    let mut desk = Desk::small().open();
    let text = "Donaudampfschifffahrt 🚢 ".repeat(2000);
    desk.send(Message::Paste(text.clone()));
    assert!(desk.screen().lines().any(|line| line.contains("🚢")));
    desk.press("END");
    assert!(desk.screen().contains("END"), "{}", desk.screen());
    desk.changes();
    desk.press("<pagedown>");
    assert_eq!(desk.changes(), [notes_change("tasks", &format!("{text}END"))]);
}

#[test]
fn who_said_it_and_marks_stay_and_a_lost_mark_is_announced() {
    let mut desk = Desk::small();
    let mark = |from, to, text: &str| Mark {
        kind: MarkKind::Quote,
        from,
        to,
        text: text.into(),
        target: None,
        respondent: None,
    };
    let notes = Notes {
        text: "Wir mähen. Nie!".into(),
        respondent: Some(id("parks-A")),
        marks: vec![mark(4, 9, "mähen"), mark(11, 15, "Nie!")],
        ..Notes::default()
    };
    let interview = desk.interview.clone();
    desk.study.answers.push(Answer { notes, ..Answer::new(interview, id("tasks")) });
    let mut desk = desk.open();
    desk.press("<esc>j1<enter><ctrl-home>Ja: <pagedown>");
    let kept = desk.kept("tasks");
    assert_eq!(kept.text, "Ja: Wir mähen. Nie!");
    assert_eq!(kept.respondent, Some(id("parks-A")));
    assert_eq!(kept.marks, [mark(8, 13, "mähen"), mark(15, 19, "Nie!")]);
    desk.press("<pageup><end><backspace><backspace><backspace><backspace>");
    assert!(desk.notice().contains("its mark is gone"), "{}", desk.notice());
    desk.press("<pagedown>");
    assert_eq!(desk.kept("tasks").marks, [mark(8, 13, "mähen")]);
}

#[test]
fn a_planned_interview_begins_today_when_it_is_entered() {
    let mut desk = Desk::small().open();
    let interview = desk.study.interview(&desk.interview).unwrap();
    assert_eq!(interview.state.status, InterviewStatus::InProgress);
    assert_eq!(interview.details.held_on.as_ref().unwrap().as_str(), "2011-04-12");
    desk.changes();
    let mut desk = desk.open();
    assert_eq!(desk.changes(), [], "the second time nothing is set");
}

#[test]
fn one_comes_back_to_the_question_where_one_was() {
    let mut desk = Desk::small().open();
    assert_eq!(desk.position, Some(id("tasks")));
    desk.press("Both.<esc>j9<enter><esc>q");
    assert_eq!(desk.model.screens.len(), 1);
    let desk = desk.open();
    assert_eq!(desk.question(), "partners");
}

#[test]
fn without_a_place_to_come_back_to_the_first_unasked_question_is_entered() {
    let mut desk = Desk::small().open();
    desk.press("Both.<esc>q");
    desk.position = None;
    assert_eq!(desk.open().question(), "plan");
}

#[test]
fn after_a_crash_the_words_are_back_with_the_cursor_and_it_says_so() {
    let mut desk = Desk::small().open();
    desk.press("<pagedown>Ja, n<left>");
    desk.press("ee");
    let mut desk = desk.open();
    assert_eq!((desk.question().as_str(), desk.text().as_str()), ("plan", "Ja, een"));
    assert_eq!(desk.place(), Place::Talk);
    assert_eq!(desk.notice(), "Restored from before the program ended: the notes on question 2");
    assert_eq!(desk.talk().held.unasked().len(), 11);
    desk.press("!");
    assert_eq!(desk.text(), "Ja, ee!n");
    desk.changes();
    desk.press("<pagedown>");
    assert_eq!(desk.changes(), [notes_change("plan", "Ja, ee!n")]);
    assert_eq!(desk.drafts, []);
}

#[test]
fn a_draft_of_another_question_becomes_its_answer_and_is_announced() {
    let mut desk = Desk::small();
    desk.position = Some(id("weight"));
    desk.drafts = vec![
        draft(DraftPlace::Question(id("tasks")), "We mow", 6),
        draft(DraftPlace::Question(id("weight")), "Much", 4),
        draft(DraftPlace::Note(NotePlace::Parked, 1), "ask Ann", 7),
    ];
    let mut desk = desk.open();
    assert_eq!(desk.question(), "weight");
    assert!(desk.changes().contains(&notes_change("tasks", "We mow")));
    assert_eq!(
        desk.notice(),
        "Restored from before the program ended: the notes on question 1, the notes on question 5, a parked thought"
    );
    assert_eq!(desk.text(), "ask Ann", "the thought is still being parked");
    desk.press("<esc>");
    assert_eq!(desk.text(), "Much");
}

#[test]
fn a_draft_that_says_what_the_answer_says_is_not_announced() {
    let mut desk = Desk::small().open();
    desk.press("We mow.<pagedown><pageup>");
    desk.drafts = vec![draft(DraftPlace::Question(id("tasks")), "We mow.", 7)];
    let desk = desk.open();
    assert_eq!((desk.text().as_str(), desk.notice().as_str()), ("We mow.", ""));
}

/// Somebody else wrote on the first question, and the interview comes from the disk again.
fn somebody_else_writes(desk: &mut Desk, text: &str) {
    let mut answer = Answer::new(desk.interview.clone(), id("tasks"));
    answer.notes.text = text.into();
    desk.study.answers.push(answer);
    let reply = Reply::Interview(desk.interview.clone(), desk.reply());
    desk.send(Message::Reply(reply));
}

#[test]
fn what_comes_from_the_disk_never_changes_what_is_being_typed() {
    let mut desk = Desk::small().open();
    desk.press("We m");
    somebody_else_writes(&mut desk, "They mow.");
    desk.press("ow.");
    assert_eq!(desk.text(), "We mow.");
    desk.press("<pagedown>");
    assert_eq!(desk.kept("tasks").text, "We mow.");
}

#[test]
fn what_comes_from_the_disk_is_shown_where_nothing_is_being_typed() {
    let mut desk = Desk::small().open();
    somebody_else_writes(&mut desk, "They mow.");
    assert_eq!(desk.text(), "They mow.");
}

#[test]
fn an_answer_given_while_the_disk_was_asked_is_not_lost_to_an_older_reply() {
    let mut desk = Desk::small().open();
    let stale = desk.reply();
    desk.press("<pagedown>1");
    let interview = desk.interview.clone();
    desk.send(Message::Reply(Reply::Interview(interview, stale)));
    assert!(!desk.closed().is_empty());
}

#[test]
fn a_thought_is_parked_with_the_next_number_while_the_notes_stay() {
    let mut desk = Desk::small().open();
    desk.press("We m<esc>pask Ann<enter>soon");
    assert_eq!(desk.text(), "ask Ann\nsoon");
    assert_eq!(desk.drafts[1].place, DraftPlace::Note(NotePlace::Parked, 1));
    desk.press("<esc>ow");
    assert_eq!((desk.question().as_str(), desk.text().as_str()), ("tasks", "We mow"));
    desk.press("<alt-p>second<pagedown>");
    assert_eq!(desk.question(), "plan");
    let typed = |number, text: &str| {
        let note = desk.study.notes.iter().find(|note| note.number == number).unwrap();
        (note.place, note.text.as_str()) == (NotePlace::Parked, text)
    };
    assert!(typed(1, "ask Ann\nsoon") && typed(2, "second") && desk.study.notes.len() == 2);
}

#[test]
fn a_parked_thought_with_nothing_in_it_is_none() {
    let mut desk = Desk::small().open();
    desk.changes();
    desk.press("<esc>px<backspace><esc>");
    assert_eq!(desk.changes(), []);
    desk.press("<esc>pkept");
    assert_eq!(desk.place(), Place::Parked);
    desk.wait(60);
    desk.press("<ctrl-g><backspace><tab>");
    let record = "parks/r2/parked/1".to_owned();
    assert_eq!(desk.changes().last(), Some(&Change::Removed(RecordKind::Note, record, true)));
    desk.press("<esc>p");
    assert_eq!(desk.talk().active().place, DraftPlace::Note(NotePlace::Parked, 1));
}

#[test]
fn typing_goes_on_while_the_screen_is_blank_and_shows_nothing() {
    let mut desk = Desk::small().open();
    desk.press("<pagedown><esc>b1 secret");
    assert_eq!(desk.text(), "1 secret", "a digit is text: nobody sees what it would answer");
    let screen = desk.screen();
    for hidden in ["secret", "Parks", "plan", "KleurRijk"] {
        assert!(!screen.contains(hidden), "{hidden}: {screen}");
    }
    desk.press("<esc>j");
    assert!(desk.model.overlay.is_none(), "a list of questions would show");
    desk.press("<esc>b");
    assert!(desk.screen().contains("1 secret"));
}
