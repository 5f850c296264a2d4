//! Comparing as a person does it: the link set by hand, any two of several rounds.

use std::fs;
use std::path::{Path, PathBuf};

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::score::View;
use nulmeting::domain::study::{Link, Study};
use nulmeting::report::{Selection, json};
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::leaving::Steps;
use nulmeting::workbench::{Desk, exchange};
use serde_json::Value as Json;

use crate::support::program::PROGRAM;
use crate::support::{Journey, noon};

fn link_of(study: &Study) -> Option<(Link, &str)> {
    study.links.iter().find(|set| set.unit == *"sez").map(|set| (set.link, set.reason.as_str()))
}

/// The comparison of the study's file as JSON, one unit.
fn json_of(journey: &Journey, unit: &str) -> Json {
    let open = Desk::open(&journey.path).unwrap().whole().unwrap();
    let (from, to, unit) = (Id::new("r1").unwrap(), Id::new("r2").unwrap(), Id::new(unit).unwrap());
    let comparison = open.compare(&from, &to, View::Account, None);
    let selection = Selection { unit: Some(&unit), rater: None };
    let document =
        json::compare(&open.study, &open.instruments.model, View::Account, &comparison, &selection);
    serde_json::to_value(document).unwrap()["units"][0].clone()
}

#[test]
fn a_link_is_set_by_hand_with_a_reason_and_goes_back_to_what_was_proposed() {
    let mut journey = Journey::sample(80, 24);
    journey.press("c").press(&"<down>".repeat(5)).press("<enter>");
    assert!(journey.shows("R2 same team, another role"), "{}", journey.screen());
    journey.press("e");
    insta::assert_snapshot!("link-form-80x24", journey.screen());
    // Without a reason it is not kept.
    journey.press("<home><right><right><enter>");
    assert!(journey.shows("Because is needed"), "{}", journey.screen());
    assert_eq!(link_of(&journey.study()), None);
    journey.press("<tab>The team leader spoke for Größe 👩‍👩‍👧 both times<enter>");
    let study = journey.study();
    assert_eq!(link_of(&study), Some((Link::R1, "The team leader spoke for Größe 👩‍👩‍👧 both times")));
    insta::assert_snapshot!("link-set-80x24", journey.screen());
    assert!(journey.shows("R1 another person, same role and team"), "{}", journey.screen());
    assert!(journey.shows("set by hand, because: The team leader"), "{}", journey.screen());
    assert!(journey.shows("Proposed was R2 same team, another role"), "{}", journey.screen());
    assert!(journey.shows("Observed movement"), "the page is computed anew: {}", journey.screen());
    let unit = json_of(&journey, "sez");
    assert_eq!((&unit["link"], &unit["proposed"]["link"]), (&"R1".into(), &"R2".into()));
    assert_eq!(unit["set_because"], "The team leader spoke for Größe 👩‍👩‍👧 both times");

    // Back to the proposal, through the form; and forward and back again by undoing.
    journey.press("e<home><enter>");
    assert_eq!(link_of(&journey.study()), None);
    assert!(journey.shows("R2 same team, another role") && !journey.shows("set by hand, because"));
    journey.press("u");
    assert_eq!(link_of(&journey.study()).map(|set| set.0), Some(Link::R1));
    assert!(journey.shows("R1 another person"), "{}", journey.screen());
    journey.press("u");
    assert_eq!(link_of(&journey.study()), None);
    assert!(journey.shows("R2 same team, another role"), "{}", journey.screen());
    let change = journey.study().links;
    assert!(change.is_empty(), "{change:?}");
    assert!(json_of(&journey, "sez")["set_because"].is_null());
}

#[test]
fn the_link_that_is_set_already_is_not_written_again() {
    let mut journey = Journey::sample(80, 24);
    journey.press("c").press(&"<down>".repeat(5)).press("e<home><right><tab>as heard<enter>");
    let before = journey.study();
    assert_eq!(link_of(&before).map(|set| set.0), Some(Link::R0));
    journey.press("e<enter>");
    assert_eq!(Change::Link(journey.study().links[0].clone()), Change::Link(before.links[0].clone()));
    assert!(journey.shows("R0 same person"), "{}", journey.screen());
    // A reason alone can be mended.
    journey.press("e<tab><ctrl-g>seen on the list<enter>");
    assert_eq!(link_of(&journey.study()), Some((Link::R0, "seen on the list")));
    journey.press("u");
    assert_eq!(link_of(&journey.study()), Some((Link::R0, "as heard")));
}

