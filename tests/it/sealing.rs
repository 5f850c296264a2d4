//! Locked studies on the command line. With the feature `encryption` every byte beside a study is searched for what was
//! typed (`cargo test --features encryption --test it sealing`); without it, a locked study is recognised and refused.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use nulmeting::store::backup::{self, Reason};
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

use crate::support::noon;
use crate::support::program::{PROGRAM, SAMPLE};

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn study(&self) -> PathBuf {
        self.folder.path().join("s.nulmeting")
    }

    fn key(&self) -> PathBuf {
        self.folder.path().join("s.nulmeting.key")
    }

    /// Runs a command with lines to answer what is asked.
    fn run(&self, arguments: &[&str], lines: &[&str]) -> assert_cmd::assert::Assert {
        let file = self.folder.path().join("answers");
        fs::write(&file, lines.join("\n")).unwrap();
        let mut command = Command::new(PROGRAM);
        command.env("NULMETING_DATA", self.folder.path()).env("LC_ALL", "C.UTF-8");
        let run = command.args(arguments).arg("--passphrase-file").arg(&file).assert();
        fs::remove_file(&file).unwrap();
        run
    }
}

#[cfg(not(feature = "encryption"))]
#[test]
fn a_locked_study_is_recognised_and_left_alone_by_a_build_that_cannot_open_it() {
    let place = Place::new();
    let bytes: Vec<u8> = (0..8192_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    fs::write(place.study(), &bytes).unwrap();
    let lost = contains("s.nulmeting.key is not beside it").and(contains("--recover"));
    place.run(&["score", "s"], &[]).code(1).stderr(lost);
    fs::write(place.key(), "{}").unwrap();
    let told = || contains("is locked").and(contains("--features encryption"));
    for command in ["open", "score", "export", "lock", "unlock"] {
        place.run(&[command, "s", "--plain"], &[]).code(1).stderr(told());
    }
    place.run(&["lock", "--recover", "s"], &["x"]).code(1).stderr(told());
    place
        .run(&["new", "t", "--lock"], &["brug lamp koe sloot"])
        .code(1)
        .stderr(contains("--features encryption"));
    assert_eq!(fs::read(place.study()).unwrap(), bytes);
    assert!(!place.folder.path().join("t.nulmeting").exists());
    assert!(!place.folder.path().join("t.nulmeting.key").exists());
}

/// Whether any file in the folder, or below it, holds the words.
fn holds(folder: &Path, words: &str) -> Option<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find_map(|path| {
        if path.is_dir() {
            return holds(&path, words);
        }
        let bytes = fs::read(&path).unwrap();
        bytes.windows(words.len()).any(|window| window == words.as_bytes()).then_some(path)
    })
}

#[test]
fn a_plain_study_holds_the_words_that_a_locked_one_must_not() {
    let place = Place::new();
    place.run(&["new", "s"], &[]).success();
    assert_eq!(holds(place.folder.path(), "CREATE TABLE"), Some(place.study()));
}

#[test]
fn what_an_interrupted_unlock_left_readable_goes_when_the_study_is_next_written() {
    let place = Place::new();
    let left = place.folder.path().join("s.nulmeting.locking");
    place.run(&["import", "s", SAMPLE], &[]).success();
    fs::write(&left, "words that can be read").unwrap();
    place.run(&["import", "s", SAMPLE], &[]).success();
    assert!(!left.exists());
}

#[test]
fn a_key_file_that_an_interrupted_lock_left_beside_a_plain_study_is_in_nobodys_way_and_goes_with_unlock() {
    let place = Place::new();
    place.run(&["import", "s", SAMPLE], &[]).success();
    fs::write(place.key(), "{}").unwrap();
    let made = backup::make(&place.study(), Reason::Day, noon()).unwrap();
    assert_eq!(fs::read(&made.path).unwrap().get(..6), Some(&b"SQLite"[..]));
    place.run(&["import", "s", SAMPLE], &[]).success();
    place.run(&["restore", "s", made.path.file_stem().unwrap().to_str().unwrap()], &[]).success();
    let left = backup::folder(&place.study()).join("20110324-120000-day.nulmeting.locking");
    fs::write(&left, "words that can be read").unwrap();
    place.run(&["unlock", "s"], &[]).success();
    assert!(!place.key().exists() && !left.exists());
    place.run(&["score", "s"], &[]).success();
}

