//! Rows of answers: what was chosen, why there is nothing, and notes.

use std::collections::BTreeMap;

use super::heading::key;
use super::known::{Known, Names, items, several};
use super::line::{Line, Misfit, date, shortened, whole};
use super::organisation::known_talk;
use super::plan::Said;
use crate::domain::answer::{Chosen, ChosenValue, ClosedAnswer, MarkKind, Missing, Notes};
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::date::Date;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::{AnswerOption, CompanionKind, Question, RecordField};
use crate::report::data::Cell;

/// What the column `state` can say.
#[derive(Clone, Copy)]
enum State {
    Given,
    Missing(Missing),
    /// Nothing of a closed answer, for a reason that the program finds by itself.
    Nothing,
}

const STATES: [(State, &str); 11] = [
    (State::Given, "given"),
    (State::Nothing, "in words"),
    (State::Missing(Missing::NotAsked), "not asked"),
    (State::Missing(Missing::NoAnswer), "no answer"),
    (State::Missing(Missing::DoesNotKnow), "does not know"),
    (State::Missing(Missing::DoesNotApply), "does not apply"),
    (State::Nothing, "off path"),
    (State::Nothing, "path open"),
    (State::Nothing, "nothing recorded"),
    (State::Nothing, "not held"),
    (State::Nothing, "not shown"),
];

/// An answer.
pub(super) fn answer(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let talk = known_talk(line, known)?;
    let question = question(line, known, &talk)?;
    let part = |part| PartKey { kind: RecordKind::Answer, record: format!("{talk}/{}", question.id), part };
    let mut said = Said::default();
    let closed = closed(line, known, question)?;
    if let Some(closed) = closed {
        let held = match known.held(&part(Part::Companion)) {
            Some(Change::AnswerClosed(_, _, held)) => held.clone(),
            _ => ClosedAnswer::default(),
        };
        // What was kept in spite of a check is kept with the answer that it was said of.
        let is_same = held.chosen == closed.chosen && held.missing == closed.missing;
        let closed = if is_same { held } else { closed };
        said.changes.push(Change::AnswerClosed(talk.clone(), question.id.clone(), closed));
    }
    if let Some(text) = line.free("notes") {
        let held = match known.held(&part(Part::Notes)) {
            Some(Change::AnswerNotes(_, _, held)) => Some(held),
            _ => None,
        };
        let notes = notes(line, held, text)?;
        said.changes.push(Change::AnswerNotes(talk, question.id.clone(), notes));
    }
    if said.changes.is_empty() {
        return Ok(Said::nothing("no answer is given"));
    }
    Ok(said)
}

/// The question of the talk's questionnaire that a row names, by its id or its words.
pub(super) fn question<'k>(
    line: &Line<'_>,
    known: &'k Known<'_>,
    talk: &InterviewId,
) -> Result<&'k Question, Misfit> {
    let column = if line.given("interview").is_some() { "interview" } else { "unit" };
    let held = known.talks.get(talk);
    let questionnaire = held.and_then(|held| known.questionnaire_of(held)).ok_or_else(|| {
        let why = format!("the interview `{talk}` has no questionnaire");
        line.misfit("unknown", column, why, "choose one for its round")
    })?;
    let text = line.need("question")?;
    if let Some(found) = questionnaire.question_by(text) {
        return Ok(found);
    }
    let own = &known.study().header.placeholders;
    let is_asked = |question: &&Question| {
        question.ask.all().any(|words| key(words) == key(text))
            || questionnaire
                .languages
                .iter()
                .any(|language| key(&questionnaire.say(&question.ask, language, own).0) == key(text))
    };
    let mut found = questionnaire.questions().filter(is_asked);
    match (found.next(), found.next()) {
        (Some(found), None) => Ok(found),
        (Some(_), Some(_)) => {
            let why = format!("“{}” is asked more than once", shortened(text));
            Err(line.misfit("ambiguous", "question", why, "write the id of the question"))
        }
        _ => {
            let mut names = Names::default();
            questionnaire.questions().for_each(|question| names.add(&question.id, []));
            let remedy = names.find(text).err().map(|(_, remedy)| remedy).unwrap_or_default();
            let why = format!("`{}` does not ask “{}”", questionnaire.id, shortened(text));
            Err(line.misfit("unknown", "question", why, remedy))
        }
    }
}

