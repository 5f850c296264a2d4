//! The commands: every row of the table of keys by its key, its name or its words, as far as that is needed to tell it
//! from others; and a few that only lines need.

use crate::language::Words;
use crate::tui::keymap::{self, Action, Place};

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command<'l> {
    /// Nothing was typed.
    Nothing,
    /// The commands that there are.
    Help,
    /// The page once more, with the notes line by line.
    Read,
    /// A line of the page by its number.
    Choose(usize),
    /// To do something to a line of the notes, by its number.
    Line(usize, LineEdit),
    /// What a key does, with what is to be chosen or filled in then.
    Act(Action, &'l str),
    /// There is no such command.
    Unknown,
    /// It may be one of several.
    Several(Vec<String>),
}

/// What is done to a line of the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineEdit {
    /// It is meant by what follows: a mark, a strike.
    Go,
    /// It becomes this.
    Fix(String),
    /// It goes.
    Drop,
}

/// Commands that only lines need: their names and the ids of their sentences.
const OWN: [(&str, &str); 5] = [
    ("help", "plain-help-help"),
    ("read", "plain-help-read"),
    ("line N", "plain-help-line"),
    ("fix N TEXT", "plain-help-fix"),
    ("drop N", "plain-help-drop"),
];

/// What lines have no use for: it is about what is seen, or about places of a cursor.
const SEEN: [Action; 15] = [
    Action::First,
    Action::Last,
    Action::Help,
    Action::Palette,
    Action::Command,
    Action::BlankScreen,
    Action::Outline,
    Action::ScrollUp,
    Action::ScrollDown,
    Action::Up,
    Action::Down,
    Action::Left,
    Action::Right,
    Action::PageUp,
    Action::PageDown,
];

/// The places whose keys are commands in a place, the nearest first.
fn places(place: Place) -> Vec<Place> {
    match place {
        Place::Talk | Place::Companion | Place::Command => {
            vec![Place::Command, Place::Talk, Place::Companion]
        }
        Place::Parked => vec![Place::Parked, Place::Command],
        other => std::iter::once(other).chain(other.beyond().iter().copied()).collect(),
    }
}

/// The rows that are commands in a place, each action once.
fn rows(place: Place) -> Vec<&'static keymap::Row> {
    let mut found: Vec<&keymap::Row> = Vec::new();
    for place in places(place) {
        for row in keymap::rows(place).filter(|row| !SEEN.contains(&row.action)) {
            let is_own_editor = row.action == Action::OwnEditor;
            if !is_own_editor && found.iter().all(|other| other.action != row.action) {
                found.push(row);
            }
        }
    }
    found
}

/// Reads a line, without the point before it.
pub fn read<'l>(line: &'l str, place: Place, words: &Words) -> Command<'l> {
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    if name.is_empty() {
        return Command::Nothing;
    }
    let is_talk = matches!(place, Place::Talk | Place::Companion | Place::Command | Place::Parked);
    let takes_lines = is_talk || place == Place::Summary;
    if let Ok(number) = name.parse() {
        return Command::Choose(number);
    }
    let numbered = |edit: fn(&str) -> LineEdit| {
        let (number, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        number.parse().map_or(Command::Unknown, |number| Command::Line(number, edit(text)))
    };
    match name {
        "help" | "?" => return Command::Help,
        "read" => return Command::Read,
        "line" if takes_lines => return numbered(|_| LineEdit::Go),
        "fix" if takes_lines => return numbered(|text| LineEdit::Fix(text.to_owned())),
        "drop" if takes_lines => return numbered(|_| LineEdit::Drop),
        "answer" if is_talk => return Command::Act(Action::OpenAnswer, rest),
        "value" if place == Place::Assess => return value(rest),
        _ => {}
    }
    let rows = rows(place);
    let small = line.to_lowercase();
    let label = |row: &keymap::Row| words.text(&format!("do-{}", row.action.id())).to_lowercase();
    let exact = rows.iter().find(|row| row.keys.contains(&name)).or_else(|| {
        rows.iter()
            .find(|row| row.action.id() == name || label(row) == small || label(row) == name.to_lowercase())
    });
    if let Some(row) = exact {
        return Command::Act(row.action, if label(row) == small { "" } else { rest });
    }
    let name = name.to_lowercase();
    let begun: Vec<_> = rows
        .iter()
        .filter(|row| row.action.id().starts_with(&name) || label(row).starts_with(&name))
        .collect();
    match begun.as_slice() {
        [] => Command::Unknown,
        [row] => Command::Act(row.action, rest),
        several => Command::Several(several.iter().map(|row| row.action.id().to_owned()).collect()),
    }
}

