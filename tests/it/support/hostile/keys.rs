//! Somebody's cat at the keyboard: any keys, pastes and sizes of the window, on every screen.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use nulmeting::tui::message::Message;

use super::{Dice, assert_inert};
use crate::support::Journey;

/// Presses, pastes and resizes for a while; every screen must be drawn, and hold nothing that a terminal obeys.
pub fn one(dice: &mut Dice, presses: usize) -> bool {
    let language = *dice.pick(&["en", "de", "nl"]);
    let mut journey = Journey::sample_in(language, 80, 24);
    for _ in 0..presses {
        if journey.has_ended {
            break;
        }
        let message = match dice.below(30) {
            0 => Message::Paste(dice.text()),
            1 => {
                let (width, height) = (dice.below(220) as u16, dice.below(70) as u16);
                Message::Resize(width.max(1), height.max(1))
            }
            2 => Message::Tick(journey.model.setting.now + chrono::Duration::seconds(dice.below(90) as i64)),
            _ => Message::Key(key(dice)),
        };
        // Leaving is no way to find anything.
        let is_quitting = matches!(&message, Message::Key(key) if is_quit(key));
        if !is_quitting || dice.one_in(50) {
            journey.send(message);
        }
        if dice.one_in(4) {
            assert_inert("the screen", &journey.screen());
        }
    }
    if let Some(copied) = &journey.clipboard {
        assert_inert("the clipboard", copied);
    }
    let said = journey.has_ended;
    let (_, restored) = journey.crash_and_reopen();
    let _ = (said, restored);
    true
}

fn is_quit(key: &KeyEvent) -> bool {
    key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL)
        || matches!(key.code, KeyCode::Char('q'))
}

fn key(dice: &mut Dice) -> KeyEvent {
    const NAMED: [KeyCode; 16] = [
        KeyCode::Enter,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Backspace,
        KeyCode::Delete,
    ];
    const SIGNS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /!?+-=<>[]{}#~^*.:,;\"'|@äß🙂\u{301}\u{202e}\u{1b}";
    let code = if dice.one_in(3) {
        *dice.pick(&NAMED)
    } else {
        let signs: Vec<char> = SIGNS.chars().collect();
        KeyCode::Char(*dice.pick(&signs))
    };
    let modifiers = match dice.below(12) {
        0 => KeyModifiers::CONTROL,
        1 => KeyModifiers::ALT,
        2 => KeyModifiers::SHIFT,
        3 => KeyModifiers::CONTROL | KeyModifiers::ALT,
        _ => KeyModifiers::NONE,
    };
    KeyEvent::new(code, modifiers)
}
