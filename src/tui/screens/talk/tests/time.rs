//! When things were said and asked: times of paragraphs, of questions, of the recorder, and the course of the talk.

use chrono::{DateTime, Utc};

use super::desk::{Desk, id};
use crate::domain::answer::Paradata;
use crate::domain::change::Change;
use crate::domain::questionnaire::Previous;
use crate::domain::study::{InterviewState, InterviewStatus};
use crate::domain::times::Times;

fn at(time: &str) -> Option<DateTime<Utc>> {
    format!("2011-04-12T{time}Z").parse().ok()
}

fn paradata(desk: &Desk, question: &str) -> Paradata {
    let found = desk
        .study
        .answers
        .iter()
        .find(|answer| answer.interview == desk.interview && answer.question == *question);
    found.map(|answer| answer.paradata.clone()).unwrap_or_default()
}

#[test]
fn every_paragraph_keeps_the_time_of_its_first_letter_through_edits_and_undo() {
    let mut desk = Desk::small().open();
    desk.press("We mow.<enter>");
    desk.wait(30);
    desk.press("And water");
    desk.wait(30);
    desk.press("<up><home>Every day w<delete>");
    desk.press("<ctrl-end><enter>Later<ctrl-u><ctrl-u><ctrl-r><ctrl-r><pagedown>");
    let notes = desk.kept("tasks");
    assert_eq!(notes.text, "Every day we mow.\nAnd water\nLater");
    assert_eq!(notes.times, Times::new(vec![at("08:00:00"), at("08:00:30"), at("08:01:00")]));
    desk.press("<pageup><ctrl-end><ctrl-w><backspace><pagedown>");
    assert_eq!(desk.kept("tasks").times, Times::new(vec![at("08:00:00"), at("08:00:30")]));
}

#[test]
fn a_question_keeps_when_it_was_shown_first_typed_on_and_last_changed() {
    let mut desk = Desk::small().open();
    desk.wait(10);
    desk.press("We mow.");
    desk.wait(10);
    desk.press("!");
    desk.wait(10);
    desk.press("<pagedown>");
    let first = Paradata {
        shown_at: at("08:00:00"),
        typed_at: at("08:00:10"),
        changed_at: at("08:00:20"),
        earlier: paradata(&desk, "tasks").earlier,
    };
    assert_eq!(paradata(&desk, "tasks"), first);
    desk.wait(10);
    desk.press("<pageup>");
    let shown = paradata(&desk, "plan");
    assert_eq!((shown.shown_at, shown.typed_at), (at("08:00:30"), None), "shown, and nothing was said");
    desk.wait(10);
    desk.press("?<pagedown>");
    assert_eq!(paradata(&desk, "tasks"), Paradata { changed_at: at("08:00:50"), ..first });
}

#[test]
fn how_the_earlier_answer_was_kept_is_kept_with_the_answer() {
    let mut desk = Desk::small().open();
    for _ in 0..20 {
        desk.press("<pagedown>");
    }
    let kept: Vec<Option<Previous>> = desk
        .study
        .answers
        .iter()
        .filter(|one| one.interview == desk.interview)
        .map(|one| one.paradata.earlier)
        .collect();
    assert!(kept.contains(&Some(Previous::After)) || kept.contains(&Some(Previous::Shown)), "{kept:?}");
    let mut other = Desk::small();
    for one in other.study.participants.iter_mut().filter(|one| one.interview == other.interview) {
        one.respondent = id("somebody-else");
    }
    let mut desk = other.open();
    for _ in 0..20 {
        desk.press("<pagedown>");
    }
    let here = desk.study.answers.iter().filter(|one| one.interview == desk.interview);
    let modes: Vec<Previous> = here.filter_map(|one| one.paradata.earlier).collect();
    assert!(!modes.is_empty() && modes.iter().all(|mode| *mode == Previous::Hidden), "{modes:?}");
}

#[test]
fn reading_a_talk_that_is_over_changes_nothing() {
    let mut desk = Desk::small();
    let found = desk.study.interviews.iter_mut().find(|one| one.id == desk.interview).unwrap();
    found.state = InterviewState { status: InterviewStatus::Completed, reason: None };
    let mut desk = desk.open();
    desk.recorded();
    desk.press("<pagedown><pagedown><esc>q");
    assert_eq!(desk.recorded(), []);
}

#[test]
fn the_course_lists_lines_by_their_time_and_by_the_recording() {
    let mut desk = Desk::small().open();
    desk.press("First.<pagedown>");
    desk.wait(60);
    desk.press("<esc>d");
    assert_eq!(
        desk.notice(),
        "Recorder started at 10:01:00: lines typed from now on have their time in the recording (Esc y)."
    );
    desk.wait(59);
    desk.press("<tab>Second.<pageup><ctrl-end><enter>");
    desk.wait(6);
    desk.press("Third.<esc>y");
    let screen = desk.screen();
    let lines: Vec<&str> = screen.lines().filter(|line| line.contains("question ")).collect();
    let shown = |line: usize, words: &str| lines[line].contains(words);
    assert!(
        shown(0, "10:00 First.") && shown(1, "10:01 +0:59 Second.") && shown(2, "10:02 +1:05 Third."),
        "{screen}"
    );
    desk.press("<up><enter>");
    assert_eq!(desk.question(), "plan");
    desk.press("<esc>q");
    let recorder = &desk.study.interview(&desk.interview).unwrap().details.recorder;
    assert_eq!(recorder.as_slice(), [at("08:01:00").unwrap()]);
}

#[test]
fn a_recorder_is_part_of_what_is_arranged_and_of_nothing_else() {
    let mut desk = Desk::small().open();
    desk.recorded();
    desk.press("<esc>d");
    let changes = desk.recorded();
    assert!(matches!(changes.as_slice(), [Change::Interview(..)]), "{changes:?}");
}

#[test]
fn a_talk_that_was_broken_off_goes_on_with_the_first_thing_typed_and_not_by_being_read() {
    let mut desk = Desk::small();
    let found = desk.study.interviews.iter_mut().find(|one| one.id == desk.interview).unwrap();
    found.state = InterviewState { status: InterviewStatus::BrokenOff, reason: Some("fire drill".into()) };
    desk.elapsed = 600;
    let mut desk = desk.open();
    desk.press("<pagedown><pageup>");
    let status = |desk: &Desk| desk.study.interview(&desk.interview).unwrap().state.status;
    assert_eq!(status(&desk), InterviewStatus::BrokenOff);
    assert!(desk.screen().contains("broken off"), "{}", desk.screen());
    desk.press("We mow.<pagedown>");
    assert_eq!(status(&desk), InterviewStatus::InProgress);
    assert!(desk.screen().contains("10 of 45 min"), "the clock goes on: {}", desk.screen());
    assert_eq!(paradata(&desk, "tasks").typed_at, at("08:00:00"));
    let mut desk = Desk::small();
    let found = desk.study.interviews.iter_mut().find(|one| one.id == desk.interview).unwrap();
    found.state = InterviewState { status: InterviewStatus::BrokenOff, reason: None };
    let mut desk = desk.open();
    desk.press("<pagedown>1");
    assert_eq!(status(&desk), InterviewStatus::InProgress);
}
