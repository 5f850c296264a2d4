//! Writing: all of it or nothing, with a history that tells who wrote what and what it replaced.

use nulmeting::domain::answer::{ClosedAnswer, Missing, Notes};
use nulmeting::domain::change::{Change, Part, PartKey, RecordKind};
use nulmeting::domain::id::Id;
use nulmeting::domain::rating::Value;
use nulmeting::domain::study::{InterviewState, InterviewStatus, UnitKind};
use nulmeting::store::{Scope, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

use super::{created, fresh, id, noon, samples, somebody, talk};

fn notes(question: &str, text: &str) -> Change {
    Change::AnswerNotes(talk("sez/r1"), id(question), Notes { text: text.into(), ..Notes::default() })
}

#[test]
fn a_history_tells_who_wrote_what_when_and_what_it_replaced() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    let before = store.journal().unwrap().len();
    let first = store.record(&[notes("q1", "ja")], noon()).unwrap().rows[0];
    let later = noon() + chrono::TimeDelta::minutes(5);
    let second = store.record(&[notes("q1", "nee")], later).unwrap().rows[0];
    let history = store.history(&notes("q1", "").key()).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!((history[0].id, history[0].replaces.clone()), (first, vec![]));
    assert_eq!((history[1].id, history[1].replaces.clone()), (second, vec![first]));
    assert_eq!(history[1].turn, history[0].turn + 1);
    assert_eq!(history[0].turn, i64::try_from(before).unwrap() + 1);
    assert_eq!((history[1].author.as_str(), history[1].device), ("author 1", Uuid::from_u128(1)));
    assert_eq!((history[0].at, history[1].at), (noon(), later));
    assert_eq!(history[1].value.as_ref().unwrap()["text"], "nee");
}

#[test]
fn a_refused_change_takes_all_others_with_it() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::full());
    let journal = store.journal().unwrap();
    let state = InterviewState { status: InterviewStatus::Completed, reason: None };
    let missing = Change::InterviewState(talk("nobody/r1"), state);
    let error = store.record(&[notes("open", "weg"), missing], noon()).unwrap_err();
    assert!(matches!(error, StoreError::NoRecord { .. }), "{error}");
    assert!(error.to_string().contains("there is no interview nobody/r1 yet"), "{error}");
    let dangling = samples::rating("sez", "r1", "vision", Value::Unknown, &["no-such-evidence"]);
    let error = store.record(&[notes("open", "weg"), Change::Rating(dangling)], noon()).unwrap_err();
    assert!(error.to_string().contains("the evidence that the rating names is not in the study"), "{error}");
    assert_eq!(store.journal().unwrap(), journal);
    assert_eq!(store.load(&Scope::Whole).unwrap(), samples::full());
    store.record(&[notes("open", "toch")], noon()).unwrap();
}

#[test]
fn a_memo_goes_and_comes_with_what_it_is_about() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::full());
    let memos = |store: &nulmeting::store::Store| store.load(&Scope::Whole).unwrap().memos.len();
    assert_eq!(memos(&store), 2);
    store.record(&[Change::Removed(RecordKind::Unit, "sez".into(), true)], noon()).unwrap();
    assert_eq!(memos(&store), 1, "the one on the study as a whole");
    store.record(&[Change::Removed(RecordKind::Unit, "sez".into(), false)], noon()).unwrap();
    assert_eq!(memos(&store), 2);
}

#[test]
fn an_answer_stays_when_its_question_does_not() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    store.record(&[notes("question of no questionnaire", "ja")], noon()).unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap().answers.len(), 1);
}

#[test]
fn an_emptied_answer_is_none_and_keeps_its_place_when_it_is_filled_again() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    store.record(&[notes("q1", "een"), notes("q2", "twee")], noon()).unwrap();
    store.record(&[notes("q1", "")], noon()).unwrap();
    let questions = |store: &nulmeting::store::Store| -> Vec<Id> {
        store.load(&Scope::Whole).unwrap().answers.into_iter().map(|answer| answer.question).collect()
    };
    assert_eq!(questions(&store), [id("q2")]);
    let closed = ClosedAnswer::missing(Missing::NoAnswer);
    store.record(&[Change::AnswerClosed(talk("sez/r1"), id("q1"), closed)], noon()).unwrap();
    assert_eq!(questions(&store), [id("q1"), id("q2")]);
}

