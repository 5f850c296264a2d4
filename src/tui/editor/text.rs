//! What a reader calls one character, how wide it is, where words end, and what text is let in.
//!
//! All positions are byte offsets into one paragraph, a text without line breaks. Every question about
//! boundaries is answered by [`graphemes`], so that the cursor, the wrapping and the drawing never disagree.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The spaces a tab becomes in a text of several lines.
const TAB: &str = "    ";

/// Returns `input` as an editor may hold it.
///
/// Every line end (CRLF, lone CR, LF, vertical tab, form feed, NEL, U+2028, U+2029) becomes `\n`, a tab becomes
/// four spaces, and any other control character (C0, DEL, C1) is left out. Invisible characters that are no
/// controls, such as joiners and direction marks, are text and stay. In a `single_line` a line end and a tab
/// become one space each.
pub(super) fn clean(input: &str, single_line: bool) -> String {
    let mut cleaned = String::with_capacity(input.len());
    let mut characters = input.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if character == '\r' {
                    characters.next_if_eq(&'\n');
                }
                cleaned.push(if single_line { ' ' } else { '\n' });
            }
            '\t' => cleaned.push_str(if single_line { " " } else { TAB }),
            _ if character.is_control() => {}
            _ => cleaned.push(character),
        }
    }
    cleaned
}

/// Returns the grapheme that starts at `at`, which must be a boundary before the end of `paragraph`.
fn grapheme_at(paragraph: &str, at: usize) -> &str {
    let rest = &paragraph[at..];
    let mut characters = rest.chars();
    // Two neighbours below the combining marks never join: no rule of the standard speaks of them, line ends
    // apart, and those are not in a paragraph. This is nearly every character of a European text.
    let alone = |character: char| character < '\u{300}';
    match characters.next() {
        Some(first) if alone(first) && characters.next().is_none_or(alone) => &rest[..first.len_utf8()],
        _ => rest.graphemes(true).next().unwrap_or(rest),
    }
}

/// Returns the graphemes of `paragraph` from the boundary `from` on, with their offsets.
pub(super) fn graphemes(paragraph: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    std::iter::from_fn(move || {
        if at >= paragraph.len() {
            return None;
        }
        let (start, grapheme) = (at, grapheme_at(paragraph, at));
        at += grapheme.len();
        Some((start, grapheme))
    })
}

/// Returns a boundary at or before `at` that is found without reading the whole paragraph.
///
/// Between two ASCII characters there is always one.
fn sure_boundary(paragraph: &str, at: usize) -> usize {
    let bytes = paragraph.as_bytes();
    (1..=at.min(bytes.len().saturating_sub(1)))
        .rev()
        .find(|&place| bytes[place].is_ascii() && bytes[place - 1].is_ascii())
        .unwrap_or(0)
}

/// Returns the last boundary before `at`; 0 at the start.
pub(super) fn boundary_before(paragraph: &str, at: usize) -> usize {
    let Some(previous) = at.checked_sub(1) else { return 0 };
    graphemes(paragraph, sure_boundary(paragraph, previous))
        .map(|(start, _)| start)
        .take_while(|&start| start < at)
        .last()
        .unwrap_or(0)
}

/// Returns the first boundary after the boundary `at`; the length at the end.
pub(super) fn boundary_after(paragraph: &str, at: usize) -> usize {
    graphemes(paragraph, at).next().map_or(paragraph.len(), |(start, grapheme)| start + grapheme.len())
}

/// Returns `at` if it is a boundary, else the end of the grapheme that it cuts.
pub(super) fn boundary_from(paragraph: &str, at: usize) -> usize {
    graphemes(paragraph, sure_boundary(paragraph, at))
        .map(|(start, _)| start)
        .find(|&start| start >= at)
        .unwrap_or(paragraph.len())
}

/// Returns the columns one grapheme takes on screen.
///
/// As the drawing library counts them, which gives a mark of halfwidth katakana a cell more than the standard.
/// The cursor has to follow the drawing; a law compares the two.
pub(super) fn grapheme_columns(grapheme: &str) -> usize {
    if grapheme.len() == 1 {
        return 1;
    }
    let sound_marks = grapheme.chars().filter(|mark| matches!(mark, '\u{ff9e}' | '\u{ff9f}')).count();
    grapheme.width() + sound_marks
}

