//! A result shown to a room: large and calm, words in full, page by page. Nothing can be changed here.
//!
//! What is shown is the figure that pictures are drawn from. On the way down to what decides it the study is the one for a
//! room: no speakers, no remarks, and of evidence only the words that may be quoted. Words that may tell who somebody is are
//! replaced as in what leaves.

mod layout;
mod pages;
mod speech;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::why::{Case, Sight, Target, Trail, other};
use crate::domain::id::Id;
use crate::domain::score::{RoundScore, View};
use crate::domain::study::Study;
use crate::tui::keymap::{Action, Place};
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place as OnSheet, Sheet, wrapped};
use crate::tui::widgets;
use crate::tui::widgets::sheet::style;
use crate::workbench::figures::{
    ComparisonFigure, Head, Naming, OrganisationFigure, SeriesFigure, Source, UnitFigure, comparison,
    for_a_room, organisation, series, unit,
};
use crate::workbench::request::{ComparedRounds, Reply, Request, RoundsInARow, ScoredRound, Shown as Seen};

use layout::Goal;
use pages::{Page, Pages};

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Two rounds of all units.
    Comparison {
        /// The earlier round.
        from: Id,
        /// The later round.
        to: Id,
    },
    /// All rounds of all units in a row.
    Series,
    /// A round of all units.
    Organisation {
        /// The round.
        round: Id,
    },
    /// A unit in a round.
    Unit {
        /// The unit.
        unit: Id,
        /// The round.
        round: Id,
    },
}

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    what: Subject,
    view: View,
    naming: Naming,
    compared: Option<Arc<ComparedRounds>>,
    scored: Option<Arc<ScoredRound>>,
    in_a_row: Option<Arc<RoundsInARow>>,
    shown: Option<Shown>,
    page: usize,
    place: OnSheet,
    below: Trail<Target>,
}

/// What is drawn, read once.
#[derive(Debug)]
struct Shown {
    figure: Figure,
    /// What can be gone into, as a room may see it.
    case: Option<Case>,
}

#[derive(Debug)]
enum Figure {
    Comparison(ComparisonFigure),
    Series(SeriesFigure),
    Organisation(OrganisationFigure),
    Unit(UnitFigure, Vec<usize>),
    /// The unit was not there, or would be given away.
    Nothing,
}

/// Everything where it stands.
struct Layout {
    pages: Pages<Goal>,
    each: Vec<Page>,
    top: Vec<(String, Look)>,
    signs: String,
}

