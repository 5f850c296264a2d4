//! The real program in a real pseudo-terminal: the terminal is given back on every way out, and nothing typed is lost.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::thread;

use nulmeting::definition::builtin;
use nulmeting::domain::study::Study;
use nulmeting::store::{Origin, Reader, Scope, Store, backup};
use nulmeting::tui::model::{Model, Setting};
use nulmeting::tui::run::{Backstage, Ended, Stage};
use nulmeting::tui::screens::{Screen, home};
use nulmeting::workbench::begin;
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::program::{PROGRAM, signed_folder};
use crate::support::pty::{Pty, Seen};

#[cfg(target_os = "linux")]
mod faults;
mod interview;
mod keys;
#[cfg(target_os = "linux")]
mod kills;
mod progress;

const USUAL: (u16, u16) = (80, 24);

const CTRL_C: &str = "\x03";
const ESC: &str = "\x1b";

/// A data folder of its own, and terminals in which the program runs in it.
struct Place {
    temporary: TempDir,
}

impl Place {
    /// A folder where it is known who writes.
    fn new() -> Self {
        let place = Self { temporary: TempDir::new().unwrap() };
        signed_folder(&place.data());
        place
    }

    fn data(&self) -> PathBuf {
        self.temporary.path().join("data")
    }

    fn start(&self, arguments: &[&str]) -> Pty {
        self.start_with(arguments, &[])
    }

    fn start_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Pty {
        let data = self.data();
        let mut all = vec![("NULMETING_DATA", data.to_str().unwrap())];
        all.extend(variables);
        Pty::start(PROGRAM, arguments, &all, USUAL)
    }

    /// The sample study on the screen.
    fn demo(&self) -> Pty {
        let pty = self.start(&["demo"]);
        pty.wait_for_text("Public Space Management");
        pty
    }

    /// The sample study with something changed, as a study of its own.
    fn study(&self, name: &str, change: impl FnOnce(&mut Study)) -> PathBuf {
        let mut study = begin::sample(&builtin::library()).unwrap();
        change(&mut study);
        let path = self.data().join(format!("{name}.nulmeting"));
        let origin = Origin::new(Uuid::from_u128(1), "somebody", Uuid::now_v7);
        Store::create(&path, origin, &study.changes(), chrono::Utc::now()).unwrap();
        path
    }
}

/// The terminal is as it was before.
#[track_caller]
fn assert_given_back(seen: &Seen) {
    let screen = seen.screen();
    assert!(!screen.alternate_screen(), "still on the screen of its own");
    assert!(!screen.hide_cursor(), "the cursor is hidden");
    assert!(!screen.bracketed_paste(), "pastes are still bracketed");
    assert!(!screen.bold() && !screen.inverse(), "what is written next is bold or inverse");
}

/// The program ended well and gave the terminal back.
#[track_caller]
fn assert_left(pty: &mut Pty) {
    let status = pty.ended();
    assert_given_back(&pty.seen());
    assert_eq!((status.exit_code(), status.signal()), (0, None), "{}", pty.text());
}

