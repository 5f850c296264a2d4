//! Erasing a respondent: what goes and what stays, whose words the passages are that nothing says it of, and the last
//! question. Nothing changes before that is answered.

use std::sync::Arc;

use super::history;
use super::paged::Paged;
use super::wording;
use crate::domain::change::PartKey;
use crate::domain::erased::{Decisions, Doubt, Passage, Verdict};
use crate::domain::id::{Id, InterviewId};
use crate::language::Words;
use crate::tui::form::{Field, Filled, Form};
use crate::tui::keymap::{self, Action};
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::tui::unfinished::Unfinished;
use crate::workbench::erase::{Done, NotErased};
use crate::workbench::request::{Erasure, History, Reply, Request, Save};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    who: Id,
    decisions: Decisions,
    found: Option<Erasure>,
    /// Whether a name is written beside the study.
    has_name: bool,
    place: Place,
    /// What was done, or what went wrong.
    done: Option<Result<Done, String>>,
}

impl State {
    /// The page on a respondent with nothing read yet.
    pub fn new(who: Id) -> Self {
        let (decisions, place) = (Decisions::default(), Place::default());
        Self { who, decisions, found: None, has_name: false, place, done: None }
    }

    fn ask(&self) -> Step {
        Step::Ask(Request::Erasure(self.who.clone(), self.decisions.clone()))
    }

    fn is_done(&self) -> bool {
        matches!(self.done, Some(Ok(_)))
    }

    /// How many passages are to be decided still, and the first of them.
    fn open(&self) -> (usize, Option<usize>) {
        let passages = self.found.as_ref().map_or(&[][..], |found| &found.plan.passages);
        let is_open = |one: &&Passage| one.verdict.is_none();
        (passages.iter().filter(is_open).count(), passages.iter().position(|one| is_open(&one)))
    }

    /// Decides on the passage in sight and goes on to the next; a decision may bring up others.
    fn decide(&mut self, verdict: Verdict, setting: &Setting) -> Vec<Step> {
        let Some(at) = self.sheet(setting).and_then(|sheet| sheet.target(&self.place).copied()) else {
            return Vec::new();
        };
        let Some(passage) = self.found.as_mut().and_then(|found| found.plan.passages.get_mut(at)) else {
            return Vec::new();
        };
        passage.verdict = Some(verdict);
        self.decisions.decide(passage, verdict);
        self.moves(Action::Down, setting);
        vec![self.ask()]
    }

    /// The last question: the pseudonym has to be typed.
    fn form(&self, setting: &Setting) -> Form {
        let words = &setting.words;
        let who = [("who", self.who.to_string().into())];
        let field = Field::line("who", words.text("erase-field"), "").required();
        let form = Form::new(words.with("erase-form", &who), vec![field]);
        form.with_text(words.with("erase-form-text", &who)).unfinished_as(Unfinished::nothing())
    }

    fn ask_last(&mut self, setting: &Setting) -> Vec<Step> {
        if self.is_done() || self.found.is_none() {
            return Vec::new();
        }
        match self.open() {
            (count, Some(first)) => {
                if let Some(sheet) = self.sheet(setting) {
                    self.place.go(first, &sheet, setting.rows());
                }
                vec![Step::Say(setting.words.with("erase-undecided", &[("count", count.into())]))]
            }
            (_, None) => vec![Step::Fill(self.form(setting))],
        }
    }

    fn filled(&self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        if filled.text("who").trim() != self.who.as_str() {
            let problem = setting.words.text("erase-not-typed");
            return vec![Step::Fill(self.form(setting).again(filled, problem))];
        }
        let erasing = setting.words.with("erase-erasing", &[("who", self.who.to_string().into())]);
        vec![Step::Say(erasing), Step::Save(Save::Erase(self.who.clone(), self.decisions.clone()))]
    }

