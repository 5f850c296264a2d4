//! Marked passages while one types around and in them.

use super::*;
use crate::tui::editor::{Command, Motion};

const WIDE: u16 = 80;

/// An editor on `text` in which the words in `[` `]` are a passage of this kind, the cursor at the end.
fn editor(text: &str, kind: MarkKind) -> Editor {
    let from = text.find('[').unwrap();
    let plain = text.replace(['[', ']'], "");
    let to = text.find(']').unwrap() - 1;
    let mut editor = Editor::new(&plain);
    editor.mark(vec![Passage::new(from..to, kind)]);
    editor
}

/// The text with its passages in brackets.
fn shown(editor: &Editor) -> String {
    let mut text = editor.text();
    let mut places: Vec<(usize, char)> = editor
        .passages()
        .iter()
        .flat_map(|passage| [(passage.range.start, '['), (passage.range.end, ']')])
        .collect();
    places.sort_by_key(|(at, bracket)| (*at, *bracket == '['));
    for (at, bracket) in places.into_iter().rev() {
        text.insert(at, bracket);
    }
    text
}

/// Puts the cursor at `place` and types `keys`; `<` erases to the left, `|` starts a paragraph.
fn type_at(editor: &mut Editor, place: usize, keys: &str) {
    editor.select_chars(place..place);
    for key in keys.chars() {
        let command = match key {
            '<' => Command::Backspace,
            '|' => Command::Newline,
            other => Command::Insert(other),
        };
        editor.apply(command, WIDE);
    }
}

#[test]
fn a_passage_moves_with_what_is_typed_before_it_and_stays_when_typing_goes_on_behind() {
    for (before, place, keys, after) in [
        ("one [two] three", 0, "x ", "x one [two] three"),
        ("one [two] three", 13, " x", "one [two] three x"),
        ("one [two] three", 4, "x ", "one x [two] three"),
        ("one [two] three", 7, "x", "one [two]x three"),
        ("one [two] three", 5, "ü", "one [tüwo] three"),
        ("one [two] three", 7, "<", "one [tw] three"),
        ("one [two] three", 8, "<<", "one [tw]three"),
        ("one [two] three", 4, "<", "one[two] three"),
        ("one [two] three", 7, "<<<", "one  three"),
        ("one [two] three", 5, "|", "one [t\nwo] three"),
    ] {
        let mut editor = editor(before, MarkKind::Quote);
        type_at(&mut editor, place, keys);
        assert_eq!(shown(&editor), after, "{before} {place} {keys}");
    }
}

#[test]
fn a_passage_that_is_a_whole_paragraph_grows_with_it() {
    for (before, place, keys, after) in [
        ("[one two]", 7, " three", "[one two three]"),
        ("[one two]", 0, "so ", "[so one two]"),
        ("a\n[one]\nb", 5, "s|new", "a\n[ones]\nnew\nb"),
        ("a\n[one]\nb", 2, "x|<", "a\n[xone]\nb"),
        ("a\n[one]\nb", 2, "|", "a\n\n[one]\nb"),
    ] {
        let mut editor = editor(before, MarkKind::Background);
        type_at(&mut editor, place, keys);
        assert_eq!(shown(&editor), after, "{before} {place} {keys}");
    }
}

#[test]
fn what_replaces_a_part_of_a_passage_belongs_to_it_only_where_it_is_background() {
    for (kind, from, to, after) in [
        (MarkKind::Quote, 2, 6, "onX[o] three"),
        (MarkKind::Background, 2, 6, "on[Xo] three"),
        (MarkKind::Quote, 6, 9, "one [tw]Xhree"),
        (MarkKind::Background, 6, 9, "one [twX]hree"),
        (MarkKind::Quote, 4, 7, "one X three"),
        (MarkKind::Background, 4, 7, "one [X] three"),
        (MarkKind::Background, 3, 8, "oneXthree"),
    ] {
        let mut editor = editor("one [two] three", kind);
        editor.select_chars(from..to);
        editor.apply(Command::Insert('X'), WIDE);
        assert_eq!(shown(&editor), after, "{kind:?} {from} {to}");
    }
}

#[test]
fn undo_and_redo_bring_passages_back_where_they_were() {
    let mut editor = editor("one [two] three", MarkKind::Quote);
    editor.apply(Command::SelectAll, WIDE);
    editor.apply(Command::Cut, WIDE);
    assert_eq!(shown(&editor), "");
    assert!(editor.apply(Command::Undo, WIDE));
    assert_eq!(shown(&editor), "one [two] three");
    assert!(editor.apply(Command::Undo, WIDE), "marking is a change as well");
    assert_eq!(shown(&editor), "one two three");
    assert!(editor.apply(Command::Redo, WIDE));
    assert_eq!(shown(&editor), "one [two] three");
}

