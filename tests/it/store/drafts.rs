//! Drafts: nothing that was typed is lost, and nothing of somebody else's is written over.

use nulmeting::domain::answer::{ClosedAnswer, Mark, MarkKind, Notes};
use nulmeting::domain::change::{Change, RecordKind};
use nulmeting::domain::id::InterviewId;
use nulmeting::domain::study::{Note, NotePlace, Summary};
use nulmeting::store::{DraftKey, DraftPlace, Scope, Store, Typed};
use tempfile::TempDir;

use super::{created, fresh, id, noon, samples, somebody, talk};

fn on(question: &str) -> DraftKey {
    DraftKey { interview: talk("sez/r1"), place: DraftPlace::Question(id(question)) }
}

fn notes(question: &str, text: &str) -> Change {
    Change::AnswerNotes(talk("sez/r1"), id(question), Notes { text: text.into(), ..Notes::default() })
}

fn text_of(store: &Store, question: &str) -> Option<String> {
    let study = store.load(&Scope::Whole).unwrap();
    let found = study.answers.into_iter().find(|answer| answer.question == *question);
    found.map(|answer| answer.notes.text)
}

#[test]
fn a_draft_survives_a_restart_with_its_cursor() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::small());
    store.save_draft(&on("q1"), &Typed::new("Wij", 3), noon()).unwrap();
    store.save_draft(&on("q1"), &Typed::new("Wij werken", 4), noon()).unwrap();
    let parked = DraftKey { interview: talk("sez/r1"), place: DraftPlace::Note(NotePlace::Parked, 2) };
    store.save_draft(&parked, &Typed::new("later", 0), noon()).unwrap();
    drop(store);
    let mut store = Store::open(&path, somebody(1)).unwrap();
    let drafts = store.drafts().unwrap();
    assert_eq!(drafts.len(), 2);
    let typed = drafts.iter().find(|draft| draft.key == on("q1")).unwrap();
    assert_eq!((typed.text.as_str(), typed.cursor, typed.is_overtaken), ("Wij werken", 4, false));
    assert_eq!(text_of(&store, "q1"), None, "a draft is no answer yet");
    assert_eq!(store.commit_drafts(noon()).unwrap().rows.len(), 2);
    assert_eq!(text_of(&store, "q1").as_deref(), Some("Wij werken"));
    let study = store.load(&Scope::Whole).unwrap();
    let note = Note::new(talk("sez/r1"), NotePlace::Parked, 2, "later");
    assert_eq!(study.notes, [note]);
    assert_eq!(store.drafts().unwrap(), []);
    assert_eq!(store.conflicts().unwrap(), []);
}

#[test]
fn a_draft_beside_a_changed_answer_becomes_a_conflict_with_both_texts() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::small()));
    let elsewhere = folder.path().join("elsewhere");
    std::fs::copy(&path, &elsewhere).unwrap();
    let mut mine = Store::open(&path, somebody(1)).unwrap();
    let mut theirs = Store::open(&elsewhere, somebody(2)).unwrap();
    mine.save_draft(&on("q1"), &Typed::new("van mij", 7), noon()).unwrap();
    theirs.record(&[notes("q1", "van haar")], noon()).unwrap();
    mine.merge_rows(&theirs.journal().unwrap()).unwrap();
    assert!(mine.drafts().unwrap()[0].is_overtaken);
    mine.commit_drafts(noon()).unwrap();
    let conflicts = mine.conflicts().unwrap();
    let texts: Vec<_> =
        conflicts[0].rows.iter().map(|row| row.value.clone().unwrap()["text"].clone()).collect();
    assert_eq!(texts, ["van haar", "van mij"]);
    assert_eq!(text_of(&mine, "q1").as_deref(), Some("van mij"), "the last in order counts");
    mine.record(&[notes("q1", "van ons")], noon()).unwrap();
    assert_eq!(mine.conflicts().unwrap(), [], "a row that replaces both settles it");
}

#[test]
fn writing_the_answer_ends_its_draft_and_no_other() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    store.save_draft(&on("q1"), &Typed::new("een", 3), noon()).unwrap();
    store.save_draft(&on("q2"), &Typed::new("twee", 4), noon()).unwrap();
    let closed = ClosedAnswer::choice(id("yes"));
    store.record(&[Change::AnswerClosed(talk("sez/r1"), id("q2"), closed)], noon()).unwrap();
    store.record(&[notes("q1", "eens")], noon()).unwrap();
    let left: Vec<DraftKey> = store.drafts().unwrap().into_iter().map(|draft| draft.key).collect();
    assert_eq!(left, [on("q2")]);
    assert!(store.discard_draft(&on("q2")).unwrap());
    assert!(!store.discard_draft(&on("q2")).unwrap());
    assert_eq!(store.drafts().unwrap(), []);
}

#[test]
fn a_draft_that_says_nothing_new_writes_no_row() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    store.record(&[notes("q1", "zelfde")], noon()).unwrap();
    store.save_draft(&on("q1"), &Typed::new("zelfde", 6), noon()).unwrap();
    store.save_draft(&on("q2"), &Typed::new("", 0), noon()).unwrap();
    let recorded = store.commit_drafts(noon()).unwrap();
    assert_eq!((recorded.rows.len(), recorded.unchanged), (0, 2));
    assert_eq!(store.drafts().unwrap(), []);
}

