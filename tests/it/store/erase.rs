//! Erasing a respondent: nothing of the person is in any byte of the folder, all else is as it was, and the id stays closed.

use std::fs;
use std::path::Path;

use nulmeting::domain::answer::{Mark, MarkKind, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::erased::{Decisions, Doubt, Verdict};
use nulmeting::domain::evidence::{Evidence, EvidenceKind};
use nulmeting::domain::rating::Value;
use nulmeting::domain::scan::Decision;
use nulmeting::domain::study::*;
use nulmeting::domain::writeup::WriteUp;
use nulmeting::store::{DraftKey, DraftPlace, Reader, Scope, Store, StoreError, Typed};
use tempfile::TempDir;

use super::{created, fresh, id, noon, samples, somebody, talk};

/// Words that only the person used, in every form that a file can hold them.
const WORDS: [&str; 6] =
    ["Zonderling", "Grootveld", "überängstlich", "slaapkamergeheim", "Roddelaar", "P77team"];

fn long(word: &str) -> String {
    format!("Regels: de {word} zei \"überängstlich\" 👩‍👩‍👧\n").repeat(900)
}

fn said(interview: &str, question: &str, text: &str) -> Change {
    let notes = Notes { text: text.into(), ..Notes::default() };
    Change::AnswerNotes(talk(interview), id(question), notes)
}

fn takes_part(interview: &str, who: &str) -> [Change; 2] {
    let details = ParticipantDetails {
        role: "team leader".into(),
        team: (who == "P77").then(|| "P77team".into()),
        leads: true,
        joined: None,
        left: None,
    };
    let consent = vec![Consent::Interview];
    [
        Change::Participant(talk(interview), id(who), details),
        Change::Consent(talk(interview), id(who), consent),
    ]
}

fn testimony(name: &str, interview: &str, who: Option<&str>, text: &str) -> Change {
    Change::Evidence(Evidence {
        kind: EvidenceKind::Testimony,
        interview: Some(talk(interview)),
        respondent: who.map(id),
        text: text.into(),
        ..samples::evidence(name)
    })
}

fn rated(indicator: &str, evidence: &[&str]) -> Change {
    let mut rating = samples::rating("sez", "r1", indicator, Value::level(2).unwrap(), evidence);
    let is_alone = evidence.len() == 1;
    rating.note = Some(if is_alone { "want de Zonderling zei het" } else { "het stuk zegt het ook" }.into());
    Change::Rating(rating)
}

/// Which file of the folder has one of the words in its bytes.
fn found(folder: &Path) -> Option<String> {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for word in WORDS {
            if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                return Some(format!("`{word}` in {}", path.display()));
            }
        }
    }
    None
}

/// `P77` alone in `sez/r1` and with `P02` in `wijken/r1`, with everything that can be kept of what was said.
fn spoken(path: &Path) -> Store {
    let mut store = created(path, &samples::small());
    store.record(&takes_part("sez/r1", "P77"), noon()).unwrap();
    store.record(&takes_part("wijken/r1", "P77"), noon()).unwrap();
    store.record(&takes_part("wijken/r1", "P02"), noon()).unwrap();
    for text in ["De Zonderl", "De Zonderling", &long("Grootveld"), "De Zonderling overdreef."] {
        store.record(&[said("sez/r1", "q1", text)], noon()).unwrap();
    }
    store.decide_words(&[("Zonderling".into(), Some(Decision::Keep))]).unwrap();
    store.decide_words(&[("Grootveld".into(), Some(Decision::Replace("Roddelaar".into())))]).unwrap();
    let write_up = WriteUp { typed: Some(long("Grootveld")), ..WriteUp::default() };
    let about = Subject { kind: SubjectKind::Answer, id: "sez/r1/q1".into() };
    let memo =
        Memo { id: id("m1"), about: Some(about), text: "Zonderling, Grootveld".into(), written_on: None };
    let details = InterviewDetails {
        attempts: vec!["gebeld met Grootveld".into()],
        ..InterviewDetails::new(id("sez"), id("r1"))
    };
    let changes = [
        Change::AnswerWriteUp(talk("sez/r1"), id("q1"), write_up),
        Change::Interview(talk("sez/r1"), details),
        Change::Note(Note::new(talk("sez/r1"), NotePlace::After, 1, "slaapkamergeheim")),
        testimony("e1", "sez/r1", None, "De Zonderling overdreef."),
        testimony("e2", "wijken/r1", Some("P77"), "Roddelaar"),
        Change::Evidence(samples::evidence("e3")),
        Change::Memo(memo),
        rated("vision", &["e1"]),
        rated("plan", &["e2", "e3"]),
        Change::Rating(samples::rating("sez", "r1", "staff", Value::level(1).unwrap(), &["e3"])),
    ];
    store.record(&changes, noon()).unwrap();
    // Said together: one paragraph is marked as the person's, one as the other's, one as nobody's.
    let text = "Roddelaar zegt dit.\nP02 zegt dat hier.\nIemand zegt de rest hier ook.";
    let mark = |from: usize, words: &str, who: &str| Mark {
        kind: MarkKind::Passage,
        from,
        to: from + words.chars().count(),
        text: words.into(),
        target: None,
        respondent: Some(id(who)),
    };
    let marks = vec![mark(0, "Roddelaar zegt dit.", "P77"), mark(20, "P02 zegt dat hier.", "P02")];
    let notes = Notes { text: text.into(), marks, ..Notes::default() };
    store.record(&[Change::AnswerNotes(talk("wijken/r1"), id("q1"), notes)], noon()).unwrap();
    store
}

