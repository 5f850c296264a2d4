//! Home: units × rounds with the state of their interviews, and the next thing to do.

mod next;
mod speech;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::domain::change::Change;
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{InterviewDetails, InterviewState, InterviewStatus, Study, SubjectKind};
use crate::tui::form::{Field, Filled, Form};
use crate::tui::keymap::Action;
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::screens::assess::rater_called;
use crate::tui::screens::memos::subject;
use crate::tui::screens::records;
use crate::tui::unfinished::Unfinished;
use crate::tui::widgets::{loading, put, shortened};
use crate::workbench::evening::Talk;
use crate::workbench::request::{InterviewProgress, Overview, Reply, Request, Save};

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// The window on the units that was read.
    window: Option<Overview>,
    /// The row: a unit, or the organisation behind the last one.
    list: List,
    /// The round, by its place.
    column: usize,
    pending: Option<Pending>,
}

/// What a dialog that is open is about.
#[derive(Debug)]
enum Pending {
    RateBlind,
    Begin {
        unit: Id,
        round: Id,
    },
    BeginAgain(InterviewId),
    CompareWith(Id, Vec<Id>),
    /// The contact of a unit in a round; the unit was asked for, or its form is open.
    Context {
        unit: Id,
        round: Id,
    },
    /// All units were asked for, to find one among them.
    ListUnits,
    Study,
    FindUnit,
    /// Whether to leave the program.
    Leave,
}

/// Units that are read beyond those in sight, so that moving does not wait.
const MARGIN: usize = 50;

/// The least width of the column with the units' names.
const NAMES: u16 = 31;

/// The width of a round's column, and the least one in a narrow window.
const COLUMN: u16 = 24;
const NARROW: u16 = 17;

