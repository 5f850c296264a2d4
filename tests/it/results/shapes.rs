//! Models and studies of another shape than the sample: no phases, many fields, many units.

use std::fmt::Write;
use std::sync::Arc;

use chrono::FixedOffset;
use nulmeting::definition::{Library, builtin, read_assessment, read_study};
use nulmeting::domain::compare::compare;
use nulmeting::domain::id::Id;
use nulmeting::domain::score::{Scoring, View, score_round};
use nulmeting::domain::study::Study;
use nulmeting::language::Words;
use nulmeting::tui::key;
use nulmeting::tui::message::{Destination, Effect, Message};
use nulmeting::tui::model::{Model, Setting};
use nulmeting::tui::screens::Screen;
use nulmeting::tui::theme::Theme;
use nulmeting::tui::update::{start, update};
use nulmeting::workbench::request::{ComparedRounds, ComparedView, Instruments, Reply, Request, ScoredRound};
use ratatui::layout::Size;

use crate::support::{noon, screen};

/// A program on a study that is not in any file.
struct Bench {
    study: Arc<Study>,
    instruments: Arc<Instruments>,
    model: Model,
}

impl Bench {
    fn new(model: &str, study: &str, destination: Destination, width: u16, height: u16) -> Self {
        let mut library = builtin::library();
        library.add(model);
        Self::with(&library, model, study, destination, width, height)
    }

    fn with(
        library: &Library,
        model: &str,
        study: &str,
        destination: Destination,
        width: u16,
        height: u16,
    ) -> Self {
        let read = read_assessment(model);
        let assessment = read.value.unwrap_or_else(|| panic!("{:?}", read.findings));
        let read = read_study(study, library);
        let study = Arc::new(read.value.unwrap_or_else(|| panic!("{:?}", read.findings)));
        let instruments = Arc::new(Instruments {
            header: study.header.clone(),
            rounds: study.rounds.clone(),
            model: assessment,
            ..Instruments::default()
        });
        let setting = Setting {
            words: Words::english(),
            theme: Theme::plain(),
            language: "en".to_owned(),
            size: Size { width, height },
            now: noon(),
            offset: FixedOffset::east_opt(0).unwrap(),
            editor: None,
            instruments: instruments.clone(),
        };
        let mut bench = Self { study, instruments, model: Model::new(setting, Screen::new(destination)) };
        let effects = start(&mut bench.model);
        bench.perform(effects);
        bench
    }

    fn press(&mut self, script: &str) -> &mut Self {
        for pressed in key::keys(script) {
            let effects = update(&mut self.model, Message::Key(pressed));
            self.perform(effects);
        }
        self
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Ask(request) = effect else { continue };
            let reply = self.answer(&request);
            let effects = update(&mut self.model, Message::Reply(reply));
            self.perform(effects);
        }
    }

    fn answer(&self, request: &Request) -> Reply {
        let scoring = |view| Scoring {
            study: &self.study,
            model: &self.instruments.model,
            questionnaires: &[],
            view,
            rater: None,
        };
        let score = |view, round: &Id| score_round(&scoring(view), round);
        match request {
            Request::Unit(unit) => Reply::Unit(unit.clone(), self.study.clone()),
            Request::Round(round) => Reply::Round(Arc::new(ScoredRound {
                study: self.study.clone(),
                account: score(View::Account, round),
                proven: score(View::Proven, round),
            })),
            Request::Comparison { from, to } => {
                let view = |view| ComparedView {
                    comparison: compare(&scoring(view), from, to),
                    from: score(view, from),
                    to: score(view, to),
                };
                Reply::Comparison(Arc::new(ComparedRounds {
                    study: self.study.clone(),
                    account: view(View::Account),
                    proven: view(View::Proven),
                    weak: std::collections::BTreeMap::new(),
                }))
            }
            _ => Reply::Outline(self.study.clone()),
        }
    }

    fn screen(&self) -> String {
        screen(&self.model)
    }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Judged by topic and field of action, without phases: five fields, no situations, no tests.
