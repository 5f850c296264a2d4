//! How wide text is, without asking a font: each letter has a class, on the wide side of common fonts without serifs.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of a text in hundredths of the size of its font.
fn hundredths(text: &str) -> u32 {
    text.graphemes(true).map(of_grapheme).sum()
}

fn of_grapheme(grapheme: &str) -> u32 {
    let Some(first) = grapheme.chars().next() else { return 0 };
    match first {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '·' => 34,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '"' | '„' | '“' | '”' => 44,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' | '→' | '≈' => 100,
        _ if first.is_uppercase() => 74,
        _ if grapheme.width() > 1 => 110,
        _ => 64,
    }
}

/// The width of a text at a size, in units of the picture.
pub fn width(text: &str, size: u32) -> u32 {
    (hundredths(text) * size).div_ceil(100)
}

/// A text in lines of a width; a word that is wider than a line is cut. At most `most` lines, the last one ending in
/// `…` where something was left out.
pub fn wrapped(text: &str, size: u32, room: u32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for grapheme in word.graphemes(true) {
            if !line.is_empty() && width(&line, size) + width(grapheme, size) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(grapheme);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(shortened(&rest, size, room));
    }
    lines
}

/// A text on one line of a width, ending in `…` where something was left out.
pub fn shortened(text: &str, size: u32, room: u32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        if width(&kept, size) + width(grapheme, size) + width("…", size) > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_their_room_and_lose_nothing_but_what_the_sign_says() {
        let name = "Amt für Straßenverkehrsüberwachung, Grünflächen und Donaudampfschifffahrtsgesellschaften";
        let lines = wrapped(name, 15, 200, 9);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 15) <= 200), "{lines:?}");
        let squeezed = |text: &str| text.replace(' ', "");
        assert_eq!(squeezed(&lines.concat()), squeezed(name));
        let lines = wrapped(name, 15, 200, 2);
        assert!(lines.len() == 2 && lines[1].ends_with('…') && width(&lines[1], 15) <= 200, "{lines:?}");
        assert_eq!(wrapped("", 15, 200, 2), Vec::<String>::new());
        assert_eq!(wrapped("kurz", 15, 200, 2), ["kurz"]);
    }

    #[test]
    fn a_letter_that_is_made_of_several_signs_is_never_cut() {
        let lines = wrapped(&"👩‍👩‍👧‍👦".repeat(9), 15, 40, 99);
        assert!(lines.iter().all(|line| line.graphemes(true).all(|one| one == "👩‍👩‍👧‍👦")), "{lines:?}");
        assert_eq!(shortened("Größe", 10, 1000), "Größe");
        assert_eq!(shortened("Größe der Behörde", 10, 40), "Größ…");
    }
}
