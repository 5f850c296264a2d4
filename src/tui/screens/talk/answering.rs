//! The closed companion: what digits, pickers and forms answer, the missing kinds, and taking a closed answer back.

use crate::domain::answer::{Chosen, ChosenValue, ClosedAnswer, Missing};
use crate::domain::change::Change;
use crate::domain::condition::Truth;
use crate::domain::id::Id;
use crate::domain::questionnaire::{CompanionKind, RecordField};
use crate::domain::study::SubjectKind;
use crate::tui::form::Filled;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::unfinished::Unfinished;
use crate::workbench::request::Save;

use super::hand::{Pending, Talk};
use super::page::{self, Meaning, Reader};
use super::undo::Did;
use super::value;

impl Talk {
    /// Gives, or takes back, a closed answer; it is kept at once.
    pub fn give(&mut self, closed: ClosedAnswer, setting: &Setting) -> Vec<Step> {
        let before = self.held.closed(self.at);
        if closed == before {
            return Vec::new();
        }
        let question = self.held.question(self.at).id.clone();
        self.did(Did::Closed { question: question.clone(), before, after: closed.clone() });
        self.put_closed(&question, closed, setting)
    }

    /// Keeps the closed answer to a question, and says what that brings onto the path.
    pub fn put_closed(&mut self, question: &Id, closed: ClosedAnswer, setting: &Setting) -> Vec<Step> {
        let change = Change::AnswerClosed(self.held.interview.id.clone(), question.clone(), closed);
        let before: Vec<Truth> = self.held.stops.iter().map(|stop| stop.on_path).collect();
        self.held.apply(&change);
        self.held.find_way();
        self.sight.touch(setting.now);
        self.mark_given();
        self.turn_page(setting);
        let goes_on = self.going_on();
        if let Some(change) = &goes_on {
            self.held.apply(change);
        }
        let changes = std::iter::once(change).chain(goes_on).collect();
        let mut steps = vec![Step::Save(Save::Changes(changes))];
        steps.extend(self.turned(&before, setting));
        steps
    }

    /// Says which questions an answer brought onto the path or took off it.
    fn turned(&self, before: &[Truth], setting: &Setting) -> Option<Step> {
        let part = |id: &str, now: Truth| {
            let turned = self.held.stops.iter().zip(before).enumerate();
            let numbers: Vec<String> = turned
                .filter(|(_, (stop, before))| stop.on_path == now && **before != now)
                .map(|(at, _)| (at + 1).to_string())
                .collect();
            let arguments = [("questions", numbers.join(", ").into()), ("count", numbers.len().into())];
            (!numbers.is_empty()).then(|| setting.words.with(id, &arguments))
        };
        let parts = [part("talk-turned-on", Truth::Yes), part("talk-turned-off", Truth::No)];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        (!said.is_empty()).then(|| Step::Say(said.join(" ")))
    }

    /// Says why there is no answer, or that this is not so after all. Text stays.
    pub fn miss(&mut self, missing: Missing, setting: &Setting) -> Vec<Step> {
        let is_set = self.held.closed(self.at).missing == Some(missing);
        let closed = if is_set { ClosedAnswer::default() } else { ClosedAnswer::missing(missing) };
        self.give(closed, setting)
    }

    /// A digit while the companion has the focus.
    pub fn digit(&mut self, digit: u8, setting: &Setting) -> Vec<Step> {
        let Some(companion) = self.held.question(self.at).companion.clone() else { return Vec::new() };
        if let Some(form) = self.value_form(&companion.kind, Some([&digit.to_string(), ""]), setting) {
            return self.ask(Pending::Value, Step::Fill(form), setting);
        }
        let Some(offer) = self.page.offer(digit) else {
            let number = [("digit", digit.into())];
            return vec![Step::Say(setting.words.with("talk-no-such-answer", &number))];
        };
        match offer.stands_for.clone() {
            Meaning::Option(option) if matches!(companion.kind, CompanionKind::Choices(_)) => {
                self.toggle(&option, setting)
            }
            Meaning::Option(option) if companion.kind == CompanionKind::Units => {
                self.toggle(&option, setting)
            }
            Meaning::Option(option) => self.choose(Some(Chosen::Choice(option)), setting),
            Meaning::Point(point) => self.choose(Some(Chosen::Value(ChosenValue::Number(point))), setting),
            Meaning::Initiative(id) => self.ask_fate(&id, setting),
            Meaning::Row(index) => self.ask_row(Some(index), setting),
        }
    }

