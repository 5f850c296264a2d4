//! Screen, table and JSON say the same of all units: in a round, between two, and over all of them in a row.
//!
//! Screens are read as a person reads them, from the cells of a terminal: an axis by the columns under its numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{FixedOffset, Utc};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::{Rect, Size};

use super::{comparison, organisation, series};
use crate::definition::builtin;
use crate::domain::answer::{Answer, Chosen, ClosedAnswer};
use crate::domain::board::Grouping;
use crate::domain::fixtures::Scene;
use crate::domain::fixtures::random::scenes;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::score::{RoundScore, View};
use crate::language::Words;
use crate::report::json;
use crate::report::json::StepDocument;
use crate::report::table::{self, Page};
use crate::report::{Keyed, Selection};
use crate::tui::keymap::Action;
use crate::tui::message::Input;
use crate::tui::model::Setting;
use crate::tui::theme::Theme;
use crate::workbench::OpenStudy;
use crate::workbench::request::{Instruments, Reply, RoundsInARow, ScoredRound};

/// Wide and high enough that nothing is cut or scrolled away.
const SIZE: Size = Size { width: 200, height: 160 };

/// A scene on a screen of a size, in English.
pub(super) fn setting(scene: &Scene, size: Size) -> Setting {
    Setting {
        words: Words::in_language("en"),
        theme: Theme::plain(),
        language: "en".to_owned(),
        size,
        now: chrono::DateTime::<Utc>::UNIX_EPOCH,
        offset: FixedOffset::east_opt(0).unwrap(),
        editor: None,
        instruments: instruments(scene),
    }
}

fn instruments(scene: &Scene) -> Arc<Instruments> {
    Arc::new(Instruments {
        header: scene.study.header.clone(),
        rounds: scene.study.rounds.clone(),
        model: scene.model.clone(),
        questionnaires: scene.questionnaires.clone(),
        ..Instruments::default()
    })
}

/// A scene whose units go by names that occur nowhere else, as a study that was read.
fn read(mut scene: Scene) -> (Scene, OpenStudy) {
    for unit in &mut scene.study.units {
        unit.name = name(unit.id.as_str()).as_str().into();
    }
    for field in &mut scene.model.fields {
        field.title = format!("Field {}.", field.id).as_str().into();
    }
    for factor in &mut scene.model.factors {
        factor.title = format!("Factor {}.", factor.id).as_str().into();
    }
    let study = scene.study.clone();
    let instruments = instruments(&scene);
    (scene, OpenStudy { study, instruments, path: "random.nulmeting".into() })
}

fn name(unit: &str) -> String {
    format!("Unit {unit}.")
}

/// What stands on a screen, row by row.
fn drawn(view: impl FnOnce(&mut ratatui::Frame, Rect)) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).unwrap();
    terminal.draw(|frame| view(frame, frame.area())).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let cells: Vec<&str> = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
    cells.chunks(usize::from(SIZE.width)).map(|row| row.concat().trim_end().to_owned()).collect()
}

/// The numbers under which marks stand, field by field: `(1, 3)` for `· ●━━━●`, with the numbers from the row of scales.
fn on_axes(scales: &str, row: &str, mark: char) -> Vec<Option<(u8, u8)>> {
    let mut fields: Vec<Vec<(usize, u8)>> = Vec::new();
    let digits = scales.chars().enumerate().filter_map(|(at, one)| Some((at, one.to_digit(10)? as u8)));
    for (at, number) in digits {
        if number == 0 {
            fields.push(Vec::new());
        }
        fields.last_mut().expect("a scale begins with 0").push((at, number));
    }
    let row: Vec<char> = row.chars().collect();
    let under = |places: Vec<(usize, u8)>| {
        let marked: Vec<u8> =
            places.iter().filter(|(at, _)| row.get(*at) == Some(&mark)).map(|(_, number)| *number).collect();
        Some((*marked.first()?, *marked.last()?))
    };
    fields.into_iter().map(under).collect()
}

/// The rows of a table in which a text stands.
fn rows<'t>(table: &'t str, heading: &str, name: &str) -> Vec<&'t str> {
    let part = table.split(&heading.to_uppercase()).nth(1).unwrap_or_default();
    let rows = part.lines().take_while(|line| !line.chars().any(char::is_lowercase) || !is_heading(line));
    rows.filter(|line| line.contains(name)).collect()
}

/// Headings are in capitals.
fn is_heading(line: &str) -> bool {
    line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase)
}

fn page(words: &Words) -> Page<'_> {
    Page { words, language: "en", width: 1000 }
}

/// "+1 … +3", as a table has it.
fn signed(range: [i32; 2]) -> String {
    let one = |number: i32| match number {
        1.. => format!("+{number}"),
        0 => "0".to_owned(),
        ..0 => format!("−{}", -number),
    };
    if range[0] == range[1] { one(range[0]) } else { format!("{} … {}", one(range[0]), one(range[1])) }
}