impl State {
    /// The screen with nothing read yet.
    pub fn new(what: Subject, view: View, naming: Naming) -> Self {
        Self {
            what,
            view,
            naming,
            compared: None,
            scored: None,
            in_a_row: None,
            shown: None,
            page: 0,
            place: OnSheet::default(),
            below: Trail::default(),
        }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::InARoom(match &self.what {
            Subject::Comparison { from, to } => Seen::Comparison(from.clone(), to.clone()),
            Subject::Series => Seen::Series,
            Subject::Organisation { round } | Subject::Unit { round, .. } => Seen::Round(round.clone()),
        }))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => return self.act(*action, setting),
            Input::Reply(Reply::InARoom(seen)) => self.answered(seen, setting),
            Input::Saved => return self.opened(setting),
            Input::Tick => self.fit(setting),
            _ => {}
        }
        Vec::new()
    }

    /// What was asked for has come; what belongs to another page of the same screen is left alone.
    fn answered(&mut self, seen: &Reply, setting: &Setting) {
        match seen {
            Reply::Comparison(compared) => {
                let found = &compared.account.comparison;
                if self.what == (Subject::Comparison { from: found.from.clone(), to: found.to.clone() }) {
                    self.compared = Some(compared.clone());
                    self.read(setting);
                }
            }
            Reply::Series(found) if self.what == Subject::Series => {
                self.in_a_row = Some(found.clone());
                self.read(setting);
            }
            Reply::Round(scored) => {
                let (Subject::Organisation { round } | Subject::Unit { round, .. }) = &self.what else {
                    return;
                };
                if scored.account.round == *round {
                    self.scored = Some(scored.clone());
                    self.read(setting);
                }
            }
            _ => {}
        }
    }

    /// Reads the figure anew.
    fn read(&mut self, setting: &Setting) {
        let model = &setting.instruments.model;
        let source = |study| Source {
            study,
            model,
            view: self.view,
            naming: self.naming,
            words: &setting.words,
            language: &setting.language,
        };
        self.shown = match (&self.what, &self.compared, &self.scored) {
            (Subject::Comparison { .. }, Some(compared), _) => {
                let found = match self.view {
                    View::Account => &compared.account,
                    View::Proven => &compared.proven,
                };
                let scores = [&found.from, &found.to];
                let figure = comparison(source(&compared.study), &found.comparison, scores);
                Some(Shown { figure: Figure::Comparison(figure), case: None })
            }
            (Subject::Series, ..) => self.in_a_row.as_ref().map(|found| {
                let shown = match self.view {
                    View::Account => &found.account,
                    View::Proven => &found.proven,
                };
                Shown { figure: Figure::Series(series(source(&found.study), shown)), case: None }
            }),
            (Subject::Organisation { round }, _, Some(scored)) => {
                let (shown, proven) = in_view(scored, self.view);
                let source = source(&scored.study);
                let figure = organisation(source, shown, proven);
                let room = Arc::new(ScoredRound {
                    study: Arc::new(for_a_room(source, round)),
                    account: without_words(&scored.account, &figure),
                    proven: without_words(&scored.proven, &figure),
                });
                Some(Shown { figure: Figure::Organisation(figure), case: Some(Case::of_organisation(&room)) })
            }
            (Subject::Unit { unit: id, round }, _, Some(scored)) => {
                let (shown, proven) = in_view(scored, self.view);
                let source = source(&scored.study);
                let of_all = organisation(source, shown, proven);
                let rounds = [&scored.account, &scored.proven].map(|score| without_words(score, &of_all));
                let room: Arc<Study> = Arc::new(for_a_room(source, round));
                let figure = unit(source, shown, proven, id);
                let factors = shown.units.iter().find(|score| score.unit == *id);
                let factors = factors
                    .map_or_else(Vec::new, |score| score.factors.iter().map(|state| state.index).collect());
                Some(Shown {
                    case: figure.is_some().then(|| Case::of_scored(room, id, rounds.each_ref())),
                    figure: figure.map_or(Figure::Nothing, |figure| Figure::Unit(figure, factors)),
                })
            }
            _ => None,
        };
        self.fit(setting);
    }

    fn fit(&mut self, setting: &Setting) {
        if let Some(layout) = self.layout(setting) {
            self.page = self.page.min(layout.each.len().saturating_sub(1));
            self.select_on_page(&layout);
        }
        if let Some(sheet) = self.sheet(setting) {
            self.below.place_mut().fit(&sheet, setting.rows());
        }
    }

    /// What is selected is always on the page in sight, where that one has anything to select.
    fn select_on_page(&mut self, layout: &Layout) {
        let Some(page) = layout.each.get(self.page) else { return };
        let stops = layout.pages.stops(page);
        let here = layout.pages.sheet.selected(&self.place);
        if let Some(first) = stops.first()
            && !here.is_some_and(|here| stops.contains(&here))
        {
            (self.place.row, self.place.column) = *first;
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        match action {
            Action::SwitchView => {
                self.view = other(self.view);
                self.read(setting);
                return Vec::new();
            }
            Action::Council => {
                self.naming = self.naming.other();
                self.below.clear();
                self.read(setting);
                return Vec::new();
            }
            Action::EarlierUnit => return self.turn_unit(-1, setting),
            Action::LaterUnit => return self.turn_unit(1, setting),
            _ => {}
        }
        if let Some(sheet) = self.sheet(setting) {
            let action = match action {
                Action::NextPage => Action::PageDown,
                Action::PageBefore => Action::PageUp,
                action => action,
            };
            self.below.act(action, &sheet, setting.rows());
            return Vec::new();
        }
        if action == Action::Back {
            return vec![Step::Back];
        }
        let Some(layout) = self.layout(setting) else { return Vec::new() };
        match action {
            Action::NextPage | Action::PageDown => self.turn_page(1, &layout),
            Action::PageBefore | Action::PageUp => self.turn_page(-1, &layout),
            Action::First => self.turn_page(isize::MIN, &layout),
            Action::Last => self.turn_page(isize::MAX, &layout),
            Action::Up | Action::Down | Action::Left | Action::Right => self.go(action, &layout),
            Action::Why => match layout.pages.sheet.target(&self.place) {
                Some(Goal::Unit(unit)) => {
                    let round = match &self.what {
                        Subject::Comparison { to: round, .. }
                        | Subject::Organisation { round }
                        | Subject::Unit { round, .. } => round.clone(),
                        Subject::Series => match setting.instruments.rounds.last() {
                            Some(round) => round.id.clone(),
                            None => return Vec::new(),
                        },
                    };
                    let what = Subject::Unit { unit: unit.clone(), round };
                    return vec![Step::Open(Destination::Presentation {
                        what,
                        view: self.view,
                        naming: self.naming,
                    })];
                }
                Some(Goal::Why(target)) => self.below.push(target.clone()),
                None => {}
            },
            _ => {}
        }
        Vec::new()
    }

    fn turn_page(&mut self, step: isize, layout: &Layout) {
        let last = layout.each.len().saturating_sub(1);
        self.page = self.page.saturating_add_signed(step).min(last);
        self.select_on_page(layout);
    }

    /// Selects a neighbour; the page turns with it.
    fn go(&mut self, action: Action, layout: &Layout) {
        let sheet = &layout.pages.sheet;
        let Some((row, column)) = sheet.selected(&self.place) else {
            let step = if matches!(action, Action::Up | Action::Left) { -1 } else { 1 };
            return self.turn_page(step, layout);
        };
        let place = OnSheet { row, column, ..self.place };
        let moved = match action {
            Action::Up => OnSheet { row: row.saturating_sub(1), ..place },
            Action::Down => OnSheet { row: row + 1, ..place },
            Action::Left => OnSheet { column: column.saturating_sub(1), ..place },
            _ => OnSheet { column: column + 1, ..place },
        };
        let Some(stop) = sheet.selected(&moved) else {
            // Behind the last stop there may be pages to read.
            return self.turn_page(1, layout);
        };
        self.place = moved;
        let pages = layout.each.iter();
        if let Some(page) = pages.into_iter().position(|page| layout.pages.stops(page).contains(&stop)) {
            self.page = page;
        }
    }

    /// The unit before or behind, in the order of the figure.
    fn turn_unit(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let (Subject::Unit { unit, round }, Some(scored)) = (&self.what, &self.scored) else {
            return Vec::new();
        };
        let source = Source {
            study: &scored.study,
            model: &setting.instruments.model,
            view: self.view,
            naming: self.naming,
            words: &setting.words,
            language: &setting.language,
        };
        let (shown, proven) = in_view(scored, self.view);
        let figure = organisation(source, shown, proven);
        let order: Vec<&Id> =
            figure.groups.iter().flat_map(|group| &group.rows).map(|row| &row.unit).collect();
        let here = order.iter().position(|id| *id == unit);
        let there = here.and_then(|here| here.checked_add_signed(step)).and_then(|there| order.get(there));
        if let Some(next) = there {
            self.what = Subject::Unit { unit: (*next).clone(), round: round.clone() };
            (self.page, self.place) = (0, OnSheet::default());
            self.below.clear();
            self.read(setting);
        }
        Vec::new()
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Presentation
    }

    fn head(&self) -> Option<&Head> {
        match &self.shown.as_ref()?.figure {
            Figure::Comparison(figure) => Some(&figure.head),
            Figure::Series(figure) => Some(&figure.head),
            Figure::Organisation(figure) => Some(&figure.head),
            Figure::Unit(figure, _) => Some(&figure.head),
            Figure::Nothing => None,
        }
    }

    /// What stands on the line on top.
    pub fn title(&self, _setting: &Setting) -> String {
        self.head().map_or_else(String::new, |head| head.title.clone())
    }

    /// The page gone into.
    fn sheet(&self, setting: &Setting) -> Option<Sheet<Target>> {
        let target = self.below.at()?;
        let case = self.shown.as_ref()?.case.as_ref()?;
        Some(Sight::new(case, self.view, setting).page(target))
    }

    /// The pages of the figure.
    fn layout(&self, setting: &Setting) -> Option<Layout> {
        let (pages, signs) = match &self.shown.as_ref()?.figure {
            Figure::Comparison(figure) => {
                let signs = if figure.phases.is_empty() { "" } else { "room-signs-two" };
                (layout::comparison(figure, setting), signs)
            }
            Figure::Series(figure) => {
                let signs = if figure.phases.is_empty() { "" } else { "room-signs-two" };
                (layout::series(figure, setting), signs)
            }
            Figure::Organisation(figure) => (layout::organisation(figure, setting), "room-signs-cells"),
            Figure::Unit(figure, factors) => (layout::unit(figure, factors, setting), "room-signs-cells"),
            Figure::Nothing => return None,
        };
        let room = setting.size.width.saturating_sub(2);
        let mut top = Vec::new();
        if let Some(head) = self.head() {
            let base = head.base.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(" ");
            let lines = |text: &str, look: Look| -> Vec<(String, Look)> {
                wrapped(text, room).into_iter().map(|line| (line.to_owned(), look)).collect()
            };
            top.extend(lines(&base, Look::Quiet));
            top.extend(head.remark.iter().flat_map(|remark| lines(remark, Look::Title)));
        }
        let signs = if signs.is_empty() { String::new() } else { setting.words.text(signs) };
        let height = setting.rows();
        // A blank row below what stands above; where there is room, one above the signs on the last row too.
        let rows = height.saturating_sub(top.len() + 2 + usize::from(height >= 24));
        // Rows of a table need less room between them than units that are told one after the other.
        let is_table = matches!(self.what, Subject::Organisation { .. });
        let gap = usize::from(height >= 30) + usize::from(!is_table);
        let each = pages.pages(rows, gap);
        Some(Layout { pages, each, top, signs })
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        let theme = &setting.theme;
        if let Some(sheet) = self.sheet(setting) {
            widgets::sheet::draw(&sheet, self.below.place(), theme, frame, area);
            return;
        }
        let Some(layout) = self.layout(setting) else {
            let id = if self.shown.is_some() { "room-nothing" } else { "loading" };
            widgets::put(frame, area, area.x + 1, area.y + 1, &setting.words.text(id), theme.quiet);
            return;
        };
        let mut y = area.y;
        for (line, look) in &layout.top {
            widgets::put(frame, area, area.x + 1, y, line, style(*look, theme));
            y += 1;
        }
        y += 1;
        let body = Rect { y, height: area.bottom().saturating_sub(y + 1), ..area };
        if let Some(page) = layout.each.get(self.page) {
            layout.pages.draw(page, &self.place, theme, frame, body);
        }
        let last = area.bottom().saturating_sub(1);
        widgets::put(frame, area, area.x + 1, last, &layout.signs, theme.quiet);
        let arguments = [("page", (self.page + 1).into()), ("pages", layout.each.len().into())];
        let number = setting.words.with("room-page", &arguments);
        let width = number.chars().count() as u16;
        widgets::put(frame, area, area.right().saturating_sub(width + 1), last, &number, theme.title);
    }
}

/// A scored round in a view, and the proven one where that is another.
fn in_view(scored: &ScoredRound, view: View) -> (&RoundScore, Option<&RoundScore>) {
    match view {
        View::Account => (&scored.account, Some(&scored.proven)),
        View::Proven => (&scored.proven, None),
    }
}

/// A scored round with the units of a figure alone, and without reasons that somebody typed.
fn without_words(score: &RoundScore, figure: &OrganisationFigure) -> RoundScore {
    let mut score = score.clone();
    let is_shown = |unit: &Id| figure.rows().any(|row| row.unit == *unit);
    score.units.retain(|unit| is_shown(&unit.unit));
    let factors = score.units.iter_mut().flat_map(|unit| &mut unit.factors);
    for state in factors.chain(&mut score.organisation.factors) {
        state.reason = None;
    }
    score
}