/// The closed answer; nothing where the row says none.
fn closed(line: &Line<'_>, known: &Known<'_>, question: &Question) -> Result<Option<ClosedAnswer>, Misfit> {
    let mut state = known.word(line, "state", "data-value", STATES).or_else(|wrong| {
        // Kinds of missing have words of their own.
        known.word(line, "state", "missing", STATES).map_err(|_| wrong)
    })?;
    let columns = ["value", "number", "date"];
    let mut given = columns.into_iter().find_map(|column| Some((column, line.given(column)?)));
    // A kind of missing can stand where the answer would.
    if let (None, Some(("value", text))) = (state, given)
        && let Some(State::Missing(missing)) = known.one_of(text, "missing", &STATES[2..6])
        && !names_option(question, text)
    {
        (state, given) = (Some(State::Missing(missing)), None);
    }
    match (state, given) {
        (None | Some(State::Nothing), None) => Ok(None),
        (Some(State::Missing(missing)), None) => Ok(Some(ClosedAnswer::missing(missing))),
        (Some(State::Given), _) if is_elsewhere(question) => Ok(None),
        (Some(State::Given), None) => Err(line.misfit(
            "no-value",
            "value",
            "it says that an answer was given, and not which",
            "write the answer, or say why there is none",
        )),
        (Some(State::Missing(missing)), Some((column, _))) => Err(line.misfit(
            "contradiction",
            column,
            format!("there is an answer, and it is said to be missing ({})", missing.as_str()),
            "empty one of both",
        )),
        (Some(State::Nothing), Some((column, _))) => Err(line.misfit(
            "contradiction",
            column,
            "there is an answer, and the state says that there is none",
            "write `given` there, or empty the answer",
        )),
        (None | Some(State::Given), Some((column, text))) => {
            let chosen = chosen(line, known, question, column, text)?;
            Ok(Some(ClosedAnswer { chosen: Some(chosen), ..ClosedAnswer::default() }))
        }
    }
}

/// Whether the closed answer of a question stands in another table.
fn is_elsewhere(question: &Question) -> bool {
    let kind = question.companion.as_ref().map(|companion| &companion.kind);
    matches!(kind, Some(CompanionKind::Records(_) | CompanionKind::Initiatives))
}

fn options_of(question: &Question) -> &[AnswerOption] {
    match question.companion.as_ref().map(|companion| &companion.kind) {
        Some(CompanionKind::Choice(options) | CompanionKind::Choices(options)) => options,
        _ => &[],
    }
}

fn names_option(question: &Question, text: &str) -> bool {
    options_of(question).iter().any(|option| option_is(option, text))
}

fn option_is(option: &AnswerOption, text: &str) -> bool {
    key(option.id.as_str()) == key(text) || option.label.all().any(|label| key(label) == key(text))
}