/// A small town with three rounds.
fn three_rounds(width: u16, height: u16) -> Journey {
    Journey::made(width, height, |folder| imported(folder, "tests/fixtures/studies/three-rounds.toml"))
}

fn imported(folder: &Folder, file: &str) -> PathBuf {
    let path = folder.study("waterstad").unwrap();
    Steps::in_silence(|steps| exchange::import(folder, &path, Path::new(file), false, noon(), steps))
        .unwrap();
    path
}

/// What the real program prints with a data folder.
fn printed(data: &Path, arguments: &[&str]) -> String {
    let mut command = assert_cmd::Command::new(PROGRAM);
    command.env("NULMETING_DATA", data).env("LC_ALL", "C.UTF-8").args(arguments);
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

#[test]
fn any_two_of_three_rounds_can_be_compared() {
    let mut journey = three_rounds(80, 24);
    journey.press("c<enter>");
    assert!(journey.shows("→"), "{}", journey.screen());
    journey.press("r");
    insta::assert_snapshot!("rounds-form-80x24", journey.screen());
    journey.press("<home><tab><end><enter>");
    assert!(journey.shows("First, 2020 → Third, 2023"), "{}", journey.screen());
    // The same round twice is no comparison; the wrong way round is put right.
    journey.press("r<end><tab><end><enter>");
    assert!(journey.shows("A comparison needs two different rounds."), "{}", journey.screen());
    journey.press("<home><right><enter>");
    assert!(journey.shows("Second, 2021 → Third, 2023"), "{}", journey.screen());
    journey.press("[");
    assert!(journey.shows("First, 2020 → Second, 2021"), "{}", journey.screen());
}

#[test]
fn all_rounds_stand_in_a_row_by_name_and_lead_to_the_comparison_of_two() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut journey = three_rounds(width, height);
        journey.press("c<enter>s");
        insta::assert_snapshot!(format!("series-{width}x{height}"), journey.screen());
        let screen = journey.screen();
        let at = |name: &str| screen.find(name).unwrap_or_else(|| panic!("{name}: {screen}"));
        assert!(at("Bücherei") < at("Sport"), "{screen}");
        journey.press("<down>");
        if journey.shows("Sport") {
            journey.press("<enter>");
        }
        assert!(journey.shows("Sport 🏊"), "{}", journey.screen());
        insta::assert_snapshot!(format!("series-unit-{width}x{height}"), journey.screen());
        journey.press("<end><enter>");
        assert!(journey.shows("First, 2020 → Third, 2023"), "{}", journey.screen());
        journey.press("<esc>");
        assert!(journey.shows("▸First, 2020 → Third, 2023"), "{}", journey.screen());
    }
}

#[test]
fn a_link_set_by_hand_counts_in_the_series_too() {
    let mut journey = three_rounds(80, 24);
    journey.press("c<enter>r<home><tab><end><enter>").press("<down>e");
    journey.press("<home><right><right><tab>one team since 2022<enter>s<enter><end>");
    assert!(journey.shows("set by hand, because: one team"), "{}", journey.screen());
    assert!(journey.shows("R1 another person, same role and team"), "{}", journey.screen());
}

