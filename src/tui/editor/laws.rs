//! What holds for any text and any keys.

use chrono::DateTime;
use proptest::{collection::vec, prelude::*, sample::select};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    Command, Editor, Motion, Passage,
    text::{boundary_after, boundary_before, boundary_from, columns, grapheme_columns, graphemes},
    wrap,
};
use crate::domain::answer::{MarkKind, Notes};

const KINDS: &[MarkKind] = &[MarkKind::Quote, MarkKind::Flag, MarkKind::Background];

/// Characters that join, fall apart, take no column or two, or must not be let in.
const AWKWARD: &[char] = &[
    'a', 'b', ' ', ' ', '.', '\'', 'ß', 'ü', 'İ', '\u{ad}', '\u{a9}', '\u{a0}', '\u{300}', '\u{301}',
    '\u{323}', '\u{200b}', '\u{200d}', '\u{200d}', '\u{fe0f}', '\u{fe0e}', '\u{20e3}', '\u{202e}',
    '\u{feff}', '\u{3000}', '👩', '👧', '🏳', '🌈', '👍', '🏽', '🇩', '🇪', '🇳', '日', '語', 'ｶ', '\u{ff9e}',
    'ل', 'ا', '\u{64e}', '\u{600}', 'क', '\u{94d}', 'ष', '\u{93f}', 'ᄀ', '\u{1161}', '\u{11a8}', '각',
    '\u{e33}', '\u{1b}', '\u{7f}', '\u{9b}', '\t', '\r', '\n', '\u{85}', '\u{2028}',
];

fn awkward_text(most: usize) -> impl Strategy<Value = String> {
    vec(prop_oneof![8 => select(AWKWARD), 1 => any::<char>()], 0..most)
        .prop_map(|characters| characters.into_iter().collect())
}

fn paragraph(most: usize) -> impl Strategy<Value = String> {
    awkward_text(most).prop_map(|text| super::text::clean(&text, true))
}

fn motion() -> impl Strategy<Value = Motion> {
    prop_oneof![
        select(vec![
            Motion::Left,
            Motion::Right,
            Motion::WordLeft,
            Motion::WordRight,
            Motion::Up,
            Motion::Down,
            Motion::Home,
            Motion::End,
            Motion::TextStart,
            Motion::TextEnd,
        ]),
        (0..5_u16).prop_map(Motion::PageUp),
        (0..5_u16).prop_map(Motion::PageDown),
        Just(Motion::PageUp(u16::MAX)),
        Just(Motion::PageDown(u16::MAX)),
    ]
}

/// Any change to the text but undo and redo, or a move.
fn change_or_move() -> impl Strategy<Value = Command> {
    prop_oneof![
        8 => prop_oneof![8 => select(AWKWARD), 1 => any::<char>()].prop_map(Command::Insert),
        2 => awkward_text(30).prop_map(Command::Paste),
        4 => (motion(), any::<bool>()).prop_map(|(motion, extend)| Command::Move { motion, extend }),
        4 => select(vec![
            Command::Newline,
            Command::Backspace,
            Command::Backspace,
            Command::Delete,
            Command::DeleteWordLeft,
            Command::DeleteWordRight,
            Command::DeleteToLineEnd,
            Command::ClearLine,
            Command::Cut,
            Command::Copy,
        ]),
        1 => Just(Command::SelectAll),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![6 => change_or_move(), 1 => Just(Command::Undo), 1 => Just(Command::Redo)]
}

/// The boundaries of a whole text by the library alone, without the shortcuts of the editor.
fn is_boundary(text: &str, offset: usize) -> bool {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].split('\n').next().unwrap_or_default();
    start + line.len() == offset || line.grapheme_indices(true).any(|(at, _)| start + at == offset)
}

