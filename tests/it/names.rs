//! Names of respondents: typed on the screen, kept in a file of their own, and nowhere else.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

use nulmeting::domain::id::Id;
use nulmeting::domain::names::Name;
use nulmeting::store::backup::{self, Reason};
use nulmeting::tui::message::Message;
use nulmeting::tui::worker;
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::request::Save;
use nulmeting::workbench::{Workbench, backups, begin, names};
use tempfile::TempDir;

use crate::support::{Journey, noon};

const NAME: &str = "Öznur van der Kwast";

/// The files in a folder, and below it, that hold words.
fn holding(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else if fs::read(&path).unwrap().windows(words.len()).any(|window| window == words.as_bytes()) {
            found.push(path);
        }
    }
    found
}

/// Internal Services, baseline: its participants.
fn at_participants(width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("jjjjjjjj<right>ip");
    assert!(journey.shows("Participants"), "{}", journey.screen());
    journey
}

fn held(journey: &Journey) -> Vec<(String, Option<String>)> {
    let all = names::list(&journey.path).unwrap().into_iter();
    let named = all.filter(|one| one.name.is_some());
    named.map(|one| (one.who.to_string(), one.name.map(|name| name.to_string()))).collect()
}

#[test]
fn a_name_is_typed_beside_the_pseudonym_and_stands_in_its_own_file_alone() {
    let mut journey = at_participants(80, 24);
    journey.press("aint-B<tab>").paste(NAME);
    insta::assert_snapshot!("participant-with-name-80x24", journey.screen());
    journey.press("<enter>");
    insta::assert_snapshot!("participants-with-names-80x24", journey.screen());
    assert_eq!(held(&journey), [("int-B".to_owned(), Some(NAME.to_owned()))]);
    let file = names::path(&journey.path);
    backup::make(&journey.path, Reason::Day, noon()).unwrap();
    assert_eq!(holding(journey.folder.path(), "van der Kwast"), std::slice::from_ref(&file));
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
    assert!(backups::files(&journey.folder, &journey.path).contains(&file));
    // Emptied, it is gone, and nobody has a name any more.
    journey.press("G<enter><tab><ctrl-g><backspace><enter>");
    assert_eq!(held(&journey), []);
    assert!(!file.exists());
    let mut wide = at_participants(120, 40);
    wide.press("aint-B<tab>").paste(NAME).press("<enter>");
    insta::assert_snapshot!("participants-with-names-120x40", wide.screen());
}

#[test]
fn a_name_is_on_disk_once_its_field_is_left_and_in_no_memo_of_the_unfinished_form() {
    let mut journey = at_participants(80, 24);
    journey.press("aint-B<tab>").paste(NAME).press("<tab><tab>Facilities");
    let (journey, restored) = journey.crash_and_reopen();
    assert_eq!(restored.desk.len(), 1, "the rest of the form is a memo");
    assert!(journey.study().memos.iter().any(|memo| memo.text.contains("Facilities")));
    assert_eq!(held(&journey), [("int-B".to_owned(), Some(NAME.to_owned()))]);
    assert_eq!(holding(journey.folder.path(), "van der Kwast"), [names::path(&journey.path)]);
}

#[test]
fn a_name_being_typed_when_the_terminal_goes_is_kept() {
    let mut journey = at_participants(80, 24);
    journey.press("aint-B<tab>").paste(NAME);
    journey.send(Message::HangUp);
    assert!(journey.has_ended);
    assert_eq!(held(&journey).len(), 1);
    assert!(journey.study().participants.iter().any(|one| one.respondent == *"int-B"));
}

#[test]
fn a_form_that_is_given_up_leaves_no_name_and_a_new_pseudonym_takes_it_along() {
    let mut journey = at_participants(80, 24);
    journey.press("aint-B<tab>").paste(NAME).press("<tab>");
    assert_eq!(held(&journey).len(), 1);
    journey.press("<esc><esc>");
    assert_eq!(held(&journey), []);
    journey.press("aint-B<tab>").paste(NAME).press("<enter>");
    // The same pseudonym with another name is another person.
    journey.press("aint-C<tab>Piet<enter>");
    journey.press("G<enter><ctrl-g>int-D<enter>");
    assert_eq!(
        held(&journey),
        [("int-B".to_owned(), Some(NAME.to_owned())), ("int-D".to_owned(), Some("Piet".to_owned()))]
    );
    journey.press("<esc><esc>").press("<left>p").press("aint-B<tab>Klaas<enter>");
    assert!(journey.shows("int-B is called Öznur"), "{}", journey.screen());
    journey.press("<esc><esc>");
    assert_eq!(held(&journey).len(), 2);
}

