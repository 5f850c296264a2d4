//! Keys on the sample study, what they save, and whole screens.

mod evidence;
mod looks;

use std::sync::Arc;

use chrono::{FixedOffset, TimeZone, Utc};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use super::State;
use crate::definition::{self, builtin};
use crate::domain::assess::shares::Shares;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::rating::{FactorRating, FactorValue, Rating, Value};
use crate::domain::score::{Scoring, View, score_round};
use crate::domain::study::Study;
use crate::language::Words;
use crate::tui::key;
use crate::tui::message::{Effect, Message};
use crate::tui::model::{Model, Overlay, Setting};
use crate::tui::screens::Screen;
use crate::tui::theme::Theme;
use crate::tui::update::{start, update};
use crate::tui::view::view;
use crate::workbench::found::found;
use crate::workbench::request::{AcrossRound, Instruments, Reply, Request, Save};

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The sample study.
pub fn sample() -> Study {
    let checked = definition::read_study(builtin::sample_study(), &builtin::library());
    checked.value.expect("the sample study is free of errors")
}

/// What a study works with.
fn instruments(study: &Study) -> Instruments {
    let library = builtin::library();
    Instruments {
        header: study.header.clone(),
        rounds: study.rounds.clone(),
        model: library.assessment("bellaart-almelo").unwrap().clone(),
        questionnaires: library.questionnaires().cloned().collect(),
        path: "almelo.nulmeting".into(),
        ..Instruments::default()
    }
}

/// A program on the screen of a unit in a round, and what it saved.
pub struct Stage {
    pub model: Model,
    pub study: Study,
    saved: Vec<Change>,
    asked: Vec<Request>,
}

impl Stage {
    fn on(unit: &str, round: &str) -> Self {
        Self::with(sample(), unit, round)
    }

    fn with(study: Study, unit: &str, round: &str) -> Self {
        Self::at(study, Screen::Assess(Box::new(State::new(id(unit), id(round)))))
    }

    pub fn at(study: Study, screen: Screen) -> Self {
        let setting = Setting {
            words: Words::english(),
            theme: Theme::plain(),
            language: "en".into(),
            size: Size { width: 80, height: 24 },
            now: Utc.with_ymd_and_hms(2011, 5, 2, 9, 30, 0).unwrap(),
            offset: FixedOffset::east_opt(7200).unwrap(),
            editor: None,
            instruments: Arc::new(instruments(&study)),
        };
        let mut stage =
            Self { model: Model::new(setting, screen), study, saved: Vec::new(), asked: Vec::new() };
        let effects = start(&mut stage.model);
        stage.follow(effects);
        stage
    }

    /// Does what is asked for, as the workbench would, but keeps nothing until [`Self::settle`].
    pub fn follow(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(request) => {
                    self.asked.push(request.clone());
                    let study = Arc::new(self.study.clone());
                    let reply = match request {
                        Request::Unit(unit) => Reply::Unit(unit, study),
                        Request::Outline => Reply::Outline(study),
                        Request::Across(round) => {
                            let instruments = &self.model.setting.instruments;
                            let scoring = Scoring {
                                study: &study,
                                model: &instruments.model,
                                questionnaires: &instruments.questionnaires,
                                view: View::Account,
                                rater: None,
                            };
                            let account = score_round(&scoring, &round);
                            let shares = Shares::of(&study, &round);
                            Reply::Across(Arc::new(AcrossRound { study, shares, account }))
                        }
                        Request::Findings(round) => {
                            Reply::Findings(Arc::new(found(study, &self.model.setting.instruments, &round)))
                        }
                        // Result pages ask for more of their round; what they get is their own affair.
                        Request::Round(_) | Request::Unreliable(_) => return,
                        other => panic!("{other:?} is not for this screen"),
                    };
                    let effects = update(&mut self.model, Message::Reply(reply));
                    self.follow(effects);
                }
                Effect::Save(_, Save::Changes(changes)) => self.saved.extend(changes),
                Effect::Save(..)
                | Effect::Copy(_)
                | Effect::Edit { .. }
                | Effect::Speak(_)
                | Effect::Write(_)
                | Effect::StopWriting
                | Effect::Begin(_)
                | Effect::Quit => {}
            }
        }
    }

    /// What is asked for comes once more.
    pub fn reread(&mut self) {
        let effects = start(&mut self.model);
        self.follow(effects);
    }

    pub fn press(&mut self, script: &str) -> &mut Self {
        for event in key::keys(script) {
            let effects = update(&mut self.model, Message::Key(event));
            self.follow(effects);
        }
        self
    }

    /// What was saved since the last time.
    pub fn saved(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.saved)
    }

    pub fn size(&mut self, width: u16, height: u16) -> &mut Self {
        let effects = update(&mut self.model, Message::Resize(width, height));
        self.follow(effects);
        self
    }

    pub fn screen(&mut self) -> String {
        let Size { width, height } = self.model.setting.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        terminal.backend().to_string()
    }

    fn state(&self) -> &State {
        match self.model.screens.last() {
            Some(Screen::Assess(state)) => state,
            other => panic!("{other:?} is in sight"),
        }
    }

    pub fn notice(&self) -> &str {
        self.model.notice.as_deref().unwrap_or_default()
    }
}

