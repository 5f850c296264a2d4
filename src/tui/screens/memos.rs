//! The researcher's own notes: those on what was selected where one came from, or all of the study; each a key away from
//! what it is about.

use std::sync::Arc;

use super::paged::Paged;
use super::records;
use super::wording;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{Memo, Study, Subject, SubjectKind};
use crate::tui::form::{Field, Filled, Form};
use crate::tui::keymap::Action;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::tui::unfinished::{Unfinished, new_id};
use crate::tui::widgets::shortened;
use crate::workbench::request::{Reply, Request, Save};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    /// What the memos are about; the study as a whole without it.
    about: Option<Subject>,
    /// Whether all memos of the study are shown.
    shows_all: bool,
    study: Option<Arc<Study>>,
    place: Place,
    /// What is sought among all of them.
    sought: String,
    pending: Option<Pending>,
}

/// What a dialog that is open is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Pending {
    Write(Memo),
    Remove(Id),
    Find,
}

impl State {
    /// The screen with nothing read yet: the memos on something, or all.
    pub fn new(about: Option<Subject>) -> Self {
        let shows_all = about.is_none();
        let (place, sought) = (Place::default(), String::new());
        Self { about, shows_all, study: None, place, sought, pending: None }
    }

    /// The form for a memo, which is kept while it is being written.
    fn ask(&mut self, memo: Memo, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let about = [("about", self.name(memo.about.as_ref(), setting).into())];
        let field = Field::lines("text", words.text("memo-words"), &memo.text).required();
        let form = Form::new(words.with("memo-title", &about), vec![field]);
        self.pending = Some(Pending::Write(memo.clone()));
        vec![Step::Fill(form.unfinished_as(Unfinished::memo(memo)))]
    }

    fn filled(&mut self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let text = filled.text("text").to_owned();
        let memo = match self.pending.take() {
            Some(Pending::Find) => {
                text.trim().clone_into(&mut self.sought);
                self.shows_all = true;
                self.place = Place::default();
                self.fit(setting);
                return Vec::new();
            }
            Some(Pending::Write(memo)) => {
                // An older one that was removed meanwhile is not brought back.
                if !memo.text.is_empty() && self.memo(&memo.id).is_none() {
                    return vec![Step::Say(setting.words.text("records-gone"))];
                }
                Memo { text, ..memo }
            }
            Some(Pending::Remove(_)) | None => return Vec::new(),
        };
        vec![Step::Save(Save::Changes(vec![Change::Memo(memo)]))]
    }

    fn memo(&self, id: &Id) -> Option<&Memo> {
        self.memo_named(id.as_str())
    }

    fn memo_named(&self, id: &str) -> Option<&Memo> {
        self.study.iter().flat_map(|study| &study.memos).find(|memo| memo.id == *id)
    }

    /// The memos in sight.
    fn memos(&self, setting: &Setting) -> Vec<&Memo> {
        let sought = self.sought.to_lowercase();
        let holds = |memo: &Memo| {
            memo.text.to_lowercase().contains(&sought)
                || self.name(memo.about.as_ref(), setting).to_lowercase().contains(&sought)
        };
        let all = self.study.iter().flat_map(|study| &study.memos);
        all.filter(|memo| if self.shows_all { holds(memo) } else { memo.about == self.about }).collect()
    }

