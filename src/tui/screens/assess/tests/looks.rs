//! What is seen: warnings in words, whole screens, and that every window can be drawn whatever is pressed.

use super::*;
use crate::domain::evidence::{About, Evidence, Side};
use crate::tui::screens::assess::wording;

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
        let texts: Vec<String> =
            rows[at].warnings.iter().map(|warning| wording::warning(warning, &rows[at], setting)).collect();
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
    let against = Evidence { side: Side::Against, ..piece("against") };
    assert_eq!(
        warned(vec![piece("one"), against], "step_plan", 2),
        ["One piece of evidence speaks against it."]
    );
}

#[test]
fn a_factor_with_evidence_on_both_sides_is_named() {
    let mut study = sample();
    let judged = study
        .factors
        .iter()
        .find(|row| row.unit == "sez" && row.round == "r2" && row.factor == "acceptance_managers")
        .unwrap();
    let first = study.evidence.iter().find(|evidence| judged.evidence.contains(&evidence.id)).unwrap();
    let other = Evidence { id: id("other"), side: Side::Against, ..first.clone() };
    study.evidence.push(other);
    let mut stage = Stage::with(study, "sez", "r2");
    stage.press("f");
    let warnings = |stage: &Stage| stage.state().row().unwrap().warnings.len();
    assert_eq!(warnings(&stage), 0);
    let at = stage.state().pieces.iter().filter(|piece| piece.evidence().is_some()).count();
    stage.press("<tab>");
    for _ in 0..at {
        if stage.state().selected_piece().and_then(|piece| piece.evidence()).is_some_and(|e| e.id == "other")
        {
            break;
        }
        stage.press("<down>");
    }
    stage.press("<space>");
    assert_eq!(warnings(&stage), 1);
    assert!(stage.screen().contains("! Evidence speaks for it and against"), "{}", stage.screen());
    stage.press("<tab>u");
    assert_eq!(warnings(&stage), 0, "unknown, with both sides attached, is what it is");
}

#[test]
fn what_does_not_apply_by_the_models_rule_says_why() {
    let mut study = sample();
    let context = study.contexts.iter_mut().find(|row| row.unit == "sez" && row.round == "r2").unwrap();
    context.contact_residents = crate::domain::study::Contact::None;
    study.ratings.retain(|row| row.indicator != "clients_asked");
    let mut stage = Stage::with(study, "sez", "r2");
    let at = stage.state().rows().iter().position(|row| row.id == "clients_asked").unwrap();
    let screen = stage.size(120, 40).press(&"j".repeat(at)).screen();
    assert!(screen.contains("n/a by rule, no contact"), "{screen}");
    assert!(screen.contains("Reason: No contact with residents"), "{screen}");
    assert!(!stage.state().row().unwrap().is_to_rate());
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
