//! Laws of reports, over random studies: no sentence is empty or speaks of nothing, and every figure is that of the scores.

mod kinds;

use proptest::prelude::*;

use super::*;
use crate::domain::compare::{Comparison, compare};
use crate::domain::fixtures::random::scenes;
use crate::domain::fixtures::{Scene, id, model_without_phases};
use crate::domain::id::Id;
use crate::domain::score::{View, score_round};
use crate::domain::study::{Header, Study, Summary, UnitKind};
use crate::domain::text::Text;
use crate::language::{LANGUAGES, Words};
use crate::report::table::Page;
use crate::report::table::sheet::Sheet;

fn scored(scene: &Scene) -> (Vec<ScoredRound>, Option<[Comparison; 2]>) {
    let rounds: Vec<ScoredRound> = scene
        .study
        .rounds
        .iter()
        .map(|round| ScoredRound {
            account: score_round(&scene.scoring(View::Account), &round.id),
            proven: score_round(&scene.scoring(View::Proven), &round.id),
        })
        .collect();
    let compared = match scene.study.rounds.as_slice() {
        [from, .., to] => Some(View::ALL.map(|view| compare(&scene.scoring(view), &from.id, &to.id))),
        _ => None,
    };
    (rounds, compared)
}

/// The scene with a name for everything in its model, as every model has that was read.
fn named(mut scene: Scene) -> Scene {
    let model = &mut scene.model;
    let fields = model.fields.iter_mut().map(|one| (&one.id, &mut one.title));
    let phases = model.phases.iter_mut().map(|one| (&one.id, &mut one.title));
    let headings = model.headings.iter_mut().map(|one| (&one.id, &mut one.title));
    let indicators = model.indicators.iter_mut().map(|one| (&one.id, &mut one.title));
    let factors = model.factors.iter_mut().map(|one| (&one.id, &mut one.title));
    let reasons = model.reasons.iter_mut().map(|one| (&one.id, &mut one.title));
    let tests = model.tests.iter_mut().map(|one| (&one.id, &mut one.title));
    let flags = model.flags.iter_mut().map(|one| (&one.id, &mut one.title));
    let all = fields.chain(phases).chain(headings).chain(indicators).chain(factors).chain(reasons);
    for (name, title) in all.chain(tests).chain(flags) {
        *title = Text::from(name.as_str());
    }
    for one in &mut model.situations {
        one.title = Text::from(one.id.as_str());
        one.additions.iter_mut().for_each(|addition| addition.text = Text::from("more"));
    }
    for one in &mut model.recommendations {
        (one.title, one.text) = (Text::from(one.id.as_str()), Text::from("Do it."));
    }
    (model.title, model.unit_one, model.unit_many) = ("Model".into(), "unit".into(), "units".into());
    scene
}

/// The scene with a name for each round.
fn labelled(mut scene: Scene) -> Scene {
    for round in &mut scene.study.rounds {
        round.label = Text::from(round.id.as_str());
    }
    scene
}

fn content<'a>(
    scene: &'a Scene,
    rounds: &'a [ScoredRound],
    compared: Option<&'a [Comparison; 2]>,
    words: &'a Words,
    language: &'a str,
) -> Content<'a> {
    let Scene { study, model, questionnaires } = scene;
    Content { study, model, questionnaires, rounds, compared, words, language }
}

fn written(scene: &Scene, language: &str) -> Document {
    let (rounds, compared) = scored(scene);
    let words = Words::in_language(language);
    chapter(content(scene, &rounds, compared.as_ref(), &words, language), &mut || true).unwrap()
}

/// What is wrong with a text: it is empty, counts nothing, lacks a name, or asks for what the catalogue does not have.
fn wrong(text: &str) -> Option<&'static str> {
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    if text.trim().is_empty() {
        return Some("empty");
    }
    if has(&["0 of 0", "0 von 0", "0 van 0", "0/0"]) {
        return Some("counts nothing");
    }
    if has(&["()", "( ", " )", "“”", "„“", ": .", " .", " ,", ": ;", "  "])
        || text.starts_with([':', ',', ';', '.'])
    {
        return Some("lacks a name");
    }
    has(&["<doc-", "<report-", "{", "}"]).then_some("not in the catalogue")
}

fn check(document: &Document) {
    let texts = document.texts();
    let found: Vec<_> = texts.into_iter().filter_map(|text| Some((wrong(text)?, text))).collect();
    assert!(found.is_empty(), "{found:#?}");
    let mut above = 1;
    for block in &document.blocks {
        match block {
            Block::Heading { level, text, .. } => {
                assert!((2..=above + 1).contains(level), "{level} below {above}: {text}");
                above = *level;
            }
            Block::Table(table) => {
                assert!(!table.rows.is_empty(), "{}", table.caption);
                assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{}", table.caption);
            }
            Block::List { items } => assert!(!items.is_empty()),
            Block::Figure { told, .. } => assert!(!told.is_empty()),
            Block::Paragraph { .. } | Block::Note { .. } | Block::Quote { .. } => {}
        }
    }
    // Two headings of the same level without anything between them say that a part is missing.
    for pair in document.blocks.windows(2) {
        if let [Block::Heading { level: first, text, .. }, Block::Heading { level: second, .. }] = pair {
            assert!(second > first, "nothing below {text:?}");
        }
    }
    assert!(!matches!(document.blocks.last(), Some(Block::Heading { .. })));
}

/// A page as its tags, in order, without what stands between them.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).filter_map(|piece| piece.split('>').next()).collect()
}

