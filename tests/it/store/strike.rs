//! Striking: at the speaker's wish a passage is gone from every byte of the study, and all else is as it was.

use std::fs;
use std::path::Path;

use nulmeting::domain::answer::{Mark, MarkKind, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::evidence::{Evidence, EvidenceKind};
use nulmeting::domain::scan::Decision;
use nulmeting::domain::study::{Memo, Note, NotePlace, Response, ResponseView, Summary};
use nulmeting::domain::writeup::{CheckedQuote, QuoteState, WriteUp};
use nulmeting::store::{DraftKey, DraftPlace, Reader, Scope, Store, StoreError, Struck, Typed};
use tempfile::TempDir;

use super::{created, fresh, id, noon, samples, somebody, talk};

/// Words that stand nowhere else, with what JSON writes in another way.
const STRUCK: &str = "De \"Zonderling\" Grootveld\nslaapt op 't stadhuis 👩‍👩‍👧";

fn on(question: &str) -> DraftKey {
    DraftKey { interview: talk("sez/r1"), place: DraftPlace::Question(id(question)) }
}

fn parked(number: u32) -> DraftKey {
    DraftKey { interview: talk("sez/r1"), place: DraftPlace::Note(NotePlace::Parked, number) }
}

fn said(question: &str, text: &str) -> Change {
    Change::AnswerNotes(talk("sez/r1"), id(question), Notes { text: text.into(), ..Notes::default() })
}

fn stays(question: &str, text: &str) -> Change {
    let notes = Notes { text: text.into(), struck: vec![noon()], ..Notes::default() };
    Change::AnswerNotes(talk("sez/r1"), id(question), notes)
}

fn thought(number: u32, text: &str) -> Change {
    Change::Note(Note::new(talk("sez/r1"), NotePlace::Parked, number, text))
}

/// Whether any file of the folder has one of the words in its bytes.
fn has_word(folder: &Path, words: &[&str]) -> Option<String> {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for word in words {
            if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                return Some(format!("`{word}` in {}", path.display()));
            }
        }
    }
    None
}

const WORDS: [&str; 4] = ["Zonderling", "Grootveld", "slaapt", "stadhuis"];

/// A study in which the passage was typed, kept in halves, marked, edited and typed on as a draft.
fn with_passage(path: &Path) -> Store {
    let mut store = created(path, &samples::small());
    store.record(&[said("q1", "Wij werken goed.")], noon()).unwrap();
    // What was decided of a word names it as well.
    store.decide_words(&[("Grootveld".into(), Some(Decision::Replace("[naam]".into())))]).unwrap();
    store.decide_words(&[("werken".into(), Some(Decision::Keep))]).unwrap();
    store.record(&[said("q1", "Wij werken goed. De \"Zonderling\" Groot")], noon()).unwrap();
    let text = format!("Wij werken goed. {STRUCK}");
    let from = "Wij werken goed. ".chars().count();
    let mark = Mark {
        kind: MarkKind::Quote,
        from,
        to: from + STRUCK.chars().count(),
        text: STRUCK.into(),
        target: None,
        respondent: None,
    };
    let notes = Notes { text: text.clone(), marks: vec![mark.clone()], ..Notes::default() };
    store.record(&[Change::AnswerNotes(talk("sez/r1"), id("q1"), notes)], noon()).unwrap();
    store
        .save_draft(&on("q1"), &Typed { marks: Some(&[mark]), ..Typed::new(&format!("{text}!"), 3) }, noon())
        .unwrap();
    store
}

