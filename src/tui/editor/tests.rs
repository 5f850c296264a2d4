//! What a person sees key by key.

use super::{Command, Editor, Motion};

const EMOJI: &str = "a👩‍👩‍👧‍👦b🏳️‍🌈c👍🏽d🇩🇪e";
const ACCENTS: &str = "e\u{301}x n\u{303}y o\u{308}z q\u{323}\u{307}w";
const WIDE: u16 = 80;

fn type_text(editor: &mut Editor, text: &str) {
    for character in text.chars() {
        editor.apply(Command::Insert(character), WIDE);
    }
}

fn go(editor: &mut Editor, motion: Motion, width: u16) {
    editor.apply(Command::Move { motion, extend: false }, width);
}

fn extend(editor: &mut Editor, motion: Motion) {
    editor.apply(Command::Move { motion, extend: true }, WIDE);
}

fn typed(text: &str) -> Editor {
    let mut editor = Editor::new("");
    type_text(&mut editor, text);
    editor
}

/// The columns the cursor stops in on the way from the start to the end.
fn stops(text: &str) -> Vec<u16> {
    let mut editor = typed(text);
    go(&mut editor, Motion::TextStart, WIDE);
    let mut columns = vec![editor.cursor_position(WIDE).1];
    while editor.cursor() < text.len() {
        go(&mut editor, Motion::Right, WIDE);
        columns.push(editor.cursor_position(WIDE).1);
    }
    columns
}

#[test]
fn the_cursor_passes_families_flags_and_skin_tones_whole() {
    assert_eq!(stops(EMOJI), [0, 1, 3, 4, 6, 7, 9, 10, 12, 13]);
}