#[test]
fn names_of_another_study_are_left_alone_and_no_name_is_asked_for() {
    let place = TempDir::new().unwrap();
    let folder = Folder::at(place.path());
    let path = begin::demo(&folder, false, noon()).unwrap().path;
    let text = "version = 1\nstudy = \"veenstad\"\n\n[names]\nP1 = \"Piet Paulusma\"\n";
    fs::write(names::path(&path), text).unwrap();
    assert!(names::list(&path).unwrap_err().message.contains("another study, `veenstad`"));
    let (mut workbench, _) = Workbench::open(&folder, &path, noon()).unwrap();
    let save = Save::Name(Id::new("sez-A").unwrap(), Name::new("Jan").ok());
    let refused = workbench.save(&save, noon()).unwrap_err();
    assert!(!refused.is_worth_trying_again && refused.why.told.contains("veenstad"), "{refused:?}");
    assert_eq!(fs::read_to_string(names::path(&path)).unwrap(), text);
    for (text, told) in [
        ("version = 2\nanything = true\n", "newer version"),
        ("version = 1\nstudy = \"almelo-2011\"\n[names]\n\"Piet Paulusma\" = 3\n", "from line 4 on"),
        ("version = 1\nstudy = \"almelo-2011\"\n[names]\na = \"x\\u001b[31m\"\n", "cannot be read"),
    ] {
        fs::write(names::path(&path), text).unwrap();
        let failed = names::list(&path).unwrap_err().message;
        assert!(failed.contains(told) && !failed.contains("Piet"), "{failed}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_names_is_neither_read_nor_written_through() {
    let place = TempDir::new().unwrap();
    let folder = Folder::at(place.path());
    let path = begin::demo(&folder, false, noon()).unwrap().path;
    let target = place.path().join("elsewhere");
    fs::write(&target, "untouched").unwrap();
    let link = |name: PathBuf| std::os::unix::fs::symlink(&target, name).unwrap();
    link(names::path(&path));
    let change = || names::change(&folder, &path, "sez-A", Name::new("Jan").ok().as_ref(), noon());
    for failed in [names::list(&path).unwrap_err(), change().unwrap_err()] {
        assert!(failed.message.contains("symbolic link"), "{failed}");
    }
    fs::remove_file(names::path(&path)).unwrap();
    // Nor one in the place of the file that is being written.
    link(PathBuf::from(format!("{}.new", names::path(&path).display())));
    assert!(change().unwrap());
    assert_eq!(fs::read_to_string(&target).unwrap(), "untouched");
}

#[test]
fn a_name_that_could_not_be_saved_lies_apart_and_is_taken_in_unless_the_person_was_erased() {
    let place = TempDir::new().unwrap();
    let folder = Folder::at(place.path().join("data"));
    let path = begin::demo(&folder, false, noon()).unwrap().path;
    let away = place.path().join("away");
    let who = Id::new("sez-A").unwrap();
    let save = Save::Name(who.clone(), Name::new(NAME).ok());
    let type_into_nothing = || {
        let (mut workbench, _) = Workbench::open(&folder, &path, noon()).unwrap();
        fs::rename(&path, &away).unwrap();
        let mut waiting = VecDeque::from([(1, save.clone())]);
        let messages = worker::keep(&mut workbench, &mut waiting, noon);
        assert!(matches!(messages.as_slice(), [Message::NotSaved(1, _)]), "{messages:?}");
        drop(workbench);
        fs::rename(&away, &path).unwrap();
    };
    type_into_nothing();
    assert!(!names::are_there(&path));
    let (workbench, restored) = Workbench::open(&folder, &path, noon()).unwrap();
    assert_eq!(restored.rescued.count, 1);
    drop(workbench);
    let file = names::path(&path);
    assert_eq!(holding(place.path(), NAME), std::slice::from_ref(&file));
    // What is set aside takes its names along.
    let aside = begin::demo(&folder, true, noon()).unwrap().set_aside.unwrap();
    assert!(names::are_there(&aside) && !names::are_there(&path));
    fs::rename(&aside, &path).unwrap();
    fs::rename(names::path(&aside), &file).unwrap();

    type_into_nothing();
    let rescue = path.with_extension("nulmeting.rescue");
    let kept = fs::read(&rescue).unwrap();
    let erasing = nulmeting::workbench::erase::Erasing::begin(&folder, &path, "sez-A", noon()).unwrap();
    let keep = nulmeting::domain::erased::Decisions::all(Some(nulmeting::domain::erased::Verdict::Keep));
    let done = erasing.finish(&keep, noon()).unwrap();
    assert!(done.had_name && !file.exists());
    assert_eq!(holding(place.path(), NAME), [] as [PathBuf; 0]);
    // One that comes from elsewhere later brings no name back.
    fs::write(&rescue, kept).unwrap();
    drop(Workbench::open(&folder, &path, noon()).unwrap());
    assert_eq!(holding(place.path(), NAME), [] as [PathBuf; 0]);
    // Nor does one that was left behind when erasing was interrupted.
    let text =
        format!("version = 1\nstudy = \"almelo-2011\"\n[names]\nsez-A = \"{NAME}\"\nsez-B = \"Piet\"\n");
    fs::write(&file, text).unwrap();
    let (mut workbench, _) = Workbench::open(&folder, &path, noon()).unwrap();
    assert_eq!(holding(place.path(), NAME), [] as [PathBuf; 0]);
    assert_eq!(holding(place.path(), "Piet"), [file]);
    let refused = workbench.save(&save, noon()).unwrap_err();
    assert!(!refused.is_worth_trying_again && refused.why.told.contains("stays closed"), "{refused:?}");
}

/// Bytes that a name lay in before it was removed hold nothing of it.
#[test]
fn a_name_that_is_removed_is_overwritten_where_it_lay() {
    use std::io::Read;
    let place = TempDir::new().unwrap();
    let folder = Folder::at(place.path());
    let path = begin::demo(&folder, false, noon()).unwrap().path;
    let set = |name: Option<&str>| {
        let name = name.map(|name| Name::new(name).unwrap());
        names::change(&folder, &path, "sez-A", name.as_ref(), noon()).unwrap()
    };
    assert!(set(Some(NAME)) && !set(Some(NAME)));
    let mut old = fs::File::open(names::path(&path)).unwrap();
    assert!(set(None) && !names::are_there(&path));
    let mut bytes = Vec::new();
    old.read_to_end(&mut bytes).unwrap();
    assert!(!bytes.is_empty() && bytes.iter().all(|byte| *byte == 0));
}