#[test]
fn the_struck_words_are_in_no_byte_of_the_study_and_the_time_is() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = with_passage(&path);
    let reader = Reader::open(&path).unwrap();
    reader.load(&Scope::Whole).unwrap();
    assert!(has_word(folder.path(), &WORDS).is_some(), "the test looks at the right files");
    let before = store.history(&on("q1").part()).unwrap();

    let struck = store.strike(&on("q1"), &[stays("q1", "Wij werken goed.")], STRUCK, noon()).unwrap();
    assert_eq!(struck, Struck { hollowed: 2, ..Struck::default() });
    assert_eq!(has_word(folder.path(), &WORDS), None, "while it is open");
    let decided = store.decided_words().unwrap();
    assert_eq!((decided.of("Grootveld"), decided.of("werken")), (None, Some(Decision::Keep)));
    assert_eq!(store.drafts().unwrap(), []);
    let after = store.history(&on("q1").part()).unwrap();
    let places = |rows: &[nulmeting::store::JournalRow]| -> Vec<_> {
        rows.iter().map(|row| (row.turn, row.device, row.id, row.replaces.clone(), row.at)).collect()
    };
    assert_eq!(places(&after[..3]), places(&before), "hollow rows keep their place");
    let values: Vec<bool> = after.iter().map(|row| row.value.is_some()).collect();
    assert_eq!(values, [true, false, false, true], "what was there before the passage stays");
    let study = reader.load(&Scope::Whole).unwrap();
    assert_eq!(study.answers[0].notes.text, "Wij werken goed.");
    assert_eq!(study.answers[0].notes.struck, [noon()]);
    drop((reader, store));
    assert_eq!(has_word(folder.path(), &WORDS), None, "after it was closed");
    let store = Store::open(&path, somebody(1)).unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap(), study);
}

#[test]
fn struck_words_leave_every_version_of_the_write_up_and_its_quotes() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = with_passage(&path);
    let whole = Some(format!("Wij werken goed. {STRUCK}"));
    let write_up = WriteUp { typed: whole.clone(), ..WriteUp::default() };
    let write_up_of = |write_up| Change::AnswerWriteUp(talk("sez/r1"), id("q1"), write_up);
    store.record(&[write_up_of(write_up)], noon()).unwrap();
    let quotes = vec![CheckedQuote { text: STRUCK.into(), state: QuoteState::Approved }];
    let write_up = WriteUp { typed: whole.clone(), worked_up: whole.clone(), approved: whole, quotes };
    store.record(&[write_up_of(write_up)], noon()).unwrap();
    store.strike(&on("q1"), &[stays("q1", "Wij werken goed.")], STRUCK, noon()).unwrap();
    assert_eq!(has_word(folder.path(), &WORDS), None);
    let left = store.load(&Scope::Whole).unwrap().answers[0].write_up.clone();
    let kept = Some("Wij werken goed. ".to_owned());
    assert_eq!((left.typed, left.worked_up, left.approved), (kept.clone(), kept.clone(), kept));
    assert_eq!(left.quotes, []);
    store.rebuild().unwrap();
    assert_eq!(has_word(folder.path(), &WORDS), None);
}

#[test]
fn projections_made_anew_from_hollow_rows_are_the_same() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::full());
    store.record(&[said("first", STRUCK), said("second", "twee"), thought(3, STRUCK)], noon()).unwrap();
    store.record(&[thought(4, "vier"), said("third", &format!("drie {STRUCK}"))], noon()).unwrap();
    store.strike(&on("first"), &[stays("first", "")], STRUCK, noon()).unwrap();
    store.strike(&on("third"), &[stays("third", "drie")], STRUCK, noon()).unwrap();
    store.strike(&parked(3), &[thought(3, "daarna")], STRUCK, noon()).unwrap();
    let before = store.load(&Scope::Whole).unwrap();
    let overview = store.overview(0, 9).unwrap();
    let questions: Vec<&str> = before.answers.iter().map(|answer| answer.question.as_str()).collect();
    assert!(questions.ends_with(&["first", "second", "third"]), "{questions:?}");
    store.rebuild().unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap(), before);
    assert_eq!(store.overview(0, 9).unwrap(), overview);
    assert_eq!(has_word(folder.path(), &WORDS), None);
}

