//! Notes of an interview are kept whatever happens to the program or its terminal.

use std::path::Path;

use nulmeting::domain::id::InterviewId;
use nulmeting::domain::study::{InterviewState, InterviewStatus};
use nulmeting::store::{Reader, Scope};

use super::{CTRL_C, ESC, Place, assert_given_back, assert_left};
use crate::support::pty::Pty;

/// A department whose follow-up has not been held.
const UNIT: &str = "interne-dienstverlening";

/// What a program that was killed and one that was ended left in the study.
pub(super) struct Left {
    /// The notes of the interview that are an answer; only one question has any.
    pub(super) notes: String,
    /// Texts that are no answer yet.
    pub(super) drafts: usize,
}

pub(super) fn left(path: &Path) -> Left {
    let reader = Reader::open(path).unwrap();
    let study = reader.load(&Scope::Whole).unwrap();
    let interview = InterviewId::new(format!("{UNIT}/r2")).unwrap();
    let answers = study.answers.iter().filter(|answer| answer.interview == interview);
    Left {
        notes: answers.map(|answer| answer.notes.text.as_str()).collect(),
        drafts: reader.drafts().unwrap().len(),
    }
}

/// The sample study with an interview to hold.
pub(super) fn study(place: &Place) -> std::path::PathBuf {
    place.study("probe", |study| {
        let interview =
            study.interviews.iter_mut().find(|one| one.id.as_str() == format!("{UNIT}/r2")).unwrap();
        interview.state = InterviewState { status: InterviewStatus::Planned, reason: None };
    })
}

pub(super) fn open(place: &Place, path: &Path) -> Pty {
    let pty = place.start(&["open", path.to_str().unwrap()]);
    pty.wait_for_text("Internal Services");
    pty
}

/// Goes from the home screen into the interview, to its first question.
pub(super) fn enter(pty: &mut Pty) {
    pty.press("/");
    pty.wait_for_text("Find a unit");
    pty.press("Internal\r");
    pty.wait_for_text("Internal Services, Baseline");
    pty.press("l");
    pty.wait_for_text("Internal Services, Follow-up");
    pty.press("\r");
    pty.wait_for_text("uestion 1 of");
}

/// Waits until a text is on the screen, and everything is said to be saved.
#[track_caller]
pub(super) fn wait_until_saved(pty: &Pty, text: &str) {
    pty.wait_for(&format!("{text:?}, saved"), |screen| {
        let top = screen.rows(0, 200).next().unwrap_or_default();
        screen.contents().contains(text) && top.trim_end().ends_with("saved")
    });
}

/// Waits until a text that was typed is on the disk: a row is on the screen a moment before.
#[track_caller]
fn wait_until_on_disk(path: &Path, text: &str) {
    let reader = Reader::open(path).unwrap();
    let since = std::time::Instant::now();
    while !reader.drafts().unwrap().iter().any(|draft| draft.text.contains(text)) {
        assert!(since.elapsed().as_secs() < 90, "never kept: {text:?}");
    }
}

#[test]
fn words_typed_before_the_program_was_killed_in_mid_word_are_there_again() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("Die Größe der Straßenverk");
    wait_until_saved(&pty, "Die Größe der Straßenverk");
    wait_until_on_disk(&path, "Die Größe der Straßenverk");
    pty.signal("KILL");
    assert!(!pty.ended().success());
    let kept = left(&path);
    assert_eq!((kept.notes.as_str(), kept.drafts), ("", 1));

    let mut pty = open(&place, &path);
    pty.wait_for_text("Restored what was typed before the program ended");
    enter(&mut pty);
    pty.wait_for_text("Die Größe der Straßenverk");
    // One goes on where one was.
    pty.press("\x1b[Fehrsaufsicht");
    wait_until_saved(&pty, "Die Größe der Straßenverkehrsaufsicht");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    let kept = left(&path);
    assert_eq!((kept.notes.as_str(), kept.drafts), ("Die Größe der Straßenverkehrsaufsicht", 0));

    let mut pty = open(&place, &path);
    pty.wait_for_text("Next:");
    assert!(!pty.text().contains("Restored"), "nothing was lost, so nothing is restored:\n{}", pty.text());
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn words_typed_are_an_answer_however_the_program_is_left() {
    for way in [CTRL_C, "TERM", "HUP", "\x1bqq"] {
        let place = Place::new();
        let path = study(&place);
        let mut pty = open(&place, &path);
        enter(&mut pty);
        // Nobody waits for anything to be saved.
        pty.press("Wir kennen die Zahlen nicht.");
        if way.starts_with(char::is_alphabetic) {
            // A signal overtakes keys that are still on their way.
            pty.wait_for_text("Wir kennen die Zahlen nicht.");
            pty.signal(way);
        } else {
            pty.press(way);
        }
        assert_left(&mut pty);
        let kept = left(&path);
        assert_eq!((kept.notes.as_str(), kept.drafts), ("Wir kennen die Zahlen nicht.", 0), "{way:?}");
    }
}

