//! What the keys after Esc do, and what dialogs opened by them bring back.

use crate::domain::answer::{ClosedAnswer, MarkKind, Missing};
use crate::domain::change::{Change, RecordKind};
use crate::domain::placing::loose_ends_of;
use crate::domain::study::{InterviewState, InterviewStatus, NotePlace, SubjectKind};
use crate::domain::times::whole_seconds;
use crate::tui::form::{Field, Filled, Form};
use crate::tui::keymap::Action;
use crate::tui::message::{Destination, Step};
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::screens::memos::subject;
use crate::workbench::request::Save;

use super::hand::{Focus, Pending, Talk};
use super::page::{Contents, Reader};
use super::undo::Did;
use super::{aside, earlier, layout};

impl Talk {
    /// A key that is neither text nor a move.
    pub fn command(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        match action {
            Action::Answer1 => self.digit(1, setting),
            Action::Answer2 => self.digit(2, setting),
            Action::Answer3 => self.digit(3, setting),
            Action::Answer4 => self.digit(4, setting),
            Action::Answer5 => self.digit(5, setting),
            Action::Answer6 => self.digit(6, setting),
            Action::Answer7 => self.digit(7, setting),
            Action::Answer8 => self.digit(8, setting),
            Action::Answer9 => self.digit(9, setting),
            Action::Answer0 => self.digit(0, setting),
            Action::OpenAnswer => self.open_answer(setting),
            Action::ClearAnswer => self.give(ClosedAnswer::default(), setting),
            Action::NextUnasked => self.next_unasked(setting),
            Action::Jump => self.ask_jump(setting),
            Action::Outline => {
                self.outline = Some(!layout::has_outline(self, setting));
                Vec::new()
            }
            Action::NotAsked => self.miss(Missing::NotAsked, setting),
            Action::NoAnswer => self.miss(Missing::NoAnswer, setting),
            Action::DoesNotKnow => self.miss(Missing::DoesNotKnow, setting),
            Action::DoesNotApply => self.miss(Missing::DoesNotApply, setting),
            Action::Park => self.park(setting),
            Action::Before => self.turn_aside(NotePlace::Before, setting),
            Action::After => self.turn_aside(NotePlace::After, setting),
            Action::Observation => self.turn_aside(NotePlace::Observation, setting),
            Action::Find => self.ask_find(setting),
            Action::Pause => self.pause(setting),
            Action::Recorder => self.start_recorder(setting),
            Action::Course => self.ask_course(setting),
            Action::History => {
                let question = &self.held.question(self.at).id;
                let record = format!("{}/{question}", self.held.interview.id);
                vec![Step::Open(Destination::History(RecordKind::Answer, record))]
            }
            Action::Memos => {
                let question = &self.held.question(self.at).id;
                let answer = format!("{}/{question}", self.held.interview.id);
                vec![Step::Open(Destination::Memos(Some(subject(SubjectKind::Answer, answer))))]
            }
            Action::EarlierAnswer => self.show_earlier(setting),
            Action::SwitchLanguage => self.switch_language(setting),
            Action::Guide if self.page.guide.is_none() => {
                vec![Step::Say(setting.words.text("talk-no-guide"))]
            }
            Action::Guide => {
                self.has_guide = !self.has_guide;
                Vec::new()
            }
            Action::KeepWarning => self.ask_reason(setting),
            Action::BlankScreen => {
                self.is_blank = !self.is_blank;
                self.focus = if self.is_blank { Focus::Notes } else { self.focus };
                Vec::new()
            }
            Action::Quote => self.mark(MarkKind::Quote, setting),
            Action::Flag => self.mark(MarkKind::Flag, setting),
            Action::Background => self.mark(MarkKind::Background, setting),
            Action::Tie => self.ask_tie(setting),
            Action::Speaker => self.ask_speaker(setting),
            Action::Strike => self.ask_strike(setting),
            Action::PlaceNotes => vec![Step::Replace(Destination::Placing(self.held.interview.id.clone()))],
            Action::OwnEditor => self.ask_own_editor(setting),
            Action::Finish => self.ask_finish(setting),
            Action::BreakOff => self.ask_break_off(setting),
            _ => Vec::new(),
        }
    }

    /// Stops the clock and blanks the screen, or goes on.
    fn pause(&mut self, setting: &Setting) -> Vec<Step> {
        self.clock.toggle(setting.now);
        self.is_blank = self.clock.is_paused();
        self.focus = if self.is_blank { Focus::Notes } else { self.focus };
        self.keep_time(setting).into_iter().collect()
    }