#[test]
fn the_sample_study_is_copied_and_shown() {
    let place = Place::new();
    let mut pty = place.demo();
    for text in [
        "Almelo 2009–2011",
        "Baseline",
        "Follow-up",
        "Internal Services",
        "cancelled",
        "saved",
        "almelo-demo",
    ] {
        pty.wait_for_text(text);
    }
    {
        let seen = pty.seen();
        assert!(seen.screen().alternate_screen() && seen.screen().bracketed_paste());
        assert!(seen.screen().hide_cursor(), "a cursor where nothing is typed");
    }
    pty.press("q");
    assert_left(&mut pty);
    let copy = place.data().join("almelo-demo.nulmeting");
    assert!(pty.text().contains("The sample study lies in"), "{}", pty.text());
    let beside: Vec<_> =
        fs::read_dir(place.data()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(copy.is_file());
    for ending in ["-wal", "-shm"] {
        let name = format!("almelo-demo.nulmeting{ending}");
        assert!(!beside.iter().any(|file| *file == *name), "left behind: {beside:?}");
    }
}

#[test]
fn the_terminal_is_given_back_however_the_program_is_left() {
    for way in ["q", CTRL_C, "TERM", "INT", "HUP"] {
        let place = Place::new();
        let mut pty = place.demo();
        if way.len() > 1 {
            pty.signal(way);
        } else {
            pty.press(way);
        }
        assert_left(&mut pty);
    }
}

#[test]
fn a_fresh_sample_keeps_the_old_one() {
    let place = Place::new();
    let mut pty = place.demo();
    // A unit of one's own in the sample study.
    pty.press("u");
    pty.wait_for_text("a add");
    pty.wait_for_text("Property and Taxes");
    pty.press("a");
    pty.wait_for_text("Name");
    pty.press("Havenbedrijf\r");
    pty.wait_for("the new unit, saved", |screen| {
        let text = screen.contents();
        text.contains("Havenbedrijf") && text.contains(" saved") && !text.contains("╭")
    });
    pty.press(CTRL_C);
    assert_left(&mut pty);

    let mut pty = place.demo();
    pty.wait_for_text("Havenbedrijf");
    // What is open is not set aside.
    let mut second = place.start(&["demo", "--fresh"]);
    assert_eq!(second.ended().exit_code(), 1);
    assert!(second.text().contains("open elsewhere"), "{}", second.text());
    pty.press(CTRL_C);
    assert_left(&mut pty);

    let mut pty = place.start(&["demo", "--fresh"]);
    pty.wait_for_text("Public Space Management");
    assert!(!pty.text().contains("Havenbedrijf"));
    pty.press(CTRL_C);
    assert_left(&mut pty);
    assert!(pty.text().contains("The copy before is now"), "{}", pty.text());
    let old = fs::read_dir(place.data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("almelo-demo-20"))
        .expect("the old copy is gone");
    let mut pty = place.start(&["open", old.to_str().unwrap()]);
    pty.wait_for_text("Havenbedrijf");
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn a_copy_takes_the_place_of_the_study_in_the_running_program() {
    let place = Place::new();
    let path = place.study("almelo", |_| {});
    backup::make(&path, backup::Reason::Day, chrono::Utc::now()).unwrap();
    let mut pty = place.start(&["open", "almelo"]);
    pty.wait_for_text("Public Space Management");
    let add = |pty: &mut Pty, name: &str| {
        pty.press("u");
        pty.wait_for_text("a add");
        pty.wait_for_text("Property and Taxes");
        pty.press("a");
        pty.wait_for_text("Name");
        pty.press(&format!("{name}\r"));
        pty.wait_for("the new unit, saved", |screen| {
            let text = screen.contents();
            text.contains(name) && text.contains(" saved") && !text.contains("╭")
        });
    };
    add(&mut pty, "Havenbedrijf");
    pty.press("q");
    pty.wait_for_text("a assess");
    pty.press("K");
    pty.wait_for_text("· sound");
    pty.press("r");
    pty.wait_for_text("Put the study back");
    pty.press("y");
    pty.wait_for_text("The study is now what");
    pty.press("q");
    pty.wait_for_text("a assess");
    // It is written into as before.
    add(&mut pty, "Brandweer");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    let held = Reader::open(&path).unwrap().load(&Scope::Outline).unwrap();
    let names: Vec<&str> = held.units.iter().map(|unit| unit.id.as_str()).collect();
    assert!(names.contains(&"brandweer") && !names.contains(&"havenbedrijf"), "{names:?}");
    let kept = backup::all(&path).into_iter().find(|one| one.reason == backup::Reason::Restore).unwrap();
    let held = Reader::open(&kept.path).unwrap().load(&Scope::Outline).unwrap();
    assert!(held.units.iter().any(|unit| unit.id == *"havenbedrijf"));
}

#[test]
fn a_study_that_is_open_elsewhere_is_said_so_and_the_terminal_given_back() {
    let place = Place::new();
    let first = place.demo();
    let mut second = place.start(&["demo"]);
    assert_eq!(second.ended().exit_code(), 1);
    assert_given_back(&second.seen());
    assert!(second.text().contains("open elsewhere"), "{}", second.text());
    assert!(first.text().contains("Public Space Management"), "the first one goes on");
}

#[test]
fn the_first_start_asks_who_writes_and_leads_to_a_study() {
    let place = Place { temporary: TempDir::new().unwrap() };
    let mut pty = place.start(&[]);
    pty.wait_for_text("Who is writing?");
    pty.press("Ö. K.\r");
    pty.wait_for("the form gone", |screen| {
        screen.contents().contains("First steps") && !screen.contents().contains("Who is writing?")
    });
    assert!(fs::read_to_string(place.data().join("settings.toml")).unwrap().contains("Ö. K."));
    pty.press("n");
    pty.wait_for_text("Name of the study");
    pty.press("münster\r");
    pty.wait_for_text("add the units to interview");
    assert!(place.data().join("münster.nulmeting").is_file());
    pty.press("q");
    assert_left(&mut pty);
    // The next time it opens by itself.
    let mut pty = place.start(&[]);
    pty.wait_for_text("add the units to interview");
    pty.press("q");
    assert_left(&mut pty);
}

#[test]
fn a_program_that_is_stopped_gives_the_terminal_back_and_takes_it_again() {
    let place = Place::new();
    let mut pty = place.demo();
    pty.signal("TSTP");
    pty.wait_for("the screen from before", |screen| !screen.alternate_screen());
    assert_given_back(&pty.seen());
    pty.wait_until_stopped();
    pty.resize((100, 30));
    pty.signal("CONT");
    pty.wait_for("the whole screen in its new size", |screen| {
        let text = screen.contents();
        screen.alternate_screen()
            && screen.bracketed_paste()
            && text.contains("Public Space Management")
            && screen.rows(0, 100).nth(29).is_some_and(|row| row.contains("Enter hold"))
    });
    pty.press("u");
    pty.wait_for_text("a add");
    pty.wait_for_text("Property and Taxes");
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn a_window_too_small_says_so_and_nothing_is_lost() {
    let place = Place::new();
    let mut pty = place.demo();
    pty.press("u");
    pty.wait_for_text("a add");
    pty.wait_for_text("Property and Taxes");
    pty.press("a");
    pty.wait_for_text("Name");
    pty.press("Havenbedr");
    pty.wait_for_text("Havenbedr");
    pty.resize((40, 10));
    pty.wait_for_text("too small");
    pty.wait_for_text("40");
    pty.press("ijf");
    pty.resize((1, 1));
    pty.resize((120, 40));
    pty.wait_for_text("Havenbedrijf");
    pty.resize(USUAL);
    pty.wait_for("the form in the old size", |screen| {
        screen.contents().contains("Havenbedrijf")
            && screen.rows(0, 80).nth(23).is_some_and(|row| row.contains("Enter"))
    });
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn without_colours_weights_still_show() {
    let place = Place::new();
    let mut pty = place.start_with(&["demo"], &[("NO_COLOR", "1")]);
    pty.wait_for_text("Public Space Management");
    let colours = colour_codes(&pty.seen().raw);
    assert!(colours.is_empty(), "{colours:?}");
    {
        let seen = pty.seen();
        let screen = seen.screen();
        let cells = || (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
        let cells = || cells().filter_map(|(row, column)| screen.cell(row, column));
        assert!(cells().any(vt100::Cell::bold), "nothing is bold");
        assert!(cells().any(vt100::Cell::inverse), "nothing is inverse");
    }
    pty.press(CTRL_C);
    assert_left(&mut pty);

    let mut pty = place.start_with(&["demo"], &[("NO_COLOR", "")]);
    pty.wait_for_text("Public Space Management");
    assert!(!colour_codes(&pty.seen().raw).is_empty(), "an empty NO_COLOR asks for nothing");
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn the_theme_is_the_one_asked_for_then_the_one_kept_then_what_is_known_of_the_terminal() {
    const CYAN: &str = "38;5;6";
    const BLUE: &str = "38;5;4";
    const DARK: (bool, bool, bool) = (true, false, false);
    const LIGHT: (bool, bool, bool) = (false, true, false);
    const NONE: (bool, bool, bool) = (false, false, true);
    let place = Place::new();
    let codes = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut pty = place.start_with(&[&["demo"], arguments].concat(), variables);
        pty.wait_for_text("Public Space Management");
        pty.wait_for_text("Enter hold");
        let raw = pty.seen().raw.clone();
        assert!(!String::from_utf8_lossy(&raw).contains("\x1b]"), "the terminal was asked something");
        pty.press(CTRL_C);
        assert_left(&mut pty);
        let codes = colour_codes(&raw);
        let has = |colour: &str| codes.iter().any(|code| format!("{code};").contains(&format!("{colour};")));
        (has(CYAN), has(BLUE), codes.is_empty())
    };
    assert_eq!(codes(&["--theme", "dark"], &[]), DARK);
    assert_eq!(codes(&["--theme", "light"], &[("COLORFGBG", "15;0")]), LIGHT);
    assert_eq!(codes(&["--theme", "none"], &[]), NONE);
    assert_eq!(codes(&[], &[("COLORFGBG", "15;0")]), DARK);
    assert_eq!(codes(&[], &[("COLORFGBG", "0;15")]), LIGHT);
    assert_eq!(codes(&[], &[]), (false, false, false), "neither is readable on both");
    let settings = place.data().join("settings.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}theme = \"light\"\n")).unwrap();
    assert_eq!(codes(&[], &[("COLORFGBG", "15;0")]), LIGHT);
    assert!(fs::read_to_string(&settings).unwrap().contains("theme = \"light\""), "it is kept");
    assert_eq!(codes(&[], &[("NO_COLOR", "1")]), NONE);
    assert_eq!(codes(&["--theme", "dark"], &[("NO_COLOR", "1")]), DARK);
    let mut pty = place.start(&["demo", "--theme", "pink"]);
    assert_eq!(pty.ended().exit_code(), 2);
}

/// The parameters of all sequences that choose a colour; back to the usual colour is none.
fn colour_codes(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then_some(&rest[..end])
    });
    let is_colour = |code: &str| matches!(code.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107));
    sequences.filter(|codes| codes.split(';').any(is_colour)).map(str::to_owned).collect()
}

#[test]
fn texts_of_a_study_cannot_command_the_terminal_or_turn_lines_around() {
    let place = Place::new();
    // No file can bring the first three in, but a study made by another program could.
    let odd = "\u{1b}]0;title\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{200b}\r\u{8}";
    let path = place.study("odd", |study| {
        study.header.organisation = format!("Gemeente{odd} Almelo");
        study.units[0].name = format!("Abteilung{odd}X").as_str().into();
        study.rounds[0].label = format!("Base{odd}line").as_str().into();
    });
    let mut pty = place.start(&["open", path.to_str().unwrap()]);
    pty.wait_for_text("Abteilung");
    pty.wait_for_text("Gemeente");
    pty.press("u");
    pty.wait_for_text("a add");
    pty.wait_for_text("Property and Taxes");
    pty.wait_for_text("Abteilung");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    let raw = pty.seen().raw.clone();
    let (mut rest, mut plain) = (std::str::from_utf8(&raw).unwrap(), String::new());
    while let Some(at) = rest.find(ESC) {
        plain.push_str(&rest[..at]);
        let sequence = rest[at + 1..].strip_prefix('[').unwrap_or_else(|| panic!("{:?}", &rest[at..]));
        let end = sequence.find(|c: char| ('\u{40}'..='\u{7e}').contains(&c)).unwrap();
        assert_ne!(&sequence[..=end], "31m", "a colour that no theme chose");
        rest = &sequence[end + 1..];
    }
    plain.push_str(rest);
    let bad = plain.chars().find(|c| {
        (c.is_control() && !matches!(c, '\r' | '\n'))
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(bad, None);
}

#[test]
fn esc_and_a_key_in_one_read_do_not_crash_where_they_mean_nothing() {
    let place = Place::new();
    let mut pty = place.demo();
    pty.press("\x1bn\x1b[1;9Z\x1b[999;999H\x1bOZ");
    pty.paste("no place for this\r\n");
    pty.press("u");
    pty.wait_for_text("a add");
    pty.wait_for_text("Property and Taxes");
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn the_name_asked_for_first_can_be_left_open() {
    let place = Place { temporary: TempDir::new().unwrap() };
    for way in [ESC, CTRL_C] {
        let mut pty = place.start(&[]);
        pty.wait_for_text("Who is writing?");
        pty.press(way);
        assert_left(&mut pty);
    }
    assert!(!place.data().exists());
}

#[test]
fn what_cannot_be_kept_is_said_on_screen_and_on_the_way_out() {
    let place = Place::new();
    let mut pty = place.demo();
    pty.press("u");
    pty.wait_for_text("a add");
    pty.wait_for_text("Property and Taxes");
    pty.press("a");
    pty.wait_for_text("Name");
    pty.press("Havenbedrijf");
    pty.wait_for_text("Havenbedrijf");
    let copy = place.data().join("almelo-demo.nulmeting");
    // Somebody else writes into the file, past the lock.
    let other = rusqlite::Connection::open(&copy).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    pty.press("\r");
    pty.wait_for_text("NOT SAVED");
    other.execute_batch("ROLLBACK").unwrap();
    pty.wait_for("saved after all", |screen| {
        let text = screen.contents();
        text.contains(" saved") && !text.contains("NOT SAVED") && text.contains("Havenbedrijf")
    });

    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    pty.press("a");
    pty.wait_for_text("Name");
    pty.press("Marktplein\r");
    pty.wait_for_text("NOT SAVED");
    pty.press(CTRL_C);
    let status = pty.ended();
    assert_given_back(&pty.seen());
    assert!(pty.text().contains("not everything was kept"), "{}", pty.text());
    assert_eq!(status.exit_code(), 1);
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    let mut pty = place.demo();
    pty.press("u");
    pty.wait_for_text("Marktplein");
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

// ---- panics: this binary runs itself in a pseudo-terminal, with a test that fails on purpose ----

/// What the test below is to do; only a test that runs this binary in a terminal of its own sets it.
const ORDER: &str = "NULMETING_TEST_ON_STAGE";

#[test]
fn fails_on_stage_when_told_to() {
    let Ok(order) = env::var(ORDER) else { return };
    let mut stage = Stage::enter().unwrap();
    let setting = Setting {
        words: nulmeting::language::Words::english(),
        theme: nulmeting::tui::theme::Theme::plain(),
        language: "en".to_owned(),
        size: stage.size(),
        now: chrono::Utc::now(),
        offset: chrono::FixedOffset::east_opt(0).unwrap(),
        editor: None,
        instruments: std::sync::Arc::default(),
    };
    let mut model = Model::new(setting, Screen::Home(home::State::default()));
    match order.as_str() {
        "here" => panic!("on purpose, on the stage"),
        "beside it" => {
            let _ = thread::spawn(|| panic!("on purpose, beside the stage")).join();
        }
        _ => unreachable!(),
    }
    let ended = stage.run(&mut model, &Backstage::default());
    stage.leave();
    assert!(matches!(ended, Ended::Failed), "{ended:?}");
    println!("ended as failed");
}

fn on_stage(order: &str) -> Pty {
    let this = env::current_exe().unwrap();
    let arguments = ["--exact", "terminal::fails_on_stage_when_told_to", "--nocapture"];
    Pty::start(this, &arguments, &[(ORDER, order)], USUAL)
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_reports() {
    let mut pty = on_stage("here");
    assert_ne!(pty.ended().exit_code(), 0);
    let seen = pty.seen();
    assert_given_back(&seen);
    let raw = String::from_utf8_lossy(&seen.raw);
    assert!(raw.contains("\x1b[?1049h"), "it never was on the stage");
    assert!(raw.find("\x1b[?1049l") < raw.find("on purpose"), "the report is on a screen that is gone");
    assert!(seen.screen().contents().contains("on purpose, on the stage"), "{}", seen.screen().contents());
}

#[test]
fn a_panic_in_another_thread_ends_the_program_and_leaves_its_report_readable() {
    let mut pty = on_stage("beside it");
    let status = pty.ended();
    let seen = pty.seen();
    assert_given_back(&seen);
    let text = seen.screen().contents();
    assert!(text.contains("on purpose, beside the stage") && text.contains("ended as failed"), "{text}");
    assert_eq!(status.exit_code(), 0, "{text}");
}

#[test]
fn keys_of_ones_own_do_what_they_say_and_wrong_ones_are_named() {
    let place = Place::new();
    let keys = place.data().join("keys.toml");
    fs::write(&keys, "[home]\ncompare = [\"C\"]\n").unwrap();
    let mut pty = place.demo();
    pty.wait_for_text("C compare");
    pty.press("C");
    pty.wait_for_text("Completed phases");
    pty.press(CTRL_C);
    assert_left(&mut pty);

    fs::write(&keys, "[home]\ncompare = [\"r\"]\n").unwrap();
    let mut pty = place.start(&["demo"]);
    assert_eq!(pty.ended().exit_code(), 1);
    assert!(pty.text().contains("`r` is both `result` and `compare`"), "{}", pty.text());
}
