//! The write-up laid out: its way so far, then the texts by section with the quotes below each.

use super::{State, Stop};
use crate::domain::answer::MarkKind;
use crate::domain::writeup::{Version, quotable, reached, shown};
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
        let Some(talk) = self.of.talk(setting) else {
            if self.of.study.is_some() {
                sheet.text(1, &words.text("talk-no-questionnaire"), Look::Quiet);
            }
            return sheet;
        };
        let version = reached(self.answers(), Version::Approved);
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
                let Some(answer) = talk.answer(&question.id) else { continue };
                let write_up = &answer.write_up;
                let text = match write_up.text(Version::Approved) {
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
                let mut asked = format!("{number} · {}", talk.say(&question.ask, setting));
                let own = write_up.reached(Version::Approved);
                if let Some(further) = own.filter(|_| own != version) {
                    asked = format!("{asked} · {}", words.of("write-up-version", further.as_str()));
                }
                sheet.text(1, &asked, Look::Quiet);
                let worked_up = write_up.text(Version::WorkedUp);
                let since =
                    worked_up.filter(|text| write_up.approved.as_deref().is_some_and(|old| old != *text));
                sheet.stop(Stop::Text(question.id.clone()), |sheet| {
                    sheet.text(TEXT, &text, Look::Text);
                    if let Some(since) = since {
                        sheet.text(TEXT, &words.text("write-up-since"), Look::Quiet);
                        sheet.text(TEXT, &shown(since, &answer.notes), Look::Text);
                    }
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
}
