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
use crate::tui::message::{Effect, Message};
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
    let checked = definition::read_study(builtin::sample_study(), &builtin::library());
    checked.value.expect("the sample study is free of errors")
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
                Effect::Save(..) | Effect::Copy(_) | Effect::Begin(_) | Effect::Quit => {}
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

    fn state(&self) -> &State {
        match self.model.screens.last() {
            Some(Screen::Assess(state)) => state,
            other => panic!("{other:?} is in sight"),
        }
    }

    fn notice(&self) -> &str {
        self.model.notice.as_deref().unwrap_or_default()
    }
}

/// The one rating among changes, which is all there is but for what brings it back.
fn rating(changes: &[Change]) -> &Rating {
    match changes {
        [Change::Rating(rating)]
        | [Change::Removed(RecordKind::Rating, _, false), Change::Rating(rating)] => rating,
        other => panic!("one rating was wanted: {other:?}"),
    }
}

fn judgement(changes: &[Change]) -> &FactorRating {
    match changes {
        [Change::Factor(judgement)]
        | [Change::Removed(RecordKind::Factor, _, false), Change::Factor(judgement)] => judgement,
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
    assert_eq!(stage.press("n").notice(), "Nothing is left to rate here; f shows the other list.");

    // The talk that did not take place leaves nothing to rate, and nothing is asked for.
    let mut missing = Stage::on("interne-dienstverlening", "r2");
    assert!(missing.screen().contains("interview missing"));
    assert_eq!(missing.press("n").notice(), "Nothing is left to rate here; f shows the other list.");
}

#[test]
fn what_did_not_exist_yet_is_derived_and_never_typed() {
    let mut stage = Stage::on("sez", "r1");
    assert!(stage.screen().contains("did not exist yet"));
    assert_eq!(stage.press("2").saved(), []);
    assert_eq!(stage.notice(), "There was nothing to rate yet: a derived 0, whatever is typed.");
}

#[test]
fn evidence_is_tied_and_untied_with_one_key() {
    let mut stage = Stage::on("sez", "r2");
    let saved = stage.press("<tab><space>").saved();
    assert_eq!(rating(&saved).evidence, ids(&["e089"]));
    // The piece stays under the cursor, so that the same key takes it back.
    let saved = stage.press("<space>").saved();
    assert_eq!(rating(&saved).evidence, ids(&["e089", "e017"]));
}

#[test]
fn evidence_chosen_before_there_is_a_rating_is_attached_with_it() {
    let mut stage = Stage::on("sez", "r2");
    stage.press("n<tab>");
    let first = stage.screen();
    assert!(first.contains("[ ] "), "{first}");
    assert_eq!(stage.press("<space>").saved(), []);
    assert!(stage.screen().contains("[+] "));
    let saved = stage.press("<esc>2").saved();
    let [Change::Removed(RecordKind::Rating, record, false), Change::Rating(rating)] = saved.as_slice()
    else {
        panic!("{saved:?}")
    };
    assert_eq!(record, "sez/r2/step_plan/");
    assert_eq!(rating.evidence.len(), 1);
}

#[test]
fn leaving_with_evidence_chosen_for_nothing_asks_first() {
    let mut stage = Stage::on("sez", "r2");
    stage.press("n<tab><space><esc><esc>");
    assert!(matches!(stage.model.overlay, Some(Overlay::Confirm(_))));
    stage.press("n2<esc>");
    assert!(stage.model.overlay.is_none(), "the rating has taken the evidence");
}

#[test]
fn a_removed_rating_is_brought_back_by_rating_again() {
    let mut stage = Stage::on("sez", "r2");
    let record = "sez/r2/vision_known/".to_owned();
    let saved = stage.press("<backspace>").saved();
    assert_eq!(saved, [Change::Removed(RecordKind::Rating, record.clone(), true)]);
    assert!(stage.screen().contains("not yet rated"));
    let saved = stage.press("2").saved();
    assert_eq!(saved[0], Change::Removed(RecordKind::Rating, record, false));
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
fn what_was_said_becomes_evidence_with_one_key() {
    let mut stage = Stage::on("sez", "r2");
    let saved = stage.press("<tab><down><down><space><enter>").saved();
    let [Change::Evidence(evidence), Change::Rating(rating)] = saved.as_slice() else { panic!("{saved:?}") };
    assert_eq!(evidence.text, "Sees it as a project brought in with a non-binding character.");
    assert_eq!(evidence.interview.as_ref().unwrap().as_str(), "sez/r2");
    assert_eq!(evidence.question, Some(id("knows_project")));
    assert_eq!(evidence.respondent, Some(id("sez-B")));
    assert_eq!((evidence.as_of.as_deref(), &evidence.about), (Some("r2"), &None));
    assert_eq!(evidence.id.as_str(), "e-20110502-093000-sez");
    assert_eq!(rating.evidence, [id("e017"), id("e089"), evidence.id.clone()]);
    assert!(stage.screen().contains("said, used"));
}

#[test]
fn evidence_without_a_talk_says_what_it_is_about() {
    let document = |stage: &mut Stage, script: &str| {
        let saved = stage.press(script).saved();
        let Some(Change::Evidence(evidence)) = saved.first() else { panic!("{saved:?}") };
        evidence.clone()
    };
    let mut stage = Stage::on("sez", "r2");
    let one = document(&mut stage, "ed<tab>Yearly report names the theme<tab>Report 2010<enter>");
    assert_eq!((one.kind.as_str(), one.source.as_deref()), ("document", Some("Report 2010")));
    assert_eq!(one.about, Some(About::Units(vec![id("sez")])));
    let all = document(&mut stage, "e<tab>Everybody says so<tab><tab><tab><tab><tab><tab>a<enter>");
    assert!(all.is_about_all());
    assert_ne!(one.id, all.id, "two pieces of one second have two ids");

    let mut whole = Stage::on("organisation", "r2");
    let of_whole = document(&mut whole, "e<tab>A decree<enter>");
    assert_eq!(of_whole.about, None);
}

#[test]
fn evidence_is_changed_without_losing_what_the_form_does_not_show() {
    let mut stage = Stage::on("publiekszaken", "r2");
    let before = stage.study.evidence.iter().find(|evidence| evidence.id == "e026").unwrap().clone();
    assert!(matches!(&before.about, Some(About::Units(units)) if units.len() == 2));
    let changed = |stage: &mut Stage, script: &str| -> Evidence {
        let saved = stage.press(script).saved();
        let [Change::Evidence(evidence)] = saved.as_slice() else { panic!("{saved:?}") };
        evidence.clone()
    };
    stage.press("<tab>");
    let State { order, .. } = stage.state();
    let at = order.iter().position(|key| *key == super::Key::Evidence(id("e026"))).unwrap();
    let down = "<down>".repeat(at);
    assert_eq!(changed(&mut stage, &format!("{down}e<enter>")), before);
    let after = changed(&mut stage, "e<shift-tab><end><enter>");
    assert_eq!(after.side, crate::domain::evidence::Side::Against);
}

#[test]
fn removed_evidence_is_gone_from_what_rests_on_it() {
    let mut stage = Stage::on("sez", "r2");
    stage.press("<tab>d");
    assert!(stage.screen().contains("One rating here"), "{}", stage.screen());
    let saved = stage.press("y").saved();
    assert_eq!(saved, [Change::Removed(RecordKind::Evidence, "e017".into(), true)]);
    assert!(stage.screen().contains("Evidence: 30, 1 attached"), "{}", stage.screen());
}

#[test]
fn a_factor_has_its_own_values_and_a_derived_one_is_not_typed() {
    let mut stage = Stage::on("sez", "r2");
    let saved = stage.press("fn2").saved();
    assert_eq!(judgement(&saved).factor, id("middle_management"));
    assert_eq!(judgement(&saved).value, FactorValue::Present);
    assert_eq!(saved[0], Change::Removed(RecordKind::Factor, "sez/r2/middle_management/".into(), false));
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
    assert!(stage.press("G2").saved().len() >= 1);
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
fn background_is_neither_shown_nor_offered() {
    let mut study = sample();
    let answer = study
        .answers
        .iter_mut()
        .find(|answer| answer.interview.as_str() == "sez/r2" && answer.question == "knows_project")
        .unwrap();
    answer.notes.text = "Im Flur: Ärger. Nicht bindend.".into();
    answer.notes.marks.push(crate::domain::answer::Mark {
        kind: crate::domain::answer::MarkKind::Background,
        from: 0,
        to: 16,
        text: "Im Flur: Ärger. ".into(),
        target: None,
        respondent: None,
    });
    let mut stage = Stage::with(study, "sez", "r2");
    let saved = stage.size(120, 40).press("<tab><down><down><space><enter>").saved();
    let Some(Change::Evidence(evidence)) = saved.first() else { panic!("{saved:?}") };
    assert_eq!(evidence.text, "Nicht bindend.");
    assert!(!stage.screen().contains("Flur"));
}

#[test]
fn a_warning_says_what_would_close_the_gap() {
    let warned = |evidence: Vec<Evidence>, indicator: &str, value: u8| {
        let mut study = sample();
        let attached = evidence.iter().map(|evidence| evidence.id.clone()).collect();
        study.evidence.extend(evidence);
        study.ratings.retain(|rating| rating.indicator != *indicator);
        study.ratings.push(Rating {
            unit: id("sez"),
            round: id("r2"),
            indicator: id(indicator),
            value: Value::level(value).unwrap(),
            reasons: vec![],
            rater: None,
            note: None,
            evidence: attached,
        });
        let mut stage = Stage::with(study, "sez", "r2");
        let rows = stage.state().rows();
        let at = rows.iter().position(|row| row.id == *indicator).unwrap();
        let setting = &stage.model.setting;
        let texts: Vec<String> = rows[at]
            .warnings
            .iter()
            .map(|warning| super::wording::warning(warning, &rows[at], setting))
            .collect();
        assert_eq!(stage.press(&"j".repeat(at)).screen().contains('!'), !texts.is_empty());
        texts
    };
    let piece = |name: &str| {
        let study = sample();
        let found = study.evidence.iter().find(|evidence| evidence.id == "e089").unwrap();
        Evidence { id: id(name), ..found.clone() }
    };
    let all = Evidence { about: Some(About::All), interview: None, respondent: None, ..piece("all") };
    assert_eq!(
        warned(vec![all], "step_plan", 2),
        [
            "Above 1 only on statements about all units. Something said, seen or written about this unit would carry it."
        ]
    );
    assert_eq!(
        warned(vec![piece("one")], "step_plan", 3),
        [
            "Proven only 2: so far sez-B alone. Another person in another interview, an observation, a document or a \
          number would close the gap."
        ]
    );
    assert_eq!(
        warned(vec![piece("one")], "in_work_plan", 2),
        [
            "Proven only 1: no document or number is attached. One would close the gap: the department's own yearly or \
          work plan."
        ]
    );
    assert_eq!(
        warned(vec![], "step_plan", 1),
        ["No evidence is attached. Tab goes to the evidence, Space attaches it."]
    );
    assert_eq!(warned(vec![piece("one")], "step_plan", 2), Vec::<String>::new());
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

mod laws {
    use proptest::prelude::*;

    use super::*;

    /// Keys that people press here, dialogs included.
    const KEYS: [&str; 36] = [
        "0",
        "1",
        "2",
        "3",
        "u",
        "x",
        "n",
        "r",
        "f",
        "p",
        "t",
        "e",
        "a",
        "d",
        "j",
        "k",
        "h",
        "l",
        "g",
        "G",
        "<tab>",
        "<space>",
        "<enter>",
        "<esc>",
        "<backspace>",
        "<pagedown>",
        "<pageup>",
        "<down>",
        "<up>",
        "[",
        "]",
        "<<>",
        ">",
        "y",
        "<home>",
        "ü",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn no_key_leads_out_of_the_lists_and_every_window_can_be_drawn(
            keys in prop::collection::vec(0..KEYS.len(), 0..40),
            width in 60..140_u16,
            height in 16..50_u16,
        ) {
            let mut stage = Stage::on("samenleving", "r2");
            stage.size(width, height);
            for at in keys {
                if let Some(Screen::Assess(_)) = stage.model.screens.last() {
                    stage.press(KEYS[at]);
                }
                stage.screen();
                if let Some(Screen::Assess(state)) = stage.model.screens.last() {
                    prop_assert!(state.rows().is_empty() || state.row().is_some());
                    prop_assert!(state.order.is_empty() || state.selected_piece().is_some());
                    prop_assert_eq!(state.order.len(), state.pieces.len());
                }
            }
            // What was saved is what a person can type: nothing derived, and no reason of another value.
            let model = &stage.model.setting.instruments.model;
            for change in &stage.saved {
                if let Change::Rating(rating) = change {
                    let class = rating.value.reason_class().unwrap_or_default();
                    let listed: Vec<&Id> = model.reasons_for(class).map(|reason| &reason.id).collect();
                    prop_assert!(rating.reasons.iter().all(|reason| listed.contains(&reason)));
                    prop_assert!(rating.rater.is_none());
                }
            }
        }
    }
}

#[test]
fn screens_look_as_reviewed() {
    let scenes = [
        ("unit", "sez", "r2", ""),
        ("unrated", "sez", "r2", "n"),
        ("proposal", "sez", "r2", "nj2"),
        ("warning", "sez", "r2", "jj"),
        ("evidence", "sez", "r2", "<tab>jj"),
        ("new-evidence", "sez", "r2", "<tab>jj<space>"),
        ("reasons", "sez", "r2", "n0"),
        ("factors", "sez", "r2", "f"),
        ("not-there-yet", "sez", "r1", ""),
        ("interview-missing", "interne-dienstverlening", "r2", ""),
        ("organisation", "organisation", "r2", ""),
    ];
    for (name, unit, round, script) in scenes {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut stage = Stage::on(unit, round);
            let screen = stage.size(width, height).press(script).screen();
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
        }
    }
}
