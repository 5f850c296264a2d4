//! What a person waits for in a terminal: from a key to the screen while notes are typed and kept, and from the start
//! to the first screen; and what memory the program takes. `cargo bench --bench terminal`, or a part of it:
//! `cargo bench --bench terminal -- memory starts ratings keys`.
//!
//! Programs are measured in turns, key by key and start by start, so that what else the machine does meets all alike.
//! A key is to be no slower than in vim, in a study of whatever size, and a rating is to show within one frame; a start
//! with 10,000 interviews is to take at most half as long again as with the sample study. A note of 5,000 lines is measured in a small and a large window, beside
//! vim and nano where they are installed.

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
    use nulmeting::domain::answer::Answer;
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
    const LARGE_WINDOW: (u16, u16) = (200, 60);

    /// Lines of a long note.
    const LINES: usize = 5_000;
    const KEYS: usize = 480;
    const RATINGS: usize = 60;
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
        let parts: Vec<String> = std::env::args().filter(|part| !part.starts_with('-')).skip(1).collect();
        let is_wanted = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
        if is_wanted("memory") {
            memory(&folder, &small, &large);
        }
        if is_wanted("starts") {
            starts(&folder, &small, &large);
        }
        if is_wanted("ratings") {
            ratings(&folder, &small, &large);
        }
        if !is_wanted("keys") {
            return;
        }
        let editors = Editors::found(place.path());
        let studies = [("sample study", small.as_path()), ("large study", large.as_path())];
        keys(&folder, &editors, &studies, &NOTES.repeat(8), WINDOW);
        let line = "Die Abteilung kennt ihre Zielgruppen aus dem Gespräch.\n";
        let long = written(&folder, "long", &with_note(&sample, &line.repeat(LINES)));
        for window in [WINDOW, LARGE_WINDOW] {
            keys(&folder, &editors, &[("note of 5,000 lines", &long)], &line.repeat(LINES), window);
        }
    }

    /// The sample study with a note on the first question of its first interview.
    fn with_note(sample: &Study, text: &str) -> Study {
        let mut study = sample.clone();
        let unit = study.units_in_order("en").first().map(|unit| unit.id.clone()).unwrap();
        let round = study.rounds.first().unwrap().id.clone();
        let talk = study.interviews_of(&unit, &round).next().unwrap().id.clone();
        let questionnaire = study.rounds.first().unwrap().questionnaire.of(&unit).unwrap().clone();
        let library = builtin::library();
        let question =
            library.questionnaire(questionnaire.as_str()).unwrap().questions().next().unwrap().id.clone();
        study.answers.retain(|answer| !(answer.interview == talk && answer.question == question));
        let mut answer = Answer::new(talk, question);
        text.clone_into(&mut answer.notes.text);
        study.answers.push(answer);
        study
    }

    /// What the program takes of memory with a study on the first screen, and in a talk.
    fn memory(folder: &Folder, small: &Path, large: &Path) {
        println!("\nmemory in use (resident)              first screen    in a talk");
        for (name, study) in [("sample study", small), ("large study", large)] {
            let mut pty = open(folder, study, WINDOW);
            pty.wait_for_text("completed");
            let first = resident(&pty);
            pty.press("\r");
            pty.wait_for_text("uestion");
            let talk = resident(&pty);
            println!("  {name:<32}{first:>12} kB {talk:>10} kB");
            pty.press("\x03");
            pty.ended();
        }
    }

    /// Kilobytes of memory that a program has in use; 0 where the system does not say.
    fn resident(pty: &Pty) -> u64 {
        let status = pty.process_id().and_then(|id| fs::read_to_string(format!("/proc/{id}/status")).ok());
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
    }

    /// Editors to measure beside, as they are installed here, and where their files lie.
    struct Editors {
        vim: Option<PathBuf>,
        nano: Option<PathBuf>,
        place: PathBuf,
    }

    impl Editors {
        fn found(place: &Path) -> Self {
            let find = |names: &[&str]| {
                names.iter().find_map(|name| {
                    let paths = std::env::var_os("PATH")?;
                    std::env::split_paths(&paths).map(|path| path.join(name)).find(|path| path.is_file())
                })
            };
            Self { vim: find(&["vim", "vi"]), nano: find(&["nano"]), place: place.to_owned() }
        }

        /// The editors with a text, the cursor at its end; without anybody's settings, and with their own way of keeping
        /// what is typed.
        fn open(&self, text: &str, window: (u16, u16)) -> Vec<(&'static str, Pty)> {
            let file = self.place.join("notes.txt");
            fs::write(&file, text).unwrap();
            let file = file.to_str().unwrap();
            let mut opened = Vec::new();
            if let Some(vim) = &self.vim {
                let mut pty = Pty::start(vim, &["-u", "NONE", "-i", "NONE", "-N", file], &[], window);
                pty.wait_for_text("Gespräch");
                pty.press("GA");
                opened.push(("vim", pty));
            }
            if let Some(nano) = &self.nano {
                let mut pty = Pty::start(nano, &["-I", file], &[], window);
                pty.wait_for_text("Gespräch");
                pty.press("\x1b/\x05");
                opened.push(("nano", pty));
            }
            opened
        }
    }

    fn written(folder: &Folder, name: &str, study: &Study) -> PathBuf {
        let path = folder.study(name).unwrap();
        let origin = Origin::new(Uuid::from_u128(1), "b", Uuid::now_v7);
        Store::create(&path, origin, &study.changes(), Utc::now()).unwrap();
        path
    }

    fn open(folder: &Folder, study: &Path, window: (u16, u16)) -> Pty {
        let data = folder.path().to_str().unwrap();
        Pty::start(PROGRAM, &["open", study.to_str().unwrap()], &[("NULMETING_DATA", data)], window)
    }

    fn starts(folder: &Folder, small: &Path, large: &Path) {
        let mut times = [Vec::new(), Vec::new()];
        // The first round only warms up.
        for turn in 0..=STARTS {
            for (times, study) in times.iter_mut().zip([small, large]) {
                let since = Instant::now();
                let mut pty = open(folder, study, WINDOW);
                pty.wait_for_text("completed");
                if turn > 0 {
                    times.push(pty.seen().at - since);
                }
                pty.press("q");
                pty.ended();
            }
        }
        let [small, large] = times.map(Times::of);
        println!("\nstart to first screen, {STARTS} starts      median    90 %        99 %");
        println!("  sample study                    {small}");
        println!("  large study                     {large}");
        println!("  large to sample                 {:.2} (at most 1.5)", large.ratio(&small));
    }

    /// From the digit that rates until the value is on the screen, in both studies in turns, on the page of a unit and
    /// across the units; and how long the page of the organisation takes to come.
    fn ratings(folder: &Folder, small: &Path, large: &Path) {
        for (page, key) in [("of a unit", "a"), ("across the units", "A")] {
            let mut opened = [small, large].map(|study| {
                let mut pty = open(folder, study, WINDOW);
                pty.wait_for_text("completed");
                let since = Instant::now();
                pty.press("o");
                pty.wait_for_text("begun or more");
                let organisation = pty.seen().at - since;
                pty.press("\x1b");
                pty.wait_for_text("completed");
                pty.press(key);
                pty.wait_for_text("Does not count");
                // To something that can be rated.
                pty.press("n");
                drop(pty.wait_until(PAUSE * 20, |_| false));
                (pty, organisation, Vec::new())
            });
            for turn in 0..RATINGS {
                for (pty, _, times) in &mut opened {
                    drop(pty.wait_until(PAUSE, |_| false));
                    let before = pty.seen().screen().contents();
                    let since = Instant::now();
                    pty.press(if turn % 2 == 0 { "1" } else { "2" });
                    let (seen, has_come) =
                        pty.wait_until(Duration::from_secs(10), |seen| seen.screen().contents() != before);
                    assert!(has_come, "no value came; on the screen is\n{}", seen.screen().contents());
                    times.push(seen.at - since);
                    drop(seen);
                    // A value that asks for its reasons opens a list: none is chosen.
                    drop(pty.wait_until(PAUSE, |_| false));
                    if pty.seen().screen().contents().contains("Why ") {
                        pty.press("\x1b");
                    }
                }
            }
            println!(
                "\nrating to screen, page {page}, {RATINGS} ratings\n\
                 {:33} median    90 %        99 %      organisation page",
                ""
            );
            let names = ["sample study", "large study"];
            let measured = opened.map(|(mut pty, organisation, times)| {
                pty.press("\x03");
                pty.ended();
                (organisation, Times::of(times))
            });
            for (name, (organisation, times)) in names.iter().zip(&measured) {
                println!("  {name:<32}{times} {:>10.0} ms", organisation.as_secs_f64() * 1000.0);
            }
            println!(
                "  large to sample                 {:.2}; both within a frame of 16.7 ms",
                measured[1].1.ratio(&measured[0].1)
            );
        }
    }

    /// Measures keys at the end of a text, in editors and in studies, one after the other.
    fn keys(folder: &Folder, editors: &Editors, studies: &[(&str, &Path)], text: &str, window: (u16, u16)) {
        let mut programs: Vec<(&str, Pty)> = editors.open(text, window);
        let is_long = text.lines().count() > 1;
        for (name, study) in studies {
            let mut pty = open(folder, study, window);
            pty.wait_for_text("completed");
            pty.press("\r");
            pty.wait_for_text("uestion");
            // To the first question, wherever one was.
            pty.press("\x1bj");
            pty.wait_for_text("ump to");
            pty.press("1\r");
            pty.wait_for_text("uestion 1 of");
            if is_long {
                pty.press("\x1b[1;5F");
            } else {
                pty.press("\x1b[1;5F");
                pty.press(text);
            }
            pty.wait_for("notes, saved", |screen| {
                screen.contents().contains("Gespräch") && screen.contents().contains(" saved")
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
        let (width, height) = window;
        let count = times[0].0.len();
        println!("\nkey to screen, {width}×{height}, {count} keys     median    90 %        99 %");
        for ((name, _), times) in programs.iter().zip(&times) {
            println!("  {name:<32}{times}");
        }
        let editors = programs.len() - studies.len();
        for (at, (study, _)) in studies.iter().enumerate() {
            for (other, (editor, _)) in programs[..editors].iter().enumerate() {
                let ratio = times[editors + at].ratio(&times[other]);
                let wanted = if *editor == "vim" && !is_long { " (at most 1)" } else { "" };
                println!("  {:<32}{ratio:.2}{wanted}", format!("{study} to {editor}"));
            }
        }
        if let [.., small, large] = times.as_slice()
            && studies.len() > 1
        {
            println!("  large to sample                 {:.2} (1: it does not grow)", large.ratio(small));
        }
        for (name, mut pty) in programs {
            pty.press(match name {
                "vim" => "\x1b:q!\r",
                "nano" => "\x18n",
                _ => "\x03",
            });
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
            let below = |percent: usize| self.0[self.0.len() * percent / 100].as_secs_f64() * 1000.0;
            write!(f, "{:7.2} ms {:7.2} ms {:7.2} ms", below(50), below(90), below(99))
        }
    }
}
