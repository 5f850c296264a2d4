//! From keys to the editor: which command an action of the table is.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::editor::{Command, Motion};
use super::key;
use super::keymap::{self, Action, Place};

/// The command of an action; nothing for one that edits no text. Pasting what was cut is the owner's.
pub fn command(action: Action) -> Option<Command> {
    let go = |motion| Some(Command::Move { motion, extend: false });
    let select = |motion| Some(Command::Move { motion, extend: true });
    match action {
        Action::CursorLeft => go(Motion::Left),
        Action::CursorRight => go(Motion::Right),
        Action::CursorUp => go(Motion::Up),
        Action::CursorDown => go(Motion::Down),
        Action::WordLeft => go(Motion::WordLeft),
        Action::WordRight => go(Motion::WordRight),
        Action::LineStart => go(Motion::Home),
        Action::LineEnd => go(Motion::End),
        Action::TextStart => go(Motion::TextStart),
        Action::TextEnd => go(Motion::TextEnd),
        Action::SelectLeft => select(Motion::Left),
        Action::SelectRight => select(Motion::Right),
        Action::SelectUp => select(Motion::Up),
        Action::SelectDown => select(Motion::Down),
        Action::SelectWordLeft => select(Motion::WordLeft),
        Action::SelectWordRight => select(Motion::WordRight),
        Action::SelectLineStart => select(Motion::Home),
        Action::SelectLineEnd => select(Motion::End),
        Action::SelectAll => Some(Command::SelectAll),
        Action::EraseLeft => Some(Command::Backspace),
        Action::EraseRight => Some(Command::Delete),
        Action::EraseWordLeft => Some(Command::DeleteWordLeft),
        Action::EraseWordRight => Some(Command::DeleteWordRight),
        Action::EraseToLineEnd => Some(Command::DeleteToLineEnd),
        Action::NewLine => Some(Command::Newline),
        Action::Undo => Some(Command::Undo),
        Action::Redo => Some(Command::Redo),
        Action::Cut => Some(Command::Cut),
        Action::Copy => Some(Command::Copy),
        _ => None,
    }
}

/// What a key means in a place: an action of the table, or a character to type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A row of the table.
    Act(Action),
    /// A character.
    Type(char),
    /// Nothing here.
    Nothing,
}

/// Reads a key in a place.
pub fn meaning(place: Place, pressed: KeyEvent) -> Meaning {
    if let KeyCode::Char(character) = pressed.code
        && (pressed.modifiers - KeyModifiers::SHIFT).is_empty()
        && place.takes_text()
    {
        return Meaning::Type(character);
    }
    if let Some(action) = keymap::action(place, pressed) {
        return Meaning::Act(action);
    }
    match key::typed(pressed) {
        // The companion passes on what it does not answer with, so that a word begun there lands in the notes; after
        // Esc the screen says that a key is no command.
        Some(character) if place.takes_text() || matches!(place, Place::Companion | Place::Command) => {
            Meaning::Type(character)
        }
        _ => Meaning::Nothing,
    }
}
