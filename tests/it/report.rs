//! Documents: their keys are what is documented, their tables fit the page, and nothing typed steers a terminal.

use std::collections::BTreeSet;

use nulmeting::domain::compare::Comparison;
use nulmeting::domain::score::{RoundScore, View};
use nulmeting::domain::study::{Link, LinkOverride};
use nulmeting::domain::text::Text;
use nulmeting::language::{ENGLISH, Words};
use nulmeting::report::table::Page;
use nulmeting::report::{Selection, json, table};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::sample::{ALMELO, ALMELO_RESULTS, Results, Sample, id};

const WHOLE: Selection<'static> = Selection { unit: None, rater: None };

fn score_json(sample: &Sample, rounds: &[RoundScore], selection: &Selection) -> String {
    let Sample { study, model, .. } = sample;
    json::write(&json::score(study, model, View::Account, rounds, selection)).unwrap()
}

fn compare_json(sample: &Sample, comparison: &Comparison, selection: &Selection) -> String {
    let Sample { study, model, .. } = sample;
    json::write(&json::compare(study, model, View::Account, comparison, selection)).unwrap()
}

/// The tables of one round in a view, as the command line prints them.
fn score_table(
    sample: &Sample,
    results: &Results,
    round: usize,
    width: usize,
    selection: &Selection,
) -> String {
    let Sample { study, model, .. } = sample;
    let words = Words::english();
    let page = Page { words: &words, language: "en", width };
    let rounds = &results.account[round..=round];
    table::score(page, study, model, View::Account, rounds, &results.proven, selection)
}