#[test]
fn a_removed_unit_goes_with_all_that_is_its_own_and_comes_back_with_it() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::full());
    let gone = Change::Removed(RecordKind::Unit, "sez".into(), true);
    store.record(std::slice::from_ref(&gone), noon()).unwrap();
    let without = store.load(&Scope::Whole).unwrap();
    assert!(without.unit("sez").is_none());
    assert!(without.answers.iter().all(|answer| answer.interview != talk("sez/r1")));
    assert!(without.participants.is_empty() && without.initiatives.is_empty() && without.links.is_empty());
    assert!(without.ratings.iter().all(|rating| rating.unit != id("sez")));
    let plan = without.evidence.iter().find(|evidence| evidence.id == id("plan")).unwrap();
    assert!(plan.names(&id("wijken")) && !plan.names(&id("sez")));
    assert_eq!(without.events.len(), 1, "what happened to the removed unit only is gone with it");
    let overview = store.overview(0, 10).unwrap();
    assert_eq!((overview.unit_count, overview.units.len()), (2, 2));
    assert!(overview.counts.iter().all(|count| count.status != InterviewStatus::Planned));
    store.record(&[Change::Removed(RecordKind::Unit, "sez".into(), false)], noon()).unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap(), samples::full());
    let history = store.history(&gone.key()).unwrap();
    assert_eq!(history.len(), 2);
}

#[test]
fn evidence_that_is_removed_is_taken_off_what_rests_on_it_until_it_is_back() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::full());
    store.record(&[Change::Removed(RecordKind::Evidence, "plan".into(), true)], noon()).unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap().ratings[0].evidence, [id("said")]);
    store.record(&[Change::Removed(RecordKind::Evidence, "plan".into(), false)], noon()).unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap(), samples::full());
}

#[test]
fn a_change_to_a_removed_record_brings_it_back() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::full());
    let rating = samples::rating("sez", "r1", "vision", Value::level(3).unwrap(), &[]);
    let key = Change::Rating(rating.clone()).key();
    store.record(&[Change::Removed(key.kind, key.record.clone(), true)], noon()).unwrap();
    assert!(!store.load(&Scope::Whole).unwrap().ratings.contains(&samples::full().ratings[0]));
    let recorded = store.record(&[Change::Rating(rating.clone())], noon()).unwrap();
    assert_eq!(recorded.rows.len(), 2, "the rating, and that it is there again");
    assert_eq!(store.load(&Scope::Whole).unwrap().ratings[0], rating);
    let removed = PartKey { part: Part::Removed, ..key };
    assert_eq!(store.history(&removed).unwrap().len(), 2);
}

#[test]
fn the_study_itself_cannot_be_removed() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    let error =
        store.record(&[Change::Removed(RecordKind::Study, "study".into(), true)], noon()).unwrap_err();
    assert!(error.to_string().contains("cannot be removed"), "{error}");
}

#[test]
fn a_unit_called_organisation_is_refused() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    let error = store.record(&[Change::Unit(samples::unit("organisation"))], noon()).unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error}");
}

#[test]
fn two_people_who_did_not_know_of_each_other_are_a_conflict_on_both_sides() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(created(&path, &samples::small()));
    let elsewhere = folder.path().join("elsewhere");
    std::fs::copy(&path, &elsewhere).unwrap();
    let mut mine = nulmeting::store::Store::open(&path, somebody(1)).unwrap();
    let mut theirs = nulmeting::store::Store::open(&elsewhere, somebody(2)).unwrap();
    mine.record(&[notes("q1", "a"), notes("q2", "same")], noon()).unwrap();
    theirs.record(&[notes("q1", "b"), notes("q1", "c")], noon()).unwrap();
    assert_eq!(mine.merge_rows(&theirs.journal().unwrap()).unwrap(), 2);
    assert_eq!(theirs.merge_rows(&mine.journal().unwrap()).unwrap(), 2);
    let conflicts = mine.conflicts().unwrap();
    assert_eq!(conflicts, theirs.conflicts().unwrap());
    assert_eq!(conflicts.len(), 1);
    let texts: Vec<_> =
        conflicts[0].rows.iter().map(|row| row.value.clone().unwrap()["text"].clone()).collect();
    assert_eq!(texts, ["a", "c"], "the row that its own writer replaced is history");
    assert_eq!(mine.load(&Scope::Whole).unwrap(), theirs.load(&Scope::Whole).unwrap());
}

#[test]
fn the_first_screen_shows_a_window_of_units_in_their_order() {
    let folder = TempDir::new().unwrap();
    let mut study = samples::full();
    study.units[1].kind = UnitKind::Staff;
    let store = created(&fresh(&folder), &study);
    let names = |offset, limit| -> Vec<String> {
        let window = store.overview(offset, limit).unwrap();
        assert_eq!(window.unit_count, 3);
        window.units.into_iter().map(|unit| unit.id.to_string()).collect()
    };
    assert_eq!(names(0, 10), ["sez", "oud", "wijken"]);
    assert_eq!(names(1, 1), ["oud"]);
    assert_eq!(names(3, 1), Vec::<String>::new());
    let first = store.overview(0, 1).unwrap();
    let shown: Vec<(&str, usize)> =
        first.interviews.iter().map(|line| (line.interview.id.as_str(), line.answered)).collect();
    assert_eq!(shown, [("directie", 1), ("sez/r1", 5)]);
    assert_eq!(first.counts.iter().map(|count| count.interviews).sum::<usize>(), 3);
    assert_eq!((&first.header, &first.rounds), (&study.header, &study.rounds));
}
