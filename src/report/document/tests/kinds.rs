//! The same laws for every kind of report, in every language and format; and who gets to read what.

use super::*;
use crate::domain::answer::{Answer, Mark, MarkKind};
use crate::domain::publication::may_be_named;
use crate::domain::study::{Consent, Response, ResponseView};
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
    all.filter_map(|one| Some(talk(content, one, asked(one)?, Version::Approved, None))).collect()
}

/// The account to the council, with what it was made from.
fn account(scene: &Scene, language: &str) -> (ForCouncil, Document) {
    let words = Words::in_language(language);
    let rounds: Vec<Id> = scene.study.rounds.iter().map(|round| round.id.clone()).collect();
    let found = for_council(&scene.study, &scene.model, &rounds, (language, &words));
    let shown = Scene { study: found.study.clone(), ..scene.clone() };
    let (rounds, compared) = scored(&shown);
    let document = council(content(&shown, &rounds, compared.as_ref(), &words, language), &found);
    (found, document)
}

fn every_kind(scene: &Scene, language: &str) -> Vec<Document> {
    let sheets = sheets(scene, language).into_iter().map(|(_, sheet)| sheet);
    sheets
        .chain(talks(scene, language))
        .chain([account(scene, language).1, written(scene, language)])
        .collect()
}

/// The parts of a DOCX file that are text, by name; and how many pictures are in it.
fn parts(bytes: &[u8]) -> (Vec<(String, String)>, usize) {
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = file.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: String| {
        let text = std::io::read_to_string(file.by_name(&name).unwrap()).unwrap();
        (name, text)
    };
    let (pictures, texts): (Vec<String>, Vec<String>) =
        names.into_iter().partition(|name| name.starts_with("word/media/"));
    (texts.into_iter().map(&mut read).collect(), pictures.len())
}

/// The texts of the elements of a name in an XML document, in order; fails where it is not well-formed.
fn read_xml(xml: &str, element: &str) -> Vec<String> {
    let read = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let found = read.descendants().filter(|node| node.tag_name().name() == element);
    found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

/// Reads a DOCX file: its parts are well-formed, and it says what the report says, in order.
fn check_docx(document: &Document, language: &str) {
    let bytes = docx(document).unwrap();
    let (parts, pictures) = parts(&bytes);
    for (_, text) in &parts {
        read_xml(text, "");
    }
    let part = |name: &str| &parts.iter().find(|(found, _)| found == name).unwrap().1;
    assert!(part("word/styles.xml").contains(&format!("<w:lang w:val=\"{language}-")));
    let body = part("word/document.xml");
    let told = read_xml(body, "t");
    let read = roxmltree::Document::parse(body).unwrap();
    let found = |name: &'static str| read.descendants().filter(move |node| node.tag_name().name() == name);
    let described: Vec<&str> = found("docPr").map(|one| one.attribute("descr").unwrap()).collect();
    let figures = document.blocks.iter().filter(|block| matches!(block, Block::Figure { .. })).count();
    let relations = part("word/_rels/document.xml.rels");
    for shown in found("blip") {
        let id = shown.attributes().find(|attribute| attribute.name() == "embed").unwrap().value();
        assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
    }
    assert_eq!((pictures, relations.matches("media/").count(), described.len()), (figures, figures, figures));
    let has = |wanted: &str| {
        told.iter().map(String::as_str).chain(described.iter().copied()).any(|text| text.contains(wanted))
    };
    for wanted in document.texts() {
        assert!(has(wanted), "{wanted:?} is not in the file");
    }
    let tables = document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(body.matches("<w:tblHeader/>").count(), tables, "each table has a row of titles");
    assert_eq!(body.matches("<w:tblCaption ").count(), tables);
    let headings = document.blocks.iter().filter(|block| matches!(block, Block::Heading { .. })).count();
    assert_eq!(body.matches("w:val=\"Heading").count(), headings);
    let styles = part("word/styles.xml");
    for style in body.split("<w:pStyle w:val=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
}

/// Reads a report in every format.
fn check_formats(document: &Document, language: &str) {
    check(document);
    let page = html(document).unwrap();
    check_page(&page, language);
    // Everything but what HTML leaves open is closed in order.
    let closed: Vec<&str> =
        page.lines().filter(|line| !line.starts_with("<meta") && !line.starts_with("<!DOCTYPE")).collect();
    read_xml(&closed.join("\n"), "");
    check_docx(document, language);
    let text = markdown(document);
    assert!(text.starts_with("# ") && text.ends_with('\n'));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_council_reads_a_name_only_after_the_feedback_talks_and_nothing_of_who_would_be_given_away(
        scene in scenes(),
        talked in proptest::collection::vec(proptest::bool::ANY, 10),
        programmes in proptest::collection::vec(0u8..3, 5),
    ) {
        let mut scene = with_words(labelled(named(scene)));
        scene.unit("city", UnitKind::Line);
        scene.unit("legal", UnitKind::Staff);
        let rounds = scene.study.rounds.clone();
        for (at, unit) in scene.study.units.iter_mut().enumerate() {
            unit.name = Text::from(format!("NAME-{}-", unit.id).as_str());
            unit.group = (programmes[at] > 0).then(|| format!("Programme {}", programmes[at]));
            for (round, talked) in rounds.iter().zip(&talked[2 * at..]) {
                if *talked {
                    scene.study.responses.push(Response {
                        unit: unit.id.clone(),
                        round: round.id.clone(),
                        about: Response::WHOLE.into(),
                        text: "SAID-in-feedback".into(),
                        view: ResponseView::Agreed,
                        on: None,
                    });
                }
            }
        }
        let (found, document) = account(&scene, "en");
        check_formats(&document, "en");
        let page = html(&document).unwrap();
        prop_assert!(!page.contains("SAID-") && !page.contains("HEARD"));
        let gone = scene.study.units.len() - found.study.units.len();
        prop_assert_eq!(found.left_out, gone);
        for unit in &scene.study.units {
            let is_named = page.contains(&format!("NAME-{}-", unit.id));
            let has_talked = rounds.iter().all(|round| may_be_named(&scene.study, &unit.id, &round.id));
            prop_assert!(has_talked || !is_named, "{}", unit.id);
        }
        // Of those without a name there are two of a kind, or none.
        for kind in [UnitKind::Line, UnitKind::Staff] {
            let pooled = found.study.units.iter().filter(|one| one.kind == kind);
            let pooled: Vec<_> = pooled.filter(|one| found.unnamed.contains(&one.id)).collect();
            prop_assert!(pooled.len() != 1 && pooled.iter().all(|one| one.group.is_none()), "{kind:?}");
        }
        // Every figure is of those that are there: no difference tells of one that is gone.
        let (rounds, _) = scored(&Scene { study: found.study.clone(), ..scene.clone() });
        let base = format!("Base: {} unit", found.study.units.len());
        prop_assert!(rounds.iter().all(|one| one.account.units.len() == found.study.units.len()));
        prop_assert!(found.study.units.is_empty() || page.contains(&base));
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
    // The account names nobody here, so that nothing typed is in it.
    for document in every_kind(&scene, "en").into_iter().filter(|one| !one.title.contains("account")) {
        let page = html(&document).unwrap();
        check_page(&page, "en");
        assert!(page.contains("&lt;b onload=") && !page.contains("<b onload") && !page.contains('\u{1b}'));
        let text = markdown(&document);
        assert!(text.contains("\\<b onload") && !text.contains('\u{1b}'), "{text}");
        check_docx(&document, "en");
    }
}