    /// Notes that a recorder was started, so that the talk can be found in the recording.
    fn start_recorder(&mut self, setting: &Setting) -> Vec<Step> {
        let mut details = self.held.interview.details.clone();
        details.recorder.push(whole_seconds(setting.now));
        self.did(Did::Recorder(whole_seconds(setting.now)));
        let change = Change::Interview(self.held.interview.id.clone(), details);
        self.held.apply(&change);
        let at = setting.now.with_timezone(&setting.offset).format("%H:%M:%S").to_string();
        let said = setting.words.with("talk-recorder", &[("at", at.into())]);
        vec![Step::Save(Save::Changes(vec![change])), Step::Say(said)]
    }

    /// The next question on the path that was not asked yet, the first ones after the last.
    pub fn next_to_ask(&self) -> Option<usize> {
        let unasked = self.held.unasked();
        let ahead = unasked.iter().find(|at| **at > self.at);
        ahead.or_else(|| unasked.iter().find(|at| **at < self.at)).copied()
    }

    fn next_unasked(&mut self, setting: &Setting) -> Vec<Step> {
        match self.next_to_ask() {
            Some(at) => self.go(at, setting),
            None if self.held.unasked().is_empty() => vec![Step::Say(setting.words.text("talk-all-asked"))],
            None => vec![Step::Say(setting.words.text("talk-only-this"))],
        }
    }

    fn ask_jump(&mut self, setting: &Setting) -> Vec<Step> {
        let items = self
            .held
            .stops
            .iter()
            .zip(&self.contents.asks)
            .enumerate()
            .map(|(at, (stop, ask))| {
                Item::new(format!("{} · {ask}", at + 1), &*self.contents.sections[stop.section])
            })
            .chain(self.held.aside().map(|note| {
                let first = note.text.lines().next().unwrap_or_default();
                Item::new(format!("{} · {first}", aside::name(note.place, note.number, setting)), "")
            }))
            .collect();
        let picker = Picker::one(setting.words.text("talk-jump"), items).at(self.at);
        self.ask(Pending::Jump, Step::Pick(picker), setting)
    }

    fn show_earlier(&mut self, setting: &Setting) -> Vec<Step> {
        if self.is_blank {
            return vec![Step::Say(setting.words.text("talk-blank-first"))];
        }
        if !self.earlier.is_empty() {
            self.earlier.clear();
            return Vec::new();
        }
        match earlier::told(&self.held, self.at, &self.language, setting) {
            Ok(told) => {
                self.earlier = told;
                Vec::new()
            }
            Err(why) => vec![Step::Say(setting.words.text(why.id()))],
        }
    }

    fn switch_language(&mut self, setting: &Setting) -> Vec<Step> {
        let languages = &self.held.questionnaire.languages;
        let at = languages.iter().position(|code| *code == self.language);
        let next = at.map_or(0, |at| (at + 1) % languages.len().max(1));
        let Some(code) = languages.get(next) else { return Vec::new() };
        self.language.clone_from(code);
        self.contents = Contents::of(&self.held, &self.language, setting);
        self.turn_page(setting);
        if !self.earlier.is_empty() {
            self.earlier = earlier::told(&self.held, self.at, &self.language, setting).unwrap_or_default();
        }
        let name = setting.words.of("language", &self.language);
        vec![Step::Say(setting.words.with("talk-language", &[("language", name.into())]))]
    }

    fn ask_reason(&mut self, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let Some(warning) = self.held.warning(self.at) else {
            return vec![Step::Say(words.text("talk-no-warning"))];
        };
        let reader = Reader { questionnaire: &self.held.questionnaire, language: &self.language, setting };
        let text = reader.say(warning);
        let field = Field::line("reason", words.text("field-reason"), "").required();
        let form = Form::new(words.text("talk-keep-title"), vec![field]).with_text(text);
        self.ask(Pending::KeepWarning, Step::Fill(form), setting)
    }

    /// The numbers of the questions not asked yet, in words.
    fn unasked_words(&self, setting: &Setting) -> String {
        let unasked = self.held.unasked();
        let numbers: Vec<String> = unasked.iter().map(|at| (at + 1).to_string()).collect();
        let arguments = [("count", unasked.len().into()), ("questions", numbers.join(", ").into())];
        setting.words.with("talk-unasked-list", &arguments)
    }

    fn ask_finish(&mut self, setting: &Setting) -> Vec<Step> {
        if self.held.interview.state.status == InterviewStatus::Completed {
            return vec![Step::Say(setting.words.text("talk-finished-already"))];
        }
        let unasked = [("unasked", self.unasked_words(setting).into())];
        let question = setting.words.with("talk-finish", &unasked);
        self.ask(Pending::Finish, Step::Confirm(question), setting)
    }

