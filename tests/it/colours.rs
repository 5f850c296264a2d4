//! Colour never carries a meaning alone.

use std::collections::HashMap;

use nulmeting::tui::theme::Theme;
use nulmeting::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use crate::support::Journey;

/// Ways to every screen, with ratings, proposals, warnings and unknowns on it.
const WAYS: [(&str, &str); 14] = [
    ("home", ""),
    ("talk", "jjjjj<right><enter><esc>j4<enter>"),
    ("commands of a talk", "jjjjj<right><enter><esc>"),
    ("outline of a talk", "jjjjj<right><enter><esc>o"),
    ("what is to be rated", "jjjj<right>a"),
    ("success factors", "jjjj<right>af"),
    ("result", "jjjj<right>r"),
    ("result, proven", "jjjj<right>rv"),
    ("why", "jjjj<right>r<enter>"),
    ("comparison", "c"),
    ("a unit compared", "c<down><enter>"),
    ("organisation", "o"),
    ("units", "u"),
    ("help", "?"),
];

/// Colour of the letters and of what is behind them.
type Inks = (Color, Color);

/// What stands in one colour: its words and their weight, which tell it apart without any, and the colour.
type Run = (String, Modifier, Inks);

fn drawn(journey: &mut Journey, theme: Theme) -> Buffer {
    journey.model.setting.theme = theme;
    let Size { width, height } = journey.model.setting.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(&journey.model, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// What stands in each row in one colour, with that colour; what is selected is told by its reversal.
fn runs(buffer: &Buffer) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for y in 0..buffer.area.height {
        let mut run: Option<Run> = None;
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            if cell.modifier.contains(Modifier::REVERSED) {
                runs.extend(run.take());
                continue;
            }
            match &mut run {
                Some((text, weight, inks)) if (*weight, *inks) == (cell.modifier, (cell.fg, cell.bg)) => {
                    text.push_str(cell.symbol());
                }
                _ => runs.extend(run.replace((cell.symbol().to_owned(), cell.modifier, (cell.fg, cell.bg)))),
            }
        }
        runs.extend(run);
    }
    let trimmed = runs.into_iter().map(|(text, weight, inks)| (text.trim().to_owned(), weight, inks));
    trimmed.filter(|(text, ..)| !text.is_empty()).collect()
}

#[test]
fn words_and_signs_that_differ_in_colour_differ_without_it() {
    let mut coloured = 0;
    for (name, way) in WAYS {
        for theme in [Theme::dark(), Theme::light(), Theme::on_any()] {
            let mut journey = Journey::sample(120, 40);
            journey.press(way);
            let mut seen: HashMap<(String, Modifier), Inks> = HashMap::new();
            for (text, weight, inks) in runs(&drawn(&mut journey, theme)) {
                coloured += usize::from(inks != (Color::Reset, Color::Reset));
                let before = *seen.entry((text.clone(), weight)).or_insert(inks);
                assert_eq!(before, inks, "{name}: {text:?} means two things by its colour");
            }
        }
    }
    assert!(coloured > 100, "hardly anything has a colour: {coloured}");
}

#[test]
fn a_screen_says_the_same_in_every_theme() {
    for (name, way) in WAYS {
        let mut journey = Journey::sample(80, 24);
        journey.press(way);
        let text =
            |buffer: &Buffer| buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect::<String>();
        let plain = drawn(&mut journey, Theme::plain());
        assert!(
            plain.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)),
            "{name}"
        );
        for theme in [Theme::dark(), Theme::light(), Theme::on_any()] {
            assert_eq!(text(&drawn(&mut journey, theme)), text(&plain), "{name}");
        }
    }
}