pub fn without_phases() -> String {
    let mut text = r#"
format = 1
kind = "assessment"
id = "lone"
version = "1"
title = "Categories"
languages = ["en"]
unit = { one = "field of action", many = "fields of action" }
[score]
complete = "3/4"
half = "1/2"
"#
    .to_owned();
    for field in ["Steering", "Coordination", "Networking", "Opening", "Learning"] {
        let name = field.to_lowercase();
        write!(text, "[[field]]\nid = \"{name}\"\ntitle = \"{field}\"\n").unwrap();
    }
    for field in ["steering", "coordination", "networking", "opening", "learning"] {
        for number in 1..=2 {
            write!(text, "[[indicator]]\nid = \"{field}_{number}\"\nfield = \"{field}\"\ncore = {}\nlevel = \"unit\"\n\
                 title = \"Sign {number} of {field}\"\nask = [\"head\"]\nproof = \"word\"\nsource = \"convention\"\n\
                 describe = {{ \"0\" = \"none\", \"1\" = \"wish\", \"2\" = \"one\", \"3\" = \"many\" }}\n",
                number == 1).unwrap();
        }
    }
    text
}

pub fn study(model: &str, units: usize) -> String {
    let mut text = format!(
        "format = 1\nkind = \"study\"\nid = \"probe\"\ntitle = \"Probe\"\norganisation = \"Probe town\"\n\
         assessment = \"{model}\"\nlanguages = [\"en\"]\n"
    );
    for (round, role) in [("r1", "baseline"), ("r2", "follow-up")] {
        write!(text, "[[round]]\nid = \"{round}\"\nlabel = \"{role}\"\nrole = \"{role}\"\nquestionnaire = \"almelo-baseline\"\n").unwrap();
    }
    for unit in 1..=units {
        let kind = if unit % 3 == 0 { "staff" } else { "line" };
        write!(text, "[[unit]]\nid = \"u{unit}\"\nname = \"Unit {unit:03}\"\nkind = \"{kind}\"\n").unwrap();
    }
    for (round, unit) in [("r1", 1), ("r2", 1)] {
        write!(text, "[[interview]]\nunit = \"u{unit}\"\nround = \"{round}\"\nstatus = \"completed\"\n\
             [[participant]]\ninterview = \"u{unit}/{round}\"\nrespondent = \"a\"\nrole = \"other\"\nleads = true\n").unwrap();
    }
    text
}

#[test]
fn a_model_without_phases_has_one_row_of_cells_and_says_nothing_of_phases() {
    let mut study = study("lone", 4);
    for (indicator, value) in [("steering_1", 3), ("steering_2", 2), ("opening_1", 1)] {
        write!(
            study,
            "[[rating]]\nunit = \"u1\"\nround = \"r1\"\nindicator = \"{indicator}\"\nvalue = {value}\n"
        )
        .unwrap();
    }
    let model = without_phases();
    let unit = Destination::Result { unit: id("u1"), round: id("r1") };
    let mut bench = Bench::new(&model, &study, unit, 80, 24);
    insta::assert_snapshot!("no-phases-result-80x24", bench.screen());
    bench.press("<enter><enter>");
    assert!(bench.screen().contains("● 3 many"), "{}", bench.screen());
    let table = Bench::new(&model, &study, Destination::Organisation { round: id("r1") }, 80, 24);
    insta::assert_snapshot!("no-phases-organisation-80x24", table.screen());
    let pair = Destination::Comparison { from: id("r1"), to: id("r2") };
    let mut bench = Bench::new(&model, &study, pair, 80, 24);
    bench.press("<down>");
    insta::assert_snapshot!("no-phases-comparison-80x24", bench.screen());
    bench.press("<enter>");
    assert!(!bench.screen().contains("phase"), "{}", bench.screen());
}

#[test]
fn three_hundred_units_scroll_and_headings_are_passed_over() {
    let (_, model) = builtin::instruments()[0].files[0];
    let study = study("bellaart-almelo", 300);
    let library = builtin::library();
    let table = Destination::Organisation { round: id("r1") };
    let mut bench = Bench::with(&library, model, &study, table, 80, 24);
    bench.press("<end>");
    assert!(bench.screen().contains("▸Unit 300"), "{}", bench.screen());
    assert!(bench.screen().contains('▲'));
    bench.press("<home><down>");
    assert!(bench.screen().contains("▸Unit 001"), "{}", bench.screen());
    for _ in 0..220 {
        bench.press("<down>");
        assert_eq!(bench.screen().matches('▸').count(), 1, "{}", bench.screen());
    }
    bench.press("<up>".repeat(230).as_str());
    assert!(bench.screen().contains("▸The whole organisation"), "{}", bench.screen());
    let pair = Destination::Comparison { from: id("r1"), to: id("r2") };
    let mut bench = Bench::with(&library, model, &study, pair, 80, 24);
    bench.press("<end>");
    assert!(bench.screen().contains("▸Unit 300"), "{}", bench.screen());
}