impl State {
    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(self.request(setting))]
    }

    fn request(&self, setting: &Setting) -> Request {
        let offset = self.list.offset.saturating_sub(MARGIN);
        Request::Overview { offset, limit: height(setting) + 2 * MARGIN }
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => self.act(action, setting),
            Input::Reply(Reply::Overview(overview)) => {
                self.window = Some(overview.as_ref().clone());
                self.list.fit(self.rows(), height(setting));
                Vec::new()
            }
            Input::Reply(Reply::Outline(study)) => self.outline(study, setting),
            Input::Reply(Reply::Unit(unit, study)) => self.open_context(unit, study, setting),
            Input::Confirmed => self.confirmed(setting),
            Input::Picked(chosen) => self.picked(&chosen, setting),
            Input::Filled(filled) => {
                let change = match self.pending.take() {
                    Some(Pending::Study) => records::study::change(&filled, setting),
                    Some(Pending::Context { unit, round }) => {
                        records::changes::context_change(&unit, &round, &filled)
                    }
                    Some(Pending::RateBlind) => return rate_blind(&filled, setting),
                    _ => return Vec::new(),
                };
                vec![Step::Save(Save::Changes(vec![change]))]
            }
            Input::Saved => vec![Step::Ask(self.request(setting)), Step::Ask(Request::Instruments)],
            // What was asked for and comes late must not open over another screen.
            Input::GivenUp | Input::Leaving => {
                self.pending = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        // Whoever goes on does not wait for a form or a list any more.
        self.pending = None;
        let rounds = &setting.instruments.rounds;
        if self.list.act(action, self.rows(), height(setting)) {
            return self.read_further(setting);
        }
        match action {
            Action::Left => {
                self.column = self.column.saturating_sub(1);
                return Vec::new();
            }
            Action::Right => {
                self.column = (self.column + 1).min(rounds.len().saturating_sub(1));
                return Vec::new();
            }
            Action::Back => {
                self.pending = Some(Pending::Leave);
                return vec![Step::Confirm(setting.words.text("home-leave"))];
            }
            Action::StudyDetails => {
                self.pending = Some(Pending::Study);
                return vec![Step::Fill(records::study::form(setting))];
            }
            Action::RateBlind => {
                self.pending = Some(Pending::RateBlind);
                return vec![Step::Fill(blind_form(setting))];
            }
            Action::ScreenLanguage => return vec![Step::Speak(setting.next_language())],
            Action::Memos => {
                // Where no unit is selected yet, those on the study as a whole.
                let unit = self.unit().map(|unit| subject(SubjectKind::Unit, unit.as_str()));
                return vec![Step::Open(Destination::Memos(unit))];
            }
            Action::Units => return vec![Step::Open(Destination::Records(records::Kind::Units))],
            Action::Rounds => return vec![Step::Open(Destination::Records(records::Kind::Rounds))],
            Action::Questionnaires => return vec![Step::Open(Destination::Questionnaires)],
            Action::Events => return vec![Step::Open(Destination::Records(records::Kind::Events))],
            Action::ShowTimeline => return vec![Step::Open(Destination::Timeline)],
            Action::Conflicts => return vec![Step::Open(Destination::Conflicts)],
            Action::Scan => return vec![Step::Open(Destination::Scan)],
            Action::Export => return vec![Step::Open(Destination::Export)],
            Action::Backups => return vec![Step::Open(Destination::Backups)],
            Action::Appointments => {
                return vec![Step::Open(Destination::Records(records::Kind::Appointments))];
            }
            Action::SearchUnit => {
                self.pending = Some(Pending::ListUnits);
                return vec![Step::Ask(Request::Outline)];
            }
            _ => {}
        }
        let say = |id: &str| vec![Step::Say(setting.words.text(id))];
        let Some(round) = self.round(setting) else { return say("home-no-round") };
        if action == Action::ShowOrganisation {
            return vec![Step::Open(Destination::Organisation { round })];
        }
        if action == Action::ShowFramework {
            return vec![Step::Open(Destination::Framework { round })];
        }
        if action == Action::Differences {
            return vec![Step::Open(Destination::Differences { round })];
        }
        if action == Action::Compare {
            return self.compare(round, setting);
        }
        let Some(unit) = self.unit() else { return say("home-no-unit") };
        match action {
            Action::Hold => self.hold(unit, round, setting),
            Action::Rate => vec![Step::Open(Destination::Assess { unit, round })],
            Action::Findings => vec![Step::Open(Destination::Findings { round })],
            Action::Across => {
                let unit = Some(unit).filter(|unit| !unit.is_organisation());
                vec![Step::Open(Destination::Across { round, unit, target: None })]
            }
            Action::ShowResult if unit.is_organisation() => {
                vec![Step::Open(Destination::Organisation { round })]
            }
            Action::ShowResult => vec![Step::Open(Destination::Result { unit, round })],
            Action::Interviews => {
                vec![Step::Open(Destination::Records(records::Kind::Interviews { unit, round }))]
            }
            Action::Prepare => match self.interviews(&unit, &round).as_slice() {
                [_, _, ..] => {
                    vec![Step::Open(Destination::Records(records::Kind::Interviews { unit, round }))]
                }
                one => {
                    let interview = one.first().map(|one| one.interview.id.clone());
                    vec![Step::Open(Destination::Prepare(Talk { unit, round, interview }))]
                }
            },
            Action::WriteUp => match self.interviews(&unit, &round).as_slice() {
                [] => say("home-no-talk"),
                [one] => vec![Step::Open(Destination::WriteUp(one.interview.id.clone()))],
                _ => vec![Step::Open(Destination::Records(records::Kind::Interviews { unit, round }))],
            },
            Action::PlaceNotes => match self.interviews(&unit, &round).as_slice() {
                [] => say("home-no-talk"),
                [one] => vec![Step::Open(Destination::Placing(one.interview.id.clone()))],
                _ => vec![Step::Open(Destination::Records(records::Kind::Interviews { unit, round }))],
            },
            Action::Participants => match self.interviews(&unit, &round).as_slice() {
                [one] => {
                    let id = one.interview.id.clone();
                    vec![Step::Open(Destination::Records(records::Kind::Participants(id)))]
                }
                _ => vec![Step::Open(Destination::Records(records::Kind::Interviews { unit, round }))],
            },
            Action::Initiatives if !unit.is_organisation() => {
                vec![Step::Open(Destination::Records(records::Kind::Initiatives { unit, round }))]
            }
            Action::ShowContext if !unit.is_organisation() => {
                self.pending = Some(Pending::Context { unit: unit.clone(), round });
                vec![Step::Ask(Request::Unit(unit))]
            }
            _ => Vec::new(),
        }
    }

    /// Asks for more units when the window read does not cover what is in sight.
    fn read_further(&self, setting: &Setting) -> Vec<Step> {
        let Some(window) = &self.window else { return Vec::new() };
        let units = window.units_total;
        let visible = self.list.visible(units, height(setting));
        let is_covered = visible.start >= window.offset && visible.end <= window.offset + window.units.len();
        if is_covered { Vec::new() } else { vec![Step::Ask(self.request(setting))] }
    }

    /// Opens the interview of a cell; makes it where there is none.
    fn hold(&mut self, unit: Id, round: Id, setting: &Setting) -> Vec<Step> {
        let names = [
            ("unit", self.unit_name(&unit, setting).into()),
            ("round", setting.instruments.round_label(&round, &setting.language).into()),
        ];
        match self.interviews(&unit, &round).as_slice() {
            [] => {
                let has_questionnaire = setting
                    .instruments
                    .rounds
                    .iter()
                    .any(|r| r.id == round && r.questionnaire.of(&unit).is_some());
                if !has_questionnaire {
                    return vec![Step::Say(setting.words.with("home-no-questionnaire", &names))];
                }
                self.pending = Some(Pending::Begin { unit, round });
                vec![Step::Confirm(setting.words.with("home-begin", &names))]
            }
            [one] => match one.interview.state.status {
                status @ (InterviewStatus::Cancelled
                | InterviewStatus::Declined
                | InterviewStatus::NotReached) => {
                    self.pending = Some(Pending::BeginAgain(one.interview.id.clone()));
                    let [unit, round] = names;
                    let status = ("status", setting.words.of("status", status.as_str()).into());
                    vec![Step::Confirm(setting.words.with("home-begin-again", &[unit, round, status]))]
                }
                _ => vec![Step::Open(Destination::Talk(one.interview.id.clone()))],
            },
            _ => vec![Step::Open(Destination::Records(records::Kind::Interviews { unit, round }))],
        }
    }

    fn confirmed(&mut self, setting: &Setting) -> Vec<Step> {
        let state = InterviewState { status: InterviewStatus::InProgress, reason: None };
        match self.pending.take() {
            Some(Pending::Leave) => vec![Step::Quit],
            Some(Pending::Begin { unit, round }) => {
                let window = self.window.iter().flat_map(|window| &window.interviews);
                let taken: Vec<&str> = window.map(|one| one.interview.id.as_str()).collect();
                let id = records::changes::free_interview(&unit, &round, setting, |id| taken.contains(&id));
                let details = InterviewDetails {
                    held_on: Some(setting.today()),
                    language: Some(setting.language.clone()),
                    ..InterviewDetails::new(unit, round)
                };
                let changes =
                    vec![Change::Interview(id.clone(), details), Change::InterviewState(id.clone(), state)];
                vec![Step::Save(Save::Changes(changes)), Step::Open(Destination::Talk(id))]
            }
            Some(Pending::BeginAgain(id)) => {
                let change = Change::InterviewState(id.clone(), state);
                vec![Step::Save(Save::Changes(vec![change])), Step::Open(Destination::Talk(id))]
            }
            _ => Vec::new(),
        }
    }

    fn compare(&mut self, round: Id, setting: &Setting) -> Vec<Step> {
        let rounds = &setting.instruments.rounds;
        let others: Vec<Id> =
            rounds.iter().map(|other| other.id.clone()).filter(|other| *other != round).collect();
        match others.as_slice() {
            [] => vec![Step::Say(setting.words.text("home-one-round"))],
            [other] => vec![Step::Open(in_order(round, other.clone(), setting))],
            _ => {
                let label = |id: &Id| setting.instruments.round_label(id, &setting.language);
                let items = others.iter().map(|other| Item::new(label(other), "")).collect();
                let title = setting.words.with("home-compare-with", &[("round", label(&round).into())]);
                self.pending = Some(Pending::CompareWith(round, others));
                vec![Step::Pick(Picker::one(title, items))]
            }
        }
    }

    fn picked(&mut self, chosen: &[usize], setting: &Setting) -> Vec<Step> {
        let Some(index) = chosen.first() else { return Vec::new() };
        match self.pending.take() {
            Some(Pending::CompareWith(round, others)) => {
                let Some(other) = others.get(*index).cloned() else { return Vec::new() };
                vec![Step::Open(in_order(round, other, setting))]
            }
            Some(Pending::FindUnit) => {
                self.list.selected = *index;
                self.list.offset = index.saturating_sub(3);
                vec![Step::Ask(Request::Overview { offset: index.saturating_sub(MARGIN), limit: 3 * MARGIN })]
            }
            _ => Vec::new(),
        }
    }

    /// All units came, to find one among them.
    fn outline(&mut self, study: &Study, setting: &Setting) -> Vec<Step> {
        // Other screens ask for the outline too, and replies reach every screen.
        if !matches!(self.pending, Some(Pending::ListUnits)) {
            return Vec::new();
        }
        let units = study.units_in_order(&setting.language);
        let items = units
            .iter()
            .map(|unit| Item::new(setting.text(&unit.name), unit.group.clone().unwrap_or_default()))
            .collect();
        self.pending = Some(Pending::FindUnit);
        vec![Step::Pick(Picker::one(setting.words.text("home-find"), items))]
    }

    fn open_context(&self, unit: &Id, study: &Study, setting: &Setting) -> Vec<Step> {
        let round = match &self.pending {
            Some(Pending::Context { unit: wanted, round }) if wanted == unit => round,
            _ => return Vec::new(),
        };
        let present = study.contexts.iter().find(|context| context.unit == *unit && context.round == *round);
        vec![Step::Fill(records::forms::context_form(
            &self.cell_name(unit, round, setting),
            present,
            setting,
        ))]
    }

    fn cell_name(&self, unit: &Id, round: &Id, setting: &Setting) -> String {
        let round = setting.instruments.round_label(round, &setting.language);
        setting
            .words
            .with("home-cell", &[("unit", self.unit_name(unit, setting).into()), ("round", round.into())])
    }

    /// Rows: the units, and the organisation.
    fn rows(&self) -> usize {
        self.window.as_ref().map_or(0, |window| window.units_total + 1)
    }

    /// The unit of the row selected, or the organisation.
    fn unit(&self) -> Option<Id> {
        let window = self.window.as_ref()?;
        if self.list.selected >= window.units_total {
            return Some(Id::organisation());
        }
        window.units.get(self.list.selected.checked_sub(window.offset)?).map(|unit| unit.id.clone())
    }

    /// The round of the column selected.
    fn round(&self, setting: &Setting) -> Option<Id> {
        setting.instruments.rounds.get(self.column).map(|round| round.id.clone())
    }

    fn unit_name(&self, id: &Id, setting: &Setting) -> String {
        if id.is_organisation() {
            return setting.words.text("home-organisation");
        }
        let unit = self.window.as_ref().and_then(|window| window.units.iter().find(|unit| unit.id == *id));
        unit.map_or_else(|| id.to_string(), |unit| setting.text(&unit.name).to_owned())
    }

    fn interviews(&self, unit: &Id, round: &Id) -> Vec<&InterviewProgress> {
        let interviews = self.window.iter().flat_map(|window| &window.interviews);
        interviews
            .filter(|progress| {
                progress.interview.details.unit == *unit && progress.interview.details.round == *round
            })
            .collect()
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let header = &setting.instruments.header;
        if header.organisation.is_empty() {
            return setting.text(&header.title).to_owned();
        }
        let arguments = [
            ("study", setting.text(&header.title).into()),
            ("organisation", header.organisation.as_str().into()),
        ];
        setting.words.with("home-title", &arguments)
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        let theme = &setting.theme;
        let words = &setting.words;
        let Some(window) = &self.window else {
            loading(setting, frame, area);
            return;
        };
        let rounds = &setting.instruments.rounds;
        let (names, column) = widths(window, setting, area.width);
        let shown = usize::from(area.width.saturating_sub(names) / column).max(1);
        let first = (self.column + 1).saturating_sub(shown);
        put(frame, area, area.x + 1, area.y, &words.text("home-unit"), theme.heading);
        for (index, round) in rounds.iter().enumerate().skip(first).take(shown) {
            let x = area.x + names + (index - first) as u16 * column;
            let label = shortened(setting.text(&round.label), usize::from(column).saturating_sub(1));
            put(frame, area, x, area.y, &label, theme.heading);
        }
        let height = height(setting);
        for (row, y) in self.list.visible(self.rows(), height).zip(area.y + 1..) {
            let unit = match row.checked_sub(window.offset).and_then(|index| window.units.get(index)) {
                _ if row >= window.units_total => Id::organisation(),
                Some(unit) => unit.id.clone(),
                None => continue,
            };
            let is_row = row == self.list.selected;
            let style = if unit.is_organisation() { theme.quiet } else { theme.text };
            let name = shortened(&self.unit_name(&unit, setting), usize::from(names).saturating_sub(3));
            put(frame, area, area.x + 1, y, &name, if is_row { theme.title } else { style });
            for (index, round) in rounds.iter().enumerate().skip(first).take(shown) {
                let x = area.x + names + (index - first) as u16 * column;
                let (text, style) = self.cell(&unit, &round.id, setting);
                let is_cell = is_row && index == self.column;
                let style = if is_cell { theme.selected } else { style };
                if is_cell {
                    put(frame, area, x - 1, y, "▸", theme.key);
                }
                put(frame, area, x, y, &shortened(&text, usize::from(column).saturating_sub(2)), style);
            }
        }
        if window.units_total == 0 {
            next::draw_first_steps(
                setting,
                frame,
                Rect { y: area.y + 4, height: area.height.saturating_sub(6), ..area },
            );
        }
        let foot = self.draw_foot(window, setting, frame, area);
        self.draw_events(window, setting, frame, Rect { height: area.height.saturating_sub(foot), ..area });
    }

    /// What happened around the rounds, the last first, where there is room between the grid and the foot.
    fn draw_events(&self, window: &Overview, setting: &Setting, frame: &mut Frame, area: Rect) {
        let theme = &setting.theme;
        let top = area.y + 3 + self.rows() as u16;
        let room = area.bottom().saturating_sub(1).saturating_sub(top);
        if room < 2 || window.events.is_empty() {
            return;
        }
        put(frame, area, area.x + 1, top - 1, &setting.words.text("home-events"), theme.heading);
        for (event, y) in window.events.iter().rev().zip(top..top + room) {
            put(frame, area, area.x + 1, y, event.date.as_str(), theme.quiet);
            let text = shortened(&event.text, usize::from(area.width).saturating_sub(14));
            put(frame, area, area.x + 13, y, &text, theme.text);
        }
    }

    fn cell(&self, unit: &Id, round: &Id, setting: &Setting) -> (String, Style) {
        let words = &setting.words;
        let theme = &setting.theme;
        match self.interviews(unit, round).as_slice() {
            [] => (words.text("home-none"), theme.quiet),
            [one] => {
                let status = one.interview.state.status;
                let word = words.of("status", status.as_str());
                let style = match status {
                    InterviewStatus::Completed => theme.good,
                    InterviewStatus::InProgress | InterviewStatus::BrokenOff => theme.warning,
                    InterviewStatus::Planned => theme.text,
                    InterviewStatus::Cancelled | InterviewStatus::Declined | InterviewStatus::NotReached => {
                        theme.quiet
                    }
                };
                let questions =
                    setting.instruments.questionnaire_of(&one.interview).map_or(0, |q| q.questions().count());
                if one.answered == 0 {
                    return (word, style);
                }
                let arguments = [
                    ("status", word.into()),
                    ("answered", one.answered.into()),
                    ("questions", questions.into()),
                ];
                (words.with("home-answered", &arguments), style)
            }
            several => (words.with("home-several", &[("count", several.len().into())]), theme.text),
        }
    }
}

