//! Keys on the sample study, what they save, and whole screens.

use std::sync::Arc;

use chrono::{FixedOffset, TimeZone, Utc};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use super::State;
use crate::definition::{self, builtin};
use crate::domain::change::{Change, RecordKind};
use crate::domain::evidence::{About, Evidence};
use crate::domain::id::{Id, InterviewId};
use crate::domain::rating::{FactorRating, FactorValue, Rating, Value};
use crate::domain::study::Study;
use crate::language::Words;
use crate::tui::key;
use crate::tui::message::{Destination, Effect, Message};
use crate::tui::model::{Model, Overlay, Setting};
use crate::tui::screens::Screen;
use crate::tui::theme::Theme;
use crate::tui::update::{start, update};
use crate::tui::view::view;
use crate::workbench::request::{Instruments, Reply, Request, Save};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The sample study.
fn sample() -> Study {
    support::study()
}

mod support {
    use super::*;
    pub fn study() -> Study {
        use serde::de::DeserializeOwned;
        let mut file: toml::Table = toml::from_str(builtin::sample_study()).unwrap();
        for table in file["interview"].as_array_mut().unwrap() {
            let table = table.as_table_mut().unwrap();
            let id = format!("{}/{}", table["unit"].as_str().unwrap(), table["round"].as_str().unwrap());
            table.insert("id".into(), id.into());
        }
        let mut header = file.clone();
        for key in file.keys() {
            if file[key].is_array() && key != "languages" {
                header.remove(key);
            }
        }
        fn all<T: DeserializeOwned>(file: &toml::Table, key: &str) -> Vec<T> {
            file.get(key)
                .map(|rows| {
                    rows.as_array().unwrap().iter().map(|row| row.clone().try_into().unwrap()).collect()
                })
                .unwrap_or_default()
        }
        let mut study = Study::new(toml::Value::Table(header).try_into().unwrap());
        study.rounds = all(&file, "round");
        study.units = all(&file, "unit");
        study.interviews = all(&file, "interview");
        study.participants = all(&file, "participant");
        study.contexts = all(&file, "context");
        study.answers = all(&file, "answer");
        study.evidence = all(&file, "evidence");
        study.ratings = all(&file, "rating");
        study.factors = all(&file, "factor");
        study
    }
}

/// A program on the screen of a unit in a round, and what it saved.
struct Stage {
    model: Model,
    study: Study,
    saved: Vec<Change>,
    asked: Vec<Request>,
}

impl Stage {
    fn on(unit: &str, round: &str) -> Self {
        Self::with(sample(), unit, round)
    }

    fn with(study: Study, unit: &str, round: &str) -> Self {
        let library = builtin::library();
        let instruments = Instruments {
            header: study.header.clone(),
            rounds: study.rounds.clone(),
            model: library.assessment("bellaart-almelo").unwrap().clone(),
            questionnaires: library.questionnaires().cloned().collect(),
            path: "almelo.nulmeting".into(),
        };
        let setting = Setting {
            words: Words::english(),
            theme: Theme::plain(),
            language: "en".into(),
            size: Size { width: 80, height: 24 },
            now: Utc.with_ymd_and_hms(2011, 5, 2, 9, 30, 0).unwrap(),
            offset: FixedOffset::east_opt(7200).unwrap(),
            instruments: Arc::new(instruments),
        };
        let screen = Screen::Assess(Box::new(State::new(id(unit), id(round))));
        let mut stage =
            Self { model: Model::new(setting, screen), study, saved: Vec::new(), asked: Vec::new() };
        let effects = start(&mut stage.model);
        stage.follow(effects);
        stage
    }

    /// Does what is asked for, as the workbench would, but keeps nothing until [`Self::settle`].
    fn follow(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(request) => {
                    self.asked.push(request.clone());
                    let study = Arc::new(self.study.clone());
                    let reply = match request {
                        Request::Unit(unit) => Reply::Unit(unit, study),
                        Request::Outline => Reply::Outline(study),
                        other => panic!("{other:?} is not for this screen"),
                    };
                    let effects = update(&mut self.model, Message::Reply(reply));
                    self.follow(effects);
                }
                Effect::Save(_, Save::Changes(changes)) => self.saved.extend(changes),
                Effect::Save(..) | Effect::Copy(_) | Effect::Quit => {}
            }
        }
    }

    fn press(&mut self, script: &str) -> &mut Self {
        for event in key::keys(script) {
            let effects = update(&mut self.model, Message::Key(event));
            self.follow(effects);
        }
        self
    }

    /// What was saved since the last time.
    fn saved(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.saved)
    }

    fn size(&mut self, width: u16, height: u16) -> &mut Self {
        let effects = update(&mut self.model, Message::Resize(width, height));
        self.follow(effects);
        self
    }

    fn screen(&mut self) -> String {
        let Size { width, height } = self.model.setting.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        terminal.backend().to_string()
    }

    fn notice(&self) -> &str {
        self.model.notice.as_deref().unwrap_or_default()
    }
}

#[test]
fn look() {
    for size in [(80, 24), (120, 40)] {
        for script in ["", "nj", "<tab>j", "f", "<pagedown>"] {
            let mut stage = Stage::on("sez", "r2");
            println!("{script}\n{}", stage.size(size.0, size.1).press(script).screen());
        }
        let mut stage = Stage::on("organisation", "r2");
        println!("{}", stage.size(size.0, size.1).screen());
    }
}
