//! The same laws for every kind of report, in every language and format; and who gets to read what.

use super::*;
use crate::domain::answer::{Answer, Mark, MarkKind};
use crate::domain::study::Consent;
use crate::domain::writeup::{QuoteState, Version};

/// Something said in every talk, approved and agreed to: "SAID-" and the unit, as a quote and in the notes.
fn with_words(mut scene: Scene) -> Scene {
    for talk in scene.study.interviews.clone() {
        let found = scene.study.questionnaire_of(&talk, &scene.questionnaires);
        let Some(question) = found.and_then(|one| one.questions().next()) else { continue };
        let text = format!("SAID-{}", talk.details.unit);
        let mut answer = Answer::new(talk.id.clone(), question.id.clone());
        let to = text.chars().count();
        let mark =
            Mark { kind: MarkKind::Quote, from: 0, to, text: text.clone(), target: None, respondent: None };
        answer.notes.marks.push(mark);
        answer.write_up = answer.write_up.with_state(&text, Some(QuoteState::Approved));
        answer.notes.text = text;
        scene.study.answers.push(answer);
    }
    for one in &mut scene.study.participants {
        one.consent = vec![Consent::Interview, Consent::Quote, Consent::ShowInOwnUnit];
    }
    for one in &mut scene.study.evidence {
        one.text = "HEARD".into();
    }
    scene
}

/// The sheet of every unit of the scene.
fn sheets(scene: &Scene, language: &str) -> Vec<(Id, Document)> {
    let (rounds, compared) = scored(scene);
    let words = Words::in_language(language);
    let content = content(scene, &rounds, compared.as_ref(), &words, language);
    scene.study.units.iter().map(|unit| (unit.id.clone(), unit_sheet(content, &unit.id))).collect()
}

/// The write-up of every interview of the scene that has a questionnaire.
fn talks(scene: &Scene, language: &str) -> Vec<Document> {
    let words = Words::in_language(language);
    let content = content(scene, &[], None, &words, language);
    let asked = |talk| scene.study.questionnaire_of(talk, &scene.questionnaires);
    let all = scene.study.interviews.iter();
    all.filter_map(|one| Some(talk(content, one, asked(one)?, Version::Approved))).collect()
}

fn every_kind(scene: &Scene, language: &str) -> Vec<Document> {
    let sheets = sheets(scene, language).into_iter().map(|(_, sheet)| sheet);
    sheets.chain(talks(scene, language)).collect()
}

/// Reads a report in every format.
fn check_formats(document: &Document, language: &str) {
    check(document);
    check_page(&html(document).unwrap(), language);
    let text = markdown(document);
    assert!(text.starts_with("# ") && text.ends_with('\n'));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn every_kind_is_told_in_whole_sentences_and_a_sheet_holds_no_words_of_another_unit(scene in scenes()) {
        let scene = with_words(labelled(named(scene)));
        for language in LANGUAGES {
            for document in every_kind(&scene, language) {
                check_formats(&document, language);
            }
        }
        for (unit, sheet) in sheets(&scene, "en") {
            for text in sheet.texts() {
                prop_assert!(!text.contains("HEARD"), "{text}");
                prop_assert!(!text.contains("SAID-") || text == format!("SAID-{unit}"), "{unit}: {text}");
            }
        }
    }
}

#[test]
fn every_kind_holds_for_nothing_one_unit_no_phases_and_one_round() {
    let mut flat = Scene::with_sez();
    flat.model = model_without_phases();
    let mut unrated = Scene::with_sez();
    unrated.study.ratings.clear();
    let mut silent = unrated.clone();
    silent.study.interviews.clear();
    let mut no_rounds = Scene::with_sez();
    no_rounds.study.rounds.clear();
    let mut one_round = Scene::with_sez();
    one_round.study.rounds.truncate(1);
    let mut idle = Scene::with_sez();
    for round in ["r1", "r2"] {
        idle.rate_all("sez", round, "N");
    }
    for scene in [flat, unrated, silent, no_rounds, one_round, idle].map(named) {
        for scene in [scene.clone(), with_words(scene)] {
            for language in LANGUAGES {
                for document in every_kind(&scene, language) {
                    check_formats(&document, language);
                }
            }
        }
    }
}

#[test]
fn a_quote_stands_on_the_sheet_only_where_its_speaker_lets_it_be_shown_there() {
    let mut scene = with_words(named(Scene::with_sez()));
    let has_quote = |scene: &Scene| {
        let (_, sheet) = sheets(scene, "en").remove(0);
        sheet.blocks.iter().any(|block| matches!(block, Block::Quote { .. }))
    };
    assert!(has_quote(&scene));
    for one in &mut scene.study.participants {
        one.consent = vec![Consent::Interview, Consent::Quote];
    }
    assert!(!has_quote(&scene), "agreed to be quoted, not to be shown at home");
    for one in &mut scene.study.participants {
        one.consent = vec![Consent::Interview, Consent::ShowInOwnUnit];
    }
    assert!(!has_quote(&scene), "not agreed to be quoted");
}

#[test]
fn a_write_up_says_how_far_each_text_and_quote_is_and_leaves_out_what_was_taken_back() {
    let mut scene = with_words(labelled(named(Scene::with_sez())));
    let told = |scene: &Scene| markdown(&talks(scene, "en").remove(0));
    let page = told(&scene);
    assert!(page.contains("From the notes as they are now") && page.contains("so far: approved"), "{page}");
    let answer = &mut scene.study.answers[0];
    answer.write_up.typed = Some("As it was typed".into());
    answer.write_up.worked_up = Some("Worked up now".into());
    answer.write_up = answer.write_up.with_state("SAID-sez", Some(QuoteState::Withdrawn));
    let page = told(&scene);
    assert!(page.contains("As worked up") && page.contains("Worked up now"), "{page}");
    assert!(!page.contains("As it was typed") && !page.contains("SAID-"), "{page}");
    let texts: Vec<String> =
        talks(&scene, "en").iter().flat_map(|one| one.texts().into_iter().map(str::to_owned)).collect();
    assert!(texts.iter().any(|text| text.starts_with("Reply to")), "how to reply");
}

#[test]
fn what_was_typed_is_inert_in_every_kind_and_format() {
    let hostile = "<b onload=\"x\">*A* & `B`</b>\u{1b}[2J ]]> | C";
    let mut scene = with_words(named(Scene::with_sez()));
    scene.study.units[0].name = Text::from(hostile);
    scene.study.answers.iter_mut().for_each(|answer| answer.notes.text = hostile.into());
    for document in every_kind(&scene, "en") {
        let page = html(&document).unwrap();
        check_page(&page, "en");
        assert!(page.contains("&lt;b onload=") && !page.contains("<b onload") && !page.contains('\u{1b}'));
        let text = markdown(&document);
        assert!(text.contains("\\<b onload") && !text.contains('\u{1b}'), "{text}");
    }
}