/// The rating that a value asks for: a digit alone chooses a line.
fn value(rest: &str) -> Command<'_> {
    let action = match rest {
        "0" => Action::Rate0,
        "1" => Action::Rate1,
        "2" => Action::Rate2,
        "3" => Action::Rate3,
        "u" => Action::RateUnknown,
        "x" => Action::RateNotApplicable,
        _ => return Command::Unknown,
    };
    Command::Act(action, "")
}

/// The commands of a place, one line each: the key, the name, the sentence.
pub fn help(place: Place, words: &Words) -> Vec<String> {
    let is_talk = matches!(place, Place::Talk | Place::Companion | Place::Command | Place::Parked);
    let point = if is_talk { "." } else { "" };
    let mut lines = vec![words.text(if is_talk { "plain-help-talk" } else { "plain-help-page" })];
    let own = OWN.iter().filter(|(name, _)| is_talk || !name.contains(' '));
    lines.extend(own.map(|(name, id)| format!("{point}{name}: {}", words.text(id))));
    if place == Place::Assess {
        lines.push(format!("value 0…3, u, x: {}", words.text("plain-help-value")));
    }
    lines.extend(rows(place).iter().map(|row| {
        let key = row.keys.first().copied().unwrap_or_default();
        let is_letter = key.chars().count() == 1 && key.chars().all(|one| !one.is_ascii_digit());
        let key = if is_letter { format!(", {point}{key}") } else { String::new() };
        let help = words.text(&format!("help-{}", row.action.id()));
        format!("{point}{}{key}: {help}", row.action.id())
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_known_by_key_name_words_and_beginning() {
        let words = Words::english();
        let read = |line, place| read(line, place, &words);
        assert_eq!(read("r", Place::Home), Command::Act(Action::ShowResult, ""));
        assert_eq!(read("result", Place::Home), Command::Act(Action::ShowResult, ""));
        assert_eq!(read("resu", Place::Home), Command::Act(Action::ShowResult, ""));
        assert_eq!(read("next", Place::Talk), Command::Act(Action::NextQuestion, ""));
        assert_eq!(read("jump 12", Place::Talk), Command::Act(Action::Jump, "12"));
        assert_eq!(read("does not know", Place::Talk), Command::Act(Action::DoesNotKnow, ""));
        assert_eq!(read("answer roughly", Place::Companion), Command::Act(Action::OpenAnswer, "roughly"));
        assert_eq!(read("fix 2 Größe 🙂", Place::Talk), Command::Line(2, LineEdit::Fix("Größe 🙂".into())));
        assert_eq!(read("12", Place::Home), Command::Choose(12));
        assert_eq!(read("", Place::Home), Command::Nothing);
        assert_eq!(read("nonsense", Place::Home), Command::Unknown);
        assert!(matches!(read("ne", Place::Talk), Command::Several(names) if names.len() > 1));
    }

    #[test]
    fn every_command_that_help_names_is_one() {
        let words = Words::english();
        for place in [Place::Home, Place::Talk, Place::Assess, Place::Result, Place::Records, Place::Placing]
        {
            for row in rows(place) {
                assert_eq!(read(row.action.id(), place, &words), Command::Act(row.action, ""), "{place:?}");
            }
        }
    }
}
