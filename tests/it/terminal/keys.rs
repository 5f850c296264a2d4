//! The bytes that keyboards send: one key comes as different bytes from different terminals, and does the same.
//!
//! The bytes of xterm, tmux, the Linux console and macOS Terminal are those of their terminfo entries and default
//! keyboards; Windows Terminal sends those of xterm. Both forms of the arrows come: SS3 (`ESC O C`) where a terminal is
//! in application mode, CSI (`ESC [ C`) else.

use super::interview::{enter, open, study};
use super::{CTRL_C, ESC, Place, assert_left};
use crate::support::pty::Pty;

const ALL: &str = "all";
const XTERM: &str = "xterm, Windows Terminal, macOS Terminal";
const APPLICATION: &str = "xterm, tmux and macOS Terminal in application mode";
const TMUX_LINUX: &str = "tmux, Linux console";
const RXVT: &str = "rxvt, PuTTY";
const META: &str = "PuTTY, rxvt, iTerm2, macOS Terminal with Option as Meta";

/// Where each row of the table begins: two lines, the cursor behind the last letter.
const START: [&str; 2] = ["eins zwei", "drei vier"];

/// A terminal, the bytes, the key; keys pressed before it, and the notes once a `|` was typed behind it.
type Sent = (&'static str, &'static str, &'static str, &'static str, [&'static str; 2]);

const HOME: &str = "\x1b[H";
const UP: &str = "\x1b[A";
const TOP: &str = "\x1b[1;5H";

#[rustfmt::skip]
const IN_NOTES: &[Sent] = &[
    (ALL,         "\x1b[D",      "left",             "",   ["eins zwei", "drei vie|r"]),
    (APPLICATION, "\x1bOD",      "left",             "",   ["eins zwei", "drei vie|r"]),
    (ALL,         "\x1b[C",      "right",            HOME, ["eins zwei", "d|rei vier"]),
    (APPLICATION, "\x1bOC",      "right",            HOME, ["eins zwei", "d|rei vier"]),
    (ALL,         "\x1b[A",      "up",               HOME, ["|eins zwei", "drei vier"]),
    (APPLICATION, "\x1bOA",      "up",               HOME, ["|eins zwei", "drei vier"]),
    (ALL,         "\x1b[B",      "down",             TOP,  ["eins zwei", "|drei vier"]),
    (APPLICATION, "\x1bOB",      "down",             TOP,  ["eins zwei", "|drei vier"]),
    (XTERM,       "\x1b[H",      "home",             "",   ["eins zwei", "|drei vier"]),
    (APPLICATION, "\x1bOH",      "home",             "",   ["eins zwei", "|drei vier"]),
    (TMUX_LINUX,  "\x1b[1~",     "home",             "",   ["eins zwei", "|drei vier"]),
    (RXVT,        "\x1b[7~",     "home",             "",   ["eins zwei", "|drei vier"]),
    (XTERM,       "\x1b[1;1H",   "home",             "",   ["eins zwei", "|drei vier"]),
    (XTERM,       "\x1b[F",      "end",              HOME, ["eins zwei", "drei vier|"]),
    (APPLICATION, "\x1bOF",      "end",              HOME, ["eins zwei", "drei vier|"]),
    (TMUX_LINUX,  "\x1b[4~",     "end",              HOME, ["eins zwei", "drei vier|"]),
    (RXVT,        "\x1b[8~",     "end",              HOME, ["eins zwei", "drei vier|"]),
    (XTERM,       "\x1b[1;1F",   "end",              HOME, ["eins zwei", "drei vier|"]),
    (ALL,         "\x05",        "ctrl-e",           HOME, ["eins zwei", "drei vier|"]),
    (ALL,         "\x1b[1;5D",   "ctrl-left",        "",   ["eins zwei", "drei |vier"]),
    (ALL,         "\x1b[1;3D",   "alt-left",         "",   ["eins zwei", "drei |vier"]),
    (META,        "\x1b\x1b[D",  "alt-left",         "",   ["eins zwei", "drei |vier"]),
    (META,        "\x1b\x1bOD",  "alt-left",         "",   ["eins zwei", "drei |vier"]),
    (ALL,         "\x1b[1;5C",   "ctrl-right",       HOME, ["eins zwei", "drei| vier"]),
    (ALL,         "\x1b[1;3C",   "alt-right",        HOME, ["eins zwei", "drei| vier"]),
    (META,        "\x1b\x1b[C",  "alt-right",        HOME, ["eins zwei", "drei| vier"]),
    (ALL,         "\x1b[1;5H",   "ctrl-home",        "",   ["|eins zwei", "drei vier"]),
    (ALL,         "\x1b[1;3H",   "alt-home",         "",   ["|eins zwei", "drei vier"]),
    (ALL,         "\x1b[1;5F",   "ctrl-end",         TOP,  ["eins zwei", "drei vier|"]),
    (ALL,         "\x1b[1;3F",   "alt-end",          TOP,  ["eins zwei", "drei vier|"]),
    (ALL,         "\x1b[1;2D",   "shift-left",       "",   ["eins zwei", "drei vie|"]),
    (ALL,         "\x1b[1;2C",   "shift-right",      HOME, ["eins zwei", "|rei vier"]),
    (ALL,         "\x1b[1;2A",   "shift-up",         HOME, ["|drei vier", ""]),
    (ALL,         "\x1b[1;2B",   "shift-down",       TOP,  ["|drei vier", ""]),
    (ALL,         "\x1b[1;2H",   "shift-home",       "",   ["eins zwei", "|"]),
    (ALL,         "\x1b[1;2F",   "shift-end",        HOME, ["eins zwei", "|"]),
    (ALL,         "\x1b[1;6D",   "ctrl-shift-left",  "",   ["eins zwei", "drei |"]),
    (ALL,         "\x1b[1;4D",   "alt-shift-left",   "",   ["eins zwei", "drei |"]),
    (ALL,         "\x1b[1;6C",   "ctrl-shift-right", HOME, ["eins zwei", "| vier"]),
    (ALL,         "\x1b[1;4C",   "alt-shift-right",  HOME, ["eins zwei", "| vier"]),
    (ALL,         "\x1b[3~",     "delete",           HOME, ["eins zwei", "|rei vier"]),
    (ALL,         "\x1b[3;5~",   "ctrl-delete",      HOME, ["eins zwei", "| vier"]),
    (ALL,         "\x1b[3;3~",   "alt-delete",       HOME, ["eins zwei", "| vier"]),
    (ALL,         "\x7f",        "backspace",        "",   ["eins zwei", "drei vie|"]),
    ("xterm with backarrow key, old PuTTY; Ctrl+Backspace in Windows Terminal",
                  "\x08",        "backspace",        "",   ["eins zwei", "drei vie|"]),
    (ALL,         "\x1b\x7f",    "alt-backspace",    "",   ["eins zwei", "drei |"]),
    (ALL,         "\x1b\x08",    "alt-backspace",    "",   ["eins zwei", "drei |"]),
    (ALL,         "\x17",        "ctrl-w",           "",   ["eins zwei", "drei |"]),
    (ALL,         "\r",          "enter",            UP,   ["eins zwei", "|"]),
    ("serial lines; Ctrl+Enter in Windows Terminal",
                  "\n",          "enter",            UP,   ["eins zwei", "|"]),
    (ALL,         "ä€👍",        "letters",          "",   ["eins zwei", "drei vierä€👍|"]),
    // What no key of the program is types nothing.
    ("Linux console", "\x1b[[A", "F1",               "",   ["eins zwei", "drei vier|"]),
    (XTERM,       "\x1bOP",      "F1",               "",   ["eins zwei", "drei vier|"]),
    (XTERM,       "\x1b[15~",    "F5",               "",   ["eins zwei", "drei vier|"]),
    (XTERM,       "\x1b[1;9P",   "Meta+F1",          "",   ["eins zwei", "drei vier|"]),
    (XTERM,       "\x1b[I\x1b[O", "focus",           "",   ["eins zwei", "drei vier|"]),
    ("tmux with extended keys", "\x1b[27;5;9~", "ctrl-tab", "", ["eins zwei", "drei vier|"]),
];

/// The first two rows of the notes.
fn notes(screen: &vt100::Screen) -> [String; 2] {
    let mut rows = screen.rows(0, 80).skip_while(|row| !row.contains("═ Notes ═"));
    let mut next = || rows.next().unwrap_or_default().trim().to_owned();
    next();
    [next(), next()]
}

#[track_caller]
fn wait_for_notes(pty: &Pty, what: &str, wanted: [&str; 2]) {
    pty.wait_for(what, |screen| notes(screen) == wanted);
}

#[test]
fn every_key_does_the_same_whatever_bytes_a_terminal_sends_for_it() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("x");
    for (terminals, bytes, key, before, after) in IN_NOTES {
        pty.press("\x07");
        pty.press(&START.join("\r"));
        wait_for_notes(&pty, "the text of the row", START);
        pty.press(before);
        pty.wait_until_read();
        pty.press(bytes);
        pty.wait_until_read();
        pty.press("|");
        wait_for_notes(&pty, &format!("{key} as {terminals} sends it ({bytes:?})"), *after);
    }
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

/// What leads to another place than the notes: the reads that the bytes come in, the key, what is on the screen then,
/// and the bytes that lead back.
type Leads = (&'static [&'static str], &'static str, &'static str, &'static str);

const PAGE_UP: &str = "\x1b[5~";

const FROM_THE_FIRST_QUESTION: &[Leads] = &[
    (&["\x1b[6~"], "pagedown", "uestion 2 of", PAGE_UP),
    (&["\x0e"], "ctrl-n", "uestion 2 of", "\x10"),
    (&["\x1bj"], "alt-j in one read", "Jump", ESC),
    (&["\x1b", "j"], "esc, then j in a read of its own", "Jump", ESC),
    (&["\x1b?"], "alt-? in one read", "Keys on this screen", ESC),
    (&["\x1b", "?"], "esc, then ? in a read of its own", "Keys on this screen", ESC),
    (&["\x1bn"], "alt-n in one read", "uestion 2 of", PAGE_UP),
    (&["\x1b", "n"], "esc, then n in a read of its own", "uestion 2 of", PAGE_UP),
];

#[test]
fn esc_and_a_letter_mean_the_same_in_one_read_and_in_two() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    for (reads, key, shown, back) in FROM_THE_FIRST_QUESTION {
        for bytes in *reads {
            pty.press(bytes);
            pty.wait_until_read();
        }
        pty.wait_for(&format!("{key} ({reads:?})"), |screen| screen.contents().contains(shown));
        pty.press(back);
        pty.wait_for("the first question again", |screen| {
            let text = screen.contents();
            text.contains("uestion 1 of") && !text.contains("Jump") && !text.contains("Keys on this")
        });
    }
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn in_lists_and_forms_keys_do_the_same_whatever_bytes_come() {
    let place = Place::new();
    let mut pty = place.demo();
    // Arrows in the grid of units and rounds.
    for (right, left) in [("\x1b[C", "\x1b[D"), ("\x1bOC", "\x1bOD"), ("l", "h")] {
        pty.press(right);
        pty.wait_for_text("Property and Taxes, Follow-up");
        pty.press(left);
        pty.wait_for_text("Property and Taxes, Baseline");
    }
    for (last, first) in
        [("\x1b[F", "\x1b[H"), ("\x1bOF", "\x1bOH"), ("\x1b[4~", "\x1b[1~"), ("\x1b[8~", "\x1b[7~")]
    {
        pty.press(last);
        pty.wait_for("the last row", |screen| !screen.contents().contains("Property and Taxes, Baseline"));
        pty.press(first);
        pty.wait_for_text("Property and Taxes, Baseline");
    }
    pty.press("u");
    pty.wait_for_text("a add");
    pty.wait_for_text("Property and Taxes");
    for (insert, forth, back) in
        [("\x1b[2~", "\t", "\x1b[Z"), ("a", "\x1b[B", "\x1b[A"), ("\x1b[2~", "\t", "\x1b\t")]
    {
        pty.press(insert);
        pty.wait_for_text("New unit");
        pty.press("Haven");
        for keys in [forth, forth, "Gruppe", back, back, "\x08bedrijf"] {
            pty.press(keys);
            pty.wait_until_read();
        }
        pty.wait_for(&format!("there {forth:?}, and back {back:?}"), |screen| {
            let text = screen.contents();
            text.contains("Havebedrijf") && text.contains("Gruppe") && !text.contains("Gruppebe")
        });
        pty.press(ESC);
        pty.wait_for_text("Esc once more");
        pty.press(ESC);
        pty.wait_for("the form gone", |screen| !screen.contents().contains("New unit"));
    }
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn a_paste_is_one_text_wherever_its_bytes_are_cut() {
    let text = "Größe zählt: 👍\r= kein Zeichen";
    let paste = format!("{ESC}[200~{text}{ESC}[201~");
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("x");
    // Behind the first ESC alone nobody can say that more comes; everywhere else, also inside a letter, it can be cut.
    for cut in 2..paste.len() {
        pty.press("\x07");
        pty.press("leer");
        wait_for_notes(&pty, "an empty row", ["leer", ""]);
        pty.press("\x07");
        pty.wait_until_read();
        let (one, other) = paste.as_bytes().split_at(cut);
        pty.press_bytes(one);
        pty.wait_until_read();
        pty.press_bytes(other);
        pty.press("|");
        let what = format!(
            "the paste cut into {:?} and {:?}",
            one.escape_ascii().to_string(),
            other.escape_ascii().to_string()
        );
        wait_for_notes(&pty, &what, ["Größe zählt: 👍", "= kein Zeichen|"]);
    }
    pty.press(CTRL_C);
    assert_left(&mut pty);
}

#[test]
fn letters_are_whole_wherever_their_bytes_are_cut() {
    let place = Place::new();
    let path = study(&place);
    let mut pty = open(&place, &path);
    enter(&mut pty);
    pty.press("x");
    for byte in "ü€👍".bytes() {
        pty.press_bytes(&[byte]);
        pty.wait_until_read();
    }
    pty.press("|");
    wait_for_notes(&pty, "letters byte by byte", ["xü€👍|", ""]);
    pty.press(CTRL_C);
    assert_left(&mut pty);
}