#[test]
fn a_parked_thought_is_struck_whole() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    store.record(&[thought(1, STRUCK)], noon()).unwrap();
    store.save_draft(&parked(2), &Typed::new(STRUCK, 0), noon()).unwrap();
    let gone = Change::Removed(thought(1, "").key().kind, "sez/r1/parked/1".into(), true);
    store.strike(&parked(1), &[thought(1, ""), gone], STRUCK, noon()).unwrap();
    assert!(has_word(folder.path(), &WORDS).is_some(), "the second thought was only a draft and stays");
    store.strike(&parked(2), &[], STRUCK, noon()).unwrap();
    assert_eq!(has_word(folder.path(), &WORDS), None);
    assert_eq!(store.load(&Scope::Whole).unwrap().notes, []);
}

#[test]
fn what_another_note_said_before_the_passage_was_moved_here_is_hollowed_and_what_it_says_now_is_told() {
    let folder = TempDir::new().unwrap();
    let mut store = created(&fresh(&folder), &samples::small());
    store.record(&[said("q1", &format!("een {STRUCK}")), said("q2", "twee")], noon()).unwrap();
    store.record(&[said("q1", "een"), said("q2", &format!("twee {STRUCK}"))], noon()).unwrap();
    store.record(&[said("q3", STRUCK)], noon()).unwrap();
    let struck = store.strike(&on("q2"), &[stays("q2", "twee")], STRUCK, noon()).unwrap();
    assert_eq!((struck.hollowed, struck.notes), (2, 1));
    assert_eq!(store.load(&Scope::Whole).unwrap().answers.len(), 3, "the third note is not touched");
    store.strike(&on("q3"), &[stays("q3", "")], STRUCK, noon()).unwrap();
    assert_eq!(has_word(folder.path(), &WORDS), None);
}

#[test]
fn evidence_that_quotes_the_passage_is_told_and_not_touched() {
    let folder = TempDir::new().unwrap();
    let mut store = with_passage(&fresh(&folder));
    let quoting = |name: &str, interview: Option<&str>, text: &str| {
        Change::Evidence(Evidence {
            kind: EvidenceKind::Testimony,
            interview: interview.map(talk),
            text: text.into(),
            ..samples::evidence(name)
        })
    };
    let evidence = [
        quoting("own", Some("sez/r1"), "slaapt op 't stadhuis"),
        quoting("other", Some("wijken/r1"), "Grootveld slaapt op 't werk"),
        quoting("unlike", Some("sez/r1"), "Op 't werk slaapt niemand."),
        quoting("short", None, "Grootveld"),
    ];
    store.record(&evidence, noon()).unwrap();
    let struck = store.strike(&on("q1"), &[stays("q1", "")], STRUCK, noon()).unwrap();
    assert_eq!(struck.evidence, [id("own"), id("other")]);
    assert_eq!(store.load(&Scope::Whole).unwrap().evidence.len(), 4);
}

#[test]
fn a_strike_can_be_repeated_and_another_place_is_refused() {
    let folder = TempDir::new().unwrap();
    let mut store = with_passage(&fresh(&folder));
    let change = [stays("q1", "Wij werken goed.")];
    store.strike(&on("q1"), &change, STRUCK, noon()).unwrap();
    let journal = store.journal().unwrap();
    let again = store.strike(&on("q1"), &change, STRUCK, noon()).unwrap();
    assert_eq!(again, Struck::default());
    assert_eq!(store.journal().unwrap(), journal);
    let error = store.strike(&on("q2"), &change, STRUCK, noon()).unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error}");
    assert_eq!(store.journal().unwrap(), journal);
}