#[test]
fn the_series_as_table_and_json_says_what_the_screens_say() {
    let data = tempfile::tempdir().unwrap();
    let printed = |arguments: &[&str]| printed(data.path(), arguments);
    printed(&["import", "waterstad", "tests/fixtures/studies/three-rounds.toml"]);
    insta::assert_snapshot!(
        "table-series",
        printed(&["compare", "waterstad", "--series", "--language", "en"])
    );
    let json = |arguments: &[&str]| -> Json { serde_json::from_str(&printed(arguments)).unwrap() };
    let series = json(&["compare", "waterstad", "--series", "--format", "json"]);
    assert_eq!(series["schema"], "nulmeting/series/1");
    assert_eq!(series["rounds"], serde_json::json!(["r1", "r2", "r3"]));
    for (at, from, to) in [(0, "r1", "r2"), (1, "r2", "r3")] {
        let two = json(&["compare", "waterstad", "--from", from, "--to", to, "--format", "json"]);
        for (unit, other) in series["units"].as_array().unwrap().iter().zip(two["units"].as_array().unwrap())
        {
            let mut step = unit["steps"][at].clone();
            let step = step.as_object_mut().unwrap();
            assert_eq!((step.remove("from"), step.remove("to")), (Some(from.into()), Some(to.into())));
            assert_eq!(&Json::Object(step.clone()), other);
        }
    }
    let scores = json(&["score", "waterstad", "--format", "json"]);
    for (at, round) in scores["rounds"].as_array().unwrap().iter().enumerate() {
        for (unit, scored) in
            series["units"].as_array().unwrap().iter().zip(round["units"].as_array().unwrap())
        {
            for field in ["policy", "services"] {
                let (point, field) = (&unit["points"][at][field], &scored["fields"][field]);
                assert_eq!(point["completed"], serde_json::json!([field["lo"], field["hi"]]));
            }
        }
    }
    let one =
        json(&["compare", "waterstad", "--series", "--from", "r2", "--unit", "sport", "--format", "json"]);
    assert_eq!(one["rounds"], serde_json::json!(["r2", "r3"]));
    assert_eq!(one["units"].as_array().unwrap().len(), 1);
    assert!(one["units"][0]["first_to_last"].is_null());
}

#[test]
fn what_would_be_otherwise_is_a_key_away_from_result_and_organisation() {
    let mut journey = three_rounds(80, 24);
    journey.press("<end>o");
    let organisation = journey.screen();
    journey.press("t");
    insta::assert_snapshot!("sensitivity-80x24", journey.screen());
    assert!(journey.shows("nothing changes") && journey.shows("At 2/3"), "{}", journey.screen());
    journey.press("<esc>");
    assert_eq!(journey.screen(), organisation);
    journey.press("<down><down><enter>t");
    insta::assert_snapshot!("sensitivity-unit-80x24", journey.screen());
    assert!(!journey.shows("Computing") || !journey.shows("Sport"), "one unit: {}", journey.screen());
    let mut wide = three_rounds(120, 40);
    insta::assert_snapshot!("sensitivity-120x40", wide.press("o<down><right>t]]").screen());
}

#[test]
fn what_would_be_otherwise_is_said_by_the_command_line_with_the_figures_of_score() {
    let data = tempfile::tempdir().unwrap();
    let printed = |arguments: &[&str]| printed(data.path(), arguments);
    printed(&["import", "waterstad", "tests/fixtures/studies/three-rounds.toml"]);
    insta::assert_snapshot!("table-sensitivity", printed(&["sensitivity", "waterstad", "--language", "en"]));
    let json = |arguments: &[&str]| -> Json { serde_json::from_str(&printed(arguments)).unwrap() };
    let found = json(&["sensitivity", "waterstad", "--round", "r2", "--format", "json"]);
    assert_eq!((&found["schema"], &found["before"]), (&"nulmeting/sensitivity/1".into(), &"r1".into()));
    let scores = json(&["score", "waterstad", "--round", "r2", "--format", "json"]);
    let compared = json(&["compare", "waterstad", "--from", "r1", "--to", "r2", "--format", "json"]);
    let units = |document: &Json| document["units"].as_array().unwrap().clone();
    let scored = units(&scores["rounds"][0]);
    for ((unit, scored), compared) in units(&found).iter().zip(&scored).zip(&units(&compared)) {
        assert_eq!((&unit["unit"], &unit["base"]["verdict"]), (&scored["unit"], &compared["verdict"]));
        for field in ["policy", "services"] {
            let of = &scored["fields"][field];
            assert_eq!(unit["base"]["fields"][field], serde_json::json!([of["lo"], of["hi"]]));
            for (at, threshold) in ["2/3", "5/6"].into_iter().enumerate() {
                assert_eq!(unit["variants"][at]["variant"], threshold);
                assert_eq!(unit["variants"][at]["fields"][field], of["sensitivity"][threshold]);
            }
        }
    }
    // Everything in this study rests on one testimony of each talk.
    let sport = &units(&found)[1]["variants"][2];
    assert_eq!((&sport["left_out"], &sport["changed_verdict"]), (&8.into(), &true.into()));
    assert_eq!(sport["verdict"], "not comparable");
}

