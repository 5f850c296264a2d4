//! Text that a terminal can be trusted with.

use std::borrow::Cow;
use std::fmt::Write;

/// Text for one line of a terminal: control characters (escape sequences among them), line separators and marks that
/// change the direction of writing are drawn as `�`, line breaks and tabs as blanks. Letters of every script stay.
///
/// ```
/// use nulmeting::report::plain;
/// assert_eq!(plain("Soci\u{e9}t\u{e9}\u{1b}[2J"), "Société�[2J");
/// assert_eq!(plain("two\nlines"), "two lines");
/// ```
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\t' => safe.push(' '),
            _ if is_unsafe(character) => safe.push(char::REPLACEMENT_CHARACTER),
            _ => safe.push(character),
        }
    }
    Cow::Owned(safe)
}

/// The same for written JSON: what is unsafe stands as `\u….`, so that the value is what it was. Line breaks between
/// the parts of the document stay.
pub(super) fn escape_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && is_unsafe(character) {
            // All of them lie in the basic plane, so one unit is enough.
            _ = write!(safe, "\\u{:04x}", u32::from(character));
        } else {
            safe.push(character);
        }
    }
    safe
}

/// Controls (C0, DEL, C1), line and paragraph separators, and marks, embeddings, overrides and isolates of direction.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNSAFE: [char; 12] = [
        '\0', '\u{7}', '\u{8}', '\u{1b}', '\u{7f}', '\u{9b}', '\u{200f}', '\u{2028}', '\u{202e}', '\u{2066}',
        '\u{2069}', '\u{feff}',
    ];

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        for wrong in UNSAFE {
            assert_eq!(plain(&format!("a{wrong}b")), "a\u{fffd}b", "{wrong:?}");
        }
    }

    #[test]
    fn line_breaks_and_tabs_become_one_blank() {
        assert_eq!(plain("a\r\nb\rc\nd\te"), "a b c d e");
    }

    #[test]
    fn letters_of_every_script_and_joined_emoji_stay() {
        let text = "Bürger · العربية · 統合 · 👩\u{200d}🔧";
        assert!(matches!(plain(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn json_keeps_the_value_and_hides_the_character() {
        for wrong in UNSAFE {
            let text = format!("a{wrong}b");
            let written = escape_json(&serde_json::to_string_pretty(&[&text]).unwrap());
            assert!(!written.contains(wrong), "{wrong:?}");
            assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), [text], "{wrong:?}");
        }
    }
}