/// Returns the columns `text` takes when it is drawn grapheme by grapheme.
pub(super) fn columns(text: &str) -> usize {
    graphemes(text, 0).map(|(_, grapheme)| grapheme_columns(grapheme)).sum()
}

/// Whether a row may end after this grapheme: a blank that does not forbid it, with no accent on it.
pub(super) fn is_blank(grapheme: &str) -> bool {
    let divides = |blank: char| blank.is_whitespace() && !matches!(blank, '\u{a0}' | '\u{2007}' | '\u{202f}');
    grapheme.chars().all(divides)
}

/// The kinds of runs that a move by words stops between.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Blank,
    Word,
    Punctuation,
}

impl Run {
    fn of(grapheme: &str) -> Self {
        match grapheme.chars().next() {
            Some(first) if first.is_whitespace() => Self::Blank,
            // The apostrophe belongs to the word: "foto's", "don’t".
            Some(first) if first.is_alphanumeric() || matches!(first, '_' | '\'' | '’') => Self::Word,
            _ => Self::Punctuation,
        }
    }
}

/// Returns the end of the word after `at`, blanks before it skipped; the length if there is none.
pub(super) fn word_end_after(paragraph: &str, at: usize) -> usize {
    let mut run = Run::Blank;
    for (start, grapheme) in graphemes(paragraph, at) {
        match (run, Run::of(grapheme)) {
            (Run::Blank, next) => run = next,
            (now, next) if now != next => return start,
            _ => {}
        }
    }
    paragraph.len()
}

/// Returns the start of the word before `at`, blanks after it skipped; 0 if there is none.
pub(super) fn word_start_before(paragraph: &str, at: usize) -> usize {
    let (mut place, mut run) = (at, Run::Blank);
    while place > 0 {
        let before = boundary_before(paragraph, place);
        match (run, Run::of(grapheme_at(paragraph, before))) {
            (Run::Blank, next) => run = next,
            (now, next) if now != next => return place,
            _ => {}
        }
        place = before;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str) -> Vec<usize> {
        graphemes(text, 0).map(|(start, _)| start).collect()
    }

    #[test]
    fn line_ends_become_newlines_and_controls_are_refused() {
        assert_eq!(
            clean("a\r\nb\rc\nd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i", false),
            "a\nb\nc\nd\ne\nf\ng\nh\ni"
        );
        assert_eq!(clean("\r\r\n\n", false), "\n\n\n");
        assert_eq!(clean("a\u{0}\u{1b}[31mb\u{7f}\u{9b}c", false), "a[31mbc");
        assert_eq!(clean("a\tb", false), "a    b");
        assert_eq!(clean("👩\u{200d}👧 \u{202e}x", false), "👩\u{200d}👧 \u{202e}x");
    }

    #[test]
    fn a_single_line_gets_a_space_for_each_line_end_and_tab() {
        assert_eq!(clean("Jan\r\nde\rVries\tAlmelo\n", true), "Jan de Vries Almelo ");
    }

    #[test]
    fn graphemes_are_counted_as_readers_count_them() {
        assert_eq!(starts("a👩‍👩‍👧‍👦b🏳️‍🌈c👍🏽d🇩🇪e").len(), 9);
        assert_eq!(starts("e\u{301}x n\u{303}y o\u{308}z q\u{323}\u{307}w").len(), 11);
    }

    #[test]
    fn columns_are_those_of_the_drawing() {
        assert_eq!(columns("a👩‍👩‍👧‍👦b🏳️‍🌈c👍🏽d🇩🇪e"), 13);
        assert_eq!(columns("e\u{301}x"), 2);
        assert_eq!(columns("日本語テスト 漢字"), 17);
        assert_eq!(columns("لا"), 2, "each letter is drawn in its own cell");
    }

    #[test]
    fn words_end_where_blanks_and_punctuation_begin() {
        let text = "Zij zei: foto's,  ja";
        let mut stops = vec![0];
        while stops.last() != Some(&text.len()) {
            stops.push(word_end_after(text, *stops.last().unwrap()));
        }
        assert_eq!(stops, [0, 3, 7, 8, 15, 16, 20]);
        let mut stops = vec![text.len()];
        while stops.last() != Some(&0) {
            stops.push(word_start_before(text, *stops.last().unwrap()));
        }
        assert_eq!(stops, [20, 18, 15, 9, 7, 4, 0]);
    }
}
