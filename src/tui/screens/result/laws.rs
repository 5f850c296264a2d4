//! Screen, table and JSON say the same of a unit, whatever was rated.

use std::sync::Arc;

use proptest::prelude::*;
use ratatui::layout::Size;

use super::overview;
use crate::domain::fixtures::Scene;
use crate::domain::fixtures::random::scenes;
use crate::domain::score::{RoundScore, Scoring, View, score_study};
use crate::report::json::{UnitDocument, score};
use crate::report::table::{self, Page};
use crate::report::{Selection, json};
use crate::tui::screens::laws::setting;
use crate::tui::screens::why::{Case, Sight};

fn scored(scene: &Scene, view: View) -> Vec<RoundScore> {
    let Scene { study, model, questionnaires } = scene;
    score_study(&Scoring { study, model, questionnaires, view, rater: None })
}

const SIZE: Size = Size { width: 120, height: 40 };

/// The words of every cell with their basis, as JSON has them: "largely", 3 of 3.
fn cells(unit: &UnitDocument) -> Vec<(&'static str, u32, u32)> {
    let fields = unit.fields.iter().flat_map(|(_, field)| &field.cells);
    fields.map(|cell| (cell.word, cell.rated, cell.applicable)).collect()
}

fn times(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn screen_table_and_json_say_the_same_of_every_unit(mut scene in scenes(), is_proven: bool) {
        // By their names they are found on the screen and in the table.
        for indicator in &mut scene.model.indicators {
            indicator.title = indicator.id.as_str().into();
        }
        let view = if is_proven { View::Proven } else { View::Account };
        let setting = setting(&scene, SIZE);
        let (account, proven) = (scored(&scene, View::Account), scored(&scene, View::Proven));
        let rounds = if is_proven { &proven } else { &account };
        let document = score(&scene.study, &scene.model, view, rounds, &Selection::default());
        for (at, round) in document.rounds.iter().enumerate() {
            for unit in &round.units {
                let id = crate::domain::fixtures::id(&unit.unit);
                let case =
                    Case::of_scored(Arc::new(scene.study.clone()), &id, [&account[at], &proven[at]]);
                let page = overview::page(&Sight::new(&case, view, &setting));
                let page_lines = page.lines().to_vec();
                let inherited_on_screen = setting.words.text("why-inherited");
                let is_heading =
                    |line: &Vec<crate::tui::sheet::Part>| line.iter().any(|part| part.text == inherited_on_screen);
                let below = page_lines.iter().position(is_heading).unwrap_or(page_lines.len());
                let inherited_in_table = setting.words.text("report-inherited").to_uppercase();
                let screen: Vec<&str> =
                    page.lines().iter().flatten().map(|part| part.text.as_str()).collect();
                let selection = Selection { unit: Some(&id), rater: None };
                let page = Page { words: &setting.words, language: "en", width: 120 };
                let rows = std::slice::from_ref(&rounds[at]);
                let table =
                    table::score(page, &scene.study, &scene.model, view, rows, &proven, &selection);
                let all = cells(unit);
                for (word, rated, applicable) in &all {
                    let expected = all.iter().filter(|one| *one == &(*word, *rated, *applicable)).count();
                    let word = setting.words.of("word", word);
                    let (on_screen, in_table) = if *applicable == 0 {
                        (word.clone(), word.clone())
                    } else {
                        (format!("{word} {rated}/{applicable}"), format!("{word} ({rated}/{applicable})"))
                    };
                    let is_there = |text: &&&str| text.trim_start_matches("≈ ") == on_screen;
                    prop_assert_eq!(screen.iter().filter(is_there).count(), expected, "{} {}", id, on_screen);
                    let matrix = table.split("at 2/3").next().unwrap_or_default();
                    prop_assert!(times(matrix, &in_table) >= expected, "{} {}\n{}", id, in_table, matrix);
                }
                for (_, field) in unit.fields.iter() {
                    let (Some(lo), Some(hi)) = (field.lo, field.hi) else { continue };
                    let phases = super::super::wording::phases(lo, hi, &setting);
                    prop_assert!(screen.iter().any(|text| text.contains(&phases)), "{} {}", id, phases);
                }
                for (factor, value) in unit.factors.iter() {
                    let value = setting.words.of("factor", value);
                    let named = scene.model.factor(factor).unwrap();
                    let title = setting.text(&named.title);
                    prop_assert!(screen.iter().any(|text| text.contains(&value)), "{} {}", title, value);
                    prop_assert!(table.contains(&value), "{} {}", title, value);
                }
                // What is inherited stands in a part of its own, in all three with the same value.
                let whole = &rounds[at].organisation.indicators;
                prop_assert_eq!(unit.inherited.iter().count(), whole.len());
                for (indicator, inherited) in unit.inherited.iter() {
                    let named = scene.model.indicators.iter().find(|one| one.id == *indicator).unwrap();
                    let title = setting.text(&named.title);
                    let value = inherited.value.to_string();
                    let on_screen = match inherited.counts {
                        None => setting.words.text("value-not-applicable"),
                        Some([low, high]) if low == high => low.to_string(),
                        Some(_) => setting.words.text("value-unknown"),
                    };
                    let is_line = |line: &Vec<crate::tui::sheet::Part>| {
                        line.iter().any(|part| part.text == on_screen) && line.iter().any(|part| part.text == title)
                    };
                    prop_assert!(page_lines[below..].iter().any(is_line), "{} {} {}", id, title, on_screen);
                    let part = table.split(&inherited_in_table).nth(1).unwrap_or_default();
                    let row = part.lines().find(|line| line.contains(title)).unwrap_or_default();
                    prop_assert!(row.split_whitespace().any(|word| word == value), "{} {}", title, row);
                }
                let explained = json::explain(&json::Explained {
                    study: &scene.study,
                    model: &scene.model,
                    questionnaires: &scene.questionnaires,
                    view,
                    round: &rounds[at],
                    unit: &id,
                    field: None,
                })
                .unwrap();
                // The sums of a cell are those of its indicators, and every piece of evidence named is there.
                for ((_, field), (_, scored)) in explained.fields.iter().zip(unit.fields.iter()) {
                    prop_assert_eq!((field.lo, field.hi), (scored.lo, scored.hi));
                    for (cell, scored) in field.cells.iter().zip(&scored.cells) {
                        let counts = || cell.indicators.iter().filter_map(|(_, one)| one.counts);
                        prop_assert_eq!(counts().map(|[low, _]| u32::from(low)).sum::<u32>(), scored.low);
                        prop_assert_eq!(counts().map(|[_, high]| u32::from(high)).sum::<u32>(), scored.high);
                        prop_assert_eq!((cell.state, cell.word), (scored.state, scored.word));
                    }
                    let complete = field.cells.iter().all(|cell| matches!(cell.state, "complete" | "n/a"));
                    prop_assert_eq!(field.next.is_none(), complete);
                }
                let cells = explained.fields.iter().flat_map(|(_, field)| &field.cells);
                let named = cells.flat_map(|cell| cell.indicators.iter()).flat_map(|(_, one)| &one.evidence);
                for id in named {
                    prop_assert!(explained.evidence.get(id).is_some(), "{}", id);
                }
            }
        }
    }
}
