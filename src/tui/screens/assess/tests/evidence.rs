//! Evidence: tied to ratings, made of what was said, entered, changed and removed.

use super::*;
use crate::domain::answer::{Mark, MarkKind};
use crate::domain::assess::pieces::{Content, Key, Piece, ordered, pieces};
use crate::domain::assess::sheet::Site;
use crate::domain::evidence::{About, Evidence, EvidenceKind, Side};

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
    assert_eq!((rating(&saved).indicator.as_str(), rating(&saved).evidence.len()), ("step_plan", 1));
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
    let at = order.iter().position(|key| *key == Key::Evidence(id("e026"))).unwrap();
    let down = "<down>".repeat(at);
    assert_eq!(changed(&mut stage, &format!("{down}e<enter>")), before);
    let after = changed(&mut stage, "e<shift-tab><end><enter>");
    assert_eq!(after.side, Side::Against);
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
fn background_is_neither_shown_nor_offered() {
    let mut study = sample();
    let answer = study
        .answers
        .iter_mut()
        .find(|answer| answer.interview.as_str() == "sez/r2" && answer.question == "knows_project")
        .unwrap();
    answer.notes.text = "Im Flur: Ärger. Nicht bindend.".into();
    answer.notes.marks.push(Mark {
        kind: MarkKind::Background,
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
fn a_passage_that_is_tied_to_an_indicator_stands_before_the_whole_answer() {
    let mut study = sample();
    let answer = study
        .answers
        .iter_mut()
        .find(|answer| answer.interview.as_str() == "sez/r2" && answer.question == "which_initiatives")
        .unwrap();
    let text: String = answer.notes.text.chars().take(16).collect();
    answer.notes.marks.push(Mark {
        kind: MarkKind::Passage,
        from: 0,
        to: 16,
        text: text.clone(),
        target: Some(id("step_plan")),
        respondent: None,
    });
    let mut stage = Stage::with(study, "sez", "r2");
    let saved = stage.press("n<tab><space><enter>").saved();
    let [Change::Evidence(evidence)] = saved.as_slice() else { panic!("{saved:?}") };
    assert_eq!((evidence.text.as_str(), &evidence.question), (text.as_str(), &Some(id("which_initiatives"))));
    let made = evidence.id.clone();
    let saved = stage.press("<esc>1").saved();
    assert_eq!(rating(&saved).evidence, [made]);
}

/// The sample with these marks on the first words of an answer of Social and Economic Affairs.
fn with_marks(marks: &[(MarkKind, usize, Option<&str>, Option<&str>)]) -> Study {
    let mut study = sample();
    let answer = study
        .answers
        .iter_mut()
        .find(|answer| answer.interview.as_str() == "sez/r2" && answer.question == "which_initiatives")
        .unwrap();
    for (kind, length, target, respondent) in marks {
        answer.notes.marks.push(Mark {
            kind: *kind,
            from: 0,
            to: *length,
            text: answer.notes.text.chars().take(*length).collect(),
            target: target.map(id),
            respondent: respondent.map(id),
        });
    }
    study
}

#[test]
fn a_tie_made_in_the_talk_leads_the_list_with_who_said_it_and_that_it_is_word_for_word() {
    let marks = [
        (MarkKind::Quote, 16, None, None),
        (MarkKind::Passage, 16, Some("means_listed"), None),
        (MarkKind::Passage, 30, None, Some("sez-C")),
    ];
    let study = with_marks(&marks);
    let text: String = study
        .answers
        .iter()
        .find(|one| one.interview.as_str() == "sez/r2" && one.question == "which_initiatives")
        .map(|one| one.notes.text.chars().take(16).collect())
        .unwrap();
    let site = Site { unit: id("sez"), round: id("r2") };
    let pieces = pieces(&study, &instruments(&study).questionnaires, &site);
    let target = id("means_listed");
    let order = ordered(&pieces, &target, &[]);
    let first = pieces.iter().find(|piece| piece.key == order[0]).unwrap();
    let Content::Material(material) = &first.content else { panic!("{first:?}") };
    assert_eq!((material.text.as_str(), &material.respondent), (text.trim(), &Some(id("sez-C"))));
    assert!(material.is_quote && material.is_tied && !material.is_used);
    let of_mark = |piece: &&Piece| matches!(piece.key, Key::Answer(_, _, Some(_)));
    assert_eq!(pieces.iter().filter(of_mark).count(), 1, "the quote is not there a second time");
}

#[test]
fn a_quote_speaks_to_what_its_question_is_about_and_background_hides_it() {
    let site = Site { unit: id("sez"), round: id("r2") };
    let marked = |marks: &[(MarkKind, usize, Option<&str>, Option<&str>)]| {
        let study = with_marks(marks);
        let pieces = pieces(&study, &instruments(&study).questionnaires, &site);
        let quotes = pieces.into_iter().filter(|piece| matches!(piece.key, Key::Answer(_, _, Some(_))));
        quotes.collect::<Vec<Piece>>()
    };
    let quotes = marked(&[(MarkKind::Quote, 16, None, None)]);
    assert_eq!(quotes.len(), 1);
    assert!(!quotes[0].informs.is_empty());
    let hidden = [
        (MarkKind::Quote, 16, None, None),
        (MarkKind::Passage, 10, Some("means_listed"), None),
        (MarkKind::Background, 20, None, None),
    ];
    assert_eq!(marked(&hidden), []);
}

#[test]
fn one_key_turns_evidence_against_and_back_and_both_sides_stay_in_sight() {
    let mut stage = Stage::on("sez", "r2");
    let saved = stage.press("<tab>s").saved();
    let [Change::Evidence(turned)] = saved.as_slice() else { panic!("{saved:?}") };
    assert!(!turned.side.is_for());
    assert_eq!(stage.notice(), "It speaks against what it is attached to.");
    let screen = stage.size(120, 40).screen();
    assert!(screen.contains("2 attached, 1 against") && screen.contains("− against"), "{screen}");
    assert!(screen.matches("[x]").count() >= 2, "both sides are in sight: {screen}");
    let saved = stage.press("s").saved();
    let [Change::Evidence(back)] = saved.as_slice() else { panic!("{saved:?}") };
    assert!(back.side.is_for());
    assert!(stage.screen().contains("+ for"));
}

#[test]
fn one_key_says_that_evidence_is_about_all_units_and_what_rests_on_it_alone_is_marked() {
    let mut stage = Stage::on("sez", "r2");
    let before = stage.study.evidence.iter().find(|one| one.id == "e017").unwrap().about.clone();
    stage.press("<tab>");
    while stage.state().selected_piece().unwrap().evidence().unwrap().id != "e017" {
        stage.press("j");
    }
    let saved = stage.press("*").saved();
    let [Change::Evidence(turned)] = saved.as_slice() else { panic!("{saved:?}") };
    let was_all = before == Some(crate::domain::evidence::About::All);
    assert_eq!(turned.is_about_all(), !was_all);
    let saved = stage.press("*").saved();
    let [Change::Evidence(back)] = saved.as_slice() else { panic!("{saved:?}") };
    assert_eq!(back.is_about_all(), was_all);
}

#[test]
fn a_document_of_a_known_source_needs_only_its_text() {
    let mut study = sample();
    let paper = |name: &str, source: &str| Evidence {
        id: id(name),
        kind: EvidenceKind::Document,
        source: Some(source.into()),
        as_of: Some("2011-03".into()),
        interview: None,
        question: None,
        respondent: None,
        about: Some(About::Units(vec![id("sez")])),
        ..sample().evidence[0].clone()
    };
    study.evidence.push(paper("plan-a", "Yearly plan 2011"));
    study.evidence.push(paper("plan-b", "Yearly plan 2011"));
    let mut stage = Stage::with(study, "sez", "r2");
    stage.press("dyearly plan");
    let Some(Overlay::Picker(picker)) = &stage.model.overlay else { panic!("a source was wanted") };
    assert_eq!(picker.matching().len(), 1, "each source is offered once");
    let saved = stage.press("<enter>Two targets on diversity.<enter>").saved();
    let Some(Change::Evidence(made)) = saved.first() else { panic!("{saved:?}") };
    assert_eq!((made.kind, made.text.as_str()), (EvidenceKind::Document, "Two targets on diversity."));
    assert_eq!(made.source.as_deref(), Some("Yearly plan 2011"));
    assert_eq!(made.as_of.as_deref(), Some("2011-03"));
    assert_eq!(made.about, Some(About::Units(vec![id("sez")])));
    assert!(matches!(saved.get(1), Some(Change::Rating(_))), "it is attached at once: {saved:?}");
}