    /// Whether a key would do nothing just now.
    pub fn is_idle(&self, action: Action) -> bool {
        let has_passages = self.found.as_ref().is_some_and(|found| !found.plan.passages.is_empty());
        match action {
            Action::PassageGoes | Action::PassageStays => self.is_done() || !has_passages,
            Action::EraseNow => self.is_done() || self.found.is_none(),
            _ => false,
        }
    }

    /// What was done, and what it cannot reach.
    fn tell_done(&self, done: &Done, sheet: &mut Sheet<usize>, setting: &Setting) {
        let words = &setting.words;
        let Done { stays, hollowed, was_looked_for, had_name, copies } = done;
        let arguments = [("who", self.who.to_string().into()), ("hollowed", (*hollowed).into())];
        sheet.text(1, &words.with("erase-done", &arguments), Look::Good);
        let looked = if *was_looked_for { "erase-looked" } else { "erase-not-looked" };
        sheet.text(1, &words.text(looked), Look::Text);
        if *had_name {
            sheet.text(1, &words.text("erase-had-name"), Look::Text);
        }
        if *stays > 0 {
            sheet.text(1, &words.with("erase-passages-stay", &[("count", (*stays).into())]), Look::Text);
        }
        sheet.heading(words.text("erase-left"));
        sheet.text(2, &words.with("erase-traces", &[("who", self.who.to_string().into())]), Look::Text);
        for copy in copies {
            let file = [("file", copy.display().to_string().into())];
            sheet.text(2, &words.with("erase-copy", &file), Look::Warning);
        }
        sheet.text(2, &words.text("erase-beyond"), Look::Text);
    }

    /// What goes and what stays.
    fn tell_plan(&self, found: &Erasure, sheet: &mut Sheet<usize>, setting: &Setting) {
        let words = &setting.words;
        let plan = &found.plan;
        let key = keymap::key_of(keymap::Place::Erase, Action::EraseNow);
        sheet.text(1, &words.with("erase-not-yet", &[("key", key.into())]), Look::Quiet);
        if found.is_closed {
            sheet.text(1, &words.text("erase-before"), Look::Warning);
        }
        sheet.heading(words.text("erase-goes"));
        for (id, talks) in [("erase-alone", &plan.alone), ("erase-joint", &plan.joint)] {
            if !talks.is_empty() {
                let named: Vec<String> = talks.iter().map(|talk| name_of(talk, found, setting)).collect();
                sheet.text(2, &words.with(id, &[("talks", named.join("; ").into())]), Look::Text);
            }
        }
        let counts = [
            ("goes", plan.goes.len().into()),
            ("cut", plan.becomes.len().into()),
            ("evidence", plan.evidence.len().into()),
            ("unknown", plan.unknown.into()),
        ];
        sheet.text(2, &words.with("erase-counts", &counts), Look::Text);
        if self.has_name {
            sheet.text(2, &words.text("erase-name"), Look::Text);
        }
        sheet.text(2, &words.text("erase-backups"), Look::Text);
        sheet.heading(words.text("erase-left"));
        sheet.text(2, &words.with("erase-traces", &[("who", self.who.to_string().into())]), Look::Text);
        sheet.text(2, &words.text("erase-beyond"), Look::Text);
        if plan.passages.is_empty() {
            return;
        }
        let counts = [("open", self.open().0.into()), ("count", plan.passages.len().into())];
        sheet.heading(words.with("erase-whose", &counts));
        for (at, passage) in plan.passages.iter().enumerate() {
            sheet.stop(at, |sheet| tell_passage(passage, found, sheet, setting));
        }
    }
}

