//! What is typed while the study cannot be written is in a file beside it, and in the study when it is opened next.

use std::collections::VecDeque;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{Memo, Study};
use nulmeting::domain::times::Times;
use nulmeting::store::{Reader, Scope};
use nulmeting::tui::message::Message;
use nulmeting::tui::worker;
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::request::{DraftPlace, DraftText, Save};
use nulmeting::workbench::{Restored, Workbench, backups, begin};
use tempfile::TempDir;

use crate::support::noon;

struct Place {
    temporary: TempDir,
    folder: Folder,
    path: PathBuf,
}

impl Place {
    fn new() -> Self {
        let temporary = TempDir::new().unwrap();
        let folder = Folder::at(temporary.path().join("data"));
        let sample = begin::demo(&folder, false, noon()).unwrap().path;
        let studies = temporary.path().join("studies");
        fs::create_dir(&studies).unwrap();
        let path = studies.join("almelo.nulmeting");
        fs::rename(sample, &path).unwrap();
        Self { temporary, folder, path }
    }

    fn open(&self) -> (Workbench, Restored) {
        Workbench::open(&self.folder, &self.path, noon()).unwrap()
    }

    fn away(&self) -> PathBuf {
        self.temporary.path().join("elsewhere")
    }

    fn study(&self) -> Study {
        Reader::open(&self.path).unwrap().load(&Scope::Whole).unwrap()
    }
}

fn question(study: &Study) -> (InterviewId, Id) {
    let answer = &study.answers[0];
    (answer.interview.clone(), answer.question.clone())
}

fn typed(study: &Study, text: &str) -> Save {
    let (interview, question) = question(study);
    let place = DraftPlace::Question(question);
    Save::Draft(DraftText {
        interview,
        place,
        text: text.into(),
        marks: None,
        times: Times::default(),
        cursor: 0,
    })
}

fn memo(text: &str) -> Save {
    let id = Id::new("m1").unwrap();
    Save::Changes(vec![Change::Memo(Memo { id, about: None, text: text.into(), written_on: None })])
}

/// Tries to keep things; what still waits.
fn keep(workbench: &mut Workbench, saves: Vec<Save>) -> (VecDeque<(u64, Save)>, Vec<Message>) {
    let mut waiting: VecDeque<_> = (1..).zip(saves).collect();
    let messages = worker::keep(workbench, &mut waiting, noon);
    (waiting, messages)
}

fn text_of(study: &Study) -> &str {
    &study.answers[0].notes.text
}

#[test]
fn a_study_that_is_gone_is_never_called_saved_and_what_is_typed_comes_back_with_it() {
    let place = Place::new();
    let before = place.study();
    let (mut workbench, restored) = place.open();
    assert_eq!(restored, Restored::default());
    fs::rename(&place.path, place.away()).unwrap();
    let (mut waiting, messages) =
        keep(&mut workbench, vec![typed(&before, "typed meanwhile"), memo("and a memo")]);
    assert_eq!(waiting.len(), 2);
    let [Message::NotSaved(1, why)] = messages.as_slice() else { panic!("{messages:?}") };
    assert!(why.told.contains("was moved, deleted or replaced"), "{why}");
    let file = workbench.kept_apart().unwrap().to_owned();
    assert_eq!(file, place.path.with_file_name("almelo.nulmeting.rescue"));
    assert_eq!(why.kept_in.as_ref(), Some(&file));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(&file).unwrap().contains("typed meanwhile"));
    assert!(backups::files(&place.folder, &place.path).contains(&file));

    // Put back while the program runs: everything is kept, and the file is not needed any more.
    fs::rename(place.away(), &place.path).unwrap();
    worker::keep(&mut workbench, &mut waiting, noon);
    assert!(waiting.is_empty() && !file.exists());

    // Put back after the program ended.
    fs::rename(&place.path, place.away()).unwrap();
    keep(&mut workbench, vec![typed(&before, "typed at last"), memo("another memo")]);
    drop(workbench);
    fs::rename(place.away(), &place.path).unwrap();
    let (_workbench, restored) = place.open();
    assert_eq!((restored.rescued.count, restored.conflicts), (2, 0), "{restored:?}");
    assert!(!file.exists());
    let study = place.study();
    assert_eq!(text_of(&study), "typed at last");
    assert_eq!(study.memos.iter().filter(|one| one.text == "another memo").count(), 1);
}

#[test]
fn what_was_changed_since_stays_beside_what_was_rescued() {
    let place = Place::new();
    let before = place.study();
    let (mut workbench, _) = place.open();
    fs::rename(&place.path, place.away()).unwrap();
    keep(&mut workbench, vec![typed(&before, "the one")]);
    let file = workbench.kept_apart().unwrap().to_owned();
    drop(workbench);
    fs::rename(place.away(), &place.path).unwrap();
    // The same answer is changed where the file is not seen.
    let hidden = place.temporary.path().join("hidden");
    fs::rename(&file, &hidden).unwrap();
    let (mut workbench, _) = place.open();
    let (interview, asked) = question(&before);
    let notes = Notes { text: "the other".into(), ..Notes::default() };
    let (waiting, _) =
        keep(&mut workbench, vec![Save::Changes(vec![Change::AnswerNotes(interview, asked, notes)])]);
    assert!(waiting.is_empty());
    drop(workbench);
    fs::rename(&hidden, &file).unwrap();
    let (_workbench, restored) = place.open();
    assert_eq!(restored.conflicts, 1, "{restored:?}");
    let conflicts = Reader::open(&place.path).unwrap().conflicts().unwrap();
    let texts: Vec<_> =
        conflicts[0].rows.iter().map(|row| row.value.as_ref().unwrap()["text"].clone()).collect();
    assert_eq!(texts, ["the other", "the one"]);
}

#[test]
fn where_nothing_can_be_written_beside_the_study_the_data_folder_holds_it() {
    let place = Place::new();
    let before = place.study();
    let (mut workbench, _) = place.open();
    let studies = place.path.parent().unwrap().to_owned();
    fs::rename(&studies, place.away()).unwrap();
    keep(&mut workbench, vec![typed(&before, "on a stick that was pulled")]);
    assert_eq!(workbench.kept_apart().unwrap(), place.folder.path().join("almelo.nulmeting.rescue"));
    drop(workbench);
    fs::rename(place.away(), &studies).unwrap();
    let (_workbench, restored) = place.open();
    assert_eq!(restored.rescued.count, 1);
    assert_eq!(text_of(&place.study()), "on a stick that was pulled");
}

#[test]
fn what_cannot_be_taken_in_stays_where_it_is_and_is_named() {
    let place = Place::new();
    let file = place.path.with_file_name("almelo.nulmeting.rescue");
    let other =
        "{\"about\":\"\",\"study\":\"other\",\"known\":0,\"at\":\"2026-11-27T12:00:00Z\",\"items\":[]}";
    for (text, why) in [("no sheet", "expected"), (other, "another study, `other`")] {
        fs::write(&file, text).unwrap();
        let before = place.study();
        let (mut workbench, restored) = place.open();
        assert!(restored.rescued.left[0].1.contains(why), "{restored:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
        assert!(place.study() == before);
        // What is typed now does not take its place.
        fs::rename(&place.path, place.away()).unwrap();
        keep(&mut workbench, vec![memo("x")]);
        let own = workbench.kept_apart().unwrap().to_owned();
        assert_ne!(own, file);
        fs::rename(place.away(), &place.path).unwrap();
        drop(workbench);
        fs::remove_file(own).unwrap();
    }
}
