//! The write-up of a talk as it goes to the respondent: by section and question, with the quotes to approve. Nothing in it
//! is an indicator, a rating, background, of another unit, or, unless it is asked for, a name.

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::printed::{Markup, escaped, render};
use crate::domain::answer::{Answer, MarkKind};
use crate::domain::names::Names;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::domain::study::{Interview, Study};
use crate::domain::text::Text;
use crate::domain::writeup::{QuoteState, Version, reached, shown};
use crate::language::Words;

#[derive(Serialize)]
struct Section {
    title: String,
    questions: Vec<Printed>,
}

#[derive(Serialize)]
struct Printed {
    number: usize,
    ask: String,
    paragraphs: Vec<String>,
    quotes: Vec<String>,
}

/// What is written up of one question: a text on record, or quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'q> {
    /// The question.
    pub question: &'q Question,
    /// Its number in the questionnaire, from 1.
    pub number: usize,
    /// Its index among the sections of the questionnaire.
    pub section: usize,
    /// The text in the version asked for, or the one before, a paragraph each; without what is in the background.
    pub paragraphs: Vec<String>,
    /// The version that the text is; nothing where it was never frozen.
    pub version: Option<Version>,
    /// The quotes that nothing of is in the background and that were not taken back, with what became of each; nothing
    /// where it was only typed live.
    pub quotes: Vec<(&'q str, Option<QuoteState>)>,
}

/// What is written up of an interview, in the order of its questionnaire; a question with neither text nor quotes is
/// left out.
pub fn entries<'q>(
    study: &'q Study,
    interview: &Interview,
    questionnaire: &'q Questionnaire,
    version: Version,
) -> Vec<Entry<'q>> {
    let mut entries = Vec::new();
    let mut number = 0;
    for (section, found) in questionnaire.sections.iter().enumerate() {
        for question in &found.questions {
            number += 1;
            let is_it = |answer: &&Answer| answer.interview == interview.id && answer.question == question.id;
            let Some(answer) = study.answers.iter().find(is_it) else { continue };
            let text = match answer.write_up.text(version) {
                Some(text) => shown(text, &answer.notes),
                None => answer.notes.on_record(),
            };
            let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
            let hides = |from: usize, to: usize| {
                let mut hidden = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Background);
                hidden.any(|mark| mark.from < to && from < mark.to)
            };
            let quotes = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
            let quotes = quotes
                .filter(|mark| !hides(mark.from, mark.to))
                .map(|mark| (mark.text.as_str(), answer.write_up.state_of(&mark.text)))
                .filter(|(_, state)| *state != Some(QuoteState::Withdrawn));
            let entry = Entry {
                question,
                number,
                section,
                paragraphs: paragraphs.collect(),
                version: answer.write_up.reached(version),
                quotes: quotes.collect(),
            };
            if !entry.paragraphs.is_empty() || !entry.quotes.is_empty() {
                entries.push(entry);
            }
        }
    }
    entries
}

/// Who took part in a talk, by pseudonym and name where one is known.
pub fn people(study: &Study, interview: &Interview, names: &Names) -> String {
    let all = study.participants.iter().filter(|one| one.interview == interview.id);
    all.map(|one| names.shown(&one.respondent)).collect::<Vec<_>>().join(", ")
}

/// Lays out the write-up in a version; what is not there in it is shown in the version before, and where nothing was
/// frozen yet, as the notes on record are now. The page is headed by the least of the versions that it shows: it is
/// called approved only where every text on it was. Who took part stands on it only where names are given.
///
/// # Errors
/// A template of ours is wrong.
pub fn write_up(
    study: &Study,
    interview: &Interview,
    questionnaire: &Questionnaire,
    version: Version,
    names: Option<&Names>,
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
    let mut sections: Vec<Section> = Vec::new();
    let mut last = None;
    for entry in entries(study, interview, questionnaire, version) {
        if last != Some(entry.section) {
            let title = say(&questionnaire.sections[entry.section].title);
            sections.push(Section { title, questions: Vec::new() });
            last = Some(entry.section);
        }
        let printed = Printed {
            number: entry.number,
            ask: say(&entry.question.ask),
            paragraphs: entry.paragraphs.iter().map(|text| plain(text)).collect(),
            quotes: entry.quotes.iter().map(|(text, _)| plain(text)).collect(),
        };
        if let Some(section) = sections.last_mut() {
            section.questions.push(printed);
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
        people => names.map(|names| {
            let people = people(study, interview, names);
            plain(&words.with("write-up-people", &[("people", people.into())]))
        }),
        request => word("write-up-request"),
        quotes => word("write-up-quotes"),
        correction => word("write-up-correction"),
        sections => Value::from(Serde(sections)),
    };
    render(markup, [include_str!("printed/write_up.md"), include_str!("printed/write_up.html")], told)
}
