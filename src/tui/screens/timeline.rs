//! Rounds, talks and events in the order of time: rounds as spans at the edge, with the days of their talks, and what
//! happened around them with its effect and whom it concerned.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::records;
use super::wording;
use crate::domain::study::{Event, Interview, Study};
use crate::domain::timeline::{Happening, Span, Timeline, timeline};
use crate::tui::keymap::Action;
use crate::tui::message::{Destination, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::tui::speech::Speech;
use crate::tui::widgets;
use crate::workbench::request::{Reply, Request};

/// The columns of a date.
const DATE: u16 = 12;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    study: Option<Arc<Study>>,
    place: Place,
}

/// Nothing on the line is gone into.
type Line = Sheet<()>;

impl State {
    /// What it wants to know when it comes into sight.
    pub fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Timeline)]
    }

    /// What input does to it.
    pub fn update(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Act(Action::Back) => return vec![Step::Back],
            Input::Act(Action::Events) => {
                return vec![Step::Open(Destination::Records(records::Kind::Events))];
            }
            Input::Act(action) => {
                if let Some(sheet) = self.sheet(setting) {
                    self.place.act(*action, &sheet, setting.rows());
                }
            }
            Input::Reply(Reply::Timeline(study)) => self.study = Some(study.clone()),
            Input::Saved => return self.opened(setting),
            Input::Tick => {
                if let Some(sheet) = self.sheet(setting) {
                    self.place.fit(&sheet, setting.rows());
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        let study = setting.text(&setting.instruments.header.title);
        setting.words.with("timeline-of", &[("study", study.into())])
    }

    /// What it says where nothing is drawn.
    pub fn speech(&self, setting: &Setting) -> Speech {
        let mut speech = Speech::once_on(self.title(setting));
        let Some(study) = &self.study else { return speech };
        let line = timeline(study);
        speech.text(base(study, &line, setting));
        for moment in &line.moments {
            let text = told(study, &line, &moment.what, setting);
            speech.text(format!("{}: {text}", moment.date));
        }
        for text in undated(&line, setting) {
            speech.text(text);
        }
        speech
    }

    fn sheet(&self, setting: &Setting) -> Option<Line> {
        Some(page(self.study.as_ref()?, setting))
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        widgets::sheet::draw_read(self.sheet(setting).as_ref(), &self.place, setting, frame, area);
    }
}

fn page(study: &Study, setting: &Setting) -> Line {
    let line = timeline(study);
    let mut sheet = Sheet::new(setting.size.width);
    sheet.text(1, &base(study, &line, setting), Look::Quiet);
    sheet.blank();
    if line.moments.is_empty() {
        sheet.text(2, &setting.words.text("timeline-empty"), Look::Quiet);
    }
    // As many bars beside each other as rounds overlap.
    let bars = line.moments.iter().map(|moment| moment.during.len()).max().unwrap_or_default() as u16;
    let beside = DATE + 2 * bars;
    for moment in &line.moments {
        let look = match &moment.what {
            Happening::Begins(_) | Happening::Ends(_) => Look::Heading,
            Happening::Event(_) => Look::Text,
            Happening::Talks(..) => Look::Quiet,
        };
        let first = sheet.text(beside, &told(study, &line, &moment.what, setting), look);
        sheet.label(first, 1, moment.date.as_str(), Look::Quiet);
        let last = sheet.lines().len();
        for (at, round) in moment.during.iter().enumerate() {
            for row in first..last {
                let sign = match moment.what {
                    Happening::Begins(own) if own == *round && row == first => "┌",
                    Happening::Ends(own) if own == *round && row + 1 == last => "└",
                    _ => "│",
                };
                sheet.label(row, DATE + 2 * at as u16, sign, Look::Heading);
            }
        }
    }
    sheet.blank();
    for text in undated(&line, setting) {
        sheet.text(1, &text, Look::Quiet);
    }
    sheet
}

fn base(study: &Study, line: &Timeline, setting: &Setting) -> String {
    let arguments = [("rounds", line.rounds.len().into()), ("events", study.events.len().into())];
    setting.words.with("timeline-base", &arguments)
}

fn round(at: usize, setting: &Setting) -> String {
    let round = setting.instruments.rounds.get(at);
    round.map_or_else(String::new, |round| setting.text(&round.label).to_owned())
}

/// What a moment is, in words.
fn told(study: &Study, line: &Timeline, what: &Happening, setting: &Setting) -> String {
    let words = &setting.words;
    match what {
        Happening::Begins(at) => {
            let span: &Span = &line.rounds[*at];
            let arguments = [
                ("round", round(*at, setting).into()),
                ("completed", span.completed.into()),
                ("talks", span.talks.into()),
            ];
            words.with("timeline-begins", &arguments)
        }
        Happening::Ends(at) => words.with("timeline-ends", &[("round", round(*at, setting).into())]),
        Happening::Event(found) => event(study, found, setting),
        Happening::Talks(_, talks) => {
            let units = talks.iter().map(|talk| talked(study, talk, setting)).collect::<Vec<_>>().join(", ");
            words.with("timeline-talks", &[("count", talks.len().into()), ("units", units.into())])
        }
    }
}

fn event(study: &Study, event: &Event, setting: &Setting) -> String {
    let words = &setting.words;
    let effect = words.of("effect", event.effect.as_str());
    let text =
        words.with("timeline-event", &[("effect", effect.into()), ("event", event.text.as_str().into())]);
    if event.units.is_empty() {
        return text;
    }
    let units: Vec<String> = event.units.iter().map(|unit| wording::unit(study, unit, setting)).collect();
    words.with("timeline-of-units", &[("event", text.into()), ("units", units.join(", ").into())])
}

fn talked(study: &Study, talk: &Interview, setting: &Setting) -> String {
    let status = setting.words.of("status", talk.state.status.as_str());
    format!("{} ({status})", wording::unit(study, &talk.details.unit, setting))
}

/// What is not on the line, for want of a day.
fn undated(line: &Timeline, setting: &Setting) -> Vec<String> {
    let open = line.rounds.iter().filter(|span| span.from.is_none() || span.undated > 0);
    open.map(|span| {
        let arguments = [
            ("round", round(span.round, setting).into()),
            ("talks", span.talks.into()),
            ("completed", span.completed.into()),
            ("undated", span.undated.into()),
        ];
        let id = if span.from.is_none() { "timeline-no-span" } else { "timeline-undated" };
        setting.words.with(id, &arguments)
    })
    .collect()
}