#[test]
fn words_typed_are_an_answer_when_the_window_is_closed() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("Das Fenster geht gleich zu");
    pty.wait_for_text("Das Fenster geht gleich zu");
    pty.close_window();
    let status = pty.ended();
    assert_eq!((status.exit_code(), status.signal()), (0, None));
    let kept = left(&path);
    // What stands for the terminal here presses Enter as it lets go; that may be read before the hang-up is.
    assert_eq!((kept.notes.trim_end_matches('\n'), kept.drafts), ("Das Fenster geht gleich zu", 0));
}

#[test]
fn a_long_paste_is_one_text_with_its_lines() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    let lines: Vec<String> =
        (1..=400).map(|number| format!("Zeile {number}: Größe, „Maß“ und q = = 3 {ESC}[31m>")).collect();
    // Terminals send a carriage return for a line end.
    pty.paste(&lines.join("\r"));
    pty.press(" Ende");
    wait_until_saved(&pty, " Ende");
    pty.resize((60, 16));
    wait_until_saved(&pty, " Ende");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    let notes = left(&path).notes;
    let wanted = format!("{} Ende", lines.join("\n").replace(ESC, ""));
    for (line, wanted) in notes.lines().zip(wanted.lines()) {
        assert_eq!(line, wanted);
    }
    assert_eq!(notes.len(), wanted.len());
}

#[test]
fn a_talk_goes_on_in_a_window_of_another_size_and_after_a_stop() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("eins");
    pty.wait_for_text("eins");
    pty.resize((40, 10));
    pty.wait_for_text("too small");
    pty.press(" zwei");
    pty.resize((120, 40));
    pty.wait_for_text("eins zwei");
    pty.signal("TSTP");
    pty.wait_for("the screen from before", |screen| !screen.alternate_screen());
    assert_given_back(&pty.seen());
    pty.wait_until_stopped();
    pty.signal("CONT");
    pty.wait_for_text("eins zwei");
    pty.press(" drei");
    wait_until_saved(&pty, "eins zwei drei");
    {
        let seen = pty.seen();
        assert!(!seen.screen().hide_cursor(), "no cursor where one types");
    }
    pty.press(CTRL_C);
    assert_left(&mut pty);
    assert_eq!(left(&path).notes, "eins zwei drei");
}

#[test]
fn a_letter_that_comes_in_two_pieces_is_one_letter_and_alt_is_a_command() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("M");
    pty.wait_for_text("M");
    for byte in "ü".as_bytes() {
        pty.press_bytes(&[*byte]);
        // Something else happens in between.
        pty.signal("WINCH");
    }
    pty.press("nster");
    pty.wait_for_text("Münster");
    pty.press("\x1bn");
    pty.wait_for_text("uestion 2 of");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    assert_eq!(left(&path).notes, "Münster");
}

#[test]
fn one_interview_is_held_with_nothing_else_on_the_screen() {
    let place = Place::new();
    let path = study(&place);
    let file = path.to_str().unwrap();
    let mut pty = place.start(&["open", file, "--only", "interne-dienstverlening/r9"]);
    assert_eq!(pty.ended().exit_code(), 1);
    assert!(pty.text().contains("there is no interview"), "{}", pty.text());

    let mut pty = place.start(&["open", file, "--only", "interne-dienstverlening/r2"]);
    pty.wait_for_text("uestion 1 of");
    pty.press("Nur wir zwei.");
    wait_until_saved(&pty, "Nur wir zwei.");
    // Leaving the talk is leaving the program.
    pty.press("\x1bq");
    assert_left(&mut pty);
    assert_eq!(left(&path).notes, "Nur wir zwei.");
    let seen = String::from_utf8_lossy(&pty.seen().raw).into_owned();
    for other in ["Public Space", "Society", "Havenbedrijf"] {
        assert!(!seen.contains(other), "{other} was on the screen");
    }
}

/// Whether any file below the folder has one of the words in its bytes.
fn has_word(folder: &Path, words: &[&str]) -> Option<String> {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if let Some(found) = has_word(&path, words) {
                return Some(found);
            }
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        for word in words {
            if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                return Some(format!("`{word}` in {}", path.display()));
            }
        }
    }
    None
}

