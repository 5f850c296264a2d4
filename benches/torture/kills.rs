//! The real program, killed while somebody types.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use nulmeting::definition::builtin;
use nulmeting::domain::id::InterviewId;
use nulmeting::domain::study::{InterviewState, InterviewStatus};
use nulmeting::store::{Origin, Reader, Scope, Store};
use nulmeting::workbench::begin;
use nulmeting::workbench::folder::{Folder, Settings};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::pty::Pty;

const PROGRAM: &str = env!("CARGO_BIN_EXE_nulmeting");
const WINDOW: (u16, u16) = (80, 24);
const TALK: &str = "interne-dienstverlening/r2";

/// In so many terminals at once: most of the time somebody thinks between two keys.
const TERMINALS: usize = 4;

/// After so many kills a new study is begun, so that the notes do not grow without end.
const KILLS_OF_A_STUDY: usize = 40;

/// What may be lost of what was typed.
const MOMENT: Duration = Duration::from_millis(100);

/// What somebody types: words as they come, with letters of more than one byte and new lines.
const WORDS: [&str; 12] =
    ["wir", "kennen", "die", "Größe", "der", "Gruppe", "nicht", "één", "naar", "vlucht", "🙂", "gesagt.\r"];

/// What one kill left.
struct Outcome {
    /// Characters that were typed and are not there.
    lost: usize,
    /// From the first of them until the kill; nothing where all are there.
    window: Option<Duration>,
}

/// Kills so often, in some terminals at once, and tells what was lost; fails where a study is not whole, where something
/// else is there than what was typed, or where a start after a kill does not say that something was restored.
pub fn run(kills: usize, seed: u64) -> String {
    run_in(Lock::None, kills, seed)
}

/// The same in a locked study: besides, nothing that was typed can be read in any file.
#[cfg(feature = "encryption")]
pub fn run_locked(kills: usize, seed: u64) -> String {
    run_in(Lock::Passphrase, kills, seed)
}

/// What opens the study.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lock {
    None,
    #[cfg(feature = "encryption")]
    Passphrase,
}

fn run_in(lock: Lock, kills: usize, seed: u64) -> String {
    let since = Instant::now();
    let (mut outcomes, mut typed, mut restored) = (Vec::new(), 0, 0);
    thread::scope(|scope| {
        let share = |number: usize| kills / TERMINALS + usize::from(number < kills % TERMINALS);
        let terminals: Vec<_> = (0..TERMINALS)
            .map(|number| {
                let (kills, seed) = (share(number), seed.wrapping_add(number as u64));
                scope.spawn(move || in_a_terminal(lock, kills, seed))
            })
            .collect();
        for terminal in terminals {
            let done = terminal.join().unwrap_or_else(|failure| std::panic::resume_unwind(failure));
            outcomes.extend(done.outcomes);
            typed += done.typed;
            restored += done.restored;
        }
    });
    told(&outcomes, typed, restored, since.elapsed())
}

/// What was done in one terminal.
#[derive(Default)]
struct Done {
    outcomes: Vec<Outcome>,
    /// Characters typed.
    typed: usize,
    /// Starts that said that something was restored.
    restored: usize,
}