fn ranges<'a, V>(fields: &'a Keyed<V>, of: impl Fn(&'a V) -> Option<(u8, u8)>) -> Vec<Option<(u8, u8)>> {
    fields.iter().map(|(_, field)| of(field)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_rounds_are_the_same_on_screen_in_the_table_and_in_json(scene in scenes(), is_proven: bool) {
        let (scene, open) = read(scene);
        let (setting, view) = (setting(&scene, SIZE), if is_proven { View::Proven } else { View::Account });
        let (from, to) = (scene.study.rounds[0].id.clone(), scene.study.rounds[1].id.clone());
        let compared = Arc::new(open.compared(&from, &to));
        let side = if is_proven { &compared.proven } else { &compared.account };
        let (study, model, all) = (&scene.study, &scene.model, Selection::default());
        let document = json::compare(study, model, view, &side.comparison, &all);
        let scored = json::score(study, model, view, &[side.from.clone(), side.to.clone()], &all);
        let table = table::compare(page(&setting.words), study, model, view, &side.comparison, None, &all);
        let mut screen = comparison::State::new(from, to);
        screen.update(&Input::Reply(&Reply::Comparison(compared.clone())), &setting);
        if is_proven {
            screen.update(&Input::Act(Action::SwitchView), &setting);
        }
        let drawn = drawn(|frame, area| screen.view(&setting, frame, area));
        prop_assert_eq!(document.units.len(), study.units.len());
        for unit in &document.units {
            let name = name(&unit.unit);
            let at = drawn.iter().position(|row| row.contains(&name)).unwrap();
            let (upper, lower) = (&drawn[at], &drawn[at + 1]);
            let verdict = setting.words.of("verdict", unit.whole.verdict);
            prop_assert!(upper.ends_with(&verdict), "{}\n{}", verdict, upper);
            prop_assert!(lower.trim_start().starts_with(unit.link), "{}\n{}", unit.link, lower);
            let seen = unit.observed.as_ref().map(|seen| {
                format!("{}/{}: +{} ={} −{}", seen.n, unit.ground.defined, seen.up, seen.same, seen.down)
            });
            prop_assert_eq!(lower.contains('/'), seen.is_some(), "{}", lower);
            prop_assert!(lower.ends_with(&seen.unwrap_or_default()), "{}", lower);
            for (round, row, mark) in [(0, upper, '○'), (1, lower, '●')] {
                let scored = scored.rounds[round].units.iter().find(|one| one.unit == unit.unit).unwrap();
                let said = ranges(&scored.fields, |field| field.lo.zip(field.hi));
                prop_assert_eq!(on_axes(&drawn[1], row, mark), said, "{}\n{}", &drawn[1], row);
            }
            let verdicts = rows(&table, &setting.words.text("report-verdicts"), &name);
            let row = verdicts.first().unwrap();
            let base = format!("{} of {}", unit.whole.common, unit.whole.union);
            for part in [unit.link, verdict.as_str(), base.as_str()] {
                prop_assert!(row.contains(part), "{}\n{}", part, row);
            }
            if unit.reason.is_none() {
                let change = signed(unit.whole.d);
                prop_assert!(row.contains(&change), "{}\n{}", change, row);
            }
        }
    }

    #[test]
    fn rounds_in_a_row_are_the_same_on_screen_in_the_table_and_in_json(scene in scenes(), is_proven: bool) {
        let (scene, open) = read(scene);
        let (setting, view) = (setting(&scene, SIZE), if is_proven { View::Proven } else { View::Account });
        let rounds: Vec<Id> = scene.study.rounds.iter().map(|round| round.id.clone()).collect();
        let [account, proven] = View::ALL.map(|view| open.series(&rounds, view, None));
        let (study, model, all) = (&scene.study, &scene.model, Selection::default());
        let found = if is_proven { &proven } else { &account };
        let document = json::series(study, model, view, found, &all);
        let table = table::series(page(&setting.words), study, model, view, found, None, &all);
        let reply = RoundsInARow { study: Arc::new(study.clone()), account, proven, weak: BTreeMap::default() };
        let reply = Reply::Series(Arc::new(reply));
        for index in 0..document.units.len() {
            let mut screen = series::State::default();
            screen.update(&Input::Reply(&reply), &setting);
            screen.select(index, &setting);
            if is_proven {
                screen.update(&Input::Act(Action::SwitchView), &setting);
            }
            screen.update(&Input::Act(Action::Why), &setting);
            let drawn = drawn(|frame, area| screen.view(&setting, frame, area));
            let unit = document.units.iter().find(|one| drawn[0].contains(&name(&one.unit))).unwrap();
            let in_table = rows(&table, &setting.words.text("series-table-points"), &name(&unit.unit));
            let first = table.lines().position(|line| line == in_table[0]).unwrap();
            for (round, point) in unit.points.iter().enumerate() {
                let mark = if round + 1 == unit.points.len() { '●' } else { '○' };
                let mut from_here = table.lines().skip(first);
                let line = from_here.find(|line| line.split_whitespace().any(|word| word == rounds[round].as_str()));
                let line = line.unwrap();
                for (at, (_, field)) in point.iter().flat_map(Keyed::iter).enumerate() {
                    let title = super::wording::field(at, &setting);
                    let scale = drawn.iter().position(|row| row.contains(&title)).unwrap();
                    let row = &drawn[scale + 1 + round];
                    let said = field.completed.as_ref().map(|[lo, hi]| (*lo, *hi));
                    prop_assert_eq!(on_axes(&drawn[scale], row, mark), [said], "{}", row);
                    let (lo, hi) = said.unwrap();
                    let range = if lo == hi { format!("{lo} · ") } else { format!("{lo}–{hi} · ") };
                    prop_assert!(line.contains(&range), "{}\n{}", range, line);
                }
            }
            let below = drawn.join("\n");
            let below = below.split(&setting.words.text("series-steps")).nth(1).unwrap();
            for step in unit.steps.iter().flatten() {
                let StepDocument { comparison, from, to } = step;
                let verdict = setting.words.of("verdict", comparison.whole.verdict);
                let steps = rows(&table, &setting.words.text("series-table-steps"), &name(&unit.unit));
                for text in [below, steps[0]] {
                    prop_assert!(text.contains(comparison.link) && text.contains(&verdict), "{}", text);
                }
                prop_assert!(steps[0].contains(&format!("{from} → {to}")), "{}", steps[0]);
            }
        }
    }

    #[test]
    fn the_organisation_is_the_same_on_screen_in_the_table_and_in_json(scene in scenes(), is_proven: bool) {
        let (scene, open) = read(scene);
        let (setting, view) = (setting(&scene, SIZE), if is_proven { View::Proven } else { View::Account });
        let (study, model, all) = (&scene.study, &scene.model, Selection::default());
        let round = scene.study.rounds[0].id.clone();
        let rounds = open.organisation(std::slice::from_ref(&round), view, None, Grouping::Kind, "en");
        let document = json::organisation(study, model, view, &rounds);
        let table = table::organisation(page(&setting.words), study, model, view, &rounds, &all);
        let score = |view| -> RoundScore { open.score(std::slice::from_ref(&round), view, None).remove(0) };
        let reply = ScoredRound {
            study: Arc::new(study.clone()),
            account: score(View::Account),
            proven: score(View::Proven),
        };
        let scored = json::score(study, model, view, &[score(view)], &all);
        let mut screen = organisation::State::new(round.clone());
        screen.update(&Input::Reply(&Reply::Round(Arc::new(reply))), &setting);
        if is_proven {
            screen.update(&Input::Act(Action::SwitchView), &setting);
        }
        let map = drawn(|frame, area| screen.view(&setting, frame, area));
        screen.update(&Input::Act(Action::ShowFactors), &setting);
        let factors = drawn(|frame, area| screen.view(&setting, frame, area));
        screen.update(&Input::Act(Action::ShowSpread), &setting);
        let spread = drawn(|frame, area| screen.view(&setting, frame, area));
        // Units × cells: the same letters, in the same order.
        for unit in &scored.rounds[0].units {
            let name = name(&unit.unit);
            let cells = unit.fields.iter().flat_map(|(_, field)| &field.cells);
            let said: Vec<String> = cells.map(|cell| setting.words.of("short", cell.word)).collect();
            let on_screen = map.iter().find(|row| row.contains(&name)).unwrap();
            let in_table = rows(&table, &setting.words.text("board-map"), &name);
            for row in [on_screen.as_str(), in_table[0]] {
                let behind = row.split_once(&name).unwrap().1;
                let letters: Vec<&str> = behind
                    .split(|sign: char| !(sign.is_alphabetic() || "?–".contains(sign)))
                    .filter(|letters| !letters.is_empty())
                    .take(said.len())
                    .collect();
                prop_assert_eq!(&letters, &said, "{}", row);
            }
        }
        // How many units have each value of a factor.
        let tallies = &document.rounds[0].all;
        for (factor, tally) in tallies.success_factors.iter() {
            let title = setting.text(&model.factor(factor).unwrap().title);
            let counts: Vec<String> = tally.counts.iter().map(|(_, count)| count.to_string()).collect();
            let row = factors.iter().find(|row| row.contains(title)).unwrap();
            let behind: Vec<&str> = row.split_once(title).unwrap().1.split_whitespace().collect();
            prop_assert_eq!(behind, counts, "{}", row);
            let known = ["absent", "partly", "present", "n/a"].map(|value| tally.counts.get(value).unwrap().to_string());
            let line = rows(&table, &setting.words.text("report-factors"), title)[0];
            let behind: Vec<&str> = line.split_once(title).unwrap().1.split_whitespace().take(4).collect();
            prop_assert_eq!(behind, known, "{}", line);
        }
        // How many have completed how many phases.
        for (field, phases) in tallies.phases.iter() {
            let index = model.fields.iter().position(|one| one.id == *field).unwrap();
            let title = super::wording::field(index, &setting);
            let reached: Vec<String> = phases
                .reached
                .iter()
                .map(|range| match *range {
                    [low, high] if low == high => format!("{low} of {}", phases.base),
                    [low, high] => format!("{low}–{high} of {}", phases.base),
                })
                .collect();
            let row = spread.iter().find(|row| row.contains(&title)).unwrap();
            let line = rows(&table, &setting.words.text("board-phases"), &title)[0];
            for text in [row.as_str(), line] {
                let behind = text.split_once(&title).unwrap().1;
                let words: Vec<&str> = behind.split_whitespace().take(3 * reached.len()).collect();
                let found: Vec<String> = words.chunks(3).map(|count| count.join(" ")).collect();
                prop_assert_eq!(&found, &reached, "{}", text);
            }
        }
    }

    #[test]
    fn who_names_whom_is_the_same_on_screen_in_the_table_and_in_json(
        named in proptest::collection::vec(proptest::option::of(0u16..512), 9),
    ) {
        let library = builtin::library();
        let mut study = crate::definition::read_study(builtin::sample_study(), &library).value.unwrap();
        let questionnaires: Vec<Questionnaire> = library.questionnaires().cloned().collect();
        let model = library.assessment(&study.header.assessment).unwrap().clone();
        let round = study.rounds[0].id.clone();
        let units: Vec<Id> = study.units.iter().map(|unit| unit.id.clone()).collect();
        study.answers.clear();
        for (unit, names) in units.iter().zip(&named) {
            let Some(names) = names else { continue };
            let names = units.iter().enumerate().filter(|(at, _)| names & (1 << at) != 0);
            let chosen = Some(Chosen::Choices(names.map(|(_, id)| id.clone()).collect()));
            let talk = InterviewId::new(format!("{unit}/{round}")).unwrap();
            let closed = ClosedAnswer { chosen, ..ClosedAnswer::default() };
            study.answers.push(Answer { closed, ..Answer::new(talk, crate::domain::fixtures::id("key_departments")) });
        }
        let scene = Scene { study, model, questionnaires };
        let (scene, open) = read(scene);
        let (setting, all) = (setting(&scene, SIZE), Selection::default());
        let rounds =
            open.organisation(std::slice::from_ref(&round), View::Account, None, Grouping::Kind, "en");
        let document = json::organisation(&scene.study, &scene.model, View::Account, &rounds);
        let table =
            table::organisation(page(&setting.words), &scene.study, &scene.model, View::Account, &rounds, &all);
        let score = || open.score(std::slice::from_ref(&round), View::Account, None).remove(0);
        let study = Arc::new(scene.study.clone());
        let reply = ScoredRound { study, account: score(), proven: score() };
        let mut screen = organisation::State::new(round.clone());
        screen.update(&Input::Reply(&Reply::Round(Arc::new(reply))), &setting);
        screen.update(&Input::Act(Action::ShowNamed), &setting);
        let drawn = drawn(|frame, area| screen.view(&setting, frame, area));
        let nominations = &document.rounds[0].nominations;
        let is_asked = nominations.iter().any(|one| one.has_named);
        for (number, one) in (1..).zip(nominations) {
            let label = format!("{number} {}", name(&one.unit));
            let said: Vec<&str> = nominations
                .iter()
                .map(|other| match () {
                    () if other.unit == one.unit && one.names_itself => "○",
                    () if one.names.contains(&other.unit) => "●",
                    () if one.has_named => "-",
                    () => "",
                })
                .filter(|sign| !sign.is_empty())
                .collect();
            let on_screen = drawn.iter().find(|row| row.contains(&label)).map(String::as_str);
            let in_table = rows(&table, &setting.words.text("board-named"), &label).first().copied();
            for row in [on_screen, in_table] {
                prop_assert_eq!(row.is_some(), is_asked);
                let Some(row) = row else { continue };
                let signs: Vec<&str> = row.split_once(&label).unwrap().1.split_whitespace().collect();
                prop_assert_eq!(&signs, &said, "{}", row);
            }
        }
    }
}