fn check(editor: &mut Editor, width: u16, height: u16) -> Result<(), TestCaseError> {
    let text = editor.text();
    prop_assert!(text.chars().all(|character| character == '\n' || !character.is_control()));
    prop_assert!(is_boundary(&text, editor.cursor()), "cursor {} in {:?}", editor.cursor(), text);
    if let Some(selected) = editor.selection() {
        prop_assert!(is_boundary(&text, selected.start) && is_boundary(&text, selected.end));
    }
    // What is kept of the wrapping is what wrapping it all again would give.
    let fresh = Editor::new(&text);
    let places =
        |editor: &Editor| editor.rows(width).map(|row| (row.start, row.text.len())).collect::<Vec<_>>();
    prop_assert_eq!(places(editor), places(&fresh));

    editor.scroll_to_cursor(width, height);
    let (row, column) = editor.cursor_position(width);
    prop_assert!(column < width);
    prop_assert!((editor.scroll()..editor.scroll() + usize::from(height)).contains(&row));
    prop_assert!(row < editor.row_count(width));
    let visible: Vec<_> = editor.visible_rows(width, height).collect();
    let from_all: Vec<_> = editor.rows(width).skip(editor.scroll()).take(usize::from(height)).collect();
    prop_assert_eq!(&visible, &from_all);
    for row in visible {
        prop_assert!(is_boundary(row.text, row.selected.start) && is_boundary(row.text, row.selected.end));
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_shortcuts_find_the_boundaries_of_the_standard(text in paragraph(40)) {
        let standard: Vec<_> = text.grapheme_indices(true).collect();
        prop_assert_eq!(graphemes(&text, 0).collect::<Vec<_>>(), standard.clone());
        let mut places: Vec<_> = standard.into_iter().map(|(at, _)| at).collect();
        places.push(text.len());
        for pair in places.windows(2) {
            prop_assert_eq!(boundary_after(&text, pair[0]), pair[1]);
            prop_assert_eq!(boundary_before(&text, pair[1]), pair[0]);
        }
        for at in 0..=text.len() {
            let expected = places.iter().copied().find(|&place| place >= at).unwrap_or(text.len());
            prop_assert_eq!(boundary_from(&text, at), expected);
        }
    }

    #[test]
    fn the_rows_of_a_paragraph_are_the_paragraph(text in paragraph(80), width in 1..30_u16) {
        let rows = wrap(&text, width);
        prop_assert_eq!(rows.iter().map(|row| &text[row.start..row.end]).collect::<String>(), text.clone());
        for (number, row) in rows.iter().enumerate() {
            let shown = &text[row.start..row.shown];
            prop_assert!(
                columns(shown) <= usize::from(width) || graphemes(shown, 0).count() == 1,
                "{:?} is wider than {}", shown, width
            );
            let hanging = &text[row.shown..row.end];
            prop_assert!(hanging.chars().all(char::is_whitespace), "{:?} is not shown", hanging);
            prop_assert!(is_boundary(&text, row.start));
            prop_assert!(number == 0 || row.start < row.end, "an empty row");
        }
    }

    #[test]
    fn a_row_is_only_broken_where_the_next_word_does_not_fit(text in "[a-z]{1,6}( {1,2}[a-z]{1,6}){0,12}", width in 6..20_u16) {
        let rows = wrap(&text, width);
        for pair in rows.windows(2) {
            let row = &text[pair[0].start..pair[0].end];
            let word = text[pair[1].start..].split(' ').next().unwrap_or_default();
            prop_assert!(row.ends_with(' '), "{row:?} is cut in a word");
            prop_assert!(!word.is_empty(), "a row starts with a blank");
            prop_assert!(row.len() + word.len() > usize::from(width), "{word:?} fits behind {row:?}");
        }
    }

    #[test]
    fn any_commands_leave_a_sound_editor(
        start in awkward_text(60),
        commands in vec((command(), 1..25_u16, 1..6_u16), 0..60),
        single_line in any::<bool>(),
    ) {
        let mut editor = if single_line { Editor::single_line(&start) } else { Editor::new(&start) };
        for (command, width, height) in commands {
            let before = editor.text();
            let changed = editor.apply(command.clone(), width);
            prop_assert_eq!(changed, editor.text() != before, "{:?}", command);
            prop_assert!(!(single_line && editor.as_str().contains('\n')));
            check(&mut editor, width, height)?;
        }
    }

    #[test]
    fn undoing_everything_restores_the_start_and_redo_returns(
        start in awkward_text(40),
        commands in vec(change_or_move(), 0..60),
        width in 1..25_u16,
    ) {
        let mut editor = Editor::new(&start);
        let first = editor.text();
        for command in commands {
            editor.apply(command, width);
        }
        let last = editor.text();
        let mut back = vec![last.clone()];
        for _ in 0..100 {
            editor.apply(Command::Undo, width);
            check(&mut editor, width, 3)?;
            back.push(editor.text());
        }
        prop_assert_eq!(editor.as_str(), &first);
        let mut forth = vec![first];
        for _ in 0..100 {
            editor.apply(Command::Redo, width);
            check(&mut editor, width, 3)?;
            forth.push(editor.text());
        }
        prop_assert_eq!(editor.as_str(), &last);
        back.dedup();
        forth.dedup();
        forth.reverse();
        prop_assert_eq!(back, forth, "redo goes through the same texts");
    }

    #[test]
    fn undo_after_one_change_restores_text_cursor_and_selection(
        start in awkward_text(40),
        commands in vec(command(), 0..20),
        moved in (motion(), any::<bool>()),
        change in change_or_move(),
        width in 1..25_u16,
    ) {
        let mut editor = Editor::new(&start);
        for command in commands {
            editor.apply(command, width);
        }
        editor.apply(Command::Move { motion: moved.0, extend: moved.1 }, width);
        let before = (editor.text(), editor.caret);
        if editor.apply(change, width) {
            let after = (editor.text(), editor.caret);
            prop_assert!(editor.apply(Command::Undo, width));
            prop_assert_eq!((editor.text(), editor.caret), before);
            prop_assert!(editor.apply(Command::Redo, width));
            prop_assert_eq!((editor.text(), editor.caret), after);
        }
    }

    #[test]
    fn paragraphs_have_times_while_they_have_words_and_undo_brings_those_back(
        start in awkward_text(40),
        commands in vec(change_or_move(), 0..60),
        width in 1..25_u16,
    ) {
        let mut editor = Editor::new(&start);
        let opened = editor.paragraphs.times();
        prop_assert!(opened.iter().all(Option::is_none), "nobody knows when it was typed");
        for (second, command) in (0..).zip(commands) {
            let now = DateTime::from_timestamp(second, 0).unwrap();
            let (text, known) = (editor.text(), editor.paragraphs.times());
            editor.set_clock(now);
            editor.apply(command.clone(), width);
            let times = editor.paragraphs.times();
            prop_assert_eq!(times.len(), editor.as_str().split('\n').count(), "{:?}", command);
            for (time, line) in times.iter().zip(editor.as_str().split('\n')) {
                prop_assert!(time.is_none() || !line.is_empty(), "{:?}", command);
                prop_assert!(*time == Some(now) || known.contains(time) || time.is_none(), "{:?}", command);
                let is_new = !text.contains(line);
                prop_assert!(time.is_some() || line.is_empty() || !is_new || known.contains(&None), "{:?}", command);
            }
        }
        let last = editor.paragraphs.times();
        while editor.apply(Command::Undo, width) {}
        prop_assert_eq!(editor.paragraphs.times(), opened);
        while editor.apply(Command::Redo, width) {}
        prop_assert_eq!(editor.paragraphs.times(), last);
    }

    #[test]
    fn passages_stay_sound_and_undoing_everything_brings_them_back(
        start in awkward_text(40),
        marked in vec((0..40_usize, 1..10_usize, select(KINDS)), 0..4),
        commands in vec(change_or_move(), 0..40),
        width in 1..25_u16,
    ) {
        let mut editor = Editor::new(&start);
        for (from, length, kind) in marked {
            editor.select_chars(from..from + length);
            if let Some(range) = editor.selection() {
                editor.toggle(Passage::new(range, kind));
            }
        }
        let (first, marks) = (editor.text(), editor.marks());
        editor = Editor::marked(&Notes { text: first.clone(), marks: marks.clone(), ..Notes::default() });
        prop_assert_eq!(editor.marks(), marks.clone(), "saved and opened again");
        for command in commands {
            editor.apply(command.clone(), width);
            for passage in editor.passages() {
                prop_assert!(!passage.range.is_empty(), "{:?}", command);
                prop_assert!(editor.as_str().get(passage.range.clone()).is_some(), "{:?}", command);
            }
        }
        let (last, moved) = (editor.text(), editor.marks());
        while editor.apply(Command::Undo, width) {}
        prop_assert_eq!((editor.as_str(), editor.marks()), (first.as_str(), marks));
        while editor.apply(Command::Redo, width) {}
        prop_assert_eq!((editor.as_str(), editor.marks()), (last.as_str(), moved));
    }

    #[test]
    fn home_and_end_keep_to_their_row(start in awkward_text(80), place in 0..80_usize, width in 1..25_u16) {
        let mut editor = Editor::new(&start);
        editor.select_chars(place..place);
        let row = editor.cursor_position(width).0;
        for motion in [Motion::End, Motion::End, Motion::Home, Motion::Home] {
            editor.apply(Command::Move { motion, extend: false }, width);
            prop_assert_eq!(editor.cursor_position(width).0, row, "{:?}", motion);
        }
        prop_assert_eq!(editor.cursor_position(width).1, 0);
    }

    #[test]
    fn a_row_down_and_up_again_is_the_same_row(start in awkward_text(80), place in 0..80_usize, width in 1..25_u16) {
        let mut editor = Editor::new(&start);
        editor.select_chars(place..place);
        let (row, _) = editor.cursor_position(width);
        if row + 1 < editor.row_count(width) {
            editor.apply(Command::Move { motion: Motion::Down, extend: false }, width);
            prop_assert_eq!(editor.cursor_position(width).0, row + 1);
            editor.apply(Command::Move { motion: Motion::Up, extend: false }, width);
            prop_assert_eq!(editor.cursor_position(width).0, row);
        }
    }

    #[test]
    fn scalar_offsets_name_the_selected_text(start in awkward_text(60), from in 0..70_usize, length in 0..20_usize) {
        let mut editor = Editor::new(&start);
        let scalars: Vec<char> = editor.text().chars().collect();
        let (wanted_from, wanted_to) = (from.min(scalars.len()), (from + length).min(scalars.len()));
        editor.select_chars(from..from + length);
        if let Some(range) = editor.char_range_of_selection() {
            prop_assert!(range.start <= wanted_from && wanted_to <= range.end);
            prop_assert_eq!(range.end, editor.cursor_offset());
            let named: String = scalars[range].iter().collect();
            prop_assert_eq!(Some(named.as_str()), editor.selected_text());
        } else {
            prop_assert_eq!(wanted_from, wanted_to);
        }
    }

    #[test]
    fn the_columns_of_a_text_are_those_it_takes_when_drawn(text in paragraph(30)) {
        let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 200, 1));
        let (end, _) = buffer.set_stringn(0, 0, &text, 200, ratatui::style::Style::new());
        prop_assert_eq!(columns(&text), usize::from(end));
        for (_, grapheme) in graphemes(&text, 0) {
            prop_assert!(grapheme_columns(grapheme) < 200);
        }
    }
}