/// The widths of the names and of a round: names in full as far as there is room for every round beside them.
fn widths(window: &Overview, setting: &Setting, width: u16) -> (u16, u16) {
    let rounds = (setting.instruments.rounds.len() as u16).max(1);
    let units = window.units.iter().map(|unit| setting.text(&unit.name).width());
    let longest = units.max().unwrap_or(0).max(setting.words.text("home-organisation").width());
    let wanted = (longest as u16 + 3).clamp(NAMES, 2 * NAMES);
    let column = (width.saturating_sub(wanted) / rounds).clamp(NARROW, COLUMN);
    let left = width.saturating_sub(column.saturating_mul(rounds));
    (wanted.min(left).max(NAMES).min(width / 2), column)
}

/// Rows of the grid.
fn height(setting: &Setting) -> usize {
    usize::from(setting.body_height().saturating_sub(4))
}

fn in_order(one: Id, other: Id, setting: &Setting) -> Destination {
    let rounds = &setting.instruments.rounds;
    let place = |id: &Id| rounds.iter().position(|round| round.id == *id);
    if place(&one) <= place(&other) {
        Destination::Comparison { from: one, to: other }
    } else {
        Destination::Comparison { from: other, to: one }
    }
}

/// Who rates as a second rater.
fn blind_form(setting: &Setting) -> Form {
    let words = &setting.words;
    let field = Field::line("rater", words.text("blind-field"), "").required();
    let form = Form::new(words.text("blind-form"), vec![field]).with_text(words.text("blind-text"));
    form.unfinished_as(Unfinished::nothing())
}

fn rate_blind(filled: &Filled, setting: &Setting) -> Vec<Step> {
    let lead = setting.instruments.header.lead_rater.as_ref();
    match rater_called(filled.text("rater"), lead) {
        Some(rater) => vec![Step::Open(Destination::AssessBlind(rater))],
        None => vec![Step::Say(setting.words.text("blind-is-lead"))],
    }
}