/// The model of the study in a second version: an indicator renamed, one described otherwise, one new and one gone.
fn second_version() -> String {
    let study = fs::read_to_string("tests/fixtures/studies/three-rounds.toml").unwrap();
    let start = study.find("format = 1\nkind = \"assessment\"").unwrap();
    let model = &study[start..start + study[start..].find("'''").unwrap()];
    let exchanged = |text: &str, before: &str, after: &str| {
        assert!(text.contains(before), "{before}");
        text.replacen(before, after, 1)
    };
    let model = exchanged(model, "version = \"1\"", "version = \"2\"");
    let model = exchanged(&model, "id = \"gaps_known\"", "id = \"needs_known\"\nformerly = [\"gaps_known\"]");
    let at = model.find("id = \"plan_made\"").unwrap();
    format!("{}{}", &model[..at], exchanged(&model[at..], "Always so", "Decided and dated"))
}

#[test]
fn rounds_rated_by_two_versions_of_a_model_are_compared_on_what_both_describe_alike() {
    let data = tempfile::tempdir().unwrap();
    let printed = |arguments: &[&str]| printed(data.path(), arguments);
    printed(&["import", "waterstad", "tests/fixtures/studies/three-rounds.toml"]);
    let compared = |arguments: &[&str]| -> Json {
        serde_json::from_str(&printed(&[&["compare", "waterstad", "--to", "r2"], arguments].concat()))
            .unwrap()
    };
    let before = compared(&["--format", "json"]);
    assert_eq!(before["other_versions"], serde_json::json!([]));

    let file = data.path().join("steps-2.toml");
    fs::write(&file, second_version()).unwrap();
    let file = file.to_str().unwrap();
    let mut refused = assert_cmd::Command::new(PROGRAM);
    refused.env("NULMETING_DATA", data.path()).args(["import", "waterstad", file]);
    let refused = refused.assert().code(1).get_output().stderr.clone();
    assert!(String::from_utf8(refused).unwrap().contains("version 1 of the model `steps`"));
    assert_eq!(compared(&["--format", "json"]), before);

    printed(&["import", "waterstad", file, "--replace"]);
    let after = compared(&["--format", "json"]);
    assert_eq!(after["model"]["version"], "2");
    let other = &after["other_versions"][0];
    assert_eq!((&other["version"], &other["alike"]), (&"1".into(), &7.into()));
    assert_eq!(
        (&other["changed"], &other["missing"]),
        (&serde_json::json!(["plan_made"]), &serde_json::json!([]))
    );
    let [sport, earlier] = [&after, &before].map(|found| &found["units"][1]);
    assert_eq!((&sport["common"], &sport["union"]), (&7.into(), &8.into()));
    assert_eq!((&earlier["common"], &earlier["union"]), (&8.into(), &8.into()));
    // What was rated under the former id counts, and the old questionnaire informs it still.
    let services = &sport["fields"]["services"];
    assert_eq!(services, &earlier["fields"]["services"]);
    assert!(sport["warnings"].as_array().unwrap().contains(&"changed model".into()));
    let table = printed(&["compare", "waterstad", "--to", "r2", "--language", "en"]);
    let words: Vec<&str> = table.split_whitespace().collect();
    assert!(words.join(" ").contains("Left out: There is a plan."), "{table}");

    // Rounds in a row say the same at their head.
    let rows: Json =
        serde_json::from_str(&printed(&["compare", "waterstad", "--series", "--format", "json"])).unwrap();
    assert_eq!(rows["other_versions"], after["other_versions"]);
    let left_out = rows["units"][1]["steps"][0]["left_out"].as_array().unwrap();
    assert!(left_out.contains(&serde_json::json!(["plan_made", "other model"])), "{left_out:?}");
    let table = printed(&["compare", "waterstad", "--series", "--language", "en"]);
    let words: Vec<&str> = table.split_whitespace().collect();
    assert!(words.join(" ").contains("Left out: There is a plan."), "{table}");

    // The study goes out and comes in again with both versions.
    let whole = printed(&["export", "waterstad"]);
    let copy = data.path().join("copy.toml");
    fs::write(&copy, &whole).unwrap();
    printed(&["import", "other", copy.to_str().unwrap()]);
    assert_eq!(printed(&["export", "other"]), whole);

    let folder = Folder::at(data.path());
    let mut journey = Journey::made(80, 24, |own| {
        let path = own.study("waterstad").unwrap();
        own.make().unwrap();
        fs::copy(folder.study("waterstad").unwrap(), &path).unwrap();
        path
    });
    journey.press("c<enter><down><down><enter>");
    assert!(journey.shows("The study holds versions 2 and 1 of the model"), "{}", journey.screen());
    insta::assert_snapshot!("two-versions-80x24", journey.screen());
    journey.press("<end>");
    assert!(journey.shows("Only what the versions describe alike"), "{}", journey.screen());
    journey.press("<esc>s");
    assert!(journey.shows("The study holds versions 2 and 1 of the model"), "{}", journey.screen());
    insta::assert_snapshot!("series-of-two-versions-80x24", journey.screen());
}

