//! What instruments can tell, on the command line: what ships, what is one's own, and the two rounds of the sample.

use std::collections::BTreeSet;
use std::fs;

use nulmeting::definition::builtin;
use nulmeting::domain::assessment::{Assessment, Scope};
use nulmeting::domain::questionnaire::Questionnaire;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;

use super::{Place, SAMPLE};

/// The model, the baseline and the follow-up as they are shipped.
fn shipped() -> (Assessment, [Questionnaire; 2]) {
    let library = builtin::library();
    let questionnaire = |id: &str| library.questionnaire(id).unwrap().clone();
    let model = library.assessment("bellaart-almelo").unwrap().clone();
    (model, [questionnaire("almelo-baseline"), questionnaire("almelo-follow-up")])
}

/// Counted from the file alone: the unit's indicators of a field that a question names.
fn informed(model: &Assessment, questionnaire: &Questionnaire, field: Option<usize>) -> BTreeSet<String> {
    let names: BTreeSet<&str> = questionnaire
        .questions()
        .flat_map(|question| {
            question.informs.iter().chain(question.proposes.iter().map(|proposal| &proposal.target))
        })
        .map(nulmeting::domain::id::Id::as_str)
        .collect();
    model
        .indicators
        .iter()
        .filter(|one| one.scope == Scope::Unit && field.is_none_or(|field| one.field == field))
        .filter(|one| names.contains(one.id.as_str()))
        .map(|one| one.id.to_string())
        .collect()
}

fn check(place: &Place, files: &[&str]) -> Value {
    let arguments = [&["check", "--format", "json"], files].concat();
    let output = place.run(&arguments).success().stderr(is_empty()).get_output().stdout.clone();
    serde_json::from_slice(&output).unwrap()
}

fn names(value: &Value) -> BTreeSet<String> {
    value.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_two_rounds_of_the_sample_share_too_little_for_a_verdict_in_any_field() {
    let place = Place::new();
    let told = check(&place, &[SAMPLE]);
    let pair = &told["instruments"][0]["can_tell"]["comparisons"][0];
    assert_eq!((pair["from"].as_str(), pair["to"].as_str()), (Some("r1"), Some("r2")));
    let (model, [baseline, follow_up]) = shipped();
    let compared = |set: &Value, field: Option<usize>| {
        let all = model.indicators_of(Scope::Unit).filter(|(_, one)| field.is_none_or(|at| one.field == at));
        let all: BTreeSet<String> = all.map(|(_, one)| one.id.to_string()).collect();
        let (one, other) = (informed(&model, &baseline, field), informed(&model, &follow_up, field));
        let shared: BTreeSet<String> = one.intersection(&other).cloned().collect();
        assert_eq!(names(&set["common"]), shared);
        assert_eq!(names(&set["only_earlier"]), one.difference(&other).cloned().collect());
        assert_eq!(names(&set["only_later"]), other.difference(&one).cloned().collect());
        let either: BTreeSet<String> = one.union(&other).cloned().collect();
        assert_eq!(names(&set["neither"]), all.difference(&either).cloned().collect());
        assert_eq!(set["verdict_possible"], 3 * shared.len() >= 2 * all.len());
        assert_eq!(set["on_documents"], Value::Array(Vec::new())); // neither asks for one
        (shared.len(), all.len(), set["verdict_possible"].as_bool().unwrap())
    };
    assert_eq!(compared(&pair["whole"], None), (13, 30, false));
    let of_fields: Vec<_> = model
        .fields
        .iter()
        .enumerate()
        .map(|(at, field)| compared(&pair["fields"][field.id.as_str()], Some(at)))
        .collect();
    assert_eq!(of_fields, [(4, 10, false), (6, 10, false), (3, 10, false)]);
}

#[test]
fn each_of_them_can_state_few_phases_and_hardly_one_is_proven() {
    let place = Place::new();
    let told = check(&place, &[SAMPLE]);
    let (model, questionnaires) = shipped();
    let mut highest = Vec::new();
    for (at, questionnaire) in questionnaires.iter().enumerate() {
        let round = &told["instruments"][0]["can_tell"]["rounds"][at];
        assert_eq!(round["questionnaires"], serde_json::json!([questionnaire.id.as_str()]));
        let unit = &round["unit"];
        let expected = informed(&model, questionnaire, None);
        assert_eq!(unit["informed"], expected.len());
        for (field, one) in model.fields.iter().enumerate() {
            let told = &unit["fields"][one.id.as_str()];
            assert_eq!(told["informed"], informed(&model, questionnaire, Some(field)).len());
            let completed = &told["completed"];
            highest.push((completed["account"].as_u64().unwrap(), completed["proven"].as_u64().unwrap()));
            // By hand: a phase that is counted has all its core indicators, and three quarters of all levels.
            for cell in told["cells"].as_array().unwrap() {
                let phase = cell["phase"].as_u64().unwrap() as usize - 1;
                let of_cell: Vec<_> = model
                    .indicators_of(Scope::Unit)
                    .filter(|(_, indicator)| (indicator.field, indicator.phase) == (field, phase))
                    .map(|(_, indicator)| indicator)
                    .collect();
                let asked = of_cell.iter().filter(|one| expected.contains(one.id.as_str())).count();
                let has_core = of_cell.iter().all(|one| !one.is_core || expected.contains(one.id.as_str()));
                let can = has_core && 4 * 3 * asked >= 9 * of_cell.len();
                assert_eq!(cell["can_be_complete"]["account"], can, "{} {phase}", one.id);
            }
        }
    }
    // Baseline, then follow-up: policy, activities, staff; by own account and proven.
    assert_eq!(highest, [(0, 0), (2, 0), (1, 0), (2, 1), (0, 0), (0, 0)]);
}

#[test]
fn the_check_of_a_file_says_in_words_what_its_questions_can_tell_and_leaves_the_findings_alone() {
    let place = Place::new();
    // The historical case reads much into some passages, and nothing else is found in it.
    place.run(&["check", SAMPLE]).success().stdout(contains("warning[crowded-passage]")).stderr(
        contains("1 file: 0 errors, ")
            .and(contains("r1: almelo-baseline\n"))
            .and(contains("both ask about 13 of 30 indicators, a verdict needs 20: no verdict possible"))
            .and(contains("only r2 asks about: vision_known*, in_work_plan")),
    );
    let path = place.temporary.path().join("own.toml");
    let file = path.to_str().unwrap();
    place.run(&["adapt", "almelo-baseline", "--to", file]).success();
    place.run(&["check", file]).success().stdout(is_empty()).stderr(
        contains("own\n  Departments: 20 of 30 indicators informed")
            .and(contains("no question about: vision_known*, in_work_plan"))
            .and(contains("compared").not()),
    );
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("kind = ", "kindd = ")).unwrap();
    place.run(&["check", file]).code(1).stderr(contains("can tell").not());
    // A model asks nothing.
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/almelo-2011/bellaart.toml");
    assert_eq!(check(&place, &[model])["instruments"], serde_json::json!([]));
}

