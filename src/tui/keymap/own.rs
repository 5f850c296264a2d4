//! A person's own keys: a file that gives actions other keys than the table does.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Place, Row, TABLE, shown_key};
use crate::language::Words;
use crate::tui::key;

/// Keys that terminals and what runs in them keep for themselves, or send as another key.
pub const UNSENT: [&str; 9] =
    ["ctrl-s", "ctrl-q", "ctrl-j", "ctrl-m", "ctrl-i", "ctrl-h", "ctrl-z", "ctrl-a", "ctrl-b"];

/// Why a file of keys cannot be used, one sentence each.
pub type Problems = Vec<String>;

/// The table with a person's own keys: a TOML text with a table per place and a list of keys per action. What it does
/// not name keeps its keys.
///
/// ```
/// use nulmeting::tui::keymap::{Action, Place, own};
///
/// let rows = own::table("[home]\ncompare = [\"C\", \"ctrl-t\"]\n").unwrap();
/// let row = rows.iter().find(|row| row.place == Place::Home && row.action == Action::Compare).unwrap();
/// assert_eq!(row.keys, ["C", "ctrl-t"]);
///
/// let problems = own::table("[home]\ncompare = [\"r\"]\n").unwrap_err();
/// assert_eq!(problems, ["[home]: `r` is both `result` and `compare`"]);
/// ```
///
/// # Errors
/// The text is not TOML of that shape, names a place, an action or a key that there is none of, gives text a printable
/// key, takes an action its last key, or gives two actions of a place the same one. All of it is told at once.
pub fn table(text: &str) -> Result<Vec<Row>, Problems> {
    type File = BTreeMap<String, BTreeMap<String, Vec<String>>>;
    let file: File = toml::from_str(text).map_err(|error| vec![error.to_string().trim_end().to_owned()])?;
    let mut problems = Problems::new();
    let mut rows = TABLE.to_vec();
    for (place_name, actions) in &file {
        let Some(place) = Place::ALL.into_iter().find(|place| name_of(*place) == place_name) else {
            let names = Place::ALL.map(name_of);
            problems.push(format!("[{place_name}]: there is no such place{}", meant(place_name, &names)));
            continue;
        };
        for (action_name, keys) in actions {
            let here = |row: &&mut Row| row.place == place && row.action.id() == action_name;
            let Some(row) = rows.iter_mut().find(here) else {
                let names: Vec<&str> = super::rows(place).map(|row| row.action.id()).collect();
                let hint = meant(action_name, &names);
                problems.push(format!("[{place_name}] {action_name}: there is no such action here{hint}"));
                continue;
            };
            let before = problems.len();
            problems.extend(keys.iter().filter_map(|key| {
                let why = refusal(place, key)?;
                Some(format!("[{place_name}] {action_name}: {why}"))
            }));
            if keys.is_empty() {
                problems.push(format!("[{place_name}] {action_name}: at least one key is needed"));
            }
            if problems.len() == before {
                // Read once, for as long as the program runs.
                let keys: Vec<&'static str> = keys.iter().map(|key| &*key.clone().leak()).collect();
                row.keys = keys.leak();
            }
        }
    }
    problems.extend(collisions(&rows));
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

/// The table as a file to start from, with what each action does.
pub fn file(words: &Words) -> String {
    let mut text = String::new();
    for place in Place::ALL {
        let _ = writeln!(text, "# {}\n[{}]", words.text(place.id()), name_of(place));
        for row in super::rows(place) {
            let keys: Vec<String> = row.keys.iter().map(|key| toml::Value::from(*key).to_string()).collect();
            let shown: Vec<String> = row.keys.iter().map(|key| shown_key(key)).collect();
            let sentence = words.text(&format!("help-{}", row.action.id()));
            let _ = writeln!(text, "# {}: {sentence}", shown.join(" "));
            let _ = writeln!(text, "{} = [{}]", row.action.id(), keys.join(", "));
        }
        text.push('\n');
    }
    text
}

/// A place as the file names it.
fn name_of(place: Place) -> &'static str {
    let id = place.id();
    id.strip_prefix("place-").unwrap_or(id)
}

fn refusal(place: Place, name: &str) -> Option<String> {
    if UNSENT.contains(&name) {
        return Some(format!("`{name}` does not reach the program in every terminal"));
    }
    let Some(pressed) = key::key(name).filter(|pressed| key::name(*pressed) == name) else {
        return Some(format!(
            "`{name}` is no key; keys are written like `a`, `?`, `ctrl-n`, `alt-x`, `pagedown`"
        ));
    };
    let is_text = place.takes_text() || place == Place::Text;
    (is_text && key::typed(pressed).is_some()).then(|| format!("`{name}` is text where one types"))
}

/// Keys that would do two things in one place.
fn collisions(rows: &[Row]) -> Problems {
    let mut problems = Problems::new();
    for (at, row) in rows.iter().enumerate() {
        for other in rows[..at].iter().filter(|other| other.place == row.place) {
            for key in row.keys.iter().filter(|key| other.keys.contains(key)) {
                let (place, one, two) = (name_of(row.place), other.action.id(), row.action.id());
                problems.push(format!("[{place}]: `{key}` is both `{one}` and `{two}`"));
            }
        }
    }
    problems
}

/// The nearest of the names there are, as the end of a sentence.
fn meant(name: &str, names: &[&str]) -> String {
    let nearest = names.iter().min_by_key(|one| strsim::damerau_levenshtein(name, one));
    nearest.map(|one| format!("; did you mean `{one}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_written_as_a_file_is_the_table() {
        let rows = table(&file(&Words::english())).unwrap();
        let same = rows
            .iter()
            .zip(TABLE)
            .all(|(one, other)| (one.place, one.action, one.keys) == (other.place, other.action, other.keys));
        assert!(same && rows.len() == TABLE.len());
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let text = r#"
            [hoem]
            compare = ["C"]
            [home]
            compar = ["C"]
            result = []
            hold = ["F13"]
            rate = ["ctrl-s"]
            [talk]
            next-question = ["n"]
            [records]
            add = ["e"]
        "#;
        let expected = [
            "[hoem]: there is no such place; did you mean `home`?",
            "[home] compar: there is no such action here; did you mean `compare`?",
            "[home] hold: `F13` is no key; keys are written like `a`, `?`, `ctrl-n`, `alt-x`, `pagedown`",
            "[home] rate: `ctrl-s` does not reach the program in every terminal",
            "[home] result: at least one key is needed",
            "[talk] next-question: `n` is text where one types",
            "[records]: `e` is both `add` and `edit`",
        ];
        assert_eq!(table(text).unwrap_err(), expected);
        assert!(table("home = 3").is_err());
    }
}