#[test]
fn a_selection_gets_a_mark_unless_all_of_it_has_it() {
    let mut editor = Editor::new("one two three");
    let quote =
        |editor: &Editor| Passage::new(editor.aim(&Passage::new(0..0, MarkKind::Quote)), MarkKind::Quote);
    editor.select_chars(4..8);
    let meaning = quote(&editor);
    assert_eq!(editor.toggle(meaning), Toggled::Put);
    assert_eq!(shown(&editor), "one [two] three", "blanks at the edges are left out");
    assert_eq!(editor.selection(), None, "the next key writes over nothing");
    editor.select_chars(0..5);
    let meaning = quote(&editor);
    assert_eq!(editor.toggle(meaning), Toggled::Put);
    assert_eq!(shown(&editor), "[one two] three", "one passage of both");
    editor.select_chars(4..5);
    let meaning = quote(&editor);
    assert_eq!(editor.toggle(meaning), Toggled::Taken);
    assert_eq!(shown(&editor), "[one] t[wo] three");
}

#[test]
fn without_a_selection_the_passage_at_the_cursor_is_meant_else_the_paragraph() {
    let mut editor = editor("  first [one]  \nsecond", MarkKind::Flag);
    let flag = Passage::new(0..0, MarkKind::Flag);
    editor.select_chars(11..11);
    assert_eq!(editor.aim(&flag), 8..11);
    editor.select_chars(4..4);
    assert_eq!(editor.aim(&flag), 2..11);
    assert_eq!(editor.aim(&Passage::new(0..0, MarkKind::Quote)), 2..11);
    editor.apply(Command::Move { motion: Motion::TextEnd, extend: false }, WIDE);
    assert_eq!(editor.aim(&flag), 14..20);
    assert_eq!(editor.paragraph_above(), Some(2..11));
    editor.select_chars(0..0);
    assert_eq!(editor.paragraph_above(), None);
    assert!(Editor::new(" \n ").aim(&flag).is_empty());
}

#[test]
fn a_stretch_has_one_speaker_at_a_time() {
    let who = |name: &str| Id::new(name).unwrap();
    let mut editor = Editor::new("one two three");
    editor.toggle(Passage::said_by(0..13, who("A")));
    editor.toggle(Passage::said_by(4..7, who("B")));
    let said: Vec<(&str, &str)> = editor
        .passages()
        .iter()
        .map(|one| (one.respondent.as_ref().unwrap().as_str(), &editor.as_str()[one.range.clone()]))
        .collect();
    assert_eq!(said, [("A", "one"), ("A", "three"), ("B", "two")]);
}

#[test]
fn marks_count_characters_and_come_back_as_they_were() {
    let mark = |from, to, text: &str| Mark {
        kind: MarkKind::Passage,
        from,
        to,
        text: text.into(),
        target: Some(Id::new("vision").unwrap()),
        respondent: Some(Id::new("A").unwrap()),
    };
    let notes = Notes {
        text: "Größe 👩‍👩‍👧 zählt".into(),
        marks: vec![mark(12, 17, "zählt"), mark(0, 5, "Größe")],
        ..Notes::default()
    };
    let editor = Editor::marked(&notes);
    assert_eq!(shown(&editor), "[Größe] 👩‍👩‍👧 [zählt]");
    assert_eq!(editor.marks(), notes.marks);
    let windows = Notes { text: "a\r\nzählt".into(), marks: vec![mark(3, 8, "zählt")], ..Notes::default() };
    assert_eq!(shown(&Editor::marked(&windows)), "a\n[zählt]", "what the editor leaves out moves no mark");
    let wrong = Notes { text: "a".into(), marks: vec![mark(7, 9, "zz")], ..Notes::default() };
    assert_eq!(shown(&Editor::marked(&wrong)), "a");
}

#[test]
fn a_struck_stretch_cannot_be_brought_back() {
    let mut editor = editor("one [two] three", MarkKind::Quote);
    type_at(&mut editor, 7, "s");
    editor.strike(3..8);
    assert_eq!(shown(&editor), "one three");
    assert!(!editor.apply(Command::Undo, WIDE));
    assert!(!editor.apply(Command::Redo, WIDE));
    assert!(!format!("{editor:?}").contains("two"), "nothing of it is left in memory");
}

#[test]
fn a_rewrite_is_one_step_with_its_marks() {
    let mut editor = Editor::new("a\n");
    for character in "> b".chars() {
        editor.apply(Command::Insert(character), WIDE);
    }
    editor.rewrite(2..5, "b\n", |passages| passages.push(Passage::new(2..3, MarkKind::Quote)));
    assert_eq!(shown(&editor), "a\n[b]\n");
    assert_eq!(editor.cursor(), 4);
    editor.apply(Command::Undo, WIDE);
    assert_eq!((shown(&editor).as_str(), editor.cursor()), ("a\n> b", 5));
    editor.apply(Command::Redo, WIDE);
    assert_eq!(shown(&editor), "a\n[b]\n");
}