#[test]
fn the_hollow_copy_wins_when_copies_are_merged_in_whatever_order() {
    let folder = TempDir::new().unwrap();
    let other = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(with_passage(&path));
    let elsewhere = fresh(&other);
    fs::copy(&path, &elsewhere).unwrap();
    let mut mine = Store::open(&path, somebody(2)).unwrap();
    let mut theirs = Store::open(&elsewhere, somebody(3)).unwrap();
    theirs.discard_draft(&on("q1")).unwrap();
    let full = theirs.journal().unwrap();
    mine.strike(&on("q1"), &[stays("q1", "Wij werken goed.")], STRUCK, noon()).unwrap();
    assert!(theirs.merge_rows(&mine.journal().unwrap()).unwrap() > 0);
    assert_eq!(has_word(other.path(), &WORDS), None);
    assert_eq!(theirs.load(&Scope::Whole).unwrap(), mine.load(&Scope::Whole).unwrap());
    assert_eq!(mine.merge_rows(&full).unwrap(), 0, "what is hollow stays hollow");
    assert_eq!(has_word(folder.path(), &WORDS), None);
}

#[test]
fn a_strike_that_was_interrupted_is_finished_when_the_study_is_opened() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    drop(with_passage(&path));
    // As the file is left when the power fails between the two halves: hollow rows, and old bytes in free pages.
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "secure_delete", false).unwrap();
    raw.execute_batch(
        "UPDATE journal SET value = NULL WHERE kind = 'answer';
         UPDATE answer SET text = '', marks = '[]';
         DELETE FROM draft;
         DELETE FROM place;
         INSERT INTO place (kind, text) VALUES ('unfinished strike', '');",
    )
    .unwrap();
    drop(raw);
    assert!(has_word(folder.path(), &WORDS).is_some());
    let store = Store::open(&path, somebody(1)).unwrap();
    assert_eq!(has_word(folder.path(), &WORDS), None);
    assert_eq!(store.place("unfinished strike").unwrap(), None);
}

#[test]
fn while_a_reader_is_in_the_way_it_does_not_say_that_it_is_done() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = with_passage(&path);
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM journal;").unwrap();
    let change = [stays("q1", "Wij werken goed.")];
    let error = store.strike(&on("q1"), &change, STRUCK, noon()).unwrap_err();
    assert!(matches!(error, StoreError::InUse(_)), "{error}");
    reader.execute_batch("COMMIT").unwrap();
    store.strike(&on("q1"), &change, STRUCK, noon()).unwrap();
    assert_eq!(has_word(folder.path(), &WORDS), None);
}

#[test]
fn memos_summaries_and_responses_that_quote_the_passage_are_named_and_left_to_the_person() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = with_passage(&path);
    let quoting = format!("Zij zei: {STRUCK}");
    let (unit, round) = (id("sez"), id("r1"));
    let summary = |heading: &str, text: &str| Summary {
        unit: unit.clone(),
        round: round.clone(),
        heading: id(heading),
        text: text.to_owned(),
    };
    let memo = |name: &str, text: &str| {
        Change::Memo(Memo { id: id(name), about: None, text: text.to_owned(), written_on: None })
    };
    let response = Response {
        unit: unit.clone(),
        round: round.clone(),
        about: "whole".to_owned(),
        text: "Grootveld slaapt op 't stadhuis".to_owned(),
        view: ResponseView::Contested,
        on: None,
    };
    let changes = [
        Change::Summary(summary("contacts", &quoting)),
        Change::Summary(summary("activities", "De afdeling slaapt niet.")),
        memo("m8", &quoting),
        memo("m9", "Het stadhuis is mooi."),
        Change::Response(response),
    ];
    store.record(&changes, noon()).unwrap();
    store.save_desk_draft(&Change::Summary(summary("acceptance", &quoting)), noon()).unwrap();
    let struck = store.strike(&on("q1"), &[stays("q1", "Wij werken goed.")], STRUCK, noon()).unwrap();
    assert_eq!(
        struck.written,
        ["memo m8", "response sez/r1/whole", "summary sez/r1/acceptance", "summary sez/r1/contacts"]
    );
    let study = store.load(&Scope::Whole).unwrap();
    let kept = study.memos.iter().find(|memo| memo.id == *"m8").unwrap();
    assert_eq!(kept.text, quoting, "like evidence it is the person's to change");
}