#[test]
fn the_cursor_passes_combining_accents_with_their_letter() {
    assert_eq!(stops(ACCENTS), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
}

#[test]
fn the_cursor_stands_in_the_true_column_after_emoji() {
    let mut editor = typed(EMOJI);
    assert_eq!(editor.cursor_position(WIDE), (0, 13));
    go(&mut editor, Motion::Left, WIDE);
    assert_eq!(editor.cursor_position(WIDE), (0, 12));
}

#[test]
fn backspace_and_delete_erase_whole_graphemes() {
    let mut editor = typed(EMOJI);
    for left in 1..=9 {
        editor.apply(Command::Backspace, WIDE);
        assert_eq!(stops(editor.as_str()).len(), 10 - left);
    }
    assert!(editor.is_empty());

    let mut editor = typed(ACCENTS);
    go(&mut editor, Motion::TextStart, WIDE);
    editor.apply(Command::Delete, WIDE);
    assert_eq!(editor.as_str(), &ACCENTS["e\u{301}".len()..]);
    for _ in 0..10 {
        assert!(editor.apply(Command::Delete, WIDE));
    }
    assert!(editor.is_empty());
    assert!(!editor.apply(Command::Delete, WIDE));
    assert!(!editor.apply(Command::Backspace, WIDE));
}

#[test]
fn wide_characters_take_two_columns() {
    assert_eq!(stops("日本 x"), [0, 2, 4, 5, 6]);
}

#[test]
fn arabic_is_kept_and_passed_in_logical_order() {
    let text = "مرحبا بالعالم";
    let mut editor = typed(text);
    assert_eq!(editor.as_str(), text);
    go(&mut editor, Motion::TextStart, WIDE);
    let mut passed = String::new();
    while editor.cursor() < text.len() {
        let before = editor.cursor();
        go(&mut editor, Motion::Right, WIDE);
        passed.push_str(&text[before..editor.cursor()]);
    }
    assert_eq!(passed, text);
    editor.apply(Command::Backspace, WIDE);
    assert_eq!(editor.as_str(), "مرحبا بالعال", "the last letter in order of speech goes first");
}

#[test]
fn an_accent_typed_after_its_letter_joins_it() {
    let mut editor = typed("e\u{301}");
    assert_eq!((editor.cursor_offset(), editor.cursor_position(WIDE)), (2, (0, 1)));
    editor.apply(Command::Backspace, WIDE);
    assert!(editor.is_empty());
}

#[test]
fn the_cursor_leaves_a_grapheme_that_typing_has_closed_around_it() {
    let mut editor = Editor::new("\u{301}x");
    go(&mut editor, Motion::TextStart, WIDE);
    type_text(&mut editor, "e");
    assert_eq!(editor.cursor(), "e\u{301}".len());
    editor.apply(Command::Undo, WIDE);
    assert_eq!((editor.as_str(), editor.cursor()), ("\u{301}x", 0));
}

#[test]
fn undo_takes_back_what_was_typed_word_by_word() {
    let mut editor = typed("eins zwei drei");
    let mut seen = Vec::new();
    while editor.apply(Command::Undo, WIDE) {
        seen.push(editor.text());
    }
    assert_eq!(seen, ["eins zwei ", "eins ", ""]);
    let mut seen = Vec::new();
    while editor.apply(Command::Redo, WIDE) {
        seen.push(editor.text());
    }
    assert_eq!(seen, ["eins ", "eins zwei ", "eins zwei drei"]);
}

#[test]
fn undo_brings_erased_text_back_word_by_word() {
    for command in [Command::Backspace, Command::Delete] {
        let mut editor = Editor::new("eins zwei drei");
        if command == Command::Delete {
            go(&mut editor, Motion::TextStart, WIDE);
        }
        while editor.apply(command.clone(), WIDE) {}
        let mut undone = 0;
        while editor.apply(Command::Undo, WIDE) {
            undone += 1;
        }
        assert_eq!((editor.as_str(), undone), ("eins zwei drei", 3));
    }
}

#[test]
fn a_line_break_is_undone_with_the_word_before_it() {
    let mut editor = typed("eins");
    editor.apply(Command::Newline, WIDE);
    type_text(&mut editor, "zwei");
    editor.apply(Command::Undo, WIDE);
    assert_eq!(editor.as_str(), "eins\n");
    editor.apply(Command::Undo, WIDE);
    assert_eq!(editor.as_str(), "");
}

#[test]
fn moving_away_and_back_divides_what_undo_takes_back() {
    let mut editor = typed("ab");
    go(&mut editor, Motion::Left, WIDE);
    go(&mut editor, Motion::Right, WIDE);
    type_text(&mut editor, "cd");
    editor.apply(Command::Undo, WIDE);
    assert_eq!(editor.as_str(), "ab");
}

#[test]
fn a_change_after_undo_ends_redo() {
    let mut editor = typed("eins zwei");
    editor.apply(Command::Undo, WIDE);
    type_text(&mut editor, "x");
    assert!(!editor.apply(Command::Redo, WIDE));
    assert_eq!(editor.as_str(), "eins x");
}

#[test]
fn typing_over_a_selection_replaces_it_and_undo_selects_it_again() {
    let mut editor = Editor::new("eins zwei");
    extend(&mut editor, Motion::WordLeft);
    assert_eq!(editor.selected_text(), Some("zwei"));
    type_text(&mut editor, "drei");
    assert_eq!((editor.as_str(), editor.selection()), ("eins drei", None));
    assert!(editor.apply(Command::Undo, WIDE));
    assert_eq!((editor.as_str(), editor.selected_text()), ("eins zwei", Some("zwei")));
}

#[test]
fn a_refused_character_leaves_text_and_selection_alone() {
    let mut editor = Editor::new("eins");
    editor.apply(Command::SelectAll, WIDE);
    for refused in ['\u{0}', '\u{1b}', '\u{7f}', '\u{9b}'] {
        assert!(!editor.apply(Command::Insert(refused), WIDE));
    }
    assert!(!editor.apply(Command::Paste("\u{1b}\u{0}".into()), WIDE));
    assert_eq!(editor.selected_text(), Some("eins"));
}

#[test]
fn pasted_line_ends_of_all_systems_become_line_breaks() {
    let mut editor = Editor::new("");
    editor.apply(Command::Paste("Zeile 1\r\nZeile 2\rZeile 3\nZeile 4\r".into()), WIDE);
    assert_eq!(editor.as_str(), "Zeile 1\nZeile 2\nZeile 3\nZeile 4\n");
    assert_eq!(editor.cursor_position(WIDE), (4, 0));
    editor.apply(Command::Undo, WIDE);
    assert!(editor.is_empty());
}

#[test]
fn a_single_line_stays_one_line() {
    let mut editor = Editor::single_line("Gemeente\nAlmelo");
    assert!(!editor.apply(Command::Newline, WIDE));
    editor.apply(Command::Paste(" team\r\nWegen".into()), WIDE);
    editor.apply(Command::Insert('\n'), WIDE);
    assert_eq!(editor.as_str(), "Gemeente Almelo team Wegen ");
}

#[test]
fn up_and_down_go_by_rows_and_remember_the_column() {
    // Eleven columns hold ten of text: "abcdefgh ", "ij ", "abcdefgh".
    let mut editor = Editor::new("abcdefgh ij abcdefgh");
    go(&mut editor, Motion::Left, 11);
    assert_eq!(editor.cursor_position(11), (2, 7));
    go(&mut editor, Motion::Up, 11);
    assert_eq!(editor.cursor_position(11), (1, 2), "before the blank that ends the row");
    go(&mut editor, Motion::Up, 11);
    assert_eq!(editor.cursor_position(11), (0, 7));
    go(&mut editor, Motion::Up, 11);
    assert_eq!(editor.cursor(), 0);
    go(&mut editor, Motion::Down, 11);
    go(&mut editor, Motion::Down, 11);
    assert_eq!(editor.cursor_position(11), (2, 7));
    go(&mut editor, Motion::Down, 11);
    assert_eq!(editor.cursor(), 20);
}

#[test]
fn a_move_aside_forgets_the_column() {
    let mut editor = Editor::new("abcd\nab\nabcd");
    go(&mut editor, Motion::Up, WIDE);
    go(&mut editor, Motion::Left, WIDE);
    go(&mut editor, Motion::Up, WIDE);
    assert_eq!(editor.cursor_position(WIDE), (0, 1));
}

#[test]
fn up_never_lands_in_the_middle_of_a_wide_character() {
    let mut editor = Editor::new("日本語\nabcd");
    go(&mut editor, Motion::Left, WIDE);
    go(&mut editor, Motion::Up, WIDE);
    assert_eq!((editor.cursor(), editor.cursor_position(WIDE)), ("日".len(), (0, 2)));
}

#[test]
fn home_and_end_go_to_the_ends_of_the_row() {
    let mut editor = Editor::new("eins zwei drei vier");
    go(&mut editor, Motion::TextStart, 11);
    go(&mut editor, Motion::End, 11);
    assert_eq!(editor.cursor(), "eins zwei".len());
    go(&mut editor, Motion::Right, 11);
    go(&mut editor, Motion::End, 11);
    assert_eq!(editor.cursor(), "eins zwei drei vier".len());
    go(&mut editor, Motion::Home, 11);
    assert_eq!(editor.cursor(), "eins zwei ".len());
}

#[test]
fn end_stays_on_its_row_where_a_word_is_cut() {
    let mut editor = Editor::new("abcdefghijklmnop");
    go(&mut editor, Motion::TextStart, 11);
    go(&mut editor, Motion::End, 11);
    assert_eq!(editor.cursor_position(11), (0, 9));
    go(&mut editor, Motion::End, 11);
    assert_eq!(editor.cursor_position(11), (0, 9));
}

#[test]
fn pages_go_by_as_many_rows() {
    let mut editor = Editor::new("a\nb\nc\nd\ne\nf");
    go(&mut editor, Motion::PageUp(3), WIDE);
    assert_eq!(editor.cursor_position(WIDE).0, 2);
    go(&mut editor, Motion::PageDown(2), WIDE);
    assert_eq!(editor.cursor_position(WIDE).0, 4);
    go(&mut editor, Motion::PageUp(9), WIDE);
    assert_eq!(editor.cursor(), 0);
    go(&mut editor, Motion::PageDown(9), WIDE);
    assert_eq!(editor.cursor(), editor.as_str().len());
}

#[test]
fn words_are_passed_and_erased_whole_and_line_breaks_alone() {
    let mut editor = Editor::new("foto's maken\nja");
    let mut places = Vec::new();
    for _ in 0..5 {
        go(&mut editor, Motion::WordLeft, WIDE);
        places.push(editor.cursor());
    }
    assert_eq!(places, [13, 12, 7, 0, 0]);
    editor.apply(Command::DeleteWordRight, WIDE);
    assert_eq!(editor.as_str(), " maken\nja");
    go(&mut editor, Motion::TextEnd, WIDE);
    editor.apply(Command::DeleteWordLeft, WIDE);
    editor.apply(Command::DeleteWordLeft, WIDE);
    assert_eq!(editor.as_str(), " maken");
    editor.apply(Command::DeleteWordLeft, WIDE);
    assert_eq!(editor.as_str(), " ");
}

#[test]
fn deleting_to_the_end_takes_the_paragraph_and_then_its_line_break() {
    let mut editor = Editor::new("eins zwei\ndrei");
    go(&mut editor, Motion::TextStart, WIDE);
    go(&mut editor, Motion::WordRight, WIDE);
    editor.apply(Command::DeleteToLineEnd, 6);
    assert_eq!(editor.as_str(), "eins\ndrei");
    editor.apply(Command::DeleteToLineEnd, 6);
    assert_eq!(editor.as_str(), "einsdrei");
}

#[test]
fn clearing_a_line_leaves_it_empty_under_the_cursor() {
    let mut editor = Editor::new("eins\nzwei\ndrei");
    editor.select_chars(7..7);
    assert!(editor.apply(Command::ClearLine, WIDE));
    assert_eq!((editor.as_str(), editor.cursor()), ("eins\n\ndrei", 5));
    assert!(!editor.apply(Command::ClearLine, WIDE));
}

#[test]
fn left_and_right_collapse_a_selection_to_its_side() {
    for (motion, place) in [(Motion::Left, 5), (Motion::Right, 9)] {
        let mut editor = Editor::new("eins zwei");
        extend(&mut editor, Motion::WordLeft);
        go(&mut editor, motion, WIDE);
        assert_eq!((editor.cursor(), editor.selection()), (place, None));
    }
}

#[test]
fn cut_takes_the_selection_and_copy_leaves_it() {
    let mut editor = Editor::new("eins zwei");
    assert!(!editor.apply(Command::Cut, WIDE), "nothing is selected");
    extend(&mut editor, Motion::WordLeft);
    assert!(!editor.apply(Command::Copy, WIDE));
    assert_eq!(editor.selected_text(), Some("zwei"));
    assert!(editor.apply(Command::Cut, WIDE));
    assert_eq!((editor.as_str(), editor.selected_text()), ("eins ", None));
    editor.apply(Command::SelectAll, WIDE);
    assert_eq!(editor.selected_text(), Some("eins "));
}

#[test]
fn offsets_of_passages_count_scalar_values() {
    let mut editor = Editor::new("é 👍🏽 ok");
    assert_eq!(editor.cursor_offset(), 7);
    editor.select_chars(2..4);
    assert_eq!(editor.selected_text(), Some("👍🏽"));
    assert_eq!(editor.char_range_of_selection(), Some(2..4));
    editor.select_chars(3..4);
    assert_eq!(editor.char_range_of_selection(), Some(2..4), "a cut grapheme is taken in");
    editor.select_chars(5..99);
    assert_eq!(editor.char_range_of_selection(), Some(5..7));
    editor.select_chars(1..1);
    assert_eq!((editor.cursor_offset(), editor.char_range_of_selection()), (1, None));
}

#[test]
fn a_line_counts_as_typed_only_if_its_beginning_was() {
    let mut editor = Editor::new("> opened");
    assert_eq!(editor.typed_line(), None);
    editor.apply(Command::Newline, WIDE);
    type_text(&mut editor, "> typed");
    assert_eq!(editor.typed_line(), Some("> typed"));
    editor.apply(Command::Paste(" with more\n> pasted".into()), WIDE);
    assert_eq!(editor.typed_line(), None);
    go(&mut editor, Motion::Up, WIDE);
    assert_eq!(editor.typed_line(), Some("> typed with more"));
    editor.apply(Command::ClearLine, WIDE);
    editor.apply(Command::Paste("> pasted".into()), WIDE);
    assert_eq!(editor.typed_line(), None);
    editor.apply(Command::ClearLine, WIDE);
    type_text(&mut editor, "=3");
    assert_eq!(editor.typed_line(), Some("=3"));
    editor.apply(Command::Undo, WIDE);
    editor.apply(Command::Redo, WIDE);
    assert_eq!(editor.typed_line(), None);
}

#[test]
fn a_line_split_off_or_moved_down_keeps_what_is_known_of_its_beginning() {
    let mut editor = typed("a > b");
    editor.select_chars(2..2);
    editor.apply(Command::Newline, WIDE);
    assert_eq!(editor.typed_line(), None, "its beginning was typed within a line");
    let mut editor = typed("> b");
    go(&mut editor, Motion::TextStart, WIDE);
    editor.apply(Command::Newline, WIDE);
    assert_eq!(editor.typed_line(), Some("> b"));
}

#[test]
fn scrolling_follows_the_cursor_as_little_as_needed() {
    let mut editor = Editor::new("a\nb\nc\nd\ne\nf\ng\nh");
    editor.scroll_to_cursor(WIDE, 3);
    assert_eq!(editor.scroll(), 5);
    go(&mut editor, Motion::PageUp(2), WIDE);
    editor.scroll_to_cursor(WIDE, 3);
    assert_eq!(editor.scroll(), 5, "the cursor is still in sight");
    go(&mut editor, Motion::PageUp(2), WIDE);
    editor.scroll_to_cursor(WIDE, 3);
    assert_eq!(editor.scroll(), 3);
    let seen: String = editor.visible_rows(WIDE, 3).map(|row| row.text).collect();
    assert_eq!(seen, "def");
    editor.apply(Command::SelectAll, WIDE);
    editor.apply(Command::Insert('x'), WIDE);
    editor.scroll_to_cursor(WIDE, 3);
    assert_eq!(editor.scroll(), 0, "no rows are left out when all fit");
}

#[test]
fn rows_tell_what_is_selected_in_them() {
    let mut editor = Editor::new("eins zwei\n\ndrei");
    editor.select_chars(2..12);
    let rows: Vec<_> =
        editor.rows(6).map(|row| (row.text, row.paragraph, row.selected, row.selected_end)).collect();
    assert_eq!(
        rows,
        [("eins ", 0, 2..5, false), ("zwei", 0, 0..4, true), ("", 1, 0..0, true), ("drei", 2, 0..1, false)]
    );
}

#[test]
fn blanks_typed_at_the_edge_hang_and_keep_the_cursor_on_its_row() {
    let mut editor = typed("abcdefghij");
    for _ in 0..4 {
        editor.apply(Command::Insert(' '), 11);
        assert_eq!(editor.cursor_position(11), (0, 10));
    }
    editor.apply(Command::Insert('k'), 11);
    assert_eq!(editor.cursor_position(11), (1, 1));
}

#[test]
fn an_area_without_room_is_survived() {
    let mut editor = Editor::new("日本 abc\ndef");
    for width in [0, 1] {
        for motion in [Motion::Up, Motion::Down, Motion::Home, Motion::End] {
            go(&mut editor, motion, width);
        }
        editor.scroll_to_cursor(width, 0);
        assert_eq!(editor.cursor_position(width).1, 0);
        assert_eq!(editor.visible_rows(width, 0).count(), 0);
    }
}