    /// What a memo is about, in words.
    fn name(&self, about: Option<&Subject>, setting: &Setting) -> String {
        let Some(about) = about else { return setting.words.text("memos-study") };
        let Some(study) = &self.study else { return about.to_string() };
        let named = |id: &str| Id::new(id).ok();
        let place = |unit: &str, round: &str| {
            let (unit, round) = (named(unit)?, named(round)?);
            Some(format!("{} · {}", wording::unit(study, &unit, setting), wording::round(&round, setting)))
        };
        let talk = |id: &str| {
            let details = &study.interview(&InterviewId::new(id).ok()?)?.details;
            place(details.unit.as_str(), details.round.as_str())
        };
        let id = about.id.as_str();
        let name = match about.kind {
            SubjectKind::Round => named(id).map(|id| wording::round(&id, setting)),
            SubjectKind::Unit => named(id).map(|id| wording::unit(study, &id, setting)),
            SubjectKind::Interview => talk(id),
            SubjectKind::Answer => id
                .rsplit_once('/')
                .and_then(|(interview, question)| Some(format!("{} · {question}", talk(interview)?))),
            SubjectKind::Evidence => {
                let found = study.evidence.iter().find(|one| one.id == *id);
                found.map(|one| format!("{id} · {}", shortened(&one.text, 40)))
            }
            SubjectKind::Indicator | SubjectKind::Factor => Some(wording::part_of_result(id, setting)),
            SubjectKind::Rating => rating(id).and_then(|(unit, round, target)| {
                Some(format!("{} · {}", place(unit, round)?, wording::part_of_result(target, setting)))
            }),
            SubjectKind::Initiative => {
                study.initiatives.iter().find(|one| one.id == *id).map(|one| one.details.title.clone())
            }
            SubjectKind::Event => study.events.iter().find(|one| one.id == *id).map(|one| one.text.clone()),
        };
        name.unwrap_or_else(|| about.to_string())
    }

    /// The screen where something is; nothing where it is gone.
    fn way(&self, about: &Subject, setting: &Setting) -> Option<Destination> {
        let study = self.study.as_ref()?;
        let id = Id::new(about.id.as_str());
        let last = setting.instruments.rounds.last().map(|round| round.id.clone());
        let rate = |(unit, round, target): (&str, &str, &str)| {
            let (unit, round) = (Id::new(unit).ok()?, Id::new(round).ok()?);
            Some(Destination::AssessAt { unit, round, target: Id::new(target).ok()? })
        };
        match about.kind {
            SubjectKind::Round => Some(Destination::Organisation { round: id.ok()? }),
            SubjectKind::Unit => {
                let (unit, round) = (id.ok()?, last?);
                Some(if unit.is_organisation() {
                    Destination::Organisation { round }
                } else {
                    Destination::Result { unit, round }
                })
            }
            SubjectKind::Interview => Some(Destination::Talk(InterviewId::new(about.id.as_str()).ok()?)),
            SubjectKind::Answer => {
                let (interview, question) = about.id.rsplit_once('/')?;
                let (interview, question) = (InterviewId::new(interview).ok()?, Id::new(question).ok()?);
                Some(Destination::TalkAt { interview, question, start: None })
            }
            SubjectKind::Evidence => {
                let id = id.ok()?;
                let rating = study.ratings.iter().find(|one| one.evidence.contains(&id));
                let found = rating
                    .and_then(|one| rate((one.unit.as_str(), one.round.as_str(), one.indicator.as_str())));
                let talk = || study.evidence.iter().find(|one| one.id == id)?.interview.clone();
                found.or_else(|| talk().map(Destination::Talk))
            }
            SubjectKind::Indicator | SubjectKind::Factor => {
                Some(Destination::Across { round: last?, unit: None, target: Some(id.ok()?) })
            }
            SubjectKind::Rating => rating(&about.id).and_then(rate),
            SubjectKind::Initiative => {
                let id = id.ok()?;
                let unit = study.initiatives.iter().find(|one| one.id == id)?.details.unit.clone();
                Some(Destination::Records(records::Kind::Initiatives { unit, round: last? }))
            }
            SubjectKind::Event => Some(Destination::Records(records::Kind::Events)),
        }
    }

    /// Whether a key would do nothing just now.
    pub fn is_idle(&self, action: Action) -> bool {
        action == Action::AllMemos && self.about.is_none()
    }
}

impl Paged for State {
    type Stop = Id;

    fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Memos)]
    }

    fn receive(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Reply(Reply::Memos(study)) => self.study = Some(Arc::clone(study)),
            Input::Filled(filled) => return self.filled(filled, setting),
            Input::Confirmed => {
                if let Some(Pending::Remove(id)) = self.pending.take() {
                    let change = Change::Removed(RecordKind::Memo, id.to_string(), true);
                    return vec![Step::Save(Save::Changes(vec![change]))];
                }
            }
            Input::GivenUp => self.pending = None,
            _ => {}
        }
        Vec::new()
    }

    fn press(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let sheet = self.sheet(setting);
        let selected = sheet.and_then(|sheet| self.memo(sheet.target(&self.place)?).cloned());
        match (action, selected) {
            (Action::Add, _) => {
                let id = new_id(setting, |id| self.memo_named(id).is_some());
                let (about, text, written_on) = (self.about.clone(), String::new(), Some(setting.today()));
                self.ask(Memo { id, about, text, written_on }, setting)
            }
            (Action::Edit, Some(memo)) => self.ask(memo, setting),
            (Action::Remove, Some(memo)) => {
                let what = [("what", shortened(memo.text.lines().next().unwrap_or_default(), 40).into())];
                self.pending = Some(Pending::Remove(memo.id));
                vec![Step::Confirm(words.with("records-remove", &what))]
            }
            (Action::History, Some(memo)) => {
                vec![Step::Open(Destination::History(RecordKind::Memo, memo.id.to_string()))]
            }
            (Action::FindMemo, _) => {
                self.pending = Some(Pending::Find);
                let field = Field::line("text", words.text("memo-find"), &self.sought);
                let form = Form::new(words.text("memo-find-title"), vec![field]);
                vec![Step::Fill(form.unfinished_as(Unfinished::nothing()))]
            }
            (Action::AllMemos, _) => {
                self.shows_all = !self.shows_all || self.about.is_none();
                self.sought.clear();
                self.place = Place::default();
                self.fit(setting);
                Vec::new()
            }
            (Action::GoToSubject, Some(memo)) => {
                match memo.about.as_ref().and_then(|about| self.way(about, setting)) {
                    Some(destination) => vec![Step::Open(destination)],
                    None => vec![Step::Say(words.text("memo-nowhere"))],
                }
            }
            _ => Vec::new(),
        }
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn place_mut(&mut self) -> &mut Place {
        &mut self.place
    }

    /// What stands on the line on top.
    fn title(&self, setting: &Setting) -> String {
        if self.shows_all {
            return setting.words.text("memo-all");
        }
        setting.words.with("memo-on", &[("about", self.name(self.about.as_ref(), setting).into())])
    }

    fn sheet(&self, setting: &Setting) -> Option<Sheet<Id>> {
        self.study.as_ref()?;
        let words = &setting.words;
        let mut sheet = Sheet::new(setting.size.width);
        if !self.sought.is_empty() {
            sheet.text(1, &words.with("memo-found", &[("text", self.sought.as_str().into())]), Look::Quiet);
        }
        let memos = self.memos(setting);
        if memos.is_empty() {
            sheet.text(1, &words.text("memos-none"), Look::Quiet);
            sheet.text(1, &words.text("memo-how"), Look::Quiet);
        }
        for memo in memos {
            sheet.stop(memo.id.clone(), |sheet| {
                let mut head = vec![self.name(memo.about.as_ref(), setting)];
                head.extend(memo.written_on.as_ref().map(ToString::to_string));
                sheet.text(2, &head.join(" · "), Look::Quiet);
                sheet.text(2, &memo.text, Look::Text);
            });
            sheet.blank();
        }
        Some(sheet)
    }
}

/// Unit, round and indicator or factor of a rating's id.
fn rating(id: &str) -> Option<(&str, &str, &str)> {
    let mut parts = id.splitn(3, '/');
    Some((parts.next()?, parts.next()?, parts.next()?))
}

/// The subject of a kind with an id.
pub fn subject(kind: SubjectKind, id: impl Into<String>) -> Subject {
    Subject { kind, id: id.into() }
}
