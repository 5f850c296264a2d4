//! What a person waits for in a terminal: from a key to the screen while notes are typed and kept, and from the start
//! to the first screen. `cargo bench --bench terminal`.
//!
//! Programs are measured in turns, key by key and start by start, so that what else the machine does meets all alike.
//! A key is to be no slower than in vim, in a study of whatever size; a start with 10,000 interviews is to take at most
//! half as long again as with the sample study.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on has nothing to measure"
)]

#[cfg(unix)]
#[path = "common/large.rs"]
mod large;
#[cfg(unix)]
#[path = "../tests/it/support/pty.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod pty;

fn main() {
    #[cfg(unix)]
    if std::env::args().any(|argument| argument == "--bench") {
        return unix::main();
    }
    println!("measures only when run by `cargo bench`, on a Unix");
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, Instant};

    use chrono::Utc;
    use nulmeting::definition::builtin;
    use nulmeting::domain::study::Study;
    use nulmeting::store::{Origin, Store};
    use nulmeting::workbench::begin;
    use nulmeting::workbench::folder::{Folder, Settings};
    use tempfile::TempDir;
    use uuid::Uuid;

    use super::large::multiplied;
    use super::pty::Pty;

    const PROGRAM: &str = env!("CARGO_BIN_EXE_nulmeting");
    const WINDOW: (u16, u16) = (80, 24);
    const KEYS: usize = 480;
    const STARTS: usize = 21;
    const INTERVIEWS: usize = 10_000;

    /// The pause between two keys of somebody who types fast.
    const PAUSE: Duration = Duration::from_millis(25);

    /// What is in the notes before the keys that are measured.
    const NOTES: &str = "Die Abteilung kennt ihre Zielgruppen aus dem Gespräch, nicht aus Zahlen. ";

    pub fn main() {
        let place = TempDir::new().unwrap();
        let folder = Folder::at(place.path().join("data"));
        let settings = Settings {
            author: Some("b".into()),
            device: Uuid::from_u128(1),
            last: None,
            language: None,
            theme: None,
        };
        folder.keep(&settings).unwrap();
        let sample = begin::sample(&builtin::library()).unwrap();
        let times = INTERVIEWS.div_ceil(sample.interviews.len());
        let small = written(&folder, "small", &sample);
        let since = Instant::now();
        let large = multiplied(&sample, times);
        let interviews = large.interviews.len();
        let large = written(&folder, "large", &large);
        println!(
            "sample study: {} interviews, {} kB; large study: {interviews} interviews, {} MB, written in {:.0} s",
            sample.interviews.len(),
            fs::metadata(&small).unwrap().len() / 1024,
            fs::metadata(&large).unwrap().len() / 1024 / 1024,
            since.elapsed().as_secs_f64(),
        );
        println!("program: {} kB (below 20000)", fs::metadata(PROGRAM).unwrap().len() / 1000);
        starts(&folder, &small, &large);
        keys(&folder, &small, &large, place.path());
    }

    fn written(folder: &Folder, name: &str, study: &Study) -> PathBuf {
        let path = folder.study(name).unwrap();
        let origin = Origin::new(Uuid::from_u128(1), "b", Uuid::now_v7);
        Store::create(&path, origin, &study.changes(), Utc::now()).unwrap();
        path
    }

    fn open(folder: &Folder, study: &Path) -> Pty {
        let data = folder.path().to_str().unwrap();
        Pty::start(PROGRAM, &["open", study.to_str().unwrap()], &[("NULMETING_DATA", data)], WINDOW)
    }

    fn starts(folder: &Folder, small: &Path, large: &Path) {
        let mut times = [Vec::new(), Vec::new()];
        // The first round only warms up.
        for turn in 0..=STARTS {
            for (times, study) in times.iter_mut().zip([small, large]) {
                let since = Instant::now();
                let mut pty = open(folder, study);
                pty.wait_for_text("completed");
                if turn > 0 {
                    times.push(pty.seen().at - since);
                }
                pty.press("q");
                pty.ended();
            }
        }
        let [small, large] = times.map(Times::of);
        println!("\nstart to first screen, {STARTS} starts      median    90 %");
        println!("  sample study                    {small}");
        println!("  large study                     {large}");
        println!("  large to sample                 {:.2} (at most 1.5)", large.ratio(&small));
    }

    fn keys(folder: &Folder, small: &Path, large: &Path, place: &Path) {
        let mut programs: Vec<(&str, Pty)> = Vec::new();
        let vim = ["vim", "vi"].into_iter().find_map(|name| {
            let paths = std::env::var_os("PATH")?;
            std::env::split_paths(&paths).map(|path| path.join(name)).find(|path| path.is_file())
        });
        if let Some(vim) = &vim {
            let file = place.join("notes.txt");
            let file = file.to_str().unwrap();
            // Without anybody's settings and plugins, and with its own way of keeping what is typed.
            let mut pty = Pty::start(vim, &["-u", "NONE", "-i", "NONE", "-N", file], &[], WINDOW);
            pty.wait_for_text("[New]");
            pty.press("i");
            pty.press(&NOTES.repeat(8));
            pty.wait_for("notes in vim", |screen| screen.contents().matches("Gespräch").count() >= 7);
            programs.push(("vim", pty));
        }
        for (name, study) in [("sample study", small), ("large study", large)] {
            let mut pty = open(folder, study);
            pty.wait_for_text("completed");
            pty.press("\r");
            pty.wait_for_text("uestion 1 of");
            pty.press("\x1b[1;5F");
            pty.press(&NOTES.repeat(8));
            pty.wait_for("notes, saved", |screen| {
                screen.contents().contains("aus Zahlen") && screen.contents().contains(" saved")
            });
            programs.push((name, pty));
        }
        let mut times: Vec<Vec<Duration>> = programs.iter().map(|_| Vec::new()).collect();
        for letter in "Wer anders spricht, wird gehört. ".chars().cycle().take(KEYS) {
            for ((_, pty), times) in programs.iter_mut().zip(&mut times) {
                if letter == ' ' {
                    // A blank at the end of a row shows nothing at all in an editor that wraps.
                    pty.press(" ");
                } else {
                    times.push(key_to_screen(pty, letter));
                }
            }
        }
        let times: Vec<Times> = times.into_iter().map(Times::of).collect();
        println!("\nkey to screen in the notes, {} keys     median    90 %", times[0].0.len());
        for ((name, _), times) in programs.iter().zip(&times) {
            println!("  {name:<32}{times}");
        }
        let [.., small, large] = times.as_slice() else { return };
        match (&vim, times.first()) {
            (Some(_), Some(vim)) => {
                println!("  sample study to vim             {:.2} (at most 1)", small.ratio(vim));
                println!("  large study to vim              {:.2} (at most 1)", large.ratio(vim));
            }
            _ => println!("  no vim and no vi is installed"),
        }
        println!("  large to sample                 {:.2} (1: it does not grow)", large.ratio(small));
        for (name, mut pty) in programs {
            pty.press(if name == "vim" { "\x1b:q!\r" } else { "\x03" });
            pty.ended();
        }
    }

    /// From a key until its letter is on the screen and the cursor behind it.
    fn key_to_screen(pty: &mut Pty, letter: char) -> Duration {
        drop(pty.wait_until(PAUSE, |_| false));
        let before = pty.seen().screen().cursor_position();
        let since = Instant::now();
        pty.press(&letter.to_string());
        let (seen, has_come) =
            pty.wait_until(Duration::from_secs(10), |seen| seen.screen().cursor_position() != before);
        assert!(has_come, "{letter:?} never came; on the screen is\n{}", seen.screen().contents());
        seen.at - since
    }

    /// Times in order.
    struct Times(Vec<Duration>);

    impl Times {
        fn of(mut times: Vec<Duration>) -> Self {
            times.sort();
            Self(times)
        }

        fn median(&self) -> Duration {
            self.0[self.0.len() / 2]
        }

        fn ratio(&self, other: &Self) -> f64 {
            self.median().as_secs_f64() / other.median().as_secs_f64()
        }
    }

    impl std::fmt::Display for Times {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            let most = self.0[self.0.len() * 9 / 10];
            let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
            write!(f, "{:7.2} ms {:7.2} ms", milliseconds(self.median()), milliseconds(most))
        }
    }
}