#[test]
fn documents_prove_and_further_questionnaires_of_a_round_count() {
    let place = Place::new();
    let facts = place.temporary.path().join("facts.toml");
    let file = facts.to_str().unwrap();
    place.run(&["adapt", "almelo-follow-up", "--to", file]).success();
    let text = fs::read_to_string(&facts).unwrap();
    fs::write(&facts, text.replace("[[section.question]]\n", "[[section.question]]\ndocument = true\n"))
        .unwrap();
    let study = fs::read_to_string(SAMPLE).unwrap();
    let before = "questionnaire = \"almelo-baseline\"";
    assert_eq!(study.matches(before).count(), 1);
    let after = "questionnaire = { unit = \"almelo-baseline\", also = [\"facts\"] }";
    let both = place.temporary.path().join("both.toml");
    fs::write(&both, study.replace(before, after)).unwrap();
    let told = check(&place, &[both.to_str().unwrap(), file]);
    let rounds = &told["instruments"][0]["can_tell"]["rounds"];
    let (model, [baseline, follow_up]) = shipped();
    let one = informed(&model, &baseline, None);
    let other = informed(&model, &follow_up, None);
    assert_eq!(rounds[0]["unit"]["informed"], one.union(&other).count());
    let step_plan = |round: usize| &rounds[round]["unit"]["indicators"]["step_plan"]["highest"];
    assert_eq!(*step_plan(0), serde_json::json!({ "account": 3, "proven": 3 }));
    assert_eq!(*step_plan(1), serde_json::json!({ "account": 3, "proven": 2 }));
    let set = &told["instruments"][0]["can_tell"]["comparisons"][0]["whole"];
    assert_eq!(names(&set["common"]), other);
    assert_eq!(set["verdict_possible"], false); // 18 of 30, and 20 are needed
}

#[test]
fn a_study_whose_rounds_can_hardly_be_compared_is_made_with_a_note() {
    let place = Place::new();
    let note = "Note: baseline and follow-up can hardly be compared: both ask about 13 of 30 indicators";
    let new = ["new", "veenstad", "--instrument", "almelo-2011"];
    place.run(&new).success().stderr(contains(note).and(contains("Made ")));
    place.run(&["new", "almere"]).success().stderr(contains("Note:").not());
    // With the same questions in both rounds there is nothing to say.
    let path = place.temporary.path().join("again.toml");
    let file = path.to_str().unwrap();
    place.run(&["adapt", "almelo-baseline", "--to", file]).success();
    place.run(&["import", "veenstad", file, "--round", "follow-up"]).success().stderr(
        contains("The round `follow-up` asks with it.")
            .and(contains("both ask about 20 of 30").not())
            .and(contains("Note:").not()),
    );
}