fn chosen(
    line: &Line<'_>,
    known: &Known<'_>,
    question: &Question,
    column: &'static str,
    text: &str,
) -> Result<Chosen, Misfit> {
    let wrong = |wanted: &str, remedy: &str| {
        let why = format!("`{}` asks for {wanted}, and “{}” is none", question.id, shortened(text));
        line.misfit("no-answer-to-it", column, why, remedy)
    };
    let option = |text: &str| {
        let found = options_of(question).iter().find(|option| option_is(option, text));
        found.map(|option| option.id.clone()).ok_or_else(|| {
            let all: Vec<String> = options_of(question).iter().map(|one| format!("`{}`", one.id)).collect();
            wrong("one of its options", &format!("write one of {}", all.join(", ")))
        })
    };
    let number = |text: &str| whole(text).ok_or_else(|| wrong("a whole number", "write it in digits"));
    let within = |number: i64, least: Option<i64>, most: Option<i64>| {
        let is_in = least.is_none_or(|least| least <= number) && most.is_none_or(|most| number <= most);
        let (least, most) =
            (least.map_or("…".to_owned(), |n| n.to_string()), most.map_or("…".to_owned(), |n| n.to_string()));
        if is_in {
            Ok(Chosen::Value(ChosenValue::Number(number)))
        } else {
            Err(wrong(&format!("a number from {least} to {most}"), "check the number"))
        }
    };
    let Some(companion) = &question.companion else {
        return Err(wrong("words", "write them into “notes”"));
    };
    match &companion.kind {
        CompanionKind::YesNo => match key(text).as_str() {
            "1" | "x" => Ok(true),
            "0" => Ok(false),
            _ => known
                .one_of(text, "data-value", &[(true, "yes"), (false, "no")])
                .ok_or_else(|| wrong("yes or no", "write yes or no")),
        }
        .and_then(|yes| line.as_id(column, if yes { "yes" } else { "no" }))
        .map(Chosen::Choice),
        CompanionKind::Choice(_) => option(text).map(Chosen::Choice),
        CompanionKind::Choices(_) => {
            let parts = items(text, |part| names_option(question, part));
            parts.into_iter().map(option).collect::<Result<Vec<Id>, _>>().map(Chosen::Choices)
        }
        CompanionKind::Units => several(line, column, "unit", &known.units)
            .and_then(|units| units.map(Chosen::Choices).ok_or_else(|| wrong("units", "write their ids"))),
        CompanionKind::Scale { from, to, labels } => {
            let labelled = labels.iter().find(|(_, label)| label.all().any(|one| key(one) == key(text)));
            match labelled {
                Some((point, _)) => Ok(Chosen::Value(ChosenValue::Number(*point))),
                None => within(number(text)?, Some(*from), Some(*to)),
            }
        }
        CompanionKind::Number { min, max, .. } => within(number(text)?, *min, *max),
        CompanionKind::Share { .. } => share(line, text).ok_or_else(|| {
            wrong("so many of so many", "write the part into “number” and the whole into “whole”, or 12/40")
        }),
        CompanionKind::Date => {
            let date: Option<Date> = date(text);
            date.map(|date| Chosen::Value(ChosenValue::Date(date)))
                .ok_or_else(|| wrong("a date", "write 2011, 2011-03 or 2011-03-24"))
        }
        CompanionKind::Initiatives | CompanionKind::Records(_) => {
            Err(wrong("entries", "take them in as a table of their own"))
        }
    }
}

