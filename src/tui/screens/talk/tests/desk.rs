//! A desk to test at: the whole program without a terminal, and a disk that is a study in memory.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use unicode_width::UnicodeWidthStr;

use crate::definition::{Library, builtin, read_questionnaire, read_study};
use crate::domain::answer::{Answer, ClosedAnswer, Notes};
use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{Header, Note, Participant, Study};
use crate::domain::times::Times;
use crate::language::Words;
use crate::tui::key;
use crate::tui::keymap::Place;
use crate::tui::message::{Destination, Effect, Message};
use crate::tui::model::{Model, Setting};
use crate::tui::screens::Screen;
use crate::tui::screens::talk::hand::Talk;
use crate::tui::theme::Theme;
use crate::tui::update::{start, update};
use crate::tui::view::view;
use crate::workbench::request::{DraftPlace, DraftText, Instruments, OpenedInterview, Reply, Request, Save};

/// A questionnaire with a question of every kind.
pub const SMALL: &str = include_str!("small.toml");

/// The program with an interview to hold, and its disk.
pub struct Desk {
    pub model: Model,
    pub study: Study,
    pub interview: InterviewId,
    /// Everything saved, drafts included.
    pub saves: Vec<Save>,
    pub drafts: Vec<DraftText>,
    pub position: Option<Id>,
    pub elapsed: u32,
}

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn now() -> DateTime<Utc> {
    "2011-04-12T08:00:00Z".parse().unwrap()
}

impl Desk {
    /// The small questionnaire, in a study with the units Parks, Taxes and Social.
    pub fn small() -> Self {
        let text = include_str!("study.toml");
        let library = builtin::library();
        let questionnaire = read_questionnaire(SMALL, &library);
        assert!(!questionnaire.has_errors(), "{:?}", questionnaire.findings);
        let mut with_small = library.clone();
        with_small.add(SMALL);
        with_small.add(&SMALL.replace("id = \"small\"", "id = \"small-before\""));
        let study = read_study(text, &with_small);
        assert!(!study.has_errors(), "{:?}", study.findings);
        Self::new(study.value.unwrap(), &with_small, "parks/r2")
    }

    /// The sample study and the shipped questionnaires.
    pub fn shipped(interview: &str) -> Self {
        let library = builtin::library();
        let study = read_study(builtin::sample_study(), &library);
        assert!(!study.has_errors(), "{:?}", study.findings);
        Self::new(study.value.unwrap(), &library, interview)
    }

    fn new(study: Study, library: &Library, interview: &str) -> Self {
        let instruments = Instruments {
            header: Header { ..study.header.clone() },
            rounds: study.rounds.clone(),
            model: library.assessments().next().cloned().unwrap() as Assessment,
            questionnaires: library.questionnaires().cloned().collect::<Vec<Questionnaire>>(),
            path: "test.nulmeting".into(),
            ..Instruments::default()
        };
        let setting = Setting {
            words: Words::english(),
            theme: Theme::plain(),
            language: "en".into(),
            size: Size { width: 80, height: 24 },
            now: now(),
            offset: FixedOffset::east_opt(7200).unwrap(),
            editor: None,
            instruments: Arc::new(instruments),
        };
        let interview = InterviewId::new(interview).unwrap();
        Self {
            model: Model::new(setting, Screen::new(Destination::Home)),
            study,
            interview,
            saves: Vec::new(),
            drafts: Vec::new(),
            position: None,
            elapsed: 0,
        }
    }

    /// Somebody else takes part as well.
    pub fn with_a_second_participant(mut self) -> Self {
        let first = self.study.participants.iter().find(|one| one.interview == self.interview).unwrap();
        let second = Participant { respondent: id("parks-B"), ..first.clone() };
        self.study.participants.push(second);
        self
    }

    /// Opens the interview; the disk answers.
    pub fn open(mut self) -> Self {
        self.model.screens.truncate(1);
        self.model.screens.push(Screen::new(Destination::Talk(self.interview.clone())));
        let effects = start(&mut self.model);
        self.serve(effects);
        self
    }

    /// What happens; the disk keeps what is saved and answers what is asked.
    pub fn send(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.serve(effects);
    }

