//! The write-up of a talk for the respondent, by the headings that results are told by: each text with its state, the
//! quotes with theirs, and how to reply. What is in it, and what is not, is that of [`crate::report::write_up`].

use super::Document;
use super::writer::{Content, Writer};
use crate::domain::framework::{columns, is_asked_under};
use crate::domain::names::Names;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::Interview;
use crate::domain::writeup::{Version, reached};
use crate::report::write_up::{Entry, entries, people};

/// Writes up an interview in a version; a text that is not there in it is shown in the one before, and says so. Who took
/// part stands on it only where names are given.
///
/// A question under several headings stands under the first, one under none at the end.
pub fn talk(
    content: Content,
    interview: &Interview,
    questionnaire: &Questionnaire,
    version: Version,
    names: Option<&Names>,
) -> Document {
    let mut writer = Writer::new(content, "doc-chapter-title");
    let details = &interview.details;
    writer.retitle_for("doc-talk-title", &details.unit, Some(&details.round));
    writer.document.about.extend(details.held_on.as_ref().map(|day| super::safe(day.as_str())));
    let answers = content.study.answers.iter().filter(|answer| answer.interview == interview.id);
    let state = writer.state(reached(answers, version));
    writer.document.about.push(super::safe(&state));
    let people = names.map(|names| people(content.study, interview, names));
    let people = people.map(|people| writer.say("write-up-people", &[("people", people.into())]));
    writer.document.about.extend(people.map(|people| super::safe(&people)));
    for id in ["write-up-request", "doc-talk-how", "doc-talk-mark"] {
        let text = writer.word(id);
        writer.document.paragraph(&text);
    }
    let replies = interview.replies.iter().map(|reply| {
        let status = writer.sheet.of("write-up-status", reply.status.as_str());
        writer.say("write-up-reply", &[("on", reply.on.as_str().into()), ("status", status.into())])
    });
    let replies: Vec<String> = replies.collect();
    writer.document.list(replies);
    let mut left = entries(content.study, interview, questionnaire, version);
    for column in columns(content.model) {
        let is_here = |entry: &Entry| is_asked_under(content.model, entry.question, column.id);
        let (here, others): (Vec<Entry>, Vec<Entry>) = left.into_iter().partition(is_here);
        left = others;
        let title = writer.titled(column.title, column.id);
        writer.entries(&title, &here, questionnaire);
    }
    let title = writer.word("doc-no-heading");
    writer.entries(&title, &left, questionnaire);
    if !writer.document.blocks.iter().any(|block| matches!(block, super::Block::Heading { .. })) {
        let text = writer.word("write-up-nothing");
        writer.document.note(&text);
    }
    writer.document
}

impl Writer<'_> {
    fn state(&self, version: Option<Version>) -> String {
        match version {
            Some(version) => self.sheet.of("write-up-version", version.as_str()),
            None => self.word("write-up-not-frozen"),
        }
    }

    fn entries(&mut self, title: &str, entries: &[Entry], questionnaire: &Questionnaire) {
        if entries.is_empty() {
            return;
        }
        self.document.heading(2, title);
        for entry in entries {
            let placeholders = &self.content.study.header.placeholders;
            let (filled, instead) =
                questionnaire.say(&entry.question.ask, self.content.language, placeholders);
            let ask = self.content.words.marked(filled, instead);
            let ask = if ask.trim().is_empty() { entry.question.id.to_string() } else { ask };
            self.document.heading(3, &format!("{}. {ask}", entry.number));
            if !entry.paragraphs.is_empty() {
                let state = self.state(entry.version);
                self.document.note(&state);
            }
            entry.paragraphs.iter().for_each(|text| self.document.paragraph(text));
            if !entry.quotes.is_empty() {
                let text = self.word("write-up-quotes");
                self.document.paragraph(&text);
            }
            for (text, state) in &entry.quotes {
                let state = state.map_or("typed", |state| state.as_str());
                let state = self.sheet.of("write-up-quote", state);
                let by = self.say("doc-talk-quote", &[("state", state.into())]);
                self.document.quote(text, &by);
            }
            let text = self.word("doc-talk-corrections");
            self.document.note(&text);
        }
    }
}