/// The one rating that was saved.
fn rating(changes: &[Change]) -> &Rating {
    match changes {
        [Change::Rating(rating)] => rating,
        other => panic!("one rating was wanted: {other:?}"),
    }
}

fn judgement(changes: &[Change]) -> &FactorRating {
    match changes {
        [Change::Factor(judgement)] => judgement,
        other => panic!("one judgement was wanted: {other:?}"),
    }
}

fn ids(texts: &[&str]) -> Vec<Id> {
    texts.iter().map(|text| id(text)).collect()
}

#[test]
fn a_digit_rates_at_once_and_keeps_note_and_evidence() {
    let mut stage = Stage::on("sez", "r2");
    let saved = stage.press("3").saved();
    let rating = rating(&saved);
    assert_eq!((rating.unit.as_str(), rating.round.as_str()), ("sez", "r2"));
    assert_eq!((rating.indicator.as_str(), rating.value), ("vision_known", Value::level(3).unwrap()));
    assert_eq!(rating.note.as_deref(), Some("no aim of the vision is named"));
    assert_eq!((&rating.evidence, &rating.rater), (&ids(&["e017", "e089"]), &None));
    assert!(stage.model.overlay.is_none());
}

#[test]
fn reasons_of_another_value_go_and_a_zero_without_one_asks_for_them() {
    let mut stage = Stage::on("sez", "r2");
    stage.press("nj");
    assert_eq!(rating(&stage.press("2").saved()).reasons, ids(&[]));
    assert!(stage.model.overlay.is_none());

    assert_eq!(rating(&stage.press("0").saved()).reasons, ids(&[]));
    let Some(Overlay::Picker(picker)) = &stage.model.overlay else { panic!("reasons were wanted") };
    let offered: Vec<&str> = picker.items.iter().map(|item| item.label.as_str()).collect();
    assert!(offered.contains(&"Savings or hiring freeze"));
    assert!(!offered.contains(&"Did not exist yet"), "what is derived is not typed");

    let saved = stage.press("<space><down><down><space><enter>").saved();
    assert_eq!(rating(&saved).reasons, ids(&["not considered", "no entry point seen"]));
    assert_eq!(rating(&saved).value, Value::level(0).unwrap());
    assert_eq!(rating(&stage.press("0").saved()).reasons.len(), 2, "the same value keeps its reasons");
    assert!(stage.model.overlay.is_none());
}

#[test]
fn unknown_and_not_applicable_have_their_own_reasons() {
    let mut stage = Stage::on("sez", "r2");
    stage.press("u");
    assert_eq!(rating(&stage.saved()).value, Value::Unknown);
    assert_eq!(rating(&stage.press("contra<tab><enter>").saved()).reasons, ids(&["contradictory"]));
    stage.press("x");
    assert_eq!(rating(&stage.saved()).value, Value::NotApplicable);
    assert_eq!(stage.press("<esc>").saved(), [], "without a reason it stays as it was saved");
    assert_eq!(rating(&stage.press("r<down><tab><enter>").saved()).reasons, ids(&["no remit"]));
    stage.press("2r");
    assert_eq!(stage.notice(), "Reasons go with 0, unknown and n/a; for a factor with unknown and n/a.");
}