/// Where a passage stands, its words, why it has to be decided on, and what was decided.
fn tell_passage(passage: &Passage, found: &Erasure, sheet: &mut Sheet<usize>, setting: &Setting) {
    let words = &setting.words;
    let (verdict, look) = match passage.verdict {
        None => ("erase-open", Look::Warning),
        Some(Verdict::Erase) => ("erase-passage-goes", Look::Text),
        Some(Verdict::Keep) => ("erase-passage-stays", Look::Text),
    };
    let head =
        [("verdict", words.text(verdict).into()), ("place", place_of(&passage.key, found, setting).into())];
    sheet.text(2, &words.with("erase-passage", &head), look);
    let why = match passage.doubt {
        Doubt::Joint => "erase-doubt-joint",
        Doubt::Quotes => "erase-doubt-quotes",
    };
    sheet.text(4, &words.text(why), Look::Quiet);
    sheet.text(4, &passage.text, Look::Text);
}

/// The record that a part belongs to, by its name, and which part it is where it has several.
fn place_of(key: &PartKey, found: &Erasure, setting: &Setting) -> String {
    let history = History {
        kind: key.kind,
        record: key.record.clone(),
        study: Arc::clone(&found.study),
        versions: Vec::new(),
    };
    let part = history::part(&key.part, setting);
    std::iter::once(history::name(&history, setting)).chain(part).collect::<Vec<_>>().join(" · ")
}

/// A talk by its unit and round.
fn name_of(talk: &InterviewId, found: &Erasure, setting: &Setting) -> String {
    let held = found.study.interview(talk);
    held.map_or_else(
        || talk.to_string(),
        |held| {
            let unit = wording::unit(&found.study, &held.details.unit, setting);
            format!("{unit} · {}", wording::round(&held.details.round, setting))
        },
    )
}

/// That somebody was erased, or why not, in one line.
pub fn said(who: &Id, erased: &Result<Done, NotErased>, words: &Words) -> String {
    let who = ("who", who.to_string().into());
    match erased {
        Ok(_) => words.with("erase-said", &[who]),
        Err(NotErased::Undecided) => words.with("erase-more-to-decide", &[who]),
        Err(NotErased::Failed(why)) => words.with("erase-failed", &[who, ("why", why.as_str().into())]),
    }
}

impl Paged for State {
    /// The index of a passage.
    type Stop = usize;

    fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        if self.is_done() { Vec::new() } else { vec![self.ask(), Step::Ask(Request::Names)] }
    }

    fn press(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        match action {
            Action::PassageGoes => self.decide(Verdict::Erase, setting),
            Action::PassageStays => self.decide(Verdict::Keep, setting),
            Action::EraseNow => self.ask_last(setting),
            _ => Vec::new(),
        }
    }

    fn receive(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Reply(Reply::Erasure(found))
                if found.who == self.who && found.decisions == self.decisions =>
            {
                self.found = Some(Erasure::clone(found));
            }
            Input::Reply(Reply::Names(known)) => self.has_name = known.names.get(&self.who).is_some(),
            Input::Filled(filled) => return self.filled(filled, setting),
            Input::Erased(who, erased) if **who == self.who => {
                self.place = Place::default();
                self.done = match erased {
                    Ok(done) => Some(Ok(done.clone())),
                    Err(NotErased::Failed(why)) => Some(Err(why.clone())),
                    Err(NotErased::Undecided) => None,
                };
            }
            _ => {}
        }
        Vec::new()
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn place_mut(&mut self) -> &mut Place {
        &mut self.place
    }

    fn title(&self, setting: &Setting) -> String {
        setting.words.with("erase-title", &[("who", self.who.to_string().into())])
    }

    fn sheet(&self, setting: &Setting) -> Option<Sheet<usize>> {
        let found = self.found.as_ref()?;
        let mut sheet = Sheet::new(setting.size.width);
        match &self.done {
            Some(Ok(done)) => {
                self.tell_done(done, &mut sheet, setting);
                return Some(sheet);
            }
            Some(Err(why)) => {
                let arguments = [("who", self.who.to_string().into()), ("why", why.as_str().into())];
                sheet.text(1, &setting.words.with("erase-failed", &arguments), Look::Warning);
                sheet.blank();
            }
            None => {}
        }
        self.tell_plan(found, &mut sheet, setting);
        Some(sheet)
    }
}