#[test]
fn words_typed_and_struck_are_in_no_byte_of_the_folder_even_if_the_program_is_killed_then() {
    const WORDS: [&str; 4] = ["Zonderling", "größenwahnsinnig", "🛌", "stadhuis"];
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("Wij werken goed.\rZonderling is größenwahnsinnig");
    // It becomes an answer, is gone on with, quoted, and taken back in part.
    pty.press("\x1b[6~\x1b[5~ 🛌 en slaapt op het stadhuis\x1bv");
    pty.press("\x15\x12");
    wait_until_saved(&pty, "stadhuis");
    assert!(has_word(&place.data(), &WORDS).is_some(), "the test looks at the right files");
    pty.press("\x1bs");
    pty.wait_for_text("Strike “Zonderling");
    pty.press("y");
    pty.wait_for("the words struck, saved", |screen| {
        let top = screen.rows(0, 200).next().unwrap_or_default();
        screen.contents().contains("Struck: gone from") && top.trim_end().ends_with("saved")
    });
    assert_eq!(has_word(&place.data(), &WORDS), None, "while it is open");
    // The words are on the screen before they are on the disk; the next question is not.
    pty.press("\x15\x12 Punt.\x1b[6~");
    wait_until_saved(&pty, "uestion 2 of");
    pty.signal("KILL");
    assert!(!pty.ended().success());
    assert_eq!(has_word(&place.data(), &WORDS), None, "after it was killed");
    let mut pty = open(&place, &path);
    pty.wait_for_text("Next:");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    assert_eq!(has_word(&place.data(), &WORDS), None, "after it was ended");
    assert_eq!(left(&path).notes, "Wij werken goed. Punt.");
}

#[test]
fn marks_are_there_again_after_the_program_was_killed() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("Größe zählt.\r„Wir sind für alle da“ 👩‍👩‍👧\x1bv\r");
    pty.paste("> 3 Zeilen\r# hierher\r");
    pty.press("Ende\x1b?");
    wait_until_saved(&pty, "Keys on this screen");
    pty.signal("KILL");
    assert!(!pty.ended().success());
    assert_eq!(left(&path).drafts, 1);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.wait_for_text("“„Wir sind für alle da“");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    let reader = Reader::open(&path).unwrap();
    let study = reader.load(&Scope::Whole).unwrap();
    let interview = InterviewId::new(format!("{UNIT}/r2")).unwrap();
    let answer = study.answers.iter().find(|answer| answer.interview == interview).unwrap();
    assert_eq!(answer.notes.marks.len(), 1);
    assert_eq!(answer.notes.marks[0].text, "„Wir sind für alle da“ 👩‍👩‍👧");
    assert!(answer.notes.text.contains("\n> 3 Zeilen\n# hierher\nEnde"), "{:?}", answer.notes.text);
}

#[test]
fn the_row_that_is_shown_ahead_is_right_with_wide_letters_in_its_middle_and_after_erasing() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    let row =
        |pty: &Pty| pty.text().lines().find(|line| line.contains("Größe")).map(|line| line.trim().to_owned());
    for (keys, expected) in [
        ("Größe x", "Größe x"),
        ("日本!", "Größe x日本!"),
        ("\x1b[HA", "AGröße x日本!"),
        ("語", "A語Größe x日本!"),
        ("\x7f\x7f", "Größe x日本!"),
        ("\x1b[F\x7f\x7f\x7f", "Größe x"),
        ("e\u{301}", "Größe xe\u{301}"),
    ] {
        for key in keys.split_inclusive(|_| !keys.starts_with('\x1b')) {
            pty.press(key);
        }
        pty.wait_for(expected, |screen| {
            let text = screen.contents();
            text.lines().any(|line| line.trim() == expected)
        });
        assert_eq!(row(&pty).as_deref(), Some(expected));
    }
    pty.press(CTRL_C);
    assert_left(&mut pty);
    assert_eq!(left(&path).notes, "Größe xe\u{301}");
}

#[test]
fn the_notes_go_to_the_persons_own_editor_and_come_back_and_no_file_stays() {
    let place = Place::new();
    let path = study(&place);
    let (editor, seen) = (place.data().join("my editor"), place.data().join("seen"));
    let script = format!(
        "#!/bin/sh\nstat -c %a \"$1\" > '{}'\nprintf 'Uit de editor 🙂\\n' >> \"$1\"\n",
        seen.display()
    );
    std::fs::write(&editor, script).unwrap();
    std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    // What a program left that was killed while an editor was open.
    std::fs::write(place.data().join("note-in-editor-old.txt"), "oud").unwrap();
    let command = format!("'{}'", editor.display());
    let mut pty = place.start_with(&["open", path.to_str().unwrap()], &[("VISUAL", &command)]);
    pty.wait_for_text("Internal Services");
    enter(&mut pty);
    pty.press("Größe zählt.\x1b=");
    pty.wait_for_text("the editor may keep copies");
    pty.press("y");
    pty.wait_for_text("Taken over from the editor");
    pty.wait_for_text("Uit de editor 🙂");
    assert_eq!(std::fs::read_to_string(&seen).unwrap().trim(), "600");
    pty.press("\x1b[1;5F Slot.");
    wait_until_saved(&pty, "Slot.");
    pty.press(CTRL_C);
    assert_left(&mut pty);
    assert_eq!(left(&path).notes, "Größe zählt.\nUit de editor 🙂 Slot.");
    let files = std::fs::read_dir(place.data()).unwrap().flatten();
    let names: Vec<_> = files.map(|file| file.file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| name.starts_with("note-in-editor")), "{names:?}");
}
