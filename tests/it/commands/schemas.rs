//! Every document that a command writes as JSON is what the schema of its name says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Place, SAMPLE};

fn printed(place: &Place, arguments: &[&str]) -> Value {
    let output = place.command(arguments).output().unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn every_document_of_the_sample_is_valid_and_every_schema_has_a_document() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let names = place.run(&["schema"]).success().get_output().stdout.clone();
    let names = String::from_utf8(names).unwrap();
    let schemas: BTreeMap<&str, jsonschema::Validator> = names
        .lines()
        .map(|name| {
            let schema = printed(&place, &["schema", name]);
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            (name, jsonschema::validator_for(&schema).unwrap())
        })
        .collect();
    let table = place.file("units.csv", "unit;unit_name;kind\nhaven;Haven;line\nx;;\n");
    let rated =
        "unit;round;indicator;rater;level\nsez;r2;own_role_named;ben;1\nsez;r2;services_adapted;ben;0\n";
    let rated = place.file("ben.csv", rated);
    place.run(&["import", "almelo", &rated]).success();
    let damaged = place.temporary.path().join("new.nulmeting");
    let damaged = damaged.to_str().unwrap();
    let commands: &[&[&str]] = &[
        &["score", "almelo"],
        &["score", "almelo", "--view", "proven", "--unit", "sez"],
        &["compare", "almelo", "--from", "r1", "--to", "r2"],
        &["organisation", "almelo"],
        &["initiatives", "almelo"],
        &["timeline", "almelo"],
        &["sensitivity", "almelo"],
        &["explain", "almelo", "sez", "--round", "r2"],
        &["explain", "almelo", "organisation"],
        &["history", "almelo", "unit/sez"],
        &["agree", "almelo", "--round", "r2"],
        &["agree", "almelo", "--disagreements"],
        &["findings", "almelo"],
        &["rules", "almelo"],
        &["framework", "almelo"],
        &["memos", "almelo"],
        &["course", "almelo", "samenleving/r2"],
        &["backups", "almelo"],
        &["check", SAMPLE, "questionnaires/almelo-2011/baseline.toml"],
        &["import", "almelo", &table, "--dry-run"],
        &["names", "almelo"],
        &["scan", "almelo"],
        &["doctor", "almelo"],
        &["doctor", "almelo", "--salvage", damaged],
        &["compare", "almelo", "--series"],
    ];
    let mut seen = BTreeSet::new();
    for arguments in commands {
        let document = printed(&place, &[arguments, &["--format", "json"][..]].concat());
        let name =
            document["schema"].as_str().unwrap_or_else(|| panic!("{arguments:?} names no schema")).to_owned();
        let schema = schemas.get(name.as_str()).unwrap_or_else(|| panic!("{name} is not shipped"));
        let wrong: Vec<String> = schema.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{arguments:?}: {wrong:#?}");
        let mut other = document.clone();
        other["schema"] = "nulmeting/other/1".into();
        assert!(!schema.is_valid(&other), "{name}: the schema takes anything");
        seen.insert(name);
    }
    let unseen: Vec<&str> = names.lines().filter(|name| !seen.contains(*name)).collect();
    assert!(unseen.is_empty(), "no document of {unseen:?} was looked at");
    place.run(&["schema", "colours"]).code(1);
}
