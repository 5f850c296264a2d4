//! Closed answers that are no options: numbers, shares, dates and rows of fields; their words and their forms.

use std::collections::BTreeMap;

use crate::domain::answer::{Chosen, ChosenValue};
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::questionnaire::{Companion, CompanionKind, RecordField};
use crate::tui::form::{Field, Filled, Form};

use super::held::Held;
use super::page::Reader;

/// What was chosen, in words.
pub fn words_of(chosen: &Chosen, companion: Option<&Companion>, held: &Held, reader: &Reader<'_>) -> String {
    let words = &reader.setting.words;
    let option = |id: &Id| match companion.map(|companion| &companion.kind) {
        Some(CompanionKind::YesNo) if matches!(id.as_str(), "yes" | "no") => words.text(id.as_str()),
        Some(CompanionKind::Choice(options) | CompanionKind::Choices(options)) => {
            let found = options.iter().find(|option| option.id == *id);
            found.map_or_else(|| id.to_string(), |option| reader.say(&option.label))
        }
        _ => {
            let unit = held.study.unit(id.as_str());
            unit.map_or_else(|| id.to_string(), |unit| reader.setting.text(&unit.name).to_owned())
        }
    };
    match chosen {
        Chosen::Choice(id) => option(id),
        Chosen::Choices(ids) => ids.iter().map(option).collect::<Vec<_>>().join(", "),
        Chosen::Value(ChosenValue::Number(number)) => match companion.map(|companion| &companion.kind) {
            Some(CompanionKind::Number { unit: Some(unit), .. }) => {
                format!("{number} {}", reader.say(unit))
            }
            Some(CompanionKind::Scale { labels, .. }) => {
                let label = labels.get(number).map(|label| reader.say(label)).unwrap_or_default();
                format!("{number} {label}").trim_end().to_owned()
            }
            _ => number.to_string(),
        },
        Chosen::Value(ChosenValue::Share { part, whole }) => {
            words.with("talk-share", &[("part", (*part).into()), ("whole", (*whole).into())])
        }
        Chosen::Value(ChosenValue::Date(date)) => date.to_string(),
        Chosen::Records(rows) => {
            let fields = match companion.map(|companion| &companion.kind) {
                Some(CompanionKind::Records(fields)) => fields.as_slice(),
                _ => &[],
            };
            rows.iter().map(|row| row_words(row, fields, reader)).collect::<Vec<_>>().join("; ")
        }
    }
}

/// A row of fields, in words.
pub fn row_words(row: &BTreeMap<String, String>, fields: &[RecordField], reader: &Reader<'_>) -> String {
    let part = |field: &RecordField| {
        let value = row.get(field.id.as_str()).filter(|value| !value.is_empty())?;
        let option = field.options.iter().find(|option| option.id == *value.as_str());
        Some(option.map_or_else(|| value.clone(), |option| reader.say(&option.label)))
    };
    fields.iter().filter_map(part).collect::<Vec<_>>().join(" · ")
}

/// The names of a row's fields in its form; more fields than these no row has.
const ROW: [&str; 16] = [
    "row-1", "row-2", "row-3", "row-4", "row-5", "row-6", "row-7", "row-8", "row-9", "row-10", "row-11",
    "row-12", "row-13", "row-14", "row-15", "row-16",
];

/// The form for a row of fields.
pub fn row_form(
    title: String,
    fields: &[RecordField],
    row: Option<&BTreeMap<String, String>>,
    reader: &Reader<'_>,
) -> Form {
    let words = &reader.setting.words;
    let field = |(name, field): (&&'static str, &RecordField)| {
        let value = row.and_then(|row| row.get(field.id.as_str())).map_or("", String::as_str);
        let label = reader.say(&field.label);
        if field.options.is_empty() {
            return Field::line(name, label, value);
        }
        let none = std::iter::once((String::new(), words.text("none")));
        let options = field.options.iter().map(|option| (option.id.to_string(), reader.say(&option.label)));
        Field::choice(name, label, none.chain(options).collect(), value)
    };
    Form::new(title, ROW.iter().zip(fields).map(field).collect()).with_text(words.text("talk-row-text"))
}

