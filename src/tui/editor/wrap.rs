//! Soft wrap of one paragraph: a pure function of its text and a number of columns.

use super::text::{grapheme_columns, graphemes, is_blank};

/// One row of a wrapped paragraph, in byte offsets into it.
///
/// Each row starts where the one before it ends; the first starts at 0 and the last ends with the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where the row starts.
    pub start: usize,
    /// Where the part that fits the columns ends; behind it there are only blanks, hanging over the edge.
    pub shown: usize,
    /// Where the row ends, hanging blanks included.
    pub end: usize,
}

/// Wraps `paragraph` (a text without line breaks) into rows of at most `columns` columns; at least one row.
///
/// A row ends behind blanks; a word that is wider than a row is cut between graphemes. Blanks behind the last word
/// of a row hang over the edge rather than start the next row. A grapheme that is wider than `columns` gets a row
/// of its own, the only kind of row that is too wide. No-break spaces belong to their word.
///
/// ```
/// use nulmeting::tui::editor::wrap;
///
/// let text = "Straßen und Brücken";
/// let rows: Vec<_> = wrap(text, 12).iter().map(|row| &text[row.start..row.end]).collect();
/// assert_eq!(rows, ["Straßen und ", "Brücken"]);
/// ```
pub fn wrap(paragraph: &str, columns: u16) -> Vec<Span> {
    let room = usize::from(columns.max(1));
    let mut rows = Vec::new();
    let mut row = Span { start: 0, shown: 0, end: 0 };
    let mut column = 0;
    // The word being read: where it starts, and in which column.
    let (mut word, mut word_column) = (0, 0);
    // Whether a blank already hangs over the edge, so that nothing but blanks may follow on this row.
    let mut hanging = false;

    for (start, grapheme) in graphemes(paragraph, 0) {
        let (width, end) = (grapheme_columns(grapheme), start + grapheme.len());
        if is_blank(grapheme) {
            hanging |= column + width > room;
            if !hanging {
                column += width;
                row.shown = end;
            }
            (word, word_column) = (end, column);
            continue;
        }
        while hanging || (column + width > room && start > row.start) {
            let cut = if !hanging && word > row.start { word } else { start };
            rows.push(Span { start: row.start, shown: row.shown.min(cut), end: cut });
            column = if cut == start { 0 } else { column - word_column };
            word_column = 0;
            row.start = cut;
            hanging = false;
        }
        column += width;
        row.shown = end;
    }
    rows.push(Span { end: paragraph.len(), ..row });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, columns: u16) -> Vec<&str> {
        wrap(text, columns).iter().map(|row| &text[row.start..row.shown]).collect()
    }

    fn whole(text: &str, columns: u16) -> Vec<&str> {
        wrap(text, columns).iter().map(|row| &text[row.start..row.end]).collect()
    }

    #[test]
    fn an_empty_paragraph_has_one_empty_row() {
        assert_eq!(wrap("", 10), [Span { start: 0, shown: 0, end: 0 }]);
    }

    #[test]
    fn a_row_that_just_fits_is_not_broken() {
        assert_eq!(shown("drei vier", 9), ["drei vier"]);
        assert_eq!(shown("drei vier", 8), ["drei ", "vier"]);
    }

    #[test]
    fn trailing_blanks_hang_and_never_start_a_row() {
        assert_eq!(shown("vier      fünf", 5), ["vier ", "fünf"]);
        assert_eq!(whole("vier      fünf", 5), ["vier      ", "fünf"]);
        assert_eq!(shown("vier      ", 5), ["vier "]);
        assert_eq!(shown("abcd efgh", 4), ["abcd", "efgh"]);
        assert_eq!(whole("abcd\u{3000} efgh", 5), ["abcd\u{3000} ", "efgh"]);
        assert_eq!(shown("abcd\u{3000} efgh", 5), ["abcd", "efgh"]);
    }

    #[test]
    fn blanks_at_the_start_of_a_paragraph_stay_with_it() {
        assert_eq!(whole("  ab cd", 5), ["  ab ", "cd"]);
        assert_eq!(whole("        ab", 5), ["        ", "ab"]);
    }

    #[test]
    fn an_over_long_word_starts_a_row_and_is_cut_between_graphemes() {
        assert_eq!(whole("ab abcdefghij k", 4), ["ab ", "abcd", "efgh", "ij k"]);
        assert_eq!(whole("👩‍👩‍👧‍👦👍🏽🇩🇪x", 4), ["👩‍👩‍👧‍👦👍🏽", "🇩🇪x"]);
        assert_eq!(whole("日本語テスト", 5), ["日本", "語テ", "スト"]);
        assert_eq!(whole("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn a_no_break_space_keeps_its_words_together() {
        assert_eq!(whole("siehe §\u{a0}12", 9), ["siehe ", "§\u{a0}12"]);
    }

    #[test]
    fn a_grapheme_wider_than_the_room_gets_a_row_of_its_own() {
        assert_eq!(whole("a日b", 1), ["a", "日", "b"]);
        assert_eq!(whole("日 本", 1), ["日 ", "本"]);
        assert_eq!(whole("ab", 0), ["a", "b"]);
    }
}