    fn serve(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(ticket, save) => {
                    self.keep(&save);
                    self.saves.push(save);
                    self.send(Message::Saved(ticket));
                }
                Effect::Ask(Request::Interview(id)) => {
                    let reply = self.reply();
                    self.send(Message::Reply(Reply::Interview(id, reply)));
                }
                _ => {}
            }
        }
    }

    pub fn reply(&self) -> OpenedInterview {
        OpenedInterview {
            study: Arc::new(self.study.clone()),
            drafts: self.drafts.clone(),
            position: self.position.clone(),
            elapsed: self.elapsed,
        }
    }

    /// What the store does with a save.
    fn keep(&mut self, save: &Save) {
        match save {
            Save::Draft(draft) => {
                self.drafts.retain(|other| other.place != draft.place);
                self.drafts.push(draft.clone());
            }
            Save::Written(_)
            | Save::Unwritten(..)
            | Save::Name(..)
            | Save::Word(..)
            | Save::Turn(_)
            | Save::Erase(..) => {}
            Save::Position(_, question) => self.position = Some(question.clone()),
            Save::Elapsed(_, seconds) => self.elapsed = *seconds,
            Save::Changes(changes) => {
                for change in changes {
                    self.change(change);
                }
            }
            Save::Strike(strike) => {
                self.drafts.retain(|draft| draft.place != strike.place);
                for change in &strike.stays {
                    self.change(change);
                }
            }
        }
    }

    fn change(&mut self, change: &Change) {
        match change {
            Change::AnswerNotes(interview, question, notes) => {
                self.drafts.retain(|draft| draft.place != DraftPlace::Question(question.clone()));
                self.answer(interview, question).notes = notes.clone();
            }
            Change::AnswerClosed(interview, question, closed) => {
                self.answer(interview, question).closed = closed.clone();
            }
            Change::AnswerParadata(interview, question, paradata) => {
                self.answer(interview, question).paradata = paradata.clone();
            }
            Change::Note(note) => {
                self.drafts.retain(|draft| draft.place != DraftPlace::Note(note.place, note.number));
                self.study.notes.retain(|other| {
                    (&other.interview, other.place, other.number)
                        != (&note.interview, note.place, note.number)
                });
                self.study.notes.push(note.clone());
            }
            Change::InterviewState(id, state) => {
                let found = self.study.interviews.iter_mut().find(|one| one.id == *id).unwrap();
                found.state = state.clone();
            }
            Change::Interview(id, details) => {
                let found = self.study.interviews.iter_mut().find(|one| one.id == *id).unwrap();
                found.details = details.clone();
            }
            _ => {}
        }
    }

    fn answer(&mut self, interview: &InterviewId, question: &Id) -> &mut Answer {
        let same = |one: &Answer| one.interview == *interview && one.question == *question;
        if !self.study.answers.iter().any(same) {
            self.study.answers.push(Answer::new(interview.clone(), question.clone()));
        }
        self.study.answers.iter_mut().find(|one| same(one)).unwrap()
    }

    /// Presses keys.
    pub fn press(&mut self, script: &str) {
        for pressed in key::keys(script) {
            self.send(Message::Key(pressed));
        }
    }

    pub fn wait(&mut self, seconds: i64) {
        let later = self.model.setting.now + TimeDelta::seconds(seconds);
        self.send(Message::Tick(later));
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.send(Message::Resize(width, height));
    }

    /// What was saved since the last question, drafts left out, and without what is only a matter of time: when
    /// questions were shown and paragraphs typed.
    pub fn changes(&mut self) -> Vec<Change> {
        let timeless = |change| match change {
            Change::AnswerNotes(interview, question, notes) => {
                Some(Change::AnswerNotes(interview, question, Notes { times: Times::default(), ..notes }))
            }
            Change::Note(note) => Some(Change::Note(Note { times: Times::default(), ..note })),
            Change::AnswerParadata(..) | Change::AnswerWriteUp(..) => None,
            other => Some(other),
        };
        self.recorded().into_iter().filter_map(timeless).collect()
    }

    /// What was saved since the last question, drafts left out.
    pub fn recorded(&mut self) -> Vec<Change> {
        let changes = self.saves.iter().filter_map(|save| match save {
            Save::Changes(changes) => Some(changes.clone()),
            _ => None,
        });
        let changes = changes.flatten().collect();
        self.saves.clear();
        changes
    }

    pub fn talk(&self) -> &Talk {
        match self.model.screens.last() {
            Some(Screen::Talk(state)) => state.talk.as_ref().expect("the interview came"),
            other => panic!("no talk in sight: {other:?}"),
        }
    }

    pub fn place(&self) -> Place {
        self.model.place()
    }

    /// The text being typed.
    pub fn text(&self) -> String {
        self.talk().active().editor.text()
    }

    /// The id of the question in sight.
    pub fn question(&self) -> String {
        let talk = self.talk();
        talk.held.question(talk.at).id.to_string()
    }

    pub fn closed(&self) -> ClosedAnswer {
        self.talk().held.closed(self.talk().at)
    }

    pub fn notice(&self) -> String {
        self.model.notice.clone().unwrap_or_default()
    }

    /// The notes on disk.
    pub fn kept(&self, question: &str) -> Notes {
        let found = self
            .study
            .answers
            .iter()
            .find(|one| one.interview == self.interview && one.question == *question);
        found.map(|answer| answer.notes.clone()).unwrap_or_default()
    }

    /// The screen, cell by cell.
    pub fn buffer(&self) -> Buffer {
        let Size { width, height } = self.model.setting.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as people see it.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let rows = buffer.content.chunks(usize::from(buffer.area.width)).map(|row| {
            let mut covered = 0;
            let mut line = String::new();
            for cell in row {
                // The cell behind a wide character is covered by it.
                if covered == 0 {
                    line.push_str(cell.symbol());
                    covered = cell.symbol().width();
                }
                covered = covered.saturating_sub(1);
            }
            line.trim_end().to_owned()
        });
        rows.collect::<Vec<_>>().join("\n")
    }
}