#[test]
fn next_unrated_stops_only_where_somebody_has_to_rate() {
    let mut stage = Stage::on("sez", "r2");
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(rating(&stage.press("n2").saved()).indicator.to_string());
    }
    assert_eq!(
        seen,
        ["step_plan", "acceptance_worked_on", "inflow_active", "careers_guided", "conflict_skills"]
    );
    assert_eq!(
        stage.press("n").notice(),
        "Nothing is left to rate here: Enter shows the result, f the other list."
    );

    // The talk that did not take place leaves nothing to rate, and nothing is asked for.
    let mut missing = Stage::on("interne-dienstverlening", "r2");
    assert!(missing.screen().contains("interview missing"));
    assert_eq!(
        missing.press("n").notice(),
        "Nothing is left to rate here: Enter shows the result, f the other list."
    );
}

#[test]
fn what_did_not_exist_yet_is_derived_and_never_typed() {
    let mut stage = Stage::on("sez", "r1");
    assert!(stage.screen().contains("did not exist yet"));
    assert_eq!(stage.press("2").saved(), []);
    assert_eq!(stage.notice(), "There was nothing to rate yet: a derived 0, whatever is typed.");
}

#[test]
fn a_removed_rating_is_brought_back_by_rating_again() {
    let mut stage = Stage::on("sez", "r2");
    let saved = stage.press("<backspace>").saved();
    assert_eq!(saved, [Change::Removed(RecordKind::Rating, "sez/r2/vision_known/".into(), true)]);
    assert!(stage.screen().contains("not yet rated"));
    let saved = stage.press("2").saved();
    assert_eq!(rating(&saved).evidence, ids(&["e017", "e089"]), "what it rested on is not lost");
}

#[test]
fn a_proposal_stands_apart_until_somebody_takes_it() {
    let mut stage = Stage::on("sez", "r2");
    stage.press("nj3");
    stage.saved();
    let screen = stage.screen();
    assert!(screen.contains("3, proven 1") && screen.contains("≠0"), "{screen}");
    stage.press("<backspace>");
    stage.saved();
    assert!(stage.screen().contains("→0"));
    assert_eq!(rating(&stage.press("p").saved()).value, Value::level(0).unwrap());
    assert!(matches!(stage.model.overlay, Some(Overlay::Picker(_))), "a 0 wants a reason");
    assert_eq!(stage.press("<esc>gp").notice(), "No closed answer proposes a value here.");
}

#[test]
fn closed_answers_that_differ_leave_the_choice() {
    let mut study = sample();
    let (mut talk, mut answer) = (study.interviews[0].clone(), study.answers[0].clone());
    talk.id = InterviewId::new("second").unwrap();
    talk.details.unit = id("sez");
    talk.details.round = id("r2");
    answer.interview = talk.id.clone();
    answer.question = id("in_work_plan");
    answer.closed = crate::domain::answer::ClosedAnswer::choice(id("yes"));
    study.interviews.push(talk);
    study.answers.push(answer);
    let mut stage = Stage::with(study, "sez", "r2");
    stage.press("njp");
    let Some(Overlay::Picker(picker)) = &stage.model.overlay else { panic!("a choice was wanted") };
    assert_eq!(picker.items.len(), 2);
    assert_eq!(rating(&stage.press("<down><enter>").saved()).value, Value::level(2).unwrap());
}