/// Reads a page: language, headings in order, titles of tables and pictures, nothing that runs or is fetched.
fn check_page(page: &str, language: &str) {
    assert!(page.starts_with("<!DOCTYPE html>"));
    let all = tags(page);
    assert!(all.contains(&format!("html lang=\"{language}\"").as_str()));
    let mut above = 0;
    for level in all.iter().filter_map(|tag| tag.strip_prefix('h')?.chars().next()?.to_digit(10)) {
        assert!(level <= above + 1 && (level > 1 || above == 0), "{level} below {above}");
        above = level;
    }
    let count = |name: &str| all.iter().filter(|tag| tag.split(' ').next() == Some(name)).count();
    assert_eq!((count("h1"), count("main"), count("script")), (1, 1, 0));
    assert_eq!(count("table"), count("caption"));
    assert_eq!((count("svg"), count("svg")), (count("desc"), count("figcaption")));
    for tag in &all {
        let name = tag.split(' ').next().unwrap_or_default();
        assert!(!["link", "img", "iframe", "object", "embed", "base", "a"].contains(&name), "{tag}");
        let outward = [" src=", " href=", "xlink:", " onload", " onclick", "javascript:", "@import"];
        assert!(!outward.iter().any(|sign| tag.contains(sign)), "{tag}");
        assert!(name != "th" || tag.contains("scope="), "{tag}");
        assert!(name != "svg" || tag.contains("role=\"img\"") && tag.contains("aria-labelledby"), "{tag}");
    }
    let mut names: Vec<&str> =
        all.iter().filter_map(|tag| tag.split(" id=\"").nth(1)?.split('"').next()).collect();
    let total = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), total, "a name stands for two things");
    for wanted in page.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(names.contains(&wanted), "{wanted}");
    }
    assert!(!page.contains("url(http") && !page.contains("url(\""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_sentence_is_empty_and_figures_are_those_of_the_scores(scene in scenes()) {
        let scene = labelled(named(scene));
        for language in LANGUAGES {
            let document = written(&scene, language);
            check(&document);
            figures_agree(&scene, &document, language);
        }
        check_page(&html(&written(&scene, "de")).unwrap(), "de");
    }
}

/// Every matrix of a unit says the scores' words and bases, and every sentence on what is known their counts.
fn figures_agree(scene: &Scene, document: &Document, language: &str) {
    let words = Words::in_language(language);
    let page = Page { words: &words, language, width: 80 };
    let sheet = Sheet::new(page, &scene.study, &scene.model, View::Account);
    let (rounds, _) = scored(scene);
    let caption = words.text("doc-matrix");
    let mut matrices = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.caption == caption => Some(table),
        _ => None,
    });
    let texts = document.texts();
    for unit in scene.study.units_in_order(language) {
        for round in &rounds {
            let score = round.account.units.iter().find(|score| score.unit == unit.id).unwrap();
            let matrix = matrices.next().expect("a matrix for each unit and round");
            for (row, field) in matrix.rows.iter().zip(&score.fields) {
                for (text, cell) in row.iter().skip(1).zip(&field.cells) {
                    let wanted = sheet.cell(cell);
                    assert!(*text == wanted || text.starts_with(&format!("{wanted}; ")), "{text} {wanted}");
                }
            }
            let known = score.indicators.iter().filter(|state| state.known().is_some()).count();
            let applies = score.indicators.iter().filter(|state| state.interval.is_some()).count();
            let arguments = [
                ("known", known.into()),
                ("applies", applies.into()),
                ("all", score.indicators.len().into()),
            ];
            let wanted = words.with("doc-unit-known", &arguments);
            assert!(texts.iter().any(|text| text.ends_with(&wanted)), "{wanted}");
        }
    }
    assert_eq!(matrices.next(), None);
}

#[test]
fn a_study_with_nothing_in_it_one_unit_or_no_phases_is_told_in_whole_sentences() {
    let mut empty = Scene::new();
    empty.study = Study::new(Header::default());
    let mut flat = Scene::with_sez();
    flat.model = model_without_phases();
    let mut unrated = Scene::with_sez();
    unrated.study.ratings.clear();
    unrated.study.interviews.clear();
    let mut one_round = Scene::with_sez();
    one_round.study.rounds.truncate(1);
    for scene in [empty, Scene::new(), Scene::with_sez(), flat, unrated, one_round].map(named) {
        for language in LANGUAGES {
            let document = written(&scene, language);
            check(&document);
            check_page(&html(&document).unwrap(), language);
            assert!(markdown(&document).starts_with("# "));
        }
    }
}

#[test]
fn nothing_that_was_typed_becomes_markup() {
    let hostile = "<b onload=\"x\">*A* & `B`</b>\u{1b}[2J | C";
    let mut scene = Scene::new();
    scene.unit("sez", UnitKind::Line).name = Text::from(hostile);
    let heading = crate::domain::framework::columns(&scene.model)[0].id.clone();
    scene.study.summaries.push(Summary { unit: id("sez"), round: id("r1"), heading, text: hostile.into() });
    let document = written(&scene, "en");
    let page = html(&document).unwrap();
    check_page(&page, "en");
    assert!(page.contains("&lt;b onload=") && !page.contains("<b onload") && !page.contains('\u{1b}'));
    let text = markdown(&document);
    assert!(text.contains("\\<b onload") && text.contains("\\| C") && !text.contains('\u{1b}'), "{text}");
}
