//! The text of `timeline`: rounds as spans with their talks, and the events around them.

use super::Page;
use super::grid::Grid;
use super::sheet::Sheet;
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::score::View;
use crate::domain::study::{Interview, Study};
use crate::domain::timeline::{Happening, Timeline};
use crate::report::plain;

/// A study in the order of time.
pub fn timeline(page: Page, study: &Study, model: &Assessment, timeline: &Timeline) -> String {
    let mut sheet = Sheet::new(page, study, model, View::Account);
    let title = sheet.text(&study.header.title, &study.header.languages);
    let title = sheet.say("timeline-of", &[("study", title.into())]);
    sheet.title(&title);
    let base = sheet.say(
        "timeline-base",
        &[("rounds", timeline.rounds.len().into()), ("events", study.events.len().into())],
    );
    sheet.line(&base);
    sheet.blank();
    let titles = ["timeline-date", "timeline-round", "timeline-effect", "timeline-what"];
    let mut grid = Grid::new(titles.map(|title| sheet.word(title)));
    for moment in &timeline.moments {
        let during: Vec<String> =
            moment.during.iter().map(|&round| study.rounds[round].id.to_string()).collect();
        let (effect, what) = match &moment.what {
            Happening::Begins(round) => (String::new(), begins(&sheet, timeline, *round)),
            Happening::Ends(round) => (String::new(), ends(&sheet, *round)),
            Happening::Event(event) => {
                let names: Vec<&Id> = event.units.iter().collect();
                let text = plain(&event.text);
                let text = if names.is_empty() {
                    text.into_owned()
                } else {
                    let arguments = [("event", (&*text).into()), ("units", sheet.names(&names).into())];
                    sheet.say("timeline-of-units", &arguments)
                };
                (sheet.of("effect", event.effect.as_str()), text)
            }
            Happening::Talks(_, talks) => {
                let arguments = [("count", talks.len().into()), ("units", talked(&sheet, talks).into())];
                (String::new(), sheet.say("timeline-talks", &arguments))
            }
        };
        grid.row(vec![moment.date.to_string(), during.join(" "), effect, what]);
    }
    sheet.table(&grid);
    let undated: Vec<String> = timeline
        .rounds
        .iter()
        .filter(|span| span.from.is_none() || span.undated > 0)
        .map(|span| {
            let round = sheet.round(&study.rounds[span.round].id);
            let arguments = [
                ("round", round.into()),
                ("talks", span.talks.into()),
                ("completed", span.completed.into()),
                ("undated", span.undated.into()),
            ];
            let id = if span.from.is_none() { "timeline-no-span" } else { "timeline-undated" };
            sheet.say(id, &arguments)
        })
        .collect();
    if !undated.is_empty() {
        sheet.blank();
    }
    for text in undated {
        sheet.point(&text);
    }
    sheet.finish()
}

fn begins(sheet: &Sheet, timeline: &Timeline, round: usize) -> String {
    let span = &timeline.rounds[round];
    let arguments = [
        ("round", sheet.round(&sheet.study.rounds[round].id).into()),
        ("completed", span.completed.into()),
        ("talks", span.talks.into()),
    ];
    sheet.say("timeline-begins", &arguments)
}

fn ends(sheet: &Sheet, round: usize) -> String {
    sheet.say("timeline-ends", &[("round", sheet.round(&sheet.study.rounds[round].id).into())])
}

/// With whom, and what became of it where it was not held to the end.
fn talked(sheet: &Sheet, talks: &[&Interview]) -> String {
    let names = talks.iter().map(|talk| {
        let unit = &talk.details.unit;
        let name = if unit.is_organisation() { sheet.word("organisation-row") } else { sheet.unit(unit) };
        format!("{name} ({})", sheet.of("status", talk.state.status.as_str()))
    });
    names.collect::<Vec<_>>().join(", ")
}