    /// Opens a list or a form for the closed answer.
    pub fn open_answer(&mut self, setting: &Setting) -> Vec<Step> {
        let Some(companion) = self.held.question(self.at).companion.clone() else { return Vec::new() };
        if let Some(form) = self.value_form(&companion.kind, None, setting) {
            return self.ask(Pending::Value, Step::Fill(form), setting);
        }
        match &companion.kind {
            CompanionKind::Initiatives => self.ask_initiative(setting),
            CompanionKind::Records(_) => {
                let rows = self.page.panel.iter().flat_map(|panel| &panel.offers);
                let new = Item::new(setting.words.text("talk-new-row"), "");
                let items: Vec<Item> =
                    std::iter::once(new).chain(rows.map(|row| Item::new(&*row.label, ""))).collect();
                if items.len() == 1 {
                    return self.ask_row(None, setting);
                }
                let picker = Picker::one(setting.words.text("talk-answer-title"), items);
                self.ask(Pending::Rows, Step::Pick(picker), setting)
            }
            kind => {
                let is_several = matches!(kind, CompanionKind::Choices(_) | CompanionKind::Units);
                let offers = page::all_offers(&self.held, self.at, &self.reader(setting));
                let title = setting.words.text("talk-answer-title");
                let chosen = offers.iter().position(|offer| offer.is_chosen).unwrap_or(0);
                let (items, meanings) = offers
                    .into_iter()
                    .map(|offer| {
                        let item = Item { is_marked: offer.is_chosen, ..Item::new(offer.label, "") };
                        (item, offer.stands_for)
                    })
                    .unzip();
                let picker = if is_several {
                    Picker::several(title, items)
                } else {
                    Picker::one(title, items).at(chosen)
                };
                self.ask(Pending::Answer(meanings), Step::Pick(picker), setting)
            }
        }
    }

    /// Opens a dialog; none while the screen is blank.
    pub fn ask(&mut self, pending: Pending, step: Step, setting: &Setting) -> Vec<Step> {
        if self.is_blank {
            return vec![Step::Say(setting.words.text("talk-blank-first"))];
        }
        self.pending = Some(pending);
        match step {
            Step::Fill(form) => {
                let interview = self.held.interview.id.as_str();
                let unfinished = Unfinished::noted_on(SubjectKind::Interview, interview);
                vec![Step::Fill(form.unfinished_as(unfinished))]
            }
            step => vec![step],
        }
    }

    /// Gives a closed answer, or takes it away; the same one again changes nothing.
    pub fn choose(&mut self, chosen: Option<Chosen>, setting: &Setting) -> Vec<Step> {
        let present = self.held.closed(self.at);
        if present.chosen == chosen && chosen.is_some() {
            return Vec::new();
        }
        self.give(ClosedAnswer { chosen, ..ClosedAnswer::default() }, setting)
    }

    fn chosen_options(&self) -> Vec<Id> {
        match self.held.closed(self.at).chosen {
            Some(Chosen::Choices(options)) => options,
            _ => Vec::new(),
        }
    }

    /// Marks or unmarks one of several answers.
    fn toggle(&mut self, option: &Id, setting: &Setting) -> Vec<Step> {
        let mut options = self.chosen_options();
        if options.contains(option) {
            options.retain(|other| other != option);
        } else {
            options.push(option.clone());
        }
        // In the order of the page.
        let offers = self.page.panel.iter().flat_map(|panel| &panel.offers);
        let sorted = offers.filter_map(|offer| match &offer.stands_for {
            Meaning::Option(id) if options.contains(id) => Some(id.clone()),
            _ => None,
        });
        let sorted: Vec<Id> = sorted.collect();
        self.choose((!sorted.is_empty()).then_some(Chosen::Choices(sorted)), setting)
    }

