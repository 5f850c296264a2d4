//! The write-up laid out: its way so far, then the texts by section with the quotes below each.

use super::{State, Stop, Talk};
use crate::domain::answer::MarkKind;
use crate::domain::writeup::{Version, quotable, shown};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Sheet};

/// The columns of texts and of quotes.
const TEXT: u16 = 2;
const QUOTE: u16 = 4;

impl State {
    /// The page.
    pub(super) fn sheet(&self, setting: &Setting) -> Sheet<Stop> {
        let words = &setting.words;
        let mut sheet = Sheet::new(setting.size.width);
        let Some(talk) = self.talk(setting) else {
            if self.study.is_some() {
                sheet.text(1, &words.text("talk-no-questionnaire"), Look::Quiet);
            }
            return sheet;
        };
        let version = self.version(&talk);
        sheet.text(1, &words.of("write-up-version", version.map_or("live", Version::as_str)), Look::Title);
        for reply in &talk.interview.replies {
            let status = words.of("write-up-status", reply.status.as_str());
            let said = [("status", status.into()), ("on", reply.on.as_str().into())];
            sheet.text(1, &words.with("write-up-reply", &said), Look::Text);
        }
        let mut number = 0;
        let before = sheet.lines().len();
        for section in &talk.questionnaire.sections {
            let mut has_heading = false;
            for question in &section.questions {
                number += 1;
                let found =
                    talk.study.answers.iter().find(|answer| {
                        answer.interview == talk.interview.id && answer.question == question.id
                    });
                let Some(answer) = found else { continue };
                let text = match version.and_then(|version| answer.write_up.text(version)) {
                    Some(text) => shown(text, &answer.notes),
                    None => answer.notes.on_record(),
                };
                let quotes = answer.notes.marks.iter().enumerate();
                let quotes: Vec<_> = quotes
                    .filter(|(_, mark)| mark.kind == MarkKind::Quote && answer.notes.is_on_record(mark))
                    .collect();
                if text.trim().is_empty() && quotes.is_empty() {
                    continue;
                }
                if !std::mem::replace(&mut has_heading, true) {
                    sheet.heading(talk.say(&section.title, setting));
                }
                sheet.blank();
                sheet.text(1, &format!("{number} · {}", talk.say(&question.ask, setting)), Look::Quiet);
                sheet.stop(Stop::Text(question.id.clone()), |sheet| {
                    sheet.text(TEXT, &text, Look::Text);
                });
                for (at, mark) in quotes {
                    sheet.stop(Stop::Quote(question.id.clone(), at), |sheet| {
                        let state = answer.write_up.state_of(&mark.text);
                        let state = state.map_or("typed", |state| state.as_str());
                        let why = match quotable(talk.study, answer, mark) {
                            Ok(()) => words.text("write-up-usable"),
                            Err(why) => words.of("write-up-not", why.as_str()),
                        };
                        let state = words.of("write-up-quote", state);
                        sheet.text(QUOTE, &format!("„{}“", mark.text), Look::Text);
                        sheet.text(QUOTE, &format!("{state} · {why}"), Look::Quiet);
                    });
                }
            }
        }
        if sheet.lines().len() == before {
            sheet.blank();
            sheet.text(1, &words.text("write-up-nothing"), Look::Quiet);
        }
        sheet
    }

    /// The furthest version that there is; none while the notes are not frozen.
    fn version(&self, talk: &Talk<'_>) -> Option<Version> {
        let answers = || talk.study.answers.iter().filter(|answer| answer.interview == self.interview);
        let has = |version: fn(&crate::domain::writeup::WriteUp) -> bool| {
            answers().any(|answer| version(&answer.write_up))
        };
        if has(|write_up| write_up.approved.is_some()) {
            Some(Version::Approved)
        } else if has(|write_up| write_up.worked_up.is_some()) {
            Some(Version::WorkedUp)
        } else if has(|write_up| write_up.typed.is_some()) {
            Some(Version::Typed)
        } else {
            None
        }
    }
}

impl Talk<'_> {
    /// A text of the questionnaire in the language of the talk.
    fn say(&self, text: &crate::domain::text::Text, setting: &Setting) -> String {
        let language = self.interview.details.language.as_ref().unwrap_or(&setting.language);
        let own = &setting.instruments.header.placeholders;
        let (filled, instead) = self.questionnaire.say(text, language, own);
        setting.words.marked(filled, instead)
    }
}
