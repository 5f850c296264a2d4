//! The write-up of a talk as it goes to the respondent: by section and question, with the quotes to approve. Nothing in it
//! is an indicator, a rating, background, of another unit, or a name.

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::printed::{Markup, escaped, render};
use crate::domain::answer::MarkKind;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{Interview, Study};
use crate::domain::text::Text;
use crate::domain::writeup::{QuoteState, Version, reached, shown};
use crate::language::Words;

#[derive(Serialize)]
struct Section {
    title: String,
    questions: Vec<Question>,
}

#[derive(Serialize)]
struct Question {
    number: usize,
    ask: String,
    paragraphs: Vec<String>,
    quotes: Vec<String>,
}

/// Lays out the write-up in a version; what is not there in it is shown in the version before, and where nothing was
/// frozen yet, as the notes on record are now. The page is headed by the least of the versions that it shows: it is
/// called approved only where every text on it was.
///
/// # Errors
/// A template of ours is wrong.
pub fn write_up(
    study: &Study,
    interview: &Interview,
    questionnaire: &Questionnaire,
    version: Version,
    (language, words): (&str, &Words),
    markup: Markup,
) -> Result<String, minijinja::Error> {
    let plain = |text: &str| match markup {
        Markup::Markdown => escaped(text),
        Markup::Html => text.to_owned(),
    };
    let say = |text: &Text| {
        let (filled, instead) = questionnaire.say(text, language, &study.header.placeholders);
        plain(&words.marked(filled, instead))
    };
    let mut number = 0;
    let mut sections = Vec::new();
    for section in &questionnaire.sections {
        let mut questions = Vec::new();
        for question in &section.questions {
            number += 1;
            let found = study
                .answers
                .iter()
                .find(|answer| answer.interview == interview.id && answer.question == question.id);
            let Some(answer) = found else { continue };
            let text = match answer.write_up.text(version) {
                Some(text) => shown(text, &answer.notes),
                None => answer.notes.on_record(),
            };
            let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(plain).collect();
            let hides = |from: usize, to: usize| {
                let mut hidden = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Background);
                hidden.any(|mark| mark.from < to && from < mark.to)
            };
            let quotes = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
            let quotes = quotes
                .filter(|mark| !hides(mark.from, mark.to))
                .filter(|mark| answer.write_up.state_of(&mark.text) != Some(QuoteState::Withdrawn))
                .map(|mark| plain(&mark.text));
            let entry = Question { number, ask: say(&question.ask), paragraphs, quotes: quotes.collect() };
            if !entry.paragraphs.is_empty() || !entry.quotes.is_empty() {
                questions.push(entry);
            }
        }
        if !questions.is_empty() {
            sections.push(Section { title: say(&section.title), questions });
        }
    }
    let details = &interview.details;
    let unit = match study.unit(details.unit.as_str()) {
        Some(unit) => unit.name.find(language, &study.header.languages).text.to_owned(),
        None => words.text("home-organisation"),
    };
    let round = study.round(details.round.as_str()).map_or_else(String::new, |round| {
        round.label.find(language, &study.header.languages).text.to_owned()
    });
    let arguments = [("unit", unit.into()), ("round", round.into())];
    let word = |id: &str| plain(&words.text(id));
    let answers = study.answers.iter().filter(|answer| answer.interview == interview.id);
    let told = context! {
        language,
        title => plain(&words.with("write-up-title", &arguments)),
        held_on => details.held_on.as_ref().map(|day| plain(day.as_str())),
        version => match reached(answers, version) {
            Some(version) => plain(&words.of("write-up-version", version.as_str())),
            None => word("write-up-not-frozen"),
        },
        request => word("write-up-request"),
        quotes => word("write-up-quotes"),
        correction => word("write-up-correction"),
        sections => Value::from(Serde(sections)),
    };
    render(markup, [include_str!("printed/write_up.md"), include_str!("printed/write_up.html")], told)
}
