//! What the pages on one talk share: the talk with its questions, and the changes that are on their way to the disk.

use crate::domain::answer::Answer;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{Interview, Note, Study};
use crate::domain::text::Text;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::workbench::request::{Reply, Request, Save};

use super::wording;

/// The talk that a page changes: what was read of it, with what was changed on the page since.
#[derive(Debug)]
pub struct Changing {
    /// The talk.
    pub interview: InterviewId,
    /// What was read of its unit; nothing yet at first.
    pub study: Option<Study>,
    /// Whether something kept here is on its way to the disk: until then what comes from there is out of date.
    is_overtaken: bool,
}

impl Changing {
    /// A talk of which nothing is read yet.
    pub fn new(interview: InterviewId) -> Self {
        Self { interview, study: None, is_overtaken: false }
    }

    /// Asks for it.
    pub fn ask(&self) -> Vec<Step> {
        vec![Step::Ask(Request::Interview(self.interview.clone()))]
    }

    /// Takes in what was asked for; whether it did.
    pub fn read(&mut self, reply: &Reply) -> bool {
        match reply {
            Reply::Interview(id, opened) if *id == self.interview && !self.is_overtaken => {
                self.study = Some(Study::clone(&opened.study));
                true
            }
            _ => false,
        }
    }

    /// Makes changes, and has them kept.
    pub fn record(&mut self, changes: Vec<Change>) -> Step {
        if let Some(study) = &mut self.study {
            take_in(study, &changes);
        }
        self.is_overtaken = true;
        Step::Save(Save::Changes(changes))
    }

    /// Everything is on the disk: asks for what stands there.
    pub fn saved(&mut self) -> Vec<Step> {
        self.is_overtaken = false;
        self.ask()
    }

    /// The talk with its questions, once both are known.
    pub fn talk<'a>(&'a self, setting: &'a Setting) -> Option<Talk<'a>> {
        Talk::find(self.study.as_ref(), &self.interview, setting)
    }

    /// The line on top: the text of the catalogue with the unit and the round of the talk, or the bare one until they
    /// are known.
    pub fn title(&self, id: &str, bare: &str, setting: &Setting) -> String {
        self.talk(setting).map_or_else(|| setting.words.text(bare), |talk| talk.title(id, setting))
    }

    /// What is recorded of a question; nothing where nothing is.
    pub fn answer(&self, question: &Id) -> Answer {
        let found = self.study.as_ref().and_then(|study| answer(study, &self.interview, question));
        found.cloned().unwrap_or_else(|| Answer::new(self.interview.clone(), question.clone()))
    }
}

/// A talk with its questions.
pub struct Talk<'a> {
    /// What was read of the unit.
    pub study: &'a Study,
    /// The talk.
    pub interview: &'a Interview,
    /// What is asked in it.
    pub questionnaire: &'a Questionnaire,
}

impl<'a> Talk<'a> {
    /// A talk once both it and its questions are known.
    pub fn find(study: Option<&'a Study>, id: &InterviewId, setting: &'a Setting) -> Option<Self> {
        let study = study?;
        let interview = study.interview(id)?;
        let questionnaire = setting.instruments.questionnaire_of(interview)?;
        Some(Self { study, interview, questionnaire })
    }

    /// The line on top: the text of the catalogue with the unit and the round of the talk.
    pub fn title(&self, id: &str, setting: &Setting) -> String {
        let details = &self.interview.details;
        let round = wording::round(&details.round, setting);
        wording::title_of_unit(&wording::unit(self.study, &details.unit, setting), setting, |unit| {
            setting.words.with(id, &[("unit", unit.into()), ("round", round.as_str().into())])
        })
    }

    /// A text of the questionnaire in the language of the talk.
    pub fn say(&self, text: &Text, setting: &Setting) -> String {
        let language = self.interview.details.language.as_ref().unwrap_or(&setting.language);
        let own = &setting.instruments.header.placeholders;
        let (filled, instead) = self.questionnaire.say(text, language, own);
        setting.words.marked(filled, instead)
    }

    /// The number of a question in the order of the talk, and the question in words.
    pub fn numbered(&self, id: &Id, setting: &Setting) -> (usize, String) {
        let mut all = self.questionnaire.questions().enumerate();
        let found = all.find(|(_, one)| one.id == *id);
        found.map_or_else(|| (0, id.to_string()), |(at, one)| (at + 1, self.say(&one.ask, setting)))
    }

    /// What is recorded of a question.
    pub fn answer(&self, question: &Id) -> Option<&'a Answer> {
        answer(self.study, &self.interview.id, question)
    }
}

/// What is recorded of a question in a talk.
pub fn answer<'s>(study: &'s Study, interview: &InterviewId, question: &Id) -> Option<&'s Answer> {
    study.answers.iter().find(|one| one.interview == *interview && one.question == *question)
}

/// The name of a note as the journal has it.
pub fn note_record(note: &Note) -> String {
    format!("{}/{}/{}", note.interview, note.place.as_str(), note.number)
}

/// Takes in changes of a talk that are on their way to the disk.
pub fn take_in(study: &mut Study, changes: &[Change]) {
    for change in changes {
        match change {
            Change::AnswerNotes(interview, question, notes) => {
                answer_mut(study, interview, question).notes = notes.clone();
            }
            Change::AnswerClosed(interview, question, closed) => {
                answer_mut(study, interview, question).closed = closed.clone();
            }
            Change::AnswerWriteUp(interview, question, write_up) => {
                answer_mut(study, interview, question).write_up = write_up.clone();
            }
            Change::Replies(id, replies) => {
                if let Some(interview) = study.interviews.iter_mut().find(|one| one.id == *id) {
                    interview.replies.clone_from(replies);
                }
            }
            Change::Note(note) => {
                let key = |one: &Note| (one.interview.clone(), one.place, one.number);
                study.notes.retain(|one| key(one) != key(note));
                study.notes.push(note.clone());
            }
            Change::Removed(RecordKind::Note, record, true) => {
                study.notes.retain(|note| note_record(note) != *record);
            }
            _ => {}
        }
    }
}

fn answer_mut<'s>(study: &'s mut Study, interview: &InterviewId, question: &Id) -> &'s mut Answer {
    let found = study.answers.iter().position(|one| one.interview == *interview && one.question == *question);
    let at = found.unwrap_or_else(|| {
        study.answers.push(Answer::new(interview.clone(), question.clone()));
        study.answers.len() - 1
    });
    &mut study.answers[at]
}