fn in_a_terminal(lock: Lock, kills: usize, seed: u64) -> Done {
    let mut random = Pcg64Mcg::seed_from_u64(seed);
    let mut done = Done::default();
    while done.outcomes.len() < kills {
        let place = TempDir::new().unwrap();
        let (folder, study) = begun(place.path());
        #[cfg(feature = "encryption")]
        if lock == Lock::Passphrase {
            locked::lock(&folder, &study, place.path());
        }
        let mut before = String::new();
        for number in 0..KILLS_OF_A_STUDY.min(kills - done.outcomes.len()) {
            let mut pty = opened(lock, &folder, &study);
            if number > 0 {
                pty.wait_for_text("Restored what was typed before the program ended");
                done.restored += 1;
            }
            enter(&mut pty);
            let sent = typed_until_killed(&mut pty, &mut random);
            let killed_at = Instant::now();
            pty.signal("KILL");
            pty.ended();
            done.typed += sent.len();
            #[cfg(feature = "encryption")]
            if lock == Lock::Passphrase {
                let typed: String = sent.iter().map(|(letter, _)| letter).collect();
                locked::nothing_to_read(place.path(), &typed);
            }
            let kept = kept(&study);
            let new = kept.strip_prefix(&before).unwrap_or_else(|| {
                panic!("kill {number}: what was there before is gone\nbefore: {before:?}\nnow:    {kept:?}")
            });
            let there = new.chars().zip(&sent).take_while(|(kept, (sent, _))| kept == sent).count();
            assert_eq!(there, new.chars().count(), "kill {number}: this was not typed: {new:?}");
            whole(&study);
            done.outcomes.push(Outcome {
                lost: sent.len() - there,
                window: sent.get(there).map(|(_, at)| killed_at.saturating_duration_since(*at)),
            });
            before = kept;
        }
    }
    done
}