/// The entries of an answer, of which each row is a field; what stands in other fields and entries stays. Where a row does
/// not fit, which of them.
pub(super) fn entries(lines: &[Line<'_>], known: &Known<'_>) -> Result<Said, (usize, Misfit)> {
    let Some(first) = lines.first() else { return Ok(Said::default()) };
    let of_first = |misfit| (0, misfit);
    let talk = known_talk(first, known).map_err(of_first)?;
    let question = question(first, known, &talk).map_err(of_first)?;
    let Some(CompanionKind::Records(fields)) = question.companion.as_ref().map(|one| &one.kind) else {
        let why = format!("`{}` does not ask for entries", question.id);
        return Err((0, first.misfit("no-answer-to-it", "question", why, "put it into a table of answers")));
    };
    let key = PartKey {
        kind: RecordKind::Answer,
        record: format!("{talk}/{}", question.id),
        part: Part::Companion,
    };
    let mut closed = match known.held(&key) {
        Some(Change::AnswerClosed(_, _, held)) => held.clone(),
        _ => ClosedAnswer::default(),
    };
    let mut records = match closed.chosen.take() {
        Some(Chosen::Records(held)) => held,
        _ => Vec::new(),
    };
    for (at, line) in lines.iter().enumerate() {
        let (number, field, value) = entry(line, fields).map_err(|misfit| (at, misfit))?;
        if records.len() < number {
            records.resize(number, BTreeMap::new());
        }
        if let Some(record) = records.get_mut(number - 1) {
            record.insert(field, value);
        }
    }
    (closed.chosen, closed.missing) = (Some(Chosen::Records(records)), None);
    Ok(Said::of(Change::AnswerClosed(talk, question.id.clone(), closed)))
}

/// The most entries of an answer.
const ENTRIES: i64 = 500;

/// The number of an entry, one of its fields, and what stands there.
fn entry(line: &Line<'_>, fields: &[RecordField]) -> Result<(usize, String, String), Misfit> {
    let number = line.number("entry")?.unwrap_or(1);
    if !(1..=ENTRIES).contains(&number) {
        let why = format!("{number} is no number of an entry");
        return Err(line.misfit(
            "no-number",
            "entry",
            why,
            format!("number them from 1 to at most {ENTRIES}"),
        ));
    }
    let text = line.need("entry_field")?;
    let is_meant = |field: &&RecordField| {
        key(field.id.as_str()) == key(text) || field.label.all().any(|label| key(label) == key(text))
    };
    let field = fields.iter().find(is_meant).ok_or_else(|| {
        let all: Vec<String> = fields.iter().map(|field| format!("`{}`", field.id)).collect();
        let why = format!("its entries have no field “{}”", shortened(text));
        line.misfit("unknown", "entry_field", why, format!("there is: {}", all.join(", ")))
    })?;
    line.need("entry_value")?;
    let value = line.free("entry_value").unwrap_or_default();
    if field.options.is_empty() {
        return Ok((number as usize, field.id.to_string(), value.to_owned()));
    }
    let option = field.options.iter().find(|option| option_is(option, value.trim())).ok_or_else(|| {
        let all: Vec<String> = field.options.iter().map(|option| format!("`{}`", option.id)).collect();
        let why = format!("“{}” is none of the options of `{}`", shortened(value), field.id);
        line.misfit("no-answer-to-it", "entry_value", why, format!("write one of {}", all.join(", ")))
    })?;
    Ok((number as usize, field.id.to_string(), option.id.to_string()))
}

/// So many of so many: in two columns, or as `12/40`.
fn share(line: &Line<'_>, text: &str) -> Option<Chosen> {
    let (part, whole_) = match text.split_once('/') {
        Some((part, of)) => (whole(part.trim())?, whole(of.trim())?),
        None => (whole(text)?, whole(line.given("whole")?)?),
    };
    let is_share = 0 <= part && part <= whole_;
    is_share.then_some(Chosen::Value(ChosenValue::Share { part, whole: whole_ }))
}

/// The notes with the text of a row. A text that is on record as it stands stays what it is.
fn notes(line: &Line<'_>, held: Option<&Notes>, text: &str) -> Result<Notes, Misfit> {
    let Some(held) = held.filter(|held| !held.is_empty() || !held.struck.is_empty()) else {
        return Ok(Notes { text: text.to_owned(), ..Notes::default() });
    };
    if Cell::text(held.on_record()) == Cell::text(text) {
        return Ok(held.clone());
    }
    if !held.struck.is_empty() {
        let why = "a passage of these notes was struck, and the table may still have it";
        return Err(line.misfit("struck", "notes", why, "change the notes in the program"));
    }
    if held.marks.iter().any(|mark| mark.kind == MarkKind::Background) {
        let why = "part of these notes is in the background, and would be lost";
        return Err(line.misfit("background", "notes", why, "change the notes in the program"));
    }
    Ok(held.with_text(text))
}