fn compare_table(sample: &Sample, results: &Results, width: usize, selection: &Selection) -> String {
    let Sample { study, model, .. } = sample;
    let words = Words::english();
    let page = Page { words: &words, language: "en", width };
    let proven = Some(&results.compared_proven);
    table::compare(page, study, model, View::Account, &results.compared, proven, selection)
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn ids<const N: usize>(ids: [&'static str; N]) -> BTreeSet<&'static str> {
    ids.into()
}

#[test]
fn the_json_of_score_has_exactly_the_documented_keys() {
    let document: Value =
        serde_json::from_str(&score_json(&ALMELO, &ALMELO_RESULTS.account, &WHOLE)).unwrap();
    let cell_keys = ids(["phase", "state", "half", "word", "rated", "applicable", "defined", "low", "high"]);
    let fields = ids(["policy", "activities", "staff"]);
    assert_eq!(keys(&document), ids(["schema", "study", "view", "model", "rounds"]));
    assert_eq!(document["schema"], "nulmeting/score/1");
    assert_eq!(document["study"], "almelo-2011");
    assert_eq!(document["view"], "account");
    assert_eq!(document["model"], serde_json::json!({ "id": "bellaart-almelo", "version": "1" }));
    let rounds = document["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 2);
    for round in rounds {
        assert_eq!(keys(round), ids(["round", "organisation", "units"]));
        let organisation = &round["organisation"];
        assert_eq!(keys(organisation), ids(["cells", "situation", "recommendations", "factors", "counts"]));
        assert_eq!(keys(&organisation["cells"]), fields);
        assert_eq!(keys(&organisation["counts"]), fields);
        assert_eq!(keys(&organisation["factors"]).len(), 7);
        for field in &fields {
            for cell in organisation["cells"][field].as_array().unwrap() {
                assert_eq!(keys(cell), cell_keys);
            }
            for (index, count) in organisation["counts"][field].as_array().unwrap().iter().enumerate() {
                assert_eq!(keys(count), ids(["phase", "known", "unknown", "begun", "largely", "complete"]));
                assert_eq!(count["phase"], index + 1);
            }
        }
        let units = round["units"].as_array().unwrap();
        assert_eq!(units.len(), 9);
        for unit in units {
            let unit_keys = [
                "unit",
                "kind",
                "fields",
                "common",
                "tests",
                "situation",
                "staff_ahead",
                "recommendations",
                "factors",
                "inherited",
            ];
            assert_eq!(keys(unit), ids(unit_keys));
            let words = unit["recommendations"].as_object().unwrap().values();
            assert!(words.into_iter().all(|word| *word == "recommended" || *word == "possible"));
            assert_eq!(keys(&unit["fields"]), fields);
            assert_eq!(keys(&unit["tests"]), ids(["aims", "action", "staff"]));
            assert_eq!(keys(&unit["factors"]).len(), 6);
            assert_eq!(keys(&unit["inherited"]).len(), 11);
            assert!(unit["inherited"]["vision_adopted"]["counts"].is_array());
            assert!(["yes", "no", "open"].contains(&unit["staff_ahead"].as_str().unwrap()));
            for field in &fields {
                let field = &unit["fields"][field];
                assert_eq!(keys(field), ids(["cells", "in_scope", "lo", "hi", "skipped", "sensitivity"]));
                assert_eq!(keys(&field["sensitivity"]), ids(["2/3", "5/6"]));
                for (index, cell) in field["cells"].as_array().unwrap().iter().enumerate() {
                    assert_eq!(keys(cell), cell_keys);
                    assert_eq!(cell["phase"], index + 1);
                    assert!(cell["low"].is_u64() && cell["high"].is_u64());
                }
            }
        }
    }
}

#[test]
fn the_json_of_compare_has_exactly_the_documented_keys() {
    let document: Value =
        serde_json::from_str(&compare_json(&ALMELO, &ALMELO_RESULTS.compared, &WHOLE)).unwrap();
    assert_eq!(
        keys(&document),
        ids(["schema", "study", "view", "model", "from", "to", "other_versions", "weak_agreement", "units"])
    );
    assert_eq!(document["schema"], "nulmeting/compare/1");
    assert_eq!((&document["from"], &document["to"]), (&"r1".into(), &"r2".into()));
    let set_keys = ["verdict", "common", "union", "d", "m"];
    let units = document["units"].as_array().unwrap();
    assert_eq!(units.len(), 9);
    for unit in units {
        let own_keys = [
            "unit",
            "link",
            "proposed",
            "set_because",
            "ground",
            "compared",
            "left_out",
            "renamed_initiatives",
            "reason",
            "offsetting",
            "phase_shift",
            "warnings",
            "mind",
            "observed",
            "fields",
        ];
        assert_eq!(keys(unit), own_keys.into_iter().chain(set_keys).collect());
        assert_eq!(unit["d"].as_array().unwrap().len(), 2);
        for field in ["policy", "activities", "staff"] {
            assert_eq!(keys(&unit["fields"][field]), ids(set_keys));
        }
        let ground = ["questionnaires", "asked", "common", "renamed", "informed", "defined"];
        assert_eq!(keys(&unit["ground"]), ids(ground));
        assert_eq!(unit["compared"].as_array().unwrap().len() as u64, unit["common"].as_u64().unwrap());
        let warnings: Vec<&str> =
            unit["warnings"].as_array().unwrap().iter().map(|warning| warning.as_str().unwrap()).collect();
        assert_eq!(warnings.iter().collect::<BTreeSet<_>>().len(), warnings.len(), "{warnings:?}");
        if unit["link"] == "R4" {
            assert!(unit["observed"].is_null());
            continue;
        }
        let observed = &unit["observed"];
        let observed_keys =
            ["n", "up", "same", "down", "d", "carried_over", "fields", "reading", "indicators"];
        assert_eq!(keys(observed), ids(observed_keys));
        assert!(observed["carried_over"].is_u64());
        let indicators = observed["indicators"].as_array().unwrap();
        assert_eq!(indicators.len() as u64, observed["n"].as_u64().unwrap());
        for indicator in indicators {
            assert!(ALMELO.model.indicator(indicator[0].as_str().unwrap()).is_some());
            assert!(indicator[1].is_u64() && indicator[2].is_u64());
        }
    }
}

#[test]
fn keys_of_the_model_come_in_its_order() {
    let written = score_json(&ALMELO, &ALMELO_RESULTS.account, &WHOLE);
    let place = |key: &str| written.rfind(&format!("\"{key}\": ")).unwrap();
    let in_order = |keys: &[&str]| assert!(keys.is_sorted_by_key(|key| place(key)), "{keys:?}");
    in_order(&["fields", "common", "tests", "situation", "staff_ahead", "factors"]);
    in_order(&["aims", "action", "staff"]);
    let factors = ALMELO.model.factors.iter().map(|factor| factor.id.as_str());
    in_order(&factors.filter(|id| written.rfind(id) > written.rfind("staff_ahead")).collect::<Vec<_>>());
}

#[test]
fn one_unit_as_json() {
    let unit = id("samenleving");
    let selection = Selection { unit: Some(&unit), rater: None };
    let written = score_json(&ALMELO, &ALMELO_RESULTS.account[1..], &selection);
    let document: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(document["rounds"][0]["units"].as_array().unwrap().len(), 1);
    insta::assert_snapshot!("json_score_samenleving_r2", written);
    insta::assert_snapshot!(
        "json_compare_samenleving",
        compare_json(&ALMELO, &ALMELO_RESULTS.compared, &selection)
    );
}

#[test]
fn the_follow_up_as_tables() {
    insta::assert_snapshot!("table_score_r2", score_table(&ALMELO, &ALMELO_RESULTS, 1, 100, &WHOLE));
}

#[test]
fn the_comparison_as_tables() {
    insta::assert_snapshot!("table_compare", compare_table(&ALMELO, &ALMELO_RESULTS, 100, &WHOLE));
}

#[test]
fn one_unit_as_tables() {
    let (unit, rater) = (id("sez"), id("second"));
    let selection = Selection { unit: Some(&unit), rater: Some(&rater) };
    insta::assert_snapshot!("table_score_sez_r2", score_table(&ALMELO, &ALMELO_RESULTS, 1, 80, &selection));
    insta::assert_snapshot!("table_compare_sez", compare_table(&ALMELO, &ALMELO_RESULTS, 80, &selection));
}

#[test]
fn no_table_is_wider_than_its_page_or_narrower_than_80() {
    for width in [10, 80, 81, 95, 110, 120, 300] {
        let allowed = width.clamp(80, 120);
        for drawn in [
            score_table(&ALMELO, &ALMELO_RESULTS, 0, width, &WHOLE),
            score_table(&ALMELO, &ALMELO_RESULTS, 1, width, &WHOLE),
            compare_table(&ALMELO, &ALMELO_RESULTS, width, &WHOLE),
        ] {
            let widest = drawn.lines().map(UnicodeWidthStr::width).max().unwrap();
            assert_eq!(widest, allowed, "{drawn}");
            assert!(drawn.lines().all(|line| line == line.trim_end()), "blanks at an end: {drawn}");
        }
    }
}

#[test]
fn a_mark_stands_only_where_proven_is_less() {
    let sez = id("sez");
    let selection = Selection { unit: Some(&sez), rater: None };
    let marked = score_table(&ALMELO, &ALMELO_RESULTS, 1, 100, &selection);
    assert!(marked.contains("largely (3/3)*"), "{marked}");
    assert!(marked.contains("* Proven"), "{marked}");
    let same = Results { proven: ALMELO_RESULTS.account.clone(), ..ALMELO.results() };
    let unmarked = score_table(&ALMELO, &same, 1, 100, &selection);
    assert!(!unmarked.contains('*'), "{unmarked}");
}

#[test]
fn a_model_without_phases_has_nulls_and_a_table_of_its_own() {
    let mut sample = ALMELO.clone();
    let model = &mut sample.model;
    model.phases.clear();
    for indicator in &mut model.indicators {
        indicator.phase = 0;
    }
    // What speaks of phases cannot be asked of such a model.
    model.tests.clear();
    model.situations.clear();
    model.flags.clear();
    let results = sample.results();
    let document: Value = serde_json::from_str(&score_json(&sample, &results.account, &WHOLE)).unwrap();
    let unit = &document["rounds"][1]["units"][0];
    let field = &unit["fields"]["policy"];
    assert_eq!(field["cells"].as_array().unwrap().len(), 1);
    assert_eq!(keys(&field["cells"][0]).len(), 9);
    for null in [&field["cells"][0]["phase"], &field["lo"], &field["hi"], &field["skipped"], &unit["common"]]
    {
        assert!(null.is_null(), "{null}");
    }
    assert_eq!(field["sensitivity"], serde_json::json!({}));
    let drawn = score_table(&sample, &results, 1, 100, &WHOLE);
    assert!(drawn.contains("FIELDS"), "{drawn}");
    assert!(!drawn.to_lowercase().contains("phase 1"), "{drawn}");
    assert!(!compare_table(&sample, &results, 100, &WHOLE).contains("SHIFTS"));
}

#[test]
fn a_flag_never_takes_the_place_of_another_key() {
    let mut sample = ALMELO.clone();
    sample.model.flags[0].id = id("tests");
    let written = score_json(&sample, &sample.results().account, &WHOLE);
    let document: Value = serde_json::from_str(&written).unwrap();
    let unit = &document["rounds"][0]["units"][0];
    assert!(unit["tests"].is_object());
    assert!(unit["flag:tests"].is_string());
}

#[test]
fn nothing_that_was_typed_steers_a_terminal() {
    let evil = "a\u{1b}[2J\u{9b}31m\u{202e}b\u{2066}\r\nc\u{7f}\u{8}";
    let mut sample = ALMELO.clone();
    let study = &mut sample.study;
    study.header.id = evil.to_owned();
    study.header.title = evil.into();
    for unit in &mut study.units {
        unit.name = Text::Plain(evil.to_owned());
    }
    for round in &mut study.rounds {
        round.label = Text::ByLanguage([(evil.to_owned(), evil.to_owned())].into());
    }
    for event in &mut study.events {
        evil.clone_into(&mut event.text);
    }
    study.links.push(LinkOverride {
        unit: id("sez"),
        from: id("r1"),
        to: id("r2"),
        link: Link::R1,
        reason: evil.to_owned(),
    });
    for text in [&mut sample.model.fields[0].title, &mut sample.model.unit_many, &mut sample.model.unit_one] {
        *text = evil.into();
    }
    sample.model.version = evil.to_owned();
    let results = sample.results();
    let unit = id("sez");
    for selection in [WHOLE, Selection { unit: Some(&unit), rater: Some(&unit) }] {
        let tables = [
            score_table(&sample, &results, 1, 100, &selection),
            compare_table(&sample, &results, 100, &selection),
        ];
        assert!(tables.iter().all(|drawn| drawn.contains("a�[2J�31m�b� c��")), "{}", tables[0]);
        let documents = [
            score_json(&sample, &results.account, &selection),
            compare_json(&sample, &results.compared, &selection),
        ];
        for document in &documents {
            let value: Value = serde_json::from_str(document).unwrap();
            assert_eq!(value["study"], evil);
        }
        for written in tables.iter().chain(&documents) {
            let steers = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!written.contains(steers), "{written:?}");
        }
    }
}

#[test]
fn a_name_in_another_language_says_in_which() {
    let mut sample = ALMELO.clone();
    sample.study.units[0].name = Text::ByLanguage([("nl".to_owned(), "Publiekszaken".to_owned())].into());
    let drawn = score_table(&sample, &sample.results(), 1, 120, &WHOLE);
    assert!(drawn.contains("Publiekszaken [nl]"), "{drawn}");
    assert!(!drawn.contains("Society ["), "{drawn}");
}

/// Ids of texts that the tables ask for: whole ones, and beginnings that a word of the file formats is put behind.
#[test]
fn every_text_of_the_tables_is_in_the_catalogue_and_none_is_left_over() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/report/table");
    let sources: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let asked: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| {
            source.split('"').filter(|part| part.starts_with("report-") && !part.contains(' '))
        })
        .collect();
    let (_, catalogue) = ENGLISH.iter().find(|(file, _)| *file == "report.ftl").unwrap();
    let texts: Vec<&str> =
        catalogue.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
    let is_beginning =
        |asked: &str, text: &str| text.strip_prefix(asked).is_some_and(|rest| rest.starts_with('-'));
    for id in &asked {
        assert!(
            texts.iter().any(|text| text == id || is_beginning(id, text)),
            "`{id}` is not in the catalogue"
        );
    }
    for text in texts.iter().filter(|text| text.starts_with("report-")) {
        let is_asked = asked.iter().any(|id| text == id || is_beginning(id, text));
        assert!(is_asked, "nobody asks for `{text}`");
    }
}