fn draft(store: &mut Store) {
    let key = DraftKey { interview: talk("sez/r1"), place: DraftPlace::Question(id("q2")) };
    store.save_draft(&key, &Typed::new(&long("slaapkamergeheim"), 3), noon()).unwrap();
}

const KEEP: Option<Verdict> = Some(Verdict::Keep);

#[test]
fn the_person_is_in_no_byte_of_the_folder_and_all_else_is_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = spoken(&path);
    draft(&mut store);
    let reader = Reader::open(&path).unwrap();
    reader.load(&Scope::Whole).unwrap();
    assert!(found(folder.path()).is_some(), "the test looks at the right files");
    let erasure = store.erase(&id("P77"), &Decisions::all(KEEP), noon()).unwrap();
    assert!(erasure.hollowed > 10, "{}", erasure.hollowed);
    assert_eq!(erasure.plan.unknown, 1);
    assert_eq!(found(folder.path()), None, "while it is open");
    let study = reader.load(&Scope::Whole).unwrap();
    let rating = |indicator: &str| study.ratings.iter().find(|one| one.indicator == *indicator).unwrap();
    assert_eq!(rating("vision").value, Value::Unknown);
    assert_eq!(rating("vision").reasons, [id("evidence erased")]);
    assert_eq!(rating("plan").evidence, [id("e3")], "it rests on something else as well");
    assert_eq!(rating("plan").value, Value::level(2).unwrap());
    assert_eq!(rating("staff").value, Value::level(1).unwrap());
    assert_eq!(study.evidence.len(), 1);
    assert_eq!(study.memos, []);
    assert_eq!(study.participants.len(), 1);
    assert_eq!(study.erased.len(), 1);
    let said: Vec<&str> = study.answers.iter().map(|answer| answer.notes.text.trim()).collect();
    assert!(said.contains(&"P02 zegt dat hier.\nIemand zegt de rest hier ook."), "{said:?}");
    drop((reader, store));
    assert_eq!(found(folder.path()), None, "after it was closed");
    let mut store = Store::open(&path, somebody(1)).unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap(), study);
    store.rebuild().unwrap();
    assert_eq!(store.load(&Scope::Whole).unwrap(), study, "the journal says the same");
    assert_eq!(found(folder.path()), None);
}

#[test]
fn what_nobody_knows_the_speaker_of_is_decided_paragraph_by_paragraph() {
    let folder = TempDir::new().unwrap();
    let mut store = spoken(&fresh(&folder));
    let who = id("P77");
    let plan = store.plan_erasure(&who, &Decisions::default()).unwrap();
    let open: Vec<(&str, Doubt)> = plan.passages.iter().map(|one| (one.text.as_str(), one.doubt)).collect();
    assert_eq!(
        open,
        [("Iemand zegt de rest hier ook.", Doubt::Joint), ("het stuk zegt het ook", Doubt::Joint)]
    );
    let error = store.erase(&who, &Decisions::default(), noon()).unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error}");
    assert!(found(folder.path()).is_some(), "nothing was erased");
    let mut decisions = Decisions::default();
    decisions.decide(&plan.passages[0], Verdict::Erase);
    decisions.decide(&plan.passages[1], Verdict::Keep);
    store.erase(&who, &decisions, noon()).unwrap();
    assert_eq!(found(folder.path()), None);
    let study = store.load(&Scope::Whole).unwrap();
    let together = study.answers.iter().find(|answer| answer.interview == talk("wijken/r1")).unwrap();
    assert_eq!(together.notes.text.trim(), "P02 zegt dat hier.");
    assert_eq!(together.notes.marks.len(), 1);
    assert_eq!(together.notes.marks[0].text, "P02 zegt dat hier.");
}