    fn ask_break_off(&mut self, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let present = self.held.interview.state.reason.clone().unwrap_or_default();
        let field = Field::line("reason", words.text("field-reason"), &present).required();
        let form = Form::new(words.text("talk-break-off"), vec![field]);
        let form = form.with_text(self.unasked_words(setting));
        self.ask(Pending::BreakOff, Step::Fill(form), setting)
    }

    /// The talk is over: what was typed and the state are kept, and one goes back.
    fn end(&mut self, state: InterviewState, setting: &Setting) -> Vec<Step> {
        let mut steps = self.unpark(setting);
        steps.extend(self.leave_line(false, setting));
        steps.extend(self.commit(setting));
        let is_over = state.status == InterviewStatus::Completed;
        let mut changes = vec![Change::InterviewState(self.held.interview.id.clone(), state)];
        if is_over {
            changes.extend(self.freezing());
        }
        for change in &changes {
            self.held.apply(change);
        }
        steps.push(Step::Save(Save::Changes(changes)));
        steps.push(Step::Back);
        let answers = &self.held.answers;
        let ends = loose_ends_of(&self.held.questionnaire, self.held.aside(), |id| answers.get(id));
        if !ends.is_empty() {
            let count = [("count", ends.len().into())];
            steps.push(Step::Say(setting.words.with("talk-to-place", &count)));
        }
        steps
    }

    /// What was typed is frozen as it is, for the write-up; each text once, however often the talk is finished.
    fn freezing(&self) -> Vec<Change> {
        let frozen = self.held.answers.values().filter_map(|answer| {
            let write_up = answer.frozen()?;
            Some(Change::AnswerWriteUp(answer.interview.clone(), answer.question.clone(), write_up))
        });
        let mut frozen: Vec<Change> = frozen.collect();
        frozen.sort_by_key(Change::key);
        frozen
    }

    /// Something was chosen from the list that was opened.
    pub fn picked(&mut self, chosen: &[usize], setting: &Setting) -> Vec<Step> {
        let first = chosen.first().copied();
        match (self.pending.take(), first) {
            (Some(Pending::Answer(meanings)), _) => {
                let chosen = chosen.iter().filter_map(|index| meanings.get(*index).cloned()).collect();
                self.picked_answers(chosen, setting)
            }
            (Some(Pending::Jump), Some(at)) if at < self.held.stops.len() => self.go(at, setting),
            (Some(Pending::Jump), Some(at)) => {
                let note = self.held.aside().nth(at - self.held.stops.len());
                let found = note.map(|note| (note.place, note.number));
                found.map_or_else(Vec::new, |(place, number)| self.open_aside(place, number, setting))
            }
            (Some(Pending::Find(lines)), Some(index)) => {
                lines.get(index).map_or_else(Vec::new, |line| self.found(line, setting))
            }
            (Some(Pending::Rows), Some(index)) => self.ask_row(index.checked_sub(1), setting),
            (Some(Pending::Initiatives), Some(index)) => self.picked_initiative(index, setting),
            (Some(Pending::Tie(targets)), Some(index)) => self.picked_tie(&targets, index, setting),
            (Some(Pending::Speaker), Some(index)) => self.picked_speaker(index, setting),
            (Some(Pending::Fate(id)), Some(index)) => self.picked_fate(id, index, setting),
            _ => Vec::new(),
        }
    }

    /// The form that was opened was kept.
    pub fn filled(&mut self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        match self.pending.take() {
            Some(Pending::Value) => self.filled_value(filled, setting),
            Some(Pending::Row(index)) => self.filled_row(index, filled, setting),
            Some(Pending::NewInitiative) => self.filled_initiative(filled, setting),
            Some(Pending::KeepWarning) => {
                let closed =
                    ClosedAnswer { check_reason: filled.some("reason"), ..self.held.closed(self.at) };
                self.give(closed, setting)
            }
            Some(Pending::BreakOff) => {
                let reason = filled.some("reason");
                self.end(InterviewState { status: InterviewStatus::BrokenOff, reason }, setting)
            }
            _ => Vec::new(),
        }
    }

    /// The question that was asked was answered with yes.
    pub fn confirmed(&mut self, setting: &Setting) -> Vec<Step> {
        match self.pending.take() {
            Some(Pending::Strike(range)) => self.strike(range, setting),
            Some(Pending::OwnEditor) => self.open_own_editor(setting),
            Some(Pending::Finish) => {
                self.end(InterviewState { status: InterviewStatus::Completed, reason: None }, setting)
            }
            _ => Vec::new(),
        }
    }
}
