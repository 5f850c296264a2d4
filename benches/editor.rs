//! What one key costs while someone types: changing the text, laying it out, drawing it.

use divan::{Bencher, black_box};
use nulmeting::tui::{
    editor::{Command, Editor},
    widgets::notes::{Notes, NotesStyles},
};
use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

const AREA: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };
const SENTENCE: &str =
    "Die Abteilung für Straßen, Brücken und Verkehrssicherheit pflegt ihr Verzeichnis in Tabellen. ";

/// The texts measured, by name.
const TEXTS: [&str; 2] = ["19 kB in 50 paragraphs", "one 20 kB line"];

fn main() {
    divan::main();
}

/// Opens a text with the cursor in its middle.
fn open(name: &str) -> Editor {
    let text = if name == TEXTS[0] {
        vec![SENTENCE.repeat(4); 50].join("\n")
    } else {
        SENTENCE.repeat(20_000 / SENTENCE.len())
    };
    let mut editor = Editor::new(&text);
    let middle = text.chars().count() / 2;
    editor.select_chars(middle..middle);
    editor.scroll_to_cursor(AREA.width, AREA.height);
    editor
}

/// Types and erases in turn, so that the text keeps its size.
fn key(editor: &mut Editor, turn: &mut bool) {
    *turn = !*turn;
    let command = if *turn { Command::Insert('e') } else { Command::Backspace };
    editor.apply(command, AREA.width);
    editor.scroll_to_cursor(AREA.width, AREA.height);
}

#[divan::bench(args = TEXTS)]
fn key_and_layout(bencher: Bencher, name: &str) {
    let (mut editor, mut turn) = (open(name), false);
    bencher.bench_local(move || {
        key(&mut editor, &mut turn);
        black_box(editor.cursor_position(AREA.width));
        editor.visible_rows(AREA.width, AREA.height).map(|row| row.text.len()).sum::<usize>()
    });
}

#[divan::bench(args = TEXTS)]
fn key_and_draw(bencher: Bencher, name: &str) {
    let (mut editor, mut turn) = (open(name), false);
    let mut buffer = Buffer::empty(AREA);
    bencher.bench_local(move || {
        key(&mut editor, &mut turn);
        let notes = Notes {
            editor: &editor,
            focused: true,
            placeholder: "",
            styles: NotesStyles::default(),
            has_margin: true,
            speakers: &[],
        };
        black_box(notes.cursor(AREA));
        notes.render(AREA, &mut buffer);
    });
}

#[divan::bench(args = TEXTS)]
fn resize(bencher: Bencher, name: &str) {
    let (mut editor, mut width) = (open(name), AREA.width);
    bencher.bench_local(move || {
        width = if width == AREA.width { AREA.width / 2 } else { AREA.width };
        editor.scroll_to_cursor(width, AREA.height);
        editor.scroll()
    });
}