/// The study in later hands: a question, a field and an initiative under another name.
#[test]
fn what_was_renamed_between_the_rounds_is_joined_on_screen_in_tables_and_in_json() {
    let study = fs::read_to_string("tests/fixtures/studies/three-rounds.toml").unwrap();
    let start = study.find("format = 1\nkind = \"questionnaire\"").unwrap();
    let length = study[start..].find("'''").unwrap();
    let questionnaire = &study[start..start + length];
    let asked =
        questionnaire.find("[[section.question]]\nid = \"").unwrap() + "[[section.question]]\nid = \"".len();
    let asked = &questionnaire[asked..asked + questionnaire[asked..].find('"').unwrap()];
    let later = questionnaire
        .replacen("version = \"1\"", "version = \"2\"", 1)
        .replacen(&format!("id = \"{asked}\""), &format!("id = \"anew\"\nformerly = [\"{asked}\"]"), 1)
        .replacen("id = \"steps-talk\"", "id = \"steps-later\"", 1);
    let initiatives = "[[initiative]]\nid = \"course\"\nunit = \"sport\"\ntitle = \"A course\"\nfield = \"policy\"\n\
        own = true\nstates = [{ round = \"r1\", status = \"idea\" }]\n\n\
        [[initiative]]\nid = \"academy\"\nunit = \"sport\"\ntitle = \"An academy 🎓\"\nfield = \"policy\"\n\
        own = true\nformerly = [\"course\"]\nstates = [{ round = \"r2\", status = \"running\" }]\n\n";
    let at = study.find("[[definition]]").unwrap();
    let definition = format!(
        "[[definition]]\nkind = \"questionnaire\"\nid = \"steps-later\"\nversion = \"2\"\ntext = '''\n{later}'''\n"
    );
    let whole = format!("{}{initiatives}{}\n{definition}", &study[..at], &study[at..]);
    let second = whole.find("id = \"r2\"").unwrap();
    let whole = format!(
        "{}{}",
        &whole[..second],
        whole[second..].replacen("questionnaire = \"steps-talk\"", "questionnaire = \"steps-later\"", 1)
    );

    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("renamed.toml");
    fs::write(&file, whole).unwrap();
    printed(data.path(), &["import", "waterstad", file.to_str().unwrap()]);
    let found: Json = serde_json::from_str(&printed(
        data.path(),
        &["compare", "waterstad", "--to", "r2", "--format", "json"],
    ))
    .unwrap();
    let sport = &found["units"][1];
    assert_eq!(sport["ground"]["renamed"], serde_json::json!([["anew", asked]]));
    assert_eq!(sport["ground"]["common"], sport["ground"]["asked"][1]);
    assert_eq!(sport["renamed_initiatives"], serde_json::json!([["academy", ["course"]]]));
    let table = printed(data.path(), &["compare", "waterstad", "--to", "r2", "--language", "en"]);
    let words = table.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&format!("Renamed since: {asked} → anew.")), "{table}");
    assert!(words.contains("1 initiative"), "{table}");

    let mut journey = Journey::made(80, 24, |folder| imported(folder, file.to_str().unwrap()));
    journey.press("c<enter><enter>");
    assert!(journey.shows("What it stands on, 3 units"), "{}", journey.screen());
    insta::assert_snapshot!("ground-80x24", journey.screen());
    journey.press("<esc><down><down><enter>");
    assert!(journey.shows(&format!("Renamed since: {asked} → anew.")), "{}", journey.screen());
    journey.press("<end>");
    assert!(journey.shows("An academy 🎓"), "{}", journey.screen());
}

