//! Changes read and write the words of journal and file.

use super::*;
use crate::domain::answer::Missing;
use crate::domain::questionnaire::Previous;
use crate::domain::rating::Value;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn study() -> Study {
    let mut study = Study::new(Header { id: "s".into(), assessment: "m".into(), ..Header::default() });
    study.ratings.push(Rating {
        unit: id("sez"),
        round: id("r1"),
        indicator: id("in_work_plan"),
        value: Value::Unknown,
        reasons: vec![id("does not know")],
        rater: None,
        note: None,
        evidence: vec![id("e1")],
    });
    study.answers.push(Answer {
        interview: InterviewId::new("sez/r1").unwrap(),
        question: id("in_work_plan"),
        notes: Notes { text: "Ü 👩‍👩‍👧".into(), ..Notes::default() },
        paradata: Paradata { earlier: Some(Previous::After), ..Paradata::default() },
        write_up: WriteUp { typed: Some("Ü".into()), ..WriteUp::default() },
        closed: ClosedAnswer::missing(Missing::DoesNotKnow),
    });
    study
}

#[test]
fn every_change_survives_the_journal() {
    for change in study().changes() {
        let key = change.key();
        assert_eq!(Part::read(&key.part.to_string()), Some(key.part.clone()));
        assert_eq!(Change::read(&key, change.value()).unwrap(), change);
    }
}

#[test]
fn a_hollowed_row_says_that_nothing_was_typed() {
    let talk = InterviewId::new("sez/r1").unwrap();
    let notes = Notes { text: "x".into(), ..Notes::default() };
    let answer = Change::AnswerNotes(talk.clone(), id("q"), notes);
    let emptied = Change::AnswerNotes(talk.clone(), id("q"), Notes::default());
    assert_eq!(answer.key().emptied(), Some(emptied));
    let note = Note::new(talk, NotePlace::Parked, 2, "x");
    let emptied = Change::Note(Note { text: String::new(), ..note.clone() });
    assert_eq!(Change::Note(note).key().emptied(), Some(emptied));
    assert_eq!(study().changes()[0].key().emptied(), None);
}

#[test]
fn the_same_study_has_no_differences_and_a_changed_part_is_found() {
    let held = study();
    assert_eq!(held.compare_parts(&study()), PartDifferences::default());
    let mut incoming = study();
    incoming.ratings[0].value = Value::NotApplicable;
    incoming.answers.clear();
    let found = held.compare_parts(&incoming);
    assert!(found.absent.is_empty());
    assert_eq!(found.different.len(), 1);
}