/// The row of a kept form; nothing where every field was left empty.
pub fn row_of(fields: &[RecordField], filled: &Filled) -> Option<BTreeMap<String, String>> {
    let row: BTreeMap<String, String> = ROW
        .iter()
        .zip(fields)
        .filter_map(|(name, field)| Some((field.id.to_string(), filled.some(name)?)))
        .collect();
    Some(row).filter(|row| !row.is_empty())
}

/// A longer scale is typed as a number, not chosen point by point.
pub const LONGEST_SCALE: i64 = 20;

/// The form for a number, a share or a date; `typed` is what was typed already, by the names of its fields.
pub fn form(kind: &CompanionKind, typed: [&str; 2], question: &str, reader: &Reader<'_>) -> Option<Form> {
    let words = &reader.setting.words;
    let title = words.text("talk-answer-title");
    let fields = match kind {
        CompanionKind::Number { unit, .. } => {
            let label =
                unit.as_ref().map_or_else(|| words.text("talk-field-number"), |unit| reader.say(unit));
            vec![Field::line("value", label, typed[0]).required()]
        }
        CompanionKind::Scale { from, to, .. } if to.saturating_sub(*from) > LONGEST_SCALE => {
            vec![Field::line("value", words.text("talk-field-number"), typed[0]).required()]
        }
        CompanionKind::Share { part, whole } => vec![
            Field::line("value", reader.say(part), typed[0]).required(),
            Field::line("whole", reader.say(whole), typed[1]).required(),
        ],
        CompanionKind::Date => {
            let mut field = Field::date("value", words.text("field-date"), None).required();
            if let Some(editor) = field.editor_mut() {
                *editor = crate::tui::editor::Editor::single_line(typed[0]);
            }
            vec![field]
        }
        _ => return None,
    };
    Some(Form::new(title, fields).with_text(question))
}

/// What stands in the form for an answer that is there already.
pub fn present(chosen: Option<&Chosen>) -> [String; 2] {
    match chosen {
        Some(Chosen::Value(ChosenValue::Number(number))) => [number.to_string(), String::new()],
        Some(Chosen::Value(ChosenValue::Share { part, whole })) => [part.to_string(), whole.to_string()],
        Some(Chosen::Value(ChosenValue::Date(date))) => [date.to_string(), String::new()],
        _ => [String::new(), String::new()],
    }
}

/// The answer of a kept form.
///
/// # Errors
/// In words, what is wrong with it.
pub fn read(kind: &CompanionKind, filled: &Filled, reader: &Reader<'_>) -> Result<Chosen, String> {
    let words = &reader.setting.words;
    let number = |name: &str| {
        let text = filled.text(name);
        let wrong = || words.with("talk-no-number", &[("text", text.into())]);
        text.parse::<i64>().map_err(|_| wrong())
    };
    let range = match kind {
        CompanionKind::Number { min, max, .. } => Some((*min, *max)),
        CompanionKind::Scale { from, to, .. } => Some((Some(*from), Some(*to))),
        _ => None,
    };
    let value = match (kind, range) {
        (_, Some((min, max))) => {
            let value = number("value")?;
            if let Some(min) = min.filter(|min| value < *min) {
                return Err(words.with("talk-too-low", &[("min", min.into())]));
            }
            if let Some(max) = max.filter(|max| value > *max) {
                return Err(words.with("talk-too-high", &[("max", max.into())]));
            }
            ChosenValue::Number(value)
        }
        (CompanionKind::Share { .. }, _) => {
            let (part, whole) = (number("value")?, number("whole")?);
            if part < 0 || part > whole {
                return Err(words.text("talk-share-wrong"));
            }
            ChosenValue::Share { part, whole }
        }
        _ => {
            let text = filled.text("value");
            let field = [("field", words.text("field-date").into())];
            ChosenValue::Date(Date::new(text).map_err(|_| words.with("bad-date", &field))?)
        }
    };
    Ok(Chosen::Value(value))
}