/// A study in which everything is to be kept in mind of the library: a mandate of a month, a reorganisation, words alone, a
/// superior at the table once, another questionnaire, and two versions of the model.
fn everything_to_keep_in_mind() -> String {
    let study = fs::read_to_string("tests/fixtures/studies/three-rounds.toml").unwrap();
    let start = study.find("format = 1\nkind = \"questionnaire\"").unwrap();
    let asked = &study[start..start + study[start..].find("'''").unwrap()];
    let later = asked.replacen("id = \"steps-talk\"", "id = \"steps-later\"", 1);
    let at = study.find("[[evidence]]").unwrap();
    let place = "id = \"library/r2\"\nunit = \"library\"\nround = \"r2\"\n";
    assert!(study.contains(place));
    let rows = "[[participant]]\ninterview = \"library/r2\"\nrespondent = \"H\"\nrole = \"head of department\"\n\n\
        [[event]]\ndate = \"2021-02\"\ntext = \"Vision adopted\"\neffect = \"mandate\"\n\n\
        [[event]]\ndate = \"2020-10\"\ntext = \"Two desks became one\"\neffect = \"reorganisation\"\nunits = [\"library\"]\n\n";
    let whole = format!("{}{rows}{}", &study[..at], &study[at..]);
    let whole = whole.replacen(place, &format!("{place}questionnaire = \"steps-later\"\n"), 1);
    let definition = |kind: &str, id: &str, version: &str, text: &str| {
        format!(
            "\n[[definition]]\nkind = \"{kind}\"\nid = \"{id}\"\nversion = \"{version}\"\ntext = '''\n{text}'''\n"
        )
    };
    whole
        + &definition("questionnaire", "steps-later", "1", &later)
        + &definition("assessment", "steps", "2", &second_version())
}