fn told(outcomes: &[Outcome], typed: usize, restored: usize, time: Duration) -> String {
    let mut windows: Vec<Duration> =
        outcomes.iter().map(|outcome| outcome.window.unwrap_or_default()).collect();
    windows.sort();
    let at = |share: usize| windows[(windows.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    let over = windows.iter().filter(|window| **window > MOMENT).count();
    let lost: usize = outcomes.iter().map(|outcome| outcome.lost).sum();
    format!(
        "killed {count} times in {:.0} s, {typed} characters typed, {lost} of them lost\n  \
         age of the oldest lost character: median {:.1} ms, 99 % {:.1} ms, longest {:.1} ms\n  \
         older than {} ms: {over} of {count}\n  \
         every study was whole; {restored} starts after a kill said what they restored",
        time.as_secs_f64(),
        at(50),
        at(99),
        at(100),
        MOMENT.as_millis(),
        count = outcomes.len(),
    )
}

/// The sample study with a talk to hold.
pub fn begun(place: &Path) -> (Folder, PathBuf) {
    let folder = Folder::at(place.join("data"));
    let settings = Settings {
        author: Some("b".into()),
        device: Uuid::from_u128(1),
        last: None,
        language: None,
        theme: None,
    };
    folder.keep(&settings).unwrap();
    let mut study = begin::sample(&builtin::library()).unwrap();
    let talk = study.interviews.iter_mut().find(|one| one.id.as_str() == TALK).unwrap();
    talk.state = InterviewState { status: InterviewStatus::Planned, reason: None };
    let path = folder.study("torture").unwrap();
    let origin = Origin::new(Uuid::from_u128(1), "b", Uuid::now_v7);
    Store::create(&path, origin, &study.changes(), chrono::Utc::now()).unwrap();
    (folder, path)
}

fn opened(lock: Lock, folder: &Folder, study: &Path) -> Pty {
    let data = folder.path().to_str().unwrap();
    let mut arguments = vec!["open", study.to_str().unwrap()];
    let variables = [
        ("NULMETING_DATA", data),
        #[cfg(feature = "encryption")]
        ("TMPDIR", folder.path().parent().unwrap().to_str().unwrap()),
    ];
    let passphrase = folder.path().with_file_name("passphrase");
    if lock != Lock::None {
        arguments.extend(["--passphrase-file", passphrase.to_str().unwrap()]);
    }
    let pty = Pty::start(PROGRAM, &arguments, &variables, WINDOW);
    pty.wait_for_text("Internal Services");
    pty
}

/// Into the talk, behind what stands on its first question.
pub fn enter(pty: &mut Pty) {
    pty.press("/");
    pty.wait_for_text("Find a unit");
    pty.press("Internal\r");
    pty.wait_for_text("Internal Services, Baseline");
    pty.press("l");
    pty.wait_for_text("Internal Services, Follow-up");
    pty.press("\r");
    pty.wait_for_text("uestion 1 of");
    // To the end of the text.
    pty.press("\x1b[1;5F");
}

/// Types for a while, as fast as people do and faster; what was sent, and when.
fn typed_until_killed(pty: &mut Pty, random: &mut Pcg64Mcg) -> Vec<(char, Instant)> {
    let mut sent = Vec::new();
    let count = 2 + (random.next_u32() % 90) as usize;
    let mut words = Vec::new();
    while words.len() < count {
        words.extend(WORDS[random.next_u32() as usize % WORDS.len()].chars());
        words.push(' ');
    }
    // What stands there ends with a blank or a new line, so that words are never one.
    for letter in words {
        pty.press(&letter.to_string());
        sent.push((if letter == '\r' { '\n' } else { letter }, Instant::now()));
        thread::sleep(Duration::from_millis(u64::from(random.next_u32() % 40)));
    }
    thread::sleep(Duration::from_millis(u64::from(random.next_u32() % 60)));
    sent
}

/// The notes on the first question: what is typed and not kept as an answer yet, else the answer.
fn kept(study: &Path) -> String {
    let reader = Reader::open(study).unwrap();
    let talk = InterviewId::new(TALK).unwrap();
    let drafts = reader.drafts().unwrap();
    if let Some(draft) = drafts.into_iter().find(|draft| draft.key.interview == talk) {
        return draft.text;
    }
    let all = reader.load(&Scope::Whole).unwrap();
    all.answers.iter().filter(|one| one.interview == talk).map(|one| one.notes.text.as_str()).collect()
}

#[cfg(feature = "encryption")]
mod locked {
    use std::fs;
    use std::path::Path;

    use nulmeting::workbench::folder::Folder;
    use nulmeting::workbench::locking;

    const PASSPHRASE: &str = "brug lamp koe sloot";

    /// Locks a study; its passphrase lies beside the data folder.
    pub(super) fn lock(folder: &Folder, study: &Path, place: &Path) {
        locking::lock(folder, study, PASSPHRASE, chrono::Utc::now()).unwrap();
        fs::write(place.join("passphrase"), PASSPHRASE).unwrap();
    }

    /// Fails where any file below a folder holds one of the words that were typed, of those that are too long to come
    /// about by chance.
    pub fn nothing_to_read(place: &Path, typed: &str) {
        for entry in fs::read_dir(place).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                nothing_to_read(&path, typed);
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            for word in typed.split_whitespace().filter(|word| word.len() >= 6) {
                let is_there = bytes.windows(word.len()).any(|window| window == word.as_bytes());
                assert!(!is_there, "{word:?} can be read in {}", path.display());
            }
        }
    }
}

#[cfg(feature = "encryption")]
#[allow(unused_imports, reason = "the tests use it")]
pub use locked::nothing_to_read;

/// Fails where a study is damaged, or where what it shows is not what its journal says.
pub fn whole(study: &Path) {
    let copy = TempDir::new().unwrap();
    let name = study.file_name().unwrap().to_str().unwrap();
    for ending in ["", "-wal", ".key"] {
        let from = study.with_file_name(format!("{name}{ending}"));
        if from.exists() {
            std::fs::copy(&from, copy.path().join(format!("{name}{ending}"))).unwrap();
        }
    }
    let copied = copy.path().join(name);
    // With its log taken in, which is of the same key.
    #[cfg(feature = "encryption")]
    if nulmeting::store::sealed::is_locked(&copied) {
        nulmeting::store::sealed::unlock(&copied, || Ok(())).unwrap();
    }
    let connection = Connection::open(&copied).unwrap();
    let said: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(said, "ok", "{} is damaged", study.display());
    let broken: i64 =
        connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(broken, 0, "{} refers to rows that are not there", study.display());
    drop(connection);
    let mut store = Store::open(&copied, Origin::new(Uuid::from_u128(2), "t", Uuid::now_v7)).unwrap();
    let before = store.load(&Scope::Whole).unwrap();
    store.rebuild().unwrap();
    assert!(store.load(&Scope::Whole).unwrap() == before, "the journal says something else than the tables");
}