#[test]
fn a_committed_draft_keeps_who_said_it_and_what_was_marked() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    let mark = Mark {
        kind: MarkKind::Background,
        from: 4,
        to: 10,
        text: "werken".into(),
        target: None,
        respondent: None,
    };
    let before = Notes {
        text: "Wij werken".into(),
        respondent: Some(id("P01")),
        marks: vec![mark],
        ..Notes::default()
    };
    store.record(&[Change::AnswerNotes(talk("sez/r1"), id("q1"), before)], noon()).unwrap();
    store.save_draft(&on("q1"), &Typed::new("Ja, wij werken hier", 19), noon()).unwrap();
    store.commit_drafts(noon()).unwrap();
    let study = store.load(&Scope::Whole).unwrap();
    let after = &study.answers[0].notes;
    assert_eq!(after.respondent, Some(id("P01")));
    assert_eq!((after.marks[0].from, after.marks[0].to), (8, 14));
    assert_eq!(after.marks[0].kind, MarkKind::Background);
}

#[test]
fn a_draft_of_no_interview_is_refused() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    let nowhere = DraftKey { interview: InterviewId::new("nobody").unwrap(), ..on("q1") };
    let error = store.save_draft(&nowhere, &Typed::new("x", 1), noon()).unwrap_err();
    assert!(error.to_string().contains("the interview that the draft names is not in the study"), "{error}");
    assert_eq!(store.drafts().unwrap(), []);
}

#[test]
fn the_place_is_kept_for_each_kind() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::small());
    assert_eq!(store.place("screen").unwrap(), None);
    store.save_place("screen", "study").unwrap();
    store.save_place("screen", "interview sez/r1").unwrap();
    store.save_place("question", "q3").unwrap();
    drop(store);
    let store = Store::open(&path, somebody(1)).unwrap();
    assert_eq!(store.place("screen").unwrap().as_deref(), Some("interview sez/r1"));
    assert_eq!(store.place("question").unwrap().as_deref(), Some("q3"));
    assert_eq!(store.journal().unwrap().len(), samples::small().changes().len(), "places are no changes");
}

#[test]
fn a_draft_keeps_its_own_marks_through_a_crash() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::small());
    let mark = |from, to, text: &str| Mark {
        kind: MarkKind::Quote,
        from,
        to,
        text: text.into(),
        target: None,
        respondent: None,
    };
    let before = Notes { text: "ja ja".into(), marks: vec![mark(0, 2, "ja")], ..Notes::default() };
    store.record(&[Change::AnswerNotes(talk("sez/r1"), id("q1"), before)], noon()).unwrap();
    let marks = [mark(3, 5, "ja")];
    store.save_draft(&on("q1"), &Typed { marks: Some(&marks), ..Typed::new("ja ja", 5) }, noon()).unwrap();
    drop(store);
    let mut store = Store::open(&path, somebody(1)).unwrap();
    assert_eq!(store.drafts().unwrap()[0].marks.as_deref(), Some(marks.as_slice()));
    assert_eq!(store.commit_drafts(noon()).unwrap().rows.len(), 1, "the text is the same, the marks are not");
    assert_eq!(store.load(&Scope::Whole).unwrap().answers[0].notes.marks, marks);
}

#[test]
fn a_summary_being_written_survives_a_restart_and_what_came_in_meanwhile_stands_beside_it() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = created(&path, &samples::small());
    let written = |text: &str| {
        let (unit, round, heading) = (id("sez"), id("r1"), id("contacts"));
        Change::Summary(Summary { unit, round, heading, text: text.into() })
    };
    let texts = |store: &Store| -> Vec<String> {
        let study = store.load(&Scope::Whole).unwrap();
        study.summaries.into_iter().filter(|one| one.heading == *"contacts").map(|one| one.text).collect()
    };
    store.save_desk_draft(&written("Zij w"), noon()).unwrap();
    store.save_desk_draft(&written("Zij weten"), noon()).unwrap();
    assert!(texts(&store).is_empty());
    drop(store);
    let mut store = Store::open(&path, somebody(1)).unwrap();
    let drafts = store.desk_drafts().unwrap();
    assert_eq!(drafts.len(), 1);
    assert!(drafts[0].is_news && !drafts[0].is_overtaken);
    assert_eq!(store.commit_drafts(noon()).unwrap().rows.len(), 1);
    assert_eq!(texts(&store), ["Zij weten"]);
    assert!(store.desk_drafts().unwrap().is_empty());

    store.save_desk_draft(&written("Zij weten veel"), noon()).unwrap();
    let record = "sez/r1/contacts".to_owned();
    store.record(&[Change::Removed(RecordKind::Summary, record, true)], noon()).unwrap();
    assert!(store.desk_drafts().unwrap().is_empty(), "removing it forgets what was being written");
    assert!(texts(&store).is_empty());
    store.save_desk_draft(&written("Zij weten"), noon()).unwrap();
    assert_eq!(store.commit_drafts(noon()).unwrap().rows.len(), 2, "the words, and that it is there again");
    assert_eq!(texts(&store), ["Zij weten"]);
    assert!(store.save_desk_draft(&notes("q1", "nee"), noon()).is_err(), "notes have drafts of their own");
}