    /// Answers were chosen from the list.
    pub fn picked_answers(&mut self, chosen: Vec<Meaning>, setting: &Setting) -> Vec<Step> {
        let is_several = self.page.panel.as_ref().is_some_and(|panel| panel.is_several);
        let mut points = chosen.iter().filter_map(|meaning| match meaning {
            Meaning::Point(point) => Some(Chosen::Value(ChosenValue::Number(*point))),
            _ => None,
        });
        if let Some(point) = points.next() {
            return self.choose(Some(point), setting);
        }
        let options: Vec<Id> = chosen
            .into_iter()
            .filter_map(|meaning| match meaning {
                Meaning::Option(id) => Some(id),
                _ => None,
            })
            .collect();
        let chosen = if is_several {
            (!options.is_empty()).then_some(Chosen::Choices(options))
        } else {
            options.into_iter().next().map(Chosen::Choice)
        };
        self.choose(chosen, setting)
    }

    /// Reads texts of the questionnaire.
    pub fn reader<'a>(&'a self, setting: &'a Setting) -> Reader<'a> {
        Reader { questionnaire: &self.held.questionnaire, language: &self.language, setting }
    }

    /// The form for a number, a share or a date, with what is typed or else with what is there.
    fn value_form(
        &self,
        kind: &CompanionKind,
        typed: Option<[&str; 2]>,
        setting: &Setting,
    ) -> Option<crate::tui::form::Form> {
        let present = value::present(self.held.closed(self.at).chosen.as_ref());
        let typed = typed.unwrap_or([&present[0], &present[1]]);
        value::form(kind, typed, &self.page.ask, &self.reader(setting))
    }

    /// The form for a number, a share or a date was kept; it opens again where it cannot be.
    pub fn filled_value(&mut self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let Some(companion) = self.held.question(self.at).companion.clone() else { return Vec::new() };
        match value::read(&companion.kind, filled, &self.reader(setting)) {
            Ok(chosen) => self.choose(Some(chosen), setting),
            Err(problem) => {
                let typed = [filled.text("value"), filled.text("whole")];
                let Some(mut form) = self.value_form(&companion.kind, Some(typed), setting) else {
                    return Vec::new();
                };
                form.problem = Some(problem);
                self.ask(Pending::Value, Step::Fill(form), setting)
            }
        }
    }

    fn fields(&self) -> Vec<RecordField> {
        match self.held.question(self.at).companion.as_ref().map(|companion| &companion.kind) {
            Some(CompanionKind::Records(fields)) => fields.clone(),
            _ => Vec::new(),
        }
    }

    /// Opens the form of a row, or of one more.
    pub fn ask_row(&mut self, index: Option<usize>, setting: &Setting) -> Vec<Step> {
        let closed = self.held.closed(self.at);
        let row = match (&closed.chosen, index) {
            (Some(Chosen::Records(rows)), Some(index)) => rows.get(index),
            _ => None,
        };
        let title = setting.words.text("talk-answer-title");
        let form = value::row_form(title, &self.fields(), row, &self.reader(setting));
        self.ask(Pending::Row(index), Step::Fill(form), setting)
    }

    /// The form of a row was kept; a row left empty goes.
    pub fn filled_row(&mut self, index: Option<usize>, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let mut rows = match self.held.closed(self.at).chosen {
            Some(Chosen::Records(rows)) => rows,
            _ => Vec::new(),
        };
        let row = value::row_of(&self.fields(), filled);
        match (index.filter(|index| *index < rows.len()), row) {
            (Some(index), Some(row)) => rows[index] = row,
            (Some(index), None) => {
                rows.remove(index);
            }
            (None, Some(row)) => rows.push(row),
            (None, None) => return Vec::new(),
        }
        self.choose((!rows.is_empty()).then_some(Chosen::Records(rows)), setting)
    }
}