#[test]
fn everything_to_keep_in_mind_says_what_to_do_on_screen_in_the_table_in_json_and_in_explain() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("mind.toml");
    fs::write(&file, everything_to_keep_in_mind()).unwrap();
    let file = file.to_str().unwrap();
    printed(data.path(), &["import", "waterstad", file]);
    let json = |arguments: &[&str]| -> Json {
        serde_json::from_str(&printed(data.path(), &[arguments, &["--format", "json"]].concat())).unwrap()
    };
    let compared = json(&["compare", "waterstad", "--to", "r2"]);
    let library =
        compared["units"].as_array().unwrap().iter().find(|unit| unit["unit"] == "library").unwrap();
    let kinds = [
        ("young mandate", "read 0 as not yet"),
        ("reorganisation", "check the link"),
        ("self-report only", "ask for a document or a number"),
        ("superior in one round only", "talk once without the superior"),
        ("changed instrument", "use one questionnaire"),
        ("changed model", "rate the earlier round anew"),
    ];
    let said: Vec<(&str, &str)> = library["mind"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["warning"].as_str().unwrap(), one["what_to_do"].as_str().unwrap()))
        .collect();
    assert_eq!(said, kinds);
    assert_eq!(library["warnings"], serde_json::json!(kinds.map(|(kind, _)| kind)));
    let series = json(&["compare", "waterstad", "--series"]);
    assert_eq!(series["units"][0]["steps"][0]["mind"], library["mind"]);
    let explained = json(&["explain", "waterstad", "library", "--round", "r2", "--since", "r1"]);
    assert_eq!(explained["since"]["mind"], library["mind"]);

    let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let in_english =
        |arguments: &[&str]| flat(printed(data.path(), &[arguments, &["--language", "en"]].concat()));
    let mut journey = Journey::made(160, 140, |folder| imported(folder, file));
    journey.press("c<enter><down><enter>");
    assert!(journey.shows("Bücherei"), "{}", journey.screen());
    let pages = [
        in_english(&["compare", "waterstad", "--to", "r2"]),
        in_english(&["compare", "waterstad", "--series"]),
        in_english(&["explain", "waterstad", "library", "--round", "r2", "--since", "r1", "--why", "1"]),
        flat(journey.screen()),
        {
            journey.press("<esc>s<enter>");
            flat(journey.screen())
        },
    ];
    let words = nulmeting::language::Words::in_language("en");
    for (kind, _) in kinds {
        for (at, page) in pages.iter().enumerate() {
            assert!(page.contains(&words.of("report-warning", kind)), "{at} {kind}: {page}");
            assert!(page.contains(&words.of("warning-advice", kind)), "{at} {kind}: {page}");
        }
    }
    let mut refused = assert_cmd::Command::new(PROGRAM);
    refused.env("NULMETING_DATA", data.path());
    refused.args(["explain", "waterstad", "organisation", "--since", "r1"]);
    let refused = refused.assert().code(1).get_output().stderr.clone();
    assert!(String::from_utf8(refused).unwrap().contains("leave `--since` out"));
}

#[test]
fn rounds_in_a_row_are_shown_to_a_room_and_drawn_with_every_round_and_verdict() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = three_rounds(width, height);
        journey.press("c<enter>sP");
        insta::assert_snapshot!(format!("series-in-a-room-{width}x{height}"), journey.screen());
        // What nobody was told of there is not named; and one gets back to where one was.
        assert!(!journey.shows("What sport said of it all"), "{}", journey.screen());
        journey.press("<esc>");
        assert!(journey.shows("in a row"), "{}", journey.screen());
    }
    let data = tempfile::tempdir().unwrap();
    printed(data.path(), &["import", "waterstad", "tests/fixtures/studies/three-rounds.toml"]);
    let drawn = printed(data.path(), &["picture", "waterstad", "series", "--language", "en"]);
    assert!(drawn.starts_with("<svg") && drawn.trim_end().ends_with("</svg>"), "{drawn}");
    let series: Json = serde_json::from_str(&printed(
        data.path(),
        &["compare", "waterstad", "--series", "--format", "json"],
    ))
    .unwrap();
    for unit in series["units"].as_array().unwrap() {
        for step in unit["steps"].as_array().unwrap() {
            assert!(drawn.contains(step["verdict"].as_str().unwrap()), "{step}");
        }
    }
    for text in ["First, 2020", "Second, 2021", "Third, 2023", "Bücherei", "Sport 🏊", "no ranking"] {
        assert!(drawn.contains(text), "{text}: {drawn}");
    }
    // A council reads no name of a unit without a feedback talk.
    let council = printed(data.path(), &["picture", "waterstad", "series", "--council", "--language", "en"]);
    assert!(!council.contains("Bücherei") && !council.contains("Sport"), "{council}");
    let part = printed(data.path(), &["picture", "waterstad", "series", "--to", "r2", "--language", "en"]);
    assert!(!part.contains("Third, 2023"), "{part}");
}

#[test]
fn two_rounds_are_drawn_with_room_in_a_large_window() {
    for (width, height) in [(120, 40), (200, 60)] {
        let mut journey = Journey::sample(width, height);
        journey.press("c");
        insta::assert_snapshot!(format!("two-rounds-{width}x{height}"), journey.screen());
    }
}