#[cfg(feature = "encryption")]
mod with_encryption {
    use nulmeting::domain::id::{Id, InterviewId};
    use nulmeting::domain::names::Name;
    use nulmeting::domain::times::Times;
    use nulmeting::workbench::folder::Folder;
    use nulmeting::workbench::request::{DraftPlace, DraftText, Save};
    use nulmeting::workbench::{Workbench, backups, begin, locking, names};

    use super::*;

    const PASSPHRASE: &str = "brug lamp koe sloot";
    const OTHER: &str = "een heel andere lange zin";

    /// Words of the sample study, and of the schema.
    const WORDS: [&str; 3] = ["CREATE TABLE", "werkoverleg", "Nullmessung"];

    /// Nobody but the owner can read anything there.
    fn owners_alone(folder: &Path) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            #[cfg(unix)]
            {
                let mode =
                    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions());
                assert_eq!(mode & 0o077, 0, "{}", path.display());
            }
            if path.is_dir() {
                owners_alone(&path);
            }
        }
    }

    fn sealed(place: &Place) {
        owners_alone(place.folder.path());
        for words in WORDS.iter().chain(&["Not a subject of work meetings"]) {
            assert_eq!(holds(place.folder.path(), words), None, "{words}");
        }
    }

    fn sheet_key(sheet: &str) -> String {
        let is_key = |line: &&str| line.starts_with("    ") && !line.contains("nulmeting");
        sheet.lines().filter(is_key).collect()
    }

    #[test]
    fn a_study_is_locked_opened_changed_recovered_and_unlocked_and_says_the_same() {
        let place = Place::new();
        place.run(&["import", "s", SAMPLE], &[]).success();
        let before = place.run(&["export", "s"], &[]).success().get_output().stdout.clone();
        fs::copy(place.study(), place.folder.path().join("s-old.nulmeting")).unwrap();
        let locked = place.run(&["lock", "s"], &[PASSPHRASE]).success().stderr(contains("s-old.nulmeting"));
        let sheet = String::from_utf8(locked.get_output().stdout.clone()).unwrap();
        fs::remove_file(place.folder.path().join("s-old.nulmeting")).unwrap();
        sealed(&place);
        let export = |passphrase: &str| place.run(&["export", "s"], &[passphrase]);
        assert_eq!(export(PASSPHRASE).success().get_output().stdout, before);
        export(OTHER).code(1).stderr(contains("does not open").and(contains("--recover")));
        place.run(&["lock", "s"], &[PASSPHRASE]).code(1).stderr(contains("locked already"));

        place.run(&["lock", "--change", "s"], &[PASSPHRASE, "kort"]).code(1).stderr(contains("too weak"));
        place.run(&["lock", "--change", "s"], &[PASSPHRASE, OTHER]).success();
        export(PASSPHRASE).code(1);
        assert_eq!(export(OTHER).success().get_output().stdout, before);

        let paper = sheet_key(&sheet);
        let slip = paper.replacen(paper.trim().chars().next().unwrap(), "", 1);
        place.run(&["lock", "--recover", "s"], &[&slip, PASSPHRASE]).code(1).stderr(contains("mistyped"));
        fs::remove_file(place.key()).unwrap();
        export(OTHER).code(1).stderr(contains("s.nulmeting.key is not beside it"));
        place.run(&["lock", "--recover", "s"], &[&paper, PASSPHRASE]).success();
        assert_eq!(export(PASSPHRASE).success().get_output().stdout, before);

        place.run(&["unlock", "s"], &[PASSPHRASE]).success();
        assert!(!place.key().exists());
        assert_eq!(export("").success().get_output().stdout, before);
        assert_eq!(holds(place.folder.path(), "CREATE TABLE"), Some(place.study()));
    }

    #[test]
    fn a_study_made_locked_is_locked_from_its_first_byte_and_typing_shows_nowhere() {
        let place = Place::new();
        place.run(&["new", "s", "--lock"], &[PASSPHRASE]).success().stderr(contains("RECOVERY SHEET"));
        sealed(&place);
        place.run(&["import", "s", "--replace", SAMPLE], &[PASSPHRASE]).code(1);
        place.run(&["new", "s", "--lock"], &[PASSPHRASE]).code(1).stderr(contains("exists already"));
        sealed(&place);
    }

    #[test]
    fn the_bytes_that_a_study_lay_in_before_it_was_locked_hold_nothing_of_it() {
        use std::io::{Read, Seek};
        let place = Place::new();
        place.run(&["import", "s", SAMPLE], &[]).success();
        // What still has the old file open sees what the disk has of it.
        let mut old = fs::File::open(place.study()).unwrap();
        let mut bytes = Vec::new();
        old.read_to_end(&mut bytes).unwrap();
        assert!(bytes.windows(12).any(|window| window == b"CREATE TABLE"));
        place.run(&["lock", "s"], &[PASSPHRASE]).success();
        let length = bytes.len();
        bytes.clear();
        old.rewind().unwrap();
        old.read_to_end(&mut bytes).unwrap();
        assert!(bytes.len() >= length && bytes.iter().all(|byte| *byte == 0));
        sealed(&place);
    }

    #[test]
    fn an_unlock_that_was_interrupted_loses_no_copy_and_is_taken_up_again() {
        use nulmeting::store::StoreError;
        use nulmeting::store::sealed as keys;
        let place = TempDir::new().unwrap();
        let folder = Folder::at(place.path());
        let study = begin::demo(&folder, false, noon()).unwrap().path;
        backup::make(&study, Reason::Day, noon()).unwrap();
        locking::lock(&folder, &study, PASSPHRASE, noon()).unwrap();
        type_into_nothing(&folder, &study, "Dansles in de Wijkhof");
        let interrupt = || keys::unlock(&study, || Err(StoreError::Missing(study.clone())));
        interrupt().unwrap_err();
        assert!(locking::is_locked(&study));
        assert!(holds(place.path(), "CREATE TABLE").is_some(), "a copy was plain already");
        // Locking again goes back, unlocking again goes on.
        assert!(locking::lock_the_rest(&folder, &study).unwrap() > 0);
        assert_eq!(holds(place.path(), "CREATE TABLE"), None);
        interrupt().unwrap_err();
        locking::unlock(&folder, &study).unwrap();
        let list = backups::list(&study).unwrap();
        assert!(!list.is_empty() && list.iter().all(|one| one.problems.is_empty()), "{list:?}");
        let (_, restored) = Workbench::open(&folder, &study, noon()).unwrap();
        assert_eq!((restored.rescued.count, restored.rescued.left.len()), (1, 0), "{restored:?}");
    }

    #[test]
    fn locking_anew_with_another_key_leaves_the_old_one_beside_the_copies_that_need_it() {
        let place = Place::new();
        place.run(&["import", "s", SAMPLE], &[]).success();
        let plain = place.folder.path().join("plain");
        fs::copy(place.study(), &plain).unwrap();
        backup::make(&place.study(), Reason::Day, noon()).unwrap();
        place.run(&["lock", "s"], &[PASSPHRASE]).success();
        // Somebody puts an old plain file in the place of the study; the copies are locked with the key beside it.
        fs::rename(&plain, place.study()).unwrap();
        let old = fs::read(place.key()).unwrap();
        place.run(&["lock", "s"], &[OTHER]).success();
        assert_ne!(fs::read(place.key()).unwrap(), old);
        let copy = backup::all(&place.study()).pop().unwrap().path;
        place.run(&["export", copy.to_str().unwrap()], &[PASSPHRASE]).success();
        let told = || contains("another passphrase than");
        place.run(&["backups", "s"], &[OTHER]).stdout(told());
        let name = copy.file_stem().unwrap().to_str().unwrap();
        place.run(&["restore", "s", name], &[PASSPHRASE]).code(1).stderr(told());
        place.run(&["export", "s"], &[OTHER]).success();
        sealed(&place);
    }

    #[test]
    fn another_studys_key_file_is_told_and_nothing_is_lost() {
        let place = Place::new();
        place.run(&["new", "s", "--lock"], &[PASSPHRASE]).success();
        place.run(&["new", "t", "--lock"], &[PASSPHRASE]).success();
        let own = fs::read(place.key()).unwrap();
        fs::copy(place.folder.path().join("t.nulmeting.key"), place.key()).unwrap();
        let told = place.run(&["export", "s"], &[PASSPHRASE]).code(1);
        told.stderr(contains("does not belong").and(contains("SQL").not()));
        fs::write(place.key(), own).unwrap();
        place.run(&["export", "s"], &[PASSPHRASE]).success();
    }

    #[test]
    fn a_lock_that_was_interrupted_leaves_a_study_that_opens_and_can_be_locked() {
        let place = Place::new();
        place.run(&["new", "s"], &[]).success();
        place.run(&["new", "t", "--lock"], &[PASSPHRASE]).success();
        // Killed after the key file was written, in the middle of the copy.
        fs::copy(place.folder.path().join("t.nulmeting.key"), place.key()).unwrap();
        fs::write(place.folder.path().join("s.nulmeting.locking"), [1; 5000]).unwrap();
        place.run(&["export", "s"], &[]).success();
        place.run(&["lock", "s"], &[OTHER]).success();
        place.run(&["export", "s"], &[OTHER]).success();
        assert!(!place.folder.path().join("s.nulmeting.locking").exists());
        sealed(&place);
    }

    fn typed(text: &str) -> Save {
        let interview = InterviewId::new("sez/r1").unwrap();
        let place = DraftPlace::Question(Id::new("core_tasks").unwrap());
        let (text, times) = (text.to_owned(), Times::default());
        Save::Draft(DraftText { interview, place, text, marks: None, times, cursor: 0 })
    }

    /// Types something into a study that has gone from its place, and puts it back.
    fn type_into_nothing(folder: &Folder, study: &Path, text: &str) {
        let (mut workbench, _) = Workbench::open(folder, study, noon()).unwrap();
        let away = study.with_extension("away");
        fs::rename(study, &away).unwrap();
        let save = typed(text);
        assert!(workbench.save(&save, noon()).is_err());
        workbench.keep_apart(std::iter::once(&save), noon());
        fs::rename(&away, study).unwrap();
    }

    #[test]
    fn backups_drafts_and_what_could_not_be_saved_are_locked_with_the_study_and_unlocked_with_it() {
        let place = TempDir::new().unwrap();
        let folder = Folder::at(place.path());
        let study = begin::demo(&folder, false, noon()).unwrap().path;
        let kept = place.path().parent().unwrap().join(format!("{}.copy", place.path().display()));
        fs::copy(&study, &kept).unwrap();
        let there = |words: &str| holds(place.path(), words);
        backup::make(&study, Reason::Day, noon()).unwrap();
        type_into_nothing(&folder, &study, "Fietsles op de Bornsestraat");
        assert!(there("CREATE TABLE").is_some() && there("Bornsestraat").is_some());

        locking::lock(&folder, &study, PASSPHRASE, noon()).unwrap();
        assert_eq!(locking::readable_copies(&folder, &study), [] as [PathBuf; 0]);
        let sealed = |words: &[&str]| {
            owners_alone(place.path());
            for words in WORDS.iter().chain(words) {
                assert_eq!(there(words), None, "{words}");
            }
        };
        sealed(&["Bornsestraat"]);
        assert!(
            backups::list(&study).unwrap().iter().all(|one| one.problems.is_empty()),
            "{:?}",
            backups::list(&study)
        );

        let (mut workbench, restored) = Workbench::open(&folder, &study, noon()).unwrap();
        assert_eq!(restored.rescued.count, 1, "{restored:?}");
        workbench.save(&typed("Zwemles in het Sportpark"), noon()).unwrap();
        backup::make(&study, Reason::Day, noon()).unwrap();
        sealed(&["Sportpark", "Bornsestraat"]);
        drop(workbench);
        type_into_nothing(&folder, &study, "Taalles in de Hofkes");
        sealed(&["Hofkes", "Sportpark", "Bornsestraat"]);

        // The oldest one is from before it was locked.
        let oldest = backups::list(&study).unwrap().last().unwrap().backup.path.clone();
        let put_back = backups::restore(&study, &oldest, noon()).unwrap();
        assert!(put_back.kept.is_some() && !put_back.was_unreadable, "{put_back:?}");
        sealed(&["Hofkes", "Sportpark", "Bornsestraat"]);
        assert!(backups::examine(&study, noon()).unwrap().found.is_empty());
        let plain = backups::restore(&study, &kept, noon()).unwrap_err();
        assert!(plain.message.contains("the other is not"), "{plain}");

        locking::unlock(&folder, &study).unwrap();
        let list = backups::list(&study).unwrap();
        assert!(list.len() >= 3 && list.iter().all(|one| one.problems.is_empty()), "{list:?}");
        assert!(there("Hofkes").is_some(), "it waits beside the study to be taken in");
        let (_, restored) = Workbench::open(&folder, &study, noon()).unwrap();
        assert_eq!(restored.rescued.count, 1, "{restored:?}");
        fs::remove_file(kept).unwrap();
    }

    #[test]
    fn names_are_locked_with_the_study_changed_in_it_and_unlocked_with_it() {
        let place = Place::new();
        place.run(&["import", "s", SAMPLE], &[]).success();
        let folder = Folder::at(place.folder.path());
        let name = |name: &str| Name::new(name).unwrap();
        let set = |who: &str, text: &str| {
            names::change(&folder, &place.study(), who, Some(&name(text)), noon()).unwrap();
        };
        let there = |words: &str| holds(place.folder.path(), words);
        set("sez-A", "Öznur van der Kwast");
        let file = names::path(&place.study());
        let mut old = fs::File::open(&file).unwrap();
        assert_eq!(there("van der Kwast"), Some(file.clone()));
        place.run(&["lock", "s"], &[PASSPHRASE]).success().stderr(contains("Still readable").not());
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut old, &mut bytes).unwrap();
        assert!(!bytes.is_empty() && bytes.iter().all(|byte| *byte == 0), "overwritten where it lay");
        let sealed_off = |words: &[&str]| {
            sealed(&place);
            for words in words {
                assert_eq!(there(words), None, "{words}");
            }
        };
        sealed_off(&["van der Kwast", "Names of the respondents"]);
        // Another process is asked for the passphrase, and shows them.
        place.run(&["names", "s"], &[PASSPHRASE]).success().stdout(contains("Öznur van der Kwast"));
        place.run(&["names", "s"], &[OTHER]).code(1);
        // In this process it is given once; names that are set now are sealed as well.
        locking::give_passphrase(&place.study(), PASSPHRASE).unwrap();
        set("rom-A", "Piet Paulusma");
        type_name_into_nothing(&folder, &place.study(), "sez-B", "Klaas Kamper");
        sealed_off(&["van der Kwast", "Paulusma", "Kamper"]);
        let (_, restored) = Workbench::open(&folder, &place.study(), noon()).unwrap();
        assert_eq!(restored.rescued.count, 1, "{restored:?}");
        sealed_off(&["van der Kwast", "Paulusma", "Kamper"]);
        // A readable file in its place is told by locking again, and locked by doctor.
        let locked = fs::read(&file).unwrap();
        let text = "version = 1\nstudy = \"almelo-2011\"\n[names]\nsez-A = \"Jan Jansen\"\n";
        fs::write(&file, text).unwrap();
        assert_eq!(locking::readable_copies(&folder, &place.study()), std::slice::from_ref(&file));
        let mended = place.run(&["doctor", "s"], &[PASSPHRASE]).success();
        mended.stdout(contains("Mended: the study is locked, and the names"));
        sealed_off(&["Jan Jansen"]);
        fs::write(&file, locked).unwrap();

        place.run(&["unlock", "s"], &[PASSPHRASE]).success();
        for words in ["van der Kwast", "Paulusma", "Kamper"] {
            assert_eq!(there(words), Some(file.clone()), "{words}");
        }
        owners_alone(place.folder.path());
        assert_eq!(names::list(&place.study()).unwrap().iter().filter(|one| one.name.is_some()).count(), 3);
    }

    /// Gives a name while the study has gone from its place, and puts it back.
    fn type_name_into_nothing(folder: &Folder, study: &Path, who: &str, name: &str) {
        let (mut workbench, _) = Workbench::open(folder, study, noon()).unwrap();
        let away = study.with_extension("away");
        fs::rename(study, &away).unwrap();
        let save = Save::Name(Id::new(who).unwrap(), Some(Name::new(name).unwrap()));
        assert!(workbench.save(&save, noon()).is_err());
        workbench.keep_apart(std::iter::once(&save), noon());
        fs::rename(&away, study).unwrap();
    }

    #[test]
    fn copies_that_an_interrupted_lock_left_readable_are_locked_by_locking_again() {
        let place = Place::new();
        place.run(&["import", "s", SAMPLE], &[]).success();
        let early = place.folder.path().join("early");
        backup::make(&place.study(), Reason::Day, noon()).unwrap();
        let copy = backup::all(&place.study())[0].path.clone();
        fs::copy(&copy, &early).unwrap();
        place.run(&["lock", "s"], &[PASSPHRASE]).success();
        fs::rename(&early, &copy).unwrap();
        assert!(holds(place.folder.path(), "CREATE TABLE").is_some());
        place.run(&["lock", "s"], &[PASSPHRASE]).success().stderr(contains("1 backups"));
        sealed(&place);
        place.run(&["lock", "s"], &[PASSPHRASE]).code(1).stderr(contains("locked already"));
        for command in [&["backups", "s"][..], &["doctor", "s"], &["score", "s", "--as-of", "2027-01-01"]] {
            place.run(command, &[PASSPHRASE]).success();
            place.run(command, &[OTHER]).code(1);
        }
        sealed(&place);
    }
}

