//! What is to be checked in a round, kind by kind; the way from each line leads to its place.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::wording;
use crate::domain::assess::findings::{Finding, Kind};
use crate::domain::id::Id;
use crate::tui::keymap::{Action, Place};
use crate::tui::list::List;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::screens::assess::details::wrapped;
use crate::tui::screens::assess::view::draw_name;
use crate::tui::speech::Speech;
use crate::tui::widgets::{loading, put, shortened};
use crate::workbench::found;
use crate::workbench::request::{FoundInRound, Reply, Request};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    round: Id,
    found: Option<Arc<FoundInRound>>,
    rows: Vec<Row>,
    list: List,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// Above the findings of a kind, with their count.
    Heading(&'static str, usize),
    /// A finding, by its index.
    Finding(usize),
}

/// Rows below the list, for the whole of the line that one is at.
const FOOT: u16 = 4;

impl State {
    /// The screen with nothing read yet.
    pub fn new(round: Id) -> Self {
        Self { round, found: None, rows: Vec::new(), list: List::default() }
    }

    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Findings(self.round.clone()))]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(action) => self.act(*action, setting),
            Input::Reply(Reply::Findings(found)) if found.round == self.round => {
                self.rows = rows(&found.findings);
                self.found = Some(Arc::clone(found));
                self.list.fit(self.rows.len(), height(setting));
                self.pass_heading(false, setting);
                Vec::new()
            }
            Input::Saved => self.opened(setting),
            Input::Tick => {
                self.list.fit(self.rows.len(), height(setting));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if self.list.act(action, self.rows.len(), height(setting)) {
            self.pass_heading(matches!(action, Action::Up | Action::PageUp | Action::First), setting);
            return Vec::new();
        }
        match action {
            Action::Back => return vec![Step::Back],
            Action::EarlierKind => self.turn_kind(false, setting),
            Action::LaterKind => self.turn_kind(true, setting),
            Action::EarlierRound => return self.turn_round(-1, setting),
            Action::LaterRound => return self.turn_round(1, setting),
            Action::OpenFinding => {
                if let Some(finding) = self.finding() {
                    let (unit, round) = (finding.site.unit.clone(), self.round.clone());
                    return vec![Step::Open(
                        match finding.target.clone().or_else(|| finding.evidence.clone()) {
                            Some(target) => Destination::AssessAt { unit, round, target },
                            None => Destination::Assess { unit, round },
                        },
                    )];
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Headings are passed over: there is nowhere to go.
    fn pass_heading(&mut self, is_up: bool, setting: &Setting) {
        if matches!(self.rows.get(self.list.selected), Some(Row::Heading(..))) {
            let at = self.list.selected;
            self.list.selected = if is_up && at > 0 { at - 1 } else { at + 1 };
        }
        self.list.fit(self.rows.len(), height(setting));
        if self.list.selected == 1 {
            self.list.offset = 0;
        }
    }

    /// To the first finding of the kind before or after.
    fn turn_kind(&mut self, is_later: bool, setting: &Setting) {
        let is_heading = |at: &usize| matches!(self.rows.get(*at), Some(Row::Heading(..)));
        let here = self.list.selected;
        let own = (0..here).rev().find(is_heading).unwrap_or(0);
        let there = if is_later {
            (here..self.rows.len()).find(is_heading)
        } else {
            (0..own).rev().find(is_heading).or(Some(own))
        };
        let Some(there) = there else { return };
        self.list.selected = there + 1;
        self.list.fit(self.rows.len(), height(setting));
        // Its heading is in sight too, and as much of the kind as fits.
        self.list.offset = there.min(self.rows.len().saturating_sub(height(setting)));
    }

    fn turn_round(&mut self, step: isize, setting: &Setting) -> Vec<Step> {
        let Some(round) = setting.round_beside(&self.round, step) else {
            return vec![Step::Say(setting.words.text("assess-no-other-round"))];
        };
        *self = Self::new(round);
        self.opened(setting)
    }

    fn finding(&self) -> Option<&Finding> {
        match self.rows.get(self.list.selected)? {
            Row::Heading(..) => None,
            Row::Finding(at) => self.found.as_ref()?.findings.get(*at),
        }
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let round = wording::round(&self.round, setting);
        setting.words.with("findings-title", &[("round", round.into())])
    }

    fn text(row: Row, found: &FoundInRound, setting: &Setting) -> String {
        match row {
            Row::Heading(kind, count) => found::heading(kind, count, &setting.words),
            Row::Finding(at) => found.findings.get(at).map_or_else(String::new, |finding| {
                let model = &setting.instruments.model;
                found::line(finding, &found.study, model, &setting.language, &setting.words)
            }),
        }
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        let theme = &setting.theme;
        let Some(found) = &self.found else {
            loading(setting, frame, area);
            return;
        };
        if self.rows.is_empty() {
            put(frame, area, area.x + 1, area.y + 1, &setting.words.text("findings-none"), theme.good);
            return;
        }
        let width = usize::from(area.width);
        let visible = self.list.visible(self.rows.len(), height(setting));
        for (at, y) in visible.zip(area.top()..area.bottom()) {
            let row = self.rows[at];
            let text = Self::text(row, found, setting);
            match row {
                Row::Heading(..) => {
                    put(
                        frame,
                        area,
                        area.x + 1,
                        y,
                        &shortened(&text, width.saturating_sub(2)),
                        theme.heading,
                    );
                }
                Row::Finding(_) => {
                    let is_here = at == self.list.selected;
                    let (mark, style) = if is_here { ("▸", theme.selected) } else { (" ", theme.text) };
                    put(
                        frame,
                        area,
                        area.x,
                        y,
                        &shortened(&format!("{mark} {text}"), width.saturating_sub(1)),
                        style,
                    );
                }
            }
        }
        let foot = Rect { y: area.bottom().saturating_sub(FOOT), height: FOOT.min(area.height), ..area };
        let kind = self.rows[..=self.list.selected.min(self.rows.len() - 1)].iter().rev();
        let heading = kind.copied().find(|row| matches!(row, Row::Heading(..)));
        let heading = heading.map(|row| Self::text(row, found, setting)).unwrap_or_default();
        let line = Rect { height: foot.height.min(1), ..foot };
        draw_name(frame, line, &heading, "", theme);
        if let Some(row) = self.rows.get(self.list.selected) {
            let text = Self::text(*row, found, setting);
            let mut lines = wrapped(&text, width.saturating_sub(2));
            let room = usize::from(FOOT) - 1;
            if lines.len() > room {
                lines.truncate(room);
                if let Some(last) = lines.last_mut() {
                    *last = shortened(&format!("{last} …"), width.saturating_sub(2));
                }
            }
            for (line, y) in lines.iter().zip(foot.y + 1..foot.bottom()) {
                put(frame, foot, foot.x + 1, y, line, theme.text);
            }
        }
    }

    /// Each kind with its count, and its findings as choices.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(self.title(setting));
        let Some(found) = &self.found else { return speech };
        if self.rows.is_empty() {
            speech.text(setting.words.text("findings-none"));
        }
        for row in &self.rows {
            let text = Self::text(*row, found, setting);
            match row {
                Row::Heading(..) => speech.text(text),
                Row::Finding(_) => speech.choice(text),
            }
        }
        speech
    }

    /// Selects a finding.
    pub fn select(&mut self, index: usize, setting: &Setting) {
        let findings = self.rows.iter().enumerate().filter(|(_, row)| matches!(row, Row::Finding(_)));
        self.list.selected = findings.map(|(at, _)| at).nth(index).unwrap_or(self.list.selected);
        self.list.fit(self.rows.len(), height(setting));
    }

    /// Where keys go.
    pub fn place(&self) -> Place {
        Place::Findings
    }
}

fn height(setting: &Setting) -> usize {
    usize::from(setting.body_height().saturating_sub(FOOT))
}

fn rows(findings: &[Finding]) -> Vec<Row> {
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        let of_kind = findings.iter().enumerate().filter(|(_, finding)| finding.kind.as_str() == kind);
        let places: Vec<usize> = of_kind.map(|(at, _)| at).collect();
        if !places.is_empty() {
            rows.push(Row::Heading(kind, places.len()));
            rows.extend(places.into_iter().map(Row::Finding));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::screens::Screen;
    use crate::tui::screens::assess::tests::{Stage, id, sample};

    fn stage() -> Stage {
        Stage::at(sample(), Screen::Findings(Box::new(State::new(id("r2")))))
    }

    fn state(stage: &Stage) -> &State {
        match stage.model.screens.last() {
            Some(Screen::Findings(state)) => state,
            other => panic!("{other:?} is in sight"),
        }
    }

    #[test]
    fn every_finding_leads_to_its_place_and_back() {
        let mut stage = stage();
        let kinds = state(&stage).rows.iter().filter(|row| matches!(row, Row::Heading(..))).count();
        assert!(kinds >= 3, "{}", stage.screen());
        for _ in 0..kinds {
            let finding = state(&stage).finding().expect("a heading is no place").clone();
            let here = state(&stage).list.selected;
            stage.press("<enter>");
            let screen = stage.screen();
            assert!(screen.contains("Assess · "), "{finding:?}: {screen}");
            let wanted = finding.target.or(finding.evidence).unwrap();
            let Some(Screen::Assess(state)) = stage.model.screens.last() else { panic!("no unit") };
            let on = state.current().map(|row| row.id.clone()).filter(|_| !state.is_on_evidence());
            assert_eq!(on.or_else(|| state.on_piece()), Some(wanted), "{:?}", finding.kind);
            while !matches!(stage.model.screens.last(), Some(Screen::Findings(_))) {
                stage.press("<esc>");
            }
            assert_eq!(self::state(&stage).list.selected, here);
            stage.press("<right>");
        }
    }

    #[test]
    fn kinds_are_gone_through_with_one_key_each_and_rounds_too() {
        let mut stage = stage();
        let first = state(&stage).list.selected;
        assert_eq!(first, 1);
        stage.press("<right>");
        let second = state(&stage).list.selected;
        assert!(second > first);
        stage.press("<left>");
        assert_eq!(state(&stage).list.selected, first);
        stage.press("G<left>");
        assert!(matches!(state(&stage).rows[state(&stage).list.selected - 1], Row::Heading(..)));
        stage.press("[");
        assert!(stage.screen().contains("Baseline, autumn 2009"), "{}", stage.screen());
        stage.press("[");
        assert_eq!(stage.notice(), "There is no round on that side.");
        stage.press("kkk");
        assert!(state(&stage).finding().is_some());
    }

    #[test]
    fn whole_screens() {
        let mut stage = stage();
        for (width, height) in [(80, 24), (120, 40)] {
            insta::assert_snapshot!(format!("{width}x{height}"), stage.size(width, height).screen());
        }
        for language in ["de", "nl"] {
            stage.size(80, 24);
            stage.model.setting.words = crate::language::Words::in_language(language);
            stage.model.setting.language = language.into();
            insta::assert_snapshot!(format!("80x24-{language}"), stage.press("jk").screen());
        }
    }

    #[test]
    fn in_words_kinds_are_said_and_findings_are_choices() {
        let stage = stage();
        let told = state(&stage).speech(&stage.model.setting).told();
        assert!(told[0].starts_with("Not rated yet: "), "{told:?}");
        assert!(told[1].starts_with("1. "), "{told:?}");
    }
}