#[test]
fn a_factor_has_its_own_values_and_a_derived_one_is_not_typed() {
    let mut stage = Stage::on("sez", "r2");
    let saved = stage.press("fn2").saved();
    assert_eq!(judgement(&saved).factor, id("middle_management"));
    assert_eq!(judgement(&saved).value, FactorValue::Present);
    assert_eq!(stage.press("3").saved(), []);
    assert_eq!(stage.notice(), "A success factor is absent (0), partly there (1) or present (2).");
    let saved = stage.press("k1").saved();
    assert_eq!(saved, []);
    assert_eq!(stage.notice(), "Not typed: the program derives it from the indicator “In the work plan”.");
    let saved = stage.press("ju<down><enter>").saved();
    let [Change::Factor(_), Change::Factor(last)] = saved.as_slice() else { panic!("{saved:?}") };
    assert_eq!((last.value, last.reason.as_deref()), (FactorValue::Unknown, Some("does not know")));
    let saved = stage.press("<backspace>").saved();
    assert_eq!(saved, [Change::Removed(RecordKind::Factor, "sez/r2/middle_management/".into(), true)]);
}

#[test]
fn a_note_is_written_on_a_rating_that_is_there() {
    let mut stage = Stage::on("sez", "r2");
    let saved = stage.press("t<end>!<enter>").saved();
    assert_eq!(rating(&saved).note.as_deref(), Some("no aim of the vision is named!"));
    assert_eq!(stage.press("nt").notice(), "There is no rating here yet: 0 to 3, u or x make one.");
}

#[test]
fn brackets_go_through_rounds_and_angles_through_units() {
    let mut stage = Stage::on("sez", "r2");
    assert!(stage.press("n[").screen().contains("Baseline, autumn 2009"));
    assert_eq!(stage.press("[").notice(), "There is no round on that side.");
    stage.press("]");
    assert_eq!(stage.asked, [Request::Unit(id("sez"))], "every round is at hand");
    stage.press("<<>");
    let before = stage.state().site.unit.clone();
    assert!(stage.screen().contains("Safety and Emergency Services"), "{}", stage.screen());
    stage.press(">>");
    assert_ne!(stage.state().site.unit, before);
    assert_eq!(stage.asked.iter().filter(|asked| **asked == Request::Outline).count(), 1);
    stage.press(">>>>>>>>>>");
    assert!(stage.screen().contains("The organisation as a whole"));
    assert_eq!(stage.press("G2").saved().len(), 1);
}

#[test]
fn enter_shows_the_result() {
    let mut stage = Stage::on("sez", "r2");
    stage.press("<enter>");
    assert!(matches!(stage.model.screens.last(), Some(Screen::Result(_))));
    let mut whole = Stage::on("organisation", "r2");
    whole.press("<enter>");
    assert!(matches!(whole.model.screens.last(), Some(Screen::Organisation(_))));
}

#[test]
fn what_was_read_before_a_save_does_not_undo_it_on_screen() {
    let mut stage = Stage::on("sez", "r2");
    stage.press("n3");
    let late = Reply::Unit(id("sez"), Arc::new(stage.study.clone()));
    let effects = update(&mut stage.model, Message::Reply(late.clone()));
    stage.follow(effects);
    assert_eq!(stage.state().row().unwrap().typed().as_deref(), Some("3"));
    // Once everything is on disk, what is read is what there is.
    let ticket = stage.model.saving.given;
    let effects = update(&mut stage.model, Message::Saved(ticket));
    stage.follow(effects);
    assert_eq!(stage.state().row().unwrap().typed(), None);
}

#[test]
fn a_consensus_counts_and_the_lead_raters_row_is_the_one_that_is_typed() {
    let mut study = sample();
    let lead = study
        .ratings
        .iter()
        .find(|rating| rating.unit == "sez" && rating.round == "r2" && rating.indicator == "vision_known")
        .unwrap()
        .clone();
    study.ratings.push(Rating { rater: Some(id("consensus")), value: Value::level(3).unwrap(), ..lead });
    let mut stage = Stage::with(study, "sez", "r2");
    assert!(stage.screen().contains("The consensus of the raters counts here"), "{}", stage.screen());
    let saved = stage.press("2").saved();
    assert_eq!((rating(&saved).rater.as_ref(), rating(&saved).value), (None, Value::level(2).unwrap()));
    assert_eq!(stage.state().row().unwrap().typed().as_deref(), Some("3"));
}