#[test]
fn a_closed_id_cannot_be_used_again_and_erasing_can_be_repeated() {
    let folder = TempDir::new().unwrap();
    let mut store = spoken(&fresh(&folder));
    let who = id("P77");
    store.erase(&who, &Decisions::all(KEEP), noon()).unwrap();
    let error = store.record(&takes_part("wijken/r1", "P77"), noon()).unwrap_err();
    assert!(error.to_string().contains("`P77` was erased"), "{error}");
    let error = store.record(&[testimony("e9", "wijken/r1", Some("P77"), "x")], noon()).unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error}");
    let study = store.load(&Scope::Whole).unwrap();
    let again = store.erase(&who, &Decisions::all(KEEP), noon()).unwrap();
    assert_eq!((again.hollowed, again.plan.is_empty()), (0, true));
    assert_eq!(store.load(&Scope::Whole).unwrap(), study);
}

#[test]
fn an_older_copy_does_not_bring_the_person_back_and_forgets_as_well() {
    let (folder, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let path = fresh(&folder);
    drop(spoken(&path));
    let elsewhere = fresh(&other);
    fs::copy(&path, &elsewhere).unwrap();
    let mut mine = Store::open(&path, somebody(2)).unwrap();
    let mut theirs = Store::open(&elsewhere, somebody(3)).unwrap();
    // Written elsewhere without knowing: an answer more, another version, and a rating on it.
    let later = [
        said("sez/r1", "q9", "Grootveld zegt nog iets"),
        said("sez/r1", "q1", "De Zonderling overdreef niet."),
        testimony("e8", "sez/r1", Some("P77"), "slaapkamergeheim"),
        rated("money", &["e8"]),
    ];
    theirs.record(&later, noon()).unwrap();
    mine.erase(&id("P77"), &Decisions::all(KEEP), noon()).unwrap();
    assert!(mine.merge_rows(&theirs.journal().unwrap()).unwrap() > 0);
    // The researcher's own note stays with the rating that is unknown again.
    let words: Vec<Option<String>> =
        mine.journal().unwrap().into_iter().map(|row| row.value.map(|value| value.to_string())).collect();
    assert!(!words.iter().flatten().any(|value| value.contains("Grootveld")), "{words:?}");
    let study = mine.load(&Scope::Whole).unwrap();
    let money = study.ratings.iter().find(|one| one.indicator == *"money").unwrap();
    assert_eq!((money.value, money.note.as_deref()), (Value::Unknown, None));
    assert!(theirs.merge_rows(&mine.forgetting().unwrap()).unwrap() > 0);
    assert_eq!(theirs.load(&Scope::Whole).unwrap(), study);
    assert_eq!(mine.merge_rows(&theirs.journal().unwrap()).unwrap(), 0, "both know the same");
}

#[test]
fn a_reader_in_the_way_is_told_before_anything_is_erased() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = spoken(&path);
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM journal;").unwrap();
    let error = store.erase(&id("P77"), &Decisions::all(KEEP), noon()).unwrap_err();
    assert!(matches!(error, StoreError::InUse(_)), "{error}");
    assert_eq!(store.load(&Scope::Whole).unwrap().erased, []);
    reader.execute_batch("COMMIT").unwrap();
    store.erase(&id("P77"), &Decisions::all(KEEP), noon()).unwrap();
    assert_eq!(found(folder.path()), None);
}

#[test]
fn copies_of_the_study_forget_the_person_as_well_also_when_one_is_put_back() {
    use nulmeting::store::backup::{self, Reason};
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let mut store = spoken(&path);
    draft(&mut store);
    let old = backup::make(&path, Reason::Day, noon()).unwrap();
    let hidden = folder.path().join("hidden");
    fs::copy(&old.path, &hidden).unwrap();
    let copies = backup::folder(&path);
    store.erase(&id("P77"), &Decisions::all(KEEP), noon()).unwrap();
    let study = store.load(&Scope::Whole).unwrap();
    assert!(found(&copies).is_some());
    assert!(backup::forget(&path, &[]).unwrap() > 10);
    assert_eq!(found(&copies), None);
    assert_eq!(backup::problems(&old.path).unwrap(), Vec::<String>::new());
    assert_eq!(Reader::open(&old.path).unwrap().load(&Scope::Whole).unwrap(), study);
    assert_eq!(backup::forget(&path, &[]).unwrap(), 0);
    drop(store);
    // A copy that nobody knew of is put back.
    backup::restore(&path, &hidden, noon()).unwrap();
    assert_eq!(Reader::open(&path).unwrap().load(&Scope::Whole).unwrap(), study);
    fs::remove_file(hidden).unwrap();
    assert_eq!(found(&copies), None);
    fs::remove_dir_all(copies).unwrap();
    assert_eq!(found(folder.path()), None);
}
