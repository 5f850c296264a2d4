//! Names of keys: how they are written in the key table, in the help and in tests.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The name of a key as the key table writes it: `a`, `?`, `enter`, `ctrl-n`, `alt-x`, `shift-left`.
///
/// Shift is part of a printable character and is not named with it. A key that no table names gives an empty text.
pub fn name(key: KeyEvent) -> String {
    let base = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(character) => character.to_string(),
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Esc => "esc".to_owned(),
        KeyCode::Tab => "tab".to_owned(),
        KeyCode::BackTab => return "shift-tab".to_owned(),
        KeyCode::Backspace => "backspace".to_owned(),
        KeyCode::Delete => "delete".to_owned(),
        KeyCode::Insert => "insert".to_owned(),
        KeyCode::Left => "left".to_owned(),
        KeyCode::Right => "right".to_owned(),
        KeyCode::Up => "up".to_owned(),
        KeyCode::Down => "down".to_owned(),
        KeyCode::Home => "home".to_owned(),
        KeyCode::End => "end".to_owned(),
        KeyCode::PageUp => "pageup".to_owned(),
        KeyCode::PageDown => "pagedown".to_owned(),
        _ => return String::new(),
    };
    let mut name = String::new();
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        name.push_str("ctrl-");
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        name.push_str("alt-");
    }
    if key.modifiers.contains(KeyModifiers::SHIFT) && !matches!(key.code, KeyCode::Char(_)) {
        name.push_str("shift-");
    }
    name.push_str(&base);
    name
}

/// The key that a person pressed, where terminals send the bytes of another: Backspace as Ctrl+H, Enter as Ctrl+J, and
/// Shift+Tab as Alt+Tab (the Linux console).
pub fn meant(mut key: KeyEvent) -> KeyEvent {
    let (is_control, is_alt) =
        (key.modifiers.contains(KeyModifiers::CONTROL), key.modifiers.contains(KeyModifiers::ALT));
    match key.code {
        KeyCode::Char('h') if is_control => key.code = KeyCode::Backspace,
        KeyCode::Char('j') if is_control => key.code = KeyCode::Enter,
        KeyCode::Tab if is_alt => {
            return KeyEvent { code: KeyCode::BackTab, modifiers: KeyModifiers::SHIFT, ..key };
        }
        _ => return key,
    }
    key.modifiers -= KeyModifiers::CONTROL;
    key
}

/// A key with Alt, where a terminal says so by an Esc before the key's own bytes (`ESC ESC [ C`): whoever reads those
/// takes the first Esc for a key and the rest for characters. Gets what came behind that Esc in the same read; gives
/// the key, and of how many characters it was made.
pub fn behind_esc(rest: &[KeyEvent]) -> Option<(KeyEvent, usize)> {
    let character = |at: usize| match rest.get(at)?.code {
        KeyCode::Char(character) => Some(character),
        _ => None,
    };
    let is_csi = match character(0)? {
        '[' => true,
        'O' => false,
        _ => return None,
    };
    let (code, length) = match (character(1)?, is_csi) {
        ('A', _) => (KeyCode::Up, 2),
        ('B', _) => (KeyCode::Down, 2),
        ('C', _) => (KeyCode::Right, 2),
        ('D', _) => (KeyCode::Left, 2),
        ('H', _) => (KeyCode::Home, 2),
        ('F', _) => (KeyCode::End, 2),
        (digit, true) if character(2)? == '~' => match digit {
            '1' | '7' => (KeyCode::Home, 3),
            '4' | '8' => (KeyCode::End, 3),
            '3' => (KeyCode::Delete, 3),
            '5' => (KeyCode::PageUp, 3),
            '6' => (KeyCode::PageDown, 3),
            _ => return None,
        },
        _ => return None,
    };
    Some((KeyEvent::new(code, KeyModifiers::ALT), length))
}

/// The character that a key types, if it types one.
pub fn typed(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(character) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
            Some(character)
        }
        // AltGr arrives as Control and Alt together on some systems.
        KeyCode::Char(character) if key.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
            Some(character)
        }
        _ => None,
    }
}

/// Reads a key by its name.
pub fn key(name: &str) -> Option<KeyEvent> {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    loop {
        if let Some(after) = rest.strip_prefix("ctrl-") {
            modifiers |= KeyModifiers::CONTROL;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("alt-") {
            modifiers |= KeyModifiers::ALT;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("shift-") {
            modifiers |= KeyModifiers::SHIFT;
            rest = after;
        } else {
            break;
        }
    }
    let code = match rest {
        "space" => KeyCode::Char(' '),
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "insert" => KeyCode::Insert,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        _ => {
            let mut characters = rest.chars();
            let character = characters.next()?;
            if characters.next().is_some() {
                return None;
            }
            KeyCode::Char(character)
        }
    };
    Some(KeyEvent::new(code, modifiers))
}

/// Reads what a person presses, as tests write it: characters, and other keys in angle brackets: `jj<enter>3<tab>`.
/// A `<` is written `<<>`.
pub fn keys(script: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = script;
    while let Some(character) = rest.chars().next() {
        let named = rest
            .strip_prefix('<')
            .and_then(|after| after.find('>').map(|end| (&after[..end], &after[end + 1..])));
        match named {
            Some((name, after)) if name == "<" || key(name).is_some_and(|_| name.chars().count() > 1) => {
                events.extend(key(name));
                rest = after;
            }
            _ => {
                events.push(KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE));
                rest = &rest[character.len_utf8()..];
            }
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_by_the_name_it_is_given() {
        for name in
            ["a", "?", "space", "enter", "ctrl-n", "alt-x", "shift-left", "shift-tab", "pagedown", "ü"]
        {
            assert_eq!(super::name(key(name).unwrap()), name);
        }
        assert_eq!(key("nonsense"), None);
    }

    #[test]
    fn a_script_is_read_as_it_is_pressed() {
        let names: Vec<String> = keys("j<enter>3<tab>ü<<><ctrl-n>").into_iter().map(name).collect();
        assert_eq!(names, ["j", "enter", "3", "tab", "ü", "<", "ctrl-n"]);
    }
}