#[cfg(all(unix, feature = "encryption"))]
#[test]
fn a_study_made_on_the_screen_with_a_passphrase_is_locked_and_its_sheet_is_shown() {
    use crate::support::program::signed_folder;
    use crate::support::pty::Pty;

    let place = Place::new();
    signed_folder(place.folder.path());
    let data = place.folder.path().to_str().unwrap();
    let mut pty = Pty::start(PROGRAM, &[], &[("NULMETING_DATA", data)], (80, 24));
    pty.wait_for_text("n new study");
    pty.press("n");
    pty.wait_for_text("Name of the study");
    pty.press("s\t\tbrug lamp koe sloot");
    pty.wait_for_text("Strength: strong.");
    pty.press("\tbrug lamp koe sloot");
    pty.wait_for_text("once more");
    pty.press("\r");
    pty.wait_for_text("RECOVERY SHEET of the study s.nulmeting");
    pty.wait_for_text("Enter opens the study");
    assert!(!pty.text().contains("brug"), "{}", pty.text());
    pty.press("\r");
    pty.wait_for_text("add the units to interview");
    pty.press("\x03");
    assert_eq!(pty.ended().exit_code(), 0, "{}", pty.text());
    assert!(place.key().is_file());
    assert!(!fs::read(place.study()).unwrap().starts_with(b"SQLite format 3"));
    place.run(&["score", "s"], &["brug lamp koe sloot"]).success();
    place.run(&["score", "s"], &["brug lamp koe slood"]).code(1);
}
